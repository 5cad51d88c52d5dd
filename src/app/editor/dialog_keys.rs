//! What commands, characters and pastes do in the dialogs of the editor.

#![deny(clippy::wildcard_enum_match_arm)]

use super::{
    AccountPicker, CopyTo, DerivedGrants, Dialog, Editor, EditorContext, EditorContextMut, EditorFocus, Lines,
    NewPlace, Paste, PasteMode, Presets,
    accounts::Picked,
    dialog::{CopyAction, LinesAction, OVER_LINES, effect, preset_actions, preset_words},
    object::AskedName,
    paste::{Origin, PasteAction},
};
use crate::{
    app::{
        Piece,
        keys::{Command, action},
        overlay::{ChoiceAction, stepped},
    },
    domain::{
        grants::{
            Place, Unit, normal,
            read::{self, Imported},
        },
        rule::Message,
        values::half_width,
    },
};

/// The letter among the presets that begins from an account.
pub(crate) const FROM_ACCOUNT: char = 'c';

/// What a key did in a dialog.
#[derive(Debug)]
pub(crate) enum DialogReply {
    /// The dialog stays open.
    Stay,
    /// The command means nothing in it.
    NotMine,
    /// The dialog is closed.
    Close,
    /// Another dialog takes its place.
    Next(Dialog),
    /// The statements that it shows are to be copied.
    Copy,
}

impl Dialog {
    /// The list of accounts.
    fn accounts() -> Dialog {
        Dialog::AccountPicker(Box::default())
    }

    /// The text of a pasted list that was not taken yet, where nothing else keeps it.
    pub(in crate::app) fn untaken(&self) -> Option<&str> {
        if let Dialog::Paste(paste) = self { paste.untaken() } else { None }
    }

    /// Whether errors stop the taking of a pasted list.
    pub(crate) fn is_stopped(&self) -> bool {
        matches!(self, Dialog::Paste(paste) if paste.has_open_errors())
    }

    /// The grants of the account that was chosen, as a list, once they have come. Nothing is taken until Enter.
    pub(crate) fn found(&self, seen: &EditorContext<'_>) -> Option<Dialog> {
        let Dialog::AccountPicker(accounts) = self else { return None };
        Some(Dialog::Paste(Box::new(Paste::of_account(accounts.found(seen)?, seen))))
    }
}

impl Editor {
    /// Does what a command means in a dialog.
    pub(crate) fn dialog_command(
        &mut self,
        dialog: &mut Dialog,
        command: Command,
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        self.happened = None;
        self.notice(&scene.seen());
        let reply = match dialog {
            Dialog::Presets(presets) => self.in_presets(presets, command, scene),
            Dialog::AccountPicker(accounts) => self.in_accounts(accounts, command, scene),
            Dialog::CopyTo(copy) => self.in_copy(copy, command, scene),
            Dialog::NewPlace(place) => self.in_new_place(place, command, scene),
            Dialog::Sql(lines) => in_sql(lines, command, scene.room),
            Dialog::Paste(paste) => self.in_paste(paste, command, scene),
        };
        self.notice(&scene.seen());
        reply
    }

    /// A character that is no command in a dialog: text where text is typed, else a letter of the presets or of the
    /// pasted list.
    pub(crate) fn dialog_typed(
        &mut self,
        dialog: &mut Dialog,
        char: char,
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        self.happened = None;
        self.notice(&scene.seen());
        let reply = match dialog {
            Dialog::NewPlace(place) => {
                place.typed(char);
                DialogReply::Stay
            }
            Dialog::AccountPicker(accounts) => {
                accounts.typed(char);
                DialogReply::Stay
            }
            Dialog::Presets(presets) => self.letter_of_presets(presets, half_width(char), scene),
            Dialog::Paste(paste) if matches!(half_width(char), 'r' | 'R') => {
                self.take_paste(paste, scene, PasteMode::Replace)
            }
            Dialog::CopyTo(_) | Dialog::Sql(_) | Dialog::Paste(_) => DialogReply::NotMine,
        };
        self.notice(&scene.seen());
        reply
    }

