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

    /// Whether it is a character alone, which is text where text is typed.
    pub fn is_letter(self) -> bool {
        matches!(self, Chord { key: Key::Char(_), is_ctrl: false, is_alt: false })
    }

    /// The chord that the footer writes so: `^X`, `Alt-1`, `F1`, `Shift-Tab`, `s`. Letters count as small ones with
    /// Ctrl alone.
    pub fn named(name: &str) -> Option<Chord> {
        if let Some((_, key)) = NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Some(Chord::plain(*key));
        }
        let is_one = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_graphic());
        let first = |text: &str| text.chars().next();
        if is_one(name) {
            return first(name).map(Chord::char);
        }
        if let Some(rest) = name.strip_prefix('^').filter(|rest| is_one(rest)) {
            return first(rest)
                .filter(|char| char.is_ascii_alphabetic() || *char == '[')
                .map(|char| Chord::ctrl(char.to_ascii_lowercase()));
        }
        if let Some(rest) = name.strip_prefix("Alt-").filter(|rest| is_one(rest)) {
            return first(rest).map(Chord::alt);
        }
        let number = name.strip_prefix(['F', 'f']).filter(|rest| !rest.starts_with(['0', '+']))?.parse().ok()?;
        (1..=12).contains(&number).then(|| Chord::plain(Key::F(number)))
    }

    /// Its name, as the footer writes it.
    pub fn name(self) -> String {
        match self.key {
            Key::Char(char) if self.is_ctrl => format!("^{}", char.to_ascii_uppercase()),
            Key::Char(char) if self.is_alt => format!("Alt-{char}"),
            Key::F(number) => format!("F{number}"),
            key => match (NAMED.iter().find(|(_, known)| *known == key), key) {
                (Some((name, _)), _) => (*name).to_owned(),
                (None, Key::Char(char)) => char.to_string(),
                (None, key) => format!("{key:?}"),
            },
        }
    }
}

/// Keys by what is printed on them.
const NAMED: &[(&str, Key)] = &[
    ("Enter", Key::Enter),
    ("Tab", Key::Tab),
    ("Shift-Tab", Key::BackTab),
    ("Esc", Key::Esc),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("PageUp", Key::PageUp),
    ("PageDown", Key::PageDown),
    ("Home", Key::Home),
    ("End", Key::End),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Space", Key::Char(' ')),
];

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
    /// Its name in `config.toml`: that of its variant, as in `next-problem` and `go-to-review`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for char in format!("{self:?}").chars().filter(char::is_ascii_alphanumeric) {
            if char.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(char.to_ascii_lowercase());
        }
        name
    }

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
