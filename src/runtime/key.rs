//! Finds the access key and makes the client that signs with it.

use std::{sync::Arc, thread};

use jiff::Timestamp;

use super::{
    Busy,
    worker::{Worker, WorkerResult},
};
use crate::{
    app::{
        Event,
        start::{KeyState, KeyView, Looked, Profile},
    },
    cloud::{
        client::Client,
        credentials::{Credential, Realm},
        discovery::{self, Search, Surroundings},
    },
    domain::{
        endpoint::{Endpoint, is_region},
        request::Request,
        rule::Message,
    },
    export,
    text::Language,
};

/// The number of a search for a key, and what it found.
pub(super) type Searched = (u64, Box<Search>, Option<Busy>);

impl Worker {
    pub(super) fn search_key(&mut self, busy: Busy) {
        self.search += 1;
        if let Some((id, key)) = self.setup.sandbox {
            let credential = Credential::sandbox(id, key);
            let view = view_of(&credential, Vec::new());
            self.credential = Some(credential);
            let profile =
                Profile { region: Some(("ap-guangzhou".into(), Message::new("region-of-sandbox"))), endpoint: None };
            return self.tell(Event::KeySearched(KeyState::Found(view), profile));
        }
        // On its own thread: a home directory that does not answer must not block anything else.
        let (number, found, profile) = (self.search, self.found.clone(), self.setup.profile.clone());
        let search = move |busy| {
            let search = discovery::search(&Surroundings::of_process(), profile.as_deref());
            // There is no receiver once the program ends.
            let _ = found.send(WorkerResult::Key((number, Box::new(search), busy)));
        };
        let here = search.clone();
        if thread::Builder::new().name("search".into()).spawn(move || search(Some(busy))).is_err() {
            // If no thread can be started, the search runs here.
            here(None);
        }
    }

    /// Handles the end of a search. The result counts only if no newer search was started and the sandbox was not
    /// entered.
    pub(super) fn key_searched(&mut self, (number, search, _busy): Searched) {
        if number != self.search {
            return;
        }
        // A pending answer about the earlier key must not set the account of this one.
        self.account = Arc::default();
        let (state, profile) = key_state(&search);
        self.credential = search.credential;
        self.tell(Event::KeySearched(state, profile));
    }

    pub(super) fn connect(&mut self, endpoint: Endpoint, language: Language) {
        let realm = if self.setup.sandbox.is_some() { Realm::Sandbox } else { Realm::Cloud };
        self.client = match Client::new(endpoint.clone(), self.credential.clone(), realm, self.setup.timeout) {
            Ok(client) => Some(client),
            Err(wrong) => {
                self.tell(Event::Warned(wrong.message()));
                // A client without a key cannot send anything to the wrong place.
                Client::new(endpoint, None, realm, self.setup.timeout).ok()
            }
        }
        .map(|client| {
            client.speak(language.header());
            Arc::new(client)
        });
    }

    /// Opens the connection for a create. An error is not reported here: the create meets it again.
    pub(super) fn warm(&self, busy: Busy) {
        if let Some(client) = self.client.clone() {
            tokio::task::spawn_local(async move {
                client.warm().await;
                drop(busy);
            });
        }
    }

    /// Signs a request for the preview.
    pub(super) fn sign(&self, request: &Request) {
        if let Some(client) = &self.client {
            let body = export::exact(request);
            let preview = client.preview(request.region(), &body, Timestamp::now());
            self.tell(Event::Signed(Box::new(preview)));
        }
    }
}

fn view_of(credential: &Credential, warnings: Vec<Message>) -> KeyView {
    KeyView {
        short_id: credential.short_id(),
        source: credential.source().message(),
        expires: credential.expires(),
        warnings,
    }
}

fn key_state(search: &Search) -> (KeyState, Profile) {
    let from = |setting: &discovery::KeySetting| Message::new("setting-from").with("place", setting.place.as_str());
    let mut warnings = search.warnings.clone();
    let region = search.region.as_ref().filter(|setting| {
        let is_region = is_region(&setting.value);
        if !is_region {
            let message = Message::new("region-passed-over").with("region", setting.value.as_str());
            warnings.push(message.with("place", setting.place.as_str()));
        }
        is_region
    });
    let profile = Profile {
        region: region.map(|setting| (setting.value.clone(), from(setting))),
        endpoint: search.profile_endpoint().map(Box::new),
    };
    let state = match &search.credential {
        Some(credential) => KeyState::Found(view_of(credential, warnings)),
        None => KeyState::Missing(
            search
                .looked
                .iter()
                .map(|looked| Looked {
                    kind: looked.kind.clone(),
                    place: looked.place.clone(),
                    finding: looked.finding.clone(),
                })
                .collect(),
        ),
    };
    (state, profile)
}
