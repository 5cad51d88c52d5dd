//! A product's documented privileges by level, as bits: a thousand units are compared without a set of texts.

use crate::{
    catalog::{Level, Product},
    domain::grants::{Place, Scope},
};

/// The privileges of a product that documents them (docs/api.md R7).
pub(super) struct Matrix<'a> {
    pub(super) product: &'a Product,
    scopes: Vec<Scope>,
    words: Vec<Word<'a>>,
}

struct Word<'a> {
    text: &'a str,
    /// One bit a level that has the word.
    levels: u32,
}

/// A set of words of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(u64);

impl Set {
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn and(self, other: Set) -> Set {
        Set(self.0 & other.0)
    }

    pub(super) fn add(&mut self, other: Set) {
        self.0 |= other.0;
    }

    pub(super) fn has(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }
}

impl<'a> Matrix<'a> {
    pub(super) fn of(product: &'a Product) -> Matrix<'a> {
        let mut words: Vec<Word<'a>> = Vec::with_capacity(24);
        for (at, level) in product.levels.iter().enumerate() {
            let bit = 1_u32.checked_shl(u32::try_from(at).unwrap_or(32)).unwrap_or(0);
            for text in level.privileges() {
                match words.iter_mut().find(|word| word.text == text) {
                    Some(word) => word.levels |= bit,
                    None => words.push(Word { text, levels: bit }),
                }
            }
        }
        let scopes = product.levels.iter().map(|level| Scope::from_api(&level.scope)).collect();
        Matrix { product, scopes, words }
    }

    /// The index of a scope's level, from wide to narrow.
    pub(super) fn level_of(&self, scope: &Scope) -> Option<usize> {
        self.scopes.iter().position(|known| known == scope)
    }

    pub(super) fn level(&self, at: usize) -> &'a Level {
        &self.product.levels[at]
    }

    /// The index of a word in exactly this spelling.
    pub(super) fn word(&self, text: &str) -> Option<usize> {
        self.words.iter().position(|word| word.text == text)
    }

    pub(super) fn text(&self, word: usize) -> &'a str {
        self.words[word].text
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.words.iter().map(|word| word.text)
    }

    pub(super) fn is_at(&self, word: usize, level: usize) -> bool {
        self.words[word].levels >> level & 1 == 1
    }

    /// The narrowest level above `level` that has the word.
    pub(super) fn wider(&self, word: usize, level: usize) -> Option<usize> {
        (0..level).rev().find(|wider| self.is_at(word, *wider))
    }

    /// The set of one word; empty for a 65th word, which no product has.
    pub(super) fn set(word: usize) -> Set {
        Set(u32::try_from(word).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0))
    }

    /// The words of a level that are not in a list, capitals aside.
    pub(super) fn missing_from(&self, list: &[String]) -> Set {
        let mut missing = Set::default();
        for (at, word) in self.words.iter().enumerate() {
            if !list.iter().any(|known| known.eq_ignore_ascii_case(word.text)) {
                missing.add(Matrix::set(at));
            }
        }
        missing
    }

    pub(super) fn texts_of(&self, set: Set) -> Vec<&'a str> {
        let is_in = |at: &usize| set.has(Matrix::set(*at));
        (0..self.words.len()).filter(is_in).map(|at| self.words[at].text).collect()
    }
}

/// How words name a scope: `global`, `database`, `table`, `column`, or `other`.
pub(super) fn level_key(scope: &Scope) -> &'static str {
    match scope {
        Scope::Global => "global",
        Scope::Database => "database",
        Scope::Table => "table",
        Scope::Column => "column",
        _ => "other",
    }
}

/// The same object at another scope, as in `orders.*` for `orders.item`.
pub(super) fn place_at(place: &Place, scope: &Scope) -> String {
    match scope {
        Scope::Global => Place::global().to_string(),
        Scope::Database => Place::database(place.database.as_str()).to_string(),
        Scope::Table => Place::table(place.database.as_str(), place.table.as_str()).to_string(),
        _ => place.to_string(),
    }
}
