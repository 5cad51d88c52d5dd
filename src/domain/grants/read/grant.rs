//! Splits a `GRANT` or `REVOKE` into its parts, and writes its text without passwords.

use super::super::{
    Place, bare,
    cursor::{Cursor, Name, wide_name},
    dialect::{self, Dialect},
    entry::{self, PrivilegeEntry, clip},
    finding::GrantError,
    lexer::{Lexeme, LexemeKind},
    name,
    object::{self, Object},
    signs::is_word_start,
};
pub(super) use super::account::Grantee;
use super::{
    judge::{unknown, wider},
    shown,
};
use crate::domain::{rule::Message, values::half_width};

/// The parts of a `GRANT`, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct GrantParts {
    pub(super) entries: Vec<PrivilegeEntry>,
    pub(super) objects: Vec<Object>,
    /// Whether there was an `ON`.
    pub(super) has_on: bool,
    /// Whether it is `GRANT PROXY ON`.
    pub(super) is_proxy: bool,
    pub(super) accounts: Vec<Grantee>,
    /// The first grantee that needs quotes but has none.
    pub(super) bare: Option<Grantee>,
    pub(super) tail: Tail,
    /// The error at which reading stopped.
    pub(super) finding: Option<GrantError>,
}

/// Clauses after the grantees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one clause that may be there or not")]
pub(super) struct Tail {
    pub(super) has_password: bool,
    pub(super) has_require: bool,
    pub(super) has_limits: bool,
    pub(super) has_grant_option: bool,
    pub(super) has_admin_option: bool,
    pub(super) has_role_clause: bool,
    /// Something that is not a clause of `GRANT`.
    pub(super) has_rest: bool,
}

/// Most combinations of privileges and objects in one statement; real statements are far below it.
const MOST_COMBINED: usize = 1_000_000;

impl GrantParts {
    /// Returns why no server accepts the privileges, or why they are too many to read.
    pub(super) fn flaw(&self, dialect: Dialect<'_>) -> Option<Message> {
        if let Some(message) = self.invalid_spelling(dialect).or_else(|| self.too_wide(dialect)) {
            return Some(message);
        }
        let is_all = |entry: &&PrivilegeEntry| !entry.is_name && dialect::mysql_word(&entry.word) == Some("ALL");
        let is_alone = self.entries.len() == 1;
        let misplaced = |all: &PrivilegeEntry| !is_alone || (dialect.speaks_mysql && all.columns.is_some());
        if self.has_on && self.entries.iter().find(is_all).is_some_and(misplaced) {
            return Some(Message::new("grant-all-alone"));
        }
        let columns = |entry: &PrivilegeEntry| entry.columns.as_ref().map_or(1, Vec::len);
        let combined = self.entries.iter().map(columns).sum::<usize>().saturating_mul(self.objects.len());
        (combined > MOST_COMBINED).then(|| Message::new("grant-too-much"))
    }

    /// Returns the error at which reading stopped, or that for a role that was written without quotes and with
    /// full-width letters.
    pub(super) fn read_error(&self) -> Option<Message> {
        let wide_role = || self.entries.iter().find(|entry| entry.is_wide && !self.has_on);
        let finding = self.finding.as_ref().map(|finding| finding.message.clone());
        finding.or_else(|| wide_role().map(|entry| wide_name(&entry.word)))
    }

    /// Returns the error for a privilege that is more than unquoted words with blanks between them.
    fn invalid_spelling(&self, dialect: Dialect<'_>) -> Option<Message> {
        self.entries.iter().filter(|_| self.has_on).find_map(|entry| {
            let meant = dialect.invalid_spelling(&entry.word);
            let known =
                || meant.or_else(|| dialect.product_word(&entry.word)).or_else(|| dialect::mysql_word(&entry.word));
            match meant {
                // The text after the word is not shown, since it may be a password.
                None if !entry.is_plain && known().is_some() && !entry.is_name => {
                    Some(unknown(&format!("{} '…'", entry.word), known()))
                }
                None if entry.is_plain => None,
                _ => Some(unknown(&entry.word, known())),
            }
        })
    }

    /// Returns the error for privileges that exist only for `*.*` in a grant on a database or table: a server refuses
    /// the whole statement because of them.
    fn too_wide(&self, dialect: Dialect<'_>) -> Option<Message> {
        let is_everything = |object: &Object| object.names.len() == 2 && object.names.iter().all(Name::is_star);
        let object = self.objects.iter().find(|object| dialect.speaks_mysql && !is_everything(object))?;
        let words = self.entries.iter().filter(|entry| dialect::is_global_only(&entry.word));
        let words: Vec<String> = words.map(|entry| entry.word.to_ascii_uppercase()).collect();
        let is_database = object.names.last().is_some_and(Name::is_star);
        let place = if is_database { Place::database("") } else { Place::table("", "") };
        (!words.is_empty()).then(|| wider(&words, &place, &Place::global()))
    }

