//! A submission as a state machine: each step, each end, and the keys that are live there.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{
    ConfirmNote, ReportRoom, Sent, Submission, SubmissionMoment, SubmissionScreen,
    format::Formatter,
    report::{Mark, ReportRow},
};
use crate::{
    app::keys::{Command, SubmissionCommand, WizardCommand},
    domain::{
        attempt::Attempt,
        draft::Tag,
        facts::{LookUpError, NameState, SecretAccount, SecretFact},
        fields::FieldId,
        invocation::Invocation,
        rule::{Message, Severity},
        standing::Standing,
        submission::{Difference, Doubt, Look, NotSent, NothingCreated, OddAnswer, Outcome, Receipt, Refusal, Step},
        verification::{Unread, Verification},
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
    submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
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
    submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (Some(SubmissionCommand::StopWatching), 4));
    let why = NothingCreated::NotConnected(Box::default());
    submission.stepped(at(2), Step::BackingOff { attempt: 2, wait: 1000, why });
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (Some(SubmissionCommand::Cancel), 130));
    submission.stepped(at(3), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
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
    assert!(text.contains("no answer came, but it exists"), "{text}");
    // Why there was none, and what was found since, stay; looks that are left out are counted.
    assert!(text.contains("No answer, but it exists") && text.contains("20 s"), "{text}");
    assert!(text.contains("4 more checks in between: same result"), "{text}");
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
        !submission.commands(ReportRoom::Ample, 0).contains(&Command::Wizard(WizardCommand::Submit))
            && submission.has_left()
    );
    let doubt = Doubt::TimedOut { seconds: 20 };
    submission.ended(at(40), Outcome::NotCreated { doubt, looks: 3 });
    assert!(
        submission.commands(ReportRoom::Ample, 0).contains(&Command::Wizard(WizardCommand::Submit))
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
        assert!(submission.commands(ReportRoom::Ample, 0).contains(&command), "{command:?}");
    }
    assert_eq!((submission.leaving(), submission.standing().spec().exit), (None, 0));
}

#[test]
fn an_unsettled_attempt_is_looked_at_first() {
    let mut submission = begun();
    submission.ended(at(1), Outcome::NotSent(NotSent::Unsettled));
    assert_eq!(submission.confirming(), Some(SubmissionCommand::Settle));
    assert!(!submission.commands(ReportRoom::Ample, 0).contains(&Command::Wizard(WizardCommand::Submit)));
    submission.ended(at(1), Outcome::NotSent(NotSent::NoKey));
    assert!(
        submission.commands(ReportRoom::Ample, 0).contains(&Command::Wizard(WizardCommand::Submit))
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

#[test]
fn details_a_second_look_and_another_reading_are_offered_where_they_mean_something() {
    let offers = |submission: &Submission, command| {
        submission.commands(ReportRoom::Ample, 0).contains(&Command::Submission(command))
    };
    let created = || Outcome::Created { receipt: None, verification: Box::default() };
    let mut submission = sent();
    assert!(!offers(&submission, SubmissionCommand::Details), "the steps are on the screen");
    submission.ended(at(9), created());
    assert!(offers(&submission, SubmissionCommand::Details), "each step with its moment");
    submission.sent.is_sandbox = true;
    assert!(!offers(&submission, SubmissionCommand::VerifyAgain), "nothing is outside of this program");
    let mut unknown = sent();
    unknown.stepped(at(2), Step::InDoubt(Doubt::Interrupted));
    assert!(offers(&unknown, SubmissionCommand::Details) && !offers(&unknown, SubmissionCommand::VerifyAgain));
    assert!(!offers(&unknown, SubmissionCommand::LookAgain), "it looks by itself");
    unknown.ended(at(9), Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None });
    assert!(offers(&unknown, SubmissionCommand::Settle) && !offers(&unknown, SubmissionCommand::LookAgain), "once");
    let mut failed = sent();
    failed.ended(at(9), Outcome::TaskFailed { says: String::new(), receipt: None, verification: Box::default() });
    assert!(offers(&failed, SubmissionCommand::LookAgain) && !offers(&failed, SubmissionCommand::Settle));
    let refused = refused("InternalError", "");
    assert!(!offers(&refused, SubmissionCommand::LookAgain) && !offers(&refused, SubmissionCommand::VerifyAgain));
}

#[test]
fn escape_leads_back_to_where_the_submission_was_begun() {
    for (is_from_start, leads_to) in [(true, SubmissionCommand::ToStart), (false, SubmissionCommand::ToReview)] {
        let submission = refused("InternalError", "").begun_on_start(is_from_start);
        assert_eq!((submission.is_from_start(), submission.leaving()), (is_from_start, Some(leads_to)));
    }
    assert_eq!(begun().begun_on_start(true).leaving(), Some(SubmissionCommand::Cancel), "it has no end yet");
}

#[test]
fn an_answer_that_is_the_same_again_takes_the_place_of_the_one_before() {
    let polled = |polls: u32, says: &str, trouble: Option<LookUpError>| Step::Polled {
        polls,
        next: None,
        says: says.to_owned(),
        trouble,
    };
    let mut submission = sent();
    let before = submission.steps.len();
    for (step, kept) in [
        (polled(1, "working", None), 1),
        (polled(2, "working", None), 1),
        (polled(3, "waiting", None), 2),
        (polled(4, "waiting", Some(LookUpError::NoKey)), 3),
        (polled(5, "waiting", Some(LookUpError::NoKey)), 3),
    ] {
        submission.stepped(at(3), step);
        assert_eq!(submission.steps.len() - before, kept);
    }
    assert!(matches!(submission.steps.last(), Some((_, Step::Polled { polls: 5, .. }))), "the newest is kept");
    // Of looks, the last three are shown.
    let mut submission = sent();
    for (looks, kept) in (1..).zip([1, 2, 3, 3, 3]) {
        submission.stepped(at(3), Step::Looked { looks, found: Look::Absent, next: None });
        assert_eq!(submission.steps.len() - before, kept);
    }
}

#[test]
fn every_end_about_a_name_leads_to_the_name() {
    let taken = || Outcome::Theirs { secret: Box::default(), differences: Vec::new(), doubt: Doubt::Interrupted };
    let failed = || Outcome::TaskFailed { says: String::new(), receipt: None, verification: Box::default() };
    for (outcome, field, issue) in [
        (taken(), Some(FieldId::Name), Some("submission-issue-taken")),
        (failed(), Some(FieldId::Name), None),
        (Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }, None, None),
    ] {
        let mut submission = sent();
        submission.ended(at(9), outcome);
        let told = submission.local_issue().map(|(_, message)| message.id);
        assert_eq!((submission.field(), told), (field, issue));
    }
}

