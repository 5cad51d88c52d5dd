//! Credentials: a few that exist from the start, and those that were created since.

use jiff::{Timestamp, ToSpan};

use super::{AccountGrant, DatabaseAccount, HOLDERS, OTHER_USER, World, accounts::joined, letters};
use crate::sandbox::scenario::Scenario;

/// How many times the look-ups of another task that of scenario `slow` needs.
const SLOWER: u32 = 4;
/// How many look-ups do not find the credential in scenario `late`.
const LATE_LOOKS: u32 = 2;

/// How long a credential waits for its deletion.
const A_WEEK_HOURS: i64 = 7 * 24;

/// The accounts of the credential `prod-legacy`.
pub(super) const LEGACY_ACCOUNTS: [&str; 2] = ["legacyrw_SSM_9aT", "legacyrw_SSM_Q2m"];

/// The status of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum SecretStatus {
    Creating,
    Enabled,
    Disabled,
    PendingDelete,
    Failed,
}

impl SecretStatus {
    pub(in crate::sandbox) fn name(self) -> &'static str {
        match self {
            SecretStatus::Creating => "Creating",
            SecretStatus::Enabled => "Enabled",
            SecretStatus::Disabled => "Disabled",
            SecretStatus::PendingDelete => "PendingDelete",
            SecretStatus::Failed => "Failed",
        }
    }
}

/// A create that has passed the checks.
#[derive(Clone, Debug, Default)]
pub(in crate::sandbox) struct CreateRequest {
    pub(in crate::sandbox) name: String,
    pub(in crate::sandbox) prefix: String,
    pub(in crate::sandbox) product: String,
    pub(in crate::sandbox) instance: String,
    pub(in crate::sandbox) hosts: Vec<String>,
    pub(in crate::sandbox) grants: Vec<AccountGrant>,
    pub(in crate::sandbox) description: String,
    pub(in crate::sandbox) key: String,
    pub(in crate::sandbox) tags: Vec<(String, String)>,
    /// The first rotation, such as `2026-12-05 03:00:00`. Empty if rotation is off.
    pub(in crate::sandbox) begin: String,
    pub(in crate::sandbox) is_rotated: bool,
    /// The rotation period in days.
    pub(in crate::sandbox) every: i64,
    /// 0 for a KMS key, 1 for a software key.
    pub(in crate::sandbox) encrypt_type: i64,
}

/// A credential.
#[derive(Clone, Debug)]
pub(in crate::sandbox) struct Secret {
    pub(in crate::sandbox) wish: CreateRequest,
    /// The region of the credential. `None` means all regions.
    pub(in crate::sandbox) region: Option<String>,
    pub(in crate::sandbox) status: SecretStatus,
    /// 1 for a database credential, 0 for a user-defined one.
    pub(in crate::sandbox) kind: i64,
    pub(in crate::sandbox) maker: u64,
    pub(in crate::sandbox) created: Timestamp,
    pub(in crate::sandbox) deleted: Option<Timestamp>,
    /// The database accounts, the current one first. Empty until they are created.
    pub(in crate::sandbox) accounts: Vec<String>,
    pub(in crate::sandbox) task: Option<CreateTask>,
    /// How many more look-ups do not find it.
    hidden: u32,
}

/// The task behind a create.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct CreateTask {
    pub(in crate::sandbox) id: u64,
    /// How many more look-ups find it working.
    left: u32,
    fate: Fate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Success,
    Failure,
    FailureWithAccounts,
}

