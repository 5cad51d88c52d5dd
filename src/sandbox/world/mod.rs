//! The memory of the sandbox: made-up instances, accounts and keys, the same at every start, and the credentials that
//! were created since.

mod access;
mod accounts;
mod instances;
mod objects;
mod secrets;

use std::{cell::OnceCell, collections::BTreeMap};

use jiff::Timestamp;

pub(super) use self::{
    access::SandboxKey,
    accounts::{AccountGrant, DatabaseAccount, GrantLevel},
    objects::{columns, databases, tables},
    secrets::{CreateRequest, Secret, SecretStatus},
};
use super::{Settings, scenario::Scenario};
use crate::wire::{databases::InstanceItem, keys::KeyMetadata};

/// The account that the sandbox's key belongs to.
pub(super) const ACCOUNT: u64 = 100_012_345_678;
/// The user of the sandbox's key.
pub(super) const USER: u64 = 100_087_654_321;
/// Another user of the same account.
pub(super) const STRANGER: u64 = 100_098_765_432;

/// Everything that the sandbox knows.
pub(super) struct World {
    pub(super) settings: Settings,
    /// Created at the first request for it, since most sessions begin without the list.
    instances: OnceCell<Vec<InstanceItem>>,
    secrets: Vec<Secret>,
    /// Accounts that were created since the start, by instance.
    made: BTreeMap<String, Vec<DatabaseAccount>>,
    /// How often a create of each name was tried.
    tries: BTreeMap<String, u32>,
    tasks: u64,
    /// Temporary keys that were given, by their id.
    temporary: BTreeMap<String, SandboxKey>,
}

impl World {
    pub(super) fn new(settings: Settings, now: Timestamp) -> World {
        let mut world = World {
            instances: OnceCell::new(),
            secrets: secrets::first(now),
            made: BTreeMap::new(),
            tries: BTreeMap::new(),
            tasks: 0,
            temporary: BTreeMap::new(),
            settings,
        };
        if world.is_hostile() {
            for secret in &mut world.secrets {
                secret.wish.description = HOSTILE.join(" ");
            }
        }
        world
    }

    /// Whether names and messages contain texts that could harm a terminal.
    pub(super) fn is_hostile(&self) -> bool {
        matches!(self.settings.scenario, Scenario::Text | Scenario::TextRefused | Scenario::TextTaskFails)
    }

    /// Returns all instances in the order of the list.
    pub(super) fn instances(&self) -> &[InstanceItem] {
        self.instances.get_or_init(|| {
            let mut all = instances::all();
            if self.is_hostile() {
                for (instance, name) in all.iter_mut().skip(1).zip(HOSTILE) {
                    (*name).clone_into(&mut instance.instance_name);
                }
                let long = all.len() - 3;
                all[long].instance_name = "long-".repeat(2_000);
            }
            all
        })
    }

    pub(super) fn instance(&self, id: &str) -> Option<&InstanceItem> {
        self.instances().iter().find(|instance| instance.instance_id == id)
    }

    /// Counts an attempt to create a name. Returns 1 for the first one.
    pub(super) fn tried(&mut self, name: &str) -> u32 {
        let count = self.tries.entry(name.to_owned()).or_default();
        *count += 1;
        *count
    }

    pub(super) fn keys(&self) -> Vec<KeyMetadata> {
        let key = |id: &str, alias: &str, state: &str| KeyMetadata {
            key_id: id.to_owned(),
            alias: if self.is_hostile() { format!("{alias} {}", HOSTILE[0]) } else { alias.to_owned() },
            description: if self.is_hostile() { HOSTILE.join(" ") } else { String::new() },
            key_state: state.to_owned(),
            key_usage: "ENCRYPT_DECRYPT".to_owned(),
        };
        vec![
            key("6abd1fdb-86d4-11ef-b72d-52540089bc41", "db-secrets", "Enabled"),
            key("90c1f2aa-77d0-11ee-8f3b-525400a1b2c3", "payments", "Enabled"),
            key("11d0c9be-0a4e-11ed-9d6e-5254003f0e1d", "backup", "Enabled"),
            key("c04e8a55-5b1f-11ec-a111-525400c0ffee", "old-db", "Disabled"),
        ]
    }
}

/// Texts that clear the screen, set the window title, reverse the line, hide characters, and break lines.
pub(super) const HOSTILE: &[&str] = &[
    "\u{1b}[2J\u{1b}[31mred\u{1b}]0;owned\u{7}\u{1b}[?1049h",
    "bidi \u{202e}txet\u{2066}\u{200b}\u{feff} end",
    "two\r\nlines\ttab\u{0}nul\u{8}\u{85}\u{9b}31m\u{2028}next",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} 宽字符 👩‍👩‍👧‍👦 ﷽",
];

/// Returns a number that looks random but is the same for the same seed (splitmix64).
fn lot(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Returns characters that look random but are the same for the same seed.
fn letters(seed: u64, count: usize, from: &[u8]) -> String {
    let mut rest = lot(seed);
    let mut text = String::with_capacity(count);
    for _ in 0..count {
        let size = u64::try_from(from.len()).unwrap_or(1);
        let index = usize::try_from(rest % size).unwrap_or_default();
        text.push(char::from(from[index]));
        rest /= size;
    }
    text
}
