//! Grants (docs/api.md R6, R7): each unit of the list, what is granted twice, and what a DBA would think over.

use std::collections::{HashMap, HashSet};

use super::{
    Case, error, letters, listed,
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
    rule::{Fix, Issue, Message, Part},
};

const FIELD: FieldId = FieldId::Grants;

/// Privileges that change nothing by themselves; every other word on `*.*` is worth a warning.
const READS: &[&str] = &["SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "LOCK TABLES", "CREATE TEMPORARY TABLES"];

/// What every unit of a draft is held against.
struct Bench<'a> {
    units: &'a Units,
    documented: Option<Matrix<'a>>,
    unsupported: Option<Vec<Set>>,
    shapes: Shapes<'a>,
    speaks_mysql: bool,
}

/// Finds every issue of the grants; returns which words each unit has by right, for [`find_changed`].
pub(super) fn find(case: &Case<'_>, found: &mut Vec<Issue>) -> Vec<Set> {
    let units = &case.draft.grants;
    if units.is_empty() {
        found.push(error(FIELD, "R6", Message::new("rule-grants-missing")));
        return Vec::new();
    }
    let bench = Bench::of(case);
    if bench.documented.is_none() {
        let message = Message::new("rule-privileges-unchecked").with("product", shown(case.draft.product.trim()));
        found.push(warning(FIELD, "R7", message));
    }
    let mut seen: HashMap<Key<'_>, usize> = HashMap::with_capacity(units.len());
    let mut granted = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let first = *seen.entry(key(&unit.place)).or_insert(at);
        granted.push(bench.judge(at, first, found));
    }
    objects::find(units, &case.facts.objects, found);
    if let Some(matrix) = &bench.documented {
        covered(matrix, units, &granted, found);
    }
    granted
}

/// At most this many units are judged one by one.
const MOST_CHANGED: usize = 16;

/// Finds what [`find`] does, from what it found before the privileges of some units, and nothing else, have changed;
/// `None` where so many are touched that all may as well be judged again.
pub(super) fn find_changed(
    case: &Case<'_>,
    changed: &[usize],
    last: Vec<Issue>,
    granted: &mut [Set],
) -> Option<Vec<Issue>> {
    let units = &case.draft.grants;
    let inside = |at: usize| changed.iter().any(|wider| is_inside(&units[at].place, &units[*wider].place));
    let touched: Vec<usize> = if changed.len() > MOST_CHANGED {
        return None;
    } else {
        (0..units.len()).filter(|at| changed.contains(at) || inside(*at)).take(MOST_CHANGED + 1).collect()
    };
    if touched.len() > MOST_CHANGED {
        return None;
    }
    let bench = Bench::of(case);
    let (stays, goes): (Vec<Issue>, Vec<Issue>) = last.into_iter().partition(|issue| {
        let at = issue.item.unwrap_or(usize::MAX);
        !(changed.contains(&at) || touched.contains(&at) && issue.message.id == COVERED)
    });
    let mut found = stays;
    for at in changed.iter().copied() {
        let first = units.iter().position(|unit| key(&unit.place) == key(&units[at].place)).unwrap_or(at);
        granted[at] = bench.judge(at, first, &mut found);
        // Whether an object is there does not hang on the privileges.
        let is_kept = |issue: &&Issue| issue.item == Some(at) && objects::is_own(issue);
        found.extend(goes.iter().filter(is_kept).cloned());
    }
    if let Some(matrix) = &bench.documented {
        for at in touched {
            found.extend(covering(matrix, units, at, (granted[at], wider(units, granted, at))));
        }
    }
    found.sort_by_key(|issue| issue.item);
    Some(found)
}

