//! `redis`: Redis. Offsets are multiples of `Limit`.

use super::{address, pages::ListReader};
use crate::{
    domain::facts::{Account, Answer, Instance, InstanceState, LookUpError},
    wire::redis,
};

/// Rows of one page, for each list: the largest documented `Limit` (docs/api.md §8).
const INSTANCES: u64 = 1_000;
const ACCOUNTS: u64 = 100;

pub(super) async fn instances(reader: &mut ListReader<'_>) -> Result<(), LookUpError> {
    reader
        .pages::<redis::DescribeInstances, _>(
            INSTANCES,
            |page| redis::RedisInstanceQuery { offset: page.offset, limit: page.limit },
            |page| (page.instance_set.into_iter().map(instance).collect(), page.total_count),
            Answer::Instances,
        )
        .await
}

fn instance(item: redis::RedisInstance) -> Instance {
    let state = match item.status {
        2 => InstanceState::Running,
        0 => InstanceState::Uninitialised,
        1 => InstanceState::Busy,
        -2 => InstanceState::Isolated,
        -3 => InstanceState::Deleted,
        _ => InstanceState::Other,
    };
    Instance {
        id: item.instance_id,
        name: item.instance_name,
        version: [item.engine, item.current_redis_version].join(" ").trim().to_owned(),
        state,
        status: item.status.to_string(),
        address: address(&item.wan_ip, item.port),
    }
}

pub(super) async fn accounts(reader: &mut ListReader<'_>, instance: &str) -> Result<(), LookUpError> {
    reader
        .pages::<redis::DescribeInstanceAccount, _>(
            ACCOUNTS,
            |page| redis::RedisAccountQuery {
                instance_id: instance.to_owned(),
                offset: page.offset,
                limit: page.limit,
            },
            |page| {
                let accounts = page.accounts.into_iter();
                let accounts = accounts.map(|row| Account { user: row.account_name, host: String::new() });
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
        use InstanceState::{Busy, Deleted, Isolated, Other, Running, Uninitialised};
        for (status, state) in [(2, Running), (0, Uninitialised), (1, Busy), (-2, Isolated), (-3, Deleted), (9, Other)]
        {
            let item = redis::RedisInstance { status, ..redis::RedisInstance::default() };
            assert_eq!(instance(item).state, state, "{status}");
        }
    }
}
