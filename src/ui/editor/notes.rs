//! What is to be said about the chosen place: the draft's issues with it.

use super::Draft;
use crate::ui::wrap::wrap;
use crate::{
    domain::{fields::FieldId, rule::Severity},
    ui::{pen::Pen, theme::Role},
};

/// One line under the list.
pub(super) struct Line {
    mark: &'static str,
    text: String,
    role: Role,
}

/// The lines for the chosen place, errors first.
pub(super) fn lines(pen: &Pen<'_>, draft: &Draft<'_>) -> Vec<Line> {
    let Some(unit) = draft.row().and_then(|row| row.unit) else { return Vec::new() };
    let is_here = |issue: &&crate::domain::rule::Issue| issue.field == FieldId::Grants && issue.item == Some(unit);
    let mut issues: Vec<_> = draft.issues.iter().filter(is_here).collect();
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    let glyphs = pen.view().glyphs;
    let room = usize::from(pen.width().saturating_sub(4));
    let mut lines = Vec::new();
    for issue in issues {
        let (mark, role) = match issue.severity {
            Severity::Error => (glyphs.error, Role::Error),
            Severity::Warning => (glyphs.warning, Role::Warning),
            Severity::Note => (" ", Role::Text),
        };
        let text = wrap(&pen.message(&issue.message), room);
        let mut marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        lines.extend(text.into_iter().map(|text| Line { mark: marks.next().unwrap_or(" "), text, role }));
        let why = pen.view().words.why(&issue.message);
        if !why.is_empty() {
            lines.extend(wrap(&why, room).into_iter().map(|text| Line { mark: " ", text, role: Role::Dim }));
        }
    }
    lines
}

/// Draws lines from `y` on.
pub(super) fn draw(pen: &mut Pen<'_>, y: u16, lines: &[Line]) {
    for (y, line) in (y..).zip(lines) {
        pen.put(1, y, line.mark, line.role);
        pen.put(3, y, &line.text, line.role);
    }
}
