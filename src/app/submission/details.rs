//! Everything that is known about a submission, for a support ticket: every step, every word of the service.

use super::{
    Submission,
    format::{Formatter, text},
    not_created::differing,
    report::ReportRow,
};
use crate::domain::{
    facts::SecretFact,
    submission::{Difference, Doubt, Look, NothingCreated, Outcome, Receipt, Refusal, Step},
    unseen::shorten,
    verification::Verification,
};

/// Most bytes of a service's text that are kept on a screen.
const LONGEST_TEXT: usize = 64 * 1024;
/// Most characters of a reason in a step.
const LONGEST_REASON: usize = 300;

pub(super) fn rows(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    // What needs a reader stands first.
    let mut rows = Vec::new();
    differing(differences(submission), teller, &mut rows);
    rows.extend((!rows.is_empty()).then_some(ReportRow::Blank));
    rows.extend(submission.every_risk(teller));
    rows.extend((!submission.sent.risks.is_empty()).then_some(ReportRow::Blank));
    rows.push(ReportRow::Heading(teller.say("submission-details-request")));
    let sent = &submission.sent;
    let known = [
        ("SecretName", sent.name.clone()),
        ("ProductName", sent.product.clone()),
        ("InstanceID", sent.instance.clone()),
        ("X-TC-Region", sent.region.clone()),
        ("AccountId", sent.account.clone()),
        ("Host", sent.endpoint.clone()),
        ("SecretId", sent.key.clone()),
        ("SHA-256", sent.sha256.clone()),
    ];
    rows.extend(
        known.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| ReportRow::field(label, value)),
    );
    for imported in &sent.imported {
        rows.push(ReportRow::Blank);
        rows.push(ReportRow::Heading(teller.words.imported(imported)));
        rows.extend(
            imported
                .left_out
                .iter()
                .map(|left| ReportRow::field(format!("{}:{}", left.line, left.column), teller.message(&left.message))),
        );
    }
    if !submission.steps.is_empty() {
        rows.push(ReportRow::Blank);
        rows.push(ReportRow::Heading(teller.say("submission-details-steps")));
        rows.extend(submission.steps.iter().map(|(at, step)| ReportRow::Look {
            is_now: false,
            at: teller.clock(*at),
            mark: None,
            text: told(step, teller),
            aside: String::new(),
        }));
    }
    answer(submission, &mut rows, teller);
    rows
}

/// What is there and is not as it was asked for.
fn differences(submission: &Submission) -> &[Difference] {
    match submission.outcome() {
        Some(Outcome::InUse { differences, .. } | Outcome::Theirs { differences, .. }) => differences,
        outcome => {
            outcome.and_then(Outcome::verification).map_or(&[], |verification| verification.differences.as_slice())
        }
    }
}

fn answer(submission: &Submission, rows: &mut Vec<ReportRow>, teller: &Formatter<'_>) {
    rows.push(ReportRow::Blank);
    rows.push(ReportRow::Heading(teller.say("submission-details-answer")));
    if let Some(outcome) = submission.outcome() {
        rows.push(ReportRow::field("outcome", outcome.word()));
    }
    if let Some(receipt) = submission.receipt() {
        receipt_rows(receipt, rows);
    }
    if let Some(fault) = submission.fault() {
        fault_rows(fault, rows, teller);
    }
    if let Some(Outcome::Theirs { secret, .. }) = submission.outcome() {
        secret_rows(secret, rows);
    } else if let Some(verification) = submission.outcome().and_then(Outcome::verification) {
        verified(verification, rows, teller);
    } else if let Some((_, Doubt::Broken(says))) = submission.doubt()
        && !says.is_empty()
    {
        rows.push(verbatim("error", says, teller));
    }
    if let Some(Outcome::TaskFailed { says, .. }) = submission.outcome() {
        rows.push(verbatim("Description", says, teller));
    }
    if let Some((_, Step::Looked { found: Look::Ours(secret), .. })) = submission.steps.last() {
        secret_rows(secret, rows);
    }
}

fn receipt_rows(receipt: &Receipt, rows: &mut Vec<ReportRow>) {
    rows.push(ReportRow::field("FlowID", receipt.flow.to_string()));
    rows.push(ReportRow::field("TagCode", receipt.tag_code.to_string()));
    rows.push(ReportRow::field("TagMsg", receipt.tag_message.as_str()));
    rows.push(ReportRow::field("RequestId", receipt.request_id.as_str()));
}

fn fault_rows(fault: &Refusal, rows: &mut Vec<ReportRow>, teller: &Formatter<'_>) {
    rows.push(ReportRow::field("Error.Code", fault.code.as_str()));
    rows.push(verbatim("Error.Message", &fault.message, teller));
    rows.push(ReportRow::field("RequestId", fault.request_id.as_str()));
    if let Some(time) = fault.server_time {
        rows.push(ReportRow::field("Date", time.to_string()));
    }
}

