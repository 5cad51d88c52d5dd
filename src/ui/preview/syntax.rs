//! Colours of a side of the request: names, values and comments, so that the eye finds them.

use std::ops::Range;

use crate::{export::FormatId, ui::theme::Role};

/// Colours the lines of one side, from the first on.
pub(super) struct Syntax {
    tab: FormatId,
    /// The quotation mark of a text that goes on in the next line.
    open: Option<char>,
}

impl Syntax {
    pub(super) fn new(tab: FormatId) -> Syntax {
        Syntax { tab, open: None }
    }

    /// Returns the pieces of the next line in their order, which together are the line, and what each is.
    pub(super) fn pieces(&mut self, line: &str) -> Vec<(Range<usize>, Role)> {
        if self.open.is_none() && self.is_comment(line) {
            return vec![(0..line.len(), Role::Dim)];
        }
        match self.tab {
            // The bytes that are hashed and signed: nothing in them is more than another.
            FormatId::Canonical | FormatId::ToSign | FormatId::Form => vec![(0..line.len(), Role::Text)],
            FormatId::Headers => {
                let name = line.find(": ").map_or(0, |end| end + 1);
                vec![(0..name, Role::Name), (name..line.len(), Role::Text)]
            }
            _ => self.tokens(line),
        }
    }

    fn is_json(&self) -> bool {
        matches!(self.tab, FormatId::Json | FormatId::Exact)
    }

    fn is_comment(&self, line: &str) -> bool {
        match self.tab {
            FormatId::Json | FormatId::Exact | FormatId::Form => false,
            FormatId::Sql => line.starts_with("--"),
            FormatId::Canonical
            | FormatId::ToSign
            | FormatId::Headers
            | FormatId::Tccli
            | FormatId::Curl
            | FormatId::Hcl => line.trim_start().starts_with('#'),
        }
    }

    fn tokens(&mut self, line: &str) -> Vec<(Range<usize>, Role)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            let first = rest.chars().next().unwrap_or_default();
            let begun = self.open.take().map(|mark| (mark, 0));
            let (length, role) = match begun.or_else(|| self.opens(first).then_some((first, first.len_utf8()))) {
                Some((mark, inside)) => {
                    let length = self.text(rest, mark, inside);
                    (length, self.role_of_text(&rest[length..]))
                }
                None if is_of_word(first) => {
                    let length = rest.find(|char| !is_of_word(char)).unwrap_or(rest.len());
                    (length, self.role_of_word(&rest[..length], &rest[length..]))
                }
                None => {
                    let is_next = |char| is_of_word(char) || self.opens(char);
                    (rest.find(is_next).unwrap_or(rest.len()), Role::Text)
                }
            };
            pieces.push((at..at + length, role));
            at += length;
        }
        pieces
    }

    /// Whether a character begins a text in quotation marks.
    fn opens(&self, char: char) -> bool {
        match self.tab {
            FormatId::Json | FormatId::Exact | FormatId::Hcl => char == '"',
            _ => matches!(char, '"' | '\'' | '`'),
        }
    }

    /// The length of a text with its marks, of which the first takes `inside` bytes. One that has no end here goes on
    /// in the next line.
    fn text(&mut self, rest: &str, mark: char, inside: usize) -> usize {
        let mut is_escaped = false;
        for (at, char) in rest[inside..].char_indices() {
            match char {
                _ if is_escaped => is_escaped = false,
                '\\' if mark == '"' => is_escaped = true,
                _ if char == mark => return inside + at + mark.len_utf8(),
                _ => {}
            }
        }
        self.open = Some(mark);
        rest.len()
    }

    fn role_of_text(&self, rest: &str) -> Role {
        if self.is_json() && rest.starts_with(':') { Role::Name } else { Role::Literal }
    }

    fn role_of_word(&self, word: &str, rest: &str) -> Role {
        let is_value = word.starts_with(|char: char| char.is_ascii_digit()) || ["true", "false"].contains(&word);
        let is_name = match self.tab {
            FormatId::Hcl => rest.trim_start().starts_with('='),
            FormatId::Tccli | FormatId::Curl => word.starts_with('-'),
            FormatId::Sql => word.bytes().all(|byte| byte.is_ascii_uppercase()),
            FormatId::Json
            | FormatId::Exact
            | FormatId::Form
            | FormatId::Canonical
            | FormatId::ToSign
            | FormatId::Headers => false,
        };
        match (is_name, is_value) {
            (true, _) => Role::Name,
            (false, true) if self.is_json() || self.tab == FormatId::Hcl => Role::Literal,
            (false, _) => Role::Text,
        }
    }
}

fn is_of_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as `<…>`, values as `{…}`, comments as `(…)`.
    fn marked(tab: FormatId, text: &str) -> String {
        let mut syntax = Syntax::new(tab);
        let mut marked = String::new();
        for line in text.lines() {
            let pieces = syntax.pieces(line);
            assert_eq!(pieces.iter().map(|(range, _)| &line[range.clone()]).collect::<String>(), line);
            for (range, role) in pieces {
                let piece = &line[range];
                let (open, close) = match role {
                    Role::Name if !piece.is_empty() => ("<", ">"),
                    Role::Literal => ("{", "}"),
                    Role::Dim => ("(", ")"),
                    _ => ("", ""),
                };
                marked.extend([open, piece, close]);
            }
            marked.push('\n');
        }
        marked
    }

    #[test]
    fn names_and_values_are_told_apart_on_every_side() {
        for (tab, text, expected) in [
            (FormatId::Json, r#""a:\"b": ["c", 1, true]"#, r#"<"a:\"b">: [{"c"}, {1}, {true}]"#),
            (FormatId::Json, r#""支付": "a"#, r#"<"支付">: {"a}"#),
            (FormatId::Headers, "# sandbox: a\nHost: a: b", "(# sandbox: a)\n<Host:> a: b"),
            (FormatId::Headers, "POST / HTTP/1.1", "POST / HTTP/1.1"),
            (FormatId::Canonical, "content-type:\"x\"", "content-type:\"x\""),
            (
                FormatId::Hcl,
                "  # x = 1\nname = \"a\" # b\nday  = 30",
                "(  # x = 1)\n<name> = {\"a\"} # b\n<day>  = {30}",
            ),
            (
                FormatId::Sql,
                "-- GRANT\nGRANT SELECT ON `a`.* TO `b`;",
                "(-- GRANT)\n<GRANT> <SELECT> <ON> {`a`}.* <TO> {`b`};",
            ),
            // A text that goes on over several lines, with a comment mark in it.
            (FormatId::Tccli, "tccli ssm --A 'x\n# y' --B z", "tccli ssm <--A> {'x}\n{# y'} <--B> z"),
            (FormatId::Curl, "curl -d '\n'\n# end", "curl <-d> {'}\n{'}\n(# end)"),
        ] {
            assert_eq!(marked(tab, text).trim_end_matches('\n'), expected, "{text}");
        }
    }
}
