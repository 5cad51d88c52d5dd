//! Converts keys and values to the fields of a draft. Every key or value that fits nowhere is reported with its
//! position.

use super::{
    FoundErrors,
    tree::{Node, NodeKey, Value},
};
use crate::{
    catalog::Catalog,
    domain::{
        did_you_mean::nearest_name,
        draft::{Draft, Tag},
        fields::{FIELDS, FieldId, FieldSpec, Lens},
        grants::{Place, Scope, Unit, shorthand},
        rule::Message,
        unseen::shorten,
    },
};

/// Which keys a file may have besides those of the API, and how numbers may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    /// JSON of the API: only names of the API.
    Json,
    /// A draft: also [`OWN_KEYS`], and a number that is not complete yet may be a text.
    Toml,
}

/// Keys of a draft file that are not names of the API.
const OWN_KEYS: [&str; 5] = ["version", "region", "endpoint", "grants", "unadded"];

/// Version of the draft files that this program reads and writes.
const VERSION: &str = "1";

/// Where values begin: dotted API names with byte offsets.
type Spans = Vec<(String, usize)>;

/// How to handle the value of a misspelt name, which is an error in any case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Misspelt {
    /// Ignores it.
    Dropped,
    /// Reads it as the value of the name that was probably meant, so that errors in it are found in the same run.
    Meant,
}

/// Makes a draft from a whole document. A value that cannot be read becomes empty, so that the other items of a list
/// keep their indices.
pub(super) fn draft(root: &Node, dialect: FileFormat, misspelt: Misspelt, found: &mut FoundErrors) -> (Draft, Spans) {
    let mut reader = FieldReader { draft: Draft::default(), spans: Vec::new(), dialect, misspelt, found };
    if let Some(entries) = table(root, "", reader.found) {
        // Short grants depend on the product, which may follow later in the file, so they are read last.
        let (short, others): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| key.text == "grants");
        for (key, node) in others.into_iter().chain(short) {
            reader.entry(key, node, entries);
        }
        reader.refuse_grants_twice(entries);
    }
    (reader.draft, reader.spans)
}

/// Returns whether a line of a draft begins with a known key.
pub(super) fn is_entry(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim_end();
    OWN_KEYS.contains(&key) || FIELDS.iter().any(|row| row.api == key)
}

struct FieldReader<'a> {
    draft: Draft,
    spans: Spans,
    dialect: FileFormat,
    misspelt: Misspelt,
    found: &'a mut FoundErrors,
}