    /// A paste into a dialog, or a piece of one: `GRANT`s open their list, anything else is text where text is typed.
    pub(crate) fn dialog_pasted(
        &mut self,
        dialog: &mut Dialog,
        (text, piece): (&str, Piece),
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        if let Dialog::Paste(paste) = dialog
            && piece == Piece::More
        {
            paste.go_on(text, scene);
            return DialogReply::Stay;
        }
        self.happened = None;
        self.notice(&scene.seen());
        if read::is_grant_text(text) && !matches!(dialog, Dialog::AccountPicker(_)) {
            self.find = None;
            let mut list = Paste::of_text(text, scene);
            if piece != Piece::Whole {
                list.keep(text);
            }
            if let Dialog::Paste(earlier) = dialog {
                self.lay_aside(std::mem::take(earlier));
            }
            return DialogReply::Next(Dialog::Paste(Box::new(list)));
        }
        match dialog {
            Dialog::NewPlace(place) => place.pasted(text),
            Dialog::AccountPicker(accounts) => accounts.pasted(text),
            Dialog::Paste(paste) => {
                if piece != Piece::Whole {
                    paste.keep(text);
                }
                return DialogReply::NotMine;
            }
            Dialog::Presets(_) | Dialog::CopyTo(_) | Dialog::Sql(_) => return DialogReply::NotMine,
        }
        self.notice(&scene.seen());
        DialogReply::Stay
    }

    /// The dialog that copies the privileges of the chosen place to others.
    pub(super) fn copy_dialog(&self, scene: &EditorContextMut<'_>) -> Option<Dialog> {
        let privileges = self.privileges(&scene.seen()).to_vec();
        let row = self.chosen_row(&self.known)?;
        Some(Dialog::CopyTo(Box::new(CopyTo::new(row, privileges, &self.known.tree))))
    }

    fn in_presets(&mut self, presets: &mut Presets, command: Command, scene: &mut EditorContextMut<'_>) -> DialogReply {
        let count = scene.seen().presets().len();
        let rows = count + usize::from(self.has_accounts);
        let Some(action) = action(preset_actions(scene.room), command) else { return DialogReply::NotMine };
        match action {
            ChoiceAction::Choose if presets.at == count => return DialogReply::Next(Dialog::accounts()),
            ChoiceAction::Choose => return self.apply_preset(presets.at, scene, PasteMode::Replace),
            ChoiceAction::Close => return DialogReply::Close,
            ChoiceAction::Step(by) => presets.at = stepped(presets.at, by, rows),
        }
        DialogReply::Stay
    }

    fn letter_of_presets(
        &mut self,
        presets: &mut Presets,
        char: char,
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        if char == '+' {
            return self.apply_preset(presets.at, scene, PasteMode::Add);
        }
        if char.eq_ignore_ascii_case(&FROM_ACCOUNT) && self.has_accounts {
            return DialogReply::Next(Dialog::accounts());
        }
        let wanted = scene.seen().presets().iter().position(|preset| preset.letter == char.to_ascii_lowercase());
        let Some(at) = wanted else { return DialogReply::NotMine };
        presets.at = at;
        DialogReply::Stay
    }

    /// Grants the privileges of a preset at the chosen place, and closes the dialog; without a place nothing happens.
    fn apply_preset(&mut self, at: usize, scene: &mut EditorContextMut<'_>, taking: PasteMode) -> DialogReply {
        let seen = scene.seen();
        let Some(preset) = seen.presets().get(at) else { return DialogReply::Stay };
        let Some(place) = self.chosen_row(&self.known).map(|row| row.place.clone()) else { return DialogReply::Stay };
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
        self.tell_changed(added, dropped);
        DialogReply::Close
    }

    fn in_accounts(
        &mut self,
        accounts: &mut AccountPicker,
        command: Command,
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        match accounts.command(command, &scene.seen()) {
            Picked::More => DialogReply::Stay,
            Picked::NotMine => DialogReply::NotMine,
            Picked::Closed => DialogReply::Close,
            Picked::Parted => {
                self.base = None;
                self.known = DerivedGrants::default();
                DialogReply::Close
            }
        }
    }

