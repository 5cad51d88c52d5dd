//! Normal form of grants: one set of privileges for each place, without what a wider place already grants.
//!
//! It is used to count, compare and explain grants. It is never sent.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Place, Unit, coverage::Coverage, dialect};

/// Normal form: equal for all units that grant the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NormalForm(BTreeMap<Place, BTreeSet<String>>);

/// Difference between two sets of grants at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place.
    pub place: Place,
    /// Privileges that only the second set has there.
    pub added: Vec<String>,
    /// Privileges that only the first set has there.
    pub removed: Vec<String>,
}

/// Numbers for a text such as "8 grants at 3 places".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Number of privileges of all units.
    pub(crate) grants: usize,
    /// Number of places with at least one privilege.
    pub(crate) places: usize,
}

impl NormalForm {
    /// Returns the normal form of units, in linear time.
    #[must_use]
    pub fn of(units: &[Unit]) -> NormalForm {
        let coverage = Coverage::of(units);
        let mut places: BTreeMap<Place, BTreeSet<String>> = BTreeMap::new();
        for unit in units {
            for privilege in &unit.privileges {
                if coverage.covered(&unit.place, privilege).is_none() {
                    let words = places.entry(unit.place.clone()).or_default();
                    words.insert(dialect::canonical(privilege).into_owned());
                }
            }
        }
        NormalForm(places)
    }

    /// Returns every privilege with its place, in order. `USAGE` is left out because it grants nothing.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&Place, &str)> {
        let words = self.0.iter().flat_map(|(place, words)| words.iter().map(move |word| (place, word.as_str())));
        words.filter(|(_, word)| *word != "USAGE")
    }

    /// Returns the normal form as units, one for each place; places and privileges are sorted.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        self.0
            .iter()
            .map(|(place, words)| Unit { place: place.clone(), privileges: words.iter().cloned().collect() })
            .collect()
    }
}

/// Compares two sets of grants, place by place in order. A privilege that a wider place grants counts as granted, so
/// narrower grants that a wider one replaces are no difference. `USAGE` is ignored, because it grants nothing.
#[must_use]
pub fn compare(before: &[Unit], after: &[Unit]) -> Vec<Change> {
    let (old, new) = (Coverage::of(before), Coverage::of(after));
    let mut changes: BTreeMap<Place, Change> = BTreeMap::new();
    let change = |place: &Place| Change { place: place.clone(), added: Vec::new(), removed: Vec::new() };
    for (place, word) in NormalForm::of(after).words().filter(|(place, word)| !old.has(place, word)) {
        changes.entry(place.clone()).or_insert_with(|| change(place)).added.push(word.to_owned());
    }
    for (place, word) in NormalForm::of(before).words().filter(|(place, word)| !new.has(place, word)) {
        changes.entry(place.clone()).or_insert_with(|| change(place)).removed.push(word.to_owned());
    }
    changes.into_values().collect()
}

/// Returns each privilege of units, with its place, that other units do not grant there or at a wider place: as they are
/// written, so that they are part of what [`count`] counts.
pub(crate) fn missing(asked: &[Unit], found: &[Unit]) -> Vec<(Place, String)> {
    let found = Coverage::of(found);
    let all = asked.iter().flat_map(|unit| unit.privileges.iter().map(|privilege| (&unit.place, privilege.as_str())));
    let missing = all.filter(|(place, privilege)| *privilege != "USAGE" && !found.has(place, privilege));
    missing.map(|(place, privilege)| (place.clone(), privilege.to_owned())).collect()
}

/// Counts grants and places of units, without normalizing them.
#[must_use]
pub(crate) fn count(units: &[Unit]) -> Count {
    let given = || units.iter().filter(|unit| !unit.privileges.is_empty());
    Count {
        grants: given().map(|unit| unit.privileges.len()).sum(),
        places: given().map(|unit| &unit.place).collect::<HashSet<_>>().len(),
    }
}

/// Joins units of the same place, in the order of their first mention, and removes duplicate privileges. Privileges
/// that a wider place covers are kept.
#[must_use]
pub fn merged(units: &[Unit]) -> Vec<Unit> {
    let mut merged: Vec<Unit> = Vec::new();
    let mut rows: HashMap<&Place, (usize, HashSet<&str>)> = HashMap::new();
    for unit in units {
        let (row, seen) = rows.entry(&unit.place).or_insert_with(|| {
            merged.push(Unit { place: unit.place.clone(), privileges: Vec::new() });
            (merged.len() - 1, HashSet::new())
        });
        merged[*row].privileges.extend(unit.privileges.iter().filter(|word| seen.insert(word.as_str())).cloned());
    }
    merged
}

