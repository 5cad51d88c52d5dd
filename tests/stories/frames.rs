//! Frames at 80×24, 60×18 and 50×14, compared with the snapshots in `frames`.

use dbcred::{
    app::{
        Event,
        keys::{Chord, Key},
        start::{Choice, KeyState, Looked},
    },
    domain::{rule::Message, steps::StepId},
    text::Language,
};

use crate::user::{Story, User};

/// Compares a frame with its snapshot. Ports, times and ids are replaced, since they differ in every run.
pub(crate) fn frame(name: &str, user: &mut User) {
    let screen = user.screen();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("frames");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter(r"127\.0\.0\.1:\d{5}", "127.0.0.1:PORT.");
    settings.add_filter(r"127\.0\.0\.1:\d{4}\b", "127.0.0.1:PORT");
    settings.add_filter(r"\b\d\d:\d\d:\d\d\b", "HH:MM:SS");
    settings.add_filter(r"\b\d{4}-\d\d-\d\d\b", "YYYY-MM-DD");
    settings.add_filter(r"\b\d\d:\d\d\b", "HH:MM");
    settings.add_filter(r"\b\d+(\.\d)? s\b", "N s");
    settings.add_filter(r"\d+ checks did", "N checks did");
    settings.add_filter(r"_SSM_[0-9A-Za-z]{3}", "_SSM_xxx");
    settings.add_filter(
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "REQUEST-ID..........................",
    );
    settings.add_filter(r"X-TC-Timestamp: \d+", "X-TC-Timestamp: SECONDS");
    settings.add_filter(r"Signature=[0-9a-f]{12}", "Signature=aaaaaaaaaaaa");
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// Fills the form with grants on three objects, a description and tags.
fn example(user: &mut User) {
    user.fills_the_minimum().goes_to(StepId::Hosts).types("10.0.2.15").presses(&["Enter"]).goes_to(StepId::Grants);
    for line in [
        "insert, update, delete, execute on orders.*",
        "select on billing.invoice",
        "select(email), update(email) on crm.customer",
    ] {
        user.types(line).presses(&["Enter"]);
    }
    user.goes_to(StepId::Labels).types("orders service, read-write").presses(&["Tab"]);
    user.types("env")
        .presses(&["Enter"])
        .types("prod")
        .presses(&["Enter"])
        .types("team")
        .presses(&["Enter"])
        .types("支付");
}

/// Starts a story at a fixed moment, so that texts with a date are always the same.
fn on_that_day(story: &Story) -> User {
    User::starts(&Story { clock: Some("2026-11-24T06:06:11Z".parse().unwrap()), ..*story })
}

const HOSTS: &str = "10.0.1.%\n10.0.2.15\n10.0.2.15\n10.0.3.0/24\n# comment\n";

#[test]
fn the_first_steps_at_80_by_24() {
    let mut user = on_that_day(&Story::with_all_instances());
    frame("start", &mut user);
    user.presses(&["Enter"]);
    frame("products", &mut user);
    user.types("Mysql").presses(&["Enter"]).types("ord");
    frame("target", &mut user);
    user.presses(&["Down", "Down", "Down", "Down"]);
    frame("target-isolated", &mut user);
    user.presses(&["Up", "Up", "Up", "Up", "Enter"])
        .types("prod-old")
        .presses(&["Tab"])
        .types("legacyrw")
        .presses(&["Shift-Tab"]);
    frame("name", &mut user);
    user.presses(&["Shift-Tab", "Right"]);
    frame("rail", &mut user);
    user.goes_to(StepId::Hosts).pastes(HOSTS);
    frame("hosts", &mut user);
    user.presses(&["Up"]);
    frame("hosts-fix", &mut user);
    user.presses(&["^X", "r", "Down", "Down", "Down", "Down", "Down", "Down", "Down"]);
    frame("review-errors", &mut user);
}

#[test]
fn the_first_screen_without_a_key() {
    let mut user = on_that_day(&Story { has_key: false, ..Story::default() });
    user.app.session.key = KeyState::Missing(vec![
        Looked {
            kind: Message::new("credential-place-environment"),
            place: "TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY".into(),
            finding: Message::new("credential-not-set"),
        },
        Looked {
            kind: Message::new("credential-place-profile"),
            place: "~/.tccli/default.credential".into(),
            finding: Message::new("credential-no-file"),
        },
        Looked {
            kind: Message::new("credential-place-role"),
            place: "metadata.tencentyun.com".into(),
            finding: Message::new("metadata-absent").with("host", "metadata.tencentyun.com"),
        },
    ]);
    frame("start-no-key", &mut user);
    user.resizes(50, 14);
    frame("small-start-no-key", &mut user);
}

#[test]
fn the_other_steps_at_80_by_24() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.presses(&["Enter"]).types("env").presses(&["Enter"]).types("test");
    frame("labels", &mut user);
    user.presses(&["^X", "u", "^X", "u", "^X", "u", "^X", "u"]).goes_to(StepId::Grants);
    frame("grants", &mut user);
    user.presses(&["Tab", "Tab", "p"]);
    frame("grants-presets", &mut user);
    user.presses(&["Esc"]).goes_to(StepId::Rotation);
    frame("rotation-untouched", &mut user);
    user.presses(&["Right", "Tab", "^U"]).types("sat +1w 03:00");
    frame("rotation-words", &mut user);
    user.presses(&["Down", "Right", "Down"]);
    frame("rotation-calendar", &mut user);
    user.presses(&["Esc", "Tab", "^U"]).types("7");
    frame("rotation-often", &mut user);
    user.presses(&["^U"]).types("30");
    user.goes_to(StepId::Key).presses(&["Down"]);
    frame("key", &mut user);
    user.presses(&["Esc", "^X", "r"]);
    frame("review", &mut user);
    user.presses(&["p"]);
    frame("preview-json", &mut user);
    user.presses(&["x"]);
    frame("preview-exact", &mut user);
    user.presses(&["x", "Right", "Right", "Right"]);
    frame("preview-headers", &mut user);
    user.presses(&["Right"]);
    frame("preview-tccli", &mut user);
    user.presses(&["Right"]);
    frame("preview-curl", &mut user);
    user.presses(&["Right"]);
    frame("preview-hcl", &mut user);
    user.resizes(50, 14);
    frame("small-preview", &mut user);
    user.resizes(80, 24);
    user.presses(&["Esc", "^X"]);
    frame("menu", &mut user);
    user.presses(&["Esc"]).goes_to(StepId::Name).presses(&["^X", "?"]);
    frame("help", &mut user);
    user.presses(&["Esc", "^C"]);
    frame("leave", &mut user);
    user.presses(&["Esc", "^X", "r", "s", "y", "e"]);
    frame("confirm", &mut user);
}

