//! `sqlserver`: SQL Server. `Offset` is the number of a page in its lists of databases and accounts.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError},
    wire::sqlserver,
};

/// Rows of one page of every list: the largest documented `Limit` (docs/api.md §8).
const ROWS: u64 = 100;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<sqlserver::DescribeDBInstances, _>(
            ROWS,
            |page| sqlserver::SqlServerInstanceQuery {
                offset: page.offset,
                limit: page.limit,
                pagination_type: "offset".to_owned(),
            },
            |page| (page.db_instances.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: sqlserver::SqlServerInstance) -> Instance {
    let state = match item.status {
        2 if item.ro_flag == "RO" => InstanceState::ReadOnly,
        2 => InstanceState::Running,
        1 => InstanceState::Creating,
        4 => InstanceState::Isolated,
        5 | 6 | 8 => InstanceState::Deleted,
        11 => InstanceState::ReadOnly,
        3 | 7 | 9 | 10 | 12..=17 => InstanceState::Busy,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.instance_id,
        name: item.name,
        version: item.version_name,
        state,
        status: item.status.to_string(),
        address: address(&item.vip, item.vport),
    }
}

pub(super) async fn databases(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    reader
        .pages::<sqlserver::DescribeDBs, _>(
            ROWS,
            |page| sqlserver::SqlServerDatabaseQuery {
                instance_id_set: vec![instance.to_owned()],
                offset: page.page(),
                limit: page.limit,
            },
            |page| {
                let names = page.db_instances.into_iter().flat_map(|row| row.db_details).map(|row| row.name);
                (names.collect(), page.total_count)
            },
            Answer::Names,
        )
        .await
}

pub(super) async fn accounts(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    reader
        .pages::<sqlserver::DescribeAccounts, _>(
            ROWS,
            |page| sqlserver::SqlServerAccountQuery {
                instance_id: instance.to_owned(),
                offset: page.page(),
                limit: page.limit,
            },
            |page| {
                let accounts = page.accounts.into_iter().map(|row| Account { user: row.name, host: String::new() });
                (accounts.collect(), page.total_count)
            },
            Answer::Accounts,
        )
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_an_instance_is_read_from_its_status_and_its_kind() {
        use InstanceState::{Busy, Creating, Deleted, Isolated, Other, ReadOnly, Running};
        for ((status, ro_flag), state) in [
            ((2, "MASTER"), Running),
            ((2, "RO"), ReadOnly),
            ((11, ""), ReadOnly),
            ((1, ""), Creating),
            ((4, ""), Isolated),
            ((5, ""), Deleted),
            ((8, ""), Deleted),
            ((3, ""), Busy),
            ((17, ""), Busy),
            ((18, ""), Other),
        ] {
            let item = sqlserver::SqlServerInstance {
                status,
                ro_flag: ro_flag.to_owned(),
                ..sqlserver::SqlServerInstance::default()
            };
            assert_eq!(instance(item).state, state, "{status}");
        }
    }
}
