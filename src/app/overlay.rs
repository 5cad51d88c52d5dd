//! What lies over the screen: menu, help, questions, paths, and the dialogs of the privilege editor. It is one stack, and
//! the uppermost layer takes every key.

#![deny(clippy::wildcard_enum_match_arm)]

mod input;
mod path;
mod stack;

pub(crate) use self::{
    path::{Path, endings, is_draft},
    stack::Overlays,
};

use super::{
    App, Effect, RuntimeTask, Screen, bindings,
    context::KeyContext,
    destination::EndpointQuestion,
    editor::Dialog,
    form::Spot,
    keys::{Actions, Command, WizardCommand, action, ends, listed, moves, steps},
    list_dialog::{ListDialog, ListKind},
    submission::{Confirm, ConfirmReply},
    typed_key::KeyDialog,
};
use crate::{
    domain::{fields::FieldId, grants::read, rule::Message},
    import,
};

/// One layer.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A dialog of the privilege editor, closed when its field is left. It is the lowest layer, and goes with the form.
    Editor(Dialog),
    /// Every command by letter.
    Menu {
        /// The row under the cursor.
        selected: usize,
    },
    /// Help for what is in focus; all keys on the second page.
    Help {
        /// Lines scrolled, never past the last line that there was at the latest key.
        scroll: usize,
        /// Whether all keys are shown.
        has_keys: bool,
        /// The keys that are live under the page, as places in the key table.
        keys: Vec<usize>,
    },
    /// Whether to leave.
    Leave {
        /// The row under the cursor.
        selected: usize,
    },
    /// The question what to do with a grant line that cannot be read.
    Unadded {
        /// The row under the cursor.
        selected: usize,
    },
    /// The question what to do with a draft that another program has changed on the disk.
    Changed {
        /// The row under the cursor.
        selected: usize,
        /// The name of the file that the other program wrote.
        theirs: String,
    },
    /// Whether to ask at an endpoint that a file names.
    Endpoint(Box<EndpointQuestion>),
    /// Whether to create.
    Confirm(Box<Confirm>),
    /// What to do with several lines in a field of one.
    PasteAsk {
        /// The pasted text.
        text: String,
        /// The row under the cursor.
        selected: usize,
    },
    /// Messages about a file or a credential that could not be read whole.
    Notes {
        /// The key of its title.
        title: &'static str,
        /// One row each.
        notes: Vec<FieldNote>,
        /// Lines scrolled, as in the help.
        scroll: usize,
    },
    /// A path to read from.
    OpenPath(Path),
    /// A path to write to.
    WritePath(Path),
    /// A list that is filtered as one types.
    List(Box<ListDialog>),
    /// Which of key, region and endpoint is to be another one.
    Elsewhere {
        /// The row under the cursor.
        selected: usize,
    },
    /// An access key that is typed.
    TypeKey(Box<KeyDialog>),
}

/// A message, and the field that it is about.
pub(crate) type FieldNote = (Option<FieldId>, Message);

/// The rows of the question what is to be another one; the words are `elsewhere-<key>`.
pub(crate) const ELSEWHERE: &[ListKind] = &[ListKind::Keys, ListKind::Regions, ListKind::Endpoints];

/// The rows of the question about a paste; the words are `paste-<key>`.
pub const PASTE: &[&str] = &["join", "first", "cancel"];

/// The rows of the question about a grant line that cannot be read; the words are `unadded-<key>`.
pub const UNADDED: &[&str] = &["stay", "later", "drop"];

/// The rows of the question about a draft that something else changed; the words are `changed-<key>`.
pub const CHANGED: &[&str] = &["mine", "open", "replace"];

impl Overlay {
    /// Its place in the key table.
    pub(super) fn context(&self) -> KeyContext {
        match self {
            Overlay::Editor(dialog) => dialog.context(),
            Overlay::Menu { .. } => KeyContext::Menu,
            Overlay::Help { .. } => KeyContext::Help,
            Overlay::Notes { .. } => KeyContext::Notes,
            Overlay::Confirm(_) => KeyContext::Confirm,
            Overlay::OpenPath(_) | Overlay::WritePath(_) => KeyContext::Path,
            Overlay::TypeKey(_) => KeyContext::TypedKey,
            Overlay::List(_) => KeyContext::List,
            Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Elsewhere { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. } => KeyContext::Choice,
        }
    }

    /// The commands that are live while it is the uppermost, beside those that are live everywhere.
    pub(super) fn commands(&self, app: &App) -> Vec<Command> {
        let (own, of_wizard): (Vec<Command>, &[WizardCommand]) = match self {
            Overlay::Editor(dialog) => (dialog.commands(&app.seen()), &[]),
            Overlay::OpenPath(path) | Overlay::WritePath(path) => (listed(path.actions()), &[WizardCommand::Help]),
            Overlay::Confirm(confirm) => (listed(confirm.actions()), &[WizardCommand::Help]),
            Overlay::TypeKey(dialog) => (listed(dialog.actions()), &[WizardCommand::Help]),
            Overlay::List(dialog) => (listed(dialog.actions(app.session.body_size())), &[WizardCommand::Help]),
            Overlay::Menu { .. } => (listed(choice_actions(self.rows(app))), &[]),
            Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Elsewhere { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. } => (listed(choice_actions(self.rows(app))), HELP_AND_QUIT),
            Overlay::Notes { .. } => (listed(page_actions(None, app.last_page_line(self), 1)), HELP_AND_QUIT),
            Overlay::Help { has_keys, .. } => (listed(page_actions(Some(*has_keys), app.last_page_line(self), 1)), &[]),
        };
        own.into_iter().chain(of_wizard.iter().copied().map(Command::Wizard)).collect()
    }

