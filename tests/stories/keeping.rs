//! What is shown as saved is on the disk, and what was typed is never lost.

use std::{fs, path::PathBuf};

use dbcred::{
    app::{Event, Saved, Screen, keys::Chord, overlay::Overlay},
    domain::{fields::FieldId, steps::StepId},
};

use crate::user::{Story, User};

const ORDERS: &str = include_str!("../orders.toml");

/// Returns the drafts on the disk: their file names and texts.
fn kept(user: &User) -> Vec<(String, String)> {
    let rows = fs::read_dir(folder(user)).into_iter().flatten().map(|row| row.unwrap().path());
    let mut kept: Vec<(String, String)> = rows
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    kept.sort();
    kept
}

fn folder(user: &User) -> PathBuf {
    user.state().join("sandbox/drafts")
}

/// Returns the file of the draft on the screen.
fn file(user: &User) -> PathBuf {
    folder(user).join(format!("{}.toml", user.app.form.draft_id))
}

/// Writes a file that the user can open.
fn written(user: &User, name: &str, text: &str) -> String {
    let path = user.state().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_draft_that_was_pasted_or_opened_is_on_the_disk_before_a_key_is_pressed() {
    for is_pasted in [true, false] {
        let mut user = User::starts_with("ok");
        if is_pasted {
            user.pastes(ORDERS);
        } else {
            let path = written(&user, "orders.toml", ORDERS);
            user.presses(&["^X", "o"]).types(&path).presses(&["Enter"]);
        }
        assert_eq!(user.app.form.saved, Saved::Saved);
        user.sees("draft saved");
        assert!(kept(&user)[0].1.contains("prod-orders-rw"), "{:?}", kept(&user));
        user.presses(&["^C", "^C"]);
        let farewell = user.farewell();
        assert!(user.exit.is_some() && farewell.ends_with("raft kept: dbcred resume prod-orders-rw"), "{farewell}");
        let mut user = user.starts_again(&Story::default());
        user.opens_draft("prod-orders-rw");
        assert_eq!(user.app.form.draft.prefix, "ordersrw");
    }
}

#[test]
fn it_is_not_said_to_be_saved_before_the_disk_has_answered() {
    let mut user = User::starts_with("ok");
    let draft = dbcred::import::salvage(ORDERS.as_bytes()).0;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    assert_eq!(user.app.form.saved, Saved::Pending);
    user.sees_not("draft saved");
    user.settles();
    user.sees("draft saved");
}

#[test]
fn a_file_that_is_opened_over_a_draft_leaves_that_draft_kept_and_undo_brings_it_back() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name);
    // Typed a moment ago, and not on the disk yet.
    for char in "typed-before".chars() {
        user.happens(Event::Key(Chord::char(char)));
    }
    let path = written(&user, "orders.toml", ORDERS);
    user.happens(Event::Key(Chord::ctrl('x')));
    user.happens(Event::Key(Chord::char('o')));
    for char in path.chars() {
        user.happens(Event::Key(Chord::char(char)));
    }
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.draft.name, "prod-orders-rw");
    let texts: Vec<String> = kept(&user).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("typed-before")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("prod-orders-rw")), "{texts:?}");
    user.presses(&["^X", "u"]);
    assert_eq!(user.app.form.draft.name, "typed-before");
    user.presses(&["^X", "y"]);
    assert_eq!(user.app.form.draft.name, "prod-orders-rw");
}

#[test]
fn the_next_one_like_a_created_one_is_on_the_disk_at_once() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().creates();
    assert!(user.is_on(Screen::Submission));
    assert_eq!(kept(&user), [], "what was created is no draft any more");
    user.presses(&["n"]);
    assert_eq!((user.app.form.draft.prefix.as_str(), &user.app.form.saved), ("ordersrw", &Saved::Saved));
    assert!(kept(&user)[0].1.contains("ordersrw"));
}

