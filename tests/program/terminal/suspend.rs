//! Stopped and continued by a shell with job control.

use rustix::process::Signal;

use crate::pty::{Cloud, Desk, Home, Seat};

/// Starts a shell in the terminal, with a known prompt.
pub(crate) fn shell(home: &Home) -> Desk {
    let desk = Seat { program: "/bin/sh", ..Seat::of(home, &["-i"]) }.var("PS1", "ready> ").var("ENV", "").opens();
    desk.sees("ready>");
    desk
}

/// Waits until every process of a job has stopped. What is typed earlier may still be read by the job.
pub(crate) fn stops(job: rustix::process::Pid) {
    let group = job.as_raw_nonzero().get().to_string();
    let is_running = |stat: String| {
        let behind = stat.rsplit_once(')').map(|(_, behind)| behind.split_whitespace().collect::<Vec<_>>());
        behind.is_some_and(|fields| fields[2] == group && fields[0] != "T")
    };
    let is_stopped = || {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        !processes.filter_map(|process| std::fs::read_to_string(process.path().join("stat")).ok()).any(is_running)
    };
    while !is_stopped() {
        std::thread::yield_now();
    }
}

pub(crate) fn leave_shell(desk: Desk) {
    desk.sees_other(|desk| desk.before_cursor().trim_end() == "ready>");
    desk.writes(b"exit\r");
    assert!(desk.leaves_the_terminal_as_it_was().code.is_some());
}

#[test]
fn stopping_gives_the_terminal_back_and_coming_back_finds_everything_there() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let program = env!("CARGO_BIN_EXE_dbcred");
    let direct = format!("{program} --endpoint {}", cloud.address());
    // A program that only waits for dbcred must stop with it, or the shell never gets the terminal.
    let wrapped = format!("/bin/sh -c '{direct}; true'");
    for command in [direct, wrapped] {
        let desk = shell(&home);
        desk.writes(format!("{command}\r").as_bytes()).sees("New credential").presses("\r").sees("Product");
        desk.presses("\x18").sees("Menu").presses("2").sees("Prefix").types("uat-crm-ro");
        let job = desk.front();
        desk.presses("\x1a").sees("Stopped");
        stops(job);
        assert!(!desk.is_full_screen(), "the shell's own screen is back");
        // The shell has the terminal, and shows what is typed.
        desk.writes(b"echo the-shell-$((40 + 2))\r").sees("the-shell-42");
        desk.writes(b"fg\r").sees("Prefix").sees("uat-crm-ro");
        assert!(desk.is_full_screen());
        desk.presses("x").sees("uat-crm-rox");
        desk.presses("\x03").sees("Leave?").presses("\x03").sees("Draft kept").sees("ready>");
        assert!(!desk.is_full_screen());
        leave_shell(desk);
        std::fs::remove_dir_all(home.state()).unwrap();
    }
}

#[test]
fn stopped_from_outside_it_takes_the_terminal_again_when_it_comes_back() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = shell(&home);
    let program = env!("CARGO_BIN_EXE_dbcred");
    desk.writes(format!("{program} --endpoint {}\r", cloud.address()).as_bytes()).sees("New credential");
    let front = desk.front();
    rustix::process::kill_process(front, Signal::STOP).unwrap();
    desk.sees_other(|desk| desk.front() != front);
    desk.writes(b"stty sane; printf '\\033[?1049l'; echo the-shell-$((40 + 2))\n").sees("the-shell-42");
    desk.writes(b"fg\r").sees("New credential");
    desk.presses("\r").sees("Product");
    assert!(desk.is_full_screen());
    desk.presses("\x03").sees("Leave?").presses("\x03").sees("ready>");
    leave_shell(desk);
}

#[test]
fn asked_from_outside_to_stop_it_gives_the_terminal_back_first() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = shell(&home);
    let program = env!("CARGO_BIN_EXE_dbcred");
    let before = desk.modes().0;
    desk.writes(format!("{program} --endpoint {}\r", cloud.address()).as_bytes()).sees("New credential");
    for signal in [Signal::TSTP, Signal::TTIN, Signal::TTOU] {
        let front = desk.front();
        rustix::process::kill_process(front, signal).unwrap();
        desk.sees_other(|desk| desk.front() != front);
        // The other two signals stop the program before it can do anything.
        if signal == Signal::TSTP {
            desk.sees_other(|desk| !desk.is_full_screen());
            assert_eq!(desk.modes().0, before);
        } else {
            desk.writes(b"stty sane; printf '\\033[?1049l'\n");
        }
        desk.writes(b"echo the-shell-$((40 + 2))\n").sees("the-shell-42");
        desk.writes(b"fg\r").sees("New credential");
        desk.sees_other(Desk::is_full_screen);
    }
    desk.presses("\r").sees("Product").presses("\x18").sees("Menu").presses("2").sees("Prefix").types("uat-crm-ro");
    desk.presses("\x03").sees("Leave?").presses("\x03").sees("ready>");
    leave_shell(desk);
}

#[test]
fn where_no_shell_could_bring_it_back_it_does_not_stop() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    // The leader of its session: nobody could continue it.
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").presses("\x1a").presses("\r").sees("Product");
    // The same if another program asks it to stop.
    desk.gets(Signal::TSTP).presses("\x18").sees("Menu").presses("2").sees("Prefix");
    assert!(desk.is_full_screen());
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}
