//! Classes of characters: blanks, quotes and signs, also in the forms of input methods and word processors.

use super::name::is_odd;
use crate::domain::{unseen::has_no_width, values::half_width};

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || has_no_width(character)
}

/// Returns whether a text begins with a long dash that a word processor made from `--`, followed by a blank.
pub(super) fn is_dash_comment(rest: &str) -> bool {
    rest.strip_prefix(['–', '—']).is_some_and(|behind| behind.starts_with([' ', '\t', '—']))
}

/// Returns the ASCII quote that a character means.
pub(super) fn quote(character: char) -> Option<char> {
    Some(match character {
        '`' | '｀' => '`',
        '\'' | '‘' | '’' | '‚' | '‛' | '＇' | '′' => '\'',
        '"' | '“' | '”' | '„' | '‟' | '＂' | '″' | '「' | '」' | '『' | '』' => '"',
        _ => return None,
    })
}

/// Returns the ASCII form of a sign. A Chinese full stop is `;` before a blank or the end, else the dot as in
/// `orders.*`.
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

/// Returns whether a character can be part of an unquoted name. MySQL allows letters, digits, `_`, `$` and everything
/// above U+0080; punctuation that means ASCII punctuation is excluded here.
pub(super) fn is_word_start(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    }
    !is_blank(character)
        && !is_odd(character)
        && quote(character).is_none()
        && !matches!(character, '、' | '。' | '｡' | '…' | '–' | '—' | '•' | '·' | '\u{2500}'..='\u{257F}')
}
