//! What to write in place of a value that breaks a rule, for scripts and for people.

use serde_json::{Value, json};

use crate::domain::rule::{Fix, Issue, Part};

/// The repaired value of an issue's field: a text, empty to remove it, or a list (of hosts in place of one, of the
/// unit's privileges in place of all). `None` where none is known, or where it takes more than one value.
pub(super) fn value(issue: &Issue) -> Option<Value> {
    Some(match issue.fix.as_ref()? {
        // The first of them stays where it is.
        Fix::Privileges(_) if issue.message.id == "rule-privilege-twice" => json!(""),
        Fix::Privileges(words) | Fix::Split(words) => json!(words),
        Fix::MergeInto(_) => return None,
        Fix::Drop | Fix::Clear if matches!(issue.part, Some(Part::Member(_))) => return None,
        fix => json!(text(fix)?),
    })
}

/// The repaired value as people read it, where there is one to write.
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
