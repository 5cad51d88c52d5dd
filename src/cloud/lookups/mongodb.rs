//! `mongodb`: MongoDB.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError},
    wire::mongodb,
};

/// Rows of one page of instances: the largest documented `Limit` (docs/api.md §8.2).
const INSTANCES: u64 = 100;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<mongodb::DescribeDBInstances, _>(
            INSTANCES,
            |page| mongodb::MongodbInstanceQuery { offset: page.offset, limit: page.limit },
            |page| (page.instance_details.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: mongodb::MongodbInstance) -> Instance {
    let state = match item.status {
        2 if item.instance_type == 3 => InstanceState::ReadOnly,
        2 => InstanceState::Running,
        0 => InstanceState::Uninitialised,
        1 => InstanceState::Busy,
        -2 | -3 => InstanceState::Isolated,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.instance_id,
        name: item.instance_name,
        version: item.mongo_version,
        state,
        status: item.status.to_string(),
        address: address(&item.vip, item.vport),
    }
}

pub(super) async fn accounts(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    let request = mongodb::MongodbInstanceName { instance_id: instance.to_owned() };
    let accounts = |page: mongodb::MongodbAccountList| {
        page.users.into_iter().map(|row| Account { user: row.user_name, host: String::new() }).collect()
    };
    reader.whole::<mongodb::DescribeAccountUsers, _>(&request, accounts, Answer::Accounts).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_an_instance_is_read_from_its_status_and_its_kind() {
        use InstanceState::{Busy, Isolated, Other, ReadOnly, Running, Uninitialised};
        for ((status, instance_type), state) in [
            ((2, 1), Running),
            ((2, 3), ReadOnly),
            ((0, 1), Uninitialised),
            ((1, 1), Busy),
            ((-2, 1), Isolated),
            ((-3, 3), Isolated),
            ((9, 1), Other),
        ] {
            let item = mongodb::MongodbInstance { status, instance_type, ..mongodb::MongodbInstance::default() };
            assert_eq!(instance(item).state, state, "{status}");
        }
    }
}
