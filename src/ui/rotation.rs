//! Rotation: the switch, the first run with its calendar, the days, and the runs that follow.

use jiff::{
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};

use ratatui::layout::{Constraint, Rect};

use super::{
    form::{
        LABEL, VALUE, draw_issue, draw_issues, draw_label, draw_lines, draw_marked, draw_value, has_error, is_roomy,
    },
    painter::{Painter, after, below, fit, in_columns, width},
    theme::Role,
};
use crate::{
    app::{App, Target},
    domain::{fields::FieldId, rule::Arg, schedule, values::RotationDays},
};

/// The column where the calendar begins, where it has room to the right of the value.
const CALENDAR: u16 = 47;
/// Columns of the calendar.
const CALENDAR_WIDTH: u16 = 28;
/// Weeks of the calendar.
const WEEKS: u16 = 6;

pub(super) fn draw(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let rest = draw_switch(painter, app, area);
    let rest = draw_begin(painter, app, rest);
    let rest = draw_every(painter, app, rest);
    match app.form.draft.rotate {
        Some(true) => draw_runs(painter, app, rest),
        _ if app.form.draft.begin.is_empty() && app.form.draft.every.is_empty() => {}
        _ => {
            draw_lines(painter, rest, VALUE, &painter.say("rotation-not-sent"), Role::Dim);
        }
    }
}

fn draw_switch(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let has_focus = app.form.focus.field() == Some(FieldId::Rotate);
    let value = draw_label(painter, app, area, VALUE, FieldId::Rotate);
    let (mark, key) = match app.form.draft.rotate {
        Some(true) => ("[x] ", "rotate-on"),
        Some(false) => ("[ ] ", "rotate-off"),
        None => ("[ ] ", "rotate-untouched"),
    };
    let text = format!("{mark}{}", painter.say(key));
    painter.target(value, Target::Switch(FieldId::Rotate));
    painter.text(value, text, if has_focus { Role::Focus } else { Role::Text });
    let mut rest = draw_issues(painter, app, below(area, 1), VALUE, FieldId::Rotate);
    if !has_focus {
        return rest;
    }
    painter.caret(after(value, 1));
    if app.form.draft.rotate.is_none() {
        let now = schedule::assumed_now(app.now);
        let first = schedule::resolve(&app.form.draft.begin, now).unwrap_or_else(|_| schedule::suggestion(now));
        let days = Arg::Number(RotationDays::USUAL_LEAST);
        let first = Arg::Text(weekday_and_time(painter, first));
        let text = painter.with("rotate-suggestion", &[("days", days), ("first", first)]);
        rest = below(draw_lines(painter, rest, VALUE, &text, Role::Dim), usize::from(is_roomy(painter)));
    }
    painter.require_visible(area, rest);
    rest
}

fn draw_begin(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let field = FieldId::Begin;
    let has_focus = app.form.focus.field() == Some(field);
    let is_beside = area.width >= CALENDAR + CALENDAR_WIDTH;
    // Where there is room the notes are to the left of the calendar, so that all of the step is in sight.
    let left = if is_beside { Rect { width: CALENDAR - 2, ..area } } else { area };
    let value = draw_label(painter, app, left, VALUE, field);
    let caret = (has_focus && app.form.focus.calendar.is_none()).then_some(app.form.focus.caret);
    let now = schedule::assumed_now(app.now);
    let moment = app.form.marked_moment(now);
    let is_below = !is_beside && has_focus && app.form.focus.calendar.is_some();
    draw_value(painter, value, &app.form.draft.begin, caret);
    let chosen = schedule::resolve(&app.form.draft.begin, now).ok().map(DateTime::date);
    // A day that does not exist has a month, and no day is marked for it.
    let month = app.form.focus.calendar.or(chosen).or_else(|| schedule::month_of(&app.form.draft.begin));
    let suggested = schedule::suggestion(now).date();
    let chosen = chosen.or_else(|| month.is_none().then_some(suggested));
    let month = month.unwrap_or(suggested);
    let end = if is_below {
        let calendar = below(area, 1);
        match moment {
            // There is no room for what the marked day means but in the line of its month, which it names too.
            Some(moment) => {
                let args = [("moment", Arg::Text(weekday_and_time(painter, moment)))];
                painter.text(after(calendar, LABEL), painter.with("calendar-marked", &args), Role::Text);
            }
            None => draw_month(painter, after(calendar, VALUE), month),
        }
        draw_days(painter, app, after(below(calendar, 1), VALUE), (month, chosen)).y
    } else {
        let notes = draw_notes(painter, app, below(left, 1), moment).y;
        if is_beside && (has_focus || moment.is_some()) {
            let calendar = after(area, CALENDAR);
            draw_month(painter, calendar, month);
            notes.max(draw_days(painter, app, below(calendar, 1), (month, chosen)).y)
        } else {
            notes
        }
    };
    let rest = below(area, usize::from(end - area.y));
    if has_focus {
        painter.require_visible(area, rest);
    }
    rest
}

