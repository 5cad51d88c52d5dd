//! Hosts (docs/api.md R5): at least one and no duplicates are hard rules, the form is a soft one.

use std::collections::HashMap;

use super::{CheckInput, error, letters, shown, warning};
use crate::domain::{
    fields::FieldId,
    rule::{Fix, Issue, Message, Risk},
    values::{Host, HostForm, several_hosts},
};

const FIELD: FieldId = FieldId::Hosts;

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    // An empty row is one that the user has just added. It is not sent.
    let count = case.draft.hosts.iter().filter(|host| !host.is_empty()).count();
    let given = case.draft.hosts.iter().enumerate().filter(|(_, host)| !host.is_empty());
    let mut lines: HashMap<&str, usize> = HashMap::with_capacity(case.draft.hosts.len());
    for (at, host) in given {
        let first = *lines.entry(host).or_insert(at);
        if first != at {
            let message = Message::new("rule-host-twice").with("host", shown(host)).with("first", first + 1);
            found.push(error(FIELD, "R5", message.with("second", at + 1)).at(at).fixed(Fix::Drop));
        } else if let Some(issue) = letters::unseen(FIELD, "R5", host) {
            let fix = match Host::read(&letters::cleaned(host)) {
                Host::Undocumented { nearest: Some(nearest), .. } => Some(Fix::Set(nearest)),
                _ => issue.fix.clone(),
            };
            found.push(issue.at(at).fixed(fix));
        } else if Host::read(host) == Host::Anywhere {
            found.push(anywhere(count, case.facts.usual_host.as_deref()).at(at).endangers(Risk::AnyHost));
        } else if let Some((message, fix)) = form(host) {
            found.push(warning(FIELD, "R5", message).at(at).fixed(fix));
        }
    }
    if lines.is_empty() {
        found.push(error(FIELD, "R5", Message::new("rule-hosts-missing")));
    }
}

/// The issue of `%`, which allows every host. The fix removes it if there are other hosts, else it suggests the usual
/// host of the instance.
fn anywhere(count: usize, usual: Option<&str>) -> Issue {
    match usual {
        _ if count > 1 => warning(FIELD, "R5", Message::new("rule-host-anywhere-too")).fixed(Fix::Drop),
        Some(usual) => warning(FIELD, "R5", Message::new("rule-host-anywhere-usual").with("fix", shown(usual)))
            .fixed(Fix::Set(usual.to_owned())),
        None => warning(FIELD, "R5", Message::new("rule-host-anywhere")),
    }
}

/// Returns the message for a host in an undocumented form, and a fix if there is one.
fn form(host: &str) -> Option<(Message, Option<Fix>)> {
    let Host::Undocumented { form, nearest } = Host::read(host) else { return None };
    let several = several_hosts(host);
    if several.len() > 1 && nearest.is_none() {
        let message = Message::new("rule-host-several").with("host", shown(host)).with("count", several.len());
        return Some((message, Some(Fix::Split(several))));
    }
    let alike = letters::look_alike(host).filter(|_| nearest.is_some());
    let message = match (form, &nearest) {
        _ if alike.is_some() => alike?,
        (HostForm::Octet(number), None) => Message::new("rule-host-octet").with("number", i64::from(number)),
        (HostForm::Span, Some(_)) => Message::new("rule-host-span-whole"),
        (HostForm::Hexadecimal, Some(_)) => Message::new("rule-host-hexadecimal-near"),
        (HostForm::LeadingZero, Some(_)) => Message::new("rule-host-zero-near"),
        (_, Some(_)) => Message::new("rule-host-near"),
        (form, None) => Message::new(match form {
            HostForm::Mask => "rule-host-mask",
            HostForm::V6 => "rule-host-v6",
            HostForm::Name => "rule-host-name",
            HostForm::Span => "rule-host-span",
            HostForm::Hexadecimal => "rule-host-hexadecimal",
            HostForm::LeadingZero => "rule-host-zero",
            HostForm::Octet(_) | HostForm::Other => "rule-host-odd",
        }),
    };
    let message = match &nearest {
        Some(nearest) => message.with("fix", nearest.as_str()),
        None => message,
    };
    Some((message.with("host", shown(host)), nearest.map(Fix::Set)))
}
