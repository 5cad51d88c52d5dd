//! Syntax of PostgreSQL: names in the current database, and statements that MySQL does not have.

use super::{
    super::{
        Scope,
        cursor::Name,
        entry::clip,
        finding::GrantError,
        kind::ObjectKind,
        lexer::{Lexeme, LexemeKind},
    },
    grant::GrantParts,
    path::Schema,
};
use crate::domain::rule::Message;

/// Returns tokens as the server stores them: unquoted names in lower case, and `TEMPORARY` for `TEMP`. Privileges are
/// not changed.
pub(super) fn folded<'s>(tokens: &[Lexeme<'s>]) -> Vec<Lexeme<'s>> {
    let mut depth = 0_usize;
    let mut is_name = !tokens.iter().any(|token| token.is_word("ON"));
    let fold = |token: &Lexeme<'s>| {
        depth += usize::from(token.is_sign('('));
        depth = depth.saturating_sub(usize::from(token.is_sign(')')));
        is_name |= token.is_word("ON");
        let text = if is_name || depth > 0 {
            (token.kind == LexemeKind::Word).then(|| token.text.to_ascii_lowercase())
        } else {
            token.is_word("TEMP").then(|| "TEMPORARY".to_owned())
        };
        text.map_or_else(|| token.clone(), |text| Lexeme { text: text.into(), ..token.clone() })
    };
    tokens.iter().map(fold).collect()
}

/// Adds the current database to the objects of a statement, and the schema of the session to names without one. Returns
/// a message about the first added schema.
pub(super) fn enter(
    tokens: &[Lexeme<'_>],
    grant: &mut GrantParts,
    database: Option<&Name>,
    schema: &Schema,
) -> Option<Message> {
    let mut assumed = None;
    if let Some(sign) = foreign(tokens, grant) {
        let message = Message::new("grant-postgres-syntax").with("sign", clip(&sign));
        grant.finding.get_or_insert(GrantError::new(message, 0..0));
    }
    for object in &mut grant.objects {
        let missing = match (&object.kind, object.names.len()) {
            // These kinds of objects are not in a schema.
            (Some(ObjectKind::Other(word)), _) if !["DOMAIN", "ROUTINE"].contains(word) => continue,
            (Some(ObjectKind::Scope(Scope::Database)), _)
            | (Some(ObjectKind::Scope(Scope::Schema)), 2..)
            | (_, 3..) => continue,
            (Some(ObjectKind::Scope(Scope::Schema)), _) | (_, 2) => false,
            _ => true,
        };
        let Some(database) = database else {
            let name = object.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".");
            let message = Message::new("grant-no-current").with("name", clip(&name));
            grant.finding.get_or_insert(GrantError::new(message, object.span.clone()));
            continue;
        };
        if missing {
            let name = object.names[0].text.clone();
            let schema = match schema {
                Schema::Public => "public",
                Schema::Named(schema) => schema,
                Schema::Unknown => {
                    let message = Message::new("grant-no-schema").with("name", clip(&name));
                    grant.finding.get_or_insert(GrantError::new(message, object.span.clone()));
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
        grant.finding.get_or_insert(GrantError::new(message, 0..0));
    }
    assumed.filter(|_| grant.finding.is_none())
}

/// Returns syntax that only MySQL's `GRANT` has: backticks, a grantee between single quotes or with `()`, `shop.*`, or
/// clauses about accounts.
fn foreign(tokens: &[Lexeme<'_>], grant: &GrantParts) -> Option<String> {
    let is_to = |token: &Lexeme<'_>| token.is_word("TO") || token.is_word("FROM");
    let to = tokens.iter().rposition(is_to).unwrap_or(tokens.len());
    let sign = tokens.iter().enumerate().find_map(|(at, token)| match token.kind {
        LexemeKind::Quoted('`') | LexemeKind::Open('`') | LexemeKind::Sign('`') => Some("`".to_owned()),
        LexemeKind::Quoted('\'') if at > to => Some(format!("'{}'", token.text)),
        LexemeKind::Sign('*') => Some("*".to_owned()),
        LexemeKind::Sign('(') if at > to => Some("(".to_owned()),
        _ => None,
    });
    let tail = &grant.tail;
    let clause = [
        (tail.has_password, "IDENTIFIED"),
        (tail.has_require, "REQUIRE"),
        (tail.has_limits, "MAX_…"),
        (grant.is_proxy, "PROXY"),
    ];
    sign.or_else(|| clause.iter().find(|(is_there, _)| *is_there).map(|(_, word)| (*word).to_owned()))
}

/// Returns the tokens of `REVOKE GRANT OPTION FOR …` without these words.
pub(super) fn option_only<'s>(tokens: &[Lexeme<'s>]) -> Option<Vec<Lexeme<'s>>> {
    let [revoke, right, option, of, rest @ ..] = tokens else { return None };
    let is_option = (right.is_word("GRANT") || right.is_word("ADMIN")) && option.is_word("OPTION") && of.is_word("FOR");
    (revoke.is_word("REVOKE") && is_option).then(|| std::iter::once(revoke).chain(rest).cloned().collect())
}

/// Returns whether the tokens are a statement that only PostgreSQL has and that grants nothing.
pub(super) fn is_other(tokens: &[Lexeme<'_>]) -> bool {
    const ALONE: &[&str] = &[
        "VACUUM",
        "REINDEX",
        "CLUSTER",
        "CHECKPOINT",
        "LISTEN",
        "NOTIFY",
        "UNLISTEN",
        "DECLARE",
        "FETCH",
        "CLOSE",
        "MOVE",
    ];
    const PAIRS: &[(&str, &[&str])] = &[
        ("REFRESH", &["MATERIALIZED"]),
        ("MERGE", &["INTO"]),
        ("IMPORT", &["FOREIGN"]),
        ("DISCARD", &["ALL", "PLANS", "SEQUENCES", "TEMP", "TEMPORARY"]),
    ];
    let is =
        |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is_word(word)));
    is(0, ALONE) || PAIRS.iter().any(|(first, second)| is(0, &[*first]) && is(1, second))
}