/// What the first run means, and what is wrong with it.
fn draw_notes(painter: &mut Painter<'_>, app: &App, area: Rect, moment: Option<DateTime>) -> Rect {
    let mut rest = area;
    if let Some(moment) = moment {
        rest = draw_moment(painter, app, rest, moment);
    }
    // While another day is marked, what is wrong with the one in the field says nothing of it.
    let chosen = schedule::resolve(&app.form.draft.begin, schedule::assumed_now(app.now)).ok();
    if app.form.focus.calendar.is_some() && moment != chosen {
        return draw_assumed_zone(painter, rest);
    }
    let shown = app.shown_issues(FieldId::Begin).filter(|issue| issue.item.is_none());
    let (zone, others): (Vec<_>, Vec<_>) = shown.partition(|issue| issue.code == "R12" && moment.is_some());
    if app.form.refusal.as_ref().is_some_and(|refusal| refusal.field == FieldId::Begin) {
        return draw_issues(painter, app, rest, VALUE, FieldId::Begin);
    }
    // Both readings of the time are shown above, so only the assumed time zone is named here.
    if !zone.is_empty() {
        rest = draw_assumed_zone(painter, rest);
    }
    for issue in others {
        rest = draw_issue(painter, app, rest, VALUE, issue);
    }
    if app.form.draft.begin.is_empty()
        && app.form.focus.field() == Some(FieldId::Begin)
        && !has_error(app, FieldId::Begin)
    {
        rest = draw_lines(painter, rest, VALUE, &painter.say("field-begin-hint"), Role::Dim);
    }
    rest
}

fn draw_assumed_zone(painter: &mut Painter<'_>, area: Rect) -> Rect {
    let mark = (painter.view().glyphs.note, Role::Dim);
    draw_marked(painter, area, VALUE, mark, &painter.say("begin-zone-assumed"))
}

