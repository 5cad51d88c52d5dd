//! The access key. It signs; nothing outside `cloud` gets its secret or its token.

use std::fmt;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::redaction::Secrets;
use crate::{
    domain::{endpoint::Endpoint, rule::Message},
    sign::{self, CredentialScope},
};

/// The beginning of the ids of the sandbox's keys.
const SANDBOX_PREFIX: &str = "AKIDSANDBOX";

/// An access key and where it comes from. `Debug` shows only the short id, and its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct Credential {
    id: String,
    key: SecretString,
    token: Option<SecretString>,
    source: KeySource,
    expires: Option<Timestamp>,
}

/// Where an access key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeySource {
    /// `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.
    Environment,
    /// A profile of `tccli`.
    Profile {
        /// The file, with `~` for the home directory.
        path: String,
        /// `static`, `oauth` or `sso`.
        kind: String,
    },
    /// The file of the official SDKs.
    Sdk {
        /// The file, with `~` for the home directory.
        path: String,
    },
    /// A role that was assumed with another key.
    Role {
        /// The name of the role.
        role: String,
        /// The account of the role.
        account: String,
        /// The file of the other key, such as `~/.tccli/default.credential`, or `environment`.
        through: String,
    },
    /// The role of the pod in which this process runs.
    Pod {
        /// The name of the role.
        role: String,
        /// The account of the role.
        account: String,
    },
    /// The role of the cloud machine on which this process runs.
    Machine {
        /// The name of the role.
        role: String,
    },
    /// Typed in this session.
    Typed,
    /// The sandbox that this process runs.
    Sandbox,
}

/// Where a client may send to. Keys of the two realms are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Realm {
    /// The cloud, or any endpoint that the user named, even the sandbox of another process.
    Cloud,
    /// The sandbox that this process runs.
    Sandbox,
}

/// Why a key must not be sent to an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RealmError {
    /// A real key must not be sent to the sandbox.
    #[error("a real key is never sent to the sandbox")]
    RealKeyToSandbox,
    /// The sandbox's key must not leave this machine.
    #[error("the sandbox's key is never sent to the cloud")]
    SandboxKeyToCloud,
}

impl RealmError {
    /// Returns the message of the error.
    #[must_use]
    pub(crate) fn message(self) -> Message {
        Message::new(match self {
            RealmError::RealKeyToSandbox => "credential-real-to-sandbox",
            RealmError::SandboxKeyToCloud => "credential-sandbox-to-cloud",
        })
    }
}

/// The parts of an access key before they are checked.
pub(super) struct Parts {
    pub(super) id: String,
    pub(super) key: SecretString,
    pub(super) token: Option<SecretString>,
}

impl Credential {
    /// Creates the key of the sandbox that this process runs.
    #[must_use]
    pub fn sandbox(id: &str, key: &str) -> Credential {
        Credential {
            id: id.to_owned(),
            key: SecretString::from(key),
            token: None,
            source: KeySource::Sandbox,
            expires: None,
        }
    }

    /// Checks a key that was typed in this session. An empty token means no token.
    ///
    /// # Errors
    /// Returns a message that says which part is wrong.
    pub fn typed(id: String, key: String, token: String) -> Result<Credential, Message> {
        let token = Some(SecretString::from(token)).filter(|token| !token.expose_secret().is_empty());
        Credential::new(Parts { id, key: SecretString::from(key), token }, KeySource::Typed)
    }

    /// Checks the parts of a key.
    pub(super) fn new(parts: Parts, source: KeySource) -> Result<Credential, Message> {
        let Parts { id, key, token } = parts;
        check("SecretId", &id)?;
        check("SecretKey", key.expose_secret())?;
        if let Some(token) = &token {
            check("Token", token.expose_secret())?;
        }
        Ok(Credential { id, key, token, source, expires: None })
    }

