//! Keys and values become the fields of a draft; every one that fits nowhere is told with its place.

use super::{
    Found,
    near::nearest,
    tree::{Key, Node, Value},
};
use crate::{
    catalog::Catalog,
    domain::{
        draft::{Draft, Tag},
        fields::{FIELDS, FieldId, FieldSpec, Kind, Lens},
        grants::{Place, Scope, Unit, shorthand},
        rule::Message,
    },
};

/// Which keys stand beside the API's own, and how numbers may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// The API's JSON: its names and nothing else.
    Json,
    /// A draft: `version`, `region`, `endpoint` and `grants` too, and a number that is not finished yet as a text.
    Toml,
}

/// What a draft file has beside the API's names.
const OWN_KEYS: [&str; 4] = ["version", "region", "endpoint", "grants"];

/// The version of draft files that this program reads and writes.
const VERSION: &str = "1";

/// Where values begin: field, item, byte.
type Spans = Vec<(FieldId, Option<usize>, usize)>;

/// Makes a draft of a whole document.
pub(super) fn draft(root: &Node, dialect: Dialect, found: &mut Found) -> (Draft, Spans) {
    let mut reader = Reader { draft: Draft::default(), spans: Vec::new(), dialect, found };
    if let Some(entries) = table(root, "", reader.found) {
        // A short grant is read for the product, wherever that stands in the file.
        let (short, others): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| key.text == "grants");
        for (key, node) in others.into_iter().chain(short) {
            reader.entry(key, node);
        }
        reader.refuse_grants_twice(entries);
    }
    (reader.draft, reader.spans)
}

/// Whether a line of a draft begins an entry that is known.
pub(super) fn is_entry(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim_end();
    OWN_KEYS.contains(&key) || FIELDS.iter().any(|row| row.api == key)
}

struct Reader<'a> {
    draft: Draft,
    spans: Spans,
    dialect: Dialect,
    found: &'a mut Found,
}

