//! The form: how keys move through the fields and change the draft.

mod choices;
mod focus;
mod moment;
mod moves;
mod navigation;
mod paste;
mod suggestion;
mod text;

pub use self::focus::{Focus, Spot};
use super::{App, Saved, Screen, editor::Editor, history::History};
use crate::domain::{
    draft::Draft,
    fields::{FieldId, Kind},
    steps::StepId,
    values::suggest_prefix,
};

impl App {
    /// Opens the form on a draft.
    pub fn begin(&mut self, draft: Draft, id: Option<String>) {
        // Nothing of the draft before is left any more.
        self.focus = Focus::default();
        self.is_new = id.is_none() && draft != Draft::default();
        self.draft = draft;
        if self.draft.region.is_empty() {
            self.draft.region = self.default_region().to_owned();
        }
        self.draft_id = id.unwrap_or_else(|| self.now.strftime("%Y%m%dT%H%M%S%3f").to_string());
        self.screen = Screen::Form;
        self.history = History::default();
        self.editor = Editor::default();
        self.editor.put_back(&self.draft.unadded);
        self.saved = if self.is_new { Saved::Pending } else { Saved::Nothing };
        self.has_twin = false;
        self.leaving = None;
        self.touched.clear();
        self.seen.clear();
        self.is_attempted = false;
        self.refusal = None;
        self.set_submission_aside();
        self.recheck();
        self.go_to(StepId::Target);
    }

    /// The region that a new draft begins with: the flag's, else the environment's or the profile's.
    pub fn default_region(&self) -> &str {
        if self.launch.region.is_empty() {
            self.profile.region.as_ref().map_or("", |(region, _)| region.as_str())
        } else {
            &self.launch.region
        }
    }

    /// Enter: confirms what is in focus and goes on.
    pub(in crate::app) fn confirm(&mut self) {
        let field = match self.focus.spot {
            Spot::Field(field) => field,
            Spot::Rail(_, chosen) => return self.open_rail(chosen),
            Spot::Review(line) => return self.open_review_line(line),
        };
        match field.spec().kind {
            Kind::Picker => self.take_row(),
            Kind::List if self.focus.row < self.draft.hosts.len() && !self.text().is_empty() => {
                return self.move_to_row(self.focus.row + 1);
            }
            Kind::Pairs if self.focus.row < self.draft.tags.len() => {
                if self.focus.column == 0 {
                    self.focus.column = 1;
                    self.focus.caret = self.text().chars().count();
                    return;
                }
                return self.move_to_row(self.focus.row + 1);
            }
            Kind::Lines => return self.break_line(),
            Kind::Moment => {
                if let Some(day) = self.focus.calendar.take() {
                    self.put_day(day);
                }
                self.resolve_begin();
            }
            Kind::Text if field == FieldId::Prefix && self.draft.prefix.is_empty() => {
                self.draft.prefix = suggest_prefix(&self.draft.name);
            }
            Kind::List | Kind::Pairs | Kind::Text | Kind::Grants | Kind::Switch | Kind::Number | Kind::Choice(_) => {}
        }
        self.next_field();
    }
}
