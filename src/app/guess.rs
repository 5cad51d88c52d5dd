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
const MOST_RANKED: usize = 1_000;

/// From this many letters on one may be wrong; with fewer, nearly every row would be guessed.
const LETTERS_FOR_TYPO: usize = 5;

/// The most letters that are guessed by: each is a bit of a number.
const MOST_LETTERS: usize = 62;

/// The most parts of a row whose letters are known; the last one holds the rest of the row.
const PARTS: usize = 3;

/// What a row is searched by: its parts in lower case.
#[derive(Clone, Debug)]
pub struct SearchText {
    text: String,
    parts: [SearchPart; PARTS],
}

/// A part of a row.
#[derive(Clone, Copy, Debug, Default)]
struct SearchPart {
    /// The byte of the row behind it.
    end: usize,
    /// Its letters, so that a guess reads only the parts that have those that were typed.
    letters: LetterSet,
}

impl From<String> for SearchText {
    fn from(text: String) -> SearchText {
        let mut parts = [SearchPart::default(); PARTS];
        let mut start = 0;
        for (part, text) in parts.iter_mut().zip(text.splitn(PARTS, PART)) {
            *part = SearchPart { end: start + text.len(), letters: LetterSet::of(text) };
            start = part.end + PART.len_utf8();
        }
        SearchText { text, parts }
    }
}

impl SearchText {
    /// Returns the parts, one behind the other.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the parts that lack at most so many of these bytes, each with its number.
    fn parts_with(&self, wanted: LetterSet, most_missing: usize) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        let parts = self.parts.iter().enumerate().map(move |(at, part)| {
            let range = start..part.end;
            start = part.end + PART.len_utf8();
            (at, range, part.letters)
        });
        let parts = parts.filter(move |(_, _, letters)| letters.lacks(wanted) <= most_missing);
        parts.filter_map(|(at, range, _)| Some((at, self.text.get(range)?)))
    }
}

/// Which bytes a text has: the letters and digits of ASCII each by a bit of its own, others by shared ones.
#[derive(Clone, Copy, Debug, Default)]
struct LetterSet(u64);

impl LetterSet {
    fn of(text: &str) -> LetterSet {
        let bit = |byte: u8| match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26 + (byte - b'0'),
            _ => 36 + byte % 28,
        };
        LetterSet(text.bytes().fold(0, |set, byte| set | 1 << bit(byte)))
    }

    /// How many of these other bytes the text lacks.
    fn lacks(self, wanted: LetterSet) -> usize {
        (wanted.0 & !self.0).count_ones() as usize
    }
}

/// The letters that were typed, as they are searched for.
struct Wanted {
    letters: Vec<char>,
    /// The most bytes of one letter: 1 where all are ASCII.
    longest: usize,
    set: LetterSet,
    /// At which of the letters each byte of ASCII is: a bit for each.
    ascii: [u64; 256],
}

impl Wanted {
    /// Returns `None` for more letters than can be guessed by.
    fn new(typed: &str) -> Option<Wanted> {
        let letters: Vec<char> = typed.chars().collect();
        let longest = letters.iter().map(|letter| letter.len_utf8()).max().unwrap_or(0);
        let mut ascii = [0; 256];
        for byte in typed.bytes().filter(u8::is_ascii) {
            ascii[usize::from(byte)] = bits(&letters, char::from(byte));
        }
        (letters.len() <= MOST_LETTERS).then(|| Wanted { letters, longest, set: LetterSet::of(typed), ascii })
    }

    /// Whether there are enough letters for one to be wrong.
    fn may_have_typo(&self) -> bool {
        self.letters.len() >= LETTERS_FOR_TYPO
    }

    /// Whether the letters are in a text. Bytes are read faster than characters.
    fn is_in(&self, text: &str, allows_typo: bool) -> bool {
        let found = if self.longest == 1 {
            self.search(text.bytes().map(|byte| self.ascii[usize::from(byte)]), allows_typo)
        } else {
            self.find(text, allows_typo)
        };
        found.is_some()
    }

