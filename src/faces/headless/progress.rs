//! Reports the steps of a submission while it runs, line by line on standard error.

use jiff::Timestamp;

use super::out;
use crate::{
    domain::{
        facts::{LookUpError, SecretFact},
        rule::{Arg, Message},
        submission::{Doubt, Look, NothingCreated, Receipt, Step},
    },
    text::Words,
};

/// How often a running task is mentioned, in seconds.
const REMARK_EVERY: i64 = 10;

/// The longest line of progress, in bytes. The full text of the service is printed once, at the end.
const LONGEST_LINE: usize = 1000;

/// Turns steps into lines. A line says only what is known: "sent" is printed once an answer, or a timeout, shows that
/// bytes have left.
pub(super) struct ProgressLines<'a> {
    words: &'a Words,
    /// `SecretName`
    name: String,
    sha256: String,
    /// When sending began, and how many bytes. Taken when "sent" was printed.
    sending: Option<(Timestamp, usize)>,
    /// When it was last sent.
    began: Option<Timestamp>,
    /// How often it was sent.
    times: u32,
    /// Whether bytes of the latest try may have left.
    may_have_left: bool,
    /// The host that it is sent to.
    host: String,
    accepted: Option<Timestamp>,
    receipt: Option<Receipt>,
    remarked: Option<Timestamp>,
}

impl<'a> ProgressLines<'a> {
    /// Creates the lines of a submission that has not begun.
    pub(super) fn new(words: &'a Words, (name, host): (&str, &str), sha256: &str) -> ProgressLines<'a> {
        ProgressLines {
            words,
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            sending: None,
            began: None,
            times: 0,
            may_have_left: false,
            host: host.to_owned(),
            accepted: None,
            receipt: None,
            remarked: None,
        }
    }

    /// Prints a step, if it is worth a line.
    pub(super) fn step(&mut self, step: &Step, now: Timestamp) {
        match step {
            Step::SetAside(file) => self.say_of_file(now, "headless-journal-damaged", file),
            Step::Unreadable(file) => self.say_of_file(now, "headless-journal-unreadable", file),
            Step::Newer(file) => self.say_of_file(now, "headless-journal-newer", file),
            Step::Earlier(at) => {
                self.began = Some(*at);
                self.say(now, &self.about("headless-earlier").with("time", clock(*at)));
            }
            Step::Journalled => self.say(now, &self.about("headless-journalled").with("host", self.host.as_str())),
            Step::Sending { attempt, bytes, .. } => {
                self.times = *attempt;
                self.may_have_left = true;
                self.sending = Some((now, *bytes));
                self.began = Some(now);
            }
            Step::BackingOff { attempt, wait, why } => {
                self.sending = None;
                self.may_have_left = false;
                let id = match why {
                    NothingCreated::Refused(_) => "headless-throttled",
                    NothingCreated::NotConnected(_) => "headless-not-connected",
                };
                let why = match why {
                    NothingCreated::Refused(fault) => fault.code.clone(),
                    NothingCreated::NotConnected(error) => self.words.bare(&error.message()),
                };
                let message = Message::new(id)
                    .with("why", why)
                    .with("seconds", seconds(*wait))
                    .with("attempt", i64::from(*attempt));
                self.say(now, &message);
            }
            Step::Accepted(receipt) => {
                self.sent();
                self.accepted = Some(now);
                self.receipt = Some(receipt.clone());
                self.remarked = Some(now);
                let message = Message::new("headless-accepted")
                    .with("task", receipt.flow.to_string())
                    .with("request", receipt.request_id.as_str());
                self.say(now, &message);
            }
            Step::Polled { says, trouble, .. } => self.polled(says, trouble.as_ref(), now),
            Step::InDoubt(doubt) => {
                self.sent();
                self.may_have_left = true;
                let message = self.about("headless-in-doubt").with("why", doubt_words(doubt, self.words));
                self.say(now, &message);
            }
            Step::Looked { looks, found, .. } => {
                self.sent();
                let message = self
                    .about("headless-looked")
                    .with("n", i64::from(*looks))
                    .with("found", look_words(found, self.words));
                self.say(now, &message);
            }
            Step::ReadingBack => self.say(now, &self.about("headless-reading-back")),
            Step::Unkept(why) => self.say(now, &self.about("headless-not-kept").with("why", why.as_str())),
        }
    }

    fn say_of_file(&self, now: Timestamp, id: &'static str, file: &str) {
        self.say(now, &Message::new(id).with("file", file));
    }

    /// Returns the service's answer, if it came.
    pub(super) fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_ref()
    }

