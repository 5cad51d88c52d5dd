//! Privileges that PostgreSQL has for each kind of object (its manual, "Privileges"). The server refuses a statement
//! with any other privilege.

use crate::domain::{
    grants::{Place, Scope, entry::clip},
    rule::Message,
};

const TABLE: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];

/// Returns whether an object of that scope can have the privilege. For an unknown scope, any privilege may be right.
pub(super) fn has(scope: &Scope, word: &str) -> bool {
    let words: &[&str] = match scope {
        Scope::Table | Scope::View | Scope::Matview => TABLE,
        Scope::Column => &["SELECT", "INSERT", "UPDATE", "REFERENCES"],
        Scope::Database => &["CREATE", "CONNECT", "TEMPORARY", "TEMP"],
        Scope::Schema => &["CREATE", "USAGE"],
        Scope::Sequence => &["USAGE", "SELECT", "UPDATE"],
        Scope::Function | Scope::Procedure => &["EXECUTE"],
        Scope::Type => &["USAGE"],
        Scope::Global => &[],
        Scope::Other(_) => return true,
    };
    words.iter().any(|own| word.trim().eq_ignore_ascii_case(own))
}

/// Makes the message "DROP: PostgreSQL has no such privilege on a table".
pub(super) fn unknown(word: &str, place: &Place) -> Message {
    Message::new("grant-not-postgres").with("word", clip(word)).with("level", place.level())
}
