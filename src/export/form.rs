//! Writes the parameters of the GET form: dotted names counted from 0, values encoded by RFC 3986 (docs/api.md §1.5).

use std::fmt::Write as _;

use serde_json::Value;

use crate::domain::request::Request;

/// Writes `SecretName=…&Domains.0=…`, in the order of the body.
#[must_use]
pub(crate) fn form(request: &Request) -> String {
    let body = serde_json::to_value(request.body()).expect("a body has string keys");
    let mut pairs = Vec::new();
    flatten("", &body, &mut pairs);
    pairs.join("&")
}

fn flatten(path: &str, value: &Value, pairs: &mut Vec<String>) {
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(name, value)| flatten(&inner(name), value, pairs)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| flatten(&inner(&index.to_string()), value, pairs));
        }
        Value::String(text) => pairs.push(format!("{path}={}", encode(text))),
        other => pairs.push(format!("{path}={other}")),
    }
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes every text");
        }
    }
    encoded
}
