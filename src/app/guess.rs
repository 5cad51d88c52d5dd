//! Guesses which rows of a list were meant by letters that no row holds together: the letters have to stand in a part of
//! the row in their order, with others between them, and one of them may be wrong.
//!
//! The place of the letters is found as by fzf: the earliest end, and from there back to the latest start. The library
//! for this, frizbee, allows a wrong letter too, but makes the program 3.9 MB larger; nucleo allows none.

/// What parts a row: its name, its id, its address. A row that is guessed by an earlier part comes first, since the
/// letters of an id are there by chance.
pub const PART: char = '\n';

/// The most rows that are guessed.
const MOST_GUESSES: usize = 200;

/// The most rows of which the best are guessed, so that letters that many rows hold cost as little in a long list.
const MOST_RANKED: usize = 2_000;

/// From this many letters on one may be wrong; with fewer, nearly every row would be guessed.
const LETTERS_FOR_TYPO: usize = 5;

/// Returns the rows that were perhaps meant by `typed`, best first, as indexes.
pub(super) fn guess(typed: &str, rows: &[String]) -> Vec<u32> {
    let letters: Vec<char> = typed.chars().collect();
    let ranked = rows.iter().zip(0..).filter_map(|(row, index)| Some((rank(&letters, row)?, index)));
    let mut ranked: Vec<_> = ranked.take(MOST_RANKED).collect();
    ranked.sort_unstable();
    ranked.into_iter().take(MOST_GUESSES).map(|(_, index)| index).collect()
}

/// How well a row fits, less is better: by an earlier part, without a wrong letter, with the letters close together, at
/// the start of the part.
fn rank(letters: &[char], row: &str) -> Option<(usize, bool, usize, usize)> {
    row.split(PART).enumerate().find_map(|(part, text)| {
        let (found, wrong) = search(letters, text)?;
        let places = places(letters, text, found, wrong);
        let (first, last) = (*places.first()?, *places.last()?);
        Some((part, wrong.is_some(), last - first, first))
    })
}

/// Returns the characters of a text at which the letters stand, in their order.
pub(super) fn marked(typed: &str, text: &str) -> Vec<usize> {
    let letters: Vec<char> = typed.chars().collect();
    search(&letters, text).map_or_else(Vec::new, |(end, wrong)| places(&letters, text, end, wrong))
}

/// Returns behind which character of a text the letters have all been met, and which of them was wrong.
fn search(letters: &[char], text: &str) -> Option<(usize, Option<usize>)> {
    let allows_typo = letters.len() >= LETTERS_FOR_TYPO;
    // How many letters were met, and how many if one of them, `wrong`, is passed over.
    let (mut met, mut with_typo, mut wrong) = (0, 1, 0);
    let mut end_with_typo = None;
    for (at, char) in text.chars().enumerate() {
        if letters.get(with_typo) == Some(&char) {
            with_typo += 1;
        }
        if letters.get(met) == Some(&char) {
            met += 1;
            if met == letters.len() {
                return Some((at + 1, None));
            }
            if met >= with_typo {
                (with_typo, wrong) = (met + 1, met);
            }
        }
        if with_typo == letters.len() && end_with_typo.is_none() {
            end_with_typo = Some((at + 1, wrong));
        }
    }
    end_with_typo.filter(|_| allows_typo).map(|(end, wrong)| (end, Some(wrong)))
}

/// Returns at which characters the letters stand that were met before the character `end`, as late as they can.
fn places(letters: &[char], text: &str, end: usize, wrong: Option<usize>) -> Vec<usize> {
    let met = letters.iter().enumerate().filter(|(at, _)| Some(*at) != wrong).map(|(_, letter)| letter);
    let mut wanted = met.rev().peekable();
    let before: Vec<char> = text.chars().take(end).collect();
    let mut places: Vec<usize> =
        (0..before.len()).rev().filter(|at| wanted.next_if(|letter| **letter == before[*at]).is_some()).collect();
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guesses(typed: &str, rows: &[&str]) -> Vec<u32> {
        guess(typed, &rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn letters_in_their_order_are_found_where_they_stand_closest_to_their_end() {
        assert_eq!(marked("od1", "orders-prod-01"), [9, 10, 13]);
        assert_eq!(marked("订库", "订单数据库"), [0, 4]);
        assert_eq!(marked("do", "odd"), [] as [usize; 0]);
    }

    #[test]
    fn one_letter_of_five_or_more_may_be_wrong_wherever_it_is() {
        for typed in ["xrders", "oxders", "ordrs", "ordres", "orderx", "orders1"] {
            assert_eq!(guesses(typed, &["orders"]), [0], "{typed}");
        }
        for typed in ["ordx", "oxxers", "xrderx", "sredro"] {
            assert_eq!(guesses(typed, &["orders"]), [] as [u32; 0], "{typed}");
        }
        assert_eq!(marked("ordres", "the orders"), [4, 5, 6, 7, 9]);
        assert_eq!(marked("xrders", "the orders"), [5, 6, 7, 8, 9]);
    }

    #[test]
    fn letters_are_met_within_one_part_of_a_row() {
        assert_eq!(guesses("ordcdb", &["orders\ncdb-1"]), [] as [u32; 0]);
        assert_eq!(guesses("cb1", &["orders\ncdb-1"]), [0]);
    }

    #[test]
    fn the_best_guess_is_by_the_name_then_without_a_typo_then_the_closest_then_the_earliest() {
        assert_eq!(guesses("abcde", &["x\nabcde", "abcdx", "a-b-c-d-e", "xa-bcde", "a-bcde"]), [4, 3, 2, 1, 0]);
    }

    #[test]
    fn no_more_rows_are_guessed_than_one_can_read() {
        let rows: Vec<String> = (0..3_000).map(|at| format!("o-{at:04}-k")).collect();
        assert_eq!(guess("ok", &rows).len(), MOST_GUESSES);
    }
}
