//! The report of a command: one JSON object for scripts, and lines for people.

use serde_json::{Map, Value, json};

use super::{
    excerpt, fix,
    places::{Places, ValueOrigin},
};
use crate::{
    domain::{
        codes,
        rule::{Issue, Message, Severity},
    },
    export,
    import::ImportError,
    sign::sha256_hex,
    text::{Words, printable},
};

/// The widest indent of second lines, in columns.
const WIDEST_INDENT: usize = 20;

/// How important a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportLevel {
    Error,
    Warning,
    Note,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReportedIssue {
    /// The dotted name of the value in the API, or something else such as `--set`. Empty for the whole file.
    pub(super) field: String,
    /// The stable code, one of [`codes::CODES`].
    pub(super) code: &'static str,
    /// The rule of docs/api.md, such as `R5`, or a word such as `unknown-key`.
    pub(super) rule: String,
    /// How important it is.
    pub(super) level: ReportLevel,
    /// Whether it is a warning that `--accept` names.
    pub(super) is_accepted: bool,
    /// The text.
    pub(super) text: String,
    /// Why, with the source of the rule. May be empty.
    pub(super) why: String,
    /// The value that repairs it: a text (empty to remove the value), or a list. `None` if it is not known.
    pub(super) fix: Option<Value>,
    /// Where the value comes from, if that is known.
    pub(super) origin: Option<ValueOrigin>,
    /// Whether the text itself names the field.
    pub(super) names_field: bool,
    /// The drawn line of the file. May be empty.
    pub(super) excerpt: String,
}

impl ReportedIssue {
    /// Makes a finding from an issue of the draft.
    pub(super) fn of_issue(issue: &Issue, places: &Places, words: &Words) -> ReportedIssue {
        let path = issue.path();
        let origin = places.find(&path).cloned();
        ReportedIssue {
            level: match issue.severity {
                Severity::Error => ReportLevel::Error,
                Severity::Warning => ReportLevel::Warning,
                Severity::Note => ReportLevel::Note,
            },
            text: with_fix(issue, words),
            fix: fix::value(issue),
            origin,
            ..ReportedIssue::of_message(&path, issue.code, &issue.message, words)
        }
    }

    /// Makes a finding from an error of the importer.
    pub(super) fn of_problem(problem: &ImportError, source: excerpt::Source<'_>, words: &Words) -> ReportedIssue {
        let (line, column) = (problem.line, problem.column);
        ReportedIssue {
            origin: (line > 0).then_some(ValueOrigin::File { file: None, line, column }),
            names_field: true,
            // A misspelt name is repaired by the right one.
            fix: problem.near().map(|near| json!(near)),
            excerpt: excerpt::excerpt(problem, source),
            ..ReportedIssue::of_message(&problem.path, problem.rule, &problem.message, words)
        }
    }

    /// Makes an error from a message.
    pub(super) fn of_message(field: &str, rule: &str, message: &Message, words: &Words) -> ReportedIssue {
        ReportedIssue {
            field: field.to_owned(),
            code: codes::of(message.id),
            rule: rule.to_owned(),
            level: ReportLevel::Error,
            is_accepted: false,
            text: words.bare(message),
            why: words.why_with_rule(message, rule),
            fix: None,
            origin: None,
            names_field: false,
            excerpt: String::new(),
        }
    }

    /// Whether it prevents sending.
    pub(super) fn is_error(&self) -> bool {
        self.level == ReportLevel::Error
    }

    /// Returns the index of the list item that it is about, from 0.
    fn item(&self) -> Option<usize> {
        self.field.split('.').nth(1).and_then(|part| part.parse().ok())
    }

    fn json(&self, file: Option<&str>) -> Value {
        let mut object = Map::new();
        object.insert("field".to_owned(), json!(Some(&self.field).filter(|field| !field.is_empty())));
        object.insert("item".to_owned(), json!(self.item()));
        object.insert("code".to_owned(), json!(self.code));
        object.insert("rule".to_owned(), json!(self.rule));
        object.insert("level".to_owned(), json!(self.level.word()));
        if self.is_accepted {
            object.insert("accepted".to_owned(), json!(true));
        }
        object.insert("text".to_owned(), json!(self.text));
        if let Some(fix) = &self.fix {
            object.insert("fix".to_owned(), fix.clone());
        }
        match &self.origin {
            Some(ValueOrigin::File { file: own, line, column }) => {
                object.insert("file".to_owned(), json!(own.as_deref().or(file)));
                object.insert("line".to_owned(), json!(line));
                if *column > 0 {
                    object.insert("column".to_owned(), json!(column));
                }
            }
            Some(ValueOrigin::Option(option)) => {
                object.insert("source".to_owned(), json!(option));
            }
            None => {}
        }
        Value::Object(object)
    }

    /// Returns the label before the text: the origin and the field.
    fn label(&self, name: &str) -> String {
        let place = match &self.origin {
            Some(ValueOrigin::File { file, line, column }) => {
                let file = file.as_deref().unwrap_or(name);
                if *column > 0 { format!("{file}:{line}:{column}") } else { format!("{file}:{line}") }
            }
            Some(ValueOrigin::Option(option)) if *option != self.field => (*option).to_owned(),
            _ => String::new(),
        };
        let field = if self.names_field && !place.is_empty() { "" } else { &self.field };
        let gap = if place.is_empty() || field.is_empty() { "" } else { "  " };
        printable(&format!("{place}{gap}{field}")).into_owned()
    }

