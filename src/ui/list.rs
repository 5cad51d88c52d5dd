//! The list under a field: only the rows in view are drawn.

use ratatui::{
    layout::{Constraint, Rect},
    text::Line,
    widgets::{Row, Table},
};

use super::{
    form::{VALUE, state_of},
    painter::{Painter, after, below},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        lookup::{Lookup, LookupState},
        marked::{MarkedRow, TypedRow},
    },
    domain::{account_names, facts::Instance, fields::FieldId, rule::Arg},
};

/// The column of the mark of a row, and of the lines below the rows.
const MARK: u16 = VALUE - 2;
/// Rows of a list where there is more room than usual.
const MOST: u16 = 24;
/// Rows of a list on a usual screen.
const USUAL: u16 = 8;
/// Columns that a name has before a state has more than the least.
const NAME: u16 = 16;
/// Columns of a state where there is room.
const STATE: u16 = 17;

/// The list of the field in focus, which begins at the top of `field`; returns the area below the list.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    match app.form.focus.field() {
        Some(FieldId::Instance) => draw_instances(painter, app, field, area),
        _ => draw_values(painter, app, field, area),
    }
}

/// The rows in sight: the first one, and how many. `beside` lines of the list are no rows.
pub(super) fn window(painter: &Painter<'_>, app: &App, field: Rect, area: Rect, beside: u16) -> (usize, usize) {
    let most = if painter.viewport_height() > 20 { MOST } else { USUAL };
    let below_all = painter.viewport_height().saturating_sub(area.y + beside).min(most);
    // Where that leaves next to nothing, the fields above make room.
    let rows = if below_all < 4 {
        painter.viewport_height().saturating_sub(area.y - field.y + beside).min(4)
    } else {
        below_all
    };
    let rows = usize::from(rows.max(1));
    (app.form.picker.place() / rows * rows, rows)
}

/// Says at the right end of a line how many rows of the list are out of sight; returns what is left of the area.
pub(super) fn draw_more(painter: &mut Painter<'_>, app: &App, area: Rect, in_sight: usize) -> Rect {
    let hidden = app.form.picker.matches().len().saturating_sub(in_sight);
    if hidden == 0 {
        return area;
    }
    let more = painter.with("rows-more", &[("n", Arg::Text(super::grouped(hidden)))]);
    painter.text_right(area, &more, Role::Dim);
    Rect { width: area.width.saturating_sub(painter.columns(&more) + 1), ..area }
}

fn draw_values(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    let values = app.form.values(&app.lookups);
    let (first, rows) = window(painter, app, field, area, 1);
    let mut rest = draw_typed_at(painter, app, area, TypedRow::First);
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let Some(value) = values.get(*row as usize) else { continue };
        let is_chosen = app.form.picker.chosen_place() == Some(at) && !app.form.has_no_region();
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        let line = if at == first { draw_more(painter, app, rest, rows) } else { rest };
        draw_matched_row(painter, app, line, value, (is_chosen, role_of_row(is_chosen, true)));
        if app.form.focus.field() == Some(FieldId::Product)
            && let Some(product) = app.session.catalog.product_of(value, "")
        {
            painter.text(after(rest, VALUE + 20), product.engine, Role::Dim);
        }
        rest = below(rest, 1);
    }
    draw_typed_at(painter, app, rest, TypedRow::Last)
}

/// The columns of the instances: id, name, version where there is room, state.
struct Columns {
    id: u16,
    name: u16,
    version: u16,
    state: u16,
}

impl Columns {
    /// By the room there is, and by what the rows hold.
    fn of(painter: &Painter<'_>, room: u16, rows: &[&Instance]) -> Columns {
        let longest =
            |text: &dyn Fn(&Instance) -> u16, least: u16| rows.iter().map(|row| text(row)).fold(least, u16::max);
        let id = longest(&|row| painter.columns(&row.id), 13).min(if room >= 60 { 24 } else { 13 });
        let state = longest(&|row| painter.columns(&state_of(painter, row)), 5);
        let spared = room.saturating_sub(id + 3 + NAME + 1).max(8);
        let state = if room >= 60 { state.max(STATE) } else { state.min(spared) };
        let version = if room >= 60 { 9 } else { 0 };
        let spare = if room > 66 { (room - 66) / 2 } else { 0 };
        let name = room.saturating_sub(id + 3 + version + state + 1).clamp(4, 19 + spare);
        Columns { id, name, version, state: room.saturating_sub(id + 3 + name + 1 + version) }
    }

    /// With the blank behind a text, and the mark of an instance that takes no accounts before its name.
    fn widths(&self) -> [Constraint; 5] {
        [self.id + 1, 2, self.name + 1, self.version, self.state].map(Constraint::Length)
    }

