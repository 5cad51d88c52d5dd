//! Removes the user's own secrets from an answer before it is parsed. A service that echoes a request would otherwise
//! put a key on the screen and into the journal.

use std::{borrow::Cow, cmp::Reverse};

use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD},
};
use memchr::{memchr, memchr2, memmem::Finder};
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
        let finders: Vec<Finder<'_>> = self.0.iter().map(|(secret, _)| Finder::new(secret.as_slice())).collect();
        let is_in = |text: &[u8]| Occurrences::of(&finders, &RedactionView::of(text)).from(0).is_some();
        if !is_in(&bytes) {
            return bytes;
        }
        let mut struck = Vec::with_capacity(bytes.len());
        let mut rest = bytes.as_slice();
        while let Some(begin) = memchr(b'"', rest) {
            let Some(length) = literal(&rest[begin..]) else { break };
            let (before, text) = (&rest[..begin], &rest[begin..begin + length]);
            struck.extend_from_slice(before);
            match self.read(text, &finders) {
                Some(clean) => struck.extend_from_slice(clean.as_bytes()),
                None => struck.extend_from_slice(text),
            }
            rest = &rest[begin + length..];
        }
        // The rest is not JSON, or was cut off inside a string. If it holds a secret it is dropped as a whole.
        if !is_in(rest) {
            struck.extend_from_slice(rest);
        }
        struck
    }

    /// Returns a JSON string without secrets, or `None` if it has none.
    fn read(&self, literal: &[u8], finders: &[Finder<'_>]) -> Option<String> {
        let text: String = serde_json::from_slice(literal).ok()?;
        let view = RedactionView::of(text.as_bytes());
        let mut occurrences = Occurrences::of(finders, &view);
        let mut clean = String::new();
        let (mut kept, mut from) = (0, 0);
        while let Some((at, secret)) = occurrences.from(from) {
            let (hidden, instead) = &self.0[secret];
            clean.push_str(text.get(kept..view.start(at))?);
            clean.push_str(instead);
            from = at + hidden.len();
            kept = view.start(from);
        }
        clean.push_str(text.get(kept..)?);
        (from > 0).then(|| Value::String(clean).to_string())
    }
}

/// Where the secrets are in a text. Each is searched for once from the beginning to the end, however often the others
/// are found: an answer may have 10 MB, and whoever sends it may know a secret.
struct Occurrences<'a> {
    text: &'a [u8],
    /// Each secret, and where it is next. `None` if it does not come any more.
    secrets: Vec<(&'a Finder<'a>, Option<usize>)>,
}

impl<'a> Occurrences<'a> {
    fn of(finders: &'a [Finder<'a>], view: &'a RedactionView) -> Occurrences<'a> {
        let text = view.bytes.as_slice();
        Occurrences { text, secrets: finders.iter().map(|secret| (secret, secret.find(text))).collect() }
    }

    /// Returns the first position from `from` on at which a secret begins, and the longest secret there. `from` must not
    /// be smaller than before.
    fn from(&mut self, from: usize) -> Option<(usize, usize)> {
        for (secret, next) in &mut self.secrets {
            if next.is_some_and(|at| at < from) {
                *next = secret.find(&self.text[from..]).map(|at| from + at);
            }
        }
        let found = self.secrets.iter().enumerate();
        let found = found.filter_map(|(number, (secret, next))| Some(((*next)?, secret.needle().len(), number)));
        found.min_by_key(|(at, length, _)| (*at, Reverse(*length))).map(|(at, _, number)| (at, number))
    }
}

/// A text in a form in which a secret looks the same however it was written: lower case, without JSON escapes (however
/// often they were nested) and without percent-encoding.
struct RedactionView {
    bytes: Zeroizing<Vec<u8>>,
    /// The position behind each escape, in the view and in the original text.
    escapes: Vec<(usize, usize)>,
}

impl RedactionView {
    fn of(text: &[u8]) -> RedactionView {
        let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
        let mut escapes = Vec::new();
        let mut at = 0;
        while let Some(plain) = memchr2(b'\\', b'%', &text[at..]) {
            bytes.extend_from_slice(&text[at..at + plain]);
            at += plain;
            let slashes = text[at..].iter().take_while(|byte| **byte == b'\\').count();
            let (byte, length) = match &text[at + slashes..] {
                [b'u', rest @ ..] if slashes > 0 => hexadecimal(rest, 4).map_or((b'u', 1), |byte| (byte, 5)),
                [b'%', rest @ ..] => hexadecimal(rest, 2).map_or((b'%', 1), |byte| (byte, 3)),
                [byte, ..] => (*byte, 1),
                [] => (b'\\', 0),
            };
            bytes.push(byte);
            at += slashes + length;
            escapes.push((bytes.len(), at));
        }
        bytes.extend_from_slice(&text[at..]);
        bytes.make_ascii_lowercase();
        RedactionView { bytes, escapes }
    }

    /// Returns where a byte of the view begins in the original text.
    fn start(&self, at: usize) -> usize {
        let before = self.escapes.partition_point(|(behind, _)| *behind <= at);
        let (behind, start) = before.checked_sub(1).map_or((0, 0), |last| self.escapes[last]);
        start + (at - behind)
    }
}

/// Returns the byte that `digits` hexadecimal digits stand for. `None` if there are fewer, or if it is no byte.
fn hexadecimal(text: &[u8], digits: usize) -> Option<u8> {
    let text = text.get(..digits).filter(|text| text.iter().all(u8::is_ascii_hexdigit))?;
    u32::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()?.try_into().ok()
}

/// Returns the length of the JSON string at the beginning, with its quotation marks. `None` if it does not end.
fn literal(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr2(b'\\', b'"', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        // A backslash, and what it escapes.
        at += 2;
    }
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
    fn each_of_many_secrets_in_a_row_is_struck_and_what_stands_between_stays() {
        let text = r#"{"a":"1 CANARY\/key\u002b1= 2 akidcanary0000 %41KIDCANARY0000 3 \\ é 4 eENBTkFSWS9rZXkrMT1 5"}"#;
        assert_eq!(strike(text), r#"{"a":"1 (hidden) 2 AKID…0000 AKID…0000 3 \\ é 4 eE(hidden)1 5"}"#);
    }

    #[test]
    fn an_answer_without_secrets_is_not_changed() {
        let text = r#"{"a":"\u00e9 100%2 \"short\" 7-bytes u0043ANARY/key+1= \/ \\","b":18446744073709551616,"b":[1.50,null]} "#;
        assert_eq!(strike(text), text);
    }
}
