//! What statements come to together: each `GRANT` adds, each `REVOKE` takes away of the same object, as on a server.

use std::collections::HashMap;

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
}

/// The privileges of a `REVOKE` at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    All,
    Named(Vec<String>),
}

impl Words {
    pub(super) fn add(&mut self, word: &str) {
        if let Words::Named(words) = self {
            words.push(word.to_owned());
        }
    }

    fn has(&self, word: &str) -> bool {
        match self {
            Words::All => true,
            Words::Named(words) => words.iter().any(|own| own == word),
        }
    }
}

/// What is granted so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    units: Vec<Unit>,
    rows: HashMap<Place, usize>,
    /// The places inside each table that have privileges of their own.
    columns: HashMap<Place, Vec<usize>>,
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
    pub(super) fn grant(&mut self, units: &[Unit]) {
        for unit in units {
            let row = self.row(&unit.place);
            let words = &mut self.units[row].privileges;
            for word in &unit.privileges {
                if !words.contains(word) {
                    words.push(word.clone());
                }
            }
        }
    }

    /// The row of a place, made where it has none.
    fn row(&mut self, place: &Place) -> usize {
        if let Some(row) = self.rows.get(place) {
            return *row;
        }
        let row = self.units.len();
        self.units.push(Unit { place: place.clone(), privileges: Vec::new() });
        self.rows.insert(place.clone(), row);
        if place.scope == Scope::Column {
            self.columns.entry(table_of(place)).or_default().push(row);
        }
        row
    }

    /// Takes away what a `REVOKE` names.
    pub(super) fn revoke(&mut self, revocation: &Revocation) -> Outcome {
        if revocation.is_everything {
            let count = self.units.iter().map(|unit| unit.privileges.len()).sum::<usize>();
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
            let mut rows: Vec<usize> = self.rows.get(place).copied().into_iter().collect();
            if place.scope == Scope::Table {
                // What is taken away from a table is taken away from its columns.
                rows.extend(self.columns.get(place).into_iter().flatten());
            }
            for row in rows {
                let unit = &mut self.units[row];
                let gone = |word: &String| words.has(word);
                taken.extend(unit.privileges.iter().filter(|word| gone(word)).cloned());
                unit.privileges.retain(|word| !gone(word));
                at = Some(place.clone());
            }
        }
        let Some(place) = at.filter(|_| !taken.is_empty()) else {
            return Outcome::Idle(Message::new("grant-revoked-nothing"));
        };
        let left = self.rows.get(&place).map_or(0, |row| self.units[*row].privileges.len());
        taken.dedup();
        Outcome::Taken(
            Message::new("grant-revoked")
                .with("words", taken.join(", "))
                .with("place", place.to_string())
                .with("left", left),
        )
    }

    /// The wider place that grants one of the words, where the place itself does not.
    fn wider(&self, place: &Place, words: &Words) -> Option<Place> {
        let own = self.rows.get(place).map(|row| &self.units[*row].privileges);
        let is_missing = |word: &String| words.has(word) && !own.is_some_and(|own| own.contains(word));
        let wider = normal::wider(place);
        wider.into_iter().find(|wider| {
            let row = self.rows.get(wider);
            // `REVOKE ALL` takes what is there; only where nothing is, it is meant for what a wider place grants.
            let is_for_wider = !matches!(words, Words::All) || own.is_none_or(Vec::is_empty);
            is_for_wider && row.is_some_and(|row| self.units[*row].privileges.iter().any(is_missing))
        })
    }

    /// What is granted in the end, each place once, in the order of first mention.
    pub(super) fn units(self) -> Vec<Unit> {
        self.units.into_iter().filter(|unit| !unit.privileges.is_empty()).collect()
    }
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

    #[test]
    fn a_revoke_takes_of_its_own_object_only() {
        let mut held = Held::default();
        held.grant(&[unit(Place::database("a"), &["SELECT", "DROP"]), unit(Place::table("a", "t"), &["DROP"])]);
        assert!(matches!(held.revoke(&revoke(Place::database("a"), &["DROP"])), Outcome::Taken(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("b"), &["DROP"])), Outcome::Idle(_)));
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), Outcome::Partial(_)));
        assert_eq!(held.units(), [unit(Place::database("a"), &["SELECT"]), unit(Place::table("a", "t"), &["DROP"])]);
    }

    #[test]
    fn a_table_takes_its_columns_along() {
        let mut held = Held::default();
        held.grant(&[unit(Place::column("a", "t", "c"), &["SELECT", "INSERT"])]);
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), Outcome::Taken(_)));
        assert_eq!(held.units(), [unit(Place::column("a", "t", "c"), &["INSERT"])]);
    }
}
