//! Whatever a create meets: it is sent once, its outcome is reported correctly, and nothing that was typed is lost.

use std::{fs, path::PathBuf, time::Duration};

use dbcred::{
    app::{
        Event, Saved, Screen,
        keys::{Chord, Key},
        start::Choice,
    },
    domain::{
        submission::{Doubt, NotSent, Outcome, Step},
        unseen::is_unseen,
    },
    sandbox::Scenario,
};

use crate::user::{Story, User};

fn outcome(user: &User) -> &Outcome {
    user.app.submission.shown.as_ref().unwrap().outcome().expect("the submission has ended")
}

/// Returns how often the name was looked for to settle the outcome.
fn looks(user: &User) -> usize {
    user.steps.iter().filter(|step| matches!(step, Step::Looked { .. })).count()
}

/// One scenario of the sandbox, and its expected result.
struct LookUpError {
    scenario: &'static str,
    /// The outcome's word, as in `--json`.
    word: &'static str,
    /// A text of the first lines of the screen, and a text about the trouble.
    says: [&'static str; 2],
    /// How many creates arrived.
    creates: usize,
    /// How many looks for the name came before the outcome.
    looks: usize,
    exit: u8,
}

const fn trouble(
    scenario: &'static str,
    word: &'static str,
    says: [&'static str; 2],
    (creates, looks, exit): (usize, usize, u8),
) -> LookUpError {
    LookUpError { scenario, word, says, creates, looks, exit }
}

const MADE: &str = "Created in ";
const NOT_MADE: &str = "Not created, ";
const REFUSED: &str = "nothing was created";

/// All scenarios. Only the looks of a reconciliation are counted, not those of the form and of reading back.
const TROUBLES: &[LookUpError] = &[
    // Closed before, after, and in the middle of the answer.
    trouble("drops-request", "not-created", [NOT_MADE, "connection closed"], (1, 3, 1)),
    trouble("drops-answer", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("cut-off", "created", [MADE, "as requested"], (1, 1, 0)),
    // No answer, or one byte per second.
    trouble("hang", "not-created", [NOT_MADE, "No answer within 1 s"], (1, 3, 1)),
    trouble("hang-created", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("drip", "created", [MADE, "as requested"], (1, 1, 0)),
    // The answer is from something between client and service.
    trouble("bad-gateway", "not-created", [NOT_MADE, "HTTP 502"], (1, 3, 1)),
    trouble("bad-gateway-created", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("html", "not-created", [NOT_MADE, "HTML"], (1, 3, 1)),
    trouble("redirect", "not-created", [NOT_MADE, "HTTP 302"], (1, 3, 1)),
    // Answers that do not count as one.
    trouble("truncated", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("empty", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("wrong-shape", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("huge", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("not-utf8", "created", [MADE, "as requested"], (1, 1, 0)),
    // A correct answer, compressed.
    trouble("gzip", "created", [MADE, "as requested"], (1, 0, 0)),
    // The service itself does not know.
    trouble("internal-error", "not-created", [NOT_MADE, "InternalError"], (1, 3, 1)),
    trouble("internal-error-created", "created", [MADE, "as requested"], (1, 1, 0)),
    trouble("refused=ServiceUnavailable", "not-created", [NOT_MADE, "ServiceUnavailable"], (1, 3, 1)),
    trouble("refused=FailedOperation", "not-created", [NOT_MADE, "FailedOperation"], (1, 3, 1)),
    trouble("refused=NoSuchCode.OfAnyPage", "not-created", [NOT_MADE, "NoSuchCode.OfAnyPage"], (1, 3, 1)),
    // The effect comes late, or another user comes first.
    trouble("late", "created", [MADE, "as requested"], (1, 3, 0)),
    trouble("stranger", "theirs", ["another credential has the name", "cdb-7kq0a1xz"], (1, 1, 3)),
    // The only two that are sent again.
    trouble("throttled", "created", [MADE, "as requested"], (3, 0, 0)),
    trouble("refused=RequestLimitExceeded.UinLimitExceeded", "refused", [REFUSED, "RequestLimitExceeded"], (5, 0, 3)),
    // Definite refusals.
    trouble("name-taken", "refused", [REFUSED, "Checked now: status enabled"], (1, 1, 3)),
    trouble("pending-deletion", "refused", [REFUSED, "PendingDelete"], (1, 0, 3)),
    trouble("clock", "refused", [REFUSED, "The local clock is 7 min slow"], (1, 0, 3)),
    trouble("text-refused", "refused", [REFUSED, "FailedOperation.AccessKmsError"], (1, 0, 3)),
    // Created, but not as requested.
    trouble("tags-fail", "created-but-tags-failed", ["tags were not set", "TagCode 2"], (1, 0, 5)),
    trouble("tags-null", "created", [MADE, "as requested"], (1, 0, 0)),
    trouble("other-grants", "created-but-differs", ["but not as requested: 2 differences", "0 of 1"], (1, 0, 5)),
    trouble("text", "created-but-tags-failed", ["tags were not set", "TagCode 2"], (1, 0, 5)),
    trouble("task-fails", "task-failed", ["the task failed", "instance is in task"], (1, 0, 5)),
    trouble("task-fails-but-made", "task-failed", ["both accounts exist", "instance is in task"], (1, 0, 5)),
    trouble("text-task-fails", "task-failed", ["the task failed", "Says"], (1, 0, 5)),
    trouble("slow", "created", [MADE, "as requested"], (1, 0, 0)),
];

/// Runs every fourth row of the table, so that four tests run at the same time.
fn walk(remainder: usize) {
    for trouble in TROUBLES.iter().skip(remainder).step_by(4) {
        let scenario = trouble.scenario;
        let seconds = if matches!(scenario, "hang" | "hang-created" | "drip") { 1 } else { 20 };
        let story = Story { scenario, timeout: Duration::from_secs(seconds), ..Story::default() };
        let mut user = User::starts(&story);
        user.fills_the_minimum().creates();
        assert_eq!(outcome(&user).word(), trouble.word, "{scenario}: {:?}", outcome(&user));
        assert_eq!(user.calls("CreateProductSecret"), trouble.creates, "{scenario}: creates");
        // "Not created" needs at least three looks, and as many as seven if the time allows.
        let most = if trouble.word == "not-created" { 7 } else { trouble.looks };
        assert!((trouble.looks..=most).contains(&looks(&user)), "{scenario}: {} looks", looks(&user));
        assert_eq!(user.sandbox().redirects_followed(), 0, "{scenario}");
        for text in trouble.says {
            user.sees(text);
        }
        let screen = user.screen();
        assert!(!screen.contains(is_steering), "{scenario}: {screen:?}");
        user.presses(&["^C", "^C"]);
        assert_eq!(user.exit, Some(trouble.exit), "{scenario}: exit");
    }
}

fn is_steering(character: char) -> bool {
    character != '\n' && is_unseen(character)
}

#[test]
fn every_trouble_comes_to_what_is_true_and_is_on_the_wire_once() {
    walk(0);
}

#[test]
fn every_trouble_comes_to_what_is_true_and_is_on_the_wire_once_second_quarter() {
    walk(1);
}

#[test]
fn every_trouble_comes_to_what_is_true_and_is_on_the_wire_once_third_quarter() {
    walk(2);
}

#[test]
fn every_trouble_comes_to_what_is_true_and_is_on_the_wire_once_last_quarter() {
    walk(3);
}

#[test]
fn no_trouble_of_the_sandbox_is_left_out() {
    let elsewhere = [
        "ok",
        "refused=CODE",
        "no-rights",
        "only-create",
        "only-ssm",
        "denied=ACTION",
        "many=COUNT",
        "arrears",
        "quota-used",
    ];
    for name in Scenario::names().filter(|name| !elsewhere.contains(name)) {
        assert!(TROUBLES.iter().any(|trouble| trouble.scenario == name), "{name}");
    }
}

#[test]
fn without_a_connection_it_is_tried_five_times_and_nothing_was_sent() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().loses_the_cloud();
    user.creates();
    assert!(matches!(outcome(&user), Outcome::NotSent(NotSent::NotConnected(_))), "{:?}", outcome(&user));
    let waits: Vec<u64> = user
        .steps
        .iter()
        .filter_map(|step| match step {
            Step::BackingOff { wait, .. } => Some(*wait),
            _ => None,
        })
        .collect();
    assert_eq!(waits, [10, 20, 40, 80], "in paces: 1, 2, 4, 8");
    user.sees("nothing left this machine").presses(&["q"]);
    assert_eq!(user.exit, Some(1));
}

#[test]
fn killed_after_the_bytes_left_it_is_offered_at_the_next_start_and_settled_without_a_second_create() {
    for (scenario, word, exit) in [("hang-created", "created", 0), ("hang", "not-created", 1)] {
        let story = Story { scenario, timeout: Duration::from_secs(20), ..Story::default() };
        let mut user = User::starts(&story);
        let hold = user.sandbox().hold_answer("CreateProductSecret");
        user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
        drop(hold);
        let mut user = user.starts_again(&story);
        user.sees("! Find out what became of prod-orders-rw   sent ").sees("create without a known outcome: find out");
        // The name is whole in the smallest window too.
        user.resizes(50, 14).sees("! Find out what became of prod-orders-rw").resizes(80, 24);
        user.chooses(|choice| matches!(choice, Choice::Settle(_)));
        assert_eq!(outcome(&user).word(), word, "{:?}", outcome(&user));
        assert_eq!(user.calls("CreateProductSecret"), 1, "{scenario}");
        if scenario == "hang" {
            // Esc leads to where one came from.
            user.sees("Esc back").sees_not("to the review").presses(&["Esc"]);
            assert!(user.is_on(Screen::Start));
        }
        let mut user = user.starts_again(&story);
        user.sees_not("Find out what became of prod-orders-rw");
        // What was typed is there in any case.
        user.chooses(|choice| matches!(choice, Choice::Continue(_)));
        assert_eq!(user.app.form.draft.name, "prod-orders-rw");
        assert_eq!(Outcome::exit(&settled(&user)), exit);
    }
}

/// Returns the only outcome in the journal.
fn settled(user: &User) -> Outcome {
    let folder = dbcred::store::Folder::at(user.state()).sandbox();
    let survey = folder.journal().survey(jiff::Timestamp::now()).unwrap();
    assert_eq!((survey.entries.len(), survey.damaged.len()), (1, 0));
    survey.entries[0].end.clone().unwrap().outcome
}

#[test]
fn the_same_create_after_a_crash_settles_the_first_attempt_and_makes_no_second() {
    let story = Story { scenario: "hang-created", timeout: Duration::from_secs(20), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold_answer("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    drop(hold);
    let mut user = user.starts_again(&story);
    user.chooses(|choice| matches!(choice, Choice::Continue(_))).presses(&["^X", "r"]).creates();
    assert!(matches!(outcome(&user), Outcome::Created { receipt: None, .. }), "{:?}", outcome(&user));
    assert_eq!(user.calls("CreateProductSecret"), 1);
}

#[test]
fn killed_while_the_task_runs_it_is_followed_to_its_end_at_the_next_start() {
    let story = Story { scenario: "slow", ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("DescribeAsyncRequestInfo");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    drop(hold);
    let mut user = user.starts_again(&story);
    user.chooses(|choice| matches!(choice, Choice::Settle(_)));
    assert!(matches!(outcome(&user), Outcome::Created { receipt: Some(_), .. }), "{:?}", outcome(&user));
    assert_eq!((user.calls("CreateProductSecret"), looks(&user)), (1, 0));
}

#[test]
fn leaving_while_it_is_on_its_way_says_that_it_may_happen_and_how_to_come_back() {
    let story = Story { scenario: "hang", timeout: Duration::from_secs(1), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    user.sees("Waiting for the answer").sees("Esc stop watching").sees_not("cancel");
    let farewell = user.farewell();
    assert!(farewell.contains("dbcred resume prod-orders-rw"), "{farewell}");
    user.happens(Event::Key(Chord::ctrl('c')));
    // It goes on saying so, whatever is looked at meanwhile, and shows no key that does nothing.
    for key in [Chord::ctrl('x'), Chord::plain(Key::Esc), Chord::plain(Key::Esc)] {
        user.happens(Event::Key(key));
    }
    user.sees("Stops at the answer or time limit").sees_not("Esc stop watching").sees("q quit");
    user.happens(Event::Key(Chord::char('q')));
    assert_eq!(user.exit, Some(4), "sent, and not known");
    drop(hold);
}

#[test]
fn it_is_not_stopped_in_the_shell_while_a_create_is_on_its_way() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^Z"]);
    assert_eq!(user.suspensions, 1);
    let hold = user.sandbox().hold_answer("CreateProductSecret");
    user.presses(&["s"]).types("yes").happens_until(&["Enter"], &hold);
    user.happens(Event::Key(Chord::ctrl('z')));
    assert_eq!(user.suspensions, 1, "a stopped program follows nothing");
    hold.release();
    user.settles();
    user.sees(MADE).presses(&["^Z"]);
    assert_eq!(user.suspensions, 2);
}

#[test]
fn esc_after_the_bytes_left_stops_the_watching_and_leaves_the_entry_open() {
    let story = Story { scenario: "hang", timeout: Duration::from_secs(1), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    user.presses(&["Esc"]);
    assert!(matches!(outcome(&user), Outcome::Unknown { doubt: Doubt::TimedOut { .. }, .. }), "{:?}", outcome(&user));
    user.sees("may or may not").sees("dbcred resume prod-orders-rw").sees_not("stops when").presses(&["q"]);
    assert_eq!(user.exit, Some(4));
    let mut user = user.starts_again(&story);
    user.sees("Find out what became of prod-orders-rw");
}

#[test]
fn calling_off_while_it_backs_off_sends_nothing_more_and_says_so() {
    let mut user = User::starts_with("refused=RequestLimitExceeded");
    user.fills_the_minimum().presses(&["s"]);
    let hold = user.sandbox().hold("CreateProductSecret");
    user.happens_until(&["y", "e", "s", "Enter"], &hold);
    // Stopped during the first try: its answer is waited for, and no second one is sent.
    user.happens(Event::Key(Chord::plain(dbcred::app::keys::Key::Esc)));
    drop(hold);
    user.settles();
    let is_refused = matches!(outcome(&user), Outcome::Refused(fault) if fault.code == "RequestLimitExceeded");
    assert!(is_refused, "{:?}", outcome(&user));
    assert_eq!(user.calls("CreateProductSecret"), 1);
    // Nothing was created, so it may be sent again after another yes.
    user.sees(REFUSED).presses(&["^X", "r", "s"]).sees("RequestLimitExceeded. Nothing ").sees("Type yes");
}

#[test]
fn what_was_sent_to_a_sandbox_that_is_gone_is_not_offered() {
    let story = Story { scenario: "hang", timeout: Duration::from_millis(300), ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("DescribeSecret");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    drop(hold);
    let mut user = user.starts_again_elsewhere(&Story::default());
    user.sees("Continue").sees_not("Find out what became of prod-orders-rw");
}

#[test]
fn a_damaged_file_of_the_journal_is_said_kept_aside_and_stops_nobody() {
    let user = User::starts_with("ok");
    let journal = user.state().join("sandbox/journal");
    fs::create_dir_all(&journal).unwrap();
    fs::write(journal.join("something-0123456789abcdef-x.json"), "{\"version\":1,").unwrap();
    let mut user = user.starts_again(&Story::default());
    user.sees("damaged journal file");
    assert!(names(&journal).iter().any(|name| name.contains(".damaged-")), "{:?}", names(&journal));
    user.fills_the_minimum().creates().sees(MADE);
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let rows = fs::read_dir(folder).into_iter().flatten();
    rows.map(|row| row.unwrap().file_name().into_string().unwrap()).collect()
}

/// Returns the directory of the drafts.
fn drafts(user: &User) -> PathBuf {
    user.state().join("sandbox/drafts")
}

#[test]
fn a_draft_that_is_damaged_or_of_another_version_is_opened_as_far_as_it_can_be() {
    const WHOLE: &str = "version = 1\nregion = \"ap-guangzhou\"\nSecretName = \"prod-orders-rw\"\n\
                         ProductName = \"Mysql\"\nDomains = [\"10.0.1.%\"]\ngrants = [\"select on orders.*\"]\n";
    let damages: [(&str, Vec<u8>, &str); 5] = [
        ("newer", WHOLE.replace("version = 1", "version = 2\nShine = true").into(), "This draft has version"),
        ("older", WHOLE.replace("version = 1", "version = 0").into(), "This draft has version"),
        ("cut", WHOLE.as_bytes()[..WHOLE.len() - 12].into(), "before it is complete"),
        ("zeros", WHOLE.replace("10.0.1.%", "\0\0\0\0\0\0").into(), "Domains"),
        ("not text", [WHOLE.as_bytes(), b"Description = \"\xff\xfe\"\n"].concat(), "0xFF"),
    ];
    for (name, bytes, says) in damages {
        let user = User::starts_with("ok");
        fs::create_dir_all(drafts(&user)).unwrap();
        fs::write(drafts(&user).join("kept.toml"), &bytes).unwrap();
        let mut user = user.starts_again(&Story::default());
        user.sees("prod-orders-rw").chooses(|choice| matches!(choice, Choice::Continue(_)));
        user.sees("could not be read").sees("kept.toml.damaged-");
        if name != "zeros" {
            user.sees(says);
        }
        user.presses(&["Esc"]);
        assert_eq!(
            (user.app.form.draft.name.as_str(), user.app.form.draft.product.as_str()),
            ("prod-orders-rw", "Mysql"),
            "{name}"
        );
        user.goes_to(dbcred::domain::steps::StepId::Labels).types("typed since");
        let aside = names(&drafts(&user)).into_iter().find(|file| file.contains(".damaged-")).unwrap();
        assert_eq!(fs::read(drafts(&user).join(aside)).unwrap(), bytes, "{name}: nothing is lost");
        let text = fs::read_to_string(drafts(&user).join("kept.toml")).unwrap();
        assert!(text.contains("prod-orders-rw") && text.contains("typed since"), "{name}: {text}");
    }
}

#[test]
fn what_is_typed_while_the_draft_is_being_written_is_written_too() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(dbcred::domain::steps::StepId::Name);
    user.happens(Event::Key(Chord::char('a')));
    user.passes_the_time_to_save();
    // The disk has not answered yet.
    user.happens(Event::Key(Chord::char('b')));
    user.settles();
    assert_eq!(user.app.form.saved, Saved::Saved);
    let file = drafts(&user).join(&names(&drafts(&user))[0]);
    assert!(fs::read_to_string(file).unwrap().contains("SecretName = \"ab\""));
}

#[test]
fn several_drafts_are_kept_with_their_names_and_one_opens_by_its_name() {
    let mut user = User::starts_with("ok");
    for name in ["first-one", "second-one"] {
        user.presses(&["Enter"]).goes_to(dbcred::domain::steps::StepId::Name).types(name);
        user = user.starts_again(&Story::default());
    }
    user.sees("first-one").sees("second-one");
    user.opens_draft("first-one");
    assert_eq!(user.app.form.draft.name, "first-one");
}

#[cfg(unix)]
#[test]
fn drafts_and_journal_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let mut user = User::starts_with("hang");
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    for folder in ["sandbox/drafts", "sandbox/journal"] {
        let folder = user.state().join(folder);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(!names(&folder).is_empty());
        for name in names(&folder) {
            let mode = fs::metadata(folder.join(&name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{name}");
        }
    }
    drop(hold);
}

#[test]
fn a_journal_that_takes_no_more_after_the_sending_is_said() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    let hold = user.sandbox().hold_answer("CreateProductSecret");
    user.presses(&["s"]).types("yes").happens_until(&["Enter"], &hold);
    let journal = user.state().join("sandbox/journal");
    fs::rename(&journal, journal.with_extension("gone")).unwrap();
    fs::write(&journal, "a plain file in its place").unwrap();
    hold.release();
    user.settles();
    user.sees(MADE).sees("The journal could not be written").sees_not("A receipt is in the journal");
}

#[test]
fn grants_that_are_not_as_asked_are_named() {
    let mut user = User::starts_with("other-grants");
    user.fills_the_minimum()
        .creates()
        .sees("but not as requested: 2 differences")
        .sees("0 of 1")
        .sees("SELECT on orders.*")
        .sees("REFERENCES on orders.*");
}

#[test]
fn hostile_words_steer_nothing_on_any_screen_and_in_no_copy() {
    for scenario in ["text", "text-refused", "text-task-fails"] {
        for size in [(80, 24), (60, 18), (120, 40)] {
            let mut user = User::starts(&Story { scenario, size, ..Story::default() });
            let mut screens = Vec::new();
            user.fills_the_minimum();
            for step in dbcred::domain::steps::STEPS {
                user.goes_to(*step);
                screens.push(user.screen());
            }
            user.creates();
            screens.push(user.screen());
            user.presses(&["d"]);
            screens.push(user.screen());
            user.presses(&["PageDown"]);
            screens.push(user.screen());
            user.presses(&["c"]);
            screens.extend(user.copied.iter().map(|text| text.replace('\n', "")));
            for screen in screens {
                assert!(!screen.contains(is_steering), "{scenario} {size:?}: {screen:?}");
                let lines = screen.lines().count();
                assert!(lines == 1 || lines == usize::from(size.1), "{scenario}: {lines} lines");
            }
        }
    }
}

#[test]
fn hostile_words_of_a_draft_and_a_paste_steer_nothing() {
    const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}txet\u{2066}\u{9b}31m\u{200b}\u{feff}z";
    let user = User::starts_with("ok");
    fs::create_dir_all(drafts(&user)).unwrap();
    let text = format!(
        "version = 1\nSecretName = \"x\\u001B[2J\\u202Ey\"\nDescription = \"{}\"\n\u{202e}\u{1b} = 1\n",
        "\\u001B]0;owned\\u0007".repeat(20_000)
    );
    fs::write(drafts(&user).join("kept.toml"), text).unwrap();
    let mut user = user.starts_again(&Story::default());
    let mut screens = vec![user.screen()];
    user.chooses(|choice| matches!(choice, Choice::Continue(_)));
    screens.push(user.screen());
    user.presses(&["Esc"]);
    for step in dbcred::domain::steps::STEPS {
        user.goes_to(*step).pastes(HOSTILE);
        screens.push(user.screen());
        user.presses(&["Esc"]);
        screens.push(user.screen());
    }
    let farewell = user.farewell();
    screens.push(farewell);
    for screen in screens {
        assert!(!screen.contains(is_steering), "{screen:?}");
    }
}

#[test]
fn a_create_that_was_accepted_is_followed_at_the_next_start_and_not_called_unknown() {
    let story = Story::default();
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("DescribeAsyncRequestInfo");
    user.fills_the_minimum().presses(&["s"]).says_yes_and_is_killed_once(&hold);
    drop(hold);
    let mut user = user.starts_again(&story);
    user.sees("Watch the create of prod-orders-rw").sees_not("outcome unknown");
    user.chooses(|choice| matches!(choice, Choice::Settle(_))).sees("as requested");
    assert_eq!(user.calls("CreateProductSecret"), 1);
}
