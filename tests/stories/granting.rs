//! The privilege editor: typing, pasting, presets, copying, undoing, other products, and starting from an account.

use std::fmt::Write as _;

use dbcred::{
    domain::{
        fields::FieldId,
        grants::Unit,
        rule::{Issue, Severity},
        steps::StepId,
    },
    text::Language,
};

use crate::user::{Story, User};

/// A user at the grant line of a draft for the example instance, with hosts filled in.
pub(crate) fn at_the_line(story: &Story) -> User {
    let mut user = User::starts(story);
    user.presses(&["Enter"]).goes_to(StepId::Target);
    user.app.form.draft.product = "Mysql".into();
    user.app.form.draft.instance = "cdb-n4j3y33j".into();
    user.goes_to(StepId::Name).types("prod-orders-rw").presses(&["Enter"]).types("ordersrw");
    user.goes_to(StepId::Hosts).types("10.0.1.%").presses(&["Enter"]).goes_to(StepId::Grants);
    user
}

pub(crate) fn at_grants() -> User {
    at_the_line(&Story::default())
}

/// A user at the grants of another product, which is known by its name or by an instance id.
fn at_product(product: &str, instance: &str) -> User {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]);
    user.app.form.draft.product = product.into();
    user.app.form.draft.instance = instance.into();
    user.goes_to(StepId::Hosts).types("10.0.1.%").presses(&["Enter"]).goes_to(StepId::Grants);
    user
}

/// Returns the grants, one line for each: `orders.*: SELECT, INSERT`.
pub(crate) fn grants(user: &User) -> Vec<String> {
    let line = |unit: &Unit| format!("{}: {}", unit.place, unit.privileges.join(", "));
    user.app.form.draft.grants.iter().map(line).collect()
}

/// Returns the messages about the grants of one severity.
fn said(user: &User, severity: Severity) -> Vec<&'static str> {
    let is_it = |issue: &&Issue| issue.field == FieldId::Grants && issue.severity == severity;
    user.app.form.issues().iter().filter(is_it).map(|issue| issue.message.id).collect()
}

fn adds(user: &mut User, lines: &[&str]) {
    for line in lines {
        user.types(line).presses(&["Enter"]);
    }
}

#[test]
fn a_grant_is_typed_completed_ticked_and_the_sql_follows() {
    let mut user = at_grants();
    user.types("select on ord").sees("orders_archive.*").presses(&["Tab", "Enter"]);
    assert_eq!(grants(&user), ["orders.*: SELECT"]);
    user.sees("GRANT SELECT ON `orders`.* TO ...").sees("2 accounts x 1 host = 2");
    // To the tree, to the privileges, one down, and a tick.
    user.presses(&["Tab", "Tab", "Down", "Space"]);
    assert_eq!(grants(&user), ["orders.*: SELECT, SHOW VIEW"]);
    user.sees("GRANT SELECT, SHOW VIEW ON `orders`.* TO ...").sees("2 of 18");
    user.presses(&["v"]).sees("GRANT SELECT, SHOW VIEW ON `orders`.* TO `ordersrw_SSM_???`@`10.0.1.%`;");
    user.presses(&["c", "Esc"]);
    assert_eq!(user.copied, ["GRANT SELECT, SHOW VIEW ON `orders`.* TO `ordersrw_SSM_???`@`10.0.1.%`;"]);
}

#[test]
fn a_table_and_its_columns_are_completed_from_the_instance() {
    let mut user = at_grants();
    user.types("select on crm.cus").sees("crm.customer").presses(&["Tab"]).types(".em").sees("crm.customer.email");
    user.presses(&["Tab", "Enter"]);
    assert_eq!(grants(&user), ["crm.customer.email: SELECT"]);
    user.sees("GRANT SELECT (`email`) ON `crm`.`customer` TO ...");
}

