//! Files that never answer block neither the drafts, nor other work, nor the end.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use dbcred::{
    domain::submission::{Doubt, Outcome},
    store::{
        Folder,
        journal::{Intent, SubmissionKey},
    },
};
use jiff::Timestamp;
use rustix::process::Signal;

use crate::{
    held::Held,
    pty::{Cloud, Desk, Home, Seat, files},
    terminal::ending::{kept_name, with_a_name},
    terminal::stories::fill,
};

/// How the user leaves.
type Leave = fn(&Desk) -> &Desk;

/// Makes a home with a pipe that nobody writes to, and a file of 1.5 GB.
fn home_with_odd_files() -> Home {
    let home = Home::new();
    assert!(Command::new("mkfifo").arg(home.path().join("pipe")).status().unwrap().success());
    File::create(home.path().join("sparse")).unwrap().set_len(1_500_000_000).unwrap();
    home
}

fn opens(desk: &Desk, path: &str) {
    desk.presses("\x18").sees("Menu").presses("o").sees("path").types(path).presses("\r");
}

#[test]
fn a_pipe_that_was_opened_holds_neither_the_draft_nor_the_end() {
    let cloud = Cloud::with("ok", 1);
    let ends: [(Leave, i32); 4] = [
        (|desk| desk.presses("\x03").sees("Leave?").presses("\x03"), 130),
        (|desk| desk.presses("\x03").sees("Leave?").presses("\x1b[B").presses("\r"), 130),
        (|desk| desk.gets(Signal::TERM), 143),
        (|desk| desk.gets(Signal::HUP), 129),
    ];
    for (leave, code) in ends {
        let home = home_with_odd_files();
        let desk = with_a_name(Seat::at(&home, &cloud));
        opens(&desk, "pipe");
        desk.sees("is a pipe or a device").presses("\x1b").sees("Tab/Shift-Tab").presses("x").sees("uat-crm-rox");
        leave(&desk);
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(code));
        assert_eq!(kept_name(&home), "uat-crm-rox");
    }
}

#[test]
fn a_window_that_closes_after_a_pipe_was_opened_ends_it() {
    let (home, cloud) = (home_with_odd_files(), Cloud::with("ok", 1));
    let mut desk = with_a_name(Seat::at(&home, &cloud));
    opens(&desk, "pipe");
    desk.sees("is a pipe or a device");
    desk.hangs_up();
    assert_eq!(desk.ends(), Some(129));
    assert_eq!(kept_name(&home), "uat-crm-ro");
}

