//! The text that the caret is in: read, edited, broken into lines and joined again.

use tui_input::{Input, InputRequest};

use super::Form;
use crate::domain::{
    draft::Tag,
    fields::{FieldId, Kind, Lens},
};

impl Form {
    /// The rows of a list.
    pub fn rows(&self, field: FieldId) -> usize {
        match field.spec().lens {
            Lens::List(get, _) => get(&self.draft).len(),
            Lens::Pairs(get, _) => get(&self.draft).len(),
            Lens::Text(..) | Lens::Switch(..) | Lens::Grants => 0,
        }
    }

    /// The last row that the caret can be in: past a list the one that adds a row, in a text of lines the last line.
    pub(in crate::app) fn last_row(&self, field: FieldId) -> usize {
        match (field.spec().kind, field.spec().text(&self.draft)) {
            (Kind::Lines, Some(text)) => text.matches('\n').count(),
            _ => self.rows(field),
        }
    }

    /// Drops the rows of a list in which nothing is written.
    pub(super) fn drop_empty_rows(&mut self, field: FieldId) {
        let is_blank = |text: &str| text.trim().is_empty();
        match field.spec().lens {
            Lens::List(_, get_mut) => get_mut(&mut self.draft).retain(|row| !is_blank(row)),
            Lens::Pairs(_, get_mut) => {
                get_mut(&mut self.draft).retain(|pair| !(is_blank(&pair.key) && is_blank(&pair.value)));
            }
            Lens::Text(..) | Lens::Switch(..) | Lens::Grants => {}
        }
    }

    /// The text that the caret is in.
    pub fn text(&self) -> &str {
        let Some(field) = self.focus.field() else { return "" };
        let row = self.focus.row;
        match field.spec().lens {
            Lens::Text(get, _) if field.spec().kind == Kind::Lines => {
                get(&self.draft).split('\n').nth(row).unwrap_or_default()
            }
            Lens::Text(get, _) => get(&self.draft),
            Lens::List(get, _) => get(&self.draft).get(row).map_or("", String::as_str),
            Lens::Pairs(get, _) => get(&self.draft)
                .get(row)
                .map_or("", |pair| if self.focus.column == 0 { &pair.key } else { &pair.value }),
            Lens::Switch(..) | Lens::Grants => "",
        }
    }

    pub(super) fn put_text(&mut self, text: String) {
        let Some(field) = self.focus.field() else { return };
        let row = self.focus.row;
        match field.spec().lens {
            Lens::Text(_, get_mut) if field.spec().kind == Kind::Lines => {
                let whole = get_mut(&mut self.draft);
                let mut lines: Vec<&str> = whole.split('\n').collect();
                if let Some(line) = lines.get_mut(row) {
                    *line = &text;
                }
                *whole = lines.join("\n");
            }
            Lens::Text(_, get_mut) => *get_mut(&mut self.draft) = text,
            Lens::List(_, get_mut) => {
                let rows = get_mut(&mut self.draft);
                match rows.get_mut(row) {
                    Some(slot) => *slot = text,
                    None if !text.is_empty() => rows.push(text),
                    None => {}
                }
            }
            Lens::Pairs(_, get_mut) => {
                let pairs = get_mut(&mut self.draft);
                if row >= pairs.len() {
                    if text.is_empty() {
                        return;
                    }
                    pairs.push(Tag::default());
                }
                let pair = &mut pairs[row];
                *(if self.focus.column == 0 { &mut pair.key } else { &mut pair.value }) = text;
            }
            Lens::Switch(..) | Lens::Grants => {}
        }
    }

    /// Puts the caret behind the text.
    pub(in crate::app) fn caret_to_end(&mut self) {
        self.focus.caret = self.text().chars().count();
    }

    /// Edits the text in focus.
    pub(in crate::app) fn edit_text(&mut self, request: InputRequest) {
        let mut input = Input::new(self.text().to_owned()).with_cursor(self.focus.caret);
        let changed = input.handle(request);
        self.focus.caret = input.cursor();
        if changed.is_some_and(|changed| changed.value) {
            self.put_text(input.value().to_owned());
            self.picker.is_open |= self.focus.has_list();
        }
    }

    /// Puts a whole text where the caret is.
    pub(in crate::app) fn insert(&mut self, text: &str) {
        let (front, back) = self.parted();
        let value = format!("{front}{text}{back}");
        self.focus.caret += text.chars().count();
        self.put_text(value);
        self.picker.is_open |= self.focus.has_list();
    }

    /// The text before the caret, and the text behind it.
    fn parted(&self) -> (&str, &str) {
        let text = self.text();
        text.split_at(text.char_indices().nth(self.focus.caret).map_or(text.len(), |(at, _)| at))
    }

    /// Puts lines where the caret is, in a text of several lines.
    pub(super) fn insert_lines(&mut self, text: &str) {
        let (front, back) = self.parted();
        let last = text.rsplit('\n').next().unwrap_or_default();
        let caret = if text.contains('\n') { last.chars().count() } else { self.focus.caret + last.chars().count() };
        let whole = format!("{front}{text}{back}");
        self.put_text(whole);
        self.focus.row += text.matches('\n').count();
        self.focus.caret = caret;
    }

    /// Backspace at the start of a line joins it to the line before.
    pub(in crate::app) fn join_line(&mut self) -> bool {
        let Some(spec) = self.focus.field().map(FieldId::spec).filter(|spec| spec.kind == Kind::Lines) else {
            return false;
        };
        let is_start = self.focus.caret == 0 && self.focus.row > 0;
        if is_start && let Some(text) = spec.text_mut(&mut self.draft) {
            let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            let line = lines.remove(self.focus.row);
            self.focus.row -= 1;
            self.focus.caret = lines[self.focus.row].chars().count();
            lines[self.focus.row].push_str(&line);
            *text = lines.join("\n");
        }
        is_start
    }
}
