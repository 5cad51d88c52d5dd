//! Killed at any moment, dbcred loses nothing, creates nothing twice, and leaves no file half written.

use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use dbcred::{
    domain::submission::{Doubt, Outcome},
    import,
    sandbox::{Sandbox, Settings},
    store::{
        Folder,
        journal::{Entry, Intent, Journal, SubmissionKey, Survey},
    },
};
use jiff::{SignedDuration, Timestamp};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::{
    background::Background,
    pty::{Cloud, Home, Seat, files},
};

const ORDERS: &str = include_str!("../orders.toml");
const NAME: &str = "prod-orders-rw";

/// How many cases run at once. Each of them mostly waits.
const AT_ONCE: usize = 6;

/// Runs all cases, a few at once.
fn each<T: Send>(cases: Vec<T>, run: impl Fn(T) + Sync) {
    let cases = Mutex::new(cases.into_iter());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let Some(case) = cases.lock().unwrap().next() else { return };
                    run(case);
                }
            });
        }
    });
}

/// One draft, one journal, and one endpoint.
struct Bench {
    home: Home,
    address: String,
    timeout: &'static str,
}

impl Bench {
    fn new(address: String) -> Bench {
        let home = Home::new();
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        Bench { home, address, timeout: "5s" }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command
            .args(args)
            .args(["--endpoint", &self.address, "--settle", "400ms", "--timeout", self.timeout])
            .current_dir(self.home.path())
            .env_clear()
            .envs(self.home.surroundings())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn create(&self) -> Command {
        self.command(&["create", "orders.toml", "--yes", "--json"])
    }

    fn survey(&self) -> Survey {
        let folder = Folder::at(self.home.state());
        let survey = folder.journal().survey(Timestamp::now()).unwrap();
        assert!(survey.damaged.is_empty() && survey.newer.is_empty(), "{survey:?}");
        survey
    }

    /// Checks everything after a kill: the files are complete, the same command settles the attempt, and the credential
    /// was created once.
    fn goes_on(&self, creates: impl Fn() -> usize, what: &str) {
        let killed = self.survey();
        assert!(killed.entries.len() <= 1, "{what}: {killed:?}");
        assert_eq!(self.command(&["status", "--json"]).output().unwrap().status.code(), Some(0), "{what}");
        let again = self.create().output().unwrap();
        assert_eq!(again.status.code(), Some(0), "{what}: {}", told(&again));
        assert_eq!(outcome(&again), "created", "{what}");
        let entries = self.survey().entries;
        assert!(entries.iter().all(Entry::is_settled), "{what}: {entries:?}");
        let unmade = entries.iter().filter(|entry| is_unmade(entry)).count();
        let made = entries.iter().filter(|entry| is_made(entry)).count();
        assert_eq!((made, made + unmade), (1, entries.len()), "{what}: {entries:?}");
        assert!(creates() <= 1 + unmade, "{what}: {} creates, {unmade} of them made nothing", creates());
        // Once more, now that everything is known.
        let status = self.command(&["status", NAME, "--json"]).output().unwrap();
        assert_eq!((status.status.code(), outcome(&status)), (Some(0), "created".to_owned()), "{what}");
    }
}

fn is_made(entry: &Entry) -> bool {
    matches!(entry.end.as_ref().map(|end| &end.outcome), Some(Outcome::Created { .. }))
}

fn is_unmade(entry: &Entry) -> bool {
    matches!(entry.end.as_ref().map(|end| &end.outcome), Some(Outcome::NotCreated { .. }))
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn outcome(output: &Output) -> String {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(output)));
    report["outcome"].as_str().unwrap().to_owned()
}

fn kill(child: &mut Child) -> Output {
    child.kill().unwrap();
    let status = child.wait().unwrap();
    let mut output = Output { status, stdout: Vec::new(), stderr: Vec::new() };
    let read = |from: &mut dyn std::io::Read, to: &mut Vec<u8>| from.read_to_end(to).unwrap();
    read(child.stdout.as_mut().unwrap(), &mut output.stdout);
    read(child.stderr.as_mut().unwrap(), &mut output.stderr);
    output
}

