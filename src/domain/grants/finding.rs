//! An error in grant text, independent of whether the text is a typed line or a paste.

use std::ops::Range;

use super::Place;
use crate::domain::rule::Message;

/// An error with its position and, if one is known, an edit that fixes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GrantError {
    pub(super) message: Message,
    /// Position in bytes of the text.
    pub(super) span: Range<usize>,
    /// Bytes to replace, and their replacement.
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
