//! What a random walk has sent, as a journal and a service would know it. What the wizard shows is compared with it.

use dbcred::{
    app::{App, Event, Screen, attempts::AttemptKey, overlay::Overlay},
    domain::{
        attempt::Attempt,
        facts::{LookUpError, SecretFact},
        request::Request,
        standing::{STANDINGS, Standing},
        submission::{Difference, Doubt, Look, NotSent, NothingCreated, Outcome, Receipt, Refusal, Step},
        verification::Verification,
    },
    export, sign,
    text::Words,
};
use jiff::Timestamp;

use super::Dice;

/// Everything that was sent.
#[derive(Default)]
pub(crate) struct Sent {
    attempts: Vec<Attempt>,
    /// The submissions that have not ended.
    under_way: Vec<UnderWay>,
    /// Indexes of the attempts of which a byte left.
    left: Vec<usize>,
}

/// A submission that has not ended.
#[derive(Clone)]
struct UnderWay {
    number: u64,
    /// The index of its attempt.
    at: usize,
    last: Option<Step>,
}

impl Sent {
    /// Begins a create. Only allowed after a `yes` in the dialog, and never while an earlier attempt at the name has no
    /// outcome.
    pub(crate) fn submits(&mut self, (number, request): (u64, &Request), app: &App, (has_yes, now): (bool, Timestamp)) {
        assert!(has_yes, "a create without yes and Enter in the dialog");
        let key = AttemptKey {
            endpoint: app.endpoint().url("ssm"),
            region: request.region().to_owned(),
            name: request.body().secret_name.clone(),
        };
        assert!(self.open(&key).is_none(), "a second create of {}, whose first one is open", key.name);
        let is_there = self.under_way.iter().any(|other| is_at(&self.attempts[other.at], &key));
        assert!(!is_there, "a second create of {} while the first one is under way", key.name);
        let body = export::exact(request);
        self.under_way.push(UnderWay { number, at: self.attempts.len(), last: None });
        self.attempts.push(Attempt {
            id: format!("sent-{}", self.attempts.len()),
            name: key.name,
            endpoint: key.endpoint,
            region: key.region,
            account: String::new(),
            key_id: "AKID…MPLE".into(),
            sent: now,
            accepted: None,
            ended: None,
            sha256: sign::sha256_hex(&body),
            body: String::from_utf8(body).unwrap(),
            receipt: None,
            outcome: None,
        });
    }

    /// Adds an attempt of an earlier session that got no answer.
    pub(crate) fn finds_an_earlier_one(&mut self, now: Timestamp) {
        if self.attempts.iter().any(|attempt| attempt.id == "earlier") {
            return;
        }
        self.left.push(self.attempts.len());
        self.attempts.push(Attempt {
            id: "earlier".into(),
            name: "prod-orders-rw".into(),
            endpoint: "https://ssm.tencentcloudapi.com".into(),
            region: "ap-guangzhou".into(),
            account: String::new(),
            key_id: "AKID\u{2026}Q7xT".into(),
            sent: now,
            accepted: None,
            ended: None,
            body: "{}".into(),
            sha256: String::new(),
            receipt: None,
            outcome: None,
        });
    }

    /// Returns how many creates were begun.
    pub(crate) fn attempts(&self) -> usize {
        self.attempts.len()
    }

    /// Returns the attempts that the first screen lists.
    pub(crate) fn listed(&self) -> Vec<Attempt> {
        self.attempts.iter().filter(|attempt| attempt.outcome.is_none()).cloned().collect()
    }

    /// Begins to settle an earlier attempt. Returns `false` if there is none with that id.
    pub(crate) fn settles(&mut self, number: u64, id: &str) -> bool {
        let found = self.attempts.iter().position(|attempt| attempt.id == id);
        self.under_way.extend(found.map(|at| {
            let doubt = Step::InDoubt(Doubt::Interrupted);
            let last = Some(self.attempts[at].receipt.clone().map_or(doubt, Step::Accepted));
            UnderWay { number, at, last }
        }));
        found.is_some()
    }

    /// Returns the attempts of a name, the newest first.
    pub(crate) fn of_name(&self, key: &AttemptKey) -> Vec<Attempt> {
        self.attempts.iter().filter(|attempt| is_at(attempt, key)).rev().cloned().collect()
    }

