//! Which place of the form has the focus, which commands are live there, and what they do.

use super::{Form, Spot};
use crate::{
    app::{
        App, Effect, Saved, TerminalEffect,
        context::KeyContext,
        editor::Editor,
        keys::{Command, FieldCommand},
    },
    domain::{
        fields::{FieldId, Kind, repair},
        steps::StepId,
    },
    export,
};

/// The keys that edit a line of text.
pub(in crate::app) static EDIT: [Command; 9] = [
    Command::Left,
    Command::Right,
    Command::Home,
    Command::End,
    Command::ClearLine,
    Command::ClearWord,
    Command::ClearToEnd,
    Command::DeleteBack,
    Command::DeleteForward,
];

/// Those of them that take text away, beside the key that may also join lines.
pub(in crate::app) const CLEARS: [Command; 4] =
    [Command::ClearLine, Command::ClearWord, Command::ClearToEnd, Command::DeleteForward];

/// The keys that go through the form wherever one is.
const THROUGH: [Command; 4] = [Command::Confirm, Command::Next, Command::Previous, Command::Back];

impl Form {
    /// The place with the focus.
    pub(crate) fn context(&self, editor: &Editor) -> KeyContext {
        let field = match self.focus.spot {
            Spot::Field(field) => field,
            Spot::Rail(..) => return KeyContext::Rail,
            Spot::Review(_) => return KeyContext::Review,
        };
        match field.spec().kind {
            Kind::Text | Kind::Number => KeyContext::Text,
            Kind::Picker if self.picker.is_open => KeyContext::OpenList,
            Kind::Picker => KeyContext::ClosedList,
            Kind::Lines => KeyContext::Lines,
            Kind::List | Kind::Pairs if self.picker.is_open && self.picker.chosen().is_some() => KeyContext::OpenList,
            Kind::List | Kind::Pairs => KeyContext::Rows,
            Kind::Grants => editor.context(),
            Kind::Switch | Kind::Choice(_) => KeyContext::Switch,
            Kind::Moment if self.focus.calendar.is_some() => KeyContext::Calendar,
            Kind::Moment => KeyContext::Moment,
        }
    }

    fn edit_command(&mut self, command: Command) {
        if let Some(edit) = command.edit() {
            self.edit_text(edit);
        }
    }

    /// What `c` copies from the review: the exact body where there is one, else the draft.
    fn copy_text(&self) -> String {
        match self.request() {
            Some(request) => String::from_utf8_lossy(&export::exact(request)).into_owned(),
            None => export::draft_toml(&self.draft),
        }
    }

    /// Whether the caret stands behind the text.
    fn is_at_end(&self) -> bool {
        self.focus.caret >= self.text().chars().count()
    }

    /// Whether the caret stands behind the key of a pair that is there.
    fn is_behind_a_key(&self) -> bool {
        let Some(field) = self.focus.field().filter(|field| field.spec().kind == Kind::Pairs) else { return false };
        self.focus.column == 0 && self.focus.row < self.rows(field) && self.is_at_end()
    }
}

impl App {
    /// The commands that are live where the focus is.
    pub(in crate::app) fn form_commands(&self) -> Vec<Command> {
        let mut commands = THROUGH.to_vec();
        let context = self.form.context(&self.editor);
        match context {
            KeyContext::Rail => commands.extend([Command::Left, Command::Right, Command::Down]),
            KeyContext::Review => {
                commands.extend([Command::Up, Command::Down, Command::Copy]);
                commands.extend(self.way_to_create().map(Command::Wizard));
                commands.extend(self.commands_below_review());
            }
            KeyContext::Text => {
                commands.extend(EDIT);
                if self.form.focus.field() == Some(FieldId::Name) && !self.free_names().is_empty() {
                    commands.push(Command::Field(FieldCommand::TakeFreeName));
                }
            }
            KeyContext::Moment => {
                commands.extend(EDIT);
                commands.push(Command::Field(FieldCommand::OpenCalendar));
            }
            KeyContext::Calendar => {
                commands.extend([Command::Left, Command::Right, Command::Up, Command::Down]);
                commands.extend([Command::PageUp, Command::PageDown]);
            }
            KeyContext::ClosedList => {
                commands.extend(EDIT);
                commands.extend([Command::Up, Command::Field(FieldCommand::OpenList)]);
            }
            KeyContext::OpenList => {
                commands.extend(EDIT);
                if self.form.picker.has_choice() {
                    commands.extend([Command::Up, Command::Down, Command::PageUp, Command::PageDown]);
                }
                if !self.form.text().is_empty() || self.form.focus.picker_field().is_none() {
                    commands.push(Command::Field(FieldCommand::CloseList));
                }
            }
            KeyContext::Rows | KeyContext::Lines => {
                commands.extend(EDIT);
                let last = self.form.focus.field().map_or(0, |field| self.form.last_row(field));
                commands.extend((self.form.focus.row > 0).then_some(Command::Up));
                commands.extend((self.form.focus.row < last).then_some(Command::Down));
                if self.form.is_behind_a_key() {
                    commands.push(Command::Field(FieldCommand::GoToValue));
                }
                if self.form.picker.is_offering() {
                    commands.push(Command::Field(FieldCommand::OpenList));
                }
            }
            KeyContext::Switch => {
                commands.push(Command::Toggle);
                match self.form.focus.field().map(|field| field.spec().kind) {
                    Some(Kind::Choice(_)) => {
                        commands.extend([Command::Up, Command::Down, Command::Left, Command::Right]);
                    }
                    _ if self.form.draft.rotate.is_none() => {
                        commands.push(Command::Field(FieldCommand::TakeRotation));
                    }
                    _ => {}
                }
            }
            _ => {
                commands = self.editor.commands(&self.seen());
                if self.can_fix_grant() {
                    commands.push(Command::Field(FieldCommand::FixGrant));
                }
            }
        }
        if self.form.focus.field() != Some(FieldId::Grants) && self.form.text().is_empty() {
            commands.retain(|command| !CLEARS.contains(command));
        }
        // There Right moves among the days, or among the choices.
        let has_right =
            commands.contains(&Command::Right) && matches!(context, KeyContext::Calendar | KeyContext::Switch);
        if self.form.is_at_end() && !has_right && self.suggestion().is_some() {
            commands.push(Command::Field(FieldCommand::TakeFix));
        }
        if self.form.is_at_end() && self.field_fix().is_some_and(|(.., fix)| fix.removes()) {
            commands.push(Command::Field(FieldCommand::Remove));
        }
        commands
    }

