//! `--grants` and `--grant`: what a draft is granted beside what its file says.

use std::path::Path;

use super::{
    draft::{Stop, is_stdin, read, shown_name, unclear, unreadable},
    report::{Finding, Level},
};
use crate::{
    catalog::Catalog,
    cli::Changes,
    domain::{
        draft::Draft,
        grants::{
            self,
            read::{Statement, Verdict, Weight},
        },
        rule::Message,
    },
    import::{self, Problem},
    text::Words,
};

/// Adds the grants of scripts, then those of the command line, each read for the product that the draft has by now.
/// Returns what is to be said about them.
///
/// # Errors
/// Where a script cannot be read, or a grant that is asked for cannot be taken.
pub(super) fn add(draft: &mut Draft, file: &Path, changes: &Changes, words: &Words) -> Result<Vec<Finding>, Stop> {
    let mut findings = Vec::new();
    let product = Catalog::built_in().product_of(&draft.product, &draft.instance);
    for script in &changes.grants {
        if is_stdin(script) && is_stdin(file) {
            return Err(unclear("--grants", "option", &Message::new("headless-stdin-twice"), words));
        }
        let bytes = read(script).map_err(|error| unreadable(script, &error, words))?;
        // A script comes from where it comes; its byte order mark is no part of its words.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let text = import::decode(bytes).map_err(|problems| {
            Stop::Unclear(problems.iter().map(|problem| of_script(script, problem, words)).collect())
        })?;
        let reading = grants::read::read(text, product);
        findings.extend(reading.statements.iter().flat_map(|statement| of_statement(script, statement, words)));
        if reading.is_fruitless() && !findings.iter().any(Finding::is_error) {
            let message = Message::new("headless-grants-none").with("file", shown_name(script));
            findings.push(Finding::of_message("--grants", "grant", &message, words));
        }
        draft.grants.extend(reading.units());
    }
    for line in &changes.grant {
        let units = grants::shorthand::read(line, product)
            .map_err(|problem| unclear("--grant", "grant", &problem.message, words))?;
        draft.grants.extend(units);
    }
    if findings.iter().any(Finding::is_error) {
        return Err(Stop::Unclear(findings));
    }
    Ok(findings)
}

/// Why a script cannot be read; its place goes before the words, since it is not the draft's.
fn of_script(script: &Path, problem: &Problem, words: &Words) -> Finding {
    let found = Finding::of_message("--grants", problem.rule, &problem.message, words);
    let place = if problem.line > 0 { format!(":{}:{}", problem.line, problem.column) } else { String::new() };
    Finding { text: format!("{}{place}: {}", shown_name(script), found.text), ..found }
}

/// What is to be said about one statement of a script: nothing that it asks for is dropped without a word.
fn of_statement(script: &Path, statement: &Statement, words: &Words) -> Vec<Finding> {
    let finding = |level, message: &Message| {
        let found = Finding::of_message("--grants", "grant", message, words);
        let text = format!("{}:{}: {}", shown_name(script), statement.line, found.text);
        Finding { level, text, ..found }
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
