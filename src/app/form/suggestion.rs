//! What is offered for the field in focus, and taken with one key.

use jiff::Timestamp;

use super::Form;
use crate::{
    app::App,
    domain::{
        fields::{FieldId, repair},
        rule::{Fix, Issue},
        schedule,
        values::{RotationDays, suggest_prefix},
    },
};

impl App {
    /// What Right takes at the end of a text: the fix of what is wrong, else a suggestion. A fix that only takes away is
    /// on a key of its own.
    pub(crate) fn suggestion(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        if let Some(fix) = self.field_fix() {
            return Some(fix).filter(|(.., fix)| !fix.removes());
        }
        let field = self.form.focus.field()?;
        match field {
            FieldId::Prefix if self.form.draft.prefix.is_empty() && !self.form.draft.name.is_empty() => {
                Some((field, None, Fix::Set(suggest_prefix(&self.form.draft.name))))
            }
            _ => None,
        }
    }

    /// The fix of what is wrong where the focus is, in a field that has no privileges.
    pub(crate) fn field_fix(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        let field = self.form.focus.field().filter(|field| *field != FieldId::Grants)?;
        let is_here = |issue: &&Issue| issue.item.is_none_or(|item| item == self.form.focus.row);
        let mut issues = self.shown_issues(field).filter(is_here);
        issues.find_map(|issue| Some((field, issue.item, issue.fix.clone()?)))
    }

    pub(super) fn take_fix(&mut self, fix: Option<(FieldId, Option<usize>, Fix)>) {
        let Some((field, item, fix)) = fix else { return };
        repair(&mut self.form.draft, field, item, &fix);
        self.form.focus.row = self.form.focus.row.min(self.form.last_row(field));
        self.form.caret_to_end();
    }

    pub(super) fn take_free_name(&mut self) {
        let names = self.free_names();
        if let Some(name) = names.into_iter().next() {
            self.form.draft.name = name;
            self.form.caret_to_end();
        }
    }
}

impl Form {
    /// Fills in what rotation needs after it was switched on. What was filled in so goes when it is switched off.
    pub(super) fn rotation_switched(&mut self, now: Timestamp) {
        if self.draft.rotate == Some(true) {
            return self.take_rotation(now);
        }
        let (begin, every) = usual_rotation(now);
        if (&self.draft.begin, &self.draft.every) == (&begin, &every) {
            self.draft.begin.clear();
            self.draft.every.clear();
        }
    }

    /// Switches the rotation on. An empty time and an empty frequency are filled in, because without a frequency the
    /// service rotates every day.
    pub(super) fn take_rotation(&mut self, now: Timestamp) {
        let (begin, every) = usual_rotation(now);
        self.draft.rotate = Some(true);
        if self.draft.begin.is_empty() {
            self.draft.begin = begin;
        }
        if self.draft.every.is_empty() {
            self.draft.every = every;
        }
    }
}

/// The first run and the days between runs that are offered, as texts of a draft.
fn usual_rotation(now: Timestamp) -> (String, String) {
    let begin = schedule::suggestion(schedule::assumed_now(now));
    (schedule::format(begin), RotationDays::USUAL_LEAST.to_string())
}
