//! Typing, pasting, going back, undoing: nothing is refused, and nothing is lost.

use dbcred::{
    domain::{fields::FieldId, rule::Severity, steps::StepId},
    text::Language,
};

use crate::user::{Story, User};

#[test]
fn going_back_works_from_every_field_valid_or_not() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]);
    for step in [StepId::Name, StepId::Hosts, StepId::Labels, StepId::Rotation, StepId::Key] {
        user.goes_to(step).types("!! 不对").presses(&["Esc"]);
        if user.app.form.focus.step() == step {
            // The first Esc closed a list.
            user.presses(&["Esc"]);
        }
        assert!(user.app.form.focus.step() < step, "{step:?}");
    }
}

#[test]
fn a_prefix_that_the_service_refuses_makes_no_accounts() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).presses(&["Tab"]).types("10.0.1.%").presses(&["Tab"]);
    user.goes_to(StepId::Name).sees_not("Creates two accounts");
    user.presses(&["Tab", "^U"]).types("ordersrw").sees("Creates two accounts:  ordersrw_SSM_???");
}

#[test]
fn what_is_wrong_is_said_and_fixed_by_one_key_and_help_names_its_rule() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).types("prod orders").sees("Character 5 is a space");
    user.sees("A name has letters, digits, - and _.").presses(&["^X", "?"]);
    user.sees("A name has letters, digits, - and _ (R1).").presses(&["Esc"]);
    user.presses(&["Right"]).sees("prod-orders").sees_not("Character 5");
    user.presses(&["Enter"]).types("testPrefix").sees("testPrefix has 10 characters, 2 too many").presses(&["Right"]);
    assert_eq!(user.app.form.draft.prefix, "testPref");
}

#[test]
fn a_paste_of_hosts_becomes_lines_and_is_undone_at_once() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Hosts).pastes("10.0.1.%\n10.0.2.15\n# old ones\n10.0.2.15\n10.0.3.0/24\n");
    user.sees("5 lines: 4 added, 1 comment skipped");
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%", "10.0.2.15", "10.0.2.15", "10.0.3.0/24"]);
    user.presses(&["^X", "u"]);
    assert!(user.app.form.draft.hosts.is_empty());
    user.presses(&["^X", "y"]);
    assert_eq!(user.app.form.draft.hosts.len(), 4);
}

#[test]
fn several_lines_in_a_field_of_one_are_asked_about_and_never_dropped() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).pastes("prod-orders\n-rw\n").sees("2 lines");
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.draft.name, "prod-orders");
}

#[test]
fn a_paste_of_64_kib_loses_nothing() {
    let mut user = User::starts_with("ok");
    let text = "äß支x".repeat(8 * 1024);
    user.presses(&["Enter"]).goes_to(StepId::Labels).pastes(&text);
    assert_eq!(user.app.form.draft.description, text);
    user.sees("too many");
}

#[test]
fn pasted_grants_are_taken_only_when_confirmed() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).goes_to(StepId::Grants);
    user.pastes("GRANT USAGE ON *.* TO `app`@`%`;\nGRANT SELECT, INSERT ON `orders`.* TO `app`@`%`;\nGRANT SELECT, SUPER ON *.* TO `app`@`%` IDENTIFIED BY 'hunter2' WITH GRANT OPTION;");
    user.sees("Nothing is added yet").sees("SUPER").sees_not("hunter2");
    assert!(user.app.form.draft.grants.is_empty());
    user.presses(&["Enter"]);
    let places: Vec<String> = user.app.form.draft.grants.iter().map(|unit| unit.place.to_string()).collect();
    assert_eq!(places, ["orders.*", "*.*"]);
}

#[test]
fn the_next_problem_is_visited_errors_first() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Hosts).types("10.0.1.%").presses(&["^X", "r"]).sees("twice");
    assert!(user.app.form.request().is_none());
    user.presses(&["^X", "e"]);
    assert_eq!((user.app.form.focus.field(), user.app.form.focus.row), (Some(FieldId::Hosts), 1));
    user.presses(&["^X", "r", "s"]).sees("1 error first");
    assert_eq!(user.calls("CreateProductSecret"), 0);
}

