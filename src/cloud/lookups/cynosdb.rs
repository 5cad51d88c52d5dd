//! `cynosdb`: TDSQL-C. Secrets Manager takes the id of a cluster, so clusters are what is listed.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError},
    wire::cynosdb,
};

/// Rows of one page: the largest documented `Limit` of clusters. The other lists document none (docs/api.md §8).
const ROWS: u64 = 100;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<cynosdb::DescribeClusters, _>(
            ROWS,
            |page| cynosdb::ClusterQuery { db_type: "MYSQL".to_owned(), offset: page.offset, limit: page.limit },
            |page| (page.cluster_set.into_iter().map(cluster).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn cluster(item: cynosdb::ClusterItem) -> Instance {
    let state = match item.status.as_str() {
        "running" => InstanceState::Running,
        "creating" => InstanceState::Creating,
        "activating" => InstanceState::Busy,
        "isolating" => InstanceState::Isolating,
        "isolated" => InstanceState::Isolated,
        "offlining" | "offlined" | "deleting" | "deleted" => InstanceState::Deleted,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.cluster_id,
        name: item.cluster_name,
        version: item.db_version,
        state,
        status: item.status,
        address: address(&item.vip, item.vport),
    }
}

pub(super) async fn databases(reader: &mut ListReader<'_>, cluster: &str) -> Result<(), LookUpError> {
    reader
        .pages::<cynosdb::DescribeClusterDatabases, _>(
            ROWS,
            |page| cynosdb::ClusterDatabaseQuery {
                cluster_id: cluster.to_owned(),
                offset: page.offset,
                limit: page.limit,
            },
            |page| (page.databases, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn tables(reader: &mut ListReader<'_>, cluster: &str, database: &str) -> Result<(), LookUpError> {
    reader
        .pages::<cynosdb::DescribeClusterDatabaseTables, _>(
            ROWS,
            |page| cynosdb::ClusterTableQuery {
                cluster_id: cluster.to_owned(),
                db: database.to_owned(),
                offset: page.offset,
                limit: page.limit,
                table_type: "all".to_owned(),
            },
            |page| (page.tables, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn accounts(reader: &mut ListReader<'_>, cluster: &str) -> Result<(), LookUpError> {
    reader
        .pages::<cynosdb::DescribeAccounts, _>(
            ROWS,
            |page| cynosdb::ClusterAccountQuery {
                cluster_id: cluster.to_owned(),
                offset: page.offset,
                limit: page.limit,
            },
            |page| {
                let accounts = page.account_set.into_iter();
                let accounts = accounts.map(|item| Account { user: item.account_name, host: item.host });
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
        use InstanceState::{Busy, Creating, Deleted, Isolated, Isolating, Other, Running};
        for (status, state) in [
            ("running", Running),
            ("creating", Creating),
            ("activating", Busy),
            ("isolating", Isolating),
            ("isolated", Isolated),
            ("offlined", Deleted),
            ("deleting", Deleted),
            ("new", Other),
        ] {
            let item = cynosdb::ClusterItem { status: status.to_owned(), ..cynosdb::ClusterItem::default() };
            assert_eq!(cluster(item).state, state, "{status}");
        }
    }
}
