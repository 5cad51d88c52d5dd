//! Scripts as they are pasted and given, read by the real program: what it would send, and what it says.

#![expect(clippy::unwrap_used, reason = "a proof that cannot be read has failed")]

use std::{fs, process::Command};

use dbcred::{
    catalog::Catalog,
    domain::grants::{Unit, read},
};
use serde_json::Value;

/// What a run came to: its exit code, what would be sent, what was said.
struct Outcome {
    code: i32,
    units: String,
    said: String,
}

const BASE: &str = "region = \"ap-guangzhou\"\nProductName = \"Mysql\"\nInstanceID = \"cdb-n4j3y33j\"\n\
    SecretName = \"prod-orders-rw\"\nUserNamePrefix = \"ordersrw\"\nDomains = [\"10.0.1.%\"]\n";

/// Reads a script into a draft without grants.
fn run(script: &str, args: &[&str]) -> Outcome {
    run_on(BASE, script, args)
}

fn run_on(base: &str, script: &str, args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (draft, file) = (folder.path().join("base.toml"), folder.path().join("F.sql"));
    fs::write(&draft, base).unwrap();
    fs::write(&file, script).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
    command.env_clear().env("HOME", folder.path()).args(["preview", "--as", "json"]).args(args);
    let output = command.arg(&draft).arg("--grants").arg(&file).output().unwrap();
    let body: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let units = body["PrivilegesList"].as_array().cloned().unwrap_or_default();
    let name = |unit: &Value, name: &str| unit[name].as_str().unwrap_or_default().to_owned();
    let shown = |unit: &Value| {
        let words: Vec<&str> = unit["Privileges"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let path = [name(unit, "Database"), name(unit, "TableName"), name(unit, "ColumnName")];
        let path: Vec<&str> = path.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        format!("{}: {}", if path.is_empty() { "*".to_owned() } else { path.join(".") }, words.join(", "))
    };
    Outcome {
        code: output.status.code().unwrap(),
        units: units.iter().map(shown).collect::<Vec<_>>().join("; "),
        said: String::from_utf8_lossy(&output.stderr).replace(&folder.path().display().to_string(), ""),
    }
}

/// Each script is taken as that, and what is said of it has the words.
pub(super) fn taken(cases: &[(&str, &str, &str)]) {
    for (script, units, words) in cases {
        let outcome = run(script, &[]);
        assert_eq!((outcome.code, outcome.units.as_str()), (0, *units), "{script}\n{}", outcome.said);
        assert!(outcome.said.contains(words), "{script}\n{}", outcome.said);
    }
}

/// Each script stops with exit 2, and what is said of it has the words.
pub(super) fn refused(cases: &[(&str, &str)]) {
    for (script, words) in cases {
        let outcome = run(script, &[]);
        assert_eq!(outcome.code, 2, "{script}\n{}", outcome.units);
        assert!(outcome.said.contains(words), "{script}\n{}", outcome.said);
    }
}

#[test]
fn a_comment_is_a_comment_before_it_is_a_prompt() {
    for hidden in [
        "# mysql> GRANT ALL PRIVILEGES ON *.* TO root@localhost;",
        "--> GRANT ALL ON *.* TO root@localhost;",
        "-- was => GRANT ALL ON *.* TO root@localhost;",
        "/* mysql> GRANT ALL ON *.* TO root@localhost; */",
        "/*!99999 GRANT ALL ON *.* TO app@h */;",
        "/*!99999 GRANT /* inner */ ALL ON *.* TO app@h */;",
        "/*M!999999\\- GRANT ALL ON *.* TO app@h */",
    ] {
        taken(&[(&format!("{hidden}\nGRANT SELECT ON shop.* TO app@h;"), "shop: SELECT", "")]);
    }
    refused(&[("/*!99999 GRANT DROP ON shop.* TO app@h */;", "has no GRANT that can be taken")]);
}

#[test]
fn a_comment_that_only_some_servers_run_is_an_error() {
    taken(&[("/*!40101 GRANT SELECT ON shop.* TO app@h */;", "shop: SELECT", "")]);
    refused(&[
        ("/*!80013 GRANT DROP ON shop.* TO app@h */;", "F.sql:1:10  Only some servers run this"),
        ("GRANT SELECT /*!80013 , DROP */ ON shop.* TO app@h;", "Only some servers run this"),
        ("/*!50000 GRANT DROP ON shop.* TO app@h; */", "half a comment"),
        ("GRANT SELECT ON shop.* TO app@h; /* and so on\nGRANT DROP ON shop.* TO app@h;", "not closed"),
    ]);
}

#[test]
fn a_revoke_is_found_wherever_a_grant_is_found() {
    taken(&[
        (
            "     1\tGRANT SELECT, DROP ON shop.* TO app@h;\n     2\tREVOKE DROP ON shop.* FROM app@h;",
            "shop: SELECT",
            "",
        ),
        (
            "DELIMITER $$\nGRANT SELECT, DROP ON shop.* TO app@h$$ REVOKE DROP ON shop.* FROM app@h$$",
            "shop: SELECT",
            "",
        ),
        (
            "mysql> GRANT SELECT, DROP ON shop.* TO app@h;\nQuery OK, 0 rows affected\n\nmysql> REVOKE DROP ON\n    -> shop.* FROM app@h;",
            "shop: SELECT",
            "",
        ),
        (
            "| GRANT SELECT, DROP ON shop.* TO `app`@`h` |\n| REVOKE DROP ON shop.* FROM `app`@`h` |\n",
            "shop: SELECT",
            "",
        ),
        (
            "GRANT ALL ON shop.* TO app@h;\nREVOKE ALL, GRANT OPTION FROM app@h;\nGRANT SELECT ON a.* TO app@h;",
            "a: SELECT",
            "",
        ),
    ]);
}

#[test]
fn a_text_that_is_no_script_says_what_it_looks_like() {
    refused(&[
        ("-GRANT SELECT, DROP ON `shop`.* TO 'app'@'%';\n+GRANT SELECT ON `shop`.* TO 'app'@'%';", "looks like a diff"),
        (
            "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n GRANT SELECT ON a.* TO app@h;\n-GRANT DROP ON a.* TO app@h;\n",
            "looks like a diff",
        ),
        (
            "2024-01-01 12:00 [Note] GRANT SELECT ON a.* TO app@h;\n2024-01-01 12:01 [Note] GRANT DROP ON a.* TO app@h;",
            "looks like a log",
        ),
        ("- GRANT SELECT ON a.* TO app@h\n- GRANT INSERT ON a.* TO app@h", "looks like a list"),
        ("{\"a\": \"GRANT SELECT ON a.* TO app@h\"", "looks like JSON"),
        ("mysql -e \"GRANT INSERT ON crm.* TO app@h\"\nmysql -e \"REVOKE INSERT ON crm.* FROM app@h\"", "F.sql:2:11"),
        ("mysql -e \"GRANT INSERT ON crm.* TO app@h\"\n", "looks like a shell script"),
        ("Hi, could you\n\nGRANT SELECT ON a.* TO app@h;", "a server would not run as it is"),
        ("foo => GRANT DROP ON a.* TO app@h;", "something stands before"),
    ]);
}

#[test]
fn what_stands_in_a_body_or_a_string_is_named_with_its_line() {
    let create = "CREATE PROCEDURE give()\nBEGIN\n  GRANT DROP ON secret.* TO root@localhost;\nEND";
    refused(&[(&format!("DELIMITER $$\n{create}$$\nDELIMITER ;"), "F.sql:4:3  A GRANT or REVOKE in the body")]);
    taken(&[
        (
            &format!("DELIMITER $$\n{create}$$\nDELIMITER ;\nGRANT SELECT ON a.* TO app@h;"),
            "a: SELECT",
            "F.sql:4:3  A GRANT or REVOKE in the body",
        ),
        (
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO GRANT DROP ON a.* TO app@h;\nGRANT SELECT ON a.* TO app@h;",
            "a: SELECT",
            "F.sql:1:43",
        ),
        (
            "PREPARE s FROM 'GRANT DROP ON a.* TO app@h';\nGRANT SELECT ON a.* TO app@h;",
            "a: SELECT",
            "F.sql:1:17  A GRANT or REVOKE inside a quoted",
        ),
    ]);
    refused(&[
        ("CREATE PROCEDURE p() BEGIN GRANT DROP ON a.* TO app@h;\nGRANT SELECT ON a.* TO app@h;", "never ended"),
        ("GRANT SELECT ON `a.* TO app@h;\nGRANT DROP ON b.* TO app@h;", "F.sql:2:1  A GRANT or REVOKE inside a quoted"),
        ("EXPLAIN GRANT DROP ON a.* TO app@h;", "F.sql:1:9"),
        ("BEGIN NOT ATOMIC GRANT DROP ON a.* TO app@h; END;", "F.sql:1:18"),
    ]);
}

#[test]
fn a_statement_ends_where_a_client_ends_it() {
    taken(&[
        (
            "DELIMITER //\nGRANT SELECT ON `a;b`.* TO app@h//\nDELIMITER ;\nGRANT INSERT ON b.* TO app@h;",
            "a;b: SELECT; b: INSERT",
            "",
        ),
        ("GRANT SELECT ON a.* TO app@h\\g\nGRANT INSERT ON a.* TO app@h\\G", "a: SELECT, INSERT", ""),
        ("GRANT SELECT ON a.* TO app@h; quit\n", "a: SELECT", ""),
    ]);
    refused(&[
        ("GRANT SELECT ON a.* TO app@h\nGRANT DROP ON b.* TO app@h;", "Line 2 begins another statement"),
        ("GRANT DROP ON a.* TO app@h \\c\nGRANT SELECT ON a.* TO app@h;", "never sent"),
        ("exit\nGRANT DROP ON a.* TO app@h;", "The client ends above"),
        (
            "mysql> GRANT DROP ON a.* TO app@h;\nERROR 1045 (28000): Access denied\nmysql> GRANT SELECT ON a.* TO app@h;",
            "The server refused this",
        ),
        ("mysql> GRANT DROP ON a.*\nmysql> GRANT SELECT ON a.* TO app@h;", "never sent"),
        ("GRANT SELECT ON a.* TO app@h; -- read\rGRANT UPDATE ON b.* TO app@h;\r", "carriage return"),
        ("SOURCE other.sql;\nGRANT SELECT ON a.* TO app@h;", "Another file is run here"),
        (
            "INSERT INTO mysql.db VALUES ('%', 'shop', 'app', 'Y');\nGRANT SELECT ON a.* TO app@h;",
            "tables of privileges",
        ),
    ]);
}

#[test]
fn one_account_is_chosen() {
    let script = "GRANT SELECT ON `shop`.* TO `app`@`10.%`;\nGRANT DELETE, DROP ON `shop`.* TO `batch`@`10.%`;";
    refused(&[(script, "  app@10.%  1 grant\n"), (script, "  batch@10.%  1 grant")]);
    for (account, units) in [("app@10.%", "shop: SELECT"), ("'batch'@'10.%'", "shop: DELETE, DROP")] {
        let outcome = run(script, &["--for", account]);
        assert_eq!((outcome.code, outcome.units.as_str()), (0, units), "{}", outcome.said);
    }
    let outcome = run(script, &["--for", "other@h"]);
    assert!(outcome.code == 2 && outcome.said.contains("grants nothing to other@h"), "{}", outcome.said);
}

#[test]
fn grants_of_a_role_are_followed_where_the_text_has_them() {
    let script =
        "CREATE ROLE reader;\nGRANT reader TO app@h;\nGRANT SELECT ON a.* TO reader;\nGRANT INSERT ON b.* TO app@h;";
    taken(&[
        (script, "a: SELECT; b: INSERT", ""),
        (
            "GRANT reader TO app@h;\nGRANT INSERT ON b.* TO app@h;",
            "b: INSERT",
            "A role. Paste the output of SHOW GRANTS FOR `reader`",
        ),
        (
            "GRANT reader TO app@h WITH ADMIN OPTION;\nGRANT INSERT ON b.* TO app@h;",
            "b: INSERT",
            "WITH ADMIN OPTION is left out",
        ),
    ]);
}

#[test]
fn a_name_is_what_the_server_has() {
    taken(&[
        ("GRANT SELECT ON `my\\\\_db`.* TO `app`@`%`;", "my_db: SELECT", ""),
        (
            "GRANT SELECT ON `my\\\\_db`.* TO `app`@`%`;\nGRANT SELECT ON `a|b\\t;c`.`t` TO `app`@`%`;"
                .replace("\\t", "")
                .as_str(),
            "my_db: SELECT; a|b;c.t: SELECT",
            "",
        ),
        ("<field name=\"Grants for app@%\">GRANT SELECT ON `r&amp;d`.* TO `app`@`%`</field>", "r&d: SELECT", ""),
        ("GRANT SELECT ON `\u{43e}rders`.* TO app@h;", "\u{43e}rders: SELECT", "mixes Latin letters"),
    ]);
    let long = format!("GRANT SELECT ON `{}`.* TO app@h;", "a".repeat(65));
    refused(&[
        ("GRANT SELECT ON `order_arch\nive`.* TO `app`@`%`", "Did you mean order_archive?"),
        ("GRANT SELECT ON `a\u{200b}b`.* TO app@h;", "U+200B"),
        ("GRANT SELECT ON `a\u{202e}b`.* TO app@h;", "U+202E"),
        ("GRANT SELECT ON `a\u{1b}b`.* TO app@h;", "U+001B"),
        ("GRANT SELECT ON `a\0b`.* TO app@h;", "U+0000"),
        (&long, "A name has 65 letters"),
        ("GRANT SELECT ON `x\\_y`.`t` TO app@h", "Did you mean x_y?"),
        ("GRANT SELECT ON _._ TO app@h", "before a document took the stars"),
        ("GRANT SELECT ON `a6.*` TO app@h", "Quote each name alone: a6.*"),
        ("GRANT SELECT ON `a\\b`.* TO app@h;", "is a pattern"),
    ]);
}

#[test]
fn what_can_be_said_is_taken_and_the_rest_is_named() {
    taken(
        &[
            (
                "GRANT SELECT, INSERT, LOAD FROM S3, SELECT INTO S3, INVOKE LAMBDA ON *.* TO app@h",
                "*: SELECT, INSERT",
                "LOAD FROM S3, SELECT INTO S3, INVOKE LAMBDA",
            ),
            (
                "GRANT SELECT ON a.* TO app@h;\nGRANT EXECUTE ON LIBRARY a.l TO app@h AS root@localhost WITH ROLE ALL;",
                "a: SELECT",
                "a.l is a routine",
            ),
            ("GRANT SELECT ON a.* TO app@h;\nGRANT EXECUTE ON FUNCTION a.f TO app@h;", "a: SELECT", "Wider:"),
            ("SET a=1;\nSET b=2;\nCREATE USER app@h IDENTIFIED BY 'x';\nGRANT SELECT ON a.* TO app@h, b@h;", "", ""),
        ][..3],
    );
    let all = run("GRANT ALL ON shop.* TO app@h;\nREVOKE DROP ON shop.* FROM app@h;", &[]);
    assert!(all.code == 0 && all.units.split(", ").count() == 17 && !all.units.contains("DROP"), "{}", all.units);
    assert!(all.said.contains("Takes away DROP on shop.*; 17 privileges stay there"), "{}", all.said);
    let everything = run("GRANT ALL ON *.* TO app@h;", &[]);
    assert!(everything.said.contains("SUPER") && everything.said.contains("CREATE USER"), "{}", everything.said);
    refused(&[
        ("GRANT SELECT ON *.* TO app@h;\nREVOKE SELECT ON mysql.* FROM app@h;", "a part of what *.* grants"),
        ("GRANT SELECT ON a.* TO app@h;\nREVOKE SELECT ON a.t FROM app@h;", "a part of what a.* grants"),
        ("REVOKE SELECT ON a.* FROM app@h;", "has no GRANT that can be taken"),
    ]);
}

#[test]
fn what_one_account_loses_a_role_of_it_keeps() {
    let role = "GRANT reader TO app@h;\nGRANT SELECT ON a.* TO reader;\n";
    taken(&[
        (&format!("{role}GRANT SELECT ON a.* TO app@h;\nREVOKE SELECT ON a.* FROM app@h;"), "a: SELECT", ""),
        (&format!("{role}GRANT INSERT ON b.* TO app@h;\nDROP ROLE reader;"), "b: INSERT", ""),
        (&format!("{role}GRANT INSERT ON b.* TO app@h;\nREVOKE reader FROM app@h;"), "b: INSERT", ""),
    ]);
}

#[test]
fn names_that_differ_in_capitals_are_one_where_every_server_says_so() {
    taken(&[(
        "GRANT SELECT (A), INSERT (B) ON a.t TO app@h;\nREVOKE SELECT (a) ON a.t FROM app@h;",
        "a.t.B: INSERT",
        "",
    )]);
    refused(&[("GRANT SELECT ON Shop.* TO app@h;\nREVOKE SELECT ON shop.* FROM app@h;", "differ in capitals alone")]);
}

#[test]
fn what_a_script_runs_elsewhere_is_named() {
    for hidden in ["CALL give();", "EXECUTE s;", "\\! mysql < other.sql", "system mysql < other.sql"] {
        taken(&[(
            &format!("{hidden}\nGRANT SELECT ON a.* TO app@h;"),
            "a: SELECT",
            "What this runs does not stand here",
        )]);
    }
    refused(&[
        (
            "USE mysql;\nINSERT INTO `user` VALUES ('%', 'app');\nGRANT SELECT ON a.* TO app@h;",
            "F.sql:2:1  This changes",
        ),
        ("USE mysql;\nUPDATE db SET Drop_priv = 'Y';\nGRANT SELECT ON a.* TO app@h;", "tables of privileges"),
    ]);
}

#[test]
fn a_database_that_the_server_refused_is_not_entered() {
    let session = "mysql> USE shop;\nDatabase changed\nmysql> USE crm;\nERROR 1049 (42000): Unknown database 'crm'\n\
        mysql> GRANT SELECT ON t TO app@h;\nQuery OK, 0 rows affected\n";
    taken(&[(session, "shop.t: SELECT", "")]);
}

#[test]
fn what_a_server_reads_otherwise_is_told() {
    taken(&[
        ("GRANT\u{a0}SELECT ON a.* TO app@h;", "a: SELECT", "A blank in this is a letter for a server"),
        ("GRANT SELECT\0ON a.* TO app@h;", "a: SELECT", "A blank in this is a letter for a server"),
        ("GRANT SELECT ON 'a'.* TO app@h;", "a: SELECT", "between backticks"),
        ("GRANT SELECT\t\r\n ON a.* TO app@h;", "a: SELECT", ""),
    ]);
    assert!(!run("GRANT SELECT\t\r\n ON a.* TO app@h;", &[]).said.contains("A blank in this"));
    refused(&[
        ("GRANT SELECT ON a.* TO `app`@`10.\n%`;", "Did you mean 10.%?"),
        ("GRANT SELECT ON a.* TO app@h;\\nREVOKE SELECT ON a.* FROM app@h;", "a server would not run as it is"),
    ]);
}

#[test]
fn a_block_of_a_document_is_read_to_its_last_letter() {
    taken(&[
        ("```GRANT SELECT ON a.* TO app@h;\nGRANT INSERT ON a.* TO app@h;```", "a: SELECT, INSERT", ""),
        ("Use this:\n```GRANT SELECT ON a.* TO app@h;```\nThanks", "a: SELECT", ""),
        ("~~~ sql\nGRANT SELECT ON a.* TO app@h;\n~~~\n", "a: SELECT", ""),
    ]);
    refused(&[("GRANT DROP ON b.* TO app@h;\n```\nGRANT SELECT ON a.* TO app@h;\n```", "F.sql:1:1")]);
}

#[test]
fn the_json_of_a_session_is_read_with_its_prompt_and_its_count() {
    let answer = "MySQL  localhost:33060+ ssl  SQL > SHOW GRANTS FOR app;\n{\n    \"Grants for app@%\": \"GRANT SELECT ON `a`.* TO `app`@`%`\"\n}\n\
        1 row in set (0.0005 sec)\n";
    taken(&[(answer, "a: SELECT", "")]);
}

#[test]
fn what_was_left_out_is_told_with_its_place_and_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, file) = (folder.path().join("base.toml"), folder.path().join("F.sql"));
    fs::write(&draft, format!("{BASE}grants = [\"drop on b.*\"]\n")).unwrap();
    let roles = (0..30).fold(String::new(), |all, at| format!("{all}GRANT `role_{at}` TO app@h;\n"));
    fs::write(&file, format!("GRANT SELECT, SUPER ON a.* TO app@h;\n{roles}REVOKE DROP ON b.* FROM app@h;")).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command.env_clear().env("HOME", folder.path()).args(args).arg(&draft).arg("--grants").arg(&file);
        let output = command.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    for args in [&["check", "--json"][..], &["create", "--sandbox", "--yes", "--json"][..]] {
        let (code, said) = run(args);
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(code, 0, "{said}");
        let imported = &said["imported"];
        assert_eq!((&imported["account"], &imported["taken"]), (&"app@h".into(), &1.into()), "{said}");
        assert_eq!(imported["taken_away"], 1, "{said}");
        let left_out = imported["left_out"].as_array().unwrap();
        assert_eq!(left_out.len(), 31);
        assert_eq!(
            (&left_out[0]["line"], &left_out[0]["column"], &left_out[0]["kind"]),
            (&1.into(), &1.into(), &"words".into())
        );
        assert_eq!((&left_out[30]["line"], &left_out[30]["kind"]), (&31.into(), &"role".into()));
        assert_eq!(left_out[30]["file"], file.to_str().unwrap());
        assert!(left_out[30]["text"].as_str().unwrap().contains("role_29"));
    }
    let (_, receipt) = run(&["create", "--sandbox", "--yes", "--set", "SecretName=other"]);
    assert!(receipt.contains("F.sql: app@h: taken 1, revoked 1, left out 31 (words line 1, role line 2"), "{receipt}");
}

