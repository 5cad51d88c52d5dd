//! Recognises a statement by its first words.

use super::super::{
    cursor::{Cursor, Name},
    lexer::{Lexeme, LexemeKind, SqlSyntax},
};

use super::body;
use crate::domain::did_you_mean::typos;

/// Kind of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Grant,
    Revoke,
    /// `SHOW GRANTS`: the text is its answer.
    Question,
    /// `CREATE PROCEDURE` and similar, with a body that is not executed.
    Routine,
    /// `INSERT INTO mysql.db` and similar: changes privileges without a `GRANT`.
    Direct,
    /// `DROP USER`, `CREATE OR REPLACE USER` and similar: earlier grants are lost.
    Dropped,
    /// `RENAME USER`
    Renamed,
    /// Executes a file or text that is not available here.
    Elsewhere,
    /// Another statement of SQL, or a command of a client.
    Other,
    /// A word that resembles `GRANT`.
    Misspelt,
    /// Text that is not a statement.
    Text,
}

/// First words of statements and commands that grant nothing.
const OTHERS: &[&str] = &[
    "ALTER",
    "ANALYZE",
    "BEGIN",
    "BINLOG",
    "CALL",
    "CHANGE",
    "CHARSET",
    "CHECK",
    "CHECKSUM",
    "CLEAR",
    "COMMENT",
    "COMMIT",
    "CONNECT",
    "COPY",
    "CREATE",
    "DEALLOCATE",
    "DELETE",
    "DELIMITER",
    "DESC",
    "DESCRIBE",
    "DO",
    "DROP",
    "EDIT",
    "EGO",
    "EXECUTE",
    "EXIT",
    "EXPLAIN",
    "FLUSH",
    "GO",
    "HANDLER",
    "HELP",
    "INSERT",
    "INSTALL",
    "KILL",
    "LOAD",
    "LOCK",
    "NOPAGER",
    "NOTEE",
    "NOWARNING",
    "OPTIMIZE",
    "PAGER",
    "PREPARE",
    "PRINT",
    "PROMPT",
    "PURGE",
    "QUIT",
    "REASSIGN",
    "REHASH",
    "RENAME",
    "REPAIR",
    "REPLACE",
    "RESET",
    "RESETCONNECTION",
    "ROLLBACK",
    "SAVEPOINT",
    "SECURITY",
    "SELECT",
    "SET",
    "SHOW",
    "SHUTDOWN",
    "SOURCE",
    "START",
    "STATUS",
    "STOP",
    "SYSTEM",
    "TABLE",
    "TEE",
    "TRUNCATE",
    "UNINSTALL",
    "UNLOCK",
    "UPDATE",
    "USE",
    "VALUES",
    "WARNINGS",
    "WITH",
    "XA",
];

/// Tables in which servers store privileges.
const TABLES: &[&str] = &[
    "user",
    "db",
    "tables_priv",
    "columns_priv",
    "procs_priv",
    "proxies_priv",
    "global_priv",
    "global_grants",
    "role_edges",
    "default_roles",
    "roles_mapping",
    "host",
    "pg_authid",
    "pg_auth_members",
];

/// Returns the kind of a statement.
pub(super) fn head(tokens: &[Lexeme<'_>]) -> Head {
    let Some(first) = tokens.first() else { return Head::Text };
    let word = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is_word(word));
    let is_grantee = |at: usize| word(at, "USER") || word(at, "ROLE");
    if first.is_sign('\\') {
        return if tokens.get(1).is_some_and(|token| token.is_sign('.')) || word(1, "i") {
            Head::Elsewhere
        } else {
            Head::Other
        };
    }
    if is_other(tokens) {
        return Head::Other;
    }
    if first.kind != LexemeKind::Word {
        return Head::Text;
    }
    match head_word(&first.text) {
        Some("GRANT") => Head::Grant,
        Some("REVOKE") => Head::Revoke,
        Some("SHOW") if word(1, "GRANTS") => Head::Question,
        Some("CREATE" | "ALTER") if body::routine(tokens).is_some() => Head::Routine,
        Some("DROP") if is_grantee(1) => Head::Dropped,
        Some("CREATE") if word(1, "OR") && is_grantee(3) => Head::Dropped,
        Some("RENAME") if word(1, "USER") => Head::Renamed,
        Some("INSERT" | "REPLACE" | "UPDATE" | "DELETE" | "TRUNCATE" | "LOAD" | "ALTER" | "DROP")
            if is_direct(tokens) =>
        {
            Head::Direct
        }
        Some("SOURCE") => Head::Elsewhere,
        Some(_) => Head::Other,
        None => {
            let is_near = (4..=6).contains(&first.text.len()) && !first.is_word("GRANTS");
            if is_near && typos(&first.text.to_ascii_uppercase(), "GRANT").is_some() {
                Head::Misspelt
            } else {
                Head::Text
            }
        }
    }
}

