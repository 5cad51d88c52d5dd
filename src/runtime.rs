//! Effects become tasks, and tasks become events. One thread of its own; it sleeps while nothing is asked.

mod signals;
mod submissions;

use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use jiff::Timestamp;
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::AbortHandle,
};

use self::signals::Signals;
pub use self::signals::survive_full_files;
use crate::{
    app::{
        Effect, Event, Timer,
        lookup::{Lookup, Ticket},
        start::{DraftRow, KeyState, KeyView, Looked, Profile, UnsettledRow},
    },
    cloud::{
        client::Client,
        credentials::{Credential, Realm},
        discovery::{self, Search, Surroundings},
        lookups,
    },
    domain::{endpoint::Endpoint, facts::Ask, rule::Message},
    import,
    store::{
        Folder,
        drafts::{Drafts, secret_name},
        journal::Journal,
    },
    text::Language,
};

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

/// What the thread knows.
struct Worker {
    setup: Setup,
    tell: Tell,
    store: Option<(Drafts, Journal)>,
    credential: Option<Credential>,
    account: Arc<std::sync::Mutex<String>>,
    client: Option<Arc<Client>>,
    lookups: HashMap<Lookup, AbortHandle>,
    timers: HashMap<Timer, AbortHandle>,
    submission: Option<submissions::Controls>,
    /// The `SecretName` of the latest submission.
    submitted: String,
}

impl Worker {
    fn new(setup: Setup, tell: Tell) -> Worker {
        let mut worker = Worker {
            setup,
            tell,
            store: None,
            credential: None,
            account: Arc::default(),
            client: None,
            lookups: HashMap::new(),
            timers: HashMap::new(),
            submission: None,
            submitted: String::new(),
        };
        worker.open_store();
        worker
    }

    /// The sandbox's files are kept apart from the real ones.
    fn open_store(&mut self) {
        let folder = Folder::find(self.setup.folder.as_deref(), |name| std::env::var(name).ok());
        self.store = folder.ok().map(|folder| {
            let folder = if self.setup.sandbox.is_some() { folder.sandbox() } else { folder };
            (folder.drafts(), folder.journal())
        });
    }

    async fn work(mut self, mut inbox: UnboundedReceiver<(Job, Busy)>, signals: Signals) {
        signals.tell(&self.tell);
        while let Some((job, busy)) = inbox.recv().await {
            match job {
                Job::Effect(effect) => self.perform(effect, busy),
                Job::UseSandbox(id, key) => {
                    self.setup.sandbox = Some((id, key));
                    self.open_store();
                }
            }
        }
    }

    fn tell(&self, event: Event) {
        (self.tell)(Report::Event(event));
    }

    fn perform(&mut self, effect: Effect, busy: Busy) {
        match effect {
            Effect::SearchKey => self.search_key(),
            Effect::Connect(endpoint, language) => self.connect(endpoint, language),
            Effect::List => self.list(),
            Effect::LookUp { lookup, ticket, ask, after } => self.look_up((lookup, ticket), ask, (after, busy)),
            Effect::Wait(timer, wait, millis) => self.wait(timer, (wait, millis), busy),
            Effect::SaveDraft(id, text) => self.save_draft(&id, &text),
            Effect::OpenDraft(id) => self.open_draft(&id),
            Effect::DeleteDraft(id) => self.delete_draft(&id),
            Effect::OpenFile(path) => self.open_file(&path),
            Effect::OpenText(text) => self.open(text.as_bytes(), ""),
            Effect::WriteFile(path, bytes) => self.write_file(&path, &bytes),
            Effect::Sign(request) => {
                if let Some(client) = &self.client {
                    let body = crate::export::exact(&request);
                    let preview = client.preview(&request.region, &body, Timestamp::now());
                    self.tell(Event::Signed(Box::new(preview)));
                }
            }
            Effect::Submit(request) => self.submit(*request, busy),
            Effect::Settle(id) => self.settle(id, busy),
            Effect::AskNow => self.control(submissions::Controls::ask_now),
            Effect::StopWatching => self.control(submissions::Controls::stop),
            Effect::VerifyAgain => self.verify_again(busy),
            // These are the faces' own.
            Effect::Copy(_) | Effect::EnterSandbox | Effect::Redraw | Effect::Suspend | Effect::Quit(_) => {}
        }
    }

