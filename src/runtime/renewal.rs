//! Asks for temporary keys, and replaces a key that expires soon before it is used again.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::{
    Busy, SavedUntil,
    key::key_state,
    worker::{PATIENCE, Worker, WorkerResult},
};
use crate::{
    app::{Event, RuntimeTask},
    cloud::{credentials::Credential, discovery::Search, exchange},
    domain::rule::Message,
};

/// A key that expires within this time is replaced before it is used. The official tools use the same.
const SOON: SignedDuration = SignedDuration::from_mins(5);
/// How long a look-up uses a key that could not be replaced, before that is tried again.
const PAUSE: Duration = Duration::from_secs(10);

/// The end of an exchange: its number, and the key or why there is none.
pub(super) type Obtained = (u64, Result<Credential, Message>, Option<Busy>);

impl Worker {
    /// Asks for the key that the search has found a way to. Returns `false` if it has found none, or if the endpoint is
    /// not known.
    pub(super) fn obtain(&mut self, busy: Option<Busy>) -> bool {
        let exchange = self.searched.as_ref().and_then(|search| search.exchange.clone());
        let (Some(exchange), Some((endpoint, language))) = (exchange, self.place.clone()) else { return false };
        self.stop_exchange();
        let (number, found) = (self.exchanges, self.found.clone());
        let (realm, timeout) = (self.realm(), self.setup.timeout);
        let task = tokio::task::spawn_local(async move {
            let key = exchange::obtain(&exchange, (&endpoint, realm), timeout, language.header()).await;
            // There is no receiver once the program ends.
            let _ = found.send(WorkerResult::Obtained((number, key, busy)));
        });
        self.exchanging = Some(task.abort_handle());
        true
    }

    /// Makes an exchange that has not ended count for nothing.
    pub(super) fn stop_exchange(&mut self) {
        self.exchanges += 1;
        if let Some(task) = self.exchanging.take() {
            task.abort();
        }
    }

    /// Handles the end of an exchange. It counts only if no newer one and no newer search was started.
    pub(super) fn obtained(&mut self, (number, key, _busy): Obtained) {
        if number != self.exchanges {
            return;
        }
        let Some(mut search) = self.searched.take() else { return };
        match key {
            Ok(credential) => {
                search.credential = Some(credential);
                self.take_key(&search);
            }
            // The present key is used as long as it lasts.
            Err(why) if self.credential.is_some() => self.tell(Event::Warned(why)),
            Err(why) => {
                search.fail(why);
                self.tell(Event::KeyObtained(key_state(&search).0));
            }
        }
        self.searched = Some(search);
        self.release();
    }

    /// Handles the end of a search that was made because the key expires soon. Another place than that of the present
    /// key is not used: the endpoint was decided for this one.
    pub(super) fn files_searched_again(&mut self, search: Box<Search>, busy: Option<Busy>) {
        let is_usable = |credential: &&Credential| !credential.is_expired(Timestamp::now());
        let parts = |credential: &Credential| (credential.short_id(), credential.expires());
        let is_same_place = self.searched.as_ref().is_some_and(|known| known.source == search.source);
        if is_same_place && search.exchange.is_some() {
            self.searched = Some(search);
            if self.obtain(busy) {
                return;
            }
        } else if let Some(found) = search.credential.as_ref().filter(is_usable)
            && is_same_place
            && self.credential.as_ref().map(parts) != Some(parts(found))
        {
            // Somebody else may have logged in.
            self.account = Arc::default();
            self.take_key(&search);
            self.searched = Some(search);
        }
        self.release();
    }

    /// Handles that the search for a newer key takes too long: what waits for it uses the present key.
    pub(super) fn searched_too_long(&mut self, since: Instant) {
        if self.renewed == Some(since) && self.exchanging.is_none() {
            self.release();
        }
    }

