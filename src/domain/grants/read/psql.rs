//! What a session of PostgreSQL does to its grants: it rolls back transactions, drops objects, changes database or
//! schema, and runs parts of its script conditionally.

use std::collections::HashSet;

use super::{
    Grantee, Statement, Verdict,
    path::{Connection, Schema, connected, connected_user, role, search_path},
    postgres::folded,
    reader::ScriptReader,
    statement::leading_words,
};
use crate::domain::{
    grants::{
        Unit,
        cursor::{Cursor, Name},
        entry::clip,
        lexer::Lexeme,
    },
    rule::Message,
};

/// State of a session of psql.
#[derive(Debug, Default)]
pub(super) struct PsqlSession {
    pub(super) settings: PsqlSettings,
    /// User of the connection, if `\connect` names one.
    user: String,
    transaction: Option<Transaction>,
    /// Whether every statement begins a transaction.
    is_autocommit_off: bool,
    /// Number of open `\if` commands.
    conditions: usize,
    /// Databases, schemas and objects that something was granted on, as names from wide to narrow.
    granted: HashSet<Vec<String>>,
}

/// Settings of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PsqlSettings {
    /// Schema of names without one.
    pub(super) schema: Schema,
    /// Role from `SET ROLE`; empty if it is the user of the connection.
    role: String,
}

/// A transaction that is not committed yet.
#[derive(Debug)]
struct Transaction {
    /// Index of its first statement.
    from: usize,
    /// Whether the server refused something in it, so that it can only be rolled back.
    has_failed: bool,
    /// Settings before it; a rollback restores them.
    settings: PsqlSettings,
    /// Schema before `SET LOCAL`, restored at the end of the transaction.
    schema_before_local: Option<Schema>,
    /// Role before `SET LOCAL ROLE`, restored at the end of the transaction.
    role_before_local: Option<String>,
    savepoints: Vec<(String, usize, PsqlSettings)>,
}

impl PsqlSession {
    /// Records that the server refused a statement.
    pub(super) fn fail(&mut self) {
        if let Some(transaction) = &mut self.transaction {
            transaction.has_failed = true;
        }
    }

    /// Records that a `GRANT` or `REVOKE` was sent: it belongs to the open transaction, and its objects are remembered.
    pub(super) fn sent(&mut self, order: usize, statement: &mut Statement) {
        if self.is_autocommit_off {
            self.begin(order);
        }
        if self.conditions > 0 {
            statement.refuse(Message::new("grant-psql-if"));
        }
        let role = if self.settings.role.is_empty() { &self.user } else { &self.settings.role };
        role.clone_into(&mut statement.by);
        self.keep(statement.units());
    }

    fn keep(&mut self, units: &[Unit]) {
        for unit in units {
            let place = &unit.place;
            let names = place.names().into_iter().filter(|(api, name)| *api != "ColumnName" && !name.is_empty());
            let inner = names.filter(|(api, _)| !["Database", "SchemaName"].contains(api)).map(|(_, name)| name);
            let path: Vec<String> =
                [place.database.as_str(), place.schema.as_str()].into_iter().chain(inner).map(str::to_owned).collect();
            for length in 1..=path.len() {
                self.granted.insert(path[..length].to_vec());
            }
        }
    }

    fn begin(&mut self, from: usize) {
        if self.transaction.is_none() {
            self.transaction = Some(Transaction {
                from,
                has_failed: false,
                settings: self.settings.clone(),
                schema_before_local: None,
                role_before_local: None,
                savepoints: Vec::new(),
            });
        }
    }

    fn set_schema(&mut self, schema: Schema, is_local: bool) {
        let before = std::mem::replace(&mut self.settings.schema, schema);
        match &mut self.transaction {
            Some(transaction) if is_local => _ = transaction.schema_before_local.get_or_insert(before),
            Some(transaction) => transaction.schema_before_local = None,
            // Outside of a transaction, `SET LOCAL` has no effect after its own statement.
            None if is_local => self.settings.schema = before,
            None => {}
        }
    }

    fn set_role(&mut self, role: String, is_local: bool) {
        let before = std::mem::replace(&mut self.settings.role, role);
        match &mut self.transaction {
            Some(transaction) if is_local => _ = transaction.role_before_local.get_or_insert(before),
            Some(transaction) => transaction.role_before_local = None,
            None if is_local => self.settings.role = before,
            None => {}
        }
    }
}

