//! Breaks texts into lines by display columns: between words, between characters of two columns, and inside words
//! only where one is longer than a line.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::unseen::visible;

/// What must not begin a line, as Chinese typesetting has it.
const CLOSING: &str = "，。；：！？、）〕】》」』”’…％,.;:!?)]}";
/// What a number is told in: they stay together.
const UNITS: &[&str] = &["s", "min", "h"];
/// What must not end a line.
const OPENING: &str = "（〔【《「『“‘";

/// The text in lines of at most `width` columns, made visible as it is drawn. Line breaks in the text are kept; a
/// text without a character has one empty line. A width of 0 counts as 1.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line).replace('\t', " ");
        wrap_line(&visible(&line), width.max(1), &mut lines);
    }
    lines
}

/// The first `most` lines of [`wrap`], and whether that is not all.
pub(crate) fn wrap_some(text: &str, width: usize, most: usize) -> (Vec<String>, bool) {
    // A line takes at most four bytes a column and a few for marks; what lies far behind cannot be shown anyway.
    let enough = most.saturating_add(1).saturating_mul(width.max(1)).saturating_mul(16);
    let head = &text[..text.floor_char_boundary(enough)];
    let mut lines = wrap(head, width);
    let is_cut = lines.len() > most || head.len() < text.len();
    lines.truncate(most);
    (lines, is_cut)
}

/// Display columns of a text, as it is drawn.
pub(crate) fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { visible(text).width() }
}

/// Whether every byte is one cell.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn wrap_line(text: &str, width: usize, lines: &mut Vec<String>) {
    let first = lines.len();
    let mut line = WrappedLine::default();
    for piece in pieces(text) {
        let columns = piece.word.width();
        if line.columns + columns > width && line.columns > 0 {
            lines.push(line.take());
        }
        if columns > width {
            break_word(piece.word, width, &mut line, lines);
        } else {
            line.text.push_str(piece.word);
            line.columns += columns;
        }
        line.text.push_str(piece.gap);
        line.columns += piece.gap.len();
    }
    if line.columns > 0 || lines.len() == first {
        lines.push(line.take());
    }
}

#[derive(Default)]
struct WrappedLine {
    text: String,
    columns: usize,
}

impl WrappedLine {
    /// The line without its last blanks; the next one begins.
    fn take(&mut self) -> String {
        self.columns = 0;
        let text = std::mem::take(&mut self.text);
        text.trim_end_matches(' ').to_owned()
    }
}

/// A word longer than a line: after a slash where there is one, else anywhere.
fn break_word(word: &str, width: usize, line: &mut WrappedLine, lines: &mut Vec<String>) {
    for grapheme in word.graphemes(true) {
        let columns = grapheme.width();
        if line.columns + columns > width && line.columns > 0 {
            let rest = match line.text.rfind('/') {
                Some(at) if at + 1 < line.text.len() && at > 0 => line.text.split_off(at + 1),
                _ => String::new(),
            };
            lines.push(line.take());
            line.columns = rest.width();
            line.text = rest;
        }
        line.text.push_str(grapheme);
        line.columns += columns;
    }
}

/// What stays together, and the blanks after it.
struct WrapPiece<'a> {
    word: &'a str,
    gap: &'a str,
}

fn pieces(text: &str) -> Vec<WrapPiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = word_end(rest);
        if let Some(unit) = unit_after(&rest[..end], &rest[end..]) {
            end += unit;
        }
        let (word, after) = rest.split_at(end);
        let blanks = after.len() - after.trim_start_matches(' ').len();
        pieces.push(WrapPiece { word, gap: &after[..blanks] });
        rest = &after[blanks..];
    }
    pieces
}

/// Where the unit of a number ends that the word before it is: `3 s` stays together.
fn unit_after(word: &str, after: &str) -> Option<usize> {
    let unit = after.strip_prefix(' ').filter(|_| word.ends_with(|char: char| char.is_ascii_digit()))?;
    let is_unit = |name: &&str| unit.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    UNITS.iter().copied().find(|name| is_unit(name)).map(|_| 1 + word_end(unit))
}

/// Where the first piece of a text ends: before a blank, and on either side of a character of two columns, but
/// never before closing and never after opening punctuation.
fn word_end(text: &str) -> usize {
    // Most words are of ASCII alone, whose characters are their own graphemes, of one column each.
    let plain = text.bytes().take_while(u8::is_ascii_graphic).count();
    if matches!(text.as_bytes().get(plain), None | Some(b' ')) {
        return plain;
    }
    let mut before: Option<&str> = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        if grapheme == " " {
            return at;
        }
        if let Some(before) = before {
            let is_apart = before.width() > 1 || grapheme.width() > 1;
            if is_apart && !OPENING.contains(before) && !CLOSING.contains(grapheme) {
                return at;
            }
        }
        before = Some(grapheme);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(wrap("created in 3 s.", 14), ["created in", "3 s."]);
        assert_eq!(wrap("(in 25 min, or so)", 8), ["(in", "25 min,", "or so)"]);
        assert_eq!(wrap("take 3 steps", 6), ["take 3", "steps"]);
    }

    #[test]
    fn words_stay_whole_and_blanks_inside_a_line_stay() {
        assert_eq!(wrap("aa bb  cc", 6), ["aa bb", "cc"]);
        assert_eq!(wrap("aa  bb", 6), ["aa  bb"]);
        assert_eq!(wrap("", 6), [""]);
        assert_eq!(wrap("a\r\n\nb", 6), ["a", "", "b"]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_full_stop() {
        assert_eq!(wrap("名称已被占用。", 12), ["名称已被占", "用。"]);
        assert_eq!(wrap("请换（名称）吧", 8), ["请换（名", "称）吧"]);
    }

    #[test]
    fn a_long_word_breaks_after_a_slash_or_anywhere() {
        assert_eq!(wrap("uin/100012/prod", 12), ["uin/100012/", "prod"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("名称", 1), ["名", "称"]);
        assert_eq!(wrap("x", 0), ["x"]);
    }

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_is_lost() {
        let text = "Refused: 名称 prod-orders-rw（已被占用）。https://console.cloud.tencent.com/ssm/database end";
        for width in 2..60 {
            let lines = wrap(text, width);
            assert!(
                lines.iter().all(|line| line.width() <= width || line.graphemes(true).count() <= 3),
                "{width}: {lines:?}"
            );
            let kept: String = lines.concat().replace(' ', "");
            assert_eq!(kept, text.replace(' ', ""));
        }
    }

    #[test]
    fn steering_characters_are_shown_not_obeyed() {
        assert_eq!(wrap("a\u{1b}[2J\tb", 20), ["a·[2J b"]);
        let (lines, is_cut) = wrap_some(&"\n".repeat(100_000), 20, 4);
        assert_eq!((lines.len(), is_cut), (4, true));
    }
}
