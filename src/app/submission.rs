//! One submission as it is watched: what was sent, what happened so far, how it ended, and what can be done now.
//! It waits for nothing and reads no clock; every moment is handed to it.

mod blame;
mod choices;
mod confirm;
mod created;
mod details;
mod format;
mod layout;
mod not_created;
mod plain;
mod progress;
mod report;
mod sent;
mod situation;
mod unknown;

use jiff::{Timestamp, tz::TimeZone};

pub(crate) use self::{
    blame::field_of,
    choices::SubmissionAction,
    confirm::{Confirm, ConfirmNote, ConfirmReply},
    format::{Formatter, short_hash},
    layout::{ReportLine, ReportRole, ReportView},
    report::{Mark, ReportRoom},
    sent::Sent,
    situation::Situation,
};
use crate::domain::{
    attempt::Attempt,
    facts::NameState,
    fields::FieldId,
    rule::Message,
    standing::Standing,
    submission::{Doubt, Outcome, Receipt, Refusal, Step},
};

/// Most steps kept; a task that is followed for days must not fill the memory.
const STEPS_KEPT: usize = 300;
/// The first steps, which are always kept: journal, sending, acceptance, the first looks.
const STEPS_PINNED: usize = 40;

/// When and where it is looked at.
#[derive(Clone, Debug)]
pub(crate) struct SubmissionMoment {
    /// Now.
    pub(crate) now: Timestamp,
    /// The zone of this machine.
    pub(crate) zone: TimeZone,
}

impl SubmissionMoment {
    /// The time of day here, to the minute.
    pub(crate) fn minute(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// The time of day here, with the date where it is not today's.
    pub(super) fn clock(&self, at: Timestamp) -> String {
        let there = at.to_zoned_datetime(self.zone.clone());
        let today = self.now.to_zoned_datetime(self.zone.clone());
        let format = if there.date() == today.date() { "%H:%M:%S" } else { "%Y-%m-%d %H:%M:%S" };
        there.strftime(format).to_string()
    }
}

/// Which screen shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SubmissionScreen {
    Creating,
    Created,
    TagsFailed,
    Refused,
    NotSent,
    Failed,
    Unknown,
    Theirs,
    NotCreated,
    Working,
    InUse,
    Gone,
}

/// One submission, from the `yes` on.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Which submission of the session it is; events about it carry the number.
    pub(super) number: u64,
    sent: Sent,
    /// How the attempt stood that this one looks for; `None` where a new one is made.
    earlier: Option<Box<Situation>>,
    started: Timestamp,
    steps: Vec<(Timestamp, Step)>,
    outcome: Option<(Timestamp, Outcome)>,
    holder: Option<(Timestamp, NameState)>,
    free_names: Vec<String>,
    is_detailed: bool,
    /// Whether the user has stopped watching while the bytes were out: it ends with the answer or the time limit.
    is_stopping: bool,
    /// Whether it was begun on the first screen, to which Esc leads back.
    is_from_start: bool,
    /// First line shown of a body that is longer than the screen; `None` follows what is under way.
    pub(crate) scroll: Option<usize>,
}

impl Submission {
    /// A submission that begins now.
    #[must_use]
    pub(crate) fn new(sent: Sent, started: Timestamp) -> Submission {
        Submission {
            number: 0,
            sent,
            earlier: None,
            started,
            steps: Vec::new(),
            outcome: None,
            holder: None,
            free_names: Vec::new(),
            is_detailed: false,
            is_stopping: false,
            is_from_start: false,
            scroll: None,
        }
    }

    /// The same where it looks for what became of an earlier attempt: until its first step that one stands as it did.
    #[must_use]
    pub(super) fn looking_for(self, attempt: &Attempt) -> Submission {
        Submission { earlier: Some(Box::new(Situation::of_attempt(attempt))), ..self }
    }

