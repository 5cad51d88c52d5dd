//! The standing of a request: one table row for everything that may have happened to it. Everything that says something
//! about sending uses this table: review, dialogs, footer, last line, exit code, `status`, `resume`, `--json` and
//! Start.

use super::{
    submission::{Outcome, Step},
    verification::Verified,
};

/// What has happened to a request, from the least to the most serious. If several are true, the most serious one is
/// shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// dbcred has no attempt at this name.
    Untried,
    /// dbcred created the same request earlier; nothing was sent this time.
    AlreadyCreated,
    /// Created, read back, and equal to the request.
    Created,
    /// No byte was sent, or the user cancelled before the first one.
    NotSent,
    /// The service refused; nothing was created.
    Refused,
    /// Not found during the settling time.
    NotCreated,
    /// The name is taken by something that this request did not create.
    Theirs,
    /// dbcred created a credential of this name with other content; nothing was sent.
    InUse,
    /// Created, but not everything could be read back.
    CreatedUnread,
    /// Created, but it does not exist any more.
    Gone,
    /// Every try so far created nothing; the next one follows automatically.
    Retrying,
    /// Created, but the tags were not set.
    TagsFailed,
    /// Created, but what was read back differs from the request.
    CreatedDiffers,
    /// Accepted, but its task failed.
    TaskFailed,
    /// Accepted; its task is running or cannot be followed.
    Accepted,
    /// Bytes may have been sent and no answer has come yet.
    Sending,
    /// It is not known whether it was created.
    Unknown,
}

/// What dbcred does if the user asks for a create.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NextSend {
    /// The dialog asks for `yes`, and names the earlier attempt if there was one.
    Ask,
    /// The earlier attempt is settled first; then the user is asked again.
    Settle,
    /// Nothing is sent, because it is still running or already exists.
    Nothing,
    /// Nothing is sent under this name: the user has to choose another one.
    OtherName,
}

/// A row of [`STANDINGS`].
#[derive(Clone, Copy, Debug)]
pub struct StandingSpec {
    /// The standing that the row describes.
    pub standing: Standing,
    /// Text key of the sentence for it.
    pub sentence: &'static str,
    /// Text key of the next step, for the last line on the terminal; `None` if there is none.
    pub(crate) next: Option<&'static str>,
    /// Value of `outcome` in `--json`.
    pub outcome: &'static str,
    /// Exit code of the program.
    pub exit: u8,
    /// What a create does now.
    pub(crate) next_send: NextSend,
    /// Whether the outcome is still to be found out, so that the journal keeps the entry open.
    pub is_open: bool,
}

const fn row(
    standing: Standing,
    (sentence, next): (&'static str, Option<&'static str>),
    (outcome, exit): (&'static str, u8),
    (next_send, is_open): (NextSend, bool),
) -> StandingSpec {
    StandingSpec { standing, sentence, next, outcome, exit, next_send, is_open }
}

/// Next step: continue with the draft.
const DRAFT: Option<&str> = Some("standing-next-draft");
/// Next step: ask for the status.
const STATUS: Option<&str> = Some("standing-next-status");
/// Next step: settle it.
const SETTLE: Option<&str> = Some("standing-next-settle");

/// Every standing, in the order of [`Standing`], which indexes the table.
pub const STANDINGS: &[StandingSpec] = &[
    row(Standing::Untried, ("standing-untried", DRAFT), ("not-sent", 130), (NextSend::Ask, false)),
    row(
        Standing::AlreadyCreated,
        ("standing-already-created", STATUS),
        ("already-created", 0),
        (NextSend::Nothing, false),
    ),
    row(Standing::Created, ("standing-created", STATUS), ("created", 0), (NextSend::Nothing, false)),
    row(Standing::NotSent, ("standing-not-sent", DRAFT), ("not-sent", 1), (NextSend::Ask, false)),
    row(Standing::Refused, ("standing-refused", DRAFT), ("refused", 3), (NextSend::Ask, false)),
    row(Standing::NotCreated, ("standing-not-created", DRAFT), ("not-created", 1), (NextSend::Ask, false)),
    row(Standing::Theirs, ("standing-theirs", DRAFT), ("theirs", 3), (NextSend::OtherName, false)),
    row(Standing::InUse, ("standing-in-use", DRAFT), ("exists-but-differs", 3), (NextSend::OtherName, false)),
    row(Standing::CreatedUnread, ("standing-created-unread", STATUS), ("created", 0), (NextSend::Nothing, false)),
    row(Standing::Gone, ("standing-gone", None), ("gone", 1), (NextSend::Ask, false)),
    row(Standing::Retrying, ("standing-retrying", DRAFT), ("not-sent", 130), (NextSend::Nothing, true)),
    row(
        Standing::TagsFailed,
        ("standing-tags-failed", STATUS),
        ("created-but-tags-failed", 5),
        (NextSend::Nothing, false),
    ),
    row(
        Standing::CreatedDiffers,
        ("standing-created-differs", STATUS),
        ("created-but-differs", 5),
        (NextSend::Nothing, false),
    ),
    row(Standing::TaskFailed, ("standing-task-failed", DRAFT), ("task-failed", 5), (NextSend::Ask, false)),
    row(Standing::Accepted, ("standing-accepted", STATUS), ("working", 4), (NextSend::Settle, true)),
    row(Standing::Sending, ("standing-sending", SETTLE), ("unknown", 4), (NextSend::Nothing, true)),
    row(Standing::Unknown, ("standing-unknown", SETTLE), ("unknown", 4), (NextSend::Settle, true)),
];

impl StandingSpec {
    /// Returns whether this request has created the credential.
    #[must_use]
    pub(crate) fn is_made(&self) -> bool {
        self.next_send == NextSend::Nothing && !self.is_open
    }

    /// Returns whether the next step is to continue with the draft.
    #[must_use]
    pub(crate) fn is_about_draft(&self) -> bool {
        self.next == DRAFT
    }
}

impl Standing {
    /// Returns the row of the standing.
    #[must_use]
    pub fn spec(self) -> &'static StandingSpec {
        &STANDINGS[self as usize]
    }

    /// Returns the standing of a running submission from its steps, the latest last.
    pub(crate) fn of_steps<'a>(steps: impl DoubleEndedIterator<Item = &'a Step>) -> Standing {
        for step in steps.rev() {
            match step {
                // Files and attempts of before, and questions after the decision, do not change the standing.
                Step::SetAside(_)
                | Step::Unreadable(_)
                | Step::Newer(_)
                | Step::Earlier(_)
                | Step::Unkept(_)
                | Step::ReadingBack
                | Step::Polled { .. } => {}
                Step::Accepted(_) => return Standing::Accepted,
                Step::InDoubt(_) | Step::Looked { .. } => return Standing::Unknown,
                Step::Sending { .. } => return Standing::Sending,
                Step::BackingOff { .. } => return Standing::Retrying,
                Step::Journalled => return Standing::Untried,
            }
        }
        Standing::Untried
    }
}

