//! `kms` 2019-01-18: the KMS keys of a region.

use serde::{Deserialize, Serialize};

use super::actions;

actions! { "kms" "2019-01-18":
    /// Lists keys with their state (docs/api.md §8.5).
    ListKeyDetail(KeyQuery) -> KeyList;
}

/// Asks for a page of keys; `Limit` at most 200.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct KeyQuery {
    pub offset: u64,
    pub limit: u64,
}

/// A page of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "the API's own names")]
pub struct KeyList {
    pub total_count: u64,
    pub key_metadatas: Vec<KeyMetadata>,
}

/// One key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[expect(missing_docs, reason = "the API's own names")]
pub struct KeyMetadata {
    pub key_id: String,
    pub alias: String,
    pub description: String,
    pub key_state: String,
    pub key_usage: String,
}
