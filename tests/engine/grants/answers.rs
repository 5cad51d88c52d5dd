//! What a client printed: to which statement an answer belongs, and which rows are grants.

use super::trials::{refused, taken};

const ERROR: &str = "ERROR 1146 (42S02) at line 2: Table 'a.b' doesn't exist\n";
const GRANT: &str = "GRANT SELECT ON `shop`.* TO `app`@`h`";
const MORE: &str = "GRANT SELECT, DROP ON `shop`.* TO `app`@`h`";

/// Returns a table of one column, as the client draws it.
fn table(heading: &str, rows: &[&str]) -> String {
    let border = format!("+{}+\n", "-".repeat(60));
    let cell = |text: &str| format!("| {text:<58} |\n");
    let rows: String = rows.iter().map(|row| cell(row)).collect();
    format!("{border}{}{border}{rows}{border}", cell(heading))
}

#[test]
fn an_error_that_belongs_to_no_statement_accuses_all() {
    let dashes = "--------------\n";
    for script in [
        format!("{ERROR}{dashes}{GRANT}\n{dashes}\n{dashes}GRANT DROP ON a.* TO app@h\n{dashes}"),
        format!("{ERROR}{GRANT};\nGRANT DROP ON a.* TO app@h;\n"),
        format!("{GRANT};\n{ERROR}{ERROR}GRANT DROP ON a.* TO app@h;\n"),
    ] {
        let said = "The server refused this or a statement sent with it";
        refused(&[(&script, said), (&format!("{script}Bye\n"), said)]);
    }
    taken(&[
        (&format!("{ERROR}{}", table("Grants for app@h", &[GRANT])), "shop: SELECT", ""),
        (&format!("mysql> \n{ERROR}mysql> {GRANT};\nQuery OK, 0 rows affected\n"), "shop: SELECT", ""),
    ]);
}

#[test]
fn a_row_is_a_grant_under_the_heading_of_show_grants_or_under_none() {
    for heading in ["argument", "x"] {
        let other = table(heading, &["GRANT DROP ON shop.* TO app@h"]);
        refused(&[(&other, "F.sql:4:3  A GRANT or REVOKE under a heading")]);
        let session = format!("mysql> SELECT argument FROM l;\n{other}mysql> SHOW GRANTS FOR app@h;\n");
        taken(&[(
            &format!("{session}{}", table("Grants for app@h", &[GRANT])),
            "shop: SELECT",
            "inside a quoted text",
        )]);
        refused(&[
            (&format!("| {heading} |\n| GRANT DROP ON shop.* TO app@h |\n"), "under a heading"),
            (&format!("\"{heading}\"\n\"GRANT DROP ON shop.* TO app@h\"\n"), "F.sql:2:"),
            (
                &format!(
                    "<TABLE BORDER=1><TR><TH>{heading}</TH></TR><TR><TD>GRANT DROP ON a.* TO app@h</TD></TR></TABLE>"
                ),
                "F.sql:1:",
            ),
        ]);
        let both = format!("{other}{}", table("Grants for app@h", &[GRANT]));
        refused(&[(&both, "F.sql:4:")]);
    }
    // No server prints a command of the client.
    for row in ["GRANT DROP ON a.* TO app@h \\c", "GRANT DROP ON a.* TO app@h\\c", "GRANT DROP ON a.* TO app@h \\G"] {
        refused(&[(&format!("| {GRANT} |\n| {row} |\n"), "F.sql:2:3  The text after the grantee")]);
    }
    // A client that prints no heading may print the text of a statement.
    let code = "+----+\n| CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO GRANT DROP ON shop.* TO app@h |\n+----+\n";
    let asked = format!("mysql> SHOW GRANTS FOR app@h;\n{}", table("Grants for app@h", &[GRANT]));
    taken(&[(
        &format!("mysql> SELECT body FROM b;\n{code}{asked}"),
        "shop: SELECT",
        "F.sql:3:3  A GRANT or REVOKE inside",
    )]);
    refused(&[
        (&format!("{code}{}", table("Grants for app@h", &[GRANT])), "F.sql:2:3"),
        (
            &format!("mysql> SELECT body FROM b;\n+----+\n| so GRANT DROP ON a.* TO app@h |\n+----+\n{asked}"),
            "F.sql:3:3",
        ),
    ]);
    taken(&[
        (&format!("| {GRANT} |\n| GRANT USAGE ON *.* TO app@h |\n"), "shop: SELECT", ""),
        (&format!("+----+\n| {GRANT} |\n+----+\n"), "shop: SELECT", ""),
        (&format!("\"{GRANT}\"\n"), "shop: SELECT", ""),
        (&format!("<TABLE BORDER=1><TR><TD>{GRANT}</TD></TR></TABLE>"), "shop: SELECT", ""),
    ]);
}

