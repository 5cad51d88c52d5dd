//! Rotation: the switch, the first run with its calendar, the days, and the runs that follow.

use jiff::{
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};

use super::{
    form::{FAR_VALUE, LABEL, draw_issue, draw_issues, draw_label, draw_lines, draw_value, has_error, is_roomy},
    listed,
    painter::{Painter, width},
    theme::Role,
};
use crate::{
    app::App,
    domain::{fields::FieldId, rule::Arg, schedule},
};

/// The column where the calendar begins, where it stands beside the value.
const CALENDAR: u16 = 47;
/// Columns of the calendar.
const CALENDAR_WIDTH: u16 = 28;
/// Weeks of the calendar.
const WEEKS: u16 = 6;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App) {
    let y = draw_switch(painter, app);
    let y = draw_begin(painter, app, y);
    let y = draw_every(painter, app, y);
    match app.form.draft.rotate {
        Some(true) => draw_runs(painter, app, y),
        _ if app.form.draft.begin.is_empty() && app.form.draft.every.is_empty() => {}
        _ => {
            let text = painter.say("rotation-not-sent");
            draw_lines(painter, (FAR_VALUE, y), (&text, Role::Dim));
        }
    }
}

fn draw_switch(painter: &mut Painter<'_>, app: &App) -> u16 {
    let has_focus = app.form.focus.field() == Some(FieldId::Rotate);
    draw_label(painter, (FAR_VALUE, 0), "field-rotate-label", has_focus);
    let (mark, key) = match app.form.draft.rotate {
        Some(true) => ("[x] ", "rotate-on"),
        Some(false) => ("[ ] ", "rotate-off"),
        None => ("[ ] ", "rotate-untouched"),
    };
    let text = format!("{mark}{}", painter.say(key));
    let end = painter.put(FAR_VALUE, 0, &text, if has_focus { Role::Focus } else { Role::Text });
    let mut y = draw_issues(painter, app, (FAR_VALUE, 1), FieldId::Rotate);
    if !has_focus {
        return y;
    }
    painter.place_cursor(FAR_VALUE + 1, 0);
    let hint = painter.say("rotate-hint");
    if end + 2 + painter.columns(&hint) <= painter.width() {
        painter.put_right(painter.width(), 0, &hint, Role::Dim);
    }
    if app.form.draft.rotate.is_none() {
        let first = schedule::suggestion(schedule::assumed_now(app.now));
        let text = painter.with("rotate-suggestion", &[("first", Arg::Text(weekday_and_time(painter, first)))]);
        y = draw_lines(painter, (FAR_VALUE, y), (&text, Role::Dim)) + u16::from(is_roomy(painter));
    }
    painter.keep(0, y);
    y
}

fn draw_begin(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let field = FieldId::Begin;
    let has_focus = app.form.focus.field() == Some(field);
    let is_beside = painter.width() >= CALENDAR + CALENDAR_WIDTH;
    draw_label(painter, (FAR_VALUE, y), "field-begin-label", has_focus);
    let room = if is_beside { CALENDAR - FAR_VALUE - 2 } else { painter.width() - FAR_VALUE };
    let caret = (has_focus && app.form.focus.calendar.is_none()).then_some(app.form.focus.caret);
    draw_value(painter, (FAR_VALUE, y, room), &app.form.draft.begin, caret);
    let now = schedule::assumed_now(app.now);
    let moment = schedule::resolve(&app.form.draft.begin, now).ok();
    let day =
        app.form.focus.calendar.or(moment.map(DateTime::date)).unwrap_or_else(|| schedule::suggestion(now).date());
    let has_calendar = has_focus || moment.is_some();
    let after = if is_beside {
        // Notes stand beside the calendar, so that all of the step is in sight.
        let (sight, height) = (painter.sight(), painter.height());
        let mut left = painter.part(ratatui::layout::Rect { x: 0, y: 0, width: CALENDAR - 2, height }).seen(sight);
        let after = draw_notes(&mut left, app, y + 1, moment);
        if has_calendar { after.max(draw_calendar(painter, app, (CALENDAR, y), day)) } else { after }
    } else if has_focus && app.form.focus.calendar.is_some() {
        draw_calendar(painter, app, (FAR_VALUE, y + 1), day)
    } else {
        draw_notes(painter, app, y + 1, moment)
    };
    if has_focus {
        painter.keep(y, after);
    }
    after
}

