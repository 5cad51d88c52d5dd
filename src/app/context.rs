//! The place with the focus: what a row of the key table is about, and whether letters are text there.

/// The place with the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the names of the places")]
pub enum KeyContext {
    Start,
    // The form.
    Rail,
    Review,
    /// A line of text.
    Text,
    /// The words for a moment, while no calendar is open.
    Moment,
    Calendar,
    /// A line of text with a list under it that is closed.
    ClosedList,
    OpenList,
    /// A list of texts, or of keys with values.
    Rows,
    /// A text of several lines.
    Lines,
    /// On or off, or one of a few texts.
    Switch,
    // The privilege editor.
    GrantLine,
    GrantPlaces,
    GrantFind,
    GrantWords,
    GrantFreeWords,
    // What lies over the privilege editor.
    Presets,
    Accounts,
    CopyTo,
    ObjectKind,
    ObjectName,
    Sql,
    PasteAccounts,
    Paste,
    // The other screens.
    Preview,
    Submission,
    // What lies over any screen.
    Menu,
    /// A question with a few answers.
    Choice,
    Confirm,
    Path,
    Help,
    Notes,
}

impl KeyContext {
    /// Whether letters are text here.
    pub fn is_typing(self) -> bool {
        TYPING.contains(&self)
    }
}

/// Where letters are text.
pub(super) const TYPING: &[KeyContext] = &[
    KeyContext::Text,
    KeyContext::Moment,
    KeyContext::ClosedList,
    KeyContext::OpenList,
    KeyContext::Rows,
    KeyContext::Lines,
    KeyContext::GrantLine,
    KeyContext::GrantFind,
    KeyContext::GrantFreeWords,
    KeyContext::Accounts,
    KeyContext::ObjectName,
    KeyContext::Confirm,
    KeyContext::Path,
];

/// Where a letter is a command that means the same in each place: wherever it is no text, but on the help page.
pub(super) const LETTERS: &[KeyContext] = &[
    KeyContext::Start,
    KeyContext::Rail,
    KeyContext::Review,
    KeyContext::Calendar,
    KeyContext::Switch,
    KeyContext::GrantPlaces,
    KeyContext::GrantWords,
    KeyContext::Presets,
    KeyContext::CopyTo,
    KeyContext::ObjectKind,
    KeyContext::Sql,
    KeyContext::PasteAccounts,
    KeyContext::Paste,
    KeyContext::Preview,
    KeyContext::Submission,
    KeyContext::Menu,
    KeyContext::Choice,
    KeyContext::Notes,
];

/// Where a digit opens a step.
pub(super) const DIGITS: &[KeyContext] = &[
    KeyContext::Review,
    KeyContext::GrantPlaces,
    KeyContext::GrantWords,
    KeyContext::Presets,
    KeyContext::CopyTo,
    KeyContext::ObjectKind,
    KeyContext::Sql,
    KeyContext::PasteAccounts,
    KeyContext::Paste,
    KeyContext::Preview,
    KeyContext::Submission,
];

/// Boxes over the privilege editor, and its filter, of which something is chosen.
pub(super) const GRANT_BOXES: &[KeyContext] = &[
    KeyContext::GrantFind,
    KeyContext::Presets,
    KeyContext::Accounts,
    KeyContext::CopyTo,
    KeyContext::ObjectKind,
    KeyContext::ObjectName,
];

/// The parts of the privilege editor that Tab goes through.
pub(super) const GRANT_PARTS: &[KeyContext] =
    &[KeyContext::GrantLine, KeyContext::GrantPlaces, KeyContext::GrantWords, KeyContext::GrantFreeWords];

/// Where Esc goes a step back.
pub(super) const STEPS_BACK: &[KeyContext] = &[
    KeyContext::Rail,
    KeyContext::Review,
    KeyContext::Text,
    KeyContext::Moment,
    KeyContext::Calendar,
    KeyContext::ClosedList,
    KeyContext::OpenList,
    KeyContext::Rows,
    KeyContext::Lines,
    KeyContext::Switch,
    KeyContext::GrantLine,
    KeyContext::GrantPlaces,
    KeyContext::GrantWords,
    KeyContext::GrantFreeWords,
    KeyContext::Preview,
];

/// What lies over any screen.
pub(super) const OVERLAYS: &[KeyContext] =
    &[KeyContext::Menu, KeyContext::Choice, KeyContext::Confirm, KeyContext::Path, KeyContext::Help, KeyContext::Notes];

/// Everywhere.
pub(super) const ALL: &[KeyContext] = &[
    KeyContext::Start,
    KeyContext::Rail,
    KeyContext::Review,
    KeyContext::Text,
    KeyContext::Moment,
    KeyContext::Calendar,
    KeyContext::ClosedList,
    KeyContext::OpenList,
    KeyContext::Rows,
    KeyContext::Lines,
    KeyContext::Switch,
    KeyContext::GrantLine,
    KeyContext::GrantPlaces,
    KeyContext::GrantFind,
    KeyContext::GrantWords,
    KeyContext::GrantFreeWords,
    KeyContext::Presets,
    KeyContext::Accounts,
    KeyContext::CopyTo,
    KeyContext::ObjectKind,
    KeyContext::ObjectName,
    KeyContext::Sql,
    KeyContext::PasteAccounts,
    KeyContext::Paste,
    KeyContext::Preview,
    KeyContext::Submission,
    KeyContext::Menu,
    KeyContext::Choice,
    KeyContext::Confirm,
    KeyContext::Path,
    KeyContext::Help,
    KeyContext::Notes,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_text_or_a_command() {
        for context in ALL.iter().filter(|context| **context != KeyContext::Help) {
            assert!(context.is_typing() != LETTERS.contains(context), "{context:?}");
        }
        assert!(DIGITS.iter().all(|context| LETTERS.contains(context)));
    }
}
