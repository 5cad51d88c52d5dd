//! A submission as data: its steps and outcomes, which the journal stores and every face shows.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    connection::ConnectionError,
    facts::{LookUpError, SecretFact},
    verification::Verification,
};

/// A signed request as it would be sent now, for display. It contains neither secret key nor token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// URL, such as `https://ssm.tencentcloudapi.com`.
    pub url: String,
    /// The canonical request (docs/api.md §4.1).
    pub canonical: String,
    /// String to sign (docs/api.md §4.1).
    pub to_sign: String,
    /// Every header that would be sent, in order. The token is shown as `<token>`; without a key, `<SecretId>` and
    /// `<signature>` are shown in its place.
    pub headers: Vec<(String, String)>,
    /// SHA-256 of the body, 64 hexadecimal digits.
    pub sha256: String,
    /// Size of the body in bytes.
    pub bytes: usize,
    /// Whether it would go to the sandbox inside this program, signed with the sandbox's key.
    pub is_sandbox: bool,
}

/// One step of a running submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A damaged file of the journal has this name now. It could be a create with an unknown outcome, so its credential
    /// is looked for before anything is sent.
    SetAside(String),
    /// This file of the journal cannot be read.
    Unreadable(String),
    /// This file of the journal was written by a newer dbcred, which can read it.
    Newer(String),
    /// An earlier attempt at the name, begun at that moment, has no outcome yet: it is settled first.
    Earlier(Timestamp),
    /// The intent is in the journal on the disk.
    Journalled,
    /// Bytes are about to be sent; from now on the credential may exist.
    Sending {
        /// Number of the try, from 1.
        attempt: u32,
        /// Size of the body in bytes.
        bytes: usize,
        /// How many seconds an answer is waited for.
        limit: u64,
    },
    /// Nothing was created, and dbcred sends it again after a pause: too many requests, or no connection.
    BackingOff {
        /// Number of the next try, from 2.
        attempt: u32,
        /// Pause before it, in milliseconds.
        wait: u64,
        /// Why the last try created nothing.
        why: NothingCreated,
    },
    /// The service accepted the request.
    Accepted(Receipt),
    /// dbcred asked for the state of the task.
    Polled {
        /// Number of questions so far.
        polls: u32,
        /// Pause before the next question, in milliseconds; `None` after the last one.
        next: Option<u64>,
        /// `Description` of the task; may be empty.
        says: String,
        /// Why this question had no answer.
        trouble: Option<LookUpError>,
    },
    /// There was no reliable answer; from now on dbcred looks for the name.
    InDoubt(Doubt),
    /// dbcred looked for the name.
    Looked {
        /// Number of looks so far.
        looks: u32,
        /// What it found.
        found: Look,
        /// Pause before the next look, in milliseconds.
        next: Option<u64>,
    },
    /// dbcred reads back what was created.
    ReadingBack,
    /// The journal could not be written after the send, and why: no file has what was learnt since.
    Unkept(String),
}

/// The service's answer to a create.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Receipt {
    /// `SecretName`
    pub name: String,
    /// `FlowID`
    pub flow: i64,
    /// `TagCode`: 0 or absent is success, 1 an internal error, 2 a business error.
    pub tag_code: i64,
    /// `TagMsg`
    pub tag_message: String,
    /// `RequestId`
    pub request_id: String,
}

/// A definite failure: nothing was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NothingCreated {
    /// The service refused the request.
    Refused(Refusal),
    /// No connection was made, so no byte was sent.
    NotConnected(Box<ConnectionError>),
}

/// An error that the API answered (docs/api.md §5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Refusal {
    /// `Error.Code`
    pub code: String,
    /// `Error.Message`, unchanged; it may contain hostile text.
    pub message: String,
    /// `RequestId`
    pub request_id: String,
    /// `Date` header of the answer, to detect a wrong clock.
    pub server_time: Option<Timestamp>,
}

/// Why the outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// No complete answer within the time limit.
    TimedOut {
        /// Seconds waited.
        seconds: u64,
    },
    /// The connection ended or broke, in the words of the HTTP library.
    Broken(String),
    /// The answer is not one complete `Response` with a `RequestId`.
    Odd {
        /// The HTTP status.
        status: u16,
        /// What it looks like.
        what: OddAnswer,
    },
    /// The service answered with an ambiguous code (docs/api.md §5.2).
    Ambiguous(Refusal),
    /// dbcred ended after it wrote the journal entry and before the answer; a later start found the entry.
    Interrupted,
}

/// What an answer that is not one of Secrets Manager looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it; their words are `odd-<key>`")]
pub enum OddAnswer {
    Html,
    Empty,
    CutOff,
    TooLarge,
    NotUtf8,
    NotJson,
    OtherShape,
    Redirect,
    Contradictory,
    OtherName,
}

impl OddAnswer {
    /// Returns the last part of the text key `odd-<key>`.
    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            OddAnswer::Html => "html",
            OddAnswer::Empty => "empty",
            OddAnswer::CutOff => "cut-off",
            OddAnswer::TooLarge => "too-large",
            OddAnswer::NotUtf8 => "not-utf8",
            OddAnswer::NotJson => "not-json",
            OddAnswer::OtherShape => "other-shape",
            OddAnswer::Redirect => "redirect",
            OddAnswer::Contradictory => "contradictory",
            OddAnswer::OtherName => "other-name",
        }
    }
}

/// How often the service must answer "not found" before dbcred reports "not created" (docs/api.md §5.3).
pub(crate) const LEAST_LOOKS: u32 = 3;

