//! The outcomes at which something was created, or may be left behind: created, created without its tags, task failed.

use super::{
    Sent, Submission,
    format::{Formatter, state, text},
    not_created::{request_of, said},
    report::{Mark, ReportRoom, ReportRow, ordered},
    situation::Reason,
};
use crate::domain::{
    account_names::CURRENT,
    facts::SecretAccount,
    grants::{Place, Unit, sql},
    standing::Standing,
    submission::{Difference, Outcome, Receipt},
    verification::Verification,
};

/// Statements shown; the details have every difference.
const STATEMENTS_SHOWN: usize = 6;

pub(super) fn created(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::Created { verification, .. } | Outcome::AlreadyCreated { verification, .. }) =
        submission.outcome()
    else {
        return Vec::new();
    };
    let sent = &submission.sent;
    let differs = submission.standing() == Standing::CreatedDiffers;
    let sandbox = sent.is_sandbox.then(|| ReportRow::Text(teller.say("submission-created-in-sandbox")));
    let mut rows = vec![headline(submission, teller)];
    rows.extend(sandbox.clone().filter(|_| !differs));
    // What was accepted must not lie below the last line in sight. Only what is not as requested is worse.
    let risks = submission.risks(teller, room);
    if differs {
        rows.push(ReportRow::Blank);
        granted(verification, sent, teller, &mut rows);
        rows.extend(risks);
        let fix = differs_fix(verification, submission, teller);
        rows.extend([ReportRow::field(teller.say("submission-label-fix"), fix), ReportRow::Blank]);
        accounts(verification, teller, room, &mut rows);
    } else {
        rows.extend(risks);
        rows.push(ReportRow::Blank);
        accounts(verification, teller, room, &mut rows);
        granted(verification, sent, teller, &mut rows);
    }
    rows.push(ReportRow::InSight);
    imported(sent, teller, &mut rows);
    let next_run = next_run(sent, verification, teller);
    let is_rotated = next_run.is_some();
    let next_run = next_run.unwrap_or_else(|| teller.say("submission-next-run-off"));
    rows.push(ReportRow::field(teller.say("submission-label-next-run"), next_run));
    receipt(submission, teller, &mut rows);
    tags(submission, teller, &mut rows);
    let body = teller.with("submission-created-body", &[("hash", teller.hash(&sent.sha256).into())]);
    rows.push(ReportRow::field(teller.say("submission-label-body"), body));
    rows.push(ReportRow::Blank);
    rows.extend(sandbox.filter(|_| differs));
    let heading = if sent.is_sandbox { "submission-next-heading-sandbox" } else { "submission-next-heading" };
    rows.push(ReportRow::Heading(teller.say(heading)));
    let hint = |label: &str, text: String| ReportRow::Hint { label: teller.say(label), text };
    let read = teller.with("submission-next-read", &[("name", text(&sent.name))]);
    rows.push(hint("submission-next-read-label", read));
    // What never rotates replaces no password.
    rows.extend(is_rotated.then(|| hint("submission-next-remember-label", teller.say("submission-next-remember"))));
    rows.push(hint("submission-next-allow-label", teller.say("submission-next-allow")));
    rows
}

/// What it comes to, in one line. The name stands above the report.
fn headline(submission: &Submission, teller: &Formatter<'_>) -> ReportRow {
    let situation = submission.situation();
    let mark = match situation.standing {
        Standing::Created | Standing::AlreadyCreated => Mark::Good,
        Standing::CreatedDiffers => Mark::Error,
        _ => Mark::Warning,
    };
    let span = submission.sending().map(|(at, ..)| teller.span(at, submission.end()));
    let time = situation.at.map(|at| teller.clock(at)).unwrap_or_default();
    let args = [("time", time.into()), ("count", situation.count.into())];
    let text = match (situation.standing, span, &situation.reason) {
        (Standing::Created, Some(span), _) => teller.with("submission-created-in", &[("span", span.into())]),
        (Standing::Created, None, _) => teller.with("submission-created-at", &args),
        (Standing::AlreadyCreated, ..) => teller.with("submission-created-already", &args),
        (Standing::CreatedDiffers, ..) => teller.with("submission-created-differs", &args),
        (_, _, Reason::None) => teller.with("submission-created-not-compared", &args),
        _ => teller.with("submission-created-unread", &args),
    };
    ReportRow::Headline { mark, text }
}

