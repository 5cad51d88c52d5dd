//! Saving of drafts: one thread and one queue of their own, so that no other work with files can hold back what was
//! typed.

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
use crate::{
    app::DraftChange,
    store::{drafts::Drafts, journal::Journal},
};

/// What the thread does.
pub(super) enum Keep {
    /// A change of a draft.
    Draft(DraftChange),
    /// From now on the files are in another folder.
    Use(Result<(Drafts, Journal), String>),
}

/// The caller's side of the queue.
pub(super) struct Saver {
    queue: Sender<(Keep, Busy)>,
    progress: Arc<Progress>,
    /// How much work was put into the queue.
    given: AtomicU64,
}

/// How much of the queue is done.
#[derive(Default)]
pub(super) struct Progress {
    done: Mutex<u64>,
    moved: Condvar,
}

impl Saver {
    /// Starts the thread.
    ///
    /// # Errors
    /// The error of the operating system, if the thread cannot be started.
    pub(super) fn start(files: Files) -> io::Result<Saver> {
        let (queue, inbox) = channel();
        let progress = Arc::<Progress>::default();
        let theirs = Arc::clone(&progress);
        thread::Builder::new().name("saver".into()).spawn(move || work(files, &inbox, &theirs))?;
        Ok(Saver { queue, progress, given: AtomicU64::new(0) })
    }

    pub(super) fn give(&self, keep: Keep, busy: Busy) {
        self.given.fetch_add(1, Ordering::SeqCst);
        // The queue is closed only where the thread has panicked, which was reported then.
        let _ = self.queue.send((keep, busy));
    }

    /// Returns what [`Progress::wait`] needs to wait for all work that was given so far.
    pub(super) fn given(&self) -> (Arc<Progress>, u64) {
        (Arc::clone(&self.progress), self.given.load(Ordering::SeqCst))
    }
}

impl Progress {
    /// Waits until `given` changes are done; `false` where that takes longer than `patience`.
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
            Keep::Draft(DraftChange::Save(id, text)) => files.save_draft(&id, &text),
            Keep::Draft(DraftChange::Replace(id, text)) => {
                files.allow_overwrite(&id);
                files.save_draft(&id, &text);
            }
            Keep::Draft(DraftChange::Delete(id)) => files.delete_draft(&id),
            Keep::Use(store) => files.store = store,
        }
        progress.step();
        drop(busy);
    }
}
