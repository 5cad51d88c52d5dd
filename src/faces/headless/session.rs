//! What `create`, `resume` and `status` share: the journal, the access key, the client, and the signals that end them.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;
use tokio::sync::mpsc::{self, UnboundedReceiver};

use super::{
    FAILED, UNCLEAR,
    connecting::{Connected, connect},
    ending::{self, Asked, Ending, INTERRUPTED},
    out,
    progress::ProgressLines,
    stop_signals::StopSignals,
    submission::standing,
};
use crate::{
    app::submission::{Formatter, SubmissionMoment},
    catalog::RefusalKind,
    cli::Common,
    cloud::{
        client::Client,
        context::{SubmissionContext, SubmissionOptions},
        controls::Controls,
        credentials::Credential,
        discovery::{self, LookedAt, Search},
        settle, submit,
    },
    domain::{
        endpoint::Endpoint,
        facts::LookUpError,
        request::Request,
        rule::Message,
        submission::{Doubt, NotSent, Outcome, Step},
        verification::Verification,
    },
    runtime::catch_file_size_signal,
    sandbox::Sandbox,
    store::{
        Folder,
        journal::{Entry, Journal},
    },
    text::{Words, printable},
};

/// Why a command cannot begin: its exit code and text.
pub(super) struct CommandError {
    pub(super) code: u8,
    pub(super) message: Message,
}

impl CommandError {
    pub(super) fn failed(message: Message) -> CommandError {
        CommandError { code: FAILED, message }
    }

    /// A signal came before anything was sent or answered.
    pub(super) fn interrupted() -> CommandError {
        CommandError { code: INTERRUPTED, message: Message::new("headless-interrupted") }
    }

    pub(super) fn unclear(message: Message) -> CommandError {
        CommandError { code: UNCLEAR, message }
    }
}

/// What one submission works with.
pub(super) struct CloudSession<'a> {
    common: &'a Common,
    words: &'a Words,
    client: Client,
    journal: Journal,
    options: SubmissionOptions,
    controls: Controls,
    /// The places where a key was looked for. Empty if a usable one was found.
    looked: Vec<LookedAt>,
    /// Keeps the sandbox running as long as the session.
    _sandbox: Option<Sandbox>,
}

/// Returns the directory of this user's journal.
///
/// # Errors
/// If the system names no home directory.
pub(super) fn folder(common: &Common) -> Result<Folder, CommandError> {
    let folder = Folder::find(None, |name| std::env::var_os(name))
        .map_err(|error| CommandError::failed(Message::new("headless-no-folder").with("why", error.to_string())))?;
    Ok(if common.sandbox { folder.sandbox() } else { folder })
}

