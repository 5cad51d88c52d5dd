//! Reads the list that psql prints for `\dp`, one letter for each privilege. Other lists of psql are ignored in a
//! session.

use super::{block::Cell, postgres::is_ungranted, prompt::lines};

/// What psql has printed since the last prompt.
#[derive(Debug, Default)]
pub(super) struct PsqlAnswer {
    /// End of the `\dp` list, if there is one.
    end: usize,
    /// Whether a title announced privileges.
    has_title: bool,
    is_told: bool,
    /// Position of privileges in an unknown layout, reported once for each answer.
    pub(super) unread: Option<usize>,
}

impl PsqlAnswer {
    /// Returns whether a line of output, which begins at byte `at` of a text, says something about grants.
    pub(super) fn is_read(&mut self, text: &str, at: usize, line: &str) -> bool {
        if at >= self.end
            && let Some((length, _)) = access_privileges(&text[at..])
        {
            self.end = at + length;
        }
        let is_inside = at < self.end;
        // With `\x` and `\t` psql prints no header.
        let is_list = line.trim() == "Access privileges" || (!self.has_title && line.contains('|') && has_item(line));
        if !is_inside && is_list && !self.is_told {
            self.is_told = true;
            self.unread = Some(at);
        }
        self.has_title |= line.contains("Access privileges");
        is_inside || is_ungranted(line)
    }
}

/// Returns whether a line contains an access item such as `app=arw/postgres`.
fn has_item(line: &str) -> bool {
    line.split([' ', '|', ',', '{', '}', '+']).any(|word| {
        let item = word.split_once('=').and_then(|(_, rest)| rest.split_once('/'));
        let is_letter = |letter: char| letter == '*' || LETTERS.iter().any(|(own, _)| *own == letter);
        item.is_some_and(|(letters, by)| !by.is_empty() && !letters.is_empty() && letters.chars().all(is_letter))
    })
}

/// Characters that psql draws between columns.
const BARS: [char; 2] = ['|', '│'];

/// Letters of an access list, and the privileges that they mean.
const LETTERS: &[(char, &str)] = &[
    ('r', "SELECT"),
    ('a', "INSERT"),
    ('w', "UPDATE"),
    ('d', "DELETE"),
    ('D', "TRUNCATE"),
    ('x', "REFERENCES"),
    ('t', "TRIGGER"),
    ('X', "EXECUTE"),
    ('U', "USAGE"),
    ('C', "CREATE"),
    ('c', "CONNECT"),
    ('T', "TEMPORARY"),
    ('m', "MAINTAIN"),
    ('s', "SET"),
    ('A', "ALTER SYSTEM"),
];

/// Reads the output of `\dp` at the beginning of a text as equivalent statements. Returns them with its length in
/// bytes; `None` if there is no such output.
pub(super) fn access_privileges<'t>(text: &'t str) -> Option<(usize, Vec<Cell>)> {
    let mut lines = lines(text).peekable();
    if lines.peek().is_some_and(|(_, line)| line.trim() == "Access privileges") {
        lines.next();
    }
    let is_drawn = |sign: char| matches!(sign, '-' | '+' | '|' | '\u{2500}'..='\u{257F}');
    let is_border = |line: &str| line.contains(['-', '─', '═']) && line.trim().chars().all(is_drawn);
    // `\pset border 2` draws a frame around every line.
    let is_framed = lines.next_if(|(_, line)| is_border(line)).is_some();
    let inner = |line: &'t str| {
        let line = line.trim_end_matches(['\n', '\r']);
        if is_framed { line.trim().trim_start_matches(BARS).strip_suffix(BARS).unwrap_or(line) } else { line }
    };
    let (at, header) = lines.next()?;
    let titles: Vec<&str> = inner(header).split(BARS).map(str::trim).collect();
    let column = |title: &str| titles.iter().position(|own| *own == title);
    let (schema, name, kind) = (column("Schema")?, column("Name")?, column("Type")?);
    let (access, columns) = (column("Access privileges")?, column("Column privileges"));
    let mut length = at + header.len();
    match lines.next_if(|(_, line)| is_border(line)) {
        Some((at, border)) => length = at + border.len(),
        // In unaligned output there is no border.
        None if inner(header).contains([' ', '\t']) && !inner(header).starts_with("Schema|Name|") => return None,
        None => {}
    }
    let mut cells = Vec::new();
    let mut row: Option<ListRow> = None;
    for (at, line) in lines {
        let fields: Vec<&str> = inner(line).split(BARS).collect();
        if is_framed && is_border(line) {
            length = at + line.len();
            break;
        }
        if line.trim().is_empty() || line.starts_with('(') {
            length = at + if line.starts_with('(') { line.len() } else { 0 };
            break;
        }
        length = at + line.len();
        if fields.len() < titles.len() {
            cells.push(Cell::Broken { at });
            continue;
        }
        let field = |column: usize| fields[column].trim().trim_end_matches(['+', '↵']).trim().to_owned();
        if !field(name).is_empty() {
            cells.extend(row.take().into_iter().flat_map(ListRow::cells));
            row = Some(ListRow {
                schema: field(schema),
                name: field(name),
                kind: field(kind),
                items: Vec::new(),
                column: String::new(),
            });
        }
        if let Some(row) = &mut row {
            row.take(&field(access), false, at);
            if let Some(columns) = columns {
                row.take(&field(columns), true, at);
            }
        }
    }
    cells.extend(row.into_iter().flat_map(ListRow::cells));
    Some((length, cells))
}

