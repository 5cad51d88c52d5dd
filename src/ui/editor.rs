//! Draws the privilege editor into the body of a frame.

mod boxes;
mod line;
mod notes;
mod paste;
mod places;
mod sql;
mod words;

use ratatui::{
    layout::{Constraint, Layout, Rect},
    widgets::Borders,
};

use super::{
    Hidden,
    painter::{Painter, after, fit, width},
    theme::Role,
};
use crate::{
    app::{
        Target,
        editor::{
            Dialog, Editor, EditorContext, EditorPart, EditorTarget, Shape,
            derived::DerivedGrants,
            tree::{self, Row},
            words::Checklist,
        },
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

/// Draws the editor and the dialog that is open over it; returns how many lines of a dialog that takes the whole body are
/// out of sight. `issues` are the draft's, those of grants carry the index of their unit.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    (editor, dialog): (&Editor, Option<&Dialog>),
    seen: &EditorContext<'_>,
    issues: &[Issue],
) -> Hidden {
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
    Hidden::default()
}

/// Lines of the parts under the grant line.
struct Heights {
    list: u16,
    /// The privileges of the chosen object, where neither a list nor a statement shows them.
    granted: u16,
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

    /// Says what an area stands for. Under a dialog it stands for nothing.
    fn target(&self, painter: &mut Painter<'_>, area: Rect, target: EditorTarget) {
        if self.dialog.is_none() {
            painter.target(area, Target::Editor(target));
        }
    }

    fn is_wide(&self) -> bool {
        self.shape == Shape::Wide
    }

    fn draw_parts(&self, painter: &mut Painter<'_>) {
        let rest = line::draw(painter, self);
        let notes = notes::lines(painter, self);
        let heights = self.heights(painter, rest.height, notes.len());
        let Heights { list, granted, notes: under, sql, sent } = heights;
        let heights = [1, list, granted, under, sql, sent].map(Constraint::Length);
        let [title, list, granted, under_list, sql, sent] = Layout::vertical(heights).areas(rest);
        self.draw_title(painter, title, list.height, !sql.is_empty());
        if self.is_wide() {
            let meanings = if self.has_meanings(painter) { MEANINGS } else { 0 };
            let widths = [Constraint::Length(PLACES), Constraint::Fill(1), Constraint::Length(meanings)];
            let [places, words, meanings] = Layout::horizontal(widths).areas(list);
            places::draw(painter, places, self);
            let rule = painter.block(Borders::LEFT);
            let words_inside = rule.inner(words);
            painter.draw(words, rule.clone());
            words::draw(painter, words_inside, self);
            if !meanings.is_empty() {
                self.draw_meanings(painter, after(rule.inner(meanings), 1));
                painter.draw(meanings, rule);
            }
        } else if self.shows_place() {
            words::draw(painter, list, self);
        } else {
            places::draw(painter, list, self);
        }
        words::draw_granted(painter, granted, self);
        notes::draw(painter, under_list, notes);
        if !sql.is_empty() {
            sql::draw(painter, sql, self);
        }
        if !sent.is_empty() {
            sql::draw_sent(painter, sent, self);
        }
    }

    /// Shares the lines: the list of an 80x24 frame has ten, so that nothing jumps between places.
    fn heights(&self, painter: &Painter<'_>, height: u16, notes: usize) -> Heights {
        let free = height.saturating_sub(1);
        let rows = u16::try_from(self.known.tree.rows().len() + 1).unwrap_or(u16::MAX);
        let has_sql = !self.known.grants.is_empty() || self.known.difference.is_some();
        let least_sql = if has_sql && free >= 8 { 2 } else { 0 };
        // Two lines at least: a sentence that is cut after its first one may not name its privileges. In a narrow frame
        // they take what the objects leave.
        let left = if self.is_wide() || self.shows_place() { 0 } else { free.saturating_sub(rows.max(3) + least_sql) };
        let notes = u16::try_from(notes).unwrap_or(u16::MAX).min((free / 3).max(2).max(left));
        let most = free.saturating_sub(notes + least_sql);
        let has_unit = self.row().is_some_and(|row| row.unit.is_some());
        let granted = u16::from(!self.is_wide() && !self.shows_place() && has_unit && most > 2);
        if !self.seen.is_checklist() {
            return Heights { list: most - granted, granted, notes, sql: 0, sent: 0 };
        }
        if !self.is_wide() {
            let columns = self.checklist.columns(self.shape.columns());
            let words = columns.iter().map(std::ops::Range::len).max().unwrap_or(0);
            let needed = if self.part() == Some(EditorPart::Words) { words } else { usize::from(rows) };
            let list = u16::try_from(needed).unwrap_or(u16::MAX).clamp(3, 10).min(most);
            let left = free - list - notes;
            if has_sql && left >= 2 {
                let sql = left.min(3.max(fit(self.known.grants.len() + 1)));
                return Heights { list, granted: 0, notes, sql, sent: 0 };
            }
            return Heights { list: list.min(most - granted), granted, notes, sql: 0, sent: 0 };
        }
        let list = 10.max(rows.min(free.saturating_sub(14))).min(most);
        let rest = if has_sql { free - list - notes } else { 0 };
        let sent = if self.has_meanings(painter) && rest > 9 { rest / 2 } else { 0 };
        Heights { list, granted: 0, notes, sql: rest - sent, sent }
    }

    fn has_meanings(&self, painter: &Painter<'_>) -> bool {
        painter.width() >= 112 && painter.height() >= 22 && self.seen.is_checklist()
    }

    /// The rule over the list with its titles. They are drawn by hand, because each begins where its part begins, and a
    /// `Block` puts titles only at the ends and in the middle. What is out of sight of the list is counted in it.
    fn draw_title(&self, painter: &mut Painter<'_>, area: Rect, height: u16, has_sql: bool) {
        painter.draw(area, painter.block(Borders::TOP));
        let places = places::hidden(self, height).told(painter);
        let words = words::hidden(self, height).told(painter);
        if !self.is_wide() {
            return self.draw_narrow_title(painter, area, if self.shows_place() { words } else { places }, has_sql);
        }
        let rest = painter.text(after(area, 1), format!(" {} ", painter.say("editor-where")), Role::Heading);
        let mut rest = self.draw_find(painter, rest);
        if let Some(hidden) = places {
            rest = painter.text(rest, format!(" {hidden} "), Role::Dim);
        }
        let taken = rest.x - area.x;
        let counts = [self.count(painter), words.unwrap_or_default()];
        let counts: Vec<&str> = counts.iter().map(String::as_str).filter(|count| !count.is_empty()).collect();
        let count = painter.view().words.list(&counts);
        let end = if self.has_meanings(painter) { area.width - MEANINGS } else { area.width };
        if let Some(row) = self.row() {
            let title = format!(" {}  {} ", tree::title(&row.place), painter.say(row.place.scope.text_key()));
            // Over the words, unless that leaves too little room before the count.
            let last = end.saturating_sub(fit(width(&count)) + 6);
            let from = last.saturating_sub(fit(width(&title))).clamp(taken.max(10), taken.max(PLACES - 1));
            painter.text(after(Rect { width: last, ..area }, from), title, Role::Heading);
        }
        if !count.is_empty() {
            let area = Rect { width: end.saturating_sub(3), ..area };
            painter.text_right(area, format!(" {count} "), Role::Heading);
        }
        if self.has_meanings(painter) {
            painter.text(after(area, end + 2), format!(" {} ", painter.say("editor-means")), Role::Heading);
        }
    }

    /// The same over the one pane of a narrow frame, with what is out of sight of it at its end; else with the difference
    /// from an account, where no rule of statements has that.
    fn draw_narrow_title(&self, painter: &mut Painter<'_>, area: Rect, hidden: Option<String>, has_sql: bool) {
        let inside = Rect { width: area.width.saturating_sub(3), ..area };
        let least = hidden.clone().or_else(|| sql::against(painter, Rect::ZERO, self, 0).filter(|_| !has_sql));
        let beside = least.as_ref().map_or(0, |least| fit(width(least)) + 2);
        let room = usize::from(after(inside, 1).width.saturating_sub(beside + 2));
        let title = if self.shows_place() { self.narrow_title(painter, room) } else { self.narrow_places(painter) };
        let rest = painter.text(after(inside, 1), format!(" {title} "), Role::Heading);
        self.draw_find(painter, Rect { width: rest.width.saturating_sub(beside), ..rest });
        let end = match (hidden, least) {
            (Some(hidden), _) => Some((hidden, Role::Dim)),
            (None, Some(_)) => sql::against(painter, area, self, width(&title)).map(|against| (against, Role::Heading)),
            (None, None) => None,
        };
        if let Some((text, role)) = end {
            painter.text_right(inside, format!(" {text} "), role);
        }
    }

    /// The filter behind the title of the places, where it is open; returns the area behind it.
    fn draw_find(&self, painter: &mut Painter<'_>, area: Rect) -> Rect {
        let Some(find) = self.editor.find() else { return area };
        let rest = painter.text(area, "/", Role::Key);
        let room = rest.width.min(16);
        line::put_entry(painter, Rect { width: room, ..rest }, find);
        after(rest, room)
    }

    fn shows_place(&self) -> bool {
        matches!(self.part(), Some(EditorPart::Words | EditorPart::FreeWords))
            || matches!(self.dialog, Some(Dialog::Presets(_)))
    }

    /// The place, how much of it is granted, and which of the objects it is, in so many columns.
    fn narrow_title(&self, painter: &Painter<'_>, room: usize) -> String {
        let place = self.row().map(|row| tree::title(&row.place)).unwrap_or_default();
        let of_place = |counts: &[&str]| {
            let counts: Vec<&str> = counts.iter().copied().filter(|count| !count.is_empty()).collect();
            let counts = painter.view().words.list(&counts);
            let left = room.saturating_sub(width(&counts) + 2);
            (left >= width(&place).min(LEAST_TITLE)).then(|| format!("{}  {counts}", painter.cut_end(&place, left)))
        };
        let (count, position) = (self.count(painter), self.position(painter));
        of_place(&[&count, &position]).or_else(|| of_place(&[&count])).unwrap_or(count)
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
    fn draw_meanings(&self, painter: &mut Painter<'_>, area: Rect) {
        let Some(row) = self.row() else { return };
        let room = usize::from(area.width.saturating_sub(1));
        let words = self.checklist.words.iter().filter(|word| word.is_granted);
        let sentences: Vec<Vec<String>> = words
            .map(|word| {
                let sentence = crate::domain::grants::privilege::explain(self.seen.product, &word.name, &row.place);
                crate::ui::wrap::wrap(&painter.message(&sentence), room)
            })
            .collect();
        let height = usize::from(area.height);
        let needed: usize = sentences.iter().map(Vec::len).sum();
        // Whole sentences; the last line counts those that have no room.
        let most = if needed > height { height.saturating_sub(1) } else { height };
        let mut used = 0;
        let whole = sentences.iter().take_while(|lines| {
            used += lines.len();
            used <= most
        });
        let shown = whole.count();
        let rest = painter.lines(area, &sentences[..shown].concat(), Role::Dim);
        if let Some(hidden) = Hidden::around(0, shown, sentences.len()).told(painter) {
            painter.text(rest, hidden, Role::Dim);
        }
    }
}

/// Columns of the tree of places in frames of 80 columns and more.
const PLACES: u16 = 29;
/// Columns that the title of a place is cut to at the least.
const LEAST_TITLE: usize = 16;
/// Columns for what words mean.
const MEANINGS: u16 = 37;

#[cfg(test)]
mod tests;
