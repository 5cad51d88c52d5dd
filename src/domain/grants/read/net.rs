//! What statements come to together: each `GRANT` adds, each `REVOKE` takes away of the same object, as on a server.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, Hash, Hasher, RandomState},
};

use super::{
    super::{Place, Scope, Unit, normal},
    account::Account,
};
use crate::domain::rule::Message;

/// What a `REVOKE` takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Revocation {
    pub(super) places: Vec<(Place, Words)>,
    pub(super) roles: Vec<Account>,
    /// `REVOKE ALL PRIVILEGES, GRANT OPTION FROM …`, and `DROP USER`.
    pub(super) is_everything: bool,
    /// Whether the grantee itself is gone, with what it was granted to.
    pub(super) is_dropped: bool,
}

/// The privileges of a `REVOKE` at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    All,
    Named(HashSet<String>),
}

impl Words {
    pub(super) fn add(&mut self, word: &str) {
        if let Words::Named(words) = self {
            words.insert(word.to_owned());
        }
    }

    fn has(&self, word: &str) -> bool {
        match self {
            Words::All => true,
            Words::Named(words) => words.contains(word),
        }
    }
}

/// What the accounts and roles of a reading hold, each its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Holders(HashMap<Option<usize>, Held>);

impl Holders {
    /// What one of them holds.
    pub(super) fn of(&mut self, holder: Option<usize>) -> &mut Held {
        self.0.entry(holder).or_default()
    }

    /// What all of them hold together, each place once, in the order of first mention.
    pub(super) fn units(self) -> Vec<Unit> {
        let is_alone = self.0.len() < 2;
        let mut rows: Vec<Row> = self.0.into_values().flat_map(|held| held.rows).collect();
        rows.retain(|row| !row.unit.privileges.is_empty());
        rows.sort_by_key(|row| row.order);
        let units = rows.into_iter().map(|row| row.unit);
        // What several hold may name one place.
        if is_alone { units.collect() } else { normal::merged(&units.collect::<Vec<Unit>>()) }
    }
}

/// What is granted so far to one account or role.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    rows: Vec<Row>,
    /// The newest row of all places that have a hash; the others follow from row to row. No place is kept twice.
    places: HashMap<u64, usize>,
    hasher: RandomState,
    /// The places whatever the case of their letters, once a `REVOKE` named one that is not granted.
    folded: Option<HashMap<Place, usize>>,
    /// What each row has, so that no list is walked through for a word.
    seen: HashSet<(usize, String)>,
    /// Of each table the rows of its columns, by word. A row may have lost the word since.
    columns: HashMap<Place, HashMap<String, Vec<usize>>>,
}

/// A place with its privileges.
#[derive(Clone, Debug)]
struct Row {
    unit: Unit,
    /// The statement that named the place first.
    order: usize,
    /// Another row whose place has the same hash.
    next: Option<usize>,
}

/// What became of a `REVOKE`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It took that away.
    Taken(Message),
    /// Nothing was there for it to take.
    Idle(Message),
    /// It takes away a part of something that stays: the API cannot say that.
    Partial(Message),
}

impl Held {
    /// Adds what the statement of that order grants.
    pub(super) fn grant(&mut self, units: &[Unit], order: usize) {
        for unit in units {
            let row = self.row(&unit.place, order);
            for word in &unit.privileges {
                if !self.seen.insert((row, word.clone())) {
                    continue;
                }
                self.rows[row].unit.privileges.push(word.clone());
                if unit.place.scope == Scope::Column {
                    let columns = self.columns.entry(table_of(&unit.place)).or_default();
                    columns.entry(word.clone()).or_default().push(row);
                }
            }
        }
    }

    /// The row of a place.
    fn find(&self, place: &Place) -> Option<usize> {
        let mut next = self.places.get(&self.hash(place)).copied();
        while let Some(row) = next {
            if is_same(&self.rows[row].unit.place, place) {
                return Some(row);
            }
            next = self.rows[row].next;
        }
        None
    }