#[test]
fn a_key_step_that_is_passed_with_enter_keeps_the_default_key() {
    let mut user = on_that_day(&Story::default());
    user.fills_the_minimum().goes_to(StepId::Key).presses(&["Enter"]);
    assert_eq!(user.app.form.draft.key, "");
    user.goes_to(StepId::Key).presses(&["Down", "Enter"]);
    assert_eq!(user.app.form.draft.key, "6abd1fdb-86d4-11ef-b72d-52540089bc41");
}

#[test]
fn a_taken_name_is_a_warning_wherever_warnings_are_said() {
    let mut user = on_that_day(&Story::default());
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types("prod-old").presses(&["Tab"]);
    user.sees("~2 Name").sees("Still taken").sees("1 warning");
    user.presses(&["Shift-Tab"]).types("er");
    user.sees("Free in ap-guangzhou").sees_not("Still taken").sees_not("~2 Name");
}

#[test]
fn the_preview_scrolls_to_its_end_and_comes_back_at_once() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.presses(&["^X", "r", "p"]);
    for _ in 0..200 {
        user.happens(Event::Key(Chord::plain(Key::Down)));
    }
    user.sees("to 32 of 32");
    user.presses(&["Up"]).sees_not("to 32 of 32");
}

#[test]
fn every_end_of_a_submission_at_80_by_24() {
    for (scenario, name) in [
        ("ok", "created"),
        ("tags-fail", "tags-failed"),
        ("task-fails", "task-failed"),
        ("refused=ResourceInUse.SecretExists", "refused"),
        ("drops-request", "not-created"),
        ("stranger", "theirs"),
    ] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum()
            .goes_to(StepId::Labels)
            .presses(&["Tab"])
            .types("env")
            .presses(&["Enter"])
            .types("prod");
        user.presses(&["^X", "r"]).creates();
        frame(name, &mut user);
    }
}

