//! The report of a submission as rows of words: the full screen lays them out, and copies and files take them as plain
//! text. The headless face writes its own lines (`faces/headless/progress.rs`, `ending.rs`).

use jiff::Timestamp;

use super::{
    ConfirmNote, Submission, SubmissionScreen, created, details, format::Formatter, not_created, progress, unknown,
};
use crate::domain::{
    invocation::Invocation,
    rule::{Message, Severity},
    standing::Standing,
    submission::{Difference, Step},
};

/// What a row is worth at a glance, without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Done, or as asked.
    Good,
    /// To know, and no more.
    Note,
    /// Under way.
    Now,
    /// Not as asked, or not known.
    Warning,
    /// Refused or failed.
    Error,
    /// Yet to come.
    Ahead,
}

/// How much room the report has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ReportRoom {
    /// The size of an ordinary terminal, or more.
    #[default]
    Ample,
    /// The same, but too little for a list of the risks: they are counted.
    Counted,
    /// Less: what can stand in the details stands there alone.
    Little,
    /// A file: nothing is left out, and the details follow, so that nothing is said twice.
    Endless,
}

impl ReportRoom {
    /// The room in a body of so many columns and lines. An ordinary terminal has 80 and 24, six of them around the body.
    #[must_use]
    pub(crate) fn of_body(columns: usize, lines: usize) -> ReportRoom {
        if columns < 80 || lines < 18 { ReportRoom::Little } else { ReportRoom::Ample }
    }
}

/// One row of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReportRow {
    /// An empty line.
    Blank,
    /// What it all comes to.
    Headline {
        /// Its mark.
        mark: Mark,
        /// One sentence or two.
        text: String,
    },
    /// A part's title.
    Heading(String),
    /// A sentence.
    Text(String),
    /// One step on the way.
    Step {
        /// How it stands.
        mark: Mark,
        /// Whether it is the one under way.
        is_now: bool,
        /// What it is.
        text: String,
        /// How long it took; may be empty.
        aside: String,
        /// When it was, or how long it lasts already; may be empty.
        end: String,
    },
    /// More about the step above.
    Note(String),
    /// A look for the name.
    Look {
        /// Whether it is the one that counts.
        is_now: bool,
        /// When.
        at: String,
        /// How it stands.
        mark: Option<Mark>,
        /// What was found.
        text: String,
        /// A remark at the right end; may be empty.
        aside: String,
    },
    /// More about the look above.
    Found(String),
    /// A labelled sentence; the label is empty where the row above is continued.
    Field {
        /// The label.
        label: String,
        /// How it stands.
        mark: Option<Mark>,
        /// The text; may hold line breaks.
        text: String,
        /// A code or number at the right end, or below where there is no room.
        aside: String,
    },
    /// What somebody else said, verbatim.
    Quote {
        /// The label.
        label: String,
        /// The words between quotes; anything may stand in them.
        text: String,
        /// Most lines shown of it; `None` for all.
        lines: Option<usize>,
    },
    /// A labelled hint, below a heading.
    Hint {
        /// The label.
        label: String,
        /// The text.
        text: String,
    },
    /// A row of a table with three columns.
    Table([String; 3]),
    /// No line of its own: where what is above does not fit, the risks are counted instead of listed. Without this row, all
    /// has to fit.
    InSight,
}

impl ReportRow {
    /// What differs, what was asked, and what is there.
    pub(super) fn difference(difference: &Difference) -> ReportRow {
        let told = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        ReportRow::Table([difference.what.clone(), told(&difference.asked), told(&difference.found)])
    }

    /// Whether it is under way, or the last one.
    pub(super) fn is_now(&self) -> bool {
        matches!(self, ReportRow::Step { is_now: true, .. } | ReportRow::Look { is_now: true, .. })
    }

    pub(super) fn field(label: impl Into<String>, text: impl Into<String>) -> ReportRow {
        ReportRow::Field { label: label.into(), mark: None, text: text.into(), aside: String::new() }
    }

    pub(super) fn beside(self, beside: impl Into<String>) -> ReportRow {
        match self {
            ReportRow::Field { label, mark, text, .. } => ReportRow::Field { label, mark, text, aside: beside.into() },
            other => other,
        }
    }

    pub(super) fn marked(self, new: Mark) -> ReportRow {
        match self {
            ReportRow::Field { label, text, aside, .. } => ReportRow::Field { label, mark: Some(new), text, aside },
            other => other,
        }
    }
}