    /// Returns the same key with the moment at which it expires.
    pub(super) fn until(mut self, expires: Option<Timestamp>) -> Credential {
        self.expires = expires;
        self
    }

    /// Returns the secret id without its middle: `AKID…Q7xT`, `AKIDSANDBOX…0001`.
    #[must_use]
    pub(crate) fn short_id(&self) -> String {
        let head = if self.id.starts_with(SANDBOX_PREFIX) { SANDBOX_PREFIX.len() } else { 4 };
        let letters: Vec<char> = self.id.chars().collect();
        if letters.len() < head + 8 {
            return letters.iter().take(2).chain(&['…']).collect();
        }
        letters[..head].iter().chain(&['…']).chain(&letters[letters.len() - 4..]).collect()
    }

    /// Returns where the key comes from.
    #[must_use]
    pub(crate) fn source(&self) -> &KeySource {
        &self.source
    }

    /// Returns when the key expires, if its source says so.
    #[must_use]
    pub(crate) fn expires(&self) -> Option<Timestamp> {
        self.expires
    }

    /// Whether the key has expired.
    #[must_use]
    pub(crate) fn is_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|end| end <= now)
    }

    /// Returns how to get another key, if this one has expired.
    pub(super) fn expiry(&self, now: Timestamp) -> Option<Message> {
        let end = self.expires.filter(|_| self.is_expired(now))?;
        let KeySource::Profile { kind, .. } = &self.source else { return None };
        let message = Message::new("credential-ran-out").with("id", self.short_id());
        Some(message.with("at", end.to_string()).with("kind", kind.as_str()))
    }

    /// Checks whether the key may be sent to an endpoint of a realm.
    ///
    /// # Errors
    /// [`RealmError`] if a real key would reach the sandbox, or the sandbox's key would leave this machine.
    pub(crate) fn may_go_to(&self, endpoint: &Endpoint, realm: Realm) -> Result<(), RealmError> {
        let is_ours = self.source == KeySource::Sandbox;
        match realm {
            Realm::Sandbox if !is_ours => Err(RealmError::RealKeyToSandbox),
            Realm::Cloud if is_ours => Err(RealmError::SandboxKeyToCloud),
            _ if (is_ours || self.id.starts_with(SANDBOX_PREFIX)) && !endpoint.is_loopback() => {
                Err(RealmError::SandboxKeyToCloud)
            }
            _ => Ok(()),
        }
    }

    /// Returns the whole secret id, for the `Authorization` header.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Returns the token, for the `X-TC-Token` header.
    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_ref().map(ExposeSecret::expose_secret)
    }

    /// Adds the whole id, the key and the token to the texts that are removed from answers.
    pub(super) fn add_to<'a>(&'a self, secrets: &mut Secrets<'a>) {
        secrets.add(self.key.expose_secret(), "(hidden)");
        if let Some(token) = self.token() {
            secrets.add(token, "(hidden)");
        }
        secrets.add(&self.id, self.short_id());
    }

    /// Signs a string with the key.
    pub(super) fn sign(&self, string_to_sign: &str, scope: &CredentialScope) -> String {
        sign::signature(string_to_sign, scope, self.key.expose_secret())
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("id", &self.short_id())
            .field("source", &self.source)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl KeySource {
    /// Returns the words for the source.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        match self {
            KeySource::Environment => Message::new("credential-source-environment"),
            KeySource::Profile { path, kind } => {
                Message::new("credential-source-profile").with("path", path.as_str()).with("kind", kind.as_str())
            }
            KeySource::Sdk { path } => Message::new("credential-source-sdk").with("path", path.as_str()),
            KeySource::Role { role, account, through } => Message::new("credential-source-role")
                .with("role", role.as_str())
                .with("account", account.as_str())
                .with("through", through.as_str()),
            KeySource::Pod { role, account } => {
                Message::new("credential-source-pod").with("role", role.as_str()).with("account", account.as_str())
            }
            KeySource::Machine { role } => Message::new("credential-source-machine").with("role", role.as_str()),
            KeySource::Typed => Message::new("credential-source-typed"),
            KeySource::Sandbox => Message::new("credential-source-sandbox"),
        }
    }
}

