//! The step of the name: whether it is free, and the accounts that its prefix will make.

use ratatui::layout::Rect;

use super::{
    clock,
    form::{
        VALUE, draw_field, draw_hint, draw_issues, draw_lines, draw_marked, draw_trouble_of, draw_value_line, is_roomy,
    },
    grouped,
    painter::{Painter, after, below},
    theme::Role,
};
use crate::{
    app::{App, lookup::Lookup, name_holder::NameHolder},
    domain::{
        account_names,
        fields::FieldId,
        rule::{Arg, Severity},
        values::suggest_prefix,
    },
};

/// Name and prefix.
pub(super) fn draw_name(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let draft = &app.form.draft;
    let bytes =
        painter.with("count-bytes", &[("n", Arg::Text(grouped(draft.name.len()))), ("max", Arg::Text("128".into()))]);
    let top = below(area, usize::from(is_roomy(painter)));
    let rest = draw_field(painter, app, top, VALUE, FieldId::Name.spec(), &bytes);
    let rest = draw_name_state(painter, app, rest);
    if app.form.focus.field() == Some(FieldId::Name) {
        painter.require_visible(top, rest);
    }
    let top = below(rest, usize::from(is_roomy(painter)));
    let count = Arg::Text(grouped(draft.prefix.chars().count()));
    let letters = painter.with("count-characters", &[("n", count), ("max", Arg::Text("8".into()))]);
    let field = FieldId::Prefix.spec();
    let has_focus = app.form.focus.field() == Some(field.id);
    let mut rest = draw_value_line(painter, app, top, VALUE, field, &letters);
    if !draft.prefix.is_empty() && !has_error(app, field.id) {
        rest = draw_accounts(painter, app, rest);
    }
    rest = draw_issues(painter, app, rest, VALUE, field.id);
    if draft.prefix.is_empty() && !draft.name.is_empty() && app.shown_issues(field.id).next().is_none() {
        let suggestion = suggest_prefix(&draft.name);
        let key = if has_focus { "prefix-suggestion" } else { "prefix-would-be" };
        let text = painter.with(key, &[("prefix", Arg::Text(suggestion))]);
        rest = draw_lines(painter, rest, VALUE, &text, Role::Dim);
    } else if has_focus {
        rest = draw_hint(painter, app, rest, VALUE, field);
    }
    if has_focus {
        painter.require_visible(top, rest);
    }
}

/// A prefix that the service refuses makes no accounts.
fn has_error(app: &App, field: FieldId) -> bool {
    app.form.issues().iter().any(|issue| issue.field == field && issue.severity == Severity::Error)
}

/// The two accounts that will be made.
fn draw_accounts(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let prefix = painter.cut_middle(&app.form.draft.prefix, 24);
    let made = painter.with("accounts-made", &[("account", Arg::Text(account_names::name(&prefix)))]);
    let rest = draw_lines(painter, area, VALUE, &made, Role::Text);
    let key = if app.product().is_some_and(|product| product.speaks_mysql) {
        "accounts-length-mysql"
    } else {
        "accounts-length"
    };
    let long = painter.with(key, &[("n", Arg::from(account_names::name(&app.form.draft.prefix).chars().count()))]);
    draw_lines(painter, rest, VALUE, &long, Role::Dim)
}

/// The answer of the look-up: the name is free, or names near it that are free.
fn draw_name_state(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    match app.name_holder() {
        NameHolder::Asking => draw_lines(painter, area, VALUE, &painter.say("name-asking"), Role::Dim),
        NameHolder::Unread => draw_trouble_of(painter, app, (area, VALUE), Lookup::Name),
        NameHolder::Nobody => {
            let at = app.lookups.answered(Lookup::Name).map_or_else(String::new, |at| clock(app, at));
            let args = [("region", Arg::Text(app.form.draft.region.clone())), ("at", Arg::Text(at))];
            let mark = (painter.view().glyphs.good, Role::Good);
            draw_marked(painter, area, VALUE, mark, &painter.with("name-free", &args))
        }
        NameHolder::Own(..) | NameHolder::Other => draw_free_names(painter, app, area),
        NameHolder::Unasked => area,
    }
}

fn draw_free_names(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let names = app.free_names();
    if names.is_empty() || app.shown_issues(FieldId::Name).next().is_none() {
        return area;
    }
    let text = painter.with("name-neighbours", &[("names", Arg::List(names))]);
    let rest = draw_lines(painter, area, VALUE, &text, Role::Text);
    if app.form.focus.field() == Some(FieldId::Name) && rest.y == area.y + 1 {
        let beside = after(area, VALUE + painter.columns(&text) + 1);
        painter.remark(beside, painter.say("name-neighbours-hint"), Role::Dim);
    }
    rest
}
