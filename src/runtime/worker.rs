//! The thread's own side: it takes one job after the other.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use tokio::{sync::mpsc::UnboundedReceiver, task::AbortHandle};

use super::{Busy, Job, Report, Setup, Tell, signals::Signals};
use crate::{
    app::{Effect, Event, Timer, lookup::Lookup},
    cloud::{client::Client, controls::Controls, credentials::Credential},
    domain::endpoint::Endpoint,
    store::{Folder, drafts::Drafts, journal::Journal},
};
/// What the thread knows.
pub(super) struct Worker {
    pub(super) setup: Setup,
    pub(super) tell: Tell,
    pub(super) store: Option<(Drafts, Journal)>,
    /// Why there is no folder to keep anything in, where there is none.
    pub(super) storeless: String,
    /// What was last read from or written to the files of drafts here, by their names.
    pub(super) drafts_seen: HashMap<String, Vec<u8>>,
    pub(super) credential: Option<Credential>,
    pub(super) account: Arc<Mutex<String>>,
    pub(super) client: Option<Arc<Client>>,
    /// Endpoints of files that the user said yes to.
    pub(super) approved: Vec<Endpoint>,
    pub(super) lookups: HashMap<Lookup, AbortHandle>,
    pub(super) timers: HashMap<Timer, AbortHandle>,
    pub(super) submission: Option<Controls>,
    /// The `SecretName` of the latest submission.
    pub(super) submitted: String,
}

impl Worker {
    pub(super) fn new(setup: Setup, tell: Tell) -> Worker {
        let mut worker = Worker {
            setup,
            tell,
            store: None,
            storeless: String::new(),
            drafts_seen: HashMap::new(),
            credential: None,
            account: Arc::default(),
            client: None,
            approved: Vec::new(),
            lookups: HashMap::new(),
            timers: HashMap::new(),
            submission: None,
            submitted: String::new(),
        };
        worker.open_store();
        worker
    }

    /// The sandbox's files are kept apart from the real ones.
    fn open_store(&mut self) {
        let folder = Folder::find(self.setup.folder.as_deref(), |name| std::env::var_os(name));
        self.storeless = folder.as_ref().err().map(ToString::to_string).unwrap_or_default();
        self.store = folder.ok().map(|folder| {
            let folder = if self.setup.sandbox.is_some() { folder.sandbox() } else { folder };
            (folder.drafts(), folder.journal())
        });
    }

    pub(super) async fn work(mut self, mut inbox: UnboundedReceiver<(Job, Busy)>, signals: Signals) {
        signals.tell(&self.tell);
        while let Some((job, busy)) = inbox.recv().await {
            match job {
                Job::Effect(effect) => self.perform(effect, busy),
                Job::UseSandbox(id, key) => {
                    self.setup.sandbox = Some((id, key));
                    self.open_store();
                }
            }
        }
    }

    pub(super) fn tell(&self, event: Event) {
        (self.tell)(Report::Event(event));
    }

    fn perform(&mut self, effect: Effect, busy: Busy) {
        match effect {
            Effect::SearchKey => self.search_key(),
            Effect::Connect(endpoint, language) => self.connect(endpoint, language),
            Effect::Approve(endpoint) => self.approved.push(endpoint),
            Effect::Warm => self.warm(busy),
            Effect::List => self.list(),
            Effect::LookUp { lookup, ticket, ask, after } => self.look_up((lookup, ticket), ask, (after, busy)),
            Effect::Wait(timer, wait, millis) => self.wait(timer, (wait, millis), busy),
            Effect::SaveDraft(id, text) => self.save_draft(&id, &text),
            Effect::ReplaceDraft(id, text) => {
                self.forget_draft(&id);
                self.save_draft(&id, &text);
            }
            Effect::OpenDraft(id) => self.open_draft(&id),
            Effect::DeleteDraft(id) => self.delete_draft(&id),
            Effect::OpenFile(path) => self.open_file(&path),
            Effect::OpenText(text) => self.open(text.as_bytes(), ""),
            Effect::WriteFile(path, bytes) => self.write_file(&path, &bytes),
            Effect::FindAttempts(key) => self.find_attempts(key),
            Effect::Sign(request) => self.sign(&request),
            Effect::Submit(request) => self.submit(*request, busy),
            Effect::Settle(id) => self.settle(id, busy),
            Effect::AskNow => self.control(Controls::ask_now),
            Effect::StopWatching => self.control(Controls::stop),
            Effect::VerifyAgain => self.verify_again(busy),
            // These are the faces' own.
            Effect::Copy(_) | Effect::EnterSandbox | Effect::Redraw | Effect::Suspend | Effect::Quit(_) => {}
        }
    }
}