/// The report as it is copied, on 1970-01-01 at 00:01:40.
fn report(submission: &Submission) -> Vec<String> {
    let moment = SubmissionMoment { now: at(100), zone: TimeZone::UTC };
    submission.plain_text(&Words::new(Language::En), &moment).lines().map(str::to_owned).collect()
}

/// Whether the report has each of these lines.
fn says(submission: &Submission, lines: &[&str]) {
    let report = report(submission);
    for line in lines {
        assert!(report.iter().any(|row| row == line), "{line:?} in {report:#?}");
    }
}

/// Whether no line of the report has any of these texts.
fn is_silent_of(submission: &Submission, texts: &[&str]) {
    let report = report(submission);
    for text in texts {
        assert!(!report.iter().any(|row| row.contains(text)), "{text:?} in {report:#?}");
    }
}

fn tagged(mut submission: Submission) -> Submission {
    submission.sent.tags = vec![Tag { key: "env".into(), value: "prod".into() }];
    submission
}

fn account(name: &str, hosts: &[&str], version: &str) -> SecretAccount {
    let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
    SecretAccount { name: name.into(), hosts, version: version.into() }
}

fn difference(what: &str, asked: &str, found: &str) -> Difference {
    Difference { what: what.into(), asked: asked.into(), found: found.into() }
}

fn created(verification: Verification, receipt: Option<Receipt>) -> Submission {
    let mut submission = sent();
    submission.ended(at(27), Outcome::Created { receipt, verification: Box::new(verification) });
    submission
}

fn read_back() -> Verification {
    Verification { secret: Some(SecretFact::default()), granted: 2, asked: 2, ..Verification::default() }
}

#[test]
fn a_receipt_says_what_was_made_and_how_far_it_was_compared() {
    let whole = created(read_back(), None);
    says(&whole, &["Created in 26 s, as requested.", "Granted: as requested: 2 of 2 grants"]);
    is_silent_of(&whole, &["Tags", "Read from SQL"]);
    says(&whole, &["Next run: none: rotation is off"]);
    let run = |next_run: &str| {
        let secret = SecretFact { next_run: Some(next_run.into()), ..SecretFact::default() };
        let mut submission = created(Verification { secret: Some(secret), ..read_back() }, None);
        submission.sent.begin = "2026-12-05 03:00:00".into();
        submission
    };
    says(&run(""), &["Next run: Sat 2026-12-05 03:00 (UTC+8 assumed)"]);
    says(&run("2026-12-06 04:00:00"), &["Next run: Sun 2026-12-06 04:00 (UTC+8 assumed)"]);
    let accounts = vec![
        account("a_SSM_1", &["10.0.0.1", "10.0.0.2", "10.0.0.3"], "SSM_Current"),
        account("a_SSM_2", &["1", "2", "3", "4"], "SSM_Pending"),
        account("a_SSM_3", &[], ""),
    ];
    says(
        &created(Verification { accounts, ..read_back() }, None),
        &[
            "Accounts: a_SSM_1   10.0.0.1  10.0.0.2  10.0.0.3   current",
            "  a_SSM_2   1  2  3  +1 more   spare",
            "  a_SSM_3",
        ],
    );
}

