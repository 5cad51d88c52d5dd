//! Which characters are blanks, quotes and signs, also in the shapes that input methods and word processors give them.

use super::name::is_odd;

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A dash of a word processor that stands for `--`, with a blank behind it.
pub(super) fn is_dash_comment(rest: &str) -> bool {
    rest.strip_prefix(['–', '—']).is_some_and(|behind| behind.starts_with([' ', '\t', '—']))
}

/// The quote that a character stands for.
pub(super) fn quote(character: char) -> Option<char> {
    Some(match character {
        '`' | '｀' => '`',
        '\'' | '‘' | '’' | '‚' | '‛' | '＇' | '′' => '\'',
        '"' | '“' | '”' | '„' | '‟' | '＂' | '″' | '「' | '」' | '『' | '』' => '"',
        _ => return None,
    })
}

/// A full-width letter, digit or sign as its ASCII twin.
pub(super) fn fold(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFF01 + 0x21).expect("the twin of a full-width form is ASCII")
        }
        other => other,
    }
}

/// A sign in its ASCII form. A Chinese full stop ends a statement before a blank, else it is the dot in `orders.*`.
pub(super) fn sign(rest: &str, first: char) -> char {
    match first {
        '、' => ',',
        '｡' | '。' => {
            let behind = rest[first.len_utf8()..].chars().next();
            if behind.is_none_or(is_blank) { ';' } else { '.' }
        }
        other => fold(other),
    }
}

/// MySQL takes letters, digits, `_`, `$` and everything above U+0080 in a bare name; signs that stand for ASCII
/// punctuation are not names.
pub(super) fn is_word_start(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    }
    !is_blank(character)
        && !is_odd(character)
        && quote(character).is_none()
        && !matches!(character, '、' | '。' | '｡' | '…' | '–' | '—' | '•' | '·' | '\u{2500}'..='\u{257F}')
}
