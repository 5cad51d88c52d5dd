//! The draft's issues with its grants, and with the chosen place.

use ratatui::layout::Rect;

use super::FrameLines;
use crate::{
    app::editor::{
        EditorPart,
        notes::{self, Removed},
    },
    domain::{fields::FieldId, rule::Issue, unadded},
    ui::{
        painter::{Painter, after, below, width},
        theme::Role,
        wrap::wrap,
    },
};

/// A line about an issue, with the mark before the first one.
pub(super) struct NoteLine {
    mark: &'static str,
    text: String,
    role: Role,
    /// Whether it is the first line about an error.
    is_error: bool,
    /// Whether it is the first line about an issue.
    is_first: bool,
}

/// Columns before the text of a line.
const MARK: u16 = 3;

/// The lines for the grants and for the chosen place, errors first.
pub(super) fn lines(painter: &Painter<'_>, draft: &FrameLines<'_>) -> Vec<NoteLine> {
    let unit = draft.row().and_then(|row| row.unit);
    // What is wrong with the grant line is told under it.
    let has_problem = draft.editor.problem().is_some();
    let is_told = |issue: &&Issue| {
        let is_under_line = unadded::is_told(&issue.message) || has_problem && issue.message.id == "rule-grant-empty";
        issue.field == FieldId::Grants && !is_under_line
    };
    let issues = notes::of_place(draft.issues.iter().filter(is_told), unit);
    let glyphs = painter.view().glyphs;
    let room = room(painter);
    let mut lines = Vec::new();
    let mut add = |mark: &'static str, text: &str, role: Role| {
        let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        let note = |(mark, text)| NoteLine { mark, text, role, is_error: mark == glyphs.error, is_first: mark != " " };
        lines.extend(marks.zip(wrap(text, room)).map(note));
    };
    for (index, issue) in issues.into_iter().enumerate() {
        let (mark, role) = (glyphs.of(issue.severity), Role::of(issue.severity));
        add(mark, &text(painter, draft, issue, index == 0), role);
        let why = painter.view().words.why(&issue.message);
        if !why.is_empty() {
            add(" ", &why, Role::Text);
        }
    }
    lines
}

fn room(painter: &Painter<'_>) -> usize {
    usize::from(painter.width().saturating_sub(MARK + 1))
}

/// Draws the lines that there is room for; the last one says by its end that there are more.
pub(super) fn draw(painter: &mut Painter<'_>, area: Rect, mut lines: Vec<NoteLine>) {
    let height = usize::from(area.height);
    let beyond = |at: usize| lines.iter().skip(at).filter(|line| line.is_error).count();
    if beyond(height) > 0 && height > 1 {
        let n = beyond(height - 1);
        lines.truncate(height - 1);
        let text = painter.with("editor-more-errors", &[("n", n.into())]);
        lines.push(NoteLine {
            mark: painter.view().glyphs.error,
            text,
            role: Role::Error,
            is_error: true,
            is_first: true,
        });
    } else if lines.len() > height {
        let more = lines.iter().skip(height).filter(|line| line.is_first).count();
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            let marked = format!("{} {}", last.text, painter.view().glyphs.ellipsis);
            let count = match more {
                0 => String::new(),
                more => format!(" {}", painter.with("editor-more-notes", &[("n", more.into())])),
            };
            let room = room(painter).saturating_sub(width(&count));
            last.text = format!("{}{count}", painter.cut_end(&marked, room));
        }
    }
    for (at, line) in lines.iter().enumerate() {
        let row = Rect { height: 1, ..below(area, at) };
        painter.text(after(row, 1), line.mark, line.role);
        painter.text(after(row, MARK), &line.text, line.role);
    }
}

/// What is wrong, and the key that fixes it where letters are keys. The messages themselves speak of Right, which
/// moves between the words here.
fn text(painter: &Painter<'_>, draft: &FrameLines<'_>, issue: &Issue, is_first: bool) -> String {
    let words = painter.view().words;
    let has_letters = matches!(draft.part(), Some(EditorPart::Places | EditorPart::Words));
    // This message names a key of its own, which fills the place.
    if is_first && issue.message.id == "rule-grant-empty" {
        return painter.message(&issue.message);
    }
    let text = words.bare(&issue.message);
    let unit = issue.item.and_then(|unit| draft.seen.units.get(unit));
    match (issue.fix.as_ref().filter(|_| is_first && has_letters), unit) {
        (Some(fix), Some(unit)) => match notes::removed_by(fix, unit) {
            Some(Removed::Place(place)) => {
                painter.with("editor-fix-key-place", &[("text", text.into()), ("place", place.into())])
            }
            Some(Removed::Privileges(words)) => {
                let word = words.first().cloned().unwrap_or_default();
                let args = [("text", text.into()), ("n", words.len().into()), ("word", word.into())];
                painter.with("editor-fix-key-words", &args)
            }
            None => painter.with("editor-fix-key", &[("text", text.into())]),
        },
        _ => text,
    }
}
