//! What other statements of a PostgreSQL script do to its grants.

use dbcred::{catalog::Catalog, domain::grants::read};

use super::trials::{postgres, postgres_errors, postgres_errors_of};

#[test]
fn what_a_cascade_takes_from_others_is_not_counted_as_granted() {
    let granted = "\\c shop\nGRANT SELECT, DELETE ON s.t TO mgr WITH GRANT OPTION;\n";
    let own = "GRANT SELECT ON s.t TO app;\n";
    for (script, line) in [
        (format!("SET ROLE mgr;\n{own}RESET ROLE;\nREVOKE SELECT ON s.t FROM mgr CASCADE;\n"), 6),
        (format!("SET SESSION AUTHORIZATION mgr;\n{own}\\c - admin\nREVOKE ALL ON TABLE s.t FROM mgr CASCADE;\n"), 6),
        (format!("\\c - mgr\n{own}\\c - admin\nREVOKE GRANT OPTION FOR SELECT ON s.t FROM mgr CASCADE;\n"), 6),
        (format!("BEGIN; SET LOCAL ROLE mgr;\n{own}COMMIT;\nREVOKE SELECT ON s.t FROM mgr, other CASCADE;\n"), 6),
        (format!("BEGIN; SET ROLE mgr;\nCOMMIT;\n{own}RESET ROLE;\nREVOKE SELECT ON s.t FROM mgr CASCADE;\n"), 7),
        (
            format!(
                "SET ROLE mgr;\n{own}BEGIN; SET ROLE x; ROLLBACK;\nSET ROLE NONE; REVOKE SELECT ON s.t FROM mgr CASCADE;"
            ),
            6,
        ),
        (
            format!(
                "SET ROLE TO 'mgr';\n{own}RESET ROLE;\nREVOKE SELECT ON ALL TABLES IN SCHEMA s FROM mgr CASCADE;\n"
            ),
            6,
        ),
        (
            "SET ROLE mgr;\nGRANT SELECT (a) ON s.t TO app;\nRESET ROLE;\nREVOKE SELECT ON s.t FROM mgr CASCADE;\n".to_owned(),
            6,
        ),
        (
            "CREATE ROLE ro;\nGRANT SELECT ON s.u TO ro;SET ROLE mgr;\nGRANT ro TO app;RESET ROLE;\nREVOKE ro FROM mgr CASCADE;\n".to_owned(),
            6,
        ),
    ] {
        assert_eq!(postgres_errors_of(Some("app"), &format!("{granted}{script}")), [format!("{line} grant-cascade")], "{script}");
    }
    for script in [
        // Grants by the same role do not depend on what that role loses, and PUBLIC passes nothing on.
        format!("SET ROLE owner;\n{own}REVOKE ALL ON s.t FROM mgr CASCADE;\n"),
        format!("SET ROLE owner;\n{own}RESET ROLE;\nREVOKE ALL ON s.t FROM PUBLIC CASCADE;\n"),
        format!(
            "SET ROLE mgr;\n{own}RESET ROLE;\nREVOKE DELETE ON s.t FROM mgr CASCADE;\nREVOKE SELECT ON s.u FROM mgr CASCADE;\n"
        ),
        format!("SET ROLE mgr;\n{own}RESET ROLE;\nREVOKE SELECT ON s.t FROM mgr;\n"),
        format!("SET LOCAL ROLE mgr;\n{own}RESET ROLE;\nREVOKE SELECT ON s.t FROM mgr CASCADE;\n"),
        format!(
            "SET ROLE mgr;\n{own}RESET ROLE;\nREVOKE SELECT ON s.t FROM app CASCADE;\nGRANT INSERT ON s.t TO app;\n"
        ),
    ] {
        assert!(postgres_errors_of(Some("app"), &format!("{granted}{script}")).is_empty(), "{script}");
    }
}

#[test]
fn the_right_to_grant_on_is_no_privilege() {
    let script = "\\c shop\nGRANT SELECT, DELETE ON s.t TO app WITH GRANT OPTION;\n\
        REVOKE GRANT OPTION FOR SELECT, DELETE ON s.t FROM app;\nCREATE ROLE r;\nGRANT INSERT ON s.t TO r;\n\
        GRANT r TO app WITH ADMIN OPTION;\nREVOKE ADMIN OPTION FOR r FROM app;\n";
    assert_eq!(postgres(script), ["table shop.s.t: SELECT, DELETE, INSERT"]);
}

