//! How many differences are told: an answer of any size makes no output of any size.

use crate::domain::{submission::Difference, unseen::shown_length};

/// Bytes of all differences together, as they are shown.
const MOST: usize = 16 * 1024;
/// About so many bytes are our own words about each.
const WORDS: usize = 100;

/// How many of the first ones are told; the others are counted.
pub(super) fn told(differences: &[Difference]) -> usize {
    let mut room = MOST;
    let fits = |one: &&Difference| {
        let texts = [&one.what, &one.asked, &one.found];
        let length = texts.iter().flat_map(|text| text.chars()).map(shown_length).sum::<usize>();
        room = room.saturating_sub(length + WORDS);
        room > 0
    };
    differences.iter().take_while(fits).count()
}
