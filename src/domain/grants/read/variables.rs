//! Session state that a script sets and uses: `sql_mode`, which decides the meaning of quotes and backslashes, user
//! variables, and prepared texts. A value that cannot be computed is unknown.

use std::collections::HashMap;

use super::super::{
    cursor::Cursor,
    lexer::{Lexeme, LexemeKind},
    quotes::Quoting,
};

/// The parts of `sql_mode` that change how a text is read; `None` if unknown.
type Mode = Option<Flags>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Flags {
    /// `NO_BACKSLASH_ESCAPES`
    has_plain_backslash: bool,
    /// `ANSI_QUOTES`
    has_ansi_quotes: bool,
}

/// The mode of the session, and the mode that new sessions get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modes {
    mode: Mode,
    global: Mode,
}

/// Value of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
enum VariableValue {
    Text(String),
    Number(u64),
    Null,
}

/// Placeholder for the modes of a server that have no effect here.
const OTHERS: &str = "…";

/// Modes that include `ANSI_QUOTES`, on some servers at least, each with its bit.
const ANSI: &[(&str, u64)] = &[
    ("ANSI_QUOTES", 4),
    ("POSTGRESQL", 256),
    ("ORACLE", 512),
    ("MSSQL", 1024),
    ("DB2", 2048),
    ("MAXDB", 4096),
    ("ANSI", 262_144),
];
const NO_BACKSLASH_ESCAPES: (&str, u64) = ("NO_BACKSLASH_ESCAPES", 1_048_576);

/// Modes that do not change how a text is split.
const PLAIN: &[&str] = &[
    OTHERS,
    "",
    "ALLOW_INVALID_DATES",
    "EMPTY_STRING_IS_NULL",
    "ERROR_FOR_DIVISION_BY_ZERO",
    "HIGH_NOT_PRECEDENCE",
    "IGNORE_BAD_TABLE_OPTIONS",
    "IGNORE_SPACE",
    "MYSQL323",
    "MYSQL40",
    "NO_AUTO_CREATE_USER",
    "NO_AUTO_VALUE_ON_ZERO",
    "NO_DIR_IN_CREATE",
    "NO_ENGINE_SUBSTITUTION",
    "NO_FIELD_OPTIONS",
    "NO_KEY_OPTIONS",
    "NO_TABLE_OPTIONS",
    "NO_UNSIGNED_SUBTRACTION",
    "NO_ZERO_DATE",
    "NO_ZERO_IN_DATE",
    "ONLY_FULL_GROUP_BY",
    "PAD_CHAR_TO_FULL_LENGTH",
    "PIPES_AS_CONCAT",
    "REAL_AS_FLOAT",
    "SIMULTANEOUS_ASSIGNMENT",
    "STRICT_ALL_TABLES",
    "STRICT_TRANS_TABLES",
    "TIME_ROUND_FRACTIONAL",
    "TIME_TRUNCATE_FRACTIONAL",
    "TRADITIONAL",
];

/// Greatest nesting depth of an expression.
const DEEPEST: usize = 16;
/// Greatest length of a computed text, in bytes.
const LONGEST: usize = 100_000;

/// What a session has set so far.
#[derive(Clone, Debug)]
pub(super) struct Variables {
    mode: Mode,
    global: Mode,
    /// User variables `@x`; `None` if a value is unknown.
    user: HashMap<String, Option<VariableValue>>,
    /// Texts of prepared statements, by name.
    prepared: HashMap<String, Option<VariableValue>>,
}

impl Default for Variables {
    fn default() -> Variables {
        let plain = Some(Flags::default());
        Variables { mode: plain, global: plain, user: HashMap::new(), prepared: HashMap::new() }
    }
}

/// The text that a statement executes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// It executes no text.
    Nothing,
    /// It executes this text.
    Text(String),
    /// It executes an unknown text.
    Unknown,
}

impl Variables {
    /// Returns how quotes are read now.
    pub(super) fn quoting(&self) -> Quoting {
        self.mode.map_or(Quoting { is_unknown: true, ..Quoting::default() }, |flags| Quoting {
            has_plain_backslash: flags.has_plain_backslash,
            has_ansi_quotes: flags.has_ansi_quotes,
            is_unknown: false,
        })
    }

