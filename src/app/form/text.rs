//! The text that the caret is in: read, edited, broken into lines and joined again.

use tui_input::{Input, InputRequest};

use crate::{
    app::App,
    domain::{
        draft::Tag,
        fields::{FieldId, Kind},
    },
};

impl App {
    /// The rows of a list.
    pub fn rows(&self, field: FieldId) -> usize {
        match field.spec().kind {
            Kind::List => self.draft.hosts.len(),
            Kind::Pairs => self.draft.tags.len(),
            _ => 0,
        }
    }

    /// The text that the caret is in.
    pub fn text(&self) -> &str {
        let Some(field) = self.focus.field() else { return "" };
        match field.spec().kind {
            Kind::List => self.draft.hosts.get(self.focus.row).map_or("", String::as_str),
            Kind::Pairs => self
                .draft
                .tags
                .get(self.focus.row)
                .map_or("", |tag| if self.focus.column == 0 { tag.key.as_str() } else { tag.value.as_str() }),
            Kind::Lines => self.draft.description.split('\n').nth(self.focus.row).unwrap_or_default(),
            _ => field.spec().text(&self.draft).map_or("", String::as_str),
        }
    }

    pub(super) fn put_text(&mut self, text: String) {
        let Some(field) = self.focus.field() else { return };
        let row = self.focus.row;
        match field.spec().kind {
            Kind::List if row < self.draft.hosts.len() => self.draft.hosts[row] = text,
            Kind::List if !text.is_empty() => self.draft.hosts.push(text),
            Kind::Pairs => {
                if row >= self.draft.tags.len() {
                    if text.is_empty() {
                        return;
                    }
                    self.draft.tags.push(Tag::default());
                }
                let tag = &mut self.draft.tags[row];
                *(if self.focus.column == 0 { &mut tag.key } else { &mut tag.value }) = text;
            }
            Kind::Lines => {
                let mut lines: Vec<String> = self.draft.description.split('\n').map(str::to_owned).collect();
                if let Some(line) = lines.get_mut(row) {
                    *line = text;
                }
                self.draft.description = lines.join("\n");
            }
            _ => {
                if let Some(slot) = field.spec().text_mut(&mut self.draft) {
                    *slot = text;
                }
            }
        }
    }

    /// Edits the text in focus.
    pub(in crate::app) fn edit_text(&mut self, request: InputRequest) {
        let mut input = Input::new(self.text().to_owned()).with_cursor(self.focus.caret);
        let changed = input.handle(request);
        self.focus.caret = input.cursor();
        if changed.is_some_and(|changed| changed.value) {
            self.put_text(input.value().to_owned());
            if self.focus.picker_field().is_some() {
                self.picker.is_open = true;
            }
        }
    }

    /// Puts a whole text where the caret is.
    pub(in crate::app) fn insert(&mut self, text: &str) {
        let mut value = self.text().to_owned();
        let at = value.char_indices().nth(self.focus.caret).map_or(value.len(), |(at, _)| at);
        value.insert_str(at, text);
        self.focus.caret += text.chars().count();
        self.put_text(value);
        if self.focus.picker_field().is_some() {
            self.picker.is_open = true;
        }
    }

    pub(super) fn break_line(&mut self) {
        let line = self.text().to_owned();
        let at = line.char_indices().nth(self.focus.caret).map_or(line.len(), |(at, _)| at);
        let (front, back) = line.split_at(at);
        let both = format!("{front}\n{back}");
        self.put_text(both);
        self.focus.row += 1;
        self.focus.caret = 0;
    }

    /// Backspace at the start of a line of the description joins it to the line before.
    pub(in crate::app) fn join_line(&mut self) -> bool {
        let is_start = self.focus.field() == Some(FieldId::Description) && self.focus.caret == 0 && self.focus.row > 0;
        if is_start {
            let mut lines: Vec<String> = self.draft.description.split('\n').map(str::to_owned).collect();
            let line = lines.remove(self.focus.row);
            self.focus.row -= 1;
            self.focus.caret = lines[self.focus.row].chars().count();
            lines[self.focus.row].push_str(&line);
            self.draft.description = lines.join("\n");
        }
        is_start
    }
}
