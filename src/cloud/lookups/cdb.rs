//! `cdb`: MySQL.

use super::{address, pages::ListReader};
use crate::{
    cloud::client::Client,
    domain::{
        facts::{Account, Answer, Instance, InstanceState, LookUpError, Supported},
        grants::{Place, Unit},
    },
    wire::cdb,
};

/// Rows of one page, for each list: the largest documented `Limit` (docs/api.md §8).
const INSTANCES: u64 = 2_000;
const ACCOUNTS: u64 = 100;
const OBJECTS: u64 = 5_000;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<cdb::DescribeDBInstances, _>(
            INSTANCES,
            |page| cdb::InstanceQuery { offset: page.offset, limit: page.limit, instance_ids: Vec::new() },
            |page| (page.items.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: cdb::InstanceItem) -> Instance {
    let state = match (item.status, item.instance_type) {
        (0, _) => InstanceState::Creating,
        (4, _) => InstanceState::Isolating,
        (5, _) => InstanceState::Isolated,
        (1, _) if item.cdb_error == 1 => InstanceState::Locked,
        (1, 2) => InstanceState::Recovery,
        (1, 3) => InstanceState::ReadOnly,
        (1, _) if item.init_flag == Some(0) => InstanceState::Uninitialised,
        (1, _) if item.task_status != 0 => InstanceState::Busy,
        (1, _) => InstanceState::Running,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.instance_id,
        name: item.instance_name,
        version: item.engine_version,
        state,
        status: item.status.to_string(),
        address: address(&item.vip, item.vport),
    }
}

pub(super) async fn databases(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    reader
        .pages::<cdb::DescribeDatabases, _>(
            OBJECTS,
            |page| cdb::DatabaseQuery { instance_id: instance.to_owned(), offset: page.offset, limit: page.limit },
            |page| (page.items, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn tables(reader: &mut ListReader<'_>, instance: &str, database: &str) -> Result<(), LookUpError> {
    reader
        .pages::<cdb::DescribeTables, _>(
            OBJECTS,
            |page| cdb::TableQuery {
                instance_id: instance.to_owned(),
                database: database.to_owned(),
                offset: page.offset,
                limit: page.limit,
            },
            |page| (page.items, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn columns(
    reader: &mut ListReader<'_>,
    (instance, database, table): (&str, &str, &str),
) -> Result<(), LookUpError> {
    let request =
        cdb::ColumnQuery { instance_id: instance.to_owned(), database: database.to_owned(), table: table.to_owned() };
    reader.whole::<cdb::DescribeTableColumns, _>(&request, |page| page.items, Answer::Names).await
}

/// Lists the accounts whose names have the prefix `begins`.
pub(super) async fn accounts(reader: &mut ListReader<'_>, instance: &str, begins: &str) -> Result<(), LookUpError> {
    let account_regexp = if begins.is_empty() { String::new() } else { format!("^{begins}") };
    reader
        .pages::<cdb::DescribeAccounts, _>(
            ACCOUNTS,
            |page| cdb::AccountQuery {
                instance_id: instance.to_owned(),
                offset: page.offset,
                limit: page.limit,
                account_regexp: account_regexp.clone(),
            },
            |page| {
                let accounts = page.items.into_iter().map(|item| Account { user: item.user, host: item.host });
                (accounts.collect(), page.total_count)
            },
            Answer::Accounts,
        )
        .await
}

/// Returns the privileges that the instance can grant.
pub(super) async fn supported(client: &Client, region: &str, instance: &str) -> Result<Supported, LookUpError> {
    let request = cdb::InstanceName { instance_id: instance.to_owned() };
    let known = client.call::<cdb::DescribeSupportedPrivileges>(region, &request).await?;
    Ok(Supported {
        global: known.global_supported_privileges,
        database: known.database_supported_privileges,
        table: known.table_supported_privileges,
        column: known.column_supported_privileges,
    })
}

/// Reads the privileges that were granted to one account.
pub(in crate::cloud) async fn account_grants(
    client: &Client,
    region: &str,
    account: cdb::AccountName,
) -> Result<Vec<Unit>, LookUpError> {
    client.call::<cdb::DescribeAccountPrivileges>(region, &account).await.map(units)
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
    fn the_state_of_an_instance_is_read_from_its_status_its_kind_and_its_trouble() {
        for (status, kind, trouble, state) in [
            (0, 1, 0, InstanceState::Creating),
            (1, 1, 0, InstanceState::Running),
            (1, 2, 0, InstanceState::Recovery),
            (1, 3, 0, InstanceState::ReadOnly),
            (1, 1, 1, InstanceState::Locked),
            (4, 1, 1, InstanceState::Isolating),
            (5, 1, 0, InstanceState::Isolated),
            (7, 1, 1, InstanceState::Other),
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
            assert_eq!((read.state, &*read.status, &*read.address), (state, &*status.to_string(), "10.0.0.3:3306"));
        }
        assert_eq!(instance(cdb::InstanceItem::default()).address, "");
        let running = |init_flag, task_status| {
            let item = cdb::InstanceItem { status: 1, init_flag, task_status, ..cdb::InstanceItem::default() };
            instance(item).state
        };
        assert_eq!(running(Some(0), 0), InstanceState::Uninitialised);
        assert_eq!([running(Some(1), 0), running(None, 10)], [InstanceState::Running, InstanceState::Busy]);
    }

    #[test]
    fn a_place_without_privileges_is_no_unit() {
        let with = |words: &[&str]| cdb::AccountPrivileges {
            global_privileges: Some(words.iter().map(|word| (*word).to_owned()).collect()),
            ..cdb::AccountPrivileges::default()
        };
        assert_eq!(units(with(&[])), []);
        assert_eq!(units(with(&["PROCESS"])), [Unit { place: Place::global(), privileges: vec!["PROCESS".into()] }]);
    }
}
