//! However the program ends, the terminal is restored, the exit code is right, and what was typed is saved.

use std::process::{Command, Stdio};

use dbcred::import;
use rustix::process::Signal;

use crate::{
    pty::{Cloud, Desk, Home, Seat},
    terminal::scarce::{NOBODY, give_to_nobody},
    terminal::stories::{fill, says_yes},
};

/// Opens the form at the name and types one.
pub(crate) fn with_a_name(seat: Seat<'_>) -> Desk {
    let desk = seat.opens();
    desk.sees("New credential").presses("\r").sees("Product");
    desk.presses("\x18").sees("Menu").presses("2").sees("Prefix");
    desk.types("uat-crm-ro");
    desk
}

pub(crate) fn kept_name(home: &Home) -> String {
    import::read(home.draft().as_bytes(), "draft.toml").unwrap().draft.name
}

#[test]
fn leaving_from_the_first_screen_leaves_nothing_behind() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential");
    assert!(desk.is_full_screen());
    desk.presses("q");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!((end.code, end.text.trim()), (Some(130), ""));
    assert_eq!(home.draft(), "");
}

#[test]
fn leaving_an_open_draft_says_how_to_go_on_and_the_command_does_it() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(Seat::at(&home, &cloud));
    desk.presses("\x03").sees("Leave?").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(130), "{}", end.text);
    assert!(end.text.contains("Draft kept: dbcred ") && end.text.contains("resume uat-crm-ro"), "{}", end.text);
    assert_eq!(kept_name(&home), "uat-crm-ro");
    let desk = Seat::of(&home, &["resume", "uat-crm-ro", "--endpoint", &cloud.address()]).opens();
    desk.sees("Product").presses("\x18").sees("Menu").presses("2").sees("uat-crm-ro");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}

#[test]
fn a_draft_whose_name_no_command_line_can_hold_is_opened_again_by_its_own() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    std::fs::write(home.path().join("odd.json"), r#"{"SecretName":"\u0000x","UserNamePrefix":"ordersrw"}"#).unwrap();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").presses("\u{18}").presses("o").sees("Open").presses("odd.json\r").sees("1 Target");
    desk.presses("\x03").sees("Leave?").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    let drafts = crate::pty::files(&home.state().join("drafts"));
    let own = drafts.iter().find_map(|path| path.file_stem()?.to_str().filter(|name| !name.starts_with('.')));
    assert!(end.text.contains(&format!("resume {}", own.unwrap())), "{}", end.text);
}

#[test]
fn a_signal_ends_it_with_its_code_and_the_draft_on_disk() {
    let cloud = Cloud::with("ok", 1);
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let home = Home::new();
        let desk = with_a_name(Seat::at(&home, &cloud));
        desk.gets(signal);
        let end = desk.leaves_the_terminal_as_it_was();
        assert_eq!(end.code, Some(code), "{}", end.text);
        assert!(end.text.contains("Draft kept: dbcred ") && end.text.contains("resume uat-crm-ro"), "{}", end.text);
        assert_eq!(kept_name(&home), "uat-crm-ro");
    }
}

#[test]
fn a_pasted_list_that_was_not_taken_is_kept_however_it_ends() {
    let cloud = Cloud::with("ok", 1);
    for (signal, code) in [(Signal::TERM, Some(143)), (Signal::HUP, Some(129)), (Signal::KILL, None)] {
        let home = Home::new();
        let desk = with_a_name(Seat::at(&home, &cloud));
        desk.presses("\x18").sees("Menu").presses("4").sees("Add");
        desk.writes(b"\x1b[200~GRANT SELECT ON a.* TO app@h;\rGRANT DELETE ON b.* TO app@h;\r\x1b[201~")
            .sees("DELETE ON b");
        if signal == Signal::KILL {
            // SIGKILL cannot be handled, so this waits for the save after the paste. The other signals do not have to
            // wait.
            desk.sees_other(|_| home.draft().contains("DELETE ON b"));
        }
        desk.gets(signal);
        assert_eq!(desk.ends(), code);
        assert!(home.draft().contains("DELETE ON b"), "{signal:?}: {}", home.draft());
    }
}

