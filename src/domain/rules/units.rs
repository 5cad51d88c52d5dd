//! Grants (R6, R7, R16): the places of the units, what is granted twice, and what a DBA would think over.

use std::collections::{HashMap, HashSet};

use super::{
    Case, error, listed,
    matrix::{self, Matrix, Set},
    named_place, note,
    privileges::{self, Subject},
    shown, warning,
};
use crate::{
    catalog::Product,
    domain::{
        endpoint::Site,
        facts::Supported,
        fields::FieldId,
        grants::{Place, Scope, Unit},
        rule::{Fix, Issue, Message, Severity},
    },
};

const FIELD: FieldId = FieldId::Grants;

/// Privileges that change nothing by themselves; every other word on `*.*` is worth a warning.
const READS: &[&str] = &["SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "LOCK TABLES", "CREATE TEMPORARY TABLES"];

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Issue>) {
    let units = case.draft.grants.as_slice();
    if units.is_empty() {
        found.push(error(FIELD, "R6", Message::new("rule-grants-missing")));
        return;
    }
    let product = case.product();
    let documented = product.filter(|product| product.is_documented).map(Matrix::of);
    if documented.is_none() {
        let message = Message::new("rule-privileges-unchecked").with("product", shown(case.draft.product.trim()));
        found.push(warning(FIELD, "R7", message));
    }
    let unsupported = documented
        .as_ref()
        .zip(case.facts.supported.as_ref())
        .map(|(matrix, supported)| unsupported(matrix, supported));
    let mut places: HashMap<Key<'_>, usize> = HashMap::with_capacity(units.len());
    let mut granted = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        if unit.privileges.iter().all(String::is_empty) {
            let message = named_place(Message::new("rule-grant-empty"), &unit.place);
            found.push(error(FIELD, "R6", message).at(at).fixed(Fix::Drop));
        }
        names(case, product, at, found);
        let first = *places.entry(key(&unit.place)).or_insert(at);
        if first != at {
            let message = named_place(Message::new("rule-grant-twice"), &unit.place);
            let message = message.with("first", first + 1).with("second", at + 1);
            found.push(warning(FIELD, "R7", message).at(at).fixed(Fix::MergeInto(first)));
        }
        if let Some(matrix) = &documented {
            let level = matrix.level_of(&unit.place.scope);
            let set = privileges::find(&Subject { matrix, unit, at, level }, found);
            let unknown = level.zip(unsupported.as_ref()).map(|(level, sets)| set.and(sets[level])).unwrap_or_default();
            if !unknown.is_empty() {
                let message = named_place(Message::new("rule-privilege-unsupported"), &unit.place);
                let message = message.with("privileges", listed(&matrix.texts_of(unknown)));
                found.push(warning(FIELD, "R7", message).at(at));
            }
            granted.push(set);
        } else {
            free_words(unit, at, found);
        }
        if product.is_some_and(|product| product.speaks_mysql) {
            advice(unit, at, found);
        }
    }
    if let Some(matrix) = &documented {
        covered(matrix, units, &granted, found);
    }
}

/// What tells places apart, cheap to hash: the fields that MySQL has, then the others where one is given.
type Key<'a> = (&'a Scope, &'a str, &'a str, &'a str, Option<&'a Place>);

fn key(place: &Place) -> Key<'_> {
    let has_more = place.names()[3..].iter().any(|(_, name)| !name.is_empty());
    (&place.scope, &place.database, &place.table, &place.column, has_more.then_some(place))
}

/// The scope, and the object fields that it needs and must not have (contract §2.1); soft where the product does not
/// document them.
fn names(case: &Case<'_>, product: Option<&Product>, at: usize, found: &mut Vec<Issue>) {
    let place = &case.draft.grants[at].place;
    let is_hard = product.is_some_and(|product| product.is_documented);
    let severity = if is_hard { Severity::Error } else { Severity::Warning };
    let mut say = |severity, code, message, fix: Option<Fix>| {
        found.push(Issue::new(severity, FIELD, code, message).at(at).fixed(fix));
    };
    let api = place.scope.api();
    let level = product.and_then(|product| product.level(api));
    let needed: Option<&[&str]> = match place.scope {
        Scope::Global => Some(&[]),
        Scope::Database => Some(&["Database"]),
        Scope::Table => Some(&["Database", "TableName"]),
        Scope::Column => Some(&["Database", "TableName", "ColumnName"]),
        _ => None,
    };
    let needs = |name: &str| match level {
        Some(level) => level.names.iter().any(|needed| needed == name),
        None => needed.is_some_and(|needed| needed.contains(&name)),
    };
    if level.is_none() && (is_hard || matches!(place.scope, Scope::Other(_))) {
        say(severity, "R7", scope_message(api, product), near_scope(api).map(Fix::Scope));
    } else if level.is_none() && place.scope == Scope::Column && product.is_some_and(|it| it.speaks_mysql) {
        say(Severity::Warning, "R7", named_place(Message::new("rule-column-cluster"), place), None);
    }
    let is_known = level.is_some() || needed.is_some();
    for (index, (name, text)) in place.names().into_iter().enumerate() {
        let message = |id| named_place(Message::new(id), place).with("name", name).with("text", shown(text));
        let put = |text: &str| Some(Fix::Name { api: name, text: text.to_owned() });
        if text.is_empty() {
            if needs(name) {
                say(severity, "R7", message("rule-grant-name-missing"), None);
            }
            continue;
        }
        // Database, TableName and ColumnName come first; the others are the China site's (contract §1.1).
        if index >= 3 && case.setting.site == Site::Intl {
            say(Severity::Error, "R16", message("rule-grant-name-china-only"), put(""));
        } else if is_known && !needs(name) {
            say(severity, "R7", message("rule-grant-name-extra"), put(""));
        } else if text.trim().is_empty() {
            say(severity, "R7", message("rule-grant-name-missing"), None);
        } else if text.trim() != text {
            say(Severity::Warning, "R7", message("rule-grant-name-blank"), put(text.trim()));
        } else if text.bytes().any(|byte| byte == b'%' || byte == b'*') {
            say(Severity::Warning, "R7", message("rule-grant-name-pattern"), None);
        }
    }
}

