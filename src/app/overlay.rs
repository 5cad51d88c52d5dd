//! What lies over the screen: menu, help, questions, paths, and the dialogs of the privilege editor. It is one stack, and
//! the uppermost layer takes every key.

mod input;
mod path;
mod stack;

use self::path::path_command;
pub(crate) use self::{
    path::{Path, endings, is_draft},
    stack::Overlays,
};

use tui_input::Input;

use super::{
    App, Effect, RuntimeTask, Screen, bindings,
    context::KeyContext,
    destination::EndpointQuestion,
    editor::{
        Dialog,
        dialog::{MOVES, moved},
    },
    form::Spot,
    form::commands::EDIT,
    keys::{Command, WizardCommand},
    list_dialog::{ListDialog, ListKind},
    submission::{Confirm, ConfirmReply},
    typed_key::KeyDialog,
};
use crate::{
    domain::{fields::FieldId, grants::read, rule::Message},
    import,
};

/// One layer.
#[derive(Debug)]
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
        let help_and_quit = [WizardCommand::Help, WizardCommand::Quit].map(Command::Wizard);
        let mut commands = vec![Command::Confirm, Command::Back];
        match self {
            Overlay::Editor(dialog) => return dialog.commands(&app.seen()),
            Overlay::OpenPath(Path { input, .. }) | Overlay::WritePath(Path { input, .. }) => {
                commands.extend(edits(input));
                commands.extend([Command::Next, help_and_quit[0]]);
            }
            Overlay::Confirm(confirm) => {
                commands.extend(edits(&confirm.typed));
                commands.push(help_and_quit[0]);
            }
            Overlay::TypeKey(dialog) => {
                commands.extend(dialog.commands());
                commands.push(help_and_quit[0]);
            }
            Overlay::List(dialog) => {
                commands = dialog.commands();
                commands.extend(edits(&dialog.find));
                commands.push(help_and_quit[0]);
            }
            Overlay::Menu { .. } if self.rows(app) < 2 => {}
            Overlay::Menu { .. } => commands.extend(CHOOSE),
            Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Elsewhere { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. } => {
                commands.extend(CHOOSE);
                commands.extend(help_and_quit);
            }
            Overlay::Notes { .. } => commands.extend(help_and_quit),
            Overlay::Help { has_keys, .. } => {
                let next = if *has_keys { Command::Wizard(WizardCommand::HelpHere) } else { Command::Next };
                commands.extend([next, Command::Previous]);
            }
        }
        if app.last_page_line(self) > 0 {
            commands.extend(MOVES);
        }
        commands
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
        let (rows, last) = (overlay.rows(self), self.last_page_line(&overlay));
        let keep = match &mut overlay {
            Overlay::Editor(dialog) => self.dialog_command(dialog, command, effects),
            Overlay::Menu { selected } => self.menu_command((command, is_alone), (selected, rows), effects),
            Overlay::Help { scroll, has_keys, .. } => help_command(command, (scroll, last), has_keys),
            Overlay::Notes { scroll, .. } => help_command(command, (scroll, last), &mut false),
            Overlay::Endpoint(question) => match choose(command, &mut question.selected, rows) {
                ListReply::Stay => true,
                ListReply::Close => {
                    self.decline_endpoint(question);
                    false
                }
                ListReply::Chosen(_) => {
                    self.answer_endpoint(question, effects);
                    false
                }
            },
            Overlay::Leave { selected } => match choose(command, selected, rows) {
                ListReply::Stay => true,
                ListReply::Close => false,
                ListReply::Chosen(at) => {
                    self.answer_leave(at, effects);
                    false
                }
            },
            // The way out stays open: without an answer the line is kept, and stops the create.
            Overlay::Unadded { selected } => match choose(command, selected, rows) {
                ListReply::Stay => true,
                ListReply::Close => false,
                ListReply::Chosen(at) => {
                    self.answer_unadded(UNADDED[at]);
                    false
                }
            },
            Overlay::Changed { selected, theirs } => match choose(command, selected, rows) {
                ListReply::Stay => true,
                ListReply::Close => false,
                ListReply::Chosen(at) => {
                    self.answer_changed(CHANGED[at], theirs, effects);
                    false
                }
            },
            Overlay::PasteAsk { text, selected } => match choose(command, selected, rows) {
                ListReply::Stay => true,
                ListReply::Close => false,
                ListReply::Chosen(at) => {
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
                ListReply::Stay => true,
                ListReply::Close => false,
                ListReply::Chosen(at) => {
                    self.open_list(ELSEWHERE[at], effects);
                    return;
                }
            },
            Overlay::OpenPath(path) | Overlay::WritePath(path) if command == Command::Next => {
                effects.push(Effect::Runtime(RuntimeTask::CompletePath(path.input.value().to_owned())));
                true
            }
            Overlay::OpenPath(path) => path_command(command, path, |text| {
                let is_path = !import::is_tccli(&text) && !read::is_grant_text(&text);
                let open = if is_path { RuntimeTask::OpenFile } else { RuntimeTask::OpenText };
                effects.push(Effect::Runtime(open(text)));
            }),
            Overlay::WritePath(path) => {
                let text = path.input.value().trim();
                let is_taken = command == Command::Confirm && !text.is_empty();
                let (written, why) = match is_taken.then(|| self.written(text)) {
                    Some(Err(why)) => (Vec::new(), Some(why)),
                    written => (written.and_then(Result::ok).unwrap_or_default(), None),
                };
                if why.is_some() {
                    path.complaint = why;
                    true
                } else {
                    let write = |path| effects.push(Effect::Runtime(RuntimeTask::WriteFile(path, written)));
                    path_command(command, path, write)
                }
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
        let chosen = match command {
            Command::Wizard(WizardCommand::Menu) => None,
            command if is_of_list(command) => match choose(command, selected, rows) {
                ListReply::Stay => return true,
                ListReply::Close => None,
                ListReply::Chosen(at) => bindings::menu(self).nth(at).map(|row| row.command),
            },
            letter => Some(letter),
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
            _ => None,
        }
    }
}

fn help_command(command: Command, (scroll, last): (&mut usize, usize), has_keys: &mut bool) -> bool {
    match command {
        Command::Next | Command::Previous => {
            *has_keys = !*has_keys;
            *scroll = 0;
        }
        Command::Back | Command::Confirm => return false,
        // The screen may have become larger.
        _ => *scroll = moved(command, (*scroll).min(last), last + 1).unwrap_or(*scroll),
    }
    true
}

/// The keys that edit a text, where there is one.
fn edits(input: &Input) -> &'static [Command] {
    if input.value().is_empty() { &[] } else { &EDIT }
}

/// The keys of a list of answers.
const CHOOSE: [Command; 6] =
    [Command::Up, Command::Down, Command::Next, Command::Previous, Command::Home, Command::End];

/// What a command did in a list of answers.
enum ListReply {
    /// The list stays open.
    Stay,
    /// The list is closed without an answer.
    Close,
    /// The answer in that row was chosen.
    Chosen(usize),
}

/// Whether a command moves in a list, or ends it.
fn is_of_list(command: Command) -> bool {
    matches!(command, Command::Confirm | Command::Back) || CHOOSE.contains(&command)
}

fn choose(command: Command, selected: &mut usize, rows: usize) -> ListReply {
    let last = rows.saturating_sub(1);
    *selected = match command {
        Command::Confirm => return ListReply::Chosen(*selected),
        Command::Back => return ListReply::Close,
        Command::Up | Command::Previous => selected.saturating_sub(1),
        Command::Down | Command::Next => (*selected + 1).min(last),
        Command::Home => 0,
        Command::End => last,
        _ => *selected,
    };
    ListReply::Stay
}
