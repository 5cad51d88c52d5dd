//! Under which heading help explains a key.

use super::{Binding, Press};
use crate::app::context::{ALL, KeyContext, KeyContext as At, LETTERS, TYPING};

impl Binding {
    /// Where help explains it.
    #[must_use]
    pub fn section(&self) -> KeySection {
        match self.press {
            Press::Menu(_) => KeySection::Menu,
            Press::Key(_) => KeySection::of(self.contexts),
        }
    }

    /// The key of the sentence that says what happens.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}.does", self.words)
    }
}

/// The part of the wizard under which help explains a key, in the order of the page with all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySection {
    Start,
    Form,
    /// Keys that edit a line, wherever there is one.
    Field,
    Grants,
    Review,
    Create,
    Boxes,
    /// After the key of the menu.
    Menu,
    Everywhere,
}

impl KeySection {
    /// Every section.
    pub const ALL: [KeySection; 9] = [
        KeySection::Start,
        KeySection::Form,
        KeySection::Field,
        KeySection::Grants,
        KeySection::Review,
        KeySection::Create,
        KeySection::Boxes,
        KeySection::Menu,
        KeySection::Everywhere,
    ];

    /// The key of its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            KeySection::Start => "help-keys-start",
            KeySection::Form => "help-keys-form",
            KeySection::Field => "help-keys-field",
            KeySection::Grants => "help-keys-grants",
            KeySection::Review => "help-keys-review",
            KeySection::Create => "help-keys-create",
            KeySection::Boxes => "help-keys-boxes",
            KeySection::Menu => "help-keys-menu",
            KeySection::Everywhere => "help-keys-everywhere",
        }
    }

    /// Where keys that are live in those contexts are explained.
    fn of(contexts: &[KeyContext]) -> KeySection {
        match contexts {
            ALL | LETTERS => KeySection::Everywhere,
            TYPING => KeySection::Field,
            contexts => contexts.first().map_or(KeySection::Everywhere, |first| section_of(*first)),
        }
    }
}

fn section_of(context: KeyContext) -> KeySection {
    match context {
        At::Start => KeySection::Start,
        At::Rail
        | At::Text
        | At::Moment
        | At::Calendar
        | At::ClosedList
        | At::OpenList
        | At::Rows
        | At::Lines
        | At::Switch => KeySection::Form,
        At::GrantLine
        | At::GrantPlaces
        | At::GrantFind
        | At::GrantWords
        | At::GrantFreeWords
        | At::Presets
        | At::Accounts
        | At::CopyTo
        | At::ObjectKind
        | At::ObjectName
        | At::Sql
        | At::PasteAccounts
        | At::Paste => KeySection::Grants,
        At::Review | At::Preview => KeySection::Review,
        At::Submission | At::Confirm => KeySection::Create,
        At::Menu | At::Choice | At::Path | At::List | At::TypedKey | At::Help | At::Notes => KeySection::Boxes,
    }
}
