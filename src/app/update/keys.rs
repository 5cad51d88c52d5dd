//! Keys and pastes: to the overlay, the command or the text that they are for; and what a change of the draft is
//! followed by.

use std::borrow::Cow;

use tui_input::InputRequest;

use super::timers::{REVEAL, SAVE};
use crate::{
    app::{
        App, Effect, Piece, Saved, Screen, Timer, bindings,
        keys::{Chord, Command, Key},
        overlay::Overlay,
    },
    domain::{
        draft::Draft,
        fields::{FieldId, Kind},
        grants::read,
        rule::Message,
        values::half_width,
    },
};

/// What all pieces of one paste are marked with in the history, so that one undo takes them back.
const PASTE_MARK: (u32, usize) = (u32::MAX, 0);

impl App {
    /// A key that no person's pause lies before. It is like any other, but confirms no create.
    pub(super) fn key_together(&mut self, chord: Chord, effects: &mut Vec<Effect>) {
        if bindings::command(self, chord) == Some(Command::Confirm)
            && let Some(Overlay::Confirm(confirm)) = self.overlays.last_mut()
        {
            return confirm.hurried();
        }
        self.key(chord, effects);
    }

    pub(super) fn key(&mut self, chord: Chord, effects: &mut Vec<Effect>) {
        if self.is_too_small() {
            // Nothing can be seen, so that no question can be asked, and nothing is typed.
            if bindings::is_leaving(self, chord) {
                self.leave_unseen(effects);
            }
            return;
        }
        self.notice = None;
        if chord != Chord::ctrl('c') {
            self.is_interrupted = false;
        }
        let chord = match chord.key {
            // Where letters are commands, an input method may be on.
            Key::Char(char) if !self.is_typing() => Chord { key: Key::Char(half_width(char)), ..chord },
            _ => chord,
        };
        match bindings::command(self, chord) {
            Some(command) => self.edited(effects, |app, effects| app.command(command, effects)),
            None => {
                if let Chord { key: Key::Char(char), is_ctrl: false, is_alt: false } = chord {
                    self.edited(effects, |app, _| app.typed(char));
                }
            }
        }
    }

    /// Runs something that may change the draft; what it changed is checked, can be undone, and will be kept.
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
        let (before, had_list) = (self.draft.clone(), self.editor.has_list());
        let (focus, draft_id) = ((self.focus.spot, self.focus.row, self.focus.column), self.draft_id.clone());
        change(self, effects);
        if self.is_time_travel {
            self.editor.put_back(&self.draft.unadded);
        } else if self.draft_id == draft_id {
            self.draft.unadded = self.editor.unadded();
        }
        // Another draft was opened, or nothing was changed.
        if self.draft_id != draft_id || before == self.draft {
            self.is_time_travel = false;
            return;
        }
        let had_shown = self.focus.field().is_some_and(|field| self.shown_issues(field).next().is_some());
        let (former, latter) = (changed(&before, had_list), changed(&self.draft, self.editor.has_list()));
        if !self.is_time_travel && former != latter {
            let same_place = focus == (self.focus.spot, self.focus.row, self.focus.column);
            // A grant line and what became of it are one step: its letters, and the grants that it added.
            let is_taken = former.unadded.len() > latter.unadded.len();
            let is_joined = former.grants == latter.grants || is_taken;
            let field = self.focus.field().filter(|field| same_place && (*field != FieldId::Grants || is_joined));
            let place = field.map(|field| (field as u32, self.focus.row * 2 + self.focus.column));
            let mark = mark.or(place);
            self.history.changed(&former, &latter, mark);
            if is_taken {
                self.history.pause();
            }
        }
        self.is_time_travel = false;
        if self.refusal.as_ref().is_some_and(|refusal| refusal.value != value_of(&self.draft, refusal.field)) {
            self.refusal = None;
        }
        self.recheck();
        // What is wrong is said when the user stops typing; once said, it stays until it is mended.
        if !had_shown && focus.0 == self.focus.spot {
            self.is_revealed = false;
            self.wait(Timer::Reveal, REVEAL, effects);
        }
        if self.saved != Saved::Pending {
            self.saved = Saved::Pending;
            self.wait(Timer::Save, SAVE, effects);
        }
        self.refilter();
    }

    pub(super) fn typed(&mut self, char: char) {
        if !self.overlays.is_empty() {
            return self.overlay_typed(char);
        }
        if self.screen != Screen::Form {
            return;
        }
        // The editor's own dialogs take letters that are no text.
        if self.focus.field() == Some(FieldId::Grants) {
            let reply = self.with_editor(|editor, scene| editor.typed(char, scene));
            return self.replied(reply);
        }
        if self.focus.is_text(self) {
            self.edit_text(InputRequest::InsertChar(char));
        }
    }

    pub(super) fn pasted(&mut self, text: &str, piece: Piece, effects: &mut Vec<Effect>) {
        if self.is_too_small() {
            return;
        }
        self.notice = None;
        if !self.overlays.is_empty() {
            return self.overlay_pasted(text, piece);
        }
        if piece != Piece::More {
            self.history.pause();
        }
        // A list would cut a script into its words: the script goes where it is read.
        let is_list = self.focus.field().is_some_and(|field| matches!(field.spec().kind, Kind::List));
        if self.screen == Screen::Form && piece != Piece::More && is_list && read::is_grant_text(text) {
            self.focus_on(FieldId::Grants, None);
        }
        // A whole paste is a step like typing.
        let mark = (piece != Piece::Whole).then_some(PASTE_MARK);
        match self.screen {
            Screen::Start if read::is_grant_text(text) => {
                self.begin(Draft::default(), None);
                self.focus_on(FieldId::Grants, None);
                self.edited(effects, |app, _| {
                    let reply = app.with_editor(|editor, scene| editor.pasted(text, scene));
                    app.replied(reply);
                });
            }
            Screen::Start => effects.push(Effect::OpenText(text.to_owned())),
            Screen::Form if self.focus.field() == Some(FieldId::Grants) => {
                self.edited_as(mark, effects, |app, _| {
                    let reply = app.with_editor(|editor, scene| match piece {
                        Piece::Whole => editor.pasted(text, scene),
                        piece => editor.pasted_piece(text, piece == Piece::More, scene),
                    });
                    app.replied(reply);
                });
            }
            Screen::Form => self.edited_as(mark, effects, |app, _| app.paste(text, piece)),
            Screen::Preview | Screen::Submission => self.notice = Some(Message::new("paste-nowhere")),
        }
    }
}

/// A draft as the history has it: a pasted list that waits for the user's word is kept, and is no change yet.
fn changed(draft: &Draft, has_list: bool) -> Cow<'_, Draft> {
    if !has_list {
        return Cow::Borrowed(draft);
    }
    let mut draft = draft.clone();
    draft.unadded.pop();
    Cow::Owned(draft)
}

/// A field's value as one text, to see whether it was changed.
pub(super) fn value_of(draft: &Draft, field: FieldId) -> String {
    match field.spec().text(draft) {
        Some(text) => text.clone(),
        None => format!("{:?}{:?}{:?}{:?}", field, draft.hosts, draft.tags, draft.grants),
    }
}
