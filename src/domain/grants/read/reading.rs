//! The statements of one account, and what they grant in total.

use std::collections::{HashMap, HashSet};

use super::{
    super::{Unit, dialect, normal},
    Grantee, Imported, LeftOut, Note, Other, Script, Statement, Verdict, Weight, cascade,
    net::{BEFORE, GrantsByAccount, RevokeOutcome},
};
use crate::domain::rule::Message;

/// The statements of a text for one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The account; `None` if the text names none.
    pub(crate) account: Option<Grantee>,
    /// Every relevant statement, in the order of the text.
    pub statements: Vec<Statement>,
    /// Hosts of the account, without duplicates.
    pub hosts: Vec<String>,
    /// Statements that grant nothing, such as `SET` and `CREATE USER`.
    pub others: Vec<Other>,
    /// Number of statements of other accounts.
    pub(crate) strangers: usize,
    /// The first statement of another account.
    pub(crate) first_of_other_account: Option<Other>,
    /// Indices of the account and its roles in the script; `None` if no account is chosen.
    own: Option<HashSet<usize>>,
    /// Index of the account.
    main: Option<usize>,
    /// What the account had before the first statement.
    before: Vec<Unit>,
    /// What the statements grant in the end.
    units: Vec<Unit>,
    /// What they take away of `before`.
    taken_away: Vec<Unit>,
}

/// Numbers for a text such as "15 grants on 3 objects; 3 privileges and 1 role cannot be expressed".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of privileges that are granted in the end, without duplicates at a place.
    pub grants: usize,
    /// Number of their places.
    pub places: usize,
    /// Number of different words that the API cannot express, in all statements.
    pub words: usize,
    /// Number of different roles that are not followed, in all statements.
    pub roles: usize,
}

impl Script {
    /// Returns the statements of an account and of the roles that the text grants to it; all statements if no account
    /// is given.
    #[must_use]
    pub fn reading(&self, account: Option<&Grantee>) -> Reading {
        let own = account.map(|account| self.account_with_roles(account));
        let cascading = self.cascading(own.as_ref());
        let first_of_other_account = self.first_of_other_account(own.as_ref(), &cascading);
        let kept = self.statements.iter().enumerate();
        let kept = kept.filter(|(at, statement)| statement.is_of(own.as_ref()) || cascading.contains(at));
        let statements =
            kept.map(|(at, statement)| cascade::told(statement.clone(), cascading.contains(&at))).collect();
        let reading = self.reading_of(account, statements, self.statements.len(), own);
        Reading { first_of_other_account, ..reading }
    }

    /// Like [`Script::reading`], but consumes the script, so that a hundred thousand statements are not copied.
    #[must_use]
    pub(crate) fn into_reading(mut self, account: Option<&Grantee>) -> Reading {
        let own = account.map(|account| self.account_with_roles(account));
        let cascading = self.cascading(own.as_ref());
        let first_of_other_account = self.first_of_other_account(own.as_ref(), &cascading);
        let all = std::mem::take(&mut self.statements);
        let count = all.len();
        let kept = all.into_iter().enumerate();
        let kept = kept.filter(|(at, statement)| statement.is_of(own.as_ref()) || cascading.contains(at));
        let statements = kept.map(|(at, statement)| cascade::told(statement, cascading.contains(&at))).collect();
        let reading = self.reading_of(account, statements, count, own);
        Reading { first_of_other_account, ..reading }
    }

    fn first_of_other_account(&self, own: Option<&HashSet<usize>>, cascading: &HashSet<usize>) -> Option<Other> {
        let mut all = self.statements.iter().enumerate();
        let stranger = all.find(|(at, statement)| !statement.is_of(own) && !cascading.contains(at));
        stranger.map(|(_, statement)| Other { source: statement.source, line: statement.line })
    }

