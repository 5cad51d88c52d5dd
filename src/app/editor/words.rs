//! The words of one place: what is listed, what is granted, and what ticking changes.

use std::{collections::HashSet, ops::Range};

use super::{
    context::EditorContext,
    derived::DerivedGrants,
    tree::{Row, Tree},
};
use crate::domain::grants::{Place, Unit};

/// The words of a place in the order shown: those that read and change data, those that no list has, then those that
/// change structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checklist {
    /// The words.
    pub(crate) words: Vec<PrivilegeRow>,
    /// How many of them stand in the first column.
    pub(crate) left: usize,
    /// How many privileges the place can have.
    pub(crate) possible: usize,
}

/// One word of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PrivilegeRow {
    /// The privilege.
    pub(crate) name: String,
    /// Whether it is granted here.
    pub(crate) is_granted: bool,
    /// Whether the place's list lacks it; it is shown so that it can be taken away.
    pub(crate) is_foreign: bool,
    /// Whether the instance's own list lacks it.
    pub(crate) is_unsupported: bool,
    /// The wider place that grants it already.
    pub(crate) covered_by: Option<Place>,
    /// What differs from the account that the grants began with.
    pub(crate) against: Against,
}

/// What differs from the account that the grants began with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Against {
    /// Nothing, or there is no such account.
    #[default]
    Same,
    /// The account does not have it.
    Added,
    /// Only the account has it.
    Removed,
}

impl Checklist {
    /// The words of a row of the tree.
    pub(crate) fn of(row: &Row, known: &DerivedGrants, seen: &EditorContext<'_>) -> Checklist {
        let change = known.difference.as_ref().and_then(|difference| difference.at(&row.place));
        let against = |name: &str| {
            let is_in = |words: &[String]| words.iter().any(|word| word.eq_ignore_ascii_case(name));
            match change {
                Some(change) if is_in(&change.added) => Against::Added,
                Some(change) if is_in(&change.removed) => Against::Removed,
                _ => Against::Same,
            }
        };
        let granted = row.unit.map_or(&[][..], |unit| &seen.units[unit].privileges);
        let here: HashSet<&str> = granted.iter().map(String::as_str).collect();
        let wider: Vec<(usize, HashSet<&str>)> = row
            .place
            .around()
            .iter()
            .filter_map(|place| known.tree.unit_at(place))
            .map(|unit| (unit, seen.units[unit].privileges.iter().map(String::as_str).collect()))
            .collect();
        let word = |name: &str, is_foreign: bool| PrivilegeRow {
            name: name.to_owned(),
            is_granted: here.contains(name),
            is_foreign,
            is_unsupported: !is_foreign && seen.is_unsupported(&row.place, name),
            against: against(name),
            covered_by: wider
                .iter()
                .find(|(_, words)| words.contains(name))
                .map(|(unit, _)| seen.units[*unit].place.clone()),
        };
        // A contradictory place has no level, whatever its scope says.
        let level = seen.level(&row.place.scope).filter(|_| row.is_regular);
        let Some(level) = level else {
            let words: Vec<PrivilegeRow> = distinct(granted).map(|name| word(name, true)).collect();
            return Checklist { left: words.len(), words, possible: 0 };
        };
        let known: HashSet<&str> = level.privileges().collect();
        let foreign: Vec<&str> = distinct(granted).filter(|name| !known.contains(name)).collect();
        let left = level.data.len() + foreign.len();
        let words = level
            .data
            .iter()
            .map(|name| word(name, false))
            .chain(foreign.into_iter().map(|name| word(name, true)))
            .chain(level.structure.iter().map(|name| word(name, false)))
            .collect();
        Checklist { words, left, possible: level.privileges().count() }
    }

    /// How many of the listed words are granted.
    pub(crate) fn granted(&self) -> usize {
        self.words.iter().filter(|word| word.is_granted && !word.is_foreign).count()
    }

    /// The columns in which the words are shown, each a range of them; `columns` of equal height, or, for none, the
    /// two that the catalog makes.
    pub(crate) fn columns(&self, columns: Option<usize>) -> Vec<Range<usize>> {
        let count = self.words.len();
        let bounds = match columns {
            None => vec![0..self.left, self.left..count],
            Some(columns) => {
                let height = count.div_ceil(columns.max(1)).max(1);
                (0..columns).map(|column| (column * height).min(count)..((column + 1) * height).min(count)).collect()
            }
        };
        bounds.into_iter().filter(|column| !column.is_empty()).collect()
    }
}

fn distinct(privileges: &[String]) -> impl Iterator<Item = &str> {
    let mut seen = HashSet::new();
    privileges.iter().map(String::as_str).filter(move |word| seen.insert(*word))
}

/// Changes the privileges of a row. A place that stays in the tree without its unit, as a parent or as `*.*`, gives
/// the unit up when nothing is left in it; any other keeps an empty one, so that the place is not lost.
pub(crate) fn change(units: &mut Vec<Unit>, tree: &Tree, at: usize, edit: impl FnOnce(&mut Vec<String>)) {
    let row = &tree.rows()[at];
    let Some(unit) = row.unit else {
        let mut privileges = Vec::new();
        edit(&mut privileges);
        if !privileges.is_empty() {
            units.push(Unit { place: row.place.clone(), privileges });
        }
        return;
    };
    edit(&mut units[unit].privileges);
    let stays = row.is_regular && (!tree.below(at).is_empty() || row.place == Place::global());
    if units[unit].privileges.is_empty() && stays {
        units.remove(unit);
    }
}

/// Ticks a word at the end of the list, or takes every one of it away.
pub(crate) fn toggle(privileges: &mut Vec<String>, word: &str) {
    if privileges.iter().any(|there| there == word) {
        privileges.retain(|there| there != word);
    } else {
        privileges.push(word.to_owned());
    }
}