    /// The key of the words for what follows where it is closed without an answer; `None` where nothing does.
    pub(super) fn leaving_words(&self) -> Option<&'static str> {
        match self {
            Overlay::Leave { .. } => Some("leave-closed"),
            Overlay::Unadded { .. } => Some("unadded-closed"),
            Overlay::Changed { .. } => Some("changed-closed"),
            Overlay::Notes { .. } => Some("notes-closed"),
            Overlay::Endpoint(_) => Some("endpoint-closed"),
            Overlay::Editor(_)
            | Overlay::Menu { .. }
            | Overlay::Help { .. }
            | Overlay::Confirm(_)
            | Overlay::PasteAsk { .. }
            | Overlay::OpenPath(_)
            | Overlay::WritePath(_)
            | Overlay::List(_)
            | Overlay::Elsewhere { .. }
            | Overlay::TypeKey(_) => None,
        }
    }

    /// The rows that a cursor moves over.
    fn rows(&self, app: &App) -> usize {
        match self {
            Overlay::Menu { .. } => bindings::menu(app).count(),
            Overlay::Leave { .. } => app.form.leave_rows().len(),
            Overlay::Unadded { .. } => UNADDED.len(),
            Overlay::Changed { .. } => CHANGED.len(),
            Overlay::PasteAsk { .. } => PASTE.len(),
            Overlay::Elsewhere { .. } => ELSEWHERE.len(),
            Overlay::Endpoint(question) => question.answers().len(),
            Overlay::Editor(_)
            | Overlay::Help { .. }
            | Overlay::Notes { .. }
            | Overlay::Confirm(_)
            | Overlay::OpenPath(_)
            | Overlay::WritePath(_)
            | Overlay::List(_)
            | Overlay::TypeKey(_) => 0,
        }
    }
}

impl App {
    /// A command for the uppermost layer.
    pub(super) fn overlay_command(&mut self, command: Command, is_alone: bool, effects: &mut Vec<Effect>) {
        let Some(mut overlay) = self.overlays.pop() else { return };
        let (rows, last, page) = (overlay.rows(self), self.last_page_line(&overlay), self.lines_of_a_page());
        let keep = match &mut overlay {
            Overlay::Editor(dialog) => self.dialog_command(dialog, command, effects),
            Overlay::Menu { selected } => self.menu_command((command, is_alone), (selected, rows), effects),
            Overlay::Help { scroll, has_keys, .. } => page_command(command, (scroll, last, page), Some(has_keys)),
            Overlay::Notes { scroll, .. } => page_command(command, (scroll, last, page), None),
            Overlay::Endpoint(question) => match choose(command, &mut question.selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => {
                    self.decline_endpoint(question);
                    false
                }
                Some(ListReply::Chosen(_)) => {
                    self.answer_endpoint(question, effects);
                    false
                }
            },
            Overlay::Leave { selected } => match choose(command, selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => false,
                Some(ListReply::Chosen(at)) => {
                    self.answer_leave(at, effects);
                    false
                }
            },
            // The way out stays open: without an answer the line is kept, and stops the create.
            Overlay::Unadded { selected } => match choose(command, selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => false,
                Some(ListReply::Chosen(at)) => {
                    self.answer_unadded(UNADDED[at]);
                    false
                }
            },
            Overlay::Changed { selected, theirs } => match choose(command, selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => false,
                Some(ListReply::Chosen(at)) => {
                    self.answer_changed(CHANGED[at], theirs, effects);
                    false
                }
            },
            Overlay::PasteAsk { text, selected } => match choose(command, selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => false,
                Some(ListReply::Chosen(at)) => {
                    self.form.insert_answered(PASTE[at], text);
                    false
                }
            },
            Overlay::Confirm(confirm) => match confirm.command(command, is_alone) {
                ConfirmReply::Stay => true,
                ConfirmReply::Close => false,
                ConfirmReply::Create => {
                    self.create(std::mem::take(&mut confirm.sent.risks), effects);
                    false
                }
            },
            Overlay::TypeKey(dialog) => dialog.command(command, effects),
            Overlay::List(dialog) => self.list_command(command, dialog, effects),
            Overlay::Elsewhere { selected } => match choose(command, selected, rows) {
                None | Some(ListReply::Stay) => true,
                Some(ListReply::Close) => false,
                Some(ListReply::Chosen(at)) => {
                    self.open_list(ELSEWHERE[at], effects);
                    return;
                }
            },
            Overlay::OpenPath(path) => {
                let open = |text: String| {
                    let is_path = !import::is_tccli(&text) && !read::is_grant_text(&text);
                    Ok(if is_path { RuntimeTask::OpenFile(text) } else { RuntimeTask::OpenText(text) })
                };
                path.command(command, open, effects)
            }
            Overlay::WritePath(path) => {
                let write = |text: String| Ok(RuntimeTask::WriteFile(text.clone(), self.written(&text)?));
                path.command(command, write, effects)
            }
        };
        if keep {
            self.overlays.push(overlay);
        }
    }

