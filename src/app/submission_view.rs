//! What was sent in this session, and what the journal knows of the draft's name.

use jiff::Timestamp;

use super::{
    attempts::Attempts,
    submission::{ConfirmNote, Sent, Submission, SubmissionMoment},
};
use crate::text::Words;

/// What was sent in this session.
#[derive(Debug, Default)]
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

    /// Scrolls the submission on the screen by lines, as they are in that language and at that moment.
    pub(super) fn scroll_by(&mut self, lines: isize, words: &Words, moment: &SubmissionMoment) {
        let Some(submission) = &mut self.shown else { return };
        let last = submission.plain_text(words, moment).lines().count();
        submission.scroll_by(lines, last);
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
        submission.stepped(Timestamp::UNIX_EPOCH, Step::Sending { attempt: 1, bytes: 1 });
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

    #[test]
    fn the_submission_on_the_screen_is_scrolled_to_its_last_line_at_most() {
        let words = Words::new(crate::text::Language::En);
        let moment = SubmissionMoment { now: Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
        let mut view = SubmissionView::default();
        view.begin(named("one", "a"));
        let mut scrolled = |lines| {
            view.scroll_by(lines, &words, &moment);
            view.shown.as_ref().unwrap().scroll
        };
        assert_eq!((scrolled(3), scrolled(-1), scrolled(-9)), (3, 2, 0));
        let last = scrolled(1000);
        assert!((3..100).contains(&last), "{last}");
    }
}
