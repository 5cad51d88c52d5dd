//! The time of the first rotation: words that become a date, and the calendar.

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime},
};

use super::Form;
use crate::domain::schedule;

impl Form {
    pub(super) fn resolve_begin(&mut self, now: Timestamp) {
        if let Ok(moment) = schedule::resolve(&self.draft.begin, schedule::assumed_now(now)) {
            self.draft.begin = schedule::format(moment);
        }
    }

    pub(super) fn open_calendar(&mut self, now: Timestamp) {
        let now = schedule::assumed_now(now);
        let begin = &self.draft.begin;
        let day = schedule::resolve(begin, now).ok().map(DateTime::date).or_else(|| schedule::month_of(begin));
        self.focus.calendar = Some(day.unwrap_or_else(|| schedule::suggestion(now).date()));
    }

    /// The first run as it would be with the day that is marked in the calendar, else as it is in the field.
    pub(crate) fn marked_moment(&self, now: DateTime) -> Option<DateTime> {
        let begin = schedule::resolve(&self.draft.begin, now);
        match self.focus.calendar {
            Some(day) => Some(day.to_datetime(begin.unwrap_or_else(|_| schedule::suggestion(now)).time())),
            None => begin.ok(),
        }
    }

    pub(super) fn put_day(&mut self, day: Date, now: Timestamp) {
        let now = schedule::assumed_now(now);
        self.focus.calendar = Some(day);
        if let Some(moment) = self.marked_moment(now) {
            self.draft.begin = schedule::format(moment);
        }
        self.caret_to_end();
    }

    /// Moves the day under the calendar's cursor.
    pub(super) fn move_day(&mut self, by: Span) {
        if let Some(day) = self.focus.calendar
            && let Ok(moved) = day.checked_add(by)
        {
            self.focus.calendar = Some(moved);
        }
    }
}
