//! One `GRANT` or `REVOKE` in its parts, and as a text without passwords.

use super::super::{
    cursor::{Cursor, Name},
    dialect::{self, Dialect},
    entry::{self, Entry, clip},
    finding::Finding,
    lexer::{Kind, Token},
    name,
    object::{self, Object},
    signs::fold,
};
pub(super) use super::account::Account;
use super::shown;
use crate::domain::rule::Message;

/// A `GRANT` in its parts, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Grant {
    pub(super) entries: Vec<Entry>,
    pub(super) objects: Vec<Object>,
    /// Whether an `ON` was there.
    pub(super) has_on: bool,
    /// Whether it is `GRANT PROXY ON`.
    pub(super) is_proxy: bool,
    pub(super) accounts: Vec<Account>,
    pub(super) tail: Tail,
    /// What stopped the reading.
    pub(super) finding: Option<Finding>,
}

/// What stood behind the grantees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one clause that may be there or not")]
pub(super) struct Tail {
    pub(super) has_password: bool,
    pub(super) has_require: bool,
    pub(super) has_limits: bool,
    pub(super) has_grant_option: bool,
    pub(super) has_admin_option: bool,
    /// Whether a grantee's host is one that a server takes between quotes only.
    pub(super) has_bare_host: bool,
    pub(super) has_role_clause: bool,
    /// Something that is no clause of `GRANT`.
    pub(super) has_rest: bool,
}

/// The most privileges and objects that one statement may combine: a server has no statement near it.
const MOST_COMBINED: usize = 1_000_000;

impl Grant {
    /// Why no server takes its privileges together, or nobody reads them all.
    pub(super) fn excess(&self, dialect: Dialect<'_>) -> Option<Message> {
        let is_all = |entry: &&Entry| !entry.is_name && dialect::mysql_word(&entry.word) == Some("ALL");
        let is_alone = self.entries.len() == 1;
        let misplaced = |all: &Entry| !is_alone || (dialect.speaks_mysql && all.columns.is_some());
        if self.has_on && self.entries.iter().find(is_all).is_some_and(misplaced) {
            return Some(Message::new("grant-all-alone"));
        }
        let columns = |entry: &Entry| entry.columns.as_ref().map_or(1, Vec::len);
        let combined = self.entries.iter().map(columns).sum::<usize>().saturating_mul(self.objects.len());
        (combined > MOST_COMBINED).then(|| Message::new("grant-too-much"))
    }

    /// Puts objects that name no database into the current one; says so for the first.
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

/// Reads a `GRANT` or a `REVOKE` from its first word on, and the text that may be shown of it.
pub(super) fn grant(tokens: &[Token<'_>], source: &str) -> (Grant, String) {
    let is_revoke = tokens.first().is_some_and(|first| first.is_word("REVOKE"));
    let to = if is_revoke { "FROM" } else { "TO" };
    let mut reader =
        Reader { cursor: Cursor::new(tokens), shown: shown::hidden_tail(tokens), grant: Grant::default(), to };
    if let Err(finding) = reader.statement() {
        reader.grant.finding = Some(finding);
        reader.grant.accounts.clear();
        reader.recover();
    }
    let text = shown::rendered(tokens, &reader.shown, source);
    (reader.grant, text)
}

struct Reader<'t, 's> {
    cursor: Cursor<'t, 's>,
    shown: Vec<bool>,
    grant: Grant,
    /// What stands before the grantees.
    to: &'static str,
}

impl Reader<'_, '_> {
    fn statement(&mut self) -> Result<(), Finding> {
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
            self.commas(from)?;
            self.objects()?;
        }
        if self.cursor.take_word(self.to) {
            self.grantees()?;
        }
        self.tail();
        Ok(())
    }

    /// Each comma from a token on stands between two things.
    fn commas(&self, from: usize) -> Result<(), Finding> {
        let tokens = &self.cursor.tokens[from..self.cursor.at];
        let is_apart = |side: Option<&Token<'_>>| {
            side.is_some_and(|side| !side.is_sign(',') && !side.is_sign('(') && !side.is_sign(')'))
        };
        let is_behind = |at: usize| at > 0 && (is_apart(tokens.get(at - 1)) || tokens[at - 1].is_sign(')'));
        let stray =
            (0..tokens.len()).find(|at| tokens[*at].is_sign(',') && !(is_behind(*at) && is_apart(tokens.get(at + 1))));
        stray.map_or(Ok(()), |at| Err(stray_comma(tokens[at].span.clone())))
    }

