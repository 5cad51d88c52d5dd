//! Times, spans, hashes and troubles in words.

use jiff::Timestamp;

use super::SubmissionMoment;
use crate::{
    domain::{
        facts::{LookUpError, SecretFact},
        rule::{Arg, Message},
        schedule,
        submission::OddAnswer,
        unseen::shorten,
    },
    text::Words,
};

/// A number of seconds.
const SECONDS: &str = "submission-span-seconds";

/// Words a report: in which language, when and where it is read, and how a cut is shown.
#[derive(Clone, Copy)]
pub(crate) struct Formatter<'a> {
    /// The words.
    pub(crate) words: &'a Words,
    /// When and where it is read.
    pub(crate) moment: &'a SubmissionMoment,
    /// What stands for what was cut out.
    pub(crate) ellipsis: &'static str,
}

/// A span as a counter shows it that moves: `0:00:21`.
pub(super) fn elapsed_of(milliseconds: i64) -> String {
    let seconds = milliseconds / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

impl Formatter<'_> {
    pub(in crate::app) fn say(&self, id: &str) -> String {
        self.words.say(id).into_owned()
    }

    /// A message in words.
    pub(super) fn message(&self, message: &Message) -> String {
        self.words.bare(message)
    }

    pub(in crate::app) fn with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.words.with(id, args)
    }

    /// What somebody else said, between the quotes of the language.
    pub(super) fn quoted(&self, text: &str) -> String {
        self.with("submission-quoted", &[("text", text.into())])
    }

    /// Sentences one after another, as the language joins them.
    pub(in crate::app) fn join(&self, sentences: &[String]) -> String {
        self.words.sentences(sentences)
    }

    /// A list of names.
    pub(super) fn list(&self, names: &[String]) -> String {
        self.words.list(names)
    }

    /// The time of day here, with the date where it is not today's.
    pub(super) fn clock(&self, at: Timestamp) -> String {
        self.moment.clock(at)
    }

    /// The time of day of a moment that the service gives in seconds since 1970.
    pub(super) fn clock_of(&self, seconds: i64) -> String {
        Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |at| self.clock(at))
    }

    /// How long it has lasted, moving: `0:00:21`.
    pub(super) fn elapsed(&self, since: Timestamp) -> String {
        elapsed_of(milliseconds(since, self.moment.now))
    }

    /// How long it took: `0.4 s`, `26 s`, `3 min 12 s`, `2 h`.
    pub(super) fn span(&self, from: Timestamp, to: Timestamp) -> String {
        self.span_of(milliseconds(from, to))
    }

    /// A span of milliseconds.
    pub(super) fn span_of(&self, milliseconds: i64) -> String {
        let (seconds, tenths) = (milliseconds / 1000, milliseconds / 100);
        let text = match seconds {
            0..10 if tenths % 10 > 0 => format!("{}.{}", tenths / 10, tenths % 10),
            0..120 => seconds.to_string(),
            _ => {
                let [hours, minutes] = ["submission-span-hours", "submission-span-minutes"];
                let parts = [(hours, seconds / 3600), (minutes, seconds / 60 % 60), (SECONDS, seconds % 60)];
                return self.words.span(&parts);
            }
        };
        self.with(SECONDS, &[("n", text.into())])
    }

    /// The first run as it was asked for: `Sat 2026-12-05 03:00 (UTC+8 assumed)`.
    pub(super) fn run(&self, begin: &str) -> String {
        let Some(moment) = schedule::parse(begin) else { return begin.to_owned() };
        let time = moment.strftime(if moment.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" });
        let weekday = self.say(match moment.weekday().to_monday_one_offset() {
            1 => "submission-weekday-1",
            2 => "submission-weekday-2",
            3 => "submission-weekday-3",
            4 => "submission-weekday-4",
            5 => "submission-weekday-5",
            6 => "submission-weekday-6",
            _ => "submission-weekday-7",
        });
        self.with("submission-run", &[("time", time.to_string().into()), ("weekday", weekday.into())])
    }

    /// The two ends of a hash.
    pub(super) fn hash(&self, hash: &str) -> String {
        short_hash(hash, self.ellipsis)
    }

    /// Why a look-up has no answer.
    pub(super) fn trouble(&self, trouble: &LookUpError) -> String {
        self.message(&trouble.message())
    }

    /// What has a name in Secrets Manager, in one sentence.
    pub(super) fn holder(&self, secret: &SecretFact) -> String {
        let unknown = || self.say("submission-not-known");
        let known = |value: &str| if value.is_empty() { unknown() } else { value.to_owned() };
        let args = [
            ("status", if secret.status.is_empty() { unknown().into() } else { state(secret) }),
            ("made", secret.created.map_or_else(unknown, |seconds| self.clock_of(seconds)).into()),
            ("creator", known(&secret.creator).into()),
            ("product", text(&secret.product)),
            ("instance", known(&secret.instance).into()),
        ];
        self.with("submission-holder", &args)
    }

    /// What an answer looks like that is not the service's.
    pub(super) fn odd(&self, what: OddAnswer) -> String {
        self.say(match what {
            OddAnswer::Html => "odd-html",
            OddAnswer::Empty => "odd-empty",
            OddAnswer::CutOff => "odd-cut-off",
            OddAnswer::TooLarge => "odd-too-large",
            OddAnswer::NotUtf8 => "odd-not-utf8",
            OddAnswer::NotJson => "odd-not-json",
            OddAnswer::OtherShape => "odd-other-shape",
            OddAnswer::Contradictory => "odd-contradictory",
            OddAnswer::OtherName => "odd-other-name",
            OddAnswer::Redirect => "odd-redirect",
        })
    }
}

