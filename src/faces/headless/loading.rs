//! A draft while it is read from its file and the command line, as far as they can be understood.

use jiff::Timestamp;

use super::{
    draft::DraftError,
    excerpt::Source,
    places::{Places, ValueOrigin},
    report::{ReportLevel, ReportedIssue},
};
use crate::{
    domain::{
        draft::Draft,
        fields::{FIELDS, FieldId},
        rule::{Arg, Issue, Message, Severity},
        schedule,
        template::{SURE, Template, UnreadField},
        values::{DaysError, RotationDays},
    },
    import::{self, FileReading},
    text::Words,
};

/// What was read so far.
pub(super) struct Loading {
    pub(super) draft: Draft,
    pub(super) places: Places,
    pub(super) findings: Vec<ReportedIssue>,
    /// The dotted names of the values that could not be read.
    pub(super) unread: Vec<String>,
    /// How many more problems of the file are not listed.
    pub(super) more: usize,
    /// Whether the file is the API's own JSON.
    pub(super) is_json: bool,
    /// Whether the text of the file is syntactically complete.
    pub(super) is_whole: bool,
}

impl Loading {
    /// Takes over what was read from a file.
    ///
    /// # Errors
    /// [`DraftError::Unclear`] if nothing of the file could be understood.
    pub(super) fn of(reading: FileReading, bytes: &[u8], words: &Words) -> Result<Loading, DraftError> {
        let text = String::from_utf8_lossy(import::without_mark(bytes));
        let source = Source::of(&text);
        let told = reading.problems.iter().map(|problem| ReportedIssue::of_problem(problem, source, words));
        let mut findings: Vec<ReportedIssue> = told.collect();
        let Some(imported) = reading.imported.filter(|imported| reading.is_whole || !imported.places.is_empty()) else {
            return Err(DraftError::Unclear(findings, reading.more));
        };
        if !reading.is_whole {
            let rest = ReportedIssue::of_message("", "syntax", &Message::new("headless-syntax-rest"), words);
            findings.push(ReportedIssue { level: ReportLevel::Note, ..rest });
        }
        let unread = reading.problems.into_iter().filter(import::ImportError::is_value_unreadable);
        Ok(Loading {
            unread: unread.map(|problem| in_api(&problem.path)).collect(),
            draft: imported.draft,
            places: Places::of(&imported.places),
            findings,
            more: reading.more,
            is_json: imported.is_json,
            is_whole: reading.is_whole,
        })
    }

    /// Begins with nothing.
    pub(super) fn empty() -> Loading {
        Loading {
            draft: Draft::default(),
            places: Places::default(),
            findings: Vec::new(),
            unread: Vec::new(),
            more: 0,
            is_json: false,
            is_whole: true,
        }
    }

    /// Takes over what was read of an existing credential. What was not read is reported, field by field.
    pub(super) fn like(template: &Template, words: &Words) -> Loading {
        let mut loading = Loading { draft: template.draft.clone(), ..Loading::empty() };
        for spec in FIELDS.iter().filter(|spec| !spec.is_empty(&template.draft)) {
            let path = if spec.id == FieldId::Region { "region" } else { spec.api };
            loading.places.put(path, ValueOrigin::Option("--like"));
        }
        for UnreadField { field, why } in &template.unread {
            let message = Message::new("template-unread").with("why", words.bare(why));
            let level = if SURE.contains(&why.id) { ReportLevel::Note } else { ReportLevel::Warning };
            let found = ReportedIssue::of_message(field.spec().api, "like", &message, words);
            loading.findings.push(ReportedIssue { level, ..found });
        }
        loading
    }

    /// Applies `--set`.
    pub(super) fn set(&mut self, assignments: &[String], words: &Words) {
        for assignment in assignments {
            let path = assignment.split_once('=').map_or(assignment.as_str(), |(path, _)| path);
            match import::set(&mut self.draft, assignment) {
                Ok(dropped) => {
                    let inside = format!("{path}.");
                    self.unread.retain(|unread| unread != path && !unread.starts_with(&inside));
                    match &dropped {
                        Some(dropped) => {
                            self.places.drop_item(dropped);
                            self.places.touch(&dropped.list, OPTION);
                        }
                        None => self.places.set(path, OPTION),
                    }
                }
                Err(message) => {
                    // If the option fails, the file's own value of that name is still checked by the rules.
                    let names = meant(path, &message).into_iter().chain([path.to_owned()]);
                    self.unread.extend(names.filter(|name| !self.places.holds(name)));
                    let found = ReportedIssue::of_message(OPTION, "option", &message, words);
                    self.findings.push(ReportedIssue { origin: Some(ValueOrigin::Option(OPTION)), ..found });
                }
            }
        }
    }

