//! The report while a submission is under way: journal, sending, acceptance, the task.

use jiff::Timestamp;

use super::{
    Submission,
    format::{Formatter, elapsed_of, milliseconds, text},
    report::{Mark, ReportRoom, ReportRow},
    unknown,
};
use crate::domain::submission::{NothingCreated, Receipt, Step};

pub(super) fn creating(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let mut rows = vec![ReportRow::Blank];
    way(submission, teller, room, &mut rows);
    if submission.accepted().is_some() {
        task(submission, teller, &mut rows);
    }
    rows
}

pub(super) fn working(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let is_answered = submission.receipt().is_some();
    let headline = if is_answered { "submission-working" } else { "submission-working-unanswered" };
    let mut rows = vec![ReportRow::Headline { mark: Mark::Warning, text: teller.say(headline) }];
    rows.extend(submission.risks(teller, room));
    rows.push(ReportRow::Blank);
    if let Some(poll) = LastPoll::of(submission, teller) {
        let args = [("time", teller.clock(poll.at).into()), ("count", i64::from(poll.polls).into())];
        rows.push(ReportRow::Text(teller.with("submission-last-checked", &args)));
        rows.extend(poll.says.map(ReportRow::Text));
    }
    rows.push(ReportRow::Text(teller.say("submission-not-again")));
    rows.push(ReportRow::Blank);
    if is_answered {
        way(submission, teller, room, &mut rows);
    } else {
        unknown::doubt(submission, teller, room, &mut rows);
    }
    rows.push(ReportRow::Blank);
    rows.push(ReportRow::Text(teller.say("submission-working-why")));
    rows
}

fn way(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom, rows: &mut Vec<ReportRow>) {
    match submission.journalled() {
        // Where there is little room, what was sent says it.
        Some(_) if room == ReportRoom::Little && submission.steps.len() > 1 => {}
        Some(at) => rows.push(done(teller.say("submission-step-journalled"), teller.clock(at))),
        None if submission.steps.is_empty() && submission.outcome.is_none() => {
            rows.push(under_way(teller.say("submission-step-journalling"), teller.elapsed(submission.started)));
            return;
        }
        None => {}
    }
    sending(submission, teller, rows);
    let Some(receipt) = submission.receipt() else { return };
    acceptance(submission, teller, room, (submission.accepted().map(|(at, _)| at), receipt), rows);
}

fn sending(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    if let Some((at, Step::BackingOff { attempt, wait, why })) = submission.steps.last() {
        let (text, reason) = match why {
            NothingCreated::Refused(_) => ("submission-step-throttled", None),
            NothingCreated::NotConnected(error) => ("submission-step-not-connected", Some(error.message())),
        };
        rows.push(under_way(teller.say(text), teller.elapsed(*at)));
        rows.extend(reason.map(|reason| ReportRow::Note(teller.message(&reason))));
        let passed = milliseconds(*at, teller.moment.now);
        let left = i64::try_from(*wait).unwrap_or(i64::MAX).saturating_sub(passed).max(0);
        let args = [
            ("span", teller.span_of(left.saturating_add(999) / 1000 * 1000).into()),
            ("attempt", i64::from(*attempt).into()),
        ];
        rows.push(ReportRow::Note(teller.with("submission-step-backing-off", &args)));
        return;
    }
    let Some((at, bytes, limit)) = submission.sending() else { return };
    let is_rejected = |why: &NothingCreated| matches!(why, NothingCreated::Refused(_));
    tries(submission, teller, ("submission-tries-rejected", is_rejected), rows);
    tries(submission, teller, ("submission-tries-unconnected", |why| !is_rejected(why)), rows);
    let args = [("bytes", bytes.into()), ("times", i64::from(submission.situation().times).into())];
    if submission.is_on_the_way() && submission.outcome.is_none() {
        let limit = i64::try_from(limit).unwrap_or_default();
        let args_of_limit = [("elapsed", teller.elapsed(at).into()), ("limit", elapsed_of(limit * 1000).into())];
        let end = teller.with("submission-of-limit", &args_of_limit);
        rows.push(under_way(teller.say("submission-step-waiting"), end));
        rows.push(ReportRow::Note(teller.say("submission-step-waiting-until")));
    } else {
        rows.push(done(teller.with("submission-step-sent", &args), teller.clock(at)));
    }
}

