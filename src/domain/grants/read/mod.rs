//! Grants read from a text as a server would read it, or not at all.
//!
//! One way through: the layout of the text as a whole (`prompt`, `cells`, `block`), its statements (`splitter`, over
//! the lexer), what each says (`statement`, `grant`, `judge`), whose it is (`account`), and what those of one account
//! come to together (`net`). Every statement is taken, named as one that cannot be expressed, without grants, or an
//! error with its line; nothing is dropped in silence. Passwords and hashes are never kept.
//!
//! Several texts are one script, as if one client ran them one after the other: who is meant is decided over all of
//! them, and a `REVOKE` takes away of what an earlier text, or the draft before them, grants.

mod account;
mod answers;
mod block;
mod body;
mod cascade;
mod cells;
mod clauses;
mod grant;
mod imported;
pub(super) mod judge;
mod lines;
mod lists;
mod looks;
mod meaning;
mod membership;
mod net;
mod path;
mod postgres;
mod prompt;
mod psql;
mod reader;
mod reading;
mod revoke;
mod rights;
mod rows;
mod run;
mod shown;
mod shown_twice;
mod splitter;
mod statement;
mod variables;

pub use account::Grantee;
pub use imported::{Imported, LeftOut};
pub use reading::{Reading, Summary};

use std::collections::HashSet;

use self::{account::Accounts, net::Revocation};
use super::Unit;
use crate::{catalog::Product, domain::rule::Message};

/// A text in statements, of whatever accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Every statement that matters, in the order of the text.
    pub statements: Vec<Statement>,
    /// The accounts that are granted to or taken from, each once, in order.
    accounts: Accounts,
    /// The accounts that headings such as `Grants for app@%` name.
    headings: Accounts,
    /// Whose each answer of `SHOW GRANTS` is.
    answers: Vec<Grantee>,
    /// Roles that are created, or granted to an account.
    roles: Accounts,
    /// The statements that grant nothing, such as `SET`.
    others: Vec<Other>,
}

/// A statement that does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Which of several texts it stands in, from 0.
    pub source: usize,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// An account that the statements of a text grant to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantedAccount {
    /// Who.
    pub account: Grantee,
    /// How many statements grant to it.
    pub grants: usize,
}

/// One statement of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Which of several texts it stands in, from 0.
    pub source: usize,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The letter of the line at which it begins, from 1.
    pub column: usize,
    /// The statement on one line, with `'…'` where a password stood.
    pub text: String,
    /// What can be taken from it.
    pub verdict: Verdict,
    /// What else there is to say about it.
    pub notes: Vec<Note>,
    /// Words that the API cannot express.
    pub lost: Vec<String>,
    /// Roles that it grants.
    pub roles: Vec<Grantee>,
    /// What was probably meant, where it was refused; only a user may say so.
    pub guess: Vec<Unit>,
    /// Whether it is to be taken; the user may change it.
    pub is_checked: bool,
    /// Whether the user left out on purpose what is wrong with it.
    pub is_dropped: bool,
    /// Whose it is, by index; of anyone where none is named.
    accounts: Vec<usize>,
    /// The answer of `SHOW GRANTS` that it is a row of, by index.
    answer: Option<usize>,
    /// The role that grants or takes away, where the text says it; empty where it does not.
    by: String,
    /// `REVOKE … CASCADE`
    is_cascade: bool,
    /// What it takes away.
    revocation: Option<Revocation>,
    /// The databases whose names are patterns, and how each is stored.
    spellings: Vec<(String, String)>,
}

/// What can be taken from a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// These units, never empty.
    Taken(Vec<Unit>),
    /// It takes away of what was granted above, and that was done.
    TakenAway(Message),
    /// It is understood and grants nothing.
    Nothing(Message),
    /// The API cannot express it.
    Named(Message),
    /// It is wrong, or was not understood: an error.
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
    /// Something is left out that the API cannot express: `~`.
    Loss,
    /// Something is wrong, and was left out.
    Error,
}

