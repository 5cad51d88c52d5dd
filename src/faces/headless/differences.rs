//! Limits the differences that are reported, so that a very large answer does not make a very large output.

use crate::domain::{submission::Difference, unseen::shown_length};

/// The most bytes of all differences together, as they are shown.
const MOST: usize = 16 * 1024;
/// About how many bytes of text dbcred adds to each difference.
const WORDS: usize = 100;

/// Returns how many of the first differences are reported. The others are only counted.
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
