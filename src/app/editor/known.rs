//! What the editor works out from the units once, until they change: the tree and the statements.

use super::{scene::Seen, tree::Tree};
use crate::domain::grants::{Unit, sql, sql::Grant};

/// The tree and the statements of units.
#[derive(Clone, Debug, Default)]
pub struct Known {
    units: Vec<Unit>,
    has_global: bool,
    is_sql: bool,
    /// The tree of places.
    pub tree: Tree,
    /// The statements, where the product's grants can be written so.
    pub grants: Vec<Grant>,
}

impl Known {
    /// Works it out.
    pub fn of(seen: &Seen<'_>) -> Known {
        let (has_global, is_sql) = (seen.shows_global(), seen.is_checklist());
        Known {
            units: seen.units.to_vec(),
            has_global,
            is_sql,
            tree: Tree::build(seen.units, has_global),
            grants: if is_sql { sql::grants(seen.units) } else { Vec::new() },
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
            && self.units == seen.units
    }
}
