//! PostgreSQL's own ways: names in the current database, and what `\dp` prints.

use super::{
    super::{
        Scope,
        cursor::Name,
        entry::clip,
        finding::Finding,
        lexer::{Kind, Token},
        object::ObjectKind,
    },
    block::Cell,
    grant::Grant,
    path::Schema,
};
use crate::domain::rule::Message;

/// The tokens of a statement as a server keeps them: a name without quotes in small letters, and `TEMPORARY` for
/// `TEMP`. Privileges stay as they are.
pub(super) fn folded<'s>(tokens: &[Token<'s>]) -> Vec<Token<'s>> {
    let mut depth = 0_usize;
    let mut is_name = !tokens.iter().any(|token| token.is_word("ON"));
    let fold = |token: &Token<'s>| {
        depth += usize::from(token.is_sign('('));
        depth = depth.saturating_sub(usize::from(token.is_sign(')')));
        is_name |= token.is_word("ON");
        let text = if is_name || depth > 0 {
            (token.kind == Kind::Word).then(|| token.text.to_ascii_lowercase())
        } else {
            token.is_word("TEMP").then(|| "TEMPORARY".to_owned())
        };
        text.map_or_else(|| token.clone(), |text| Token { text: text.into(), ..token.clone() })
    };
    tokens.iter().map(fold).collect()
}

/// Puts the objects of a statement into the database that its session has. One without its schema is taken from that
/// of the session, which is said.
pub(super) fn enter(grant: &mut Grant, database: Option<&Name>, schema: &Schema) -> Option<Message> {
    let mut assumed = None;
    for object in &mut grant.objects {
        let missing = match (&object.kind, object.names.len()) {
            (Some(ObjectKind::Scope(Scope::Database)), _)
            | (Some(ObjectKind::Scope(Scope::Schema)), 2..)
            | (_, 3..) => continue,
            (Some(ObjectKind::Scope(Scope::Schema)), _) | (_, 2) => false,
            _ => true,
        };
        let Some(database) = database else {
            let name = object.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".");
            let message = Message::new("grant-no-current").with("name", clip(&name));
            grant.finding.get_or_insert(Finding::new(message, object.span.clone()));
            continue;
        };
        if missing {
            let name = object.names[0].text.clone();
            let schema = match schema {
                Schema::Public => "public",
                Schema::Named(schema) => schema,
                Schema::Unknown => {
                    let message = Message::new("grant-no-schema").with("name", clip(&name));
                    grant.finding.get_or_insert(Finding::new(message, object.span.clone()));
                    continue;
                }
            };
            let message = Message::new("grant-public").with("name", clip(&name)).with("schema", clip(schema));
            assumed.get_or_insert(message);
            object.names.insert(0, Name::quoted(schema));
        }
        object.names.insert(0, database.clone());
    }
    if let Some(account) = grant.accounts.iter().find(|account| !account.host.is_empty()) {
        let message = Message::new("grant-no-host").with("name", clip(&account.to_string()));
        grant.finding.get_or_insert(Finding::new(message, 0..0));
    }
    assumed.filter(|_| grant.finding.is_none())
}

/// Whether a statement says what objects that are made later are granted.
pub(super) fn is_default(tokens: &[Token<'_>]) -> bool {
    let words = ["ALTER", "DEFAULT", "PRIVILEGES"];
    tokens.len() > words.len() && tokens.iter().zip(words).all(|(token, word)| token.is_word(word))
}

/// Whether psql says with the line that a server did what was sent: `GRANT`, `CREATE TABLE`, `INSERT 0 1`.
pub(super) fn is_tag(line: &str) -> bool {
    const TAGS: &[&str] = &[
        "GRANT",
        "REVOKE",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT",
        "RELEASE",
        "START TRANSACTION",
        "SET",
        "RESET",
        "CREATE",
        "ALTER",
        "DROP",
        "INSERT",
        "UPDATE",
        "DELETE",
        "COPY",
        "DO",
        "COMMENT",
        "TRUNCATE TABLE",
        "REASSIGN",
    ];
    let line = line.trim_end();
    let is_plain = line.split(' ').count() <= 4
        && line.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ');
    let is_tag = |tag: &str| line.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // A statement of one word ends with its sign.
    is_plain && TAGS.iter().any(|tag| is_tag(tag))
}

/// The privileges that the letters of an access list stand for.
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

/// What `\dp` prints, as the statements that it stands for, and its length in bytes; `None` where a text does not begin
/// with it.
pub(super) fn access_privileges<'t>(text: &'t str) -> Option<(usize, Vec<Cell>)> {
    let mut lines = super::prompt::lines(text).peekable();
    if lines.peek().is_some_and(|(_, line)| line.trim() == "Access privileges") {
        lines.next();
    }
    let is_border = |line: &str| line.contains('-') && line.trim().chars().all(|sign| matches!(sign, '-' | '+' | '|'));
    // With `\pset border 2` every line has a frame.
    let is_framed = lines.next_if(|(_, line)| is_border(line)).is_some();
    let inner = |line: &'t str| {
        let line = line.trim_end_matches(['\n', '\r']);
        if is_framed { line.trim().trim_start_matches('|').strip_suffix('|').unwrap_or(line) } else { line }
    };
    let (at, header) = lines.next()?;
    let titles: Vec<&str> = inner(header).split('|').map(str::trim).collect();
    let column = |title: &str| titles.iter().position(|own| *own == title);
    let (schema, name, kind) = (column("Schema")?, column("Name")?, column("Type")?);
    let (access, columns) = (column("Access privileges")?, column("Column privileges"));
    let mut length = at + header.len();
    match lines.next_if(|(_, line)| is_border(line)) {
        Some((at, border)) => length = at + border.len(),
        // Unaligned, there is none.
        None if inner(header).contains([' ', '\t']) && !inner(header).starts_with("Schema|Name|") => return None,
        None => {}
    }
    let mut cells = Vec::new();
    let mut row: Option<Row> = None;
    for (at, line) in lines {
        let fields: Vec<&str> = inner(line).split('|').collect();
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
        let field = |column: usize| fields[column].trim().trim_end_matches('+').trim().to_owned();
        if !field(name).is_empty() {
            cells.extend(row.take().into_iter().flat_map(Row::cells));
            row = Some(Row {
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
    cells.extend(row.into_iter().flat_map(Row::cells));
    Some((length, cells))
}

/// One object of `\dp`.
struct Row {
    schema: String,
    name: String,
    kind: String,
    /// Where each access item stands, its column, and itself: `app=arw/postgres`.
    items: Vec<(usize, String, String)>,
    /// The column whose items follow.
    column: String,
}

impl Row {
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
        let Row { schema, name, kind, items, .. } = self;
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
}