/// What the first run means, and what is wrong with it.
fn draw_notes(painter: &mut Painter<'_>, app: &App, y: u16, moment: Option<DateTime>) -> u16 {
    let mut y = y;
    if let Some(moment) = moment {
        y = draw_moment(painter, app, y, moment);
    }
    let shown = app.shown_issues(FieldId::Begin).filter(|issue| issue.item.is_none());
    let (zone, others): (Vec<_>, Vec<_>) = shown.partition(|issue| issue.code == "R12" && moment.is_some());
    if app.form.refusal.as_ref().is_some_and(|refusal| refusal.field == FieldId::Begin) {
        return draw_issues(painter, app, (FAR_VALUE, y), FieldId::Begin);
    }
    // Both readings of the time stand above; only what they rest on is left to be said.
    if !zone.is_empty() {
        let warning = painter.view().glyphs.warning;
        painter.put(FAR_VALUE - 2, y, warning, Role::Dim);
        let text = painter.say("begin-zone-assumed");
        y = draw_lines(painter, (FAR_VALUE, y), (&text, Role::Dim));
    }
    for issue in others {
        y = draw_issue(painter, app, (FAR_VALUE, y), issue);
    }
    if app.form.draft.begin.is_empty()
        && app.form.focus.field() == Some(FieldId::Begin)
        && !has_error(app, FieldId::Begin)
    {
        let hint = painter.say("field-begin-hint");
        y = draw_lines(painter, (FAR_VALUE, y), (&hint, Role::Dim));
    }
    y
}

/// The moment that is meant: as sent, how far away, in UTC+8 and here.
fn draw_moment(painter: &mut Painter<'_>, app: &App, y: u16, moment: DateTime) -> u16 {
    let mut y = y;
    let sent = schedule::format(moment);
    if sent != app.form.draft.begin {
        painter.put(FAR_VALUE, y, &format!("= {sent}"), Role::Text);
        y += 1;
    }
    let distance = schedule::until(schedule::assumed_now(app.now), moment);
    let args = [
        ("weekday", Arg::from(i64::from(moment.weekday().to_monday_one_offset()))),
        ("days", Arg::from(distance.days)),
        ("hours", Arg::from(distance.hours)),
        ("minutes", Arg::from(distance.minutes)),
    ];
    let away = painter.with(if distance.is_past { "begin-past" } else { "begin-in" }, &args);
    y = draw_lines(painter, (FAR_VALUE, y), (&away, Role::Dim));
    let Some(instant) = schedule::moment(moment) else { return y };
    let here = instant.to_zoned_datetime(app.session.zone.clone());
    let assumed = instant.to_zoned_datetime(TimeZone::fixed(schedule::ASSUMED_ZONE));
    let format = if here.date() == assumed.date() { "%H:%M" } else { "%m-%d %H:%M" };
    let args = [
        ("assumed", Arg::Text(assumed.strftime("%H:%M").to_string())),
        ("here", Arg::Text(here.strftime(format).to_string())),
        ("zone", Arg::Text(offset(here.offset().seconds()))),
    ];
    let zones = painter.with("begin-zones", &args);
    draw_lines(painter, (FAR_VALUE, y), (&zones, Role::Dim))
}

/// An offset from UTC as people write it: `+8`, `-3:30`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    if minutes.is_multiple_of(60) {
        format!("{sign}{}", minutes / 60)
    } else {
        format!("{sign}{}:{:02}", minutes / 60, minutes % 60)
    }
}

fn weekday_key(moment: DateTime) -> &'static str {
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

/// A day with its name: `Sat 2026-12-05`.
pub(super) fn weekday_and_day(painter: &Painter<'_>, moment: DateTime) -> String {
    format!("{} {}", painter.say(weekday_key(moment)), moment.strftime("%Y-%m-%d"))
}

/// A moment with the name of its day: `Sat 2026-12-05 03:00`.
pub(super) fn weekday_and_time(painter: &Painter<'_>, moment: DateTime) -> String {
    let format = if moment.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    format!("{} {}", weekday_and_day(painter, moment), moment.strftime(format))
}

