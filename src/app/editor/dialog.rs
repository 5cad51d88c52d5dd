//! What lies over the editor: presets, copying words to other places, and the statements.

use std::collections::BTreeSet;

use super::{
    context::EditorContext,
    tree::{Row, Tree},
};
use crate::{
    app::{
        keys::{Actions, Command, GrantCommand, moves},
        marked::page_in,
        overlay::{ChoiceAction, stepped},
        wrap::wrap,
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
pub(super) fn preset_actions(room: (u16, u16)) -> Actions<ChoiceAction> {
    let mut actions = vec![(Command::Confirm, ChoiceAction::Choose), (Command::Back, ChoiceAction::Close)];
    actions.extend(moves(page_in(room), ChoiceAction::Step));
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
    pub(super) fn actions(&self, room: (u16, u16)) -> Actions<CopyAction> {
        let mut actions = vec![(Command::Back, CopyAction::Close), (Command::Toggle, CopyAction::Toggle)];
        actions.extend((!self.ticked.is_empty()).then_some((Command::Confirm, CopyAction::Copy)));
        actions.extend(moves(page_in(room), CopyAction::Step));
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
    lines: Vec<String>,
    /// The first line on the screen that is in view, as far as there were so many at the latest key.
    top: usize,
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

/// Lines of the body over the statements: their title, and over pasted ones an empty line too.
pub(crate) const OVER_LINES: u16 = 1;
/// The same over pasted statements.
pub(crate) const OVER_PASTED: u16 = 2;

impl Lines {
    /// A text from its beginning.
    pub(crate) fn new(text: &str) -> Lines {
        Lines { lines: text.lines().map(str::to_owned).collect(), top: 0 }
    }

    /// The lines as they are on a screen of so many columns: one that is wider goes on with a deeper indent.
    pub(crate) fn on_screen(&self, columns: u16) -> Vec<String> {
        let room = usize::from(columns.saturating_sub(2));
        let wrapped = self.lines.iter().flat_map(|line| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let pieces = wrap(line.trim_start_matches(' '), room.saturating_sub(indent + 2));
            let indents = std::iter::once(indent).chain(std::iter::repeat(indent + 2));
            pieces.into_iter().zip(indents).map(|(piece, indent)| format!("{}{piece}", " ".repeat(indent)))
        });
        wrapped.collect()
    }

    /// The first line in view, where so many of all have room.
    pub(crate) fn first(&self, all: usize, height: u16) -> usize {
        self.top.min(all.saturating_sub(height.into()))
    }

    /// How far they can be scrolled in a body of that size, under so many lines.
    pub(super) fn limit(&self, (columns, lines): (u16, u16), over: u16) -> usize {
        self.on_screen(columns).len().saturating_sub(lines.saturating_sub(over).into())
    }

    /// Scrolls; the screen may have become larger since.
    pub(super) fn scroll(&mut self, by: isize, limit: usize) {
        self.top = stepped(self.top.min(limit), by, limit + 1);
    }

    /// The commands of the statements; those that scroll where there is more than is in sight.
    pub(super) fn actions(&self, room: (u16, u16)) -> Actions<LinesAction> {
        let close = [Command::Confirm, Command::Back, Command::Grant(GrantCommand::Sql)];
        let mut actions: Actions<LinesAction> = close.map(|command| (command, LinesAction::Close)).to_vec();
        actions.push((Command::Copy, LinesAction::Copy));
        if self.limit(room, OVER_LINES) > 0 {
            actions.extend(moves(page_in(room), LinesAction::Scroll));
        }
        actions
    }
}
