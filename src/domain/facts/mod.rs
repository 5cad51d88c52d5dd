//! What dbcred asks the cloud about a draft, and the answers. Answers feed pickers, issues and fixes; no field waits
//! for one.

mod instance;
mod question;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

pub use self::{
    instance::{Instance, InstanceState},
    question::{Ask, Question, SchemaObjectKind},
};
use super::{connection::ConnectionError, endpoint::Site, grants::Scope, rule::Message, values::grouped};

/// One page of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Rows of this page.
    pub answer: Answer,
    /// Number of rows of the whole list; 1 for anything else. A list is complete only if its pages have that many rows.
    pub total: usize,
    /// Whether it is the last page.
    pub is_last: bool,
}

/// An answer; its variant belongs to that of the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The account and user of the key.
    Identity(Identity),
    /// Whether Secrets Manager can be used.
    Service(Service),
    /// Region ids.
    Regions(Vec<String>),
    /// Product names as the service lists them, including products that are no databases.
    Products(Vec<String>),
    /// Instances of one page.
    Instances(Vec<Instance>),
    /// Whether a `SecretName` is in use.
    Name(NameState),
    /// Accounts of an instance, one page.
    Accounts(Vec<Account>),
    /// Grants of one account.
    AccountGrants(Vec<super::grants::Unit>),
    /// Names of databases, tables, columns, other objects, tag keys or tag values, one page.
    Names(Vec<String>),
    /// Privileges that the instance can grant.
    Supported(Supported),
    /// KMS keys, one page.
    Keys(Vec<KmsKey>),
    /// Database credentials, one page. Their accounts are not listed.
    Secrets(Vec<SecretFact>),
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
    /// `TotalCount`: number of credentials; China site only.
    pub used: Option<u64>,
    /// `SecretLimit`; China site only.
    pub limit: Option<u64>,
}

impl Service {
    /// Whether the account has as many credentials as its quota allows.
    pub(crate) fn is_full(&self) -> bool {
        self.used.zip(self.limit).is_some_and(|(used, limit)| used >= limit)
    }

    /// Why every create is refused now; `None` where none is for the state of the service.
    pub(crate) fn refusal(&self) -> Option<Message> {
        if !self.is_enabled {
            return Some(Message::new("start-service-off").with("type", self.invalid_type));
        }
        let limit = self.limit.filter(|_| self.is_full())?;
        let limit = grouped(usize::try_from(limit).unwrap_or(usize::MAX));
        Some(Message::new("service-full").with("limit", limit))
    }
}

/// Whether a `SecretName` is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameState {
    /// No credential has the name (`ResourceNotFound*`).
    Free,
    /// A credential has the name.
    Taken(Box<SecretFact>),
}

/// An existing credential, from `ssm:DescribeSecret` or `ssm:ListSecrets`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// `DeleteTime`, seconds since 1970; `None` if it is 0 or absent.
    pub deleted: Option<i64>,
    /// `CreateUinString`, else `CreateUin`.
    pub creator: String,
    /// `AccountInfoList`; China site only.
    pub accounts: Vec<SecretAccount>,
}

impl SecretFact {
    /// Whether the service is still making it.
    pub(crate) fn is_being_created(&self) -> bool {
        matches!(self.status.as_str(), "Creating" | "Initializing" | "PendingCreate")
    }
}

/// One of the two accounts of a credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SecretAccount {
    /// `AccountName`
    pub(crate) name: String,
    /// `Host`
    pub(crate) hosts: Vec<String>,
    /// `Version`; `SSM_Current` marks the account in use.
    pub(crate) version: String,
}

/// One account of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Account {
    /// Its name.
    pub user: String,
    /// Host that it connects from; empty for products whose accounts have no host.
    pub host: String,
}

