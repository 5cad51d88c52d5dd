//! A position in the tokens of a statement, with methods to read on.

use std::ops::Range;

use super::{
    entry::clip,
    lexer::{Lexeme, LexemeKind},
};
use crate::domain::rule::Message;

/// A position in the tokens of one statement.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t, 's> {
    pub(super) tokens: &'t [Lexeme<'s>],
    pub(super) at: usize,
}

impl<'t, 's> Cursor<'t, 's> {
    pub(super) fn new(tokens: &'t [Lexeme<'s>]) -> Cursor<'t, 's> {
        Cursor { tokens, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<&'t Lexeme<'s>> {
        self.tokens.get(self.at)
    }

    pub(super) fn behind(&self) -> Option<&'t Lexeme<'s>> {
        self.tokens.get(self.at + 1)
    }

    pub(super) fn next(&mut self) -> Option<&'t Lexeme<'s>> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is_word(word))
    }

    pub(super) fn is_any_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.peek().is_some_and(|token| token.is_sign(sign))
    }

    /// Skips the word. Returns whether it was there.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_there = self.is_word(word);
        self.at += usize::from(is_there);
        is_there
    }

    /// Skips the sign. Returns whether it was there.
    pub(super) fn take_sign(&mut self, sign: char) -> bool {
        let is_there = self.is_sign(sign);
        self.at += usize::from(is_there);
        is_there
    }

    /// Returns the bytes from token `from` to the last token that was read, at least one token; the end of the text if
    /// there is none.
    pub(super) fn span_from(&self, from: usize) -> Range<usize> {
        let last = self.at.max(from + 1).min(self.tokens.len());
        match (self.tokens.get(from), self.tokens.get(last.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.start..last.span.end.max(first.span.start),
            _ => self.end(),
        }
    }

    /// Returns the empty span after the last token.
    pub(super) fn end(&self) -> Range<usize> {
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        end..end
    }

    /// Reads a name: one quoted name, or all words and signs without a blank between them, up to one of the stops.
    pub(super) fn name(&mut self, stops: &[char]) -> Option<Name> {
        let from = self.at;
        let first = self.peek()?;
        if let LexemeKind::Quoted(_) | LexemeKind::Open(_) = first.kind {
            self.at += 1;
            let open = if let LexemeKind::Open(quote) = first.kind { Some(quote) } else { None };
            return Some(Name {
                text: first.text.to_string(),
                is_bare: false,
                is_wide: false,
                quote: if let LexemeKind::Quoted(quote) = first.kind { Some(quote) } else { None },
                open,
                span: first.span.clone(),
            });
        }
        let mut text = String::new();
        let mut is_wide = false;
        while let Some(token) = self.peek() {
            let is_stop = match token.kind {
                LexemeKind::Sign(sign) => stops.contains(&sign),
                LexemeKind::Quoted(_) | LexemeKind::Open(_) => true,
                LexemeKind::Word => false,
            };
            // In `shop.*TO` the word after the star is not part of the name.
            let is_behind_star = text == "*" && (token.is_word("TO") || token.is_word("FROM"));
            if is_stop || is_behind_star || (self.at > from && !token.is_adjacent) {
                break;
            }
            is_wide |= token.is_wide;
            text.push_str(&token.text);
            self.at += 1;
        }
        (self.at > from).then(|| Name {
            text,
            is_bare: true,
            is_wide,
            quote: None,
            open: None,
            span: self.span_from(from),
        })
    }
}

/// Returns what is said of an unquoted name with full-width letters.
pub(super) fn wide_name(text: &str) -> Message {
    Message::new("grant-name-wide").with("name", clip(text))
}

/// A name as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    /// Whether it was written without quotes.
    pub(super) is_bare: bool,
    /// Whether it contains full-width letters, which a server does not read as ASCII.
    pub(super) is_wide: bool,
    /// Its quote, if it was written between quotes.
    pub(super) quote: Option<char>,
    /// Its opening quote, if that is never closed.
    pub(super) open: Option<char>,
    /// Position in bytes of the text.
    pub(super) span: Range<usize>,
}

impl Name {
    /// Makes a quoted name.
    pub(super) fn quoted(text: &str) -> Name {
        Name { text: text.to_owned(), is_bare: false, is_wide: false, quote: None, open: None, span: 0..0 }
    }

    /// Returns the error for a name that was written without quotes and with full-width letters: it is read as plain
    /// letters here, and is another name to a server.
    pub(super) fn wide_error(&self) -> Option<Message> {
        (self.is_bare && self.is_wide).then(|| wide_name(&self.text))
    }

    /// Returns whether it is the star that means "all".
    pub(super) fn is_star(&self) -> bool {
        self.is_bare && self.text == "*"
    }
}
