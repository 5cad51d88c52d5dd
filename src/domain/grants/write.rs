//! Writes a unit as a typed line: the short form that is read back as the same unit.

use super::{
    Place, Scope, Unit, dialect, kind,
    shorthand::{self},
};
use crate::catalog::Product;
use crate::domain::values::half_width;

/// Writes the line for a unit, such as `select, insert on billing.invoice`. [`read`](shorthand::read) makes exactly
/// this unit from it, for the same product. Returns `None` if there is no such line.
#[must_use]
pub fn write(unit: &Unit, product: Option<&Product>) -> Option<String> {
    let words: Vec<String> = unit
        .privileges
        .iter()
        .map(|word| if dialect::mysql_word(word) == Some(word) { word.to_lowercase() } else { word.clone() })
        .collect();
    let (words, on) = if unit.place.scope == Scope::Column {
        let column = name(&unit.place.column);
        let words: Vec<String> = words.iter().map(|word| format!("{word}({column})")).collect();
        let table = Place { scope: Scope::Table, column: String::new(), ..unit.place.clone() };
        (words, object_text(&table)?)
    } else {
        (words, object_text(&unit.place)?)
    };
    let line = format!("{} on {on}", words.join(", "));
    if is_ordinary(unit, product) {
        return Some(line);
    }
    // Only reading the line back proves that it means the unit.
    let read = shorthand::read(&line, product).ok()?;
    (read.len() == 1 && read[0] == *unit).then_some(line)
}

/// Returns whether a unit is simple enough that its line is certain to be read back: listed privileges without
/// duplicates, and names that need no quotes. This saves time, since a draft of a thousand units is written while the
/// user types.
fn is_ordinary(unit: &Unit, product: Option<&Product>) -> bool {
    let Place { scope, database, table, column, .. } = &unit.place;
    let regular = match scope {
        Scope::Database => Place::database(database),
        Scope::Table => Place::table(database, table),
        Scope::Column => Place::column(database, table, column),
        _ => return false,
    };
    let level = product.filter(|product| product.is_documented).and_then(|product| product.level(scope.api()));
    let Some(level) = level else { return false };
    let is_plain = |text: &String| text.is_empty() || name(text) == *text;
    let is_listed = |word: &String| level.privileges().any(|listed| listed == word);
    let words = &unit.privileges;
    let is_once = words.iter().enumerate().all(|(at, word)| !words[..at].contains(word));
    let has_names = regular.given().len() == level.names.len();
    has_names
        && unit.place == regular
        && [database, table, column].into_iter().all(is_plain)
        && !words.is_empty()
        && words.len() <= level.data.len() + level.structure.len()
        && is_once
        && words.iter().all(is_listed)
}

/// Writes a place as the object of a line; `None` if its scope has no keyword.
pub(super) fn object_text(place: &Place) -> Option<String> {
    let database = database(&place.database);
    let inside = place.given().into_iter().skip(usize::from(!place.database.is_empty()));
    let given: Vec<String> = inside.map(name).collect();
    Some(match place.scope {
        Scope::Global => "*.*".to_owned(),
        Scope::Database => format!("{database}.*"),
        Scope::Table if place.schema.is_empty() => format!("{database}.{}", name(&place.table)),
        ref scope => {
            let kind = kind::kind_word(scope)?.to_lowercase();
            format!("{kind} {database}.{}", given.join("."))
        }
    })
}

/// Writes the name of a database, with escapes for characters that would make it a pattern.
fn database(text: &str) -> String {
    name(&text.replace('\\', "\\\\").replace('%', "\\%"))
}

/// Words that cannot be an unquoted name, because they are part of the grammar.
const WORDS: &[&str] = &["on", "to", "from", "identified", "materialized", "package"];