#[test]
fn a_receipt_names_each_difference_and_never_calls_it_as_asked() {
    let differences = vec![
        difference("GRANT", "INSERT on a.*", ""),
        difference("GRANT", "", "DROP on a.*"),
        difference("Domains", "%", "10.%"),
    ];
    let less = created(Verification { granted: 1, differences: differences.clone(), ..read_back() }, None);
    says(
        &less,
        &[
            "! Created, but not as requested: 3 differences.",
            "Granted: ! 1 of 2 grants found on the instance",
            "  ~ missing: INSERT on a.*",
            "  ~ not requested: DROP on a.*",
            "  ~ Domains: requested %, found 10.%",
        ],
    );
    // How it is put right is named beside the differences, as the beginning of the statements.
    let or = "Or delete the credential (0 days of recovery) and its accounts, and create it again.";
    says(&less, &["Fix: Run this on :", "GRANT INSERT ON `a`.*", "REVOKE DROP ON `a`.*", or]);
    let more = created(Verification { differences: differences[1..].to_vec(), ..read_back() }, None);
    says(&more, &["Granted: ~ 2 of 2 grants found on the instance"]);
    let other = created(Verification { differences: differences[2..].to_vec(), ..read_back() }, None);
    let fix = "Fix: Correct it in the console, or delete the credential (0 days of recovery) and its accounts, and create it again.";
    says(&other, &["Granted: as requested: 2 of 2 grants", fix]);
    let untagged = Verification { differences: vec![difference("Tags", "env=prod", "")], ..read_back() };
    says(&created(untagged, None), &["Fix: Set the tags on the credential in the Tag console:"]);
    let trouble = Some(LookUpError::NoKey);
    let missing = vec![Unread { what: "PrivilegesList".into(), action: None, trouble }];
    let unread = created(Verification { granted: 0, asked: 0, missing, ..read_back() }, None);
    assert!(report(&unread).iter().any(|line| line.starts_with("Granted: ~ not compared: ")), "{:#?}", report(&unread));
}

#[test]
fn tags_are_told_from_the_answer_or_not_known() {
    says(
        &tagged(created(read_back(), None)),
        &["Tags: ~ env=prod     requested; the answer saying whether they were set was lost"],
    );
    let receipt = Receipt { tag_message: "ok".into(), ..Receipt::default() };
    says(&tagged(created(read_back(), Some(receipt))), &["Tags: env=prod     set; code 0 (ok)"]);
    let failed = |code: i64, verification: Verification| {
        let mut submission = tagged(sent());
        let receipt = Receipt { tag_code: code, tag_message: "no".into(), ..Receipt::default() };
        submission.ended(at(27), Outcome::CreatedTagsFailed { receipt, verification: Box::new(verification) });
        submission
    };
    says(&failed(1, read_back()), &["Tags: ! env=prod     not set", "Says: TagCode 1 (internal error): \"no\""]);
    says(&failed(2, read_back()), &["Says: TagCode 2 (business error): \"no\""]);
    says(&failed(7, read_back()), &["Says: TagCode 7 (not documented): \"no\""]);
    is_silent_of(&failed(1, read_back()), &["Granted"]);
    says(&failed(1, Verification { granted: 1, ..read_back() }), &["Granted: ! 1 of 2 grants found on the instance"]);
    let differences = vec![difference("Domains", "%", "10.%")];
    says(&failed(1, Verification { differences, ..read_back() }), &["  ~ Domains: requested %, found 10.%"]);
}

