//! Which place covers which, and what is granted twice because of it.

use std::collections::{HashMap, HashSet};

use super::{Place, Scope, Unit, dialect};

impl Scope {
    /// The scopes around a scope, widest first. A privilege of MySQL reaches from the instance over databases and
    /// tables to columns; no page says the same of the other scopes, so nothing covers them.
    pub(super) fn around(&self) -> &'static [Scope] {
        match self {
            Scope::Database => &[Scope::Global],
            Scope::Table => &[Scope::Global, Scope::Database],
            Scope::Column => &[Scope::Global, Scope::Database, Scope::Table],
            _ => &[],
        }
    }
}

impl Place {
    /// The place of a wider scope that this one lies in, as `orders.*` for `orders.item`.
    pub(in crate::domain) fn at(&self, scope: &Scope) -> Place {
        match scope {
            Scope::Global => Place::global(),
            Scope::Database => Place::database(&*self.database),
            Scope::Table => Place { schema: self.schema.clone(), ..Place::table(&*self.database, &*self.table) },
            _ => self.clone(),
        }
    }

    /// The places that cover this one, widest first: what they grant is granted here too.
    #[must_use]
    pub fn around(&self) -> Vec<Place> {
        // In PostgreSQL, which alone has schemas, no table has what its database has.
        let reaches = |scope: &&Scope| self.schema.is_empty() || **scope == Scope::Table;
        self.scope.around().iter().filter(reaches).map(|scope| self.at(scope)).collect()
    }
}

/// Which places grant what, kept for many questions.
#[derive(Clone, Debug, Default)]
pub struct Coverage<'u> {
    granted: HashMap<&'u Place, HashSet<String>>,
}

impl<'u> Coverage<'u> {
    /// Reads units once.
    #[must_use]
    pub fn of(units: &'u [Unit]) -> Coverage<'u> {
        let mut granted: HashMap<&Place, HashSet<String>> = HashMap::new();
        for unit in units {
            let words = granted.entry(&unit.place).or_default();
            words.extend(unit.privileges.iter().map(|word| dialect::canonical(word).into_owned()));
        }
        Coverage { granted }
    }

    /// The widest place that grants the privilege to all of `place` already; a place does not cover itself.
    #[must_use]
    pub fn covered(&self, place: &Place, privilege: &str) -> Option<Place> {
        let word = dialect::canonical(privilege);
        place.around().into_iter().find(|wider| self.granted.get(wider).is_some_and(|words| words.contains(&*word)))
    }

    /// The widest place around a unit's that grants any of its privileges already, and which of them.
    #[must_use]
    pub fn widest<'a>(&self, unit: &'a Unit) -> Option<(Place, Vec<&'a str>)> {
        unit.place.around().into_iter().find_map(|wider| {
            let words = unit.privileges.iter().map(String::as_str).filter(|word| self.is_granted(&wider, word));
            let words: Vec<&str> = words.collect();
            (!words.is_empty()).then_some((wider, words))
        })
    }

    /// Whether the place or a wider one grants the privilege.
    #[must_use]
    pub fn has(&self, place: &Place, privilege: &str) -> bool {
        self.is_granted(place, privilege) || self.covered(place, privilege).is_some()
    }

    /// Whether the place itself grants the privilege.
    #[must_use]
    pub fn is_granted(&self, place: &Place, privilege: &str) -> bool {
        self.granted.get(place).is_some_and(|words| words.contains(&*dialect::canonical(privilege)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_privilege_is_covered_from_outside_only() {
        let unit = |place: Place, word: &str| Unit { place, privileges: vec![word.into()] };
        let units = [unit(Place::database("a"), "SELECT"), unit(Place::table("a", "t"), "INSERT")];
        let covered = |place: Place, word: &str| Coverage::of(&units).covered(&place, word);
        assert_eq!(covered(Place::table("a", "t"), "SELECT"), Some(Place::database("a")));
        assert_eq!(covered(Place::column("a", "t", "c"), "INSERT"), Some(Place::table("a", "t")));
        assert_eq!(covered(Place::database("a"), "SELECT"), None);
        assert_eq!(covered(Place::table("b", "t"), "SELECT"), None);
    }

    #[test]
    fn a_schema_keeps_what_its_database_grants_out() {
        let column = Place { schema: "public".into(), ..Place::column("a", "t", "c") };
        assert_eq!(column.around(), [Place { schema: "public".into(), ..Place::table("a", "t") }]);
    }
}