/// Returns the credentials that exist from the start.
pub(super) fn first(now: Timestamp) -> Vec<Secret> {
    let march = "2026-03-02T01:14:00Z".parse().expect("a moment");
    let later = now.checked_add(A_WEEK_HOURS.hours()).unwrap_or(now);
    let secret = |name: &str, prefix: &str, status: SecretStatus| Secret {
        wish: CreateRequest {
            name: name.to_owned(),
            prefix: prefix.to_owned(),
            product: "Mysql".to_owned(),
            instance: "cdb-n4j3y33j".to_owned(),
            hosts: vec!["10.0.1.%".to_owned()],
            every: 30,
            ..CreateRequest::default()
        },
        region: None,
        status,
        kind: 1,
        maker: HOLDERS[0].account,
        created: march,
        deleted: None,
        accounts: Vec::new(),
        task: None,
        hidden: 0,
    };
    let legacy = Secret {
        accounts: LEGACY_ACCOUNTS.map(str::to_owned).to_vec(),
        ..secret("prod-legacy", "legacyrw", SecretStatus::Enabled)
    };
    let old = Secret { deleted: Some(later), ..secret("prod-old", "oldrw", SecretStatus::PendingDelete) };
    let broken = secret("prod-broken", "brokenrw", SecretStatus::Failed);
    let disabled = secret("prod-disabled", "offrw", SecretStatus::Disabled);
    let own = Secret {
        kind: 0,
        wish: CreateRequest { name: "ci-token".to_owned(), ..CreateRequest::default() },
        ..broken.clone()
    };
    vec![legacy, old, broken, disabled, Secret { status: SecretStatus::Enabled, ..own }]
}

impl World {
    /// Returns the credential of a name in a region, even if it is not visible yet.
    pub(in crate::sandbox) fn holder(&self, region: &str, name: &str) -> Option<&Secret> {
        self.secrets.iter().find(|secret| secret.wish.name == name && secret.is_in(region))
    }

    /// Looks up a credential, and advances its task. Returns `None` if it does not exist or is not visible yet.
    pub(in crate::sandbox) fn look(&mut self, region: &str, name: &str) -> Option<&Secret> {
        let at = self.secrets.iter().position(|secret| secret.wish.name == name && secret.is_in(region))?;
        if self.secrets[at].hidden > 0 {
            self.secrets[at].hidden -= 1;
            return None;
        }
        self.work(at);
        self.secrets.get(at)
    }

    /// Returns the visible credential of a name in a region, to change it.
    pub(in crate::sandbox) fn holder_mut(&mut self, region: &str, name: &str) -> Option<&mut Secret> {
        let is_it = |secret: &&mut Secret| secret.wish.name == name && secret.is_in(region) && secret.hidden == 0;
        self.secrets.iter_mut().find(is_it)
    }

    /// Deletes a credential, and its accounts if wanted.
    pub(in crate::sandbox) fn remove(&mut self, region: &str, name: &str, with_accounts: bool) {
        let Some(at) = self.secrets.iter().position(|secret| secret.wish.name == name && secret.is_in(region)) else {
            return;
        };
        let gone = self.secrets.remove(at);
        if with_accounts && let Some(accounts) = self.made.get_mut(&gone.wish.instance) {
            accounts.retain(|account| !gone.accounts.contains(&account.user));
        }
    }

    /// Counts a task that has ended, and returns its number.
    pub(in crate::sandbox) fn finished_task(&mut self) -> u64 {
        self.tasks += 1;
        self.finished.insert(self.tasks);
        self.tasks
    }

    /// Looks up a task, and advances it. Returns its status: 0 working, 1 done, 2 failed.
    pub(in crate::sandbox) fn look_at_task(&mut self, id: u64) -> Option<i64> {
        if self.finished.contains(&id) {
            return Some(1);
        }
        let at = self.secrets.iter().position(|secret| secret.task.is_some_and(|task| task.id == id))?;
        self.work(at);
        Some(match self.secrets[at].status {
            SecretStatus::Creating => 0,
            SecretStatus::Failed => 2,
            _ => 1,
        })
    }

    /// Returns how many credentials were created since the start.
    pub(in crate::sandbox) fn tasks(&self) -> u64 {
        self.tasks
    }

    /// Returns the visible credentials of a region.
    pub(in crate::sandbox) fn listed(&self, region: &str) -> impl Iterator<Item = &Secret> {
        self.secrets.iter().filter(move |secret| secret.is_in(region) && secret.hidden == 0)
    }

