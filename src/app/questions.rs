//! Which questions the draft asks at this moment. A changed field clears no answer itself: `Lookups::ask` forgets the
//! answer when the question differs.

use super::{
    App, Effect, RuntimeTask, Screen,
    lookup::{LOOKUPS, Lookup, LookupState, Lookups, Ticket},
};
use crate::{
    catalog::{Capability, Catalog},
    domain::{
        draft::Tag,
        facts::{Ask, Question},
        grants::{Place, Scope, Unit},
        steps::StepId,
        values::SECRET_NAME,
    },
};

/// Milliseconds without a key before a typed value is asked about.
const AFTER_TYPING: u64 = 250;

impl App {
    /// Derives every question; those that changed go out.
    pub(super) fn ask(&mut self, effects: &mut Vec<Effect>, was_typed: bool) {
        if !self.session.has_key(self.now) || !self.session.is_decided(&self.form.draft) {
            return;
        }
        let before = effects.len();
        let region = self.session.asked_region(&self.form.draft);
        for lookup in LOOKUPS.iter().copied() {
            // Without a region the service refuses all but these; that would be told as a fault of the look-up.
            let is_asked = !region.is_empty() || matches!(lookup, Lookup::Identity | Lookup::Regions);
            let question = self.question(lookup).filter(|_| is_asked);
            let ask = question.map(|question| Ask { region: region.clone(), question });
            let was_loading = *self.lookups.state(lookup) == LookupState::Loading;
            if let Some(ticket) = self.lookups.ask(lookup, ask.as_ref()) {
                let after = if was_typed && is_typed(lookup) { AFTER_TYPING } else { 0 };
                effects.push(Effect::Runtime(RuntimeTask::LookUp { lookup, ticket, ask, after }));
            } else if was_loading && *self.lookups.state(lookup) != LookupState::Loading {
                effects.push(Effect::Runtime(RuntimeTask::LookUp {
                    lookup,
                    ticket: Ticket::default(),
                    ask: None,
                    after: 0,
                }));
            }
        }
        let has_news = self.lookups.take_news();
        if has_news {
            self.recheck();
        }
        // Another question took the rows of the earlier one along.
        if has_news || effects.len() > before {
            self.form.refilter(&self.lookups);
        }
    }

    /// The instance of the draft, once its id is whole; half an id only filters the list.
    pub(crate) fn chosen_instance(&self) -> &str {
        Some(&*self.form.draft.instance).filter(|id| is_whole_id(id)).unwrap_or_default()
    }

    /// Whether a look-up that the present step shows is still without its whole answer.
    pub(crate) fn is_asking(&self) -> bool {
        self.step_lookups().iter().any(|lookup| *self.lookups.state(*lookup) == LookupState::Loading)
    }

    /// The look-ups that the present step shows.
    pub(crate) fn step_lookups(&self) -> &'static [Lookup] {
        match (self.screen, self.form.focus.step()) {
            (Screen::Start, _) => &[Lookup::Identity, Lookup::Service],
            (_, StepId::Target) => &[Lookup::Regions, Lookup::Products, Lookup::Instances],
            (_, StepId::Name) => &[Lookup::Name, Lookup::Secrets, Lookup::Accounts],
            (_, StepId::Hosts) => &[Lookup::Accounts],
            (_, StepId::Grants) => &[
                Lookup::Databases,
                Lookup::Tables,
                Lookup::Columns,
                Lookup::Objects,
                Lookup::Supported,
                Lookup::Accounts,
                Lookup::AccountGrants,
            ],
            (_, StepId::Labels) => &[Lookup::TagKeys, Lookup::TagValues],
            (_, StepId::Key) => &[Lookup::Keys],
            (_, StepId::Rotation | StepId::Review) => &[],
        }
    }

    fn question(&self, lookup: Lookup) -> Option<Question> {
        let draft = &self.form.draft;
        let in_form = self.has_form();
        let product = self.product().filter(|_| in_form);
        // The service of the instance, if it is one of the product.
        let service = Catalog::built_in().service_of(&draft.instance);
        let service = service.filter(|service| product.is_some_and(|product| product.services.contains(&service.name)));
        let instance = |told: Capability| {
            let is_told = service.is_some_and(|service| service.has(told)) && is_whole_id(&draft.instance);
            is_told.then(|| draft.instance.clone())
        };
        let seen = |step: StepId| self.form.seen.contains(&step);
        match lookup {
            Lookup::Identity => Some(Question::Identity),
            Lookup::Service => Some(Question::Service),
            Lookup::Regions => Some(Question::Regions),
            Lookup::Products => Some(Question::Products),
            Lookup::Instances => product.map(|product| Question::Instances { services: product.services }),
            Lookup::Name => {
                let is_named = in_form && !draft.name.is_empty() && SECRET_NAME.faults(&draft.name).is_empty();
                is_named.then(|| Question::Name { name: draft.name.clone() })
            }
            Lookup::Secrets => {
                let is_used = self.start.wants_credentials || (in_form && seen(StepId::Name));
                is_used.then(|| Question::Secrets { search: String::new() })
            }
            Lookup::Accounts => {
                let is_used = [StepId::Name, StepId::Hosts, StepId::Grants].into_iter().any(seen);
                Some(Question::Accounts { instance: instance(Capability::Accounts).filter(|_| is_used)? })
            }
            Lookup::Databases => {
                let instance = instance(Capability::Databases).filter(|_| seen(StepId::Grants))?;
                Some(Question::Databases { instance })
            }
            Lookup::Supported => {
                let instance = instance(Capability::SupportedPrivileges).filter(|_| seen(StepId::Grants))?;
                Some(Question::Supported { instance })
            }
            Lookup::Tables | Lookup::Columns | Lookup::Objects | Lookup::AccountGrants => {
                let told = match lookup {
                    Lookup::Tables => Capability::Tables,
                    Lookup::Columns => Capability::Columns,
                    Lookup::Objects => Capability::SchemaObjects,
                    _ => Capability::AccountGrants,
                };
                let instance = instance(told).filter(|_| seen(StepId::Grants))?;
                let wanted = self.editor.wants(&instance, &self.seen(), self.overlays.dialog());
                let wanted = wanted.into_iter().find(|question| Lookup::of(question) == lookup);
                let chosen = self.editor.unit().and_then(|unit| draft.grants.get(unit));
                wanted.or_else(|| self.lookups.unproven(lookup, &instance, chosen, &draft.grants))
            }
            Lookup::Keys => (seen(StepId::Key) || !draft.key.is_empty()).then_some(Question::Keys),
            Lookup::TagKeys => {
                let is_used = in_form && (seen(StepId::Labels) || !draft.tags.is_empty());
                is_used.then_some(Question::TagKeys)
            }
            Lookup::TagValues => {
                let here = self.form.tag_key().filter(|key| self.lookups.has_tag_key(key));
                let key = here.or_else(|| self.lookups.unproven_tag(&draft.tags))?;
                Some(Question::TagValues { key: key.to_owned() })
            }
        }
    }
}