#[test]
fn grants_that_name_one_object_are_one_unit() {
    let base = format!("{BASE}grants = [\"select on orders.*\"]\n");
    let outcome = run_on(&base, "GRANT INSERT ON orders.* TO app@h;", &["--grant", "update on orders.*"]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "orders: SELECT, INSERT, UPDATE"), "{}", outcome.said);
}

/// Checks scripts one after the other on a draft.
fn run_in_order(base: &str, scripts: &[&str], args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let named = |at: usize| folder.path().join(format!("{at}.sql"));
    let mut all: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    for (at, script) in scripts.iter().enumerate() {
        fs::write(named(at), script).unwrap();
        all.extend(["--grants".to_owned(), named(at).display().to_string()]);
    }
    let args: Vec<&str> = all.iter().map(String::as_str).collect();
    // The last one is written by whoever runs it.
    run_on(base, scripts.last().unwrap(), &args[..args.len() - 2])
}

#[test]
fn several_scripts_the_command_line_and_the_draft_are_one_script() {
    let base = format!("{BASE}grants = [\"select, drop on orders.*\", \"select on old.*\"]\n");
    let done = |scripts: &[&str], args: &[&str], units: &str| {
        let outcome = run_in_order(&base, scripts, args);
        assert_eq!((outcome.code, outcome.units.as_str()), (0, units), "{scripts:?} {args:?}\n{}", outcome.said);
    };
    // A later script takes away of what an earlier one, and the draft, grant.
    done(
        &[
            "GRANT INSERT, UPDATE ON a.* TO app@h;",
            "REVOKE UPDATE ON a.* FROM app@h; REVOKE DROP ON orders.* FROM app@h;",
        ],
        &[],
        "orders: SELECT; old: SELECT; a: INSERT",
    );
    // What is left of a unit of the draft keeps its place; a unit that is empty goes.
    done(
        &["REVOKE SELECT ON old.* FROM app@h; GRANT INSERT ON orders.* TO app@h;"],
        &[],
        "orders: SELECT, DROP, INSERT",
    );
    done(
        &["GRANT SELECT ON a.* TO app@h;"],
        &["--grant", "REVOKE SELECT ON a.* FROM app@h"],
        "orders: SELECT, DROP; old: SELECT",
    );
    done(&["REVOKE ALL PRIVILEGES, GRANT OPTION FROM app@h; GRANT SELECT ON a.* TO app@h;"], &[], "a: SELECT");
    // A role that one script grants and another one fills is followed.
    done(
        &["CREATE ROLE reader; GRANT SELECT ON a.* TO reader;", "GRANT reader TO app@h;"],
        &[],
        "orders: SELECT, DROP; old: SELECT; a: SELECT",
    );
    // A part of what the draft grants cannot be taken away.
    let outcome = run_in_order(&base, &["REVOKE SELECT ON orders.item FROM app@h;"], &[]);
    assert_eq!(outcome.code, 2, "{}", outcome.said);
}

