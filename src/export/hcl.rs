//! The request as a resource of Terraform's provider (its page `ssm_product_secret`).

use std::fmt::Write as _;

use crate::{
    domain::{grants::Unit, request::Request, unseen::is_unseen},
    wire::secrets::NewSecret,
};

/// `resource "tencentcloud_ssm_product_secret" …`; a field for which the provider has no argument stands in a comment.
pub(super) fn hcl(request: &Request) -> String {
    let mut out = Lines(format!("resource \"tencentcloud_ssm_product_secret\" \"{}\" {{\n", label(&request.name)));
    let mut first = vec![
        ("secret_name", text(&request.name)),
        ("user_name_prefix", text(&request.prefix)),
        ("product_name", text(&request.product)),
        ("instance_id", text(&request.instance)),
        ("domains", list(&request.hosts)),
    ];
    first.retain(|(_, value)| value != "\"\"");
    out.aligned("  ", &first);
    for unit in &request.grants {
        out.unit(unit);
    }
    let mut rest = Vec::new();
    for (name, value) in
        [("description", &request.description), ("kms_key_id", &request.key), ("rotation_begin_time", &request.begin)]
    {
        if !value.is_empty() {
            rest.push((name, text(value)));
        }
    }
    rest.extend(request.rotate.map(|rotates| ("enable_rotation", rotates.to_string())));
    rest.extend(request.every.map(|days| ("rotation_frequency", days.to_string())));
    out.aligned("  ", &rest);
    if !request.tags.is_empty() {
        out.0.push_str("  tags = {\n");
        let rows: Vec<(String, String)> = request.tags.iter().map(|tag| (text(&tag.key), text(&tag.value))).collect();
        out.aligned("    ", &rows);
        out.0.push_str("  }\n");
    }
    out.without_argument(request);
    out.0.push_str("}\n");
    out.0
}

struct Lines(String);

impl Lines {
    fn aligned(&mut self, indent: &str, rows: &[(impl AsRef<str>, String)]) {
        let width = rows.iter().map(|(name, _)| name.as_ref().chars().count()).max().unwrap_or(0);
        for (name, value) in rows {
            writeln!(self.0, "{indent}{:width$} = {value}", name.as_ref()).expect("a String takes every text");
        }
    }

    fn unit(&mut self, unit: &Unit) {
        let place = &unit.place;
        let mut rows = vec![("privilege_name", text(place.scope.api()))];
        for (name, value) in
            [("database", &place.database), ("table_name", &place.table), ("column_name", &place.column)]
        {
            if !value.is_empty() {
                rows.push((name, text(value)));
            }
        }
        rows.push(("privileges", list(&unit.privileges)));
        self.0.push_str("  privileges_list {\n");
        self.aligned("    ", &rows);
        for (api, value) in place.names().into_iter().skip(3).filter(|(_, value)| !value.is_empty()) {
            self.comment("    ", api, &text(value));
        }
        self.0.push_str("  }\n");
    }

    fn without_argument(&mut self, request: &Request) {
        let body = NewSecret::from(request);
        let encrypt_type = body.encrypt_type.map(|number| number.to_string()).unwrap_or_default();
        for (api, value) in [
            ("KmsHsmClusterId", &body.kms_hsm_cluster_id),
            ("AccountRemark", &body.account_remark),
            ("AccountType", &body.account_type),
            ("EncryptType", &encrypt_type),
        ] {
            if !value.is_empty() {
                self.comment("  ", api, &text(value));
            }
        }
    }

    fn comment(&mut self, indent: &str, api: &str, value: &str) {
        writeln!(self.0, "{indent}# no argument of the provider: {api} = {value}").expect("a String takes every text");
    }
}

/// A name for the resource: a letter or `_` first.
fn label(name: &str) -> String {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    if name.starts_with(is_first) { name.to_owned() } else { format!("_{name}") }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| text(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A text between quotes, in which nothing is taken for a template.
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
