//! The one place where events change the state.

mod answers;
mod commands;
mod keys;
mod sending;
mod submission;
mod timers;

use zeroize::Zeroizing;

pub(super) use self::timers::{SAVE, SECOND};
use super::{
    App, Effect, Event, Piece, RuntimeTask, STILL_READING, Screen,
    editor::Editor,
    form::Spot,
    keys::{Command, Key, SubmissionCommand, WizardCommand},
    overlay::Overlay,
    submission_view::Near,
};
use crate::domain::{fields::FieldId, rule::Message, values::grouped};

/// Whether requests go elsewhere from now on, or with another key.
pub(super) fn connects(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Runtime(RuntimeTask::Connect(..))))
}

impl App {
    /// Applies one event at a moment, and returns what is to be done.
    pub fn update(&mut self, now: jiff::Timestamp, event: Event) -> Vec<Effect> {
        self.now = now;
        let mut effects = Vec::new();
        // A value is picked with Enter, Tab or a step's key; what letters make of it may change with the next one.
        let was_typed = match &event {
            Event::Key(chord) | Event::KeyTogether(chord) => {
                matches!(chord.key, Key::Char(_) | Key::Backspace | Key::Delete)
            }
            Event::Pasted(_) | Event::PastedPiece(..) => true,
            _ => false,
        };
        if matches!(event, Event::Listed(..) | Event::Opened(..) | Event::AttemptsFound(..)) {
            self.session.notice.take_if(|notice| notice.id == STILL_READING);
        }
        match event {
            Event::Key(chord) => self.key(chord, true, &mut effects),
            Event::KeyTogether(chord) => self.key(chord, false, &mut effects),
            // It may be a key.
            Event::Pasted(text) => self.pasted(&Zeroizing::new(text), Piece::Whole, &mut effects),
            Event::PastedPiece(text, false) => self.pasted(&Zeroizing::new(text), Piece::First, &mut effects),
            Event::PastedPiece(text, true) => self.pasted(&Zeroizing::new(text), Piece::More, &mut effects),
            Event::Clicked(target) => self.clicked(target, &mut effects),
            Event::Scrolled(turn) => self.scrolled(turn, &mut effects),
            Event::Resized(columns, lines) => self.resized(columns, lines),
            Event::Found(lookup, ticket, found) => self.answered(lookup, ticket, found),
            Event::ClockCompared(ticket, ahead) => self.clock_compared(ticket, ahead),
            Event::Elapsed(timer, wait) => self.elapsed(timer, wait, &mut effects),
            Event::KeySearched(key, profile) => self.key_searched(key, profile),
            Event::KeyObtained(key) => self.session.key = key,
            Event::KeyTyped(view) => self.key_typed(view, &mut effects),
            Event::KeyRefused(why) => self.key_refused(why),
            Event::Listed(drafts, unsettled, notes) => {
                self.start.drafts = drafts;
                self.start.unsettled = unsettled.into_iter().filter(|row| self.can_be_settled(row)).collect();
                self.session.notice = notes.into_iter().next().or(self.session.notice.take());
            }
            Event::Opened(draft, id, notes) => self.opened(*draft, id, notes, &mut effects),
            Event::PathCompleted(typed, completed, candidates) => {
                if let Some(Overlay::OpenPath(path) | Overlay::WritePath(path)) = self.overlays.top_mut() {
                    path.complete(&typed, completed, candidates);
                }
            }
            Event::GrantsOpened(text) => self.grants_opened(&text, &mut effects),
            Event::NotOpened(problems) => {
                let why = problems.into_iter().next();
                self.path_refused(why, |overlay| matches!(overlay, Overlay::OpenPath(_)));
            }
            Event::Begun(template) => self.template_read(*template, &mut effects),
            Event::TemplateRead(template) if self.start.reading.as_ref() == Some(&template.of) => {
                self.template_read(*template, &mut effects);
            }
            // The user has closed the list meanwhile.
            Event::TemplateRead(_) => {}
            Event::TemplateUnread(why) => self.template_unread(why),
            Event::KeysListed(places) => self.start.places = places,
            Event::Saved(id, text) => self.form.kept((&id, &text), &mut effects),
            Event::KeptBeside { id, beside, text } => self.kept_beside((&id, beside, &text), &mut effects),
            Event::NotSaved(id, why) => self.not_kept(&id, why),
            Event::Deleted(id) => self.form.deleted(&id, &mut effects),
            Event::NotDeleted(id, why) => self.not_deleted(&id, why),
            Event::Written(path) => {
                self.overlays.close(|overlay| matches!(overlay, Overlay::WritePath(_)));
                self.session.notice = Some(Message::new("written").with("path", path));
            }
            Event::NotWritten(why) => {
                self.path_refused(Some(why), |overlay| matches!(overlay, Overlay::WritePath(_)));
            }
            Event::AttemptsFound(key, found) => self.attempts_found(&key, found),
            Event::Signed(preview) => self.pane.signed = Some(preview),
            Event::Stepped(number, step) => self.stepped(number, step, &mut effects),
            Event::Ended(number, outcome) => self.ended(number, *outcome, &mut effects),
            Event::Copied(bytes) => self.session.notice = Some(self.copied(bytes)),
            Event::NoMouse(term) => self.mouse_missing(&term),
            Event::Warned(message) => self.session.notice = Some(message),
            Event::Ending => self.form.flush(&mut effects),
            Event::SandboxStarted(endpoint, address) => self.enter_sandbox(endpoint, address, &mut effects),
        }
        if self.screen != Screen::Start && self.form.focus.field() == Some(FieldId::Grants) {
            self.open_account_grants();
            self.with_seen(Editor::notice);
        }
        if std::mem::take(&mut self.form.is_new) {
            self.form.flush(&mut effects);
        }
        let choices = self.choices().len();
        self.start.selected = self.start.selected.min(choices - 1);
        self.filter_list();
        self.question_endpoint();
        self.refresh_confirm();
        if self.session.connect(&self.form.draft, &mut effects) {
            self.lookups.forget_all();
            self.recheck();
        }
        self.session.watch_key(now, &mut effects);
        self.warm(&mut effects);
        self.sign_what_is_shown(&mut effects);
        self.ask(&mut effects, was_typed);
        self.ask_for_attempts(&mut effects);
        effects
    }

