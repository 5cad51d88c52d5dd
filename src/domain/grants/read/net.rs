//! Adds up statements like a server: a `GRANT` adds privileges, a `REVOKE` takes them away from the same object.

use std::{
    collections::{HashMap, HashSet},
    hash::{Hash, Hasher},
};

use super::{
    super::{Place, Scope, Unit, normal},
    account::Grantee,
    reading::names,
};
use crate::domain::rule::Message;

/// What a `REVOKE` takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Revocation {
    pub(super) places: Vec<(Place, RevokedWords)>,
    pub(super) roles: Vec<Grantee>,
    /// `REVOKE ALL PRIVILEGES, GRANT OPTION FROM …`, or `DROP USER`.
    pub(super) is_everything: bool,
    /// `REVOKE GRANT OPTION FOR …`, which keeps the privileges.
    pub(super) is_option_only: bool,
    /// Whether the account or role itself is dropped, with its memberships.
    pub(super) is_dropped: bool,
    /// Databases whose names are patterns, each with the pattern as written.
    pub(super) spellings: Vec<(String, String)>,
}

/// Privileges that a `REVOKE` names at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RevokedWords {
    All,
    Named(HashSet<String>),
}

impl RevokedWords {
    pub(super) fn add(&mut self, word: &str) {
        if let RevokedWords::Named(words) = self {
            words.insert(word.to_owned());
        }
    }

    fn has(&self, word: &str) -> bool {
        match self {
            RevokedWords::All => true,
            RevokedWords::Named(words) => words.contains(word),
        }
    }
}

/// Privileges of several accounts and roles, each separate.
#[derive(Debug, Default)]
pub(super) struct GrantsByAccount<'a>(HashMap<Option<usize>, Held<'a>>);

impl<'a> GrantsByAccount<'a> {
    /// Returns the privileges of one account or role.
    pub(super) fn of(&mut self, holder: Option<usize>) -> &mut Held<'a> {
        self.0.entry(holder).or_default()
    }

    /// Returns everything that statements granted to all of them, one unit for each place, in the order of first
    /// mention.
    pub(super) fn units(&self) -> Vec<Unit> {
        let mut rows: Vec<(usize, Unit)> = self.0.values().flat_map(Held::granted).collect();
        rows.sort_by_key(|(order, _)| *order);
        let units: Vec<Unit> = rows.into_iter().map(|(_, unit)| unit).collect();
        // Several accounts may have privileges on the same place.
        if self.0.len() < 2 { units } else { normal::merged(&units) }
    }
}

/// Privileges of one account or role.
#[derive(Debug, Default)]
pub(super) struct Held<'a> {
    /// One row for each place.
    rows: Vec<HeldRow<'a>>,
    places: HashMap<ObjectKey<'a>, usize>,
    /// Places in lower case; made when a `REVOKE` first names a place that is not granted.
    folded: Option<HashMap<Place, usize>>,
    /// Privileges of each row, with the last statement that granted them, for fast look-up.
    words: HashMap<(usize, &'a str), usize>,
    /// For each table and privilege, the rows of its columns. A row may have lost the privilege since.
    columns: HashMap<Place, HashMap<&'a str, Vec<usize>>>,
    /// The stored patterns of each database.
    spellings: HashMap<&'a str, HashSet<&'a str>>,
}

/// A place with its privileges.
#[derive(Debug)]
struct HeldRow<'a> {
    place: &'a Place,
    words: Vec<&'a str>,
    /// The statement that first named the place.
    order: usize,
}

/// Order of privileges that were granted before the first statement.
pub(super) const BEFORE: usize = 0;

/// Result of a `REVOKE`, from the least to the most serious.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RevokeOutcome {
    /// There was nothing to take away.
    Idle(Message),
    /// It took something away.
    Taken(Message),
    /// It takes away a part of a wider grant, which the API cannot express.
    Partial(Message),
}

impl RevokeOutcome {
    /// Combines the results of one `REVOKE` for several accounts: the more serious one counts.
    pub(super) fn or(self, other: RevokeOutcome) -> RevokeOutcome {
        let weight = |outcome: &RevokeOutcome| match outcome {
            RevokeOutcome::Idle(_) => 0,
            RevokeOutcome::Taken(_) => 1,
            RevokeOutcome::Partial(_) => 2,
        };
        if weight(&other) > weight(&self) { other } else { self }
    }
}

