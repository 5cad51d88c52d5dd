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
    domain::{facts::LookUpError, grants::shorthand, rule::Issue, unadded},
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
        let example = match (draft.seen.is_checklist(), draft.is_wide()) {
            (true, true) => painter.say("editor-example").into_owned(),
            (true, false) => painter.say("editor-example-short").into_owned(),
            (false, _) => {
                let example = shorthand::example(draft.seen.product, draft.seen.has_schemas());
                painter.with("editor-example-of", &[("example", example.into())])
            }
        };
        painter.remark_at_end(value, example, Role::Dim);
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
    if editor.problem().is_some() || left_line(draft).is_some() {
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

/// Why names could not be listed, in one line of so many columns; where the reason has no room, what can be done.
pub(super) fn names_trouble(painter: &Painter<'_>, trouble: &LookUpError, room: usize) -> String {
    let whole = painter.message(&trouble.line());
    if width(&whole) <= room { whole } else { painter.say("editor-names-trouble").into_owned() }
}

/// What is wrong with a line that was left.
fn left_line<'a>(draft: &FrameLines<'a>) -> Option<&'a Issue> {
    draft.issues.iter().find(|issue| unadded::is_told(&issue.message))
}

/// What is wrong with the line and how it is mended, else what it would add.
fn problem_lines(painter: &Painter<'_>, draft: &FrameLines<'_>, room: u16) -> Vec<(String, Role)> {
    let room = usize::from(room);
    let wrapped = |text: &str, role: Role| wrap(text, room).into_iter().map(move |line| (line, role));
    let Some(problem) = draft.editor.problem() else {
        if let Some(issue) = left_line(draft) {
            let words = painter.view().words;
            let lines = wrapped(&words.bare(&issue.message), Role::Error);
            return lines.chain(wrapped(&words.why(&issue.message), Role::Text)).collect();
        }
        if let Some(trouble) = draft.editor.trouble(&draft.seen) {
            return vec![(names_trouble(painter, trouble, room), Role::Warning)];
        }
        return draft.editor.hint(&draft.seen).map(|hint| (painter.message(&hint), Role::Dim)).into_iter().collect();
    };
    let mut lines: Vec<(String, Role)> = Vec::new();
    lines.extend(wrapped(&painter.message(&problem.message), Role::Error));
    let why = painter.view().words.why(&problem.message);
    if !why.is_empty() {
        lines.extend(wrapped(&why, Role::Text));
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
    let lead = if completion.is_whole { 0 } else { width(&head.text).saturating_sub(width(&head.insert)) };
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