#[test]
fn two_answers_for_one_account_say_the_same_or_are_an_error() {
    let usage = "GRANT USAGE ON *.* TO `app`@`h`";
    let line = |row: &str| format!("Grants for app@h: {row}\n");
    let star = "*************************** 1. row ***************************\n";
    let (before, after) = (table("Grants for app@h", &[usage, MORE]), table("Grants for app@h", &[usage, GRANT]));
    let said = "Two SHOW GRANTS answers for app@h differ";
    refused(&[
        (&format!("{before}\n{after}"), said),
        (&format!("before:\n{before}"), ""),
        (&format!("mysql> SHOW GRANTS FOR app@h;\n{before}mysql> SHOW GRANTS FOR app@h;\n{after}"), said),
        (&format!("Grants for app@h\n{usage}\n{MORE}\nGrants for app@h\n{usage}\n{GRANT}\n"), said),
        (&format!("{}{}{}{}", line(usage), line(MORE), line(usage), line(GRANT)), said),
        (&format!("{star}{}{star}{}{star}{}{star}{}", line(usage), line(MORE), line(usage), line(GRANT)), said),
    ]);
    taken(&[
        (&format!("{before}\n{before}"), "shop: SELECT, DROP", ""),
        (&format!("{}{}{}{}", line(usage), line(GRANT), line(usage), line(GRANT)), "shop: SELECT", ""),
        (&format!("{star}{}{star}{}", line(usage), line(GRANT)), "shop: SELECT", ""),
        (&format!("{after}2 rows in set (0.00 sec)\n\nGRANT INSERT ON shop.* TO app@h;\n"), "shop: SELECT, INSERT", ""),
    ]);
}

#[test]
fn what_stands_behind_a_delimiter_on_its_line_is_told() {
    let said = "F.sql:2:1  Text after DELIMITER on the same line is not run";
    refused(&[
        ("GRANT SELECT, DROP ON a.* TO app@h;\nDELIMITER ; REVOKE DROP ON a.* FROM app@h;\n", said),
        ("GRANT SELECT, DROP ON a.* TO app@h;\ndelimiter // GRANT DROP ON b.* TO app@h//\n", said),
    ]);
    taken(&[("DELIMITER // the bodies\nGRANT SELECT ON a.* TO app@h//\nDELIMITER ;\n", "a: SELECT", "")]);
}

#[test]
fn a_table_without_a_grant_is_passed_over() {
    let create = "mysql> SHOW CREATE TABLE t;\n+-------+--------------------------------+\n| Table | Create Table                   |\n\
                  +-------+--------------------------------+\n| t     | CREATE TABLE `t` (\n  `a` int(11) DEFAULT NULL,\n\n  \
                  KEY `a` (`a`)\n) ENGINE=InnoDB |\n+-------+--------------------------------+\n1 row in set (0.00 sec)\n\n";
    let asked = format!("mysql> SHOW GRANTS FOR app@h;\n{}", table("Grants for app@h", &[GRANT]));
    taken(&[
        (&format!("{create}{asked}"), "shop: SELECT", ""),
        (&format!("{create}mysql> {GRANT};\nQuery OK, 0 rows affected\n"), "shop: SELECT", ""),
    ]);
    let note = create.replace("KEY `a` (`a`)", "GRANT DROP ON shop.* TO app@h;");
    refused(&[(&format!("{note}{asked}"), "F.sql:5:"), (&note.replace("\n\n  ", "\n  "), "F.sql:")]);
}

