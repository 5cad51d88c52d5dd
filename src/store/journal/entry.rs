//! The content of a journal file: the key of a submission, what was about to be sent, what happened, and how it ended.

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

/// The key of a submission. No two submissions with the same key run at the same time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SubmissionKey {
    /// The endpoint's URL, such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `AccountId`. Empty if it was not known.
    pub account: String,
    /// `SecretName`
    pub name: String,
}

/// What is about to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Whether the endpoint belongs to the international site, which knows fewer fields.
    pub(crate) is_intl: bool,
    /// The short form of the secret id, such as `AKID…Q7xT`.
    pub(crate) key_id: String,
    /// `ProductName`
    pub(crate) product: String,
    /// `InstanceID`
    pub(crate) instance: String,
    /// `UserNamePrefix`
    pub(crate) prefix: String,
    /// The body of the request. It contains no secret.
    pub(crate) body: String,
    /// By how many seconds the service's clock was ahead. `None` if no answer had shown it yet.
    pub(crate) ahead: Option<i64>,
}

/// One submission, as it is written to its file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// The version of the file format.
    pub(crate) version: u32,
    /// The id of the submission: the moment when it began, and a random number.
    pub(crate) attempt: String,
    /// When it began, before anything was sent.
    pub(crate) started: Timestamp,
    /// The key of the submission.
    #[serde(flatten)]
    pub(crate) key: SubmissionKey,
    /// `intl` or `china`: the site of the endpoint.
    pub(crate) site: String,
    /// The short form of the secret id.
    pub(crate) key_id: String,
    /// `ProductName`
    pub(crate) product: String,
    /// `InstanceID`
    pub(crate) instance: String,
    /// `UserNamePrefix`
    pub(crate) prefix: String,
    /// The SHA-256 of the body, in hexadecimal.
    pub(crate) sha256: String,
    /// The body, byte for byte.
    pub(crate) body: String,
    /// By how many seconds the service's clock was ahead when it was sent, if that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ahead: Option<i64>,
    /// What happened, in order.
    #[serde(default)]
    pub(crate) steps: Vec<Noted>,
    /// How it ended. `None` while it runs or its outcome is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Ended>,
}

/// A step and when it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// When it happened.
    pub(crate) at: Timestamp,
    /// The step.
    pub(crate) step: Step,
}

/// An outcome and when it was reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// When it was reached.
    pub(crate) at: Timestamp,
    /// The outcome.
    pub outcome: Outcome,
}

impl Entry {
    /// Returns the name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}-{}.json", self.key.stem(), self.attempt)
    }

    /// Whether the parts agree with each other and with the file name. An entry that was changed by hand could make
    /// dbcred send a create twice, or take somebody else's for its own.
    pub(super) fn is_consistent(&self, file: &str) -> bool {
        self.file() == file
            && self.attempt.starts_with(&self.started.strftime(STAMP).to_string())
            && sign::sha256_hex(self.body.as_bytes()) == self.sha256
    }

    /// Whether its outcome is known and final.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.end.is_some()
    }

    /// Adds a step.
    pub(crate) fn note(&mut self, step: Step, now: Timestamp) {
        self.steps.push(Noted { at: now, step });
    }

    /// Sets the outcome. One that may still change is not set, so that the next start finds the entry without an
    /// outcome.
    pub fn finish(&mut self, outcome: &Outcome, now: Timestamp) {
        if !matches!(outcome, Outcome::Unknown { .. } | Outcome::Working { .. }) {
            self.end = Some(Ended { at: now, outcome: outcome.clone() });
        }
    }

    /// Returns the service's answer, if it came.
    #[must_use]
    pub(crate) fn receipt(&self) -> Option<&Receipt> {
        self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::Accepted(receipt) => Some(receipt),
            _ => None,
        })
    }

    /// Returns why the outcome is not known: the reason that was written down, or that dbcred ended before the answer
    /// came.
    #[must_use]
    pub(crate) fn doubt(&self) -> Doubt {
        let noted = self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::InDoubt(doubt) => Some(doubt.clone()),
            _ => None,
        });
        noted.unwrap_or(Doubt::Interrupted)
    }

    /// Returns the part that screens and commands show.
    #[must_use]
    pub(crate) fn attempt(&self) -> Attempt {
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

    /// Returns the endpoint that it was sent to.
    ///
    /// # Errors
    /// [`EndpointError`] if the file was changed by hand.
    pub(crate) fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        let site = if self.site == "intl" { Site::Intl } else { Site::China };
        Endpoint::parse(&self.key.endpoint, Some(site))
    }
}

impl SubmissionKey {
    /// Whether both keys are the same. An unknown account equals every account.
    #[must_use]
    pub(crate) fn is_same(&self, other: &SubmissionKey) -> bool {
        self.endpoint == other.endpoint
            && self.region == other.region
            && self.name == other.name
            && (self.account == other.account || self.account.is_empty() || other.account.is_empty())
    }

    /// Returns the beginning of its file names. The account is not part of it, since it is not always known.
    pub(super) fn stem(&self) -> String {
        let text = format!("{}\n{}\n{}", self.endpoint, self.region, self.name);
        format!("{}-{:016x}", safe_name(&self.name), fingerprint::of(&text))
    }
}
