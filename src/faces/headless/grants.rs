//! `--grants` and `--grant`: what a draft is granted beside what its file says.

use std::{collections::HashMap, path::Path};

use super::{
    draft::{Stop, is_stdin, read, shown_name, unreadable},
    places::{Origin, Places},
    report::{Finding, Level},
};
use crate::{
    catalog::Catalog,
    cli::Changes,
    domain::{
        draft::Draft,
        grants::{
            self, Unit,
            read::{Statement, Verdict, Weight},
        },
        rule::Message,
    },
    import::{self, Problem},
    text::Words,
};

/// Adds the grants of scripts, then those of the command line, each read for the product that the draft has by now.
/// Returns what is to be said about them; what cannot be taken is an error among it and hides nothing else.
///
/// # Errors
/// Where a script is no file that can be read.
pub(super) fn add(
    (draft, places): (&mut Draft, &mut Places),
    file: &Path,
    changes: &Changes,
    words: &Words,
) -> Result<Vec<Finding>, Stop> {
    let mut findings = Vec::new();
    let mut take = |units: Vec<Unit>, origin: &Origin| {
        for unit in units {
            places.put(&format!("PrivilegesList.{}", draft.grants.len()), origin.clone());
            draft.grants.push(unit);
        }
    };
    let product = Catalog::built_in().product_of(&draft.product, &draft.instance);
    for script in &changes.grants {
        if is_stdin(script) && is_stdin(file) {
            findings.push(Finding::of_message("--grants", "option", &Message::new("headless-stdin-twice"), words));
            continue;
        }
        let bytes = read(script).map_err(|error| unreadable(script, &error, words))?;
        let text = match import::decode(&bytes) {
            Ok(text) => text,
            Err(problems) => {
                findings.extend(problems.iter().map(|problem| of_script(script, problem, words)));
                continue;
            }
        };
        let reading = grants::read::read(text, product);
        findings.extend(reading.statements.iter().flat_map(|statement| of_statement(script, statement, words)));
        if reading.is_fruitless() && !findings.iter().any(Finding::is_error) {
            let message = Message::new("headless-grants-none").with("file", shown_name(script));
            findings.push(Finding::of_message("--grants", "grant", &message, words));
        }
        let mut lines = HashMap::new();
        for statement in &reading.statements {
            for unit in statement.units() {
                lines.entry(&unit.place).or_insert(statement.line);
            }
        }
        for unit in reading.units() {
            let line = lines.get(&unit.place).copied();
            let from = line.map_or(Origin::Option("--grants"), |line| origin(script, line, 0));
            take(vec![unit], &from);
        }
    }
    for line in &changes.grant {
        match grants::shorthand::read(line, product) {
            Ok(units) => take(units, &Origin::Option("--grant")),
            Err(problem) => {
                let found = Finding::of_message("--grant", "grant", &problem.message, words);
                findings.push(Finding { origin: Some(Origin::Option("--grant")), ..found });
            }
        }
    }
    Ok(findings)
}

/// Why a script cannot be read; its place is in the script, not in the draft.
fn of_script(script: &Path, problem: &Problem, words: &Words) -> Finding {
    let found = Finding::of_message("--grants", problem.rule, &problem.message, words);
    Finding { origin: Some(origin(script, problem.line, problem.column)), names_field: true, ..found }
}

fn origin(script: &Path, line: usize, column: usize) -> Origin {
    Origin::File { file: Some(shown_name(script)), line, column }
}

/// What is to be said about one statement of a script: nothing that it asks for is dropped without a word.
fn of_statement(script: &Path, statement: &Statement, words: &Words) -> Vec<Finding> {
    let finding = |level, message: &Message| {
        let found = Finding::of_message("--grants", "grant", message, words);
        Finding { level, origin: Some(origin(script, statement.line, 0)), names_field: true, ..found }
    };
    let mut findings = match &statement.verdict {
        Verdict::Taken(_) => Vec::new(),
        Verdict::Nothing(message) => vec![finding(Level::Note, message)],
        Verdict::Refused(message) => vec![finding(loss(message), message)],
    };
    findings.extend(statement.notes.iter().map(|note| {
        let level = match note.weight {
            Weight::Remark => Level::Note,
            Weight::Caution => Level::Warning,
            Weight::Loss => loss(&note.message),
        };
        finding(level, &note.message)
    }));
    findings
}

/// How much a loss matters: what the API has no words for is told and left out, all else is taken. What could not be
/// read stops, since nobody looks at the list before it is sent.
fn loss(message: &Message) -> Level {
    if grants::read::is_inexpressible(message) { Level::Warning } else { Level::Error }
}
