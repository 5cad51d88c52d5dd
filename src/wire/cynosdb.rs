//! `cynosdb` 2019-01-07: TDSQL-C clusters and what they contain. Secrets Manager takes the id of the cluster.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "cynosdb" "2019-01-07":
    /// Lists clusters (docs/api.md §8.2); `Limit` at most 100.
    DescribeClusters(ClusterQuery) -> ClusterList;
    /// Lists databases (docs/api.md §8.3).
    DescribeClusterDatabases(ClusterDatabaseQuery) -> ClusterDatabaseList;
    /// Lists tables and views of a database (docs/api.md §8.3).
    DescribeClusterDatabaseTables(ClusterTableQuery) -> ClusterTableList;
    /// Lists accounts (docs/api.md §8.4).
    DescribeAccounts(ClusterAccountQuery) -> ClusterAccountList;
}

/// Asks for a page of clusters. `DbType` is `MYSQL`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterQuery {
    pub db_type: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub cluster_set: Vec<ClusterItem>,
}

/// One cluster. `Status` is a word, such as `running`, `isolated` or `creating`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterItem {
    pub cluster_id: String,
    pub cluster_name: String,
    pub status: String,
    pub db_version: String,
    pub vip: String,
    pub vport: i64,
}

/// Asks for a page of databases of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterDatabaseQuery {
    pub cluster_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterDatabaseList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub databases: Vec<String>,
}

/// Asks for a page of tables. `TableType` is `view`, `base_table` or `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterTableQuery {
    pub cluster_id: String,
    pub db: String,
    pub offset: u64,
    pub limit: u64,
    pub table_type: String,
}

/// A page of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterTableList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub tables: Vec<String>,
}

/// Asks for a page of accounts of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterAccountQuery {
    pub cluster_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterAccountList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub account_set: Vec<ClusterAccount>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ClusterAccount {
    pub account_name: String,
    pub host: String,
}
