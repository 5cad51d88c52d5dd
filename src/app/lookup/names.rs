//! The names that the privilege editor completes with, as the look-ups have brought them.

use super::{Lookup, LookupState, Lookups};
use crate::{
    app::editor::{AnswerState, Names, ObjectList},
    catalog::{Capability, Catalog},
    domain::{
        facts::{Account, LookUpError, Question},
        grants::Unit,
    },
};

impl Lookups {
    fn answer<'a, T: ?Sized>(&'a self, lookup: Lookup, here: &'a T) -> AnswerState<'a, T> {
        match self.state(lookup) {
            LookupState::Idle => AnswerState::Unasked,
            LookupState::Loading => AnswerState::Coming,
            LookupState::Ready => AnswerState::Here(here),
            LookupState::Failed(trouble) => AnswerState::Failed(trouble),
        }
    }

    /// The names that a question lists, as far as they have come.
    pub(super) fn listed(&self, question: &Question) -> &[String] {
        self.lists.get(question).map_or(&[], |list| &list.names)
    }
}

impl Names for Lookups {
    fn names(&self, list: &ObjectList) -> &[String] {
        // The databases are asked for first, so they say which instance it is.
        let Some(Question::Databases { instance }) = self.asked(Lookup::Databases) else { return &[] };
        list.question(instance).map_or(&[], |question| self.listed(&question))
    }

    fn trouble(&self, list: &ObjectList) -> Option<&LookUpError> {
        let Some(Question::Databases { instance }) = self.asked(Lookup::Databases) else { return None };
        let question = list.question(instance)?;
        let lookup = Lookup::of(&question);
        match self.state(lookup) {
            LookupState::Failed(trouble) if self.asked(lookup) == Some(&question) => Some(trouble),
            _ => None,
        }
    }

    fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    fn listing(&self) -> AnswerState<'_, ()> {
        // The editor lists accounts to copy their grants, so those that cannot be read are not listed.
        let service = match self.asked(Lookup::Accounts) {
            Some(Question::Accounts { instance }) => Catalog::built_in().service_of(instance),
            _ => None,
        };
        if service.is_none_or(|service| service.has(Capability::AccountGrants)) {
            self.answer(Lookup::Accounts, &())
        } else {
            AnswerState::Unasked
        }
    }

    fn granted(&self, account: &Account) -> AnswerState<'_, [Unit]> {
        let is_asked = matches!(self.asked(Lookup::AccountGrants), Some(Question::AccountGrants { user, host, .. })
            if *user == account.user && *host == account.host);
        match &self.granted {
            _ if !is_asked => AnswerState::Unasked,
            Some((_, units)) => self.answer(Lookup::AccountGrants, units.as_slice()),
            None => self.answer(Lookup::AccountGrants, &[]),
        }
    }
}
