//! Draws the privilege editor into the body of a frame.

mod boxes;
mod line;
mod notes;
mod paste;
mod places;
mod sql;
mod words;

use ratatui::layout::Rect;

use super::{painter::Painter, theme::Role};
use crate::{
    app::editor::{
        Dialog, Editor, EditorContext, EditorPart, Shape,
        derived::DerivedGrants,
        tree::{self, Row},
        words::Checklist,
    },
    domain::rule::Issue,
};

/// What all pieces of one drawing share.
struct FrameLines<'a> {
    editor: &'a Editor,
    dialog: Option<&'a Dialog>,
    seen: EditorContext<'a>,
    issues: &'a [Issue],
    known: &'a DerivedGrants,
    /// The words of the chosen place.
    checklist: Checklist,
    shape: Shape,
}

/// Draws the editor and the dialog that is open over it; `issues` are the draft's, those of grants carry the index of their unit.
pub fn draw(
    painter: &mut Painter<'_>,
    (editor, dialog): (&Editor, Option<&Dialog>),
    seen: &EditorContext<'_>,
    issues: &[Issue],
) {
    let known = editor.known(seen);
    let checklist = editor.chosen_row(&known).map(|row| Checklist::of(row, &known, seen)).unwrap_or_default();
    let shape = Shape::of(painter.width(), painter.height());
    let draft = FrameLines { editor, dialog, seen: *seen, issues, known: &known, checklist, shape };
    match dialog {
        Some(Dialog::Paste(over)) => return paste::draw(painter, over, &draft),
        Some(Dialog::Sql(lines)) => return sql::draw_whole(painter, lines, &draft),
        _ => draft.draw_parts(painter),
    }
    match dialog {
        Some(Dialog::Presets(over)) => boxes::draw_presets(painter, over, &draft),
        Some(Dialog::AccountPicker(over)) => boxes::draw_accounts(painter, over, &draft),
        Some(Dialog::CopyTo(over)) => boxes::draw_copy(painter, over, &draft),
        Some(Dialog::NewPlace(over)) => boxes::draw_new_place(painter, over, &draft),
        None | Some(Dialog::Sql(_) | Dialog::Paste(_)) => {}
    }
}

/// Lines of the parts under the grant line.
struct Heights {
    list: u16,
    notes: u16,
    sql: u16,
    sent: u16,
}

