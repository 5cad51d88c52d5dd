//! Signals as reports, from before the runtime's thread starts.

use std::sync::Arc;

use super::{Report, Signal, Tell};

/// Signals that are caught and wait to be told.
#[derive(Default)]
pub(super) struct Signals {
    #[cfg(unix)]
    streams: Vec<(tokio::signal::unix::Signal, Signal)>,
}

/// Makes a file that may not grow an error like any other, and no reason to die in the middle of something. Inside a
/// tokio runtime; what is caught once stays caught.
#[cfg(unix)]
pub fn survive_full_files() {
    use tokio::signal::unix::{SignalKind, signal};
    // Where the system gives no handler its own one stays.
    let _ = signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()));
}

#[cfg(not(unix))]
pub fn survive_full_files() {}

#[cfg(unix)]
impl Signals {
    /// Catches them, inside a runtime. Where the system gives no handler its own one stays.
    pub(super) fn catch() -> Signals {
        use tokio::signal::unix::{SignalKind, signal};
        survive_full_files();
        let kinds = [
            (SignalKind::hangup(), Signal::HangUp),
            (SignalKind::interrupt(), Signal::Interrupt),
            (SignalKind::quit(), Signal::Quit),
            (SignalKind::terminate(), Signal::Terminate),
            (SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw()), Signal::Stop),
            (SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()), Signal::Continue),
            (SignalKind::window_change(), Signal::Resize),
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
    }
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
