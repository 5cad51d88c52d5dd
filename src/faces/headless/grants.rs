//! `--grants` and `--grant`: what a draft is granted beside what its file says.

use std::{collections::HashMap, path::Path};

use serde_json::{Value, json};

use super::{
    draft::{is_stdin, read, shown_name, unreadable},
    places::{Origin, Places},
    report::{Finding, Level},
};
use crate::{
    catalog::Catalog,
    cli::Changes,
    domain::{
        draft::Draft,
        grants::{
            self, Place, Unit, normal,
            read::{Account, Candidate, Imported, Reading, Script, Statement, Verdict, Weight},
        },
        rule::Message,
    },
    import::{self, Problem, TOO_LARGE},
    text::{Words, printable},
};

/// What is said about added grants, and what came of each script.
pub(super) type Added = (Vec<Finding>, Vec<Imported>);

/// Adds the grants of scripts, then those of the command line, each read for the product that the draft has by now.
/// Returns what is to be said about them; what cannot be taken is an error among it and hides nothing else.
///
/// # Errors
/// Where a script is no file that can be read.
pub(super) fn add((draft, places): (&mut Draft, &mut Places), file: &Path, changes: &Changes, words: &Words) -> Added {
    let (mut findings, mut imported) = (Vec::new(), Vec::new());
    let mut take = |units: Vec<Unit>, origin: &dyn Fn(&Place) -> Origin| {
        let before = draft.grants.len();
        normal::join(&mut draft.grants, units);
        for (at, unit) in draft.grants.iter().enumerate().skip(before) {
            places.put(&format!("PrivilegesList.{at}"), origin(&unit.place));
        }
    };
    let product = Catalog::built_in().product_of(&draft.product, &draft.instance);
    for script in &changes.grants {
        if is_stdin(script) && is_stdin(file) {
            findings.push(Finding::of_message("--grants", "option", &Message::new("headless-stdin-twice"), words));
            continue;
        }
        let bytes = match read(script) {
            Ok(bytes) => bytes,
            Err(error) => {
                let found = Finding { field: "--grants".to_owned(), ..unreadable(script, &error, words) };
                findings.push(Finding { origin: Some(Origin::Option("--grants")), ..found });
                continue;
            }
        };
        if bytes.len() >= TOO_LARGE {
            let message = Message::new("headless-grants-large").with("file", shown_name(script));
            findings.push(Finding::of_message("--grants", "size", &message, words));
            continue;
        }
        let text = match import::decode(&bytes) {
            Ok(text) => text,
            Err(problems) => {
                findings.extend(problems.iter().map(|problem| of_script(script, problem, words)));
                continue;
            }
        };
        let statements = grants::read::read(text, product);
        let account = match account(script, &statements, changes, words) {
            Ok(account) => account,
            Err(finding) => {
                findings.push(*finding);
                continue;
            }
        };
        let reading = statements.into_reading(account.as_ref());
        findings.extend(of_reading(script, &reading, words));
        imported.push(reading.imported(shown_name(script)));
        if reading.is_fruitless() && !findings.iter().any(Finding::is_error) {
            let message = Message::new("headless-grants-none").with("file", shown_name(script));
            findings.push(Finding::of_message("--grants", "grant", &message, words));
        }
        let mut lines = HashMap::new();
        for statement in &reading.statements {
            for unit in statement.units() {
                lines.entry(unit.place.clone()).or_insert((statement.line, statement.column));
            }
        }
        take(reading.units().to_vec(), &|place| match lines.get(place) {
            Some((line, column)) => origin(script, *line, *column),
            None => Origin::Option("--grants"),
        });
    }
    for line in &changes.grant {
        match grants::shorthand::read(line, product) {
            Ok(units) => take(units, &|_| Origin::Option("--grant")),
            Err(problem) => {
                let found = Finding::of_message("--grant", "grant", &problem.message, words);
                let fix = problem.fix.map(Value::from);
                findings.push(Finding { fix, origin: Some(Origin::Option("--grant")), ..found });
            }
        }
    }
    (findings, imported)
}

