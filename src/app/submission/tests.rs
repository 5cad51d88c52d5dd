//! A submission as a state machine: each step, each end, and the keys that are live there.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{ReportRoom, Sent, Submission, SubmissionMoment, SubmissionScreen, format::Formatter};
use crate::{
    app::keys::{Command, SubmissionCommand, WizardCommand},
    domain::{
        facts::SecretFact,
        fields::FieldId,
        submission::{Doubt, Look, NotSent, NothingCreated, Outcome, Receipt, Refusal, Step},
    },
    text::{Language, Words},
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + seconds.seconds()
}

fn begun() -> Submission {
    Submission::new(Sent { name: "orders".to_owned(), ..Sent::default() }, at(0))
}

fn sent() -> Submission {
    let mut submission = begun();
    submission.stepped(at(0), Step::Journalled);
    submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729 });
    submission
}

fn refused(code: &str, message: &str) -> Submission {
    let mut submission = sent();
    let fault = Refusal { code: code.to_owned(), message: message.to_owned(), ..Refusal::default() };
    submission.ended(at(2), Outcome::Refused(fault));
    submission
}

#[test]
fn a_create_can_be_called_off_only_while_nothing_may_have_happened() {
    let mut submission = begun();
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (Some(SubmissionCommand::Cancel), 130));
    submission.stepped(at(0), Step::Journalled);
    assert!(!submission.has_left());
    submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729 });
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (Some(SubmissionCommand::StopWatching), 4));
    let why = NothingCreated::NotConnected(Box::default());
    submission.stepped(at(2), Step::BackingOff { attempt: 2, wait: 1000, why });
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (Some(SubmissionCommand::Cancel), 130));
    submission.stepped(at(3), Step::Sending { attempt: 1, bytes: 729 });
    submission.stepped(at(4), Step::Accepted(Receipt::default()));
    submission.stepped(at(5), Step::ReadingBack);
    assert!(submission.has_left());
}

#[test]
fn enter_asks_for_the_task_once_there_is_one() {
    let mut submission = sent();
    assert_eq!(submission.confirming(), None);
    submission.stepped(at(2), Step::Accepted(Receipt::default()));
    assert_eq!(
        (submission.screen(), submission.confirming()),
        (SubmissionScreen::Creating, Some(SubmissionCommand::AskNow))
    );
    submission.ended(at(9), Outcome::Working { receipt: None, trouble: None });
    assert_eq!((submission.screen(), submission.standing().spec().exit), (SubmissionScreen::Working, 4));
    assert!(submission.confirming().is_some());
    submission.stepped(at(10), Step::Polled { polls: 1, next: None, says: String::new(), trouble: None });
    assert_eq!(submission.screen(), SubmissionScreen::Creating, "asking again goes on from where it stood");
}

#[test]
fn a_create_without_an_answer_is_never_said_to_be_accepted() {
    let words = Words::new(Language::En);
    let said = |submission: &Submission| {
        let moment = SubmissionMoment { now: at(9), zone: TimeZone::UTC };
        let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
        [submission.situation().sentence(&teller), submission.plain_text(&words, &moment)].concat()
    };
    let mut submission = sent();
    submission.stepped(at(2), Step::InDoubt(Doubt::TimedOut { seconds: 20 }));
    for looks in 1..=7 {
        submission.stepped(at(2), Step::Looked { looks, found: Look::Absent, next: Some(1) });
    }
    submission.ended(at(9), Outcome::Working { receipt: None, trouble: None });
    let text = said(&submission);
    assert!(text.contains("no answer came, but it is there"), "{text}");
    // Why there was none, and what was found since, stay; looks that are left out are counted.
    assert!(text.contains("No answer came, but the credential is there") && text.contains("20 s"), "{text}");
    assert!(text.contains("4 more checks in between: the same"), "{text}");
    assert!(!text.contains("Accepted") && !text.contains("task  of"), "{text}");
    submission.ended(at(9), Outcome::Working { receipt: Some(Receipt::default()), trouble: None });
    assert!(said(&submission).contains("Accepted"));
}

