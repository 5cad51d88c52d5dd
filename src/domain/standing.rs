//! How a request stands: one row for everything that can have become of it. Every place that says something about
//! sending reads this table: review, dialogs, footer, last line, exit code, `status`, `resume`, `--json`, Start.

use super::{
    submission::{Outcome, Step},
    verification::Verified,
};

/// How a request stands, from the least grave to the gravest: where several facts are open, the gravest is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No attempt at this name here.
    Untried,
    /// The same request was created before, from here; nothing was sent this time.
    AlreadyCreated,
    /// Created, read back, and as asked.
    Created,
    /// An attempt of which no byte left this machine, or was called off before the first.
    NotSent,
    /// The service said no; nothing was made.
    Refused,
    /// Looked for over the settling time, and not there.
    NotCreated,
    /// The name belongs to something that was not made by this request.
    Theirs,
    /// The name belongs to a credential of other content that was made from here; nothing was sent.
    InUse,
    /// Created, but not read back in full.
    CreatedUnread,
    /// Created, and no longer there.
    Gone,
    /// Every try so far came to nothing; the next one follows by itself.
    Retrying,
    /// Created, but the tags were not set.
    TagsFailed,
    /// Created, but what was read back is not what was asked for.
    CreatedDiffers,
    /// Accepted, but its task failed.
    TaskFailed,
    /// Accepted; its task goes on, or cannot be followed.
    Accepted,
    /// Its bytes may have left and no answer has come.
    Sending,
    /// It may or may not have been created.
    Unknown,
}

/// What asking for a create means while a request stands like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextSend {
    /// The dialog asks for `yes`, and names the earlier attempt where there was one.
    Ask,
    /// The earlier attempt is settled first; sending is another question then.
    Settle,
    /// Nothing is sent: it goes on, or is there.
    Nothing,
    /// Nothing is sent under this name: another name is needed.
    OtherName,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct StandingSpec {
    /// Whose row it is.
    pub standing: Standing,
    /// The sentence that says it.
    pub sentence: &'static str,
    /// What comes next, for the last line on the terminal; `None` where nothing does.
    pub next: Option<&'static str>,
    /// The word of `--json`.
    pub outcome: &'static str,
    /// The exit code of the program.
    pub exit: u8,
    /// What `s` means.
    pub next_send: NextSend,
    /// Whether its end is still to be found out, so that the journal keeps it open.
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

/// The draft can be gone on with.
const DRAFT: Option<&str> = Some("standing-next-draft");
/// What became of it can be asked for.
const STATUS: Option<&str> = Some("standing-next-status");
/// It has to be settled.
const SETTLE: Option<&str> = Some("standing-next-settle");

/// Every standing, in the order of [`Standing`].
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
    /// Whether the credential is there, made by this request.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.next_send == NextSend::Nothing && !self.is_open
    }

    /// Whether what comes next is going on with the draft.
    #[must_use]
    pub fn is_about_draft(&self) -> bool {
        self.next == DRAFT
    }
}

impl Standing {
    /// Its row.
    #[must_use]
    pub fn spec(self) -> &'static StandingSpec {
        &STANDINGS[self as usize]
    }

    /// How a request stands whose steps are under way and whose end has not come; the latest step comes last.
    pub fn of_steps<'a>(steps: impl DoubleEndedIterator<Item = &'a Step>) -> Standing {
        for step in steps.rev() {
            match step {
                // What was asked since says how it goes on, not how it began.
                Step::Unkept(_) | Step::ReadingBack | Step::Polled { .. } => {}
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
    /// How a request stands that ended like this.
    #[must_use]
    pub fn standing(&self) -> Standing {
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

    /// The word of `--json`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.standing().spec().outcome
    }

    /// The exit code of the program.
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
}
