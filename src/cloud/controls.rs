//! What a user can do with a running submission: ask the service now, or stop watching.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::sync::{Notify, watch};

/// Controls a submission from another task. Clones control the same submission.
///
/// Stopping before the first byte cancels the submission, and nothing is sent. Stopping later only ends the watching:
/// an answer that is already expected is still waited for, until its timeout.
#[derive(Clone, Debug)]
pub(crate) struct Controls {
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
    /// Creates controls of a submission that was neither stopped nor asked to hurry.
    #[must_use]
    pub(crate) fn new() -> Controls {
        Controls::default()
    }

    /// Ends the present pause, so that the next look-up is sent now.
    pub(crate) fn ask_now(&self) {
        self.ask.notify_waiters();
    }

    /// Stops the submission, or the watching of it.
    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Whether [`Controls::stop`] was called.
    #[must_use]
    pub(crate) fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Waits for `time`, or less if the user asks or stops meanwhile.
    pub(super) async fn pause(&self, time: Duration) -> Woken {
        tokio::select! {
            biased;
            () = self.stopped() => Woken::Stopped,
            () = self.ask.notified() => Woken::Asked,
            () = tokio::time::sleep(time) => Woken::Elapsed,
        }
    }

    /// Waits for a look-up. Returns `None` if the submission was stopped meanwhile.
    pub(super) async fn unless_stopped<T>(&self, asked: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.stopped() => None,
            answer = asked => Some(answer),
        }
    }

    /// Waits until [`Controls::stop`] is called.
    pub(crate) async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // `self` owns the sender, so this never ends because the sender was dropped.
        let _ = stop.wait_for(|is_stopped| *is_stopped).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_pause_ends_when_the_user_asks_or_stops() {
        let controls = Controls::new();
        let mut pause = std::pin::pin!(controls.pause(Duration::from_hours(1)));
        assert!(tokio::time::timeout(Duration::ZERO, &mut pause).await.is_err());
        controls.ask_now();
        assert_eq!(pause.await, Woken::Asked);
        controls.stop();
        assert_eq!(controls.pause(Duration::from_hours(1)).await, Woken::Stopped);
    }
}
