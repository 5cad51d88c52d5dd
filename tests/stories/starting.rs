//! The first screen: to it from everywhere, and back with nothing lost.

use dbcred::{
    app::{
        Effect, Event, RuntimeTask, Screen, Timer,
        start::{Choice, KeyState, KeyView, Looked, Profile},
    },
    domain::{rule::Message, steps::StepId},
    sandbox::{SECRET_ID, SECRET_KEY},
    text::Language,
};

use crate::user::{Story, User};

#[test]
fn from_any_screen_to_the_first_one_and_back_with_nothing_lost() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Grants).types("insert on b.*");
    user.presses(&["^X"]).sees("h start").presses(&["h"]);
    assert!(user.is_on(Screen::Start));
    user.sees("Back to prod-orders-rw, step 4").sees("Esc back").sees_not("Continue");
    user.presses(&["Esc"]).sees("insert").sees("4 Grants]");
    // The key of its own, and each place on the way.
    user.presses(&["^X", "r", "F3"]).sees("Back to prod-orders-rw, review").presses(&["Enter"]).sees("Ready");
    user.presses(&["p", "F3"]).sees("prod-orders-rw, preview").presses(&["Esc"]).sees("\"SecretName\"");
    assert!(user.is_on(Screen::Preview));
    user.presses(&["Esc"]).creates().presses(&["F3"]).sees("prod-orders-rw, its result").presses(&["Esc"]);
    user.sees("Created in ");
    assert_eq!(user.exit, None);
}

#[test]
fn another_draft_is_begun_beside_the_one_that_was_left() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).types("first-name").presses(&["F3", "Down", "Enter"]);
    user.goes_to(StepId::Name).types("second-name").presses(&["F3"]);
    user.sees("Back to second-name, step 2").sees("first-name");
    user.chooses(|choice| matches!(choice, Choice::Continue(row) if row.name == "first-name"));
    assert_eq!(user.app.form.draft.name, "first-name");
    user.presses(&["F3", "q"]);
    assert!(user.exit.is_some(), "both are saved");
    assert!(user.farewell().contains("dbcred resume first-name"), "{}", user.farewell());
}

#[test]
fn an_empty_form_is_left_without_a_question() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter", "Esc"]);
    assert!(user.is_on(Screen::Start) && user.app.overlays.is_empty());
    user.sees_not("Back to").presses(&["q"]);
    assert!(user.exit.is_some());
}

/// A key that is recognised wherever it appears.
const CANARY: [&str; 3] =
    ["AKIDTypedMiddleOfIdQ7xT9Lm3Vb5Zk", "TypedCanaryKeyZq7WmXv0aPbTnRs4Ed", "TypedCanaryTokenLk9Jh8Gf7Ds6Aq5We"];

/// Checks that neither the screen, nor what the wizard would print of itself, nor a file holds the typed secrets.
#[track_caller]
fn holds_no_secret(user: &mut User) {
    let mut texts = vec![user.screen(), format!("{:?}", user.app)];
    let mut folders = vec![user.state().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.push(String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned());
            }
        }
    }
    for text in &texts {
        assert!(!text.contains("TypedCanary"), "{text}");
    }
}

#[test]
fn a_typed_key_is_used_and_shown_nowhere() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    user.sees("No key found").fills_the_minimum().presses(&["s"]).sees("with ^X k");
    user.presses(&["^X", "k"]).sees("SecretKey").types("AK ID").presses(&["Enter"]);
    user.types("short").presses(&["Enter", "Enter"]).sees("SecretId contains a space").sees("5 characters, hidden");
    user.presses(&["^U"]).pastes(&CANARY.join("\n")).sees("37 characters, hidden").presses(&["Up", "^U"]);
    user.pastes(CANARY[1]).presses(&["Enter"]);
    holds_no_secret(&mut user);
    user.presses(&["Enter"]).sees("AKID…b5Zk is used now");
    holds_no_secret(&mut user);
    user.presses(&["p", "Right", "Right", "Right"]).sees("X-TC-Token: (hidden)");
    holds_no_secret(&mut user);
    user.presses(&["c"]);
    assert!(!user.copied.concat().contains("TypedCanary"));
    user.presses(&["Esc", "s", "y", "e", "s", "Enter"]).sees("Refused");
    holds_no_secret(&mut user);
    // Another key may be typed here, and Esc forgets what was typed of it.
    user.presses(&["^X", "k"]).types("AKIDother").presses(&["Esc", "^X", "k"]).sees_not("AKIDother");
}

