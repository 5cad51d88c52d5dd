//! The tree of places.

use super::FrameLines;
use crate::{
    app::editor::{
        EditorPart,
        tree::{self, Row},
    },
    domain::rule::Severity,
    ui::{
        painter::{Painter, width},
        theme::Role,
    },
};

/// Draws the rows around the chosen one.
pub(super) fn draw(painter: &mut Painter<'_>, draft: &FrameLines<'_>) {
    let rows = draft.editor.rows(draft.known);
    let chosen = draft.editor.chosen(draft.known);
    let add = draft.known.tree.rows().len();
    let mut shown: Vec<usize> = rows.into_owned();
    if draft.editor.find().is_none() {
        shown.push(add);
    }
    if shown.is_empty() {
        let text = painter.say("editor-find-nothing").into_owned();
        painter.put(3, 0, &text, Role::Dim);
        return;
    }
    let at = shown.iter().position(|row| *row == chosen).unwrap_or(0);
    let height = usize::from(painter.height());
    let first = at.saturating_sub(height / 2).min(shown.len().saturating_sub(height));
    let is_focus = matches!(draft.part(), Some(EditorPart::Places | EditorPart::Find));
    let glyphs = painter.view().glyphs;
    let marks = marks(draft);
    for (y, row) in (0..).zip(shown.into_iter().skip(first).take(height)) {
        if row == chosen {
            let mark = if is_focus { glyphs.focus } else { glyphs.chosen };
            painter.put(1, y, mark, Role::Focus);
        }
        if let Some(row) = draft.known.tree.rows().get(row) {
            draw_row(painter, draft, y, row);
        } else {
            let text = painter.say("editor-add-object").into_owned();
            painter.put(3, y, &text, if row == chosen && is_focus { Role::Focus } else { Role::Text });
        }
        let unit = draft.known.tree.rows().get(row).and_then(|row| row.unit);
        if let Some(severity) = unit.and_then(|unit| marks.get(&unit)) {
            let (mark, role) = match severity {
                Severity::Error => (glyphs.error, Role::Error),
                _ => (glyphs.warning, Role::Warning),
            };
            painter.put(painter.width() - 1, y, mark, role);
        }
    }
}

/// The worst mark of each unit.
fn marks(draft: &FrameLines<'_>) -> std::collections::HashMap<usize, Severity> {
    let mut marks = std::collections::HashMap::new();
    for issue in draft.issues.iter().filter(|issue| issue.severity > Severity::Note) {
        if let (crate::domain::fields::FieldId::Grants, Some(unit)) = (issue.field, issue.item) {
            let worst = marks.entry(unit).or_insert(issue.severity);
            *worst = issue.severity.max(*worst);
        }
    }
    marks
}

fn draw_row(painter: &mut Painter<'_>, draft: &FrameLines<'_>, y: u16, row: &Row) {
    // A filter shows whole names, and has no room for counts beside them.
    let count = if draft.editor.find().is_some() { String::new() } else { count(painter, draft, row) };
    let count = format!("{}{count}", against(draft, row));
    let end = painter.width().saturating_sub(2);
    let count_width = u16::try_from(width(&count)).unwrap_or(0);
    let role = if row.unit.is_some() { Role::Text } else { Role::Dim };
    painter.put_right(end, y, &count, role);
    let depth = u16::try_from(row.depth).unwrap_or(0);
    let mut x = 3 + if draft.editor.find().is_some() { 0 } else { depth * 2 };
    let label = label(painter, draft, row);
    if draft.seen.has_schemas() && row.is_regular && row.place.scope != crate::domain::grants::Scope::Global {
        let kind = painter.say(tree::kind_key(&row.place.scope)).into_owned();
        x = painter.put_within(x, y, end.saturating_sub(x), (&kind, Role::Dim)) + 1;
    }
    let room = end.saturating_sub(x + count_width + u16::from(count_width > 0));
    painter.put_within(x, y, room, (&label, role));
}

fn label(painter: &Painter<'_>, draft: &FrameLines<'_>, row: &Row) -> String {
    let mut label = if row.place == crate::domain::grants::Place::global() {
        format!("*.*  {}", painter.say("editor-kind-all"))
    } else if !row.is_regular || draft.editor.find().is_some() {
        tree::title(&row.place)
    } else {
        tree::own(&row.place).to_owned()
    };
    if row.twin > 0 {
        label = format!("{label} ({})", row.twin + 1);
    }
    label
}

/// `+2-1 `, where a place differs from the account that the grants began with.
fn against(draft: &FrameLines<'_>, row: &Row) -> String {
    let change = draft.known.difference.as_ref().filter(|_| row.twin == 0).and_then(|it| it.at(&row.place));
    let Some(change) = change else { return String::new() };
    let part =
        |sign: char, words: &[String]| if words.is_empty() { String::new() } else { format!("{sign}{}", words.len()) };
    format!("{}{} ", part('+', &change.added), part('-', &change.removed))
}

/// "5 of 18", or the number alone where no list says how many there could be.
fn count(painter: &Painter<'_>, draft: &FrameLines<'_>, row: &Row) -> String {
    let granted = row.unit.map_or(&[][..], |unit| &draft.seen.units[unit].privileges);
    let level = draft.seen.level(&row.place.scope).filter(|_| row.is_regular && draft.seen.is_checklist());
    match level {
        Some(level) => {
            let listed = level.privileges().filter(|word| granted.iter().any(|granted| granted == word)).count();
            painter.with("editor-of", &[("granted", listed.into()), ("possible", level.privileges().count().into())])
        }
        None if granted.is_empty() => String::new(),
        None => granted.len().to_string(),
    }
}
