//! Characters that steer a terminal, turn the writing round, or are not seen at all: they are shown escaped.

use std::borrow::Cow;

/// Whether a character must not be printed as it is: controls (C0, DEL, C1), line and paragraph separators, marks and
/// overrides of direction, and what has no width but a meaning (zero-width spaces and joiners, tags, a BOM).
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

/// Whether a character comes along unseen where text is copied from a page, as a blank of no width: it parts words.
#[must_use]
pub fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// At most so many characters of a text, with a mark where more were cut off: for a text inside a sentence.
#[must_use]
pub fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// The bytes that a character takes where it is printed or written as JSON, whichever is more: what is unseen is
/// escaped there.
#[must_use]
pub fn shown_length(character: char) -> usize {
    match character {
        '"' | '\\' => 2,
        _ if is_unseen(character) => character.escape_unicode().len().max(6 * character.len_utf16()),
        _ => character.len_utf8(),
    }
}

/// How many bytes of a text, at a border between characters, take at most so many where they are shown.
#[must_use]
pub fn shown_up_to(text: &str, most: usize) -> usize {
    let mut length = 0;
    let is_too_much = |character: char| {
        length += shown_length(character);
        length > most
    };
    text.find(is_too_much).unwrap_or(text.len())
}

/// The text with every unseen character shown as `·`, so that nothing in it moves, hides or reorders what stands beside.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
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
    fn hostile_text_stays_on_its_line() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\n"), "a·[2Jb·c·");
        assert_eq!(visible("支付 café"), "支付 café");
    }

    #[test]
    fn what_is_cut_off_leaves_a_mark() {
        assert_eq!([shorten("abc", 3), shorten("支付宝", 2), shorten("", 0)], ["abc", "支付…", ""]);
    }

    #[test]
    fn what_is_escaped_counts_as_it_is_shown() {
        assert_eq!(shown_up_to("abc", 3), 3);
        assert_eq!(shown_up_to("abc", 2), 2);
        assert_eq!(shown_up_to("支付", 5), 3);
        assert_eq!(shown_up_to("\u{1b}\u{1b}", 12), 2);
        assert_eq!(shown_up_to("\u{1b}\u{1b}", 11), 1);
        assert_eq!(shown_up_to("\u{e0001}", 11), 0);
        assert_eq!(shown_up_to("\"", 1), 0);
    }
}