#[test]
fn a_failed_task_says_what_is_there_and_what_holds_the_name() {
    let failed = |says: &str, verification: Verification, tag_code| {
        let mut submission = sent();
        let receipt = Receipt { flow: 7, tag_code, ..Receipt::default() };
        submission.stepped(at(2), Step::Accepted(receipt.clone()));
        let (says, verification) = (says.to_owned(), Box::new(verification));
        submission.ended(at(27), Outcome::TaskFailed { says, receipt: Some(receipt), verification });
        submission
    };
    let nothing = failed("", Verification::default(), 0);
    says(
        &nothing,
        &[
            "! Accepted, but the task failed after 25 s.",
            "Why: The request was accepted; a later step on the instance failed. The service does not say which.",
            "Again: Safe once the cause is fixed.",
        ],
    );
    is_silent_of(&nothing, &["Tags:"]);
    let accounts = vec![account("a_SSM_1", &[], ""), account("a_SSM_2", &[], "")];
    let both = failed("busy", Verification { accounts, ..read_back() }, 0);
    says(
        &both,
        &[
            "~ Reported as failed, but both accounts exist.",
            "Accounts on the instance: a_SSM_1, a_SSM_2",
            "Again: Not under this name: this credential uses it.",
        ],
    );
    is_silent_of(&both, &["Why:"]);
    says(
        &failed("", read_back(), 2),
        &["Again: Not under this name: the failed credential still uses it.", "Tags: ~ TagCode 2 (business error)"],
    );
    let missing = vec![Unread { what: "SecretName".into(), action: None, trouble: Some(LookUpError::NoKey) }];
    let unread = failed("", Verification { missing, ..Verification::default() }, 0);
    says(&unread, &["Again: Not under this name: the failed credential still uses it."]);
    assert!(report(&unread).iter().any(|line| line.starts_with("Found: It could not be read back: ")));
}

#[test]
fn a_clock_that_is_off_is_named_only_beside_an_expired_signature() {
    let told = |code: &str, server: i64| {
        let mut submission = sent();
        let fault = Refusal { code: code.into(), server_time: Some(at(server)), ..Refusal::default() };
        submission.ended(at(2000), Outcome::Refused(fault));
        let report = report(&submission);
        report.iter().find_map(|line| {
            let (_, told) = line.split_once("The local clock is ")?;
            told.split_once('.').map(|(off, _)| off.to_owned())
        })
    };
    let expired = "AuthFailure.SignatureExpire";
    assert_eq!(told(expired, 2600).as_deref(), Some("10 min slow"));
    assert_eq!(told(expired, 2060).as_deref(), Some("60 s slow"));
    assert_eq!(told(expired, 2059), None, "that may be the way of the answer");
    assert_eq!(told(expired, 1400).as_deref(), Some("10 min fast"));
    assert_eq!(told(expired, 2000), None);
    assert_eq!(told("InternalError", 2600), None);
}

#[test]
fn a_holder_is_called_a_stranger_only_where_both_numbers_are_known() {
    for (account, user, creator, is_stranger) in [
        ("1", "2", "3", true),
        ("1", "2", "1", false),
        ("1", "2", "2", false),
        ("", "", "3", false),
        ("1", "2", "", false),
    ] {
        let mut submission = refused("ResourceInUse.SecretExists", "exists");
        (submission.sent.account, submission.sent.user) = (account.into(), user.into());
        let secret = SecretFact { creator: creator.into(), ..SecretFact::default() };
        submission.holder = Some((at(3), NameState::Taken(Box::new(secret))));
        let report = report(&submission);
        assert_eq!(report.iter().any(|line| line.contains("You did not create it.")), is_stranger, "{report:#?}");
    }
}

#[test]
fn a_look_says_what_was_found_and_when_the_next_one_is() {
    let looked = |found: Look, next: Option<u64>, seconds: i64| {
        let mut submission = sent();
        (submission.sent.account, submission.sent.product) = ("1".into(), "Mysql".into());
        submission.stepped(at(2), Step::InDoubt(Doubt::Odd { status: 502, what: OddAnswer::Html }));
        submission.stepped(at(seconds), Step::Looked { looks: 1, found, next });
        submission
    };
    let absent = |next, seconds| looked(Look::Absent, next, seconds);
    assert!(report(&absent(Some(5000), 98)).iter().any(|line| line.contains("Unexpected answer: it may")));
    says(&absent(Some(5000), 98), &["  next check in 3 s"]);
    says(&absent(Some(2000), 98), &["  checking now"]);
    says(&absent(None, 98), &["  checking now"]);
    let found = |created, creator: &str| SecretFact {
        created: Some(created),
        creator: creator.into(),
        product: "MYSQL".into(),
        ..SecretFact::default()
    };
    let ours = |created, creator| looked(Look::Ours(Box::new(found(created, creator))), Some(5000), 98);
    says(&ours(1, "1"), &["  same product, same instance, created by you, after your request"]);
    says(&ours(0, "2"), &["  same product, same instance"]);
    let mut nobody = ours(1, "");
    nobody.sent.account.clear();
    says(&nobody, &["  same product, same instance, after your request"]);
    says(&looked(Look::Theirs(Box::default(), Vec::new()), None, 98), &["  It differs from the request."]);
}