    /// Returns the modes, to restore them if the server refused a statement.
    pub(super) fn modes(&self) -> Modes {
        Modes { mode: self.mode, global: self.global }
    }

    pub(super) fn restore(&mut self, Modes { mode, global }: Modes) {
        (self.mode, self.global) = (mode, global);
    }

    /// Handles a new connection, which resets everything but the global mode.
    pub(super) fn reconnect(&mut self) {
        *self = Variables { mode: self.global, global: self.global, ..Variables::default() };
    }

    /// Applies the changes of a statement.
    pub(super) fn take(&mut self, tokens: &[Lexeme<'_>]) {
        let Some(first) = tokens.first() else { return };
        if first.is_word("SET") {
            self.set(&tokens[1..]);
        } else if first.is_word("PREPARE") && tokens.get(2).is_some_and(|from| from.is_word("FROM")) {
            let value = self.text(&tokens[3..]);
            self.prepared.insert(tokens[1].text.to_lowercase(), value);
        } else if let [drop, prepare, name] = tokens
            && (drop.is_word("DEALLOCATE") || drop.is_word("DROP"))
            && prepare.is_word("PREPARE")
        {
            self.prepared.insert(name.text.to_lowercase(), Some(VariableValue::Null));
        } else {
            self.forget(tokens);
        }
    }

    /// Returns the text that a statement executes.
    pub(super) fn run(&self, tokens: &[Lexeme<'_>]) -> Run {
        if !tokens[0].is_word("EXECUTE") {
            return Run::Nothing;
        }
        let value = match tokens.get(1) {
            Some(word) if word.is_word("IMMEDIATE") => {
                let is_end = |token: &Lexeme<'_>| token.is_word("USING");
                let end = tokens.iter().position(is_end).unwrap_or(tokens.len()).max(2);
                self.text(&tokens[2..end])
            }
            Some(name) => self.prepared.get(&name.text.to_lowercase()).cloned().flatten(),
            None => None,
        };
        match value {
            Some(VariableValue::Text(text)) => Run::Text(text),
            // The server refuses it.
            Some(VariableValue::Null) => Run::Text(String::new()),
            _ => Run::Unknown,
        }
    }

    /// Handles the assignments of `SET GLOBAL a = 1, SESSION b = 2, @c = 3`.
    fn set(&mut self, tokens: &[Lexeme<'_>]) {
        // `SET STATEMENT` applies to one statement only.
        if tokens.first().is_some_and(|first| first.is_word("STATEMENT")) {
            return;
        }
        let mut is_global = false;
        let (mut mode, mut global, mut user) = (self.mode, self.global, Vec::new());
        for assignment in assignments(tokens) {
            let mut cursor = Cursor::new(assignment);
            let mut scope = None;
            if cursor.take_sign('@') {
                if !cursor.take_sign('@') {
                    let Some(name) = cursor.next() else { continue };
                    user.push((name, assigned(&mut cursor).and_then(|value| self.value(value))));
                    continue;
                }
                if cursor.behind().is_some_and(|dot| dot.is_sign('.')) {
                    scope = cursor.next();
                    cursor.at += 1;
                }
            } else if cursor.is_any_word(SCOPES) {
                scope = cursor.next();
                is_global = scope.is_some_and(|scope| is_word(scope, GLOBAL));
            }
            if !cursor.take_word("SQL_MODE") {
                continue;
            }
            let Some(value) = assigned(&mut cursor) else { continue };
            // The server refuses the whole statement.
            let Some(given) = self.mode_of(value) else { return };
            let is_whole = scope.map_or(is_global, |scope| is_word(scope, GLOBAL));
            *(if is_whole { &mut global } else { &mut mode }) = given;
        }
        (self.mode, self.global) = (mode, global);
        self.user.extend(user.into_iter().map(|(name, value)| (name.text.to_lowercase(), value)));
    }

    /// Marks variables as unknown that get a value from `SELECT … INTO @x`, `SELECT @x := …` or `CALL`.
    fn forget(&mut self, tokens: &[Lexeme<'_>]) {
        let is_call = tokens[0].is_word("CALL");
        for at in (1..tokens.len()).filter(|at| tokens[at - 1].is_sign('@')) {
            let before = tokens[..at - 1].last();
            let is_given = before.is_some_and(|before| before.is_word("INTO") || before.is_sign(','))
                || tokens.get(at + 1).is_some_and(|next| next.is_sign(':'));
            if is_call || is_given {
                self.user.insert(tokens[at].text.to_lowercase(), None);
            }
        }
    }

    /// Returns the mode for a value; `None` if a server refuses the value.
    fn mode_of(&self, value: &[Lexeme<'_>]) -> Option<Mode> {
        if let [word] = value
            && matches!(word.kind, LexemeKind::Word | LexemeKind::Quoted('`'))
        {
            if word.is_word("DEFAULT") {
                return Some(self.global);
            }
            if !word.is_word("NULL") && !word.text.bytes().all(|byte| byte.is_ascii_digit()) {
                return Some(named(&word.text));
            }
        }
        match self.value(value) {
            Some(VariableValue::Text(text)) => Some(named(&text)),
            Some(VariableValue::Number(bits)) => Some(Some(Flags {
                has_plain_backslash: bits & NO_BACKSLASH_ESCAPES.1 > 0,
                has_ansi_quotes: ANSI.iter().any(|(_, bit)| bits & bit > 0),
            })),
            Some(VariableValue::Null) => None,
            None => Some(None),
        }
    }

    /// Returns the value of a text that is run. A variable in it that the script does not set may have been set before
    /// the script, and is not taken for `NULL`.
    fn text(&self, tokens: &[Lexeme<'_>]) -> Option<VariableValue> {
        let is_at = |at: usize| tokens.get(at).is_some_and(|token| token.is_sign('@'));
        let is_variable = |at: &usize| is_at(*at) && !is_at(at + 1) && (*at == 0 || !is_at(at - 1));
        let mut names = (0..tokens.len()).filter(is_variable).filter_map(|at| tokens.get(at + 1));
        let is_set = |name: &Lexeme<'_>| self.user.contains_key(&name.text.to_lowercase());
        names.all(is_set).then(|| self.value(tokens)).flatten()
    }

    fn value(&self, tokens: &[Lexeme<'_>]) -> Option<VariableValue> {
        let mut cursor = Cursor::new(tokens);
        let value = self.expression(&mut cursor, 0)?;
        cursor.is_end().then_some(value)
    }

    fn expression(&self, cursor: &mut Cursor<'_, '_>, depth: usize) -> Option<VariableValue> {
        if depth > DEEPEST {
            return None;
        }
        if cursor.take_sign('(') {
            cursor.take_word("SELECT");
            let value = self.expression(cursor, depth + 1)?;
            return cursor.take_sign(')').then_some(value);
        }
        if cursor.take_sign('@') {
            if !cursor.take_sign('@') {
                return self
                    .user
                    .get(&cursor.next()?.text.to_lowercase())
                    .cloned()
                    .unwrap_or(Some(VariableValue::Null));
            }
            let scope = cursor.behind().is_some_and(|dot| dot.is_sign('.')).then(|| cursor.next()).flatten();
            cursor.at += usize::from(scope.is_some());
            let is_global = scope.is_some_and(|scope| is_word(scope, GLOBAL));
            let mode = if is_global { self.global } else { self.mode };
            return mode.filter(|_| cursor.take_word("SQL_MODE")).map(shown);
        }
        let first = cursor.next()?;
        match first.kind {
            LexemeKind::Quoted('\'' | '"') => {
                let mut text = first.text.to_string();
                while let Some(more) = cursor.peek().filter(|more| matches!(more.kind, LexemeKind::Quoted('\'' | '"')))
                {
                    text.push_str(&more.text);
                    cursor.at += 1;
                }
                Some(VariableValue::Text(text))
            }
            LexemeKind::Word if first.is_word("NULL") => Some(VariableValue::Null),
            LexemeKind::Word if cursor.is_sign('(') => self.function(&first.text, cursor, depth),
            LexemeKind::Word => first.text.parse().ok().map(VariableValue::Number),
            _ => None,
        }
    }

    fn function(&self, name: &str, cursor: &mut Cursor<'_, '_>, depth: usize) -> Option<VariableValue> {
        let mut given = Vec::new();
        cursor.at += 1;
        loop {
            given.push(self.expression(cursor, depth + 1)?);
            if cursor.take_sign(')') {
                break;
            }
            if !cursor.take_sign(',') {
                return None;
            }
        }
        if name.eq_ignore_ascii_case("IFNULL") || name.eq_ignore_ascii_case("COALESCE") {
            return Some(given.into_iter().find(|value| *value != VariableValue::Null).unwrap_or(VariableValue::Null));
        }
        let texts: Option<Vec<String>> = given.into_iter().map(text).collect();
        let Some(texts) = texts else { return Some(VariableValue::Null) };
        let text = match name.to_ascii_uppercase().as_str() {
            "CONCAT" => texts.concat(),
            "CONCAT_WS" => texts.get(1..)?.join(&texts[0]),
            "REPLACE" if texts.len() == 3 && !texts[1].is_empty() => texts[0].replace(&texts[1], &texts[2]),
            "TRIM" if texts.len() == 1 => texts[0].trim_matches(' ').to_owned(),
            _ => return None,
        };
        (text.len() <= LONGEST).then_some(VariableValue::Text(text))
    }
}

const GLOBAL: &[&str] = &["GLOBAL", "PERSIST", "PERSIST_ONLY"];
const SCOPES: &[&str] = &["GLOBAL", "PERSIST", "PERSIST_ONLY", "SESSION", "LOCAL"];

fn is_word(token: &Lexeme<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| token.is_word(word))
}

fn text(value: VariableValue) -> Option<String> {
    match value {
        VariableValue::Text(text) => Some(text),
        VariableValue::Number(number) => Some(number.to_string()),
        VariableValue::Null => None,
    }
}

/// Returns the mode for a list of names. With an unknown name it is unknown, since the server may refuse that name.
fn named(text: &str) -> Mode {
    let mut flags = Flags::default();
    for name in text.split(',') {
        let name = name.to_ascii_uppercase();
        if name == NO_BACKSLASH_ESCAPES.0 {
            flags.has_plain_backslash = true;
        } else if ANSI.iter().any(|(ansi, _)| *ansi == name) {
            flags.has_ansi_quotes = true;
        } else if !PLAIN.contains(&name.as_str()) {
            return None;
        }
    }
    Some(flags)
}

/// Returns the value of `@@sql_mode`.
fn shown(flags: Flags) -> VariableValue {
    let mut text = OTHERS.to_owned();
    for (is_set, name) in [(flags.has_plain_backslash, NO_BACKSLASH_ESCAPES.0), (flags.has_ansi_quotes, ANSI[0].0)] {
        if is_set {
            text.push(',');
            text.push_str(name);
        }
    }
    VariableValue::Text(text)
}

/// Splits tokens at commas outside of parentheses.
fn assignments<'t, 's>(tokens: &'t [Lexeme<'s>]) -> impl Iterator<Item = &'t [Lexeme<'s>]> {
    let mut depth = 0_usize;
    tokens.split(move |token| {
        match token.kind {
            LexemeKind::Sign('(') => depth += 1,
            LexemeKind::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.is_sign(',')
    })
}

/// Returns the tokens after `=` or `:=`.
fn assigned<'t, 's>(cursor: &mut Cursor<'t, 's>) -> Option<&'t [Lexeme<'s>]> {
    cursor.take_sign(':');
    cursor.take_sign('=').then(|| &cursor.tokens[cursor.at..])
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::{self, SqlSyntax};
    use super::*;

    /// Returns `\` and `"` if the mode changes them, or `?` if it is unknown.
    fn after(script: &[&str]) -> String {
        let mut variables = Variables::default();
        for statement in script {
            variables.take(&lexer::tokens(statement, SqlSyntax::Script));
        }
        let quoting = variables.quoting();
        let signs = [(quoting.is_unknown, "?"), (quoting.has_plain_backslash, "\\"), (quoting.has_ansi_quotes, "\"")];
        signs.iter().filter(|(is_set, _)| *is_set).map(|(_, sign)| *sign).collect()
    }

    #[test]
    fn sql_mode_is_computed_or_unknown() {
        for (script, signs) in [
            ("SET sql_mode = 1048576", "\\"),
            ("SET @@session.sql_mode := 1048580", "\\\""),
            ("SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')", "\\"),
            ("SET sql_mode = (SELECT CONCAT(@@global.sql_mode, ',ANSI_QUOTES'))", "\""),
            ("SET sql_mode = (SELECT REPLACE(@@sql_mode, 'ONLY_FULL_GROUP_BY', ''))", ""),
            ("SET sql_mode = CONCAT('ANSI_QUOTES', @@sql_mode)", "?"),
            ("SET sql_mode = (SELECT mode FROM t)", "?"),
            ("SET sql_mode = @@sql_mode | 4", "?"),
            ("SET sql_mode = 'ANSI_QUOTES,NEW_MODE'", "?"),
            ("SET sql_mode = 'ANSI_QUO' 'TES'", "\""),
            ("SET sql_mode = ansi", "\""),
            ("SET sql_mode = NULL", ""),
            ("SET sql_mode = @never_set", ""),
            ("SET sql_mode = IFNULL(@never_set, 'ANSI')", "\""),
            ("SET @sql_mode = 'ANSI'", ""),
            ("SET GLOBAL sql_mode = 'ANSI'", ""),
            ("SET @@global.sql_mode = 'ANSI', sql_mode = 4", "\""),
            ("SET GLOBAL a = 1, @b = 2, sql_mode = 'ANSI'", ""),
            ("SET GLOBAL a = 1, LOCAL sql_mode = 'ANSI'", "\""),
            ("SET a = (1, 2), sql_mode = 'ANSI', @c = ''", "\""),
            ("SET STATEMENT sql_mode = 'ANSI' FOR SELECT 1", ""),
            ("SET @x = 'ANSI', sql_mode = @x", ""),
        ] {
            assert_eq!(after(&[script]), signs, "{script}");
        }
        let (save, load) = ("SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI_QUOTES'", "SET SQL_MODE=@old_sql_mode");
        assert_eq!((after(&[save]).as_str(), after(&[save, load]).as_str()), ("\"", ""));
        assert_eq!(after(&["SET @x = 'ANSI'", "SELECT 1 INTO @x", "SET sql_mode = @x"]), "?");
        assert_eq!(after(&["SET GLOBAL sql_mode = 'ANSI'", "SET sql_mode = DEFAULT"]), "\"");
    }

    #[test]
    fn executed_text_is_computed_or_unknown() {
        let mut variables = Variables::default();
        let mut run = |statement: &str| {
            let tokens = lexer::tokens(statement, SqlSyntax::Script);
            variables.take(&tokens);
            variables.run(&tokens)
        };
        assert_eq!(run("SET @a = CONCAT('USE ', 'x')"), Run::Nothing);
        assert_eq!(run("PREPARE s FROM @a"), Run::Nothing);
        assert_eq!(run("EXECUTE S USING @b"), Run::Text("USE x".to_owned()));
        assert_eq!(run("EXECUTE IMMEDIATE 'SELECT ?' USING 1"), Run::Text("SELECT ?".to_owned()));
        assert_eq!(run("EXECUTE other"), Run::Unknown);
        for set_before in ["@before", "CONCAT(@before, 'x')", "CONCAT(@a, @before)"] {
            assert_eq!(run(&format!("EXECUTE IMMEDIATE {set_before}")), Run::Unknown, "{set_before}");
        }
        assert_eq!(
            run("EXECUTE IMMEDIATE CONCAT('SET sql_mode = ', @@sql_mode)"),
            Run::Text("SET sql_mode = …".to_owned())
        );
        assert_eq!(run("SET @none = NULL"), Run::Nothing);
        assert_eq!(run("EXECUTE IMMEDIATE @none"), Run::Text(String::new()));
        // What only looks like a PREPARE changes none.
        for other in ["PREPARE", "PREPARE s", "PREPARE s USING @a", "SELECT s FROM t"] {
            assert_eq!(run(other), Run::Nothing, "{other}");
            assert_eq!(run("EXECUTE s"), Run::Text("USE x".to_owned()), "after {other}");
        }
    }
}