    /// Whether bytes may have left.
    pub(super) fn may_have_left(&self) -> bool {
        self.may_have_left
    }

    /// Returns how often it was sent.
    pub(super) fn times(&self) -> u32 {
        self.times
    }

    /// Returns when it was accepted, or sent.
    pub(super) fn begun(&self) -> Option<Timestamp> {
        self.accepted.or(self.began)
    }

    /// Reports that the user asked to stop. An answer that is expected is still waited for.
    pub(super) fn stopping(&self, now: Timestamp) {
        if self.sending.is_some() {
            self.say(now, &Message::new("headless-stopping"));
        }
    }

    /// Prints "sent" once an answer, or its absence, shows that the bytes have left.
    pub(super) fn sent(&mut self) {
        if let Some((at, bytes)) = self.sending.take() {
            let hash = self.sha256.get(..12).unwrap_or_default();
            let message = Message::new("headless-sent").with("bytes", bytes).with("hash", hash);
            self.say(at, &message.with("host", self.host.as_str()).with("attempt", i64::from(self.times)));
        }
    }

    fn polled(&mut self, says: &str, trouble: Option<&LookUpError>, now: Timestamp) {
        if self.remarked.is_some_and(|at| now.as_second() - at.as_second() < REMARK_EVERY) {
            return;
        }
        self.remarked = Some(now);
        let since = self.accepted.map_or(0, |at| now.as_second() - at.as_second());
        let message = match trouble {
            Some(trouble) => Message::new("headless-no-word").with("why", self.words.message(&trouble.message())),
            None if says.is_empty() => Message::new("headless-working").with("seconds", since),
            None => Message::new("headless-working-says").with("seconds", since).with("says", says),
        };
        self.say(now, &message);
    }

    fn about(&self, id: &'static str) -> Message {
        Message::new(id).with("name", self.name.as_str())
    }

    fn say(&self, at: Timestamp, message: &Message) {
        let mut line = format!("{} {}", clock(at), self.words.message(message));
        if line.len() > LONGEST_LINE {
            line.truncate(line.floor_char_boundary(LONGEST_LINE));
            line.push('…');
        }
        out::note(&line);
    }
}

/// Returns the local time, such as `14:06:11`, with the date if it is not today.
pub(super) fn clock(at: Timestamp) -> String {
    let zone = crate::faces::zone::local();
    let there = at.to_zoned_datetime(zone.clone());
    let is_today = there.date() == Timestamp::now().to_zoned_datetime(zone).date();
    there.strftime(if is_today { "%H:%M:%S" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
}

/// Returns a few words about why the outcome is not known.
pub(super) fn doubt_words(doubt: &Doubt, words: &Words) -> String {
    words.message(&match doubt {
        Doubt::TimedOut { seconds } => {
            Message::new("headless-doubt-timed-out").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX))
        }
        Doubt::Broken(why) => Message::new("headless-doubt-broken").with("why", why.as_str()),
        Doubt::Odd { status, what } => Message::new("headless-doubt-odd")
            .with("status", i64::from(*status))
            .with("what", words.say(&format!("odd-{}", what.key())).into_owned()),
        Doubt::Ambiguous(fault) => Message::new("headless-doubt-ambiguous").with("code", fault.code.as_str()),
        Doubt::Interrupted => Message::new("headless-doubt-interrupted"),
    })
}

/// Returns a few words about the result of a look.
fn look_words(look: &Look, words: &Words) -> String {
    match look {
        Look::Absent => words.say("headless-look-absent").into_owned(),
        Look::Ours(secret) => words.message(&found("headless-look-ours", secret)),
        Look::Theirs(secret, _) => words.message(&found("headless-look-theirs", secret)),
        Look::Trouble(trouble) => words.message(&trouble.message()),
    }
}

fn found(id: &'static str, secret: &SecretFact) -> Message {
    let status = Arg::State(secret.status.clone());
    Message::new(id).with("status", status).with("instance", secret.instance.as_str()).with(
        "made",
        secret.created.and_then(|at| Timestamp::from_second(at).ok()).map_or_else(|| "?".to_owned(), clock),
    )
}

fn seconds(milliseconds: u64) -> String {
    let tenths = milliseconds.div_ceil(100);
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}