impl<'a> Bench<'a> {
    fn of(case: &Case<'a>) -> Bench<'a> {
        let product = case.product();
        let documented = product.filter(|product| product.is_documented).map(Matrix::of);
        let unsupported = documented
            .as_ref()
            .zip(case.facts.supported.as_ref())
            .map(|(matrix, supported)| unsupported(matrix, supported));
        Bench {
            units: &case.draft.grants,
            documented,
            unsupported,
            shapes: Shapes::of(product, case.setting.site),
            speaks_mysql: product.is_some_and(|product| product.speaks_mysql),
        }
    }

    /// Finds the issues of one unit, of whose place `first` is the first; returns the words that it has by right.
    fn judge(&self, at: usize, first: usize, found: &mut Vec<Issue>) -> Set {
        let Bench { units, documented, unsupported, shapes, speaks_mysql } = self;
        let unit = &units[at];
        if unit.privileges.iter().all(String::is_empty) {
            let message = named_place(Message::new("rule-grant-empty"), &unit.place);
            found.push(error(FIELD, "R6", message).at(at).part(Part::Member("Privileges")).fixed(Fix::Drop));
        }
        places::find(shapes, &unit.place, at, found);
        if first != at {
            let message = named_place(Message::new("rule-grant-twice"), &unit.place);
            let message = message.with("first", first + 1).with("second", at + 1);
            found.push(warning(FIELD, "R7", message).at(at).fixed(Fix::MergeInto(first)));
        }
        let mut set = Set::default();
        if let Some(matrix) = documented {
            let level = matrix.level_of(&unit.place.scope);
            set = privileges::find(&Subject { matrix, unit, at, level }, found);
            let unknown = level.zip(unsupported.as_ref()).map(|(level, sets)| set.and(sets[level])).unwrap_or_default();
            if !unknown.is_empty() {
                let words = matrix.texts_of(unknown);
                let fix = without(unit, &words, units.len());
                let id = if fix.is_some() { "rule-privilege-unsupported" } else { "rule-privilege-unsupported-only" };
                let message = named_place(Message::new(id), &unit.place).with("privileges", listed(&words));
                found.push(warning(FIELD, "R7", message).at(at).fixed(fix));
            }
        } else {
            free_words(unit, at, found);
        }
        if *speaks_mysql {
            advice(unit, (at, units.len()), found);
        }
        set
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
        if let Some(issue) = letters::unseen(FIELD, "R7", word) {
            let to = letters::cleaned(word);
            let fix = if to.is_empty() {
                Fix::DropPrivilege(word.clone())
            } else {
                Fix::Privilege { from: word.clone(), to }
            };
            found.push(issue.at(at).part(Part::Privilege(row)).fixed(fix));
        } else if word.trim() != word {
            let to = word.trim().to_owned();
            let message = named_place(Message::new("rule-privilege-blank"), &unit.place).with("privilege", shown(&to));
            let fix = if to.is_empty() {
                Fix::DropPrivilege(word.clone())
            } else {
                Fix::Privilege { from: word.clone(), to }
            };
            found.push(warning(FIELD, "R7", message).at(at).part(Part::Privilege(row)).fixed(fix));
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
        let issue = warning(FIELD, "advice", message).at(at).part(Part::Member("Database"));
        found.push(issue.fixed((count > 1).then_some(Fix::Drop)));
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
        found.extend(covering(matrix, units, at, (*set, wider)));
    }
}

const COVERED: &str = "rule-privilege-covered";

/// What the wider places of a unit, widest first, grant of its words already.
fn covering(matrix: &Matrix<'_>, units: &Units, at: usize, (set, wider): (Set, [Set; 3])) -> Option<Issue> {
    let widest = wider.iter().position(|wider| set.has(*wider))?;
    let unit = &units[at];
    let words = matrix.texts_of(set.and(wider[widest]));
    let home = [Scope::Global, Scope::Database, Scope::Table][widest].clone();
    let message = named_place(Message::new(COVERED), &unit.place)
        .with("privileges", listed(&words))
        .with("wider", shown(&matrix::place_at(&unit.place, &home)));
    Some(note(FIELD, "R7", message).at(at).fixed(without(unit, &words, units.len())))
}

/// What the places around one unit grant, widest first.
fn wider(units: &Units, granted: &[Set], at: usize) -> [Set; 3] {
    let place = &units[at].place;
    let mut wider = [Set::default(); 3];
    for (unit, set) in units.iter().zip(granted).filter(|(unit, _)| is_inside(place, &unit.place)) {
        match unit.place.scope {
            Scope::Global => wider[0].add(*set),
            Scope::Database => wider[1].add(*set),
            _ => wider[2].add(*set),
        }
    }
    wider
}

/// Whether a grant on `wider` holds for `place` as well.
fn is_inside(place: &Place, wider: &Place) -> bool {
    match (&place.scope, &wider.scope) {
        (Scope::Database | Scope::Table | Scope::Column, Scope::Global) => true,
        (Scope::Table | Scope::Column, Scope::Database) => place.database == wider.database,
        (Scope::Column, Scope::Table) => place.table == wider.table && place.database == wider.database,
        _ => false,
    }
}
