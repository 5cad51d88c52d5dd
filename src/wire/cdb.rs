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
pub(crate) struct InstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) instance_ids: Vec<String>,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct InstanceList {
    pub(crate) total_count: u64,
    pub(crate) items: Vec<InstanceItem>,
}

/// One instance: `Status` 0 creating, 1 running, 4 isolating, 5 isolated; `InstanceType` 1 master, 2 disaster
/// recovery, 3 read-only; `CdbError` 1 for a locked disk; `InitFlag` 0 for an uninitialised one; `TaskStatus` is 0 if no
/// task runs on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct InstanceItem {
    pub(crate) instance_id: String,
    pub(crate) instance_name: String,
    pub(crate) status: i64,
    pub(crate) task_status: i64,
    pub(crate) init_flag: Option<i64>,
    pub(crate) instance_type: i64,
    pub(crate) engine_version: String,
    pub(crate) vip: String,
    pub(crate) vport: i64,
    pub(crate) cdb_error: i64,
}

/// Asks for a page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct DatabaseQuery {
    pub(crate) instance_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// Asks for a page of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TableQuery {
    pub(crate) instance_id: String,
    pub(crate) database: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// Asks for the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ColumnQuery {
    pub(crate) instance_id: String,
    pub(crate) database: String,
    pub(crate) table: String,
}

/// Names of databases, tables or columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct NameList {
    pub(crate) total_count: u64,
    pub(crate) items: Vec<String>,
}

/// Asks for a page of accounts; the regular expression filters by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct AccountQuery {
    pub(crate) instance_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) account_regexp: String,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AccountList {
    pub(crate) total_count: u64,
    pub(crate) items: Vec<AccountItem>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct AccountItem {
    pub(crate) user: String,
    pub(crate) host: String,
    pub(crate) notes: String,
}

/// Asks for the grants of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AccountName {
    pub(crate) instance_id: String,
    pub(crate) user: String,
    pub(crate) host: String,
}

/// Grants of one account. The names are `Table` and `Column` here, but `TableName` and `ColumnName` in Secrets Manager.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
pub(crate) struct AccountPrivileges {
    pub(crate) global_privileges: Option<Vec<String>>,
    pub(crate) database_privileges: Option<Vec<ObjectPrivileges>>,
    pub(crate) table_privileges: Option<Vec<ObjectPrivileges>>,
    pub(crate) column_privileges: Option<Vec<ObjectPrivileges>>,
}

/// Privileges on one object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ObjectPrivileges {
    pub(crate) database: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) table: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) column: String,
    pub(crate) privileges: Vec<String>,
}

/// Asks for one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct InstanceName {
    pub(crate) instance_id: String,
}

/// Privileges that an instance can grant, by level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
pub(crate) struct SupportedPrivileges {
    pub(crate) global_supported_privileges: Vec<String>,
    pub(crate) database_supported_privileges: Vec<String>,
    pub(crate) table_supported_privileges: Vec<String>,
    pub(crate) column_supported_privileges: Vec<String>,
}