#[test]
fn a_signal_at_the_very_first_byte_is_answered_too() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    for _ in 0..8 {
        let desk = Seat::at(&home, &cloud).opens();
        desk.shows_anything();
        desk.gets(Signal::TERM);
        let end = desk.leaves_the_terminal_as_it_was();
        assert_eq!(end.code, Some(143), "{}", end.text);
    }
}

#[test]
fn a_closed_window_ends_it_and_keeps_the_draft() {
    let cloud = Cloud::with("ok", 1);
    for controls in [true, false] {
        let home = Home::new();
        let mut desk = with_a_name(Seat { controls, ..Seat::at(&home, &cloud) });
        desk.hangs_up();
        assert_eq!(desk.ends(), Some(129), "the terminal controls it: {controls}");
        assert_eq!(kept_name(&home), "uat-crm-ro");
    }
}

#[test]
fn a_window_that_closes_on_any_screen_ends_it_in_order() {
    let cloud = Cloud::with("ok", 1);
    for controls in [true, false] {
        for keys in ["", "\x18", "\r", "\r\x18"] {
            let home = Home::new();
            let mut desk = Seat { controls, ..Seat::at(&home, &cloud) }.opens();
            desk.sees("New credential").presses(keys).presses("");
            desk.hangs_up();
            assert_eq!(desk.ends(), Some(129), "after {keys:?}; the terminal controls it: {controls}");
        }
    }
}

#[test]
fn a_screen_that_nobody_reads_holds_back_no_signal() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat { reads: false, ..Seat::at(&home, &cloud).sized(140, 100) }.opens();
    // A terminal takes 64 KiB that are not read. Redrawing the help, which has the most text, fills it fastest.
    desk.writes(b"\x1bOP").presses_until_nothing_more_is_taken("\x0c");
    desk.gets(Signal::TERM);
    assert_eq!(desk.ends(), Some(143));
    let (now, before) = desk.modes();
    assert_eq!(now, before);
}

#[test]
fn a_signal_in_the_middle_of_the_send_tells_the_truth_and_leaves_it_to_be_settled() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let hold = cloud.sandbox().hold("CreateProductSecret");
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    says_yes(&desk);
    cloud.waits_for(&hold);
    desk.sees("Esc stop watching").gets(Signal::TERM);
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(143), "{}", end.text);
    assert!(!end.text.contains("Not sent"), "{}", end.text);
    assert!(!end.text.trim().is_empty(), "the last line says how to go on");
    hold.release();
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("Find out what became of prod-orders-rw").presses("\x1b[B").presses("\r").sees("as requested");
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
    assert_eq!(cloud.creates(), 1);
}

#[test]
fn ctrl_c_in_the_middle_of_the_send_stops_the_watching_and_says_so() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let hold = cloud.sandbox().hold("CreateProductSecret");
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    says_yes(&desk);
    cloud.waits_for(&hold);
    desk.sees("Esc stop watching").presses("\x03").presses("\x03");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!(end.code, Some(4), "{}", end.text);
    assert!(!end.text.contains("Not sent"), "{}", end.text);
    drop(hold);
    assert_eq!(cloud.creates(), 1);
}

#[test]
fn in_the_middle_of_the_send_one_key_never_quits_and_the_footer_is_true() {
    for (first, last) in [("\x1b", "\x03"), ("q", "\x03")] {
        let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
        let hold = cloud.sandbox().hold("CreateProductSecret");
        let desk = Seat::at(&home, &cloud).opens();
        fill(&desk);
        says_yes(&desk);
        cloud.waits_for(&hold);
        desk.sees("Esc stop watching").presses(first).sees("^C: quit now").presses(last);
        let end = desk.leaves_the_terminal_as_it_was();
        assert_eq!(end.code, Some(4), "{first:?}: {}", end.text);
        drop(hold);
        assert_eq!(cloud.creates(), 1);
    }
}