#[test]
fn what_is_no_file_or_too_large_is_refused_at_once_and_in_words() {
    let (home, cloud) = (home_with_odd_files(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    desk.presses("\x18").sees("Menu").presses("o").sees("path");
    // The dialog stays open with what was typed. ^U clears the line.
    let tries = |path: &str| desk.presses("\x15").types(path).presses("\r");
    for path in ["/dev/tty", "/dev/stdin", "/dev/zero", "pipe"] {
        tries(path);
        desk.sees(&format!("{path} is a pipe or a device"));
    }
    tries("sparse");
    desk.sees("sparse has 1500000000 bytes");
    tries("/");
    desk.sees("/ is a folder");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn drafts_that_cannot_be_listed_are_reported_on_the_first_screen() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    std::fs::create_dir_all(home.state()).unwrap();
    std::fs::write(home.state().join("drafts"), "a file in the place of the directory").unwrap();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("The drafts cannot be listed").presses("\x03");
    desk.leaves_the_terminal_as_it_was();
}

/// Adds an attempt that created nothing to the journal. Returns its file.
fn keeps_an_earlier_attempt(home: &Home, cloud: &Cloud) -> std::path::PathBuf {
    let journal = Folder::at(home.state()).journal();
    let key = SubmissionKey {
        endpoint: format!("http://{}", cloud.address()),
        region: "ap-guangzhou".to_owned(),
        name: "prod-orders-rw".to_owned(),
        ..SubmissionKey::default()
    };
    let claim = journal.claim(&key).unwrap();
    let mut entry = claim.begin(Intent::default(), Timestamp::now()).unwrap();
    entry.finish(&Outcome::NotCreated { doubt: Doubt::Interrupted, looks: 3 }, Timestamp::now());
    claim.write(&entry).unwrap();
    drop(claim);
    let [path] = &files(&home.state().join("journal"))[..] else { panic!("one file") };
    path.clone()
}

#[test]
fn a_journal_that_does_not_answer_sends_nothing_and_holds_neither_keys_nor_drafts_nor_the_end() {
    let waits: [(Leave, &str, i32); 4] = [
        (|desk| desk.presses("\x1b").sees("You cancelled it").presses("q"), "called off", 1),
        (|desk| desk.sees("The journal could not be used").sees("timed out").presses("q"), "left alone", 1),
        (|desk| desk.presses("\x03").sees("cancelled it").presses("\x03"), "interrupted", 1),
        (|desk| desk.gets(Signal::TERM), "ended from outside", 143),
    ];
    for (ends, what, code) in waits {
        let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
        let desk = Seat::at(&home, &cloud).opens();
        fill(&desk);
        let entry = keeps_an_earlier_attempt(&home, &cloud);
        desk.presses("s").sees("Type yes").presses("yes").sees("Enter:  yes");
        let held = Held::file(&entry);
        desk.presses("\r").sees("Esc cancel");
        ends(&desk);
        let end = desk.leaves_the_terminal_as_it_was();
        drop(held);
        assert_eq!(end.code, Some(code), "{what}: {}", end.text);
        assert_eq!(cloud.creates(), 0, "{what}");
        assert!(home.draft().contains("prod-orders-rw"), "{what}");
    }
}

#[test]
fn a_config_that_cannot_be_read_is_said_and_holds_nothing() {
    let cloud = Cloud::with("ok", 1);
    let home = home_with_odd_files();
    let file = home.path().join("waits.toml");
    std::fs::write(&file, "[keys]\n").unwrap();
    let held = Held::file(&file);
    for (config, why) in [("waits.toml", "timed out"), ("pipe", "not a plain file"), ("sparse", "file too large")] {
        let desk = Seat::at(&home, &cloud).var("DBCRED_CONFIG", config).opens();
        desk.sees("New credential").sees(&format!("{config} could not be read: {why}")).presses("\x03");
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130), "{config}");
    }
    drop(held);
}

#[test]
fn a_home_that_depends_on_where_one_stands_brings_no_keys_and_is_said() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let config = home.path().join("here/.config/dbcred");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "[keys]\nquit = \"F10\"\n").unwrap();
    let key = home.path().join("here/.tccli");
    std::fs::create_dir_all(&key).unwrap();
    std::fs::write(key.join("default.credential"), r#"{"secretId": "AKIDstranger", "secretKey": "x"}"#).unwrap();
    let desk = Seat::at(&home, &cloud)
        .var("HOME", "here")
        .var("TENCENTCLOUD_SECRET_ID", "")
        .var("TENCENTCLOUD_SECRET_KEY", "")
        .opens();
    desk.sees("No key found").sees("HOME must be an absolute path").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn what_takes_long_to_be_read_is_said_while_it_is_read() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let key = SubmissionKey {
        endpoint: format!("http://{}", cloud.address()),
        name: "prod-orders-rw".to_owned(),
        ..SubmissionKey::default()
    };
    Folder::at(home.state()).journal().claim(&key).unwrap().begin(Intent::default(), Timestamp::now()).unwrap();
    let entry = files(&home.state().join("journal")).remove(0);
    let held = Held::file(&entry);
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("Still reading what is saved");
    drop(held);
    desk.sees("Find out what became of prod-orders-rw").sees_no_more("Still reading").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    // The same for a command.
    let held = Held::file(&entry);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dbcred"))
        .arg("status")
        .env_clear()
        .envs(home.surroundings())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("Reading the journal"), "{said}");
    drop(held);
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains("prod-orders-rw"),
        "{output:?}"
    );
}

#[test]
fn a_journal_that_does_not_answer_keeps_nobody_who_settles() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let key = SubmissionKey {
        endpoint: format!("http://{}", cloud.address()),
        name: "prod-orders-rw".to_owned(),
        ..SubmissionKey::default()
    };
    Folder::at(home.state()).journal().claim(&key).unwrap().begin(Intent::default(), Timestamp::now()).unwrap();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("Find out what became of prod-orders-rw").presses("\x1b[B").sees("▸ ! Find out what became of");
    let held = Held::file(&files(&home.state().join("journal"))[0]);
    desk.presses("\r").sees_no_more("New credential").presses("\x1b").sees("it may or may not exist");
    desk.presses("q").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(4));
    drop(held);
}
