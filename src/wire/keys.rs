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
pub(crate) struct KeyQuery {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

/// A page of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct KeyList {
    pub(crate) total_count: u64,
    pub(crate) key_metadatas: Vec<KeyMetadata>,
}

/// One key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct KeyMetadata {
    pub(crate) key_id: String,
    pub(crate) alias: String,
    pub(crate) description: String,
    pub(crate) key_state: String,
    pub(crate) key_usage: String,
}
