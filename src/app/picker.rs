//! The list under a field: filtered as one types, by words first and fuzzily only where no row holds them all.

use frizbee::{Config, Matcher};

/// Which rows are left, and which one is chosen.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// Whether the list is on the screen.
    pub is_open: bool,
    /// The place in [`Picker::matches`] that Enter takes; one past the end for "as typed".
    pub selected: usize,
    /// Whether the user has moved in the list.
    has_moved: bool,
    query: String,
    rows: usize,
    matches: Vec<u32>,
    is_fuzzy: bool,
    /// Match sets of shorter queries, so that erasing is as quick as moving.
    earlier: Vec<(String, Vec<u32>)>,
}

impl Picker {
    /// Rows that fit, best first, as indexes into the rows.
    pub fn matches(&self) -> &[u32] {
        &self.matches
    }

    /// Whether no row holds every word, so that the rows are guesses.
    pub fn is_fuzzy(&self) -> bool {
        self.is_fuzzy
    }

    /// Whether "as typed" is chosen.
    pub fn is_as_typed(&self) -> bool {
        self.selected >= self.matches.len()
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<usize> {
        self.matches.get(self.selected).map(|row| *row as usize)
    }

    /// Whether the user has neither typed nor moved, so that the first row is not their choice.
    pub fn is_untouched(&self) -> bool {
        self.query.is_empty() && !self.has_moved
    }

    /// Forgets everything, as when another field takes the list.
    pub fn reset(&mut self) {
        *self = Picker::default();
    }

    /// Whether there is another row than the chosen one.
    pub fn has_choice(&self) -> bool {
        self.last() > 0
    }

    /// The last place that can be chosen; the one after the last row is "as typed".
    fn last(&self) -> usize {
        if self.query.is_empty() { self.matches.len().saturating_sub(1) } else { self.matches.len() }
    }

    /// Moves the choice by `by` rows.
    pub fn step(&mut self, by: isize) {
        let last = self.last();
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.has_moved = true;
    }

    /// Filters `rows` (lower case) by `query`; does nothing where neither has changed.
    pub fn filter(&mut self, query: &str, rows: &[String]) {
        let query = query.trim().to_lowercase();
        let has_new_rows = rows.len() != self.rows;
        if query == self.query && !has_new_rows {
            return;
        }
        let chosen = self.chosen();
        if has_new_rows {
            self.earlier.clear();
        }
        let words: Vec<&str> = query.split_whitespace().collect();
        let known = (!has_new_rows).then(|| self.narrower(&query)).flatten();
        self.matches = match known {
            Some(matches) => matches,
            None if words.is_empty() => (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect(),
            None => {
                let holds = |row: &u32| words.iter().all(|word| rows[*row as usize].contains(word));
                let extends = !has_new_rows && !self.is_fuzzy && query.starts_with(&self.query);
                if extends {
                    self.earlier.push((self.query.clone(), self.matches.clone()));
                    self.matches.iter().copied().filter(holds).collect()
                } else {
                    (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).filter(holds).collect()
                }
            }
        };
        self.is_fuzzy = false;
        if self.matches.is_empty() && !words.is_empty() {
            self.matches = fuzzy(&query, rows);
            self.is_fuzzy = !self.matches.is_empty();
        }
        let query_changed = query != self.query;
        self.query = query;
        self.rows = rows.len();
        // A page that arrives must not move the choice from under the user's finger.
        self.selected = match chosen.filter(|_| !query_changed) {
            Some(row) => self.matches.iter().position(|kept| *kept as usize == row).unwrap_or(0),
            None => 0,
        };
    }

    /// The match set of a query that was typed before.
    fn narrower(&mut self, query: &str) -> Option<Vec<u32>> {
        let at = self.earlier.iter().rposition(|(earlier, _)| earlier == query)?;
        let (_, matches) = self.earlier.drain(at..).next()?;
        Some(matches)
    }
}

fn fuzzy(query: &str, rows: &[String]) -> Vec<u32> {
    // With typos allowed a short needle matches everything.
    let typos = u16::from(query.chars().count() >= 5);
    let config = Config::default().max_typos(Some(typos));
    Matcher::new(query, &config).match_list(rows).into_iter().take(200).map(|found| found.index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<String> {
        ["cdb-1 orders-prod-01", "cdb-2 orders-prod-02", "cdb-3 billing"].map(str::to_owned).to_vec()
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
        assert_eq!(picker.chosen(), Some(2));
        picker.filter("zzz", &rows);
        assert!(picker.matches().is_empty() && picker.is_as_typed());
    }

    #[test]
    fn a_new_page_does_not_move_the_choice() {
        let (mut rows, mut picker) = (rows(), Picker::default());
        picker.filter("", &rows);
        picker.step(2);
        rows.push("cdb-0 aaa".into());
        picker.filter("", &rows);
        assert_eq!(picker.chosen(), Some(2));
    }
}
