//! Reports how a submission ended: the members of `--json`, and the last lines for people.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{differences, progress::doubt_words};
use crate::{
    app::submission::{self, Situation, SubmissionMoment, field_of},
    catalog::Catalog,
    cloud::settle::TaskStatus,
    domain::{
        account_names,
        facts::{LookUpError, SecretAccount, SecretFact},
        fields::FieldId,
        invocation::Invocation,
        rule::{Arg, Message},
        standing::Standing,
        submission::{Difference, Doubt, NotSent, Outcome, Receipt, Refusal},
        verification::{Unread, Verification, Verified},
    },
    text::{Words, printable},
};

/// Message arguments that are dbcred's own text, and may have several lines.
const OURS: [&str; 2] = ["what", "fix"];
/// The exit code of a program that was ended by a signal.
pub(super) const INTERRUPTED: u8 = 130;

/// The submission, as far as the texts mention it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) region: String,
    pub(super) product: String,
    pub(super) instance: String,
    /// `AccountId`. Empty if it is not known.
    pub(super) account: String,
    /// When it was accepted, or sent, if that is known.
    pub(super) begun: Option<Timestamp>,
    /// When it ended, if the journal says so.
    pub(super) ended: Option<Timestamp>,
    /// The host that it is sent to.
    pub(super) host: String,
    pub(super) times: u32,
    /// The options of this run, for the commands that are printed.
    pub(super) invocation: Invocation,
}

/// An outcome in both forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Ending {
    pub(super) word: &'static str,
    pub(super) code: u8,
    /// The members of the JSON object.
    pub(super) answer: Map<String, Value>,
    /// The lines for people.
    pub(super) lines: Vec<String>,
}

/// Reports an outcome.
pub(super) fn ending(outcome: &Outcome, asked: &Asked, words: &Words) -> Ending {
    let ending = Ending { word: outcome.word(), code: outcome.exit(), ..Ending::default() };
    let mut teller = EndingText { asked, words, ending };
    teller.receipt(outcome.receipt());
    teller.stands(outcome);
    teller.outcome(outcome);
    teller.next(outcome);
    teller.ending
}

/// Reports a task that the journal does not know.
pub(super) fn of_task(flow: i64, status: &TaskStatus, words: &Words) -> Ending {
    let (word, standing, id, says) = match status {
        TaskStatus::Working => ("working", Standing::Accepted, "headless-task-working", ""),
        TaskStatus::Finished => ("finished", Standing::Created, "headless-task-finished", ""),
        TaskStatus::Failed(says) => ("task-failed", Standing::TaskFailed, "headless-task-failed", says.as_str()),
    };
    let code = standing.spec().exit;
    let mut teller = EndingText { asked: &Asked::default(), words, ending: Ending { word, code, ..Ending::default() } };
    teller.insert("FlowID", json!(flow));
    teller.insert("says", json!(says));
    teller.say(Message::new(id).with("task", flow.to_string()).with("says", says));
    teller.ending
}

/// Reports the credential of a name that the journal does not know.
pub(super) fn of_name(name: &str, holder: Option<&SecretFact>, words: &Words) -> Ending {
    let asked = Asked { name: name.to_owned(), ..Asked::default() };
    let (word, code) = if holder.is_some() { ("exists", 0) } else { ("absent", 1) };
    let mut teller = EndingText { asked: &asked, words, ending: Ending { word, code, ..Ending::default() } };
    teller.insert("SecretName", json!(name));
    match holder {
        Some(secret) => {
            let made = secret.created.and_then(|at| Timestamp::from_second(at).ok()).map(|at| at.to_string());
            teller.insert("Status", json!(secret.status));
            teller.insert("ProductName", json!(secret.product));
            teller.insert("InstanceID", json!(secret.instance));
            teller.insert("created", json!(made));
            let message = Message::new("headless-end-exists")
                .with("status", Arg::State(secret.status.clone()))
                .with("product", secret.product.as_str())
                .with("instance", secret.instance.as_str())
                .with("made", made.unwrap_or_else(|| "?".to_owned()));
            teller.say(message);
        }
        None => teller.say(Message::new("headless-end-absent")),
    }
    teller.ending
}

/// Reports that the service did not answer a question about something that the journal does not know.
pub(super) fn unanswered(what: &str, trouble: &LookUpError, words: &Words) -> Ending {
    let ending = Ending { word: "error", code: 1, ..Ending::default() };
    let mut teller = EndingText { asked: &Asked::default(), words, ending };
    teller.trouble(trouble);
    let why = words.message(&trouble.message());
    teller.say(Message::new("headless-unanswered").with("subject", what).with("why", why));
    teller.ending
}

