//! Whose the name of a draft is: every place that says something of it says the same, what dbcred itself sent first.

use std::time::Duration;

use dbcred::{app::Screen, domain::steps::StepId, text::Language};

use crate::user::{Story, User};

/// The sizes at which the way to a create has to hold.
const SIZES: [(u16, u16); 4] = [(50, 14), (60, 18), (80, 24), (120, 40)];

/// A user who stopped looking for a create whose answer was lost, and went back to the review.
fn after_an_unknown_outcome(language: Language) -> User {
    let story = Story { scenario: "hang", timeout: Duration::from_secs(1), language, ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("CreateProductSecret");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    user.presses(&["Esc"]).sees("dbcred resume prod-orders-rw").presses(&["Esc"]);
    assert!(user.is_on(Screen::Form));
    user
}

#[test]
fn a_name_that_an_attempt_of_unknown_outcome_holds_is_never_called_free() {
    for (language, held, settle, free, create) in [
        (Language::En, "outcome unknown", "s find out", ["free,", "free in"], "create..."),
        (Language::Zh, "结果未知", "s 查明结果", ["可用，", "可用（"], "创建……"),
    ] {
        let mut user = after_an_unknown_outcome(language);
        for (columns, lines) in SIZES {
            user.resizes(columns, lines);
            let screen = user.screen().to_lowercase();
            let footer = screen.lines().last().unwrap().to_owned();
            assert!(footer.contains(settle) && !footer.contains(create), "{columns}x{lines}\n{screen}");
            assert!(free.iter().all(|free| !screen.contains(free)), "{columns}x{lines}\n{screen}");
            // At the top, with what to do, and in the status line, before anything that may be cut.
            let rows: Vec<&str> = screen.lines().collect();
            assert!(rows[3].contains(held) && rows[3].starts_with("▸~"), "{columns}x{lines}\n{screen}");
            assert!(rows[rows.len() - 2].contains(held), "{columns}x{lines}\n{screen}");
        }
        user.resizes(80, 24).goes_to(StepId::Name);
        assert!(user.screen().to_lowercase().contains(held), "{held}");
        assert!(free.iter().all(|free| !user.screen().to_lowercase().contains(free)), "{held}");
        // The key does what it says: it looks, and sends nothing.
        user.goes_to(StepId::Review).presses(&["s"]);
        assert!(user.is_on(Screen::Submission));
        assert_eq!(user.calls("CreateProductSecret"), 1);
    }
}

#[test]
fn a_credential_that_this_draft_created_is_called_its_own() {
    let story = Story { scenario: "slow", ..Story::default() };
    let mut user = User::starts(&story);
    let hold = user.sandbox().hold("DescribeAsyncRequestInfo");
    user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
    user.happens(dbcred::app::Event::Key(dbcred::app::keys::Chord::plain(dbcred::app::keys::Key::Esc)));
    hold.release();
    user.settles();
    user.sees("no longer watched").presses(&["Esc"]);
    user.sees("Yours: accepted ").sees("yours, ").sees_not("Taken").sees_not("taken,").sees("s find out");
    user.goes_to(StepId::Name).sees("Yours: accepted ").sees_not("Choose another name").sees_not("Taken");
    // It comes to its end meanwhile, which the look-up of the name tells.
    for _ in 0..40 {
        user.presses(&["^X", "g"]);
        if user.screen().contains("enabled") {
            break;
        }
    }
    user.sees("enabled").goes_to(StepId::Review);
    user.sees_not("is running").sees("enabled").sees_not("Taken").presses(&["s"]).sees("as requested");
    // And so it is at the next start, where the same file is opened once more.
    let body = user.created_body();
    let mut user = user.starts_again(&story);
    user.pastes(&body).goes_to(StepId::Review);
    user.sees("Yours: created ").sees_not("Taken").sees_not("s create...").sees_not("s find out");
    user.goes_to(StepId::Name).sees("Yours: created ").types("2").goes_to(StepId::Review).sees("s create...");
}

#[test]
fn a_create_that_failed_and_one_that_was_refused_lead_to_another_name() {
    for (scenario, says) in [
        ("task-fails", "Taken by your create that failed"),
        ("name-taken", "Taken since "),
        ("stranger", "Taken since "),
    ] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates();
        for (columns, lines) in SIZES {
            user.resizes(columns, lines).sees("Enter ").sees_not("create...");
        }
        user.resizes(80, 24)
            .presses(&["Esc"])
            .sees(says)
            .sees("s change the name")
            .sees_not("create...")
            .presses(&["s"]);
        user.sees("2 Name]").types("2").goes_to(StepId::Review).sees("s create...");
    }
}

#[test]
fn the_number_of_credentials_on_the_first_screen_counts_the_one_that_was_created() {
    let mut user = User::starts_with("ok");
    user.sees("312 of 1,000").fills_the_minimum().creates().presses(&["^X", "h"]).sees("313 of 1,000");
}
