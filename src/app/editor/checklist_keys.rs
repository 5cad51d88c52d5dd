//! What keys do to the words of a place, and to the place as a whole.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::InputRequest;

use super::{
    Dialog, Editor, EditorContextMut, EditorFocus, EditorReply, Lines, NewPlace, Presets, Shape, TextEntry,
    commands::{SuggestionAction, WordAction},
    entry::EntryAction,
    notes, tree, words,
};
use crate::{
    app::{keys::GrantCommand, overlay::stepped},
    domain::rule::Message,
};

impl Editor {
    pub(super) fn in_words(&mut self, action: WordAction, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let columns = self.checklist.columns(self.shape.columns());
        let at = columns.iter().position(|column| column.contains(&self.word)).unwrap_or(0);
        let column = columns.get(at).cloned().unwrap_or(0..0);
        let row = self.word - column.start.min(self.word);
        let beside = |column: &std::ops::Range<usize>| (column.start + row).min(column.end.saturating_sub(1));
        match action {
            WordAction::Left if at == 0 => self.focus = EditorFocus::Places,
            WordAction::Left => self.word = beside(&columns[at - 1]),
            WordAction::Right => {
                if let Some(next) = columns.get(at + 1) {
                    self.word = beside(next);
                }
            }
            WordAction::Leave => self.focus = EditorFocus::Places,
            WordAction::Next => return EditorReply::Forward,
            WordAction::Toggle => {
                let Some(word) = self.checklist.words.get(self.word).cloned() else { return EditorReply::Done };
                self.change(scene, |privileges| words::toggle(privileges, &word.name));
                if word.is_foreign {
                    self.tell_gone(std::slice::from_ref(&word.name));
                    // It is gone from the list: what comes after it must not be ticked by the next Space.
                    self.word = self.word.saturating_sub(1);
                }
            }
            WordAction::Step(by) if self.shape == Shape::Wide => {
                self.word = column.start + stepped(row, by, column.len());
            }
            WordAction::Step(by) => self.word = stepped(self.word, by, self.checklist.words.len()),
            WordAction::Shared(command) => return self.shared(command, scene),
        }
        EditorReply::Done
    }

    pub(super) fn change(&mut self, scene: &mut EditorContextMut<'_>, edit: impl FnOnce(&mut Vec<String>)) {
        let at = self.chosen(&self.known);
        if at < self.known.tree.rows().len() {
            words::change(scene.units, &self.known.tree, at, edit);
        }
    }

    pub(super) fn in_free(&mut self, action: EntryAction, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let is_at_start = self.free.entry.caret() == 0;
        match action {
            EntryAction::Step(by) => self.free.step(by, self.suggestions(scene).len()),
            EntryAction::Edit(InputRequest::GoToPrevChar) if is_at_start => self.focus = EditorFocus::Places,
            EntryAction::Edit(edit) => {
                self.free.entry.edit_text(edit);
                self.write_free(scene);
            }
            EntryAction::Confirm => {
                let next = self.chosen(&self.known) + 1;
                self.choose_at(next);
                if self.chosen.row.is_none() {
                    self.focus = EditorFocus::Places;
                }
            }
            EntryAction::Back | EntryAction::Previous => self.focus = EditorFocus::Places,
            EntryAction::Next => return EditorReply::Forward,
        }
        EditorReply::Done
    }

    pub(super) fn in_suggestions(&mut self, action: SuggestionAction, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let suggestions: Vec<String> = self.suggestions(scene);
        match action {
            SuggestionAction::Step(by) => self.free.step(by, suggestions.len()),
            SuggestionAction::Close => self.free.marked.reset(),
            SuggestionAction::Take => {
                let marked = self.free.suggestion(suggestions.len());
                if let Some(word) = marked.and_then(|marked| suggestions.get(marked)) {
                    self.free.toggle(word);
                    self.write_free(scene);
                }
            }
            SuggestionAction::Next => {
                self.free.marked.reset();
                return EditorReply::Forward;
            }
            SuggestionAction::Leave => {
                self.free.marked.reset();
                self.focus = EditorFocus::Places;
            }
        }
        EditorReply::Done
    }