    /// Begins a credential. Returns the number of its task.
    pub(in crate::sandbox) fn create(&mut self, region: &str, wish: CreateRequest, now: Timestamp) -> u64 {
        self.tasks += 1;
        let scenario = &self.settings.scenario;
        let fate = match scenario {
            Scenario::TaskFails | Scenario::TextTaskFails => Fate::Failure,
            Scenario::TaskFailsButMade => Fate::FailureWithAccounts,
            _ => Fate::Success,
        };
        let slower = if *scenario == Scenario::Slow { SLOWER } else { 1 };
        let looks = self.settings.looks.saturating_mul(slower);
        let task = CreateTask { id: self.tasks, left: looks.saturating_sub(1), fate };
        self.secrets.push(Secret {
            wish,
            region: Some(region.to_owned()),
            status: SecretStatus::Creating,
            kind: 1,
            maker: self.holder.account,
            created: now,
            deleted: None,
            accounts: Vec::new(),
            task: Some(task),
            hidden: if *scenario == Scenario::Late { LATE_LOOKS } else { 0 },
        });
        self.tasks
    }

    /// Creates a credential of another user under the name.
    pub(in crate::sandbox) fn create_for_other_user(&mut self, region: &str, name: &str, now: Timestamp) {
        self.put(region, name, now, SecretStatus::Enabled);
    }

    /// Creates a credential under the name that is deleted in a week.
    pub(in crate::sandbox) fn create_pending_delete(&mut self, region: &str, name: &str, now: Timestamp) {
        self.put(region, name, now, SecretStatus::PendingDelete);
    }

    fn put(&mut self, region: &str, name: &str, now: Timestamp, status: SecretStatus) {
        if self.holder(region, name).is_some() {
            return;
        }
        let later = now.checked_add(A_WEEK_HOURS.hours()).unwrap_or(now);
        self.secrets.push(Secret {
            wish: CreateRequest {
                name: name.to_owned(),
                prefix: "other".to_owned(),
                product: "Mysql".to_owned(),
                instance: "cdb-7kq0a1xz".to_owned(),
                hosts: vec!["10.9.9.%".to_owned()],
                every: 60,
                ..CreateRequest::default()
            },
            region: Some(region.to_owned()),
            status,
            kind: 1,
            maker: OTHER_USER,
            created: now,
            deleted: (status == SecretStatus::PendingDelete).then_some(later),
            accounts: ["other_SSM_7Ub", "other_SSM_c0P"].map(str::to_owned).to_vec(),
            task: None,
            hidden: 0,
        });
    }

    fn work(&mut self, at: usize) {
        let secret = &mut self.secrets[at];
        let Some(task) = secret.task.as_mut().filter(|_| secret.status == SecretStatus::Creating) else { return };
        if task.left > 0 {
            task.left -= 1;
            return;
        }
        let task = *task;
        secret.status = if task.fate == Fate::Success { SecretStatus::Enabled } else { SecretStatus::Failed };
        if task.fate == Fate::Failure {
            return;
        }
        let wish = secret.wish.clone();
        let users = self.fresh_users(&wish, task.id);
        let accounts = self.made.entry(wish.instance.clone()).or_default();
        for user in &users {
            for host in &wish.hosts {
                let (user, host) = (user.clone(), host.clone());
                let mut grants = joined(&wish.grants);
                if self.settings.scenario == Scenario::OtherGrants
                    && let Some(word) = grants.first_mut().and_then(|grant| grant.privileges.first_mut())
                {
                    let other = if word == "REFERENCES" { "SELECT" } else { "REFERENCES" };
                    other.clone_into(word);
                }
                accounts.push(DatabaseAccount { user, host, notes: "Secrets Manager".to_owned(), grants });
            }
        }
        if task.fate == Fate::Success {
            self.secrets[at].accounts = users;
        }
    }

    /// Returns two account names that the instance does not have yet.
    fn fresh_users(&self, wish: &CreateRequest, task: u64) -> Vec<String> {
        const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let taken = self.accounts(&wish.instance);
        let mut users: Vec<String> = Vec::new();
        let mut seed = task * 1_000;
        while users.len() < 2 {
            seed += 1;
            let user = format!("{}_SSM_{}", wish.prefix, letters(seed, 3, LETTERS));
            if !users.contains(&user) && taken.iter().all(|account| account.user != user) {
                users.push(user);
            }
        }
        users
    }
}

impl Secret {
    fn is_in(&self, region: &str) -> bool {
        self.region.as_deref().is_none_or(|own| own == region)
    }
}