#[test]
fn the_typed_key_replaces_the_found_one_until_a_key_is_looked_for_again() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    user.chooses(|choice| *choice == Choice::TypeKey).types(SECRET_ID).presses(&["Enter"]);
    user.types(SECRET_KEY).presses(&["Enter", "Enter"]);
    user.sees("AKIDSANDBOX…0001").sees("typed for this session").sees("active, 312 of 1,000");
    user.presses(&["Home"]).fills_the_minimum().creates().sees("Created in ");
    user.presses(&["F3"]).chooses(|choice| *choice == Choice::LookAgain).sees("No key found");
}

#[test]
fn what_is_pasted_or_named_is_recognised_or_the_four_kinds_are_said() {
    let mut user = User::starts_with("ok");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("body.json").display().to_string();
    std::fs::write(&path, r#"{"SecretName":"of-file","Domains":["10.0.1.%"]}"#).unwrap();
    let line = format!("tccli ssm CreateProductSecret --cli-input-json file://{path}");
    for (pasted, name) in [
        (r#"SecretName = "of-toml""#, "of-toml"),
        (r#"{"SecretName":"of-json"}"#, "of-json"),
        ("tccli ssm CreateProductSecret \\\n  --SecretName of-line --Domains a b", "of-line"),
        (&*line, "of-file"),
    ] {
        user.pastes(pasted);
        assert_eq!((user.app.screen, &*user.app.form.draft.name), (Screen::Form, name));
        user.presses(&["F3"]);
    }
    user.pastes("GRANT SELECT ON orders.* TO 'a'@'10.0.1.%';").sees("4 Grants]").presses(&["F3"]);
    user.pastes("good morning").sees("Not a draft (TOML), API JSON, a tccli command or GRANT lines");
    // In the dialog: a wrong path stays, a content is read.
    user.chooses(|choice| *choice == Choice::Open).types("absent.toml").presses(&["Enter"]);
    user.sees("absent.toml cannot be read: there is no such file").sees_not("os error");
    user.presses(&["^U"]).types("tccli ssm CreateProductSecret --SecretName typed").presses(&["Enter"]);
    assert_eq!((&*user.app.form.draft.name, user.app.overlays.is_empty()), ("typed", true));
    user.presses(&["^X", "o"]).pastes(r#"{"SecretName":"in-the-dialog"}"#);
    assert_eq!((&*user.app.form.draft.name, user.app.overlays.is_empty()), ("in-the-dialog", true));
}

#[test]
fn a_file_that_is_there_is_not_written_over_and_the_dialog_stays() {
    let mut user = User::starts_with("ok");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there.toml").display().to_string();
    std::fs::write(&path, "kept").unwrap();
    user.fills_the_minimum().presses(&["w", "^U"]).types(&path).presses(&["Enter"]);
    user.sees("it already exists")
        .presses(&["Home"])
        .presses(&vec!["Right"; path.len() - 5])
        .types("2")
        .presses(&["Enter"])
        .sees("Written");
    assert!(user.app.overlays.is_empty());
    assert_eq!(std::fs::read_to_string(path).unwrap(), "kept");
}

#[test]
fn an_expired_key_or_half_of_one_says_what_to_do() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    let now = jiff::Timestamp::now();
    let source = Message::new("credential-source-profile").with("path", "~/.tccli/default.credential");
    let view = KeyView {
        short_id: "AKID…m2Kd".into(),
        source: source.with("kind", "sso"),
        expires: Some(now - jiff::SignedDuration::from_mins(130)),
        warnings: Vec::new(),
    };
    user.happens(Event::KeySearched(KeyState::Found(view), Profile::default()));
    user.sees("Account      not asked: the key has expired").sees("Service      not asked");
    user.sees("expired 2 hours 10 minutes ago").sees("run `tccli sso login`").sees("Look again");
    user.sees_not("auth login").resizes(50, 14).sees("! Key expired").sees("run `tccli sso login`").resizes(80, 24);
    let finding = Message::new("credential-half").with("missing", "TENCENTCLOUD_SECRET_KEY");
    let kind = Message::new("credential-place-environment");
    let looked = Looked { kind, place: "TENCENTCLOUD_SECRET_ID".into(), finding };
    user.happens(Event::KeySearched(KeyState::Missing(vec![looked]), Profile::default()));
    user.sees("Incomplete key: TENCENTCLOUD_SECRET_KEY is not set").sees("Type a key for this session");
}

#[test]
fn states_of_the_service_are_told_in_the_language_of_the_screen() {
    let mut user = User::starts(&Story { language: Language::Zh, ..Story::default() });
    user.chooses(|choice| *choice == Choice::Like).sees("已禁用").sees("创建失败").sees("等待删除");
    user.sees_not("Disabled").sees_not("CreateFailed").sees_not("PendingDelete");
}

#[test]
fn an_existing_credential_is_picked_and_a_new_draft_begins_with_it() {
    let mut user = User::starts_with("ok");
    user.chooses(|choice| *choice == Choice::Like).sees("Start from an existing credential");
    user.sees("prod-legacy")
        .sees("pending deletion")
        .sees("4 of 4")
        .types("legacy")
        .sees("1 of 4")
        .sees_not("prod-old");
    user.presses(&["Enter"]).sees("Read from an existing credential");
    user.sees("Copied from prod-legacy").sees("enter new ones").sees("Remark: Secrets Manager does not say");
    user.presses(&["Esc"]);
    let draft = user.app.form.draft.clone();
    assert_eq!((&*draft.name, &*draft.prefix, &*draft.instance), ("", "", "cdb-n4j3y33j"));
    assert_eq!((draft.hosts, draft.grants.len(), &*draft.product), (vec!["10.0.1.%".to_owned()], 1, "Mysql"));
    user.types("like-legacy").presses(&["Enter"]).types("likerw").presses(&["^X", "r"]).creates();
    user.sees("Created in ");
    assert_eq!(user.calls("GetSecretValue"), 0);
}

#[test]
fn a_credential_that_no_list_has_can_be_typed_and_a_wrong_name_stays() {
    let mut user = User::starts_with("ok");
    user.chooses(|choice| *choice == Choice::Like).types("prod-gone").presses(&["Enter"]);
    user.sees("There is no credential prod-gone in ap-guangzhou").sees("prod-gone");
    user.presses(&["Esc"]);
    assert!(user.is_on(Screen::Start) && user.app.overlays.is_empty());
}

#[test]
fn every_draft_can_be_found_again_however_many_there_are() {
    let mut user = User::starts_with("ok");
    for number in 0..13 {
        user.chooses(|choice| *choice == Choice::New).goes_to(StepId::Name).types(&format!("draft-{number:02}"));
        user.presses(&["F3"]);
    }
    user.chooses(|choice| *choice == Choice::New).presses(&["Esc"]);
    user.sees("9 more drafts").chooses(|choice| *choice == Choice::MoreDrafts(9)).sees("13 of 13");
    user.types("draft-03").sees("1 of 13").sees("step 1").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.name, "draft-03");
}

#[test]
fn the_header_says_whose_key_asks_where_and_when_it_ends_at_every_size() {
    let mut user = User::starts(&Story {
        has_key: false,
        clock: Some("2026-11-29T05:00:00Z".parse().unwrap()),
        ..Story::default()
    });
    let source = Message::new("credential-source-environment");
    let view = |minutes: i64| KeyView {
        short_id: "AKID…m2Kd".into(),
        source: source.clone(),
        expires: Some(
            "2026-11-29T05:00:00Z".parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_mins(minutes),
        ),
        warnings: Vec::new(),
    };
    user.fills_the_minimum();
    for (minutes, told) in [(130, None), (14, Some("key expires 13:14")), (-1, Some("key expired 12:59"))] {
        user.happens(Event::KeySearched(KeyState::Found(view(minutes)), Profile::default()));
        for size in [(80, 24), (60, 18), (50, 14)] {
            user.resizes(size.0, size.1);
            let header = user.screen().lines().next().unwrap().to_owned();
            assert!(header.contains("ap-guangzhou  cdb-n4j3y33j"), "{header}");
            assert!(told.is_none_or(|told| header.contains(told)), "{header}");
            assert_eq!(header.contains("key expire"), told.is_some(), "{header}");
        }
    }
    user.resizes(200, 60).sees("AKID…m2Kd");
}

#[test]
fn in_the_sandbox_region_and_instance_are_in_the_header_at_every_size_too() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    for size in [(80, 24), (60, 18), (50, 14)] {
        let screen = user.resizes(size.0, size.1).screen();
        let header = screen.lines().next().unwrap();
        assert!(header.starts_with(" SANDBOX") && header.contains("ap-guangzhou  cdb-n4j3y33j"), "{header}");
    }
}

#[test]
fn a_key_that_ends_wakes_the_program_twice_and_no_more() {
    let now: jiff::Timestamp = "2026-11-29T05:00:00Z".parse().unwrap();
    let mut user = User::starts(&Story { has_key: false, clock: Some(now), ..Story::default() });
    let minutes = jiff::SignedDuration::from_mins;
    let source = Message::new("credential-source-environment");
    let view = KeyView { short_id: "AKID".into(), source, expires: Some(now + minutes(60)), warnings: Vec::new() };
    let mut waits = Vec::new();
    let mut watch = |at: jiff::Timestamp, event: Event| {
        for effect in user.app.update(at, event) {
            if let Effect::Runtime(RuntimeTask::Wait(Timer::KeyEnd, _, millis)) = effect {
                waits.push(at + jiff::SignedDuration::from_millis(millis.cast_signed()));
            }
        }
    };
    watch(now, Event::KeySearched(KeyState::Found(view), Profile::default()));
    for minute in 0..90 {
        watch(now + minutes(minute), Event::Elapsed(Timer::KeyEnd, 0));
    }
    let moment = |minute| now + minutes(minute) + jiff::SignedDuration::from_millis(1);
    assert_eq!(waits, [moment(45), moment(60)]);
}

#[test]
fn before_any_typing_the_first_screen_says_what_would_stop_a_create() {
    User::starts_with("ok").sees("active, 312 of 1,000").sees("Clock");
    User::starts_with("arrears").sees("The account is in arrears: Secrets Manager is suspended");
    User::starts_with("quota-used").sees("1,000 of 1,000 used").sees("until the quota is raised");
    let mut user = User::starts_with("clock");
    user.sees("This clock is 7 min slow").sees("NTP").presses(&["Enter"]).sees("Product");
    for size in [(60, 18), (50, 14)] {
        user.presses(&["F3"]).resizes(size.0, size.1).sees("This clock is 7 min slow");
    }
}

#[test]
fn a_path_is_completed_and_a_file_of_grants_is_recognised() {
    let mut user = User::starts_with("ok");
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("grants.sql"), "GRANT SELECT ON `orders`.* TO 'app'@'10.0.1.%';\n").unwrap();
    std::fs::write(path("line.txt"), "tccli ssm CreateProductSecret --SecretName of-line").unwrap();
    std::fs::create_dir(path("grants-of-all")).unwrap();
    user.chooses(|choice| *choice == Choice::Open)
        .types(&path("gr"))
        .presses(&["Tab"])
        .sees("grants-of-all/  grants.sql");
    user.types(".").sees_not("grants-of-all").presses(&["Tab"]).presses(&["Enter"]).sees("4 Grants]");
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.draft.grants.len(), 1);
    user.presses(&["F3"])
        .chooses(|choice| *choice == Choice::Open)
        .types(&path("l"))
        .presses(&["Tab"])
        .presses(&["Enter"]);
    assert_eq!(user.app.form.draft.name, "of-line");
    // Where a file is written, the folder is completed, and the name stays.
    user.presses(&["^X", "w", "^U"]).types(&path("grants-o")).presses(&["Tab"]).types("x.toml").presses(&["Enter"]);
    assert!(std::fs::read_to_string(path("grants-of-all/x.toml")).unwrap().contains("of-line"));
}

#[test]
fn esc_leads_back_to_the_review_that_a_step_was_opened_from() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["3"]).sees("[✓3 Hosts]").presses(&["Esc"]).sees("[✓8 Review]");
    // The mark is where it was left.
    user.presses(&["Down", "Down", "Down", "Enter"]).sees("[✓3 Hosts]").presses(&["Esc"]).sees("▸3 Hosts");
    // From a step that was reached otherwise it leads to the step before.
    user.goes_to(StepId::Hosts).presses(&["Esc"]).sees("8 Review]");
    user.goes_to(StepId::Hosts).goes_to(StepId::Grants).presses(&["Esc"]).sees("3 Hosts]");
}

#[test]
fn esc_on_the_review_leads_to_the_step_from_which_one_came() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Name);
    for keys in [&["^X", "r"][..], &["^X", "8"], &["^X", "p", "Esc"]] {
        user.presses(keys).sees("8 Review]").presses(&["Esc"]).sees("2 Name]");
    }
    // A step that the review opened is no place to go back to.
    user.presses(&["^X", "r", "3", "Esc"]).sees("8 Review]").presses(&["Esc"]).sees("2 Name]").presses(&["Esc"]);
    user.sees("1 Target]");
}
