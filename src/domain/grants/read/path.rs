//! The database, schema and role that a session of PostgreSQL changes to.

use super::{
    super::{
        cursor::Cursor,
        lexer::{Lexeme, LexemeKind},
    },
    psql::names,
};

/// Schema of names that are written without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Schema {
    #[default]
    Public,
    Named(String),
    /// The search path is not a plain list.
    Unknown,
}

/// Returns the schema that a statement sets for names without one, and whether it does so only for the transaction.
pub(super) fn search_path(tokens: &[Lexeme<'_>]) -> Option<(Schema, bool)> {
    let mut cursor = Cursor::new(tokens);
    if cursor.take_word("RESET") {
        return cursor.is_any_word(&["search_path", "ALL"]).then_some((Schema::Public, false));
    }
    if cursor.take_word("DISCARD") {
        return cursor.is_word("ALL").then_some((Schema::Public, false));
    }
    if cursor.take_word("SET") {
        let is_local = cursor.take_word("LOCAL");
        cursor.take_word("SESSION");
        if cursor.take_word("SCHEMA") {
            let name = cursor.name(&[';'])?;
            return Some((first([name.text.as_str()].into_iter()), is_local));
        }
        if !cursor.take_word("search_path") {
            return None;
        }
        if !cursor.take_word("TO") {
            cursor.take_sign('=');
        }
        if cursor.is_word("DEFAULT") {
            return Some((Schema::Public, is_local));
        }
        let list = names(&mut cursor);
        let is_plain = cursor.is_end() && list.iter().all(|path| path.len() == 1 && !path[0].contains(':'));
        let schema = if is_plain { first(list.iter().map(|path| path[0].as_str())) } else { Schema::Unknown };
        return Some((schema, is_local));
    }
    let named = tokens.iter().position(|token| token.is_word("set_config"))?;
    let [open, path, comma, value, rest @ ..] = &tokens[named + 1..] else { return None };
    let is_text = |token: &Lexeme<'_>| token.kind == LexemeKind::Quoted('\'');
    if !open.is_sign('(') || !path.text.eq_ignore_ascii_case("search_path") {
        return None;
    }
    let is_local = rest.get(1).is_none_or(|local| !local.is_word("FALSE"));
    if !comma.is_sign(',') || !is_text(value) {
        return Some((Schema::Unknown, is_local));
    }
    Some((first(value.text.split(',').map(|name| name.trim().trim_matches('"'))), is_local))
}

/// Returns the role that a statement sets for its session, and whether it does so only for the transaction. The role is
/// empty if it is reset to the user of the connection.
pub(super) fn role(tokens: &[Lexeme<'_>]) -> Option<(String, bool)> {
    let mut cursor = Cursor::new(tokens);
    let is_role = |cursor: &mut Cursor<'_, '_>| {
        cursor.take_word("ROLE") || cursor.take_word("AUTHORIZATION") || cursor.take_word("session_authorization")
    };
    if cursor.is_any_word(&["RESET", "DISCARD"]) {
        let is_all = cursor.take_word("DISCARD") && cursor.is_word("ALL");
        cursor.at += usize::from(!is_all);
        cursor.take_word("SESSION");
        return (is_all || is_role(&mut cursor)).then(|| (String::new(), false));
    }
    if cursor.take_word("SET") {
        let is_local = cursor.take_word("LOCAL");
        // `SET SESSION AUTHORIZATION` or `SET SESSION ROLE`.
        cursor.take_word("SESSION");
        if !is_role(&mut cursor) {
            return None;
        }
        if !cursor.take_word("TO") {
            cursor.take_sign('=');
        }
        let is_none = cursor.is_any_word(&["NONE", "DEFAULT"]);
        let name = cursor.name(&[';']).filter(|_| !is_none);
        return Some((name.map(|name| name.text).unwrap_or_default(), is_local));
    }
    let named = tokens.iter().position(|token| token.is_word("set_config"))?;
    let [open, setting, _, value, rest @ ..] = &tokens[named + 1..] else { return None };
    let is_setting = ["role", "session_authorization"].iter().any(|name| setting.text.eq_ignore_ascii_case(name));
    let is_local = rest.get(1).is_none_or(|local| !local.is_word("FALSE"));
    (open.is_sign('(') && is_setting).then(|| (value.text.to_string(), is_local))
}

/// Returns the first schema of a path that contains tables. `$user` is skipped: the default path begins with it, but
/// hardly any user has a schema of that name.
fn first<'n>(mut path: impl Iterator<Item = &'n str>) -> Schema {
    match path.find(|name| !["$user", "pg_catalog"].contains(name)) {
        Some("public") => Schema::Public,
        None | Some("") => Schema::Unknown,
        Some(name) => Schema::Named(name.to_owned()),
    }
}

/// The database that `\connect` changes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Connection {
    Same,
    To(String),
    Unknown,
}

