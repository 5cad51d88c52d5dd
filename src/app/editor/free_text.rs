//! The words of a place as a line of text, for products whose words no page of Secrets Manager documents.

use super::entry::TextEntry;
use crate::{
    app::marked::{ListRows, Marked, MarkedRow, TypedRow},
    domain::grants::Place,
};

/// The line, and the place that it belongs to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Free {
    /// The line.
    pub(crate) entry: TextEntry,
    /// Which suggestion is marked.
    pub(crate) marked: Marked,
    of: Option<(Place, usize)>,
}

impl Free {
    /// Shows the words of a place, unless the line says just these already.
    pub(super) fn load(&mut self, of: Option<&(Place, usize)>, privileges: &[String]) {
        if self.of.as_ref() == of && self.words() == privileges {
            return;
        }
        self.entry = TextEntry::new(privileges.join(", "));
        self.marked.reset();
        self.of = of.cloned();
    }

    /// The suggestion that is marked, of so many.
    pub(crate) fn suggestion(&self, count: usize) -> Option<usize> {
        if let MarkedRow::Row(at) = self.marked.taken(offered(count)) { Some(at) } else { None }
    }

    /// Marks a suggestion.
    pub(super) fn mark(&mut self, at: usize) {
        self.marked.go_to(at, offered(at + 1));
    }

    /// Moves the mark among so many suggestions, or back to the line.
    pub(super) fn step(&mut self, by: isize, count: usize) {
        self.marked.step(by, offered(count));
    }

    /// The words of the line: what stands between commas, each once.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut seen = std::collections::HashSet::new();
        let words = self.entry.text().split(',').map(str::trim).filter(|word| !word.is_empty());
        words.filter(|word| seen.insert(*word)).map(str::to_owned).collect()
    }

    /// Puts a word at the end, or takes it away where it is there already.
    pub(super) fn toggle(&mut self, word: &str) {
        let mut words = self.words();
        super::words::toggle(&mut words, word);
        self.entry = TextEntry::new(words.join(", "));
    }
}

/// So many suggestions, which are only offered.
fn offered(count: usize) -> ListRows {
    ListRows { count, typed: TypedRow::First, best: 0 }
}
