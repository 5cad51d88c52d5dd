//! Earlier attempts of the journal: settles them, looks at them again, or reports what the journal knows. Nothing here
//! sends a create.

use std::time::Duration;

use super::{
    claimed::Claimed,
    client::Client,
    context::{SubmissionContext, SubmissionOptions},
    lookups,
    outcome::{KnownCreate, accepted, doubtful, made, watched},
    reading::bounded,
    reconcile::{difference, identifies_credential},
    run::SubmissionRun,
};
use crate::{
    domain::{
        facts::{LookUpError, SecretFact},
        submission::{Difference, Look, NotSent, Outcome, Step},
        verification::Verification,
    },
    store::journal::{Claim, Earlier, Ended, Entry},
    wire::secrets::{DescribeAsyncRequestInfo, NewSecret, Task},
};

/// Settles an entry of the journal: follows its task, or looks for its name. If the entry has an outcome already,
/// reports how it stands now. Never sends a create.
pub(crate) async fn resume(
    context: SubmissionContext<'_>,
    entry: &Entry,
    mut steps: impl FnMut(Step) + Send,
) -> Outcome {
    if entry.end.is_some() {
        return status(context, entry, Duration::ZERO).await;
    }
    if let Err(trouble) = is_same_place(context.client, entry) {
        return known_outcome(entry, Some(trouble));
    }
    let claimed = match Claimed::claim(context, &entry.key).await {
        Ok(claimed) => claimed,
        Err(why) => return not_settled(entry, why, &mut steps),
    };
    let outcome = Box::pin(reopened(context, &claimed, entry, &mut steps)).await;
    claimed.release().await;
    outcome
}

/// Reports how an entry of the journal stands, without changing anything. A task that is still working is followed for
/// `wait`; with zero it is asked about once.
pub(crate) async fn status(context: SubmissionContext<'_>, entry: &Entry, wait: Duration) -> Outcome {
    if let Some(end) = &entry.end
        && !matches!(
            end.outcome,
            Outcome::Created { .. }
                | Outcome::CreatedTagsFailed { .. }
                | Outcome::TaskFailed { .. }
                | Outcome::NotCreated { .. }
                | Outcome::Gone { .. }
        )
    {
        return end.outcome.clone();
    }
    let mut quiet = |_: Step| {};
    let options = SubmissionOptions { wait, follow: true, ..context.options.clone() };
    let mut run = SubmissionRun::of_entry(SubmissionContext { options: &options, ..context }, entry, &mut quiet);
    if let Err(trouble) = is_same_place(context.client, entry) {
        return known_outcome(entry, Some(trouble));
    }
    if let Err(trouble) = run.is_same_account().await {
        return known_outcome(entry, trouble);
    }
    let receipt = entry.receipt().cloned();
    match entry.end.as_ref().map(|end| &end.outcome) {
        // The credential may have changed since the outcome was written.
        Some(Outcome::TaskFailed { says, .. }) => {
            let verification = Box::new(run.verify(receipt.as_ref()).await);
            return Outcome::TaskFailed { receipt, says: says.clone(), verification };
        }
        // The create may have taken effect after the looks, or the credential may have been restored.
        Some(Outcome::NotCreated { .. } | Outcome::Gone { .. }) => {
            return match (run.look().await, receipt) {
                (Some(Look::Ours(_)), Some(receipt)) => {
                    made(&mut run, KnownCreate { receipt: Some(receipt), doubt: None }).await
                }
                (Some(Look::Ours(_)), None) => watched(&mut run, entry.doubt()).await,
                _ => known_outcome(entry, None),
            };
        }
        Some(_) => return made(&mut run, KnownCreate { receipt, doubt: None }).await,
        None => {}
    }
    if let Some(receipt) = receipt {
        return accepted(&mut run, receipt, Duration::ZERO).await;
    }
    match run.look().await {
        // One look proves nothing: the create may still take effect. `resume` looks for longer.
        None | Some(Look::Absent) => known_outcome(entry, None),
        Some(Look::Trouble(trouble)) => known_outcome(entry, Some(trouble)),
        Some(Look::Ours(_)) => watched(&mut run, entry.doubt()).await,
        Some(Look::Theirs(secret, differences)) => Outcome::Theirs { doubt: entry.doubt(), secret, differences },
    }
}