impl<'a> CloudSession<'a> {
    /// Opens a session at an endpoint, or with `--sandbox` at a sandbox that it starts.
    ///
    /// # Errors
    /// If the sandbox cannot start, or the key must not be sent to the endpoint.
    pub(super) async fn open(
        common: &'a Common,
        words: &'a Words,
        endpoint: Endpoint,
        search: Search,
    ) -> Result<CloudSession<'a>, CommandError> {
        let journal = folder(common)?.journal();
        for warning in &search.warnings {
            out::note(&words.message(warning));
        }
        let Connected { client, looked, sandbox } = connect(common, words, endpoint, search).await?;
        if let Some(sandbox) = &sandbox {
            out::note(&words.with("headless-sandbox", &[("address", sandbox.address().to_string().into())]));
        }
        let options = SubmissionOptions {
            expected_account: common.expect_account.clone(),
            settle: common.settle,
            wait: common.wait_or_default(),
            follow: !common.no_wait,
            sends_after_settling: true,
            ..SubmissionOptions::default()
        };
        Ok(CloudSession {
            common,
            words,
            client,
            journal,
            options,
            controls: Controls::new(),
            looked,
            _sandbox: sandbox,
        })
    }

    /// Sends a request once and follows it.
    pub(super) async fn submit(&self, request: &Request, (sha256, account): (&str, &str)) -> Ending {
        let asked = Asked {
            name: request.body().secret_name.clone(),
            region: request.region().to_owned(),
            product: request.body().product_name.clone(),
            instance: request.body().instance_id.clone(),
            account: account.to_owned(),
            host: self.client.endpoint().host("ssm"),
            invocation: crate::faces::invocation(self.common),
            ..Asked::default()
        };
        let progress = ProgressLines::new(self.words, (&request.body().secret_name, &asked.host), sha256);
        let (tell, steps) = mpsc::unbounded_channel();
        let tell = move |step| drop(tell.send(step));
        let context = SubmissionContext { account, ..self.context() };
        self.watch(submit::submit(context, request, tell), steps, (asked, progress)).await
    }

    /// Settles an entry of the journal.
    pub(super) async fn resume(&self, entry: &Entry) -> Ending {
        if !self.looked.is_empty() {
            return self.unasked(entry);
        }
        let progress = ProgressLines::new(self.words, (&entry.key.name, &host_of(entry)), &entry.sha256);
        let (tell, steps) = mpsc::unbounded_channel();
        let tell = move |step| drop(tell.send(step));
        self.watch(settle::resume(self.context(), entry, tell), steps, (self.asked(entry), progress)).await
    }

    /// Asks how an entry stands.
    pub(super) async fn status(&self, entry: &Entry) -> Ending {
        if !self.looked.is_empty() {
            return self.unasked(entry);
        }
        let progress = ProgressLines::new(self.words, (&entry.key.name, &host_of(entry)), &entry.sha256);
        let (_, steps) = mpsc::unbounded_channel();
        let wait = self.common.wait.unwrap_or(Duration::ZERO);
        self.watch(settle::status(self.context(), entry, wait), steps, (self.asked(entry), progress)).await
    }

    /// Asks about a task that the journal does not know.
    pub(super) async fn task(&self, region: &str, flow: i64) -> Ending {
        match settle::status_of_task(&self.client, region, flow).await {
            Ok(status) => ending::of_task(flow, &status, self.words),
            Err(trouble) => self.with_key_places(ending::unanswered(&format!("FlowID {flow}"), &trouble, self.words)),
        }
    }

    /// Asks about a name that the journal does not know.
    pub(super) async fn name(&self, region: &str, name: &str) -> Ending {
        match settle::holder_of_name(&self.client, region, name).await {
            Ok(holder) => ending::of_name(name, holder.as_ref(), self.words),
            Err(trouble) => self.with_key_places(ending::unanswered(name, &trouble, self.words)),
        }
    }

    /// Reports an entry as far as the journal knows, if there is no key to ask with.
    fn unasked(&self, entry: &Entry) -> Ending {
        let no_key = || Box::new(Verification::not_read(LookUpError::NoKey));
        let outcome = match standing(entry) {
            Outcome::Unknown { doubt, .. } => Outcome::Unknown { doubt, trouble: Some(LookUpError::NoKey) },
            Outcome::Working { receipt, .. } => Outcome::Working { receipt, trouble: Some(LookUpError::NoKey) },
            Outcome::Created { receipt, .. } => Outcome::Created { receipt, verification: no_key() },
            Outcome::CreatedTagsFailed { receipt, .. } => {
                Outcome::CreatedTagsFailed { receipt, verification: no_key() }
            }
            told => told,
        };
        self.with_key_places(ending::ending(&outcome, &self.asked(entry), self.words))
    }

    /// Adds the places where a key was looked for, if no usable one was found.
    fn with_key_places(&self, mut ending: Ending) -> Ending {
        if self.looked.is_empty() {
            return ending;
        }
        let rows = self.looked.iter().map(|looked| {
            let (kind, finding) = (self.words.message(&looked.kind), self.words.message(&looked.finding));
            (kind, looked.place.as_str(), finding, looked.is_wrong)
        });
        let mut places = Vec::new();
        for (kind, place, finding, is_wrong) in rows {
            ending.lines.push(printable(&format!("  {kind}  {place}  {finding}")).into_owned());
            places.push(json!({"kind": kind, "place": place, "finding": finding, "wrong": is_wrong}));
        }
        ending.answer.insert("looked".to_owned(), json!(places));
        ending
    }

    fn asked(&self, entry: &Entry) -> Asked {
        asked(entry, self.common)
    }

    /// Checks that the key belongs to the account of `--expect-account`, if it was given: the answers about another
    /// account would mislead.
    ///
    /// # Errors
    /// If it does not, or if that cannot be found out.
    pub(super) async fn expect_account(&self, region: &str) -> Result<(), CommandError> {
        if self.common.expect_account.is_some() {
            self.account(region).await?;
        }
        Ok(())
    }

    /// Returns the account of the key. Empty if none is expected and the service does not tell it within a few seconds.
    ///
    /// # Errors
    /// If another account is expected, or if a signal comes before the answer.
    pub(super) async fn account(&self, region: &str) -> Result<String, CommandError> {
        let why = match unless_signalled(submit::account(self.context(), region)).await? {
            Ok(account) => return Ok(account),
            Err(why) => why,
        };
        let moment = SubmissionMoment { now: Timestamp::now(), zone: crate::faces::zone::local() };
        let teller = Formatter { words: self.words, moment: &moment, ellipsis: "…" };
        Err(CommandError::failed(Message::new("headless-not-asked").with("why", teller.not_sent(&why, ""))))
    }

    /// Returns the short id of the key. Empty without a key.
    pub(super) fn key_id(&self) -> String {
        self.client.credential().map(Credential::short_id).unwrap_or_default()
    }

    fn context(&self) -> SubmissionContext<'_> {
        SubmissionContext {
            client: &self.client,
            journal: &self.journal,
            account: "",
            options: &self.options,
            controls: &self.controls,
        }
    }

    /// Waits for an outcome. The first signal stops the watching, the second one ends at once: the journal is complete
    /// at any moment.
    async fn watch(
        &self,
        work: impl Future<Output = Outcome>,
        mut steps: UnboundedReceiver<Step>,
        (asked, mut progress): (Asked, ProgressLines<'_>),
    ) -> Ending {
        let mut work = std::pin::pin!(work);
        let mut signals = StopSignals::listen();
        catch_file_size_signal();
        let outcome = loop {
            tokio::select! {
                biased;
                Some(step) = steps.recv() => progress.step(&step, Timestamp::now()),
                outcome = &mut work => break outcome,
                () = signals.next() => {
                    if self.controls.is_stopped() {
                        break given_up(&progress);
                    }
                    progress.stopping(Timestamp::now());
                    self.controls.stop();
                }
            }
        };
        while let Ok(step) = steps.try_recv() {
            progress.step(&step, Timestamp::now());
        }
        self.end(&outcome, &asked, &mut progress)
    }

    /// Whether the submission could have continued.
    fn could_continue(&self, outcome: &Outcome) -> bool {
        match outcome {
            Outcome::Working { .. } | Outcome::Unknown { .. } | Outcome::NotSent(NotSent::Cancelled) => true,
            Outcome::Refused(fault) => (self.options.kind)(&fault.code) == RefusalKind::Retry,
            _ => false,
        }
    }

    fn end(&self, outcome: &Outcome, asked: &Asked, progress: &mut ProgressLines<'_>) -> Ending {
        let begun = asked.begun.or(progress.begun());
        let asked = &Asked { times: progress.times(), begun, ..asked.clone() };
        if !matches!(outcome, Outcome::NotSent(_)) {
            progress.sent();
        }
        if self.controls.is_stopped() && self.could_continue(outcome) {
            return ending::interrupted(outcome, asked, self.words);
        }
        if matches!(outcome, Outcome::NotSent(NotSent::NoKey)) {
            return self.with_key_places(ending::ending(outcome, asked, self.words));
        }
        match outcome {
            Outcome::Working { receipt: Some(receipt), trouble: None } if self.common.no_wait => {
                ending::accepted(outcome, receipt, asked, self.words)
            }
            _ => ending::ending(outcome, asked, self.words),
        }
    }
}

