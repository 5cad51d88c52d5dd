//! Splits grant text into words, quoted names and signs, with their positions. A script is read as a server and its
//! client read it. In a typed line, the punctuation of input methods and word processors counts as its ASCII form.

use std::{borrow::Cow, ops::Range};

use super::{
    batch,
    comment::{Execution, execution, skipped},
    name::is_odd,
    quotes::{Closing, Quoting, closing, dollar_quoted, has_password_clause, unescaped},
    signs::{is_blank, is_dash_comment, is_word_start, quote, sign},
};
use crate::domain::values::half_width;

/// One word, quoted name or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that its place says of a token")]
pub(super) struct Lexeme<'s> {
    pub(super) kind: LexemeKind,
    /// A word with full-width letters as ASCII, the content of quotes without escapes, or the sign.
    pub(super) text: Cow<'s, str>,
    /// Position in bytes of the text.
    pub(super) span: Range<usize>,
    /// Whether it is the first token of its line.
    pub(super) is_first: bool,
    /// Whether it directly follows the token before, without even a blank.
    pub(super) is_adjacent: bool,
    /// Whether it was written with full-width or typographic characters.
    pub(super) is_wide: bool,
    /// Position of a character before it that looks like a blank but is none for a server.
    pub(super) odd_blank: Option<usize>,
    /// Whether only some servers read it, because it is in a comment with a version.
    pub(super) is_conditional: bool,
}

/// Kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// An unquoted word: letters, digits, `_`, `$`, and `-` inside.
    Word,
    /// Text between quotes of this kind: `` ` ``, `'` or `"`.
    Quoted(char),
    /// A quote that is not closed; the text is the rest of its line.
    Open(char),
    /// A sign, in its ASCII form if it has one.
    Sign(char),
}

/// The rules by which a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SqlSyntax {
    /// A typed line: every `--` begins a comment, and an open quote ends with its line.
    Typed,
    /// A script for MySQL or `MariaDB`, read by its client and server.
    Script,
    /// A script for PostgreSQL: no backslash escapes in quoted names, strings between `$$`, nested comments.
    Postgres,
}

/// Result of one step.
#[derive(Debug)]
pub(super) enum LexStep<'s> {
    Token(Lexeme<'s>),
    /// The delimiter, `\G` or `\g`: the client sends the statement before it.
    Delimiter,
    /// `\c`, in PostgreSQL `\r`: the client discards the statement before it.
    Cancel,
    /// `\q`: the client ignores the rest of the script.
    Quit,
    /// The beginning of a line.
    Line,
    /// The position of a `/*` that is never closed; the text after it was skipped.
    OpenComment(usize),
    End,
}

impl Lexeme<'_> {
    /// Returns whether it is this unquoted word, ignoring case.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == LexemeKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Returns whether it is this sign.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == LexemeKind::Sign(sign)
    }
}

/// Splits a typed line into tokens.
pub(super) fn lex(text: &str) -> Vec<Lexeme<'_>> {
    tokens(text, SqlSyntax::Typed)
}

/// Splits a text that is one statement, such as a row of a client's output. A delimiter is an ordinary sign in it.
pub(super) fn tokens(text: &str, manner: SqlSyntax) -> Vec<Lexeme<'_>> {
    let mut lexer = Lexer::new(text, manner);
    let mut tokens = Vec::new();
    loop {
        let at = lexer.at;
        match lexer.step() {
            LexStep::Token(token) => tokens.push(token),
            LexStep::Delimiter | LexStep::Cancel | LexStep::Quit => {
                let (sign, text) = if text[..lexer.at].ends_with(';') { (';', ";") } else { ('\\', "\\") };
                tokens.push(lexer.token(LexemeKind::Sign(sign), Cow::Borrowed(text), at..lexer.at, false));
            }
            LexStep::Line => {}
            LexStep::OpenComment(_) | LexStep::End => return tokens,
        }
    }
}

