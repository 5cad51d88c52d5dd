//! Which commands would do something now: a list for each part of the editor and each of its dialogs.

#![deny(clippy::wildcard_enum_match_arm)]

use tui_input::InputRequest;

use super::{
    Dialog, Editor, EditorContext, EditorPart,
    dialog::preset_actions,
    entry::{EntryAction, line_actions},
};
use crate::app::{
    context::KeyContext,
    keys::{Actions, Command, FieldCommand, GrantCommand, Move, edits, listed, moves, pages, steps},
    marked::page_in,
};

/// What a command means in the part with the focus.
#[derive(Clone, Copy, Debug)]
pub(super) enum EditorAction {
    /// In the grant line.
    Line(EntryAction),
    /// In the tree of places.
    Places(PlaceAction),
    /// In the filter of the tree.
    Find(FindAction),
    /// Among the words of a place.
    Words(WordAction),
    /// In the words as a line of text.
    FreeWords(EntryAction),
    /// Among the suggestions under that line.
    Suggestions(SuggestionAction),
}

/// What a command means in the tree of places.
#[derive(Clone, Copy, Debug)]
pub(super) enum PlaceAction {
    /// To the words of the place, or to a new one.
    Open,
    /// To the words, or to the next field.
    Next,
    /// To the grant line.
    ToLine,
    /// A step back.
    Back,
    /// To another place, or from the first one to the grant line.
    Step(isize),
    /// A letter that its words have too.
    Shared(GrantCommand),
}

/// What a command means in the filter of the tree.
#[derive(Clone, Copy, Debug)]
pub(super) enum FindAction {
    /// The whole tree again.
    Close,
    /// To another of the places that match.
    Step(isize),
    /// Edits the filter.
    Edit(InputRequest),
}

/// What a command means among the words of a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum WordAction {
    /// To the column on the left, or back to the places.
    Left,
    /// To the column on the right.
    Right,
    /// Back to the places.
    Leave,
    /// To the next field.
    Next,
    /// Grants or revokes the word.
    Toggle,
    /// To another word.
    Step(isize),
    /// A letter that the places have too.
    Shared(GrantCommand),
}

/// What a command means among the suggestions for a line of words.
#[derive(Clone, Copy, Debug)]
pub(super) enum SuggestionAction {
    /// To another suggestion, or back to the line.
    Step(isize),
    /// Puts the word into the line, or takes it away.
    Take,
    /// Back to the line.
    Close,
    /// To the next field.
    Next,
    /// Back to the places.
    Leave,
}

const SUGGESTION_ACTIONS: [(Command, SuggestionAction); 9] = [
    (Command::Confirm, SuggestionAction::Take),
    (Command::Toggle, SuggestionAction::Take),
    (Command::Back, SuggestionAction::Close),
    (Command::Next, SuggestionAction::Next),
    (Command::Previous, SuggestionAction::Leave),
    (Command::Move(Move::Up), SuggestionAction::Step(-1)),
    (Command::Move(Move::Left), SuggestionAction::Step(-1)),
    (Command::Move(Move::Down), SuggestionAction::Step(1)),
    (Command::Move(Move::Right), SuggestionAction::Step(1)),
];

/// The commands of a list of names under a line, by which the footer names its keys.
pub(super) const LIST_ACTIONS: [(Command, EntryAction); 2] = [
    (Command::Grant(GrantCommand::IntoList), EntryAction::Step(1)),
    (Command::Field(FieldCommand::CloseList), EntryAction::Back),
];

fn find_actions(room: (u16, u16)) -> Actions<FindAction> {
    let close = [Command::Confirm, Command::Next, Command::Previous, Command::Back];
    let mut actions: Actions<FindAction> = close.map(|command| (command, FindAction::Close)).to_vec();
    actions.extend(edits(FindAction::Edit));
    actions.extend(steps(FindAction::Step));
    actions.extend(pages(page_in(room), FindAction::Step));
    actions
}

