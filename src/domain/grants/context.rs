//! Finds what the user is typing on the grant line, to complete it.

use std::ops::Range;

use super::{
    SCOPES, Scope,
    cursor::Cursor,
    dialect,
    kind::{self, ObjectKind},
    lexer::{self, Lexeme, LexemeKind},
    object,
};

/// What the user is typing at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Kind of the word at the caret.
    pub(crate) typing: Typing,
    /// The word up to the caret, without quotes.
    pub(crate) prefix: String,
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
    /// A name of an object, from its database on.
    Object {
        /// What the word before the object says it is.
        kind: Option<Scope>,
        /// The names before this one.
        before: Vec<String>,
    },
    /// A column in parentheses after a privilege, with the names of its table; none if it has not been typed yet.
    Column(Vec<String>),
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
        return word.typing(Typing::Column(object_behind(line, caret)));
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

/// Returns the names of the table after the caret, for columns that are typed before it.
fn object_behind(line: &str, caret: usize) -> Vec<String> {
    let lexed = lexer::lex(line);
    let Some(on) = lexed.iter().position(|token| token.span.start >= caret && token.is_word("ON")) else {
        return Vec::new();
    };
    let mut cursor = Cursor::new(&lexed[on + 1..]);
    let names = object::object(&mut cursor, None).map(|object| object.names).unwrap_or_default();
    let is_table = names.len() > 1 && names.iter().all(|name| !name.is_star());
    if is_table { names.into_iter().map(|name| name.text).collect() } else { Vec::new() }
}

fn object_context(before: &[Lexeme<'_>], word: Word) -> Context {
    let from = before.iter().rposition(|token| token.is_sign(',')).map_or(0, |at| at + 1);
    let mut cursor = Cursor::new(&before[from..]);
    if before.iter().any(|token| token.is_word("TO")) {
        return word.typing(Typing::Nothing);
    }
    let kind = match kind::take_kind(&mut cursor) {
        Some(ObjectKind::Scope(scope)) => Some(scope),
        Some(ObjectKind::Other(_) | ObjectKind::Package) => return word.typing(Typing::Nothing),
        None => last_kind(&mut cursor, word.tokens > 0),
    };
    let mut before = Vec::new();
    while let Some(token) = cursor.next() {
        before.push(token.text.to_string());
        if !cursor.take_sign('.') {
            return word.typing(Typing::Nothing);
        }
    }
    word.typing(if before.len() < 4 { Typing::Object { kind, before } } else { Typing::Nothing })
}

/// Reads the last word before the caret as the kind of the object, if a name has begun after it or if it is one.
fn last_kind(cursor: &mut Cursor<'_, '_>, is_followed: bool) -> Option<Scope> {
    if cursor.behind().is_some() || cursor.peek().is_none_or(|token| token.kind != LexemeKind::Word) {
        return None;
    }
    let row = SCOPES.iter().find(|row| !row.keyword.is_empty() && cursor.is_word(row.keyword));
    cursor.at += usize::from(is_followed || row.is_some());
    row.map(|row| row.scope.clone())
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
            ("select on |", "Object { kind: None, before: [] } <> "),
            ("select on ord|ers", "Object { kind: None, before: [] } <ord> orders"),
            ("select, insert on orders.cu_|", "Object { kind: None, before: [\"orders\"] } <cu_> cu_"),
            ("select on orders.|", "Object { kind: None, before: [\"orders\"] } <> "),
            ("GRANT SELECT ON `my db`.`cu|", "Object { kind: None, before: [\"my db\"] } <cu> `cu"),
            ("select on crm.customer.em|", "Object { kind: None, before: [\"crm\", \"customer\"] } <em> em"),
            ("select(em|) on crm.customer", "Column([\"crm\", \"customer\"]) <em> em"),
            ("select(em|) on shop.public.item", "Column([\"shop\", \"public\", \"item\"]) <em> em"),
            ("select(em|) on crm.*", "Column([]) <em> em"),
            ("select(email, |", "Column([]) <> "),
            ("select(email) |", "On <> "),
            ("select on a.*, b|", "Object { kind: None, before: [] } <b> b"),
            ("select on a.*; ins|", "Privilege([]) <ins> ins"),
            ("select on table sh|", "Object { kind: Some(Table), before: [] } <sh> sh"),
            ("select on table |", "Object { kind: Some(Table), before: [] } <> "),
            ("select on tabel sh|", "Object { kind: None, before: [] } <sh> sh"),
            ("select on tabel |", "Nothing <> "),
            ("select on materialized view a.b.|", "Object { kind: Some(Matview), before: [\"a\", \"b\"] } <> "),
            ("select on a.* |", "Nothing <> "),
            ("select on a.b.c.|", "Object { kind: None, before: [\"a\", \"b\", \"c\"] } <> "),
            ("select on a.b.c.d.|", "Nothing <> "),
            ("select(em|) on item", "Column([]) <em> em"),
            ("select(em|)on crm.customer", "Column([\"crm\", \"customer\"]) <em> em"),
            ("select on tab|", "Object { kind: None, before: [] } <tab> tab"),
            ("select on table|", "Object { kind: None, before: [] } <table> table"),
            ("create o|", "On <o> o"),
            ("selct o|", "Privilege([]) <selct o> selct o"),
            ("select on a.* to |", "Nothing <> "),
            ("select on 订单.客|", "Object { kind: None, before: [\"订单\"] } <客> 客"),
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
