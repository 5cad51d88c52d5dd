//! How a submission ended: the members of `--json`, and the last lines for people.

use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

use super::progress::{clock, doubt_words, trouble_words};
use crate::{
    app::submission::{self, Moment},
    catalog::Catalog,
    cloud::submit::Standing,
    domain::{
        facts::{SecretAccount, Trouble},
        rule::{Arg, Message},
        submission::{Difference, Doubt, Fault, NotSent, Outcome, Receipt, Verification},
    },
    text::{Words, printable},
};

/// Arguments that are words of ours, and may have several lines.
const OURS: [&str; 2] = ["what", "fix"];
/// The exit code of a program that a signal ended.
const INTERRUPTED: u8 = 130;
/// The exit code of what is under way.
const LOOK_AGAIN: u8 = 4;
/// The exit code of what was made, but not as asked.
const NOT_AS_ASKED: u8 = 5;

/// What was asked for, as far as words speak of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) region: String,
    pub(super) product: String,
    pub(super) instance: String,
    /// `AccountId`; empty where it is not known.
    pub(super) account: String,
    /// When it ended, where the journal says so.
    pub(super) ended: Option<Timestamp>,
}

/// An end, told both ways.
#[derive(Clone, Debug, Default)]
pub(super) struct Ending {
    /// The word of the outcome.
    pub(super) word: &'static str,
    /// The exit code.
    pub(super) code: u8,
    /// The members of the object.
    pub(super) answer: Map<String, Value>,
    /// The lines.
    pub(super) lines: Vec<String>,
}

/// Tells an outcome.
pub(super) fn ending(outcome: &Outcome, asked: &Asked, words: &Words) -> Ending {
    let mut teller = Teller { asked, words, ending: Ending::default() };
    teller.ending.word = outcome.word();
    teller.ending.code = outcome.exit();
    teller.receipt(None);
    teller.outcome(outcome);
    teller.ending
}

/// Tells how a task stands of which nothing else is known.
pub(super) fn of_task(flow: i64, standing: &Standing, words: &Words) -> Ending {
    let (word, code, id, says) = match standing {
        Standing::Working => ("working", LOOK_AGAIN, "headless-task-working", ""),
        Standing::Finished => ("finished", 0, "headless-task-finished", ""),
        Standing::Failed(says) => ("task-failed", NOT_AS_ASKED, "headless-task-failed", says.as_str()),
    };
    let mut teller = Teller { asked: &Asked::default(), words, ending: Ending { word, code, ..Ending::default() } };
    teller.insert("FlowID", json!(flow));
    teller.insert("says", json!(says));
    teller.say(Message::new(id).with("task", flow.to_string()).with("says", says));
    teller.ending
}

/// Tells that the service took it, where nobody wanted to follow. Tags that were not set are told by the exit code
/// too: nothing later would.
pub(super) fn accepted(receipt: &Receipt, asked: &Asked, words: &Words) -> Ending {
    let (word, code) = if receipt.tag_code == 0 { ("accepted", 0) } else { ("created-but-tags-failed", 5) };
    let mut teller = Teller { asked, words, ending: Ending { word, code, ..Ending::default() } };
    teller.receipt(Some(receipt));
    teller.say(Message::new("headless-end-accepted").with("task", receipt.flow.to_string()));
    teller.tags(receipt);
    teller.ending
}

/// Tells that a signal ended the watching, and whether it was sent; `before` are the words where nothing was done.
pub(super) fn interrupted(outcome: &Outcome, (asked, before): (&Asked, &'static str), words: &Words) -> Ending {
    let ending = Ending { word: "interrupted", code: INTERRUPTED, ..Ending::default() };
    let mut teller = Teller { asked, words, ending };
    let receipt = match outcome {
        Outcome::Working { receipt } => receipt.as_ref(),
        _ => None,
    };
    teller.receipt(receipt);
    let is_sent = !matches!(outcome, Outcome::NotSent(_));
    teller.insert("sent", json!(is_sent));
    teller.say(match receipt {
        Some(receipt) => Message::new("headless-end-interrupted-accepted").with("task", receipt.flow.to_string()),
        None if is_sent => Message::new("headless-end-interrupted"),
        None => Message::new(before),
    });
    teller.ending
}

struct Teller<'a> {
    asked: &'a Asked,
    words: &'a Words,
    ending: Ending,
}