/// Privileges that an instance can grant, from `cdb:DescribeSupportedPrivileges`.
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
    pub(crate) fn lacks(&self, scope: &Scope, privilege: &str) -> bool {
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
    /// `KeyState`; a usable key is `Enabled`.
    pub state: String,
    /// `KeyUsage`; a usable key has `ENCRYPT_DECRYPT`.
    pub usage: String,
}

impl KmsKey {
    /// Returns whether a credential can be encrypted with the key (docs/api.md R14).
    #[must_use]
    pub(crate) fn is_usable(&self) -> bool {
        self.state == "Enabled" && (self.usage.is_empty() || self.usage == "ENCRYPT_DECRYPT")
    }
}

/// Why a look-up has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LookUpError {
    /// No access key was found; nothing was asked.
    NoKey,
    /// The service could not be reached, or the connection broke.
    Unreachable(Box<ConnectionError>),
    /// No complete answer within the time limit.
    TimedOut {
        /// Seconds waited.
        seconds: u64,
    },
    /// The service refused.
    Refused {
        /// What was asked, as a policy names it: `cdb:DescribeDBInstances`. Empty if an older dbcred kept it.
        #[serde(default)]
        action: String,
        /// `Error.Code`
        code: String,
        /// `Error.Message`
        message: String,
    },
    /// The answer is not one of the service, or makes no sense.
    Odd(String),
    /// Nothing was asked because the answer would prove nothing, with the reason.
    NotAsked(String),
}

impl LookUpError {
    /// Returns the message.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        match self {
            LookUpError::NoKey => Message::new("trouble-no-key"),
            LookUpError::Unreachable(error) => error.message(),
            LookUpError::TimedOut { seconds } => {
                Message::new("trouble-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
            }
            LookUpError::Refused { action, code, .. } if !action.is_empty() && is_denied(code) => {
                Message::new("trouble-denied").with("action", action.as_str())
            }
            LookUpError::Refused { code, message, .. } => {
                // The service breaks its sentences into lines, which a line of ours cannot hold.
                let says = message.split_whitespace().collect::<Vec<_>>().join(" ");
                Message::new("trouble-refused").with("code", code.as_str()).with("says", says)
            }
            LookUpError::Odd(what) => Message::new("trouble-odd").with("what", what.as_str()),
            LookUpError::NotAsked(why) => Message::new("trouble-not-asked").with("what", why.as_str()),
        }
    }

    /// Returns one line for the place where the values would be listed: what failed, why, and that the value can be
    /// typed. An error that only the user's own settings can fix is told in full.
    #[must_use]
    pub(crate) fn line(&self) -> Message {
        match self {
            LookUpError::Refused { action, code, .. } if !action.is_empty() => {
                let id = match is_denied(code) {
                    true => "trouble-line-denied",
                    false if code.starts_with("RequestLimitExceeded") => "trouble-line-throttled",
                    false => "trouble-line-refused",
                };
                Message::new(id).with("action", action.as_str()).with("code", code.as_str())
            }
            LookUpError::Unreachable(error) if error.cause.is_of_network() && !error.is_of_proxy => {
                Message::new("trouble-line-unreachable").with("host", error.host.as_str())
            }
            LookUpError::TimedOut { seconds } => {
                Message::new("trouble-line-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
            }
            other => other.message(),
        }
    }
}

/// Whether the code of a refusal says that the key's policies lack the right. The service also writes it behind
/// `AuthFailure.`.
fn is_denied(code: &str) -> bool {
    code.split('.').any(|part| part == "UnauthorizedOperation")
}

/// Everything known about the surroundings of a draft when it is checked. The default knows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Product names as the service lists them.
    pub products: Option<Vec<String>>,
    /// Instances of the product in the region; `None` unless the list is complete.
    pub instances: Option<Arc<Vec<Instance>>>,
    /// KMS keys of the region; `None` until all pages have arrived.
    pub keys: Option<Vec<KmsKey>>,
    /// Privileges that the instance can grant.
    pub supported: Option<Supported>,
    /// Databases, tables and columns of the instance.
    pub objects: Arc<Objects>,
    /// Tag keys of the account; `None` unless the list is complete.
    pub tag_keys: Option<BTreeSet<String>>,
    /// Values of tag keys, by key. The values of a key are present only if their list is complete.
    pub tag_values: BTreeMap<String, BTreeSet<String>>,
    /// The most frequent host of the instance's accounts, apart from `%`.
    pub usual_host: Option<String>,
}

