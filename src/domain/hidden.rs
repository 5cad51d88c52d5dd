//! A text that must not be seen, such as a secret key while it is typed.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

/// The most bytes that a hidden text takes. The service's longest tokens have 4,096.
const MOST: usize = 8 * 1024;

/// A text that is never shown: `Debug` says `(hidden)`, and its memory is wiped when it is cleared or dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct HiddenText(Zeroizing<String>);

impl Default for HiddenText {
    fn default() -> HiddenText {
        // A text that grows is moved, and what is left behind would not be wiped.
        HiddenText(Zeroizing::new(String::with_capacity(MOST)))
    }
}

impl HiddenText {
    /// Adds a character, if there is room.
    pub(crate) fn push(&mut self, char: char) {
        if self.0.len() + char.len_utf8() <= MOST {
            self.0.push(char);
        }
    }

    /// Removes the last character.
    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// Removes everything and wipes it from the memory.
    pub(crate) fn clear(&mut self) {
        self.0.zeroize();
    }

    /// Returns the number of characters.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.0.chars().count()
    }

    /// Returns the text itself.
    #[must_use]
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HiddenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_text_is_never_moved_nor_shown() {
        let mut text = HiddenText::default();
        let place = text.expose().as_ptr();
        for _ in 0..MOST + 10 {
            text.push('x');
        }
        assert_eq!((text.count(), text.expose().as_ptr()), (MOST, place));
        assert_eq!(format!("{text:?}"), "(hidden)");
        text.pop();
        text.push('é');
        assert_eq!(text.count(), MOST - 1, "no half of a character");
        text.clear();
        assert_eq!((text.count(), text.expose().as_ptr()), (0, place));
    }
}
