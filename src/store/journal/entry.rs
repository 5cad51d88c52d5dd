//! One submission as it is kept: what names it, what was about to be sent, what happened, how it ended.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        attempt::Attempt,
        endpoint::{Endpoint, EndpointError, Site},
        submission::{Doubt, Outcome, Receipt, Step},
    },
    sign,
    store::{fingerprint, safe_name},
};

use super::layout::STAMP;

/// What names a submission: no two at once may share it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SubmissionKey {
    /// Where it goes, such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `AccountId`; empty where it was not known.
    pub account: String,
    /// `SecretName`
    pub name: String,
}

/// What is about to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Which fields the endpoint knows.
    pub is_intl: bool,
    /// The secret id in its short form, such as `AKID…Q7xT`.
    pub key_id: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// The body, byte for byte; it holds no secret.
    pub body: String,
    /// Seconds by which the service's clock was ahead of this one; `None` where no answer had said it yet.
    pub ahead: Option<i64>,
}

/// One submission, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// 1
    pub version: u32,
    /// Its id: when it began and a random number.
    pub attempt: String,
    /// When it began, before anything was sent.
    pub started: Timestamp,
    /// What names it.
    #[serde(flatten)]
    pub key: SubmissionKey,
    /// `intl` or `china`: which fields the endpoint knows.
    pub site: String,
    /// The secret id in its short form.
    pub key_id: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// SHA-256 of the body.
    pub sha256: String,
    /// The body, byte for byte.
    pub body: String,
    /// Seconds by which the service's clock was ahead of this one when it was sent, where that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<i64>,
    /// What happened, in order.
    #[serde(default)]
    pub steps: Vec<Noted>,
    /// How it ended; absent while it may have happened, or still goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Ended>,
}

/// A step with its moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// When.
    pub at: Timestamp,
    /// What.
    pub step: Step,
}

/// An end with its moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// How.
    pub outcome: Outcome,
}

impl Entry {
    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}-{}.json", self.key.stem(), self.attempt)
    }

    /// Whether what it says fits together and to the name of its file: what was changed since could send a create
    /// twice, or give it away.
    pub(super) fn is_consistent(&self, file: &str) -> bool {
        self.file() == file
            && self.attempt.starts_with(&self.started.strftime(STAMP).to_string())
            && sign::sha256_hex(self.body.as_bytes()) == self.sha256
    }

    /// Whether its outcome is known for good.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.end.is_some()
    }

    /// Adds a step.
    pub fn note(&mut self, step: Step, now: Timestamp) {
        self.steps.push(Noted { at: now, step });
    }

    /// Adds how it ended. An outcome that may still change leaves the entry without an end, to be found at the next
    /// start.
    pub fn finish(&mut self, outcome: &Outcome, now: Timestamp) {
        if !matches!(outcome, Outcome::Unknown { .. } | Outcome::Working { .. }) {
            self.end = Some(Ended { at: now, outcome: outcome.clone() });
        }
    }

    /// The service's answer, where one came.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::Accepted(receipt) => Some(receipt),
            _ => None,
        })
    }

    /// Why its outcome is not known: what was noted, else that dbcred ended before the answer came.
    #[must_use]
    pub fn doubt(&self) -> Doubt {
        let noted = self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::InDoubt(doubt) => Some(doubt.clone()),
            _ => None,
        });
        noted.unwrap_or(Doubt::Interrupted)
    }

    /// What a face needs to know of it.
    #[must_use]
    pub fn attempt(&self) -> Attempt {
        Attempt {
            id: self.attempt.clone(),
            name: self.key.name.clone(),
            endpoint: self.key.endpoint.clone(),
            region: self.key.region.clone(),
            account: self.key.account.clone(),
            key_id: self.key_id.clone(),
            sent: self.started,
            accepted: self.steps.iter().find(|noted| matches!(noted.step, Step::Accepted(_))).map(|noted| noted.at),
            ended: self.end.as_ref().map(|end| end.at),
            body: self.body.clone(),
            sha256: self.sha256.clone(),
            receipt: self.receipt().cloned(),
            outcome: self.end.as_ref().map(|end| end.outcome.clone()),
        }
    }

    /// The endpoint it was sent to.
    ///
    /// # Errors
    /// [`EndpointError`] where the file was changed by hand.
    pub fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        let site = if self.site == "intl" { Site::Intl } else { Site::China };
        Endpoint::parse(&self.key.endpoint, Some(site))
    }
}

impl SubmissionKey {
    /// Whether both name the same submission; an account that one of them does not know fits any.
    #[must_use]
    pub fn is_same(&self, other: &SubmissionKey) -> bool {
        self.endpoint == other.endpoint
            && self.region == other.region
            && self.name == other.name
            && (self.account == other.account || self.account.is_empty() || other.account.is_empty())
    }

    /// What its files begin with. The account is left out, as it is not always known.
    pub(super) fn stem(&self) -> String {
        let text = format!("{}\n{}\n{}", self.endpoint, self.region, self.name);
        format!("{}-{:016x}", safe_name(&self.name), fingerprint::of(&text))
    }
}
