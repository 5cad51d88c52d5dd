//! The list under a field: only the rows in view are drawn.

use ratatui::{
    layout::{Constraint, Rect},
    text::Line,
    widgets::{Row, Table},
};

use super::{
    Hidden, USUAL_WIDTH,
    form::{LABEL, VALUE, state_of},
    painter::{Painter, after, below},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        lookup::{Lookup, LookupState},
        marked::{MarkedRow, TypedRow},
        picker::Picker,
    },
    domain::{
        account_names,
        facts::Instance,
        fields::FieldId,
        rule::{Arg, Message},
    },
};

/// Rows of a list where there is more room than usual.
const MOST: u16 = 24;
/// Rows of a list on a usual screen.
const USUAL: u16 = 8;
/// Rows for which the fields above make room.
const LEAST: u16 = 4;
/// Columns of a state where there is room.
const STATE: u16 = 17;
/// Columns from which a row has room for a version and for all words of a state.
const ROOMY: u16 = 60;
/// Columns that an id or a name keeps.
const SHORTEST: u16 = 8;

/// The list of the field in focus, which begins at the top of `field`; returns the area below the list.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    match app.form.focus.field() {
        Some(FieldId::Instance) => draw_instances(painter, app, field, area),
        _ => draw_values(painter, app, field, area),
    }
}

/// The column of the rows: that of the values, unless the rows need the room under the labels. There their mark stands
/// under the label, so that it is not taken for the one of a field.
pub(super) fn column(area: Rect) -> u16 {
    if area.width < USUAL_WIDTH { LABEL + 2 } else { VALUE }
}

/// The rows in sight.
#[derive(Clone, Copy)]
pub(super) struct ListWindow {
    /// The first one.
    pub(super) first: usize,
    /// How many have room.
    pub(super) rows: usize,
    /// What is out of sight.
    pub(super) hidden: Hidden,
}

/// The rows in sight of the list of a field; `beside` lines of it are no rows.
pub(super) fn window(painter: &Painter<'_>, app: &App, field: Rect, area: Rect, beside: u16) -> ListWindow {
    let most = if painter.viewport_height() > 20 { MOST } else { USUAL };
    let beside = beside + u16::from(has_typed_row(app));
    let below_all = painter.viewport_height().saturating_sub(area.y + beside).min(most);
    // Where that leaves next to nothing, the fields above make room.
    let rows = if below_all < LEAST {
        painter.viewport_height().saturating_sub(area.y - field.y + beside).min(LEAST)
    } else {
        below_all
    };
    around_choice(app, rows)
}

/// So many rows of which the chosen one is in sight.
fn around_choice(app: &App, rows: u16) -> ListWindow {
    let picker = &app.form.picker;
    let rows = usize::from(rows.max(1));
    let first = (picker.place() + 1).saturating_sub(rows);
    ListWindow { first, rows, hidden: Hidden::around(first, rows, picker.matches().len()) }
}

/// Whether what was typed is a row.
fn has_typed_row(app: &App) -> bool {
    app.form.picker.typed_row() != TypedRow::None && !app.form.text().is_empty()
}

