//! Name and prefix (docs/api.md R1, R2).

use super::{CheckInput, error, letters, named, shown};
use crate::domain::{
    alike::ascii_twin,
    fields::FieldId,
    rule::{Fix, Issue, Message},
    values::{Pattern, SECRET_NAME, TextError, USER_NAME_PREFIX, suggest_prefix},
};

/// Field, rule and message keys of a pattern.
struct RuleMessages {
    field: FieldId,
    code: &'static str,
    first: &'static str,
    character: &'static str,
    character_only: &'static str,
    too_long: &'static str,
    too_long_only: &'static str,
}

const NAME: RuleMessages = RuleMessages {
    field: FieldId::Name,
    code: "R1",
    first: "rule-name-first",
    character: "rule-name-character",
    character_only: "rule-name-character-only",
    too_long: "rule-name-long",
    too_long_only: "rule-name-long-only",
};

const PREFIX: RuleMessages = RuleMessages {
    field: FieldId::Prefix,
    code: "R2",
    first: "rule-prefix-first",
    character: "rule-prefix-character",
    character_only: "rule-prefix-character-only",
    too_long: "rule-prefix-long",
    too_long_only: "rule-prefix-long-only",
};

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let (name, prefix) = (&case.draft.name, &case.draft.prefix);
    if name.is_empty() {
        found.push(error(FieldId::Name, "R1", Message::new("rule-name-missing")));
    } else {
        faults(&SECRET_NAME, &NAME, name, found);
    }
    if prefix.is_empty() {
        let suggested = suggest_prefix(name);
        found.push(if suggested.is_empty() {
            error(FieldId::Prefix, "R2", Message::new("rule-prefix-missing"))
        } else {
            let message = Message::new("rule-prefix-suggested").with("fix", suggested.as_str());
            error(FieldId::Prefix, "R2", message).fixed(Fix::Set(suggested))
        });
    } else {
        faults(&USER_NAME_PREFIX, &PREFIX, prefix, found);
    }
}

fn faults(pattern: &Pattern, words: &RuleMessages, text: &str, found: &mut Vec<Issue>) {
    let faults = pattern.faults(text);
    if faults.is_empty() {
        return;
    }
    let fix = pattern.repaired(text);
    found.extend(faults.into_iter().map(|fault| {
        let message = match (fault, &fix) {
            (TextError::First(c), _) => named(Message::new(words.first), c),
            (TextError::Character { position, found }, Some(fix)) if ascii_twin(found).is_some() => {
                letters::looks_like(position, found).with("fix", shown(fix))
            }
            (TextError::Character { position, found }, Some(fix)) => {
                named(Message::new(words.character).with("position", position), found).with("fix", shown(fix))
            }
            (TextError::Character { position, found }, None) => {
                named(Message::new(words.character_only).with("position", position), found)
            }
            (TextError::TooLong { length, over }, fix) => {
                let id = if fix.is_some() { words.too_long } else { words.too_long_only };
                let message = Message::new(id).with("text", shown(text)).with("length", length).with("over", over);
                match fix {
                    Some(fix) => message.with("fix", shown(fix)),
                    None => message,
                }
            }
        };
        error(words.field, words.code, message).fixed(fix.clone().map(Fix::Set))
    }));
}
