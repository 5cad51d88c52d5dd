//! Meaning of date words: collects what the tokens say, and computes the moment.

use jiff::{
    Span,
    civil::{Date, DateTime, Time, Weekday},
};

use super::{
    USUAL_TIME, YEARS, small,
    words::{DateError, DateTokenKind},
};

#[derive(Clone, Copy, Debug)]
pub(super) enum Day {
    Date {
        year: u32,
        month: u32,
        day: u32,
    },
    /// The next such day of a year.
    OfYear {
        month: u32,
        day: u32,
    },
    Ahead(i64),
    Weekday(Weekday),
    /// A weekday of the week that is this many weeks ahead; a week begins on Monday.
    OfWeek(i64, Weekday),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
}

/// What the tokens have said so far.
#[derive(Debug, Default)]
pub(super) struct DateParts {
    day: Option<Day>,
    time: Option<Clock>,
    /// The part of the day as it was written: `am`, `pm`, `上午`, `晚上` …
    part: Option<&'static str>,
    months: i64,
    days: i64,
    minutes: Option<i64>,
    /// Offset of the time zone, in minutes east of UTC.
    zone: Option<i64>,
    has_distance: bool,
}

impl DateParts {
    pub(super) fn exactly(day: Day, time: Clock) -> DateParts {
        DateParts { day: Some(day), time: Some(time), ..DateParts::default() }
    }

