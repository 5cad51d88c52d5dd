//! Lays the rows of a report out in lines of a given width.

use crate::{
    app::submission::{Mark, ReportRow},
    ui::{
        painter::{Painter, View, width as columns},
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

    pub(super) fn draw(&self, painter: &mut Painter<'_>, y: u16) {
        for (x, text, role) in &self.0 {
            painter.put(u16::try_from(*x).unwrap_or(u16::MAX), y, text, *role);
        }
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

/// How far values stand behind the beginning of their labels.
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
        match row {
            ReportRow::Blank => self.lines.push(ReportLine::default()),
            ReportRow::Headline { mark, text } => {
                let (sign, role) = self.mark(*mark);
                self.marked((1, sign, role), 3, (text, Role::Heading));
            }
            ReportRow::Heading(text) => self.put(self.indent, (text, Role::Heading)),
            ReportRow::Text(text) => self.put(self.indent, (text, Role::Text)),
            ReportRow::Note(text) => self.put(self.indent + 2, (text, Role::Dim)),
            ReportRow::Step { mark, is_now, text, aside, end } => self.step((*mark, *is_now), (text, aside, end)),
            ReportRow::Look { is_now, at, mark, text, aside } => self.look((*mark, *is_now), (at, text, aside)),
            ReportRow::Found(text) => self.put(self.indent + 12, (text, Role::Dim)),
            ReportRow::Field { label, mark, text, aside } => self.field(label, *mark, (text, aside)),
            ReportRow::Quote { label, text, lines } => self.quote(label, text, *lines),
            ReportRow::Hint { label, text } => {
                let (from, at) = (self.indent + 2, self.indent + 13);
                self.labelled((from, label), at, (text, Role::Text));
            }
            ReportRow::Table(cells) => self.table_row(cells),
        }
    }

    fn mark(&self, mark: Mark) -> (&'static str, Role) {
        match mark {
            Mark::Good => (self.glyphs.good, Role::Good),
            Mark::Warning => (self.glyphs.warning, Role::Warning),
            Mark::Error => (self.glyphs.error, Role::Error),
            Mark::Ahead => (self.glyphs.untouched, Role::Dim),
        }
    }

    /// Columns between `x` and the right end.
    fn room(&self, x: usize) -> usize {
        self.width.saturating_sub(x).max(1)
    }

    fn put(&mut self, x: usize, (text, role): (&str, Role)) {
        for line in wrap(text, self.room(x)) {
            self.lines.push(ReportLine(vec![(x, line, role)]));
        }
    }

    /// A text whose first line begins with a mark.
    fn marked(&mut self, (at, sign, look): (usize, &str, Role), x: usize, (text, role): (&str, Role)) {
        let first = self.lines.len();
        self.put(x, (text, role));
        self.lines[first].0.insert(0, (at, sign.to_owned(), look));
    }

    /// A text whose first line begins with a label, which pushes it down where it is too long.
    fn labelled(&mut self, (from, label): (usize, &str), x: usize, (text, role): (&str, Role)) {
        if from + columns(label) >= x {
            self.put(from, (label, Role::Label));
            self.put(x, (text, role));
        } else {
            self.marked((from, label, Role::Label), x, (text, role));
        }
    }

    fn step(&mut self, (mark, is_now): (Mark, bool), (text, aside, end): (&str, &str, &str)) {
        let x = self.indent + 2;
        let right = self.width.saturating_sub(self.margin);
        let end_at = right.saturating_sub(columns(end));
        let aside_at = right.saturating_sub(12 + columns(aside)).min(end_at.saturating_sub(2 + columns(aside)));
        let limit = match (aside.is_empty(), end.is_empty()) {
            (true, true) => self.width,
            (true, false) => end_at,
            (false, _) => aside_at,
        };
        let (sign, look) = self.mark(mark);
        let role = if mark == Mark::Ahead { Role::Dim } else { Role::Text };
        let first = self.lines.len();
        for line in wrap(text, limit.saturating_sub(x + 2).max(8)) {
            self.lines.push(ReportLine(vec![(x, line, role)]));
        }
        let line = &mut self.lines[first].0;
        line.insert(0, (self.indent, sign.to_owned(), look));
        if is_now {
            line.insert(0, (self.indent.saturating_sub(2), self.glyphs.focus.to_owned(), Role::Focus));
        }
        if !aside.is_empty() && aside_at > x {
            line.push((aside_at, aside.to_owned(), Role::Dim));
        }
        if !end.is_empty() && end_at > x {
            line.push((end_at, end.to_owned(), Role::Dim));
        }
    }

    fn look(&mut self, (mark, is_now): (Option<Mark>, bool), (at, text, aside): (&str, &str, &str)) {
        let x = self.indent + 2;
        let text_at = x + columns(at) + 2;
        let text_at = if mark.is_some() { text_at + 2 } else { text_at };
        let first = self.lines.len();
        self.put(text_at, (text, Role::Text));
        let line = &mut self.lines[first].0;
        let written = line.first().map_or(0, |(x, text, _)| x + columns(text));
        line.insert(0, (x, at.to_owned(), Role::Dim));
        if let Some(mark) = mark {
            let (sign, look) = match mark {
                Mark::Good => (self.glyphs.good, Role::Good),
                Mark::Error => (self.glyphs.error, Role::Error),
                Mark::Warning | Mark::Ahead => (self.glyphs.warning, Role::Warning),
            };
            line.insert(1, (text_at - 2, sign.to_owned(), look));
        }
        if is_now {
            line.insert(0, (self.indent, self.glyphs.focus.to_owned(), Role::Focus));
        }
        let aside_at = self.width.saturating_sub(self.margin + columns(aside));
        if !aside.is_empty() && aside_at >= written + 2 {
            line.push((aside_at, aside.to_owned(), Role::Dim));
        }
    }

    fn field(&mut self, label: &str, mark: Option<Mark>, (text, aside): (&str, &str)) {
        let x = self.indent + self.label;
        let first = self.lines.len();
        match mark {
            Some(mark) => {
                let (sign, look) = self.mark(mark);
                self.marked((x, sign, look), x + 2, (text, Role::Text));
                self.lines[first].0.insert(0, (self.indent, label.to_owned(), Role::Label));
            }
            None => self.labelled((self.indent, label), x, (text, Role::Text)),
        }
        if aside.is_empty() {
            return;
        }
        let last = &mut self.lines.last_mut().expect("a field has a line").0;
        let written = last.last().map_or(0, |(x, text, _)| x + columns(text));
        let aside_at = self.width.saturating_sub(columns(aside));
        if aside_at >= written + 2 {
            last.push((aside_at, aside.to_owned(), Role::Dim));
        } else {
            self.put(x, (aside, Role::Dim));
        }
    }

    fn quote(&mut self, label: &str, text: &str, most: Option<usize>) {
        let x = self.indent + self.label;
        let quoted = format!("\"{text}\"");
        let (lines, is_cut) = match most {
            Some(most) => wrap_some(&quoted, self.room(x), most),
            None => (wrap(&quoted, self.room(x)), false),
        };
        let first = self.lines.len();
        self.lines.extend(lines.into_iter().map(|line| ReportLine(vec![(x, line, Role::Text)])));
        self.lines[first].0.insert(0, (self.indent, label.to_owned(), Role::Label));
        if is_cut {
            let more = self.more.clone();
            self.put(x, (&more, Role::Dim));
        }
    }

    fn table_row(&mut self, cells: &[String; 3]) {
        let starts = [self.indent, self.indent + self.table[0], self.indent + self.table[0] + self.table[1]];
        let rooms = [self.table[0].saturating_sub(2), self.table[1].saturating_sub(2), self.room(starts[2])];
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(rooms).map(|(cell, room)| wrap_some(cell, room, 6).0).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for y in 0..height {
            let mut line = ReportLine::default();
            for (column, start) in wrapped.iter().zip(starts) {
                if let Some(text) = column.get(y) {
                    line.0.push((start, text.clone(), Role::Text));
                }
            }
            self.lines.push(line);
        }
    }
}