/// A text inside a sentence. It is somebody else's, so only its beginning stands there; the details have it whole.
pub(super) fn text(says: &str) -> Arg {
    shorten(says, 300).into_owned().into()
}

/// The state of a credential, in words.
pub(super) fn state(secret: &SecretFact) -> Arg {
    Arg::State(shorten(&secret.status, 300).into_owned())
}

/// The first eight and last eight digits.
#[must_use]
pub(crate) fn short_hash(hash: &str, ellipsis: &str) -> String {
    match (hash.get(..8), hash.len().checked_sub(8).and_then(|at| hash.get(at..))) {
        (Some(front), Some(back)) if hash.len() > 16 => format!("{front}{ellipsis}{back}"),
        _ => hash.to_owned(),
    }
}

/// From one moment to another, never negative: clocks are set back now and then.
pub(super) fn milliseconds(from: Timestamp, to: Timestamp) -> i64 {
    to.as_millisecond().saturating_sub(from.as_millisecond()).max(0)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        app::submission::SubmissionMoment,
        text::{Language, Words},
    };

    fn told<T>(tell: impl FnOnce(&Formatter<'_>) -> T) -> T {
        let moment = SubmissionMoment { now: "2026-11-24T14:06:11Z".parse().unwrap(), zone: TimeZone::UTC };
        tell(&Formatter { words: &Words::new(Language::En), moment: &moment, ellipsis: "…" })
    }

    #[test]
    fn a_span_is_as_exact_as_it_is_short() {
        for (milliseconds, text) in [
            (0, "0 s"),
            (399, "0.3 s"),
            (1_000, "1 s"),
            (9_999, "9.9 s"),
            (10_000, "10 s"),
            (119_999, "119 s"),
            (120_000, "2 min"),
            (121_000, "2 min 1 s"),
            (3_599_000, "59 min 59 s"),
            (3_600_000, "1 h"),
            (7_530_000, "2 h 5 min"),
        ] {
            assert_eq!(told(|teller| teller.span_of(milliseconds)), text, "{milliseconds}");
        }
    }

    #[test]
    fn a_moment_of_another_day_has_its_date() {
        let clock = |at: &str| told(|teller| teller.clock(at.parse().unwrap()));
        assert_eq!(clock("2026-11-24T00:00:00Z"), "00:00:00");
        assert_eq!(clock("2026-11-23T23:59:59Z"), "2026-11-23 23:59:59");
    }

    #[test]
    fn a_run_has_its_weekday_and_its_seconds_only_where_it_has_any() {
        let run = |begin: &str| told(|teller| teller.run(begin));
        for (day, weekday) in (1..).zip(["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"]) {
            let expected = format!("{weekday} 2026-12-0{day} 03:00 (UTC+8 assumed)");
            assert_eq!(run(&format!("2026-12-0{day} 03:00:00")), expected);
        }
        assert_eq!(run("2026-12-01 03:00:07"), "Tue 2026-12-01 03:00:07 (UTC+8 assumed)");
        assert_eq!(run("soon"), "soon");
    }

    #[test]
    fn a_hash_is_cut_in_the_middle_and_a_short_text_is_not() {
        assert_eq!(short_hash("0123456789abcdef", "…"), "0123456789abcdef");
        assert_eq!(short_hash("0123456789abcdef0", "…"), "01234567…9abcdef0");
    }
}
