//! Look-ups as questions that the draft asks: when a question changes, a new ticket goes out, and an answer that
//! carries an old ticket is dropped.

mod values;

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::editor::{self, Names};
use crate::{
    catalog::{Capability, Catalog},
    domain::{
        facts::{
            Account, Answer, Ask, Facts, Identity, Instance, KmsKey, LookUpError, NameState, Objects, Page, Question,
            Service,
        },
        grants::Unit,
        values::Host,
    },
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
    AccountGrants,
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
    Lookup::AccountGrants,
    Lookup::Databases,
    Lookup::Tables,
    Lookup::Columns,
    Lookup::Supported,
    Lookup::Keys,
];

/// Distinguishes the answers to an older question from those to the present one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(u64);

/// How a look-up stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LookupState {
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
    pub(super) instance_texts: Vec<String>,
    /// What bears the name.
    pub name: Option<NameState>,
    /// Accounts of the instance.
    pub accounts: Vec<Account>,
    /// Grants of one of them.
    pub granted: Option<(Account, Vec<Unit>)>,
    /// Databases of the instance.
    pub databases: Vec<String>,
    /// Tables by database.
    pub tables: BTreeMap<String, Vec<String>>,
    /// Columns by database and table.
    pub(super) columns: BTreeMap<(String, String), Vec<String>>,
    /// Keys of the region, as far as they have come.
    pub keys: Vec<KmsKey>,
    /// What the rules may use.
    pub(super) facts: Facts,
}

