//! The value that repairs an issue, for scripts and for people.

use serde_json::{Value, json};

use crate::domain::rule::{Fix, Issue, Part};

/// Returns the repaired value of an issue's field for `--json`: a text (empty to remove the value), or a list (several
/// hosts instead of one, or all privileges of the unit). Returns `None` if none is known, or if the repair changes more
/// than this value.
pub(super) fn value(issue: &Issue) -> Option<Value> {
    Some(match issue.fix.as_ref()? {
        // The first of the two stays, and this one is removed.
        Fix::Privileges(_) if issue.message.id == "rule-privilege-twice" => json!(""),
        Fix::Privileges(words) | Fix::Split(words) => json!(words),
        Fix::MergeInto(_) => return None,
        Fix::Drop | Fix::Clear if matches!(issue.part, Some(Part::Member(_))) => return None,
        fix => json!(text(fix)?),
    })
}

/// Returns the repaired value for people, if there is a value to write.
pub(super) fn told(fix: &Fix) -> Option<String> {
    match fix {
        Fix::Split(texts) => Some(texts.join(", ")),
        _ => text(fix).filter(|text| !text.is_empty()).map(str::to_owned),
    }
}

fn text(fix: &Fix) -> Option<&str> {
    match fix {
        Fix::Set(text)
        | Fix::TagKey(text)
        | Fix::TagValue(text)
        | Fix::Name { text, .. }
        | Fix::Privilege { to: text, .. } => Some(text),
        Fix::Scope(scope) => Some(scope.api()),
        Fix::Drop | Fix::Clear | Fix::DropPrivilege(_) => Some(""),
        Fix::Split(_) | Fix::Privileges(_) | Fix::MergeInto(_) => None,
    }
}
