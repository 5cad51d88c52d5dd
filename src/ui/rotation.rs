//! Rotation: the switch, the first run with its calendar, the days, and the runs that follow.

use jiff::{civil::DateTime, tz::TimeZone};

use super::{
    form::{LABEL, MARK, VALUE, draw_issues, draw_label, draw_lines, draw_value},
    pen::Pen,
    theme::Role,
};
use crate::{
    app::App,
    domain::{fields::FieldId, rule::Arg, schedule},
};

/// The column where the calendar begins.
const CALENDAR: u16 = 45;
/// The width below which there is no room for a calendar.
const CALENDAR_END: u16 = CALENDAR + 28;

pub(super) fn draw(pen: &mut Pen<'_>, app: &App) {
    let draft = &app.draft;
    let is_on = draft.rotate == Some(true);
    draw_label(pen, 0, "field-rotate-label", app.focus.field() == Some(FieldId::Rotate));
    let (mark, key) = match draft.rotate {
        Some(true) => ("[x] ", "rotate-on"),
        Some(false) => ("[ ] ", "rotate-off"),
        None => ("[ ] ", "rotate-untouched"),
    };
    let word = pen.say(key);
    pen.put(VALUE, 0, &format!("{mark}{word}"), Role::Text);
    if app.focus.field() == Some(FieldId::Rotate) {
        pen.place_cursor(VALUE + 1, 0);
    }
    let hint = pen.say("rotate-hint");
    pen.put_right(pen.width(), 0, &hint, Role::Dim);
    if draft.rotate.is_none() && draft.begin.is_empty() && draft.every.is_empty() {
        draw_suggestion(pen, app);
        return;
    }
    let y = draw_begin(pen, app, 1);
    let y = draw_every(pen, app, y, is_on);
    if is_on {
        draw_runs(pen, app, y);
    } else {
        let text = pen.say("rotation-not-sent");
        draw_lines(pen, y, &text, Role::Dim);
    }
}

fn draw_suggestion(pen: &mut Pen<'_>, app: &App) {
    let first = schedule::suggestion(schedule::assumed_now(app.now));
    let text = pen.with("rotate-suggestion", &[("first", Arg::Text(weekday_and_time(pen, first)))]);
    let y = draw_lines(pen, 2, &text, Role::Dim);
    for (line, field) in [(y + 1, "field-begin-label"), (y + 2, "field-every-label")] {
        let label = pen.say(field);
        pen.put(LABEL, line, &label, Role::Dim);
    }
}

fn draw_begin(pen: &mut Pen<'_>, app: &App, y: u16) -> u16 {
    let field = FieldId::Begin;
    let has_focus = app.focus.field() == Some(field);
    draw_label(pen, y, "field-begin-label", has_focus);
    let has_calendar = pen.width() >= CALENDAR_END;
    let room = if has_calendar { CALENDAR - VALUE - 2 } else { pen.width() - VALUE };
    let caret = (has_focus && app.focus.calendar.is_none()).then_some(app.focus.caret);
    draw_value(pen, (VALUE, y, room), &app.draft.begin, caret);
    let now = schedule::assumed_now(app.now);
    let moment = schedule::resolve(&app.draft.begin, now).ok();
    let mut below = y + 1;
    if let Some(moment) = moment {
        below = draw_moment(pen, app, below, moment);
    }
    if has_calendar && (has_focus || moment.is_some()) {
        let chosen =
            app.focus.calendar.or(moment.map(DateTime::date)).unwrap_or_else(|| schedule::suggestion(now).date());
        draw_calendar(pen, app, y, chosen);
    }
    let left = if has_calendar { CALENDAR - 2 } else { pen.width() };
    let height = pen.height();
    // Notes stand beside the calendar, so that all of the step is in sight.
    let mut part = pen.part(ratatui::layout::Rect { x: 0, y: 0, width: left, height });
    let after = draw_issues(&mut part, app, below, field);
    if has_calendar { after.max(y + 8) } else { after }
}

