//! The outcomes at which this submission created nothing: refused, not sent, the name belongs to something else.

use jiff::Timestamp;

use super::{
    Sent, Submission,
    blame::RefusalWords,
    format::{Formatter, milliseconds, text},
    report::{Mark, ReportRoom, ReportRow, ordered},
    unknown,
};
use crate::domain::{
    facts::NameState,
    fields::FieldId,
    rule::Arg,
    submission::{Difference, NotSent, Outcome, Refusal},
};

/// Most lines of a service's sentence on the screen; the details have it whole.
pub(super) const SAYS_LINES: usize = 4;
/// A clock that differs by less is no reason for an expired signature.
const CLOCK_SLACK: i64 = 60_000;

pub(super) fn refused(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::Refused(fault)) = submission.outcome() else { return Vec::new() };
    let words = RefusalWords::of(fault, &submission.sent);
    let part = |name: &str| teller.with(&format!("{}{name}", words.id), &words.args);
    let headline = ReportRow::Headline { mark: Mark::Error, text: teller.say("submission-refused") };
    let clock = teller.clock_difference(fault, submission.end());
    let what = ReportRow::field(teller.say("submission-label-what"), clock.unwrap_or_else(|| part("")));
    let what = vec![headline, ReportRow::Blank, what.beside(fault.code.as_str())];
    let mut reasons = Vec::new();
    reasons.extend(said(&fault.message, teller));
    let mut why = vec![part(".why")];
    why.extend(holder(submission, teller));
    reasons.push(ReportRow::field(teller.say("submission-label-why"), teller.join(&why)));
    let (fix, again) = match found_holder(submission) {
        Some((_, NameState::Free)) => {
            (teller.say("submission-name-free-fix"), teller.say("submission-name-free-again"))
        }
        _ => (part(".fix"), part(".again")),
    };
    let fix = with_free_names(fix, submission, teller);
    let ways = vec![
        ReportRow::field(teller.say("submission-label-fix"), fix),
        ReportRow::Blank,
        ReportRow::field(teller.say("submission-label-again"), again),
    ];
    let mut rows = ordered(room, (what, reasons, ways));
    if let Some(request) = request_of(&fault.request_id, teller) {
        rows.extend([ReportRow::Blank, request]);
    }
    rows
}

/// The number of a request that the service answered, for its support; nothing where it has none.
pub(super) fn request_of(id: &str, teller: &Formatter<'_>) -> Option<ReportRow> {
    (!id.is_empty()).then(|| ReportRow::field("", teller.with("submission-request-id-ticket", &[("id", text(id))])))
}

/// What somebody else said, where it is anything.
pub(super) fn said(says: &str, teller: &Formatter<'_>) -> Option<ReportRow> {
    (!says.is_empty()).then(|| ReportRow::Quote {
        label: teller.say("submission-label-says"),
        text: teller.quoted(says),
        lines: Some(SAYS_LINES),
    })
}

impl Formatter<'_> {
    /// How far this clock is off, where an expired signature came with the service's own time.
    #[must_use]
    pub(crate) fn clock_difference(&self, fault: &Refusal, at: Timestamp) -> Option<String> {
        let there = fault.server_time.filter(|_| fault.code == "AuthFailure.SignatureExpire")?;
        let (slow, fast) = (milliseconds(at, there), milliseconds(there, at));
        let (id, off) = if slow > fast { ("submission-clock-slow", slow) } else { ("submission-clock-fast", fast) };
        let span = if off >= 120_000 { off.saturating_add(30_000) / 60_000 * 60_000 } else { off };
        (off >= CLOCK_SLACK).then(|| self.with(id, &[("span", self.span_of(span).into())]))
    }
}

/// How the name was found after a refusal that is about it. Of any other refusal the name is not the reason.
fn found_holder(submission: &Submission) -> Option<&(Timestamp, NameState)> {
    submission.holder.as_ref().filter(|_| submission.field() == Some(FieldId::Name))
}

