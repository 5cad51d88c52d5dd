//! Finds where quotes close, and removes their escapes.

use std::borrow::Cow;

use super::signs::quote;

/// How server and client read quotes, depending on `sql_mode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quoting {
    /// Whether a backslash is an ordinary character inside quotes.
    pub(super) has_plain_backslash: bool,
    /// Whether double quotes mark names.
    pub(super) has_ansi_quotes: bool,
    /// Whether the mode is not known.
    pub(super) is_unknown: bool,
}

/// Removes doubled quotes from the content of quotes and, if there are any, backslash escapes.
pub(super) fn unescaped(inner: &str, kind: char, has_escapes: bool) -> Cow<'_, str> {
    let special: &[char] = if has_escapes { &[kind, '\\'] } else { &[kind] };
    if !inner.contains(special) {
        return Cow::Borrowed(inner);
    }
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        if character == kind {
            characters.next_if_eq(&kind);
            value.push(kind);
        } else if has_escapes && character == '\\' {
            match characters.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('r') => value.push('\r'),
                Some('0') => value.push('\0'),
                Some('b') => value.push('\u{8}'),
                Some('Z') => value.push('\u{1a}'),
                Some(wild @ ('%' | '_')) => value.extend(['\\', wild]),
                Some(other) => value.push(other),
                None => {}
            }
        } else {
            value.push(character);
        }
    }
    Cow::Owned(value)
}

/// Returns the length of `$tag$ … $tag$`, in bytes.
pub(super) fn dollar_quoted(rest: &str) -> Option<usize> {
    let tag_end = rest[1..].find('$')? + 2;
    let tag = &rest[..tag_end];
    let is_tag = tag[1..tag_end - 1].chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    if !is_tag {
        return None;
    }
    Some(rest[tag_end..].find(tag).map_or(rest.len(), |end| tag_end + end + tag_end))
}

/// Returns whether the content of quotes contains `IDENTIFIED` as a clause. Then a quote before it is missing, and the
/// supposed name may contain a password. An object that is only named `identified` is no clause.
pub(super) fn has_password_clause(inner: &str) -> bool {
    const CLAUSE: &[u8] = b"identified";
    let bytes = inner.as_bytes();
    bytes.windows(CLAUSE.len()).enumerate().any(|(at, window)| {
        let is_blank = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
        let has_blank = is_blank(at + CLAUSE.len()) || at.checked_sub(1).is_some_and(is_blank);
        has_blank && window.eq_ignore_ascii_case(CLAUSE)
    })
}

/// How far after the end of its line an open quote is searched in a typed text, in bytes. A name or password with a
/// line break is rare, a stray apostrophe is not.
const QUOTE_REACH: usize = 256;

/// Where a quote closes, in bytes, and the length of the closing quote.
pub(super) struct Closing {
    pub(super) at: usize,
    pub(super) length: usize,
}

/// Finds where a quote closes. In a typed text that is on its line or shortly after it, but not beyond the beginning of
/// another statement.
pub(super) fn closing(inside: &str, (open, kind): (char, char), has_escapes: bool, is_typed: bool) -> Option<Closing> {
    let mut characters = inside.char_indices().peekable();
    let mut first_break: Option<usize> = None;
    while let Some((at, character)) = characters.next() {
        if let Some(line_end) = first_break
            && at > line_end + QUOTE_REACH
        {
            return None;
        }
        match character {
            '\n' if is_typed => {
                first_break.get_or_insert(at);
                if begins_statement(&inside[at + 1..]) {
                    return None;
                }
            }
            '\\' if has_escapes => {
                // In a typed text the end of a line counts even behind a backslash, as in a Windows path.
                characters.next_if(|(_, next)| *next != '\n');
            }
            _ if character == kind && open == kind && characters.next_if(|(_, next)| *next == kind).is_none() => {
                return Some(Closing { at, length: character.len_utf8() });
            }
            _ if open != kind && quote(character) == Some(kind) => {
                return Some(Closing { at, length: character.len_utf8() });
            }
            _ => {}
        }
    }
    None
}

/// Returns whether a line begins with a statement, a prompt or the border of a table: an open quote is not continued
/// there.
fn begins_statement(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    if line.starts_with(['|', '+', '│']) {
        return true;
    }
    let word: String = line.chars().take_while(char::is_ascii_alphabetic).take(8).collect();
    ["GRANT", "REVOKE", "CREATE", "ALTER", "DROP", "SET", "FLUSH", "SHOW", "USE", "MYSQL", "MARIADB"]
        .iter()
        .any(|start| word.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_quotes_and_escapes_are_undone() {
        for (inner, kind, has_escapes, value) in [
            ("``", '`', false, "`"),
            ("a''b", '\'', true, "a'b"),
            ("\\\\", '\'', true, "\\"),
            ("\\\\", '\'', false, "\\\\"),
            ("a\\tb", '\'', true, "a\tb"),
            ("a\\_b", '\'', true, "a\\_b"),
        ] {
            assert_eq!(unescaped(inner, kind, has_escapes), value, "{inner}");
        }
    }

    #[test]
    fn the_tag_of_a_dollar_quote_is_a_word() {
        assert_eq!(dollar_quoted("$a_b$ x $a_b$ y"), Some(13));
        assert_eq!(dollar_quoted("$a-b$ x $a-b$"), None);
        assert_eq!(dollar_quoted("$$ x"), Some(4));
    }

    #[test]
    fn identified_is_a_clause_beside_a_blank() {
        for (inner, is) in
            [("identified by", true), ("xidentified by", true), ("x identified", true), ("identified", false)]
        {
            assert_eq!(has_password_clause(inner), is, "{inner}");
        }
    }

    #[test]
    fn an_open_quote_is_looked_for_up_to_its_reach() {
        let closes = |blanks: usize| {
            let text = format!("ab\n{}'", " ".repeat(blanks));
            closing(&text, ('\'', '\''), false, true).map(|closing| closing.at)
        };
        // The line ends at byte 2.
        assert_eq!(closes(QUOTE_REACH - 1), Some(2 + QUOTE_REACH));
        assert_eq!(closes(QUOTE_REACH), None);
        assert_eq!(closes(3 * QUOTE_REACH), None);
    }
}