impl<'a> Held<'a> {
    /// Adds the privileges that the statement with this order grants.
    pub(super) fn grant(&mut self, units: &'a [Unit], order: usize) {
        for unit in units {
            let row = self.row(&unit.place);
            if self.rows[row].order == BEFORE {
                self.rows[row].order = order;
            }
            for word in &unit.privileges {
                if self.words.insert((row, word), order).is_some() {
                    continue;
                }
                self.rows[row].words.push(word);
                if unit.place.scope == Scope::Column {
                    let columns = self.columns.entry(unit.place.at(&Scope::Table)).or_default();
                    columns.entry(word).or_default().push(row);
                }
            }
        }
    }

    /// Returns what statements granted, each unit with the order of its first statement.
    fn granted(&self) -> impl Iterator<Item = (usize, Unit)> {
        self.rows.iter().enumerate().filter_map(|(at, row)| {
            let is_granted = |word: &&&str| self.words.get(&(at, **word)).is_some_and(|order| *order != BEFORE);
            let words: Vec<String> = row.words.iter().filter(is_granted).map(|word| (*word).to_owned()).collect();
            (!words.is_empty()).then(|| (row.order, Unit { place: row.place.clone(), privileges: words }))
        })
    }

    /// Returns which privileges of these units are no longer granted.
    pub(super) fn lost(&self, units: &[Unit]) -> Vec<Unit> {
        let lost = units.iter().filter_map(|unit| {
            let row = self.find(&unit.place);
            let has = |word: &str| row.is_some_and(|row| self.words.contains_key(&(row, word)));
            let words: Vec<String> = unit.privileges.iter().filter(|word| !has(word)).cloned().collect();
            (!words.is_empty()).then(|| Unit { place: unit.place.clone(), privileges: words })
        });
        lost.collect()
    }

    /// Stores the patterns of databases: a `REVOKE` on `a\_b` does not affect a grant on `a_b`.
    pub(super) fn spell(&mut self, spellings: &'a [(String, String)]) {
        for (database, stored) in spellings {
            self.spellings.entry(database).or_default().insert(stored);
        }
    }

    /// Returns the error for a `REVOKE` on a database that was granted with another pattern.
    fn misspelt(&self, revocation: &Revocation) -> Option<Message> {
        revocation.spellings.iter().find_map(|(database, written)| {
            let has_place = |row: usize| !self.rows[row].words.is_empty();
            self.find(&Place::database(database)).filter(|row| has_place(*row))?;
            let other = self.spellings.get(database.as_str())?.iter().find(|stored| **stored != written.as_str())?;
            Some(Message::new("grant-other-escape").with("place", written.clone()).with("other", *other))
        })
    }

    /// Returns the row of a place.
    fn find(&self, place: &Place) -> Option<usize> {
        self.places.get(&ObjectKey(place)).copied()
    }

    /// Returns the row of a place; adds one if there is none.
    fn row(&mut self, place: &'a Place) -> usize {
        let (next, folded) = (self.rows.len(), &mut self.folded);
        let row = *self.places.entry(ObjectKey(place)).or_insert(next);
        if row == next {
            self.rows.push(HeldRow { place, words: Vec::new(), order: BEFORE });
            if let Some(folded) = folded {
                folded.entry(lowered(place)).or_insert(row);
            }
        }
        row
    }

    /// Takes away what a `REVOKE` names.
    pub(super) fn revoke(&mut self, revocation: &Revocation) -> RevokeOutcome {
        if revocation.is_option_only {
            return RevokeOutcome::Idle(Message::new("grant-revoked-nothing"));
        }
        if !revocation.roles.is_empty() {
            // Whose grants count is decided before: those of this role do not.
            return RevokeOutcome::Idle(Message::new("grant-role-revoked").with("role", names(&revocation.roles)));
        }
        if revocation.is_everything {
            let count = self.words.len();
            *self = Held::default();
            return if count == 0 {
                RevokeOutcome::Idle(Message::new("grant-revoked-nothing"))
            } else {
                RevokeOutcome::Taken(Message::new("grant-revoked-all").with("count", count))
            };
        }
        if let Some(message) = self.misspelt(revocation) {
            return RevokeOutcome::Partial(message);
        }
        let mut taken: Vec<String> = Vec::new();
        let mut at = None;
        for (place, words) in &revocation.places {
            if let Some(wider) = self.wider(place, words) {
                return RevokeOutcome::Partial(
                    Message::new("grant-partial").with("place", place.to_string()).with("wider", wider.to_string()),
                );
            }
            let mut rows: Vec<usize> = as_relations(place).iter().filter_map(|place| self.find(place)).collect();
            if rows.is_empty()
                && let Some(other) = self.in_other_case(place)
            {
                return RevokeOutcome::Partial(
                    Message::new("grant-other-case").with("place", place.to_string()).with("other", other.to_string()),
                );
            }
            if RELATIONS.contains(&place.scope) {
                // A privilege that is revoked on a table is also revoked on its columns.
                rows.extend(self.columns_with(&place.relation(), words));
            }
            for row in rows {
                let (gone, left): (Vec<&str>, Vec<&str>) =
                    std::mem::take(&mut self.rows[row].words).into_iter().partition(|word| words.has(word));
                self.rows[row].words = left;
                for word in gone {
                    self.words.remove(&(row, word));
                    taken.push(word.to_owned());
                }
                at = Some(place);
            }
        }
        let Some(place) = at.filter(|_| !taken.is_empty()) else {
            return RevokeOutcome::Idle(Message::new("grant-revoked-nothing"));
        };
        let left = self.find(place).map_or(0, |row| self.rows[row].words.len());
        taken.dedup();
        RevokeOutcome::Taken(
            Message::new("grant-revoked")
                .with("words", taken.join(", "))
                .with("place", place.to_string())
                .with("left", left),
        )
    }