    /// Replaces words for a moment or a number of days by the value that they mean now, and reports it: the request is
    /// sent with that value.
    pub(super) fn speak(&mut self, words: &Words) {
        let now = schedule::assumed_now(Timestamp::now());
        let begin = self.draft.begin.clone();
        let is_plain = |text: &str| !text.chars().any(char::is_control);
        if schedule::parse(&begin).is_none()
            && is_plain(&begin)
            && let Ok(moment) = schedule::resolve(&begin, now)
        {
            self.draft.begin = schedule::format(moment);
            let message = Message::new("headless-begin-read").with("text", begin);
            self.read_as(FieldId::Begin, message.with("fix", self.draft.begin.as_str()), words);
        }
        let every = self.draft.every.clone();
        match RotationDays::parse(&every) {
            Err(DaysError::NotWhole(Some(meant))) if is_plain(&every) => {
                let message = Message::new("headless-every-read").with("text", every).with("fix", meant.as_str());
                self.draft.every = meant;
                self.read_as(FieldId::Every, message, words);
            }
            // No rule checks this value while rotation is off, although it has the wrong type.
            Err(DaysError::NotWhole(_)) if !every.is_empty() && self.draft.rotate != Some(true) => {
                let message = Message::new("rule-every-whole").with("text", every);
                let issue = Issue::new(Severity::Error, FieldId::Every, "R10", message);
                self.findings.push(ReportedIssue::of_issue(&issue, &self.places, words));
                self.unread.push(FieldId::Every.spec().api.to_owned());
            }
            _ => {}
        }
    }

    fn read_as(&mut self, field: FieldId, message: Message, words: &Words) {
        let issue = Issue::new(Severity::Note, field, if field == FieldId::Begin { "R9" } else { "R10" }, message);
        self.findings.push(ReportedIssue::of_issue(&issue, &self.places, words));
    }
}

const OPTION: &str = "--set";

/// Returns the dotted name that was probably meant by a misspelt one.
fn meant(path: &str, message: &Message) -> Option<String> {
    let near = message.args.iter().find_map(|(name, value)| match value {
        Arg::Text(near) if *name == "near" => Some(near.as_str()),
        _ => None,
    })?;
    let (first, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
    if FieldId::from_api(first).is_none() {
        return Some(format!("{near}{rest}"));
    }
    path.rsplit_once('.').map(|(outer, _)| format!("{outer}.{near}"))
}

/// Returns the API's name of a path. A draft calls `PrivilegesList` `grants`.
fn in_api(path: &str) -> String {
    if path == "grants" || path.starts_with("grants.") { "PrivilegesList.-".to_owned() } else { path.to_owned() }
}

/// Decides which issues are worth reporting when some values could not be read.
pub(super) struct IssueFilter<'a> {
    pub(super) places: &'a Places,
    pub(super) unread: &'a [String],
    pub(super) is_whole: bool,
    /// Whether the draft names its product. Without it, nothing can be said about its privileges.
    pub(super) has_product: bool,
}

impl IssueFilter<'_> {
    /// Whether an issue is about the draft, and not just a consequence of something that could not be read.
    pub(super) fn covers(&self, issue: &Issue) -> bool {
        let path = issue.path();
        // In a broken text only values that were found can be judged; a missing one may be in the broken part.
        if !self.is_whole && !self.places.has(&path) {
            return false;
        }
        if issue.message.id == "rule-privileges-unchecked" && !self.has_product {
            return false;
        }
        let is_inside = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'));
        let says_missing =
            ["rule-hosts-missing", "rule-grants-missing", "rule-grant-empty"].contains(&issue.message.id);
        !self
            .unread
            .iter()
            .any(|unread| path == *unread || is_inside(&path, unread) || (says_missing && is_inside(unread, &path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_not_said_to_be_missing_too() {
        let unread = ["Domains.0", "PrivilegesList.-", "RotationFrequency"].map(str::to_owned);
        let reach = IssueFilter { places: &Places::default(), unread: &unread, is_whole: true, has_product: true };
        let issue = |field, id| Issue::new(Severity::Error, field, "R", Message::new(id));
        assert!(!reach.covers(&issue(FieldId::Hosts, "rule-hosts-missing")));
        assert!(!reach.covers(&issue(FieldId::Grants, "rule-grants-missing")));
        assert!(!reach.covers(&issue(FieldId::Every, "rule-every-default")));
        assert!(!reach.covers(&issue(FieldId::Hosts, "rule-host-odd").at(0)));
        assert!(reach.covers(&issue(FieldId::Hosts, "rule-host-odd").at(1)));
        assert!(reach.covers(&issue(FieldId::Grants, "rule-privileges-unchecked")));
        assert!(reach.covers(&issue(FieldId::Name, "rule-name-missing")));
        let unsaid = IssueFilter { has_product: false, ..reach };
        assert!(!unsaid.covers(&issue(FieldId::Grants, "rule-privileges-unchecked")));
        let broken = IssueFilter { is_whole: false, ..unsaid };
        assert!(!broken.covers(&issue(FieldId::Name, "rule-name-missing")));
    }

    #[test]
    fn a_short_grant_is_one_of_the_list() {
        assert_eq!(in_api("grants.3"), "PrivilegesList.-");
        assert_eq!(in_api("Tags.0"), "Tags.0");
    }
}
