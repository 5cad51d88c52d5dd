//! What keys do on the grant line and in the tree of places.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::InputRequest;

use super::{
    Dialog, Editor, EditorContextMut, EditorFocus, EditorPart, EditorReply, NewPlace, Paste,
    commands::{FindAction, PlaceAction},
    entry::EntryAction,
};
use crate::{
    app::overlay::stepped,
    domain::{grants::read, rule::Message},
};

impl Editor {
    pub(super) fn in_line(&mut self, action: EntryAction, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let is_right = action == EntryAction::Edit(InputRequest::GoToNextChar);
        if is_right && self.line.offers_fix(&scene.seen()) && self.line.take_fix() {
            return EditorReply::Done;
        }
        let completion = self.line.completion(&scene.seen());
        if self.line.entry.command(action, completion) {
            self.line.changed(&scene.seen());
            return EditorReply::Done;
        }
        match action {
            EntryAction::Confirm if self.line.entry.text().trim().is_empty() => return EditorReply::Forward,
            EntryAction::Confirm => {
                if let Some(list) = self.confirm_line(scene) {
                    return EditorReply::Opens(Dialog::Paste(list));
                }
            }
            EntryAction::Next => self.focus = EditorFocus::Places,
            EntryAction::Step(by) if by > 0 => self.focus = EditorFocus::Places,
            EntryAction::Previous => return EditorReply::Rail,
            EntryAction::Back => return EditorReply::Back,
            // The line and its list have taken it.
            EntryAction::Step(_) | EntryAction::Edit(_) => {}
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

    /// Whether the grant line is being typed, and nothing was found wrong with it.
    pub(in crate::app) fn is_typing_line(&self) -> bool {
        self.part() == EditorPart::Line && self.line.problem.is_none() && self.line.waiting.is_empty()
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

    /// Says what something else than a command of the editor did to the grants.
    pub(in crate::app) fn tell(&mut self, happened: Option<Message>) {
        self.happened = happened;
    }

    pub(super) fn in_places(&mut self, action: PlaceAction, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let last = self.known.tree.rows().len();
        let at = self.chosen(&self.known);
        match action {
            PlaceAction::Step(-1) if at == 0 => self.focus = EditorFocus::Line,
            PlaceAction::Step(by) => self.choose_at(stepped(at, by, last + 1)),
            PlaceAction::Open if at == last => {
                return EditorReply::Opens(Dialog::NewPlace(NewPlace::new(&scene.seen())));
            }
            PlaceAction::Next if at == last => return EditorReply::Forward,
            PlaceAction::Open | PlaceAction::Next => self.focus = EditorFocus::Words,
            PlaceAction::ToLine => self.focus = EditorFocus::Line,
            PlaceAction::Back => return EditorReply::Back,
            PlaceAction::Shared(command) => return self.shared(command, scene),
        }
        EditorReply::Done
    }

    pub(super) fn in_find(&mut self, action: FindAction) -> EditorReply {
        let rows = self.found.clone();
        let chosen = self.chosen(&self.known);
        let at = rows.iter().position(|row| *row == chosen).unwrap_or(0);
        match action {
            FindAction::Close => self.find = None,
            FindAction::Step(by) => {
                if let Some(row) = rows.get(stepped(at, by, rows.len())) {
                    self.choose_at(*row);
                }
            }
            FindAction::Edit(edit) => {
                if let Some(find) = &mut self.find {
                    find.edit_text(edit);
                }
                self.choose_first_match();
            }
        }
        EditorReply::Done
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
