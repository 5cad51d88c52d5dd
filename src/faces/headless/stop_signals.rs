//! The signals that end a command in order: what was sent is kept, and what is known of it is said.

/// The signals that ask a program to end.
pub(super) struct StopSignals {
    #[cfg(unix)]
    kinds: Vec<tokio::signal::unix::Signal>,
}

impl StopSignals {
    /// Catches them from now on; where the system refuses one, it ends the program as ever.
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

    /// Waits for the next one.
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
