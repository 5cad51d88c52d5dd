//! Cuts texts to display columns.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{app::wrap::is_plain, domain::unseen::visible};

/// A text without what can never be seen in `room` columns, so that a megabyte costs no more than a line. Marks of no
/// width are bounded too.
pub(super) fn front(text: &str, room: usize) -> &str {
    text.char_indices().nth((room + 1) * MARKS).map_or(text, |(at, _)| &text[..at])
}

/// Characters of one cell: a letter with some marks, or an emoji of several parts.
const MARKS: usize = 16;

/// A grapheme without the marks that no script needs, and that would pile up over other lines.
pub(super) fn bounded(grapheme: &str) -> &str {
    grapheme.char_indices().nth(MARKS).map_or(grapheme, |(at, _)| &grapheme[..at])
}

/// The text in at most `room` columns, cut at its end; made visible as it is drawn.
pub(super) fn cut_end<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if text.len() <= room && is_plain(text) {
        return text.into();
    }
    let text = visible(text);
    if text.width() <= room {
        return text;
    }
    let mut cut = head(&text, room.saturating_sub(ellipsis.width())).to_owned();
    if ellipsis.width() <= room {
        cut.push_str(ellipsis);
    }
    cut.into()
}

/// The text in at most `room` columns, cut in its middle.
pub(super) fn cut_middle(text: &str, room: usize, ellipsis: &str) -> String {
    let seen = visible(front(text, room));
    if seen.width() <= room && front(text, room).len() == text.len() {
        return seen.into_owned();
    }
    let rest = room.saturating_sub(ellipsis.width());
    let back = visible(tail(text, rest / 2));
    format!("{}{ellipsis}{back}", head(&seen, rest.div_ceil(2)))
}

/// The end of a text that fits `room` columns.
pub(super) fn tail(text: &str, room: usize) -> &str {
    let mut columns = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        columns += visible(grapheme).width();
        if columns > room {
            return &text[at + grapheme.len()..];
        }
    }
    text
}

fn head(text: &str, room: usize) -> &str {
    let mut columns = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        columns += grapheme.width();
        if columns > room {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_by_columns_not_by_characters() {
        assert_eq!(cut_end("支付服务", 5, "…"), "支付…");
        assert_eq!(cut_middle("cdb-n4j3y33j", 7, "…"), "cdb…33j");
        assert_eq!(cut_end("short", 5, "…"), "short");
    }

    #[test]
    fn a_tower_of_marks_stays_in_its_cell() {
        let tower = format!("a{}", "\u{301}".repeat(5000));
        assert!(bounded(&tower).chars().count() <= MARKS);
        assert_eq!(bounded("é"), "é");
    }
}
