//! What was sent in this session, and what the journal knows of the draft's name.

use jiff::Timestamp;

use super::{
    App,
    attempts::Attempts,
    submission::{ConfirmNote, Formatter, ReportView, Sent, Submission},
    wrap::width,
};
use crate::text::Words;
/// What was sent in this session.
#[derive(Clone, Debug, Default)]
pub struct SubmissionView {
    /// The submission on the screen, or the one that was there last.
    pub shown: Option<Submission>,
    /// What the journal knows of the draft's name.
    pub(crate) attempts: Attempts,
    /// Submissions that another one took the place of while their ends were open.
    pub(super) left_open: Vec<Submission>,
    /// The number of the latest submission.
    pub(super) count: u64,
    /// The name that was seen to be free last, and when.
    pub(super) free_at: Option<(String, Timestamp)>,
    /// How near a create was after the latest event.
    pub(super) near: Near,
}

/// How near a create is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    /// It is not.
    #[default]
    No,
    /// The review is on the screen.
    Review,
    /// The dialog asks for the `yes`.
    Asked,
}

impl SubmissionView {
    /// Whether a submission is being followed.
    pub(super) fn is_under_way(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.outcome().is_none())
    }

    /// Shows a submission that begins now, and gives it its number. The present one is put aside.
    pub(super) fn begin(&mut self, mut submission: Submission) -> u64 {
        self.set_aside();
        self.left_open.retain(|open| !is_same_place(open.sent(), submission.sent()));
        self.count += 1;
        submission.number = self.count;
        self.shown = Some(submission);
        self.count
    }

    /// Puts the present submission aside: it may go on, and is named at the end where its own end is open.
    pub(super) fn set_aside(&mut self) {
        if let Some(submission) = self.shown.take() {
            self.left_open.retain(|open| !is_same_place(open.sent(), submission.sent()));
            if submission.outcome().is_none() || submission.standing().spec().is_open {
                self.left_open.push(submission);
            }
        }
    }

    /// Every submission whose end may still come, the one on the screen first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Submission> {
        self.shown.iter().chain(&self.left_open)
    }

    /// The risks that were accepted in this session when that was sent.
    pub(super) fn accepted_risks(&self, sent: &Sent) -> Vec<ConfirmNote> {
        let is_same = |other: &&Sent| is_same_place(other, sent) && other.body == sent.body;
        self.all().map(Submission::sent).find(is_same).map(|other| other.risks.clone()).unwrap_or_default()
    }

    /// The submission of that number, wherever it is now.
    pub(super) fn numbered(&mut self, number: u64) -> Option<&mut Submission> {
        self.left_open.iter_mut().chain(&mut self.shown).find(|submission| submission.number == number)
    }
}

/// Columns of the status line that hold no text.
const STATUS_MARGIN: u16 = 3;

impl App {
    /// The part of the report that a body of so many columns and lines shows. The command to go on with is whole in it where the
    /// status line is too short for it.
    pub(crate) fn report_view(&self, words: &Words, ellipsis: &'static str, size: (u16, u16)) -> Option<ReportView> {
        let submission = self.submission.shown.as_ref()?;
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let room = self.room_of_status();
        let next = submission.next(&self.session.launch.invocation, &teller).filter(|next| width(next) > room);
        Some(submission.view(&teller, size, next.as_deref()))
    }

    /// The columns that the status line has for a text.
    fn room_of_status(&self) -> usize {
        usize::from(self.session.body_size().0.saturating_sub(STATUS_MARGIN))
    }

    /// The status line of a submission: nothing where the report says how to go on, since a second time it would be cut.
    pub(crate) fn submission_status(&self, words: &Words, ellipsis: &'static str) -> String {
        let Some(submission) = &self.submission.shown else { return String::new() };
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let status = submission.status(&self.session.launch.invocation, &teller);
        // The report is made once more only where the status has no room.
        let is_cut = width(&status) > self.room_of_status();
        let view = is_cut.then(|| self.report_view(words, ellipsis, self.session.body_size())).flatten();
        if view.is_some_and(|view| view.shows_command()) { String::new() } else { status }
    }

    /// The report as it is on the screen now.
    pub(super) fn report_on_screen(&self) -> ReportView {
        let words = Words::new(self.session.language);
        self.report_view(&words, "\u{2026}", self.session.body_size()).unwrap_or_default()
    }
}

/// Whether two were sent under one name at one place.
fn is_same_place(one: &Sent, other: &Sent) -> bool {
    (&one.name, &one.region, &one.endpoint) == (&other.name, &other.region, &other.endpoint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::submission::{Outcome, Refusal, Step};

    fn named(name: &str, region: &str) -> Submission {
        let sent = Sent { name: name.to_owned(), region: region.to_owned(), ..Sent::default() };
        let mut submission = Submission::new(sent, Timestamp::UNIX_EPOCH);
        submission.stepped(Timestamp::UNIX_EPOCH, Step::Sending { attempt: 1, bytes: 1, limit: 20 });
        submission
    }

    fn names(view: &SubmissionView) -> Vec<String> {
        view.all().map(|submission| format!("{} {}", submission.sent().name, submission.number)).collect()
    }

    #[test]
    fn a_submission_whose_end_is_open_is_kept_while_another_one_is_shown() {
        let mut view = SubmissionView::default();
        assert!(!view.is_under_way());
        view.begin(named("one", "a"));
        assert!(view.is_under_way());
        view.begin(named("two", "a"));
        view.begin(named("one", "b"));
        assert_eq!(names(&view), ["one 3", "one 1", "two 2"], "another region is another place");
        assert_eq!(view.numbered(2).map(|submission| submission.sent().name.clone()).as_deref(), Some("two"));
        view.begin(named("two", "a"));
        assert_eq!(names(&view), ["two 4", "one 1", "one 3"], "the later one of a place takes the place of the first");
        // What has its end is not kept.
        let refused = Outcome::Refused(Refusal::default());
        view.numbered(4).unwrap().ended(Timestamp::UNIX_EPOCH, refused);
        assert!(!view.is_under_way());
        view.begin(named("three", "a"));
        assert_eq!(names(&view), ["three 5", "one 1", "one 3"]);
        view.set_aside();
        assert_eq!(names(&view), ["one 1", "one 3", "three 5"]);
        // It has stopped being followed, and may still come to something.
        view.numbered(5).unwrap().ended(Timestamp::UNIX_EPOCH, Outcome::Working { receipt: None, trouble: None });
        view.begin(named("four", "a"));
        assert_eq!(names(&view), ["four 6", "one 1", "one 3", "three 5"]);
        let unsent = Sent { name: "five".to_owned(), ..Sent::default() };
        view.begin(Submission::new(unsent, Timestamp::UNIX_EPOCH));
        view.set_aside();
        assert!(names(&view).contains(&"five 7".to_owned()), "it goes on, though nothing was sent yet");
    }
}
