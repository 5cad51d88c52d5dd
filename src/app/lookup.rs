//! Look-ups as questions that the draft asks: when a question changes, a new ticket goes out, and an answer that
//! carries an old ticket is dropped. A complete list is kept for the session, so that a question that comes back is
//! answered at once; only the user's key for "ask again" sends it again.

mod answers;
mod names;
mod values;

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::guess::SearchText;
use crate::domain::{
    facts::{
        Account, Ask, Facts, Identity, Instance, KmsKey, LookUpError, NameState, Page, Question, SecretFact, Service,
    },
    grants::Unit,
};

/// The look-ups; each has at most one question under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as the questions of `domain::facts`")]
pub enum Lookup {
    Identity,
    Service,
    Regions,
    Products,
    Instances,
    Name,
    Secrets,
    Accounts,
    AccountGrants,
    Databases,
    Tables,
    Columns,
    Objects,
    Supported,
    Keys,
    TagKeys,
    TagValues,
}

/// Every look-up, in the order in which they are asked.
pub(crate) const LOOKUPS: &[Lookup] = &[
    Lookup::Identity,
    Lookup::Service,
    Lookup::Regions,
    Lookup::Products,
    Lookup::Instances,
    Lookup::Name,
    Lookup::Secrets,
    Lookup::Accounts,
    Lookup::AccountGrants,
    Lookup::Databases,
    Lookup::Tables,
    Lookup::Columns,
    Lookup::Objects,
    Lookup::Supported,
    Lookup::Keys,
    Lookup::TagKeys,
    Lookup::TagValues,
];

impl Lookup {
    /// The look-up that a question belongs to.
    pub(crate) fn of(question: &Question) -> Lookup {
        match question {
            Question::Identity => Lookup::Identity,
            Question::Service => Lookup::Service,
            Question::Regions => Lookup::Regions,
            Question::Products => Lookup::Products,
            Question::Instances { .. } => Lookup::Instances,
            Question::Name { .. } => Lookup::Name,
            Question::Secrets { .. } => Lookup::Secrets,
            Question::Accounts { .. } => Lookup::Accounts,
            Question::AccountGrants { .. } => Lookup::AccountGrants,
            Question::Databases { .. } => Lookup::Databases,
            Question::Tables { .. } => Lookup::Tables,
            Question::Columns { .. } => Lookup::Columns,
            Question::Objects { .. } => Lookup::Objects,
            Question::Supported { .. } => Lookup::Supported,
            Question::Keys => Lookup::Keys,
            Question::TagKeys => Lookup::TagKeys,
            Question::TagValues { .. } => Lookup::TagValues,
        }
    }
}

/// Distinguishes the answers to an older question from those to the present one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(u64);

/// How a look-up stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum LookupState {
    /// Nothing is asked.
    #[default]
    Idle,
    /// Asked; pages may have come already.
    Loading,
    /// Every page has come.
    Ready,
    /// No answer.
    Failed(LookUpError),
}

#[derive(Clone, Debug, Default)]
struct Slot {
    asked: Option<Ask>,
    ticket: Ticket,
    state: LookupState,
    pages: usize,
    total: usize,
    /// When the latest answer came.
    at: Option<Timestamp>,
}

/// Names that one question lists, as far as they have come.
#[derive(Clone, Debug, Default)]
struct ListedNames {
    names: Vec<String>,
    /// Whether it has as many names as the service counts.
    is_whole: bool,
}

/// A complete answer to a question that is not the present one.
#[derive(Clone, Debug)]
struct KeptAnswer {
    page: Page,
    at: Option<Timestamp>,
}

/// Every look-up and what it has brought.
#[derive(Clone, Debug, Default)]
pub struct Lookups {
    slots: BTreeMap<Lookup, Slot>,
    issued: u64,
    /// Who asks.
    pub(crate) identity: Option<Identity>,
    /// Whether Secrets Manager can be used.
    pub(crate) service: Option<Service>,
    /// By how many seconds the service's clock is ahead of this machine's.
    pub(crate) clock_ahead: Option<i64>,
    /// Region ids.
    pub(crate) regions: Vec<String>,
    /// Instances of the product, as far as they have come.
    pub instances: Vec<Instance>,
    /// What each instance is searched by, in the same order.
    pub(super) instance_texts: Vec<SearchText>,
    /// What has this name in Secrets Manager.
    pub(crate) name: Option<NameState>,
    /// Database credentials of the region, as far as they have come.
    pub(crate) secrets: Vec<SecretFact>,
    /// Accounts of the instance.
    pub(crate) accounts: Vec<Account>,
    /// Grants of one of them.
    granted: Option<(Account, Vec<Unit>)>,
    /// Names of objects and of tags, by the question that lists them.
    lists: HashMap<Question, ListedNames>,
    /// Keys of the region, as far as they have come.
    pub(crate) keys: Vec<KmsKey>,
    /// Complete answers to other questions of the session.
    kept: HashMap<Ask, KeptAnswer>,
    /// What the rules may use.
    pub(super) facts: Facts,
    /// Whether what a draft is checked against has changed since [`Lookups::take_news`].
    has_news: bool,
}

impl Lookups {
    /// How a look-up stands.
    pub(crate) fn state(&self, lookup: Lookup) -> &LookupState {
        self.slots.get(&lookup).map_or(&LookupState::Idle, |slot| &slot.state)
    }

    /// The present question of a look-up.
    pub(crate) fn asked(&self, lookup: Lookup) -> Option<&Question> {
        Some(&self.slots.get(&lookup)?.asked.as_ref()?.question)
    }

