//! The privilege model: checked with a corpus of pasted statements and tables, and with random models and texts.

mod answers;
mod generated;
mod grammar;
mod hostile;
mod postgres;
mod running;
mod trials;

use std::fmt::Write as _;

use dbcred::{
    catalog::{Catalog, Product},
    domain::draft::Draft,
    domain::grants::{
        Place, Unit,
        normal::{self, NormalForm},
        presets, privilege,
        read::{self, Verdict, Weight},
        shorthand, sql,
    },
    export, import,
    text::{Language, Words},
    wire::secrets::ProductPrivilegeUnit,
};
use proptest::prelude::*;

const CORPUS: [&str; 5] = [
    include_str!("grants/first.txt"),
    include_str!("grants/statements.txt"),
    include_str!("grants/tables.txt"),
    include_str!("grants/products.txt"),
    include_str!("grants/edges.txt"),
];

struct Case<'c> {
    name: &'c str,
    product: Option<&'static Product>,
    input: &'c str,
    expected: &'c str,
}

/// Reads the cases of a corpus: `=== name`, optionally ` @ product`, the pasted text, `---`, and the expected result.
fn cases(corpus: &'static str) -> Vec<Case<'static>> {
    let cases = corpus.split("=== ").skip(1).map(|case| {
        let (head, body) = case.split_once('\n').expect("a case has a body");
        let (input, expected) = body.split_once("\n---\n").unwrap_or((body, ""));
        let (name, product) = head.split_once(" @ ").unwrap_or((head, "Mysql"));
        Case { name, product: product_named(product), input, expected: expected.trim_end() }
    });
    cases.collect()
}

fn product_named(name: &str) -> Option<&'static Product> {
    let products = Catalog::built_in().products();
    products.iter().find(|product| product.name == name || product.engine == name)
}

fn mysql() -> &'static Product {
    product_named("Mysql").expect("the catalog has Mysql")
}

/// Returns the result of a text: each statement with its line, its units or the reason why not, and its notes.
fn outcome(case: &Case<'_>) -> String {
    let words = Words::new(Language::En);
    let script = read::read(case.input, case.product);
    let reading = script.reading(script.only().as_ref());
    let mut shown = String::new();
    for statement in &reading.statements {
        let _ = writeln!(shown, "{} {}", statement.line, statement.text);
        match &statement.verdict {
            Verdict::Taken(units) => {
                for unit in units {
                    let _ = writeln!(shown, "  + {}: {}", unit.place, unit.privileges.join(", "));
                }
            }
            Verdict::TakenAway(what) => {
                let _ = writeln!(shown, "  = {}", words.message(what));
            }
            Verdict::Nothing(why) => {
                let _ = writeln!(shown, "  - {}", words.message(why));
            }
            Verdict::Named(why) => {
                let _ = writeln!(shown, "  ! {}", words.message(why));
            }
            Verdict::Refused(why) => {
                let _ = writeln!(shown, "  x {}", words.message(why));
            }
        }
        for note in &statement.notes {
            let weight = match note.weight {
                Weight::Remark => '.',
                Weight::Caution => '~',
                Weight::Loss => '!',
                Weight::Error => 'x',
            };
            let _ = writeln!(shown, "  {weight} {}", words.message(&note.message));
        }
    }
    for unit in &reading.statements.iter().flat_map(|statement| statement.guess.clone()).collect::<Vec<_>>() {
        let _ = writeln!(shown, "? {}: {}", unit.place, unit.privileges.join(", "));
    }
    if !reading.others.is_empty() {
        let lines: Vec<String> = reading.others.iter().map(|other| other.line.to_string()).collect();
        let _ = writeln!(shown, "others {}", lines.join(" "));
    }
    let candidates = script.candidates();
    if candidates.len() > 1 {
        let shown_of = |one: &read::GrantedAccount| format!("{} {}", one.account, one.grants);
        let _ = writeln!(shown, "accounts {}", candidates.iter().map(shown_of).collect::<Vec<_>>().join(", "));
    }
    if !reading.hosts.is_empty() {
        let _ = writeln!(shown, "hosts {}", reading.hosts.join(" "));
    }
    shown.trim_end().to_owned()
}

