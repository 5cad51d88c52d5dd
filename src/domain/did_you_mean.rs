//! "Did you mean": the known word that a mistyped one was probably meant to be.

use strsim::osa_distance;

/// In characters. Longer texts are nobody's slip of the finger, and a paste may hold a text of any length.
const LONGEST: usize = 64;
/// In characters: shorter texts are the beginning of too many names.
const SHORTEST_PIECE: usize = 4;

/// The number of slips between two words, as long as there are few enough: one in a word of three to five characters,
/// two in a longer one, by the shorter of the two. A slip is a character too many, too few, wrong, or two in each
/// other's place.
#[must_use]
pub fn slips(typed: &str, meant: &str) -> Option<usize> {
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
    Some(osa_distance(typed, meant)).filter(|slips| *slips <= most)
}

/// The known word with the fewest [`slips`] from what was typed, the first of several; capitals do not count.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .filter_map(|word| slips(&typed, &word.to_lowercase()).map(|slips| (slips, word)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

/// The known name that is [`nearest`], else the first that begins or ends with what was typed: `PrivilegesList` for
/// `Privileges`.
#[must_use]
pub fn nearest_name<'a>(typed: &str, mut known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
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

    #[test]
    fn a_piece_of_a_name_is_understood_and_a_stranger_is_not() {
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
