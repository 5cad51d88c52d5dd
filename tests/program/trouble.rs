//! `dbcred create`, `resume` and `status` as processes in every scenario: exit codes, output, what is sent, and what
//! remains when a process is killed.

use std::{
    fs,
    io::{self, BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use dbcred::{
    domain::unseen::is_unseen,
    sandbox::{Hold, Sandbox, Settings},
};
use tempfile::TempDir;

use crate::{background::Background, held::Held, ran::Ran};

const ORDERS: &str = concat!("region = \"ap-guangzhou\"\n", include_str!("../orders.toml"));

/// A sandbox and a home for one test.
struct Desk {
    background: Background,
    sandbox: Option<Sandbox>,
    address: String,
    home: TempDir,
}

impl Desk {
    fn of(scenario: &str) -> Desk {
        let background = Background::start();
        let settings = Settings { scenario: scenario.parse().unwrap(), looks: 1, ..Settings::default() };
        let sandbox = background.block_on(Sandbox::start(settings)).unwrap();
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        Desk { background, address: sandbox.address().to_string(), sandbox: Some(sandbox), home }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command
            .args(args)
            .args(["--endpoint", &self.address, "--settle", "300ms"])
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TENCENTCLOUD_SECRET_ID", "AKIDSANDBOX000000000000000000000001")
            .env("TENCENTCLOUD_SECRET_KEY", "SandboxOnlyKey00000000000000001")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    fn create(&self, more: &[&str]) -> Ran {
        self.run(&[&["create", "orders.toml", "--yes"], more].concat())
    }

    /// Begins a create. Its progress is read line by line.
    fn begin(&self, more: &[&str]) -> Running {
        let mut command = self.command(&[&["create", "orders.toml", "--yes"], more].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let progress = BufReader::new(child.stderr.take().unwrap());
        Running { child, progress }
    }

    fn sandbox(&self) -> &Sandbox {
        self.sandbox.as_ref().unwrap()
    }

    fn creates(&self) -> usize {
        self.sandbox().calls("CreateProductSecret")
    }

    fn wait_for(&self, hold: &Hold) {
        self.background.block_on(hold.arrived());
    }

    fn journal(&self) -> PathBuf {
        self.home.path().join(".local/state/dbcred/journal")
    }

    /// The file of the submission without an outcome.
    fn open_entry(&self) -> PathBuf {
        let mut files = fs::read_dir(self.journal()).unwrap().map(|row| row.unwrap().path());
        files.find(|path| path.extension().is_some_and(|end| end == "json")).unwrap()
    }
}

/// A create that was killed after it had been sent, and before the answer.
fn killed_after_the_sending() -> Desk {
    let desk = Desk::of("hang-created");
    let hold = desk.sandbox().hold_answer("CreateProductSecret");
    let running = desk.begin(&[]);
    desk.wait_for(&hold);
    running.kill();
    desk
}

struct Running {
    child: Child,
    progress: BufReader<std::process::ChildStderr>,
}

impl Running {
    /// Reads the progress until a line contains the text.
    fn says(&mut self, text: &str) {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            assert_ne!(self.progress.read_line(&mut line).unwrap(), 0, "it ended without saying {text:?}");
        }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn ends(mut self) -> Ran {
        let mut err = String::new();
        std::io::Read::read_to_string(&mut self.progress, &mut err).unwrap();
        let output = self.child.wait_with_output().unwrap();
        Ran { err, ..Ran::of(output) }
    }
}

/// A scenario, the outcome of `--json`, the number of creates, the exit code, and a text for people.
type LookUpError = (&'static str, &'static str, usize, i32, &'static str);

const TROUBLES: &[LookUpError] = &[
    ("ok", "created", 1, 0, "Created prod-orders-rw"),
    ("slow", "created", 1, 0, "Created prod-orders-rw"),
    ("gzip", "created", 1, 0, "Created prod-orders-rw"),
    ("tags-null", "created", 1, 0, "Created prod-orders-rw"),
    ("other-grants", "created-but-differs", 1, 5, "missing: SELECT on orders.*"),
    ("drops-request", "not-created", 1, 1, "no credential has the name"),
    ("drops-answer", "created", 1, 0, "Created prod-orders-rw"),
    ("cut-off", "created", 1, 0, "Created prod-orders-rw"),
    ("truncated", "created", 1, 0, "Created prod-orders-rw"),
    ("empty", "created", 1, 0, "Created prod-orders-rw"),
    ("wrong-shape", "created", 1, 0, "Created prod-orders-rw"),
    ("huge", "created", 1, 0, "Created prod-orders-rw"),
    ("not-utf8", "created", 1, 0, "Created prod-orders-rw"),
    ("hang", "not-created", 1, 1, "no answer in 1 s"),
    ("hang-created", "created", 1, 0, "Created prod-orders-rw"),
    ("drip", "created", 1, 0, "Created prod-orders-rw"),
    ("html", "not-created", 1, 1, "HTML"),
    ("redirect", "not-created", 1, 1, "302"),
    ("bad-gateway", "not-created", 1, 1, "502"),
    ("bad-gateway-created", "created", 1, 0, "Created prod-orders-rw"),
    ("internal-error", "not-created", 1, 1, "InternalError"),
    ("internal-error-created", "created", 1, 0, "Created prod-orders-rw"),
    ("refused=ResponseSizeLimitExceeded", "not-created", 1, 1, "ResponseSizeLimitExceeded"),
    ("refused=Unheard.Of", "not-created", 1, 1, "Unheard.Of"),
    ("stranger", "theirs", 1, 3, "differs: InstanceID: requested cdb-n4j3y33j, found cdb-7kq0a1xz"),
    ("throttled", "created", 3, 0, "Created prod-orders-rw"),
    ("name-taken", "refused", 1, 3, "already taken"),
    ("pending-deletion", "refused", 1, 3, "is pending deletion"),
    ("clock", "refused", 1, 3, "The local clock is 7 min slow"),
    ("refused=UnauthorizedOperation", "refused", 1, 3, "UnauthorizedOperation"),
    ("text-refused", "refused", 1, 3, "FailedOperation.AccessKmsError"),
    ("tags-fail", "created-but-tags-failed", 1, 5, "tag not exist"),
    ("task-fails", "task-failed", 1, 5, "instance is in task"),
    ("task-fails-but-made", "task-failed", 1, 5, "instance is in task"),
    ("text-task-fails", "task-failed", 1, 5, "the task of prod-orders-rw"),
    ("text", "created-but-tags-failed", 1, 5, "TagCode 2"),
];

fn holds_steering(text: &str) -> bool {
    text.chars().any(|character| character != '\n' && is_unseen(character))
}

fn walk(&(scenario, outcome, creates, code, says): &LookUpError) {
    let timeout = if matches!(scenario, "hang" | "hang-created" | "drip") { "1s" } else { "20s" };
    let desk = Desk::of(scenario);
    let ran = desk.create(&["--json", "--timeout", timeout]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (code, Some(outcome)), "{scenario}: {ran:?}");
    assert_eq!(desk.creates(), creates, "{scenario}: creates on the wire");
    assert_eq!(desk.sandbox().redirects_followed(), 0, "{scenario}");
    assert!(!holds_steering(&ran.out) && !holds_steering(&ran.err), "{scenario}: {ran:?}");
    // `resume` reports the same from the journal, and sends no second create.
    let told = desk.run(&["resume", "prod-orders-rw", "--timeout", timeout]);
    assert_eq!(told.code, code, "{scenario}: {told:?}");
    assert!(told.out.contains(says) || ran.err.contains(says), "{scenario}: {told:?} {}", ran.err);
    assert!(!holds_steering(&told.out) && !holds_steering(&told.err), "{scenario}: {told:?}");
    let most = 80 * 1024;
    assert!(
        told.out.len() < most && told.err.len() < most,
        "{scenario}: 64 KiB of one text at most, {}",
        told.out.len()
    );
    assert_eq!(desk.creates(), creates, "{scenario}: after resume");
}

#[test]
fn every_trouble_ends_with_its_outcome_its_code_and_one_create_on_the_wire() {
    // All at once: they wait for answers that do not come.
    std::thread::scope(|scope| {
        for trouble in TROUBLES {
            scope.spawn(|| walk(trouble));
        }
    });
}

/// What something other than the service may do to a connection that sent a request.
const STRANGERS: &[(&str, Stranger)] = &[
    ("closes at once", |_| Ok(())),
    ("drips the head", |line| {
        b"HTTP/1.1 200 OK\r\nX-A: ".iter().chain(&[b'a'; 100]).try_for_each(|byte| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            line.write_all(&[*byte])
        })
    }),
    ("never ends its head", |line| {
        line.write_all(b"HTTP/1.1 200 OK\r\n")?;
        loop {
            line.write_all(&[b"X-A: ", [b'b'; 1000].as_slice(), b"\r\n"].concat())?;
        }
    }),
    ("bids to go on for ever", |line| {
        loop {
            line.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }),
    ("never ends its body", |line| {
        line.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
        loop {
            line.write_all(&[b"10000\r\n", [b'x'; 65_536].as_slice(), b"\r\n"].concat())?;
        }
    }),
    ("breaks its chunks", |line| line.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello")),
    ("says gzip and sends none", |line| {
        line.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")
    }),
    ("speaks no HTTP", |line| line.write_all(b"\x16\x03\x01\x00\xff \x1b[31m garbage")),
    ("nests a million lists", |line| {
        line.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")?;
        line.write_all(&vec![b'['; 1_000_000])
    }),
    ("gives up on the request", |line| {
        line.write_all(b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }),
    ("changes the protocol", |line| {
        line.write_all(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2\r\nConnection: upgrade\r\n\r\n")
    }),
];

type Stranger = fn(&mut TcpStream) -> io::Result<()>;

/// Answers every request in that way while the test runs, and counts the creates.
fn stranger(answer: Stranger) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let creates = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&creates);
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let (mut line, counted) = (line.unwrap(), Arc::clone(&counted));
            std::thread::spawn(move || {
                let mut head = BufReader::new(line.try_clone().unwrap());
                let mut row = String::new();
                while head.read_line(&mut row).is_ok_and(|read| read > 2) {
                    let is_create = row.to_lowercase().starts_with("x-tc-action: createproductsecret");
                    counted.fetch_add(usize::from(is_create), Ordering::SeqCst);
                    row.clear();
                }
                // An error is expected: the client may close the connection.
                let _ = answer(&mut line);
            });
        }
    });
    (address, creates)
}

#[test]
fn whatever_a_stranger_on_the_line_does_it_is_sent_once_and_stays_unknown() {
    std::thread::scope(|scope| {
        for (what, answer) in STRANGERS {
            scope.spawn(move || {
                let desk = Desk::of("ok");
                let (address, creates) = stranger(*answer);
                let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
                command
                    .args(["create", "orders.toml", "--yes", "--json", "--timeout", "1s", "--settle", "0s"])
                    .args(["--endpoint", &address])
                    .current_dir(desk.home.path())
                    .env_clear()
                    .env("HOME", desk.home.path())
                    .env("TENCENTCLOUD_SECRET_ID", "AKIDSANDBOX000000000000000000000001")
                    .env("TENCENTCLOUD_SECRET_KEY", "SandboxOnlyKey00000000000000001");
                let ran = Ran::of(command.output().unwrap());
                assert_eq!((ran.code, ran.json()["outcome"].as_str()), (4, Some("unknown")), "{what}: {ran:?}");
                assert_eq!(creates.load(Ordering::SeqCst), 1, "{what}: creates on the wire");
                assert!(!holds_steering(&ran.out) && !holds_steering(&ran.err), "{what}: {ran:?}");
            });
        }
    });
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_after_the_sending_is_said_and_no_second_create_follows() {
    let mut halves = 0;
    for blocks in 1..12 {
        let desk = Desk::of("ok");
        let program = desk.command(&["create", "orders.toml", "--yes"]);
        let mut limited = Command::new("/bin/sh");
        // Blocks of 512 bytes: the journal has room for the intent, but not for all that follows.
        limited.args(["-c", &format!("ulimit -f {blocks}; exec \"$0\" \"$@\"")]).arg(program.get_program());
        limited.args(program.get_args()).current_dir(desk.home.path()).env_clear();
        limited.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?)))).stdin(Stdio::null());
        let ran = Ran::of(limited.output().unwrap());
        let is_sent = desk.creates() == 1;
        assert_eq!(ran.code, i32::from(!is_sent), "{blocks}: {ran:?}");
        let entries = files(&desk.journal());
        let is_whole = entries.contains("\"outcome\"");
        halves += usize::from(is_sent && !is_whole);
        assert_eq!(ran.err.contains("could not be written after sending"), is_sent && !is_whole, "{blocks}: {ran:?}");
        let again = desk.create(&["--json"]);
        let word = again.json()["outcome"].as_str().unwrap().to_owned();
        // An attempt without an outcome is settled, so that no second one is sent; a finished one is reported.
        assert_eq!(word, if is_sent && is_whole { "already-created" } else { "created" }, "{blocks}: {again:?}");
        assert_eq!(desk.creates(), 1, "{blocks}: {again:?}");
    }
    assert!(halves > 0, "one of the sizes lies between the intent and the end");
}