/// Reports that the service accepted the request, with `--no-wait`. Failed tags count: nothing reports them later.
pub(super) fn accepted(outcome: &Outcome, receipt: &Receipt, asked: &Asked, words: &Words) -> Ending {
    let (word, code) = if receipt.tag_code == 0 { ("accepted", 0) } else { ("created-but-tags-failed", 5) };
    Ending { word, code, ..ending(outcome, asked, words) }
}

/// Reports that a signal ended the watching, and whether the request was sent.
pub(super) fn interrupted(outcome: &Outcome, asked: &Asked, words: &Words) -> Ending {
    let mut teller = EndingText { asked, words, ending: Ending::default() };
    let told = ending(outcome, asked, words);
    teller.ending = Ending { word: "interrupted", code: INTERRUPTED, answer: told.answer, lines: Vec::new() };
    teller.insert("sent", json!(!matches!(outcome, Outcome::NotSent(_))));
    teller.say(Message::new("headless-end-interrupted"));
    teller.ending.lines.extend(told.lines);
    teller.ending
}

struct EndingText<'a> {
    asked: &'a Asked,
    words: &'a Words,
    ending: Ending,
}

impl EndingText<'_> {
    /// Adds the sentence about how the request stands. It is the same in every place.
    fn stands(&mut self, outcome: &Outcome) {
        let sentence = self.with_formatter(Situation::sentence, outcome);
        self.line(&sentence);
    }

    /// Adds the next step as a complete command.
    fn next(&mut self, outcome: &Outcome) {
        let next = self.with_formatter(
            |situation, speaker| {
                // A script keeps its own draft, so nothing is said about it.
                let is_about_draft = situation.standing.spec().is_about_draft();
                let command = (&self.asked.invocation, situation.command());
                (!is_about_draft).then(|| situation.next(command, speaker)).flatten()
            },
            outcome,
        );
        if let Some(next) = next {
            self.line(&next);
        }
    }

    fn with_formatter<T>(
        &self,
        tell: impl FnOnce(&Situation, &submission::Formatter<'_>) -> T,
        outcome: &Outcome,
    ) -> T {
        let now = Timestamp::now();
        let moments = (Some(self.asked.begun.unwrap_or(now)), Some(self.asked.ended.unwrap_or(now)));
        let situation = Situation::of_outcome(outcome, &self.asked.name, moments).tried(self.asked.times);
        let situation = Situation { host: self.asked.host.clone(), ..situation };
        let moment = SubmissionMoment { now: Timestamp::now(), zone: crate::faces::zone::local() };
        tell(&situation, &submission::Formatter { words: self.words, moment: &moment, ellipsis: "\u{2026}" })
    }

    fn line(&mut self, text: &str) {
        self.ending.lines.push(printable(text).into_owned());
    }

    fn outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Created { verification, .. } | Outcome::AlreadyCreated { verification, .. } => {
                self.verified(verification);
                self.accounts(verification);
                self.verification(verification);
            }
            Outcome::CreatedTagsFailed { receipt, verification } => {
                self.verified(verification);
                self.accounts(verification);
                self.verification(verification);
                self.tags(receipt);
            }
            Outcome::TaskFailed { receipt, says, verification } => {
                self.insert("says", json!(says));
                self.accounts(verification);
                self.verification(verification);
                if let Some(receipt) = receipt {
                    self.tags(receipt);
                }
            }
            Outcome::InUse { differences, .. } => self.differences(differences),
            Outcome::Gone { .. } => {}
            Outcome::Refused(fault) => self.refused(fault),
            Outcome::NotSent(why) => self.not_sent(why),
            Outcome::NotCreated { doubt, .. } => self.doubt(doubt),
            Outcome::Theirs { doubt, differences, .. } => {
                self.doubt(doubt);
                self.differences(differences);
            }
            Outcome::Unknown { doubt, trouble } => {
                self.doubt(doubt);
                if let Some(trouble) = trouble {
                    let why = self.words.message(&trouble.message());
                    self.say(Message::new("headless-end-no-look").with("why", why));
                }
            }
            Outcome::Working { receipt, trouble } => {
                if let Some(trouble) = trouble {
                    self.trouble(trouble);
                }
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
        // Only dbcred's own text may contain line breaks.
        for (_, value) in message.args.iter_mut().filter(|(name, _)| !OURS.contains(name)) {
            if let Arg::Text(text) | Arg::State(text) = value {
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

    /// Adds whether the credential is what was asked for, and what could not be read.
    fn verified(&mut self, verification: &Verification) {
        self.insert(
            "verified",
            json!(match verification.verified() {
                Verified::Yes => "yes",
                Verified::No => "no",
                Verified::NotRead => "not-read",
            }),
        );
        let missing: Vec<Value> = verification.missing.iter().map(missing).collect();
        self.insert("missing", json!(missing));
    }

    fn accounts(&mut self, verification: &Verification) {
        let accounts = self.account_words(&verification.accounts);
        let id = if accounts.is_empty() { "headless-end-no-accounts" } else { "headless-end-accounts" };
        self.say(Message::new(id).with("accounts", accounts));
    }

    fn trouble(&mut self, trouble: &LookUpError) {
        self.insert("why", json!(self.words.message(&trouble.message())));
        if let LookUpError::Refused { code, message, .. } = trouble {
            self.insert("error", json!({"Code": code, "Message": message}));
        }
    }

    fn account_words(&self, accounts: &[SecretAccount]) -> String {
        let one = |account: &SecretAccount| {
            if account.version == account_names::CURRENT {
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
                json!({"name": account.name, "hosts": account.hosts, "current": account.version == account_names::CURRENT})
            })
            .collect();
        self.insert("accounts", json!(accounts));
        self.insert("granted", json!(verification.granted));
        self.differences(&verification.differences);
        for unread in &verification.missing {
            let why = match &unread.trouble {
                Some(trouble) => self.words.message(&trouble.message()),
                None => self.words.say("submission-unread-no-call").into_owned(),
            };
            self.say(Message::new("headless-end-unread").with("field", unread.what.as_str()).with("why", why));
        }
    }

    /// Adds as many differences as one can read. The others are counted.
    fn differences(&mut self, differences: &[Difference]) {
        let (told, more) = differences.split_at(differences::told(differences));
        let all: Vec<Value> =
            told.iter().map(|one| json!({"what": one.what, "asked": one.asked, "found": one.found})).collect();
        self.insert("differences", json!(all));
        for one in told {
            let id = match (one.asked.is_empty(), one.found.is_empty()) {
                (false, true) if one.what == "GRANT" => "headless-end-missing",
                (true, false) if one.what == "GRANT" => "headless-end-extra",
                _ => "headless-end-difference",
            };
            let nothing = self.words.say("headless-nothing");
            let shown = |text: &str| if text.is_empty() { nothing.clone().into_owned() } else { text.to_owned() };
            let message = Message::new(id).with("what", one.what.as_str());
            self.say(message.with("asked", shown(&one.asked)).with("found", shown(&one.found)));
        }
        if !more.is_empty() {
            self.say(Message::new("headless-end-more").with("n", more.len()));
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

    fn refused(&mut self, fault: &Refusal) {
        self.fault(fault);
        let field = field_of(fault).map(|field| if field == FieldId::Region { "region" } else { field.spec().api });
        self.insert("field", json!(field));
        let key = Catalog::built_in().fault_key(&fault.code);
        let args = self.args();
        let what = self.words.with(&key, &args);
        let what = what.trim_end_matches(['.', '。']).to_owned();
        self.say(Message::new("headless-end-what").with("what", what));
        let moment = SubmissionMoment { now: Timestamp::now(), zone: crate::faces::zone::local() };
        let teller = submission::Formatter { words: self.words, moment: &moment, ellipsis: "…" };
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

    fn fault(&mut self, fault: &Refusal) {
        self.insert("RequestId", json!(fault.request_id));
        self.insert("error", json!({"Code": fault.code, "Message": fault.message}));
    }

    fn not_sent(&mut self, why: &NotSent) {
        let why =
            self.with_formatter(|_, speaker| speaker.not_sent(why, &self.asked.name), &Outcome::NotSent(why.clone()));
        self.insert("why", json!(printable(&why)));
    }

    fn doubt(&mut self, doubt: &Doubt) {
        if let Doubt::Ambiguous(fault) = doubt {
            self.fault(fault);
        }
        self.insert("why", json!(doubt_words(doubt, self.words)));
    }
}

/// Returns what could not be read, and the statement of an access policy that would allow it.
fn missing(unread: &Unread) -> Value {
    let policy = unread.action.as_ref().map(|action| json!({"effect": "allow", "action": [action], "resource": ["*"]}));
    let code = match &unread.trouble {
        Some(LookUpError::Refused { code, .. }) => Some(code.as_str()),
        _ => None,
    };
    json!({"field": unread.what, "action": unread.action, "code": code, "policy": policy})
}
