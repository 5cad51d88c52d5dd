//! The signals that end a command in good order: the journal is complete, and the outcome is reported as far as it is
//! known.

/// The signals that ask a process to end.
pub(super) struct StopSignals {
    #[cfg(unix)]
    kinds: Vec<tokio::signal::unix::Signal>,
}

impl StopSignals {
    /// Catches the signals. One that cannot be caught keeps its default action.
    #[cfg(unix)]
    pub(super) fn listen() -> StopSignals {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        StopSignals { kinds: kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect() }
    }

    #[cfg(not(unix))]
    pub(super) fn listen() -> StopSignals {
        StopSignals {}
    }

    /// Waits for the next signal.
    #[cfg(unix)]
    pub(super) async fn next(&mut self) {
        std::future::poll_fn(|context| {
            let is_there = self.kinds.iter_mut().any(|kind| kind.poll_recv(context).is_ready());
            if is_there { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
    }

    #[cfg(not(unix))]
    pub(super) async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
