//! Several answers of `SHOW GRANTS` for one account, which may disagree.

use std::collections::{HashMap, HashSet};

use super::{Grantee, Reading, Script, Statement, Verdict};
use crate::domain::{grants::entry::clip, rule::Message};

impl Script {
    /// Makes every row an error that is missing in another answer for the same account. The latest answer would be
    /// right, but the text does not say which one that is.
    pub(super) fn refuse_contradictions(&self, reading: &mut Reading) {
        let mut answers: HashMap<Grantee, HashMap<usize, HashSet<String>>> = HashMap::new();
        for statement in &reading.statements {
            if let Some(answer) = statement.answer {
                let of_account = answers.entry(self.answers[answer].identity()).or_default();
                of_account.entry(answer).or_default().insert(row(statement));
            }
        }
        answers.retain(|_, answers| answers.len() > 1);
        for statement in reading.statements.iter_mut().filter(|_| !answers.is_empty()) {
            let Some(account) = statement.answer.map(|answer| &self.answers[answer]) else { continue };
            let row = row(statement);
            let is_missing =
                |answers: &HashMap<usize, HashSet<String>>| answers.values().any(|rows| !rows.contains(&row));
            if answers.get(&account.identity()).is_some_and(is_missing) {
                statement.refuse(Message::new("grant-answers-differ").with("account", clip(&account.to_string())));
            }
        }
    }
}

/// Returns the content of a row, independent of its quotes.
fn row(statement: &Statement) -> String {
    match &statement.verdict {
        Verdict::Taken(units) => format!("{units:?} {:?} {:?}", statement.lost, statement.roles),
        _ => statement.text.clone(),
    }
}
