//! Every screen at four sizes and in both languages, compared with the snapshots in `frames`.
//!
//! `FRAMES=folder cargo test --test stories frames` draws them in colours too, a page for each scene.

use std::{fmt::Write as _, sync::LazyLock, time::Duration};

use dbcred::{
    app::{
        Event,
        keys::{Chord, Key},
        start::{Choice, KeyState, KeyView, Looked, Profile},
    },
    domain::{rule::Message, steps::StepId},
    import,
    text::Language,
};
use regex_lite::Regex;

use crate::{
    granting::{at_grants, at_the_line},
    pasting::{STOPPED, TWO},
    pictures,
    risks::RISKY,
    user::{Story, User},
};

/// The sizes of a terminal that every screen is looked at in.
const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 18), (50, 14)];

/// Compares what is on the screen with its snapshot, at all sizes and in both languages, once nothing is left to do.
pub(crate) fn frame(name: &str, user: &mut User) {
    user.settles();
    compares(name, user, User::resizes);
}

/// Compares what is on the screen while something is waited for.
fn frame_meanwhile(name: &str, user: &mut User) {
    compares(name, user, User::resizes_meanwhile);
}

fn compares(name: &str, user: &mut User, resizes: impl Fn(&mut User, u16, u16) -> &mut User) {
    let (language, size) = (user.app.session.language, user.app.session.size);
    let pages = std::env::var_os("FRAMES");
    let (mut screens, mut pictures) = (String::new(), String::new());
    for (words, label) in [(Language::En, "English"), (Language::Zh, "Chinese")] {
        for (columns, lines) in SIZES {
            user.app.session.language = words;
            resizes(user, columns, lines);
            let _ = writeln!(screens, "=== {columns}x{lines}, {label}\n{}", user.screen());
            if pages.is_some() {
                pictures.push_str(&pictures::screen(user));
            }
        }
    }
    user.app.session.language = language;
    resizes(user, size.0, size.1);
    if let Some(folder) = pages {
        pictures::page(folder.as_ref(), name, &pictures);
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("frames");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, without_what_differs(&screens)));
}

/// Ports, times and ids, which differ in every run, and what stands in the snapshots instead.
static DIFFERING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let patterns = [
        (r"127\.0\.0\.1:\d{5}", "127.0.0.1:PORT."),
        (r"127\.0\.0\.1:\d{4}\b", "127.0.0.1:PORT"),
        (r"\b\d\d:\d\d:\d\d\b", "HH:MM:SS"),
        (r"\b\d{4}-\d\d-\d\d\b", "YYYY-MM-DD"),
        (r"\b\d\d:\d\d\b", "HH:MM"),
        // A span at the right edge begins where its length lets it.
        (r" {2,}\d+(\.\d)? (s\b|秒)", "  N $2"),
        (r"\b\d+(\.\d)? (s\b|秒)", "N $2"),
        (r"\b\d{8}T\d{9}\b", "YYYYMMDDTHHMMSSMMM"),
        (r"\d+ checks did", "N checks did"),
        (r"_SSM_[0-9A-Za-z]{3}", "_SSM_xxx"),
        (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "REQUEST-ID.........................."),
        (r"CreateTime   \d{10}", "CreateTime   SECONDS..."),
        (r"SSM_Rotate_\d{14}", "SSM_Rotate_YYYYMMDDHHMMSS"),
        (r"X-TC-Timestamp: \d+", "X-TC-Timestamp: SECONDS"),
        (r"Signature=[0-9a-f]{12}", "Signature=aaaaaaaaaaaa"),
    ];
    patterns.into_iter().map(|(pattern, instead)| (Regex::new(pattern).unwrap(), instead)).collect()
});