/// What one can do comes before the reasons where there is little room, and behind them where all is in sight.
pub(super) fn ordered(
    room: ReportRoom,
    (what, reasons, ways): (Vec<ReportRow>, Vec<ReportRow>, Vec<ReportRow>),
) -> Vec<ReportRow> {
    match room {
        ReportRoom::Ample | ReportRoom::Counted | ReportRoom::Endless => [what, reasons, ways].concat(),
        ReportRoom::Little => [what, ways, reasons].concat(),
    }
}

impl Submission {
    /// The stem of the header's title.
    #[must_use]
    pub(crate) fn title(&self) -> &'static str {
        match self.screen() {
            SubmissionScreen::Creating => "submission-title-creating",
            SubmissionScreen::Created => "submission-title-done",
            SubmissionScreen::TagsFailed => "submission-title-problem",
            SubmissionScreen::Refused => "submission-title-refused",
            SubmissionScreen::NotSent => "submission-title-not-sent",
            SubmissionScreen::Failed => "submission-title-failed",
            SubmissionScreen::Unknown => "submission-title-unknown",
            SubmissionScreen::Theirs | SubmissionScreen::InUse => "submission-title-theirs",
            SubmissionScreen::NotCreated => "submission-title-not-created",
            SubmissionScreen::Working => "submission-title-working",
            SubmissionScreen::Gone => "submission-title-gone",
        }
    }

    /// Line 2: what it is about.
    #[must_use]
    pub(crate) fn subject(&self) -> Message {
        let is_under_way = self.screen() == SubmissionScreen::Creating;
        Message::new(if is_under_way { "submission-subject-creating" } else { "submission-subject" })
            .with("name", self.sent.name.as_str())
            .with("instance", self.sent.instance.as_str())
    }

    /// The status line: what becomes of it if one leaves now; `command` is the whole line that goes on from here.
    #[must_use]
    pub(crate) fn status(&self, invocation: &Invocation, teller: &Formatter<'_>) -> String {
        if self.is_unkept() {
            return teller.say("submission-status-unkept");
        }
        let situation = self.situation();
        match situation.standing {
            Standing::Untried => teller.say("submission-status-before"),
            Standing::Retrying => teller.say("submission-status-retrying"),
            Standing::Sending if self.is_stopping => teller.say("submission-stopping"),
            Standing::Sending => teller.say("submission-status-sending"),
            _ => self.next(invocation, teller).unwrap_or_else(|| situation.sentence(teller)),
        }
    }

    /// What the status line says one can go on with.
    #[must_use]
    pub(crate) fn next(&self, invocation: &Invocation, teller: &Formatter<'_>) -> Option<String> {
        let situation = self.situation();
        let is_early = matches!(situation.standing, Standing::Untried | Standing::Retrying | Standing::Sending);
        if is_early || self.is_unkept() {
            return None;
        }
        situation.next((invocation, situation.command()), teller)
    }

    /// Whether the journal could not be written after the sending.
    fn is_unkept(&self) -> bool {
        self.steps.iter().any(|(_, step)| matches!(step, Step::Unkept(_)))
    }

    /// The report up to now, in the language of the teller. Where they find no room, the risks that were accepted are in the
    /// details alone.
    #[must_use]
    pub(crate) fn rows(&self, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
        let mut rows = self.main_rows(teller, room);
        if self.is_detailed {
            // What it comes to stands before all that is known of it.
            rows.truncate(usize::from(matches!(rows.first(), Some(ReportRow::Headline { .. }))));
            rows.extend((!rows.is_empty()).then_some(ReportRow::Blank));
            rows.extend(details::rows(self, teller));
        }
        rows
    }

    /// The risks that were accepted, or how many where the details have them.
    pub(super) fn risks(&self, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
        let risks = &self.sent.risks;
        let id = match room {
            ReportRoom::Little | ReportRoom::Counted if risks.len() > 1 => "submission-accepted-there",
            ReportRoom::Endless if !risks.is_empty() => "submission-accepted-count",
            _ => return self.every_risk(teller),
        };
        let warnings = risks.iter().filter(|risk| risk.severity != Severity::Note).count();
        // Beside warnings the notes do not count: not every note of the review is a risk.
        let (kind, count, mark) = match warnings {
            0 => ("submission-accepted-notes", risks.len(), Mark::Note),
            _ => ("submission-accepted-warnings", warnings, Mark::Warning),
        };
        let counts = teller.with(kind, &[("count", count.into())]);
        let text = teller.with(id, &[("counts", counts.into())]);
        vec![ReportRow::field(teller.say("submission-label-accepted"), text).marked(mark)]
    }

    /// The risks that were accepted, in the order of the Create dialog.
    pub(super) fn every_risk(&self, teller: &Formatter<'_>) -> Vec<ReportRow> {
        let mut label = teller.say("submission-label-accepted");
        let risk = |note: &ConfirmNote| {
            let mark = if note.severity == Severity::Note { Mark::Note } else { Mark::Warning };
            ReportRow::field(std::mem::take(&mut label), teller.message(&note.message)).marked(mark)
        };
        self.sent.risks.iter().map(risk).collect()
    }

    pub(super) fn main_rows(&self, teller: &Formatter<'_>, room: ReportRoom) -> Vec<ReportRow> {
        match self.screen() {
            SubmissionScreen::Creating => progress::creating(self, teller, room),
            SubmissionScreen::Working => progress::working(self, teller, room),
            SubmissionScreen::Created => created::created(self, teller, room),
            SubmissionScreen::TagsFailed => created::tags_failed(self, teller, room),
            SubmissionScreen::Failed => created::failed(self, teller, room),
            SubmissionScreen::Refused => not_created::refused(self, teller, room),
            SubmissionScreen::NotSent => not_created::not_sent(self, teller, room),
            SubmissionScreen::Theirs => not_created::theirs(self, teller, room),
            SubmissionScreen::InUse => not_created::in_use(self, teller, room),
            SubmissionScreen::Gone => not_created::gone(self, teller),
            SubmissionScreen::NotCreated => unknown::not_created(self, teller, room),
            SubmissionScreen::Unknown => unknown::unknown(self, teller, room),
        }
    }

    /// When it ended; the beginning where it has not, so that a span is never negative.
    pub(super) fn end(&self) -> Timestamp {
        self.outcome.as_ref().map_or(self.started, |(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, tz::TimeZone};

    use super::*;
    use crate::{
        app::submission::{Sent, SubmissionMoment},
        domain::submission::Outcome,
        text::{Language, Words},
    };

    fn told<T>(tell: impl FnOnce(&Formatter<'_>) -> T) -> T {
        let (words, moment) = (Words::new(Language::En), SubmissionMoment { now: at(0), zone: TimeZone::UTC });
        tell(&Formatter { words: &words, moment: &moment, ellipsis: "…" })
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + seconds.seconds()
    }

    /// A create of `orders` that is being sent.
    fn sending() -> Submission {
        let mut submission = Submission::new(Sent { name: "orders".to_owned(), ..Sent::default() }, at(0));
        submission.stepped(at(0), Step::Journalled);
        submission.stepped(at(1), Step::Sending { attempt: 1, bytes: 729, limit: 20 });
        submission
    }

    #[test]
    fn one_risk_is_named_however_little_room_there_is() {
        let mut submission = sending();
        for (severity, mark) in [(Severity::Note, Mark::Note), (Severity::Warning, Mark::Warning)] {
            let message = Message::new("submission-unknown-grants");
            let named = told(|teller| teller.message(&message));
            submission.sent.risks = vec![ConfirmNote { severity, field: None, message }];
            for room in [ReportRoom::Ample, ReportRoom::Counted, ReportRoom::Little] {
                let rows = told(|teller| submission.risks(teller, room));
                assert_eq!(rows, [ReportRow::field("Risks", named.as_str()).marked(mark)], "{room:?}");
            }
            let again = submission.sent.risks[0].clone();
            submission.sent.risks.push(again);
            let rows = told(|teller| submission.risks(teller, ReportRoom::Ample));
            assert_eq!(rows[1..], [ReportRow::field("", named).marked(mark)], "the label stands once");
        }
    }

    #[test]
    fn what_is_under_way_and_what_has_ended_have_their_own_subject() {
        let mut submission = sending();
        assert_eq!(submission.subject().id, "submission-subject-creating");
        submission.ended(at(3), Outcome::Working { receipt: None, trouble: None });
        assert_eq!(submission.subject().id, "submission-subject");
    }
}