#[test]
fn an_export_may_quote_where_it_has_to() {
    taken(&[
        (
            "Grants for app@h\nGRANT USAGE ON *.* TO `app`@`h`\n\"GRANT SELECT, INSERT ON `shop`.* TO `app`@`h`\"\n",
            "shop: SELECT, INSERT",
            "",
        ),
        (
            &format!("'{GRANT}'\n'GRANT SELECT, INSERT ON `crm`.* TO `app`@`h`'\n"),
            "shop: SELECT; crm: SELECT, INSERT",
            "",
        ),
        (&format!("# Grants for app@h\n'{GRANT}'\n"), "shop: SELECT", ""),
    ]);
    refused(&[
        ("argument\n\"GRANT SELECT, INSERT ON `shop`.* TO `app`@`h`\"\n", ""),
        ("'GRANT SELECT ON shop.* TO app@h'\nGRANT DROP ON a.* TO app@h;\n", ""),
        ("'GRANT SELECT ON shop.* TO app@h;\n'REVOKE SELECT ON shop.* FROM app@h'\n", ""),
    ]);
}

#[test]
fn an_answer_is_read_behind_the_call_of_its_client() {
    let answer = table("Grants for app@h", &[GRANT]);
    for asked in [
        "",
        "MySQL root@localhost:(none)> show grants for app@h\n",
        "MySQL root@localhost:(none)> show grants for app@h;\n",
        "[root@db1 ~]# mysql -e 'show grants for app@h'\n",
        "root@db1:~$ mysql -uroot -e \"show grants for app@h\"\n",
        "$ mysql -uroot -p -e \"show grants for app@h\"\nEnter password: \n",
        "$ docker exec -it db mysql -e 'show grants for app@h'\n",
        "$ mysql -e 'show grant for app@h'\nERROR 1064 (42000) at line 1: You have an error\n$ mysql -e 'show grants for app@h'\n",
    ] {
        taken(&[
            (&format!("{asked}{answer}"), "shop: SELECT", ""),
            (&format!("{asked}{answer}1 row in set\nTime: 0.010s\n"), "shop: SELECT", ""),
            (&format!("{asked}Grants for app@h\n{GRANT}\n"), "shop: SELECT", ""),
        ]);
    }
    refused(&[
        ("$ mysql -e 'GRANT DROP ON a.* TO app@h'\n", "F.sql:1:"),
        (&format!("$ mysql -e 'GRANT DROP ON a.* TO app@h'\n{answer}"), "F.sql:1:"),
    ]);
    taken(&[(
        "MySQL root@localhost:shop> GRANT SELECT ON shop.* TO app@h\nQuery OK, 0 rows affected\nTime: 0.001s\n",
        "shop: SELECT",
        "",
    )]);
}

#[test]
fn what_grants_nothing_is_known_in_all_its_kinds() {
    for other in [
        "(SELECT 1);",
        "GET DIAGNOSTICS CONDITION 1 @a = MESSAGE_TEXT;",
        "SIGNAL SQLSTATE '45000';",
        "\\W",
        "RESTART;",
        "CLONE LOCAL DATA DIRECTORY = '/x';",
        "IMPORT TABLE FROM 'x.sdi';",
        "DELIMITER |\n/*!100101 IF current_user()='x' THEN SIGNAL SQLSTATE '45000'; END IF */|\nDELIMITER ;",
        "DELIMITER |\n/*M!100101 IF current_user()='x' THEN SIGNAL SQLSTATE '45000'; END IF */|\nDELIMITER ;",
    ] {
        taken(&[(&format!("{other}\n{GRANT};\n"), "shop: SELECT", "")]);
    }
    refused(&[
        (
            "DELIMITER |\nIF x THEN GRANT DROP ON a.* TO app@h; END IF|\nDELIMITER ;\nGRANT SELECT ON a.* TO app@h;",
            "F.sql:2:",
        ),
        ("For the app we need this;\nGRANT SELECT ON a.* TO app@h;", "F.sql:1:1"),
    ]);
}