#[test]
fn a_revoke_finds_a_relation_without_its_kind() {
    for (grant, revoke) in [
        ("USAGE, SELECT ON SEQUENCE s.x", "SELECT ON s.x"),
        ("SELECT ON s.x", "SELECT ON SEQUENCE s.x"),
        ("SELECT ON s.x", "ALL ON SEQUENCE s.x"),
        ("SELECT ON VIEW s.x", "SELECT ON TABLE s.x"),
        ("SELECT ON MATERIALIZED VIEW s.x", "SELECT ON s.x"),
        ("SELECT (a) ON s.x", "SELECT ON SEQUENCE s.x"),
    ] {
        let script =
            format!("\\c shop\nGRANT INSERT ON s.y TO app;\nGRANT {grant} TO app;\nREVOKE {revoke} FROM app;\n");
        let left = postgres(&script);
        assert!(left.len() < 3 && !left.iter().any(|unit| unit.contains("SELECT")), "{script}{left:?}");
    }
    // Another object of that name, and privileges on a database, do not belong to the relation.
    for script in [
        "GRANT USAGE ON SCHEMA x TO app;\nREVOKE ALL ON s.x FROM app;\n",
        "GRANT EXECUTE ON FUNCTION s.x() TO app;\nREVOKE ALL ON s.x FROM app;\n",
        "GRANT CONNECT ON DATABASE shop TO app;\nREVOKE ALL ON s.x FROM app;\n",
    ] {
        assert_eq!(postgres(&format!("\\c shop\n{script}")).len(), 1, "{script}");
    }
}

#[test]
fn a_grant_of_which_the_server_warns_is_an_error() {
    for warning in [
        "WARNING:  no privileges were granted for \"t\"",
        "WARNING:  not all privileges were granted for \"t\"",
        "psql:grants.sql:3: WARNING:  no privileges were granted for column \"a\" of relation \"t\"",
    ] {
        let session = format!(
            "shop=> GRANT INSERT ON s.u TO app;\nGRANT\nshop=> BEGIN;\nBEGIN\nshop=*> GRANT DELETE ON s.u TO app;\nGRANT\n\
             shop=*> GRANT SELECT ON s.t TO app;\n{warning}\nGRANT\nshop=*> COMMIT;\nCOMMIT\nshop=> \n"
        );
        assert_eq!(postgres_errors(&session), ["7 grant-server-refused"], "{session}");
    }
    let session = "shop=> GRANT SELECT ON s.t TO app;\nGRANT\nshop=> REVOKE SELECT ON s.t FROM app;\n\
        WARNING:  no privileges could be revoked for \"t\"\nREVOKE\nshop=> GRANT r TO app;\n\
        NOTICE:  role \"app\" is already a member of role \"r\"\nGRANT ROLE\n";
    assert_eq!(postgres_errors(session), ["3 grant-server-refused"]);
}

#[test]
fn psql_without_its_own_commit_keeps_nothing() {
    let grant = "GRANT SELECT ON s.t TO app;\n";
    for setting in [
        "\\set AUTOCOMMIT off",
        "\\set AUTOCOMMIT 'off'",
        "\\set AUTOCOMMIT OF",
        "\\set AUTOCOMMIT \"off\"",
        "\\set AUTOCOMMIT fal",
        "\\set AUTOCOMMIT o ff",
        "\\set AUTOCOMMIT :mode",
        "\\unset AUTOCOMMIT",
    ] {
        let ends =
            [("ROLLBACK;\n", "grant-rolled-back"), ("", "grant-not-committed"), ("\\q\n", "grant-not-committed")];
        for (end, error) in ends {
            let script = format!("\\c shop\n{setting}\n{grant}{end}");
            assert_eq!(postgres_errors(&script), [format!("3 {error}")], "{script}");
        }
        assert_eq!(postgres(&format!("\\c shop\n{setting}\n{grant}COMMIT;\n")).len(), 1, "{setting}");
    }
    for setting in [
        "\\set AUTOCOMMIT",
        "\\set AUTOCOMMIT on",
        "\\set AUTOCOMMIT 1",
        "\\set AUTOCOMMIT T",
        "\\set ON_ERROR_STOP on",
    ] {
        assert_eq!(postgres(&format!("\\c shop\n{setting}\n{grant}")).len(), 1, "{setting}");
    }
}

