//! A list over the screen that is filtered as one types: existing credentials, drafts, places of keys, regions, and
//! endpoints.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::{Input, InputRequest};

use super::{
    App, Effect, RuntimeTask,
    guess::SearchText,
    keys::{Actions, Command, action, edits, pages, steps},
    lookup::Lookup,
    marked::{MarkedRow, TypedRow, page_in},
    overlay::Overlay,
    picker::Picker,
    start::KeyState,
};
use crate::domain::{
    destination::malformed,
    endpoint::{Endpoint, Site, is_region},
    fields::FieldId,
    key_place::{KeyChoice, KeyPlace},
    rule::Message,
};

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKind {
    /// Existing credentials, one of which a new draft begins with.
    Credentials,
    /// Drafts that are kept.
    Drafts,
    /// Places of access keys.
    Keys,
    /// Regions.
    Regions,
    /// Endpoints.
    Endpoints,
}

impl ListKind {
    /// The stem of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            ListKind::Credentials => "credentials",
            ListKind::Drafts => "drafts",
            ListKind::Keys => "keys",
            ListKind::Regions => "regions",
            ListKind::Endpoints => "endpoints",
        }
    }

    /// Whether a text that is in no row can be taken as it was typed.
    fn typed_row(self) -> TypedRow {
        match self {
            ListKind::Credentials | ListKind::Regions | ListKind::Endpoints => TypedRow::Last,
            ListKind::Drafts | ListKind::Keys => TypedRow::None,
        }
    }

    /// The look-up that brings the rows.
    pub(crate) fn lookup(self) -> Option<Lookup> {
        match self {
            ListKind::Credentials => Some(Lookup::Secrets),
            ListKind::Regions => Some(Lookup::Regions),
            ListKind::Drafts | ListKind::Keys | ListKind::Endpoints => None,
        }
    }
}

/// The list and its filter.
#[derive(Clone, Debug)]
pub struct ListDialog {
    /// What it is about.
    pub(crate) kind: ListKind,
    /// What is typed: a part of the rows, or a value of its own.
    pub(crate) find: Input,
    /// The rows that are left, and the chosen one.
    pub(crate) picker: Picker,
    /// Why what was chosen could not be taken.
    pub(crate) complaint: Option<Message>,
}

/// What a command means in a list with a filter.
#[derive(Clone, Copy, Debug)]
pub(super) enum ListAction {
    /// Nothing is taken.
    Close,
    /// The row under the cursor is taken, or what was typed.
    Take,
    /// To another row.
    Step(isize),
    /// Edits the filter.
    Edit(InputRequest),
}

impl ListDialog {
    /// What the commands mean that would do something now.
    pub(super) fn actions(&self, room: (u16, u16)) -> Actions<ListAction> {
        let mut actions = vec![(Command::Back, ListAction::Close)];
        actions.extend((self.picker.taken() != MarkedRow::Nothing).then_some((Command::Confirm, ListAction::Take)));
        if self.picker.has_choice() {
            actions.extend(steps(ListAction::Step));
            actions.extend(pages(page_in(room), ListAction::Step));
        }
        if !self.find.value().is_empty() {
            actions.extend(edits(ListAction::Edit));
        }
        actions
    }

    fn text(&self) -> &str {
        self.find.value().trim()
    }

    pub(super) fn typed(&mut self, char: char) {
        self.complaint = None;
        self.find.handle(InputRequest::InsertChar(char));
    }

    pub(super) fn pasted(&mut self, text: &str) {
        text.trim().chars().filter(|char| !char.is_control()).for_each(|char| self.typed(char));
    }

    fn step(&mut self, by: isize) {
        self.complaint = None;
        self.picker.step(by);
    }
}

impl App {
    /// Opens a list. What could not be listed before is asked for again.
    pub(super) fn open_list(&mut self, kind: ListKind, effects: &mut Vec<Effect>) {
        match kind {
            ListKind::Credentials => self.start.wants_credentials = true,
            ListKind::Keys => effects.push(Effect::Runtime(RuntimeTask::ListKeys)),
            ListKind::Drafts | ListKind::Regions | ListKind::Endpoints => {}
        }
        if let Some(lookup) = kind.lookup().filter(|lookup| self.lookups.has_failed(*lookup)) {
            self.lookups.ask_again(&[lookup]);
        }
        let dialog =
            ListDialog { kind, find: Input::default(), picker: Picker::open(kind.typed_row()), complaint: None };
        self.overlays.push(Overlay::List(Box::new(dialog)));
        self.filter_list();
    }

