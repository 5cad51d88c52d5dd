//! One submission as it is watched: what was sent, what happened so far, how it ended, and what can be done now.
//! It waits for nothing and reads no clock; every moment is handed to it.

mod blame;
mod confirm;
mod details;
mod doubtful;
mod made;
mod plain;
mod progress;
mod spell;
mod story;
mod unmade;

use jiff::{Timestamp, tz::TimeZone};

pub use self::{
    blame::{FaultWords, field_of},
    confirm::{Confirm, ConfirmReply},
    spell::Teller,
    story::{Mark, Row},
};
use super::keys::Command;
use crate::domain::{
    draft::Tag,
    facts::NameState,
    fields::FieldId,
    request::Request,
    rule::Message,
    submission::{Doubt, Fault, NotSent, Outcome, Receipt, Step, Verification},
};

/// Most steps kept; a task that is followed for days must not fill the memory.
const STEPS_KEPT: usize = 300;
/// The first steps, which are always kept: journal, sending, acceptance, the first looks.
const STEPS_PINNED: usize = 40;

/// What is sent, as far as a person wants to see it beside its outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sent {
    /// `SecretName`
    pub name: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// The instance's own name; empty where unknown.
    pub instance_name: String,
    /// `X-TC-Region`
    pub region: String,
    /// The account that asks; empty where unknown.
    pub account: String,
    /// The host that it is sent to.
    pub endpoint: String,
    /// The `SecretId`, shortened.
    pub key: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// `Domains`
    pub hosts: Vec<String>,
    /// `Tags`
    pub tags: Vec<Tag>,
    /// Bytes of the body.
    pub bytes: usize,
    /// SHA-256 of the body, in hexadecimal digits.
    pub sha256: String,
    /// Privileges over all places.
    pub grants: usize,
    /// Places that they are granted at.
    pub places: usize,
    /// `RotationBeginTime`; empty while rotation is off.
    pub begin: String,
    /// `RotationFrequency` in days.
    pub every: Option<i64>,
    /// Whether it goes to the sandbox of this program.
    pub is_sandbox: bool,
    /// When the name was last seen to be free.
    pub free_at: Option<Timestamp>,
}

impl Sent {
    /// What the request itself says; account, endpoint, key, bytes and hash are left for the caller to fill in.
    #[must_use]
    pub fn of(request: &Request) -> Sent {
        Sent {
            name: request.name.clone(),
            product: request.product.clone(),
            instance: request.instance.clone(),
            region: request.region.clone(),
            prefix: request.prefix.clone(),
            hosts: request.hosts.clone(),
            tags: request.tags.clone(),
            grants: request.grants.iter().map(|unit| unit.privileges.len()).sum(),
            places: request.grants.len(),
            begin: request.begin.clone(),
            every: request.every,
            ..Sent::default()
        }
    }
}

/// When and where it is looked at.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Now.
    pub now: Timestamp,
    /// The zone of this machine.
    pub zone: TimeZone,
}

/// Which of the screens 3.15 to 3.20 shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the screens' names")]
pub enum Screen {
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
}

/// What Enter does on the screen of the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirming {
    /// The task is asked for, now.
    AskNow,
    /// The name is looked up, now.
    LookNow,
    /// To the field that the refusal is about.
    GoTo(FieldId),
    /// To the name, for another one.
    NewName,
    /// The earlier attempt of the same name is looked at first.
    Settle,
}

/// What Esc does on the screen of the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Calls it off: nothing was done yet.
    Cancel,
    /// Stops watching; what was sent goes on without dbcred.
    StopWatching,
    /// Back to the review.
    ToReview,
    /// Closes the details.
    CloseDetails,
}

/// One submission, from the `yes` on.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    sent: Sent,
    started: Timestamp,
    steps: Vec<(Timestamp, Step)>,
    outcome: Option<(Timestamp, Outcome)>,
    holder: Option<(Timestamp, NameState)>,
    free_names: Vec<String>,
    is_detailed: bool,
    /// First line shown of a body that is longer than the screen.
    pub scroll: usize,
}