    fn hash(&self, place: &Place) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        place.scope.hash(&mut hasher);
        for (api, name) in place.names().into_iter().filter(|(_, name)| !name.is_empty()) {
            (api, if api == COLUMN { name.to_lowercase() } else { name.to_owned() }).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The row of a place, made where it has none.
    fn row(&mut self, place: &Place, order: usize) -> usize {
        if let Some(row) = self.find(place) {
            return row;
        }
        let row = self.rows.len();
        if let Some(folded) = &mut self.folded {
            folded.entry(lowered(place)).or_insert(row);
        }
        let next = self.places.insert(self.hash(place), row);
        self.rows.push(Row { unit: Unit { place: place.clone(), privileges: Vec::new() }, order, next });
        row
    }

    /// Takes away what a `REVOKE` names.
    pub(super) fn revoke(&mut self, revocation: &Revocation) -> Outcome {
        if revocation.is_everything {
            let count = self.rows.iter().map(|row| row.unit.privileges.len()).sum::<usize>();
            *self = Held::default();
            return if count == 0 {
                Outcome::Idle(Message::new("grant-revoked-nothing"))
            } else {
                Outcome::Taken(Message::new("grant-revoked-all").with("count", count))
            };
        }
        let mut taken: Vec<String> = Vec::new();
        let mut at = None;
        for (place, words) in &revocation.places {
            if let Some(wider) = self.wider(place, words) {
                return Outcome::Partial(
                    Message::new("grant-partial").with("place", place.to_string()).with("wider", wider.to_string()),
                );
            }
            let mut rows: Vec<usize> = self.find(place).into_iter().collect();
            if rows.is_empty()
                && let Some(other) = self.in_other_letters(place)
            {
                return Outcome::Partial(
                    Message::new("grant-other-case").with("place", place.to_string()).with("other", other.to_string()),
                );
            }
            if place.scope == Scope::Table {
                // What is taken away from a table is taken away from its columns.
                rows.extend(self.columns_with(place, words));
            }
            for row in rows {
                let unit = &mut self.rows[row].unit;
                let (gone, left): (Vec<String>, Vec<String>) =
                    std::mem::take(&mut unit.privileges).into_iter().partition(|word| words.has(word));
                unit.privileges = left;
                for word in gone {
                    self.seen.remove(&(row, word.clone()));
                    taken.push(word);
                }
                at = Some(place.clone());
            }
        }
        let Some(place) = at.filter(|_| !taken.is_empty()) else {
            return Outcome::Idle(Message::new("grant-revoked-nothing"));
        };
        let left = self.find(&place).map_or(0, |row| self.rows[row].unit.privileges.len());
        taken.dedup();
        Outcome::Taken(
            Message::new("grant-revoked")
                .with("words", taken.join(", "))
                .with("place", place.to_string())
                .with("left", left),
        )
    }

    /// The granted place that differs from this one in the case of its letters alone: whether both are one depends on
    /// the server.
    fn in_other_letters(&mut self, place: &Place) -> Option<&Place> {
        let rows = &self.rows;
        let folded = self.folded.get_or_insert_with(|| {
            rows.iter().enumerate().map(|(row, there)| (lowered(&there.unit.place), row)).collect()
        });
        let row = folded.get(&lowered(place)).filter(|row| !rows[**row].unit.privileges.is_empty())?;
        Some(&self.rows[*row].unit.place)
    }

    /// The rows of a table's columns that have one of the words, which are about to lose it.
    fn columns_with(&mut self, table: &Place, words: &Words) -> Vec<usize> {
        let mut rows: Vec<usize> = match words {
            Words::All => self.columns.remove(table).into_iter().flat_map(HashMap::into_values).flatten().collect(),
            Words::Named(words) => {
                let columns = self.columns.get_mut(table).into_iter();
                columns.flat_map(|columns| words.iter().filter_map(|word| columns.remove(word))).flatten().collect()
            }
        };
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// The wider place that grants one of the words, where the place itself does not.
    fn wider(&self, place: &Place, words: &Words) -> Option<Place> {
        let own = self.find(place);
        let is_missing =
            |word: &String| words.has(word) && !own.is_some_and(|own| self.seen.contains(&(own, word.clone())));
        // `REVOKE ALL` takes what is there; only where nothing is, it is meant for what a wider place grants.
        let is_for_wider =
            !matches!(words, Words::All) || own.is_none_or(|own| self.rows[own].unit.privileges.is_empty());
        normal::wider(place).into_iter().filter(|_| is_for_wider).find(|wider| {
            let row = self.find(wider);
            row.is_some_and(|row| self.rows[row].unit.privileges.iter().any(is_missing))
        })
    }
}

/// The field whose names have no case.
const COLUMN: &str = "ColumnName";

fn is_same(one: &Place, other: &Place) -> bool {
    let names = one.names().into_iter().zip(other.names());
    one.scope == other.scope
        && names.into_iter().all(|((api, one), (_, other))| {
            one == other || (api == COLUMN && one.to_lowercase() == other.to_lowercase())
        })
}

fn lowered(place: &Place) -> Place {
    let mut lowered = place.clone();
    for (api, name) in place.names() {
        if let Some(slot) = lowered.name_mut(api) {
            *slot = name.to_lowercase();
        }
    }
    lowered
}

fn table_of(column: &Place) -> Place {
    Place { scope: Scope::Table, column: String::new(), ..column.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    fn revoke(place: Place, words: &[&str]) -> Revocation {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Revocation { places: vec![(place, Words::Named(words))], ..Revocation::default() }
    }

    fn left(held: Held) -> Vec<Unit> {
        Holders(HashMap::from([(None, held)])).units()
    }

    #[test]
    fn a_revoke_takes_of_its_own_object_only() {
        let mut held = Held::default();
        held.grant(&[unit(Place::database("a"), &["SELECT", "DROP"]), unit(Place::table("a", "t"), &["DROP"])], 0);
        assert!(matches!(held.revoke(&revoke(Place::database("a"), &["DROP"])), Outcome::Taken(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("b"), &["DROP"])), Outcome::Idle(_)));
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), Outcome::Partial(_)));
        assert_eq!(left(held), [unit(Place::database("a"), &["SELECT"]), unit(Place::table("a", "t"), &["DROP"])]);
    }

    #[test]
    fn a_table_takes_its_columns_along() {
        let mut held = Held::default();
        held.grant(&[unit(Place::column("a", "t", "c"), &["SELECT", "INSERT"])], 0);
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), Outcome::Taken(_)));
        held.grant(&[unit(Place::column("a", "t", "c"), &["SELECT"])], 1);
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), Outcome::Taken(_)));
        assert_eq!(left(held), [unit(Place::column("a", "t", "c"), &["INSERT"])]);
    }

    #[test]
    fn columns_have_no_case_and_other_names_may_have() {
        let mut held = Held::default();
        held.grant(&[unit(Place::column("a", "t", "C"), &["SELECT"]), unit(Place::database("Shop"), &["DROP"])], 0);
        held.grant(&[unit(Place::column("a", "t", "c"), &["INSERT"])], 1);
        assert!(matches!(held.revoke(&revoke(Place::column("a", "t", "c"), &["SELECT"])), Outcome::Taken(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("shop"), &["DROP"])), Outcome::Partial(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("other"), &["DROP"])), Outcome::Idle(_)));
        assert_eq!(
            left(held),
            [unit(Place::column("a", "t", "C"), &["INSERT"]), unit(Place::database("Shop"), &["DROP"])]
        );
    }

    #[test]
    fn what_one_holder_loses_another_one_keeps() {
        let mut holders = Holders::default();
        let select = [unit(Place::database("a"), &["SELECT"])];
        holders.of(Some(0)).grant(&select, 0);
        holders.of(Some(1)).grant(&select, 1);
        holders.of(Some(1)).revoke(&Revocation { is_everything: true, ..Revocation::default() });
        assert_eq!(holders.units(), select);
    }
}
