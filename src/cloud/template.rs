//! Reads an existing credential as the beginning of a new draft. The secret value is never asked for.

use super::{
    client::Client,
    lookups::{self, fact},
    reading::bounded,
};
use crate::{
    catalog::{Capability, Catalog},
    domain::{
        draft::{Draft, Tag},
        endpoint::Site,
        facts::{LookUpError, SecretAccount, SecretFact},
        fields::FieldId,
        grants::{Unit, normal},
        rule::Message,
        schedule,
        template::{NO_TAGS, Template, UNTOLD, UnreadField},
    },
    wire::{
        cdb::AccountName,
        secrets::{DescribeRotationDetail, ListSecrets, RotationDetail, SecretDescription, SecretName, SecretQuery},
        tags::{DescribeResourceTagsByResourceIds, ResourceTagQuery},
    },
};

/// `SecretType` of a database credential (docs/api.md §1.3).
const DATABASE_CREDENTIAL: u64 = 1;
/// `Version` of the account in use.
const CURRENT: &str = "SSM_Current";
/// The most hosts whose grants are read and compared.
const MOST_HOSTS: usize = 16;
/// The most tags of a resource (docs/api.md §3).
const MOST_TAGS: u64 = 50;
/// The answer of `ListSecrets` for a credential that is encrypted with the default key.
const DEFAULT_KEY: &str = "DEFAULT";

/// Reads the credential of a name.
///
/// # Errors
/// Returns a message if there is no such database credential, or if the service does not describe it.
pub(crate) async fn read(client: &Client, region: &str, name: &str) -> Result<Template, Message> {
    let named = |id| Message::new(id).with("name", name);
    let secret = match lookups::name(client, region, name).await {
        Ok(Some(secret)) => secret,
        Ok(None) => return Err(named("template-absent").with("region", region)),
        Err(trouble) => return Err(trouble.message()),
    };
    if secret.secret_type.is_some_and(|kind| kind != 1) {
        return Err(named("template-not-database"));
    }
    let reading = CredentialReading { client, region, secret: fact(secret.clone()) };
    let (key, rotation, tags, account) =
        tokio::join!(reading.key_kind(), reading.rotation(), reading.tags(), reading.account());
    let mut template = Template { of: name.to_owned(), draft: reading.draft(), unread: Vec::new() };
    take_encryption(&mut template, &secret, key);
    take_rotation(&mut template, &reading.secret, rotation);
    match tags {
        Ok(tags) if tags.is_empty() => missed(&mut template, FieldId::Tags, Message::new(NO_TAGS)),
        Ok(tags) => template.draft.tags = tags,
        Err(why) => missed(&mut template, FieldId::Tags, why),
    }
    match account {
        Ok(account) => {
            template.draft.hosts.clone_from(&account.hosts);
            match reading.grants(&account).await {
                Ok((grants, note)) => {
                    template.draft.grants = grants;
                    if let Some(note) = note {
                        missed(&mut template, FieldId::Grants, note);
                    }
                }
                Err(why) => missed(&mut template, FieldId::Grants, why),
            }
        }
        Err(why) => {
            missed(&mut template, FieldId::Hosts, why.clone());
            missed(&mut template, FieldId::Grants, why);
        }
    }
    if client.endpoint().site() == Site::China {
        // No call tells these.
        for field in [FieldId::Remark, FieldId::Cluster] {
            missed(&mut template, field, Message::new(UNTOLD));
        }
    }
    for (field, text) in [(FieldId::Product, &template.draft.product), (FieldId::Instance, &template.draft.instance)] {
        if text.is_empty() {
            template.unread.push(UnreadField { field, why: Message::new(UNTOLD) });
        }
    }
    template.unread.sort_by_key(|unread| unread.field);
    Ok(template)
}

fn missed(template: &mut Template, field: FieldId, why: Message) {
    template.unread.push(UnreadField { field, why });
}

/// Takes the key only where it is known that it was chosen: a default key belongs to Secrets Manager, and a request for
/// it names none.
fn take_encryption(template: &mut Template, secret: &SecretDescription, key: Result<Option<String>, Message>) {
    match key {
        Ok(key) => template.draft.key = key.unwrap_or_default(),
        Err(why) => missed(template, FieldId::Key, why),
    }
    if secret.encrypt_type == Some(1) {
        "1".clone_into(&mut template.draft.encrypt_type);
    }
}

fn take_rotation(template: &mut Template, secret: &SecretFact, detail: Result<RotationDetail, LookUpError>) {
    let told = detail.as_ref().ok();
    let draft = &mut template.draft;
    draft.rotate = told.and_then(|detail| detail.enable_rotation).or(secret.rotates);
    match draft.rotate {
        Some(true) => {}
        Some(false) => return,
        None => {
            let why = detail.err().map_or_else(|| Message::new(UNTOLD), |trouble| trouble.message());
            return missed(template, FieldId::Rotate, why);
        }
    }
    let every = told.and_then(|detail| detail.frequency).or(secret.every).filter(|days| *days > 0);
    draft.every = every.map(|days| days.to_string()).unwrap_or_default();
    let begin = told.and_then(|detail| detail.next_rotate_begin_time.clone()).or_else(|| secret.next_run.clone());
    draft.begin = begin.filter(|text| schedule::parse(text).is_some()).unwrap_or_default();
    let (has_every, has_begin) = (!draft.every.is_empty(), !draft.begin.is_empty());
    let why = detail.err().map_or_else(|| Message::new(UNTOLD), |trouble| trouble.message());
    for (field, is_told) in [(FieldId::Every, has_every), (FieldId::Begin, has_begin)] {
        if !is_told {
            missed(template, field, why.clone());
        }
    }
}