impl ScriptReader<'_, '_> {
    /// Handles a statement that is neither `GRANT` nor `REVOKE`. Returns whether that is all there is to do for it.
    pub(super) fn follow(&mut self, tokens: &[Lexeme<'_>], text: &str, at: usize) -> bool {
        let tokens = &folded(tokens)[..];
        let is = |at: usize, words: &[&str]| {
            tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is_word(word)))
        };
        let has = |word: &str| tokens.iter().any(|token| token.is_word(word));
        let count = self.script.statements.len();
        if tokens[0].is_sign('\\') {
            return self.command(tokens, text, at);
        }
        if self.psql.is_autocommit_off && !is(0, &["BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT"]) {
            self.psql.begin(count);
        }
        let is_own = if is(0, &["BEGIN"]) || (is(0, &["START"]) && is(1, &["TRANSACTION"])) {
            self.psql.begin(count);
            true
        } else if is(0, &["ROLLBACK", "ABORT", "COMMIT", "END"]) && !is(1, &["PREPARED"]) {
            let has_end = is(0, &["COMMIT", "END"]);
            if has("TO") {
                self.roll_back_to(tokens);
            } else {
                self.end(has_end, "grant-rolled-back");
            }
            if has("CHAIN") && !has("NO") {
                self.psql.begin(self.script.statements.len());
            }
            true
        } else if is(0, &["PREPARE"]) && is(1, &["TRANSACTION"]) {
            self.end(false, "grant-not-committed");
            true
        } else if is(0, &["SAVEPOINT"]) {
            let name = tokens.get(1).map(|name| name.text.to_string()).unwrap_or_default();
            let settings = self.psql.settings.clone();
            if let Some(transaction) = &mut self.psql.transaction {
                transaction.savepoints.push((name, count, settings));
            }
            true
        } else if is(0, &["RELEASE"]) {
            let name = tokens.last().map(|name| name.text.to_string()).unwrap_or_default();
            if let Some(transaction) = &mut self.psql.transaction
                && let Some(at) = transaction.savepoints.iter().rposition(|(own, _, _)| *own == name)
            {
                transaction.savepoints.truncate(at);
            }
            true
        } else if is(0, &["DROP", "ALTER"]) {
            return self.changed(tokens, at);
        } else {
            let (schema, role) = (search_path(tokens), role(tokens));
            if schema.is_none() && role.is_none() {
                return false;
            }
            if let Some((schema, is_local)) = schema {
                // A prepared statement may be executed later, or never.
                let schema = if is(0, &["PREPARE"]) { Schema::Unknown } else { schema };
                self.psql.set_schema(schema, is_local);
            }
            if let Some((role, is_local)) = role {
                self.psql.set_role(role, is_local);
            }
            false
        };
        if self.psql.conditions > 0 {
            self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-psql-if")));
        }
        is_own
    }

    /// Handles the end of the text: what is not committed is lost.
    pub(super) fn end_of_session(&mut self) {
        self.end(false, "grant-not-committed");
    }

    /// Ends the transaction.
    fn end(&mut self, is_kept: bool, id: &'static str) {
        let Some(transaction) = self.psql.transaction.take() else { return };
        let is_kept = is_kept && !transaction.has_failed;
        if is_kept {
            let settings = &mut self.psql.settings;
            settings.schema = transaction.schema_before_local.unwrap_or_else(|| std::mem::take(&mut settings.schema));
            settings.role = transaction.role_before_local.unwrap_or_else(|| std::mem::take(&mut settings.role));
        } else {
            self.psql.settings = transaction.settings;
            self.refuse_rolled_back(transaction.from, id);
        }
    }

    /// Handles `ROLLBACK TO SAVEPOINT name`.
    fn roll_back_to(&mut self, tokens: &[Lexeme<'_>]) {
        let name = tokens.last().map(|name| name.text.to_string()).unwrap_or_default();
        let Some(transaction) = &mut self.psql.transaction else { return };
        let Some(at) = transaction.savepoints.iter().rposition(|(own, _, _)| *own == name) else {
            transaction.has_failed = true;
            return;
        };
        transaction.savepoints.truncate(at + 1);
        transaction.has_failed = false;
        let (_, from, settings) = transaction.savepoints[at].clone();
        self.psql.settings = settings;
        self.refuse_rolled_back(from, "grant-rolled-back");
    }

    /// Refuses the statements from index `from`, whose effects were rolled back.
    fn refuse_rolled_back(&mut self, from: usize, id: &'static str) {
        for statement in self.script.statements.iter_mut().skip(from) {
            let is_none =
                |message: &Message| ["grant-in-string", "grant-in-body", "grant-unseen"].contains(&message.id);
            let is_kept = match &statement.verdict {
                Verdict::Refused(_) => true,
                Verdict::Named(message) => is_none(message),
                _ => false,
            };
            if !is_kept {
                statement.refuse(Message::new(id));
                statement.roles.clear();
            }
        }
    }

    /// Handles a command of psql.
    fn command(&mut self, tokens: &[Lexeme<'_>], text: &str, at: usize) -> bool {
        let word = tokens.get(1).map(|word| word.text.to_ascii_lowercase()).unwrap_or_default();
        let line = text[tokens[0].span.start..].split('\n').next().unwrap_or_default();
        let arguments = line.get(1 + word.len()..).unwrap_or_default().trim();
        match word.as_str() {
            "if" => self.psql.conditions += 1,
            "endif" => self.psql.conditions = self.psql.conditions.saturating_sub(1),
            "c" | "connect" => {
                self.end(false, "grant-not-committed");
                self.psql.settings = PsqlSettings::default();
                if let Some(user) = connected_user(arguments) {
                    self.psql.user = user;
                }
                if self.psql.conditions > 0 {
                    self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-psql-if")));
                }
                let database = match connected(arguments) {
                    Connection::Same => return true,
                    Connection::To(name) => Some(Name::quoted(&name)),
                    Connection::Unknown => None,
                };
                self.current = database;
            }
            "ir" | "include" | "include_relative" => {
                self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-elsewhere")));
            }
            "set" => {
                let mut words = arguments.split_whitespace();
                if words.next() == Some("AUTOCOMMIT") {
                    self.psql.is_autocommit_off = !is_on(&words.collect::<String>());
                }
            }
            // `\unset AUTOCOMMIT` has the same effect as `off`.
            "unset" => self.psql.is_autocommit_off |= arguments == "AUTOCOMMIT",
            _ => return false,
        }
        true
    }

    /// Handles `DROP` and `ALTER`: grants on a dropped object are lost, and a renamed object keeps its grants under the
    /// new name.
    fn changed(&mut self, tokens: &[Lexeme<'_>], at: usize) -> bool {
        let mut cursor = Cursor::new(tokens);
        let is_drop = cursor.is_word("DROP");
        cursor.at += 1;
        if is_drop && cursor.take_word("OWNED") {
            cursor.take_word("BY");
            let roles = names(&mut cursor).into_iter().filter_map(|mut path| path.pop());
            let known = roles.map(|name| Grantee { name, host: String::new() });
            let is_known = known.into_iter().any(|account| self.script.accounts.has(&account));
            if is_known {
                self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-drop-owned")));
            }
            return true;
        }
        let is_moved = tokens.windows(2).any(|pair| {
            pair[0].is_word("RENAME") && !pair[1].is_word("CONSTRAINT")
                || pair[0].is_word("SET") && pair[1].is_word("SCHEMA")
        });
        if !is_drop && !is_moved {
            return false;
        }
        if !is_drop && cursor.is_any_word(&["ROLE", "USER", "GROUP"]) {
            self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-renamed")));
            return true;
        }
        let (is_database, is_schema) = (cursor.is_word("DATABASE"), cursor.is_word("SCHEMA"));
        let kinds = ["TABLE", "VIEW", "SEQUENCE", "FUNCTION", "PROCEDURE", "ROUTINE", "TYPE", "DOMAIN"];
        cursor.at += usize::from(cursor.is_any_word(&["MATERIALIZED", "FOREIGN"]));
        if !is_database && !is_schema && !cursor.is_any_word(&kinds) {
            return false;
        }
        cursor.at += 1;
        if cursor.take_word("IF") {
            cursor.take_word("EXISTS");
        }
        cursor.take_word("ONLY");
        for path in names(&mut cursor) {
            let shown = clip(&path.join("."));
            let current = self.current.as_ref().map(|name| name.text.clone()).unwrap_or_default();
            let schema = match &self.psql.settings.schema {
                Schema::Named(schema) => schema.clone(),
                Schema::Public | Schema::Unknown => "public".to_owned(),
            };
            let full = match &path[..] {
                [_] if is_database => path,
                [schema] if is_schema => vec![current, schema.clone()],
                [name] => vec![current, schema, name.clone()],
                [schema, name] => vec![current, schema.clone(), name.clone()],
                _ => path,
            };
            if self.psql.granted.contains(&full) {
                let message = Message::new("grant-object-gone").with("name", shown);
                self.push(at, leading_words(tokens), Verdict::Refused(message));
            }
        }
        true
    }
}

/// Returns whether psql reads a value as `on`: also if it is empty, or the beginning of `true` or `yes`. An unknown
/// value, such as a variable, may mean `off`.
fn is_on(value: &str) -> bool {
    let value = value.replace(['\'', '"'], "").to_ascii_lowercase();
    value == "on" || ["true", "yes", "1"].iter().any(|word| word.starts_with(&value))
}

/// Reads names with dots, separated by commas; arguments in parentheses are skipped.
pub(super) fn names(cursor: &mut Cursor<'_, '_>) -> Vec<Vec<String>> {
    let mut names = Vec::new();
    loop {
        let mut path = Vec::new();
        while let Some(name) = cursor.name(&['.', ',', '(', ')', ';', '*']) {
            path.push(name.text);
            if !cursor.take_sign('.') {
                break;
            }
        }
        let mut depth = 0_usize;
        while let Some(token) = cursor.peek().filter(|token| depth > 0 || token.is_sign('(')) {
            depth += usize::from(token.is_sign('('));
            depth = depth.saturating_sub(usize::from(token.is_sign(')')));
            cursor.at += 1;
        }
        cursor.take_sign('*');
        if path.is_empty() {
            return names;
        }
        names.push(path);
        if !cursor.take_sign(',') {
            return names;
        }
    }
}