/// State of the reader.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the text before says of the next token")]
pub(super) struct Lexer<'s> {
    pub(super) text: &'s str,
    pub(super) at: usize,
    manner: SqlSyntax,
    /// Text that ends a statement.
    pub(super) delimiter: String,
    pub(super) quoting: Quoting,
    /// Position of the first quote that would close elsewhere under another `sql_mode`, if the mode is not known.
    pub(super) doubt: Option<usize>,
    /// Position after a carriage return in a line comment, which goes on there although a reader sees a new line.
    pub(super) hidden_line: Option<usize>,
    /// Whether quoted names have the escapes of a client's batch mode.
    pub(super) is_batch: bool,
    /// Whether nothing of a statement was read since the last delimiter.
    pub(super) is_fresh: bool,
    is_first: bool,
    is_adjacent: bool,
    odd_blank: Option<usize>,
    /// One entry for each open executable comment: whether only some servers execute it.
    executed: Vec<bool>,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(text: &'s str, manner: SqlSyntax) -> Lexer<'s> {
        Lexer {
            text,
            at: 0,
            manner,
            delimiter: ";".to_owned(),
            quoting: Quoting::default(),
            doubt: None,
            hidden_line: None,
            is_batch: false,
            is_fresh: true,
            is_first: true,
            is_adjacent: false,
            odd_blank: None,
            executed: Vec::new(),
        }
    }

    /// Returns whether an executable comment is open.
    pub(super) fn is_inside_comment(&self) -> bool {
        !self.executed.is_empty()
    }

    /// Starts a new statement, discarding what was read of the last one.
    pub(super) fn begin(&mut self) {
        self.executed.clear();
        self.is_fresh = true;
        self.is_adjacent = false;
        self.odd_blank = None;
    }

    /// Continues at this byte, which must begin a line.
    pub(super) fn go_to_line(&mut self, at: usize) {
        self.at = at;
        self.is_first = true;
        self.is_adjacent = false;
    }

    /// Reads up to the next step that is not [`LexStep::Line`].
    pub(super) fn skip_lines(&mut self) -> LexStep<'s> {
        loop {
            match self.step() {
                LexStep::Line => {}
                step => return step,
            }
        }
    }

    /// Skips blanks and comments, and reads one token or other step.
    pub(super) fn step(&mut self) -> LexStep<'s> {
        loop {
            let rest = &self.text[self.at..];
            let Some(first) = rest.chars().next() else { return LexStep::End };
            if first == '\n' {
                self.gap(1);
                self.is_first = true;
                return LexStep::Line;
            }
            if is_blank(first) || is_odd(first) {
                let is_plain = first.is_ascii_whitespace() || first == '\u{b}';
                self.odd_blank = self.odd_blank.or((!is_plain).then_some(self.at));
                self.gap(first.len_utf8());
            } else if let Some(step) = self.client_command(rest) {
                return step;
            } else if self.ends_in_dashes(rest) {
                self.gap(2);
            } else if self.is_line_comment(rest, first) {
                let length = rest.find('\n').unwrap_or(rest.len());
                // For a server a carriage return alone does not end the comment, but a reader sees a new line.
                self.hidden_line = rest[..length].trim_end().find('\r').map(|at| self.at + at + 1).or(self.hidden_line);
                self.gap(length);
            } else if rest.starts_with("/*") {
                if let Some(step) = self.comment(rest) {
                    return step;
                }
            } else if self.is_inside_comment() && rest.starts_with("*/") {
                self.executed.pop();
                self.gap(2);
            } else {
                return LexStep::Token(self.next_token(rest, first));
            }
        }
    }

    fn next_token(&mut self, rest: &'s str, first: char) -> Lexeme<'s> {
        self.is_fresh = false;
        if let Some(quote) = quote(first) {
            return self.quoted(first, quote);
        }
        if self.manner == SqlSyntax::Postgres
            && first == '$'
            && let Some(length) = dollar_quoted(rest)
        {
            return self.push(LexemeKind::Quoted('\''), Cow::Borrowed(&rest[..length]), length, false);
        }
        if is_word_start(half_width(first)) {
            return self.word(rest);
        }
        let sign = sign(rest, first);
        let text = if sign == first { Cow::Borrowed(&rest[..first.len_utf8()]) } else { Cow::Owned(sign.to_string()) };
        self.push(LexemeKind::Sign(sign), text, first.len_utf8(), sign != first)
    }

    /// Reads what the client handles itself and does not send: the delimiter and its short commands.
    fn client_command(&mut self, rest: &str) -> Option<LexStep<'s>> {
        if self.manner == SqlSyntax::Typed {
            return None;
        }
        if rest.starts_with(self.delimiter.as_str()) {
            self.gap(self.delimiter.len());
            return Some(LexStep::Delimiter);
        }
        // A full-width delimiter is an ordinary sign here; the splitter reports what it divides.
        let behind = rest.strip_prefix('\\')?;
        let letter = behind.chars().next()?;
        if !behind[letter.len_utf8()..].chars().next().is_none_or(|next| is_blank(next) || next == ';') {
            return None;
        }
        let step = match (letter, self.manner == SqlSyntax::Postgres) {
            ('g', _) | ('G', false) => LexStep::Delimiter,
            ('c', false) | ('r', true) => LexStep::Cancel,
            ('q', _) => LexStep::Quit,
            _ => return None,
        };
        self.gap(2);
        Some(step)
    }

    fn is_line_comment(&self, rest: &str, first: char) -> bool {
        match self.manner {
            SqlSyntax::Typed => first == '#' || rest.starts_with("--") || is_dash_comment(rest),
            SqlSyntax::Postgres => rest.starts_with("--"),
            SqlSyntax::Script => {
                // Outside of a statement the client also skips a line that begins with `--` and no blank.
                let is_dash = |behind: &str| self.is_fresh || behind.chars().next().is_none_or(is_blank);
                first == '#' || rest.strip_prefix("--").is_some_and(is_dash)
            }
        }
    }

    /// Returns whether the statement ends with an empty `--` comment: the client ends it at the delimiter after it.
    fn ends_in_dashes(&self, rest: &str) -> bool {
        let is_mysql = self.manner == SqlSyntax::Script;
        let behind = rest.strip_prefix("--").filter(|_| is_mysql && !self.is_fresh);
        behind.is_some_and(|behind| behind.starts_with(self.delimiter.as_str()))
    }

    fn gap(&mut self, length: usize) {
        self.at += length;
        self.is_adjacent = false;
    }

    fn token(&self, kind: LexemeKind, text: Cow<'s, str>, span: Range<usize>, is_wide: bool) -> Lexeme<'s> {
        Lexeme {
            kind,
            text,
            span,
            is_first: self.is_first,
            is_adjacent: self.is_adjacent,
            is_wide,
            odd_blank: self.odd_blank,
            is_conditional: self.executed.contains(&true),
        }
    }

    fn push(&mut self, kind: LexemeKind, text: Cow<'s, str>, length: usize, is_wide: bool) -> Lexeme<'s> {
        let token = self.token(kind, text, self.at..self.at + length, is_wide);
        self.at += length;
        self.is_first = false;
        self.is_adjacent = true;
        self.odd_blank = None;
        token
    }

    fn comment(&mut self, rest: &str) -> Option<LexStep<'s>> {
        let (run, opening) = execution(rest, self.manner);
        if run != Execution::Never {
            self.executed.push(run == Execution::Sometimes);
            self.gap(opening);
            return None;
        }
        let at = self.at;
        let length = skipped(rest, opening, self.manner);
        self.gap(length.unwrap_or(rest.len()));
        if length.is_none() { Some(LexStep::OpenComment(at)) } else { None }
    }

    fn word(&mut self, rest: &'s str) -> Lexeme<'s> {
        let mut end = 0;
        let mut is_wide = false;
        let mut characters = rest.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let folded = half_width(character);
            let is_inner_dash = folded == '-'
                && characters.peek().is_some_and(|(_, next)| *next != '-' && is_word_start(half_width(*next)));
            let is_delimiter = rest[at..].starts_with(self.delimiter.as_str());
            if !is_word_start(folded) && !is_inner_dash || is_delimiter {
                break;
            }
            is_wide |= folded != character;
            end = at + character.len_utf8();
        }
        let text = if is_wide { rest[..end].chars().map(half_width).collect() } else { Cow::Borrowed(&rest[..end]) };
        self.push(LexemeKind::Word, text, end, is_wide)
    }

    fn quoted(&mut self, first: char, kind: char) -> Lexeme<'s> {
        let inside = self.at + first.len_utf8();
        let is_wide = first != kind;
        let has_escapes = match self.manner {
            SqlSyntax::Typed => kind != '`',
            SqlSyntax::Script => kind != '`' && !self.quoting.has_plain_backslash,
            // `E'it\'s'` has escapes; a plain string has none.
            SqlSyntax::Postgres => {
                let mut before = self.text[..self.at].chars().rev();
                kind == '\''
                    && before.next().is_some_and(|letter| matches!(letter, 'e' | 'E'))
                    && !before.next().is_some_and(is_word_start)
            }
        };
        let text = &self.text[inside..];
        let Some(closing) = closing(text, (first, kind), has_escapes, self.manner == SqlSyntax::Typed) else {
            let length = text.find('\n').unwrap_or(text.len());
            let token =
                self.push(LexemeKind::Open(kind), Cow::Borrowed(&text[..length]), first.len_utf8() + length, is_wide);
            if self.quoting.is_unknown && kind != '`' && self.doubt.is_none() {
                self.doubt = Some(token.span.start);
            }
            if self.manner != SqlSyntax::Typed {
                // A server reads up to the end of the script.
                self.at = self.text.len();
            }
            return token;
        };
        self.doubt_quote(text, (first, kind), &closing);
        let inner = &text[..closing.at];
        let is_name = kind == '"' && self.quoting.has_ansi_quotes;
        let has_escapes = has_escapes && !is_name;
        let token = match kind {
            _ if has_password_clause(inner) => LexemeKind::Open(kind),
            _ if is_name => LexemeKind::Quoted('`'),
            _ => LexemeKind::Quoted(kind),
        };
        let value = if is_wide {
            Cow::Borrowed(inner)
        } else if self.is_batch && inner.contains('\\') {
            Cow::Owned(unescaped(&batch::undone(inner), kind, false).into_owned())
        } else {
            unescaped(inner, kind, has_escapes && self.manner != SqlSyntax::Typed)
        };
        self.push(token, value, first.len_utf8() + closing.at + closing.length, is_wide)
    }

    /// Remembers the first quote that would close at another place if backslashes had the other meaning. Only needed if
    /// the mode is not known, or if server and client read it differently.
    fn doubt_quote(&mut self, text: &str, (first, kind): (char, char), closed: &Closing) {
        let Quoting { has_plain_backslash, has_ansi_quotes, is_unknown } = self.quoting;
        let is_open = kind != '`' && is_unknown || kind == '"' && has_ansi_quotes && !has_plain_backslash;
        if is_open && self.doubt.is_none() && text[..closed.at].contains('\\') {
            let other = closing(text, (first, kind), false, false);
            self.doubt = other.is_none_or(|other| other.at != closed.at).then_some(self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        lex(text).iter().map(|token| format!("{:?} {}", token.kind, token.text)).collect()
    }

    #[test]
    fn names_are_read_from_every_kind_of_quote() {
        let names: Vec<String> =
            lex("`we``ird` 'it''s' \"a b\" ‘app’ “数据” ｀x｀").iter().map(|token| token.text.to_string()).collect();
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
    fn plain_comments_are_skipped_and_executable_ones_are_read() {
        assert_eq!(shown("a -- b\n# c\n/* d */ e /*!50000 f */ g--h"), ["Word a", "Word e", "Word f", "Word g"]);
    }

    #[test]
    fn an_open_quote_ends_with_its_line_if_a_statement_follows() {
        assert_eq!(shown("Don't\nGRANT 'a"), ["Word Don", "Open('\\'') t", "Word GRANT", "Open('\\'') a"]);
        assert_eq!(shown("'a\nb' c"), ["Quoted('\\'') a\nb", "Word c"]);
        assert_eq!(shown("'a\\'b' `c\\` d"), ["Quoted('\\'') a\\'b", "Quoted('`') c\\", "Word d"]);
    }

    #[test]
    fn a_dash_inside_a_word_belongs_to_it() {
        assert_eq!(
            shown("read-only my-db.* -x"),
            ["Word read-only", "Word my-db", "Sign('.') .", "Sign('*') *", "Sign('-') -", "Word x"]
        );
        assert_eq!(shown("a- b"), ["Word a", "Sign('-') -", "Word b"]);
    }
}
