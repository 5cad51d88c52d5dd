//! What keys do on the grant line and in the tree of places.

use super::{Dialog, Editor, EditorContextMut, EditorFocus, EditorReply, NewPlace, Paste, dialog::moved};
use crate::{
    app::keys::Command,
    domain::{grants::read, rule::Message},
};

impl Editor {
    pub(super) fn in_line(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        if command == Command::Toggle {
            return self.typed(' ', scene);
        }
        let completion = self.line.completion(&scene.seen());
        if command == Command::Right && self.line.entry.is_at_end() && completion.is_none() && self.line.take_fix() {
            return EditorReply::Done;
        }
        if self.line.entry.command(command, completion) {
            self.line.changed(&scene.seen());
            return EditorReply::Done;
        }
        match command {
            Command::Confirm if self.line.entry.text().trim().is_empty() => return EditorReply::Forward,
            Command::Confirm => {
                if let Some(list) = self.confirm_line(scene) {
                    return EditorReply::Opens(Dialog::Paste(list));
                }
            }
            Command::Next | Command::Down => self.focus = EditorFocus::Places,
            Command::Previous => return EditorReply::Rail,
            Command::Back => return EditorReply::Back,
            _ => return EditorReply::NotMine,
        }
        EditorReply::Done
    }

    /// A whole `GRANT` that loses nothing is taken at once. One that would lose something is returned as a list, to be
    /// shown first.
    fn confirm_line(&mut self, scene: &mut EditorContextMut<'_>) -> Option<Box<Paste>> {
        if self.has_aside(scene)
            && let Some(mut paste) = self.aside.take()
        {
            self.line.clear(&scene.seen());
            paste.come_back(&scene.seen());
            return Some(paste);
        }
        if read::is_grant_text(self.line.entry.text()) {
            let paste = Paste::of_line(self.line.entry.text(), scene);
            let is_whole = |statement: &read::Statement| {
                let is_lost = |note: &read::Note| note.weight >= read::Weight::Loss;
                statement.is_checked && statement.roles.is_empty() && !statement.notes.iter().any(is_lost)
            };
            if paste.is_choosing() || !paste.reading.statements.iter().all(is_whole) {
                return Some(Box::new(paste));
            }
            // A comment has none.
            if !paste.reading.statements.is_empty() {
                let units = paste.reading.units();
                self.line.clear(&scene.seen());
                self.add(units.to_vec(), scene);
                return None;
            }
        }
        if let Some(units) = self.line.take(&scene.seen()) {
            self.add(units, scene);
        }
        None
    }

    /// Adds everything in the grant line that can be read and loses nothing. `false` where something is left, which then
    /// stays in the line with its problem.
    pub(in crate::app) fn finish_line(&mut self, scene: &mut EditorContextMut<'_>) -> bool {
        self.happened = None;
        self.notice(&scene.seen());
        loop {
            if self.line.entry.text().trim().is_empty() {
                if self.line.waiting.is_empty() {
                    return true;
                }
                self.line.clear(&scene.seen());
            }
            if self.has_aside(scene) {
                return false;
            }
            let left = self.line.unadded().len();
            // A list that would lose something is not taken without the user's consent: its text stays in the line.
            drop(self.confirm_line(scene));
            if self.line.unadded().len() >= left {
                return false;
            }
        }
    }

    /// What was typed or pasted into the grant line and was not added yet, a line each.
    pub fn unadded(&self) -> Vec<String> {
        self.line.unadded()
    }

    /// Whether the grant line is the text of a list that was laid aside.
    fn has_aside(&self, scene: &EditorContextMut<'_>) -> bool {
        let line = self.line.entry.text();
        self.aside.as_ref().is_some_and(|paste| paste.is_laid_aside_in(line, &scene.seen()))
    }

    /// Puts such lines into the grant line, as when a draft is opened or a change is taken back.
    pub(in crate::app) fn put_back(&mut self, lines: &[String]) {
        self.line.put_back(lines);
    }

    /// Lays a pasted list aside that was not taken: its text goes into the grant line, where Enter brings the list
    /// back. `false` where the list has no text of its own.
    pub(in crate::app) fn lay_aside(&mut self, paste: Box<Paste>) -> bool {
        self.happened = None;
        let Some(text) = paste.untaken().map(str::to_owned) else { return false };
        self.line.push(text);
        self.aside = Some(paste);
        true
    }

    /// Empties the grant line, with what waits behind it.
    pub(in crate::app) fn drop_line(&mut self) {
        self.line.put_back(&[]);
    }

    /// What the last command did, where that is worth a sentence.
    pub(in crate::app) fn happened(&self) -> Option<&Message> {
        self.happened.as_ref()
    }

    pub(super) fn in_places(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let last = self.known.tree.rows().len();
        let at = self.chosen(&self.known);
        match command {
            Command::Up if at == 0 => self.focus = EditorFocus::Line,
            Command::Confirm | Command::Right if at == last => {
                return EditorReply::Opens(Dialog::NewPlace(NewPlace::new(&scene.seen())));
            }
            Command::Next if at == last => return EditorReply::Forward,
            Command::Confirm | Command::Right | Command::Next => self.focus = EditorFocus::Words,
            Command::Previous => self.focus = EditorFocus::Line,
            Command::Back => return EditorReply::Back,
            Command::Grant(command) => return self.shared(command, scene),
            _ => match moved(command, at, last + 1) {
                Some(at) => self.choose_at(at),
                None => return EditorReply::NotMine,
            },
        }
        EditorReply::Done
    }

    pub(super) fn in_find(&mut self, command: Command) -> EditorReply {
        let rows = self.found.clone();
        let chosen = self.chosen(&self.known);
        let at = rows.iter().position(|row| *row == chosen).unwrap_or(0);
        match command {
            Command::Back | Command::Confirm | Command::Next | Command::Previous => {
                self.find = None;
                return EditorReply::Done;
            }
            Command::Home | Command::End => {}
            _ => {
                if let Some(at) = moved(command, at, rows.len()) {
                    if let Some(row) = rows.get(at) {
                        self.choose_at(*row);
                    }
                    return EditorReply::Done;
                }
            }
        }
        let is_edit = self.find.as_mut().is_some_and(|find| find.command(command, None));
        self.choose_first_match();
        if is_edit { EditorReply::Done } else { EditorReply::NotMine }
    }

    /// Keeps the chosen row among those that the filter lets through.
    pub(super) fn choose_first_match(&mut self) {
        self.filter();
        if !self.found.contains(&self.chosen(&self.known))
            && let Some(first) = self.found.first()
        {
            self.choose_at(*first);
        }
    }
}
