//! Lays the rows of a report out in lines of a given width.

use ratatui::text::Line;

use crate::{
    app::submission::{Mark, ReportRow},
    ui::{
        painter::{Painter, View, fit, width as columns},
        theme::{Glyphs, Role},
        wrap::{wrap, wrap_some},
    },
};

/// Below this width the margins shrink.
const NARROW: usize = 72;
/// Above this width sentences are no longer stretched.
const WIDEST: usize = 110;

/// One line of the screen: texts at columns.
#[derive(Default)]
pub(super) struct ReportLine(Vec<(usize, String, Role)>);

impl ReportLine {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn end(&self) -> usize {
        self.0.iter().map(|(x, text, _)| x + columns(text)).max().unwrap_or(0)
    }

    pub(super) fn to_line(&self, painter: &Painter<'_>) -> Line<'static> {
        let mut pieces: Vec<&(usize, String, Role)> = self.0.iter().collect();
        pieces.sort_by_key(|(x, ..)| *x);
        let mut line = Line::default();
        for (x, text, role) in pieces {
            let blank = " ".repeat(x.saturating_sub(line.width()));
            let room = fit(usize::from(painter.width()).saturating_sub(*x));
            line.spans.extend(painter.line(painter.width(), &[(&blank, Role::Text)]));
            line.spans.extend(painter.line(room, &[(text, *role)]));
        }
        line
    }
}

/// Every row in lines of `width` columns.
pub(super) fn lines(rows: &[ReportRow], width: usize, view: &View<'_>) -> Vec<ReportLine> {
    let width = width.min(WIDEST);
    let is_narrow = width < NARROW;
    let mut layout = Layout {
        lines: Vec::new(),
        glyphs: view.glyphs,
        more: view.words.say("submission-more").into_owned(),
        width,
        indent: if is_narrow { 1 } else { 3 },
        margin: if is_narrow { 1 } else { 4 },
        label: label_column(rows).min(width / 2),
        table: table_columns(rows, width),
    };
    for row in rows {
        layout.row(row);
    }
    layout.lines
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

/// The widths of the first two columns of a table.
fn table_columns(rows: &[ReportRow], width: usize) -> [usize; 2] {
    let mut widest = [0; 2];
    for row in rows {
        if let ReportRow::Table(cells) = row {
            for (widest, cell) in widest.iter_mut().zip(cells) {
                *widest = (*widest).max(columns(cell) + 2);
            }
        }
    }
    widest.map(|widest| widest.min(width / 3))
}

struct Layout {
    lines: Vec<ReportLine>,
    glyphs: Glyphs,
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
                let line = self.put(3, text, Role::Heading);
                self.add_mark(line, 1, *mark);
            }
            ReportRow::Heading(text) => drop(self.put(indent, text, Role::Heading)),
            ReportRow::Text(text) => drop(self.put(indent, text, Role::Text)),
            ReportRow::Note(text) => drop(self.put(indent + 2, text, Role::Dim)),
            ReportRow::Step { mark, is_now, text, aside, end } => self.step(*mark, *is_now, text, aside, end),
            ReportRow::Look { is_now, at, mark, text, aside } => self.look(*mark, *is_now, at, text, aside),
            ReportRow::Found(text) => drop(self.put(indent + 12, text, Role::Dim)),
            ReportRow::Field { label, mark, text, aside } => self.field(label, *mark, text, aside),
            ReportRow::Quote { label, text, lines } => self.quote(label, text, *lines),
            ReportRow::Hint { label, text } => self.labelled(indent + 2, label, indent + 13, text),
            ReportRow::Table(cells) => self.table_row(cells),
        }
    }

    /// Columns between `x` and the right end.
    fn room(&self, x: usize) -> usize {
        self.width.saturating_sub(x).max(1)
    }

    /// Puts a text at a column, in as many lines as it takes; returns the first of them.
    fn put(&mut self, x: usize, text: &str, role: Role) -> usize {
        self.put_within(x, self.room(x), text, role)
    }

    fn put_within(&mut self, x: usize, room: usize, text: &str, role: Role) -> usize {
        let first = self.lines.len();
        self.lines.extend(wrap(text, room).into_iter().map(|line| ReportLine(vec![(x, line, role)])));
        first
    }

    /// Adds a text to a line.
    fn add(&mut self, line: usize, x: usize, text: &str, role: Role) {
        self.lines[line].0.push((x, text.to_owned(), role));
    }

    fn add_mark(&mut self, line: usize, x: usize, mark: Mark) {
        let (sign, role) = match mark {
            Mark::Good => (self.glyphs.good, Role::Good),
            Mark::Note => (self.glyphs.note, Role::Text),
            Mark::Warning => (self.glyphs.warning, Role::Warning),
            Mark::Error => (self.glyphs.error, Role::Error),
            Mark::Ahead => (self.glyphs.untouched, Role::Dim),
        };
        self.add(line, x, sign, role);
    }

    /// A text whose first line begins with a label, which pushes it down where it is too long.
    fn labelled(&mut self, from: usize, label: &str, x: usize, text: &str) {
        if from + columns(label) >= x {
            self.put(from, label, Role::Label);
            self.put(x, text, Role::Text);
        } else {
            let line = self.put(x, text, Role::Text);
            self.add(line, from, label, Role::Label);
        }
    }

    fn step(&mut self, mark: Mark, is_now: bool, text: &str, aside: &str, end: &str) {
        let x = self.indent + 2;
        let right = self.width.saturating_sub(self.margin);
        let end_at = right.saturating_sub(columns(end));
        let aside_at = right.saturating_sub(12 + columns(aside)).min(end_at.saturating_sub(2 + columns(aside)));
        let limit = match (aside.is_empty(), end.is_empty()) {
            (true, true) => self.width,
            (true, false) => end_at,
            (false, _) => aside_at,
        };
        let role = if mark == Mark::Ahead { Role::Dim } else { Role::Text };
        let line = self.put_within(x, limit.saturating_sub(x + 2).max(8), text, role);
        self.add_mark(line, self.indent, mark);
        if is_now {
            self.add(line, self.indent.saturating_sub(2), self.glyphs.focus, Role::Focus);
        }
        for (at, text) in [(aside_at, aside), (end_at, end)] {
            if !text.is_empty() && at > x {
                self.add(line, at, text, Role::Dim);
            }
        }
    }

    fn look(&mut self, mark: Option<Mark>, is_now: bool, at: &str, text: &str, aside: &str) {
        let x = self.indent + 2;
        let mark_at = x + columns(at) + 2;
        let line = self.put(if mark.is_some() { mark_at + 2 } else { mark_at }, text, Role::Text);
        let end = self.lines[line].end();
        self.add(line, x, at, Role::Dim);
        if let Some(mark) = mark {
            self.add_mark(line, mark_at, if mark == Mark::Ahead { Mark::Warning } else { mark });
        }
        if is_now {
            self.add(line, self.indent, self.glyphs.focus, Role::Focus);
        }
        let aside_at = self.width.saturating_sub(self.margin + columns(aside));
        if !aside.is_empty() && aside_at >= end + 2 {
            self.add(line, aside_at, aside, Role::Dim);
        }
    }

    fn field(&mut self, label: &str, mark: Option<Mark>, text: &str, aside: &str) {
        let x = self.indent + self.label;
        match mark {
            Some(mark) => {
                let line = self.put(x + 2, text, Role::Text);
                self.add_mark(line, x, mark);
                self.add(line, self.indent, label, Role::Label);
            }
            None => self.labelled(self.indent, label, x, text),
        }
        if aside.is_empty() {
            return;
        }
        let last = self.lines.len() - 1;
        let aside_at = self.width.saturating_sub(columns(aside));
        if aside_at >= self.lines[last].end() + 2 {
            self.add(last, aside_at, aside, Role::Dim);
        } else {
            self.put(x, aside, Role::Dim);
        }
    }

    fn quote(&mut self, label: &str, text: &str, most: Option<usize>) {
        let x = self.indent + self.label;
        let (lines, is_cut) = match most {
            Some(most) => wrap_some(text, self.room(x), most),
            None => (wrap(text, self.room(x)), false),
        };
        let first = self.lines.len();
        self.lines.extend(lines.into_iter().map(|line| ReportLine(vec![(x, line, Role::Text)])));
        self.add(first, self.indent, label, Role::Label);
        if is_cut {
            let more = self.more.clone();
            self.put(x, &more, Role::Dim);
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
            let pieces = texts.filter_map(|(column, start)| Some((start, column.get(y)?.clone(), Role::Text)));
            self.lines.push(ReportLine(pieces.collect()));
        }
    }
}