#[test]
fn a_doubt_looks_and_never_sends() {
    let mut submission = sent();
    submission.stepped(at(2), Step::InDoubt(Doubt::TimedOut { seconds: 20 }));
    assert_eq!(
        (submission.screen(), submission.confirming()),
        (SubmissionScreen::Unknown, Some(SubmissionCommand::AskNow))
    );
    assert!(
        !submission.commands(ReportRoom::Ample).contains(&Command::Wizard(WizardCommand::Submit))
            && submission.has_left()
    );
    let doubt = Doubt::TimedOut { seconds: 20 };
    submission.ended(at(40), Outcome::NotCreated { doubt, looks: 3 });
    assert!(
        submission.commands(ReportRoom::Ample).contains(&Command::Wizard(WizardCommand::Submit))
            && !submission.has_left()
    );
    assert_eq!((submission.standing().spec().exit, submission.leaving()), (1, Some(SubmissionCommand::ToReview)));
}

#[test]
fn a_refusal_opens_the_field_that_it_is_about() {
    let submission = refused("ResourceInUse.SecretExists", "exists");
    let leads_to = (submission.confirming(), submission.field());
    assert_eq!(leads_to, (Some(SubmissionCommand::GoToField), Some(FieldId::Name)));
    let (field, message) = submission.local_issue().unwrap();
    assert_eq!((field, message.id), (FieldId::Name, "submission-issue-refused"));
    assert_eq!(refused("MissingParameter", "Missing KmsKeyId").field(), Some(FieldId::Key));
    let submission = refused("AuthFailure.SecretIdNotFound", "The SecretId is not found");
    assert_eq!((submission.field(), submission.local_issue()), (None, None));
    assert!(submission.confirming().is_none() && submission.leaving().is_some());
}

#[test]
fn what_became_a_credential_leads_on_and_not_back() {
    let mut submission = sent();
    submission.ended(at(9), Outcome::Created { receipt: None, verification: Box::default() });
    for command in [
        Command::Copy,
        Command::Submission(SubmissionCommand::WriteReceipt),
        Command::Submission(SubmissionCommand::NextLike),
        Command::Submission(SubmissionCommand::VerifyAgain),
    ] {
        assert!(submission.commands(ReportRoom::Ample).contains(&command), "{command:?}");
    }
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (None, 0));
}

#[test]
fn an_unsettled_attempt_is_looked_at_first() {
    let mut submission = begun();
    submission.ended(at(1), Outcome::NotSent(NotSent::Unsettled));
    assert_eq!(submission.confirming(), Some(SubmissionCommand::Settle));
    assert!(!submission.commands(ReportRoom::Ample).contains(&Command::Wizard(WizardCommand::Submit)));
    submission.ended(at(1), Outcome::NotSent(NotSent::NoKey));
    assert!(
        submission.commands(ReportRoom::Ample).contains(&Command::Wizard(WizardCommand::Submit))
            && submission.confirming().is_none()
    );
}

#[test]
fn details_close_before_anything_else() {
    let mut submission = refused("InternalError", "");
    submission.toggle_details();
    assert_eq!(submission.leaving(), Some(SubmissionCommand::CloseDetails));
    submission.toggle_details();
    assert_eq!(submission.leaving(), Some(SubmissionCommand::ToReview));
}

#[test]
fn days_of_questions_take_no_room_and_keep_the_beginning() {
    let mut submission = sent();
    submission.stepped(at(2), Step::Accepted(Receipt { flow: 7, ..Receipt::default() }));
    for polls in 0..5000u32 {
        let says = format!("{}", polls % 2);
        submission.stepped(at(3 + i64::from(polls)), Step::Polled { polls, next: Some(5000), says, trouble: None });
        let found = Look::Ours(Box::new(SecretFact { created: Some(i64::from(polls)), ..SecretFact::default() }));
        submission.stepped(at(3 + i64::from(polls)), Step::Looked { looks: polls, found, next: None });
    }
    assert!(submission.steps.len() <= super::STEPS_KEPT);
    assert_eq!(submission.receipt().map(|receipt| receipt.flow), Some(7));
    assert_eq!(submission.journalled(), Some(at(0)));
}
