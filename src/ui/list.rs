//! The list under a field: only the rows in view are drawn.

use super::{
    form::{VALUE, state_of},
    painter::{Painter, cut_middle},
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, LookupState},
    },
    domain::{account_names, facts::Instance, fields::FieldId, rule::Arg},
};

/// The column of the row's mark, and of what is said below the rows.
const MARK: u16 = VALUE - 2;
/// Rows of a list where there is more room than usual.
const MOST: u16 = 24;
/// Rows of a list on a usual screen.
const USUAL: u16 = 8;
/// Columns that a name has before a state has more than the least.
const NAME: u16 = 16;
/// Columns of a state where there is room.
const STATE: u16 = 17;

/// The list of the field in focus, whose value stands in line `top`; returns the line after it.
pub(super) fn draw(painter: &mut Painter<'_>, app: &App, (top, y): (u16, u16)) -> u16 {
    match app.form.focus.field() {
        Some(FieldId::Instance) => draw_instances(painter, app, (top, y)),
        _ => draw_values(painter, app, (top, y)),
    }
}

/// The rows in sight: the first one, and how many. `beside` lines of the list are no rows.
pub(super) fn window(painter: &Painter<'_>, app: &App, (top, y): (u16, u16), beside: u16) -> (usize, usize) {
    let most = if painter.sight() > 20 { MOST } else { USUAL };
    let below_all = painter.sight().saturating_sub(y + beside).min(most);
    // Where that leaves next to nothing, the fields above make room.
    let rows = if below_all < 4 { painter.sight().saturating_sub(y - top + beside).min(4) } else { below_all };
    let rows = usize::from(rows.max(1));
    let last = app.form.picker.matches().len().saturating_sub(1);
    (app.form.picker.selected.min(last) / rows * rows, rows)
}

fn draw_values(painter: &mut Painter<'_>, app: &App, (top, y): (u16, u16)) -> u16 {
    let values = app.lookups.values(app.form.focus.picker_field());
    let (first, rows) = window(painter, app, (top, y), 1);
    let mut y = y;
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let Some(value) = values.get(*row as usize) else { continue };
        draw_row(painter, y, value, at == app.form.picker.selected);
        if app.form.focus.field() == Some(FieldId::Product)
            && let Some(product) = app.session.catalog.product_of(value, "")
        {
            painter.put(VALUE + 20, y, &product.engine, Role::Dim);
        }
        y += 1;
    }
    draw_as_typed(painter, app, y)
}

/// Where the columns of the instances stand, from the column of the value.
struct Columns {
    id: u16,
    name: u16,
    version: Option<u16>,
    state: u16,
}

impl Columns {
    /// By the room there is, and by what the rows hold.
    fn of(painter: &Painter<'_>, rows: &[&Instance]) -> Columns {
        let room = painter.width() - VALUE;
        let longest =
            |text: &dyn Fn(&Instance) -> u16, least: u16| rows.iter().map(|row| text(row)).fold(least, u16::max);
        let id = longest(&|row| painter.columns(&row.id), 13).min(if room >= 60 { 24 } else { 13 });
        let state = longest(&|row| painter.columns(&state_of(painter, row)), 5);
        let spared = room.saturating_sub(id + 3 + NAME + 1).max(8);
        let state = if room >= 60 { state.max(STATE) } else { state.min(spared) };
        let version = if room >= 60 { 9 } else { 0 };
        let spare = if room > 66 { (room - 66) / 2 } else { 0 };
        let name = room.saturating_sub(id + 3 + version + state + 1).clamp(4, 19 + spare);
        let after = id + 3 + name + 1;
        Columns { id, name, version: (version > 0).then_some(after), state: after + version }
    }

    fn name_at(&self) -> u16 {
        VALUE + self.id + 3
    }
}

