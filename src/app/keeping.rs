//! Saving of the draft: when it goes to the disk, whether it is there, and the questions where it could not be saved or
//! where another program has changed it meanwhile. "Saved" is shown only for what is on the disk.

use super::{
    App, DraftChange, Effect, RuntimeTask, Screen, TerminalEffect, Timer, form::Form, overlay::Overlay, update::SAVE,
};
use crate::domain::rule::Message;

/// How the keeping of the draft stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was entered yet, or what was entered is no draft any more.
    #[default]
    Nothing,
    /// A change is not on disk yet.
    Pending,
    /// On disk.
    Saved,
    /// It could not be saved, and why.
    Failed(String),
}

impl Form {
    /// Saves the draft now, where a change is not on disk.
    pub(in crate::app) fn flush(&mut self, effects: &mut Vec<Effect>) {
        let is_kept = matches!(self.saved, Saved::Nothing | Saved::Saved);
        if !is_kept && !self.draft_id.is_empty() {
            effects
                .push(Effect::Draft(DraftChange::Save(self.draft_id.clone(), crate::export::draft_toml(&self.draft))));
        }
    }

    /// A text of the draft was saved: the present one, or an earlier one.
    pub(in crate::app) fn kept(&mut self, (id, text): (&str, &str), effects: &mut Vec<Effect>) {
        if id != self.draft_id || self.saved == Saved::Nothing {
            return;
        }
        if text != crate::export::draft_toml(&self.draft) {
            // More was typed while it was being written, or the draft was opened anew meanwhile.
            self.saved = Saved::Pending;
            return self.wait(Timer::Save, SAVE, effects);
        }
        self.saved = Saved::Saved;
        if let Some(code) = self.leaving.take() {
            effects.push(Effect::Terminal(TerminalEffect::Quit(code)));
        }
    }

    /// A draft was deleted. A user who chose to delete it and leave leaves now.
    pub(in crate::app) fn deleted(&mut self, id: &str, effects: &mut Vec<Effect>) {
        self.undeleted = None;
        if id == self.draft_id
            && let Some(code) = self.leaving.take()
        {
            self.saved = Saved::Nothing;
            effects.push(Effect::Terminal(TerminalEffect::Quit(code)));
        }
    }

    /// The rows of the dialog before leaving; the words are `leave-<key>`. What does not exist cannot be deleted.
    pub(crate) fn leave_rows(&self) -> &'static [&'static str] {
        match self.saved {
            Saved::Nothing => &["stay", "quit"],
            Saved::Pending | Saved::Saved | Saved::Failed(_) => &["stay", "quit", "delete"],
        }
    }

    /// The last message about a draft that is not on the disk, or not with its latest changes.
    pub(super) fn unkept(&self) -> Option<Message> {
        match &self.saved {
            Saved::Nothing | Saved::Saved => None,
            Saved::Pending => Some(Message::new("farewell-unsure")),
            Saved::Failed(why) => Some(Message::new("farewell-unkept").with("why", why.as_str())),
        }
    }
}

impl App {
    /// The draft could not be saved. A user who wanted to leave is asked again.
    pub(in crate::app) fn not_kept(&mut self, id: &str, why: String) {
        if id != self.form.draft_id {
            self.session.notice = Some(Message::new("draft-not-saved").with("why", why));
            return;
        }
        self.form.saved = Saved::Failed(why);
        if self.form.leaving.take().is_some() && !self.overlays.asks_to_leave() {
            self.overlays.push(Overlay::Leave { selected: 0 });
        }
    }

    /// A draft could not be deleted. A user who wanted to leave without it is asked again.
    pub(in crate::app) fn not_deleted(&mut self, id: &str, why: String) {
        let message = Message::new("draft-not-deleted").with("name", id).with("why", why);
        self.form.undeleted = Some(message.clone());
        self.session.notice = Some(message);
        if id == self.form.draft_id && self.form.leaving.take().is_some() && !self.overlays.asks_to_leave() {
            self.overlays.push(Overlay::Leave { selected: 0 });
        }
    }

    /// Another program had changed the draft on disk: this one was saved under a name of its own.
    pub(in crate::app) fn kept_beside(&mut self, (id, beside, text): (&str, String, &str), effects: &mut Vec<Effect>) {
        if id != self.form.draft_id {
            return;
        }
        self.form.draft_id.clone_from(&beside);
        self.form.has_twin = true;
        self.form.kept((&beside, text), effects);
        self.overlays.push(Overlay::Changed { selected: 0, theirs: id.to_owned() });
    }

    /// Does what was answered about two drafts where there was one, the other one by the name of its file.
    pub(super) fn answer_changed(&mut self, answer: &str, theirs: &str, effects: &mut Vec<Effect>) {
        match answer {
            "open" => effects.push(Effect::Runtime(RuntimeTask::OpenDraft(theirs.to_owned()))),
            "replace" => {
                let mine = std::mem::replace(&mut self.form.draft_id, theirs.to_owned());
                self.form.has_twin = false;
                self.form.saved = Saved::Pending;
                let text = crate::export::draft_toml(&self.form.draft);
                effects.push(Effect::Draft(DraftChange::Replace(theirs.to_owned(), text)));
                effects.push(Effect::Draft(DraftChange::Delete(mine)));
            }
            _ => {}
        }
    }

    /// Does what was answered in a row of the question whether to leave.
    pub(super) fn answer_leave(&mut self, row: usize, effects: &mut Vec<Effect>) {
        match self.form.leave_rows().get(row) {
            Some(&"quit") => self.quit(effects),
            Some(&"delete") => {
                effects.push(Effect::Draft(DraftChange::Delete(self.form.draft_id.clone())));
                self.form.leaving = Some(self.exit_code());
            }
            _ => {}
        }
    }

    /// Leaves once the draft is on disk. The exit code shows where something may be lost or is under way.
    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        let code = self.exit_code();
        self.form.flush(effects);
        if self.form.saved == Saved::Pending {
            self.form.leaving = Some(code);
        } else {
            effects.push(Effect::Terminal(TerminalEffect::Quit(code)));
        }
    }

    /// Whether the draft could not be saved, so that it is lost if the program ends now.
    pub(super) fn is_draft_at_risk(&self) -> bool {
        self.has_form() && matches!(self.form.saved, Saved::Failed(_))
    }

    /// Asks whether to leave, or leaves if nothing is open.
    pub(super) fn ask_to_leave(&mut self, effects: &mut Vec<Effect>) {
        let has_draft = matches!(self.screen, Screen::Form | Screen::Preview) || self.is_draft_at_risk();
        if has_draft && !self.overlays.asks_to_leave() {
            self.overlays.push(Overlay::Leave { selected: 0 });
        } else {
            self.quit(effects);
        }
    }

    /// The command that opens the draft again: by its `SecretName`, or by its own name where two share that.
    pub fn resume_command(&self) -> String {
        self.session.command_line(&["resume", self.resume_name()])
    }

    /// The name that opens the draft again.
    pub(super) fn resume_name(&self) -> &str {
        let is_another =
            |row: &super::start::DraftRow| row.name == self.form.draft.name && row.id != self.form.draft_id;
        // A NUL no command line can hold.
        let is_odd = self.form.draft.name.contains('\0');
        let by_id =
            is_odd || self.form.draft.name.is_empty() || self.form.has_twin || self.start.drafts.iter().any(is_another);
        if by_id { &self.form.draft_id } else { &self.form.draft.name }
    }
}
