//! What is wrong with a piece of grant text, before it is known whether it stands in a line or in a paste.

use std::ops::Range;

use super::Place;
use crate::domain::rule::Message;

/// A finding with its place and, where one is known, the edit that repairs it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GrantError {
    pub(super) message: Message,
    /// In bytes of the text.
    pub(super) span: Range<usize>,
    /// The bytes to replace, and what by.
    pub(super) edit: Option<(Range<usize>, String)>,
    /// The place that was probably meant.
    pub(super) guess: Option<Box<Place>>,
}

impl GrantError {
    pub(super) fn new(message: Message, span: Range<usize>) -> GrantError {
        GrantError { message, span, edit: None, guess: None }
    }

    pub(super) fn with_edit(mut self, span: Range<usize>, text: impl Into<String>) -> GrantError {
        self.edit = Some((span, text.into()));
        self
    }

    pub(super) fn with_guess(mut self, place: Place) -> GrantError {
        self.guess = Some(Box::new(place));
        self
    }
}
