//! Breaks a text into lines of display columns.

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::pen::{visible, width};

/// The text in lines of at most `room` columns, broken at blanks and between Chinese characters, else anywhere.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(2);
    let text = visible(text);
    let mut lines = Vec::new();
    let (mut line, mut columns) = (String::new(), 0);
    for piece in text.split_word_bounds() {
        let cells = width(piece);
        if columns + cells <= room {
            line.push_str(piece);
            columns += cells;
            continue;
        }
        let is_mark = piece.chars().all(|char| !char.is_alphanumeric() && !char.is_whitespace());
        if is_mark && let Some(at) = line.rfind(' ').filter(|at| line[..*at].trim() != "") {
            // A comma or a full stop does not begin a line; the word before it comes along.
            let word = line.split_off(at).trim_start().to_owned();
            lines.push(std::mem::replace(&mut line, word));
            line.push_str(piece);
            columns = width(&line);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        (line, columns) = (String::new(), 0);
        if piece.trim().is_empty() {
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
