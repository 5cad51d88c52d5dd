//! Keys and pastes: which overlay, command or text they are for, and what follows a change of the draft.

use std::borrow::Cow;

use tui_input::InputRequest;

use super::timers::{REVEAL, SAVE};
use crate::{
    app::{
        App, Effect, Piece, RuntimeTask, Saved, Screen, Timer, bindings,
        form::PasteReply,
        keys::{Chord, Key},
        overlay::Overlay,
    },
    domain::{
        draft::Draft,
        fields::{FieldId, Kind},
        grants::read,
        rule::Message,
        values::half_width,
    },
    import::is_tccli,
};

/// What all pieces of one paste are marked with in the history, so that one undo takes them back.
const PASTE_MARK: (u32, usize) = (u32::MAX, 0);

impl App {
    /// A key; `is_alone` says that it came by itself, with a person's pause before it.
    pub(super) fn key(&mut self, chord: Chord, is_alone: bool, effects: &mut Vec<Effect>) {
        if self.session.is_too_small() {
            // Nothing can be seen, so that no question can be asked, and nothing is typed.
            if bindings::is_leaving(self, chord) {
                self.leave_unseen(effects);
            }
            return;
        }
        self.session.notice = None;
        if chord != Chord::ctrl('c') {
            self.session.is_interrupted = false;
        }
        let chord = match chord.key {
            // Where letters are commands, an input method may be on.
            Key::Char(char) if !self.context().is_typing() => Chord { key: Key::Char(half_width(char)), ..chord },
            _ => chord,
        };
        match bindings::command(self, chord) {
            Some(command) => self.edited(effects, |app, effects| app.command(command, is_alone, effects)),
            None => {
                if let Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } = chord {
                    self.edited(effects, |app, _| app.typed(char));
                }
            }
        }
    }

    /// Runs something that may change the draft. A change is checked, can be undone, and is saved.
    pub(in crate::app) fn edited(
        &mut self,
        effects: &mut Vec<Effect>,
        change: impl FnOnce(&mut App, &mut Vec<Effect>),
    ) {
        self.edited_as(None, effects, change);
    }

    /// The same with a mark of its own in the history: changes in a row with the same mark are one step.
    fn edited_as(
        &mut self,
        mark: Option<(u32, usize)>,
        effects: &mut Vec<Effect>,
        change: impl FnOnce(&mut App, &mut Vec<Effect>),
    ) {
        let (before, had_list) = (self.form.draft.clone(), self.overlays.untaken_list().is_some());
        let (focus, draft_id) =
            ((self.form.focus.spot, self.form.focus.row, self.form.focus.column), self.form.draft_id.clone());
        change(self, effects);
        if self.form.is_time_travel {
            self.editor.put_back(&self.form.draft.unadded);
        } else if self.form.draft_id == draft_id {
            self.form.draft.unadded = self.unadded();
        }
        // Another draft was opened, or nothing was changed.
        if self.form.draft_id != draft_id || before == self.form.draft {
            self.form.is_time_travel = false;
            return;
        }
        let had_shown = self.form.focus.field().is_some_and(|field| self.shown_issues(field).next().is_some());
        let (former, latter) =
            (changed(&before, had_list), changed(&self.form.draft, self.overlays.untaken_list().is_some()));
        if !self.form.is_time_travel && former != latter {
            let same_place = focus == (self.form.focus.spot, self.form.focus.row, self.form.focus.column);
            // A grant line and what became of it are one step: its letters, and the grants that it added.
            let is_taken = former.unadded.len() > latter.unadded.len();
            let is_joined = former.grants == latter.grants || is_taken;
            let field = self.form.focus.field().filter(|field| same_place && (*field != FieldId::Grants || is_joined));
            let place = field.map(|field| (field as u32, self.form.focus.row * 2 + self.form.focus.column));
            let mark = mark.or(place);
            self.form.history.changed(&former, &latter, mark);
            if is_taken {
                self.form.history.pause();
            }
        }
        self.form.is_time_travel = false;
        let draft = &self.form.draft;
        self.form.refusal.take_if(|refusal| !refusal.field.spec().is_same(&refusal.draft, draft));
        self.recheck();
        // A problem is shown when the user stops typing. Once shown, it stays until it is solved.
        if !had_shown && focus.0 == self.form.focus.spot {
            self.form.is_revealed = false;
            self.form.wait(Timer::Reveal, REVEAL, effects);
        }
        if self.form.saved != Saved::Pending {
            self.form.saved = Saved::Pending;
            self.form.wait(Timer::Save, SAVE, effects);
        }
        self.form.refilter(&self.lookups);
    }

    pub(super) fn typed(&mut self, char: char) {
        let in_form = self.screen == Screen::Form;
        let is_typing = self.context().is_typing();
        match self.overlays.top_mut() {
            Some(Overlay::Editor(_)) => self.dialog_typed(char),
            Some(overlay) => overlay.typed(char),
            None if in_form && self.form.focus.field() == Some(FieldId::Grants) => {
                let reply = self.with_editor(|editor, scene| editor.typed(char, scene));
                self.replied(reply);
            }
            None if in_form && is_typing => self.form.edit_text(InputRequest::InsertChar(char)),
            None => {}
        }
    }

    /// A paste into a field that is not the privilege editor's.
    fn paste(&mut self, text: &str, piece: Piece) {
        match self.form.paste(text, piece) {
            PasteReply::Done => {}
            PasteReply::Said(message) => {
                self.session.notice = Some(message);
                self.form.begin_list(&self.lookups);
            }
            PasteReply::Asks(text) => {
                let selected = self.form.first_paste_answer();
                self.overlays.push(Overlay::PasteAsk { text, selected });
            }
        }
    }

    pub(super) fn pasted(&mut self, text: &str, piece: Piece, effects: &mut Vec<Effect>) {
        if self.session.is_too_small() {
            return;
        }
        self.session.notice = None;
        if matches!(self.overlays.top(), Some(Overlay::OpenPath(_))) && !is_path(text) {
            self.overlays.pop();
            if !read::is_grant_text(text) {
                return effects.push(Effect::Runtime(RuntimeTask::OpenText(text.to_owned())));
            }
            if self.screen != Screen::Start {
                self.focus_on(FieldId::Grants, None);
            }
        }
        match self.overlays.top_mut() {
            None | Some(Overlay::Editor(_)) => {}
            Some(overlay) => {
                if !overlay.pasted(text, piece) {
                    self.session.notice = Some(Message::new("paste-nowhere"));
                }
                return;
            }
        }
        if piece != Piece::More {
            self.form.history.pause();
        }
        // A list would cut a script into its words: the script goes where it is read.
        let is_list = self.form.focus.field().is_some_and(|field| matches!(field.spec().kind, Kind::List));
        if self.screen == Screen::Form && piece != Piece::More && is_list && read::is_grant_text(text) {
            self.focus_on(FieldId::Grants, None);
        }
        // A whole paste is a step like typing.
        let mark = (piece != Piece::Whole).then_some(PASTE_MARK);
        match self.screen {
            Screen::Start if read::is_grant_text(text) => self.grants_opened(text, effects),
            Screen::Start => effects.push(Effect::Runtime(RuntimeTask::OpenText(text.to_owned()))),
            Screen::Form if self.form.focus.field() == Some(FieldId::Grants) => {
                self.edited_as(mark, effects, |app, _| app.editor_pasted(text, piece));
            }
            Screen::Form => self.edited_as(mark, effects, |app, _| app.paste(text, piece)),
            Screen::Preview | Screen::Submission => self.session.notice = Some(Message::new("paste-nowhere")),
        }
    }
}

impl App {
    /// Statements were opened: into the grants of the draft, or on the first screen into those of a new one.
    pub(super) fn grants_opened(&mut self, text: &str, effects: &mut Vec<Effect>) {
        self.overlays.clear();
        if self.screen == Screen::Start {
            self.form.flush(effects);
            self.begin(Draft::default(), None);
        }
        self.focus_on(FieldId::Grants, None);
        self.edited(effects, |app, _| app.editor_pasted(text, Piece::Whole));
    }
}

/// Whether a text may be a path, and is not the content of a file.
fn is_path(text: &str) -> bool {
    text.trim().lines().count() == 1
        && !text.trim_start().starts_with('{')
        && !is_tccli(text)
        && !read::is_grant_text(text)
}

/// A draft as the history has it: a pasted list that was not taken yet is kept, and is no change.
fn changed(draft: &Draft, has_list: bool) -> Cow<'_, Draft> {
    if !has_list {
        return Cow::Borrowed(draft);
    }
    let mut draft = draft.clone();
    draft.unadded.pop();
    Cow::Owned(draft)
}