    /// Returns the granted place that differs from this one only in case. Whether both are the same object depends on
    /// the server.
    fn in_other_case(&mut self, place: &Place) -> Option<&Place> {
        let rows = &self.rows;
        let folded = self
            .folded
            .get_or_insert_with(|| rows.iter().enumerate().map(|(row, there)| (lowered(there.place), row)).collect());
        let row = folded.get(&lowered(place)).filter(|row| !rows[**row].words.is_empty())?;
        Some(self.rows[*row].place)
    }

    /// Returns the rows of a table's columns that have one of the privileges, and removes them from the index because
    /// they are about to lose it.
    fn columns_with(&mut self, table: &Place, words: &RevokedWords) -> Vec<usize> {
        let mut rows: Vec<usize> = match words {
            RevokedWords::All => {
                self.columns.remove(table).into_iter().flat_map(HashMap::into_values).flatten().collect()
            }
            RevokedWords::Named(words) => {
                let columns = self.columns.get_mut(table).into_iter();
                columns
                    .flat_map(|columns| words.iter().filter_map(|word| columns.remove(word.as_str())))
                    .flatten()
                    .collect()
            }
        };
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Returns the wider place that grants one of the privileges, if the place itself does not.
    fn wider(&self, place: &Place, words: &RevokedWords) -> Option<Place> {
        let own = self.find(place);
        let is_missing = |word: &&str| words.has(word) && !own.is_some_and(|own| self.words.contains_key(&(own, word)));
        // `REVOKE ALL` takes what the place has. Only if that is nothing, it is meant for the privileges of a wider
        // place.
        let is_for_wider = !matches!(words, RevokedWords::All) || own.is_none_or(|own| self.rows[own].words.is_empty());
        place.around().into_iter().filter(|_| is_for_wider).find(|wider| {
            let row = self.find(wider);
            row.is_some_and(|row| self.rows[row].words.iter().any(is_missing))
        })
    }
}

/// The field whose names ignore case.
const COLUMN: &str = "ColumnName";

/// A place as hash key; names of columns ignore case.
#[derive(Debug)]
struct ObjectKey<'a>(&'a Place);

impl PartialEq for ObjectKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        let names = self.0.names().into_iter().zip(other.0.names());
        self.0.scope == other.0.scope
            && names.into_iter().all(|((api, one), (_, other))| {
                one == other || (api == COLUMN && one.to_lowercase() == other.to_lowercase())
            })
    }
}

impl Eq for ObjectKey<'_> {}

impl Hash for ObjectKey<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.scope.hash(hasher);
        for (api, name) in self.0.names().into_iter().filter(|(_, name)| !name.is_empty()) {
            if api == COLUMN {
                name.to_lowercase().hash(hasher);
            } else {
                name.hash(hasher);
            }
        }
    }
}

/// Scopes that share one namespace in PostgreSQL, so that a `REVOKE` finds an object without its kind.
const RELATIONS: &[Scope] = &[Scope::Table, Scope::View, Scope::Matview, Scope::Sequence];

