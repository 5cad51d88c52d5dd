//! Finds what the user is typing on the grant line, to complete it.

use std::ops::Range;

use super::{
    cursor::Cursor,
    dialect, kind,
    lexer::{self, Lexeme, LexemeKind},
    object,
};

/// What the user is typing at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Kind of the word at the caret.
    pub typing: Typing,
    /// The word up to the caret, without quotes.
    pub prefix: String,
    /// What a completion replaces, in bytes of the line.
    pub span: Range<usize>,
}

/// Kind of the word at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// A privilege or preset; contains the entries before it.
    Privilege(Vec<String>),
    /// The word `on` comes next.
    On,
    /// A database, or the first name of an object.
    Database,
    /// A table, or the second name of an object.
    Table {
        /// The first name.
        database: String,
    },
    /// A column: the third name of an object, or a name in parentheses after a privilege. The names are empty if the
    /// object has not been typed yet.
    Column {
        /// The first name.
        database: String,
        /// The second name.
        table: String,
    },
    /// Nothing that can be completed.
    Nothing,
}

/// Returns what is being typed. `caret` is a byte offset in the line; it may be outside of the line or inside a
/// character.
#[must_use]
pub fn context(line: &str, caret: usize) -> Context {
    let mut caret = caret.min(line.len());
    while !line.is_char_boundary(caret) {
        caret -= 1;
    }
    let lexed = lexer::lex(&line[..caret]);
    let start = lexed.iter().rposition(|token| token.is_sign(';')).map_or(0, |at| at + 1);
    let mut tokens = &lexed[start..];
    if let [first, rest @ ..] = tokens
        && first.is_word("GRANT")
    {
        tokens = rest;
    }
    let word = Word::at(line, caret, tokens);
    let before = &tokens[..tokens.len() - word.tokens];
    let (depth, on) = structure(before);
    if depth > 0 {
        let (database, table) = object_behind(line, caret);
        return word.typing(Typing::Column { database, table });
    }
    match on {
        Some(on) => object_context(&before[on + 1..], word),
        None => privilege_context(before, tokens, word, caret),
    }
}

/// The word that ends at the caret.
struct Word {
    prefix: String,
    span: Range<usize>,
    /// Number of its tokens: 0 or 1.
    tokens: usize,
}

impl Word {
    fn at(line: &str, caret: usize, tokens: &[Lexeme<'_>]) -> Word {
        let nothing = Word { prefix: String::new(), span: caret..caret, tokens: 0 };
        let Some(last) = tokens.last().filter(|last| last.span.end == caret) else { return nothing };
        match last.kind {
            LexemeKind::Word | LexemeKind::Open(_) | LexemeKind::Quoted(_) => {
                let end =
                    caret + line[caret..].chars().take_while(|next| is_inner(*next)).map(char::len_utf8).sum::<usize>();
                Word { prefix: last.text.to_string(), span: last.span.start..end, tokens: 1 }
            }
            LexemeKind::Sign(_) => nothing,
        }
    }

    fn typing(self, typing: Typing) -> Context {
        Context { typing, prefix: self.prefix, span: self.span }
    }
}

fn is_inner(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$' | '-')
}

/// Returns how many parentheses are open after the tokens, and the index of the last `on`.
fn structure(tokens: &[Lexeme<'_>]) -> (usize, Option<usize>) {
    let mut depth = 0_usize;
    let mut on = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            LexemeKind::Sign('(') => depth += 1,
            LexemeKind::Sign(')') => depth = depth.saturating_sub(1),
            _ if depth == 0 && token.is_word("ON") => on = Some(at),
            _ => {}
        }
    }
    (depth, on)
}

/// Returns database and table after the caret, for columns that are typed before the object.
fn object_behind(line: &str, caret: usize) -> (String, String) {
    let lexed = lexer::lex(line);
    let Some(on) = lexed.iter().position(|token| token.span.start >= caret && token.is_word("ON")) else {
        return (String::new(), String::new());
    };
    let mut cursor = Cursor::new(&lexed[on + 1..]);
    let Ok(object) = object::object(&mut cursor, None) else { return (String::new(), String::new()) };
    match &object.names[..] {
        [database, table, ..] if !table.is_star() => (database.text.clone(), table.text.clone()),
        [database, ..] => (database.text.clone(), String::new()),
        [] => (String::new(), String::new()),
    }
}

