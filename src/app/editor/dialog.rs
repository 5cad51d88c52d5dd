//! What lies over the editor: presets, copying words to other places, and the statements.

use std::collections::BTreeSet;

use super::{
    context::EditorContext,
    tree::{Row, Tree},
};
use crate::{
    app::{keys::Command, marked::PAGE},
    catalog::Preset,
    domain::grants::Place,
};

/// The presets of a product, over a place.
#[derive(Clone, Debug, Default)]
pub struct Presets {
    /// The preset in focus.
    pub(crate) at: usize,
}

/// What a preset would do to a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PresetEffect {
    /// Words that it would grant and that are not granted yet.
    pub(crate) added: Vec<String>,
    /// Words that replacing would take away.
    pub(crate) dropped: Vec<String>,
}

impl Presets {
    /// Moves; `false` for a command that is no move.
    pub(crate) fn command(&mut self, command: Command, count: usize) -> bool {
        self.at = match moved(command, self.at, count) {
            Some(at) => at,
            None => return false,
        };
        true
    }
}

/// The words of a preset that a place can have.
pub(crate) fn preset_words(preset: &Preset, place: &Place, seen: &EditorContext<'_>) -> Vec<String> {
    let Some(level) = seen.level(&place.scope) else { return Vec::new() };
    let possible: Vec<&str> = level.privileges().collect();
    if preset.privileges.is_empty() {
        return possible.into_iter().map(str::to_owned).collect();
    }
    preset.privileges.iter().filter(|word| possible.contains(&word.as_str())).cloned().collect()
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

    /// Moves and ticks; `false` for a command that is neither.
    pub(crate) fn command(&mut self, command: Command) -> bool {
        if command == Command::Toggle {
            if !self.ticked.remove(&self.at) && self.at < self.places.len() {
                self.ticked.insert(self.at);
            }
            return true;
        }
        self.at = match moved(command, self.at, self.places.len()) {
            Some(at) => at,
            None => return false,
        };
        true
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

impl Lines {
    /// A text from its beginning.
    pub(crate) fn new(text: &str) -> Lines {
        Lines { lines: text.lines().map(str::to_owned).collect(), top: 0 }
    }

    /// Scrolls; `false` for a command that does not.
    pub(crate) fn command(&mut self, command: Command) -> bool {
        match moved(command, self.top, self.lines.len()) {
            Some(top) => self.top = top,
            None => return false,
        }
        true
    }
}

/// Where a move in a list of `count` rows leads; `None` for a command that does not move.
pub(crate) fn moved(command: Command, at: usize, count: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    Some(match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at.saturating_add(1).min(last),
        Command::PageUp => at.saturating_add_signed(-PAGE),
        Command::PageDown => at.saturating_add_signed(PAGE).min(last),
        Command::Home => 0,
        Command::End => last,
        _ => return None,
    })
}

/// The commands that move in a list.
pub(in crate::app) const MOVES: [Command; 6] =
    [Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::Home, Command::End];
