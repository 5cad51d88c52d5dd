//! Controls of a submission that goes on: ask now, and stop watching.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::sync::{Notify, watch};

/// Steers a submission from outside; clones steer the same one.
///
/// Before the first byte, stopping calls the submission off and nothing is sent. After it, stopping ends the watching
/// and nothing else: an answer that is under way is still waited for, within its time.
#[derive(Clone, Debug)]
pub struct Controls {
    ask: Arc<Notify>,
    stop: Arc<watch::Sender<bool>>,
}

/// Why a pause ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Woken {
    Elapsed,
    Asked,
    Stopped,
}

impl Default for Controls {
    fn default() -> Controls {
        Controls { ask: Arc::default(), stop: Arc::new(watch::Sender::new(false)) }
    }
}

impl Controls {
    /// Nothing pressed yet.
    #[must_use]
    pub fn new() -> Controls {
        Controls::default()
    }

    /// Ends the present pause, so that the next question goes out now.
    pub fn ask_now(&self) {
        self.ask.notify_waiters();
    }

    /// Stops.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Waits, unless somebody presses a key.
    pub(super) async fn pause(&self, time: Duration) -> Woken {
        tokio::select! {
            biased;
            () = self.stopped() => Woken::Stopped,
            () = self.ask.notified() => Woken::Asked,
            () = tokio::time::sleep(time) => Woken::Elapsed,
        }
    }

    /// What a look-up answers; `None` where it was stopped meanwhile.
    pub(super) async fn unless_stopped<T>(&self, asked: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.stopped() => None,
            answer = asked => Some(answer),
        }
    }

    /// Ends when somebody stops it.
    pub async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // The sender lives in `self`, so that the wait ends only with a stop.
        let _ = stop.wait_for(|is_stopped| *is_stopped).await;
    }
}