/// A month with Monday first, and the days that the console takes; the widget that the libraries have is English
/// only. Returns the line after it.
fn draw_calendar(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16), chosen: Date) -> u16 {
    let args = [("year", Arg::Text(chosen.year().to_string())), ("month", Arg::from(i64::from(chosen.month())))];
    let title = painter.with("calendar-month", &args);
    painter.put(x + (CALENDAR_WIDTH - painter.columns(&title).min(CALENDAR_WIDTH)) / 2, y, &title, Role::Heading);
    let names = painter.say("calendar-weekdays");
    for (at, name) in (0..).zip(names.split_whitespace()) {
        painter.put(x + at * 4 + 1, y + 1, name, Role::Dim);
    }
    let (first, last) = schedule::usual_bounds(schedule::assumed_now(app.now));
    let mut after = y + 2;
    for (line, week) in (y + 2..).zip(schedule::month_grid(chosen)) {
        for (at, day) in (0..).zip(week).filter(|(_, day)| day.month() == chosen.month()) {
            after = line + 1;
            let x = x + at * 4;
            if day == chosen {
                draw_chosen_day(painter, app, (x, line), day);
                continue;
            }
            let is_usual = (first.date()..=last.date()).contains(&day);
            painter.put(x, line, &format!(" {:>2} ", day.day()), if is_usual { Role::Text } else { Role::Dim });
        }
    }
    let bounds = format!("{} ... {}", first.strftime("%m-%d %H:%M"), last.strftime("%Y-%m-%d"));
    if painter.sight() > y + WEEKS + 3 {
        painter.put(x + 1, after, &bounds, Role::Dim);
        after += 1;
    }
    after
}

/// The day that is chosen; while arrows move it, with the mark of the focus and the cursor.
fn draw_chosen_day(painter: &mut Painter<'_>, app: &App, (x, y): (u16, u16), day: Date) {
    let number = day.day();
    if app.form.focus.calendar.is_none() {
        painter.put(x, y, &format!("[{number:>2}]"), Role::Focus);
        return;
    }
    let focus = painter.view().glyphs.focus;
    painter.put(x, y, focus, Role::Focus);
    painter.put(x + 1, y, &format!("{number:>2}]"), Role::Focus);
    painter.place_cursor(x + 1, y);
}

fn draw_every(painter: &mut Painter<'_>, app: &App, y: u16) -> u16 {
    let field = FieldId::Every;
    let has_focus = app.form.focus.field() == Some(field);
    draw_label(painter, (FAR_VALUE, y), "field-every-label", has_focus);
    let text = &app.form.draft.every;
    let room = painter.width() - FAR_VALUE;
    let is_short = text.len() <= 12;
    draw_value(painter, (FAR_VALUE, y, room), text, has_focus.then_some(app.form.focus.caret));
    if is_short && (!text.is_empty() || app.form.draft.rotate == Some(true)) {
        let unit = painter.say(if text.is_empty() { "every-default" } else { "every-days" });
        let x = FAR_VALUE + u16::try_from(width(text)).unwrap_or(0) + 1;
        painter.put(x, y, &unit, Role::Dim);
    }
    let mut after = draw_issues(painter, app, (FAR_VALUE, y + 1), field);
    if has_focus && text.is_empty() && app.shown_issues(field).next().is_none() {
        let hint = painter.say("field-every-hint");
        after = draw_lines(painter, (FAR_VALUE, after), (&hint, Role::Dim));
    }
    if has_focus {
        painter.keep(y, after);
    }
    after
}

fn draw_runs(painter: &mut Painter<'_>, app: &App, y: u16) {
    let now = schedule::assumed_now(app.now);
    let Ok(begin) = schedule::resolve(&app.form.draft.begin, now) else { return };
    let every = if app.form.draft.every.is_empty() {
        Some(1)
    } else {
        app.form.draft.every.parse().ok().filter(|days| *days > 0)
    };
    let Some(every) = every else { return };
    let runs: Vec<String> =
        schedule::next_runs(begin, every, 3).iter().map(|run| weekday_and_day(painter, *run)).collect();
    let label = painter.say("runs-label");
    painter.put(LABEL, y, &label, Role::Label);
    let args = [("runs", Arg::Text(listed(painter, &runs))), ("time", Arg::Text(begin.strftime("%H:%M").to_string()))];
    let text = painter.with("runs", &args);
    let y = draw_lines(painter, (FAR_VALUE, y), (&text, Role::Text));
    let meaning = painter.say("runs-meaning");
    draw_lines(painter, (FAR_VALUE, y), (&meaning, Role::Dim));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_written_as_people_write_them() {
        assert_eq!([28_800, -12_600, 0, 20_700].map(offset), ["+8", "-3:30", "+0", "+5:45"]);
    }
}
