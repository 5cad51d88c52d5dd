//! What the editor works out from the units once, until they change: the tree, the statements, and what differs from
//! the account that they began with.

use super::{accounts::Base, scene::Seen, tree::Tree};
use crate::domain::grants::{
    Place, Units,
    normal::{self, Change},
    sql,
    sql::Grant,
};

/// The tree and the statements of units.
#[derive(Clone, Debug, Default)]
pub struct Known {
    units: Units,
    has_global: bool,
    is_sql: bool,
    /// The tree of places.
    pub tree: Tree,
    /// The statements, where the product's grants can be written so.
    pub grants: Vec<Grant>,
    /// What differs from the account that the grants began with.
    pub difference: Option<Difference>,
}

/// What differs from the grants of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Place by place, in order.
    pub changes: Vec<Change>,
    /// Privileges that the account does not have.
    pub added: usize,
    /// Privileges that only the account has.
    pub removed: usize,
}

impl Known {
    /// Works it out.
    pub fn of(seen: &Seen<'_>, base: Option<&Base>) -> Known {
        Known::default().again(seen, base)
    }

    /// Works it out again; the tree stays where only words have changed.
    pub(super) fn again(self, seen: &Seen<'_>, base: Option<&Base>) -> Known {
        let (has_global, is_sql) = (seen.shows_global(), seen.is_checklist());
        let is_same_tree = self.has_global == has_global
            && !self.tree.rows().is_empty()
            && self.units.len() == seen.units.len()
            && self
                .units
                .iter()
                .zip(seen.units)
                .all(|(old, new)| std::sync::Arc::ptr_eq(old, new) || old.place == new.place);
        Known {
            units: seen.units.clone(),
            has_global,
            is_sql,
            tree: if is_same_tree { self.tree } else { Tree::build(seen.units, has_global) },
            grants: if is_sql { sql::grants(seen.units) } else { Vec::new() },
            difference: base.map(|base| Difference::of(base, seen.units)),
        }
    }

    /// Whether nothing is granted or begun.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Whether it still holds.
    pub fn fits(&self, seen: &Seen<'_>) -> bool {
        let is_new = self.tree.rows().is_empty() && seen.shows_global();
        !is_new
            && self.has_global == seen.shows_global()
            && self.is_sql == seen.is_checklist()
            && self.units == *seen.units
    }
}

impl Difference {
    fn of(base: &Base, units: &Units) -> Difference {
        let changes = normal::compare(&base.units, units);
        let sum = |words: fn(&Change) -> &Vec<String>| changes.iter().map(|change| words(change).len()).sum();
        Difference { added: sum(|change| &change.added), removed: sum(|change| &change.removed), changes }
    }

    /// What differs at a place.
    pub fn at(&self, place: &Place) -> Option<&Change> {
        let at = self.changes.binary_search_by(|change| change.place.cmp(place)).ok()?;
        self.changes.get(at)
    }
}
