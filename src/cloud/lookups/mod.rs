//! Answers the look-ups of a draft. Lists are read page by page, with the largest documented page size (docs/api.md
//! §8).

mod cdb;
mod cynosdb;
mod keys;
mod mongodb;
mod pages;
mod postgres;
mod redis;
mod secrets;
mod sqlserver;
mod tdsql;

use self::pages::ListReader;
pub(super) use self::{
    cdb::account_grants,
    secrets::{fact, name},
};
use super::client::Client;
use crate::{
    catalog::{Capability, Catalog, InstanceService},
    domain::{
        endpoint::is_region,
        facts::{Account, Answer, Ask, Identity, LookUpError, NameState, Page, Question, Service},
    },
    wire::{
        Nothing,
        cdb::AccountName,
        dcdb,
        identity::GetCallerIdentity,
        mariadb,
        secrets::{DescribeSupportedProducts, GetRegions, GetServiceStatus},
    },
};

/// Answers a question. `emit` is called with every page as it arrives, and with the error if one ended the list.
pub async fn answer(client: &Client, ask: &Ask, mut emit: impl FnMut(Result<Page, LookUpError>) + Send) {
    let Ask { region, question } = ask;
    let mut reader = ListReader::new((client, region), &mut emit);
    let reader = &mut reader;
    let asked = match question {
        Question::Instances { services } => instances(reader, services).await,
        Question::Accounts { instance } => accounts(reader, instance, "").await,
        Question::Databases { instance } => databases(reader, instance).await,
        Question::Tables { instance, database } => tables(reader, instance, database).await,
        Question::Columns { instance, database, table } => columns(reader, (instance, database, table)).await,
        Question::Objects { instance, database, schema, kind, table } => {
            match service(instance, Capability::SchemaObjects) {
                Ok(_) => postgres::objects(reader, (instance, database, schema), (*kind, table)).await,
                Err(error) => Err(error),
            }
        }
        Question::Keys => keys::keys(reader).await,
        Question::TagKeys => keys::tag_keys(reader).await,
        Question::TagValues { key } => keys::tag_values(reader, key).await,
        Question::Secrets { search } => secrets::list(reader, search).await,
        Question::Identity
        | Question::Service
        | Question::Regions
        | Question::Products
        | Question::Name { .. }
        | Question::AccountGrants { .. }
        | Question::Supported { .. } => {
            let turn = client.turn().await;
            let answer = single(client, region, question).await;
            drop(turn);
            match answer {
                Ok(answer) => return emit(Ok(Page { answer, total: 1, is_last: true })),
                Err(error) => Err(error),
            }
        }
    };
    if let Err(error) = asked {
        emit(Err(error));
    }
}

/// Returns the service of an instance.
///
/// # Errors
/// [`LookUpError::NotAsked`] if it is unknown, or if it cannot tell this.
fn service(instance: &str, capability: Capability) -> Result<InstanceService, LookUpError> {
    let service = Catalog::built_in().service_of(instance).filter(|service| service.has(capability));
    service.map(|service| service.name).ok_or_else(|| not_asked(instance))
}

fn not_asked(instance: &str) -> LookUpError {
    LookUpError::NotAsked(format!("no service lists this of {instance}"))
}

/// Lists the instances of every service that the product names. If one of them refuses, the others are still listed and
/// the error comes last, so that the list does not count as complete.
async fn instances(reader: &mut ListReader<'_>, services: &[InstanceService]) -> Result<(), LookUpError> {
    let mut asked = Ok(());
    for (at, service) in services.iter().enumerate() {
        reader.is_followed = at + 1 < services.len() || asked.is_err();
        let listed = match service {
            InstanceService::Cdb => cdb::instances(reader).await,
            InstanceService::Cynosdb => cynosdb::instances(reader).await,
            InstanceService::Dcdb => tdsql::instances::<dcdb::DescribeDCDBInstances>(reader).await,
            InstanceService::Mariadb => tdsql::instances::<mariadb::DescribeDBInstances>(reader).await,
            InstanceService::Postgres => postgres::instances(reader).await,
            InstanceService::Sqlserver => sqlserver::instances(reader).await,
            InstanceService::Redis => redis::instances(reader).await,
            InstanceService::Mongodb => mongodb::instances(reader).await,
        };
        asked = asked.and(listed);
    }
    asked
}

