//! Writes grants in the SQL of the product.

use std::{
    borrow::Borrow,
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use super::{Place, Scope, Unit, sql};
use crate::{
    catalog::Product,
    domain::unseen::{is_unseen, visible},
};

/// Writes one line or more for each unit, in the units' order; the lines of one unit differ by host. A unit that has no
/// statement, or none that can be executed, becomes a comment that says so, so that no unit is missing.
#[must_use]
pub(crate) fn script(units: &[Unit], product: Option<&Product>, account: &str, hosts: &[&str]) -> Vec<String> {
    match product.map(|product| product.engine) {
        Some("PostgreSQL") => postgres(units, account),
        Some(engine) if product.is_some_and(|product| !product.speaks_mysql) => {
            let mut lines = vec![format!("-- {engine} has no GRANT for these; the request asks for")];
            lines.extend(units.iter().map(described));
            lines
        }
        _ => mysql(units, account, hosts),
    }
}

fn mysql(units: &[Unit], account: &str, hosts: &[&str]) -> Vec<String> {
    let grants: HashMap<usize, sql::Grant> = sql::grants(units).into_iter().map(|grant| (grant.first, grant)).collect();
    let shared: HashSet<usize> = grants.values().flat_map(|grant| grant.others.iter().copied()).collect();
    let mut lines = Vec::new();
    let mut rest = Vec::new();
    for (index, unit) in units.iter().map(Borrow::borrow).enumerate() {
        match grants.get(&index) {
            Some(grant) => lines.extend(hosts.iter().map(|host| runnable(grant.statement(units, account, host)))),
            None if shared.contains(&index) => {}
            None => rest.push(described(unit)),
        }
    }
    if !rest.is_empty() {
        lines.push("-- MySQL has no statement for".to_owned());
        lines.extend(rest);
    }
    lines
}

/// Returns the statement, or a comment if it contains an invisible character, which would be lost in a copy.
fn runnable(statement: String) -> String {
    if statement.chars().any(is_unseen) {
        return format!("-- cannot be run, a name has letters that are not seen (·): {}", visible(&statement));
    }
    statement
}

/// Describes a unit as one line of a comment.
fn described(unit: &Unit) -> String {
    let names = unit.place.names().into_iter().filter(|(_, name)| !name.is_empty());
    let names: Vec<String> = names.map(|(api, name)| format!("{api} {name}")).collect();
    let of = if names.is_empty() { String::new() } else { format!(" of {}", names.join(", ")) };
    let words = if unit.privileges.is_empty() { "no privilege".to_owned() } else { unit.privileges.join(", ") };
    // A line end in a name would end the comment.
    visible(&format!("--   {words} ({}{of})", unit.place.scope.api())).into_owned()
}

/// Writes PostgreSQL's statements. An account has no host there, and a session has one database, so `\connect` changes
/// it.
fn postgres(units: &[Unit], account: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut database = "";
    for unit in units.iter().map(Borrow::borrow) {
        let Some(head) = postgres_head(unit) else {
            lines.push("-- PostgreSQL has no statement for".to_owned());
            lines.push(described(unit));
            continue;
        };
        if unit.place.scope != Scope::Database && unit.place.database != database {
            database = &unit.place.database;
            let line = format!("\\connect {}", double_quoted(database));
            lines.push(runnable(line));
        }
        lines.push(runnable(format!("{head} TO {};", double_quoted(account))));
    }
    lines
}

/// Writes a statement up to its object, such as `GRANT SELECT ON TABLE "public"."item"`.
fn postgres_head(unit: &Unit) -> Option<String> {
    let Place { scope, database, schema, .. } = &unit.place;
    if unit.privileges.is_empty() || database.is_empty() {
        return None;
    }
    let kind = scope.row().map(|row| row.postgres).filter(|kind| !kind.is_empty())?;
    let field = if *scope == Scope::Column { "TableName" } else { scope.field()? };
    let name = unit.place.name(field);
    if name.is_empty() {
        return None;
    }
    let mut object = String::new();
    if !matches!(scope, Scope::Database | Scope::Schema) && !schema.is_empty() {
        let _ = write!(object, "{}.", double_quoted(schema));
    }
    object.push_str(&double_quoted(name));
    let column = match scope {
        Scope::Column if unit.place.column.is_empty() => return None,
        Scope::Column => format!(" ({})", double_quoted(&unit.place.column)),
        _ => String::new(),
    };
    let words: Vec<String> = unit.privileges.iter().map(|word| format!("{}{column}", word.trim())).collect();
    Some(format!("GRANT {} ON {kind} {object}", words.join(", ")))
}

fn double_quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    fn engine(name: &str) -> Option<&'static Product> {
        Catalog::built_in().products().iter().find(|product| product.engine == name)
    }

    #[test]
    fn no_unit_is_left_out() {
        let units = [
            unit(Place::column("a", "t", "c"), &["SELECT"]),
            unit(Place::column("a", "t", "d"), &["SELECT"]),
            unit(Place::database("x"), &[]),
            unit(Place::database("a\tb"), &["SELECT"]),
            unit(Place { scope: Scope::Other("X".into()), ..Place::default() }, &["SELECT"]),
        ];
        assert_eq!(
            script(&units, engine("MySQL"), "app", &["%"]),
            [
                "GRANT SELECT (`c`, `d`) ON `a`.`t` TO `app`@`%`;",
                "-- cannot be run, a name has letters that are not seen (·): GRANT SELECT ON `a·b`.* TO `app`@`%`;",
                "-- MySQL has no statement for",
                "--   no privilege (DatabasePrivileges of Database x)",
                "--   SELECT (X)",
            ]
        );
        assert_eq!(
            script(&units[..1], engine("MongoDB"), "app", &["%"]),
            [
                "-- MongoDB has no GRANT for these; the request asks for",
                "--   SELECT (ColumnPrivileges of Database a, TableName t, ColumnName c)"
            ]
        );
    }

    #[test]
    fn postgresql_has_its_own_statements() {
        let inside = |scope: Scope, field: &str, name: &str| {
            let mut place = Place { scope, schema: "public".into(), ..Place::database("shop") };
            name.clone_into(place.name_mut(field).unwrap());
            place
        };
        let units = [
            unit(Place::database("shop"), &["CONNECT"]),
            unit(inside(Scope::Schema, "SchemaName", "public"), &["USAGE"]),
            unit(inside(Scope::Table, "TableName", "it\"em"), &["SELECT", "INSERT"]),
            unit(inside(Scope::View, "ViewName", "v"), &["SELECT"]),
            unit(inside(Scope::Sequence, "SequenceName", "s"), &["USAGE"]),
            unit(inside(Scope::Function, "FunctionName", "f"), &["EXECUTE"]),
            unit(Place { schema: "public".into(), ..Place::column("shop", "item", "id") }, &["SELECT", "UPDATE"]),
            unit(Place::global(), &["SELECT"]),
            unit(Place::column("shop", "item", ""), &["SELECT"]),
            unit(Place::table("", "item"), &["SELECT"]),
            unit(Place::database("shop"), &[]),
        ];
        assert_eq!(
            script(&units, engine("PostgreSQL"), "app", &["%"]),
            [
                "GRANT CONNECT ON DATABASE \"shop\" TO \"app\";",
                "\\connect \"shop\"",
                "GRANT USAGE ON SCHEMA \"public\" TO \"app\";",
                "GRANT SELECT, INSERT ON TABLE \"public\".\"it\"\"em\" TO \"app\";",
                "GRANT SELECT ON TABLE \"public\".\"v\" TO \"app\";",
                "GRANT USAGE ON SEQUENCE \"public\".\"s\" TO \"app\";",
                "GRANT EXECUTE ON FUNCTION \"public\".\"f\" TO \"app\";",
                "GRANT SELECT (\"id\"), UPDATE (\"id\") ON TABLE \"public\".\"item\" TO \"app\";",
                "-- PostgreSQL has no statement for",
                "--   SELECT (GlobalPrivileges)",
                "-- PostgreSQL has no statement for",
                "--   SELECT (ColumnPrivileges of Database shop, TableName item)",
                "-- PostgreSQL has no statement for",
                "--   SELECT (TablePrivileges of TableName item)",
                "-- PostgreSQL has no statement for",
                "--   no privilege (DatabasePrivileges of Database shop)",
            ]
        );
    }
}
