//! The memory of the sandbox: made-up instances, accounts and keys, the same at every start, and the credentials that
//! were created since.

mod access;
mod accounts;
mod instances;
mod objects;
mod secrets;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

pub(super) use self::{
    access::SandboxKey,
    accounts::{AccountGrant, DatabaseAccount, GrantLevel},
    instances::{DatabaseInstance, InstanceKind, MYSQL_INSTANCES},
    objects::{columns, databases, tables},
    secrets::{CreateRequest, Secret, SecretStatus},
};
use super::{OTHER_SECRET_ID, OTHER_SECRET_KEY, SECRET_ID, SECRET_KEY, Settings, scenario::Scenario};

/// A key of the sandbox, and whose it is.
#[derive(Debug)]
pub(super) struct KeyHolder {
    pub(super) secret_id: &'static str,
    pub(super) secret_key: &'static str,
    pub(super) account: u64,
    pub(super) user: u64,
}

/// Two accounts with one key each. They see nothing of each other.
pub(super) static HOLDERS: [KeyHolder; 2] = [
    KeyHolder { secret_id: SECRET_ID, secret_key: SECRET_KEY, account: 100_012_345_678, user: 100_087_654_321 },
    KeyHolder {
        secret_id: OTHER_SECRET_ID,
        secret_key: OTHER_SECRET_KEY,
        account: 100_023_456_789,
        user: 100_076_543_210,
    },
];

/// Another user of the same account.
pub(super) const OTHER_USER: u64 = 100_098_765_432;

/// Everything that the sandbox knows.
pub(super) struct World {
    pub(super) settings: Settings,
    /// Whose it is.
    pub(super) holder: &'static KeyHolder,
    /// Instances by service, as far as they have been asked for.
    instances: BTreeMap<&'static str, Vec<DatabaseInstance>>,
    secrets: Vec<Secret>,
    /// Accounts that were created since the start, by instance.
    made: BTreeMap<String, Vec<DatabaseAccount>>,
    /// How often a create of each name was tried.
    tries: BTreeMap<String, u32>,
    tasks: u64,
    /// Temporary keys that were given, by their id.
    temporary: BTreeMap<String, SandboxKey>,
    /// Tasks that ended at once.
    finished: BTreeSet<u64>,
}

impl KeyHolder {
    /// Whether it is the account that the wizard's examples are about.
    pub(super) fn is_first(&self) -> bool {
        self.account == HOLDERS[0].account
    }
}

impl World {
    pub(super) fn new(settings: Settings, holder: &'static KeyHolder, now: Timestamp) -> World {
        let mut world = World {
            holder,
            instances: BTreeMap::new(),
            secrets: if holder.is_first() { secrets::first(now) } else { Vec::new() },
            made: BTreeMap::new(),
            tries: BTreeMap::new(),
            tasks: 0,
            temporary: BTreeMap::new(),
            finished: BTreeSet::new(),
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

    /// Counts an attempt to create a name. Returns 1 for the first one.
    pub(super) fn tried(&mut self, name: &str) -> u32 {
        let count = self.tries.entry(name.to_owned()).or_default();
        *count += 1;
        *count
    }

    /// Returns the KMS keys. The second account has one.
    pub(super) fn keys(&self) -> Vec<MasterKey> {
        let key = |id: &'static str, alias: &str, state: &'static str| MasterKey {
            id,
            alias: if self.is_hostile() { format!("{alias} {}", HOSTILE[0]) } else { alias.to_owned() },
            description: if self.is_hostile() { HOSTILE.join(" ") } else { String::new() },
            state,
        };
        if !self.holder.is_first() {
            return vec![key("0f7d1c52-9a3e-11ef-8c11-525400d0d0d0", "other-account", "Enabled")];
        }
        vec![
            key("6abd1fdb-86d4-11ef-b72d-52540089bc41", "db-secrets", "Enabled"),
            key("90c1f2aa-77d0-11ee-8f3b-525400a1b2c3", "payments", "Enabled"),
            key("11d0c9be-0a4e-11ed-9d6e-5254003f0e1d", "backup", "Enabled"),
            key("c04e8a55-5b1f-11ec-a111-525400c0ffee", "old-db", "Disabled"),
        ]
    }
}

/// A KMS key.
#[derive(Clone, Debug)]
pub(super) struct MasterKey {
    pub(super) id: &'static str,
    pub(super) alias: String,
    pub(super) description: String,
    pub(super) state: &'static str,
}

/// Texts that clear the screen, set the window title, reverse the line, hide characters, and break lines.
pub(super) const HOSTILE: &[&str] = &[
    "\u{1b}[2J\u{1b}[31mred\u{1b}]0;owned\u{7}\u{1b}[?1049h",
    "bidi \u{202e}txet\u{2066}\u{200b}\u{feff} end",
    "two\r\nlines\ttab\u{0}nul\u{8}\u{85}\u{9b}31m\u{2028}next",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} 宽字符 👩‍👩‍👧‍👦 ﷽",
];

/// Returns a number that looks random but is the same for the same seed (splitmix64).
fn pseudo_random(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Returns characters that look random but are the same for the same seed.
fn letters(seed: u64, count: usize, from: &[u8]) -> String {
    let mut rest = pseudo_random(seed);
    let mut text = String::with_capacity(count);
    for _ in 0..count {
        let size = u64::try_from(from.len()).unwrap_or(1);
        let index = usize::try_from(rest % size).unwrap_or_default();
        text.push(char::from(from[index]));
        rest /= size;
    }
    text
}
