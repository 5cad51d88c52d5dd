//! `journal prune`: removes old submissions whose outcome is final.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    CommandContext, GOOD,
    report::CommandReport,
    session::{self, CommandError},
};
use crate::{cli::JournalArgs, domain::rule::Message, store::journal::Pruned};

impl CommandContext<'_> {
    /// Removes what ended long ago. `journal` has no other action.
    pub(super) fn journal(&mut self, asked: &JournalArgs) -> u8 {
        let now = Timestamp::now();
        let age = SignedDuration::try_from(asked.older_than).ok();
        let before = age.and_then(|age| now.checked_sub(age).ok()).unwrap_or(Timestamp::MIN);
        let pruned = session::folder(self.common).and_then(|folder| {
            let pruned = folder.journal().prune(before, now, asked.dry_run);
            pruned
                .map_err(|error| CommandError::failed(Message::new("headless-journal").with("why", error.to_string())))
        });
        let Pruned { removed, younger, open, unread } = match pruned {
            Ok(pruned) => pruned,
            Err(stop) => return self.stopped(&stop, CommandReport::default()),
        };
        if self.common.json {
            let mut report = CommandReport::of("pruned");
            for (member, value) in [("removed", removed), ("younger", younger), ("open", open), ("unread", unread)] {
                report.answer.insert(member.to_owned(), json!(value));
            }
            report.answer.insert("dry-run".to_owned(), json!(asked.dry_run));
            self.out.line(&report.json());
        } else {
            let id = if asked.dry_run { "headless-would-prune" } else { "headless-pruned" };
            let message = Message::new(id).with("removed", removed).with("younger", younger);
            self.out.line(&self.words.message(&message.with("open", open).with("unread", unread)));
        }
        GOOD
    }
}
