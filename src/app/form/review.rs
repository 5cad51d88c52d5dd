//! The rows of the review: what is wrong or risky, the gravest first, then the steps.

use std::cmp::Reverse;

use super::{Form, Spot};
use crate::{
    app::App,
    domain::{
        fields::FieldId,
        rule::{Issue, Risk},
        steps::{STEPS, StepId},
    },
};

/// A row of the review that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewRow {
    /// One of `Form::review_problems`, by its place from 0.
    Problem(usize),
    /// What a step holds.
    Step(StepId),
}

/// The field that a problem is about; `None` where the service would refuse every request.
pub(crate) fn subject(issue: &Issue) -> Option<FieldId> {
    (issue.risk != Risk::Refusal || issue.field != FieldId::Region).then_some(issue.field)
}

/// Places of grants that the review shows before it counts them instead.
pub(crate) const PLACES_SHOWN: usize = 6;
/// Lines of the review beside its problems and places: of the other steps, between its parts, and a few for texts that
/// are broken.
const OTHER_LINES: usize = 14;

impl Form {
    /// What the review lists above the steps: errors, warnings, then notes, the gravest first.
    pub fn review_problems(&self) -> Vec<&Issue> {
        let mut problems: Vec<&Issue> = self.issues.iter().chain(self.consequences.iter()).collect();
        problems.sort_by_key(|issue| (Reverse(issue.severity), issue.risk));
        problems
    }

    /// How many lines the review takes at the width of a usual terminal, about: how many of its texts are broken, only
    /// drawing knows.
    pub(crate) fn review_lines(&self) -> u16 {
        let lines = self.review_problems().len() + self.draft.grants.len().min(PLACES_SHOWN) + OTHER_LINES;
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Every row, in the order shown.
    pub fn review_rows(&self) -> Vec<ReviewRow> {
        let problems = (0..self.review_problems().len()).map(ReviewRow::Problem);
        let steps = STEPS.iter().copied().filter(|step| *step != StepId::Review).map(ReviewRow::Step);
        problems.chain(steps).collect()
    }

    /// Up and Down in the review, from that row.
    pub(super) fn move_review_row(&mut self, row: ReviewRow, by: isize) {
        let rows = self.review_rows();
        let at = rows.iter().position(|known| *known == row).unwrap_or(0);
        let last = rows.len().saturating_sub(1);
        if let Some(row) = rows.get(at.saturating_add_signed(by).min(last)) {
            self.focus.spot = Spot::Review(*row);
        }
    }
}

impl App {
    /// From the review to the step or the problem of a row.
    pub(super) fn open_review_row(&mut self, row: ReviewRow) {
        match row {
            ReviewRow::Step(step) => self.go_to(step),
            ReviewRow::Problem(at) => {
                let problem = self.form.review_problems().get(at).map(|issue| (issue.field, issue.item));
                if let Some((field, item)) = problem {
                    self.focus_on(field, item);
                }
            }
        }
    }
}