/// Returns how an entry stands as far as the journal knows, with the reason why no more could be found out.
fn known_outcome(entry: &Entry, trouble: Option<LookUpError>) -> Outcome {
    let not_read = || Box::new(trouble.clone().map(Verification::not_read).unwrap_or_default());
    match (entry.end.as_ref().map(|end| &end.outcome), entry.receipt().cloned()) {
        (Some(Outcome::Created { receipt, .. }), _) => {
            Outcome::Created { receipt: receipt.clone(), verification: not_read() }
        }
        (Some(Outcome::CreatedTagsFailed { receipt, .. }), _) => {
            Outcome::CreatedTagsFailed { receipt: receipt.clone(), verification: not_read() }
        }
        (Some(outcome), _) => outcome.clone(),
        (None, Some(receipt)) => Outcome::Working { receipt: Some(receipt), trouble },
        (None, None) => Outcome::Unknown { doubt: entry.doubt(), trouble },
    }
}

/// Returns how an entry stands whose journal could not be used. `NotSent` is about this attempt to settle; the entry
/// itself may have been sent, so it must not be the answer.
fn not_settled(entry: &Entry, why: Outcome, steps: &mut (dyn FnMut(Step) + Send)) -> Outcome {
    match why {
        Outcome::NotSent(NotSent::Journal(why)) => steps(Step::Unkept(why)),
        Outcome::NotSent(NotSent::Cancelled) => {}
        locked => return locked,
    }
    known_outcome(entry, None)
}

/// The state of a task of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TaskStatus {
    /// The task is not finished yet.
    Working,
    /// The task was successful.
    Finished,
    /// The task has failed, with the service's description.
    Failed(String),
}

/// Describes the credential that has a name, with one look-up. Returns `None` if there is none.
///
/// # Errors
/// [`LookUpError`] if there is no answer, or one without the members that identify a credential.
pub(crate) async fn holder_of_name(
    client: &Client,
    region: &str,
    name: &str,
) -> Result<Option<SecretFact>, LookUpError> {
    let holder = lookups::name(client, region, name).await?;
    if holder.as_ref().is_some_and(|secret| !identifies_credential(secret)) {
        return Err(LookUpError::Odd("DescribeSecret: no ResourceID, no CreateTime".to_owned()));
    }
    Ok(holder.map(lookups::fact))
}

/// Asks once about a task that no entry of the journal knows. The service does not say which request a task belongs to.
///
/// # Errors
/// [`LookUpError`] if there is no answer.
pub(crate) async fn status_of_task(client: &Client, region: &str, flow: i64) -> Result<TaskStatus, LookUpError> {
    Ok(task_status_with_text(client, region, flow).await?.0)
}

/// Like [`status_of_task`], and also returns the service's description in every state.
pub(super) async fn task_status_with_text(
    client: &Client,
    region: &str,
    flow: i64,
) -> Result<(TaskStatus, String), LookUpError> {
    let task = client.call::<DescribeAsyncRequestInfo>(region, &Task { flow_id: flow }).await?;
    let says = bounded(task.description.unwrap_or_default());
    let status = match task.task_status {
        0 => TaskStatus::Working,
        1 => TaskStatus::Finished,
        2 => TaskStatus::Failed(says.clone()),
        other => return Err(LookUpError::Odd(format!("TaskStatus {other}"))),
    };
    Ok((status, says))
}

/// Whether the entry was sent to the endpoint that this client uses. At another endpoint "not found" would prove
/// nothing.
fn is_same_place(client: &Client, entry: &Entry) -> Result<(), LookUpError> {
    let here = client.endpoint().url("ssm");
    if here == entry.key.endpoint {
        return Ok(());
    }
    Err(LookUpError::NotAsked(format!("another endpoint ({here}, not {})", entry.key.endpoint)))
}