    fn reading_of(
        &self,
        account: Option<&Grantee>,
        statements: Vec<Statement>,
        count: usize,
        own: Option<HashSet<usize>>,
    ) -> Reading {
        let mut reading = Reading {
            account: account.cloned(),
            strangers: count - statements.len(),
            statements,
            others: self.others.clone(),
            own,
            main: account.and_then(|account| self.accounts.find(account)),
            ..Reading::default()
        };
        let mut seen = HashSet::new();
        for account in account.map_or(self.accounts.list(), std::slice::from_ref) {
            if !account.host.is_empty() && seen.insert(account.host.as_str()) {
                reading.hosts.push(account.host.clone());
            }
        }
        self.refuse_contradictions(&mut reading);
        self.follow_roles(&mut reading);
        reading.settle();
        reading
    }

    /// Returns the indices of an account and of the roles that it has according to the text.
    fn account_with_roles(&self, account: &Grantee) -> HashSet<usize> {
        let mut granting: HashMap<usize, Vec<(usize, &Statement)>> = HashMap::new();
        // The last statement that dropped each role: whoever got the role before that has lost it.
        let mut dropped: HashMap<usize, usize> = HashMap::new();
        for (at, statement) in self.statements.iter().enumerate() {
            let is_dropped = statement.revocation.as_ref().is_some_and(|revocation| revocation.is_dropped);
            for index in statement.accounts.iter().filter(|_| is_dropped) {
                dropped.insert(*index, at);
            }
            if !statement.roles.is_empty() || statement.revocation.is_some() {
                for index in &statement.accounts {
                    granting.entry(*index).or_default().push((at, statement));
                }
            }
        }
        let mut own: HashSet<usize> = HashSet::new();
        let mut open: Vec<usize> = self.accounts.find(account).into_iter().collect();
        while let Some(index) = open.pop() {
            if !own.insert(index) {
                continue;
            }
            let mut roles: HashMap<usize, usize> = HashMap::new();
            for (at, statement) in granting.remove(&index).unwrap_or_default() {
                roles.extend(statement.roles.iter().filter_map(|role| self.accounts.find(role)).map(|role| (role, at)));
                if let Some(revocation) = statement.revocation.as_ref().filter(|taken| !taken.is_option_only) {
                    if revocation.is_everything {
                        roles.clear();
                    }
                    for role in revocation.roles.iter().filter_map(|role| self.accounts.find(role)) {
                        roles.remove(&role);
                    }
                }
            }
            let is_still = |(role, at): &(usize, usize)| dropped.get(role).is_none_or(|dropped| dropped < at);
            open.extend(roles.into_iter().filter(is_still).map(|(role, _)| role));
        }
        own
    }

    /// Marks granted roles whose grants are in the text: these grants are included, so the role is not lost, unless a
    /// statement below takes it away.
    fn follow_roles(&self, reading: &mut Reading) {
        for statement in &mut reading.statements {
            if statement.roles.is_empty() || !matches!(statement.verdict, Verdict::Named(_)) {
                continue;
            }
            let found: Option<Vec<usize>> = statement.roles.iter().map(|role| self.accounts.find(role)).collect();
            let Some(found) = found else { continue };
            let is_kept = |index: &usize| reading.own.as_ref().is_none_or(|own| own.contains(index));
            let id = if found.iter().all(is_kept) { "grant-role-followed" } else { "grant-role-lost" };
            statement.verdict = Verdict::Nothing(Message::new(id).with("role", names(&statement.roles)));
            statement.roles.clear();
        }
    }
}

/// Lists the names of roles.
pub(super) fn names(roles: &[Grantee]) -> String {
    roles.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
}

impl Reading {
    /// Returns what the checked statements grant in the end, one unit for each place, in the order of first mention.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Like [`Reading::units`], but consumes the reading.
    #[must_use]
    pub(crate) fn into_units(self) -> Vec<Unit> {
        self.units
    }

    /// Returns what the statements take away of what was granted before them.
    #[must_use]
    pub(crate) fn taken_away(&self) -> &[Unit] {
        &self.taken_away
    }

