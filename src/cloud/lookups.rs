//! Answers the questions of a draft, page by page with the largest documented limits (contract §8).

use super::{client::Client, reading::bounded};
use crate::{
    domain::{
        endpoint::is_region,
        facts::{
            Account, Answer, Ask, Identity, Instance, InstanceState, Key, NameState, Page, Question, SecretAccount,
            SecretFact, Service, Supported, Trouble,
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
const MOST_ROWS: usize = 1_000_000;
/// A credential has two accounts; an answer with more than a few is none that could be shown.
const MOST_ACCOUNTS: usize = 16;
/// No more hosts of an account are told.
const MOST_HOSTS: usize = 1_000;

/// Answers a question: `emit` gets every page as it comes, and the trouble that ended it, if one did.
pub async fn answer(client: &Client, ask: &Ask, mut emit: impl FnMut(Result<Page, Trouble>) + Send) {
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
pub(super) async fn name(client: &Client, region: &str, name: &str) -> Result<Option<SecretDescription>, Trouble> {
    match client.call::<DescribeSecret>(region, &SecretName { secret_name: name.to_owned() }).await {
        Ok(secret) => Ok(Some(secret)),
        Err(Trouble::Refused { code, .. }) if code.starts_with("ResourceNotFound") => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The accounts of an instance that a regular expression fits, with their hosts.
pub(super) async fn accounts_like(
    client: &Client,
    region: &str,
    (instance, regexp): (&str, &str),
) -> Result<Vec<Account>, Trouble> {
    let mut found = Vec::new();
    loop {
        let request = cdb::AccountQuery {
            instance_id: instance.to_owned(),
            offset: found.len() as u64,
            limit: 100,
            account_regexp: regexp.to_owned(),
        };
        let page = client.call::<cdb::DescribeAccounts>(region, &request).await?;
        let is_last = page.items.is_empty() || is_last(found.len() + page.items.len(), page.total_count);
        found.extend(page.items.into_iter().map(|item| Account { user: item.user, host: item.host }));
        if is_last {
            return Ok(found);
        }
    }
}

/// What one account was granted.
pub(super) async fn account_grants(
    client: &Client,
    region: &str,
    account: cdb::AccountName,
) -> Result<Vec<Unit>, Trouble> {
    client.call::<cdb::DescribeAccountPrivileges>(region, &account).await.map(units)
}

async fn single(client: &Client, region: &str, question: &Question) -> Result<Answer, Trouble> {
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
        Question::Instances { list } => return Err(Trouble::Odd(format!("no list of instances: {list}"))),
        Question::Accounts { .. } | Question::Databases { .. } | Question::Tables { .. } | Question::Keys => {
            unreachable!("lists are answered page by page")
        }
    })
}

type Emit<'a> = &'a mut (dyn FnMut(Result<Page, Trouble>) + Send);

/// Hands on one page, and says how many rows there are so far; `None` after the last page.
fn hand_on(emit: Emit<'_>, answer: Answer, (before, rows): (usize, usize), total: u64) -> Option<usize> {
    let so_far = before + rows;
    let is_last = rows == 0 || so_far >= MOST_ROWS || is_last(so_far, total);
    let total = usize::try_from(total).unwrap_or(usize::MAX).max(so_far);
    emit(Ok(Page { answer, total, is_last }));
    (!is_last).then_some(so_far)
}

fn is_last(so_far: usize, total: u64) -> bool {
    so_far as u64 >= total
}

async fn instances(client: &Client, region: &str, emit: Emit<'_>) -> Result<(), Trouble> {
    let mut offset = Some(0);
    while let Some(before) = offset {
        let request = cdb::InstanceQuery { offset: before as u64, limit: 2000, instance_ids: Vec::new() };
        let page = client.call::<cdb::DescribeDBInstances>(region, &request).await?;
        let rows = page.items.len();
        let answer = Answer::Instances(page.items.into_iter().map(instance).collect());
        offset = hand_on(emit, answer, (before, rows), page.total_count);
    }
    Ok(())
}

async fn accounts(client: &Client, region: &str, instance: &str, emit: Emit<'_>) -> Result<(), Trouble> {
    let mut offset = Some(0);
    while let Some(before) = offset {
        let request = cdb::AccountQuery {
            instance_id: instance.to_owned(),
            offset: before as u64,
            limit: 100,
            account_regexp: String::new(),
        };
        let page = client.call::<cdb::DescribeAccounts>(region, &request).await?;
        let rows = page.items.len();
        let accounts = page.items.into_iter().map(|item| Account { user: item.user, host: item.host }).collect();
        offset = hand_on(emit, Answer::Accounts(accounts), (before, rows), page.total_count);
    }
    Ok(())
}

async fn databases(client: &Client, region: &str, instance: &str, emit: Emit<'_>) -> Result<(), Trouble> {
    let mut offset = Some(0);
    while let Some(before) = offset {
        let request = cdb::DatabaseQuery { instance_id: instance.to_owned(), offset: before as u64, limit: 5000 };
        let page = client.call::<cdb::DescribeDatabases>(region, &request).await?;
        let rows = page.items.len();
        offset = hand_on(emit, Answer::Names(page.items), (before, rows), page.total_count);
    }
    Ok(())
}

async fn tables(
    client: &Client,
    region: &str,
    (instance, database): (&str, &str),
    emit: Emit<'_>,
) -> Result<(), Trouble> {
    let mut offset = Some(0);
    while let Some(before) = offset {
        let request = cdb::TableQuery {
            instance_id: instance.to_owned(),
            database: database.to_owned(),
            offset: before as u64,
            limit: 5000,
        };
        let page = client.call::<cdb::DescribeTables>(region, &request).await?;
        let rows = page.items.len();
        offset = hand_on(emit, Answer::Names(page.items), (before, rows), page.total_count);
    }
    Ok(())
}

async fn keys(client: &Client, region: &str, emit: Emit<'_>) -> Result<(), Trouble> {
    let mut offset = Some(0);
    while let Some(before) = offset {
        let request = KeyQuery { offset: before as u64, limit: 200 };
        let page = client.call::<ListKeyDetail>(region, &request).await?;
        let rows = page.key_metadatas.len();
        let answer = Answer::Keys(page.key_metadatas.into_iter().map(key).collect());
        offset = hand_on(emit, answer, (before, rows), page.total_count);
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

fn key(row: KeyMetadata) -> Key {
    Key { id: row.key_id, alias: row.alias, state: row.key_state, usage: row.key_usage }
}

/// The grants of an account as units; mind `Table` there and `TableName` here (contract §8.4).
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