/// How what is there becomes what was asked for.
fn differs_fix(verification: &Verification, submission: &Submission, teller: &Formatter<'_>) -> String {
    let mut fix = Vec::new();
    let of = |what: &'static str| verification.differences.iter().filter(move |difference| difference.what == what);
    let users = users(&verification.accounts);
    let statements: Vec<String> = of("GRANT").filter_map(|difference| statement(difference, &users)).collect();
    if !statements.is_empty() {
        let instance = [("instance", text(&submission.sent.instance))];
        let is_sandbox = submission.sent.is_sandbox;
        let id = if is_sandbox { "submission-differs-fix-grants-sandbox" } else { "submission-differs-fix-grants" };
        fix.push(teller.with(id, &instance));
        fix.extend(statements.iter().take(STATEMENTS_SHOWN).cloned());
        let more = statements.len().saturating_sub(STATEMENTS_SHOWN);
        fix.extend((more > 0).then(|| teller.with("submission-differs-more", &[("count", more.into())])));
        fix.push(teller.say("submission-differs-fix-or"));
    }
    if of("Tags").next().is_some() {
        fix.extend([teller.say("submission-tags-failed-fix-set"), submission.resource()]);
    }
    if fix.is_empty() {
        fix.push(teller.say("submission-differs-fix"));
    }
    fix.join("\n")
}

/// The accounts of the credential with each of their hosts, as a statement names them.
fn users(accounts: &[SecretAccount]) -> String {
    let users = accounts.iter().flat_map(|account| {
        account.hosts.iter().map(|host| format!("{}@{}", sql::quoted(&account.name), sql::quoted(host)))
    });
    users.collect::<Vec<_>>().join(", ")
}

/// The statement that takes a difference between grants away; `None` where the name of an object has a dot in it, so that
/// nobody knows where one name ends.
fn statement(difference: &Difference, users: &str) -> Option<String> {
    let (verb, grant, to) = match (difference.asked.as_str(), difference.found.as_str()) {
        (asked, "") => ("GRANT", asked, "TO"),
        ("", found) => ("REVOKE", found, "FROM"),
        _ => return None,
    };
    let (privilege, object) = grant.split_once(" on ")?;
    let place = match object.split('.').collect::<Vec<_>>()[..] {
        ["*", "*"] => Place::global(),
        [database, "*"] => Place::database(database),
        [database, table] => Place::table(database, table),
        [database, table, column] => Place::column(database, table, column),
        _ => return None,
    };
    let units = [Unit { place, privileges: vec![privilege.to_owned()] }];
    let head = sql::grants(&units).first()?.head(&units).replacen("GRANT", verb, 1);
    Some(if users.is_empty() { head } else { format!("{head} {to} {users};") })
}

/// One line an account: name, hosts, and whether it is in use.
fn accounts(verification: &Verification, teller: &Formatter<'_>, room: ReportRoom, rows: &mut Vec<ReportRow>) {
    let mut label = teller.say("submission-label-accounts");
    if verification.accounts.is_empty() {
        let why = match verification.trouble() {
            Some(trouble) => teller.with("submission-accounts-unread", &[("why", teller.trouble(trouble).into())]),
            None => teller.say("submission-accounts-none"),
        };
        rows.push(ReportRow::field(label, why).marked(Mark::Warning));
        return;
    }
    for account in &verification.accounts {
        let state = match account.version.as_str() {
            "" => String::new(),
            CURRENT => teller.say("submission-account-current"),
            _ => teller.say("submission-account-waiting"),
        };
        let [gap, between] = if room == ReportRoom::Little { [" ", " "] } else { ["   ", "  "] };
        let parts = [account.name.clone(), hosts(account, teller, between), state];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        rows.push(ReportRow::field(std::mem::take(&mut label), parts.join(gap)));
    }
}

fn hosts(account: &SecretAccount, teller: &Formatter<'_>, gap: &str) -> String {
    const SHOWN: usize = 3;
    let mut hosts = account.hosts.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(gap);
    if let Some(more) = account.hosts.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        hosts = format!("{hosts}{gap}{}", teller.with("submission-more-hosts", &[("count", more.into())]));
    }
    hosts
}

