//! Files that never answer hold neither the drafts, nor other work, nor the end.

use std::{fs::File, process::Command};

use rustix::process::Signal;

use crate::{
    ending::{kept_name, with_a_name},
    pty::{Cloud, Desk, Home, Seat},
};

/// How somebody leaves.
type Leave = fn(&Desk) -> &Desk;

/// A home with a pipe that nobody writes to, and a file of 1.5 GB.
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
    let ends: [(Leave, u32); 4] = [
        (|desk| desk.presses("\x03").sees("Leave?").presses("\x03"), 130),
        (|desk| desk.presses("\x03").sees("Leave?").presses("\x1b[B").presses("\r"), 130),
        (|desk| desk.gets(Signal::TERM), 143),
        (|desk| desk.gets(Signal::HUP), 129),
    ];
    for (leave, code) in ends {
        let home = home_with_odd_files();
        let desk = with_a_name(Seat::at(&home, &cloud));
        opens(&desk, "pipe");
        desk.sees("is a pipe or a device").presses("x").sees("uat-crm-rox");
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
    for path in ["/dev/tty", "/dev/stdin", "/dev/zero", "pipe"] {
        opens(&desk, path);
        desk.sees(&format!("{path} is a pipe or a device"));
    }
    opens(&desk, "sparse");
    desk.sees("sparse has 1500000000 bytes");
    opens(&desk, "/");
    desk.sees("/ is a folder");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}