#[test]
fn the_details_have_every_word_of_the_service() {
    let says_all = Verification {
        secret: Some(SecretFact { status: "Enabled".into(), created: Some(7), ..SecretFact::default() }),
        accounts: vec![account("a_SSM_1", &["%"], "SSM_Current")],
        missing: vec![Unread { what: "Domains".into(), action: None, trouble: None }],
        ..read_back()
    };
    let receipt = Receipt { flow: 7, request_id: "r-1".into(), ..Receipt::default() };
    let submission = created(says_all, Some(receipt));
    says(
        &submission,
        &[
            "SecretName: orders",
            "FlowID: 7",
            "RequestId: r-1",
            "Status: Enabled",
            "CreateTime: 7",
            "AccountName: a_SSM_1  %  SSM_Current",
            "unread: Domains  -  no look-up shows it",
        ],
    );
    is_silent_of(&submission, &["ProductName", "CreateUin"]);
    let mut broken = sent();
    broken.ended(at(9), Outcome::Unknown { doubt: Doubt::Broken("reset by peer".into()), trouble: None });
    says(&broken, &["error: \"reset by peer\""]);
    broken.ended(at(9), Outcome::Unknown { doubt: Doubt::Broken(String::new()), trouble: None });
    is_silent_of(&broken, &["error:"]);
}

#[test]
fn what_is_copied_is_what_the_next_step_needs() {
    let copied = |submission: &Submission| {
        let moment = SubmissionMoment { now: at(100), zone: TimeZone::UTC };
        submission.copied(&Words::new(Language::En), &moment)
    };
    for code in ["UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"] {
        assert!(copied(&refused(code, "no")).contains("\"qcs::ssm::uin/${uin}:secret/*\""), "{code}");
    }
    assert_eq!(copied(&refused("InternalError", "no")), report(&refused("InternalError", "no")).join("\n") + "\n");
    let mut tags = sent();
    tags.sent.region = "ap-guangzhou".into();
    let secret = Some(SecretFact { creator: "100012345678".into(), ..SecretFact::default() });
    let verification = Box::new(Verification { secret, ..Verification::default() });
    tags.ended(at(9), Outcome::CreatedTagsFailed { receipt: Receipt::default(), verification });
    assert_eq!(copied(&tags), "qcs::ssm:ap-guangzhou:uin/:secret/creatorUin/100012345678/orders");
}

#[test]
fn the_way_of_a_create_is_told_step_by_step() {
    says(&begun(), &["0:01:40  Writing to the journal"]);
    let mut submission = begun();
    submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
    is_silent_of(&submission, &["journal"]);
    let waits = "Waiting for the answer";
    assert!(report(&submission).iter().any(|line| line.contains(waits)), "{:#?}", report(&submission));
    submission.stepped(at(2), Step::Accepted(Receipt { flow: 7, tag_code: 2, ..Receipt::default() }));
    is_silent_of(&submission, &[waits]);
    says(&submission, &["00:00:02  Accepted: task 7  1 s", "  not checked yet", "  no usual duration is documented"]);
    assert!(
        report(&submission).iter().any(|line| line.contains("~ Tags not set")),
        "none was asked for, and it failed"
    );
    let polled = |says: &str| Step::Polled { polls: 1, next: Some(5000), says: says.to_owned(), trouble: None };
    submission.stepped(at(3), polled(""));
    is_silent_of(&submission, &["Message:"]);
    assert!(report(&submission).iter().any(|line| line.ends_with("check 1")), "{:#?}", report(&submission));
    submission.stepped(at(4), polled("still at it"));
    says(&submission, &["  Message: \"still at it\""]);
    let mut fine = sent();
    fine.stepped(at(2), Step::Accepted(Receipt { flow: 7, ..Receipt::default() }));
    is_silent_of(&fine, &["Tags"]);
    let fine = tagged(fine);
    assert!(report(&fine).iter().any(|line| line.contains("Tags set")), "{:#?}", report(&fine));
    let mut left = sent();
    left.ended(at(9), Outcome::Working { receipt: None, trouble: None });
    is_silent_of(&left, &[waits]);
}

#[test]
fn tries_that_created_nothing_are_counted_by_what_ended_them() {
    let mut submission = begun();
    submission.stepped(at(0), Step::Journalled);
    let (refused, unconnected) =
        (NothingCreated::Refused(Refusal::default()), NothingCreated::NotConnected(Box::default()));
    for (attempt, why) in [(1, unconnected), (2, refused.clone()), (3, refused)] {
        let now = at(attempt.into());
        submission.stepped(now, Step::Sending { attempt, bytes: 729, limit: 20 });
        submission.stepped(now, Step::BackingOff { attempt: attempt + 1, wait: 1000, why });
    }
    submission.stepped(at(4), Step::Sending { attempt: 4, bytes: 729, limit: 20 });
    says(
        &submission,
        &[
            "00:00:03  i Rejected 2 times as too many calls; nothing was done",
            "00:00:01  i No connection once; nothing was sent",
        ],
    );
}

