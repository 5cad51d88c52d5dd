//! Commands: those that mean the same everywhere, and those of the first screen.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, KeyState, Screen,
        keys::Command,
        overlay::{Overlay, Path},
        start::Choice,
    },
    domain::{draft::Draft, fields::FieldId},
};

impl App {
    /// One command, wherever the focus is.
    pub(in crate::app) fn command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let in_menu = matches!(self.overlays.last(), Some(Overlay::Menu { .. }));
        if !self.overlays.is_empty() && (in_menu || !is_everywhere(command)) {
            return self.overlay_command(command, effects);
        }
        match command {
            Command::Menu => self.overlays.push(Overlay::Menu { selected: 0 }),
            Command::GoTo(step) => self.go_to(step),
            Command::NextProblem => self.next_problem(),
            Command::Preview => {
                self.take_grant_line();
                self.open_preview(effects);
            }
            Command::Undo | Command::Redo => self.travel(command),
            Command::AskAgain => self.lookups.ask_again(self.step_lookups()),
            Command::Open => self.overlays.push(Overlay::OpenPath(Path::default())),
            Command::Write => self.open_write(),
            Command::Language => self.language = self.language.other(),
            Command::Help => self.open_help(),
            // What is under way is not left by one key.
            Command::Quit if self.is_submitting() => self.interrupt(effects),
            Command::Quit => self.ask_to_leave(effects),
            Command::Interrupt => self.interrupt(effects),
            Command::Redraw => effects.push(Effect::Redraw),
            Command::Suspend => effects.push(Effect::Suspend),
            Command::Submit => {
                self.take_grant_line();
                self.open_confirm(effects);
            }
            _ => match self.screen {
                Screen::Start => self.start_command(command, effects),
                Screen::Form => self.form_command(command, effects),
                Screen::Preview => self.preview_command(command, effects),
                Screen::Submission => self.submission_command(command, effects),
            },
        }
    }

    fn travel(&mut self, command: Command) {
        let moved = if command == Command::Undo {
            self.history.undo(&mut self.draft)
        } else {
            self.history.redo(&mut self.draft)
        };
        self.is_time_travel = moved;
        if moved {
            self.editor.travelled(&self.draft.grants);
        }
        let last = match self.focus.field() {
            Some(FieldId::Description) => self.draft.description.split('\n').count() - 1,
            Some(field) => self.rows(field),
            None => 0,
        };
        self.focus.row = self.focus.row.min(last);
        self.focus.caret = self.text().chars().count();
    }

    /// Whether a submission is under way on the screen.
    fn is_submitting(&self) -> bool {
        self.screen == Screen::Submission && self.submission.as_ref().is_some_and(|it| it.outcome().is_none())
    }

    /// Leaves a terminal that is too small to ask whether to. The draft is kept; what is under way is stopped first.
    pub(super) fn leave_unseen(&mut self, effects: &mut Vec<Effect>) {
        if self.is_submitting() {
            self.interrupt(effects);
        } else {
            self.quit(effects);
        }
    }

    fn interrupt(&mut self, effects: &mut Vec<Effect>) {
        if self.is_interrupted || self.screen == Screen::Start {
            self.flush(effects);
            return effects.push(Effect::Quit(self.exit_code()));
        }
        self.is_interrupted = true;
        match self.screen {
            Screen::Submission => self.submission_command(Command::Back, effects),
            _ => self.ask_to_leave(effects),
        }
    }

    fn open_write(&mut self) {
        let name = if self.draft.name.is_empty() { "credential" } else { &self.draft.name };
        let ending = match self.screen {
            Screen::Submission => "receipt.txt",
            Screen::Preview => self.pane.tab.ending(),
            _ => "toml",
        };
        let input = Input::new(format!("{name}.{ending}"));
        self.overlays.push(Overlay::WritePath(Path { input, complaint: None }));
    }

    pub(super) fn start_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let choices = self.start.choices(&self.key, self.is_sandbox());
        match command {
            Command::Up | Command::Previous => self.start.selected = self.start.selected.saturating_sub(1),
            Command::Down | Command::Next => self.start.selected = (self.start.selected + 1).min(choices.len() - 1),
            Command::Home => self.start.selected = 0,
            Command::End => self.start.selected = choices.len() - 1,
            Command::Confirm => match choices.into_iter().nth(self.start.selected) {
                Some(Choice::New) => self.begin(Draft::default(), None),
                Some(Choice::Continue(row)) => effects.push(Effect::OpenDraft(row.id)),
                Some(Choice::Settle(attempt)) => self.settle_from_start(&attempt, effects),
                Some(Choice::Open) => self.overlays.push(Overlay::OpenPath(Path::default())),
                Some(Choice::Sandbox) => effects.push(Effect::EnterSandbox),
                Some(Choice::LookAgain) => {
                    // The row goes while it is looked for, and another would come under the cursor.
                    self.start.selected = 0;
                    self.key = KeyState::Searching;
                    effects.push(Effect::SearchKey);
                }
                None => {}
            },
            _ => {}
        }
    }
}

/// Commands that mean the same under any overlay.
fn is_everywhere(command: Command) -> bool {
    matches!(command, Command::Language | Command::Interrupt | Command::Redraw | Command::Suspend)
}
