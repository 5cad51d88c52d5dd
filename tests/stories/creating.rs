//! From the first key to the end of a submission.

use dbcred::{
    app::{Event, Screen},
    domain::{
        endpoint::Site,
        fields::FieldId,
        steps::StepId,
        submission::{NotSent, Outcome},
    },
    text::Language,
};

use crate::user::{Story, User};

fn outcome(user: &User) -> &Outcome {
    user.app.submission.shown.as_ref().unwrap().outcome().expect("the submission has ended")
}

#[test]
fn the_minimal_request_takes_sixteen_keys_beyond_its_values() {
    let mut user = User::starts_with("ok");
    user.sees("active, 312 of 1,000 used");
    user.fills_the_minimum().sees("Ready: no errors, no warnings, 1 note. Not sent yet.");
    user.creates();
    assert!(user.keys <= 16, "{} keys", user.keys);
    user.sees("Created in ").sees("ordersrw_SSM_").sees("as requested");
    assert_eq!(user.calls("CreateProductSecret"), 1);
    assert_eq!(
        user.created_body(),
        r#"{"SecretName":"prod-orders-rw","UserNamePrefix":"ordersrw","ProductName":"Mysql","InstanceID":"cdb-n4j3y33j","Domains":["10.0.1.%"],"PrivilegesList":[{"PrivilegeName":"DatabasePrivileges","Privileges":["SELECT"],"Database":"orders"}]}"#
    );
    user.presses(&["q"]);
    assert_eq!(user.exit, Some(0));
}

#[test]
fn the_example_of_the_contract_with_every_field() {
    let mut user = User::starts_with("ok");
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types("test3-db-secret").presses(&["Enter"]).types("lzctest").presses(&["Enter"]);
    user.types("%").presses(&["Enter", "Enter"]).types("select on *.*").presses(&["Enter"]);
    user.goes_to(StepId::Labels).types("生产库只读账号").presses(&["Tab"]);
    user.types("env").presses(&["Enter"]).types("dev").presses(&["Enter", "Enter"]);
    assert_eq!(user.app.form.focus.field(), Some(FieldId::Remark));
    user.types("for the batch").goes_to(StepId::Rotation).presses(&["Space", "Enter"]);
    user.presses(&["^U"]).types("2031-10-31 11:11:00").presses(&["Enter", "^U"]).types("30").presses(&["Enter"]);
    user.types("6abd1fdb-86d4-11ef-b72d-52540089bc41").presses(&["Enter", "Right", "^X", "r"]);
    user.sees("every 30 days from Fri 2031-10-31 11:11").sees("env=dev");
    // The host `%` and a first rotation years ahead are warnings, not errors.
    user.creates().sees("Created in ");
    assert_eq!(
        user.created_body(),
        "{\"SecretName\":\"test3-db-secret\",\"UserNamePrefix\":\"lzctest\",\"ProductName\":\"Mysql\",\
         \"InstanceID\":\"cdb-n4j3y33j\",\"Domains\":[\"%\"],\"PrivilegesList\":[{\"PrivilegeName\":\"GlobalPrivileges\",\
         \"Privileges\":[\"SELECT\"]}],\"Description\":\"生产库只读账号\",\
         \"KmsKeyId\":\"6abd1fdb-86d4-11ef-b72d-52540089bc41\",\"Tags\":[{\"TagKey\":\"env\",\"TagValue\":\"dev\"}],\
         \"RotationBeginTime\":\"2031-10-31 11:11:00\",\"EnableRotation\":true,\"RotationFrequency\":30,\
         \"AccountRemark\":\"for the batch\",\"EncryptType\":0}"
    );
}

#[test]
fn what_the_preview_shows_is_what_leaves() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["p", "x"]);
    user.sees("SHA-256 bb30290a…8552ed62").sees("{\"SecretName\":\"prod-orders-rw\"");
    user.presses(&["Right"])
        .sees("content-type:application/json")
        .sees("bb30290aee2dc98ca03b251fec31e4aca85a350c48bee0b8d19324f28552ed62");
    user.presses(&["Right"]).sees("TC3-HMAC-SHA256").sees("/ssm/tc3_request");
    user.presses(&["Right"]).sees("X-TC-Action: CreateProductSecret").sees_not("SandboxOnlyKey");
    let hidden = user.screen();
    user.presses(&["k"]);
    assert_ne!(hidden, user.screen(), "the signature is shown when it is asked for");
    user.presses(&["Right", "Right", "Right", "Right"])
        .sees("GRANT SELECT ON `orders`.* TO `ordersrw_SSM_???`@`10.0.1.%`");
    user.presses(&["s"]).sees("bb30290a…8552ed62").presses(&["y", "e", "s", "Enter"]);
    user.sees("bb30290a…8552ed62");
    assert_eq!(dbcred::sign::sha256_hex(user.created_body().as_bytes()).get(..8), Some("bb30290a"));
}

