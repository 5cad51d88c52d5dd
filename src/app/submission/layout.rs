//! Lays the rows of a report out in lines of a given width: drawing shows them, and a key that scrolls asks how many there
//! are.

use super::{
    Formatter, Submission, SubmissionScreen,
    report::{Mark, ReportRoom, ReportRow},
};
use crate::app::wrap::{width as columns, wrap, wrap_some};

/// Below this width the margins shrink.
const NARROW: usize = 72;
/// Above this width sentences are no longer stretched.
const WIDEST: usize = 110;
/// Above this width the end of a step stays where it is: one reads it with the text of the step.
const WIDEST_STEP: usize = 80;

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportRole {
    Text,
    Dim,
    Label,
    Heading,
    /// The text of a headline with that mark.
    Headline(Mark),
    /// The sign of what is under way; the piece has no text.
    Focus,
    /// A sign of one column; the piece has no text.
    Mark(Mark),
}

/// One line of the screen: texts at columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReportLine {
    /// The column, the text and its look; the text of the row is the first one.
    pub(crate) pieces: Vec<(usize, String, ReportRole)>,
    /// Whether the row is the one under way.
    is_now: bool,
}

impl ReportLine {
    fn of(x: usize, text: String, role: ReportRole) -> ReportLine {
        ReportLine { pieces: vec![(x, text, role)], ..ReportLine::default() }
    }

    fn end(&self) -> usize {
        self.pieces.iter().map(|(x, text, _)| x + columns(text)).max().unwrap_or(0)
    }
}

/// The part of a report that a screen shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReportView {
    /// The lines in sight.
    pub(crate) lines: Vec<ReportLine>,
    /// How many lines are above them.
    pub(crate) first: usize,
    /// How many lines there are.
    pub(crate) total: usize,
    /// The room that it was written for.
    pub(crate) room: ReportRoom,
    /// Whether its end says how to go on, where the status line is too short for that.
    pub(crate) has_command: bool,
}

impl ReportView {
    /// The last line that can be scrolled to.
    pub(crate) fn limit(&self) -> usize {
        self.total - self.lines.len()
    }

    /// Whether the command to go on with is in sight, whole.
    pub(crate) fn shows_command(&self) -> bool {
        self.has_command && self.first == self.limit()
    }
}

impl Submission {
    /// The report on a screen of that many columns and lines. It follows what is under way until it is scrolled.
    #[must_use]
    pub(crate) fn view(&self, teller: &Formatter<'_>, size: (u16, u16), command: Option<&str>) -> ReportView {
        let (width, height) = (usize::from(size.0), usize::from(size.1));
        // What scrolls gives its last line to saying so.
        let shown_of = |total: usize| if total > height { height.saturating_sub(1).max(1) } else { total };
        let (mut all, mut room) = (Vec::new(), ReportRoom::Ample);
        let is_little = ReportRoom::of_body(width, height) == ReportRoom::Little;
        // Only what has no room is left out: the blank lines first.
        let ways: &[_] = if self.screen() == SubmissionScreen::Creating {
            // It is short, and scrolls with what is under way: nothing of it is left out without a mark.
            &[(ReportRoom::Ample, true), (ReportRoom::Ample, false)]
        } else if is_little {
            &[(ReportRoom::Ample, true), (ReportRoom::Ample, false), (ReportRoom::Little, false)]
        } else {
            &[(ReportRoom::Ample, true), (ReportRoom::Counted, true)]
        };
        for (way, has_blanks) in ways {
            room = *way;
            let mut rows = self.rows(teller, room);
            rows.extend(
                command.into_iter().flat_map(|command| [ReportRow::Blank, ReportRow::Text(command.to_owned())]),
            );
            rows.retain(|row| *has_blanks || *row != ReportRow::Blank);
            let in_sight;
            (all, in_sight) = lines(&rows, width, teller);
            while all.last().is_some_and(|line| line.pieces.is_empty()) {
                all.pop();
            }
            let has_room = in_sight.is_some_and(|lines| !is_little && lines <= shown_of(all.len()));
            if all.len() <= height || has_room {
                break;
            }
        }
        // What is left out there is in the details.
        let room = if is_little { ReportRoom::Little } else { room };
        let total = all.len();
        let shown = shown_of(total);
        let now = all.iter().position(|line| line.is_now).zip(all.iter().rposition(|line| line.is_now));
        let followed = now.map_or(0, |(from, to)| (to + 1).saturating_sub(shown).min(from));
        let first = self.scroll.unwrap_or(followed).min(total - shown);
        let lines = all.drain(first..first + shown).collect();
        ReportView { lines, first, total, room, has_command: command.is_some() }
    }
}

