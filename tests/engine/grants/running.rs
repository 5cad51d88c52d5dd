//! What a script runs and when: bodies, quoted texts, modes, the current database, and the server's answers.

use dbcred::{
    catalog::Catalog,
    domain::grants::read::{self, Verdict},
};

use super::trials::{refused, taken};

const BOTH: &str = "GRANT SELECT, DROP ON shop.* TO app@h;\n";
const REVOKE: &str = "REVOKE DROP ON shop.* FROM app@h";
const ERROR: &str = "ERROR 1045 (28000): Access denied";
const DONE: &str = "Query OK, 0 rows affected (0.00 sec)";

#[test]
fn a_body_begins_where_the_grammar_begins_one() {
    for names in [
        "CREATE TABLE l (event INT, begin INT);",
        "ALTER TABLE event ADD COLUMN begin INT;",
        "CREATE TABLE `procedure` (begin INT);",
        "CREATE PROCEDURE p(begin INT) SELECT begin;",
        "CREATE VIEW trigger_v AS SELECT begin FROM event;",
        "ALTER PROCEDURE begin COMMENT 'x';",
        "DROP TABLE user, app;",
    ] {
        taken(&[(&format!("{BOTH}{names}\n{REVOKE};"), "shop: SELECT", "")]);
    }
}

#[test]
fn a_body_ends_where_the_client_cuts_it() {
    for head in ["CREATE OR REPLACE DEFINER=a@b PROCEDURE p()", "CREATE DEFINER = 'x y'@'10.0.0.1' PROCEDURE s.p()"] {
        // With another delimiter the client splits there, whatever BEGIN and END say.
        let body = format!("DELIMITER $$\n{head} BEGIN SELECT begin; GRANT DROP ON x.* TO app@h; END$$\nDELIMITER ;\n");
        taken(&[(&format!("{body}GRANT SELECT ON a.* TO app@h;"), "a: SELECT", "F.sql:2:")]);
        let open = format!("DELIMITER $$\n{head} BEGIN SELECT 1;$$\nDELIMITER ;\n{BOTH}{REVOKE};");
        taken(&[(&open, "shop: SELECT", "")]);
        // The client splits at a `;` inside the body too, and may run the rest.
        refused(&[(
            &format!("{head} BEGIN SELECT 1; GRANT DROP ON x.* TO app@h; END;\n{BOTH}"),
            "Put DELIMITER around",
        )]);
        taken(&[(&format!("{head} BEGIN SELECT 1; END;\n{BOTH}"), "shop: SELECT, DROP", "")]);
    }
}

#[test]
fn an_answer_is_about_its_own_statement() {
    let line = "mysql> GRANT DROP ON a.* TO app@h; GRANT SELECT ON a.* TO app@h;\n";
    refused(&[
        (&format!("{line}{ERROR}\n{DONE}\n"), "F.sql:1:8  The server refused this; see"),
        (&format!("{line}{DONE}\n{ERROR}\n"), "F.sql:1:36  The server refused this; see"),
        (&format!("{line}{ERROR}\n"), "F.sql:1:36  The server refused this or a statement sent with it"),
        (&format!("{line}{ERROR}\n"), "F.sql:1:8  The server refused this or a statement sent with it"),
        (
            &format!("mysql> use crm; GRANT SELECT ON t TO app@h;\nERROR 1049 (42000): Unknown database\n{DONE}\n"),
            "F.sql:1:17  The server refused",
        ),
    ]);
    for error in [
        ERROR,
        "(1146, \"Table 'a.b' doesn't exist\")",
        "(1410, 'You are not allowed to create a user with GRANT')",
        "ERROR: 1146 (42S02): Table 'a.b' doesn't exist",
        "ERROR 1146 (42S02) at line 3: Table 'a.b' doesn't exist",
        "MySQL Error 1064 (42000): You have an error",
        "SQL Error [1064] [42000]: You have an error",
        "Error Code: 1064. You have an error",
    ] {
        for prompt in ["mysql> ", "mysql app@localhost:shop> ", " MySQL  localhost:33060+ ssl  SQL > "] {
            let text = format!(
                "{prompt}GRANT SELECT ON a.* TO app@h;\n{DONE}\n{prompt}GRANT DROP ON a.* TO app@h;\n{error}\n"
            );
            refused(&[(&text, "F.sql:3:"), (&text, "The server refused this; see")]);
        }
    }
    // The answer to another line does not matter for this one.
    let others = format!("mysql> SELECT;\n{ERROR}\nmysql> SELECT 1; SELECT;\n{ERROR}\n");
    taken(&[(&format!("mysql> GRANT SELECT ON a.* TO app@h;\n{others}"), "a: SELECT", "")]);
}

