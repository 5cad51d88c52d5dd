//! The first screen: whose key, where to, how the service stands, and what to go on with.

use super::{form::trouble_message, grouped, pen::Pen, theme::Role};
use crate::{
    app::{
        App,
        lookup::{Lookup, State},
        start::{Choice, KeyState, KeyView, Looked},
    },
    domain::rule::Arg,
};

/// The column of a value.
const VALUE: u16 = 14;

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let y = match &app.key {
        KeyState::Searching => {
            let text = pen.say("start-searching");
            pen.put(3, 1, &text, Role::Dim);
            2
        }
        KeyState::Found(view) => draw_key(pen, app, view),
        KeyState::Missing(looked) => draw_missing(pen, looked),
    };
    draw_choices(pen, app, y + 1);
}

fn draw_line(pen: &mut Pen<'_>, y: u16, key: &str, value: &str) {
    let label = pen.say(key);
    pen.put_within(3, y, VALUE - 3, (&label, Role::Label));
    pen.put(VALUE, y, value, Role::Text);
}

fn draw_warning(pen: &mut Pen<'_>, y: u16, text: &str) {
    let error = pen.view().glyphs.error;
    pen.put(1, y, error, Role::Warning);
    pen.put(3, y, text, Role::Warning);
}

fn draw_key(pen: &mut Pen<'_>, app: &App, view: &KeyView) -> u16 {
    let lookups = &app.lookups;
    let mut y = 1;
    match (lookups.state(Lookup::Identity), &lookups.identity) {
        (_, Some(identity)) => {
            let args = [("account", Arg::Text(identity.account.clone())), ("user", Arg::Text(identity.user.clone()))];
            let text = pen.with("start-account", &args);
            draw_line(pen, y, "start-account-label", &text);
        }
        (State::Failed(trouble), None) => {
            let text = pen.message(&trouble_message(trouble));
            draw_warning(pen, y, &text);
        }
        _ => {
            let text = pen.say("status-asking");
            draw_line(pen, y, "start-account-label", &text);
        }
    }
    y += 1;
    let source = pen.message(&view.source);
    draw_line(pen, y, "start-key-label", &format!("{}   {source}", view.short_id));
    y += 1;
    let region = match &app.profile.region {
        _ if !app.launch.region.is_empty() => app.launch.region.clone(),
        Some((region, source)) => format!("{region}   {}", pen.message(source)),
        None => pen.say("start-no-region").into_owned(),
    };
    draw_line(pen, y, "start-region-label", &region);
    y += 1;
    draw_line(pen, y, "start-endpoint-label", &app.endpoint().to_string());
    y += 1;
    draw_service(pen, app, y);
    y += 1;
    if let Some(end) = view.expires {
        let at = end.to_zoned_datetime(app.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
        let key = if end <= app.now { "start-key-expired" } else { "start-key-expires" };
        let text = pen.with(key, &[("at", Arg::Text(at))]);
        if end <= app.now {
            draw_warning(pen, y, &text);
        } else {
            pen.put(VALUE, y, &text, Role::Dim);
        }
        y += 1;
    }
    for warning in &view.warnings {
        let text = pen.message(warning);
        draw_warning(pen, y, &text);
        y += 1;
    }
    y
}

fn draw_service(pen: &mut Pen<'_>, app: &App, y: u16) {
    match (app.lookups.state(Lookup::Service), &app.lookups.service) {
        (_, Some(service)) if service.is_enabled => {
            let text = match (service.used, service.limit) {
                (Some(used), Some(limit)) => {
                    let count = |number: u64| Arg::Text(grouped(usize::try_from(number).unwrap_or(usize::MAX)));
                    pen.with("start-service-used", &[("used", count(used)), ("limit", count(limit))])
                }
                _ => pen.say("start-service-active").into_owned(),
            };
            draw_line(pen, y, "start-service-label", &text);
        }
        (_, Some(service)) => {
            let text = pen.with("start-service-off", &[("type", Arg::from(service.invalid_type))]);
            draw_warning(pen, y, &text);
        }
        (State::Failed(trouble), None) => {
            let text = pen.message(&trouble_message(trouble));
            draw_warning(pen, y, &text);
        }
        _ => {
            let text = pen.say("status-asking");
            draw_line(pen, y, "start-service-label", &text);
        }
    }
}

fn draw_missing(pen: &mut Pen<'_>, looked: &[Looked]) -> u16 {
    let text = pen.say("start-no-key");
    draw_warning(pen, 0, &text);
    let order = pen.say("start-looked");
    pen.put(3, 1, &order, Role::Text);
    let mut y = 2;
    for place in looked {
        let (kind, finding) = (pen.message(&place.kind), pen.message(&place.finding));
        pen.put_within(5, y, 15, (&kind, Role::Text));
        pen.put_within(20, y, 31, (&place.place, Role::Text));
        pen.put(52, y, &finding, Role::Dim);
        y += 1;
    }
    y
}

fn draw_choices(pen: &mut Pen<'_>, app: &App, y: u16) {
    for (at, choice) in app.start.choices(&app.key, app.is_sandbox()).iter().enumerate() {
        let Ok(line) = u16::try_from(at) else { return };
        let y = y + line;
        let is_selected = at == app.start.selected;
        if is_selected {
            let focus = pen.view().glyphs.focus;
            pen.put(1, y, focus, Role::Focus);
        }
        let role = if is_selected { Role::Focus } else { Role::Text };
        let when = |at: jiff::Timestamp| at.to_zoned_datetime(app.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
        let (key, subject, detail) = match choice {
            Choice::New => {
                (if app.has_key() { "choice-new" } else { "choice-new-no-key" }, String::new(), String::new())
            }
            Choice::Continue(row) => {
                let name = if row.name.is_empty() { pen.say("draft-unnamed").into_owned() } else { row.name.clone() };
                ("choice-continue", name, when(row.saved))
            }
            Choice::Settle(row) => (
                "choice-settle",
                row.name.clone(),
                pen.with("choice-settle-detail", &[("at", Arg::Text(when(row.sent)))]),
            ),
            Choice::Open => ("choice-open", String::new(), String::new()),
            Choice::Sandbox => ("choice-sandbox", pen.say("choice-sandbox-detail").into_owned(), String::new()),
            Choice::LookAgain => ("choice-look-again", String::new(), String::new()),
        };
        let text = pen.say(key);
        pen.put(3, y, &text, role);
        pen.put_within(31, y, 26, (&subject, role));
        pen.put(58, y, &detail, Role::Dim);
    }
}