#[test]
fn accounts_of_several_scripts_are_one_choice() {
    let scripts = ["GRANT SELECT ON a.* TO app@h;", "GRANT DROP ON a.* TO batch@h;"];
    let outcome = run_in_order(BASE, &scripts, &[]);
    assert_eq!(outcome.code, 2, "{}", outcome.said);
    assert!(outcome.said.contains("grants to 2 accounts"), "{}", outcome.said);
    assert!(outcome.said.contains("app@h") && outcome.said.contains("batch@h"), "{}", outcome.said);
    let outcome = run_in_order(BASE, &scripts[..1], &["--grant", "GRANT DROP ON a.* TO batch@h"]);
    assert_eq!(outcome.code, 2, "{}", outcome.said);
    let outcome = run_in_order(BASE, &scripts, &["--for", "batch@h"]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "a: DROP"), "{}", outcome.said);
    let outcome = run_in_order(BASE, &scripts, &["--for", "other@h"]);
    assert_eq!(outcome.code, 2, "{}", outcome.said);
    // The same account twice is one.
    let outcome = run_in_order(BASE, &[scripts[0], "GRANT DROP ON a.* TO 'app'@'H';"], &[]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "a: SELECT, DROP"), "{}", outcome.said);
}

#[test]
fn a_revoke_names_its_account_even_where_it_takes_from_several() {
    let script = "CREATE ROLE r; GRANT SELECT ON a.* TO app@h, r; GRANT r TO app@h; REVOKE SELECT ON a.* FROM app@h, r; \
        GRANT INSERT ON b.* TO app@h;";
    let outcome = run(script, &["--for", "app@h"]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "b: INSERT"), "{}", outcome.said);
}

