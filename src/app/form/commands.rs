//! Which place of the form has the focus, which commands are live there, and what they do.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::InputRequest;

use super::{Form, Spot};
use crate::{
    app::{
        App, Effect, Saved, TerminalEffect,
        context::KeyContext,
        editor::Editor,
        keys::{Actions, Command, Edit, FieldCommand, Move, action, edits, ends, listed, pages, steps},
        marked::{MarkedRow, page_in},
        preview::PaneAction,
    },
    domain::{
        fields::{FieldId, Kind},
        steps::StepId,
    },
    export,
};

/// What a command means in the form.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) enum FormAction {
    /// Confirms and goes on.
    Confirm,
    /// To the next field.
    Next,
    /// To the previous field.
    Previous,
    /// Closes the calendar, else goes a step back.
    Back,
    /// To another row.
    Row(isize),
    /// To another column, day or choice; else to the letter beside.
    Column(isize),
    /// A page of the list, or a month.
    Far(isize),
    /// Switches.
    Toggle,
    /// Edits the line.
    Edit(InputRequest),
    /// Copies the body, or the draft.
    Copy,
    /// In the preview below the review.
    Preview(PaneAction),
    /// A command of a field alone.
    Field(FieldCommand),
    /// In the privilege editor, which has its own table.
    Grants(Command),
}

/// The keys that go through the form wherever one is.
const THROUGH: [(Command, FormAction); 4] = [
    (Command::Confirm, FormAction::Confirm),
    (Command::Next, FormAction::Next),
    (Command::Previous, FormAction::Previous),
    (Command::Back, FormAction::Back),
];

/// The keys that go to the left and right.
const COLUMNS: [(Command, FormAction); 2] =
    [(Command::Move(Move::Left), FormAction::Column(-1)), (Command::Move(Move::Right), FormAction::Column(1))];

/// The keys of a line of text.
fn line_keys() -> impl Iterator<Item = (Command, FormAction)> {
    COLUMNS.into_iter().chain(edits(FormAction::Edit))
}

