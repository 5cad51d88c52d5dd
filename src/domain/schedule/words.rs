//! Date words, in English and Chinese, as the moment that they mean.

use jiff::{
    Span,
    civil::{Date, DateTime, Time, Weekday},
};

use super::{USUAL_TIME, fields, small};
use crate::domain::{rule::Message, values::half_width};

/// Why a text is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was said.
    Empty,
    /// From here on it says nothing, or says it again.
    Words(String),
    /// The calendar has no such day.
    NoSuchDay {
        /// The month, from 1; perhaps above 12.
        month: u32,
        /// The day, perhaps 0.
        day: u32,
        /// The first day after it, at the time that was said.
        nearest: Option<DateTime>,
    },
    /// The day has no such time.
    NoSuchTime {
        /// The time as it was said, such as `25:00`.
        time: String,
        /// What was probably meant.
        nearest: Option<DateTime>,
    },
    /// Not in the years 0 to 9999.
    TooFar,
}

impl Unreadable {
    /// A moment close to what was said.
    #[must_use]
    pub fn nearest(&self) -> Option<DateTime> {
        match self {
            Unreadable::NoSuchDay { nearest, .. } | Unreadable::NoSuchTime { nearest, .. } => *nearest,
            Unreadable::Empty | Unreadable::Words(_) | Unreadable::TooFar => None,
        }
    }

    /// What is wrong, as a message.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match self {
            Unreadable::Empty => Message::new("rule-begin-empty"),
            Unreadable::Words(text) => Message::new("rule-begin-words").with("text", text.as_str()),
            Unreadable::NoSuchDay { month, .. } if !(1..=12).contains(month) => {
                Message::new("rule-begin-month").with("month", i64::from(*month))
            }
            Unreadable::NoSuchDay { month, day, nearest } => Message::new(match nearest {
                Some(_) => "rule-begin-day",
                None => "rule-begin-day-only",
            })
            .with("day", i64::from(*day))
            .with("month", i64::from(*month)),
            Unreadable::NoSuchTime { time, nearest } => Message::new(match nearest {
                Some(_) => "rule-begin-time",
                None => "rule-begin-time-only",
            })
            .with("time", time.as_str()),
            Unreadable::TooFar => Message::new("rule-begin-year"),
        };
        match self.nearest() {
            Some(nearest) => message.with("fix", super::format(nearest)),
            None => message,
        }
    }
}

/// Resolves date words to a moment, reading them at `now`, which is in the assumed zone like the answer.
///
/// Takes the API's own form and shorter ones (`2026-12-05 03:00`, `12-05 03:00`, `03:00`), distances (`+10d 03:00`,
/// `in 10 days`, `+36h`), weekdays (`sat 03:00`, `sat +1w`, `next sat`, `下周六`) and days (`tomorrow 3am`, `后天`).
/// What is not said is the next such moment, at 03:00.
///
/// # Errors
/// [`Unreadable`] where the text says no moment, with a near one where there is one.
pub fn resolve(text: &str, now: DateTime) -> Result<DateTime, Unreadable> {
    if let Some([year, month, day, hour, minute, second]) = fields(text) {
        let spoken = Spoken {
            day: Some(Day::Date { year, month, day }),
            time: Some(Clock { hour, minute, second }),
            ..Spoken::default()
        };
        return spoken.resolve(now);
    }
    let line: String = text.chars().map(half_width).collect::<String>().to_lowercase();
    let tokens = tokens(&line);
    if tokens.is_empty() {
        return Err(Unreadable::Empty);
    }
    let mut spoken = Spoken::default();
    let mut rest = tokens.as_slice();
    while let Some(token) = rest.first() {
        let kinds: Vec<Kind> = rest.iter().take(8).map(|token| token.kind).collect();
        match spoken.take(&kinds) {
            Some(taken) => rest = rest.get(taken..).unwrap_or_default(),
            None => return Err(Unreadable::Words(line[token.at..].trim_end().chars().take(40).collect())),
        }
    }
    spoken.resolve(now)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'a> {
    /// A number and how many digits it has.
    Number(u32, usize),
    /// Letters of ASCII.
    Word(&'a str),
    /// Any other character.
    Sign(char),
}

struct Token<'a> {
    kind: Kind<'a>,
    /// Where it begins in the line, in bytes.
    at: usize,
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let run = |is_same: fn(&char) -> bool| rest.find(|c| !is_same(&c)).unwrap_or(rest.len());
        let (kind, length) = if first.is_ascii_digit() {
            let digits = &rest[..run(char::is_ascii_digit)];
            (Some(Kind::Number(digits.parse().unwrap_or(u32::MAX), digits.len())), digits.len())
        } else if first.is_ascii_alphabetic() {
            let word = &rest[..run(char::is_ascii_alphabetic)];
            (Some(Kind::Word(word)), word.len())
        } else if first.is_whitespace() || matches!(first, ',' | '，' | '、' | '的') {
            (None, first.len_utf8())
        } else {
            (Some(Kind::Sign(first)), first.len_utf8())
        };
        tokens.extend(kind.map(|kind| Token { kind, at }));
        at += length;
    }
    tokens
}

