//! The lines of the preview as the rows of a screen: drawing shows them, and a key that scrolls asks how many there are.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::wrap::is_plain;
use crate::{domain::unseen::visible, export::FormatId};

/// One line of the screen: a part of a line of the text.
pub(crate) struct PreviewRow<'a> {
    /// The part.
    pub(crate) text: &'a str,
    /// The place of its first byte in the line.
    pub(crate) from: usize,
    /// The line of the text, from 0.
    pub(crate) line: usize,
    /// Whether the line began above.
    pub(crate) is_rest: bool,
}

/// The lines of a format, broken to fit so many columns.
pub(crate) fn rows_of(lines: &[String], format: FormatId, columns: u16) -> Vec<PreviewRow<'_>> {
    let is_exact = format == FormatId::Exact;
    lines.iter().enumerate().flat_map(|(at, line)| broken(at, line, columns.into(), is_exact)).collect()
}

/// A line broken at the edge. Not ratatui's `Wrap`, which drops blanks where it breaks: nothing of what is sent may be
/// left out or moved. Where a row is broken at a blank near the edge, the next one begins with it: at the end of a row it
/// would not be seen.
fn broken(at: usize, line: &str, columns: usize, is_exact: bool) -> Vec<PreviewRow<'_>> {
    let mut rows = Vec::new();
    if line.len() <= columns && is_plain(line) {
        return vec![PreviewRow { text: line, from: 0, line: at, is_rest: false }];
    }
    let (mut from, mut used) = (0, 0);
    // The place of the latest blank, and the columns before it.
    let mut blank = (0, 0);
    for (place, grapheme) in line.grapheme_indices(true) {
        let width = visible(grapheme).width();
        if used + width > columns && place > from {
            let is_near = !is_exact && blank.0 > from && blank.1 * 2 > columns;
            let (end, rest) = if is_near { (blank.0, used - blank.1) } else { (place, 0) };
            rows.push(PreviewRow { text: &line[from..end], from, line: at, is_rest: from > 0 });
            (from, used) = (end, rest);
        }
        if grapheme == " " {
            blank = (place, used);
        }
        used += width;
    }
    rows.push(PreviewRow { text: &line[from..], from, line: at, is_rest: from > 0 });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_the_line_again() {
        let line = "{\"a\": \"支付  b\u{1b}[2J\"}   ";
        for (columns, is_exact) in (2..40).flat_map(|columns| [(columns, false), (columns, true)]) {
            let rows = broken(0, line, columns, is_exact);
            assert_eq!(rows.iter().map(|row| row.text).collect::<String>(), line);
            assert!(rows.iter().all(|row| visible(row.text).width() <= columns));
            assert!(rows[1..].iter().all(|row| row.is_rest) && !rows[0].is_rest);
        }
    }
}