impl FieldReader<'_> {
    fn entry(&mut self, key: &NodeKey, node: &Node, entries: &[(NodeKey, Node)]) {
        let field = |name: &str| FIELDS.iter().find(|row| row.api == name && row.id != FieldId::Region);
        if let Some(field) = field(&key.text) {
            self.field(field, node);
        } else if self.dialect == FileFormat::Toml && OWN_KEYS.contains(&key.text.as_str()) {
            self.own(&key.text, node);
        } else if self.dialect == FileFormat::Json && key.text.eq_ignore_ascii_case("region") {
            let message = Message::new("import-region-key").with("key", key.text.as_str());
            self.found.about(&key.span, "unknown-key", &key.text, message);
        } else {
            let own = if self.dialect == FileFormat::Toml { &OWN_KEYS[..] } else { &[] };
            let known = FIELDS.iter().filter(|row| row.id != FieldId::Region).map(|row| row.api);
            let near = unknown(key, "", known.chain(own.iter().copied()), self.found);
            match near.filter(|near| self.takes(near, entries)) {
                Some(near) if own.contains(&near) => self.own(near, node),
                Some(near) => field(near).into_iter().for_each(|field| self.field(field, node)),
                None => {}
            }
        }
    }

    /// Returns whether a misspelt name is read as `near`, which must not be in the same table already.
    fn takes(&self, near: &str, entries: &[(NodeKey, Node)]) -> bool {
        self.misspelt == Misspelt::Meant && !entries.iter().any(|(key, _)| key.text == near)
    }

    /// Records where a value begins.
    fn stands(&mut self, path: impl Into<String>, node: &Node) {
        self.spans.push((path.into(), node.span.start));
    }

    fn own(&mut self, key: &str, node: &Node) {
        match key {
            "version" => {
                if let Some(version) = whole(node, key, self.found).filter(|version| *version != VERSION) {
                    let message = Message::new("import-version").with("version", version).with("known", VERSION);
                    self.found.about(&node.span, "version", key, message);
                }
            }
            "grants" => self.short_grants(node),
            "endpoint" => {
                self.stands("endpoint", node);
                self.draft.endpoint = text(node, key, self.found).unwrap_or_default();
            }
            "unadded" => {
                self.stands("unadded", node);
                let lines = list(node, key, "texts", self.found).iter().enumerate();
                self.draft.unadded =
                    lines.filter_map(|(at, line)| text(line, &format!("{key}.{at}"), self.found)).collect();
            }
            _ => {
                self.stands("region", node);
                self.draft.region = text(node, key, self.found).unwrap_or_default();
            }
        }
    }

    fn field(&mut self, field: &FieldSpec, node: &Node) {
        if matches!(node.value, Value::Null) && self.dialect == FileFormat::Json {
            return;
        }
        self.stands(field.api, node);
        match field.lens {
            Lens::Text(_, place) => {
                let is_number = field.is_number();
                let value = match (&node.value, self.dialect) {
                    (Value::Text(words), FileFormat::Toml) if is_number && !is_plain_number(words) => {
                        Some(words.clone())
                    }
                    _ if is_number => whole(node, field.api, self.found),
                    _ => text(node, field.api, self.found),
                };
                *place(&mut self.draft) = value.unwrap_or_default();
            }
            Lens::List(_, place) => *place(&mut self.draft) = self.texts(field, node),
            Lens::Pairs(..) => self.tags(node),
            Lens::Grants => self.units(node),
            Lens::Switch(..) => self.truth(field, node),
        }
    }

    fn truth(&mut self, field: &FieldSpec, node: &Node) {
        if let Value::Truth(truth) = node.value {
            self.draft.rotate = Some(truth);
            return;
        }
        wrong_type(node, field.api, "truth", self.found);
        // The rules for the other fields depend on this one, so its probable meaning is used for them.
        if self.misspelt == Misspelt::Meant {
            self.draft.rotate = meant_truth(&node.value);
        }
    }

    fn texts(&mut self, field: &FieldSpec, node: &Node) -> Vec<String> {
        let items = list(node, field.api, "texts", self.found);
        self.texts_of(items, field.api)
    }

    fn texts_of(&mut self, items: &[Node], path: &str) -> Vec<String> {
        let mut texts = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let here = format!("{path}.{index}");
            texts.push(text(item, &here, self.found).unwrap_or_default());
            self.stands(here, item);
        }
        texts
    }

    fn tags(&mut self, node: &Node) {
        for (index, item) in list(node, "Tags", "tables", self.found).iter().enumerate() {
            let path = format!("Tags.{index}");
            self.stands(path.as_str(), item);
            let mut tag = Tag::default();
            let entries = table(item, &path, self.found).unwrap_or_default();
            let mut missing = vec!["TagKey", "TagValue"];
            for (key, value) in entries {
                let name = match key.text.as_str() {
                    name @ ("TagKey" | "TagValue") => Some(name),
                    _ => unknown(key, &path, ["TagKey", "TagValue"].into_iter(), self.found)
                        .filter(|near| self.takes(near, entries)),
                };
                let Some(name) = name.filter(|_| !matches!(value.value, Value::Null)) else { continue };
                missing.retain(|it| *it != name);
                let here = format!("{path}.{name}");
                let place = if name == "TagKey" { &mut tag.key } else { &mut tag.value };
                *place = text(value, &here, self.found).unwrap_or_default();
                self.stands(here, value);
            }
            for name in missing {
                require(item, &path, name, self.found);
            }
            self.draft.tags.push(tag);
        }
    }

    fn units(&mut self, node: &Node) {
        for (index, item) in list(node, "PrivilegesList", "tables", self.found).iter().enumerate() {
            let path = format!("PrivilegesList.{index}");
            self.stands(path.as_str(), item);
            // The default scope is global, so a unit without a scope gets an empty one.
            let place = Place { scope: Scope::Other(String::new()), ..Place::default() };
            let mut unit = Unit { place, ..Unit::default() };
            let entries = table(item, &path, self.found).unwrap_or_default();
            let mut has_scope = false;
            for (key, value) in entries {
                has_scope |= self.unit_entry(&mut unit, &path, (key, value), entries) == Some("PrivilegeName");
            }
            if !has_scope {
                require(item, &path, "PrivilegeName", self.found);
            }
            self.draft.grants.push(unit);
        }
    }

    /// Reads one member of a unit. Returns the name that it was read as.
    fn unit_entry(
        &mut self,
        unit: &mut Unit,
        path: &str,
        (key, node): (&NodeKey, &Node),
        entries: &[(NodeKey, Node)],
    ) -> Option<&'static str> {
        if matches!(node.value, Value::Null) && self.dialect == FileFormat::Json {
            return None;
        }
        let names = Place::default().names().map(|(name, _)| name);
        let known = || names.into_iter().chain(["PrivilegeName", "Privileges"]);
        let name = known().find(|name| *name == key.text).or_else(|| {
            let near = unknown(key, path, known(), self.found)?;
            known().find(|name| *name == near).filter(|near| self.takes(near, entries))
        })?;
        let here = format!("{path}.{name}");
        if name == "PrivilegeName" {
            unit.place.scope = Scope::from_api(&text(node, &here, self.found).unwrap_or_default());
        } else if name == "Privileges" {
            let items = list(node, &here, "texts", self.found);
            unit.privileges = self.texts_of(items, &here);
        } else if let Some(place) = unit.place.name_mut(name) {
            *place = text(node, &here, self.found).unwrap_or_default();
        }
        self.stands(here, node);
        Some(name)
    }

    fn short_grants(&mut self, node: &Node) {
        self.stands("PrivilegesList", node);
        let product = Catalog::built_in().product_of(&self.draft.product, &self.draft.instance);
        for (index, item) in list(node, "grants", "texts", self.found).iter().enumerate() {
            let path = format!("grants.{index}");
            let Some(line) = text(item, &path, self.found) else { continue };
            match shorthand::read(&line, product) {
                Ok(units) => {
                    for unit in units {
                        self.stands(format!("PrivilegesList.{}", self.draft.grants.len()), item);
                        self.draft.grants.push(unit);
                    }
                }
                Err(problem) => self.found.about(&item.span, "grant", &path, problem.message),
            }
        }
    }

    fn refuse_grants_twice(&mut self, entries: &[(NodeKey, Node)]) {
        let short = entries.iter().find(|(key, _)| key.text == "grants" && self.dialect == FileFormat::Toml);
        if let Some((key, _)) = short
            && entries.iter().any(|(key, _)| key.text == "PrivilegesList")
        {
            self.found.about(&key.span, "duplicate-key", "grants", Message::new("import-grants-twice"));
        }
    }
}

