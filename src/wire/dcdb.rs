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
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlInstanceQuery {
    pub offset: u64,
    pub limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlInstanceList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub instances: Vec<TdsqlInstanceItem>,
}

/// One instance: `Status` 2 running, 0 creating, 3 and 4 uninitialised, -1 isolated; `InstanceType` 3 and 4, or `DcnFlag`
/// 2, for disaster recovery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlInstanceItem {
    pub instance_id: String,
    pub instance_name: String,
    pub status: i64,
    pub instance_type: i64,
    pub dcn_flag: i64,
    pub db_version: String,
    pub vip: String,
    pub vport: i64,
}

/// Asks about one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlInstance {
    pub instance_id: String,
}

/// Databases of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlDatabaseList {
    #[serde(deserialize_with = "rows")]
    pub databases: Vec<TdsqlDatabaseName>,
}

/// One database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlDatabaseName {
    pub db_name: String,
}

/// Asks for the objects of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlDatabase {
    pub instance_id: String,
    pub db_name: String,
}

/// Tables and views of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlObjects {
    #[serde(deserialize_with = "rows")]
    pub tables: Vec<TdsqlTableName>,
    #[serde(default, deserialize_with = "rows")]
    pub views: Vec<TdsqlViewName>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlTableName {
    pub table: String,
}

/// One view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlViewName {
    pub view: String,
}

/// Asks for the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlTable {
    pub instance_id: String,
    pub db_name: String,
    pub table: String,
}

/// Columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlColumnList {
    #[serde(deserialize_with = "rows")]
    pub cols: Vec<TdsqlColumn>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlColumn {
    pub col: String,
}

/// Accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlAccountList {
    #[serde(deserialize_with = "rows")]
    pub users: Vec<TdsqlAccount>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TdsqlAccount {
    pub user_name: String,
    pub host: String,
}