#[test]
fn statements_that_grant_nothing_are_one_line_with_their_count() {
    let mut script = "SET x = 1;\n".repeat(70);
    script.push_str("GRANT SELECT, SUPER ON a.* TO app@h;\n");
    let outcome = run(&script, &[]);
    assert_eq!(outcome.said.matches("grant nothing").count(), 1, "{}", outcome.said);
    assert!(outcome.said.contains("70 other statements grant nothing"), "{}", outcome.said);
}

const POSTGRES: &str = "region = \"ap-guangzhou\"\nProductName = \"Postgres\"\nInstanceID = \"postgres-6r233v55\"\n\
    SecretName = \"prod-orders-rw\"\nUserNamePrefix = \"ordersrw\"\nDomains = [\"%\"]\n";

/// The units of a script for PostgreSQL: scope, path and words of each.
fn postgres(script: &str) -> Vec<String> {
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let script = read::read(script, product);
    let reading = script.reading(script.only().as_ref());
    let errors: Vec<_> = reading.open_errors().iter().map(|at| &reading.statements[*at]).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let shown = |unit: &Unit| format!("{} {}: {}", unit.place.level(), unit.place, unit.privileges.join(", "));
    reading.units().iter().map(shown).collect()
}

#[test]
fn postgresql_is_read_in_its_own_words_and_scopes() {
    let script = "\\connect shop\nGRANT CONNECT ON DATABASE shop TO app;\nGRANT USAGE ON SCHEMA Public TO app;\n\
        GRANT SELECT, INSERT (email) ON public.customer TO app;\nGRANT ALL ON SEQUENCE public.s TO app;\n\
        GRANT EXECUTE ON FUNCTION public.f(int, text) TO app;\nGRANT SELECT ON item TO app;\n\
        GRANT DELETE, TRUNCATE ON TABLE public.\"It;em\" TO app;\nREVOKE TRUNCATE ON TABLE public.\"It;em\" FROM app CASCADE;\n\
        DO $$ BEGIN EXECUTE 'GRANT ALL ON x TO y'; END $$;\n/* /* GRANT */ GRANT DELETE ON public.customer TO app; */";
    assert_eq!(
        postgres(script),
        [
            "database shop.*: CONNECT",
            "schema shop.public: USAGE",
            "table shop.public.customer: SELECT",
            "column shop.public.customer.email: INSERT",
            "sequence shop.public.s: USAGE, SELECT, UPDATE",
            "function shop.public.f: EXECUTE",
            "table shop.public.item: SELECT",
            "table shop.public.It;em: DELETE",
        ]
    );
}

