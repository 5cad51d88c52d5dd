//! The first screen: to it from everywhere, and back with nothing lost.

use dbcred::{
    app::{
        Event, Screen,
        start::{Choice, KeyState, KeyView, Looked, Profile},
    },
    domain::{rule::Message, steps::StepId},
    sandbox::{SECRET_ID, SECRET_KEY},
};

use crate::user::{Story, User};

#[test]
fn from_any_screen_to_the_first_one_and_back_with_nothing_lost() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Grants).types("insert on b.*");
    user.presses(&["^X"]).sees("s start").presses(&["s"]);
    assert!(user.is_on(Screen::Start));
    user.sees("Back to prod-orders-rw, step 4").sees("Esc back").sees_not("Continue");
    user.presses(&["Esc"]).sees("insert").sees("4 Grants]");
    // The key of its own, and each place on the way.
    user.presses(&["^X", "r", "F3"]).sees("Back to prod-orders-rw, review").presses(&["Enter"]).sees("Ready");
    user.presses(&["p", "F3"]).sees("prod-orders-rw, preview").presses(&["Esc"]).sees("\"SecretName\"");
    assert!(user.is_on(Screen::Preview));
    user.presses(&["Esc"]).creates().presses(&["F3"]).sees("prod-orders-rw, its result").presses(&["Esc"]);
    user.sees("prod-orders-rw was created");
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
    user.sees("No key found").fills_the_minimum().presses(&["s"]).sees("^X k: type one");
    user.presses(&["^X", "k"]).sees("SecretKey").types("AK ID").presses(&["Enter"]);
    user.types("short").presses(&["Enter", "Enter"]).sees("SecretId holds a blank").sees("5 characters, hidden");
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
    user.presses(&["Home"]).fills_the_minimum().creates().sees("prod-orders-rw was created");
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
    user.pastes("good morning").sees("Not a draft (TOML), API JSON, tccli line or GRANT lines");
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
    user.sees("it exists already").presses(&["Backspace"]).presses(&["Enter"]).sees("Written");
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
    user.sees("Account    not asked: the key has expired").sees("Service    not asked");
    user.sees("expired 2 h 10 min ago").sees("run `tccli sso login`").sees("Look again");
    let finding = Message::new("credential-half").with("missing", "TENCENTCLOUD_SECRET_KEY");
    let kind = Message::new("credential-place-environment");
    let looked = Looked { kind, place: "TENCENTCLOUD_SECRET_ID".into(), finding };
    user.happens(Event::KeySearched(KeyState::Missing(vec![looked]), Profile::default()));
    user.sees("Half a key: TENCENTCLOUD_SECRET_KEY is not set").sees("Type a key for this session");
}
