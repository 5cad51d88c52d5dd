//! Writes grants as MySQL's `GRANT` statements, for display, comparison and copying.
//!
//! In a grant on a database, the database name is a pattern, so `_`, `%` and `\` are escaped for `db.*` and nowhere
//! else. MySQL reference manual, "GRANT Statement", "Object Quoting Guidelines": wildcards are literal "when a database
//! name is not used to grant privileges at the database level, but as a qualifier for granting privileges to some other
//! object such as a table or routine".

use std::collections::HashMap;

use super::{Place, Scope, Unit};

/// The units of one statement, by index. It is only valid for the units that it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    /// The first unit.
    pub(crate) first: usize,
    /// The other units: columns of one table share a statement.
    pub(crate) others: Vec<usize>,
}

impl Grant {
    /// Returns whether the statement contains a unit.
    #[must_use]
    pub(crate) fn has(&self, unit: usize) -> bool {
        self.first == unit || self.others.contains(&unit)
    }

    /// Writes its object: ``ON `orders`.*``, as the statement contains it.
    #[must_use]
    pub(crate) fn on(&self, units: &[Unit]) -> String {
        units.get(self.first).map(|unit| on(&unit.place)).unwrap_or_default()
    }

    /// Writes the statement up to its object: ``GRANT SELECT ON `orders`.*``.
    #[must_use]
    pub(crate) fn head(&self, units: &[Unit]) -> String {
        let all: Vec<&Unit> =
            std::iter::once(&self.first).chain(&self.others).filter_map(|at| units.get(*at)).collect();
        head(&all)
    }

    /// Writes the statement without an account: ``GRANT SELECT ON `orders`.* TO ...``.
    #[must_use]
    pub(crate) fn short(&self, units: &[Unit]) -> String {
        format!("{} TO ...", self.head(units))
    }

    /// Writes the whole statement: ``GRANT SELECT ON `orders`.* TO `account`@`host`;``.
    #[must_use]
    pub(crate) fn statement(&self, units: &[Unit], account: &str, host: &str) -> String {
        statement(&self.head(units), account, host)
    }
}

/// Returns the statements of units, in the units' order: one for each unit, but one for all columns of a table, at the
/// position of the first. A unit without a privilege, or with a scope that MySQL lacks, has no statement.
#[must_use]
pub(crate) fn grants(units: &[Unit]) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::with_capacity(units.len());
    let mut tables: HashMap<(&str, &str), usize> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        if unit.privileges.is_empty() || !has_statement(&unit.place) {
            continue;
        }
        if unit.place.scope == Scope::Column {
            let table = (unit.place.database.as_str(), unit.place.table.as_str());
            if let Some(row) = tables.get(&table) {
                grants[*row].others.push(index);
                continue;
            }
            tables.insert(table, grants.len());
        }
        grants.push(Grant { first: index, others: Vec::new() });
    }
    grants
}

/// Writes every statement for every account and host: by grant, then account, then host.
#[must_use]
pub fn statements(units: &[Unit], accounts: &[&str], hosts: &[&str]) -> Vec<String> {
    let mut statements = Vec::new();
    for grant in grants(units) {
        let head = grant.head(units);
        for account in accounts {
            statements.extend(hosts.iter().map(|host| statement(&head, account, host)));
        }
    }
    statements
}

/// Writes every statement with `TO ...` in place of an account.
#[must_use]
pub fn short(units: &[Unit]) -> Vec<String> {
    grants(units).iter().map(|grant| grant.short(units)).collect()
}

fn statement(head: &str, account: &str, host: &str) -> String {
    format!("{head} TO {}@{};", quoted(account), quoted(host))
}

