//! Grants (docs/api.md R6, R7): every unit of the list, duplicates, and advice on risky grants.

use std::collections::{HashMap, HashSet};

use super::{
    CheckInput, error, letters, listed,
    matrix::Matrix,
    named_place, note, objects,
    places::{self, ScopeNames},
    privileges::{self, CheckedUnit},
    shown, warning,
};
use crate::{
    catalog::Product,
    domain::{
        endpoint::Site,
        facts::Supported,
        fields::FieldId,
        grants::{
            Place, Scope, Unit,
            coverage::Coverage,
            privilege::{danger, is_write, reads_tables},
            shorthand,
        },
        rule::{Fix, Issue, Message, Part, Risk},
    },
};

const FIELD: FieldId = FieldId::Grants;

/// What every unit of a draft is compared with.
struct GrantChecker<'a> {
    units: &'a [Unit],
    documented: Option<Matrix<'a>>,
    supported: Option<&'a Supported>,
    shapes: ScopeNames<'a>,
    speaks_mysql: bool,
}

/// Finds every issue of the grants.
pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let units = &case.draft.grants;
    if units.is_empty() {
        let product = case.product();
        let has_schema = |product: &Product| product.level(Scope::Schema.api()).is_some();
        let has_schemas = case.setting.site == Site::China && product.is_some_and(has_schema);
        let example = shorthand::example(product, has_schemas);
        found.push(error(FIELD, "R6", Message::new("rule-grants-missing").with("example", example)));
        return;
    }
    let checker = GrantChecker::of(case);
    if checker.documented.is_none() {
        let message = Message::new("rule-privileges-unchecked").with("product", shown(case.draft.product.trim()));
        found.push(warning(FIELD, "R7", message));
    }
    let mut seen: HashMap<&Place, usize> = HashMap::with_capacity(units.len());
    let mut valid_words = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let first = *seen.entry(&unit.place).or_insert(at);
        valid_words.push(checker.judge(at, first, found));
    }
    objects::find(units, &case.facts.objects, found);
    covered(units, &valid_words, found);
}

impl<'a> GrantChecker<'a> {
    fn of(case: &CheckInput<'a>) -> GrantChecker<'a> {
        let product = case.product();
        GrantChecker {
            units: &case.draft.grants,
            documented: product.filter(|product| product.is_documented).map(Matrix::of),
            supported: case.facts.supported.as_ref(),
            shapes: ScopeNames::of(product, case.setting.site),
            speaks_mysql: product.is_some_and(|product| product.speaks_mysql),
        }
    }

    /// Finds the issues of the unit at index `at`; `first` is the index of the first unit with the same place. Returns
    /// the valid privileges of the unit, in the product's order.
    fn judge(&self, at: usize, first: usize, found: &mut Vec<Issue>) -> Vec<&'a str> {
        let GrantChecker { units, documented, supported, shapes, speaks_mysql } = self;
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
        let mut valid_words = Vec::new();
        if let Some(matrix) = documented {
            let level = matrix.level_of(&unit.place.scope);
            valid_words = privileges::find(&CheckedUnit { matrix, unit, at, level }, found);
            let lacks = |supported: &Supported| {
                valid_words.iter().copied().filter(|word| supported.lacks(&unit.place.scope, word)).collect::<Vec<_>>()
            };
            let unknown = supported.map(lacks);
            if let Some(words) = unknown.filter(|words| !words.is_empty()) {
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
        valid_words
    }
}

/// Checks privileges of a product that documents none: any word is allowed, but not twice and not with blanks around
/// it.
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
        let mut writes: Vec<&str> = unit.privileges.iter().map(String::as_str).filter(|word| is_write(word)).collect();
        writes.sort_by_key(|word| danger(word));
        if !writes.is_empty() {
            let fix = without(unit, &writes, count);
            let reads = unit.privileges.iter().map(String::as_str).filter(|word| reads_tables(word));
            let all: Vec<&str> = writes.iter().copied().chain(reads).collect();
            let message = Message::new("rule-grant-everywhere").with("privileges", listed(&all));
            found.push(warning(FIELD, "advice", message).at(at).endangers(Risk::Privileges).fixed(fix));
        } else if unit.privileges.iter().any(|word| reads_tables(word)) {
            let mut reads: Vec<&str> = unit.privileges.iter().map(String::as_str).collect();
            reads.sort_by_key(|word| !reads_tables(word));
            let message = Message::new("rule-grant-reads-everything").with("privileges", listed(&reads));
            found.push(warning(FIELD, "advice", message).at(at).endangers(Risk::Privileges));
        }
    } else if unit.place.database == "mysql" {
        let mut words: Vec<&str> = unit.privileges.iter().map(String::as_str).collect();
        words.sort_by_key(|word| danger(word));
        let message = named_place(Message::new("rule-grant-mysql"), &unit.place).with("privileges", listed(&words));
        let issue = warning(FIELD, "advice", message).at(at).endangers(Risk::Privileges).part(Part::Member("Database"));
        found.push(issue.fixed((count > 1).then_some(Fix::Drop)));
    }
}

/// Returns the fix that removes some privileges. If none is left it removes the unit, unless that is the only one.
fn without(unit: &Unit, words: &[&str], count: usize) -> Option<Fix> {
    let rest = unit.privileges.iter().filter(|word| !words.contains(&word.as_str()));
    let rest: Vec<String> = rest.cloned().collect();
    if rest.iter().any(|word| !word.is_empty()) {
        return Some(Fix::Privileges(rest));
    }
    (count > 1).then_some(Fix::Drop)
}

/// Reports privileges that a wider place of the same draft already grants.
fn covered(units: &[Unit], valid_words: &[Vec<&str>], found: &mut Vec<Issue>) {
    let granted = units.iter().zip(valid_words).map(|(unit, words)| Unit {
        place: unit.place.clone(),
        privileges: words.iter().map(|word| (*word).to_owned()).collect(),
    });
    let granted: Vec<Unit> = granted.collect();
    let coverage = Coverage::of(&granted);
    for (at, unit) in granted.iter().enumerate() {
        let Some((wider, words)) = coverage.widest(unit) else { continue };
        let message = named_place(Message::new("rule-privilege-covered"), &unit.place)
            .with("privileges", listed(&words))
            .with("wider", shown(&wider.to_string()));
        found.push(note(FIELD, "R7", message).at(at).fixed(without(&units[at], &words, units.len())));
    }
}
