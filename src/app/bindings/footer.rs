//! The keys that the footer names, and what they are called.

use std::borrow::Cow;

use super::{Binding, Press, live};
use crate::{
    app::{
        App,
        context::KeyContext,
        keys::{Command, WizardCommand},
    },
    text::Words,
};

/// The rows of the footer, in their order; of several live rows of one key the first counts.
pub(crate) fn footer(app: &App) -> Vec<&'static Binding> {
    let context = app.context();
    // In the menu its own chord is the least of what may be said.
    let is_told = |row: &&Binding| {
        row.rank > 0 && (context != KeyContext::Menu || row.command != Command::Wizard(WizardCommand::Menu))
    };
    let live = live(app).into_iter().map(|at| &app.session.bindings.rows[at]).filter(is_told);
    let (mut rows, menu): (Vec<&Binding>, Vec<&Binding>) = live.partition(|row| matches!(row.press, Press::Key(_)));
    // Where letters are text, a command may be live only by its letter in the menu: the footer then shows that one.
    let is_new = |row: &&Binding| context.is_typing() && rows.iter().all(|other| other.command != row.command);
    let more: Vec<&Binding> = menu.into_iter().filter(is_new).collect();
    rows.extend(more);
    rows.sort_by_key(|row| row.rank);
    rows
}

/// The four arrows, which are the one chord with a word for a name.
pub(super) const ARROWS: &str = "Arrows";

impl Binding {
    /// What the keyboard calls it, in a language.
    pub(crate) fn name(&self, words: &Words) -> Cow<'static, str> {
        if self.shown == ARROWS { words.say("key-arrows") } else { self.shown.into() }
    }
}