    /// The words that the catalog suggests for the chosen place.
    pub(super) fn suggestions(&self, scene: &EditorContextMut<'_>) -> Vec<String> {
        let level = self.chosen_row(&self.known).and_then(|row| scene.seen().level(&row.place.scope));
        level.map(|level| level.privileges().map(str::to_owned).collect()).unwrap_or_default()
    }

    pub(super) fn write_free(&mut self, scene: &mut EditorContextMut<'_>) {
        let words = self.free.words();
        if self.privileges(&scene.seen()) != words {
            self.change(scene, |privileges| *privileges = words);
        }
    }

    /// The letters that work on a place from the tree and from its words alike.
    pub(super) fn shared(&mut self, command: GrantCommand, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let supported: Vec<String> = {
            let words = self.checklist.words.iter().filter(|word| !word.is_foreign && !word.is_unsupported);
            words.map(|word| word.name.clone()).collect()
        };
        match command {
            GrantCommand::All => self.change(scene, |there| {
                let new: Vec<String> = supported.into_iter().filter(|word| !there.contains(word)).collect();
                there.extend(new);
            }),
            GrantCommand::None => {
                let gone = self.privileges(&scene.seen()).to_vec();
                self.change(scene, Vec::clear);
                self.tell_gone(&gone);
            }
            GrantCommand::Invert => self.invert(&supported, scene),
            GrantCommand::Presets => return EditorReply::Opens(Dialog::Presets(Presets::default())),
            GrantCommand::CopyTo => {
                return self.copy_dialog(scene).map_or(EditorReply::Done, EditorReply::Opens);
            }
            GrantCommand::DropPlace => self.drop_place(scene),
            GrantCommand::AddObject => return EditorReply::Opens(Dialog::NewPlace(NewPlace::new(&scene.seen()))),
            GrantCommand::Sql => return EditorReply::Opens(Dialog::Sql(Lines::new(&self.text(&scene.seen())))),
            GrantCommand::TakeName | GrantCommand::IntoList | GrantCommand::NextError => {}
            GrantCommand::Find => {
                self.focus = EditorFocus::Places;
                self.find = Some(TextEntry::default());
                self.filter();
            }
        }
        EditorReply::Done
    }

    /// Grants what of the words is not granted at the chosen place, and removes what is.
    fn invert(&mut self, words: &[String], scene: &mut EditorContextMut<'_>) {
        let (gone, new): (Vec<String>, Vec<String>) = {
            let there = self.privileges(&scene.seen());
            words.iter().cloned().partition(|word| there.contains(word))
        };
        let (added, dropped) = (new.len(), gone.len());
        self.change(scene, |there| {
            there.retain(|word| !gone.contains(word));
            there.extend(new);
        });
        self.tell_changed(added, dropped);
    }

    /// Says how many privileges of the chosen place came and went.
    pub(super) fn tell_changed(&mut self, added: usize, dropped: usize) {
        let message = Message::new("editor-preset-done").with("place", self.chosen_title());
        self.happened = Some(message.with("added", added).with("dropped", dropped));
    }

    /// Says which privileges of the chosen place are gone.
    fn tell_gone(&mut self, words: &[String]) {
        self.happened = notes::gone(&self.chosen_title(), words);
    }

    fn chosen_title(&self) -> String {
        self.chosen_row(&self.known).map(|row| tree::title(&row.place)).unwrap_or_default()
    }

    /// Drops the chosen place; a parent that is there for shape takes everything below it along.
    pub(super) fn drop_place(&mut self, scene: &mut EditorContextMut<'_>) {
        let at = self.chosen(&self.known);
        let Some(row) = self.known.tree.rows().get(at) else { return };
        let place = tree::title(&row.place);
        let gone: Vec<usize> = match row.unit {
            Some(unit) => vec![unit],
            None => self.known.tree.below(at).iter().filter_map(|row| row.unit).collect(),
        };
        let grants: usize = gone.iter().map(|unit| scene.units[*unit].privileges.len()).sum();
        let message = if row.unit.is_some() {
            Message::new("editor-dropped")
        } else {
            Message::new("editor-dropped-below").with("places", gone.len())
        };
        let gone: std::collections::HashSet<usize> = gone.into_iter().collect();
        let mut at = 0..;
        scene.units.retain(|_| at.next().is_some_and(|at| !gone.contains(&at)));
        self.happened = Some(message.with("place", place).with("n", grants));
        self.focus = EditorFocus::Places;
    }
}
