//! Reads English and Chinese words for a date and time.

use jiff::civil::DateTime;

use super::{
    fields,
    spoken::{Clock, DateParts, Day},
};
use crate::domain::{rule::Message, unseen::shorten, values::half_width};

/// Why a text is not a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateError {
    /// The text is empty.
    Empty,
    /// The rest of the text from the first word that is not understood, or that repeats something.
    Words(String),
    /// The calendar has no such day.
    NoSuchDay {
        /// Month, from 1; may be above 12.
        month: u32,
        /// Day of the month; may be 0.
        day: u32,
        /// A near day, at the time of the text: the first of the next month, or of the same month for day 0.
        nearest: Option<DateTime>,
    },
    /// There is no such time of day.
    NoSuchTime {
        /// Time as it was written, such as `25:00`.
        time: String,
        /// The moment that was probably meant.
        nearest: Option<DateTime>,
    },
    /// The year is not between 1 and 9999.
    TooFar,
}

impl DateError {
    /// Returns a moment close to the text, if there is one.
    #[must_use]
    pub(crate) fn nearest(&self) -> Option<DateTime> {
        match self {
            DateError::NoSuchDay { nearest, .. } | DateError::NoSuchTime { nearest, .. } => *nearest,
            DateError::Empty | DateError::Words(_) | DateError::TooFar => None,
        }
    }

    /// Returns the message.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        let message = match self {
            DateError::Empty => Message::new("rule-begin-empty"),
            DateError::Words(text) => Message::new("rule-begin-words").with("text", text.as_str()),
            DateError::NoSuchDay { month, .. } if !(1..=12).contains(month) => {
                Message::new("rule-begin-month").with("month", i64::from(*month))
            }
            DateError::NoSuchDay { month, day, nearest } => Message::new(match nearest {
                Some(_) => "rule-begin-day",
                None => "rule-begin-day-only",
            })
            .with("day", i64::from(*day))
            .with("month", i64::from(*month)),
            DateError::NoSuchTime { time, nearest } => Message::new(match nearest {
                Some(_) => "rule-begin-time",
                None => "rule-begin-time-only",
            })
            .with("time", time.as_str()),
            DateError::TooFar => Message::new("rule-begin-year"),
        };
        match self.nearest() {
            Some(nearest) => message.with("fix", super::format(nearest)),
            None => message,
        }
    }
}

/// Resolves words to a moment. `now` and the result are in the assumed time zone.
///
/// Accepts the API's own form and shorter ones (`2026-12-05 03:00`, `12-05 03:00`, `03:00`), distances (`+10d 03:00`,
/// `in 10 days`, `+36h`), weekdays (`sat 03:00`, `sat +1w`, `next sat`, `下周六`) and days (`tomorrow 3am`, `后天`). Without
/// a date it is the next such moment; without a time it is 03:00.
///
/// # Errors
/// [`DateError`] if the text is not a moment, with a near moment if there is one.
pub(crate) fn resolve(text: &str, now: DateTime) -> Result<DateTime, DateError> {
    if let Some([year, month, day, hour, minute, second]) = fields(text) {
        let day = Day::Date { year, month, day };
        return DateParts::exactly(day, Clock { hour, minute, second }).resolve(now);
    }
    let line: String = text.chars().map(half_width).collect::<String>().to_lowercase();
    let tokens = tokens(&line);
    if tokens.is_empty() {
        return Err(DateError::Empty);
    }
    let mut spoken = DateParts::default();
    let mut rest = tokens.as_slice();
    while let Some(token) = rest.first() {
        let kinds: Vec<DateTokenKind> = rest.iter().take(8).map(|token| token.kind).collect();
        match spoken.take(&kinds) {
            Some(taken) => rest = rest.get(taken..).unwrap_or_default(),
            None => return Err(DateError::Words(shorten(line[token.at..].trim_end(), 40).into_owned())),
        }
    }
    spoken.resolve(now)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateTokenKind<'a> {
    /// A number, and how many digits it has.
    Number(u32, usize),
    /// ASCII letters.
    Word(&'a str),
    /// Any other character.
    Sign(char),
}

struct DateToken<'a> {
    kind: DateTokenKind<'a>,
    /// Its first byte in the line.
    at: usize,
}

