//! What the cloud can be asked about a draft, and what it answered. Facts feed pickers, issues and fixes; no field
//! waits for one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{connection::ConnectionError, endpoint::Site, grants::Scope, rule::Message};

/// A question of one look-up, complete: two equal questions have the same answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// `sts:GetCallerIdentity`
    Identity,
    /// `ssm:GetServiceStatus`
    Service,
    /// `ssm:GetRegions`
    Regions,
    /// `ssm:DescribeSupportedProducts`
    Products,
    /// The instances of a product, by the API that the catalog names for it.
    Instances {
        /// The product's `instances` word in the catalog, such as `cdb`.
        list: String,
    },
    /// `ssm:DescribeSecret`
    Name {
        /// `SecretName`
        name: String,
    },
    /// `cdb:DescribeAccounts`
    Accounts {
        /// `InstanceId`
        instance: String,
    },
    /// `cdb:DescribeAccountPrivileges`
    AccountGrants {
        /// `InstanceId`
        instance: String,
        /// `User`
        user: String,
        /// `Host`
        host: String,
    },
    /// `cdb:DescribeDatabases`
    Databases {
        /// `InstanceId`
        instance: String,
    },
    /// `cdb:DescribeTables`
    Tables {
        /// `InstanceId`
        instance: String,
        /// `Database`
        database: String,
    },
    /// `cdb:DescribeTableColumns`
    Columns {
        /// `InstanceId`
        instance: String,
        /// `Database`
        database: String,
        /// `Table`
        table: String,
    },
    /// `cdb:DescribeSupportedPrivileges`
    Supported {
        /// `InstanceId`
        instance: String,
    },
    /// `kms:ListKeyDetail`
    Keys,
}

/// A question and where it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ask {
    /// `X-TC-Region`
    pub region: String,
    /// What is asked.
    pub question: Question,
}

/// One page of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The rows of this page.
    pub answer: Answer,
    /// `TotalCount` of a list; 1 of anything else.
    pub total: usize,
    /// Whether no page follows.
    pub is_last: bool,
}

/// What was answered; the variant fits the question's.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Who asks.
    Identity(Identity),
    /// Whether Secrets Manager can be used.
    Service(Service),
    /// Region ids.
    Regions(Vec<String>),
    /// Product names as listed, the non-database ones included.
    Products(Vec<String>),
    /// Instances, one page.
    Instances(Vec<Instance>),
    /// What bears a name.
    Name(NameState),
    /// Accounts of an instance, one page.
    Accounts(Vec<Account>),
    /// Grants of one account.
    AccountGrants(Vec<super::grants::Unit>),
    /// Names of databases, tables or columns, one page.
    Names(Vec<String>),
    /// Privileges that the instance knows.
    Supported(Supported),
    /// KMS keys, one page.
    Keys(Vec<KmsKey>),
}

/// The caller, from `sts:GetCallerIdentity`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// `AccountId`
    pub account: String,
    /// `UserId`
    pub user: String,
}

/// The state of Secrets Manager, from `ssm:GetServiceStatus`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// `ServiceEnabled`
    pub is_enabled: bool,
    /// `InvalidType`: 0 not purchased, 1 normal, 2 in arrears, 3 released.
    pub invalid_type: i64,
    /// `TotalCount`, credentials used; China site only.
    pub used: Option<u64>,
    /// `SecretLimit`; China site only.
    pub limit: Option<u64>,
}

/// One instance of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Instance {
    /// Its id, such as `cdb-n4j3y33j`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `EngineVersion`
    pub version: String,
    /// What it can do for a new account.
    pub state: InstanceState,
    /// `Vip:Vport`, empty where unknown.
    pub address: String,
}

/// The state of an instance as far as a new account is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InstanceState {
    /// Runs and takes accounts.
    #[default]
    Running,
    /// A read-only replica.
    ReadOnly,
    /// A disaster-recovery instance.
    Recovery,
    /// Being created.
    Creating,
    /// Being isolated, or isolated.
    Isolated,
    /// Its disk is locked.
    Locked,
    /// A state that no page names.
    Other(i64),
}

impl InstanceState {
    /// Whether a new account will probably be taken.
    #[must_use]
    pub fn takes_accounts(self) -> bool {
        self == InstanceState::Running
    }

    /// The stem of its words: `instance-state-<key>`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            InstanceState::Running => "running",
            InstanceState::ReadOnly => "read-only",
            InstanceState::Recovery => "recovery",
            InstanceState::Creating => "creating",
            InstanceState::Isolated => "isolated",
            InstanceState::Locked => "locked",
            InstanceState::Other(_) => "other",
        }
    }
}

/// What bears a `SecretName`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameState {
    /// Nothing (`ResourceNotFound*`).
    Free,
    /// A credential.
    Taken(Box<SecretFact>),
}