fn scope_message(api: &str, product: Option<&Product>) -> Message {
    let message = match near_scope(api) {
        Some(near) => Message::new("rule-scope-near").with("fix", near.api()),
        None => Message::new("rule-scope-unknown"),
    };
    message.with("scope", shown(api)).with("product", product.map_or("", |product| product.name.as_str()))
}

/// The documented scope that `database`, `Database` or `databaseprivileges` was meant to be.
fn near_scope(api: &str) -> Option<Scope> {
    let stem = |text: &str| {
        let lower: String = text.to_ascii_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
        lower.trim_end_matches("privileges").trim_end_matches("privilege").to_owned()
    };
    let typed = stem(api);
    [Scope::Global, Scope::Database, Scope::Table, Scope::Column].into_iter().find(|scope| stem(scope.api()) == typed)
}

/// The words of a product that documents none: free, as long as none is there twice and none has blanks around it.
fn free_words(unit: &Unit, at: usize, found: &mut Vec<Issue>) {
    let mut seen: HashSet<&str> = HashSet::with_capacity(unit.privileges.len());
    let mut repeated = None;
    for (row, word) in unit.privileges.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
        if !seen.insert(word) {
            repeated = repeated.or(Some(row));
        }
        if word.trim() != word {
            let to = word.trim().to_owned();
            let message = named_place(Message::new("rule-privilege-blank"), &unit.place).with("privilege", shown(&to));
            let fix = if to.is_empty() {
                Fix::DropPrivilege(word.clone())
            } else {
                Fix::Privilege { from: word.clone(), to }
            };
            found.push(warning(FIELD, "R7", message).at(at).fixed(fix));
        }
    }
    found.extend(repeated.map(|row| privileges::repetition(unit, at, row)));
}

fn advice(unit: &Unit, at: usize, found: &mut Vec<Issue>) {
    if unit.place.scope == Scope::Global {
        let is_write = |word: &&str| !word.is_empty() && !READS.contains(word);
        let writes: Vec<&str> = unit.privileges.iter().map(String::as_str).filter(is_write).collect();
        if !writes.is_empty() {
            let message = Message::new("rule-grant-everywhere").with("privileges", listed(&writes));
            found.push(warning(FIELD, "advice", message).at(at));
        }
    } else if unit.place.database == "mysql" {
        let message = named_place(Message::new("rule-grant-mysql"), &unit.place);
        found.push(warning(FIELD, "advice", message).at(at));
    }
}

/// The words that the instance lacks, level by level; an empty list says nothing.
fn unsupported(matrix: &Matrix<'_>, supported: &Supported) -> Vec<Set> {
    let list = |scope: &str| match Scope::from_api(scope) {
        Scope::Global => supported.global.as_slice(),
        Scope::Database => &supported.database,
        Scope::Table => &supported.table,
        Scope::Column => &supported.column,
        _ => &[],
    };
    let lacks = |list: &[String]| if list.is_empty() { Set::default() } else { matrix.missing_from(list) };
    matrix.product.levels.iter().map(|level| lacks(list(&level.scope))).collect()
}

/// Privileges that a wider place of the same draft already grants.
fn covered(matrix: &Matrix<'_>, units: &[Unit], granted: &[Set], found: &mut Vec<Issue>) {
    let mut global = Set::default();
    let mut databases: HashMap<&str, Set> = HashMap::new();
    let mut tables: HashMap<(&str, &str), Set> = HashMap::new();
    for (unit, set) in units.iter().zip(granted) {
        let place = &unit.place;
        match place.scope {
            Scope::Global => global.add(*set),
            Scope::Database => databases.entry(&place.database).or_default().add(*set),
            Scope::Table => tables.entry((&place.database, &place.table)).or_default().add(*set),
            _ => {}
        }
    }
    let none = Set::default();
    for (at, (unit, set)) in units.iter().zip(granted).enumerate() {
        let place = &unit.place;
        let of_database = || databases.get(place.database.as_str()).copied().unwrap_or(none);
        let of_table = || tables.get(&(place.database.as_str(), place.table.as_str())).copied().unwrap_or(none);
        let wider = match place.scope {
            Scope::Database => [global, none, none],
            Scope::Table => [global, if databases.is_empty() { none } else { of_database() }, none],
            Scope::Column => [global, of_database(), of_table()],
            _ => continue,
        };
        let Some(widest) = wider.iter().position(|wider| set.has(*wider)) else { continue };
        let words = matrix.texts_of(set.and(wider[widest]));
        let home = [Scope::Global, Scope::Database, Scope::Table][widest].clone();
        let message = named_place(Message::new("rule-privilege-covered"), place)
            .with("privileges", listed(&words))
            .with("wider", shown(&matrix::place_at(place, &home)));
        let rest: Vec<String> =
            unit.privileges.iter().filter(|word| !words.contains(&word.as_str())).cloned().collect();
        let fix = if rest.iter().all(String::is_empty) { Fix::Drop } else { Fix::Privileges(rest) };
        found.push(note(FIELD, "R7", message).at(at).fixed(fix));
    }
}
