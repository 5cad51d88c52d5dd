//! The keys that move inside a field, where they do not move the caret.

use jiff::{Span, Timestamp};

use super::{Form, Spot};
use crate::{
    app::lookup::Lookups,
    domain::{
        fields::{FieldId, Kind, Lens},
        steps::STEPS,
    },
};

impl Form {
    pub(super) fn move_to_row(&mut self, row: usize, lookups: &Lookups) {
        let Some(field) = self.focus.field() else { return };
        self.history.pause();
        let rows = self.rows(field);
        self.focus.row = row.min(rows);
        self.move_to_column(0, lookups);
        self.is_revealed = true;
    }

    /// To the key of a pair, or to its value.
    pub(super) fn move_to_column(&mut self, column: usize, lookups: &Lookups) {
        self.focus.column = column;
        self.caret_to_end();
        self.begin_list(lookups);
    }

    /// To a row and column of the field in focus, and to a letter of its text. Without a row, only to the letter.
    pub(in crate::app) fn go_to_cell(
        &mut self,
        (row, column): (Option<usize>, usize),
        caret: Option<usize>,
        lookups: &Lookups,
    ) {
        let Some(field) = self.focus.field() else { return };
        if let Some(row) = row
            && (row, column) != (self.focus.row, self.focus.column)
        {
            if field.spec().kind == Kind::Lines {
                self.focus.row = row.min(self.last_row(field));
            } else {
                self.move_to_row(row, lookups);
                if self.focus.row < self.rows(field) && column > 0 {
                    self.move_to_column(column, lookups);
                }
            }
            self.caret_to_end();
        }
        if let Some(caret) = caret {
            self.focus.caret = caret.min(self.text().chars().count());
        }
    }

    /// Up and Down in a field.
    pub(super) fn move_row(&mut self, field: FieldId, by: isize, lookups: &Lookups) {
        match field.spec().kind {
            Kind::Picker if !self.picker.is_open => self.open_list(lookups),
            Kind::Picker => self.picker.step(by),
            Kind::List | Kind::Pairs if self.picker.is_open && self.picker.chosen().is_some() => self.picker.step(by),
            Kind::List | Kind::Pairs => {
                let column = self.focus.column;
                if self.focus.row == 0 && by < 0 {
                    return;
                }
                self.move_to_row(self.focus.row.saturating_add_signed(by), lookups);
                self.move_to_column(column, lookups);
            }
            Kind::Lines => {
                let last = self.last_row(field);
                self.focus.row = self.focus.row.saturating_add_signed(by).min(last);
                self.focus.caret = self.focus.caret.min(self.text().chars().count());
            }
            Kind::Moment => self.move_day(Span::new().days(7 * by as i64)),
            Kind::Choice(_) => self.choose(by),
            Kind::Text | Kind::Number | Kind::Switch | Kind::Grants => {}
        }
    }

    /// Down above a list: opens it, or goes into what it offers.
    pub(super) fn open_list(&mut self, lookups: &Lookups) {
        if self.picker.is_offering() {
            return self.picker.step(1);
        }
        self.picker.is_open = true;
        self.picker.opened_at = Some(self.text().to_owned());
        self.refilter(lookups);
    }

    /// Left and Right where they do not move the caret; `false` where they do.
    pub(super) fn move_column(&mut self, by: isize, lookups: &Lookups) -> bool {
        match self.focus.spot {
            Spot::Rail(step, chosen) => {
                self.focus.spot = Spot::Rail(step, chosen.saturating_add_signed(by).min(STEPS.len()));
            }
            Spot::Review(_) => return false,
            Spot::Field(field) => match field.spec().kind {
                Kind::Choice(_) => self.choose(by),
                Kind::Moment if self.focus.calendar.is_some() => self.move_day(Span::new().days(by as i64)),
                Kind::Pairs if by < 0 && self.focus.caret == 0 && self.focus.column == 1 => {
                    self.move_to_column(0, lookups);
                }
                _ => return false,
            },
        }
        true
    }

    /// The page keys in a list or a calendar.
    pub(super) fn move_far(&mut self, by: isize) {
        if self.focus.calendar.is_some() {
            self.move_day(Span::new().months(by as i64));
        } else {
            self.picker.step(by);
        }
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

    /// Space: switches or chooses.
    pub(super) fn toggle(&mut self, now: Timestamp) {
        let Some(spec) = self.focus.field().map(FieldId::spec) else { return };
        match (spec.kind, spec.lens) {
            (_, Lens::Switch(_, get_mut)) => {
                let switch = get_mut(&mut self.draft);
                *switch = Some(*switch != Some(true));
                if spec.id == FieldId::Rotate {
                    self.rotation_switched(now);
                }
            }
            (Kind::Choice(texts), _) => {
                let is_last = texts.last().copied() == Some(self.text());
                self.choose(if is_last { isize::MIN } else { 1 });
            }
            _ => {}
        }
    }
}
