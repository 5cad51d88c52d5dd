//! "Did you mean …?": finds the known word that a mistyped word was probably meant to be.

use strsim::osa_distance;

/// Longest word that is compared, in characters. A longer text is no typing mistake, and comparing a large paste would
/// be slow.
const LONGEST: usize = 64;
/// Shortest text that may match the beginning or end of a name, in characters: shorter texts match too many names.
const SHORTEST_PIECE: usize = 4;

/// Returns the number of typing mistakes between two words, or `None` if there are too many. One mistake is allowed if
/// the shorter word has three to five characters, two if it is longer. A mistake is a missing, extra or wrong
/// character, or two swapped ones.
#[must_use]
pub(crate) fn typos(typed: &str, meant: &str) -> Option<usize> {
    let count = |word: &str| word.chars().take(LONGEST + 1).count();
    let (one, other) = (count(typed), count(meant));
    let most = match one.min(other) {
        0..3 => return None,
        3..6 => 1,
        _ => 2,
    };
    if one.max(other) > LONGEST || one.abs_diff(other) > most {
        return None;
    }
    Some(osa_distance(typed, meant)).filter(|typos| *typos <= most)
}

/// Returns the known word with the fewest [`typos`] from the typed one, ignoring case; the first one if several are
/// equal.
#[must_use]
pub(crate) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .filter_map(|word| typos(&typed, &word.to_lowercase()).map(|typos| (typos, word)))
        .min_by_key(|(typos, _)| *typos)
        .map(|(_, word)| word)
}

/// Returns the [`nearest`] known name, else the first that begins or ends with the typed text: `PrivilegesList` for
/// `Privileges`.
#[must_use]
pub(crate) fn nearest_name<'a>(typed: &str, mut known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    nearest(typed, known.clone()).or_else(|| {
        let length = typed.chars().take(LONGEST + 1).count();
        let typed = Some(typed.to_lowercase()).filter(|_| (SHORTEST_PIECE..=LONGEST).contains(&length))?;
        let is_piece = |name: &&str| {
            let name = name.to_lowercase();
            name.starts_with(&typed) || name.ends_with(&typed)
        };
        known.find(is_piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_typing_mistakes_match_and_more_do_not() {
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

    #[test]
    fn a_short_word_has_one_typing_mistake_and_a_text_that_is_too_long_none() {
        let long = |length: usize| "x".repeat(length);
        for (typed, meant, mistakes) in [
            ("DRP", "DROP", Some(1)),
            ("DRPO", "DROP", Some(1)),
            ("DXPO", "DROP", None),
            ("DRXXX", "DROPX", None),
            ("SELXXT", "SELECT", Some(2)),
            ("SEL", "SELECT", None),
            (&long(64), &long(63), Some(1)),
            (&long(64), &long(64), Some(0)),
            (&long(65), &long(64), None),
            (&long(65), &long(65), None),
        ] {
            assert_eq!(typos(typed, meant), mistakes, "{typed} {meant}");
        }
        let name = long(70);
        let piece = |length| nearest_name(&long(length), [name.as_str()].into_iter());
        assert_eq!([3, 4, 64, 65].map(|length| piece(length).is_some()), [false, true, true, false]);
    }

    #[test]
    fn a_part_of_a_known_name_matches_and_an_unknown_name_does_not() {
        let known = ["TableName", "SecretName", "InstanceID", "Domains", "PrivilegesList", "KmsKeyId"];
        for (typed, meant) in [
            ("TabelName", Some("TableName")),
            ("InstanceId", Some("InstanceID")),
            ("Domain", Some("Domains")),
            ("Privileges", Some("PrivilegesList")),
            ("secretname", Some("SecretName")),
            ("SecretKey", None),
            ("Response", None),
            ("x", None),
        ] {
            assert_eq!(nearest_name(typed, known.into_iter()), meant, "{typed}");
        }
        assert_eq!(nearest_name(&"a".repeat(1_000_000), known.into_iter()), None);
    }
}
