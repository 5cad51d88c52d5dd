//! One sentence for a privilege at a place, and which privileges deserve a second look.

use super::{Place, Scope, dialect};
use crate::{catalog::Product, domain::rule::Message};

/// The sentence that explains a word at a place: `privilege-<word>` with `$level`, `$place` and `$word`;
/// `privilege-other` for a word that no page explains, and for products whose words are not MySQL's.
#[must_use]
pub fn explain(product: Option<&Product>, word: &str, place: &Place) -> Message {
    let is_mysql = product.is_none_or(|product| product.speaks_mysql);
    let known = dialect::mysql_word(word).filter(|_| is_mysql);
    let id = known
        .and_then(|known| EXPLAINED.iter().find(|(word, _)| *word == known))
        .map_or("privilege-other", |row| row.1);
    Message::new(id).with("word", known.unwrap_or(word)).with("level", place.level()).with("place", place.object())
}

/// Whether the word changes rows, structure or accounts, rather than only reading; one that MySQL does not know may.
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

/// Whether the word can lose data at one stroke, so that it is named wherever it comes in unasked.
#[must_use]
pub fn is_risky(word: &str) -> bool {
    matches!(dialect::mysql_word(word), Some("DROP" | "ALTER" | "CREATE USER" | "SUPER"))
}

/// Whether the word writes on every database of the instance, the server's own included.
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
