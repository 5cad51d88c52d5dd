//! What a click and the wheel do. Drawing says which part of the screen a cell belongs to; here that becomes what keys do
//! there. No click sends, settles, leaves or deletes, and none answers a question that cannot be taken back.

#![deny(clippy::wildcard_enum_match_arm)]

use jiff::civil::Date;

use super::{
    App, Effect, Screen, bindings,
    editor::{Dialog, EditorTarget},
    form::{ReviewRow, Spot},
    keys::{Command, FieldCommand, Move, SubmissionCommand, WizardCommand},
    overlay::Overlay,
    start::Choice,
};
use crate::domain::{
    fields::{FieldId, Kind},
    rule::Message,
    steps::StepId,
};

/// Lines that one notch of the wheel moves by.
const NOTCH: usize = 3;

/// The part of the screen that a click is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A step of the rail.
    Step(StepId),
    /// A side of the preview, by its place from 0.
    Tab(usize),
    /// A row of what is uppermost: of the first screen, of the list under a field, of a layer.
    Row(usize),
    /// A row of the review.
    Review(ReviewRow),
    /// A field, or a part of it.
    Field(FieldCell),
    /// A switch.
    Switch(FieldId),
    /// One of the texts that a field chooses among, by its place from 0.
    Option(FieldId, usize),
    /// A day of the calendar.
    Day(Date),
    /// A completion of the text in focus, by its place from 0.
    Candidate(usize),
    /// A part of the privilege editor.
    Editor(EditorTarget),
}

/// A field, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldCell {
    /// The field.
    pub(crate) field: FieldId,
    /// The row of a list or the line of a text, from 0.
    pub(crate) row: Option<usize>,
    /// The column of a pair: 0 the key, 1 the value.
    pub(crate) column: usize,
    /// The place in the text, in characters; `None` beside it.
    pub(crate) caret: Option<usize>,
}

/// The wheel, turned by one notch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WheelTurn {
    /// Away from the user.
    Up,
    /// Towards the user.
    Down,
}

impl Target {
    /// A field as a whole.
    pub(crate) fn field(field: FieldId) -> Target {
        Target::Field(FieldCell { field, row: None, column: 0, caret: None })
    }

    /// A row of a field.
    pub(crate) fn row_of(field: FieldId, row: usize, column: usize) -> Target {
        Target::Field(FieldCell { field, row: Some(row), column, caret: None })
    }

    /// The same with a place in the text that is there.
    pub(crate) fn with_caret(self, caret: Option<usize>) -> Target {
        if let Target::Field(cell) = self { Target::Field(FieldCell { caret, ..cell }) } else { self }
    }
}

impl App {
    /// Whether the mouse does anything now. Where an answer cannot be taken back, it is given by a key.
    fn takes_mouse(&self) -> bool {
        let is_final = matches!(
            self.overlays.top(),
            Some(Overlay::Confirm(_) | Overlay::Leave { .. } | Overlay::Changed { .. } | Overlay::Endpoint(_))
        );
        self.session.is_mouse_on && !self.session.is_too_small() && !is_final
    }

    /// The terminal is not known to report a mouse: its `TERM`.
    pub(super) fn mouse_missing(&mut self, term: &str) {
        self.session.is_mouse_on = false;
        self.session.notice = Some(Message::new("mouse-unknown").with("term", term));
    }

    /// A click on a part of the screen.
    pub(super) fn clicked(&mut self, target: Target, effects: &mut Vec<Effect>) {
        if self.takes_mouse() {
            self.session.notice = None;
            self.session.is_interrupted = false;
            self.edited(effects, |app, effects| app.click(target, effects));
        }
    }

    /// A notch of the wheel: moves in what has the focus, as the arrows do.
    pub(super) fn scrolled(&mut self, turn: WheelTurn, effects: &mut Vec<Effect>) {
        let context = self.context();
        if !self.takes_mouse() || !context.takes_wheel() {
            return;
        }
        self.session.notice = None;
        self.session.is_interrupted = false;
        let command = if turn == WheelTurn::Up { Command::Move(Move::Up) } else { Command::Move(Move::Down) };
        self.edited(effects, |app, effects| {
            for _ in 0..NOTCH {
                // The wheel stays in a list that the arrow would leave.
                if app.context() == context && !(turn == WheelTurn::Up && app.is_above_places()) {
                    app.obey(command, effects);
                }
            }
        });
    }