    fn find(&self, text: &str, allows_typo: bool) -> Option<GuessedPlace> {
        let places = text.chars().map(|letter| match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => self.ascii[usize::from(byte)],
            _ => bits(&self.letters, letter),
        });
        self.search(places, allows_typo)
    }

    /// Searches a text of which it is known, one after the other, at which of the letters each of its own is.
    ///
    /// The letter that comes next is a bit: where it is met, an addition moves it to the one behind it. That is done
    /// without a branch, since this reads every row of a list at a key.
    fn search(&self, text: impl Iterator<Item = u64>, allows_typo: bool) -> Option<GuessedPlace> {
        let end = 1 << self.letters.len();
        // The letter that comes next, and the one if `wrong` is passed over.
        let (mut next, mut next_with_typo, mut wrong) = (1, 2, 1);
        for (at, letter) in text.enumerate() {
            next_with_typo += next_with_typo & letter;
            next += next & letter;
            if next >= next_with_typo {
                (next_with_typo, wrong) = (next << 1, next);
            }
            if next == end {
                return Some(GuessedPlace { end: at + 1, wrong: None });
            }
            if allows_typo && next_with_typo == end {
                return Some(GuessedPlace { end: at + 1, wrong: Some(wrong.trailing_zeros() as usize) });
            }
        }
        None
    }

    /// Returns at which characters of a text the letters stand that are met, each as late as it can.
    fn places(&self, text: &str, allows_typo: bool) -> Option<Vec<usize>> {
        let found = self.find(text, allows_typo)?;
        let met = self.letters.iter().enumerate().filter(|(at, _)| Some(*at) != found.wrong).map(|(_, letter)| letter);
        let mut wanted = met.rev().peekable();
        let before: Vec<char> = text.chars().take(found.end).collect();
        let mut places: Vec<usize> =
            (0..before.len()).rev().filter(|at| wanted.next_if(|letter| **letter == before[*at]).is_some()).collect();
        places.reverse();
        Some(places)
    }

    /// How well a row fits, less is better: by an earlier part, with the letters close together, at the start of the
    /// part.
    fn rank(&self, row: &SearchText, allows_typo: bool) -> Option<(usize, usize, usize)> {
        // A part may lack the bytes of the letter that may be wrong.
        let mut parts = row.parts_with(self.set, if allows_typo { self.longest } else { 0 });
        let (part, text) = parts.find(|(_, text)| self.is_in(text, allows_typo))?;
        let places = self.places(text, allows_typo)?;
        let (first, last) = (*places.first()?, *places.last()?);
        Some((part, last - first, first))
    }
}

/// Returns at which of some letters a letter is: a bit for each.
fn bits(letters: &[char], wanted: char) -> u64 {
    letters.iter().rev().fold(0, |bits, letter| bits << 1 | u64::from(*letter == wanted))
}

/// Where the letters have all been met.
struct GuessedPlace {
    /// Behind which character.
    end: usize,
    /// Which of the letters was wrong.
    wrong: Option<usize>,
}

/// Returns the rows that were perhaps meant by `typed`, best first, as indexes. One that has a wrong letter counts only
/// where no row has all letters.
pub(super) fn guess(typed: &str, rows: &[SearchText]) -> Vec<u32> {
    let Some(wanted) = Wanted::new(typed) else { return Vec::new() };
    let (mut ranked, mut ranked_with_typo) = (Vec::new(), Vec::new());
    for (row, index) in rows.iter().zip(0..) {
        // A row that has all letters has also all but one, so most rows are read only once.
        if wanted.may_have_typo() && ranked.is_empty() && ranked_with_typo.len() < MOST_RANKED {
            let Some(rank) = wanted.rank(row, true) else { continue };
            ranked_with_typo.push((rank, index));
        }
        ranked.extend(wanted.rank(row, false).map(|rank| (rank, index)));
        if ranked.len() == MOST_RANKED {
            break;
        }
    }
    let mut ranked = if ranked.is_empty() { ranked_with_typo } else { ranked };
    ranked.sort_unstable();
    ranked.into_iter().take(MOST_GUESSES).map(|(_, index)| index).collect()
}