/// The earlier tries of one kind, which created nothing, and when the last of them was.
fn tries(
    submission: &Submission,
    teller: &Formatter<'_>,
    (id, is_kind): (&str, impl Fn(&NothingCreated) -> bool),
    rows: &mut Vec<ReportRow>,
) {
    let tries =
        submission.steps.iter().filter(|(_, step)| matches!(step, Step::BackingOff { why, .. } if is_kind(why)));
    let Some((last, _)) = tries.clone().last() else { return };
    let text = teller.with(id, &[("count", tries.count().into())]);
    let end = teller.clock(*last);
    rows.push(ReportRow::Step { mark: Mark::Note, is_now: false, text, aside: String::new(), end });
}

fn acceptance(
    submission: &Submission,
    teller: &Formatter<'_>,
    room: ReportRoom,
    (at, receipt): (Option<Timestamp>, &Receipt),
    rows: &mut Vec<ReportRow>,
) {
    let took = match (submission.sending(), at) {
        (Some((sent, ..)), Some(at)) => teller.span(sent, at),
        _ => String::new(),
    };
    rows.push(ReportRow::Step {
        mark: Mark::Good,
        is_now: false,
        text: teller.with("submission-step-accepted", &[("task", receipt.flow.to_string().into())]),
        aside: took,
        end: at.map(|at| teller.clock(at)).unwrap_or_default(),
    });
    if !receipt.request_id.is_empty() && room != ReportRoom::Little {
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

fn task(submission: &Submission, teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    if let Some(at) = submission.reading() {
        rows.push(done(teller.say("submission-step-task-over"), teller.clock(at)));
        rows.push(under_way(teller.say("submission-step-reading"), String::new()));
        return;
    }
    let since = submission.accepted().map_or(submission.started, |(at, _)| at);
    rows.push(under_way(teller.say("submission-step-working"), teller.elapsed(since)));
    match LastPoll::of(submission, teller) {
        Some(poll) => {
            rows.push(ReportRow::Note(poll.asked(since, teller)));
            rows.extend(poll.says.map(ReportRow::Note));
        }
        None => rows.push(ReportRow::Note(teller.say("submission-step-not-asked"))),
    }
    rows.push(ReportRow::Note(teller.say("submission-step-no-duration")));
    // The sandbox inside the program ends with it.
    if !submission.sent.is_sandbox {
        rows.push(ReportRow::Note(teller.say("submission-step-goes-on")));
    }
    let text = teller.say("submission-step-read-next");
    rows.push(ReportRow::Step { mark: Mark::Ahead, is_now: false, text, aside: String::new(), end: String::new() });
}

/// The last answer about the task.
struct LastPoll {
    at: Timestamp,
    /// How often it was asked for.
    polls: u32,
    /// Milliseconds until the next question.
    next: Option<u64>,
    /// The task's words, or why there was no answer.
    says: Option<String>,
}

impl LastPoll {
    fn of(submission: &Submission, teller: &Formatter<'_>) -> Option<LastPoll> {
        submission.steps.iter().rev().find_map(|(at, step)| {
            let Step::Polled { polls, next, says, trouble } = step else { return None };
            let quoted = || teller.with("submission-step-task-says", &[("says", text(says))]);
            let says = trouble.as_ref().map(|it| teller.trouble(it)).or_else(|| (!says.is_empty()).then(quoted));
            Some(LastPoll { at: *at, polls: *polls, next: *next, says })
        })
    }

    /// How often it was asked for, and when it will be again.
    fn asked(&self, since: Timestamp, teller: &Formatter<'_>) -> String {
        let count = ("count", i64::from(self.polls).into());
        let Some(next) = self.next else { return teller.with("submission-step-asked", &[count]) };
        let next = milliseconds(since, self.at).saturating_add(i64::try_from(next).unwrap_or(i64::MAX));
        // As the time beside it, which counts up to that.
        let next = elapsed_of(next.saturating_add(500));
        teller.with("submission-step-asked-next", &[count, ("span", next.into())])
    }
}

fn done(text: String, end: String) -> ReportRow {
    ReportRow::Step { mark: Mark::Good, is_now: false, text, aside: String::new(), end }
}

fn under_way(text: String, end: String) -> ReportRow {
    ReportRow::Step { mark: Mark::Now, is_now: true, text, aside: String::new(), end }
}
