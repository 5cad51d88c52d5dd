//! Effects become tasks, and tasks become events. One thread for all that waits, one that keeps drafts, and one for
//! each piece of work with files, since no file can be waited for together with other things. All of them sleep while
//! nothing is asked.

mod drafts;
mod files;
mod key;
mod saver;
mod signals;
mod submissions;
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

pub use self::signals::survive_full_files;
use self::{
    files::Files,
    saver::{Keep, Progress, Saver},
    signals::Signals,
    worker::Worker,
};
use crate::{
    app::{Effect, Event},
    store::{Folder, drafts::Drafts, journal::Journal},
};

/// How long the end waits for drafts that are being kept, and for work under way: a folder that does not answer does
/// not hold the end.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

/// A file that is always there.
#[cfg(unix)]
const NOTHING: &str = "/dev/null";
#[cfg(not(unix))]
const NOTHING: &str = "NUL";

/// What the runtime has to know before it starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The profile that was asked for by name.
    pub profile: Option<String>,
    /// The account that the key has to belong to for a create; `None`: any.
    pub expected_account: Option<String>,
    /// The bound of one request.
    pub timeout: Duration,
    /// How long an unknown outcome is looked for.
    pub settle: Duration,
    /// How long a task is followed.
    pub wait: Duration,
    /// The unit of the waiting times between questions: a second, but for tests.
    pub pace: Duration,
    /// The key of the sandbox inside this program: id and secret.
    pub sandbox: Option<(&'static str, &'static str)>,
    /// The folder of drafts and journal, where another than the user's own is to be used.
    pub folder: Option<PathBuf>,
}

/// Messages from the threads of the runtime.
#[derive(Debug)]
pub enum Report {
    /// Something happened.
    Event(Event),
    /// A signal came.
    Signal(Signal),
    /// Nothing is under way any more.
    Idle,
}

/// The signals that are answered. The last three do not end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal hung up.
    HangUp,
    /// Interrupted from outside.
    Interrupt,
    /// Asked to end at once.
    Quit,
    /// Asked to end.
    Terminate,
    /// Asked to stop until it is continued.
    Stop,
    /// Goes on after a stop.
    Continue,
    /// The terminal has another size.
    Resize,
}

/// The near end of the threads.
pub struct Runtime {
    jobs: UnboundedSender<(Job, Busy)>,
    saver: Saver,
    busy: Arc<TaskCount>,
    /// Closed when the thread that waits has ended.
    ended: Receiver<()>,
    folder: Option<PathBuf>,
}

enum Job {
    Effect(Effect, Given),
    UseSandbox { id: &'static str, key: &'static str, store: Result<(Drafts, Journal), String> },
}

/// What was given to be kept before a job.
type Given = (Arc<Progress>, u64);

type Tell = Arc<dyn Fn(Report) + Send + Sync>;

/// How much is under way.
struct TaskCount {
    tasks: AtomicUsize,
    tell: Tell,
}

/// One thing under way, counted before it begins, so that "idle" has no gap.
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

/// What the runtime needs before its thread starts: the signals that come from now on wait for it.
pub struct Prepared {
    tokio: tokio::runtime::Runtime,
    signals: Signals,
}

/// Sees that the system gives what a runtime needs without asking: the ways in which one is woken are made where
/// nothing can be said about a failure.
///
/// # Errors
/// What the system says where it gives no more files.
pub fn spare_files() -> io::Result<()> {
    // To be woken it needs five; the terminal, the journal and a connection some more.
    let spare: io::Result<Vec<File>> = (0..12).map(|_| File::open(NOTHING)).collect();
    spare.map(drop)
}

/// Prepares a runtime; from now on signals are told by it and do not end the program by themselves.
///
/// # Errors
/// What the system says where it gives no means to wait.
pub fn prepare() -> io::Result<Prepared> {
    spare_files()?;
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let signals = {
        let _inside = tokio.enter();
        Signals::catch()
    };
    Ok(Prepared { tokio, signals })
}

impl Prepared {
    /// Starts the threads; `tell` is called from them.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(self, setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
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
            // A look-up of a name that blocks would otherwise keep the program for as long as it likes.
            tokio.shutdown_background();
            drop(end);
        })?;
        Ok(Runtime { jobs, saver, busy, ended, folder })
    }
}

/// Drafts and journal of this user, or why there are none. The sandbox's files are kept apart from the real ones.
fn open_store(folder: Option<&Path>, is_sandbox: bool) -> Result<(Drafts, Journal), String> {
    let folder = Folder::find(folder, |name| std::env::var_os(name)).map_err(|error| error.to_string())?;
    let folder = if is_sandbox { folder.sandbox() } else { folder };
    Ok((folder.drafts(), folder.journal()))
}

impl Runtime {
    /// Prepares and starts the threads; `tell` is called from them.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
        prepare()?.start(setup, tell)
    }

    /// Has an effect done.
    pub fn run(&self, effect: Effect) {
        match effect {
            Effect::SaveDraft(id, text) => self.keep(Keep::Save(id, text)),
            Effect::ReplaceDraft(id, text) => self.keep(Keep::Replace(id, text)),
            Effect::DeleteDraft(id) => self.keep(Keep::Delete(id)),
            effect => {
                let given = self.saver.given();
                self.send(Job::Effect(effect, given));
            }
        }
    }

    /// From now on the key of the sandbox inside this program is used, and files of its own.
    pub fn use_sandbox(&self, id: &'static str, key: &'static str) {
        let store = open_store(self.folder.as_deref(), true);
        self.keep(Keep::Use(store.clone()));
        self.send(Job::UseSandbox { id, key, store });
    }

    /// Whether anything is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.tasks.load(Ordering::SeqCst) > 0
    }

    /// Ends once everything that was to be kept is on disk; what waits for the network is dropped. `false` where a
    /// folder does not answer, so that what was typed last may not be on disk.
    pub fn finish(self) -> bool {
        drop(self.jobs);
        let (progress, given) = self.saver.given();
        let is_kept = progress.wait(given, LAST_PATIENCE);
        // It ends by closing the channel; nothing is ever sent. Left to itself where it does not.
        let _ = self.ended.recv_timeout(LAST_PATIENCE);
        is_kept
    }

    fn keep(&self, keep: Keep) {
        let busy = Busy::new(&self.busy);
        self.saver.give(keep, busy);
    }

    fn send(&self, job: Job) {
        // The thread lives as long as this does.
        let _ = self.jobs.send((job, Busy::new(&self.busy)));
    }
}