/// One object of `\dp`.
struct ListRow {
    schema: String,
    name: String,
    kind: String,
    /// Access items, each with its position, its column, and its text such as `app=arw/postgres`.
    items: Vec<(usize, String, String)>,
    /// Column that the next items belong to.
    column: String,
}

impl ListRow {
    fn take(&mut self, text: &str, is_column: bool, at: usize) {
        if text.is_empty() {
        } else if is_column && text.ends_with(':') {
            text.trim_end_matches(':').clone_into(&mut self.column);
        } else {
            let column = if is_column { self.column.clone() } else { String::new() };
            self.items.push((at, column, text.to_owned()));
        }
    }

    fn cells(self) -> Vec<Cell> {
        let ListRow { schema, name, kind, items, .. } = self;
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let word = match kind.as_str() {
            "sequence" => "SEQUENCE",
            "view" => "VIEW",
            "materialized view" => "MATERIALIZED VIEW",
            _ => "TABLE",
        };
        let cell = |(at, column, item): (usize, String, String)| {
            let Some((grantee, rest)) = item.rsplit_once('=').filter(|(_, rest)| rest.contains('/')) else {
                return Some(Cell::Broken { at });
            };
            let letters = rest.split('/').next().unwrap_or_default();
            let mut words = Vec::new();
            for letter in letters.chars().filter(|letter| *letter != '*') {
                match LETTERS.iter().find(|(own, _)| *own == letter) {
                    Some((_, word)) => words.push((*word).to_owned()),
                    None => return Some(Cell::Broken { at }),
                }
            }
            if words.is_empty() {
                return None;
            }
            let column = if column.is_empty() { String::new() } else { format!(" ({})", quoted(&column)) };
            let words: Vec<String> = words.into_iter().map(|word| format!("{word}{column}")).collect();
            let grantee = grantee.trim_matches('"').replace("\"\"", "\"");
            let to = if grantee.is_empty() { "PUBLIC".to_owned() } else { quoted(&grantee) };
            let option = if letters.contains('*') { " WITH GRANT OPTION" } else { "" };
            let object = format!("{word} {}.{}", quoted(&schema), quoted(&name));
            let text = format!("GRANT {} ON {object} TO {to}{option}", words.join(", "));
            Some(Cell::Row { text, at, heading: None })
        };
        items.into_iter().filter_map(cell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_list_is_read_letter_by_letter() {
        let text = concat!(
            "                            Access privileges\n",
            " Schema |  Name  |   Type   |     Access privileges     | Column privileges | Policies \n",
            "--------+--------+----------+---------------------------+-------------------+----------\n",
            " public | item   | table    | postgres=arwdDxt/postgres+| email:           +| \n",
            "        |        |          | app=ar*/postgres          |   app=w/postgres  | \n",
            " public | s      | sequence | =U/postgres               |                   | \n",
            "(2 rows)\nx",
        );
        let framed = "+--------+------+-------+-------------------+-------------------+----------+\n\
            | Schema | Name | Type  | Access privileges | Column privileges | Policies |\n\
            +--------+------+-------+-------------------+-------------------+----------+\n\
            | public | item | table | app=r/app         |                   |          |\n\
            +--------+------+-------+-------------------+-------------------+----------+\n(1 row)\n";
        let unaligned = "Access privileges\nSchema|Name|Type|Access privileges|Column privileges|Policies\n\
            public|item|table|app=r/app||\n(1 row)\n";
        for text in [framed, unaligned] {
            let (_, cells) = access_privileges(text).unwrap();
            let is_read = matches!(&cells[..], [Cell::Row { text, .. }] if text == "GRANT SELECT ON TABLE \"public\".\"item\" TO \"app\"");
            assert!(is_read, "{cells:?}");
        }
        let (length, cells) = access_privileges(text).unwrap();
        assert_eq!(&text[length..], "x");
        let shown: Vec<&str> =
            cells.iter().map(|cell| if let Cell::Row { text, .. } = cell { text } else { "?" }).collect();
        assert_eq!(
            shown,
            [
                "GRANT INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE \"public\".\"item\" TO \"postgres\"",
                "GRANT INSERT, SELECT ON TABLE \"public\".\"item\" TO \"app\" WITH GRANT OPTION",
                "GRANT UPDATE (\"email\") ON TABLE \"public\".\"item\" TO \"app\"",
                "GRANT USAGE ON SEQUENCE \"public\".\"s\" TO PUBLIC",
            ]
        );
    }

    #[test]
    fn a_list_is_as_long_as_its_lines() {
        for text in [
            "Schema|Name|Type|Access privileges\n",
            "Access privileges\nSchema|Name|Type|Access privileges\n",
            "Access privileges\n Schema | Name | Type | Access privileges\n--------+------+------+------\n",
            "Schema|Name|Type|Access privileges\npublic|a-b|table|app=r/boss\n",
            "Schema|Name|Type|Access privileges\npublic|a|table|app=r/boss\npublic|b|table|app=r/boss\n",
        ] {
            let (length, cells) = access_privileges(text).unwrap();
            assert_eq!((length, cells.len()), (text.len(), text.matches("boss").count()), "{text}");
        }
    }
}
