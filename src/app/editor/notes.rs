//! The notes about the chosen place, in their order, and what the fix of the first one takes away.

use std::cmp::Reverse;

use super::tree;
use crate::domain::{
    grants::Unit,
    rule::{Fix, Issue, Message, Severity},
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

/// Says which privileges of a place are gone, and how they come back; `None` where none are.
pub(crate) fn gone(place: &str, words: &[String]) -> Option<Message> {
    let first = words.first()?;
    let message = Message::new("editor-removed").with("n", words.len()).with("word", first.as_str());
    Some(message.with("place", place))
}

/// What a fix takes away.
pub(crate) enum Removed {
    /// The place, by its title.
    Place(String),
    /// Some of its privileges.
    Privileges(Vec<String>),
}

impl Removed {
    /// Says in the footer what the key takes away.
    pub(crate) fn words(&self) -> Message {
        match self {
            Removed::Place(_) => Message::new("command-drop"),
            Removed::Privileges(words) => Message::new("command-remove-privileges")
                .with("n", words.len())
                .with("word", words.first().map_or("", String::as_str)),
        }
    }

    /// Says what was taken away from a unit.
    pub(crate) fn done(&self, unit: &Unit) -> Option<Message> {
        match self {
            Removed::Place(place) => {
                Some(Message::new("editor-dropped").with("place", place.as_str()).with("n", unit.privileges.len()))
            }
            Removed::Privileges(words) => gone(&tree::title(&unit.place), words),
        }
    }
}

/// What a fix only takes away from a unit; `None` where it changes something.
pub(crate) fn removed_by(fix: &Fix, unit: &Unit) -> Option<Removed> {
    let there = &unit.privileges;
    match fix {
        Fix::Drop | Fix::Clear => Some(Removed::Place(tree::title(&unit.place))),
        Fix::DropPrivilege(word) => {
            Some(Removed::Privileges(there.iter().filter(|there| *there == word).cloned().collect()))
        }
        Fix::Privileges(rest) if rest.iter().all(|word| there.contains(word)) => {
            Some(Removed::Privileges(there.iter().filter(|there| !rest.contains(there)).cloned().collect()))
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
