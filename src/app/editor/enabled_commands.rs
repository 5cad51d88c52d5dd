//! Which commands would do something now.

use super::{Dialog, Editor, EditorPart, dialog::moved};
use crate::app::keys::Command;

impl EditorPart {
    /// Boxes over the editor, and the filter, of which something is chosen.
    pub const BOXES: &[EditorPart] =
        &[EditorPart::Find, EditorPart::Presets, EditorPart::AccountPicker, EditorPart::CopyTo, EditorPart::NewPlace];
    /// The parts that Tab goes through.
    pub const TABBED: &[EditorPart] = &[EditorPart::Line, EditorPart::Places, EditorPart::Words, EditorPart::FreeWords];
}

impl Editor {
    pub(super) fn is_shared_live(&self, command: Command) -> bool {
        let has_row = self.chosen_row(&self.known).is_some();
        let words = &self.checklist.words;
        match command {
            Command::All => words.iter().any(|word| !word.is_granted && !word.is_unsupported),
            Command::None => words.iter().any(|word| word.is_granted),
            Command::Invert => words.iter().any(|word| !word.is_foreign && !word.is_unsupported),
            Command::Presets => self.has_presets && self.checklist.possible > 0,
            Command::CopyTo => words.iter().any(|word| word.is_granted) && self.has_other_places(),
            Command::DropPlace => has_row && (self.unit().is_some() || self.has_places_below()),
            Command::AddObject => true,
            Command::Sql => !self.known.is_empty() || self.base.is_some(),
            Command::Find => self.known.tree.rows().len() > 1,
            _ => false,
        }
    }

    pub(super) fn has_other_places(&self) -> bool {
        let here = self.chosen_row(&self.known).map(|row| &row.place);
        self.known.tree.rows().iter().any(|row| row.is_regular && Some(&row.place) != here)
    }

    pub(super) fn has_places_below(&self) -> bool {
        let at = self.chosen(&self.known);
        at < self.known.tree.rows().len() && !self.known.tree.below(at).is_empty()
    }

    /// Whether a command would do something now, so that every key shown is true.
    pub fn is_live(&self, command: Command) -> bool {
        let is_move = moved(command, 0, 1).is_some();
        let is_edit = command.edit().is_some();
        match self.part() {
            EditorPart::Line => {
                let is_own = matches!(command, Command::Confirm | Command::Next | Command::Previous | Command::Back);
                is_own || is_edit || command == Command::Down
            }
            EditorPart::Find => {
                is_edit || is_move || matches!(command, Command::Confirm | Command::Back | Command::Next)
            }
            EditorPart::FreeWords => {
                let is_own = matches!(command, Command::Confirm | Command::Next | Command::Previous | Command::Back);
                let is_picking = self.free.picked.is_some();
                is_own
                    || (is_edit && !is_picking)
                    || (is_picking && matches!(command, Command::Toggle | Command::Up | Command::Left | Command::Right))
                    || (command == Command::Down && self.checklist.possible > 0)
            }
            EditorPart::Places => {
                let is_row = self.chosen_row(&self.known).is_some();
                match command {
                    Command::Confirm | Command::Right | Command::Next | Command::Previous | Command::Back => true,
                    Command::DeleteForward => is_row && self.is_shared_live(Command::DropPlace),
                    _ => is_move || self.is_shared_live(command),
                }
            }
            EditorPart::Words => match command {
                Command::Confirm | Command::Next | Command::Previous | Command::Back | Command::Left => true,
                Command::Toggle => !self.checklist.words.is_empty(),
                Command::Right => {
                    let columns = self.checklist.columns(self.shape.columns());
                    columns.last().is_some_and(|last| !last.contains(&self.word))
                }
                _ => is_move || self.is_shared_live(command),
            },
            EditorPart::Presets => is_move || matches!(command, Command::Confirm | Command::Back),
            EditorPart::AccountPicker => is_move || is_edit || matches!(command, Command::Confirm | Command::Back),
            EditorPart::CopyTo => is_move || matches!(command, Command::Confirm | Command::Back | Command::Toggle),
            EditorPart::NewPlace => match &self.dialog {
                Dialog::NewPlace(dialog) if !dialog.is_typing() => {
                    matches!(command, Command::Left | Command::Right | Command::Toggle)
                        || matches!(command, Command::Confirm | Command::Back | Command::Next | Command::Down)
                }
                _ => {
                    let is_own = matches!(command, Command::Confirm | Command::Back | Command::Next);
                    is_own || is_edit || matches!(command, Command::Previous | Command::Up | Command::Down)
                }
            },
            EditorPart::Sql => is_move || matches!(command, Command::Confirm | Command::Back | Command::Sql),
            EditorPart::Paste => match command {
                Command::Confirm | Command::Back => true,
                Command::Sql | Command::ReplaceAll => {
                    matches!(&self.dialog, Dialog::Paste(paste) if !paste.is_choosing())
                }
                Command::Toggle => matches!(&self.dialog, Dialog::Paste(paste) if paste.can_toggle()),
                _ => is_move,
            },
        }
    }
}