#[test]
fn narrow_frames_at_60_by_18() {
    let mut user = on_that_day(&Story { size: (60, 18), ..Story::with_all_instances() });
    frame("narrow-start", &mut user);
    example(&mut user);
    user.goes_to(StepId::Grants).presses(&["Tab", "Tab"]);
    frame("narrow-grants", &mut user);
    user.presses(&["^X", "r"]);
    frame("narrow-review", &mut user);
    user.goes_to(StepId::Target).presses(&["Tab", "Tab", "^U"]).types("ord").presses(&["Down", "Down", "Down"]);
    frame("narrow-target", &mut user);
    user.presses(&["Up", "Up", "Up", "Enter"]).goes_to(StepId::Labels);
    frame("narrow-labels", &mut user);
    user.goes_to(StepId::Rotation).presses(&["Right", "Tab"]);
    frame("narrow-rotation", &mut user);
    user.presses(&["Down"]);
    frame("narrow-calendar", &mut user);
    user.presses(&["Esc"]).goes_to(StepId::Key);
    frame("narrow-key", &mut user);
    user.goes_to(StepId::Name).presses(&["Tab"]).presses(&["^X", "?"]);
    frame("narrow-help", &mut user);
    user.presses(&["Esc"]).resizes(34, 9);
    frame("too-small", &mut user);
}

#[test]
fn large_frames_at_120_by_40() {
    let mut user = on_that_day(&Story { size: (120, 40), ..Story::default() });
    frame("large-start", &mut user);
    example(&mut user);
    user.goes_to(StepId::Grants).presses(&["Tab", "Tab"]);
    frame("large-grants", &mut user);
    user.presses(&["^X", "r", "4", "^X", "r", "Down", "Down", "Down", "Down"]);
    frame("large-review", &mut user);
    user.presses(&["Right", "Right", "Right"]);
    frame("large-review-headers", &mut user);
}

#[test]
fn the_smallest_frames() {
    let mut user = on_that_day(&Story { size: (50, 14), ..Story::default() });
    frame("small-start", &mut user);
    example(&mut user);
    user.goes_to(StepId::Hosts).pastes(HOSTS).presses(&["Up"]);
    frame("small-hosts", &mut user);
    user.goes_to(StepId::Rotation).presses(&["Right", "Tab"]).types(" ");
    frame("small-rotation", &mut user);
    user.presses(&["^X", "r", "Down", "Down", "Down", "Down", "Down", "Down", "Down"]);
    frame("small-review", &mut user);
    user.presses(&["^X"]);
    frame("small-menu", &mut user);
}

#[test]
fn chinese_frames_at_80_by_24() {
    let mut user = on_that_day(&Story { language: Language::Zh, ..Story::with_all_instances() });
    frame("zh-start", &mut user);
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("ord");
    frame("zh-target", &mut user);
    user.presses(&["Enter"]).types("prod-old").presses(&["Tab"]).types("legacyrw").presses(&["Shift-Tab"]);
    frame("zh-name", &mut user);
    user.goes_to(StepId::Hosts).pastes(HOSTS);
    frame("zh-hosts", &mut user);
    user.goes_to(StepId::Rotation).presses(&["Right", "Tab", "^U"]).types("下周六 03:00");
    frame("zh-rotation", &mut user);
    user.presses(&["^X", "r"]);
    frame("zh-review", &mut user);
    user.goes_to(StepId::Name).presses(&["^X", "?"]);
    frame("zh-help", &mut user);
}

#[test]
fn lists_over_the_first_screen_at_every_size() {
    let mut user = on_that_day(&Story::default());
    for (name, size) in [("list", (80, 24)), ("narrow-list", (60, 18)), ("small-list", (50, 14))] {
        user.resizes(size.0, size.1);
        user.chooses(|choice| *choice == Choice::Like).types("prod");
        frame(name, &mut user);
        user.presses(&["Esc"]);
    }
    user.chooses(|choice| *choice == Choice::Like).types("legacy").presses(&["Enter"]);
    frame("small-like-unread", &mut user);
    user.resizes(80, 24);
    frame("like-unread", &mut user);
}
