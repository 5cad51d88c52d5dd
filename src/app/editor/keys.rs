//! What arrives at the parts of the editor: commands, characters, pastes.

#![deny(clippy::wildcard_enum_match_arm)]

mod pieces;

use super::{
    Dialog, Editor, EditorContextMut, EditorFocus, EditorPart, EditorReply, Paste, commands::EditorAction, tree,
};
use crate::{
    app::keys::{Command, action},
    domain::{
        grants::{Unit, normal, read, shorthand},
        rule::Message,
    },
};

impl Editor {
    /// Does what a command means in the part that has the focus.
    pub(crate) fn command(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        self.happened = None;
        self.notice(&scene.seen());
        let action = action(self.actions(&scene.seen()), command);
        let reply = action.map_or(EditorReply::NotMine, |action| match action {
            EditorAction::Line(action) => self.in_line(action, scene),
            EditorAction::Places(action) => self.in_places(action, scene),
            EditorAction::Find(action) => self.in_find(action),
            EditorAction::Words(action) => self.in_words(action, scene),
            EditorAction::FreeWords(action) => self.in_free(action, scene),
            EditorAction::Suggestions(action) => self.in_suggestions(action, scene),
        });
        self.notice(&scene.seen());
        reply
    }

    /// A character that is no command here: it is text where text is typed.
    pub(crate) fn typed(&mut self, char: char, scene: &mut EditorContextMut<'_>) -> EditorReply {
        self.happened = None;
        self.notice(&scene.seen());
        let reply = match self.part() {
            EditorPart::Line => {
                self.line.entry.type_char(char);
                self.line.changed(&scene.seen());
                EditorReply::Done
            }
            EditorPart::Find => {
                if let Some(find) = &mut self.find {
                    find.type_char(char);
                }
                self.choose_first_match();
                EditorReply::Done
            }
            EditorPart::FreeWords => {
                self.free.marked.reset();
                self.free.entry.type_char(char);
                self.write_free(scene);
                EditorReply::Done
            }
            EditorPart::Places | EditorPart::Words => EditorReply::NotMine,
        };
        self.notice(&scene.seen());
        reply
    }

    /// A paste: `GRANT`s open their list, several lines are taken one by one, anything else is text.
    pub(crate) fn pasted(&mut self, text: &str, scene: &mut EditorContextMut<'_>) -> EditorReply {
        self.happened = None;
        self.notice(&scene.seen());
        if read::is_grant_text(text) {
            self.find = None;
            return EditorReply::Opens(Dialog::Paste(Box::new(Paste::of_text(text, scene))));
        }
        match self.part() {
            EditorPart::Find => {
                if let Some(find) = &mut self.find {
                    find.insert(text);
                }
                self.choose_first_match();
            }
            EditorPart::FreeWords => {
                let commas: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                self.free.entry.insert(&commas.join(", "));
                self.write_free(scene);
            }
            EditorPart::Line | EditorPart::Places | EditorPart::Words => {
                self.focus = EditorFocus::Line;
                self.paste_lines(text, scene);
            }
        }
        self.notice(&scene.seen());
        EditorReply::Done
    }

    /// One line goes to the caret; of several each that can be read is taken, and the others wait in the line.
    pub(super) fn paste_lines(&mut self, text: &str, scene: &mut EditorContextMut<'_>) {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let [_, _, ..] = lines[..] else {
            self.line.entry.insert(text);
            self.line.changed(&scene.seen());
            return;
        };
        self.take_lines(&lines, scene);
    }

    /// Takes every line that can be read; the others wait in the line.
    pub(super) fn take_lines(&mut self, lines: &[&str], scene: &mut EditorContextMut<'_>) {
        let mut units = Vec::new();
        for line in lines {
            match shorthand::read(line, scene.product) {
                Ok(read) => units.extend(read),
                Err(_) => self.line.waiting.push_back((*line).to_owned()),
            }
        }
        self.add(units, scene);
        if self.line.entry.text().trim().is_empty() && !self.line.waiting.is_empty() {
            self.line.clear(&scene.seen());
        }
    }

    /// Adds units, chooses the last of them and says what was new.
    pub(super) fn add(&mut self, units: Vec<Unit>, scene: &mut EditorContextMut<'_>) {
        let Some(last) = units.last().map(|unit| unit.place.clone()) else { return };
        let places = units.iter().map(|unit| &unit.place).collect::<std::collections::HashSet<_>>().len();
        let count = normal::join(scene.units, units);
        self.happened = Some(match (count, places) {
            (0, _) => Message::new("editor-added-nothing").with("place", tree::title(&last)),
            (_, 1) => Message::new("editor-added").with("n", count).with("place", tree::title(&last)),
            _ => Message::new("editor-added-places").with("n", count).with("places", places),
        });
        self.notice(&scene.seen());
        self.choose(last, 0);
    }
}
