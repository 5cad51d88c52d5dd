//! What the account knows is picked, not remembered: tags, hosts, objects, keys, instances.

use dbcred::{
    app::{
        Effect, Event, RuntimeTask,
        keys::{Chord, Key},
        lookup::Lookup,
    },
    domain::{
        draft::Tag,
        facts::{Answer, Instance, InstanceState, Page},
        fields::FieldId,
        steps::StepId,
    },
};
use jiff::Timestamp;

use crate::user::{Story, User};

fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.to_owned(), value: value.to_owned() }
}

#[test]
fn tag_keys_and_values_are_picked() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Labels).presses(&["Tab"]);
    user.sees("Tag keys of this account:").sees("cost-center").sees("Down list");
    user.presses(&["Down", "Enter"]).sees("Values of env in this account:").sees("uat");
    user.types("u").sees("uat").sees_not("dev").presses(&["Down", "Enter"]);
    // A key that a tag has is not offered again.
    user.sees("cost-center").types("te").presses(&["Down", "Enter"]).types("new-team").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.tags, [tag("env", "uat"), tag("team", "new-team")]);
    user.sees("The tag key team has no value new-team").presses(&["^X", "r"]).sees("~5 Labels");
    // What was typed counts, whatever begins like it.
    user.goes_to(StepId::Labels).presses(&["Tab"]).types("cost").presses(&["Enter"]).types("it").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.tags[2], tag("cost", "it"));
    user.sees("no tag key cost").sees_not("no value it");
    assert_eq!(user.calls("DescribeTagKeys"), 1);
}

#[test]
fn a_new_tag_is_warned_of_in_the_form_the_review_and_the_dialog() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Labels).presses(&["Tab"]);
    user.types("env").presses(&["Enter"]).types("staging").presses(&["Enter"]);
    user.sees("The tag key env has no value staging").presses(&["^X", "r"]);
    user.sees("env has no value staging").presses(&["s"]).sees("env has no value staging");
}

#[test]
fn without_the_right_to_list_tags_they_are_typed() {
    let mut user = User::starts_with("denied=DescribeTagKeys");
    user.fills_the_minimum().goes_to(StepId::Labels).presses(&["Tab"]);
    user.sees("No permission for tag:DescribeTagKeys: type it; ^X g retries");
    user.types("env").presses(&["Enter"]).types("nonsense").presses(&["Enter"]).sees_not("~5 Labels");
    assert_eq!(user.app.form.draft.tags, [tag("env", "nonsense")]);
    let asked = user.calls("DescribeTagKeys");
    user.presses(&["^X", "g"]);
    assert_eq!(user.calls("DescribeTagKeys"), asked + 1);
}

#[test]
fn hosts_of_the_instance_are_picked() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types("prod-orders-rw").presses(&["Enter", "Enter"]);
    user.sees("Hosts of existing accounts:").sees("10.0.1.%").sees("accounts");
    user.presses(&["Down", "Enter"]).types("10.0.9").sees("10.0.9.8").presses(&["Down", "Enter"]);
    assert_eq!(user.app.form.draft.hosts, ["10.0.1.%", "10.0.9.8"]);
    // What is there already is not offered, and what was typed is taken as it is.
    user.types("10.0.1.1").presses(&["Enter"]);
    assert_eq!(user.app.form.draft.hosts[2], "10.0.1.1");
    // Esc leaves the list, and then the step.
    user.presses(&["Down"]).sees("Esc close list").presses(&["Esc"]).sees_not("Esc close list");
    user.presses(&["Esc"]);
    assert_eq!(user.app.form.focus.step(), StepId::Name);
}

/// Goes to the grants of an instance.
fn at_grants(user: &mut User, product: &str, instance: &str) {
    user.presses(&["Enter"]);
    user.app.form.draft.product = product.into();
    user.app.form.draft.instance = instance.into();
    user.goes_to(StepId::Grants);
}

#[test]
fn schemas_and_their_objects_are_completed_on_the_grant_line() {
    let mut user = User::starts_with("ok");
    at_grants(&mut user, "", "postgres-6r233v55");
    user.types("select on sh").sees("shop.*").presses(&["Tab"]).presses(&["Backspace"]);
    user.sees("shop.sales  ").types("sa").presses(&["Tab", "Backspace"]).types("t").sees("shop.sales.");
    user.presses(&["^U"]).types("select on view shop.sales.").sees("view").presses(&["Down", "Enter", "Enter"]);
    let place = user.app.form.draft.grants[0].place.clone();
    assert_eq!((place.scope.api(), &*place.schema), ("ViewPrivileges", "sales"));
    assert!(!place.view.is_empty());
    user.types("select(am").types(") on shop.public.item");
    for _ in 0..") on shop.public.item".len() {
        user.presses(&["Left"]);
    }
    user.types("o").sees("shop.public.item.amount").presses(&["Enter", "End", "Enter"]);
    let place = user.app.form.draft.grants[1].place.clone();
    assert_eq!((place.scope.api(), &*place.column), ("ColumnPrivileges", "amount"));
    assert_eq!(user.calls("DescribeDatabases"), 1);
}