/// Waits for an answer to something that sends no create.
///
/// # Errors
/// If a signal comes first.
pub(super) async fn unless_signalled<T>(answer: impl Future<Output = T>) -> Result<T, CommandError> {
    let mut signals = StopSignals::listen();
    tokio::select! {
        biased;
        answer = answer => Ok(answer),
        () = signals.next() => Err(CommandError::interrupted()),
    }
}

/// Returns what is known after a second signal.
fn given_up(progress: &ProgressLines<'_>) -> Outcome {
    match progress.receipt() {
        Some(receipt) => Outcome::Working { receipt: Some(receipt.clone()), trouble: None },
        None if progress.may_have_left() => Outcome::Unknown { doubt: Doubt::Interrupted, trouble: None },
        None => Outcome::NotSent(NotSent::Cancelled),
    }
}

pub(super) fn asked(entry: &Entry, common: &Common) -> Asked {
    let at = crate::faces::invocation(common).at(&entry.key.endpoint, &entry.key.region);
    Asked {
        name: entry.key.name.clone(),
        region: entry.key.region.clone(),
        product: entry.product.clone(),
        instance: entry.instance.clone(),
        account: entry.key.account.clone(),
        begun: Some(entry.attempt().begun()),
        ended: entry.end.as_ref().map(|end| end.at),
        host: host_of(entry),
        times: 1,
        invocation: at,
    }
}

/// Returns the host that an entry was sent to.
fn host_of(entry: &Entry) -> String {
    entry.attempt().host().to_owned()
}

/// Searches for a key, for a command without a draft.
pub(super) fn search(common: &Common) -> Search {
    discovery::search(&discovery::Surroundings::of_process(), common.profile.as_deref())
}
