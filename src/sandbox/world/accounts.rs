//! Database accounts and what they were granted, in the form that `cdb` answers.

use super::World;

/// One `'user'@'host'`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Account {
    pub(in crate::sandbox) user: String,
    pub(in crate::sandbox) host: String,
    pub(in crate::sandbox) notes: String,
    pub(in crate::sandbox) grants: Vec<Grant>,
}

/// How wide a grant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) enum Level {
    Global,
    Database,
    Table,
    Column,
}

/// Privileges at one place; names beyond the level are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Grant {
    pub(in crate::sandbox) level: Level,
    pub(in crate::sandbox) database: String,
    pub(in crate::sandbox) table: String,
    pub(in crate::sandbox) column: String,
    pub(in crate::sandbox) privileges: Vec<String>,
}

impl Grant {
    fn new(level: Level, place: [&str; 3], privileges: &[&str]) -> Grant {
        let [database, table, column] = place.map(str::to_owned);
        Grant { level, database, table, column, privileges: privileges.iter().map(|name| (*name).to_owned()).collect() }
    }
}

/// Joins grants at the same place, and sorts: the server remembers what is granted, not how it was asked for.
pub(in crate::sandbox) fn joined(grants: &[Grant]) -> Vec<Grant> {
    let mut joined: Vec<Grant> = Vec::new();
    for grant in grants {
        match joined.iter_mut().find(|known| place(known) == place(grant)) {
            Some(known) => known.privileges.extend(grant.privileges.iter().cloned()),
            None => joined.push(grant.clone()),
        }
    }
    for grant in &mut joined {
        grant.privileges.sort();
        grant.privileges.dedup();
    }
    joined.sort_by(|one, other| place(one).cmp(&place(other)));
    joined
}

fn place(grant: &Grant) -> (Level, &str, &str, &str) {
    (grant.level, &grant.database, &grant.table, &grant.column)
}

impl World {
    /// The accounts of an instance, the ones made since the start at the end.
    pub(in crate::sandbox) fn accounts(&self, instance: &str) -> Vec<Account> {
        let mut accounts = first(instance == "cdb-n4j3y33j");
        if self.is_hostile() {
            let notes = super::HOSTILE.join(" ");
            accounts.push(Account {
                user: super::HOSTILE[0].to_owned(),
                host: "%".to_owned(),
                notes,
                grants: Vec::new(),
            });
        }
        accounts.extend(self.made.get(instance).into_iter().flatten().cloned());
        accounts
    }
}

/// The accounts that were always there; `has_legacy` with the two of the credential `prod-legacy`.
fn first(has_legacy: bool) -> Vec<Account> {
    use Level::{Column, Database, Global, Table};
    let account = |user: &str, host: &str, grants: Vec<Grant>| Account {
        user: user.to_owned(),
        host: host.to_owned(),
        notes: String::new(),
        grants: joined(&grants),
    };
    let write = ["SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE"];
    let every = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "RELOAD", "PROCESS", "CREATE USER"];
    let reader = vec![
        Grant::new(Database, ["billing", "", ""], &["SELECT", "SHOW VIEW"]),
        Grant::new(Column, ["crm", "customer", "email"], &["SELECT"]),
        Grant::new(Column, ["crm", "customer", "id"], &["SELECT"]),
    ];
    let batch = vec![
        Grant::new(Database, ["orders", "", ""], &["SELECT", "LOCK TABLES"]),
        Grant::new(Table, ["billing", "invoice", ""], &["SELECT", "INSERT"]),
    ];
    let mut accounts = vec![
        account("root", "%", vec![Grant::new(Global, ["", "", ""], &every)]),
        account("dba", "%", vec![Grant::new(Global, ["", "", ""], &["SELECT", "PROCESS", "SHOW DATABASES"])]),
        account("monitor", "%", vec![Grant::new(Global, ["", "", ""], &["PROCESS", "REPLICATION CLIENT"])]),
        account("app_orders", "10.0.1.%", vec![Grant::new(Database, ["orders", "", ""], &write)]),
        account("app_billing", "10.0.1.%", vec![Grant::new(Database, ["billing", "", ""], &write)]),
        account("app_crm", "10.0.1.%", vec![Grant::new(Database, ["crm", "", ""], &write)]),
        account("reader", "10.0.1.%", reader),
        account("batch", "10.0.9.8", batch),
    ];
    let others = if has_legacy { super::secrets::LEGACY_ACCOUNTS } else { ["app_shop", "app_stock"] };
    for user in others {
        accounts.push(account(user, "10.0.1.%", vec![Grant::new(Database, ["legacy", "", ""], &write)]));
    }
    accounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_instance_has_the_hosts_of_the_example_screen() {
        let accounts = first(true);
        let count = |host: &str| accounts.iter().filter(|account| account.host == host).count();
        assert_eq!([count("10.0.1.%"), count("%"), count("10.0.9.8")], [6, 3, 1]);
        assert_eq!(accounts.iter().filter(|account| account.user.contains("_SSM_")).count(), 2);
    }

    #[test]
    fn grants_at_one_place_are_joined() {
        let grants = [
            Grant::new(Level::Table, ["a", "t", ""], &["SELECT"]),
            Grant::new(Level::Global, ["", "", ""], &["PROCESS"]),
            Grant::new(Level::Table, ["a", "t", ""], &["INSERT", "SELECT"]),
        ];
        let joined = joined(&grants);
        assert_eq!(joined.len(), 2);
        assert_eq!(joined[0].level, Level::Global);
        assert_eq!(joined[1].privileges, ["INSERT", "SELECT"]);
    }
}
