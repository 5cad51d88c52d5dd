//! Removes the user's own secrets from an answer before it is parsed. A service that echoes a request would otherwise
//! put a key on the screen and into the journal.

use std::borrow::Cow;

use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD},
};
use serde_json::Value;
use zeroize::Zeroizing;

/// Shorter texts, in bytes, are not removed: they could be a part of anything.
const SHORTEST: usize = 8;

/// The secrets in every form that is looked for, each with its replacement.
#[derive(Default)]
pub(super) struct Secrets<'a>(Vec<(Zeroizing<Vec<u8>>, Cow<'a, str>)>);

impl<'a> Secrets<'a> {
    /// Adds a secret, also in the forms in which a server may return it: Base64 in both alphabets, alone or in the
    /// middle of longer data. [`RedactionView`] covers escapes and case.
    pub(super) fn add(&mut self, secret: &str, instead: impl Into<Cow<'a, str>>) {
        if secret.len() < SHORTEST {
            return;
        }
        let instead = instead.into();
        let plain = RedactionView::of(secret.as_bytes()).bytes;
        self.0.push((plain, instead.clone()));
        for before in 0..3 {
            let bytes = Zeroizing::new([&[0; 2][..before], secret.as_bytes()].concat());
            for engine in [BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD] {
                let encoded = Zeroizing::new(engine.encode(&bytes));
                // The letters that depend on nothing but the secret: it may begin at any of three positions in a Base64
                // group.
                let (from, to) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
                self.0.push((RedactionView::of(encoded[from..to].as_bytes()).bytes, instead.clone()));
            }
        }
    }

    /// Returns an answer without the secrets. Every string of the JSON is compared as it will be read, whatever escapes
    /// it has. Numbers and structure are not changed by a byte.
    pub(super) fn strike(&self, bytes: Vec<u8>) -> Vec<u8> {
        if self.first_in(&RedactionView::of(&bytes), 0).is_none() {
            return bytes;
        }
        let mut struck = Vec::with_capacity(bytes.len());
        let mut rest = bytes.as_slice();
        while let Some(begin) = rest.iter().position(|byte| *byte == b'"') {
            let Some(length) = literal(&rest[begin..]) else { break };
            let (before, text) = (&rest[..begin], &rest[begin..begin + length]);
            struck.extend_from_slice(before);
            match self.read(text) {
                Some(clean) => struck.extend_from_slice(clean.as_bytes()),
                None => struck.extend_from_slice(text),
            }
            rest = &rest[begin + length..];
        }
        // The rest is not JSON, or was cut off inside a string. If it holds a secret it is dropped as a whole.
        if self.first_in(&RedactionView::of(rest), 0).is_none() {
            struck.extend_from_slice(rest);
        }
        struck
    }

    /// Returns a JSON string without secrets, or `None` if it has none.
    fn read(&self, literal: &[u8]) -> Option<String> {
        let text: String = serde_json::from_slice(literal).ok()?;
        let view = RedactionView::of(text.as_bytes());
        let mut clean = String::new();
        let (mut kept, mut from) = (0, 0);
        while let Some((at, secret)) = self.first_in(&view, from) {
            let (hidden, instead) = &self.0[secret];
            clean.push_str(text.get(kept..view.starts[at])?);
            clean.push_str(instead);
            from = at + hidden.len();
            kept = view.starts[from];
        }
        clean.push_str(text.get(kept..)?);
        (from > 0).then(|| Value::String(clean).to_string())
    }

    /// Returns the first position from `from` on at which a secret begins, and the longest secret there.
    fn first_in(&self, view: &RedactionView, from: usize) -> Option<(usize, usize)> {
        // Secrets grouped by first byte: at most positions of an answer, which may have 10 MB, none begins.
        let mut beginning = [const { Vec::new() }; 256];
        for (secret, (bytes, _)) in self.0.iter().enumerate() {
            beginning[usize::from(bytes[0])].push(secret);
        }
        for at in from..view.bytes.len() {
            let rest = &view.bytes[at..];
            let here = beginning[usize::from(rest[0])].iter().copied();
            let longest = here.filter(|secret| rest.starts_with(&self.0[*secret].0));
            if let Some(secret) = longest.max_by_key(|secret| self.0[*secret].0.len()) {
                return Some((at, secret));
            }
        }
        None
    }
}

/// A text in a form in which a secret looks the same however it was written: lower case, without JSON escapes (however
/// often they were nested) and without percent-encoding.
struct RedactionView {
    bytes: Zeroizing<Vec<u8>>,
    /// Where each byte begins in the original text. The last element is the length of the text.
    starts: Vec<usize>,
}

