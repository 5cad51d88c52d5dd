//! The list under a field: filtered as one types, by words first and fuzzily only where no row holds them all. Under a
//! field that takes one of its rows the best row is marked; where the rows are only guessed or offered, what was typed is
//! until the user moves to one.

use std::collections::BTreeSet;

use super::{
    guess::{self, PART, SearchText},
    marked::{ListRows, Marked, MarkedRow, TypedRow},
};

/// Rows that are compared with what was typed, so that a letter costs as little in a list of 100,000 rows.
const MOST_COMPARED: usize = 2_000;

/// Which rows are left, and which one is chosen.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// Whether the list is on the screen.
    pub(crate) is_open: bool,
    /// Where what was typed stands among the rows, where something was.
    typed: TypedRow,
    /// Which of the rows is marked, by its place in [`Picker::matches`].
    marked: Marked,
    /// The place in [`Picker::matches`] that is marked until the user moves.
    best: usize,
    /// The row that is in use now, which is marked while nothing is typed.
    current: Option<usize>,
    /// The text at which the user has opened the list: while it is a row, and the text, all rows are shown.
    pub(crate) opened_at: Option<String>,
    /// Rows that stand behind the others, because they can hardly be meant.
    last: Vec<bool>,
    /// How many rows there were.
    rows: usize,
    found: Matches,
    /// What shorter queries have found, so that erasing is as quick as moving.
    earlier: Vec<Matches>,
}

/// What a query has found.
#[derive(Clone, Debug, Default)]
struct Matches {
    query: String,
    /// Indexes into the rows, best first.
    rows: Vec<u32>,
    /// Whether no row holds every word of the query, so that the matches are guesses.
    is_fuzzy: bool,
}

impl Picker {
    /// Rows that fit, best first, as indexes into the rows.
    pub(crate) fn matches(&self) -> &[u32] {
        &self.found.rows
    }

    /// Whether no row holds every word, so that the rows are guesses.
    pub(crate) fn is_fuzzy(&self) -> bool {
        self.found.is_fuzzy
    }

    /// The place in [`Picker::matches`] around which the list is shown.
    pub(crate) fn place(&self) -> usize {
        match self.taken() {
            MarkedRow::Row(place) => place,
            MarkedRow::Typed if self.list().typed == TypedRow::First => 0,
            MarkedRow::Typed | MarkedRow::Nothing => self.found.rows.len().saturating_sub(1),
        }
    }

    /// What is marked, and Enter takes: a place in [`Picker::matches`].
    pub(crate) fn taken(&self) -> MarkedRow {
        self.marked.taken(self.list())
    }

    fn list(&self) -> ListRows {
        let typed = match self.typed {
            TypedRow::Last if self.found.query.is_empty() => TypedRow::None,
            // A guess never takes the place of what was typed by itself.
            TypedRow::Last if self.found.is_fuzzy => TypedRow::First,
            typed => typed,
        };
        ListRows { count: self.found.rows.len(), typed, best: self.best }
    }

    /// Where the row for what was typed stands, where one is wanted of the rows.
    pub(crate) fn typed_row(&self) -> TypedRow {
        if self.typed == TypedRow::First { TypedRow::None } else { self.list().typed }
    }

    /// The place in [`Picker::matches`] of the row that Enter takes.
    pub(crate) fn chosen_place(&self) -> Option<usize> {
        if let MarkedRow::Row(place) = self.taken() { Some(place) } else { None }
    }

    /// The place of the marked row among those that a list over the screen shows, the one for what was typed included.
    pub(crate) fn shown_place(&self) -> Option<usize> {
        self.taken().shown_place(self.typed_row(), self.found.rows.len())
    }

    /// Whether Enter takes that place; the one behind the rows is what was typed, which is no place of an offer.
    pub(crate) fn has_choice_at(&self, place: usize) -> bool {
        let is_typed_there = place == self.found.rows.len() && self.typed_row() != TypedRow::None;
        self.chosen_place() == Some(place) || (self.taken() == MarkedRow::Typed && is_typed_there)
    }

    /// The row that Enter takes.
    pub fn chosen(&self) -> Option<usize> {
        self.found.rows.get(self.chosen_place()?).map(|row| *row as usize)
    }

    /// Whether rows are offered, and what was typed still counts.
    pub(crate) fn is_offering(&self) -> bool {
        self.is_open && !self.found.rows.is_empty() && self.taken() == MarkedRow::Typed && self.typed == TypedRow::First
    }

    /// Whether the user has neither typed nor moved, so that the first row is not their choice.
    pub(crate) fn is_untouched(&self) -> bool {
        self.found.query.is_empty() && !self.marked.has_moved()
    }

    /// A list that is open.
    pub(crate) fn open(typed: TypedRow) -> Picker {
        Picker { is_open: true, typed, ..Picker::default() }
    }

    /// Says which row is in use now, and which ones stand behind the others; counts from the next [`Picker::filter`] on.
    pub(crate) fn prefer(&mut self, current: Option<usize>, last: Vec<bool>) {
        (self.current, self.last) = (current, last);
    }

