//! A running submission: what was asked for, how its steps are reported and written down, and how its task is followed.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    claimed::Claimed,
    client::Client,
    context::{SubmissionContext, SubmissionOptions, milliseconds},
    controls::{Controls, Woken},
    lookups,
    settle::{TaskStatus, task_status_with_text},
};
use crate::{
    catalog::{Catalog, RefusalKind},
    domain::{
        facts::LookUpError,
        submission::{Outcome, Step},
    },
    store::journal::Entry,
    wire::{Action as _, secrets::DescribeSecret},
    wire::{
        Nothing,
        identity::{CallerIdentity, GetCallerIdentity},
        secrets::NewSecret,
    },
};

/// When a task is asked about, in paces after it was accepted. After the last one, every fifth pace.
const SCHEDULE: [u32; 7] = [1, 2, 3, 5, 10, 15, 20];

/// A submission that is running.
pub(super) struct SubmissionRun<'a> {
    pub(super) client: &'a Client,
    pub(super) options: &'a SubmissionOptions,
    pub(super) controls: &'a Controls,
    /// In a mutex only to make the run `Sync`, so that the future of [`SubmissionRun::look`] is `Send`. It is used
    /// through `get_mut`, so nobody ever waits for it.
    steps: Mutex<&'a mut (dyn FnMut(Step) + Send)>,
    pub(super) region: String,
    /// The body of the request.
    pub(super) asked: NewSecret,
    /// When it was sent, or a little earlier.
    pub(super) sent: Timestamp,
    /// By how many seconds the service's clock was ahead when it was sent, if that was known.
    pub(super) ahead: Option<i64>,
    body: String,
    /// The claim and the entry as written so far. `None` if this run only looks.
    record: Option<(&'a Claimed, Entry)>,
    /// Why the latest step could not be written, if so.
    unkept: Option<String>,
    /// The account that sent it (empty if not known), and the short id of its key.
    sender: (String, String),
    /// The account of the present key. Empty if it is not known.
    account: String,
}

/// What is followed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Watch {
    /// The task with that `FlowID`.
    Task(i64),
    /// The status of the credential.
    Name,
}

/// How following ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FollowStage {
    /// Not finished when the time was over or the user stopped watching. With the error of the last question, if it had
    /// one.
    Running(Option<LookUpError>),
    Done,
    /// With the service's description.
    Failed(String),
    /// There is neither the task nor the credential.
    Absent,
    /// It cannot be found out: this key may not ask, or the answer makes no sense.
    NeverAnswered(LookUpError),
}

/// One answer about what is followed.
enum FollowProgress {
    Running {
        says: String,
    },
    Done {
        says: String,
    },
    Failed {
        says: String,
    },
    /// Neither the task nor the credential exists. With the service's error.
    Absent(LookUpError),
    /// This question failed; the next one may succeed.
    Silent(LookUpError),
    /// Every question of this kind will fail.
    Final(LookUpError),
    /// An answer that is not documented.
    Unexplained(LookUpError),
}

/// How many such answers in a row end the following: a credential that was accepted a moment ago may not be visible
/// yet.
const LEAST_ANSWERS: u32 = 3;

impl<'a> SubmissionRun<'a> {
    /// Creates a run that writes its steps into an entry.
    pub(super) fn of_record(
        context: SubmissionContext<'a>,
        (claimed, entry): (&'a Claimed, Entry),
        steps: &'a mut (dyn FnMut(Step) + Send),
    ) -> SubmissionRun<'a> {
        let run = SubmissionRun::of_entry(context, &entry, steps);
        SubmissionRun { record: Some((claimed, entry)), ..run }
    }

