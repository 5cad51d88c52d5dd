//! Instances of every service. The first account has 10,214 MySQL instances in its first region, five of them with
//! "orders" in their names. A test that is not about their number has fewer of them, and the same five. An instance is in one region only.

use std::collections::HashSet;

use super::{HOSTILE, World, letters};
use crate::sandbox::scenario::Scenario;

const FIRST_REGION: &str = crate::sandbox::REGION;
/// How many MySQL instances the first region has.
pub(in crate::sandbox) const MYSQL_INSTANCES: usize = 10_214;
/// Regions with instances, and how many MySQL instances each has besides the first one. The other services have a
/// third as many. Every other region has none.
const ELSEWHERE: [(&str, usize); 3] = [("ap-shanghai", 36), ("ap-beijing", 3), ("ap-singapore", 12)];

const WORDS: [&str; 20] = [
    "app", "billing", "crm", "shop", "user", "stock", "cart", "search", "payment", "report", "audit", "risk", "coupon",
    "message", "media", "wallet", "member", "ledger", "price", "gateway",
];
const STAGES: [&str; 5] = ["prod", "pre", "uat", "test", "dev"];

/// A service that lists instances, and what its lists look like.
struct InstanceFamily {
    service: &'static str,
    prefix: &'static str,
    /// The id of the first instance, which examples use. Empty for none.
    example: &'static str,
    /// How many instances the first region has.
    count: usize,
    versions: [&'static str; 4],
    port: u16,
}

const FAMILIES: [InstanceFamily; 8] = [
    InstanceFamily {
        service: "cdb",
        prefix: "cdb-",
        example: "",
        count: MYSQL_INSTANCES,
        versions: ["8.0", "5.7", "8.0", "5.6"],
        port: 3306,
    },
    InstanceFamily {
        service: "cynosdb",
        prefix: "cynosdbmysql-",
        example: "cynosdbmysql-8fz0w1ab",
        count: 130,
        versions: ["8.0", "5.7", "8.0", "8.0"],
        port: 3306,
    },
    InstanceFamily {
        service: "dcdb",
        prefix: "tdsqlshard-",
        example: "tdsqlshard-k2m9d0qx",
        count: 130,
        versions: ["8.0.18", "5.7.17", "8.0.18", "10.1.9"],
        port: 3306,
    },
    InstanceFamily {
        service: "mariadb",
        prefix: "tdsql-",
        example: "tdsql-5f0q8xzc",
        count: 130,
        versions: ["8.0.18", "5.7.17", "10.1.9", "10.1.9"],
        port: 3306,
    },
    InstanceFamily {
        service: "postgres",
        prefix: "postgres-",
        example: "postgres-6r233v55",
        count: 130,
        versions: ["15.1", "14.2", "13.3", "16.0"],
        port: 5432,
    },
    InstanceFamily {
        service: "sqlserver",
        prefix: "mssql-",
        example: "mssql-3l3fgqn7",
        count: 130,
        versions: ["SQL Server 2019", "SQL Server 2017", "SQL Server 2022", "SQL Server 2016"],
        port: 1433,
    },
    // More than one page of the largest size.
    InstanceFamily {
        service: "redis",
        prefix: "crs-",
        example: "crs-2w9x0k1m",
        count: 1_203,
        versions: ["6.2.13", "5.0.10", "7.0.11", "4.0.14"],
        port: 6379,
    },
    InstanceFamily {
        service: "mongodb",
        prefix: "cmgo-",
        example: "cmgo-5k0w3e5n",
        count: 130,
        versions: ["MONGO_50_WT", "MONGO_44_WT", "MONGO_60_WT", "MONGO_42_WT"],
        port: 27017,
    },
];

/// The instances of the wizard's example, one more on which a task runs, and their positions in a list of
/// [`MYSQL_INSTANCES`]; in another list they are in the same proportion.
const ORDERS: [(usize, &str, &str, &str, &str, InstanceKind); 6] = [
    (0, "cdb-n4j3y33j", "orders-prod-01", "8.0", "10.20.3.4", InstanceKind::Primary),
    (2_500, "cdb-7kq0a1xz", "orders-prod-02", "8.0", "10.20.3.5", InstanceKind::Primary),
    (4_999, "cdb-p2m8u6ra", "orders-pre-01", "5.7", "10.21.3.4", InstanceKind::Primary),
    (7_777, "cdb-0zj4hh2e", "orders-prod-01-ro", "8.0", "10.20.3.6", InstanceKind::Replica),
    (8_888, "cdb-4t8b1zq7", "crm-migrating", "8.0", "10.20.3.7", InstanceKind::Busy),
    (10_213, "cdb-9sd1mm3k", "old-orders", "5.6", "10.22.3.4", InstanceKind::Isolated),
];

/// What an instance is, or what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum InstanceKind {
    Primary,
    Replica,
    Recovery,
    Isolated,
    Creating,
    Locked,
    Busy,
}