    /// Pages that have come, and `TotalCount`.
    pub(crate) fn progress(&self, lookup: Lookup) -> (usize, usize) {
        self.slots.get(&lookup).map_or((0, 0), |slot| (slot.pages, slot.total))
    }

    /// When the latest answer to the present question came.
    pub(crate) fn answered(&self, lookup: Lookup) -> Option<Timestamp> {
        self.slots.get(&lookup).and_then(|slot| slot.at)
    }

    /// Whether what a draft is checked against has changed since this was asked last.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.has_news)
    }

    /// Puts the present question of a look-up; a ticket comes back where it has to go out.
    pub(crate) fn ask(&mut self, lookup: Lookup, ask: Option<&Ask>) -> Option<Ticket> {
        let slot = self.slots.entry(lookup).or_default();
        if slot.asked.as_ref() == ask {
            return None;
        }
        // What an answer said is forgotten with its question.
        self.has_news |= slot.state != LookupState::Idle;
        self.put_away(lookup);
        self.issued += 1;
        let ticket = Ticket(self.issued);
        self.slots.insert(lookup, Slot { asked: ask.cloned(), ticket, ..Slot::default() });
        self.forget(lookup);
        let ask = ask?;
        self.slots.entry(lookup).or_default().state = LookupState::Loading;
        if self.recall(lookup, ask) { None } else { Some(ticket) }
    }

    /// Forgets everything: who asks, or the place that is asked, is another.
    pub(super) fn forget_all(&mut self) {
        // An answer that is still to come has an older ticket.
        *self = Lookups { issued: self.issued, ..Lookups::default() };
    }

    /// Forgets the questions of some look-ups and every answer to them, so that they go out again.
    pub(super) fn ask_again(&mut self, lookups: &[Lookup]) {
        self.slots.retain(|lookup, _| !lookups.contains(lookup));
        self.lists.retain(|question, _| !lookups.contains(&Lookup::of(question)));
        self.kept.retain(|ask, _| !lookups.contains(&Lookup::of(&ask.question)));
        self.has_news = true;
    }

    /// Whether a look-up was asked and has no answer.
    pub(crate) fn has_failed(&self, lookup: Lookup) -> bool {
        matches!(self.state(lookup), LookupState::Failed(_))
    }

    /// Applies one page of a look-up, or its failure; an answer to an older question is dropped.
    pub(crate) fn take(&mut self, lookup: Lookup, ticket: Ticket, found: Result<Page, LookUpError>) -> bool {
        let Some(slot) = self.slots.get_mut(&lookup).filter(|slot| slot.ticket == ticket) else { return false };
        match found {
            Err(trouble) => slot.state = LookupState::Failed(trouble),
            Ok(page) => {
                let Some(ask) = slot.asked.clone() else { return false };
                slot.pages += 1;
                slot.total = page.total;
                if page.is_last {
                    slot.state = LookupState::Ready;
                }
                if slot.pages == 1 {
                    self.lists.remove(&ask.question);
                }
                self.keep(page, ask.question);
            }
        }
        true
    }

    /// Notes how far the service's clock is ahead; with an older ticket it was the clock of another place.
    pub(super) fn compare_clock(&mut self, ticket: Ticket, ahead: i64) {
        let is_present = |slot: &Slot| slot.ticket == ticket;
        if self.slots.get(&Lookup::Identity).is_some_and(is_present) {
            self.clock_ahead = Some(ahead);
        }
    }

    /// Notes the moment of the latest answer.
    pub(super) fn stamp(&mut self, lookup: Lookup, now: Timestamp) {
        if let Some(slot) = self.slots.get_mut(&lookup) {
            slot.at = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facts::Answer;

    fn ask(question: Question) -> Ask {
        Ask { region: "ap-guangzhou".into(), question }
    }

    fn regions(names: &[&str]) -> Page {
        let answer = Answer::Regions(names.iter().map(|name| (*name).to_owned()).collect());
        Page { answer, total: 1, is_last: true }
    }

    #[test]
    fn a_question_that_stays_the_same_goes_out_once() {
        let mut lookups = Lookups::default();
        assert!(lookups.ask(Lookup::Regions, Some(&ask(Question::Regions))).is_some());
        assert!(lookups.ask(Lookup::Regions, Some(&ask(Question::Regions))).is_none());
    }

    #[test]
    fn an_answer_to_an_older_question_is_dropped() {
        let mut lookups = Lookups::default();
        let name = |name: &str| ask(Question::Name { name: name.into() });
        let old = lookups.ask(Lookup::Name, Some(&name("a"))).unwrap();
        let new = lookups.ask(Lookup::Name, Some(&name("ab"))).unwrap();
        let free = || Ok(Page { answer: Answer::Name(NameState::Free), total: 1, is_last: true });
        assert!(!lookups.take(Lookup::Name, old, free()));
        assert_eq!(lookups.name, None);
        assert!(lookups.take(Lookup::Name, new, free()));
        assert_eq!(lookups.name, Some(NameState::Free));
    }

    #[test]
    fn a_question_that_is_no_longer_asked_takes_its_answer_along() {
        let mut lookups = Lookups::default();
        let ticket = lookups.ask(Lookup::Regions, Some(&ask(Question::Regions))).unwrap();
        lookups.take(Lookup::Regions, ticket, Ok(regions(&["ap-guangzhou"])));
        assert_eq!(lookups.ask(Lookup::Regions, None), None);
        assert!(lookups.regions.is_empty());
        assert_eq!(lookups.state(Lookup::Regions), &LookupState::Idle);
    }
}
