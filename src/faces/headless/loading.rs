//! A draft while it is read: what its file and the command line say, as far as that can be understood.

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
        fields::FieldId,
        rule::{Arg, Issue, Message, Severity},
        schedule,
        values::{DaysError, RotationDays},
    },
    import::{self, FileReading},
    text::Words,
};

/// What is known so far.
pub(super) struct Loading {
    pub(super) draft: Draft,
    pub(super) places: Places,
    pub(super) findings: Vec<ReportedIssue>,
    /// The dotted names of the values that could not be read.
    pub(super) unread: Vec<String>,
    /// How many more problems of the file are not among the findings.
    pub(super) more: usize,
    /// Whether it is the API's own JSON.
    pub(super) is_json: bool,
    /// Whether the text of the file is whole.
    pub(super) is_whole: bool,
}

impl Loading {
    /// What a file says.
    ///
    /// # Errors
    /// Where nothing in it can be understood.
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
        let unread = reading.problems.into_iter().filter(import::ImportError::hides_its_value);
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
                    // What the file says there is held against the rules all the same.
                    let names = meant(path, &message).into_iter().chain([path.to_owned()]);
                    self.unread.extend(names.filter(|name| !self.places.holds(name)));
                    let found = ReportedIssue::of_message(OPTION, "option", &message, words);
                    self.findings.push(ReportedIssue { origin: Some(ValueOrigin::Option(OPTION)), ..found });
                }
            }
        }
    }

    /// Takes the words of a moment, or of a number of days, for what they mean, and says so: the file is sent with the
    /// moment that they mean now.
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
            // While the rotation is off no rule looks at it, yet it is of the wrong type.
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

/// The dotted name that a misspelt one was probably meant to be.
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

/// The API's name of what a draft calls `grants`.
fn in_api(path: &str) -> String {
    if path == "grants" || path.starts_with("grants.") { "PrivilegesList.-".to_owned() } else { path.to_owned() }
}

/// How far rules can be held against a draft.
pub(super) struct Reach<'a> {
    pub(super) places: &'a Places,
    pub(super) unread: &'a [String],
    pub(super) is_whole: bool,
    /// Whether it says its product, so that something can be said of its privileges.
    pub(super) has_product: bool,
}

impl Reach<'_> {
    /// Whether an issue is one of the draft, and not a consequence of what could not be read.
    pub(super) fn covers(&self, issue: &Issue) -> bool {
        let path = issue.path();
        // Of a broken text only what stands there is known; of a value that is not there nothing can be said.
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
        let reach = Reach { places: &Places::default(), unread: &unread, is_whole: true, has_product: true };
        let issue = |field, id| Issue::new(Severity::Error, field, "R", Message::new(id));
        assert!(!reach.covers(&issue(FieldId::Hosts, "rule-hosts-missing")));
        assert!(!reach.covers(&issue(FieldId::Grants, "rule-grants-missing")));
        assert!(!reach.covers(&issue(FieldId::Every, "rule-every-default")));
        assert!(!reach.covers(&issue(FieldId::Hosts, "rule-host-odd").at(0)));
        assert!(reach.covers(&issue(FieldId::Hosts, "rule-host-odd").at(1)));
        assert!(reach.covers(&issue(FieldId::Grants, "rule-privileges-unchecked")));
        assert!(reach.covers(&issue(FieldId::Name, "rule-name-missing")));
        let unsaid = Reach { has_product: false, ..reach };
        assert!(!unsaid.covers(&issue(FieldId::Grants, "rule-privileges-unchecked")));
        let broken = Reach { is_whole: false, ..unsaid };
        assert!(!broken.covers(&issue(FieldId::Name, "rule-name-missing")));
    }

    #[test]
    fn a_short_grant_is_one_of_the_list() {
        assert_eq!(in_api("grants.3"), "PrivilegesList.-");
        assert_eq!(in_api("Tags.0"), "Tags.0");
    }
}
