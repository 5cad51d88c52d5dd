//! The KMS key: the default one, one of the region's, or an id that is typed.

use super::{
    form::{VALUE, draw_field, draw_trouble, is_roomy, radio},
    list,
    painter::{Painter, cut_middle},
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, LookupState},
    },
    domain::{facts::KmsKey, fields::FieldId, rule::Arg, steps::StepId},
};

/// Columns of a key id, a UUID.
const ID: u16 = 36;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let mut y = 0;
    if is_roomy(painter) {
        let title = painter.say("key-title");
        painter.put(1, 0, &title, Role::Text);
        y = 2;
    }
    for field in app.offered(StepId::Key) {
        let top = y;
        if field.id != FieldId::Key {
            y = draw_field(painter, app, (VALUE, y), (field, "")) + u16::from(is_roomy(painter));
            continue;
        }
        let has_focus = app.form.focus.field() == Some(FieldId::Key);
        let remark = if has_focus || !app.form.draft.key.is_empty() { remark(painter, app) } else { String::new() };
        y = draw_field(painter, app, (VALUE, y), (field, &remark));
        if has_focus && app.form.picker.is_open {
            y = draw_keys(painter, app, (top, y));
        } else if app.form.draft.key.is_empty() {
            let default = painter.say("key-default");
            let text = format!("{}{default}", radio(true));
            painter.put(VALUE, top, &text, Role::Text);
        }
        if has_focus {
            if let LookupState::Failed(trouble) = app.lookups.state(Lookup::Keys) {
                y = draw_trouble(painter, y, trouble);
            }
            painter.keep(top, y);
        }
        y += u16::from(is_roomy(painter));
    }
}

/// How many keys there are, or what is known of the one that was entered.
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
        "Enabled" if key.is_usable() => painter.say("key-enabled").into_owned(),
        "Enabled" => key.usage.clone(),
        "Disabled" => painter.say("key-disabled").into_owned(),
        other => other.to_owned(),
    }
}

fn draw_keys(painter: &mut Painter<'_>, app: &App, (top, y): (u16, u16)) -> u16 {
    let (first, rows) = list::window(painter, app, (top, y), 3);
    let mut y = y;
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let is_chosen = at == app.form.picker.selected;
        match (*row as usize).checked_sub(1).and_then(|row| app.lookups.keys.get(row)) {
            Some(key) => draw_key(painter, app, y, (key, is_chosen)),
            None => draw_default(painter, app, y, is_chosen),
        }
        y += 1;
    }
    y = list::draw_as_typed(painter, app, y);
    let hint = painter.say("key-hint");
    painter.put(VALUE, y, &hint, Role::Dim);
    y + 1
}

fn draw_default(painter: &mut Painter<'_>, app: &App, y: u16, is_chosen: bool) {
    let default = painter.say("key-default");
    list::draw_row(painter, y, &format!("{}{default}", radio(app.form.draft.key.is_empty())), is_chosen);
    let nothing = painter.say("key-default-remark");
    let x = VALUE + 4 + ID + 4;
    if x + painter.columns(&nothing) <= painter.width() {
        painter.put(x, y, &nothing, Role::Dim);
    }
}

fn draw_key(painter: &mut Painter<'_>, app: &App, y: u16, (key, is_chosen): (&KmsKey, bool)) {
    let glyphs = painter.view().glyphs;
    let room = painter.width() - VALUE;
    let id_room = if room >= 62 { ID } else { 13 };
    let id = cut_middle(&key.id, usize::from(id_room), glyphs.ellipsis);
    list::draw_row(painter, y, &format!("{}{id}", radio(app.form.draft.key == key.id)), is_chosen);
    let role = if is_chosen { Role::Focus } else { Role::Text };
    let mut x = VALUE + 4 + id_room + 1;
    if !key.is_usable() {
        painter.put(x, y, glyphs.error, Role::Warning);
    }
    x += 2;
    let state = state_of(painter, key);
    let state_room = painter.columns(&state).max(8);
    let alias_room = painter.width().saturating_sub(x + state_room + 1).min(14 + room.saturating_sub(66));
    painter.put_within(x, y, alias_room, (&key.alias, role));
    painter.put(x + alias_room + 1, y, &state, role);
}
