//! Runs effects as tasks and reports events. One thread runs everything that waits (network, timers, signals), one
//! saves drafts, and each piece of work with files has its own thread, since waiting for a file blocks. All threads
//! sleep while there is nothing to do.

mod drafts;
mod files;
mod key;
mod paths;
mod renewal;
mod saver;
mod signals;
mod submissions;
mod typed_key;
mod waits;
mod worker;

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, channel},
    },
    thread,
    time::Duration,
};

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

pub(crate) use self::signals::catch_file_size_signal;
use self::{
    files::Files,
    saver::{Keep, Progress, Saver},
    signals::Signals,
    worker::Worker,
};
use crate::{
    app::{DraftChange, Event, RuntimeTask},
    store::{Folder, drafts::Drafts, journal::Journal},
};

/// How long [`Runtime::finish`] waits for the drafts and, after them, for the runtime's thread. A directory that does
/// not answer must not keep the program from ending.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// A file that always exists.
#[cfg(unix)]
const NOTHING: &str = "/dev/null";
#[cfg(not(unix))]
const NOTHING: &str = "NUL";

/// The settings of a runtime.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The profile that the user named.
    pub profile: Option<String>,
    /// The account that the access key must belong to for a create. `None` means any.
    pub expected_account: Option<String>,
    /// The limit of one request.
    pub timeout: Duration,
    /// How long to look for a name after an unknown outcome.
    pub settle: Duration,
    /// How long a task is followed.
    pub wait: Duration,
    /// The unit of the pauses between questions: one second, and less in tests.
    pub pace: Duration,
    /// Id and secret of the key for the sandbox that this process runs.
    pub sandbox: Option<(&'static str, &'static str)>,
    /// The directory for drafts and journal, if it is not the user's own.
    pub folder: Option<PathBuf>,
}

#[cfg(test)]
impl Setup {
    /// Returns a set-up for tests in which no wait is longer than `limit`.
    fn within(limit: Duration) -> Setup {
        Setup {
            profile: None,
            expected_account: None,
            timeout: limit,
            settle: limit,
            wait: limit,
            pace: limit,
            sandbox: None,
            folder: None,
        }
    }
}

/// A message from the threads of the runtime.
#[derive(Debug)]
pub enum Report {
    /// Something happened in the wizard's terms.
    Event(Event),
    /// A signal arrived.
    Signal(Signal),
    /// No work is left.
    Idle,
}

/// The signals that are handled. The last three do not end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal was closed (SIGHUP).
    HangUp,
    /// SIGINT.
    Interrupt,
    /// Asked to end (SIGQUIT).
    Quit,
    /// Asked to end (SIGTERM).
    Terminate,
    /// Asked to stop until it is continued (SIGTSTP).
    Stop,
    /// Continued after a stop (SIGCONT).
    Continue,
    /// The terminal was resized (SIGWINCH).
    Resize,
}

/// The caller's side of the threads.
pub struct Runtime {
    jobs: UnboundedSender<(Job, Busy)>,
    saver: Saver,
    busy: Arc<TaskCount>,
    /// Closed when the runtime's thread has ended.
    ended: Receiver<()>,
    folder: Option<PathBuf>,
}

enum Job {
    Task(RuntimeTask, SavedUntil),
    UseSandbox { id: &'static str, key: &'static str, store: Result<(Drafts, Journal), String> },
}

/// The saver's progress, and how many drafts were given to it before the job.
type SavedUntil = (Arc<Progress>, u64);

type Tell = Arc<dyn Fn(Report) + Send + Sync>;

/// Counts the running work.
struct TaskCount {
    tasks: AtomicUsize,
    tell: Tell,
}

/// One piece of work. It is counted before it begins, so that "idle" is never reported too early.
struct Busy(Arc<TaskCount>);

impl Busy {
    fn new(count: &Arc<TaskCount>) -> Busy {
        count.tasks.fetch_add(1, Ordering::SeqCst);
        Busy(Arc::clone(count))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if self.0.tasks.fetch_sub(1, Ordering::SeqCst) == 1 {
            (self.0.tell)(Report::Idle);
        }
    }
}

/// A runtime before its threads start. Signals that arrive from now on are kept for it.
pub(crate) struct Prepared {
    tokio: tokio::runtime::Runtime,
    signals: Signals,
}

