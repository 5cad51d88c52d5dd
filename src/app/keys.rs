//! Keys as every face delivers them, and the commands that they mean.

mod actions;
mod command;

pub(crate) use self::{
    actions::{Actions, action, edits, ends, listed, moves, page_of, pages, steps},
    command::{Command, Edit, FieldCommand, GrantCommand, Move, PaneCommand, SubmissionCommand, WizardCommand},
};

/// One key with its modifiers. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub(crate) key: Key,
    /// With Ctrl.
    pub(crate) is_ctrl: bool,
    /// With Alt.
    pub(crate) is_alt: bool,
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
    pub(crate) const fn alt(char: char) -> Chord {
        Chord { key: Key::Char(char), is_ctrl: false, is_alt: true }
    }

    /// Whether it is a character alone, which is text where text is typed.
    pub(crate) fn is_letter(self) -> bool {
        matches!(self, Chord { key: Key::Char(_), is_ctrl: false, is_alt: false })
    }

    /// The chord that the footer writes so: `^X`, `Alt-1`, `F1`, `Shift-Tab`, `s`. Letters count as small ones with
    /// Ctrl alone.
    pub(crate) fn named(name: &str) -> Option<Chord> {
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
    pub(crate) fn name(self) -> String {
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
