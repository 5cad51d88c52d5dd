//! Which characters are blanks, quotes and signs, also in the shapes that input methods and word processors give them.

use super::name::is_odd;
use crate::domain::{unseen::has_no_width, values::half_width};

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || has_no_width(character)
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

/// A sign in its ASCII form. A Chinese full stop ends a statement before a blank, else it is the dot in `orders.*`.
pub(super) fn sign(rest: &str, first: char) -> char {
    match first {
        '、' => ',',
        '｡' | '。' => {
            let behind = rest[first.len_utf8()..].chars().next();
            if behind.is_none_or(is_blank) { ';' } else { '.' }
        }
        other => half_width(other),
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
