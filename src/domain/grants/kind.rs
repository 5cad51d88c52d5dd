//! The words before an object that say its kind: `TABLE`, `MATERIALIZED VIEW`, `FOREIGN SERVER`.

use super::{SCOPES, Scope, cursor::Cursor};

/// Kind of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// A kind that is a scope of the API.
    Scope(Scope),
    /// A kind of PostgreSQL that the API cannot express, such as `LANGUAGE`.
    Other(&'static str),
    /// `PACKAGE` or `PACKAGE BODY` of `MariaDB`, `LIBRARY` of MySQL 9.
    Package,
}

/// Kinds of PostgreSQL that the API cannot express.
const OTHERS: &[&str] = &[
    "DOMAIN",
    "ROUTINE",
    "LANGUAGE",
    "TABLESPACE",
    "PARAMETER",
    "LARGE OBJECT",
    "FOREIGN SERVER",
    "FOREIGN DATA WRAPPER",
];

impl ObjectKind {
    /// Returns whether arguments may follow the name.
    pub(super) fn is_routine(&self) -> bool {
        matches!(self, ObjectKind::Scope(Scope::Function | Scope::Procedure) | ObjectKind::Other("ROUTINE"))
    }
}

/// Returns the keyword before an object of that scope.
pub(super) fn kind_word(scope: &Scope) -> Option<&'static str> {
    scope.row().map(|row| row.keyword).filter(|word| !word.is_empty())
}

/// Reads the kind of an object, if a name follows it.
pub(super) fn take_kind(cursor: &mut Cursor<'_, '_>) -> Option<ObjectKind> {
    let behind = cursor.behind()?;
    if behind.is_sign('.') || behind.is_sign(',') || behind.is_word("TO") {
        return None;
    }
    if cursor.is_word("MATERIALIZED") && behind.is_word("VIEW") {
        cursor.at += 2;
        return Some(ObjectKind::Scope(Scope::Matview));
    }
    if cursor.take_word("LIBRARY") {
        return Some(ObjectKind::Package);
    }
    if cursor.take_word("PACKAGE") {
        cursor.take_word("BODY");
        return Some(ObjectKind::Package);
    }
    let is_other = |words: &&&str| {
        let mut tokens = cursor.tokens[cursor.at..].iter();
        words.split(' ').all(|word| tokens.next().is_some_and(|token| token.is_word(word)))
    };
    if let Some(words) = OTHERS.iter().find(is_other) {
        cursor.at += words.split(' ').count();
        return Some(ObjectKind::Other(words));
    }
    let row = SCOPES.iter().find(|row| !row.keyword.is_empty() && cursor.is_word(row.keyword))?;
    cursor.at += 1;
    Some(ObjectKind::Scope(row.scope.clone()))
}
