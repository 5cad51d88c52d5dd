//! `mongodb` 2019-07-25: MongoDB instances and their accounts.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "mongodb" "2019-07-25":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 100.
    DescribeDBInstances(MongodbInstanceQuery) -> MongodbInstanceList;
    /// Lists accounts, all at once (docs/api.md §8.4).
    DescribeAccountUsers(MongodbInstanceName) -> MongodbAccountList;
}

/// Asks for a page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbInstanceQuery {
    pub offset: u64,
    pub limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbInstanceList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub instance_details: Vec<MongodbInstance>,
}

/// One instance: `Status` 2 running, 0 uninitialised, -2 and -3 isolated; `InstanceType` 3 for a read-only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbInstance {
    pub instance_id: String,
    pub instance_name: String,
    pub status: i64,
    pub instance_type: i64,
    pub mongo_version: String,
    pub vip: String,
    pub vport: i64,
}

/// Asks about one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbInstanceName {
    pub instance_id: String,
}

/// Accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbAccountList {
    #[serde(deserialize_with = "rows")]
    pub users: Vec<MongodbAccount>,
}

/// One account. MongoDB accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct MongodbAccount {
    pub user_name: String,
}
