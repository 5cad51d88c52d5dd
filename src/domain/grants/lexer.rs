//! Words, quoted names and signs of grant text, with their places: MySQL's lexical rules, and the punctuation that
//! input methods and word processors put in their stead.

use std::{borrow::Cow, ops::Range};

/// One word, quoted name or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    /// A word with full-width letters made plain, the inside of quotes with doubled quotes undone, or the sign.
    pub(super) text: Cow<'s, str>,
    /// In bytes of the text.
    pub(super) span: Range<usize>,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Whether it is the first one on its line.
    pub(super) is_first: bool,
    /// Whether nothing, not even a blank, stands between it and the token before.
    pub(super) is_glued: bool,
    /// Whether it was written with full-width or typographic signs.
    pub(super) is_wide: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bare word: letters, digits, `_`, `$`, and `-` inside.
    Word,
    /// Text between quotes of that kind: `` ` ``, `'` or `"`.
    Quoted(char),
    /// A quote that is not closed; the text is the rest of its line.
    Open(char),
    /// A sign, in its ASCII form where it has one.
    Sign(char),
}

/// A text in tokens.
#[derive(Debug, Default)]
pub(super) struct Lexed<'s> {
    pub(super) tokens: Vec<Token<'s>>,
    /// The line of a comment that is never closed; nothing behind it was read.
    pub(super) open_comment: Option<usize>,
}

impl Token<'_> {
    /// Whether it is that bare word, in any case.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is that sign.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// How far a quote that is not closed on its line is looked for below it, in bytes: a password or a name with a line
/// break is rare, a stray apostrophe is not.
const QUOTE_REACH: usize = 256;

/// Reads a text into tokens, in one pass.
pub(super) fn lex(text: &str) -> Lexed<'_> {
    let mut lexer = Lexer { text, at: 0, line: 1, is_first: true, is_glued: false, depth: 0, lexed: Lexed::default() };
    while lexer.step() {}
    lexer.lexed
}

struct Lexer<'s> {
    text: &'s str,
    at: usize,
    line: usize,
    is_first: bool,
    is_glued: bool,
    /// Open `/*!` comments, whose inside MySQL executes.
    depth: usize,
    lexed: Lexed<'s>,
}

impl<'s> Lexer<'s> {
    /// Reads one token or one gap; false at the end.
    fn step(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return false };
        if first == '\n' {
            self.line += 1;
            self.is_first = true;
            self.gap(1);
        } else if is_blank(first) {
            self.gap(first.len_utf8());
        } else if rest.starts_with("--") || first == '#' || is_dash_comment(rest) {
            self.gap(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.comment(rest);
        } else if self.depth > 0 && rest.starts_with("*/") {
            self.depth -= 1;
            self.gap(2);
        } else if let Some(quote) = quote(first) {
            self.quoted(first, quote);
        } else if is_word_start(fold(first)) {
            self.word(rest);
        } else if is_terminator(rest) {
            self.push(Kind::Sign(';'), Cow::Borrowed(";"), 2, false);
        } else {
            let sign = sign(rest, first);
            let text =
                if sign == first { Cow::Borrowed(&rest[..first.len_utf8()]) } else { Cow::Owned(sign.to_string()) };
            self.push(Kind::Sign(sign), text, first.len_utf8(), sign != first);
        }
        true
    }

    fn gap(&mut self, length: usize) {
        self.at += length;
        self.is_glued = false;
    }

    fn push(&mut self, kind: Kind, text: Cow<'s, str>, length: usize, is_wide: bool) {
        let span = self.at..self.at + length;
        self.lexed.tokens.push(Token {
            kind,
            text,
            span,
            line: self.line,
            is_first: self.is_first,
            is_glued: self.is_glued,
            is_wide,
        });
        self.at += length;
        self.is_first = false;
        self.is_glued = true;
    }

    fn comment(&mut self, rest: &str) {
        let body = rest[2..].strip_prefix('M').unwrap_or(&rest[2..]);
        if let Some(version) = body.strip_prefix('!') {
            let inside = version.trim_start_matches(|digit: char| digit.is_ascii_digit());
            self.depth += 1;
            self.gap(rest.len() - inside.len());
        } else if let Some(end) = rest[2..].find("*/") {
            self.line += rest[..end + 4].matches('\n').count();
            self.gap(end + 4);
        } else {
            self.lexed.open_comment = Some(self.line);
            self.gap(rest.len());
        }
    }

