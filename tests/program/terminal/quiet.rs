//! An idle program does nothing; every size and kind of terminal works; no secret is shown anywhere.

use std::{fs, time::Duration};

use crate::{
    pty::{Cloud, Desk, Home, Seat, files},
    terminal::ending::{kept_name, with_a_name},
    terminal::stories::{fill, says_yes},
};

/// Returns how often the threads of a process have run, and its processor time in ticks.
fn work_of(desk: &Desk) -> (u64, u64) {
    let folder = format!("/proc/{}", desk.pid.as_raw_nonzero());
    let mut turns = 0;
    for task in fs::read_dir(format!("{folder}/task")).unwrap() {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let counts = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
        turns += counts.map(|(_, count)| count.trim().parse::<u64>().unwrap()).sum::<u64>();
    }
    let stat = fs::read_to_string(format!("{folder}/stat")).unwrap();
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let ticks = fields.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    (turns, ticks)
}

#[cfg(target_os = "linux")]
#[test]
fn it_sleeps_while_nothing_happens() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    // First the last answers and timers have to pass, such as the last save. A program that wakes up regularly would do
    // so in every window.
    let is_asleep = (0..6).any(|_| {
        while desk.shows_more_within(Duration::from_millis(500)) {}
        let before = work_of(&desk);
        !desk.shows_more_within(Duration::from_secs(2)) && work_of(&desk) == before
    });
    assert!(is_asleep, "it ran, or it wrote, all the time");
}

/// Returns the numbers of all colour sequences.
fn colours(bytes: &[u8]) -> Vec<u32> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let (numbers, _) = rest.split_once('m')?;
        numbers.chars().all(|char| char.is_ascii_digit() || char == ';').then_some(numbers)
    });
    let numbers = sequences.flat_map(|numbers| numbers.split(';')).filter_map(|number| number.parse().ok());
    numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)).collect()
}

#[test]
fn without_colours_everything_is_readable_still() {
    let cloud = Cloud::with("ok", 1);
    let mut shown = Vec::new();
    for no_color in ["", "1"] {
        let home = Home::new();
        let desk = Seat::at(&home, &cloud).var("NO_COLOR", no_color).var("COLORFGBG", "15;0").opens();
        fill(&desk);
        desk.presses("\x18").sees("Menu").presses("2").sees("Free in").presses("\x15").sees("Name").presses("\t");
        desk.sees("No name yet");
        desk.presses("\x03").sees("Leave?").presses("\x03");
        shown.push(desk.leaves_the_terminal_as_it_was().bytes);
    }
    assert!(!colours(&shown[0]).is_empty(), "an empty NO_COLOR is none");
    assert_eq!(colours(&shown[1]), Vec::<u32>::new());
}

#[test]
fn the_terminal_is_asked_for_its_background_alone_and_after_the_first_frame() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    // The same after redrawing.
    let (before, _) = desk.shown();
    desk.presses("\x0c").sees_other(|desk| desk.shown().0 > before + 1_000).sees("Not sent yet");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    let text = String::from_utf8_lossy(&end.bytes);
    for query in ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[?u", "\x1b]10;", "\x1bP"] {
        assert!(!text.contains(query), "{query:?}");
    }
    let (before, _) = text.split_once("\x1b]11;").unwrap();
    assert!(before.contains("credential"), "the first frame is before it");
    assert_eq!(text.matches("\x1b]11;").count(), 1);
}

#[test]
fn the_first_frame_waits_for_no_answer() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let holds: Vec<_> =
        ["GetCallerIdentity", "GetServiceStatus"].iter().map(|action| cloud.sandbox().hold(action)).collect();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").presses("\r").sees("Product").presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    drop(holds);
}

#[test]
fn every_size_and_kind_of_terminal_is_taken() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let sizes = [(1, 1), (2, 1), (1, 50), (49, 14), (50, 13), (50, 14), (60, 18), (79, 24), (100, 30), (400, 120)];
    for (columns, lines) in sizes {
        let desk = Seat::at(&home, &cloud).sized(columns, lines).opens();
        desk.shows_anything();
        if columns >= 50 && lines >= 14 {
            desk.sees("New credential");
        }
        desk.presses("q");
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130), "{columns} x {lines}");
    }
    for term in ["", "vt100", "linux", "screen", "xterm-ghostty", "nonsense"] {
        let desk = Seat::at(&home, &cloud).var("TERM", term).opens();
        desk.sees("New credential").presses("q");
        assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130), "{term:?}");
    }
}

