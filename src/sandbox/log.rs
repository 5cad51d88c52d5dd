//! What tests read from the sandbox, and how they pause it: counted calls, recorded creates, held actions.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use super::request_checks::Incoming;

/// A create as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// `POST` or `GET`.
    pub(crate) method: String,
    /// The headers with lower-case names, in the order in which they arrived.
    pub headers: Vec<(String, String)>,
    /// The body, byte for byte.
    pub body: Vec<u8>,
    /// The text after `?`, as it arrived.
    pub query: String,
}

/// The moments of a call at which it can be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LogMoment {
    BeforeEffect,
    BeforeAnswer,
}

/// An action that is held. Its calls go on when this is released or dropped, even if the client has gone.
#[derive(Debug)]
pub struct Hold(Arc<Barrier>);

#[derive(Debug)]
struct Barrier {
    waiting: watch::Sender<usize>,
    is_open: watch::Sender<bool>,
}

impl Hold {
    /// Waits until a call is held. Returns at once if one is.
    pub async fn arrived(&self) {
        let mut waiting = self.0.waiting.subscribe();
        // `self` owns the sender, so this never ends because the sender was dropped.
        let _ = waiting.wait_for(|count| *count > 0).await;
    }

    /// Lets the held calls go on.
    pub fn release(self) {}
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.is_open.send_replace(true);
    }
}

/// The log of a running sandbox.
#[derive(Debug, Default)]
pub(super) struct Log {
    notes: Mutex<Notes>,
    holds: Mutex<BTreeMap<(String, LogMoment), Arc<Barrier>>>,
}

#[derive(Debug, Default)]
struct Notes {
    requests: usize,
    calls: BTreeMap<String, usize>,
    creates: Vec<Received>,
    redirected: usize,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Log {
    /// Notes a complete request. A request to `redirect_path` only counts as a followed redirect.
    pub(super) fn note(&self, incoming: &Incoming, redirect_path: &str) {
        let mut notes = locked(&self.notes);
        notes.requests += 1;
        if incoming.path == redirect_path {
            notes.redirected += 1;
            return;
        }
        let action = incoming.header("x-tc-action");
        *notes.calls.entry(action.to_owned()).or_default() += 1;
        if action == "CreateProductSecret" {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let headers = incoming.headers.iter();
            notes.creates.push(Received {
                method: incoming.method.to_string(),
                headers: headers.map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect(),
                body: incoming.body.clone().unwrap_or_default(),
                query: incoming.query.clone(),
            });
        }
    }

    pub(super) fn requests(&self) -> usize {
        locked(&self.notes).requests
    }

    pub(super) fn calls(&self, action: &str) -> usize {
        locked(&self.notes).calls.get(action).copied().unwrap_or_default()
    }

    pub(super) fn creates(&self) -> Vec<Received> {
        locked(&self.notes).creates.clone()
    }

    pub(super) fn redirected(&self) -> usize {
        locked(&self.notes).redirected
    }

    pub(super) fn hold(&self, action: &str, moment: LogMoment) -> Hold {
        let barrier = Arc::new(Barrier { waiting: watch::Sender::new(0), is_open: watch::Sender::new(false) });
        locked(&self.holds).insert((action.to_owned(), moment), Arc::clone(&barrier));
        Hold(barrier)
    }

    /// Waits while the action is held at that moment.
    pub(super) async fn pass(&self, action: &str, moment: LogMoment) {
        let barrier = locked(&self.holds).get(&(action.to_owned(), moment)).cloned();
        if let Some(barrier) = barrier {
            let mut is_open = barrier.is_open.subscribe();
            barrier.waiting.send_modify(|count| *count += 1);
            // An error means that the hold was dropped, so nothing is held.
            let _ = is_open.wait_for(|is_open| *is_open).await;
        }
    }
}