/// Statements that contain others, and end with `END` and their first word.
const BLOCKS: &[&str] = &["IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"];

/// First words of statements, each with the words that may follow it.
const PAIRS: &[(&str, &[&str])] = &[
    ("SIGNAL", &["SQLSTATE"]),
    ("RESIGNAL", &["SQLSTATE", "SET"]),
    ("GET", &["DIAGNOSTICS", "CURRENT", "STACKED"]),
    ("CLONE", &["LOCAL", "INSTANCE"]),
    ("IMPORT", &["TABLE"]),
    ("CACHE", &["INDEX"]),
];

/// Returns whether a statement grants nothing although its first word could also begin a sentence.
fn is_other(tokens: &[Lexeme<'_>]) -> bool {
    let is_any = |token: Option<&Lexeme<'_>>, words: &[&str]| {
        token.is_some_and(|token| words.iter().any(|word| token.is_word(word)))
    };
    if tokens[0].is_sign('(') {
        let inner = tokens.iter().find(|token| !token.is_sign('('));
        return is_any(inner, &["SELECT", "WITH", "VALUES", "TABLE"]);
    }
    let is_block = || {
        let [first, .., end, last] = tokens else { return false };
        end.is_word("END") && BLOCKS.iter().any(|word| first.is_word(word) && last.is_word(word))
    };
    tokens.len() == 1 && tokens[0].is_word("RESTART")
        || PAIRS.iter().any(|(first, next)| tokens[0].is_word(first) && is_any(tokens.get(1), next))
        || is_block()
}

