//! What happens to the wizard.

use super::{
    attempts::AttemptKey,
    keys::Chord,
    lookup::{Lookup, Ticket},
    mouse::{Target, WheelTurn},
    preview::Preview,
    start::{DraftRow, KeyState, KeyView, Profile},
};
use crate::domain::{
    attempt::Attempt,
    draft::Draft,
    endpoint::Endpoint,
    facts::{LookUpError, Page},
    key_place::KeyPlace,
    rule::Message,
    submission::{Outcome, Step},
    template::Template,
};

/// Everything that can happen to the wizard.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed, by itself: a person's pause lies before it.
    Key(Chord),
    /// A key came together with others: typed ahead on a slow line, or part of a small paste without brackets.
    KeyTogether(Chord),
    /// Text was pasted, all of it.
    Pasted(String),
    /// A piece of a paste without brackets, so that its end is not marked. `true` if it continues the piece before.
    PastedPiece(String, bool),
    /// A part of the screen was clicked on.
    Clicked(Target),
    /// The wheel of the mouse was turned.
    Scrolled(WheelTurn),
    /// The terminal has another size: columns, lines.
    Resized(u16, u16),
    /// A page of a look-up came, or the error that ended it.
    Found(Lookup, Ticket, Result<Page, LookUpError>),
    /// The service's clock was compared with this machine's, in the answer to the look-up of that ticket: by how many
    /// seconds the service's is ahead.
    ClockCompared(Ticket, i64),
    /// A time that was asked for has passed.
    Elapsed(Timer, u64),
    /// The search for a key ended. If the key is still searched for, it has to be asked for at the endpoint, which the
    /// profile may decide.
    KeySearched(KeyState, Profile),
    /// The answer to a request for a temporary key: a new key, or the reason for having no key. The profile of the search before
    /// stays, and so does what the user has decided about its endpoint.
    KeyObtained(KeyState),
    /// The places that have a key were listed.
    KeysListed(Vec<KeyPlace>),
    /// The key that was typed is used from now on.
    KeyTyped(KeyView),
    /// The key that was typed cannot be one: what is wrong with it.
    KeyRefused(Message),
    /// What is kept from earlier was listed; messages say what was found damaged.
    Listed(Vec<DraftRow>, Vec<Attempt>, Vec<Message>),
    /// A draft or a file was opened: its draft, the id of the kept draft, and what is to be said about it.
    Opened(Box<Draft>, Option<String>, Vec<Message>),
    /// A path that is being typed was completed: what was typed, the completed text, and the names that it may go on with,
    /// where there are several.
    PathCompleted(String, String, Vec<String>),
    /// A file with GRANT statements was opened: its text.
    GrantsOpened(String),
    /// A file could not be read: what is wrong with it.
    NotOpened(Vec<Message>),
    /// What `dbcred new` begins with was read: an existing credential, or else a draft of which `of` is empty.
    Begun(Box<Template>),
    /// The existing credential that was chosen was read.
    TemplateRead(Box<Template>),
    /// An existing credential could not be read: why.
    TemplateUnread(Message),
    /// A draft is on disk: the name of its file, and its text.
    Saved(String, String),
    /// A draft was changed on disk by something else, so that it was not written over.
    KeptBeside {
        /// The name of its file.
        id: String,
        /// The name of the file that it was kept in instead.
        beside: String,
        /// Its text.
        text: String,
    },
    /// A draft could not be kept: the name of its file, and why.
    NotSaved(String, String),
    /// A draft is on disk no more: the name of its file.
    Deleted(String),
    /// A draft could not be deleted: the name of its file, and why.
    NotDeleted(String, String),
    /// A file was written.
    Written(String),
    /// A file could not be written.
    NotWritten(Message),
    /// A request was signed for the preview.
    Signed(Box<Preview>),
    /// What the journal knows of a name was read, the newest first.
    AttemptsFound(AttemptKey, Vec<Attempt>),
    /// A step of the submission of that number.
    Stepped(u64, Step),
    /// The submission of that number ended.
    Ended(u64, Box<Outcome>),
    /// The text of a copy has left for the terminal's clipboard: bytes.
    Copied(usize),
    /// The terminal is not known to report a mouse: its `TERM`.
    NoMouse(String),
    /// The sandbox runs: its address.
    SandboxStarted(Endpoint, String),
    /// Something went differently than asked, and stops nothing.
    Warned(Message),
    /// The program is about to be ended from outside.
    Ending,
}

/// Which part of a paste a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// All of it.
    Whole,
    /// The first part; its last line may not be all there.
    First,
    /// What goes on with the part before it.
    More,
}

/// The times that the wizard waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// The user stopped typing: what is wrong may be said.
    Reveal,
    /// The draft is to be kept.
    Save,
    /// An elapsed time on the screen moves.
    Second,
    /// The key ends soon, or has ended.
    KeyEnd,
}