/// Who holds the name, where it was looked up, and when it was free before.
fn holder(submission: &Submission, teller: &Formatter<'_>) -> Vec<String> {
    let Some((at, state)) = found_holder(submission) else { return Vec::new() };
    let mut said = Vec::new();
    match state {
        NameState::Taken(secret) => {
            if let Some(free) = submission.sent.free_at {
                said.push(teller.with("submission-name-was-free", &[("time", teller.clock(free).into())]));
            }
            said.push(teller.with("submission-name-holder", &[("holder", teller.holder(secret).into())]));
            // The number is that of the account, or of its user who made it.
            let Sent { account, user, .. } = &submission.sent;
            if !account.is_empty() && !secret.creator.is_empty() && ![account, user].contains(&&secret.creator) {
                said.push(teller.say("submission-name-not-yours"));
            }
        }
        NameState::Free => said.push(teller.with("submission-name-free-now", &[("time", teller.clock(*at).into())])),
    }
    said
}

/// A fix with the names that may be taken instead.
fn with_free_names(fix: String, submission: &Submission, teller: &Formatter<'_>) -> String {
    if submission.free_names.is_empty() {
        return fix;
    }
    let names = teller.list(&submission.free_names);
    format!("{fix}\n{}", teller.with("submission-names-free", &[("names", names.into())]))
}

impl Formatter<'_> {
    /// Why nothing was sent, in one sentence.
    #[must_use]
    pub(crate) fn not_sent(&self, why: &NotSent, name: &str) -> String {
        if let NotSent::NotConnected(error) = why {
            return self.message(&error.message());
        }
        let (id, says) = not_sent_words(why);
        let says = says.map(String::as_str).unwrap_or_default();
        let mut args = vec![("name", text(name)), ("endpoint", "…".into()), ("region", "…".into())];
        args.extend(self.account_args(why));
        let what = self.with(id, &args);
        if says.is_empty() { what } else { format!("{} ({says})", what.trim_end_matches(['.', '。'])) }
    }

    /// What the words about an account name.
    fn account_args(&self, why: &NotSent) -> Vec<(&'static str, Arg)> {
        match why {
            NotSent::OtherAccount { expected, found } => vec![("expected", text(expected)), ("found", text(found))],
            NotSent::AccountUnread { expected, trouble } => {
                let why = self.trouble(trouble);
                vec![("expected", text(expected)), ("why", text(why.trim_end_matches(['.', '。'])))]
            }
            _ => Vec::new(),
        }
    }
}

/// The stem of a reason's words, and what the system says of it.
fn not_sent_words(why: &NotSent) -> (&'static str, Option<&String>) {
    match why {
        NotSent::NoKey => ("submission-not-sent-no-key", None),
        NotSent::KeyExpired => ("submission-not-sent-key-expired", None),
        NotSent::OtherAccount { .. } => ("submission-not-sent-other-account", None),
        NotSent::AccountUnread { .. } => ("submission-not-sent-account-unread", None),
        NotSent::Journal(says) => ("submission-not-sent-journal", Some(says)),
        NotSent::NotConnected(_) => ("submission-not-sent-not-connected", None),
        NotSent::Unsettled => ("submission-not-sent-unsettled", None),
        NotSent::Locked => ("submission-not-sent-locked", None),
        NotSent::Cancelled => ("submission-not-sent-cancelled", None),
        NotSent::Client(says) => ("submission-not-sent-client", Some(says)),
    }
}