fn granted(verification: &Verification, sent: &Sent, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    let label = teller.say("submission-label-granted");
    let args = [("granted", verification.granted.into()), ("asked", verification.asked.into())];
    let row = if verification.asked == 0 {
        let why = match verification.trouble() {
            Some(trouble) => teller.with("submission-granted-unread", &[("why", teller.trouble(trouble).into())]),
            None => teller.say("submission-granted-not-compared"),
        };
        ReportRow::field(label, why).marked(Mark::Warning)
    } else if verification.granted < verification.asked {
        ReportRow::field(label, teller.with("submission-granted-less", &args)).marked(Mark::Error)
    } else if verification.differences.iter().any(|difference| difference.what == "GRANT") {
        ReportRow::field(label, teller.with("submission-granted-less", &args)).marked(Mark::Warning)
    } else {
        let id =
            if sent.product == "Mysql" { "submission-granted-as-asked-mysql" } else { "submission-granted-as-asked" };
        ReportRow::field(label, teller.with(id, &args)).marked(Mark::Good)
    };
    rows.push(row);
    for difference in &verification.differences {
        let args =
            [("what", text(&difference.what)), ("asked", text(&difference.asked)), ("found", text(&difference.found))];
        let id = match (difference.asked.is_empty(), difference.found.is_empty()) {
            (false, true) => "submission-difference-missing",
            (true, false) => "submission-difference-extra",
            _ => "submission-difference",
        };
        rows.push(ReportRow::field("", teller.with(id, &args)).marked(Mark::Warning));
    }
}

/// What the grants were read from, and what of it was left out.
fn imported(sent: &Sent, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    let mut label = teller.say("submission-label-imported");
    for imported in &sent.imported {
        rows.push(ReportRow::field(std::mem::take(&mut label), teller.words.imported(imported)));
    }
}

/// The next run; `None` where there is none.
fn next_run(sent: &Sent, verification: &Verification, teller: &Formatter<'_>) -> Option<String> {
    let told = verification.secret.as_ref().and_then(|secret| secret.next_run.as_deref());
    let run = told.filter(|told| !told.is_empty()).unwrap_or(&sent.begin);
    (!run.is_empty()).then(|| teller.run(run))
}

fn receipt(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    let label = teller.say("submission-label-task");
    match submission.receipt() {
        Some(receipt) => {
            let args = [("task", receipt.flow.to_string().into()), ("time", teller.clock(submission.end()).into())];
            rows.push(ReportRow::field(label, teller.with("submission-task-finished", &args)));
            if !receipt.request_id.is_empty() {
                rows.push(ReportRow::field(teller.say("submission-label-request-id"), receipt.request_id.as_str()));
            }
        }
        None => rows.push(ReportRow::field(label, teller.say("submission-task-not-known"))),
    }
}

/// What became of the tags. Only the answer tells; where it was lost nobody can know.
fn tags(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    let asked = tags_of(&submission.sent);
    let (told, mark) = match submission.receipt() {
        Some(receipt) if asked.is_empty() && receipt.tag_code == 0 => return,
        Some(receipt) => {
            let args = [("code", receipt.tag_code.into()), ("says", text(&receipt.tag_message))];
            let is_silent = receipt.tag_message.is_empty();
            let code = teller
                .with(if is_silent { "submission-step-tag-code" } else { "submission-step-tag-code-says" }, &args);
            let args = [("tags", text(&asked)), ("code", code.as_str().into())];
            (if asked.is_empty() { code } else { teller.with("submission-tags-set", &args) }, Mark::Good)
        }
        None if asked.is_empty() => return,
        None => (teller.with("submission-tags-unknown", &[("tags", text(&asked))]), Mark::Warning),
    };
    rows.push(ReportRow::field(teller.say("submission-label-tags"), told).marked(mark));
}