/// A credential that exists, from `ssm:DescribeSecret`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SecretFact {
    /// `SecretName`
    pub name: String,
    /// `Status`: `Enabled`, `Disabled`, `PendingDelete`, `Creating`, `Failed`, or another word.
    pub status: String,
    /// `ProductName`
    pub product: String,
    /// `ResourceID`
    pub instance: String,
    /// `Description`
    pub description: String,
    /// `KmsKeyId`
    pub key: String,
    /// `RotationStatus`
    pub rotates: Option<bool>,
    /// `RotationFrequency`
    pub every: Option<i64>,
    /// `NextRotationTime`, as the service writes it.
    pub next_run: Option<String>,
    /// `CreateTime`, seconds since 1970.
    pub created: Option<i64>,
    /// `DeleteTime`, seconds since 1970; 0 and absent are `None`.
    pub deleted: Option<i64>,
    /// `CreateUinString`, else `CreateUin`.
    pub creator: String,
    /// `AccountInfoList`; China site only.
    pub accounts: Vec<SecretAccount>,
}

/// One of the two accounts of a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SecretAccount {
    /// `AccountName`
    pub name: String,
    /// `Host`
    pub hosts: Vec<String>,
    /// `Version`; `SSM_Current` marks the current one.
    pub version: String,
}

/// One account of an instance, from `cdb:DescribeAccounts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Account {
    /// `User`
    pub user: String,
    /// `Host`
    pub host: String,
}

/// `cdb:DescribeSupportedPrivileges`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supported {
    /// `GlobalSupportedPrivileges`
    pub global: Vec<String>,
    /// `DatabaseSupportedPrivileges`
    pub database: Vec<String>,
    /// `TableSupportedPrivileges`
    pub table: Vec<String>,
    /// `ColumnSupportedPrivileges`
    pub column: Vec<String>,
}

impl Supported {
    /// Whether the instance lacks a privilege at a scope; an empty list says nothing.
    #[must_use]
    pub fn lacks(&self, scope: &Scope, privilege: &str) -> bool {
        let list = match scope {
            Scope::Global => self.global.as_slice(),
            Scope::Database => &self.database,
            Scope::Table => &self.table,
            Scope::Column => &self.column,
            _ => &[],
        };
        !list.is_empty() && !list.iter().any(|known| known.eq_ignore_ascii_case(privilege))
    }
}

/// A KMS key, from `kms:ListKeyDetail`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KmsKey {
    /// `KeyId`
    pub id: String,
    /// `Alias`
    pub alias: String,
    /// `KeyState`, `Enabled` for a usable key.
    pub state: String,
    /// `KeyUsage`, `ENCRYPT_DECRYPT` for a usable key.
    pub usage: String,
}

impl KmsKey {
    /// Whether a credential can be encrypted with it (docs/api.md R14).
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.state == "Enabled" && (self.usage.is_empty() || self.usage == "ENCRYPT_DECRYPT")
    }
}

/// Why a look-up has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LookUpError {
    /// No key was found; nothing was asked.
    NoKey,
    /// Nothing was reached, or the connection broke.
    Unreachable(Box<ConnectionError>),
    /// No whole answer within the time.
    TimedOut {
        /// Seconds waited.
        seconds: u64,
    },
    /// The service refused.
    Refused {
        /// `Error.Code`
        code: String,
        /// `Error.Message`
        message: String,
    },
    /// Something else answered, or nothing that makes sense.
    Odd(String),
    /// Nothing was asked, since the answer would prove nothing, and why.
    NotAsked(String),
}

impl LookUpError {
    /// Its words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            LookUpError::NoKey => Message::new("trouble-no-key"),
            LookUpError::Unreachable(error) => error.message(),
            LookUpError::TimedOut { seconds } => {
                Message::new("trouble-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
            }
            LookUpError::Refused { code, message } => {
                Message::new("trouble-refused").with("code", code.as_str()).with("says", message.as_str())
            }
            LookUpError::Odd(what) => Message::new("trouble-odd").with("what", what.as_str()),
            LookUpError::NotAsked(why) => Message::new("trouble-not-asked").with("what", why.as_str()),
        }
    }
}

/// Everything that is known about a draft's surroundings when it is checked. The default knows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Product names as listed.
    pub products: Option<Vec<String>>,
    /// Keys of the region, once all pages have come.
    pub keys: Option<Vec<KmsKey>>,
    /// Privileges that the instance knows.
    pub supported: Option<Supported>,
    /// Objects of the instance.
    pub objects: Arc<Objects>,
    /// The host, other than `%`, that most accounts of the instance have.
    pub usual_host: Option<String>,
}

/// Names of an instance's objects, each list only once all its pages have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objects {
    /// Databases.
    pub databases: Option<BTreeSet<String>>,
    /// Tables by database.
    pub tables: BTreeMap<String, BTreeSet<String>>,
    /// Columns by database and table.
    pub columns: BTreeMap<(String, String), BTreeSet<String>>,
}

/// The surroundings of a check: the site, the time, and the zone of the person who looks.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which fields the endpoint knows.
    pub site: Site,
    /// Now.
    pub now: jiff::Timestamp,
    /// The zone of this machine, for remarks only.
    pub zone: jiff::tz::TimeZone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_enabled_and_encrypts_or_does_not_say_is_usable() {
        for (state, usage, is_usable) in [
            ("Enabled", "ENCRYPT_DECRYPT", true),
            ("Enabled", "", true),
            ("Enabled", "ASYMMETRIC_SIGN_VERIFY_SM2", false),
            ("Disabled", "ENCRYPT_DECRYPT", false),
            ("", "", false),
        ] {
            let key = KmsKey { state: state.to_owned(), usage: usage.to_owned(), ..KmsKey::default() };
            assert_eq!(key.is_usable(), is_usable, "{key:?}");
        }
    }
}
