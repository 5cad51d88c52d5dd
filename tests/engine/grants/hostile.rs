//! Texts of a million bytes that nobody would write: all of them are read to the end, and nothing is taken that no
//! server would grant.

use dbcred::domain::grants::{
    Place, Unit,
    read::{self, Grantee},
};
use proptest::prelude::*;

use super::{mysql, product_named};

/// The length of each text, in bytes.
const LENGTH: usize = 1_000_000;

/// Texts that grant nothing and are complete: what follows is read as if they were not there.
const HARMLESS: [&str; 14] = [
    "/* GRANT DROP ON x.* TO app@h; ' ` \" ( */\n",
    "/*!99999 GRANT DROP ON x.* TO app@h /* in it */ */;\n",
    "-- GRANT DROP ON x.* TO app@h;\n",
    "# mysql> GRANT DROP ON x.* TO app@h;\n",
    "--> GRANT DROP ON x.* TO app@h;\n",
    "SELECT 'GRANT DROP ON x.* TO app@h;\nmysql> GRANT DROP ON x.* TO app@h;\n';\n",
    "SET @a = \"it''s \\\"; GRANT DROP ON x.* TO app@h; \\\\\";\n",
    "DELIMITER $$\nCREATE PROCEDURE p() BEGIN GRANT DROP ON x.* TO app@h; END$$\nDELIMITER ;\n",
    "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO GRANT DROP ON x.* TO app@h;\n",
    "SELECT ((((((((((((((((((((((((((((((((((((((((;\n",
    "SELECT \0\0\0 \u{200b} 订单 ｱ \u{1f600};\n",
    "| a | 订单 |\n+---+------+\n",
    "GRANT USAGE ON *.* TO `app`@`h`;\n",
    ";;;;\\g\\G\r\n\n",
];

/// Texts that are not closed: nothing after them is run.
const OPEN: [&str; 9] = [
    "/* GRANT DROP ON x.* TO app@h;\n",
    "/*!99999 GRANT DROP ON x.* TO app@h; /* ",
    "SELECT 'GRANT DROP ON x.* TO app@h;\n",
    "GRANT DROP ON `x.* TO app@h;\n",
    "CREATE PROCEDURE p() BEGIN GRANT DROP ON x.* TO app@h;\n",
    "SELECT (((((((((((((((((((((((((((((((((((((((((((((((((",
    "SELECT \"\n",
    "SELECT 订",
    "-- ",
];

fn granted(text: &str) -> (Vec<Unit>, bool) {
    let script = read::read(text, Some(mysql()));
    let reading = script.reading(Some(&Grantee { name: "app".into(), host: "h".into() }));
    let lines = text.split('\n').count();
    assert!(reading.imported(Vec::new()).left_out.iter().all(|left| left.line <= lines));
    (reading.units().to_vec(), reading.open_errors().is_empty())
}

/// Reads a megabyte of which `share` tenths are harmless and the rest is open, with a grant between them.
fn grants_nothing_that_is_open(pieces: &[&str], open: &str, share: usize) {
    let mut text = String::with_capacity(LENGTH + 1000);
    while text.len() < LENGTH / 10 * share {
        for piece in pieces {
            text.push_str(piece);
        }
    }
    text.push_str("GRANT SELECT ON a.* TO app@h;\n");
    while text.len() < LENGTH {
        text.push_str(open);
    }
    let (units, is_whole) = granted(&text);
    let server = vec![Unit { place: Place::database("a"), privileges: vec!["SELECT".into()] }];
    assert!(units == server || (units.is_empty() && !is_whole), "{pieces:?} {open:?} {units:?}");
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(HARMLESS.to_vec()), 1..6)
}

// Two tests, so that they are run beside each other.
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1, ..ProptestConfig::default() })]

    #[test]
    fn a_megabyte_of_mostly_open_text_is_read_to_its_end_and_grants_nothing(
        pieces in pieces(), open in proptest::sample::select(OPEN.to_vec()), share in 1_usize..5,
    ) {
        grants_nothing_that_is_open(&pieces, open, share);
    }

    #[test]
    fn a_megabyte_of_mostly_harmless_text_is_read_to_its_end_and_grants_only_what_is_granted(
        pieces in pieces(), open in proptest::sample::select(OPEN.to_vec()), share in 5_usize..10,
    ) {
        grants_nothing_that_is_open(&pieces, open, share);
    }
}

/// These once took a time that grew with the square of the length. A text of this size would never be finished then.
#[test]
fn many_of_anything_are_read_in_one_pass() {
    let many = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let statements = |text: &str| {
        let script = read::read(text, Some(mysql()));
        let first = script.candidates().into_iter().next().map(|one| one.account);
        script.reading(first.as_ref()).statements.len()
    };
    let count = 10_000;
    assert_eq!(statements(&many(count, &|at| format!("GRANT SELECT ON a.* TO `u{at}`@`h{at}`;\n"))), 1);
    let cancelled = many(2 * count, &|_| "    -> and more words to read^C\n".to_owned());
    assert_eq!(statements(&format!("mysql> GRANT SELECT ON a.* TO x@h\n{cancelled}")), 1);
    assert_eq!(statements(&many(count, &|at| format!("GRANT SELECT ON a.* TO `u`@`h{at}`;\n"))), 1);
    assert_eq!(
        statements(&many(count, &|at| format!("GRANT `r{at}` TO u@h;\nGRANT SELECT ON a.* TO `r{at}`;\n"))),
        2 * count
    );
    assert_eq!(statements(&many(count, &|at| format!("GRANT `r{}` TO `r{at}`;\n", at + 1))), count);
    let columns = |at| format!("GRANT SELECT (`c{at}`) ON a.t TO u@h;\nREVOKE SELECT ON a.t FROM u@h;\n");
    assert_eq!(statements(&many(count, &columns)), 2 * count);
    assert_eq!(statements(&"GRANT SELECT ON a.* TO u@h; ".repeat(count)), count);
    assert_eq!(statements(&format!("GRANT SELECT\n{}", "SELECT\n".repeat(10 * count))), 1);
    assert_eq!(
        statements(&format!("mysql> exit\n{}mysql> x;\n", "GRANT SELECT ON a.* TO u@h;\n".repeat(count))),
        count + 1
    );
    let words = many(count, &|at| format!("w{at}, "));
    let script = read::read(&format!("GRANT {words}SELECT ON DATABASE a TO u;"), product_named("PostgreSQL"));
    assert!(script.statements[0].is_error());
    let objects = many(2_000, &|at| format!("a{at}.*, "));
    let script = read::read(&format!("GRANT {} ON {objects}b.* TO u@h;", "SELECT, ".repeat(2_000)), Some(mysql()));
    assert!(script.statements[0].is_error());
    assert!(!read::is_grant_text(&"x grant on ".repeat(count)));
}
