//! Explains a privilege at a place, and says which privileges are risky.

use std::cmp::Reverse;

use super::{Place, Scope, Unit, dialect};
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
pub(crate) fn is_write(word: &str) -> bool {
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

/// How much a privilege can do, the most first: the order in which privileges are named where not all may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Danger {
    /// It can destroy data with one statement, or make accounts.
    Destroys,
    /// It can change rows, structure or accounts.
    Writes,
    /// It only reads.
    Reads,
}

/// Returns how much a privilege can do.
#[must_use]
pub(crate) fn danger(word: &str) -> Danger {
    match (is_risky(word), is_write(word)) {
        (true, _) => Danger::Destroys,
        (false, true) => Danger::Writes,
        (false, false) => Danger::Reads,
    }
}

/// Returns the units, the most dangerous first, each with its privileges in the same order: those that write on every
/// database, those that reach the server's own database, then by their most dangerous privilege and by how many they have.
#[must_use]
pub(crate) fn by_danger(units: &[Unit]) -> Vec<(&Place, Vec<&str>)> {
    let mut sorted: Vec<(&Place, Vec<&str>)> = units
        .iter()
        .map(|unit| {
            let mut words: Vec<&str> = unit.privileges.iter().map(String::as_str).collect();
            words.sort_by_key(|word| danger(word));
            (&unit.place, words)
        })
        .collect();
    sorted.sort_by_key(|(place, words)| {
        let worst = words.first().map(|word| danger(word));
        let is_global = place.scope == Scope::Global;
        let reaches_mysql = place.database == "mysql" || is_global && words.iter().any(|word| reads_tables(word));
        (!is_global || worst >= Some(Danger::Reads), !reaches_mysql, worst, Reverse(words.len()))
    });
    sorted
}

/// Returns whether the privilege reads the rows of tables: on every database also those of `mysql`, which holds the
/// accounts and passwords.
#[must_use]
pub(crate) fn reads_tables(word: &str) -> bool {
    dialect::mysql_word(word) == Some("SELECT")
}

/// Returns whether the privilege can destroy data with one statement. It is named whenever it is granted without being
/// asked for by name.
#[must_use]
pub(crate) fn is_risky(word: &str) -> bool {
    matches!(dialect::mysql_word(word), Some("DROP" | "ALTER" | "CREATE USER" | "SUPER"))
}

/// Returns whether the privilege can write in every database of the instance, including those of the server itself.
#[must_use]
pub(crate) fn is_write_everywhere(word: &str, place: &Place) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_dangerous_units_and_privileges_come_first() {
        let unit = |place: Place, words: &[&str]| Unit {
            place,
            privileges: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let units = [
            unit(Place::global(), &["SELECT"]),
            unit(Place::database("reads"), &["SELECT"]),
            unit(Place::database("writes"), &["SELECT", "INSERT"]),
            unit(Place::database("drops"), &["SELECT", "DROP"]),
            unit(Place::database("mysql"), &["SELECT"]),
            unit(Place::global(), &["INSERT"]),
        ];
        let order: Vec<String> =
            by_danger(&units).iter().map(|(place, words)| format!("{place}: {}", words.join(", "))).collect();
        assert_eq!(
            order,
            [
                "*.*: INSERT",
                "*.*: SELECT",
                "mysql.*: SELECT",
                "drops.*: DROP, SELECT",
                "writes.*: INSERT, SELECT",
                "reads.*: SELECT",
            ]
        );
    }
}
