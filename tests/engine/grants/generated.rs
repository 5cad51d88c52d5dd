//! Random scripts of statements, comments, prompts, line wraps and layouts: dbcred takes at most what a server would
//! have granted to the account, and all of it if it reports nothing.

use std::{collections::BTreeSet, fmt::Write as _};

use dbcred::domain::grants::{
    Place, presets,
    read::{self, Grantee},
};
use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::mysql;

type Granted = BTreeSet<(Place, String)>;

/// One item of a script.
#[derive(Clone, Debug)]
enum Item {
    Grant { account: usize, place: Place, words: Vec<String> },
    Revoke { account: usize, place: Place, words: Vec<String> },
    Noise(usize),
}

const ACCOUNTS: [(&str, &str); 3] = [("app", "10.%"), ("a: GRANT ALL ON *.* TO x", "%"), ("o'brien`s", "localhost")];

/// Texts that a server does not run, or that grant nothing.
const NOISE: [&str; 9] = [
    "# mysql> GRANT ALL ON *.* TO `app`@`10.%`;\n",
    "-- GRANT ALL ON *.* TO `app`@`10.%`;\n",
    "--> GRANT ALL ON *.* TO `app`@`10.%`;\n",
    "/* REVOKE ALL ON *.* FROM `app`@`10.%`;\n| GRANT ALL ON *.* TO `app`@`10.%` | */\n",
    "/*!99999 GRANT ALL ON *.* TO `app`@`10.%` */;\n",
    "SET @x = 'it''s; GRANT ALL ON *.* TO `app`@`10.%`';\n",
    "DELIMITER $$\nCREATE PROCEDURE p()\nBEGIN\n  GRANT ALL ON *.* TO `app`@`10.%`;\nEND$$\nDELIMITER ;\n",
    "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO GRANT ALL ON *.* TO `app`@`10.%`;\n",
    "USE `x`;\n",
];

fn name() -> impl Strategy<Value = String> {
    let names = [
        "a",
        "my_db",
        "50%",
        "back\\slash",
        "dot.ted",
        "订单",
        "we`ird",
        "a b",
        "semi;c",
        "bar|x",
        "GRANT x TO y",
        "#h",
        "-- c",
    ];
    proptest::sample::select(names.map(str::to_owned).to_vec())
}

fn item() -> impl Strategy<Value = Item> {
    let place = prop_oneof![
        Just(Place::global()),
        name().prop_map(Place::database),
        (name(), name()).prop_map(|(database, table)| Place::table(database, table)),
    ];
    (place, 0..3_usize, 0..14_usize).prop_flat_map(|(place, account, kind)| {
        let words = presets::all(mysql(), &place.scope);
        let count = words.len();
        proptest::sample::subsequence(words, 1..=count.min(5)).prop_map(move |words| match kind {
            0..9 => Item::Noise(kind).filter_to(kind < 4, account, &place, &words),
            9 | 10 => Item::Revoke { account, place: place.clone(), words },
            _ => Item::Grant { account, place: place.clone(), words },
        })
    })
}