#[test]
fn a_grant_without_an_answer_among_answered_ones_is_told() {
    let said = "this one does not: it may not have been run";
    let (asked, more) = ("mysql> GRANT SELECT ON a.* TO app@h;\n", "mysql> GRANT DROP ON a.* TO app@h;\n");
    let other = "mysql> SELECT 1;\n+---+\n| 1 |\n+---+\n| 1 |\n+---+\n1 row in set (0.00 sec)\n\n";
    for text in [format!("{asked}{DONE}\n{more}"), format!("{asked}{more}{DONE}\n")] {
        taken(&[(&text, "a: SELECT, DROP", said)]);
    }
    // One answer for two statements.
    taken(&[(
        &format!("mysql> GRANT SELECT ON a.* TO app@h; GRANT DROP ON a.* TO app@h;\n{DONE}\n"),
        "a: SELECT, DROP",
        said,
    )]);
    let quiet = |text: String| {
        let script = read::read(&text, Catalog::built_in().products().iter().find(|product| product.name == "Mysql"));
        let notes = script.reading(None).statements.iter().map(|one| one.notes.len()).sum::<usize>();
        assert_eq!(notes, 0, "{text}");
    };
    // A client may print no answers at all, and a script has none.
    quiet(format!("{asked}{more}{other}"));
    quiet(format!("{asked}{DONE}\n\n{other}mysql> use a\nDatabase changed\n{more}{DONE}\n"));
    quiet(format!("GRANT SELECT ON a.* TO app@h;\n{DONE}\nGRANT DROP ON a.* TO app@h;\n"));
}

#[test]
fn psql_answers_a_grant_with_its_tag() {
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let notes = |text: &str| {
        let script = read::read(text, product);
        let reading = script.reading(None);
        reading.statements.iter().map(|one| one.notes.len()).collect::<Vec<usize>>()
    };
    let (one, two) = ("shop=> GRANT SELECT ON public.t TO app;\n", "shop=> GRANT DELETE ON public.t TO app;\n");
    let rows = "shop=> SELECT 1;\n ?column? \n----------\n        1\n(1 row)\n\n";
    assert_eq!(notes(&format!("{one}GRANT\n{two}")), [0, 1]);
    assert_eq!(notes(&format!("{one}{two}GRANT\n")), [1, 0]);
    assert_eq!(notes(&format!("{one}GRANT\n{rows}{two}GRANT\n")), [0, 0]);
    assert_eq!(notes(&format!("{one}{two}{rows}")), [0, 0], "psql may be told to print no tags");
    let line =
        "shop=> SELECT 1; GRANT SELECT ON public.t TO app;\n ?column? \n----------\n        1\n(1 row)\n\nGRANT\n";
    assert_eq!(notes(&format!("{line}{two}GRANT\n")), [0, 0]);
}

#[test]
fn a_role_that_is_taken_away_is_told_with_its_name() {
    let script = "CREATE ROLE r;\nGRANT DROP ON shop.* TO r;\nGRANT r TO app@h;\nGRANT SELECT ON shop.* TO app@h;\n";
    let revoked = format!("{script}REVOKE r FROM app@h;\n");
    let option = format!("{script}REVOKE ADMIN OPTION FOR r FROM app@h;\n");
    taken(&[(script, "shop: DROP, SELECT", ""), (&revoked, "shop: SELECT", ""), (&option, "shop: DROP, SELECT", "")]);
    let told = |text: &str| {
        let product = Catalog::built_in().products().iter().find(|product| product.name == "Mysql");
        let reading = read::read(text, product).reading(Some(&read::Grantee::parse("app@h")));
        let id = |one: &read::Statement| match &one.verdict {
            Verdict::Nothing(message) => Some(format!("{} {}", one.line, message.id)),
            _ => None,
        };
        reading.statements.iter().filter_map(id).collect::<Vec<String>>()
    };
    assert_eq!(told(script), ["3 grant-role-followed"]);
    assert_eq!(told(&revoked), ["3 grant-role-lost", "5 grant-role-revoked"]);
    assert_eq!(told(&option), ["3 grant-role-followed", "5 grant-revoked-nothing"]);
}

