//! The dialog in which an access key is typed, to be used until the program ends.

#![deny(clippy::wildcard_enum_match_arm)]

use std::fmt;

use super::{
    App, Effect, RuntimeTask,
    keys::{Actions, Command, Edit, action, steps},
    overlay::{Overlay, stepped},
    start::{KeyState, KeyView},
};
use crate::domain::{hidden::HiddenText, rule::Message};

/// The names of the parts of a key, a line each. The last one may be empty.
pub(crate) const KEY_PARTS: [&str; 3] = ["SecretId", "SecretKey", "Token"];

/// The parts of a key as they were typed, in the order of [`KEY_PARTS`].
pub(crate) type TypedKey = [HiddenText; 3];

/// The dialog.
#[derive(Clone, Default)]
pub struct KeyDialog {
    /// What was typed.
    pub(crate) parts: TypedKey,
    /// The line with the cursor.
    pub(crate) at: usize,
    /// What is wrong with a line, and which one.
    pub(crate) complaint: Option<(usize, Message)>,
}

/// What a command means in the dialog.
#[derive(Clone, Copy, Debug)]
pub(super) enum KeyAction {
    /// Nothing is used.
    Close,
    /// The key is checked, and used.
    Use,
    /// To another line.
    Step(isize),
    /// The last letter of the line goes.
    DeleteBack,
    /// The line goes.
    Clear,
}

impl fmt::Debug for KeyDialog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.parts.each_ref().map(HiddenText::count);
        write!(f, "KeyDialog({counts:?}, {}, {:?})", self.at, self.complaint)
    }
}

impl KeyDialog {
    /// What the commands mean that would do something now.
    pub(super) fn actions(&self) -> Actions<KeyAction> {
        let is_last = self.at == KEY_PARTS.len() - 1;
        let mut actions = vec![
            (Command::Back, KeyAction::Close),
            (Command::Confirm, if is_last { KeyAction::Use } else { KeyAction::Step(1) }),
            (Command::Next, KeyAction::Step(1)),
            (Command::Previous, KeyAction::Step(-1)),
        ];
        actions.extend(steps(KeyAction::Step));
        if self.parts[self.at].count() > 0 {
            actions.push((Command::Edit(Edit::DeleteBack), KeyAction::DeleteBack));
            actions.push((Command::Edit(Edit::ClearLine), KeyAction::Clear));
        }
        actions
    }

    pub(super) fn typed(&mut self, char: char) {
        self.complaint = None;
        self.parts[self.at].push(char);
    }

    /// Takes a paste. Each of its lines goes into a line of its own.
    pub(super) fn pasted(&mut self, text: &str) {
        for (row, line) in text.trim().lines().enumerate() {
            self.at = (self.at + usize::from(row > 0)).min(KEY_PARTS.len() - 1);
            line.trim().chars().for_each(|char| self.typed(char));
        }
    }

    /// A command; whether the dialog stays open. It does after Enter in the last line, until the key was checked.
    pub(super) fn command(&mut self, command: Command, effects: &mut Vec<Effect>) -> bool {
        let Some(action) = action(self.actions(), command) else { return true };
        match action {
            KeyAction::Close => return false,
            KeyAction::Use => effects.push(Effect::Runtime(RuntimeTask::UseKey(Box::new(self.parts.clone())))),
            KeyAction::Step(by) => self.at = stepped(self.at, by, KEY_PARTS.len()),
            KeyAction::DeleteBack => {
                self.complaint = None;
                self.parts[self.at].pop();
            }
            KeyAction::Clear => {
                self.complaint = None;
                self.parts[self.at].clear();
            }
        }
        true
    }
}

impl App {
    /// The typed key is in use now. What was asked with another key is asked again.
    pub(super) fn key_typed(&mut self, view: KeyView, effects: &mut Vec<Effect>) {
        self.overlays.close(|overlay| matches!(overlay, Overlay::TypeKey(_)));
        self.session.notice = Some(Message::new("typed-key-used").with("id", view.short_id.as_str()));
        self.session.key = KeyState::Found(view);
        self.session.is_profile_known = true;
        // The other key may be sent where its profile or the user said; this one is not meant by that.
        if let Some(endpoint) = &mut self.session.profile.endpoint {
            endpoint.is_source_of_key = false;
        }
        self.session.approved.clear();
        self.session.connected = None;
        self.lookups.forget_all();
        self.recheck();
        self.session.connect(&self.form.draft, effects);
    }

    /// The typed key cannot be one: says so at its line.
    pub(super) fn key_refused(&mut self, why: Message) {
        let part = KEY_PARTS.iter().position(|part| why.args.contains(&("what", (*part).into())));
        if let Some(dialog) = self.overlays.key_dialog_mut() {
            dialog.at = part.unwrap_or(0);
            dialog.complaint = Some((dialog.at, why));
        }
    }
}
