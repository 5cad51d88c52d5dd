//! Reads the privileges before `ON`, with their columns, for statements and for typed lines.

use std::ops::Range;

use super::{
    cursor::{Cursor, Name},
    finding::GrantError,
    lexer::LexemeKind,
};
use crate::domain::{rule::Message, unseen::shorten};

/// One privilege, role or preset as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PrivilegeEntry {
    /// Its words with one blank between them.
    pub(super) word: String,
    /// Columns in parentheses after it; `None` if there are no parentheses.
    pub(super) columns: Option<Vec<Name>>,
    /// Whether it is a quoted name or an account, and so a role.
    pub(super) is_name: bool,
    /// Whether it consists only of unquoted words with blanks between them.
    pub(super) is_plain: bool,
    /// Whether some of its unquoted letters are full-width.
    pub(super) is_wide: bool,
    /// Position in bytes of the text.
    pub(super) span: Range<usize>,
}

/// Words that end the list of privileges.
const ENDS: &[&str] = &["ON", "TO", "FROM", "IDENTIFIED"];

/// Reads the list up to one of [`ENDS`] or the end of the tokens.
pub(super) fn entries(cursor: &mut Cursor<'_, '_>) -> Result<Vec<PrivilegeEntry>, GrantError> {
    let mut entries = Vec::new();
    while !cursor.is_end() && !cursor.is_any_word(ENDS) {
        if cursor.take_sign(',') {
            continue;
        }
        let entry = entry(cursor)?;
        if entry.columns.is_some() && !cursor.is_end() && !cursor.is_sign(',') && !cursor.is_any_word(ENDS) {
            let from = cursor.at;
            let message = Message::new("grant-comma-missing").with("word", clip(&entry.word));
            return Err(GrantError::new(message, cursor.span_from(from)));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn entry(cursor: &mut Cursor<'_, '_>) -> Result<PrivilegeEntry, GrantError> {
    let from = cursor.at;
    let mut word = String::new();
    let (mut is_name, mut is_plain, mut is_wide) = (false, true, false);
    let mut columns = None;
    while let Some(token) = cursor.peek() {
        // `LOAD FROM S3` is a privilege of Aurora.
        let is_inside = token.is_word("FROM") && word.eq_ignore_ascii_case("LOAD");
        if token.is_sign(',') || (cursor.is_any_word(ENDS) && !is_inside) {
            break;
        }
        if token.is_sign('(') {
            columns = Some(list(cursor)?);
            break;
        }
        if let LexemeKind::Open(quote) = token.kind {
            return Err(open_quote(quote, token.span.clone()));
        }
        is_plain &= token.kind == LexemeKind::Word && (word.is_empty() || !token.is_adjacent);
        let is_text = matches!(token.kind, LexemeKind::Quoted('\'' | '"'));
        is_wide |= token.kind == LexemeKind::Word && token.is_wide;
        is_name |= matches!(token.kind, LexemeKind::Quoted(_)) && word.is_empty();
        is_name |= token.is_sign('@');
        // A string after words is left out: it may be a password in the wrong place.
        if !is_text || word.is_empty() || is_name {
            if !word.is_empty() && !is_name && !token.is_adjacent {
                word.push(' ');
            }
            word.push_str(&token.text);
        }
        cursor.at += 1;
    }
    Ok(PrivilegeEntry { word, columns, is_name, is_plain, is_wide, span: cursor.span_from(from) })
}

/// Reads columns in parentheses, such as `(email, phone)`.
fn list(cursor: &mut Cursor<'_, '_>) -> Result<Vec<Name>, GrantError> {
    let from = cursor.at;
    cursor.take_sign('(');
    let mut names = Vec::new();
    loop {
        if cursor.take_sign(',') {
            continue;
        }
        if cursor.take_sign(')') {
            break;
        }
        let Some(name) = cursor.name(&[',', ')', '(', ';']) else {
            let id = if cursor.is_end() { "grant-parenthesis-open" } else { "grant-column-name" };
            return Err(GrantError::new(Message::new(id), cursor.span_from(from)));
        };
        if let Some(quote) = name.open {
            return Err(open_quote(quote, name.span));
        }
        if name.text.is_empty() {
            return Err(GrantError::new(Message::new("grant-name-empty"), name.span));
        }
        names.push(name);
    }
    if names.is_empty() {
        return Err(GrantError::new(Message::new("grant-columns-empty"), cursor.span_from(from)));
    }
    Ok(names)
}

/// Returns the error for a quote that is not closed.
pub(super) fn open_quote(quote: char, span: Range<usize>) -> GrantError {
    GrantError::new(Message::new("grant-quote-open").with("quote", quote.to_string()), span)
}

/// Cuts a text to 48 characters, for a message of one line.
pub(super) fn clip(text: &str) -> String {
    shorten(text, 48).replace(char::is_control, " ")
}
