//! Applies the fix of an issue to a draft.

use crate::domain::{
    draft::{Draft, Tag},
    fields::{FieldId, Lens},
    grants::Unit,
    rule::Fix,
};

/// Applies a fix to a draft. Does nothing if the draft has changed and the fix does not fit any more.
pub fn repair(draft: &mut Draft, field: FieldId, item: Option<usize>, fix: &Fix) {
    match field.spec().lens {
        Lens::Text(_, get_mut) => match fix {
            Fix::Set(text) => get_mut(draft).clone_from(text),
            Fix::Clear | Fix::Drop => get_mut(draft).clear(),
            _ => {}
        },
        Lens::List(_, get_mut) => repair_list(get_mut(draft), item, fix),
        Lens::Grants => repair_grant(&mut draft.grants, item, fix),
        Lens::Pairs(_, get_mut) => repair_tag(get_mut(draft), item, fix),
        Lens::Switch(_, get_mut) => match fix {
            Fix::Set(text) => *get_mut(draft) = text.parse().ok(),
            Fix::Clear | Fix::Drop => *get_mut(draft) = None,
            _ => {}
        },
    }
}

fn repair_list(hosts: &mut Vec<String>, item: Option<usize>, fix: &Fix) {
    match (fix, item) {
        (Fix::Set(text), None) => *hosts = vec![text.clone()],
        (Fix::Set(text), Some(at)) => {
            if let Some(host) = hosts.get_mut(at) {
                host.clone_from(text);
            }
        }
        (Fix::Split(texts), Some(at)) if at < hosts.len() => {
            hosts.splice(at..=at, texts.iter().cloned());
        }
        (Fix::Drop | Fix::Clear, Some(at)) if at < hosts.len() => drop(hosts.remove(at)),
        (Fix::Clear, None) => hosts.clear(),
        _ => {}
    }
}

fn repair_tag(tags: &mut Vec<Tag>, item: Option<usize>, fix: &Fix) {
    let Some(at) = item.filter(|at| *at < tags.len()) else {
        if (fix, item) == (&Fix::Clear, None) {
            tags.clear();
        }
        return;
    };
    match fix {
        Fix::TagKey(text) => tags[at].key.clone_from(text),
        Fix::TagValue(text) => tags[at].value.clone_from(text),
        Fix::Drop | Fix::Clear => drop(tags.remove(at)),
        _ => {}
    }
}

fn repair_grant(grants: &mut Vec<Unit>, item: Option<usize>, fix: &Fix) {
    let Some(at) = item.filter(|at| *at < grants.len()) else {
        if (fix, item) == (&Fix::Clear, None) {
            grants.clear();
        }
        return;
    };
    let unit = &mut grants[at];
    match fix {
        Fix::Privilege { from, to } if unit.privileges.contains(to) => unit.privileges.retain(|word| word != from),
        Fix::Privilege { from, to } => {
            // If the unit has the word twice, both become one.
            let mut is_there = false;
            unit.privileges.retain_mut(|word| {
                if word != from {
                    return true;
                }
                word.clone_from(to);
                !std::mem::replace(&mut is_there, true)
            });
        }
        Fix::DropPrivilege(gone) => unit.privileges.retain(|word| word != gone),
        Fix::Privileges(words) => unit.privileges.clone_from(words),
        Fix::Scope(scope) => unit.place.scope = scope.clone(),
        Fix::Name { api, text } => {
            if let Some(name) = unit.place.name_mut(api) {
                name.clone_from(text);
            }
        }
        Fix::MergeInto(first) if *first != at && *first < grants.len() => {
            let words = std::mem::take(&mut grants[at].privileges);
            for word in words {
                if !grants[*first].privileges.contains(&word) {
                    grants[*first].privileges.push(word);
                }
            }
            grants.remove(at);
        }
        Fix::Drop | Fix::Clear => {
            grants.remove(at);
        }
        Fix::MergeInto(_) | Fix::Set(_) | Fix::Split(_) | Fix::TagKey(_) | Fix::TagValue(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::{Place, Scope, Unit};

    #[test]
    fn a_fix_that_fits_nothing_changes_nothing() {
        let draft = Draft {
            hosts: vec!["%".into()],
            grants: vec![Unit { place: Place::global(), privileges: vec!["SELECT".into()] }],
            tags: vec![Tag { key: "env".into(), value: "prod".into() }],
            ..Draft::default()
        };
        let fixes = [
            Fix::Set("x".into()),
            Fix::Split(vec!["x".into()]),
            Fix::Drop,
            Fix::Clear,
            Fix::MergeInto(0),
            Fix::TagKey("k".into()),
            Fix::DropPrivilege("SELECT".into()),
        ];
        for (fix, item) in fixes.iter().flat_map(|fix| [(fix, 1), (fix, 7)]) {
            for field in [FieldId::Hosts, FieldId::Grants, FieldId::Tags] {
                let mut mended = draft.clone();
                repair(&mut mended, field, Some(item), fix);
                assert_eq!(mended, draft, "{fix:?} at {field:?} {item}");
            }
        }
        for first in [0, 1, 7] {
            let mut mended = draft.clone();
            repair(&mut mended, FieldId::Grants, Some(0), &Fix::MergeInto(first));
            assert_eq!(mended, draft, "into itself, or into a unit that is not there");
        }
    }

    #[test]
    fn a_whole_field_is_set_or_cleared() {
        let mut draft = Draft { hosts: vec!["%".into(), "10.%".into()], ..Draft::default() };
        repair(&mut draft, FieldId::Hosts, None, &Fix::Set("10.0.%".into()));
        assert_eq!(draft.hosts, ["10.0.%"]);
        repair(&mut draft, FieldId::Hosts, None, &Fix::Clear);
        assert!(draft.hosts.is_empty());
        for (text, rotates) in [("true", Some(true)), ("false", Some(false)), ("perhaps", None)] {
            repair(&mut draft, FieldId::Rotate, None, &Fix::Set(text.into()));
            assert_eq!(draft.rotate, rotates, "{text}");
        }
        draft.rotate = Some(true);
        repair(&mut draft, FieldId::Rotate, None, &Fix::Clear);
        assert_eq!(draft.rotate, None);
    }

    #[test]
    fn units_of_one_place_become_one_and_no_privilege_is_lost_or_doubled() {
        let unit = |words: &[&str]| Unit {
            place: Place::database("orders"),
            privileges: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let grants = vec![unit(&["SELECT"]), unit(&["SELECT", "insert"])];
        let mut draft = Draft { grants, ..Draft::default() };
        repair(&mut draft, FieldId::Grants, Some(1), &Fix::MergeInto(0));
        repair(&mut draft, FieldId::Grants, Some(0), &Fix::Privilege { from: "insert".into(), to: "INSERT".into() });
        assert_eq!(draft.grants, [unit(&["SELECT", "INSERT"])]);
        draft.grants[0].privileges.insert(0, "insert".into());
        repair(&mut draft, FieldId::Grants, Some(0), &Fix::Privilege { from: "insert".into(), to: "INSERT".into() });
        assert_eq!(draft.grants, [unit(&["SELECT", "INSERT"])], "the unit has the word already");
        repair(&mut draft, FieldId::Grants, Some(0), &Fix::Scope(Scope::Global));
        repair(&mut draft, FieldId::Grants, Some(0), &Fix::Name { api: "Database", text: String::new() });
        assert_eq!(draft.grants[0].place, Place::global());
    }
}