#[test]
fn a_name_that_is_there_comes_before_what_was_typed_and_both_can_be_added() {
    let mut user = at_grants();
    user.types("select, insert on orders.cu").sees("▸ orders.customer").sees("Enter choose").presses(&["Enter"]);
    assert!(user.app.form.draft.grants.is_empty(), "the line is completed first");
    user.sees("select, insert on orders.customer").sees("Enter add").presses(&["Enter"]);
    assert_eq!(grants(&user), ["orders.customer: SELECT, INSERT"]);
    // What was typed is the last row, and what is left where the list was closed.
    user.types("select on crm.cu").presses(&["Down"]).sees("▸ crm.cu ").sees("Enter add").presses(&["Enter"]);
    user.types("select on billing.inv").sees("▸ billing.invoice").presses(&["Esc", "Enter"]);
    // A whole line is added at once.
    adds(&mut user, &["delete on orders.customer", "select on crm.*", "select on nowhere.at_all"]);
    let added = grants(&user).concat();
    for place in ["crm.cu:", "billing.inv:", "orders.customer: SELECT, INSERT, DELETE", "crm.*:", "nowhere.at_all:"] {
        assert!(added.contains(place), "{place} {added}");
    }
}

#[test]
fn a_small_screen_uses_its_rows_for_accounts_and_objects() {
    let mut user = at_the_line(&Story { size: (50, 14), ..Story::default() });
    adds(&mut user, &["select on orders.*"]);
    user.presses(&["Tab", "p", "c"]).sees("root@%").sees("monitor@%").sees("lines below");
    user.presses(&["Esc", "+"]).types("orders").sees("orders_archive").presses(&["Enter"]).sees("customer");
}

#[test]
fn what_an_account_cannot_be_granted_is_said_where_there_is_room_for_little() {
    let mut user = at_the_line(&Story { size: (50, 14), ..Story::default() });
    adds(&mut user, &["select on orders.*"]);
    user.presses(&["Tab", "p", "c"]).types("root").presses(&["Enter"]).sees("CREATE USER, RELOAD: cannot be").sees("…");
}

#[test]
fn a_letter_leaves_the_program_from_no_dialog_of_the_grants() {
    let mut user = at_grants();
    adds(&mut user, &["select on orders.*", "select on crm.*"]);
    user.presses(&["Tab"]);
    for dialog in ["p", "y", "v"] {
        user.presses(&[dialog]).sees_not("q quit").presses(&["q", "Esc"]);
        assert_eq!(user.exit, None, "{dialog}");
    }
    user.pastes("grant select on a.* to b@c; grant insert on d.* to b@c");
    user.presses(&["q"]).resizes(50, 14).sees("Enter add").sees("Space toggle").sees("Esc cancel");
    assert_eq!(user.exit, None);
}

#[test]
fn statements_out_of_sight_are_counted() {
    let mut user = at_grants();
    adds(&mut user, &["select, drop on *.*", "select on orders.*", "select on crm.*", "select on billing.*"]);
    user.sees("SQL: 4 statements").sees("1 more above");
    user.presses(&["Tab", "Home"]).sees("1 more below");
}

#[test]
fn what_a_wider_place_grants_is_shown_as_inherited() {
    let mut user = at_grants();
    adds(&mut user, &["select on orders.*", "insert on orders.item"]);
    user.presses(&["Tab", "Tab"]).sees("[=] SELECT").sees("is already granted by orders.*");
    user.presses(&["Space"]).sees("[x]=SELECT").sees("already granted on orders.*").presses(&["f"]);
    assert_eq!(grants(&user), ["orders.*: SELECT", "orders.item: INSERT"]);
}

#[test]
fn all_none_and_the_others_are_one_key_each_and_every_step_is_undone() {
    let mut user = at_grants();
    adds(&mut user, &["select, update on orders.*"]);
    user.presses(&["Tab", "i"]).sees("16 of 18").presses(&["a"]).sees("18 of 18").presses(&["n"]).sees("0 of 18");
    user.presses(&["^X", "u"]).sees("18 of 18").presses(&["^X", "u"]).sees("16 of 18").presses(&["^X", "u"]);
    assert_eq!(grants(&user), ["orders.*: SELECT, UPDATE"]);
    user.presses(&["^X", "u"]);
    assert!(user.app.form.draft.grants.is_empty());
    user.presses(&["^X", "y", "^X", "y", "^X", "y", "^X", "y"]);
    assert_eq!(grants(&user), ["orders.*: "]);
}

