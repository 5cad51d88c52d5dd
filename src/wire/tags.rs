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
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagKeyQuery {
    pub offset: u64,
    pub limit: u64,
    pub category: String,
}

/// A page of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagKeyList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub tags: Vec<String>,
}

/// Asks for a page of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagValueQuery {
    pub tag_keys: Vec<String>,
    pub offset: u64,
    pub limit: u64,
}

/// A page of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagValueList {
    pub total_count: u64,
    #[serde(deserialize_with = "rows")]
    pub tags: Vec<TagPair>,
}

/// One value and its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct TagPair {
    pub tag_key: String,
    pub tag_value: String,
}

/// Asks for a page of the tags of resources of one service in one region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct ResourceTagQuery {
    pub service_type: String,
    pub resource_prefix: String,
    pub resource_ids: Vec<String>,
    pub resource_region: String,
    pub offset: u64,
    pub limit: u64,
}