    /// After a finding: the clauses behind it are still told, so that a lost `GRANT OPTION` is not forgotten.
    fn recover(&mut self) {
        while !self.cursor.is_end() && !self.cursor.is_word(self.to) {
            self.cursor.at += 1;
        }
        if self.cursor.take_word(self.to) && self.grantees().is_ok() {
            self.tail();
        }
    }

    fn objects(&mut self) -> Result<(), Finding> {
        self.grant.has_on = self.cursor.take_word("ON");
        if !self.grant.has_on {
            return Ok(());
        }
        loop {
            if self.cursor.is_end() || self.cursor.is_word(self.to) {
                return Err(Finding::new(Message::new("grant-object-name"), self.cursor.end()));
            }
            let mut object = object::object(&mut self.cursor)?;
            // The word before the first object is that of all.
            if object.kind.is_none() {
                object.kind = self.grant.objects.last().and_then(|last| last.kind.clone());
            }
            self.grant.objects.push(object);
            if !self.cursor.take_sign(',') {
                break;
            }
        }
        let is_done = self.cursor.is_end() || self.cursor.is_word(self.to) || self.cursor.is_word("IDENTIFIED");
        if is_done {
            return Ok(());
        }
        match self.cursor.peek() {
            Some(Token { kind: Kind::Open(quote), span, .. }) => Err(entry::open_quote(*quote, span.clone())),
            _ => Err(Finding::new(Message::new("grant-after-object"), self.cursor.span_from(self.cursor.at))),
        }
    }

