//! What is typed or pasted into a layer.

use tui_input::InputRequest;

use super::Overlay;
use crate::app::Piece;

impl Overlay {
    /// A character, where the layer takes one.
    pub(in crate::app) fn typed(&mut self, char: char) {
        match self {
            Overlay::Confirm(confirm) => confirm.typed(char),
            Overlay::TypeKey(dialog) => dialog.typed(char),
            Overlay::List(dialog) => dialog.typed(char),
            Overlay::OpenPath(path) | Overlay::WritePath(path) => {
                path.edited(InputRequest::InsertChar(char));
            }
            Overlay::Editor(_)
            | Overlay::Menu { .. }
            | Overlay::Help { .. }
            | Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Elsewhere { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. }
            | Overlay::Notes { .. } => {}
        }
    }

    /// A paste; `false` where the layer takes none. A path takes one, and the question about a paste takes the rest of
    /// that paste.
    pub(in crate::app) fn pasted(&mut self, text: &str, piece: Piece) -> bool {
        match self {
            Overlay::OpenPath(path) | Overlay::WritePath(path) => {
                for char in text.trim().chars().filter(|char| !char.is_control()) {
                    path.edited(InputRequest::InsertChar(char));
                }
            }
            Overlay::PasteAsk { text: earlier, .. } if piece == Piece::More => {
                earlier.push_str(text.trim_end_matches('\n'));
            }
            Overlay::Confirm(confirm) => confirm.pasted(),
            Overlay::TypeKey(dialog) => dialog.pasted(text),
            Overlay::List(dialog) => dialog.pasted(text),
            Overlay::Editor(_)
            | Overlay::Menu { .. }
            | Overlay::Help { .. }
            | Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Elsewhere { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. }
            | Overlay::Notes { .. } => return false,
        }
        true
    }
}
