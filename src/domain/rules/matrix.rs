//! Privileges that a product documents, by level.

use crate::{
    catalog::{Level, Product},
    domain::grants::Scope,
};

/// The privileges of a documented product (docs/api.md R7); its levels are ordered from wide to narrow.
pub(super) struct Matrix<'a> {
    pub(super) product: &'a Product,
    scopes: Vec<Scope>,
    /// Privileges of all levels in order, without duplicates.
    words: Vec<&'a str>,
}

impl<'a> Matrix<'a> {
    pub(super) fn of(product: &'a Product) -> Matrix<'a> {
        let scopes = product.levels.iter().map(|level| Scope::from_api(level.scope)).collect();
        let mut words = Vec::new();
        for word in product.levels.iter().flat_map(Level::privileges) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Matrix { product, scopes, words }
    }

    /// Returns the index of the level with this scope.
    pub(super) fn level_of(&self, scope: &Scope) -> Option<usize> {
        self.scopes.iter().position(|known| known == scope)
    }

    pub(super) fn level(&self, at: usize) -> &'a Level {
        &self.product.levels[at]
    }

    /// Returns the scope of a level.
    pub(super) fn scope(&self, at: usize) -> &Scope {
        &self.scopes[at]
    }

    /// Returns the privilege if any level has it in exactly this spelling.
    pub(super) fn word(&self, text: &str) -> Option<&'a str> {
        self.words.iter().copied().find(|word| *word == text)
    }

    /// Returns the privileges of all levels in order, without duplicates.
    pub(super) fn words(&self) -> &[&'a str] {
        &self.words
    }

    pub(super) fn is_at(&self, word: &str, level: usize) -> bool {
        self.level(level).privileges().any(|known| known == word)
    }

    /// Returns the narrowest level above `level` that has the privilege.
    pub(super) fn wider(&self, word: &str, level: usize) -> Option<usize> {
        (0..level).rev().find(|wider| self.is_at(word, *wider))
    }
}
