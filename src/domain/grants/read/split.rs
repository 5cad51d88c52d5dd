//! Where one statement ends and the next begins: at `;`, and where a line begins one, so that one bad statement
//! spoils no other.

use std::ops::Range;

use super::super::{
    dialect,
    lexer::{Kind, Token},
};

/// What a statement is, by its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Grant,
    Revoke,
    /// `SHOW GRANTS`: the question to which the text is the answer.
    Question,
    /// Another statement of SQL.
    Other,
    /// Resembles `GRANT`.
    Misspelt,
    /// Text that is no statement.
    Text,
}

/// Statements that grant nothing.
const OTHERS: &[&str] = &[
    "CREATE",
    "ALTER",
    "DROP",
    "SET",
    "FLUSH",
    "SHOW",
    "USE",
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "BEGIN",
    "COMMIT",
    "START",
    "RENAME",
    "DELIMITER",
    "INSTALL",
    "LOCK",
    "UNLOCK",
    "DESCRIBE",
    "EXPLAIN",
    "QUIT",
    "EXIT",
    "STATUS",
    "SOURCE",
];

/// Splits the tokens into statements, each without the `;` at its end.
pub(super) fn statements(tokens: &[Token<'_>]) -> Vec<(Head, Range<usize>)> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for at in 0..tokens.len() {
        if tokens[at].is_sign(';') {
            found.extend(open.take().map(|open| (open.head, open.from..at)));
            continue;
        }
        let start = start(tokens, at, open.as_ref());
        if let Some(head) = start {
            found.extend(open.take().map(|open| (open.head, open.from..at)));
            open = Some(Open { head, from: at, has_on: false, has_to: false });
        } else {
            let open = open.get_or_insert(Open { head: Head::Text, from: at, has_on: false, has_to: false });
            open.has_on |= tokens[at].is_word("ON");
            open.has_to |= tokens[at].is_word("TO") || tokens[at].is_word("FROM");
        }
    }
    found.extend(open.map(|open| (open.head, open.from..tokens.len())));
    found
}

struct Open {
    head: Head,
    from: usize,
    has_on: bool,
    has_to: bool,
}

/// What begins at a token, if a statement begins there.
fn start(tokens: &[Token<'_>], at: usize, open: Option<&Open>) -> Option<Head> {
    let token = &tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let head = head(token, tokens.get(at + 1))?;
    let Some(open) = open else { return Some(head) };
    // `WITH GRANT OPTION` and `REVOKE GRANT OPTION` are parts of statements.
    if tokens.get(at + 1).is_some_and(|next| next.is_word("OPTION")) {
        return None;
    }
    let before = &tokens[at - 1];
    let is_open = [",", "."].iter().any(|sign| before.text == *sign)
        || ["ON", "TO", "FROM", "WITH", "AS", "FOR"].iter().any(|word| before.is_word(word));
    let starts = match head {
        Head::Grant | Head::Revoke if token.is_first => true,
        Head::Grant if open.head == Head::Grant => open.has_to && !is_open,
        Head::Grant => open.head == Head::Text,
        Head::Question | Head::Other if token.is_first => match open.head {
            // A privilege such as CREATE VIEW may begin a line inside the list.
            Head::Grant | Head::Revoke | Head::Misspelt => (open.has_on || open.has_to) && !is_open,
            _ => true,
        },
        Head::Misspelt => token.is_first && !is_open,
        _ => false,
    };
    starts.then_some(head)
}

fn head(token: &Token<'_>, next: Option<&Token<'_>>) -> Option<Head> {
    if token.is_word("GRANT") {
        return Some(Head::Grant);
    }
    if token.is_word("REVOKE") {
        return Some(Head::Revoke);
    }
    if token.is_word("SHOW") && next.is_some_and(|next| next.is_word("GRANTS")) {
        return Some(Head::Question);
    }
    if OTHERS.iter().any(|other| token.is_word(other)) {
        return Some(Head::Other);
    }
    let is_near = (4..=6).contains(&token.text.len()) && !token.is_word("GRANTS");
    (is_near && dialect::slips(&token.text.to_ascii_uppercase(), "GRANT").is_some()).then_some(Head::Misspelt)
}
