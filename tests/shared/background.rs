//! A thread that serves what a test starts, while the test itself waits for a key, a process or a screen.

use std::{future::Future, thread};

use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

/// The thread, which ends with this value.
///
/// One thread and tokio's simplest scheduler: with the other one, the tests would compile tokio and everything on it
/// once more.
pub(crate) struct Background {
    handle: Handle,
    _ends: oneshot::Sender<()>,
}

impl Background {
    pub(crate) fn start() -> Background {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let handle = runtime.handle().clone();
        let (sender, ended) = oneshot::channel::<()>();
        thread::spawn(move || {
            let _ = runtime.block_on(ended);
        });
        Background { handle, _ends: sender }
    }

    /// Waits for something that happens on the thread.
    pub(crate) fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.handle.block_on(future)
    }
}
