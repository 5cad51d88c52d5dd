//! "Did you mean": the word of a list that a mistyped one was probably meant to be.

use strsim::osa_distance;

/// The candidate that differs from `word` by the fewest slips, at most one in five characters and never more than
/// two; capitals do not count. A slip is a character too many, too few, wrong, or two in each other's place.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = word.to_lowercase();
    let length = typed.chars().take(65).count();
    let allowed = match length {
        0..3 | 65.. => return None,
        3..6 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let meant = candidate.to_lowercase();
        if meant.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let slips = osa_distance(&typed, &meant);
        if slips <= allowed && best.is_none_or(|(fewest, _)| slips < fewest) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_or_two_is_understood_and_another_word_is_not() {
        let words = ["SELECT", "DELETE", "DROP", "LOCK TABLES"];
        for (typed, meant) in [
            ("SELEKT", Some("SELECT")),
            ("SLEECT", Some("SELECT")),
            ("delte", Some("DELETE")),
            ("DORP", Some("DROP")),
            ("LOCK TABLE", Some("LOCK TABLES")),
            ("read", None),
            ("", None),
            ("DR", None),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