    /// Forgets everything, as when another text takes the list.
    pub(crate) fn reset(&mut self, typed: TypedRow, is_open: bool) {
        *self = Picker { is_open, typed, ..Picker::default() };
    }

    /// Leaves the rows: what was typed counts again. Without a text the rows are offered on.
    pub(crate) fn leave(&mut self) {
        self.is_open = self.typed == TypedRow::First && self.found.query.is_empty();
        self.marked.reset();
    }

    /// Whether there is anything else to choose than what is chosen.
    pub(crate) fn has_choice(&self) -> bool {
        Marked::has_choice(self.list())
    }

    /// Moves the choice by `by` rows.
    pub(crate) fn step(&mut self, by: isize) {
        self.marked.step(by, self.list());
    }

    /// Moves the mark to a place; the one behind the rows is what was typed.
    pub(crate) fn choose(&mut self, place: usize) {
        self.marked.go_to(place, self.list());
    }

    /// Filters `rows` (lower case) by `query`; does nothing where neither has changed.
    pub fn filter(&mut self, query: &str, rows: &[SearchText]) {
        let query = query.trim().to_lowercase();
        let has_new_rows = rows.len() != self.rows;
        if query == self.found.query && !has_new_rows {
            return;
        }
        let chosen = self.chosen();
        if has_new_rows {
            self.earlier.clear();
        }
        let query_changed = query != self.found.query;
        let extends = !has_new_rows && query.starts_with(&self.found.query);
        if let Some(at) = self.earlier.iter().rposition(|found| found.query == query) {
            self.found = self.earlier.drain(at..).next().unwrap_or_default();
        } else {
            let found = self.search(query, rows, extends);
            let shorter = std::mem::replace(&mut self.found, found);
            self.earlier.extend(Some(shorter).filter(|_| extends));
        }
        let Matches { query, rows: matches, is_fuzzy } = &self.found;
        // A row that says what was typed, letter by letter, is the one that is meant.
        let says = |row: &u32| rows[*row as usize].text().split(PART).any(|part| part.trim() == *query);
        let looked_at = if query.is_empty() || *is_fuzzy { 0 } else { MOST_COMPARED };
        let same = matches.iter().take(looked_at).position(says);
        // A page that arrives must not move the choice from under the user's finger.
        let kept = chosen.filter(|_| !query_changed);
        let kept = kept.and_then(|row| matches.iter().position(|kept| *kept as usize == row));
        match kept {
            Some(place) => self.marked.keep(place),
            None => self.marked.reset(),
        }
        let current = self.current.filter(|_| query.is_empty());
        let current = current.and_then(|current| matches.iter().position(|row| *row as usize == current));
        self.best = kept.or(same).or(current).unwrap_or(0);
        self.rows = rows.len();
    }

    /// Finds the rows that hold every word of a query, else those that may have been meant by it.
    fn search(&self, query: String, rows: &[SearchText], extends: bool) -> Matches {
        let words: Vec<&str> = query.split_whitespace().collect();
        let holds = |row: &u32| words.iter().all(|word| rows[*row as usize].text().contains(word));
        let mut matches: Vec<u32> = if !extends {
            (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).filter(holds).collect()
        } else if self.found.is_fuzzy {
            Vec::new()
        } else {
            self.found.rows.iter().copied().filter(holds).collect()
        };
        // Stable, and of most lists nothing stands behind.
        if self.last.contains(&true) {
            matches.sort_by_key(|row| self.last.get(*row as usize).copied().unwrap_or(false));
        }
        // What is only offered has to hold what was typed.
        if !matches.is_empty() || words.is_empty() || self.typed == TypedRow::First {
            return Matches { query, rows: matches, is_fuzzy: false };
        }
        let matches = guess::guess(&query, rows);
        Matches { query, is_fuzzy: !matches.is_empty(), rows: matches }
    }