#[test]
fn the_review_writes_every_format_and_the_ending_chooses() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    let folder = tempfile::tempdir().unwrap();
    for (ending, begins) in [
        ("toml", "version = 1"),
        ("json", "{\n  \"SecretName\""),
        ("exact.json", "{\"SecretName\""),
        ("canonical.txt", "# sandbox"),
        ("tccli.sh", "# sandbox"),
        ("curl.sh", "# sandbox"),
        ("tf", "# sandbox"),
        ("sql", "-- sandbox"),
    ] {
        let path = folder.path().join(format!("draft.{ending}"));
        user.presses(&["w", "^U"]).sees(".canonical.txt").types(&path.to_string_lossy()).presses(&["Enter"]);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{ending}: {}", user.screen()));
        assert!(text.starts_with(begins), "{ending}: {text}");
    }
    user.presses(&["^X", "2", "^U", "^X", "w", "^U"]).types("never.json").presses(&["Enter"]);
    user.sees("an unfinished draft can only be written as");
}

#[test]
fn what_is_said_of_the_curl_command_is_true_of_the_one_shown() {
    let mut user = User::starts(&Story::default());
    user.fills_the_minimum().presses(&["^X", "r", "p", "Right", "Right", "Right", "Right"]);
    user.sees("[tccli]").sees("Run by hand it creates").presses(&["Right"]);
    user.sees("[curl]").sees("(hidden)").sees("Refused as shown: k puts the signature in.").presses(&["k"]);
    user.sees_not("(hidden)").sees("For 5 minutes, run by hand it creates").presses(&["k"]).sees("Refused as shown");
}

#[test]
fn the_preview_writes_the_side_that_is_shown() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["p"]);
    let folder = tempfile::tempdir().unwrap();
    let mut written = |keys: &[&str], ending: &str| {
        let path = folder.path().join(format!("{}.{ending}", keys.len()));
        user.presses(keys).presses(&["w"]).sees("Write what is shown").sees(&format!("prod-orders-rw.{ending}"));
        user.presses(&["^U"]).types(&path.to_string_lossy()).presses(&["Enter"]);
        std::fs::read_to_string(path).unwrap()
    };
    let json = written(&[], "json");
    assert!(json.starts_with("{\n  \"SecretName\": \"prod-orders-rw\"") && json.ends_with("}\n"), "{json}");
    assert!(!written(&["x"], "json").contains('\n'), "the exact bytes and nothing else");
    let headers = written(&["Right", "Right", "Right"], "headers.txt");
    assert!(headers.contains("(hidden)") && !headers.contains("SandboxOnlyKey"), "{headers}");
    let sql = written(&["Right", "Right", "Right", "Right"], "sql");
    assert!(sql.ends_with("GRANT SELECT ON `orders`.* TO `ordersrw_SSM_???`@`10.0.1.%`;\n"), "{sql}");
}

#[test]
fn the_create_dialog_names_no_key_that_it_does_not_take() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Hosts).presses(&["Up", "^U"]).types("%").presses(&["^X", "r", "s"]);
    user.sees("can try the password").sees_not("Right uses");
}

#[test]
fn a_box_over_chinese_text_keeps_its_sides() {
    let mut user = User::starts(&Story { language: Language::Zh, ..Story::default() });
    user.fills_the_minimum();
    for keys in [&["^X"][..], &["Esc", "^C"]] {
        let shown = user.presses(keys).screen();
        let inside = shown.lines().skip_while(|line| !line.contains('┌')).skip(1);
        let inside: Vec<&str> = inside.take_while(|line| !line.contains('┘')).collect();
        assert!(inside.len() > 3 && inside.iter().all(|line| line.matches('│').count() == 2), "{shown}");
    }
}