impl Lookups {
    /// How a look-up stands.
    pub fn state(&self, lookup: Lookup) -> &LookupState {
        self.slots.get(&lookup).map_or(&LookupState::Idle, |slot| &slot.state)
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
    pub(super) fn known(&self) -> [bool; 10] {
        let Facts { products, instances, keys, supported, objects, tag_keys, tag_values, usual_host } = &self.facts;
        [
            products.is_some(),
            instances.is_some(),
            tag_keys.is_some(),
            !tag_values.is_empty(),
            keys.is_some(),
            supported.is_some(),
            objects.databases.is_some(),
            usual_host.is_some(),
            self.name.is_some(),
            !self.accounts.is_empty(),
        ]
    }

    fn answer<'a, T: ?Sized>(&'a self, lookup: Lookup, here: &'a T) -> editor::AnswerState<'a, T> {
        match self.state(lookup) {
            LookupState::Idle => editor::AnswerState::Unasked,
            LookupState::Loading => editor::AnswerState::Coming,
            LookupState::Ready => editor::AnswerState::Here(here),
            LookupState::Failed(trouble) => editor::AnswerState::Failed(trouble),
        }
    }

    /// Puts the present question of a look-up; a ticket comes back where it has to go out.
    pub fn ask(&mut self, lookup: Lookup, ask: Option<&Ask>) -> Option<Ticket> {
        let slot = self.slots.entry(lookup).or_default();
        if slot.asked.as_ref() == ask {
            return None;
        }
        self.issued += 1;
        *slot = Slot { asked: ask.cloned(), ticket: Ticket(self.issued), ..Slot::default() };
        self.forget(lookup);
        ask?;
        let slot = self.slots.entry(lookup).or_default();
        slot.state = LookupState::Loading;
        Some(slot.ticket)
    }

    /// Forgets everything: who asks, or the place that is asked, is another.
    pub(super) fn forget_all(&mut self) {
        // An answer that is still to come has an older ticket.
        *self = Lookups { issued: self.issued, ..Lookups::default() };
    }

    /// Forgets the questions of some look-ups, so that they go out again.
    pub(super) fn ask_again(&mut self, lookups: &[Lookup]) {
        for lookup in lookups {
            self.slots.remove(lookup);
        }
    }

    /// Whether a look-up was asked and has no answer.
    pub fn has_failed(&self, lookup: Lookup) -> bool {
        matches!(self.state(lookup), LookupState::Failed(_))
    }

    /// Applies one page of a look-up, or its failure; an answer to an older question is dropped.
    pub fn take(&mut self, lookup: Lookup, ticket: Ticket, found: Result<Page, LookUpError>) -> bool {
        let Some(slot) = self.slots.get_mut(&lookup).filter(|slot| slot.ticket == ticket) else { return false };
        match found {
            Err(trouble) => slot.state = LookupState::Failed(trouble),
            Ok(page) => {
                slot.pages += 1;
                slot.total = page.total;
                if page.is_last {
                    slot.state = LookupState::Ready;
                }
                let question = slot.asked.as_ref().map(|ask| ask.question.clone());
                if slot.pages == 1 {
                    self.begin(question.as_ref());
                }
                self.keep(page, question);
                if let Some(known) = self.whole(lookup) {
                    self.facts.objects = known;
                }
            }
        }
        true
    }

    /// A list of names that is asked for again begins anew.
    fn begin(&mut self, question: Option<&Question>) {
        match question {
            Some(Question::Tables { database, .. }) => drop(self.tables.remove(database)),
            Some(Question::Columns { database, table, .. }) => {
                self.columns.remove(&(database.clone(), table.clone()));
            }
            _ => {}
        }
    }

    /// The objects with the list that has just ended, for the rules; `None` where none has.
    fn whole(&self, lookup: Lookup) -> Option<Arc<Objects>> {
        let slot = self.slots.get(&lookup).filter(|slot| slot.state == LookupState::Ready)?;
        let mut objects = Objects::clone(&self.facts.objects);
        let names = |names: &[String]| names.iter().cloned().collect();
        match &slot.asked.as_ref()?.question {
            Question::Databases { .. } => objects.databases = Some(names(&self.databases)),
            Question::Tables { database, .. } => {
                objects.tables.insert(database.clone(), names(self.tables(database)));
            }
            Question::Columns { database, table, .. } => {
                let known = names(self.columns(database, table));
                objects.columns.insert((database.clone(), table.clone()), known);
            }
            _ => return None,
        }
        Some(Arc::new(objects))
    }

    /// Notes the moment of the latest answer.
    pub(super) fn stamp(&mut self, lookup: Lookup, now: Timestamp) {
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
                if is_last && self.instances.len() >= page.total {
                    self.facts.instances = Some(Arc::new(self.instances.clone()));
                }
            }
            Answer::Name(name) => self.name = Some(name),
            Answer::Accounts(accounts) => {
                self.accounts.extend(accounts);
                if is_last {
                    self.facts.usual_host = usual_host(&self.accounts);
                }
            }
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
            Answer::Secrets(_) => {}
            Answer::AccountGrants(units) => {
                if let Some(Question::AccountGrants { user, host, .. }) = question {
                    self.granted = Some((Account { user, host }, units));
                }
            }
        }
    }

    fn forget(&mut self, lookup: Lookup) {
        match lookup {
            Lookup::Identity => self.identity = None,
            Lookup::Service => self.service = None,
            Lookup::Regions => self.regions.clear(),
            Lookup::Products => self.facts.products = None,
            Lookup::Instances => {
                self.instances.clear();
                self.instance_texts.clear();
                self.facts.instances = None;
            }
            Lookup::Name => self.name = None,
            Lookup::Accounts => {
                self.accounts.clear();
                self.facts.usual_host = None;
            }
            Lookup::AccountGrants => self.granted = None,
            // The databases are asked for whenever the instance is another one, before anything in them.
            Lookup::Databases => {
                self.databases.clear();
                self.tables.clear();
                self.columns.clear();
                self.facts.objects = Arc::default();
            }
            // What is in other databases of the same instance stays known.
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

    fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    fn listing(&self) -> editor::AnswerState<'_, ()> {
        // The editor lists accounts to copy their grants, so those that cannot be read are not listed.
        let asked = self.slots.get(&Lookup::Accounts).and_then(|slot| slot.asked.as_ref());
        let service = asked.and_then(|ask| match &ask.question {
            Question::Accounts { instance } => Catalog::built_in().service_of(instance),
            _ => None,
        });
        if service.is_none_or(|service| service.has(Capability::AccountGrants)) {
            self.answer(Lookup::Accounts, &())
        } else {
            editor::AnswerState::Unasked
        }
    }

    fn granted(&self, account: &Account) -> editor::AnswerState<'_, [Unit]> {
        let asked = self.slots.get(&Lookup::AccountGrants).and_then(|slot| slot.asked.as_ref());
        let is_asked = matches!(asked.map(|ask| &ask.question), Some(Question::AccountGrants { user, host, .. })
            if *user == account.user && *host == account.host);
        match &self.granted {
            _ if !is_asked => editor::AnswerState::Unasked,
            Some((_, units)) => self.answer(Lookup::AccountGrants, units.as_slice()),
            None => self.answer(Lookup::AccountGrants, &[]),
        }
    }
}

fn is_network(host: &str) -> bool {
    matches!(Host::read(host), Host::Address | Host::Range { .. }) && !host.starts_with("127.")
}

/// The host, other than any, that most accounts have.
fn usual_host(accounts: &[Account]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for account in accounts.iter().filter(|account| is_network(&account.host)) {
        *counts.entry(&account.host).or_default() += 1;
    }
    // Of two that are as usual the first in order, so that the offer stays the same.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(host, _)| host.to_owned())
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
        assert_eq!(lookups.state(Lookup::Regions), &LookupState::Idle);
    }
}
