//! Values of the API: finds what is wrong with a text and where, repairs it, and derives texts from others.

use super::alike::ascii_twin;
pub(crate) use super::host::{Host, HostForm, several_hosts};

/// Regions of the international site, from the revisions of `GetRegions` that list them (docs/api.md §7). Used when the
/// service cannot be asked.
pub(crate) const REGIONS: &[&str] =
    &["ap-beijing", "ap-guangzhou", "ap-hongkong", "ap-jakarta", "ap-shanghai", "ap-singapore", "ap-tokyo"];

/// The characters and the length that a text may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    /// Greatest length, as counted by `measure`.
    pub(crate) limit: usize,
    measure: fn(&str) -> usize,
    is_first: fn(char) -> bool,
    is_rest: fn(char) -> bool,
    /// Replacement for a character that is not allowed.
    joiner: char,
}

/// `SecretName`: 1 to 128 bytes of letters, digits, `-` and `_`, a letter or digit first (docs/api.md R1).
pub(crate) const SECRET_NAME: Pattern = Pattern {
    limit: 128,
    measure: str::len,
    is_first: |c| c.is_ascii_alphanumeric(),
    is_rest: |c| c.is_ascii_alphanumeric() || c == '-' || c == '_',
    joiner: '-',
};

/// `UserNamePrefix`: 1 to 8 letters, digits and `_`, a letter first (docs/api.md R2).
pub(crate) const USER_NAME_PREFIX: Pattern = Pattern {
    limit: 8,
    measure: |text| text.chars().count(),
    is_first: |c| c.is_ascii_alphabetic(),
    is_rest: |c| c.is_ascii_alphanumeric() || c == '_',
    joiner: '_',
};

/// One fault of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextError {
    /// An allowed character that must not be the first.
    First(char),
    /// A character that is not allowed anywhere.
    Character {
        /// Its position, in characters from 1.
        position: usize,
        /// The character.
        found: char,
    },
    /// The text is longer than the limit.
    TooLong {
        /// Length of the text.
        length: usize,
        /// How much of it is too long.
        over: usize,
    },
}

impl Pattern {
    /// Returns every fault of a text, which must not be empty. Only the first of several wrong characters is reported.
    #[must_use]
    pub(crate) fn faults(&self, text: &str) -> Vec<TextError> {
        let mut faults = Vec::new();
        if let Some(first) = text.chars().next().filter(|c| (self.is_rest)(*c) && !(self.is_first)(*c)) {
            faults.push(TextError::First(first));
        }
        if let Some((at, found)) = text.chars().enumerate().find(|(_, c)| !(self.is_rest)(*c)) {
            faults.push(TextError::Character { position: at + 1, found });
        }
        let length = (self.measure)(text);
        if length > self.limit {
            faults.push(TextError::TooLong { length, over: length - self.limit });
        }
        faults
    }

    /// Returns the nearest text without a fault; `None` if nothing would be left, or if nothing is wrong.
    #[must_use]
    pub(crate) fn repaired(&self, text: &str) -> Option<String> {
        let mut repaired = String::new();
        for c in text.chars().map(|c| ascii_twin(c).unwrap_or_else(|| half_width(c))) {
            if (self.is_rest)(c) {
                repaired.push(c);
            } else if (c.is_whitespace() || c.is_ascii_punctuation()) && !repaired.ends_with(self.joiner) {
                repaired.push(self.joiner);
            }
        }
        let begin = repaired.trim_start_matches(|c| !(self.is_first)(c));
        let ends_right = text.chars().next_back().is_some_and(self.is_rest);
        let whole = if ends_right { begin } else { begin.trim_end_matches(self.joiner) };
        // Only ASCII is left, so every character has one byte.
        let cut = &whole[..whole.len().min(self.limit)];
        (!cut.is_empty() && cut != text).then(|| cut.to_owned())
    }
}

/// Returns the half-width form of a full-width character, which Chinese input methods type; also `.` for `。`.
#[must_use]
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        _ => c,
    }
}

