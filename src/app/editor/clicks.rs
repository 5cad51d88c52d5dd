//! Clicks on the parts of the editor and the rows of its dialogs: what is chosen by them, and the command that a click on
//! what is chosen already means.

use super::{Dialog, Editor, EditorContext, EditorFocus, EditorPart};
use crate::app::{keys::Command, marked::Marked};

/// A part of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorTarget {
    /// The grant line.
    Line,
    /// A row of the tree by its index; the number of rows for the one that adds an object.
    Place(usize),
    /// A word of the checklist, counted through all columns.
    Word(usize),
    /// The words of a place as a line of text.
    FreeWords,
    /// A word that is suggested for that line, by its place from 0.
    Suggestion(usize),
}

impl Editor {
    /// Moves to a part; returns the command that takes it where the focus was there already.
    pub(in crate::app) fn clicked(&mut self, target: EditorTarget, seen: &EditorContext<'_>) -> Option<Command> {
        self.happened = None;
        self.notice(seen);
        let before = self.place_of_focus();
        match target {
            EditorTarget::Line => {
                self.find = None;
                self.focus = EditorFocus::Line;
            }
            EditorTarget::Place(at) => {
                self.focus = EditorFocus::Places;
                self.choose_at(at);
            }
            EditorTarget::Word(at) => {
                self.focus = EditorFocus::Words;
                self.word = at;
            }
            EditorTarget::FreeWords => {
                self.focus = EditorFocus::Words;
                self.free.marked.reset();
            }
            EditorTarget::Suggestion(at) => {
                self.focus = EditorFocus::Words;
                self.free.mark(at);
            }
        }
        self.notice(seen);
        let command = match target {
            EditorTarget::Place(_) => Command::Confirm,
            EditorTarget::Word(_) | EditorTarget::Suggestion(_) => Command::Toggle,
            EditorTarget::Line | EditorTarget::FreeWords => return None,
        };
        (before == self.place_of_focus()).then_some(command)
    }

    /// What has the focus, to be compared.
    fn place_of_focus(&self) -> (EditorPart, usize, usize, Marked) {
        (self.part(), self.chosen(&self.known), self.word, self.free.marked)
    }

    /// The row that is marked under the line.
    pub(in crate::app) fn marked_candidate(&self, seen: &EditorContext<'_>) -> Option<usize> {
        let entry = &self.line.entry;
        entry.open(self.line.completion(seen))?.rows(entry.marked()).1
    }

    /// Whether the first place has the focus.
    pub(in crate::app) fn is_at_first_place(&self) -> bool {
        self.part() == EditorPart::Places && self.chosen(&self.known) == 0
    }
}

impl Dialog {
    /// The row under the cursor, and the command that takes it.
    pub(in crate::app) fn chosen_row(&self, seen: &EditorContext<'_>) -> Option<(usize, Option<Command>)> {
        match self {
            Dialog::Presets(presets) => Some((presets.at, Some(Command::Confirm))),
            Dialog::AccountPicker(accounts) => {
                let (_, list) = accounts.rows(seen);
                Some((accounts.at(list)?, Some(Command::Confirm)))
            }
            Dialog::CopyTo(copy) => Some((copy.at, Some(Command::Toggle))),
            Dialog::NewPlace(place) => Some((place.row(), (!place.is_typing()).then_some(Command::Toggle))),
            Dialog::Paste(paste) if paste.is_choosing() => Some((paste.at, Some(Command::Confirm))),
            Dialog::Paste(paste) => Some((paste.at, Some(Command::Toggle))),
            Dialog::Sql(_) => None,
        }
    }
}
