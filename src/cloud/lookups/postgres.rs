//! `postgres`: PostgreSQL.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError, SchemaObjectKind},
    wire::postgres,
};

/// Rows of one page of every list: the largest documented `Limit` (docs/api.md §8).
const ROWS: u64 = 100;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<postgres::DescribeDBInstances, _>(
            ROWS,
            |page| postgres::PostgresInstanceQuery { offset: page.offset, limit: page.limit },
            |page| (page.db_instance_set.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: postgres::PostgresInstance) -> Instance {
    let state = match (item.db_instance_status.as_str(), item.db_instance_type.as_str()) {
        ("running", "readonly") | ("readonly", _) => InstanceState::ReadOnly,
        ("running", "guard") => InstanceState::Recovery,
        ("running", _) => InstanceState::Running,
        ("applying", _) => InstanceState::Creating,
        ("init" | "initing", _) => InstanceState::Uninitialised,
        ("isolating", _) => InstanceState::Isolating,
        ("isolated", _) => InstanceState::Isolated,
        ("recycling" | "recycled" | "offlining" | "offline", _) => InstanceState::Deleted,
        (
            "disisolating"
            | "job running"
            | "migrating"
            | "expanding"
            | "waitSwitch"
            | "switching"
            | "restarting"
            | "network changing"
            | "upgrading"
            | "audit-switching"
            | "primary-switching"
            | "deployment changing"
            | "cloning"
            | "parameter modifying"
            | "log-switching"
            | "restoring",
            _,
        ) => InstanceState::Busy,
        _ => InstanceState::Other,
    };
    let private = item.db_instance_net_info.iter().find(|net| net.net_type != "public");
    Instance {
        id: item.db_instance_id,
        name: item.db_instance_name,
        version: item.db_version,
        state,
        status: item.db_instance_status,
        address: private.map(|net| address(&net.ip, net.port)).unwrap_or_default(),
    }
}

fn query(instance: &str, page: super::pages::PagePosition) -> postgres::PostgresDatabaseQuery {
    postgres::PostgresDatabaseQuery { db_instance_id: instance.to_owned(), offset: page.offset, limit: page.limit }
}

pub(super) async fn databases(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    let rows = |page: postgres::PostgresDatabaseList| (page.items, page.total_count);
    reader.pages::<postgres::DescribeDatabases, _>(ROWS, |page| query(instance, page), rows, Answer::Names).await
}

/// Lists the objects of one kind. `table` is needed for columns only, `schema` for everything but schemas.
pub(super) async fn objects(
    reader: &mut ListReader<'_>,
    (instance, database, schema): (&str, &str, &str),
    (kind, table): (SchemaObjectKind, &str),
) -> Result<(), LookUpError> {
    reader
        .pages::<postgres::DescribeDatabaseObjects, _>(
            ROWS,
            |page| postgres::PostgresObjectQuery {
                db_instance_id: instance.to_owned(),
                object_type: kind.api().to_owned(),
                database_name: database.to_owned(),
                schema_name: schema.to_owned(),
                table_name: table.to_owned(),
                offset: page.offset,
                limit: page.limit,
            },
            |page| (page.object_set, page.total_count),
            Answer::Names,
        )
        .await
}

pub(super) async fn accounts(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    let rows = |page: postgres::PostgresAccountList| {
        let accounts = page.details.into_iter().map(|row| Account { user: row.user_name, host: String::new() });
        (accounts.collect(), page.total_count)
    };
    reader.pages::<postgres::DescribeAccounts, _>(ROWS, |page| query(instance, page), rows, Answer::Accounts).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_an_instance_is_read_from_its_status_and_its_kind() {
        use InstanceState::{
            Busy, Creating, Deleted, Isolated, Isolating, Other, ReadOnly, Recovery, Running, Uninitialised,
        };
        for ((status, kind), state) in [
            (("running", "primary"), Running),
            (("running", "readonly"), ReadOnly),
            (("readonly", "primary"), ReadOnly),
            (("running", "guard"), Recovery),
            (("applying", "primary"), Creating),
            (("initing", "primary"), Uninitialised),
            (("isolating", "primary"), Isolating),
            (("isolated", "primary"), Isolated),
            (("recycled", "primary"), Deleted),
            (("restarting", "primary"), Busy),
            (("new", "primary"), Other),
        ] {
            let item = postgres::PostgresInstance {
                db_instance_status: status.to_owned(),
                db_instance_type: kind.to_owned(),
                ..postgres::PostgresInstance::default()
            };
            assert_eq!(instance(item).state, state, "{status}");
        }
    }

    #[test]
    fn the_address_of_an_instance_is_the_one_inside_of_its_network() {
        let net = |net_type: &str, ip: &str| postgres::PostgresAddress {
            net_type: net_type.to_owned(),
            ip: ip.to_owned(),
            port: 5432,
        };
        let db_instance_net_info = vec![net("public", "1.2.3.4"), net("private", "10.0.0.3")];
        let item = postgres::PostgresInstance { db_instance_net_info, ..postgres::PostgresInstance::default() };
        assert_eq!(instance(item).address, "10.0.0.3:5432");
    }
}
