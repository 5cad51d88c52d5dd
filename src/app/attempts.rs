//! How the draft on the screen stands: what this session sent under its name, else what the journal knows. Every place
//! of the wizard that says something about sending asks here.

use super::{
    App, Effect, Saved, Screen,
    submission::{Moment, Sent, Situation, Teller},
};
use crate::{
    domain::{
        attempt::Attempt,
        facts::NameState,
        fields::FieldId,
        standing::{NextSend, Standing},
    },
    text::Words,
};

/// A name at a place: what the journal is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptKey {
    /// Such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `SecretName`
    pub name: String,
}

/// What the journal knows of the draft's name.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    asked: AttemptKey,
    /// The newest first.
    found: Vec<Attempt>,
}

impl Attempts {
    /// What is known is old: it is asked for again.
    pub(super) fn forget(&mut self) {
        *self = Attempts::default();
    }

    /// Takes what was found, unless something else was asked for since.
    pub(super) fn take(&mut self, key: &AttemptKey, found: Vec<Attempt>) {
        if *key == self.asked {
            self.found = found;
        }
    }
}

impl App {
    fn attempt_key(&self) -> AttemptKey {
        let (region, name) = (self.draft.region.clone(), self.draft.name.clone());
        AttemptKey { endpoint: self.endpoint().url("ssm"), region, name }
    }

    /// Asks the journal about the draft's name, once it is not being typed any more.
    pub(super) fn ask_for_attempts(&mut self, effects: &mut Vec<Effect>) {
        let is_typing = self.screen == Screen::Form && self.focus.field() == Some(FieldId::Name);
        let key = self.attempt_key();
        if is_typing || key.name.is_empty() || key == self.attempts.asked {
            return;
        }
        self.attempts = Attempts { asked: key.clone(), found: Vec::new() };
        effects.push(Effect::FindAttempts(key));
    }

    /// The attempt that says how the draft's name stands: one without an end, else the newest that made something,
    /// else the newest.
    pub fn attempt(&self) -> Option<&Attempt> {
        if self.attempts.asked != self.attempt_key() {
            return None;
        }
        let account = self.lookups.identity.as_ref().map(|identity| identity.account.as_str()).unwrap_or_default();
        let is_ours =
            |attempt: &&Attempt| account.is_empty() || attempt.account.is_empty() || attempt.account == account;
        let says_most = |attempt: &&Attempt| {
            let row = attempt.standing().spec();
            (row.is_open, row.next_send == NextSend::Nothing, attempt.sent)
        };
        self.attempts.found.iter().filter(is_ours).max_by_key(says_most)
    }

    /// Whether the submission of this session is about the draft on the screen.
    fn is_about_draft(&self, sent: &Sent) -> bool {
        sent.name == self.draft.name && sent.region == self.draft.region && sent.endpoint == self.endpoint().to_string()
    }

    /// How the draft on the screen stands.
    pub fn situation(&self) -> Situation {
        if let Some(submission) = &self.submission
            && (self.screen == Screen::Submission || self.is_about_draft(submission.sent()))
        {
            return self.or_gone(submission.situation());
        }
        match self.attempt() {
            Some(attempt) => self.or_gone(Situation::of_attempt(attempt)),
            None => Situation::untried(&self.draft.name),
        }
    }

    /// What was created is gone once the look-up of the name says that nothing has it.
    fn or_gone(&self, situation: Situation) -> Situation {
        let was_created = situation.standing.spec().outcome.starts_with("created");
        let is_free = self.lookups.name == Some(NameState::Free) && self.draft.name == situation.name;
        if was_created && is_free && self.screen != Screen::Submission {
            return Situation { standing: Standing::Gone, ..situation };
        }
        situation
    }

    /// Whether something was sent under the draft's name, and the draft is another one now.
    pub fn differs_from_sent(&self) -> bool {
        let sent = match &self.submission {
            Some(submission) if self.is_about_draft(submission.sent()) => Some(submission.sent().sha256.as_str()),
            _ => self.attempt().map(|attempt| attempt.sha256.as_str()),
        };
        let Some(sent) = sent.filter(|sent| !sent.is_empty()) else { return false };
        self.request().is_none_or(|request| Sent::of(request).sha256 != sent)
    }

    /// How the draft on the screen stands, in one or two sentences.
    pub fn standing_text(&self, words: &Words, ellipsis: &'static str) -> String {
        let moment = self.moment();
        let teller = Teller { words, moment: &moment, ellipsis };
        let situation = self.situation();
        let is_news = situation.standing != Standing::Untried && self.screen != Screen::Submission;
        let changed =
            if is_news && self.differs_from_sent() { teller.say("standing-draft-differs") } else { String::new() };
        teller.join(&[situation.sentence(&teller), changed])
    }

    /// When and where the screen is read.
    pub fn moment(&self) -> Moment {
        Moment { now: self.now, zone: self.zone.clone() }
    }

    /// The whole line of a command that goes on from here, with the options in force.
    pub fn command_line(&self, words: &[&str]) -> String {
        self.launch.invocation.command(words)
    }

    /// The last lines on the terminal, after the end: how everything stands that was sent, and how to go on.
    pub fn farewell(&self) -> Option<String> {
        let words = Words::new(self.language);
        let moment = self.moment();
        let teller = Teller { words: &words, moment: &moment, ellipsis: "…" };
        let has_draft = self.screen != Screen::Start && self.saved != Saved::Nothing;
        let situation = self.situation();
        let mut lines = Vec::new();
        if has_draft || situation.standing != Standing::Untried {
            lines.push(self.standing_text(&words, "…"));
            let [verb, _] = situation.command();
            let is_about_draft = situation.standing.spec().next_send == NextSend::Ask;
            let name = if is_about_draft { self.resume_name() } else { situation.name.as_str() };
            if !is_about_draft || self.saved == Saved::Saved {
                lines.extend(situation.next(&self.command_line(&[verb, name]), &teller));
            }
            lines.extend(self.unkept().map(|message| words.message(&message)));
        }
        for open in self.left_open.iter().filter(|open| open.name != situation.name) {
            lines.push(open.sentence(&teller));
            lines.extend(open.next(&self.command_line(&open.command()), &teller));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The exit code of a program that ends now: that of the draft on the screen.
    pub fn exit_code(&self) -> u8 {
        self.situation().standing.spec().exit
    }

    /// Puts the present submission aside, to be named at the end where its own end is open.
    pub(super) fn set_submission_aside(&mut self) {
        if let Some(submission) = self.submission.take() {
            let situation = submission.situation();
            self.left_open.retain(|open| open.name != situation.name);
            if situation.standing.spec().is_open {
                self.left_open.push(situation);
            }
        }
    }
}
