//! "Did you mean": the known name that a misspelt one is nearest to.

use strsim::osa_distance;

/// Longer names are nobody's slip of the finger.
const LONGEST: usize = 40;

/// The known name that `typed` most probably means: the same but for capitals, one or two slips, or a piece of it.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST || typed.len() < 2 {
        return None;
    }
    let typed = typed.to_ascii_lowercase();
    known
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_ascii_lowercase();
            let apart = osa_distance(&typed, &lower);
            let is_piece = typed.len() >= 4 && (lower.starts_with(&typed) || lower.ends_with(&typed));
            (apart <= typed.len().min(lower.len()).div_ceil(4) || is_piece).then_some((apart, name))
        })
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_and_strangers_are_not() {
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
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
        assert_eq!(nearest(&"a".repeat(1_000_000), known), None);
    }
}
