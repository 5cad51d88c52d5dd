//! What comes back from outside: look-ups, the key, drafts, the sandbox.

use crate::{
    app::{
        App, Effect, KeyState, Saved, Screen,
        lookup::{Lookup, Lookups, Ticket},
        overlay::Overlay,
        start::Profile,
    },
    domain::{
        draft::Draft,
        endpoint::Endpoint,
        facts::{LookUpError, Page},
        fields::FieldId,
        rule::Message,
        steps::StepId,
    },
};

impl App {
    /// A page of a look-up, or its failure.
    pub(super) fn answered(&mut self, lookup: Lookup, ticket: Ticket, found: Result<Page, LookUpError>) {
        if self.lookups.take(lookup, ticket, found) {
            self.lookups.stamp(lookup, self.now);
            self.found(lookup);
            self.name_found(lookup);
        }
    }

    fn found(&mut self, lookup: Lookup) {
        match lookup {
            Lookup::Products => {
                self.take_only_product();
                self.recheck();
            }
            Lookup::Keys | Lookup::Supported | Lookup::Name | Lookup::Accounts => self.recheck(),
            _ => {}
        }
        self.refilter();
    }

    /// The only product that there is, where none was entered and the user is not at it.
    fn take_only_product(&mut self) {
        let listed: Vec<String> = self.product_rows().into_iter().map(str::to_owned).collect();
        if let [only] = listed.as_slice()
            && self.draft.product.is_empty()
            && self.screen == Screen::Form
            && !self.touched.contains(&FieldId::Product)
        {
            self.draft.product.clone_from(only);
            if self.focus.field() == Some(FieldId::Product) {
                self.next_field();
            }
        }
    }

    /// The search for a key has ended.
    pub(super) fn key_searched(&mut self, key: KeyState, profile: Profile) {
        self.key = key;
        self.profile = profile;
        if self.screen != Screen::Start && self.draft.region.is_empty() {
            self.default_region().to_owned().clone_into(&mut self.draft.region);
            self.recheck();
            // The form was open before its region was known: on to what is still to be entered.
            if self.focus.field() == Some(FieldId::Region) && !self.draft.region.is_empty() {
                self.go_to(StepId::Target);
            }
        } else {
            self.recheck();
        }
    }

    /// A draft was opened, and is begun with. The one before it is kept, and comes back with undo.
    pub(super) fn opened(&mut self, draft: Draft, id: Option<String>, notes: Vec<Message>, effects: &mut Vec<Effect>) {
        self.flush(effects);
        let before = (self.screen != Screen::Start && self.saved != Saved::Nothing).then(|| self.draft.clone());
        self.overlays.clear();
        let is_kept = id.is_some();
        self.begin(draft, id);
        if is_kept {
            self.saved = Saved::Saved;
        }
        if let Some(before) = before.filter(|before| *before != self.draft) {
            self.history.changed(&before, &self.draft, None);
        }
        self.is_attempted = true;
        self.go_to_first_problem();
        self.notice = notes.first().cloned().or(self.notice.take());
        if notes.len() > 1 {
            self.overlays.push(Overlay::Notes { title: "notes-title", notes, scroll: std::cell::Cell::new(0) });
        }
    }

    /// The sandbox runs: what was known of another place is forgotten.
    pub(super) fn enter_sandbox(&mut self, endpoint: Endpoint, address: String, effects: &mut Vec<Effect>) {
        self.launch.endpoint = Some(endpoint);
        self.launch.sandbox = Some(address);
        self.launch.invocation = std::mem::take(&mut self.launch.invocation).in_sandbox();
        self.start.selected = 0;
        self.lookups = Lookups::default();
        self.key = KeyState::Searching;
        effects.push(Effect::SearchKey);
        effects.push(Effect::List);
    }
}