#[test]
fn another_credential_of_the_name_is_shown_beside_what_was_asked_for() {
    let differences = vec![difference("InstanceID", "cdb-1", "cdb-2")];
    let secret = SecretFact { status: "Enabled".into(), creator: "3".into(), ..SecretFact::default() };
    let mut theirs = sent();
    let (doubt, found) = (Doubt::Interrupted, Box::new(secret));
    theirs.ended(at(9), Outcome::Theirs { secret: found, differences: differences.clone(), doubt });
    says(&theirs, &["InstanceID  cdb-1  cdb-2", "Status: Enabled", "CreateUin: 3"]);
    let mut in_use = sent();
    in_use.ended(at(9), Outcome::InUse { differences, sent: at(5) });
    let twice = report(&in_use).iter().filter(|line| *line == "InstanceID  cdb-1  cdb-2").count();
    assert_eq!(twice, 2, "in the report and in its details");
    says(&in_use, &["Fix: Choose another name; the rest of your draft is untouched."]);
    let mut gone = sent();
    gone.ended(at(9), Outcome::Gone { receipt: None });
    says(&gone, &["Why: Checked 00:00:09: no credential has this name now, so it has been deleted since."]);
}

#[test]
fn what_was_not_sent_says_why_with_its_account_and_the_words_of_the_system() {
    let not_sent = |why: NotSent| {
        let mut submission = begun();
        submission.ended(at(1), Outcome::NotSent(why));
        submission
    };
    let other = NotSent::OtherAccount { expected: "1".into(), found: "2".into() };
    says(&not_sent(other), &["What: The key belongs to account 2, not to 1."]);
    let unread = NotSent::AccountUnread { expected: "1".into(), trouble: LookUpError::NoKey };
    let told = report(&not_sent(unread));
    assert!(told.iter().any(|line| line.starts_with("What: The key's account could not be determined: ")), "{told:#?}");
    assert!(!told.iter().any(|line| line.contains(['{', '$'])), "{told:#?}");
    says(&not_sent(NotSent::Journal("disk full".into())), &["Says: \"disk full\""]);
    is_silent_of(&not_sent(NotSent::Journal(String::new())), &["Says:"]);
}

#[test]
fn every_end_has_its_title() {
    let ended = |outcome: Outcome| {
        let mut submission = sent();
        submission.ended(at(9), outcome);
        submission.title()
    };
    let words = Words::new(Language::En);
    let verification = Box::<Verification>::default;
    let unknown = Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None };
    let theirs = Outcome::Theirs { secret: Box::default(), differences: Vec::new(), doubt: Doubt::Interrupted };
    let tags = Outcome::CreatedTagsFailed { receipt: Receipt::default(), verification: verification() };
    let failed = Outcome::TaskFailed { says: String::new(), receipt: None, verification: verification() };
    for (outcome, title) in [
        (Outcome::Created { receipt: None, verification: verification() }, "done"),
        (tags, "done, with a problem"),
        (Outcome::Refused(Refusal::default()), "refused"),
        (Outcome::NotSent(NotSent::NoKey), "not sent"),
        (failed, "failed"),
        (unknown, "outcome unknown"),
        (theirs, "name taken"),
        (Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }, "not created"),
        (Outcome::Gone { receipt: None }, "created, and gone"),
    ] {
        assert_eq!(words.say(ended(outcome)), title);
    }
    assert_eq!(words.say(sent().title()), "creating");
}

#[test]
fn only_a_name_that_is_looked_for_is_likened_to_what_was_asked_for() {
    let mut submission = sent();
    submission.stepped(at(2), Step::InDoubt(Doubt::Interrupted));
    for found in [Look::Ours(Box::default()), Look::Theirs(Box::default(), Vec::new())] {
        submission.stepped(at(3), Step::Looked { looks: 1, found, next: Some(1000) });
        submission.stepped(at(4), Step::Looked { looks: 2, found: Look::Absent, next: Some(1000) });
    }
    is_silent_of(&submission, &["same instance", "It differs from the request"]);
    submission.stepped(at(5), Step::ReadingBack);
    assert_eq!(submission.confirming(), None, "it is read back already");
}

#[test]
fn an_ambiguous_answer_is_told_with_its_code_and_its_number() {
    let fault = || Refusal { code: "InternalError".into(), request_id: "r-1".into(), ..Refusal::default() };
    let mut submission = sent();
    submission.stepped(at(2), Step::InDoubt(Doubt::Ambiguous(fault())));
    says(&submission, &["Error.Code: InternalError", "RequestId: r-1"]);
}