    /// Returns the next event of a running submission, in an order that can really happen.
    pub(crate) fn goes_on(&mut self, dice: &mut Dice, now: Timestamp) -> Option<Event> {
        if self.under_way.is_empty() {
            return None;
        }
        let which = dice.below(self.under_way.len());
        let UnderWay { number, at, last } = self.under_way[which].clone();
        let receipt = Receipt { name: self.attempts[at].name.clone(), flow: 43415, ..Receipt::default() };
        let fault = Refusal { code: "InternalError".into(), message: "no \u{1b}[2J\nway".into(), ..Refusal::default() };
        let trouble = LookUpError::Odd("\u{202e}HTML".into());
        let step = match (&last, dice.below(4)) {
            (None, 0) => return Some(self.ends((which, now), Outcome::NotSent(NotSent::Journal("disk full".into())))),
            (None, _) => Step::Journalled,
            (Some(Step::Journalled), 0) => return Some(self.ends((which, now), Outcome::NotSent(NotSent::Cancelled))),
            (Some(Step::Journalled), _) => Step::Sending { attempt: 1, bytes: 234, limit: 20 },
            (Some(Step::Sending { .. } | Step::BackingOff { .. }), 0) => {
                return Some(self.ends((which, now), Outcome::Refused(fault)));
            }
            (Some(Step::Sending { .. }), 1) => Step::Accepted(receipt),
            (Some(Step::Sending { .. }), 2) => Step::InDoubt(Doubt::TimedOut { seconds: 20 }),
            (Some(Step::Sending { attempt, .. }), _) => {
                Step::BackingOff { attempt: attempt + 1, wait: 1000, why: NothingCreated::Refused(fault) }
            }
            (Some(Step::BackingOff { attempt, .. }), _) => Step::Sending { attempt: *attempt, bytes: 234, limit: 20 },
            (Some(Step::Accepted(_) | Step::Polled { .. }), 0) => {
                Step::Polled { polls: 3, next: Some(5000), says: "working".into(), trouble: Some(trouble) }
            }
            (Some(Step::Accepted(_) | Step::Polled { .. }), 1) => Step::ReadingBack,
            (Some(Step::InDoubt(_) | Step::Looked { .. }), 0 | 1) => {
                Step::Looked { looks: 2, found: Look::Absent, next: Some(2000) }
            }
            _ => {
                let end = self.end(at, dice);
                return Some(self.ends((which, now), end));
            }
        };
        match &step {
            Step::Sending { .. } => self.left.push(at),
            Step::Accepted(receipt) => self.attempts[at].receipt = Some(receipt.clone()),
            _ => {}
        }
        self.under_way[which].last = Some(step.clone());
        Some(Event::Stepped(number, step))
    }