/// Result of one look for the name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Nothing has the name.
    Absent,
    /// The credential matches the request.
    Ours(Box<SecretFact>),
    /// The credential does not match the request.
    Theirs(Box<SecretFact>, Vec<Difference>),
    /// There was no answer.
    Trouble(LookUpError),
}

/// One difference between the request and what exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// API name, such as `InstanceID`, or `GRANT` for privileges.
    pub what: String,
    /// Value in the request.
    pub asked: String,
    /// Value that was found.
    pub found: String,
}

/// How a submission ended, or where it was when dbcred stopped following it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Created, and its task finished.
    Created {
        /// Answer of the service; `None` if it was lost and the credential was found afterwards.
        receipt: Option<Receipt>,
        /// What was read back.
        verification: Box<Verification>,
    },
    /// Created, but `TagCode` was not 0.
    CreatedTagsFailed {
        /// Answer of the service.
        receipt: Receipt,
        /// What was read back.
        verification: Box<Verification>,
    },
    /// Accepted, but the task failed.
    TaskFailed {
        /// Answer of the service, if there was one.
        receipt: Option<Receipt>,
        /// `Description` of the task.
        says: String,
        /// What exists nevertheless.
        verification: Box<Verification>,
    },
    /// dbcred created the same request earlier; nothing was sent this time.
    AlreadyCreated {
        /// Answer to the earlier create; `None` if it was lost.
        receipt: Option<Receipt>,
        /// When the earlier request was sent.
        sent: Timestamp,
        /// What was read back now.
        verification: Box<Verification>,
    },
    /// dbcred created a credential of this name with other content; nothing was sent this time.
    InUse {
        /// When the earlier request was sent.
        sent: Timestamp,
        /// How this request differs from the earlier one.
        differences: Vec<Difference>,
    },
    /// Created, but it does not exist any more.
    Gone {
        /// Answer to the create; `None` if it was lost.
        receipt: Option<Receipt>,
    },
    /// The service refused; nothing was created.
    Refused(Refusal),
    /// No byte left this machine.
    NotSent(NotSent),
    /// dbcred looked for the name and did not find it.
    NotCreated {
        /// Why it looked.
        doubt: Doubt,
        /// How often it looked.
        looks: u32,
    },
    /// The name belongs to something else.
    Theirs {
        /// Why dbcred looked for the name.
        doubt: Doubt,
        /// What has the name.
        secret: Box<SecretFact>,
        /// How it differs from the request.
        differences: Vec<Difference>,
    },
    /// It may or may not have been created.
    Unknown {
        /// Why that is not known.
        doubt: Doubt,
        /// Why the look-ups had no answer.
        trouble: Option<LookUpError>,
    },
    /// Accepted; not followed, or still running when dbcred stopped following it.
    Working {
        /// Answer of the service; `None` if only the credential was found, in the state of being created.
        receipt: Option<Receipt>,
        /// Why the task cannot be followed, or why the last question had no answer.
        #[serde(default)]
        trouble: Option<LookUpError>,
    },
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotSent {
    /// No access key was found.
    NoKey,
    /// The access key has expired.
    KeyExpired,
    /// The access key belongs to another account than the expected one.
    OtherAccount {
        /// Expected `AccountId`.
        expected: String,
        /// `AccountId` of the key.
        found: String,
    },
    /// The account of the key could not be found out, although one is expected.
    AccountUnread {
        /// Expected `AccountId`.
        expected: String,
        /// Why there was no answer.
        trouble: LookUpError,
    },
    /// The journal could not be written.
    Journal(String),
    /// No connection could be made, after every try.
    NotConnected(Box<ConnectionError>),
    /// The outcome of an earlier attempt with this name is not known yet.
    Unsettled,
    /// Another dbcred process has locked this name.
    Locked,
    /// The user cancelled before the first byte.
    Cancelled,
    /// The client could not be built (no certificate store, a broken proxy address).
    Client(String),
}

impl Outcome {
    /// Returns what was read back of what was created, or of what a failed task left.
    #[must_use]
    pub(crate) fn verification(&self) -> Option<&Verification> {
        match self {
            Outcome::Created { verification, .. }
            | Outcome::AlreadyCreated { verification, .. }
            | Outcome::CreatedTagsFailed { verification, .. }
            | Outcome::TaskFailed { verification, .. } => Some(verification),
            Outcome::Gone { .. }
            | Outcome::Working { .. }
            | Outcome::InUse { .. }
            | Outcome::Refused(_)
            | Outcome::NotSent(_)
            | Outcome::NotCreated { .. }
            | Outcome::Theirs { .. }
            | Outcome::Unknown { .. } => None,
        }
    }

    /// Returns the service's answer to the create, if one came.
    #[must_use]
    pub(crate) fn receipt(&self) -> Option<&Receipt> {
        match self {
            Outcome::Created { receipt, .. }
            | Outcome::AlreadyCreated { receipt, .. }
            | Outcome::TaskFailed { receipt, .. }
            | Outcome::Gone { receipt }
            | Outcome::Working { receipt, .. } => receipt.as_ref(),
            Outcome::CreatedTagsFailed { receipt, .. } => Some(receipt),
            Outcome::InUse { .. }
            | Outcome::Refused(_)
            | Outcome::NotSent(_)
            | Outcome::NotCreated { .. }
            | Outcome::Theirs { .. }
            | Outcome::Unknown { .. } => None,
        }
    }
}