#[test]
fn the_draft_is_kept_as_one_types_and_found_at_the_next_start() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).types("half-done").sees("draft saved");
    let drafts: Vec<_> = std::fs::read_dir(user.state().join("sandbox/drafts")).unwrap().collect();
    assert_eq!(drafts.len(), 1);
    let text = std::fs::read_to_string(drafts[0].as_ref().unwrap().path()).unwrap();
    assert!(text.contains("half-done"), "{text}");
}

#[test]
fn the_sample_of_the_documentation_breaks_its_own_rules_and_each_is_said() {
    let mut user = User::starts_with("ok");
    user.pastes(
        r#"{"SecretName":"testName","UserNamePrefix":"testPrefix","ProductName":"Mysql","InstanceID":"cdb-vosgis",
            "Description":"test","KmsKeyId":"2609a8fd-4584-4f89-98be-8c7ae1b81ef4","RotationBeginTime":"2006-01-02 15:04:05",
            "EnableRotation":true,"RotationFrequency":35,"Domains":["%"],"Tags":[{"TagKey":"tagKey","TagValue":"tagVal"}],
            "PrivilegesList":[{"PrivilegeName":"object","Privileges":["read"],"Database":"testdb","TableName":"testtable","ColumnName":"testColumn"}]}"#,
    );
    let said = |severity: Severity, field: FieldId| {
        user.app.form.issues().iter().any(|issue| issue.severity == severity && issue.field == field)
    };
    assert!(said(Severity::Error, FieldId::Prefix), "a prefix of 10");
    assert!(said(Severity::Error, FieldId::Grants), "object and read");
    assert!(said(Severity::Warning, FieldId::Begin), "a begin time in 2006");
    assert!(said(Severity::Warning, FieldId::Hosts), "anyone may try");
    user.goes_to(StepId::Name).sees("testPrefix has 10 characters, 2 too many");
    user.goes_to(StepId::Grants).sees("object");
    user.goes_to(StepId::Rotation).sees("past");
}

#[test]
fn below_the_smallest_size_keys_do_nothing_and_growing_back_shows_the_same_caret() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).goes_to(StepId::Name).types("prod").resizes(34, 9).sees("needs 50 x 14").types("xyz");
    user.presses(&["Enter"]).resizes(80, 24).sees("prod").types("-rw");
    assert_eq!(user.app.form.draft.name, "prod-rw");
}

#[test]
fn a_look_up_that_fails_is_one_quiet_line_and_typing_goes_on() {
    let mut user = User::starts_with("no-rights");
    user.presses(&["Enter"])
        .types("Mysql")
        .presses(&["Enter"])
        .sees("No permission for cdb:DescribeDBInstances: type it; ^X g retries")
        .types("cdb-n4j3y33j")
        .presses(&["Enter"]);
    assert_eq!(user.app.form.focus.step(), StepId::Name);
    assert_eq!(user.app.form.draft.instance, "cdb-n4j3y33j");
}

#[test]
fn a_key_that_moves_never_takes_away_what_was_typed() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Labels).presses(&["Tab"]);
    user.types("env")
        .presses(&["Enter"])
        .types("prod")
        .presses(&["Enter"])
        .types("env")
        .presses(&["Enter"])
        .types("test");
    user.presses(&["Enter", "Up", "Left", "Left", "Left", "Left", "Left"]).sees("The key env appears twice");
    let tags = user.app.form.draft.tags.clone();
    user.presses(&["Right"; 12]);
    assert_eq!(user.app.form.draft.tags, tags);
    user.goes_to(StepId::Hosts).types("10.0.1.%").presses(&["Enter", "Up"]).sees("appears twice");
    let hosts = user.app.form.draft.hosts.clone();
    user.presses(&["Right"; 12]).sees("hosts 1 and 2. Del removes").sees("Del remove it");
    assert_eq!(user.app.form.draft.hosts, hosts);
    user.presses(&["Del"]).sees_not("appears twice");
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"]);
    user.presses(&["^X", "u"]);
    assert_eq!(user.app.form.draft.hosts, hosts, "and it comes back");
}

