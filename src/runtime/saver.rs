//! The keeping of drafts: one thread and one queue that nothing else shares, so that no other work with files can hold
//! back what was typed.

use std::{
    io,
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use super::{Busy, files::Files};
use crate::store::{drafts::Drafts, journal::Journal};

/// What is to be kept.
pub(super) enum Keep {
    /// The name of the draft's file, and its text.
    Save(String, String),
    /// The same, whatever is there now.
    Replace(String, String),
    /// The name of the draft's file.
    Delete(String),
    /// From now on the files are kept elsewhere.
    Use(Result<(Drafts, Journal), String>),
}

/// The near end of the queue.
pub(super) struct Saver {
    queue: Sender<(Keep, Busy)>,
    progress: Arc<Progress>,
    /// How many were put into the queue.
    given: AtomicU64,
}

/// How far the thread has come.
#[derive(Default)]
pub(super) struct Progress {
    done: Mutex<u64>,
    moved: Condvar,
}

impl Saver {
    /// Starts the thread.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub(super) fn start(files: Files) -> io::Result<Saver> {
        let (queue, inbox) = channel();
        let progress = Arc::<Progress>::default();
        let theirs = Arc::clone(&progress);
        thread::Builder::new().name("saver".into()).spawn(move || work(files, &inbox, &theirs))?;
        Ok(Saver { queue, progress, given: AtomicU64::new(0) })
    }

    pub(super) fn give(&self, keep: Keep, busy: Busy) {
        self.given.fetch_add(1, Ordering::SeqCst);
        // A thread that panicked was told of already.
        let _ = self.queue.send((keep, busy));
    }

    /// What to wait for, so that everything that was given so far is on disk.
    pub(super) fn given(&self) -> (Arc<Progress>, u64) {
        (Arc::clone(&self.progress), self.given.load(Ordering::SeqCst))
    }
}

impl Progress {
    /// Waits until so many are done; `false` where that takes longer than the patience lasts.
    pub(super) fn wait(&self, given: u64, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        while *done < given {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            done = self.moved.wait_timeout(done, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    fn step(&self) {
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.moved.notify_all();
    }
}

fn work(mut files: Files, inbox: &Receiver<(Keep, Busy)>, progress: &Progress) {
    for (keep, busy) in inbox {
        match keep {
            Keep::Save(id, text) => files.save_draft(&id, &text),
            Keep::Replace(id, text) => {
                files.forget_draft(&id);
                files.save_draft(&id, &text);
            }
            Keep::Delete(id) => files.delete_draft(&id),
            Keep::Use(store) => files.store = store,
        }
        progress.step();
        drop(busy);
    }
}
