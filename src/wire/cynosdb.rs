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
pub(crate) struct ClusterQuery {
    pub(crate) db_type: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ClusterList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) cluster_set: Vec<ClusterItem>,
}

/// One cluster. `Status` is a word, such as `running`, `isolated` or `creating`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ClusterItem {
    pub(crate) cluster_id: String,
    pub(crate) cluster_name: String,
    pub(crate) status: String,
    pub(crate) db_version: String,
    pub(crate) vip: String,
    pub(crate) vport: i64,
}

/// Asks for a page of databases of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ClusterDatabaseQuery {
    pub(crate) cluster_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ClusterDatabaseList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) databases: Vec<String>,
}

/// Asks for a page of tables. `TableType` is `view`, `base_table` or `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ClusterTableQuery {
    pub(crate) cluster_id: String,
    pub(crate) db: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    pub(crate) table_type: String,
}

/// A page of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ClusterTableList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) tables: Vec<String>,
}

/// Asks for a page of accounts of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ClusterAccountQuery {
    pub(crate) cluster_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ClusterAccountList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) account_set: Vec<ClusterAccount>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ClusterAccount {
    pub(crate) account_name: String,
    pub(crate) host: String,
}
