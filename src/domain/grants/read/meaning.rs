//! Finds the meaning of each statement of a text.

use std::collections::HashSet;

use super::{
    Grantee, Note, Other, Statement, Verdict, Weight, account, grant, judge, looks, membership,
    net::Revocation,
    postgres,
    reader::ScriptReader,
    revoke,
    splitter::StatementEnd,
    statement::{self, Head, leading_words, used},
};
use crate::domain::{
    grants::{
        cursor::{Name, wide_name},
        entry::clip,
        lexer::{self, Lexeme, LexemeKind, SqlSyntax},
        name::is_odd,
        signs::is_blank,
    },
    rule::Message,
};

impl ScriptReader<'_, '_> {
    /// Handles one statement; its text begins at byte `base` of the source.
    pub(super) fn one(&mut self, tokens: &[Lexeme<'_>], text: &str, base: usize, ending: StatementEnd) {
        let Some(first) = tokens.first() else { return };
        let at = base + first.span.start;
        let is_inside_mysql = self.current.as_ref().is_some_and(|name| name.text.eq_ignore_ascii_case("mysql"));
        // A client executes a command of one letter and then the text directly after it. A text of another language
        // copied with its escapes looks the same.
        let mut glued = text[first.span.end..].chars();
        let has_glued = first.is_sign('\\')
            && glued.next().is_some()
            && glued.as_str().starts_with(char::is_alphabetic)
            && statement::begins(glued.as_str());
        let head = match statement::head(tokens) {
            Head::Other if has_glued => Head::Text,
            Head::Text if self.manner == SqlSyntax::Postgres && postgres::is_other(tokens) => Head::Other,
            Head::Other if self.manner == SqlSyntax::Postgres && postgres::drops_group(tokens) => Head::Dropped,
            Head::Other if is_inside_mysql && statement::is_direct_inside(tokens) => Head::Direct,
            head => head,
        };
        let is_grant = matches!(head, Head::Grant | Head::Revoke);
        if ending.is_unsent() && !is_grant {
            return self.count_other(at);
        }
        self.variables.take(tokens);
        let is_default = self.manner == SqlSyntax::Postgres && postgres::is_default(tokens);
        let from = if is_default { tokens.len() } else { usize::from(is_grant) };
        let stray = statement::stray(tokens, from);
        let from = self.script.statements.len();
        let is_postgres = self.manner == SqlSyntax::Postgres;
        match head {
            _ if is_default => {
                self.push(at, leading_words(tokens), Verdict::Named(Message::new("grant-default")));
            }
            Head::Dropped | Head::Other if self.is_odd(head, tokens, text, base) => {}
            _ if is_postgres && !is_grant && self.follow(tokens, text, at) => self.count_other(at),
            Head::Grant | Head::Revoke => self.grant(head, tokens, text, at),
            Head::Misspelt => {
                let message = Message::new("grant-misspelt").with("word", clip(&first.text));
                self.push(at, leading_words(tokens), Verdict::Refused(message));
            }
            Head::Text => {
                let line = text[first.span.start..].split('\n').next().unwrap_or_default();
                let id = match stray {
                    _ if looks::is_shell(line) => "grant-like-shell",
                    Some(_) => "grant-unread",
                    None if has_glued => "grant-unread",
                    None => "grant-text",
                };
                let message = Message::new(id).with("comment", if is_postgres { "--" } else { "#" });
                self.push(at, leading_words(tokens), Verdict::Refused(message));
            }
            Head::Direct => {
                self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-direct")));
            }
            Head::Elsewhere => {
                self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-elsewhere")));
            }
            Head::Routine => self.routine(tokens, base),
            Head::Dropped => self.dropped(tokens, at),
            Head::Renamed => {
                self.push(at, leading_words(tokens), Verdict::Refused(Message::new("grant-renamed")));
            }
            Head::Question => {}
            Head::Other => self.other(tokens, at),
        }
        if let Some(inner) = stray.filter(|_| !matches!(head, Head::Routine | Head::Text)) {
            let place = self.lines.place(base + inner.span.start);
            let message = Message::new("grant-run-together").with("line", place.0);
            if is_grant {
                self.refuse_from(from, &message);
            } else {
                self.push(base + inner.span.start, leading_words(&tokens[..1]), Verdict::Refused(message));
            }
        }
        self.ended(from, tokens, text, ending);
        self.in_strings(tokens, text, base);
    }

    /// Checks a statement that may change how the next ones are read for full-width letters, which are read as others
    /// here than by a server, and for a character that only looks like a blank. Reports them and returns whether there
    /// are any.
    fn is_odd(&mut self, head: Head, tokens: &[Lexeme<'_>], text: &str, base: usize) -> bool {
        let wide = tokens.iter().find(|token| token.kind == LexemeKind::Word && token.is_wide);
        let changes = || head == Head::Dropped || used(tokens, self.manner).is_some();
        let message = match wide {
            Some(word) => wide_name(&word.text),
            None if changes() => match self.odd_blank(tokens, text, base) {
                Some(message) => message.with("fix", leading_words(tokens)),
                None => return false,
            },
            None => return false,
        };
        self.push(base + tokens[0].span.start, leading_words(tokens), Verdict::Refused(message));
        true
    }

    /// Reports an error that follows from how the statement ended.
    fn ended(&mut self, from: usize, tokens: &[Lexeme<'_>], text: &str, ending: StatementEnd) {
        let is_grant = tokens[0].is_word("GRANT") || tokens[0].is_word("REVOKE");
        let id = match ending {
            _ if is_grant && tokens.iter().any(|token| matches!(token.kind, LexemeKind::Open(_))) => {
                let quote = tokens
                    .iter()
                    .find_map(|token| if let LexemeKind::Open(quote) = token.kind { Some(quote) } else { None });
                let message = Message::new("grant-quote-open").with("quote", quote.unwrap_or('`').to_string());
                return self.refuse_from(from, &message);
            }
            _ if is_grant && self.quit.is_some() => Some("grant-behind-quit"),
            _ if is_grant && tokens.iter().any(|token| token.is_conditional) => Some("grant-conditional"),
            StatementEnd::InsideComment if is_grant || statement::stray(tokens, 0).is_some() => Some("grant-torn"),
            _ if is_grant && ending.is_unsent() => Some("grant-cancelled"),
            StatementEnd::OpenBody => Some("grant-body-open"),
            StatementEnd::CutBody if statement::stray(tokens, 0).is_some() => Some("grant-body-cut"),
            _ if is_grant && self.variables.quoting().is_unknown && is_doubtful(tokens, text) => {
                Some("grant-mode-unknown")
            }
            _ => None,
        };
        let Some(id) = id else { return };
        if self.script.statements.len() == from {
            let text = leading_words(tokens);
            self.push(tokens[0].span.start, text, Verdict::Refused(Message::new(id)));
        } else {
            self.refuse_from(from, &Message::new(id));
        }
    }

    /// Adds a caution to the statements from index `from`, unless they have it already.
    pub(super) fn caution(&mut self, from: usize, id: &'static str) {
        for statement in &mut self.script.statements[from..] {
            statement.caution(id);
        }
    }

    fn refuse_from(&mut self, from: usize, message: &Message) {
        for statement in &mut self.script.statements[from..] {
            statement.refuse(message.clone());
        }
    }

    /// Handles `DROP USER` and similar statements: earlier grants to the account are lost.
    fn dropped(&mut self, tokens: &[Lexeme<'_>], at: usize) {
        // An account without any grant so far has nothing to lose.
        let accounts = self.named(tokens);
        // A role that was granted becomes a known account, even if nothing has been granted to it yet.
        for account in &accounts {
            self.uncreated.remove(&account.name);
            if self.script.roles.has(account) {
                self.script.accounts.add(account);
            }
        }
        let known: Vec<usize> = accounts.iter().filter_map(|account| self.script.accounts.find(account)).collect();
        if known.is_empty() {
            return self.count_other(at);
        }
        let revocation = Revocation { is_everything: true, is_dropped: true, ..Revocation::default() };
        let statement = self.push(at, leading_words(tokens), Verdict::TakenAway(Message::new("grant-revoked-nothing")));
        statement.accounts = known;
        statement.revocation = Some(revocation);
    }

    /// Returns the accounts and roles that `CREATE ROLE`, `DROP USER` or a similar statement names.
    fn named(&self, tokens: &[Lexeme<'_>]) -> Vec<Grantee> {
        if self.manner == SqlSyntax::Postgres {
            account::dropped(&postgres::folded(tokens))
        } else {
            account::dropped(tokens)
        }
    }

    /// Handles a statement that grants nothing: `USE` changes the current database, others are counted.
    fn other(&mut self, tokens: &[Lexeme<'_>], at: usize) {
        let is_group = self.manner == SqlSyntax::Postgres && tokens.get(1).is_some_and(|word| word.is_word("GROUP"));
        if tokens.len() > 2 && tokens[0].is_word("CREATE") && (tokens[1].is_word("ROLE") || is_group) {
            self.created(tokens, at);
        }
        if self.manner == SqlSyntax::Postgres {
            for text in membership::equivalent_statements(&postgres::folded(tokens)) {
                let inner = lexer::tokens(&text, self.manner);
                self.grant(statement::head(&inner), &inner, &text, at);
            }
        }
        if self.chosen(tokens) || self.executed(tokens, at) {
            return;
        }
        if statement::runs_unknown_code(tokens) {
            self.push(at, leading_words(tokens), Verdict::Named(Message::new("grant-unseen")));
            return;
        }
        self.count_other(at);
    }

    /// Updates the session after a statement. Returns whether the statement only chooses a database.
    pub(super) fn chosen(&mut self, tokens: &[Lexeme<'_>]) -> bool {
        if statement::reconnects(tokens, self.manner) {
            self.variables.reconnect();
        }
        let database = used(tokens, self.manner);
        let is_chosen = database.is_some();
        // If the current database is dropped, there is no current database any more.
        let kept = |current: &Name| !statement::drops_database(tokens, &current.text);
        self.current = database.or(self.current.take().filter(kept));
        is_chosen
    }

    /// Handles `CREATE ROLE`. If the role was granted above, it either existed or the server refused that grant.
    fn created(&mut self, tokens: &[Lexeme<'_>], at: usize) {
        let is_kept = tokens[2].is_word("IF");
        for role in self.named(tokens) {
            if self.uncreated.contains(&role.name) && !is_kept {
                let message = Message::new("grant-role-late").with("role", clip(&role.name));
                self.push(at, leading_words(tokens), Verdict::Refused(message));
            }
            self.script.roles.add(&role);
        }
    }

    pub(super) fn count_other(&mut self, at: usize) {
        let line = self.lines.place(at).0;
        self.script.others.push(Other { source: 0, line });
    }

    /// Returns the error for a character between the words of a statement that only looks like a blank.
    fn odd_blank(&self, tokens: &[Lexeme<'_>], text: &str, base: usize) -> Option<Message> {
        let last = tokens.last()?.span.end;
        let behind = || {
            let rest = &text[last..];
            let gap = &rest[..rest.find(|letter| !is_blank(letter) && !is_odd(letter))?];
            let is_plain = |letter: char| letter.is_ascii_whitespace() || letter == '\u{b}';
            let at = gap.find(|letter| !is_plain(letter)).filter(|_| rest[gap.len()..].starts_with(';'))?;
            Some(last + at)
        };
        let at = tokens.iter().find_map(|token| token.odd_blank).or_else(behind)?;
        let letter = text[at..].chars().next()?;
        let (line, column) = self.lines.place(base + at);
        Some(
            Message::new("grant-odd-blank")
                .with("line", line)
                .with("column", column)
                .with("char", format!("U+{:04X}", u32::from(letter))),
        )
    }

    fn grant(&mut self, head: Head, tokens: &[Lexeme<'_>], text: &str, at: usize) {
        let is_postgres = self.manner == SqlSyntax::Postgres;
        let own = if is_postgres { postgres::folded(tokens) } else { Vec::new() };
        let tokens = if is_postgres { &own[..] } else { tokens };
        let (mut grant, shown) = grant::grant(tokens, text);
        let option = if is_postgres { postgres::option_only(tokens) } else { None };
        if let Some(tokens) = &option {
            (grant, _) = grant::grant(tokens, text);
        }
        let inside = self.current.as_ref();
        let used = match self.manner {
            SqlSyntax::Postgres => postgres::enter(tokens, &mut grant, inside, &self.psql.settings.schema),
            _ => inside.and_then(|database| grant.enter(database)),
        };
        let mut seen = HashSet::new();
        let accounts = grant.accounts.iter().map(|account| self.script.accounts.add(account));
        let accounts: Vec<usize> = accounts.filter(|index| seen.insert(*index)).collect();
        let place = self.lines.place(at);
        let mut statement = if head == Head::Revoke {
            let (verdict, revocation) = match revoke::revocation(&grant, self.dialect, &mut self.guesses) {
                Ok(revocation) => {
                    let revocation =
                        Revocation { is_option_only: revocation.is_option_only || option.is_some(), ..revocation };
                    (Verdict::TakenAway(Message::new("grant-revoked-nothing")), Some(revocation))
                }
                Err(message) => (Verdict::Refused(message), None),
            };
            Statement { revocation, ..Statement::new(place, shown, verdict) }
        } else {
            let judgement = judge::judge(&grant, self.dialect, &mut self.guesses);
            for role in &judgement.roles {
                if !self.script.roles.has(role) {
                    self.uncreated.insert(role.name.clone());
                }
                self.script.roles.add(role);
            }
            Statement {
                is_checked: matches!(judgement.verdict, Verdict::Taken(_)),
                notes: judgement.notes,
                lost: judgement.lost,
                roles: judgement.roles,
                guess: judgement.guess,
                spellings: judgement.spellings,
                ..Statement::new(place, shown, judgement.verdict)
            }
        };
        statement.accounts = accounts;
        statement.notes.extend(used.map(|message| Note { weight: Weight::Remark, message }));
        if tokens.iter().any(|token| token.is_wide) && !matches!(statement.verdict, Verdict::Refused(_)) {
            statement.notes.push(Note { weight: Weight::Caution, message: Message::new("grant-full-width") });
        }
        if let Some(message) = self.odd_blank(tokens, text, at - tokens[0].span.start) {
            let message = message.with("fix", statement.text.clone());
            let guess = statement.units().to_vec();
            statement.refuse(message);
            statement.guess = guess;
        }
        if is_postgres {
            statement.is_cascade = tokens.last().is_some_and(|last| last.is_word("CASCADE"));
            self.psql.sent(self.script.statements.len(), &mut statement);
        }
        self.script.statements.push(statement);
    }
}

/// Returns whether another `sql_mode` would read a statement differently: it contains a backslash, or a name between
/// double quotes. Passwords are ignored.
fn is_doubtful(tokens: &[Lexeme<'_>], text: &str) -> bool {
    let is_password = |token: &Lexeme<'_>| token.is_word("IDENTIFIED");
    let is_grantees = |token: &Lexeme<'_>| token.is_word("TO") || token.is_word("FROM");
    let read = tokens.split(is_password).next().unwrap_or_default();
    let objects = read.split(is_grantees).next().unwrap_or_default();
    let has_backslash = |token: &Lexeme<'_>| {
        matches!(token.kind, LexemeKind::Quoted('"' | '\''))
            && text.get(token.span.clone()).is_some_and(|text| text.contains('\\'))
    };
    objects.iter().any(|token| token.kind == LexemeKind::Quoted('"')) || read.iter().any(has_backslash)
}
