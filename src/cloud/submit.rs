//! One submission: written to the journal, sent once, followed and read back; or looked for if its outcome is not
//! known.

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    claimed::Claimed,
    context::{SubmissionContext, milliseconds},
    controls::Woken,
    outcome::{accepted, doubtful, watched},
    reading::{CallError, bounded},
    run::SubmissionRun,
    settle::{check_created_before, settle_earlier},
};
use crate::{
    catalog::RefusalKind,
    domain::{
        endpoint::Site,
        facts::LookUpError,
        request::Request,
        submission::{Doubt, Look, NotSent, NothingCreated, OddAnswer, Outcome, Receipt, Refusal, Step},
    },
    sign,
    store::journal::{Claim, Intent, SubmissionKey, not_found_before},
    wire::{
        self, ApiAnswer, Nothing,
        identity::GetCallerIdentity,
        secrets::{CreateProductSecret, CreatedSecret, NewSecret},
    },
};

/// The most sends of one create. It is sent again only if nothing was done before.
const MOST_SENDS: u32 = 5;
/// The most paces (seconds) that all sends together may take.
const MOST_PACES: u32 = 60;
/// The most looks at a name that the service calls taken, if a look has no answer.
const LOOKS_AT_A_TAKEN_NAME: u32 = 3;

/// Sends a create and follows it to its end. It is sent again only if nothing was done.
///
/// An earlier attempt at the same name without a known outcome is settled first. If it was the same request and was
/// created, its outcome is returned. The future may be dropped at any moment: the journal then has an entry without an
/// outcome, which the next start settles.
pub(crate) async fn submit(
    context: SubmissionContext<'_>,
    request: &Request,
    mut steps: impl FnMut(Step) + Send,
) -> Outcome {
    let asked = request.body().clone();
    let body = wire::body::<CreateProductSecret>(&asked);
    match attempt(context, request.region(), (asked, body), &mut steps).await {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

/// Runs a submission. Returns `Err` if it ended before anything was sent.
async fn attempt(
    context: SubmissionContext<'_>,
    region: &str,
    (asked, body): (NewSecret, Vec<u8>),
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<Outcome, Outcome> {
    let not_sent = Outcome::NotSent;
    let credential = context.client.credential().ok_or(not_sent(NotSent::NoKey))?;
    if credential.is_expired(Timestamp::now()) {
        return Err(not_sent(NotSent::KeyExpired));
    }
    let endpoint = context.client.endpoint();
    let account = account(context, region).await.map_err(not_sent)?;
    let context = SubmissionContext { account: &account, ..context };
    let key = SubmissionKey {
        endpoint: endpoint.url("ssm"),
        region: region.to_owned(),
        account: account.clone(),
        name: asked.secret_name.clone(),
    };
    let intent = Intent {
        is_intl: endpoint.site() == Site::Intl,
        key_id: credential.short_id(),
        product: asked.product_name.clone(),
        instance: asked.instance_id.clone(),
        prefix: asked.user_name_prefix.clone(),
        body: String::from_utf8(body).expect("JSON is UTF-8"),
        ahead: None,
    };
    let claimed = Claimed::claim(context, &key).await?;
    let outcome = Box::pin(claimed_attempt(context, &claimed, (asked, intent), steps)).await;
    claimed.release().await;
    outcome
}

/// Runs a submission whose name is locked against other processes. Returns `Err` if it ended before anything was sent.
async fn claimed_attempt(
    context: SubmissionContext<'_>,
    claimed: &Claimed,
    (asked, intent): (NewSecret, Intent),
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<Outcome, Outcome> {
    let sha256 = sign::sha256_hex(intent.body.as_bytes());
    let of_damaged = intent.clone();
    let recover = move |claim: &Claim| {
        let damaged = claim.damaged(Timestamp::now())?;
        damaged.iter().try_for_each(|damaged| claim.begin_recovered(damaged, of_damaged.clone()))?;
        claim.earlier()
    };
    // Whatever comes of the work after it, the user knows by then which files are in the way.
    let survey = claimed.ask(|claim| claim.survey(Timestamp::now())).await?;
    for damaged in survey.damaged {
        steps(damaged.kept_as.map_or(Step::Unreadable(damaged.file), Step::SetAside));
    }
    survey.newer.into_iter().for_each(|file| steps(Step::Newer(file)));
    let earlier = claimed.ask(recover).await?;
    let history = Box::pin(settle_earlier(context, claimed, (earlier, &sha256), steps)).await?;
    let first = not_found_before(&history, &sha256, Timestamp::now());
    Box::pin(check_created_before(context, history, (&asked, &sha256), steps)).await?;
    if context.controls.is_stopped() {
        return Err(Outcome::NotSent(NotSent::Cancelled));
    }
    let intent = Intent { ahead: context.client.clock_difference(), ..intent };
    let entry = claimed.begin(intent, Timestamp::now()).await?;
    let mut run = SubmissionRun::of_record(context, (claimed, entry), steps);
    run.emit(Step::Journalled);
    let outcome = match send(&mut run).await {
        SendResult::Accepted(receipt) => Box::pin(accepted(&mut run, receipt, context.options.pace)).await,
        SendResult::InDoubt(doubt) => {
            run.note(Step::InDoubt(doubt.clone())).await;
            Box::pin(doubtful(&mut run, doubt)).await
        }
        SendResult::Nothing(Outcome::Refused(fault)) if fault.code == "ResourceInUse.SecretExists" => {
            Box::pin(taken(&mut run, first, fault)).await
        }
        SendResult::Nothing(outcome) => outcome,
    };
    run.end(&outcome).await;
    Ok(outcome)
}

/// Looks at the name after the service said that it is taken, because our own request may have taken it: something on
/// the way may have sent the request twice, so that this is the answer to the second copy; or an earlier send of the
/// same request has arrived after it was looked for.
async fn taken(run: &mut SubmissionRun<'_>, first: Option<Timestamp>, fault: Refusal) -> Outcome {
    if let Some(first) = first {
        run.sent = first;
    }
    for looks in 1..=LOOKS_AT_A_TAKEN_NAME {
        let Some(found) = run.look().await else { break };
        let next = (looks < LOOKS_AT_A_TAKEN_NAME).then(|| milliseconds(run.options.pace));
        let is_silent = matches!(&found, Look::Trouble(trouble) if !SubmissionRun::is_final(trouble));
        run.emit(Step::Looked { looks, found: found.clone(), next: next.filter(|_| is_silent) });
        match found {
            Look::Ours(_) => return watched(run, Doubt::Ambiguous(fault)).await,
            Look::Theirs(..) | Look::Absent => return Outcome::Refused(fault),
            // This key may not look, now or later, so the service's refusal is all that is known.
            Look::Trouble(_) if !is_silent => return Outcome::Refused(fault),
            Look::Trouble(trouble) if next.is_none() => {
                return Outcome::Unknown { doubt: Doubt::Ambiguous(fault), trouble: Some(trouble) };
            }
            Look::Trouble(_) => {}
        }
        if run.controls.pause(run.options.pace).await == Woken::Stopped {
            break;
        }
    }
    Outcome::Unknown { doubt: Doubt::Ambiguous(fault), trouble: None }
}
/// Returns the account of the access key: from the context, or from the service within three paces. Empty if neither
/// knows it. The entry needs it because a later key of the same account has another id, and could not be told from a
/// key of another account.
///
/// # Errors
/// [`NotSent`] if an account is expected, and the key belongs to another one or its account cannot be found out.
pub(crate) async fn account(context: SubmissionContext<'_>, region: &str) -> Result<String, NotSent> {
    let known = context.account.to_owned();
    let Some(expected) = context.options.expected_account.clone() else {
        if !known.is_empty() || context.client.credential().is_none() {
            return Ok(known);
        }
        let answer = tokio::time::timeout(context.options.pace * 3, caller(context, region)).await;
        return Ok(answer.ok().and_then(Result::ok).unwrap_or_default());
    };
    let found = if known.is_empty() { caller(context, region).await } else { Ok(known) };
    match found {
        Ok(found) if found == expected => Ok(found),
        Ok(found) => Err(NotSent::OtherAccount { expected, found }),
        Err(LookUpError::NoKey) => Err(NotSent::NoKey),
        Err(trouble) => Err(NotSent::AccountUnread { expected, trouble }),
    }
}

async fn caller(context: SubmissionContext<'_>, region: &str) -> Result<String, LookUpError> {
    let account = context.client.call::<GetCallerIdentity>(region, &Nothing {}).await?.account_id;
    if account.is_empty() { Err(LookUpError::Odd("GetCallerIdentity: no AccountId".to_owned())) } else { Ok(account) }
}

enum SendResult {
    Accepted(Receipt),
    InDoubt(Doubt),
    /// The service has done nothing.
    Nothing(Outcome),
}

/// Sends the create, and again only if nothing was done: the rate limit was reached, or no byte left.
async fn send(run: &mut SubmissionRun<'_>) -> SendResult {
    let mut refused = None;
    match (tries(run, &mut refused).await, refused) {
        // An earlier try did leave this machine and was refused. "Not sent" would be wrong.
        (SendResult::Nothing(Outcome::NotSent(_)), Some(fault)) => SendResult::Nothing(Outcome::Refused(fault)),
        (sent, _) => sent,
    }
}

/// Sends until there is a result. `refused` is set to the latest refusal by the rate limit.
async fn tries(run: &mut SubmissionRun<'_>, refused: &mut Option<Refusal>) -> SendResult {
    let body = run.body();
    let (began, pace) = (Instant::now(), run.options.pace);
    let mut attempt = 1;
    loop {
        if run.controls.is_stopped() {
            return SendResult::Nothing(Outcome::NotSent(NotSent::Cancelled));
        }
        run.emit(Step::Sending { attempt, bytes: body.len(), limit: run.client.limit() });
        let tried = Instant::now();
        let denial = match run.client.create(&run.region, &body).await {
            Ok(reply) => match reply.answer {
                ApiAnswer::Done { request_id, response } => return run.answered(reply.status, response, request_id),
                ApiAnswer::Refused { request_id, code, message } => {
                    let kind = (run.options.kind)(&code);
                    let fault = Refusal { code, message, request_id, server_time: reply.server_time };
                    match kind {
                        RefusalKind::Refused => return SendResult::Nothing(Outcome::Refused(fault)),
                        RefusalKind::Ambiguous => return SendResult::InDoubt(Doubt::Ambiguous(fault)),
                        RefusalKind::Retry => {
                            *refused = Some(fault.clone());
                            NothingCreated::Refused(fault)
                        }
                    }
                }
            },
            // Another try would fail in the same way.
            Err(CallError::NotConnected(error)) if error.is_final() => {
                return SendResult::Nothing(Outcome::NotSent(NotSent::NotConnected(Box::new(error))));
            }
            Err(CallError::NotConnected(error)) => NothingCreated::NotConnected(Box::new(error)),
            Err(CallError::Doubt(doubt)) => return SendResult::InDoubt(doubt),
            Err(CallError::Client(why)) => return SendResult::Nothing(Outcome::NotSent(NotSent::Client(why))),
            Err(CallError::NoKey) => return SendResult::Nothing(Outcome::NotSent(NotSent::NoKey)),
        };
        let wait = pace * (1 << (attempt - 1));
        // The estimate for the next try is the duration of this one.
        if attempt == MOST_SENDS || began.elapsed() + wait + tried.elapsed() > pace * MOST_PACES {
            return SendResult::Nothing(match denial {
                NothingCreated::Refused(fault) => Outcome::Refused(fault),
                NothingCreated::NotConnected(why) => Outcome::NotSent(NotSent::NotConnected(why)),
            });
        }
        attempt += 1;
        run.emit(Step::BackingOff { attempt, wait: milliseconds(wait), why: denial });
        if run.controls.pause(wait).await == Woken::Stopped {
            return SendResult::Nothing(Outcome::NotSent(NotSent::Cancelled));
        }
    }
}

impl SubmissionRun<'_> {
    /// Reads an answer, if it is about this request.
    fn answered(&self, status: u16, response: CreatedSecret, request_id: String) -> SendResult {
        if response.secret_name != self.asked.secret_name {
            return SendResult::InDoubt(Doubt::Odd { status, what: OddAnswer::OtherName });
        }
        if response.flow_id <= 0 {
            return SendResult::InDoubt(Doubt::Odd { status, what: OddAnswer::OtherShape });
        }
        SendResult::Accepted(Receipt {
            name: response.secret_name,
            flow: response.flow_id,
            tag_code: response.tag_code.unwrap_or(0),
            tag_message: bounded(response.tag_msg.unwrap_or_default()),
            request_id,
        })
    }
}
