//! Which of the statements that were sent a server refused, as the lines behind them say.

use std::ops::Range;

use super::{super::cursor::Name, Verdict, reader::ScriptReader, variables::Modes};
use crate::domain::rule::Message;

/// What a statement may have changed for those behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ScriptState {
    pub(super) current: Option<Name>,
    pub(super) modes: Modes,
}

/// A statement that was sent.
#[derive(Debug)]
pub(super) struct SentStatement {
    /// What it left in the list of the script.
    pub(super) listed: Range<usize>,
    /// What it was sent with, where it changed that.
    pub(super) before: Option<ScriptState>,
}

/// Statements that were sent together, and the answers so far: whether each is a refusal.
#[derive(Debug, Default)]
pub(super) struct Together {
    pub(super) sent: Vec<SentStatement>,
    pub(super) answers: Vec<bool>,
}

impl ScriptReader<'_, '_> {
    /// An answer of the server. Where it is about no statement above it, and no prompt says whose it is, it may be
    /// about any: a client that writes into a file puts its errors first.
    pub(super) fn answer(&mut self, is_refusal: bool) {
        self.is_accused |= is_refusal && self.input == 0 && self.together.sent.is_empty();
        self.together.answers.push(is_refusal);
        if self.together.answers.len() >= self.together.sent.len() {
            self.settle_answers();
        }
    }

    /// Nothing more is answered to what was sent together.
    pub(super) fn settle_answers(&mut self) {
        let Together { sent, answers } = std::mem::take(&mut self.together);
        if !answers.contains(&true) {
            return;
        }
        if sent.len() != answers.len() {
            // One answer to several: which of them it is about cannot be told.
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
                    // What was sent with it was read as if it had been taken.
                    is_misled = true;
                    self.current = before.current;
                    self.variables.restore(before.modes);
                }
            } else if is_misled {
                self.refuse_sent(&one, "grant-server-refused-some");
            }
        }
    }

    /// Refuses all that was sent where an error may be about any of it.
    pub(super) fn settle_accusation(&mut self) {
        let (ran, is_accused) = (std::mem::take(&mut self.ran), self.is_accused);
        for listed in ran.into_iter().filter(|_| is_accused) {
            self.refuse_sent(&SentStatement { listed, before: None }, "grant-server-refused-some");
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