#[test]
fn every_statement_that_makes_a_member_is_followed() {
    let role = "\\c shop\nCREATE ROLE ro;\nGRANT SELECT ON s.t TO ro;\nGRANT INSERT ON s.t TO app;\n";
    for (script, words) in [
        ("ALTER GROUP ro ADD USER App;\n", "INSERT, SELECT"),
        ("GRANT ro TO app;\nALTER GROUP ro DROP USER app;\n", "INSERT"),
        ("CREATE ROLE b IN ROLE ro ROLE app;\n", "INSERT, SELECT"),
        ("GRANT ro TO app;\nDROP GROUP ro;\n", "INSERT"),
        ("CREATE GROUP g USER app;\nGRANT DELETE ON s.t TO g;\n", "DELETE, INSERT"),
        ("CREATE USER other IN GROUP ro;\n", "INSERT"),
    ] {
        let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
        let reading = read::read(&format!("{role}{script}"), product).reading(Some(&read::Grantee::parse("app")));
        let mut left: Vec<String> = reading.units().iter().flat_map(|unit| unit.privileges.clone()).collect();
        left.sort();
        assert_eq!(left.join(", "), words, "{script}");
    }
    for create in ["CREATE USER app IN ROLE ro", "CREATE ROLE app LOGIN PASSWORD 'x' IN GROUP ro"] {
        let script = format!("\\c shop\nCREATE ROLE ro;\nGRANT SELECT ON s.t TO ro;\n{create};\n");
        assert_eq!(postgres(&script), ["table shop.s.t: SELECT"], "{script}");
    }
    let late = "\\c shop\nCREATE USER app IN ROLE ro;\nCREATE ROLE ro;\nGRANT SELECT ON s.t TO ro;\n";
    assert_eq!(postgres_errors_of(Some("app"), late), ["3 grant-role-late"]);
}

#[test]
fn what_a_server_of_postgresql_does_not_know_is_an_error() {
    for statement in [
        "GRANT SELECT ON shop.* TO app",
        "GRANT SELECT ON *.* TO app",
        "GRANT SELECT ON `t` TO app",
        "GRANT SELECT ON s.t TO 'app'",
        "GRANT SELECT ON s.t TO `app`",
        "GRANT SELECT ON s.t TO app IDENTIFIED BY 'x'",
        "GRANT SELECT ON s.t TO app REQUIRE SSL",
        "GRANT SELECT ON s.t TO app WITH MAX_QUERIES_PER_HOUR 5",
        "GRANT PROXY ON a TO app",
        "GRANT SELECT ON s.t TO current_user()",
        "GRANT SELECT ON s.t TO app()",
    ] {
        assert_eq!(postgres_errors(&format!("\\c shop\n{statement};\n")), ["2 grant-postgres-syntax"], "{statement}");
    }
    for privileges in [
        "DROP, INDEX ON s.t",
        "SELECT ON SCHEMA s",
        "SELECT ON DATABASE shop",
        "USAGE ON s.t",
        "CREATE ON s.t",
        "INSERT ON SEQUENCE s.x",
        "DELETE (a) ON s.t",
        "SELECT ON FUNCTION s.f(int)",
        "EXECUTE ON TYPE s.d",
        "CONNECT ON SCHEMA s",
        "SELECT, ALTER ON s.t",
        "GRANT OPTION ON s.t",
    ] {
        let errors = postgres_errors(&format!("\\c shop\nGRANT {privileges} TO app;\n"));
        assert!(errors.len() == 1 && errors[0].contains("grant-not-postgres"), "{privileges} {errors:?}");
        let revoke = format!("\\c shop\nGRANT INSERT ON s.y TO app;\nREVOKE {privileges} FROM app;\n");
        assert_eq!(postgres_errors(&revoke), ["3 grant-not-postgres"], "{privileges}");
    }
    let known = "\\c shop\nGRANT select, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN ON s.t TO app;\n\
        GRANT USAGE, SELECT, UPDATE ON SEQUENCE s.x TO app;\nGRANT CREATE, CONNECT, TEMP ON DATABASE shop TO app;\n\
        GRANT CREATE, USAGE ON SCHEMA s TO app;\nGRANT EXECUTE ON FUNCTION s.f(), s.g(int, text) TO app;\n\
        GRANT EXECUTE ON PROCEDURE s.p() TO app;\nGRANT USAGE ON TYPE s.d TO app;\n\
        GRANT SELECT (a), INSERT (b), UPDATE (c), REFERENCES (d) ON s.u TO app;\nGRANT ALL PRIVILEGES ON s.v TO app;\n";
    assert_eq!(postgres(known).len(), 13, "{:?}", postgres(known));
    assert_eq!(postgres_errors("\\c shop\nGRANT SELCT ON s.t TO app;\n"), ["2 grant-did-you-mean"]);
}

