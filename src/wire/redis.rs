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
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisInstanceQuery {
    pub offset: u64,
    pub limit: u64,
}

/// A page of instances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisInstanceList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub instance_set: Vec<RedisInstance>,
}

/// One instance: `Status` 2 running, 0 uninitialised, -2 isolated, -3 about to be deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisInstance {
    pub instance_id: String,
    pub instance_name: String,
    pub status: i64,
    pub engine: String,
    pub current_redis_version: String,
    pub wan_ip: String,
    pub port: i64,
}

/// Asks for a page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisAccountQuery {
    pub instance_id: String,
    pub offset: u64,
    pub limit: u64,
}

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisAccountList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub accounts: Vec<RedisAccount>,
}

/// One account. Redis accounts have no host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct RedisAccount {
    pub account_name: String,
}