    /// Sets what the account had before the first statement; without this call it is nothing.
    pub(crate) fn start_from(&mut self, before: &[Unit]) {
        if self.before != *before {
            self.before = before.to_vec();
            self.settle();
        }
    }

    /// Computes again what each `REVOKE` takes away and what is left. Must be called after a check has changed.
    pub fn settle(&mut self) {
        let canonical = |word: &String| dialect::canonical(word).into_owned();
        let before = self.before.iter().map(|unit| Unit {
            place: unit.place.clone(),
            privileges: unit.privileges.iter().map(canonical).collect(),
        });
        let before: Vec<Unit> = before.collect();
        let mut all = GrantsByAccount::default();
        all.of(self.main).grant(&before, BEFORE);
        let mut verdicts = Vec::new();
        for (at, statement) in self.statements.iter().enumerate() {
            // Accounts and roles are separate: what one of them loses, another one keeps.
            let is_own = |index: &usize| self.own.as_ref().is_none_or(|own| own.contains(index));
            let named = statement.accounts.iter().copied();
            let mut holders: Vec<Option<usize>> = named.filter(is_own).map(Some).collect();
            if holders.is_empty() {
                holders.push(self.main);
            }
            if let Some(revocation) = &statement.revocation {
                let outcome = holders.into_iter().map(|holder| all.of(holder).revoke(revocation));
                verdicts.extend(outcome.reduce(RevokeOutcome::or).map(|outcome| (at, outcome)));
            } else if statement.is_checked {
                for holder in holders {
                    all.of(holder).grant(statement.units(), BEFORE + 1 + at);
                    all.of(holder).spell(&statement.spellings);
                }
            }
        }
        let (units, taken_away) = (all.units(), all.of(self.main).lost(&before));
        (self.units, self.taken_away) = (units, taken_away);
        for (at, outcome) in verdicts {
            self.statements[at].verdict = match outcome {
                RevokeOutcome::Taken(message) => Verdict::TakenAway(message),
                RevokeOutcome::Idle(message) => Verdict::Nothing(message),
                RevokeOutcome::Partial(message) => Verdict::Refused(message),
            };
        }
    }

    /// Returns whether there is nothing to import, and no statement that says so explicitly.
    #[must_use]
    pub(crate) fn has_nothing_to_import(&self) -> bool {
        let counts = |statement: &Statement| match &statement.verdict {
            Verdict::TakenAway(_) => true,
            Verdict::Nothing(message) => message.id == "grant-usage",
            _ => false,
        };
        self.units.is_empty() && !self.statements.iter().any(counts)
    }

    /// Returns the indices of statements with an error that the user has not left out on purpose.
    #[must_use]
    pub fn open_errors(&self) -> Vec<usize> {
        (0..self.statements.len()).filter(|at| self.statements[*at].is_open_error()).collect()
    }

    /// Returns everything that is not imported; `files` are the names of the texts.
    fn left_out(&self, files: &[String]) -> Vec<LeftOut> {
        let mut left = Vec::new();
        for statement in &self.statements {
            let mut push = |message: &Message, is_error| {
                left.push(LeftOut {
                    file: files.get(statement.source).cloned().unwrap_or_default(),
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

    /// Returns the result of the import; `files` are the names of the texts.
    #[must_use]
    pub fn imported(&self, files: Vec<String>) -> Imported {
        Imported {
            account: self.account.as_ref().map(ToString::to_string).unwrap_or_default(),
            taken: self.summary().grants,
            taken_away: normal::count(&self.taken_away).grants,
            left_out: self.left_out(&files),
            files,
        }
    }

    /// Returns the counts that are shown under the list.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = normal::count(&self.units);
        let words = self.statements.iter().flat_map(|statement| &statement.lost).collect::<HashSet<_>>().len();
        let roles = self.statements.iter().flat_map(|statement| &statement.roles).collect::<HashSet<_>>().len();
        Summary { grants: count.grants, places: count.places, words, roles }
    }
}

impl Summary {
    /// Returns a message such as "15 grants on 3 objects; 3 privileges and 1 role cannot be expressed".
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
