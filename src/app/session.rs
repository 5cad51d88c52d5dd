//! What holds for as long as the program runs, whatever is edited: the terminal, the language, the key, where to ask.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Effect, RuntimeTask,
    bindings::Bindings,
    start::{KeyState, Launch, Profile},
};
use crate::{
    catalog::Catalog,
    domain::{endpoint::Endpoint, rule::Message},
    text::Language,
};

/// What holds for as long as the program runs.
#[derive(Debug)]
pub struct Session {
    /// Products and faults.
    pub catalog: &'static Catalog,
    /// The zone of this machine.
    pub zone: TimeZone,
    /// The language of the interface.
    pub language: Language,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// What the face knew at the start.
    pub launch: Launch,
    /// The key table.
    pub bindings: Bindings,
    /// The key.
    pub key: KeyState,
    /// Region and endpoint of the profile.
    pub profile: Profile,
    /// Whether the search for a key has told the profile, so that the endpoint can be decided. A key may have to be
    /// asked for there.
    pub(super) is_profile_known: bool,
    /// The latest message for the status line.
    pub notice: Option<Message>,
    /// Whether `^C` was pressed and the next one ends the program.
    pub(super) is_interrupted: bool,
    /// Endpoints of files that the user said yes to.
    pub(super) approved: Vec<Endpoint>,
    /// The endpoint and the language that the runtime uses now.
    pub(super) connected: Option<(Endpoint, Language)>,
}

impl Session {
    pub(super) fn new(launch: Launch, language: Language, zone: TimeZone) -> Session {
        Session {
            catalog: Catalog::built_in(),
            zone,
            language,
            size: (80, 24),
            launch,
            bindings: Bindings::default(),
            key: KeyState::Searching,
            profile: Profile::default(),
            is_profile_known: false,
            notice: None,
            is_interrupted: false,
            approved: Vec::new(),
            connected: None,
        }
    }

    /// The whole line of a command that goes on from here, with the options in force.
    pub fn command_line(&self, words: &[&str]) -> String {
        self.launch.invocation.command(words)
    }

    /// Whether requests go to the sandbox.
    pub fn is_sandbox(&self) -> bool {
        self.launch.sandbox.is_some()
    }

    /// Whether there is a key at that moment.
    pub fn has_key(&self, now: Timestamp) -> bool {
        matches!(&self.key, KeyState::Found(view) if view.expires.is_none_or(|end| end > now))
    }

    /// Searches for a key again.
    pub(super) fn search_key(&mut self, effects: &mut Vec<Effect>) {
        self.key = KeyState::Searching;
        self.is_profile_known = false;
        effects.push(Effect::Runtime(RuntimeTask::SearchKey));
    }

    /// The region that a new draft begins with: the flag's, else the environment's or the profile's.
    pub(super) fn default_region(&self) -> &str {
        if self.launch.region.is_empty() {
            self.profile.region.as_ref().map_or("", |(region, _)| region.as_str())
        } else {
            &self.launch.region
        }
    }

    /// Whether the terminal is too small to show anything.
    pub fn is_too_small(&self) -> bool {
        super::is_too_small(self.size)
    }
}
