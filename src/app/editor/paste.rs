//! Pasted statements, waiting for the user's word: nothing is taken until Enter.

use std::collections::{BTreeSet, HashMap};

use super::dialog::{Lines, moved};
use crate::{
    app::keys::Command,
    domain::{
        grants::Unit,
        rule::{Message, Severity},
    },
};

/// The statements of a paste.
#[derive(Clone, Debug, Default)]
pub struct Paste {
    /// The statements, in the order pasted.
    pub statements: Vec<Statement>,
    /// The row in focus; the one after the statements is the offer of the hosts.
    pub at: usize,
    /// Hosts in the statements that the draft does not have yet, each once.
    pub new_hosts: Vec<String>,
    /// All hosts in the statements, each once.
    pub hosts: Vec<String>,
    /// Whether the new hosts are taken too.
    pub with_hosts: bool,
    /// What was pasted, while it is shown as text.
    pub text: Option<Lines>,
    /// What was pasted.
    pub source: String,
}

/// One statement.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// As pasted, on one line.
    pub text: String,
    /// What it would add.
    pub units: Vec<Unit>,
    /// Whether it is taken.
    pub is_taken: bool,
    /// What is to be said about it.
    pub notes: Vec<(Severity, Message)>,
    /// Words without a counterpart in the API.
    pub words_left_out: usize,
    /// Whether it grants a role.
    pub is_role: bool,
}

impl Paste {
    /// Moves and ticks; `false` for a command that is neither.
    pub fn command(&mut self, command: Command) -> bool {
        if let Some(lines) = &mut self.text {
            return lines.command(command);
        }
        if command == Command::Toggle {
            match self.statements.get_mut(self.at) {
                Some(statement) => statement.is_taken = !statement.is_taken && !statement.units.is_empty(),
                None => self.with_hosts = !self.with_hosts,
            }
            return true;
        }
        let rows = self.statements.len() + usize::from(!self.new_hosts.is_empty());
        match moved(command, self.at, rows) {
            Some(at) => self.at = at,
            None => return false,
        }
        true
    }

    /// Whether Space would do something.
    pub fn can_toggle(&self) -> bool {
        self.text.is_none() && self.statements.get(self.at).is_none_or(|statement| !statement.units.is_empty())
    }

    /// The units that are taken.
    pub fn taken(&self) -> impl Iterator<Item = &Unit> {
        self.statements.iter().filter(|statement| statement.is_taken).flat_map(|statement| &statement.units)
    }

    /// Shows the pasted text, or the list again.
    pub fn swap_text(&mut self) {
        self.text = match self.text {
            Some(_) => None,
            None => Some(Lines::new(&self.source)),
        };
    }

    /// What would be taken, in one sentence.
    pub fn totals(&self) -> Message {
        let mut words: HashMap<&crate::domain::grants::Place, BTreeSet<&str>> = HashMap::new();
        for unit in self.taken() {
            words.entry(&unit.place).or_default().extend(unit.privileges.iter().map(String::as_str));
        }
        Message::new("editor-paste-totals")
            .with("grants", words.values().map(BTreeSet::len).sum::<usize>())
            .with("places", words.len())
            .with("words", self.statements.iter().map(|statement| statement.words_left_out).sum::<usize>())
            .with("roles", self.statements.iter().filter(|statement| statement.is_role).count())
    }
}
