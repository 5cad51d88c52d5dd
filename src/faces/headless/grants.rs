//! `--grants` and `--grant`: privileges that are added to those of the draft's file.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use serde_json::{Value, json};

use super::{
    draft::{is_stdin, read, shown_name, unreadable},
    places::{Places, ValueOrigin},
    report::{ReportLevel, ReportedIssue},
};
use crate::{
    catalog::Catalog,
    cli::Changes,
    domain::{
        draft::Draft,
        grants::{
            self, Place, normal,
            read::{GrantedAccount, Grantee, Imported, Reading, Script, Statement, Verdict, Weight},
        },
        rule::Message,
    },
    import::{self, Dropped, ImportError, TOO_LARGE},
    text::{Words, printable},
};

/// The findings about added grants, and the result of reading the scripts.
pub(super) type Added = (Vec<ReportedIssue>, Option<Imported>);

/// One of the texts that together are read as one script.
enum GrantsSource {
    File(String),
    /// `--grant`, which is taken completely or not at all.
    Option,
}

impl GrantsSource {
    fn name(&self) -> &str {
        match self {
            GrantsSource::File(name) => name,
            GrantsSource::Option => "--grant",
        }
    }

    fn origin(&self, line: usize, column: usize) -> ValueOrigin {
        match self {
            GrantsSource::File(name) => ValueOrigin::File { file: Some(name.clone()), line, column },
            GrantsSource::Option => ValueOrigin::Option("--grant"),
        }
    }

    fn finding(
        &self,
        level: ReportLevel,
        (line, column): (usize, usize),
        message: &Message,
        words: &Words,
    ) -> ReportedIssue {
        let (field, names_field) = match self {
            GrantsSource::File(_) => ("--grants", true),
            GrantsSource::Option => ("--grant", false),
        };
        let found = ReportedIssue::of_message(field, "grant", message, words);
        ReportedIssue { level, origin: Some(self.origin(line, column)), names_field, ..found }
    }
}

/// Adds the grants of scripts and then those of the command line to a draft. All of them are read as one script for the
/// product that the draft has by then: a `REVOKE` takes away what was granted before it, also in the draft. Returns the
/// findings. An error does not hide the findings after it.
///
/// `is_stdin_taken` says that the draft itself comes from standard input.
pub(super) fn add(
    (draft, places): (&mut Draft, &mut Places),
    is_stdin_taken: bool,
    changes: &Changes,
    words: &Words,
) -> Added {
    let (mut findings, mut wrong, mut sources, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Script::default());
    let product = Catalog::built_in().product_of(&draft.product, &draft.instance);
    let mut append = |source, script| {
        whole.append(sources.len(), script);
        sources.push(source);
    };
    for script in &changes.grants {
        match text_of(script, is_stdin_taken, words) {
            Ok(text) => {
                let read = grants::read::read(&text, product);
                if read.statements.is_empty() {
                    let message = Message::new("headless-grants-none").with("file", shown_name(script));
                    findings.push(ReportedIssue::of_message("--grants", "grant", &message, words));
                }
                append(GrantsSource::File(shown_name(script)), read);
            }
            Err(unread) => findings.extend(unread),
        }
    }
    for line in &changes.grant {
        if grants::read::is_grant_text(line) {
            append(GrantsSource::Option, grants::read::read(line, product));
            continue;
        }
        match grants::shorthand::read(line, product) {
            Ok(units) => append(GrantsSource::Option, Script::of_units(units)),
            Err(problem) => {
                let found = GrantsSource::Option.finding(ReportLevel::Error, (1, 1), &problem.message, words);
                wrong.push(ReportedIssue { fix: problem.fix.map(Value::from), ..found });
            }
        }
    }
    if sources.is_empty() {
        findings.extend(wrong);
        return (findings, None);
    }
    let names: Vec<String> = sources.iter().map(|source| source.name().to_owned()).collect();
    let account = match account(&names, &whole, changes, words) {
        Ok(account) => account,
        Err(finding) => {
            findings.extend(wrong);
            findings.push(*finding);
            return (findings, None);
        }
    };
    let mut reading = whole.into_reading(account.as_ref());
    reading.start_from(&draft.grants);
    findings.extend(of_reading(&sources, &reading, words));
    findings.extend(wrong);
    if reading.has_nothing_to_import() && !findings.iter().any(ReportedIssue::is_error) {
        let message = Message::new("headless-grants-none").with("file", names.join(", "));
        findings.push(ReportedIssue::of_message("--grants", "grant", &message, words));
    }
    for item in normal::take_away(&mut draft.grants, reading.taken_away()) {
        places.drop_item(&Dropped { list: "PrivilegesList".to_owned(), item });
    }
    let mut first: HashMap<&Place, &Statement> = HashMap::new();
    for statement in &reading.statements {
        for unit in statement.units() {
            first.entry(&unit.place).or_insert(statement);
        }
    }
    let there: HashSet<&Place> = draft.grants.iter().map(|unit| &unit.place).collect();
    let new = reading.units().iter().map(|unit| &unit.place).filter(|place| !there.contains(place));
    let origin = |statement: &Statement| sources[statement.source].origin(statement.line, statement.column);
    let origins: Vec<ValueOrigin> =
        new.filter_map(|place| first.get(place)).map(|statement| origin(statement)).collect();
    let has_file = sources.iter().any(|source| matches!(source, GrantsSource::File(_)));
    let imported = has_file.then(|| reading.imported(names));
    let before = draft.grants.len();
    // The units are moved and not copied, because a text may have a hundred thousand statements.
    normal::join(&mut draft.grants, reading.into_units());
    for (at, origin) in (before..).zip(origins) {
        places.put(&format!("PrivilegesList.{at}"), origin);
    }
    (findings, imported)
}

