//! The grant line: shorthand or `GRANT`, with its problem and the pasted lines that wait behind it.

use std::collections::VecDeque;

use super::{
    complete::{self, Completion},
    context::EditorContext,
    entry::TextEntry,
    names::ObjectList,
    tree::{Tree, title},
};
use crate::{
    app::marked::MarkedRow,
    domain::{
        facts::{LookUpError, Question},
        grants::{
            Place, Unit,
            shorthand::{self, LineError},
        },
        rule::Message,
    },
};

/// The grant line.
#[derive(Clone, Debug, Default)]
pub(super) struct GrantLine {
    pub(super) entry: TextEntry,
    /// What Enter has found wrong; it goes when the text is right.
    pub(super) problem: Option<LineError>,
    /// Pasted lines that could not be read, in their order.
    pub(super) waiting: VecDeque<String>,
}

impl GrantLine {
    /// The completion at the caret, where it is open.
    pub(super) fn completion(&self, seen: &EditorContext<'_>) -> Option<Completion> {
        self.entry.open(complete::of_line(self.entry.text(), self.entry.caret(), seen))
    }

    /// Whether a name is marked that takes the place of what is typed.
    pub(super) fn marks_a_name(&self, seen: &EditorContext<'_>) -> bool {
        let marked = self.completion(seen).map(|completion| self.entry.marked().taken(completion.list()));
        matches!(marked, Some(MarkedRow::Row(_)))
    }

    /// The look-ups that the text needs beside the databases.
    pub(super) fn wants(&self, instance: &str, seen: &EditorContext<'_>) -> Option<Question> {
        let typing = shorthand::context(self.entry.text(), self.entry.caret()).typing;
        let list = complete::list_of(&typing, seen).filter(|list| *list != ObjectList::Databases);
        list?.question(instance)
    }

    /// Why the names that would complete the text could not be listed.
    pub(super) fn trouble<'a>(&self, seen: &EditorContext<'a>) -> Option<&'a LookUpError> {
        let typing = shorthand::context(self.entry.text(), self.entry.caret()).typing;
        let empty = self.entry.text().is_empty().then_some(ObjectList::Databases);
        seen.objects.trouble(&complete::list_of(&typing, seen).or(empty)?)
    }

    /// Everything that was typed or pasted here and not taken, a line each.
    pub(super) fn unadded(&self) -> Vec<String> {
        let line = Some(self.entry.text()).filter(|line| !line.trim().is_empty());
        line.map(str::to_owned).into_iter().chain(self.waiting.iter().cloned()).collect()
    }

    /// Adds a line: to be typed in where that is free, else behind those that wait.
    pub(super) fn push(&mut self, line: String) {
        if self.entry.text().trim().is_empty() && self.waiting.is_empty() {
            self.entry = TextEntry::new(line);
        } else {
            self.waiting.push_back(line);
        }
    }

    /// Puts such lines back.
    pub(super) fn put_back(&mut self, lines: &[String]) {
        if self.unadded() != lines {
            let mut lines = lines.iter().cloned();
            *self = GrantLine {
                entry: lines.next().map(TextEntry::new).unwrap_or_default(),
                problem: None,
                waiting: lines.collect(),
            };
        }
    }

    /// The text was changed: a problem that was shown is looked at again.
    pub(super) fn changed(&mut self, seen: &EditorContext<'_>) {
        if self.problem.is_some() {
            let is_empty = self.entry.text().trim().is_empty();
            self.problem = if is_empty { None } else { shorthand::read(self.entry.text(), seen.product).err() };
        }
    }

    /// Takes the text as units and empties the line, or keeps it with its problem.
    pub(super) fn take(&mut self, seen: &EditorContext<'_>) -> Option<Vec<Unit>> {
        match shorthand::read(self.entry.text(), seen.product) {
            Ok(units) => {
                self.clear(seen);
                Some(units)
            }
            Err(problem) => {
                self.problem = Some(problem);
                self.entry.close();
                None
            }
        }
    }

    /// Empties the line, or brings the next one that waits, with its problem.
    pub(super) fn clear(&mut self, seen: &EditorContext<'_>) {
        self.problem = None;
        self.entry.clear();
        if let Some(next) = self.waiting.pop_front() {
            self.problem = shorthand::read(&next, seen.product).err();
            self.entry = TextEntry::new(next);
        }
    }

    /// Whether there is a repaired line that Right would take, since there is nothing else to the right.
    pub(super) fn offers_fix(&self, seen: &EditorContext<'_>) -> bool {
        let has_fix = self.problem.as_ref().is_some_and(|problem| problem.fix.is_some());
        has_fix && self.entry.is_at_end() && self.completion(seen).is_none()
    }

    /// The repaired line takes the place of the typed one.
    pub(super) fn take_fix(&mut self) -> bool {
        let Some(fix) = self.problem.as_mut().and_then(|problem| problem.fix.take()) else { return false };
        self.problem = None;
        self.entry = TextEntry::new(fix);
        true
    }

    /// What the text would add, where it can be read.
    pub(super) fn hint(&self, seen: &EditorContext<'_>, tree: &Tree) -> Option<Message> {
        let text = self.entry.text();
        if text.trim().is_empty() || self.problem.is_some() || self.marks_a_name(seen) {
            return None;
        }
        let units = shorthand::read(text, seen.product).ok()?;
        let words: usize = units.iter().map(|unit| unit.privileges.len()).sum();
        let (first, others) = units.split_first()?;
        if !others.is_empty() {
            return Some(Message::new("editor-hint-places").with("words", words).with("places", units.len()));
        }
        let covered: Vec<Place> =
            first.privileges.iter().filter_map(|word| covering(&first.place, word, seen, tree)).collect();
        let message = match covered.first() {
            None => Message::new("editor-hint"),
            Some(wider) => Message::new("editor-hint-covered")
                .with("state", if covered.len() == words { "all" } else { "some" })
                .with("wider", title(wider))
                .with("covered", covered.len()),
        };
        Some(message.with("words", words).with("level", first.place.level()).with("place", title(&first.place)))
    }
}

/// The widest place that grants the word to all of `place` already.
fn covering(place: &Place, word: &str, seen: &EditorContext<'_>, tree: &Tree) -> Option<Place> {
    place.around().into_iter().find(|wider| {
        let unit = tree.unit_at(wider).and_then(|unit| seen.units.get(unit));
        unit.is_some_and(|unit| unit.privileges.iter().any(|granted| granted == word))
    })
}