/// Writes a name, between backticks if it needs them.
fn name(text: &str) -> String {
    let is_plain = |character: char| {
        (character.is_ascii_alphanumeric() || matches!(character, '_' | '$'))
            || (!character.is_ascii() && character.is_alphanumeric() && half_width(character) == character)
    };
    let is_bare = !text.is_empty()
        && text.split('-').all(|part| !part.is_empty() && part.chars().all(is_plain))
        // A lone `_` is what is left of `*` in some documents, so it is not read as a name.
        && text != "_"
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_bare { text.to_owned() } else { super::sql::quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    #[test]
    fn a_name_that_is_a_word_of_the_statement_is_read_back() {
        let mysql = Catalog::built_in().product("Mysql");
        for word in WORDS.iter().flat_map(|word| [(*word).to_owned(), word.to_uppercase()]) {
            let word = word.as_str();
            for place in [Place::database(word), Place::table(word, word), Place::column("a", word, word)] {
                let unit = unit(place, &["SELECT"]);
                let line = write(&unit, mysql).unwrap_or_else(|| panic!("{unit:?}"));
                assert_eq!(shorthand::read(&line, mysql), Ok(vec![unit]), "{line}");
            }
        }
    }

    #[test]
    fn a_line_is_short_and_quotes_what_needs_it() {
        let mysql = Catalog::built_in().product("Mysql");
        for (unit, line) in [
            (unit(Place::database("orders"), &["SELECT"]), Some("select on orders.*")),
            (unit(Place::database("ａ"), &["SELECT"]), Some("select on `ａ`.*")),
            (unit(Place::database("a😀"), &["SELECT"]), Some("select on `a😀`.*")),
            (
                unit(Place::table("billing", "invoice"), &["SELECT", "INSERT"]),
                Some("select, insert on billing.invoice"),
            ),
            (
                unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
                Some("select(email), update(email) on crm.customer"),
            ),
            (unit(Place::database("a.b"), &["SHOW VIEW"]), Some("show view on `a.b`.*")),
            (unit(Place::database("my_db"), &["SELECT"]), Some("select on my_db.*")),
            (unit(Place::database("50%"), &["SELECT"]), Some("select on `50\\%`.*")),
            (unit(Place::table("on", "a`b"), &["SELECT"]), Some("select on `on`.`a``b`")),
            (unit(Place::database("订单"), &["SELECT"]), Some("select on 订单.*")),
            (unit(Place::database("orders"), &["PROCESS"]), None),
            (unit(Place::database("orders"), &["SELECT", "SELECT"]), None),
            (unit(Place::database("orders"), &[]), None),
            (unit(Place::database(""), &["SELECT"]), None),
            (unit(Place { database: "x".into(), ..Place::global() }, &["SELECT"]), None),
            (unit(Place { scope: Scope::Other("X".into()), ..Place::default() }, &["SELECT"]), None),
        ] {
            assert_eq!(write(&unit, mysql).as_deref(), line, "{unit:?}");
        }
    }

    #[test]
    fn an_object_of_a_schema_is_written_with_its_kind() {
        let postgres = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
        let place = Place { schema: "public".into(), ..Place::table("shop", "item") };
        let line = write(&unit(place, &["SELECT", "TRUNCATE"]), postgres);
        assert_eq!(line.as_deref(), Some("select, TRUNCATE on table shop.public.item"));
    }

    #[test]
    fn a_line_needs_no_proof_if_it_has_listed_privileges_once_and_names_without_quotes() {
        let mysql = Catalog::built_in().product("Mysql");
        let (table, column) = (Place::table("a", "b"), Place::column("a", "b", "c"));
        for (place, words, is) in [
            (Place::database("a"), &["SELECT"][..], true),
            (table.clone(), &["SELECT", "INSERT"], true),
            (column.clone(), &["SELECT", "INSERT", "UPDATE"], true),
            (Place::global(), &["SELECT"], false),
            (Place::database("a b"), &["SELECT"], false),
            (Place::table("a", ""), &["SELECT"], false),
            (Place { schema: "s".into(), ..table }, &["SELECT"], false),
            (Place::database("a"), &[], false),
            (Place::database("a"), &["SELECT", "SELECT"], false),
            (column, &["DROP"], false),
        ] {
            let unit = unit(place, words);
            assert_eq!(is_ordinary(&unit, mysql), is, "{unit:?}");
        }
    }
}