    /// The same where Esc leads back to the first screen.
    #[must_use]
    pub(super) fn begun_on_start(self, is_from_start: bool) -> Submission {
        Submission { is_from_start, ..self }
    }

    /// Whether Esc leads back to the first screen.
    pub(super) fn is_from_start(&self) -> bool {
        self.is_from_start
    }

    /// Takes in a step. A question that is asked again and finds the same takes the place of the one before it.
    pub(crate) fn stepped(&mut self, at: Timestamp, step: Step) {
        // Asked again after an end that was none: unknown, or still working.
        self.outcome = None;
        let repeats = match (&step, self.steps.last()) {
            (Step::Polled { says, trouble, .. }, Some((_, Step::Polled { says: old, trouble: before, .. }))) => {
                says == old && trouble == before
            }
            (Step::Looked { found, .. }, Some((_, Step::Looked { .. }))) => {
                let same =
                    |(_, step): &&(Timestamp, Step)| matches!(step, Step::Looked { found: old, .. } if old == found);
                self.steps.iter().rev().take_while(same).count() >= 3
            }
            _ => false,
        };
        if repeats {
            self.steps.pop();
        } else if self.steps.len() >= STEPS_KEPT {
            self.steps.remove(STEPS_PINNED);
        }
        self.steps.push((at, step));
    }

    /// Takes in the end.
    pub(crate) fn ended(&mut self, at: Timestamp, outcome: Outcome) {
        // A task that has failed did so when it was first seen, however often one looks again.
        let earlier = self.earlier.as_ref().filter(|earlier| earlier.standing == Standing::TaskFailed);
        let failed = earlier.filter(|_| outcome.standing() == Standing::TaskFailed).and_then(|earlier| earlier.at);
        self.outcome = Some((failed.unwrap_or(at), outcome));
        self.is_stopping = false;
        self.scroll = None;
    }

    /// The user stops watching.
    pub(super) fn stop(&mut self) {
        self.is_stopping = self.is_on_the_way();
    }

    /// Whether it only waits for an answer that nobody watches for, so that the next key that leaves does so.
    pub(super) fn is_stopping(&self) -> bool {
        self.is_stopping
    }

    /// Takes the answer about who holds the name, which is looked up after a refusal to explain it.
    pub(crate) fn name_seen(&mut self, at: Timestamp, state: NameState) {
        self.holder = Some((at, state));
    }

    /// Takes in names that are free, to propose after a refusal.
    pub(crate) fn names_free(&mut self, names: Vec<String>) {
        self.free_names = names;
    }

    /// Shows the details, or hides them.
    pub(crate) fn toggle_details(&mut self) {
        self.is_detailed = !self.is_detailed;
        self.scroll = None;
    }

    /// What was sent.
    #[must_use]
    pub(crate) fn sent(&self) -> &Sent {
        &self.sent
    }

