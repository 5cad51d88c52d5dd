//! A claimed name, and all work with its files in the journal. The work is done in order on a separate thread, so that
//! a directory that does not answer (a dead network mount) blocks only the submission that waits for it.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::sync::oneshot::{self, Receiver};

use super::{context::SubmissionContext, controls::Controls};
use crate::{
    domain::submission::{NotSent, Outcome},
    store::{
        StoreError,
        journal::{Claim, ClaimError, Entry, Intent, SubmissionKey},
    },
};

/// How long dropping a submission waits for its thread, if the thread has answered so far.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(1);

type Work = Box<dyn FnOnce(&Claim) + Send>;

/// A claim that is held by its own thread. The thread ends after this is dropped and all work that was given to it is
/// done.
pub(super) struct Claimed {
    thread: Holder,
    ended: Receiver<()>,
    controls: Controls,
    /// How long one piece of work may take. After that the submission does not wait any longer. The thread continues,
    /// and what it writes later is still true.
    patience: Duration,
    /// Why its work was not waited for any longer, with the directory of the journal.
    timed_out: String,
}

/// The thread that holds a claim, and the sending end of its work.
struct Holder {
    work: Option<Sender<Work>>,
    handle: JoinHandle<()>,
    /// Whether the submission has once stopped waiting for it.
    is_left: AtomicBool,
}

