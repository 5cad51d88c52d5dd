//! The form: how keys move through the fields and change the draft.

mod choices;
pub(super) mod commands;
mod focus;
mod moment;
mod moves;
mod navigation;
mod paste;
mod review;
mod suggestion;
mod text;

pub use self::focus::{Focus, Spot};
pub(super) use self::paste::PasteReply;
pub(crate) use self::paste::answered;
pub use self::review::ReviewRow;
pub(crate) use self::review::{PLACES_SHOWN, subject};
use std::collections::BTreeSet;

use super::{App, Saved, Screen, editor::Editor, history::History, picker::Picker};
use crate::domain::{
    draft::Draft,
    fields::{FieldId, Kind},
    request::Request,
    rule::{Issue, Message, Severity},
    steps::StepId,
    values::suggest_prefix,
};

/// The draft and where it is edited.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and any mix of them can be")]
pub struct Form {
    /// What was typed.
    pub draft: Draft,
    /// The name of the file that keeps the draft.
    pub draft_id: String,
    /// Whether the draft is kept.
    pub saved: Saved,
    /// Whether the draft was begun with a content that was never saved.
    pub(super) is_new: bool,
    /// Whether another draft of the same name was seen on disk.
    pub(super) has_twin: bool,
    /// A message about a draft that could not be deleted.
    pub(super) undeleted: Option<Message>,
    /// The exit code with which the program ends once the draft is kept, or gone.
    pub(super) leaving: Option<u8>,
    /// Undo and redo.
    pub history: History,
    /// Where the next key goes.
    pub focus: Focus,
    /// The list under a field.
    pub picker: Picker,
    /// The step that was opened from the review, and leads back to it.
    pub(super) from_review: Option<StepId>,
    /// The step from which one came to the review.
    before_review: Option<StepId>,
    /// The row of the review that opened it.
    review_row: Option<ReviewRow>,
    /// Whether the draft was opened from elsewhere on the review, which Esc then leaves the same way.
    pub(super) is_opened_on_review: bool,
    /// Steps that were seen.
    pub(crate) seen: BTreeSet<StepId>,
    /// Fields that were left once, so that their problems are shown.
    pub(in crate::app) touched: BTreeSet<FieldId>,
    /// Whether sending was tried, so that every problem is shown.
    pub(in crate::app) is_attempted: bool,
    /// Whether the problems of the field in focus may be shown.
    pub(in crate::app) is_revealed: bool,
    /// What a refusal said about a field, until its value changes.
    pub(crate) refusal: Option<RefusedValue>,
    pub(super) request: Option<Request>,
    pub(super) issues: Vec<Issue>,
    /// What the draft leads to and the review names beside the issues.
    pub(super) consequences: Vec<Issue>,
    pub(super) waits: u64,
    pub(super) reveal_wait: u64,
    /// Whether the latest change came from undo or redo, and must not be noted as a new one.
    pub(super) is_time_travel: bool,
}

/// A refusal that stands under its field like a local error.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RefusedValue {
    /// The field.
    pub(crate) field: FieldId,
    /// What the service said.
    pub(crate) message: Message,
    /// The draft then: the refusal goes once the field has another value.
    pub(crate) draft: Box<Draft>,
}

impl Form {
    /// Every issue of the draft, in the order of the form.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The request, where no issue is an error.
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// The issues of a level.
    pub fn count(&self, severity: Severity) -> usize {
        self.issues.iter().filter(|issue| issue.severity == severity).count()
    }

    /// Whether an issue may be shown while that screen is open: its field was left, or is in focus and the user stopped
    /// typing, or sending was tried.
    pub(super) fn is_shown(&self, issue: &Issue, screen: Screen) -> bool {
        if self.is_choosing(issue, screen) {
            return false;
        }
        if self.is_attempted {
            return true;
        }
        let in_focus = self.focus.field() == Some(issue.field) && screen == Screen::Form;
        match issue.item {
            Some(item) if in_focus && item == self.focus.row => self.is_revealed,
            Some(_) if in_focus => true,
            None if in_focus => self.is_revealed,
            _ => self.touched.contains(&issue.field),
        }
    }