#[test]
fn every_pasted_text_of_the_corpus_comes_to_what_is_written_beside_it() {
    let mut wrong = String::new();
    for case in CORPUS.into_iter().flat_map(cases) {
        let outcome = outcome(&case);
        if outcome != case.expected {
            write!(wrong, "=== {}\n{}\n---\n{outcome}\n\n", case.name, case.input).unwrap();
        }
    }
    assert!(wrong.is_empty(), "these come to something else:\n{wrong}");
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for case in CORPUS.into_iter().flat_map(cases) {
        let input = case.input.replace('\n', "\r\n");
        assert_eq!(outcome(&Case { input: &input, ..case }), case.expected, "{}", case.name);
    }
}

#[test]
fn the_corpus_has_the_first_44_and_eighty_more_or_so() {
    assert_eq!(cases(CORPUS[0]).len(), 44);
    let mut names: Vec<&str> = CORPUS.into_iter().flat_map(cases).map(|case| case.name).collect();
    assert!(names.len() >= 120, "{}", names.len());
    names.sort_unstable();
    names.dedup();
    assert!(names.len() >= 120, "two cases share a name");
}

#[test]
fn the_corpus_is_told_in_chinese_too() {
    let words = Words::new(Language::Zh);
    for case in CORPUS.into_iter().flat_map(cases) {
        for statement in read::read(case.input, case.product).statements {
            let verdict = match &statement.verdict {
                Verdict::Taken(_) => None,
                Verdict::TakenAway(why) | Verdict::Nothing(why) | Verdict::Named(why) | Verdict::Refused(why) => {
                    Some(why)
                }
            };
            for message in statement.notes.iter().map(|note| &note.message).chain(verdict) {
                let told = words.message(message);
                assert!(told != message.id && !told.contains('{'), "{}: {told}", message.id);
                assert!(told.chars().any(|letter| letter as u32 > 0x2E80), "{}: {told}", message.id);
            }
        }
    }
}

#[test]
fn nothing_of_a_password_is_kept() {
    for case in CORPUS.into_iter().flat_map(cases) {
        let kept = format!("{:?}", read::read(case.input, case.product));
        for secret in ["s3cret", "2470C0C06", "*ABC"] {
            assert!(!kept.contains(secret), "{}: {kept}", case.name);
        }
    }
}

#[test]
fn a_list_is_counted_as_it_is_shown() {
    let case = cases(CORPUS[2]).into_iter().next().expect("the session with prompts");
    let script = read::read(case.input, case.product);
    let account = script.only().expect("one account");
    let mut reading = script.reading(Some(&account));
    let summary = reading.summary();
    assert_eq!((summary.grants, summary.places, summary.words, summary.roles), (15, 3, 3, 1));
    assert_eq!(
        Words::new(Language::En).message(&summary.message()),
        "15 grants on 3 objects; 3 privileges and 1 role cannot be expressed"
    );
    assert_eq!(account.to_string(), "app@%");
    reading.statements[1].is_checked = false;
    reading.settle();
    assert_eq!(reading.summary().grants, 13);
    assert_eq!(reading.units().len(), 2);
    let left_out = reading.imported(Vec::new()).left_out;
    assert_eq!(left_out.iter().filter(|left| left.message.id == "grant-unchecked-row").count(), 1);
    for (text, id) in [
        ("GRANT SELECT ON a.* TO b", "grant-summary"),
        ("GRANT SELECT, SUPER ON *.* TO b", "grant-summary-words"),
        ("GRANT SELECT ON a.* TO b; GRANT r TO b", "grant-summary-roles"),
        ("GRANT SELECT, SUPER ON *.* TO b; GRANT r TO b", "grant-summary-both"),
    ] {
        let script = read::read(text, Some(mysql()));
        assert_eq!(script.reading(script.only().as_ref()).summary().message().id, id, "{text}");
    }
}

#[test]
fn only_a_statement_makes_a_text_a_grant() {
    for text in [
        "GRANT SELECT ON a.* TO b",
        "x;\n| grant select on a.* to b |",
        "mysql> GRANT `r` TO `a`@`%`",
        "REVOKE `r` FROM `a`@`%`",
        "grant select\n  on a.* to b",
    ] {
        assert!(read::is_grant_text(text), "{text}");
    }
    for text in [
        "",
        "the orders service",
        "Grant access to Bob",
        "Grant read on orders to the team",
        "Grant access on orders@prod to Bob",
        "we grant select on x to y",
        "{\"a\": 1}",
        "10.0.0.1\n10.0.0.2",
        "SHOW GRANTS;",
    ] {
        assert!(!read::is_grant_text(text), "{text}");
    }
}