/// Writes a number with commas between thousands, such as `2,310`.
#[must_use]
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `RotationFrequency`: a whole number of days from 1 (docs/api.md R10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RotationDays(i64);

/// Why a text is not a number of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DaysError {
    /// 0 or a negative number, which never repeats.
    Zero,
    /// Larger than the API's integer.
    TooLarge,
    /// Not a whole number in ASCII digits; with the number that was probably meant.
    NotWhole(Option<String>),
}

impl RotationDays {
    /// Smallest number that `UpdateRotationStatus` and the console accept, in days (docs/api.md R10).
    pub(crate) const USUAL_LEAST: i64 = 30;
    /// Greatest number that `UpdateRotationStatus` and the console accept, in days (docs/api.md R10).
    pub(crate) const USUAL_MOST: i64 = 365;

    /// Reads a number of days.
    ///
    /// # Errors
    /// [`DaysError`] if the text is not a number from 1 to `i64::MAX` in ASCII digits.
    pub(crate) fn parse(text: &str) -> Result<RotationDays, DaysError> {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if text.strip_prefix('-').is_some_and(is_digits) {
            return Err(DaysError::Zero);
        }
        if !is_digits(text) {
            return Err(DaysError::NotWhole(meant_days(text)));
        }
        match text.parse() {
            Ok(0) => Err(DaysError::Zero),
            Ok(days) => Ok(RotationDays(days)),
            Err(_) => Err(DaysError::TooLarge),
        }
    }

    /// Returns the number of days.
    #[must_use]
    pub(crate) fn count(self) -> i64 {
        self.0
    }
}

/// Returns the number that texts such as `+30`, ` 30 `, `３０`, `30d`, `30 days`, `30 天` and `30.0` mean.
fn meant_days(text: &str) -> Option<String> {
    let half: String = text.chars().map(half_width).collect::<String>().to_lowercase();
    let line = half.trim();
    let line = line.strip_prefix('+').unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let (digits, unit) = line.split_at(end);
    let is_days = matches!(unit.trim(), "" | "d" | "day" | "days" | "天" | "日")
        || unit.strip_prefix('.').is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'));
    let days: i64 = digits.parse().ok().filter(|days| is_days && *days > 0)?;
    Some(days.to_string())
}

/// Suggests a prefix from the name of a secret: `ordersrw` for `prod-orders-rw`. Empty if the name has no letter.
#[must_use]
pub(crate) fn suggest_prefix(name: &str) -> String {
    const ENVIRONMENT_WORDS: &[&str] = &["prod", "prd", "pre", "uat", "test", "dev", "stg", "staging"];
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_surrounding = |word: &&&str| ENVIRONMENT_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let kept = words.iter().skip_while(is_surrounding).copied().collect::<String>();
    let from_letter = |text: String| text.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    let mut prefix = from_letter(kept);
    if prefix.is_empty() {
        prefix = from_letter(words.concat());
    }
    prefix.truncate(USER_NAME_PREFIX.limit);
    prefix
}

/// Suggests free names close to a taken one, such as `prod-orders-rw2` and `prod-orders-rw-2026`, within the length
/// limit.
pub(crate) fn free_neighbours(name: &str, year: i16, is_taken: impl Fn(&str) -> bool) -> Vec<String> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: Option<u32> = name[stem.len()..].parse().ok().filter(|number| *number < 100);
    let (stem, from) = match number {
        Some(number) if !stem.is_empty() && !stem.ends_with(['-', '_']) => (stem.to_owned(), number + 1),
        _ if name.ends_with(|c: char| c.is_ascii_digit()) => (format!("{name}-"), 2),
        _ => (name.to_owned(), 2),
    };
    let numbered = (from..from + 100).map(|number| with_ending(&stem, &number.to_string())).find(|it| !is_taken(it));
    let ending = format!("-{year}");
    let dated = (!name.ends_with(&ending)).then(|| with_ending(name, &ending)).filter(|it| !is_taken(it));
    numbered.into_iter().chain(dated).filter(|it| it != name).collect()
}