    /// Reads the next tokens. Returns how many were used, or `None` if they are not understood or repeat something.
    pub(super) fn take(&mut self, kinds: &[DateTokenKind<'_>]) -> Option<usize> {
        self.take_day(kinds).or_else(|| self.take_distance(kinds)).or_else(|| self.take_time(kinds))
    }

    fn take_day(&mut self, kinds: &[DateTokenKind<'_>]) -> Option<usize> {
        use DateTokenKind::{Number, Sign, Word};
        let (day, taken) = match *kinds {
            [Number(year, 4), Sign(a @ ('-' | '/' | '.')), Number(month, 1 | 2), Sign(b), Number(day, 1 | 2), ..]
                if a == b =>
            {
                (Day::Date { year, month, day }, 5)
            }
            [Number(year, 4), Sign('年'), Number(month, _), Sign('月'), Number(day, _), Sign('日' | '号'), ..] => {
                (Day::Date { year, month, day }, 6)
            }
            [Number(month, 1 | 2), Sign('月'), Number(day, 1 | 2), Sign('日' | '号'), ..] => {
                (Day::OfYear { month, day }, 4)
            }
            [Number(month, 1 | 2), Sign('-' | '/' | '月'), Number(day, 1 | 2), ..] => (Day::OfYear { month, day }, 3),
            [Word("today"), ..] => (Day::Ahead(0), 1),
            [Word("tomorrow" | "tmr" | "tmrw"), ..] => (Day::Ahead(1), 1),
            [Word("next"), Word("week"), ..] => (Day::Ahead(7), 2),
            [Word("next"), Word(word), ..] => (Day::OfWeek(1, weekday(word)?), 2),
            [Word("this"), Word(word), ..] => (Day::OfWeek(0, weekday(word)?), 2),
            [Word("on"), Word(word), ..] => (Day::Weekday(weekday(word)?), 2),
            [Word(word), ..] => (Day::Weekday(weekday(word)?), 1),
            [Sign('今'), Sign('天' | '日'), ..] => (Day::Ahead(0), 2),
            [Sign('明'), Sign('天' | '日'), ..] => (Day::Ahead(1), 2),
            [Sign('大'), Sign('后' | '後'), Sign('天'), ..] => (Day::Ahead(3), 3),
            [Sign('后' | '後'), Sign('天' | '日'), ..] => (Day::Ahead(2), 2),
            [Sign(_), ..] => chinese_weekday(kinds)?,
            _ => return None,
        };
        if self.day.is_some() {
            return None;
        }
        self.day = Some(day);
        Some(taken)
    }

    fn take_distance(&mut self, kinds: &[DateTokenKind<'_>]) -> Option<usize> {
        use DateTokenKind::{Number, Sign, Word};
        let (number, unit, taken) = match *kinds {
            [Sign('+') | Word("in"), Number(number, _), Word(unit), ..] => (number, distance_unit(unit)?, 3),
            [Number(number, _), Word(unit), Word("from"), Word("now"), ..] => (number, distance_unit(unit)?, 4),
            [Number(number, _), Word(unit), ..] => (number, distance_unit(unit)?, 2),
            [Number(number, _), Sign('个'), Sign(a), Sign(b), Sign('后'), ..] => {
                (number, chinese_unit(a, Some(b))?, 5)
            }
            [Number(number, _), Sign('个'), Sign(a), Sign('后'), ..] => (number, chinese_unit(a, None)?, 4),
            [Number(number, _), Sign(a), Sign('后'), ..] => (number, chinese_unit(a, None)?, 3),
            [Number(number, _), Sign(a), Sign(b), Sign('后'), ..] => (number, chinese_unit(a, Some(b))?, 4),
            _ => return None,
        };
        let number = i64::from(number);
        match unit {
            SpanUnit::Months => self.months += number,
            SpanUnit::Weeks => self.days += number * 7,
            SpanUnit::Days => self.days += number,
            SpanUnit::Hours => self.minutes = Some(self.minutes.unwrap_or(0) + number * 60),
            SpanUnit::Minutes => self.minutes = Some(self.minutes.unwrap_or(0) + number),
        }
        self.has_distance = true;
        Some(taken)
    }

    fn take_time(&mut self, kinds: &[DateTokenKind<'_>]) -> Option<usize> {
        use DateTokenKind::{Number, Sign, Word};
        let clock = |hour, minute, second| Some(Clock { hour, minute, second });
        let (time, taken) = match *kinds {
            [Word("at" | "t"), Number(..), ..] => return Some(1),
            [Word("z" | "utc" | "gmt"), Sign(sign @ ('+' | '-')), Number(hours, 1 | 2), ..] => {
                return self.take_zone(sign, hours, 0).map(|()| 3);
            }
            [Word("z" | "utc" | "gmt"), ..] => return self.take_zone('+', 0, 0).map(|()| 1),
            [Sign(sign @ ('+' | '-')), Number(hours, 2), Sign(':'), Number(minutes, 2), ..] => {
                return self.take_zone(sign, hours, minutes).map(|()| 4);
            }
            [Sign('.'), Number(..), ..] if self.time.is_some() => return Some(2),
            [Word("am"), ..] => return self.take_part("am"),
            [Word("pm"), ..] => return self.take_part("pm"),
            [Sign('上'), Sign('午'), ..] => return self.take_part("上午"),
            [Sign('早'), Sign('上'), ..] => return self.take_part("早上"),
            [Sign('凌'), Sign('晨'), ..] => return self.take_part("凌晨"),
            [Sign('下'), Sign('午'), ..] => return self.take_part("下午"),
            [Sign('晚'), Sign('上'), ..] => return self.take_part("晚上"),
            [Word("noon"), ..] => (clock(12, 0, 0), 1),
            [Word("midnight"), ..] => (clock(0, 0, 0), 1),
            [Sign('中'), Sign('午'), ..] => (clock(12, 0, 0), 2),
            [Number(hour, 1 | 2), Sign(':'), Number(minute, 1 | 2), Sign(':'), Number(second, 1 | 2), ..] => {
                (clock(hour, minute, second), 5)
            }
            [Number(hour, 1 | 2), Word("am" | "pm"), ..] => (clock(hour, 0, 0), 1),
            [Number(hour, 1 | 2), Sign('点' | '时'), Number(minute, 1 | 2), Sign('分'), ..] => {
                (clock(hour, minute, 0), 4)
            }
            [Number(hour, 1 | 2), Sign(':' | '点' | '时'), Number(minute, 1 | 2), ..] => (clock(hour, minute, 0), 3),
            [Number(hour, 1 | 2), Sign('点'), Sign('半'), ..] => (clock(hour, 30, 0), 3),
            [Number(hour, 1 | 2), Sign('点' | '时'), Sign('整'), ..] => (clock(hour, 0, 0), 3),
            [Number(hour, 1 | 2), Sign('点' | '时'), ..] => (clock(hour, 0, 0), 2),
            _ => return None,
        };
        if self.time.is_some() {
            return None;
        }
        self.time = time;
        Some(taken)
    }

    /// Takes a part of the day: one English word, or two Chinese characters.
    fn take_part(&mut self, part: &'static str) -> Option<usize> {
        self.part.is_none().then(|| self.part = Some(part))?;
        Some(if part.is_ascii() { 1 } else { 2 })
    }

    fn take_zone(&mut self, sign: char, hours: u32, minutes: u32) -> Option<()> {
        let east = i64::from(hours) * 60 + i64::from(minutes);
        let is_new = self.zone.is_none() && self.time.is_some() && hours <= 14 && minutes < 60;
        is_new.then(|| self.zone = Some(if sign == '-' { -east } else { east }))
    }

    pub(super) fn resolve(self, now: DateTime) -> Result<DateTime, DateError> {
        if let (None, Some(part)) = (self.time, self.part) {
            return Err(DateError::Words(part.to_owned()));
        }
        let (time, odd_time) = match self.clock() {
            Ok(time) => (time, None),
            Err(said) => (USUAL_TIME, Some(said)),
        };
        let base = self.base(now, time)?;
        let shifted = self.shift(base).ok_or(DateError::TooFar)?;
        match odd_time {
            None => Ok(shifted),
            Some(said) if said == "24:00" => {
                let tomorrow = shifted.date().tomorrow().ok().filter(|day| YEARS.contains(&day.year()));
                let nearest = tomorrow.map(|day| day.to_datetime(Time::midnight()));
                Err(DateError::NoSuchTime { time: said, nearest })
            }
            Some(said) => Err(DateError::NoSuchTime { time: said, nearest: None }),
        }
    }

    /// Returns the time of day. The error is the time as it was written.
    fn clock(&self) -> Result<Time, String> {
        let Some(Clock { hour, minute, second }) = self.time else {
            return Ok(USUAL_TIME);
        };
        let said = || {
            let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
            format!("{}{hour}:{minute:02}{seconds}", self.part.map_or_else(String::new, |part| format!("{part} ")))
        };
        // Hours that may mean either half of the night, such as 12 or 1 with 晚上, are not guessed.
        let hour_of_day = match (self.part, hour) {
            (None, _)
            | (Some("am" | "凌晨" | "早上" | "上午"), 0..=11)
            | (Some("pm" | "下午"), 12..=23)
            | (Some("晚上"), 17..=23) => hour,
            (Some("am" | "凌晨"), 12) => 0,
            (Some("pm" | "下午"), 1..=11) | (Some("晚上"), 5..=11) => hour + 12,
            (Some(_), _) => return Err(said()),
        };
        let time = small(hour_of_day).zip(small(minute)).zip(small(second));
        time.and_then(|((hour, minute), second)| Time::new(hour, minute, second, 0).ok()).ok_or_else(said)
    }

    /// Returns date and time before distances and the time zone are added.
    fn base(&self, now: DateTime, time: Time) -> Result<DateTime, DateError> {
        let today = now.date();
        let ahead = |days: i64| {
            let day = Span::new().try_days(days).ok().and_then(|span| today.checked_add(span).ok());
            day.map(|day| day.to_datetime(time)).ok_or(DateError::TooFar)
        };
        let monday = -i64::from(today.weekday().to_monday_zero_offset());
        match self.day {
            Some(Day::Date { year, month, day }) => {
                let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(DateError::TooFar)?;
                let date = date_of(year, month, day);
                date.map(|date| date.to_datetime(time)).ok_or_else(|| no_such_day(year, month, day, time))
            }
            Some(Day::OfYear { month, day }) => {
                // There is a 29 February in any nine years in a row, even over a century year that is no leap year.
                let years = (0..9).filter_map(|more| now.year().checked_add(more));
                let moments = years.filter_map(|year| date_of(year, month, day)).map(|date| date.to_datetime(time));
                let next = moments.into_iter().find(|it| *it > now);
                next.ok_or_else(|| no_such_day(now.year(), month, day, time))
            }
            Some(Day::Ahead(days)) => ahead(days),
            Some(Day::Weekday(weekday)) => {
                let first = ahead(i64::from(today.weekday().until(weekday)))?;
                if first > now {
                    Ok(first)
                } else {
                    first.checked_add(Span::new().days(7)).map_err(|_| DateError::TooFar)
                }
            }
            Some(Day::OfWeek(weeks, weekday)) => ahead(monday + weeks * 7 + i64::from(weekday.to_monday_zero_offset())),
            // A distance in hours counts from the present minute, one in days from the usual time of today.
            None if self.time.is_none() && self.minutes.is_some() => Time::new(now.hour(), now.minute(), 0, 0)
                .map(|time| today.to_datetime(time))
                .map_err(|_| DateError::TooFar),
            None if self.has_distance => ahead(0),
            None => ahead(0).and_then(|first| if first > now { Ok(first) } else { ahead(1) }),
        }
    }

    fn shift(&self, base: DateTime) -> Option<DateTime> {
        let zone = self.zone.map_or(0, |east| i64::from(super::ASSUMED_ZONE.seconds()) / 60 - east);
        let minutes = self.minutes.unwrap_or(0).checked_add(zone)?;
        let span = Span::new().try_months(self.months).ok()?.try_days(self.days).ok()?.try_minutes(minutes).ok()?;
        let moment = base.checked_add(span).ok()?;
        YEARS.contains(&moment.year()).then_some(moment)
    }
}

fn date_of(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, small(month)?, small(day)?).ok()
}

fn no_such_day(year: i16, month: u32, day: u32, time: Time) -> DateError {
    let first = date_of(year, month, 1);
    let nearest = if day == 0 { first } else { first.and_then(|first| first.last_of_month().tomorrow().ok()) };
    let nearest = nearest.filter(|date| YEARS.contains(&date.year())).map(|date| date.to_datetime(time));
    DateError::NoSuchDay { month, day, nearest }
}

#[derive(Clone, Copy, Debug)]
enum SpanUnit {
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
}

fn distance_unit(word: &str) -> Option<SpanUnit> {
    Some(match word {
        "mo" | "month" | "months" => SpanUnit::Months,
        "w" | "wk" | "week" | "weeks" => SpanUnit::Weeks,
        "d" | "day" | "days" => SpanUnit::Days,
        "h" | "hr" | "hour" | "hours" => SpanUnit::Hours,
        "min" | "minute" | "minutes" => SpanUnit::Minutes,
        _ => return None,
    })
}

fn chinese_unit(first: char, second: Option<char>) -> Option<SpanUnit> {
    Some(match (first, second) {
        ('月', None) => SpanUnit::Months,
        ('周', None) | ('星', Some('期')) => SpanUnit::Weeks,
        ('天' | '日', None) => SpanUnit::Days,
        ('小', Some('时')) => SpanUnit::Hours,
        ('分', Some('钟')) => SpanUnit::Minutes,
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "wed" | "wednesday" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Reads `周六`, `星期六`, `礼拜天`, `本周六`, `下周六`, `下下周六`; returns the day and the number of tokens.
fn chinese_weekday(kinds: &[DateTokenKind<'_>]) -> Option<(Day, usize)> {
    let sign = |at: usize| match kinds.get(at) {
        Some(DateTokenKind::Sign(c)) => Some(*c),
        _ => None,
    };
    let next = (0..2).take_while(|at| sign(*at) == Some('下')).count();
    let is_this = next == 0 && matches!(sign(0), Some('本' | '这'));
    let mut at = next + usize::from(is_this);
    at += usize::from(at > 0 && sign(at) == Some('个'));
    at += match (sign(at)?, sign(at + 1)) {
        ('周', _) => 1,
        ('星', Some('期')) | ('礼', Some('拜')) => 2,
        _ => return None,
    };
    let weekday = match sign(at)? {
        '一' => Weekday::Monday,
        '二' => Weekday::Tuesday,
        '三' => Weekday::Wednesday,
        '四' => Weekday::Thursday,
        '五' => Weekday::Friday,
        '六' => Weekday::Saturday,
        '日' | '天' => Weekday::Sunday,
        _ => return None,
    };
    let day = match (next, is_this) {
        (0, false) => Day::Weekday(weekday),
        _ => Day::OfWeek(i64::try_from(next).unwrap_or(0), weekday),
    };
    Some((day, at + 1))
}
