//! What came of reading a text: kept for the review, the receipt and scripts.

use crate::domain::rule::Message;

/// What came of reading grants into a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The files, and options, that they were read from, in order; empty where they were pasted.
    pub files: Vec<String>,
    /// Whose grants they were, such as `app@10.%`; empty where the text names nobody.
    pub account: String,
    /// How many privileges were granted in the end, each place and privilege once.
    pub taken: usize,
    /// How many privileges that were granted before were taken away.
    pub taken_away: usize,
    /// Everything that was not taken, with its line.
    pub left_out: Vec<LeftOut>,
}

/// Something of a text that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The file, or option, in which it stands; empty where it was pasted.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The letter of the line, from 1.
    pub column: usize,
    /// Why.
    pub message: Message,
    /// Whether it was an error that a user left out on purpose.
    pub is_error: bool,
}

impl Imported {
    /// `app@10.%: taken 8, revoked 1, left out 3`, with the number of what was left out.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new("grants-imported")
            .with("known", usize::from(!self.account.is_empty()))
            .with("account", self.account.as_str())
            .with("taken", self.taken)
            .with("away", self.taken_away)
            .with("left", self.left_out.len())
    }
}

impl LeftOut {
    /// What it is in one word, for a list of several: `revoke`, `pattern`, `role`, `words`, `routine`, `name`, `text`,
    /// `refused`, `undone`, `syntax`, `place` or `other`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.message.id {
            "grant-partial"
            | "grant-cascade"
            | "grant-drop-owned"
            | "grant-object-gone"
            | "grant-other-case"
            | "grant-other-escape"
            | "grant-revoke-unread" => "revoke",
            "grant-pattern" | "grant-odd-escape" => "pattern",
            "grant-role" | "grant-admin-option" | "grant-role-late" => "role",
            "grant-no-word" | "grant-all-lost" | "grant-wider" | "grant-unknown" | "grant-did-you-mean"
            | "grant-not-postgres" => "words",
            "grant-routine" => "routine",
            "grant-name-broken" | "grant-name-unseen" | "grant-name-long" | "grant-table-escape" => "name",
            "grant-in-body"
            | "grant-in-string"
            | "grant-text"
            | "grant-unread"
            | "grant-outside-block"
            | "grant-elsewhere"
            | "grant-unseen" => "text",
            "grant-server-refused" | "grant-server-refused-some" => "refused",
            "grant-rolled-back" | "grant-not-committed" | "grant-cancelled" | "grant-behind-quit" | "grant-psql-if" => {
                "undone"
            }
            "grant-postgres-syntax"
            | "grant-rest"
            | "grant-after-object"
            | "grant-object-name"
            | "grant-unquoted"
            | "grant-all-alone"
            | "grant-comma-stray"
            | "grant-run-together"
            | "grant-quote-open" => "syntax",
            "grant-no-current"
            | "grant-no-schema"
            | "grant-no-database"
            | "grant-no-scope"
            | "grant-no-kind"
            | "grant-all-in-schema" => "place",
            id if id.starts_with("grant-like-") => "text",
            _ => "other",
        }
    }
}
