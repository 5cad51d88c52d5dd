//! Hosts (R5): one or more and none twice is hard, their form is soft.

use std::collections::HashMap;

use super::{Case, error, shown, warning};
use crate::domain::{
    fields::FieldId,
    rule::{Fix, Issue, Message},
    values::{Host, HostForm},
};

const FIELD: FieldId = FieldId::Hosts;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Issue>) {
    // An empty row is one that is still being typed: it is not sent.
    let count = case.draft.hosts.iter().filter(|host| !host.is_empty()).count();
    let given = case.draft.hosts.iter().enumerate().filter(|(_, host)| !host.is_empty());
    let mut lines: HashMap<&str, usize> = HashMap::with_capacity(case.draft.hosts.len());
    for (at, host) in given {
        let first = *lines.entry(host).or_insert(at);
        if first != at {
            let message = Message::new("rule-host-twice").with("host", shown(host)).with("first", first + 1);
            found.push(error(FIELD, "R5", message.with("second", at + 1)).at(at).fixed(Fix::Drop));
        } else if Host::read(host) == Host::Anywhere {
            found.push(anywhere(count, case.facts.usual_host.as_deref()).at(at));
        } else if let Some(message) = form(host) {
            let fix = match Host::read(host) {
                Host::Undocumented { nearest, .. } => nearest.map(Fix::Set),
                _ => None,
            };
            found.push(warning(FIELD, "R5", message).at(at).fixed(fix));
        }
    }
    if lines.is_empty() {
        found.push(error(FIELD, "R5", Message::new("rule-hosts-missing")));
    }
}

/// Any host at all: better none where there are others, and better the usual one.
fn anywhere(count: usize, usual: Option<&str>) -> Issue {
    match usual {
        _ if count > 1 => warning(FIELD, "R5", Message::new("rule-host-anywhere-too")).fixed(Fix::Drop),
        Some(usual) => warning(FIELD, "R5", Message::new("rule-host-anywhere-usual").with("fix", shown(usual)))
            .fixed(Fix::Set(usual.to_owned())),
        None => warning(FIELD, "R5", Message::new("rule-host-anywhere")),
    }
}

fn form(host: &str) -> Option<Message> {
    let message = match Host::read(host) {
        Host::Address | Host::Range { .. } | Host::Anywhere => return None,
        Host::Undocumented { nearest: Some(nearest), .. } => Message::new("rule-host-near").with("fix", nearest),
        Host::Undocumented { form: HostForm::Octet(number), .. } => {
            Message::new("rule-host-octet").with("number", i64::from(number))
        }
        Host::Undocumented { form, .. } => Message::new(match form {
            HostForm::Mask => "rule-host-mask",
            HostForm::V6 => "rule-host-v6",
            HostForm::Name => "rule-host-name",
            HostForm::Octet(_) | HostForm::Other => "rule-host-odd",
        }),
    };
    Some(message.with("host", shown(host)))
}