#[test]
fn help_scrolls_no_farther_than_it_reaches() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().goes_to(StepId::Target).presses(&["^X", "?", "Tab"]);
    let top = user.screen();
    let mut bottom = top.clone();
    while let below = user.presses(&["PageDown"]).screen()
        && below != bottom
    {
        bottom = below;
    }
    assert_ne!(top, bottom);
    user.presses(&["Down"; 5]);
    assert_ne!(user.presses(&["Up"]).screen(), bottom, "one key up is seen at once");
    assert_eq!(user.presses(&["End"]).screen(), bottom);
    assert_eq!(user.presses(&["Home"]).screen(), top);
}

#[test]
fn the_command_to_go_on_with_is_whole_wherever_it_stands() {
    // The status line of 50 columns has room for a command with a name of 25 letters.
    for (letters, is_in_status) in [(25, true), (26, false)] {
        let mut user = User::starts_with("ok");
        let name = "n".repeat(letters);
        user.fills_the_minimum().goes_to(StepId::Name).presses(&["^U"]).types(&name).goes_to(StepId::Review).creates();
        let screen = user.resizes(50, 40).screen();
        let at = screen.lines().position(|line| line.contains(&format!("dbcred status {name}")));
        assert_eq!(at.map(|line| line == 38), Some(is_in_status), "{screen}");
    }
}

#[test]
fn a_report_has_margins_where_there_is_room() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().creates();
    for (columns, accounts) in [(71, "\n Accounts  "), (72, "\n   Accounts  ")] {
        user.resizes(columns, 24).sees(accounts);
    }
}

#[test]
fn enter_alone_never_sends_and_the_dialog_takes_no_paste() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().presses(&["Enter", "^X", "r", "s", "Enter", "n", "o", "Enter"]).pastes("yes");
    user.presses(&["Enter"]);
    assert_eq!(user.calls("CreateProductSecret"), 0);
    user.presses(&["Esc"]).sees("Ready");
}

#[test]
fn every_documented_refusal_says_so_and_goes_to_its_field() {
    let fields: &[(&'static str, Option<FieldId>)] = &[
        ("refused=ResourceInUse.SecretExists", Some(FieldId::Name)),
        ("refused=InvalidParameterValue.TagKeysDuplicated", Some(FieldId::Tags)),
        ("refused=FailedOperation.AccessKmsError", Some(FieldId::Key)),
        ("refused=ResourceNotFound", Some(FieldId::Instance)),
        ("refused=UnauthorizedOperation", None),
        ("refused=LimitExceeded", None),
    ];
    for (scenario, field) in fields {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates();
        let code = scenario.trim_start_matches("refused=");
        user.sees("nothing was created").sees(code);
        assert_eq!(user.calls("CreateProductSecret"), 1, "{scenario}");
        assert_eq!(outcome(&user).exit(), 3);
        if let Some(field) = field {
            user.presses(&["Enter"]);
            assert_eq!(user.app.form.focus.field(), Some(*field), "{scenario}");
            user.sees(code);
        }
    }
}

#[test]
fn the_four_ambiguous_codes_are_neither_failure_nor_success() {
    for code in ["FailedOperation", "InternalError", "ServiceUnavailable", "ResponseSizeLimitExceeded"] {
        let scenario: &'static str = Box::leak(format!("refused={code}").into_boxed_str());
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates();
        assert!(
            matches!(outcome(&user), Outcome::NotCreated { looks, .. } if *looks >= 3),
            "{code}: {:?}",
            outcome(&user)
        );
        assert_eq!(user.calls("CreateProductSecret"), 1, "{code}");
    }
}

#[test]
fn tags_that_failed_are_never_hidden_behind_a_success() {
    let mut user = User::starts_with("tags-fail");
    user.fills_the_minimum().goes_to(StepId::Labels).presses(&["Tab"]).types("env").presses(&["Enter"]).types("prod");
    user.presses(&["^X", "r"]).creates().sees("tags were not set").sees("TagCode 2");
    assert_eq!(outcome(&user).exit(), 5);
}

#[test]
fn a_failed_task_shows_the_services_own_words() {
    let mut user = User::starts_with("task-fails");
    user.fills_the_minimum().creates().sees("the task failed").sees("create account failed");
    assert_eq!(outcome(&user).exit(), 5);
    user.presses(&["Enter"]);
    assert_eq!(user.app.form.focus.field(), Some(FieldId::Name));
}

#[test]
fn a_lost_answer_is_settled_by_looking_and_never_sent_twice() {
    let mut user = User::starts_with("drops-answer");
    user.fills_the_minimum().creates();
    assert!(matches!(outcome(&user), Outcome::Created { receipt: None, .. }), "{:?}", outcome(&user));
    assert_eq!(user.calls("CreateProductSecret"), 1);
    user.sees("Created in ");
}

#[test]
fn a_create_that_never_arrived_may_be_sent_again_by_one_deliberate_key() {
    let mut user = User::starts_with("drops-request");
    user.fills_the_minimum().creates();
    assert!(matches!(outcome(&user), Outcome::NotCreated { .. }), "{:?}", outcome(&user));
    assert_eq!(user.calls("CreateProductSecret"), 1);
    user.presses(&["s"]).sees("Type yes").presses(&["y", "e", "s", "Enter"]);
    assert_eq!(user.calls("CreateProductSecret"), 2);
}

#[test]
fn an_answer_of_another_kind_is_named_for_what_it_is() {
    for (scenario, text) in [("html", "HTML"), ("redirect", "302"), ("bad-gateway", "502")] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates().resizes(80, 40).presses(&["d"]).sees(text);
        assert_eq!(user.calls("CreateProductSecret"), 1, "{scenario}");
        assert_eq!(user.sandbox().redirects_followed(), 0);
    }
}