fn without_what_differs(screens: &str) -> String {
    let mut text = screens.to_owned();
    for (pattern, instead) in DIFFERING.iter() {
        text = pattern.replace_all(&text, *instead).into_owned();
    }
    text
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

/// A user who has opened a draft that is written out, and looks at its review.
fn with_draft(draft: &str, story: &Story) -> User {
    let mut user = on_that_day(story);
    let draft = import::read(draft.as_bytes(), "draft.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    user.settles();
    user.goes_to(StepId::Review);
    user
}

fn like(choice: &Choice) -> bool {
    *choice == Choice::Like
}

#[test]
fn the_first_screen_and_what_is_opened_from_it() {
    let mut user = on_that_day(&Story::with_all_instances());
    frame("start", &mut user);
    user.chooses(like).types("prod");
    frame("start-existing", &mut user);
    user.presses(&["Esc"]).chooses(like).types("legacy").presses(&["Enter"]);
    frame("start-existing-unread", &mut user);
    user.presses(&["Esc", "F3"]).chooses(|choice| *choice == Choice::Elsewhere);
    frame("start-regions", &mut user);
    user.presses(&["Esc", "Esc", "^X", "o"]).types("/no/such/folder/draft.toml").presses(&["Enter"]);
    frame("start-open-file", &mut user);
    user.presses(&["Esc"]).resizes(34, 9);
    user.sees("dbcred needs 50 x 14");
}

#[test]
fn the_first_screen_with_drafts_and_an_outcome_that_is_not_known() {
    let story = Story { scenario: "hang", timeout: Duration::from_secs(20), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold_answer("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    drop(hold);
    let mut user = user.starts_again(&story);
    for number in 1..7 {
        user.chooses(|choice| *choice == Choice::New).goes_to(StepId::Name).types(&format!("draft-{number}"));
        user.presses(&["F3"]);
    }
    user.sees("! Find out what became of prod-orders-rw");
    frame("start-drafts", &mut user);
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
    user.chooses(|choice| *choice == Choice::Elsewhere);
    frame("start-elsewhere", &mut user);
    user.presses(&["Esc"]);
    let source = Message::new("credential-source-profile").with("path", "~/.tccli/default.credential");
    let view = KeyView {
        short_id: "AKID…m2Kd".into(),
        source: source.with("kind", "sso"),
        expires: Some("2026-11-24T03:56:00Z".parse().unwrap()),
        warnings: Vec::new(),
    };
    user.happens(Event::KeySearched(KeyState::Found(view), Profile::default()));
    frame("start-expired-key", &mut user);
    user.presses(&["^X", "k"]).types("AKIDexample").presses(&["Enter"]).types("short");
    frame("start-typed-key", &mut user);
}

#[test]
fn the_steps_up_to_the_hosts() {
    let mut user = on_that_day(&Story::with_all_instances());
    user.presses(&["Enter"]);
    frame("target-products", &mut user);
    user.types("Mysql").presses(&["Enter"]).types("ord");
    frame("target-instances", &mut user);
    user.presses(&["Down", "Down", "Down", "Down"]);
    frame("target-isolated", &mut user);
    user.presses(&["Up", "Up", "Up", "Up", "Enter"]).types("prod-old").presses(&["Tab"]).types("legacyrw");
    frame("name-prefix", &mut user);
    user.presses(&["Shift-Tab"]);
    frame("name-taken", &mut user);
    user.presses(&["^U"]).types("prod orders");
    frame("name-error", &mut user);
    user.presses(&["^U"]).pastes("prod-orders\nrw\n");
    frame("name-paste", &mut user);
    user.presses(&["Esc", "Shift-Tab", "Right"]);
    frame("rail", &mut user);
    user.goes_to(StepId::Hosts);
    frame("hosts-empty", &mut user);
    user.pastes(HOSTS);
    frame("hosts", &mut user);
    user.presses(&["Up"]);
    frame("hosts-fix", &mut user);
    user.presses(&["^X", "r", "Down"]);
    frame("review-errors", &mut user);
}

#[test]
fn the_grants_and_their_dialogs() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.goes_to(StepId::Grants);
    frame("grants", &mut user);
    user.types("insert on crm.");
    frame("grants-line", &mut user);
    user.presses(&["^U"]).types("slect on orders.*").presses(&["^X", "r"]);
    frame("grants-not-added", &mut user);
    user.presses(&["Down", "Down", "Enter"]).goes_to(StepId::Grants).presses(&["Tab"]);
    frame("grants-objects", &mut user);
    user.presses(&["v"]);
    frame("grants-sql", &mut user);
    user.presses(&["Esc", "y"]);
    frame("grants-copy-to", &mut user);
    user.presses(&["Esc", "+"]).types("cr");
    frame("grants-new-object", &mut user);
    user.presses(&["Esc", "Esc", "Tab"]);
    frame("grants-privileges", &mut user);
    user.presses(&["p"]);
    frame("grants-presets", &mut user);
}

#[test]
fn the_accounts_whose_grants_are_taken() {
    let mut user = at_grants();
    user.presses(&["Tab", "p", "c", "Down", "Down", "Down"]);
    frame("grants-accounts", &mut user);
    user.types("batch").presses(&["Enter"]);
    frame("grants-account", &mut user);
    user.presses(&["Enter", "Tab", "Space", "Down", "Down", "Down", "Space"]);
    frame("grants-account-against", &mut user);
}

#[test]
fn statements_that_were_pasted() {
    let mut user = at_the_line(&Story::default());
    user.pastes(TWO);
    frame("paste-accounts", &mut user);
    user.presses(&["Enter"]).sees("app@10.0.9.%");
    frame("paste-account", &mut user);
    user.presses(&["Esc", "Esc"]).pastes(STOPPED).presses(&["Enter"]).sees("app@h");
    frame("paste-stopped", &mut user);
}

#[test]
fn the_grants_of_other_products() {
    for (product, instance, line) in [
        ("Postgres", "postgres-2v8k1m3d", "select, insert on orders.public.invoice"),
        ("Mongodb", "cmgo-7c1k9d2f", "readwrite on orders.*"),
    ] {
        let mut user = on_that_day(&Story::default());
        user.presses(&["Enter"]).types(product).presses(&["Enter"]).types(instance);
        user.goes_to(StepId::Grants).types(line).presses(&["Enter"]);
        frame(&format!("grants-{}", product.to_lowercase()), &mut user);
    }
}

#[test]
fn the_steps_after_the_grants() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.presses(&["Enter"]).types("env").presses(&["Enter"]).types("test");
    frame("labels", &mut user);
    user.presses(&["^X", "u", "^X", "u", "^X", "u", "^X", "u"]).goes_to(StepId::Rotation);
    frame("rotation-off", &mut user);
    user.presses(&["Right", "Tab", "^U"]).types("sat +1w 03:00");
    frame("rotation-words", &mut user);
    user.presses(&["Down", "Right", "Down"]);
    frame("rotation-calendar", &mut user);
    user.presses(&["Esc", "Tab", "^U"]).types("7");
    frame("rotation-often", &mut user);
    user.presses(&["^U"]).types("30");
    user.goes_to(StepId::Key).presses(&["Down"]);
    frame("key", &mut user);
}

#[test]
fn the_review_and_what_opens_over_it() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.presses(&["^X", "r"]);
    frame("review", &mut user);
    user.presses(&["^X"]);
    frame("menu", &mut user);
    user.presses(&["Esc", "w"]).types("orders");
    frame("write-file", &mut user);
    user.presses(&["Esc", "?"]);
    frame("help-review", &mut user);
    user.presses(&["Tab"]);
    frame("help-keys", &mut user);
    user.presses(&["Esc"]).goes_to(StepId::Name).presses(&["^X", "?"]);
    frame("help-field", &mut user);
    user.presses(&["Esc", "^C"]);
    frame("leave", &mut user);
    user.presses(&["Esc", "^X", "r", "s", "y", "e"]);
    frame("confirm", &mut user);
    let mut user = with_draft(RISKY, &Story::default());
    frame("review-risks", &mut user);
    user.presses(&["s"]);
    frame("confirm-risks", &mut user);
}

#[test]
fn the_preview() {
    let mut user = on_that_day(&Story::default());
    example(&mut user);
    user.presses(&["^X", "r", "p"]);
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
}

#[test]
fn drafts_that_need_an_answer() {
    let user = User::starts_with("ok");
    let drafts = user.state().join("sandbox/drafts");
    std::fs::create_dir_all(&drafts).unwrap();
    std::fs::write(drafts.join("kept.toml"), "version = 2\nShine = true\nSecretName = \"kept\"\n").unwrap();
    let mut user = user.starts_again(&Story::default());
    user.chooses(|choice| matches!(choice, Choice::Continue(_)));
    frame("draft-damaged", &mut user);
    user.presses(&["Esc"]);
    (user.app.session.launch.endpoint, user.app.session.launch.sandbox) = (None, None);
    let elsewhere = "endpoint = \"https://ssm.example.com:8443\"\nSecretName = \"far\"\n";
    let draft = import::read(elsewhere.as_bytes(), "far.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    frame("draft-endpoint", &mut user);
    let mut user = User::starts_with("ok");
    user.pastes(include_str!("../orders.toml")).goes_to(StepId::Labels);
    let draft = user.state().join("sandbox/drafts").join(format!("{}.toml", user.app.form.draft_id));
    let other = std::fs::read_to_string(&draft).unwrap().replace("ordersrw", "theirs");
    std::fs::write(&draft, other).unwrap();
    user.types("typed here");
    frame("draft-changed", &mut user);
}

#[test]
fn a_create_that_is_on_its_way() {
    // Drawing takes its time while the answer is held.
    let mut user = User::starts(&Story { timeout: Duration::from_mins(5), ..Story::default() });
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    frame_meanwhile("sending", &mut user);
    let task = user.sandbox().hold("DescribeAsyncRequestInfo");
    hold.release();
    user.happens_until(&[], &task);
    frame_meanwhile("creating", &mut user);
    drop(task);
}

#[test]
fn every_end_of_a_submission() {
    for (scenario, name) in [
        ("ok", "created"),
        ("tags-fail", "created-tags-failed"),
        ("other-grants", "created-other-grants"),
        ("task-fails", "task-failed"),
        ("refused=ResourceInUse.SecretExists", "refused"),
        ("refused=UnauthorizedOperation", "refused-rights"),
        ("drops-request", "not-created"),
        ("stranger", "not-created-stranger"),
        ("bad-gateway", "not-created-gateway"),
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
        if name == "created-other-grants" {
            user.resizes(50, 14).presses(&["d"]);
            frame("created-other-grants-details", &mut user);
        }
    }
}

#[test]
fn a_create_with_risks_that_nobody_watches_any_more() {
    let mut user = with_draft(RISKY, &Story::default());
    user.creates();
    frame("created-risks", &mut user);
    let story = Story { scenario: "hang", timeout: Duration::from_secs(1), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    user.presses(&["Esc"]);
    frame("unknown", &mut user);
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
