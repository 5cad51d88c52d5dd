//! Grants (R6, R7): each unit of the list, what is granted twice, and what a DBA would think over.

use std::collections::{HashMap, HashSet};

use super::{
    Case, error, listed,
    matrix::{self, Matrix, Set},
    named_place, note, objects,
    places::{self, Shapes},
    privileges::{self, Subject},
    shown, warning,
};
use crate::domain::{
    facts::Supported,
    fields::FieldId,
    grants::{Place, Scope, Unit, Units},
    rule::{Fix, Issue, Message},
};

const FIELD: FieldId = FieldId::Grants;

/// Privileges that change nothing by themselves; every other word on `*.*` is worth a warning.
const READS: &[&str] = &["SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "LOCK TABLES", "CREATE TEMPORARY TABLES"];

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Issue>) {
    let units = &case.draft.grants;
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
    let shapes = Shapes::of(product, case.setting.site);
    let mut seen: HashMap<Key<'_>, usize> = HashMap::with_capacity(units.len());
    let mut granted = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        if unit.privileges.iter().all(String::is_empty) {
            let message = named_place(Message::new("rule-grant-empty"), &unit.place);
            found.push(error(FIELD, "R6", message).at(at).fixed(Fix::Drop));
        }
        places::find(&shapes, &unit.place, at, found);
        let first = *seen.entry(key(&unit.place)).or_insert(at);
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
                let words = matrix.texts_of(unknown);
                let fix = without(unit, &words, units.len());
                let id = if fix.is_some() { "rule-privilege-unsupported" } else { "rule-privilege-unsupported-only" };
                let message = named_place(Message::new(id), &unit.place).with("privileges", listed(&words));
                found.push(warning(FIELD, "R7", message).at(at).fixed(fix));
            }
            granted.push(set);
        } else {
            free_words(unit, at, found);
        }
        if product.is_some_and(|product| product.speaks_mysql) {
            advice(unit, (at, units.len()), found);
        }
    }
    objects::find(units, &case.facts.objects, found);
    if let Some(matrix) = &documented {
        covered(matrix, units, &granted, found);
    }
}

/// What tells places apart, cheap to hash: the fields that MySQL has, then the others where one is given.
type Key<'a> = (&'a Scope, &'a str, &'a str, &'a str, Option<&'a Place>);

fn key(place: &Place) -> Key<'_> {
    let Place { scope, database, table, column, schema, sequence, procedure, type_name, function, view, matview } =
        place;
    let more = [schema, sequence, procedure, type_name, function, view, matview];
    (scope, database, table, column, more.iter().any(|name| !name.is_empty()).then_some(place))
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

fn advice(unit: &Unit, (at, count): (usize, usize), found: &mut Vec<Issue>) {
    if unit.place.scope == Scope::Global {
        let is_write = |word: &&str| !word.is_empty() && !READS.contains(word);
        let writes: Vec<&str> = unit.privileges.iter().map(String::as_str).filter(is_write).collect();
        if !writes.is_empty() {
            let fix = without(unit, &writes, count);
            let id = match fix {
                Some(Fix::Drop) => "rule-grant-everywhere-drop",
                Some(_) => "rule-grant-everywhere-reads",
                None => "rule-grant-everywhere",
            };
            let message = Message::new(id).with("privileges", listed(&writes));
            found.push(warning(FIELD, "advice", message).at(at).fixed(fix));
        }
    } else if unit.place.database == "mysql" {
        let id = if count > 1 { "rule-grant-mysql-drop" } else { "rule-grant-mysql" };
        let message = named_place(Message::new(id), &unit.place);
        found.push(warning(FIELD, "advice", message).at(at).fixed((count > 1).then_some(Fix::Drop)));
    }
}

/// The unit without some words. Where none is left it is dropped, as long as others are there.
fn without(unit: &Unit, words: &[&str], count: usize) -> Option<Fix> {
    let rest = unit.privileges.iter().filter(|word| !words.contains(&word.as_str()));
    let rest: Vec<String> = rest.cloned().collect();
    if rest.iter().any(|word| !word.is_empty()) {
        return Some(Fix::Privileges(rest));
    }
    (count > 1).then_some(Fix::Drop)
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
fn covered(matrix: &Matrix<'_>, units: &Units, granted: &[Set], found: &mut Vec<Issue>) {
    let mut global = Set::default();
    let mut databases: HashMap<&str, Set> = HashMap::new();
    let mut tables: HashMap<(&str, &str), Set> = HashMap::new();
    // Each map is made only where a narrower unit may ask it.
    let has = |scope: &Scope| units.iter().any(|unit| unit.place.scope == *scope);
    let (has_tables, has_columns) = (has(&Scope::Table), has(&Scope::Column));
    for (unit, set) in units.iter().zip(granted) {
        let place = &unit.place;
        match place.scope {
            Scope::Global => global.add(*set),
            Scope::Database if has_tables || has_columns => databases.entry(&place.database).or_default().add(*set),
            Scope::Table if has_columns => tables.entry((&place.database, &place.table)).or_default().add(*set),
            _ => {}
        }
    }
    let none = Set::default();
    for (at, (unit, set)) in units.iter().zip(granted).enumerate() {
        let place = &unit.place;
        let of_database = || {
            if databases.is_empty() { none } else { databases.get(place.database.as_str()).copied().unwrap_or(none) }
        };
        let of_table = || tables.get(&(place.database.as_str(), place.table.as_str())).copied().unwrap_or(none);
        let wider = match place.scope {
            Scope::Database => [global, none, none],
            Scope::Table => [global, of_database(), none],
            Scope::Column => [global, of_database(), of_table()],
            _ => continue,
        };
        let Some(widest) = wider.iter().position(|wider| set.has(*wider)) else { continue };
        let words = matrix.texts_of(set.and(wider[widest]));
        let home = [Scope::Global, Scope::Database, Scope::Table][widest].clone();
        let message = named_place(Message::new("rule-privilege-covered"), place)
            .with("privileges", listed(&words))
            .with("wider", shown(&matrix::place_at(place, &home)));
        found.push(note(FIELD, "R7", message).at(at).fixed(without(unit, &words, units.len())));
    }
}