    /// What the rows of a list are searched by.
    fn list_texts(&self, kind: ListKind) -> Vec<SearchText> {
        let texts: Vec<String> = match kind {
            ListKind::Credentials => {
                let of = |secret: &crate::domain::facts::SecretFact| {
                    [&*secret.name, &secret.product, &secret.instance, &secret.description].join(" ")
                };
                self.lookups.secrets.iter().map(of).collect()
            }
            ListKind::Drafts => {
                let of = |row: &super::start::DraftRow| {
                    [&*row.name, &row.product, &row.instance, &row.region, &row.id].join(" ")
                };
                self.start.drafts.iter().map(of).collect()
            }
            ListKind::Keys => self.start.places.iter().map(|place| place.name.clone()).collect(),
            ListKind::Regions => self.lookups.values(Some(FieldId::Region)).into_iter().map(str::to_owned).collect(),
            ListKind::Endpoints => self.offered_endpoints().into_iter().map(|(_, host)| host).collect(),
        };
        texts.into_iter().map(|text| text.to_lowercase().into()).collect()
    }

    /// The row that the session uses now.
    fn list_current(&self, kind: ListKind) -> Option<usize> {
        match kind {
            ListKind::Credentials => None,
            ListKind::Drafts => {
                let open = self.start.left.map(|_| self.form.draft_id.as_str());
                self.start.drafts.iter().position(|row| Some(row.id.as_str()) == open)
            }
            ListKind::Keys => self.start.places.iter().position(|place| self.uses_key_of(place)),
            ListKind::Regions => {
                let used = self.session.asked_region(&self.form.draft);
                self.lookups.values(Some(FieldId::Region)).iter().position(|region| **region == *used)
            }
            ListKind::Endpoints => {
                let used = self.endpoint().host("ssm");
                self.offered_endpoints().iter().position(|(_, host)| *host == used)
            }
        }
    }

    /// The rows that stand behind the others: a credential that is not enabled is hardly what a new one is to be like.
    fn list_last(&self, kind: ListKind) -> Vec<bool> {
        match kind {
            ListKind::Credentials => self.lookups.secrets.iter().map(|secret| secret.status != "Enabled").collect(),
            ListKind::Drafts | ListKind::Keys | ListKind::Regions | ListKind::Endpoints => Vec::new(),
        }
    }

    /// Whether the key of that place is the one in use.
    pub(crate) fn uses_key_of(&self, place: &KeyPlace) -> bool {
        matches!(&self.session.key, KeyState::Found(key) if place.has(&key.short_id))
    }

    /// Filters the list that is open: its filter or its rows may have changed.
    pub(super) fn filter_list(&mut self) {
        let Some(Overlay::List(dialog)) = self.overlays.top() else { return };
        let texts = self.list_texts(dialog.kind);
        let (current, last) = (self.list_current(dialog.kind), self.list_last(dialog.kind));
        if let Some(Overlay::List(dialog)) = self.overlays.top_mut() {
            let query = dialog.find.value().to_owned();
            dialog.picker.prefer(current, last);
            dialog.picker.filter(&query, &texts);
        }
    }

    /// A command for the list; whether it stays open.
    pub(super) fn list_command(
        &mut self,
        command: Command,
        dialog: &mut ListDialog,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some(action) = action(dialog.actions(self.session.body_size()), command) else { return true };
        match action {
            ListAction::Close => {
                self.start.reading = None;
                return false;
            }
            ListAction::Take => return self.take_from_list(dialog, effects),
            ListAction::Step(by) => dialog.step(by),
            ListAction::Edit(edit) => {
                dialog.complaint = None;
                dialog.find.handle(edit);
            }
        }
        true
    }

