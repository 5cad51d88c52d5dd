//! Breaks a text into lines of display columns.

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::pen::{visible, width};

/// The text in lines of at most `room` columns, broken at blanks and between Chinese characters, else anywhere.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(2);
    let text = visible(text);
    let mut lines = Vec::new();
    let (mut line, mut columns) = (String::new(), 0);
    for piece in pieces(&text) {
        let cells = width(piece);
        if columns + width(piece.trim_end()) > room {
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            (line, columns) = (String::new(), 0);
        }
        if cells <= room {
            line.push_str(piece);
            columns += cells;
            continue;
        }
        for grapheme in piece.graphemes(true) {
            let cells = width(grapheme);
            if columns + cells > room {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            line.push_str(grapheme);
            columns += cells;
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The text in pieces that stay whole where they fit: a word with the blanks after it, or one wide character with the
/// marks after it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut before: Option<&str> = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        let starts = before.is_some_and(|before| {
            let follows_blank = before.trim().is_empty() && !grapheme.trim().is_empty();
            let is_wide = width(grapheme) > 1 || width(before) > 1;
            follows_blank || (is_wide && !grapheme.trim().is_empty() && !closes(grapheme))
        });
        if starts {
            pieces.push(&text[from..at]);
            from = at;
        }
        before = Some(grapheme);
    }
    pieces.push(&text[from..]);
    pieces
}

/// Whether it must not begin a line.
fn closes(grapheme: &str) -> bool {
    grapheme
        .chars()
        .all(|char| matches!(char, ',' | '.' | ';' | ':' | ')' | '，' | '。' | '；' | '：' | '）' | '、' | '？'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_within_what_has_none() {
        assert_eq!(wrapped("SELECT, INSERT, UPDATE", 16), ["SELECT, INSERT,", "UPDATE"]);
        assert_eq!(wrapped("SELECT, INSERT, UPDATE", 14), ["SELECT,", "INSERT, UPDATE"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("订单和订单", 5), ["订单", "和订", "单"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("GRANT x TO `a`", 12), ["GRANT x TO", "`a`"]);
        assert_eq!(wrapped("订单，和", 5), ["订", "单，", "和"]);
    }

    #[test]
    fn no_line_is_wider_than_the_room() {
        for room in 2..20 {
            for line in wrapped("GRANT SELECT, `很长的名字`.* TO \u{1b}[2J everyone, and more,,,,,,,,,,,,,,,,,,,", room)
            {
                assert!(width(&line) <= room, "{room}: {line:?}");
            }
        }
    }
}