    /// Has the connection for the create opened once it may be near: on the review, and again where it is asked for,
    /// since a person may read the review for longer than a connection is good for.
    fn warm(&mut self, effects: &mut Vec<Effect>) {
        let near = if matches!(self.overlays.top(), Some(Overlay::Confirm(_))) {
            Near::Asked
        } else if self.screen == Screen::Form && matches!(self.form.focus.spot, Spot::Review(_)) {
            Near::Review
        } else {
            Near::No
        };
        let is_new = near > self.submission.near || connects(effects);
        self.submission.near = near;
        if near > Near::No
            && is_new
            && self.session.has_key(self.now)
            && self.session.is_decided(&self.form.draft)
            && self.form.request().is_some()
        {
            effects.push(Effect::Runtime(RuntimeTask::Warm));
        }
    }

    /// What was copied; where there is one, the key that writes it, since a terminal may take no copies.
    fn copied(&self, bytes: usize) -> Message {
        let writes = [Command::Wizard(WizardCommand::Write), Command::Submission(SubmissionCommand::WriteReceipt)];
        let can_write = self.commands().iter().any(|command| writes.contains(command));
        Message::new(if can_write { "copied" } else { "copied-only" }).with("bytes", grouped(bytes))
    }

    /// Takes another size of the terminal.
    pub fn resized(&mut self, columns: u16, lines: u16) {
        self.session.size = (columns, lines);
        let (columns, lines) = self.session.body_size();
        self.editor.fit(columns, lines);
    }
}
