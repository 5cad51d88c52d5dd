//! What the editor works out from the units once, until they change: the tree, the statements, and what differs from
//! the account that they began with.

use std::cell::OnceCell;

use super::{
    accounts::Base,
    context::EditorContext,
    tree::{self, Tree},
};
use crate::domain::grants::{
    Place, Unit,
    normal::{self, Change},
    sql,
    sql::Grant,
};

/// The tree and the statements of units.
#[derive(Clone, Debug, Default)]
pub(crate) struct DerivedGrants {
    units: Vec<Unit>,
    has_global: bool,
    is_sql: bool,
    /// The tree of places.
    pub(crate) tree: Tree,
    /// What each row is found by, once a filter needs it.
    titles: OnceCell<Titles>,
    /// The statements, where the product's grants can be written so.
    pub(crate) grants: Vec<Grant>,
    /// What differs from the account that the grants began with.
    pub(crate) difference: Option<AccountDifference>,
}

/// What differs from the grants of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AccountDifference {
    /// Place by place, in order.
    pub(crate) changes: Vec<Change>,
    /// Privileges that the account does not have.
    pub(crate) added: usize,
    /// Privileges that only the account has.
    pub(crate) removed: usize,
}

impl DerivedGrants {
    /// Works it out.
    pub(crate) fn of(seen: &EditorContext<'_>, base: Option<&Base>) -> DerivedGrants {
        DerivedGrants::default().again(seen, base)
    }

    /// Works it out again; the tree stays where only words have changed.
    pub(super) fn again(self, seen: &EditorContext<'_>, base: Option<&Base>) -> DerivedGrants {
        let (has_global, is_sql) = (seen.shows_global(), seen.is_checklist());
        let is_same_tree = self.has_global == has_global
            && !self.tree.rows().is_empty()
            && self.units.len() == seen.units.len()
            && self.units.iter().zip(seen.units).all(|(old, new)| old.place == new.place);
        let is_empty = |unit: &Unit| unit.privileges.is_empty();
        let is_same_sql = is_same_tree
            && self.is_sql == is_sql
            && self.units.iter().zip(seen.units).all(|(old, new)| is_empty(old) == is_empty(new));
        DerivedGrants {
            units: seen.units.to_vec(),
            has_global,
            is_sql,
            titles: if is_same_tree { self.titles } else { OnceCell::new() },
            tree: if is_same_tree { self.tree } else { Tree::build(seen.units, has_global) },
            grants: if is_same_sql {
                self.grants
            } else if is_sql {
                sql::grants(seen.units)
            } else {
                Vec::new()
            },
            difference: base.map(|base| AccountDifference::of(base, seen.units)),
        }
    }

    /// The rows whose place contains a text, by their index; capitals do not count.
    pub(super) fn matching(&self, text: &str) -> Vec<usize> {
        self.titles.get_or_init(|| Titles::of(&self.tree)).matching(&text.trim().to_lowercase())
    }

    /// Whether nothing is granted or begun.
    pub(crate) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Whether it still holds.
    pub(crate) fn fits(&self, seen: &EditorContext<'_>) -> bool {
        let is_new = self.tree.rows().is_empty() && seen.shows_global();
        !is_new
            && self.has_global == seen.shows_global()
            && self.is_sql == seen.is_checklist()
            && self.units == *seen.units
    }
}

/// The places of all rows in one text, so that one search finds them all.
#[derive(Clone, Debug, Default)]
struct Titles {
    text: String,
    /// Where each row's place begins.
    starts: Vec<usize>,
}

impl Titles {
    fn of(tree: &Tree) -> Titles {
        let mut titles = Titles::default();
        for row in tree.rows() {
            titles.starts.push(titles.text.len());
            titles.text.push_str(&tree::title(&row.place).to_lowercase());
            // No filter has it, so that nothing is found across two rows.
            titles.text.push('\n');
        }
        titles
    }

    fn matching(&self, wanted: &str) -> Vec<usize> {
        if wanted.is_empty() {
            return (0..self.starts.len()).collect();
        }
        let mut rows: Vec<usize> = Vec::new();
        let mut row = 0;
        for (at, _) in self.text.match_indices(wanted) {
            while self.starts.get(row + 1).is_some_and(|start| *start <= at) {
                row += 1;
            }
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        rows
    }
}

impl AccountDifference {
    fn of(base: &Base, units: &[Unit]) -> AccountDifference {
        let changes = normal::compare(&base.units, units);
        let sum = |words: fn(&Change) -> &Vec<String>| changes.iter().map(|change| words(change).len()).sum();
        AccountDifference { added: sum(|change| &change.added), removed: sum(|change| &change.removed), changes }
    }

    /// What differs at a place.
    pub(crate) fn at(&self, place: &Place) -> Option<&Change> {
        let at = self.changes.binary_search_by(|change| change.place.cmp(place)).ok()?;
        self.changes.get(at)
    }
}
