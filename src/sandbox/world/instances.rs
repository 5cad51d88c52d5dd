//! 10,214 MySQL instances. Five of them have "orders" in their names.

use std::collections::BTreeSet;

use super::letters;
use crate::wire::databases::InstanceItem;

const COUNT: usize = 10_214;
const WORDS: [&str; 20] = [
    "app", "billing", "crm", "shop", "user", "stock", "cart", "search", "payment", "report", "audit", "risk", "coupon",
    "message", "media", "wallet", "member", "ledger", "price", "gateway",
];
const STAGES: [&str; 5] = ["prod", "pre", "uat", "test", "dev"];
const VERSIONS: [&str; 4] = ["8.0", "5.7", "8.0", "5.6"];

/// The five instances of the wizard's example, and their positions in the list.
const ORDERS: [(usize, &str, &str, &str, &str, InstanceKind); 5] = [
    (0, "cdb-n4j3y33j", "orders-prod-01", "8.0", "10.20.3.4", InstanceKind::Master),
    (2_500, "cdb-7kq0a1xz", "orders-prod-02", "8.0", "10.20.3.5", InstanceKind::Master),
    (4_999, "cdb-p2m8u6ra", "orders-pre-01", "5.7", "10.21.3.4", InstanceKind::Master),
    (7_777, "cdb-0zj4hh2e", "orders-prod-01-ro", "8.0", "10.20.3.6", InstanceKind::Replica),
    (10_213, "cdb-9sd1mm3k", "old-orders", "5.6", "10.22.3.4", InstanceKind::Isolated),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum InstanceKind {
    Master,
    Replica,
    Recovery,
    Isolated,
    Creating,
    Locked,
}

/// Returns all instances in the order of the list.
pub(super) fn all() -> Vec<InstanceItem> {
    let mut ids: BTreeSet<String> = ORDERS.iter().map(|row| row.1.to_owned()).collect();
    let mut seed = 0;
    let mut fresh = |prefix: &str| loop {
        seed += 1;
        let id = format!("{prefix}{}", letters(seed, 8, b"0123456789abcdefghijklmnopqrstuvwxyz"));
        if !id.contains("ord") && ids.insert(id.clone()) {
            return id;
        }
    };
    (0..COUNT)
        .map(|index| match ORDERS.iter().find(|row| row.0 == index) {
            Some((_, id, name, version, address, kind)) => {
                item((*id).to_owned(), (*name).to_owned(), version, (*address).to_owned(), *kind)
            }
            None => ordinary(index, &mut fresh),
        })
        .collect()
}

fn ordinary(index: usize, fresh: &mut impl FnMut(&str) -> String) -> InstanceItem {
    let kind = match index {
        _ if index % 13 == 12 => InstanceKind::Replica,
        _ if index % 101 == 100 => InstanceKind::Isolated,
        _ if index % 211 == 210 => InstanceKind::Creating,
        _ if index % 307 == 306 => InstanceKind::Locked,
        _ if index % 401 == 400 => InstanceKind::Recovery,
        _ => InstanceKind::Master,
    };
    let ending = if kind == InstanceKind::Replica { "-ro" } else { "" };
    let word = WORDS[index % WORDS.len()];
    let stage = STAGES[index / WORDS.len() % STAGES.len()];
    let name = format!("{word}-{stage}-{:02}{ending}", index / (WORDS.len() * STAGES.len()) + 1);
    let address = format!("10.{}.{}.{}", 40 + index / 62_500, index / 250 % 250, index % 250 + 2);
    let id = fresh(if kind == InstanceKind::Replica { "cdbro-" } else { "cdb-" });
    item(id, name, VERSIONS[index / 7 % VERSIONS.len()], address, kind)
}

fn item(id: String, name: String, version: &str, address: String, kind: InstanceKind) -> InstanceItem {
    InstanceItem {
        instance_id: id,
        instance_name: name,
        status: match kind {
            InstanceKind::Creating => 0,
            InstanceKind::Isolated => 5,
            _ => 1,
        },
        instance_type: match kind {
            InstanceKind::Recovery => 2,
            InstanceKind::Replica => 3,
            _ => 1,
        },
        engine_version: version.to_owned(),
        vip: address,
        vport: 3306,
        cdb_error: i64::from(kind == InstanceKind::Locked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_five_of_all_are_about_orders() {
        let all = all();
        assert_eq!(all.len(), COUNT);
        let ids: BTreeSet<_> = all.iter().map(|instance| &instance.instance_id).collect();
        assert_eq!(ids.len(), COUNT);
        for word in ["orders", "ord"] {
            let found: Vec<_> = all
                .iter()
                .filter(|row| [&row.instance_id, &row.instance_name, &row.vip].iter().any(|text| text.contains(word)))
                .map(|row| row.instance_name.as_str())
                .collect();
            assert_eq!(found, ["orders-prod-01", "orders-prod-02", "orders-pre-01", "orders-prod-01-ro", "old-orders"]);
        }
    }
}
