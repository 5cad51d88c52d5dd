//! The report while a submission is under way: journal, sending, acceptance, the task.

use jiff::Timestamp;

use super::{
    Submission,
    format::{Formatter, milliseconds, text},
    report::{Mark, ReportRow},
    unknown,
};
use crate::domain::submission::{NothingCreated, Receipt, Step};

pub(super) fn creating(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    let mut rows = vec![ReportRow::Blank];
    way(submission, teller, &mut rows);
    rows
}

pub(super) fn working(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    let is_answered = submission.receipt().is_some();
    let headline = if is_answered { "submission-working" } else { "submission-working-unanswered" };
    let mut rows = vec![ReportRow::Headline { mark: Mark::Warning, text: teller.say(headline) }, ReportRow::Blank];
    if is_answered {
        way(submission, teller, &mut rows);
    } else {
        unknown::doubt(submission, teller, &mut rows);
    }
    rows.push(ReportRow::Blank);
    rows.push(ReportRow::Text(teller.say("submission-working-why")));
    rows.push(ReportRow::Text(teller.say("submission-not-again")));
    rows
}

fn way(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    match submission.journalled() {
        Some(at) => rows.push(done(teller.say("submission-step-journalled"), teller.clock(at))),
        None if submission.steps.is_empty() && submission.outcome.is_none() => {
            rows.push(under_way(teller.say("submission-step-journalling"), teller.elapsed(submission.started)));
            return;
        }
        None => {}
    }
    sending(submission, teller, rows);
    let Some(receipt) = submission.receipt() else { return };
    let at = submission.accepted().map(|(at, _)| at);
    acceptance(submission, teller, (at, receipt), rows);
    task(submission, teller, at, rows);
}

fn sending(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    if let Some((at, Step::BackingOff { attempt, wait, why })) = submission.steps.last() {
        let (text, reason) = match why {
            NothingCreated::Refused(fault) => ("submission-step-throttled", fault.code.clone()),
            NothingCreated::NotConnected(error) => ("submission-step-not-connected", teller.message(&error.message())),
        };
        rows.push(under_way(teller.say(text), teller.elapsed(*at)));
        let passed = milliseconds(*at, teller.moment.now);
        let left = i64::try_from(*wait).unwrap_or(i64::MAX).saturating_sub(passed).max(0);
        let args = [
            ("span", teller.span_of(left.saturating_add(999) / 1000 * 1000).into()),
            ("attempt", i64::from(*attempt).into()),
            ("reason", self::text(&reason)),
        ];
        rows.push(ReportRow::Note(teller.with("submission-step-backing-off", &args)));
        return;
    }
    let Some((at, bytes)) = submission.sending() else { return };
    let attempt = submission.situation().times;
    let args = [("bytes", bytes.into()), ("attempt", i64::from(attempt).into())];
    let text = teller.with("submission-step-sent", &args);
    rows.push(done(text, teller.clock(at)));
    if submission.is_on_the_way() && submission.outcome.is_none() {
        rows.push(under_way(teller.say("submission-step-waiting"), teller.elapsed(at)));
    }
}

fn acceptance(
    submission: &Submission,
    teller: &Formatter<'_>,
    (at, receipt): (Option<Timestamp>, &Receipt),
    rows: &mut Vec<ReportRow>,
) {
    let took = match (submission.sending(), at) {
        (Some((sent, _)), Some(at)) => teller.span(sent, at),
        _ => String::new(),
    };
    rows.push(ReportRow::Step {
        mark: Mark::Good,
        is_now: false,
        text: teller.with("submission-step-accepted", &[("task", receipt.flow.to_string().into())]),
        aside: took,
        end: at.map(|at| teller.clock(at)).unwrap_or_default(),
    });
    if !receipt.request_id.is_empty() {
        rows.push(ReportRow::Note(teller.with("submission-step-request-id", &[("id", text(&receipt.request_id))])));
    }
    if !submission.sent.tags.is_empty() || receipt.tag_code != 0 {
        let args = [("code", receipt.tag_code.to_string().into()), ("says", text(&receipt.tag_message))];
        let has_words = !receipt.tag_message.is_empty();
        let end =
            teller.with(if has_words { "submission-step-tag-code-says" } else { "submission-step-tag-code" }, &args);
        let (mark, text) = if receipt.tag_code == 0 {
            (Mark::Good, teller.say("submission-step-tags-set"))
        } else {
            (Mark::Warning, teller.say("submission-step-tags-not-set"))
        };
        rows.push(ReportRow::Step { mark, is_now: false, text, aside: String::new(), end });
    }
}

fn task(submission: &Submission, teller: &Formatter<'_>, accepted: Option<Timestamp>, rows: &mut Vec<ReportRow>) {
    let since = accepted.unwrap_or(submission.started);
    if submission.reading().is_some() {
        rows.push(done(teller.say("submission-step-task-over"), teller.clock(submission.reading().unwrap_or(since))));
        rows.push(under_way(teller.say("submission-step-reading"), String::new()));
        return;
    }
    let is_watched = submission.outcome.is_none();
    let text = teller.say("submission-step-working");
    let end = if is_watched { teller.elapsed(since) } else { String::new() };
    rows.push(ReportRow::Step { mark: Mark::Warning, is_now: is_watched, text, aside: String::new(), end });
    rows.extend(polls(submission, teller, since).into_iter().map(ReportRow::Note));
    let ahead = teller.say("submission-step-read");
    rows.push(ReportRow::Step {
        mark: Mark::Ahead,
        is_now: false,
        text: ahead,
        aside: String::new(),
        end: String::new(),
    });
}

/// How often the task was asked for, and what it said last.
fn polls(submission: &Submission, teller: &Formatter<'_>, since: Timestamp) -> Vec<String> {
    let Some((at, Step::Polled { polls, next, says, trouble })) =
        submission.steps.iter().rev().find(|(_, step)| matches!(step, Step::Polled { .. }))
    else {
        return vec![teller.say("submission-step-not-asked")];
    };
    let count = i64::from(*polls);
    let asked = match next {
        Some(next) => {
            let next = milliseconds(since, *at).saturating_add(i64::try_from(*next).unwrap_or(i64::MAX));
            let next = next.saturating_add(500) / 1000 * 1000;
            teller.with("submission-step-asked-next", &[("count", count.into()), ("span", teller.span_of(next).into())])
        }
        None => teller.with("submission-step-asked", &[("count", count.into())]),
    };
    let says = match trouble {
        Some(trouble) => Some(teller.trouble(trouble)),
        None if says.is_empty() => None,
        None => Some(teller.with("submission-step-task-says", &[("says", text(says))])),
    };
    std::iter::once(asked).chain(says).collect()
}

fn done(text: String, end: String) -> ReportRow {
    ReportRow::Step { mark: Mark::Good, is_now: false, text, aside: String::new(), end }
}

fn under_way(text: String, end: String) -> ReportRow {
    ReportRow::Step { mark: Mark::Warning, is_now: true, text, aside: String::new(), end }
}