    fn human(&self, name: &str) -> String {
        let mark = match self.level {
            ReportLevel::Error => '!',
            ReportLevel::Warning => '~',
            ReportLevel::Note => ' ',
        };
        let label = self.label(name);
        let gap = if label.is_empty() { "" } else { "  " };
        let indent = (2 + label.chars().count() + gap.len()).min(WIDEST_INDENT);
        let why = if self.level == ReportLevel::Note { "" } else { &self.why };
        let mut said = self.text.lines().chain(why.lines()).map(|line| printable(line.trim()));
        let first = said.next().unwrap_or_default();
        let mut lines = format!("{mark} {label}{gap}{first}\n");
        for line in said {
            lines.extend(std::iter::repeat_n(' ', indent));
            lines.push_str(&line);
            lines.push('\n');
        }
        lines.push_str(&self.excerpt);
        lines
    }
}

/// Returns the text, with the repaired value if there is one and the text does not mention it: in the commands no key
/// applies it.
fn with_fix(issue: &Issue, words: &Words) -> String {
    let text = words.bare(&issue.message);
    match issue.fix.as_ref().and_then(fix::told).filter(|_| !names_fix(&issue.message, words)) {
        Some(fix) => words.with("headless-fix", &[("text", text.as_str().into()), ("fix", fix.as_str().into())]),
        None => text,
    }
}

/// Whether the text of a message mentions the repaired value.
fn names_fix(message: &Message, words: &Words) -> bool {
    const MARK: &str = "<fix>";
    if message.args.iter().all(|(name, _)| *name != "fix") {
        return false;
    }
    let mut marked = message.clone();
    for (name, value) in &mut marked.args {
        if *name == "fix" {
            *value = MARK.into();
        }
    }
    words.bare(&marked).contains(MARK)
}

impl ReportLevel {
    fn word(self) -> &'static str {
        match self {
            ReportLevel::Error => "error",
            ReportLevel::Warning => "warning",
            ReportLevel::Note => "note",
        }
    }
}

/// What a command reports. With `--json` it is one object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CommandReport {
    /// The outcome's word.
    pub(super) outcome: &'static str,
    /// The file that it is about, if any.
    pub(super) file: Option<String>,
    /// The service's answer, and other members about an attempt.
    pub(super) answer: Map<String, Value>,
    /// The body of the request, if there is one.
    pub(super) body: Option<Vec<u8>>,
    /// The findings.
    pub(super) findings: Vec<ReportedIssue>,
    /// How many more errors are not listed.
    pub(super) more: usize,
    /// The result of reading scripts of grants: as an object, and as a line for people.
    pub(super) imported: Option<(Value, String)>,
    /// A preview: its export format and text.
    pub(super) preview: Option<(&'static str, String)>,
}

impl CommandReport {
    /// Makes a report with an outcome.
    pub(super) fn of(outcome: &'static str) -> CommandReport {
        CommandReport { outcome, ..CommandReport::default() }
    }

    /// Whether it has an error or a warning that was not accepted.
    pub(super) fn has_warnings(&self) -> bool {
        self.findings.iter().any(|finding| finding.level != ReportLevel::Note && !finding.is_accepted)
    }

    /// Returns the object on one line.
    pub(super) fn json(&self) -> String {
        let mut object = Map::new();
        object.insert("schema".to_owned(), json!(1));
        object.insert("outcome".to_owned(), json!(self.outcome));
        if let Some(file) = &self.file {
            object.insert("file".to_owned(), json!(file));
        }
        object.extend(self.answer.clone());
        object.insert("bytes".to_owned(), json!(self.body.as_ref().map(Vec::len)));
        object.insert("sha256".to_owned(), json!(self.body.as_ref().map(|body| sha256_hex(body))));
        let file = self.file.as_deref();
        object.insert("issues".to_owned(), self.findings.iter().map(|finding| finding.json(file)).collect());
        if self.more > 0 {
            object.insert("more".to_owned(), json!(self.more));
        }
        if let Some((imported, _)) = &self.imported {
            object.insert("imported".to_owned(), imported.clone());
        }
        if let Some((format, text)) = &self.preview {
            object.insert("as".to_owned(), json!(format));
            object.insert("preview".to_owned(), json!(text));
        }
        line_of(&Value::Object(object))
    }

    /// Returns the lines: the counts first, then each finding.
    pub(super) fn human(&self, name: &str, words: &Words) -> String {
        let count = |level| {
            let listed = self.findings.iter().filter(|finding| finding.level == level).count();
            if level == ReportLevel::Error { listed + self.more } else { listed }
        };
        let counts: Vec<String> = [
            (ReportLevel::Error, "headless-errors"),
            (ReportLevel::Warning, "headless-warnings"),
            (ReportLevel::Note, "headless-notes"),
        ]
        .into_iter()
        .filter(|(level, _)| count(*level) > 0)
        .map(|(level, id)| words.with(id, &[("n", count(level).into())]))
        .collect();
        let mut said = counts;
        if let Some(body) = self.body.as_ref().filter(|_| count(ReportLevel::Error) == 0) {
            let hash = sha256_hex(body);
            let args = [("bytes", body.len().into()), ("hash", hash[..12].into())];
            said.insert(0, words.with("headless-good", &args));
        }
        let mut lines = format!("{}: {}\n", printable(name), said.join(&words.say("headless-comma")));
        for finding in &self.findings {
            lines.push_str(&finding.human(name));
        }
        if self.more > 0 {
            lines.push_str(&words.with("headless-more-errors", &[("n", self.more.into())]));
            lines.push('\n');
        }
        if let Some((_, line)) = &self.imported {
            lines.push_str(line);
            lines.push('\n');
        }
        lines
    }
}

/// Writes an object on one line, with invisible characters escaped.
pub(super) fn line_of(object: &Value) -> String {
    export::visible_json(&object.to_string())
}
