//! The KMS key: the default one, one of the region's, or an id that is typed.

use ratatui::layout::Rect;

use super::{
    form::{VALUE, draw_field, draw_trouble_of, is_roomy, radio},
    list,
    painter::{Painter, after, below},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        lookup::{Lookup, LookupState},
        marked::TypedRow,
    },
    domain::{facts::KmsKey, fields::FieldId, rule::Arg, steps::StepId},
};

/// Columns of a key id, a UUID.
const ID: u16 = 36;
/// Columns of [`radio`].
const RADIO: u16 = 4;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let mut rest = area;
    let gap = usize::from(is_roomy(painter));
    if is_roomy(painter) {
        painter.text(after(area, 1), painter.say("key-title"), Role::Text);
        rest = below(area, 2);
    }
    for field in app.offered(StepId::Key) {
        let top = rest;
        if field.id != FieldId::Key {
            rest = below(draw_field(painter, app, top, VALUE, field, ""), gap);
            continue;
        }
        let has_focus = app.form.focus.field() == Some(FieldId::Key);
        let remark = if has_focus || !app.form.draft.key.is_empty() { remark(painter, app) } else { String::new() };
        rest = draw_field(painter, app, top, VALUE, field, &remark);
        if has_focus && app.form.picker.is_open {
            rest = draw_keys(painter, app, top, rest);
        } else if app.form.draft.key.is_empty() {
            let default = format!("{}{}", radio(true), painter.say("key-default"));
            painter.text(after(top, VALUE), default, Role::Text);
        }
        if has_focus {
            rest = draw_trouble_of(painter, app, (rest, VALUE), Lookup::Keys);
            painter.require_visible(top, rest);
        }
        rest = below(rest, gap);
    }
}

/// The number of keys, or the alias and state of the one that was entered.
fn remark(painter: &Painter<'_>, app: &App) -> String {
    let keys = &app.lookups.keys;
    if let Some(key) = keys.iter().find(|key| key.id == app.form.draft.key) {
        return format!("{}  {}", key.alias, state_of(painter, key));
    }
    match app.lookups.state(Lookup::Keys) {
        LookupState::Loading if keys.is_empty() => painter.say("status-asking").into_owned(),
        LookupState::Ready | LookupState::Loading => {
            let usable = keys.iter().filter(|key| key.is_usable()).count();
            let args = [
                ("usable", Arg::from(usable)),
                ("others", Arg::from(keys.len() - usable)),
                ("region", Arg::Text(app.form.draft.region.clone())),
            ];
            painter.with("key-count", &args)
        }
        LookupState::Idle | LookupState::Failed(_) => String::new(),
    }
}

fn state_of(painter: &Painter<'_>, key: &KmsKey) -> String {
    match key.state.as_str() {
        "Enabled" if !key.is_usable() => key.usage.clone(),
        state => painter.view().words.state(state).into_owned(),
    }
}

fn draw_keys(painter: &mut Painter<'_>, app: &App, field: Rect, area: Rect) -> Rect {
    let (first, rows) = list::window(painter, app, field, area, 3);
    let mut rest = list::draw_typed_at(painter, app, area, TypedRow::First);
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let is_chosen = app.form.picker.chosen_place() == Some(at);
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        let line = if at == first { list::draw_more(painter, app, rest, rows) } else { rest };
        match (*row as usize).checked_sub(1).and_then(|row| app.lookups.keys.get(row)) {
            Some(key) => draw_key(painter, app, line, key, is_chosen),
            None => draw_default(painter, app, line, is_chosen),
        }
        rest = below(rest, 1);
    }
    rest = list::draw_typed_at(painter, app, rest, TypedRow::Last);
    painter.text(after(rest, VALUE), painter.say("key-hint"), Role::Dim);
    below(rest, 1)
}

fn draw_default(painter: &mut Painter<'_>, app: &App, area: Rect, is_chosen: bool) {
    let default = format!("{}{}", radio(app.form.draft.key.is_empty()), painter.say("key-default"));
    list::draw_row(painter, area, &default, is_chosen);
    let remark = painter.say("key-default-remark");
    let column = after(area, VALUE + RADIO + ID + 4);
    if painter.columns(&remark) <= column.width {
        painter.text(column, remark, Role::Dim);
    }
}

/// Draws one key. Not a row of a `Table`, because the room of an alias depends on the length of its own state.
fn draw_key(painter: &mut Painter<'_>, app: &App, area: Rect, key: &KmsKey, is_chosen: bool) {
    let glyphs = painter.view().glyphs;
    let room = area.width - VALUE;
    let id_room = if room >= 62 { ID } else { 13 };
    let id = painter.cut_middle(&key.id, usize::from(id_room));
    let role = list::role_of_row(is_chosen, key.is_usable());
    let box_of_id = format!("{}{id}", radio(app.form.draft.key == key.id));
    list::draw_matched_row(painter, app, area, &box_of_id, (is_chosen, role));
    let state = state_of(painter, key);
    let left = VALUE + RADIO + id_room + 1;
    let alias_room = area.width.saturating_sub(left + 3 + painter.columns(&state).max(8));
    let alias_room = alias_room.min(14 + room.saturating_sub(66));
    let [mark, alias, beside] = [left, left + 2, left + 2 + alias_room + 1].map(|x| after(area, x));
    if !key.is_usable() {
        painter.text(mark, glyphs.error, Role::Warning);
    }
    let alias_of_key = list::matched(painter, app, alias_room.min(alias.width), &key.alias, role);
    painter.draw(Rect { height: 1, ..alias }, alias_of_key);
    painter.text(beside, state, role);
}