/// Returns the text of a script, or why it cannot be read.
fn text_of(script: &Path, is_stdin_taken: bool, words: &Words) -> Result<String, Vec<ReportedIssue>> {
    if is_stdin(script) && is_stdin_taken {
        return Err(vec![ReportedIssue::of_message(
            "--grants",
            "option",
            &Message::new("headless-stdin-twice"),
            words,
        )]);
    }
    let bytes = read(script).map_err(|error| {
        let found = ReportedIssue { field: "--grants".to_owned(), ..unreadable(script, &error, words) };
        vec![ReportedIssue { origin: Some(ValueOrigin::Option("--grants")), ..found }]
    })?;
    if bytes.len() >= TOO_LARGE {
        let message = Message::new("headless-grants-large").with("file", shown_name(script));
        return Err(vec![ReportedIssue::of_message("--grants", "size", &message, words)]);
    }
    let text = import::decode(&bytes);
    let text =
        text.map_err(|problems| problems.iter().map(|problem| of_file(script, problem, words)).collect::<Vec<_>>())?;
    Ok(text.to_owned())
}

/// Returns the result of reading the scripts for `--json`, complete.
pub(super) fn object(imported: &Imported, words: &Words) -> Value {
    let left_out = imported.left_out.iter().map(|left| {
        json!({
            "file": left.file,
            "line": left.line,
            "column": left.column,
            "kind": left.kind(),
            "text": words.bare(&left.message),
        })
    });
    json!({
        "files": imported.files,
        "account": imported.account,
        "taken": imported.taken,
        "taken_away": imported.taken_away,
        "left_out": left_out.collect::<Vec<_>>(),
    })
}

/// Returns the same in one line for people: `F.sql: app@%: taken 8, left out 1 (role line 9)`.
pub(super) fn line(imported: &Imported, words: &Words) -> String {
    printable(&format!("{}: {}", imported.files.join(", "), words.imported(imported))).into_owned()
}