#[test]
fn every_word_is_explained_at_every_level_in_one_line() {
    let places = [
        Place::global(),
        Place::database("orders"),
        Place::table("crm", "user"),
        Place::column("crm", "user", "email"),
    ];
    let more = ["CREATE USER", "RELOAD", "REPLICATION CLIENT", "REPLICATION SLAVE"];
    for language in [Language::En, Language::Zh] {
        let words = Words::new(language);
        for place in &places {
            let listed = presets::all(mysql(), &place.scope);
            assert!(listed.iter().any(|word| word == "SELECT"), "{place}");
            for word in listed.iter().map(String::as_str).chain(more) {
                let told = words.message(&privilege::explain(Some(mysql()), word, place));
                assert!(told.starts_with(word) && !told.contains('{'), "{told}");
                let width = unicode_width::UnicodeWidthStr::width(told.as_str());
                assert!(width <= 76, "{width}: {told}");
            }
        }
    }
}

/// A text of a million bytes must be read in a time that grows with its length only. The test counts the statements,
/// and would not end otherwise.
#[test]
fn a_megabyte_of_anything_is_read_in_one_pass() {
    let count = |text: &str| read::read(text, Some(mysql())).statements.len();
    let filled = |piece: &str| piece.repeat(1_000_000 / piece.len());
    let fifth = |piece: &str| piece.repeat(200_000 / piece.len());
    assert_eq!(count(&filled("` ")), 1);
    assert_eq!(count(&filled("(")), 1);
    assert_eq!(count(&filled("GRANT ")), 1);
    assert_eq!(count(&filled("GRANT\n")), 166_666);
    assert_eq!(count(&filled(";")), 0);
    assert_eq!(count(&fifth("'\\\n")), 1);
    assert_eq!(count(&fifth("\"\n")), 1);
    assert_eq!(count(&fifth("/* ")), 1);
    assert_eq!(count(&fifth("/*!")), 0);
    assert_eq!(count(&fifth("| GRANT SELECT ON\n")), 56);
    assert_eq!(count(&fifth("GRANT SELECT ON a.* TO b;\n")), 7_692);
    assert_eq!(count(&format!("GRANT {} ON a.* TO b", fifth("SELCT, "))), 1);
    assert_eq!(count(&format!("GRANT SELECT ({}) ON a.b TO c", fifth("c, "))), 1);
    assert_eq!(count(&format!("GRANT SELECT ON a.* TO {}", fifth("b, "))), 1);
    assert_eq!(count(&format!("GRANT SELECT ON {} TO b", fifth("a."))), 1);
    assert_eq!(count(&format!("GRANT SELECT ON a.* TO b IDENTIFIED BY {}", fifth("'x',"))), 1);
    for piece in ["`", "(", "select ", "select,", "a.", "on ", ";"] {
        assert!(shorthand::read(&fifth(piece), Some(mysql())).is_err(), "{piece}");
        let _ = shorthand::context(&fifth(piece), 100_000);
    }
}

/// A name with the characters that quoting, escaping and unwrapping may get wrong.
fn name() -> impl Strategy<Value = String> {
    let letters = "ab_Z9$-%\\`'\" .*,;@#|()/>中Ｏ，。‘";
    proptest::collection::vec(proptest::sample::select(letters.chars().collect::<Vec<_>>()), 1..10)
        .prop_map(|letters| letters.into_iter().collect::<String>())
}

/// A place of MySQL with its privileges in some order. In a table grant `\_` and `\%` are read as the plain characters,
/// so the database of a table has no backslash here.
fn unit() -> impl Strategy<Value = Unit> {
    let plain = || name().prop_map(|name| name.replace('\\', "x"));
    let place = prop_oneof![
        Just(Place::global()),
        name().prop_map(Place::database),
        (plain(), name()).prop_map(|(database, table)| Place::table(database, table)),
        (plain(), name(), name()).prop_map(|(database, table, column)| Place::column(database, table, column)),
        Just(Place::database("a")),
        Just(Place::table("a", "t")),
        proptest::sample::select(vec!["c", "d"]).prop_map(|column| Place::column("a", "t", column)),
    ];
    place.prop_flat_map(|place| {
        let words = presets::all(mysql(), &place.scope);
        let count = words.len();
        (Just(place), proptest::sample::subsequence(words, 1..=count).prop_shuffle())
            .prop_map(|(place, privileges)| Unit { place, privileges })
    })
}

