//! `dcdb` 2018-04-11: TDSQL for MySQL. `mariadb` has the same bodies.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "dcdb" "2018-04-11":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 100.
    DescribeDCDBInstances(TdsqlInstanceQuery) -> TdsqlInstanceList;
    /// Lists databases, all at once (docs/api.md §8.3).
    DescribeDatabases(TdsqlInstance) -> TdsqlDatabaseList;
    /// Lists tables, views, procedures and functions of a database, all at once (docs/api.md §8.3).
    DescribeDatabaseObjects(TdsqlDatabase) -> TdsqlObjects;
    /// Lists columns of a table, all at once (docs/api.md §8.3).
    DescribeDatabaseTable(TdsqlTable) -> TdsqlColumnList;
    /// Lists accounts, all at once (docs/api.md §8.4).
    DescribeAccounts(TdsqlInstance) -> TdsqlAccountList;
}

/// Asks for a page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlInstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TdsqlInstanceList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) instances: Vec<TdsqlInstanceItem>,
}

/// One instance: `Status` 2 running, 0 creating, 3 and 4 uninitialised, -1 isolated; `InstanceType` 3 and 4, or `DcnFlag`
/// 2, for disaster recovery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlInstanceItem {
    pub(crate) instance_id: String,
    pub(crate) instance_name: String,
    pub(crate) status: i64,
    pub(crate) instance_type: i64,
    pub(crate) dcn_flag: i64,
    pub(crate) db_version: String,
    pub(crate) vip: String,
    pub(crate) vport: i64,
}

/// Asks about one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlInstance {
    pub(crate) instance_id: String,
}

/// Databases of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TdsqlDatabaseList {
    #[serde(deserialize_with = "rows")]
    pub(crate) databases: Vec<TdsqlDatabaseName>,
}

/// One database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlDatabaseName {
    pub(crate) db_name: String,
}

/// Asks for the objects of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlDatabase {
    pub(crate) instance_id: String,
    pub(crate) db_name: String,
}

/// Tables and views of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TdsqlObjects {
    #[serde(deserialize_with = "rows")]
    pub(crate) tables: Vec<TdsqlTableName>,
    #[serde(default, deserialize_with = "rows")]
    pub(crate) views: Vec<TdsqlViewName>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlTableName {
    pub(crate) table: String,
}

/// One view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlViewName {
    pub(crate) view: String,
}

/// Asks for the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlTable {
    pub(crate) instance_id: String,
    pub(crate) db_name: String,
    pub(crate) table: String,
}

/// Columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TdsqlColumnList {
    #[serde(deserialize_with = "rows")]
    pub(crate) cols: Vec<TdsqlColumn>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlColumn {
    pub(crate) col: String,
}

/// Accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TdsqlAccountList {
    #[serde(deserialize_with = "rows")]
    pub(crate) users: Vec<TdsqlAccount>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TdsqlAccount {
    pub(crate) user_name: String,
    pub(crate) host: String,
}
