//! `tag` 2018-08-13: the tags of the account.

use serde::{Deserialize, Serialize};

use super::{actions, rows};

actions! { "tag" "2018-08-13":
    /// Lists tag keys (docs/api.md §8.5); `Limit` at most 1,000, `Offset` is a multiple of it.
    DescribeTagKeys(TagKeyQuery) -> TagKeyList;
    /// Lists the values of tag keys (docs/api.md §8.5); `Limit` at most 1,000, `Offset` is a multiple of it.
    DescribeTagValues(TagValueQuery) -> TagValueList;
    /// Lists the tags of resources (docs/api.md §8.5).
    DescribeResourceTagsByResourceIds(ResourceTagQuery) -> TagValueList;
}

/// Asks for a page of keys. `Category` is `Custom`, `System` or `All`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TagKeyQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
    pub(crate) category: String,
}

/// A page of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagKeyList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) tags: Vec<String>,
}

/// Asks for a page of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TagValueQuery {
    pub(crate) tag_keys: Vec<String>,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagValueList {
    pub(crate) total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub(crate) tags: Vec<TagPair>,
}

/// One value and its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct TagPair {
    pub(crate) tag_key: String,
    pub(crate) tag_value: String,
}

/// Asks for a page of the tags of resources of one service in one region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct ResourceTagQuery {
    pub(crate) service_type: String,
    pub(crate) resource_prefix: String,
    pub(crate) resource_ids: Vec<String>,
    pub(crate) resource_region: String,
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}
