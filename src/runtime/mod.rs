//! Effects become tasks, and tasks become events. One thread of its own; it sleeps while nothing is asked.

mod drafts;
mod files;
mod key;
mod signals;
mod submissions;
mod waits;
mod worker;

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

pub use self::signals::survive_full_files;
use self::{signals::Signals, worker::Worker};
use crate::app::{Effect, Event};

/// What the runtime has to know before it starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The profile that was asked for by name.
    pub profile: Option<String>,
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

/// What the runtime tells.
#[derive(Debug)]
pub enum Report {
    /// Something happened.
    Event(Event),
    /// A signal came.
    Signal(Signal),
    /// Nothing is under way any more.
    Idle,
}

/// The signals that are answered.
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
    /// Goes on after a stop. The only one that does not end the program.
    Continue,
}

/// The other end of the thread.
pub struct Runtime {
    jobs: UnboundedSender<(Job, Busy)>,
    busy: Arc<Count>,
    thread: JoinHandle<()>,
}

enum Job {
    Effect(Effect),
    UseSandbox(&'static str, &'static str),
}

type Tell = Arc<dyn Fn(Report) + Send + Sync>;

/// How much is under way.
struct Count {
    tasks: AtomicUsize,
    tell: Tell,
}

/// One thing under way, counted before it begins, so that "idle" has no gap.
struct Busy(Arc<Count>);

impl Busy {
    fn new(count: &Arc<Count>) -> Busy {
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

/// Prepares a runtime; from now on signals are told by it and do not end the program by themselves.
///
/// # Errors
/// What the system says where it gives no means to wait.
pub fn prepare() -> io::Result<Prepared> {
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let signals = {
        let _inside = tokio.enter();
        Signals::catch()
    };
    Ok(Prepared { tokio, signals })
}

impl Prepared {
    /// Starts the thread; `tell` is called from it.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(self, setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
        let Prepared { tokio, signals } = self;
        let tell: Tell = Arc::new(tell);
        let busy = Arc::new(Count { tasks: AtomicUsize::new(0), tell: Arc::clone(&tell) });
        let (jobs, inbox) = unbounded_channel();
        let thread = thread::Builder::new().name("runtime".into()).spawn(move || {
            tokio::task::LocalSet::new().block_on(&tokio, Worker::new(setup, tell).work(inbox, signals));
            // A look-up of a name that blocks would otherwise keep the program for as long as it likes.
            tokio.shutdown_background();
        })?;
        Ok(Runtime { jobs, busy, thread })
    }
}

impl Runtime {
    /// Prepares and starts the thread; `tell` is called from it.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub fn start(setup: Setup, tell: impl Fn(Report) + Send + Sync + 'static) -> io::Result<Runtime> {
        prepare()?.start(setup, tell)
    }

    /// Has an effect done.
    pub fn run(&self, effect: Effect) {
        self.send(Job::Effect(effect));
    }

    /// From now on the key of the sandbox inside this program is used.
    pub fn use_sandbox(&self, id: &'static str, key: &'static str) {
        self.send(Job::UseSandbox(id, key));
    }

    /// Whether anything is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.tasks.load(Ordering::SeqCst) > 0
    }

    /// Ends the thread once everything that it was given is on disk; what waits for the network is dropped.
    pub fn finish(self) {
        drop(self.jobs);
        // A panic of the thread was told already.
        let _ = self.thread.join();
    }

    fn send(&self, job: Job) {
        // The thread lives as long as this does.
        let _ = self.jobs.send((job, Busy::new(&self.busy)));
    }
}
