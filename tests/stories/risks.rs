//! What is dangerous stands first: in the review, and in the Create dialog at every size.

use dbcred::{
    app::{
        Event,
        form::{ReviewRow, Spot},
        keys::{Chord, Key},
        start::KeyState,
    },
    domain::{fields::FieldId, rule::Risk, steps::StepId},
    import,
    text::Language,
};

use crate::user::{Story, User};

/// A draft with every risk that needs no answer of the cloud, the gravest last.
pub(crate) const RISKY: &str = r#"
SecretName = "risky"
UserNamePrefix = "ordersrw"
ProductName = "Mysql"
InstanceID = "cdb-n4j3y33j"
Domains = ["10.0.1.%", "%"]
grants = [
    "select on crm.*",
    "select, show view, insert, update, delete, create, alter, drop, index, trigger, event, execute on *.*",
    "drop, alter, select on billing.invoice",
    "select on mysql.user",
]
"#;

pub(crate) fn at_the_review(draft: &str) -> User {
    let mut user = User::starts(&Story::default());
    let draft = import::read(draft.as_bytes(), "risky.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    user.settles();
    user.goes_to(StepId::Review);
    user
}

/// Asserts that the texts are on the screen in this order.
#[track_caller]
fn sees_in_order(user: &mut User, texts: &[&str]) {
    let screen = user.screen();
    let mut from = 0;
    for text in texts {
        let at = screen[from..].find(text);
        from += at.unwrap_or_else(|| panic!("not behind the one before: {text:?}\n{screen}")) + text.len();
    }
}

#[test]
fn the_review_begins_with_the_gravest_and_names_every_dangerous_privilege() {
    let mut user = at_the_review(RISKY);
    sees_in_order(
        &mut user,
        &[
            "~ 4 Grants: All databases incl. mysql: ALTER, DROP, INSERT, UPDATE, DELETE,",
            "CREATE, INDEX, TRIGGER, EVENT, EXECUTE, SELECT",
            "~ 4 Grants: SELECT on mysql.user: mysql holds accounts",
            "~ 4 Grants: DROP, ALTER on billing.invoice: can drop tables, and change the",
            "~ 3 Hosts: %: anyone who can reach the instance",
            "i 6 Rotation: The password will never rotate",
            "1 Target",
            "2 Name",
        ],
    );
    user.sees("Ready: no errors, 4 warnings, 4 notes. Not sent yet.");
    user.resizes(50, 14)
        .sees("~ 4 Grants: All databases incl. mysql")
        .sees("Ready: 4 warnings, 4 notes.")
        .sees("s create...");
}

#[test]
fn reading_every_database_reads_the_passwords_of_the_server_too() {
    let only = |grants: &str| {
        let from = RISKY.find("grants").unwrap();
        let hosts = RISKY[..from].replace(", \"%\"", "");
        at_the_review(&format!("{hosts}grants = [\"{grants}\"]\n"))
    };
    let mut user = only("process, select, show databases on *.*");
    user.sees("~ 4 Grants: SELECT, PROCESS, SHOW DATABASES on every database incl. mysql,");
    user.sees("Ready: no errors, 1 warning")
        .presses(&["s"])
        .resizes(50, 14)
        .sees("~ on *.*: SELECT, PROCESS, SHOW DATABASES");
    // A monitor reads no tables.
    only("process on *.*").sees("Ready: no errors, no warnings");
}

#[test]
fn the_smallest_dialog_always_says_where_and_counts_what_it_leaves_out() {
    let draft = RISKY.replace(
        "select, show view, insert, update, delete, create, alter, drop, index, trigger, event, execute",
        "all",
    );
    let mut user = at_the_review(&draft);
    user.presses(&["s"]).resizes(50, 14).sees("~ on *.*: ALTER, DROP,").sees(" more").sees("account 100012345678, to ");
    for typed in ["", "no"] {
        user.types(typed).presses(&["Enter"]).sees("~ on *.*: ALTER, DROP,").sees(" more");
    }
}

#[test]
fn above_the_signed_preview_the_whole_review_is_in_sight() {
    let mut user = at_the_review(RISKY);
    let of_preview =
        |user: &mut User| user.screen().lines().skip_while(|line| !line.contains("Signed preview")).count();
    let beside_risks = of_preview(user.resizes(120, 40).sees("* cannot be changed after creation"));
    // The preview keeps a few lines of its own.
    user.resizes(120, 32)
        .sees_not("* cannot be changed after creation")
        .sees(" [JSON]")
        .sees("\"SecretName\": \"risky\"");
    // It can be read to its end, and no further.
    let end = user.resizes(120, 40).presses(&["PageDown"; 9]).sees_not("lines below ──").screen();
    assert_eq!(user.presses(&["PageDown"]).screen(), end);
    assert_ne!(user.presses(&["PageUp"]).screen(), end);
    let grants = RISKY.find("    \"select, show").zip(RISKY.rfind(']')).unwrap();
    let mut user = at_the_review(&RISKY.replace(&RISKY[grants.0..grants.1], ""));
    assert!(of_preview(user.resizes(120, 40).sees("* cannot be changed after creation")) > beside_risks);
}

#[test]
fn a_password_that_rotates_is_no_risk_and_a_first_run_in_the_past_is() {
    let safe = r#"
SecretName = "safe"
UserNamePrefix = "ordersrw"
ProductName = "Mysql"
InstanceID = "cdb-n4j3y33j"
Domains = ["10.0.1.%"]
grants = ["select on orders.*"]
EnableRotation = true
RotationFrequency = 30
"#;
    let mut user = at_the_review(&format!("{safe}RotationBeginTime = \"2020-01-01 03:00:00\""));
    sees_in_order(
        &mut user,
        &["▸~ 6 First run: Wednesday 2020-01-01 is in the past", "i 6 First run: 03:00 is taken as UTC+8", "1 Target"],
    );
    user.sees_not("never rotate");
}

#[test]
fn the_places_of_the_review_stand_by_danger_and_what_finds_no_room_is_counted() {
    let many = (0..9).map(|at| format!("\"select on crm{at}.*\",")).collect::<Vec<_>>().concat();
    let draft = RISKY.replace("\"select on crm.*\",", &many);
    let mut user = at_the_review(&draft);
    user.resizes(99, 60);
    sees_in_order(
        &mut user,
        &[
            "4 Grants    *.*",
            "ALTER, DROP, INSERT",
            "mysql.user",
            "billing.invoice",
            "DROP, ALTER, SELECT",
            "crm0.*",
            "6 more objects; 4 shows all",
            "12 objects, 25 grants in total",
        ],
    );
    let hosts = (0..99).map(|at| format!("\"10.0.{at}.15\",")).collect::<Vec<_>>().concat();
    let mut user = at_the_review(&draft.replace("\"%\"", &hosts));
    user.resizes(80, 60).sees("100 hosts in total; 3 shows them");
}

#[test]
fn every_row_of_a_long_review_comes_into_sight_and_what_is_outside_is_counted() {
    let many =
        (0..30).map(|at| format!("\"select on crm{at}.*\", \"select on crm{at}.t\",")).collect::<Vec<_>>().concat();
    let mut user = at_the_review(&RISKY.replace("\"select on crm.*\",", &many));
    assert!(user.app.form.review_problems().len() > 20);
    user.sees("lines below").sees_not("lines above");
    for row in user.app.form.review_rows() {
        assert_eq!(user.app.form.focus.spot, Spot::Review(row));
        let screen = user.screen();
        assert_eq!(screen.matches('▸').count(), 1, "{row:?}\n{screen}");
        user.presses(&["Down"]);
    }
    assert_eq!(user.app.form.focus.spot, Spot::Review(ReviewRow::Step(StepId::Key)));
    user.sees("lines above").sees_not("lines below").sees("* cannot be changed after creation");
    // By pages and to the ends too.
    let rows = user.app.form.review_rows();
    for (key, row) in [("Home", 0), ("PageDown", 6), ("PageUp", 0), ("End", rows.len() - 1)] {
        user.presses(&[key]);
        assert_eq!(user.app.form.focus.spot, Spot::Review(rows[row]), "{key}");
    }
}

#[test]
fn the_create_dialog_shows_the_gravest_and_what_is_final_at_every_size() {
    let mut user = at_the_review(RISKY);
    user.presses(&["s"]);
    sees_in_order(
        &mut user,
        &[
            "risky   in ap-guangzhou, account 100012345678",
            "on Mysql cdb-n4j3y33j",
            "~ Grants: All databases incl. mysql: ALTER, DROP, INSERT, UPDATE,",
            "DELETE, CREATE, INDEX, TRIGGER, EVENT, EXECUTE, SELECT",
            "~ Grants: SELECT on mysql.user",
            "~ Hosts: %: anyone who can reach",
            "3 more notes in the review",
            "Fixed afterwards: instance, name, accounts, hosts, grants, KMS key.",
            "Type yes and press Enter:",
        ],
    );
    let small = |user: &mut User, size: (u16, u16), head: &[&str], risks: &[&str]| {
        user.resizes(size.0, size.1);
        // On the smallest screen the risks take the line of what can be changed, which stands in the status line then.
        let (once, asked) = ("Only labels and rotation can change", "Type yes and press Enter:");
        let tail = if size.1 == 14 { [asked, once] } else { [once, asked] };
        let tail = [&tail[..], &["Enter create (type yes first)"]].concat();
        sees_in_order(user, &[&["Create risky in ap-guangzhou?"], head, risks, &tail].concat());
    };
    small(
        &mut user,
        (60, 18),
        &[
            "account 100012345678, key AKID",
            "on Mysql cdb-n4j3y33j (orders-prod-01)",
            "to 127.0.0.1",
            "2 hosts, 17 grants on 4 objects",
        ],
        &[
            "~ on *.*: ALTER, DROP, INSERT, UPDATE, DELETE, CREATE,",
            "EXECUTE, SELECT; SELECT on",
            "mysql.user; DROP, ALTER on billing.invoice; host %; no",
            "rotation; +3 notes",
        ],
    );
    // The key gives way to what is a risk.
    small(
        &mut user,
        (50, 14),
        &["2 accounts, 17 grants on cdb-n4j3y33j", "account 100012345678, to 127.0.0.1"],
        &[
            "~ on *.*: ALTER, DROP, INSERT, UPDATE, DELETE,",
            "SELECT; SELECT on mysql.user; DROP, ALTER on",
            "billing.invoice; host %; no rotation; +3 notes",
        ],
    );
    // A complaint takes no count away.
    user.presses(&["Enter"]).sees("+6 more").sees("Type the word yes");
    user.presses(&["Esc"]);
    user.resizes(80, 24).sees("Ready: no errors, 4 warnings");
}

#[test]
fn outside_the_sandbox_the_small_dialog_says_that_it_is_sent_once() {
    let mut user = User::starts(&Story::default());
    user.app.session.launch.sandbox = None;
    user.fills_the_minimum().resizes(50, 14).presses(&["s"]).sees("Sent once. Only labels and rotation can change.");
}

#[test]
fn what_endangers_most_comes_first_whatever_the_order_of_the_form() {
    let user = at_the_review(RISKY);
    let risks: Vec<Risk> = user.app.form.review_problems().iter().map(|issue| issue.risk).collect();
    assert_eq!(risks[..5], [Risk::Privileges, Risk::Privileges, Risk::Privileges, Risk::AnyHost, Risk::NoRotation]);
}

#[test]
fn what_would_refuse_every_create_is_the_first_risk_of_the_review_and_of_the_question() {
    for (scenario, says) in [
        ("quota-used", "~ All 1,000 credentials of the quota are used: a create is refused"),
        ("arrears", "~ The account is in arrears: Secrets Manager is suspended"),
        ("clock", "~ This clock is"),
    ] {
        let mut user = User::starts_with(scenario);
        let draft = import::read(RISKY.as_bytes(), "risky.toml").unwrap().draft;
        user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
        user.settles();
        user.goes_to(StepId::Review).sees("Ready");
        sees_in_order(&mut user, &[says, "~ 4 Grants: All databases incl. mysql"]);
        user.presses(&["s"]);
        sees_in_order(&mut user, &["in ap-guangzhou", says, "~ Grants: All databases incl. mysql"]);
    }
}

/// Every screen from the first line to the last.
fn scrolled(user: &mut User) -> String {
    user.presses(&["Home"]);
    (0..40).map(|_| user.presses(&["Down"]).screen()).collect()
}

#[test]
fn what_was_accepted_stands_on_the_result_in_the_order_of_the_dialog() {
    let accepted = [
        "Risks",
        "~ All databases incl. mysql",
        "~ SELECT on mysql.user",
        "~ DROP, ALTER on billing.invoice",
        "~ %: anyone who can reach",
        "i The password will never rotate",
    ];
    let mut user = at_the_review(RISKY);
    user.creates();
    for (columns, lines) in [(120, 40), (80, 24)] {
        user.resizes(columns, lines);
        sees_in_order(&mut user, &[&["Created in "], &accepted[..], &["Accounts", "Granted", "Next run"]].concat());
    }
    for (columns, lines) in [(60, 18), (50, 14)] {
        // The details hold them where the result has no room, and that is in sight without a key.
        user.resizes(columns, lines).sees("Created in ").sees("~ 4 warnings: d lists them").sees("d details");
        user.presses(&["d"]);
        let details = scrolled(&mut user);
        for what in ["Risks", "~ All databases incl. mysql", "i The password will never"] {
            assert!(details.contains(what), "{what}\n{details}");
        }
        user.presses(&["Esc"]);
    }
    user.resizes(120, 40).presses(&["c"]);
    let copied = user.copied.last().unwrap();
    assert_eq!(copied.matches("Risks: ~ All databases incl. mysql").count(), 1, "{copied}");
    assert!(copied.contains("  i The password will never rotate"), "{copied}");
}

#[test]
fn a_long_list_of_what_was_accepted_does_not_push_the_accounts_out_of_sight() {
    let tables = (0..4).map(|at| format!("\"select on mysql.t{at}\",")).collect::<Vec<_>>().concat();
    let mut user = at_the_review(&RISKY.replace("\"select on crm.*\",", &tables));
    user.creates();
    sees_in_order(&mut user, &["Created ", "Risks", " warnings: d lists them", "Accounts", "Granted", "d details"]);
    let details = scrolled(user.presses(&["d"]));
    assert!(details.contains("~ mysql.t3") && details.contains("i The password will never"), "{details}");
    user.presses(&["Esc"]).resizes(120, 40);
    sees_in_order(&mut user, &["Created ", "Risks", "~ All databases", "~ mysql.t3", "Accounts", "Granted"]);
}

/// What a create came to that accounts may have been made by, from a draft with every risk.
fn ended_in(scenario: &'static str, is_left: bool) -> User {
    let mut user = User::starts_with(scenario);
    let draft = import::read(RISKY.as_bytes(), "risky.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    user.settles();
    user.goes_to(StepId::Review).presses(&["s", "y", "e", "s"]);
    if is_left {
        let hold = user.sandbox().hold("DescribeAsyncRequestInfo");
        user.happens_until(&["Enter"], &hold).happens(Event::Key(Chord::plain(Key::Esc)));
        hold.release();
        user.settles();
    } else {
        user.presses(&["Enter"]);
    }
    user
}

#[test]
fn what_was_accepted_stands_on_every_result_after_which_accounts_may_exist() {
    let by_name = ["~ All databases incl. mysql", "i The password will never rotate"];
    for (scenario, is_left, before, behind) in [
        ("task-fails-but-made", false, &["Reported as failed, but both accounts exist."][..], "Fix"),
        ("tags-fail", false, &["Created, but its tags were not set.", "not set"][..], "Fix"),
        ("slow", true, &["Accepted, still working; no longer watched."][..], "No usual duration"),
    ] {
        let mut user = ended_in(scenario, is_left);
        user.resizes(120, 40);
        sees_in_order(&mut user, &[before, &["Risks"], &by_name, &[behind]].concat());
        for (columns, lines) in [(80, 24), (60, 18), (50, 14)] {
            user.resizes(columns, lines);
            sees_in_order(&mut user, &[before, &["Risks"]].concat());
            let screen = user.screen();
            let is_counted = screen.contains("~ 4 warnings: d lists them");
            assert!(is_counted || by_name.iter().all(|risk| screen.contains(risk)), "{screen}");
        }
    }
}

#[test]
fn that_a_create_would_be_refused_is_no_risk_of_one_that_was_accepted() {
    for (scenario, says) in [("quota-used", "a create is refused"), ("arrears", "is suspended")] {
        let mut user = User::starts_with(scenario);
        let draft = import::read(RISKY.as_bytes(), "risky.toml").unwrap().draft;
        user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
        user.settles();
        user.goes_to(StepId::Review).presses(&["s"]).sees(says).types("yes").presses(&["Enter"]);
        user.sees("Created in ").sees("~ All databases incl. mysql").sees_not(says).presses(&["c"]);
        assert!(!user.copied.last().unwrap().contains(says), "{scenario}");
        user.resizes(60, 18).sees("~ 4 warnings: d lists them");
    }
}

#[test]
fn what_was_accepted_is_said_in_chinese_too() {
    let mut user = at_the_review(RISKY);
    user.app.session.language = Language::Zh;
    user.creates();
    sees_in_order(&mut user, &["风险", "~ ", "mysql.user", "~ ", "下次轮换"]);
}

#[test]
fn every_line_of_the_review_that_the_create_dialog_does_not_show_is_counted_there() {
    for (columns, lines) in [(50, 14), (60, 18), (80, 24), (120, 40)] {
        let mut user = User::starts(&Story::default());
        user.fills_the_minimum();
        user.goes_to(StepId::Hosts).types("%").presses(&["Enter"]).types("10.0.3.0/24").presses(&["Enter"]);
        user.goes_to(StepId::Grants).pastes("all on *.*").presses(&["Enter"]).pastes("drop on orders.*");
        user.presses(&["Enter"]).goes_to(StepId::Review).resizes(columns, lines);
        let all = user.app.form.review_problems().len();
        user.presses(&["s"]);
        let screen = user.screen();
        let (shown, more) = if columns < 80 {
            // One sentence with a few words each.
            let from = screen.find(" ~ ").unwrap();
            let rest = &screen[from..];
            let all = &rest[..rest.find("Sandbox.").into_iter().chain(rest.find("Type yes")).min().unwrap()];
            let shown = all.split(';').count();
            let more = all.trim_end().rsplit_once('+').map(|(_, rest)| rest.split(' ').next().unwrap());
            (shown - usize::from(more.is_some()), more)
        } else {
            let mut lines = screen.lines();
            let more = lines.find_map(|line| line.split(" more ").next().filter(|_| line.contains(" in the review")));
            let is_note = |line: &&str| line.contains(" ~ ") || line.contains(" i ");
            (screen.lines().filter(is_note).count(), more.map(|rest| rest.split(' ').next_back().unwrap()))
        };
        let more: usize = more.map_or(0, |count| count.parse().unwrap());
        assert!(all > 4, "{all}");
        assert_eq!(shown + more, all, "{columns}x{lines}\n{screen}");
    }
}

#[test]
fn the_dialog_and_the_result_count_the_same_grants() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum().goes_to(StepId::Grants).types("select, insert on *.*").presses(&["Enter"]);
    user.goes_to(StepId::Review).presses(&["s"]).sees("3 grants on 2 objects");
    user.types("yes").presses(&["Enter"]).sees("3 of 3 grants");
}

#[test]
fn with_errors_the_create_key_shows_them_and_what_is_typed_on_is_in_no_field() {
    let mut user = User::starts(&Story::default());
    user.presses(&["Enter"]).goes_to(StepId::Review);
    let before = user.app.form.draft.clone();
    user.presses(&["s"])
        .types("yes")
        .sees("Fix 6 errors first: Enter opens the marked one")
        .sees("▸! 1 Product: No product");
    assert_eq!(user.app.form.draft, before);
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.focus.field(), Some(FieldId::Product));
}

#[test]
fn an_instance_that_nobody_could_look_at_is_said_to_be_unchecked() {
    let mut user = User::starts_with("denied=DescribeDBInstances");
    let draft = import::read(RISKY.as_bytes(), "risky.toml").unwrap().draft;
    user.happens(Event::Opened(Box::new(draft), None, Vec::new()));
    user.settles();
    user.goes_to(StepId::Review).sees("i 1 Instance: Not checked: the list of instances could not be read");
    user.presses(&["s"]).resizes(60, 18).sees("instance not checked");
    let mut user = at_the_review(RISKY);
    user.sees_not("Not checked");
}

#[test]
fn without_a_key_the_review_does_not_say_ready_in_green_alone() {
    let mut user = at_the_review(RISKY);
    user.app.session.key = KeyState::Missing(Vec::new());
    user.sees("Ready: no errors, 4 warnings, 4 notes. No key to send with.");
}