    /// Ends a submission as if the user stopped watching.
    pub(crate) fn stops(&mut self, now: Timestamp) -> Option<Event> {
        let which = self.under_way.len().checked_sub(1)?;
        let UnderWay { at, last, .. } = self.under_way[which].clone();
        let receipt = self.attempts[at].receipt.clone();
        let outcome = match last {
            None | Some(Step::Journalled) => Outcome::NotSent(NotSent::Cancelled),
            Some(Step::BackingOff { why: NothingCreated::Refused(fault), .. }) => Outcome::Refused(fault),
            _ if receipt.is_some() => Outcome::Working { receipt, trouble: None },
            _ => Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None },
        };
        Some(self.ends((which, now), outcome))
    }

    /// Returns one of the outcomes that are possible after it was accepted or is being looked for.
    fn end(&self, at: usize, dice: &mut Dice) -> Outcome {
        let receipt = self.attempts[at].receipt.clone();
        let differs = || vec![Difference { what: "GRANT".into(), asked: "SELECT".into(), found: String::new() }];
        let verification = Box::new(match dice.below(3) {
            0 => Verification::default(),
            1 => Verification { secret: Some(SecretFact::default()), ..Verification::default() },
            _ => {
                Verification { secret: Some(SecretFact::default()), differences: differs(), ..Verification::default() }
            }
        });
        match (receipt, dice.below(5)) {
            (Some(receipt), 0) => Outcome::CreatedTagsFailed { receipt, verification },
            (receipt @ Some(_), 1) => Outcome::TaskFailed { receipt, says: "no".into(), verification },
            (receipt @ Some(_), 2) => {
                Outcome::Working { receipt, trouble: Some(LookUpError::TimedOut { seconds: 20 }) }
            }
            (receipt @ Some(_), _) => Outcome::Created { receipt, verification },
            (None, 0) => Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 },
            (None, 1) => Outcome::Theirs { doubt: Doubt::Interrupted, secret: Box::default(), differences: differs() },
            (None, 2) => Outcome::Created { receipt: None, verification },
            (None, _) => {
                Outcome::Unknown { doubt: Doubt::Interrupted, trouble: Some(LookUpError::TimedOut { seconds: 20 }) }
            }
        }
    }

    fn ends(&mut self, (which, now): (usize, Timestamp), outcome: Outcome) -> Event {
        let UnderWay { number, at, .. } = self.under_way.remove(which);
        if !matches!(outcome, Outcome::Unknown { .. } | Outcome::Working { .. }) {
            let attempt = &mut self.attempts[at];
            (attempt.ended, attempt.outcome) = (Some(now), Some(outcome.clone()));
        }
        Event::Ended(number, Box::new(outcome))
    }

    /// Returns an attempt at the name of which a byte left and which has no outcome.
    fn open(&self, key: &AttemptKey) -> Option<&Attempt> {
        self.all_open().find(|attempt| is_at(attempt, key))
    }

    fn all_open(&self) -> impl Iterator<Item = &Attempt> {
        let open = |at: &&usize| self.attempts[**at].outcome.is_none();
        self.left.iter().filter(open).map(|at| &self.attempts[*at])
    }

    /// Checks that every place of the wizard agrees with what is known here.
    pub(crate) fn holds(&self, app: &App, screen: &str, words: &Words) {
        let key = AttemptKey {
            endpoint: app.endpoint().url("ssm"),
            region: app.form.draft.region.clone(),
            name: app.form.draft.name.clone(),
        };
        let situation = app.situation();
        let row = situation.standing.spec();
        if app.screen == Screen::Form || app.screen == Screen::Preview {
            let is_open = self.open(&key).is_some();
            assert_eq!(row.is_open, is_open, "{} stands as {:?}", key.name, situation.standing);
            assert!(!is_open || row.exit == 4 || situation.standing == Standing::Retrying, "{:?}", situation.standing);
        }
        assert_eq!(app.exit_code(), row.exit);
        let sentence = app.standing_text(words, "…");
        if situation.standing != Standing::Untried {
            let farewell = app.farewell().expect("what was sent is told at the end");
            assert!(farewell.starts_with(&sentence), "{sentence} is not how it ends: {farewell}");
        }
        // What this session left open is named at the end, from whichever page the user leaves.
        let farewell = app.farewell().unwrap_or_default();
        for open in self.all_open().filter(|open| open.id != "earlier") {
            assert!(farewell.contains(&open.name), "{} is open, and is not in: {farewell}", open.name);
        }
        // The screen must not show the sentence of another standing, unless it names another credential.
        let is_of_another = app.session.notice.as_ref().is_some_and(|notice| notice.id == "submission-aside");
        let has_dialog = !matches!(app.overlays.top(), None | Some(Overlay::Leave { .. } | Overlay::Editor(_)));
        if app.screen != Screen::Start && !has_dialog && !is_of_another {
            let others = STANDINGS.iter().filter(|other| stem(other.sentence, words) != stem(row.sentence, words));
            for other in others {
                let stem = stem(other.sentence, words);
                let is_said = screen.contains(&stem) && !self.all_open().any(|open| is_elsewhere(open, &key));
                assert!(!is_said, "{:?} is drawn as {:?}: {stem}\n{screen}", situation.standing, other.standing);
            }
        }
    }
}

fn is_at(attempt: &Attempt, key: &AttemptKey) -> bool {
    (&attempt.endpoint, &attempt.region, &attempt.name) == (&key.endpoint, &key.region, &key.name)
}

fn is_elsewhere(attempt: &Attempt, key: &AttemptKey) -> bool {
    !is_at(attempt, key)
}

/// Returns the longest part of a standing's sentence without names: no other standing has it.
fn stem(id: &str, words: &Words) -> String {
    let said = words.with(id, &["name", "host", "time", "task", "reason"].map(|name| (name, "\u{1}".into())));
    said.split('\u{1}').max_by_key(|part| part.len()).unwrap_or_default().trim().to_owned()
}
