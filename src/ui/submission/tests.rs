//! Frames of a submission, from the dialog to each of its ends.

use jiff::{Timestamp, tz::TimeZone};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{draw, draw_confirm};
use crate::{
    app::{
        keys::Command,
        submission::{Confirm, ConfirmNote, Formatter, ReportRole, Sent, Submission, SubmissionMoment},
    },
    domain::{
        connection::{ConnectionCause, ConnectionError},
        draft::Tag,
        facts::{LookUpError, NameState, SecretAccount, SecretFact},
        rule::{Message, Severity},
        submission::{Difference, Doubt, Look, NotSent, NothingCreated, OddAnswer, Outcome, Receipt, Refusal, Step},
        verification::Verification,
    },
    text::{Language, Words},
    ui::{
        painter::{Painter, View, width},
        theme::{Glyphs, Theme},
    },
};

const NAME: &str = "prod-orders-rw";
const REQUEST_ID: &str = "0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10";

fn at(clock: &str) -> Timestamp {
    format!("2026-11-24T{clock}+08:00").parse().unwrap()
}

fn unreached() -> ConnectionError {
    let host = "ssm.tencentcloudapi.com".to_owned();
    ConnectionError { host, cause: ConnectionCause::NameNotFound, ..ConnectionError::default() }
}

fn moment(clock: &str) -> SubmissionMoment {
    SubmissionMoment { now: at(clock), zone: TimeZone::fixed(jiff::tz::Offset::from_seconds(8 * 3600).unwrap()) }
}

fn sent() -> Sent {
    Sent {
        name: NAME.to_owned(),
        product: "Mysql".to_owned(),
        instance: "cdb-n4j3y33j".to_owned(),
        instance_name: "orders-prod-01".to_owned(),
        region: "ap-guangzhou".to_owned(),
        account: "100012345678".to_owned(),
        user: "100087654321".to_owned(),
        endpoint: "ssm.tencentcloudapi.com".to_owned(),
        key: "AKID…Q7xT".to_owned(),
        prefix: "ordersrw".to_owned(),
        hosts: vec!["10.0.1.%".to_owned(), "10.0.2.15".to_owned()],
        tags: vec![tag("env", "prod"), tag("team", "支付")],
        bytes: 729,
        body: String::new(),
        sha256: "c2bae4d4594a50c78b11be415a3b6bf60cdb5969fdfd2da3f32d39ce75d0e65c".to_owned(),
        grants: 8,
        places: 3,
        begin: "2026-12-05 03:00:00".to_owned(),
        every: Some(30),
        is_sandbox: false,
        imported: Vec::new(),
        risks: Vec::new(),
        free_at: Some(at("14:06:02")),
    }
}

fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.to_owned(), value: value.to_owned() }
}

fn receipt(tag_code: i64, tag_message: &str) -> Receipt {
    Receipt {
        name: NAME.to_owned(),
        flow: 43415,
        tag_code,
        tag_message: tag_message.to_owned(),
        request_id: REQUEST_ID.to_owned(),
    }
}

fn secret(status: &str) -> SecretFact {
    SecretFact {
        name: NAME.to_owned(),
        status: status.to_owned(),
        product: "Mysql".to_owned(),
        instance: "cdb-n4j3y33j".to_owned(),
        created: Some(at("14:06:13").as_second()),
        creator: "100012345678".to_owned(),
        ..SecretFact::default()
    }
}

fn account(name: &str, version: &str) -> SecretAccount {
    SecretAccount {
        name: name.to_owned(),
        hosts: vec!["10.0.1.%".to_owned(), "10.0.2.15".to_owned()],
        version: version.to_owned(),
    }
}

fn verification() -> Box<Verification> {
    Box::new(Verification {
        secret: Some(secret("Enabled")),
        accounts: vec![account("ordersrw_SSM_4kD", "SSM_Current"), account("ordersrw_SSM_x0P", "SSM_Rotate_1")],
        granted: 8,
        asked: 8,
        ..Verification::default()
    })
}

fn fault(code: &str, message: &str) -> Refusal {
    Refusal {
        code: code.to_owned(),
        message: message.to_owned(),
        request_id: "7be1a0f2-77c4-4a1f-9a0e-51c9b3c2e6aa".to_owned(),
        server_time: None,
    }
}