/// The table of a part as a table of the editor.
fn of_part<A>(part: fn(A) -> EditorAction, actions: Actions<A>) -> Actions<EditorAction> {
    actions.into_iter().map(|(command, action)| (command, part(action))).collect()
}

impl Editor {
    /// The context of the part with the focus.
    pub(crate) fn context(&self) -> KeyContext {
        match self.part() {
            EditorPart::Line => KeyContext::GrantLine,
            EditorPart::Places => KeyContext::GrantPlaces,
            EditorPart::Find => KeyContext::GrantFind,
            EditorPart::Words => KeyContext::GrantWords,
            EditorPart::FreeWords => KeyContext::GrantFreeWords,
        }
    }

    /// The commands that would do something now, so that every key shown is true.
    pub(crate) fn commands(&self, seen: &EditorContext<'_>) -> Vec<Command> {
        listed(self.actions(seen))
    }

    /// What they mean in the part with the focus.
    pub(super) fn actions(&self, seen: &EditorContext<'_>) -> Actions<EditorAction> {
        match self.part() {
            EditorPart::Line => of_part(EditorAction::Line, self.line_actions(seen)),
            EditorPart::Find => of_part(EditorAction::Find, find_actions(seen.room)),
            EditorPart::FreeWords if self.free.marked.has_moved() => {
                of_part(EditorAction::Suggestions, SUGGESTION_ACTIONS.to_vec())
            }
            EditorPart::FreeWords => of_part(EditorAction::FreeWords, self.free_actions()),
            EditorPart::Places => of_part(EditorAction::Places, self.place_actions(seen.room)),
            EditorPart::Words => of_part(EditorAction::Words, self.word_actions(seen.room)),
        }
    }

    fn line_actions(&self, seen: &EditorContext<'_>) -> Actions<EntryAction> {
        let [up, down] = steps(EntryAction::Step);
        let mut actions = vec![(Command::Confirm, EntryAction::Confirm), down];
        let take = (Command::Grant(GrantCommand::TakeName), EntryAction::Confirm);
        actions.extend(self.line.marks_a_name(seen).then_some(take));
        actions.extend(line_actions());
        actions.extend(self.line.entry.marked().has_moved().then_some(up));
        if self.line.completion(seen).is_some() {
            actions.extend(LIST_ACTIONS);
        }
        if self.line.entry.completes(self.line.completion(seen).as_ref()) {
            actions.push((Command::Complete, EntryAction::Next));
        }
        let right = EntryAction::Edit(InputRequest::GoToNextChar);
        actions.extend(self.line.offers_fix(seen).then_some((Command::Field(FieldCommand::TakeFix), right)));
        actions
    }

    fn free_actions(&self) -> Actions<EntryAction> {
        let [_, down] = steps(EntryAction::Step);
        let mut actions = vec![(Command::Confirm, EntryAction::Confirm)];
        actions.extend(line_actions());
        actions.extend((self.checklist.possible > 0).then_some(down));
        actions
    }

    fn place_actions(&self, room: (u16, u16)) -> Actions<PlaceAction> {
        let mut actions = vec![
            (Command::Confirm, PlaceAction::Open),
            (Command::Move(Move::Right), PlaceAction::Open),
            (Command::Next, PlaceAction::Next),
            (Command::Previous, PlaceAction::ToLine),
            (Command::Back, PlaceAction::Back),
        ];
        actions.extend(moves(page_in(room), PlaceAction::Step));
        actions.extend(self.commands_of_a_place().map(|own| (Command::Grant(own), PlaceAction::Shared(own))));
        actions
    }

    fn word_actions(&self, room: (u16, u16)) -> Actions<WordAction> {
        let mut actions = vec![
            (Command::Confirm, WordAction::Leave),
            (Command::Move(Move::Left), WordAction::Left),
            (Command::Next, WordAction::Next),
            (Command::Previous, WordAction::Leave),
            (Command::Back, WordAction::Leave),
        ];
        actions.extend(moves(page_in(room), WordAction::Step));
        actions.extend(self.commands_of_a_place().map(|own| (Command::Grant(own), WordAction::Shared(own))));
        actions.extend((!self.checklist.words.is_empty()).then_some((Command::Toggle, WordAction::Toggle)));
        actions.extend((!self.is_in_last_column()).then_some((Command::Move(Move::Right), WordAction::Right)));
        actions
    }