#[test]
fn too_many_calls_are_waited_out() {
    let mut user = User::starts_with("throttled");
    user.fills_the_minimum().creates();
    assert!(matches!(outcome(&user), Outcome::Created { .. }), "{:?}", outcome(&user));
    assert!(user.calls("CreateProductSecret") > 1);
}

#[test]
fn without_a_key_everything_but_sending_works() {
    let mut user = User::starts(&Story { has_key: false, ..Story::default() });
    user.sees("No key found").fills_the_minimum().sees("Ready: no errors, no warnings");
    user.presses(&["p", "Right"]).sees("content-type:application/json").presses(&["Esc", "s"]).sees("No key");
    assert_eq!(user.sandbox().requests(), 0);
    assert!(user.is_on(Screen::Form));
}

#[test]
fn the_journal_cannot_be_written_and_nothing_is_sent() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum();
    // A plain file at the path of the directory. Permissions would not help, since the tests may run as root.
    let sandbox_folder = user.state().join("sandbox");
    std::fs::remove_dir_all(sandbox_folder.join("journal")).ok();
    std::fs::create_dir_all(&sandbox_folder).unwrap();
    std::fs::write(sandbox_folder.join("journal"), "").unwrap();
    user.creates();
    assert!(matches!(outcome(&user), Outcome::NotSent(NotSent::Journal(_))), "{:?}", outcome(&user));
    assert_eq!(user.calls("CreateProductSecret"), 0);
}

#[test]
fn the_international_site_is_never_offered_what_it_does_not_know() {
    let mut user = User::starts(&Story { site: Site::Intl, ..Story::default() });
    user.fills_the_minimum().goes_to(StepId::Labels).sees_not("Remark");
    user.goes_to(StepId::Key).sees_not("HSM cluster").sees_not("Encryption");
    user.presses(&["^X", "r"]).creates().sees("Created in ");
}

#[test]
fn a_chinese_session_speaks_chinese_from_the_first_screen_to_the_last() {
    let mut user = User::starts(&Story { language: Language::Zh, ..Story::default() });
    user.sees("新建凭据").fills_the_minimum().sees("核对").sees("就绪");
    user.presses(&["^X", "l"]).sees("Ready").presses(&["^X", "l"]);
    user.presses(&["s"]).types("ｙｅｓ").presses(&["Enter"]).sees("prod-orders-rw");
    assert!(matches!(outcome(&user), Outcome::Created { .. }));
    let headers = &user.sandbox().creates()[0].headers;
    assert!(headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("x-tc-language") && value == "zh-CN"));
}

#[test]
fn with_another_account_than_the_one_expected_nothing_is_sent() {
    let mut user = User::starts(&Story { expected_account: Some("100099999999"), ..Story::default() });
    user.sees("The key belongs to account 100012345678, not to 100099999999");
    user.fills_the_minimum().presses(&["s"]);
    user.sees("The key belongs to account 100012345678, not to 100099999999").sees_not("Type yes");
    assert_eq!(user.calls("CreateProductSecret"), 0);
    let mut user = User::starts(&Story { expected_account: Some("100012345678"), ..Story::default() });
    user.fills_the_minimum().creates();
    assert_eq!(user.calls("CreateProductSecret"), 1);
}

