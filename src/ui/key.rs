//! The KMS key: the default one, one of the region's, or an id that is typed.

use ratatui::layout::Rect;

use super::{
    USUAL_WIDTH,
    form::{VALUE, draw_field, draw_trouble_of, is_roomy, radio},
    list::{self, ListWindow},
    painter::{Painter, after, below},
    theme::Role,
};
use crate::{
    app::{
        App, Target,
        lookup::{Lookup, LookupState},
        marked::TypedRow,
    },
    domain::{
        facts::KmsKey,
        fields::{FieldId, Kind},
        rule::{Arg, Message},
        steps::StepId,
    },
};

/// Columns of a key id, a UUID.
const ID: u16 = 36;
/// Columns that are left of one at least.
const SHORT_ID: u16 = 8;
/// Columns of [`radio`].
const RADIO: u16 = 4;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let mut rest = area;
    let gap = usize::from(is_roomy(painter));
    let title = Message::new("key-title");
    let words = painter.message(&title);
    let short = painter.short(&title).filter(|_| painter.columns(&words) >= area.width);
    painter.text(after(area, 1), short.unwrap_or(words), Role::Text);
    rest = below(rest, 1 + gap);
    for field in app.offered(StepId::Key) {
        let top = rest;
        if field.id != FieldId::Key {
            rest = below(draw_field(painter, app, top, VALUE, field, ""), gap);
            if field.is_empty(&app.form.draft)
                && app.form.focus.field() != Some(field.id)
                && !matches!(field.kind, Kind::Choice(_))
            {
                painter.text(after(top, VALUE), painter.say("key-none"), Role::Dim);
            }
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
            // In a narrow frame the header has the region.
            let id = if painter.width() < USUAL_WIDTH { "key-count.short" } else { "key-count" };
            painter.with(id, &args)
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
    let ListWindow { first, rows, hidden } = list::window(painter, app, field, area, 1);
    let widths = KeyWidths::of(painter, app, area);
    let mut rest = list::draw_typed_at(painter, app, area, TypedRow::First);
    for (at, row) in app.form.picker.matches().iter().enumerate().skip(first).take(rows) {
        let is_chosen = app.form.picker.chosen_place() == Some(at);
        painter.target(Rect { height: 1, ..rest }, Target::Row(at));
        match (*row as usize).checked_sub(1).and_then(|row| app.lookups.keys.get(row)) {
            Some(key) => draw_key(painter, app, rest, key, (&widths, is_chosen)),
            None => draw_default(painter, app, rest, (&widths, is_chosen)),
        }
        rest = below(rest, 1);
    }
    rest = list::draw_typed_at(painter, app, rest, TypedRow::Last);
    // The rows are full of text, so that what is out of sight is said below them.
    let line = hidden.tell(painter, after(rest, list::column(area)));
    let hint = match app.form.draft.key.is_empty() {
        // The footer has no room for the key that leads on.
        true if painter.width() < USUAL_WIDTH => "key-hint.short",
        true => "key-hint",
        false => "key-hint-typed",
    };
    painter.text(line, painter.say(hint), Role::Dim);
    below(rest, 1)
}

fn draw_default(painter: &mut Painter<'_>, app: &App, area: Rect, (widths, is_chosen): (&KeyWidths, bool)) {
    let default = format!("{}{}", radio(app.form.draft.key.is_empty()), painter.say("key-default"));
    list::draw_row(painter, area, &default, is_chosen);
    let remark = painter.say("key-default-remark");
    let left = list::column(area);
    let column = after(area, widths.alias_column(area).max(left + painter.columns(&default) + 2));
    if painter.columns(&remark) <= column.width {
        painter.text(column, remark, Role::Dim);
    }
}

/// The columns of a key: an alias and a state are whole before an id is.
struct KeyWidths {
    id: u16,
    alias: u16,
}

impl KeyWidths {
    fn of(painter: &Painter<'_>, app: &App, area: Rect) -> KeyWidths {
        let keys = &app.lookups.keys;
        let widest = |columns: &dyn Fn(&KmsKey) -> u16| keys.iter().map(columns).max().unwrap_or(0);
        let state = widest(&|key| painter.columns(&state_of(painter, key)));
        // Beside the box, the mark of a key that cannot be used, and the blanks behind the texts.
        let spare = area.width.saturating_sub(list::column(area) + RADIO + 4 + state);
        let alias = widest(&|key| painter.columns(&key.alias)).min(spare.saturating_sub(SHORT_ID));
        KeyWidths { id: (spare - alias).min(ID), alias }
    }

    /// The column of an alias, which has the mark of a key that cannot be used before it.
    fn alias_column(&self, area: Rect) -> u16 {
        list::column(area) + RADIO + self.id + 3
    }
}

fn draw_key(painter: &mut Painter<'_>, app: &App, area: Rect, key: &KmsKey, (widths, is_chosen): (&KeyWidths, bool)) {
    let glyphs = painter.view().glyphs;
    let id = painter.cut_middle(&key.id, usize::from(widths.id));
    let role = list::role_of_row(is_chosen, key.is_usable());
    let box_of_id = format!("{}{id}", radio(app.form.draft.key == key.id));
    list::draw_matched_row(painter, app, area, &box_of_id, (is_chosen, role));
    let left = widths.alias_column(area);
    let [mark, alias, beside] = [left - 2, left, left + widths.alias + 1].map(|x| after(area, x));
    if !key.is_usable() {
        painter.text(mark, glyphs.warning, Role::Warning);
    }
    let alias_of_key = list::matched(painter, &app.form.picker, widths.alias.min(alias.width), &key.alias, role);
    painter.draw(Rect { height: 1, ..alias }, alias_of_key);
    painter.text(beside, state_of(painter, key), role);
}
