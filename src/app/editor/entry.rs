//! One line of text with completion under it.

use std::ops::Range;

use tui_input::{Input, InputRequest};

use super::complete::{Candidate, Completion};
use crate::app::keys::Command;

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct TextEntry {
    input: Input,
    /// The candidate in focus, once Down has entered the list.
    picked: Option<usize>,
    /// Closed by Esc or by taking a candidate, until the text changes.
    is_closed: bool,
}

impl TextEntry {
    /// A line with a text, the caret at its end.
    pub(crate) fn new(text: impl Into<String>) -> TextEntry {
        TextEntry { input: Input::new(text.into()), picked: None, is_closed: true }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The candidate in focus.
    pub(crate) fn picked(&self) -> Option<usize> {
        self.picked
    }

    /// The completion, where it is open.
    pub(crate) fn open(&self, completion: Option<Completion>) -> Option<Completion> {
        completion.filter(|completion| !self.is_closed && !completion.candidates.is_empty())
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

    /// Does what a command means for the line and its completion; `false` where it means nothing there.
    pub(crate) fn command(&mut self, command: Command, completion: Option<Completion>) -> bool {
        match self.open(completion) {
            Some(completion) if self.choose(command, &completion) => true,
            _ => self.edit(command),
        }
    }

    fn choose(&mut self, command: Command, completion: &Completion) -> bool {
        let last = completion.candidates.len() - 1;
        match command {
            Command::Down => self.picked = Some(self.picked.map_or(0, |at| (at + 1).min(last))),
            Command::Up if self.picked.is_some() => self.picked = self.picked.and_then(|at| at.checked_sub(1)),
            Command::Back => self.close(),
            Command::Confirm if self.picked.is_some() => self.take(completion),
            Command::Next | Command::Right if self.is_at_end() => {
                // With nothing typed and nothing picked the first offer is no more than the first of a list.
                if self.picked.is_none() && completion.span.is_empty() {
                    return false;
                }
                if self.text().get(completion.span.clone()) == Some(&*self.offered(completion).insert) {
                    self.close();
                    return false;
                }
                self.take(completion);
            }
            _ => return false,
        }
        true
    }

    fn offered<'a>(&self, completion: &'a Completion) -> &'a Candidate {
        let last = completion.candidates.len() - 1;
        &completion.candidates[self.picked.unwrap_or(0).min(last)]
    }

    fn take(&mut self, completion: &Completion) {
        let insert = self.offered(completion).insert.clone();
        self.replace(completion.span.clone(), &insert);
        self.close();
    }

    fn edit(&mut self, command: Command) -> bool {
        let Some(request) = command.edit() else { return false };
        if self.input.handle(request).is_some_and(|changed| changed.value) {
            self.changed();
        }
        true
    }

    /// Closes the completion until the text changes.
    pub(super) fn close(&mut self) {
        self.picked = None;
        self.is_closed = true;
    }

    fn changed(&mut self) {
        self.picked = None;
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
