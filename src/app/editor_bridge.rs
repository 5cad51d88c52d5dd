//! Where the wizard and the privilege editor meet: what the editor may read and change, and the fix of a grant.

use super::{
    App, Effect, Piece, TerminalEffect,
    editor::{
        Dialog, DialogReply, Editor, EditorContext, EditorContextMut, EditorPart, EditorReply,
        notes::{self, Removed},
    },
    form::Form,
    keys::{Command, FieldCommand},
    overlay::Overlay,
};
use crate::domain::{
    fields::{FieldId, repair},
    rule::Fix,
};

impl App {
    /// Lets the editor do something.
    pub(super) fn with_editor<R>(&mut self, act: impl FnOnce(&mut Editor, &mut EditorContextMut<'_>) -> R) -> R {
        let (site, product, room) = (self.site(), self.product(), self.session.body_size());
        let App { form: Form { draft, .. }, lookups, editor, .. } = self;
        let mut scene = EditorContextMut {
            units: &mut draft.grants,
            hosts: &mut draft.hosts,
            product,
            site,
            objects: &*lookups,
            supported: lookups.facts.supported.as_ref(),
            prefix: &draft.prefix,
            room,
        };
        act(editor, &mut scene)
    }

    /// Lets the editor do something that changes no draft.
    pub(super) fn with_seen<R>(&mut self, act: impl FnOnce(&mut Editor, &EditorContext<'_>) -> R) -> R {
        let (site, product, room) = (self.site(), self.product(), self.session.body_size());
        let App { form: Form { draft, .. }, lookups, editor, .. } = self;
        let seen = EditorContext {
            units: &draft.grants,
            hosts: &draft.hosts,
            product,
            site,
            objects: lookups,
            supported: lookups.facts.supported.as_ref(),
            prefix: &draft.prefix,
            room,
        };
        act(editor, &seen)
    }

    /// What the editor's drawing may read.
    pub(crate) fn seen(&self) -> EditorContext<'_> {
        EditorContext {
            units: &self.form.draft.grants,
            hosts: &self.form.draft.hosts,
            product: self.product(),
            site: self.site(),
            objects: &self.lookups,
            supported: self.lookups.facts.supported.as_ref(),
            prefix: &self.form.draft.prefix,
            room: self.session.body_size(),
        }
    }

    /// What was typed or pasted and is no grant yet, a line each. A pasted list that was not taken is the last one.
    pub fn unadded(&self) -> Vec<String> {
        let list = self.overlays.untaken_list().map(str::to_owned);
        self.editor.unadded().into_iter().chain(list).collect()
    }

    /// The editor gives way to something else: its dialog is closed, and the grant line is added as far as it can be
    /// read. `false` where something is left in the line.
    pub(super) fn take_grant_line(&mut self) -> bool {
        if self.unadded().is_empty() {
            self.overlays.close_dialog();
            self.editor.close_find();
            return true;
        }
        // Nothing of a pasted list is taken without the user's consent.
        let is_finished = !self.lay_dialog_aside() && self.with_editor(Editor::finish_line);
        self.editor.close_find();
        self.session.notice = self.editor.happened().cloned().or(self.session.notice.take());
        self.form.draft.unadded = self.editor.unadded();
        self.recheck();
        is_finished
    }

    /// Leaves the grants: adds what is in their line, or asks what to do with it if it cannot be read.
    pub(super) fn leave_grants(&mut self) {
        let is_asked = self.overlays.any(|overlay| matches!(overlay, Overlay::Unadded { .. }));
        if !self.take_grant_line() && !is_asked {
            self.overlays.push(Overlay::Unadded { selected: 0 });
        }
    }

    /// Carries out the answer about a grant line that cannot be read.
    pub(super) fn answer_unadded(&mut self, answer: &str) {
        match answer {
            "stay" => self.focus_on(FieldId::Grants, None),
            "drop" => self.editor.drop_line(),
            _ => {}
        }
    }

    /// Closes the dialog of the editor. Returns whether it was a pasted list, which is kept for later.
    pub(super) fn lay_dialog_aside(&mut self) -> bool {
        match self.overlays.close_dialog() {
            Some(Dialog::Paste(list)) => self.editor.lay_aside(list),
            _ => false,
        }
    }

    /// A command for the dialog of the editor; whether it stays open.
    pub(super) fn dialog_command(&mut self, dialog: &mut Dialog, command: Command, effects: &mut Vec<Effect>) -> bool {
        let reply = self.with_editor(|editor, scene| editor.dialog_command(dialog, command, scene));
        if matches!(reply, DialogReply::Copy) {
            effects.push(Effect::Terminal(TerminalEffect::Copy(self.editor.text(&self.seen()))));
        }
        stays_open(dialog, reply)
    }

    /// A character for the dialog of the editor.
    pub(super) fn dialog_typed(&mut self, char: char) {
        self.with_dialog(|editor, dialog, scene| editor.dialog_typed(dialog, char, scene));
    }

    /// A paste, or a piece of one, for the editor or its dialog.
    pub(super) fn editor_pasted(&mut self, text: &str, piece: Piece) {
        if self.overlays.dialog().is_some() {
            return self.with_dialog(|editor, dialog, scene| editor.dialog_pasted(dialog, (text, piece), scene));
        }
        let reply = self.with_editor(|editor, scene| match piece {
            Piece::Whole => editor.pasted(text, scene),
            Piece::First | Piece::More => editor.pasted_piece(text, piece == Piece::More, scene),
        });
        self.replied(reply);
    }

    fn with_dialog(&mut self, act: impl FnOnce(&mut Editor, &mut Dialog, &mut EditorContextMut<'_>) -> DialogReply) {
        let Some(mut dialog) = self.overlays.close_dialog() else { return };
        let reply = self.with_editor(|editor, scene| act(editor, &mut dialog, scene));
        if stays_open(&mut dialog, reply) {
            self.overlays.push(Overlay::Editor(dialog));
        }
    }

    /// Shows the grants of the account that was chosen, once they have come.
    pub(super) fn open_account_grants(&mut self) {
        let list = self.overlays.dialog().and_then(|dialog| dialog.found(&self.seen()));
        if let (Some(list), Some(dialog)) = (list, self.overlays.dialog_mut()) {
            *dialog = list;
        }
    }

    /// Goes where the editor's reply says.
    pub(super) fn replied(&mut self, reply: EditorReply) {
        match reply {
            EditorReply::Done | EditorReply::NotMine => {}
            EditorReply::Opens(dialog) => self.overlays.push(Overlay::Editor(dialog)),
            EditorReply::Forward => self.next_field(),
            EditorReply::Back => self.step_back(),
            EditorReply::Rail => self.previous_field(),
        }
    }

    /// The letter that fixes the chosen grant, where one does: it says where it only takes away.
    pub(super) fn grant_fix_command(&self) -> Option<FieldCommand> {
        self.grant_fix()?;
        if !matches!(self.editor.part(), EditorPart::Places | EditorPart::Words) {
            return None;
        }
        Some(if self.grant_removed().is_some() { FieldCommand::RemoveGrant } else { FieldCommand::FixGrant })
    }

    /// What that letter only takes away.
    pub(super) fn grant_removed(&self) -> Option<Removed> {
        let (_, unit, fix) = self.grant_fix()?;
        notes::removed_by(&fix, self.form.draft.grants.get(unit?)?)
    }

    /// Fixes the chosen grant, and says what that took away.
    pub(super) fn fix_grant(&mut self) {
        let Some((field, item, fix)) = self.grant_fix() else { return };
        let unit = item.and_then(|unit| self.form.draft.grants.get(unit));
        let done = unit.and_then(|unit| notes::removed_by(&fix, unit)?.done(unit));
        repair(&mut self.form.draft, field, item, &fix);
        self.editor.tell(done);
    }

    /// The fix of the note that stands first, so that it takes nothing of which the note is out of sight.
    pub(super) fn grant_fix(&self) -> Option<(FieldId, Option<usize>, Fix)> {
        let issue = *notes::of_place(self.shown_issues(FieldId::Grants), self.editor.unit()).first()?;
        Some((FieldId::Grants, Some(issue.item?), issue.fix.clone()?))
    }
}

/// Puts the dialog that follows in place of the one that was open; whether any stays.
fn stays_open(dialog: &mut Dialog, reply: DialogReply) -> bool {
    match reply {
        DialogReply::Stay | DialogReply::NotMine | DialogReply::Copy => true,
        DialogReply::Close => false,
        DialogReply::Next(next) => {
            *dialog = next;
            true
        }
    }
}
