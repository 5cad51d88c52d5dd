//! The report of a create with an unknown outcome: the name is looked for, and may not be there.

use super::{
    Submission,
    blame::RefusalWords,
    format::{Formatter, milliseconds, state, text},
    not_created::{request_of, said},
    report::{Mark, ReportRoom, ReportRow, ordered},
};
use crate::domain::{
    facts::SecretFact,
    submission::{Doubt, LEAST_LOOKS, Look, Outcome, Step},
};

/// Looks shown; the details have them all.
const LOOKS_SHOWN: usize = 4;

pub(super) fn unknown(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let headline = match submission.doubt() {
        Some((_, Doubt::Odd { .. })) => "submission-unknown-odd",
        Some((_, Doubt::Ambiguous(_))) => "submission-unknown-ambiguous",
        Some((_, Doubt::Interrupted)) => "submission-unknown-interrupted",
        _ => "submission-unknown-no-answer",
    };
    let mut rows = vec![ReportRow::Headline { mark: Mark::Warning, text: teller.say(headline) }, ReportRow::Blank];
    // What the looks find counts most where there is little room.
    let is_cause_first = room != ReportRoom::Little;
    if is_cause_first {
        rows.extend([cause(submission, teller), ReportRow::Blank]);
    }
    looks(submission, teller, room, &mut rows);
    match submission.outcome() {
        Some(Outcome::Unknown { trouble, .. }) => {
            let stays = teller.with("submission-unknown-stays", &[("name", text(&submission.sent.name))]);
            let why = trouble.as_ref().map(|trouble| teller.trouble(trouble)).unwrap_or_default();
            let stays = last_look(submission).is_some().then_some(stays);
            let said: Vec<String> = stays.into_iter().chain((!why.is_empty()).then_some(why)).collect();
            rows.extend((!said.is_empty()).then_some(ReportRow::Blank));
            rows.extend(said.into_iter().map(ReportRow::Text));
        }
        _ => {
            if let Some((_, Step::Looked { found: Look::Ours(_), .. })) = last_look(submission) {
                rows.push(ReportRow::Text(teller.say("submission-unknown-likely")));
                rows.push(ReportRow::Text(teller.say("submission-unknown-grants")));
            }
        }
    }
    rows.push(ReportRow::Blank);
    rows.push(ReportRow::field(teller.say("submission-label-again"), teller.say("submission-unknown-again")));
    if !is_cause_first {
        rows.push(cause(submission, teller));
    }
    // It may have been created.
    if submission.outcome.is_some() {
        rows.extend(submission.risks(teller, room));
    }
    rows.extend(answer(submission, teller));
    rows
}

pub(super) fn not_created(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::NotCreated { looks: count, .. }) = submission.outcome() else { return Vec::new() };
    let headline = teller.with("submission-not-created", &[("count", i64::from(*count).into())]);
    let what = vec![ReportRow::Headline { mark: Mark::Warning, text: headline }, ReportRow::Blank];
    let why = ReportRow::field(teller.say("submission-label-why"), teller.say("submission-not-created-why"));
    let again = ReportRow::field(teller.say("submission-label-again"), teller.say("submission-not-created-again"));
    let mut rows = ordered(room, (what, vec![cause(submission, teller), why], vec![again]));
    rows.extend(answer(submission, teller));
    rows.push(ReportRow::Blank);
    looks(submission, teller, room, &mut rows);
    rows
}

/// Why no answer came, and the looks for the name since.
pub(super) fn doubt(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom, rows: &mut Vec<ReportRow>) {
    rows.push(cause(submission, teller));
    rows.extend(answer(submission, teller));
    if last_look(submission).is_some() {
        rows.push(ReportRow::Blank);
        looks(submission, teller, room, rows);
    }
}

/// Why there is a doubt.
fn cause(submission: &Submission, teller: &Formatter<'_>) -> ReportRow {
    let what = ReportRow::field(teller.say("submission-label-what"), what(submission, teller));
    match submission.doubt() {
        Some((_, Doubt::Ambiguous(fault))) => what.beside(fault.code.as_str()),
        _ => what,
    }
}

/// The words and the number of an answer of the service that leaves a doubt.
fn answer(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    let Some((_, Doubt::Ambiguous(fault))) = submission.doubt() else { return Vec::new() };
    let mut rows: Vec<ReportRow> = said(&fault.message, teller).into_iter().collect();
    rows.extend(request_of(&fault.request_id, teller));
    rows
}

/// The doubt in one or two sentences.
pub(super) fn what(submission: &Submission, teller: &Formatter<'_>) -> String {
    let Some((at, doubt)) = submission.doubt() else { return String::new() };
    match doubt {
        Doubt::TimedOut { seconds } => {
            let bytes = submission.sending().map_or(submission.sent.bytes, |(_, bytes, _)| bytes);
            let args = [("seconds", seconds.to_string().into()), ("bytes", bytes.into())];
            teller.with("submission-doubt-timed-out", &args)
        }
        // What the library says of it is in the details.
        Doubt::Broken(_) => match (submission.sending(), at) {
            (Some((sent, ..)), Some(at)) if milliseconds(sent, at) >= 1000 => {
                teller.with("submission-doubt-broken-after", &[("span", teller.span(sent, at).into())])
            }
            _ => teller.say("submission-doubt-broken"),
        },
        Doubt::Odd { status, what } => {
            let args = [("what", teller.odd(*what).into()), ("status", status.to_string().into())];
            teller.with("submission-doubt-odd", &args)
        }
        Doubt::Ambiguous(fault) => {
            let words = RefusalWords::of(fault, &submission.sent);
            let why = teller.with(&format!("{}.why", words.id), &words.args);
            teller.join(&[teller.with(&words.id, &words.args), why])
        }
        Doubt::Interrupted => teller.say("submission-doubt-interrupted"),
    }
}