    fn in_copy(&mut self, copy: &mut CopyTo, command: Command, scene: &mut EditorContextMut<'_>) -> DialogReply {
        let Some(action) = action(copy.actions(scene.room), command) else { return DialogReply::NotMine };
        match action {
            CopyAction::Close => return DialogReply::Close,
            CopyAction::Copy => {
                self.copy(copy, scene);
                return DialogReply::Close;
            }
            CopyAction::Toggle => copy.toggle(),
            CopyAction::Step(by) => copy.at = stepped(copy.at, by, copy.places.len()),
        }
        DialogReply::Stay
    }

    fn copy(&mut self, copy: &CopyTo, scene: &mut EditorContextMut<'_>) {
        let places: Vec<&Place> = copy.ticked.iter().filter_map(|at| copy.places.get(*at)).collect();
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

    fn in_new_place(
        &mut self,
        dialog: &mut NewPlace,
        command: Command,
        scene: &mut EditorContextMut<'_>,
    ) -> DialogReply {
        match dialog.command(command, &scene.seen()) {
            AskedName::More => DialogReply::Stay,
            AskedName::Closed => DialogReply::Close,
            AskedName::Place(place) => {
                self.add_place(*place, scene);
                DialogReply::Close
            }
        }
    }

    /// A place that is new gets a unit without privileges, so that it is not lost; then its words are shown.
    fn add_place(&mut self, place: Place, scene: &mut EditorContextMut<'_>) {
        let is_there = self.known.tree.find(&place, 0).is_some();
        if !is_there {
            scene.units.push(Unit { place: place.clone(), privileges: Vec::new() });
        }
        self.focus = EditorFocus::Words;
        self.word = 0;
        self.notice(&scene.seen());
        self.choose(place, 0);
    }

    fn in_paste(&mut self, paste: &mut Paste, command: Command, scene: &mut EditorContextMut<'_>) -> DialogReply {
        let Some(action) = action(paste.actions(scene.room), command) else { return DialogReply::NotMine };
        match action {
            PasteAction::SwapText => paste.swap_text(),
            PasteAction::Back if paste.text.is_some() => paste.swap_text(),
            PasteAction::Back if paste.unchoose() => {}
            PasteAction::Back => return DialogReply::Close,
            PasteAction::Choose => paste.choose_here(),
            PasteAction::Take => return self.take_paste(paste, scene, PasteMode::Add),
            PasteAction::ReplaceAll => return self.take_paste(paste, scene, PasteMode::Replace),
            PasteAction::Toggle => paste.toggle(),
            PasteAction::Step(by) => paste.step(by, scene.room),
        }
        DialogReply::Stay
    }

    fn take_paste(&mut self, paste: &mut Paste, scene: &mut EditorContextMut<'_>, taking: PasteMode) -> DialogReply {
        paste.reading.start_from(if taking == PasteMode::Replace { &[] } else { &*scene.units });
        if paste.is_choosing() || paste.stop() {
            // An error stops the taking until the user has left it out on purpose.
            return DialogReply::Stay;
        }
        let paste = std::mem::take(paste);
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
        DialogReply::Close
    }

    /// What came of the readings of grants, for the review and the receipt.
    pub(crate) fn imported(&self) -> impl Iterator<Item = &Imported> {
        self.imports.all()
    }

    /// The draft was taken a step back or forth, to these grants.
    pub(in crate::app) fn travelled(&mut self, grants: &[Unit]) {
        self.happened = None;
        self.imports.travelled(grants);
    }

    /// How many pasted lines wait to be put right after this one.
    pub(crate) fn waiting(&self) -> usize {
        self.line.waiting.len()
    }
}

fn in_sql(lines: &mut Lines, command: Command, room: (u16, u16)) -> DialogReply {
    let Some(action) = action(lines.actions(room), command) else { return DialogReply::NotMine };
    match action {
        LinesAction::Close => return DialogReply::Close,
        LinesAction::Copy => return DialogReply::Copy,
        LinesAction::Scroll(by) => lines.scroll(by, lines.limit(room, OVER_LINES)),
    }
    DialogReply::Stay
}