/// The moment that is meant: as sent, how far away, in UTC+8 and here.
fn draw_moment(pen: &mut Pen<'_>, app: &App, y: u16, moment: DateTime) -> u16 {
    pen.put(VALUE, y, &format!("= {}", schedule::format(moment)), Role::Text);
    let away = away(pen, app, moment);
    let day = pen.say(weekday_key(moment));
    pen.put(VALUE + 2, y + 1, &format!("{day}, {away}"), Role::Dim);
    let Some(instant) = schedule::moment(moment) else { return y + 2 };
    let here = instant.to_zoned_datetime(app.zone.clone());
    let assumed = instant.to_zoned_datetime(TimeZone::fixed(schedule::ASSUMED_ZONE));
    let args = [
        ("assumed", Arg::Text(assumed.strftime("%H:%M").to_string())),
        (
            "here",
            Arg::Text(here.strftime(if here.date() == assumed.date() { "%H:%M" } else { "%m-%d %H:%M" }).to_string()),
        ),
        ("zone", Arg::Text(here.strftime("%:z").to_string())),
    ];
    let zones = pen.with("begin-zones", &args);
    pen.put(VALUE + 2, y + 2, &zones, Role::Dim);
    y + 3
}

fn away(pen: &Pen<'_>, app: &App, moment: DateTime) -> String {
    let distance = schedule::until(schedule::assumed_now(app.now), moment);
    let key = if distance.is_past { "begin-past" } else { "begin-in" };
    pen.with(key, &[("days", Arg::from(distance.days)), ("hours", Arg::from(distance.hours))])
}

fn weekday_key(moment: DateTime) -> &'static str {
    use jiff::civil::Weekday;
    match moment.weekday() {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

fn weekday_and_time(pen: &Pen<'_>, moment: DateTime) -> String {
    format!("{} {}", pen.say(weekday_key(moment)), moment.strftime("%Y-%m-%d %H:%M"))
}

/// A month with Monday first; the widget that the libraries have is English only.
fn draw_calendar(pen: &mut Pen<'_>, app: &App, y: u16, chosen: jiff::civil::Date) {
    let args = [("year", Arg::Text(chosen.year().to_string())), ("month", Arg::from(i64::from(chosen.month())))];
    let title = pen.with("calendar-month", &args);
    pen.put_right(CALENDAR_END, y, &title, Role::Heading);
    let names = pen.say("calendar-weekdays");
    for (at, name) in (0..).zip(names.split_whitespace()) {
        pen.put(CALENDAR + at * 4 + 1, y + 1, name, Role::Dim);
    }
    for (week, days) in (0..).zip(schedule::month_grid(chosen)) {
        for (at, day) in (0..).zip(days) {
            if day.month() != chosen.month() {
                continue;
            }
            let x = CALENDAR + at * 4;
            let is_chosen = day == chosen;
            let text = if is_chosen { format!("[{:>2}]", day.day()) } else { format!(" {:>2} ", day.day()) };
            pen.put(x, y + 2 + week, &text, if is_chosen { Role::Focus } else { Role::Text });
            if is_chosen && app.focus.calendar.is_some() {
                pen.place_cursor(x + 1, y + 2 + week);
            }
        }
    }
}

fn draw_every(pen: &mut Pen<'_>, app: &App, y: u16, is_on: bool) -> u16 {
    let has_focus = app.focus.field() == Some(FieldId::Every);
    draw_label(pen, y, "field-every-label", has_focus);
    draw_value(pen, (VALUE, y, 20), &app.draft.every, has_focus.then_some(app.focus.caret));
    let length = u16::try_from(super::pen::width(&app.draft.every)).unwrap_or(20).min(20);
    let days = pen.say(if app.draft.every.is_empty() && is_on { "every-default" } else { "every-days" });
    pen.put(VALUE + length + 1, y, &days, Role::Dim);
    draw_issues(pen, app, y + 1, FieldId::Every)
}

fn draw_runs(pen: &mut Pen<'_>, app: &App, y: u16) {
    let now = schedule::assumed_now(app.now);
    let Ok(begin) = schedule::resolve(&app.draft.begin, now) else { return };
    let every =
        if app.draft.every.is_empty() { Some(1) } else { app.draft.every.parse().ok().filter(|days| *days > 0) };
    let Some(every) = every else { return };
    let runs: Vec<String> = schedule::next_runs(begin, every, 3)
        .iter()
        .map(|run| format!("{} {}", pen.say(weekday_key(*run)), run.strftime("%Y-%m-%d")))
        .collect();
    let label = pen.say("runs-label");
    pen.put(LABEL, y, &label, Role::Label);
    let text = pen.with(
        "runs",
        &[("runs", Arg::Text(runs.join(", "))), ("time", Arg::Text(begin.strftime("%H:%M").to_string()))],
    );
    let y = draw_lines(pen, y, &text, Role::Text);
    let meaning = pen.say("runs-meaning");
    let note = pen.view().glyphs.untouched;
    pen.put(MARK, y, note, Role::Dim);
    draw_lines(pen, y, &meaning, Role::Dim);
}