    /// The characters of a shown text that what was typed has found.
    pub(crate) fn marks(&self, text: &str) -> BTreeSet<usize> {
        if self.found.query.is_empty() || self.found.rows.is_empty() {
            return BTreeSet::new();
        }
        // A lower-case letter that takes another number of characters would move the marks.
        let lower: String = text.chars().map(|char| char.to_lowercase().next().unwrap_or(char)).collect();
        let place = |byte: usize| lower[..byte].chars().count();
        if self.found.is_fuzzy {
            return guess::marked(&self.found.query, &lower).into_iter().collect();
        }
        let found = self.found.query.split_whitespace().flat_map(|word| {
            lower.match_indices(word).flat_map(|(at, word)| place(at)..place(at) + word.chars().count())
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rows: &[&str]) -> Vec<SearchText> {
        rows.iter().map(|row| SearchText::from((*row).to_owned())).collect()
    }

    fn rows() -> Vec<SearchText> {
        texts(&["cdb-1 orders-prod-01", "cdb-2 orders-prod-02", "cdb-3 billing"])
    }

    #[test]
    fn words_are_found_in_any_order_and_erasing_brings_rows_back() {
        let (rows, mut picker) = (rows(), Picker::default());
        picker.filter("", &rows);
        assert_eq!(picker.matches(), [0, 1, 2]);
        picker.filter("02 ord", &rows);
        assert_eq!(picker.matches(), [1]);
        picker.filter("", &rows);
        picker.filter("o", &rows);
        picker.filter("or", &rows);
        assert_eq!(picker.matches(), [0, 1]);
        picker.filter("o", &rows);
        assert_eq!(picker.matches(), [0, 1]);
    }

    #[test]
    fn guesses_come_only_where_no_row_holds_the_words() {
        let (rows, mut picker) = (rows(), Picker::default());
        picker.filter("bilng", &rows);
        assert!(picker.is_fuzzy());
        assert_eq!((picker.matches(), picker.taken()), ([2].as_slice(), MarkedRow::Typed));
        picker.step(1);
        assert_eq!(picker.chosen(), Some(2));
        picker.filter("zzz", &rows);
        assert_eq!((picker.matches(), picker.taken()), ([].as_slice(), MarkedRow::Typed));
        // What is erased brings guesses back as guesses, and rows as rows.
        for text in ["b", "bil", "biln", "bilng"] {
            picker.filter(text, &rows);
        }
        for (text, is_fuzzy) in [("biln", true), ("bil", false), ("bilg", true)] {
            picker.filter(text, &rows);
            assert_eq!((picker.matches(), picker.is_fuzzy()), ([2].as_slice(), is_fuzzy), "{text}");
        }
    }

    #[test]
    fn a_guess_by_the_name_comes_before_one_by_the_id() {
        let rows = texts(&["billing\ncdb-0odr1xz", "orders-01\ncdb-77", "old\ncdb-o4dr1"]);
        let mut picker = Picker::default();
        picker.filter("odr1", &rows);
        // Where a row holds the letters as they are, nothing is guessed.
        assert_eq!((picker.matches(), picker.is_fuzzy()), ([0].as_slice(), false));
        picker.filter("odrs", &rows[1..]);
        assert_eq!((picker.matches(), picker.is_fuzzy()), ([0].as_slice(), true));
        let rows = rows[1..].to_vec();
        picker.filter("od1", &rows);
        assert_eq!(picker.matches(), [0, 1]);
    }

    #[test]
    fn the_letters_that_were_found_are_marked() {
        let (rows, mut picker) = (rows(), Picker::default());
        picker.filter("01 OR", &rows);
        assert_eq!(picker.marks("Orders-prod-01").into_iter().collect::<Vec<_>>(), [0, 1, 12, 13]);
        picker.filter("od1", &rows);
        assert_eq!(picker.marks("orders-prod-01").into_iter().collect::<Vec<_>>(), [9, 10, 13]);
        picker.filter("", &rows);
        assert_eq!(picker.marks("orders-prod-01").len(), 0);
    }

    #[test]
    fn what_is_offered_is_taken_only_by_who_moves_to_it() {
        let (rows, mut picker) = (rows(), Picker::default());
        picker.reset(TypedRow::First, true);
        picker.filter("cdb", &rows);
        assert!(picker.is_offering());
        picker.step(1);
        assert_eq!(picker.chosen(), Some(0));
        picker.step(-1);
        assert_eq!(picker.taken(), MarkedRow::Typed);
        picker.step(1);
        picker.step(1);
        assert_eq!(picker.chosen(), Some(1));
        picker.filter("cdb-", &rows);
        assert_eq!(picker.taken(), MarkedRow::Typed);
        picker.filter("bilng", &rows);
        assert!(picker.matches().is_empty());
    }

    #[test]
    fn the_row_that_says_what_was_typed_is_the_one_that_is_taken() {
        let rows = texts(&["orders-old\ncdb-1", "orders\ncdb-2"]);
        let mut picker = Picker::default();
        picker.filter("order", &rows);
        assert_eq!(picker.chosen(), Some(0));
        picker.filter("Orders", &rows);
        assert_eq!(picker.chosen(), Some(1));
    }

    #[test]
    fn a_new_page_does_not_move_the_choice() {
        let (mut rows, mut picker) = (rows(), Picker::default());
        picker.filter("", &rows);
        picker.step(2);
        rows.push("cdb-0 aaa".to_owned().into());
        picker.filter("", &rows);
        assert_eq!(picker.chosen(), Some(2));
    }

    #[test]
    fn the_row_in_use_is_marked_until_something_is_typed_and_rows_of_no_use_are_last() {
        let (rows, mut picker) = (rows(), Picker::open(TypedRow::Last));
        picker.prefer(Some(1), vec![true, false, false]);
        picker.filter("", &rows);
        assert_eq!((picker.matches(), picker.chosen()), ([1, 2, 0].as_slice(), Some(1)));
        picker.filter("cdb", &rows);
        assert_eq!((picker.matches(), picker.chosen()), ([1, 2, 0].as_slice(), Some(1)));
        picker.filter("cdb-1", &rows);
        assert_eq!(picker.matches(), [0]);
        picker.prefer(Some(2), Vec::new());
        picker.filter("", &rows);
        assert_eq!(picker.chosen(), Some(2));
    }
}
