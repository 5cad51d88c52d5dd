//! The outcomes at which something was created, or may be left behind: created, created without its tags, task failed.

use super::{
    Sent, Submission,
    format::{Formatter, state, text},
    report::{Mark, ReportRoom, ReportRow},
};
use crate::domain::{
    account_names::CURRENT,
    facts::SecretAccount,
    standing::Standing,
    submission::{Outcome, Receipt},
    verification::Verification,
};

pub(super) fn created(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::Created { verification, .. } | Outcome::AlreadyCreated { verification, .. }) =
        submission.outcome()
    else {
        return Vec::new();
    };
    let sent = &submission.sent;
    let name = || text(&sent.name);
    let mark = match submission.standing() {
        Standing::Created | Standing::AlreadyCreated => Mark::Good,
        Standing::CreatedDiffers => Mark::Error,
        _ => Mark::Warning,
    };
    let headline = match submission.sending() {
        Some((at, _)) if submission.standing() == Standing::Created => {
            let span = teller.span(at, submission.end());
            teller.with("submission-created-in", &[("name", name()), ("span", span.into())])
        }
        _ => submission.situation().sentence(teller),
    };
    let mut rows = vec![ReportRow::Headline { mark, text: headline }];
    if sent.is_sandbox {
        rows.push(ReportRow::Text(teller.say("submission-created-in-sandbox")));
    }
    rows.push(ReportRow::Blank);
    accounts(verification, teller, &mut rows);
    granted(verification, sent, teller, &mut rows);
    imported(sent, teller, &mut rows);
    rows.push(ReportRow::field(teller.say("submission-label-next-run"), next_run(sent, verification, teller)));
    rows.extend(submission.risks(teller, room));
    receipt(submission, teller, &mut rows);
    tags(submission, teller, &mut rows);
    let body = teller.with("submission-created-body", &[("hash", teller.hash(&sent.sha256).into())]);
    rows.push(ReportRow::field(teller.say("submission-label-body"), body));
    rows.push(ReportRow::Blank);
    let heading = if sent.is_sandbox { "submission-next-heading-sandbox" } else { "submission-next-heading" };
    rows.push(ReportRow::Heading(teller.say(heading)));
    let read = teller.with("submission-next-read", &[("name", name())]);
    rows.push(ReportRow::Hint { label: teller.say("submission-next-read-label"), text: read });
    rows.push(ReportRow::Hint {
        label: teller.say("submission-next-remember-label"),
        text: teller.say("submission-next-remember"),
    });
    rows.push(ReportRow::Hint {
        label: teller.say("submission-next-allow-label"),
        text: teller.say("submission-next-allow"),
    });
    rows
}

/// One line an account: name, hosts, and whether it is in use.
fn accounts(verification: &Verification, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
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
        let parts = [account.name.clone(), hosts(account, teller), state];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        rows.push(ReportRow::field(std::mem::take(&mut label), parts.join("   ")));
    }
}