/// Refuses an empty part, blanks around it, and characters that a header cannot hold. The service would refuse them
/// too, but without saying why (docs/api.md §6.4).
fn check(what: &'static str, text: &str) -> Result<(), Message> {
    let problem = if text.is_empty() {
        "credential-empty"
    } else if text.trim() != text {
        "credential-padded"
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        "credential-odd-character"
    } else {
        return Ok(());
    };
    Err(Message::new(problem).with("what", what))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &str = "CANARYkey0000000000000000000000";

    fn typed(id: &str, key: &str) -> Result<Credential, Message> {
        Credential::typed(id.into(), key.into(), "CANARYtoken".into())
    }

    #[test]
    fn nothing_of_a_key_is_shown_but_the_ends_of_its_id() {
        let credential = typed("AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT", CANARY).unwrap();
        assert_eq!(credential.short_id(), "AKID…Q7xT");
        let shown = format!("{credential:?} {credential:#?}");
        assert!(!shown.contains("CANARY") && !shown.contains("z8krbs"), "{shown}");
        assert_eq!(Credential::sandbox("AKIDSANDBOX000000000000000000000001", CANARY).short_id(), "AKIDSANDBOX…0001");
        assert_eq!(typed("short", CANARY).unwrap().short_id(), "sh…");
        assert_eq!(typed("AKID1234567", CANARY).unwrap().short_id(), "AK…", "four of it stay hidden at least");
        assert_eq!(typed("AKID12345678", CANARY).unwrap().short_id(), "AKID…5678");
    }

    #[test]
    fn padded_and_odd_keys_are_refused_by_name() {
        for (id, key, problem) in [
            ("", CANARY, "credential-empty"),
            ("AKID ", CANARY, "credential-padded"),
            ("AKID", "CANARY\n", "credential-padded"),
            ("AKID", "CAN ARY", "credential-odd-character"),
            ("AK\u{200b}ID", CANARY, "credential-odd-character"),
        ] {
            let refusal = typed(id, key).unwrap_err();
            assert_eq!(refusal.id, problem);
            assert!(!format!("{refusal:?}").contains("CAN"), "{refusal:?}");
        }
    }

    #[test]
    fn real_keys_and_the_sandbox_never_meet() {
        let cloud = Endpoint::parse("ssm.tencentcloudapi.com", None).unwrap();
        let local = Endpoint::parse("http://127.0.0.1:8787", None).unwrap();
        let real = typed("AKIDz8krbsJ5yKBZQpn74WFkmLPxQ7xT", CANARY).unwrap();
        let ours = Credential::sandbox("AKIDSANDBOX000000000000000000000001", CANARY);
        let theirs = typed("AKIDSANDBOX000000000000000000000001", CANARY).unwrap();
        assert_eq!(real.may_go_to(&local, Realm::Sandbox), Err(RealmError::RealKeyToSandbox));
        assert_eq!(ours.may_go_to(&cloud, Realm::Cloud), Err(RealmError::SandboxKeyToCloud));
        assert_eq!(ours.may_go_to(&cloud, Realm::Sandbox), Err(RealmError::SandboxKeyToCloud));
        assert_eq!(ours.may_go_to(&local, Realm::Sandbox), Ok(()));
        assert_eq!(ours.may_go_to(&local, Realm::Cloud), Err(RealmError::SandboxKeyToCloud));
        assert_eq!(theirs.may_go_to(&local, Realm::Cloud), Ok(()));
        assert_eq!(theirs.may_go_to(&cloud, Realm::Cloud), Err(RealmError::SandboxKeyToCloud));
        assert_eq!(real.may_go_to(&local, Realm::Cloud), Ok(()));
    }
}
