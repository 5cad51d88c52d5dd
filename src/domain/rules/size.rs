//! The size of the request (docs/api.md R17), counted without making it.

use super::{Case, error};
use crate::domain::{
    draft::{Draft, Tag},
    fields::FieldId,
    grants::{Unit, Units},
    rule::{Issue, Message},
    values::RotationDays,
};

/// Bytes of a POST that is signed with TC3-HMAC-SHA256 (docs/api.md R17).
const LIMIT: usize = 10 * 1024 * 1024;

/// How many bytes the body of the create will have once the draft has no error.
#[must_use]
pub fn size(draft: &Draft) -> usize {
    total(&parts(draft, grants(&draft.grants, quoted), quoted))
}

/// The source of the limit.
pub(super) const CODE: &str = "R17";

/// No character takes more than six times its bytes, so almost every draft is told apart without reading its texts.
fn upper(text: &str) -> usize {
    2 + 6 * text.len()
}

/// Bytes that grants have at most.
pub(super) fn most(units: &Units) -> usize {
    grants(units, upper)
}

/// What one unit adds to that.
pub(super) fn most_of(it: &Unit) -> usize {
    unit(it, upper) + 1
}

pub(super) fn find(case: &Case<'_>, most: usize, found: &mut Vec<Issue>) {
    if total(&parts(case.draft, most, upper)) <= LIMIT {
        return;
    }
    let parts = parts(case.draft, grants(&case.draft.grants, quoted), quoted);
    let bytes = total(&parts);
    if bytes <= LIMIT {
        return;
    }
    let largest = parts.into_iter().max_by_key(|(_, bytes)| *bytes).map_or(FieldId::Grants, |(field, _)| field);
    let id = if largest == FieldId::Grants { "rule-size-grants" } else { "rule-size" };
    // Rounded up, so that a size over the limit never reads as the limit.
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    let message = Message::new(id).with("size", format!("{}.{}", tenths / 10, tenths % 10));
    found.push(error(largest, CODE, message));
}

/// The braces, and the parts with their commas.
fn total(parts: &[(FieldId, usize); 16]) -> usize {
    let given = parts.iter().map(|(_, bytes)| *bytes).filter(|bytes| *bytes > 0);
    2 + given.map(|bytes| bytes + 1).sum::<usize>().saturating_sub(1)
}

/// Each field with the bytes of `"Name":value`, given the bytes of a text in quotes; 0 for one that is not sent.
fn parts(draft: &Draft, grants: usize, quoted: impl Fn(&str) -> usize + Copy) -> [(FieldId, usize); 16] {
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
        (FieldId::Grants, grants),
        text(FieldId::Description, &draft.description),
        text(FieldId::Key, &draft.key),
        list(FieldId::Tags, draft.tags.iter().filter_map(|it| tag(it, quoted))),
        text(FieldId::Begin, if rotates { &draft.begin } else { "" }),
        (FieldId::Rotate, draft.rotate.map_or(0, |is_on| keyed(FieldId::Rotate, if is_on { 4 } else { 5 }))),
        (FieldId::Every, every),
        text(FieldId::Cluster, &draft.cluster),
        text(FieldId::Remark, &draft.remark),
        text(FieldId::AccountType, &draft.account_type),
        (FieldId::EncryptType, encrypt_type),
    ]
}

fn grants(units: &Units, quoted: impl Fn(&str) -> usize + Copy) -> usize {
    list(FieldId::Grants, units.iter().map(|it| unit(it, quoted))).1
}

fn keyed(field: FieldId, value: usize) -> usize {
    field.spec().api.len() + 3 + value
}

fn list(field: FieldId, items: impl Iterator<Item = usize>) -> (FieldId, usize) {
    let inside: usize = items.map(|bytes| bytes + 1).sum();
    (field, if inside == 0 { 0 } else { keyed(field, inside + 1) })
}

fn unit(unit: &Unit, quoted: impl Fn(&str) -> usize) -> usize {
    let given = unit.privileges.iter().filter(|word| !word.is_empty());
    let words: usize = given.map(|word| quoted(word) + 1).sum();
    let names = unit.place.names();
    let names: usize =
        names.iter().filter(|(_, name)| !name.is_empty()).map(|(api, name)| api.len() + 4 + quoted(name)).sum();
    r#"{"PrivilegeName":,"Privileges":[]}"#.len() + quoted(unit.place.scope.api()) + words.saturating_sub(1) + names
}

fn tag(tag: &Tag, quoted: impl Fn(&str) -> usize) -> Option<usize> {
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
