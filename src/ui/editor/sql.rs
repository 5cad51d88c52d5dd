//! The statements under the editor, and all of them over it.

use ratatui::{
    layout::{Constraint, Rect},
    widgets::{Borders, Padding, Row, Table},
};

use super::FrameLines;
use crate::ui::Hidden;
use crate::{
    app::editor::{
        accounts,
        dialog::{Lines, OVER_LINES},
        tree,
    },
    domain::{account_names, grants::Unit},
    ui::{
        painter::{Painter, after, below, width},
        theme::Role,
        wrap::wrap,
    },
};

/// Draws the statements around that of the chosen place.
pub(super) fn draw(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    let grants = &draft.known.grants;
    let unit = draft.row().and_then(|row| row.unit);
    let at = unit.and_then(|unit| grants.iter().position(|grant| grant.has(unit))).unwrap_or(0);
    let hosts = draft.seen.hosts;
    let title = if draft.is_wide() {
        let all = grants.len() * 2 * hosts.len();
        let args = [("n", grants.len().into()), ("hosts", hosts.len().into()), ("all", all.into())];
        let title = painter.with("editor-sql-title", &args);
        if hosts.is_empty() || area.width < WHOLE {
            title
        } else {
            painter.with("editor-sql-each", &[("title", title.into())])
        }
    } else {
        painter.with("editor-sql-short", &[("at", (at + 1).into()), ("n", grants.len().into())])
    };
    let rows = usize::from(area.height.saturating_sub(1));
    // Whole statements, each with one host, where they have room.
    let each = if area.width >= WHOLE { hosts.len().max(1) } else { 1 };
    let count = grants.len() * each;
    let first = (at * each).saturating_sub(rows / 2).min(count.saturating_sub(rows));
    let hidden = Hidden::around(first, rows, count).told(painter);
    let mut block = painter.block(Borders::TOP).title_top(painter.title(area.width, &title, Role::Heading));
    let taken = width(&title) + hidden.as_ref().map_or(0, |hidden| width(hidden) + 2);
    let against = against(painter, area, draft, taken).map(|against| (against, Role::Heading));
    for (title, role) in hidden.map(|hidden| (hidden, Role::Dim)).into_iter().chain(against) {
        block = block.title_top(painter.title_right(3, &title, role));
    }
    let inside = after(block.inner(area), 1);
    painter.draw(area, block);
    let account = account_names::name(draft.seen.prefix);
    let statement = |index: usize| match hosts.get(index % each).filter(|_| area.width >= WHOLE) {
        Some(host) => grants[index / each].statement(draft.seen.units, &account, host),
        None => grants[index / each].short(draft.seen.units),
    };
    let room = usize::from(inside.width);
    // What of the rows is left over goes to statements that need several, from the chosen one on.
    let mut left = rows.saturating_sub(count);
    let mut wrapped = |index: usize| {
        let lines = indented(&statement(index), room);
        let more = lines.len().saturating_sub(1);
        (more <= left).then(|| {
            left -= more;
            lines
        })
    };
    let shown: Vec<usize> = (first..count).take(rows).collect();
    let (before, from): (Vec<usize>, Vec<usize>) = shown.iter().partition(|index| **index < at * each);
    let whole: std::collections::HashMap<usize, Vec<String>> =
        from.into_iter().chain(before).filter_map(|index| Some((index, wrapped(index)?))).collect();
    let lines: Vec<String> = shown
        .into_iter()
        .flat_map(|index| match whole.get(&index) {
            Some(lines) => lines.clone(),
            None => vec![cut(painter, &statement(index), &grants[index / each].on(draft.seen.units), room)],
        })
        .collect();
    painter.lines(inside, &lines, Role::Text);
}

/// A statement over as many lines as it needs.
fn indented(statement: &str, room: usize) -> Vec<String> {
    if width(statement) <= room {
        return vec![statement.to_owned()];
    }
    let lines = wrap(statement, room.saturating_sub(INDENT)).into_iter().enumerate();
    lines.map(|(at, line)| if at == 0 { line } else { format!("{}{line}", " ".repeat(INDENT)) }).collect()
}

/// Columns from which each host has whole statements of its own.
const WHOLE: u16 = 112;

/// Columns that a statement's further lines are indented by.
const INDENT: usize = 2;