/// What the API has no words for; all else that is left out is an error.
const INEXPRESSIBLE: &[&str] = &[
    "grant-no-word",
    "grant-role",
    "grant-proxy",
    "grant-routine",
    "grant-require",
    "grant-limits",
    "grant-admin-option",
    "grant-all-lost",
    "grant-in-body",
    "grant-in-string",
    "grant-unseen",
    "grant-default",
    "grant-no-kind",
];

impl Note {
    /// What is left out: a loss where the API has no words for it, else an error.
    fn of(message: Message) -> Note {
        let weight = if Note::is_inexpressible(&message) { Weight::Loss } else { Weight::Error };
        Note { weight, message }
    }

    fn is_inexpressible(message: &Message) -> bool {
        INEXPRESSIBLE.contains(&message.id)
    }
}

impl Verdict {
    fn refusal(message: Message) -> Verdict {
        if Note::is_inexpressible(&message) { Verdict::Named(message) } else { Verdict::Refused(message) }
    }
}

/// Reads a text for a product; MySQL's words while none is chosen. Linear in the text's length.
#[must_use]
pub fn read(text: &str, product: Option<&Product>) -> Script {
    reader::read(text, product)
}

/// Whether the text holds a `GRANT` or a `REVOKE` at all, in whatever layout; if not, it is text for the field in focus.
/// Prose that begins with "Grant" is none.
#[must_use]
pub fn is_grant_text(text: &str) -> bool {
    looks::is_statement_text(text)
}

impl Script {
    /// Privileges that are granted to whoever the other statements are of.
    #[must_use]
    pub fn of_units(units: Vec<Unit>) -> Script {
        let taken = Statement { is_checked: true, ..Statement::new((1, 1), String::new(), Verdict::Taken(units)) };
        Script { statements: vec![taken], ..Script::default() }
    }

    /// Adds a text that is run after this one; `source` is its number.
    pub fn append(&mut self, source: usize, later: Script) {
        let answers = self.answers.len();
        self.answers.extend(later.answers);
        let own: Vec<usize> = later.accounts.list().iter().map(|account| self.accounts.add(account)).collect();
        for account in later.headings.list() {
            self.headings.add(account);
        }
        for account in later.roles.list() {
            self.roles.add(account);
        }
        self.others.extend(later.others.into_iter().map(|other| Other { source, ..other }));
        self.statements.extend(later.statements.into_iter().map(|mut statement| {
            statement.accounts.iter_mut().for_each(|index| *index = own[*index]);
            statement.answer = statement.answer.map(|answer| answer + answers);
            Statement { source, ..statement }
        }));
    }

    /// The accounts to choose among. A role that the text grants to an account is followed from there; it is chosen only
    /// where nothing else is.
    #[must_use]
    pub fn candidates(&self) -> Vec<GrantedAccount> {
        let mut grants = vec![0; self.accounts.list().len()];
        // Whoever runs the script is granted a role of a dump, and nothing else.
        let mut has_more_than_roles = vec![false; grants.len()];
        for statement in &self.statements {
            for index in &statement.accounts {
                grants[*index] += usize::from(statement.revocation.is_none());
                has_more_than_roles[*index] |= !matches!(statement.verdict, Verdict::Named(_));
            }
        }
        let named = self.accounts.list().iter().zip(grants).zip(has_more_than_roles);
        let mut candidates: Vec<(GrantedAccount, bool)> = named
            .map(|((account, grants), has_more)| (GrantedAccount { account: account.clone(), grants }, has_more))
            .collect();
        // Who only loses something has nothing to take, such as PUBLIC in a dump.
        if candidates.iter().any(|(candidate, _)| candidate.grants > 0) {
            candidates.retain(|(candidate, _)| candidate.grants > 0);
        }
        let is_headed = |account: &Grantee| self.headings.has(account);
        let is_role = |account: &Grantee| self.roles.has(account);
        let chosen = |is_wanted: &dyn Fn(&GrantedAccount, bool) -> bool| -> Vec<GrantedAccount> {
            let wanted = candidates.iter().filter(|(candidate, has_more)| is_wanted(candidate, *has_more));
            wanted.map(|(candidate, _)| candidate.clone()).collect()
        };
        let headed = chosen(&|candidate, _| is_headed(&candidate.account));
        let is_stranger = |candidate: &GrantedAccount| !is_headed(&candidate.account) && !is_role(&candidate.account);
        if !headed.is_empty() && !candidates.iter().any(|(candidate, _)| is_stranger(candidate)) {
            return headed;
        }
        let is_runner = |candidate: &GrantedAccount, has_more: bool| {
            candidates.len() > 1 && !has_more && candidate.account.name.eq_ignore_ascii_case("CURRENT_USER")
        };
        let people = chosen(&|candidate, has_more| !is_runner(candidate, has_more) && !is_role(&candidate.account));
        if people.is_empty() { chosen(&|candidate, has_more| !is_runner(candidate, has_more)) } else { people }
    }

