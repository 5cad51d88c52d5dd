//! Finds out what became of a create with an unknown outcome: looks for the name, and compares the credential that has
//! it with the request (docs/api.md §5.3).

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    context::milliseconds,
    controls::Woken,
    lookups::{self, fact},
    reading::whole_seconds,
    run::SubmissionRun,
    verify::hosts,
};
use crate::{
    domain::{
        endpoint::MOST_CLOCK_DIFFERENCE,
        facts::{LookUpError, SecretFact},
        submission::{Difference, LEAST_LOOKS, Look, Step},
    },
    wire::secrets::SecretDescription,
};

/// How many looks are spread over the whole time.
const LOOKS: u32 = 7;
/// The limit of one look, or a third of the whole time if that is longer.
const LOOK: Duration = Duration::from_secs(10);
/// By how many seconds `CreateTime` may be too early even if the clock difference is known: `Date` and `CreateTime` are
/// whole seconds, and an answer takes time to arrive.
const CLOCK_TOLERANCE: i64 = 3;
/// The status of a credential that waits for its deletion.
const PENDING: &str = "PendingDelete";

/// The result of a reconciliation.
pub(super) enum ReadBack {
    Ours,
    Absent {
        looks: u32,
    },
    Theirs(Box<SecretFact>, Vec<Difference>),
    /// No result. With the error of the last look, if it had one.
    Silent(Option<LookUpError>),
}

impl SubmissionRun<'_> {
    /// Looks for the name over the settling time. Ends early if a credential has the name, or if the user stops. Goes
    /// on for up to twice the time if some looks had an answer and others had not.
    pub(super) async fn reconcile(&mut self) -> ReadBack {
        let (began, settle) = (Instant::now(), self.options.settle);
        let stride = settle / if settle < self.options.pace * 3 { LEAST_LOOKS - 1 } else { LOOKS - 1 };
        let (mut absent, mut last) = (0, None);
        for looks in 1.. {
            let Some(found) = self.look().await else { return ReadBack::Silent(last) };
            absent += u32::from(found == Look::Absent);
            last = if let Look::Trouble(trouble) = &found { Some(trouble.clone()) } else { None };
            let is_time = looks >= LEAST_LOOKS && began.elapsed() >= settle;
            let is_last = match &found {
                Look::Ours(_) | Look::Theirs(..) => true,
                Look::Absent => is_time && absent >= LEAST_LOOKS,
                // A key without the right to look cannot see more later.
                Look::Trouble(trouble) if SubmissionRun::is_final(trouble) => true,
                Look::Trouble(_) => is_time && (absent == 0 || began.elapsed() >= settle * 2),
            };
            let next = (!is_last).then(|| milliseconds(stride));
            self.emit(Step::Looked { looks, found: found.clone(), next });
            match found {
                Look::Ours(_) => return ReadBack::Ours,
                Look::Theirs(secret, differences) => return ReadBack::Theirs(secret, differences),
                Look::Absent if is_last => return ReadBack::Absent { looks },
                Look::Trouble(trouble) if is_last => return ReadBack::Silent(Some(trouble)),
                Look::Absent | Look::Trouble(_) => {}
            }
            if self.pause_between_looks(stride).await == Woken::Stopped {
                break;
            }
        }
        ReadBack::Silent(last)
    }

    /// Looks once. Returns `None` if the user stopped. A look that hangs is given up, so that the next one can begin.
    pub(super) async fn look(&self) -> Option<Look> {
        let time = look_limit(self.client.timeout(), self.options.settle);
        let look = lookups::name(self.client, &self.region, &self.asked.secret_name);
        Some(match self.controls.unless_stopped(tokio::time::timeout(time, look)).await? {
            Ok(Ok(Some(secret))) if !identifies_credential(&secret) => {
                Look::Trouble(LookUpError::Odd("DescribeSecret: no ResourceID, no CreateTime".to_owned()))
            }
            Ok(Ok(Some(secret))) if self.made_before(&fact(secret.clone())) == Before::Unclear => {
                Look::Trouble(LookUpError::Odd("DescribeSecret: no Date to compare CreateTime with".to_owned()))
            }
            Ok(Ok(Some(secret))) => {
                let differences = compare(self, &secret).await;
                let secret = Box::new(fact(secret));
                if differences.is_empty() { Look::Ours(secret) } else { Look::Theirs(secret, differences) }
            }
            Ok(Ok(None)) => Look::Absent,
            Ok(Err(trouble)) => Look::Trouble(trouble),
            Err(_) => Look::Trouble(LookUpError::TimedOut { seconds: whole_seconds(time) }),
        })
    }

    /// Whether a credential was created before this request was sent, by the service's own clock.
    fn made_before(&self, secret: &SecretFact) -> Before {
        let created = secret.created;
        created.map_or(Before::Unclear, |created| Before::of(created, self.sent.as_second(), self.clock_ahead()))
    }

    /// By how many seconds the service's clock is ahead, if an answer has shown it.
    fn clock_ahead(&self) -> Option<i64> {
        self.ahead.or_else(|| self.client.clock_difference())
    }

    /// Returns the difference of a credential that was created before this request was sent.
    pub(super) fn older(&self, secret: &SecretFact) -> Option<Difference> {
        let created = secret.created.filter(|_| self.made_before(secret) == Before::Yes)?;
        // By the service's clock, like the moment beside it.
        let sent = self.sent.as_second().saturating_add(self.clock_ahead().unwrap_or(0));
        let asked = format!("\u{2265} {}", moment(sent - CLOCK_TOLERANCE));
        Some(difference("CreateTime", asked, moment(created)))
    }

    /// Waits for the whole pause even if the user asked for a look at once: the looks are spread on purpose, since a
    /// create may still take effect.
    async fn pause_between_looks(&self, stride: Duration) -> Woken {
        let until = Instant::now() + stride;
        loop {
            match self.controls.pause(until.saturating_duration_since(Instant::now())).await {
                Woken::Asked => {}
                woken => return woken,
            }
        }
    }
}

