//! Characters that control a terminal, change the direction of text, or are invisible. They are never printed directly.

use std::borrow::Cow;

/// Returns whether a character must not be printed directly: controls (C0, DEL, C1), line and paragraph separators,
/// marks and overrides of direction, and characters without width (zero-width spaces and joiners, tags, BOM).
#[must_use]
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || has_no_width(character)
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2061}'..='\u{206f}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns whether a character is a mark without width, which is often copied unnoticed from a web page. It separates
/// words like a blank.
#[must_use]
pub(crate) fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Cuts a text to at most `most` characters, with `…` if something was cut off: for a text inside a sentence.
#[must_use]
pub(crate) fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Returns how many bytes a character takes when it is printed or written as JSON, whichever is more. Invisible
/// characters are escaped in both.
#[must_use]
pub(crate) fn shown_length(character: char) -> usize {
    match character {
        '"' | '\\' => 2,
        _ if is_unseen(character) => character.escape_unicode().len().max(6 * character.len_utf16()),
        _ => character.len_utf8(),
    }
}

/// Returns how many bytes of the text, ending between two characters, take at most `most` bytes when they are shown.
#[must_use]
pub(crate) fn shown_prefix_length(text: &str, most: usize) -> usize {
    let mut length = 0;
    let is_too_much = |character: char| {
        length += shown_length(character);
        length > most
    };
    text.find(is_too_much).unwrap_or(text.len())
}

/// Returns the text with every unseen character shown as `·`, so that it cannot move, hide or reorder the text around
/// it.
#[must_use]
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unseen) {
        text.chars().map(|char| if is_unseen(char) { '·' } else { char }).collect::<String>().into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_replaced_by_a_dot() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\n"), "a·[2Jb·c·");
        assert_eq!(visible("支付 café"), "支付 café");
    }

    #[test]
    fn what_is_cut_off_leaves_a_mark() {
        assert_eq!([shorten("abc", 3), shorten("支付宝", 2), shorten("", 0)], ["abc", "支付…", ""]);
    }

    #[test]
    fn shown_length_counts_the_escaped_form() {
        assert_eq!(shown_prefix_length("abc", 3), 3);
        assert_eq!(shown_prefix_length("abc", 2), 2);
        assert_eq!(shown_prefix_length("支付", 5), 3);
        assert_eq!(shown_prefix_length("\u{1b}\u{1b}", 12), 2);
        assert_eq!(shown_prefix_length("\u{1b}\u{1b}", 11), 1);
        assert_eq!(shown_prefix_length("\u{e0001}", 11), 0);
        assert_eq!(shown_prefix_length("\"", 1), 0);
    }
}