/// The moment that is meant: as sent, how far away, in UTC+8 and here.
fn draw_moment(painter: &mut Painter<'_>, app: &App, area: Rect, moment: DateTime) -> Rect {
    let mut rest = area;
    let sent = schedule::format(moment);
    if app.form.focus.calendar.is_some() {
        let marked = painter.with("calendar-moment", &[("moment", Arg::Text(sent))]);
        rest = draw_lines(painter, rest, VALUE, &marked, Role::Text);
    } else if sent != app.form.draft.begin {
        painter.text(after(rest, VALUE), format!("= {sent}"), Role::Text);
        rest = below(rest, 1);
    }
    let distance = schedule::until(schedule::assumed_now(app.now), moment);
    let args = [
        ("weekday", Arg::from(i64::from(moment.weekday().to_monday_one_offset()))),
        ("span", Arg::Text(painter.view().words.span_of_minutes(distance.minutes))),
    ];
    let away = painter.with(if distance.is_past { "begin-past" } else { "begin-in" }, &args);
    rest = draw_lines(painter, rest, VALUE, &away, Role::Dim);
    let Some(instant) = schedule::moment(moment) else { return rest };
    let here = instant.to_zoned_datetime(app.session.zone.clone());
    let assumed = instant.to_zoned_datetime(TimeZone::fixed(schedule::ASSUMED_ZONE));
    let format = if here.date() == assumed.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    let args = [
        ("assumed", Arg::Text(assumed.strftime("%H:%M").to_string())),
        ("here", Arg::Text(here.strftime(format).to_string())),
        ("zone", Arg::Text(offset(here.offset().seconds()))),
    ];
    draw_lines(painter, rest, VALUE, &painter.with("begin-zones", &args), Role::Dim)
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

/// The name of a month over its days.
fn draw_month(painter: &mut Painter<'_>, area: Rect, shown: Date) {
    let args = [("year", Arg::Text(shown.year().to_string())), ("month", Arg::from(i64::from(shown.month())))];
    let title = painter.line(CALENDAR_WIDTH, &[(&painter.with("calendar-month", &args), Role::Heading)]);
    painter.draw(Rect { width: CALENDAR_WIDTH, ..area }, title.centered());
}

/// The days of a month with Monday first, the day that is chosen and the one that is marked; drawn by hand, because
/// ratatui's `Monthly` is in English only. Returns the area below it.
fn draw_days(painter: &mut Painter<'_>, app: &App, area: Rect, (shown, chosen): (Date, Option<Date>)) -> Rect {
    let days_of = |week: Rect| in_columns(week, [Constraint::Length(CALENDAR_WIDTH / 7); 7]);
    let mut rest = Rect { width: CALENDAR_WIDTH, ..area };
    for (day, name) in days_of(rest).into_iter().zip(painter.say("calendar-weekdays").split_whitespace()) {
        painter.text(after(day, 1), name, Role::Dim);
    }
    rest = below(rest, 1);
    let (first, last) = schedule::usual_bounds(schedule::assumed_now(app.now));
    let marked = app.form.focus.calendar;
    for week in schedule::month_grid(shown).into_iter().filter(|week| has_day_of(week, shown)) {
        for (cell, day) in days_of(rest).into_iter().zip(week).filter(|(_, day)| day.month() == shown.month()) {
            painter.target(cell, Target::Day(day));
            let is_usual = (first.date()..=last.date()).contains(&day);
            match (chosen == Some(day), marked == Some(day)) {
                (false, false) => {
                    let role = if is_usual { Role::Text } else { Role::Dim };
                    painter.text(cell, format!(" {:>2} ", day.day()), role);
                }
                (true, false) => {
                    let role = if marked.is_none() { Role::Focus } else { Role::Text };
                    painter.text(cell, format!("[{:>2}]", day.day()), role);
                }
                (is_chosen, true) => draw_marked_day(painter, cell, day, is_chosen),
            }
        }
        rest = below(rest, 1);
    }
    if painter.viewport_height() > area.y + WEEKS + 3 {
        let [first, last] = [first, last].map(|bound| Arg::Text(bound.strftime("%Y-%m-%d").to_string()));
        let bounds = painter.with("calendar-bounds", &[("first", first), ("last", last)]);
        for text in [painter.say("calendar-bounds-title"), bounds.into()] {
            painter.text(after(Rect { y: rest.y, ..area }, 1), text, Role::Dim);
            rest = below(rest, 1);
        }
    }
    rest
}

fn has_day_of(week: &[Date; 7], chosen: Date) -> bool {
    week.iter().any(|day| day.month() == chosen.month())
}

/// The day that arrows move, with the mark of the focus before it, and the cursor.
fn draw_marked_day(painter: &mut Painter<'_>, area: Rect, day: Date, is_chosen: bool) {
    let focus = painter.view().glyphs.focus;
    if is_chosen {
        // The day before it ends with a blank.
        painter.text(Rect { x: area.x.saturating_sub(1), width: 1, ..area }, focus, Role::Focus);
        painter.text(area, format!("[{:>2}]", day.day()), Role::Focus);
    } else {
        painter.text(area, format!("{focus}{:>2} ", day.day()), Role::Focus);
    }
    painter.caret(after(area, 1));
}

fn draw_every(painter: &mut Painter<'_>, app: &App, area: Rect) -> Rect {
    let field = FieldId::Every;
    let has_focus = app.form.focus.field() == Some(field);
    let value = draw_label(painter, app, area, VALUE, field);
    let text = &app.form.draft.every;
    let is_short = text.len() <= 12;
    draw_value(painter, value, text, has_focus.then_some(app.form.focus.caret));
    if is_short && (!text.is_empty() || app.form.draft.rotate == Some(true)) {
        let unit = painter.say(if text.is_empty() { "every-default" } else { "every-days" });
        painter.text(after(value, fit(width(text)) + 1), unit, Role::Dim);
    }
    let mut rest = draw_issues(painter, app, below(area, 1), VALUE, field);
    if has_focus && text.is_empty() && app.shown_issues(field).next().is_none() {
        rest = draw_lines(painter, rest, VALUE, &painter.say("field-every-hint"), Role::Dim);
    }
    if has_focus {
        painter.require_visible(area, rest);
    }
    rest
}

fn draw_runs(painter: &mut Painter<'_>, app: &App, area: Rect) {
    let now = schedule::assumed_now(app.now);
    let Some(begin) = app.form.marked_moment(now) else { return };
    let every = if app.form.draft.every.is_empty() {
        Some(1)
    } else {
        app.form.draft.every.parse().ok().filter(|days| *days > 0)
    };
    let Some(every) = every else { return };
    let runs: Vec<String> =
        schedule::next_runs(begin, every, 3).iter().map(|run| weekday_and_day(painter, *run)).collect();
    painter.text(after(area, LABEL), painter.say("runs-label"), Role::Label);
    let args = [("runs", Arg::List(runs)), ("time", Arg::Text(begin.strftime("%H:%M").to_string()))];
    let rest = draw_lines(painter, area, VALUE, &painter.with("runs", &args), Role::Text);
    draw_lines(painter, rest, VALUE, &painter.say("runs-meaning"), Role::Dim);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_written_as_people_write_them() {
        assert_eq!([28_800, -12_600, 0, 20_700].map(offset), ["+8", "-3:30", "+0", "+5:45"]);
    }
}
