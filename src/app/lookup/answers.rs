//! What the answers of look-ups bring: kept for the present question, put away when another one takes its place, and
//! called back when it is asked again.

use std::{collections::BTreeMap, sync::Arc};

use super::{KeptAnswer, ListedNames, Lookup, LookupState, Lookups};
use crate::{
    app::guess::{PART, SearchText},
    domain::{
        facts::{Account, Answer, Ask, Instance, Objects, Page, Question},
        values::Host,
    },
};

impl Lookups {
    /// Adds one page to what is known.
    pub(super) fn keep(&mut self, page: Page, question: Question) {
        let Page { answer, total, is_last } = page;
        // Whoever asks is no part of a check, and the rows of a list are one once the list is complete.
        self.has_news |= is_last && !matches!(answer, Answer::Identity(_) | Answer::Service(_));
        match answer {
            Answer::Identity(identity) => self.identity = Some(identity),
            Answer::Service(service) => self.service = Some(service),
            Answer::Regions(regions) => self.regions = regions,
            Answer::Products(products) => self.facts.products = Some(products),
            Answer::Instances(instances) => {
                self.instance_texts.extend(instances.iter().map(search_text));
                self.instances.extend(instances);
                if is_last && self.instances.len() >= total {
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
            Answer::Names(names) => {
                let list = self.lists.entry(question.clone()).or_default();
                list.names.extend(names);
                list.is_whole = is_last && list.names.len() >= total;
                self.learn(&question);
            }
            Answer::Supported(supported) => self.facts.supported = Some(supported),
            Answer::Keys(keys) => {
                self.keys.extend(keys);
                if is_last {
                    self.facts.keys = Some(self.keys.clone());
                }
            }
            Answer::Secrets(secrets) => self.secrets.extend(secrets),
            Answer::AccountGrants(units) => {
                if let Question::AccountGrants { user, host, .. } = question {
                    self.granted = Some((Account { user, host }, units));
                }
            }
        }
    }

    /// Tells the rules about a list of names, once it is complete.
    fn learn(&mut self, question: &Question) {
        let Some(list) = self.lists.get(question).filter(|list| list.is_whole) else { return };
        match question {
            Question::TagKeys => self.facts.tag_keys = Some(list.names.iter().cloned().collect()),
            Question::TagValues { key } => {
                self.facts.tag_values.insert(key.clone(), list.names.iter().cloned().collect());
            }
            Question::Databases { instance } => {
                let mut objects = Objects::default();
                for (question, list) in self.lists.iter().filter(|(_, list)| list.is_whole) {
                    add_objects(&mut objects, instance, question, list);
                }
                self.facts.objects = Arc::new(objects);
            }
            Question::Tables { instance, .. } | Question::Columns { instance, .. } => {
                add_objects(Arc::make_mut(&mut self.facts.objects), instance, question, list);
            }
            _ => {}
        }
    }

    /// Puts the answer to the present question away, if it is complete and stays true for the session. Whether a name is
    /// free, and whether the service can be used, may change at any moment.
    pub(super) fn put_away(&mut self, lookup: Lookup) {
        let Some(slot) = self.slots.get(&lookup).filter(|slot| slot.state == LookupState::Ready) else { return };
        let Some(ask) = slot.asked.clone() else { return };
        let answer = match lookup {
            Lookup::Regions => Some(Answer::Regions(std::mem::take(&mut self.regions))),
            Lookup::Products => self.facts.products.take().map(Answer::Products),
            Lookup::Instances => Some(Answer::Instances(std::mem::take(&mut self.instances))),
            Lookup::Accounts => Some(Answer::Accounts(std::mem::take(&mut self.accounts))),
            Lookup::AccountGrants => self.granted.take().map(|(_, units)| Answer::AccountGrants(units)),
            Lookup::Supported => self.facts.supported.take().map(Answer::Supported),
            Lookup::Keys => Some(Answer::Keys(std::mem::take(&mut self.keys))),
            Lookup::Secrets => Some(Answer::Secrets(std::mem::take(&mut self.secrets))),
            // Lists of names stay where they are; the rest may be another thing at the next moment.
            Lookup::Databases
            | Lookup::Tables
            | Lookup::Columns
            | Lookup::Objects
            | Lookup::TagKeys
            | Lookup::TagValues
            | Lookup::Identity
            | Lookup::Service
            | Lookup::Name => None,
        };
        if let Some(answer) = answer {
            let page = Page { answer, total: slot.total, is_last: true };
            let at = slot.at;
            self.kept.insert(ask, KeptAnswer { page, at });
        }
    }

    /// Answers a question from what the session knows; `false` where it has to go out.
    pub(super) fn recall(&mut self, lookup: Lookup, ask: &Ask) -> bool {
        if let Some(list) = self.lists.get(&ask.question).filter(|list| list.is_whole) {
            if let Some(slot) = self.slots.get_mut(&lookup) {
                (slot.state, slot.pages, slot.total) = (LookupState::Ready, 1, list.names.len());
            }
            self.learn(&ask.question);
            self.has_news = true;
            return true;
        }
        let Some(KeptAnswer { page, at }) = self.kept.remove(ask) else { return false };
        let Some(slot) = self.slots.get_mut(&lookup) else { return false };
        slot.at = at;
        let ticket = slot.ticket;
        self.take(lookup, ticket, Ok(page))
    }

    /// Forgets the answer to the present question.
    pub(super) fn forget(&mut self, lookup: Lookup) {
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
            Lookup::Secrets => self.secrets.clear(),
            Lookup::Accounts => {
                self.accounts.clear();
                self.facts.usual_host = None;
            }
            Lookup::AccountGrants => self.granted = None,
            // The databases are asked for whenever the instance is another one, before anything in them.
            Lookup::Databases => self.facts.objects = Arc::default(),
            // What is in other databases of the same instance stays known.
            Lookup::Tables | Lookup::Columns | Lookup::Objects => {}
            Lookup::Supported => self.facts.supported = None,
            Lookup::Keys => {
                self.keys.clear();
                self.facts.keys = None;
            }
            Lookup::TagKeys => self.facts.tag_keys = None,
            // The values of other keys stay known until they are asked for again.
            Lookup::TagValues => {
                let lists = &self.lists;
                self.facts.tag_values.retain(|key, _| lists.contains_key(&Question::TagValues { key: key.clone() }));
            }
        }
    }
}

/// Adds a complete list to the objects, if it is one of that instance.
fn add_objects(objects: &mut Objects, of: &str, question: &Question, list: &ListedNames) {
    let names = || list.names.iter().cloned().collect();
    match question {
        Question::Databases { instance } if instance == of => objects.databases = Some(names()),
        Question::Tables { instance, database } if instance == of => {
            objects.tables.insert(database.clone(), names());
        }
        Question::Columns { instance, database, table } if instance == of => {
            objects.columns.insert((database.clone(), table.clone()), names());
        }
        _ => {}
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

fn search_text(instance: &Instance) -> SearchText {
    let mut text = String::with_capacity(instance.id.len() + instance.name.len() + instance.address.len() + 2);
    for part in [&instance.name, &instance.id, &instance.address] {
        text.push_str(part);
        text.push(PART);
    }
    text.make_ascii_lowercase();
    text.into()
}