async fn databases(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    match service(instance, Capability::Databases)? {
        InstanceService::Cdb => cdb::databases(reader, instance).await,
        InstanceService::Cynosdb => cynosdb::databases(reader, instance).await,
        InstanceService::Dcdb => tdsql::databases::<dcdb::DescribeDatabases>(reader, instance).await,
        InstanceService::Mariadb => tdsql::databases::<mariadb::DescribeDatabases>(reader, instance).await,
        InstanceService::Postgres => postgres::databases(reader, instance).await,
        InstanceService::Sqlserver => sqlserver::databases(reader, instance).await,
        InstanceService::Redis | InstanceService::Mongodb => Err(not_asked(instance)),
    }
}

async fn tables(reader: &mut ListReader<'_>, instance: &str, database: &str) -> Result<(), LookUpError> {
    match service(instance, Capability::Tables)? {
        InstanceService::Cdb => cdb::tables(reader, instance, database).await,
        InstanceService::Cynosdb => cynosdb::tables(reader, instance, database).await,
        InstanceService::Dcdb => tdsql::tables::<dcdb::DescribeDatabaseObjects>(reader, instance, database).await,
        InstanceService::Mariadb => tdsql::tables::<mariadb::DescribeDatabaseObjects>(reader, instance, database).await,
        InstanceService::Postgres | InstanceService::Sqlserver | InstanceService::Redis | InstanceService::Mongodb => {
            Err(not_asked(instance))
        }
    }
}

async fn columns(reader: &mut ListReader<'_>, place: (&str, &str, &str)) -> Result<(), LookUpError> {
    match service(place.0, Capability::Columns)? {
        InstanceService::Cdb => cdb::columns(reader, place).await,
        InstanceService::Dcdb => tdsql::columns::<dcdb::DescribeDatabaseTable>(reader, place).await,
        InstanceService::Mariadb => tdsql::columns::<mariadb::DescribeDatabaseTable>(reader, place).await,
        InstanceService::Cynosdb
        | InstanceService::Postgres
        | InstanceService::Sqlserver
        | InstanceService::Redis
        | InstanceService::Mongodb => Err(not_asked(place.0)),
    }
}

/// Lists the accounts of an instance. Only `cdb` can leave out those that do not begin with `begins`.
async fn accounts(reader: &mut ListReader<'_>, instance: &str, begins: &str) -> Result<(), LookUpError> {
    match service(instance, Capability::Accounts)? {
        InstanceService::Cdb => cdb::accounts(reader, instance, begins).await,
        InstanceService::Cynosdb => cynosdb::accounts(reader, instance).await,
        InstanceService::Dcdb => tdsql::accounts::<dcdb::DescribeAccounts>(reader, instance).await,
        InstanceService::Mariadb => tdsql::accounts::<mariadb::DescribeAccounts>(reader, instance).await,
        InstanceService::Postgres => postgres::accounts(reader, instance).await,
        InstanceService::Sqlserver => sqlserver::accounts(reader, instance).await,
        InstanceService::Redis => redis::accounts(reader, instance).await,
        InstanceService::Mongodb => mongodb::accounts(reader, instance).await,
    }
}

/// Lists the accounts of an instance whose names have the prefix `begins`, with their hosts. A service that ignores the
/// prefix lists every account, so the answer is filtered here too.
pub(super) async fn accounts_of(
    client: &Client,
    region: &str,
    (instance, begins): (&str, &str),
) -> Result<Vec<Account>, LookUpError> {
    let mut found = Vec::new();
    let mut keep = |page: Result<Page, LookUpError>| {
        if let Ok(Page { answer: Answer::Accounts(rows), .. }) = page {
            found.extend(rows.into_iter().filter(|account| account.user.starts_with(begins)));
        }
    };
    accounts(&mut ListReader::new((client, region), &mut keep), instance, begins).await?;
    Ok(found)
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
            service(instance, Capability::AccountGrants)?;
            let account = AccountName { instance_id: instance.clone(), user: user.clone(), host: host.clone() };
            Answer::AccountGrants(account_grants(client, region, account).await?)
        }
        Question::Supported { instance } => {
            service(instance, Capability::SupportedPrivileges)?;
            Answer::Supported(cdb::supported(client, region, instance).await?)
        }
        Question::Instances { .. }
        | Question::Accounts { .. }
        | Question::Databases { .. }
        | Question::Tables { .. }
        | Question::Columns { .. }
        | Question::Objects { .. }
        | Question::Keys
        | Question::TagKeys
        | Question::TagValues { .. }
        | Question::Secrets { .. } => unreachable!("lists are answered page by page"),
    })
}

/// Returns `host:port`, or nothing if the host is unknown.
fn address(host: &str, port: i64) -> String {
    if host.is_empty() { String::new() } else { format!("{host}:{port}") }
}