pub(super) fn not_sent(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::NotSent(why)) = submission.outcome() else { return Vec::new() };
    let (id, says) = not_sent_words(why);
    let sent = &submission.sent;
    let mut args = vec![("name", text(&sent.name)), ("endpoint", text(&sent.endpoint)), ("region", text(&sent.region))];
    args.extend(teller.account_args(why));
    let part = |name: &str| teller.with(&format!("{id}{name}"), &args);
    let mark = if *why == NotSent::Cancelled { Mark::Warning } else { Mark::Error };
    let what = vec![
        ReportRow::Headline { mark, text: teller.say("submission-not-sent") },
        ReportRow::Blank,
        ReportRow::field(teller.say("submission-label-what"), part("")),
    ];
    let mut reasons: Vec<ReportRow> = says.and_then(|says| said(says, teller)).into_iter().collect();
    let mut ways = Vec::new();
    if let NotSent::NotConnected(error) = why {
        // Cause and remedy in the words that every face has for them.
        ways.push(ReportRow::field(teller.say("submission-label-why"), teller.message(&error.message())));
    } else {
        reasons.push(ReportRow::field(teller.say("submission-label-why"), part(".why")));
        ways.push(ReportRow::field(teller.say("submission-label-fix"), part(".fix")));
    }
    ways.push(ReportRow::Blank);
    ways.push(ReportRow::field(teller.say("submission-label-again"), part(".again")));
    ordered(room, (what, reasons, ways))
}

pub(super) fn theirs(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::Theirs { secret, differences, .. }) = submission.outcome() else { return Vec::new() };
    let what = vec![
        ReportRow::Headline { mark: Mark::Error, text: teller.say("submission-theirs") },
        ReportRow::Blank,
        ReportRow::field(teller.say("submission-label-found"), teller.holder(secret)),
    ];
    let mut reasons = Vec::new();
    table(differences, teller, &mut reasons);
    reasons.push(ReportRow::field(teller.say("submission-label-what"), unknown::what(submission, teller)));
    reasons.push(ReportRow::field(teller.say("submission-label-why"), teller.say("submission-theirs-why")));
    let fix = with_free_names(teller.say("submission-theirs-fix"), submission, teller);
    let ways = vec![
        ReportRow::field(teller.say("submission-label-fix"), fix),
        ReportRow::Blank,
        ReportRow::field(teller.say("submission-label-again"), teller.say("submission-theirs-again")),
    ];
    ordered(room, (what, reasons, ways))
}

/// The name was given to another request before, from here; what was asked for now was not sent.
pub(super) fn in_use(submission: &Submission, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
    let Some(Outcome::InUse { differences, sent }) = submission.outcome() else { return Vec::new() };
    let headline = ReportRow::Headline { mark: Mark::Error, text: teller.say("submission-in-use") };
    let mut reasons = Vec::new();
    table(differences, teller, &mut reasons);
    let why = teller.with("submission-in-use-why", &[("time", teller.clock(*sent).into())]);
    reasons.push(ReportRow::field(teller.say("submission-label-why"), why));
    let ways = vec![ReportRow::field(teller.say("submission-label-fix"), teller.say("submission-theirs-fix"))];
    ordered(room, (vec![headline, ReportRow::Blank], reasons, ways))
}

/// It was created, and nothing has the name now.
pub(super) fn gone(submission: &Submission, teller: &Formatter<'_>) -> Vec<ReportRow> {
    let why = teller.with("submission-gone-why", &[("time", teller.clock(submission.end()).into())]);
    vec![
        ReportRow::Headline { mark: Mark::Warning, text: teller.say("submission-gone") },
        ReportRow::Blank,
        ReportRow::field(teller.say("submission-label-why"), why),
        ReportRow::field(teller.say("submission-label-again"), teller.say("submission-gone-again")),
    ]
}

/// Differences in three columns.
fn table(differences: &[Difference], teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    if !differences.is_empty() {
        rows.push(ReportRow::Blank);
        differing(differences, teller, rows);
        rows.push(ReportRow::Blank);
    }
}

/// What differs, with a head over each column.
pub(super) fn differing(differences: &[Difference], teller: &Formatter<'_>, rows: &mut Vec<ReportRow>) {
    if differences.is_empty() {
        return;
    }
    rows.push(ReportRow::Table([
        teller.say("submission-theirs-differs"),
        teller.say("submission-theirs-asked"),
        teller.say("submission-theirs-there"),
    ]));
    rows.extend(differences.iter().map(ReportRow::difference));
}
