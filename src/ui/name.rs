//! The step of the name: whether it is free, and the accounts that its prefix will make.

use super::{
    clock,
    form::{VALUE, draw_field, draw_hint, draw_issues, draw_lines, draw_trouble, draw_value_line, is_roomy},
    grouped, listed,
    pen::{Pen, cut_middle},
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, State},
    },
    domain::{
        facts::NameState,
        fields::FieldId,
        rule::{Arg, Severity},
        values::suggest_prefix,
    },
};

/// Name and prefix.
pub(super) fn draw_name(pen: &mut Pen<'_>, app: &App) {
    let draft = &app.draft;
    let bytes =
        pen.with("count-bytes", &[("n", Arg::Text(grouped(draft.name.len()))), ("max", Arg::Text("128".into()))]);
    let top = u16::from(is_roomy(pen));
    let mut y = draw_field(pen, app, (VALUE, top), (FieldId::Name.spec(), &bytes));
    y = draw_name_state(pen, app, y);
    if app.focus.field() == Some(FieldId::Name) {
        pen.keep(top, y);
    }
    let top = y + 1;
    let count = Arg::Text(grouped(draft.prefix.chars().count()));
    let letters = pen.with("count-characters", &[("n", count), ("max", Arg::Text("8".into()))]);
    let field = FieldId::Prefix.spec();
    let has_focus = draw_value_line(pen, app, (VALUE, top), (field, &letters));
    let mut y = top + 1;
    if !draft.prefix.is_empty() && !has_error(app, field.id) {
        y = draw_accounts(pen, app, y);
    }
    y = draw_issues(pen, app, (VALUE, y), field.id);
    if draft.prefix.is_empty() && !draft.name.is_empty() && app.shown_issues(field.id).next().is_none() {
        let suggestion = suggest_prefix(&draft.name);
        let key = if has_focus { "prefix-suggestion" } else { "prefix-would-be" };
        let text = pen.with(key, &[("prefix", Arg::Text(suggestion))]);
        y = draw_lines(pen, (VALUE, y), (&text, Role::Dim));
    } else if has_focus {
        y = draw_hint(pen, app, (VALUE, y), field);
    }
    if has_focus {
        pen.keep(top, y);
    }
}

/// A prefix that the service refuses makes no accounts.
fn has_error(app: &App, field: FieldId) -> bool {
    app.issues().iter().any(|issue| issue.field == field && issue.severity == Severity::Error)
}

/// The two accounts that will be made.
fn draw_accounts(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let prefix = cut_middle(&app.draft.prefix, 24, pen.view().glyphs.ellipsis);
    let account = format!("{prefix}_SSM_???");
    let made = pen.with("accounts-made", &[("account", Arg::Text(account))]);
    let y = draw_lines(pen, (VALUE, y), (&made, Role::Text));
    let key = if app.product().is_some_and(|product| product.speaks_mysql) {
        "accounts-length-mysql"
    } else {
        "accounts-length"
    };
    let long = pen.with(key, &[("n", Arg::from(app.draft.prefix.chars().count() + "_SSM_???".len()))]);
    draw_lines(pen, (VALUE, y), (&long, Role::Dim))
}

/// What is known about the name, beside the warning that it is taken.
fn draw_name_state(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    match (app.lookups.state(Lookup::Name), &app.lookups.name) {
        (State::Loading, _) => {
            let text = pen.say("name-asking");
            draw_lines(pen, (VALUE, y), (&text, Role::Dim))
        }
        (State::Failed(trouble), _) => draw_trouble(pen, y, trouble),
        (State::Ready, Some(NameState::Free)) => {
            let good = pen.view().glyphs.good;
            pen.put(VALUE - 2, y, good, Role::Good);
            let at = app.lookups.answered(Lookup::Name).map_or_else(String::new, |at| clock(app, at));
            let args = [("region", Arg::Text(app.draft.region.clone())), ("at", Arg::Text(at))];
            let text = pen.with("name-free", &args);
            draw_lines(pen, (VALUE, y), (&text, Role::Good))
        }
        (State::Ready, Some(NameState::Taken(_))) => draw_free_names(pen, app, y),
        _ => y,
    }
}

fn draw_free_names(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let names = app.free_names();
    if names.is_empty() || app.shown_issues(FieldId::Name).next().is_none() {
        return y;
    }
    let text = pen.with("name-neighbours", &[("names", Arg::Text(listed(pen, &names)))]);
    let after = draw_lines(pen, (VALUE, y), (&text, Role::Text));
    let hint = pen.say("name-neighbours-hint");
    let has_room = VALUE + pen.columns(&text) + 3 + pen.columns(&hint) <= pen.width();
    if app.focus.field() == Some(FieldId::Name) && has_room && after == y + 1 {
        pen.put_right(pen.width(), y, &hint, Role::Dim);
    }
    after
}
