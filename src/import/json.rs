//! JSON by RFC 8259, with the position of every key and value. Duplicate keys and lone surrogates are errors.
//!
//! It is written by hand because the available libraries give no positions, silently keep the last of two equal keys,
//! and return nothing for an incomplete text, of which this reader returns the complete entries.

use std::{collections::HashMap, ops::Range};

use super::{
    DEEPEST, FoundErrors,
    fields::short,
    tree::{Node, NodeKey, Value},
};
use crate::domain::{rule::Message, unseen::is_unseen};

/// Reading must stop; the error is already reported.
struct JsonError;

type Read<T> = Result<T, JsonError>;

/// Reads a text that is one JSON value; `None` if its syntax is wrong. Text after the value is only reported.
pub(super) fn read(text: &str, found: &mut FoundErrors) -> Option<Node> {
    let mut reader = JsonReader { text, at: 0, path: Vec::new(), whole: Vec::new(), found };
    reader.space();
    let node = reader.value(0).ok()?;
    reader.after();
    Some(node)
}

/// Reads one JSON value; if its syntax is wrong, the complete entries before the error. Returns whether everything was
/// read.
pub(super) fn read_part(text: &str, found: &mut FoundErrors) -> (Option<Node>, bool) {
    let mut reader = JsonReader { text, at: 0, path: Vec::new(), whole: Vec::new(), found };
    reader.space();
    if let Ok(node) = reader.value(0) {
        reader.after();
        return (Some(node), true);
    }
    let entries = std::mem::take(&mut reader.whole);
    let part = Node { value: Value::Table(entries), span: 0..text.len() };
    (Some(part).filter(|_| text.trim_start().starts_with('{')), false)
}
struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    /// Names and indices that lead to the current position.
    path: Vec<String>,
    /// Entries of the outermost table that were read before an error.
    whole: Vec<(NodeKey, Node)>,
    found: &'a mut FoundErrors,
}

