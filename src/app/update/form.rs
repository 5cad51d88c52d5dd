//! Commands of the form and its review.

use tui_input::InputRequest;

use crate::{
    app::{
        App, Effect,
        editor::{EditorPart, EditorReply},
        form::Spot,
        keys::Command,
    },
    domain::{fields::FieldId, steps::StepId},
    export,
};

impl App {
    pub(super) fn form_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if command == Command::Copy
            && self.focus.field() == Some(FieldId::Grants)
            && self.editor.part() == EditorPart::Sql
        {
            return effects.push(Effect::Copy(self.editor.text(&self.seen())));
        }
        if command == Command::Mend {
            return self.mend_grant();
        }
        if self.focus.field() == Some(FieldId::Grants) {
            let reply = self.with_editor(|editor, scene| editor.command(command, scene));
            if !matches!(reply, EditorReply::NotMine) {
                return self.replied(reply);
            }
        }
        match command {
            Command::Confirm => self.confirm(),
            Command::Next => match self.focus.spot {
                Spot::Rail(step, _) => self.go_to(step),
                Spot::Field(_) | Spot::Review(_) => self.next_field(),
            },
            Command::Previous => self.previous(),
            Command::Up | Command::Down => {
                self.move_row(if command == Command::Up { -1 } else { 1 });
            }
            Command::Left | Command::Right => {
                if !self.move_column(if command == Command::Left { -1 } else { 1 }) {
                    self.edit_command(command);
                }
            }
            Command::PageUp | Command::PageDown | Command::Home | Command::End => {
                if !self.move_far(command) {
                    self.edit_command(command);
                }
            }
            Command::Toggle => {
                if !self.toggle() {
                    self.edit_text(InputRequest::InsertChar(' '));
                }
            }
            Command::Back => self.back(),
            Command::DeleteBack if self.join_line() => {}
            Command::Copy => effects.push(Effect::Copy(self.copy_text())),
            _ => self.edit_command(command),
        }
    }

    fn edit_command(&mut self, command: Command) {
        if let Some(edit) = command.edit() {
            self.edit_text(edit);
        }
    }

    fn previous(&mut self) {
        match self.focus.spot {
            Spot::Review(_) => self.focus.spot = Spot::Rail(StepId::Review, StepId::Review.number() - 1),
            Spot::Rail(step, _) => self.go_to(step),
            Spot::Field(_) => self.previous_field(),
        }
    }

    /// Esc: closes the list or the calendar, else goes a step back.
    fn back(&mut self) {
        if self.focus.calendar.take().is_some() {
            return;
        }
        if self.focus.picker_field().is_some() && self.picker.is_open && !self.text().is_empty() {
            self.picker.is_open = false;
            return;
        }
        self.step_back();
    }

    /// What `c` copies from the review: the exact body where there is one, else the draft.
    fn copy_text(&self) -> String {
        match self.request() {
            Some(request) => String::from_utf8_lossy(&export::exact(request)).into_owned(),
            None => export::draft_toml(&self.draft),
        }
    }
}