fn with_ending(stem: &str, ending: &str) -> String {
    let mut end = stem.len().min(SECRET_NAME.limit.saturating_sub(ending.len()));
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{ending}", &stem[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_repaired_to_the_nearest_right_one() {
        for (text, repaired) in [
            ("prod orders", Some("prod-orders")),
            ("-bad name!", Some("bad-name")),
            ("ｐｒｏｄ－１", Some("prod-1")),
            ("支付", None),
            ("fine-1_", None),
            ("a b-", Some("a-b-")),
        ] {
            assert_eq!(SECRET_NAME.repaired(text).as_deref(), repaired, "{text}");
        }
        assert_eq!(SECRET_NAME.repaired(&"a".repeat(129)), Some("a".repeat(128)));
        assert_eq!(USER_NAME_PREFIX.repaired("testPrefix").as_deref(), Some("testPref"));
        assert_eq!(USER_NAME_PREFIX.repaired("9app-rw").as_deref(), Some("app_rw"));
    }

    #[test]
    fn every_fault_of_a_text_is_named() {
        assert_eq!(
            USER_NAME_PREFIX.faults("_order service"),
            [
                TextError::First('_'),
                TextError::Character { position: 7, found: ' ' },
                TextError::TooLong { length: 14, over: 6 }
            ]
        );
        assert_eq!(SECRET_NAME.faults(&"a".repeat(128)), []);
    }

    #[test]
    fn days_are_plain_whole_numbers_from_1() {
        assert_eq!(RotationDays::parse("30").map(RotationDays::count), Ok(30));
        assert_eq!(RotationDays::parse("0"), Err(DaysError::Zero));
        assert_eq!(RotationDays::parse("-1"), Err(DaysError::Zero));
        assert_eq!(RotationDays::parse("99999999999999999999"), Err(DaysError::TooLarge));
        for (text, meant) in [
            ("+5", Some("5")),
            ("1.5", None),
            ("３０", Some("30")),
            ("30 天", Some("30")),
            ("30\u{3000}天", Some("30")),
            ("0d", None),
            ("-3.0", None),
            ("weekly", None),
        ] {
            assert_eq!(RotationDays::parse(text), Err(DaysError::NotWhole(meant.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn a_prefix_is_made_from_what_the_name_says() {
        for (name, prefix) in [
            ("prod-orders-rw", "ordersrw"),
            ("uat-crm-ro", "crmro"),
            ("PROD-test", "PRODtest"),
            ("2026-billing-service", "billings"),
            ("prod-12", "prod12"),
            ("支付", ""),
            ("123", ""),
        ] {
            assert_eq!(suggest_prefix(name), prefix, "{name}");
        }
    }

    #[test]
    fn neighbours_are_free_and_short_enough() {
        let none = |_: &str| false;
        assert_eq!(free_neighbours("prod-orders-rw", 2026, none), ["prod-orders-rw2", "prod-orders-rw-2026"]);
        assert_eq!(free_neighbours("rw2", 2026, none), ["rw3", "rw2-2026"]);
        assert_eq!(free_neighbours("rw99", 2026, none), ["rw100", "rw99-2026"]);
        assert_eq!(free_neighbours("rw100", 2026, none), ["rw100-2", "rw100-2026"]);
        assert_eq!(free_neighbours("rw-2", 2026, none), ["rw-2-2", "rw-2-2026"]);
        assert_eq!(free_neighbours("7", 2026, none), ["7-2", "7-2026"]);
        let first_free = free_neighbours("rw", 2026, |name| name != "rw101" && name != "rw-2026");
        assert_eq!(first_free, ["rw101", "rw-2026"]);
        assert_eq!(free_neighbours("orders-2026", 2026, none), ["orders-2026-2"]);
        assert_eq!(free_neighbours("rw", 2026, |name| name == "rw2"), ["rw3", "rw-2026"]);
        for name in free_neighbours(&"支".repeat(43), 2026, none) {
            assert!(name.len() <= 128);
        }
    }

    #[test]
    fn a_full_width_letter_and_the_marks_of_chinese_have_their_ascii_twin() {
        for (wide, half) in
            [('Ａ', 'A'), ('！', '!'), ('～', '~'), ('\u{3000}', ' '), ('。', '.'), ('、', '、'), ('a', 'a')]
        {
            assert_eq!(half_width(wide), half, "{wide}");
        }
    }
}
