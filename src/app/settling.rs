//! What is looked for after a submission: what became of an earlier one, and who holds a name that was refused.

use super::{
    App, Effect, RuntimeTask, Screen, Timer,
    lookup::Lookup,
    submission::{Sent, Submission},
    update::SECOND,
};
use crate::{
    domain::{attempt::Attempt, draft::Draft, endpoint::Endpoint, facts::NameState},
    import,
};

impl App {
    /// Whether an open submission can be looked for from here: what was sent to a sandbox that has gone cannot.
    pub(super) fn can_be_settled(&self, attempt: &Attempt) -> bool {
        match Endpoint::parse(&attempt.endpoint, None) {
            Ok(endpoint) => !endpoint.is_loopback() || endpoint.url("ssm") == self.endpoint().url("ssm"),
            Err(_) => true,
        }
    }

    /// Hands an answer about the name to the submission with that name, where it has ended.
    pub(super) fn name_found(&mut self, lookup: Lookup) {
        let Some(state) = self.lookups.name.clone().filter(|_| lookup == Lookup::Name) else { return };
        if state == NameState::Free {
            self.submission.free_at = Some((self.form.draft.name.clone(), self.now));
        }
        let names = self.free_names();
        if let Some(submission) = &mut self.submission.shown
            && submission.outcome().is_some()
            && submission.sent().name == self.form.draft.name
        {
            submission.name_seen(self.now, state);
            submission.names_free(names);
        }
    }

    /// Finds out what became of an attempt of the journal. It sends nothing.
    pub(super) fn settle(&mut self, attempt: &Attempt, effects: &mut Vec<Effect>) {
        let shown = self.submission.shown.as_ref().filter(|_| self.screen == Screen::Submission);
        let is_from_start = shown.is_some_and(Submission::is_from_start);
        self.settle_from(is_from_start, attempt, effects);
    }

    fn settle_from(&mut self, is_from_start: bool, attempt: &Attempt, effects: &mut Vec<Effect>) {
        if !self.may_settle_at(attempt) {
            return;
        }
        let sent = Sent::of_attempt(attempt);
        let risks = self.submission.accepted_risks(&sent);
        let sent = Sent { is_sandbox: self.session.is_sandbox(), risks, ..sent };
        let number =
            self.submission.begin(Submission::new(sent, self.now).looking_for(attempt).begun_on_start(is_from_start));
        self.screen = Screen::Submission;
        effects.push(Effect::Runtime(RuntimeTask::Settle(number, Box::new(attempt.clone()))));
        self.form.wait(Timer::Second, SECOND, effects);
    }

    /// The same from the first screen: the form behind it holds what was asked for, so that one can go on from there.
    pub(super) fn settle_from_start(&mut self, attempt: &Attempt, effects: &mut Vec<Effect>) {
        if !self.may_settle_at(attempt) {
            return;
        }
        self.form.flush(effects);
        self.begin(drafted(&attempt.body, &attempt.region), None);
        if self.endpoint().url("ssm") != attempt.endpoint {
            self.form.draft.endpoint.clone_from(&attempt.endpoint);
        }
        self.settle_from(true, attempt, effects);
    }
}

/// The draft that a body was made from, as far as the body holds it.
pub(super) fn drafted(body: &str, region: &str) -> Draft {
    let draft = import::read(body.as_bytes(), "").map(|imported| imported.draft).unwrap_or_default();
    Draft { region: region.to_owned(), ..draft }
}
