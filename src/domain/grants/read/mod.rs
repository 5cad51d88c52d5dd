//! `GRANT` in: one statement, a script, or what `SHOW GRANTS` printed, read statement by statement.
//!
//! Nothing is dropped in silence: each statement is taken, wholly or in part with the rest named, or shown with the
//! reason why not. Passwords and hashes are never kept.

mod grant;
pub(super) mod judge;
mod split;

use std::collections::HashSet;

use self::split::Head;
use super::{
    Scope, Unit,
    cursor::{Cursor, Name},
    dialect::{self, Dialect},
    entry::clip,
    lexer::{self, Token},
    normal, table,
};
use crate::{catalog::Product, domain::rule::Message};

/// What a pasted text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every statement in the order of the text.
    pub statements: Vec<Statement>,
    /// The hosts of the grantees, each once, in order.
    pub hosts: Vec<String>,
    /// The names of the grantees, each once, in order.
    pub accounts: Vec<String>,
}

/// One statement of a paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The statement on one line, with `'…'` where a password stood.
    pub text: String,
    /// What can be taken from it.
    pub verdict: Verdict,
    /// What else there is to say about it.
    pub notes: Vec<Note>,
    /// Words that the API cannot express.
    pub lost: Vec<String>,
    /// Roles that it grants.
    pub roles: Vec<String>,
    /// Whether it is to be taken; the user may change it.
    pub is_checked: bool,
}

/// What can be taken from a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// These units, never empty.
    Taken(Vec<Unit>),
    /// It is understood and grants nothing.
    Nothing(Message),
    /// It cannot be expressed or read.
    Refused(Message),
}

/// A remark on a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// What it says.
    pub message: Message,
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// How something was read.
    Remark,
    /// What one should look at twice: `~`.
    Caution,
    /// Something is not taken: `!`.
    Loss,
}

/// "15 grants at 3 places; 3 words and 1 role cannot be expressed"
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Privileges over the checked statements, each place and privilege once.
    pub grants: usize,
    /// Places of the checked statements.
    pub places: usize,
    /// Different words that the API cannot express, in all statements.
    pub words: usize,
    /// Different roles, in all statements.
    pub roles: usize,
}

/// How many misspelt words of a paste are compared with all known ones.
const GUESSES: usize = 64;

/// Reads a text for a product; MySQL's words, unchecked, while none is chosen. Linear in the text's length.
#[must_use]
pub fn read(text: &str, product: Option<&Product>) -> Reading {
    let source = table::unwrapped(text);
    let lexed = lexer::lex(&source);
    let mut reader = Reader {
        source: &source,
        current: None,
        dialect: Dialect::of(product),
        guesses: GUESSES,
        reading: Reading::default(),
        known: HashSet::new(),
    };
    for (head, range) in split::statements(&lexed.tokens) {
        reader.statement(head, &lexed.tokens[range]);
    }
    if let Some(line) = lexed.open_comment {
        let verdict = Verdict::Refused(Message::new("grant-comment-open"));
        reader.reading.statements.push(Statement::bare(line, "/* …".to_owned(), verdict));
    }
    let mut reading = reader.reading;
    reading.warn_of_revokes();
    reading
}

/// Whether the text holds a `GRANT` statement at all; if not, it is text for the field in focus. Prose that begins with
/// "Grant" is none.
#[must_use]
pub fn is_grant_text(text: &str) -> bool {
    let source = table::unwrapped(text);
    let lexed = lexer::lex(&source);
    split::statements(&lexed.tokens).into_iter().any(|(head, range)| {
        let begins = lexed.tokens[range.start].is_first || lexed.tokens[range.start - 1].is_sign(';');
        head == Head::Grant && begins && is_statement(&lexed.tokens[range])
    })
}

