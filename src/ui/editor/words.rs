//! The words of the chosen place: a checklist, or a line of text.

use super::{FrameLines, line::put_entry};
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{
        EditorPart,
        words::{Against, PrivilegeRow},
    },
    ui::{
        painter::{Painter, width},
        theme::Role,
    },
};

/// Draws the words of the chosen place.
pub(super) fn draw(painter: &mut Painter<'_>, draft: &FrameLines<'_>) {
    if draft.row().is_none() {
        return draw_text(painter, "editor-no-place");
    }
    if !draft.seen.is_checklist() {
        return draw_free(painter, draft);
    }
    if draft.checklist.words.is_empty() {
        return draw_text(painter, "editor-no-words");
    }
    let columns = draft.checklist.columns(draft.shape.columns());
    let at = draft.editor.word();
    let row = columns.iter().find(|column| column.contains(&at)).map_or(0, |column| at - column.start);
    let tallest = columns.iter().map(std::ops::Range::len).max().unwrap_or(0);
    let height = usize::from(painter.height());
    let first = row.saturating_sub(height.saturating_sub(1)).min(tallest.saturating_sub(height));
    let is_focus = draft.part() == Some(EditorPart::Words);
    let step = if draft.is_wide() { FIRST } else { painter.width() / u16::try_from(columns.len().max(1)).unwrap_or(1) };
    for (column, words) in columns.iter().enumerate() {
        let x = 1 + step * u16::try_from(column).unwrap_or(0);
        let room = if draft.is_wide() && column > 0 { painter.width().saturating_sub(x) } else { step };
        for (y, index) in (0..painter.height()).zip(words.clone().skip(first)) {
            if is_focus && index == at {
                painter.put(x, y, painter.view().glyphs.focus, Role::Focus);
            }
            draw_word(painter, (x + 2, y, room), &draft.checklist.words[index], is_focus && index == at);
        }
    }
    if is_focus {
        place_cursor(painter, &columns, (at, first, step));
    }
}

/// Columns from the first column's mark to the second's, in a frame of 80.
const FIRST: u16 = 29;

/// The terminal's cursor stands on the box in focus, for screen readers and input methods.
fn place_cursor(painter: &mut Painter<'_>, columns: &[std::ops::Range<usize>], (at, first, step): (usize, usize, u16)) {
    let Some(column) = columns.iter().position(|column| column.contains(&at)) else { return };
    let y = (at - columns[column].start).saturating_sub(first);
    let x = 4 + step * u16::try_from(column).unwrap_or(0);
    painter.place_cursor(x, u16::try_from(y).unwrap_or(u16::MAX));
}

fn draw_word(painter: &mut Painter<'_>, (x, y, room): (u16, u16, u16), word: &PrivilegeRow, is_focus: bool) {
    let glyphs = painter.view().glyphs;
    let (mark, role) = match (word.is_granted, word.covered_by.is_some()) {
        (true, _) => ("[x]", if word.is_foreign { Role::Error } else { Role::Good }),
        (false, true) => ("[=]", Role::Dim),
        (false, false) => ("[ ]", Role::Text),
    };
    let after = painter.put_within(x, y, room, (mark, role));
    if word.is_foreign {
        painter.put(after, y, glyphs.error, Role::Error);
    } else if word.is_unsupported {
        painter.put(after, y, glyphs.warning, Role::Warning);
    } else if word.against != Against::Same {
        let (mark, role) = if word.against == Against::Added { ("+", Role::Good) } else { ("-", Role::Warning) };
        painter.put(after, y, mark, role);
    } else if word.is_granted && word.covered_by.is_some() {
        painter.put(after, y, "=", Role::Dim);
    }
    let role = if is_focus { Role::Focus } else { Role::Text };
    painter.put_within(x + 4, y, room.saturating_sub(6), (&word.name, role));
}

fn draw_text(painter: &mut Painter<'_>, key: &str) {
    let text = painter.say(key).into_owned();
    for (y, line) in (0..).zip(wrap(&text, usize::from(painter.width().saturating_sub(4)))) {
        painter.put(3, y, &line, Role::Dim);
    }
}

/// The words as a line of text, what the catalog suggests, and what will be sent.
fn draw_free(painter: &mut Painter<'_>, draft: &FrameLines<'_>) {
    let Some(row) = draft.row() else { return };
    let is_focus = draft.part() == Some(EditorPart::FreeWords);
    let free = draft.editor.free();
    let label = painter.say("editor-free-label").into_owned();
    painter.put(3, 0, &label, Role::Label);
    if is_focus {
        painter.put(1, 1, painter.view().glyphs.focus, Role::Focus);
    }
    let room = painter.width().saturating_sub(4);
    if is_focus && free.picked.is_none() {
        put_entry(painter, (3, 1, room), &free.entry);
    } else {
        painter.put_within(3, 1, room, (free.entry.text(), Role::Text));
    }
    let mut y = 3;
    if let Some(level) = draft.seen.level(&row.place.scope) {
        let kind = painter.say(crate::app::editor::tree::kind_key(&row.place.scope)).into_owned();
        let title = painter.with("editor-free-listed", &[("kind", kind.into()), ("level", row.place.level().into())]);
        painter.put(3, y, &title, Role::Text);
        y = draw_suggestions(painter, y + 1, &level.privileges().collect::<Vec<_>>(), (free.picked, is_focus)) + 1;
    }
    let names = draft.seen.names(&row.place.scope);
    let given = row.place.names();
    let given = given.iter().filter(|(_, name)| !name.is_empty()).map(|(api, _)| *api);
    let (listed, others): (Vec<&str>, Vec<&str>) = given.partition(|api| names.contains(api));
    let listed = names.into_iter().filter(|name| listed.contains(name));
    let fields = std::iter::once(row.place.scope.api()).chain(listed).chain(others).collect::<Vec<_>>().join(", ");
    painter.put(1, y, painter.view().glyphs.warning, Role::Warning);
    let sent = painter.with("editor-free-sent", &[("fields", fields.into())]);
    for (key, role) in [("editor-free-unchecked", Role::Text), ("editor-free-why", Role::Dim)] {
        let text = painter.say(key).into_owned();
        for line in wrap(&text, usize::from(room)) {
            painter.put(3, y, &line, role);
            y += 1;
        }
    }
    for line in wrap(&sent, usize::from(room)) {
        painter.put(3, y, &line, Role::Dim);
        y += 1;
    }
}

/// Flows the suggestions over as many lines as they need; returns the line after them.
fn draw_suggestions(
    painter: &mut Painter<'_>,
    y: u16,
    words: &[&str],
    (picked, is_focus): (Option<usize>, bool),
) -> u16 {
    let (mut x, mut y) = (3, y);
    let end = painter.width().saturating_sub(1);
    for (index, word) in words.iter().enumerate() {
        let wide = u16::try_from(width(word)).unwrap_or(end);
        if x > 3 && x + wide > end {
            (x, y) = (3, y + 1);
        }
        let is_at = picked == Some(index);
        if is_at {
            painter.put(x - 1, y, painter.view().glyphs.focus, Role::Focus);
            painter.place_cursor(x, y);
        }
        x = painter.put(x, y, word, if is_at { Role::Focus } else { Role::Text }) + 2;
    }
    if is_focus && picked.is_none() {
        let hint = painter.say("editor-free-down").into_owned();
        painter.put_right(end, y, &hint, Role::Dim);
    }
    y + 1
}