/// A statement in one line. Where it is too long its last privileges are left out, since its object is what tells it
/// from the others.
fn cut(painter: &Painter<'_>, statement: &str, on: &str, room: usize) -> String {
    if width(statement) <= room {
        return statement.to_owned();
    }
    // That there are accounts behind it is told by every other one.
    let statement = statement.strip_suffix(" TO ...").unwrap_or(statement);
    if width(statement) <= room {
        return statement.to_owned();
    }
    let Some((privileges, rest)) = statement.find(on).map(|at| statement.split_at(at)) else {
        return statement.to_owned();
    };
    let ellipsis = painter.view().glyphs.ellipsis;
    let left = room.saturating_sub(width(rest) + 1);
    let kept = painter.cut_end(privileges, left);
    if let Some(at) = kept.rfind(", ") {
        return format!("{}, {ellipsis} {rest}", &kept[..at]);
    }
    let start = format!("GRANT {ellipsis} ");
    let rest = painter.cut_middle(rest, room.saturating_sub(width(&start)));
    format!("{start}{rest}")
}

/// The difference from the account that the grants began with: `+2 -1 against app@%`. `taken` are the columns of the
/// title in the same rule.
pub(super) fn against(painter: &Painter<'_>, area: Rect, draft: &FrameLines<'_>, taken: usize) -> Option<String> {
    let (base, difference) = draft.editor.base().zip(draft.known.difference.as_ref())?;
    let args = [("added", difference.added.into()), ("removed", difference.removed.into())];
    let told = |account: &str| {
        painter.with("editor-against", &[args[0].clone(), args[1].clone(), ("account", account.into())])
    };
    let end = area.width.saturating_sub(3);
    let room = usize::from(end).saturating_sub(taken + 6 + width(&told("")));
    let account = painter.cut_middle(&accounts::shown(&base.account), room);
    Some(if room < 4 { painter.with("editor-against-count", &args) } else { told(&account) })
}

/// The units as they are sent, one a line.
pub(super) fn draw_sent(painter: &mut Painter<'_>, area: Rect, draft: &FrameLines<'_>) {
    let units = draft.seen.units;
    let title = painter.with("editor-sent-title", &[("n", units.len().into())]);
    let rows = usize::from(area.height.saturating_sub(1));
    let at = draft.row().and_then(|row| row.unit).unwrap_or(0);
    let first = at.saturating_sub(rows / 2).min(units.len().saturating_sub(rows));
    let hidden = Hidden::around(first, rows, units.len()).told(painter);
    let widths = [20, 40].map(Constraint::Length).into_iter().chain([Constraint::Fill(1)]);
    let privileges_room = area.width.saturating_sub(61);
    let rows = units.iter().skip(first).take(rows).map(|unit| {
        let texts = [unit.place.scope.api(), &unit.place.object(), &unit.privileges.join(", ")];
        let cells = [20, 38, privileges_room].into_iter().zip(texts);
        Row::new(cells.map(|(room, text)| painter.line(room, &[(text, Role::Text)])).collect::<Vec<_>>())
    });
    let table = Table::new(rows, widths).column_spacing(0);
    let title = painter.title(area.width, &title, Role::Heading);
    let mut block = painter.block(Borders::TOP).title_top(title).padding(Padding::left(1));
    if let Some(hidden) = hidden {
        block = block.title_top(painter.title_right(3, &hidden, Role::Dim));
    }
    painter.draw(area, table.block(block));
}

/// All statements, or the units as JSON; returns how many lines are out of sight.
pub(super) fn draw_whole(painter: &mut Painter<'_>, lines: &Lines, draft: &FrameLines<'_>) -> Hidden {
    let id = if draft.seen.is_checklist() { "editor-sql-whole" } else { "editor-json-whole" };
    painter.titled_rule(painter.area(), &painter.say(id));
    draw_lines(painter, below(painter.area(), OVER_LINES.into()), lines)
}

/// Draws lines whole, from the first one in view on; returns how many are out of sight.
pub(super) fn draw_lines(painter: &mut Painter<'_>, area: Rect, lines: &Lines) -> Hidden {
    let all = lines.on_screen(area.width);
    let first = lines.first(all.len(), area.height);
    let shown: Vec<&String> = all.iter().skip(first).take(area.height.into()).collect();
    painter.lines(after(area, 1), &shown, Role::Text);
    Hidden::around(first, area.height.into(), all.len())
}

/// A unit in the words of a pasted statement: `orders.*: SELECT, INSERT`, `billing.invoice: all 12 words of a table`.
pub(super) fn of_unit(painter: &Painter<'_>, unit: &Unit, draft: &FrameLines<'_>) -> String {
    let place = ("place", tree::title(&unit.place).into());
    let all = draft.seen.level(&unit.place.scope).map_or(0, |level| level.privileges().count());
    if all == unit.privileges.len() && draft.seen.is_documented() {
        return painter.with("editor-place-all", &[place, ("n", all.into()), ("level", unit.place.level().into())]);
    }
    painter.with("editor-place-words", &[place, ("words", unit.privileges.join(", ").into())])
}
