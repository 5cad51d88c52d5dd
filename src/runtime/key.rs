//! Finds the access key and makes the client that signs with it.

use std::{sync::Arc, thread};

use jiff::Timestamp;

use super::{
    Busy, Report,
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
        key_places,
    },
    domain::{
        endpoint::{Endpoint, is_region},
        request::Request,
        rule::Message,
    },
    export,
    text::Language,
};

/// The end of a search for a key.
pub(super) struct Searched {
    /// The number of the search.
    number: u64,
    /// What it found.
    search: Box<Search>,
    /// Whether there was a key before, which this one replaces.
    is_renewal: bool,
    busy: Option<Busy>,
}

impl Worker {
    pub(super) fn search_key(&mut self, busy: Busy) {
        self.forget_searches();
        if let Some((id, key)) = self.setup.sandbox {
            let credential = Credential::sandbox(id, key);
            let view = view_of(&credential, Vec::new());
            self.credential = Some(credential);
            let profile =
                Profile { region: Some(("ap-guangzhou".into(), Message::new("region-of-sandbox"))), endpoint: None };
            return self.tell(Event::KeySearched(KeyState::Found(view), profile));
        }
        self.search_files(false, busy);
    }

    /// Makes every search that has not ended count for nothing.
    pub(super) fn forget_searches(&mut self) {
        self.search += 1;
        self.stop_exchange();
        self.searched = None;
        self.release();
    }

    /// Searches on its own thread: a home directory that does not answer must not block anything else.
    pub(super) fn search_files(&self, is_renewal: bool, busy: Busy) {
        let (number, found, choice) = (self.search, self.found.clone(), self.choice.clone());
        let search = move |busy| {
            let search = Box::new(key_places::search(&Surroundings::of_process(), &choice));
            // There is no receiver once the program ends.
            let _ = found.send(WorkerResult::Key(Searched { number, search, is_renewal, busy }));
        };
        let here = search.clone();
        if thread::Builder::new().name("search".into()).spawn(move || search(Some(busy))).is_err() {
            // If no thread can be started, the search runs here.
            here(None);
        }
    }

    /// Lists the places that have a key, on a thread of its own like a search.
    pub(super) fn list_keys(&self, busy: Busy) {
        let tell = Arc::clone(&self.tell);
        let list = move |busy: Option<Busy>| {
            tell(Report::Event(Event::KeysListed(key_places::list(&Surroundings::of_process()))));
            drop(busy);
        };
        let here = list.clone();
        if thread::Builder::new().name("search".into()).spawn(move || list(Some(busy))).is_err() {
            here(None);
        }
    }

    /// Handles the end of a search. The result counts only if no newer search was started and the sandbox was not
    /// entered. If it is only a way to a key, the key is asked for as soon as the endpoint is known.
    pub(super) fn key_searched(&mut self, searched: Searched) {
        let Searched { number, search, is_renewal, busy } = searched;
        if number != self.search {
            return;
        }
        if is_renewal {
            return self.files_searched_again(search, busy);
        }
        // A pending answer about the earlier key must not set the account of this one.
        self.account = Arc::default();
        let (state, profile) = key_state(&search);
        self.credential.clone_from(&search.credential);
        self.searched = Some(search);
        self.tell(Event::KeySearched(state, profile));
    }

    pub(super) fn connect(&mut self, endpoint: Endpoint, language: Language, busy: Busy) {
        self.place = Some((endpoint, language));
        self.make_client();
        if self.credential.is_none() {
            self.obtain(Some(busy));
        }
    }

    /// Makes the client for the present endpoint and key.
    pub(super) fn make_client(&mut self) {
        let Some((endpoint, language)) = self.place.clone() else { return };
        let realm = self.realm();
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

    pub(super) fn realm(&self) -> Realm {
        if self.setup.sandbox.is_some() { Realm::Sandbox } else { Realm::Cloud }
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

pub(super) fn view_of(credential: &Credential, warnings: Vec<Message>) -> KeyView {
    KeyView {
        short_id: credential.short_id(),
        source: credential.source().message(),
        expires: credential.expires(),
        warnings,
    }
}

pub(super) fn key_state(search: &Search) -> (KeyState, Profile) {
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
        None if search.exchange.is_some() => KeyState::Searching,
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