/// Names of the objects of an instance. A list is present only after all its pages have arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objects {
    /// Names of databases.
    pub(crate) databases: Option<BTreeSet<String>>,
    /// Names of tables, by database.
    pub(crate) tables: BTreeMap<String, BTreeSet<String>>,
    /// Names of columns, by database and table.
    pub(crate) columns: BTreeMap<(String, String), BTreeSet<String>>,
}

/// The surroundings of a check: site, time and time zone.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The site, which decides the fields of a request.
    pub site: Site,
    /// The present time.
    pub now: jiff::Timestamp,
    /// Time zone of this machine; used for notes only.
    pub zone: jiff::tz::TimeZone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_in_the_place_of_a_list_says_what_failed_and_why() {
        use crate::domain::connection::ConnectionCause;

        let refused = |action: &str, code: &str| LookUpError::Refused {
            action: action.into(),
            code: code.into(),
            message: String::new(),
        };
        let unreachable = |cause: ConnectionCause, is_of_proxy| {
            let host = "cdb.tencentcloudapi.com".to_owned();
            LookUpError::Unreachable(Box::new(ConnectionError {
                host,
                is_of_proxy,
                cause,
                ..ConnectionError::default()
            }))
        };
        for (error, id) in [
            (refused("cdb:DescribeDBInstances", "UnauthorizedOperation"), "trouble-line-denied"),
            (refused("cdb:DescribeDBInstances", "AuthFailure.UnauthorizedOperation"), "trouble-line-denied"),
            (refused("cdb:DescribeDBInstances", "RequestLimitExceeded.Uin"), "trouble-line-throttled"),
            (refused("cdb:DescribeDBInstances", "InternalError"), "trouble-line-refused"),
            (refused("", "InternalError"), "trouble-refused"),
            (unreachable(ConnectionCause::Refused, false), "trouble-line-unreachable"),
            (unreachable(ConnectionCause::Refused, true), "connection-refused"),
            (unreachable(ConnectionCause::NotTls, false), "connection-not-tls"),
            (LookUpError::TimedOut { seconds: 20 }, "trouble-line-timed-out"),
            (LookUpError::NoKey, "trouble-no-key"),
        ] {
            assert_eq!(error.line().id, id, "{error:?}");
        }
        let denied = refused("sts:GetCallerIdentity", "AuthFailure.UnauthorizedOperation").message();
        assert_eq!((denied.id, denied.args.len()), ("trouble-denied", 1), "the service's own text is not shown");
        assert_eq!(refused("sts:GetCallerIdentity", "InternalError").message().id, "trouble-refused");
    }

    #[test]
    fn an_instance_lacks_what_its_list_for_the_scope_does_not_have() {
        let list = |word: &str| vec![word.to_owned()];
        let supported =
            Supported { global: list("PROCESS"), database: list("drop"), table: list("INDEX"), column: list("SELECT") };
        let scopes = [Scope::Global, Scope::Database, Scope::Table, Scope::Column];
        for (at, word) in ["PROCESS", "DROP", "INDEX", "SELECT"].into_iter().enumerate() {
            let lacking: Vec<bool> = scopes.iter().map(|scope| supported.lacks(scope, word)).collect();
            assert_eq!(lacking, (0..4).map(|scope| scope != at).collect::<Vec<_>>(), "{word}");
        }
        assert!(!supported.lacks(&Scope::Schema, "DROP"), "no list has schemas");
        assert!(!Supported::default().lacks(&Scope::Global, "DROP"), "an empty list says nothing");
    }

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
