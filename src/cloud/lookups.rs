//! Answers the look-ups of a draft. Lists are read page by page, with the largest documented page size (docs/api.md
//! §8).

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher as _},
};

use super::{client::Client, reading::bounded};
use crate::{
    domain::{
        endpoint::is_region,
        facts::{
            Account, Answer, Ask, Identity, Instance, InstanceState, KmsKey, LookUpError, NameState, Page, Question,
            SecretAccount, SecretFact, Service, Supported,
        },
        grants::{Place, Unit},
    },
    wire::{
        Nothing, databases as cdb,
        identity::GetCallerIdentity,
        keys::{KeyMetadata, KeyQuery, ListKeyDetail},
        secrets::{
            DescribeSecret, DescribeSupportedProducts, GetRegions, GetServiceStatus, SecretDescription, SecretName,
        },
    },
};

/// The most rows that are read of one list, whatever its `TotalCount` says.
const MOST_ROWS: u64 = 1_000_000;
/// The most pages that are read of one list.
const MOST_PAGES: u64 = 500;
/// The most accounts that are kept of one credential. A credential has two; an answer with many more cannot be right.
const MOST_ACCOUNTS: usize = 16;
/// The most hosts that are kept of one account.
const MOST_HOSTS: usize = 1_000;

/// Answers a question. `emit` is called with every page as it arrives, and with the error if one ended the list.
pub async fn answer(client: &Client, ask: &Ask, mut emit: impl FnMut(Result<Page, LookUpError>) + Send) {
    let Ask { region, question } = ask;
    let asked = match question {
        Question::Instances { list } if list == "cdb" => instances(client, region, &mut emit).await,
        Question::Accounts { instance } => accounts(client, region, instance, &mut emit).await,
        Question::Databases { instance } => databases(client, region, instance, &mut emit).await,
        Question::Tables { instance, database } => tables(client, region, (instance, database), &mut emit).await,
        Question::Keys => keys(client, region, &mut emit).await,
        _ => match single(client, region, question).await {
            Ok(answer) => {
                emit(Ok(Page { answer, total: 1, is_last: true }));
                Ok(())
            }
            Err(trouble) => Err(trouble),
        },
    };
    if let Err(trouble) = asked {
        emit(Err(trouble));
    }
}

/// Describes the credential of a name. Returns `None` if there is no credential of that name.
pub(super) async fn name(client: &Client, region: &str, name: &str) -> Result<Option<SecretDescription>, LookUpError> {
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

/// Lists the accounts of an instance whose names have the prefix `begins`, with their hosts. A service that ignores
/// `AccountRegexp` lists every account, so the answer is filtered here too.
pub(super) async fn accounts_of(
    client: &Client,
    region: &str,
    (instance, begins): (&str, &str),
) -> Result<Vec<Account>, LookUpError> {
    let mut found = Vec::new();
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request = cdb::AccountQuery {
            instance_id: instance.to_owned(),
            offset,
            limit: ACCOUNTS,
            account_regexp: format!("^{begins}"),
        };
        let page = client.call::<cdb::DescribeAccounts>(region, &request).await?;
        let rows: Vec<Account> = page.items.into_iter().map(account).collect();
        if pages.take(&rows, page.total_count) {
            found.extend(rows.into_iter().filter(|account| account.user.starts_with(begins)));
        }
    }
    Ok(found)
}

fn account(item: cdb::AccountItem) -> Account {
    Account { user: item.user, host: item.host }
}

/// Reads the privileges that were granted to one account.
pub(super) async fn account_grants(
    client: &Client,
    region: &str,
    account: cdb::AccountName,
) -> Result<Vec<Unit>, LookUpError> {
    client.call::<cdb::DescribeAccountPrivileges>(region, &account).await.map(units)
}

