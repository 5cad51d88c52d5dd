//! Submissions as tasks: sent, settled, and read back again.

use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

use jiff::Timestamp;

use super::{Busy, Report, worker::Worker};
use crate::{
    app::Event,
    cloud::{
        client::Client,
        controls::Controls,
        credentials::Realm,
        desk::{Desk, Options},
        settle, submit,
    },
    domain::{
        facts::Trouble,
        request::Request,
        rule::Message,
        submission::{NotSent, Outcome, Step},
    },
    store::journal::{Entry, Journal},
};

/// What a submission does.
enum Errand {
    Send(Box<Request>),
    Settle(Box<Entry>),
}

impl Worker {
    pub(super) fn submit(&mut self, number: u64, request: Request, busy: Busy) {
        let Some(client) = self.client.clone() else {
            return self.tell(Event::Ended(number, Box::new(Outcome::NotSent(NotSent::NoKey))));
        };
        self.submitted.clone_from(&request.name);
        self.run_errand(number, Errand::Send(Box::new(request)), client, busy);
    }

    /// Settles an earlier submission, by its attempt or by its name.
    pub(super) fn settle(&mut self, number: u64, id: String, busy: Busy) {
        let survey = self.files.store.as_ref().ok().map(|(_, journal)| journal.open_attempts(Timestamp::now()));
        let entry = survey.and_then(Result::ok).and_then(|survey| {
            let mut entries = survey.entries.into_iter();
            entries.find(|entry| entry.attempt == id || entry.key.name == id)
        });
        match entry {
            Some(entry) => {
                self.submitted.clone_from(&entry.key.name);
                if let Some(client) = self.client_for(&entry) {
                    self.run_errand(number, Errand::Settle(Box::new(entry)), client, busy);
                } else {
                    let outcome = Outcome::Unknown { doubt: entry.doubt(), trouble: Some(Trouble::NoKey) };
                    self.tell(Event::Ended(number, Box::new(outcome)));
                }
            }
            None => self.tell(Event::Warned(Message::new("entry-gone").with("name", id))),
        }
    }

    /// A client for the place where an entry was sent: to look elsewhere would prove nothing.
    fn client_for(&self, entry: &Entry) -> Option<Arc<Client>> {
        let present = self.client.clone()?;
        let endpoint = entry.endpoint().ok()?;
        if *present.endpoint() == endpoint {
            return Some(present);
        }
        // A key goes nowhere else than where it was told to.
        if !endpoint.is_vendor() && !self.approved.iter().any(|approved| approved.is_same_place(&endpoint)) {
            self.tell(Event::Warned(Message::new("endpoint-declined").with("endpoint", endpoint.url("ssm"))));
            return None;
        }
        let realm = if self.setup.sandbox.is_some() { Realm::Sandbox } else { Realm::Cloud };
        match Client::new(endpoint, self.credential.clone(), realm, self.setup.timeout) {
            Ok(client) => Some(Arc::new(client)),
            Err(wrong) => {
                self.tell(Event::Warned(wrong.message()));
                None
            }
        }
    }

    /// Reads back once more what the latest submission has made.
    pub(super) fn verify_again(&mut self, number: u64, busy: Busy) {
        let now = Timestamp::now();
        let latest = self.files.store.as_ref().ok().and_then(|(_, journal)| journal.of_name(&self.submitted, now).ok());
        let is_it = |entry: &Entry| entry.is_settled() && entry.key.name == self.submitted;
        let Some(entry) = latest.and_then(|survey| survey.entries.into_iter().find(is_it)) else { return };
        let (Some(client), Ok((_, journal))) = (self.client_for(&entry), self.files.store.clone()) else { return };
        let (tell, options, account) = (Arc::clone(&self.tell), self.options(), self.account());
        tokio::task::spawn_local(async move {
            let controls = Controls::new();
            let desk =
                Desk { client: &client, journal: &journal, account: &account, options: &options, controls: &controls };
            let outcome = settle::status(desk, &entry, Duration::ZERO).await;
            tell(Report::Event(Event::Ended(number, Box::new(outcome))));
            drop(busy);
        });
    }

    pub(super) fn control(&self, press: fn(&Controls)) {
        if let Some(controls) = &self.submission {
            press(controls);
        }
    }

    fn account(&self) -> String {
        self.account.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn options(&self) -> Options {
        let setup = &self.setup;
        let expected_account = setup.expected_account.clone();
        Options { expected_account, settle: setup.settle, wait: setup.wait, pace: setup.pace, ..Options::default() }
    }

    fn run_errand(&mut self, number: u64, errand: Errand, client: Arc<Client>, busy: Busy) {
        let journal = match &self.files.store {
            Ok((_, journal)) => journal.clone(),
            Err(why) => {
                let why = NotSent::Journal(why.clone());
                return self.tell(Event::Ended(number, Box::new(Outcome::NotSent(why))));
            }
        };
        let controls = Controls::new();
        self.submission = Some(controls.clone());
        let (tell, options, account) = (Arc::clone(&self.tell), self.options(), self.account());
        tokio::task::spawn_local(async move {
            let steps = |step: Step| tell(Report::Event(Event::Stepped(number, step)));
            let outcome = carry_out(errand, (&client, &journal), (&account, &options, &controls), steps).await;
            tell(Report::Event(Event::Ended(number, Box::new(outcome))));
            drop(busy);
        });
    }
}

async fn carry_out(
    errand: Errand,
    (client, journal): (&Client, &Journal),
    (account, options, controls): (&str, &Options, &Controls),
    steps: impl FnMut(Step) + Send,
) -> Outcome {
    let desk = Desk { client, journal, account, options, controls };
    match errand {
        Errand::Send(request) => Box::pin(submit::submit(desk, &request, steps)).await,
        Errand::Settle(entry) => Box::pin(settle::resume(desk, &entry, steps)).await,
    }
}
