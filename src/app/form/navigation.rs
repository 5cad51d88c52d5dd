//! The way through the form: to a field, a step, the rail, the next problem, and out of each of them.

use super::{Focus, Form, ReviewRow, Spot};
use crate::{
    app::{App, Screen, editor::Editor, overlay::Overlay},
    domain::{
        fields::{FIELDS, FieldId, FieldSpec, Kind},
        rule::Severity,
        steps::{STEPS, StepId},
    },
};

impl App {
    /// The fields of a step that are offered; the one in focus stays until it is left.
    pub fn offered(&self, step: StepId) -> Vec<&'static FieldSpec> {
        let site = self.site();
        let is_here = |field: FieldId| self.form.focus.field() == Some(field);
        step.fields().filter(|field| field.is_offered(site, &self.form.draft) || is_here(field.id)).collect()
    }

    /// Enters a step: its first error, else its first empty required field, else its first field.
    pub fn go_to(&mut self, step: StepId) {
        self.leave();
        self.screen = Screen::Form;
        if step == StepId::Review {
            let before = self.form.focus.step();
            if before != StepId::Review {
                self.form.before_review = Some(before);
            }
            self.form.from_review = None;
            self.form.seen.extend(STEPS);
            let first = self.form.review_rows().first().map_or(ReviewRow::Step(StepId::Target), |row| *row);
            self.form.focus = Focus { spot: Spot::Review(first), ..Focus::default() };
            return;
        }
        let fields = self.offered(step);
        let faulty =
            self.form.issues().iter().find(|issue| {
                issue.severity == Severity::Error && self.is_shown(issue) && issue.field.spec().step == step
            });
        let empty = fields.iter().find(|field| field.is_required && field.is_empty(&self.form.draft));
        let first = empty.or(fields.first()).map_or(FieldId::Region, |field| field.id);
        let (field, item) = faulty.map_or((first, None), |issue| (issue.field, issue.item));
        self.focus_on(field, item);
    }

    /// Puts the focus on a field, at a row where one is named.
    pub fn focus_on(&mut self, field: FieldId, item: Option<usize>) {
        if self.form.focus.field() != Some(field) {
            self.leave();
        }
        self.screen = Screen::Form;
        let step = field.spec().step;
        if let Spot::Review(row) = self.form.focus.spot {
            self.form.from_review = Some(step);
            self.form.review_row = Some(row);
        }
        self.form.from_review.take_if(|opened| *opened != step);
        self.form.is_opened_on_review &= self.form.from_review.is_some();
        self.form.seen.insert(step);
        self.form.focus = Focus { spot: Spot::Field(field), ..Focus::default() };
        self.form.focus.row = item.unwrap_or_else(|| self.form.rows(field));
        self.lay_dialog_aside();
        match field.spec().kind {
            Kind::Grants => match item {
                Some(unit) => self.with_seen(|editor, seen| editor.show(unit, seen)),
                None => self.with_seen(Editor::entered_from_front),
            },
            Kind::Lines => self.form.focus.row = self.form.last_row(field),
            Kind::Picker
            | Kind::Text
            | Kind::List
            | Kind::Pairs
            | Kind::Switch
            | Kind::Moment
            | Kind::Number
            | Kind::Choice(_) => {}
        }
        self.form.caret_to_end();
        self.form.is_revealed = self.form.has_been_at(field);
        self.form.reveal_wait = 0;
        self.form.begin_list(&self.lookups);
    }

    /// Leaves the field in focus: its problems may be shown, words for a date become the date, and rows without a text
    /// are dropped.
    pub(super) fn leave(&mut self) {
        self.form.history.pause();
        let Some(field) = self.form.focus.field() else { return };
        self.form.touched.insert(field);
        match field.spec().kind {
            Kind::Moment => self.form.resolve_begin(self.now),
            Kind::Grants => self.leave_grants(),
            _ => self.form.drop_empty_rows(field),
        }
    }

    /// To the next field, over the step's end into the next step.
    pub(in crate::app) fn next_field(&mut self) {
        let step = self.form.focus.step();
        let fields = self.offered(step);
        let at = fields.iter().position(|field| Some(field.id) == self.form.focus.field());
        match at.and_then(|at| fields.get(at + 1)) {
            Some(next) => self.focus_on(next.id, None),
            None if self.form.from_review == Some(step) => self.return_to_review(),
            None => self.go_to(StepId::from_number(step.number() + 1).unwrap_or(StepId::Review)),
        }
    }

    /// To the field before; from the first one into the rail.
    pub(in crate::app) fn previous_field(&mut self) {
        let step = self.form.focus.step();
        let fields = self.offered(step);
        match fields.iter().position(|field| Some(field.id) == self.form.focus.field()) {
            Some(at) if at > 0 => self.focus_on(fields[at - 1].id, None),
            _ => {
                self.leave();
                self.form.focus = Focus { spot: Spot::Rail(step, step.number() - 1), ..Focus::default() };
            }
        }
    }

    /// Back to the row of the review that opened the step, if it is still there.
    fn return_to_review(&mut self) {
        let (row, before) = (self.form.review_row, self.form.before_review);
        self.go_to(StepId::Review);
        // The step that the review opened is not where one came from.
        self.form.before_review = before;
        if let Some(row) = row.filter(|row| self.form.review_rows().contains(row)) {
            self.form.focus.spot = Spot::Review(row);
        }
    }

    /// A step back, or back to the review that opened the step; from the review to the step from which one came to it; from
    /// the first one the question whether to leave.
    pub(in crate::app) fn step_back(&mut self) {
        let step = self.form.focus.step();
        if self.form.from_review == Some(step) {
            return self.return_to_review();
        }
        let before = self.form.before_review.filter(|_| step == StepId::Review);
        match before.or_else(|| StepId::from_number(step.number() - 1)) {
            Some(step) => {
                self.go_to(step);
                // Else a way back from the review would lead to it again.
                self.form.from_review = None;
                if step == StepId::Grants {
                    self.with_seen(Editor::entered_from_back);
                }
            }
            None => self.overlays.push(Overlay::Leave { selected: 0 }),
        }
    }

    pub(super) fn open_rail(&mut self, chosen: usize) {
        match StepId::from_number(chosen + 1) {
            Some(step) => self.go_to(step),
            None => self.overlays.push(Overlay::Menu { selected: 0 }),
        }
    }

    /// To the next problem.
    pub(in crate::app) fn next_problem(&mut self) {
        if let Some((field, item)) = self.form.next_problem() {
            self.form.touched.insert(field);
            self.focus_on(field, item);
            self.form.is_revealed = true;
        }
    }
}

impl Form {
    /// The field and the item of the next problem: errors first, then warnings; over the end to the first.
    fn next_problem(&self) -> Option<(FieldId, Option<usize>)> {
        let level = if self.count(Severity::Error) > 0 { Severity::Error } else { Severity::Warning };
        let found = self.issues.iter().filter(|issue| issue.severity == level);
        let problems: Vec<(FieldId, Option<usize>)> = found.map(|issue| (issue.field, issue.item)).collect();
        let here = (self.focus.field(), self.focus.row);
        let order = |field: FieldId, row: usize| (FIELDS.iter().position(|spec| spec.id == field), row);
        let after = here.0.map(|field| order(field, here.1));
        let is_next = |(field, item): &&(FieldId, Option<usize>)| {
            after.is_none_or(|after| order(*field, item.unwrap_or(0)) > after) && here.0 != Some(*field)
                || here.0 == Some(*field) && item.is_some_and(|item| item > here.1)
        };
        problems.iter().find(is_next).or(problems.first()).copied()
    }
}