    /// `'app'@'10.0.%', CURRENT_USER`, and the `...` of a preview.
    fn grantees(&mut self) -> Result<(), Finding> {
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
            if self.cursor.is_end() {
                return Err(stray_comma(self.cursor.span_from(self.cursor.at - 1)));
            }
        }
    }

    fn is_clause(&self) -> bool {
        self.cursor.is_any_word(&["IDENTIFIED", "REQUIRE", "WITH", "AS", "GRANTED", "CASCADE", "RESTRICT", "IGNORE"])
            || self.cursor.is_sign(',')
    }

    fn account(&mut self) -> Result<(), Finding> {
        // PostgreSQL's older word before a role.
        let is_name = |token: &Token<'_>| matches!(token.kind, Kind::Word | Kind::Quoted(_)) && !token.is_word("WITH");
        if self.cursor.is_word("GROUP") && self.cursor.behind().is_some_and(is_name) {
            self.show();
        }
        let from = self.cursor.at;
        let Some(name) = self.cursor.name(&['@', ',', ';', '(', ')', ':']) else { return Ok(()) };
        if let Some(quote) = name.open {
            return Err(entry::open_quote(quote, name.span));
        }
        if self.cursor.is_sign('(') && self.cursor.behind().is_some_and(|next| next.is_sign(')')) {
            self.cursor.at += 2;
        }
        let mut host = String::new();
        if self.cursor.is_sign('@') && self.cursor.behind().is_some_and(|host| !host.is_glued && !is_tail_word(host)) {
            self.shown[from..self.cursor.at + 2].fill(true);
            return Err(Finding::new(Message::new("grant-host-apart"), self.cursor.span_from(from)));
        }
        if self.cursor.take_sign('@')
            && let Some(given) = self.cursor.name(&[',', ';', '(', ')'])
        {
            if let Some(quote) = given.open {
                return Err(entry::open_quote(quote, given.span));
            }
            self.grant.tail.has_bare_host |=
                given.is_bare && !given.text.chars().all(|letter| letter.is_alphanumeric() || "._$".contains(letter));
            host = given.text.trim().chars().map(fold).collect();
        }
        if let Some((message, _)) = name::unseen(&name.text).or_else(|| name::unseen(&host)) {
            return Err(Finding::new(message, self.cursor.span_from(from)));
        }
        self.shown[from..self.cursor.at].fill(true);
        self.grant.accounts.push(Account { name: name.text, host });
        Ok(())
    }

    /// Steps over the current token and shows it.
    fn show(&mut self) {
        if let Some(shown) = self.shown.get_mut(self.cursor.at) {
            *shown = true;
        }
        self.cursor.at += 1;
    }

    /// `IDENTIFIED BY 'x'`, `IDENTIFIED WITH plugin AS '*hash'`, `IDENTIFIED VIA a USING 'x' OR b`; nothing but its
    /// keywords and plugins is shown.
    fn password(&mut self) {
        self.grant.tail.has_password = true;
        self.cursor.take_word("IDENTIFIED");
        while !self.cursor.is_end() {
            if self.cursor.is_any_word(&["WITH", "VIA", "OR"]) {
                let is_limit = self.cursor.behind().is_some_and(|next| is_option(next));
                if is_limit {
                    return;
                }
                self.cursor.at += 1;
                if self.cursor.peek().is_some_and(|plugin| plugin.kind == Kind::Word) {
                    self.show();
                }
            } else if self.cursor.is_any_word(&["REQUIRE", "GRANTED"]) || self.is_next_grantee() {
                return;
            } else {
                self.cursor.at += 1;
            }
        }
    }

    /// A comma behind which an account follows: a name, then `@` or the end of the grantee. A comma inside a bare
    /// password has no blank behind it.
    fn is_next_grantee(&self) -> bool {
        self.cursor.is_sign(',') && self.cursor.behind().is_some_and(|next| !next.is_glued)
    }

    fn tail(&mut self) {
        while let Some(token) = self.cursor.peek() {
            if token.is_word("IDENTIFIED") {
                self.password();
            } else if token.is_word("REQUIRE") {
                self.grant.tail.has_require = true;
                self.cursor.at += 1;
                while !self.cursor.is_end() && !self.cursor.is_any_word(&["WITH", "IDENTIFIED"]) {
                    self.cursor.at += 1;
                }
            } else if token.is_word("AS") || token.is_word("GRANTED") {
                self.grant.tail.has_role_clause = true;
                self.cursor.at = self.cursor.tokens.len();
            } else if self.to == "FROM"
                && self.cursor.is_any_word(&["CASCADE", "RESTRICT", "IGNORE", "UNKNOWN", "USER"])
            {
                self.cursor.at += 1;
            } else if token.is_word("WITH") && self.cursor.behind().is_some_and(is_option) {
                self.cursor.at += 1;
                self.options();
            } else {
                self.grant.tail.has_rest = true;
                self.cursor.at += 1;
            }
        }
    }

    /// `GRANT OPTION MAX_USER_CONNECTIONS 5`
    fn options(&mut self) {
        while let Some(token) = self.cursor.peek().filter(|token| is_option(token)) {
            let is_limit = !token.is_word("GRANT") && !token.is_word("ADMIN");
            self.grant.tail.has_limits |= is_limit;
            self.grant.tail.has_grant_option |= token.is_word("GRANT");
            self.grant.tail.has_admin_option |= token.is_word("ADMIN");
            self.cursor.at += 1;
            let is_value = self.cursor.peek().is_some_and(|value| {
                if is_limit { value.text.bytes().all(|byte| byte.is_ascii_digit()) } else { value.is_word("OPTION") }
            });
            if is_value {
                self.show();
            }
        }
    }
}

/// The finding that a comma has nothing on one of its sides.
fn stray_comma(span: std::ops::Range<usize>) -> Finding {
    Finding::new(Message::new("grant-comma-stray"), span)
}

/// Whether a clause begins with the word, so that the host before it is missing.
fn is_tail_word(token: &Token<'_>) -> bool {
    token.is_sign(',') || ["IDENTIFIED", "REQUIRE", "WITH"].iter().any(|word| token.is_word(word))
}

fn is_option(token: &Token<'_>) -> bool {
    token.is_word("GRANT")
        || token.is_word("ADMIN")
        || (token.kind == Kind::Word && token.text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("MAX_")))
}
