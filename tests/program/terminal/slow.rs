//! Lines that are slow, break off, or bring bytes that nobody typed: keys are recognised, and nothing else is typed.

use std::time::Duration;

use dbcred::import;

use crate::{
    pty::{Cloud, Desk, Home, Seat},
    terminal::ending::{kept_name, with_a_name},
    terminal::stories::fill,
};

const SPEEDS: [u64; 3] = [15, 100, 300];

fn leaves(desk: Desk) {
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

fn at_step(home: &Home, cloud: &Cloud, step: &str, sees: &str) -> Desk {
    let desk = Seat::at(home, cloud).opens();
    desk.sees("active, 312 of 1,000").presses("\r").sees("Product");
    desk.presses("\x18").sees("Menu").presses(step).sees(sees);
    desk
}

#[test]
fn an_arrow_is_an_arrow_and_f1_is_help_on_any_line() {
    let cloud = Cloud::with("ok", 1);
    let home = Home::new();
    let desk = with_a_name(Seat::at(&home, &cloud));
    for (number, speed) in SPEEDS.into_iter().enumerate() {
        desk.writes_slowly(b"\x1b[D", speed).presses("x");
        // One position further to the left each time.
        let expected = format!("uat-crm-r{}o", "x".repeat(number + 1));
        desk.sees(&expected);
        desk.writes_slowly(b"\x1bOP", speed).sees("Esc close").writes_slowly(b"\x1b", speed).sees_no_more("Esc close");
        desk.sees(&expected).presses("\x1b[C").presses("\x1b[D");
    }
    leaves(desk);
    assert_eq!(kept_name(&home), "uat-crm-rxxxo");
}

#[test]
fn an_esc_alone_is_an_esc() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    desk.presses("\x1b").sees("Product").sees_no_more("uat-crm-ro");
    // The rest of an arrow key that arrives far too late is not typed.
    desk.writes(b"[D").presses("\x18").sees("Menu").presses("2").sees("uat-crm-ro");
    assert!(!desk.screen().contains("[D"));
    leaves(desk);
}

#[test]
fn an_arrow_on_the_first_screen_does_not_end_it() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("▸ New credential");
    for speed in SPEEDS {
        desk.writes_slowly(b"\x1b[B", speed).sees_no_more("▸ New credential");
        desk.writes_slowly(b"\x1b[A", speed).sees("▸ New credential");
    }
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn a_paste_is_a_paste_on_any_line_and_no_enter_in_it_confirms() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.presses("5").sees("▸ Description");
    for (number, speed) in SPEEDS.into_iter().enumerate() {
        let text = format!("\x1b[200~a{number}\rb{number} \x1b[201~");
        desk.writes_slowly(text.as_bytes(), speed).sees(&format!("b{number}"));
    }
    desk.presses("\x18").sees("Menu").presses("r").sees("Not sent yet").presses("s").sees("Type yes");
    desk.writes_slowly(b"\x1b[200~yes\r\x1b[201~", 15).sees("Pasting is not allowed here");
    desk.presses("\r").sees("Type the word yes");
    desk.presses("\x1b").sees("Not sent yet");
    leaves(desk);
    assert_eq!(cloud.creates(), 0);
    let draft = import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft;
    assert_eq!(draft.description, "a0\nb0 a1\nb1 a2\nb2 ");
}

#[test]
fn a_paste_whose_end_is_lost_leaves_the_keys_alive() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    // After some seconds the paste is taken without its end.
    desk.writes(b"\x1b[200~-lost").sees("uat-crm-ro-lost").presses("x").sees("uat-crm-ro-lostx");
    desk.writes(b"\x1b[200~-again").presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    assert_eq!(kept_name(&home), "uat-crm-ro-lostx-again");
}

#[test]
fn what_a_terminal_answers_is_never_typed() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    let answers: [&[u8]; 6] = [
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1b]10;rgb:ffff/ffff/ffff\x07",
        b"\x1bP1$r0m\x1b\\",
        b"\x1bP>|XTerm(390)\x1b\\",
        b"\x1b[?64;1;2;6;9c",
        b"\x1b[12;40R",
    ];
    for answer in answers {
        desk.writes(answer);
        desk.writes_slowly(answer, 15);
    }
    desk.presses("x").sees("uat-crm-rox");
    leaves(desk);
    assert_eq!(kept_name(&home), "uat-crm-rox");
}

#[test]
fn a_paste_without_brackets_that_comes_in_pieces_is_one_paste() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let whole = ["10.0.0.1", "10.0.0.2", "10.0.12.15", "10.0.0.3"];
    for gap in [0, 3, 50, 600] {
        let desk = at_step(&home, &cloud, "3", "One host per line");
        desk.writes(b"10.0.0.1\r10.0.0.2\r10.0.12.1").passes(Duration::from_millis(gap));
        desk.writes(b"5\r10.0.0.3\r").sees("10.0.12.15").sees("10.0.0.3");
        desk.presses("\x18").sees("Menu").presses("u").sees_no_more("10.0.0.1").presses("\x18").sees("Menu");
        desk.presses("y").sees("10.0.12.15");
        leaves(desk);
        let hosts = import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft.hosts;
        assert_eq!(hosts, whole, "{gap} ms");
        std::fs::remove_dir_all(home.state()).unwrap();
    }
    // What a person types afterwards continues the last line.
    let desk = at_step(&home, &cloud, "3", "One host per line");
    desk.writes(b"10.0.0.1\r10.0.0.2\r10.0.12.1").sees("10.0.12.1").presses("5").sees("10.0.12.15");
    leaves(desk);
}

#[test]
fn statements_that_come_in_pieces_stand_in_one_list() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    for gap in [3, 600] {
        let desk = at_step(&home, &cloud, "4", "Add");
        desk.writes(b"GRANT SELECT ON `orders`.* TO `app`@`%`;\rGRANT INSERT ON `bil")
            .passes(Duration::from_millis(gap));
        desk.writes(b"ling`.* TO `app`@`%`;\r").sees("orders").sees("billing");
        desk.presses("\r").sees("GRANT SELECT ON");
        leaves(desk);
        let draft = import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft;
        assert_eq!(draft.grants.len(), 2, "{gap} ms");
        std::fs::remove_dir_all(home.state()).unwrap();
    }
}

#[test]
fn a_yes_counts_only_with_a_persons_pause_before_its_enter() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.presses("s").sees("Type yes").writes(b"yes");
    // At once, in a second write.
    desk.writes(b"\r").sees("Pause, then press Enter on its own");
    assert_eq!(cloud.creates(), 0);
    desk.presses("\x1b").sees("Not sent yet").presses("s").sees("Type yes");
    desk.writes(b"\x1b[200~yes\x1b[201~").sees("Pasting is not allowed here").presses("\r").sees("Type the word yes");
    assert_eq!(cloud.creates(), 0);
    // As fast as a person can type.
    for typed in ["y", "ye", "yes"] {
        let key = &typed[typed.len() - 1..];
        desk.writes(key.as_bytes()).sees(&format!("press Enter:  {typed} ")).passes(Duration::from_millis(40));
    }
    desk.writes(b"\r").sees("Created in ");
    assert_eq!(cloud.creates(), 1);
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
}