impl Teller<'_> {
    fn outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Created { receipt, verification } => {
                self.receipt(receipt.as_ref());
                self.created(verification);
            }
            Outcome::CreatedTagsFailed { receipt, verification } => {
                self.receipt(Some(receipt));
                self.created(verification);
                self.tags(receipt);
            }
            Outcome::TaskFailed { receipt, says, verification } => {
                self.receipt(receipt.as_ref());
                let task = receipt.as_ref().map_or_else(|| "?".to_owned(), |receipt| receipt.flow.to_string());
                self.insert("says", json!(says));
                self.say(Message::new("headless-end-task-failed").with("task", task).with("says", says.as_str()));
                self.verification(verification);
                if let Some(receipt) = receipt {
                    self.tags(receipt);
                }
            }
            Outcome::Refused(fault) => self.refused(fault),
            Outcome::NotSent(why) => self.not_sent(why),
            Outcome::NotCreated { doubt, looks } => {
                self.doubt(doubt);
                self.say(Message::new("headless-end-not-created").with("n", i64::from(*looks)));
            }
            Outcome::Theirs { doubt, differences, .. } => {
                self.doubt(doubt);
                self.say(Message::new("headless-end-theirs"));
                self.differences(differences);
            }
            Outcome::Unknown { doubt, trouble } => self.unknown(doubt, trouble.as_ref()),
            Outcome::Working { receipt } => {
                self.receipt(receipt.as_ref());
                let name = receipt.as_ref().map_or_else(|| self.asked.name.clone(), |receipt| receipt.flow.to_string());
                self.say(Message::new("headless-end-working").with("task", name));
                if let Some(receipt) = receipt {
                    self.tags(receipt);
                }
            }
        }
    }

    fn insert(&mut self, name: &str, value: Value) {
        self.ending.answer.insert(name.to_owned(), value);
    }

    fn say(&mut self, message: Message) {
        let mut message = message;
        // Only our own words may begin a line.
        for (_, value) in message.args.iter_mut().filter(|(name, _)| !OURS.contains(name)) {
            if let Arg::Text(text) = value {
                *text = printable(text).into_owned();
            }
        }
        for (name, value) in self.args() {
            if !message.args.iter().any(|(given, _)| *given == name) {
                message.args.push((name, value));
            }
        }
        let text = self.words.message(&message);
        self.ending.lines.extend(text.lines().map(|line| line.trim().to_owned()));
    }

    fn args(&self) -> [(&'static str, Arg); 5] {
        let or_unknown = |text: &str| Arg::Text(if text.is_empty() { "…".to_owned() } else { text.to_owned() });
        [
            ("name", or_unknown(&self.asked.name)),
            ("region", or_unknown(&self.asked.region)),
            ("product", or_unknown(&self.asked.product)),
            ("instance", or_unknown(&self.asked.instance)),
            ("account", or_unknown(&self.asked.account)),
        ]
    }

    fn receipt(&mut self, receipt: Option<&Receipt>) {
        let name = receipt.map_or(&self.asked.name, |receipt| &receipt.name);
        let name = if name.is_empty() { &self.asked.name } else { name }.clone();
        self.insert("SecretName", json!(name));
        self.insert("FlowID", json!(receipt.map(|receipt| receipt.flow)));
        self.insert("RequestId", json!(receipt.map(|receipt| &receipt.request_id)));
        self.insert("TagCode", json!(receipt.map(|receipt| receipt.tag_code)));
        self.insert("TagMsg", json!(receipt.map(|receipt| &receipt.tag_message)));
    }

    fn created(&mut self, verification: &Verification) {
        let accounts = self.account_words(&verification.accounts);
        let id = if accounts.is_empty() { "headless-end-created" } else { "headless-end-created-accounts" };
        self.say(
            Message::new(id)
                .with("accounts", accounts)
                .with("time", clock(self.asked.ended.unwrap_or_else(Timestamp::now))),
        );
        self.verification(verification);
    }

    fn account_words(&self, accounts: &[SecretAccount]) -> String {
        let one = |account: &SecretAccount| {
            if account.version == "SSM_Current" {
                self.words.with("headless-account-current", &[("account", account.name.as_str().into())])
            } else {
                account.name.clone()
            }
        };
        accounts.iter().map(one).collect::<Vec<_>>().join(&self.words.say("headless-comma"))
    }

    fn verification(&mut self, verification: &Verification) {
        let accounts: Vec<Value> = verification
            .accounts
            .iter()
            .map(|account| {
                json!({"name": account.name, "hosts": account.hosts, "current": account.version == "SSM_Current"})
            })
            .collect();
        self.insert("accounts", json!(accounts));
        self.insert("granted", json!(verification.granted));
        self.differences(&verification.differences);
        if self.ending.word == "task-failed" {
            let accounts = self.account_words(&verification.accounts);
            let id = if accounts.is_empty() { "headless-end-no-accounts" } else { "headless-end-accounts" };
            self.say(Message::new(id).with("accounts", accounts));
        }
        if let Some(trouble) = &verification.unread {
            let why = trouble_words(trouble, self.words);
            self.say(Message::new("headless-end-unread").with("why", why));
        }
    }

    fn differences(&mut self, differences: &[Difference]) {
        let all: Vec<Value> =
            differences.iter().map(|one| json!({"what": one.what, "asked": one.asked, "found": one.found})).collect();
        self.insert("differences", json!(all));
        for one in differences {
            let id = match (one.asked.is_empty(), one.found.is_empty()) {
                (false, true) => "headless-end-missing",
                (true, false) => "headless-end-extra",
                _ => "headless-end-difference",
            };
            self.say(
                Message::new(id)
                    .with("what", one.what.as_str())
                    .with("asked", one.asked.as_str())
                    .with("found", one.found.as_str()),
            );
        }
    }

    fn tags(&mut self, receipt: &Receipt) {
        if receipt.tag_code != 0 {
            self.say(
                Message::new("headless-end-tags")
                    .with("code", receipt.tag_code)
                    .with("says", receipt.tag_message.as_str()),
            );
        }
    }

    fn refused(&mut self, fault: &Fault) {
        self.fault(fault);
        let key = Catalog::built_in()
            .fault(&fault.code)
            .map_or_else(|| "fault-other".to_owned(), |(code, _)| format!("fault-{}", code.replace('.', "-")));
        let args = self.args();
        let what = self.words.with(&key, &args);
        let what = what.trim_end_matches(['.', '。']).to_owned();
        self.say(Message::new("headless-end-refused").with("what", what).with("code", fault.code.as_str()));
        let moment = Moment { now: Timestamp::now(), zone: TimeZone::system() };
        let teller = submission::Teller { words: self.words, moment: &moment, ellipsis: "…" };
        let at = self.asked.ended.unwrap_or(moment.now);
        if let Some(clock) = teller.clock_difference(fault, at) {
            self.say(Message::new("headless-end-clock").with("clock", clock));
        }
        if !fault.message.is_empty() {
            self.say(Message::new("headless-end-says").with("says", fault.message.as_str()));
        }
        let fix = format!("{key}.fix");
        if self.words.has(&fix) {
            let fix = self.words.with(&fix, &args);
            self.say(Message::new("headless-end-fix").with("fix", fix));
        }
        self.say(Message::new("headless-end-request").with("request", fault.request_id.as_str()));
    }

    fn fault(&mut self, fault: &Fault) {
        self.insert("RequestId", json!(fault.request_id));
        self.insert("error", json!({"Code": fault.code, "Message": fault.message}));
    }

    fn not_sent(&mut self, why: &NotSent) {
        let (id, why) = match why {
            NotSent::NoKey => ("headless-not-sent-no-key", ""),
            NotSent::KeyExpired => ("headless-not-sent-key-expired", ""),
            NotSent::Journal(why) => ("headless-not-sent-journal", why.as_str()),
            NotSent::NotConnected(why) => ("headless-not-sent-not-connected", why.as_str()),
            NotSent::Unsettled => ("headless-not-sent-unsettled", ""),
            NotSent::Locked => ("headless-not-sent-locked", ""),
            NotSent::Cancelled => ("headless-not-sent-cancelled", ""),
            NotSent::Client(why) => ("headless-not-sent-client", why.as_str()),
        };
        self.say(Message::new(id).with("why", why));
        let said = self.ending.lines.last().cloned().unwrap_or_default();
        self.insert("why", json!(said));
    }

    fn doubt(&mut self, doubt: &Doubt) {
        if let Doubt::Ambiguous(fault) = doubt {
            self.fault(fault);
        }
        self.insert("why", json!(doubt_words(doubt, self.words)));
    }

    fn unknown(&mut self, doubt: &Doubt, trouble: Option<&Trouble>) {
        self.doubt(doubt);
        if let Some(trouble) = trouble {
            let why = trouble_words(trouble, self.words);
            self.say(Message::new("headless-end-no-look").with("why", why));
        }
        self.say(Message::new("headless-end-unknown"));
    }
}