    /// An instance that takes no accounts is dim, and says why.
    fn row(&self, painter: &Painter<'_>, app: &App, instance: &Instance, is_chosen: bool) -> Row<'static> {
        let glyphs = painter.view().glyphs;
        let is_usable = instance.state.takes_accounts();
        let role = role_of_row(is_chosen, is_usable);
        let mark = if is_usable { " " } else { glyphs.error };
        let cut = |text: &str, room: u16| painter.cut_middle(text, usize::from(room));
        let found = |text: &str, room: u16| matched(painter, app, room, &cut(text, room), role);
        Row::new([
            found(&instance.id, self.id),
            painter.line(1, &[(mark, Role::Warning)]),
            found(&instance.name, self.name),
            painter.line(self.version.saturating_sub(1), &[(&instance.version, role)]),
            painter.line(self.state, &[(&state_of(painter, instance), role)]),
        ])
    }
}

fn draw_instances(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    let picker = &app.form.picker;
    let lines_below = if painter.viewport_height() > 9 { 3 } else { 0 };
    let (first, rows) = window(painter, app, field, area, lines_below + 2);
    let matches = picker.matches().iter().enumerate().skip(first).take(rows);
    let shown: Vec<(usize, &Instance)> =
        matches.filter_map(|(at, row)| Some((at, app.lookups.instances.get(*row as usize)?))).collect();
    let mut rest = draw_typed_at(painter, app, area, TypedRow::First);
    if !shown.is_empty() {
        let instances: Vec<&Instance> = shown.iter().map(|(_, instance)| *instance).collect();
        let columns = Columns::of(painter, area.width - VALUE, &instances);
        let room = draw_more(painter, app, rest, rows).width;
        let mut heads = ["list-id", "", "list-name", "list-version", "list-state"];
        // Where the rows out of sight are counted there may be no room for the last head.
        if room < area.width - columns.state + painter.columns(&painter.say(heads[4])) + 1 {
            heads[4] = "";
        }
        let heads = heads.map(|key| if key.is_empty() { "".into() } else { painter.say(key) });
        let heads = Row::new(heads.map(|head| painter.line(area.width, &[(&head, Role::Dim)])));
        let is_chosen = |at: usize| picker.chosen_place() == Some(at);
        let table_rows = shown.iter().map(|(at, instance)| columns.row(painter, app, instance, is_chosen(*at)));
        let table = Table::new(table_rows, columns.widths()).header(heads).column_spacing(0);
        let selected = shown.iter().position(|(at, _)| is_chosen(*at));
        painter.table(after(rest, MARK), table, painter.view().glyphs.focus, selected);
        for (line, (at, _)) in below(rest, 1).rows().zip(&shown) {
            painter.target(line, Target::Row(*at));
        }
        rest = below(rest, shown.len() + 1);
    } else if *app.lookups.state(Lookup::Instances) == LookupState::Ready && app.lookups.instances.is_empty() {
        let text = painter.with("list-none", &[("region", Arg::Text(app.form.draft.region.clone()))]);
        painter.text(after(rest, VALUE), text, Role::Dim);
        rest = below(rest, 1);
    }
    rest = draw_typed_at(painter, app, rest, TypedRow::Last);
    match picker.chosen().and_then(|row| app.lookups.instances.get(row)) {
        Some(instance) if lines_below > 0 => draw_consequence(painter, app, after(rest, MARK), instance),
        _ => rest,
    }
}

/// Values that are only offered, in column `x` below a title; `remark` says more of one. Returns the area below them.
pub(super) fn draw_offer(
    painter: &mut Painter<'_>,
    app: &App,
    (area, x): (Rect, u16),
    title: &str,
    remark: impl Fn(&Painter<'_>, &str) -> String,
) -> Rect {
    let picker = &app.form.picker;
    let values = app.form.values(&app.lookups);
    if !picker.is_open || picker.matches().is_empty() || area.height < 2 {
        return area;
    }
    painter.text(after(area, x), title, Role::Dim);
    let mut rest = below(area, 1);
    let room = usize::from(painter.viewport_height().saturating_sub(rest.y).min(USUAL)).max(1);
    let first = picker.place() / room * room;
    for (at, row) in picker.matches().iter().enumerate().skip(first).take(room) {
        let Some(value) = values.get(*row as usize) else { continue };
        let is_chosen = picker.chosen_place() == Some(at);
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        painter.mark_focus(after(rest, x - 1), is_chosen);
        let column = Rect { height: 1, ..after(rest, x + 2) };
        let line = matched(painter, app, column.width, value, role_of_row(is_chosen, true));
        let beside = after(column, u16::try_from(line.width()).unwrap_or(u16::MAX).max(18).saturating_add(2));
        painter.draw(column, line);
        painter.text(beside, remark(painter, value), Role::Dim);
        if is_chosen {
            painter.require_visible(rest, below(rest, 1));
        }
        rest = below(rest, 1);
    }
    draw_more(painter, app, area, room);
    rest
}

/// The role of a row: what cannot be used is dim, also where it is chosen.
pub(super) fn role_of_row(is_chosen: bool, is_usable: bool) -> Role {
    match (is_chosen, is_usable) {
        (true, true) => Role::Focus,
        (false, true) => Role::Text,
        (_, false) => Role::Dim,
    }
}

/// A text of a row with the letters marked that the filter has found.
pub(super) fn matched(painter: &Painter<'_>, app: &App, room: u16, text: &str, role: Role) -> Line<'static> {
    let marks = app.form.picker.marks(text);
    let mut parts: Vec<(String, Role)> = Vec::new();
    for (at, char) in text.chars().enumerate() {
        let role = if marks.contains(&at) { Role::Matched } else { role };
        match parts.last_mut().filter(|(_, last)| *last == role) {
            Some((part, _)) => part.push(char),
            None => parts.push((char.to_string(), role)),
        }
    }
    let parts: Vec<(&str, Role)> = parts.iter().map(|(part, role)| (part.as_str(), *role)).collect();
    painter.line(room, &parts)
}

/// One row of what the filter has found, with the mark of the choice.
pub(super) fn draw_matched_row(
    painter: &mut Painter<'_>,
    app: &App,
    area: Rect,
    text: &str,
    (is_chosen, role): (bool, Role),
) {
    painter.mark_focus(after(area, MARK - 1), is_chosen);
    let column = after(area, VALUE);
    let line = matched(painter, app, column.width, text, role);
    painter.draw(Rect { height: 1, ..column }, line);
}

/// One row with the mark of the choice.
pub(super) fn draw_row(painter: &mut Painter<'_>, area: Rect, text: &str, is_chosen: bool) {
    painter.mark_focus(after(area, MARK - 1), is_chosen);
    painter.text(after(area, VALUE), text, if is_chosen { Role::Focus } else { Role::Text });
}

/// The row that takes the text as it was typed, where it stands at `place`: before the rows or behind them. Returns the
/// area below it.
pub(super) fn draw_typed_at(painter: &mut Painter<'_>, app: &App, area: Rect, place: TypedRow) -> Rect {
    let text = app.form.text();
    let is_first = app.form.picker.typed_row() == TypedRow::First;
    if text.is_empty() || is_first != (place == TypedRow::First) {
        return area;
    }
    let room = usize::from(area.width.saturating_sub(VALUE + 36)).max(8);
    let quoted = painter.cut_middle(text, room);
    let words = painter.with("list-as-typed", &[("text", Arg::Text(quoted))]);
    painter.target(Rect { height: 1, ..area }, Target::Row(app.form.picker.matches().len()));
    draw_row(painter, area, &words, app.form.picker.taken() == MarkedRow::Typed);
    let values = app.form.values(&app.lookups);
    // Only a list that was read to its end lacks anything.
    if !app.is_asking() && !values.is_empty() && !values.contains(&text) {
        let remark = painter.say("list-nothing");
        let column = after(area, VALUE + 45.max(painter.columns(&words) + 2));
        if painter.columns(&remark) <= column.width {
            painter.text(column, remark, Role::Dim);
        }
    }
    below(area, 1)
}

/// What choosing the row would mean.
fn draw_consequence(painter: &mut Painter<'_>, app: &App, area: Rect, instance: &Instance) -> Rect {
    let rule = "- ".repeat(usize::from(area.width / 2));
    let known = if app.form.draft.instance == instance.id {
        app.lookups.accounts.iter().filter(|account| account.user.contains(account_names::INFIX)).count()
    } else {
        0
    };
    let mut parts = vec![instance.name.clone(), instance.address.clone(), state_of(painter, instance)];
    if instance.state.takes_accounts() {
        parts.push(painter.say("list-primary").into_owned());
    }
    if known > 0 {
        parts.push(painter.with("list-ssm-accounts", &[("n", Arg::from(known))]));
    }
    parts.retain(|part| !part.is_empty());
    let rest = painter.lines(area, &[rule.trim_end()], Role::Rule);
    let rest = painter.lines(rest, &[parts.join("   ")], Role::Dim);
    if instance.state.takes_accounts() {
        return rest;
    }
    painter.lines(rest, &[painter.say("list-cannot")], Role::Warning)
}
