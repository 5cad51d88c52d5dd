//! The step of the name: whether it is free, and the accounts that its prefix will make.

use super::{
    clock,
    form::{VALUE, draw_field, draw_hint, draw_issues, draw_lines, draw_trouble, draw_value_line, is_roomy},
    grouped, listed,
    painter::{Painter, cut_middle},
    theme::Role,
};
use crate::{
    app::{
        App,
        lookup::{Lookup, LookupState},
    },
    domain::{
        account_names,
        facts::NameState,
        fields::FieldId,
        rule::{Arg, Severity},
        values::suggest_prefix,
    },
};

/// Name and prefix.
pub(super) fn draw_name(painter: &mut Painter<'_>, app: &App) {
    let draft = &app.form.draft;
    let bytes =
        painter.with("count-bytes", &[("n", Arg::Text(grouped(draft.name.len()))), ("max", Arg::Text("128".into()))]);
    let top = u16::from(is_roomy(painter));
    let mut y = draw_field(painter, app, (VALUE, top), (FieldId::Name.spec(), &bytes));
    y = draw_name_state(painter, app, y);
    if app.form.focus.field() == Some(FieldId::Name) {
        painter.keep(top, y);
    }
    let top = y + 1;
    let count = Arg::Text(grouped(draft.prefix.chars().count()));
    let letters = painter.with("count-characters", &[("n", count), ("max", Arg::Text("8".into()))]);
    let field = FieldId::Prefix.spec();
    let has_focus = draw_value_line(painter, app, (VALUE, top), (field, &letters));
    let mut y = top + 1;
    if !draft.prefix.is_empty() && !has_error(app, field.id) {
        y = draw_accounts(painter, app, y);
    }
    y = draw_issues(painter, app, (VALUE, y), field.id);
    if draft.prefix.is_empty() && !draft.name.is_empty() && app.shown_issues(field.id).next().is_none() {
        let suggestion = suggest_prefix(&draft.name);
        let key = if has_focus { "prefix-suggestion" } else { "prefix-would-be" };
        let text = painter.with(key, &[("prefix", Arg::Text(suggestion))]);
        y = draw_lines(painter, (VALUE, y), (&text, Role::Dim));
    } else if has_focus {
        y = draw_hint(painter, app, (VALUE, y), field);
    }
    if has_focus {
        painter.keep(top, y);
    }
}

/// A prefix that the service refuses makes no accounts.
fn has_error(app: &App, field: FieldId) -> bool {
    app.form.issues().iter().any(|issue| issue.field == field && issue.severity == Severity::Error)
}

/// The two accounts that will be made.
fn draw_accounts(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let prefix = cut_middle(&app.form.draft.prefix, 24, painter.view().glyphs.ellipsis);
    let account = account_names::name(&prefix);
    let made = painter.with("accounts-made", &[("account", Arg::Text(account))]);
    let y = draw_lines(painter, (VALUE, y), (&made, Role::Text));
    let key = if app.product().is_some_and(|product| product.speaks_mysql) {
        "accounts-length-mysql"
    } else {
        "accounts-length"
    };
    let long = painter.with(key, &[("n", Arg::from(account_names::name(&app.form.draft.prefix).chars().count()))]);
    draw_lines(painter, (VALUE, y), (&long, Role::Dim))
}

/// What is known about the name, beside the warning that it is taken.
fn draw_name_state(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    match (app.lookups.state(Lookup::Name), &app.lookups.name) {
        (LookupState::Loading, _) => {
            let text = painter.say("name-asking");
            draw_lines(painter, (VALUE, y), (&text, Role::Dim))
        }
        (LookupState::Failed(trouble), _) => draw_trouble(painter, y, trouble),
        (LookupState::Ready, Some(NameState::Free)) => {
            let good = painter.view().glyphs.good;
            painter.put(VALUE - 2, y, good, Role::Good);
            let at = app.lookups.answered(Lookup::Name).map_or_else(String::new, |at| clock(app, at));
            let args = [("region", Arg::Text(app.form.draft.region.clone())), ("at", Arg::Text(at))];
            let text = painter.with("name-free", &args);
            draw_lines(painter, (VALUE, y), (&text, Role::Good))
        }
        (LookupState::Ready, Some(NameState::Taken(_))) => draw_free_names(painter, app, y),
        _ => y,
    }
}

fn draw_free_names(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let names = app.lookups.free_names(&app.form.draft.name, app.now);
    if names.is_empty() || app.shown_issues(FieldId::Name).next().is_none() {
        return y;
    }
    let text = painter.with("name-neighbours", &[("names", Arg::Text(listed(painter, &names)))]);
    let after = draw_lines(painter, (VALUE, y), (&text, Role::Text));
    let hint = painter.say("name-neighbours-hint");
    let has_room = VALUE + painter.columns(&text) + 3 + painter.columns(&hint) <= painter.width();
    if app.form.focus.field() == Some(FieldId::Name) && has_room && after == y + 1 {
        painter.put_right(painter.width(), y, &hint, Role::Dim);
    }
    after
}
