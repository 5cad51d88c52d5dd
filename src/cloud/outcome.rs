//! What happens after a create was sent, or found: following its task, looking for its name, reading back, and the
//! outcome.

use std::time::Duration;

use super::{
    controls::Woken,
    reconcile::{ReadBack, difference},
    run::{FollowStage, SubmissionRun, Watch},
};
use crate::domain::submission::{Difference, Doubt, Outcome, Receipt, Step};

/// The status of a credential that can be used.
const ENABLED: &str = "Enabled";
/// How often a credential is read back if the name is not found: the description may appear a moment after the task is
/// done.
const MOST_READINGS: u32 = 3;

/// Continues after the service accepted the create. The first question about the task is sent after `first`.
pub(super) async fn accepted(run: &mut SubmissionRun<'_>, receipt: Receipt, first: Duration) -> Outcome {
    if run.is_fresh() {
        run.note(Step::Accepted(receipt.clone())).await;
        if !run.options.follow {
            return Outcome::Working { receipt: Some(receipt), trouble: None };
        }
    } else {
        run.emit(Step::Accepted(receipt.clone()));
    }
    let watch = Watch::Task(receipt.flow);
    followed(run, (watch, first), KnownCreate { receipt: Some(receipt), doubt: None }).await
}

/// Continues after a create without an answer.
pub(super) async fn doubtful(run: &mut SubmissionRun<'_>, doubt: Doubt) -> Outcome {
    match run.reconcile().await {
        ReadBack::Ours => watched(run, doubt).await,
        ReadBack::Absent { looks } => Outcome::NotCreated { doubt, looks },
        ReadBack::Theirs(secret, differences) => Outcome::Theirs { doubt, secret, differences },
        ReadBack::Silent(trouble) => Outcome::Unknown { doubt, trouble },
    }
}

/// Continues once the credential of the name was found to be from this submission.
pub(super) async fn watched(run: &mut SubmissionRun<'_>, doubt: Doubt) -> Outcome {
    followed(run, (Watch::Name, Duration::ZERO), KnownCreate { receipt: None, doubt: Some(doubt) }).await
}

/// What is known about a create that is followed.
pub(super) struct KnownCreate {
    /// The service's answer. `None` if it was lost.
    pub(super) receipt: Option<Receipt>,
    /// Why the credential was looked for, if there is no answer.
    pub(super) doubt: Option<Doubt>,
}

async fn followed(run: &mut SubmissionRun<'_>, (watch, first): (Watch, Duration), made_by: KnownCreate) -> Outcome {
    match run.follow(watch, first).await {
        FollowStage::Running(trouble) => Outcome::Working { receipt: made_by.receipt, trouble },
        FollowStage::NeverAnswered(trouble) => Outcome::Working { receipt: made_by.receipt, trouble: Some(trouble) },
        FollowStage::Absent => Outcome::Gone { receipt: made_by.receipt },
        FollowStage::Done => made(run, made_by).await,
        FollowStage::Failed(says) => {
            run.emit(Step::ReadingBack);
            let verification = Box::new(run.verify(made_by.receipt.as_ref()).await);
            Outcome::TaskFailed { receipt: made_by.receipt, says, verification }
        }
    }
}

/// Reads back what was created. The outcome is "created" if the credential of the name was made after this request was
/// sent and is what was asked for.
pub(super) async fn made(run: &mut SubmissionRun<'_>, KnownCreate { receipt, doubt }: KnownCreate) -> Outcome {
    run.emit(Step::ReadingBack);
    let mut verification = run.verify(receipt.as_ref()).await;
    for _ in 1..MOST_READINGS {
        if !verification.is_absent || run.controls.pause(run.options.pace).await == Woken::Stopped {
            break;
        }
        verification = run.verify(receipt.as_ref()).await;
    }
    if verification.is_absent {
        return Outcome::Gone { receipt };
    }
    if let Some(secret) = &verification.secret {
        let mut differences = Vec::new();
        differences.extend(run.older(secret));
        if !secret.status.is_empty() && secret.status != ENABLED {
            differences.push(difference("Status", ENABLED, secret.status.as_str()));
        }
        verification.differences.splice(..0, differences);
    }
    // Without an answer, only these comparisons show that the credential is ours. Privileges, tags and status may
    // differ in our own too (they are set later); nothing else may.
    let is_unlike = |difference: &&Difference| !["GRANT", "Tags", "Status"].contains(&difference.what.as_str());
    if let (Some(doubt), Some(secret)) = (&doubt, &verification.secret)
        && verification.differences.iter().any(|difference| is_unlike(&difference))
    {
        let (doubt, secret) = (doubt.clone(), Box::new(secret.clone()));
        return Outcome::Theirs { doubt, secret, differences: verification.differences };
    }
    if doubt.is_some() {
        run.note_unread_creator(&mut verification).await;
    }
    let verification = Box::new(verification);
    match receipt {
        Some(receipt) if receipt.tag_code != 0 => Outcome::CreatedTagsFailed { receipt, verification },
        receipt => Outcome::Created { receipt, verification },
    }
}