/// Adds grants to units. A grant for a place that already has a unit is added to that unit. Returns how many privileges
/// are new.
pub(crate) fn join(units: &mut Vec<Unit>, added: Vec<Unit>) -> usize {
    let mut rows: HashMap<&Place, usize> = HashMap::new();
    for (row, unit) in units.iter().enumerate() {
        rows.entry(&unit.place).or_insert(row);
    }
    let mut next = units.len();
    let mut targets = Vec::with_capacity(added.len());
    for unit in &added {
        let row = *rows.entry(&unit.place).or_insert(next);
        next += usize::from(row == next);
        targets.push(row);
    }
    let mut count = 0;
    for (unit, row) in added.into_iter().zip(targets) {
        if row == units.len() {
            units.push(Unit { place: unit.place, privileges: Vec::new() });
        }
        let mut there: HashSet<String> =
            units[row].privileges.iter().map(|word| dialect::canonical(word).into_owned()).collect();
        let mut is_new = |word: &String| there.insert(dialect::canonical(word).into_owned());
        let before = units[row].privileges.len();
        units[row].privileges.extend(unit.privileges.into_iter().filter(|word| is_new(word)));
        count += units[row].privileges.len() - before;
    }
    count
}

/// Removes grants from units. A unit without any privilege left is removed; their indices are returned, each relative
/// to the list at the moment of its removal.
pub(crate) fn take_away(units: &mut Vec<Unit>, lost: &[Unit]) -> Vec<usize> {
    let mut words: HashMap<&Place, HashSet<&str>> = HashMap::new();
    for unit in lost {
        words.entry(&unit.place).or_default().extend(unit.privileges.iter().map(String::as_str));
    }
    let mut gone = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if let Some(words) = words.get(&units[at].place) {
            let is_left = |word: &String| !words.contains(&*dialect::canonical(word));
            let left: Vec<String> = units[at].privileges.iter().filter(|word| is_left(word)).cloned().collect();
            if left.is_empty() && !units[at].privileges.is_empty() {
                units.remove(at);
                gone.push(at);
                continue;
            }
            units[at].privileges = left;
        }
        at += 1;
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    #[test]
    fn what_a_wider_place_gives_is_not_repeated() {
        let units = [
            unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
            unit(Place::database("crm"), &["select", "INSERT"]),
            unit(Place::table("crm", "customer"), &["INSERT", "DELETE", "DELETE"]),
            unit(Place::global(), &["PROCESS"]),
        ];
        let form = NormalForm::of(&units);
        let shown: Vec<String> =
            form.units().iter().map(|unit| format!("{} {}", unit.place, unit.privileges.join(","))).collect();
        assert_eq!(shown, ["*.* PROCESS", "crm.* INSERT,SELECT", "crm.customer DELETE", "crm.customer.email UPDATE"]);
        assert_eq!(NormalForm::of(&form.units()), form);
    }

    #[test]
    fn a_difference_names_places_and_words() {
        let before = [unit(Place::database("a"), &["SELECT", "INSERT"])];
        let after = [unit(Place::database("a"), &["SELECT"]), unit(Place::table("b", "t"), &["DROP"])];
        assert_eq!(
            compare(&before, &after),
            [
                Change { place: Place::database("a"), added: vec![], removed: vec!["INSERT".into()] },
                Change { place: Place::table("b", "t"), added: vec!["DROP".into()], removed: vec![] },
            ]
        );
    }

    #[test]
    fn narrower_grants_replaced_by_a_wider_one_are_no_difference() {
        let before = [unit(Place::database("a"), &["SELECT", "DROP"]), unit(Place::global(), &["usage"])];
        let after = [unit(Place::global(), &["select"]), unit(Place::table("a", "t"), &["SELECT", "INSERT"])];
        assert_eq!(
            compare(&before, &after),
            [
                Change { place: Place::global(), added: vec!["SELECT".into()], removed: vec![] },
                Change { place: Place::database("a"), added: vec![], removed: vec!["DROP".into()] },
                Change { place: Place::table("a", "t"), added: vec!["INSERT".into()], removed: vec![] },
            ]
        );
        assert!(compare(&before, &before).is_empty());
    }

    #[test]
    fn units_of_one_place_are_joined_in_the_order_of_mention() {
        let units = [
            unit(Place::database("a"), &["UPDATE"]),
            unit(Place::global(), &["SELECT"]),
            unit(Place::database("a"), &["SELECT", "UPDATE"]),
        ];
        assert_eq!(
            merged(&units),
            [unit(Place::database("a"), &["UPDATE", "SELECT"]), unit(Place::global(), &["SELECT"])]
        );
        assert_eq!(count(&units), Count { grants: 4, places: 2 });
    }

    #[test]
    fn added_grants_join_their_unit_and_removed_ones_keep_the_order() {
        let mut units = vec![unit(Place::database("a"), &["update"])];
        let added = [
            unit(Place::database("a"), &["SELECT", "UPDATE"]),
            unit(Place::database("b"), &["SELECT", "SELECT"]),
            unit(Place::database("b"), &["SELECT", "INSERT"]),
        ];
        assert_eq!(join(&mut units, added.into()), 3);
        assert_eq!(units[0].privileges, ["update", "SELECT"]);
        assert_eq!(units[1].privileges, ["SELECT", "INSERT"]);

        let lost = [unit(Place::database("a"), &["UPDATE", "SELECT"]), unit(Place::database("b"), &["SELECT"])];
        assert_eq!(take_away(&mut units, &lost), [0]);
        assert_eq!(units.len(), 1);
        assert_eq!(units[0], unit(Place::database("b"), &["INSERT"]));
    }
}
