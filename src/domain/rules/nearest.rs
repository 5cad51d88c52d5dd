//! "Did you mean": the word of a list that a mistyped one was probably meant to be.

/// The candidate that differs from `word` by the fewest slips, at most one in five characters and never more than
/// two; capitals do not count. A slip is a character too many, too few, wrong, or two in each other's place.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = word.to_lowercase().chars().take(65).collect();
    let allowed = match typed.len() {
        0..3 | 65.. => return None,
        3..6 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let meant: Vec<char> = candidate.to_lowercase().chars().collect();
        if meant.len().abs_diff(typed.len()) > allowed {
            continue;
        }
        let slips = slips(&typed, &meant);
        if slips <= allowed && best.is_none_or(|(fewest, _)| slips < fewest) {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The distance of optimal string alignment.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != y);
            let mut fewest = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                fewest = fewest.min(before[j - 1] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
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
