//! What the look-ups find wrong with a draft: warnings beside the issues of the rules, since an answer may be old by the
//! time of the create, and must not stop it.

use jiff::{Timestamp, tz::TimeZone};

use super::lookup::Lookups;
use crate::domain::{
    account_names,
    draft::Draft,
    facts::{NameState, SecretFact},
    fields::FieldId,
    rule::{Issue, Message, Severity},
};

impl Lookups {
    /// A name that is taken, and accounts that begin like the ones to be made.
    pub(super) fn findings(&self, draft: &Draft, zone: &TimeZone) -> Vec<Issue> {
        let name = match &self.name {
            Some(NameState::Taken(secret)) if secret.name == draft.name => {
                Some(Issue::new(Severity::Warning, FieldId::Name, "R1", taken(secret, zone)))
            }
            Some(_) | None => None,
        };
        let accounts = self
            .same_accounts(&draft.prefix)
            .map(|message| Issue::new(Severity::Warning, FieldId::Prefix, "R2", message));
        name.into_iter().chain(accounts).collect()
    }

    fn same_accounts(&self, prefix: &str) -> Option<Message> {
        if prefix.is_empty() {
            return None;
        }
        let begins = account_names::beginning(prefix);
        let users = self.accounts.iter().map(|account| account.user.as_str());
        let mut same: Vec<&str> = users.filter(|user| user.starts_with(&begins)).collect();
        same.sort_unstable();
        same.dedup();
        let first = *same.first()?;
        let second = same.get(1).copied().unwrap_or_default();
        let message = Message::new("accounts-clash").with("n", same.len()).with("more", same.len().saturating_sub(2));
        Some(message.with("first", first).with("second", second))
    }
}

fn taken(secret: &SecretFact, zone: &TimeZone) -> Message {
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
        .with("since", minute(secret.created, zone))
        .with("until", minute(secret.deleted, zone))
}

fn minute(seconds: Option<i64>, zone: &TimeZone) -> String {
    let at = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    at.map_or_else(String::new, |at| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
}
