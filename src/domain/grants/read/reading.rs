//! The statements of one account, and what they come to together.

use std::collections::HashSet;

use super::{
    super::{Unit, normal},
    Account, Imported, LeftOut, Note, Script, Statement, Verdict, Weight,
    net::{Held, Outcome},
};
use crate::domain::rule::Message;

/// What a text holds for one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Whose statements these are; `None` where the text names nobody.
    pub account: Option<Account>,
    /// Every statement that matters, in the order of the text.
    pub statements: Vec<Statement>,
    /// The hosts of the account, each once, in order.
    pub hosts: Vec<String>,
    /// The lines of statements that grant nothing, such as `SET` and `CREATE USER`.
    pub others: Vec<usize>,
    /// How many statements are of other accounts.
    pub strangers: usize,
}

/// "15 grants at 3 places; 3 words and 1 role cannot be expressed"
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Privileges that are granted in the end, each place and privilege once.
    pub grants: usize,
    /// Their places.
    pub places: usize,
    /// Different words that the API cannot express, in all statements.
    pub words: usize,
    /// Different roles that are not followed, in all statements.
    pub roles: usize,
}

impl Script {
    /// The statements of an account, and of roles that the text grants to it; all of them where none is named.
    #[must_use]
    pub fn reading(&self, account: Option<&Account>) -> Reading {
        let own = account.map(|account| self.circle(account));
        let is_own = |statement: &&Statement| {
            let of = |own: &Vec<usize>| statement.accounts.iter().any(|index| own.contains(index));
            statement.accounts.is_empty() || own.as_ref().is_none_or(of)
        };
        let statements: Vec<Statement> = self.statements.iter().filter(is_own).cloned().collect();
        let mut reading = Reading {
            account: account.cloned(),
            strangers: self.statements.len() - statements.len(),
            statements,
            others: self.others.clone(),
            hosts: Vec::new(),
        };
        let accounts: Vec<&Account> = account.map_or_else(|| self.accounts.iter().collect(), |account| vec![account]);
        for account in accounts {
            if !account.host.is_empty() && !reading.hosts.contains(&account.host) {
                reading.hosts.push(account.host.clone());
            }
        }
        self.follow_roles(&mut reading);
        reading.settle();
        reading
    }

    /// The indices of an account and of the roles that it has through the text.
    fn circle(&self, account: &Account) -> Vec<usize> {
        let mut own: Vec<usize> = self.accounts.iter().position(|other| other.is(account)).into_iter().collect();
        let mut at = 0;
        while at < own.len() {
            let granted = self.statements.iter().filter(|statement| statement.accounts.contains(&own[at]));
            let mut roles: Vec<usize> = Vec::new();
            for statement in granted {
                let index = |role: &Account| self.accounts.iter().position(|other| other.is(role));
                roles.extend(statement.roles.iter().filter_map(index));
                if let Some(revocation) = &statement.revocation {
                    let gone: Vec<usize> = revocation.roles.iter().filter_map(index).collect();
                    roles.retain(|role| !gone.contains(role) && !revocation.is_everything);
                }
            }
            for role in roles {
                if !own.contains(&role) {
                    own.push(role);
                }
            }
            at += 1;
        }
        own
    }

    /// A role whose grants the text has is followed: that is said where it is granted.
    fn follow_roles(&self, reading: &mut Reading) {
        for statement in &mut reading.statements {
            if statement.roles.is_empty() || !matches!(statement.verdict, Verdict::Named(_)) {
                continue;
            }
            let is_told = |role: &Account| self.accounts.iter().any(|other| other.is(role));
            if statement.roles.iter().all(is_told) {
                let names: Vec<String> = statement.roles.iter().map(ToString::to_string).collect();
                statement.verdict =
                    Verdict::Nothing(Message::new("grant-role-followed").with("role", names.join(", ")));
                statement.roles.clear();
            }
        }
    }
}

impl Reading {
    /// What the statements that are checked come to in the end, each place once, in the order of first mention.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut held = Held::default();
        for statement in &self.statements {
            if let Some(revocation) = &statement.revocation {
                held.revoke(revocation);
            } else if statement.is_checked {
                held.grant(statement.units());
            }
        }
        held.units()
    }

    /// Works out again what each `REVOKE` takes away; to be called when a check has changed.
    pub fn settle(&mut self) {
        let mut held = Held::default();
        for statement in &mut self.statements {
            if let Some(revocation) = &statement.revocation {
                statement.verdict = match held.revoke(revocation) {
                    Outcome::Taken(message) => Verdict::TakenAway(message),
                    Outcome::Idle(message) => Verdict::Nothing(message),
                    Outcome::Partial(message) => Verdict::Refused(message),
                };
            } else if statement.is_checked {
                held.grant(statement.units());
            }
        }
    }

    /// Whether nothing can be taken from it, and it does not say either that there is nothing to take.
    #[must_use]
    pub fn is_fruitless(&self) -> bool {
        let says_nothing = |statement: &Statement| matches!(&statement.verdict, Verdict::Nothing(message) if message.id == "grant-usage");
        self.units().is_empty() && !self.statements.iter().any(says_nothing)
    }

    /// The errors that nobody has left out on purpose, by the index of their statement.
    #[must_use]
    pub fn open_errors(&self) -> Vec<usize> {
        (0..self.statements.len()).filter(|at| self.statements[*at].is_open_error()).collect()
    }

    /// What is not taken: what cannot be expressed, and the errors.
    #[must_use]
    pub fn left_out(&self) -> Vec<LeftOut> {
        let mut left = Vec::new();
        for statement in &self.statements {
            let mut push = |message: &Message, is_error| {
                left.push(LeftOut {
                    line: statement.line,
                    column: statement.column,
                    message: message.clone(),
                    is_error,
                });
            };
            match &statement.verdict {
                Verdict::Named(message) => push(message, false),
                Verdict::Refused(message) => push(message, true),
                Verdict::Taken(_) if !statement.is_checked => push(&Message::new("grant-unchecked-row"), false),
                _ => {}
            }
            for Note { weight, message } in &statement.notes {
                match weight {
                    Weight::Loss => push(message, false),
                    Weight::Error => push(message, true),
                    Weight::Remark | Weight::Caution => {}
                }
            }
        }
        left
    }

    /// What came of it, for whoever reads it later.
    #[must_use]
    pub fn imported(&self, file: impl Into<String>) -> Imported {
        Imported {
            file: file.into(),
            account: self.account.as_ref().map(ToString::to_string).unwrap_or_default(),
            taken: self.summary().grants,
            left_out: self.left_out(),
        }
    }

    /// The counts under the list.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = normal::count(&self.units());
        let words = self.statements.iter().flat_map(|statement| &statement.lost).collect::<HashSet<_>>().len();
        let roles = self.statements.iter().flat_map(|statement| &statement.roles).collect::<HashSet<_>>().len();
        Summary { grants: count.grants, places: count.places, words, roles }
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