#[test]
fn killed_at_any_moment_it_is_settled_by_resume_or_by_the_same_command() {
    for (scenario, is_made) in [("hang", false), ("hang-created", true)] {
        for by_resume in [true, false] {
            let desk = Desk::of(scenario);
            let hold = desk.sandbox().hold_answer("CreateProductSecret");
            let running = desk.begin(&[]);
            desk.wait_for(&hold);
            running.kill();
            drop(hold);
            let status = desk.run(&["status"]);
            assert!(status.out.contains("prod-orders-rw") && status.out.contains("unknown"), "{status:?}");
            let ran = if by_resume {
                desk.run(&["resume", "prod-orders-rw", "--timeout", "1s"])
            } else {
                desk.create(&["--timeout", "1s"])
            };
            assert_eq!(ran.code, i32::from(!is_made), "{scenario}: {ran:?}");
            // After "not created" the same command may send again. After any other outcome it may not.
            assert_eq!(desk.creates(), if is_made || by_resume { 1 } else { 2 }, "{scenario} {by_resume}");
        }
    }
}

#[test]
fn killed_before_the_bytes_left_nothing_was_sent_and_the_same_command_creates_once() {
    let desk = Desk::of("ok");
    // A file at the path of the directory: the journal cannot be written.
    let state = desk.home.path().join(".local/state");
    fs::create_dir_all(&state).unwrap();
    fs::write(state.join("dbcred"), "").unwrap();
    let ran = desk.create(&["--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (1, Some("not-sent")), "{ran:?}");
    assert_eq!(desk.creates(), 0);
    fs::remove_file(state.join("dbcred")).unwrap();
    let ran = desk.create(&[]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
}

#[test]
fn two_at_once_make_one() {
    let desk = Desk::of("ok");
    let hold = desk.sandbox().hold("CreateProductSecret");
    let first = desk.begin(&[]);
    desk.wait_for(&hold);
    let second = desk.create(&["--json"]);
    assert_eq!((second.code, second.json()["outcome"].as_str()), (1, Some("not-sent")), "{second:?}");
    drop(hold);
    let first = first.ends();
    assert_eq!((first.code, desk.creates()), (0, 1), "{first:?}");
    let left: Vec<_> = fs::read_dir(desk.journal()).unwrap().map(|row| row.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "one entry and no lock: {left:?}");
}

#[test]
fn ten_at_once_make_one() {
    let desk = Desk::of("ok");
    let rans: Vec<Ran> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..10).map(|_| scope.spawn(|| desk.create(&["--json"]))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(rans.iter().filter(|ran| ran.code == 0).count(), 1, "{rans:?}");
    // A process that came after the first one had ended was refused by the service, because the name is taken.
    assert!(rans.iter().all(|ran| matches!(ran.code, 0 | 1 | 3)), "{rans:?}");
    assert_eq!(desk.creates(), rans.iter().filter(|ran| ran.code != 1).count(), "{rans:?}");
}

#[test]
fn without_a_connection_it_says_when_it_tries_again_and_then_creates_once() {
    let mut desk = Desk::of("ok");
    let sandbox = desk.sandbox.take().unwrap();
    let port = sandbox.address().port();
    desk.background.block_on(sandbox.stop());
    let mut running = desk.begin(&[]);
    running.says("no connection");
    let settings = Settings { port, looks: 1, ..Settings::default() };
    desk.sandbox = Some(desk.background.block_on(Sandbox::start(settings)).unwrap());
    let ran = running.ends();
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
}

#[cfg(unix)]
fn signal(running: &Running, name: &str) {
    let pid = running.child.id().to_string();
    assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn interrupted_in_the_middle_of_a_send_it_tells_the_truth_and_leaves_the_entry_open() {
    for signals in 1..=2 {
        let desk = Desk::of("hang-created");
        let hold = desk.sandbox().hold("CreateProductSecret");
        let mut running = desk.begin(&["--timeout", if signals == 1 { "1s" } else { "60s" }]);
        running.says("sending");
        desk.wait_for(&hold);
        signal(&running, "-INT");
        if signals == 2 {
            running.says("Press ^C again");
            signal(&running, "-INT");
        }
        let ran = running.ends();
        assert_eq!(ran.code, 130, "{ran:?}");
        assert!(ran.out.contains("Outcome unknown") && ran.out.contains("resume prod-orders-rw"), "{ran:?}");
        drop(hold);
        let ran = desk.run(&["resume", "prod-orders-rw", "--timeout", "1s"]);
        assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    }
}

#[cfg(unix)]
#[test]
fn interrupted_while_it_backs_off_nothing_was_created() {
    let desk = Desk::of("refused=RequestLimitExceeded");
    let mut running = desk.begin(&[]);
    running.says("RequestLimitExceeded");
    signal(&running, "-INT");
    let ran = running.ends();
    assert_eq!((ran.code, desk.creates()), (130, 1), "{ran:?}");
    assert!(ran.out.contains("RequestLimitExceeded. Nothing was created."), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn what_slept_between_two_tries_is_signed_anew() {
    let desk = Desk::of("throttled");
    let mut running = desk.begin(&[]);
    running.says("RequestLimitExceeded");
    signal(&running, "-STOP");
    let asleep = std::time::Duration::from_secs(3);
    // This test is about time: nothing else happens while it sleeps.
    std::thread::sleep(asleep);
    signal(&running, "-CONT");
    let ran = running.ends();
    assert_eq!(ran.code, 0, "{ran:?}");
    let stamps: Vec<i64> = desk
        .sandbox()
        .creates()
        .iter()
        .map(|create| create.headers.iter().find(|(name, _)| name == "x-tc-timestamp").unwrap().1.parse().unwrap())
        .collect();
    assert!(stamps[1] - stamps[0] >= 3, "{stamps:?}");
}

#[test]
fn a_damaged_file_of_the_journal_is_said_once_kept_and_stops_nobody() {
    let desk = Desk::of("ok");
    fs::create_dir_all(desk.journal()).unwrap();
    fs::write(desk.journal().join("other-0123456789abcdef-x.json"), "{\"version\":1,\"att").unwrap();
    let ran = desk.create(&[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = desk.run(&["status"]);
    assert!(ran.err.contains("damaged journal file"), "{ran:?}");
    let ran = desk.run(&["status", "prod-orders-rw"]);
    assert!(!ran.err.contains("damaged"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_folder_in_place_of_a_file_holds_nobody_up() {
    let desk = Desk::of("ok");
    fs::create_dir_all(desk.journal().join("folder.json")).unwrap();
    fs::create_dir_all(desk.home.path().join(".tccli")).unwrap();
    for pipe in [desk.journal().join("pipe.json"), desk.home.path().join(".tccli/default.credential")] {
        assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    }
    let ran = desk.create(&[]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    let ran = desk.run(&["status"]);
    for file in ["folder.json", "pipe.json"] {
        assert!(ran.err.contains(&format!("The journal file {file} cannot be read")), "{ran:?}");
    }
    let mut keyless = desk.command(&["create", "orders.toml", "--yes"]);
    keyless.env_remove("TENCENTCLOUD_SECRET_ID").env_remove("TENCENTCLOUD_SECRET_KEY");
    let ran = Ran::of(keyless.output().unwrap());
    assert!(ran.code == 1 && ran.out.contains("not a plain file"), "{ran:?}");
}

#[test]
fn where_the_entry_of_the_name_itself_is_damaged_it_is_looked_for_first() {
    let desk = killed_after_the_sending();
    let entry = desk.open_entry();
    fs::write(&entry, &fs::read(&entry).unwrap()[..100]).unwrap();
    let ran = desk.create(&["--timeout", "1s"]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    assert!(ran.err.contains("damaged journal file"), "{ran:?}");
}

/// Sends a create that is not followed, and damages its entry.
fn with_a_damaged_entry() -> Desk {
    let desk = Desk::of("ok");
    let ran = desk.create(&["--no-wait"]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    let entry = desk.open_entry();
    fs::write(&entry, &fs::read(&entry).unwrap()[..100]).unwrap();
    desk
}

#[test]
fn what_stood_in_a_damaged_file_stays_unknown_until_it_was_looked_for() {
    let desk = with_a_damaged_entry();
    // The first reading sets the file aside; the next ones still know of it.
    for args in
        [&["status"][..], &["status", "prod-orders-rw"], &["status", "prod-orders-rw"], &["resume", "prod-orders-rw"]]
    {
        let ran = desk.run(args);
        assert!(ran.err.contains("damaged journal file"), "{args:?}: {ran:?}");
        let is_unclear = ran.err.contains("What was sent as prod-orders-rw is unknown");
        assert_eq!((is_unclear, ran.code == 1), (args.len() > 1, args.len() > 1), "{args:?}: {ran:?}");
    }
    let ran = desk.create(&[]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    assert!(
        ran.err.contains("damaged journal file") && ran.err.contains("an earlier attempt at prod-orders-rw"),
        "{ran:?}"
    );
    let ran = desk.run(&["status", "prod-orders-rw"]);
    assert!(ran.code == 0 && !ran.err.contains("damaged"), "{ran:?}");
}

#[test]
fn a_damaged_file_is_named_also_where_another_file_stops_the_create() {
    let desk = with_a_damaged_entry();
    let name = desk.open_entry().file_name().unwrap().to_str().unwrap().to_owned();
    let other = name.replacen('T', "U", 1);
    fs::create_dir(desk.journal().join(&other)).unwrap();
    let ran = desk.create(&[]);
    assert_eq!((ran.code, desk.creates()), (1, 1), "{ran:?}");
    assert!(ran.err.contains("damaged journal file") && ran.out.contains(&other), "{ran:?}");
}

#[test]
fn an_ended_entry_of_a_newer_dbcred_is_named_before_anything_is_sent() {
    let desk = Desk::of("ok");
    let ran = desk.create(&[]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    let folder = fs::read_dir(desk.journal().join("ended")).unwrap().next().unwrap().unwrap().path();
    let entry = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&entry).unwrap();
    fs::write(&entry, text.replacen("\"version\": 1", "\"version\": 99", 1)).unwrap();
    let ran = desk.create(&[]);
    let at = |text: &str| ran.err.find(text).unwrap_or_else(|| panic!("{text}: {ran:?}"));
    assert!(at("from a newer dbcred") < at("sending prod-orders-rw"), "{ran:?}");
}

#[test]
fn a_create_that_settles_an_earlier_one_tells_when_that_was_begun() {
    let desk = killed_after_the_sending();
    let entry = desk.open_entry();
    let entry: serde_json::Value = serde_json::from_slice(&fs::read(entry).unwrap()).unwrap();
    let begun = &entry["started"].as_str().unwrap()[11..19];
    let ran = desk.create(&["--timeout", "1s"]);
    let said = format!("an earlier attempt at prod-orders-rw, begun {begun}, is settled first");
    assert!(ran.err.contains(&said) && desk.creates() == 1, "{said}: {ran:?}");
}

#[test]
fn a_create_whose_journal_does_not_answer_ends_by_itself_and_sends_nothing() {
    let desk = Desk::of("ok");
    let ran = desk.create(&["--no-wait"]);
    assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
    let held = Held::file(&desk.open_entry());
    let ran = desk.create(&["--no-wait"]);
    drop(held);
    assert_eq!((ran.code, desk.creates()), (1, 1), "{ran:?}");
    assert!(ran.out.contains("was not sent") && ran.out.contains("timed out"), "{ran:?}");
}

#[test]
fn the_key_and_the_token_are_in_no_output_and_in_no_file() {
    const KEY: &str = "CanaryKey000000000000000000000001";
    const TOKEN: &str = "CanaryToken00000000000000000000001";
    for scenario in ["ok", "drops-answer", "text-refused"] {
        let desk = Desk::of(scenario);
        for args in [&["create", "orders.toml", "--yes"][..], &["create", "orders.toml", "--yes", "--json"]] {
            let mut command = desk.command(args);
            command.env("TENCENTCLOUD_SECRET_KEY", KEY).env("TENCENTCLOUD_TOKEN", TOKEN).env("RUST_BACKTRACE", "1");
            let ran = Ran::of(command.output().unwrap());
            // The sandbox refuses this key.
            assert_ne!(ran.code, 0);
            let all = format!("{}{}{}", ran.out, ran.err, files(desk.home.path()));
            assert!(all.contains("prod-orders-rw") && !all.contains("Canary"), "{all}");
        }
    }
}

/// Returns all files below a directory, one after the other.
fn files(folder: &std::path::Path) -> String {
    let mut all = String::new();
    for row in fs::read_dir(folder).into_iter().flatten() {
        let path = row.unwrap().path();
        if path.is_dir() {
            all.push_str(&files(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
    all
}

#[test]
fn a_receipt_is_never_lost_where_standard_output_is_closed_or_full() {
    for to_full in [true, false] {
        let desk = Desk::of("ok");
        let mut command = desk.command(&["create", "orders.toml", "--yes"]);
        if to_full {
            let Ok(full) = fs::File::options().write(true).open("/dev/full") else { continue };
            command.stdout(full);
        } else {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            command.stdout(writer);
        }
        let ran = Ran::of(command.stderr(Stdio::piped()).output().unwrap());
        assert_eq!((ran.code, desk.creates()), (0, 1), "{ran:?}");
        assert!(ran.err.contains("Created prod-orders-rw"), "{ran:?}");
        assert_eq!(desk.run(&["status", "prod-orders-rw"]).code, 0);
    }
}

/// The minimal request needs no look-up: neither in a script nor in the wizard (`tests/program/terminal/lookups.rs`).
#[test]
fn with_every_look_up_cut_off_a_create_is_sent_and_followed() {
    for scenario in ["only-create", "only-ssm"] {
        let desk = Desk::of(scenario);
        let ran = desk.create(&[]);
        println!("{scenario}: {ran:?}");
        assert_eq!((ran.code, desk.creates()), (0, 1), "{scenario}: {ran:?}");
    }
}
