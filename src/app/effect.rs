//! What the wizard wants done: data, so that nothing here has to do it.

use super::{
    attempts::AttemptKey,
    event::Timer,
    lookup::{Lookup, Ticket},
};
use crate::{
    domain::{attempt::Attempt, endpoint::Endpoint, facts::Ask, request::Request},
    text::Language,
};

/// Everything that the wizard wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Search for a key.
    SearchKey,
    /// Ask at this endpoint from now on, in this language.
    Connect(Endpoint, Language),
    /// The user said that this endpoint of a file may be used.
    Approve(Endpoint),
    /// Open the connection for the create, which may follow soon.
    Warm,
    /// List what is kept from earlier.
    List,
    /// Ask a question after so many milliseconds; it replaces the look-up's earlier question.
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
    /// Say when so many milliseconds have passed; it replaces the timer's earlier time.
    Wait(Timer, u64, u64),
    /// Keep the draft: the name of its file, and its text.
    SaveDraft(String, String),
    /// Keep the draft in place of what something else has written there.
    ReplaceDraft(String, String),
    /// Open a kept draft.
    OpenDraft(String),
    /// Delete a kept draft.
    DeleteDraft(String),
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
    /// Copy to the terminal's clipboard.
    Copy(String),
    /// Start the sandbox and go there.
    EnterSandbox,
    /// Draw the whole screen again.
    Redraw,
    /// Suspend.
    Suspend,
    /// End with this exit code.
    Quit(u8),
}