#[test]
fn full_width_letters_make_another_name_in_whatever_changes_what_is_read() {
    for line in [
        "GRANT ｒ TO app@h;",
        "GRANT ｒ@h TO app@h;",
        "REVOKE ｒ FROM app@h;",
        "DROP USER ａｐｐ@h;",
        "DROP ROLE ｒ;",
        "CREATE ROLE ｒ;",
        "USE ａ;",
        "SET ROLE ｒ;",
        "PREPARE ｓ FROM 'SELECT 1';",
    ] {
        refused(&[(&format!("GRANT SELECT ON a.* TO app@h;\n{line}\n"), "has full-width letters")]);
    }
    taken(&[("SELECT 'ａ' FROM `ｔ`;\nGRANT SELECT ON `ｔ`.* TO app@h;\n", "ｔ: SELECT", "")]);
}

#[test]
fn a_prepared_text_that_does_not_stand_in_the_script_is_told() {
    for hidden in ["PREPARE s FROM @x; EXECUTE s;", "EXECUTE IMMEDIATE @x;", "EXECUTE IMMEDIATE CONCAT('GRANT ', @x);"]
    {
        let script = format!("GRANT SELECT ON a.* TO app@h;\n{hidden}\n");
        taken(&[(&script, "a: SELECT", "What this runs is not in this text")]);
    }
    taken(&[("SET @x = NULL; GRANT SELECT ON a.* TO app@h; EXECUTE IMMEDIATE @x;", "a: SELECT", "")]);
}

#[test]
fn what_a_client_was_told_to_forget_is_not_sent() {
    refused(&[
        (
            "mysql> GRANT DROP ON a.* TO app@h^C\nmysql> GRANT SELECT ON a.* TO app@h;",
            "F.sql:1:8  This was started but never",
        ),
        (
            "mysql> GRANT DROP ON a.*\n    -> TO app@h^C\nmysql> GRANT SELECT ON a.* TO app@h;",
            "F.sql:1:8  This was started",
        ),
        ("mysql> GRANT DROP ON `a^C\nmysql> GRANT SELECT ON a.* TO app@h;", "F.sql:1:8  This was started"),
        ("mysql> GRANT DROP ON a.* /* to^C\nmysql> GRANT SELECT ON a.* TO app@h;", "F.sql:1:8  This was started"),
        (
            "mysql> GRANT DROP ON a.* TO app@h IDENTIFIED BY 'a\n    '> b^C\nmysql> GRANT SELECT ON a.* TO app@h;",
            "F.sql:1:8  This was started",
        ),
    ]);
    taken(&[
        ("mysql> ^C\nmysql> GRANT SELECT ON a.* TO app@h;", "a: SELECT", ""),
        ("mysql> SELECT 'it^C\nmysql> GRANT SELECT ON a.* TO app@h;", "a: SELECT", ""),
        ("mysql> GRANT SELECT ON a.* TO app@h; SELECT 'it^C\nmysql> SELECT 'x';", "a: SELECT", ""),
        ("GRANT SELECT ON a.* TO app@h--;\nGRANT INSERT ON a.* TO app@h;", "a: SELECT, INSERT", ""),
        ("START TRANSACTION; GRANT SELECT ON a.* TO app@h; ROLLBACK;", "a: SELECT", ""),
    ]);
}

#[test]
fn statements_that_a_client_echoes_are_read_with_its_answers() {
    let dashes = "--------------";
    let echo = |statement: &str, answer: &str| format!("{dashes}\n{statement}\n{dashes}\n\n{answer}\n\n");
    let grant = echo("GRANT SELECT ON\nshop.* TO app@h", DONE);
    let table = echo("SELECT 1", "+---+\n| 1 |\n+---+\n| 1 |\n+---+\n1 row in set (0.00 sec)");
    let other = echo("GRANT INSERT ON shop.* TO app@h", "");
    taken(&[(&format!("{grant}{table}{other}Bye\n"), "shop: SELECT, INSERT", "")]);
    let denied = echo("GRANT DROP ON a.* TO app@h", ERROR);
    refused(&[(&format!("{grant}{other}{denied}"), "F.sql:15:1  The server refused")]);
}