/// A submission whose bytes left at 14:06:11.6.
fn sending() -> Submission {
    let mut submission = Submission::new(sent(), at("14:06:11"));
    submission.stepped(at("14:06:11"), Step::Journalled);
    submission.stepped(at("14:06:11.6"), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
    submission
}

fn accepted() -> Submission {
    let mut submission = sending();
    submission.stepped(at("14:06:12"), Step::Accepted(receipt(0, "success")));
    submission
}

fn ended(mut submission: Submission, clock: &str, outcome: Outcome) -> Submission {
    submission.ended(at(clock), outcome);
    submission
}

struct Frame(Vec<String>);

impl Frame {
    fn of(submission: &Submission, clock: &str) -> Frame {
        Frame::sized(submission, clock, (80, 18), Language::En)
    }

    fn chinese(submission: &Submission, clock: &str) -> Frame {
        Frame::sized(submission, clock, (80, 18), Language::Zh)
    }

    fn sized(submission: &Submission, clock: &str, size: (u16, u16), language: Language) -> Frame {
        Frame::drawn(size, language, |painter| {
            let (words, moment) = (Words::new(language), moment(clock));
            let teller = Formatter { words: &words, moment: &moment, ellipsis: Glyphs::LINES.ellipsis };
            draw(painter, &submission.view(&teller, size, None));
        })
    }

    fn drawn((width, height): (u16, u16), language: Language, draw: impl FnOnce(&mut Painter<'_>)) -> Frame {
        let area = Rect { x: 0, y: 0, width, height };
        let mut buffer = Buffer::empty(area);
        let (words, theme) = (Words::new(language), Theme::mono());
        let view = View { words: &words, theme: &theme, glyphs: Glyphs::LINES };
        draw(&mut Painter::new(&mut buffer, area, view));
        Frame::read(&buffer)
    }

    fn read(buffer: &Buffer) -> Frame {
        let area = buffer.area;
        let mut lines = Vec::new();
        for y in 0..area.height {
            let (mut line, mut x) = (String::new(), 0);
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(width(symbol)).unwrap_or(1).max(1);
            }
            lines.push(line.trim_end().to_owned());
        }
        let frame = Frame(lines);
        println!("{}\n{}", "=".repeat(usize::from(area.width)), frame.0.join("\n"));
        frame
    }

    fn text(&self) -> String {
        self.0.join("\n")
    }

    #[track_caller]
    fn shows(&self, lines: &[&str]) {
        for line in lines {
            assert!(self.0.iter().any(|drawn| drawn == line), "{line:?} is not in\n{}", self.text());
        }
    }
}

#[test]
fn a_create_under_way_shows_what_is_done_and_what_lies_ahead() {
    let mut submission = accepted();
    submission.stepped(at("14:06:32"), Step::Polled { polls: 7, next: Some(5000), says: String::new(), trouble: None });
    let frame = Frame::of(&submission, "14:06:33");
    frame.shows(&[
        "   ✓ Written to the journal                                         14:06:11",
        "   ✓ Sent, 729 bytes                                                14:06:11",
        "   ✓ Accepted: task 43415                                  0.4 s    14:06:12",
        "     request ID 0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10",
        "   ✓ Tags set                                               code 0 (success)",
        " ▸   Creating the accounts on the instance                           0:00:21",
        "     checked 7 times, next at 0:00:25",
        "     no usual duration is documented",
        "     Next: read back the credential",
    ]);
    let roles = |text: &str| {
        let (words, moment) = (Words::new(Language::En), moment("14:06:33"));
        let teller = Formatter { words: &words, moment: &moment, ellipsis: Glyphs::LINES.ellipsis };
        let lines = submission.view(&teller, (80, 18), None).lines;
        let pieces = lines.into_iter().flat_map(|line| line.pieces);
        pieces.filter(|piece| piece.1.starts_with(text)).map(|piece| piece.2).collect::<Vec<_>>()
    };
    assert_eq!(roles("Written to"), [ReportRole::Text]);
    assert_eq!(roles("Creating the"), [ReportRole::Text]);
    assert_eq!(roles("Next: read back"), [ReportRole::Dim], "it lies ahead");
    submission.stepped(at("14:06:37"), Step::ReadingBack);
    Frame::of(&submission, "14:06:38").shows(&[" ▸   Reading back the credential"]);
}

#[test]
fn a_create_that_backs_off_says_that_nothing_was_done() {
    let mut submission = sending();
    let why = NothingCreated::Refused(fault("RequestLimitExceeded", "slow down"));
    submission.stepped(at("14:06:12"), Step::BackingOff { attempt: 2, wait: 2000, why });
    Frame::of(&submission, "14:06:12.5").shows(&[
        " ▸   Rejected: too many calls; nothing was done                      0:00:00",
        "     Trying again in 2 s (try 2)",
    ]);
    submission.stepped(at("14:06:14"), Step::Sending { attempt: 2, bytes: 729, limit: 20 });
    let frame = Frame::of(&submission, "14:06:15");
    frame.shows(&[
        "   i Rejected once as too many calls; nothing was done              14:06:12",
        " ▸   Waiting for the answer                               0:00:01 of 0:00:20",
    ]);
    assert!(!frame.text().contains("Sent"), "it is not known yet");
    submission.stepped(at("14:06:16"), Step::Accepted(receipt(0, "success")));
    Frame::of(&submission, "14:06:17")
        .shows(&["   ✓ Sent at try 2, 729 bytes                                       14:06:14"]);
}

#[test]
fn a_created_credential_is_told_with_accounts_grants_and_what_comes_next() {
    let outcome = Outcome::Created { receipt: Some(receipt(0, "success")), verification: verification() };
    let submission = ended(accepted(), "14:06:38", outcome);
    Frame::of(&submission, "14:07:00").shows(&[
        " ✓ Created in 26 s, as requested.",
        "   Accounts    ordersrw_SSM_4kD   10.0.1.%  10.0.2.15   current",
        "               ordersrw_SSM_x0P   10.0.1.%  10.0.2.15   spare",
        "   Granted     ✓ as requested: 8 of 8 grants (cdb:DescribeAccountPrivileges)",
        "   Next run    Sat 2026-12-05 03:00 (UTC+8 assumed)",
        "   Task        43415, finished 14:06:38",
        "   Request ID  0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10",
        "   Body        SHA-256 c2bae4d4…75d0e65c, as previewed",
        "   Next",
        "     Read it   GetSecretValue: SecretName prod-orders-rw, VersionId SSM_Current",
        "     Remember  programs must not cache the password: each run replaces it",
        "     Allow it  the program's role needs ssm:GetSecretValue on this credential",
    ]);
}

#[test]
fn a_credential_of_the_sandbox_says_that_nothing_exists() {
    let mut submission = Submission::new(Sent { is_sandbox: true, ..sent() }, at("14:06:11"));
    submission.ended(at("14:06:38"), Outcome::Created { receipt: None, verification: verification() });
    let frame = Frame::of(&submission, "14:07:00");
    frame.shows(&[" ✓ Created 14:06:13, as requested.", "   Sandbox: it exists only inside this program."]);
    frame.shows(&[
        "   Next, in the cloud",
        "     Read it   GetSecretValue: SecretName prod-orders-rw, VersionId SSM_Current",
    ]);
}

#[test]
fn what_differs_or_could_not_be_read_is_never_shown_as_good() {
    let mut read = verification();
    read.granted = 6;
    read.accounts[0].hosts = (1..=9).map(|host| format!("10.0.0.{host}")).collect();
    read.differences.push(Difference {
        what: "GRANT".to_owned(),
        asked: "SELECT on billing.invoices".to_owned(),
        found: "nothing".to_owned(),
    });
    let created = |verification| Outcome::Created { receipt: Some(receipt(0, "")), verification };
    Frame::of(&ended(accepted(), "14:06:38", created(read)), "14:07:00").shows(&[
        "   Accounts    ordersrw_SSM_4kD   10.0.0.1  10.0.0.2  10.0.0.3  +6 more",
        "               current",
        "   Granted     ! 6 of 8 grants found on the instance",
        "               ~ GRANT: requested SELECT on billing.invoices, found nothing",
    ]);
    let unread = Verification::not_read(LookUpError::TimedOut { seconds: 20 });
    Frame::of(&ended(accepted(), "14:06:38", created(Box::new(unread))), "14:07:00").shows(&[
        "   Accounts    ~ not read: No answer within 20 s",
        "   Granted     ~ not compared: No answer within 20 s",
    ]);
}

#[test]
fn a_refusal_says_what_says_why_fix_and_again() {
    let refusal = fault("ResourceInUse.SecretExists", "The Secret name already exists.");
    let mut submission = ended(sending(), "14:06:12", Outcome::Refused(refusal));
    let holder = SecretFact {
        creator: "100098765432".to_owned(),
        instance: "cdb-7kq0a1xz".to_owned(),
        created: Some(at("14:06:07").as_second()),
        ..secret("Enabled")
    };
    submission.name_seen(at("14:06:13"), NameState::Taken(Box::new(holder)));
    submission.names_free(vec!["prod-orders-rw2".to_owned(), "prod-orders-rw-2026".to_owned()]);
    Frame::of(&submission, "14:06:30").shows(&[
        " ! Refused: nothing was created.",
        "   What   The name prod-orders-rw was already taken in ap-guangzhou.",
        "          ResourceInUse.SecretExists",
        "   Says   \"The Secret name already exists.\"",
        "   Why    Names are unique per region. It was free at 14:06:02; it has been",
        "          taken since then. Checked now: status enabled, created 14:06:07 by",
        "          100098765432, on Mysql cdb-7kq0a1xz. You did not create it.",
        "   Fix    Choose another name; the rest of your draft is untouched.",
        "          Perhaps free: prod-orders-rw2, prod-orders-rw-2026",
        "   Again? Safe with another name. The same request would be refused again.",
        "          Request ID for a support ticket: 7be1a0f2-77c4-4a1f-9a0e-51c9b3c2e6aa",
    ]);
}

#[test]
fn a_missing_right_names_the_resource_and_a_slow_clock_its_difference() {
    let refusal = fault("UnauthorizedOperation", "you are not authorized");
    Frame::of(&ended(sending(), "14:06:12", Outcome::Refused(refusal)), "14:06:30").shows(&[
        "   What   Your key is not allowed to create credentials.  UnauthorizedOperation",
        "   Fix    Ask the account admin for ssm:CreateProductSecret on",
        "          qcs::ssm::uin/100012345678:secret/* (c copies a policy to send), and",
        "          to authorise Secrets Manager for the database.",
    ]);
    let refusal = Refusal { server_time: Some(at("14:13:20")), ..fault("AuthFailure.SignatureExpire", "expired") };
    Frame::of(&ended(sending(), "14:06:12", Outcome::Refused(refusal)), "14:06:30")
        .shows(&["   What   The local clock is 7 min slow.  AuthFailure.SignatureExpire"]);
    let refusal = Refusal { server_time: Some(at("14:06:13")), ..fault("AuthFailure.SignatureExpire", "expired") };
    let frame = Frame::of(&ended(sending(), "14:06:12", Outcome::Refused(refusal)), "14:06:30");
    assert!(frame.text().contains("The signature has expired"));
}

#[test]
fn a_hostile_or_endless_sentence_stays_in_its_place() {
    let message = format!("\u{1b}[2J\u{202e}{}", "支付 ".repeat(20_000));
    let mut submission = ended(sending(), "14:06:12", Outcome::Refused(fault("NewCode.Never", &message)));
    let frame = Frame::of(&submission, "14:06:30");
    frame.shows(&["          ... d shows the rest"]);
    assert!(frame.text().contains("\"·[2J·支付"));
    assert!(frame.text().contains("Request ID"));
    submission.toggle_details();
    submission.scroll = Some(usize::MAX);
    let frame = Frame::of(&submission, "14:06:30");
    assert!(frame.text().contains("RequestId"), "the end of the details can be reached");
    let plain = submission.plain_text(&Words::new(Language::En), &moment("14:06:30"));
    assert!(!plain.contains(['\u{1b}', '\u{202e}']));
}

fn doubtful() -> Submission {
    let mut submission = sending();
    submission.stepped(at("14:06:23.6"), Step::InDoubt(Doubt::Broken(String::new())));
    submission.stepped(at("14:06:24"), Step::Looked { looks: 1, found: Look::Absent, next: Some(5000) });
    submission
}

#[test]
fn a_doubt_shows_its_looks_and_what_they_find() {
    let mut submission = doubtful();
    Frame::of(&submission, "14:06:26").shows(&[
        " ~ Sent, but no answer: it may or may not exist.",
        "   What   The connection closed before the answer was complete, 12 s after",
        "          sending.",
        "   Checks for prod-orders-rw",
        "   ▸ 14:06:24  not found (ResourceNotFound)  check 1; at least 3",
        "               next check in 3 s",
        "   Again? Only after looking: if the first one arrived, a repeat is refused as",
        "          taken.",
    ]);
    submission.stepped(at("14:06:29"), Step::Looked { looks: 2, found: Look::Absent, next: Some(5000) });
    let found = Look::Ours(Box::new(secret("Creating")));
    submission.stepped(at("14:06:34"), Step::Looked { looks: 3, found, next: Some(5000) });
    Frame::of(&submission, "14:06:35").shows(&[
        "     14:06:24  not found (ResourceNotFound)",
        "     14:06:29  not found (ResourceNotFound)",
        "   ▸ 14:06:34  ~ found: being created, created 14:06:13",
        "               same product, same instance, created by you, after your request",
        "   This is most likely your request. Watching it until its creation ends.",
        "   Grants and hosts cannot be read here; they are compared on the instance.",
    ]);
}

#[test]
fn every_doubt_says_what_answered() {
    let mut submission = sending();
    submission.stepped(at("14:06:12"), Step::InDoubt(Doubt::Odd { status: 302, what: OddAnswer::Html }));
    let frame = Frame::of(&submission, "14:06:30");
    frame.shows(&[
        "   What   Unexpected answer: HTML, HTTP 302. Possibly a proxy or a captive",
        "          portal; whether the service received the request is unknown.",
    ]);
    let mut submission = sending();
    submission.stepped(at("14:06:12"), Step::InDoubt(Doubt::Ambiguous(fault("InternalError", "An error."))));
    Frame::of(&submission, "14:06:30").shows(&[
        " ~ Inconclusive answer: it may or may not exist.",
        "   Says   \"An error.\"",
        "          Request ID for a support ticket: 7be1a0f2-77c4-4a1f-9a0e-51c9b3c2e6aa",
    ]);
    let mut submission = Submission::new(sent(), at("14:06:11"));
    submission.stepped(at("14:06:12"), Step::InDoubt(Doubt::Interrupted));
    let trouble = Some(LookUpError::Unreachable(Box::new(unreached())));
    submission.ended(at("14:06:50"), Outcome::Unknown { doubt: Doubt::Interrupted, trouble });
    Frame::of(&submission, "14:06:51").shows(&[
        " ~ dbcred ended early: it may or may not exist.",
        "   Next   Enter looks for prod-orders-rw; looking creates nothing.",
    ]);
}

#[test]
fn what_is_not_there_or_somebody_elses_is_told_apart() {
    let mut submission = doubtful();
    submission.stepped(at("14:06:29"), Step::Looked { looks: 2, found: Look::Absent, next: Some(25_000) });
    submission.stepped(at("14:06:54"), Step::Looked { looks: 3, found: Look::Absent, next: None });
    let doubt = Doubt::Broken(String::new());
    submission.ended(at("14:06:54"), Outcome::NotCreated { doubt: doubt.clone(), looks: 3 });
    Frame::of(&submission, "14:06:55").shows(&[
        " ~ Not created, as far as 3 checks show.",
        "     14:06:54  not found (ResourceNotFound)",
        "   Again? Safe: the name is unique, so at most one of the two can succeed. s",
    ]);
    let differences = vec![Difference {
        what: "InstanceID".to_owned(),
        asked: "cdb-n4j3y33j".to_owned(),
        found: "cdb-7kq0a1xz".to_owned(),
    }];
    let mut submission = doubtful();
    submission.ended(at("14:06:54"), Outcome::Theirs { doubt, secret: Box::new(secret("Enabled")), differences });
    Frame::of(&submission, "14:06:55").shows(&[
        " ! Not created: another credential has the name.",
        "   Differs     asked         found",
        "   InstanceID  cdb-n4j3y33j  cdb-7kq0a1xz",
        "   Again? Safe under another name.",
    ]);
}

#[test]
fn failed_tags_are_no_failed_create() {
    let receipt = receipt(2, "tag not exist");
    let outcome = Outcome::CreatedTagsFailed { receipt, verification: verification() };
    Frame::of(&ended(accepted(), "14:06:38", outcome), "14:07:00").shows(&[
        " ~ Created, but its tags were not set.",
        "   Accounts    ordersrw_SSM_4kD, ordersrw_SSM_x0P",
        "   Tags        ! env=prod  team=支付     not set",
        "   Says        TagCode 2 (business error): \"tag not exist\"",
        "   Fix         Create the tags in the Tag console, then tag the credential:",
        "               qcs::ssm:ap-guangzhou:uin/:secret/creatorUin/100012345678/",
        "               prod-orders-rw",
        "   Do not create it again: this credential already uses the name.",
        "   Request ID  0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10  Task 43415, finished",
    ]);
}

#[test]
fn a_failed_task_tells_what_is_there_nevertheless() {
    let says = "create account failed: instance is in task, please retry later".to_owned();
    let read = Verification { secret: Some(secret("Failed")), asked: 8, ..Verification::default() };
    let outcome = |verification: Verification| Outcome::TaskFailed {
        receipt: Some(receipt(0, "success")),
        says: says.clone(),
        verification: Box::new(verification),
    };
    let submission = ended(accepted(), "14:06:21", outcome(read));
    Frame::of(&submission, "14:07:00").shows(&[
        " ! Accepted, but the task failed after 9 s.",
        "   What   Accounts could not be created on the instance.  task 43415, status 2",
        "   Says   \"create account failed: instance is in task, please retry later\"",
        "   Found  Credential: prod-orders-rw, failed",
        "          Accounts on the instance: none with ordersrw_SSM_",
        "   Again? Not under this name: the failed credential still uses it.",
        "          Request ID for a support ticket: 0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10",
    ]);
    Frame::of(&ended(accepted(), "14:06:21", outcome(*verification())), "14:07:00")
        .shows(&[" ~ Reported as failed, but both accounts exist."]);
}

#[test]
fn a_task_that_is_no_longer_watched_and_a_create_that_never_left_say_so() {
    let outcome = Outcome::Working { receipt: Some(receipt(0, "success")), trouble: None };
    Frame::of(&ended(accepted(), "14:16:12", outcome), "14:16:13").shows(&[
        " ~ Accepted, still working; no longer watched.",
        "   ✓ Accepted: task 43415                                  0.4 s    14:06:12",
        "   Do not create it again: this credential already uses the name.",
    ]);
    let nothing = Submission::new(sent(), at("14:06:11"));
    let outcome = Outcome::NotSent(NotSent::NotConnected(Box::new(unreached())));
    Frame::of(&ended(nothing, "14:06:12", outcome), "14:06:13").shows(&[
        " ! Not sent: nothing left this machine.",
        "   What   Cannot reach ssm.tencentcloudapi.com.",
        "   Why    Cannot resolve ssm.tencentcloudapi.com. Check the endpoint, the",
        "   Again? Safe: nothing was sent.",
    ]);
}

fn every_story() -> Vec<Submission> {
    let outcomes = [
        Outcome::Created { receipt: Some(receipt(0, "success")), verification: verification() },
        Outcome::CreatedTagsFailed { receipt: receipt(1, ""), verification: verification() },
        Outcome::TaskFailed { receipt: None, says: String::new(), verification: verification() },
        Outcome::Refused(fault("ResourceUnavailable.ResourcePendingDeleted", "secret is pending delete")),
        Outcome::Refused(fault("", "")),
        Outcome::NotSent(NotSent::NoKey),
        Outcome::NotSent(NotSent::KeyExpired),
        Outcome::NotSent(NotSent::Journal("no space left on device".to_owned())),
        Outcome::NotSent(NotSent::Unsettled),
        Outcome::NotSent(NotSent::Locked),
        Outcome::NotSent(NotSent::Cancelled),
        Outcome::NotSent(NotSent::Client("proxy".to_owned())),
        Outcome::NotCreated { doubt: Doubt::TimedOut { seconds: 20 }, looks: 3 },
        Outcome::Unknown { doubt: Doubt::TimedOut { seconds: 20 }, trouble: Some(LookUpError::NoKey) },
        Outcome::Working { receipt: None, trouble: None },
        Outcome::Theirs { doubt: Doubt::Interrupted, secret: Box::default(), differences: Vec::new() },
    ];
    let mut stories: Vec<Submission> =
        outcomes.into_iter().map(|outcome| ended(doubtful(), "14:07:00", outcome)).collect();
    stories.extend([Submission::new(sent(), at("14:06:11")), sending(), accepted(), doubtful()]);
    let details: Vec<Submission> = stories
        .iter()
        .cloned()
        .map(|mut story| {
            story.toggle_details();
            story
        })
        .collect();
    stories.extend(details);
    stories
}

#[test]
fn every_story_has_its_words_in_both_languages_and_fits_every_size() {
    for story in every_story() {
        for language in [Language::En, Language::Zh] {
            let words = Words::new(language);
            let plain = story.plain_text(&words, &moment("14:07:00"));
            println!("{plain}");
            for key in ["submission-", "fault-", "odd-", "not-sent-"] {
                assert!(!plain.contains(key), "{key} in\n{plain}");
            }
            assert!(words.has(story.title()));
            for (width, height) in [(1, 1), (2, 3), (7, 2), (12, 5), (50, 8), (60, 12), (80, 18), (120, 34), (300, 90)]
            {
                for scroll in [None, Some(3), Some(usize::MAX)] {
                    let mut story = story.clone();
                    story.scroll = scroll;
                    Frame::sized(&story, "14:07:00", (width, height), language);
                }
            }
        }
    }
}

#[test]
fn chinese_lines_keep_their_columns() {
    let submission = ended(
        accepted(),
        "14:06:38",
        Outcome::Created { receipt: Some(receipt(0, "success")), verification: verification() },
    );
    let frame = Frame::chinese(&submission, "14:07:00");
    frame.shows(&[
        " ✓ 已创建，用时 26 秒，与请求一致。",
        "   数据库账号  ordersrw_SSM_4kD   10.0.1.%  10.0.2.15   当前",
        "   下次轮换    2026-12-05 03:00 周六（推测为 UTC+8）",
        "   请求 ID     0f5f7c1e-2b4a-4d0e-9c53-8f3f3a1d7f10",
    ]);
    let refusal = fault("ResourceInUse.SecretExists", "凭据名称已存在");
    let frame = Frame::chinese(&ended(sending(), "14:06:12", Outcome::Refused(refusal)), "14:06:30");
    frame.shows(&[
        " ! 被拒绝：没有创建任何内容。",
        "   原文      「凭据名称已存在」",
        "   办法      换一个名称；草稿其余部分不变。",
        "   能否重发  换名称后可以再发；原样再发仍会被拒绝。",
    ]);
    for line in &frame.0 {
        assert!(width(line) <= 80, "{line}");
    }
    Frame::chinese(&doubtful(), "14:06:26").shows(&["   ▸ 14:06:24  未查到（ResourceNotFound）  第 1 次，至少查 3 次"]);
    Frame::chinese(&accepted(), "14:06:33").shows(&[
        "   ✓ 已受理：任务 43415                                   0.4 秒    14:06:12",
        " ▸   正在实例上创建数据库账号                                        0:00:21",
    ]);
}

#[test]
fn a_small_screen_scrolls_and_says_so() {
    let refusal = fault("ResourceInUse.SecretExists", "The Secret name already exists.");
    let mut submission = ended(sending(), "14:06:12", Outcome::Refused(refusal));
    let frame = Frame::sized(&submission, "14:06:30", (60, 9), Language::En);
    assert!(frame.0[8].starts_with("─ Lines 1 to 8 of "), "{}", frame.0[8]);
    submission.scroll = Some(usize::MAX);
    let frame = Frame::sized(&submission, "14:06:30", (60, 9), Language::En);
    assert!(frame.text().contains("support ticket"));
    assert!(frame.0[8].starts_with("─ "), "{}", frame.0[8]);
}

/// The frame in the smallest terminal.
fn small(submission: &Submission) -> Frame {
    Frame::sized(submission, "14:06:30", (50, 8), Language::En)
}

#[test]
fn the_smallest_screen_shows_what_it_comes_to_and_what_to_do_before_the_reasons() {
    let mut begun = Submission::new(sent(), at("14:06:11"));
    begun.stepped(at("14:06:11"), Step::Journalled);
    small(&begun).shows(&[" ✓ Written to the journal                14:06:11"]);
    let mut unknown = doubtful();
    small(&unknown).shows(&[
        " ~ Sent, but no answer: it may or may not exist.",
        " Checks for prod-orders-rw",
        " ▸ 14:06:24  not found (ResourceNotFound)",
        "             checking now",
    ]);
    unknown.ended(at("14:06:29"), Outcome::Unknown { doubt: Doubt::TimedOut { seconds: 20 }, trouble: None });
    small(&unknown).shows(&[
        "   14:06:24  not found (ResourceNotFound)",
        " Still unknown. dbcred looks for prod-orders-rw",
        " before it does anything else with that name.",
        // What goes on out of sight is counted in the rule below, and nothing looks as if it were cut.
        "        arrived, a repeat is refused as taken.",
    ]);
    let mut stopped = accepted();
    stopped.stepped(at("14:06:32"), Step::Polled { polls: 7, next: None, says: String::new(), trouble: None });
    stopped.ended(at("14:06:33"), Outcome::Working { receipt: Some(receipt(0, "success")), trouble: None });
    small(&stopped).shows(&[
        " ~ Accepted, still working; no longer watched.",
        " Last checked 14:06:32 (7 times so far)",
        " Do not create it again: this credential already",
        " uses the name.",
    ]);
    let says = "create account failed".to_owned();
    let failed = Outcome::TaskFailed { receipt: Some(receipt(0, "success")), says, verification: Box::default() };
    small(&ended(accepted(), "14:06:21", failed)).shows(&[
        " ! Accepted, but the task failed after 9 s.",
        " Says   \"create account failed\"",
        " Again? Safe once the cause is fixed.",
    ]);
    let differences = vec![Difference { what: "GRANT".into(), asked: "SELECT on a.*".into(), found: String::new() }];
    let verification = Box::new(Verification { granted: 7, differences, ..*verification() });
    let differs = Outcome::Created { receipt: Some(receipt(0, "success")), verification };
    small(&ended(accepted(), "14:06:38", differs)).shows(&[
        " ! Created, but not as requested: 1 difference.",
        " Granted     ! 7 of 8 grants found on the instance",
        "             ~ missing: SELECT on a.*",
        " Fix         Run this on cdb-n4j3y33j:",
        "             GRANT SELECT ON `a`.* TO",
    ]);
}

#[test]
fn what_of_a_create_has_no_room_on_a_small_screen_is_counted() {
    let said = ["Written to the journal", "request ID", "no usual duration"];
    let frame = |lines| Frame::sized(&accepted(), "14:06:33", (60, lines), Language::En).text();
    assert!(said.iter().all(|said| frame(12).contains(said)), "{}", frame(12));
    assert!(frame(6).contains("Lines 2 to 6 of 10: Up/Down"), "{}", frame(6));
    assert!(frame(6).contains("Creating the accounts"), "{}", frame(6));
}

#[test]
fn the_details_begin_with_what_it_comes_to() {
    let mut refused = ended(sending(), "14:06:12", Outcome::Refused(fault("InternalError", "")));
    refused.toggle_details();
    let frame = Frame::sized(&refused, "14:06:30", (80, 18), Language::En);
    assert!(frame.0[0].starts_with(" ! ") && frame.0[2].contains("Request"), "{}", frame.text());
}

#[test]
fn a_hash_that_is_longer_than_the_line_is_parted_evenly() {
    let mut refused = ended(sending(), "14:06:12", Outcome::Refused(fault("InternalError", "")));
    refused.toggle_details();
    Frame::sized(&refused, "14:06:30", (60, 40), Language::En).shows(&[
        " SHA-256        c2bae4d4594a50c78b11be415a3b6bf6",
        "                0cdb5969fdfd2da3f32d39ce75d0e65c",
    ]);
}

#[test]
fn margins_shrink_where_a_screen_is_narrower_than_72_columns() {
    for (width, line) in [
        (72, "   ✓ Accepted: task 43415                          0.4 s    14:06:12"),
        (71, " ✓ Accepted: task 43415                              0.4 s    14:06:12"),
    ] {
        Frame::sized(&accepted(), "14:06:33", (width, 18), Language::En).shows(&[line]);
    }
}

#[test]
fn a_remark_at_the_right_end_never_touches_what_it_is_beside() {
    let (found, remark) = ("not found (ResourceNotFound)", "check 1; at least 3");
    let mut shown = Vec::new();
    for width in 50..=80 {
        let text = Frame::sized(&doubtful(), "14:06:26", (width, 18), Language::En).text();
        let line = text.lines().find(|line| line.contains(found)).unwrap();
        let behind = line.split_once(found).unwrap().1;
        assert!(behind.is_empty() || behind.starts_with("  ") && behind.ends_with(remark), "{width}: {line}");
        shown.push(!behind.is_empty());
    }
    assert!(shown.is_sorted() && !shown[0] && shown[30], "shown from one width on: {shown:?}");
}

#[test]
fn what_a_service_says_of_the_tags_is_whole_beside_the_step_or_below_it() {
    let says = "The tag keys env and team do not exist in this account; create them in the console first.";
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    for length in 1..=says.len() {
        let mut submission = sending();
        submission.stepped(at("14:06:12"), Step::Accepted(receipt(2, &says[..length])));
        for width in [50, 80] {
            let text = Frame::sized(&submission, "14:06:33", (width, 18), Language::En).text();
            assert!(text.contains("~ Tags not") && dense(&text).contains(&dense(&says[..length])), "{text}");
        }
    }
    let mut submission = sending();
    submission.stepped(at("14:06:12"), Step::Accepted(receipt(2, says)));
    Frame::of(&submission, "14:06:33").shows(&[
        "   ~ Tags not set",
        "     code 2 (The tag keys env and team do not exist in this account; create them",
        "     in the console first.)",
    ]);
}

#[test]
fn every_headline_is_one_line_on_the_smallest_screen() {
    for story in every_story().into_iter().filter(|story| story.outcome().is_some()) {
        for language in [Language::En, Language::Zh] {
            let words = Words::new(language);
            let moment = moment("14:07:00");
            let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
            let view = story.view(&teller, (50, 8), None);
            let roles = |line: usize| view.lines[line].pieces.iter().map(|(.., role)| *role);
            let first = roles(0).find(|role| matches!(role, ReportRole::Headline(_) | ReportRole::Heading));
            assert!(first.is_some() && roles(1).all(|role| Some(role) != first), "{:?}", view.lines[0].pieces);
        }
    }
}

#[test]
fn the_view_follows_what_is_under_way_until_it_is_scrolled() {
    let mut submission = accepted();
    submission.stepped(at("14:06:37"), Step::ReadingBack);
    let narrow = |submission: &Submission| Frame::sized(submission, "14:06:38", (50, 4), Language::En);
    narrow(&submission).shows(&["▸  Reading back the credential"]);
    submission.scroll = Some(0);
    let frame = narrow(&submission);
    assert!(!frame.text().contains("Reading back"), "{}", frame.text());
}

#[test]
fn a_command_that_finds_no_room_in_the_status_line_is_whole_in_the_report() {
    let words = Words::new(Language::En);
    let moment = moment("14:07:00");
    let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
    let command = "To find out: dbcred resume prod-orders-rw --endpoint 127.0.0.1:8744 --region ap-guangzhou";
    let view = doubtful().view(&teller, (50, 18), Some(command));
    let text: Vec<&str> = view.lines.iter().map(|line| line.pieces.first().map_or("", |it| it.1.as_str())).collect();
    assert!(text.join(" ").contains(command), "{text:#?}");
}

fn note(message: Message) -> ConfirmNote {
    ConfirmNote { severity: Severity::Warning, field: None, message }
}

fn confirm() -> Confirm {
    let notes = vec![
        note(Message::new("submission-issue-taken").with("name", "x")),
        note(Message::new("submission-unknown-grants")),
    ];
    let mut confirm = Confirm::new(Sent { risks: notes, ..sent() }, None);
    "ye".chars().for_each(|char| confirm.typed(char));
    confirm
}

#[test]
fn the_create_dialog_says_what_where_and_that_it_is_sent_once() {
    let mut cursor = None;
    let frame = Frame::drawn((80, 18), Language::En, |painter| {
        draw_confirm(painter, &confirm());
        cursor = painter.cursor();
    });
    frame.shows(&[
        "   ┌─ Create this credential? ──────────────────────────────────────────────┐",
        "   │  prod-orders-rw   in ap-guangzhou, account 100012345678                │",
        "   │  on Mysql cdb-n4j3y33j (orders-prod-01)                                │",
        "   │  two database accounts from 2 hosts, 8 grants on 3 objects             │",
        "   │  Sent once. Only a call rejected as one too many is tried again; if    │",
        "   │  no answer comes, dbcred looks for the name and sends nothing.         │",
        "   │  Type yes and press Enter:  ye                                         │",
    ]);
    let y = frame.0.iter().position(|line| line.contains("Type yes")).unwrap();
    let cursor = cursor.unwrap();
    assert_eq!((usize::from(cursor.x), usize::from(cursor.y)), (35, y));
}

#[test]
fn the_create_dialog_keeps_its_prompt_at_every_size_and_complains_below_it() {
    for language in [Language::En, Language::Zh] {
        for (width, height) in [(1, 1), (11, 3), (12, 3), (30, 4), (50, 8), (60, 12), (80, 18), (120, 34)] {
            let mut dialog = confirm();
            dialog.sent.risks = vec![note(Message::new("submission-unknown-grants")); 9];
            dialog.command(Command::Confirm, true);
            let frame = Frame::drawn((width, height), language, |painter| draw_confirm(painter, &dialog));
            if width >= 50 {
                assert!(frame.text().contains("Enter") && frame.text().contains("prod-orders-rw"));
                assert!(frame.text().contains("ye"));
            }
        }
    }
    let mut dialog = confirm();
    dialog.sent.is_sandbox = true;
    dialog.command(Command::Confirm, true);
    Frame::drawn((80, 18), Language::En, |painter| draw_confirm(painter, &dialog)).shows(&[
        "   ┌─ Create in the sandbox? ───────────────────────────────────────────────┐",
        "   │  ! \"ye\" is not yes; nothing was sent                                   │",
    ]);
}

/// Each message of the sections of this screen: its key, and the variables and attributes in it.
fn messages(language: Language) -> Vec<(String, Vec<String>)> {
    let source = language.source();
    let from = source.find("## Submission").unwrap();
    let to = source.find("## Headless").unwrap();
    let mut messages: Vec<(String, Vec<String>)> = Vec::new();
    for line in source[from..to].lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if !line.starts_with(' ') {
            messages.push((line.split(" = ").next().unwrap().to_owned(), Vec::new()));
        }
        let parts = &mut messages.last_mut().unwrap().1;
        parts.extend(line.trim_start().strip_prefix('.').map(|line| line.split(' ').next().unwrap().to_owned()));
        parts.extend(
            line.split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()),
        );
    }
    for (_, parts) in &mut messages {
        parts.sort();
        parts.dedup();
    }
    messages
}

#[test]
fn both_languages_have_the_same_keys_attributes_and_variables() {
    let (en, zh) = (messages(Language::En), messages(Language::Zh));
    assert!(en.len() > 250, "{}", en.len());
    for (english, chinese) in en.iter().zip(&zh) {
        assert_eq!(english, chinese);
    }
    assert_eq!(en.len(), zh.len());
}
