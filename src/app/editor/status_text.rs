//! What the editor says: the sentence for the status line, and the statements as text.

use super::{
    Dialog, Editor, EditorContext, EditorPart, accounts, tree,
    tree::Row,
    words::{Against, Checklist, PrivilegeRow},
};
use crate::{
    domain::{
        account_names,
        grants::{privilege, sql},
        rule::Message,
    },
    text::printable,
    wire::secrets::ProductPrivilegeUnit,
};

impl Editor {
    /// The sentence for the status line: what happened, else what the privilege in focus means, or what a pasted list
    /// holds.
    pub(crate) fn status(&self, dialog: Option<&Dialog>, seen: &EditorContext<'_>) -> Option<Message> {
        if let Some(happened) = &self.happened {
            return Some(happened.clone());
        }
        if let Some(dialog) = dialog {
            return if let Dialog::Paste(paste) = dialog { Some(paste.totals()) } else { None };
        }
        let known = self.known(seen);
        let row = self.chosen_row(&known)?;
        match self.part() {
            EditorPart::Words => {
                let checklist = Checklist::of(row, &known, seen);
                let word = checklist.words.get(self.word)?;
                Some(sentence(word, row, seen))
            }
            EditorPart::FreeWords if !seen.is_documented() => Some(Message::new("editor-free-status")),
            _ => None,
        }
    }
}

/// What a word means at a place, or why it is marked.
fn sentence(word: &PrivilegeRow, row: &Row, seen: &EditorContext<'_>) -> Message {
    let marked = |id| Message::new(id).with("word", word.name.as_str()).with("place", tree::title(&row.place));
    if word.is_foreign && seen.is_documented() {
        return marked("editor-word-foreign");
    }
    if word.is_unsupported {
        return marked("editor-word-unsupported");
    }
    if word.against == Against::Removed {
        return marked("editor-word-removed");
    }
    if word.against == Against::Added {
        return marked("editor-word-added");
    }
    match &word.covered_by {
        Some(wider) => marked("editor-word-covered").with("wider", tree::title(wider)),
        None => privilege::explain(seen.product, &word.name, &row.place),
    }
}

impl Editor {
    /// What differs from the account that the grants began with, as comments of SQL, then every statement: what `v`
    /// shows.
    pub(crate) fn text(&self, seen: &EditorContext<'_>) -> String {
        let known = self.known(seen);
        let (Some(base), Some(difference)) = (&self.base, &known.difference) else { return sql_text(seen) };
        let mut lines = vec![format!(
            "-- {}: +{} -{}",
            printable(&accounts::shown(&base.account)),
            difference.added,
            difference.removed
        )];
        for change in &difference.changes {
            let place = tree::title(&change.place);
            for (sign, words) in [('+', &change.added), ('-', &change.removed)] {
                if !words.is_empty() {
                    lines.push(format!("-- {sign} {} ON {}", printable(&words.join(", ")), printable(&place)));
                }
            }
        }
        lines.push(sql_text(seen));
        lines.join("\n")
    }
}

/// Every statement with its accounts and hosts, or the units as JSON where the product's grants have no SQL: what
/// `v` shows, to be copied or written.
fn sql_text(seen: &EditorContext<'_>) -> String {
    if !seen.is_checklist() {
        let units: Vec<ProductPrivilegeUnit> = seen.units.iter().map(ProductPrivilegeUnit::from).collect();
        return serde_json::to_string_pretty(&units).unwrap_or_default();
    }
    let account = account_names::name(seen.prefix);
    let hosts: Vec<&str> = seen.hosts.iter().map(String::as_str).collect();
    if hosts.is_empty() {
        return sql::short(seen.units).join("\n");
    }
    sql::statements(seen.units, &[&account], &hosts).join("\n")
}
