//! Look-ups as questions that the draft asks: when a question changes, a new ticket goes out, and an answer that
//! carries an old ticket is dropped.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::editor::Names;
use crate::domain::facts::{
    Account, Answer, Ask, Facts, Identity, Instance, Key, NameState, Page, Question, Service, Trouble,
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
    Accounts,
    Databases,
    Tables,
    Columns,
    Supported,
    Keys,
}

/// Every look-up, in the order in which they are asked.
pub const LOOKUPS: &[Lookup] = &[
    Lookup::Identity,
    Lookup::Service,
    Lookup::Regions,
    Lookup::Products,
    Lookup::Instances,
    Lookup::Name,
    Lookup::Accounts,
    Lookup::Databases,
    Lookup::Tables,
    Lookup::Columns,
    Lookup::Supported,
    Lookup::Keys,
];

/// Tells the answers to an older question from those to the present one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(u64);

/// How a look-up stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing is asked.
    #[default]
    Idle,
    /// Asked; pages may have come already.
    Loading,
    /// Every page has come.
    Ready,
    /// No answer.
    Failed(Trouble),
}

#[derive(Clone, Debug, Default)]
struct Slot {
    asked: Option<Ask>,
    ticket: Ticket,
    state: State,
    pages: usize,
    total: usize,
    /// When the latest answer came.
    at: Option<Timestamp>,
}

/// Every look-up and what it has brought.
#[derive(Clone, Debug, Default)]
pub struct Lookups {
    slots: BTreeMap<Lookup, Slot>,
    issued: u64,
    /// Who asks.
    pub identity: Option<Identity>,
    /// Whether Secrets Manager can be used.
    pub service: Option<Service>,
    /// Region ids.
    pub regions: Vec<String>,
    /// Instances of the product, as far as they have come.
    pub instances: Vec<Instance>,
    /// What each instance is searched by, lower case, in the same order.
    pub instance_texts: Vec<String>,
    /// What bears the name.
    pub name: Option<NameState>,
    /// Accounts of the instance.
    pub accounts: Vec<Account>,
    /// Databases of the instance.
    pub databases: Vec<String>,
    /// Tables by database.
    pub tables: BTreeMap<String, Vec<String>>,
    /// Columns by database and table.
    pub columns: BTreeMap<(String, String), Vec<String>>,
    /// Keys of the region, as far as they have come.
    pub keys: Vec<Key>,
    /// What the rules may use.
    pub facts: Facts,
}

impl Lookups {
    /// How a look-up stands.
    pub fn state(&self, lookup: Lookup) -> &State {
        self.slots.get(&lookup).map_or(&State::Idle, |slot| &slot.state)
    }

    /// Pages that have come, and `TotalCount`.
    pub fn progress(&self, lookup: Lookup) -> (usize, usize) {
        self.slots.get(&lookup).map_or((0, 0), |slot| (slot.pages, slot.total))
    }

    /// When the latest answer to the present question came.
    pub fn answered(&self, lookup: Lookup) -> Option<Timestamp> {
        self.slots.get(&lookup).and_then(|slot| slot.at)
    }

    /// Which answers there are, of those that a draft is checked against.
    pub(super) fn known(&self) -> [bool; 5] {
        let Facts { products, keys, supported } = &self.facts;
        [products.is_some(), keys.is_some(), supported.is_some(), self.name.is_some(), !self.accounts.is_empty()]
    }

    /// Whether any question is under way.
    pub fn is_loading(&self) -> bool {
        self.slots.values().any(|slot| slot.state == State::Loading)
    }

    /// Puts the present question of a look-up; a ticket comes back where it has to go out.
    pub fn ask(&mut self, lookup: Lookup, ask: Option<&Ask>) -> Option<Ticket> {
        let slot = self.slots.entry(lookup).or_default();
        if slot.asked.as_ref() == ask {
            return None;
        }
        self.issued += 1;
        let instance_changed = instance_of(slot.asked.as_ref()) != instance_of(ask);
        *slot = Slot { asked: ask.cloned(), ticket: Ticket(self.issued), ..Slot::default() };
        self.forget(lookup, instance_changed);
        ask?;
        let slot = self.slots.entry(lookup).or_default();
        slot.state = State::Loading;
        Some(slot.ticket)
    }

    /// Forgets the questions of some look-ups, so that they go out again.
    pub fn ask_again(&mut self, lookups: &[Lookup]) {
        for lookup in lookups {
            self.slots.remove(lookup);
        }
    }

