//! Commands of the screen on which a submission is followed.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::{
    app::{
        App, Effect, RuntimeTask, TerminalEffect,
        keys::{Command, SubmissionCommand, action, page_of},
        overlay::stepped,
        settling::drafted,
        submission::{Submission, SubmissionAction},
    },
    domain::{draft::Draft, fields::FieldId, steps::StepId},
    text::Words,
};

impl App {
    pub(super) fn submission_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let (words, moment) = (Words::new(self.session.language), self.moment());
        let view = self.report_on_screen();
        let Some(submission) = &self.submission.shown else { return };
        let actions = submission.actions(view.room, view.limit(), page_of(view.lines.len()));
        let Some(action) = action(actions, command) else { return };
        match action {
            SubmissionAction::Own(command) => self.sent_command(command, effects),
            SubmissionAction::Scroll(by) => {
                if let Some(submission) = &mut self.submission.shown {
                    submission.scroll = Some(stepped(view.first, by, view.limit() + 1));
                }
            }
            SubmissionAction::Copy => {
                effects.push(Effect::Terminal(TerminalEffect::Copy(submission.copied(&words, &moment))));
            }
        }
    }

    fn sent_command(&mut self, command: SubmissionCommand, effects: &mut Vec<Effect>) {
        let Some(submission) = &mut self.submission.shown else { return };
        let number = submission.number;
        match command {
            SubmissionCommand::AskNow => effects.push(Effect::Runtime(RuntimeTask::AskNow(number))),
            SubmissionCommand::GoToField => {
                if let Some(field) = submission.field() {
                    self.edit_again(field);
                }
            }
            SubmissionCommand::NewName => self.edit_again(FieldId::Name),
            // What became of the submission on the screen, or of the earlier one that stopped it.
            SubmissionCommand::Settle | SubmissionCommand::LookAgain => match self.attempt().cloned() {
                Some(attempt) => self.settle(&attempt, effects),
                // The journal has not answered yet, or has lost it.
                None => self.submission.attempts.forget(),
            },
            SubmissionCommand::Cancel | SubmissionCommand::StopWatching => {
                submission.stop();
                effects.push(Effect::Runtime(RuntimeTask::StopWatching(number)));
            }
            SubmissionCommand::ToStart => self.go_to_start(effects),
            SubmissionCommand::ToReview => self.go_to(StepId::Review),
            SubmissionCommand::CloseDetails | SubmissionCommand::HideDetails | SubmissionCommand::Details => {
                submission.toggle_details();
            }
            SubmissionCommand::WriteReceipt => self.open_write(),
            SubmissionCommand::VerifyAgain => effects.push(Effect::Runtime(RuntimeTask::VerifyAgain(number))),
            SubmissionCommand::NextLike | SubmissionCommand::NextLikeAnyway => {
                let sent = submission.sent();
                let is_empty = self.form.draft == Draft::default();
                let draft = if is_empty { drafted(&sent.body, &sent.region) } else { self.form.draft.clone() };
                self.submission.set_aside();
                self.begin(Draft { name: String::new(), ..draft }, None);
                self.focus_on(FieldId::Name, None);
            }
        }
    }

    /// What Esc does, for whatever else leaves the screen; whether it does anything.
    pub(super) fn leave_submission(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(command) = self.submission.shown.as_ref().and_then(Submission::leaving) else { return false };
        self.sent_command(command, effects);
        true
    }

    fn edit_again(&mut self, field: FieldId) {
        self.form.touched.insert(field);
        self.focus_on(field, None);
    }
}
