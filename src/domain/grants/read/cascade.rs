//! Effects of `REVOKE … CASCADE`: when a role loses a privilege, the grants that it made to others are lost too.

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

    /// Returns whether a `REVOKE … CASCADE` by the role `by` may remove some of these grants. Those that this role made
    /// itself are not affected.
    fn may_lose_grants(&self, revocation: Option<&Revocation>, by: &str) -> bool {
        let is_other = |granted: &HashSet<&str>| granted.iter().any(|own| *own != by);
        // The REVOKE could not be read, so any grant may be affected.
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
    /// Returns the indices of statements that take something from other accounts and may thereby take it from these
    /// accounts.
    pub(super) fn cascading(&self, own: Option<&HashSet<usize>>) -> HashSet<usize> {
        let is_public = |index: &usize| self.accounts.list()[*index].name == "public";
        let is_others = |statement: &Statement| {
            // PUBLIC cannot grant anything to others.
            statement.is_cascade && !statement.is_of(own) && !statement.accounts.iter().all(is_public)
        };
        if !self.statements.iter().any(is_others) {
            return HashSet::new();
        }
        let mut granted = Granted::default();
        let mut cascading = HashSet::new();
        for (at, statement) in self.statements.iter().enumerate() {
            if is_others(statement) {
                if granted.may_lose_grants(statement.revocation.as_ref(), &statement.by) {
                    cascading.insert(at);
                }
            } else if statement.is_of(own) {
                granted.take(statement);
            }
        }
        cascading
    }
}

/// Returns the statement; as an error if it may take away privileges of the accounts that are read.
pub(super) fn told(mut statement: Statement, is_cascading: bool) -> Statement {
    if is_cascading {
        statement.verdict = Verdict::Nothing(Message::new("grant-cascade"));
        statement.refuse(Message::new("grant-cascade"));
    }
    statement
}