    /// Whether a look-up was asked and has no answer.
    pub fn has_failed(&self, lookup: Lookup) -> bool {
        matches!(self.state(lookup), State::Failed(_))
    }

    /// Takes a page, or the news that there is none; an answer to an older question is dropped.
    pub fn take(&mut self, lookup: Lookup, ticket: Ticket, found: Result<Page, Trouble>) -> bool {
        let Some(slot) = self.slots.get_mut(&lookup).filter(|slot| slot.ticket == ticket) else { return false };
        match found {
            Err(trouble) => slot.state = State::Failed(trouble),
            Ok(page) => {
                slot.pages += 1;
                slot.total = page.total;
                if page.is_last {
                    slot.state = State::Ready;
                }
                let question = slot.asked.as_ref().map(|ask| ask.question.clone());
                self.keep(page, question);
            }
        }
        true
    }

    /// Notes the moment of the latest answer.
    pub fn stamp(&mut self, lookup: Lookup, now: Timestamp) {
        if let Some(slot) = self.slots.get_mut(&lookup) {
            slot.at = Some(now);
        }
    }

    fn keep(&mut self, page: Page, question: Option<Question>) {
        let is_last = page.is_last;
        match page.answer {
            Answer::Identity(identity) => self.identity = Some(identity),
            Answer::Service(service) => self.service = Some(service),
            Answer::Regions(regions) => self.regions = regions,
            Answer::Products(products) => self.facts.products = Some(products),
            Answer::Instances(instances) => {
                self.instance_texts.extend(instances.iter().map(search_text));
                self.instances.extend(instances);
            }
            Answer::Name(name) => self.name = Some(name),
            Answer::Accounts(accounts) => self.accounts.extend(accounts),
            Answer::Names(names) => match question {
                Some(Question::Databases { .. }) => self.databases.extend(names),
                Some(Question::Tables { database, .. }) => self.tables.entry(database).or_default().extend(names),
                Some(Question::Columns { database, table, .. }) => {
                    self.columns.entry((database, table)).or_default().extend(names);
                }
                _ => {}
            },
            Answer::Supported(supported) => self.facts.supported = Some(supported),
            Answer::Keys(keys) => {
                self.keys.extend(keys);
                if is_last {
                    self.facts.keys = Some(self.keys.clone());
                }
            }
            Answer::AccountGrants(_) => {}
        }
    }

    fn forget(&mut self, lookup: Lookup, instance_changed: bool) {
        match lookup {
            Lookup::Identity => self.identity = None,
            Lookup::Service => self.service = None,
            Lookup::Regions => self.regions.clear(),
            Lookup::Products => self.facts.products = None,
            Lookup::Instances => {
                self.instances.clear();
                self.instance_texts.clear();
            }
            Lookup::Name => self.name = None,
            Lookup::Accounts => self.accounts.clear(),
            Lookup::Databases => self.databases.clear(),
            // Tables of other databases of the same instance stay known.
            Lookup::Tables if instance_changed => self.tables.clear(),
            Lookup::Columns if instance_changed => self.columns.clear(),
            Lookup::Tables | Lookup::Columns => {}
            Lookup::Supported => self.facts.supported = None,
            Lookup::Keys => {
                self.keys.clear();
                self.facts.keys = None;
            }
        }
    }
}

impl Names for Lookups {
    fn databases(&self) -> &[String] {
        &self.databases
    }

    fn tables(&self, database: &str) -> &[String] {
        self.tables.get(database).map_or(&[], Vec::as_slice)
    }

    fn columns(&self, database: &str, table: &str) -> &[String] {
        self.columns.get(&(database.to_owned(), table.to_owned())).map_or(&[], Vec::as_slice)
    }
}

fn instance_of(ask: Option<&Ask>) -> Option<&str> {
    match &ask?.question {
        Question::Tables { instance, .. } | Question::Columns { instance, .. } => Some(instance),
        _ => None,
    }
}

fn search_text(instance: &Instance) -> String {
    let mut text = String::with_capacity(instance.id.len() + instance.name.len() + instance.address.len() + 2);
    for part in [&instance.id, &instance.name, &instance.address] {
        text.push_str(part);
        text.push(' ');
    }
    text.make_ascii_lowercase();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(lookups.state(Lookup::Regions), &State::Idle);
    }
}
