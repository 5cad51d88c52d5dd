//! Writes the body as indented JSON for people: short values on one line, invisible characters escaped.

use std::fmt::Write as _;

use serde_json::Value;

use crate::domain::{request::Request, unseen::is_unseen};

/// Greatest length of a value on one line, in characters.
const WIDTH: usize = 76;

/// Writes the body, indented by two blanks.
#[must_use]
pub(crate) fn json(request: &Request) -> String {
    let body = serde_json::to_value(request.body()).expect("a body has string keys");
    let mut out = String::new();
    indented(&body, 0, &mut out);
    out
}

/// The lines of those members of the body, in its order, as [`json`] has them but not indented.
#[must_use]
pub(crate) fn json_of(request: &Request, names: &[&str]) -> Vec<String> {
    let mut body = serde_json::to_value(request.body()).expect("a body has string keys");
    if let Value::Object(members) = &mut body {
        members.retain(|name, _| names.contains(&name.as_str()));
    }
    let mut out = String::new();
    indented(&body, 0, &mut out);
    let inside = out.lines().filter(|line| line.starts_with("  "));
    inside.map(|line| line.split_at(2).1.to_owned()).collect()
}

/// Writes a text as JSON, with invisible characters escaped.
fn text(text: &str) -> String {
    visible_json(&serde_json::to_string(text).expect("a text has a spelling"))
}

/// Escapes the invisible characters of JSON, which does not change its value. The JSON must be on one line: outside of
/// strings no character can be escaped.
#[must_use]
pub(crate) fn visible_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if is_unseen(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("a String takes every text");
            }
        } else {
            out.push(character);
        }
    }
    out
}

fn indented(value: &Value, depth: usize, out: &mut String) {
    let room = WIDTH.saturating_sub(2 * depth);
    if depth > 0 && is_flat(value) {
        let short = one_line(value);
        if short.chars().count() <= room || !(value.is_array() || value.is_object()) {
            out.push_str(&short);
            return;
        }
    }
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    out.push(open);
    for (index, (name, inner)) in members(value).into_iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.extend(std::iter::repeat_n(' ', 2 * (depth + 1)));
        if let Some(name) = name {
            out.push_str(&text(name));
            out.push_str(": ");
        }
        indented(inner, depth + 1, out);
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', 2 * depth));
    out.push(close);
}

/// Returns whether all inner values are simple.
fn is_flat(value: &Value) -> bool {
    members(value).iter().all(|(_, inner)| !inner.is_array() && !inner.is_object())
}

fn members(value: &Value) -> Vec<(Option<&str>, &Value)> {
    match value {
        Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
        Value::Object(entries) => entries.iter().map(|(name, inner)| (Some(name.as_str()), inner)).collect(),
        _ => Vec::new(),
    }
}

fn one_line(value: &Value) -> String {
    let inner: Vec<String> = members(value)
        .into_iter()
        .map(|(name, inner)| name.map_or_else(String::new, |name| format!("{}: ", text(name))) + &one_line(inner))
        .collect();
    match value {
        Value::Array(_) => format!("[{}]", inner.join(", ")),
        Value::Object(_) => format!("{{ {} }}", inner.join(", ")),
        Value::String(words) => text(words),
        other => other.to_string(),
    }
}
