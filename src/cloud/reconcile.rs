//! Reconciliation of a create with an unknown outcome: looks for the name, and compares what has it with what was
//! asked (docs/api.md §5.3).

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    client::MOST_CLOCK_DIFFERENCE,
    context::milliseconds,
    controls::Woken,
    lookups::{self, fact},
    reading::whole_seconds,
    run::SubmissionRun,
    verify::hosts,
};
use crate::{
    domain::{
        facts::{LookUpError, SecretFact},
        submission::{Difference, LEAST_LOOKS, Look, Step},
    },
    wire::secrets::SecretDescription,
};

/// How often it is looked over the whole time.
const LOOKS: u32 = 7;
/// One look may take this long, or a third of the whole time where that is more.
const LOOK: Duration = Duration::from_secs(10);
/// Seconds by which a moment of the service may be early where the difference of the clocks is known: `Date` and
/// `CreateTime` are whole seconds, and an answer takes a while.
const SLACK: i64 = 3;
/// The status of a credential that waits for its deletion.
const PENDING: &str = "PendingDelete";

/// Result of a reconciliation.
pub(super) enum ReadBack {
    Ours,
    Absent {
        looks: u32,
    },
    Theirs(Box<SecretFact>, Vec<Difference>),
    /// No verdict, and why the last look had no answer.
    Silent(Option<LookUpError>),
}

impl SubmissionRun<'_> {
    /// Looks for the name over the settling time. It ends early where something bears the name, or when nobody watches
    /// any more; it goes on up to twice as long where some looks had an answer and others none.
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
                // A key that may not look will not see anything later either.
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

    /// One look; `None` where nobody watches any more. A hanging one gives way to the next.
    pub(super) async fn look(&self) -> Option<Look> {
        let time = self.client.timeout().min((self.options.settle / 3).max(LOOK));
        let look = lookups::name(self.client, &self.region, &self.asked.secret_name);
        Some(match self.controls.unless_stopped(tokio::time::timeout(time, look)).await? {
            Ok(Ok(Some(secret))) if !says_enough(&secret) => {
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

    /// Whether a credential was made before this request was sent, by the service's own clock.
    fn made_before(&self, secret: &SecretFact) -> Before {
        let Some(created) = secret.created else { return Before::Unclear };
        let sent = self.sent.as_second();
        match self.ahead_of_us() {
            Some(ahead) if created < sent.saturating_add(ahead) - SLACK => Before::Yes,
            None if created < sent - MOST_CLOCK_DIFFERENCE => Before::Yes,
            None if created < sent - SLACK => Before::Unclear,
            Some(_) | None => Before::No,
        }
    }

    /// Seconds by which the service's clock is ahead, where an answer has told it.
    fn ahead_of_us(&self) -> Option<i64> {
        self.ahead.or_else(|| self.client.clock_difference())
    }

    /// The difference of a credential that was made before this request was sent.
    pub(super) fn older(&self, secret: &SecretFact) -> Option<Difference> {
        let created = secret.created.filter(|_| self.made_before(secret) == Before::Yes)?;
        // By the service's clock, as the moment that it is compared with.
        let sent = self.sent.as_second().saturating_add(self.ahead_of_us().unwrap_or(0));
        let asked = format!("\u{2265} {}", moment(sent - SLACK));
        Some(difference("CreateTime", asked, moment(created)))
    }

    /// The pause counts in full even where somebody asked for a look at once: the looks are spread over the time on
    /// purpose, since a create may still be on its way.
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

/// Whether a credential was made before a request was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Yes,
    No,
    /// Nothing says how the two clocks differ, and the moments lie too close together.
    Unclear,
}

/// In what a credential differs from what was asked, as far as it can be read.
pub(super) async fn compare(run: &SubmissionRun<'_>, secret: &SecretDescription) -> Vec<Difference> {
    let mut differences = shape(run, secret);
    // What was asked for is not asked to be deleted in the same breath: it is an older one of the same name.
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
        // A role acts for somebody else, and no page says whose number its creations bear.
        && !caller.r#type.to_lowercase().contains("role")
        && ![&caller.account_id, &caller.user_id].contains(&&creator)
        && !caller.account_id.is_empty()
    {
        differences.push(difference("CreateUin", caller.account_id, creator));
    }
    differences
}

/// What was asked for and the description does not tell.
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

/// Whether a description could tell it from a stranger's: a bare name proves nothing.
pub(super) fn says_enough(secret: &SecretDescription) -> bool {
    secret.create_time.is_some_and(|time| time > 0) && secret.resource_id.as_ref().is_some_and(|id| !id.is_empty())
}

/// The differences in what both sides name.
pub(super) fn shape(run: &SubmissionRun<'_>, secret: &SecretDescription) -> Vec<Difference> {
    let asked = &run.asked;
    let mut differences = Vec::new();
    let mut differ = |what: &str, asked: &str, found: Option<&String>| {
        if let Some(found) = found.filter(|found| found.as_str() != asked) {
            differences.push(difference(what, asked, found.as_str()));
        }
    };
    // A list of the service writes `MYSQL` where the request wrote `Mysql` (docs/api.md §8.1).
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
    differ("UserNamePrefix", &asked.user_name_prefix, strange);
    let deleted = secret.delete_time.filter(|time| *time > 0).map(moment);
    differ("DeleteTime", "", deleted.as_ref());
    differences
}

/// Whether an account's name is one that is made from a prefix: `<prefix>_SSM_` and three characters; a page of the
/// documentation writes it without the first underscore (docs/api.md §1.3).
fn is_account_of(prefix: &str, name: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| rest.trim_start_matches('_').starts_with("SSM"))
}

/// One difference.
pub(super) fn difference(what: &str, asked: impl Into<String>, found: impl Into<String>) -> Difference {
    Difference { what: what.to_owned(), asked: asked.into(), found: found.into() }
}

fn moment(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |time| time.to_string())
}
