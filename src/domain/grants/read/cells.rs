//! Texts in which another language surrounds the statements: JSON, XML, HTML and CSV.

use serde::de::IgnoredAny;

use super::{
    block::{Cell, is_heading, is_remark, own_statement},
    looks,
    prompt::{lines, prompt},
    rows::is_other_heading,
    statement,
};
use crate::domain::grants::lexer::SqlSyntax;

/// The cells of a whole text, and the positions of statements outside of them.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) list: Vec<Cell>,
    pub(super) strays: Vec<usize>,
    /// Whether the values belong to another heading than that of `SHOW GRANTS`.
    is_foreign: bool,
}

impl Cells {
    /// Adds a cell: a heading, a statement, or other text that may contain one.
    fn take(&mut self, text: &str, at: usize) {
        let bare = text.trim();
        if let Some(from) = own_statement(bare) {
            self.list.push(Cell::Row { text: bare[from..].to_owned(), at, heading: None });
        } else if is_heading(bare) {
            let name = bare["grants for ".len()..].trim().to_owned();
            self.is_foreign = false;
            self.list.push(Cell::Heading(name));
        } else if statement::begins(bare) && !self.is_foreign {
            self.list.push(Cell::Row { text: bare.to_owned(), at, heading: None });
        } else if looks::has_statement(bare) {
            self.strays.push(at);
        }
    }
}

/// Removes the client's messages around an answer: the prompt with the question, and the row count. Returns the
/// position of the rest and the rest.
fn without_remarks(text: &str) -> (usize, &str) {
    let is_around = |line: &str| line.trim().is_empty() || is_remark(line.trim());
    let is_before = |line: &str| is_around(line) || prompt(line, SqlSyntax::Script).is_some();
    let from: usize = lines(text).take_while(|(_, line)| is_before(line)).map(|(_, line)| line.len()).sum();
    let mut end = text.len();
    while let Some(line) = text[from..end].split_inclusive('\n').next_back().filter(|line| is_around(line)) {
        end -= line.len();
    }
    (from, &text[from..end])
}

