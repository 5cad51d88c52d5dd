//! Pasted statements, waiting for the user's word: nothing is taken until Enter.

use super::{
    accounts::Base,
    dialog::{Lines, moved},
    scene::Seen,
};
use crate::{
    app::keys::Command,
    domain::{
        grants::{
            read::{self, Reading, Statement, Verdict},
            sql,
        },
        rule::Message,
    },
};

/// The statements of a paste.
#[derive(Clone, Debug, Default)]
pub struct Paste {
    /// What was read.
    pub reading: Reading,
    /// The row in focus; the one after the statements is the offer of the hosts.
    pub at: usize,
    /// Hosts in the statements that the draft does not have yet.
    pub new_hosts: Vec<String>,
    /// Whether they are taken too.
    pub with_hosts: bool,
    /// The statements as text, while they are shown so.
    pub text: Option<Lines>,
    /// The account whose grants these are, where they were not pasted.
    pub from: Option<Base>,
}

impl Paste {
    /// The list of what was read, over a draft with these hosts.
    pub fn new(reading: Reading, hosts: &[String]) -> Paste {
        let new_hosts = reading.hosts.iter().filter(|host| !hosts.contains(host)).cloned().collect();
        let at = reading.statements.iter().position(can_take).unwrap_or(0);
        Paste { reading, at, new_hosts, ..Paste::default() }
    }

    /// The grants of an account as the statements that made them, with what of them cannot be expressed.
    pub(super) fn of_account(base: Base, seen: &Seen<'_>) -> Paste {
        let statements = sql::short(&base.units);
        let text = if statements.is_empty() { "GRANT USAGE ON *.* TO ...".to_owned() } else { statements.join(";\n") };
        let reading = Reading {
            hosts: vec![base.account.host.clone()],
            accounts: vec![base.account.user.clone()],
            ..read::read(&text, seen.product)
        };
        Paste { from: Some(base), ..Paste::new(reading, seen.hosts) }
    }

    /// Moves and ticks; `false` for a command that is neither.
    pub fn command(&mut self, command: Command) -> bool {
        if let Some(lines) = &mut self.text {
            return lines.command(command);
        }
        if command == Command::Toggle {
            match self.reading.statements.get_mut(self.at) {
                Some(statement) => statement.is_checked = !statement.is_checked && can_take(statement),
                None => self.with_hosts = !self.with_hosts && !self.new_hosts.is_empty(),
            }
            return true;
        }
        let rows = self.reading.statements.len() + usize::from(!self.new_hosts.is_empty());
        match moved(command, self.at, rows) {
            Some(at) => self.at = at,
            None => return false,
        }
        true
    }

    /// Whether Space would do something.
    pub fn can_toggle(&self) -> bool {
        self.text.is_none() && self.reading.statements.get(self.at).is_none_or(can_take)
    }

    /// Shows the statements as text, or the list again. Never the paste itself: it may hold passwords.
    pub fn swap_text(&mut self) {
        let texts = || self.reading.statements.iter().map(|statement| format!("{};", statement.text));
        self.text = match self.text {
            Some(_) => None,
            None => Some(Lines::new(&texts().collect::<Vec<_>>().join("\n"))),
        };
    }

    /// What would be taken, in one sentence.
    pub fn totals(&self) -> Message {
        self.reading.summary().message()
    }
}

/// Whether there is anything to take from a statement.
pub fn can_take(statement: &Statement) -> bool {
    matches!(statement.verdict, Verdict::Taken(_))
}