/// What the questions about one credential have in common.
struct CredentialReading<'a> {
    client: &'a Client,
    region: &'a str,
    secret: SecretFact,
}

impl CredentialReading<'_> {
    /// What the description of the credential itself tells.
    fn draft(&self) -> Draft {
        let SecretFact { product, instance, description, .. } = &self.secret;
        Draft {
            region: self.region.to_owned(),
            product: Catalog::built_in().spelled(product).to_owned(),
            instance: instance.clone(),
            description: description.clone(),
            ..Draft::default()
        }
    }

    /// Returns the key that the user of the credential chose, or `None` for the default key. Only the list tells which
    /// of the two it is.
    async fn key_kind(&self) -> Result<Option<String>, Message> {
        let SecretFact { name, key, .. } = &self.secret;
        if key.is_empty() {
            return Ok(None);
        }
        let query = SecretQuery {
            limit: 200,
            search_secret_name: name.clone(),
            secret_type: DATABASE_CREDENTIAL,
            ..SecretQuery::default()
        };
        let unknown = || Message::new("template-key-kind").with("key", key.as_str());
        let list = self.client.call::<ListSecrets>(self.region, &query).await.map_err(|_| unknown())?;
        let row = list.secret_metadatas.into_iter().find(|row| row.secret_name == *name).ok_or_else(unknown)?;
        match row.kms_key_type.as_deref() {
            Some(DEFAULT_KEY) => Ok(None),
            Some(_) => Ok(Some(key.clone())),
            None => Err(unknown()),
        }
    }

    async fn rotation(&self) -> Result<RotationDetail, LookUpError> {
        let name = SecretName { secret_name: self.secret.name.clone() };
        self.client.call::<DescribeRotationDetail>(self.region, &name).await
    }

    async fn tags(&self) -> Result<Vec<Tag>, Message> {
        let SecretFact { name, creator, .. } = &self.secret;
        if creator.is_empty() {
            return Err(Message::new(UNTOLD));
        }
        let query = ResourceTagQuery {
            service_type: "ssm".to_owned(),
            resource_prefix: "secret".to_owned(),
            // The id of a credential among all resources (docs/api.md §8.5).
            resource_ids: vec![format!("creatorUin/{creator}/{name}")],
            resource_region: self.region.to_owned(),
            offset: 0,
            limit: MOST_TAGS,
        };
        let list = self.client.call::<DescribeResourceTagsByResourceIds>(self.region, &query).await;
        let list = list.map_err(|trouble| trouble.message())?;
        let tag = |pair: crate::wire::tags::TagPair| Tag { key: bounded(pair.tag_key), value: bounded(pair.tag_value) };
        Ok(list.tags.into_iter().map(tag).collect())
    }

    /// Returns the account in use, with its hosts.
    async fn account(&self) -> Result<SecretAccount, Message> {
        let SecretFact { accounts, instance, .. } = &self.secret;
        let current = accounts.iter().find(|account| account.version == CURRENT).or_else(|| accounts.first());
        let Some(current) = current else { return Err(Message::new("template-no-accounts")) };
        if !current.hosts.is_empty() {
            return Ok(current.clone());
        }
        let listed = lookups::accounts_of(self.client, self.region, (instance, &current.name)).await;
        let listed = listed.map_err(|trouble| trouble.message())?.into_iter();
        let hosts = listed.filter(|account| account.user == current.name).map(|account| account.host);
        let hosts: Vec<String> = hosts.filter(|host| !host.is_empty()).collect();
        if hosts.is_empty() {
            return Err(Message::new("template-no-hosts").with("account", current.name.as_str()));
        }
        Ok(SecretAccount { hosts, ..current.clone() })
    }

    /// Returns the grants of an account, and a note if they differ between its hosts.
    async fn grants(&self, account: &SecretAccount) -> Result<(Vec<Unit>, Option<Message>), Message> {
        let service = Catalog::built_in().service_of(&self.secret.instance);
        if service.is_none_or(|service| !service.has(Capability::AccountGrants)) {
            return Err(Message::new("template-no-grants").with("instance", self.secret.instance.as_str()));
        }
        let mut first: Option<Vec<Unit>> = None;
        for host in account.hosts.iter().take(MOST_HOSTS) {
            let name = AccountName {
                instance_id: self.secret.instance.clone(),
                user: account.name.clone(),
                host: host.clone(),
            };
            let found = lookups::account_grants(self.client, self.region, name).await;
            let found = found.map_err(|trouble| trouble.message())?;
            match &first {
                None => first = Some(found),
                Some(grants) if !normal::compare(grants, &found).is_empty() => {
                    let note = Message::new("template-hosts-differ").with("host", account.hosts[0].as_str());
                    return Ok((entered(grants), Some(note.with("other", host.as_str()))));
                }
                Some(_) => {}
            }
        }
        Ok((entered(&first.unwrap_or_default()), None))
    }
}

/// The units without `USAGE`, which grants nothing and is no privilege of a request.
fn entered(units: &[Unit]) -> Vec<Unit> {
    let kept = |unit: &Unit| {
        let privileges = unit.privileges.iter().filter(|word| !word.eq_ignore_ascii_case("USAGE")).cloned().collect();
        Unit { place: unit.place.clone(), privileges }
    };
    units.iter().map(kept).filter(|unit| !unit.privileges.is_empty()).collect()
}
