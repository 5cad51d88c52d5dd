//! Reads grants from a text exactly as a server would, or reports an error.
//!
//! The steps are: the layout of the text (`prompt`, `cells`, `block`), its statements (`splitter`, using the lexer),
//! the meaning of each (`statement`, `grant`, `judge`), its account (`account`), and what the statements of one account
//! grant in total (`net`). Every statement is either taken, reported as impossible to express, known to grant nothing,
//! or an error with its line; nothing is lost silently. Passwords and hashes are never stored.
//!
//! Several texts are read as one script that one client runs from beginning to end. The account is chosen over all of
//! them, and a `REVOKE` also takes away what an earlier text, or the draft before them, grants.

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
pub(crate) use imported::{Imported, LeftOut};
pub(crate) use reading::Reading;

use std::collections::HashSet;

use self::{account::Accounts, net::Revocation};
use super::Unit;
use crate::{catalog::Product, domain::rule::Message};

/// The statements of a text, of all accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Every relevant statement, in the order of the text.
    pub statements: Vec<Statement>,
    /// Accounts that something is granted to or taken from, without duplicates.
    accounts: Accounts,
    /// Accounts that headings such as `Grants for app@%` name.
    headings: Accounts,
    /// Account of each answer of `SHOW GRANTS`.
    answers: Vec<Grantee>,
    /// Roles that are created, or granted to an account.
    roles: Accounts,
    /// Statements that grant nothing, such as `SET`.
    others: Vec<Other>,
}

/// A statement that grants nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Index of its text, from 0.
    pub(crate) source: usize,
    /// Line on which it begins, from 1.
    pub line: usize,
}

/// An account that statements of a text grant to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantedAccount {
    /// The account.
    pub account: Grantee,
    /// Number of statements that grant to it.
    pub grants: usize,
}

/// One statement of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Index of its text, from 0.
    pub(crate) source: usize,
    /// Line on which it begins, from 1.
    pub line: usize,
    /// Character of the line at which it begins, from 1.
    pub(crate) column: usize,
    /// The statement on one line, with `'…'` in place of a password.
    pub text: String,
    /// The decision about it.
    pub verdict: Verdict,
    /// Remarks about it.
    pub notes: Vec<Note>,
    /// Words that the API cannot express.
    pub(crate) lost: Vec<String>,
    /// Roles that it grants.
    pub(crate) roles: Vec<Grantee>,
    /// What was probably meant, if it was refused. It is used only if the user confirms it.
    pub guess: Vec<Unit>,
    /// Whether it is taken; the user can change that.
    pub is_checked: bool,
    /// Whether the user left out its errors on purpose.
    pub(crate) is_dropped: bool,
    /// Indices of its accounts; empty if it names none and applies to any account.
    accounts: Vec<usize>,
    /// Index of the `SHOW GRANTS` answer that contains it.
    answer: Option<usize>,
    /// Role that grants or revokes; empty if the text does not say it.
    by: String,
    /// Whether it is `REVOKE … CASCADE`.
    is_cascade: bool,
    /// What it takes away.
    revocation: Option<Revocation>,
    /// Databases whose names are patterns, each with the pattern as the server stores it.
    spellings: Vec<(String, String)>,
}

/// The decision about a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// These units are granted; never empty.
    Taken(Vec<Unit>),
    /// It took away something that was granted above.
    TakenAway(Message),
    /// It grants nothing, and was understood.
    Nothing(Message),
    /// The API cannot express it.
    Named(Message),
    /// It is wrong or was not understood: an error.
    Refused(Message),
}

/// A remark about a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// How serious it is.
    pub weight: Weight,
    /// The text.
    pub message: Message,
}

/// How serious a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Information about how something was read.
    Remark,
    /// Something to check, marked `~`.
    Caution,
    /// Something that the API cannot express was left out; marked `~`.
    Loss,
    /// Something is wrong and was left out.
    Error,
}

/// Messages about something that the API cannot express. Anything else that is left out is an error.
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
    /// Makes a note about something that is left out: a loss if the API cannot express it, else an error.
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

/// Reads a text for a product, or for MySQL as long as none is chosen. Takes linear time.
#[must_use]
pub fn read(text: &str, product: Option<&Product>) -> Script {
    reader::read(text, product)
}

