//! Signals as reports, and the end of a terminal that no signal tells of.

use std::sync::Arc;

use super::{Report, Signal, Tell};

/// Signals that are caught and wait to be told.
#[derive(Default)]
pub(super) struct Signals {
    #[cfg(unix)]
    streams: Vec<(tokio::signal::unix::Signal, Signal)>,
}

#[cfg(unix)]
impl Signals {
    /// Catches them, inside a runtime. Where the system gives no handler its own one stays.
    pub(super) fn catch() -> Signals {
        use tokio::signal::unix::{SignalKind, signal};
        let kind = |signal: rustix::process::Signal| SignalKind::from_raw(signal.as_raw());
        // A file that may not grow is an error like any other, and no reason to die with a raw terminal. Once caught
        // a signal stays caught.
        let _ = signal(kind(rustix::process::Signal::XFSZ));
        let kinds = [
            (SignalKind::hangup(), Signal::HangUp),
            (SignalKind::interrupt(), Signal::Interrupt),
            (SignalKind::quit(), Signal::Quit),
            (SignalKind::terminate(), Signal::Terminate),
            (kind(rustix::process::Signal::CONT), Signal::Continue),
        ];
        let streams = kinds.into_iter().filter_map(|(kind, name)| Some((signal(kind).ok()?, name))).collect();
        Signals { streams }
    }

    /// Tells each, from a task of its own.
    pub(super) fn tell(self, tell: &Tell) {
        for (mut stream, name) in self.streams {
            let tell = Arc::clone(tell);
            tokio::task::spawn_local(async move {
                while stream.recv().await.is_some() {
                    tell(Report::Signal(name));
                }
            });
        }
        watch_terminal(Arc::clone(tell));
    }
}

/// A terminal that is not the one that controls the program sends no signal when it goes.
#[cfg(unix)]
fn watch_terminal(tell: Tell) {
    use std::io::IsTerminal as _;
    use tokio::io::{Interest, unix::AsyncFd};
    if !std::io::stdin().is_terminal() {
        return;
    }
    tokio::task::spawn_local(async move {
        // Nothing but its end is ever ready. Where the system cannot wait for a terminal, reading it tells.
        #[expect(deprecated, reason = "its successor is unsafe; standard input is never closed, which is all it asks")]
        let terminal = AsyncFd::with_interest(std::io::stdin(), Interest::PRIORITY);
        let Ok(terminal) = terminal else { return };
        while let Ok(mut guard) = terminal.ready(Interest::PRIORITY).await {
            if guard.ready().is_read_closed() {
                return tell(Report::Signal(Signal::HangUp));
            }
            guard.clear_ready();
        }
    });
}

#[cfg(not(unix))]
impl Signals {
    pub(super) fn catch() -> Signals {
        Signals {}
    }

    pub(super) fn tell(self, tell: &Tell) {
        let tell = Arc::clone(tell);
        tokio::task::spawn_local(async move {
            while tokio::signal::ctrl_c().await.is_ok() {
                tell(Report::Signal(Signal::Interrupt));
            }
        });
    }
}
