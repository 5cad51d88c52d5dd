//! From the draft to the service: the preview, the last question, the create, and its end.

use super::timers::SECOND;
use crate::{
    app::{
        App, DraftChange, Effect, RuntimeTask, Saved, Screen, Timer,
        attempts::AttemptKey,
        form::{RefusedValue, subject},
        lookup::Lookup,
        overlay::Overlay,
        start::KeyState,
        submission::{Confirm, ConfirmNote, Formatter, Sent, Situation, Submission},
    },
    domain::{
        attempt::Attempt,
        fields::FieldId,
        rule::{Issue, Message, Risk, Severity},
        standing::{NextSend, Standing},
        steps::StepId,
        submission::{Outcome, Step},
    },
    text::Words,
};

impl App {
    pub(in crate::app) fn open_preview(&mut self) {
        self.form.is_attempted = true;
        if self.form.request().is_none() {
            return self.stop_at_errors();
        }
        // Signed for the present moment.
        self.pane.begin_again();
        self.screen = Screen::Preview;
    }

    fn stop_at_errors(&mut self) {
        let errors = self.form.count(Severity::Error);
        // On the review a letter changes nothing: what is typed on after the key that led here is in no field.
        self.go_to(StepId::Review);
        self.form.is_revealed = true;
        self.session.notice = Some(Message::new("errors-first").with("n", errors));
    }

    pub(super) fn go_to_first_problem(&mut self) {
        match self
            .form
            .issues()
            .iter()
            .find(|issue| issue.severity == Severity::Error)
            .map(|issue| (issue.field, issue.item))
        {
            Some((field, item)) => self.focus_on(field, item),
            None => self.go_to(StepId::Review),
        }
    }

    /// Asks for `yes`, where the draft stands so that something may be sent under its name.
    pub(super) fn open_confirm(&mut self, effects: &mut Vec<Effect>) {
        if self.show_submission_under_way() {
            return;
        }
        let situation = self.situation();
        match self.next_send() {
            NextSend::Ask => self.ask_for_yes(&situation, effects),
            // What became of the earlier attempt is found out first; sending is another question then.
            NextSend::Settle => match self.attempt().cloned() {
                Some(attempt) => self.settle(&attempt, effects),
                None => self.screen = Screen::Submission,
            },
            NextSend::OtherName => {
                self.form.touched.insert(FieldId::Name);
                self.focus_on(FieldId::Name, None);
                self.session.notice = Some(Message::new("sends-nothing-name").with("name", situation.name));
            }
            NextSend::Nothing => {}
        }
    }

    fn ask_for_yes(&mut self, situation: &Situation, effects: &mut Vec<Effect>) {
        self.form.is_attempted = true;
        let Some(request) = self.form.request().cloned() else { return self.stop_at_errors() };
        if !self.session.has_key(self.now) {
            // A key that has expired may have a successor by now, such as after another login.
            let has_expired = matches!(self.session.key, KeyState::Found(_));
            if has_expired {
                self.session.search_key(effects);
            }
            let notice = if has_expired { "key-expired-to-send" } else { "no-key-to-send" };
            self.session.notice = Some(Message::new(notice));
            return;
        }
        if let Some(other) = self.other_account() {
            self.session.notice = Some(other);
            return;
        }
        let mut confirm = Confirm::new(self.sent(&request), self.earlier(situation));
        confirm.others = self.harmless();
        self.overlays.push(Overlay::Confirm(Box::new(confirm)));
    }

    /// How an earlier attempt at the name stands, to be read before the `yes`.
    fn earlier(&self, situation: &Situation) -> Option<ConfirmNote> {
        (situation.standing != Standing::Untried).then(|| {
            let text = self.standing_text(&Words::new(self.session.language), "\u{2026}");
            let message = Message::new("confirm-earlier").with("text", text);
            ConfirmNote { severity: Severity::Warning, field: None, message }
        })
    }

    /// The risks of the draft: every warning, and the notes about a risk, the gravest first.
    pub(in crate::app) fn risks(&self) -> Vec<ConfirmNote> {
        self.problems(is_risk)
    }

    /// The lines of the review that are no risk.
    fn harmless(&self) -> Vec<ConfirmNote> {
        self.problems(|issue| !is_risk(issue))
    }

    /// Some lines of the review, the gravest first.
    fn problems(&self, is_wanted: impl Fn(&Issue) -> bool) -> Vec<ConfirmNote> {
        let problems = self.form.review_problems().into_iter().filter(|issue| is_wanted(issue));
        let note = |issue: &Issue| ConfirmNote {
            severity: issue.severity,
            field: subject(issue),
            message: issue.message.clone(),
        };
        problems.map(note).collect()
    }