    fn search_key(&mut self) {
        if let Some((id, key)) = self.setup.sandbox {
            let credential = Credential::sandbox(id, key);
            let view = view_of(&credential, Vec::new());
            self.credential = Some(credential);
            let profile =
                Profile { region: Some(("ap-guangzhou".into(), Message::new("region-of-sandbox"))), endpoint: None };
            return self.tell(Event::KeySearched(KeyState::Found(view), profile));
        }
        let search = discovery::search(&Surroundings::of_process(), self.setup.profile.as_deref());
        let (state, profile) = key_state(&search);
        self.credential = search.credential;
        self.tell(Event::KeySearched(state, profile));
    }

    fn connect(&mut self, endpoint: Endpoint, language: Language) {
        let realm = if self.setup.sandbox.is_some() { Realm::Sandbox } else { Realm::Cloud };
        self.client = match Client::new(endpoint.clone(), self.credential.clone(), realm, self.setup.timeout) {
            Ok(client) => Some(client),
            Err(wrong) => {
                self.tell(Event::Warned(wrong.message()));
                // Without the key nothing can be sent to the wrong place.
                Client::new(endpoint, None, realm, self.setup.timeout).ok()
            }
        }
        .map(|client| {
            client.speak(language.header());
            Arc::new(client)
        });
    }

    fn list(&self) {
        let mut notes = Vec::new();
        let Some((drafts, journal)) = &self.store else {
            return self.tell(Event::Listed(Vec::new(), Vec::new(), notes));
        };
        let kept = drafts.list().unwrap_or_default();
        let rows = kept.into_iter().take(DRAFTS_READ).map(|kept| DraftRow {
            name: drafts.load(&kept.name).ok().flatten().map(|bytes| secret_name(&bytes)).unwrap_or_default(),
            saved: kept.changed.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH),
            id: kept.name,
        });
        let rows: Vec<DraftRow> = rows.collect();
        let mut unsettled = Vec::new();
        match journal.survey(Timestamp::now()) {
            Ok(survey) => {
                unsettled.extend(survey.unsettled().map(|entry| UnsettledRow {
                    id: entry.attempt.clone(),
                    name: entry.key.name.clone(),
                    endpoint: entry.key.endpoint.clone(),
                    region: entry.key.region.clone(),
                    product: entry.product.clone(),
                    instance: entry.instance.clone(),
                    sent: entry.started,
                }));
                for file in survey.newer {
                    notes.push(Message::new("journal-newer").with("file", file));
                }
                for damaged in &survey.damaged {
                    let id = if damaged.kept_as.is_some() { "journal-damaged" } else { "journal-file-unreadable" };
                    let kept_as = damaged.kept_as.clone().unwrap_or_default();
                    notes.push(Message::new(id).with("file", damaged.file.as_str()).with("kept", kept_as));
                }
            }
            Err(error) => notes.push(Message::new("journal-unreadable").with("why", error.to_string())),
        }
        self.tell(Event::Listed(rows, unsettled, notes));
    }

    fn look_up(&mut self, (lookup, ticket): (Lookup, Ticket), ask: Option<Ask>, (after, busy): (u64, Busy)) {
        if let Some(earlier) = self.lookups.remove(&lookup) {
            earlier.abort();
        }
        let (Some(ask), Some(client)) = (ask, self.client.clone()) else { return };
        let tell = Arc::clone(&self.tell);
        let account = Arc::clone(&self.account);
        let task = tokio::task::spawn_local(async move {
            let _busy = busy;
            tokio::time::sleep(Duration::from_millis(after)).await;
            let emit = |found: Result<crate::domain::facts::Page, _>| {
                if let Ok(crate::domain::facts::Page {
                    answer: crate::domain::facts::Answer::Identity(identity), ..
                }) = &found
                {
                    identity.account.clone_into(&mut account.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
                }
                tell(Report::Event(Event::Found(lookup, ticket, found)));
            };
            lookups::answer(&client, &ask, emit).await;
        });
        self.lookups.insert(lookup, task.abort_handle());
    }

    fn wait(&mut self, timer: Timer, (wait, millis): (u64, u64), busy: Busy) {
        let tell = Arc::clone(&self.tell);
        let task = tokio::task::spawn_local(async move {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            tell(Report::Event(Event::Elapsed(timer, wait)));
            drop(busy);
        });
        if let Some(earlier) = self.timers.insert(timer, task.abort_handle()) {
            earlier.abort();
        }
    }

    fn save_draft(&self, id: &str, text: &str) {
        let saved = match &self.store {
            Some((drafts, _)) => drafts.save(id, text).map_err(|error| error.to_string()),
            None => Err("no folder".to_owned()),
        };
        self.tell(match saved {
            Ok(_) => Event::Saved,
            Err(why) => Event::NotSaved(why),
        });
    }

    fn open_draft(&self, id: &str) {
        match self.store.as_ref().and_then(|(drafts, _)| drafts.find(id)) {
            Some((file, bytes)) => self.open_kept(&bytes, &file),
            None => self.tell(Event::NotOpened(vec![Message::new("draft-gone").with("name", id)])),
        }
    }

    /// Opens a kept draft as far as it can be. Where that is not all, its bytes are kept beside it before the first
    /// change writes over them.
    fn open_kept(&self, bytes: &[u8], id: &str) {
        let (draft, problems) = import::salvage(bytes);
        let mut notes = Vec::new();
        if let (Some(first), Some((drafts, _))) = (problems.first(), &self.store) {
            match drafts.keep_aside(id, bytes) {
                Ok(kept) => notes.push(
                    Message::new("draft-salvaged")
                        .with("n", problems.len())
                        .with("line", first.line)
                        .with("kept", kept),
                ),
                // Without the copy the next change would lose what could not be read.
                Err(error) => return self.tell(Event::NotOpened(vec![unreadable(id, &error.to_string())])),
            }
            for problem in problems {
                notes.extend((problem.line > 0).then(|| Message::new("draft-line").with("line", problem.line)));
                notes.push(problem.message);
            }
        }
        self.tell(Event::Opened(Box::new(draft), Some(id.to_owned()), notes));
    }

    fn delete_draft(&self, id: &str) {
        if let Some((drafts, _)) = &self.store
            && let Err(error) = drafts.delete(id)
        {
            self.tell(Event::Warned(unreadable(id, &error.to_string())));
        }
    }

    fn open_file(&self, path: &str) {
        match std::fs::read(path) {
            Ok(bytes) => self.open(&bytes, path),
            Err(error) => self.tell(Event::NotOpened(vec![unreadable(path, &error.to_string())])),
        }
    }

    /// Reads a draft that somebody brings: all of it or nothing.
    fn open(&self, bytes: &[u8], name: &str) {
        match import::read(bytes, name) {
            Ok(imported) => self.tell(Event::Opened(Box::new(imported.draft), None, Vec::new())),
            Err(problems) => {
                let messages = problems.into_iter().map(|problem| problem.message).collect();
                self.tell(Event::NotOpened(messages));
            }
        }
    }

    fn write_file(&self, path: &str, bytes: &[u8]) {
        self.tell(match write_new(path, bytes) {
            Ok(()) => Event::Written(path.to_owned()),
            Err(error) => {
                Event::NotWritten(Message::new("not-written").with("path", path).with("why", error.to_string()))
            }
        });
    }
}