/// Whether a text that begins with "grant" goes on like a statement.
fn is_statement(tokens: &[Token<'_>]) -> bool {
    let has = |word: &str| tokens.iter().any(|token| token.is_word(word));
    let has_account = || tokens.iter().any(|token| token.is_sign('@'));
    if !has("ON") {
        return has("TO") && has_account();
    }
    let words: Vec<&str> = tokens[1..].iter().take(3).map(|token| token.text.as_ref()).collect();
    let is_known = (1..=words.len()).any(|count| dialect::mysql_word(&words[..count].join(" ")).is_some());
    let has_object = || tokens.iter().any(|token| token.is_sign('*')) || has_account();
    let is_near = || words.first().is_some_and(|word| Dialect::of(None).resembling(word).is_some());
    tokens[0].text == "GRANT" || is_known || (has_object() && is_near())
}

/// Whether a loss is one that the API has no words for, not one of reading.
#[must_use]
pub fn is_inexpressible(message: &Message) -> bool {
    ["grant-no-word", "grant-role", "grant-proxy", "grant-routine", "grant-require", "grant-limits", "grant-rest"]
        .contains(&message.id)
}

struct Reader<'s, 'p> {
    source: &'s str,
    /// The database of the last `USE`.
    current: Option<Name>,
    dialect: Dialect<'p>,
    guesses: usize,
    reading: Reading,
    /// Accounts and hosts that were met before, with what they are.
    known: HashSet<(bool, String)>,
}

impl Reader<'_, '_> {
    fn statement(&mut self, head: Head, tokens: &[Token<'_>]) {
        let Some(first) = tokens.first() else { return };
        let statement = match head {
            Head::Grant => self.grant(tokens),
            // The heading of a table and the question above it hold no grant.
            Head::Question => return,
            Head::Revoke => {
                let text = grant::shown(tokens, self.source);
                Statement::bare(first.line, text, Verdict::Refused(Message::new("grant-revoke")))
            }
            Head::Misspelt => {
                let text = grant::shown(tokens, self.source);
                let message = Message::new("grant-misspelt").with("word", first.text.to_string());
                Statement::bare(first.line, text, Verdict::Refused(message))
            }
            Head::Other | Head::Text if let Some(database) = used(tokens) => {
                let message = Message::new("grant-use").with("database", clip(&database.text));
                self.current = Some(database);
                Statement::bare(first.line, grant::shown(tokens, self.source), Verdict::Nothing(message))
            }
            Head::Other => {
                let text = leading_words(tokens);
                let message = Message::new("grant-other-statement").with("statement", text.clone());
                Statement::bare(first.line, text, Verdict::Nothing(message))
            }
            Head::Text => {
                Statement::bare(first.line, leading_words(tokens), Verdict::Nothing(Message::new("grant-text")))
            }
        };
        self.reading.statements.push(statement);
    }

    fn grant(&mut self, tokens: &[Token<'_>]) -> Statement {
        let (mut grant, text) = grant::grant(tokens, self.source);
        let inside = self.current.as_ref().filter(|_| self.dialect.speaks_mysql);
        let used = inside.and_then(|database| grant.enter(database));
        for account in &grant.accounts {
            if self.known.insert((true, account.name.clone())) {
                self.reading.accounts.push(account.name.clone());
            }
            if !account.host.is_empty() && self.known.insert((false, account.host.clone())) {
                self.reading.hosts.push(account.host.clone());
            }
        }
        let mut judgement = judge::judge(&grant, self.dialect, &mut self.guesses);
        judgement.notes.extend(used.map(|message| Note { weight: Weight::Remark, message }));
        if tokens.iter().any(|token| token.is_wide) && !matches!(judgement.verdict, Verdict::Refused(_)) {
            judgement.notes.push(Note { weight: Weight::Remark, message: Message::new("grant-full-width") });
        }
        Statement {
            line: tokens[0].line,
            text,
            is_checked: matches!(judgement.verdict, Verdict::Taken(_)),
            verdict: judgement.verdict,
            notes: judgement.notes,
            lost: judgement.lost,
            roles: judgement.roles,
        }
    }
}

impl Statement {
    fn bare(line: usize, text: String, verdict: Verdict) -> Statement {
        Statement { line, text, verdict, notes: Vec::new(), lost: Vec::new(), roles: Vec::new(), is_checked: false }
    }

    /// The units that can be taken from it; none where it is refused.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        match &self.verdict {
            Verdict::Taken(units) => units,
            Verdict::Nothing(_) | Verdict::Refused(_) => &[],
        }
    }
}

/// The database of `USE orders`, and of the client's own `\u orders`.
fn used(tokens: &[Token<'_>]) -> Option<Name> {
    let mut cursor = Cursor::new(tokens);
    let is_use = cursor.take_word("USE") || (cursor.take_sign('\\') && cursor.take_word("u"));
    let name = cursor.name(&[';', ',', '.', '('])?;
    (is_use && cursor.is_end() && name.open.is_none() && !name.text.is_empty())
        .then_some(Name { is_bare: false, ..name })
}

/// The first words of a statement or of a text that is none: enough to know it by its line, and too little to hold
/// a password, which such a line may have anywhere.
fn leading_words(tokens: &[Token<'_>]) -> String {
    const SECRETS: &[&str] = &["password", "passwd", "pwd", "pass", "identified", "by", "secret", "key", "token"];
    let is_plain = |token: &&Token<'_>| {
        matches!(token.kind, lexer::Kind::Word)
            && token.text.chars().all(|letter| letter.is_alphabetic() || letter == '_')
            && token.text.chars().count() <= 20
    };
    let mut words = Vec::new();
    for token in tokens.iter().take(3).take_while(is_plain) {
        words.push(token.text.to_string());
        if SECRETS.iter().any(|secret| token.is_word(secret)) {
            break;
        }
    }
    if words.len() < tokens.len() {
        words.push("…".to_owned());
    }
    words.join(" ")
}

impl Reading {
    /// The units of the checked statements, those of one place joined, in the order of first mention.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let checked = self.statements.iter().filter(|statement| statement.is_checked);
        let units: Vec<Unit> = checked.flat_map(|statement| statement.units().iter().cloned()).collect();
        normal::merged(&units)
    }

    /// Whether nothing can be taken from it, and it does not say either that there is nothing to take.
    #[must_use]
    pub fn is_fruitless(&self) -> bool {
        let says_nothing = |statement: &Statement| matches!(&statement.verdict, Verdict::Nothing(message) if message.id == "grant-usage");
        self.units().is_empty() && !self.statements.iter().any(says_nothing)
    }

    /// The counts under the list.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = normal::count(&self.units());
        let different = |names: fn(&Statement) -> &Vec<String>| {
            self.statements.iter().flat_map(names).collect::<HashSet<_>>().len()
        };
        Summary {
            grants: count.grants,
            places: count.places,
            words: different(|statement| &statement.lost),
            roles: different(|statement| &statement.roles),
        }
    }

    /// A partial revoke narrows the global grants around it, and the API cannot say that: the grants get a warning.
    fn warn_of_revokes(&mut self) {
        let is_revoke = |statement: &Statement| matches!(&statement.verdict, Verdict::Refused(message) if message.id == "grant-revoke");
        let Some(line) = self.statements.iter().find(|statement| is_revoke(statement)).map(|revoke| revoke.line) else {
            return;
        };
        for statement in &mut self.statements {
            let is_global = statement.units().iter().any(|unit| unit.place.scope == Scope::Global);
            if is_global {
                let message = Message::new("grant-partly-revoked").with("line", line);
                statement.notes.push(Note { weight: Weight::Caution, message });
            }
        }
    }
}

impl Summary {
    /// "15 grants at 3 places; 3 words and 1 role cannot be expressed"
    #[must_use]
    pub fn message(&self) -> Message {
        let id = match (self.words, self.roles) {
            (0, 0) => "grant-summary",
            (_, 0) => "grant-summary-words",
            (0, _) => "grant-summary-roles",
            _ => "grant-summary-both",
        };
        Message::new(id)
            .with("grants", self.grants)
            .with("places", self.places)
            .with("words", self.words)
            .with("roles", self.roles)
    }
}
