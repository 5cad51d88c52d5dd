//! Strikes the user's own secrets out of an answer before anything of it is read: a service that echoes a request would
//! otherwise put a key on the screen and into the journal.

use std::borrow::Cow;

use serde_json::Value;

/// Shorter texts are no secrets, and could be part of anything.
const SHORTEST: usize = 8;

/// What must not come back, each with what stands in its place.
#[derive(Default)]
pub(super) struct Secrets<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> Secrets<'a> {
    /// Adds one.
    pub(super) fn add(&mut self, secret: &'a str, instead: impl Into<Cow<'a, str>>) {
        if secret.len() >= SHORTEST {
            self.0.push((secret, instead.into()));
        }
    }

    /// An answer without them. Every text of the JSON is looked at as it will be read, whatever escapes it is written
    /// with; numbers and shape stay byte for byte.
    pub(super) fn strike(&self, bytes: Vec<u8>) -> Vec<u8> {
        let is_there = |text: &[u8]| self.0.iter().any(|(secret, _)| contains(text, secret.as_bytes()));
        if !is_there(&bytes) && !bytes.contains(&b'\\') {
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
        // What is no JSON, or was cut off in a text: nothing of it is read as a text.
        struck.extend_from_slice(&self.plain(rest));
        struck
    }

    /// A literal without secrets, as a literal again; `None` where it holds none.
    fn read(&self, literal: &[u8]) -> Option<String> {
        let text: String = serde_json::from_slice(literal).ok()?;
        let clean = self.0.iter().fold(Cow::Borrowed(text.as_str()), |text, (secret, instead)| {
            if text.contains(secret) { text.replace(secret, instead).into() } else { text }
        });
        match clean {
            Cow::Borrowed(_) => None,
            Cow::Owned(clean) => Some(Value::String(clean).to_string()),
        }
    }

    fn plain<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let is_there = self.0.iter().any(|(secret, _)| contains(bytes, secret.as_bytes()));
        if is_there { Cow::Owned(Vec::new()) } else { Cow::Borrowed(bytes) }
    }
}

/// The length of the literal at the beginning, with its two quotation marks.
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

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strike(text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.add("CANARY/key+1=", "(hidden)");
        secrets.add("AKIDCANARY0000", "AKID…0000");
        secrets.add("short", "(hidden)");
        String::from_utf8(secrets.strike(text.as_bytes().to_vec())).unwrap()
    }

    #[test]
    fn no_text_holds_a_secret_however_it_is_escaped() {
        for (text, clean) in [
            (r#"{"a":"x CANARY/key+1= y"}"#, r#"{"a":"x (hidden) y"}"#),
            (r#"{"a":"CANARY\/key\u002b1\u003d"}"#, r#"{"a":"(hidden)"}"#),
            (r#"{"\u0041KIDCANARY0000":1.50}"#, r#"{"AKID…0000":1.50}"#),
            (r#"{"a":"say \"CANARY/key+1=\"\n"}"#, r#"{"a":"say \"(hidden)\"\n"}"#),
        ] {
            assert_eq!(strike(text), clean, "{text}");
        }
        assert!(!strike(r#"{"a":"cut off CANARY/key+1="#).contains("CANARY"));
        assert!(!strike("<html>CANARY/key+1=</html>").contains("CANARY"));
    }

    #[test]
    fn what_holds_none_stays_byte_for_byte() {
        let text = r#"{"a":"\u00e9 \"short\" \/","b":18446744073709551616,"b":[1.50,null]} "#;
        assert_eq!(strike(text), text);
    }
}