fn tokens(line: &str) -> Vec<DateToken<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let run = |is_same: fn(&char) -> bool| rest.find(|c| !is_same(&c)).unwrap_or(rest.len());
        let (kind, length) = if first.is_ascii_digit() {
            let digits = &rest[..run(char::is_ascii_digit)];
            (Some(DateTokenKind::Number(digits.parse().unwrap_or(u32::MAX), digits.len())), digits.len())
        } else if first.is_ascii_alphabetic() {
            let word = &rest[..run(char::is_ascii_alphabetic)];
            (Some(DateTokenKind::Word(word)), word.len())
        } else if first.is_whitespace() || matches!(first, ',' | '，' | '、' | '的') {
            (None, first.len_utf8())
        } else {
            (Some(DateTokenKind::Sign(first)), first.len_utf8())
        };
        tokens.extend(kind.map(|kind| DateToken { kind, at }));
        at += length;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::schedule::format;

    /// It is a Wednesday.
    const NOW: DateTime = datetime(2026, 11, 25, 14, 6, 30, 0);

    #[test]
    fn date_words_mean_the_next_such_moment() {
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
    fn what_is_no_moment_is_not_read_as_one() {
        assert!(resolve("2026-12-05 03:00 +14:00", NOW).is_ok());
        for text in
            ["2026-12-05 03:00 +15:00", "2026-12-05 03:00 +08:60", "+03:00", "2026-12/05", "个周六", ".5 2026-12-05"]
        {
            assert!(matches!(resolve(text, NOW), Err(DateError::Words(_))), "{text}");
        }
    }

    #[test]
    fn every_word_for_a_day_a_distance_a_time_or_a_zone_has_its_meaning() {
        for (text, moment) in [
            ("next week", "2026-12-02 03:00:00"),
            ("this fri", "2026-11-27 03:00:00"),
            ("this monday", "2026-11-23 03:00:00"),
            ("on sunday", "2026-11-29 03:00:00"),
            ("mon", "2026-11-30 03:00:00"),
            ("tue", "2026-12-01 03:00:00"),
            ("thu", "2026-11-26 03:00:00"),
            ("fri", "2026-11-27 03:00:00"),
            ("sun", "2026-11-29 03:00:00"),
            ("今天 23:00", "2026-11-25 23:00:00"),
            ("大后天", "2026-11-28 03:00:00"),
            ("周一", "2026-11-30 03:00:00"),
            ("周二", "2026-12-01 03:00:00"),
            ("周三", "2026-12-02 03:00:00"),
            ("周四", "2026-11-26 03:00:00"),
            ("礼拜五", "2026-11-27 03:00:00"),
            ("星期天", "2026-11-29 03:00:00"),
            ("周日", "2026-11-29 03:00:00"),
            ("本周一", "2026-11-23 03:00:00"),
            ("这个周五", "2026-11-27 03:00:00"),
            ("下个星期三", "2026-12-02 03:00:00"),
            ("下下个周一", "2026-12-07 03:00:00"),
            ("+1mo", "2026-12-25 03:00:00"),
            ("1 month 2 weeks 1 day", "2027-01-09 03:00:00"),
            ("in 36 minutes", "2026-11-25 14:42:00"),
            ("2 hours 5 min", "2026-11-25 16:11:00"),
            ("5 min 2 hours", "2026-11-25 16:11:00"),
            ("3个月后", "2027-02-25 03:00:00"),
            ("2周后", "2026-12-09 03:00:00"),
            ("2个小时后", "2026-11-25 16:06:00"),
            ("2小时后", "2026-11-25 16:06:00"),
            ("30分钟后", "2026-11-25 14:36:00"),
            ("明天上午9点", "2026-11-26 09:00:00"),
            ("明天早上8点15分", "2026-11-26 08:15:00"),
            ("明天凌晨3点整", "2026-11-26 03:00:00"),
            ("明天晚上8点", "2026-11-26 20:00:00"),
            ("明天晚上20点", "2026-11-26 20:00:00"),
            ("明天凌晨12点", "2026-11-26 00:00:00"),
            ("tomorrow 12pm", "2026-11-26 12:00:00"),
            ("tomorrow 15:00 pm", "2026-11-26 15:00:00"),
            ("明天中午", "2026-11-26 12:00:00"),
            ("midnight tomorrow", "2026-11-26 00:00:00"),
            ("3am gmt", "2026-11-26 11:00:00"),
            ("03:00 utc+9", "2026-11-26 02:00:00"),
            ("03:00-05:30", "2026-11-26 16:30:00"),
        ] {
            assert_eq!(resolve(text, NOW).map(format), Ok(moment.to_owned()), "{text}");
        }
        for text in ["utc", "03:00 utc utc", "03:00+15:00", "03:00+08:60", ".5 03:00"] {
            assert!(resolve(text, NOW).is_err(), "{text}");
        }
    }

    #[test]
    fn the_present_moment_does_not_count_as_the_next_one() {
        let now = datetime(2026, 11, 25, 14, 6, 0, 0);
        for (text, moment) in [
            ("11-25 14:06", "2027-11-25 14:06:00"),
            ("wed 14:06", "2026-12-02 14:06:00"),
            ("14:06", "2026-11-26 14:06:00"),
            ("14:07", "2026-11-25 14:07:00"),
        ] {
            assert_eq!(resolve(text, now).map(format), Ok(moment.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_invalid_date_is_an_error_with_a_nearby_moment() {
        let nearest = |text: &str| resolve(text, NOW).unwrap_err().nearest().map(format);
        assert_eq!(nearest("2027-02-30 03:00:00").as_deref(), Some("2027-03-01 03:00:00"));
        assert_eq!(nearest("2027-02-30T25:00").as_deref(), Some("2027-03-01 03:00:00"));
        assert_eq!(nearest("2027-02-28 24:00:00").as_deref(), Some("2027-03-01 00:00:00"));
        assert_eq!(nearest("2026-12-00").as_deref(), Some("2026-12-01 03:00:00"));
        assert_eq!(nearest("2027-13-01 03:00:00"), None);
        assert_eq!(nearest("25:00"), None);
        for text in [
            "tomorrow pm",
            "明天下午",
            "明天晚上12点",
            "明天晚上1点",
            "上午12点",
            "13am",
            "0pm",
            "soon",
            "sat sun",
            "03:00 04:00",
            "12/05/2026",
            "+99999999999d",
            "9999-12-31 +1d",
            "25:00",
            "13",
            "下周",
        ] {
            assert!(resolve(text, NOW).is_err(), "{text}");
        }
        assert_eq!(resolve(" 　", NOW), Err(DateError::Empty));
        assert_eq!(resolve("sat whenever", NOW), Err(DateError::Words("whenever".into())));
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
