//! What is told beside the issues of the rules. What the look-ups find wrong with a draft are warnings, since an answer
//! may be old by the time of the create, and must not stop it. What a draft leads to are notes for the review.

use std::collections::HashSet;

use jiff::{Timestamp, tz::TimeZone};

use super::lookup::{Lookup, Lookups};
use crate::{
    catalog::Catalog,
    domain::{
        account_names,
        draft::Draft,
        endpoint::MOST_CLOCK_DIFFERENCE,
        facts::{SecretFact, Service},
        fields::FieldId,
        grants::{Scope, privilege::by_danger},
        rule::{Arg, Issue, Message, Risk, Severity},
    },
};

/// Places that a note names before it counts them.
const PLACES_NAMED: usize = 3;

/// Returns what a draft leads to, though nothing is wrong with it: privileges that change the structure, by name, and a
/// password that never rotates.
pub(super) fn consequences(draft: &Draft, catalog: &Catalog) -> Vec<Issue> {
    let rotation = (draft.rotate != Some(true)).then(|| {
        let message = Message::new("review-no-rotation");
        Issue::new(Severity::Note, FieldId::Rotate, "R9", message).endangers(Risk::NoRotation)
    });
    structure(draft, catalog).into_iter().chain(rotation).collect()
}

/// Names the privileges of databases, tables and columns that change their structure. Those on `*.*` have a warning of
/// their own.
fn structure(draft: &Draft, catalog: &Catalog) -> Option<Issue> {
    let product = catalog.product(&draft.product)?;
    let (mut privileges, mut places) = (Vec::new(), Vec::new());
    let mut drops = "nothing";
    for (place, words) in by_danger(&draft.grants) {
        let level = product.level(place.scope.api()).filter(|_| place.scope != Scope::Global);
        let Some(level) = level else { continue };
        let changing: Vec<&str> =
            words.into_iter().filter(|word| level.structure.iter().any(|known| known == word)).collect();
        if !changing.is_empty() {
            places.push(place.to_string());
        }
        // On a database it takes the database too; on what lies in it only that.
        if changing.contains(&"DROP") && drops != "databases" {
            drops = if place.scope == Scope::Database { "databases" } else { "tables" };
        }
        privileges.extend(changing);
    }
    let mut seen = HashSet::new();
    privileges.retain(|word| seen.insert(*word));
    let more = places.len().saturating_sub(PLACES_NAMED);
    places.truncate(PLACES_NAMED);
    let changes = drops != "nothing" && privileges.iter().any(|word| *word != "DROP");
    let message = Message::new("review-structure")
        .with("drops", drops)
        .with("changes", if changes { "yes" } else { "no" })
        .with("privileges", Arg::List(privileges.iter().map(|word| (*word).to_owned()).collect()))
        .with("places", Arg::List(places))
        .with("more", more);
    let severity = if drops == "nothing" { Severity::Note } else { Severity::Warning };
    let issue = Issue::new(severity, FieldId::Grants, "advice", message).endangers(Risk::Privileges);
    (!privileges.is_empty()).then_some(issue)
}

impl Lookups {
    /// How this clock differs from the service's, where that is known, and whether every signature is refused for it.
    pub(crate) fn clock(&self) -> Option<(Message, bool)> {
        let ahead = self.clock_ahead?;
        let is_refused = ahead.abs() > MOST_CLOCK_DIFFERENCE;
        let way = match ahead {
            // `Date` has whole seconds, and an answer takes time.
            -2..=2 => "same",
            3.. => "slow",
            _ => "fast",
        };
        let seconds = usize::try_from(ahead.unsigned_abs()).unwrap_or(usize::MAX);
        let message = Message::new(if is_refused { "start-clock-off" } else { "start-clock" });
        Some((message.with("seconds", seconds).with("minutes", (seconds + 30) / 60).with("way", way), is_refused))
    }

    /// Why the service refuses every create now, and accounts that begin like the ones to be made.
    pub(super) fn findings(&self, draft: &Draft) -> Vec<Issue> {
        let clock = self.clock().filter(|(_, is_refused)| *is_refused).map(|(message, _)| message);
        let refused = self.service.as_ref().and_then(Service::refusal).into_iter().chain(clock);
        let refused =
            refused.map(|why| Issue::new(Severity::Warning, FieldId::Region, "Region", why).endangers(Risk::Refusal));
        let accounts = self
            .same_accounts(&draft.prefix)
            .map(|message| Issue::new(Severity::Warning, FieldId::Prefix, "R2", message));
        refused.chain(accounts).chain(self.unchecked_instance(draft)).collect()
    }

    /// Says that the instance was not checked, where its list could not be read: silence would look like a good sign.
    fn unchecked_instance(&self, draft: &Draft) -> Option<Issue> {
        let is_unread = self.has_failed(Lookup::Instances) && !draft.instance.is_empty();
        let message = Message::new("review-instance-unchecked");
        is_unread.then(|| Issue::new(Severity::Note, FieldId::Instance, "R4", message).endangers(Risk::Instance))
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

/// Says why a name is taken, by the status of the credential that has it.
pub(super) fn taken(secret: &SecretFact, zone: &TimeZone) -> Message {
    let id = match secret.status.as_str() {
        "PendingDelete" => "name-pending-delete",
        "Failed" | "CreateFailed" => "name-failed",
        _ if secret.is_being_created() => "name-creating",
        _ => "name-taken",
    };
    Message::new(id)
        .with("status", Arg::State(secret.status.clone()))
        .with("product", secret.product.as_str())
        .with("instance", secret.instance.as_str())
        .with("since", minute(secret.created, zone))
        .with("until", minute(secret.deleted, zone))
}

fn minute(seconds: Option<i64>, zone: &TimeZone) -> String {
    let at = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    at.map_or_else(String::new, |at| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string())
}
