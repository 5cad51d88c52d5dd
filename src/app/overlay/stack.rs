//! The stack of layers.

use super::Overlay;
use crate::app::{editor::Dialog, submission::Confirm, typed_key::KeyDialog};

/// What lies over the screen. The uppermost layer takes every key.
#[derive(Clone, Debug, Default)]
pub struct Overlays {
    /// The uppermost layer is the last one.
    layers: Vec<Overlay>,
}

impl Overlays {
    /// The uppermost layer.
    pub fn top(&self) -> Option<&Overlay> {
        self.layers.last()
    }

    pub(in crate::app) fn top_mut(&mut self) -> Option<&mut Overlay> {
        self.layers.last_mut()
    }

    /// The uppermost layer under the menu, which is about what lies under it.
    pub(in crate::app) fn under_menu(&self) -> Option<&Overlay> {
        self.layers.iter().rfind(|overlay| !matches!(overlay, Overlay::Menu { .. }))
    }

    /// Whether the whole screen is free.
    pub fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Whether there is such a layer.
    pub(in crate::app) fn any(&self, is_it: impl FnMut(&Overlay) -> bool) -> bool {
        self.layers.iter().any(is_it)
    }

    /// Whether one of the layers asks whether to leave.
    pub(in crate::app) fn asks_to_leave(&self) -> bool {
        self.any(|overlay| matches!(overlay, Overlay::Leave { .. }))
    }

    /// The text of the pasted list that is open and was not taken yet.
    pub(in crate::app) fn untaken_list(&self) -> Option<&str> {
        self.dialog().and_then(Dialog::untaken)
    }

    /// The dialog of the privilege editor that is open.
    pub fn dialog(&self) -> Option<&Dialog> {
        self.layers.iter().find_map(|overlay| if let Overlay::Editor(dialog) = overlay { Some(dialog) } else { None })
    }

    pub(in crate::app) fn dialog_mut(&mut self) -> Option<&mut Dialog> {
        self.layers
            .iter_mut()
            .find_map(|overlay| if let Overlay::Editor(dialog) = overlay { Some(dialog) } else { None })
    }

    /// The question whether to create.
    pub(in crate::app) fn confirm_mut(&mut self) -> Option<&mut Confirm> {
        self.layers
            .iter_mut()
            .find_map(|overlay| if let Overlay::Confirm(confirm) = overlay { Some(&mut **confirm) } else { None })
    }

    /// The dialog in which a key is typed.
    pub(in crate::app) fn key_dialog_mut(&mut self) -> Option<&mut KeyDialog> {
        self.layers
            .iter_mut()
            .find_map(|overlay| if let Overlay::TypeKey(dialog) = overlay { Some(&mut **dialog) } else { None })
    }

    /// Opens a layer over all others.
    pub(in crate::app) fn push(&mut self, overlay: Overlay) {
        self.layers.push(overlay);
    }

    pub(in crate::app) fn pop(&mut self) -> Option<Overlay> {
        self.layers.pop()
    }

    /// Closes every layer of a kind.
    pub(in crate::app) fn close(&mut self, mut is_it: impl FnMut(&Overlay) -> bool) {
        self.layers.retain(|overlay| !is_it(overlay));
    }

    /// Closes the dialog of the privilege editor, and returns it.
    pub(in crate::app) fn close_dialog(&mut self) -> Option<Dialog> {
        let at = self.layers.iter().position(|overlay| matches!(overlay, Overlay::Editor(_)))?;
        if let Overlay::Editor(dialog) = self.layers.remove(at) { Some(dialog) } else { None }
    }

    /// Closes every layer.
    pub(in crate::app) fn clear(&mut self) {
        self.layers.clear();
    }
}