#[derive(Clone, Copy, Debug)]
enum Day {
    Date {
        year: u32,
        month: u32,
        day: u32,
    },
    /// The next such day.
    OfYear {
        month: u32,
        day: u32,
    },
    Ahead(i64),
    Weekday(Weekday),
    /// The weekday of the week that is so many weeks ahead; weeks begin on Monday.
    OfWeek(i64, Weekday),
}

#[derive(Clone, Copy, Debug)]
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
}

/// What a text has said so far.
#[derive(Debug, Default)]
struct Spoken {
    day: Option<Day>,
    time: Option<Clock>,
    /// `Some(true)` for the afternoon.
    is_afternoon: Option<bool>,
    months: i64,
    days: i64,
    minutes: Option<i64>,
    /// Minutes east of UTC.
    zone: Option<i64>,
    has_distance: bool,
}

impl Spoken {
    /// Takes what the next tokens say; the number of tokens, or `None` where they say nothing new.
    fn take(&mut self, kinds: &[Kind<'_>]) -> Option<usize> {
        self.take_day(kinds).or_else(|| self.take_distance(kinds)).or_else(|| self.take_time(kinds))
    }

    fn take_day(&mut self, kinds: &[Kind<'_>]) -> Option<usize> {
        use Kind::{Number, Sign, Word};
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

    fn take_distance(&mut self, kinds: &[Kind<'_>]) -> Option<usize> {
        use Kind::{Number, Sign, Word};
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
            Distance::Months => self.months += number,
            Distance::Weeks => self.days += number * 7,
            Distance::Days => self.days += number,
            Distance::Hours => self.minutes = Some(self.minutes.unwrap_or(0) + number * 60),
            Distance::Minutes => self.minutes = Some(self.minutes.unwrap_or(0) + number),
        }
        self.has_distance = true;
        Some(taken)
    }

    fn take_time(&mut self, kinds: &[Kind<'_>]) -> Option<usize> {
        use Kind::{Number, Sign, Word};
        let clock = |hour, minute, second| Some(Clock { hour, minute, second });
        let (time, taken) = match *kinds {
            [Word("at" | "t"), Number(..), ..] => return Some(1),
            [Word("z" | "utc" | "gmt"), Sign(sign @ ('+' | '-')), Number(hours, 1 | 2), ..] => {
                return self.take_zone(sign, hours, 0).map(|()| 3);
            }
            [Word("z" | "utc" | "gmt"), ..] => return self.take_zone('+', 0, 0).map(|()| 1),
            [Sign(sign @ ('+' | '-')), Number(hours, 2), Sign(':'), Number(minutes, 2), ..] if self.time.is_some() => {
                return self.take_zone(sign, hours, minutes).map(|()| 4);
            }
            [Sign('.'), Number(..), ..] if self.time.is_some() => return Some(2),
            [Word("am"), ..] => return self.take_half(false).map(|()| 1),
            [Word("pm"), ..] => return self.take_half(true).map(|()| 1),
            [Sign('上'), Sign('午'), ..] | [Sign('早'), Sign('上'), ..] | [Sign('凌'), Sign('晨'), ..] => {
                return self.take_half(false).map(|()| 2);
            }
            [Sign('下'), Sign('午'), ..] | [Sign('晚'), Sign('上'), ..] => return self.take_half(true).map(|()| 2),
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

    fn take_half(&mut self, is_afternoon: bool) -> Option<()> {
        self.is_afternoon.is_none().then(|| self.is_afternoon = Some(is_afternoon))
    }

    fn take_zone(&mut self, sign: char, hours: u32, minutes: u32) -> Option<()> {
        let east = i64::from(hours) * 60 + i64::from(minutes);
        let is_new = self.zone.is_none() && self.time.is_some() && hours <= 14 && minutes < 60;
        is_new.then(|| self.zone = Some(if sign == '-' { -east } else { east }))
    }

    fn resolve(self, now: DateTime) -> Result<DateTime, Unreadable> {
        let (time, odd_time) = match self.clock() {
            Ok(time) => (time, None),
            Err(said) => (USUAL_TIME, Some(said)),
        };
        let base = self.base(now, time)?;
        let shifted = self.shift(base).ok_or(Unreadable::TooFar)?;
        match odd_time {
            None => Ok(shifted),
            Some(said) if said == "24:00" => {
                let nearest = shifted.date().tomorrow().ok().map(|day| day.to_datetime(Time::midnight()));
                Err(Unreadable::NoSuchTime { time: said, nearest })
            }
            Some(said) => Err(Unreadable::NoSuchTime { time: said, nearest: None }),
        }
    }

    /// The time of day; the error is the time as it was said.
    fn clock(&self) -> Result<Time, String> {
        let Some(Clock { hour, minute, second }) = self.time else {
            return if self.is_afternoon.is_some() { Ok(Time::midnight()) } else { Ok(USUAL_TIME) };
        };
        let said =
            || if second == 0 { format!("{hour}:{minute:02}") } else { format!("{hour}:{minute:02}:{second:02}") };
        let hour_of_day = match (self.is_afternoon, hour) {
            (Some(false), 12) => 0,
            (Some(true), 1..=11) => hour + 12,
            _ => hour,
        };
        let time = small(hour_of_day).zip(small(minute)).zip(small(second));
        time.and_then(|((hour, minute), second)| Time::new(hour, minute, second, 0).ok()).ok_or_else(said)
    }

    /// The day and time before any distance is added.
    fn base(&self, now: DateTime, time: Time) -> Result<DateTime, Unreadable> {
        let today = now.date();
        let ahead = |days: i64| {
            let day = Span::new().try_days(days).ok().and_then(|span| today.checked_add(span).ok());
            day.map(|day| day.to_datetime(time)).ok_or(Unreadable::TooFar)
        };
        let monday = -i64::from(today.weekday().to_monday_zero_offset());
        match self.day {
            Some(Day::Date { year, month, day }) => {
                let year = i16::try_from(year).map_err(|_| Unreadable::TooFar)?;
                let date = date_of(year, month, day);
                date.map(|date| date.to_datetime(time)).ok_or_else(|| no_such_day(year, month, day, time))
            }
            Some(Day::OfYear { month, day }) => {
                // Nine years hold a 29 February, over the turn of a century too.
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
                    first.checked_add(Span::new().days(7)).map_err(|_| Unreadable::TooFar)
                }
            }
            Some(Day::OfWeek(weeks, weekday)) => ahead(monday + weeks * 7 + i64::from(weekday.to_monday_zero_offset())),
            // A distance in hours counts from this very minute, one in days from the usual time of today.
            None if self.time.is_none() && self.minutes.is_some() => Time::new(now.hour(), now.minute(), 0, 0)
                .map(|time| today.to_datetime(time))
                .map_err(|_| Unreadable::TooFar),
            None if self.has_distance => ahead(0),
            None => ahead(0).and_then(|first| if first > now { Ok(first) } else { ahead(1) }),
        }
    }

    fn shift(&self, base: DateTime) -> Option<DateTime> {
        let zone = self.zone.map_or(0, |east| i64::from(super::ASSUMED_ZONE.seconds()) / 60 - east);
        let minutes = self.minutes.unwrap_or(0).checked_add(zone)?;
        let span = Span::new().try_months(self.months).ok()?.try_days(self.days).ok()?.try_minutes(minutes).ok()?;
        let moment = base.checked_add(span).ok()?;
        (0..=9999).contains(&moment.year()).then_some(moment)
    }
}

fn date_of(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, small(month)?, small(day)?).ok()
}

fn no_such_day(year: i16, month: u32, day: u32, time: Time) -> Unreadable {
    let first = date_of(year, month, 1);
    let nearest = if day == 0 { first } else { first.and_then(|first| first.last_of_month().tomorrow().ok()) };
    let nearest = nearest.filter(|date| date.year() <= 9999).map(|date| date.to_datetime(time));
    Unreadable::NoSuchDay { month, day, nearest }
}

#[derive(Clone, Copy, Debug)]
enum Distance {
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
}

fn distance_unit(word: &str) -> Option<Distance> {
    Some(match word {
        "mo" | "month" | "months" => Distance::Months,
        "w" | "wk" | "week" | "weeks" => Distance::Weeks,
        "d" | "day" | "days" => Distance::Days,
        "h" | "hr" | "hour" | "hours" => Distance::Hours,
        "min" | "minute" | "minutes" => Distance::Minutes,
        _ => return None,
    })
}

fn chinese_unit(first: char, second: Option<char>) -> Option<Distance> {
    Some(match (first, second) {
        ('月', None) => Distance::Months,
        ('周', None) | ('星', Some('期')) => Distance::Weeks,
        ('天' | '日', None) => Distance::Days,
        ('小', Some('时')) => Distance::Hours,
        ('分', Some('钟')) => Distance::Minutes,
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

/// `周六`, `星期六`, `礼拜天`, `本周六`, `下周六`, `下下周六`; with the number of tokens.
fn chinese_weekday(kinds: &[Kind<'_>]) -> Option<(Day, usize)> {
    let sign = |at: usize| match kinds.get(at) {
        Some(Kind::Sign(c)) => Some(*c),
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

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::schedule::format;

    /// A Wednesday.
    const NOW: DateTime = datetime(2026, 11, 25, 14, 6, 30, 0);

    #[test]
    fn date_words_are_the_next_such_moment() {
        for (text, moment) in [
            ("2026-12-05 03:00:00", "2026-12-05 03:00:00"),
            ("2026-12-05 03:00", "2026-12-05 03:00:00"),
            ("2026-12-05T03:00:00", "2026-12-05 03:00:00"),
            ("2026-12-05T03:00:00.000Z", "2026-12-05 11:00:00"),
            ("2026-12-05T03:00:00+08:00", "2026-12-05 03:00:00"),
            ("2026-12-05", "2026-12-05 03:00:00"),
            ("2026/12/5 3:05", "2026-12-05 03:05:00"),
            ("12-05 03:00", "2026-12-05 03:00:00"),
            ("01-05 03:00", "2027-01-05 03:00:00"),
            ("2-29", "2028-02-29 03:00:00"),
            ("03:00", "2026-11-26 03:00:00"),
            ("23:00", "2026-11-25 23:00:00"),
            ("tomorrow 3am", "2026-11-26 03:00:00"),
            ("tomorrow at 3:30 PM", "2026-11-26 15:30:00"),
            ("today 23:00", "2026-11-25 23:00:00"),
            ("+10d 03:00", "2026-12-05 03:00:00"),
            ("+2w", "2026-12-09 03:00:00"),
            ("+36h", "2026-11-27 02:06:00"),
            ("+1d", "2026-11-26 03:00:00"),
            ("sat 03:00", "2026-11-28 03:00:00"),
            ("saturday", "2026-11-28 03:00:00"),
            ("wed", "2026-12-02 03:00:00"),
            ("wed 15:00", "2026-11-25 15:00:00"),
            ("sat +1w 03:00", "2026-12-05 03:00:00"),
            ("next sat", "2026-12-05 03:00:00"),
            ("in 10 days", "2026-12-05 03:00:00"),
            ("10 days from now", "2026-12-05 03:00:00"),
            ("noon tomorrow", "2026-11-26 12:00:00"),
            ("12am sat", "2026-11-28 00:00:00"),
            ("明天 03:00", "2026-11-26 03:00:00"),
            ("后天", "2026-11-27 03:00:00"),
            ("周六 03:00", "2026-11-28 03:00:00"),
            ("下周六 03:00", "2026-12-05 03:00:00"),
            ("下下周一", "2026-12-07 03:00:00"),
            ("３点", "2026-11-26 03:00:00"),
            ("明天下午3点半", "2026-11-26 15:30:00"),
            ("１２月５日 ０３：００", "2026-12-05 03:00:00"),
            ("2026年12月5日3时", "2026-12-05 03:00:00"),
            ("10天后", "2026-12-05 03:00:00"),
            ("2个星期后 4点", "2026-12-09 04:00:00"),
        ] {
            assert_eq!(resolve(text, NOW).map(format), Ok(moment.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_named_with_a_near_one() {
        let nearest = |text: &str| resolve(text, NOW).unwrap_err().nearest().map(format);
        assert_eq!(nearest("2027-02-30 03:00:00").as_deref(), Some("2027-03-01 03:00:00"));
        assert_eq!(nearest("2027-02-30T25:00").as_deref(), Some("2027-03-01 03:00:00"));
        assert_eq!(nearest("2027-02-28 24:00:00").as_deref(), Some("2027-03-01 00:00:00"));
        assert_eq!(nearest("2026-12-00").as_deref(), Some("2026-12-01 03:00:00"));
        assert_eq!(nearest("2027-13-01 03:00:00"), None);
        for text in
            ["soon", "sat sun", "03:00 04:00", "12/05/2026", "+99999999999d", "9999-12-31 +1d", "25:00", "13", "下周"]
        {
            assert!(resolve(text, NOW).is_err(), "{text}");
        }
        assert_eq!(resolve(" 　", NOW), Err(Unreadable::Empty));
        assert_eq!(resolve("sat whenever", NOW), Err(Unreadable::Words("whenever".into())));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_the_answer_can_be_written(
            text in r"([0-9]{1,6}|[-+:/.年月日点后天周下明 ]|sat|next|[dwhtz]|in|pm|\PC){0,9}",
            seconds in -377_000_000_000_i64..253_000_000_000,
        ) {
            let now = super::super::assumed_now(jiff::Timestamp::from_second(seconds).unwrap());
            match resolve(&text, now) {
                Ok(moment) => prop_assert_eq!(super::super::parse(&format(moment)).is_some(), true),
                Err(unreadable) => if let Some(near) = unreadable.nearest() {
                    prop_assert!(super::super::parse(&format(near)).is_some());
                },
            }
        }
    }
}