/// Reads the output of `mysqlsh --result-format=json`: a sequence of JSON values.
pub(super) fn json(text: &str) -> Option<Cells> {
    let (base, start) = without_remarks(text);
    let text = &text[..base + start.len()];
    let start = start.trim_start();
    if !start.starts_with(['{', '[']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>();
    if !values.all(|value| value.is_ok()) {
        return None;
    }
    let mut cells = Cells::default();
    let mut at = text.len() - start.len();
    let mut key: Option<String> = None;
    while let Some(begin) = text[at..].find('"') {
        let from = at + begin;
        // A string that does not directly follow its key and a colon is not the key's value.
        key = key.filter(|_| text[at..from].trim() == ":");
        at = from + string_length(&text[from..])?;
        let value: String = serde_json::from_str(&text[from..at]).ok()?;
        if text[at..].trim_start().starts_with(':') {
            if is_heading(&value) {
                cells.take(&value, from);
            }
            key = Some(value);
        } else if key.take().is_some_and(|key| is_heading(&key)) {
            cells.take(&value, from);
        } else if looks::has_statement(&value) {
            cells.strays.push(from);
        }
    }
    Some(cells)
}

/// Returns the length of a JSON string with its quotes, in bytes.
fn string_length(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Reads the output of `mysql -X` and `mysql -H`, or a part of it: the content of `<field …>` and `<TD>`.
pub(super) fn markup(text: &str) -> Option<Cells> {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return None;
    }
    let mut cells = Cells::default();
    let mut at = text.len() - start.len();
    // The open cell, and where the text before the next tag begins.
    let (mut cell, mut from): (Option<&str>, usize) = (None, at);
    let mut is_known = false;
    while let Some(begin) = text[at..].find('<') {
        let tag_at = at + begin;
        // No client writes comments or CDATA. A statement in a comment is ignored; CDATA is text.
        let foreign =
            [("<!--", "-->"), ("<![", "]]>")].into_iter().find(|(begin, _)| text[tag_at..].starts_with(begin));
        if let Some((begin, end)) = foreign {
            at = tag_at + text[tag_at..].find(end)? + end.len();
            let until = if begin == "<!--" { tag_at } else { at };
            cells.strays.extend(looks::statement_in(&text[from..until]).map(|at| from + at));
            (cell, from) = (None, at);
            continue;
        }
        let length = tag_length(&text[tag_at..])?;
        let tag = &text[tag_at..tag_at + length];
        let inside = &text[from..tag_at];
        // Another heading than that of `SHOW GRANTS`.
        cells.is_foreign |= cell == Some("TH");
        match cell.take().filter(|cell| tag.strip_prefix("</").is_some_and(|end| end.trim_end_matches('>') == *cell)) {
            Some(_) => cells.take(&decoded(inside)?, from),
            None => cells.strays.extend(looks::statement_in(inside).map(|at| from + at)),
        }
        // A new table begins a new answer.
        cells.is_foreign &= !tag.starts_with("<TABLE");
        is_known |= tag.starts_with("<resultset") || tag.starts_with("<TABLE");
        if let Some(heading) = field(tag) {
            let heading = decoded(heading)?;
            if is_heading(&heading) {
                cells.list.push(Cell::Heading(heading["grants for ".len()..].trim().to_owned()));
                cell = Some("field");
            }
        } else {
            // The client writes tag names in upper case and without attributes.
            cell = ["TD", "TH"].into_iter().find(|name| tag[1..length - 1] == **name);
        }
        at = tag_at + length;
        from = at;
    }
    cells.strays.extend(looks::statement_in(&text[from..]).map(|at| from + at));
    (is_known || !cells.list.is_empty() || !cells.strays.is_empty()).then_some(cells)
}

/// Returns the name in `<field name="…">`.
fn field(tag: &str) -> Option<&str> {
    tag.strip_prefix("<field name=\"")?.strip_suffix("\">").filter(|name| !name.contains('"'))
}

/// Returns the length of a tag in bytes; its attributes may contain `>`.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Decodes the entities of a text; `None` if there is one that the client does not write.
fn decoded(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').filter(|end| *end <= 10)?;
        let name = &rest[at + 1..at + end];
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            _ => match name.strip_prefix('#')? {
                hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16)?,
                digits => number(digits, 10)?,
            },
        });
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    Some(out)
}

/// Reads rows that were copied with single quotes around each, perhaps with the heading in a comment.
pub(super) fn quoted_rows(text: &str) -> Option<Cells> {
    let mut cells = Cells::default();
    for (at, line) in lines(text) {
        let row = line.trim();
        if row.is_empty() {
            continue;
        }
        let heading = row.strip_prefix('#').map(str::trim).filter(|heading| is_heading(heading));
        let inner = row.strip_prefix('\'').and_then(|row| row.strip_suffix('\''));
        let inner = inner.filter(|inner| statement::begins(inner) && !inner.contains(['\'', '\\']));
        cells.take(heading.or(inner)?, at + line.len() - line.trim_start().len() + 1);
    }
    (!cells.list.is_empty()).then_some(cells)
}