#[test]
fn what_the_api_has_no_field_for_is_no_error_of_syntax() {
    for object in [
        "LANGUAGE plpgsql",
        "DOMAIN s.d",
        "LARGE OBJECT 1234, 1235",
        "PARAMETER work_mem, ext.setting",
        "ROUTINE f(int), s.g(numeric(3, 1))",
        "TABLESPACE fast",
        "FOREIGN SERVER remote",
        "FOREIGN DATA WRAPPER postgres_fdw",
    ] {
        let script = format!(
            "\\c shop\nGRANT USAGE ON {object} TO app;\nGRANT SELECT ON s.t TO app;\nREVOKE ALL ON {object} FROM app;\n"
        );
        assert_eq!(postgres(&script), ["table shop.s.t: SELECT"], "{script}");
    }
    assert_eq!(postgres("\\c shop\nGRANT EXECUTE ON FUNCTION s.f(int), s.f(text), s.g TO app;\n").len(), 2);
    // A routine and a domain are found by their other keywords too.
    for (grant, revoke) in [
        ("EXECUTE ON FUNCTION s.f(int)", "ALL ON ROUTINE s.f(int)"),
        ("EXECUTE ON PROCEDURE s.f(int)", "EXECUTE ON ROUTINE s.f"),
        ("USAGE ON TYPE s.d", "USAGE ON DOMAIN s.d"),
    ] {
        let script =
            format!("\\c shop\nGRANT SELECT ON s.t TO app;\nGRANT {grant} TO app;\nREVOKE {revoke} FROM app;\n");
        assert_eq!(postgres(&script), ["table shop.s.t: SELECT"], "{script}");
    }
    // Keywords that are used as names.
    assert_eq!(
        postgres("\\c shop\nGRANT SELECT ON domain, language TO app;\nGRANT SELECT ON routine.t TO app;\n").len(),
        3
    );
}

#[test]
fn statements_that_only_postgresql_has_grant_nothing() {
    for statement in [
        "VACUUM",
        "VACUUM (ANALYZE) s.t",
        "REFRESH MATERIALIZED VIEW s.v",
        "REINDEX TABLE s.t",
        "CLUSTER",
        "MERGE INTO s.t USING s.u ON t.a = u.a WHEN MATCHED THEN DELETE",
        "DISCARD ALL",
        "CHECKPOINT",
        "LISTEN x",
        "NOTIFY x, 'y'",
        "UNLISTEN *",
        "DECLARE c CURSOR FOR SELECT 1",
        "FETCH ALL FROM c",
        "CLOSE c",
        "MOVE NEXT FROM c",
        "IMPORT FOREIGN SCHEMA a FROM SERVER b INTO c",
        "PREPARE q AS SELECT 1",
        "EXECUTE q",
        "EXECUTE q(1, 'x')",
    ] {
        let script = format!("\\c shop\n{statement};\nGRANT SELECT ON t TO app;\n{statement};\n");
        assert_eq!(postgres(&script), ["table shop.public.t: SELECT"], "{script}");
        let run_together = format!("\\c shop\n{statement}\nGRANT SELECT ON t TO app;\n");
        assert_eq!(postgres_errors(&run_together), ["3 grant-run-together"], "{statement}");
    }
    let prepared = "\\c shop\nPREPARE q AS SELECT set_config('search_path', 'sales', false);\nEXECUTE q;\n";
    assert_eq!(postgres_errors(&format!("{prepared}GRANT SELECT ON t TO app;\n")), ["4 grant-no-schema"]);
    assert_eq!(postgres_errors("\\c shop\nRefresh the page;\nGRANT SELECT ON t TO app;\n"), ["2 grant-text"]);
}