#[test]
fn schemas_and_their_objects_are_completed_in_the_dialog() {
    let mut user = User::starts_with("ok");
    at_grants(&mut user, "", "postgres-6r233v55");
    user.presses(&["Tab", "+", "Right", "Right"]).sees("< table >").presses(&["Down"]);
    user.types("shop").presses(&["Down"]).sees("sales").types("sal").sees("▸ sales").presses(&["Enter"]);
    user.types("t").sees("as typed").presses(&["Enter"]);
    let place = user.app.form.draft.grants[0].place.clone();
    assert_eq!((place.scope.api(), &*place.database, &*place.schema), ("TablePrivileges", "shop", "sales"));
}

#[test]
fn columns_in_parentheses_are_completed_once_their_table_is_known() {
    let mut user = User::starts_with("ok");
    at_grants(&mut user, "Mysql", "cdb-n4j3y33j");
    user.types("select() on crm.customer");
    for _ in 0..") on crm.customer".len() {
        user.presses(&["Left"]);
    }
    user.sees("crm.customer.email").types("em").presses(&["Enter", "End", "Enter"]);
    assert_eq!(user.app.form.draft.grants[0].place.column, "email");
}

#[test]
fn where_no_row_can_be_taken_enter_goes_on_and_says_so() {
    let mut user = User::starts_with("denied=DescribeDBInstances");
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).sees("No permission for cdb:DescribeDBInstances");
    user.sees("Enter next").sees_not("Enter choose").sees_not("Down list").presses(&["Enter"]);
    assert_eq!(user.app.form.focus.step(), StepId::Name);
}

#[test]
fn without_the_right_to_list_objects_grants_are_typed() {
    let mut user = User::starts_with("denied=DescribeDatabases");
    at_grants(&mut user, "Mysql", "cdb-n4j3y33j");
    user.sees("~ No permission for cdb:DescribeDatabases: type it; ^X g retries");
    user.types("select on orders.*")
        .sees("1 privilege on the database orders.*")
        .presses(&["Enter"])
        .sees("GRANT SELECT ON `orders`.*");
}

#[test]
fn a_question_that_comes_back_is_answered_at_once() {
    let mut user = User::starts(&Story::with_all_instances());
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]);
    let pages = user.calls("DescribeDBInstances");
    user.presses(&["Shift-Tab", "^U"]).types("Tdsql-mysql").presses(&["Enter"]).sees("tdsqlshard-k2m9d0qx");
    let others = user.calls("DescribeDBInstances");
    assert!(others > pages);
    user.presses(&["Shift-Tab", "^U"]).types("Mysql").presses(&["Enter"]).sees("10,214");
    assert_eq!(user.calls("DescribeDBInstances"), others);
    user.presses(&["^X", "g"]).sees("10,214");
    assert_eq!(user.calls("DescribeDBInstances"), others + pages);
}

#[test]
fn a_name_of_the_list_of_credentials_is_said_to_be_taken_before_its_own_look_up() {
    let mut user = User::starts_with("denied=DescribeSecret");
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types("prod-legacy").presses(&["Tab"]).sees("Taken").sees("~2 Name");
    assert_eq!(user.calls("ListSecrets"), 1);
    assert_eq!(user.app.form.focus.field(), Some(FieldId::Prefix));
}

#[test]
fn letters_that_were_found_are_marked_and_names_come_before_ids() {
    let mut user = User::starts(&Story::default());
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("odr1");
    // What was typed counts; the guesses are below it.
    user.sees("are similar").sees("orders-p").sees("▸ use \"odr1\" as typed").presses(&["Down"]);
    let first = user.app.form.picker.chosen().unwrap();
    assert!(user.app.lookups.instances[first].name.starts_with("orders-"), "{:?}", user.app.lookups.instances[first]);
}

#[test]
fn an_instance_that_takes_no_accounts_is_warned_of_on_the_step_in_the_review_and_in_the_dialog() {
    for (find, warning) in [
        ("old-orders", "cdb-9sd1mm3k is isolated"),
        ("orders-prod-01-ro", "cdb-0zj4hh2e is a read-only replica"),
        ("crm-migrating", "cdb-4t8b1zq7 is running a task"),
    ] {
        let mut user = User::starts_with("ok");
        user.fills_the_minimum().goes_to(StepId::Target).presses(&["Tab", "Tab", "^U"]).types(find);
        user.sees("~ ").presses(&["Enter"]).goes_to(StepId::Target).sees(warning).sees("[~1 Target]");
        user.presses(&["^X", "r"]).sees(warning).presses(&["s"]).sees(warning);
    }
}

