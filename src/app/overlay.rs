//! What lies over the screen: menu, help, questions, paths, and the dialogs of the privilege editor. It is one stack, and
//! the uppermost layer takes every key.

mod stack;

pub use self::stack::Overlays;

use tui_input::{Input, InputRequest};

use super::{
    App, Effect, Piece, RuntimeTask, Screen, bindings,
    context::KeyContext,
    destination::EndpointQuestion,
    editor::{
        Dialog,
        dialog::{MOVES, moved},
    },
    form::Spot,
    form::commands::EDIT,
    keys::{Command, WizardCommand},
    submission::{Confirm, ConfirmReply},
};
use crate::domain::rule::Message;

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
    /// What is to become of a grant line that cannot be read.
    Unadded {
        /// The row under the cursor.
        selected: usize,
    },
    /// What is to become of a draft that something else has changed on the disk.
    Changed {
        /// The row under the cursor.
        selected: usize,
        /// The name of the other one's file.
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
    /// What is to be said of a file that could not be read whole.
    Notes {
        /// The key of its title.
        title: &'static str,
        /// One row each.
        notes: Vec<Message>,
        /// Lines scrolled, as in the help.
        scroll: usize,
    },
    /// A path to read from.
    OpenPath(Path),
    /// A path to write to.
    WritePath(Path),
}

/// A path that is being typed.
#[derive(Debug, Default)]
pub struct Path {
    /// The text.
    pub input: Input,
    /// What is wrong with it.
    pub complaint: Option<Message>,
}

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
            Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. } => KeyContext::Choice,
        }
    }

    /// The commands that are live while it is the uppermost, beside those that are live everywhere.
    pub(super) fn commands(&self) -> Vec<Command> {
        let help_and_quit = [WizardCommand::Help, WizardCommand::Quit].map(Command::Wizard);
        let mut commands = vec![Command::Confirm, Command::Back];
        match self {
            Overlay::Editor(dialog) => return dialog.commands(),
            Overlay::Confirm(_) | Overlay::OpenPath(_) | Overlay::WritePath(_) => commands.extend(EDIT),
            Overlay::Menu { .. } => commands.extend(CHOOSE),
            Overlay::Leave { .. }
            | Overlay::Unadded { .. }
            | Overlay::Changed { .. }
            | Overlay::Endpoint(_)
            | Overlay::PasteAsk { .. } => {
                commands.extend(CHOOSE);
                commands.extend(help_and_quit);
            }
            Overlay::Notes { .. } => {
                commands.extend(MOVES);
                commands.extend(help_and_quit);
            }
            Overlay::Help { .. } => {
                commands.extend(MOVES);
                commands.extend([Command::Next, Command::Previous]);
            }
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
            Overlay::Endpoint(question) => question.answers().len(),
            Overlay::Editor(_)
            | Overlay::Help { .. }
            | Overlay::Notes { .. }
            | Overlay::Confirm(_)
            | Overlay::OpenPath(_)
            | Overlay::WritePath(_) => 0,
        }
    }
}

impl App {
    /// A character for the uppermost layer.
    pub(super) fn overlay_typed(&mut self, char: char) {
        match self.overlays.top_mut() {
            Some(Overlay::Editor(_)) => self.dialog_typed(char),
            Some(Overlay::Confirm(confirm)) => confirm.typed(char),
            Some(Overlay::OpenPath(path) | Overlay::WritePath(path)) => {
                path.complaint = None;
                path.input.handle(InputRequest::InsertChar(char));
            }
            _ => {}
        }
    }

    /// A paste for the uppermost layer, where that is no dialog of the editor: only a path takes one, and the question
    /// about a paste takes the rest of that paste.
    pub(super) fn overlay_pasted(&mut self, text: &str, piece: Piece) {
        match self.overlays.top_mut() {
            Some(Overlay::OpenPath(path) | Overlay::WritePath(path)) => {
                for char in text.trim().chars().filter(|char| !char.is_control()) {
                    path.input.handle(InputRequest::InsertChar(char));
                }
            }
            Some(Overlay::PasteAsk { text: earlier, .. }) if piece == Piece::More => {
                earlier.push_str(text.trim_end_matches('\n'));
            }
            Some(Overlay::Confirm(confirm)) => confirm.pasted(),
            _ => self.session.notice = Some(Message::new("paste-nowhere")),
        }
    }