    /// A `yes` that was typed before the last thing known does not count: what has come since is shown, and the word is
    /// asked for again; where nothing may be sent any more, the dialog goes.
    pub(super) fn refresh_confirm(&mut self) {
        let is_confirm = |overlay: &Overlay| matches!(overlay, Overlay::Confirm(_));
        if !self.overlays.any(is_confirm) {
            return;
        }
        let situation = self.situation();
        let other = self.other_account();
        if other.is_some() || self.next_send() != NextSend::Ask {
            self.overlays.close(is_confirm);
            self.session.notice = other.or(Some(Message::new("confirm-overtaken")));
            return;
        }
        let Some(sent) = self.form.request().map(|request| self.sent(request)) else { return };
        let (earlier, others) = (self.earlier(&situation), self.harmless());
        if let Some(confirm) = self.overlays.confirm_mut() {
            confirm.learnt(sent, earlier);
            confirm.others = others;
        }
    }

    /// The risks that remain once a create was accepted: not those that only said that it would be refused.
    fn lasting(&self, risks: Vec<ConfirmNote>) -> Vec<ConfirmNote> {
        let refusals = self.problems(|issue| issue.risk == Risk::Refusal);
        risks.into_iter().filter(|risk| !refusals.contains(risk)).collect()
    }

    /// Sends, once: the only place where a create begins. The `yes` was said to these risks.
    pub(in crate::app) fn create(&mut self, risks: Vec<ConfirmNote>, effects: &mut Vec<Effect>) {
        let Some(request) = self.form.request().cloned() else { return };
        self.form.flush(effects);
        let sent = Sent { risks: self.lasting(risks), ..self.sent(&request) };
        let number = self.submission.begin(Submission::new(sent, self.now));
        self.screen = Screen::Submission;
        effects.push(Effect::Runtime(RuntimeTask::Submit(number, Box::new(request))));
        self.form.wait(Timer::Second, SECOND, effects);
    }

    /// A step of a submission, wherever it is now: what is said of the name depends on it.
    pub(super) fn stepped(&mut self, number: u64, step: Step, effects: &mut Vec<Effect>) {
        let now = self.now;
        if let Some(submission) = self.submission.numbered(number) {
            submission.stepped(now, step);
            self.form.wait(Timer::Second, SECOND, effects);
            self.recheck();
        }
    }

    /// What the journal knows of the name has been read.
    pub(super) fn attempts_found(&mut self, key: &AttemptKey, found: Vec<Attempt>) {
        self.submission.attempts.take(key, found);
        self.recheck();
    }

    pub(super) fn ended(&mut self, number: u64, outcome: Outcome, effects: &mut Vec<Effect>) {
        self.submission.attempts.forget();
        self.take_end(number, outcome, effects);
        self.recheck();
    }

    fn take_end(&mut self, number: u64, outcome: Outcome, effects: &mut Vec<Effect>) {
        let now = self.now;
        let Some(submission) = self.submission.shown.as_mut().filter(|submission| submission.number == number) else {
            return self.ended_aside(number, outcome);
        };
        let is_there = outcome.standing().spec().is_made();
        self.session.notice = None;
        submission.ended(now, outcome);
        if let Some((field, message)) = submission.local_issue() {
            self.form.refusal = Some(RefusedValue { field, message, draft: Box::new(self.form.draft.clone()) });
        }
        if is_there && !self.differs_from_sent() && !self.form.draft_id.is_empty() {
            effects.push(Effect::Draft(DraftChange::Delete(self.form.draft_id.clone())));
            self.form.saved = Saved::Nothing;
        }
        // The name is taken now, or was: what was known about it is old.
        self.lookups.ask_again(&[Lookup::Name, Lookup::Secrets, Lookup::Accounts, Lookup::Service]);
    }

    /// The end of a submission that is not on the screen is news.
    fn ended_aside(&mut self, number: u64, outcome: Outcome) {
        let now = self.now;
        let Some(submission) = self.submission.numbered(number) else { return };
        submission.ended(now, outcome);
        let situation = submission.situation();
        if !situation.standing.spec().is_open {
            self.submission.left_open.retain(|open| open.number != number);
        }
        let (words, moment) = (Words::new(self.session.language), self.moment());
        let text = situation.sentence(&Formatter { words: &words, moment: &moment, ellipsis: "\u{2026}" });
        self.session.notice = Some(Message::new("submission-aside").with("text", text));
    }
}

/// Whether a line of the review is a risk: a warning, or a note about one.
fn is_risk(issue: &Issue) -> bool {
    issue.severity > Severity::Note || issue.risk != Risk::Other
}
