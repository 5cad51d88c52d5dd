//! Explains a privilege at a place, and says which privileges are risky.

use super::{Place, Scope, dialect};
use crate::{catalog::Product, domain::rule::Message};

/// Returns the message `privilege-<word>` with `$level`, `$place` and `$word`. It is `privilege-other` if there is no
/// explanation, or if the product does not use MySQL's privileges.
#[must_use]
pub fn explain(product: Option<&Product>, word: &str, place: &Place) -> Message {
    let is_mysql = product.is_none_or(|product| product.speaks_mysql);
    let known = dialect::mysql_word(word).filter(|_| is_mysql);
    let id = known
        .and_then(|known| EXPLAINED.iter().find(|(word, _)| *word == known))
        .map_or("privilege-other", |row| row.1);
    Message::new(id).with("word", known.unwrap_or(word)).with("level", place.level()).with("place", place.object())
}

/// Returns whether the privilege can change rows, structure or accounts. An unknown privilege counts as one that can.
#[must_use]
pub fn is_write(word: &str) -> bool {
    const READS: &[&str] = &[
        "SELECT",
        "SHOW VIEW",
        "SHOW DATABASES",
        "PROCESS",
        "LOCK TABLES",
        "CREATE TEMPORARY TABLES",
        "REFERENCES",
        "REPLICATION CLIENT",
        "REPLICATION SLAVE",
        "USAGE",
    ];
    let is_read = dialect::mysql_word(word).is_some_and(|known| READS.contains(&known));
    !is_read && !word.trim().is_empty()
}

/// Returns whether the privilege can destroy data with one statement. It is named whenever it is granted without being
/// asked for by name.
#[must_use]
pub fn is_risky(word: &str) -> bool {
    matches!(dialect::mysql_word(word), Some("DROP" | "ALTER" | "CREATE USER" | "SUPER"))
}

/// Returns whether the privilege can write in every database of the instance, including those of the server itself.
#[must_use]
pub fn is_write_everywhere(word: &str, place: &Place) -> bool {
    place.scope == Scope::Global && is_write(word)
}

const EXPLAINED: &[(&str, &str)] = &[
    ("SELECT", "privilege-select"),
    ("INSERT", "privilege-insert"),
    ("UPDATE", "privilege-update"),
    ("DELETE", "privilege-delete"),
    ("CREATE", "privilege-create"),
    ("PROCESS", "privilege-process"),
    ("DROP", "privilege-drop"),
    ("REFERENCES", "privilege-references"),
    ("INDEX", "privilege-index"),
    ("ALTER", "privilege-alter"),
    ("SHOW DATABASES", "privilege-show-databases"),
    ("CREATE TEMPORARY TABLES", "privilege-create-temporary-tables"),
    ("LOCK TABLES", "privilege-lock-tables"),
    ("EXECUTE", "privilege-execute"),
    ("CREATE VIEW", "privilege-create-view"),
    ("SHOW VIEW", "privilege-show-view"),
    ("CREATE ROUTINE", "privilege-create-routine"),
    ("ALTER ROUTINE", "privilege-alter-routine"),
    ("EVENT", "privilege-event"),
    ("TRIGGER", "privilege-trigger"),
    ("CREATE USER", "privilege-create-user"),
    ("RELOAD", "privilege-reload"),
    ("REPLICATION CLIENT", "privilege-replication-client"),
    ("REPLICATION SLAVE", "privilege-replication-slave"),
];