    fn word(&mut self, rest: &'s str) {
        let mut end = 0;
        let mut is_wide = false;
        let mut characters = rest.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let folded = fold(character);
            let is_inner_dash = folded == '-'
                && at > 0
                && characters.peek().is_some_and(|(_, next)| *next != '-' && is_word_start(fold(*next)));
            if !is_word_start(folded) && !is_inner_dash {
                break;
            }
            is_wide |= folded != character;
            end = at + character.len_utf8();
        }
        let text = if is_wide { rest[..end].chars().map(fold).collect() } else { Cow::Borrowed(&rest[..end]) };
        self.push(Kind::Word, text, end, is_wide);
    }

    fn quoted(&mut self, first: char, kind: char) {
        let inside = self.at + first.len_utf8();
        let is_wide = first != kind;
        let Some(closing) = closing(&self.text[inside..], first, kind) else {
            let rest = &self.text[inside..];
            let length = rest.find('\n').unwrap_or(rest.len());
            self.push(Kind::Open(kind), Cow::Borrowed(&rest[..length]), first.len_utf8() + length, is_wide);
            return;
        };
        let inner = &self.text[inside..inside + closing.at];
        let doubled: String = [kind, kind].iter().collect();
        let text = if !is_wide && inner.contains(&doubled) {
            Cow::Owned(inner.replace(&doubled, &kind.to_string()))
        } else {
            Cow::Borrowed(inner)
        };
        let breaks = inner.matches('\n').count();
        let token = if has_password_clause(inner) { Kind::Open(kind) } else { Kind::Quoted(kind) };
        self.push(token, text, first.len_utf8() + closing.at + closing.length, is_wide);
        self.line += breaks;
    }
}

/// Whether the inside of quotes holds a clause of a statement: a quote before it was forgotten, and what looks like a
/// name may hold a password.
fn has_password_clause(inner: &str) -> bool {
    const CLAUSE: &[u8] = b"identified";
    inner.as_bytes().windows(CLAUSE.len()).any(|window| window.eq_ignore_ascii_case(CLAUSE))
}

struct Closing {
    at: usize,
    length: usize,
}

/// Where a quote closes: on its line, or a little below it unless another statement begins before.
fn closing(inside: &str, open: char, kind: char) -> Option<Closing> {
    let mut characters = inside.char_indices().peekable();
    let mut first_break: Option<usize> = None;
    while let Some((at, character)) = characters.next() {
        if let Some(line_end) = first_break
            && at > line_end + QUOTE_REACH
        {
            return None;
        }
        match character {
            '\n' => {
                first_break.get_or_insert(at);
                if begins_statement(&inside[at + 1..]) {
                    return None;
                }
            }
            '\\' if kind != '`' => {
                // A backslash before the last quote of a line escapes nothing: Windows paths, and LIKE habits.
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

/// Whether a line begins with a statement, a prompt or a table's border, so that no quote reaches into it.
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

fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A dash of a word processor that stands for `--`, with a blank behind it.
fn is_dash_comment(rest: &str) -> bool {
    rest.strip_prefix(['–', '—']).is_some_and(|behind| behind.starts_with([' ', '\t', '—']))
}

/// `\G` and `\g`, with which the mysql client ends statements.
fn is_terminator(rest: &str) -> bool {
    let Some(behind) = rest.strip_prefix("\\G").or_else(|| rest.strip_prefix("\\g")) else { return false };
    behind.chars().next().is_none_or(|next| is_blank(next) || next == ';')
}

/// The quote that a character stands for.
fn quote(character: char) -> Option<char> {
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
fn sign(rest: &str, first: char) -> char {
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
fn is_word_start(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    }
    !is_blank(character)
        && quote(character).is_none()
        && !matches!(character, '、' | '。' | '｡' | '…' | '–' | '—' | '•' | '·' | '\u{2500}'..='\u{257F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        lex(text).tokens.iter().map(|token| format!("{:?} {}", token.kind, token.text)).collect()
    }

    #[test]
    fn names_come_out_of_every_kind_of_quote() {
        let names: Vec<String> = lex("`we``ird` 'it''s' \"a b\" ‘app’ “数据” ｀x｀")
            .tokens
            .iter()
            .map(|token| token.text.to_string())
            .collect();
        assert_eq!(names, ["we`ird", "it's", "a b", "app", "数据", "x"]);
    }

    #[test]
    fn full_width_signs_and_letters_are_read_as_ascii() {
        assert_eq!(
            shown("ＳＥＬＥＣＴ，（a）；"),
            ["Word SELECT", "Sign(',') ,", "Sign('(') (", "Word a", "Sign(')') )", "Sign(';') ;"]
        );
        assert_eq!(shown("orders。* x。"), ["Word orders", "Sign('.') .", "Sign('*') *", "Word x", "Sign(';') ;"]);
    }

    #[test]
    fn comments_vanish_and_executable_ones_open() {
        assert_eq!(shown("a -- b\n# c\n/* d */ e /*!50000 f */ g--h"), ["Word a", "Word e", "Word f", "Word g"]);
        assert_eq!(lex("x\n/* y").open_comment, Some(2));
    }

    #[test]
    fn a_quote_left_open_ends_with_its_line_at_the_next_statement() {
        assert_eq!(shown("Don't\nGRANT 'a"), ["Word Don", "Open('\\'') t", "Word GRANT", "Open('\\'') a"]);
        assert_eq!(shown("'a\nb' c"), ["Quoted('\\'') a\nb", "Word c"]);
    }

    #[test]
    fn a_dash_inside_a_word_belongs_to_it() {
        assert_eq!(
            shown("read-only my-db.* -x"),
            ["Word read-only", "Word my-db", "Sign('.') .", "Sign('*') *", "Sign('-') -", "Word x"]
        );
    }
}