#[test]
fn without_a_terminal_it_says_so_and_writes_no_control_sequence() {
    let home = Home::new();
    let ran = Command::new(env!("CARGO_BIN_EXE_dbcred"))
        .env_clear()
        .envs(home.surroundings())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(ran.stdout.is_empty());
    assert!(!ran.stderr.is_empty() && !ran.stderr.contains(&0x1b), "{:?}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_stops_nothing_but_the_send() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    std::fs::write(home.state(), "a plain file").unwrap();
    let desk = Seat::at(&home, &cloud).opens();
    fill(&desk);
    desk.sees("draft not saved");
    desk.presses("s")
        .sees("Type yes")
        .presses("yes")
        .sees("Enter:  yes")
        .presses("\r")
        .sees("nothing left this machine");
    desk.presses("\x03").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(1));
    assert_eq!(cloud.creates(), 0);
}

#[test]
fn files_that_may_not_grow_are_said_and_do_not_kill_it() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let line = format!("ulimit -f 0; exec {} --endpoint {}", env!("CARGO_BIN_EXE_dbcred"), cloud.address());
    let desk = Seat { program: "/bin/sh", ..Seat::of(&home, &["-c", &line]) }.opens();
    fill(&desk);
    desk.sees("draft not saved");
    desk.presses("s")
        .sees("Type yes")
        .presses("yes")
        .sees("Enter:  yes")
        .presses("\r")
        .sees("nothing left this machine");
    desk.presses("\x03").presses("\x03");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(1));
    assert_eq!(cloud.creates(), 0);
}

/// Runs the program as another user if the tests run as root, since root may write everywhere.
fn as_nobody(seat: Seat<'_>) -> Seat<'_> {
    if !rustix::process::getuid().is_root() {
        return seat;
    }
    give_to_nobody(seat.home.path());
    let user = NOBODY.to_string();
    let mut args: Vec<String> =
        ["--reuid", &user, "--regid", &user, "--clear-groups", seat.program].map(str::to_owned).into();
    args.extend(seat.args);
    Seat { program: "/usr/bin/setpriv", args, ..seat }
}

#[test]
fn a_draft_that_cannot_be_deleted_is_said_and_asked_about_again() {
    use std::{fs, os::unix::fs::PermissionsExt as _};
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = with_a_name(as_nobody(Seat::at(&home, &cloud)));
    desk.sees("draft saved");
    let drafts = home.state().join("drafts");
    fs::set_permissions(&drafts, fs::Permissions::from_mode(0o500)).unwrap();
    desk.presses("\x03").sees("Quit and delete").presses("\x1b[B").presses("\x1b[B").presses("\r");
    desk.sees("was not deleted: Permission denied").sees("Leave?").presses("\x1b[B").presses("\r");
    let end = desk.leaves_the_terminal_as_it_was();
    assert!(end.text.contains("Draft kept") && end.text.contains("was not deleted"), "{}", end.text);
    assert_eq!(kept_name(&home), "uat-crm-ro");
    // Once the directory may be changed, the draft is deleted.
    fs::set_permissions(&drafts, fs::Permissions::from_mode(0o700)).unwrap();
    let args = ["resume", "uat-crm-ro", "--endpoint", &cloud.address()];
    let desk = as_nobody(Seat::of(&home, &args)).opens();
    desk.sees("Product").presses("\x03").sees("Quit and delete").presses("\x1b[B").presses("\x1b[B").presses("\r");
    let end = desk.leaves_the_terminal_as_it_was();
    assert_eq!((end.text.trim(), home.draft().as_str()), ("", ""));
}

#[test]
fn esc_on_the_first_screen_ends_nothing() {
    let (home, cloud) = (Home::new(), Cloud::with("ok", 1));
    let desk = Seat::at(&home, &cloud).opens();
    desk.sees("New credential").sees_no_more("Esc").presses("\x1b").presses("\x1b[B").sees("▸ From an existing");
    desk.presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(130));
}
