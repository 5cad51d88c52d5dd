//! Writes a statement without its passwords.

use super::super::lexer::{Lexeme, LexemeKind};

/// Words after the grantees that are shown. Anything else there may be a password.
const SHOWN: &[&str] = &[
    "TO",
    "FROM",
    "S3",
    "IDENTIFIED",
    "BY",
    "WITH",
    "VIA",
    "AS",
    "USING",
    "PASSWORD",
    "RANDOM",
    "REQUIRE",
    "SSL",
    "X509",
    "CIPHER",
    "ISSUER",
    "SUBJECT",
    "AND",
    "OR",
    "NONE",
    "GRANT",
    "OPTION",
    "ADMIN",
    "MAX_QUERIES_PER_HOUR",
    "MAX_UPDATES_PER_HOUR",
    "MAX_CONNECTIONS_PER_HOUR",
    "MAX_USER_CONNECTIONS",
    "MAX_STATEMENT_TIME",
    "ROLE",
    "ALL",
    "EXCEPT",
    "DEFAULT",
    "REPLACE",
    "RETAIN",
    "CURRENT",
    "ACCOUNT",
    "LOCK",
    "UNLOCK",
    "EXPIRE",
    "GRANTED",
];

/// Returns which tokens are shown: all before the grantees or the password, and known words after that.
pub(super) fn hidden_tail(tokens: &[Lexeme<'_>]) -> Vec<bool> {
    let mut depth = 0_usize;
    let mut is_tail = false;
    let shown = tokens.iter().map(|token| {
        match token.kind {
            LexemeKind::Sign('(') => depth += 1,
            LexemeKind::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_tail |= token.is_word("IDENTIFIED") || (depth == 0 && (token.is_word("TO") || token.is_word("FROM")));
        // After an open quote there may be anything, even a password.
        is_tail |= matches!(token.kind, LexemeKind::Open(_));
        !is_tail || SHOWN.iter().any(|word| token.is_word(word)) || token.is_sign(',')
    });
    shown.collect()
}

/// Writes the tokens that are shown, on one line.
pub(super) fn rendered(tokens: &[Lexeme<'_>], shown: &[bool], source: &str) -> String {
    const LONGEST: usize = 2000;
    let mut text = String::new();
    let mut was_hidden = false;
    for (token, is_shown) in tokens.iter().zip(shown) {
        if text.len() > LONGEST {
            text.push_str(" …");
            break;
        }
        if !is_shown && was_hidden {
            continue;
        }
        if !text.is_empty() && (!token.is_adjacent || was_hidden) && !token.is_sign(',') {
            text.push(' ');
        }
        was_hidden = !is_shown;
        if *is_shown {
            let raw = source.get(token.span.clone()).unwrap_or(&token.text);
            let shown = raw.chars().filter(|character| *character != '\r');
            text.extend(shown.map(|character| if character.is_control() { ' ' } else { character }));
        } else {
            text.push_str("'…'");
        }
    }
    text
}