#[test]
fn what_postgresql_does_not_run_is_not_taken() {
    let dump = "\\c shop\nSELECT E'it\\'s; GRANT DELETE ON public.a TO app; --';\nCOPY public.a (id) FROM stdin;\n\
        GRANT DELETE ON public.a TO app;\n\\.\nGRANT DELETE ON public.a TO app \\r\nREVOKE ALL ON SCHEMA public FROM PUBLIC;\n\
        GRANT USAGE ON SEQUENCE public.s, public.t TO GROUP app;\nGRANT SELECT ON public.b TO app;";
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let script = read::read(dump, product);
    let reading = script.reading(script.only().as_ref());
    let shown: Vec<String> =
        reading.units().iter().map(|unit| format!("{} {}", unit.place.level(), unit.place)).collect();
    assert_eq!(shown, ["sequence shop.public.s", "sequence shop.public.t", "table shop.public.b"]);
    let left: Vec<(usize, &str)> =
        reading.imported(Vec::new()).left_out.iter().map(|left| (left.line, left.message.id)).collect();
    assert_eq!(left, [(2, "grant-in-string"), (4, "grant-in-string"), (6, "grant-cancelled")]);
}

#[test]
fn the_access_lists_of_psql_are_read_letter_by_letter() {
    let answer = "shop=> \\dp\n                            Access privileges\n\
        \x20Schema | Name |   Type   | Access privileges | Column privileges | Policies \n\
        --------+------+----------+-------------------+-------------------+----------\n\
        \x20public | item | table    | app=arw/app       | email:           +| \n\
        \x20       |      |          |                   |   app=x/app       | \n\
        \x20public | s    | sequence | app=rU/app        |                   | \n\
        \x20public | v    | view     | app=r/app         |                   | \n(3 rows)\n\nshop=> ";
    assert_eq!(
        postgres(answer),
        [
            "table shop.public.item: INSERT, SELECT, UPDATE",
            "column shop.public.item.email: REFERENCES",
            "sequence shop.public.s: SELECT, USAGE",
            "view shop.public.v: SELECT",
        ]
    );
}