pub(super) fn tags_failed(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::CreatedTagsFailed { receipt, verification }) = submission.outcome() else { return Vec::new() };
    let sent = &submission.sent;
    let mut what =
        vec![ReportRow::Headline { mark: Mark::Warning, text: teller.say("submission-tags-failed") }, ReportRow::Blank];
    let not_set = teller.with("submission-tags-not-set", &[("tags", text(&tags_of(sent)))]);
    what.push(ReportRow::field(teller.say("submission-label-tags"), not_set).marked(Mark::Error));
    if !verification.differences.is_empty() || verification.granted != verification.asked {
        granted(verification, sent, teller, &mut what);
    }
    what.extend(submission.risks(teller, room));
    let reasons = vec![
        ReportRow::field(teller.say("submission-label-says"), tag_says(receipt, teller)),
        ReportRow::field(teller.say("submission-label-why"), teller.say("submission-tags-failed-why")),
    ];
    // A business error is about the tags themselves; any other one may simply be set again.
    let fix = if receipt.tag_code == 2 { "submission-tags-failed-fix" } else { "submission-tags-failed-fix-set" };
    let fix = format!("{}\n{}", teller.say(fix), submission.resource());
    let again = ReportRow::Text(teller.say("submission-tags-failed-again"));
    let fix = ReportRow::field(teller.say("submission-label-fix"), fix);
    let ways = match room {
        // The lines of the resource would push it out of sight.
        ReportRoom::Little => vec![again, fix],
        _ => vec![fix, ReportRow::Blank, again],
    };
    let mut rows = ordered(room, (what, reasons, ways));
    rows.extend(sent.is_sandbox.then(|| ReportRow::Text(teller.say("submission-created-in-sandbox"))));
    rows.push(ReportRow::Blank);
    let names: Vec<String> = verification.accounts.iter().map(|account| account.name.clone()).collect();
    if names.is_empty() {
        accounts(verification, teller, room, &mut rows);
    } else {
        rows.push(ReportRow::field(teller.say("submission-label-accounts"), teller.list(&names)));
    }
    rows.push(ReportRow::InSight);
    imported(sent, teller, &mut rows);
    let task = teller.with("submission-task-over", &[("task", receipt.flow.to_string().into())]);
    rows.push(ReportRow::field(teller.say("submission-label-request-id"), receipt.request_id.as_str()).beside(task));
    rows
}

/// The tags that were sent, on one line.
fn tags_of(sent: &Sent) -> String {
    let tags: Vec<String> = sent.tags.iter().map(|tag| format!("{}={}", tag.key, tag.value)).collect();
    tags.join("  ")
}

/// `TagCode` and `TagMsg` in words (docs/api.md §1.2).
fn tag_says(receipt: &Receipt, teller: &Formatter<'_>) -> String {
    let kind = match receipt.tag_code {
        1 => "submission-tag-code-1",
        2 => "submission-tag-code-2",
        _ => "submission-tag-code-other",
    };
    let kind = teller.with(kind, &[("code", receipt.tag_code.to_string().into())]);
    if receipt.tag_message.is_empty() {
        return kind;
    }
    teller.with("submission-tag-says", &[("kind", kind.into()), ("says", text(&receipt.tag_message))])
}

