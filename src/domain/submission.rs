//! What becomes of a request once it is submitted: the steps on the way and the ends, as data that the journal
//! keeps and that every face shows.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    connection::ConnectionError,
    facts::{LookUpError, SecretFact},
    verification::Verification,
};

/// A request as it would leave at one moment, shown before it does. It holds no key, and no token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Where it goes, such as `https://ssm.tencentcloudapi.com`.
    pub url: String,
    /// The canonical request (docs/api.md §4.1).
    pub canonical: String,
    /// The string to sign.
    pub to_sign: String,
    /// Every header that leaves, in order; the token is shown as `<token>`, and what needs a key that is not there
    /// as `<SecretId>` and `<signature>`.
    pub headers: Vec<(String, String)>,
    /// SHA-256 of the body, 64 hexadecimal digits.
    pub sha256: String,
    /// Bytes of the body.
    pub bytes: usize,
    /// Whether it would go to the sandbox inside this program, with its key.
    pub is_sandbox: bool,
}

/// One step of a submission, as it happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The intent is on disk.
    Journalled,
    /// The bytes are about to leave; from here on the create may have happened.
    Sending {
        /// Which try it is, from 1.
        attempt: u32,
        /// Bytes of the body.
        bytes: usize,
    },
    /// Nothing was done, and it is sent again by itself: too many calls, or no connection before a byte left.
    BackingOff {
        /// Which attempt comes next, from 2.
        attempt: u32,
        /// Until then, in milliseconds.
        wait: u64,
        /// Why the last one came to nothing.
        why: NothingCreated,
    },
    /// The service took it.
    Accepted(Receipt),
    /// The task was asked for.
    Polled {
        /// How often so far.
        polls: u32,
        /// When the next question goes out, in milliseconds from this one; `None` when it was the last.
        next: Option<u64>,
        /// `Description` of the task, if it says anything.
        says: String,
        /// Why this question had no answer.
        trouble: Option<LookUpError>,
    },
    /// No answer that can be trusted; the name is looked up from now on.
    InDoubt(Doubt),
    /// The name was looked up.
    Looked {
        /// How often so far.
        looks: u32,
        /// What was there.
        found: Look,
        /// Until the next look, in milliseconds.
        next: Option<u64>,
    },
    /// What was made is being read back.
    ReadingBack,
    /// The journal took no more after the sending, and why: what was learnt since is in no file.
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
    /// `TagCode`: 0 and absent are success, 1 an internal error, 2 a business error of the tag step.
    pub tag_code: i64,
    /// `TagMsg`
    pub tag_message: String,
    /// `RequestId`
    pub request_id: String,
}

/// A definite "no": nothing was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NothingCreated {
    /// The service refused.
    Refused(Refusal),
    /// No connection was made before any byte left.
    NotConnected(Box<ConnectionError>),
}

/// An error of the API (docs/api.md §5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Refusal {
    /// `Error.Code`
    pub code: String,
    /// `Error.Message`, verbatim; hostile text is possible.
    pub message: String,
    /// `RequestId`
    pub request_id: String,
    /// The `Date` header of the answer, for a clock that differs.
    pub server_time: Option<Timestamp>,
}

/// Why the outcome is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// No whole answer within the time.
    TimedOut {
        /// Seconds waited.
        seconds: u64,
    },
    /// The connection ended or broke; the transport's own words.
    Broken(String),
    /// Something answered that is not one whole `Response` with a RequestId.
    Odd {
        /// The HTTP status.
        status: u16,
        /// What it looks like, such as `HTML`, `empty`, `cut off`, `too large`.
        what: OddAnswer,
    },
    /// The service answered with one of the ambiguous codes (docs/api.md §5.2).
    Ambiguous(Refusal),
    /// dbcred ended between the journal entry and the answer; found at a later start.
    Interrupted,
}

/// What an answer that is not Secrets Manager's looks like.
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
    /// The stem of its words: `odd-<key>`.
    #[must_use]
    pub fn key(self) -> &'static str {
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