/// Pieces of statements in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "GRANT",
        "REVOKE",
        "SELECT",
        "ALL",
        "USAGE",
        "ON",
        "TO",
        "WITH",
        "GRANT OPTION",
        "IDENTIFIED",
        "BY",
        "AS",
        "REQUIRE",
        "PROXY",
        "TABLE",
        "FUNCTION",
        "a",
        "`a`",
        "'a'",
        "\"a\"",
        "`",
        "'",
        "\"",
        ".",
        "*",
        "*.*",
        "a.*",
        "a.b",
        "@",
        "%",
        "(",
        ")",
        ",",
        ";",
        "\n",
        "\\",
        "\\_",
        "\\G",
        "-- ",
        "#",
        "/*",
        "/*!",
        "*/",
        "|",
        "+---+",
        "mysql>",
        "->",
        "Grants for a: ",
        "，",
        "（",
        "‘",
        "。",
        "中",
        "\u{200B}",
        "\r\n",
        "*** 1. row ***",
        "2 rows in set",
        "read-only",
        "r",
        "\u{1F600}",
        "\0",
        "```",
        "- ",
        "1. ",
    ];
    proptest::collection::vec((proptest::sample::select(pieces), proptest::sample::select(vec!["", " "])), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_reader_panic(text in prop_oneof![any::<String>(), soup()], caret in 0_usize..200) {
        for product in [None, Some(mysql()), product_named("PostgreSQL"), product_named("Tdsql_C_Mysql")] {
            let script = read::read(&text, product);
            for account in script.candidates().iter().map(|one| Some(&one.account)).chain([None]) {
                let reading = script.reading(account);
                let _ = (reading.units(), reading.summary(), reading.imported(Vec::new()));
            }
            if let Err(problem) = shorthand::read(&text, product) {
                prop_assert!(text.get(problem.span.clone()).is_some(), "{:?} of {:?}", problem, text);
            }
            let _ = shorthand::place(&text, product);
        }
        let context = shorthand::context(&text, caret);
        prop_assert!(text.get(context.span).is_some());
        let _ = read::is_grant_text(&text);
    }

    #[test]
    fn units_come_back_from_their_statements(units in proptest::collection::vec(unit(), 0..8)) {
        let script = sql::statements(&units, &["app"], &["10.0.%"]).join("\n");
        let table: Vec<String> = sql::short(&units).iter().map(|statement| format!("| {statement}   |")).collect();
        for text in [script, table.join("\n"), sql::short(&units).join(";")] {
            let script = read::read(&text, Some(mysql()));
            let reading = script.reading(script.only().as_ref());
            prop_assert_eq!(NormalForm::of(reading.units()), NormalForm::of(&units), "{}", text);
        }
    }

    #[test]
    fn an_ordinary_unit_comes_back_from_its_line(
        [database, table, column] in ["[a-zA-Z0-9_$-]{1,4}", "[a-z0-9_$-]{1,4}|on|to|from|table", "[a-z0-9_中]{1,4}"],
        depth in 1_usize..4, count in 1_usize..4,
    ) {
        let place = match depth {
            1 => Place::database(database),
            2 => Place::table(database, table),
            _ => Place::column(database, table, column),
        };
        let privileges = presets::all(mysql(), &place.scope).into_iter().rev().take(count).collect();
        let unit = Unit { place, privileges };
        let line = shorthand::write(&unit, Some(mysql())).expect("it has a line");
        prop_assert_eq!(shorthand::read(&line, Some(mysql())), Ok(vec![unit]), "{}", line);
    }

    #[test]
    fn a_unit_comes_back_from_its_line(unit in unit()) {
        let line = shorthand::write(&unit, Some(mysql()));
        prop_assert!(line.is_some(), "{:?} has no line", unit);
        prop_assert_eq!(shorthand::read(&line.unwrap_or_default(), Some(mysql())), Ok(vec![unit]));
    }

    #[test]
    fn whatever_is_written_is_read_as_the_same(
        mut unit in unit(), stray in name(), field in 0_usize..10, word in name(), product in 0_usize..7,
    ) {
        let api = unit.place.names()[field].0;
        *unit.place.name_mut(api).expect("every name has a field") = stray;
        unit.privileges.push(word);
        let product = Catalog::built_in().products().get(product);
        if let Some(line) = shorthand::write(&unit, product) {
            prop_assert_eq!(shorthand::read(&line, product), Ok(vec![unit]));
        }
    }

    #[test]
    fn grants_come_back_from_the_request_and_from_the_saved_draft(
        mut units in proptest::collection::vec(unit(), 1..8), stray in name(), field in 0_usize..10, word in name(),
    ) {
        // A privilege that no product has, and a name where none belongs.
        let mut odd = units[0].clone();
        *odd.place.name_mut(odd.place.names()[field].0).expect("every name has a field") = stray;
        odd.privileges.push(word);
        units.push(odd);
        let draft = Draft { product: "Mysql".into(), grants: units.clone(), ..Draft::default() };
        let sent: Vec<ProductPrivilegeUnit> = units.iter().map(ProductPrivilegeUnit::from).collect();
        let body = serde_json::json!({ "ProductName": "Mysql", "PrivilegesList": sent }).to_string();
        let saved = export::draft_toml(&draft);
        for (text, file) in [(body, "request.json"), (saved, "draft.toml")] {
            let read = import::read(text.as_bytes(), file).expect("what was written is read");
            prop_assert_eq!(&read.draft.grants, &units, "{}", text);
        }
    }

    #[test]
    fn what_is_compared_with_itself_differs_nowhere_and_both_ways_mirror_each_other(
        one in proptest::collection::vec(unit(), 0..8), other in proptest::collection::vec(unit(), 0..8),
    ) {
        prop_assert!(normal::compare(&one, &NormalForm::of(&one).units()).is_empty());
        let swapped = |change: normal::Change| normal::Change { added: change.removed, removed: change.added, ..change };
        let back: Vec<normal::Change> = normal::compare(&other, &one).into_iter().map(swapped).collect();
        prop_assert_eq!(normal::compare(&one, &other), back);
        // Adding what is missing leaves nothing missing.
        let missing = normal::compare(&one, &other).into_iter();
        let missing = missing.map(|change| Unit { place: change.place, privileges: change.removed });
        let both: Vec<Unit> = other.iter().cloned().chain(missing).collect();
        prop_assert!(normal::compare(&one, &both).iter().all(|change| change.removed.is_empty()));
    }

    #[test]
    fn normalising_twice_changes_nothing(units in proptest::collection::vec(unit(), 0..12)) {
        let form = NormalForm::of(&units);
        prop_assert_eq!(NormalForm::of(&form.units()), form.clone());
        prop_assert_eq!(NormalForm::of(&normal::merged(&units)), form.clone());
    }

    #[test]
    fn a_damaged_statement_keeps_no_password(at in 0_usize..400, clause in 0_usize..5, insert in any::<char>()) {
        let clause = [
            "IDENTIFIED BY 'Pa55w0rdPa55'",
            "IDENTIFIED BY Pa55w0rdPa55",
            "IDENTIFIED WITH mysql_native_password AS '*Pa55w0rdPa55'",
            "IDENTIFIED VIA ed25519 USING PASSWORD('Pa55w0rdPa55')",
            "IDENTIFIED BY PASSWORD \"Pa55w0rdPa55\"",
        ][clause];
        let text = format!("GRANT SELECT (`a`) ON `orders`.`t` TO 'app'@'%' {clause} REQUIRE SSL WITH GRANT OPTION;\nGRANT SELECT ON a.* TO b");
        let secret = text.find("Pa55").expect("it is there");
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| !(secret..secret + 12).contains(at)).collect();
        let place = places[at % places.len()];
        let mut removed = text.clone();
        removed.remove(place);
        let mut inserted = text.clone();
        inserted.insert(place, insert);
        for damaged in [removed, inserted] {
            let kept = format!("{:?} {:?}", read::read(&damaged, Some(mysql())), shorthand::read(&damaged, Some(mysql())));
            prop_assert!(!kept.contains("Pa55w0rd"), "{} -> {}", damaged, kept);
        }
    }
}
