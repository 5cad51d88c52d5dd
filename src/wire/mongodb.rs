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
pub(crate) struct MongodbInstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MongodbInstanceList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) instance_details: Vec<MongodbInstance>,
}

/// One instance: `Status` 2 running, 0 uninitialised, -2 and -3 isolated; `InstanceType` 3 for a read-only one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct MongodbInstance {
    pub(crate) instance_id: String,
    pub(crate) instance_name: String,
    pub(crate) status: i64,
    pub(crate) instance_type: i64,
    pub(crate) mongo_version: String,
    pub(crate) vip: String,
    pub(crate) vport: i64,
}

/// Asks about one instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct MongodbInstanceName {
    pub(crate) instance_id: String,
}

/// Accounts of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MongodbAccountList {
    #[serde(deserialize_with = "rows")]
    pub(crate) users: Vec<MongodbAccount>,
}

/// One account. MongoDB accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct MongodbAccount {
    pub(crate) user_name: String,
}
