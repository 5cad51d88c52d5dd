//! Catches signals and reports them. They are caught before the runtime's thread starts.

use std::sync::Arc;

use super::{Report, Signal, Tell};

/// Caught signals that wait to be reported.
#[derive(Default)]
pub(super) struct Signals {
    #[cfg(unix)]
    streams: Vec<(tokio::signal::unix::Signal, Signal)>,
}

/// Catches SIGXFSZ, so that a file at its size limit causes an ordinary write error instead of killing the process. Has
/// to be called inside a tokio runtime. Cannot be undone.
#[cfg(unix)]
pub(crate) fn catch_file_size_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    // Without a handler the default action remains.
    let _ = signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()));
}

#[cfg(not(unix))]
pub(crate) fn catch_file_size_signal() {}

#[cfg(unix)]
impl Signals {
    /// Catches the signals. Has to be called inside a runtime. A signal without a handler keeps its default action.
    pub(super) fn catch() -> Signals {
        use tokio::signal::unix::{SignalKind, signal};
        catch_file_size_signal();
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

    /// Reports each signal from its own task.
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