impl RedactionView {
    fn of(text: &[u8]) -> RedactionView {
        let mut view = RedactionView { bytes: Zeroizing::new(Vec::with_capacity(text.len())), starts: Vec::new() };
        view.starts.reserve(text.len() + 1);
        let mut at = 0;
        while at < text.len() {
            let slashes = text[at..].iter().take_while(|byte| **byte == b'\\').count();
            let behind = &text[at + slashes..];
            let (byte, length) = match behind {
                [b'u', rest @ ..] if slashes > 0 => match hexadecimal(rest, 4).and_then(|code| u8::try_from(code).ok())
                {
                    Some(byte) => (byte, 5),
                    None => (b'u', 1),
                },
                [b'%', rest @ ..] => match hexadecimal(rest, 2).and_then(|code| u8::try_from(code).ok()) {
                    Some(byte) => (byte, 3),
                    None => (b'%', 1),
                },
                [byte, ..] => (*byte, 1),
                [] => (b'\\', 0),
            };
            view.bytes.push(byte.to_ascii_lowercase());
            view.starts.push(at);
            at += slashes + length;
        }
        view.starts.push(text.len());
        view
    }
}

fn hexadecimal(text: &[u8], digits: usize) -> Option<u32> {
    let text = text.get(..digits).filter(|text| text.iter().all(u8::is_ascii_hexdigit))?;
    u32::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
}

/// Returns the length of the JSON string at the beginning, with its quotation marks. `None` if it does not end.
fn literal(bytes: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strike(text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.add("CANARY/key+1=", "(hidden)");
        secrets.add("AKIDCANARY0000", "AKID…0000");
        secrets.add("short", "(hidden)");
        secrets.add("eight\u{e9}c", "(hidden)");
        secrets.add("7-bytes", "(hidden)");
        String::from_utf8(secrets.strike(text.as_bytes().to_vec())).unwrap()
    }

    #[test]
    fn no_text_holds_a_secret_however_it_is_escaped() {
        for (text, clean) in [
            (r#"{"a":"x CANARY/key+1= y"}"#, r#"{"a":"x (hidden) y"}"#),
            (r#"{"a":"CANARY\/key\u002b1\u003d"}"#, r#"{"a":"(hidden)"}"#),
            (r#"{"\u0041KIDCANARY0000":1.50}"#, r#"{"AKID…0000":1.50}"#),
            (r#"{"a":"say \"CANARY/key+1=\"\n"}"#, r#"{"a":"say \"(hidden)\"\n"}"#),
            (r#"{"a":"CANARY/key+1=","b":"\u00e9\/ as it was"}"#, r#"{"a":"(hidden)","b":"\u00e9\/ as it was"}"#),
            ("{\"a\":\"eight\u{e9}c\"}", r#"{"a":"(hidden)"}"#),
        ] {
            assert_eq!(strike(text), clean, "{text}");
        }
        for written in [
            "CANARY%2Fkey%2B1%3D",
            "canary%2fKEY%2b1%3d",
            r"CANARY\\/key+1=",
            r"CANARY\\\\\\/key\\u002b1\\u003D",
            "CANARY/KEY+1=",
            "canary/key+1=",
            "Q0FOQVJZL2tleSsxPQ==",
            "q0FOQVJZL2tleSsxPQ",
            "eENBTkFSWS9rZXkrMT1",
            "eHhDQU5BUlkva2V5KzE9",
        ] {
            let clean = strike(&format!("{{\"a\":\"before {written} behind\"}}"));
            assert!(clean.contains("before ") && clean.contains("(hidden)") && clean.contains(" behind"), "{clean}");
            assert!(!clean.to_ascii_lowercase().contains("key") && !clean.contains("0FOQVJZ"), "{written}: {clean}");
            assert!(!strike(&format!("<html>{written}</html>")).contains(written), "{written}");
        }
        assert!(!strike(r#"{"a":"cut off CANARY/key+1="#).contains("CANARY"));
        assert!(!strike("<html>CANARY/key+1=</html>").contains("CANARY"));
    }

    #[test]
    fn an_answer_without_secrets_is_not_changed() {
        let text = r#"{"a":"\u00e9 100%2 \"short\" 7-bytes u0043ANARY/key+1= \/ \\","b":18446744073709551616,"b":[1.50,null]} "#;
        assert_eq!(strike(text), text);
    }
}