fn secret_rows(secret: &SecretFact, rows: &mut Vec<ReportRow>) {
    let known = [
        ("Status", secret.status.clone()),
        ("ProductName", secret.product.clone()),
        ("ResourceID", secret.instance.clone()),
        ("CreateTime", secret.created.map(|seconds| seconds.to_string()).unwrap_or_default()),
        ("CreateUin", secret.creator.clone()),
        ("KmsKeyId", secret.key.clone()),
    ];
    rows.extend(
        known.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| ReportRow::field(label, value)),
    );
}

fn verified(verification: &Verification, rows: &mut Vec<ReportRow>, teller: &Formatter<'_>) {
    if let Some(secret) = &verification.secret {
        secret_rows(secret, rows);
    }
    for account in &verification.accounts {
        rows.push(ReportRow::field(
            "AccountName",
            format!("{}  {}  {}", account.name, account.hosts.join(" "), account.version),
        ));
    }
    for unread in &verification.missing {
        let why =
            unread.trouble.as_ref().map_or_else(|| teller.say("submission-unread-no-call"), |it| teller.trouble(it));
        rows.push(ReportRow::field(
            "unread",
            format!("{}  {}  {why}", unread.what, unread.action.as_deref().unwrap_or("-")),
        ));
    }
}

/// A text as it came, up to a size that a terminal can hold.
fn verbatim(label: &str, says: &str, teller: &Formatter<'_>) -> ReportRow {
    let mut text = says.to_owned();
    if text.len() > LONGEST_TEXT {
        text.truncate(says.floor_char_boundary(LONGEST_TEXT));
        text.push_str(teller.ellipsis);
    }
    ReportRow::Quote { label: label.to_owned(), text: teller.quoted(&text), lines: None }
}

/// One step in a few words.
fn told(step: &Step, teller: &Formatter<'_>) -> String {
    match step {
        Step::SetAside(file) => teller.with("submission-step-set-aside", &[("file", text(file))]),
        Step::Unreadable(file) => teller.with("submission-step-unreadable", &[("file", text(file))]),
        Step::Newer(file) => teller.with("submission-step-newer", &[("file", text(file))]),
        Step::Earlier(at) => teller.with("submission-step-earlier", &[("time", teller.clock(*at).into())]),
        Step::Journalled => teller.say("submission-step-journalled"),
        Step::Sending { attempt, bytes, .. } => {
            let args = [("bytes", (*bytes).into()), ("times", i64::from(*attempt).into())];
            teller.with("submission-step-sent", &args)
        }
        Step::BackingOff { attempt, wait, why } => {
            let reason = match why {
                NothingCreated::Refused(fault) => format!("{}: {}", fault.code, fault.message),
                NothingCreated::NotConnected(error) => teller.message(&error.message()),
            };
            let args = [
                ("span", teller.span_of(i64::try_from(*wait).unwrap_or(i64::MAX)).into()),
                ("attempt", i64::from(*attempt).into()),
            ];
            teller.join(&[
                shorten(&reason, LONGEST_REASON).into_owned(),
                teller.with("submission-step-backing-off", &args),
            ])
        }
        Step::Accepted(receipt) => {
            teller.with("submission-step-accepted", &[("task", receipt.flow.to_string().into())])
        }
        Step::Polled { polls, says, trouble, .. } => {
            let asked = teller.with("submission-step-check", &[("count", i64::from(*polls).into())]);
            let says = match trouble {
                Some(trouble) => teller.trouble(trouble),
                None if says.is_empty() => return asked,
                None => teller.quoted(says),
            };
            teller.with("submission-step-asked-says", &[("asked", asked.into()), ("says", says.into())])
        }
        Step::InDoubt(doubt) => match doubt {
            Doubt::TimedOut { seconds } => teller.with("trouble-timed-out", &[("seconds", seconds.to_string().into())]),
            // The words of the library are in the answer below.
            Doubt::Broken(_) => teller.say("submission-step-broken"),
            Doubt::Odd { status, what } => teller.words.list(&[teller.odd(*what), format!("HTTP {status}")]),
            Doubt::Ambiguous(fault) => fault.code.clone(),
            Doubt::Interrupted => teller.say("submission-doubt-interrupted"),
        },
        Step::Looked { found, .. } => match found {
            Look::Absent => teller.say("submission-look-absent"),
            Look::Ours(secret) | Look::Theirs(secret, _) => teller.holder(secret),
            Look::Trouble(trouble) => teller.trouble(trouble),
        },
        Step::ReadingBack => teller.say("submission-step-read"),
        Step::Unkept(why) => teller.with("submission-step-unkept", &[("why", text(why))]),
    }
}
