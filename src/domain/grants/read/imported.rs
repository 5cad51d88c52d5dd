//! Result of importing grants from a text, for the review, the receipt and scripts.

use crate::domain::rule::Message;

/// Result of importing grants into a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Files and options that they came from, in order; empty if they were pasted.
    pub(crate) files: Vec<String>,
    /// Account that they belong to, such as `app@10.%`; empty if the text names none.
    pub(crate) account: String,
    /// Number of privileges that are granted in the end, without duplicates at a place.
    pub(crate) taken: usize,
    /// Number of earlier privileges that the text took away.
    pub(crate) taken_away: usize,
    /// Everything that was not imported.
    pub left_out: Vec<LeftOut>,
}

/// A part of a text that was not imported.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Its file or option; empty if it was pasted.
    pub(crate) file: String,
    /// Line, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub(crate) column: usize,
    /// Why it was not imported.
    pub message: Message,
    /// Whether it was an error that the user left out on purpose.
    pub(crate) is_error: bool,
}

impl Imported {
    /// Returns the message with the counts: `app@10.%: taken 8, revoked 1, left out 3`.
    #[must_use]
    pub(crate) fn message(&self) -> Message {
        Message::new("grants-imported")
            .with("known", usize::from(!self.account.is_empty()))
            .with("account", self.account.as_str())
            .with("taken", self.taken)
            .with("away", self.taken_away)
            .with("left", self.left_out.len())
    }
}

impl LeftOut {
    /// Returns its kind as one word, for a list that groups them: `revoke`, `pattern`, `role`, `words`, `routine`,
    /// `name`, `text`, `refused`, `undone`, `syntax`, `place` or `other`.
    #[must_use]
    pub(crate) fn kind(&self) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_has_one_kind_for_a_list() {
        for (id, kind) in [
            ("grant-partial", "revoke"),
            ("grant-pattern", "pattern"),
            ("grant-odd-escape", "pattern"),
            ("grant-role", "role"),
            ("grant-unknown", "words"),
            ("grant-routine", "routine"),
            ("grant-name-long", "name"),
            ("grant-in-body", "text"),
            ("grant-like-html", "text"),
            ("grant-server-refused", "refused"),
            ("grant-rolled-back", "undone"),
            ("grant-psql-if", "undone"),
            ("grant-rest", "syntax"),
            ("grant-no-current", "place"),
            ("grant-all-in-schema", "place"),
            ("grant-anything-else", "other"),
        ] {
            let left_out =
                LeftOut { file: String::new(), line: 1, column: 1, message: Message::new(id), is_error: true };
            assert_eq!(left_out.kind(), kind, "{id}");
        }
    }

    #[test]
    fn an_account_is_named_only_where_it_is_known() {
        let known = |account: &str| {
            let imported = Imported { account: account.into(), ..Imported::default() };
            imported.message().args.contains(&("known", 1usize.into()))
        };
        assert!(known("app@%") && !known(""));
    }
}
