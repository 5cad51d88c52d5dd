//! What the wizard wants done, as data: the core itself does nothing of it.

use super::{
    attempts::AttemptKey,
    event::Timer,
    lookup::{Lookup, Ticket},
    typed_key::TypedKey,
};
use crate::{
    domain::{attempt::Attempt, endpoint::Endpoint, facts::Ask, key_place::KeyChoice, request::Request},
    text::Language,
};

/// Everything that the wizard wants done, by who does it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The face does it, on its terminal.
    Terminal(TerminalEffect),
    /// The thread that keeps drafts does it.
    Draft(DraftChange),
    /// The thread that waits does it.
    Runtime(RuntimeTask),
}

/// What the full-screen face does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalEffect {
    /// Copy to the terminal's clipboard.
    Copy(String),
    /// Start the sandbox and go there.
    EnterSandbox,
    /// Draw the whole screen again.
    Redraw,
    /// Suspend.
    Suspend,
    /// Have the terminal report clicks and the wheel, or no longer.
    Mouse(bool),
    /// End with this exit code.
    Quit(u8),
}

/// A change of the drafts on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftChange {
    /// Save a draft: the name of its file, and its text.
    Save(String, String),
    /// Save it over what another program has written there.
    Replace(String, String),
    /// Delete a kept draft, by the name of its file.
    Delete(String),
}

/// What takes time: the network, other files, timers.
#[derive(Clone, Debug, PartialEq)]
pub enum RuntimeTask {
    /// Search for a key.
    SearchKey,
    /// List the places that have a key.
    ListKeys,
    /// Take the key of a place.
    ChooseKey(KeyChoice),
    /// Use a key that was typed.
    UseKey(Box<TypedKey>),
    /// Ask at this endpoint from now on, in this language.
    Connect(Endpoint, Language),
    /// The user has approved this endpoint of a file.
    Approve(Endpoint),
    /// Open the connection for the create, which may follow soon.
    Warm,
    /// List what is kept from earlier.
    List,
    /// Ask a question after a delay; it replaces the look-up's earlier question.
    LookUp {
        /// Which look-up.
        lookup: Lookup,
        /// What its answer has to carry.
        ticket: Ticket,
        /// What is asked; `None` only stops the earlier question.
        ask: Option<Ask>,
        /// Milliseconds to wait first.
        after: u64,
    },
    /// Report when a time has passed: the timer, the number of this wait, milliseconds. It replaces the timer's earlier
    /// wait.
    Wait(Timer, u64, u64),
    /// Open a kept draft.
    OpenDraft(String),
    /// Read an existing credential of a region: the region, and its name.
    ReadTemplate(String, String),
    /// Complete a path that is being typed.
    CompletePath(String),
    /// Read a file.
    OpenFile(String),
    /// Read a text as a file.
    OpenText(String),
    /// Write a file: path, bytes.
    WriteFile(String, Vec<u8>),
    /// Read what the journal knows of a name.
    FindAttempts(AttemptKey),
    /// Sign the request for the preview.
    Sign(Box<Request>),
    /// Send the request, once, as the submission of that number.
    Submit(u64, Box<Request>),
    /// Settle an attempt of the journal, as the submission of that number.
    Settle(u64, Box<Attempt>),
    /// For the submission of that number ask or look now instead of at the next time.
    AskNow(u64),
    /// Stop following the submission of that number.
    StopWatching(u64),
    /// Compare what the submission of that number made again.
    VerifyAgain(u64),
}