fn last_look(submission: &Submission) -> Option<&(jiff::Timestamp, Step)> {
    submission.steps.iter().rev().find(|(_, step)| matches!(step, Step::Looked { .. }))
}

/// The last looks for the name, and when the next one is due.
fn looks(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom, rows: &mut Vec<ReportRow>) {
    let name = [("name", text(&submission.sent.name))];
    if submission.outcome.is_some() && last_look(submission).is_none() {
        rows.push(match room {
            ReportRoom::Endless => ReportRow::Text(teller.with("submission-not-looked", &name)),
            _ => ReportRow::field(teller.say("submission-label-next"), teller.with("submission-look-now", &name)),
        });
        return;
    }
    let all: Vec<(usize, jiff::Timestamp, &Step)> = submission
        .steps
        .iter()
        .enumerate()
        .filter(|(_, (_, step))| matches!(step, Step::Looked { .. }))
        .map(|(index, (at, step))| (index, *at, step))
        .collect();
    let is_watched = submission.outcome.is_none();
    let shown = if room == ReportRoom::Little { 1 } else { LOOKS_SHOWN };
    let first = all.len().saturating_sub(shown);
    let heading = if shown == 1 && first > 0 { "submission-looking-last" } else { "submission-looking" };
    let count = ("count", all.len().into());
    rows.push(ReportRow::Heading(teller.with(heading, &[name[0].clone(), count])));
    let mut before = None;
    for (index, at, step) in &all[first..] {
        let Step::Looked { looks, found, .. } = step else { continue };
        // Of many checks in a row with one answer, the first and the last are kept.
        let between = before.replace(*looks).map_or(0, |before| looks.saturating_sub(before + 1));
        if between > 0 {
            let args = [("count", i64::from(between).into())];
            rows.push(ReportRow::Found(teller.with("submission-looks-between", &args)));
        }
        let is_last = *index == all[all.len() - 1].0;
        let mut aside = String::new();
        if is_last && is_watched && *found == Look::Absent {
            aside = teller.with(
                "submission-looks-of",
                &[("count", i64::from(*looks).into()), ("least", i64::from(LEAST_LOOKS).into())],
            );
        }
        look(submission, teller, (teller.clock(*at), found, is_last && is_watched, aside), rows);
    }
    if submission.reading().is_some() {
        rows.push(ReportRow::Found(teller.say("submission-step-reading")));
    } else if is_watched {
        rows.push(ReportRow::Found(due(submission, teller)));
    }
}

fn look(
    submission: &Submission,
    teller: &Formatter<'_>,
    (at, found, is_now, aside): (String, &Look, bool, String),
    rows: &mut Vec<ReportRow>,
) {
    let (mark, text) = match found {
        Look::Absent => (None, teller.say("submission-look-absent")),
        Look::Ours(secret) | Look::Theirs(secret, _) => {
            let made = secret.created.map_or_else(|| teller.say("submission-not-known"), |made| teller.clock_of(made));
            let args = [("status", state(secret)), ("made", made.into())];
            (Some(Mark::Warning), teller.with("submission-look-found", &args))
        }
        Look::Trouble(trouble) => (Some(Mark::Warning), teller.trouble(trouble)),
    };
    rows.push(ReportRow::Look { is_now, at, mark, text, aside });
    match found {
        Look::Ours(secret) if is_now => rows.push(ReportRow::Found(likeness(submission, secret, teller))),
        Look::Theirs(..) if is_now => rows.push(ReportRow::Found(teller.say("submission-look-differs"))),
        _ => {}
    }
}

/// In what a found credential is like the one asked for.
fn likeness(submission: &Submission, secret: &SecretFact, teller: &Formatter<'_>) -> String {
    let sent = &submission.sent;
    let is_after = match (submission.sending(), secret.created) {
        // The service counts whole seconds, so the second of the sending itself is not before it.
        (Some((at, ..)), Some(created)) => created >= at.as_second(),
        _ => false,
    };
    let alike = [
        ("submission-like-product", secret.product.eq_ignore_ascii_case(&sent.product)),
        ("submission-like-instance", secret.instance == sent.instance),
        ("submission-like-maker", !sent.account.is_empty() && secret.creator == sent.account),
        ("submission-like-after", is_after),
    ];
    let alike: Vec<String> = alike.iter().filter(|(_, is_alike)| *is_alike).map(|(id, _)| teller.say(id)).collect();
    teller.list(&alike)
}

/// When the next look is due.
fn due(submission: &Submission, teller: &Formatter<'_>) -> String {
    let Some((at, Step::Looked { next: Some(next), .. })) = last_look(submission) else {
        return teller.say("submission-look-under-way");
    };
    let left = i64::try_from(*next).unwrap_or(i64::MAX).saturating_sub(milliseconds(*at, teller.moment.now));
    if left <= 0 {
        return teller.say("submission-look-under-way");
    }
    teller.with("submission-look-next", &[("span", teller.span_of(left.saturating_add(999) / 1000 * 1000).into())])
}