#[test]
fn a_terminal_that_tells_no_size_has_the_usual_one() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).sized(0, 0).opens();
    fill(&desk);
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn what_is_too_small_to_see_is_not_edited() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.presses("s").sees("Type yes").presses("yes").sees("Enter:  yes");
    desk.resizes(49, 14).sees("needs 50 x 14").sees("49 x 14");
    desk.presses("\r").resizes(48, 13).sees("48 x 13");
    desk.writes(b"\x1b[200~paste\x1b[201~").presses("x").resizes(34, 9).sees("34 x 9");
    desk.resizes(80, 24).sees("Enter:  yes").sees_no_more("yesx");
    assert_eq!(cloud.creates(), 0);
    desk.presses("\x1b").sees("Not sent yet");
    for (columns, lines) in [(60, 18), (200, 60), (50, 14), (3, 2), (120, 40), (80, 24)] {
        desk.resizes(columns, lines);
    }
    desk.sees("Not sent yet").sees("prod-orders-rw");
    desk.resizes(40, 10).sees("needs 50 x 14").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(130));
}

#[test]
fn where_it_is_too_small_q_quits_and_types_nothing() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    desk.resizes(40, 10).sees("q, ^C: quit").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
    assert_eq!(kept_name(&home), "uat-crm-ro");
}

#[test]
fn without_a_key_the_sandbox_is_one_enter_away() {
    let home = Home::new();
    let desk = Seat::of(&home, &["--endpoint", "127.0.0.1:9", "--profile", "nobody"])
        .var("TENCENTCLOUD_SECRET_ID", "")
        .var("TENCENTCLOUD_SECRET_KEY", "")
        .opens();
    desk.sees("No key found").sees("Try it in the sandbox");
    desk.presses("\x1b[F").sees("▸ Try it in the sandbox");
    desk.presses("\r").sees("SANDBOX on").sees("active, 312 of 1,000");
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn the_secret_key_and_the_token_are_nowhere() {
    const KEY: &str = "CanaryKeyZq7WmXv0aPbTnRs4EdYcGhUj";
    const TOKEN: &str = "CanaryTokenLk9Jh8Gf7Ds6Aq5We4Rt3Yu2";
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let mut bytes = Vec::new();
    // The sandbox accepts only its own key. With this one it refuses everything, and every refusal is shown.
    let canary = [("TENCENTCLOUD_SECRET_KEY", KEY), ("TENCENTCLOUD_TOKEN", TOKEN)];
    for vars in [&canary[..], &canary[..1], &[]] {
        let seat = vars.iter().fold(Seat::at(&home, &cloud), |seat, (name, value)| seat.var(name, value));
        let desk = seat.opens();
        desk.sees("New credential").presses("\r").sees("Product");
        desk.types("Mysql").presses("\t").sees("▸ Instance").types("cdb-n4j3y33j").presses("\t").sees("Prefix");
        desk.types("prod-orders-rw").presses("\t").sees("▸ Prefix").types("ordersrw").presses("\t");
        desk.sees("One host per line");
        desk.types("10.0.1.%").presses("\r").presses("\r").sees("Add").types("select on orders.*").presses("\r");
        // The text of the review depends on the outcome of the round before.
        desk.sees("GRANT SELECT ON").presses("\x18").sees("Menu").presses("r").sees("1-7 edit");
        desk.presses("p").sees("SHA-256");
        for _ in 0..6 {
            desk.presses("\x1b[C");
        }
        desk.presses("k").presses("c").sees("bytes").presses("\x1b").sees("1-7 edit");
        says_yes(&desk);
        // Wait for the end before leaving.
        let ends = ["nothing was created", "as requested"];
        desk.sees_other(|desk| ends.iter().any(|end| desk.screen().contains(end)));
        desk.presses("d").presses("\x03").presses("\x03").presses("\x03");
        let _ = desk.ends();
        bytes.extend(desk.bytes());
    }
    let mut artefacts = vec![("the screen".to_owned(), bytes)];
    artefacts.extend(files(home.path()).into_iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())));
    assert!(artefacts.len() > 1, "nothing was kept");
    for (name, bytes) in artefacts {
        let text = String::from_utf8_lossy(&bytes);
        for secret in [KEY, TOKEN, dbcred::sandbox::SECRET_KEY] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
}