    fn menu_command(
        &mut self,
        (command, is_alone): (Command, bool),
        (selected, rows): (&mut usize, usize),
        effects: &mut Vec<Effect>,
    ) -> bool {
        let chosen = match choose(command, selected, rows) {
            Some(ListReply::Stay) => return true,
            Some(ListReply::Close) => None,
            Some(ListReply::Chosen(at)) => bindings::menu(self).nth(at).map(|row| row.command),
            // A letter of the menu; its own key closes it.
            None => Some(command).filter(|command| *command != Command::Wizard(WizardCommand::Menu)),
        };
        if let Some(chosen) = chosen {
            self.command(chosen, is_alone, effects);
        }
        false
    }

    /// Opens the help page, which remembers the keys that are live under it.
    pub(super) fn open_help(&mut self) {
        let keys = bindings::live(self);
        self.overlays.push(Overlay::Help { scroll: 0, has_keys: false, keys });
    }

    /// Whether help would be about a field rather than a screen.
    pub(crate) fn help_field(&self) -> Option<crate::domain::fields::FieldId> {
        match self.form.focus.spot {
            Spot::Field(field) if self.screen == Screen::Form => Some(field),
            Spot::Field(_) | Spot::Rail(..) | Spot::Review(_) => None,
        }
    }
}

/// What is live over a question as it is elsewhere.
const HELP_AND_QUIT: &[WizardCommand] = &[WizardCommand::Help, WizardCommand::Quit];

/// What a command means on a page.
enum PageAction {
    /// Closes it.
    Close,
    /// To the other page of the help.
    Turn,
    /// Scrolls by so many lines.
    Scroll(isize),
}

/// The commands of a page that can be scrolled to that line, `page` lines at once. `has_keys`: which page of the help it
/// is; `None` for notes.
fn page_actions(has_keys: Option<bool>, last: usize, page: isize) -> Actions<PageAction> {
    let mut actions = vec![(Command::Confirm, PageAction::Close), (Command::Back, PageAction::Close)];
    if let Some(has_keys) = has_keys {
        // The footer names Tab by the page that it leads to.
        let next = if has_keys { Command::HelpHere } else { Command::Next };
        actions.extend([next, Command::Previous].map(|command| (command, PageAction::Turn)));
    }
    if last > 0 {
        actions.extend(moves(page, PageAction::Scroll));
    }
    actions
}

fn page_command(
    command: Command,
    (scroll, last, page): (&mut usize, usize, isize),
    has_keys: Option<&mut bool>,
) -> bool {
    let Some(action) = action(page_actions(has_keys.as_deref().copied(), last, page), command) else { return true };
    match action {
        PageAction::Close => return false,
        PageAction::Turn => {
            if let Some(has_keys) = has_keys {
                *has_keys = !*has_keys;
            }
            *scroll = 0;
        }
        // The screen may have become larger.
        PageAction::Scroll(by) => *scroll = stepped((*scroll).min(last), by, last + 1),
    }
    true
}

/// What a command means in a list of answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum ChoiceAction {
    /// The answer under the cursor.
    Choose,
    /// No answer.
    Close,
    /// To another answer.
    Step(isize),
}

/// The commands of a list of so many answers.
pub(super) fn choice_actions(rows: usize) -> Actions<ChoiceAction> {
    let mut actions = vec![(Command::Confirm, ChoiceAction::Choose), (Command::Back, ChoiceAction::Close)];
    if rows > 1 {
        actions.extend(steps(ChoiceAction::Step));
        actions.extend(ends(ChoiceAction::Step));
        actions.extend([(Command::Next, ChoiceAction::Step(1)), (Command::Previous, ChoiceAction::Step(-1))]);
    }
    actions
}

/// What a command did in a list of answers.
enum ListReply {
    /// The list stays open.
    Stay,
    /// The list is closed without an answer.
    Close,
    /// The answer in that row was chosen.
    Chosen(usize),
}

/// `None` for a command that means nothing in a list of so many answers.
fn choose(command: Command, selected: &mut usize, rows: usize) -> Option<ListReply> {
    Some(match action(choice_actions(rows), command)? {
        ChoiceAction::Choose => ListReply::Chosen(*selected),
        ChoiceAction::Close => ListReply::Close,
        ChoiceAction::Step(by) => {
            *selected = stepped(*selected, by, rows);
            ListReply::Stay
        }
    })
}

/// Where a move by so many rows leads in a list of `count`.
pub(super) fn stepped(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}
