//! Rules R1 to R17 of docs/api.md. Each file finds the issues of its own fields; this one sorts them in the order of
//! the form.

mod hosts;
mod key;
mod labels;
mod letters;
mod matrix;
mod name;
mod objects;
mod places;
mod privileges;
mod region;
mod repair;
mod rotation;
mod size;
mod target;
mod units;

use unicode_width::UnicodeWidthChar as _;

use super::{
    alike::code_point,
    draft::Draft,
    endpoint::Site,
    facts::{Facts, Setting},
    fields::{FIELDS, FieldId, Kind},
    grants::Place,
    rule::{Arg, Fix, Issue, Message, Severity},
    unadded,
    unseen::is_unseen,
};
use crate::{
    catalog::{Catalog, Product},
    domain::values::grouped,
    wire::secrets::NewSecret,
};

pub use repair::repair;
pub(crate) use target::NOT_DATABASES;

/// The draft to check, and what is known about its surroundings.
#[derive(Clone, Copy)]
pub(super) struct CheckInput<'a> {
    pub(super) draft: &'a Draft,
    pub(super) catalog: &'a Catalog,
    pub(super) facts: &'a Facts,
    pub(super) setting: &'a Setting,
}

impl<'a> CheckInput<'a> {
    /// Returns the product with the name of the draft, ignoring case. Without a name it is the product that the
    /// instance id belongs to.
    fn product(&self) -> Option<&'a Product> {
        let name = self.draft.product.trim();
        if name.is_empty() {
            return self.catalog.product_of("", &self.draft.instance);
        }
        self.catalog.products().iter().find(|product| product.name.eq_ignore_ascii_case(name))
    }
}

/// Finds every issue of a draft and of the body made from it. Issues are sorted by field as in `FIELDS`; those of a
/// whole field come before those of its rows.
pub(super) fn find(case: &CheckInput<'_>, body: &NewSecret) -> Vec<Issue> {
    let mut found = Vec::new();
    target::find(case, &mut found);
    name::find(case, &mut found);
    hosts::find(case, &mut found);
    not_added(case, &mut found);
    units::find(case, &mut found);
    labels::find(case, &mut found);
    rotation::find(case, &mut found);
    key::find(case, &mut found);
    size::find(body, &mut found);
    every_field(case, &mut found);
    found.sort_by_key(|issue| (issue.field, issue.item));
    found
}

/// Checks what holds for every field, in addition to the file of its step: the international site does not know the
/// fields of the China site (R16), and a text of one line has no invisible characters.
fn every_field(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    for row in FIELDS.iter().filter(|row| !row.is_empty(case.draft)) {
        if row.is_china_only && case.setting.site == Site::Intl {
            // Its value does not matter then.
            found.retain(|issue| issue.field != row.id);
            let message = Message::new("rule-field-china-only").with("field", row.api);
            found.push(error(row.id, "R16", message).fixed(Fix::Clear));
        } else if row.kind == Kind::Text && found.iter().all(|issue| issue.field != row.id) {
            found.extend(row.text(case.draft).and_then(|text| letters::unseen(row.id, "text", text)));
        }
    }
}

/// Reports lines that were typed as a grant but not added.
fn not_added(case: &CheckInput<'_>, found: &mut Vec<Issue>) {
    let message = unadded::told(&case.draft.unadded, case.product());
    found.extend(message.map(|message| error(FieldId::Grants, "grant line", message)));
}

fn error(field: FieldId, code: &'static str, message: Message) -> Issue {
    Issue::new(Severity::Error, field, code, message)
}

fn warning(field: FieldId, code: &'static str, message: Message) -> Issue {
    Issue::new(Severity::Warning, field, code, message)
}

fn note(field: FieldId, code: &'static str, message: Message) -> Issue {
    Issue::new(Severity::Note, field, code, message)
}

/// Finds an invisible character or a blank at an end of a text. A blank is only a warning: it would be sent.
fn blank_ends(field: FieldId, code: &'static str, text: &str) -> Option<Issue> {
    if let Some(issue) = letters::unseen(field, code, text) {
        return Some(issue);
    }
    let trimmed = text.trim();
    if trimmed.is_empty() && !text.is_empty() {
        let message = Message::new("rule-blank-only").with("field", field.spec().api);
        return Some(warning(field, code, message).fixed(Fix::Clear));
    }
    let message = Message::new("rule-blank-ends").with("field", field.spec().api).with("text", shown(trimmed));
    (trimmed != text).then(|| warning(field, code, message).fixed(Fix::Set(trimmed.to_owned())))
}

/// Prepares a text for a message: at most 40 columns, with invisible characters replaced.
pub(super) fn shown(text: &str) -> String {
    const CELLS: usize = 40;
    let visible = |c: char| if is_unseen(c) { '\u{fffd}' } else { c };
    let mut kept = String::new();
    let mut width = 0;
    // Remember where to cut, so that the last column is free for `…` if a later character does not fit.
    let mut cut = None;
    for c in text.chars().map(visible) {
        width += c.width().unwrap_or(0).max(1);
        if width >= CELLS && cut.is_none() {
            cut = Some(kept.len());
        }
        if width > CELLS {
            kept.truncate(cut.unwrap_or(0));
            kept.push('…');
            return kept;
        }
        kept.push(c);
    }
    kept
}

/// Adds the variables `kind` and `char`, which name a character.
fn named(message: Message, c: char) -> Message {
    let kind = match c {
        ' ' => "space",
        '\t' => "tab",
        '\n' | '\r' => "line",
        _ => "other",
    };
    let is_seen = !is_unseen(c) && !c.is_whitespace() && c.width().is_some_and(|width| width > 0);
    let text = if is_seen { c.to_string() } else { code_point(c) };
    message.with("kind", kind).with("char", text)
}

/// Adds the variables `place` and `level`, which name the place of a unit.
fn named_place(message: Message, place: &Place) -> Message {
    message.with("place", shown(&place.to_string())).with("level", place.level())
}

/// Names every word: a privilege that is only counted is not seen.
fn listed(words: &[&str]) -> Arg {
    Arg::List(words.iter().map(|word| shown(word)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_shows_is_short_and_visible() {
        assert_eq!(shown("a\nb\u{202e}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(shown(&"支".repeat(41)).chars().count(), 20);
        assert_eq!(shown(&"a".repeat(40)), "a".repeat(40));
        assert_eq!(shown(&"a".repeat(41)), "a".repeat(39) + "…");
    }
}