/// Returns whether it is `DROP GROUP`, which means `DROP ROLE`.
pub(super) fn drops_group(tokens: &[Lexeme<'_>]) -> bool {
    matches!(tokens, [drop, group, ..] if drop.is_word("DROP") && group.is_word("GROUP"))
}

/// Returns whether it is `ALTER DEFAULT PRIVILEGES`, which grants on objects that are created later.
pub(super) fn is_default(tokens: &[Lexeme<'_>]) -> bool {
    let words = ["ALTER", "DEFAULT", "PRIVILEGES"];
    tokens.len() > words.len() && tokens.iter().zip(words).all(|(token, word)| token.is_word(word))
}

/// Returns whether a line is psql's message that a statement was executed: `GRANT`, `CREATE TABLE`, `INSERT 0 1`.
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
        "CALL",
        "PREPARE",
        "DEALLOCATE",
        "LOCK TABLE",
        "ANALYZE",
        "LOAD",
    ];
    let line = line.trim_end();
    let is_plain = line.split(' ').count() <= 4
        && line.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ');
    let is_tag = |tag: &str| line.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // A typed statement of one word would end with a delimiter.
    is_plain && TAGS.iter().any(|tag| is_tag(tag))
}

/// Returns whether a line is a warning such as `WARNING:  no privileges were granted for "item"`, also about some of
/// the privileges or about a `REVOKE`. The output of a script has the file name before it.
pub(super) fn is_ungranted(line: &str) -> bool {
    let told = line.split_once("WARNING:").map(|(_, told)| told.trim_start());
    let rest = told.and_then(|told| told.strip_prefix("not all").or_else(|| told.strip_prefix("no")));
    rest.and_then(|rest| rest.strip_prefix(" privileges "))
        .is_some_and(|rest| rest.starts_with("were granted") || rest.starts_with("could be revoked"))
}