#[derive(Clone, Copy, Debug)]
enum Moment {
    /// The request has arrived and has no effect yet.
    Send(&'static str),
    /// The credential was created and no byte of the answer has been sent.
    Answer(&'static str),
}

#[test]
fn killed_at_scripted_moments_it_settles_what_it_sent() {
    let moments = [
        Moment::Send("CreateProductSecret"),
        Moment::Answer("CreateProductSecret"),
        Moment::Send("DescribeAsyncRequestInfo"),
        Moment::Answer("DescribeAsyncRequestInfo"),
        Moment::Send("DescribeSecret"),
    ];
    each(moments.repeat(4), |moment| {
        let cloud = Cloud::with("ok", 1);
        let bench = Bench::new(cloud.address());
        let hold = match moment {
            Moment::Send(action) => cloud.sandbox().hold(action),
            Moment::Answer(action) => cloud.sandbox().hold_answer(action),
        };
        let mut child = bench.create().spawn().unwrap();
        cloud.waits_for(&hold);
        let entries = bench.survey().entries;
        assert_eq!(entries.len(), 1, "{moment:?}: it is in the journal before it leaves");
        assert!(!entries[0].is_settled());
        kill(&mut child);
        hold.release();
        bench.goes_on(|| cloud.creates(), &format!("{moment:?}"));
    });
}

#[test]
fn killed_between_the_journal_and_the_first_byte_it_finds_nothing_made_and_sends_once() {
    each((0..6).collect(), |number: i32| {
        // Accept the connections and read nothing from them.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let bench = Bench::new(address.to_string());
        let mut child = bench.create().spawn().unwrap();
        // The caller's identity is asked first. The connection that comes after the journal has an entry is that of the
        // create.
        let line = loop {
            let (line, _) = listener.accept().unwrap();
            if bench.survey().entries.len() == 1 {
                break line;
            }
        };
        kill(&mut child);
        drop(line);
        let background = Background::start();
        // The listener is kept, because another test could take its port.
        let settings = Settings { looks: 1, ..Settings::default() };
        listener.set_nonblocking(true).unwrap();
        let sandbox = background.block_on(async { Sandbox::on(listener.try_into().unwrap(), settings) }).unwrap();
        bench.goes_on(|| sandbox.calls("CreateProductSecret"), &format!("number {number}"));
        assert_eq!(sandbox.calls("CreateProductSecret"), 1);
        assert_eq!(bench.survey().entries.iter().filter(|entry| is_unmade(entry)).count(), 1);
    });
}

#[test]
fn killed_at_any_time_it_settles_what_it_sent() {
    // From before the program's first line to the time at which it asks about the task.
    let times = (0..24).map(|number| Duration::from_micros(1_500 * number * (number + 7) / 7));
    each(times.collect(), |time| {
        let cloud = Cloud::with("ok", 1);
        let bench = Bench::new(cloud.address());
        let mut child = bench.create().spawn().unwrap();
        // This test is about time.
        thread::sleep(time);
        kill(&mut child);
        bench.goes_on(|| cloud.creates(), &format!("after {time:?}"));
    });
}

#[test]
fn killed_while_it_looks_for_an_outcome_it_looks_again() {
    each(["drops-answer", "late", "hang-created", "drops-answer"].to_vec(), |scenario| {
        let cloud = Cloud::with(scenario, 1);
        let bench = Bench { timeout: "1s", ..Bench::new(cloud.address()) };
        let hold = cloud.sandbox().hold("DescribeSecret");
        let mut child = bench.create().spawn().unwrap();
        cloud.waits_for(&hold);
        assert_eq!(cloud.creates(), 1, "{scenario}");
        kill(&mut child);
        hold.release();
        let resumed = bench.command(&["resume", NAME, "--json"]).output().unwrap();
        assert_eq!((resumed.status.code(), outcome(&resumed)), (Some(0), "created".to_owned()), "{scenario}");
        assert!(bench.survey().entries.iter().all(is_made), "{scenario}");
        assert_eq!(cloud.creates(), 1, "{scenario}");
    });
}

/// Checks again and again without a pause, so that the kill comes immediately after the event.
fn looks_until(mut is_there: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_there() {
        assert!(began.elapsed() < Duration::from_secs(20), "it never happens");
        thread::yield_now();
    }
}

/// Begins an entry at a moment, and ends it if an outcome is given.
fn sent(journal: &Journal, name: &str, at: Timestamp, end: Option<&Outcome>) {
    let key = SubmissionKey {
        endpoint: "https://ssm.tencentcloudapi.com".into(),
        name: name.into(),
        ..SubmissionKey::default()
    };
    let claim = journal.claim(&key).unwrap();
    let mut entry = claim.begin(Intent::default(), at).unwrap();
    if let Some(end) = end {
        entry.finish(end, at);
        claim.write(&entry).unwrap();
    }
}

fn not_created() -> Outcome {
    Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }
}

fn days_ago(days: i64) -> Timestamp {
    Timestamp::now().checked_sub(SignedDuration::from_hours(days * 24)).unwrap()
}

#[test]
fn killed_while_it_puts_the_journal_of_an_earlier_dbcred_in_order_it_loses_and_doubles_no_entry() {
    const ENTRIES: usize = 120;
    // How many directories and files the process has created in the new place when it is killed.
    let stages = [0, 1, 40, 80, 119, 120].into_iter().flat_map(|count| [(count, 0), (ENTRIES, count)]);
    each(stages.collect(), |stage| {
        let bench = Bench::new("127.0.0.1:1".into());
        let folder = Folder::at(bench.home.state());
        for number in 0..ENTRIES {
            sent(&folder.journal(), &format!("name-{number}"), days_ago(1), Some(&not_created()));
        }
        sent(&folder.journal(), "open", days_ago(1), None);
        // An earlier dbcred had all files in one directory.
        let journal = bench.home.state().join("journal");
        for path in files(&journal.join("ended")) {
            fs::rename(&path, journal.join(path.file_name().unwrap())).unwrap();
        }
        // It had no directory for each name either.
        for row in fs::read_dir(journal.join("ended")).unwrap() {
            fs::remove_dir(row.unwrap().path()).unwrap();
        }
        let mut child = bench.command(&["status"]).spawn().unwrap();
        let is_there = || {
            let folders: Vec<_> = fs::read_dir(journal.join("ended")).unwrap().map(|row| row.unwrap().path()).collect();
            let moved = folders.iter().map(|folder| fs::read_dir(folder).unwrap().count()).sum::<usize>();
            folders.len() >= stage.0 && moved >= stage.1
        };
        looks_until(|| is_there() || child.try_wait().unwrap().is_some());
        kill(&mut child);
        let survey = bench.survey();
        assert_eq!((survey.entries.len(), survey.unsettled().count()), (ENTRIES + 1, 1), "{stage:?}");
        let open = fs::read_dir(&journal).unwrap().filter(|row| row.as_ref().unwrap().path().is_file()).count();
        assert_eq!(open, 1, "{stage:?}: all that has ended is in its place by now");
    });
}

#[test]
fn where_an_entry_of_the_name_cannot_be_read_nothing_leaves_and_the_file_is_named() {
    let cloud = Cloud::with("hang-created", 1);
    let bench = Bench { timeout: "1s", ..Bench::new(cloud.address()) };
    let hold = cloud.sandbox().hold_answer("CreateProductSecret");
    let mut child = bench.create().spawn().unwrap();
    cloud.waits_for(&hold);
    kill(&mut child);
    hold.release();
    let journal = bench.home.state().join("journal");
    let entry = files(&journal).into_iter().find(|path| path.extension().is_some_and(|end| end == "json")).unwrap();
    let whole = fs::read(&entry).unwrap();
    let name = entry.file_name().unwrap().to_str().unwrap();
    let stops_at = |name: &str, what: &str| {
        let output = bench.create().output().unwrap();
        assert_eq!((output.status.code(), outcome(&output)), (Some(1), "not-sent".to_owned()), "{what}");
        assert!(told(&output).contains(name), "{what}: {}", told(&output));
        assert_eq!(cloud.creates(), 1, "{what}");
    };
    let stops = |what: &str| stops_at(name, what);
    fs::remove_file(&entry).unwrap();
    std::os::unix::fs::symlink("nowhere", &entry).unwrap();
    stops("a link to nothing");
    fs::remove_file(&entry).unwrap();
    fs::create_dir(&entry).unwrap();
    stops("a folder");
    fs::remove_dir(&entry).unwrap();
    fs::write(&entry, "{\"version\": 2}").unwrap();
    stops("an open attempt of a newer dbcred");
    fs::remove_file(&entry).unwrap();
    // The new name of the damaged file would be too long. The effect is the same as if the directory or file could not
    // be changed.
    let (stem, moment) = name.split_at(name.len() - "-20261128T192343Z-01234567.json".len());
    let long = format!("{stem}-{}{moment}", "x".repeat(250 - name.len()));
    fs::write(entry.with_file_name(&long), &whole[..whole.len() / 2]).unwrap();
    stops_at(&long, "a damaged entry that cannot be moved aside");
    fs::remove_file(entry.with_file_name(&long)).unwrap();
    fs::write(&entry, &whole[..whole.len() / 2]).unwrap();
    // The damage happened two hours later, but the time of the send is the one in the name.
    let later = std::time::SystemTime::now() + Duration::from_hours(2);
    fs::File::options().write(true).open(&entry).unwrap().set_modified(later).unwrap();
    let output = bench.create().output().unwrap();
    assert_eq!((output.status.code(), outcome(&output)), (Some(0), "created".to_owned()), "{}", told(&output));
    assert_eq!(cloud.creates(), 1, "it was found to be ours");
}

#[test]
fn the_journal_is_pruned_of_what_ended_long_ago_and_listed_up_to_a_limit() {
    let bench = Bench::new("127.0.0.1:1".into());
    let journal = Folder::at(bench.home.state()).journal();
    for (number, days) in [366, 400, 364, 30].into_iter().enumerate() {
        sent(&journal, &format!("ended-{number}"), days_ago(days), Some(&not_created()));
    }
    sent(&journal, "open-for-years", days_ago(800), None);
    let status = |args: &[&str]| told(&bench.command(&[&["status"], args].concat()).output().unwrap());
    let listed = status(&["--limit", "1"]);
    assert!(listed.contains("ended-3") && listed.contains("open-for-years"), "{listed}");
    assert!(!listed.contains("ended-2") && listed.contains("3 older entries are not listed; --limit 4"), "{listed}");
    let prune = |args: &[&str]| {
        let output = bench.command(&[&["journal", "prune", "--json"], args].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["outcome"], "pruned");
        ["removed", "younger", "open", "unread"].map(|member| report[member].as_u64().unwrap())
    };
    assert_eq!(prune(&["--dry-run"]), [2, 2, 1, 0]);
    assert_eq!(prune(&["--dry-run", "--older-than", "7d"]), [4, 0, 1, 0]);
    assert_eq!(bench.survey().entries.len(), 5, "nothing was removed");
    let said = told(&bench.command(&["journal", "prune"]).output().unwrap());
    assert!(said.contains("2 entries removed") && said.contains("1 still open"), "{said}");
    let listed = status(&[]);
    assert!(listed.contains("open-for-years") && listed.contains("ended-2") && !listed.contains("ended-0"), "{listed}");
    assert_eq!(prune(&[]), [0, 2, 1, 0]);
    let odd = bench.command(&["journal", "prune", "--older-than", "1 month"]).output().unwrap();
    assert!(odd.status.code() == Some(2) && told(&odd).contains("90d, 12w, 1y"), "{}", told(&odd));
}

fn drafts(home: &Home) -> Vec<PathBuf> {
    let mut drafts = files(&home.state().join("drafts"));
    drafts.retain(|path| path.extension().is_some_and(|extension| extension == "toml") && !is_hidden(path));
    drafts
}

fn is_hidden(path: &std::path::Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[test]
fn killed_while_it_keeps_a_draft_the_draft_is_whole() {
    let cloud = Cloud::with("ok", 1);
    // How far the saving is: the directory exists, a file is being written, the draft exists. And how often the test
    // checks again before the kill.
    let stages = (0..12_u32).map(|number| (number % 3, number / 3 * 8));
    each(stages.collect(), |(stage, looks)| {
        let home = Home::new();
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees("New credential").presses("\r").sees("Product");
        desk.presses("\x18").sees("Menu").presses("5").sees("▸ Description");
        desk.writes("x".repeat(40_000).as_bytes()).sees("40,000 of 2,048 bytes");
        let is_there = || match stage {
            0 => home.state().join("drafts").is_dir(),
            1 => !files(&home.state().join("drafts")).is_empty(),
            _ => !drafts(&home).is_empty(),
        };
        looks_until(is_there);
        (0..looks).for_each(|_| thread::yield_now());
        desk.gets(Signal::KILL);
        assert_eq!(desk.ends(), None);
        for path in drafts(&home) {
            let draft = import::read(&fs::read(&path).unwrap(), "draft.toml").unwrap().draft;
            // On a busy machine the first save may come while letters still arrive. A file that was cut would not be
            // valid TOML.
            assert!(!draft.description.is_empty(), "at {stage} {looks}");
            assert!(draft.description.bytes().all(|letter| letter == b'x'), "at {stage} {looks}");
        }
        // The next start reads the drafts that exist, and reports no missing one.
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees("New credential").presses("q");
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    });
}

#[test]
fn the_wizard_killed_in_the_send_offers_to_settle_it() {
    each(vec![false, true, false, true], |is_made| {
        let cloud = Cloud::with("ok", 1);
        let home = Home::new();
        let folder = home.state().join("drafts");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("orders.toml"), ORDERS).unwrap();
        let sandbox = cloud.sandbox();
        let hold =
            if is_made { sandbox.hold_answer("CreateProductSecret") } else { sandbox.hold("CreateProductSecret") };
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees("active, 312 of 1,000").sees("Continue").presses("\x1b[B").sees("▸ Continue").presses("\r");
        desk.sees("Ready").presses("s").sees("Type yes").presses("yes").sees("Enter:  yes").presses("\r");
        cloud.waits_for(&hold);
        desk.gets(Signal::KILL);
        assert_eq!(desk.ends(), None);
        hold.release();
        assert_eq!(drafts(&home).len(), 1, "the draft is kept until it is known to be made");
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees("Find out what became of prod-orders-rw").presses("\x1b[B").sees("▸ ! Find out what became of");
        desk.presses("\r").sees("as requested").presses("q");
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
        assert_eq!(cloud.creates(), 1);
    });
}

#[test]
fn interrupted_in_the_middle_of_the_send_it_tells_the_truth() {
    each(vec![Signal::INT, Signal::TERM, Signal::HUP], |signal| {
        let cloud = Cloud::with("ok", 1);
        let bench = Bench { timeout: "1s", ..Bench::new(cloud.address()) };
        let hold = cloud.sandbox().hold("CreateProductSecret");
        let child = bench.create().spawn().unwrap();
        cloud.waits_for(&hold);
        let pid = Pid::from_child(&child);
        kill_process(pid, signal).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{signal:?}: {}", told(&output));
        assert_eq!(outcome(&output), "interrupted", "{signal:?}");
        assert_eq!(bench.survey().unsettled().count(), 1, "{signal:?}");
        hold.release();
        bench.goes_on(|| cloud.creates(), "interrupted");
        assert_eq!(cloud.creates(), 1);
    });
}

#[test]
fn where_nothing_can_be_written_nothing_is_sent() {
    let cloud = Cloud::with("ok", 1);
    let bench = Bench::new(cloud.address());
    fs::write(bench.home.state(), "a plain file").unwrap();
    let output = bench.create().output().unwrap();
    assert_eq!((output.status.code(), outcome(&output)), (Some(1), "not-sent".to_owned()));
    fs::remove_file(bench.home.state()).unwrap();
    let mut limited = Command::new("/bin/sh");
    let program = bench.create();
    let line = "ulimit -f 0; exec \"$0\" \"$@\"";
    limited.args(["-c", line]).arg(program.get_program()).args(program.get_args());
    let output = limited
        .current_dir(bench.home.path())
        .env_clear()
        .envs(bench.home.surroundings())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert_eq!(outcome(&output), "not-sent");
    assert_eq!(cloud.creates(), 0);
    bench.goes_on(|| cloud.creates(), "with room again");
}

#[test]
fn no_command_shows_or_keeps_a_secret() {
    const KEY: &str = "CanaryKeyZq7WmXv0aPbTnRs4EdYcGhUj";
    const TOKEN: &str = "CanaryTokenLk9Jh8Gf7Ds6Aq5We4Rt3Yu2";
    let cloud = Cloud::with("ok", 1);
    let bench = Bench::new(cloud.address());
    let mut artefacts = Vec::new();
    let commands: [&[&str]; 7] = [
        &["create", "orders.toml", "--yes"],
        &["create", "orders.toml", "--yes", "--json"],
        &["preview", "orders.toml", "--as", "headers", "--show-signature"],
        &["preview", "orders.toml", "--as", "to-sign"],
        &["status", NAME],
        &["status", "--json"],
        &["resume", NAME],
    ];
    for canary in [true, false] {
        for args in commands {
            let mut command = bench.command(args);
            if canary {
                command.env("TENCENTCLOUD_SECRET_KEY", KEY).env("TENCENTCLOUD_TOKEN", TOKEN);
            }
            let output = command.output().unwrap();
            artefacts.push((format!("{args:?}"), told(&output)));
        }
    }
    assert!(artefacts.iter().any(|(_, text)| text.contains("\"created\"")), "{artefacts:?}");
    for path in files(bench.home.path()) {
        artefacts.push((path.display().to_string(), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()));
    }
    for (name, text) in artefacts {
        for secret in [KEY, TOKEN, dbcred::sandbox::SECRET_KEY] {
            assert!(!text.contains(secret), "{name} holds {secret}: {text}");
        }
    }
}