/// Reads a CSV export: every line has one or more quoted cells, or one cell that needs no quotes.
pub(super) fn csv(text: &str) -> Option<Cells> {
    let is_plain = |line: &str| (is_heading(line) || statement::begins(line)) && !line.contains(['"', ',', ';', '\'']);
    let is_line = |line: &str| line.starts_with('"') && line.trim_end_matches(',').ends_with('"') && line.len() > 1;
    let mut given = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    given.peek()?;
    let mut has_quotes = false;
    if !given.all(|line| {
        is_plain(line)
            || is_line(line) && {
                has_quotes = true;
                true
            }
    }) || !has_quotes
    {
        return None;
    }
    let mut cells = Cells::default();
    let (mut at, mut is_first) = (0, true);
    while let Some(begin) = text[at..].find(|letter: char| !letter.is_whitespace() && letter != ',' && letter != ';') {
        let from = at + begin;
        if !text[from..].starts_with('"') {
            let line = text[from..].split('\n').next().unwrap_or_default();
            if !is_plain(line.trim_end()) {
                return None;
            }
            is_first = false;
            cells.take(line.trim_end(), from);
            at = from + line.len();
            continue;
        }
        let mut value = String::new();
        let mut letters = text[from + 1..].char_indices().peekable();
        loop {
            let (offset, letter) = letters.next()?;
            if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
                at = from + offset + 2;
                break;
            }
            value.push(letter);
        }
        let value_at = from + 1;
        // The first record is a heading, or a statement if there is no heading.
        cells.is_foreign |= is_first && is_other_heading(value.trim());
        is_first = false;
        if is_heading(value.trim())
            && let Some(statement) = value.find(": ").filter(|colon| statement::begins(&value[colon + 2..]))
        {
            cells.take(&value[statement + 2..], value_at + statement + 2);
        } else {
            cells.take(&value, value_at);
        }
        let behind = text[at..].chars().next();
        if !behind.is_none_or(|next| next == ',' || next.is_whitespace() || next == ';') {
            return None;
        }
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cells: Option<Cells>) -> Vec<String> {
        let shown = |cell: &Cell| match cell {
            Cell::Row { text, .. } => text.clone(),
            other => format!("{other:?}"),
        };
        let cells = cells.unwrap();
        cells.list.iter().map(shown).chain(cells.strays.iter().map(|at| format!("stray {at}"))).collect()
    }

    #[test]
    fn unknown_json_and_markup_layouts_are_not_read_as_client_output() {
        for text in [
            "[{\"sql\": \"GRANT DROP ON a.* TO b\"}]",
            "{\"Grants for a@%\": [\"GRANT DROP ON a.* TO b\"]}",
            "{\"Grants for a@%\": 1, \"x\": \"GRANT DROP ON a.* TO b\"}",
            "\"GRANT DROP ON a.* TO b\"",
        ] {
            assert!(json(text).is_none_or(|cells| cells.strays.len() == 1), "{text}");
        }
        for text in [
            "<a><field name=\"sql\">GRANT DROP ON a.* TO b</field></a>",
            "<changeSet><sql>GRANT DROP ON a.* TO b</sql></changeSet>",
            "<table><tr><td>GRANT DROP ON a.* TO b</td></tr></table>",
            "<TABLE><TR><TD>GRANT DROP ON <b>a</b>.* TO b</TD></TR></TABLE>",
            "<field name=\"Grants for b@%\"><![CDATA[GRANT DROP ON a.* TO b]]></field>",
            "<field name=\"Grants for b@%\">GRANT DROP ON a.* TO b",
        ] {
            assert_eq!(markup(text).unwrap().strays.len(), 1, "{text}");
        }
    }

    #[test]
    fn entities_and_escapes_are_undone() {
        let text = "<field name=\"Grants for app@%\">GRANT SELECT ON `r&amp;d`.* TO `a&lt;&#98;`@`%`</field>";
        assert_eq!(shown(markup(text)), ["Heading(\"app@%\")", "GRANT SELECT ON `r&d`.* TO `a<b`@`%`"]);
        let text = "<field name=\"Grants for app@%\">GRANT&nbsp;&quot;a&apos;</field>";
        assert_eq!(shown(markup(text)), ["Heading(\"app@%\")", "GRANT \"a'"]);
        let text = "<TABLE BORDER=1><TR><TD>GRANT a</TD></TR></TABLE>GRANT ALL ON b";
        assert_eq!(shown(markup(text)), ["GRANT a", "stray 49"]);
        let text = "{\"Grants for a@%\": \"GRANT \\\"x\\\\\\\\y\\\"\"}\n{\"Grants for a@%\": \"GRANT \\u0061\"}";
        assert_eq!(shown(json(text)), ["Heading(\"a@%\")", "GRANT \"x\\\\y\"", "Heading(\"a@%\")", "GRANT a"]);
        let text = "MySQL  SQL > SHOW GRANTS;\n{\n  \"Grants for a@%\": \"GRANT a\"\n}\n1 row in set (0.1 sec)\n";
        assert_eq!(shown(json(text)), ["Heading(\"a@%\")", "GRANT a"]);
        assert!(json("{\"a\": ").is_none());
        assert!(json("{\"a\": 1}\nGRANT b").is_none());
    }

    #[test]
    fn a_cell_of_csv_may_hold_anything() {
        assert_eq!(shown(csv("\"Grants for a@%\"\n\"GRANT \"\"a\"\"\"\n")), ["Heading(\"a@%\")", "GRANT \"a\""]);
        for sign in [",", ";", "\t"] {
            assert_eq!(shown(csv(&format!("\"app\"{sign}\"GRANT a ON b\""))), ["stray 7"], "{sign}");
        }
        assert!(csv("\"app\"|\"GRANT a ON b\"").is_none());
        assert_eq!(shown(csv("\"x\"\n\"GRANT a ON b\"\n\"Grants for a@%\"\n\"GRANT b\"")).len(), 3);
        assert!(csv("GRANT \"a\"").is_none());
    }

    #[test]
    fn a_cell_and_a_statement_outside_of_one_are_found_again_at_their_places() {
        let csv_heading = "\"Grants for a@%: GRANT DROP ON a.* TO 'a'@'%'\"\n";
        for (cells, text, own) in [
            (
                json as fn(&str) -> Option<Cells>,
                "mysql> SHOW GRANTS FOR 'a\"'@h;\n\n{\"Grants for a@%\": \"GRANT DROP ON a.* TO b\"}",
                "\"GRANT DROP ON a.* TO b\"",
            ),
            (markup, "\n<TABLE><TR><TD>GRANT DROP ON a.* TO b</TD>", "GRANT DROP ON a.* TO b"),
            (markup, "<TABLE>\nGRANT DROP ON a.* TO b<TR>", "GRANT DROP ON a.* TO b"),
            (markup, "<TABLE><TR>\nGRANT DROP ON a.* TO b", "GRANT DROP ON a.* TO b"),
            (markup, "<TABLE>\nGRANT DROP ON a.* TO b<!-- -->", "GRANT DROP ON a.* TO b"),
            (markup, "<TABLE><![CDATA[grant on]]>", "grant on"),
            (quoted_rows, "# Grants for a@%\n\n   'GRANT DROP ON a.* TO b'\n", "GRANT DROP ON a.* TO b"),
            (csv, "\"Grants for a@%\"\n\n\"GRANT DROP ON a.* TO b\"", "GRANT DROP ON a.* TO b"),
            (csv, csv_heading, "GRANT DROP ON a.* TO 'a'@'%'"),
        ] {
            let cells = cells(text).unwrap();
            let row = |cell: &Cell| if let Cell::Row { at, .. } = cell { Some(*at) } else { None };
            let at = cells.list.iter().find_map(row).or(cells.strays.first().copied());
            assert!(at.is_some_and(|at| text[at..].starts_with(own)), "{at:?} {text}");
        }
    }

    #[test]
    fn an_answer_without_a_row_is_an_answer_of_its_client() {
        for (text, is_known) in [
            ("<resultset statement=\"SELECT 1\"></resultset>", true),
            ("<TABLE BORDER=1></TABLE>", true),
            ("<p></p>", false),
        ] {
            assert_eq!(markup(text).is_some(), is_known, "{text}");
        }
        let text = "<resultset statement=\"SELECT a > GRANT DROP ON a.* TO b\"></resultset>";
        assert_eq!(shown(markup(text)), [""; 0]);
    }

    #[test]
    fn quotes_that_are_not_those_of_an_export_are_not_read_as_such() {
        assert!(quoted_rows("'GRANT DROP ON a.* TO b'\n'and more'").is_none());
        assert!(quoted_rows("'GRANT DROP ON a.* TO 'b''").is_none());
        assert!(csv("\"GRANT DROP\nON a.* TO b\"").is_none());
        assert!(csv("\"\nGRANT DROP ON a.* TO b\n\"").is_none());
    }
}
