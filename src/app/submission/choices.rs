//! What can be done with a submission at each moment: the meaning of Enter and Esc, and which commands live.

#![deny(clippy::wildcard_enum_match_arm)]

use super::{ReportRoom, Submission, SubmissionScreen};
use crate::{
    app::keys::{Actions, Command, SubmissionCommand, WizardCommand, listed, moves},
    domain::{
        standing::{NextSend, Standing},
        submission::{NotSent, Outcome},
    },
};

/// What a command means on the screen of a submission.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SubmissionAction {
    /// A command of this screen alone.
    Own(SubmissionCommand),
    /// Scrolls by so many lines.
    Scroll(isize),
    /// Copies the report.
    Copy,
}

impl Submission {
    /// What Enter does now; `None` where it does nothing.
    #[must_use]
    pub(in crate::app) fn confirming(&self) -> Option<SubmissionCommand> {
        if self.is_detailed {
            return None;
        }
        match self.screen() {
            SubmissionScreen::Creating if self.accepted().is_some() && self.reading().is_none() => {
                Some(SubmissionCommand::AskNow)
            }
            // The task is not followed any more: following it is offered.
            SubmissionScreen::Working | SubmissionScreen::Unknown if self.outcome.is_some() => {
                Some(SubmissionCommand::Settle)
            }
            SubmissionScreen::Unknown if self.reading().is_none() => Some(SubmissionCommand::AskNow),
            SubmissionScreen::Refused => self.field().map(|_| SubmissionCommand::GoToField),
            SubmissionScreen::Theirs | SubmissionScreen::InUse | SubmissionScreen::Failed => {
                Some(SubmissionCommand::NewName)
            }
            SubmissionScreen::NotSent if self.outcome() == Some(&Outcome::NotSent(NotSent::Unsettled)) => {
                Some(SubmissionCommand::Settle)
            }
            SubmissionScreen::Creating
            | SubmissionScreen::Created
            | SubmissionScreen::TagsFailed
            | SubmissionScreen::NotSent
            | SubmissionScreen::Unknown
            | SubmissionScreen::NotCreated
            | SubmissionScreen::Working
            | SubmissionScreen::Gone => None,
        }
    }

    /// What Esc does now; `None` where it does nothing, because the draft has become a credential.
    #[must_use]
    pub(in crate::app) fn leaving(&self) -> Option<SubmissionCommand> {
        if self.is_detailed {
            return Some(SubmissionCommand::CloseDetails);
        }
        if self.is_stopping {
            return None;
        }
        if matches!(self.screen(), SubmissionScreen::Created | SubmissionScreen::TagsFailed) {
            return None;
        }
        Some(match (self.outcome.is_some(), self.has_left()) {
            (true, _) if self.is_from_start => SubmissionCommand::ToStart,
            (true, _) => SubmissionCommand::ToReview,
            (false, true) => SubmissionCommand::StopWatching,
            (false, false) => SubmissionCommand::Cancel,
        })
    }

    /// The commands that mean something here and now, where the report was written for that room and can be scrolled to that
    /// line.
    #[must_use]
    pub(crate) fn commands(&self, room: ReportRoom, last: usize) -> Vec<Command> {
        let mut commands = listed(self.actions(room, last, 1));
        if self.outcome.is_some() && self.may_be_sent_again() {
            commands.push(Command::Wizard(WizardCommand::Submit));
        }
        commands
    }

    /// What those of them mean that are not the wizard's. `page`: lines of a page.
    pub(crate) fn actions(&self, room: ReportRoom, last: usize, page: isize) -> Actions<SubmissionAction> {
        let screen = self.screen();
        let is_made = matches!(screen, SubmissionScreen::Created | SubmissionScreen::TagsFailed);
        let mut own: Vec<SubmissionCommand> = self.confirming().into_iter().chain(self.leaving()).collect();
        if is_made {
            let is_flawed = matches!(self.standing(), Standing::CreatedDiffers | Standing::TagsFailed);
            own.push(if is_flawed { SubmissionCommand::NextLikeAnyway } else { SubmissionCommand::NextLike });
        }
        if screen != SubmissionScreen::Creating {
            own.push(SubmissionCommand::WriteReceipt);
        }
        // Of what is under way, the details hold something of their own only where the risks found no room before them.
        let has_more = room != ReportRoom::Ample && !self.sent.risks.is_empty();
        if self.is_detailed {
            own.push(SubmissionCommand::HideDetails);
        } else if has_more || screen != SubmissionScreen::Creating {
            own.push(SubmissionCommand::Details);
        }
        if screen == SubmissionScreen::Created && !self.sent.is_sandbox {
            own.push(SubmissionCommand::VerifyAgain);
        }
        // Elsewhere Enter does that.
        if screen == SubmissionScreen::Failed {
            own.push(SubmissionCommand::LookAgain);
        }
        let own = own.into_iter().map(|command| (Command::Submission(command), SubmissionAction::Own(command)));
        let copy = (screen != SubmissionScreen::Creating).then_some((Command::Copy, SubmissionAction::Copy));
        let scroll = (last > 0).then(|| moves(page, SubmissionAction::Scroll));
        own.chain(scroll.into_iter().flatten()).chain(copy).collect()
    }

    /// Whether another `yes` may send it.
    fn may_be_sent_again(&self) -> bool {
        self.standing().spec().next_send == NextSend::Ask
            && self.outcome() != Some(&Outcome::NotSent(NotSent::Unsettled))
    }
}
