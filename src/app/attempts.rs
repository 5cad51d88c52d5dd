//! How the draft on the screen stands: what this session sent under its name, else what the journal knows. Every place
//! of the wizard that says something about sending asks here.

use super::{
    App, Effect, RuntimeTask, Saved, Screen,
    submission::{Formatter, Sent, Situation, Submission, SubmissionMoment},
};
use crate::{
    domain::{attempt::Attempt, facts::NameState, fields::FieldId, standing::Standing},
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
pub(crate) struct Attempts {
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
        let (region, name) = (self.form.draft.region.clone(), self.form.draft.name.clone());
        AttemptKey { endpoint: self.endpoint().url("ssm"), region, name }
    }

    /// Asks the journal about the draft's name, once it is not being typed any more.
    pub(super) fn ask_for_attempts(&mut self, effects: &mut Vec<Effect>) {
        let is_typing = self.screen == Screen::Form && self.form.focus.field() == Some(FieldId::Name);
        let key = self.attempt_key();
        if is_typing || key.name.is_empty() || key == self.submission.attempts.asked {
            return;
        }
        self.submission.attempts = Attempts { asked: key.clone(), found: Vec::new() };
        effects.push(Effect::Runtime(RuntimeTask::FindAttempts(key)));
    }

    /// The attempt that says how the draft's name stands: one without an end, else the newest that made something,
    /// else the newest.
    pub(crate) fn attempt(&self) -> Option<&Attempt> {
        if self.submission.attempts.asked != self.attempt_key() {
            return None;
        }
        let account = self.lookups.identity.as_ref().map(|identity| identity.account.as_str()).unwrap_or_default();
        let is_ours =
            |attempt: &&Attempt| account.is_empty() || attempt.account.is_empty() || attempt.account == account;
        let says_most = |attempt: &&Attempt| {
            let row = attempt.standing().spec();
            (row.is_open, row.is_made(), attempt.sent)
        };
        self.submission.attempts.found.iter().filter(is_ours).max_by_key(says_most)
    }

    /// Whether the submission of this session is about the draft on the screen.
    fn is_about_draft(&self, sent: &Sent) -> bool {
        sent.name == self.form.draft.name
            && sent.region == self.form.draft.region
            && sent.endpoint == self.endpoint().to_string()
    }

    /// The submission of this session that the screen is about.
    fn shown_submission(&self) -> Option<&Submission> {
        match &self.submission.shown {
            Some(shown) if self.screen == Screen::Submission => Some(shown),
            _ => self.submission.all().find(|submission| self.is_about_draft(submission.sent())),
        }
    }

    /// Shows the submission of the draft where it is under way; whether it is.
    pub(super) fn show_submission_under_way(&mut self) -> bool {
        let is_it = |submission: &Submission| submission.outcome().is_none() && self.is_about_draft(submission.sent());
        let Some(shown) = self.submission.all().find(|submission| is_it(submission)) else {
            return false;
        };
        let number = shown.number;
        if let Some(at) = self.submission.left_open.iter().position(|open| open.number == number) {
            let shown = self.submission.left_open.remove(at);
            self.submission.set_aside();
            self.submission.shown = Some(shown);
        }
        self.screen = Screen::Submission;
        true
    }

    /// How the draft on the screen stands.
    pub fn situation(&self) -> Situation {
        if let Some(submission) = self.shown_submission() {
            return self.or_gone(submission.situation());
        }
        match self.attempt() {
            Some(attempt) => self.or_gone(Situation::of_attempt(attempt)),
            None => Situation::untried(&self.form.draft.name),
        }
    }

    /// What was created is gone once the look-up of the name says that nothing has it.
    fn or_gone(&self, situation: Situation) -> Situation {
        let was_created = situation.standing.spec().is_made();
        let is_free = self.lookups.name == Some(NameState::Free) && self.form.draft.name == situation.name;
        if was_created && is_free && self.screen != Screen::Submission {
            return Situation { standing: Standing::Gone, ..situation };
        }
        situation
    }

    /// Whether something was sent under the draft's name, and the draft is another one now.
    pub(super) fn differs_from_sent(&self) -> bool {
        let sent = match self.shown_submission() {
            Some(submission) => Some(submission.sent().sha256.as_str()),
            None => self.attempt().map(|attempt| attempt.sha256.as_str()),
        };
        let Some(sent) = sent.filter(|sent| !sent.is_empty()) else { return false };
        self.form.request().is_none_or(|request| Sent::of(request).sha256 != sent)
    }

    /// How the draft on the screen stands, in one or two sentences.
    pub fn standing_text(&self, words: &Words, ellipsis: &'static str) -> String {
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let situation = self.situation();
        let is_news = situation.standing != Standing::Untried && self.screen != Screen::Submission;
        let changed =
            if is_news && self.differs_from_sent() { teller.say("standing-draft-differs") } else { String::new() };
        teller.join(&[situation.sentence(&teller), changed])
    }

    /// When and where the screen is read.
    pub(crate) fn moment(&self) -> SubmissionMoment {
        SubmissionMoment { now: self.now, zone: self.session.zone.clone() }
    }

    /// The last lines on the terminal, after the end: how everything stands that was sent, and how to go on.
    pub fn farewell(&self) -> Option<String> {
        let words = Words::new(self.session.language);
        let moment = self.moment();
        let teller = Formatter { words: &words, moment: &moment, ellipsis: "…" };
        let has_draft = self.has_form() && self.form.saved != Saved::Nothing;
        let situation = self.situation();
        let mut lines = Vec::new();
        if has_draft || situation.standing != Standing::Untried {
            lines.push(self.standing_text(&words, "…"));
            let [verb, _] = situation.command();
            let is_about_draft = situation.standing.spec().is_about_draft();
            let name = if is_about_draft { self.resume_name() } else { situation.name.as_str() };
            if !is_about_draft || self.form.saved == Saved::Saved {
                lines.extend(situation.next(&self.session.command_line(&[verb, name]), &teller));
            }
            lines.extend(self.form.unkept().map(|message| words.message(&message)));
        }
        for open in self.open_elsewhere() {
            let other = open.situation();
            lines.push(still_open(&other, &teller));
            let invocation = &self.session.launch.invocation;
            let Sent { region, endpoint, .. } = open.sent();
            // A name alone would be that of the draft.
            let command = if other.name == situation.name {
                invocation.at(endpoint, region).command(&other.command())
            } else {
                invocation.command(&other.command())
            };
            lines.extend(other.next(&command, &teller));
        }
        lines.extend(self.form.undeleted.iter().map(|message| words.message(message)));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// The exit code of a program that ends now: that of the draft on the screen.
    pub fn exit_code(&self) -> u8 {
        self.situation().standing.spec().exit
    }

    /// Submissions of this session whose ends are open and that are not what the screen is about.
    fn open_elsewhere(&self) -> impl Iterator<Item = &Submission> {
        let shown = self.shown_submission().map(|submission| submission.number);
        let is_told = move |submission: &Submission| Some(submission.number) == shown;
        // The latest last.
        let all = self.submission.left_open.iter().chain(&self.submission.shown);
        all.filter(move |submission| submission.standing().spec().is_open && !is_told(submission))
    }

    /// What has an open end and is not what the screen is about, in words; empty where there is nothing.
    pub(crate) fn open_elsewhere_text(&self, words: &Words, ellipsis: &'static str) -> String {
        let moment = self.moment();
        let teller = Formatter { words, moment: &moment, ellipsis };
        let sentences: Vec<String> = self.open_elsewhere().map(|open| still_open(&open.situation(), &teller)).collect();
        teller.join(&sentences)
    }
}

/// How something stands that is not what the screen is about.
fn still_open(situation: &Situation, teller: &Formatter<'_>) -> String {
    teller.with("standing-still-open", &[("text", situation.sentence(teller).into())])
}
