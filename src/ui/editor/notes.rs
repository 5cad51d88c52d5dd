//! What is to be said about the chosen place: the draft's issues with it.

use super::FrameLines;
use crate::ui::wrap::wrap;
use crate::{
    app::editor::EditorPart,
    domain::{
        fields::FieldId,
        rule::{Issue, Severity},
    },
    ui::{painter::Painter, theme::Role},
};

/// One line under the list.
pub(super) struct NoteLine {
    mark: &'static str,
    text: String,
    role: Role,
}

/// The lines for the chosen place, errors first.
pub(super) fn lines(painter: &Painter<'_>, draft: &FrameLines<'_>) -> Vec<NoteLine> {
    let Some(unit) = draft.row().and_then(|row| row.unit) else { return Vec::new() };
    let is_here = |issue: &&Issue| issue.field == FieldId::Grants && issue.item == Some(unit);
    let mut issues: Vec<_> = draft.issues.iter().filter(is_here).collect();
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    let glyphs = painter.view().glyphs;
    let room = usize::from(painter.width().saturating_sub(4));
    let mended = issues.iter().position(|issue| issue.fix.is_some());
    let mut lines = Vec::new();
    for (index, issue) in issues.into_iter().enumerate() {
        let (mark, role) = match issue.severity {
            Severity::Error => (glyphs.error, Role::Error),
            Severity::Warning => (glyphs.warning, Role::Warning),
            Severity::Note => (" ", Role::Text),
        };
        let text = wrap(&text(painter, draft, issue, mended == Some(index)), room);
        let mut marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        lines.extend(text.into_iter().map(|text| NoteLine { mark: marks.next().unwrap_or(" "), text, role }));
        let why = painter.view().words.why(&issue.message);
        if !why.is_empty() {
            lines.extend(wrap(&why, room).into_iter().map(|text| NoteLine { mark: " ", text, role: Role::Dim }));
        }
    }
    lines
}

/// What is wrong, and the key that mends it where letters are keys. The messages themselves speak of Right, which
/// moves between the words here.
fn text(painter: &Painter<'_>, draft: &FrameLines<'_>, issue: &Issue, is_mended: bool) -> String {
    let words = painter.view().words;
    let has_letters = matches!(draft.part(), Some(EditorPart::Places | EditorPart::Words));
    // An empty place can be filled as well, and says how.
    if issue.message.id == "rule-grant-empty" {
        return painter.message(&issue.message);
    }
    let text = words.bare(&issue.message);
    if is_mended && has_letters { painter.with("editor-mend", &[("text", text.into())]) } else { text }
}

/// Draws lines from `y` on.
pub(super) fn draw(painter: &mut Painter<'_>, y: u16, lines: &[NoteLine]) {
    for (y, line) in (y..).zip(lines) {
        painter.put(1, y, line.mark, line.role);
        painter.put(3, y, &line.text, line.role);
    }
}
