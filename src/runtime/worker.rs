//! The thread's own side: it takes one job after the other.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::{
    sync::{
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
        oneshot,
    },
    task::{AbortHandle, JoinSet},
    time::Instant,
};

use super::{
    Busy, Job, Report, SavedUntil, Setup, Tell, files::Files, key::Searched, paths, renewal::Obtained,
    signals::Signals, submissions::Purpose,
};
use crate::{
    app::{Event, RuntimeTask, STILL_READING, Timer, lookup::Lookup},
    cloud::{client::Client, controls::Controls, credentials::Credential, discovery::Search},
    domain::{endpoint::Endpoint, key_place::KeyChoice, rule::Message},
    store::journal::Entry,
    text::Language,
};

/// How long work with files may take. After that a warning is sent in its place, and what it finds later is dropped.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// After that time the user is told that something is being read.
const LONG: Duration = Duration::from_secs(1);
/// How long what is being read waits for what is being kept.
const KEPT_FIRST: Duration = Duration::from_secs(2);
/// How long the end waits for a file that is being written.
const WRITTEN_FIRST: Duration = Duration::from_secs(3);

/// What a thread of its own has found out, for this one to go on with.
pub(super) enum WorkerResult {
    Key(Searched),
    Obtained(Obtained),
    /// A search that was begun at that moment to replace a key has taken long.
    SearchLate(Instant),
    /// An entry of the journal, or why it could not be read.
    Entry(Purpose, Result<Option<Box<Entry>>, Message>, Busy),
}

/// What the thread knows.
pub(super) struct Worker {
    pub(super) setup: Setup,
    pub(super) tell: Tell,
    pub(super) files: Files,
    /// Files that are being written for the user.
    writing: JoinSet<()>,
    /// The place that the key is taken from.
    pub(super) choice: KeyChoice,
    /// The number of the latest search for a key: what an earlier one finds counts no more.
    pub(super) search: u64,
    pub(super) found: UnboundedSender<WorkerResult>,
    findings: UnboundedReceiver<WorkerResult>,
    pub(super) credential: Option<Credential>,
    /// What the latest search found: the present key, or how to ask for one.
    pub(super) searched: Option<Box<Search>>,
    /// The number of the latest exchange, and what stops it.
    pub(super) exchanges: u64,
    pub(super) exchanging: Option<AbortHandle>,
    /// What waits until a key is replaced, and when that was last tried.
    pub(super) held: Vec<(RuntimeTask, SavedUntil, Busy)>,
    pub(super) renewed: Option<Instant>,
    /// Every running submission has a copy.
    pub(super) sending: Arc<()>,
    /// Where requests go, and in which language the service answers.
    pub(super) place: Option<(Endpoint, Language)>,
    pub(super) account: Arc<Mutex<String>>,
    pub(super) client: Option<Arc<Client>>,
    /// Endpoints of files that the user said yes to.
    pub(super) approved: Vec<Endpoint>,
    pub(super) lookups: HashMap<Lookup, AbortHandle>,
    pub(super) timers: HashMap<Timer, AbortHandle>,
    /// What stops or hastens each submission, by its number.
    pub(super) submissions: HashMap<u64, Controls>,
    /// The `SecretName` of the latest submission.
    pub(super) submitted: String,
}

impl Worker {
    pub(super) fn new(setup: Setup, files: Files) -> Worker {
        let (found, findings) = unbounded_channel();
        let choice = setup.profile.clone().map_or(KeyChoice::Usual, KeyChoice::Profile);
        Worker {
            setup,
            tell: Arc::clone(&files.tell),
            files,
            writing: JoinSet::new(),
            choice,
            search: 0,
            found,
            findings,
            credential: None,
            searched: None,
            exchanges: 0,
            exchanging: None,
            held: Vec::new(),
            renewed: None,
            sending: Arc::default(),
            place: None,
            account: Arc::default(),
            client: None,
            approved: Vec::new(),
            lookups: HashMap::new(),
            timers: HashMap::new(),
            submissions: HashMap::new(),
            submitted: String::new(),
        }
    }