/// What came of a script, for scripts: nothing of it is cut.
pub(super) fn object(imported: &Imported, words: &Words) -> Value {
    let left_out = imported.left_out.iter().map(|left| {
        json!({
            "file": imported.file,
            "line": left.line,
            "column": left.column,
            "kind": left.kind(),
            "text": words.bare(&left.message),
        })
    });
    json!({
        "file": imported.file,
        "account": imported.account,
        "taken": imported.taken,
        "left_out": left_out.collect::<Vec<_>>(),
    })
}

/// The same in one line for people: `F.sql: app@%: taken 8, left out 1 (role line 9)`.
pub(super) fn line(imported: &Imported, words: &Words) -> String {
    printable(&format!("{}: {}", imported.file, words.imported(imported))).into_owned()
}

/// Whose grants of a script are meant: those of `--for`, else of its only account.
fn account(file: &Path, script: &Script, changes: &Changes, words: &Words) -> Result<Option<Account>, Box<Finding>> {
    let candidates = script.candidates();
    let stop = |message: Message| {
        let found = Finding::of_message("--for", "account", &message.with("file", shown_name(file)), words);
        let row = |candidate: &Candidate| {
            let args = [("account", candidate.account.to_string().into()), ("n", candidate.grants.into())];
            format!("\n{}", words.with("headless-grants-account", &args))
        };
        let list: String = candidates.iter().map(row).collect();
        Box::new(Finding { text: format!("{}{list}", found.text), ..found })
    };
    match &changes.account {
        Some(wanted) => match script.named(&Account::parse(wanted)) {
            Some(account) => Ok(Some(account)),
            None if candidates.is_empty() => Ok(None),
            None => Err(stop(Message::new("headless-grants-no-account").with("account", wanted.as_str()))),
        },
        None if candidates.len() > 1 => Err(stop(Message::new("headless-grants-accounts").with("n", candidates.len()))),
        None => Ok(script.only()),
    }
}

/// Why a script cannot be read; its place is in the script, not in the draft.
fn of_script(script: &Path, problem: &Problem, words: &Words) -> Finding {
    let found = Finding::of_message("--grants", problem.rule, &problem.message, words);
    Finding { origin: Some(origin(script, problem.line, problem.column)), names_field: true, ..found }
}

fn origin(script: &Path, line: usize, column: usize) -> Origin {
    Origin::File { file: Some(shown_name(script)), line, column }
}

/// What is to be said about a script: nothing that it asks for is dropped without a word, and what does not matter is
/// one line with its count.
fn of_reading(script: &Path, reading: &Reading, words: &Words) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        reading.statements.iter().flat_map(|statement| of_statement(script, statement, words)).collect();
    let first = reading.others.first().copied();
    let counted = [
        (reading.others.len(), first, "headless-grants-others"),
        (reading.strangers, None, "headless-grants-strangers"),
    ];
    for (count, line, id) in counted.into_iter().filter(|(count, ..)| *count > 0) {
        let account = reading.account.as_ref().map(ToString::to_string).unwrap_or_default();
        let message = Message::new(id).with("n", count).with("account", account);
        let found = Finding::of_message("--grants", "grant", &message, words);
        let origin = Some(origin(script, line.unwrap_or(1), 0));
        findings.push(Finding { level: Level::Note, origin, names_field: true, ..found });
    }
    findings
}

/// What is to be said about one statement of a script.
fn of_statement(script: &Path, statement: &Statement, words: &Words) -> Vec<Finding> {
    let finding = |level, message: &Message| {
        let found = Finding::of_message("--grants", "grant", message, words);
        let origin = Some(origin(script, statement.line, statement.column));
        Finding { level, origin, names_field: true, ..found }
    };
    let mut findings = match &statement.verdict {
        Verdict::Taken(_) => Vec::new(),
        Verdict::TakenAway(message) | Verdict::Nothing(message) => vec![finding(Level::Note, message)],
        Verdict::Named(message) => vec![finding(Level::Warning, message)],
        Verdict::Refused(message) => vec![finding(Level::Error, message)],
    };
    findings.extend(statement.notes.iter().map(|note| {
        let level = match note.weight {
            Weight::Remark => Level::Note,
            Weight::Caution | Weight::Loss => Level::Warning,
            Weight::Error => Level::Error,
        };
        finding(level, &note.message)
    }));
    findings
}
