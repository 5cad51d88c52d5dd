//! What is looked for after a submission: what became of an earlier one, and who holds a name that was refused.

use super::{
    App, Effect, Screen, Timer,
    lookup::Lookup,
    start::UnsettledRow,
    submission::{Sent, Submission},
    update::SECOND,
};
use crate::domain::{endpoint::Endpoint, facts::NameState};

impl App {
    /// Whether an open submission can be looked for from here: what was sent to a sandbox that has gone cannot.
    pub(super) fn can_be_settled(&self, row: &UnsettledRow) -> bool {
        match Endpoint::parse(&row.endpoint, None) {
            Ok(endpoint) => !endpoint.is_loopback() || endpoint.url("ssm") == self.endpoint().url("ssm"),
            Err(_) => true,
        }
    }

    /// Hands the look for the name on to a submission that was refused or found somebody else's.
    pub(super) fn name_found(&mut self, lookup: Lookup) {
        let Some(state) = self.lookups.name.clone().filter(|_| lookup == Lookup::Name) else { return };
        if state == NameState::Free {
            self.free_at = Some((self.draft.name.clone(), self.now));
        }
        let names = self.free_names();
        if let Some(submission) = &mut self.submission
            && submission.outcome().is_some()
            && submission.sent().name == self.draft.name
        {
            submission.name_seen(self.now, state);
            submission.names_free(names);
        }
    }

    /// Looks for what became of an earlier submission.
    pub(super) fn settle(&mut self, row: UnsettledRow, effects: &mut Vec<Effect>) {
        if !self.may_settle_at(&row) {
            return;
        }
        let endpoint = Endpoint::parse(&row.endpoint, None).unwrap_or_else(|_| self.endpoint());
        let sent = Sent {
            name: row.name,
            product: row.product,
            instance: row.instance,
            region: row.region,
            endpoint: endpoint.to_string(),
            is_sandbox: self.is_sandbox(),
            ..Sent::default()
        };
        self.submission = Some(Submission::new(sent, self.now));
        self.screen = Screen::Submission;
        effects.push(Effect::Settle(row.id));
        self.wait(Timer::Second, SECOND, effects);
    }
}