/// The limit of one look, of which at least three fit into a long settling time.
fn look_limit(timeout: Duration, settle: Duration) -> Duration {
    timeout.min((settle / 3).max(LOOK))
}

/// Whether a credential was created before a request was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Yes,
    No,
    /// The clock difference is not known, and the two moments are too close to each other.
    Unclear,
}

impl Before {
    /// `ahead`: by how many seconds the service's clock is ahead, if it is known. All moments are seconds since 1970.
    fn of(created: i64, sent: i64, ahead: Option<i64>) -> Before {
        match ahead {
            Some(ahead) if created < sent.saturating_add(ahead) - CLOCK_TOLERANCE => Before::Yes,
            None if created < sent - MOST_CLOCK_DIFFERENCE => Before::Yes,
            None if created < sent - CLOCK_TOLERANCE => Before::Unclear,
            Some(_) | None => Before::No,
        }
    }
}

/// Compares a credential with the request, as far as the service describes it.
pub(super) async fn compare(run: &SubmissionRun<'_>, secret: &SecretDescription) -> Vec<Difference> {
    let mut differences = shape(run, secret);
    // A new credential does not wait for its deletion, so this is an older one of the same name.
    if secret.status.as_deref() == Some(PENDING) {
        differences.push(difference("Status", "Enabled", PENDING));
    }
    let found = fact(secret.clone());
    differences.extend(run.older(&found));
    differences.extend(hosts(&run.asked.domains, &found.accounts));
    let creator = found.creator;
    if differences.is_empty()
        && !creator.is_empty()
        && let Some(caller) = run.caller().await
        // A role acts for another identity, and no document says whose number its credentials get.
        && !caller.r#type.to_lowercase().contains("role")
        && ![&caller.account_id, &caller.user_id].contains(&&creator)
        && !caller.account_id.is_empty()
    {
        differences.push(difference("CreateUin", caller.account_id, creator));
    }
    differences
}

