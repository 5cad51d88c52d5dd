//! The mouse in a real terminal: off, switched on by a key or by `config.toml`, and given back whenever the terminal is.

use std::fs;

use rustix::process::Signal;

use crate::{
    pty::{Cloud, Desk, Home, Seat},
    terminal::suspend::{leave_shell, shell, stops},
};

/// What switches the mouse on begins so.
const MOUSE: &[u8] = b"\x1b[?1000h";

/// The last line that comes on the first screen: rows move no more.
const SETTLED: &str = "same as the service's";

fn has_sent(desk: &Desk, wanted: &[u8]) -> bool {
    desk.bytes().windows(wanted.len()).any(|bytes| bytes == wanted)
}

/// A home whose `config.toml` holds that text, and the seat at it.
fn seat_with_config<'a>(home: &'a Home, cloud: &Cloud, text: &str) -> Seat<'a> {
    let config = home.path().join("mine.toml");
    fs::write(&config, text).unwrap();
    Seat::at(home, cloud).var("DBCRED_CONFIG", config.to_str().unwrap())
}

#[test]
fn it_is_off_and_the_key_switches_it_on_and_off() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").presses("\r").sees("Product");
    // A report that another program has left behind is neither typed nor followed.
    desk.clicks("Region").writes(b"\x1b[<64;3;3M\x1b[M !!").presses("\t").sees("▸ Instance");
    assert!(!desk.reports_mouse() && !has_sent(&desk, b"?1000"));
    desk.presses("\x18").sees("m use mouse").presses("m").sees("Mouse on. Most terminals select text with Shift+drag");
    assert!(desk.reports_mouse() && !has_sent(&desk, b"?1002h") && !has_sent(&desk, b"?1003h"));
    desk.clicks("Region").sees("▸ Region").clicks("Product").sees("▸ Product");
    desk.clicks("Tdsql-mysql")
        .sees("▸ Tdsql-mysql")
        .clicks("Mysql  ")
        .sees("▸ Mysql")
        .clicks("▸ Mysql")
        .sees("▸ Instance");
    desk.types("cdb").sees("10,214 of 10,214 match").writes(b"\x1b[<65;5;12M").sees_other(|desk| {
        let screen = desk.screen();
        let rows: Vec<&str> = screen.lines().filter(|line| line.contains("cdb-") && line.contains("running")).collect();
        rows.get(3).is_some_and(|row| row.contains('▸'))
    });
    desk.clicks("2 Name").sees("▸ Name").types("uat-crm-ro");
    // In pieces, and with absurd numbers.
    desk.writes_slowly(b"\x1b[<0;4;99999999999999999999M\x1b[<0;300;300M", 5);
    desk.clicks("Prefix").sees("▸ Prefix").clicks("crm-ro").sees("▸ Name").presses("X").sees("uat-Xcrm-ro");
    desk.presses("\x18").sees("m release mouse").presses("m").sees("Mouse off");
    assert!(!desk.reports_mouse());
    desk.clicks("Prefix").presses("Y").sees("uat-XYcrm-ro");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn leaving_and_signals_switch_it_off() {
    let cloud = Cloud::with("ok", 1);
    for signal in [None, Some(Signal::TERM), Some(Signal::HUP), Some(Signal::INT)] {
        let home = Home::new();
        let desk = seat_with_config(&home, &cloud, "mouse = true\n[keys]\nmenu = \"F2\"\n").opens();
        desk.sees("New credential").sees("F2 menu").sees(SETTLED);
        assert!(desk.reports_mouse(), "the file says so");
        desk.clicks("Open a file").sees("▸ Open a file").clicks("Open a file").sees("Open a file: path");
        match signal {
            Some(signal) => drop(desk.gets(signal)),
            None => drop(desk.presses("\x1b").sees_no_more("Open a file: path").presses("q")),
        }
        desk.leaves_the_terminal_as_it_was();
    }
}

#[test]
fn the_questions_that_cannot_be_taken_back_take_no_click() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = seat_with_config(&home, &cloud, "mouse = true\n").opens();
    desk.sees("New credential").presses("\r").sees("Product").types("Mysql");
    desk.presses("\x03").sees("Leave?");
    for answer in ["Quit", "Stay", "Quit and delete", "Leave?", "1 Target"] {
        if desk.screen().contains(answer) {
            desk.clicks(answer).clicks(answer).sees("Leave?");
        }
    }
    desk.presses("\x1b").sees_no_more("Leave?").presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn it_is_off_while_the_shell_has_the_terminal_and_on_again_after_that() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = shell(&home);
    let program = env!("CARGO_BIN_EXE_dbcred");
    desk.writes(format!("{program} --endpoint {}\r", cloud.address()).as_bytes()).sees("New credential");
    desk.presses("\x18").sees("Menu").presses("m").sees("Mouse on");
    assert!(desk.reports_mouse());
    let job = desk.front();
    desk.presses("\x1a").sees("Stopped");
    stops(job);
    assert!(!desk.reports_mouse());
    desk.writes(b"fg\r").sees(SETTLED).sees_other(Desk::reports_mouse);
    desk.clicks("Open a file").sees("▸ Open a file");
    desk.presses("q").sees("ready>");
    assert!(!desk.reports_mouse());
    leave_shell(desk);
}

#[test]
fn a_terminal_that_is_not_known_to_have_one_is_sent_nothing() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    for term in ["linux", "vt220"] {
        let desk = seat_with_config(&home, &cloud, "mouse = true\n").var("TERM", term).opens();
        desk.sees("New credential").sees(&format!("No mouse: a terminal with TERM={term}"));
        desk.presses("\x18").sees("m use mouse").presses("m").sees("No mouse");
        desk.presses("\x18").sees("m use mouse").presses("\x1b").sees_no_more("m use mouse").presses("q");
        let end = desk.leaves_the_terminal_as_it_was();
        assert!(!end.bytes.windows(MOUSE.len()).any(|bytes| bytes == MOUSE), "{term}");
    }
}
