//! Much input at once: nothing is lost, it is drawn once, and no Enter in it confirms or sends.

use dbcred::import;

use crate::{
    pty::{Cloud, Desk, Home, Seat},
    terminal::stories::fill,
};

/// The bytes of two full frames with colours. Drawing once needs far fewer.
const TWO_FRAMES: usize = 16_384;

fn at_the_description(home: &Home, cloud: &Cloud) -> Desk {
    let desk = Seat::at(home, cloud).opens();
    desk.sees("active, 312 of 1,000").presses("\r").sees("Product");
    desk.presses("\x18").sees("Menu").presses("5").sees("▸ Description");
    desk
}

fn kept_description(home: &Home) -> String {
    import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft.description
}

/// Leaves, and returns the description of the saved draft.
fn description_after(desk: Desk, home: &Home) -> String {
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    kept_description(home)
}

/// Returns 64 KiB of different lines, so that a missing or repeated piece is noticed.
fn prose() -> String {
    let mut text: String = (0..).map(|line| format!("{line:05} 说明 of the orders service\n")).take(2_500).collect();
    text.truncate(text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 65_535).last().unwrap());
    text.push_str(&"x".repeat(65_536 - text.len()));
    text
}

#[test]
fn five_hundred_letters_in_one_write_all_arrive() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = at_the_description(&home, &cloud);
    let letters: String = ('a'..='z').cycle().take(500).collect();
    desk.writes(letters.as_bytes()).sees("500 of 2,048 bytes");
    assert_eq!(description_after(desk, &home), letters);
}

#[test]
fn sixty_four_kibibytes_pasted_in_brackets_arrive_and_are_drawn_once() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = at_the_description(&home, &cloud);
    let (before, _) = desk.shown();
    let text = prose();
    // Terminals send the line ends of a paste as the byte of Enter.
    desk.writes(format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")).as_bytes());
    desk.sees("65,536 of 2,048 bytes");
    assert!(desk.shown().0 - before < TWO_FRAMES, "{} bytes", desk.shown().0 - before);
    assert!(description_after(desk, &home) == text, "the text is another");
}

#[test]
fn sixty_four_kibibytes_pasted_without_brackets_arrive_and_are_drawn_once() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = at_the_description(&home, &cloud);
    let (before, _) = desk.shown();
    let text = prose();
    desk.writes(text.replace('\n', "\r").as_bytes()).sees("65,536 of 2,048 bytes");
    assert!(desk.shown().0 - before < TWO_FRAMES, "{} bytes", desk.shown().0 - before);
    assert!(description_after(desk, &home) == text, "the text is another");
}

#[test]
fn five_hundred_keys_in_one_write_are_all_applied() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("active, 312 of 1,000").presses("\r").sees("Product");
    desk.types("Mysql").presses("\r").sees("10,214 instances read");
    if !desk.screen().contains("▸ cdb-") {
        desk.presses("\x1b[B");
    }
    desk.sees("▸ cdb-n4j3y33j").presses("\x1b[B").sees("▸ cdb-53prtya0");
    let (before, _) = desk.shown();
    desk.writes(&b"\x1b[B".repeat(500)).sees_no_more("▸ cdb-53prtya0");
    desk.writes(&b"\x1b[A".repeat(500)).sees("▸ cdb-53prtya0");
    assert!(desk.shown().0 - before < 2 * TWO_FRAMES, "{} bytes", desk.shown().0 - before);
}

#[test]
fn yes_and_enter_in_one_write_do_not_create() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.presses("s").sees("Type yes").writes(b"yes\r").sees("Pause, then press Enter on its own");
    desk.writes(b"\x1b[200~yes\r\x1b[201~").sees("Pasting is not allowed here");
    desk.presses("\x1b").sees("Not sent yet");
    desk.writes(b"syes\r").sees("Pause, then press Enter on its own");
    assert_eq!(cloud.creates(), 0);
    desk.presses("\r").sees("Created in ");
    assert_eq!(cloud.creates(), 1);
}

#[test]
fn pasted_lines_become_hosts_and_confirm_nothing() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("active, 312 of 1,000").presses("\r").sees("Product");
    desk.presses("\x18").sees("Menu").presses("3").sees("One host per line");
    let hosts: Vec<String> = (0..40).map(|number| format!("10.7.{number}.1")).collect();
    desk.writes(format!("{}\r", hosts.join("\r")).as_bytes()).sees("10.7.39.1").sees("[");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    assert_eq!(import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft.hosts, hosts);
}