pub(super) fn failed(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::TaskFailed { says, verification, .. }) = submission.outcome() else { return Vec::new() };
    let sent = &submission.sent;
    let receipt = submission.receipt();
    let has_both = verification.accounts.len() >= 2;
    let since = submission.accepted().map(|(at, _)| at).or(submission.sending().map(|(at, ..)| at));
    let span = since.map(|at| teller.span(at, submission.end()));
    let (mark, text) = match (has_both, span) {
        (true, _) => (Mark::Warning, teller.say("submission-task-failed-but")),
        (false, Some(span)) => (Mark::Error, teller.with("submission-task-failed-after", &[("span", span.into())])),
        (false, None) => (Mark::Error, teller.say("submission-task-failed")),
    };
    let task =
        receipt.map(|receipt| teller.with("submission-task-status", &[("task", receipt.flow.to_string().into())]));
    let id = if has_both { "submission-task-failed-what-but" } else { "submission-task-failed-what" };
    let about = ReportRow::field(teller.say("submission-label-what"), teller.say(id)).beside(task.unwrap_or_default());
    let mut what = vec![ReportRow::Headline { mark, text }, ReportRow::Blank];
    let mut reasons = Vec::new();
    // The headline says nearly as much.
    if room == ReportRoom::Little { &mut reasons } else { &mut what }.push(about);
    what.extend(said(says, teller));
    // Where there surely is no account, nothing is at risk.
    if !verification.accounts.is_empty() || verification.trouble().is_some() {
        what.extend(submission.risks(teller, room));
    }
    reasons.push(ReportRow::field(teller.say("submission-label-found"), found(sent, verification, teller)));
    if !has_both {
        let why = if says.is_empty() { "submission-task-failed-why-unsaid" } else { "submission-task-failed-why" };
        reasons.push(ReportRow::field(teller.say("submission-label-why"), teller.say(why)));
    }
    let holds_name = verification.secret.is_some() || !verification.missing.is_empty();
    let (fix, again) = match (has_both, holds_name) {
        (true, _) => ("submission-task-failed-fix-but", "submission-task-failed-again-but"),
        (false, true) => ("submission-task-failed-fix", "submission-task-failed-again"),
        (false, false) => ("submission-task-failed-fix-free", "submission-task-failed-again-free"),
    };
    let mut ways = vec![ReportRow::field(teller.say("submission-label-fix"), teller.say(fix))];
    ways.extend(receipt.filter(|receipt| receipt.tag_code != 0).map(|receipt| {
        ReportRow::field(teller.say("submission-label-tags"), tag_says(receipt, teller)).marked(Mark::Warning)
    }));
    ways.push(ReportRow::Blank);
    ways.push(ReportRow::field(teller.say("submission-label-again"), teller.say(again)));
    let mut rows = ordered(room, (what, reasons, ways));
    rows.extend(receipt.and_then(|receipt| request_of(&receipt.request_id, teller)));
    rows
}

/// What is there although the task failed: the credential's line and the accounts' line.
fn found(sent: &Sent, verification: &Verification, teller: &Formatter<'_>) -> String {
    if let (None, Some(trouble)) = (&verification.secret, verification.trouble()) {
        return teller.with("submission-found-unread", &[("why", teller.trouble(trouble).into())]);
    }
    let secret = match &verification.secret {
        Some(secret) => {
            teller.with("submission-found-secret", &[("name", text(&secret.name)), ("status", state(secret))])
        }
        None => teller.with("submission-found-no-secret", &[("name", text(&sent.name))]),
    };
    let names: Vec<String> = verification.accounts.iter().map(|account| account.name.clone()).collect();
    let accounts = match verification.trouble() {
        _ if !names.is_empty() => teller.with("submission-found-accounts", &[("names", teller.list(&names).into())]),
        Some(trouble) => teller.with("submission-found-accounts-unread", &[("why", teller.trouble(trouble).into())]),
        None => teller.with("submission-found-no-accounts", &[("prefix", text(&sent.prefix))]),
    };
    format!("{secret}\n{accounts}")
}

