//! Answers the questions of a draft, page by page with the largest documented limits (docs/api.md §8).

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

/// No list is read beyond this many rows, whatever its `TotalCount` says.
const MOST_ROWS: u64 = 1_000_000;
/// No list is read beyond this many pages.
const MOST_PAGES: u64 = 500;
/// A credential has two accounts; an answer with more than a few is none that could be shown.
const MOST_ACCOUNTS: usize = 16;
/// No more hosts of an account are told.
const MOST_HOSTS: usize = 1_000;

/// Answers a question: `emit` gets every page as it comes, and the trouble that ended it, if one did.
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

/// Describes what bears a name.
pub(super) async fn name(client: &Client, region: &str, name: &str) -> Result<Option<SecretDescription>, LookUpError> {
    match client.call::<DescribeSecret>(region, &SecretName { secret_name: name.to_owned() }).await {
        // About another name it says nothing of this one.
        Ok(secret) if !secret.secret_name.is_empty() && secret.secret_name != name => {
            Err(LookUpError::Odd(format!("DescribeSecret: {}", bounded(secret.secret_name))))
        }
        Ok(secret) => Ok(Some(secret)),
        Err(LookUpError::Refused { code, .. }) if code.starts_with("ResourceNotFound") => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The accounts of an instance that begin so, with their hosts. Where the service knows no `AccountRegexp` it lists every
/// account; those that were not asked for are left out here.
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

/// What one account was granted.
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
            // What an answer says never decides a host: a row that is no region is left out.
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

/// Rows of one page, by list: the largest that is documented (docs/api.md §8).
const INSTANCES: u64 = 2000;
const ACCOUNTS: u64 = 100;
const OBJECTS: u64 = 5000;
const KEYS: u64 = 200;

/// The way through a list. It ends with the first page that is shorter than the first one, that was there before, or
/// that reaches `TotalCount`; and at once where the promised rows would take too many pages of that size: a service that
/// counts wrongly is not asked for ever.
#[derive(Default)]
struct Pages {
    /// Rows of the first page.
    size: usize,
    rows: usize,
    /// Of every page, so that a list that goes round is seen.
    seen: HashSet<u64>,
    is_over: bool,
}

impl Pages {
    /// The offset of the next page, if there is one.
    fn next(&self) -> Option<u64> {
        (!self.is_over).then_some(self.rows as u64)
    }

    /// Counts a page; `false` where it was there before, and is nothing new.
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

    /// Takes a page and hands it on.
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

/// Whether so many rows are not read in pages of that size.
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

/// A described credential as a fact.
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

/// The grants of an account as units; mind `Table` there and `TableName` here (docs/api.md §8.4).
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
