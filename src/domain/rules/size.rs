//! The size of the request (R17), counted without making it.

use super::{Case, error};
use crate::domain::{
    draft::{Draft, Tag},
    fields::FieldId,
    grants::Unit,
    rule::{Issue, Message},
    values::RotationDays,
};

/// Bytes of a POST that is signed with TC3-HMAC-SHA256 (R17).
const LIMIT: usize = 10 * 1024 * 1024;

/// How many bytes the body of the create will have once the draft has no error.
#[must_use]
pub fn size(draft: &Draft) -> usize {
    2 + parts(draft)
        .iter()
        .map(|(_, bytes)| bytes)
        .filter(|bytes| **bytes > 0)
        .map(|bytes| bytes + 1)
        .sum::<usize>()
        .saturating_sub(1)
}

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Issue>) {
    let bytes = size(case.draft);
    if bytes <= LIMIT {
        return;
    }
    let largest =
        parts(case.draft).into_iter().max_by_key(|(_, bytes)| *bytes).map_or(FieldId::Grants, |(field, _)| field);
    let id = if largest == FieldId::Grants { "rule-size-grants" } else { "rule-size" };
    // Rounded up, so that a size over the limit never reads as the limit.
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    let message = Message::new(id).with("size", format!("{}.{}", tenths / 10, tenths % 10));
    found.push(error(largest, "R17", message));
}

/// Each field with the bytes of `"Name":value`; 0 for one that is not sent.
fn parts(draft: &Draft) -> [(FieldId, usize); 16] {
    let rotates = draft.rotate == Some(true);
    let text = |field: FieldId, text: &str| (field, if text.is_empty() { 0 } else { keyed(field, quoted(text)) });
    let digits = |number: u64| number.checked_ilog10().map_or(1, |log| log as usize + 1);
    let every = RotationDays::parse(&draft.every).ok().filter(|_| rotates);
    let every = every.map_or(0, |days| keyed(FieldId::Every, digits(days.count().unsigned_abs())));
    let encrypt_type = draft.encrypt_type.parse().map_or(0, |number| keyed(FieldId::EncryptType, digits(number)));
    [
        text(FieldId::Name, &draft.name),
        text(FieldId::Prefix, &draft.prefix),
        text(FieldId::Product, &draft.product),
        text(FieldId::Instance, &draft.instance),
        list(FieldId::Hosts, draft.hosts.iter().filter(|host| !host.is_empty()).map(|host| quoted(host))),
        list(FieldId::Grants, draft.grants.iter().map(unit)),
        text(FieldId::Description, &draft.description),
        text(FieldId::Key, &draft.key),
        list(FieldId::Tags, draft.tags.iter().filter_map(tag)),
        text(FieldId::Begin, if rotates { &draft.begin } else { "" }),
        (FieldId::Rotate, draft.rotate.map_or(0, |is_on| keyed(FieldId::Rotate, if is_on { 4 } else { 5 }))),
        (FieldId::Every, every),
        text(FieldId::Cluster, &draft.cluster),
        text(FieldId::Remark, &draft.remark),
        text(FieldId::AccountType, &draft.account_type),
        (FieldId::EncryptType, encrypt_type),
    ]
}

fn keyed(field: FieldId, value: usize) -> usize {
    field.spec().api.len() + 3 + value
}

fn list(field: FieldId, items: impl Iterator<Item = usize>) -> (FieldId, usize) {
    let inside: usize = items.map(|bytes| bytes + 1).sum();
    (field, if inside == 0 { 0 } else { keyed(field, inside + 1) })
}

fn unit(unit: &Unit) -> usize {
    let given = unit.privileges.iter().filter(|word| !word.is_empty());
    let words: usize = given.map(|word| quoted(word) + 1).sum();
    let names = unit.place.names();
    let names: usize =
        names.iter().filter(|(_, name)| !name.is_empty()).map(|(api, name)| api.len() + 4 + quoted(name)).sum();
    r#"{"PrivilegeName":,"Privileges":[]}"#.len() + quoted(unit.place.scope.api()) + words.saturating_sub(1) + names
}

fn tag(tag: &Tag) -> Option<usize> {
    let is_given = !tag.key.is_empty() || !tag.value.is_empty();
    is_given.then(|| r#"{"TagKey":,"TagValue":}"#.len() + quoted(&tag.key) + quoted(&tag.value))
}

/// The bytes of a JSON string: two for a quote, a backslash and the controls that have a letter, six for the others.
fn quoted(text: &str) -> usize {
    let longer = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 8 | 12 => 1,
        0..32 => 5,
        _ => 0,
    };
    2 + text.len() + text.bytes().map(longer).sum::<usize>()
}