    pub(super) async fn work(mut self, mut inbox: UnboundedReceiver<(Job, Busy)>, signals: Signals) {
        signals.tell(&self.tell);
        loop {
            tokio::select! {
                biased;
                Some(finding) = self.findings.recv() => match finding {
                    WorkerResult::Key(searched) => self.key_searched(searched),
                    WorkerResult::Obtained(obtained) => self.obtained(obtained),
                    WorkerResult::SearchLate(since) => self.searched_too_long(since),
                    WorkerResult::Entry(purpose, entry, busy) => self.entry_found(purpose, entry, busy),
                },
                job = inbox.recv() => match job {
                    Some((Job::Task(task, given), busy)) => self.perform(task, given, busy),
                    Some((Job::UseSandbox { id, key, store }, _)) => {
                        self.forget_searches();
                        self.setup.sandbox = Some((id, key));
                        self.files.store = store;
                    }
                    None => break,
                },
            }
        }
        let written = async { while self.writing.join_next().await.is_some() {} };
        // A folder that does not answer does not hold the end.
        let _ = tokio::time::timeout(WRITTEN_FIRST, written).await;
    }

    pub(super) fn tell(&self, event: Event) {
        (self.tell)(Report::Event(event));
    }

    /// Does work with files on a thread of its own. Where it takes too long, `late` is sent in place of its result, and
    /// the thread is left to itself. The returned future ends with it.
    fn on_its_own(
        &self,
        work: impl FnOnce(&Files) + Send + 'static,
        late: Event,
        busy: Busy,
    ) -> impl Future<Output = ()> + 'static {
        let (done, is_done) = oneshot::channel::<()>();
        let is_late = Arc::new(AtomicBool::new(false));
        let (told, tell) = (Arc::clone(&is_late), Arc::clone(&self.tell));
        let in_time: Tell = Arc::new(move |report| {
            if !told.load(Ordering::SeqCst) {
                tell(report);
            }
        });
        let files = Files { tell: in_time, ..self.files.clone() };
        let started = thread::Builder::new().name("files".into()).spawn(move || {
            work(&files);
            drop(done);
        });
        let tell = Arc::clone(&self.tell);
        async move {
            let ended = match started {
                Ok(_) => tokio::time::timeout(PATIENCE, is_done).await.is_ok(),
                Err(error) => {
                    tell(Report::Event(Event::Warned(Message::new("no-thread").with("why", error.to_string()))));
                    true
                }
            };
            if !ended && !is_late.swap(true, Ordering::SeqCst) {
                tell(Report::Event(late));
            }
            drop(busy);
        }
    }

    /// Reads on a thread of its own, once the drafts that were given before are on the disk. Where that takes long, the
    /// user is told.
    fn read(&self, (kept, count): SavedUntil, work: impl FnOnce(&Files) + Send + 'static, late: Event, busy: Busy) {
        let ordered = move |files: &Files| {
            // What does not answer in that time is read as it is.
            kept.wait(count, KEPT_FIRST);
            work(files);
        };
        let (reading, tell) = (self.on_its_own(ordered, late, busy), Arc::clone(&self.tell));
        tokio::task::spawn_local(async move {
            let mut reading = std::pin::pin!(reading);
            if tokio::time::timeout(LONG, &mut reading).await.is_err() {
                tell(Report::Event(Event::Warned(Message::new(STILL_READING))));
                reading.await;
            }
        });
    }

    fn perform(&mut self, task: RuntimeTask, given: SavedUntil, busy: Busy) {
        if let Some((task, given, busy)) = self.unless_held(task, given, busy) {
            self.carry_out(task, given, busy);
        }
    }

    pub(super) fn carry_out(&mut self, task: RuntimeTask, given: SavedUntil, busy: Busy) {
        match task {
            RuntimeTask::SearchKey => self.search_key(busy),
            RuntimeTask::ListKeys => self.list_keys(busy),
            RuntimeTask::ChooseKey(choice) => {
                self.choice = choice;
                self.search_key(busy);
            }
            RuntimeTask::UseKey(typed) => self.use_key(&typed),
            RuntimeTask::Connect(endpoint, language) => self.connect(endpoint, language, busy),
            RuntimeTask::Approve(endpoint) => self.approved.push(endpoint),
            RuntimeTask::Warm => self.warm(busy),
            RuntimeTask::List => {
                let late = Event::Listed(Vec::new(), Vec::new(), vec![Message::new("files-slow")]);
                self.read(given, Files::list, late, busy);
            }
            RuntimeTask::LookUp { lookup, ticket, ask, after } => self.look_up((lookup, ticket), ask, (after, busy)),
            RuntimeTask::Wait(timer, wait, millis) => self.wait(timer, (wait, millis), busy),
            RuntimeTask::OpenDraft(id) => {
                let late = not_opened(&id);
                self.read(given, move |files| files.open_draft(&id), late, busy);
            }
            RuntimeTask::OpenFile(path) => {
                let late = not_opened(&path);
                self.read(given, move |files| files.open_file(&path), late, busy);
            }
            RuntimeTask::CompletePath(text) => {
                let late = Event::PathCompleted(text.clone(), text.clone(), Vec::new());
                let complete = move |files: &Files| {
                    let (completed, candidates) = paths::complete(&text);
                    files.tell(Event::PathCompleted(text, completed, candidates));
                };
                tokio::task::spawn_local(self.on_its_own(complete, late, busy));
            }
            RuntimeTask::OpenText(text) => {
                // It may name a file.
                self.read(given, move |files| files.open_text(&text), not_opened("tccli"), busy);
            }
            RuntimeTask::ReadTemplate(region, name) => self.read_template((region, name), busy),
            RuntimeTask::WriteFile(path, bytes) => {
                let why = Message::new("not-read-slow").with("path", path.as_str());
                let write = move |files: &Files| files.write_file(&path, &bytes);
                let written = self.on_its_own(write, Event::NotWritten(why), busy);
                self.writing.spawn_local(written);
            }
            RuntimeTask::FindAttempts(key) => {
                let late = Event::Warned(Message::new("files-slow"));
                self.read(given, move |files| files.find_attempts(key), late, busy);
            }
            RuntimeTask::Sign(request) => self.sign(&request),
            RuntimeTask::Submit(number, request) => self.submit(number, *request, busy),
            RuntimeTask::Settle(number, attempt) => self.settle(number, *attempt, busy),
            RuntimeTask::AskNow(number) => self.control(number, Controls::ask_now),
            RuntimeTask::StopWatching(number) => self.control(number, Controls::stop),
            RuntimeTask::VerifyAgain(number) => self.verify_again(number, busy),
        }
    }
}

