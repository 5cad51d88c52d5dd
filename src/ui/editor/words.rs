//! The words of the chosen place: a checklist, or a line of text.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{FrameLines, line::put_entry};
use crate::ui::{Hidden, wrap::wrap};
use crate::{
    app::editor::{
        EditorPart, EditorTarget,
        tree::Row,
        words::{Against, PrivilegeRow},
    },
    ui::{
        form::{LABEL, first_lines},
        painter::{Painter, after, below, fit, width},
        theme::Role,
    },
};

/// Draws the words of the chosen place.
pub(super) fn draw(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    if draft.row().is_none() {
        return draw_text(painter, area, "editor-no-place");
    }
    if !draft.seen.is_checklist() {
        return draw_free(painter, area, draft);
    }
    if draft.checklist.words.is_empty() {
        return draw_text(painter, area, "editor-no-words");
    }
    let columns = draft.checklist.columns(draft.shape.columns());
    let at = draft.editor.word();
    let height = usize::from(area.height);
    let (first, tallest) = lines_from(&columns, at, height);
    let is_focus = draft.part() == Some(EditorPart::Words);
    let step = if draft.is_wide() { FIRST } else { area.width / fit(columns.len().max(1)) };
    let mut rest = after(area, 1);
    for (column, words) in columns.iter().enumerate() {
        let is_last_wide = draft.is_wide() && column > 0;
        let lines = Rect { width: if is_last_wide { rest.width } else { step.min(rest.width) }, ..rest };
        for (line, index) in lines.rows().zip(words.clone().skip(first)) {
            let is_here = is_focus && index == at;
            if is_here {
                painter.text(line, painter.view().glyphs.focus, Role::Focus);
                // On the box, for screen readers and input methods.
                painter.caret(after(line, 3));
            }
            draft.target(painter, line, EditorTarget::Word(index));
            draw_word(painter, after(line, 2), &draft.checklist.words[index], is_here);
        }
        rest = after(rest, step);
    }
    if tallest < height && draft.checklist.words.iter().any(|word| word.covered_by.is_some()) {
        let legend = Rect { y: area.bottom() - 1, height: 1, ..area };
        painter.text(after(legend, LABEL), painter.say("editor-covered-legend"), Role::Dim);
    }
}

/// The first line in sight of so many, so that the word in focus is among them, and how many lines there are.
fn lines_from(columns: &[Range<usize>], at: usize, height: usize) -> (usize, usize) {
    let row = columns.iter().find(|column| column.contains(&at)).map_or(0, |column| at - column.start);
    let tallest = columns.iter().map(Range::len).max().unwrap_or(0);
    (row.saturating_sub(height.saturating_sub(1)).min(tallest.saturating_sub(height)), tallest)
}

/// How many lines of the checklist are out of sight of so many.
pub(super) fn hidden(draft: &FrameLines<'_>, height: u16) -> Hidden {
    if draft.row().is_none() || !draft.seen.is_checklist() {
        return Hidden::default();
    }
    let columns = draft.checklist.columns(draft.shape.columns());
    let (first, tallest) = lines_from(&columns, draft.editor.word(), height.into());
    Hidden::around(first, height.into(), tallest)
}

/// Columns from the first column's mark to the second's, in a frame of 80.
const FIRST: u16 = 29;

fn draw_word(painter: &mut Painter<'_>, area: Rect, word: &PrivilegeRow, is_focus: bool) {
    let glyphs = painter.view().glyphs;
    let (tick, role) = match (word.is_granted, word.covered_by.is_some()) {
        (true, _) => ("[x]", if word.is_foreign { Role::Error } else { Role::Good }),
        (false, true) => ("[=]", Role::Dim),
        (false, false) => ("[ ]", Role::Text),
    };
    let mark = if word.is_foreign {
        (glyphs.error, Role::Error)
    } else if word.is_unsupported {
        (glyphs.warning, Role::Warning)
    } else if word.against != Against::Same {
        if word.against == Against::Added { ("+", Role::Good) } else { ("-", Role::Warning) }
    } else if word.is_granted && word.covered_by.is_some() {
        ("=", Role::Dim)
    } else {
        (" ", Role::Text)
    };
    let name = (&*word.name, if is_focus { Role::Focus } else { Role::Text });
    painter.draw(area, painter.line(area.width, &[(tick, role), mark, name]));
}

fn draw_text(painter: &mut Painter<'_>, area: Rect, key: &str) {
    let lines = wrap(&painter.say(key), usize::from(area.width.saturating_sub(4)));
    painter.lines(after(area, LABEL), &lines, Role::Dim);
}