#[test]
fn a_step_that_was_opened_from_the_review_leads_back_to_it() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().sees("Ready: ");
    for opens in [&["6"][..], &["Down", "Down", "Enter"], &["^X", "6"]] {
        user.presses(opens).sees_not("Ready: ").presses(&["Esc"]).sees("Ready: ");
    }
    // So does the end of the step, and no other step.
    user.presses(&["3", "Enter"]).sees("Ready: ");
    user.presses(&["3", "^X", "5", "Esc"]).sees("[✓4 Grants]");
}

#[test]
fn the_menu_holds_every_command_of_the_place_under_it() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    user.presses(&["^X"]).sees("s create...").sees("c copy").presses(&["c"]);
    assert_eq!(user.copied.len(), 1);
    user.presses(&["^X", "s"]).sees("Create in the sandbox?").types("yes").presses(&["Enter"]);
    user.settles();
    user.presses(&["^X"]).sees("n another one").sees("w write file").presses(&["n"]).sees("[");
    user.goes_to(StepId::Grants).presses(&["Tab", "^X"]).sees("b presets").presses(&["b"]).sees("read-only");
}

#[test]
fn rotation_that_is_switched_on_is_every_30_days_and_off_says_what_that_means() {
    for key in ["Space", "Right"] {
        let mut user = User::starts(&Story { ..Story::default() });
        user.fills_the_minimum().presses(&["6"]).sees("password never rotates").presses(&[key]);
        let draft = user.app.form.draft.clone();
        assert_eq!((draft.rotate, draft.every.as_str(), draft.begin.is_empty()), (Some(true), "30", false), "{key}");
        user.goes_to(StepId::Review).sees("every 30 days from ").sees_not("every day");
        // What the switch filled in goes with it.
        user.presses(&["6", "Space"]);
        let off = user.app.form.draft.clone();
        assert_eq!((off.rotate, off.every.as_str(), off.begin.as_str()), (Some(false), "", ""), "{key}");
        user.presses(&["Space"]).goes_to(StepId::Review).sees("every 30 days from ");
        // What was typed stays, whichever key switches.
        user.app.form.draft.begin.clear();
        user.app.form.draft.every = "7".to_owned();
        user.presses(&["6", "Up", "Up", "Space"]).sees("off: password never rotates");
        user.presses(&["Space"]);
        assert_eq!((user.app.form.draft.every.as_str(), user.app.form.draft.begin.is_empty()), ("7", false));
    }
}

#[test]
fn the_calendar_shows_the_month_that_was_typed_also_of_a_day_that_does_not_exist() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum().presses(&["6", "Space", "Tab", "^U"]).types("2031-02-30").sees("February 2031");
    let month = user.screen();
    assert!(!month.contains("[ 1]"), "no day is marked:\n{month}");
    user.presses(&["^U"]).types("2031-02-15").presses(&["Down"]).sees("▸[15]");
}

#[test]
fn no_sentence_of_the_review_has_a_hole_or_a_wrong_date_where_a_date_is_missing() {
    let (en, zh) = ("every 30 days, no first run yet", "每 30 天，还没有首次");
    let typed = "every 30 days from someday";
    for (language, date, says) in [(Language::En, "", en), (Language::Zh, "", zh), (Language::En, "someday", typed)] {
        let mut user = User::starts(&Story { language, ..Story::default() });
        user.fills_the_minimum().presses(&["6", "Space", "Tab", "^U"]).types(date).goes_to(StepId::Review);
        for size in [(50, 14), (80, 24)] {
            user.resizes(size.0, size.1).presses(&["Down"; 12]);
            user.sees(says);
        }
    }
}