async fn single(client: &Client, region: &str, question: &Question) -> Result<Answer, LookUpError> {
    Ok(match question {
        Question::Identity => {
            let caller = client.call::<GetCallerIdentity>(region, &Nothing {}).await?;
            Answer::Identity(Identity { account: caller.account_id, user: caller.user_id })
        }
        Question::Service => {
            let status = client.call::<GetServiceStatus>(region, &Nothing {}).await?;
            Answer::Service(Service {
                is_enabled: status.service_enabled,
                invalid_type: status.invalid_type,
                used: status.total_count,
                limit: status.secret_limit,
            })
        }
        Question::Regions => {
            let mut regions = client.call::<GetRegions>(region, &Nothing {}).await?.regions;
            // A region becomes part of a host name. An answer must not choose the host, so other texts are dropped.
            regions.retain(|region| is_region(region));
            Answer::Regions(regions)
        }
        Question::Products => {
            Answer::Products(client.call::<DescribeSupportedProducts>(region, &Nothing {}).await?.products)
        }
        Question::Name { name: wanted } => {
            let found = name(client, region, wanted).await?;
            Answer::Name(found.map_or(NameState::Free, |secret| NameState::Taken(Box::new(fact(secret)))))
        }
        Question::AccountGrants { instance, user, host } => {
            let account = cdb::AccountName { instance_id: instance.clone(), user: user.clone(), host: host.clone() };
            Answer::AccountGrants(account_grants(client, region, account).await?)
        }
        Question::Columns { instance, database, table } => {
            let request =
                cdb::ColumnQuery { instance_id: instance.clone(), database: database.clone(), table: table.clone() };
            Answer::Names(client.call::<cdb::DescribeTableColumns>(region, &request).await?.items)
        }
        Question::Supported { instance } => {
            let request = cdb::InstanceName { instance_id: instance.clone() };
            let known = client.call::<cdb::DescribeSupportedPrivileges>(region, &request).await?;
            Answer::Supported(Supported {
                global: known.global_supported_privileges,
                database: known.database_supported_privileges,
                table: known.table_supported_privileges,
                column: known.column_supported_privileges,
            })
        }
        Question::Instances { list } => return Err(LookUpError::Odd(format!("no list of instances: {list}"))),
        Question::Accounts { .. } | Question::Databases { .. } | Question::Tables { .. } | Question::Keys => {
            unreachable!("lists are answered page by page")
        }
    })
}

type Emit<'a> = &'a mut (dyn FnMut(Result<Page, LookUpError>) + Send);

/// Rows of one page, for each list: the largest documented `Limit` (docs/api.md §8).
const INSTANCES: u64 = 2000;
const ACCOUNTS: u64 = 100;
const OBJECTS: u64 = 5000;
const KEYS: u64 = 200;

/// The progress through a list. The list ends with the first page that is shorter than the first one, that repeats an
/// earlier page, or that reaches `TotalCount`. It ends after the first page if `TotalCount` would need too many pages:
/// a service that counts wrongly must not be asked for ever.
#[derive(Default)]
struct Pages {
    /// Rows of the first page.
    size: usize,
    rows: usize,
    /// Hashes of all pages, to notice a service that repeats pages.
    seen: HashSet<u64>,
    is_over: bool,
}

impl Pages {
    /// Returns the offset of the next page, or `None` at the end of the list.
    fn next(&self) -> Option<u64> {
        (!self.is_over).then_some(self.rows as u64)
    }

    /// Counts a page. Returns `false` if the page repeats an earlier one and has to be dropped.
    fn take<R: Hash>(&mut self, page: &[R], total: u64) -> bool {
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        let is_new = self.seen.insert(hasher.finish());
        if self.seen.len() == 1 {
            self.size = page.len();
        }
        if is_new {
            self.rows += page.len();
        }
        self.is_over = !is_new
            || page.is_empty()
            || page.len() < self.size
            || self.rows as u64 >= total
            || is_endless(total, self.size);
        is_new
    }

    /// Counts a page and passes it to `emit`.
    fn hand_on<R: Hash>(
        &mut self,
        emit: Emit<'_>,
        (rows, total): (Vec<R>, u64),
        answer: impl FnOnce(Vec<R>) -> Answer,
    ) {
        let rows = if self.take(&rows, total) { rows } else { Vec::new() };
        let promised = if is_endless(total, self.size) { 0 } else { usize::try_from(total).unwrap_or(0) };
        emit(Ok(Page { answer: answer(rows), total: promised.max(self.rows), is_last: self.is_over }));
    }
}

/// Whether a list of `total` rows, in pages of `size` rows, is longer than what is read.
fn is_endless(total: u64, size: usize) -> bool {
    total > MOST_ROWS || total.div_ceil(size.max(1) as u64) > MOST_PAGES
}

async fn instances(client: &Client, region: &str, emit: Emit<'_>) -> Result<(), LookUpError> {
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request = cdb::InstanceQuery { offset, limit: INSTANCES, instance_ids: Vec::new() };
        let page = client.call::<cdb::DescribeDBInstances>(region, &request).await?;
        let rows = page.items.into_iter().map(instance).collect();
        pages.hand_on(emit, (rows, page.total_count), Answer::Instances);
    }
    Ok(())
}

async fn accounts(client: &Client, region: &str, instance: &str, emit: Emit<'_>) -> Result<(), LookUpError> {
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request = cdb::AccountQuery {
            instance_id: instance.to_owned(),
            offset,
            limit: ACCOUNTS,
            account_regexp: String::new(),
        };
        let page = client.call::<cdb::DescribeAccounts>(region, &request).await?;
        let rows = page.items.into_iter().map(account).collect();
        pages.hand_on(emit, (rows, page.total_count), Answer::Accounts);
    }
    Ok(())
}

