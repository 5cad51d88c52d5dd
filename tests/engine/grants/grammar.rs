//! Statements that a server refuses, although it is clear what was meant.

use super::trials::{refused, taken};

#[test]
fn punctuation_around_a_privilege_is_an_error() {
    for (list, words) in [
        ("SELECT,\n--DROP,\nUPDATE", "--DROP is not a privilege. Did you mean DROP?"),
        ("-DROP-", "-DROP- is not a privilege. Did you mean DROP?"),
        ("SELECT, _DROP_", "_DROP_ is not a privilege. Did you mean DROP?"),
        ("CREATE-VIEW", "CREATE-VIEW is not a privilege. Did you mean CREATE VIEW?"),
        ("LOCK_TABLES", "Did you mean LOCK TABLES?"),
        ("SELECT --, INSERT", "Did you mean SELECT?"),
        ("SELECT, 'DROP'", "DROP is not a privilege"),
        ("\"INSERT\"", "INSERT is not a privilege"),
        ("`INSERT`, SELECT", "INSERT is not a privilege"),
        ("SELECT 'DROP'", "SELECT '…' is not a privilege"),
        ("SELECT*", "SELECT* is not a privilege"),
    ] {
        refused(&[(&format!("GRANT {list} ON shop.* TO app@h;"), words)]);
        let revoke = format!("GRANT ALL ON shop.* TO app@h;\nREVOKE {list} ON shop.* FROM app@h;");
        refused(&[(&revoke, "F.sql:2:1"), (&revoke, words)]);
    }
    taken(&[("grant Create\n view, lock  tables/**/ on a.* to b@h;", "a: CREATE VIEW, LOCK TABLES", "")]);
}

#[test]
fn a_privilege_for_everything_stops_those_beside_it() {
    for word in
        ["RELOAD", "FILE", "SUPER", "CREATE USER", "PROCESS", "SHUTDOWN", "BINLOG_ADMIN", "BACKUP_ADMIN", "NEW_ADMIN"]
    {
        for object in ["shop.*", "shop.item"] {
            let grant = format!("GRANT SELECT, {word} ON {object} TO app@h;");
            refused(&[(&grant, &format!("{word} is not for a "))]);
            let revoke = format!("GRANT SELECT ON {object} TO app@h;\nREVOKE {word}, SELECT ON {object} FROM app@h;");
            refused(&[(&revoke, "F.sql:2:1"), (&revoke, &format!("{word} is not for a "))]);
        }
    }
    taken(&[
        ("GRANT SELECT, FILE ON *.* TO app@h;", "*: SELECT", "FILE"),
        ("GRANT SELECT, GRANT OPTION ON shop.* TO app@h;", "shop: SELECT", "GRANT OPTION"),
        ("GRANT USAGE, SELECT ON shop.* TO app@h;", "shop: SELECT", ""),
    ]);
    refused(&[(
        "GRANT SELECT ON a.t TO app@h;\nREVOKE SELECT, LOCK TABLES ON a.t FROM app@h;",
        "LOCK TABLES is not for a table",
    )]);
}

#[test]
fn a_grantee_without_quotes_has_letters_and_digits_only() {
    for (grantee, fix) in [
        ("my-app@h", "Write 'my-app'@'h'"),
        ("app.user@h", "Write 'app.user'@'h'"),
        ("app+x@h", "Write 'app+x'@'h'"),
        ("<user>@h", "Write '<user>'@'h'"),
        ("[user]@h", "Write '[user]'@'h'"),
        ("?", "Write '?'"),
        ("*", "Write '*'"),
        ("123@h", "Write '123'@'h'"),
        ("app@h@k", "Write 'app'@'h@k'"),
        ("app@@h", "Write 'app'@'@h'"),
        ("app@h:3306", "Write 'app'@'h:3306'"),
        ("app@db-1", "Write 'app'@'db-1'"),
        ("app@10.0.%", "Write 'app'@'10.0.%'"),
        ("${USER}@h", "F.sql:1:1"),
        ("&#39;app&#39;@h", "F.sql:1:1"),
    ] {
        refused(&[(&format!("GRANT SELECT ON shop.* TO {grantee};"), fix)]);
        refused(&[(&format!("GRANT SELECT ON shop.* TO b@h;\nREVOKE SELECT ON shop.* FROM {grantee};"), "")]);
    }
    // Only CURRENT_USER may have parentheses.
    for grantee in ["app()", "'app'()", "`current_user`()", "app()@h", "current_user(1)"] {
        refused(&[(&format!("GRANT SELECT ON shop.* TO {grantee};"), "The text after the grantee")]);
    }
    for grantee in [
        "current_user()",
        "app@10.0.0.1",
        "app@a$b_c",
        "1a@h",
        "приложение@h",
        "app@",
        "app @h",
        "'app'@h.x",
        "'my-app'@'db-1'",
        "app",
    ] {
        taken(&[(&format!("GRANT SELECT ON shop.* TO {grantee};"), "shop: SELECT", "")]);
    }
}