#[test]
fn where_the_draft_cannot_be_kept_nobody_is_told_that_it_is() {
    let mut user = User::starts_with("ok");
    fs::create_dir_all(user.state().join("sandbox")).unwrap();
    fs::write(folder(&user), "a plain file in place of the folder").unwrap();
    user.pastes(ORDERS).sees("draft not saved").sees_not("draft saved");
    user.presses(&["^C"]).sees("not saved").presses(&["Esc"]);
    // A new change and leaving at once: the program waits for the disk first.
    user.goes_to(StepId::Labels);
    user.happens(Event::Key(Chord::char('x')));
    user.happens(Event::Key(Chord::ctrl('c')));
    user.presses(&["Down", "Enter"]);
    assert_eq!(user.exit, None, "whoever would lose something is asked once more");
    user.sees("not saved").sees_not("dbcred resume").presses(&["Down", "Enter"]);
    assert_eq!(user.exit, Some(130));
    let farewell = user.farewell();
    assert!(farewell.contains("The draft was not saved: "), "{farewell}");
    assert!(!farewell.contains("dbcred resume"), "{farewell}");
}

#[test]
fn leaving_an_empty_draft_offers_neither_keeping_nor_deleting() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter", "^C"]).sees("Nothing was entered").sees_not("elete").sees_not("dbcred resume");
    user.presses(&["Down", "Down", "Enter"]);
    assert_eq!(user.exit, Some(130));
    assert_eq!((kept(&user), user.app.farewell()), (Vec::new(), None));
}

#[test]
fn a_draft_that_another_program_has_changed_is_not_written_over() {
    for answer in ["mine", "open", "replace"] {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Labels);
        let (theirs, mine) = (file(&user), user.app.form.draft_id.clone());
        let other = ORDERS.replace("ordersrw", "theirs");
        fs::write(&theirs, &other).unwrap();
        user.types("typed here");
        user.sees("Another program has changed").sees(&mine);
        assert_eq!(fs::read_to_string(&theirs).unwrap(), other);
        assert!(fs::read_to_string(file(&user)).unwrap().contains("typed here"), "mine is kept beside it");
        assert!(matches!(user.app.overlays.top(), Some(Overlay::Changed { .. })));
        let beside = user.app.form.draft_id.clone();
        let command = format!("dbcred resume {beside}");
        assert_eq!(user.app.resume_command(), command, "the name alone would open either");
        match answer {
            "mine" => {
                user.presses(&["Enter"]).types(" and on");
                assert_eq!(fs::read_to_string(&theirs).unwrap(), other);
                assert!(fs::read_to_string(file(&user)).unwrap().contains("typed here and on"));
            }
            "open" => {
                user.presses(&["Down", "Enter"]);
                assert_eq!((user.app.form.draft.prefix.as_str(), &user.app.form.draft_id), ("theirs", &mine));
                assert_eq!(kept(&user).len(), 2);
            }
            _ => {
                user.presses(&["Down", "Down", "Enter"]);
                assert_eq!(user.app.form.draft_id, mine);
                assert!(fs::read_to_string(&theirs).unwrap().contains("typed here"));
                assert_eq!(kept(&user).len(), 1);
            }
        }
        assert_eq!(user.app.form.saved, Saved::Saved, "{answer}");
    }
}

#[test]
fn two_at_one_draft_lose_nothing_even_where_one_is_ended_from_outside() {
    let mut user = User::starts_with("ok");
    user.pastes(ORDERS).goes_to(StepId::Labels);
    let theirs = file(&user);
    fs::write(&theirs, "version = 1\nSecretName = \"another\"\n").unwrap();
    user.happens(Event::Key(Chord::char('x')));
    user.happens(Event::Ending);
    user.settles();
    let texts = kept(&user);
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts.iter().any(|(_, text)| text.contains("\"x\"") && text.contains("prod-orders-rw")), "{texts:?}");
    assert!(user.farewell().contains(&format!("dbcred resume {}", user.app.form.draft_id)));
}

/// The ways to leave the grant line.
const WAYS: &[&[&str]] = &[&["^X", "r"], &["^X", "5"], &["^X", "1"], &["Esc"], &["Shift-Tab"], &["^X", "p"]];

