//! What the look-ups say against a draft: warnings beside the issues of the rules, since an answer may be old by the
//! time of the create, and must not stop it.

use jiff::Timestamp;

use super::App;
use crate::domain::{
    account_names,
    facts::{NameState, SecretFact},
    fields::FieldId,
    rule::{Issue, Message, Severity},
};

impl App {
    /// A name that is taken, and accounts that begin like the ones to be made.
    pub(super) fn findings(&self) -> Vec<Issue> {
        let name = match &self.lookups.name {
            Some(NameState::Taken(secret)) if secret.name == self.form.draft.name => {
                Some(Issue::new(Severity::Warning, FieldId::Name, "R1", self.taken(secret)))
            }
            Some(_) | None => None,
        };
        let accounts =
            self.same_accounts().map(|message| Issue::new(Severity::Warning, FieldId::Prefix, "R2", message));
        name.into_iter().chain(accounts).collect()
    }

    fn taken(&self, secret: &SecretFact) -> Message {
        let id = match secret.status.as_str() {
            "PendingDelete" => "name-pending-delete",
            "Failed" | "CreateFailed" => "name-failed",
            "Creating" | "Initializing" | "PendingCreate" => "name-creating",
            _ => "name-taken",
        };
        Message::new(id)
            .with("status", secret.status.as_str())
            .with("product", secret.product.as_str())
            .with("instance", secret.instance.as_str())
            .with("since", self.minute(secret.created))
            .with("until", self.minute(secret.deleted))
    }

    fn minute(&self, seconds: Option<i64>) -> String {
        let at = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        at.map_or_else(String::new, |at| {
            at.to_zoned_datetime(self.session.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
        })
    }

    fn same_accounts(&self) -> Option<Message> {
        if self.form.draft.prefix.is_empty() {
            return None;
        }
        let begins = account_names::beginning(&self.form.draft.prefix);
        let users = self.lookups.accounts.iter().map(|account| account.user.as_str());
        let mut same: Vec<&str> = users.filter(|user| user.starts_with(&begins)).collect();
        same.sort_unstable();
        same.dedup();
        let first = *same.first()?;
        let second = same.get(1).copied().unwrap_or_default();
        let message = Message::new("accounts-clash").with("n", same.len()).with("more", same.len().saturating_sub(2));
        Some(message.with("first", first).with("second", second))
    }
}