/// One instance of any service.
#[derive(Clone, Debug)]
pub(in crate::sandbox) struct DatabaseInstance {
    pub(in crate::sandbox) id: String,
    pub(in crate::sandbox) name: String,
    pub(in crate::sandbox) kind: InstanceKind,
    pub(in crate::sandbox) version: &'static str,
    pub(in crate::sandbox) address: String,
    pub(in crate::sandbox) port: u16,
    pub(in crate::sandbox) region: &'static str,
}

impl DatabaseInstance {
    /// Returns the address, or null while it is being created: then it has none.
    pub(in crate::sandbox) fn vip(&self) -> Option<&str> {
        (self.kind != InstanceKind::Creating).then_some(self.address.as_str())
    }

    /// Whether it runs, so that there are databases and accounts to list.
    pub(in crate::sandbox) fn is_running(&self) -> bool {
        !matches!(self.kind, InstanceKind::Creating | InstanceKind::Isolated)
    }
}

impl World {
    /// Returns all instances of a service in the order of its list. They are created at the first request for them,
    /// since most sessions begin without a list.
    pub(in crate::sandbox) fn instances(&mut self, service: &'static str) -> &[DatabaseInstance] {
        if !self.instances.contains_key(service) {
            let mut all = match FAMILIES.iter().find(|family| family.service == service) {
                Some(family) if self.holder.is_first() => family.all(self.count(family)),
                Some(family) => family.of_the_second_account(),
                None => Vec::new(),
            };
            if self.is_hostile() {
                for (instance, name) in all.iter_mut().skip(1).zip(HOSTILE) {
                    (*name).clone_into(&mut instance.name);
                }
                if let Some(last) = all.iter_mut().rev().find(|instance| instance.region == FIRST_REGION) {
                    last.name = "long-".repeat(2_000);
                }
            }
            self.instances.insert(service, all);
        }
        &self.instances[service]
    }

    pub(in crate::sandbox) fn instance(
        &mut self,
        service: &'static str,
        region: &str,
        id: &str,
    ) -> Option<&DatabaseInstance> {
        self.instances(service).iter().find(|instance| instance.id == id && instance.region == region)
    }

    /// How many instances of a service the first region has.
    fn count(&self, family: &InstanceFamily) -> usize {
        match self.settings.scenario {
            Scenario::Many(count) => count,
            _ if family.is_mysql() => self.settings.instances,
            _ => family.count,
        }
    }
}

/// Makes ids that no other instance of the service has.
struct FreshIds {
    seen: HashSet<String>,
    seed: u64,
}

impl FreshIds {
    fn next(&mut self, prefix: &str) -> String {
        loop {
            self.seed += 1;
            let id = format!("{prefix}{}", letters(self.seed, 8, b"0123456789abcdefghijklmnopqrstuvwxyz"));
            if !id.contains("ord") && self.seen.insert(id.clone()) {
                return id;
            }
        }
    }
}

impl InstanceFamily {
    fn is_mysql(&self) -> bool {
        self.service == "cdb"
    }

