//! The accounts of the instance. The grants of one can be taken as a beginning; what is entered is then compared with them.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::InputRequest;

use super::{
    complete,
    context::{AnswerState, EditorContext},
    entry::TextEntry,
};
use crate::{
    app::{
        keys::{Actions, Command, action, edits, pages, steps},
        list_dialog::ListAction,
        marked::{ListRows, Marked, TypedRow, page_in},
    },
    domain::{
        facts::{Account, Question},
        grants::Unit,
    },
};

/// The account that the grants began with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    /// Its user and host.
    pub(crate) account: Account,
    /// Its grants, as the instance lists them.
    pub(crate) units: Vec<Unit>,
}

/// The list of accounts.
#[derive(Clone, Debug, Default)]
pub struct AccountPicker {
    /// What a name has to contain; `user@host` for an account that no list has.
    pub(crate) find: TextEntry,
    /// Which of the rows is marked.
    pub(crate) marked: Marked,
    /// The account whose grants are asked for.
    pub(crate) wanted: Option<Account>,
}

/// What a key did to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// It goes on.
    More,
    /// It is closed.
    Closed,
    /// The comparison with an account was ended.
    Parted,
    /// The command means nothing here.
    NotMine,
}

impl AccountPicker {
    /// The accounts that match the filter. A whole account that was typed, and is not among them, is the last row.
    pub(crate) fn rows(&self, seen: &EditorContext<'_>) -> (Vec<Account>, ListRows) {
        let text = self.find.text().trim();
        let wanted = text.to_lowercase();
        let fits = |account: &&Account| shown(account).to_lowercase().contains(&wanted);
        let mut rows: Vec<Account> =
            seen.objects.accounts().iter().filter(fits).take(complete::MOST).cloned().collect();
        let best = rows.iter().position(|account| shown(account) == text);
        let count = rows.len();
        let typed = text.rsplit_once('@').filter(|(user, host)| !user.is_empty() && !host.is_empty());
        let typed = typed.filter(|_| best.is_none());
        rows.extend(typed.map(|(user, host)| Account { user: user.to_owned(), host: host.to_owned() }));
        let typed = if typed.is_some() { TypedRow::Last } else { TypedRow::None };
        (rows, ListRows { count, typed, best: best.unwrap_or(0) })
    }

    /// The place of the marked row.
    pub(crate) fn at(&self, list: ListRows) -> Option<usize> {
        self.marked.taken(list).shown_place(list.typed, list.count)
    }

    /// The look-up that is needed.
    pub(super) fn wants(&self, instance: &str) -> Option<Question> {
        let Account { user, host } = self.wanted.clone()?;
        Some(Question::AccountGrants { instance: instance.to_owned(), user, host })
    }

    /// The grants of the account that is wanted, once they have come.
    pub(super) fn found(&self, seen: &EditorContext<'_>) -> Option<Base> {
        let account = self.wanted.clone()?;
        let AnswerState::Here(units) = seen.objects.granted(&account) else { return None };
        Some(Base { account, units: units.to_vec() })
    }

    /// Types a character.
    pub(super) fn typed(&mut self, char: char) {
        self.find.type_char(char);
        self.changed();
    }

    /// Puts a text into the filter.
    pub(super) fn pasted(&mut self, text: &str) {
        self.find.insert(text);
        self.changed();
    }

    fn changed(&mut self) {
        self.marked.reset();
        self.wanted = None;
    }

    /// What the commands mean that would do something now.
    pub(super) fn actions(&self, seen: &EditorContext<'_>) -> Actions<ListAction> {
        let mut actions = vec![(Command::Back, ListAction::Close)];
        actions.extend(edits(ListAction::Edit));
        if !self.rows(seen).0.is_empty() {
            actions.push((Command::Confirm, ListAction::Take));
            actions.extend(steps(ListAction::Step));
            actions.extend(pages(page_in(seen.room), ListAction::Step));
        }
        actions
    }

    pub(super) fn command(&mut self, command: Command, seen: &EditorContext<'_>) -> Picked {
        let (rows, list) = self.rows(seen);
        let Some(action) = action(self.actions(seen), command) else { return Picked::NotMine };
        match action {
            ListAction::Close => return Picked::Closed,
            ListAction::Take => self.wanted = self.at(list).and_then(|at| rows.get(at)).cloned(),
            ListAction::Step(by) => {
                if self.marked.step(by, list) {
                    self.wanted = None;
                }
            }
            // Delete behind the filter ends the comparison with an account.
            ListAction::Edit(InputRequest::DeleteNextChar) if self.find.is_at_end() => return Picked::Parted,
            ListAction::Edit(edit) => {
                self.find.edit_text(edit);
                // The rows are the same at the start and the end of the line.
                if !matches!(edit, InputRequest::GoToStart | InputRequest::GoToEnd) {
                    self.changed();
                }
            }
        }
        Picked::More
    }
}

/// An account as a DBA writes it: `app@10.0.1.%`.
pub(crate) fn shown(account: &Account) -> String {
    format!("{}@{}", account.user, account.host)
}
