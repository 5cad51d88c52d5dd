//! One submission: into the journal, sent once, followed, read back; or looked for where its outcome is in doubt.
//! And the same for one that was found in the journal, without the sending.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::{
    client::Client,
    controls::Woken,
    desk::{Desk, Options, milliseconds},
    lookups::{self, fact},
    pursuit::{Pursuit, Stage, Watch},
    reading::{Failure, bounded},
    reconcile::{Verdict, compare, says_enough},
};
use crate::{
    catalog::FaultKind,
    domain::{
        endpoint::Site,
        facts::Trouble,
        request::Request,
        submission::{Denial, Doubt, Fault, Look, NotSent, Outcome, Receipt, Step},
    },
    sign,
    store::{
        StoreError,
        journal::{Claim, ClaimError, Entry, Intent, Key, Record},
    },
    wire::{
        self, Answer, Nothing,
        identity::GetCallerIdentity,
        secrets::{CreateProductSecret, CreatedSecret, DescribeAsyncRequestInfo, NewSecret, Task},
    },
};

/// How often a create is sent at most, where every time before it nothing was done.
const MOST_SENDS: u32 = 5;
/// How many paces that may take.
const MOST_PACES: u32 = 60;

/// Sends a create, at most once, and follows it to its end.
///
/// An earlier attempt at the same name without a known outcome is settled first. Where that was the same request, its
/// outcome is the answer, unless it was not created. Dropping the future at any moment leaves the journal whole: what
/// was sent without an answer is then found at the next start.
pub async fn submit(desk: Desk<'_>, request: &Request, mut steps: impl FnMut(Step) + Send) -> Outcome {
    let asked = NewSecret::from(request);
    let body = wire::body::<CreateProductSecret>(&asked);
    match attempt(desk, &request.region, (asked, body), &mut steps).await {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

/// Settles an entry of the journal: follows its task, or looks for its name. It never sends.
pub async fn resume(desk: Desk<'_>, entry: &Entry, mut steps: impl FnMut(Step) + Send) -> Outcome {
    if let Some(end) = &entry.end {
        return end.outcome.clone();
    }
    if let Err(trouble) = is_same_place(desk.client, entry) {
        return Outcome::Unknown { doubt: entry.doubt(), trouble: Some(trouble) };
    }
    match desk.journal.claim(&entry.key) {
        Ok(claim) => Box::pin(settle(desk, claim.reopen(entry.clone()), &mut steps)).await,
        Err(error) => not_claimed(error),
    }
}

/// Says how an entry of the journal stands, with one question and without a change to anything.
pub async fn status(desk: Desk<'_>, entry: &Entry) -> Outcome {
    let ended = entry.end.as_ref().map(|end| &end.outcome);
    let receipt = entry.receipt().cloned();
    if let Some(outcome) = ended
        && !matches!(outcome, Outcome::Created { .. } | Outcome::CreatedTagsFailed { .. })
    {
        return outcome.clone();
    }
    let mut quiet = |_: Step| {};
    let options = Options { wait: Duration::ZERO, follow: true, ..*desk.options };
    let mut pursuit = Pursuit::of_entry(Desk { options: &options, ..desk }, entry, &mut quiet);
    let doubt = entry.doubt();
    if let Err(trouble) = is_same_place(desk.client, entry) {
        return ended.cloned().unwrap_or(Outcome::Unknown { doubt, trouble: Some(trouble) });
    }
    if let Err(trouble) = pursuit.is_same_account().await {
        return ended.cloned().unwrap_or(Outcome::Unknown { doubt, trouble });
    }
    if ended.is_some() {
        return made(&mut pursuit, receipt).await;
    }
    if let Some(receipt) = receipt {
        return accepted(&mut pursuit, receipt, Duration::ZERO).await;
    }
    match lookups::name(desk.client, &entry.key.region, &entry.key.name).await {
        Err(trouble) => Outcome::Unknown { doubt, trouble: Some(trouble) },
        // One look proves nothing: the create may still be on its way. `resume` looks longer.
        Ok(None) => Outcome::Unknown { doubt, trouble: None },
        Ok(Some(secret)) if !says_enough(&secret) => Outcome::Unknown { doubt, trouble: None },
        Ok(Some(secret)) => {
            let differences = compare(&pursuit, &secret).await;
            if differences.is_empty() {
                watched(&mut pursuit).await
            } else {
                Outcome::Theirs { doubt, secret: Box::new(fact(secret)), differences }
            }
        }
    }
}

/// How a task stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is under way.
    Working,
    /// It has ended well.
    Finished,
    /// It has failed, with the service's own words.
    Failed(String),
}

/// Says how a task stands that no entry of the journal knows, with one question. Which request it belongs to, the
/// service does not say.
///
/// # Errors
/// Where no answer came.
pub async fn status_of_task(client: &Client, region: &str, flow: i64) -> Result<Standing, Trouble> {
    let task = client.call::<DescribeAsyncRequestInfo>(region, &Task { flow_id: flow }).await?;
    Ok(match task.task_status {
        1 => Standing::Finished,
        2 => Standing::Failed(bounded(task.description.unwrap_or_default())),
        _ => Standing::Working,
    })
}

/// `Err` where it ends before anything is sent.
async fn attempt(
    desk: Desk<'_>,
    region: &str,
    (asked, body): (NewSecret, Vec<u8>),
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<Outcome, Outcome> {
    let not_sent = Outcome::NotSent;
    let credential = desk.client.credential().ok_or(not_sent(NotSent::NoKey))?;
    if credential.is_expired(Timestamp::now()) {
        return Err(not_sent(NotSent::KeyExpired));
    }
    let endpoint = desk.client.endpoint();
    let account = account(desk, region).await;
    let desk = Desk { account: &account, ..desk };
    let key = Key {
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
        sha256: sign::sha256_hex(&body),
        body: String::from_utf8(body).expect("JSON is UTF-8"),
    };
    let claim = desk.journal.claim(&key).map_err(not_claimed)?;
    for damaged in claim.damaged(Timestamp::now()).map_err(not_kept)? {
        claim.begin_recovered(&damaged, intent.clone()).map_err(not_kept)?;
    }
    Box::pin(settle_earlier(desk, &claim, &intent.sha256, steps)).await?;
    if desk.controls.is_stopped() {
        return Err(not_sent(NotSent::Cancelled));
    }
    let now = Timestamp::now();
    let first = claim.not_found_before(&intent.sha256, now).map_err(not_kept)?;
    let record = claim.begin(intent, now).map_err(not_kept)?;
    let mut pursuit = Pursuit::of_record(desk, record, steps);
    pursuit.tell(Step::Journalled);
    let outcome = match send(&mut pursuit).await {
        Sent::Accepted(receipt) => Box::pin(accepted(&mut pursuit, receipt, desk.options.pace)).await,
        Sent::InDoubt(doubt) => {
            pursuit.tell(Step::InDoubt(doubt.clone()));
            Box::pin(doubtful(&mut pursuit, doubt)).await
        }
        Sent::Nothing(outcome) => match first.filter(|_| is_taken(&outcome)) {
            Some(first) => Box::pin(taken(&mut pursuit, first, outcome)).await,
            None => outcome,
        },
    };
    pursuit.end(&outcome);
    Ok(outcome)
}

fn is_taken(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Refused(fault) if fault.code == "ResourceInUse.SecretExists")
}

/// The name is taken, and the same request was sent before and not found: that one may have arrived after all.
async fn taken(pursuit: &mut Pursuit<'_>, first: Timestamp, refused: Outcome) -> Outcome {
    pursuit.sent = first;
    match pursuit.look().await {
        Some(Look::Ours(_)) => watched(pursuit).await,
        _ => refused,
    }
}

/// Whether it was sent to where this client asks: at another place "not there" would mean nothing.
fn is_same_place(client: &Client, entry: &Entry) -> Result<(), Trouble> {
    let here = client.endpoint().url("ssm");
    if here == entry.key.endpoint {
        return Ok(());
    }
    Err(Trouble::Odd(format!("another endpoint ({here}, not {})", entry.key.endpoint)))
}

/// The account, as it is known; a temporary key is asked for it, since a later one of the same account has another id
/// and could not be told from a stranger's.
async fn account(desk: Desk<'_>, region: &str) -> String {
    let is_temporary = desk.client.credential().is_some_and(super::credentials::Credential::has_token);
    if !desk.account.is_empty() || !is_temporary {
        return desk.account.to_owned();
    }
    let asked = desk.client.call::<GetCallerIdentity>(region, &Nothing {});
    let answer = tokio::time::timeout(desk.options.pace * 3, asked).await;
    answer.ok().and_then(Result::ok).map(|caller| caller.account_id).unwrap_or_default()
}

fn not_claimed(error: ClaimError) -> Outcome {
    match error {
        ClaimError::Locked => Outcome::NotSent(NotSent::Locked),
        ClaimError::Store(error) => not_kept(error),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn not_kept(error: StoreError) -> Outcome {
    Outcome::NotSent(NotSent::Journal(error.to_string()))
}

/// Settles every earlier attempt at the key. `Err` with the outcome where nothing may be sent now.
async fn settle_earlier(
    desk: Desk<'_>,
    claim: &Claim,
    sha256: &str,
    steps: &mut (dyn FnMut(Step) + Send),
) -> Result<(), Outcome> {
    let mut settled = Vec::new();
    while let Some(entry) = claim.unsettled().map_err(not_kept)? {
        // An entry whose end cannot be written would come back for ever.
        if settled.contains(&entry.attempt) {
            return Err(Outcome::NotSent(NotSent::Journal(entry.attempt)));
        }
        settled.push(entry.attempt.clone());
        let is_same = entry.sha256 == sha256;
        let outcome = settle(desk, claim.reopen(entry), steps).await;
        match outcome {
            Outcome::NotCreated { .. } | Outcome::NotSent(_) | Outcome::Refused(_) => {}
            Outcome::Theirs { .. } => return Err(outcome),
            _ if is_same => return Err(outcome),
            // The name is known to be used: the service will say so itself.
            Outcome::Created { .. } | Outcome::CreatedTagsFailed { .. } | Outcome::TaskFailed { .. } => {}
            Outcome::Unknown { .. } | Outcome::Working { .. } => return Err(Outcome::NotSent(NotSent::Unsettled)),
        }
    }
    Ok(())
}

async fn settle(desk: Desk<'_>, record: Record<'_>, steps: &mut (dyn FnMut(Step) + Send)) -> Outcome {
    if let Some(end) = &record.entry().end {
        return end.outcome.clone();
    }
    let (receipt, doubt) = (record.entry().receipt().cloned(), record.entry().doubt());
    let mut pursuit = Pursuit::of_record(desk, record, steps);
    if let Err(trouble) = pursuit.is_same_account().await {
        return Outcome::Unknown { doubt, trouble };
    }
    let outcome = if let Some(receipt) = receipt {
        accepted(&mut pursuit, receipt, Duration::ZERO).await
    } else {
        pursuit.emit(Step::InDoubt(doubt.clone()));
        doubtful(&mut pursuit, doubt).await
    };
    pursuit.end(&outcome);
    outcome
}

enum Sent {
    Accepted(Receipt),
    InDoubt(Doubt),
    /// Nothing was done by the service.
    Nothing(Outcome),
}

/// Sends, and sends again only where nothing was done: too many calls, or no connection before a byte left.
async fn send(pursuit: &mut Pursuit<'_>) -> Sent {
    let body = pursuit.body();
    let (began, pace) = (Instant::now(), pursuit.options.pace);
    let mut attempt = 1;
    loop {
        if pursuit.controls.is_stopped() {
            return Sent::Nothing(Outcome::NotSent(NotSent::Cancelled));
        }
        pursuit.tell(Step::Sending { bytes: body.len() });
        let tried = Instant::now();
        let denial = match pursuit.client.send::<CreateProductSecret>(&pursuit.region, body.clone()).await {
            Ok(reply) => match reply.answer {
                Answer::Done { request_id, response } => return Sent::Accepted(receipt(response, request_id)),
                Answer::Refused { request_id, code, message } => {
                    let kind = (pursuit.options.kind)(&code);
                    let fault = Fault { code, message, request_id, server_time: reply.server_time };
                    match kind {
                        FaultKind::Refused => return Sent::Nothing(Outcome::Refused(fault)),
                        FaultKind::Ambiguous => return Sent::InDoubt(Doubt::Ambiguous(fault)),
                        FaultKind::Retry => Denial::Refused(fault),
                    }
                }
            },
            Err(Failure::NotConnected(why)) => Denial::NotConnected(why),
            Err(Failure::Doubt(doubt)) => return Sent::InDoubt(doubt),
            Err(Failure::Client(why)) => return Sent::Nothing(Outcome::NotSent(NotSent::Client(why))),
            Err(Failure::NoKey) => return Sent::Nothing(Outcome::NotSent(NotSent::NoKey)),
        };
        let wait = pace * (1 << (attempt - 1));
        // The next try may take as long as this one did.
        if attempt == MOST_SENDS || began.elapsed() + wait + tried.elapsed() > pace * MOST_PACES {
            return Sent::Nothing(match denial {
                Denial::Refused(fault) => Outcome::Refused(fault),
                Denial::NotConnected(why) => Outcome::NotSent(NotSent::NotConnected(why)),
            });
        }
        attempt += 1;
        pursuit.tell(Step::BackingOff { attempt, wait: milliseconds(wait), why: denial });
        if pursuit.controls.pause(wait).await == Woken::Stopped {
            return Sent::Nothing(Outcome::NotSent(NotSent::Cancelled));
        }
    }
}

fn receipt(response: CreatedSecret, request_id: String) -> Receipt {
    Receipt {
        name: bounded(response.secret_name),
        flow: response.flow_id,
        tag_code: response.tag_code.unwrap_or(0),
        tag_message: bounded(response.tag_msg.unwrap_or_default()),
        request_id,
    }
}

/// From the acceptance on; the first question goes out after `first`.
async fn accepted(pursuit: &mut Pursuit<'_>, receipt: Receipt, first: Duration) -> Outcome {
    if pursuit.is_fresh() {
        pursuit.tell(Step::Accepted(receipt.clone()));
    } else {
        pursuit.emit(Step::Accepted(receipt.clone()));
    }
    if !pursuit.options.follow {
        return Outcome::Working { receipt: Some(receipt) };
    }
    match pursuit.follow(Watch::Task(receipt.flow), first).await {
        Stage::Running => Outcome::Working { receipt: Some(receipt) },
        Stage::Done => made(pursuit, Some(receipt)).await,
        Stage::Failed(says) => {
            pursuit.tell(Step::ReadingBack);
            let verification = Box::new(pursuit.verify().await);
            Outcome::TaskFailed { receipt: Some(receipt), says, verification }
        }
    }
}

/// From the doubt on.
async fn doubtful(pursuit: &mut Pursuit<'_>, doubt: Doubt) -> Outcome {
    match pursuit.reconcile().await {
        Verdict::Ours => watched(pursuit).await,
        Verdict::Absent { looks } => Outcome::NotCreated { doubt, looks },
        Verdict::Theirs(secret, differences) => Outcome::Theirs { doubt, secret, differences },
        Verdict::Silent(trouble) => Outcome::Unknown { doubt, trouble },
    }
}

/// From the moment on at which the credential was found to be this submission's.
async fn watched(pursuit: &mut Pursuit<'_>) -> Outcome {
    match pursuit.follow(Watch::Name, Duration::ZERO).await {
        Stage::Running => Outcome::Working { receipt: None },
        Stage::Done => made(pursuit, None).await,
        Stage::Failed(says) => {
            pursuit.tell(Step::ReadingBack);
            Outcome::TaskFailed { receipt: None, says, verification: Box::new(pursuit.verify().await) }
        }
    }
}

async fn made(pursuit: &mut Pursuit<'_>, receipt: Option<Receipt>) -> Outcome {
    pursuit.tell(Step::ReadingBack);
    let verification = Box::new(pursuit.verify().await);
    match receipt {
        Some(receipt) if receipt.tag_code != 0 => Outcome::CreatedTagsFailed { receipt, verification },
        receipt => Outcome::Created { receipt, verification },
    }
}