/// "Not there" has to be answered this often before "not created" is believed (docs/api.md §5.3).
pub const LEAST_LOOKS: u32 = 3;

/// What a look for the name found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Nothing bears the name.
    Absent,
    /// It fits what was asked for.
    Ours(Box<SecretFact>),
    /// It does not.
    Theirs(Box<SecretFact>, Vec<Difference>),
    /// No answer.
    Trouble(LookUpError),
}

/// One thing that differs between what was asked and what is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// The API's name, such as `InstanceID`, or `GRANT` for privileges.
    pub what: String,
    /// What was asked.
    pub asked: String,
    /// What is there.
    pub found: String,
}

/// How a submission ended, or stands when one stops looking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Created, and its task finished.
    Created {
        /// The answer; `None` where it was lost and the credential was found afterwards.
        receipt: Option<Receipt>,
        /// What was read back.
        verification: Box<Verification>,
    },
    /// Created, but `TagCode` was not 0.
    CreatedTagsFailed {
        /// The answer.
        receipt: Receipt,
        /// What was read back.
        verification: Box<Verification>,
    },
    /// Accepted, but the task failed.
    TaskFailed {
        /// The answer, where there was one.
        receipt: Option<Receipt>,
        /// The task's `Description`.
        says: String,
        /// What is there nevertheless.
        verification: Box<Verification>,
    },
    /// The same request was created before; nothing was sent this time.
    AlreadyCreated {
        /// The answer of then; `None` where it was lost.
        receipt: Option<Receipt>,
        /// When it was sent then.
        sent: Timestamp,
        /// What was read back now.
        verification: Box<Verification>,
    },
    /// A credential of other content was created under the name before; nothing was sent this time.
    InUse {
        /// When that was sent.
        sent: Timestamp,
        /// In what this request differs from that one.
        differences: Vec<Difference>,
    },
    /// Created, and no longer there.
    Gone {
        /// The answer to the create; `None` where it was lost.
        receipt: Option<Receipt>,
    },
    /// The service said no; nothing was created.
    Refused(Refusal),
    /// Nothing left this machine.
    NotSent(NotSent),
    /// Looked for and not there.
    NotCreated {
        /// Why it was looked for.
        doubt: Doubt,
        /// How often it was looked for.
        looks: u32,
    },
    /// The name belongs to something else.
    Theirs {
        /// Why it was looked for.
        doubt: Doubt,
        /// What bears the name.
        secret: Box<SecretFact>,
        /// In what it differs.
        differences: Vec<Difference>,
    },
    /// It may or may not exist.
    Unknown {
        /// Why.
        doubt: Doubt,
        /// Why the look-ups gave no answer.
        trouble: Option<LookUpError>,
    },
    /// Accepted; not followed, or still running when one stopped following.
    Working {
        /// The answer; `None` where only the credential was found, being created.
        receipt: Option<Receipt>,
        /// Why it cannot be followed, or the last question had no answer.
        #[serde(default)]
        trouble: Option<LookUpError>,
    },
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotSent {
    /// No key.
    NoKey,
    /// The key's end was reached.
    KeyExpired,
    /// The key belongs to another account than the one that it has to belong to.
    OtherAccount {
        /// The `AccountId` that was expected.
        expected: String,
        /// That of the key.
        found: String,
    },
    /// Whose key it is could not be found out, and it matters.
    AccountUnread {
        /// The `AccountId` that was expected.
        expected: String,
        /// Why there was no answer.
        trouble: LookUpError,
    },
    /// The journal could not be written.
    Journal(String),
    /// No connection before any byte left, after every try.
    NotConnected(Box<ConnectionError>),
    /// An earlier attempt with this name has no known outcome yet.
    Unsettled,
    /// Another dbcred is at this name.
    Locked,
    /// It was called off before the first byte.
    Cancelled,
    /// The client could not be built (no certificate store, a broken proxy address).
    Client(String),
}

impl Outcome {
    /// The service's answer to the create, where one came.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
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