/// Writes a name between backticks; backticks in it are doubled.
#[must_use]
pub(crate) fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// Writes a database name as the pattern that matches only this name.
fn pattern(database: &str) -> String {
    let mut pattern = String::with_capacity(database.len());
    for character in database.chars() {
        if matches!(character, '_' | '%' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// Returns whether MySQL has the scope of a place. MySQL has no schema between database and table.
fn has_statement(place: &Place) -> bool {
    matches!(place.scope, Scope::Global | Scope::Database | Scope::Table | Scope::Column) && place.schema.is_empty()
}

fn head(units: &[&Unit]) -> String {
    let Some(Unit { place, .. }) = units.first() else { return String::new() };
    let words = if place.scope == Scope::Column { by_column(units) } else { plain(&units[0].privileges) };
    format!("GRANT {words} {}", on(place))
}

fn on(place: &Place) -> String {
    match place.scope {
        Scope::Global => "ON *.*".to_owned(),
        Scope::Database => format!("ON {}.*", quoted(&pattern(&place.database))),
        _ => format!("ON {}.{}", quoted(&place.database), quoted(&place.table)),
    }
}

fn plain(privileges: &[String]) -> String {
    let words: Vec<String> = privileges.iter().map(|word| one_line(word)).collect();
    words.join(", ")
}

/// Writes privileges with their columns: ``SELECT (`email`, `phone`), UPDATE (`email`)``.
fn by_column(units: &[&Unit]) -> String {
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    let mut rows: HashMap<&str, usize> = HashMap::new();
    for unit in units {
        for privilege in &unit.privileges {
            let row = *rows.entry(privilege).or_insert_with(|| {
                columns.push((one_line(privilege), Vec::new()));
                columns.len() - 1
            });
            columns[row].1.push(quoted(&unit.place.column));
        }
    }
    let words: Vec<String> = columns.iter().map(|(word, names)| format!("{word} ({})", names.join(", "))).collect();
    words.join(", ")
}

/// Writes a privilege on one line. For some products it is any text, and a line break in it must not look like the end
/// of the statement.
fn one_line(word: &str) -> String {
    word.trim().chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(place: Place, words: &[&str]) -> Unit {
        Unit { place, privileges: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    #[test]
    fn columns_of_one_table_share_a_statement() {
        let units = [
            unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
            unit(Place::database("orders"), &["SELECT", "INSERT"]),
            unit(Place::column("crm", "customer", "phone"), &["SELECT"]),
        ];
        assert_eq!(
            short(&units),
            [
                "GRANT SELECT (`email`, `phone`), UPDATE (`email`) ON `crm`.`customer` TO ...",
                "GRANT SELECT, INSERT ON `orders`.* TO ...",
            ]
        );
        assert_eq!(grants(&units)[0], Grant { first: 0, others: vec![2] });
    }

    #[test]
    fn a_database_name_is_escaped_in_a_database_grant_only() {
        let units = [unit(Place::database("a_b%c\\d`e"), &["SELECT"]), unit(Place::table("a_b%c", "t_1"), &["SELECT"])];
        assert_eq!(
            short(&units),
            [r"GRANT SELECT ON `a\_b\%c\\d``e`.* TO ...", "GRANT SELECT ON `a_b%c`.`t_1` TO ..."]
        );
    }

    #[test]
    fn every_account_and_host_has_its_statement() {
        let units = [unit(Place::global(), &["PROCESS"]), unit(Place::database("a"), &[])];
        assert_eq!(
            statements(&units, &["ordersrw_SSM_???"], &["10.0.1.%", "%"]),
            [
                "GRANT PROCESS ON *.* TO `ordersrw_SSM_???`@`10.0.1.%`;",
                "GRANT PROCESS ON *.* TO `ordersrw_SSM_???`@`%`;"
            ]
        );
    }

    #[test]
    fn columns_of_one_table_are_units_of_one_statement() {
        let column = |name: &str| Unit { place: Place::column("a", "t", name), privileges: vec!["SELECT".into()] };
        let grants = grants(&[column("c"), column("d"), Unit { place: Place::table("a", "t"), ..column("e") }]);
        let has = |grant: &Grant| [grant.has(0), grant.has(1), grant.has(2)];
        assert_eq!(grants.iter().map(has).collect::<Vec<_>>(), [[true, true, false], [false, false, true]]);
    }
}
