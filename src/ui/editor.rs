//! Draws the privilege editor into the body of a frame.

mod boxes;
mod line;
mod notes;
mod paste;
mod places;
mod sql;
mod words;

use ratatui::layout::Rect;

use super::{pen::Pen, theme::Role};
use crate::{
    app::editor::{
        Editor, Over, Part, Seen, Shape,
        known::Known,
        tree::{self, Row},
        words::Checklist,
    },
    domain::rule::Issue,
};

/// What all pieces of one drawing share.
struct Draft<'a> {
    editor: &'a Editor,
    seen: Seen<'a>,
    issues: &'a [Issue],
    known: &'a Known,
    /// The words of the chosen place.
    checklist: Checklist,
    shape: Shape,
}

/// Draws the editor; `issues` are the draft's, those of grants carry the index of their unit.
pub fn draw(pen: &mut Pen<'_>, editor: &Editor, seen: &Seen<'_>, issues: &[Issue]) {
    let known = editor.known(seen);
    let checklist = editor.chosen_row(&known).map(|row| Checklist::of(row, &known, seen)).unwrap_or_default();
    let shape = Shape::of(pen.width(), pen.height());
    let draft = Draft { editor, seen: *seen, issues, known: &known, checklist, shape };
    match editor.over() {
        Over::Paste(over) => return paste::draw(pen, over, &draft),
        Over::Sql(lines) => return sql::draw_whole(pen, lines, &draft),
        _ => draft.draw_parts(pen),
    }
    match editor.over() {
        Over::Presets(over) => boxes::draw_presets(pen, over, &draft),
        Over::Accounts(over) => boxes::draw_accounts(pen, over, &draft),
        Over::CopyTo(over) => boxes::draw_copy(pen, over, &draft),
        Over::NewPlace(over) => boxes::draw_new_place(pen, over, &draft),
        Over::Nothing | Over::Sql(_) | Over::Paste(_) => {}
    }
}

/// Lines of the parts under the grant line.
struct Heights {
    list: u16,
    notes: u16,
    sql: u16,
    sent: u16,
}

