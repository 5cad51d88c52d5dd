//! Commands of the screen on which a submission is followed.

use super::PAGE;
use crate::{
    app::{
        App, Effect, Screen,
        keys::Command,
        settling::drafted,
        submission::{Confirming, Leaving, Submission, SubmissionMoment},
    },
    domain::{draft::Draft, fields::FieldId, rule::Message, steps::StepId},
    text::Words,
};

impl App {
    pub(super) fn submission_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(submission) = &mut self.submission else { return };
        let number = submission.number;
        match command {
            Command::Up | Command::Down | Command::PageUp | Command::PageDown | Command::Home => {
                self.scroll_submission(command);
            }
            Command::Details => submission.toggle_details(),
            Command::Confirm => {
                if let Some(confirming) = submission.confirming() {
                    self.submission_confirmed(number, confirming, effects);
                }
            }
            Command::Back => {
                if let Some(leaving) = submission.leaving() {
                    self.submission_left(number, leaving, effects);
                }
            }
            Command::LookAgain => self.settle_again(effects),
            Command::VerifyAgain => effects.push(Effect::VerifyAgain(number)),
            Command::Copy => {
                let moment = SubmissionMoment { now: self.now, zone: self.zone.clone() };
                effects.push(Effect::Copy(submission.copied(&Words::new(self.language), &moment)));
            }
            Command::NextLike => {
                let sent = submission.sent();
                let draft =
                    if self.draft == Draft::default() { drafted(&sent.body, &sent.region) } else { self.draft.clone() };
                self.set_submission_aside();
                self.begin(Draft { name: String::new(), ..draft }, None);
                self.focus_on(FieldId::Name, None);
            }
            _ => {}
        }
    }

    fn scroll_submission(&mut self, command: Command) {
        let moment = SubmissionMoment { now: self.now, zone: self.zone.clone() };
        let words = Words::new(self.language);
        let Some(submission) = &mut self.submission else { return };
        let last = submission.plain_text(&words, &moment).lines().count();
        let page = isize::try_from(PAGE).unwrap_or(1);
        let by = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -page,
            Command::PageDown => page,
            _ => isize::MIN,
        };
        submission.scroll_by(by, last);
    }

    fn submission_confirmed(&mut self, number: u64, confirming: Confirming, effects: &mut Vec<Effect>) {
        match confirming {
            Confirming::AskNow | Confirming::LookNow => effects.push(Effect::AskNow(number)),
            Confirming::GoTo(field) => {
                self.touched.insert(field);
                self.focus_on(field, None);
            }
            Confirming::NewName => {
                self.touched.insert(FieldId::Name);
                self.focus_on(FieldId::Name, None);
            }
            Confirming::Settle => self.settle_again(effects),
        }
    }

    /// Finds out what became of the submission on the screen, or of the earlier one that stopped it.
    fn settle_again(&mut self, effects: &mut Vec<Effect>) {
        match self.attempt().cloned() {
            Some(attempt) => self.settle(&attempt, effects),
            // The journal has not answered yet, or has lost it.
            None => self.attempts.forget(),
        }
    }

    fn submission_left(&mut self, number: u64, leaving: Leaving, effects: &mut Vec<Effect>) {
        match leaving {
            Leaving::Cancel | Leaving::StopWatching => {
                let waits = self.submission.as_ref().is_some_and(Submission::is_on_the_way);
                self.notice = waits.then(|| Message::new("submission-stopping"));
                // As that says, the next ^C leaves.
                self.is_interrupted |= waits;
                effects.push(Effect::StopWatching(number));
            }
            Leaving::ToReview if self.draft == Draft::default() => {
                self.screen = Screen::Start;
                // What was settled is offered no more.
                effects.push(Effect::List);
            }
            Leaving::ToReview => self.go_to(StepId::Review),
            Leaving::CloseDetails => {
                if let Some(submission) = &mut self.submission {
                    submission.toggle_details();
                }
            }
        }
    }
}
