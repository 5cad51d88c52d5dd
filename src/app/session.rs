//! What holds for as long as the program runs, whatever is edited: the terminal, the language, the key, where to ask.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    Effect, RuntimeTask, Timer,
    bindings::Bindings,
    start::{KeyState, Launch, Profile},
};
use crate::{
    catalog::Catalog,
    domain::{endpoint::Endpoint, rule::Message},
    text::Language,
};

/// The most columns that a frame has; in a wider terminal it is centred.
pub(crate) const WIDEST_FRAME: u16 = 140;

/// A key that ends within this time is said to.
const KEY_ENDS_SOON: SignedDuration = SignedDuration::from_mins(15);

/// What holds for as long as the program runs.
#[derive(Clone, Debug)]
pub struct Session {
    /// Products and faults.
    pub(crate) catalog: &'static Catalog,
    /// The zone of this machine.
    pub(crate) zone: TimeZone,
    /// The language of the interface.
    pub language: Language,
    /// Whether clicks and the wheel are taken. Otherwise the mouse is the terminal's, to select text.
    pub is_mouse_on: bool,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// What the face knew at the start.
    pub launch: Launch,
    /// The key table.
    pub(crate) bindings: Bindings,
    /// The key.
    pub key: KeyState,
    /// Region and endpoint of the profile.
    pub(crate) profile: Profile,
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
    /// The endpoint that was asked last.
    pub(super) asked_at: Option<Endpoint>,
    /// The moment of the key's end that is waited for, and the number of the latest wait.
    watched: Option<Timestamp>,
    watches: u64,
}

impl Session {
    pub(super) fn new(launch: Launch, language: Language, zone: TimeZone) -> Session {
        Session {
            catalog: Catalog::built_in(),
            zone,
            language,
            is_mouse_on: false,
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
            asked_at: None,
            watched: None,
            watches: 0,
        }
    }

    /// The whole line of a command that goes on from here, with the options in force.
    pub(crate) fn command_line(&self, words: &[&str]) -> String {
        self.launch.invocation.command(words)
    }

    /// Whether requests go to the sandbox.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.launch.sandbox.is_some()
    }

    /// The shortened id of the key; empty without one.
    pub(crate) fn key_id(&self) -> &str {
        match &self.key {
            KeyState::Found(view) => &view.short_id,
            KeyState::Searching | KeyState::Missing(_) => "",
        }
    }

    /// Whether there is a key at that moment.
    pub(crate) fn has_key(&self, now: Timestamp) -> bool {
        matches!(&self.key, KeyState::Found(view) if view.expires.is_none_or(|end| end > now))
    }

    /// When the key ends, if it has ended or does so soon.
    pub(crate) fn near_key_end(&self, now: Timestamp) -> Option<Timestamp> {
        let KeyState::Found(view) = &self.key else { return None };
        view.expires.filter(|end| end.duration_since(now) <= KEY_ENDS_SOON)
    }

    /// Has the program wake up at the next moment at which the end of the key is to be shown otherwise: when it is near,
    /// and when it has come. Only these two moments; nothing wakes up between them.
    pub(super) fn watch_key(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let KeyState::Found(view) = &self.key else { return };
        let moments = view.expires.into_iter().flat_map(|end| [end.checked_sub(KEY_ENDS_SOON).unwrap_or(end), end]);
        let next = moments.filter(|moment| *moment > now).min();
        if next != self.watched
            && let Some(moment) = next
        {
            let millis = u64::try_from(moment.duration_since(now).as_millis()).unwrap_or(0) + 1;
            self.watches += 1;
            effects.push(Effect::Runtime(RuntimeTask::Wait(Timer::KeyEnd, self.watches, millis)));
        }
        self.watched = next;
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

    /// The columns and lines of the frame: a wider one would part a value from what is said of it.
    pub(crate) fn frame_size(&self) -> (u16, u16) {
        (self.size.0.min(WIDEST_FRAME), self.size.1)
    }

    /// The columns and lines of the body: the frame around it has six lines.
    pub(crate) fn body_size(&self) -> (u16, u16) {
        let (columns, lines) = self.frame_size();
        (columns, lines.saturating_sub(6))
    }

    /// Whether the terminal is too small to show anything.
    pub fn is_too_small(&self) -> bool {
        super::is_too_small(self.size)
    }
}
