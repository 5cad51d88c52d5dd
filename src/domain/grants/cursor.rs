//! A walk over tokens.

use std::ops::Range;

use super::lexer::{Lexeme, LexemeKind};

/// Where a reader stands in the tokens of one statement.
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

    /// Steps over the word, if it is there.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_there = self.is_word(word);
        self.at += usize::from(is_there);
        is_there
    }

    /// Steps over the sign, if it is there.
    pub(super) fn take_sign(&mut self, sign: char) -> bool {
        let is_there = self.is_sign(sign);
        self.at += usize::from(is_there);
        is_there
    }

    /// The bytes from a token up to where the reader stands; at the end of the text, the last token.
    pub(super) fn span_from(&self, from: usize) -> Range<usize> {
        let last = self.at.max(from + 1).min(self.tokens.len());
        match (self.tokens.get(from), self.tokens.get(last.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.start..last.span.end.max(first.span.start),
            _ => self.end(),
        }
    }

    /// The empty span behind the last token.
    pub(super) fn end(&self) -> Range<usize> {
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        end..end
    }

    /// Steps over a name: one quoted name, or every sign and word without a blank between them up to one of the
    /// stops.
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
            // `shop.*TO`: a word behind the star is none of the name.
            let is_behind_star = text == "*" && (token.is_word("TO") || token.is_word("FROM"));
            if is_stop || is_behind_star || (self.at > from && !token.is_glued) {
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

/// A name as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    /// Whether it stood without quotes.
    pub(super) is_bare: bool,
    /// Whether it was written with full-width letters, which a server takes for others.
    pub(super) is_wide: bool,
    /// Its quote, where it stood between quotes.
    pub(super) quote: Option<char>,
    /// Its quote, where that is not closed.
    pub(super) open: Option<char>,
    /// In bytes of the text.
    pub(super) span: Range<usize>,
}

impl Name {
    /// A name between quotes.
    pub(super) fn quoted(text: &str) -> Name {
        Name { text: text.to_owned(), is_bare: false, is_wide: false, quote: None, open: None, span: 0..0 }
    }

    /// Whether it is the star that means "all".
    pub(super) fn is_star(&self) -> bool {
        self.is_bare && self.text == "*"
    }
}