impl Submission {
    /// The credential's name for the tag service (docs/api.md §1.2).
    #[must_use]
    pub(in crate::app) fn resource(&self) -> String {
        let creator = match self.outcome() {
            Some(
                Outcome::Created { verification, .. }
                | Outcome::AlreadyCreated { verification, .. }
                | Outcome::CreatedTagsFailed { verification, .. },
            ) => verification.secret.as_ref().map(|secret| secret.creator.as_str()).unwrap_or_default(),
            _ => "",
        };
        let creator = match (creator, self.sent.account.as_str()) {
            ("", "") => "${uin}",
            ("", account) => account,
            (creator, _) => creator,
        };
        format!("qcs::ssm:{}:uin/:secret/creatorUin/{creator}/{}", self.sent.region, self.sent.name)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

    use super::*;
    use crate::{
        app::submission::{ConfirmNote, SubmissionMoment},
        domain::{
            facts::{LookUpError, SecretFact},
            grants::read::Imported,
            rule::{Message, Severity},
            submission::Step,
            verification::Unread,
        },
        text::{Language, Words},
    };

    /// The rows of a create that was sent at 1 s and ended at 9 s, with one accepted risk.
    fn rows(outcome: Outcome, room: ReportRoom) -> Vec<ReportRow> {
        rows_of(Vec::new(), outcome, room)
    }

    /// The same of grants that were read from these texts.
    fn rows_of(imported: Vec<Imported>, outcome: Outcome, room: ReportRoom) -> Vec<ReportRow> {
        let at = |seconds: i64| Timestamp::UNIX_EPOCH + seconds.seconds();
        let message = Message::new("submission-unknown-grants");
        let risks = vec![ConfirmNote { severity: Severity::Warning, field: None, message }];
        let mut submission = Submission::new(Sent { imported, risks, ..Sent::default() }, at(0));
        submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
        submission.ended(at(9), outcome);
        let (words, moment) = (Words::new(Language::En), SubmissionMoment { now: at(100), zone: TimeZone::UTC });
        submission.main_rows(&Formatter { words: &words, moment: &moment, ellipsis: "…" }, room)
    }

    /// The labels of the rows, in their order; the headline is `!`.
    fn labels(rows: &[ReportRow]) -> Vec<&str> {
        fn of(row: &ReportRow) -> Option<&str> {
            match row {
                ReportRow::Field { label, .. } => Some(label),
                ReportRow::Headline { .. } => Some("!"),
                _ => None,
            }
        }
        rows.iter().filter_map(of).collect()
    }

    fn read_back() -> Verification {
        Verification { secret: Some(SecretFact::default()), granted: 2, asked: 2, ..Verification::default() }
    }

    #[test]
    fn what_was_not_asked_for_and_did_not_fail_has_no_row() {
        let created = |receipt: Option<Receipt>| {
            rows(Outcome::Created { receipt, verification: Box::new(read_back()) }, ReportRoom::Ample)
        };
        for (receipt, has_tags) in [
            (None, false),
            (Some(Receipt::default()), false),
            (Some(Receipt { tag_code: 2, ..Receipt::default() }), true),
        ] {
            let rows = created(receipt.clone());
            assert_eq!(labels(&rows).contains(&"Tags"), has_tags, "{receipt:?}");
        }
    }

    #[test]
    fn what_was_created_before_says_so_and_when() {
        let (sent, verification) = (Timestamp::UNIX_EPOCH, Box::new(read_back()));
        let rows = rows(Outcome::AlreadyCreated { receipt: None, verification, sent }, ReportRoom::Ample);
        let ReportRow::Headline { mark: Mark::Good, text } = &rows[0] else { panic!("{:?}", rows[0]) };
        assert!(text.contains("already; nothing was sent") && text.contains("00:00:00"), "{text}");
    }

    #[test]
    fn where_a_task_failed_the_risks_are_told_only_if_there_may_be_accounts() {
        let account = SecretAccount { name: "ordersrw_SSM_4kD".to_owned(), ..SecretAccount::default() };
        let unread = Unread { what: "Accounts".to_owned(), action: None, trouble: Some(LookUpError::NoKey) };
        for (verification, has_risks) in [
            (Verification::default(), false),
            (Verification { accounts: vec![account], ..Verification::default() }, true),
            (Verification { missing: vec![unread], ..Verification::default() }, true),
        ] {
            let failed = |room| {
                let verification = Box::new(verification.clone());
                rows(Outcome::TaskFailed { receipt: None, says: String::new(), verification }, room)
            };
            for room in [ReportRoom::Ample, ReportRoom::Little] {
                assert_eq!(labels(&failed(room)).contains(&"Risks"), has_risks, "{room:?} {verification:?}");
            }
            // Where there is little room, the headline is followed by what one can do.
            let (ample, little) = (failed(ReportRoom::Ample), failed(ReportRoom::Little));
            assert_eq!(labels(&ample)[1], "What");
            assert!(labels(&little)[1] != "What" && labels(&little).contains(&"What"), "{:?}", labels(&little));
        }
    }

    #[test]
    fn each_text_that_grants_were_read_from_has_a_row_below_one_label() {
        let created = || Outcome::Created { receipt: None, verification: Box::new(read_back()) };
        let failed = || Outcome::CreatedTagsFailed { receipt: Receipt::default(), verification: Box::new(read_back()) };
        for outcome in [created(), failed()] {
            let before = rows(outcome.clone(), ReportRoom::Ample).len();
            let rows = rows_of(vec![Imported::default(); 2], outcome, ReportRoom::Ample);
            let at = labels(&rows).iter().position(|label| *label == "Read from SQL").unwrap();
            assert_eq!((labels(&rows)[at + 1], rows.len()), ("", before + 2));
        }
    }
}
