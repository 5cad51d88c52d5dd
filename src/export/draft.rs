//! Writes a draft as the TOML file that is saved. `import` reads exactly the same draft from it.

use std::fmt::Write as _;

use crate::{
    catalog::{Catalog, Product},
    domain::{
        draft::{Draft, Tag},
        fields::{FIELDS, FieldId, Lens},
        grants::{Unit, shorthand},
        unseen::is_unseen,
    },
};

/// Writes a draft as TOML: `version`, destination, and names of the API in the order of the form. Empty values are left out.
///
/// Grants are written as short lines if that is possible for all of them, else as `PrivilegesList`.
#[must_use]
pub fn draft_toml(draft: &Draft) -> String {
    let mut out = TomlText("version = 1\n".to_owned());
    out.text("endpoint", &draft.endpoint);
    for field in FIELDS {
        match field.lens {
            // The API's name of the region is that of a header.
            Lens::Text(text, _) if field.id == FieldId::Region => out.text("region", text(draft)),
            Lens::Text(text, _) if field.is_number() => out.number(field.api, text(draft)),
            Lens::Text(text, _) => out.text(field.api, text(draft)),
            Lens::List(list, _) => out.list(field.api, list(draft).iter().map(|item| quoted(item))),
            Lens::Pairs(pairs, _) => out.list(field.api, pairs(draft).iter().map(tag)),
            Lens::Switch(switch, _) => {
                if let Some(is_on) = switch(draft) {
                    out.line(field.api, &is_on.to_string());
                }
            }
            Lens::Grants => out.grants(draft),
        }
    }
    out.0
}

struct TomlText(String);

impl TomlText {
    fn line(&mut self, name: &str, value: &str) {
        writeln!(self.0, "{name} = {value}").expect("a String takes every text");
    }

    fn text(&mut self, name: &str, value: &str) {
        if value.contains('\n') {
            self.line(name, &in_lines(value));
        } else if !value.is_empty() {
            self.line(name, &quoted(value));
        }
    }

    fn number(&mut self, name: &str, value: &str) {
        match value.parse::<i64>() {
            Ok(number) if number.to_string() == value => self.line(name, value),
            _ => self.text(name, value),
        }
    }

    fn grants(&mut self, draft: &Draft) {
        let product = Catalog::built_in().product_of(&draft.product, &draft.instance);
        match short_lines(&draft.grants, product) {
            Some(lines) => self.list("grants", lines.iter().map(|line| quoted(line))),
            None => self.list("PrivilegesList", draft.grants.iter().map(table)),
        }
        self.list("unadded", draft.unadded.iter().map(|line| quoted(line)));
    }

    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        const WIDTH: usize = 76;
        let items: Vec<String> = items.collect();
        let short = items.join(", ");
        if items.is_empty() {
            return;
        }
        if items.len() == 1 || (name.len() + 5 + short.chars().count() <= WIDTH && !short.contains('{')) {
            self.line(name, &format!("[{short}]"));
        } else {
            self.line(name, &format!("[\n  {},\n]", items.join(",\n  ")));
        }
    }
}

fn short_lines(grants: &[Unit], product: Option<&Product>) -> Option<Vec<String>> {
    grants.iter().map(|unit| shorthand::write(unit, product)).collect()
}

fn table(unit: &Unit) -> String {
    let mut members = vec![format!("PrivilegeName = {}", quoted(unit.place.scope.api()))];
    let privileges: Vec<String> = unit.privileges.iter().map(|word| quoted(word)).collect();
    members.push(format!("Privileges = [{}]", privileges.join(", ")));
    for (name, value) in unit.place.names().into_iter().filter(|(_, value)| !value.is_empty()) {
        members.push(format!("{name} = {}", quoted(value)));
    }
    format!("{{ {} }}", members.join(", "))
}

fn tag(tag: &Tag) -> String {
    format!("{{ TagKey = {}, TagValue = {} }}", quoted(&tag.key), quoted(&tag.value))
}

/// Writes a text between quotes, on one line.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    text.chars().for_each(|character| escape(character, &mut out));
    out.push('"');
    out
}