fn object_context(before: &[Lexeme<'_>], word: Word) -> Context {
    let from = before.iter().rposition(|token| token.is_sign(',')).map_or(0, |at| at + 1);
    let mut cursor = Cursor::new(&before[from..]);
    if before.iter().any(|token| token.is_word("TO")) {
        return word.typing(Typing::Nothing);
    }
    if kind::take_kind(&mut cursor).is_none() && word.tokens > 0 && cursor.behind().is_none() && !cursor.is_end() {
        // The word before the one that is being typed is the kind of the object.
        let is_kind = cursor.peek().is_some_and(|token| token.kind == LexemeKind::Word);
        cursor.at += usize::from(is_kind);
    }
    let mut names = Vec::new();
    while let Some(token) = cursor.next() {
        names.push(token.text.to_string());
        if !cursor.take_sign('.') {
            return word.typing(Typing::Nothing);
        }
    }
    let mut names = names.into_iter();
    match (names.next(), names.next(), names.next()) {
        (None, ..) => word.typing(Typing::Database),
        (Some(database), None, _) => word.typing(Typing::Table { database }),
        (Some(database), Some(table), None) => word.typing(Typing::Column { database, table }),
        _ => word.typing(Typing::Nothing),
    }
}

fn privilege_context(before: &[Lexeme<'_>], tokens: &[Lexeme<'_>], word: Word, caret: usize) -> Context {
    let from = before.iter().rposition(|token| token.is_sign(',')).map_or(0, |at| at + 1);
    let given = before[..from]
        .split(|token| token.is_sign(','))
        .map(joined)
        .filter(|entry| !entry.is_empty())
        .collect::<Vec<String>>();
    let entry = &tokens[from..];
    if before[from..].iter().any(|token| token.is_sign('(')) {
        return word.typing(Typing::On);
    }
    let text = joined(entry);
    let is_whole = dialect::mysql_word(&text).is_some();
    if word.tokens == 0 && is_whole && !text.eq_ignore_ascii_case("create") {
        return word.typing(Typing::On);
    }
    let before_word = joined(&before[from..]);
    if word.tokens == 1 && dialect::mysql_word(&before_word).is_some() && "on".starts_with(&word.prefix.to_lowercase())
    {
        return word.typing(Typing::On);
    }
    let start = entry.first().map_or(caret, |first| first.span.start);
    let blank = if word.tokens == 0 && !text.is_empty() { " " } else { "" };
    Context { typing: Typing::Privilege(given), prefix: format!("{text}{blank}"), span: start..word.span.end }
}

/// Joins the words of an entry, without its columns.
fn joined(tokens: &[Lexeme<'_>]) -> String {
    let words: Vec<&str> =
        tokens.iter().take_while(|token| !token.is_sign('(')).map(|token| token.text.as_ref()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a line in which `|` marks the caret.
    fn shown(line: &str) -> String {
        let caret = line.find('|').unwrap();
        let line = line.replace('|', "");
        let context = context(&line, caret);
        format!("{:?} <{}> {}", context.typing, context.prefix, &line[context.span])
    }

    #[test]
    fn the_caret_knows_what_it_completes() {
        for (line, context) in [
            ("|", "Privilege([]) <> "),
            ("sel|", "Privilege([]) <sel> sel"),
            ("select, ins|", "Privilege([\"select\"]) <ins> ins"),
            ("select, show |", "Privilege([\"select\"]) <show > show "),
            ("create te|", "Privilege([]) <create te> create te"),
            ("select |", "On <> "),
            ("select o|", "On <o> o"),
            ("select on |", "Database <> "),
            ("select on ord|ers", "Database <ord> orders"),
            ("select, insert on orders.cu_|", "Table { database: \"orders\" } <cu_> cu_"),
            ("select on orders.|", "Table { database: \"orders\" } <> "),
            ("GRANT SELECT ON `my db`.`cu|", "Table { database: \"my db\" } <cu> `cu"),
            ("select on crm.customer.em|", "Column { database: \"crm\", table: \"customer\" } <em> em"),
            ("select(em|) on crm.customer", "Column { database: \"crm\", table: \"customer\" } <em> em"),
            ("select(email, |", "Column { database: \"\", table: \"\" } <> "),
            ("select(email) |", "On <> "),
            ("select on a.*, b|", "Database <b> b"),
            ("select on a.*; ins|", "Privilege([]) <ins> ins"),
            ("select on table sh|", "Database <sh> sh"),
            ("select on a.* |", "Nothing <> "),
            ("select on 订单.客|", "Table { database: \"订单\" } <客> 客"),
        ] {
            assert_eq!(shown(line), context, "{line}");
        }
    }

    #[test]
    fn a_caret_inside_a_character_or_behind_the_line_is_moved() {
        assert_eq!(context("订", 1).span, 0..0);
        assert_eq!(context("a", 99).prefix, "a");
    }
}
