//! What a submission needs: client, journal, account, time limits, and the user's controls.

use std::time::Duration;

use super::{client::Client, controls::Controls};
use crate::{
    catalog::{Catalog, RefusalKind},
    store::journal::Journal,
};

/// Time limits of a submission, and what it may do without asking.
#[derive(Clone, Debug)]
pub(crate) struct SubmissionOptions {
    /// The account that the access key must belong to. `None` means any.
    pub(crate) expected_account: Option<String>,
    /// How long to look for the name after an unknown outcome before it counts as not created. At least three looks.
    pub(crate) settle: Duration,
    /// How long a task of the service is followed.
    pub(crate) wait: Duration,
    /// Whether an accepted create is followed at all. `--no-wait` sets it to `false`.
    pub(crate) follow: bool,
    /// Whether a create may be sent in the same run that has just settled an earlier attempt at its name. `--yes` of a
    /// script covers both. At a dialog the user said `yes` before the result of the settlement was known.
    pub(crate) sends_after_settling: bool,
    /// How long one piece of work with the journal may take.
    pub(crate) keeping: Duration,
    /// The unit of all pauses: one second, and less in tests against the sandbox.
    pub(crate) pace: Duration,
    /// Returns what an error code means for a create.
    pub(crate) kind: fn(&str) -> RefusalKind,
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

/// Returns what the catalog says about a code. An unknown code is ambiguous: the service may have done anything.
fn kind_in_catalog(code: &str) -> RefusalKind {
    Catalog::built_in().fault(code).map_or(RefusalKind::Ambiguous, |(_, fault)| fault.kind)
}

/// What a submission needs beside the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SubmissionContext<'a> {
    /// Sends the create and the look-ups.
    pub(crate) client: &'a Client,
    /// Keeps the entry of the submission.
    pub(crate) journal: &'a Journal,
    /// The account of the access key. Empty if it is not known.
    pub(crate) account: &'a str,
    /// Time limits, and what may be done without asking.
    pub(crate) options: &'a SubmissionOptions,
    /// Lets the user stop it or ask at once.
    pub(crate) controls: &'a Controls,
}

/// Converts to whole milliseconds, as a step reports them.
pub(super) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
