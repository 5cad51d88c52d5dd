//! Reads what a `REVOKE` takes away.

use std::{borrow::Cow, collections::HashSet};

use super::{
    super::{
        Place, Scope, bare,
        dialect::{self, Dialect, PrivilegeCheck},
        entry::{PrivilegeEntry, clip},
        kind::ObjectKind,
        lexer::SqlSyntax,
        object::{self, Object, Style},
    },
    account::Grantee,
    grant::GrantParts,
    judge::{unknown, wider},
    net::{Revocation, RevokedWords},
    rights,
};
use crate::domain::rule::Message;

/// Returns an object in the kinds that a grant on it may have. PostgreSQL treats a domain as a type, and a routine as a
/// function or procedure. Other kinds that the API lacks cannot have been granted.
fn as_granted(object: &Object) -> Vec<Cow<'_, Object>> {
    let of = |scope: Scope| Cow::Owned(Object { kind: Some(ObjectKind::Scope(scope)), ..object.clone() });
    match object.kind {
        Some(ObjectKind::Other("DOMAIN")) => vec![of(Scope::Type)],
        Some(ObjectKind::Other("ROUTINE")) => vec![of(Scope::Function), of(Scope::Procedure)],
        Some(ObjectKind::Other(_)) => Vec::new(),
        _ => vec![Cow::Borrowed(object)],
    }
}

/// The words before roles of which only the right to grant them on is taken away.
const OPTION: &str = "ADMIN OPTION FOR ";

/// Reads what a `REVOKE` takes away.
///
/// # Errors
/// The message, if it is not a valid `REVOKE` or cannot be understood.
pub(super) fn revocation(grant: &GrantParts, dialect: Dialect<'_>, guesses: &mut usize) -> Result<Revocation, Message> {
    if let Some(message) = grant.read_error() {
        return Err(message);
    }
    if let Some(message) = grant.flaw(dialect).or_else(|| grant.unquoted(dialect)) {
        return Err(message);
    }
    if grant.tail.has_rest {
        return Err(Message::new("grant-rest"));
    }
    if grant.is_proxy {
        return Ok(Revocation::default());
    }
    let known = |entry: &PrivilegeEntry| dialect::mysql_word(&entry.word).filter(|_| !entry.is_name);
    if !grant.has_on {
        let is_all = |entry: &PrivilegeEntry| matches!(known(entry), Some("ALL" | "GRANT OPTION"));
        if grant.entries.iter().all(is_all) && grant.entries.iter().any(|entry| known(entry) == Some("ALL")) {
            return Ok(Revocation { is_everything: true, ..Revocation::default() });
        }
        if grant.entries.iter().any(|entry| known(entry).is_some()) {
            return Err(Message::new("grant-no-object"));
        }
        let roles: Vec<Grantee> = grant.entries.iter().map(|entry| Grantee::parse(&entry.word)).collect();
        // `ADMIN OPTION FOR role` does not take away the role.
        let is_option_only = grant.entries.first().is_some_and(|first| {
            first.word.get(..OPTION.len()).is_some_and(|start| start.eq_ignore_ascii_case(OPTION))
        });
        return Ok(Revocation { roles, is_option_only, ..Revocation::default() });
    }
    let mut revocation = Revocation::default();
    for object in grant.objects.iter().flat_map(as_granted) {
        let object = object.as_ref();
        let place = match object::place(object, dialect, Style::Statement) {
            Ok((place, _)) => place,
            // Grants on a routine were not taken, so there is nothing to revoke.
            Err(finding) if finding.message.id == "grant-routine" && dialect.speaks_mysql => continue,
            Err(finding) => return Err(finding.message),
        };
        revocation.spellings.extend(object.spelling(&place).filter(|_| dialect.speaks_mysql));
        let mut words = RevokedWords::Named(HashSet::new());
        for entry in &grant.entries {
            let is_all = known(entry) == Some("ALL");
            let scope = if entry.columns.is_some() { &Scope::Column } else { &place.scope };
            if dialect.manner() == SqlSyntax::Postgres && !is_all && !rights::has(scope, &entry.word) {
                return Err(rights::unknown(&entry.word, &place));
            }
            let word = known(entry).map(str::to_owned).or_else(|| dialect.product_word(&entry.word).map(str::to_owned));
            let Some(word) = word else {
                match dialect.judge(&entry.word, &place.scope, guesses) {
                    PrivilegeCheck::NoWord(_) => continue,
                    PrivilegeCheck::Unchecked(word) => {
                        words.add(&word);
                        continue;
                    }
                    _ => return Err(unknown(&entry.word, None)),
                }
            };
            if let PrivilegeCheck::Wider(word, home) = dialect.judge(&entry.word, &place.scope, guesses) {
                return Err(wider(&[word], &place, &place.at(&home)));
            }
            match &entry.columns {
                Some(columns) if place.scope == Scope::Table => {
                    if let Some(message) = bare::column_flaw(columns, dialect) {
                        return Err(message);
                    }
                    for column in columns {
                        let place = Place { column: column.text.clone(), scope: Scope::Column, ..place.clone() };
                        let words = if word == "ALL" {
                            RevokedWords::All
                        } else {
                            RevokedWords::Named(HashSet::from([word.clone()]))
                        };
                        revocation.places.push((place, words));
                    }
                }
                Some(_) => return Err(Message::new("grant-columns-need-table").with("word", clip(&entry.word))),
                None if word == "ALL" => words = RevokedWords::All,
                None => words.add(&word),
            }
        }
        if !matches!(&words, RevokedWords::Named(words) if words.is_empty()) {
            revocation.places.push((place, words));
        }
    }
    Ok(revocation)
}
