//! The keys that the footer names, and what they are called.

use std::borrow::Cow;

use super::{Binding, Press, live};
use crate::{
    app::{
        App,
        context::KeyContext,
        keys::{Command, FieldCommand, SubmissionCommand, WizardCommand},
        overlay::Overlay,
        submission::Submission,
    },
    domain::{fields::FieldId, rule::Message},
    text::Words,
};

/// The rows of the footer, in their order; of several live rows of one key the first counts.
pub(crate) fn footer(app: &App) -> Vec<&'static Binding> {
    let context = app.context();
    // In the menu its own chord is the least of what may be said; what errors stand in the way of is answered, not offered.
    let untold: &[WizardCommand] = match context {
        KeyContext::Menu => &[WizardCommand::Menu],
        KeyContext::Review if app.form.request().is_none() => &[WizardCommand::Preview, WizardCommand::Submit],
        _ => &[],
    };
    let is_told =
        |row: &&Binding| row.rank > 0 && !untold.iter().any(|command| row.command == Command::Wizard(*command));
    let live = live(app).into_iter().map(|at| &app.session.bindings.rows[at]).filter(is_told);
    let (mut rows, menu): (Vec<&Binding>, Vec<&Binding>) = live.partition(|row| matches!(row.press, Press::Key(_)));
    // Where letters are text, a command may be live only by its letter in the menu: the footer then shows that one.
    let is_new = |row: &&Binding| context.is_typing() && rows.iter().all(|other| other.command != row.command);
    let more: Vec<&Binding> = menu.into_iter().filter(is_new).collect();
    rows.extend(more);
    rows.sort_by_key(|row| row.rank);
    rows
}

/// The rows by which the box of a dialog says how it is answered and left, as the footer does too.
pub(crate) fn answers(app: &App) -> impl Iterator<Item = &'static Binding> {
    let live = live(app);
    let commands = [Command::Confirm, Command::Wizard(WizardCommand::Interrupt), Command::Back];
    let is_key = |row: &&Binding| matches!(row.press, Press::Key(_));
    commands.into_iter().filter_map(move |command| {
        let mut rows = live.iter().map(|at| &app.session.bindings.rows[*at]).filter(is_key);
        rows.find(|row| row.command == command)
    })
}

/// The words of a live row. To close a question is an answer to it, and is called by what follows; a key that removes
/// something says what, and Enter what it does to the row in focus.
pub(crate) fn words_of(app: &App, row: &Binding) -> Message {
    let overlay = app.overlays.top().filter(|_| row.command == Command::Back);
    if let Some(words) = overlay.and_then(Overlay::leaving_words) {
        return Message::new(words);
    }
    if row.command == Command::Confirm {
        match app.overlays.top() {
            Some(Overlay::OpenPath(_)) => return Message::new("command-open-path"),
            Some(Overlay::WritePath(_)) => return Message::new("command-write-path"),
            _ => {}
        }
    }
    if row.command == Command::Submission(SubmissionCommand::GoToField)
        && app.submission.shown.as_ref().and_then(Submission::field) == Some(FieldId::Name)
    {
        return Message::new("command-new-name");
    }
    // What the key does is looked for only in its own row: this is asked for every row of every frame.
    let removes = row.command == Command::Field(FieldCommand::RemoveGrant);
    if let Some(removed) = removes.then(|| app.grant_removed()).flatten() {
        return removed.words();
    }
    // Below the objects stands a row that adds one.
    let adds = row.command == Command::Confirm && app.context() == KeyContext::GrantPlaces && !app.editor.has_row();
    Message::new(if adds { "command-add-object-here" } else { row.words })
}

/// The four arrows, which are the one chord with a word for a name.
pub(super) const ARROWS: &str = "Arrows";
/// Two keys that are told by one row, which is about the first one.
pub(super) const UP_DOWN: &str = "Up/Down";

impl Binding {
    /// What the keyboard calls it, in a language.
    pub(crate) fn name(&self, words: &Words) -> Cow<'static, str> {
        if self.shown == ARROWS { words.say("key-arrows") } else { self.shown.into() }
    }
}
