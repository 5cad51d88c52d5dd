//! What a command found and how it ended: one JSON object for scripts, lines for people.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::excerpt;
use crate::{
    domain::{
        fields::FieldId,
        rule::{Fix, Issue, Message, Severity},
    },
    export,
    import::{Problem, Standing},
    sign::sha256_hex,
    text::{Words, printable},
};

/// Second lines are not pushed further to the right than this.
const WIDEST_INDENT: usize = 20;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Error,
    Warning,
    Note,
}

/// The lines of a file by field and item.
pub(super) struct Places(HashMap<(FieldId, Option<usize>), usize>);

impl Places {
    /// Where a draft's values stand.
    pub(super) fn of(places: &[Standing]) -> Places {
        let mut lines = HashMap::with_capacity(places.len());
        for place in places {
            lines.entry((place.field, place.item)).or_insert(place.line);
        }
        Places(lines)
    }

    /// The line of an item, else that of its field.
    fn line(&self, field: FieldId, item: Option<usize>) -> Option<usize> {
        self.0.get(&(field, item)).or_else(|| self.0.get(&(field, None))).copied()
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    /// The API's name, or what else it is about, such as `--set`; empty for the whole file.
    pub(super) field: String,
    /// The item of a list, from 0.
    pub(super) item: Option<usize>,
    /// The contract's rule, or a word such as `unknown-key`.
    pub(super) rule: String,
    /// How much it matters.
    pub(super) level: Level,
    /// What it says.
    pub(super) text: String,
    /// Why, with the rule's source; empty for none.
    pub(super) why: String,
    /// Line and column in the file, from 1, where they are known.
    pub(super) place: Option<(usize, usize)>,
    /// The place in the file as it is drawn; empty for none.
    pub(super) excerpt: String,
}

impl Finding {
    /// A rule that a draft breaks, or a remark on it.
    pub(super) fn of_issue(issue: &Issue, places: &Places, words: &Words) -> Finding {
        let spec = issue.field.spec();
        let field = if issue.field == FieldId::Region { "region" } else { spec.api };
        Finding {
            item: issue.item,
            level: match issue.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
                Severity::Note => Level::Note,
            },
            text: with_fix(issue, words),
            place: places.line(issue.field, issue.item).map(|line| (line, 0)),
            ..Finding::of_message(field, issue.code, &issue.message, words)
        }
    }

    /// Something in a file that keeps it from being read.
    pub(super) fn of_problem(problem: &Problem, source: &str, words: &Words) -> Finding {
        let root = problem.path.split('.').next().unwrap_or_default();
        let item = problem.path.split('.').nth(1).and_then(|part| part.parse().ok());
        Finding {
            item,
            place: (problem.line > 0).then_some((problem.line, problem.column)),
            excerpt: excerpt::excerpt(problem, source),
            ..Finding::of_message(root, problem.rule, &problem.message, words)
        }
    }

    /// An error in words.
    pub(super) fn of_message(field: &str, rule: &str, message: &Message, words: &Words) -> Finding {
        Finding {
            field: field.to_owned(),
            item: None,
            rule: rule.to_owned(),
            level: Level::Error,
            text: words.bare(message),
            why: words.why(message),
            place: None,
            excerpt: String::new(),
        }
    }

    /// Whether it stops the sending.
    pub(super) fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    fn json(&self) -> Value {
        let mut object = Map::new();
        object.insert("field".to_owned(), json!(Some(&self.field).filter(|field| !field.is_empty())));
        object.insert("item".to_owned(), json!(self.item));
        object.insert("rule".to_owned(), json!(self.rule));
        object.insert("level".to_owned(), json!(self.level.word()));
        object.insert("text".to_owned(), json!(self.text));
        if let Some((line, column)) = self.place {
            object.insert("line".to_owned(), json!(line));
            if column > 0 {
                object.insert("column".to_owned(), json!(column));
            }
        }
        Value::Object(object)
    }

    fn human(&self, name: &str) -> String {
        let mark = match self.level {
            Level::Error => '!',
            Level::Warning => '~',
            Level::Note => ' ',
        };
        let place = self.place.filter(|(_, column)| *column > 0);
        let label = match (place, self.item) {
            (Some((line, column)), _) => format!("{name}:{line}:{column}"),
            (None, Some(item)) => format!("{}.{item}", self.field),
            (None, None) => self.field.clone(),
        };
        let label = printable(&label);
        let gap = if label.is_empty() { "" } else { "  " };
        let indent = (2 + label.chars().count() + gap.len()).min(WIDEST_INDENT);
        let why = if self.level == Level::Note { "" } else { &self.why };
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

/// What is wrong, and the repaired value where one is known and not named yet: here no key takes it.
fn with_fix(issue: &Issue, words: &Words) -> String {
    let text = words.bare(&issue.message);
    match &issue.fix {
        Some(Fix::Set(fix)) if !fix.is_empty() && !text.contains(fix) => {
            words.with("headless-fix", &[("text", text.as_str().into()), ("fix", fix.as_str().into())])
        }
        _ => text,
    }
}

impl Level {
    fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// What `--json` prints as one object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Report {
    /// The word of the outcome.
    pub(super) outcome: &'static str,
    /// The file, where several were asked for.
    pub(super) file: Option<String>,
    /// What the service answered, and what else there is to say about an attempt.
    pub(super) answer: Map<String, Value>,
    /// The body of the request, where there is one.
    pub(super) body: Option<Vec<u8>>,
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// A spelling of the request: its format and its text.
    pub(super) preview: Option<(&'static str, String)>,
}

impl Report {
    /// A report of an outcome.
    pub(super) fn of(outcome: &'static str) -> Report {
        Report { outcome, ..Report::default() }
    }

    /// Whether something in it should be read before one goes on.
    pub(super) fn has_warnings(&self) -> bool {
        self.findings.iter().any(|finding| finding.level != Level::Note)
    }

    /// The object on one line.
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
        object.insert("issues".to_owned(), self.findings.iter().map(Finding::json).collect());
        if let Some((format, text)) = &self.preview {
            object.insert("as".to_owned(), json!(format));
            object.insert("preview".to_owned(), json!(text));
        }
        line_of(&Value::Object(object))
    }

    /// The lines: what was found, counted, then each.
    pub(super) fn human(&self, name: &str, words: &Words) -> String {
        let count = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        let counts: Vec<String> =
            [(Level::Error, "headless-errors"), (Level::Warning, "headless-warnings"), (Level::Note, "headless-notes")]
                .into_iter()
                .filter(|(level, _)| count(*level) > 0)
                .map(|(level, id)| words.with(id, &[("n", count(level).into())]))
                .collect();
        let mut said = counts;
        if let Some(body) = self.body.as_ref().filter(|_| count(Level::Error) == 0) {
            let hash = sha256_hex(body);
            let args = [("bytes", body.len().into()), ("hash", hash[..12].into())];
            said.insert(0, words.with("headless-good", &args));
        }
        let mut lines = format!("{}: {}\n", printable(name), said.join(&words.say("headless-comma")));
        for finding in &self.findings {
            lines.push_str(&finding.human(name));
        }
        lines
    }
}

/// An object on one line, with nothing in it that hides.
pub(super) fn line_of(object: &Value) -> String {
    export::seen_json(&object.to_string())
}