impl Reader<'_> {
    fn entry(&mut self, key: &Key, node: &Node) {
        let field = FIELDS.iter().find(|row| row.api == key.text && row.id != FieldId::Region);
        if let Some(field) = field {
            self.field(field, node);
        } else if self.dialect == Dialect::Toml && OWN_KEYS.contains(&key.text.as_str()) {
            self.own(&key.text, node);
        } else if self.dialect == Dialect::Json && key.text.eq_ignore_ascii_case("region") {
            let message = Message::new("import-region-key").with("key", key.text.as_str());
            self.found.about(&key.span, "unknown-key", &key.text, message);
        } else {
            let own = if self.dialect == Dialect::Toml { &OWN_KEYS[..] } else { &[] };
            let known = FIELDS.iter().filter(|row| row.id != FieldId::Region).map(|row| row.api);
            unknown(key, "", known.chain(own.iter().copied()), self.found);
        }
    }

    fn own(&mut self, key: &str, node: &Node) {
        match key {
            "version" => {
                if whole(node, key, self.found).is_some_and(|version| version != VERSION) {
                    let message = Message::new("import-version").with("known", VERSION);
                    self.found.about(&node.span, "version", key, message);
                }
            }
            "grants" => self.short_grants(node),
            "endpoint" => self.draft.endpoint = text(node, key, self.found).unwrap_or_default(),
            _ => {
                self.draft.region = text(node, key, self.found).unwrap_or_default();
                self.spans.push((FieldId::Region, None, node.span.start));
            }
        }
    }

    fn field(&mut self, field: &FieldSpec, node: &Node) {
        if matches!(node.value, Value::Null) && self.dialect == Dialect::Json {
            return;
        }
        self.spans.push((field.id, None, node.span.start));
        match field.lens {
            Lens::Text(_, place) => {
                let is_number = matches!(field.id, FieldId::Every | FieldId::EncryptType);
                debug_assert!(is_number || field.kind != Kind::Number);
                let value = match (&node.value, self.dialect) {
                    (Value::Text(words), Dialect::Toml) if is_number && !is_plain_number(words) => Some(words.clone()),
                    _ if is_number => whole(node, field.api, self.found),
                    _ => text(node, field.api, self.found),
                };
                *place(&mut self.draft) = value.unwrap_or_default();
            }
            Lens::Hosts => self.draft.hosts = self.texts(field, node),
            Lens::Tags => self.tags(node),
            Lens::Grants => self.units(node),
            Lens::Rotate => match node.value {
                Value::Truth(truth) => self.draft.rotate = Some(truth),
                _ => wrong_type(node, field.api, "truth", self.found),
            },
        }
    }

    fn texts(&mut self, field: &FieldSpec, node: &Node) -> Vec<String> {
        let items = list(node, field.api, "texts", self.found);
        self.spans.extend(items.iter().enumerate().map(|(index, item)| (field.id, Some(index), item.span.start)));
        texts(items, field.api, self.found)
    }

    fn tags(&mut self, node: &Node) {
        for (index, item) in list(node, "Tags", "tables", self.found).iter().enumerate() {
            self.spans.push((FieldId::Tags, Some(index), item.span.start));
            let path = format!("Tags.{index}");
            let mut tag = Tag::default();
            let Some(entries) = table(item, &path, self.found) else { continue };
            for (key, value) in entries {
                match key.text.as_str() {
                    "TagKey" => tag.key = text(value, &format!("{path}.TagKey"), self.found).unwrap_or_default(),
                    "TagValue" => tag.value = text(value, &format!("{path}.TagValue"), self.found).unwrap_or_default(),
                    _ => unknown(key, &path, ["TagKey", "TagValue"], self.found),
                }
            }
            for name in ["TagKey", "TagValue"] {
                require(item, &path, name, self.found);
            }
            self.draft.tags.push(tag);
        }
    }

    fn units(&mut self, node: &Node) {
        for (index, item) in list(node, "PrivilegesList", "tables", self.found).iter().enumerate() {
            self.spans.push((FieldId::Grants, Some(index), item.span.start));
            let path = format!("PrivilegesList.{index}");
            let Some(entries) = table(item, &path, self.found) else { continue };
            // Without a word for its scope a unit is of none: never a global one.
            let place = Place { scope: Scope::Other(String::new()), ..Place::default() };
            let mut unit = Unit { place, ..Unit::default() };
            for (key, value) in entries {
                self.unit_entry(&mut unit, &path, key, value);
            }
            require(item, &path, "PrivilegeName", self.found);
            self.draft.grants.push(unit);
        }
    }

    fn unit_entry(&mut self, unit: &mut Unit, path: &str, key: &Key, node: &Node) {
        if matches!(node.value, Value::Null) && self.dialect == Dialect::Json {
            return;
        }
        let here = format!("{path}.{}", key.text);
        if key.text == "PrivilegeName" {
            unit.place.scope = Scope::from_api(&text(node, &here, self.found).unwrap_or_default());
        } else if key.text == "Privileges" {
            let items = list(node, &here, "texts", self.found);
            unit.privileges = texts(items, &here, self.found);
        } else if let Some(name) = unit.place.name_mut(&key.text) {
            *name = text(node, &here, self.found).unwrap_or_default();
        } else {
            let place = Place::default();
            let names = place.names().map(|(name, _)| name);
            unknown(key, path, names.into_iter().chain(["PrivilegeName", "Privileges"]), self.found);
        }
    }

    fn short_grants(&mut self, node: &Node) {
        let product = Catalog::built_in().product_of(&self.draft.product, &self.draft.instance);
        for (index, item) in list(node, "grants", "texts", self.found).iter().enumerate() {
            let path = format!("grants.{index}");
            let Some(line) = text(item, &path, self.found) else { continue };
            match shorthand::read(&line, product) {
                Ok(units) => {
                    for unit in units {
                        self.spans.push((FieldId::Grants, Some(self.draft.grants.len()), item.span.start));
                        self.draft.grants.push(unit);
                    }
                }
                Err(problem) => self.found.about(&item.span, "grant", &path, problem.message),
            }
        }
    }

    fn refuse_grants_twice(&mut self, entries: &[(Key, Node)]) {
        let short = entries.iter().find(|(key, _)| key.text == "grants" && self.dialect == Dialect::Toml);
        if let Some((key, _)) = short
            && entries.iter().any(|(key, _)| key.text == "PrivilegesList")
        {
            self.found.about(&key.span, "duplicate-key", "grants", Message::new("import-grants-twice"));
        }
    }
}