fn draw_instances(painter: &mut Painter<'_>, app: &App, (top, y): (u16, u16)) -> u16 {
    let picker = &app.form.picker;
    let below = if painter.sight() > 9 { 3 } else { 0 };
    let (first, rows) = window(painter, app, (top, y), below + 2);
    let shown: Vec<(usize, &Instance)> = picker
        .matches()
        .iter()
        .enumerate()
        .skip(first)
        .take(rows)
        .filter_map(|(at, row)| Some((at, app.lookups.instances.get(*row as usize)?)))
        .collect();
    let mut y = y;
    if !shown.is_empty() {
        let instances: Vec<&Instance> = shown.iter().map(|(_, instance)| *instance).collect();
        let columns = Columns::of(painter, &instances);
        draw_heads(painter, y, &columns);
        y += 1;
        for (at, instance) in &shown {
            draw_instance(painter, (y, &columns), instance, *at == picker.selected);
            y += 1;
        }
    } else if *app.lookups.state(Lookup::Instances) == LookupState::Ready && app.lookups.instances.is_empty() {
        let text = painter.with("list-none", &[("region", Arg::Text(app.form.draft.region.clone()))]);
        painter.put(VALUE, y, &text, Role::Dim);
        y += 1;
    }
    y = draw_as_typed(painter, app, y);
    match picker.chosen().and_then(|row| app.lookups.instances.get(row)) {
        Some(instance) if below > 0 => draw_consequence(painter, app, y, instance),
        _ => y,
    }
}

fn draw_heads(painter: &mut Painter<'_>, y: u16, columns: &Columns) {
    let heads = [
        (Some(VALUE), "list-id"),
        (Some(columns.name_at()), "list-name"),
        (columns.version.map(|x| VALUE + x), "list-version"),
        (Some(VALUE + columns.state), "list-state"),
    ];
    for (x, key) in heads {
        if let Some(x) = x {
            let text = painter.say(key);
            painter.put(x, y, &text, Role::Dim);
        }
    }
}

fn draw_instance(painter: &mut Painter<'_>, (y, columns): (u16, &Columns), instance: &Instance, is_chosen: bool) {
    let role = if is_chosen { Role::Focus } else { Role::Text };
    let glyphs = painter.view().glyphs;
    draw_row(painter, y, &cut_middle(&instance.id, usize::from(columns.id), glyphs.ellipsis), is_chosen);
    if !instance.state.takes_accounts() {
        painter.put(columns.name_at() - 2, y, glyphs.error, Role::Warning);
    }
    let name = cut_middle(&instance.name, usize::from(columns.name), glyphs.ellipsis);
    painter.put_within(columns.name_at(), y, columns.name, (&name, role));
    if let Some(version) = columns.version {
        painter.put_within(VALUE + version, y, 8, (&instance.version, role));
    }
    let state = state_of(painter, instance);
    painter.put(VALUE + columns.state, y, &state, role);
}

/// One row with the mark of the choice.
pub(super) fn draw_row(painter: &mut Painter<'_>, y: u16, text: &str, is_chosen: bool) {
    if is_chosen {
        let focus = painter.view().glyphs.focus;
        painter.put(MARK, y, focus, Role::Focus);
    }
    painter.put(VALUE, y, text, if is_chosen { Role::Focus } else { Role::Text });
}

/// The row that takes the text as it was typed.
pub(super) fn draw_as_typed(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let text = app.form.text();
    if text.is_empty() {
        return y;
    }
    let quoted = cut_middle(
        text,
        usize::from(painter.width().saturating_sub(VALUE + 36)).max(8),
        painter.view().glyphs.ellipsis,
    );
    let words = painter.with("list-as-typed", &[("text", Arg::Text(quoted))]);
    draw_row(painter, y, &words, app.form.picker.is_as_typed());
    let values = app.lookups.values(app.form.focus.picker_field());
    if !values.is_empty() && !values.contains(&text) {
        let remark = painter.say("list-nothing");
        let x = (VALUE + 45).max(VALUE + painter.columns(&words) + 2);
        if x + painter.columns(&remark) <= painter.width() {
            painter.put(x, y, &remark, Role::Dim);
        }
    }
    y + 1
}

/// What choosing the row would mean.
fn draw_consequence(painter: &mut Painter<'_>, app: &App, y: u16, instance: &Instance) -> u16 {
    let line = "- ".repeat(usize::from((painter.width() - MARK) / 2));
    painter.put(MARK, y, line.trim_end(), Role::Rule);
    let known = if app.form.draft.instance == instance.id {
        app.lookups.accounts.iter().filter(|account| account.user.contains(account_names::INFIX)).count()
    } else {
        0
    };
    let mut parts = vec![instance.name.clone(), instance.address.clone(), state_of(painter, instance)];
    if known > 0 {
        parts.push(painter.with("list-ssm-accounts", &[("n", Arg::from(known))]));
    }
    parts.retain(|part| !part.is_empty());
    painter.put(MARK, y + 1, &parts.join("   "), Role::Dim);
    if instance.state.takes_accounts() {
        return y + 2;
    }
    let text = painter.say("list-cannot");
    painter.put(MARK, y + 2, &text, Role::Warning);
    y + 3
}
