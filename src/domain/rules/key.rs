//! KMS key, encryption type and HSM cluster (docs/api.md R14 to R16).

use super::{CheckInput, blank_ends, error, letters, shown, warning};
use crate::domain::{
    fields::FieldId,
    rule::{Arg, Fix, Issue, Message},
};

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let draft = case.draft;
    if !draft.key.is_empty() {
        key(case, found);
    }
    if !draft.encrypt_type.is_empty() {
        if let Some(issue) = letters::unseen(FieldId::EncryptType, "R15", &draft.encrypt_type) {
            found.push(issue);
        } else if !matches!(draft.encrypt_type.as_str(), "0" | "1") {
            let message = Message::new("rule-encrypt-type").with("text", shown(&draft.encrypt_type));
            found.push(error(FieldId::EncryptType, "R15", message).fixed(Fix::Clear));
        }
    }
    if !draft.cluster.is_empty() {
        if !draft.key.is_empty() {
            let message = Message::new("rule-cluster-with-key");
            found.push(error(FieldId::Cluster, "R15", message).fixed(Fix::Clear));
        }
        found.extend(blank_ends(FieldId::Cluster, "R15", &draft.cluster));
    }
}

fn key(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let field = FieldId::Key;
    let text = case.draft.key.as_str();
    if let Some(issue) = blank_ends(field, "R14", text) {
        found.push(issue);
    } else if !is_uuid(text) {
        found.push(warning(field, "R14", Message::new("rule-key-form").with("text", shown(text))));
    }
    let Some(keys) = &case.facts.keys else { return };
    match keys.iter().find(|key| key.id == text) {
        Some(key) if key.state == "Disabled" => {
            found.push(warning(field, "R14", Message::new("rule-key-disabled")).fixed(Fix::Clear));
        }
        Some(key) if key.state != "Enabled" => {
            let message = Message::new("rule-key-state").with("state", Arg::State(shown(&key.state)));
            found.push(warning(field, "R14", message).fixed(Fix::Clear));
        }
        Some(key) if !key.is_usable() => {
            let message = Message::new("rule-key-usage").with("usage", shown(&key.usage));
            found.push(warning(field, "R14", message).fixed(Fix::Clear));
        }
        Some(_) => {}
        None => {
            let message =
                Message::new("rule-key-absent").with("count", keys.len()).with("region", shown(&case.draft.region));
            found.push(warning(field, "R14", message));
        }
    }
}

/// Returns whether a text has the form of a UUID, as key ids have in every sample (docs/api.md R14).
fn is_uuid(text: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let mut parts = text.split('-');
    groups.iter().all(|length| {
        parts.next().is_some_and(|part| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }) && parts.next().is_none()
}
