//! Finds the statements that the server refused, from the client's output after them.

use std::ops::Range;

use super::{
    super::{cursor::Name, lexer::SqlSyntax},
    Verdict,
    reader::ScriptReader,
    variables::Modes,
};
use crate::domain::rule::Message;

/// State of the session that a statement may have changed for those after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ScriptState {
    pub(super) current: Option<Name>,
    pub(super) modes: Modes,
}

/// A statement that was sent.
#[derive(Debug)]
pub(super) struct SentStatement {
    /// Range of its entries in the script's list of statements.
    pub(super) listed: Range<usize>,
    /// State before it, if it changed the state.
    pub(super) before: Option<ScriptState>,
}

/// Statements that were sent together, and the answers so far: whether each is a refusal.
#[derive(Debug, Default)]
pub(super) struct SentBatch {
    pub(super) sent: Vec<SentStatement>,
    pub(super) answers: Vec<bool>,
}

impl ScriptReader<'_, '_> {
    /// Adds an answer of the server. A refusal with no statement before it and no prompt may belong to any statement,
    /// because a client that writes into a file prints its errors first.
    pub(super) fn answer(&mut self, is_refusal: bool) {
        self.has_unassigned_refusal |= is_refusal && self.input == 0 && self.together.sent.is_empty();
        self.together.answers.push(is_refusal);
        if self.together.answers.len() >= self.together.sent.len() {
            self.settle_answers();
        }
    }

    /// Assigns the answers when no more can follow for the statements that were sent together.
    pub(super) fn settle_answers(&mut self) {
        let SentBatch { sent, answers } = std::mem::take(&mut self.together);
        // psql answers a query with its rows alone.
        let is_grant = |one: &&SentStatement| !one.listed.is_empty();
        let due = if self.manner == SqlSyntax::Postgres { sent.iter().filter(is_grant).count() } else { sent.len() };
        self.has_answers |= !answers.is_empty() && sent.iter().any(|one| is_grant(&one));
        if self.input > 0 && answers.len() < due {
            self.unanswered.extend(sent.iter().map(|one| one.listed.clone()));
        }
        if !answers.contains(&true) {
            return;
        }
        if sent.len() != answers.len() {
            // Statements and answers do not match in number, so the refusal may belong to any of them.
            for one in &sent {
                self.refuse_sent(one, "grant-server-refused-some");
            }
            self.current = self.current.take().filter(|_| sent.iter().all(|one| one.before.is_none()));
            return;
        }
        let mut is_misled = false;
        for (one, is_refusal) in sent.into_iter().zip(answers) {
            if is_refusal {
                self.refuse_sent(&one, "grant-server-refused");
                if let Some(before) = one.before {
                    // The statements after it were read in a state that never existed.
                    is_misled = true;
                    self.current = before.current;
                    self.variables.restore(before.modes);
                }
            } else if is_misled {
                self.refuse_sent(&one, "grant-server-refused-some");
            }
        }
    }

    /// Refuses every statement that was sent, if there is an error that may belong to any of them.
    pub(super) fn settle_unassigned_refusal(&mut self) {
        let (ran, has_unassigned_refusal) = (std::mem::take(&mut self.ran), self.has_unassigned_refusal);
        for listed in ran.into_iter().filter(|_| has_unassigned_refusal) {
            self.refuse_sent(&SentStatement { listed, before: None }, "grant-server-refused-some");
        }
    }

    /// Adds a caution to statements at a prompt that no answer follows, if others that grant have one.
    pub(super) fn settle_unanswered(&mut self) {
        let (unanswered, has_answers) = (std::mem::take(&mut self.unanswered), self.has_answers);
        for at in unanswered.into_iter().filter(|_| has_answers).flatten() {
            let statement = &mut self.script.statements[at];
            if !matches!(statement.verdict, Verdict::Refused(_)) {
                statement.caution("grant-unanswered");
            }
        }
    }

    fn refuse_sent(&mut self, one: &SentStatement, id: &'static str) {
        for statement in &mut self.script.statements[one.listed.clone()] {
            if !matches!(statement.verdict, Verdict::Refused(_)) {
                statement.refuse(Message::new(id));
            }
        }
    }

    pub(super) fn standing(&self) -> ScriptState {
        ScriptState { current: self.current.clone(), modes: self.variables.modes() }
    }
}