/// Every row in lines of `width` columns, and how many of them have to be in sight.
fn lines(rows: &[ReportRow], width: usize, teller: &Formatter<'_>) -> (Vec<ReportLine>, Option<usize>) {
    let width = width.min(WIDEST);
    let is_narrow = width < NARROW;
    let indent = if is_narrow { 1 } else { 3 };
    let mut layout = Layout {
        lines: Vec::new(),
        in_sight: None,
        more: teller.say("submission-more"),
        width,
        indent,
        margin: if is_narrow { 1 } else { 4 },
        label: label_column(rows).min(width / 2),
        table: table_columns(rows, width.saturating_sub(indent)),
    };
    for row in rows {
        let first = layout.lines.len();
        layout.row(row);
        for line in &mut layout.lines[first..] {
            line.is_now = row.is_now();
        }
    }
    (layout.lines, layout.in_sight)
}

/// Columns from the beginning of a label to its value.
fn label_column(rows: &[ReportRow]) -> usize {
    let longest = rows
        .iter()
        .filter_map(|row| match row {
            ReportRow::Field { label, .. } | ReportRow::Quote { label, .. } => Some(columns(label)),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    if longest <= 6 { 7 } else { longest + 2 }
}

/// The widths of the first two columns of a table in so many columns: each as wide as its texts where that leaves the
/// others their room.
fn table_columns(rows: &[ReportRow], width: usize) -> [usize; 2] {
    let mut widest = [0; 3];
    for row in rows {
        if let ReportRow::Table(cells) = row {
            for (widest, cell) in widest.iter_mut().zip(cells) {
                *widest = (*widest).max(columns(cell) + 2);
            }
        }
    }
    let [first, second, third] = widest;
    let room = width.saturating_sub(third.min(width / 3));
    let first = first.min(room.saturating_sub(second).max(room / 2));
    [first, second.min(room - first)]
}

/// Columns of a hint's label, which begins two columns behind the other labels: "Remember" finds room.
const HINT: usize = 12;

/// The fewest columns for the text of a step beside what ends its line; with fewer, that stands below it.
const STEP_TEXT: usize = 8;

struct Layout {
    lines: Vec<ReportLine>,
    in_sight: Option<usize>,
    more: String,
    width: usize,
    /// Where rows begin.
    indent: usize,
    /// What stays free at the right end of steps.
    margin: usize,
    label: usize,
    table: [usize; 2],
}

impl Layout {
    fn row(&mut self, row: &ReportRow) {
        let indent = self.indent;
        match row {
            ReportRow::Blank => self.lines.push(ReportLine::default()),
            ReportRow::Headline { mark, text } => {
                let line = self.put(3, text, ReportRole::Headline(*mark));
                self.add_mark(line, 1, *mark);
            }
            ReportRow::Heading(text) => drop(self.put(indent, text, ReportRole::Heading)),
            ReportRow::Text(text) => drop(self.put(indent, text, ReportRole::Text)),
            ReportRow::Note(text) => drop(self.put(indent + 2, text, ReportRole::Dim)),
            ReportRow::Step { mark, is_now, text, aside, end } => self.step(*mark, *is_now, text, aside, end),
            ReportRow::Look { is_now, at, mark, text, aside } => self.look(*mark, *is_now, at, text, aside),
            ReportRow::Found(text) => drop(self.put(indent + 12, text, ReportRole::Dim)),
            ReportRow::Field { label, mark, text, aside } => self.field(label, *mark, text, aside),
            ReportRow::Quote { label, text, lines } => self.quote(label, text, *lines),
            ReportRow::Hint { label, text } => self.labelled(indent + 2, label, indent + self.label.max(HINT), text),
            ReportRow::Table(cells) => self.table_row(cells),
            ReportRow::InSight => self.in_sight = Some(self.lines.len()),
        }
    }

    /// Columns between `x` and the right end.
    fn room(&self, x: usize) -> usize {
        self.width.saturating_sub(x).max(1)
    }

    /// Puts a text at a column, in as many lines as it takes; returns the first of them.
    fn put(&mut self, x: usize, text: &str, role: ReportRole) -> usize {
        self.put_within(x, self.room(x), text, role)
    }

    fn put_within(&mut self, x: usize, room: usize, text: &str, role: ReportRole) -> usize {
        // A hash in halves reads better than one with two digits in a line of their own.
        let is_one_word = text.len() > room && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let room = if is_one_word { text.len().div_ceil(text.len().div_ceil(room)) } else { room };
        let first = self.lines.len();
        self.lines.extend(wrap(text, room).into_iter().map(|line| ReportLine::of(x, line, role)));
        first
    }

    /// Adds a text to a line.
    fn add(&mut self, line: usize, x: usize, text: &str, role: ReportRole) {
        self.lines[line].pieces.push((x, text.to_owned(), role));
    }

    fn add_mark(&mut self, line: usize, x: usize, mark: Mark) {
        self.add(line, x, "", ReportRole::Mark(mark));
    }

    /// A text whose first line begins with a label, which pushes it down where it is too long.
    fn labelled(&mut self, from: usize, label: &str, x: usize, text: &str) {
        if from + columns(label) >= x {
            self.put(from, label, ReportRole::Label);
            self.put(x, text, ReportRole::Text);
        } else {
            let line = self.put(x, text, ReportRole::Text);
            self.add(line, from, label, ReportRole::Label);
        }
    }

    fn step(&mut self, mark: Mark, is_now: bool, text: &str, aside: &str, end: &str) {
        let x = self.indent + 2;
        let right = self.width.min(WIDEST_STEP).saturating_sub(self.margin);
        let end_at = right.saturating_sub(columns(end));
        let aside_at = right.saturating_sub(12 + columns(aside)).min(end_at.saturating_sub(2 + columns(aside)));
        let limit = match (aside.is_empty(), end.is_empty()) {
            (true, true) => self.width,
            (true, false) => end_at,
            (false, _) => aside_at,
        };
        let role = if mark == Mark::Ahead { ReportRole::Dim } else { ReportRole::Text };
        // What a service says of the tags may be longer than a line.
        let is_beside = limit >= x + 2 + STEP_TEXT;
        let line = self.put_within(x, if is_beside { limit - x - 2 } else { self.room(x) }, text, role);
        self.add_mark(line, self.indent, mark);
        if is_now {
            self.add(line, self.indent.saturating_sub(2), "", ReportRole::Focus);
        }
        for (at, text) in [(aside_at, aside), (end_at, end)].into_iter().filter(|(_, text)| !text.is_empty()) {
            if is_beside {
                self.add(line, at, text, ReportRole::Dim);
            } else {
                self.put(x, text, ReportRole::Dim);
            }
        }
    }

    fn look(&mut self, mark: Option<Mark>, is_now: bool, at: &str, text: &str, aside: &str) {
        let x = self.indent + 2;
        let mark_at = x + columns(at) + 2;
        let line = self.put(if mark.is_some() { mark_at + 2 } else { mark_at }, text, ReportRole::Text);
        let end = self.lines[line].end();
        self.add(line, x, at, ReportRole::Dim);
        if let Some(mark) = mark {
            self.add_mark(line, mark_at, mark);
        }
        if is_now {
            self.add(line, self.indent, "", ReportRole::Focus);
        }
        if !aside.is_empty() && end + 2 + columns(aside) <= self.width {
            self.add(line, end + 2, aside, ReportRole::Dim);
        }
    }

    fn field(&mut self, label: &str, mark: Option<Mark>, text: &str, aside: &str) {
        let x = self.indent + self.label;
        match mark {
            Some(mark) => {
                let line = self.put(x + 2, text, ReportRole::Text);
                self.add_mark(line, x, mark);
                self.add(line, self.indent, label, ReportRole::Label);
            }
            None => self.labelled(self.indent, label, x, text),
        }
        if aside.is_empty() {
            return;
        }
        let last = self.lines.len() - 1;
        let end = self.lines[last].end();
        if end + 2 + columns(aside) <= self.width {
            self.add(last, end + 2, aside, ReportRole::Dim);
        } else {
            self.put(x, aside, ReportRole::Dim);
        }
    }

    fn quote(&mut self, label: &str, text: &str, most: Option<usize>) {
        let x = self.indent + self.label;
        let (lines, is_cut) = match most {
            Some(most) => wrap_some(text, self.room(x), most),
            None => (wrap(text, self.room(x)), false),
        };
        let first = self.lines.len();
        self.lines.extend(lines.into_iter().map(|line| ReportLine::of(x, line, ReportRole::Text)));
        self.add(first, self.indent, label, ReportRole::Label);
        if is_cut {
            let more = self.more.clone();
            self.put(x, &more, ReportRole::Dim);
        }
    }

    /// Not ratatui's `Table`, because its rows scroll as a whole, and the lines of a report scroll one by one.
    fn table_row(&mut self, cells: &[String; 3]) {
        let starts = [self.indent, self.indent + self.table[0], self.indent + self.table[0] + self.table[1]];
        let rooms = [self.table[0].saturating_sub(2), self.table[1].saturating_sub(2), self.room(starts[2])];
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(rooms).map(|(cell, room)| wrap_some(cell, room, 6).0).collect();
        for y in 0..wrapped.iter().map(Vec::len).max().unwrap_or(1) {
            let texts = wrapped.iter().zip(starts);
            let pieces = texts.filter_map(|(column, start)| Some((start, column.get(y)?.clone(), ReportRole::Text)));
            self.lines.push(ReportLine { pieces: pieces.collect(), ..ReportLine::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

    use super::*;
    use crate::{
        app::submission::{ConfirmNote, Sent, SubmissionMoment},
        domain::{
            facts::SecretFact,
            rule::{Message, Severity},
            submission::{Outcome, Step},
            verification::Verification,
        },
        text::{Language, Words},
    };

    fn told<T>(tell: impl FnOnce(&Formatter<'_>) -> T) -> T {
        let (words, moment) =
            (Words::new(Language::En), SubmissionMoment { now: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC });
        tell(&Formatter { words: &words, moment: &moment, ellipsis: "…" })
    }

    fn laid(row: ReportRow, width: usize) -> Vec<ReportLine> {
        told(|teller| lines(&[row], width, teller).0)
    }

    /// The pieces with that look: the column of each, and the one behind it.
    fn spans(lines: &[ReportLine], role: ReportRole) -> Vec<(usize, usize)> {
        let pieces = lines.iter().flat_map(|line| &line.pieces).filter(|piece| piece.2 == role);
        pieces.map(|(x, text, _)| (*x, x + columns(text))).collect()
    }

    #[test]
    fn a_step_has_eight_columns_beside_what_ends_it_or_its_own_lines_above_that() {
        for aside in ["", "0.4 s"] {
            let mut fewest = None;
            for width in 16..=120 {
                let row = ReportRow::Step {
                    mark: Mark::Good,
                    is_now: false,
                    text: "a ".repeat(200),
                    aside: aside.to_owned(),
                    end: "14:06:12".to_owned(),
                };
                let lines = laid(row, width);
                let (texts, ends) = (spans(&lines, ReportRole::Text), spans(&lines, ReportRole::Dim));
                let behind = texts.iter().map(|text| text.1).max().unwrap();
                assert!(ends.iter().all(|end| end.1 <= width), "{width}: {ends:?}");
                if spans(&lines[..1], ReportRole::Dim).is_empty() {
                    assert_eq!((fewest, lines.len()), (None, texts.len() + ends.len()), "{width}: below, from here on");
                } else {
                    let first = ends.iter().map(|end| end.0).min().unwrap();
                    // Of one letter and a blank a line may have one column less.
                    assert!((first - 3..=first - 2).contains(&behind), "{width}: {behind} of {first}");
                    fewest = fewest.or(Some(first - 2 - texts[0].0));
                }
            }
            assert_eq!(fewest, Some(STEP_TEXT), "{aside}");
        }
    }

    #[test]
    fn a_remark_stands_behind_a_field_where_it_fits_and_below_it_otherwise() {
        let row = || ReportRow::field("Task", "running").beside("43415");
        for (width, lines) in [(22, 1), (21, 2)] {
            let laid = laid(row(), width);
            assert_eq!(laid.len(), lines, "{width}: {laid:?}");
            assert!(spans(&laid, ReportRole::Dim).iter().all(|remark| remark.1 <= width), "{width}: {laid:?}");
        }
    }

    #[test]
    fn the_longest_label_leaves_half_of_the_width() {
        let lines = laid(ReportRow::field("l".repeat(30), "text"), 40);
        assert_eq!((lines.len(), spans(&lines, ReportRole::Text)), (2, vec![(21, 25)]));
    }

    #[test]
    fn a_table_gives_each_column_its_room_and_shares_what_is_short() {
        for (cells, width, columns) in [
            ([10, 10, 10], 60, [12, 12]),
            // The third column keeps a third.
            ([10, 10, 100], 60, [12, 12]),
            ([30, 30, 100], 60, [20, 20]),
            ([30, 30, 100], 61, [20, 21]),
            ([30, 30, 10], 60, [24, 24]),
            // What the second one does not need belongs to the first one.
            ([30, 6, 100], 60, [32, 8]),
            ([100, 30, 100], 60, [20, 20]),
        ] {
            let row = ReportRow::Table(cells.map(|cell| "x".repeat(cell)));
            assert_eq!(table_columns(&[row], width), columns, "{cells:?} in {width}");
        }
    }

    /// A create that ended, with that many accepted risks.
    fn created(risks: usize) -> Submission {
        let message = Message::new("submission-unknown-grants");
        let risks = vec![ConfirmNote { severity: Severity::Warning, field: None, message }; risks];
        let mut submission = Submission::new(Sent { risks, ..Sent::default() }, Timestamp::UNIX_EPOCH);
        submission.stepped(Timestamp::UNIX_EPOCH, Step::Sending { attempt: 1, bytes: 729, limit: 20 });
        let secret = Some(SecretFact::default());
        let verification = Box::new(Verification { secret, granted: 2, asked: 2, ..Verification::default() });
        submission.ended(Timestamp::UNIX_EPOCH + 9.seconds(), Outcome::Created { receipt: None, verification });
        submission
    }

    fn view(submission: &Submission, size: (u16, u16), command: Option<&str>) -> ReportView {
        told(|teller| submission.view(teller, size, command))
    }

    #[test]
    fn risks_are_counted_only_where_what_has_to_be_in_sight_would_not_be() {
        let submission = created(20);
        let whole = view(&submission, (80, 200), None);
        let behind = |line: &ReportLine| line.pieces.iter().any(|piece| piece.1 == "Next run");
        let in_sight = whole.lines.iter().position(behind).unwrap();
        assert!((18..whole.total - 1).contains(&in_sight), "{in_sight} of {}", whole.total);
        for height in 18..=whole.total + 1 {
            let lines = if height < whole.total { height - 1 } else { whole.total };
            let shown = view(&submission, (80, u16::try_from(height).unwrap()), None);
            let room = if lines >= in_sight { ReportRoom::Ample } else { ReportRoom::Counted };
            assert_eq!(shown.room, room, "{height}");
            if room == ReportRoom::Ample {
                assert_eq!((shown.lines.len(), shown.limit()), (lines, whole.total - lines), "{height}");
            }
        }
        for (size, is_little) in [((80, 18), false), ((79, 18), true), ((80, 17), true), ((81, 40), false)] {
            assert_eq!(view(&submission, size, None).room == ReportRoom::Little, is_little, "{size:?}");
        }
    }

    #[test]
    fn a_command_is_in_sight_at_the_end_of_the_report_alone() {
        let mut submission = created(20);
        let command = Some("Status: dbcred status orders");
        let whole = view(&submission, (80, 60), command);
        assert!(whole.shows_command() && whole.limit() == 0);
        assert!(!view(&submission, (80, 60), None).shows_command());
        let height = u16::try_from(whole.total).unwrap() - 1;
        assert!(!view(&submission, (80, height), command).shows_command());
        submission.scroll = Some(usize::MAX);
        let end = view(&submission, (80, height), command);
        assert!(end.shows_command() && end.first == end.limit() && end.limit() == 2, "{} of {}", end.first, end.total);
    }
}
