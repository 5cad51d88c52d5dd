//! The escapes of the client's batch mode (`mysql -B`, or its output into a file): whether a text has them is decided
//! for the text as a whole, from the names between backticks.

/// Whether the names of a text are escaped once more than a server wrote them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Batch {
    No,
    Yes,
    /// They may be: nothing in the text tells.
    Perhaps,
}

/// The names of a text, as far as their backslashes tell how they are escaped. A server writes `my\_db`, and batch mode
/// `my\\_db`: there every backslash is one of its own escapes.
#[derive(Debug, Default)]
pub(super) struct BatchNames {
    has_any: bool,
    is_sure: bool,
    is_never: bool,
}

impl BatchNames {
    /// Takes note of a name as it stands between its backticks. Only in the pattern of a whole database does a server
    /// write a backslash before `_` and `%`.
    pub(super) fn take(&mut self, name: &str, is_pattern: bool) {
        if !name.contains('\\') {
            return;
        }
        self.has_any = true;
        let mut letters = name.chars();
        while let Some(letter) = letters.next() {
            if letter == '\\' {
                match letters.next() {
                    Some('\\') => self.is_sure |= is_pattern && letters.as_str().starts_with(['_', '%']),
                    Some('t' | 'n' | '0') => {}
                    _ => self.is_never = true,
                }
            }
        }
    }

    /// How they are escaped, in a text that has a delimiter or none.
    pub(super) fn batch(&self, text: &str, has_delimiter: bool) -> Batch {
        // A server quotes whom it grants to.
        let is_server = || ["`@`", "'@'", "\"@\"", "` TO `", "TO '"].iter().any(|quoted| text.contains(quoted));
        match (self.is_never, self.is_sure) {
            (false, true) => Batch::Yes,
            (false, false) if self.has_any && !has_delimiter && is_server() => Batch::Perhaps,
            (true, _) | (false, false) => Batch::No,
        }
    }
}

/// A name without the escapes of batch mode.
pub(super) fn undone(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('0') => out.push('\0'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            (letter, false) => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_as_a_whole_says_whether_it_is_escaped() {
        let of = |names: &[&str], has_delimiter| {
            let mut all = BatchNames::default();
            for name in names {
                all.take(name, true);
            }
            all.batch("TO `a`@`%`", has_delimiter)
        };
        assert_eq!(of(&[r"my\\_db"], true), Batch::Yes);
        assert_eq!(of(&[r"my\\_db", "a|b;c", r"a\tb"], true), Batch::Yes);
        assert_eq!(of(&[r"my\_db"], false), Batch::No);
        assert_eq!(of(&[r"a\\b"], true), Batch::No);
        assert_eq!(of(&[r"a\\b"], false), Batch::Perhaps);
        assert_eq!(of(&[r"a\\\_b"], false), Batch::No);
        assert_eq!(undone(r"a\\_b\tc"), "a\\_b\tc");
    }
}
