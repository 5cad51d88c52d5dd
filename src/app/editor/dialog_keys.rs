//! What keys do in what lies over the editor.

use super::{
    CopyTo, DerivedGrants, Dialog, Editor, EditorContext, EditorContextMut, EditorFocus, EditorReply, Paste, PasteMode,
    accounts::Picked,
    dialog::{effect, preset_words},
    object::AskedName,
    paste::Origin,
    tree,
};
use crate::{
    app::keys::{Command, GrantCommand},
    domain::{
        grants::{Place, Unit, normal, read::Imported},
        rule::Message,
    },
};

/// The letter among the presets that begins from an account.
pub const FROM_ACCOUNT: char = 'c';

impl Editor {
    pub(super) fn open_copy(&mut self, scene: &EditorContextMut<'_>) {
        let privileges = self.privileges(&scene.seen()).to_vec();
        if let Some(row) = self.chosen_row(&self.known) {
            self.dialog = Dialog::CopyTo(Box::new(CopyTo::new(row, privileges, &self.known.tree)));
        }
    }

    pub(super) fn in_presets(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let count = scene.seen().presets().len();
        let rows = count + usize::from(self.has_accounts);
        let Dialog::Presets(presets) = &mut self.dialog else { return EditorReply::NotMine };
        let at = presets.at;
        match command {
            Command::Confirm if at == count => self.dialog = Dialog::AccountPicker(Box::default()),
            Command::Back => self.dialog = Dialog::Nothing,
            Command::Confirm => self.apply_preset(at, scene, PasteMode::Replace),
            _ if presets.command(command, rows) => {}
            _ => return EditorReply::NotMine,
        }
        EditorReply::Done
    }

    pub(super) fn letter_of_presets(&mut self, char: char, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let Dialog::Presets(presets) = &mut self.dialog else { return EditorReply::NotMine };
        if char == '+' {
            let at = presets.at;
            self.apply_preset(at, scene, PasteMode::Add);
            return EditorReply::Done;
        }
        if char.eq_ignore_ascii_case(&FROM_ACCOUNT) && self.has_accounts {
            self.dialog = Dialog::AccountPicker(Box::default());
            return EditorReply::Done;
        }
        let wanted = scene.seen().presets().iter().position(|preset| preset.letter == char.to_ascii_lowercase());
        let Some(at) = wanted else { return EditorReply::NotMine };
        presets.at = at;
        EditorReply::Done
    }

    pub(super) fn apply_preset(&mut self, at: usize, scene: &mut EditorContextMut<'_>, taking: PasteMode) {
        let seen = scene.seen();
        let Some(preset) = seen.presets().get(at) else { return };
        let Some(place) = self.chosen_row(&self.known).map(|row| row.place.clone()) else { return };
        let chosen = preset_words(preset, &place, &seen);
        let effect = effect(&chosen, self.privileges(&seen));
        let (added, dropped) = (effect.added.len(), if taking == PasteMode::Add { 0 } else { effect.dropped.len() });
        self.change(scene, |there| {
            if taking == PasteMode::Add {
                there.extend(effect.added);
            } else {
                *there = chosen;
            }
        });
        let message = Message::new("editor-preset-done").with("place", tree::title(&place));
        self.happened = Some(message.with("added", added).with("dropped", dropped));
        self.dialog = Dialog::Nothing;
    }

    pub(super) fn in_accounts(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let Dialog::AccountPicker(accounts) = &mut self.dialog else { return EditorReply::NotMine };
        match accounts.command(command, &scene.seen()) {
            Picked::More => {}
            Picked::NotMine => return EditorReply::NotMine,
            Picked::Closed => self.dialog = Dialog::Nothing,
            Picked::Parted => {
                self.dialog = Dialog::Nothing;
                self.base = None;
                self.known = DerivedGrants::default();
            }
        }
        EditorReply::Done
    }

    /// Shows the grants of the account that is wanted, once they have come; nothing is taken until Enter.
    pub(super) fn open_found(&mut self, seen: &EditorContext<'_>) {
        let Dialog::AccountPicker(accounts) = &self.dialog else { return };
        if let Some(base) = accounts.found(seen) {
            self.dialog = Dialog::Paste(Box::new(Paste::of_account(base, seen)));
        }
    }

    pub(super) fn in_copy(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let Dialog::CopyTo(copy) = &mut self.dialog else { return EditorReply::NotMine };
        match command {
            Command::Back => self.dialog = Dialog::Nothing,
            Command::Confirm => {
                let copy = std::mem::take(copy);
                self.dialog = Dialog::Nothing;
                self.copy(&copy, scene);
            }
            _ if copy.command(command) => {}
            _ => return EditorReply::NotMine,
        }
        EditorReply::Done
    }

