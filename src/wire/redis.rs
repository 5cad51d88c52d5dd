//! `redis` 2018-04-12: Redis instances and their accounts.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "redis" "2018-04-12":
    /// Lists instances (docs/api.md §8.2); `Limit` at most 1,000, `Offset` is a multiple of it.
    DescribeInstances(RedisInstanceQuery) -> RedisInstanceList;
    /// Lists accounts (docs/api.md §8.4); `Limit` at most 100, `Offset` is a multiple of it.
    DescribeInstanceAccount(RedisAccountQuery) -> RedisAccountList;
}

/// Asks for a page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RedisInstanceQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct RedisInstanceList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) instance_set: Vec<RedisInstance>,
}

/// One instance: `Status` 2 running, 0 uninitialised, -2 isolated, -3 about to be deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RedisInstance {
    pub(crate) instance_id: String,
    pub(crate) instance_name: String,
    pub(crate) status: i64,
    pub(crate) engine: String,
    pub(crate) current_redis_version: String,
    pub(crate) wan_ip: String,
    pub(crate) port: i64,
}

/// Asks for a page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RedisAccountQuery {
    pub(crate) instance_id: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct RedisAccountList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) accounts: Vec<RedisAccount>,
}

/// One account. Redis accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RedisAccount {
    pub(crate) account_name: String,
}
