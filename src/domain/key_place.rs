//! The places that an access key can be taken from.

use jiff::Timestamp;

use super::rule::Message;

/// Where an access key is taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeyChoice {
    /// The first place of the usual order that has one (docs/credentials.md).
    #[default]
    Usual,
    /// A profile of `tccli`, by its name.
    Profile(String),
    /// A section of the file of the official SDKs, by its name.
    Sdk(String),
    /// The identity of the pod in which this process runs.
    Pod,
    /// The role of the cloud machine on which this process runs.
    Machine,
}

/// A place that has an access key, or names where to ask for one.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPlace {
    /// How to choose it.
    pub(crate) choice: KeyChoice,
    /// What kind of place, such as "tccli profile".
    pub(crate) kind: Message,
    /// Its name: of the profile, of the section, of the variable, or the host that is asked.
    pub(crate) name: String,
    /// What was found there. The secret of a key is not part of it.
    pub(crate) finding: Message,
    /// When the key ends, if the place says so.
    pub(crate) expires: Option<Timestamp>,
    /// Whether something is there that cannot be used.
    pub(crate) is_wrong: bool,
}

impl KeyPlace {
    /// What was found where there is a key: the beginning and end of its id.
    pub(crate) fn key(short_id: &str) -> Message {
        Message::new("credential-key").with("id", short_id)
    }

    /// Returns whether the key with this shortened id was found there.
    pub(crate) fn has(&self, short_id: &str) -> bool {
        self.finding == KeyPlace::key(short_id)
    }
}