#[test]
fn what_stands_in_the_grant_line_is_added_on_every_way_out() {
    for way in WAYS {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on orders.invoice");
        let before = user.app.form.draft.grants.len();
        user.presses(way);
        assert_eq!(user.app.form.draft.grants.len(), before + 1, "{way:?}: {}", user.screen());
        assert_eq!(user.app.form.draft.unadded, Vec::<String>::new(), "{way:?}");
        assert!(kept(&user)[0].1.contains("insert on orders.invoice"), "{way:?}: {:?}", kept(&user));
        assert!(user.is_on(Screen::Preview) || user.app.form.focus.field() != Some(FieldId::Grants), "{way:?}");
    }
}

#[test]
fn a_preview_holds_what_stood_in_the_grant_line_a_moment_ago() {
    let mut user = User::starts_with("ok");
    user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on orders.invoice").presses(&["^X", "p"]);
    assert!(user.is_on(Screen::Preview));
    user.sees("invoice");
}

#[test]
fn a_grant_line_that_cannot_be_read_is_asked_about_on_every_way_out_and_stops_the_create() {
    for way in WAYS {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on orders.").presses(way);
        assert_eq!(user.app.form.draft.unadded, ["insert on orders."], "{way:?}");
        assert!(kept(&user)[0].1.contains("unadded = [\"insert on orders.\"]"), "{way:?}: {:?}", kept(&user));
        if !matches!(user.app.overlays.top(), Some(Overlay::Unadded { .. })) {
            assert_eq!(user.app.form.focus.field(), Some(FieldId::Grants), "{way:?}: asked about, or not left");
            user.presses(&["^X", "r"]);
        }
        user.sees("Not added").sees("insert on orders.");
        assert!(user.app.form.request().is_none(), "{way:?}");
        user.presses(&["Esc"]).presses(&["^X", "r"]);
        user.presses(&["s"]).sees_not("Type yes");
        assert_eq!(user.app.form.draft.unadded, ["insert on orders."], "{way:?}");
    }
}

#[test]
fn the_answers_about_a_grant_line_go_back_keep_it_or_drop_it() {
    let leaves = || {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on orders.").presses(&["^X", "r"]);
        user
    };
    let mut user = leaves();
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.focus.field(), Some(FieldId::Grants));
    user.types("invoice").presses(&["^X", "r"]);
    assert_eq!((user.app.form.draft.grants.len(), user.app.form.draft.unadded.len()), (2, 0));
    let mut user = leaves();
    user.presses(&["Down", "Enter"]).sees("Not added: \"insert on orders.\".");
    let mut user = user.starts_again(&Story::default());
    user.opens_draft("prod-orders-rw");
    assert_eq!(user.app.editor.line().text(), "insert on orders.", "it stands in the line again");
    let mut user = leaves();
    user.presses(&["Down", "Down", "Enter"]);
    assert!(user.app.form.draft.unadded.is_empty() && user.app.form.request().is_some());
    user.presses(&["^X", "u"]);
    assert_eq!(user.app.form.draft.unadded, ["insert on orders."], "undo restores it");
    assert_eq!(user.app.editor.line().text(), "insert on orders.");
}

#[test]
fn what_is_typed_into_the_grant_line_is_on_the_disk_as_soon_as_the_user_pauses() {
    let mut user = User::starts_with("ok");
    user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on ord");
    assert!(kept(&user)[0].1.contains("insert on ord"), "{:?}", kept(&user));
    user.pastes("delete on x.\nselect on y.\nupdate on orders.*");
    assert_eq!(user.app.form.draft.grants[0].privileges, ["SELECT", "UPDATE"]);
    let text = kept(&user)[0].1.clone();
    assert!(text.contains("delete on x.") && text.contains("select on y."), "lines that wait are kept too: {text}");
    let mut user = user.starts_again(&Story::default());
    user.opens_draft("prod-orders-rw");
    assert_eq!(user.app.editor.unadded(), ["insert on ord", "delete on x.", "select on y."]);
}

/// The output of `SHOW GRANTS` and a later change, with a password in it.
const LIST: &str = "GRANT SELECT, INSERT ON `orders`.* TO 'app'@'10.0.1.%' IDENTIFIED BY 'Canary7x';\n\
                    GRANT DELETE ON `orders`.`invoice` TO 'app'@'10.0.1.%'; -- since May\n\
                    REVOKE INSERT ON `orders`.* FROM 'app'@'10.0.1.%';\n";