#[test]
fn a_mode_that_can_be_worked_out_says_what_a_backslash_is() {
    let quote = "SELECT 'a\\'; GRANT DROP ON c.* TO app@h; -- ';\nGRANT SELECT ON a.* TO app@h;";
    for set in [
        "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');",
        "SET sql_mode = 1048576;",
        "SET autocommit = 0, SESSION sql_mode = 'NO_BACKSLASH_ESCAPES';",
        "SET @m = 'NO_BACKSLASH_ESCAPES'; SET sql_mode = @m;",
        "EXECUTE IMMEDIATE 'SET sql_mode = ''NO_BACKSLASH_ESCAPES''';",
    ] {
        taken(&[(&format!("{set}\n{quote}"), "c: DROP; a: SELECT", "")]);
    }
    for set in [
        "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES';",
        "SET @sql_mode = 'NO_BACKSLASH_ESCAPES';",
        "SET @OLD_SQL_MODE = @@SQL_MODE, SQL_MODE = 'NO_BACKSLASH_ESCAPES'; SET SQL_MODE = @OLD_SQL_MODE;",
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nconnect\n",
    ] {
        taken(&[(&format!("{set}\n{quote}"), "a: SELECT", "F.sql")]);
    }
}

#[test]
fn a_mode_that_is_not_known_is_an_error_where_it_matters() {
    let unknown = "SET sql_mode = (SELECT mode FROM kept);\n";
    taken(&[
        (&format!("{unknown}SELECT \"it's\", 'a\\n'; GRANT SELECT ON a.* TO \"app\"@\"h\";"), "a: SELECT", ""),
        ("SET sql_mode = 'ANSI';\nGRANT SELECT ON \"a\".* TO app@h;", "a: SELECT", ""),
        (&format!("{unknown}SET sql_mode = '';\nSELECT '\\''; GRANT SELECT ON a.* TO app@h;"), "a: SELECT", ""),
    ]);
    for matter in
        ["SELECT 'a\\'; GRANT DROP ON c.* TO app@h; -- ';", "SELECT 'a\\';", "GRANT SELECT ON \"b\".* TO app@h;"]
    {
        let script = format!("{unknown}{matter}\nGRANT SELECT ON a.* TO app@h;");
        refused(&[(&script, "F.sql:2:"), (&script, "sql_mode is unknown here")]);
    }
    refused(&[(&format!("{unknown}GRANT SELECT ON b.* TO 'a\\\\pp'@h;"), "sql_mode is unknown here")]);
}

#[test]
fn the_current_database_is_the_last_one_chosen() {
    let grant = "GRANT SELECT ON * TO app@h;\nGRANT INSERT ON t TO app@h;";
    for choice in [
        "connect shop\n",
        "connect shop db-1;\n",
        "\\r shop\n",
        "\\u shop\n",
        "\\ushop\n",
        "use shop\n",
        "EXECUTE IMMEDIATE 'USE shop';\n",
        "PREPARE s FROM 'USE shop'; EXECUTE s;\n",
        "DROP DATABASE other; USE shop; DROP DATABASE other;\n",
        "USE shop; DROP TABLE shop;\n",
        "USE shop; DROP USER shop;\n",
        // The server does not know the statement any more, so `EXECUTE` runs nothing.
        "PREPARE s FROM 'USE other'; USE shop; DEALLOCATE PREPARE s; EXECUTE s;\n",
        "PREPARE s FROM 'USE other'; USE shop; DROP PREPARE S; EXECUTE s;\n",
    ] {
        taken(&[(&format!("USE crm;\n{choice}{grant}"), "shop: SELECT; shop.t: INSERT", "")]);
    }
    for loss in [
        "DROP DATABASE shop;",
        "DROP SCHEMA IF EXISTS `Shop`; CREATE DATABASE shop;",
        "EXECUTE IMMEDIATE CONCAT('USE ', @x);",
        "EXECUTE IMMEDIATE 'DROP DATABASE shop';",
    ] {
        refused(&[
            (&format!("USE shop; {loss}\nGRANT SELECT ON * TO app@h;"), "* alone is the current database"),
            (&format!("USE shop; {loss}\nGRANT SELECT ON t TO app@h;"), "t has no database"),
        ]);
    }
}