    /// The account that is meant where there is only one.
    #[must_use]
    pub fn only(&self) -> Option<Grantee> {
        match &self.candidates()[..] {
            [one] => Some(one.account.clone()),
            _ => None,
        }
    }

    /// Whether both say the same, wherever in their texts.
    #[must_use]
    pub fn says_what(&self, other: &Script) -> bool {
        let here = |statement: &Statement| Statement { source: 0, line: 0, column: 0, ..statement.clone() };
        self.statements.iter().map(here).eq(other.statements.iter().map(here))
            && (&self.accounts, &self.headings, &self.roles) == (&other.accounts, &other.headings, &other.roles)
    }

    /// The account of the text that a user names, in the text's spelling; also a role.
    #[must_use]
    pub fn named(&self, account: &Grantee) -> Option<Grantee> {
        self.accounts.find(account).map(|index| self.accounts.list()[index].clone())
    }
}

impl Statement {
    fn new((line, column): (usize, usize), text: String, verdict: Verdict) -> Statement {
        Statement {
            source: 0,
            line,
            column,
            text,
            verdict,
            notes: Vec::new(),
            lost: Vec::new(),
            roles: Vec::new(),
            guess: Vec::new(),
            is_checked: false,
            is_dropped: false,
            accounts: Vec::new(),
            answer: None,
            by: String::new(),
            is_cascade: false,
            revocation: None,
            spellings: Vec::new(),
        }
    }

    /// Whether it is of one of some accounts, by their index; of anyone where it names none.
    fn is_of(&self, own: Option<&HashSet<usize>>) -> bool {
        let of = |own: &HashSet<usize>| self.accounts.iter().any(|index| own.contains(index));
        self.accounts.is_empty() || own.is_none_or(of)
    }

    /// Makes an error of it, whatever it was.
    fn refuse(&mut self, message: Message) {
        self.verdict = Verdict::Refused(message);
        self.is_checked = false;
        self.revocation = None;
        self.guess.clear();
        self.notes.retain(|note| note.weight == Weight::Error);
    }

    /// The units that can be taken from it; none where it is refused.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        match &self.verdict {
            Verdict::Taken(units) => units,
            _ => &[],
        }
    }

    /// Whether something in it is an error that nobody left out on purpose.
    #[must_use]
    pub fn is_open_error(&self) -> bool {
        self.is_error() && !self.is_dropped
    }

    /// Whether something in it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(self.verdict, Verdict::Refused(_)) || self.notes.iter().any(|note| note.weight == Weight::Error)
    }

    /// Leaves out what is wrong with it on purpose, or no longer.
    pub fn toggle_dropped(&mut self) {
        self.is_dropped = !self.is_dropped && self.is_error();
    }

    /// Takes what was probably meant.
    pub fn take_guess(&mut self) {
        if !self.guess.is_empty() {
            let units = std::mem::take(&mut self.guess);
            self.verdict = Verdict::Taken(units);
            self.is_checked = true;
        }
    }
}
