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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_of_a_table_says_what_its_rows_are() {
        let row = |text: &str| Cell::Row { text: text.to_owned(), at: 0, heading: None };
        let is_row = |rows: &mut Rows| matches!(rows.cell(row("GRANT x")), Cell::Row { .. });
        let mut rows = Rows::default();
        rows.border();
        rows.cell(row("user"));
        rows.border();
        assert!(!is_row(&mut rows), "a row of another query");
        rows.border();
        rows.border();
        assert!(is_row(&mut rows), "another table without a heading");
        let mut rows = Rows::default();
        rows.cell(row("user"));
        rows.cell(Cell::Heading("app@h".to_owned()));
        assert!(is_row(&mut rows), "a row under a heading of SHOW GRANTS");
    }
}
