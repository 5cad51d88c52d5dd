//! Frames at 80×24 and 60×18, to be held against the mock-ups.

use dbcred::{domain::steps::StepId, text::Language};

use crate::user::{Story, User};

/// Holds a frame against its snapshot; ports, times and ids differ from run to run.
fn frame(name: &str, user: &mut User) {
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
    settings.add_filter(r"in \d\.\d s|in \d+ s", "in N s");
    settings.add_filter(r"\b\d\.\d s\b", "N.N s");
    settings.add_filter(r"_SSM_[0-9A-Za-z]{3}", "_SSM_xxx");
    settings.add_filter(
        r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "REQUEST-ID..........................",
    );
    settings.add_filter(r"X-TC-Timestamp: \d+", "X-TC-Timestamp: SECONDS");
    settings.add_filter(r"Signature=[0-9a-f]{12}", "Signature=aaaaaaaaaaaa");
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// Fills the form with the example that runs through the mock-ups.
fn example(user: &mut User) {
    user.fills_the_minimum().goes_to(StepId::Hosts).types("10.0.2.15").presses(&["Enter", "Enter"]);
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

#[test]
fn every_screen_at_80_by_24() {
    let mut user = User::starts_with("ok");
    frame("start", &mut user);
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("ord");
    frame("target", &mut user);
    user.presses(&["Down", "Down", "Down", "Down"]);
    frame("target-isolated", &mut user);
    user.presses(&["Up", "Up", "Up", "Up", "Enter"])
        .types("prod-old")
        .presses(&["Tab"])
        .types("legacyrw")
        .presses(&["Shift-Tab"]);
    frame("name", &mut user);
    user.goes_to(StepId::Hosts).pastes("10.0.1.%\n10.0.2.15\n10.0.2.15\n10.0.3.0/24\n# comment\n");
    frame("hosts", &mut user);

    let mut user = User::starts_with("ok");
    example(&mut user);
    user.presses(&["Enter"]).types("env").presses(&["Enter"]).types("test");
    frame("labels", &mut user);
    user.presses(&["^X", "u", "^X", "u", "^X", "u", "^X", "u"]).goes_to(StepId::Grants);
    frame("grants", &mut user);
    user.presses(&["Tab", "Tab", "p"]);
    frame("grants-presets", &mut user);
    user.presses(&["Esc"]).goes_to(StepId::Rotation);
    frame("rotation-untouched", &mut user);
    user.presses(&["Right", "Enter"]);
    frame("rotation", &mut user);
    user.goes_to(StepId::Key).presses(&["Down"]);
    frame("key", &mut user);
    user.presses(&["Esc", "^X", "r"]);
    frame("review", &mut user);
    user.presses(&["p"]);
    frame("preview-json", &mut user);
    user.presses(&["Right", "Right", "Right"]);
    frame("preview-headers", &mut user);
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
    let mut user = User::starts(&Story { size: (60, 18), ..Story::default() });
    example(&mut user);
    user.goes_to(StepId::Grants).presses(&["Tab", "Tab"]);
    frame("narrow-grants", &mut user);
    user.presses(&["^X", "r"]);
    frame("narrow-review", &mut user);
    user.goes_to(StepId::Target);
    frame("narrow-target", &mut user);
    user.resizes(34, 9);
    frame("too-small", &mut user);
}

#[test]
fn chinese_frames_at_80_by_24() {
    let mut user = User::starts(&Story { language: Language::Zh, ..Story::default() });
    frame("zh-start", &mut user);
    user.presses(&["Enter"])
        .types("Mysql")
        .presses(&["Enter"])
        .types("cdb-n4j3y33j")
        .presses(&["Enter"])
        .types("prod-old")
        .presses(&["Tab"])
        .types("ordersrw");
    user.presses(&["Shift-Tab"]);
    frame("zh-name", &mut user);
    user.presses(&["^X", "r"]);
    frame("zh-review", &mut user);
}

#[test]
fn every_line_fits_the_screen_and_the_caret_is_on_it() {
    for language in [Language::En, Language::Zh] {
        for size in [(80, 24), (60, 18), (50, 14)] {
            let mut user = User::starts(&Story { language, size, ..Story::default() });
            example(&mut user);
            for step in [
                StepId::Target,
                StepId::Name,
                StepId::Hosts,
                StepId::Grants,
                StepId::Labels,
                StepId::Rotation,
                StepId::Key,
                StepId::Review,
            ] {
                user.goes_to(step);
                let screen = user.screen();
                for line in screen.lines() {
                    assert!(
                        unicode_width::UnicodeWidthStr::width(line) <= usize::from(size.0),
                        "{size:?} {step:?}\n{screen}"
                    );
                }
            }
        }
    }
}

#[test]
fn tour() {
    let Ok(size) = std::env::var("TOUR") else { return };
    let (w, h) = size.split_once('x').unwrap();
    let size = (w.parse().unwrap(), h.parse().unwrap());
    let language = if std::env::var("ZH").is_ok() { Language::Zh } else { Language::En };
    let mut user = User::starts(&Story { language, size, ..Story::default() });
    let show = |name: &str, user: &mut User| println!("=== {name}\n{}", user.screen());
    show("start", &mut user);
    user.presses(&["Enter"]);
    show("region", &mut user);
    user.types("Mysql");
    show("product", &mut user);
    user.presses(&["Enter"]);
    show("instances", &mut user);
    user.types("ord").presses(&["Down", "Down", "Down"]);
    show("instances ord", &mut user);
    user.presses(&["Up", "Up", "Up", "Enter"]).types("prod-old").presses(&["Enter"]).types("legacyrw");
    show("prefix", &mut user);
    user.presses(&["Shift-Tab"]);
    show("name", &mut user);
    user.goes_to(StepId::Hosts).pastes("10.0.1.%\n10.0.2.15\n10.0.2.15\n10.0.3.0/24\n%\nexample.com\n10.9.9.999\n");
    show("hosts", &mut user);
    user.presses(&["Up", "Up", "Up", "Up"]);
    show("hosts up", &mut user);
    user.goes_to(StepId::Labels).types("one").presses(&["Enter"]).types("two").presses(&["Enter"]);
    for _ in 0..6 {
        user.types("more text 支付").presses(&["Enter"]);
    }
    show("description", &mut user);
    user.presses(&["Tab"]).pastes("env=prod\nteam=支付\nenv=test\na=b\nc=d\ne=f\n");
    show("tags", &mut user);
    user.presses(&["Tab"]);
    show("remark", &mut user);
    user.goes_to(StepId::Rotation);
    show("rotation untouched", &mut user);
    user.presses(&["Right", "Tab"]).presses(&["^U"]).types("sat +1w 03:00");
    show("begin", &mut user);
    user.presses(&["Down", "Right", "Down"]);
    show("calendar", &mut user);
    user.presses(&["Esc", "Tab", "^U"]).types("7");
    show("every", &mut user);
    user.goes_to(StepId::Key);
    show("key", &mut user);
    user.presses(&["Tab"]);
    show("encryption", &mut user);
    user.presses(&["^X", "r"]);
    show("review", &mut user);
    for _ in 0..12 {
        user.presses(&["Down"]);
    }
    show("review down", &mut user);
    user.presses(&["^X", "2", "^X", "?"]);
    show("help", &mut user);
    user.presses(&["Tab"]);
    show("help keys", &mut user);
    user.presses(&["Esc", "^X"]);
    show("menu", &mut user);
    user.presses(&["Esc", "^X", "w"]);
    show("write", &mut user);
    user.presses(&["Esc", "Shift-Tab"]);
    show("rail", &mut user);
    user.presses(&["Right", "Right"]);
    show("rail 2", &mut user);
}