/// Whether a text is what a number without quotes would have said, so that the quotes are a mistake.
fn is_plain_number(words: &str) -> bool {
    words.parse::<i64>().is_ok_and(|number| number.to_string() == words)
}

fn unknown<'a>(key: &Key, path: &str, known: impl IntoIterator<Item = &'a str>, found: &mut Found) {
    if found.is_full() {
        return;
    }
    let message = match nearest(&key.text, known) {
        Some(near) => Message::new("import-unknown-key-near").with("key", short(&key.text)).with("near", near),
        None => Message::new("import-unknown-key").with("key", short(&key.text)),
    };
    let path = if path.is_empty() { short(&key.text) } else { format!("{path}.{}", short(&key.text)) };
    found.about(&key.span, "unknown-key", &path, message);
}

/// A key may be megabytes long; nobody wants to read it all.
pub(super) fn short(key: &str) -> String {
    const SHOWN: usize = 60;
    if key.chars().nth(SHOWN).is_none() {
        return key.to_owned();
    }
    key.chars().take(SHOWN).chain(['…']).collect()
}

fn wrong_type(node: &Node, path: &str, wanted: &'static str, found: &mut Found) {
    let message = match path {
        "" => Message::new("import-type-root"),
        _ => Message::new("import-type").with("key", path),
    };
    let message = message.with("got", node.value.kind()).with("wanted", wanted);
    let end = match node.value {
        Value::List(_) | Value::Table(_) => node.span.start + 1,
        _ => node.span.end,
    };
    found.about(&(node.span.start..end), "type", path, message);
}

fn require(node: &Node, path: &str, name: &'static str, found: &mut Found) {
    let Value::Table(entries) = &node.value else { return };
    if !entries.iter().any(|(key, value)| key.text == name && !matches!(value.value, Value::Null)) {
        let message = Message::new("import-missing").with("key", path).with("name", name);
        found.about(&(node.span.start..node.span.start + 1), "missing-key", path, message);
    }
}

fn text(node: &Node, path: &str, found: &mut Found) -> Option<String> {
    if let Value::Text(text) = &node.value {
        return Some(text.clone());
    }
    wrong_type(node, path, "text", found);
    None
}

fn whole(node: &Node, path: &str, found: &mut Found) -> Option<String> {
    if let Value::Whole(digits) = &node.value {
        return Some(digits.clone());
    }
    wrong_type(node, path, "whole", found);
    None
}

fn list<'a>(node: &'a Node, path: &str, wanted: &'static str, found: &mut Found) -> &'a [Node] {
    if let Value::List(items) = &node.value {
        return items;
    }
    wrong_type(node, path, wanted, found);
    &[]
}

fn table<'a>(node: &'a Node, path: &str, found: &mut Found) -> Option<&'a [(Key, Node)]> {
    if let Value::Table(entries) = &node.value {
        return Some(entries);
    }
    wrong_type(node, path, "table", found);
    None
}

fn texts(items: &[Node], path: &str, found: &mut Found) -> Vec<String> {
    items.iter().enumerate().filter_map(|(index, item)| text(item, &format!("{path}.{index}"), found)).collect()
}
