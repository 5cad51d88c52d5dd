//! Which place covers which, and which privileges are granted twice because of it.

use std::collections::{HashMap, HashSet};

use super::{Place, Scope, Unit, dialect};

impl Scope {
    /// Returns the scopes that include this one, widest first. A privilege of MySQL on the instance includes its
    /// databases, tables and columns. No source says so for the other scopes, so nothing includes them.
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
    /// Returns the wider place of that scope which includes this one, such as `orders.*` for `orders.item`.
    pub(in crate::domain) fn at(&self, scope: &Scope) -> Place {
        match scope {
            Scope::Global => Place::global(),
            Scope::Database => Place::database(&*self.database),
            Scope::Table => Place { schema: self.schema.clone(), ..Place::table(&*self.database, &*self.table) },
            _ => self.clone(),
        }
    }

    /// Returns the places that include this one, widest first. What is granted on one of them is granted here too.
    #[must_use]
    pub(crate) fn around(&self) -> Vec<Place> {
        // Only PostgreSQL has schemas, and there a privilege on a database does not include its tables.
        let reaches = |scope: &&Scope| self.schema.is_empty() || **scope == Scope::Table;
        self.scope.around().iter().filter(reaches).map(|scope| self.at(scope)).collect()
    }
}

/// Index of the privileges by place, to answer many questions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coverage<'u> {
    granted: HashMap<&'u Place, HashSet<String>>,
}

impl<'u> Coverage<'u> {
    /// Builds the index.
    #[must_use]
    pub(crate) fn of(units: &'u [Unit]) -> Coverage<'u> {
        let mut granted: HashMap<&Place, HashSet<String>> = HashMap::new();
        for unit in units {
            let words = granted.entry(&unit.place).or_default();
            words.extend(unit.privileges.iter().map(|word| dialect::canonical(word).into_owned()));
        }
        Coverage { granted }
    }

    /// Returns the widest place, other than `place` itself, that already grants the privilege on all of `place`.
    #[must_use]
    pub(crate) fn covered(&self, place: &Place, privilege: &str) -> Option<Place> {
        let word = dialect::canonical(privilege);
        place.around().into_iter().find(|wider| self.granted.get(wider).is_some_and(|words| words.contains(&*word)))
    }

    /// Returns the widest place around that of the unit which grants some of its privileges already, and these
    /// privileges.
    #[must_use]
    pub(crate) fn widest<'a>(&self, unit: &'a Unit) -> Option<(Place, Vec<&'a str>)> {
        unit.place.around().into_iter().find_map(|wider| {
            let words = unit.privileges.iter().map(String::as_str).filter(|word| self.is_granted(&wider, word));
            let words: Vec<&str> = words.collect();
            (!words.is_empty()).then_some((wider, words))
        })
    }

    /// Returns whether the place or one that includes it grants the privilege.
    #[must_use]
    pub(crate) fn has(&self, place: &Place, privilege: &str) -> bool {
        self.is_granted(place, privilege) || self.covered(place, privilege).is_some()
    }

    /// Returns whether the place itself grants the privilege.
    #[must_use]
    pub(crate) fn is_granted(&self, place: &Place, privilege: &str) -> bool {
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
    fn database_privileges_do_not_cover_tables_in_a_schema() {
        let column = Place { schema: "public".into(), ..Place::column("a", "t", "c") };
        assert_eq!(column.around(), [Place { schema: "public".into(), ..Place::table("a", "t") }]);
    }
}