fn not_opened(path: &str) -> Event {
    Event::NotOpened(vec![Message::new("not-read-slow").with("path", path)])
}

#[cfg(test)]
mod tests {
    use std::sync::{atomic::AtomicUsize, mpsc::channel};

    use super::{
        super::{TaskCount, saver::Progress},
        *,
    };

    #[test]
    fn work_that_does_not_end_holds_no_other() {
        let (report, reports) = channel();
        let tell: Tell = Arc::new(move |told| report.send(told).unwrap());
        let count = Arc::new(TaskCount { tasks: AtomicUsize::new(0), tell: Arc::clone(&tell) });
        let setup = Setup::within(PATIENCE);
        let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        tokio::task::LocalSet::new().block_on(&tokio, async {
            let mut worker = Worker::new(setup, Files { tell, store: Err(String::new()), seen: Arc::default() });
            // A thread that is blocked until the end of the test.
            let (end, waits) = channel::<()>();
            let late = Event::Warned(Message::new("files-slow"));
            let blocked = worker.on_its_own(
                move |_| {
                    let _ = waits.recv();
                },
                late,
                Busy::new(&count),
            );
            tokio::task::spawn_local(blocked);
            let given = (Arc::<Progress>::default(), 0);
            worker.perform(RuntimeTask::OpenFile("absent".to_owned()), given.clone(), Busy::new(&count));
            worker.perform(RuntimeTask::OpenDraft("absent".to_owned()), given, Busy::new(&count));
            for _ in 0..2 {
                assert!(matches!(reports.recv().unwrap(), Report::Event(Event::NotOpened(_))));
            }
            drop(end);
        });
    }
}
