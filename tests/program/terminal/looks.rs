//! What a terminal shows: its own colours and widths decide, and what it does not know is not sent.

use crate::pty::{Cloud, Desk, Home, Seat};

const DARK: &[u8] = b"\x1b]11;rgb:0000/2b2b/3636\x1b\\";
const LIGHT: &[u8] = b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07";
/// The colour of a warning in the theme for a dark background, and for a light one.
const WARNINGS: [&str; 2] = ["38;5;221", "38;5;94"];

fn has(desk: &Desk, text: &str) -> bool {
    String::from_utf8_lossy(&desk.bytes()).contains(text)
}

/// Goes where a warning is on the screen: a host that is every host.
fn warned(desk: &Desk) {
    desk.sees("New credential").presses("\r").sees("Product").writes(b"\x18").presses("3").sees("Hosts the accounts");
    desk.types("%").presses("\r").sees("%: anyone who can reach");
}

#[test]
fn the_background_that_the_terminal_tells_decides_the_colours() {
    let cloud = Cloud::with("ok", 3);
    for (answer, mine, other) in [(DARK, WARNINGS[0], WARNINGS[1]), (LIGHT, WARNINGS[1], WARNINGS[0])] {
        let home = Home::new();
        let desk = Seat::at(&home, &cloud).opens();
        desk.sees_other(|desk| has(desk, "\x1b]11;?\x07"));
        assert!(!has(&desk, "38;5;"), "without an answer nothing has a colour");
        desk.writes(answer);
        warned(&desk);
        desk.sees_other(|desk| has(desk, mine));
        assert!(!has(&desk, other));
    }
}

#[test]
fn what_a_terminal_does_not_know_is_not_sent() {
    let cloud = Cloud::with("ok", 3);
    for (set, never) in [
        (&[("TERM", "xterm")][..], &["38;5;", "\x1b]11;?"][..]),
        (&[("TERM", "vt100")], &["38;5;", "33m", ";33", "\x1b]11;?"]),
        (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], &["38;5;", "33m", "\x1b]11;?"]),
        (&[("TERM", "xterm-256color"), ("CLICOLOR", "0")], &["38;5;", "33m", "\x1b]11;?"]),
    ] {
        let home = Home::new();
        let seat = set.iter().fold(Seat::at(&home, &cloud), |seat, (name, value)| seat.var(name, value));
        let desk = seat.opens();
        warned(&desk);
        for text in never {
            assert!(!has(&desk, text), "{set:?} {text:?}");
        }
    }
}

#[test]
fn a_theme_can_be_chosen_or_written() {
    let cloud = Cloud::with("ok", 3);
    let address = cloud.address();
    let home = Home::new();
    let desk = Seat::of(&home, &["--endpoint", &address, "--theme", "light"]).opens();
    warned(&desk);
    assert!(has(&desk, WARNINGS[1]) && !has(&desk, "\x1b]11;?"), "it is not asked for");
    // A file of the user's own, beside config.toml.
    let home = Home::new();
    let config = home.path().join("config.toml");
    std::fs::write(&config, "").unwrap();
    let own = include_str!("../../../assets/themes/mono.toml")
        .replace("warning = { bold = true }", "warning = { rich = 99 }");
    std::fs::write(home.path().join("theme.toml"), &own).unwrap();
    let desk = Seat::at(&home, &cloud).var("DBCRED_CONFIG", config.to_str().unwrap()).opens();
    warned(&desk);
    assert!(has(&desk, "38;5;99"));
    // What is wrong with it is said, and the wizard opens.
    std::fs::write(home.path().join("theme.toml"), own.replace("rich = 99", "rich = \"red\"")).unwrap();
    let desk = Seat::at(&home, &cloud).var("DBCRED_CONFIG", config.to_str().unwrap()).opens();
    desk.sees("theme.toml is ignored: line 8");
}

#[test]
fn lines_that_are_two_cells_wide_are_drawn_with_other_signs() {
    let cloud = Cloud::with("ok", 3);
    for (answer, is_plain) in [("\x1b[1;2R", false), ("\x1b[1;3R", true)] {
        let home = Home::new();
        let desk = Seat::at(&home, &cloud).var("LC_ALL", "zh_CN.UTF-8").var("NO_COLOR", "1").opens();
        desk.sees("新建凭据").sees_other(|desk| has(desk, "\x1b[6n"));
        assert!(desk.screen().contains('─'));
        desk.writes(answer.as_bytes());
        desk.presses("\r").sees("产品");
        desk.sees_other(|desk| desk.screen().contains('─') != is_plain);
        assert!(!desk.screen().contains("[1;"), "an answer is not typed");
    }
    // Nobody is asked where lines are one cell wide.
    let home = Home::new();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").presses("\r").sees("Product");
    assert!(!has(&desk, "\x1b[6n"));
}

#[test]
fn english_is_shown_where_a_terminal_has_no_chinese() {
    let cloud = Cloud::with("ok", 3);
    for set in
        [&[("LC_ALL", "zh_CN.GB18030")][..], &[("LC_ALL", "zh_CN")], &[("LC_ALL", "zh_CN.UTF-8"), ("TERM", "linux")]]
    {
        let home = Home::new();
        let seat = set.iter().fold(Seat::at(&home, &cloud), |seat, (name, value)| seat.var(name, value));
        seat.opens().sees("New credential");
    }
    let home = Home::new();
    Seat::at(&home, &cloud).var("LC_ALL", "zh_CN.UTF-8").opens().sees("新建凭据");
}
