//! Runs submissions as tasks: sends, settles and reads back.

use std::{
    io,
    sync::{Arc, PoisonError},
    thread,
    time::Duration,
};

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{
    Busy, Report,
    worker::{PATIENCE, Worker, WorkerResult},
};
use crate::{
    app::Event,
    cloud::{
        client::Client,
        context::{SubmissionContext, SubmissionOptions},
        controls::Controls,
        settle, submit,
    },
    domain::{
        attempt::Attempt,
        facts::LookUpError,
        request::Request,
        rule::Message,
        submission::{Doubt, NotSent, Outcome, Step},
    },
    store::{
        StoreError,
        journal::{Entry, Journal},
    },
};

/// Why an entry of the journal is read.
pub(super) enum Purpose {
    /// To settle it as the submission of that number. With its name and controls.
    Settle(u64, String, Controls),
    /// To read back what the submission of that number created.
    VerifyAgain(u64),
}

/// The kinds of submissions.
enum SubmissionJob {
    Send(Box<Request>),
    Settle(Box<Entry>),
}

impl Worker {
    pub(super) fn submit(&mut self, number: u64, request: Request, busy: Busy) {
        let Some(client) = self.client.clone() else {
            return self.tell(Event::Ended(number, Box::new(Outcome::NotSent(NotSent::NoKey))));
        };
        self.submitted.clone_from(&request.body().secret_name);
        let controls = self.watched(number);
        self.run_job(number, SubmissionJob::Send(Box::new(request)), (client, controls), busy);
    }

    /// Settles an attempt once its entry was read from the journal. If it has ended meanwhile, reports how it stands.
    pub(super) fn settle(&mut self, number: u64, attempt: Attempt, busy: Busy) {
        let Attempt { id, name, .. } = attempt;
        let wanted = (id, name.clone());
        let find = move |journal: &Journal| {
            let (id, name) = wanted;
            let mut entries = journal.of_name(&name, Timestamp::now())?.entries.into_iter();
            Ok(entries.find(|entry| entry.attempt == id))
        };
        // The user may stop it before the journal has answered.
        let controls = self.watched(number);
        self.find_entry((Purpose::Settle(number, name, controls.clone()), controls), find, busy);
    }

    /// Returns the controls of the submission of that number.
    fn watched(&mut self, number: u64) -> Controls {
        self.submissions.entry(number).or_default().clone()
    }

    /// Reads back once more what the latest submission has created.
    pub(super) fn verify_again(&mut self, number: u64, busy: Busy) {
        let name = self.submitted.clone();
        let find = move |journal: &Journal| {
            let mut entries = journal.of_name(&name, Timestamp::now())?.entries.into_iter();
            Ok(entries.find(Entry::is_settled))
        };
        self.find_entry((Purpose::VerifyAgain(number), Controls::new()), find, busy);
    }

    /// Reads an entry of the journal on its own thread. After [`PATIENCE`] the thread is not waited for any longer.
    fn find_entry(
        &self,
        (purpose, controls): (Purpose, Controls),
        find: impl FnOnce(&Journal) -> Result<Option<Entry>, StoreError> + Send + 'static,
        busy: Busy,
    ) {
        let found = self.found.clone();
        let tell = move |entry: Result<Option<Entry>, Message>| {
            // There is no receiver once the program ends.
            let _ = found.send(WorkerResult::Entry(purpose, entry.map(|entry| entry.map(Box::new)), busy));
        };
        let journal = match &self.files.store {
            Ok((_, journal)) => journal.clone(),
            Err(why) => return tell(Err(Message::new("nothing-kept").with("why", why.as_str()))),
        };
        let (done, is_done) = oneshot::channel();
        let started = thread::Builder::new().name("files".into()).spawn(move || drop(done.send(find(&journal))));
        if let Err(error) = started {
            return tell(Err(Message::new("no-thread").with("why", error.to_string())));
        }
        tokio::task::spawn_local(async move {
            let found = tokio::select! {
                found = is_done => found.ok(),
                () = controls.stopped() => None,
                () = tokio::time::sleep(PATIENCE) => None,
            };
            let timed_out = || io::Error::from(io::ErrorKind::TimedOut).to_string();
            // The time was over, the user stopped, or the thread panicked (the panic was reported).
            let entry = found.map_or_else(|| Err(timed_out()), |found| found.map_err(|error| error.to_string()));
            tell(entry.map_err(|why| Message::new("journal-unreadable").with("why", why)));
        });
    }