#[test]
fn blank_lines_do_not_follow_each_other_in_what_is_copied() {
    for submission in [begun(), sent(), refused("InternalError", "no"), created(read_back(), None)] {
        let report = report(&submission);
        assert!(report.windows(2).all(|pair| !pair[0].is_empty() || !pair[1].is_empty()), "{report:#?}");
        assert!(report.iter().any(String::is_empty), "{report:#?}");
    }
}

/// An attempt of the journal that was sent at the 7th second.
fn attempt(outcome: Option<Outcome>) -> Attempt {
    Attempt {
        id: String::new(),
        name: "orders".to_owned(),
        endpoint: "https://ssm.tencentcloudapi.com".to_owned(),
        region: "ap-guangzhou".to_owned(),
        account: String::new(),
        key_id: String::new(),
        sent: at(7),
        accepted: None,
        ended: outcome.is_some().then(|| at(8)),
        body: String::new(),
        sha256: String::new(),
        receipt: None,
        outcome,
    }
}

#[test]
fn what_is_looked_for_stands_as_it_did_until_something_is_known() {
    let not_created = Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 };
    for (outcome, standing, told) in [(None, Standing::Unknown, 7), (Some(not_created), Standing::NotCreated, 8)] {
        let submission = begun().looking_for(&attempt(outcome));
        assert_eq!((submission.standing(), submission.situation().standing), (standing, standing));
        assert_eq!(submission.situation().at, Some(at(told)), "when it was sent or had its end, not when it is sought");
    }
    let mut submission = begun().looking_for(&attempt(None));
    submission.stepped(at(50), Step::Accepted(Receipt { flow: 7, ..Receipt::default() }));
    assert_eq!((submission.standing(), submission.situation().at), (Standing::Accepted, Some(at(7))));
    assert_eq!(submission.situation().standing, Standing::Accepted);
    let not_created = Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 };
    assert_eq!(begun().looking_for(&attempt(Some(not_created))).situation().count, 3, "with all that is known of it");
    let fresh = begun();
    assert_eq!((fresh.standing(), fresh.situation().standing), (Standing::Untried, Standing::Untried));
}

#[test]
fn the_status_line_says_what_becomes_of_it() {
    let status_in = |invocation: &Invocation, submission: &Submission| {
        let moment = SubmissionMoment { now: at(100), zone: TimeZone::UTC };
        let words = Words::new(Language::En);
        submission.status(invocation, &Formatter { words: &words, moment: &moment, ellipsis: "…" })
    };
    let status = |submission: &Submission| status_in(&Invocation::default(), submission);
    assert_eq!(status(&begun()), "Nothing has been sent yet; Esc cancels");
    assert_eq!(status(&sent()), "It may have arrived; it cannot be called back");
    let mut rejected = sent();
    let why = NothingCreated::Refused(Refusal::default());
    rejected.stepped(at(2), Step::BackingOff { attempt: 2, wait: 1000, why });
    assert_eq!(status(&rejected), "Nothing has been created yet; Esc cancels");
    let mut unknown = sent();
    unknown.stepped(at(2), Step::InDoubt(Doubt::Interrupted));
    assert!(status(&unknown).ends_with("dbcred resume orders"), "{}", status(&unknown));
    // After the end of a sandbox inside the program no command leads to what was sent to it, except to the draft.
    let sandbox = Invocation { is_sandbox: true, ..Invocation::default() };
    let lost = status_in(&sandbox, &unknown);
    assert!(lost.ends_with("end with dbcred.") && !lost.contains("--sandbox"), "{lost}");
    let kept = status_in(&sandbox, &refused("ResourceInUse.SecretExists", "exists"));
    assert!(kept.contains("dbcred resume orders --sandbox"), "{kept}");
    unknown.stepped(at(3), Step::Unkept("disk full".into()));
    assert_eq!(status(&unknown), "The journal could not be written: c copies this screen");
}

#[test]
fn a_task_that_cannot_be_followed_and_a_credential_that_was_not_compared_are_said_to_be_so() {
    let sentence = |outcome: Outcome| {
        let mut submission = sent();
        submission.ended(at(9), outcome);
        let moment = SubmissionMoment { now: at(100), zone: TimeZone::UTC };
        let words = Words::new(Language::En);
        submission.situation().sentence(&Formatter { words: &words, moment: &moment, ellipsis: "…" })
    };
    let working = |trouble| Outcome::Working { receipt: Some(Receipt { flow: 7, ..Receipt::default() }), trouble };
    let untold = sentence(working(Some(LookUpError::NoKey)));
    assert!(untold.starts_with("Accepted: orders, task 7. It cannot be followed: "), "{untold}");
    assert_eq!(sentence(working(None)), "Accepted 00:00:01: task 7 of orders is running.");
    let missing = vec![Unread { what: "Domains".into(), action: None, trouble: None }];
    let verification = Box::new(Verification { missing, ..read_back() });
    let unread = sentence(Outcome::Created { receipt: None, verification });
    assert!(unread.ends_with("; not all of it could be compared."), "{unread}");
    let missing = vec![Unread { what: "Domains".into(), action: None, trouble: None }];
    says(&created(Verification { missing, ..read_back() }, None), &["~ Created 00:00:27; not all was compared."]);
}

