//! Scripts as they are pasted or given as a file, read by the real program: what it would send, and what it says.

#![expect(clippy::unwrap_used, reason = "a proof that cannot be read has failed")]

use std::{fs, process::Command};

use dbcred::{
    catalog::Catalog,
    domain::grants::{Unit, read},
};
use serde_json::Value;

/// The result of a run: its exit code, the units that would be sent, and what it said.
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

/// Checks that each script is taken as these units, and that the output contains the words.
pub(super) fn taken(cases: &[(&str, &str, &str)]) {
    for (script, units, words) in cases {
        let outcome = run(script, &[]);
        assert_eq!((outcome.code, outcome.units.as_str()), (0, *units), "{script}\n{}", outcome.said);
        assert!(outcome.said.contains(words), "{script}\n{}", outcome.said);
    }
}

/// Checks that each script stops with exit code 2, and that the output contains the words.
pub(super) fn refused(cases: &[(&str, &str)]) {
    for (script, words) in cases {
        let outcome = run(script, &[]);
        assert_eq!(outcome.code, 2, "{script}\n{}", outcome.units);
        assert!(outcome.said.contains(words), "{script}\n{}", outcome.said);
    }
}

#[test]
fn behind_a_broken_password_clause_any_text_may_be_the_password_and_none_is_shown() {
    for clause in [
        "IDENTIFIED WITH mysql_native_password AS, 'Pa55w0rd'",
        "IDENTIFIED BY, 'Pa55w0rd'",
        "IDENTIFIED, 'Pa55w0rd'@'%'",
        "IDENTIFIED BY 'x' 'y', 'Pa55w0rd'",
        "IDENTIFIED BY x, 'Pa55w0rd'",
        "IDENTIFIED VIA ed25519 USING, 'Pa55w0rd' OR, 'Pa55w0rd'",
        "IDENTIFIED BY 'x' WITH, Pa55w0rd",
    ] {
        let ran = run(&format!("GRANT SELECT ON a.* TO 'app'@'%' {clause} REQUIRE SSL;"), &[]);
        assert_eq!(ran.code, 2, "{clause}: {}", ran.said);
        assert!(!ran.said.contains("Pa55"), "{clause}: {}", ran.said);
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
    refused(&[
        ("/*!99999 GRANT DROP ON shop.* TO app@h */;", "has no GRANT that can be used"),
        (
            "GRANT SELECT ON a.* TO b@h;\n# so\rGRANT DROP ON a.* TO b@h;",
            "F.sql:2:6  A line here ends with only a carriage return",
        ),
    ]);
}

#[test]
fn a_comment_that_only_some_servers_run_is_an_error() {
    taken(&[("/*!40101 GRANT SELECT ON shop.* TO app@h */;", "shop: SELECT", "")]);
    refused(&[
        ("/*!80013 GRANT DROP ON shop.* TO app@h */;", "F.sql:1:10  Only some servers run this"),
        ("GRANT SELECT /*!80013 , DROP */ ON shop.* TO app@h;", "Only some servers run this"),
        ("/*!50000 GRANT DROP ON shop.* TO app@h; */", "half a comment"),
        (
            "/*!50000 CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO GRANT DROP ON a.* TO app@h; */\n\
             GRANT SELECT ON a.* TO app@h;",
            "half a comment",
        ),
        ("GRANT SELECT ON a.* TO app@h; */ GRANT DROP ON b.* TO app@h;", "F.sql:1:31  "),
        ("GRANT SELECT ON shop.* TO app@h; /* and so on\nGRANT DROP ON shop.* TO app@h;", "not closed"),
    ]);
}

#[test]
fn a_name_in_full_width_letters_is_another_one_to_a_server_wherever_it_stands() {
    refused(&[
        ("GRANT INSERT ON a.* TO u@h; GRANT DELETE ON a.* TO ｕ@h;", "u has full-width letters"),
        ("GRANT INSERT ON a.* TO u@h; GRANT DELETE ON a.* TO u@ｈ;", "h has full-width letters"),
        ("GRANT DELETE ON a.* TO u@h; REVOKE DELETE ON a.* FROM ｕ@h;", "u has full-width letters"),
        ("CREATE ROLE ｒ; GRANT DELETE ON a.* TO ｒ; GRANT r TO u@h;", "r has full-width letters"),
        ("GRANT SELECT (ｘ) ON a.t TO u@h;", "x has full-width letters"),
    ]);
}

#[test]
fn a_statement_that_was_aborted_while_it_ran_is_not_taken() {
    let aborted = |line: &str| {
        format!(
            "mysql> GRANT DELETE ON a.* TO 'u'@'h';\n{line}\nmysql> GRANT INSERT ON a.* TO 'u'@'h';\nQuery OK, 0 rows affected (0.01 sec)\n"
        )
    };
    for line in [
        "^C^C -- query aborted",
        "^C -- sending \"KILL QUERY 12\" to server ...\n^C -- query aborted.",
        "^C^C -- query aborted\nERROR 1317 (70100): Query execution was interrupted",
    ] {
        refused(&[(&aborted(line), "F.sql:1:8  ")]);
    }
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
        ("Hi, could you\n\nGRANT SELECT ON a.* TO app@h;", "the server would not run as is"),
        ("foo => GRANT DROP ON a.* TO app@h;", "other text before"),
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
        ("CREATE PROCEDURE p() BEGIN GRANT DROP ON a.* TO app@h;\nGRANT SELECT ON a.* TO app@h;", "never ends"),
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
        ("GRANT SELECT ON a.* TO app@h\\g;\nGRANT INSERT ON a.* TO app@h\\G;", "a: SELECT, INSERT", ""),
        ("GRANT SELECT ON a.* TO app@h; quit\n", "a: SELECT", ""),
    ]);
    refused(&[
        ("\\\nGRANT DROP ON shop.* TO app@h;", "F.sql:1:1  There is a GRANT or REVOKE here"),
        ("GRANT SELECT ON a.* TO app@h\nGRANT DROP ON b.* TO app@h;", "Line 2 starts another statement"),
        ("GRANT DROP ON a.* TO app@h \\c\nGRANT SELECT ON a.* TO app@h;", "never sent"),
        ("exit\nGRANT DROP ON a.* TO app@h;", "The client ends above"),
        (
            "mysql> GRANT DROP ON a.* TO app@h;\nERROR 1045 (28000): Access denied\nmysql> GRANT SELECT ON a.* TO app@h;",
            "The server refused this",
        ),
        ("mysql> GRANT DROP ON a.*\nmysql> GRANT SELECT ON a.* TO app@h;", "never sent"),
        (
            "GRANT SELECT ON a.* TO app@h; -- read\rGRANT UPDATE ON b.* TO app@h;\r",
            "F.sql:1:39  A line here ends with only a carriage return",
        ),
        ("SOURCE other.sql;\nGRANT SELECT ON a.* TO app@h;", "Another file is run here"),
        // A client that splits at another delimiter does not split at a full-width semicolon.
        (
            "DELIMITER //\nGRANT SELECT ON a.* TO app@h；\nGRANT INSERT ON a.* TO app@h//\nDELIMITER ;\n",
            "F.sql:2:1  Line 3 starts another statement",
        ),
        ("INSERT INTO mysql.db VALUES ('%', 'shop', 'app', 'Y');\nGRANT SELECT ON a.* TO app@h;", "privilege tables"),
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
            "WITH ADMIN OPTION is ignored",
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
        (&long, "A name has 65 characters"),
        ("GRANT SELECT ON `x\\_y`.`t` TO app@h", "Did you mean x_y?"),
        ("GRANT SELECT ON _._ TO app@h", "before formatting removed the asterisks"),
        ("GRANT SELECT ON `a6.*` TO app@h", "Quote each name separately: a6.*"),
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
    assert!(all.said.contains("Revokes DROP on shop.*; 17 privileges remain"), "{}", all.said);
    let everything = run("GRANT ALL ON *.* TO app@h;", &[]);
    assert!(everything.said.contains("SUPER") && everything.said.contains("CREATE USER"), "{}", everything.said);
    refused(&[
        ("GRANT SELECT ON *.* TO app@h;\nREVOKE SELECT ON mysql.* FROM app@h;", "part of what *.* grants"),
        ("GRANT SELECT ON a.* TO app@h;\nREVOKE SELECT ON a.t FROM app@h;", "part of what a.* grants"),
        ("REVOKE SELECT ON a.* FROM app@h;", "has no GRANT that can be used"),
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
    refused(&[("GRANT SELECT ON Shop.* TO app@h;\nREVOKE SELECT ON shop.* FROM app@h;", "differ only in case")]);
}

#[test]
fn what_a_script_runs_elsewhere_is_named() {
    for hidden in ["CALL give();", "EXECUTE s;", "\\! mysql < other.sql", "system mysql < other.sql"] {
        taken(&[(
            &format!("{hidden}\nGRANT SELECT ON a.* TO app@h;"),
            "a: SELECT",
            "What this runs is not in this text",
        )]);
    }
    refused(&[
        (
            "USE mysql;\nINSERT INTO `user` VALUES ('%', 'app');\nGRANT SELECT ON a.* TO app@h;",
            "F.sql:2:1  This changes",
        ),
        ("USE mysql;\nUPDATE db SET Drop_priv = 'Y';\nGRANT SELECT ON a.* TO app@h;", "privilege tables"),
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
        ("GRANT SELECT\t\r\n ON a.* TO app@h;", "a: SELECT", ""),
        ("GRANT SELECT ON \"a\".* TO app@h;", "a: SELECT", "ANSI_QUOTES"),
    ]);
    refused(&[
        ("GRANT SELECT ON a.* TO `app`@`10.\n%`;", "Did you mean 10.%?"),
        ("GRANT SELECT ON a.* TO app@h;\\nREVOKE SELECT ON a.* FROM app@h;", "the server would not run as is"),
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
    fs::write(&file, format!("GRANT SELECT, GRANT OPTION ON a.* TO app@h;\n{roles}REVOKE DROP ON b.* FROM app@h;"))
        .unwrap();
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
    assert!(
        receipt.contains("F.sql: app@h: added 1, revoked 1, left out 31 (privileges line 1, role line 2"),
        "{receipt}"
    );
}

#[test]
fn grants_that_name_one_object_are_one_unit() {
    let base = format!("{BASE}grants = [\"select on orders.*\"]\n");
    let outcome = run_on(&base, "GRANT INSERT ON orders.* TO app@h;", &["--grant", "update on orders.*"]);
    assert_eq!((outcome.code, outcome.units.as_str()), (0, "orders: SELECT, INSERT, UPDATE"), "{}", outcome.said);
}

/// Checks several scripts in order on a draft.
fn run_in_order(base: &str, scripts: &[&str], args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let named = |at: usize| folder.path().join(format!("{at}.sql"));
    let mut all: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    for (at, script) in scripts.iter().enumerate() {
        fs::write(named(at), script).unwrap();
        all.extend(["--grants".to_owned(), named(at).display().to_string()]);
    }
    let args: Vec<&str> = all.iter().map(String::as_str).collect();
    // `run_on` writes the last script itself.
    run_on(base, scripts.last().unwrap(), &args[..args.len() - 2])
}

#[test]
fn several_scripts_the_command_line_and_the_draft_are_one_script() {
    let base = format!("{BASE}grants = [\"select, drop on orders.*\", \"select on old.*\"]\n");
    let done = |scripts: &[&str], args: &[&str], units: &str| {
        let outcome = run_in_order(&base, scripts, args);
        assert_eq!((outcome.code, outcome.units.as_str()), (0, units), "{scripts:?} {args:?}\n{}", outcome.said);
    };
    // A later script takes away from what an earlier one, or the draft, grants.
    done(
        &[
            "GRANT INSERT, UPDATE ON a.* TO app@h;",
            "REVOKE UPDATE ON a.* FROM app@h; REVOKE DROP ON orders.* FROM app@h;",
        ],
        &[],
        "orders: SELECT; old: SELECT; a: INSERT",
    );
    // A unit of the draft keeps its place while anything is left of it; an empty one is removed.
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
    // A role that one script grants and another one defines is followed.
    done(
        &["CREATE ROLE reader; GRANT SELECT ON a.* TO reader;", "GRANT reader TO app@h;"],
        &[],
        "orders: SELECT, DROP; old: SELECT; a: SELECT",
    );
    // Part of a grant of the draft cannot be taken away.
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
    // The same account in two scripts is one account.
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
fn a_revoke_takes_from_its_own_account_where_all_accounts_are_read_together() {
    let both = "GRANT SELECT, DROP ON a.* TO b@h; GRANT SELECT ON a.* TO c@h";
    for (revoke, words) in [
        ("REVOKE DROP ON a.* FROM b@h", "SELECT"),
        ("REVOKE DROP ON a.* FROM c@h", "SELECT, DROP"),
        ("REVOKE SELECT, DROP ON a.* FROM ''@'%'", "SELECT, DROP"),
        ("REVOKE ALL PRIVILEGES, GRANT OPTION FROM c@h", "SELECT, DROP"),
        ("REVOKE DROP ON a.t FROM c@h", "SELECT, DROP"),
    ] {
        let reading = read::read(&format!("{both}; {revoke};"), None).reading(None);
        let [unit] = reading.units() else { panic!("{revoke}: {:?}", reading.units()) };
        assert_eq!(unit.privileges.join(", "), words, "{revoke}");
        assert!(reading.open_errors().is_empty(), "{revoke}");
    }
}

#[test]
fn what_is_left_out_of_several_scripts_and_of_others_has_its_place() {
    let scripts = [
        "\nGRANT SUPER ON *.* TO app@h;",
        "GRANT SELECT ON a.* TO app@h;\n\nGRANT r TO app@h;\nGRANT SELECT ON a.* TO b@h;",
    ];
    let outcome = run_in_order(BASE, &scripts, &["--for", "app@h"]);
    assert!(outcome.said.contains("/0.sql:2, role /F.sql:3)"), "{}", outcome.said);
    assert!(outcome.said.contains("F.sql:4  1 statement is not of app@h"), "{}", outcome.said);
    let one = run("\nGRANT SUPER ON *.* TO app@h; GRANT SELECT ON a.* TO app@h;", &[]);
    assert!(one.said.contains("left out 1 (privileges line 2)"), "{}", one.said);
}

#[test]
fn a_text_of_one_product_is_told_in_its_own_words() {
    let of = |script: &str| {
        run_on(POSTGRES, &format!("\\c shop\nGRANT SELECT ON s.t TO app;\n{script}"), &["--for", "app"]).said
    };
    let role = of("GRANT ro TO app;\n");
    assert!(role.contains("or the output of \\dp") && !role.contains("SHOW GRANTS"), "{role}");
    let all = of("GRANT ALL ON FUNCTION s.f(int) TO app;\n");
    assert!(all.contains("ALL is read as the only privilege of this object"), "{all}");
    let prose = of("some prose;\n");
    assert!(prose.contains("put -- before it"), "{prose}");
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

/// Returns the units of a PostgreSQL script: scope, path and privileges of each.
pub(super) fn postgres(script: &str) -> Vec<String> {
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
    // A comment in markup, text after the end of a session, and later grants to a role that was dropped.
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
        // What was cancelled at a prompt changes neither the database nor the account.
        (
            "mysql> use shop\nDatabase changed\nmysql> use crm^C\nmysql> GRANT SELECT ON t TO app@h;",
            "shop.t: SELECT",
            "",
        ),
        ("mysql> GRANT SELECT ON a.* TO app@h;\nmysql> DROP USER app@h^C\nmysql> ", "a: SELECT", ""),
    ]);
    // A client that ended runs nothing more, until it is called again.
    let again = |between: &str| {
        format!(
            "mysql> GRANT SELECT ON a.* TO app@h;\nmysql> exit\nBye\n{between}mysql> GRANT INSERT ON a.* TO app@h;\n"
        )
    };
    taken(&[(&again("$ mysql -u root\n"), "a: SELECT, INSERT", "")]);
    refused(&[(&again("GRANT DROP ON a.* TO app@h;\n"), "F.sql:4:1  The client ends above")]);
    // The last statement at a prompt has no delimiter, so the client still waited for it.
    refused(&[
        (
            "mysql> GRANT SELECT ON a.* TO app@h;\nmysql> GRANT DROP ON a.* TO app@h",
            "F.sql:2:8  This was started but never",
        ),
        (
            "mysql> GRANT SELECT, DROP ON a.* TO app@h;\nmysql> REVOKE DROP ON\n    -> a.* FROM app@h\n",
            "F.sql:2:8  This was started but never",
        ),
    ]);
    taken(&[("mysql> GRANT SELECT ON a.* TO app@h;\nmysql> DROP USER app@h", "a: SELECT", "")]);
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

#[test]
fn what_no_server_parses_is_an_error() {
    refused(&[
        ("GRANT ALL (c) ON d.t TO app@h;", "ALL must be alone"),
        ("GRANT ALL, SELECT ON d.* TO app@h;", "ALL must be alone"),
        ("GRANT SELECT ON d.* TO app@h;\nREVOKE SELECT, ALL ON d.* FROM app@h;", "ALL must be alone"),
        ("GRANT SELECT, , INSERT ON d.* TO app@h;", "comma has nothing"),
        ("GRANT , INSERT ON d.* TO app@h;", "comma has nothing"),
        ("GRANT INSERT, ON d.* TO app@h;", "comma has nothing"),
        ("GRANT SELECT (a,) ON d.t TO app@h;", "comma has nothing"),
        ("GRANT SELECT (a,,b) ON d.t TO app@h;", "comma has nothing"),
        ("GRANT SELECT ON d.* TO app@h,;", "comma has nothing"),
        ("GRANT SELECT ON d.* TO ,app@h;", "comma has nothing"),
        ("GRANT SELECT ON d.* TO app@ h;", "no space after @"),
        ("GRANT SELECT ON d.* TO 'app'@ 'h';", "no space after @"),
        ("GRANT SELECT ON DATABASE shop TO app@h;", "Write shop.*"),
        ("GRANT SELECT ON COLUMN d.t.c TO app@h;", "accept COLUMN before a name"),
        ("GRANT SELECT ON order.* TO app@h;", "Write `order`"),
        ("GRANT SELECT ON group .t TO app@h;", "Write `group`"),
        ("GRANT SELECT ON d. group TO app@h;", "Write `group`"),
        ("GRANT SELECT (order) ON d.t TO app@h;", "Write `order`"),
        ("GRANT SELECT (2024) ON d.t TO app@h;", "Write `2024`"),
        ("GRANT SELECT ON 2024.* TO app@h;", "Write `2024`"),
        ("GRANT SELECT ON 1e5x.* TO app@h;", "Write `1e5x`"),
        ("GRANT SELECT ON `d`.2024 TO app@h;", "Write `2024`"),
        ("GRANT SELECT ON my-db.* TO app@h;", "Write `my-db`"),
        ("GRANT SELECT ON 'db'.* TO app@h;", "Write `db`"),
        ("GRANT SELECT ON db.'t' TO app@h;", "Write `t`"),
    ]);
    taken(&[
        ("GRANT SELECT ON 2024db.* TO app@h;", "2024db: SELECT", ""),
        ("GRANT SELECT ON d.2024 TO app@h;", "d.2024: SELECT", ""),
        ("GRANT SELECT ON group.t TO app@h;", "group.t: SELECT", ""),
        ("GRANT SELECT ON d.order TO app@h;", "d.order: SELECT", ""),
        ("GRANT SELECT ON `d`.order TO app@h;", "d.order: SELECT", ""),
        ("GRANT SELECT ON rank.* TO app@h;", "rank: SELECT", "Some servers accept rank only"),
        ("GRANT SELECT ON \"d\".* TO app@h;", "d: SELECT", "ANSI_QUOTES"),
        ("GRANT SELECT ON d.* TO app @h, 'app' @'h';", "d: SELECT", ""),
        ("GRANT SELECT (a, b), INSERT (a) ON TABLE d.t TO app@h;", "d.t.a: SELECT, INSERT; d.t.b: SELECT", ""),
        (
            "GRANT SELECT ON d.* TO app@h;\nREVOKE ALL, GRANT OPTION FROM app@h;\nGRANT DROP ON d.* TO app@h;",
            "d: DROP",
            "",
        ),
    ]);
}

#[test]
fn a_letter_that_looks_like_a_blank_is_an_error_with_its_place() {
    for letter in ["\u{a0}", "\0", "\u{3000}", "\u{200b}", "\u{feff}", "\u{202e}", "\u{1}", "\u{ad}", "\u{3164}"] {
        let name = format!("U+{:04X}", u32::from(letter.chars().next().unwrap()));
        let fix = "Use plain spaces: GRANT DROP ON a.* TO app@h";
        for (script, place) in [
            (format!("GRANT SELECT ON b.* TO app@h;\nGRANT DROP{letter}ON a.* TO app@h;"), "line 2, column 11"),
            (format!("GRANT SELECT ON b.* TO app@h;\n{letter}GRANT DROP ON a.* TO app@h;"), "line 2, column 1"),
            (format!("SET NAMES utf8;\n  {letter}GRANT DROP ON a.* TO app@h;"), "line 2, column 3"),
            (format!("GRANT DROP ON a.* TO app@h {letter};"), "line 1, column 28"),
        ] {
            let outcome = run(&script, &[]);
            assert_eq!(outcome.code, 2, "{script:?} {}", outcome.units);
            let is_told = [name.as_str(), place, fix].iter().all(|words| outcome.said.contains(words));
            assert!(is_told, "{script:?}\n{}", outcome.said);
        }
        // Also if there is no delimiter.
        for script in [
            format!("GRANT SELECT ON b.* TO app@h\n{letter}GRANT DROP ON a.* TO app@h"),
            format!("{letter}GRANT DROP ON a.* TO app@h\n"),
        ] {
            let is_file_mark = letter == "\u{feff}" && script.starts_with(letter);
            assert_eq!(run(&script, &[]).code, if is_file_mark { 0 } else { 2 }, "{script:?}");
        }
    }
    refused(&[
        ("GRANT SELECT ON a.* TO app@h;\n\u{a0}REVOKE SELECT ON a.* FROM app@h;", "U+00A0 at line 2"),
        ("GRANT SELECT ON a.* TO app@h;\nDROP\u{a0}USER app@h;", "U+00A0 at line 2"),
        ("USE\u{a0}a;\nGRANT SELECT ON t TO app@h;", "U+00A0 at line 1"),
    ]);
    taken(&[
        ("\u{feff}GRANT SELECT\t\r\n\u{b}\u{c}ON a.* TO app@h;", "a: SELECT", ""),
        ("/* \u{a0} */GRANT SELECT ON a.* TO app@h; -- \u{a0}\n\u{a0}\n", "a: SELECT", ""),
        ("  | GRANT SELECT ON `a`.* TO `app`@`h` |\u{a0}\n", "a: SELECT", ""),
    ]);
}

#[test]
fn a_revoke_finds_a_database_in_the_spelling_of_its_grant_only() {
    let grant = |name: &str| format!("GRANT SELECT, DROP ON `{name}`.* TO app@h;\n");
    let revoke = |name: &str| format!("REVOKE DROP ON `{name}`.* FROM app@h;\n");
    for script in [
        grant("a_b") + &revoke("a\\_b"),
        grant("a\\_b") + &revoke("a_b"),
        grant("a\\_b") + &grant("a_b") + &revoke("a_b"),
        grant("a\\_b_c") + &revoke("a_b\\_c"),
    ] {
        let outcome = run(&script, &[]);
        assert_eq!(outcome.code, 2, "{script}\n{}", outcome.units);
        assert!(outcome.said.contains("Write both the same way"), "{}", outcome.said);
    }
    taken(&[
        (&(grant("a_b") + &revoke("a_b")), "a_b: SELECT", ""),
        (&(grant("a\\_b") + &revoke("a\\_b")), "a_b: SELECT", ""),
        (&(grant("ab") + &revoke("a_b")), "ab: SELECT, DROP", ""),
    ]);
}

#[test]
fn json_and_xml_of_another_tool_are_not_read_as_a_clients() {
    refused(&[
        ("[\n  {\n    \"sql\": \"GRANT DROP ON a.* TO app@h\"\n  }\n]\n", "/F.sql:3:12  This looks like JSON"),
        ("{\"Grants for app@h\": {\"sql\": \"GRANT DROP ON a.* TO app@h\"}}", "This looks like JSON"),
        ("<changeSet>\n<sql>GRANT DROP ON a.* TO app@h</sql>\n</changeSet>", "/F.sql:2:6  This looks like XML"),
        ("<row>\n<field name=\"sql\">GRANT DROP ON a.* TO app@h</field>\n</row>", "/F.sql:2:19  This looks like XML"),
        ("<table><tr><td>GRANT DROP ON a.* TO app@h</td></tr></table>", "/F.sql:1:16  This looks like XML"),
        (
            "<row>\n<field name=\"Grants for app@h\"><![CDATA[GRANT DROP ON a.* TO app@h]]></field>\n</row>",
            "/F.sql:2:41  This looks like XML",
        ),
    ]);
    let json =
        "{\"hasData\":true,\"rows\":[{\"Grants for app@h\":\"GRANT SELECT ON `a`.* TO `app`@`h`\"}],\"warnings\":[]}";
    let xml = "<?xml version=\"1.0\"?>\n\n<resultset statement=\"SHOW GRANTS FOR app@h\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n  <row>\n\t<field name=\"Grants for app@h\">\
        GRANT SELECT ON `a`.* TO `app`@`h`</field>\n  </row>\n</resultset>\n";
    taken(&[(json, "a: SELECT", ""), (xml, "a: SELECT", "")]);
}

/// Returns the errors of a PostgreSQL script: the line and message id of each.
pub(super) fn postgres_errors(script: &str) -> Vec<String> {
    postgres_errors_of(None, script)
}

/// The same, with one of several accounts chosen.
pub(super) fn postgres_errors_of(account: Option<&str>, script: &str) -> Vec<String> {
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let script = read::read(script, product);
    let account = account.map(read::Grantee::parse).or_else(|| script.only());
    let reading = script.reading(account.as_ref());
    let shown = |at: &usize| {
        let statement = &reading.statements[*at];
        match &statement.verdict {
            read::Verdict::Refused(message) => format!("{} {}", statement.line, message.id),
            _ => format!("{} {:?}", statement.line, statement.notes),
        }
    };
    reading.open_errors().iter().map(shown).collect()
}

#[test]
fn what_a_transaction_of_postgresql_takes_back_is_no_grant() {
    let grant = "GRANT SELECT ON public.t TO app;\n";
    let inner = "GRANT DELETE ON public.t TO app;\n";
    for (script, errors) in [
        (format!("\\c shop\n{grant}BEGIN;\n{inner}ROLLBACK;\n"), &["4 grant-rolled-back"][..]),
        (format!("\\c shop\n{grant}START TRANSACTION;\n{inner}ABORT;\n"), &["4 grant-rolled-back"]),
        (
            format!("\\c shop\n{grant}BEGIN;\nREVOKE SELECT ON public.t FROM app;\nROLLBACK;\n"),
            &["4 grant-rolled-back"],
        ),
        (format!("\\c shop\n{grant}BEGIN;\n{inner}"), &["4 grant-not-committed"]),
        (format!("\\c shop\nBEGIN;\n{inner}\\c other\n{grant}"), &["3 grant-not-committed"]),
        (format!("\\c shop\n\\set AUTOCOMMIT off\n{grant}COMMIT;\n{inner}"), &["5 grant-not-committed"]),
        (format!("\\c shop\nBEGIN;\n{grant}SAVEPOINT a;\n{inner}ROLLBACK TO a;\nCOMMIT;\n"), &["5 grant-rolled-back"]),
        (
            format!("\\c shop\nBEGIN;\n{grant}SAVEPOINT a;\n{inner}ROLLBACK TO SAVEPOINT b;\nCOMMIT;\n"),
            &["3 grant-rolled-back", "5 grant-rolled-back"],
        ),
        (
            format!(
                "\\c shop\nBEGIN;\nCREATE ROLE r;\nGRANT DELETE ON public.t TO r;\nGRANT r TO app;\nROLLBACK;\n{grant}"
            ),
            &["5 grant-rolled-back"],
        ),
    ] {
        assert_eq!(postgres_errors(&script), errors, "{script}");
    }
    for script in [
        format!("\\c shop\nBEGIN;\n{grant}COMMIT;\n"),
        format!("\\c shop\nBEGIN;\n{grant}END;\nBEGIN;\nSELECT 1;\nROLLBACK;\n"),
        format!(
            "\\c shop\nBEGIN;\nSAVEPOINT a;\n{grant}RELEASE SAVEPOINT a;\nCOMMIT WORK;\nDO $$ BEGIN NULL; END $$;\n"
        ),
        format!("\\c shop\nSET ROLE admin;\n{grant}SET SESSION AUTHORIZATION DEFAULT;\nRESET ROLE;\n"),
    ] {
        assert_eq!(postgres(&script), ["table shop.public.t: SELECT"], "{script}");
    }
}

#[test]
fn a_name_of_postgresql_is_in_the_schema_and_the_database_of_its_session() {
    for (setting, place) in [
        ("SET search_path TO sales, public;", "sales.t"),
        ("SET search_path = 'sales';", "sales.t"),
        ("SET SESSION search_path = Sales;", "sales.t"),
        ("SET search_path = \"Sales\";", "Sales.t"),
        ("SET search_path TO \"$user\", public;", "public.t"),
        ("SET search_path = sales;\nRESET search_path;", "public.t"),
        ("SET search_path = sales;\nSET search_path TO DEFAULT;", "public.t"),
        ("SET SCHEMA 'sales';", "sales.t"),
        ("SET LOCAL search_path = sales;", "public.t"),
        ("BEGIN;\nSET LOCAL search_path = sales;\nCOMMIT;", "public.t"),
        ("BEGIN;\nSET search_path = sales;\nCOMMIT;", "sales.t"),
        ("BEGIN;\nSET search_path = sales;\nROLLBACK;", "public.t"),
        ("BEGIN;\nSET search_path = sales;\nSET LOCAL search_path = old;\nROLLBACK;", "public.t"),
        ("BEGIN;\nSET search_path = sales;\nSET LOCAL search_path = old;\nCOMMIT;", "sales.t"),
        ("SELECT pg_catalog.set_config('search_path', 'sales', false);", "sales.t"),
        ("SET search_path = sales;\n\\c shop", "public.t"),
    ] {
        let script = format!("\\c shop\n{setting}\nGRANT SELECT ON t TO app;\n");
        assert_eq!(postgres(&script), [format!("table shop.{place}: SELECT")], "{script}");
    }
    for setting in [
        "SELECT pg_catalog.set_config('search_path', '', false);",
        "SET search_path = '';",
        "SET search_path = :schema;",
        "SELECT set_config('search_path', current_user, false);",
    ] {
        let errors = postgres_errors(&format!("\\c shop\n{setting}\nGRANT SELECT ON t TO app;\n"));
        assert_eq!(errors, ["3 grant-no-schema"], "{setting}");
    }
    let script = "\\connect \"dbname=shop host=h\"\nGRANT USAGE ON SCHEMA s TO app;\n\\c - admin\n\
        GRANT USAGE ON SCHEMA t TO app;\n\\c -reuse-previous=on \"dbname='Other'\"\nGRANT USAGE ON SCHEMA s TO app;\n\
        \\c third app localhost 5432\nGRANT USAGE ON SCHEMA s TO app;\n";
    let schemas = ["shop.s", "shop.t", "Other.s", "third.s"].map(|place| format!("schema {place}: USAGE"));
    assert_eq!(postgres(script), schemas);
    assert_eq!(postgres_errors("\\c shop\n\\c :db\nGRANT SELECT ON t TO app;\n"), ["3 grant-no-current"]);
}

#[test]
fn what_a_script_of_postgresql_makes_uncertain_is_an_error() {
    let grant = "\\c shop\nGRANT SELECT ON public.t TO app;\n";
    for (script, error) in [
        ("\\if :is_prod\nGRANT DELETE ON public.t TO app;\n\\endif\n", "4 grant-psql-if"),
        ("\\if :is_prod\n\\else\nREVOKE SELECT ON public.t FROM app;\n\\endif\n", "5 grant-psql-if"),
        ("DROP OWNED BY App;\n", "3 grant-drop-owned"),
        ("DROP TABLE IF EXISTS T CASCADE;\nCREATE TABLE t (a int);\n", "3 grant-object-gone"),
        ("DROP SCHEMA public;\nCREATE SCHEMA public;\n", "3 grant-object-gone"),
        ("ALTER TABLE public.t RENAME TO u;\n", "3 grant-object-gone"),
        ("ALTER TABLE public.t SET SCHEMA old;\n", "3 grant-object-gone"),
        ("ALTER ROLE app RENAME TO other;\n", "3 grant-renamed"),
        ("\\ir more.sql\n", "3 grant-elsewhere"),
        ("GRANT SELECT ON public.t TO app@h;\n", "3 grant-no-host"),
        ("GRANT SELECT ON user TO app;\n", "3 grant-unquoted"),
        ("GRANT SELECT ON 't' TO app;\n", "3 grant-unquoted"),
        ("GRANT ALL, SELECT ON t TO app;\n", "3 grant-all-alone"),
        ("GRANT SELECT ON :tab TO app;\n", "3 grant-unquoted"),
    ] {
        assert_eq!(postgres_errors(&format!("{grant}{script}")), [error], "{script}");
    }
    for script in [
        "DROP TABLE public.u;\nDROP SCHEMA s;\nDROP OWNED BY other;\nDROP TABLE s.t;\n",
        "ALTER TABLE public.t ADD COLUMN b int;\nALTER TABLE public.t RENAME CONSTRAINT a TO b;\n",
        "ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA s GRANT SELECT ON TABLES TO app;\n",
        "\\if :x\n\\echo hello\n\\endif\nSELECT 1;\n",
    ] {
        assert_eq!(postgres(&format!("{grant}{script}")), ["table shop.public.t: SELECT"], "{script}");
    }
    assert_eq!(postgres("\\c shop\nDROP OWNED BY app;\nGRANT ALL (a) ON public.user TO app;\n").len(), 1);
}

#[test]
fn letters_without_quotes_are_small_in_postgresql() {
    let script = "\\c shop\nGRANT SELECT (Email, \"Name\") ON Public.Customer TO App;\nGRANT DELETE ON customer TO app;\n\
        GRANT TEMP, Temporary ON DATABASE shop TO app;\nREVOKE TEMPORARY ON DATABASE shop FROM APP;\n\
        GRANT DROP ON \"Customer\" TO \"App\";\nCREATE ROLE Reader;\nGRANT INSERT ON customer TO reader;\nGRANT READER TO app;\n";
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let script = read::read(script, product);
    let accounts: Vec<String> = script.candidates().iter().map(|one| one.account.to_string()).collect();
    assert_eq!(accounts, ["app", "App"]);
    let reading = script.reading(Some(&read::Grantee::parse("app")));
    let shown = |unit: &Unit| format!("{}: {}", unit.place, unit.privileges.join(", "));
    let units: Vec<String> = reading.units().iter().map(shown).collect();
    let expected = ["email: SELECT", "Name: SELECT"].map(|column| format!("shop.public.customer.{column}"));
    assert_eq!(units[..2], expected);
    assert_eq!(units[2..], ["shop.public.customer: DELETE, INSERT"]);
}

#[test]
fn the_prompts_and_the_answers_of_psql_are_no_statements() {
    let session = "shop=> BEGIN;\nBEGIN\nshop=*> GRANT SELECT\nshop-*> ON public.t TO app;\nGRANT\nshop=*> COMMIT;\nCOMMIT\n\
        shop=# GRANT INSERT ON public.t\nshop-# TO app;\nGRANT\nshop=# SELECT '\nshop'# x';\n ?column? \n----------\n  x\n(1 row)\n\n\
        shop=> REVOKE INSERT ON public.t FROM app;\nREVOKE\nshop=> CREATE ROLE r;\nCREATE ROLE\nshop=> GRANT r TO app;\nGRANT ROLE\nshop=> \n";
    assert_eq!(postgres(session), ["table shop.public.t: SELECT"]);
    let failed = "shop=> BEGIN;\nBEGIN\nshop=*> GRANT SELECT ON public.t TO app;\nGRANT\nshop=*> GRANT SELECT ON nope TO app;\n\
        ERROR:  relation \"nope\" does not exist\nshop=!> COMMIT;\nROLLBACK\nshop=> GRANT DELETE ON public.t TO app;\nGRANT\n";
    assert_eq!(postgres_errors(failed), ["3 grant-rolled-back", "5 grant-server-refused"]);
}
