//! The KMS key: the default one, one of the region's, or an id that is typed.

use super::{
    form::{VALUE, draw_field, draw_trouble},
    pen::Pen,
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, State},
    },
    domain::{fields::FieldId, rule::Arg, steps::StepId},
};

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let title = pen.say("key-title");
    pen.put(1, 0, &title, Role::Text);
    let keys = &app.lookups.keys;
    let usable = keys.iter().filter(|key| key.is_usable()).count();
    let remark = match app.lookups.state(Lookup::Keys) {
        State::Ready | State::Loading if !keys.is_empty() => {
            pen.with("key-count", &[("usable", Arg::from(usable)), ("others", Arg::from(keys.len() - usable))])
        }
        _ if app.draft.key.is_empty() => pen.say("key-default").into_owned(),
        _ => String::new(),
    };
    let mut y = 2;
    for field in app.offered(StepId::Key) {
        let remark = if field.id == FieldId::Key { remark.as_str() } else { "" };
        y = draw_field(pen, app, y, (field, remark));
        if field.id == FieldId::Key && app.focus.field() == Some(FieldId::Key) {
            y = draw_keys(pen, app, y);
            if let State::Failed(trouble) = app.lookups.state(Lookup::Keys) {
                y = draw_trouble(pen, y, trouble);
            }
        }
        y += 1;
    }
}

fn draw_keys(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let mut y = y;
    if app.draft.key.is_empty() {
        let text = pen.say("key-default-hint");
        pen.put(VALUE, y, &text, Role::Dim);
        y += 1;
    }
    if !app.picker.is_open {
        return y;
    }
    let rows = usize::from(pen.height().saturating_sub(y + 6)).clamp(1, 8);
    let page = app.picker.selected / rows * rows;
    for (at, row) in app.picker.matches().iter().enumerate().skip(page).take(rows) {
        let Some(key) = app.lookups.keys.get(*row as usize) else { continue };
        let is_chosen = at == app.picker.selected && !app.draft.key.is_empty();
        let role = if is_chosen { Role::Focus } else { Role::Text };
        let glyphs = pen.view().glyphs;
        if is_chosen {
            pen.put(VALUE - 2, y, glyphs.focus, Role::Focus);
        }
        pen.put_within(VALUE, y, 37, (&key.id, role));
        if !key.is_usable() {
            pen.put(VALUE + 37, y, glyphs.error, Role::Warning);
        }
        pen.put_within(VALUE + 39, y, 16, (&key.alias, role));
        let state = pen.say(if key.is_usable() { "key-enabled" } else { "key-disabled" });
        pen.put(VALUE + 56, y, &state, role);
        y += 1;
    }
    y
}
