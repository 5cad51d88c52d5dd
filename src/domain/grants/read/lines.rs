//! Converts byte positions of a text to lines and columns.

/// Distance between stored counts of characters, in bytes.
const STEP: usize = 4096;

/// The beginnings of the lines of a text, and the number of characters before every [`STEP`] bytes. Without these
/// counts, a long text of one line would be counted from its beginning for each statement.
#[derive(Debug)]
pub(super) struct LineStarts<'s> {
    text: &'s str,
    starts: Vec<usize>,
    letters: Vec<usize>,
}

impl<'s> LineStarts<'s> {
    pub(super) fn of(text: &'s str) -> LineStarts<'s> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let letters = text.as_bytes().chunks(STEP).map(|chunk| {
            let here = before;
            before += letters(chunk);
            here
        });
        let letters = letters.collect();
        LineStarts { text, starts: std::iter::once(0).chain(breaks).collect(), letters }
    }

    /// Returns line and column of a byte, both from 1. The column counts characters.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line.saturating_sub(1)];
        let bytes = self.text.as_bytes();
        let column = if at.saturating_sub(start) <= STEP {
            letters(bytes.get(start..at).unwrap_or_default())
        } else {
            self.before(at) - self.before(start)
        };
        (line, column + 1)
    }

    /// Returns the number of characters before a byte.
    fn before(&self, at: usize) -> usize {
        let chunk = at / STEP;
        let rest = self.text.as_bytes().get(chunk * STEP..at).unwrap_or_default();
        self.letters.get(chunk).copied().unwrap_or_default() + letters(rest)
    }
}

/// Counts the characters that begin in these bytes.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_in_short_and_long_lines() {
        let text = format!("a\n{}b\n订c", "订x".repeat(STEP));
        let lines = LineStarts::of(&text);
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(text.find('b').unwrap()), (2, 2 * STEP + 1));
        assert_eq!(lines.place(text.find('c').unwrap()), (3, 2));
        for (at, _) in text.char_indices().step_by(97) {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(lines.place(at).1, text[line..at].chars().count() + 1);
        }
    }
}
