//! What is offered for the field in focus, and taken with one key.

use jiff::Timestamp;

use super::Form;
use crate::{
    app::App,
    domain::{
        fields::{FieldId, repair},
        rule::{Fix, Issue},
        schedule,
        values::suggest_prefix,
    },
};

impl App {
    /// What Right takes at the end of a text: the fix of what is wrong, else a suggestion.
    pub fn suggestion(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        let field = self.form.focus.field()?;
        if field == FieldId::Grants {
            return self.grant_suggestion();
        }
        let is_here = |issue: &&Issue| issue.item.is_none_or(|item| item == self.form.focus.row);
        let fix = self.shown_issues(field).filter(is_here).find_map(|issue| Some((issue.item, issue.fix.clone()?)));
        if let Some((item, fix)) = fix {
            return Some((field, item, fix));
        }
        match field {
            FieldId::Prefix if self.form.draft.prefix.is_empty() && !self.form.draft.name.is_empty() => {
                Some((field, None, Fix::Set(suggest_prefix(&self.form.draft.name))))
            }
            _ => None,
        }
    }

    pub(super) fn take_fix(&mut self) {
        let Some((field, item, fix)) = self.suggestion() else { return };
        repair(&mut self.form.draft, field, item, &fix);
        self.form.focus.row = self.form.focus.row.min(self.form.last_row(field));
        self.form.caret_to_end();
    }

    pub(super) fn take_free_name(&mut self) {
        let names = self.lookups.free_names(&self.form.draft.name, self.now);
        if let Some(name) = names.into_iter().next() {
            self.form.draft.name = name;
            self.form.caret_to_end();
        }
    }
}

impl Form {
    /// Switches the rotation on, with a time and a frequency.
    pub(super) fn take_rotation(&mut self, now: Timestamp) {
        self.draft.rotate = Some(true);
        self.draft.begin = schedule::format(schedule::suggestion(schedule::assumed_now(now)));
        "30".clone_into(&mut self.draft.every);
    }
}