/// Returns the characters of a text at which the letters stand, in their order.
pub(super) fn marked(typed: &str, text: &str) -> Vec<usize> {
    let Some(wanted) = Wanted::new(typed) else { return Vec::new() };
    let with_typo = || wanted.may_have_typo().then(|| wanted.places(text, true)).flatten();
    wanted.places(text, false).or_else(with_typo).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guesses(typed: &str, rows: &[&str]) -> Vec<u32> {
        guess(typed, &rows.iter().map(|row| SearchText::from((*row).to_owned())).collect::<Vec<_>>())
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
        assert_eq!(guesses("订单数据错", &["订单数据库", "订单数"]), [0]);
        assert_eq!(marked("ordres", "the orders"), [4, 5, 6, 7, 9]);
        assert_eq!(marked("xrders", "the orders"), [5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_letter_with_an_accent_is_found_as_any_other() {
        assert_eq!(guesses("cfé", &["cafe", "café"]), [1]);
        assert_eq!(marked("cfé", "café"), [0, 2, 3]);
    }

    #[test]
    fn letters_are_met_within_one_part_of_a_row() {
        assert_eq!(guesses("ordcdb", &["orders\ncdb-1"]), [] as [u32; 0]);
        assert_eq!(guesses("cb1", &["orders\ncdb-1"]), [0]);
        assert_eq!(guesses("od1", &["1-do\nodd-1"]), [0], "the first part has them too, but in another order");
    }

    #[test]
    fn the_best_guess_is_by_the_name_then_the_closest_then_the_earliest() {
        assert_eq!(guesses("abcde", &["x\nabcde", "a-b-c-d-e", "xa-bcde", "a-bcde"]), [3, 2, 1, 0]);
        assert_eq!(guesses("ab", &["a----b", "------a-b"]), [1, 0], "closest, though behind");
    }

    #[test]
    fn a_wrong_letter_is_looked_for_only_where_no_row_has_all_letters() {
        assert_eq!(guesses("abcde", &["abcdx", "a-b-c-d-e"]), [1]);
        assert_eq!(guesses("abcde", &["abcdx", "abxxx"]), [0]);
    }

    #[test]
    fn no_more_rows_are_guessed_than_one_can_read() {
        let rows: Vec<SearchText> = (0..3_000).map(|at| format!("o-{at:04}-k").into()).collect();
        assert_eq!(guess("ok", &rows).len(), MOST_GUESSES);
    }

    #[test]
    fn of_rows_with_a_wrong_letter_the_first_thousand_are_compared() {
        let first = |far: usize| {
            let mut rows = vec!["x-o-r-d-e-x-s"; far];
            rows.push("ordexs");
            guesses("orders", &rows)[0]
        };
        assert_eq!(first(MOST_RANKED - 1), 999, "the closest");
        assert_eq!(first(MOST_RANKED), 0, "the earliest");
    }

    #[test]
    fn more_letters_than_can_be_guessed_by_find_nothing() {
        let row = "o-".repeat(MOST_LETTERS + 1);
        assert_eq!(guesses(&"o".repeat(MOST_LETTERS), &[&row]), [0]);
        assert_eq!(guesses(&format!("{}x", "o".repeat(MOST_LETTERS - 1)), &[&row]), [0]);
        assert_eq!(guesses(&"o".repeat(MOST_LETTERS + 1), &[&row]), [] as [u32; 0]);
    }

    fn has_in_order(text: &str, typed: impl IntoIterator<Item = char>) -> bool {
        let mut text = text.chars();
        typed.into_iter().all(|letter| text.any(|one| one == letter))
    }

    proptest! {
        #[test]
        fn a_row_is_guessed_exactly_where_it_has_the_letters_or_all_but_one(typed in "[abc订单]{1,8}", row in "[abc订单x]{0,16}") {
            let without = |at: usize| typed.chars().enumerate().filter(move |(one, _)| *one != at).map(|(_, one)| one);
            let count = typed.chars().count();
            let allows_typo = count >= LETTERS_FOR_TYPO;
            let expected = has_in_order(&row, typed.chars())
                || (allows_typo && (0..count).any(|at| has_in_order(&row, without(at))));
            prop_assert_eq!(guesses(&typed, &[&row]).len() == 1, expected);
            let marked = marked(&typed, &row);
            let shown: Vec<char> = marked.iter().filter_map(|at| row.chars().nth(*at)).collect();
            prop_assert!(shown.len() >= if expected { count - usize::from(allows_typo) } else { 0 }, "{:?}", marked);
            prop_assert!(has_in_order(&typed, shown));
        }
    }
}