impl Submission {
    /// A submission that begins now.
    #[must_use]
    pub fn new(sent: Sent, started: Timestamp) -> Submission {
        Submission {
            sent,
            started,
            steps: Vec::new(),
            outcome: None,
            holder: None,
            free_names: Vec::new(),
            is_detailed: false,
            scroll: 0,
        }
    }

    /// Takes in a step. A question that is asked again and finds the same takes the place of the one before it.
    pub fn stepped(&mut self, at: Timestamp, step: Step) {
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
    pub fn ended(&mut self, at: Timestamp, outcome: Outcome) {
        self.outcome = Some((at, outcome));
        self.scroll = 0;
    }

    /// Takes in what bears the name, looked up after a refusal, to say why.
    pub fn name_seen(&mut self, at: Timestamp, state: NameState) {
        self.holder = Some((at, state));
    }

    /// Takes in names that are free, to propose after a refusal.
    pub fn names_free(&mut self, names: Vec<String>) {
        self.free_names = names;
    }

    /// Takes in what was read back once more.
    pub fn verified(&mut self, read: Verification) {
        if let Some((
            _,
            Outcome::Created { verification, .. }
            | Outcome::CreatedTagsFailed { verification, .. }
            | Outcome::TaskFailed { verification, .. },
        )) = &mut self.outcome
        {
            **verification = read;
        }
    }

    /// Shows the details, or hides them.
    pub fn toggle_details(&mut self) {
        self.is_detailed = !self.is_detailed;
        self.scroll = 0;
    }

    /// Scrolls by lines; the drawing never goes past its last one and tells that limit.
    pub fn scroll_by(&mut self, lines: isize, limit: usize) {
        self.scroll = self.scroll.min(limit).saturating_add_signed(lines).min(limit);
    }

    /// What was sent.
    #[must_use]
    pub fn sent(&self) -> &Sent {
        &self.sent
    }

    /// How it ended, once it has.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref().map(|(_, outcome)| outcome)
    }

    /// Whether the details are shown.
    #[must_use]
    pub fn is_detailed(&self) -> bool {
        self.is_detailed
    }

