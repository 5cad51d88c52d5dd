//! What lies over the editor: presets, copying words to other places, and the statements.

use std::collections::BTreeSet;

use super::{
    context::EditorContext,
    tree::{Row, Tree},
};
use crate::{
    app::{
        keys::{Actions, Command, GrantCommand, moves},
        marked::PAGE,
        overlay::ChoiceAction,
    },
    catalog::Preset,
    domain::grants::Place,
};

/// The presets of a product, over a place.
#[derive(Clone, Debug, Default)]
pub struct Presets {
    /// The preset in focus.
    pub(crate) at: usize,
}

/// The commands of the presets, and of the accounts behind the last one.
pub(super) fn preset_actions() -> Actions<ChoiceAction> {
    let mut actions = vec![(Command::Confirm, ChoiceAction::Choose), (Command::Back, ChoiceAction::Close)];
    actions.extend(moves(PAGE, ChoiceAction::Step));
    actions
}

/// What a preset would do to a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PresetEffect {
    /// Words that it would grant and that are not granted yet.
    pub(crate) added: Vec<String>,
    /// Words that replacing would take away.
    pub(crate) dropped: Vec<String>,
}

/// The words of a preset that a place can have.
pub(crate) fn preset_words(preset: &Preset, place: &Place, seen: &EditorContext<'_>) -> Vec<String> {
    let Some(level) = seen.level(&place.scope) else { return Vec::new() };
    let possible: Vec<&str> = level.privileges().collect();
    if preset.privileges.is_empty() {
        return possible.into_iter().map(str::to_owned).collect();
    }
    preset.privileges.iter().filter(|word| possible.contains(word)).map(|word| (*word).to_owned()).collect()
}

/// What a preset's words would do where these privileges are.
pub(crate) fn effect(words: &[String], there: &[String]) -> PresetEffect {
    PresetEffect {
        added: words.iter().filter(|word| !there.contains(word)).cloned().collect(),
        dropped: there.iter().filter(|has| !words.contains(has)).cloned().collect(),
    }
}

/// Copying the words of one place to others.
#[derive(Clone, Debug, Default)]
pub struct CopyTo {
    /// Where the words come from.
    pub(crate) from: Place,
    /// The words.
    pub(crate) privileges: Vec<String>,
    /// The places that can take them, in the order of the tree.
    pub(crate) places: Vec<Place>,
    /// The ones that are ticked.
    pub(crate) ticked: BTreeSet<usize>,
    /// The place in focus.
    pub(crate) at: usize,
}

/// What a command means where words are copied to other places.
#[derive(Clone, Copy, Debug)]
pub(super) enum CopyAction {
    /// Copies them to the places that are ticked.
    Copy,
    /// Copies nothing.
    Close,
    /// Ticks.
    Toggle,
    /// To another row.
    Step(isize),
}

impl CopyTo {
    /// Offers every other place of the tree.
    pub(crate) fn new(row: &Row, privileges: Vec<String>, tree: &Tree) -> CopyTo {
        let is_other = |other: &&Row| other.is_regular && other.twin == 0 && other.place != row.place;
        CopyTo {
            from: row.place.clone(),
            privileges,
            places: tree.rows().iter().filter(is_other).map(|row| row.place.clone()).collect(),
            ..CopyTo::default()
        }
    }

    /// What the commands mean: Enter takes what is ticked.
    pub(super) fn actions(&self) -> Actions<CopyAction> {
        let mut actions = vec![(Command::Back, CopyAction::Close), (Command::Toggle, CopyAction::Toggle)];
        actions.extend((!self.ticked.is_empty()).then_some((Command::Confirm, CopyAction::Copy)));
        actions.extend(moves(PAGE, CopyAction::Step));
        actions
    }

    /// Ticks the place in focus, or takes the tick away.
    pub(super) fn toggle(&mut self) {
        if !self.ticked.remove(&self.at) && self.at < self.places.len() {
            self.ticked.insert(self.at);
        }
    }

    /// The words that a place can take: all of them where no list says which.
    pub(crate) fn words_for(&self, place: &Place, seen: &EditorContext<'_>) -> Vec<String> {
        let level = seen.level(&place.scope).filter(|_| seen.is_checklist());
        let fits = |word: &&String| level.is_none_or(|level| level.privileges().any(|known| known == word.as_str()));
        self.privileges.iter().filter(fits).cloned().collect()
    }
}

/// The statements, or the units as JSON, to be read line by line.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The lines.
    pub(crate) lines: Vec<String>,
    /// The first one in view.
    pub(crate) top: usize,
}

/// What a command means among the statements.
#[derive(Clone, Copy, Debug)]
pub(super) enum LinesAction {
    /// Closes them.
    Close,
    /// Copies them.
    Copy,
    /// Scrolls by so many lines.
    Scroll(isize),
}

/// The commands of the statements.
pub(super) fn lines_actions() -> Actions<LinesAction> {
    let close = [Command::Confirm, Command::Back, Command::Grant(GrantCommand::Sql)];
    let mut actions: Actions<LinesAction> = close.map(|command| (command, LinesAction::Close)).to_vec();
    actions.push((Command::Copy, LinesAction::Copy));
    actions.extend(moves(PAGE, LinesAction::Scroll));
    actions
}

impl Lines {
    /// A text from its beginning.
    pub(crate) fn new(text: &str) -> Lines {
        Lines { lines: text.lines().map(str::to_owned).collect(), top: 0 }
    }
}
