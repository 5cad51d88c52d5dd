//! Database accounts and their privileges, in the form in which `cdb` returns them.

use super::World;

/// One account, `'user'@'host'`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct DatabaseAccount {
    pub(in crate::sandbox) user: String,
    pub(in crate::sandbox) host: String,
    pub(in crate::sandbox) notes: String,
    pub(in crate::sandbox) grants: Vec<AccountGrant>,
}

/// The scope of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) enum GrantLevel {
    Global,
    Database,
    Table,
    Column,
}

/// Privileges on one object. The names that the level does not need are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct AccountGrant {
    pub(in crate::sandbox) level: GrantLevel,
    pub(in crate::sandbox) database: String,
    pub(in crate::sandbox) table: String,
    pub(in crate::sandbox) column: String,
    pub(in crate::sandbox) privileges: Vec<String>,
}

impl AccountGrant {
    fn new(level: GrantLevel, place: [&str; 3], privileges: &[&str]) -> AccountGrant {
        let [database, table, column] = place.map(str::to_owned);
        AccountGrant {
            level,
            database,
            table,
            column,
            privileges: privileges.iter().map(|name| (*name).to_owned()).collect(),
        }
    }
}

/// Merges grants on the same object and sorts them: a server stores what is granted, not how it was requested.
pub(in crate::sandbox) fn joined(grants: &[AccountGrant]) -> Vec<AccountGrant> {
    let mut joined: Vec<AccountGrant> = Vec::new();
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

fn place(grant: &AccountGrant) -> (GrantLevel, &str, &str, &str) {
    (grant.level, &grant.database, &grant.table, &grant.column)
}

impl World {
    /// Returns the accounts of an instance. Those that were created since the start come last.
    pub(in crate::sandbox) fn accounts(&self, instance: &str) -> Vec<DatabaseAccount> {
        let mut accounts = first(instance == "cdb-n4j3y33j");
        if self.is_hostile() {
            let notes = super::HOSTILE.join(" ");
            accounts.push(DatabaseAccount {
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

impl World {
    /// Returns the names of the accounts of an instance whose product has no hosts.
    pub(in crate::sandbox) fn users(&self, instance: &str) -> Vec<String> {
        let mut users: Vec<String> = self.accounts(instance).into_iter().map(|account| account.user).collect();
        users.dedup();
        users
    }
}

/// Returns the accounts that exist from the start. With `has_legacy`, also the two of the credential `prod-legacy`.
fn first(has_legacy: bool) -> Vec<DatabaseAccount> {
    use GrantLevel::{Column, Database, Global, Table};
    let account = |user: &str, host: &str, grants: Vec<AccountGrant>| DatabaseAccount {
        user: user.to_owned(),
        host: host.to_owned(),
        notes: String::new(),
        grants: joined(&grants),
    };
    let write = ["SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE"];
    let every = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "RELOAD", "PROCESS", "CREATE USER"];
    let reader = vec![
        AccountGrant::new(Database, ["billing", "", ""], &["SELECT", "SHOW VIEW"]),
        AccountGrant::new(Column, ["crm", "customer", "email"], &["SELECT"]),
        AccountGrant::new(Column, ["crm", "customer", "id"], &["SELECT"]),
    ];
    let batch = vec![
        AccountGrant::new(Database, ["orders", "", ""], &["SELECT", "LOCK TABLES"]),
        AccountGrant::new(Table, ["billing", "invoice", ""], &["SELECT", "INSERT"]),
    ];
    let mut accounts = vec![
        account("root", "%", vec![AccountGrant::new(Global, ["", "", ""], &every)]),
        account("dba", "%", vec![AccountGrant::new(Global, ["", "", ""], &["SELECT", "PROCESS", "SHOW DATABASES"])]),
        account("monitor", "%", vec![AccountGrant::new(Global, ["", "", ""], &["PROCESS", "REPLICATION CLIENT"])]),
        account("app_orders", "10.0.1.%", vec![AccountGrant::new(Database, ["orders", "", ""], &write)]),
        account("app_billing", "10.0.1.%", vec![AccountGrant::new(Database, ["billing", "", ""], &write)]),
        account("app_crm", "10.0.1.%", vec![AccountGrant::new(Database, ["crm", "", ""], &write)]),
        account("reader", "10.0.1.%", reader),
        account("batch", "10.0.9.8", batch),
    ];
    let others = if has_legacy { super::secrets::LEGACY_ACCOUNTS } else { ["app_shop", "app_stock"] };
    for user in others {
        accounts.push(account(user, "10.0.1.%", vec![AccountGrant::new(Database, ["legacy", "", ""], &write)]));
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
            AccountGrant::new(GrantLevel::Table, ["a", "t", ""], &["SELECT"]),
            AccountGrant::new(GrantLevel::Global, ["", "", ""], &["PROCESS"]),
            AccountGrant::new(GrantLevel::Table, ["a", "t", ""], &["INSERT", "SELECT"]),
        ];
        let joined = joined(&grants);
        assert_eq!(joined.len(), 2);
        assert_eq!(joined[0].level, GrantLevel::Global);
        assert_eq!(joined[1].privileges, ["INSERT", "SELECT"]);
    }
}