    /// Whether Up would leave the places of the privilege editor.
    fn is_above_places(&self) -> bool {
        self.overlays.is_empty() && self.form.focus.field() == Some(FieldId::Grants) && self.editor.is_at_first_place()
    }

    /// A command, where it is live; it did not come by itself from a key.
    fn obey(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if self.commands().contains(&command) {
            self.command(command, false, effects);
        }
    }

    fn click(&mut self, target: Target, effects: &mut Vec<Effect>) {
        match target {
            Target::Step(step) => self.obey(Command::Wizard(WizardCommand::GoTo(step)), effects),
            Target::Tab(at) => {
                let here = self.pane.place();
                self.walk([Command::Move(Move::Left), Command::Move(Move::Right)], (here, at), effects);
            }
            Target::Row(at) => self.click_row(at, effects),
            Target::Review(row) => {
                self.form.focus.spot = Spot::Review(row);
                self.obey(Command::Confirm, effects);
            }
            Target::Field(cell) => self.click_field(cell),
            Target::Switch(field) => {
                self.click_field(FieldCell { field, row: None, column: 0, caret: None });
                self.obey(Command::Toggle, effects);
            }
            Target::Option(field, at) => {
                self.click_field(FieldCell { field, row: None, column: 0, caret: None });
                let Kind::Choice(texts) = field.spec().kind else { return };
                let here = texts.iter().position(|text| *text == self.form.text()).unwrap_or(0);
                self.walk([Command::Move(Move::Left), Command::Move(Move::Right)], (here, at), effects);
            }
            Target::Day(day) => self.click_day(day, effects),
            Target::Candidate(at) => self.click_candidate(at, effects),
            Target::Editor(part) => self.click_editor(part, effects),
        }
    }

    /// Moves from one place to another, by the commands that go back and forth.
    fn walk(&mut self, [back, forth]: [Command; 2], (from, to): (usize, usize), effects: &mut Vec<Effect>) {
        let command = if to < from { back } else { forth };
        (0..from.abs_diff(to)).for_each(|_| self.obey(command, effects));
    }

    /// A click on a row chooses it; one on the chosen row takes it.
    fn click_row(&mut self, at: usize, effects: &mut Vec<Effect>) {
        if self.overlays.is_empty() && self.screen == Screen::Form {
            return self.click_listed(at, effects);
        }
        if let Some(Overlay::Editor(Dialog::NewPlace(place))) = self.overlays.top_mut()
            && place.go_to(at)
        {
            return;
        }
        match self.chosen_row() {
            Some((here, _)) if here != at => {
                self.walk([Command::Move(Move::Up), Command::Move(Move::Down)], (here, at), effects);
            }
            Some((_, Some(_))) if self.is_for_keys_alone() => {
                self.session.notice = Some(Message::new("mouse-key-only"));
            }
            Some((_, Some(command))) => self.obey(command, effects),
            Some((_, None)) | None => {}
        }
    }

    /// The row under the cursor of what is uppermost, and the command that takes it.
    fn chosen_row(&self) -> Option<(usize, Option<Command>)> {
        match self.overlays.top() {
            None => (self.screen == Screen::Start).then_some((self.start.selected, Some(Command::Confirm))),
            Some(
                Overlay::Menu { selected }
                | Overlay::Unadded { selected }
                | Overlay::Elsewhere { selected }
                | Overlay::PasteAsk { selected, .. },
            ) => Some((*selected, Some(Command::Confirm))),
            Some(Overlay::List(dialog)) => Some((dialog.picker.shown_place()?, Some(Command::Confirm))),
            Some(Overlay::TypeKey(dialog)) => Some((dialog.at, None)),
            Some(Overlay::Editor(dialog)) => dialog.chosen_row(&self.seen()),
            Some(
                Overlay::Help { .. }
                | Overlay::Notes { .. }
                | Overlay::OpenPath(_)
                | Overlay::WritePath(_)
                | Overlay::Confirm(_)
                | Overlay::Leave { .. }
                | Overlay::Changed { .. }
                | Overlay::Endpoint(_),
            ) => None,
        }
    }

