//! The context of a submission: client, journal, account, time limits, and the controls of whoever watches.

use std::time::Duration;

use super::{client::Client, controls::Controls};
use crate::{
    catalog::{Catalog, RefusalKind},
    store::journal::Journal,
};

/// Time limits of a submission, and what it may do by itself.
#[derive(Clone, Debug)]
pub struct SubmissionOptions {
    /// The account that the key has to belong to for a create; `None`: any.
    pub expected_account: Option<String>,
    /// How long an unknown outcome is looked for before "not created" is said; three looks at least.
    pub settle: Duration,
    /// How long a task is followed.
    pub wait: Duration,
    /// Whether an accepted create is followed at all.
    pub follow: bool,
    /// Whether a create may be sent in the same run that has just settled an earlier attempt at its name. A script's
    /// `--yes` covers both; a person at a dialog has said `yes` before the settlement was known.
    pub sends_after_settling: bool,
    /// How long one piece of work with the journal may take.
    pub keeping: Duration,
    /// What a second is: a test against the sandbox makes it shorter.
    pub pace: Duration,
    /// What an error code means for a create.
    pub kind: fn(&str) -> RefusalKind,
}

impl Default for SubmissionOptions {
    fn default() -> SubmissionOptions {
        SubmissionOptions {
            expected_account: None,
            settle: Duration::from_secs(30),
            wait: Duration::from_mins(10),
            follow: true,
            sends_after_settling: false,
            keeping: Duration::from_secs(10),
            pace: Duration::from_secs(1),
            kind: kind_in_catalog,
        }
    }
}

/// What the catalog says of a code; one that it does not know may have done anything.
fn kind_in_catalog(code: &str) -> RefusalKind {
    Catalog::built_in().fault(code).map_or(RefusalKind::Ambiguous, |(_, fault)| fault.kind)
}

/// What a submission needs beside the request.
#[derive(Clone, Copy, Debug)]
pub struct SubmissionContext<'a> {
    /// Sends and asks.
    pub client: &'a Client,
    /// Keeps.
    pub journal: &'a Journal,
    /// The account of the key; empty where it is not known.
    pub account: &'a str,
    /// Time limits, and what may be done without a question.
    pub options: &'a SubmissionOptions,
    /// Who watches.
    pub controls: &'a Controls,
}

/// Milliseconds, for a step.
pub(super) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
