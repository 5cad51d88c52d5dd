//! Where the next key goes.

use jiff::civil::Date;

use super::ReviewRow;
use crate::domain::{
    fields::{FieldId, Kind},
    steps::StepId,
};

/// Where the next key goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The place on the screen.
    pub spot: Spot,
    /// The row of a list, from 0; one past the last is the row that adds one. In the description, the line.
    pub row: usize,
    /// The column of a pair: 0 the key, 1 the value.
    pub(crate) column: usize,
    /// The caret inside the text, in characters.
    pub caret: usize,
    /// The day under the cursor, while the calendar is open.
    pub(crate) calendar: Option<Date>,
}

/// A place on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A field.
    Field(FieldId),
    /// The rail of steps: the step that is shown, and the chosen place, 0 to 7 for the steps and 8 for the menu.
    Rail(StepId, usize),
    /// A row of the review.
    Review(ReviewRow),
}

impl Default for Focus {
    fn default() -> Focus {
        Focus { spot: Spot::Field(FieldId::Region), row: 0, column: 0, caret: 0, calendar: None }
    }
}

impl Focus {
    /// The field in focus.
    pub fn field(&self) -> Option<FieldId> {
        match self.spot {
            Spot::Field(field) => Some(field),
            Spot::Rail(..) | Spot::Review(_) => None,
        }
    }

    /// Whether the text in focus has a list under it.
    pub(crate) fn has_list(&self) -> bool {
        self.picker_field().is_some() || matches!(self.field(), Some(FieldId::Hosts | FieldId::Tags))
    }

    /// The field in focus, where it takes a row of the list under it.
    pub(crate) fn picker_field(&self) -> Option<FieldId> {
        self.field().filter(|field| field.spec().kind == Kind::Picker)
    }

    /// The step on the screen.
    pub fn step(&self) -> StepId {
        match self.spot {
            Spot::Field(field) => field.spec().step,
            Spot::Rail(step, _) => step,
            Spot::Review(_) => StepId::Review,
        }
    }
}