fn hosts(account: &SecretAccount, teller: &Formatter<'_>) -> String {
    const SHOWN: usize = 3;
    let mut hosts = account.hosts.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("  ");
    if let Some(more) = account.hosts.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        hosts = format!("{hosts}  {}", teller.with("submission-more-hosts", &[("count", more.into())]));
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

fn next_run(sent: &Sent, verification: &Verification, teller: &Formatter<'_>) -> String {
    let told = verification.secret.as_ref().and_then(|secret| secret.next_run.as_deref());
    match told {
        Some(told) if !told.is_empty() => teller.run(told),
        _ if sent.begin.is_empty() => teller.say("submission-next-run-off"),
        _ => teller.run(&sent.begin),
    }
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
    let mut rows = vec![ReportRow::Headline { mark: Mark::Warning, text: teller.say("submission-tags-failed") }];
    if sent.is_sandbox {
        rows.push(ReportRow::Text(teller.say("submission-created-in-sandbox")));
    }
    rows.push(ReportRow::Blank);
    let names: Vec<String> = verification.accounts.iter().map(|account| account.name.clone()).collect();
    if names.is_empty() {
        accounts(verification, teller, &mut rows);
    } else {
        rows.push(ReportRow::field(teller.say("submission-label-accounts"), teller.list(&names)));
    }
    if !verification.differences.is_empty() || verification.granted != verification.asked {
        granted(verification, sent, teller, &mut rows);
    }
    imported(sent, teller, &mut rows);
    let not_set = teller.with("submission-tags-not-set", &[("tags", text(&tags_of(sent)))]);
    rows.push(ReportRow::field(teller.say("submission-label-tags"), not_set).marked(Mark::Error));
    rows.push(ReportRow::field(teller.say("submission-label-says"), tag_says(receipt, teller)));
    rows.push(ReportRow::field(teller.say("submission-label-why"), teller.say("submission-tags-failed-why")));
    // A business error is about the tags themselves; any other one may simply be set again.
    let fix = if receipt.tag_code == 2 { "submission-tags-failed-fix" } else { "submission-tags-failed-fix-set" };
    let fix = format!("{}\n{}", teller.say(fix), submission.resource());
    rows.push(ReportRow::field(teller.say("submission-label-fix"), fix));
    rows.push(ReportRow::Blank);
    rows.push(ReportRow::Text(teller.say("submission-tags-failed-again")));
    rows.extend(submission.risks(teller, room));
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

pub(super) fn failed(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    let Some(Outcome::TaskFailed { says, verification, .. }) = submission.outcome() else { return Vec::new() };
    let sent = &submission.sent;
    let receipt = submission.receipt();
    let has_both = verification.accounts.len() >= 2;
    let since = submission.accepted().map(|(at, _)| at).or(submission.sending().map(|(at, _)| at));
    let span = since.map(|at| teller.span(at, submission.end()));
    let (mark, text) = match (has_both, span) {
        (true, _) => (Mark::Warning, teller.say("submission-task-failed-but")),
        (false, Some(span)) => (Mark::Error, teller.with("submission-task-failed-after", &[("span", span.into())])),
        (false, None) => (Mark::Error, teller.say("submission-task-failed")),
    };
    let task =
        receipt.map(|receipt| teller.with("submission-task-status", &[("task", receipt.flow.to_string().into())]));
    let mut rows = vec![
        ReportRow::Headline { mark, text },
        ReportRow::Blank,
        ReportRow::field(
            teller.say("submission-label-what"),
            teller.say(if has_both { "submission-task-failed-what-but" } else { "submission-task-failed-what" }),
        )
        .beside(task.unwrap_or_default()),
    ];
    if !says.is_empty() {
        rows.push(ReportRow::Quote {
            label: teller.say("submission-label-says"),
            text: teller.quoted(says),
            lines: Some(4),
        });
    }
    rows.push(ReportRow::field(teller.say("submission-label-found"), found(sent, verification, teller)));
    if !has_both {
        let why = if says.is_empty() { "submission-task-failed-why-unsaid" } else { "submission-task-failed-why" };
        rows.push(ReportRow::field(teller.say("submission-label-why"), teller.say(why)));
    }
    let holds_name = verification.secret.is_some() || !verification.missing.is_empty();
    let fix = match (has_both, holds_name) {
        (true, _) => "submission-task-failed-fix-but",
        (false, true) => "submission-task-failed-fix",
        (false, false) => "submission-task-failed-fix-free",
    };
    rows.push(ReportRow::field(teller.say("submission-label-fix"), teller.say(fix)));
    if let Some(receipt) = receipt.filter(|receipt| receipt.tag_code != 0) {
        rows.push(
            ReportRow::field(teller.say("submission-label-tags"), tag_says(receipt, teller)).marked(Mark::Warning),
        );
    }
    rows.push(ReportRow::Blank);
    let again = match (has_both, holds_name) {
        (true, _) => "submission-task-failed-again-but",
        (false, true) => "submission-task-failed-again",
        (false, false) => "submission-task-failed-again-free",
    };
    rows.push(ReportRow::field(teller.say("submission-label-again"), teller.say(again)));
    if let Some(receipt) = receipt.filter(|receipt| !receipt.request_id.is_empty()) {
        rows.push(ReportRow::Text(
            teller.with("submission-request-id-ticket", &[("id", receipt.request_id.as_str().into())]),
        ));
    }
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
