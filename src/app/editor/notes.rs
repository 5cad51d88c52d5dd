//! The notes about the chosen place, in their order, and what the fix of the first one takes away.

use std::cmp::Reverse;

use super::tree;
use crate::domain::{
    grants::Unit,
    rule::{Fix, Issue, Severity},
};

/// The issues of the chosen place, and the errors about all grants, because those stop the create. Errors come first; among
/// equally grave issues come first those with a fix by one key, because only the first note is always in sight.
pub(crate) fn of_place<'i>(issues: impl Iterator<Item = &'i Issue>, unit: Option<usize>) -> Vec<&'i Issue> {
    let is_here = |issue: &&Issue| match issue.item {
        None => issue.severity == Severity::Error,
        item => item == unit,
    };
    let mut issues: Vec<&Issue> = issues.filter(is_here).collect();
    issues.sort_by_key(|issue| (Reverse(issue.severity), issue.item.is_none() || issue.fix.is_none()));
    issues
}

/// What a fix takes away.
pub(crate) enum Removed {
    /// The place, by its title.
    Place(String),
    /// So many of its privileges.
    Privileges(usize),
}

/// What a fix only takes away from a unit; `None` where it changes something.
pub(crate) fn removed_by(fix: &Fix, unit: &Unit) -> Option<Removed> {
    let there = &unit.privileges;
    match fix {
        Fix::Drop | Fix::Clear => Some(Removed::Place(tree::title(&unit.place))),
        Fix::DropPrivilege(word) => Some(Removed::Privileges(there.iter().filter(|there| *there == word).count())),
        Fix::Privileges(rest) if rest.iter().all(|word| there.contains(word)) => {
            Some(Removed::Privileges(there.len().saturating_sub(rest.len())))
        }
        Fix::Set(_)
        | Fix::Split(_)
        | Fix::TagKey(_)
        | Fix::TagValue(_)
        | Fix::Privilege { .. }
        | Fix::Privileges(_)
        | Fix::Scope(_)
        | Fix::Name { .. }
        | Fix::MergeInto(_) => None,
    }
}