    /// Returns the instances of the first account, `count` of them in the first region.
    fn all(&self, count: usize) -> Vec<DatabaseInstance> {
        let is_mysql = self.is_mysql();
        let seen = ORDERS.iter().filter(|_| is_mysql).map(|row| row.1.to_owned());
        let mut fresh = FreshIds { seen: seen.chain([self.example.to_owned()]).collect(), seed: 0 };
        let mut all: Vec<DatabaseInstance> = (0..count)
            .map(|index| match ORDERS.iter().find(|row| is_mysql && row.0 * count / MYSQL_INSTANCES == index) {
                Some((_, id, name, version, address, kind)) => DatabaseInstance {
                    id: (*id).to_owned(),
                    name: (*name).to_owned(),
                    kind: *kind,
                    version,
                    address: (*address).to_owned(),
                    port: self.port,
                    region: FIRST_REGION,
                },
                None if index == 0 => {
                    DatabaseInstance { id: self.example.to_owned(), ..self.ordinary(0, FIRST_REGION, &mut fresh) }
                }
                None => self.ordinary(index, FIRST_REGION, &mut fresh),
            })
            .collect();
        for (region, count) in ELSEWHERE {
            let count = if is_mysql { count } else { count / 3 };
            all.extend((0..count).map(|index| self.ordinary(index, region, &mut fresh)));
        }
        all
    }

    fn of_the_second_account(&self) -> Vec<DatabaseInstance> {
        let mut fresh = FreshIds { seen: HashSet::new(), seed: 1_000_000 };
        (0..3).map(|index| self.ordinary(index, FIRST_REGION, &mut fresh)).collect()
    }

    fn ordinary(&self, index: usize, region: &'static str, fresh: &mut FreshIds) -> DatabaseInstance {
        let kind = match index {
            _ if index % 13 == 12 => InstanceKind::Replica,
            _ if index % 101 == 100 => InstanceKind::Isolated,
            _ if index % 211 == 210 => InstanceKind::Creating,
            _ if index % 307 == 306 => InstanceKind::Locked,
            _ if index % 401 == 400 => InstanceKind::Recovery,
            _ => InstanceKind::Primary,
        };
        let ending = if kind == InstanceKind::Replica { "-ro" } else { "" };
        let word = WORDS[index % WORDS.len()];
        let stage = STAGES[index / WORDS.len() % STAGES.len()];
        let prefix = if kind == InstanceKind::Replica && self.is_mysql() { "cdbro-" } else { self.prefix };
        DatabaseInstance {
            id: fresh.next(prefix),
            name: format!("{word}-{stage}-{:02}{ending}", index / (WORDS.len() * STAGES.len()) + 1),
            kind,
            version: self.versions[index / 7 % self.versions.len()],
            address: format!("10.{}.{}.{}", 40 + index / 62_500, index / 250 % 250, index % 250 + 2),
            port: self.port,
            region,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_five_of_all_are_about_orders() {
        for count in [20, 200, MYSQL_INSTANCES] {
            let all = FAMILIES[0].all(count);
            let all: Vec<_> = all.into_iter().filter(|row| row.region == FIRST_REGION).collect();
            assert_eq!(all.len(), count);
            let ids: HashSet<_> = all.iter().map(|instance| &instance.id).collect();
            assert_eq!(ids.len(), count);
            let orders = ["orders-prod-01", "orders-prod-02", "orders-pre-01", "orders-prod-01-ro", "old-orders"];
            for word in ["orders", "ord"] {
                let found: Vec<_> = all
                    .iter()
                    .filter(|row| [&row.id, &row.name, &row.address].iter().any(|text| text.contains(word)))
                    .map(|row| row.name.as_str())
                    .collect();
                assert_eq!(found, orders, "{word} of {count}");
            }
        }
    }

    #[test]
    fn no_instance_is_in_two_regions_or_accounts() {
        for family in &FAMILIES {
            let all = family.all(1_000).into_iter().chain(family.of_the_second_account());
            let mut ids = HashSet::new();
            assert!(all.map(|row| row.id).all(|id| ids.insert(id)), "{}", family.service);
        }
    }
}