/// Checks that enough files can be opened. The runtime opens some of them later, in places where it could not report an
/// error.
///
/// # Errors
/// The error of the operating system.
pub(crate) fn check_free_files() -> io::Result<()> {
    // Waking a thread needs five files; the terminal, the journal and a connection need some more.
    let nothing = File::open(NOTHING)?;
    let spare: io::Result<Vec<File>> = (1..12).map(|_| nothing.try_clone()).collect();
    spare.map(drop)
}

/// Prepares a runtime. From now on it reports signals, and they do not end the program by themselves.
///
/// # Errors
/// The error of the operating system.
pub(crate) fn prepare() -> io::Result<Prepared> {
    check_free_files()?;
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let signals = {
        let _inside = tokio.enter();
        Signals::catch()
    };
    Ok(Prepared { tokio, signals })
}

impl Prepared {
    /// Starts the threads. They call `tell` for every report.
    ///
    /// # Errors
    /// The error of the operating system, if a thread cannot be started.
    pub(crate) fn start(self, setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
        let Prepared { tokio, signals } = self;
        let tell: Tell = Arc::new(tell);
        let busy = Arc::new(TaskCount { tasks: AtomicUsize::new(0), tell: Arc::clone(&tell) });
        let (jobs, inbox) = unbounded_channel();
        let folder = setup.folder.clone();
        let store = open_store(folder.as_deref(), setup.sandbox.is_some());
        let files = Files { tell, store, seen: Arc::default() };
        let saver = Saver::start(files.clone())?;
        let (end, ended) = channel();
        thread::Builder::new().name("runtime".into()).spawn(move || {
            tokio::task::LocalSet::new().block_on(&tokio, Worker::new(setup, files).work(inbox, signals));
            // Waiting for the resolver's thread could keep the program from ending for a long time.
            tokio.shutdown_background();
            drop(end);
        })?;
        Ok(Runtime { jobs, saver, busy, ended, folder })
    }
}

/// Opens the drafts and the journal, or returns why there is no directory for them. The sandbox has its own directory.
fn open_store(folder: Option<&Path>, is_sandbox: bool) -> Result<(Drafts, Journal), String> {
    let folder = Folder::find(folder, |name| std::env::var_os(name)).map_err(|error| error.to_string())?;
    let folder = if is_sandbox { folder.sandbox() } else { folder };
    Ok((folder.drafts(), folder.journal()))
}

impl Runtime {
    /// Prepares and starts the threads. They call `tell` for every report.
    ///
    /// # Errors
    /// The error of the operating system, if files or threads are missing.
    pub fn start(setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
        prepare()?.start(setup, tell)
    }

    /// Has a task done. What it reads is read after the changes of drafts that were given before.
    pub fn run(&self, task: RuntimeTask) {
        let given = self.saver.given();
        self.send(Job::Task(task, given));
    }

    /// Has a draft kept or deleted.
    pub fn keep(&self, change: DraftChange) {
        self.give(Keep::Draft(change));
    }

    /// Switches to the sandbox of this process: its key, and its own drafts and journal.
    pub(crate) fn use_sandbox(&self, id: &'static str, key: &'static str) {
        let store = open_store(self.folder.as_deref(), true);
        self.give(Keep::Use(store.clone()));
        self.send(Job::UseSandbox { id, key, store });
    }

    /// Whether any work is running.
    pub fn is_busy(&self) -> bool {
        self.busy.tasks.load(Ordering::SeqCst) > 0
    }

    /// Ends the runtime. Waits until all drafts are on the disk; network requests are dropped. Returns `false` if the
    /// directory does not answer, so that the latest change may be lost.
    pub fn finish(self) -> bool {
        drop(self.jobs);
        let (progress, given) = self.saver.given();
        let is_kept = progress.wait(given, SHUTDOWN_TIMEOUT);
        // Nothing is ever sent on this channel: the thread closes it when it ends. If it does not end in time it is
        // abandoned.
        let _ = self.ended.recv_timeout(SHUTDOWN_TIMEOUT);
        is_kept
    }

    fn give(&self, keep: Keep) {
        let busy = Busy::new(&self.busy);
        self.saver.give(keep, busy);
    }

    fn send(&self, job: Job) {
        // The thread lives as long as this value.
        let _ = self.jobs.send((job, Busy::new(&self.busy)));
    }
}