/// Returns whether a text contains a `GRANT` or `REVOKE` in any layout. If it does not, a paste goes into the field
/// with the focus. Prose that begins with "Grant" does not count.
#[must_use]
pub fn is_grant_text(text: &str) -> bool {
    looks::is_statement_text(text)
}

impl Script {
    /// Makes a script of units that are granted to any account.
    #[must_use]
    pub(crate) fn of_units(units: Vec<Unit>) -> Script {
        let taken = Statement { is_checked: true, ..Statement::new((1, 1), String::new(), Verdict::Taken(units)) };
        Script { statements: vec![taken], ..Script::default() }
    }

    /// Adds a text that is run after this one; `source` is its index.
    pub(crate) fn append(&mut self, source: usize, later: Script) {
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

    /// Returns the accounts that the user can choose from. Roles that the text grants to an account are left out,
    /// because they are followed from there; but if nothing else is left, they are included.
    #[must_use]
    pub fn candidates(&self) -> Vec<GrantedAccount> {
        let mut grants = vec![0; self.accounts.list().len()];
        // In a dump, the user who runs it is granted roles and nothing else.
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
        // An account that only loses something, such as PUBLIC in a dump, has nothing to import.
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

    /// Returns the account if there is only one to choose.
    #[must_use]
    pub fn only(&self) -> Option<Grantee> {
        match &self.candidates()[..] {
            [one] => Some(one.account.clone()),
            _ => None,
        }
    }

    /// Returns whether both scripts say the same, ignoring positions.
    #[must_use]
    pub(crate) fn is_equivalent(&self, other: &Script) -> bool {
        let here = |statement: &Statement| Statement { source: 0, line: 0, column: 0, ..statement.clone() };
        self.statements.iter().map(here).eq(other.statements.iter().map(here))
            && (&self.accounts, &self.headings, &self.roles) == (&other.accounts, &other.headings, &other.roles)
    }

    /// Returns the account or role of the text that the user's name means, in the spelling of the text.
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

    /// Returns whether it belongs to one of these accounts, by index, or names no account at all.
    fn is_of(&self, own: Option<&HashSet<usize>>) -> bool {
        let of = |own: &HashSet<usize>| self.accounts.iter().any(|index| own.contains(index));
        self.accounts.is_empty() || own.is_none_or(of)
    }

    /// Turns it into an error.
    fn refuse(&mut self, message: Message) {
        self.verdict = Verdict::Refused(message);
        self.is_checked = false;
        self.revocation = None;
        self.guess.clear();
        self.notes.retain(|note| note.weight == Weight::Error);
    }

    /// Adds a caution, unless it has that one.
    fn caution(&mut self, id: &'static str) {
        if !self.notes.iter().any(|note| note.message.id == id) {
            self.notes.push(Note { weight: Weight::Caution, message: Message::new(id) });
        }
    }

    /// Returns its units; empty unless they are taken.
    #[must_use]
    pub(crate) fn units(&self) -> &[Unit] {
        match &self.verdict {
            Verdict::Taken(units) => units,
            _ => &[],
        }
    }

    /// Returns whether it has an error that the user has not left out on purpose.
    #[must_use]
    pub(crate) fn is_open_error(&self) -> bool {
        self.is_error() && !self.is_dropped
    }

    /// Returns whether it has an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(self.verdict, Verdict::Refused(_)) || self.notes.iter().any(|note| note.weight == Weight::Error)
    }

    /// Toggles whether its errors are left out on purpose.
    pub(crate) fn toggle_dropped(&mut self) {
        self.is_dropped = !self.is_dropped && self.is_error();
    }

    /// Takes what was probably meant.
    pub(crate) fn take_guess(&mut self) {
        if !self.guess.is_empty() {
            let units = std::mem::take(&mut self.guess);
            self.verdict = Verdict::Taken(units);
            self.lost.clear();
            self.is_checked = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scripts_say_the_same_wherever_their_statements_stand() {
        let one = read("GRANT SELECT ON a.* TO app@h;", None);
        assert!(one.is_equivalent(&read("\n\n   GRANT SELECT ON a.* TO app@h;", None)));
        for other in ["GRANT INSERT ON a.* TO app@h;", "GRANT SELECT ON a.* TO other@h;", ""] {
            assert!(!one.is_equivalent(&read(other, None)), "{other}");
        }
        let headed = read("Grants for app@h: GRANT SELECT ON a.* TO app@h;", None);
        assert!(!one.is_equivalent(&headed), "it is headed by an account");
    }

    #[test]
    fn an_error_is_left_out_and_taken_back_and_a_guess_is_taken() {
        let mut script = read("GRANT SELECT ON `shop.item` TO app@h; GRANT SELECT ON a.* TO app@h;", None);
        let [wrong, right] = &mut script.statements[..] else { panic!() };
        assert!(wrong.is_open_error() && !right.is_open_error());
        wrong.toggle_dropped();
        assert!(wrong.is_dropped && !wrong.is_open_error());
        wrong.toggle_dropped();
        assert!(wrong.is_open_error());
        right.toggle_dropped();
        assert!(!right.is_dropped, "there is no error to leave out");
        right.take_guess();
        let verdict = right.verdict.clone();
        assert!(matches!(&verdict, Verdict::Taken(units) if units.len() == 1), "{verdict:?}");
        wrong.take_guess();
        let Verdict::Taken(units) = &wrong.verdict else { panic!("{:?}", wrong.verdict) };
        assert_eq!(units[0].place, crate::domain::grants::Place::table("shop", "item"));
    }

    #[test]
    fn a_misspelt_privilege_is_guessed_only_where_nothing_else_is_wrong() {
        for (text, is_guessed) in [
            ("GRANT SELCT ON a.* TO app@h;", true),
            ("GRANT SELCT, INSERT ON a.* TO app@h;", false),
            ("GRANT SELCT (c) ON a.t TO app@h;", false),
            ("GRANT SELCT ON a.*, b.* TO app@h;", false),
            ("GRANT SELCT ON a.* TO app@h WITH GRANT OPTION;", false),
            // PROCESS is for all databases alone.
            ("GRANT PROCES ON *.* TO app@h;", true),
            ("GRANT PROCES ON a.* TO app@h;", false),
        ] {
            let guess = read(text, None).statements[0].guess.clone();
            assert_eq!(!guess.is_empty(), is_guessed, "{text} {guess:?}");
        }
    }

    #[test]
    fn an_answer_in_a_later_text_stays_the_answer_of_its_account() {
        let answer = |word: &str| read(&format!("Grants for app@h\nGRANT {word} ON `a`.* TO `app`@`h`"), None);
        let mut script = answer("SELECT");
        script.append(1, answer("INSERT"));
        let reading = script.reading(script.only().as_ref());
        assert_eq!(reading.open_errors(), [0, 1], "they differ");
        let mut script = answer("SELECT");
        script.append(1, answer("SELECT"));
        assert!(script.reading(script.only().as_ref()).open_errors().is_empty());
    }

    #[test]
    fn who_runs_a_script_can_be_chosen_if_nobody_else_can() {
        for (text, accounts) in [
            ("GRANT r TO CURRENT_USER;", &["CURRENT_USER"][..]),
            ("GRANT r TO CURRENT_USER; GRANT SELECT ON a.* TO app;", &["app"]),
            ("GRANT SELECT ON a.* TO CURRENT_USER; GRANT SELECT ON a.* TO app;", &["CURRENT_USER", "app"]),
        ] {
            let shown: Vec<String> = read(text, None).candidates().iter().map(|one| one.account.to_string()).collect();
            assert_eq!(shown, accounts, "{text}");
        }
    }

    #[test]
    fn a_text_that_only_takes_away_has_something_to_import() {
        for (text, is) in [
            ("GRANT SELECT ON a.* TO app; REVOKE SELECT ON a.* FROM app;", false),
            ("GRANT USAGE ON *.* TO app;", false),
            ("GRANT SUPER ON *.* TO app;", true),
            ("SELECT 1;", true),
        ] {
            let script = read(text, None);
            assert_eq!(script.reading(script.only().as_ref()).has_nothing_to_import(), is, "{text}");
        }
    }
}
