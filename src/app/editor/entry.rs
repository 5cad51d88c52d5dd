//! One line of text with completion under it.

#![deny(clippy::wildcard_enum_match_arm)]

use std::ops::Range;

use tui_input::{Input, InputRequest};

use super::complete::{Candidate, Completion};
use crate::app::{
    keys::{Command, edits},
    marked::{Marked, MarkedRow, TypedRow},
};

/// What a command means in a line that is typed, and in the list under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryAction {
    /// Takes what is marked, or the line.
    Confirm,
    /// Completes, or goes on.
    Next,
    /// Goes back.
    Previous,
    /// Closes the list, or what is around the line.
    Back,
    /// To another row of the list, or out of the line.
    Step(isize),
    /// Edits the text.
    Edit(InputRequest),
}

/// The commands of every such line.
pub(super) fn line_actions() -> impl Iterator<Item = (Command, EntryAction)> {
    let through = [
        (Command::Next, EntryAction::Next),
        (Command::Previous, EntryAction::Previous),
        (Command::Back, EntryAction::Back),
    ];
    through.into_iter().chain(edits(EntryAction::Edit))
}

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct TextEntry {
    input: Input,
    /// Which row of the list under it is marked.
    marked: Marked,
    /// Closed by Esc or by taking a candidate, until the text changes.
    is_closed: bool,
}

impl TextEntry {
    /// A line with a text, the caret at its end.
    pub(crate) fn new(text: impl Into<String>) -> TextEntry {
        TextEntry { input: Input::new(text.into()), is_closed: true, ..TextEntry::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Which row of the list under it is marked.
    pub(crate) fn marked(&self) -> Marked {
        self.marked
    }

    /// The completion, where it is open.
    pub(crate) fn open(&self, completion: Option<Completion>) -> Option<Completion> {
        completion.filter(|completion| !self.is_closed && !completion.rows(self.marked).0.is_empty())
    }

    /// Whether the caret stands at the end.
    pub(crate) fn is_at_end(&self) -> bool {
        self.caret() == self.text().len()
    }

    /// Types a character.
    pub(crate) fn type_char(&mut self, char: char) {
        self.input.handle(InputRequest::InsertChar(char));
        self.changed();
    }

    /// Puts a text at the caret, on one line.
    pub(crate) fn insert(&mut self, text: &str) {
        let caret = self.caret();
        let one_line: String = text.trim().chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        self.replace(caret..caret, &one_line);
        self.changed();
    }

    /// Empties the line and returns what stood there.
    pub(crate) fn clear(&mut self) -> String {
        self.changed();
        self.input.value_and_reset()
    }

    /// Does what an action means for the line and its completion; `false` where it means nothing there.
    pub(crate) fn command(&mut self, action: EntryAction, completion: Option<Completion>) -> bool {
        match self.open(completion) {
            Some(completion) if self.choose(action, &completion) => true,
            _ => self.edit(action),
        }
    }

    /// Whether Tab would complete the text.
    pub(crate) fn completes(&self, completion: Option<&Completion>) -> bool {
        completion.is_some_and(|completion| self.is_at_end() && self.offered(completion).is_some())
    }

    fn choose(&mut self, action: EntryAction, completion: &Completion) -> bool {
        let list = completion.list();
        match action {
            EntryAction::Step(by) => return self.marked.step(by, list),
            EntryAction::Back => self.close(),
            EntryAction::Confirm => match self.marked.taken(list) {
                MarkedRow::Row(at) => {
                    self.take(completion, &completion.candidates[at].insert.clone());
                    // More may follow on a line on which names are only offered; a name of its own is done.
                    return !completion.is_whole;
                }
                MarkedRow::Typed | MarkedRow::Nothing => return false,
            },
            EntryAction::Next | EntryAction::Edit(InputRequest::GoToNextChar) if self.is_at_end() => {
                let Some(offered) = self.offered(completion).cloned() else {
                    self.close();
                    return false;
                };
                self.take(completion, &offered.insert);
            }
            EntryAction::Next | EntryAction::Previous | EntryAction::Edit(_) => return false,
        }
        true
    }

    /// What completes the text: the marked row, or the first that is offered for what was typed.
    fn offered<'a>(&self, completion: &'a Completion) -> Option<&'a Candidate> {
        let typed = self.text().get(completion.span.clone())?;
        let is_name = completion.typed.as_ref().is_some_and(|row| !row.is_as_typed());
        let at = match self.marked.taken(completion.list()) {
            MarkedRow::Row(at) if self.marked.has_moved() || !typed.is_empty() => at,
            MarkedRow::Typed if completion.list().typed == TypedRow::First && !typed.is_empty() && !is_name => 0,
            MarkedRow::Row(_) | MarkedRow::Typed | MarkedRow::Nothing => return None,
        };
        completion.candidates.get(at).filter(|row| row.insert != typed)
    }

    fn take(&mut self, completion: &Completion, insert: &str) {
        self.replace(completion.span.clone(), insert);
        self.close();
    }

    fn edit(&mut self, action: EntryAction) -> bool {
        let EntryAction::Edit(request) = action else { return false };
        self.edit_text(request);
        true
    }

    /// Edits the text.
    pub(super) fn edit_text(&mut self, request: InputRequest) {
        if self.input.handle(request).is_some_and(|changed| changed.value) {
            self.changed();
        }
    }

    /// Closes the completion until the text changes.
    pub(super) fn close(&mut self) {
        self.marked.reset();
        self.is_closed = true;
    }

    fn changed(&mut self) {
        self.marked.reset();
        self.is_closed = false;
    }

    /// The caret, a byte of the text.
    pub(crate) fn caret(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at)
    }

    fn replace(&mut self, span: Range<usize>, with: &str) {
        let text = self.text();
        let (Some(head), Some(tail)) = (text.get(..span.start), text.get(span.end..)) else { return };
        let cursor = head.chars().count() + with.chars().count();
        self.input = Input::new(format!("{head}{with}{tail}")).with_cursor(cursor);
    }
}