    /// Handles an entry that was read from the journal.
    pub(super) fn entry_found(&mut self, purpose: Purpose, entry: Result<Option<Box<Entry>>, Message>, busy: Busy) {
        match (purpose, entry) {
            (Purpose::Settle(number, _, controls), Ok(Some(entry))) => {
                self.settle_entry(number, entry, controls, busy);
            }
            (Purpose::Settle(number, name, _), entry) => {
                // Nothing new is known about the attempt.
                let outcome = Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None };
                self.tell(Event::Ended(number, Box::new(outcome)));
                let gone = Message::new("entry-gone").with("name", name);
                self.tell(Event::Warned(entry.err().unwrap_or(gone)));
            }
            (Purpose::VerifyAgain(number), Ok(Some(entry))) => self.verify_entry(number, entry, busy),
            (Purpose::VerifyAgain(_), Ok(None)) => {
                self.tell(Event::Warned(Message::new("entry-missing").with("name", self.submitted.as_str())));
            }
            (Purpose::VerifyAgain(_), Err(why)) => self.tell(Event::Warned(why)),
        }
    }

    fn settle_entry(&mut self, number: u64, entry: Box<Entry>, controls: Controls, busy: Busy) {
        self.submitted.clone_from(&entry.key.name);
        if let Some(client) = self.client_for(&entry) {
            self.run_job(number, SubmissionJob::Settle(entry), (client, controls), busy);
        } else {
            let outcome = Outcome::Unknown { doubt: entry.doubt(), trouble: Some(LookUpError::NoKey) };
            self.tell(Event::Ended(number, Box::new(outcome)));
        }
    }

    fn verify_entry(&self, number: u64, entry: Box<Entry>, busy: Busy) {
        let (Some(client), Ok((_, journal))) = (self.client_for(&entry), self.files.store.clone()) else { return };
        let (tell, options, account) = (Arc::clone(&self.tell), self.options(), self.account());
        tokio::task::spawn_local(async move {
            let controls = Controls::new();
            let context = SubmissionContext {
                client: &client,
                journal: &journal,
                account: &account,
                options: &options,
                controls: &controls,
            };
            let outcome = settle::status(context, &entry, Duration::ZERO).await;
            tell(Report::Event(Event::Ended(number, Box::new(outcome))));
            drop(busy);
        });
    }

    /// Returns a client for the endpoint that an entry was sent to: a look anywhere else would prove nothing.
    fn client_for(&self, entry: &Entry) -> Option<Arc<Client>> {
        let present = self.client.clone()?;
        let endpoint = entry.endpoint().ok()?;
        if *present.endpoint() == endpoint {
            return Some(present);
        }
        // The key is only sent to the vendor and to endpoints that the user has approved.
        if !endpoint.is_vendor() && !self.approved.iter().any(|approved| approved.is_same_place(&endpoint)) {
            self.tell(Event::Warned(Message::new("endpoint-declined").with("endpoint", endpoint.url("ssm"))));
            return None;
        }
        match Client::new(endpoint, self.credential.clone(), self.realm(), self.setup.timeout) {
            Ok(client) => Some(Arc::new(client)),
            Err(wrong) => {
                self.tell(Event::Warned(wrong.message()));
                None
            }
        }
    }

    pub(super) fn control(&self, number: u64, press: fn(&Controls)) {
        if let Some(controls) = self.submissions.get(&number) {
            press(controls);
        }
    }

    fn account(&self) -> String {
        self.account.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn options(&self) -> SubmissionOptions {
        let setup = &self.setup;
        let expected_account = setup.expected_account.clone();
        SubmissionOptions {
            expected_account,
            settle: setup.settle,
            wait: setup.wait,
            pace: setup.pace,
            ..SubmissionOptions::default()
        }
    }

    fn run_job(&self, number: u64, job: SubmissionJob, (client, controls): (Arc<Client>, Controls), busy: Busy) {
        let journal = match &self.files.store {
            Ok((_, journal)) => journal.clone(),
            Err(why) => {
                let why = NotSent::Journal(why.clone());
                return self.tell(Event::Ended(number, Box::new(Outcome::NotSent(why))));
            }
        };
        let (tell, options, account) = (Arc::clone(&self.tell), self.options(), self.account());
        let sending = Arc::clone(&self.sending);
        tokio::task::spawn_local(async move {
            let steps = |step: Step| tell(Report::Event(Event::Stepped(number, step)));
            let outcome = run(job, (&client, &journal), (&account, &options, &controls), steps).await;
            drop(sending);
            tell(Report::Event(Event::Ended(number, Box::new(outcome))));
            drop(busy);
        });
    }
}

async fn run(
    job: SubmissionJob,
    (client, journal): (&Client, &Journal),
    (account, options, controls): (&str, &SubmissionOptions, &Controls),
    steps: impl FnMut(Step) + Send,
) -> Outcome {
    let context = SubmissionContext { client, journal, account, options, controls };
    match job {
        SubmissionJob::Send(request) => Box::pin(submit::submit(context, &request, steps)).await,
        SubmissionJob::Settle(entry) => Box::pin(settle::resume(context, &entry, steps)).await,
    }
}