impl JsonReader<'_> {
    /// Reports text after the value.
    fn after(&mut self) {
        self.space();
        if self.at < self.text.len() {
            let _ = self.stop::<()>(self.at, "import-json-after");
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// Reports an error at a character and stops.
    fn stop<T>(&mut self, at: usize, id: &'static str) -> Read<T> {
        let Some(character) = self.text[at..].chars().next() else {
            let end = self.text.len();
            self.note(end..end, "syntax", Message::new("import-json-end"));
            return Err(JsonError);
        };
        let is_comment = ["//", "/*"].iter().any(|mark| self.text[at..].starts_with(mark));
        let id = if is_comment && id != "import-json-control" { "import-json-comment" } else { id };
        self.note(at..at + character.len_utf8(), "syntax", Message::new(id).with("seen", seen(character)));
        Err(JsonError)
    }

    fn note(&mut self, span: Range<usize>, rule: &'static str, message: Message) {
        self.found.about(&span, rule, &self.path.join("."), message);
    }

    fn value(&mut self, depth: usize) -> Read<Node> {
        let from = self.at;
        if depth > DEEPEST {
            let message = Message::new("import-too-deep").with("most", DEEPEST);
            self.note(from..from + 1, "depth", message);
            return Err(JsonError);
        }
        let value = match self.peek() {
            Some(b'{') => Value::Table(self.table(depth)?),
            Some(b'[') => Value::List(self.list(depth)?),
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { value, span: from..self.at })
    }

    fn word(&mut self) -> Read<Value> {
        for (word, value) in [("true", Value::Truth(true)), ("false", Value::Truth(false)), ("null", Value::Null)] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.stop(self.at, "import-json-here")
    }

    fn table(&mut self, depth: usize) -> Read<Vec<(NodeKey, Node)>> {
        let mut entries: Vec<(NodeKey, Node)> = Vec::new();
        let read = self.entries(depth, &mut entries);
        if read.is_err() && depth == 0 {
            self.whole = entries;
            return Err(JsonError);
        }
        read.map(|()| entries)
    }

    fn entries(&mut self, depth: usize, entries: &mut Vec<(NodeKey, Node)>) -> Read<()> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        self.at += 1;
        self.space();
        if self.takes(b'}') {
            return Ok(());
        }
        loop {
            let from = self.at;
            match self.peek() {
                Some(b'"') => {}
                Some(b'}') => return self.stop(from, "import-json-comma"),
                _ => return self.stop(from, "import-json-here"),
            }
            let text = self.string()?;
            let key = NodeKey { text, span: from..self.at };
            self.path.push(short(&key.text));
            self.space();
            if !self.takes(b':') {
                return self.stop(self.at, "import-json-here");
            }
            self.space();
            let node = self.value(depth + 1)?;
            if let Some(first) = seen.insert(key.text.clone(), key.span.start) {
                self.duplicate(&key, first);
            } else {
                entries.push((key, node));
            }
            self.path.pop();
            self.space();
            if self.takes(b',') {
                self.space();
            } else if self.takes(b'}') {
                return Ok(());
            } else {
                return self.stop(self.at, "import-json-here");
            }
        }
    }

    fn duplicate(&mut self, key: &NodeKey, first: usize) {
        if self.found.is_full() {
            return;
        }
        let line = 1 + self.text[..first].bytes().filter(|byte| *byte == b'\n').count();
        let message = Message::new("import-duplicate-key").with("key", short(&key.text)).with("line", line);
        self.note(key.span.clone(), "duplicate-key", message);
    }

    fn list(&mut self, depth: usize) -> Read<Vec<Node>> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.takes(b']') {
            return Ok(items);
        }
        loop {
            if self.peek() == Some(b']') {
                return self.stop(self.at, "import-json-comma");
            }
            self.path.push(items.len().to_string());
            items.push(self.value(depth + 1)?);
            self.path.pop();
            self.space();
            if self.takes(b',') {
                self.space();
            } else if self.takes(b']') {
                return Ok(items);
            } else {
                return self.stop(self.at, "import-json-here");
            }
        }
    }

    fn string(&mut self) -> Read<String> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(end) = rest.find(|character| matches!(character, '"' | '\\' | '\0'..='\u{1f}')) else {
                return self.stop(self.text.len(), "import-json-end");
            };
            text.push_str(&rest[..end]);
            self.at += end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => self.escape(&mut text)?,
                _ => return self.stop(self.at, "import-json-control"),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Read<()> {
        let from = self.at;
        self.at += 2;
        text.push(match self.text.as_bytes().get(from + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(from, text),
            Some(_) => return self.stop(from, "import-json-escape"),
            None => return self.stop(self.text.len(), "import-json-end"),
        });
        Ok(())
    }

    /// Reads `\uXXXX` at `from`, or a pair of them. Half of a surrogate pair is reported and replaced by U+FFFD.
    fn code_point(&mut self, from: usize, text: &mut String) -> Read<()> {
        let Some(first) = hexadecimal(self.text, from + 2) else {
            return self.stop(from, "import-json-escape");
        };
        self.at = from + 6;
        let second = self.text[self.at..].starts_with("\\u").then(|| hexadecimal(self.text, self.at + 2)).flatten();
        let character = match (first, second) {
            (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
                self.at += 6;
                char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00))
            }
            _ => char::from_u32(first),
        };
        if let Some(character) = character {
            text.push(character);
        } else {
            let message = Message::new("import-json-surrogate").with("seen", &self.text[from..from + 6]);
            self.note(from..from + 6, "surrogate", message);
            text.push(char::REPLACEMENT_CHARACTER);
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Read<Value> {
        let from = self.at;
        self.takes(b'-');
        let whole = self.at;
        if self.digits() == 0 {
            return self.stop(self.at, "import-json-number");
        }
        if self.text.as_bytes()[whole] == b'0' && self.at > whole + 1 {
            return self.stop(whole, "import-json-number");
        }
        let is_whole = !matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        if self.takes(b'.') && self.digits() == 0 {
            return self.stop(self.at, "import-json-number");
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            if self.digits() == 0 {
                return self.stop(self.at, "import-json-number");
            }
        }
        Ok(if is_whole { Value::Whole(self.text[from..self.at].to_owned()) } else { Value::Fraction })
    }
}

/// Shows a character, or its number if it is invisible.
fn seen(character: char) -> String {
    if character.is_whitespace() || is_unseen(character) {
        return format!("U+{:04X}", u32::from(character));
    }
    character.to_string()
}

fn hexadecimal(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}
