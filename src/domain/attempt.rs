//! One attempt to create a credential, as the journal keeps it and every face shows it.

use jiff::Timestamp;

use super::{
    standing::Standing,
    submission::{Outcome, Receipt},
};

/// One attempt to create a credential, as the journal keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The journal's own name for it.
    pub id: String,
    /// `SecretName`
    pub name: String,
    /// Where it was sent, such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `AccountId`; empty where it was not known.
    pub account: String,
    /// The secret id in its short form.
    pub key_id: String,
    /// When it was sent, or was about to be.
    pub sent: Timestamp,
    /// When the service accepted it, where it did.
    pub accepted: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// The body, byte for byte.
    pub body: String,
    /// SHA-256 of the body, 64 hexadecimal digits.
    pub sha256: String,
    /// The service's answer, where one came.
    pub receipt: Option<Receipt>,
    /// How it ended; `None` while that is not known.
    pub outcome: Option<Outcome>,
}

impl Attempt {
    /// How it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (&self.outcome, &self.receipt) {
            (Some(outcome), _) => outcome.standing(),
            (None, Some(_)) => Standing::Accepted,
            (None, None) => Standing::Unknown,
        }
    }

    /// When it was accepted, else sent.
    #[must_use]
    pub fn begun(&self) -> Timestamp {
        self.accepted.unwrap_or(self.sent)
    }

    /// The host that it was sent to.
    #[must_use]
    pub fn host(&self) -> &str {
        self.endpoint.split_once("://").map_or(self.endpoint.as_str(), |(_, host)| host)
    }
}
