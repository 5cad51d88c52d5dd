//! Finds empty rows in lists. The form skips them while they are typed, but in a file they are usually a mistake.

use crate::domain::{
    draft::Draft,
    fields::FieldId,
    rule::{Fix, Issue, Message, Part, Severity},
};

/// Reports rows that are not sent. In the API's own JSON an empty privilege or tag breaks a rule (docs/api.md R7, R13),
/// and an empty host has no documented form (docs/api.md R5). In dbcred's draft format they are only notes, since a
/// draft may be unfinished.
pub(super) fn find(draft: &Draft, is_json: bool) -> Vec<Issue> {
    let say = |field, code, severity, id| {
        let severity = if is_json { severity } else { Severity::Note };
        Issue::new(severity, field, code, Message::new(id))
    };
    let hosts = draft.hosts.iter().enumerate().filter(|(_, host)| host.is_empty());
    let tags = draft.tags.iter().enumerate().filter(|(_, tag)| tag.key.is_empty() && tag.value.is_empty());
    // A unit without any privilege has its own error (docs/api.md R6).
    let units = draft.grants.iter().enumerate().filter_map(|(at, unit)| {
        let row = unit.privileges.iter().position(String::is_empty)?;
        (!unit.privileges.iter().all(String::is_empty)).then_some((at, row))
    });
    let hosts = hosts.map(|(at, _)| say(FieldId::Hosts, "R5", Severity::Warning, "headless-empty-host").at(at));
    let units = units.map(|(at, row)| {
        let issue = say(FieldId::Grants, "R7", Severity::Error, "headless-empty-privilege");
        issue.at(at).part(Part::Privilege(row))
    });
    let tags = tags.map(|(at, _)| say(FieldId::Tags, "R13", Severity::Error, "headless-empty-tag").at(at));
    let units = units.map(|issue| issue.fixed(Fix::Drop));
    let hosts = hosts.map(|issue| issue.fixed(Fix::Drop));
    let tags = tags.map(|issue| issue.fixed(Fix::Drop));
    hosts.chain(units).chain(tags).collect()
}