    /// Whether an issue is about a text that is not complete: its letters only choose in an open list, are words for a
    /// moment that become one when the field is left, or the value of a tag is typed after its key.
    fn is_choosing(&self, issue: &Issue, screen: Screen) -> bool {
        let is_here = self.focus.field() == Some(issue.field) && issue.item.is_none_or(|item| item == self.focus.row);
        if !is_here {
            return false;
        }
        match issue.message.id {
            "rule-begin-form" => screen == Screen::Form,
            "rule-tag-value-missing" => screen == Screen::Form && self.focus.column == 1,
            _ => {
                issue.severity < Severity::Error
                    && self.focus.picker_field().is_some()
                    && self.picker.is_open
                    && !self.picker.matches().is_empty()
            }
        }
    }

    /// Whether sending was tried or the field was left, so that its problems are shown.
    pub(super) fn has_been_at(&self, field: FieldId) -> bool {
        self.is_attempted || self.touched.contains(&field)
    }
}

impl App {
    /// Opens the form on a draft.
    pub(crate) fn begin(&mut self, draft: Draft, id: Option<String>) {
        let is_new = id.is_none() && draft != Draft::default();
        // Of the draft before only the timers are left.
        self.form = Form {
            draft,
            draft_id: id.unwrap_or_else(|| self.now.strftime("%Y%m%dT%H%M%S%3f").to_string()),
            is_new,
            saved: if is_new { Saved::Pending } else { Saved::Nothing },
            undeleted: self.form.undeleted.take(),
            waits: self.form.waits,
            ..Form::default()
        };
        if self.form.draft.region.is_empty() {
            self.session.default_region().clone_into(&mut self.form.draft.region);
        }
        self.screen = Screen::Form;
        self.start.left = None;
        self.editor = Editor::default();
        self.overlays.close_dialog();
        self.editor.put_back(&self.form.draft.unadded);
        self.submission.set_aside();
        self.recheck();
        self.go_to(StepId::Target);
    }

    /// Enter: confirms what is in focus and goes on.
    pub(in crate::app) fn confirm(&mut self) {
        let field = match self.form.focus.spot {
            Spot::Field(field) => field,
            Spot::Rail(_, chosen) => return self.open_rail(chosen),
            Spot::Review(row) => return self.open_review_row(row),
        };
        match field.spec().kind {
            // Enter on a list that was not touched would take its first region, which is hardly the right one.
            Kind::Picker if self.form.has_no_region() => {
                self.session.notice = Some(Message::new("region-untouched"));
                return;
            }
            Kind::Picker => self.form.take_row(&self.lookups),
            Kind::List | Kind::Pairs => {
                self.form.take_row(&self.lookups);
                let (row, column) = (self.form.focus.row, self.form.focus.column);
                let is_row = row < self.form.rows(field);
                if is_row && field.spec().kind == Kind::Pairs && column == 0 {
                    return self.form.move_to_column(1, &self.lookups);
                }
                if is_row && (field.spec().kind == Kind::Pairs || !self.form.text().is_empty()) {
                    return self.form.move_to_row(row + 1, &self.lookups);
                }
            }
            Kind::Lines => return self.form.insert_lines("\n"),
            Kind::Moment => {
                if let Some(day) = self.form.focus.calendar.take() {
                    self.form.put_day(day, self.now);
                }
                self.form.resolve_begin(self.now);
            }
            Kind::Text if field == FieldId::Prefix && self.form.draft.prefix.is_empty() => {
                self.form.draft.prefix = suggest_prefix(&self.form.draft.name);
            }
            Kind::Text | Kind::Grants | Kind::Switch | Kind::Number | Kind::Choice(_) => {}
        }
        self.next_field();
    }
}
