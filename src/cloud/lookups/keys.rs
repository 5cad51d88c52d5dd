//! `kms` and `tag`: keys of the region, tags of the account.

use super::pages::ListReader;
use crate::{
    domain::facts::{Answer, KmsKey, LookUpError},
    wire::{
        keys::{KeyMetadata, KeyQuery, ListKeyDetail},
        tags::{DescribeTagKeys, DescribeTagValues, TagKeyQuery, TagValueQuery},
    },
};

/// Rows of one page: the largest documented `Limit` (docs/api.md §8.5).
const KEYS: u64 = 200;
const TAGS: u64 = 1_000;

pub(super) async fn keys(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<ListKeyDetail, _>(
            KEYS,
            |page| KeyQuery { offset: page.offset, limit: page.limit },
            |page| (page.key_metadatas.into_iter().map(key).collect(), page.total_count),
            Answer::Keys,
        )
        .await
}

fn key(row: KeyMetadata) -> KmsKey {
    KmsKey { id: row.key_id, alias: row.alias, state: row.key_state, usage: row.key_usage }
}

/// Lists the tag keys that users made. Those of the cloud itself cannot be set.
pub(super) async fn tag_keys(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<DescribeTagKeys, _>(
            TAGS,
            |page| TagKeyQuery { offset: page.offset, limit: page.limit, category: "Custom".to_owned() },
            |page| (page.tags, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn tag_values(reader: &mut ListReader<'_>, key: &str) -> Result<(), LookUpError> {
    reader
        .pages::<DescribeTagValues, _>(
            TAGS,
            |page| TagValueQuery { tag_keys: vec![key.to_owned()], offset: page.offset, limit: page.limit },
            |page| (page.tags.into_iter().map(|tag| tag.tag_value).collect(), page.total_count),
            Answer::Names,
        )
        .await
}
