//! Commands: those that mean the same everywhere, and those of the first screen.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::{
    app::{
        App, Effect, RuntimeTask, Screen, TerminalEffect,
        history::History,
        keys::{Command, WizardCommand, action},
        list_dialog::ListKind,
        overlay::{ChoiceAction, Overlay, Path, stepped},
        start::Choice,
        submission::Submission,
    },
    domain::{draft::Draft, rule::Message},
};

impl App {
    /// One command of those that are live; `is_alone` says that its key came by itself.
    pub(in crate::app) fn command(&mut self, command: Command, is_alone: bool, effects: &mut Vec<Effect>) {
        let in_menu = matches!(self.overlays.top(), Some(Overlay::Menu { .. }));
        if let Command::Wizard(command) = command
            && !in_menu
        {
            return self.wizard_command(command, effects);
        }
        if !self.overlays.is_empty() {
            return self.overlay_command(command, is_alone, effects);
        }
        match self.screen {
            Screen::Start => self.start_command(command, effects),
            Screen::Form => self.form_command(command, effects),
            Screen::Preview => self.preview_command(command, effects),
            Screen::Submission => self.submission_command(command, effects),
        }
    }

    pub(in crate::app) fn wizard_command(&mut self, command: WizardCommand, effects: &mut Vec<Effect>) {
        match command {
            WizardCommand::Menu => self.overlays.push(Overlay::Menu { selected: 0 }),
            WizardCommand::GoTo(step) => self.go_to(step),
            WizardCommand::NextProblem => self.next_problem(),
            WizardCommand::Preview => {
                self.take_grant_line();
                self.open_preview();
            }
            WizardCommand::Undo => self.travel(History::undo),
            WizardCommand::Redo => self.travel(History::redo),
            WizardCommand::AskAgain => self.lookups.ask_again(self.step_lookups()),
            WizardCommand::Open => self.overlays.push(Overlay::OpenPath(Path::default())),
            WizardCommand::Write => self.open_write(),
            WizardCommand::Language => self.session.language = self.session.language.other(),
            WizardCommand::Mouse(is_on) => {
                self.session.is_mouse_on = is_on;
                self.session.notice = Some(Message::new(if is_on { "mouse-is-on" } else { "mouse-is-off" }));
                effects.push(Effect::Terminal(TerminalEffect::Mouse(is_on)));
            }
            WizardCommand::Help => self.open_help(),
            WizardCommand::TypeKey => self.overlays.push(Overlay::TypeKey(Box::default())),
            WizardCommand::Start => self.go_to_start(effects),
            // What is under way is not left by one key.
            WizardCommand::Quit if self.is_submitting() => self.interrupt(effects),
            WizardCommand::Quit if self.is_draft_at_risk() => self.ask_to_leave(effects),
            // A draft that is still to be saved is saved first; where that fails it is a question after all.
            WizardCommand::Quit => self.quit(effects),
            WizardCommand::Interrupt => self.interrupt(effects),
            WizardCommand::Redraw => effects.push(Effect::Terminal(TerminalEffect::Redraw)),
            WizardCommand::Suspend => effects.push(Effect::Terminal(TerminalEffect::Suspend)),
            // The footer names the way to a create by what it comes to. That is decided after the grant line was taken, which
            // may make another draft of it.
            WizardCommand::Submit | WizardCommand::Settle | WizardCommand::NewName => {
                self.take_grant_line();
                self.open_confirm(effects);
            }
        }
    }

    fn travel(&mut self, by: fn(&mut History, &mut Draft) -> bool) {
        let moved = by(&mut self.form.history, &mut self.form.draft);
        self.form.is_time_travel = moved;
        if moved {
            self.editor.travelled(&self.form.draft.grants);
        }
        let last = self.form.focus.field().map_or(0, |field| self.form.last_row(field));
        self.form.focus.row = self.form.focus.row.min(last);
        self.form.caret_to_end();
    }

    /// Whether a submission is under way on the screen.
    pub(in crate::app) fn is_submitting(&self) -> bool {
        self.screen == Screen::Submission && self.submission.is_under_way()
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
        let is_stopping = self.is_submitting() && self.submission.shown.as_ref().is_some_and(Submission::is_stopping);
        if self.session.is_interrupted || is_stopping || (self.screen == Screen::Start && !self.is_draft_at_risk()) {
            self.form.flush(effects);
            return effects.push(Effect::Terminal(TerminalEffect::Quit(self.exit_code())));
        }
        self.session.is_interrupted = true;
        match self.screen {
            Screen::Submission => {
                if !self.leave_submission(effects) {
                    self.session.notice = Some(Message::new("interrupt-again"));
                }
            }
            Screen::Start | Screen::Form | Screen::Preview => self.ask_to_leave(effects),
        }
    }

    pub(super) fn open_write(&mut self) {
        // From the preview the file has what is on the screen, else a signature of this moment.
        if self.screen == Screen::Form {
            self.pane.sign_again();
        }
        let name = if self.form.draft.name.is_empty() { "credential" } else { &self.form.draft.name };
        let ending = match self.screen {
            Screen::Submission => "report.txt",
            Screen::Preview => self.pane.tab.format().ending,
            Screen::Start | Screen::Form => "toml",
        };
        let name = format!("{name}.{ending}");
        self.overlays.push(Overlay::WritePath(Path::of(name)));
    }

    pub(super) fn start_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let choices = self.choices();
        let Some(action) = action(self.start_actions(), command) else { return };
        match action {
            ChoiceAction::Close => {
                if let Some(screen) = self.start.left {
                    self.screen = screen;
                }
            }
            ChoiceAction::Step(by) => self.start.selected = stepped(self.start.selected, by, choices.len()),
            ChoiceAction::Choose => match choices.into_iter().nth(self.start.selected) {
                Some(Choice::Back(screen)) => self.screen = screen,
                Some(Choice::New) => {
                    self.form.flush(effects);
                    self.begin(Draft::default(), None);
                }
                Some(Choice::Continue(row)) => effects.push(Effect::Runtime(RuntimeTask::OpenDraft(row.id))),
                Some(Choice::Settle(attempt)) => self.settle_from_start(&attempt, effects),
                Some(Choice::MoreDrafts(_)) => self.open_list(ListKind::Drafts, effects),
                Some(Choice::Like) => self.open_list(ListKind::Credentials, effects),
                // The sandbox has one key and one endpoint.
                Some(Choice::Elsewhere) if self.session.is_sandbox() => self.open_list(ListKind::Regions, effects),
                Some(Choice::Elsewhere) => self.overlays.push(Overlay::Elsewhere { selected: 0 }),
                Some(Choice::Open) => self.overlays.push(Overlay::OpenPath(Path::default())),
                Some(Choice::TypeKey) => self.overlays.push(Overlay::TypeKey(Box::default())),
                Some(Choice::Sandbox) => effects.push(Effect::Terminal(TerminalEffect::EnterSandbox)),
                Some(Choice::LookAgain) => {
                    // The row goes while it is looked for, and another would come under the cursor.
                    self.start.selected = 0;
                    self.session.search_key(effects);
                }
                None => {}
            },
        }
    }
}
