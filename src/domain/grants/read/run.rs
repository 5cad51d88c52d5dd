//! Statements that a script executes indirectly: in strings and in bodies of routines. A `GRANT` there is reported as
//! not taken. A `REVOKE` that may be executed is an error, because what it takes away would remain granted.

use super::{
    Verdict, body, looks, prompt,
    reader::ScriptReader,
    statement::{self, Head, leading_words},
    variables::Run,
};
use crate::domain::{
    grants::lexer::{self, Lexeme, LexemeKind, SqlSyntax},
    rule::Message,
};

impl ScriptReader<'_, '_> {
    /// Reports statements in strings, which are not executed directly; also after a quote that is never closed.
    pub(super) fn in_strings(&mut self, tokens: &[Lexeme<'_>], text: &str, base: usize) {
        let is_run = may_run(tokens, self.manner);
        for token in tokens.iter().filter(|token| matches!(token.kind, LexemeKind::Quoted(_) | LexemeKind::Open(_))) {
            let is_last = tokens.last().is_some_and(|last| last.span == token.span);
            let end = if is_last && matches!(token.kind, LexemeKind::Open(_)) { text.len() } else { token.span.end };
            let start = token.span.start;
            let Some(inner) = text.get(start..end) else { continue };
            if is_run && takes_away(inner) {
                self.push(base + start, leading_words(&tokens[..1]), unreadable_revoke());
            } else {
                self.in_text(inner, base + start);
            }
        }
    }

    /// Reports every statement in a text that is not executed.
    pub(super) fn in_text(&mut self, text: &str, base: usize) {
        if !looks::has_statement(text) {
            return;
        }
        for (at, line) in prompt::lines(text) {
            if let Some(found) = looks::statement_in(line) {
                let shown = leading_words(&lexer::tokens(&line[found..], SqlSyntax::Script));
                self.push(base + at + found, shown, Verdict::Named(Message::new("grant-in-string")));
            }
        }
    }

    /// Handles `CREATE PROCEDURE` and similar statements, whose body is not executed yet.
    pub(super) fn routine(&mut self, tokens: &[Lexeme<'_>], base: usize) {
        let Some(word) = body::routine(tokens) else { return };
        let is_taking = body_takes_away(&tokens[word..]) || self.calls_revoke(&tokens[word..]);
        if is_taking && let Some(name) = name(&tokens[word + 1..]) {
            self.revoking.insert(name);
        }
        let Some(inner) = statement::stray(tokens, 0) else { return };
        // The server itself executes an event.
        let is_run = is_taking && tokens[word].is_word("EVENT");
        let verdict = if is_run { unreadable_revoke() } else { Verdict::Named(Message::new("grant-in-body")) };
        self.push(base + inner.span.start, leading_words(tokens), verdict);
    }

    /// Handles a statement that executes another one. Returns whether nothing else is to be done for it.
    pub(super) fn executed(&mut self, tokens: &[Lexeme<'_>], at: usize) -> bool {
        if self.calls_revoke(tokens) {
            self.push(at, leading_words(tokens), unreadable_revoke());
            return true;
        }
        let text = match self.variables.run(tokens) {
            Run::Nothing => return false,
            Run::Text(text) => text,
            Run::Unknown if self.manner == SqlSyntax::Postgres => {
                // PostgreSQL cannot prepare statements that grant, revoke or change the database.
                self.count_other(at);
                return true;
            }
            Run::Unknown => {
                // It may change the current database.
                self.current = None;
                return false;
            }
        };
        let inner = lexer::tokens(&text, self.manner);
        let end = inner.len() - usize::from(inner.last().is_some_and(|last| last.is_sign(';')));
        let inner = &inner[..end];
        if inner.is_empty() {
            self.count_other(at);
            return true;
        }
        self.variables.take(inner);
        self.chosen(inner);
        let has_quoted = |head: Head| {
            let is = |token: &Lexeme<'_>| statement::head(&lexer::tokens(&token.text, self.manner)) == head;
            tokens.iter().any(|token| matches!(token.kind, LexemeKind::Quoted(_)) && is(token))
        };
        match statement::head(inner) {
            // The statement was already reported where its string is.
            head @ (Head::Grant | Head::Revoke | Head::Dropped) if has_quoted(head) => true,
            Head::Grant => false,
            Head::Revoke | Head::Dropped | Head::Renamed | Head::Direct => {
                self.push(at, leading_words(tokens), unreadable_revoke());
                true
            }
            _ if statement::runs_unknown_code(inner) => false,
            _ => {
                self.count_other(at);
                true
            }
        }
    }

    /// Returns whether a statement calls a routine above that takes something away.
    fn calls_revoke(&self, tokens: &[Lexeme<'_>]) -> bool {
        let has_name =
            |at: usize| tokens.get(at).is_some_and(|token| self.revoking.contains(&token.text.to_lowercase()));
        let is_open = |at: usize| tokens.get(at).is_some_and(|token| token.is_sign('('));
        !self.revoking.is_empty()
            && (1..tokens.len()).any(|at| {
                let is_called = tokens[..at].iter().rev().take(3).any(|token| token.is_word("CALL"));
                has_name(at) && (is_called || self.manner == SqlSyntax::Postgres && is_open(at + 1))
            })
    }
}

fn unreadable_revoke() -> Verdict {
    Verdict::Refused(Message::new("grant-revoke-unread"))
}

/// Returns whether a statement may execute the strings in it, or store them to be executed.
fn may_run(tokens: &[Lexeme<'_>], manner: SqlSyntax) -> bool {
    let is_first = |words: &[&str]| words.iter().any(|word| tokens[0].is_word(word));
    let has = |word: &str| tokens.iter().any(|token| token.is_word(word));
    match manner {
        SqlSyntax::Postgres => {
            is_first(&["DO", "SELECT", "EXECUTE", "PREPARE", "CALL", "WITH"]) || tokens[0].is_sign('\\')
        }
        _ => {
            is_first(&["EXECUTE", "PREPARE", "SET", "CALL", "SYSTEM"])
                || tokens[0].is_sign('\\')
                || is_first(&["SELECT", "WITH"]) && tokens.iter().any(|token| token.is_sign('@')) && {
                    has("INTO") || tokens.windows(2).any(|pair| pair[0].is_sign(':') && pair[1].is_sign('='))
                }
        }
    }
}

/// Returns whether a text, in any quotes, revokes privileges or drops accounts or roles.
fn takes_away(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
    let is_any = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let (mut last, mut has_revoke) = ("", false);
    for word in words {
        if has_revoke && is_any(word, &["ON", "FROM"]) || is_any(last, &["DROP"]) && is_any(word, &["USER", "ROLE"]) {
            return true;
        }
        has_revoke |= is_any(word, &["REVOKE"]);
        last = word;
    }
    false
}

/// Returns whether a body does so; it may also execute strings.
fn body_takes_away(tokens: &[Lexeme<'_>]) -> bool {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is_word(word));
    tokens.iter().enumerate().any(|(at, token)| match token.kind {
        LexemeKind::Word => is(at, "REVOKE") || is(at, "DROP") && (is(at + 1, "USER") || is(at + 1, "ROLE")),
        LexemeKind::Quoted('\'') => takes_away(&token.text),
        _ => false,
    })
}

/// Returns the name of a routine without its database.
fn name(tokens: &[Lexeme<'_>]) -> Option<String> {
    let is_word = |token: &&Lexeme<'_>| !["IF", "NOT", "EXISTS", "BODY"].iter().any(|word| token.is_word(word));
    let mut words = tokens.iter().filter(is_word);
    let mut name = words.next()?;
    while words.next().is_some_and(|dot| dot.is_sign('.')) {
        name = words.next()?;
    }
    Some(name.text.to_lowercase())
}