#[test]
fn every_unit_stands_in_the_sql_or_is_named_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let of = |base: &str, more: &[&str]| {
        fs::write(&file, base).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command.env_clear().env("HOME", folder.path()).args(["preview", "--as", "sql"]).args(more);
        let output = command.arg(&file).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let sql = of(POSTGRES, &["--grant", "select on table shop.public.item", "--grant", "usage on schema shop.public"]);
    assert!(
        sql.contains("\\connect \"shop\"\nGRANT SELECT ON TABLE \"public\".\"item\" TO \"ordersrw_SSM_???\";"),
        "{sql}"
    );
    assert!(sql.contains("GRANT USAGE ON SCHEMA \"public\" TO"), "{sql}");
    let sql = of(BASE, &["--grant", "select on a.*", "--grant", "insert(c) on a.t"]);
    assert!(sql.contains("GRANT SELECT ON `a`.* TO `ordersrw_SSM_???`@`10.0.1.%`;"), "{sql}");
    assert!(sql.contains("GRANT INSERT (`c`) ON `a`.`t` TO"), "{sql}");
}

#[test]
fn what_nobody_sent_is_not_taken() {
    // A comment of markup, what stands behind the end of a session, and what a dropped role was granted later.
    taken(&[
        (
            "<TABLE BORDER=1><TR><TD>GRANT SELECT ON `shop`.* TO `app`@`h`</TD></TR>\
             <!--<TR><TD>GRANT DROP ON `shop`.* TO `app`@`h`</TD></TR>--></TABLE>",
            "shop: SELECT",
            "",
        ),
        (
            "CREATE ROLE r;\nGRANT r TO app@h;\nDROP ROLE r;\nCREATE ROLE r;\nGRANT DROP ON a.* TO r;\n\
             GRANT SELECT ON shop.* TO app@h;",
            "shop: SELECT",
            "",
        ),
    ]);
    for end in ["exit;", "quit;", "EXIT ;", "exit"] {
        let script = format!("GRANT SELECT ON shop.* TO app@h;\n{end}\nGRANT DROP ON shop.* TO app@h;");
        let outcome = run(&script, &[]);
        assert!(!outcome.units.contains("DROP"), "{end}: {}", outcome.units);
        assert!(outcome.said.contains("DROP") || outcome.said.contains("line 3"), "{end}: {}", outcome.said);
    }
}

#[test]
fn a_row_that_a_terminal_broke_at_its_blanks_is_joined() {
    let width = 44;
    let border = format!("+{}+", "-".repeat(width * 2 - 1));
    let rows = ["Grants for app@%", "GRANT SELECT ON `shop`.* TO `app`@`%`"];
    let row = |text: &str| format!("|{text:<w$}|", text = format!(" {text}"), w = width * 2 - 1);
    let lines = [border.clone(), row(rows[0]), border.clone(), row(rows[1]), border];
    let broken = |line: &String| {
        let letters: Vec<char> = line.chars().collect();
        let parts: Vec<String> = letters.chunks(width).map(|part| part.iter().collect()).collect();
        format!("{}\n", parts.join("\n"))
    };
    let text: String = lines.iter().map(broken).collect();
    let outcome = run(&text, &[]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "shop: SELECT"), "{text}\n{}", outcome.said);
}
