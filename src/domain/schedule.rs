//! Begin time of the rotation: words for dates, the assumed time zone, the next runs, and the month for the calendar.

mod spoken;
mod words;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time, Weekday},
    tz::Offset,
};

pub(crate) use words::{DateError, resolve};

/// Time zone in which `RotationBeginTime` is read. No source names it; UTC+8 is inferred from a sample (docs/api.md
/// R12).
pub(crate) const ASSUMED_ZONE: Offset = jiff::tz::offset(8);

/// Time of a begin time if the user gave none: at night, when few programs run.
const USUAL_TIME: Time = jiff::civil::time(3, 0, 0, 0);

/// Returns a moment in the zone of `RotationBeginTime`.
#[must_use]
pub(crate) fn assumed_now(now: Timestamp) -> DateTime {
    ASSUMED_ZONE.to_datetime(now)
}

/// Returns the moment of a begin time; `None` at the end of the calendar.
#[must_use]
pub(crate) fn moment(begin: DateTime) -> Option<Timestamp> {
    ASSUMED_ZONE.to_timestamp(begin).ok()
}

/// Years that a begin time can have.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9999;

/// Reads the API's form of a begin time, which has 19 characters. Returns `None` for any other text and for a date or
/// time that does not exist.
#[must_use]
pub(crate) fn parse(text: &str) -> Option<DateTime> {
    let [year, month, day, hour, minute, second] = fields(text)?;
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    let date = Date::new(year, small(month)?, small(day)?).ok()?;
    Some(date.to_datetime(Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?))
}

/// The first day of the month that a text begins with, such as that of a day that does not exist.
#[must_use]
pub(crate) fn month_of(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, ['-', '/', '.']);
    let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, 1).ok().filter(|_| year > 999)
}

/// Returns the six numbers of a text in the API's form, even if there is no such moment.
fn fields(text: &str) -> Option<[u32; 6]> {
    const FORM: &[u8; 19] = b"0000-00-00 00:00:00";
    let bytes = text.as_bytes();
    let has_form = bytes.len() == FORM.len()
        && bytes.iter().zip(FORM).all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form });
    if !has_form {
        return None;
    }
    let mut numbers = text.split(['-', ' ', ':']).map(|number| number.parse().unwrap_or(u32::MAX));
    Some(std::array::from_fn(|_| numbers.next().unwrap_or(u32::MAX)))
}

fn small(number: u32) -> Option<i8> {
    i8::try_from(number).ok()
}

/// Writes a begin time in the 19 characters of the API; its year must be from 1 to 9999.
#[must_use]
pub(crate) fn format(begin: DateTime) -> String {
    begin.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Returns the first `count` runs, beginning with `begin` itself; fewer at the end of the calendar.
#[must_use]
pub(crate) fn next_runs(begin: DateTime, every_days: i64, count: usize) -> Vec<DateTime> {
    let Ok(step) = jiff::Span::new().try_days(every_days.max(1)) else { return vec![begin] };
    std::iter::successors(Some(begin), |run| run.checked_add(step).ok()).take(count).collect()
}

/// Suggests a begin time: the first Saturday at 03:00 that is at least one day ahead.
#[must_use]
pub(crate) fn suggestion(now: DateTime) -> DateTime {
    at_least_a_day_ahead(now, |day| day.weekday() == Weekday::Saturday, USUAL_TIME)
}

/// Returns the first moment with the same weekday and time that is at least one day ahead.
#[must_use]
pub(crate) fn same_weekday_ahead(begin: DateTime, now: DateTime) -> DateTime {
    at_least_a_day_ahead(now, |day| day.weekday() == begin.weekday(), begin.time())
}

/// Returns the first moment with the same time that is at least one day ahead.
#[must_use]
pub(crate) fn same_time_ahead(begin: DateTime, now: DateTime) -> DateTime {
    at_least_a_day_ahead(now, |_| true, begin.time())
}

fn at_least_a_day_ahead(now: DateTime, is_wanted: impl Fn(Date) -> bool, time: Time) -> DateTime {
    let (earliest, _) = usual_bounds(now);
    let days = std::iter::successors(Some(earliest.date()), |day| day.tomorrow().ok()).take(9);
    days.map(|day| day.to_datetime(time)).find(|it| *it >= earliest && is_wanted(it.date())).unwrap_or(earliest)
}

/// Returns the earliest and latest begin time of the console: one day and 365 days ahead (docs/api.md R11).
#[must_use]
pub(crate) fn usual_bounds(now: DateTime) -> (DateTime, DateTime) {
    (now.saturating_add(24.hours()), now.saturating_add(365.days()))
}

/// Time between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Distance {
    /// Whether the moment is in the past.
    pub(crate) is_past: bool,
    /// Whole minutes.
    pub(crate) minutes: i64,
}

