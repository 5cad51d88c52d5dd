//! The keys that move inside a field, where they do not move the caret.

use jiff::Span;

use super::Spot;
use crate::{
    app::{App, keys::Command},
    domain::{
        fields::{FieldId, Kind},
        steps::STEPS,
    },
};

impl App {
    pub(super) fn move_to_row(&mut self, row: usize) {
        let Some(field) = self.focus.field() else { return };
        self.history.pause();
        let rows = self.rows(field);
        self.focus.row = row.min(rows);
        self.focus.column = 0;
        self.focus.caret = self.text().chars().count();
        self.is_revealed = true;
    }

    /// Up and Down inside a field; `false` where the field has no use for them.
    pub(in crate::app) fn move_row(&mut self, by: isize) -> bool {
        let Spot::Field(field) = self.focus.spot else { return self.move_line(by) };
        match field.spec().kind {
            Kind::Picker => {
                if self.picker.is_open {
                    self.picker.step(by);
                } else {
                    self.picker.is_open = true;
                    self.refilter();
                }
            }
            Kind::List | Kind::Pairs => {
                let column = self.focus.column;
                let row = self.focus.row.saturating_add_signed(by);
                if self.focus.row == 0 && by < 0 {
                    return false;
                }
                self.move_to_row(row);
                self.focus.column = column;
                self.focus.caret = self.text().chars().count();
            }
            Kind::Lines => {
                let last = self.draft.description.split('\n').count() - 1;
                self.focus.row = self.focus.row.saturating_add_signed(by).min(last);
                self.focus.caret = self.focus.caret.min(self.text().chars().count());
            }
            Kind::Moment => match self.focus.calendar {
                Some(day) => self.focus.calendar = day.checked_add(Span::new().days(7 * by as i64)).ok(),
                None if by > 0 => self.open_calendar(),
                None => return false,
            },
            Kind::Choice(_) => self.choose(by),
            Kind::Text if field == FieldId::Name && by > 0 => return self.take_free_name(),
            Kind::Text | Kind::Number | Kind::Switch | Kind::Grants => return false,
        }
        true
    }

    fn move_line(&mut self, by: isize) -> bool {
        match self.focus.spot {
            Spot::Review(line) => {
                let lines = STEPS.len() - 1 + self.review_problems().len();
                self.focus.spot = Spot::Review(line.saturating_add_signed(by).min(lines.saturating_sub(1)));
                true
            }
            Spot::Rail(step, _) if by > 0 => {
                self.go_to(step);
                true
            }
            Spot::Rail(..) | Spot::Field(_) => false,
        }
    }

    /// Left and Right where they do not move the caret; `false` where they do.
    pub(in crate::app) fn move_column(&mut self, by: isize) -> bool {
        match self.focus.spot {
            Spot::Rail(step, chosen) => {
                self.focus.spot = Spot::Rail(step, chosen.saturating_add_signed(by).min(STEPS.len()));
                true
            }
            Spot::Review(_) => false,
            Spot::Field(field) => match field.spec().kind {
                Kind::Choice(_) => {
                    self.choose(by);
                    true
                }
                Kind::Moment if self.focus.calendar.is_some() => {
                    self.move_day(Span::new().days(by as i64));
                    true
                }
                _ if by > 0 && self.focus.caret >= self.text().chars().count() => self.take_suggestion(),
                Kind::Pairs if by < 0 && self.focus.caret == 0 && self.focus.column == 1 => {
                    self.focus.column = 0;
                    self.focus.caret = self.text().chars().count();
                    true
                }
                _ => false,
            },
        }
    }

    /// Page keys, Home and End in a list or a calendar; `false` where they edit text.
    pub(in crate::app) fn move_far(&mut self, command: Command) -> bool {
        const PAGE: isize = 8;
        if self.focus.calendar.is_some() {
            match command {
                Command::PageUp => self.move_day(Span::new().months(-1)),
                Command::PageDown => self.move_day(Span::new().months(1)),
                _ => return false,
            }
            return true;
        }
        if self.focus.picker_field().is_none() || !self.picker.is_open {
            return false;
        }
        match command {
            Command::PageUp => self.picker.step(-PAGE),
            Command::PageDown => self.picker.step(PAGE),
            _ => return false,
        }
        true
    }

    fn choose(&mut self, by: isize) {
        let Some(field) = self.focus.field() else { return };
        if let Kind::Choice(texts) = field.spec().kind
            && let Some(slot) = field.spec().text_mut(&mut self.draft)
        {
            let at = texts.iter().position(|text| text == slot).unwrap_or(0);
            texts[at.saturating_add_signed(by).min(texts.len() - 1)].clone_into(slot);
        }
    }

    /// Space: switches or chooses; `false` where Space is a character.
    pub(in crate::app) fn toggle(&mut self) -> bool {
        match self.focus.field().map(|field| field.spec().kind) {
            Some(Kind::Switch) => {
                self.draft.rotate = Some(self.draft.rotate != Some(true));
                true
            }
            Some(Kind::Choice(texts)) => {
                let is_last = texts.last().copied() == Some(self.text());
                self.choose(if is_last { isize::MIN } else { 1 });
                true
            }
            _ => false,
        }
    }
}
