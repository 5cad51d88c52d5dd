//! The grant line, and the lines under it: completion, a problem, or what it would add.

use ratatui::{
    layout::{Constraint, Rect},
    widgets::{Row, Table},
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::FrameLines;
use crate::ui::{Hidden, wrap::wrap};
use crate::{
    app::{
        Target,
        editor::{
            EditorPart, EditorTarget,
            complete::{Candidate, Completion},
            entry::TextEntry,
        },
        marked::Marked,
    },
    ui::{
        form::columns,
        painter::{Painter, after, below, fit, width},
        theme::Role,
    },
};

/// Draws the line and what belongs under it; returns the area below that.
pub(super) fn draw(painter: &mut Painter<'_>, draft: &FrameLines<'_>) -> Rect {
    let editor = draft.editor;
    let area = painter.area();
    let x = if draft.is_wide() { 9 } else { 8 };
    let is_focus = draft.part() == Some(EditorPart::Line);
    let [label, value] = columns(area, x);
    painter.mark_focus(area, is_focus);
    painter.text(label, painter.say("editor-add"), Role::Label);
    draft.target(painter, Rect { height: 1, ..area }, EditorTarget::Line);
    let entry = editor.line();
    let value = Rect { width: value.width.saturating_sub(1), ..value };
    if entry.text().is_empty() {
        let key = if draft.is_wide() { "editor-example" } else { "editor-example-short" };
        let key = if draft.seen.has_schemas() { "editor-example-schema" } else { key };
        painter.remark(value, painter.say(key), Role::Dim);
    }
    let scrolled = if is_focus {
        put_entry(painter, value, entry)
    } else {
        painter.text(value, entry.text(), Role::Text);
        0
    };
    shade_problem(painter, draft, value, scrolled);
    let mut rest = below(area, 1);
    if let Some(completion) = editor.completion(&draft.seen).filter(|_| is_focus) {
        let before = entry.text().get(..completion.span.start).unwrap_or_default();
        let start = x + fit(width(before).saturating_sub(scrolled));
        let most = usize::from((area.height / 3).clamp(1, 7));
        rest = draw_completion(painter, rest, start, most, &completion, entry.marked());
    }
    let lines = problem_lines(painter, draft, after(rest, x).width.saturating_sub(1));
    if editor.problem().is_some() {
        painter.text(after(rest, x - 2), painter.view().glyphs.error, Role::Error);
    } else if draft.editor.trouble(&draft.seen).is_some() {
        painter.text(after(rest, x - 2), painter.view().glyphs.warning, Role::Warning);
    }
    let most = usize::from((area.height / 3).max(1));
    for (line, role) in lines.into_iter().take(most) {
        painter.text(after(rest, x), line, role);
        rest = below(rest, 1);
    }
    rest
}

/// What is wrong with the line and how it is mended, else what it would add.
fn problem_lines(painter: &Painter<'_>, draft: &FrameLines<'_>, room: u16) -> Vec<(String, Role)> {
    let Some(problem) = draft.editor.problem() else {
        if let Some(trouble) = draft.editor.trouble(&draft.seen) {
            return vec![(painter.message(&trouble.line()), Role::Warning)];
        }
        return draft.editor.hint(&draft.seen).map(|hint| (painter.message(&hint), Role::Dim)).into_iter().collect();
    };
    let room = usize::from(room);
    let mut lines: Vec<(String, Role)> = Vec::new();
    lines.extend(wrap(&painter.message(&problem.message), room).into_iter().map(|line| (line, Role::Error)));
    let why = painter.view().words.why(&problem.message);
    if !why.is_empty() {
        lines.extend(wrap(&why, room).into_iter().map(|line| (line, Role::Text)));
    }
    if let Some(fix) = &problem.fix {
        lines.push((painter.with("editor-fix", &[("fix", fix.as_str().into())]), Role::Text));
    }
    let waiting = draft.editor.waiting();
    if waiting > 0 {
        lines.push((painter.with("editor-waiting", &[("n", waiting.into())]), Role::Dim));
    }
    lines
}

/// Gives the part of the line that is not understood the style of an error.
fn shade_problem(painter: &mut Painter<'_>, draft: &FrameLines<'_>, area: Rect, scrolled: usize) {
    let Some(problem) = draft.editor.problem() else { return };
    let text = draft.editor.line().text();
    let (Some(before), Some(bad)) = (text.get(..problem.span.start), text.get(problem.span.clone())) else { return };
    let from = width(before).saturating_sub(scrolled);
    let until = (width(before) + width(bad)).saturating_sub(scrolled);
    let bad = after(area, fit(from));
    painter.restyle(Rect { width: fit(until.saturating_sub(from)).min(bad.width), ..bad }, Role::Error);
}

/// Draws a text that is being typed, and places the terminal's cursor on its caret; a longer text is scrolled so far
/// that the caret stays in view. Returns the columns scrolled away.
pub(super) fn put_entry(painter: &mut Painter<'_>, area: Rect, entry: &TextEntry) -> usize {
    let text = entry.text();
    let caret = width(&text[..entry.caret()]);
    let last = usize::from(area.width).saturating_sub(1);
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
    painter.text(area, rest, Role::Text);
    painter.caret(after(area, fit(caret.saturating_sub(scrolled))));
    scrolled
}

/// Draws at most so many candidates, with the first one that is shown under column `start`; returns the area below
/// them.
pub(super) fn draw_completion(
    painter: &mut Painter<'_>,
    area: Rect,
    start: u16,
    most: usize,
    completion: &Completion,
    marked: Marked,
) -> Rect {
    let (candidates, marked) = completion.rows(marked);
    let Some(head) = candidates.first() else { return area };
    let at = marked.unwrap_or(0);
    let first = at.saturating_sub(most.saturating_sub(1)).min(candidates.len().saturating_sub(most));
    let shown = &candidates[first..candidates.len().min(first + most)];
    // The candidates end where the text before them ends, and leave room for what they are.
    let lead = width(&head.text).saturating_sub(width(&head.insert));
    let room = Rect { width: area.width.saturating_sub(1), ..area };
    let all = Hidden::around(first, most, candidates.len()).tell(painter, room);
    let longest =
        |columns: &dyn Fn(&Candidate) -> u16| shown.iter().map(|candidate| columns(candidate)).max().unwrap_or(0);
    let kinds = longest(&|candidate| painter.columns(&painter.say(candidate.kind)));
    let widest = longest(&|candidate| painter.columns(&candidate.text));
    let widest = widest.min(all.width.saturating_sub(kinds + 7).max(all.width / 2));
    let x = start.saturating_sub(fit(lead)).min(all.width.saturating_sub(widest + 4 + kinds)).max(3);
    let kinds = all.width.saturating_sub(x + widest + 4);
    let rows = shown.iter().enumerate().map(|(row, candidate)| {
        let role = if marked == Some(first + row) { Role::Focus } else { Role::Text };
        let kind = painter.say(candidate.kind);
        Row::new([painter.line(widest, &[(&candidate.text, role)]), painter.line(kinds, &[(&kind, Role::Dim)])])
    });
    let table = Table::new(rows, [Constraint::Length(widest), Constraint::Fill(1)]).column_spacing(4);
    let mark = painter.view().glyphs.focus;
    let table_area = Rect { height: area.height.min(fit(shown.len())), ..after(all, x - 2) };
    painter.table(table_area, table, mark, marked.map(|at| at - first));
    for (line, at) in table_area.rows().zip(first..) {
        painter.target(line, Target::Candidate(at));
    }
    below(area, shown.len())
}