#[test]
fn of_many_statements_that_mend_what_differs_the_first_are_listed_and_the_others_counted() {
    for (count, listed, more) in [(1, 1, None), (6, 6, None), (7, 6, Some("1 more")), (9, 6, Some("3 more"))] {
        let differences: Vec<Difference> =
            (0..count).map(|at| difference("GRANT", &format!("SELECT on shop.t{at}"), "")).collect();
        let report = report(&created(Verification { granted: 0, asked: count, differences, ..read_back() }, None));
        let fix = |line: &&String| line.contains("GRANT SELECT ON");
        assert_eq!(report.iter().filter(fix).count(), listed, "{report:#?}");
        let told = report.iter().map(|line| line.trim()).find(|line| line.ends_with(" more"));
        assert_eq!(told, more, "{report:#?}");
    }
}

#[test]
fn risks_are_counted_by_their_kind() {
    let (words, moment) = (Words::new(Language::En), SubmissionMoment { now: at(100), zone: TimeZone::UTC });
    let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
    let mut submission = created(read_back(), None);
    for room in [ReportRoom::Ample, ReportRoom::Little, ReportRoom::Endless] {
        assert_eq!(submission.risks(&teller, room), []);
    }
    let (warning, note) = (Severity::Warning, Severity::Note);
    for (risks, counts, mark) in [
        ([note, note], "2 notes", Mark::Note),
        ([warning, note], "1 warning", Mark::Warning),
        ([warning, warning], "2 warnings", Mark::Warning),
    ] {
        let risk = |severity| ConfirmNote { severity, field: None, message: Message::new("submission-unknown-grants") };
        submission.sent.risks = risks.into_iter().map(risk).collect();
        for (room, there) in [(ReportRoom::Little, ": d lists them"), (ReportRoom::Endless, ", listed in the details")]
        {
            let row = ReportRow::field("Risks", format!("{counts}{there}")).marked(mark);
            assert_eq!(submission.risks(&teller, room), [row]);
        }
    }
}

#[test]
fn a_text_of_64_kib_is_whole_in_the_details_and_one_letter_more_is_cut() {
    for (length, is_cut) in [(64 * 1024, false), (64 * 1024 + 1, true)] {
        let report = report(&refused("InternalError", &"x".repeat(length)));
        let line = report.iter().find(|line| line.starts_with("Error.Message: ")).unwrap();
        assert_eq!(line.ends_with("…\""), is_cut, "{length}");
    }
}

#[test]
fn a_command_to_go_on_with_is_named_only_for_what_was_sent_and_is_kept() {
    let words = Words::new(Language::En);
    let moment = SubmissionMoment { now: at(9), zone: TimeZone::UTC };
    let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
    let next = |submission: &Submission| submission.next(&Invocation::default(), &teller);
    let mut retrying = sent();
    let why = NothingCreated::NotConnected(Box::default());
    retrying.stepped(at(2), Step::BackingOff { attempt: 2, wait: 1000, why });
    for early in [begun(), sent(), retrying] {
        assert_eq!(next(&early), None, "{:?}", early.standing());
    }
    let mut working = sent();
    let receipt = Receipt { flow: 43415, ..Receipt::default() };
    working.stepped(at(2), Step::Accepted(receipt.clone()));
    working.ended(at(3), Outcome::Working { receipt: Some(receipt), trouble: None });
    assert!(next(&working).is_some_and(|next| next.contains("status orders")), "{:?}", next(&working));
    working.stepped(at(3), Step::Unkept("no space left".to_owned()));
    assert_eq!(next(&working), None, "another process would not find it");
    let mut doubtful = sent();
    doubtful.stepped(at(2), Step::InDoubt(Doubt::TimedOut { seconds: 20 }));
    assert!(next(&doubtful).is_some_and(|next| next.contains("dbcred resume orders")), "{:?}", next(&doubtful));
    doubtful.stepped(at(3), Step::Unkept("No space left on device".to_owned()));
    assert_eq!(next(&doubtful), None, "the journal does not know it");
}
