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

/// The most parts of a row whose letters are known; the last one holds the rest of the row.
const PARTS: usize = 3;

/// What a row is searched by: its parts in lower case.
#[derive(Clone, Debug)]
pub struct SearchText {
    text: String,
    /// The letters of each part, so that a guess reads only the parts that have those that were typed.
    letters: [LetterSet; PARTS],
}

impl From<String> for SearchText {
    fn from(text: String) -> SearchText {
        let mut letters = [LetterSet::default(); PARTS];
        for (set, part) in letters.iter_mut().zip(text.splitn(PARTS, PART)) {
            *set = LetterSet::of(part);
        }
        SearchText { text, letters }
    }
}

impl SearchText {
    /// Returns the parts, one behind the other.
    pub(super) fn text(&self) -> &str {
        &self.text
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

    /// How many of these bytes another text lacks.
    fn missing_in(self, other: LetterSet) -> u32 {
        (self.0 & !other.0).count_ones()
    }
}

/// What was typed, as it is searched for.
struct Wanted {
    letters: Vec<char>,
    /// The same, if all of it is ASCII: bytes are read faster than characters.
    ascii: Option<Vec<u8>>,
    set: LetterSet,
    allows_typo: bool,
    /// How many bytes a part may lack: those of the letter that may be wrong.
    most_missing: u32,
}

impl Wanted {
    fn new(typed: &str, allows_typo: bool) -> Wanted {
        let letters: Vec<char> = typed.chars().collect();
        let longest = letters.iter().map(|letter| letter.len_utf8()).max().unwrap_or(0);
        let most_missing = if allows_typo { u32::try_from(longest).unwrap_or(4) } else { 0 };
        let ascii = typed.is_ascii().then(|| typed.as_bytes().to_vec());
        Wanted { letters, ascii, set: LetterSet::of(typed), allows_typo, most_missing }
    }

    /// Whether a part with these letters has to be read.
    fn may_be_in(&self, part: LetterSet) -> bool {
        self.set.missing_in(part) <= self.most_missing
    }

    fn search(&self, text: &str) -> Option<GuessedPlace> {
        match &self.ascii {
            Some(letters) if text.is_ascii() => search(letters, text.bytes(), self.allows_typo),
            _ => search(&self.letters, text.chars(), self.allows_typo),
        }
    }
}

/// Where the letters have all been met.
struct GuessedPlace {
    /// Behind which character.
    end: usize,
    /// Which of the letters was wrong.
    wrong: Option<usize>,
}

/// Returns whether one letter may be wrong, in turn: only where no row has all letters, a wrong one is looked for.
fn attempts(typed: &str) -> impl Iterator<Item = bool> {
    let allows_typo = typed.chars().count() >= LETTERS_FOR_TYPO;
    [false, true].into_iter().filter(move |with_typo| allows_typo || !with_typo)
}

/// Returns the rows that were perhaps meant by `typed`, best first, as indexes.
pub(super) fn guess(typed: &str, rows: &[SearchText]) -> Vec<u32> {
    let mut ranked = attempts(typed).map(|allows_typo| {
        let wanted = Wanted::new(typed, allows_typo);
        let ranked = rows.iter().zip(0..).filter_map(|(row, index)| Some((rank(&wanted, row)?, index)));
        ranked.take(MOST_RANKED).collect::<Vec<_>>()
    });
    let mut ranked = ranked.find(|ranked| !ranked.is_empty()).unwrap_or_default();
    ranked.sort_unstable();
    ranked.into_iter().take(MOST_GUESSES).map(|(_, index)| index).collect()
}

/// How well a row fits, less is better: by an earlier part, with the letters close together, at the start of the part.
fn rank(wanted: &Wanted, row: &SearchText) -> Option<(usize, usize, usize)> {
    if !row.letters.iter().any(|part| wanted.may_be_in(*part)) {
        return None;
    }
    let parts = row.text.splitn(PARTS, PART).zip(row.letters).enumerate();
    parts.filter(|(_, (_, letters))| wanted.may_be_in(*letters)).find_map(|(part, (text, _))| {
        let places = places(&wanted.letters, text, &wanted.search(text)?);
        let (first, last) = (*places.first()?, *places.last()?);
        Some((part, last - first, first))
    })
}

/// Returns the characters of a text at which the letters stand, in their order.
pub(super) fn marked(typed: &str, text: &str) -> Vec<usize> {
    let found = |wanted: Wanted| Some(places(&wanted.letters, text, &wanted.search(text)?));
    attempts(typed).find_map(|allows_typo| found(Wanted::new(typed, allows_typo))).unwrap_or_default()
}

fn search<L: PartialEq>(letters: &[L], text: impl Iterator<Item = L>, allows_typo: bool) -> Option<GuessedPlace> {
    // How many letters were met, and how many if one of them, `wrong`, is passed over.
    let (mut met, mut with_typo, mut wrong) = (0, 1, 0);
    for (at, letter) in text.enumerate() {
        if allows_typo && letters.get(with_typo) == Some(&letter) {
            with_typo += 1;
        }
        if letters.get(met) == Some(&letter) {
            met += 1;
            if met >= with_typo {
                (with_typo, wrong) = (met + 1, met);
            }
        }
        if met == letters.len() {
            return Some(GuessedPlace { end: at + 1, wrong: None });
        }
        if allows_typo && with_typo == letters.len() {
            return Some(GuessedPlace { end: at + 1, wrong: Some(wrong) });
        }
    }
    None
}

/// Returns at which characters the letters stand that were met, each as late as it can.
fn places(letters: &[char], text: &str, found: &GuessedPlace) -> Vec<usize> {
    let met = letters.iter().enumerate().filter(|(at, _)| Some(*at) != found.wrong).map(|(_, letter)| letter);
    let mut wanted = met.rev().peekable();
    let before: Vec<char> = text.chars().take(found.end).collect();
    let mut places: Vec<usize> =
        (0..before.len()).rev().filter(|at| wanted.next_if(|letter| **letter == before[*at]).is_some()).collect();
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
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
    fn letters_are_met_within_one_part_of_a_row() {
        assert_eq!(guesses("ordcdb", &["orders\ncdb-1"]), [] as [u32; 0]);
        assert_eq!(guesses("cb1", &["orders\ncdb-1"]), [0]);
    }

    #[test]
    fn the_best_guess_is_by_the_name_then_the_closest_then_the_earliest() {
        assert_eq!(guesses("abcde", &["x\nabcde", "a-b-c-d-e", "xa-bcde", "a-bcde"]), [3, 2, 1, 0]);
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
}