/// Returns the members that were asked for and that the description does not contain.
pub(super) fn untold(run: &SubmissionRun<'_>, secret: &SecretDescription) -> Vec<&'static str> {
    let asked = &run.asked;
    let is_told = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let rotates = asked.enable_rotation == Some(true);
    let has_frequency = secret.rotation_frequency.is_some_and(|days| days > 0);
    let told = [
        ("ProductName", is_told(&secret.product_name)),
        ("InstanceID", is_told(&secret.resource_id)),
        ("Status", is_told(&secret.status)),
        ("CreateTime", secret.create_time.is_some_and(|time| time > 0)),
        ("Description", asked.description.is_empty() || secret.description.is_some()),
        ("KmsKeyId", asked.kms_key_id.is_empty() || secret.kms_key_id.is_some()),
        ("EnableRotation", !rotates || secret.rotation_status.is_some()),
        ("RotationFrequency", !rotates || asked.rotation_frequency.is_none() || has_frequency),
    ];
    told.into_iter().filter(|(_, is_told)| !is_told).map(|(what, _)| what).collect()
}

/// Whether a description has the members that tell our credential from another one. A name alone proves nothing.
pub(super) fn identifies_credential(secret: &SecretDescription) -> bool {
    secret.create_time.is_some_and(|time| time > 0) && secret.resource_id.as_ref().is_some_and(|id| !id.is_empty())
}

/// Compares the members that both sides have.
pub(super) fn shape(run: &SubmissionRun<'_>, secret: &SecretDescription) -> Vec<Difference> {
    let asked = &run.asked;
    let mut differences = Vec::new();
    let mut differ = |what: &str, asked: &str, found: Option<&String>| {
        if let Some(found) = found.filter(|found| found.as_str() != asked) {
            differences.push(difference(what, asked, found.as_str()));
        }
    };
    // Lists of the service write `MYSQL`, while requests write `Mysql` (docs/api.md §8.1).
    let product = secret.product_name.as_ref().filter(|product| !product.eq_ignore_ascii_case(&asked.product_name));
    differ("ProductName", &asked.product_name, product.filter(|product| !product.is_empty()));
    differ("InstanceID", &asked.instance_id, secret.resource_id.as_ref().filter(|id| !id.is_empty()));
    differ("Description", &asked.description, secret.description.as_ref());
    if !asked.kms_key_id.is_empty() {
        differ("KmsKeyId", &asked.kms_key_id, secret.kms_key_id.as_ref());
    }
    let rotates = asked.enable_rotation == Some(true);
    differ("EnableRotation", &rotates.to_string(), secret.rotation_status.map(|rotates| rotates.to_string()).as_ref());
    if let Some(days) = asked.rotation_frequency.filter(|_| rotates) {
        let found = secret.rotation_frequency.filter(|days| *days > 0).map(|days| days.to_string());
        differ("RotationFrequency", &days.to_string(), found.as_ref());
    }
    let strange = secret
        .account_info_list
        .iter()
        .flatten()
        .map(|account| &account.account_name)
        .find(|name| !name.is_empty() && !is_account_of(&asked.user_name_prefix, name));
    differ("UserNamePrefix", &asked.user_name_prefix, strange.map(|name| prefix_of(name)).as_ref());
    let deleted = secret.delete_time.filter(|time| *time > 0).map(moment);
    differ("DeleteTime", "", deleted.as_ref());
    differences
}

/// The prefix that an account name was made from; the name itself where it was made otherwise.
fn prefix_of(name: &str) -> String {
    name.rsplit_once("SSM").map_or(name, |(prefix, _)| prefix.trim_end_matches('_')).to_owned()
}

/// Whether an account name can be made from a prefix: `<prefix>_SSM_` and three characters. One page of the
/// documentation omits the first underscore (docs/api.md §1.3).
fn is_account_of(prefix: &str, name: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('_').starts_with("SSM"))
}

/// Makes one difference.
pub(super) fn difference(what: &str, asked: impl Into<String>, found: impl Into<String>) -> Difference {
    Difference { what: what.to_owned(), asked: asked.into(), found: found.into() }
}

fn moment(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |time| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_that_hangs_takes_a_third_of_a_long_settling_time_and_no_longer_than_any_request() {
        for (timeout, settle, limit) in [(20, 0, 10), (20, 30, 10), (60, 90, 30), (20, 90, 20), (5, 90, 5)] {
            let [timeout, settle, limit] = [timeout, settle, limit].map(Duration::from_secs);
            assert_eq!(look_limit(timeout, settle), limit, "{timeout:?} {settle:?}");
        }
    }

    #[test]
    fn a_credential_is_older_by_more_than_the_clocks_can_differ() {
        let sent = 1_800_000_000;
        for (ahead, created, before) in [
            (Some(0), sent - 3, Before::No),
            (Some(0), sent - 4, Before::Yes),
            (Some(200), sent + 197, Before::No),
            (Some(200), sent + 196, Before::Yes),
            (None, sent - 3, Before::No),
            (None, sent - 4, Before::Unclear),
            (None, sent - MOST_CLOCK_DIFFERENCE, Before::Unclear),
            (None, sent - MOST_CLOCK_DIFFERENCE - 1, Before::Yes),
        ] {
            assert_eq!(Before::of(created, sent, ahead), before, "{ahead:?} {}", created - sent);
        }
    }
}