async fn databases(client: &Client, region: &str, instance: &str, emit: Emit<'_>) -> Result<(), LookUpError> {
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request = cdb::DatabaseQuery { instance_id: instance.to_owned(), offset, limit: OBJECTS };
        let page = client.call::<cdb::DescribeDatabases>(region, &request).await?;
        pages.hand_on(emit, (page.items, page.total_count), Answer::Names);
    }
    Ok(())
}

async fn tables(
    client: &Client,
    region: &str,
    (instance, database): (&str, &str),
    emit: Emit<'_>,
) -> Result<(), LookUpError> {
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request =
            cdb::TableQuery { instance_id: instance.to_owned(), database: database.to_owned(), offset, limit: OBJECTS };
        let page = client.call::<cdb::DescribeTables>(region, &request).await?;
        pages.hand_on(emit, (page.items, page.total_count), Answer::Names);
    }
    Ok(())
}

async fn keys(client: &Client, region: &str, emit: Emit<'_>) -> Result<(), LookUpError> {
    let mut pages = Pages::default();
    while let Some(offset) = pages.next() {
        let request = KeyQuery { offset, limit: KEYS };
        let page = client.call::<ListKeyDetail>(region, &request).await?;
        let rows = page.key_metadatas.into_iter().map(key).collect();
        pages.hand_on(emit, (rows, page.total_count), Answer::Keys);
    }
    Ok(())
}

/// Converts a description of a credential into the fact that the rules use.
pub(super) fn fact(secret: SecretDescription) -> SecretFact {
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

fn instance(item: cdb::InstanceItem) -> Instance {
    let state = match (item.status, item.instance_type) {
        (4 | 5, _) => InstanceState::Isolated,
        (0, _) => InstanceState::Creating,
        (1, _) if item.cdb_error == 1 => InstanceState::Locked,
        (1, 2) => InstanceState::Recovery,
        (1, 3) => InstanceState::ReadOnly,
        (1, _) => InstanceState::Running,
        (other, _) => InstanceState::Other(other),
    };
    let address = if item.vip.is_empty() { String::new() } else { format!("{}:{}", item.vip, item.vport) };
    Instance { id: item.instance_id, name: item.instance_name, version: item.engine_version, state, address }
}

fn key(row: KeyMetadata) -> KmsKey {
    KmsKey { id: row.key_id, alias: row.alias, state: row.key_state, usage: row.key_usage }
}

/// Converts the privileges of an account into units. `cdb` calls the members `Table` and `Column`, Secrets Manager
/// calls them `TableName` and `ColumnName` (docs/api.md §8.4).
fn units(found: cdb::AccountPrivileges) -> Vec<Unit> {
    let mut units = Vec::new();
    if let Some(privileges) = found.global_privileges.filter(|privileges| !privileges.is_empty()) {
        units.push(Unit { place: Place::global(), privileges });
    }
    let mut add = |rows: Option<Vec<cdb::ObjectPrivileges>>, place: fn(&cdb::ObjectPrivileges) -> Place| {
        for row in rows.unwrap_or_default() {
            if !row.privileges.is_empty() {
                units.push(Unit { place: place(&row), privileges: row.privileges });
            }
        }
    };
    add(found.database_privileges, |row| Place::database(&row.database));
    add(found.table_privileges, |row| Place::table(&row.database, &row.table));
    add(found.column_privileges, |row| Place::column(&row.database, &row.table, &row.column));
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_more_rows_or_pages_than_are_read_is_told_at_its_first_page() {
        assert!(!is_endless(MOST_ROWS, 100_000) && is_endless(MOST_ROWS + 1, 100_000));
        assert!(!is_endless(2 * MOST_PAGES, 2) && is_endless(2 * MOST_PAGES + 1, 2));
        assert!(!is_endless(1, 0));
    }

    #[test]
    fn the_state_of_an_instance_is_read_from_its_status_its_kind_and_its_trouble() {
        for (status, kind, trouble, state) in [
            (0, 1, 0, InstanceState::Creating),
            (1, 1, 0, InstanceState::Running),
            (1, 2, 0, InstanceState::Recovery),
            (1, 3, 0, InstanceState::ReadOnly),
            (1, 1, 1, InstanceState::Locked),
            (4, 1, 1, InstanceState::Isolated),
            (5, 1, 0, InstanceState::Isolated),
            (7, 1, 1, InstanceState::Other(7)),
        ] {
            let item = cdb::InstanceItem {
                status,
                instance_type: kind,
                cdb_error: trouble,
                vip: "10.0.0.3".to_owned(),
                vport: 3306,
                ..cdb::InstanceItem::default()
            };
            let read = instance(item);
            assert_eq!((read.state, &*read.address), (state, "10.0.0.3:3306"));
        }
        assert_eq!(instance(cdb::InstanceItem::default()).address, "");
    }

    #[test]
    fn nought_and_nothing_are_not_told() {
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