/// Whether the list was taken, besides what the draft grants already.
fn has_the_list(user: &User) -> bool {
    let grants: Vec<String> = user.app.form.draft.grants.iter().map(|unit| unit.privileges.join(" ")).collect();
    grants == ["SELECT", "DELETE"] && user.app.form.draft.unadded.is_empty() && user.app.form.request().is_some()
}

#[test]
fn a_pasted_list_that_was_not_taken_is_on_the_disk_and_comes_back_with_the_draft() {
    for is_in_pieces in [false, true] {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Grants);
        if is_in_pieces {
            let (first, rest) = LIST.split_at(90);
            user.happens(Event::PastedPiece(first.to_owned(), false));
            user.happens(Event::PastedPiece(rest.to_owned(), true));
            user.settles();
        } else {
            user.pastes(LIST);
        }
        user.sees("replace mine");
        let text = kept(&user)[0].1.clone();
        assert!(text.contains("GRANT DELETE") && text.contains("REVOKE INSERT"), "{is_in_pieces}: {text}");
        assert!(!text.contains("Canary7x"), "{is_in_pieces}: {text}");
        user.presses(&["^C", "^C"]);
        assert!(user.farewell().contains("raft kept"), "{}", user.farewell());
        let mut user = user.starts_again(&Story::default());
        user.opens_draft("prod-orders-rw").sees("Add").sees("REVOKE INSERT").presses(&["Enter"]);
        user.sees("replace mine").presses(&["Enter"]);
        assert!(has_the_list(&user), "{is_in_pieces}: {:?}", user.app.form.draft);
        assert!(!kept(&user)[0].1.contains("unadded"), "{is_in_pieces}: {:?}", kept(&user));
    }
}

#[test]
fn a_pasted_list_that_was_not_taken_is_asked_about_when_its_step_is_left_and_never_taken_unasked() {
    for way in WAYS.iter().filter(|way| way[0] == "^X" && way[1] != "p") {
        let mut user = User::starts_with("ok");
        user.pastes(ORDERS).goes_to(StepId::Grants).types("insert on orders.").pastes(LIST);
        assert_eq!(user.app.form.draft.unadded.len(), 2, "{way:?}");
        user.presses(way).sees("2 lines not added, first \"insert on orders.\"");
        assert_eq!((user.app.form.draft.grants.len(), user.app.form.draft.unadded.len()), (1, 2), "{way:?}");
        // Back to the line that was typed. The list comes after it.
        user.presses(&["Enter", "^U"]).types("select on orders.*").presses(&["Enter", "Enter"]).sees("replace mine");
        user.presses(&["Enter"]);
        assert!(has_the_list(&user), "{way:?}: {:?}", user.app.form.draft);
    }
}

#[test]
fn a_pasted_list_that_was_closed_on_purpose_is_kept_no_more() {
    let mut user = User::starts_with("ok");
    user.pastes(ORDERS).goes_to(StepId::Grants).pastes(LIST).presses(&["Esc"]);
    assert!(user.app.form.draft.unadded.is_empty() && user.app.form.request().is_some());
    assert!(!kept(&user)[0].1.contains("unadded"), "{:?}", kept(&user));
    user.presses(&["^X", "u"]);
    assert!(user.app.form.draft.unadded.is_empty(), "it was no change: {:?}", user.app.form.draft);
}

/// Writes drafts to the disk. The first one is the newest.
fn with_drafts(texts: &[String]) -> User {
    let user = User::starts_with("ok");
    fs::create_dir_all(folder(&user)).unwrap();
    for (age, text) in (0..).zip(texts) {
        let path = folder(&user).join(format!("draft-{age:02}.toml"));
        fs::write(&path, text).unwrap();
        let changed = std::time::SystemTime::now() - std::time::Duration::from_secs(90 * age);
        fs::File::options().write(true).open(&path).unwrap().set_modified(changed).unwrap();
    }
    user.starts_again(&Story::default())
}

