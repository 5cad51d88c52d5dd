//! Keys as every face delivers them, and the commands that they mean.

use tui_input::InputRequest;

use crate::domain::steps::StepId;

/// One key with its modifiers. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// With Ctrl.
    pub is_ctrl: bool,
    /// With Alt.
    pub is_alt: bool,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names on the keyboard")]
pub enum Key {
    Char(char),
    F(u8),
    Enter,
    Tab,
    BackTab,
    Esc,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Backspace,
    Delete,
}

impl Chord {
    /// A key alone.
    pub const fn plain(key: Key) -> Chord {
        Chord { key, is_ctrl: false, is_alt: false }
    }

    /// A character alone.
    pub const fn char(char: char) -> Chord {
        Chord::plain(Key::Char(char))
    }

    /// A character with Ctrl.
    pub const fn ctrl(char: char) -> Chord {
        Chord { key: Key::Char(char), is_ctrl: true, is_alt: false }
    }

    /// A character with Alt.
    pub const fn alt(char: char) -> Chord {
        Chord { key: Key::Char(char), is_ctrl: false, is_alt: true }
    }
}

/// What a key means where it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Enter: confirm and go on, take, open, add.
    Confirm,
    /// Tab: the next field or part, nothing confirmed.
    Next,
    /// Shift-Tab
    Previous,
    /// Up
    Up,
    /// Down
    Down,
    /// Left
    Left,
    /// Right; at the end of a text it takes the suggestion or the fix.
    Right,
    /// A page up, or a month back.
    PageUp,
    /// A page down, or a month on.
    PageDown,
    /// The start of a line or list.
    Home,
    /// The end of a line or list.
    End,
    /// Space: switch, choose, tick.
    Toggle,
    /// Esc: closes what is on top, else one step back.
    Back,
    /// `^X`
    Menu,
    /// To a step.
    GoTo(StepId),
    /// To the next problem.
    NextProblem,
    /// To the preview.
    Preview,
    /// One change back.
    Undo,
    /// One change forward again.
    Redo,
    /// The look-ups of this step are asked again.
    AskAgain,
    /// Open or paste a file.
    Open,
    /// Write a file.
    Write,
    /// The other language.
    Language,
    /// Help for what is in focus.
    Help,
    /// Leave.
    Quit,
    /// `^C`
    Interrupt,
    /// Draw the whole screen again.
    Redraw,
    /// Suspend, as a shell's job.
    Suspend,
    /// `^U`
    ClearLine,
    /// `^W`
    ClearWord,
    /// `^K`
    ClearToEnd,
    /// Backspace
    DeleteBack,
    /// Delete
    DeleteForward,
    /// Create...
    Submit,
    /// Copy to the terminal's clipboard.
    Copy,
    /// The exact bytes.
    Exact,
    /// Show or hide the signature.
    Signature,
    /// Every privilege of the place.
    All,
    /// No privilege of the place.
    None,
    /// The other privileges of the place.
    Invert,
    /// Presets.
    Presets,
    /// Copy these privileges to other places.
    CopyTo,
    /// Drop the place.
    DropPlace,
    /// Add an object.
    AddObject,
    /// The statements.
    Sql,
    /// Find a place.
    Find,
    /// Take the pasted grants in place of all that are there.
    ReplaceAll,
    /// Take the fix of what is wrong with the place.
    Mend,
    /// Another credential like this one.
    NextLike,
    /// Details of an answer.
    Details,
    /// Look again, now.
    LookAgain,
    /// Compare the grants again.
    VerifyAgain,
}

impl Command {
    /// The edit that the command makes in a line of text.
    pub fn edit(self) -> Option<InputRequest> {
        Some(match self {
            Command::Left => InputRequest::GoToPrevChar,
            Command::Right => InputRequest::GoToNextChar,
            Command::Home => InputRequest::GoToStart,
            Command::End => InputRequest::GoToEnd,
            Command::ClearLine => InputRequest::DeleteLine,
            Command::ClearWord => InputRequest::DeletePrevWord,
            Command::ClearToEnd => InputRequest::DeleteTillEnd,
            Command::DeleteBack => InputRequest::DeletePrevChar,
            Command::DeleteForward => InputRequest::DeleteNextChar,
            _ => return None,
        })
    }
}