impl Draft<'_> {
    fn row(&self) -> Option<&Row> {
        self.editor.chosen_row(self.known)
    }

    fn is_wide(&self) -> bool {
        self.shape == Shape::Wide
    }

    fn draw_parts(&self, pen: &mut Pen<'_>) {
        let below = line::draw(pen, self);
        let notes = notes::lines(pen, self);
        let heights = self.heights(pen, below, notes.len());
        self.draw_title(pen, below);
        let top = below + 1;
        let width = pen.width();
        let shows_words = self.is_wide() || matches!(self.editor.part(), Part::Words | Part::FreeWords | Part::Presets);
        if self.is_wide() {
            let mut list = pen.part(Rect { x: 0, y: top, width: PLACES, height: heights.list });
            places::draw(&mut list, self);
            let cursor = list.cursor();
            pen.adopt(cursor);
            let vertical = pen.view().glyphs.vertical;
            for y in top..top + heights.list {
                pen.put(PLACES, y, vertical, Role::Rule);
            }
        } else if !shows_words {
            let mut list = pen.part(Rect { x: 0, y: top, width, height: heights.list });
            places::draw(&mut list, self);
            let cursor = list.cursor();
            pen.adopt(cursor);
        }
        if shows_words {
            let x = if self.is_wide() { PLACES + 1 } else { 0 };
            let beside = if self.has_meanings(pen) { pen.width() - MEANINGS } else { pen.width() };
            let area = Rect { x, y: top, width: beside.saturating_sub(x), height: heights.list };
            let mut list = pen.part(area);
            words::draw(&mut list, self);
            let cursor = list.cursor();
            pen.adopt(cursor);
        }
        if self.has_meanings(pen) {
            self.draw_meanings(pen, top, heights.list);
        }
        notes::draw(pen, top + heights.list, &notes[..usize::from(heights.notes)]);
        let y = top + heights.list + heights.notes;
        if heights.sql > 0 {
            sql::draw(pen, self, (y, heights.sql));
        }
        if heights.sent > 0 {
            sql::draw_sent(pen, self, (y + heights.sql, heights.sent));
        }
    }

    /// Shares the lines: the list of an 80x24 frame has ten, so that nothing jumps between places.
    fn heights(&self, pen: &Pen<'_>, below: u16, notes: usize) -> Heights {
        let free = pen.height().saturating_sub(below + 1);
        let rows = u16::try_from(self.known.tree.rows().len() + 1).unwrap_or(u16::MAX);
        let has_sql = !self.known.grants.is_empty() || self.known.difference.is_some();
        let least_sql = if has_sql && free >= 8 { 2 } else { 0 };
        let notes = u16::try_from(notes).unwrap_or(u16::MAX).min(free / 3);
        let most = free.saturating_sub(notes + least_sql);
        if !self.seen.is_checklist() {
            return Heights { list: most, notes, sql: 0, sent: 0 };
        }
        if !self.is_wide() {
            let columns = self.checklist.columns(self.shape.columns());
            let words = columns.iter().map(std::ops::Range::len).max().unwrap_or(0);
            let needed = if self.editor.part() == Part::Words { words } else { usize::from(rows) };
            let list = u16::try_from(needed).unwrap_or(u16::MAX).clamp(3, 10).min(most);
            let sql = if least_sql == 0 { 0 } else { (free - list - notes).min(3) };
            return Heights { list, notes, sql, sent: 0 };
        }
        let list = 10.max(rows.min(free.saturating_sub(14))).min(most);
        let rest = if has_sql { free - list - notes } else { 0 };
        let sent = if self.has_meanings(pen) && rest > 9 { rest / 2 } else { 0 };
        Heights { list, notes, sql: rest - sent, sent }
    }

    fn has_meanings(&self, pen: &Pen<'_>) -> bool {
        pen.width() >= 112 && pen.height() >= 22 && self.seen.is_checklist()
    }

    fn draw_title(&self, pen: &mut Pen<'_>, y: u16) {
        pen.rule(y);
        let width = pen.width();
        let count = self.count(pen);
        if !self.is_wide() {
            let title = if self.shows_place() { self.narrow_title(pen) } else { self.narrow_places(pen) };
            let x = pen.put(1, y, &format!(" {title} "), Role::Heading);
            self.draw_find(pen, x, y);
            return;
        }
        let where_ = pen.say("editor-where").into_owned();
        let x = pen.put(1, y, &format!(" {where_} "), Role::Heading);
        self.draw_find(pen, x, y);
        let count_width = u16::try_from(super::pen::width(&count)).unwrap_or(0) + 2;
        let end = if self.has_meanings(pen) { width - MEANINGS } else { width };
        if let Some(row) = self.row() {
            let title = format!(" {}  {} ", tree::title(&row.place), pen.say(tree::kind_key(&row.place.scope)));
            let title_width = u16::try_from(super::pen::width(&title)).unwrap_or(end);
            // Over the words, unless that leaves too little room before the count.
            let last = end.saturating_sub(count_width + 4);
            let from = last.saturating_sub(title_width).clamp(10, PLACES - 1);
            pen.put_within(from, y, last.saturating_sub(from), (&title, Role::Heading));
        }
        if !count.is_empty() {
            pen.put_right(end.saturating_sub(3), y, &format!(" {count} "), Role::Heading);
        }
        if self.has_meanings(pen) {
            let means = pen.say("editor-means").into_owned();
            pen.put(end + 2, y, &format!(" {means} "), Role::Heading);
        }
    }

    fn draw_find(&self, pen: &mut Pen<'_>, x: u16, y: u16) {
        if let Some(find) = self.editor.find() {
            let x = pen.put(x, y, "/", Role::Key);
            line::put_entry(pen, (x, y, 16.min(pen.width().saturating_sub(x))), find);
        }
    }

    fn shows_place(&self) -> bool {
        matches!(self.editor.part(), Part::Words | Part::FreeWords | Part::Presets)
    }

    fn narrow_title(&self, pen: &Pen<'_>) -> String {
        let place = self.row().map(|row| tree::title(&row.place)).unwrap_or_default();
        let place = super::pen::cut_end(&place, usize::from(pen.width() / 2), pen.view().glyphs.ellipsis);
        format!("{place}  {}, {}", self.count(pen), self.position(pen))
    }

    fn narrow_places(&self, pen: &Pen<'_>) -> String {
        format!("{}  {}", pen.say("editor-where"), self.position(pen))
    }

    fn position(&self, pen: &Pen<'_>) -> String {
        let rows = self.known.tree.rows().len();
        let at = (self.editor.chosen(self.known) + 1).min(rows);
        pen.with("editor-position", &[("at", at.into()), ("n", rows.into())])
    }

    /// "5 of 18" of the chosen place, with a remark where the list is only suggested.
    fn count(&self, pen: &Pen<'_>) -> String {
        if self.checklist.possible == 0 || !self.seen.is_checklist() {
            return String::new();
        }
        let (granted, possible) = (self.checklist.granted(), self.checklist.possible);
        let count = pen.with("editor-of", &[("granted", granted.into()), ("possible", possible.into())]);
        if self.seen.is_documented() { count } else { format!("{count}, {}", pen.say("editor-suggested")) }
    }

    /// What the granted words of the place mean, for frames that are wide enough.
    fn draw_meanings(&self, pen: &mut Pen<'_>, top: u16, height: u16) {
        let x = pen.width() - MEANINGS;
        let vertical = pen.view().glyphs.vertical;
        for y in top..top + height {
            pen.put(x, y, vertical, Role::Rule);
        }
        let Some(row) = self.row() else { return };
        let room = usize::from(MEANINGS - 3);
        let words = self.checklist.words.iter().filter(|word| word.is_granted);
        let lines = words.flat_map(|word| {
            let sentence = crate::domain::grants::privilege::explain(self.seen.product, &word.name, &row.place);
            crate::ui::wrap::wrap(&pen.message(&sentence), room)
        });
        let lines: Vec<String> = lines.take(usize::from(height)).collect();
        for (y, line) in (top..).zip(lines) {
            pen.put(x + 2, y, &line, Role::Dim);
        }
    }
}

/// Columns of the tree of places in frames of 80 columns and more.
const PLACES: u16 = 29;
/// Columns for what words mean.
const MEANINGS: u16 = 37;

#[cfg(test)]
mod tests;