    /// Returns the error for a grantee that needs quotes but has none.
    pub(super) fn unquoted(&self, dialect: Dialect<'_>) -> Option<Message> {
        let Grantee { name, host } = self.bare.as_ref()?;
        if let Some(message) = bare::template(name).or_else(|| bare::template(host)) {
            return Some(message);
        }
        let quote = |part: &str| if dialect.speaks_mysql { format!("'{part}'") } else { format!("\"{part}\"") };
        let (shown, fix) = if host.is_empty() {
            (name.clone(), quote(name))
        } else {
            (format!("{name}@{host}"), format!("{}@{}", quote(name), quote(host)))
        };
        Some(Message::new("grant-unquoted").with("name", clip(&shown)).with("fix", clip(&fix)))
    }

    /// Adds the current database to objects without one. Returns a message about the first of them.
    pub(super) fn enter(&mut self, database: &Name) -> Option<Message> {
        let mut first = None;
        for object in self.objects.iter_mut().filter(|object| object.has_no_database()) {
            let name = object.names[0].text.clone();
            object.names.insert(0, database.clone());
            first.get_or_insert(name);
        }
        let name = first?;
        Some(Message::new("grant-used").with("name", clip(&name)).with("database", clip(&database.text)))
    }
}

/// Reads a `GRANT` or `REVOKE` from its first word. Returns its parts, and its text without passwords.
pub(super) fn grant(tokens: &[Lexeme<'_>], source: &str) -> (GrantParts, String) {
    let is_revoke = tokens.first().is_some_and(|first| first.is_word("REVOKE"));
    let to = if is_revoke { "FROM" } else { "TO" };
    let mut reader = GrantReader {
        cursor: Cursor::new(tokens),
        shown: shown::hidden_tail(tokens),
        grant: GrantParts::default(),
        to,
    };
    if let Err(finding) = reader.statement() {
        reader.grant.finding = Some(finding);
        reader.grant.accounts.clear();
        reader.recover();
    }
    let text = shown::rendered(tokens, &reader.shown, source);
    (reader.grant, text)
}

pub(super) struct GrantReader<'t, 's> {
    pub(super) cursor: Cursor<'t, 's>,
    shown: Vec<bool>,
    pub(super) grant: GrantParts,
    /// The word before the grantees.
    pub(super) to: &'static str,
}

impl GrantReader<'_, '_> {
    fn statement(&mut self) -> Result<(), GrantError> {
        if self.cursor.take_word("REVOKE") {
            let is_if = self.cursor.is_word("IF") && self.cursor.behind().is_some_and(|next| next.is_word("EXISTS"));
            self.cursor.at += if is_if { 2 } else { 0 };
        } else {
            self.cursor.take_word("GRANT");
        }
        if self.cursor.is_word("PROXY") && self.cursor.behind().is_some_and(|next| next.is_word("ON")) {
            self.grant.is_proxy = true;
            while !self.cursor.is_end() && !self.cursor.is_word(self.to) {
                self.cursor.at += 1;
            }
        } else {
            let from = self.cursor.at;
            self.grant.entries = entry::entries(&mut self.cursor)?;
            let mut columns = self.grant.entries.iter().flat_map(|entry| entry.columns.iter().flatten());
            if let Some((message, column)) = columns.find_map(|column| Some((column.wide_error()?, column))) {
                return Err(GrantError::new(message, column.span.clone()));
            }
            self.commas(from)?;
            self.objects()?;
        }
        if self.cursor.take_word(self.to) {
            self.grantees()?;
        }
        self.tail();
        Ok(())
    }

    /// Checks that every comma after a token has something on both sides.
    fn commas(&self, from: usize) -> Result<(), GrantError> {
        let tokens = &self.cursor.tokens[from..self.cursor.at];
        let is_apart = |side: Option<&Lexeme<'_>>| {
            side.is_some_and(|side| !side.is_sign(',') && !side.is_sign('(') && !side.is_sign(')'))
        };
        let is_behind = |at: usize| at > 0 && (is_apart(tokens.get(at - 1)) || tokens[at - 1].is_sign(')'));
        let stray =
            (0..tokens.len()).find(|at| tokens[*at].is_sign(',') && !(is_behind(*at) && is_apart(tokens.get(at + 1))));
        stray.map_or(Ok(()), |at| Err(stray_comma(tokens[at].span.clone())))
    }

    /// Continues after an error: the clauses are still read, so that a `GRANT OPTION` is reported as lost.
    fn recover(&mut self) {
        while !self.cursor.is_end() && !self.cursor.is_word(self.to) {
            self.cursor.at += 1;
        }
        if self.cursor.take_word(self.to) && self.grantees().is_ok() {
            self.tail();
        }
    }

    fn objects(&mut self) -> Result<(), GrantError> {
        self.grant.has_on = self.cursor.take_word("ON");
        if !self.grant.has_on {
            return Ok(());
        }
        loop {
            if self.cursor.is_end() || self.cursor.is_word(self.to) {
                return Err(GrantError::new(Message::new("grant-object-name"), self.cursor.end()));
            }
            // A kind before the first object applies to all of them.
            let before = self.grant.objects.last().and_then(|last| last.kind.as_ref());
            let object = object::object(&mut self.cursor, before)?;
            self.grant.objects.push(object);
            if !self.cursor.take_sign(',') {
                break;
            }
        }
        let is_done = self.cursor.is_end() || self.cursor.is_word(self.to) || self.cursor.is_word("IDENTIFIED");
        if is_done {
            return Ok(());
        }
        Err(GrantError::new(Message::new("grant-after-object"), self.cursor.span_from(self.cursor.at)))
    }

    /// Reads grantees such as `'app'@'10.0.%', CURRENT_USER`, and the `...` of a preview.
    fn grantees(&mut self) -> Result<(), GrantError> {
        loop {
            while self.cursor.is_sign('.') || self.cursor.is_sign('…') {
                self.show();
            }
            if self.cursor.is_sign(',') {
                return Err(stray_comma(self.cursor.span_from(self.cursor.at)));
            }
            if !self.cursor.is_end() && !self.is_clause() {
                self.account()?;
            }
            if self.cursor.is_word("IDENTIFIED") {
                self.password();
            }
            if !self.cursor.take_sign(',') {
                return Ok(());
            }
            if self.cursor.is_end() || self.is_clause() {
                return Err(stray_comma(self.cursor.span_from(self.cursor.at - 1)));
            }
        }
    }

    pub(super) fn is_clause(&self) -> bool {
        self.cursor.is_any_word(&["IDENTIFIED", "REQUIRE", "WITH", "AS", "GRANTED", "CASCADE", "RESTRICT", "IGNORE"])
            || self.cursor.is_sign(',')
    }

    fn account(&mut self) -> Result<(), GrantError> {
        // Older PostgreSQL allows `GROUP` before a role.
        let is_name = |token: &Lexeme<'_>| {
            matches!(token.kind, LexemeKind::Word | LexemeKind::Quoted(_)) && !token.is_word("WITH")
        };
        if self.cursor.is_word("GROUP") && self.cursor.behind().is_some_and(is_name) {
            self.show();
        }
        let from = self.cursor.at;
        let Some(name) = self.cursor.name(&['@', ',', ';', '(', ')', ':']) else { return Ok(()) };
        if let Some(quote) = name.open {
            return Err(entry::open_quote(quote, name.span));
        }
        // Only `CURRENT_USER` may be written like the call of a function.
        let is_function = name.is_bare && name.text.eq_ignore_ascii_case("CURRENT_USER");
        if is_function && self.cursor.is_sign('(') && self.cursor.behind().is_some_and(|next| next.is_sign(')')) {
            self.cursor.at += 2;
        }
        let (mut host, mut wide_host) = (String::new(), None);
        let mut is_bare = name.is_bare && !is_bare_name(&name.text);
        if self.cursor.is_sign('@') && self.cursor.behind().is_some_and(|host| !host.is_adjacent && !is_tail_word(host))
        {
            self.shown[from..self.cursor.at + 2].fill(true);
            return Err(GrantError::new(Message::new("grant-host-apart"), self.cursor.span_from(from)));
        }
        if self.cursor.take_sign('@')
            && let Some(given) = self.cursor.name(&[',', ';', '(', ')'])
        {
            if let Some(quote) = given.open {
                return Err(entry::open_quote(quote, given.span));
            }
            is_bare |=
                given.is_bare && !given.text.chars().all(|letter| letter.is_alphanumeric() || "._$".contains(letter));
            wide_host = given.wide_error();
            host = given.text.trim().chars().map(half_width).collect();
        }
        if let Some(message) = name.wide_error().or(wide_host) {
            self.shown[from..self.cursor.at].fill(true);
            return Err(GrantError::new(message, self.cursor.span_from(from)));
        }
        if let Some((message, _)) = name::unseen(&name.text).or_else(|| name::unseen(&host)) {
            return Err(GrantError::new(message, self.cursor.span_from(from)));
        }
        self.shown[from..self.cursor.at].fill(true);
        let account = Grantee { name: name.text, host };
        if is_bare && self.grant.bare.is_none() {
            self.grant.bare = Some(account.clone());
        }
        self.grant.accounts.push(account);
        Ok(())
    }

    /// Skips the current token and marks it as shown.
    pub(super) fn show(&mut self) {
        if let Some(shown) = self.shown.get_mut(self.cursor.at) {
            *shown = true;
        }
        self.cursor.at += 1;
    }
}

/// Returns whether a server accepts a name without quotes: letters of any script, digits, `_` and `$`, but not only
/// digits.
fn is_bare_name(name: &str) -> bool {
    name.chars().all(is_word_start) && !name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the error for a comma without something on both sides.
fn stray_comma(span: std::ops::Range<usize>) -> GrantError {
    GrantError::new(Message::new("grant-comma-stray"), span)
}

/// Returns whether the token begins a clause, which means that the host before it is missing.
fn is_tail_word(token: &Lexeme<'_>) -> bool {
    token.is_sign(',') || ["IDENTIFIED", "REQUIRE", "WITH"].iter().any(|word| token.is_word(word))
}