impl Drop for Holder {
    /// Waits a little for the thread, so that a dropped submission leaves no lock and its name is free for the next
    /// one.
    fn drop(&mut self) {
        self.work = None;
        let began = Instant::now();
        while !*self.is_left.get_mut() && !self.handle.is_finished() && began.elapsed() < SHUTDOWN_TIMEOUT {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Claimed {
    /// Claims a key for as long as the result lives.
    ///
    /// # Errors
    /// Returns the outcome of the submission: nothing may be sent.
    pub(super) async fn claim(context: SubmissionContext<'_>, key: &SubmissionKey) -> Result<Claimed, Outcome> {
        let (work, inbox) = channel::<Work>();
        let (tell, told) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let (journal, key) = (context.journal.clone(), key.clone());
        let timed_out = journal.timed_out().to_string();
        let hold = move || {
            match journal.claim(&key) {
                // If nobody waits for the claim any longer, it is dropped here.
                Ok(claim) => {
                    if tell.send(Ok(())).is_ok() {
                        for work in inbox {
                            work(&claim);
                        }
                    }
                }
                Err(error) => drop(tell.send(Err(error))),
            }
            drop(end);
        };
        let started = thread::Builder::new().name("journal".into()).spawn(hold);
        let handle = started.map_err(|error| not_kept(&error))?;
        let claimed = Claimed {
            thread: Holder { work: Some(work), handle, is_left: AtomicBool::new(false) },
            ended,
            controls: context.controls.clone(),
            patience: context.options.keeping,
            timed_out,
        };
        match claimed.answer(told).await? {
            Ok(()) => Ok(claimed),
            Err(ClaimError::Locked) => Err(Outcome::NotSent(NotSent::Locked)),
            Err(ClaimError::Store(error)) => Err(not_kept(&error)),
        }
    }

    /// Does `work` before anything is sent.
    ///
    /// # Errors
    /// Returns the outcome of the submission: nothing may be sent.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Claim) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Outcome> {
        let (tell, told) = oneshot::channel();
        self.give(move |claim| drop(tell.send(work(claim))));
        self.answer(told).await?.map_err(|error| not_kept(&error))
    }

    /// Writes the entry of what is about to be sent. If that takes too long nothing is sent, and the entry gets that
    /// outcome when it is on the disk at last.
    ///
    /// # Errors
    /// Returns the outcome of the submission: nothing may be sent.
    pub(super) async fn begin(&self, intent: Intent, now: Timestamp) -> Result<Entry, Outcome> {
        let (tell, told) = oneshot::channel();
        let timed_out = self.timed_out.clone();
        self.give(move |claim| {
            if let Err(Ok(mut entry)) = tell.send(claim.begin(intent, now)) {
                entry.finish(&not_kept(&timed_out), Timestamp::now());
                // If this fails, the next start settles the entry: it looks for the name and finds nothing.
                let _ = claim.write(&entry);
            }
        });
        self.answer(told).await?.map_err(|error| not_kept(&error))
    }

    /// Writes an entry after the send, even if the user has stopped watching. After one write took too long, later ones
    /// are not waited for: the thread writes all of them in order when the directory answers.
    ///
    /// # Errors
    /// Returns why the entry is not on the disk, or not yet.
    pub(super) async fn write(&self, entry: Entry) -> Result<(), String> {
        let (tell, told) = oneshot::channel();
        self.give(move |claim| drop(tell.send(claim.write(&entry))));
        let patience = if self.thread.is_left.load(Ordering::SeqCst) { Duration::ZERO } else { self.patience };
        if let Some(written) = in_time(told, tokio::time::sleep(patience)).await {
            return written.map_err(|error| error.to_string());
        }
        self.thread.is_left.store(true, Ordering::SeqCst);
        Err(self.timed_out.clone())
    }

    /// Gives the claim up and waits until the lock is gone, so that a program that ends now leaves no lock.
    pub(super) async fn release(self) {
        let Claimed { mut thread, ended, patience, .. } = self;
        thread.work = None;
        if !*thread.is_left.get_mut() {
            let _ = tokio::time::timeout(patience, ended).await;
        }
    }

    fn give(&self, work: impl FnOnce(&Claim) + Send + 'static) {
        // Sending fails only if the thread has panicked. The panic was reported, and the caller's receiver gets no
        // answer.
        let _ = self.thread.work.as_ref().map(|thread| thread.send(Box::new(work)));
    }

    /// Waits for the thread before anything is sent, until [`Claimed::patience`] is over or the submission is stopped.
    async fn answer<T>(&self, told: Receiver<T>) -> Result<T, Outcome> {
        let given_up = async {
            let _ = tokio::time::timeout(self.patience, self.controls.stopped()).await;
        };
        if let Some(answer) = in_time(told, given_up).await {
            return Ok(answer);
        }
        self.thread.is_left.store(true, Ordering::SeqCst);
        let is_stopped = self.controls.is_stopped();
        Err(if is_stopped { Outcome::NotSent(NotSent::Cancelled) } else { not_kept(&self.timed_out) })
    }
}

/// Waits for an answer until `given_up`. The channel is closed before the last try, so that thread and caller agree on
/// whether the answer was taken: [`Claimed::begin`] relies on it.
async fn in_time<T>(mut told: Receiver<T>, given_up: impl Future<Output = ()>) -> Option<T> {
    tokio::select! {
        biased;
        answer = &mut told => return answer.ok(),
        () = given_up => told.close(),
    }
    told.try_recv().ok()
}

fn not_kept(why: &dyn std::fmt::Display) -> Outcome {
    Outcome::NotSent(NotSent::Journal(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cloud::{client::Client, context::SubmissionOptions, credentials::Realm},
        domain::{endpoint::Endpoint, submission::Doubt},
        store::{Folder, journal::Journal},
    };

    /// The limit of waits that must not happen at all.
    const DEADLINE: Duration = Duration::from_secs(20);

    /// A journal, and what else a submission needs.
    struct Room {
        _place: tempfile::TempDir,
        journal: Journal,
        client: Client,
        options: SubmissionOptions,
        controls: Controls,
    }

    impl Room {
        fn new() -> Room {
            let place = tempfile::tempdir().unwrap();
            let endpoint = Endpoint::parse("http://127.0.0.1:9", None).unwrap();
            Room {
                journal: Folder::at(place.path()).journal(),
                client: Client::new(endpoint, None, Realm::Cloud, Duration::from_secs(1)).unwrap(),
                options: SubmissionOptions::default(),
                controls: Controls::new(),
                _place: place,
            }
        }

        async fn claims(&self) -> Result<Claimed, Outcome> {
            let Room { client, journal, options, controls, .. } = self;
            Claimed::claim(
                SubmissionContext { client, journal, account: "", options, controls },
                &SubmissionKey::default(),
            )
            .await
        }

        /// Returns a claim whose thread is blocked until the returned sender is dropped.
        async fn claims_and_is_held(&self) -> (Claimed, Sender<()>) {
            let claimed = Claimed { patience: Duration::from_millis(20), ..self.claims().await.unwrap() };
            let (end, waits) = channel::<()>();
            claimed.give(move |_| {
                let _ = waits.recv();
            });
            (claimed, end)
        }

        fn entries(&self) -> Vec<Entry> {
            self.journal.survey(Timestamp::now()).unwrap().entries
        }
    }

    fn is_late(outcome: &Outcome) -> bool {
        matches!(outcome, Outcome::NotSent(NotSent::Journal(why)) if why.starts_with("timed out: /"))
    }

    #[tokio::test]
    async fn what_is_written_too_late_is_not_sent_and_its_entry_says_so() {
        let room = Room::new();
        let (claimed, end) = room.claims_and_is_held().await;
        let begun = claimed.begin(Intent::default(), Timestamp::now()).await;
        assert!(is_late(&begun.unwrap_err()));
        // Now the directory answers.
        let claimed = Claimed { patience: Duration::from_hours(1), ..claimed };
        drop(end);
        claimed.ask(|_| Ok(())).await.unwrap();
        let [entry] = &room.entries()[..] else { panic!("{:?}", room.entries()) };
        assert!(is_late(&entry.end.as_ref().unwrap().outcome), "{entry:?}");
    }

    #[tokio::test]
    async fn a_stop_waits_for_no_folder() {
        let room = Room::new();
        let (claimed, end) = room.claims_and_is_held().await;
        let claimed = Claimed { patience: Duration::from_hours(1), ..claimed };
        room.controls.stop();
        let asked = tokio::time::timeout(DEADLINE, claimed.ask(Claim::earlier)).await.unwrap();
        assert_eq!(asked, Err(Outcome::NotSent(NotSent::Cancelled)));
        // Neither does the release, which would otherwise never end.
        let began = Instant::now();
        claimed.release().await;
        assert!(began.elapsed() < SHUTDOWN_TIMEOUT, "nobody waits for a thread that was left");
        drop(end);
    }

    #[tokio::test]
    async fn what_is_to_be_written_after_the_sending_is_waited_for_once_and_written_in_order() {
        let room = Room::new();
        let claimed = room.claims().await.unwrap();
        let mut entry = claimed.begin(Intent::default(), Timestamp::now()).await.unwrap();
        let claimed = Claimed { patience: Duration::from_millis(20), ..claimed };
        let (end, waits) = channel::<()>();
        claimed.give(move |_| {
            let _ = waits.recv();
        });
        assert!(claimed.write(entry.clone()).await.unwrap_err().starts_with("timed out: /"));
        let claimed = Claimed { patience: Duration::from_hours(1), ..claimed };
        entry.finish(&Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }, Timestamp::now());
        let again = tokio::time::timeout(DEADLINE, claimed.write(entry.clone())).await.unwrap();
        assert!(again.unwrap_err().starts_with("timed out: /"), "at once");
        drop(end);
        claimed.ask(|_| Ok(())).await.unwrap();
        assert_eq!(room.entries(), [entry]);
    }

    #[tokio::test]
    async fn a_claim_that_is_given_up_is_free_at_once() {
        let room = Room::new();
        room.claims().await.unwrap().release().await;
        let claimed = room.claims().await.unwrap();
        assert_eq!(room.claims().await.err(), Some(Outcome::NotSent(NotSent::Locked)));
        claimed.release().await;
        // So is a claim that is dropped in the middle of a submission.
        let claimed = room.claims().await.unwrap();
        let began = Instant::now();
        drop(claimed);
        assert!(began.elapsed() < SHUTDOWN_TIMEOUT, "it waits no longer than the thread lives");
        room.claims().await.unwrap();
    }

    #[tokio::test]
    async fn a_release_waits_for_the_work_that_is_under_way() {
        let room = Room::new();
        let claimed = Claimed { patience: Duration::from_hours(1), ..room.claims().await.unwrap() };
        let (end, waits) = channel::<()>();
        claimed.give(move |_| {
            let _ = waits.recv();
        });
        let mut release = std::pin::pin!(claimed.release());
        assert!(tokio::time::timeout(Duration::ZERO, &mut release).await.is_err());
        drop(end);
        release.await;
        room.claims().await.unwrap();
    }
}
