//! The draft's issues with its grants, and with the chosen place.

use ratatui::text::Line;

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

/// The lines for the grants and for the chosen place, errors first, with a mark before each issue.
pub(super) fn lines(painter: &Painter<'_>, draft: &FrameLines<'_>) -> Vec<Line<'static>> {
    let unit = draft.row().and_then(|row| row.unit);
    // What stops the create is said at every place; a warning about all grants stands in the title of each.
    let is_here = |issue: &&Issue| match issue.item {
        None => issue.severity == Severity::Error,
        item => item == unit,
    };
    let mut issues: Vec<_> =
        draft.issues.iter().filter(|issue| issue.field == FieldId::Grants).filter(is_here).collect();
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    let glyphs = painter.view().glyphs;
    let width = painter.width().saturating_sub(1);
    let fixed = issues.iter().position(|issue| issue.fix.is_some());
    let mut lines = Vec::new();
    let mut add = |mark: &'static str, text: &str, role: Role| {
        let marks = std::iter::once(mark).chain(std::iter::repeat(" "));
        for (mark, text) in marks.zip(wrap(text, usize::from(width.saturating_sub(3)))) {
            lines.push(painter.line(width, &[(mark, role), (" ", Role::Text), (&text, role)]));
        }
    };
    for (index, issue) in issues.into_iter().enumerate() {
        let (mark, role) = (glyphs.of(issue.severity), Role::of(issue.severity));
        add(mark, &text(painter, draft, issue, fixed == Some(index)), role);
        let why = painter.view().words.why(&issue.message);
        if !why.is_empty() {
            add(" ", &why, Role::Text);
        }
    }
    lines
}

/// What is wrong, and the key that fixes it where letters are keys. The messages themselves speak of Right, which
/// moves between the words here.
fn text(painter: &Painter<'_>, draft: &FrameLines<'_>, issue: &Issue, is_fixed: bool) -> String {
    let words = painter.view().words;
    let has_letters = matches!(draft.part(), Some(EditorPart::Places | EditorPart::Words));
    // This message names a key of its own, which fills the place.
    if issue.message.id == "rule-grant-empty" {
        return painter.message(&issue.message);
    }
    let text = words.bare(&issue.message);
    if is_fixed && has_letters { painter.with("editor-fix-key", &[("text", text.into())]) } else { text }
}