/// Returns the account whose grants are taken: that of `--for`, or the only one.
fn account(
    names: &[String],
    script: &Script,
    changes: &Changes,
    words: &Words,
) -> Result<Option<Grantee>, Box<ReportedIssue>> {
    let candidates = script.candidates();
    let stop = |message: Message| {
        let found = ReportedIssue::of_message("--for", "account", &message.with("file", names.join(", ")), words);
        let row = |candidate: &GrantedAccount| {
            let args = [("account", candidate.account.to_string().into()), ("n", candidate.grants.into())];
            format!("\n{}", words.with("headless-grants-account", &args))
        };
        let list: String = candidates.iter().map(row).collect();
        Box::new(ReportedIssue { text: format!("{}{list}", found.text), ..found })
    };
    match &changes.account {
        Some(wanted) => match script.named(&Grantee::parse(wanted)) {
            Some(account) => Ok(Some(account)),
            None if candidates.is_empty() => Ok(None),
            None => Err(stop(Message::new("headless-grants-no-account").with("account", wanted.as_str()))),
        },
        None if candidates.len() > 1 => Err(stop(Message::new("headless-grants-accounts").with("n", candidates.len()))),
        None => Ok(script.only()),
    }
}

/// Reports why a script cannot be read. The line is that of the script, not of the draft.
fn of_file(script: &Path, problem: &ImportError, words: &Words) -> ReportedIssue {
    let found = ReportedIssue::of_message("--grants", problem.rule, &problem.message, words);
    let origin = GrantsSource::File(shown_name(script)).origin(problem.line, problem.column);
    ReportedIssue { origin: Some(origin), names_field: true, ..found }
}

/// Returns the findings about the scripts. Nothing that they ask for is dropped silently; statements that do not matter
/// are counted in one line for each script.
fn of_reading(sources: &[GrantsSource], reading: &Reading, words: &Words) -> Vec<ReportedIssue> {
    let of = |statement: &Statement| of_statement(&sources[statement.source], statement, words);
    let mut findings: Vec<ReportedIssue> = reading.statements.iter().flat_map(of).collect();
    let account = reading.account.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut count = |source: &GrantsSource, line, id, count: usize| {
        let message = Message::new(id).with("n", count).with("account", account.as_str());
        findings.push(source.finding(ReportLevel::Note, (line, 0), &message, words));
    };
    for (at, source) in sources.iter().enumerate() {
        let mut others = reading.others.iter().filter(|other| other.source == at).map(|other| other.line);
        if let Some(first) = others.next() {
            count(source, first, "headless-grants-others", 1 + others.count());
        }
    }
    if let Some(first) = reading.first_of_other_account {
        count(&sources[first.source], first.line, "headless-grants-strangers", reading.strangers);
    }
    findings
}

/// Returns the findings about one statement.
fn of_statement(source: &GrantsSource, statement: &Statement, words: &Words) -> Vec<ReportedIssue> {
    // On the command line a statement without effect is a mistake.
    let at_least = |level: ReportLevel| if matches!(source, GrantsSource::Option) { ReportLevel::Error } else { level };
    let level = match &statement.verdict {
        Verdict::Taken(_) => None,
        Verdict::TakenAway(message) => Some((ReportLevel::Note, message)),
        Verdict::Nothing(message) if message.id == "grant-role-followed" => Some((ReportLevel::Note, message)),
        Verdict::Nothing(message) => Some((at_least(ReportLevel::Note), message)),
        Verdict::Named(message) => Some((at_least(ReportLevel::Warning), message)),
        Verdict::Refused(message) => Some((ReportLevel::Error, message)),
    };
    let notes = statement.notes.iter().map(|note| match note.weight {
        Weight::Remark => (ReportLevel::Note, &note.message),
        Weight::Caution => (ReportLevel::Warning, &note.message),
        Weight::Loss => (at_least(ReportLevel::Warning), &note.message),
        Weight::Error => (ReportLevel::Error, &note.message),
    });
    let found = level.into_iter().chain(notes);
    found.map(|(level, message)| source.finding(level, (statement.line, statement.column), message, words)).collect()
}
