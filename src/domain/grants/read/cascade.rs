//! What a `REVOKE … CASCADE` takes away from others: with a privilege goes what its holder granted on.

use std::collections::{HashMap, HashSet};

use super::{
    Grantee, Script, Statement, Verdict,
    net::{Revocation, RevokedWords},
};
use crate::domain::{grants::Place, rule::Message};

/// Who granted each privilege on an object.
#[derive(Debug, Default)]
struct Granted<'a> {
    words: HashMap<Place, HashMap<&'a str, HashSet<&'a str>>>,
    roles: HashMap<&'a Grantee, HashSet<&'a str>>,
    by: HashSet<&'a str>,
}

impl<'a> Granted<'a> {
    fn take(&mut self, statement: &'a Statement) {
        let by = statement.by.as_str();
        for unit in statement.units() {
            let words = self.words.entry(unit.place.relation()).or_default();
            for word in &unit.privileges {
                words.entry(word).or_default().insert(by);
            }
            self.by.insert(by);
        }
        for role in &statement.roles {
            self.roles.entry(role).or_default().insert(by);
            self.by.insert(by);
        }
    }

    /// Whether something of it may go with what a role takes away from another one. What a role granted itself does not
    /// hang on what it takes away.
    fn is_touched(&self, revocation: Option<&Revocation>, by: &str) -> bool {
        let is_other = |granted: &HashSet<&str>| granted.iter().any(|own| *own != by);
        // It was not understood.
        let Some(revocation) = revocation else { return is_other(&self.by) };
        let has_role = revocation.roles.iter().any(|role| self.roles.get(role).is_some_and(is_other));
        has_role
            || revocation.places.iter().any(|(place, words)| {
                self.words.get(&place.relation()).is_some_and(|granted| match words {
                    RevokedWords::All => granted.values().any(is_other),
                    RevokedWords::Named(words) => {
                        words.iter().any(|word| granted.get(word.as_str()).is_some_and(is_other))
                    }
                })
            })
    }
}

impl Script {
    /// The statements that take away from others, and with it perhaps from some accounts, by their index.
    pub(super) fn cascading(&self, own: Option<&HashSet<usize>>) -> HashSet<usize> {
        let is_public = |index: &usize| self.accounts.list()[*index].name == "public";
        let is_others = |statement: &Statement| {
            // PUBLIC cannot grant on.
            statement.is_cascade && !statement.is_of(own) && !statement.accounts.iter().all(is_public)
        };
        if !self.statements.iter().any(is_others) {
            return HashSet::new();
        }
        let mut granted = Granted::default();
        let mut cascading = HashSet::new();
        for (at, statement) in self.statements.iter().enumerate() {
            if is_others(statement) {
                if granted.is_touched(statement.revocation.as_ref(), &statement.by) {
                    cascading.insert(at);
                }
            } else if statement.is_of(own) {
                granted.take(statement);
            }
        }
        cascading
    }
}

/// A statement as it is told; an error where it may take away of what is granted to those who are read.
pub(super) fn told(mut statement: Statement, is_cascading: bool) -> Statement {
    if is_cascading {
        statement.verdict = Verdict::Nothing(Message::new("grant-cascade"));
        statement.refuse(Message::new("grant-cascade"));
    }
    statement
}