    /// Whether Enter on the chosen row is the way to a create, out of the program, or to the end of an attempt.
    fn is_for_keys_alone(&self) -> bool {
        match self.overlays.top() {
            Some(Overlay::Menu { selected }) => {
                bindings::menu(self).nth(*selected).is_some_and(|row| is_for_keys_alone(row.command))
            }
            None => matches!(self.choices().get(self.start.selected), Some(Choice::Settle(_))),
            Some(_) => false,
        }
    }

    /// A row of the list under the field in focus.
    fn click_listed(&mut self, at: usize, effects: &mut Vec<Effect>) {
        let picker = &self.form.picker;
        let is_chosen = picker.has_choice_at(at) && !self.form.has_no_region();
        if is_chosen {
            self.obey(Command::Confirm, effects);
        } else {
            self.form.picker.choose(at);
        }
    }

    /// The focus goes to the field, and the caret to the letter.
    fn click_field(&mut self, FieldCell { field, row, column, caret }: FieldCell) {
        if self.form.focus.field() != Some(field) {
            self.focus_on(field, row);
        }
        self.form.go_to_cell((row, column), caret, &self.lookups);
    }

    /// A day: opens the calendar on it; the chosen day of an open calendar is taken.
    fn click_day(&mut self, day: Date, effects: &mut Vec<Effect>) {
        if self.form.focus.field() != Some(FieldId::Begin) {
            self.focus_on(FieldId::Begin, None);
        }
        if self.form.focus.calendar == Some(day) {
            return self.obey(Command::Confirm, effects);
        }
        self.obey(Command::Field(FieldCommand::OpenCalendar), effects);
        let Some(here) = self.form.focus.calendar else { return };
        let days = (day - here).get_days();
        let command = if days < 0 { Command::Move(Move::Left) } else { Command::Move(Move::Right) };
        (0..days.unsigned_abs()).for_each(|_| self.obey(command, effects));
    }

    /// A completion: moves to it; the one that was moved to is taken.
    fn click_candidate(&mut self, at: usize, effects: &mut Vec<Effect>) {
        let picked = match self.overlays.top() {
            Some(Overlay::Editor(Dialog::NewPlace(place))) => place.marked_candidate(&self.seen()),
            Some(_) => return,
            None => self.editor.marked_candidate(&self.seen()),
        };
        if picked == Some(at) {
            // Where a name is still missing, Enter is for the name.
            let is_live = self.commands().contains(&Command::Confirm);
            return self.obey(if is_live { Command::Confirm } else { Command::Next }, effects);
        }
        let here = picked.map_or(0, |picked| picked + 1);
        self.walk([Command::Move(Move::Up), Command::Move(Move::Down)], (here, at + 1), effects);
    }

    fn click_editor(&mut self, part: EditorTarget, effects: &mut Vec<Effect>) {
        if !self.overlays.is_empty() {
            return;
        }
        if self.form.focus.field() != Some(FieldId::Grants) {
            self.focus_on(FieldId::Grants, None);
        }
        if let Some(command) = self.with_seen(|editor, seen| editor.clicked(part, seen)) {
            self.obey(command, effects);
        }
    }
}

/// Whether a command of the menu is the way to a create, out of the program, or to the end of an attempt.
fn is_for_keys_alone(command: Command) -> bool {
    match command {
        Command::Wizard(command) => {
            matches!(command, WizardCommand::Submit | WizardCommand::Settle | WizardCommand::Quit)
        }
        Command::Submission(command) => !matches!(
            command,
            SubmissionCommand::Details
                | SubmissionCommand::WriteReceipt
                | SubmissionCommand::NextLike
                | SubmissionCommand::NextLikeAnyway
        ),
        Command::Confirm
        | Command::Next
        | Command::Previous
        | Command::Move(_)
        | Command::Toggle
        | Command::Back
        | Command::Edit(_)
        | Command::Copy
        | Command::Complete
        | Command::HelpHere
        | Command::ReplaceAll
        | Command::Field(_)
        | Command::Grant(_)
        | Command::Pane(_) => false,
    }
}