    pub(in crate::app) fn form_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if let Command::Field(command) = command {
            return self.field_command(command);
        }
        if self.form.focus.field() == Some(FieldId::Grants) {
            let reply = self.with_editor(|editor, scene| editor.command(command, scene));
            return self.replied(reply);
        }
        let has_preview = matches!(self.form.focus.spot, Spot::Review(_));
        match command {
            Command::Confirm => self.confirm(),
            Command::Left | Command::Right | Command::PageUp | Command::PageDown if has_preview => {
                self.preview_command(command, effects);
            }
            Command::Next => match self.form.focus.spot {
                Spot::Rail(step, _) => self.go_to(step),
                Spot::Review(row) => self.form.move_review_row(row, 1),
                Spot::Field(_) => self.next_field(),
            },
            Command::Previous => self.previous(),
            Command::Up | Command::Down => self.move_row(if command == Command::Up { -1 } else { 1 }),
            Command::Left | Command::Right => {
                if !self.form.move_column(if command == Command::Left { -1 } else { 1 }, &self.lookups) {
                    self.form.edit_command(command);
                }
            }
            Command::PageUp | Command::PageDown => self.form.move_far(if command == Command::PageUp { -1 } else { 1 }),
            Command::Toggle => self.form.toggle(self.now),
            // Esc closes the calendar, else goes a step back.
            Command::Back if self.form.focus.calendar.take().is_some() => {}
            // No form was filled in that could be left.
            Command::Back if self.form.focus.step() == StepId::Target && self.form.saved == Saved::Nothing => {
                self.go_to_start(effects);
            }
            Command::Back if self.form.is_opened_on_review && has_preview => self.go_to_start(effects),
            Command::Back => self.step_back(),
            Command::DeleteBack if self.form.join_line() => {}
            Command::Copy => effects.push(Effect::Terminal(TerminalEffect::Copy(self.form.copy_text()))),
            Command::Home
            | Command::End
            | Command::ClearLine
            | Command::ClearWord
            | Command::ClearToEnd
            | Command::DeleteBack
            | Command::DeleteForward => self.form.edit_command(command),
            // Of other parts.
            Command::Wizard(_) | Command::Field(_) | Command::Grant(_) | Command::Pane(_) | Command::Submission(_) => {}
        }
    }

    fn field_command(&mut self, command: FieldCommand) {
        match command {
            FieldCommand::TakeFix => self.take_fix(self.suggestion()),
            FieldCommand::Remove => self.take_fix(self.field_fix()),
            FieldCommand::TakeRotation => self.form.take_rotation(self.now),
            FieldCommand::GoToValue => self.form.move_to_column(1, &self.lookups),
            FieldCommand::OpenList => self.form.open_list(&self.lookups),
            FieldCommand::OpenCalendar => self.form.open_calendar(self.now),
            FieldCommand::TakeFreeName => self.take_free_name(),
            FieldCommand::CloseList => self.form.picker.leave(),
            FieldCommand::FixGrant => {
                if let Some((field, item, fix)) = self.grant_fix() {
                    repair(&mut self.form.draft, field, item, &fix);
                }
            }
        }
    }

    /// Up and Down.
    fn move_row(&mut self, by: isize) {
        match self.form.focus.spot {
            Spot::Field(field) => self.form.move_row(field, by, &self.lookups),
            Spot::Review(row) => self.form.move_review_row(row, by),
            Spot::Rail(step, _) if by > 0 => self.go_to(step),
            Spot::Rail(..) => {}
        }
    }

    fn previous(&mut self) {
        match self.form.focus.spot {
            Spot::Review(_) => self.form.focus.spot = Spot::Rail(StepId::Review, StepId::Review.number() - 1),
            Spot::Rail(step, _) => self.go_to(step),
            Spot::Field(_) => self.previous_field(),
        }
    }
}