impl Item {
    /// Turns half of the noise into grants.
    fn filter_to(self, is_grant: bool, account: usize, place: &Place, words: &[String]) -> Item {
        if is_grant { Item::Grant { account, place: place.clone(), words: words.to_vec() } } else { self }
    }
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

fn object(place: &Place) -> String {
    let pattern = |name: &str| quoted(&name.replace('\\', "\\\\").replace('_', "\\_").replace('%', "\\%"));
    match (place.database.as_str(), place.table.as_str()) {
        ("", _) => "*.*".to_owned(),
        (database, "") => format!("{}.*", pattern(database)),
        (database, table) => format!("{}.{}", quoted(database), quoted(table)),
    }
}

fn account(at: usize) -> Grantee {
    Grantee { name: ACCOUNTS[at].0.to_owned(), host: ACCOUNTS[at].1.to_owned() }
}

fn statement(item: &Item) -> Option<String> {
    let to = |at: usize| format!("{}@{}", quoted(ACCOUNTS[at].0), quoted(ACCOUNTS[at].1));
    match item {
        Item::Grant { account, place, words } => {
            Some(format!("GRANT {} ON {} TO {}", words.join(", "), object(place), to(*account)))
        }
        Item::Revoke { account, place, words } => {
            Some(format!("REVOKE {} ON {} FROM {}", words.join(", "), object(place), to(*account)))
        }
        Item::Noise(_) => None,
    }
}

/// Returns the privileges that an account has on a server in the end.
fn server(items: &[Item], of: usize) -> Granted {
    let mut granted = Granted::new();
    for item in items {
        match item {
            Item::Grant { account, place, words } if *account == of => {
                granted.extend(words.iter().map(|word| (place.clone(), word.clone())));
            }
            Item::Revoke { account, place, words } if *account == of => {
                granted.retain(|(own, word)| own != place || !words.contains(word));
            }
            _ => {}
        }
    }
    granted
}

/// Writes the items as a script, as a session of the client, or as a numbered listing.
fn script(items: &[Item], form: usize) -> String {
    let mut text = String::new();
    for item in items {
        match (item, statement(item), form) {
            (Item::Noise(kind), _, 0 | 2) => text.push_str(NOISE[*kind]),
            (_, Some(statement), 1) => {
                let typed = statement.replacen(" ON ", "\n    -> ON ", 1);
                let _ = write!(text, "mysql> {typed};\nQuery OK, 0 rows affected (0.01 sec)\n\n");
            }
            (_, Some(statement), _) => {
                let _ = writeln!(text, "{statement};");
            }
            _ => {}
        }
    }
    if form == 2 {
        text = text.lines().enumerate().fold(String::new(), |mut all, (at, line)| {
            let _ = writeln!(all, "{:6}\t{line}", at + 1);
            all
        });
    }
    text
}

/// Returns what a client prints of an account, in one of its layouts.
fn printed(granted: &Granted, of: usize, layout: usize, columns: usize) -> String {
    let name = account(of).to_string();
    let rows: Vec<String> = granted
        .iter()
        .map(|(place, word)| {
            statement(&Item::Grant { account: of, place: place.clone(), words: vec![word.clone()] }).unwrap_or_default()
        })
        .collect();
    let entities =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    match layout {
        0 => wrapped(&table(&format!("Grants for {name}"), &rows), columns),
        1 => rows.iter().enumerate().fold(String::new(), |mut text, (at, row)| {
            let stars = "*".repeat(27);
            let _ = writeln!(text, "{stars} {}. row {stars}\nGrants for {name}: {row}", at + 1);
            text
        }),
        2 => format!("Grants for {name}\n{}\n", rows.join("\n").replace('\\', "\\\\")),
        3 => rows.join("\n"),
        4 => {
            let cells: Vec<String> = rows.iter().map(|row| format!("<TR><TD>{}</TD></TR>", entities(row))).collect();
            format!("<TABLE BORDER=1><TR><TH>Grants for {}</TH></TR>{}</TABLE>", entities(&name), cells.concat())
        }
        5 => {
            rows.iter().fold(String::from("<?xml version=\"1.0\"?>\n\n<resultset>\n"), |mut text, row| {
                let _ = writeln!(
                    text,
                    "  <row>\n\t<field name=\"Grants for {}\">{}</field>\n  </row>",
                    entities(&name),
                    entities(row)
                );
                text
            }) + "</resultset>\n"
        }
        6 => rows.iter().fold(String::new(), |mut text, row| {
            let _ = writeln!(text, "{}", serde_json::json!({ format!("Grants for {name}"): row }));
            text
        }),
        _ => rows.iter().fold(String::from("\"Grants\"\n"), |mut text, row| {
            let _ = writeln!(text, "\"{}\"", row.replace('"', "\"\""));
            text
        }),
    }
}

fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

fn table(heading: &str, rows: &[String]) -> String {
    let widest = rows.iter().map(|row| width(row)).chain([width(heading)]).max().unwrap_or(0);
    let border = format!("+{}+", "-".repeat(widest + 2));
    let row = |text: &str| format!("| {text}{} |", " ".repeat(widest - width(text)));
    let mut lines = vec![border.clone(), row(heading), border.clone()];
    lines.extend(rows.iter().map(|text| row(text)));
    lines.push(border);
    lines.join("\n") + "\n"
}

/// Returns the text as it is copied, line by line, from a terminal of so many columns.
fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut used = 0;
        for letter in line.chars() {
            let wide = letter.width().unwrap_or(0);
            if used + wide > columns {
                out.push('\n');
                used = 0;
            }
            used += wide;
            out.push(letter);
        }
        out.push('\n');
    }
    out
}

fn read_of(text: &str, of: usize) -> (Granted, bool) {
    let script = read::read(text, Some(mysql()));
    let own = script.named(&account(of)).unwrap_or_else(|| account(of));
    let reading = script.reading(Some(&own));
    let units = reading.units();
    let granted = units.iter().flat_map(|unit| unit.privileges.iter().map(|word| (unit.place.clone(), word.clone())));
    (granted.collect(), reading.open_errors().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_of_a_script_is_what_its_server_grants(
        items in proptest::collection::vec(item(), 1..9), of in 0..3_usize, form in 0..3_usize,
    ) {
        let text = script(&items, form);
        let truth = server(&items, of);
        let (taken, is_whole) = read_of(&text, of);
        prop_assert!(taken.is_subset(&truth), "{}\n{:?}", text, taken);
        if is_whole {
            prop_assert_eq!(&taken, &truth, "{}", text);
        }
    }

    #[test]
    fn what_a_client_prints_is_read_whole_in_every_layout(
        items in proptest::collection::vec(item(), 1..9), of in 0..3_usize, layout in 0..8_usize, columns in 40..200_usize,
    ) {
        let truth = server(&items, of);
        let text = printed(&truth, of, layout, columns);
        let (taken, is_whole) = read_of(&text, of);
        prop_assert!(taken.is_subset(&truth), "{}\n{:?}", text, taken);
        // In these rows a doubled backslash of batch mode looks like two backslashes.
        if layout != 3 || !text.contains("\\\\") {
            prop_assert!(is_whole, "{}", text);
            prop_assert_eq!(&taken, &truth, "{}", text);
        }
    }

    #[test]
    fn what_stands_before_every_line_keeps_it_from_being_taken(
        items in proptest::collection::vec(item(), 1..6), of in 0..3_usize,
        prefix in proptest::sample::select(vec!["+", "-", "- ", "* ", "2024-01-01 12:00:01 ", "foo => ", "\"", "GRANT ", "x "]),
    ) {
        let lines: Vec<String> = script(&items, 3).lines().map(|line| format!("{prefix}{line}\n")).collect();
        let text = lines.concat();
        let (taken, is_whole) = read_of(&text, of);
        prop_assert!(taken.is_empty() || !is_whole, "{}\n{:?}", text, taken);
    }
}
