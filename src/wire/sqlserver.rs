//! `sqlserver` 2018-03-28: SQL Server instances and what they contain.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "sqlserver" "2018-03-28":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 100.
    DescribeDBInstances(SqlServerInstanceQuery) -> SqlServerInstanceList;
    /// Lists databases (docs/api.md §8.3); `Limit` at most 100, `Offset` is the number of the page.
    DescribeDBs(SqlServerDatabaseQuery) -> SqlServerDatabaseList;
    /// Lists accounts (docs/api.md §8.4); `Limit` at most 100, `Offset` is the number of the page.
    DescribeAccounts(SqlServerAccountQuery) -> SqlServerAccountList;
}

/// Asks for a page of instances. `Offset` counts pages unless `PaginationType` is `offset`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerInstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    pub(crate) pagination_type: String,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SqlServerInstanceList {
    pub(crate) total_count: u64,
    #[serde(rename = "DBInstances", deserialize_with = "rows")]
    pub(crate) db_instances: Vec<SqlServerInstance>,
}

/// One instance: `Status` 2 running, 1 creating, 4 isolated; `ROFlag` `RO` for a read-only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerInstance {
    pub(crate) instance_id: String,
    pub(crate) name: String,
    pub(crate) status: i64,
    #[serde(rename = "ROFlag")]
    pub(crate) ro_flag: String,
    pub(crate) version_name: String,
    pub(crate) vip: String,
    pub(crate) vport: i64,
}

/// Asks for a page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerDatabaseQuery {
    pub(crate) instance_id_set: Vec<String>,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of databases, by instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SqlServerDatabaseList {
    pub(crate) total_count: u64,
    #[serde(rename = "DBInstances", deserialize_with = "rows")]
    pub(crate) db_instances: Vec<SqlServerDatabases>,
}

/// Databases of one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerDatabases {
    #[serde(rename = "DBDetails")]
    pub(crate) db_details: Vec<SqlServerDatabase>,
}

/// One database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerDatabase {
    pub(crate) name: String,
}

/// Asks for a page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerAccountQuery {
    pub(crate) instance_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SqlServerAccountList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) accounts: Vec<SqlServerAccount>,
}

/// One account. `AccountType` is `L0` to `L4`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct SqlServerAccount {
    pub(crate) name: String,
    pub(crate) account_type: String,
}