#[test]
fn keys_that_cannot_be_used_say_why() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Key).presses(&["Down"]);
    user.sees("disabled").sees("~ old-db");
}

#[test]
fn a_picked_product_is_asked_about_at_once_and_its_first_page_is_shown_while_others_come() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]);
    let effects = user.app.update(Timestamp::now(), Event::Key(Chord::plain(Key::Enter)));
    let asked = effects.into_iter().find_map(|effect| match effect {
        Effect::Runtime(RuntimeTask::LookUp { lookup: Lookup::Instances, ticket, ask: Some(_), after }) => {
            Some((ticket, after))
        }
        _ => None,
    });
    let (ticket, after) = asked.unwrap();
    assert_eq!(after, 0);
    let row = Instance { id: "cdb-first001".into(), name: "first".into(), ..Instance::default() };
    let page = Page { answer: Answer::Instances(vec![row]), total: 3_000, is_last: false };
    user.app.update(Timestamp::now(), Event::Found(Lookup::Instances, ticket, Ok(page)));
    user.sees("cdb-first001").sees("1 match, 1 of 3,000 read");
    // What is not read yet may be in the list.
    user.types("cdb-second2").sees("as typed").sees_not("not in the list");
    let row = Instance { id: "cdb-third003".into(), name: "third".into(), ..Instance::default() };
    let page = Page { answer: Answer::Instances(vec![row]), total: 2, is_last: true };
    user.app.update(Timestamp::now(), Event::Found(Lookup::Instances, ticket, Ok(page)));
    user.sees("as typed").sees("not in the list");
}

#[test]
fn what_only_filters_the_list_of_instances_is_no_good_answer() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"])
        .types("Mysql")
        .presses(&["Enter"])
        .types("ord")
        .sees("use \"ord\" as typed")
        .sees_not("✓1");
    user.presses(&["Enter"]).sees("✓1");
}

/// The products that the service lists by a name, each with a grant that its line understands.
const PRODUCTS: [(&str, &str); 3] =
    [("Mysql", "select on orders.*"), ("Tdsql-mysql", "select on orders.*"), ("Tdsql_C_Mysql", "select on orders.*")];

#[test]
fn an_instance_of_every_product_is_picked_from_its_list_and_becomes_a_credential() {
    for (product, grant) in PRODUCTS {
        let mut user = User::starts_with("ok");
        user.presses(&["Enter"]).types(product).presses(&["Enter"]);
        assert_eq!(user.app.form.focus.field(), Some(FieldId::Instance), "{product}");
        // The first that takes accounts.
        let instances = &user.app.lookups.instances;
        let at = instances.iter().position(|instance| instance.state == InstanceState::Running);
        let at = at.unwrap_or_else(|| panic!("{product} has no list: {instances:?}"));
        let id = instances[at].id.clone();
        let down = vec!["Down"; at];
        user.presses(&down).presses(&["Enter"]);
        assert_eq!(user.app.form.draft.instance, id, "{product}");
        user.types("from-the-list").presses(&["Enter"]).types("listrw").presses(&["Enter"]);
        user.types("10.0.1.%").presses(&["Enter", "Enter"]).types(grant).presses(&["Enter", "^X", "r"]);
        user.sees("Not sent yet").creates().sees("Next, in the cloud").sees("listrw_SSM_");
    }
}

#[test]
fn a_right_that_is_missing_stops_no_create() {
    for action in [
        "GetCallerIdentity",
        "GetServiceStatus",
        "GetRegions",
        "DescribeSupportedProducts",
        "DescribeDBInstances",
        "DescribeSecret",
        "ListSecrets",
        "DescribeAccounts",
        "DescribeDatabases",
        "DescribeTables",
        "DescribeTableColumns",
        "DescribeSupportedPrivileges",
        "DescribeTagKeys",
        "DescribeTagValues",
        "ListKeyDetail",
    ] {
        let scenario: &'static str = format!("denied={action}").leak();
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().goes_to(StepId::Key).goes_to(StepId::Labels).presses(&["Tab", "^X", "r"]);
        user.sees("Not sent yet").creates().sees("Next, in the cloud").sees("ordersrw_SSM_");
    }
}

#[test]
fn the_first_screen_says_in_plain_words_which_right_a_key_lacks() {
    let mut user = User::starts_with("denied=GetCallerIdentity");
    user.presses(&["F3"]).sees("The key has no permission for sts:GetCallerIdentity").sees("active, 312 of 1,000");
    user.sees_not("request ID");
}
