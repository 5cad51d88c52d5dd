//! What arrives at the editor: commands, characters, pastes.

mod pieces;

use super::{Dialog, Editor, EditorContextMut, Focus, Part, Paste, Reply, Taking, tree};
use crate::{
    app::keys::Command,
    domain::{
        grants::{Unit, normal, read, shorthand},
        rule::Message,
    },
};

impl Editor {
    /// Does what a command means in the part that has the focus.
    pub fn command(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> Reply {
        self.happened = None;
        self.notice(&scene.seen());
        let reply = match self.part() {
            Part::Line => self.in_line(command, scene),
            Part::Places => self.in_places(command, scene),
            Part::Find => self.in_find(command),
            Part::Words => self.in_words(command, scene),
            Part::FreeWords => self.in_free(command, scene),
            Part::Presets => self.in_presets(command, scene),
            Part::Accounts => self.in_accounts(command, scene),
            Part::CopyTo => self.in_copy(command, scene),
            Part::NewPlace => self.in_new_place(command, scene),
            Part::Sql => self.in_sql(command),
            Part::Paste => self.in_paste(command, scene),
        };
        self.notice(&scene.seen());
        reply
    }

    /// A character that is no command here: text where text is typed, a letter of the presets or of the pasted list.
    pub fn typed(&mut self, char: char, scene: &mut EditorContextMut<'_>) -> Reply {
        self.happened = None;
        self.notice(&scene.seen());
        let reply = match self.part() {
            Part::Line => {
                self.line.entry.type_char(char);
                self.line.changed(&scene.seen());
                Reply::Done
            }
            Part::Find => {
                if let Some(find) = &mut self.find {
                    find.type_char(char);
                }
                self.choose_first_match();
                Reply::Done
            }
            Part::FreeWords => {
                self.free.picked = None;
                self.free.entry.type_char(char);
                self.write_free(scene);
                Reply::Done
            }
            Part::NewPlace => {
                if let Dialog::NewPlace(dialog) = &mut self.dialog {
                    dialog.typed(char);
                }
                Reply::Done
            }
            Part::Accounts => {
                if let Dialog::Accounts(accounts) = &mut self.dialog {
                    accounts.typed(char);
                }
                Reply::Done
            }
            Part::Presets => self.letter_of_presets(narrow(char), scene),
            Part::Paste if matches!(narrow(char), 'r' | 'R') => self.take_paste(scene, Taking::Replace),
            _ => Reply::NotMine,
        };
        self.notice(&scene.seen());
        reply
    }

    /// A paste: `GRANT`s open their list, several lines are taken one by one, anything else is text.
    pub fn pasted(&mut self, text: &str, scene: &mut EditorContextMut<'_>) -> Reply {
        self.happened = None;
        self.notice(&scene.seen());
        if read::is_grant_text(text) && !matches!(self.dialog, Dialog::Accounts(_)) {
            let script = read::read(text, scene.product);
            self.find = None;
            self.lay_aside();
            self.dialog = Dialog::Paste(Box::new(Paste::new(script, &scene.seen())));
            return Reply::Done;
        }
        match self.part() {
            Part::NewPlace => {
                if let Dialog::NewPlace(dialog) = &mut self.dialog {
                    dialog.pasted(text);
                }
            }
            Part::Accounts => {
                if let Dialog::Accounts(accounts) = &mut self.dialog {
                    accounts.pasted(text);
                }
            }
            Part::Find => {
                if let Some(find) = &mut self.find {
                    find.insert(text);
                }
                self.choose_first_match();
            }
            Part::FreeWords => {
                let commas: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                self.free.entry.insert(&commas.join(", "));
                self.write_free(scene);
            }
            Part::Line | Part::Places | Part::Words => {
                self.focus = Focus::Line;
                self.paste_lines(text, scene);
            }
            Part::Presets | Part::CopyTo | Part::Sql | Part::Paste => return Reply::NotMine,
        }
        self.notice(&scene.seen());
        Reply::Done
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

/// The ASCII twin of a full-width character: an input method may stay on where letters are commands.
fn narrow(char: char) -> char {
    match u32::from(char) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(char),
        _ => char,
    }
}
