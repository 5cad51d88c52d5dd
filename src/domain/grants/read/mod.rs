//! `GRANT` in: one statement, a script, or what `SHOW GRANTS` printed, read statement by statement.
//!
//! Nothing is dropped in silence: each statement is taken, wholly or in part with the rest named, or shown with the
//! reason why not. Passwords and hashes are never kept.

use super::Unit;
use crate::{catalog::Product, domain::rule::Message};

/// What a pasted text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every statement in the order of the text.
    pub statements: Vec<Statement>,
    /// The hosts of the grantees, each once, in order.
    pub hosts: Vec<String>,
    /// The names of the grantees, each once, in order.
    pub accounts: Vec<String>,
}

/// One statement of a paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The statement on one line, with `'…'` where a password stood.
    pub text: String,
    /// What can be taken from it.
    pub verdict: Verdict,
    /// What else there is to say about it.
    pub notes: Vec<Note>,
    /// Words that the API cannot express.
    pub lost: Vec<String>,
    /// Roles that it grants.
    pub roles: Vec<String>,
    /// Whether it is to be taken; the user may change it.
    pub is_checked: bool,
}

/// What can be taken from a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// These units, never empty.
    Taken(Vec<Unit>),
    /// It is understood and grants nothing.
    Nothing(Message),
    /// It cannot be expressed or read.
    Refused(Message),
}

/// A remark on a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// What it says.
    pub message: Message,
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// How something was read.
    Remark,
    /// What one should look at twice: `~`.
    Caution,
    /// Something is not taken: `!`.
    Loss,
}

/// "15 grants at 3 places; 3 words and 1 role cannot be expressed"
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Privileges over the checked statements, each place and privilege once.
    pub grants: usize,
    /// Places of the checked statements.
    pub places: usize,
    /// Different words that the API cannot express, in all statements.
    pub words: usize,
    /// Different roles, in all statements.
    pub roles: usize,
}

/// Reads a text for a product; MySQL's words, unchecked, while none is chosen. Linear in the text's length.
#[must_use]
pub fn read(text: &str, product: Option<&Product>) -> Reading {
    let _ = (text, product);
    Reading::default()
}

/// Whether the text holds a `GRANT` statement at all; if not, it is text for the field in focus.
#[must_use]
pub fn is_grant_text(text: &str) -> bool {
    let _ = text;
    false
}

impl Reading {
    /// The units of the checked statements, those of one place joined, in the order of first mention.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        Vec::new()
    }

    /// The counts under the list.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::default()
    }
}