#[test]
fn a_revoke_that_may_run_is_an_error() {
    let create = |body: &str| format!("DELIMITER //\nCREATE PROCEDURE s.`p`() BEGIN {body}; END//\nDELIMITER ;\n");
    for run in [
        format!("EXECUTE IMMEDIATE '{REVOKE}';"),
        format!("EXECUTE IMMEDIATE 'SELECT 1;\n {REVOKE}';"),
        format!("PREPARE s FROM '{}'; EXECUTE s;", REVOKE.replace(' ', "\n")),
        format!("SET @x = '{REVOKE}'; PREPARE s FROM @x; EXECUTE s;"),
        "SET @x = CONCAT('REV', 'OKE DROP ON shop.* FROM app@h'); PREPARE s FROM @x; EXECUTE s;".to_owned(),
        format!("SELECT '{REVOKE}' INTO @x;"),
        format!("SELECT @x := '{REVOKE}';"),
        "EXECUTE IMMEDIATE 'DROP USER app@h';".to_owned(),
        format!("CALL run('{REVOKE}');"),
        format!("{}CALL p();", create(REVOKE)),
        format!("{}CALL s.P;", create(&format!("EXECUTE IMMEDIATE '{REVOKE}'"))),
        format!("{}CREATE PROCEDURE q() CALL p(); CALL q();", create(REVOKE)),
        format!("EXECUTE IMMEDIATE 'BEGIN NOT ATOMIC EXECUTE IMMEDIATE \"{REVOKE}\"; END';"),
        format!("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO {REVOKE};"),
    ] {
        refused(&[(&format!("{BOTH}{run}"), "A REVOKE or DROP that this may run is not read")]);
    }
    for kept in [
        format!("INSERT INTO log VALUES ('{REVOKE}');"),
        format!("SELECT @x, @x = '{REVOKE}';"),
        "EXECUTE IMMEDIATE 'GRANT INSERT ON shop.* TO app@h';".to_owned(),
        "CALL other();".to_owned(),
        create(REVOKE),
    ] {
        taken(&[(&format!("{BOTH}{kept}"), "shop: SELECT, DROP", "F.sql:")]);
    }
    taken(&[(&format!("{BOTH}SET @x = 'SELECT 1'; PREPARE s FROM @x; EXECUTE s;"), "shop: SELECT, DROP", "")]);
}

#[test]
fn postgresql_runs_what_stands_in_a_text() {
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let grant = "\\c shop\nGRANT SELECT ON public.t TO app;\n";
    let revoke = "REVOKE SELECT ON public.t FROM app";
    let function =
        |body: &str| format!("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN {body}; END $f$;\n");
    let errors = |script: &str| {
        let read = read::read(&format!("{grant}{script}"), product);
        let reading = read.reading(read.only().as_ref());
        reading.open_errors().iter().map(|at| reading.statements[*at].line).collect::<Vec<_>>()
    };
    for run in [
        format!("DO $$ BEGIN {revoke}; END $$;"),
        format!("DO $$ BEGIN EXECUTE '{revoke}'; END $$;"),
        format!("DO $my_tag$ BEGIN {revoke}; END $my_tag$;"),
        format!("SELECT dblink_exec('{revoke}');"),
        format!("{}SELECT f();", function(revoke)),
        format!("{}CALL public.f();", function(&format!("EXECUTE '{revoke}'"))),
    ] {
        assert_eq!(errors(&run), [2 + run.lines().count()], "{run}");
    }
    assert_eq!(errors(&function(revoke)), [0; 0]);
    assert_eq!(errors("DO $$ BEGIN GRANT INSERT ON public.t TO app; END $$;"), [0; 0]);
}

#[test]
fn a_role_has_what_it_was_granted_since_it_was_made() {
    let made = "CREATE ROLE r;\nGRANT r TO app@h;\nGRANT SELECT ON a.* TO app@h;\n";
    taken(&[
        (&format!("{made}GRANT DROP ON a.* TO r;\nCREATE OR REPLACE ROLE r;"), "a: SELECT", ""),
        (&format!("{made}CREATE OR REPLACE ROLE r;\nGRANT DROP ON a.* TO r;"), "a: SELECT", ""),
        ("GRANT r TO app@h;\nCREATE ROLE IF NOT EXISTS r;\nGRANT SELECT ON a.* TO r;", "a: SELECT", ""),
    ]);
    refused(&[("GRANT r TO app@h;\nCREATE ROLE r;\nGRANT DROP ON a.* TO r;", "F.sql:2:1  r is granted above")]);
}