impl Outcome {
    /// Returns the standing after this outcome.
    #[must_use]
    pub(crate) fn standing(&self) -> Standing {
        match self {
            Outcome::Created { verification, .. } => match verification.verified() {
                Verified::Yes => Standing::Created,
                Verified::No => Standing::CreatedDiffers,
                Verified::NotRead => Standing::CreatedUnread,
            },
            Outcome::AlreadyCreated { verification, .. } => match verification.verified() {
                Verified::No => Standing::CreatedDiffers,
                Verified::Yes | Verified::NotRead => Standing::AlreadyCreated,
            },
            Outcome::CreatedTagsFailed { .. } => Standing::TagsFailed,
            Outcome::TaskFailed { .. } => Standing::TaskFailed,
            Outcome::Refused(_) => Standing::Refused,
            Outcome::NotSent(_) => Standing::NotSent,
            Outcome::NotCreated { .. } => Standing::NotCreated,
            Outcome::Theirs { .. } => Standing::Theirs,
            Outcome::InUse { .. } => Standing::InUse,
            Outcome::Gone { .. } => Standing::Gone,
            Outcome::Unknown { .. } => Standing::Unknown,
            Outcome::Working { .. } => Standing::Accepted,
        }
    }

    /// Returns the value of `outcome` in `--json`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.standing().spec().outcome
    }

    /// Returns the exit code of the program.
    #[must_use]
    pub fn exit(&self) -> u8 {
        self.standing().spec().exit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_has_the_row_at_its_place() {
        for (at, row) in STANDINGS.iter().enumerate() {
            assert_eq!(row.standing as usize, at, "{row:?}");
        }
    }

    #[test]
    fn what_is_open_is_never_sent_again_without_being_settled() {
        for row in STANDINGS.iter().filter(|row| row.is_open) {
            assert_ne!(row.next_send, NextSend::Ask, "{row:?}");
        }
    }

    #[test]
    fn what_was_created_and_what_goes_on_with_the_draft() {
        let of = |is: fn(&StandingSpec) -> bool| -> Vec<Standing> {
            STANDINGS.iter().filter(|row| is(row)).map(|row| row.standing).collect()
        };
        assert_eq!(
            of(StandingSpec::is_made),
            [
                Standing::AlreadyCreated,
                Standing::Created,
                Standing::CreatedUnread,
                Standing::TagsFailed,
                Standing::CreatedDiffers,
            ]
        );
        assert_eq!(
            of(StandingSpec::is_about_draft),
            [
                Standing::Untried,
                Standing::NotSent,
                Standing::Refused,
                Standing::NotCreated,
                Standing::Theirs,
                Standing::InUse,
                Standing::Retrying,
                Standing::TaskFailed,
            ]
        );
    }
}
