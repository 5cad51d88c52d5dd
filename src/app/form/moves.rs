//! The keys that move inside a field, where they do not move the caret.

use jiff::Span;

use super::Spot;
use crate::{
    app::App,
    domain::{
        fields::{FieldId, Kind, Lens},
        steps::STEPS,
    },
};

impl App {
    pub(super) fn move_to_row(&mut self, row: usize) {
        let Some(field) = self.form.focus.field() else { return };
        self.form.history.pause();
        let rows = self.form.rows(field);
        self.form.focus.row = row.min(rows);
        self.form.focus.column = 0;
        self.form.caret_to_end();
        self.form.is_revealed = true;
    }

    /// Up and Down.
    pub(in crate::app) fn move_row(&mut self, by: isize) {
        let Spot::Field(field) = self.form.focus.spot else { return self.move_line(by) };
        match field.spec().kind {
            Kind::Picker if self.form.picker.is_open => self.form.picker.step(by),
            Kind::Picker => self.open_list(),
            Kind::List | Kind::Pairs => {
                let column = self.form.focus.column;
                if self.form.focus.row == 0 && by < 0 {
                    return;
                }
                self.move_to_row(self.form.focus.row.saturating_add_signed(by));
                self.form.focus.column = column;
                self.form.caret_to_end();
            }
            Kind::Lines => {
                let last = self.form.last_row(field);
                self.form.focus.row = self.form.focus.row.saturating_add_signed(by).min(last);
                self.form.focus.caret = self.form.focus.caret.min(self.form.text().chars().count());
            }
            Kind::Moment => self.form.move_day(Span::new().days(7 * by as i64)),
            Kind::Choice(_) => self.choose(by),
            Kind::Text | Kind::Number | Kind::Switch | Kind::Grants => {}
        }
    }

    pub(super) fn open_list(&mut self) {
        self.form.picker.is_open = true;
        self.form.refilter(&self.lookups);
    }

    fn move_line(&mut self, by: isize) {
        match self.form.focus.spot {
            Spot::Review(line) => {
                let lines = STEPS.len() - 1 + self.review_problems().len();
                self.form.focus.spot = Spot::Review(line.saturating_add_signed(by).min(lines.saturating_sub(1)));
            }
            Spot::Rail(step, _) if by > 0 => self.go_to(step),
            Spot::Rail(..) | Spot::Field(_) => {}
        }
    }

    /// Left and Right where they do not move the caret; `false` where they do.
    pub(in crate::app) fn move_column(&mut self, by: isize) -> bool {
        match self.form.focus.spot {
            Spot::Rail(step, chosen) => {
                self.form.focus.spot = Spot::Rail(step, chosen.saturating_add_signed(by).min(STEPS.len()));
            }
            Spot::Review(_) => return false,
            Spot::Field(field) => match field.spec().kind {
                Kind::Choice(_) => self.choose(by),
                Kind::Moment if self.form.focus.calendar.is_some() => self.form.move_day(Span::new().days(by as i64)),
                Kind::Pairs if by < 0 && self.form.focus.caret == 0 && self.form.focus.column == 1 => {
                    self.form.focus.column = 0;
                    self.form.caret_to_end();
                }
                _ => return false,
            },
        }
        true
    }

    /// The page keys in a list or a calendar.
    pub(in crate::app) fn move_far(&mut self, by: isize) {
        const PAGE: isize = 8;
        if self.form.focus.calendar.is_some() {
            self.form.move_day(Span::new().months(by as i64));
        } else {
            self.form.picker.step(by * PAGE);
        }
    }

    fn choose(&mut self, by: isize) {
        let Some(field) = self.form.focus.field() else { return };
        if let Kind::Choice(texts) = field.spec().kind
            && let Some(slot) = field.spec().text_mut(&mut self.form.draft)
        {
            let at = texts.iter().position(|text| text == slot).unwrap_or(0);
            texts[at.saturating_add_signed(by).min(texts.len() - 1)].clone_into(slot);
        }
    }

    /// Space: switches or chooses.
    pub(in crate::app) fn toggle(&mut self) {
        let Some(spec) = self.form.focus.field().map(FieldId::spec) else { return };
        match (spec.kind, spec.lens) {
            (_, Lens::Switch(_, get_mut)) => {
                let switch = get_mut(&mut self.form.draft);
                *switch = Some(*switch != Some(true));
            }
            (Kind::Choice(texts), _) => {
                let is_last = texts.last().copied() == Some(self.form.text());
                self.choose(if is_last { isize::MIN } else { 1 });
            }
            _ => {}
        }
    }
}
