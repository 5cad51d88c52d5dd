//! What comes back from outside: look-ups, the key, drafts, the sandbox.

use crate::{
    app::{
        App, Effect, RuntimeTask, Saved, Screen,
        form::Spot,
        lookup::{Lookup, Ticket},
        overlay::Overlay,
        start::{KeyState, Profile},
    },
    domain::{
        draft::Draft,
        endpoint::Endpoint,
        facts::{LookUpError, Page},
        fields::FieldId,
        rule::Message,
        steps::StepId,
        template::Template,
    },
};

impl App {
    /// A clock that is too far off is a finding.
    pub(super) fn clock_compared(&mut self, ticket: Ticket, ahead: i64) {
        self.lookups.compare_clock(ticket, ahead);
        self.recheck();
    }

    /// A page of a look-up, or its failure.
    pub(super) fn answered(&mut self, lookup: Lookup, ticket: Ticket, found: Result<Page, LookUpError>) {
        if self.lookups.take(lookup, ticket, found) {
            self.lookups.stamp(lookup, self.now);
            self.found(lookup);
            self.name_found(lookup);
        }
    }

    fn found(&mut self, lookup: Lookup) {
        if lookup == Lookup::Products {
            self.take_only_product();
        }
        if self.lookups.take_news() {
            self.recheck();
        }
        self.form.refilter(&self.lookups);
    }

    /// The only product that there is, where none was entered and the user is not at it.
    fn take_only_product(&mut self) {
        let listed: Vec<String> = self.lookups.values(Some(FieldId::Product)).into_iter().map(str::to_owned).collect();
        if let [only] = listed.as_slice()
            && self.form.draft.product.is_empty()
            && self.screen == Screen::Form
            && !self.form.touched.contains(&FieldId::Product)
        {
            self.form.draft.product.clone_from(only);
            if self.form.focus.field() == Some(FieldId::Product) {
                self.next_field();
            }
        }
    }

    /// The search for a key has ended, or has found where to ask for one: then the key is still searched for.
    pub(super) fn key_searched(&mut self, key: KeyState, profile: Profile) {
        self.session.key = key;
        self.session.profile = profile;
        self.session.is_profile_known = true;
        // It may be another key than the one before.
        self.lookups.forget_all();
        if self.has_form() && self.form.draft.region.is_empty() {
            self.session.default_region().to_owned().clone_into(&mut self.form.draft.region);
            self.recheck();
            // The form was open before its region was known: on to what is still to be entered.
            let is_on_region = self.screen == Screen::Form && self.form.focus.field() == Some(FieldId::Region);
            if is_on_region && !self.form.draft.region.is_empty() {
                // What a file began is shown from its first problem on.
                if self.form.is_attempted { self.show_opened() } else { self.go_to(StepId::Target) }
            }
        } else {
            self.recheck();
        }
    }

    /// Shows a draft that was opened from its first problem on; Esc on its review leads back to where it was opened.
    fn show_opened(&mut self) {
        self.go_to_first_problem();
        self.form.is_opened_on_review = matches!(self.form.focus.spot, Spot::Review(_));
    }

    /// A draft was opened, and is begun with. The one before it is kept, and comes back with undo.
    pub(super) fn opened(&mut self, draft: Draft, id: Option<String>, notes: Vec<Message>, effects: &mut Vec<Effect>) {
        self.form.flush(effects);
        let before =
            (self.screen != Screen::Start && self.form.saved != Saved::Nothing).then(|| self.form.draft.clone());
        self.overlays.clear();
        let is_kept = id.is_some();
        self.begin(draft, id);
        if is_kept {
            self.form.saved = Saved::Saved;
        }
        if let Some(before) = before.filter(|before| *before != self.form.draft) {
            self.form.history.changed(&before, &self.form.draft, None);
        }
        self.form.is_attempted = true;
        self.show_opened();
        if notes.len() > 1 {
            // The page says all of it.
            self.session.notice = None;
            let notes = notes.into_iter().map(|note| (None, note)).collect();
            self.overlays.push(Overlay::Notes { title: "notes-title", notes, scroll: 0 });
        } else {
            self.session.notice = notes.into_iter().next().or(self.session.notice.take());
        }
    }

    /// An existing credential could not be read: its list says why, and stays.
    pub(super) fn template_unread(&mut self, why: Message) {
        if self.start.reading.take().is_none() {
            return;
        }
        match self.overlays.top_mut() {
            Some(Overlay::List(dialog)) => {
                self.session.notice = None;
                dialog.complaint = Some(why);
            }
            _ => self.session.notice = Some(why),
        }
    }

    /// An existing credential was read: a new draft begins with it, and what was not read is listed.
    pub(super) fn template_read(&mut self, template: Template, effects: &mut Vec<Effect>) {
        let Template { of, draft, unread } = template;
        self.start.reading = None;
        self.opened(draft, None, Vec::new(), effects);
        if of.is_empty() {
            return;
        }
        if unread.is_empty() {
            self.session.notice = Some(Message::new("template-read-all").with("name", of));
            return;
        }
        self.session.notice = None;
        let mut notes = vec![(None, Message::new("template-read").with("name", of))];
        notes.extend(unread.into_iter().map(|unread| (Some(unread.field), unread.why)));
        self.overlays.push(Overlay::Notes { title: "template-title", notes, scroll: 0 });
    }

    /// The sandbox runs: what was known of another place is forgotten.
    pub(super) fn enter_sandbox(&mut self, endpoint: Endpoint, address: String, effects: &mut Vec<Effect>) {
        self.session.launch.endpoint = Some(endpoint);
        self.session.launch.sandbox = Some(address);
        self.session.launch.invocation = std::mem::take(&mut self.session.launch.invocation).in_sandbox();
        if self.start.left.is_some() {
            // The sandbox has drafts of its own: the form is on a copy there.
            let draft = std::mem::take(&mut self.form.draft);
            self.begin(draft, None);
            self.screen = Screen::Start;
            self.start.left = Some(Screen::Form);
        }
        self.start.selected = 0;
        self.lookups.forget_all();
        self.session.search_key(effects);
        effects.push(Effect::Runtime(RuntimeTask::List));
    }
}
