//! `cdb` 2017-03-20: MySQL instances and what they contain. The id is `InstanceId` here, but `InstanceID` in Secrets
//! Manager.

use serde::{Deserialize, Serialize};

use super::actions;

actions! { "cdb" "2017-03-20":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 2,000.
    DescribeDBInstances(InstanceQuery) -> InstanceList;
    /// Lists databases (docs/api.md §8.3); `Limit` at most 5,000.
    DescribeDatabases(DatabaseQuery) -> NameList;
    /// Lists tables of a database (docs/api.md §8.3); `Limit` at most 5,000.
    DescribeTables(TableQuery) -> NameList;
    /// Lists columns of a table, all at once (docs/api.md §8.3).
    DescribeTableColumns(ColumnQuery) -> NameList;
    /// Lists accounts (docs/api.md §8.4); `Limit` at most 100.
    DescribeAccounts(AccountQuery) -> AccountList;
    /// Returns the grants of one account (docs/api.md §8.4).
    DescribeAccountPrivileges(AccountName) -> AccountPrivileges;
    /// Returns the privileges that the instance can grant (docs/api.md §2.2).
    DescribeSupportedPrivileges(InstanceName) -> SupportedPrivileges;
}

/// Asks for a page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct InstanceQuery {
    pub offset: u64,
    pub limit: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instance_ids: Vec<String>,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct InstanceList {
    pub total_count: u64,
    pub items: Vec<InstanceItem>,
}

/// One instance: `Status` 0 creating, 1 running, 4 isolating, 5 isolated; `InstanceType` 1 master, 2 disaster
/// recovery, 3 read-only; `CdbError` 1 for a locked disk; `InitFlag` 0 for an uninitialised one; `TaskStatus` is 0 if no
/// task runs on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct InstanceItem {
    pub instance_id: String,
    pub instance_name: String,
    pub status: i64,
    pub task_status: i64,
    pub init_flag: Option<i64>,
    pub instance_type: i64,
    pub engine_version: String,
    pub vip: String,
    pub vport: i64,
    pub cdb_error: i64,
}

/// Asks for a page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct DatabaseQuery {
    pub instance_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// Asks for a page of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TableQuery {
    pub instance_id: String,
    pub database: String,
    pub offset: u64,
    pub limit: u64,
}

/// Asks for the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ColumnQuery {
    pub instance_id: String,
    pub database: String,
    pub table: String,
}

/// Names of databases, tables or columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct NameList {
    pub total_count: u64,
    pub items: Vec<String>,
}

/// Asks for a page of accounts; the regular expression filters by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct AccountQuery {
    pub instance_id: String,
    pub offset: u64,
    pub limit: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub account_regexp: String,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct AccountList {
    pub total_count: u64,
    pub items: Vec<AccountItem>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct AccountItem {
    pub user: String,
    pub host: String,
    pub notes: String,
}

/// Asks for the grants of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct AccountName {
    pub instance_id: String,
    pub user: String,
    pub host: String,
}

/// Grants of one account. The names are `Table` and `Column` here, but `TableName` and `ColumnName` in Secrets Manager.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct AccountPrivileges {
    pub global_privileges: Option<Vec<String>>,
    pub database_privileges: Option<Vec<ObjectPrivileges>>,
    pub table_privileges: Option<Vec<ObjectPrivileges>>,
    pub column_privileges: Option<Vec<ObjectPrivileges>>,
}

/// Privileges on one object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ObjectPrivileges {
    pub database: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub table: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub column: String,
    pub privileges: Vec<String>,
}

/// Asks for one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct InstanceName {
    pub instance_id: String,
}

/// Privileges that an instance can grant, by level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct SupportedPrivileges {
    pub global_supported_privileges: Vec<String>,
    pub database_supported_privileges: Vec<String>,
    pub table_supported_privileges: Vec<String>,
    pub column_supported_privileges: Vec<String>,
}
