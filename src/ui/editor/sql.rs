//! The statements under the editor, and all of them over it.

use super::FrameLines;
use crate::ui::wrap::wrap;
use crate::{
    app::editor::{accounts, dialog::Lines, tree},
    domain::{account_names, grants::Unit},
    ui::{
        painter::{Painter, cut_middle},
        theme::Role,
    },
};

/// Draws the statements around that of the chosen place.
pub(super) fn draw(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (y, height): (u16, u16)) {
    let grants = &draft.known.grants;
    let unit = draft.row().and_then(|row| row.unit);
    let at = unit.and_then(|unit| grants.iter().position(|grant| grant.has(unit)));
    let title = if draft.is_wide() {
        let args = [("n", grants.len().into()), ("hosts", draft.seen.hosts.len().into())];
        let all = grants.len() * 2 * draft.seen.hosts.len();
        painter.with("editor-sql-title", &[args[0].clone(), args[1].clone(), ("all", all.into())])
    } else {
        let at = at.unwrap_or(0) + 1;
        painter.with("editor-sql-short", &[("at", at.into()), ("n", grants.len().into())])
    };
    painter.titled_rule(y, &title);
    draw_against(painter, draft, (y, crate::ui::painter::width(&title)));
    let rows = usize::from(height.saturating_sub(1));
    if painter.width() >= 112 && !draft.seen.hosts.is_empty() {
        return draw_statements(painter, draft, (y + 1, rows, at.unwrap_or(0)));
    }
    let first = at.unwrap_or(0).saturating_sub(rows / 2).min(grants.len().saturating_sub(rows));
    for (y, grant) in (y + 1..).zip(grants.iter().skip(first).take(rows)) {
        painter.put(1, y, &grant.short(draft.seen.units), Role::Text);
    }
}

/// What differs from the account that the grants began with, at the right end of the rule: `+2 -1 against app@%`.
fn draw_against(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (y, taken): (u16, usize)) {
    let (Some(base), Some(difference)) = (draft.editor.base(), &draft.known.difference) else { return };
    let count =
        painter.with("editor-against", &[("added", difference.added.into()), ("removed", difference.removed.into())]);
    let end = painter.width().saturating_sub(3);
    let room = usize::from(end).saturating_sub(taken + 6 + crate::ui::painter::width(&count));
    let account = accounts::shown(&base.account);
    let account = if room < 4 { String::new() } else { cut_middle(&account, room, painter.view().glyphs.ellipsis) };
    painter.put_right(end, y, &format!(" {} ", format!("{count} {account}").trim_end()), Role::Heading);
}

/// Whole statements, each with one host.
fn draw_statements(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (y, rows, at): (u16, usize, usize)) {
    let (grants, hosts) = (&draft.known.grants, draft.seen.hosts);
    let account = account_names::name(draft.seen.prefix);
    let count = grants.len() * hosts.len();
    let first = (at * hosts.len()).saturating_sub(rows / 2).min(count.saturating_sub(rows));
    for (y, index) in (y..).zip((first..count).take(rows)) {
        let statement = grants[index / hosts.len()].statement(draft.seen.units, &account, &hosts[index % hosts.len()]);
        painter.put(1, y, &statement, Role::Text);
    }
}

/// The units as they are sent, one a line.
pub(super) fn draw_sent(painter: &mut Painter<'_>, draft: &FrameLines<'_>, (y, height): (u16, u16)) {
    let units = draft.seen.units;
    let title = painter.with("editor-sent-title", &[("n", units.len().into())]);
    painter.titled_rule(y, &title);
    let rows = usize::from(height.saturating_sub(1));
    let at = draft.row().and_then(|row| row.unit).unwrap_or(0);
    let first = at.saturating_sub(rows / 2).min(units.len().saturating_sub(rows));
    for (y, unit) in (y + 1..).zip(units.iter().skip(first).take(rows)) {
        painter.put_within(1, y, 20, (unit.place.scope.api(), Role::Text));
        let names = unit.place.object();
        painter.put_within(21, y, 38, (&names, Role::Text));
        painter.put(61, y, &unit.privileges.join(", "), Role::Text);
    }
}

/// All statements, or the units as JSON, from a line on.
pub(super) fn draw_whole(painter: &mut Painter<'_>, lines: &Lines, draft: &FrameLines<'_>) {
    let id = if draft.seen.is_checklist() { "editor-sql-whole" } else { "editor-json-whole" };
    let last = lines.lines.len();
    let title = painter.with(id, &[("at", (lines.top + 1).min(last).into()), ("n", last.into())]);
    painter.titled_rule(0, &title);
    draw_lines(painter, lines, 1);
}

/// Draws lines whole, wrapped where they are wider than the painter, from the top one on.
pub(super) fn draw_lines(painter: &mut Painter<'_>, lines: &Lines, y: u16) {
    let room = usize::from(painter.width().saturating_sub(2));
    let wrapped = lines.lines.iter().skip(lines.top).flat_map(|line| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let pieces = wrap(line.trim_start_matches(' '), room.saturating_sub(indent + 2));
        let indents = std::iter::once(indent).chain(std::iter::repeat(indent + 2));
        pieces.into_iter().zip(indents).map(|(piece, indent)| format!("{}{piece}", " ".repeat(indent)))
    });
    let height = painter.height();
    let visible: Vec<String> = wrapped.take(usize::from(height.saturating_sub(y))).collect();
    for (y, line) in (y..).zip(visible) {
        painter.put(1, y, &line, Role::Text);
    }
}

/// A unit as a pasted statement says it: `orders.*: SELECT, INSERT`, `billing.invoice: all 12 words of a table`.
pub(super) fn of_unit(painter: &Painter<'_>, unit: &Unit, draft: &FrameLines<'_>) -> String {
    let place = ("place", tree::title(&unit.place).into());
    let all = draft.seen.level(&unit.place.scope).map_or(0, |level| level.privileges().count());
    if all == unit.privileges.len() && draft.seen.is_documented() {
        return painter.with("editor-place-all", &[place, ("n", all.into()), ("level", unit.place.level().into())]);
    }
    painter.with("editor-place-words", &[place, ("words", unit.privileges.join(", ").into())])
}