    fn take_key(&mut self, search: &Search) {
        self.credential.clone_from(&search.credential);
        self.make_client();
        self.tell(Event::KeyObtained(key_state(search).0));
    }

    /// Holds a task back if it uses a key that is being replaced or has to be, and returns the task otherwise.
    pub(super) fn unless_held(
        &mut self,
        task: RuntimeTask,
        given: SavedUntil,
        busy: Busy,
    ) -> Option<(RuntimeTask, SavedUntil, Busy)> {
        let sends = matches!(task, RuntimeTask::Submit(..) | RuntimeTask::Settle(..) | RuntimeTask::VerifyAgain(_));
        if !sends && !matches!(task, RuntimeTask::LookUp { .. } | RuntimeTask::ReadTemplate(..)) {
            return Some((task, given, busy));
        }
        if self.held.is_empty() {
            let is_question =
                sends || matches!(task, RuntimeTask::LookUp { ask: Some(_), .. } | RuntimeTask::ReadTemplate(..));
            let is_tried = self.renewed.is_some_and(|at| at.elapsed() < PAUSE);
            if !is_question || !self.must_renew() || (is_tried && !sends) {
                return Some((task, given, busy));
            }
            self.begin_renewal(&busy);
        }
        // The user may stop it while it waits.
        if let RuntimeTask::Submit(number, _) | RuntimeTask::Settle(number, _) = &task {
            self.submissions.entry(*number).or_default();
        }
        self.held.push((task, given, busy));
        None
    }

    /// Searches again: a file may hold a newer key, also one that a role needs. A home directory that does not answer
    /// holds nothing up for long.
    fn begin_renewal(&mut self, busy: &Busy) {
        let now = Instant::now();
        self.renewed = Some(now);
        self.stop_exchange();
        self.search_files(true, Busy::new(&busy.0));
        let found = self.found.clone();
        tokio::task::spawn_local(async move {
            tokio::time::sleep(PATIENCE).await;
            let _ = found.send(WorkerResult::SearchLate(now));
        });
    }

    /// Whether the key expires soon. A running submission keeps its key: the journal and the service have to see one and
    /// the same.
    fn must_renew(&self) -> bool {
        let end = self.credential.as_ref().and_then(Credential::expires);
        let is_near = end.is_some_and(|end| end.duration_since(Timestamp::now()) <= SOON);
        is_near && Arc::strong_count(&self.sending) == 1
    }

    /// Carries out what was held back.
    pub(super) fn release(&mut self) {
        for (task, given, busy) in std::mem::take(&mut self.held) {
            self.carry_out(task, given, busy);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::{
        super::{Report, Setup, Tell, files::Files},
        *,
    };
    use crate::app::start::KeyState;

    #[test]
    fn a_key_that_was_asked_for_before_a_newer_search_counts_for_nothing() {
        let (report, reports) = channel();
        let tell: Tell = Arc::new(move |told| report.send(told).unwrap());
        let setup = Setup::within(PATIENCE);
        let mut worker = Worker::new(setup, Files { tell, store: Err(String::new()), seen: Arc::default() });
        let key = || Ok(Credential::sandbox("AKIDSANDBOX0000", "key"));
        worker.searched = Some(Box::default());
        let earlier = worker.exchanges;
        worker.forget_searches();
        worker.searched = Some(Box::default());
        worker.obtained((earlier, key(), None));
        assert!(worker.credential.is_none() && reports.try_recv().is_err());
        worker.obtained((worker.exchanges, key(), None));
        assert!(worker.credential.is_some());
        assert!(matches!(reports.try_recv(), Ok(Report::Event(Event::KeyObtained(KeyState::Found(_))))));
        // An error leaves a key that is there in its place.
        worker.obtained((worker.exchanges, Err(Message::new("exchange-odd")), None));
        assert!(worker.credential.is_some());
        assert!(matches!(reports.try_recv(), Ok(Report::Event(Event::Warned(_)))));
    }
}
