//! Regular expressions of parameters such as `AccountRegexp`.

use regex_lite::RegexBuilder;

/// The longest pattern, in bytes. Together with `LARGEST` it limits the time of a search.
const LONGEST: usize = 200;
/// The largest compiled pattern, in bytes. It is too small for more than about a hundred repetitions.
const LARGEST: usize = 64 * 1024;

/// Whether a pattern occurs in a text, ignoring case. An empty pattern occurs in every text. Returns `None` if the
/// pattern is invalid, too large, or has groups, which no look-up needs.
pub(super) fn occurs(pattern: &str, text: &str) -> Option<bool> {
    if pattern.len() > LONGEST || pattern.contains(['(', ')']) {
        return None;
    }
    let pattern = RegexBuilder::new(pattern).case_insensitive(true).size_limit(LARGEST).build().ok()?;
    Some(pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn what_a_client_asks_for_is_found() {
        for (pattern, text, found) in [
            ("", "x", true),
            ("^ordersrw_SSM_", "ordersrw_SSM_9aT", true),
            ("^ordersrw_ssm_[0-9a-z]+$", "ordersrw_SSM_9aT", true),
            ("^ordersrw_SSM_$", "ordersrw_SSM_9aT", false),
            ("SSM", "ordersrw_SSM_9aT", true),
            ("a.c|^x", "xyz", true),
            ("a\\.c", "abc", false),
            ("^10\\.0\\.", "10.0.1.%", true),
            ("ab?c*d", "ad", true),
            ("^p_SSM_[0-9A-Za-z]{3}$", "p_SSM_4kD", true),
            ("^p_SSM_[0-9A-Za-z]{3}$", "p_SSM_4kDx", false),
            ("^a{1,2}$", "aaa", false),
            ("^a{2,}$", "aaaa", true),
            ("[^a]", "aaa", false),
        ] {
            assert_eq!(occurs(pattern, text), Some(found), "{pattern} in {text}");
        }
    }

    #[test]
    fn invalid_patterns_are_refused_and_slow_ones_end() {
        for pattern in ["*", "(a)", "[a", "a\\", "{3}", "a{", "a{2,1}", "a{9999}", &"a".repeat(300)] {
            assert_eq!(occurs(pattern, "a"), None, "{pattern}");
        }
        assert_eq!(occurs(&"a*".repeat(90), &"a".repeat(500)), Some(true));
        assert_eq!(occurs(&format!("{}b", "a*".repeat(90)), &"a".repeat(60)), Some(false));
    }
}
