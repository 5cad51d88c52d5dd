//! Writes a request as a Terraform resource (documentation page `ssm_product_secret` of the provider).

use std::fmt::Write as _;

use serde_json::Value;

use crate::domain::{request::Request, unseen::is_unseen};

/// The provider's arguments before the blocks of privileges and after them, by the API's names; its own are the same
/// words in snake case.
const FIRST: &[&str] = &["SecretName", "UserNamePrefix", "ProductName", "InstanceID", "Domains"];
const REST: &[&str] = &["Description", "KmsKeyId", "RotationBeginTime", "EnableRotation", "RotationFrequency"];
/// What has a block of its own.
const BLOCKS: &[&str] = &["PrivilegesList", "Tags"];
/// The arguments of a block of privileges.
const UNIT: &[&str] = &["PrivilegeName", "Database", "TableName", "ColumnName", "Privileges"];

/// `resource "tencentcloud_ssm_product_secret" …`; a field for which the provider has no argument becomes a comment.
pub(super) fn hcl(request: &Request) -> String {
    let body = serde_json::to_value(request.body()).expect("texts, numbers and lists of them are JSON");
    let mut out = HclText(format!(
        "resource \"tencentcloud_ssm_product_secret\" \"{}\" {{\n",
        label(&request.body().secret_name)
    ));
    out.aligned("  ", &arguments(&body, FIRST));
    for unit in items(&body["PrivilegesList"]) {
        out.0.push_str("  privileges_list {\n");
        out.aligned("    ", &arguments(unit, UNIT));
        out.comments("    ", unit, &[UNIT]);
        out.0.push_str("  }\n");
    }
    out.aligned("  ", &arguments(&body, REST));
    let tags = items(&body["Tags"]);
    if !tags.is_empty() {
        out.0.push_str("  tags = {\n");
        let rows: Vec<_> = tags.iter().map(|tag| (value(&tag["TagKey"]), value(&tag["TagValue"]))).collect();
        out.aligned("    ", &rows);
        out.0.push_str("  }\n");
    }
    out.comments("  ", &body, &[FIRST, REST, BLOCKS]);
    out.0.push_str("}\n");
    out.0
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// Those of `known` that the object has, in the order of `known`.
fn arguments(object: &Value, known: &[&str]) -> Vec<(String, String)> {
    known.iter().filter_map(|api| object.get(api).map(|given| (snake_case(api), value(given)))).collect()
}

struct HclText(String);

impl HclText {
    /// Writes arguments with aligned `=` signs.
    fn aligned(&mut self, indent: &str, rows: &[(String, String)]) {
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in rows {
            writeln!(self.0, "{indent}{name:width$} = {value}").expect("a String takes every text");
        }
    }

    /// The members that are none of the provider's arguments.
    fn comments(&mut self, indent: &str, object: &Value, known: &[&[&str]]) {
        let members = object.as_object().into_iter().flatten();
        for (api, given) in members.filter(|(api, _)| !known.iter().any(|names| names.contains(&api.as_str()))) {
            writeln!(self.0, "{indent}# no argument of the provider: {api} = {}", value(given))
                .expect("a String takes every text");
        }
    }
}

/// `InstanceID` becomes `instance_id`.
fn snake_case(api: &str) -> String {
    let mut name = String::new();
    let mut was_lower = false;
    for letter in api.chars() {
        if letter.is_ascii_uppercase() && was_lower {
            name.push('_');
        }
        was_lower = letter.is_ascii_lowercase();
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// A value of the body in HCL.
fn value(value: &Value) -> String {
    match value {
        Value::String(words) => text(words),
        Value::Array(items) => format!("[{}]", items.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Makes a name for the resource, which must begin with a letter or `_`.
fn label(name: &str) -> String {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    if name.starts_with(is_first) { name.to_owned() } else { format!("_{name}") }
}

/// Writes a text between quotes, with escapes so that nothing in it is read as a template.
fn text(text: &str) -> String {
    let mut out = "\"".to_owned();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if characters.peek() == Some(&'{') => out.extend([character, character]),
            _ if is_unseen(character) => {
                write!(out, "\\U{:08X}", u32::from(character)).expect("a String takes every text");
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_template() {
        assert_eq!(text("a\"b\\ ${x} %{y} $5 100%\n\u{202e}"), r#""a\"b\\ $${x} %%{y} $5 100%\n\U0000202E""#);
        assert_eq!(label("9-a"), "_9-a");
    }
}