    pub(super) fn copy(&mut self, copy: &CopyTo, scene: &mut EditorContextMut<'_>) {
        let places: Vec<&Place> = copy.ticked.iter().filter_map(|at| copy.places.get(*at)).collect();
        // The row with the mark may be the whole server: only what was ticked is meant.
        if places.is_empty() {
            return;
        }
        let seen = scene.seen();
        let new: Vec<Unit> = places
            .iter()
            .map(|place| Unit { place: (*place).clone(), privileges: copy.words_for(place, &seen) })
            .filter(|unit| !unit.privileges.is_empty())
            .collect();
        let left_out =
            places.len() * copy.privileges.len() - new.iter().map(|unit| unit.privileges.len()).sum::<usize>();
        let count = normal::join(scene.units, new);
        let message = Message::new("editor-copied").with("n", count).with("places", places.len());
        self.happened = Some(message.with("left", left_out));
    }

    pub(super) fn in_new_place(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let Dialog::NewPlace(dialog) = &mut self.dialog else { return EditorReply::NotMine };
        if command == Command::Toggle && dialog.is_typing() {
            dialog.typed(' ');
            return EditorReply::Done;
        }
        match dialog.command(command, &scene.seen()) {
            AskedName::More => {}
            AskedName::Closed => self.dialog = Dialog::Nothing,
            AskedName::Place(place) => {
                self.dialog = Dialog::Nothing;
                self.add_place(*place, scene);
            }
        }
        EditorReply::Done
    }

    /// A place that is new gets a unit without privileges, so that it is not lost; then its words are shown.
    pub(super) fn add_place(&mut self, place: Place, scene: &mut EditorContextMut<'_>) {
        let is_there = self.known.tree.find(&place, 0).is_some();
        if !is_there {
            scene.units.push(Unit { place: place.clone(), privileges: Vec::new() });
        }
        self.focus = EditorFocus::Words;
        self.word = 0;
        self.notice(&scene.seen());
        self.choose(place, 0);
    }

    pub(super) fn in_sql(&mut self, command: Command) -> EditorReply {
        let Dialog::Sql(lines) = &mut self.dialog else { return EditorReply::NotMine };
        match command {
            Command::Back | Command::Grant(GrantCommand::Sql) | Command::Confirm => self.dialog = Dialog::Nothing,
            Command::Copy => return EditorReply::Copy,
            _ if lines.command(command) => {}
            _ => return EditorReply::NotMine,
        }
        EditorReply::Done
    }

    pub(super) fn in_paste(&mut self, command: Command, scene: &mut EditorContextMut<'_>) -> EditorReply {
        let Dialog::Paste(paste) = &mut self.dialog else { return EditorReply::NotMine };
        match command {
            Command::Grant(GrantCommand::Sql) => paste.swap_text(),
            Command::Back if paste.text.is_some() => paste.swap_text(),
            Command::Back if paste.unchoose() => {}
            Command::Back => self.dialog = Dialog::Nothing,
            Command::Confirm if paste.is_choosing() => paste.choose_here(),
            Command::Confirm => return self.take_paste(scene, PasteMode::Add),
            Command::Grant(GrantCommand::ReplaceAll) => return self.take_paste(scene, PasteMode::Replace),
            _ if paste.command(command) => {}
            _ => return EditorReply::NotMine,
        }
        EditorReply::Done
    }

    pub(super) fn take_paste(&mut self, scene: &mut EditorContextMut<'_>, taking: PasteMode) -> EditorReply {
        let Dialog::Paste(paste) = &mut self.dialog else { return EditorReply::NotMine };
        paste.reading.start_from(if taking == PasteMode::Replace { &[] } else { &*scene.units });
        if paste.is_choosing() || paste.stop() {
            // Nothing is passed over that nobody has left out on purpose.
            return EditorReply::Done;
        }
        let Dialog::Paste(paste) = std::mem::take(&mut self.dialog) else { return EditorReply::NotMine };
        let units = paste.reading.units().to_vec();
        let before = scene.units.clone();
        normal::take_away(scene.units, paste.reading.taken_away());
        if paste.origin() == Origin::Line {
            self.line.clear(&scene.seen());
        }
        if let Some(base) = paste.from {
            self.base = Some(base);
            self.known = DerivedGrants::default();
        }
        let is_all = taking == PasteMode::Replace && !units.is_empty();
        if is_all {
            scene.units.clear();
        }
        if paste.with_hosts {
            let new = paste.new_hosts.iter().filter(|host| !scene.hosts.contains(host)).cloned();
            let new: Vec<String> = new.collect();
            scene.hosts.extend(new);
        }
        self.add(units, scene);
        let imported = paste.reading.imported(Vec::new());
        if is_all && !before.is_empty() {
            let dropped = normal::count(&before).grants;
            self.happened = Some(Message::new("editor-replaced").with("dropped", dropped).with("n", imported.taken));
        } else if imported.taken_away > 0 || !imported.left_out.is_empty() {
            self.happened = Some(imported.message());
        }
        self.imports.add(imported, (before, scene.units.clone()), is_all);
        EditorReply::Done
    }

    /// What came of the readings of grants, for the review and the receipt.
    pub fn imported(&self) -> impl Iterator<Item = &Imported> {
        self.imports.all()
    }

    /// The draft was taken a step back or forth, to these grants.
    pub fn travelled(&mut self, grants: &[Unit]) {
        self.happened = None;
        self.imports.travelled(grants);
    }

    /// How many pasted lines wait to be put right after this one.
    pub fn waiting(&self) -> usize {
        self.line.waiting.len()
    }
}
