//! The tree of places.

use ratatui::layout::{Constraint, Layout, Rect};

use super::{FrameLines, words};
use crate::{
    app::editor::{
        EditorPart, EditorTarget,
        tree::{self, Row},
    },
    domain::rule::Severity,
    ui::{
        Hidden,
        form::LABEL,
        painter::{Painter, after, below, fit, width},
        theme::Role,
    },
};

/// The rows that the filter lets through, by their index; without one the last is that which adds an object.
fn rows(draft: &FrameLines<'_>) -> Vec<usize> {
    let mut rows = draft.editor.rows(draft.known).into_owned();
    if draft.editor.find().is_none() {
        rows.push(draft.known.tree.rows().len());
    }
    rows
}

/// Which of the rows is the first in sight of so many lines, so that the chosen one is among them.
fn first(rows: &[usize], chosen: usize, height: u16) -> usize {
    let at = rows.iter().position(|row| *row == chosen).unwrap_or(0);
    let height = usize::from(height);
    at.saturating_sub(height / 2).min(rows.len().saturating_sub(height))
}

/// How many rows are out of sight of so many lines.
pub(super) fn hidden(draft: &FrameLines<'_>, height: u16) -> Hidden {
    let rows = rows(draft);
    let first = first(&rows, draft.editor.chosen(draft.known), height);
    Hidden::around(first, height.into(), rows.len())
}

/// Draws the rows around the chosen one. Not a `List`, because a row has a count and a mark at
/// its right end.
pub(super) fn draw(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    let chosen = draft.editor.chosen(draft.known);
    let shown = rows(draft);
    if shown.is_empty() {
        painter.text(after(area, LABEL), painter.say("editor-find-nothing"), Role::Dim);
        return;
    }
    let first = first(&shown, chosen, area.height);
    let is_focus = matches!(draft.part(), Some(EditorPart::Places | EditorPart::Find));
    let glyphs = painter.view().glyphs;
    let marks = marks(draft);
    let widths = [1, LABEL - 1].map(Constraint::Length).into_iter().chain([Constraint::Fill(1), Constraint::Length(2)]);
    let columns: [Rect; 4] = Layout::horizontal(widths).areas(area);
    let under = below(area, shown.len());
    if !draft.is_wide() && !draft.seen.is_checklist() {
        words::draw_listed(painter, below(under, usize::from(under.height > 2)), draft);
    }
    for (line, at) in area.rows().zip(shown.into_iter().skip(first)) {
        let [_, focus, text, mark] = columns.map(|column| column.intersection(line));
        draft.target(painter, line, EditorTarget::Place(at));
        if at == chosen {
            painter.text(focus, if is_focus { glyphs.focus } else { glyphs.chosen }, Role::Focus);
        }
        let Some(row) = draft.known.tree.rows().get(at) else {
            let role = if at == chosen && is_focus { Role::Focus } else { Role::Text };
            painter.text(after(line, LABEL), painter.say("editor-add-object"), role);
            continue;
        };
        draw_row(painter, text, draft, row);
        if let Some(severity) = row.unit.and_then(|unit| marks.get(&unit)) {
            painter.text_right(mark, glyphs.of(*severity), Role::of(*severity));
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

fn draw_row(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>, row: &Row) {
    // A filter shows whole names, and has no room for counts beside them.
    let is_filtered = draft.editor.find().is_some();
    let count = if is_filtered { String::new() } else { count(painter, draft, row) };
    let count = format!("{}{count}", against(draft, row));
    let role = if row.unit.is_some() { Role::Text } else { Role::Dim };
    painter.text_right(area, &count, role);
    let mut rest = after(area, if is_filtered { 0 } else { fit(row.depth * 2) });
    if draft.seen.has_schemas() && row.is_regular && row.place.scope != crate::domain::grants::Scope::Global {
        rest = after(painter.text(rest, painter.say(row.place.scope.text_key()), Role::Dim), 1);
    }
    let beside = if count.is_empty() { 0 } else { fit(width(&count)) + 1 };
    painter.text(Rect { width: rest.width.saturating_sub(beside), ..rest }, label(painter, draft, row), role);
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

/// `+2 -1 `, where a place differs from the account that the grants began with.
fn against(draft: &FrameLines<'_>, row: &Row) -> String {
    let change = draft.known.difference.as_ref().filter(|_| row.twin == 0).and_then(|it| it.at(&row.place));
    let Some(change) = change else { return String::new() };
    let part =
        |sign: char, words: &[String]| if words.is_empty() { String::new() } else { format!("{sign}{}", words.len()) };
    let parts = [part('+', &change.added), part('-', &change.removed)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("{} ", parts.join(" "))
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