#[test]
fn behind_a_grantee_stand_whole_clauses() {
    for tail in [
        "IDENTIFIED",
        "IDENTIFIED BY",
        "IDENTIFIED BY x",
        "IDENTIFIED BY 'x' IDENTIFIED BY 'y'",
        "IDENTIFIED WITH",
        "IDENTIFIED BY 'x' 'y'",
        "REQUIRE",
        "REQUIRE SSL AND X509",
        "REQUIRE CIPHER x",
        "WITH GRANT",
        "WITH ADMIN OPTION",
        "WITH GRANT OPTION, MAX_USER_CONNECTIONS 5",
        "REQUIRE SSL IDENTIFIED BY 'x'",
    ] {
        refused(&[(&format!("GRANT SELECT ON shop.* TO app@h {tail};"), "The text after the grantee")]);
    }
    for tail in [
        "IDENTIFIED BY 'x' REQUIRE SSL WITH MAX_USER_CONNECTIONS 5 GRANT OPTION",
        "IDENTIFIED BY PASSWORD <secret>",
        "IDENTIFIED BY \"x\"",
        "REQUIRE ISSUER 'x' SUBJECT 'y' AND CIPHER 'z'",
        "IDENTIFIED VIA mysql_native_password USING PASSWORD('x') OR unix_socket",
        "IDENTIFIED WITH 'mysql_native_password' AS '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'",
        "WITH MAX_STATEMENT_TIME 1.5",
        "REQUIRE NONE WITH MAX_QUERIES_PER_HOUR 0",
    ] {
        taken(&[(&format!("GRANT SELECT ON shop.* TO app@h {tail};"), "shop: SELECT", "")]);
    }
    for tail in ["IDENTIFIED BY 'x'", "WITH GRANT OPTION"] {
        refused(&[(&format!("GRANT SELECT ON a.* TO app@h;\nREVOKE SELECT ON a.* FROM app@h {tail};"), "F.sql:2:1")]);
    }
    taken(&[("GRANT SELECT ON shop.*TO app@h;", "shop: SELECT", "")]);
}

#[test]
fn what_a_text_looks_like_is_said_by_its_name() {
    refused(&[
        ("GRANT SELECT ON ${schema}.* TO app@h;", "${schema} is a template variable"),
        ("GRANT SELECT ON {{ db }}.* TO app@h;", "F.sql:1:"),
        ("GRANT SELECT ON shop.* TO ${USER}@h;", "${USER} is a template variable"),
        ("[root@db1 ~]# mysql -e 'GRANT SELECT ON shop.* TO app@h'\n", "This looks like a shell script"),
        (
            "<<<<<<< HEAD\nGRANT SELECT ON a.* TO app@h;\n=======\nGRANT DROP ON a.* TO app@h;\n>>>>>>> x\n",
            "This looks like a diff",
        ),
        ("- name: grant\n  query: GRANT SELECT ON a.* TO app@h\n", "This looks like the source of another tool"),
        ("db.execute(\"GRANT SELECT ON a.* TO app@h\")\n", "This looks like the source of another tool"),
    ]);
    for roles in ["GRANT reader;", "GRANT `reader`;", "GRANT 'reader'@'%', writer;"] {
        refused(&[(&format!("{roles}\nGRANT SELECT ON a.* TO app@h;"), "F.sql:1:1  On what?")]);
    }
    let wiki = "{code:sql}\nGRANT SELECT ON a.* TO app@h;\n{code}\n";
    refused(&[(wiki, "F.sql:")]);
    taken(&[("GRANT SELECT ON a.* TO app@h;\nREVOKE EXECUTE ON PROCEDURE a.p FROM app@h;", "a: SELECT", "")]);
}