/// Returns a place as each of [`RELATIONS`]; any other place is returned alone.
fn as_relations(place: &Place) -> Vec<Place> {
    if place.schema.is_empty() || !RELATIONS.contains(&place.scope) {
        return vec![place.clone()];
    }
    let table = place.relation();
    let of_kind = |scope: &Scope| {
        let (name, mut place) = (table.table.clone(), Place { table: String::new(), ..table.clone() });
        let slot = match scope {
            Scope::View => &mut place.view,
            Scope::Matview => &mut place.matview,
            Scope::Sequence => &mut place.sequence,
            _ => &mut place.table,
        };
        *slot = name;
        Place { scope: scope.clone(), ..place }
    };
    RELATIONS.iter().map(of_kind).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    fn revoke(place: Place, words: &[&str]) -> Revocation {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Revocation { places: vec![(place, RevokedWords::Named(words))], ..Revocation::default() }
    }

    fn granted(held: &Held<'_>) -> Vec<Unit> {
        held.granted().map(|(_, unit)| unit).collect()
    }

    #[test]
    fn a_revoke_affects_only_its_own_object() {
        let units = [unit(Place::database("a"), &["SELECT", "DROP"]), unit(Place::table("a", "t"), &["DROP"])];
        let mut held = Held::default();
        held.grant(&units, 1);
        assert!(matches!(held.revoke(&revoke(Place::database("a"), &["DROP"])), RevokeOutcome::Taken(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("b"), &["DROP"])), RevokeOutcome::Idle(_)));
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), RevokeOutcome::Partial(_)));
        assert_eq!(granted(&held), [unit(Place::database("a"), &["SELECT"]), unit(Place::table("a", "t"), &["DROP"])]);
    }

    #[test]
    fn a_revoke_on_a_table_also_affects_its_columns() {
        let (both, select) = (
            [unit(Place::column("a", "t", "c"), &["SELECT", "INSERT"])],
            [unit(Place::column("a", "t", "c"), &["SELECT"])],
        );
        let mut held = Held::default();
        held.grant(&both, 1);
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), RevokeOutcome::Taken(_)));
        held.grant(&select, 2);
        assert!(matches!(held.revoke(&revoke(Place::table("a", "t"), &["SELECT"])), RevokeOutcome::Taken(_)));
        assert_eq!(granted(&held), [unit(Place::column("a", "t", "c"), &["INSERT"])]);
    }

    #[test]
    fn column_names_ignore_case_and_other_names_do_not() {
        let first = [unit(Place::column("a", "t", "C"), &["SELECT"]), unit(Place::database("Shop"), &["DROP"])];
        let second = [unit(Place::column("a", "t", "c"), &["INSERT"])];
        let mut held = Held::default();
        held.grant(&first, 1);
        held.grant(&second, 2);
        assert!(matches!(held.revoke(&revoke(Place::column("a", "t", "c"), &["SELECT"])), RevokeOutcome::Taken(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("shop"), &["DROP"])), RevokeOutcome::Partial(_)));
        assert!(matches!(held.revoke(&revoke(Place::database("other"), &["DROP"])), RevokeOutcome::Idle(_)));
        assert_eq!(
            granted(&held),
            [unit(Place::column("a", "t", "C"), &["INSERT"]), unit(Place::database("Shop"), &["DROP"])]
        );
    }

    #[test]
    fn earlier_grants_are_separate_from_those_of_statements() {
        let before = [unit(Place::database("a"), &["SELECT", "DROP", "INSERT"])];
        let again = [unit(Place::database("a"), &["INSERT", "UPDATE"])];
        let mut held = Held::default();
        held.grant(&before, BEFORE);
        held.grant(&again, 1);
        held.revoke(&revoke(Place::database("a"), &["DROP"]));
        assert_eq!(granted(&held), [unit(Place::database("a"), &["INSERT", "UPDATE"])]);
        assert_eq!(held.lost(&before), [unit(Place::database("a"), &["DROP"])]);
    }

    #[test]
    fn a_revoke_from_one_account_does_not_affect_another() {
        let select = [unit(Place::database("a"), &["SELECT"])];
        let mut holders = GrantsByAccount::default();
        holders.of(Some(0)).grant(&select, 1);
        holders.of(Some(1)).grant(&select, 2);
        holders.of(Some(1)).revoke(&Revocation { is_everything: true, ..Revocation::default() });
        assert_eq!(holders.units(), select);
    }

    #[test]
    fn of_two_results_of_a_revoke_the_more_serious_one_counts() {
        let idle = || RevokeOutcome::Idle(Message::new("idle"));
        let taken = || RevokeOutcome::Taken(Message::new("taken"));
        let partial = || RevokeOutcome::Partial(Message::new("partial"));
        let id = |outcome: RevokeOutcome| match outcome {
            RevokeOutcome::Idle(message) | RevokeOutcome::Taken(message) | RevokeOutcome::Partial(message) => {
                message.id
            }
        };
        assert_eq!((id(idle().or(taken())), id(taken().or(idle()))), ("taken", "taken"));
        assert_eq!((id(partial().or(taken())), id(taken().or(partial()))), ("partial", "partial"));
        let other = RevokeOutcome::Taken(Message::new("other"));
        assert_eq!(id(taken().or(other)), "taken", "the first of two that are alike");
    }
}