/// Drafts whose names are read for the first screen.
const DRAFTS_READ: usize = 20;

/// Writes a file of the user's own. One that is there already is never written over.
fn write_new(path: &str, bytes: &[u8]) -> io::Result<()> {
    let mut file = std::fs::File::options().write(true).create_new(true).open(path)?;
    let written = io::Write::write_all(&mut file, bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would be worse than none.
        let _ = std::fs::remove_file(path);
    }
    written
}

fn unreadable(path: &str, why: &str) -> Message {
    Message::new("not-read").with("path", path).with("why", why)
}

fn view_of(credential: &Credential, warnings: Vec<Message>) -> KeyView {
    KeyView {
        short_id: credential.short_id(),
        source: credential.source().message(),
        expires: credential.expires(),
        warnings,
    }
}

fn key_state(search: &Search) -> (KeyState, Profile) {
    let from = |setting: &discovery::Setting| Message::new("setting-from").with("place", setting.place.as_str());
    let profile = Profile {
        region: search.region.as_ref().map(|setting| (setting.value.clone(), from(setting))),
        endpoint: search.endpoint.as_ref().map(|setting| setting.value.clone()),
    };
    let state = match &search.credential {
        Some(credential) => KeyState::Found(view_of(credential, search.warnings.clone())),
        None => KeyState::Missing(
            search
                .looked
                .iter()
                .map(|looked| Looked {
                    kind: looked.kind.clone(),
                    place: looked.place.clone(),
                    finding: looked.finding.clone(),
                })
                .collect(),
        ),
    };
    (state, profile)
}
