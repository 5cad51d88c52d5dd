//! One attempt to create a credential, for the journal and for every face.

use jiff::Timestamp;

use super::{
    standing::Standing,
    submission::{Outcome, Receipt},
};

/// One attempt to create a credential, as the journal stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Id of the entry in the journal.
    pub id: String,
    /// `SecretName`
    pub name: String,
    /// URL it was sent to, such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `AccountId`; empty if it was not known.
    pub account: String,
    /// The secret id in its short form.
    pub key_id: String,
    /// When it began, directly before it was sent.
    pub sent: Timestamp,
    /// When the service accepted it; `None` if it did not.
    pub accepted: Option<Timestamp>,
    /// When its outcome became known; `None` while it is open.
    pub ended: Option<Timestamp>,
    /// Body of the request, byte for byte.
    pub body: String,
    /// SHA-256 of the body, 64 hexadecimal digits.
    pub sha256: String,
    /// The service's answer; `None` if none came.
    pub receipt: Option<Receipt>,
    /// Its outcome; `None` while that is not known.
    pub outcome: Option<Outcome>,
}

impl Attempt {
    /// Returns the standing of the attempt.
    #[must_use]
    pub(crate) fn standing(&self) -> Standing {
        match (&self.outcome, &self.receipt) {
            (Some(outcome), _) => outcome.standing(),
            (None, Some(_)) => Standing::Accepted,
            (None, None) => Standing::Unknown,
        }
    }

    /// Returns when it was accepted, or when it was sent if it was not accepted.
    #[must_use]
    pub(crate) fn begun(&self) -> Timestamp {
        self.accepted.unwrap_or(self.sent)
    }

    /// Returns the host it was sent to.
    #[must_use]
    pub(crate) fn host(&self) -> &str {
        self.endpoint.split_once("://").map_or(self.endpoint.as_str(), |(_, host)| host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_attempt_is_its_endpoint_without_the_scheme() {
        let host = |endpoint: &str| {
            let text = String::new;
            let attempt = Attempt {
                id: text(),
                name: text(),
                endpoint: endpoint.to_owned(),
                region: text(),
                account: text(),
                key_id: text(),
                sent: Timestamp::UNIX_EPOCH,
                accepted: None,
                ended: None,
                body: text(),
                sha256: text(),
                receipt: None,
                outcome: None,
            };
            attempt.host().to_owned()
        };
        assert_eq!(host("https://ssm.tencentcloudapi.com"), "ssm.tencentcloudapi.com");
        assert_eq!(host("http://127.0.0.1:8787"), "127.0.0.1:8787");
        assert_eq!(host("ssm.tencentcloudapi.com"), "ssm.tencentcloudapi.com");
    }
}
