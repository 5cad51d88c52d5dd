//! The grant line, and what stands under it: completion, a problem, or what it would add.

use unicode_segmentation::UnicodeSegmentation as _;

use super::FrameLines;
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{EditorPart, complete::Completion, entry::TextEntry},
    ui::{
        painter::{Painter, width},
        theme::Role,
    },
};

/// Draws the line and what belongs under it; returns the first line after that.
pub(super) fn draw(painter: &mut Painter<'_>, draft: &FrameLines<'_>) -> u16 {
    let editor = draft.editor;
    let is_focus = draft.part() == Some(EditorPart::Line);
    let x = if draft.is_wide() { 9 } else { 8 };
    if is_focus {
        painter.put(1, 0, painter.view().glyphs.focus, Role::Focus);
    }
    let label = painter.say("editor-add").into_owned();
    painter.put_within(3, 0, x - 4, (&label, Role::Label));
    let entry = editor.line();
    let room = painter.width().saturating_sub(x + 1);
    if entry.text().is_empty() {
        let key = if draft.is_wide() { "editor-example" } else { "editor-example-short" };
        let key = if draft.seen.has_schemas() { "editor-example-schema" } else { key };
        let example = painter.say(key).into_owned();
        let wide = u16::try_from(width(&example)).unwrap_or(room);
        if wide + 2 <= room {
            painter.put_right(painter.width() - 1, 0, &example, Role::Dim);
        }
    }
    let scrolled = if is_focus {
        put_entry(painter, (x, 0, room), entry)
    } else {
        painter.put_within(x, 0, room, (entry.text(), Role::Text));
        0
    };
    shade_problem(painter, draft, (x, room, scrolled));
    let most = usize::from((painter.height() / 3).clamp(1, 7));
    if let Some(completion) = editor.completion(&draft.seen).filter(|_| is_focus) {
        let before = entry.text().get(..completion.span.start).unwrap_or_default();
        let start = x + u16::try_from(width(before).saturating_sub(scrolled)).unwrap_or(0);
        let y = draw_completion(painter, (start, 1, most), &completion, entry.picked());
        return draw_problem(painter, draft, (x, y));
    }
    draw_problem(painter, draft, (x, 1))
}

fn draw_hint(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (x, y): (u16, u16)) -> u16 {
    let Some(hint) = draft.editor.hint(&draft.seen) else { return y };
    let text = painter.message(&hint);
    painter.put(x, y, &text, Role::Dim);
    y + 1
}

fn draw_problem(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (x, y): (u16, u16)) -> u16 {
    let Some(problem) = draft.editor.problem() else { return draw_hint(painter, draft, (x, y)) };
    let room = usize::from(painter.width().saturating_sub(x + 1));
    let mut lines: Vec<(String, Role)> = Vec::new();
    lines.extend(wrap(&painter.message(&problem.message), room).into_iter().map(|line| (line, Role::Error)));
    let why = painter.view().words.why(&problem.message);
    if !why.is_empty() {
        lines.extend(wrap(&why, room).into_iter().map(|line| (line, Role::Dim)));
    }
    if let Some(fix) = &problem.fix {
        lines.push((painter.with("editor-fix", &[("fix", fix.as_str().into())]), Role::Text));
    }
    let waiting = draft.editor.waiting();
    if waiting > 0 {
        lines.push((painter.with("editor-waiting", &[("n", waiting.into())]), Role::Dim));
    }
    let most = usize::from((painter.height() / 3).max(1));
    painter.put(x - 2, y, painter.view().glyphs.error, Role::Error);
    let mut y = y;
    for (line, role) in lines.into_iter().take(most) {
        painter.put(x, y, &line, role);
        y += 1;
    }
    y
}

/// Gives the part of the line that is not understood the style of an error.
fn shade_problem(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (x, room, scrolled): (u16, u16, usize)) {
    let Some(problem) = draft.editor.problem() else { return };
    let text = draft.editor.line().text();
    let (Some(before), Some(bad)) = (text.get(..problem.span.start), text.get(problem.span.clone())) else { return };
    let from = width(before).saturating_sub(scrolled);
    let until = (width(before) + width(bad)).saturating_sub(scrolled).min(usize::from(room));
    let (from, until) = (u16::try_from(from).unwrap_or(room), u16::try_from(until).unwrap_or(room));
    painter.shade(x + from, 0, until.saturating_sub(from), Role::Error);
}

/// Puts a text that is being typed into `width` columns and the terminal's cursor on its caret; a longer text is
/// scrolled so far that the caret stays in view. Returns the columns scrolled away.
pub(super) fn put_entry(painter: &mut Painter<'_>, (x, y, room): (u16, u16, u16), entry: &TextEntry) -> usize {
    let text = entry.text();
    let caret = width(&text[..entry.caret()]);
    let last = usize::from(room).saturating_sub(1);
    let wanted = caret.saturating_sub(last);
    let mut scrolled = 0;
    let mut rest = text;
    for (at, letter) in text.grapheme_indices(true) {
        if scrolled >= wanted {
            break;
        }
        rest = &text[at + letter.len()..];
        scrolled += width(letter);
    }
    painter.put_within(x, y, room, (rest, Role::Text));
    painter.place_cursor(x + u16::try_from(caret.saturating_sub(scrolled)).unwrap_or(room), y);
    scrolled
}

/// Draws candidates from line `y` on, at most `most` of them; returns the line after the last.
pub(super) fn draw_completion(
    painter: &mut Painter<'_>,
    (x, y, most): (u16, u16, usize),
    completion: &Completion,
    picked: Option<usize>,
) -> u16 {
    let candidates = &completion.candidates;
    let at = picked.unwrap_or(0).min(candidates.len() - 1);
    let first = at.saturating_sub(most.saturating_sub(1)).min(candidates.len().saturating_sub(most));
    let shown = &candidates[first..candidates.len().min(first + most)];
    // The candidates end where the text before them ends, and leave room for what they are.
    let lead = width(&candidates[0].text).saturating_sub(width(&candidates[0].insert));
    let widest =
        shown.iter().map(|candidate| width(&candidate.text)).max().unwrap_or(0).min(usize::from(painter.width()) / 2);
    let widest = u16::try_from(widest).unwrap_or(u16::MAX);
    let x = x.saturating_sub(u16::try_from(lead).unwrap_or(0));
    let x = x.min(painter.width().saturating_sub(widest + 16)).max(3);
    let glyphs = painter.view().glyphs;
    for (line, candidate) in (y..).zip(shown) {
        let is_at = std::ptr::eq(candidate, &raw const candidates[at]);
        if is_at {
            let mark = if picked.is_some() { glyphs.focus } else { glyphs.chosen };
            painter.put(x - 2, line, mark, Role::Focus);
        }
        let role = if is_at && picked.is_some() { Role::Focus } else { Role::Text };
        painter.put_within(x, line, widest, (&candidate.text, role));
        let kind = painter.say(candidate.kind).into_owned();
        painter.put(x + widest + 4, line, &kind, Role::Dim);
    }
    y + u16::try_from(shown.len()).unwrap_or(0)
}