    /// How it ended, once it has.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref().map(|(_, outcome)| outcome)
    }

    /// Whether the create may have happened, so that it can no longer be called off.
    #[must_use]
    pub(super) fn has_left(&self) -> bool {
        let row = self.standing().spec();
        row.is_open && row.standing != Standing::Retrying || row.is_made()
    }

    /// Whether the bytes are out and no answer has come.
    pub(super) fn is_on_the_way(&self) -> bool {
        matches!(self.steps.last(), Some((_, Step::Sending { .. })))
    }

    /// Which screen shows it.
    #[must_use]
    pub(crate) fn screen(&self) -> SubmissionScreen {
        match self.outcome() {
            None if self.doubt().is_some() => SubmissionScreen::Unknown,
            None => SubmissionScreen::Creating,
            Some(Outcome::Created { .. } | Outcome::AlreadyCreated { .. }) => SubmissionScreen::Created,
            Some(Outcome::InUse { .. }) => SubmissionScreen::InUse,
            Some(Outcome::Gone { .. }) => SubmissionScreen::Gone,
            Some(Outcome::CreatedTagsFailed { .. }) => SubmissionScreen::TagsFailed,
            Some(Outcome::TaskFailed { .. }) => SubmissionScreen::Failed,
            Some(Outcome::Refused(_)) => SubmissionScreen::Refused,
            Some(Outcome::NotSent(_)) => SubmissionScreen::NotSent,
            Some(Outcome::NotCreated { .. }) => SubmissionScreen::NotCreated,
            Some(Outcome::Theirs { .. }) => SubmissionScreen::Theirs,
            Some(Outcome::Unknown { .. }) => SubmissionScreen::Unknown,
            Some(Outcome::Working { .. }) => SubmissionScreen::Working,
        }
    }

    /// The field that a refusal is about, to be opened again.
    #[must_use]
    pub(crate) fn field(&self) -> Option<FieldId> {
        match self.outcome()? {
            Outcome::Refused(fault) => blame::field_of(fault),
            Outcome::Theirs { .. } | Outcome::InUse { .. } | Outcome::TaskFailed { .. } => Some(FieldId::Name),
            _ => None,
        }
    }

    /// The service's sentence, to stand under its field like an error of dbcred's own until the value changes.
    #[must_use]
    pub(super) fn local_issue(&self) -> Option<(FieldId, Message)> {
        match self.outcome()? {
            Outcome::Refused(fault) => {
                let says = if fault.message.is_empty() { &fault.code } else { &fault.message };
                let message = Message::new("submission-issue-refused")
                    .with("says", says.as_str())
                    .with("code", fault.code.as_str());
                Some((blame::field_of(fault)?, message))
            }
            Outcome::Theirs { .. } | Outcome::InUse { .. } => {
                Some((FieldId::Name, Message::new("submission-issue-taken").with("name", self.sent.name.as_str())))
            }
            _ => None,
        }
    }

    fn doubt(&self) -> Option<(Option<Timestamp>, &Doubt)> {
        let stepped = self.steps.iter().rev().find_map(|(at, step)| match step {
            Step::InDoubt(doubt) => Some((Some(*at), doubt)),
            _ => None,
        });
        stepped.or(match self.outcome() {
            Some(
                Outcome::NotCreated { doubt, .. } | Outcome::Theirs { doubt, .. } | Outcome::Unknown { doubt, .. },
            ) => Some((None, doubt)),
            _ => None,
        })
    }

    fn accepted(&self) -> Option<(Timestamp, &Receipt)> {
        self.steps.iter().rev().find_map(|(at, step)| match step {
            Step::Accepted(receipt) => Some((*at, receipt)),
            _ => None,
        })
    }

    /// The last sending: when it began, how many bytes it sent, and how many seconds it waits for its answer.
    fn sending(&self) -> Option<(Timestamp, usize, u64)> {
        self.steps.iter().rev().find_map(|(at, step)| match step {
            Step::Sending { bytes, limit, .. } => Some((*at, *bytes, *limit)),
            _ => None,
        })
    }

    fn journalled(&self) -> Option<Timestamp> {
        self.steps.iter().find_map(|(at, step)| matches!(step, Step::Journalled).then_some(*at))
    }

    fn reading(&self) -> Option<Timestamp> {
        match self.steps.last()? {
            (at, Step::ReadingBack) => Some(*at),
            _ => None,
        }
    }

    /// The receipt, from the end or else from the acceptance.
    fn receipt(&self) -> Option<&Receipt> {
        self.outcome().and_then(Outcome::receipt).or_else(|| self.accepted().map(|(_, receipt)| receipt))
    }

    /// The refusal, or the ambiguous answer.
    fn fault(&self) -> Option<&Refusal> {
        match self.outcome() {
            Some(Outcome::Refused(fault)) => Some(fault),
            _ => match self.doubt() {
                Some((_, Doubt::Ambiguous(fault))) => Some(fault),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests;
