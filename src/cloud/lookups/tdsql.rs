//! `dcdb` and `mariadb`: TDSQL. Their calls have the same bodies.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError},
    wire::{
        Action,
        dcdb::{
            TdsqlAccountList, TdsqlColumnList, TdsqlDatabase, TdsqlDatabaseList, TdsqlInstance, TdsqlInstanceItem,
            TdsqlInstanceList, TdsqlInstanceQuery, TdsqlObjects, TdsqlTable,
        },
    },
};

/// Rows of one page of instances: the largest documented `Limit` (docs/api.md §8.2).
const INSTANCES: u64 = 100;

pub(super) async fn instances<A>(reader: &mut ListReader<'_>) -> Result<(), LookUpError>
where
    A: Action<Request = TdsqlInstanceQuery, Response = TdsqlInstanceList>,
{
    reader
        .pages::<A, _>(
            INSTANCES,
            |page| TdsqlInstanceQuery { offset: page.offset, limit: page.limit },
            |page| (page.instances.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: TdsqlInstanceItem) -> Instance {
    let is_recovery = matches!(item.instance_type, 3 | 4) || item.dcn_flag == 2;
    let state = match item.status {
        2 if is_recovery => InstanceState::Recovery,
        2 => InstanceState::Running,
        0 => InstanceState::Creating,
        3 | 4 => InstanceState::Uninitialised,
        1 | 6 | 7 => InstanceState::Busy,
        -1 => InstanceState::Isolated,
        5 => InstanceState::Deleted,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.instance_id,
        name: item.instance_name,
        version: item.db_version,
        state,
        status: item.status.to_string(),
        address: address(&item.vip, item.vport),
    }
}

pub(super) async fn databases<A>(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError>
where
    A: Action<Request = TdsqlInstance, Response = TdsqlDatabaseList>,
{
    let request = TdsqlInstance { instance_id: instance.to_owned() };
    let names = |page: TdsqlDatabaseList| page.databases.into_iter().map(|row| row.db_name).collect();
    reader.whole::<A, _>(&request, names, Answer::Names).await
}

/// Lists tables and views: both take table privileges.
pub(super) async fn tables<A>(reader: &mut ListReader<'_>, instance: &str, database: &str) -> Result<(), LookUpError>
where
    A: Action<Request = TdsqlDatabase, Response = TdsqlObjects>,
{
    let request = TdsqlDatabase { instance_id: instance.to_owned(), db_name: database.to_owned() };
    let names = |page: TdsqlObjects| {
        let views = page.views.into_iter().map(|row| row.view);
        page.tables.into_iter().map(|row| row.table).chain(views).collect()
    };
    reader.whole::<A, _>(&request, names, Answer::Names).await
}

pub(super) async fn columns<A>(
    reader: &mut ListReader<'_>,
    (instance, database, table): (&str, &str, &str),
) -> Result<(), LookUpError>
where
    A: Action<Request = TdsqlTable, Response = TdsqlColumnList>,
{
    let request =
        TdsqlTable { instance_id: instance.to_owned(), db_name: database.to_owned(), table: table.to_owned() };
    let names = |page: TdsqlColumnList| page.cols.into_iter().map(|row| row.col).collect();
    reader.whole::<A, _>(&request, names, Answer::Names).await
}

pub(super) async fn accounts<A>(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError>
where
    A: Action<Request = TdsqlInstance, Response = TdsqlAccountList>,
{
    let request = TdsqlInstance { instance_id: instance.to_owned() };
    let accounts = |page: TdsqlAccountList| {
        page.users.into_iter().map(|row| Account { user: row.user_name, host: row.host }).collect()
    };
    reader.whole::<A, _>(&request, accounts, Answer::Accounts).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_an_instance_is_read_from_its_status_and_its_kind() {
        use InstanceState::{Busy, Creating, Deleted, Isolated, Other, Recovery, Running, Uninitialised};
        for ((status, instance_type, dcn_flag), state) in [
            ((2, 1, 0), Running),
            ((2, 1, 1), Running),
            ((2, 3, 0), Recovery),
            ((2, 4, 0), Recovery),
            ((2, 1, 2), Recovery),
            ((0, 1, 0), Creating),
            ((3, 1, 0), Uninitialised),
            ((1, 1, 0), Busy),
            ((7, 1, 0), Busy),
            ((-1, 1, 0), Isolated),
            ((5, 1, 0), Deleted),
            ((9, 1, 0), Other),
        ] {
            let item = TdsqlInstanceItem { status, instance_type, dcn_flag, ..TdsqlInstanceItem::default() };
            assert_eq!(instance(item).state, state, "{status}");
        }
    }
}