    /// The letters that would do something to the chosen place.
    fn commands_of_a_place(&self) -> impl Iterator<Item = GrantCommand> {
        let all = [
            GrantCommand::All,
            GrantCommand::None,
            GrantCommand::Invert,
            GrantCommand::Presets,
            GrantCommand::CopyTo,
            GrantCommand::DropPlace,
            GrantCommand::AddObject,
            GrantCommand::Sql,
            GrantCommand::Find,
        ];
        all.into_iter().filter(|command| self.is_live_for_a_place(*command))
    }

    fn is_live_for_a_place(&self, command: GrantCommand) -> bool {
        let has_row = self.chosen_row(&self.known).is_some();
        let words = &self.checklist.words;
        match command {
            GrantCommand::All => words.iter().any(|word| !word.is_granted && !word.is_unsupported),
            GrantCommand::None => words.iter().any(|word| word.is_granted),
            GrantCommand::Invert => words.iter().any(|word| !word.is_foreign && !word.is_unsupported),
            GrantCommand::Presets => self.has_presets && self.checklist.possible > 0,
            GrantCommand::CopyTo => words.iter().any(|word| word.is_granted) && self.has_other_places(),
            GrantCommand::DropPlace => has_row && (self.unit().is_some() || self.has_places_below()),
            GrantCommand::AddObject => true,
            GrantCommand::Sql => !self.known.is_empty() || self.base.is_some(),
            GrantCommand::Find => self.known.tree.rows().len() > 1,
            // They are about the grant line and a pasted list.
            GrantCommand::TakeName | GrantCommand::IntoList | GrantCommand::NextError => false,
        }
    }

    /// Whether there is no word to the right of the one in focus.
    pub(in crate::app) fn is_in_last_column(&self) -> bool {
        let columns = self.checklist.columns(self.shape.columns());
        columns.last().is_none_or(|last| last.contains(&self.word))
    }

    fn has_other_places(&self) -> bool {
        let here = self.chosen_row(&self.known).map(|row| &row.place);
        self.known.tree.rows().iter().any(|row| row.is_regular && Some(&row.place) != here)
    }

    fn has_places_below(&self) -> bool {
        let at = self.chosen(&self.known);
        at < self.known.tree.rows().len() && !self.known.tree.below(at).is_empty()
    }
}

impl Dialog {
    /// Its context in the key table.
    pub(crate) fn context(&self) -> KeyContext {
        match self {
            Dialog::Presets(_) => KeyContext::Presets,
            Dialog::AccountPicker(_) => KeyContext::Accounts,
            Dialog::CopyTo(_) => KeyContext::CopyTo,
            Dialog::NewPlace(dialog) if dialog.is_typing() => KeyContext::ObjectName,
            Dialog::NewPlace(_) => KeyContext::ObjectKind,
            Dialog::Sql(_) => KeyContext::Sql,
            Dialog::Paste(paste) if paste.is_choosing() => KeyContext::PasteAccounts,
            Dialog::Paste(_) => KeyContext::Paste,
        }
    }

    /// The commands that would do something now.
    pub(crate) fn commands(&self, seen: &EditorContext<'_>) -> Vec<Command> {
        match self {
            Dialog::Presets(_) => listed(preset_actions(seen.room)),
            Dialog::AccountPicker(accounts) => listed(accounts.actions(seen)),
            Dialog::CopyTo(copy) => listed(copy.actions(seen.room)),
            Dialog::NewPlace(place) => listed(place.actions(seen)),
            Dialog::Sql(lines) => listed(lines.actions(seen.room)),
            Dialog::Paste(paste) => listed(paste.actions(seen.room)),
        }
    }
}