fn draw_values(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    let values = app.form.values(&app.lookups);
    let ListWindow { first, rows, hidden } = window(painter, app, field, area, 0);
    let mut rest = draw_typed_at(painter, app, area, TypedRow::First);
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let Some(value) = values.get(*row as usize) else { continue };
        let is_chosen = app.form.picker.chosen_place() == Some(at) && !app.form.has_no_region();
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        let line = if at == first { hidden.tell(painter, rest) } else { rest };
        draw_matched_row(painter, app, line, value, (is_chosen, role_of_row(is_chosen, true)));
        if app.form.focus.field() == Some(FieldId::Product)
            && let Some(product) = app.session.catalog.product_of(value, "")
        {
            painter.text(after(line, column(area) + 20), product.engine, Role::Dim);
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
    /// Of all of them.
    room: u16,
}

impl Columns {
    /// By the room there is, and by what the rows hold: a name and a state are whole before an id is.
    fn of(painter: &Painter<'_>, room: u16, rows: &[&Instance]) -> Columns {
        let longest =
            |text: &dyn Fn(&Instance) -> u16, least: u16| rows.iter().map(|row| text(row)).fold(least, u16::max);
        let is_roomy = room >= ROOMY;
        let version = if is_roomy { 9 } else { 0 };
        // Beside the mark of an instance that takes no accounts, and the blanks behind the texts.
        let spare = room.saturating_sub(4 + version);
        let most = 19 + room.saturating_sub(66) / 2;
        let state = longest(&|row| painter.columns(&state_in(painter, row, room)), if is_roomy { STATE } else { 5 });
        let state = state.min(spare.saturating_sub(2 * SHORTEST));
        let name = longest(&|row| painter.columns(&row.name), SHORTEST).min(most);
        let id = longest(&|row| painter.columns(&row.id), 13).min(24);
        let id = id.min(spare.saturating_sub(state + name).max(SHORTEST));
        let name = spare.saturating_sub(id + state).clamp(4, most);
        Columns { id, name, version, state: spare.saturating_sub(id + name), room }
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
        let mark = if is_usable { " " } else { glyphs.warning };
        let cut = |text: &str, room: u16| painter.cut_middle(text, usize::from(room));
        let found = |text: &str, room: u16| matched(painter, &app.form.picker, room, &cut(text, room), role);
        Row::new([
            found(&instance.id, self.id),
            painter.line(1, &[(mark, Role::Warning)]),
            found(&instance.name, self.name),
            painter.line(self.version.saturating_sub(1), &[(&instance.version, role)]),
            painter.line(self.state, &[(&state_in(painter, instance, self.room), role)]),
        ])
    }
}

/// The words of an instance's state in a row of so many columns: the short ones where it has no room for more.
fn state_in(painter: &Painter<'_>, instance: &Instance, room: u16) -> String {
    let short = format!("instance-state-{}.short", instance.state.key());
    if room < ROOMY && painter.view().words.has(&short) {
        painter.say(&short).into_owned()
    } else {
        state_of(painter, instance)
    }
}

fn draw_instances(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    let picker = &app.form.picker;
    // What is said of the chosen row comes before further rows.
    let lines_below = if painter.viewport_height() > 9 { 3 } else { 1 };
    let ListWindow { first, rows, hidden } = window(painter, app, field, area, lines_below + 1);
    let matches = picker.matches().iter().enumerate().skip(first).take(rows);
    let shown: Vec<(usize, &Instance)> =
        matches.filter_map(|(at, row)| Some((at, app.lookups.instances.get(*row as usize)?))).collect();
    let x = column(area);
    let mut rest = draw_typed_at(painter, app, area, TypedRow::First);
    if !shown.is_empty() {
        let instances: Vec<&Instance> = shown.iter().map(|(_, instance)| *instance).collect();
        let columns = Columns::of(painter, area.width - x, &instances);
        let room = hidden.tell(painter, rest).width;
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
        painter.table(after(rest, x - 2), table, painter.view().glyphs.focus, selected);
        for (line, (at, _)) in below(rest, 1).rows().zip(&shown) {
            painter.target(line, Target::Row(*at));
        }
        rest = below(rest, shown.len() + 1);
    } else if *app.lookups.state(Lookup::Instances) == LookupState::Ready && app.lookups.instances.is_empty() {
        let text = painter.with("list-none", &[("region", Arg::Text(app.form.draft.region.clone()))]);
        painter.text(after(rest, x), text, Role::Dim);
        rest = below(rest, 1);
    }
    rest = draw_typed_at(painter, app, rest, TypedRow::Last);
    match picker.chosen().and_then(|row| app.lookups.instances.get(row)) {
        Some(instance) => draw_consequence(painter, app, (rest, x), instance, lines_below),
        None => rest,
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
    let mut rest = below(area, 1);
    let room = painter.viewport_height().saturating_sub(rest.y).clamp(LEAST, USUAL);
    let ListWindow { first, rows, hidden } = around_choice(app, room);
    let beside = hidden.tell(painter, after(area, x));
    painter.text(beside, title, Role::Dim);
    for (at, row) in picker.matches().iter().enumerate().skip(first).take(rows) {
        let Some(value) = values.get(*row as usize) else { continue };
        let is_chosen = picker.chosen_place() == Some(at);
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        painter.mark_focus(after(rest, x - 1), is_chosen);
        let column = Rect { height: 1, ..after(rest, x + 2) };
        let line = matched(painter, &app.form.picker, column.width, value, role_of_row(is_chosen, true));
        let beside = after(column, u16::try_from(line.width()).unwrap_or(u16::MAX).max(18).saturating_add(2));
        painter.draw(column, line);
        painter.text(beside, remark(painter, value), Role::Dim);
        if is_chosen {
            painter.require_visible(rest, below(rest, 1));
        }
        rest = below(rest, 1);
    }
    rest
}

/// The role of a row: the chosen one is marked as everywhere, and what cannot be used is dim.
pub(super) fn role_of_row(is_chosen: bool, is_usable: bool) -> Role {
    match (is_chosen, is_usable) {
        (true, _) => Role::Focus,
        (false, true) => Role::Text,
        (false, false) => Role::Dim,
    }
}

/// A text of a row with the letters marked that the filter has found.
pub(super) fn matched(painter: &Painter<'_>, picker: &Picker, room: u16, text: &str, role: Role) -> Line<'static> {
    let marks = picker.marks(text);
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
    let x = column(area);
    painter.mark_focus(after(area, x - 3), is_chosen);
    let column = after(area, x);
    let line = matched(painter, &app.form.picker, column.width, text, role);
    painter.draw(Rect { height: 1, ..column }, line);
}

/// One row with the mark of the choice.
pub(super) fn draw_row(painter: &mut Painter<'_>, area: Rect, text: &str, is_chosen: bool) {
    let x = column(area);
    painter.mark_focus(after(area, x - 3), is_chosen);
    painter.text(after(area, x), text, if is_chosen { Role::Focus } else { Role::Text });
}

/// The row that takes the text as it was typed, where it stands at `place`: before the rows or behind them. Returns the
/// area below it.
pub(super) fn draw_typed_at(painter: &mut Painter<'_>, app: &App, area: Rect, place: TypedRow) -> Rect {
    let text = app.form.text();
    if !has_typed_row(app) || app.form.picker.typed_row() != place {
        return area;
    }
    let x = column(area);
    let room = usize::from(area.width.saturating_sub(x + 36)).max(8);
    let quoted = painter.cut_middle(text, room);
    let words = painter.with("list-as-typed", &[("text", Arg::Text(quoted))]);
    painter.target(Rect { height: 1, ..area }, Target::Row(app.form.picker.matches().len()));
    draw_row(painter, area, &words, app.form.picker.taken() == MarkedRow::Typed);
    let values = app.form.values(&app.lookups);
    // Only a list that was read to its end lacks anything.
    if !app.is_asking() && !values.is_empty() && !values.contains(&text) {
        let remark = painter.say("list-nothing");
        let column = after(area, x + painter.columns(&words) + 2);
        if painter.columns(&remark) <= column.width {
            painter.text(column, remark, Role::Dim);
        }
    }
    below(area, 1)
}

/// What choosing the row would mean, in so many lines, below rows that begin in column `x`.
fn draw_consequence(
    painter: &mut Painter<'_>,
    app: &App,
    (area, x): (Rect, u16),
    instance: &Instance,
    lines: u16,
) -> Rect {
    let known = if app.form.draft.instance == instance.id {
        app.lookups.accounts.iter().filter(|account| account.user.contains(account_names::INFIX)).count()
    } else {
        0
    };
    let is_usable = instance.state.takes_accounts();
    // Where the rows are narrow they have shortened the id, and the name and state are whole there.
    let mut parts = if x < VALUE {
        vec![instance.id.clone(), instance.address.clone()]
    } else {
        let state = if is_usable { state_of(painter, instance) } else { String::new() };
        vec![instance.name.clone(), instance.address.clone(), state]
    };
    if is_usable {
        parts.push(painter.say("list-primary").into_owned());
    }
    if known > 0 {
        parts.push(painter.with("list-ssm-accounts", &[("n", Arg::from(known))]));
    }
    parts.retain(|part| !part.is_empty());
    let area = after(area, x - 2);
    while parts.len() > 1 && painter.columns(&parts.join("   ")) > area.width {
        parts.remove(parts.len().min(3) - 1);
    }
    let rule = "- ".repeat(usize::from(area.width / 2));
    let mut told = vec![(rule.trim_end().to_owned(), Role::Rule), (parts.join("   "), Role::Dim)];
    if !is_usable {
        told.push((refusal_of(painter, instance, area.width), Role::Warning));
    }
    let first = told.len().saturating_sub(lines.into());
    told.into_iter().skip(first).fold(area, |rest, (text, role)| painter.lines(rest, &[text], role))
}

/// That an instance takes no new accounts and why, in one line with its mark.
fn refusal_of(painter: &Painter<'_>, instance: &Instance, room: u16) -> String {
    let state = state_of(painter, instance);
    let (first, rest) = state.split_at(state.chars().next().map_or(0, char::len_utf8));
    let why = Message::new("list-cannot").with("state", format!("{}{rest}", first.to_uppercase()));
    let mark = painter.view().glyphs.warning;
    let told = format!("{mark} {}", painter.message(&why));
    let short = painter.short(&why).filter(|_| painter.columns(&told) > room);
    short.map_or(told, |short| format!("{mark} {short}"))
}