#[test]
fn every_draft_can_be_reached_and_says_what_it_is() {
    let texts: Vec<String> = (0..13)
        .map(|number| {
            format!("SecretName = \"name-{number:02}\"\nInstanceID = \"cdb-{number:08}\"\nregion = \"ap-beijing\"\n")
        })
        .collect();
    let mut user = with_drafts(&texts);
    user.sees("name-00").sees("cdb-00000000").sees("ap-beijing").sees("step 1").sees("9 more drafts");
    // The other choices stay visible.
    user.sees("New credential").sees("Open a file").sees_not("name-12").presses(&["Down"; 5]);
    user.presses(&["Enter"]).sees("13 of 13").presses(&["Down"; 12]).sees("name-12").presses(&["Enter"]);
    assert_eq!((user.app.form.draft.name.as_str(), user.app.form.draft_id.as_str()), ("name-12", "draft-12"));
    for (columns, lines) in [(50, 14), (60, 18), (200, 60)] {
        let mut user = with_drafts(&texts);
        user.resizes(columns, lines);
        for name in 0..4 {
            user.presses(&["Down"]).sees(&format!("name-{name:02}"));
        }
        user.presses(&["Down", "Enter"]);
        for name in 0..13 {
            user.sees(&format!("name-{name:02}")).presses(&["Down"]);
        }
        user.presses(&["Esc", "Down", "Down"]).sees("Open a file");
    }
}

#[test]
fn two_drafts_of_one_name_can_be_told_apart() {
    let text = "SecretName = \"same\"\nInstanceID = \"cdb-n4j3y33j\"\n";
    let mut user = with_drafts(&[text.to_owned(), text.replace("n4j3y33j", "00000001")]);
    user.sees("cdb-n4j3y33j").sees("cdb-00000001");
    assert_eq!(user.app.start.drafts.len(), 2);
    user.presses(&["Down", "Enter"]);
    assert_eq!(user.app.resume_command(), "dbcred resume draft-00", "the name alone would not say which");
}

#[test]
fn grants_that_are_pasted_on_the_first_screen_begin_a_draft_with_them() {
    let mut user = User::starts_with("ok");
    user.pastes("GRANT SELECT, INSERT ON `orders`.* TO 'app'@'10.0.1.%';\n").sees("orders").sees_not("TOML");
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.draft.grants.len(), 1);
    assert_eq!(user.app.form.saved, Saved::Saved);
}

#[test]
fn after_looking_for_a_key_again_the_cursor_is_on_a_new_credential() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    user.chooses(|choice| matches!(choice, dbcred::app::start::Choice::LookAgain));
    assert_eq!(user.app.start.selected, 0);
    user.sees("add a key later");
}

#[test]
fn a_file_whose_ending_is_of_no_format_is_not_written_and_the_dialog_says_so_before() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum();
    let path = user.state().join("draft.yaml");
    user.presses(&["w"]).sees("Writes the draft, as TOML").presses(&["^U"]).types(path.to_str().unwrap());
    user.sees("No format has this extension").presses(&["Enter"]).sees("Nothing was written");
    assert!(!path.exists());
    user.presses(&["Backspace", "Backspace", "Backspace", "Backspace"]).types("toml");
    user.sees("Writes the draft, as TOML").presses(&["Enter"]);
    assert!(path.with_extension("toml").exists());
}

#[test]
fn leaving_asks_only_where_something_would_be_lost_and_help_says_so() {
    let mut user = User::starts(&Story::default());
    user.presses(&["?"]).sees("Quits and keeps the draft; asks first").presses(&["Esc"]);
    user.fills_the_minimum().presses(&["q"]);
    assert_eq!(user.exit, Some(130));
    assert!(user.farewell().contains("dbcred resume prod-orders-rw"), "{}", user.farewell());
}

#[test]
fn esc_on_the_review_of_a_draft_that_was_opened_leads_to_where_it_was_opened() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum();
    let draft = user.app.form.draft.clone();
    let opened = |user: &mut User| user.happens(Event::Opened(Box::new(draft.clone()), None, Vec::new()));
    opened(&mut user);
    user.sees("8 Review]").presses(&["3", "Esc"]).sees("8 Review]").presses(&["Esc"]);
    assert!(user.is_on(Screen::Start), "{}", user.screen());
    // From a step that one went on to it leads back to that step.
    opened(&mut user);
    user.goes_to(StepId::Key).goes_to(StepId::Labels).goes_to(StepId::Review).presses(&["Esc"]).sees("5 Labels]");
}
