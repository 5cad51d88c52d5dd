//! Grants as one types them: `select, insert on orders.*`.

use std::ops::Range;

use super::Unit;
use crate::{catalog::Product, domain::rule::Message};

/// Why a line is no grant.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong and how to fix it.
    pub message: Message,
    /// Where, in bytes of the line.
    pub span: Range<usize>,
    /// The whole line repaired, where that is known.
    pub fix: Option<String>,
}

/// What is being typed at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// What the word under the caret is.
    pub typing: Typing,
    /// The word up to the caret, without quotes.
    pub prefix: String,
    /// What a completion replaces, in bytes of the line.
    pub span: Range<usize>,
}

/// What a word under the caret is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// A privilege or a preset; the ones before it are given.
    Privilege(Vec<String>),
    /// `on` is due.
    On,
    /// A database, or the first name of an object.
    Database,
    /// A table, or the second name of an object.
    Table {
        /// The name before it.
        database: String,
    },
    /// A column: the third name of an object, or one in parentheses behind a privilege. The names are empty while
    /// the object is not written yet.
    Column {
        /// The first name.
        database: String,
        /// The second name.
        table: String,
    },
    /// Nothing that can be completed.
    Nothing,
}

/// Reads a line: privileges or a preset, `on`, one object or more; or a whole `GRANT`.
///
/// # Errors
/// The first thing in the line that is not understood, or that the product cannot have.
pub fn read(line: &str, product: Option<&Product>) -> Result<Vec<Unit>, Problem> {
    let _ = (line, product);
    Ok(Vec::new())
}

/// The line for a unit, such as `select, insert on billing.invoice`, of which [`read()`] makes exactly that unit again
/// for the same product; `None` where no line does.
#[must_use]
pub fn write(unit: &Unit, product: Option<&Product>) -> Option<String> {
    let _ = (unit, product);
    None
}

/// What is being typed at the caret, a byte of the line.
#[must_use]
pub fn context(line: &str, caret: usize) -> Context {
    let _ = line;
    Context { typing: Typing::Nothing, prefix: String::new(), span: caret..caret }
}