/// The row of a command that a field alone has.
fn of_field(command: FieldCommand) -> (Command, FormAction) {
    (Command::Field(command), FormAction::Field(command))
}

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
            Kind::Picker if self.picker.is_open && self.picker.taken() != MarkedRow::Nothing => KeyContext::OpenList,
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
        let mut commands = listed(self.form_actions());
        if self.form.context(&self.editor) == KeyContext::Review {
            commands.extend(self.way_to_create().map(Command::Wizard));
        }
        commands
    }

    /// What the commands mean where the focus is.
    fn form_actions(&self) -> Actions<FormAction> {
        let mut actions = THROUGH.to_vec();
        let [up, down] = steps(FormAction::Row);
        let room = self.session.body_size();
        let context = self.form.context(&self.editor);
        #[expect(clippy::wildcard_enum_match_arm, reason = "every other place of the form is in the privilege editor")]
        match context {
            KeyContext::Rail => {
                actions.extend(COLUMNS);
                actions.push(down);
            }
            KeyContext::Review => {
                actions.extend([up, down, (Command::Copy, FormAction::Copy)]);
                actions.extend(ends(FormAction::Row));
                let below = self.actions_below_review();
                if below.is_empty() {
                    actions.extend(pages(page_in(room), FormAction::Row));
                }
                actions.extend(below.into_iter().map(|(command, action)| (command, FormAction::Preview(action))));
            }
            KeyContext::Text => {
                actions.extend(line_keys());
                if self.form.focus.field() == Some(FieldId::Name) && !self.free_names().is_empty() {
                    actions.push(of_field(FieldCommand::TakeFreeName));
                }
            }
            KeyContext::Moment => {
                actions.extend(line_keys());
                actions.push(of_field(FieldCommand::OpenCalendar));
            }
            KeyContext::Calendar => {
                actions.extend(COLUMNS);
                actions.extend([up, down]);
                actions.extend(pages(1, FormAction::Far));
            }
            KeyContext::ClosedList => {
                actions.extend(line_keys());
                actions.push(up);
                actions.extend((!self.form.picker.is_open).then_some(of_field(FieldCommand::OpenList)));
            }
            KeyContext::OpenList => {
                actions.extend(line_keys());
                if self.form.picker.has_choice() {
                    actions.extend([up, down]);
                    actions.extend(pages(page_in(room), FormAction::Far));
                }
                if !self.form.text().is_empty() || self.form.focus.picker_field().is_none() {
                    actions.push(of_field(FieldCommand::CloseList));
                }
            }
            KeyContext::Rows | KeyContext::Lines => {
                actions.extend(line_keys());
                let last = self.form.focus.field().map_or(0, |field| self.form.last_row(field));
                let row = self.form.focus.row;
                let [page_up, page_down] = pages(page_in(room), FormAction::Row);
                actions.extend([up, page_up].into_iter().filter(|_| row > 0));
                if self.form.is_behind_a_key() {
                    actions.push(of_field(FieldCommand::GoToValue));
                }
                // The list stands below the last row: what is typed there has the row for the next one below it.
                if row + 1 >= last && self.form.picker.is_offering() {
                    actions.push(of_field(FieldCommand::OpenList));
                } else {
                    actions.extend([down, page_down].into_iter().filter(|_| row < last));
                }
            }
            KeyContext::Switch => {
                actions.push((Command::Toggle, FormAction::Toggle));
                match self.form.focus.field().map(|field| field.spec().kind) {
                    Some(Kind::Choice(_)) => {
                        actions.extend([up, down]);
                        actions.extend(COLUMNS);
                    }
                    _ if self.form.draft.rotate.is_none() => actions.push(of_field(FieldCommand::TakeRotation)),
                    _ => {}
                }
            }
            _ => {
                let commands = self.editor.commands(&self.seen()).into_iter();
                actions = commands.map(|command| (command, FormAction::Grants(command))).collect();
                actions.extend(self.grant_fix_command().map(of_field));
            }
        }
        if self.form.focus.field() != Some(FieldId::Grants) && self.form.text().is_empty() {
            // Backspace may also join lines.
            actions.retain(|(command, _)| !matches!(command, Command::Edit(edit) if *edit != Edit::DeleteBack));
        }
        // There Right moves among the days, or among the choices.
        let is_right = |(command, _): &(Command, FormAction)| *command == Command::Move(Move::Right);
        let has_right = matches!(context, KeyContext::Calendar | KeyContext::Switch) && actions.iter().any(is_right);
        if self.form.is_at_end() && !has_right && self.suggestion().is_some() {
            actions.push(of_field(FieldCommand::TakeFix));
        }
        if self.form.is_at_end() && self.field_fix().is_some_and(|(.., fix)| fix.removes()) {
            actions.push(of_field(FieldCommand::Remove));
        }
        actions
    }

    pub(in crate::app) fn form_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(action) = action(self.form_actions(), command) else { return };
        match action {
            FormAction::Confirm => self.confirm(),
            FormAction::Next => match self.form.focus.spot {
                Spot::Rail(step, _) => self.go_to(step),
                Spot::Review(row) => self.form.move_review_row(row, 1),
                Spot::Field(_) => self.next_field(),
            },
            FormAction::Previous => self.previous(),
            FormAction::Back => self.back(effects),
            FormAction::Row(by) => self.move_row(by),
            FormAction::Column(by) => {
                if !self.form.move_column(by, &self.lookups) {
                    let edit = if by < 0 { InputRequest::GoToPrevChar } else { InputRequest::GoToNextChar };
                    self.form.edit_text(edit);
                }
            }
            FormAction::Far(by) => self.form.move_far(by),
            FormAction::Toggle => self.form.toggle(self.now),
            FormAction::Edit(InputRequest::DeletePrevChar) if self.form.join_line() => {}
            FormAction::Edit(edit) => self.form.edit_text(edit),
            FormAction::Copy => effects.push(Effect::Terminal(TerminalEffect::Copy(self.form.copy_text()))),
            FormAction::Preview(action) => self.pane_action(action, effects),
            FormAction::Field(command) => self.field_command(command),
            FormAction::Grants(command) => {
                let reply = self.with_editor(|editor, scene| editor.command(command, scene));
                self.replied(reply);
            }
        }
    }

    /// Esc.
    fn back(&mut self, effects: &mut Vec<Effect>) {
        let is_on_review = matches!(self.form.focus.spot, Spot::Review(_));
        // No form was filled in that could be left.
        let is_new = self.form.focus.step() == StepId::Target && self.form.saved == Saved::Nothing;
        if self.form.focus.calendar.take().is_some() {
            return;
        }
        if is_new || self.form.is_opened_on_review && is_on_review {
            self.go_to_start(effects);
        } else {
            self.step_back();
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
            FieldCommand::FixGrant | FieldCommand::RemoveGrant => self.fix_grant(),
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