/// Writes a text between triple quotes, keeping its line ends.
fn in_lines(text: &str) -> String {
    let mut out = "\"\"\"\n".to_owned();
    for character in text.chars() {
        if character == '\n' { out.push('\n') } else { escape(character, &mut out) }
    }
    out.push_str("\"\"\"");
    out
}

fn escape(character: char, out: &mut String) {
    match character {
        '"' | '\\' => out.extend(['\\', character]),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        _ if is_unseen(character) => {
            write!(out, "\\U{:08X}", u32::from(character)).expect("a String takes every text");
        }
        _ => out.push(character),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::grants::{Place, Scope},
        import,
    };

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            3 => "[ -~]{0,12}",
            2 => any::<String>(),
            1 => "[\"'\\\\\\n\\r\\t\\x00\\x7f\u{202e}\u{feff}支#=,.*`%]{0,8}",
            1 => "[+-]?0{0,2}[0-9]{0,20}",
        ]
    }

    fn unit() -> impl Strategy<Value = Unit> {
        let scope = prop_oneof![
            Just("GlobalPrivileges".to_owned()),
            Just("DatabasePrivileges".to_owned()),
            Just("TablePrivileges".to_owned()),
            Just("ColumnPrivileges".to_owned()),
            Just("ViewPrivileges".to_owned()),
            words(),
        ];
        let privileges = prop::collection::vec(prop_oneof![Just("SELECT".to_owned()), words()], 0..4);
        (scope, prop::collection::vec(words(), 10), privileges, 0..=10_usize).prop_map(
            |(scope, names, privileges, given)| {
                let mut place = Place { scope: Scope::from_api(&scope), ..Place::default() };
                let known = place.names().map(|(name, _)| name);
                for (name, word) in known.into_iter().zip(names).take(given) {
                    *place.name_mut(name).unwrap() = word;
                }
                Unit { place, privileges }
            },
        )
    }

    fn draft() -> impl Strategy<Value = Draft> {
        let lists = (
            prop::collection::vec(words(), 0..4),
            prop::collection::vec(unit(), 0..4),
            prop::collection::vec(words(), 0..4),
            prop::collection::vec((words(), words()), 0..4),
            any::<Option<bool>>(),
        );
        (prop::collection::vec(words(), FIELDS.len()), words(), lists).prop_map(
            |(texts, endpoint, (hosts, grants, unadded, tags, rotate))| {
                let tags = tags.into_iter().map(|(key, value)| Tag { key, value }).collect();
                let mut draft = Draft { endpoint, hosts, grants, unadded, tags, rotate, ..Draft::default() };
                for (field, word) in FIELDS.iter().zip(texts) {
                    if let Some(text) = field.text_mut(&mut draft) {
                        *text = word;
                    }
                }
                draft
            },
        )
    }

    proptest! {
        #[test]
        fn every_draft_that_can_be_typed_is_read_back_as_it_was(draft in draft()) {
            let text = draft_toml(&draft);
            let read = import::read(text.as_bytes(), "draft.toml").map(|imported| imported.draft);
            prop_assert_eq!(read, Ok(draft), "{}", text);
        }
    }

    #[test]
    fn a_draft_reads_as_a_person_would_write_it() {
        let draft = Draft {
            name: "prod-orders-rw".into(),
            region: "ap-guangzhou".into(),
            hosts: vec!["10.0.1.%".into()],
            grants: vec![Unit { place: Place::database("orders"), privileges: vec!["SELECT".into()] }],
            description: "first\nsecond \"x\"".into(),
            rotate: Some(false),
            every: "7".into(),
            encrypt_type: "x".into(),
            ..Draft::default()
        };
        assert_eq!(
            draft_toml(&draft),
            "version = 1\nregion = \"ap-guangzhou\"\nSecretName = \"prod-orders-rw\"\nDomains = [\"10.0.1.%\"]\n\
             grants = [\"select on orders.*\"]\nDescription = \"\"\"\nfirst\nsecond \\\"x\\\"\"\"\"\n\
             EnableRotation = false\nRotationFrequency = 7\nEncryptType = \"x\"\n"
        );
    }
}