#[test]
fn what_a_result_names_can_be_done_there() {
    let mut user = User::starts_with("refused=UnauthorizedOperation");
    user.fills_the_minimum().creates().sees("s send again...").sees("c copy");
    user.presses(&["c"]).happens(Event::Copied(1234));
    user.sees("Copied: 1,234 bytes. Not there? w writes a file").presses(&["w"]).sees("prod-orders-rw.report.txt");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    user.presses(&["^U"]).types(&path.to_string_lossy()).presses(&["Enter"]);
    assert!(std::fs::read_to_string(path).unwrap().contains("Refused: nothing was created."));
    // Where the text goes on out of sight, the keys that scroll are named; the details are closed by their key too.
    user.presses(&["d"]).sees("Up/Down scroll").sees("Esc close").sees_not("d details").presses(&["d"]);
    user.sees("d details").sees_not("Up/Down");
    user.resizes(50, 14).sees("s again...  c copy  d details").sees(": Up/Down");
    user.presses(&["End"]).sees("for a support ticket").presses(&["Up", "Up"]).sees_not("for a support ticket");
}

#[test]
fn a_result_that_is_not_as_requested_names_the_next_credential_last() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().creates().resizes(50, 14).sees("n another one  c copy").sees("q quit");
    let mut user = User::starts_with("other-grants");
    user.fills_the_minimum()
        .creates()
        .sees("GRANT SELECT ON `orders`.* TO `ordersrw_SSM_")
        .sees("REVOKE REFERENCES ON `orders`.* FROM");
    user.sees("w write file  n another one  ^X menu");
    user.presses(&["n"]).sees("▸ Name");
}

#[test]
fn only_outside_the_sandbox_the_task_goes_on_when_one_leaves() {
    for is_inside in [true, false] {
        let mut user = User::starts_with("slow");
        if !is_inside {
            user.app.session.launch.sandbox = None;
        }
        let hold = user.sandbox().hold("DescribeAsyncRequestInfo");
        user.fills_the_minimum().presses(&["s"]).happens_until(&["y", "e", "s", "Enter"], &hold);
        user.sees("no usual duration is documented");
        if is_inside {
            user.sees_not("goes on without dbcred");
        } else {
            user.sees("You may leave: the task goes on without dbcred");
        }
        hold.release();
        user.settles();
    }
}

#[test]
fn the_command_to_go_on_with_stands_once_and_whole() {
    let mut user = User::starts_with("refused=FailedOperation.QuotaExceeded");
    let name = "orders".repeat(20);
    user.presses(&["Enter"]).types("Mysql").presses(&["Enter"]).types("cdb-n4j3y33j").presses(&["Enter"]);
    user.types(&name).presses(&["Enter"]).types("ordersrw").presses(&["Enter"]).types("10.0.1.%");
    user.presses(&["Enter", "Enter"]).types("select on orders.*").presses(&["Enter", "^X", "r"]).creates();
    let stands = |user: &mut User| {
        let screen = user.screen().replace(['\n', ' '], "");
        (screen.matches("Draftkept:").count(), screen.matches(&format!("dbcredresume{name}")).count())
    };
    assert_eq!(stands(user.resizes(80, 40)), (1, 1), "{}", user.screen());
    assert_eq!(stands(user.resizes(160, 40)), (1, 1), "{}", user.screen());
    // Until the end of the report is in sight, the status line says at least that there is one.
    assert_eq!(stands(user.resizes(60, 14)), (1, 0), "{}", user.screen());
    assert_eq!(stands(user.presses(&["End"])), (1, 1), "{}", user.screen());
}

#[test]
fn the_menu_of_a_result_writes_with_the_letter_of_the_footer() {
    for scenario in ["ok", "refused=FailedOperation.QuotaExceeded"] {
        let mut user = User::starts_with(scenario);
        user.fills_the_minimum().creates().sees("w write file").presses(&["^X"]);
        user.sees("w write file").sees_not("t write file").presses(&["w"]).sees("prod-orders-rw.report.txt");
    }
}

#[test]
fn a_result_says_that_another_interrupt_quits() {
    let mut user = User::starts_with("ok");
    user.fills_the_minimum().creates().sees("Next, in the cloud").presses(&["^C"]).sees("^C again: quit");
    assert_eq!(user.exit, None);
    user.presses(&["Down", "^C"]).sees("^C again: quit");
    assert_eq!(user.exit, None);
    assert!(user.presses(&["^C"]).exit.is_some());
}
