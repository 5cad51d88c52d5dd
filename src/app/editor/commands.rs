//! Which commands would do something now: a list for each part of the editor and each of its dialogs.

use super::{Dialog, Editor, EditorContext, EditorPart, dialog::MOVES};
use crate::app::{
    context::KeyContext,
    form::commands::EDIT,
    keys::{Command, GrantCommand},
};

impl Editor {
    /// The context of the part with the focus.
    pub(crate) fn context(&self) -> KeyContext {
        match self.part() {
            EditorPart::Line => KeyContext::GrantLine,
            EditorPart::Places => KeyContext::GrantPlaces,
            EditorPart::Find => KeyContext::GrantFind,
            EditorPart::Words => KeyContext::GrantWords,
            EditorPart::FreeWords => KeyContext::GrantFreeWords,
        }
    }

    /// The commands that would do something now, so that every key shown is true.
    pub(crate) fn commands(&self, seen: &EditorContext<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match self.part() {
            EditorPart::Line => {
                commands.extend(EDIT);
                commands.extend([Command::Confirm, Command::Next, Command::Previous, Command::Back]);
                commands.push(Command::Down);
                commands.extend(self.line.entry.marked().has_moved().then_some(Command::Up));
                if self.line.entry.completes(self.line.completion(seen).as_ref()) {
                    commands.push(Command::Grant(GrantCommand::Complete));
                }
            }
            EditorPart::Find => {
                commands.extend(EDIT);
                commands.extend(MOVES);
                commands.extend([Command::Confirm, Command::Next, Command::Previous, Command::Back]);
            }
            EditorPart::FreeWords => {
                commands.extend([Command::Confirm, Command::Next, Command::Previous, Command::Back]);
                if self.free.marked.has_moved() {
                    commands.extend([Command::Toggle, Command::Up, Command::Left, Command::Right]);
                } else {
                    commands.extend(EDIT);
                }
                commands.extend((self.checklist.possible > 0).then_some(Command::Down));
            }
            EditorPart::Places => {
                commands.extend([Command::Confirm, Command::Right, Command::Next, Command::Previous, Command::Back]);
                commands.extend(MOVES);
                commands.extend(self.commands_of_a_place());
            }
            EditorPart::Words => {
                commands.extend([Command::Confirm, Command::Left, Command::Next, Command::Previous, Command::Back]);
                commands.extend(MOVES);
                commands.extend(self.commands_of_a_place());
                commands.extend((!self.checklist.words.is_empty()).then_some(Command::Toggle));
                commands.extend((!self.is_in_last_column()).then_some(Command::Right));
            }
        }
        commands
    }

    /// The letters that would do something to the chosen place.
    fn commands_of_a_place(&self) -> impl Iterator<Item = Command> {
        let all = [
            GrantCommand::All,
            GrantCommand::None,
            GrantCommand::Invert,
            GrantCommand::Presets,
            GrantCommand::CopyTo,
            GrantCommand::DropPlace,
            GrantCommand::AddObject,
            GrantCommand::Sql,
            GrantCommand::Find,
        ];
        all.into_iter().filter(|command| self.is_live_for_a_place(*command)).map(Command::Grant)
    }

    pub(super) fn is_live_for_a_place(&self, command: GrantCommand) -> bool {
        let has_row = self.chosen_row(&self.known).is_some();
        let words = &self.checklist.words;
        match command {
            GrantCommand::All => words.iter().any(|word| !word.is_granted && !word.is_unsupported),
            GrantCommand::None => words.iter().any(|word| word.is_granted),
            GrantCommand::Invert => words.iter().any(|word| !word.is_foreign && !word.is_unsupported),
            GrantCommand::Presets => self.has_presets && self.checklist.possible > 0,
            GrantCommand::CopyTo => words.iter().any(|word| word.is_granted) && self.has_other_places(),
            GrantCommand::DropPlace => has_row && (self.unit().is_some() || self.has_places_below()),
            GrantCommand::AddObject => true,
            GrantCommand::Sql => !self.known.is_empty() || self.base.is_some(),
            GrantCommand::Find => self.known.tree.rows().len() > 1,
            // Of the pasted list, and of a text.
            GrantCommand::ReplaceAll | GrantCommand::Complete => false,
        }
    }

    /// Whether there is no word to the right of the one in focus.
    pub(in crate::app) fn is_in_last_column(&self) -> bool {
        let columns = self.checklist.columns(self.shape.columns());
        columns.last().is_none_or(|last| last.contains(&self.word))
    }

    fn has_other_places(&self) -> bool {
        let here = self.chosen_row(&self.known).map(|row| &row.place);
        self.known.tree.rows().iter().any(|row| row.is_regular && Some(&row.place) != here)
    }

    fn has_places_below(&self) -> bool {
        let at = self.chosen(&self.known);
        at < self.known.tree.rows().len() && !self.known.tree.below(at).is_empty()
    }
}

impl Dialog {
    /// Its context in the key table.
    pub(crate) fn context(&self) -> KeyContext {
        match self {
            Dialog::Presets(_) => KeyContext::Presets,
            Dialog::AccountPicker(_) => KeyContext::Accounts,
            Dialog::CopyTo(_) => KeyContext::CopyTo,
            Dialog::NewPlace(dialog) if dialog.is_typing() => KeyContext::ObjectName,
            Dialog::NewPlace(_) => KeyContext::ObjectKind,
            Dialog::Sql(_) => KeyContext::Sql,
            Dialog::Paste(paste) if paste.is_choosing() => KeyContext::PasteAccounts,
            Dialog::Paste(_) => KeyContext::Paste,
        }
    }

    /// The commands that would do something now.
    pub(crate) fn commands(&self, seen: &EditorContext<'_>) -> Vec<Command> {
        let mut commands = vec![Command::Confirm, Command::Back];
        match self {
            Dialog::Presets(_) => commands.extend(MOVES),
            Dialog::AccountPicker(dialog) => {
                commands.extend(EDIT);
                if dialog.rows(seen).0.is_empty() {
                    commands.retain(|command| *command != Command::Confirm);
                } else {
                    commands.extend(MOVES);
                }
            }
            Dialog::CopyTo(dialog) => {
                commands.extend(MOVES);
                commands.push(Command::Toggle);
                // Enter takes what is ticked.
                if dialog.ticked.is_empty() {
                    commands.retain(|command| *command != Command::Confirm);
                }
            }
            Dialog::NewPlace(dialog) => {
                commands.extend([Command::Next, Command::Down]);
                if !dialog.can_confirm(seen) {
                    commands.retain(|command| *command != Command::Confirm);
                }
                if dialog.completes(seen) {
                    commands.push(Command::Grant(GrantCommand::Complete));
                }
                if dialog.is_typing() {
                    commands.extend(EDIT);
                    commands.extend([Command::Previous, Command::Up]);
                } else {
                    commands.extend([Command::Left, Command::Right, Command::Toggle]);
                }
            }
            Dialog::Sql(_) => {
                commands.extend(MOVES);
                commands.extend([Command::Copy, Command::Grant(GrantCommand::Sql)]);
            }
            Dialog::Paste(paste) => {
                commands.extend(MOVES);
                if !paste.is_choosing() {
                    commands.extend([GrantCommand::Sql, GrantCommand::ReplaceAll].map(Command::Grant));
                    commands.extend(paste.can_toggle().then_some(Command::Toggle));
                }
            }
        }
        commands
    }
}