/// Settles every earlier attempt at the key. Returns all of them as they are then, the newest first, or `Err` with the
/// outcome if nothing may be sent now.
pub(super) async fn settle_earlier(
    context: SubmissionContext<'_>,
    claimed: &Claimed,
    (mut earlier, sha256): (Earlier, &str),
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<Vec<Entry>, Outcome> {
    let mut settled = Vec::new();
    while let Some(entry) = earlier.unsettled {
        // If the outcome of an entry could not be written, the same entry would be returned for ever.
        if settled.contains(&entry.attempt) {
            let why = format!("the outcome of the attempt {} cannot be written", entry.attempt);
            return Err(Outcome::NotSent(NotSent::Journal(why)));
        }
        settled.push(entry.attempt.clone());
        let is_same = entry.sha256 == sha256;
        steps(Step::Earlier(entry.started));
        let outcome = reopened(context, claimed, &entry, steps).await;
        match outcome {
            // The user said `yes` before this result was known, so sending again needs another question.
            _ if !context.options.sends_after_settling => return Err(outcome),
            Outcome::NotCreated { .. } | Outcome::NotSent(_) | Outcome::Refused(_) => {}
            // The service had accepted that request, so sending again needs another question.
            Outcome::Theirs { .. } | Outcome::Gone { .. } => return Err(outcome),
            _ if is_same => return Err(outcome),
            Outcome::Unknown { .. } | Outcome::Working { .. } => return Err(Outcome::NotSent(NotSent::Unsettled)),
            // `check_created_before` looks at what was created under the name.
            _ => {}
        }
        earlier = claimed.ask(Claim::earlier).await?;
    }
    Ok(earlier.history)
}

/// Stops the submission if the journal knows the name as created: by this very request, which is then reported as it is
/// now; by a request with other content, which is then reported with the differences; or by somebody else, if that is
/// still so. `history` are the submissions of the key, the newest first. Returns `Err` with the outcome if nothing may be
/// sent.
pub(super) async fn check_created_before(
    context: SubmissionContext<'_>,
    history: Vec<Entry>,
    (asked, sha256): (&NewSecret, &str),
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<(), Outcome> {
    // Later attempts that created nothing say nothing about the creation.
    let says_something = |end: &Ended| {
        matches!(
            end.outcome,
            Outcome::Created { .. } | Outcome::CreatedTagsFailed { .. } | Outcome::Gone { .. } | Outcome::Theirs { .. }
        )
    };
    let latest = history.into_iter().find_map(|entry| Some((entry.end.clone().filter(says_something)?.outcome, entry)));
    let Some((end, entry)) = latest else { return Ok(()) };
    let (receipt, sent, is_same) = (entry.receipt().cloned(), entry.started, entry.sha256 == sha256);
    let mut run = SubmissionRun::of_entry(context, &entry, steps);
    let known = run.is_same_account().await.map_err(|trouble| known_outcome(&entry, trouble));
    let now = match (end, known) {
        (Outcome::Theirs { doubt, .. }, Ok(())) if is_same => {
            return match run.look().await {
                Some(Look::Theirs(secret, differences)) => Err(Outcome::Theirs { doubt, secret, differences }),
                _ => Ok(()),
            };
        }
        (Outcome::Theirs { .. } | Outcome::Gone { .. }, _) => return Ok(()),
        (_, Ok(())) => made(&mut run, KnownCreate { receipt, doubt: None }).await,
        (_, Err(known)) => known,
    };
    Err(match now {
        Outcome::Gone { .. } => return Ok(()),
        _ if !is_same => Outcome::InUse { sent, differences: between(asked, &entry.body) },
        Outcome::Created { receipt, verification } => Outcome::AlreadyCreated { receipt, sent, verification },
        other => other,
    })
}

/// Settles an entry, as it is on the disk now.
async fn reopened(
    context: SubmissionContext<'_>,
    claimed: &Claimed,
    entry: &Entry,
    steps: &mut (dyn FnMut(Step) + Send),
) -> Outcome {
    let read = entry.clone();
    let entry = match claimed.ask(move |claim| Ok(claim.reopen(read))).await {
        Ok(entry) => entry,
        Err(why) => return not_settled(entry, why, steps),
    };
    if let Some(end) = entry.end {
        return end.outcome;
    }
    let mut run = SubmissionRun::of_record(context, (claimed, entry.clone()), steps);
    if let Err(trouble) = run.is_same_account().await {
        return known_outcome(&entry, trouble);
    }
    let outcome = if let Some(receipt) = entry.receipt().cloned() {
        accepted(&mut run, receipt, Duration::ZERO).await
    } else {
        run.emit(Step::InDoubt(entry.doubt()));
        doubtful(&mut run, entry.doubt()).await
    };
    run.end(&outcome).await;
    outcome
}

/// Compares two bodies of a create, member by member.
fn between(asked: &NewSecret, earlier: &str) -> Vec<Difference> {
    let asked = serde_json::to_value(asked).expect("a body has string keys and no value that JSON lacks");
    let earlier: serde_json::Value = serde_json::from_str(earlier).unwrap_or_default();
    let names = |body: &serde_json::Value| -> Vec<String> {
        body.as_object().into_iter().flat_map(|members| members.keys().cloned()).collect()
    };
    let mut all = names(&asked);
    all.extend(names(&earlier).into_iter().filter(|name| asked.get(name).is_none()));
    let spelt = |value: Option<&serde_json::Value>| match value {
        None => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    all.iter()
        .filter(|name| asked.get(name.as_str()) != earlier.get(name.as_str()))
        .map(|name| difference(name, spelt(asked.get(name)), spelt(earlier.get(name))))
        .collect()
}