#[test]
fn a_command_of_psql_is_its_whole_word() {
    for command in
        ["\\x", "\\a", "\\t", "\\l", "\\h", "\\z", "\\s", "\\p", "\\H", "\\f", "\\e", "\\d", "\\dn+", "\\x on"]
    {
        let script = format!(
            "{command}\n\\c shop\n{command}\nGRANT SELECT ON t TO app;\n{command}\nREVOKE INSERT ON t FROM app;"
        );
        assert_eq!(postgres(&script), ["table shop.public.t: SELECT"], "{script}");
    }
    assert_eq!(postgres_errors("\\c shop\n\\nGRANT SELECT ON t TO app;\n"), ["2 grant-unread"]);
    assert_eq!(postgres_errors("\\c shop\n\\x GRANT SELECT ON t TO app\n"), ["2 grant-run-together"]);
}

#[test]
fn the_other_lists_of_psql_are_passed_over_in_its_session() {
    let lists = "shop=> \\l\n                     List of databases\n   Name    |  Owner   | Encoding |   Access privileges   \n\
        -----------+----------+----------+-----------------------\n postgres  | postgres | UTF8     | \n\
        \x20template0 | postgres | UTF8     | =c/postgres          +\n           |          |          | postgres=CTc/postgres\n(2 rows)\n\n\
        shop=> \\dn+\n                List of schemas\n  Name  |  Owner   |  Access privileges   | Description \n\
        --------+----------+----------------------+-------------\n public | postgres | postgres=UC/postgres+| standard\n\
        \x20       |          | =UC/postgres         | \n s      | postgres |                      | \n(2 rows)\n\n\
        shop=> \\du\n             List of roles\n Role name |  Attributes | Member of \n-----------+-------------+-----------\n\
        \x20app       |             | {ro}\n postgres  | Superuser   | {}\n\n\
        shop=> \\d s.t\n       Table \"s.t\"\n Column |  Type   | Collation \n--------+---------+-----------\n\
        \x20a      | integer | \nIndexes:\n    \"t_pkey\" PRIMARY KEY, btree (a)\n\n\
        shop=> SELECT 1, 2;\n ?column? | ?column? \n----------+----------\n        1 |        2\n(1 row)\n\n";
    let grant = "shop=> GRANT SELECT ON s.t TO app;\nGRANT\n";
    assert_eq!(postgres(&format!("{grant}{lists}shop=> \n")), ["table shop.s.t: SELECT"]);
    // A list of `\dp` in another layout is not ignored.
    let expanded = "Access privileges\n-[ RECORD 1 ]-----+------------\nSchema            | s\nName              | t\n\
        Type              | table\nAccess privileges | app=r/app\nColumn privileges | \nPolicies          | \n";
    let rows = " s      | t    | table | app=r/app         |                   | \n";
    for list in [expanded, rows] {
        let session = format!("shop=> \\dp\n{list}\n{grant}");
        let errors = postgres_errors(&session);
        assert!(errors.len() == 1 && errors[0].ends_with(" grant-like-psql"), "{session}{errors:?}");
    }
    assert_eq!(postgres_errors(expanded), ["1 grant-like-psql"]);
    let listed =
        "                     List of schemas\n  Name  |  Owner   \n--------+----------\n s      | postgres\n(1 row)\n";
    let errors = postgres_errors(&format!("{listed}\nGRANT SELECT ON s.t TO app;\n"));
    assert!(errors.iter().any(|error| error.ends_with("grant-like-psql")), "{errors:?}");
    // The same list with other line characters.
    let drawn = "shop=> \\dp\n                             Access privileges\n\
        \x20Schema │ Name │ Type  │ Access privileges │ Column privileges │ Policies \n\
        ────────┼──────┼───────┼───────────────────┼───────────────────┼──────────\n\
        \x20s      │ t    │ table │ app=ar/app       ↵│                   │ \n\
        \x20       │      │       │ b=d/app           │                   │ \n(1 row)\n\nshop=> \n";
    let product = Catalog::built_in().products().iter().find(|product| product.engine == "PostgreSQL");
    let reading = read::read(drawn, product).reading(Some(&read::Grantee::parse("app")));
    assert_eq!(reading.units()[0].privileges, ["INSERT", "SELECT"]);
}
