//! Which row of a list is marked. Enter takes the marked row, in every list of the wizard in which one types; where what
//! was typed can be taken too, it is a row of its own.

/// Whether what was typed can be taken, and where its row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TypedRow {
    /// The text only filters the rows.
    None,
    /// Behind the rows: one of them is wanted, and the text counts where the user moves to it or nothing else is left.
    #[default]
    Last,
    /// Before the rows, which are only offered: the text counts until the user moves to one of them.
    First,
}

/// The rows that a list has at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ListRows {
    /// The rows beside the one for what was typed.
    pub(crate) count: usize,
    /// The row for what was typed.
    pub(crate) typed: TypedRow,
    /// The row that is marked until the user moves: the one that says what was typed, else the best.
    pub(crate) best: usize,
}

/// What Enter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkedRow {
    Row(usize),
    Typed,
    Nothing,
}

impl MarkedRow {
    /// Its place among `count` rows and the one for what was typed, which stands at `typed`; `None` where none is marked.
    pub(crate) fn shown_place(self, typed: TypedRow, count: usize) -> Option<usize> {
        match (self, typed) {
            (MarkedRow::Row(at), TypedRow::First) => Some(at + 1),
            (MarkedRow::Row(at), TypedRow::Last | TypedRow::None) => Some(at),
            (MarkedRow::Typed, TypedRow::First) => Some(0),
            (MarkedRow::Typed, TypedRow::Last) => Some(count),
            (MarkedRow::Typed, TypedRow::None) | (MarkedRow::Nothing, _) => None,
        }
    }
}

/// The mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The row that the user has moved to; the one behind the last is the typed text. `None` before that.
    moved: Option<usize>,
}

impl Marked {
    /// What is marked, and Enter takes.
    pub(crate) fn taken(self, rows: ListRows) -> MarkedRow {
        match self.moved.unwrap_or(rows.best) {
            _ if self.moved.is_none() && rows.typed == TypedRow::First => MarkedRow::Typed,
            at if at < rows.count => MarkedRow::Row(at),
            _ if rows.typed == TypedRow::None => rows.count.checked_sub(1).map_or(MarkedRow::Nothing, MarkedRow::Row),
            _ => MarkedRow::Typed,
        }
    }

    /// Whether the user has moved to what is marked.
    pub(crate) fn has_moved(self) -> bool {
        self.moved.is_some()
    }

    /// Forgets the moves: the text or the rows are others.
    pub(crate) fn reset(&mut self) {
        self.moved = None;
    }

    /// Marks a row, as where it has another place among new rows.
    pub(crate) fn keep(&mut self, row: usize) {
        if self.moved.is_some() {
            self.moved = Some(row);
        }
    }

    /// Marks a place; the one behind the rows is what was typed.
    pub(crate) fn go_to(&mut self, place: usize, rows: ListRows) {
        let is_typed = rows.typed == TypedRow::First && place >= rows.count;
        self.moved = (!is_typed).then(|| place.min(Marked::last(rows)));
    }

    /// The last place that can be marked.
    fn last(rows: ListRows) -> usize {
        if rows.typed == TypedRow::Last { rows.count } else { rows.count.saturating_sub(1) }
    }

    /// Whether there is anything else to mark.
    pub(crate) fn has_choice(rows: ListRows) -> bool {
        rows.typed == TypedRow::First || Marked::last(rows) > 0
    }

    /// Moves the mark by `by` rows; before the first row of an offer is what was typed. `false` where it could not move.
    pub(crate) fn step(&mut self, by: isize, rows: ListRows) -> bool {
        let before = self.taken(rows);
        self.moved = match (before, rows.typed) {
            (MarkedRow::Typed, TypedRow::First) => (by > 0 && rows.count > 0).then_some(0),
            (MarkedRow::Row(0), TypedRow::First) if by < 0 => None,
            (before, _) => {
                let at = if let MarkedRow::Row(at) = before { at } else { rows.count };
                Some(at.saturating_add_signed(by).min(Marked::last(rows)))
            }
        };
        self.taken(rows) != before
    }
}

/// The rows that a page moves by in a body of so many columns and lines: a third of the lines. Every list has as many rows
/// in sight, so that none is skipped.
pub(crate) fn page_in((_, lines): (u16, u16)) -> isize {
    (lines / 3).max(1).cast_signed().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize, typed: TypedRow) -> ListRows {
        ListRows { count, typed, best: 0 }
    }

    #[test]
    fn a_list_to_take_from_marks_its_best_row_and_the_text_is_behind_the_last() {
        let (mut marked, list) = (Marked::default(), rows(2, TypedRow::Last));
        assert_eq!(marked.taken(list), MarkedRow::Row(0));
        assert!(marked.step(1, list) && marked.step(1, list));
        assert_eq!(marked.taken(list), MarkedRow::Typed);
        assert!(!marked.step(1, list));
        assert_eq!(Marked::default().taken(ListRows { best: 1, ..list }), MarkedRow::Row(1));
        assert_eq!(Marked::default().taken(rows(0, TypedRow::Last)), MarkedRow::Typed);
    }

    #[test]
    fn what_is_only_offered_is_marked_once_the_user_moves_to_it() {
        let (mut marked, list) = (Marked::default(), rows(2, TypedRow::First));
        assert_eq!(marked.taken(list), MarkedRow::Typed);
        assert!(!marked.step(-1, list));
        assert!(marked.step(1, list));
        assert_eq!(marked.taken(list), MarkedRow::Row(0));
        assert!(marked.step(-1, list));
        assert_eq!(marked.taken(list), MarkedRow::Typed);
        assert!(!marked.step(1, rows(0, TypedRow::First)));
    }

    #[test]
    fn a_list_that_is_only_filtered_takes_no_text() {
        let mut marked = Marked::default();
        assert_eq!(marked.taken(rows(0, TypedRow::None)), MarkedRow::Nothing);
        assert!(marked.step(9, rows(2, TypedRow::None)));
        assert_eq!(marked.taken(rows(2, TypedRow::None)), MarkedRow::Row(1));
    }
}
