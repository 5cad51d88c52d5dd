//! Letters of other alphabets that look like ASCII letters: a reader cannot tell a name with one of them from the right
//! name.

use std::{collections::HashMap, sync::LazyLock};

use super::values::half_width;

/// Pairs of strings: characters of Cyrillic, Greek and others, and the ASCII letters that they look like, in the same
/// order.
const TWINS: &[(&str, &str)] = &[
    // Cyrillic.
    ("АВЕЅІЈКМНОРСТУХԌԚԜѴ", "ABESIJKMHOPCTYXGQWV"),
    ("аԁеһіјӏорԛсѕԝхуѵ", "adehijlopqcswxyv"),
    // Greek.
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ανοιρτυχ", "avoiptux"),
    // Armenian, and letters of phonetic alphabets.
    ("օսհոցɡɑɩ", "ouhnggai"),
    // Letter-like symbols, such as Kelvin and Angstrom.
    ("\u{212a}\u{212b}ℂℍℕℙℚℝℤ", "KACHNPQRZ"),
];

/// Returns the ASCII character that `c` looks like: for a letter of another alphabet, a full-width or a mathematical
/// character. Returns `None` for an ASCII character.
#[must_use]
pub(crate) fn ascii_twin(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let half = half_width(c);
    if half.is_ascii_graphic() {
        return Some(half);
    }
    let letter = |from: u32, first: u8| char::from_u32(u32::from(first) + from);
    match u32::from(c) {
        code @ 0x1_d400..=0x1_d6a3 => match (code - 0x1_d400) % 52 {
            at @ 0..26 => letter(at, b'A'),
            at => letter(at - 26, b'a'),
        },
        code @ 0x1_d7ce..=0x1_d7ff => letter((code - 0x1_d7ce) % 10, b'0'),
        0x2010..=0x2015 | 0x2212 => Some('-'),
        _ => {
            static PAIRS: LazyLock<HashMap<char, char>> =
                LazyLock::new(|| TWINS.iter().flat_map(|(others, own)| others.chars().zip(own.chars())).collect());
            PAIRS.get(&c).copied().filter(char::is_ascii)
        }
    }
}

/// Returns the text with every look-alike character replaced by its ASCII twin; full-width forms become half-width.
#[must_use]
pub(crate) fn in_ascii(text: &str) -> String {
    text.chars().map(|c| ascii_twin(c).unwrap_or_else(|| half_width(c))).collect()
}

/// Writes a character by its number, such as `U+0430`.
#[must_use]
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_ascii_have_a_twin_and_others_have_none() {
        for (c, twin) in [
            ('а', Some('a')),
            ('О', Some('O')),
            ('ο', Some('o')),
            ('\u{212a}', Some('K')),
            ('ｐ', Some('p')),
            ('－', Some('-')),
            ('–', Some('-')),
            ('𝐚', Some('a')),
            ('𝟘', Some('0')),
            ('a', None),
            ('支', None),
            ('é', None),
            ('\u{301}', None),
        ] {
            assert_eq!(ascii_twin(c), twin, "{c}");
        }
        for (others, own) in TWINS {
            assert_eq!(others.chars().count(), own.chars().count(), "{others}");
        }
        assert_eq!(in_ascii("ｐrоd 支"), "prod 支");
    }

    #[test]
    fn mathematical_letters_and_digits_are_read_by_their_place() {
        for (text, plain) in [("\u{1d400}\u{1d401}\u{1d419}", "ABZ"), ("\u{1d41a}\u{1d41b}\u{1d433}", "abz")] {
            assert_eq!(in_ascii(text), plain);
        }
        assert_eq!(in_ascii("\u{1d468}\u{1d482}\u{1d7ce}\u{1d7d7}\u{1d7d8}\u{1d7e1}\u{1d7ff}"), "Aa09099");
    }
}
