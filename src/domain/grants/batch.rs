//! Escapes of the MySQL client's batch mode (`mysql -B`, or output into a file). Whether a text has them is decided for
//! the whole text, from the names between backticks.

/// Whether a text is output of batch mode, which escapes the names of the server once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Batch {
    No,
    Yes,
    /// Nothing in the text decides it.
    Perhaps,
}

/// What the backslashes in the names of a text say about batch mode. A server writes `my\_db`; batch mode escapes the
/// backslash again: `my\\_db`.
#[derive(Debug, Default)]
pub(super) struct BatchNames {
    has_any: bool,
    is_sure: bool,
    is_never: bool,
}

impl BatchNames {
    /// Adds a name from between backticks. `is_pattern` is for the name of a whole database: only there does a server
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

    /// Decides about batch mode, with the text and whether it contains a delimiter.
    pub(super) fn batch(&self, text: &str, has_delimiter: bool) -> Batch {
        // A server quotes the account after `TO`.
        let is_server = || ["`@`", "'@'", "\"@\"", "` TO `", "TO '"].iter().any(|quoted| text.contains(quoted));
        match (self.is_never, self.is_sure) {
            (false, true) => Batch::Yes,
            (false, false) if self.has_any && !has_delimiter && is_server() => Batch::Perhaps,
            (true, _) | (false, false) => Batch::No,
        }
    }
}

/// Removes the escapes of batch mode from a name.
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
