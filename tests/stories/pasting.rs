//! The dialog for pasted statements: choosing the account, errors that stop it, what is outside the view, and what
//! remains afterwards.

use std::fmt::Write as _;

use dbcred::domain::steps::StepId;

use crate::{
    granting::{at_grants, at_the_line, grants},
    user::{Story, User},
};

/// A dump with two accounts and other statements.
pub(crate) const TWO: &str = "SET NAMES utf8mb4;\nCREATE USER `app`@`10.0.9.%` IDENTIFIED BY 'x';\n\
    GRANT SELECT, INSERT ON `shop`.* TO `app`@`10.0.9.%`;\nGRANT SELECT ON `crm`.* TO `app`@`10.0.9.%`;\n\
    GRANT DELETE, DROP ON `shop`.* TO `batch`@`10.0.3.7`;\n";

/// A script with three statements that stop it.
pub(crate) const STOPPED: &str = "GRANT SELECT ON shop.* TO app@h;\nREVOKE SELECT ON shop.item FROM app@h;\n\
    GRANT SELECT ON `crm%`.* TO app@h;\nGRANT reader TO app@h;\nGRANT SELCT ON a.* TO app@h;\n";

#[test]
fn the_account_is_chosen_before_anything_is_taken() {
    let mut user = at_grants();
    user.pastes(TWO).sees("The paste has grants of 2 accounts. Which one?");
    user.sees("app@10.0.9.%    2 statements").sees("batch@10.0.3.7  1 statement").sees_not("DROP");
    user.presses(&["Enter"]).sees("app@10.0.9.%: 2 statements").sees("Left out: 2 that grant nothing");
    user.sees("For another account: 1").sees_not("DROP");
    user.presses(&["Esc"]).sees("Which one?").presses(&["Down", "Enter"]).sees("batch@10.0.3.7: 1 statement");
    assert!(grants(&user).is_empty());
    user.presses(&["Enter"]);
    assert_eq!(grants(&user), ["shop.*: DELETE, DROP"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"]);
}

#[test]
fn the_hosts_of_the_chosen_account_alone_come_along_on_request() {
    let mut user = at_grants();
    user.pastes(TWO).presses(&["Enter"]).sees("10.0.9.%").sees_not("10.0.3.7").presses(&["End", "Space", "Enter"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%", "10.0.9.%"]);
}

#[test]
fn enter_takes_nothing_until_each_error_was_left_out() {
    let mut user = at_grants();
    user.pastes(STOPPED).sees("1 grant, once 3 errors are left out by you");
    for (line, left) in [(2, "3 errors block"), (3, "2 errors block"), (5, "1 error blocks")] {
        user.sees("Enter next error").presses(&["Enter"]).sees(left).sees(&format!("now at line {line}"));
        assert!(grants(&user).is_empty());
        if line == 5 {
            // The suggestion is taken by the same key.
            user.sees("SELCT is not a privilege. Did you mean SELECT?").sees("Space uses a.*: SELECT instead");
            user.presses(&["Space"]).sees("[x] GRANT SELCT ON a.*");
        } else {
            user.presses(&["Space"]).sees("Left out by you");
        }
    }
    user.sees("Enter add").sees_not("Enter next error").presses(&["Enter"]);
    assert_eq!(grants(&user), ["shop.*: SELECT", "a.*: SELECT"]);
    // One key takes a decision back.
    user.pastes(STOPPED).presses(&["Enter", "Space", "Space", "Enter"]).sees("3 errors block this; now at line 2");
}

#[test]
fn a_revoke_takes_away_of_what_the_draft_grants_already() {
    let mut user = at_grants();
    user.pastes("GRANT SELECT, DROP ON shop.* TO app@h; GRANT SELECT ON old.* TO app@h").presses(&["Enter"]);
    assert_eq!(grants(&user), ["shop.*: SELECT, DROP", "old.*: SELECT"]);
    let revoke = "REVOKE DROP ON shop.* FROM app@h; REVOKE SELECT ON old.* FROM app@h; GRANT INSERT ON shop.* TO app@h";
    user.pastes(revoke).sees("Revokes DROP on shop.*;").sees("Revokes SELECT on old.*; no privileges remain");
    user.presses(&["Enter"]).sees("app@h: added 1, revoked 2");
    assert_eq!(grants(&user), ["shop.*: SELECT, INSERT"]);
    user.presses(&["^X", "u"]);
    assert_eq!(grants(&user), ["shop.*: SELECT, DROP", "old.*: SELECT"]);
    // Replacing all grants takes nothing away from them.
    user.pastes(revoke).presses(&["r"]);
    assert_eq!(grants(&user), ["shop.*: INSERT"]);
}

/// A session in which the server refused the second statement.
const REFUSED: &str = "mysql> GRANT SELECT ON shop.* TO app@h;\nQuery OK, 0 rows affected (0.01 sec)\n\n\
    mysql> GRANT DROP ON crm.* TO app@h;\nERROR 1044 (42000): Access denied for user\n";

#[test]
fn a_pasted_list_that_was_left_is_unchanged_and_grants_nothing() {
    let mut user = at_grants();
    user.pastes(REFUSED).sees("The server refused this").presses(&["^X", "r"]).sees("Go back to it");
    user.presses(&["Enter"]).sees("-- GRANT SELECT ON shop.*").presses(&["Enter"]).sees("The server refused this");
    assert!(grants(&user).is_empty());
    user.presses(&["Enter", "Space", "Enter"]).sees("app@h: added 1, left out 1");
    assert_eq!(grants(&user), ["shop.*: SELECT"]);
    assert!(user.app.form.draft.unadded.is_empty());
}

#[test]
fn a_list_that_was_left_grants_nothing_in_another_session_either() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^X", "4"]).pastes(REFUSED).presses(&["^X", "r", "Down", "Enter"]);
    let mut user = user.starts_again(&Story::default());
    user.opens_draft("prod-orders-rw").presses(&["^X", "4"]).sees("-- GRANT SELECT ON shop.*").presses(&["Enter"]);
    assert_eq!(grants(&user), ["orders.*: SELECT"]);
}

#[test]
fn a_second_paste_throws_no_list_away() {
    let mut user = at_grants();
    user.pastes("GRANT SELECT ON a.* TO app@h; REVOKE DROP ON a.t FROM app@h").pastes("GRANT INSERT ON b.* TO app@h");
    user.sees("GRANT INSERT ON b.*").presses(&["Enter"]).sees("GRANT SELECT ON a.* TO app@h");
    assert_eq!(grants(&user), ["b.*: INSERT"]);
    user.presses(&["Enter", "Enter"]);
    assert_eq!(grants(&user), ["b.*: INSERT", "a.*: SELECT"]);
}

#[test]
fn a_paste_that_nothing_takes_is_said() {
    let mut user = at_grants();
    user.presses(&["^X"]).pastes("GRANT SELECT ON a.* TO app@h").sees("Nothing here accepts a paste");
}

#[test]
fn a_letter_of_an_input_method_that_is_still_on_is_the_command() {
    let mut user = at_grants();
    user.pastes("GRANT SELECT ON a.* TO app@h").presses(&["Enter"]);
    user.pastes("GRANT INSERT ON b.* TO app@h").types("ｒ");
    assert_eq!(grants(&user), ["b.*: INSERT"]);
    user.sees("All 1 earlier privileges removed, 1 added");
}

#[test]
fn what_was_left_out_stays_in_the_review_and_in_the_receipt() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["^X", "4"]).pastes(STOPPED);
    user.presses(&["Enter", "Space", "Enter", "Space", "Enter", "Space", "Enter", "^X", "r"]);
    let told = "app@h: added 2, left out 3";
    user.sees(told).creates().sees("Read from SQL").sees(told).sees("REVOKE line 2, pattern line 3");
    // The text that is copied for a ticket contains each message in full.
    let copied = user.presses(&["c"]).copied.last().unwrap().clone();
    for whole in ["2:1: shop.item: this revokes", "3:1: crm% is a pattern", "4:1: A role"] {
        assert!(copied.contains(whole), "{copied}");
    }
}

#[test]
fn what_is_told_of_a_paste_goes_and_comes_with_its_grants() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum()
        .presses(&["^X", "4"])
        .pastes("GRANT SELECT, DELETE HISTORY ON crm.* TO app@h;")
        .presses(&["Enter"]);
    user.pastes("GRANT DROP ON a.* TO batch@h;\nGRANT r TO batch@h;").presses(&["Enter", "^X", "r"]);
    user.sees("app@h: added 1, left out 1 (privileges line 1)").sees("batch@h: added 1, left out 1 (role line 2)");
    user.presses(&["^X", "u"]).sees("app@h: added 1").sees_not("batch@h: added");
    user.presses(&["^X", "y"]).sees("batch@h: added 1").presses(&["^X", "u", "^X", "u"]).sees_not(": added 1");
}

