//! What can be done with a submission at each moment: the meaning of Enter and Esc, and which commands live.

use super::{Submission, SubmissionScreen};
use crate::{
    app::keys::Command,
    domain::{
        fields::FieldId,
        standing::NextSend,
        submission::{NotSent, Outcome},
    },
};

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

impl Submission {
    /// What Enter does now; `None` where it does nothing.
    #[must_use]
    pub fn confirming(&self) -> Option<Confirming> {
        if self.is_detailed {
            return None;
        }
        match self.screen() {
            SubmissionScreen::Creating if self.accepted().is_some() && self.reading().is_none() => {
                Some(Confirming::AskNow)
            }
            // Nobody asks any more: it is taken up again.
            SubmissionScreen::Working | SubmissionScreen::Unknown if self.outcome.is_some() => Some(Confirming::Settle),
            SubmissionScreen::Unknown if self.reading().is_none() => Some(Confirming::LookNow),
            SubmissionScreen::Refused => self.field().map(Confirming::GoTo),
            SubmissionScreen::Theirs | SubmissionScreen::InUse | SubmissionScreen::Failed => Some(Confirming::NewName),
            SubmissionScreen::NotSent if self.outcome() == Some(&Outcome::NotSent(NotSent::Unsettled)) => {
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
            SubmissionScreen::Created | SubmissionScreen::TagsFailed => None,
            _ if self.outcome.is_some() => Some(Leaving::ToReview),
            _ if self.has_left() => Some(Leaving::StopWatching),
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
            Command::Copy => screen != SubmissionScreen::Creating,
            Command::Write | Command::NextLike => {
                matches!(screen, SubmissionScreen::Created | SubmissionScreen::TagsFailed)
            }
            Command::VerifyAgain => screen == SubmissionScreen::Created && !self.sent.is_sandbox,
            Command::LookAgain => {
                has_ended
                    && matches!(
                        screen,
                        SubmissionScreen::Failed | SubmissionScreen::Unknown | SubmissionScreen::Working
                    )
            }
            Command::Details => {
                !matches!(screen, SubmissionScreen::Creating | SubmissionScreen::Created | SubmissionScreen::TagsFailed)
            }
            Command::Submit => has_ended && self.may_be_sent_again(),
            Command::GoTo(_) => screen == SubmissionScreen::Refused,
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
            | Command::Interrupt
            | Command::Redraw => true,
            _ => false,
        }
    }

    /// Whether another `yes` may send it.
    fn may_be_sent_again(&self) -> bool {
        self.standing().spec().next_send == NextSend::Ask
            && self.outcome() != Some(&Outcome::NotSent(NotSent::Unsettled))
    }
}