impl FrameLines<'_> {
    fn row(&self) -> Option<&Row> {
        self.editor.chosen_row(self.known)
    }

    /// The part with the focus; none while a dialog has it.
    fn part(&self) -> Option<EditorPart> {
        self.dialog.is_none().then(|| self.editor.part())
    }

    fn is_wide(&self) -> bool {
        self.shape == Shape::Wide
    }

    fn draw_parts(&self, painter: &mut Painter<'_>) {
        let below = line::draw(painter, self);
        let notes = notes::lines(painter, self);
        let heights = self.heights(painter, below, notes.len());
        self.draw_title(painter, below);
        let top = below + 1;
        let width = painter.width();
        let shows_words = self.is_wide() || self.shows_place();
        if self.is_wide() {
            let mut list = painter.part(Rect { x: 0, y: top, width: PLACES, height: heights.list });
            places::draw(&mut list, self);
            let cursor = list.cursor();
            painter.adopt(cursor);
            let vertical = painter.view().glyphs.vertical;
            for y in top..top + heights.list {
                painter.put(PLACES, y, vertical, Role::Rule);
            }
        } else if !shows_words {
            let mut list = painter.part(Rect { x: 0, y: top, width, height: heights.list });
            places::draw(&mut list, self);
            let cursor = list.cursor();
            painter.adopt(cursor);
        }
        if shows_words {
            let x = if self.is_wide() { PLACES + 1 } else { 0 };
            let beside = if self.has_meanings(painter) { painter.width() - MEANINGS } else { painter.width() };
            let area = Rect { x, y: top, width: beside.saturating_sub(x), height: heights.list };
            let mut list = painter.part(area);
            words::draw(&mut list, self);
            let cursor = list.cursor();
            painter.adopt(cursor);
        }
        if self.has_meanings(painter) {
            self.draw_meanings(painter, top, heights.list);
        }
        notes::draw(painter, top + heights.list, &notes[..usize::from(heights.notes)]);
        let y = top + heights.list + heights.notes;
        if heights.sql > 0 {
            sql::draw(painter, self, (y, heights.sql));
        }
        if heights.sent > 0 {
            sql::draw_sent(painter, self, (y + heights.sql, heights.sent));
        }
    }

    /// Shares the lines: the list of an 80x24 frame has ten, so that nothing jumps between places.
    fn heights(&self, painter: &Painter<'_>, below: u16, notes: usize) -> Heights {
        let free = painter.height().saturating_sub(below + 1);
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
            let needed = if self.part() == Some(EditorPart::Words) { words } else { usize::from(rows) };
            let list = u16::try_from(needed).unwrap_or(u16::MAX).clamp(3, 10).min(most);
            let sql = if least_sql == 0 { 0 } else { (free - list - notes).min(3) };
            return Heights { list, notes, sql, sent: 0 };
        }
        let list = 10.max(rows.min(free.saturating_sub(14))).min(most);
        let rest = if has_sql { free - list - notes } else { 0 };
        let sent = if self.has_meanings(painter) && rest > 9 { rest / 2 } else { 0 };
        Heights { list, notes, sql: rest - sent, sent }
    }

    fn has_meanings(&self, painter: &Painter<'_>) -> bool {
        painter.width() >= 112 && painter.height() >= 22 && self.seen.is_checklist()
    }

    fn draw_title(&self, painter: &mut Painter<'_>, y: u16) {
        painter.rule(y);
        let width = painter.width();
        let count = self.count(painter);
        if !self.is_wide() {
            let title = if self.shows_place() { self.narrow_title(painter) } else { self.narrow_places(painter) };
            let x = painter.put(1, y, &format!(" {title} "), Role::Heading);
            self.draw_find(painter, x, y);
            return;
        }
        let where_ = painter.say("editor-where").into_owned();
        let x = painter.put(1, y, &format!(" {where_} "), Role::Heading);
        self.draw_find(painter, x, y);
        let count_width = u16::try_from(super::painter::width(&count)).unwrap_or(0) + 2;
        let end = if self.has_meanings(painter) { width - MEANINGS } else { width };
        if let Some(row) = self.row() {
            let title = format!(" {}  {} ", tree::title(&row.place), painter.say(tree::kind_key(&row.place.scope)));
            let title_width = u16::try_from(super::painter::width(&title)).unwrap_or(end);
            // Over the words, unless that leaves too little room before the count.
            let last = end.saturating_sub(count_width + 4);
            let from = last.saturating_sub(title_width).clamp(10, PLACES - 1);
            painter.put_within(from, y, last.saturating_sub(from), (&title, Role::Heading));
        }
        if !count.is_empty() {
            painter.put_right(end.saturating_sub(3), y, &format!(" {count} "), Role::Heading);
        }
        if self.has_meanings(painter) {
            let means = painter.say("editor-means").into_owned();
            painter.put(end + 2, y, &format!(" {means} "), Role::Heading);
        }
    }

    fn draw_find(&self, painter: &mut Painter<'_>, x: u16, y: u16) {
        if let Some(find) = self.editor.find() {
            let x = painter.put(x, y, "/", Role::Key);
            line::put_entry(painter, (x, y, 16.min(painter.width().saturating_sub(x))), find);
        }
    }

    fn shows_place(&self) -> bool {
        matches!(self.part(), Some(EditorPart::Words | EditorPart::FreeWords))
            || matches!(self.dialog, Some(Dialog::Presets(_)))
    }

    fn narrow_title(&self, painter: &Painter<'_>) -> String {
        let place = self.row().map(|row| tree::title(&row.place)).unwrap_or_default();
        let place = super::painter::cut_end(&place, usize::from(painter.width() / 2), painter.view().glyphs.ellipsis);
        format!("{place}  {}, {}", self.count(painter), self.position(painter))
    }

    fn narrow_places(&self, painter: &Painter<'_>) -> String {
        format!("{}  {}", painter.say("editor-where"), self.position(painter))
    }

    fn position(&self, painter: &Painter<'_>) -> String {
        let rows = self.known.tree.rows().len();
        let at = (self.editor.chosen(self.known) + 1).min(rows);
        painter.with("editor-position", &[("at", at.into()), ("n", rows.into())])
    }

    /// "5 of 18" of the chosen place, with a remark where the list is only suggested.
    fn count(&self, painter: &Painter<'_>) -> String {
        if self.checklist.possible == 0 || !self.seen.is_checklist() {
            return String::new();
        }
        let (granted, possible) = (self.checklist.granted(), self.checklist.possible);
        let count = painter.with("editor-of", &[("granted", granted.into()), ("possible", possible.into())]);
        if self.seen.is_documented() { count } else { format!("{count}, {}", painter.say("editor-suggested")) }
    }

    /// What the granted words of the place mean, for frames that are wide enough.
    fn draw_meanings(&self, painter: &mut Painter<'_>, top: u16, height: u16) {
        let x = painter.width() - MEANINGS;
        let vertical = painter.view().glyphs.vertical;
        for y in top..top + height {
            painter.put(x, y, vertical, Role::Rule);
        }
        let Some(row) = self.row() else { return };
        let room = usize::from(MEANINGS - 3);
        let words = self.checklist.words.iter().filter(|word| word.is_granted);
        let lines = words.flat_map(|word| {
            let sentence = crate::domain::grants::privilege::explain(self.seen.product, &word.name, &row.place);
            crate::ui::wrap::wrap(&painter.message(&sentence), room)
        });
        let lines: Vec<String> = lines.take(usize::from(height)).collect();
        for (y, line) in (top..).zip(lines) {
            painter.put(x + 2, y, &line, Role::Dim);
        }
    }
}

/// Columns of the tree of places in frames of 80 columns and more.
const PLACES: u16 = 29;
/// Columns for what words mean.
const MEANINGS: u16 = 37;

#[cfg(test)]
mod tests;