/// Returns the truth value that a value of another type probably means.
fn meant_truth(value: &Value) -> Option<bool> {
    let (Value::Text(word) | Value::Whole(word)) = value else { return None };
    match word.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// Returns whether a text is exactly a number, so that its quotes are a mistake.
fn is_plain_number(words: &str) -> bool {
    words.parse::<i64>().is_ok_and(|number| number.to_string() == words)
}

/// Reports an unknown name. Returns the name that was probably meant.
fn unknown<'a>(
    key: &NodeKey,
    path: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    found: &mut FoundErrors,
) -> Option<&'a str> {
    if found.is_full() {
        return None;
    }
    let near = nearest_name(&key.text, known);
    let message = match near {
        Some(near) => Message::new("import-unknown-key-near").with("key", short(&key.text)).with("near", near),
        None => Message::new("import-unknown-key").with("key", short(&key.text)),
    };
    let path = if path.is_empty() { short(&key.text) } else { format!("{path}.{}", short(&key.text)) };
    found.about(&key.span, "unknown-key", &path, message);
    near
}

/// Cuts a key for a message: it may be megabytes long.
pub(super) fn short(key: &str) -> String {
    shorten(key, 60).into_owned()
}

fn wrong_type(node: &Node, path: &str, wanted: &'static str, found: &mut FoundErrors) {
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

fn require(node: &Node, path: &str, name: &'static str, found: &mut FoundErrors) {
    let Value::Table(entries) = &node.value else { return };
    if !entries.iter().any(|(key, value)| key.text == name && !matches!(value.value, Value::Null)) {
        let message = Message::new("import-missing").with("key", path).with("name", name);
        found.about(&(node.span.start..node.span.start + 1), "missing-key", &format!("{path}.{name}"), message);
    }
}

fn text(node: &Node, path: &str, found: &mut FoundErrors) -> Option<String> {
    if let Value::Text(text) = &node.value {
        return Some(text.clone());
    }
    wrong_type(node, path, "text", found);
    None
}

fn whole(node: &Node, path: &str, found: &mut FoundErrors) -> Option<String> {
    if let Value::Whole(digits) = &node.value {
        return Some(digits.clone());
    }
    wrong_type(node, path, "whole", found);
    None
}

fn list<'a>(node: &'a Node, path: &str, wanted: &'static str, found: &mut FoundErrors) -> &'a [Node] {
    if let Value::List(items) = &node.value {
        return items;
    }
    wrong_type(node, path, wanted, found);
    &[]
}

fn table<'a>(node: &'a Node, path: &str, found: &mut FoundErrors) -> Option<&'a [(NodeKey, Node)]> {
    if let Value::Table(entries) = &node.value {
        return Some(entries);
    }
    wrong_type(node, path, "table", found);
    None
}
