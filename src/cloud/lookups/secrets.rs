//! `ssm`: existing credentials.

use super::pages::ListReader;
use crate::{
    cloud::{client::Client, reading::bounded},
    domain::facts::{Answer, LookUpError, SecretAccount, SecretFact},
    wire::secrets::{DescribeSecret, ListSecrets, SecretDescription, SecretMetadata, SecretName, SecretQuery},
};

/// Rows of one page: the most that any client of the service uses (docs/api.md §8.1).
const SECRETS: u64 = 200;
/// `SecretType` of a database credential (docs/api.md §1.3).
const DATABASE_CREDENTIAL: u64 = 1;
/// The most accounts that are kept of one credential. A credential has two; an answer with many more cannot be right.
const MOST_ACCOUNTS: usize = 16;
/// The most hosts that are kept of one account.
const MOST_HOSTS: usize = 1_000;

/// Describes the credential of a name. Returns `None` if there is no credential of that name.
pub(in crate::cloud) async fn name(
    client: &Client,
    region: &str,
    name: &str,
) -> Result<Option<SecretDescription>, LookUpError> {
    match client.call::<DescribeSecret>(region, &SecretName { secret_name: name.to_owned() }).await {
        // A description of another credential says nothing about this name.
        Ok(secret) if !secret.secret_name.is_empty() && secret.secret_name != name => {
            Err(LookUpError::Odd(format!("DescribeSecret: {}", bounded(secret.secret_name))))
        }
        Ok(secret) => Ok(Some(secret)),
        Err(LookUpError::Refused { code, .. }) if code.starts_with("ResourceNotFound") => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// Lists the database credentials whose names contain `search`.
pub(super) async fn list(reader: &mut ListReader<'_>, search: &str) -> Result<(), LookUpError> {
    let request = |page: super::pages::PagePosition| SecretQuery {
        offset: page.offset,
        limit: page.limit,
        search_secret_name: search.to_owned(),
        secret_type: DATABASE_CREDENTIAL,
        tag_filters: Vec::new(),
    };
    let rows = |page: crate::wire::secrets::SecretList| {
        (page.secret_metadatas.into_iter().map(listed).collect(), page.total_count)
    };
    reader.pages::<ListSecrets, _>(SECRETS, request, rows, Answer::Secrets).await
}

/// Converts a row of the list. Some types differ from `DescribeSecret` (docs/api.md §8.1).
fn listed(row: SecretMetadata) -> SecretFact {
    fact(SecretDescription {
        secret_name: row.secret_name,
        description: row.description,
        kms_key_id: row.kms_key_id,
        create_uin: row.create_uin,
        status: row.status,
        delete_time: row.delete_time,
        create_time: row.create_time,
        product_name: row.product_name,
        resource_id: row.resource_id,
        rotation_status: row.rotation_status.map(|status| status == 1),
        ..SecretDescription::default()
    })
}

/// Converts a description of a credential into the fact that the rules use.
pub(in crate::cloud) fn fact(secret: SecretDescription) -> SecretFact {
    let text = |text: Option<String>| bounded(text.unwrap_or_default());
    let some = |text: Option<String>| text.filter(|text| !text.is_empty()).map(bounded);
    SecretFact {
        name: bounded(secret.secret_name),
        status: text(secret.status),
        product: text(secret.product_name),
        instance: text(secret.resource_id),
        description: text(secret.description),
        key: text(secret.kms_key_id),
        rotates: secret.rotation_status,
        every: secret.rotation_frequency,
        next_run: some(secret.next_rotation_time),
        created: secret.create_time.filter(|time| *time > 0),
        deleted: secret.delete_time.filter(|time| *time > 0),
        creator: some(secret.create_uin_string)
            .or_else(|| secret.create_uin.filter(|uin| *uin > 0).map(|uin| uin.to_string()))
            .unwrap_or_default(),
        accounts: secret
            .account_info_list
            .unwrap_or_default()
            .into_iter()
            .take(MOST_ACCOUNTS)
            .map(|account| SecretAccount {
                name: bounded(account.account_name),
                hosts: account.host.into_iter().take(MOST_HOSTS).map(bounded).collect(),
                version: text(account.version),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_list_rotates_where_its_status_is_one() {
        let rotates = |status| listed(SecretMetadata { rotation_status: status, ..SecretMetadata::default() }).rotates;
        assert_eq!([Some(1), Some(0), None].map(rotates), [Some(true), Some(false), None]);
    }

    #[test]
    fn zero_and_empty_members_become_none() {
        let told = |created, uin, text: &str| {
            let secret = SecretDescription {
                create_time: Some(created),
                delete_time: Some(created),
                create_uin: Some(uin),
                create_uin_string: Some(text.to_owned()),
                next_rotation_time: Some(text.to_owned()),
                ..SecretDescription::default()
            };
            let fact = fact(secret);
            (fact.created, fact.deleted, fact.creator, fact.next_run)
        };
        assert_eq!(told(0, 0, ""), (None, None, String::new(), None));
        assert_eq!(told(1, 7, ""), (Some(1), Some(1), "7".to_owned(), None));
        assert_eq!(told(1, 7, "8"), (Some(1), Some(1), "8".to_owned(), Some("8".to_owned())));
    }
}