    /// Whether the create may have happened, so that it can no longer be called off.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        match self.outcome() {
            Some(Outcome::Refused(_) | Outcome::NotSent(_) | Outcome::NotCreated { .. } | Outcome::Theirs { .. }) => {
                false
            }
            Some(_) => true,
            None => {
                self.steps.iter().rev().any(|(_, step)| {
                    matches!(step, Step::Accepted(_) | Step::InDoubt(_) | Step::Looked { .. } | Step::Polled { .. })
                }) || self.is_on_the_way()
            }
        }
    }

    /// Whether the bytes are out and no answer has come.
    fn is_on_the_way(&self) -> bool {
        matches!(self.steps.last(), Some((_, Step::Sending { .. })))
    }

    /// Which screen shows it.
    #[must_use]
    pub fn screen(&self) -> Screen {
        match self.outcome() {
            None if self.doubt().is_some() => Screen::Unknown,
            None => Screen::Creating,
            Some(Outcome::Created { .. }) => Screen::Created,
            Some(Outcome::CreatedTagsFailed { .. }) => Screen::TagsFailed,
            Some(Outcome::TaskFailed { .. }) => Screen::Failed,
            Some(Outcome::Refused(_)) => Screen::Refused,
            Some(Outcome::NotSent(_)) => Screen::NotSent,
            Some(Outcome::NotCreated { .. }) => Screen::NotCreated,
            Some(Outcome::Theirs { .. }) => Screen::Theirs,
            Some(Outcome::Unknown { .. }) => Screen::Unknown,
            Some(Outcome::Working { .. }) => Screen::Working,
        }
    }

    /// The exit code of a program that ends now: 130 where nothing was sent and nothing ended.
    #[must_use]
    pub fn exit(&self) -> u8 {
        match self.outcome() {
            Some(outcome) => outcome.exit(),
            None if self.is_sent() => 4,
            None => 130,
        }
    }

    /// The field that a refusal is about, to be opened again.
    #[must_use]
    pub fn field(&self) -> Option<FieldId> {
        match self.outcome()? {
            Outcome::Refused(fault) => blame::field_of(fault),
            Outcome::Theirs { .. } | Outcome::TaskFailed { .. } => Some(FieldId::Name),
            _ => None,
        }
    }

    /// The service's sentence, to stand under its field like an error of dbcred's own until the value changes.
    #[must_use]
    pub fn local_issue(&self) -> Option<(FieldId, Message)> {
        match self.outcome()? {
            Outcome::Refused(fault) => {
                let says = if fault.message.is_empty() { &fault.code } else { &fault.message };
                let message = Message::new("submission-issue-refused")
                    .with("says", says.as_str())
                    .with("code", fault.code.as_str());
                Some((blame::field_of(fault)?, message))
            }
            Outcome::Theirs { .. } => {
                Some((FieldId::Name, Message::new("submission-issue-taken").with("name", self.sent.name.as_str())))
            }
            _ => None,
        }
    }

    /// What Enter does now; `None` where it does nothing.
    #[must_use]
    pub fn confirming(&self) -> Option<Confirming> {
        if self.is_detailed {
            return None;
        }
        match self.screen() {
            Screen::Creating if self.accepted().is_some() && self.reading().is_none() => Some(Confirming::AskNow),
            Screen::Working => Some(Confirming::AskNow),
            Screen::Unknown if self.reading().is_none() => Some(Confirming::LookNow),
            Screen::Refused => self.field().map(Confirming::GoTo),
            Screen::Theirs | Screen::Failed => Some(Confirming::NewName),
            Screen::NotSent if self.outcome() == Some(&Outcome::NotSent(NotSent::Unsettled)) => {
                Some(Confirming::Settle)
            }
            _ => None,
        }
    }

    /// What Esc does now; `None` where it does nothing, because the draft has become a credential.
    #[must_use]
    pub fn leaving(&self) -> Option<Leaving> {
        if self.is_detailed {
            return Some(Leaving::CloseDetails);
        }
        match self.screen() {
            Screen::Created | Screen::TagsFailed => None,
            _ if self.outcome.is_some() => Some(Leaving::ToReview),
            _ if self.is_sent() => Some(Leaving::StopWatching),
            _ => Some(Leaving::Cancel),
        }
    }

    /// Whether a command means something here and now.
    #[must_use]
    pub fn is_live(&self, command: Command) -> bool {
        let screen = self.screen();
        let has_ended = self.outcome.is_some();
        match command {
            Command::Confirm => self.confirming().is_some(),
            Command::Back => self.leaving().is_some(),
            Command::Copy => screen != Screen::Creating,
            Command::Write | Command::NextLike => matches!(screen, Screen::Created | Screen::TagsFailed),
            Command::VerifyAgain => screen == Screen::Created && !self.sent.is_sandbox,
            Command::LookAgain => has_ended && matches!(screen, Screen::Failed | Screen::Unknown),
            Command::Details => !matches!(screen, Screen::Creating | Screen::Created | Screen::TagsFailed),
            Command::Submit => matches!(screen, Screen::NotCreated) || self.may_be_sent_as_it_is(),
            Command::GoTo(_) => screen == Screen::Refused,
            Command::Quit | Command::Suspend => has_ended,
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::Home
            | Command::End
            | Command::Menu
            | Command::Help
            | Command::Language
            | Command::Mouse
            | Command::Interrupt
            | Command::Redraw => true,
            _ => false,
        }
    }

    /// Whether nothing was sent for a reason that may have gone without a change of the draft.
    fn may_be_sent_as_it_is(&self) -> bool {
        matches!(self.outcome(), Some(Outcome::NotSent(why)) if *why != NotSent::Unsettled)
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

    /// The last sending and the bytes sent.
    fn sending(&self) -> Option<(Timestamp, usize)> {
        self.steps.iter().rev().find_map(|(at, step)| match step {
            Step::Sending { bytes } => Some((*at, *bytes)),
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
        match self.outcome() {
            Some(
                Outcome::Created { receipt, .. } | Outcome::TaskFailed { receipt, .. } | Outcome::Working { receipt },
            ) => receipt.as_ref().or_else(|| self.accepted().map(|(_, receipt)| receipt)),
            Some(Outcome::CreatedTagsFailed { receipt, .. }) => Some(receipt),
            _ => self.accepted().map(|(_, receipt)| receipt),
        }
    }

    /// The refusal, or the ambiguous answer.
    fn fault(&self) -> Option<&Fault> {
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
