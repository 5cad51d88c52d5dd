//! Under which heading help explains a key.

use super::{Binding, Press};
use crate::app::context::{ALL, KeyContext, LETTERS, TYPING};

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

/// Declares the sections, each with the key of its heading and the contexts whose own keys it explains.
macro_rules! sections {
    ($($(#[$doc:meta])* $section:ident $heading:literal: [$($context:ident),*],)*) => {
        /// The place under which help explains a key, in the order of the page with all of them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum KeySection {
            $($(#[$doc])* $section,)*
        }

        impl KeySection {
            /// Every section.
            pub const ALL: &[KeySection] = &[$(KeySection::$section),*];

            /// The key of its heading.
            #[must_use]
            pub fn heading(self) -> &'static str {
                match self {
                    $(KeySection::$section => $heading,)*
                }
            }
        }

        fn section_of(context: KeyContext) -> KeySection {
            match context {
                $($(KeyContext::$context => KeySection::$section,)*)*
            }
        }
    };
}

sections! {
    Start "help-keys-start": [Start],
    Steps "help-keys-steps": [Rail],
    Form "help-keys-form": [Text, Moment, ClosedList, Switch],
    Suggestions "help-keys-suggestions": [OpenList],
    Rows "help-keys-rows": [Rows],
    Lines "help-keys-lines": [Lines],
    Calendar "help-keys-calendar": [Calendar],
    /// Keys that edit a line, wherever there is one.
    Field "help-keys-field": [],
    GrantLine "help-keys-grant-line": [GrantLine],
    Grants "help-keys-grants": [GrantPlaces, GrantWords, GrantFreeWords],
    GrantLists "help-keys-grant-lists": [GrantFind, Presets, Accounts, CopyTo, ObjectKind, ObjectName],
    Statements "help-keys-statements": [Sql],
    Paste "help-keys-paste": [PasteAccounts, Paste],
    Review "help-keys-review": [Review],
    Preview "help-keys-preview": [Preview],
    Confirm "help-keys-confirm": [Confirm],
    Create "help-keys-create": [Submission],
    Boxes "help-keys-boxes": [Menu, Choice, List, Notes],
    Path "help-keys-path": [Path],
    TypedKey "help-keys-typed-key": [TypedKey],
    Help "help-keys-help": [Help],
    /// After the key of the menu.
    Menu "help-keys-menu": [],
    Everywhere "help-keys-everywhere": [],
}

impl KeySection {
    /// Where keys that are live in those contexts are explained.
    fn of(contexts: &[KeyContext]) -> KeySection {
        match contexts {
            ALL | LETTERS => KeySection::Everywhere,
            TYPING => KeySection::Field,
            contexts => contexts.first().map_or(KeySection::Everywhere, |first| section_of(*first)),
        }
    }
}
