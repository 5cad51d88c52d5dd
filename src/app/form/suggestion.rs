//! What is offered for the field in focus, and taken with one key.

use crate::{
    app::App,
    domain::{
        facts::NameState,
        fields::{FieldId, repair},
        rule::{Fix, Issue},
        schedule,
        values::{free_neighbours, suggest_prefix},
    },
};

impl App {
    /// What Right takes at the end of a text: the fix of what is wrong, else a suggestion.
    pub fn suggestion(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        let field = self.focus.field()?;
        if field == FieldId::Grants {
            return self.grant_suggestion();
        }
        let is_here = |issue: &&Issue| issue.item.is_none_or(|item| item == self.focus.row);
        let fix = self.shown_issues(field).filter(is_here).find_map(|issue| Some((issue.item, issue.fix.clone()?)));
        if let Some((item, fix)) = fix {
            return Some((field, item, fix));
        }
        match field {
            FieldId::Prefix if self.draft.prefix.is_empty() && !self.draft.name.is_empty() => {
                Some((field, None, Fix::Set(suggest_prefix(&self.draft.name))))
            }
            _ => None,
        }
    }

    pub(super) fn take_suggestion(&mut self) -> bool {
        if let Some((field, item, fix)) = self.suggestion() {
            repair(&mut self.draft, field, item, &fix);
            self.focus.row =
                self.focus.row.min(self.rows(field).max(usize::from(field == FieldId::Description) * self.focus.row));
            self.focus.caret = self.text().chars().count();
            return true;
        }
        match self.focus.field() {
            Some(FieldId::Rotate) if self.draft.rotate.is_none() => {
                self.draft.rotate = Some(true);
                self.draft.begin = schedule::format(schedule::suggestion(schedule::assumed_now(self.now)));
                "30".clone_into(&mut self.draft.every);
                true
            }
            Some(FieldId::Tags) if self.focus.column == 0 && self.focus.row < self.draft.tags.len() => {
                self.focus.column = 1;
                self.focus.caret = self.text().chars().count();
                true
            }
            _ => false,
        }
    }

    /// Names near the typed one that are probably free, while it is taken.
    pub fn free_names(&self) -> Vec<String> {
        match &self.lookups.name {
            Some(NameState::Taken(_)) => {
                free_neighbours(&self.draft.name, schedule::assumed_now(self.now).year(), |_| false)
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn take_free_name(&mut self) -> bool {
        let Some(name) = self.free_names().into_iter().next() else { return false };
        self.draft.name = name;
        self.focus.caret = self.text().chars().count();
        true
    }
}