/// Returns whether a statement names a table with privileges.
fn is_direct(tokens: &[Lexeme<'_>]) -> bool {
    let is_table = |token: &Lexeme<'_>| TABLES.iter().any(|table| token.text.eq_ignore_ascii_case(table));
    let is_schema = |token: &Lexeme<'_>| token.text.eq_ignore_ascii_case("mysql") || token.is_word("pg_catalog");
    let end = tokens.len().min(40);
    tokens[..end].windows(3).any(|window| is_schema(&window[0]) && window[1].is_sign('.') && is_table(&window[2]))
}

/// Returns whether a statement changes a table with privileges, if the current database is `mysql`.
pub(super) fn is_direct_inside(tokens: &[Lexeme<'_>]) -> bool {
    let is_change = ["INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE"].iter().any(|word| tokens[0].is_word(word));
    let is_table = |token: &Lexeme<'_>| TABLES.iter().any(|table| token.text.eq_ignore_ascii_case(table));
    is_change && tokens.iter().take(8).any(is_table)
}

/// Returns whether rows of data follow a statement of PostgreSQL: `COPY item FROM stdin`.
pub(super) fn has_rows(tokens: &[Lexeme<'_>]) -> bool {
    let is_source = |pair: &[Lexeme<'_>]| pair[0].is_word("FROM") && pair[1].is_word("STDIN");
    tokens[0].is_word("COPY") && tokens.windows(2).any(is_source)
}

/// Returns whether a statement executes something that is not in the text, and that may grant or revoke.
pub(super) fn runs_unknown_code(tokens: &[Lexeme<'_>]) -> bool {
    let word =
        |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is_word(word)));
    word(0, &["CALL", "EXECUTE", "SYSTEM"])
        || (tokens[0].is_sign('\\') && tokens.get(1).is_some_and(|token| token.is_sign('!')))
}

/// Returns the first word of a text, if a statement can begin with it.
pub(super) fn head_word(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let is_whole = !text[end..].starts_with(|next: char| next.is_alphanumeric() || matches!(next, '_' | '$'));
    let word = &text[..end];
    if !is_whole {
        return None;
    }
    ["GRANT", "REVOKE"].iter().chain(OTHERS).find(|head| word.eq_ignore_ascii_case(head)).copied()
}

/// Returns whether a text begins with `GRANT` or `REVOKE`.
pub(super) fn begins(text: &str) -> bool {
    matches!(head_word(text), Some("GRANT" | "REVOKE"))
}

/// Returns the first `GRANT` or `REVOKE` from index `from` that is not part of `GRANT OPTION` or of a name.
pub(super) fn stray<'t, 's>(tokens: &'t [Lexeme<'s>], from: usize) -> Option<&'t Lexeme<'s>> {
    let is_word = |at: &usize| {
        let token = &tokens[*at];
        let is_option = tokens.get(at + 1).is_some_and(|next| next.is_word("OPTION"));
        let is_name = *at > 0 && (tokens[at - 1].is_sign('.') || tokens[at - 1].is_sign('@'));
        (token.is_word("GRANT") || token.is_word("REVOKE")) && !is_option && !is_name
    };
    (from..tokens.len()).find(is_word).map(|at| &tokens[at])
}

/// Returns whether a line begins a new statement after these tokens, in a text without delimiters. `has_grantees` says
/// whether there is a `TO` or `FROM` among the tokens.
pub(super) fn begins_row(tokens: &[Lexeme<'_>], has_grantees: bool, line: &str) -> bool {
    let Some(word) = head_word(line) else { return super::block::is_heading(line.trim_start()) };
    let behind = line.trim_start()[word.len()..].trim_start();
    let next = behind.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    if next.eq_ignore_ascii_case("OPTION") {
        return false;
    }
    if matches!(word, "GRANT" | "REVOKE") {
        return true;
    }
    let is_grant = tokens.first().is_some_and(|first| first.is_word("GRANT") || first.is_word("REVOKE"));
    let is_open = tokens.last().is_some_and(|last| {
        [",", "."].contains(&last.text.as_ref())
            || ["ON", "TO", "FROM", "WITH", "AS", "FOR"].iter().any(|word| last.is_word(word))
    });
    !is_grant || (has_grantees && !is_open)
}

/// Returns the database of `USE orders`, `connect orders`, or the client's commands `\u orders` and `\r orders`.
pub(super) fn used(tokens: &[Lexeme<'_>], manner: SqlSyntax) -> Option<Name> {
    let mut cursor = Cursor::new(tokens);
    let is_short = cursor.take_sign('\\');
    let words: &[&str] = match (manner, is_short) {
        (SqlSyntax::Postgres, _) => &[],
        (_, true) => &["u", "use", "r", "connect"],
        (_, false) => &["USE", "CONNECT"],
    };
    let is_use = words.iter().any(|word| cursor.take_word(word));
    // MySQL's client allows the name directly after the letter.
    let glued = cursor.peek().filter(|word| {
        !is_use && is_short && manner != SqlSyntax::Postgres && word.is_adjacent && word.text.starts_with(['u', 'r'])
    });
    if !is_use && glued.is_none() {
        return None;
    }
    let mut name = cursor.name(&[';', ',', '.', '('])?;
    if glued.is_some() {
        name.text.remove(0);
    }
    // The client takes the first name. In `\r` and `connect` the host of a server may follow, and of `USE` it ignores
    // the rest.
    cursor
        .peek()
        .is_none_or(|next| !next.is_adjacent)
        .then_some(name)
        .filter(|name| name.open.is_none() && !name.text.is_empty())
        .map(|name| Name { is_bare: false, ..name })
}

/// Returns whether a statement opens a new connection.
pub(super) fn reconnects(tokens: &[Lexeme<'_>], manner: SqlSyntax) -> bool {
    let at = usize::from(tokens[0].is_sign('\\'));
    let words: &[&str] = if at == 1 { &["r", "x"] } else { &["CONNECT", "RESETCONNECTION"] };
    let is_word = |word: &Lexeme<'_>| words.iter().any(|known| word.is_word(known));
    manner != SqlSyntax::Postgres && tokens.get(at).is_some_and(is_word)
}

/// Returns whether a statement drops the database of that name, ignoring case.
pub(super) fn drops_database(tokens: &[Lexeme<'_>], name: &str) -> bool {
    let is =
        |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is_word(word)));
    is(0, &["DROP"])
        && is(1, &["DATABASE", "SCHEMA"])
        && tokens.last().is_some_and(|last| last.text.to_lowercase() == name.to_lowercase())
}

/// Returns the first words of a statement or other text. They are enough to recognise it together with its line number,
/// but too few to contain a password, which may be anywhere in such a text.
pub(super) fn leading_words(tokens: &[Lexeme<'_>]) -> String {
    const SECRETS: &[&str] = &["password", "passwd", "pwd", "pass", "identified", "by", "secret", "key", "token"];
    let is_plain = |token: &&Lexeme<'_>| {
        matches!(token.kind, LexemeKind::Word)
            && token.text.chars().all(|letter| letter.is_alphabetic() || letter == '_')
            && token.text.chars().count() <= 20
    };
    let mut words = Vec::new();
    for token in tokens.iter().take(3).take_while(is_plain) {
        words.push(token.text.to_string());
        if SECRETS.iter().any(|secret| token.is_word(secret)) {
            break;
        }
    }
    if words.len() < tokens.len() {
        words.push("…".to_owned());
    }
    words.join(" ")
}