#[test]
fn what_lies_outside_the_view_is_counted_at_its_edge() {
    let mut script = String::new();
    for at in 0..40 {
        let _ = writeln!(script, "GRANT SELECT ON `shop`.`t{at}` TO `app`@`h`;");
    }
    script.push_str("REVOKE SELECT ON `x`.* FROM `app`@`h` WITH;\n");
    let mut user = at_grants();
    user.pastes(&script).sees("below, 1 error").sees_not("above").sees("app@h: 41 statements");
    user.presses(&["End"]).sees("above").sees_not("below").sees("app@h: 41 statements");
    user.presses(&["Home", "Enter"]).sees("1 error blocks this; now at line 41").sees("REVOKE SELECT");
}

#[test]
fn a_script_that_is_pasted_among_the_hosts_is_read_as_grants() {
    let mut user = at_grants();
    user.goes_to(StepId::Hosts).pastes(TWO).sees("The paste has grants of 2 accounts. Which one?");
    user.presses(&["Enter", "Enter"]);
    assert_eq!(grants(&user), ["shop.*: SELECT, INSERT", "crm.*: SELECT"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"]);
    user.goes_to(StepId::Hosts).pastes("10.0.2.1\n10.0.2.2\n");
    assert_eq!(user.app.form.draft.hosts.len(), 3);
}

#[test]
fn remarks_that_have_no_room_are_counted() {
    let mut user = at_the_line(&Story { size: (50, 14), ..Story::default() });
    user.pastes("GRANT ALL ON *.* TO a@h WITH GRANT OPTION; GRANT SELECT ON crm.* TO a@h");
    user.sees("ALL on the server also").sees("…").sees("and 5 more remarks").sees("1 below");
    user.resizes(80, 24).sees("ALL includes").sees("GRANT OPTION: cannot be granted").sees_not("more remark");
}

#[test]
fn a_paste_without_a_field_is_told_and_changes_nothing() {
    let mut user = at_grants();
    user.goes_to(StepId::Review).pastes("10.0.2.1").sees("No field here to paste into");
    user.goes_to(StepId::Rotation).pastes("on").sees("No field here to paste into");
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"]);
}
