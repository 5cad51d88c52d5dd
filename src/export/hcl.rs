//! The request as a resource of Terraform's provider (its page `ssm_product_secret`).

use std::fmt::Write as _;

use crate::{
    domain::{request::Request, unseen::is_unseen},
    wire::secrets::{NewSecret, ProductPrivilegeUnit},
};

/// `resource "tencentcloud_ssm_product_secret" …`; a field for which the provider has no argument stands in a comment.
pub(super) fn hcl(request: &Request) -> String {
    let NewSecret {
        secret_name,
        user_name_prefix,
        product_name,
        instance_id,
        domains,
        privileges_list,
        description,
        kms_key_id,
        tags,
        rotation_begin_time,
        enable_rotation,
        rotation_frequency,
        kms_hsm_cluster_id,
        account_remark,
        account_type,
        encrypt_type,
    } = request.body();
    let mut out = HclText(format!("resource \"tencentcloud_ssm_product_secret\" \"{}\" {{\n", label(secret_name)));
    let first = [
        ("secret_name", given(secret_name)),
        ("user_name_prefix", given(user_name_prefix)),
        ("product_name", given(product_name)),
        ("instance_id", given(instance_id)),
        ("domains", Some(list(domains))),
    ];
    out.aligned("  ", &first);
    for unit in privileges_list {
        out.unit(unit);
    }
    let rest = [
        ("description", given(description)),
        ("kms_key_id", given(kms_key_id)),
        ("rotation_begin_time", given(rotation_begin_time)),
        ("enable_rotation", enable_rotation.map(|rotates| rotates.to_string())),
        ("rotation_frequency", rotation_frequency.map(|days| days.to_string())),
    ];
    out.aligned("  ", &rest);
    if !tags.is_empty() {
        out.0.push_str("  tags = {\n");
        let rows: Vec<(String, Option<String>)> =
            tags.iter().map(|tag| (text(&tag.tag_key), Some(text(&tag.tag_value)))).collect();
        out.aligned("    ", &rows);
        out.0.push_str("  }\n");
    }
    let without_argument = [
        ("KmsHsmClusterId", given(kms_hsm_cluster_id)),
        ("AccountRemark", given(account_remark)),
        ("AccountType", given(account_type)),
        ("EncryptType", encrypt_type.map(|number| text(&number.to_string()))),
    ];
    for (api, value) in without_argument {
        out.comment("  ", api, value);
    }
    out.0.push_str("}\n");
    out.0
}

struct HclText(String);

impl HclText {
    /// The arguments that have a value, with their signs below each other.
    fn aligned(&mut self, indent: &str, rows: &[(impl AsRef<str>, Option<String>)]) {
        let rows = || rows.iter().filter_map(|(name, value)| Some((name.as_ref(), value.as_ref()?)));
        let width = rows().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in rows() {
            writeln!(self.0, "{indent}{name:width$} = {value}").expect("a String takes every text");
        }
    }

    fn unit(&mut self, unit: &ProductPrivilegeUnit) {
        let ProductPrivilegeUnit {
            privilege_name,
            privileges,
            database,
            table_name,
            column_name,
            schema_name,
            sequence_name,
            procedure_name,
            type_name,
            function_name,
            view_name,
            matview_name,
        } = unit;
        self.0.push_str("  privileges_list {\n");
        let rows = [
            ("privilege_name", Some(text(privilege_name))),
            ("database", given(database)),
            ("table_name", given(table_name)),
            ("column_name", given(column_name)),
            ("privileges", Some(list(privileges))),
        ];
        self.aligned("    ", &rows);
        let without_argument = [
            ("SchemaName", schema_name),
            ("SequenceName", sequence_name),
            ("ProcedureName", procedure_name),
            ("TypeName", type_name),
            ("FunctionName", function_name),
            ("ViewName", view_name),
            ("MatviewName", matview_name),
        ];
        for (api, value) in without_argument {
            self.comment("    ", api, given(value));
        }
        self.0.push_str("  }\n");
    }

    fn comment(&mut self, indent: &str, api: &str, value: Option<String>) {
        if let Some(value) = value {
            writeln!(self.0, "{indent}# no argument of the provider: {api} = {value}")
                .expect("a String takes every text");
        }
    }
}

/// A text that is sent, between quotes.
fn given(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| text(value))
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