    /// Creates a run that only looks and writes nothing.
    pub(super) fn of_entry(
        context: SubmissionContext<'a>,
        entry: &Entry,
        steps: &'a mut (dyn FnMut(Step) + Send),
    ) -> SubmissionRun<'a> {
        // If somebody changed the body by hand and broke it, the other members of the entry still identify the
        // credential.
        let asked = serde_json::from_str(&entry.body).unwrap_or_else(|_| NewSecret {
            secret_name: entry.key.name.clone(),
            user_name_prefix: entry.prefix.clone(),
            product_name: entry.product.clone(),
            instance_id: entry.instance.clone(),
            ..NewSecret::default()
        });
        SubmissionRun {
            client: context.client,
            options: context.options,
            controls: context.controls,
            steps: Mutex::new(steps),
            region: entry.key.region.clone(),
            asked,
            sent: entry.started,
            ahead: entry.ahead,
            body: entry.body.clone(),
            record: None,
            unkept: None,
            sender: (entry.key.account.clone(), entry.key_id.clone()),
            account: context.account.to_owned(),
        }
    }

    /// Returns the bytes to send.
    pub(super) fn body(&self) -> Vec<u8> {
        self.body.clone().into_bytes()
    }

    /// Whether the entry has no answer of the service yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.record.as_ref().is_some_and(|(_, entry)| entry.receipt().is_none())
    }

    /// Writes down a step that must survive a crash, then reports it. A disk error after the send stops nothing: the
    /// entry stays without an outcome, and the next start settles it.
    pub(super) async fn note(&mut self, step: Step) {
        if let Some((claimed, entry)) = &mut self.record {
            entry.note(step.clone(), Timestamp::now());
            self.unkept = claimed.write(entry.clone()).await.err();
        }
        self.emit(step);
    }

    /// Reports a step that need not survive a crash.
    pub(super) fn emit(&mut self, step: Step) {
        (self.steps.get_mut().unwrap_or_else(PoisonError::into_inner))(step);
    }

    /// Writes the outcome, with a second try if the first fails. If the disk still fails, reports [`Step::Unkept`].
    pub(super) async fn end(&mut self, outcome: &Outcome) {
        if let Some((claimed, entry)) = &mut self.record {
            entry.finish(outcome, Timestamp::now());
            // Of an entry that stays open the last step was written when it was noted.
            if !entry.is_settled() && self.unkept.is_none() {
                return;
            }
            let mut written = claimed.write(entry.clone()).await;
            if written.is_err() {
                written = claimed.write(entry.clone()).await;
            }
            // What is written holds the steps too that could not be written before.
            self.unkept = written.err();
        }
        if let Some(why) = self.unkept.take() {
            self.emit(Step::Unkept(why));
        }
    }

    /// Returns the caller's identity, or `None` if it cannot be read.
    pub(super) async fn caller(&self) -> Option<CallerIdentity> {
        let asked = self.client.call::<GetCallerIdentity>(&self.region, &Nothing {});
        self.controls.unless_stopped(asked).await?.ok()
    }

    /// Checks that the present key belongs to the account that sent the create: for another account "not found" would
    /// prove nothing. Returns `Err` with the reason, or `Err(None)` if the user stopped it.
    pub(super) async fn is_same_account(&mut self) -> Result<(), Option<LookUpError>> {
        let (account, key_id) = self.sender.clone();
        let present = self.client.credential().map(super::credentials::Credential::short_id).unwrap_or_default();
        if present == key_id {
            return Ok(());
        }
        if account.is_empty() {
            return Err(Some(LookUpError::NotAsked(format!("another key ({present}, not {key_id})"))));
        }
        if self.account.is_empty() {
            let asked = self.client.call::<GetCallerIdentity>(&self.region, &Nothing {});
            self.account = self.controls.unless_stopped(asked).await.ok_or(None)??.account_id;
        }
        if account == self.account {
            return Ok(());
        }
        Err(Some(LookUpError::NotAsked(format!("another account ({}, not {account})", self.account))))
    }

    /// Asks about the task or credential until it is finished, is certainly absent, the user stops, or the time is
    /// over. Asks first after `first`, and a last time when the time is over.
    pub(super) async fn follow(&mut self, watch: Watch, first: Duration) -> FollowStage {
        // Without following, one question is asked.
        let wait = if self.options.follow { self.options.wait } else { Duration::ZERO };
        let (began, pace) = (Instant::now(), self.options.pace);
        let mut due = first.min(wait);
        let (mut odd_answers, mut odd_since, mut last) = (0, began, None);
        for polls in 1.. {
            if self.controls.pause(due.saturating_sub(began.elapsed())).await == Woken::Stopped {
                break;
            }
            let Some(answer) = self.controls.unless_stopped(self.ask(watch)).await else { break };
            let elapsed = began.elapsed();
            let is_over = elapsed >= wait;
            odd_answers = match answer {
                FollowProgress::Absent(_) | FollowProgress::Unexplained(_) => odd_answers + 1,
                _ => 0,
            };
            if odd_answers == 1 {
                odd_since = Instant::now();
            }
            let is_repeated = odd_answers >= LEAST_ANSWERS;
            // A credential that was accepted may take a while to become visible. So absence is believed only after the
            // time of a settlement, as after a lost answer.
            let is_absence_believed = is_repeated && odd_since.elapsed() >= self.options.settle;
            let (end, says, trouble) = match answer {
                FollowProgress::Running { says } => (None, says, None),
                FollowProgress::Done { says } => (Some(FollowStage::Done), says, None),
                FollowProgress::Failed { says } => (Some(FollowStage::Failed(says.clone())), says, None),
                FollowProgress::Absent(trouble) => {
                    (is_absence_believed.then_some(FollowStage::Absent), String::new(), Some(trouble))
                }
                FollowProgress::Silent(trouble) => (None, String::new(), Some(trouble)),
                FollowProgress::Final(trouble) => {
                    (Some(FollowStage::NeverAnswered(trouble.clone())), String::new(), Some(trouble))
                }
                FollowProgress::Unexplained(trouble) => {
                    let is_believed = is_repeated || is_over;
                    (is_believed.then(|| FollowStage::NeverAnswered(trouble.clone())), String::new(), Some(trouble))
                }
            };
            last.clone_from(&trouble);
            due = next_due(elapsed, pace).min(wait);
            let next = (end.is_none() && !is_over).then(|| milliseconds(due.saturating_sub(elapsed)));
            self.emit(Step::Polled { polls, next, says, trouble });
            if let Some(end) = end {
                return end;
            }
            if is_over {
                break;
            }
        }
        FollowStage::Running(last)
    }

    async fn ask(&self, watch: Watch) -> FollowProgress {
        let Watch::Task(flow) = watch else { return self.ask_for_name().await };
        let trouble = match task_status_with_text(self.client, &self.region, flow).await {
            Ok((TaskStatus::Working, says)) => return FollowProgress::Running { says },
            Ok((TaskStatus::Finished, says)) => return FollowProgress::Done { says },
            Ok((TaskStatus::Failed(says), _)) => return FollowProgress::Failed { says },
            Err(trouble) => trouble,
        };
        if !SubmissionRun::is_final(&trouble) && !matches!(trouble, LookUpError::Odd(_)) {
            return FollowProgress::Silent(trouble);
        }
        // A key without the right to ask about tasks may still read the credential. The credential may also outlive its
        // task.
        match self.ask_for_name().await {
            end @ (FollowProgress::Running { .. } | FollowProgress::Done { .. } | FollowProgress::Failed { .. }) => end,
            FollowProgress::Absent(_) | FollowProgress::Final(_) if matches!(trouble, LookUpError::Odd(_)) => {
                FollowProgress::Unexplained(trouble)
            }
            // If only the right to ask about the task is missing, the credential may still be on its way.
            FollowProgress::Absent(absence) => FollowProgress::Absent(absence),
            FollowProgress::Final(_) => FollowProgress::Final(trouble),
            FollowProgress::Silent(_) | FollowProgress::Unexplained(_) => FollowProgress::Silent(trouble),
        }
    }

    async fn ask_for_name(&self) -> FollowProgress {
        let found = match lookups::name(self.client, &self.region, &self.asked.secret_name).await {
            Ok(Some(secret)) => secret,
            Ok(None) => {
                let (code, message) = ("ResourceNotFound".to_owned(), self.asked.secret_name.clone());
                let action = DescribeSecret::allowed_as();
                return FollowProgress::Absent(LookUpError::Refused { action, code, message });
            }
            Err(trouble) if SubmissionRun::is_final(&trouble) => return FollowProgress::Final(trouble),
            Err(trouble) => return FollowProgress::Silent(trouble),
        };
        let says = found.status.unwrap_or_default();
        match says.as_str() {
            "Enabled" | "Disabled" | "PendingDelete" => FollowProgress::Done { says },
            "Failed" | "CreateFailed" => FollowProgress::Failed { says: String::new() },
            "Creating" | "Initializing" | "PendingCreate" => FollowProgress::Running { says },
            _ => FollowProgress::Unexplained(LookUpError::Odd(format!("Status {says:?}"))),
        }
    }

    /// Whether asking again would fail in the same way, because the reason is permanent.
    pub(super) fn is_final(trouble: &LookUpError) -> bool {
        match trouble {
            LookUpError::Refused { code, .. } => {
                Catalog::built_in().fault(code).is_some_and(|(_, fault)| fault.kind == RefusalKind::Refused)
            }
            LookUpError::NoKey | LookUpError::NotAsked(_) => true,
            LookUpError::Unreachable(_) | LookUpError::TimedOut { .. } | LookUpError::Odd(_) => false,
        }
    }
}

/// Returns the first moment of the schedule after `elapsed`.
fn next_due(elapsed: Duration, pace: Duration) -> Duration {
    let early = SCHEDULE.iter().map(|paces| pace * *paces).find(|due| *due > elapsed);
    early.unwrap_or_else(|| {
        let mut due = pace * SCHEDULE[SCHEDULE.len() - 1];
        let stride = (pace * 5).max(Duration::from_millis(1));
        let strides = elapsed.saturating_sub(due).as_nanos() / stride.as_nanos() + 1;
        due += stride * u32::try_from(strides).unwrap_or(u32::MAX);
        due
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_come_close_together_at_first_and_every_five_seconds_later() {
        let second = Duration::from_secs(1);
        let mut at = Duration::ZERO;
        let times: Vec<u64> = (0..10)
            .map(|_| {
                at = next_due(at, second);
                at.as_secs()
            })
            .collect();
        assert_eq!(times, [1, 2, 3, 5, 10, 15, 20, 25, 30, 35]);
        assert_eq!(next_due(Duration::from_secs(599), second).as_secs(), 600);
    }
}