/// Returns the user in the arguments of `\connect`: the second argument, or the whole connection string.
pub(super) fn connected_user(arguments: &str) -> Option<String> {
    if arguments.contains(['=', '/']) {
        return Some(arguments.to_owned());
    }
    let user = arguments.split_whitespace().nth(1).filter(|user| *user != "-")?;
    Some(user.trim_matches(['"', '\'', ';']).to_owned())
}

/// Returns the database in the arguments of `\connect`.
pub(super) fn connected(arguments: &str) -> Connection {
    let arguments = match arguments.strip_prefix("-reuse-previous=") {
        Some(rest) => rest.split_once(char::is_whitespace).map(|(_, rest)| rest.trim_start()).unwrap_or_default(),
        None => arguments,
    };
    let is_kept = matches!(arguments, "" | "-") || arguments.starts_with("- ");
    if is_kept {
        return Connection::Same;
    }
    let (quote, inner) = match arguments.chars().next() {
        Some(quote @ ('"' | '\'')) => (Some(quote), &arguments[1..]),
        _ => (None, arguments),
    };
    let end = inner.find(|letter: char| quote.map_or(letter.is_whitespace(), |quote| letter == quote));
    let given = &inner[..end.unwrap_or(inner.len())];
    let given = if quote.is_none() { given.trim_end_matches(';') } else { given };
    let is_uri = given.starts_with("postgres://") || given.starts_with("postgresql://");
    let name = if is_uri {
        let path = given.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, path)| path);
        path.map(|path| path.split('?').next().unwrap_or_default())
    } else if given.contains('=') {
        let at = given.find("dbname");
        let value = at.and_then(|at| given[at + "dbname".len()..].trim_start().strip_prefix('='));
        value.map(str::trim_start).map(|value| match value.strip_prefix('\'') {
            Some(quoted) => quoted.split('\'').next().unwrap_or_default(),
            None => value.split_whitespace().next().unwrap_or_default(),
        })
    } else {
        Some(given)
    };
    // Variables, escapes and open quotes are not evaluated.
    let is_plain = |name: &&str| !name.is_empty() && !name.starts_with(':') && !name.contains(['%', '\\', '"']);
    let name = name.filter(is_plain).filter(|_| quote.is_none() || end.is_some());
    name.map_or(Connection::Unknown, |name| Connection::To(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_goes_to_the_database_that_it_names() {
        for (arguments, database) in [
            ("shop", "shop"),
            ("Shop app host 5432", "Shop"),
            ("\"my shop\"", "my shop"),
            ("\"dbname=shop user=x\"", "shop"),
            ("-reuse-previous=on \"dbname='my shop'\"", "my shop"),
            ("postgresql://x@h:5432/shop?sslmode=require", "shop"),
        ] {
            assert_eq!(connected(arguments), Connection::To(database.to_owned()), "{arguments}");
        }
        for arguments in ["\"host=h\"", ":db", "postgres://h", "\"shop"] {
            assert_eq!(connected(arguments), Connection::Unknown, "{arguments}");
        }
        for arguments in ["- app", "", "-"] {
            assert_eq!(connected(arguments), Connection::Same, "{arguments}");
        }
    }

    #[test]
    fn a_role_is_set_reset_or_set_for_the_transaction_only() {
        let set = |statement: &str| {
            let tokens =
                crate::domain::grants::lexer::tokens(statement, crate::domain::grants::lexer::SqlSyntax::Postgres);
            role(&tokens)
        };
        let named = |name: &str, is_local| Some((name.to_owned(), is_local));
        for (statement, role) in [
            ("SET ROLE admin", named("admin", false)),
            ("SET ROLE TO admin", named("admin", false)),
            ("SET ROLE = admin", named("admin", false)),
            ("SET LOCAL ROLE admin", named("admin", true)),
            ("SET SESSION AUTHORIZATION admin", named("admin", false)),
            ("SET SESSION AUTHORIZATION DEFAULT", named("", false)),
            ("SET ROLE NONE", named("", false)),
            ("RESET ROLE", named("", false)),
            ("RESET SESSION AUTHORIZATION", named("", false)),
            ("RESET search_path", None),
            ("RESET ALL", None),
            ("DISCARD ALL", named("", false)),
            ("DISCARD PLANS", None),
            ("SET search_path = a", None),
            ("SELECT set_config('role', 'admin', false)", named("admin", false)),
            ("SELECT set_config('role', 'admin', true)", named("admin", true)),
            ("SELECT set_config('search_path', 'a', false)", None),
            ("SELECT 1", None),
        ] {
            assert_eq!(set(statement), role, "{statement}");
        }
    }

    #[test]
    fn a_short_argument_that_is_no_dash_is_a_database() {
        assert_eq!(connected("a"), Connection::To("a".to_owned()));
        assert_eq!(connected("-x"), Connection::To("-x".to_owned()));
    }
}