    /// Takes the row under the cursor, or what was typed; whether the list stays open.
    fn take_from_list(&mut self, dialog: &mut ListDialog, effects: &mut Vec<Effect>) -> bool {
        let row = dialog.picker.chosen();
        let typed = Some(dialog.text().to_owned()).filter(|_| dialog.picker.taken() == MarkedRow::Typed);
        match dialog.kind {
            ListKind::Credentials => {
                let row = row.and_then(|row| self.lookups.secrets.get(row)).map(|secret| secret.name.clone());
                let Some(name) = row.or(typed) else { return true };
                let region = self.session.asked_region(&self.form.draft);
                self.session.notice = Some(Message::new("template-reading").with("name", name.as_str()));
                self.start.reading = Some(name.clone());
                effects.push(Effect::Runtime(RuntimeTask::ReadTemplate(region, name)));
                return true;
            }
            ListKind::Drafts => {
                let Some(draft) = row.and_then(|row| self.start.drafts.get(row)) else { return true };
                effects.push(Effect::Runtime(RuntimeTask::OpenDraft(draft.id.clone())));
            }
            ListKind::Keys => {
                let Some(place) = row.and_then(|row| self.start.places.get(row)) else { return true };
                self.choose_key(place.choice.clone(), effects);
            }
            ListKind::Regions => {
                let row = row.and_then(|row| {
                    self.lookups.values(Some(FieldId::Region)).get(row).map(|region| (*region).to_owned())
                });
                let Some(region) = row.or(typed) else { return true };
                if !is_region(&region) {
                    dialog.complaint =
                        Some(Message::new("region-malformed").with("region", region).with("place", "--region"));
                    return true;
                }
                self.choose_region(region, effects);
            }
            ListKind::Endpoints => {
                let row = row.and_then(|row| self.offered_endpoints().get(row).map(|(_, host)| host.clone()));
                let Some(text) = row.or(typed) else { return true };
                match Endpoint::parse(&text, self.session.launch.site) {
                    Ok(endpoint) => self.choose_endpoint(endpoint, text, effects),
                    Err(error) => {
                        dialog.complaint = Some(malformed(&error));
                        return true;
                    }
                }
            }
        }
        false
    }

    /// The endpoints that the list offers, each with the key of its words (docs/api.md §7).
    pub(crate) fn offered_endpoints(&self) -> Vec<(&'static str, String)> {
        let region = self.session.asked_region(&self.form.draft);
        let public = |site| Endpoint::public(site, "").host("ssm");
        let mut offered = vec![("endpoint-public", public(Site::China))];
        if !region.is_empty() {
            offered.push(("endpoint-of-region", format!("ssm.{region}.tencentcloudapi.com")));
        }
        offered.push(("endpoint-internal", "ssm.internal.tencentcloudapi.com".to_owned()));
        offered.push(("endpoint-intl", public(Site::Intl)));
        offered
    }

    /// Takes the key of another place.
    fn choose_key(&mut self, choice: KeyChoice, effects: &mut Vec<Effect>) {
        self.session.launch.invocation.profile =
            if let KeyChoice::Profile(name) = &choice { Some(name.clone()) } else { None };
        self.session.approved.clear();
        self.session.key = KeyState::Searching;
        self.session.is_profile_known = false;
        effects.push(Effect::Runtime(RuntimeTask::ChooseKey(choice)));
    }

    /// Asks in another region. The drafts keep their own.
    fn choose_region(&mut self, region: String, effects: &mut Vec<Effect>) {
        self.session.launch.invocation.region = Some(region.clone());
        self.session.launch.region = region;
        self.check_key_again(effects);
    }

    /// Asks at another endpoint. The user has named it, as on the command line.
    fn choose_endpoint(&mut self, endpoint: Endpoint, text: String, effects: &mut Vec<Effect>) {
        self.session.launch.invocation.endpoint = Some(text);
        self.session.launch.endpoint = Some(endpoint);
        self.check_key_again(effects);
    }

    /// Asks everything about the key again, in the place that holds now. A key that came from a role is asked for
    /// there.
    fn check_key_again(&mut self, effects: &mut Vec<Effect>) {
        self.lookups.forget_all();
        self.session.connected = None;
        self.recheck();
        // A typed key is in no place where it could be found again.
        let is_typed =
            matches!(&self.session.key, KeyState::Found(view) if view.source.id == "credential-source-typed");
        if !is_typed && !self.session.is_sandbox() {
            self.session.search_key(effects);
        }
    }
}
