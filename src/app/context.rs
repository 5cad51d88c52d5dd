//! The contexts of the key table: which one has the focus, and which keys it shares with others. One table says all of
//! it; the lists that the rows of the key table name are made from it.

/// Keys that mean the same in several contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyGroup {
    /// Letters are text, with the keys that edit it.
    Typing,
    /// Letters are commands, such as help.
    Letters,
    /// A letter leaves the program: on a screen, and in nothing that lies over one.
    Quit,
    /// A digit opens a step.
    Digits,
    /// Enter chooses and Esc closes, in a list over the privilege editor or in its filter.
    EditorChoice,
    /// Esc goes a step back.
    StepBack,
    /// Esc closes what lies over the screen.
    Overlay,
    /// The wheel moves or scrolls, as Up and Down do.
    Wheel,
}

/// Declares the contexts, each with the groups of keys that it has.
macro_rules! contexts {
    ($($(#[$doc:meta])* $context:ident: [$($group:ident),*],)*) => {
        /// The place with the focus: what a row of the key table is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum KeyContext {
            $($(#[$doc])* $context,)*
        }

        /// Every context.
        pub(super) const ALL: &[KeyContext] = &[$(KeyContext::$context),*];

        impl KeyContext {
            const fn groups(self) -> &'static [KeyGroup] {
                match self {
                    $(KeyContext::$context => &[$(KeyGroup::$group),*],)*
                }
            }
        }
    };
}

contexts! {
    Start: [Letters, Quit, Wheel],
    // The form.
    Rail: [Letters, Quit, StepBack],
    Review: [Letters, Quit, Digits, StepBack, Wheel],
    /// A line of text.
    Text: [Typing, StepBack],
    /// The words for a moment, while no calendar is open.
    Moment: [Typing, StepBack],
    Calendar: [Letters, Quit, StepBack],
    /// A line of text with a list under it that is closed.
    ClosedList: [Typing, StepBack],
    OpenList: [Typing, StepBack, Wheel],
    /// A list of texts, or of keys with values.
    Rows: [Typing, StepBack, Wheel],
    /// A text of several lines.
    Lines: [Typing, StepBack, Wheel],
    /// On or off, or one of a few texts.
    Switch: [Letters, Quit, StepBack],
    // The privilege editor.
    GrantLine: [Typing, StepBack],
    GrantPlaces: [Letters, Quit, Digits, StepBack, Wheel],
    GrantFind: [Typing, EditorChoice, Wheel],
    GrantWords: [Letters, Quit, Digits, StepBack, Wheel],
    GrantFreeWords: [Typing, StepBack],
    // Its dialogs.
    Presets: [Letters, Digits, EditorChoice, Wheel],
    Accounts: [Typing, EditorChoice, Wheel],
    CopyTo: [Letters, Digits, EditorChoice, Wheel],
    ObjectKind: [Letters, Digits, EditorChoice],
    ObjectName: [Typing, EditorChoice],
    Sql: [Letters, Digits, Wheel],
    PasteAccounts: [Letters, Digits, Wheel],
    Paste: [Letters, Digits, Wheel],
    // The other screens.
    Preview: [Letters, Quit, Digits, StepBack, Wheel],
    Submission: [Letters, Quit, Digits, Wheel],
    // What lies over any screen.
    Menu: [Letters, Overlay, Wheel],
    /// A question with a few answers.
    Choice: [Letters, Overlay, Wheel],
    Confirm: [Typing, Overlay],
    Path: [Typing, Overlay],
    /// A list over the screen, with its filter.
    List: [Typing, Overlay, Wheel],
    /// A line of an access key.
    TypedKey: [Typing, Overlay],
    /// A letter means nothing here.
    Help: [Overlay, Wheel],
    Notes: [Letters, Overlay, Wheel],
}

impl KeyContext {
    /// Whether letters are text here.
    pub(crate) fn is_typing(self) -> bool {
        self.has(KeyGroup::Typing)
    }

    /// Whether the wheel of the mouse does here what Up and Down do.
    pub(crate) fn takes_wheel(self) -> bool {
        self.has(KeyGroup::Wheel)
    }

    const fn has(self, group: KeyGroup) -> bool {
        let groups = self.groups();
        let mut at = 0;
        while at < groups.len() {
            if groups[at] as u8 == group as u8 {
                return true;
            }
            at += 1;
        }
        false
    }
}

const fn count(group: KeyGroup) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < ALL.len() {
        count += ALL[at].has(group) as usize;
        at += 1;
    }
    count
}

/// The contexts that have a group of keys, in the order of the table.
const fn with_group<const COUNT: usize>(group: KeyGroup) -> [KeyContext; COUNT] {
    let mut found = [KeyContext::Start; COUNT];
    let (mut at, mut next) = (0, 0);
    while at < ALL.len() {
        if ALL[at].has(group) {
            found[next] = ALL[at];
            next += 1;
        }
        at += 1;
    }
    found
}

/// Declares the list of each group.
macro_rules! lists {
    ($($list:ident: $group:ident,)*) => {
        $(pub(super) const $list: &[KeyContext] = &with_group::<{ count(KeyGroup::$group) }>(KeyGroup::$group);)*
    };
}

lists! {
    TYPING: Typing,
    LETTERS: Letters,
    QUITS: Quit,
    DIGITS: Digits,
    EDITOR_CHOICES: EditorChoice,
    STEPS_BACK: StepBack,
    OVERLAYS: Overlay,
}

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