#[test]
fn undo_goes_back_as_far_as_one_went() {
    let mut user = at_grants();
    adds(&mut user, &["select on orders.*"]);
    user.presses(&["Tab", "Tab", "Down"]);
    for _ in 0..60 {
        user.presses(&["Space"]);
    }
    for _ in 0..61 {
        user.presses(&["^X", "u"]);
    }
    assert!(user.app.form.draft.grants.is_empty());
    for _ in 0..60 {
        user.presses(&["^X", "y"]);
    }
    assert_eq!(grants(&user), ["orders.*: SELECT, SHOW VIEW"]);
    user.presses(&["^X", "y"]);
    assert_eq!(grants(&user), ["orders.*: SELECT"]);
}

#[test]
fn a_paste_is_one_step_back_and_brings_its_hosts_along() {
    let mut user = at_grants();
    adds(&mut user, &["select on crm.*"]);
    let paste = "mysql> SHOW GRANTS FOR `app`@`10.0.9.%`;\n\
        | GRANT USAGE ON *.* TO `app`@`10.0.9.%` IDENTIFIED BY PASSWORD '*ABC' |\n\
        | GRANT SELECT, INSERT ON `orders`.* TO `app`@`10.0.9.%` |\n\
        | GRANT ALL PRIVILEGES ON `billing`.`invoice` TO `app`@`10.0.9.%` |\n";
    user.pastes(paste).sees("Nothing is added yet").sees("USAGE means").sees("Hosts in these");
    user.sees_not("ABC").presses(&["End", "Space", "Enter"]);
    assert_eq!(grants(&user).len(), 3);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%", "10.0.9.%"]);
    user.presses(&["^X", "u"]);
    assert_eq!(grants(&user), ["crm.*: SELECT"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"]);
    user.presses(&["^X", "y"]);
    assert_eq!((grants(&user).len(), user.app.form.draft.hosts.len()), (3, 2));
}

#[test]
fn a_paste_can_replace_what_is_there_or_leave_it() {
    let mut user = at_grants();
    adds(&mut user, &["select on crm.*"]);
    user.pastes("grant select on orders.* to a@b").presses(&["Esc"]);
    assert_eq!(grants(&user), ["crm.*: SELECT"]);
    user.pastes("grant select on orders.* to a@b").sees("replace mine").presses(&["r"]);
    assert_eq!(grants(&user), ["orders.*: SELECT"]);
}

#[test]
fn nothing_is_undone_under_a_list_that_lies_over_it() {
    let mut user = at_grants();
    adds(&mut user, &["select on crm.*"]);
    user.pastes("grant select on orders.* to a@b").sees("replace mine");
    user.presses(&["^X"]).sees("Menu").sees_not("u undo").presses(&["u", "Esc", "Esc"]);
    assert_eq!(grants(&user), ["crm.*: SELECT"]);
    user.presses(&["^X"]).sees("u undo").presses(&["u"]);
    assert!(grants(&user).is_empty());
}

#[test]
fn a_preset_says_what_it_adds_before_it_is_taken() {
    let mut user = at_grants();
    adds(&mut user, &["select, drop on orders.*"]);
    user.presses(&["Tab", "p"]).sees("the above and INSERT, UPDATE, DELETE, EXECUTE").presses(&["w"]);
    user.sees("Grants SHOW VIEW, INSERT, UPDATE, DELETE, EXECUTE. Enter removes DROP.");
    assert_eq!(grants(&user), ["orders.*: SELECT, DROP"]);
    user.presses(&["+"]);
    assert_eq!(grants(&user), ["orders.*: SELECT, DROP, SHOW VIEW, INSERT, UPDATE, DELETE, EXECUTE"]);
    user.presses(&["p", "r", "Enter"]);
    assert_eq!(grants(&user), ["orders.*: SELECT, SHOW VIEW"]);
    user.presses(&["^X", "u", "^X", "u"]);
    assert_eq!(grants(&user), ["orders.*: SELECT, DROP"]);
}

#[test]
fn the_words_of_a_place_are_copied_to_others_as_far_as_they_fit() {
    let mut user = at_grants();
    adds(&mut user, &["select on crm.customer", "select on shop.*", "select, execute on orders.*"]);
    user.presses(&["Tab", "y"]).sees("Copy the privileges of orders.* to").sees("1 of 2 fit");
    user.presses(&["End", "Space", "Up", "Up", "Space", "Enter"]);
    let granted = grants(&user);
    assert!(granted.contains(&"shop.*: SELECT, EXECUTE".to_owned()), "{granted:?}");
    user.presses(&["^X", "u"]);
    assert_eq!(grants(&user), ["crm.customer: SELECT", "shop.*: SELECT", "orders.*: SELECT, EXECUTE"]);
}

#[test]
fn a_thousand_grants_are_pasted_filtered_walked_and_undone() {
    let mut user = at_grants();
    let mut script = String::new();
    for at in 0..1_000 {
        let _ = writeln!(script, "GRANT SELECT, INSERT ON `orders`.`part_{at:04}` TO `app`@`%`;");
    }
    user.pastes(&script).sees("2000 grants on 1000 objects").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.grants.len(), 1_000);
    user.presses(&["Tab", "/"])
        .types("0777")
        .sees("orders.part_0777")
        .sees_not("orders.part_0776")
        .presses(&["Enter", "Enter"]);
    user.presses(&["Space"]);
    assert_eq!(grants(&user)[777], "orders.part_0777: INSERT");
    user.presses(&["^X", "u", "^X", "u"]);
    assert!(user.app.form.draft.grants.is_empty());
}

#[test]
fn an_object_that_the_instance_lacks_is_said_and_mended_by_one_key() {
    let mut user = at_grants();
    adds(&mut user, &["select on ordres.*", "select on orders.costumer", "select on crm.customer.emial"]);
    assert_eq!(said(&user, Severity::Warning), ["rule-grant-object-near"; 3]);
    user.presses(&["Tab"]).sees("crm.customer.emial: this instance has no column emial; it has email. f fixes");
    user.presses(&["f", "Home", "Down"]).sees("this instance has no database ordres; it has orders").presses(&["f"]);
    user.presses(&["End", "Up", "Up", "Up", "Up"]);
    user.goes_to(StepId::Grants).presses(&["^X", "e"]).sees("no table costumer; it has customer");
    user.presses(&["f"]);
    assert_eq!(grants(&user), ["orders.*: SELECT", "orders.customer: SELECT", "crm.customer.email: SELECT"]);
    assert!(said(&user, Severity::Warning).is_empty());
}

#[test]
fn a_letter_that_removes_says_what_and_fixes_only_the_note_that_is_seen() {
    let mut user = at_the_line(&Story { size: (50, 14), ..Story::default() });
    adds(&mut user, &["select on orders.*", "select on orders.customer"]);
    user.presses(&["Tab", "Tab"]).sees("[x]=SELECT").sees("f remove object").sees_not("use fix");
    user.resizes(80, 24).sees("orders.*. f removes\n   orders.customer");
    user.presses(&["n"]).sees("or remove it with f").sees("f remove object").sees_not("use fix").presses(&["f"]);
    assert_eq!(grants(&user), ["orders.*: SELECT"]);
    // A name that is mended is none that goes.
    user.presses(&["Shift-Tab", "Shift-Tab"]).types("select on ordres.*").presses(&["Enter", "Tab"]);
    user.sees("it has orders. f fixes it").sees("f use fix").sees_not("f remove");
}

#[test]
fn nothing_is_said_about_objects_that_no_list_could_name() {
    let mut user = at_the_line(&Story { scenario: "no-rights", ..Story::default() });
    adds(&mut user, &["select on ordres.*"]);
    assert!(said(&user, Severity::Warning).is_empty());
}

#[test]
fn another_instance_takes_what_was_known_along() {
    let mut user = at_grants();
    adds(&mut user, &["select on ordres.*"]);
    assert_eq!(said(&user, Severity::Warning), ["rule-grant-object-near"]);
    user.goes_to(StepId::Target).presses(&["Tab", "Tab", "^U"]).types("cdb-");
    assert!(said(&user, Severity::Warning).is_empty(), "{:?}", user.app.form.issues());
}

#[test]
fn what_a_colleague_would_advise_has_a_reason_and_one_key() {
    let mut user = at_grants();
    adds(&mut user, &["select on mysql.*", "select, drop on *.*"]);
    user.presses(&["Tab"])
        .sees("All databases incl. mysql: DROP, SELECT. f removes DROP here")
        .sees("applies to databases created later");
    user.presses(&["f"]);
    assert_eq!(grants(&user), ["mysql.*: SELECT", "*.*: SELECT"]);
    user.presses(&["Down"]).sees("mysql holds accounts and passwords. f removes mysql.*").sees("Reading it shows");
    user.presses(&["f"]);
    assert_eq!(grants(&user), ["*.*: SELECT"]);
    user.goes_to(StepId::Hosts).presses(&["Up", "^U"]).types("%").sees("%: anyone who can reach the instance");
    user.presses(&["Right"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%"], "a narrower host takes the place of it");
}

#[test]
fn the_grants_of_an_account_are_begun_from_and_held_against_what_is_entered() {
    let mut user = at_grants();
    user.presses(&["Tab", "p"]).sees("copy from an account of this instance").presses(&["c"]);
    user.sees("app_orders@10.0.1.%").sees("10 of 10 accounts").types("batch").sees("1 of 10").sees_not("reader@");
    user.presses(&["Enter"]).sees("Grants of batch@10.0.9.8. Nothing is added").sees("[ ] also add it to Hosts");
    assert!(user.app.form.draft.grants.is_empty());
    user.presses(&["Enter"]).sees("+0 -0 vs batch@10.0.9.8");
    assert_eq!(grants(&user), ["orders.*: LOCK TABLES, SELECT", "billing.invoice: INSERT, SELECT"]);
    // In the privileges of billing.invoice: SELECT off, UPDATE on.
    user.presses(&["Tab", "Home", "Space", "Down", "Down", "Down", "Space"]);
    user.sees("+1 -1 vs batch@10.0.9.8").sees("[ ]-SELECT").sees("[x]+UPDATE").sees("+1 -1 2 of 12");
    user.presses(&["v"]).sees("-- batch@10.0.9.8: +1 -1").sees("-- + UPDATE ON billing.invoice");
    user.sees("-- - SELECT ON billing.invoice").presses(&["Esc"]);
    // A wider grant includes them.
    user.goes_to(StepId::Grants).types("select on billing.*").presses(&["Enter"]).sees("+2 -0 vs batch@10.0.9.8");
    user.presses(&["^X", "u", "^X", "u", "^X", "u"]).sees("+0 -0 vs");
    // End the comparison.
    user.presses(&["Tab", "p", "c"]).sees("Del stops comparing").presses(&["Del"]).sees_not(" vs ");
    assert_eq!(user.calls("DescribeAccountPrivileges"), 1);
}

#[test]
fn what_an_account_has_and_the_api_cannot_say_is_named() {
    let mut user = at_grants();
    user.presses(&["Tab", "p", "c"]).types("root").presses(&["Enter"]);
    user.sees("CREATE USER, RELOAD: cannot be granted by Secrets Manager").presses(&["r"]);
    assert_eq!(grants(&user), ["*.*: CREATE, DELETE, DROP, INSERT, PROCESS, SELECT, UPDATE"]);
    user.sees("+0 -2 vs root@%").presses(&["v"]).sees("-- - CREATE USER, RELOAD ON *.*");
}

#[test]
fn an_account_that_no_list_has_can_be_typed_and_a_refusal_is_said_there() {
    let mut user = at_grants();
    user.presses(&["Tab", "p", "c"]).types("nobody@10.1.1.1").sees("nobody@10.1.1.1").presses(&["Enter"]);
    user.sees("InvalidParameterValue.UserNotExistError").presses(&["^U"]).types("reader").presses(&["Enter"]);
    user.sees("Grants of reader@10.0.1.%").presses(&["Esc"]).sees_not(" vs ");
    let mut user = at_the_line(&Story { scenario: "no-rights", ..Story::default() });
    user.presses(&["Tab", "p", "c"]).sees("No permission for cdb:DescribeAccounts").presses(&["Esc"]).sees("0 of 20");
}

#[test]
fn a_cluster_has_no_columns_and_its_words_are_a_suggestion() {
    let mut user = at_product("Tdsql_C_Mysql", "cynosdbmysql-8fz0w1ab");
    adds(&mut user, &["select on orders.item", "select on crm.customer.email"]);
    user.presses(&["Tab"]).sees("this product has no column grants").sees("suggested, not checked");
    assert!(said(&user, Severity::Error).is_empty());
    user.presses(&["p"]).sees("read-write").sees_not("copy from an account").presses(&["Esc"]);
    user.sees("GRANT SELECT ON `orders`.`item` TO ...");
}

#[test]
fn postgres_is_known_by_its_instance_and_has_schemas_and_free_words() {
    let mut user = at_product("", "postgres-6r233v55");
    adds(&mut user, &["select, truncate on table shop.public.item", "usage on schema shop.audit"]);
    user.presses(&["Tab"]).sees("database shop").sees("schema public").sees("table item");
    user.presses(&["Enter"])
        .sees("Privileges, separated by commas")
        .sees("Not checked against Secrets Manager's rules");
    user.types(", anything at all");
    let units = &user.app.form.draft.grants;
    assert_eq!(units[1].privileges.last().map(String::as_str), Some("anything at all"));
    let place = &units[0].place;
    assert_eq!((place.scope.api(), &*place.schema, &*place.table), ("TablePrivileges", "public", "item"));
    assert!(said(&user, Severity::Error).is_empty());
    assert!(said(&user, Severity::Warning).contains(&"rule-privileges-unchecked"));
    // Each of the seven other scopes has its own keyword.
    for (kind, scope) in [
        ("sequence", "SequencePrivileges"),
        ("procedure", "ProcedurePrivileges"),
        ("type", "TypePrivileges"),
        ("function", "FunctionPrivileges"),
        ("view", "ViewPrivileges"),
        ("materialized view", "MatviewPrivileges"),
    ] {
        user.goes_to(StepId::Grants).types(&format!("x on {kind} shop.public.o_{}", &kind[..4])).presses(&["Enter"]);
        let last = user.app.form.draft.grants.iter().last().unwrap().place.clone();
        assert_eq!(last.scope.api(), scope, "{kind}: {last:?}");
    }
    user.goes_to(StepId::Grants).presses(&["Tab", "+"]).sees("< database >").presses(&["Right"]).sees("< schema >");
}

#[test]
fn sql_server_and_mongodb_have_their_own_words() {
    let mut user = at_product("", "mssql-3l3fgqn7");
    adds(&mut user, &["ReadWrite on orders.*"]);
    assert_eq!(grants(&user), ["orders.*: ReadWrite"]);
    user.goes_to(StepId::Target).sees("ordinary account (L3)");
    let mut user = at_product("MongoDB", "cmgo-5k0w3e5n");
    adds(&mut user, &["read_only on *.*", "read_write on admin.*"]);
    assert_eq!(grants(&user), ["*.*: READ_ONLY", "admin.*: READ_WRITE"]);
    assert!(said(&user, Severity::Error).is_empty());
    user.presses(&["Tab", "v"]).sees("\"PrivilegeName\": \"GlobalPrivileges\"");
}

#[test]
fn a_narrow_frame_has_the_accounts_and_the_difference_too() {
    let mut user = at_the_line(&Story { size: (60, 18), ..Story::default() });
    user.presses(&["Tab", "p", "c"]).types("batch").sees("batch@10.0.9.8").presses(&["Enter"]).sees("Enter adds [x]");
    user.presses(&["Enter"]).sees("+0 -0 vs batch@10.0.9.8").presses(&["Tab", "d"]).sees("-2 vs");
}

#[test]
fn a_step_without_a_grant_says_what_is_missing_in_every_part() {
    let mut user = at_grants();
    user.presses(&["^X", "r", "s"]).goes_to(StepId::Grants).sees("No grant yet. Add one, such as select on orders.*");
    user.presses(&["Tab"]).sees("No grant yet").presses(&["Tab"]).sees("No grant yet");
    adds(user.goes_to(StepId::Grants), &["select on orders.*"]);
    user.sees_not("No grant yet");
}

#[test]
fn a_grant_line_is_wrong_once_it_is_left_and_says_why_under_itself() {
    let mut user = at_grants();
    user.types("slect on orders.*").sees_not("Not added").presses(&["Tab"]);
    user.sees("! Not added: \"slect on orders.*\". slect is not a privilege. Did you mean");
    let under = user.screen().lines().position(|line| line.contains("Not added")).unwrap();
    assert!(user.screen().lines().nth(under - 1).unwrap().contains("Add   slect on orders.*"), "{}", user.screen());
    user.presses(&["Shift-Tab"]).sees_not("Not added");
}

#[test]
fn an_example_of_a_grant_is_one_of_the_product() {
    let mut user = at_product("MongoDB", "cmgo-7c1k9d2f");
    user.sees("e.g. READ_WRITE on orders.*").types("readwrite on orders.*").presses(&["Enter"]);
    user.sees("readwrite is a preset; MongoDB has none. Type READ_WRITE").presses(&["Right", "Enter"]);
    assert_eq!(grants(&user), ["orders.*: READ_WRITE"]);
}

#[test]
fn the_statements_scroll_only_where_there_are_more_and_say_how_many() {
    let mut user = at_grants();
    adds(&mut user, &["select on a.*", "select on b.*", "select on c.*", "select on d.*", "select on e.*"]);
    user.presses(&["Tab", "v"]).sees("SQL for each of the 2 accounts").sees_not("scroll").sees_not("below");
    user.resizes(50, 14).sees("3 lines below").sees("Up/Down scroll").presses(&["End"]).sees("3 lines above");
    user.sees("ON `e`.*").presses(&["Down"]).sees("3 lines above").resizes(80, 24).sees_not("above");
}

#[test]
fn a_key_that_removes_says_in_the_footer_what_and_afterwards_how_much_and_how_it_comes_back() {
    let mut user = at_the_line(&Story { size: (120, 40), ..Story::default() });
    user.pastes("GRANT ALL ON *.* TO a@h").presses(&["Enter", "Tab", "Tab"]).sees("▸ [x] SELECT");
    user.sees("f remove 13 privileges").sees_not("remove it").presses(&["f"]);
    user.sees("13 privileges removed on *.*; ^X u undoes it").presses(&["n"]);
    user.sees("7 privileges removed on *.*; ^X u undoes it").presses(&["^X", "u", "^X", "u"]).sees("20 of 20");
    user.sees_not("undoes it").presses(&["i"]).sees("*.*: 0 granted, 20 removed; ^X u undoes it");
    user.presses(&["Esc", "Esc"]);
    // One privilege is named; a whole object is said as by the key that removes objects.
    let mut user = at_grants();
    adds(&mut user, &["select on mysql.*", "select, drop on *.*"]);
    user.presses(&["Tab"]).sees("f remove DROP").presses(&["f"]).sees("DROP removed on *.*; ^X u undoes it");
    user.presses(&["Down"]).sees("f remove object").presses(&["f"]);
    user.sees("mysql.* removed, with 1 privilege; ^X u restores it");
    adds(user.goes_to(StepId::Grants), &["drop on orders.*"]);
    user.presses(&["Tab", "p", "r", "Enter"]).sees("2 granted, 1 removed; ^X u undoes it");
    user.pastes("grant select on crm.* to a@b").presses(&["r"]).sees("1 added; ^X u undoes it");
}

#[test]
fn a_letter_that_removes_what_a_note_is_about_is_shown_wherever_it_is_live() {
    for size in [(50, 14), (60, 18), (80, 24), (120, 40)] {
        for language in [Language::En, Language::Zh] {
            let mut user = at_the_line(&Story { language, size, ..Story::default() });
            user.pastes("GRANT ALL ON *.* TO a@h").presses(&["Enter", "Tab"]);
            let is_shown = |user: &mut User| user.screen().lines().last().unwrap().contains(" f ");
            assert!(is_shown(&mut user), "{}", user.screen());
            user.presses(&["Tab"]);
            assert!(is_shown(&mut user), "{}", user.screen());
            user.presses(&["f"]);
            assert_eq!(user.app.form.draft.grants[0].privileges.len(), 7);
        }
    }
}

#[test]
fn enter_on_the_row_that_adds_an_object_is_called_so() {
    for size in [(50, 14), (80, 24)] {
        let mut user = at_the_line(&Story { size, ..Story::default() });
        adds(&mut user, &["select on orders.*"]);
        user.presses(&["Tab", "End"])
            .sees("Enter add")
            .sees_not("Enter edit")
            .presses(&["Enter"])
            .sees("Add an object");
        user.presses(&["Esc", "Esc", "Up"]).sees("Enter edit");
    }
}

/// A user with all privileges of the server and many objects, at their tree.
fn at_many_objects(size: (u16, u16)) -> User {
    let mut user = at_the_line(&Story { size, ..Story::default() });
    user.pastes("GRANT ALL ON *.* TO a@h").presses(&["Enter"]);
    for at in 0..11 {
        adds(&mut user, &[&format!("read-write on db{at}.*")]);
    }
    user.presses(&["Tab", "Home"]);
    user
}

#[test]
fn what_is_out_of_sight_of_the_units_that_are_sent_and_of_the_meanings_is_counted() {
    let mut user = at_many_objects((120, 40));
    let count = |screen: &str, title: &str| {
        let line = screen.lines().find(|line| line.contains(title)).map(str::to_owned);
        line.unwrap_or_else(|| panic!("{title}: {screen}"))
    };
    let screen = user.screen();
    assert!(count(&screen, "As sent (PrivilegesList, 12 units)").contains("more below"), "{screen}");
    let below: usize = {
        let line = count(&screen, "As sent");
        let words: Vec<&str> = line.split_whitespace().collect();
        words[words.iter().position(|word| *word == "more").unwrap() - 1].parse().unwrap()
    };
    assert_eq!(screen.matches("Privileges  ").count() + below, 12, "{screen}");
    // Each privilege that is granted has its sentence or is counted.
    for size in [(120, 40), (200, 60)] {
        let mut user = at_many_objects(size);
        let screen = user.screen();
        let meanings: Vec<&str> =
            screen.lines().filter_map(|line| line.rsplit_once('│')).map(|(_, text)| text).collect();
        let last = meanings.iter().rfind(|line| !line.trim().is_empty()).unwrap();
        let counted: usize = last.split_whitespace().next().unwrap().parse().unwrap_or_else(|_| panic!("{screen}"));
        assert!(last.contains("more below"), "{screen}");
        assert_eq!(meanings.iter().filter(|line| line.contains(": ")).count() + counted, 20, "{screen}");
    }
}

#[test]
fn a_statement_that_is_cut_keeps_its_object_and_wraps_where_there_are_rows() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        let mut user = at_many_objects(size);
        let is_cut = |line: &&str| line.contains("GRANT ") && line.contains("…") && !line.contains("Add ");
        user.sees(" ON *.*");
        let screen = user.presses(&["Down"]).screen();
        let cut: Vec<&str> = screen.lines().filter(is_cut).collect();
        assert!(cut.iter().all(|line| line.contains(", … ON ")), "{screen}");
    }
    let mut user = at_the_line(&Story { size: (120, 40), ..Story::default() });
    user.pastes("GRANT ALL ON *.* TO a@h").presses(&["Enter", "Tab"]);
    user.sees("GRANT SELECT")
        .sees("ALTER ROUTINE, EVENT, TRIGGER")
        .sees("\n   `ordersrw_SSM_???`@`10.0.1.%`;")
        .sees_not(", … ON");
}

#[test]
fn notes_that_have_no_room_are_counted() {
    let mut user = at_many_objects((50, 14));
    user.presses(&["Down"]).sees("this instance has no").sees("… 1 more note");
    user.resizes(80, 24).sees("already granted on\n   *.*").sees_not("more note");
}