/// Returns the time from `now` to `begin`.
#[must_use]
pub(crate) fn until(now: DateTime, begin: DateTime) -> Distance {
    let distance = now.duration_until(begin);
    Distance { is_past: distance.is_negative(), minutes: distance.as_secs().abs() / 60 }
}

/// Returns the six weeks, each from Monday, that contain the whole month of `day`.
#[must_use]
pub(crate) fn month_grid(day: Date) -> [[Date; 7]; 6] {
    let first = day.first_of_month();
    let monday = first.saturating_sub(i64::from(first.weekday().to_monday_zero_offset()).days());
    let mut days = std::iter::successors(Some(monday), |day| Some(day.saturating_add(1.day())));
    std::array::from_fn(|_| std::array::from_fn(|_| days.next().unwrap_or(monday)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn only_the_nineteen_characters_of_a_real_moment_are_the_api_form() {
        assert_eq!(parse("2028-02-29 03:00:00"), Some(datetime(2028, 2, 29, 3, 0, 0, 0)));
        for text in [
            "2027-02-29 03:00:00",
            "2027-02-28T03:00:00",
            "2027-02-28 24:00:00",
            "2027-02-28 03:00:60",
            "2027-2-28 03:00:00",
            "2027-02-28 03:00",
            " 2027-02-28 03:00:0",
            "+027-02-28 03:00:00",
            "２027-02-28 03:00",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("0000-12-31 23:59:59"), None);
        for text in ["0001-01-01 00:00:00", "9999-12-31 23:59:59"] {
            assert_eq!(parse(text).map(format).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_day_that_does_not_exist_has_a_month() {
        let month = |text: &str| month_of(text).map(|day| day.to_string());
        assert_eq!(month("2027-02-30").as_deref(), Some("2027-02-01"));
        assert_eq!(month("2027-13-01"), None);
        assert_eq!(month("1000-02-30").as_deref(), Some("1000-02-01"));
        assert_eq!(month("999-02-30"), None, "a year that is still being typed");
        assert_eq!(month("in 3 days"), None);
    }

    #[test]
    fn a_suggestion_is_a_saturday_night_a_day_ahead() {
        assert_eq!(suggestion(datetime(2026, 11, 25, 14, 6, 0, 0)), datetime(2026, 11, 28, 3, 0, 0, 0));
        assert_eq!(suggestion(datetime(2026, 11, 27, 3, 0, 1, 0)), datetime(2026, 12, 5, 3, 0, 0, 0));
        assert_eq!(suggestion(datetime(2026, 11, 27, 3, 0, 0, 0)), datetime(2026, 11, 28, 3, 0, 0, 0));
    }

    #[test]
    fn a_begin_time_that_is_too_soon_moves_ahead_and_keeps_its_time() {
        let (now, past) = (datetime(2026, 11, 25, 14, 6, 0, 0), |hour| datetime(2026, 1, 3, hour, 0, 0, 0));
        assert_eq!(same_weekday_ahead(past(4), now), datetime(2026, 11, 28, 4, 0, 0, 0), "a Saturday");
        assert_eq!(same_time_ahead(past(15), now), datetime(2026, 11, 26, 15, 0, 0, 0));
        assert_eq!(same_time_ahead(past(4), now), datetime(2026, 11, 27, 4, 0, 0, 0));
    }

    #[test]
    fn the_distance_is_told_in_days_hours_and_minutes() {
        let now = datetime(2026, 11, 24, 14, 0, 0, 0);
        let distance = until(now, datetime(2026, 12, 5, 3, 0, 0, 0));
        assert_eq!(distance, Distance { is_past: false, minutes: (10 * 24 + 13) * 60 });
        assert!(until(now, datetime(2026, 11, 24, 13, 59, 0, 0)).is_past);
    }

    #[test]
    fn runs_repeat_and_stop_at_the_end_of_the_calendar() {
        let begin = datetime(2026, 12, 5, 3, 0, 0, 0);
        let runs: Vec<String> = next_runs(begin, 30, 3).into_iter().map(format).collect();
        assert_eq!(runs, ["2026-12-05 03:00:00", "2027-01-04 03:00:00", "2027-02-03 03:00:00"]);
        assert_eq!(next_runs(begin, i64::MAX, 3), [begin]);
        assert_eq!(next_runs(begin, 7_000_000, 3), [begin]);
    }

    #[test]
    fn a_month_begins_on_a_monday_and_holds_every_day() {
        let grid = month_grid(date(2026, 12, 24));
        assert_eq!(grid[0][0], date(2026, 11, 30));
        assert_eq!(grid[0][5], date(2026, 12, 5));
        assert_eq!(grid[5][6], date(2027, 1, 10));
        for edge in [Date::MIN, Date::MAX] {
            assert!(month_grid(edge).iter().flatten().any(|day| *day == edge));
        }
    }
}
