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
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerInstanceQuery {
    pub offset: u64,
    pub limit: u64,
    pub pagination_type: String,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerInstanceList {
    pub total_count: u64,
    #[serde(rename = "DBInstances", deserialize_with = "rows")]
    pub db_instances: Vec<SqlServerInstance>,
}

/// One instance: `Status` 2 running, 1 creating, 4 isolated; `ROFlag` `RO` for a read-only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerInstance {
    pub instance_id: String,
    pub name: String,
    pub status: i64,
    #[serde(rename = "ROFlag")]
    pub ro_flag: String,
    pub version_name: String,
    pub vip: String,
    pub vport: i64,
}

/// Asks for a page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerDatabaseQuery {
    pub instance_id_set: Vec<String>,
    pub offset: u64,
    pub limit: u64,
}

/// A page of databases, by instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerDatabaseList {
    pub total_count: u64,
    #[serde(rename = "DBInstances", deserialize_with = "rows")]
    pub db_instances: Vec<SqlServerDatabases>,
}

/// Databases of one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerDatabases {
    #[serde(rename = "DBDetails")]
    pub db_details: Vec<SqlServerDatabase>,
}

/// One database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerDatabase {
    pub name: String,
}

/// Asks for a page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerAccountQuery {
    pub instance_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerAccountList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub accounts: Vec<SqlServerAccount>,
}

/// One account. `AccountType` is `L0` to `L4`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SqlServerAccount {
    pub name: String,
    pub account_type: String,
}