/// The words as a line of text, what the catalog suggests, and what will be sent.
fn draw_free(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    let Some(row) = draft.row() else { return };
    let is_focus = draft.part() == Some(EditorPart::FreeWords);
    let free = draft.editor.free();
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    painter.text(after(area, LABEL), painter.say("editor-free-label"), Role::Label);
    let line = below(area, 1);
    draft.target(painter, Rect { height: 1, ..line }, EditorTarget::FreeWords);
    painter.mark_focus(line, is_focus);
    if is_focus && !free.marked.has_moved() {
        put_entry(painter, after(line, LABEL), &free.entry);
    } else {
        painter.text(after(line, LABEL), free.entry.text(), Role::Text);
    }
    let mut rest = below(line, 2);
    if let Some(level) = draft.seen.level(&row.place.scope) {
        let title = listed_title(painter, row);
        painter.text(after(rest, LABEL), title, Role::Text);
        let words: Vec<&str> = level.privileges().collect();
        let marked = free.suggestion(words.len());
        rest = below(draw_suggestions(painter, below(rest, 1), &words, marked, draft), 1);
    }
    let names = draft.seen.names(&row.place.scope);
    let given = row.place.names();
    let given = given.iter().filter(|(_, name)| !name.is_empty()).map(|(api, _)| *api);
    let (listed, others): (Vec<&str>, Vec<&str>) = given.partition(|api| names.contains(api));
    let listed = names.into_iter().filter(|name| listed.contains(name));
    let fields = std::iter::once(row.place.scope.api()).chain(listed).chain(others).collect::<Vec<_>>().join(", ");
    let sent = painter.with("editor-free-sent", &[("fields", fields.into())]);
    rest = after(draw_unchecked(painter, rest), LABEL);
    for text in [painter.say("editor-free-why"), sent.into()] {
        rest = painter.lines(rest, &wrap(&text, usize::from(rest.width)), Role::Dim);
    }
}

/// That nothing says which privileges Secrets Manager takes; returns the area below it.
fn draw_unchecked(painter: &mut Painter<'_>, area: Rect) -> Rect {
    painter.text(after(area, 1), painter.view().glyphs.warning, Role::Warning);
    let inside = after(area, LABEL);
    let lines = wrap(&painter.say("editor-free-unchecked"), usize::from(inside.width));
    painter.lines(inside, &lines, Role::Text);
    below(area, lines.len())
}

/// The privileges of the chosen place in one line, where nothing else on the screen has them.
pub(super) fn draw_granted(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    if let Some(unit) = draft.row().and_then(|row| row.unit) {
        let told = super::sql::of_unit(painter, &draft.seen.units[unit], draft);
        painter.text(after(Rect { width: area.width.saturating_sub(1), ..area }, LABEL), told, Role::Dim);
    }
}

/// That privileges are sent unchecked, and those that the catalog lists for the chosen place, to be read only.
pub(super) fn draw_listed(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    let Some(row) = draft.row() else { return };
    let Some(level) = draft.seen.level(&row.place.scope) else { return };
    let title = listed_title(painter, row);
    let words: Vec<&str> = level.privileges().collect();
    let text = format!("{title} {}", words.join("  "));
    draw_unchecked(painter, area);
    let area = below(area, 1);
    let room = usize::from(area.width.saturating_sub(LABEL + 1));
    painter.lines(after(area, LABEL), &first_lines(painter, &text, room, area.height.into()), Role::Dim);
}

fn listed_title(painter: &Painter<'_>, row: &Row) -> String {
    let kind = painter.say(row.place.scope.text_key()).into_owned();
    painter.with("editor-free-listed", &[("kind", kind.into()), ("level", row.place.level().into())])
}

/// The suggestions over as many lines as they need; returns the area below them.
fn draw_suggestions(
    painter: &mut Painter<'_>,
    area: Rect,
    words: &[&str],
    marked: Option<usize>,
    draft: &FrameLines<'_>,
) -> Rect {
    let is_focus = draft.part() == Some(EditorPart::FreeWords);
    let mut area = area;
    let mut rest = after(area, LABEL);
    for (index, word) in words.iter().enumerate() {
        if rest.x > area.x + LABEL && fit(width(word)) > rest.width {
            area = below(area, 1);
            rest = after(area, LABEL);
        }
        let is_at = marked == Some(index);
        if is_at {
            let before = Rect { x: rest.x.saturating_sub(1), width: 1, ..rest };
            painter.text(before, painter.view().glyphs.focus, Role::Focus);
            painter.caret(rest);
        }
        let cells = Rect { width: fit(width(word)).min(rest.width), height: 1, ..rest };
        draft.target(painter, cells, EditorTarget::Suggestion(index));
        rest = after(painter.text(rest, word, if is_at { Role::Focus } else { Role::Text }), 2);
    }
    if is_focus && marked.is_none() {
        painter.text_right(area, painter.say("editor-free-down"), Role::Dim);
    }
    below(area, 1)
}
