//! Decides by the heading of an answer whether its rows are statements of the server.

use super::{
    block::{Cell, is_heading},
    statement,
};

/// State of the table that is read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    is_begun: bool,
    is_behind_border: bool,
    /// Whether the heading is not that of `SHOW GRANTS`.
    is_foreign: bool,
}

impl Rows {
    /// Handles a border. Two borders without a row between them end one table and begin the next.
    pub(super) fn border(&mut self) {
        if self.is_behind_border {
            *self = Rows::default();
        }
        self.is_behind_border = true;
    }

    pub(super) fn cell(&mut self, cell: Cell) -> Cell {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        self.is_behind_border = false;
        match cell {
            Cell::Heading(_) => self.is_foreign = false,
            Cell::Row { text, at, .. } if self.is_foreign => return Cell::Value { text, at },
            Cell::Row { ref text, .. } if is_first => self.is_foreign = is_other_heading(text),
            _ => {}
        }
        cell
    }
}

/// Returns whether a first row is the heading of another answer than that of `SHOW GRANTS`. Some clients write only
/// `Grants` as its heading.
pub(super) fn is_other_heading(row: &str) -> bool {
    !is_heading(row) && !row.eq_ignore_ascii_case("grants") && !statement::begins(row)
}