    /// A command for the uppermost layer.
    pub(super) fn overlay_command(&mut self, command: Command, is_alone: bool, effects: &mut Vec<Effect>) {
        let Some(mut overlay) = self.overlays.pop() else { return };
        let (rows, last) = (overlay.rows(self), self.last_page_line(&overlay));
        let keep = match &mut overlay {
            Overlay::Editor(dialog) => self.dialog_command(dialog, command, effects),
            Overlay::Menu { selected } => self.menu_command(command, (selected, rows), effects),
            Overlay::Help { scroll, has_keys, .. } => help_command(command, (scroll, last), has_keys),
            Overlay::Notes { scroll, .. } => help_command(command, (scroll, last), &mut false),
            Overlay::Endpoint(question) => match command {
                Command::Confirm => {
                    self.answer_endpoint(question, effects);
                    false
                }
                Command::Back => {
                    self.decline_endpoint(question);
                    false
                }
                _ => {
                    move_selected(command, &mut question.selected, rows);
                    true
                }
            },
            Overlay::Leave { selected } => self.leave_command(command, selected, effects),
            Overlay::Unadded { selected } => self.unadded_command(command, (selected, rows)),
            Overlay::Changed { selected, theirs } => self.changed_command(command, (selected, theirs), effects),
            Overlay::PasteAsk { text, selected } => self.paste_command(command, text, (selected, rows)),
            Overlay::Confirm(confirm) => match confirm.command(command, is_alone) {
                ConfirmReply::Stay => true,
                ConfirmReply::Close => false,
                ConfirmReply::Create => {
                    self.create(effects);
                    false
                }
            },
            Overlay::OpenPath(path) => {
                path_command(command, path, |path| effects.push(Effect::Runtime(RuntimeTask::OpenFile(path))))
            }
            Overlay::WritePath(path) => {
                let written = self.written().into_bytes();
                path_command(command, path, |path| effects.push(Effect::Runtime(RuntimeTask::WriteFile(path, written))))
            }
        };
        if keep {
            self.overlays.push(overlay);
        }
    }

    /// What a file is written with: the report of a submission, the side of the preview that is shown, or the draft.
    fn written(&self) -> String {
        match self.submission.shown.as_ref().filter(|_| self.screen == Screen::Submission) {
            Some(submission) => {
                let moment = super::submission::SubmissionMoment { now: self.now, zone: self.session.zone.clone() };
                submission.plain_text(&crate::text::Words::new(self.session.language), &moment)
            }
            None if self.screen == Screen::Preview => self.pane_written(),
            None => crate::export::draft_toml(&self.form.draft),
        }
    }

    /// The stem of the title over the path that is written to.
    pub fn write_title(&self) -> &'static str {
        match self.screen {
            Screen::Submission => "write-title-receipt",
            Screen::Preview => "write-title-preview",
            _ => "write-title",
        }
    }

    fn menu_command(
        &mut self,
        command: Command,
        (selected, rows): (&mut usize, usize),
        effects: &mut Vec<Effect>,
    ) -> bool {
        let chosen = match command {
            Command::Confirm => bindings::menu(self).nth(*selected).map(|row| row.command),
            Command::Wizard(command) if command != WizardCommand::Menu => Some(Command::Wizard(command)),
            Command::Back | Command::Wizard(_) => None,
            _ => {
                move_selected(command, selected, rows);
                return true;
            }
        };
        if let Some(Command::Wizard(chosen)) = chosen {
            self.wizard_command(chosen, effects);
        }
        false
    }

    fn paste_command(&mut self, command: Command, text: &str, (selected, rows): (&mut usize, usize)) -> bool {
        match command {
            Command::Confirm => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                match PASTE[*selected] {
                    "join" => {
                        let joined = lines.collect::<Vec<_>>().join(" ");
                        self.form.insert(&joined);
                    }
                    "first" => {
                        let first = lines.take(1).collect::<String>();
                        self.form.insert(&first);
                    }
                    _ => {}
                }
                false
            }
            Command::Back => false,
            _ => {
                move_selected(command, selected, rows);
                true
            }
        }
    }

    /// Opens the help page, which remembers the keys that are live under it.
    pub(super) fn open_help(&mut self) {
        let keys = bindings::live(self);
        self.overlays.push(Overlay::Help { scroll: 0, has_keys: false, keys });
    }

    /// Whether help would be about a field rather than a screen.
    pub fn help_field(&self) -> Option<crate::domain::fields::FieldId> {
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

fn path_command(command: Command, path: &mut Path, take: impl FnOnce(String)) -> bool {
    match command {
        Command::Back => return false,
        Command::Confirm if path.input.value().trim().is_empty() => path.complaint = Some(Message::new("path-empty")),
        Command::Confirm => {
            take(path.input.value().trim().to_owned());
            return false;
        }
        _ => {
            if let Some(edit) = command.edit() {
                path.complaint = None;
                path.input.handle(edit);
            }
        }
    }
    true
}

/// The keys of a list of answers.
const CHOOSE: [Command; 6] =
    [Command::Up, Command::Down, Command::Next, Command::Previous, Command::Home, Command::End];

pub(super) fn move_selected(command: Command, selected: &mut usize, rows: usize) {
    let last = rows.saturating_sub(1);
    *selected = match command {
        Command::Up | Command::Previous => selected.saturating_sub(1),
        Command::Down | Command::Next => (*selected + 1).min(last),
        Command::Home => 0,
        Command::End => last,
        _ => *selected,
    };
}
