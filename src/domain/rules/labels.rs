//! Description and tags (docs/api.md R8, R13).

use std::collections::{HashMap, HashSet};

use unicode_width::UnicodeWidthChar as _;

use super::{CheckInput, error, grouped, letters, named, shown, warning};
use crate::domain::{
    draft::Tag,
    fields::FieldId,
    rule::{Fix, Issue, Message, Part, Risk},
};

/// Greatest length of a description, in bytes of UTF-8 (docs/api.md R8).
const DESCRIPTION_BYTES: usize = 2048;
/// Greatest lengths of a tag in Unicode characters, and numbers of tags (docs/api.md §3).
const KEY_CHARACTERS: usize = 127;
const VALUE_CHARACTERS: usize = 255;
const TAGS_PER_CREATE: usize = 10;
const TAGS_PER_RESOURCE: usize = 50;
/// Beginnings of reserved keys, from all sources: pages and errors of the service name different ones (docs/api.md §3).
const RESERVED: &[&str] = &["qcs:", "project", "qcloud", "tencent"];

pub(super) fn find(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let description = &case.draft.description;
    if let Some(over) = description.len().checked_sub(DESCRIPTION_BYTES).filter(|over| *over > 0) {
        let message = Message::new("rule-description-long")
            .with("count", over)
            .with("over", grouped(over))
            .with("bytes", grouped(description.len()));
        found.push(error(FieldId::Description, "R8", message));
    }
    found.extend(controls(description));
    tags(&case.draft.tags, found);
    new_tags(case, found);
}

/// Finds a control character in the description, the only text with several lines: line ends and tabs are allowed.
fn controls(text: &str) -> Option<Issue> {
    let is_odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    let (at, c) = text.chars().enumerate().find(|(_, c)| is_odd(*c))?;
    let message =
        Message::new("rule-text-control").with("position", at + 1).with("char", format!("U+{:04X}", u32::from(c)));
    let without = text.replace("\r\n", "\n").replace(is_odd, "");
    Some(warning(FieldId::Description, "R8", message).fixed(Fix::Set(without)))
}

fn tags(tags: &[Tag], found: &mut Vec<Issue>) {
    let mut lines: HashMap<&str, usize> = HashMap::with_capacity(tags.len());
    let mut count = 0;
    for (at, tag) in tags.iter().enumerate() {
        // An empty row is one that the user has just added. It is not sent.
        if tag.key.is_empty() && tag.value.is_empty() {
            continue;
        }
        count += 1;
        let mut say = |issue: Issue| found.push(issue.at(at));
        if tag.key.is_empty() {
            let message = Message::new("rule-tag-key-missing").with("value", shown(&tag.value));
            say(error(FieldId::Tags, "R13", message).part(KEY.part()));
        } else if let Some(first) = lines.insert(&tag.key, at) {
            lines.insert(&tag.key, first);
            let message = Message::new("rule-tag-twice")
                .with("key", shown(&tag.key))
                .with("first", first + 1)
                .with("second", at + 1)
                .with("value", shown(&tags[first].value));
            say(error(FieldId::Tags, "R13", message).part(KEY.part()).fixed(Fix::Drop));
        }
        if tag.value.is_empty() {
            let message = Message::new("rule-tag-value-missing").with("key", shown(&tag.key));
            say(error(FieldId::Tags, "R13", message).part(VALUE.part()));
        }
        half(&KEY, &tag.key, &mut say);
        half(&VALUE, &tag.value, &mut say);
        let lower = tag.key.to_lowercase();
        if let Some(reserved) = RESERVED.iter().find(|reserved| lower.starts_with(*reserved)) {
            let message = Message::new("rule-tag-reserved").with("key", shown(&tag.key)).with("reserved", *reserved);
            say(warning(FieldId::Tags, "R13", message).part(KEY.part()));
        }
    }
    if count > TAGS_PER_RESOURCE {
        found.push(error(FieldId::Tags, "R13", Message::new("rule-tags-limit").with("count", count)));
    } else if count > TAGS_PER_CREATE {
        found.push(warning(FieldId::Tags, "R13", Message::new("rule-tags-many").with("count", count)));
    }
}

/// Finds tags that the account does not have yet, according to complete lists. Secrets Manager refuses them with
/// `InvalidParameterValue.TagsNotExisted`, though the tag service itself would create them (docs/api.md §3).
fn new_tags(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let facts = case.facts;
    let wrong: HashSet<usize> =
        found.iter().filter(|issue| issue.field == FieldId::Tags).filter_map(|issue| issue.item).collect();
    for (at, tag) in case.draft.tags.iter().enumerate().filter(|(at, tag)| !tag.key.is_empty() && !wrong.contains(at)) {
        let is_new_key = facts.tag_keys.as_ref().is_some_and(|keys| !keys.contains(&tag.key));
        let is_new_value = facts.tag_values.get(&tag.key).is_some_and(|values| !values.contains(&tag.value));
        let (word, half) = match (is_new_key, is_new_value) {
            (true, _) => ("rule-tag-new-key", &KEY),
            (false, true) => ("rule-tag-new-value", &VALUE),
            (false, false) => continue,
        };
        let message = Message::new(word).with("key", shown(&tag.key)).with("value", shown(&tag.value));
        found.push(warning(FieldId::Tags, "R13", message).at(at).part(half.part()).endangers(Risk::Tag));
    }
}

/// Limits and names of a tag's key, or of its value.
struct Half {
    limit: usize,
    /// Value of the variable `part` in messages.
    part: &'static str,
    api: &'static str,
    fix: fn(String) -> Fix,
}

const KEY: Half = Half { limit: KEY_CHARACTERS, part: "key", api: "TagKey", fix: Fix::TagKey };
const VALUE: Half = Half { limit: VALUE_CHARACTERS, part: "value", api: "TagValue", fix: Fix::TagValue };

impl Half {
    fn part(&self) -> Part {
        Part::Member(self.api)
    }
}

fn half(half: &Half, text: &str, say: &mut impl FnMut(Issue)) {
    let Half { limit, part, fix, .. } = *half;
    let mut say = |issue: Issue| say(issue.part(half.part()));
    let length = text.chars().count();
    if length > limit {
        let message = Message::new("rule-tag-long").with("part", part).with("text", shown(text));
        let message = message.with("length", length).with("limit", limit).with("over", length - limit);
        say(error(FieldId::Tags, "R13", message));
    }
    if let Some(issue) = letters::unseen(FieldId::Tags, "R13", text) {
        return say(issue.fixed(fix(letters::cleaned(text))));
    }
    let trimmed = text.trim();
    if trimmed != text {
        let message = Message::new("rule-tag-blank").with("part", part).with("text", shown(trimmed));
        say(error(FieldId::Tags, "R13", message).fixed(fix(trimmed.to_owned())));
    }
    if let Some((at, c)) = odd_character(trimmed) {
        let message = Message::new("rule-tag-character").with("part", part).with("position", at + 1);
        say(error(FieldId::Tags, "R13", named(message, c).with("text", shown(trimmed))));
    }
}

/// Returns the first character that the tag service does not allow (docs/api.md §3), with its index. A combining mark
/// belongs to the letter before it.
fn odd_character(text: &str) -> Option<(usize, char)> {
    let is_known = |c: char| c.is_alphanumeric() || c == ' ' || "+-=._:/@()[],;><＋－＝／＠（）【】：".contains(c);
    let is_mark = |at: usize, c: char| at > 0 && c.width() == Some(0);
    text.chars().enumerate().find(|(at, c)| !is_known(*c) && !is_mark(*at, *c))
}
