//! Objects that the instance does not have, according to complete lists. It is only a warning, since an object may be
//! created after its grant. The fix is the name that was probably meant.

use std::collections::BTreeSet;

use super::{named_place, shown, warning};
use crate::domain::{
    did_you_mean::nearest,
    facts::Objects,
    fields::FieldId,
    grants::{Place, Scope, Unit},
    rule::{Fix, Issue, Message, Part},
};

/// Databases of the server itself, which `cdb:DescribeDatabases` may leave out.
const SYSTEM: &[&str] = &["mysql", "information_schema", "performance_schema", "sys"];

/// How many unknown names are compared with a list at most: a list may have thousands of names.
const MOST_GUESSES: usize = 20;

pub(super) fn find(units: &[Unit], objects: &Objects, found: &mut Vec<Issue>) {
    if objects.databases.is_none() {
        return;
    }
    let mut guesses = 0;
    for (at, unit) in units.iter().enumerate() {
        let Some((api, name, names)) = unknown(&unit.place, objects) else { continue };
        guesses += 1;
        let meant = if guesses <= MOST_GUESSES { nearest(name, names.iter().map(String::as_str)) } else { None };
        let id = if meant.is_some() { "rule-grant-object-near" } else { "rule-grant-object-unknown" };
        let message = named_place(Message::new(id), &unit.place).with("kind", api).with("name", shown(name));
        let message = meant.iter().fold(message, |message, meant| message.with("fix", shown(meant)));
        let fix = meant.map(|meant| Fix::Name { api, text: meant.to_owned() });
        found.push(warning(FieldId::Grants, "advice", message).at(at).part(Part::Member(api)).fixed(fix));
    }
}

/// Returns the first name of a place, from database to column, that is missing from its list, with its API name and the
/// list.
fn unknown<'a>(place: &'a Place, objects: &'a Objects) -> Option<(&'static str, &'a str, &'a BTreeSet<String>)> {
    if !matches!(place.scope, Scope::Database | Scope::Table | Scope::Column) || !place.schema.is_empty() {
        return None;
    }
    let databases = objects.databases.as_ref()?;
    let is_system = SYSTEM.iter().any(|name| name.eq_ignore_ascii_case(&place.database));
    let tables = objects.tables.get(&place.database);
    let columns = || objects.columns.get(&(place.database.clone(), place.table.clone()));
    if !is_system && is_missing(&place.database, databases) {
        return Some(("Database", &place.database, databases));
    }
    if place.scope == Scope::Database {
        return None;
    }
    if let Some(tables) = tables.filter(|tables| is_missing(&place.table, tables)) {
        return Some(("TableName", &place.table, tables));
    }
    let columns = columns().filter(|_| place.scope == Scope::Column)?;
    is_missing(&place.column, columns).then_some(("ColumnName", &*place.column, columns))
}

/// Returns whether a name is missing from a list. Names that are empty, have `%`, `*` or a blank at an end are reported
/// by other rules.
fn is_missing(name: &str, names: &BTreeSet<String>) -> bool {
    let is_plain = !name.is_empty() && name.trim() == name && !name.contains(['%', '*']);
    is_plain && !names.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::Unit;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_name_missing_from_a_complete_list_is_reported_with_a_similar_one() {
        let mut objects = Objects { databases: Some(names(&["orders", "crm"])), ..Objects::default() };
        objects.tables.insert("crm".into(), names(&["customer", "lead"]));
        objects.columns.insert(("crm".into(), "customer".into()), names(&["email", "phone"]));
        let said = |place: Place, objects: &Objects| {
            let mut found = Vec::new();
            find(&[Unit { place, privileges: vec![] }], objects, &mut found);
            found.pop().map(|issue| (issue.message.id, issue.fix))
        };
        let put = |api: &'static str, text: &str| Some(Fix::Name { api, text: text.into() });
        let near = |api: &'static str, text: &str| Some(("rule-grant-object-near", put(api, text)));
        for (place, expected) in [
            (Place::global(), None),
            (Place::database("orders"), None),
            (Place::database("Orders"), near("Database", "orders")),
            (Place::table("ordres", "item"), near("Database", "orders")),
            (Place::database("mysql"), None),
            (Place::database("warehouse"), Some(("rule-grant-object-unknown", None))),
            (Place::database("ord%"), None),
            (Place::database(""), None),
            // The tables of `orders` are not known.
            (Place::table("orders", "item"), None),
            (Place::table("crm", "costumer"), near("TableName", "customer")),
            (Place::column("crm", "customer", "emial"), near("ColumnName", "email")),
            (Place::column("crm", "lead", "emial"), None),
            // Lists are only of products whose databases have no schemas, and have no views.
            (Place { schema: "public".into(), ..Place::database("warehouse") }, None),
            (Place { scope: Scope::View, ..Place::database("warehouse") }, None),
        ] {
            assert_eq!(said(place.clone(), &objects), expected, "{place}");
        }
        objects.databases = None;
        assert_eq!(said(Place::database("warehouse"), &objects), None);
    }

    #[test]
    fn only_a_few_of_many_unknown_names_are_compared_with_a_list() {
        let databases = (0..5_000).map(|at| format!("database_{at:05}")).collect();
        let objects = Objects { databases: Some(databases), ..Objects::default() };
        let units =
            (0..1_000).map(|at| Unit { place: Place::database(format!("databas_{at:05}")), privileges: vec![] });
        let mut found = Vec::new();
        find(&units.collect::<Vec<Unit>>(), &objects, &mut found);
        assert_eq!(found.len(), 1_000);
        assert_eq!(found.iter().filter(|issue| issue.fix.is_some()).count(), MOST_GUESSES);
    }
}
