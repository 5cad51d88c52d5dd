//! Systems with too few threads or files, and services that answer too much.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    os::unix::fs::chown,
    path::Path,
    process::{Command, Output},
    thread,
};

use crate::{
    pty::{Cloud, Home, Seat, files},
    terminal::stories::{fill, says_yes},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dbcred");
const ORDERS: &str = include_str!("../../orders.toml");
/// A user id without other processes, so that the limit of processes counts only those of these tests.
pub(crate) const NOBODY: u32 = 48_211;
/// The message if the system has no more threads or files.
const SCARCE: &str = "the system has no more threads or files";

/// A shell command that runs the program with at most so many open files.
fn with_files(count: u32, args: &str) -> Vec<String> {
    vec!["-c".to_owned(), format!("ulimit -n {count}; exec {PROGRAM} {args}")]
}

/// The same with at most so many threads. If the tests run as root, another user is used, since the limit does not
/// apply to root.
fn with_threads(home: &Home, count: u32, args: &str) -> Vec<String> {
    let limit = format!("prlimit --nproc={count} {PROGRAM} {args}");
    if !rustix::process::getuid().is_root() {
        return vec!["-c".to_owned(), format!("exec {limit}")];
    }
    give_to_nobody(home.path());
    vec!["-c".to_owned(), format!("exec setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups {limit}")]
}

pub(crate) fn give_to_nobody(folder: &Path) {
    for path in files(folder).iter().map(std::path::PathBuf::as_path).chain([folder]) {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

fn run(home: &Home, line: Vec<String>) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = Command::new("/bin/sh")
        .args(line)
        .current_dir(home.path())
        .env_clear()
        .envs(home.surroundings())
        .output()
        .unwrap();
    (status.code(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

/// Opens the wizard: it starts, or reports why not.
fn opens(home: &Home, line: Vec<String>, what: &str) {
    let desk = Seat { program: "/bin/sh", args: line, ..Seat::of(home, &[]) }.opens();
    // Texts of the first screen with a key and without one.
    let has_started = |screen: String| screen.contains("New credential") || screen.contains("Fill in the form");
    desk.sees_other_or_ends(|desk| has_started(desk.screen()));
    if desk.is_full_screen() {
        desk.presses("q");
    }
    let end = desk.leaves_the_terminal_as_it_was();
    let is_told = end.code == Some(1) && end.text.contains(SCARCE);
    assert!(is_told || end.code == Some(130), "{what}: {:?}\n{}", end.code, end.text);
}

#[test]
fn without_files_to_spare_it_says_so_and_sends_nothing() {
    for count in [5, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32] {
        let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        let place = format!("--endpoint {}", cloud.address());
        opens(&home, with_files(count, &place), &format!("{count} files"));
        let (code, text) = run(&home, with_files(count, &format!("create orders.toml --yes {place}")));
        let creates = cloud.creates();
        assert!(!text.contains("panicked"), "{count} files: {text}");
        assert!(matches!((code, creates), (Some(0), 1) | (Some(1), 0)), "{count} files: {code:?} {creates}\n{text}");
    }
}

#[test]
fn without_threads_to_spare_it_says_so_and_sends_nothing() {
    for count in [1, 2, 3, 4, 8] {
        let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        let port = cloud.sandbox().address().port();
        let place = format!("--endpoint localhost:{port}");
        opens(&home, with_threads(&home, count, &place), &format!("{count} threads"));
        let (code, text) = run(&home, with_threads(&home, count, &format!("create orders.toml --yes {place}")));
        let creates = cloud.creates();
        assert!(!text.contains("panicked"), "{count} threads: {text}");
        assert!(matches!((code, creates), (Some(0), 1) | (Some(1), 0)), "{count} threads: {code:?} {creates}\n{text}");
        if count == 1 {
            assert_eq!(code, Some(1), "{text}");
        }
    }
}

#[test]
fn a_config_of_a_hundred_thousand_lines_is_read_at_once_and_listed() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let path = home.path().join("many.toml");
    let lines: Vec<String> = (0..100_000).map(|number| format!("next-problen-{number} = \"F2\"\n")).collect();
    fs::write(&path, format!("[keys]\n{}", lines.concat())).unwrap();
    let desk = Seat::at(&home, &cloud).var("DBCRED_CONFIG", path.to_str().unwrap()).opens();
    desk.sees("Parts of config.toml that could not be read").sees("Line 2: next-problen-0 is not a command");
    desk.presses("\x1b[F").sees("and 99800 more");
    desk.presses("\x1b").sees("New credential").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

/// Starts a service that refuses everything with a message of a million control characters.
fn endless_refusal() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let message = "\\u001b".repeat(1_000_000);
    let body = format!(
        r#"{{"Response":{{"Error":{{"Code":"InvalidParameterValue","Message":"{message}"}},"RequestId":"r-1"}}}}"#
    );
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, body) = (stream.unwrap(), body.clone());
            thread::spawn(move || {
                let mut request = vec![0; 65_536];
                let _ = stream.read(&mut request);
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length:";
                let _ = stream.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes());
            });
        }
    });
    address
}

#[test]
fn an_answer_without_end_makes_no_output_without_end() {
    let address = endless_refusal();
    for json in ["", "--json"] {
        let home = Home::new();
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        let line = vec!["-c".to_owned(), format!("{PROGRAM} create orders.toml --yes --endpoint {address} {json}")];
        let (code, text) = run(&home, line);
        assert_eq!(code, Some(3), "{}", text.len());
        assert!(text.len() <= 65_536, "{json}: {} bytes", text.len());
    }
    let home = Home::new();
    let desk = Seat::of(&home, &["--endpoint", &address]).opens();
    desk.sees("New credential");
    let (before, _) = desk.shown();
    desk.presses("\r").sees("Product").presses("\x03").sees("Leave?").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    assert!(end.bytes.len() - before <= 65_536, "{} bytes", end.bytes.len() - before);
}

#[test]
fn the_whole_way_needs_no_more_than_a_few_files() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let line = with_files(40, &format!("--endpoint {} --settle 1s", cloud.address()));
    let desk = Seat { program: "/bin/sh", args: line, ..Seat::of(&home, &[]) }.opens();
    fill(&desk);
    says_yes(&desk);
    desk.sees("Created in ");
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
}