impl Lookups {
    /// Whether the account has a tag key, as far as its keys have come.
    fn has_tag_key(&self, key: &str) -> bool {
        self.tag_keys().iter().any(|known| known == key)
    }

    /// The first tag whose value was not yet looked for. Values are listed of keys that the account has.
    fn unproven_tag<'a>(&self, tags: &'a [Tag]) -> Option<&'a str> {
        let keys = tags.iter().map(|tag| tag.key.as_str()).take(MOST_PROVEN);
        keys.into_iter().find(|key| !self.facts.tag_values.contains_key(*key) && self.has_tag_key(key))
    }

    /// The list that would show whether a granted object is there: that of the chosen place, else of one of the first.
    fn unproven(&self, lookup: Lookup, instance: &str, chosen: Option<&Unit>, grants: &[Unit]) -> Option<Question> {
        let objects = &self.facts.objects;
        let databases = objects.databases.as_ref()?;
        let question = |place: &Place| {
            let instance = instance.to_owned();
            let (database, table) = (&place.database, &place.table);
            let tables = objects.tables.get(database);
            match (lookup, &place.scope) {
                (Lookup::Tables, Scope::Table | Scope::Column) if tables.is_none() && databases.contains(database) => {
                    Some(Question::Tables { instance, database: database.clone() })
                }
                (Lookup::Columns, Scope::Column) if tables.is_some_and(|tables| tables.contains(table)) => {
                    let of = (database.clone(), table.clone());
                    let is_known = objects.columns.contains_key(&of);
                    (!is_known).then_some(Question::Columns { instance, database: of.0, table: of.1 })
                }
                _ => None,
            }
        };
        chosen.into_iter().chain(grants.iter().take(MOST_PROVEN)).find_map(|unit| question(&unit.place))
    }
}

/// The objects of at most this many grants, and the values of as many tags, are looked for unasked; those of others
/// once they are chosen.
const MOST_PROVEN: usize = 12;

/// Whether the question comes from what is typed letter by letter.
fn is_typed(lookup: Lookup) -> bool {
    matches!(
        lookup,
        Lookup::Name
            | Lookup::Instances
            | Lookup::Accounts
            | Lookup::Databases
            | Lookup::Tables
            | Lookup::Columns
            | Lookup::Objects
            | Lookup::Supported
            | Lookup::Keys
            | Lookup::TagValues
    )
}

/// Whether a text may be an instance id: half an id asks nothing.
fn is_whole_id(id: &str) -> bool {
    id.split_once('-').is_some_and(|(_, rest)| rest.len() >= 6)
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::*;
    use crate::{
        app::{
            Event,
            start::{KeyState, KeyView, Launch, Profile},
        },
        domain::{draft::Draft, rule::Message},
        text::Language,
    };

    /// Returns what is asked of the cloud when a draft with this region is opened.
    fn asked(region: &str) -> Vec<Question> {
        let now = Timestamp::from_second(1_795_500_000).unwrap();
        let (mut app, _) = App::open(Launch::default(), Language::En, TimeZone::UTC, now);
        let source = Message::new("credential-source-environment");
        let key = KeyView { short_id: "AKID".into(), source, expires: None, warnings: Vec::new() };
        app.update(now, Event::KeySearched(KeyState::Found(key), Profile::default()));
        let (region, product, instance) = (region.to_owned(), "Mysql".to_owned(), "cdb-n4j3y33j".to_owned());
        let draft = Draft { region, product, instance, name: "orders".to_owned(), ..Draft::default() };
        app.update(now, Event::Opened(Box::new(draft), None, Vec::new()));
        app.form.seen.extend(crate::domain::steps::STEPS);
        let mut effects = Vec::new();
        for lookup in LOOKUPS {
            app.lookups.ask_again(&[*lookup]);
        }
        app.ask(&mut effects, false);
        let asks = effects.into_iter().filter_map(|effect| match effect {
            Effect::Runtime(RuntimeTask::LookUp { ask, .. }) => ask,
            _ => None,
        });
        asks.map(|ask| ask.question).collect()
    }

    #[test]
    fn without_a_region_nothing_is_asked_that_needs_one() {
        assert_eq!(asked(""), [Question::Identity, Question::Regions]);
        assert!(asked("ap-guangzhou").len() > 5);
    }
}
