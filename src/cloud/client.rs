//! The only place that speaks HTTP to the service. It signs at the moment of sending, follows no redirect, and limits
//! the time and the bytes of every answer.
//!
//! A create is sent once, on a connection that nothing else has used. A look-up is asked again on a new connection if
//! its kept one turns out to be closed, and after a pause if the service answers with its rate limit. Of each action
//! no more are sent in a second than the service takes.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use http_body_util::Full;
use hyper::{Request, body::Bytes};
use jiff::Timestamp;
use tokio::{sync::SemaphorePermit, time::Instant};
use zeroize::{Zeroize as _, Zeroizing};

use super::{
    channel::{Channel, Connections},
    connection::{wants_certificate, words},
    credentials::{Credential, Realm, RealmError},
    limits::CallLimits,
    reading::{Arrived, CallError, Reply, whole_seconds},
    redaction::Secrets,
    signed_call::{Authentication, UnsignedCall, header_map, sign_preview},
};
use crate::{
    domain::{
        connection::{ConnectionCause, ConnectionError},
        endpoint::{Endpoint, MOST_CLOCK_DIFFERENCE},
        facts::LookUpError,
        submission::{Doubt, Preview},
    },
    wire::{
        self, Action, ApiAnswer,
        secrets::{CreateProductSecret, CreatedSecret},
    },
};

/// How long a machine may sleep during a request, beyond its timeout, before the request is given up: the user's
/// intention and the signature may be out of date by then.
const SLEEP: Duration = Duration::from_secs(30);
/// The pauses before a look-up is asked again after `RequestLimitExceeded`.
const RATE_LIMIT_BACKOFF: [Duration; 3] =
    [Duration::from_millis(300), Duration::from_millis(700), Duration::from_millis(1500)];

/// Sends requests to one endpoint with one access key. Nothing is connected before the first use.
#[derive(Debug)]
pub struct Client {
    endpoint: Endpoint,
    credential: Option<Credential>,
    timeout: Duration,
    language: Mutex<&'static str>,
    connections: Connections,
    limits: CallLimits,
    /// By how many seconds the service's clock was ahead in the last answer.
    ahead: Mutex<Option<i64>>,
    /// The same by the header `Date` of any answer, also of one that refuses the signature for its time.
    ahead_by_date: Mutex<Option<i64>>,
}

/// Why a request has no answer.
struct ExchangeError {
    failure: CallError,
    /// Whether no response began to arrive.
    is_silent: bool,
}

impl Client {
    /// Creates a client. `timeout` limits one request, from connecting to the last byte of the answer.
    ///
    /// # Errors
    /// [`RealmError`] if a real key would reach the sandbox, or the sandbox's key the cloud.
    pub fn new(
        endpoint: Endpoint,
        credential: Option<Credential>,
        realm: Realm,
        timeout: Duration,
    ) -> Result<Client, RealmError> {
        if let Some(credential) = &credential {
            credential.may_go_to(&endpoint, realm)?;
        }
        Ok(Client {
            endpoint,
            credential,
            timeout,
            language: Mutex::new("en-US"),
            connections: Connections::default(),
            limits: CallLimits::default(),
            ahead: Mutex::new(None),
            ahead_by_date: Mutex::new(None),
        })
    }

    /// Sets the language of the service's messages: `en-US` or `zh-CN`.
    pub(crate) fn speak(&self, language: &'static str) {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner) = language;
    }

    /// The endpoint that requests go to.
    #[must_use]
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The access key, if there is one.
    #[must_use]
    pub(crate) fn credential(&self) -> Option<&Credential> {
        self.credential.as_ref()
    }

    /// The limit of one request.
    #[must_use]
    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }

    /// How many seconds one request may take, from connecting to the last byte of the answer.
    #[must_use]
    pub(super) fn limit(&self) -> u64 {
        whole_seconds(self.timeout)
    }

    /// By how many seconds the service's clock was ahead of this machine's in the last answer. `None` before the first
    /// answer.
    #[must_use]
    pub(crate) fn clock_difference(&self) -> Option<i64> {
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// By how many seconds the header `Date` of the latest answer was ahead of this machine's clock. `None` before the
    /// first answer. More than [`MOST_CLOCK_DIFFERENCE`] means that the service refuses what is signed by this clock.
    #[must_use]
    pub(crate) fn date_difference(&self) -> Option<i64> {
        *self.ahead_by_date.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows how a create with that body would be signed at `now`.
    #[must_use]
    pub fn preview(&self, region: &str, body: &[u8], now: Timestamp) -> Preview {
        let call = UnsignedCall { endpoint: &self.endpoint, region, language: self.language(), body };
        sign_preview(self.credential.as_ref(), &call, now)
    }

    /// Sends a look-up. At the rate limit it is sent again after each pause of `RATE_LIMIT_BACKOFF`; every other
    /// refusal is returned at once.
    ///
    /// # Errors
    /// [`LookUpError`] if there is no answer, or a refusal.
    pub(crate) async fn call<A: Action>(&self, region: &str, request: &A::Request) -> Result<A::Response, LookUpError> {
        let body = Zeroizing::new(wire::body::<A>(request));
        self.repeat::<A>(region, &body, None).await
    }

    /// Waits for the turn of a look-up of the wizard, which lasts until the permit is dropped: at most four are under way
    /// at once. What follows a create waits for no turn.
    pub(super) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        self.limits.turn().await
    }

    /// Like [`Client::call`], for a request that is not signed: the token in its body proves whose it is.
    pub(super) async fn call_unsigned<A: Action>(
        &self,
        region: &str,
        request: &A::Request,
        token: &str,
    ) -> Result<A::Response, LookUpError> {
        let body = Zeroizing::new(wire::body::<A>(request));
        self.repeat::<A>(region, &body, Some(token)).await
    }

    async fn repeat<A: Action>(
        &self,
        region: &str,
        body: &[u8],
        token: Option<&str>,
    ) -> Result<A::Response, LookUpError> {
        for pause in RATE_LIMIT_BACKOFF.map(Some).into_iter().chain([None]) {
            self.limits.within_limit::<A>().await;
            // Boxed, because this future is far larger than the futures that wait for it.
            let asked = Box::pin(self.ask::<A>(region, body, token)).await;
            let reply =
                asked.map_err(|failure| failure.into_trouble(&self.endpoint.host(A::SERVICE), A::allowed_as()))?;
            match (reply.answer, pause) {
                (ApiAnswer::Done { response, .. }, _) => return Ok(response),
                (ApiAnswer::Refused { code, .. }, Some(pause)) if code.starts_with("RequestLimitExceeded") => {
                    tokio::time::sleep(pause).await;
                }
                (ApiAnswer::Refused { code, message, .. }, _) => {
                    return Err(LookUpError::Refused { action: A::allowed_as(), code, message });
                }
            }
        }
        unreachable!("the last round has no pause and returns")
    }

    /// Opens a connection for the create, so that the create does not have to wait for one.
    pub(crate) async fn warm(&self) {
        if self.usable().is_ok() {
            self.connections.warm(&self.endpoint, (CreateProductSecret::SERVICE, self.timeout / 2)).await;
        }
    }

    /// Returns the access key unless it has expired. An expired key is never sent, not even to be refused.
    fn usable(&self) -> Result<&Credential, CallError> {
        let now = Timestamp::now();
        self.credential.as_ref().filter(|credential| !credential.is_expired(now)).ok_or(CallError::NoKey)
    }

    /// Sends a create once, on a connection that has carried nothing.
    pub(super) async fn create(&self, region: &str, body: &[u8]) -> Result<Reply<CreatedSecret>, CallError> {
        let credential = self.usable()?;
        let deadline = Instant::now() + self.timeout;
        let way = (CreateProductSecret::SERVICE, self.timeout / 2);
        let channel = self.connections.unused(&self.endpoint, way).await.map_err(CallError::NotConnected)?;
        let what = (Authentication::Key(credential), region, body);
        let answer = self.exchange::<CreateProductSecret>(channel, what, deadline).await;
        // The connection is dropped: a create and a look-up never share one.
        answer.map(|(reply, _)| reply).map_err(|unanswered| unanswered.failure)
    }

    /// Sends a look-up, and once more on a new connection if the kept one turns out to be closed.
    async fn ask<A: Action>(
        &self,
        region: &str,
        body: &[u8],
        token: Option<&str>,
    ) -> Result<Reply<A::Response>, CallError> {
        let authentication = match token {
            Some(token) => Authentication::Token(token),
            None => Authentication::Key(self.usable()?),
        };
        let deadline = Instant::now() + self.timeout;
        let what = (authentication, region, body);
        if let Some(channel) = self.connections.kept(&self.endpoint.host(A::SERVICE)).await {
            match self.exchange::<A>(channel, what, deadline).await {
                Ok((reply, channel)) => return Ok(self.keep(reply, channel)),
                Err(ExchangeError {
                    is_silent: true,
                    failure: CallError::NotConnected(_) | CallError::Doubt(Doubt::Broken(_)),
                }) => {}
                Err(unanswered) => return Err(unanswered.failure),
            }
        }
        let way = (A::SERVICE, self.timeout / 2);
        let channel = self.connections.open(&self.endpoint, way).await.map_err(CallError::NotConnected)?;
        let (reply, channel) =
            self.exchange::<A>(channel, what, deadline).await.map_err(|unanswered| unanswered.failure)?;
        Ok(self.keep(reply, channel))
    }

    fn keep<R>(&self, reply: Reply<R>, channel: Option<Channel>) -> Reply<R> {
        if let Some(channel) = channel {
            self.connections.keep(channel);
        }
        reply
    }

    /// Sends one request and reads its answer. Returns the connection only if the answer was read to its end.
    async fn exchange<A: Action>(
        &self,
        mut channel: Channel,
        (authentication, region, body): (Authentication<'_>, &str, &[u8]),
        deadline: Instant,
    ) -> Result<(Reply<A::Response>, Option<Channel>), ExchangeError> {
        let silent = |failure| ExchangeError { failure, is_silent: true };
        let call = UnsignedCall { endpoint: &self.endpoint, region, language: self.language(), body };
        let now = Timestamp::now();
        let mut signed = authentication.sign::<A>(&call, now);
        let headers = header_map(&signed.headers);
        for (_, token) in signed.headers.iter_mut().filter(|(name, _)| *name == "X-TC-Token") {
            token.zeroize();
        }
        let mut request = Request::post("/")
            .body(Full::new(Bytes::from_owner(Zeroizing::new(body.to_vec()))))
            .map_err(|error| silent(CallError::Client(words(&error))))?;
        *request.headers_mut() = headers.map_err(|why| silent(CallError::Client(why)))?;
        let sending = while_awake(channel.send(request), (now, self.timeout + SLEEP), Timestamp::now);
        let response = match tokio::time::timeout_at(deadline, sending).await {
            Err(_) | Ok(None) => return Err(silent(timed_out(self.timeout))),
            Ok(Some(Err(error))) if channel.has_written() => {
                if let Some(cause) = wants_certificate(&error) {
                    let host = self.endpoint.host(A::SERVICE);
                    let refused = ConnectionError { host, cause, ..ConnectionError::default() };
                    return Err(silent(CallError::NotConnected(refused)));
                }
                return Err(silent(CallError::Doubt(Doubt::Broken(words(&error)))));
            }
            Ok(Some(Err(_))) => {
                let host = self.endpoint.host(A::SERVICE);
                let closed = ConnectionError { host, cause: ConnectionCause::Closed, ..ConnectionError::default() };
                return Err(silent(CallError::NotConnected(closed)));
            }
            Ok(Some(Ok(response))) => response,
        };
        let mut secrets = Secrets::default();
        match authentication {
            Authentication::Key(credential) => {
                credential.add_to(&mut secrets);
                secrets.add(&signed.signature, "(hidden)");
            }
            Authentication::Token(token) => secrets.add(token, "(hidden)"),
        }
        let arrived = Arrived::receive(response, deadline).await;
        let is_whole = arrived.is_whole();
        match arrived.read(self.timeout, &secrets) {
            Ok(reply) => {
                self.note_clock(reply.server_time, Timestamp::now());
                Ok((reply, Some(channel).filter(|_| is_whole)))
            }
            Err(failure) => Err(ExchangeError { failure, is_silent: false }),
        }
    }

    /// Notes how far the service's clock is ahead. A larger difference than the service allows cannot be its own clock,
    /// since it accepted the signature: such a `Date` was written by something between.
    fn note_clock(&self, server_time: Option<Timestamp>, now: Timestamp) {
        let ahead = server_time.map(|time| time.as_second() - now.as_second());
        if ahead.is_some() {
            *self.ahead_by_date.lock().unwrap_or_else(PoisonError::into_inner) = ahead;
        }
        if let Some(ahead) = ahead.filter(|ahead| ahead.abs() <= MOST_CLOCK_DIFFERENCE) {
            *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
        }
    }

    fn language(&self) -> &'static str {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for a request. Returns `None`, without polling the request again, if the wall clock shows that more than
/// `most` has passed: timers stop while the machine sleeps, so a timeout alone would not notice.
async fn while_awake<T>(
    request: impl Future<Output = T>,
    (since, most): (Timestamp, Duration),
    now: impl Fn() -> Timestamp,
) -> Option<T> {
    let mut request = std::pin::pin!(request);
    std::future::poll_fn(|context| {
        let passed = now().duration_since(since);
        if passed > jiff::SignedDuration::try_from(most).unwrap_or(jiff::SignedDuration::MAX) {
            return std::task::Poll::Ready(None);
        }
        request.as_mut().poll(context).map(Some)
    })
    .await
}

fn timed_out(timeout: Duration) -> CallError {
    CallError::Doubt(Doubt::TimedOut { seconds: whole_seconds(timeout) })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_machine_that_slept_sends_nothing_that_was_signed_before() {
        let (clock, steps) = (AtomicI64::new(0), AtomicUsize::new(0));
        let request = async {
            steps.fetch_add(1, Ordering::SeqCst);
            // The machine falls asleep here, while the connection is being made.
            clock.store(600, Ordering::SeqCst);
            tokio::task::yield_now().await;
            steps.fetch_add(1, Ordering::SeqCst);
        };
        let now = || Timestamp::from_second(clock.load(Ordering::SeqCst)).unwrap();
        let answer = while_awake(request, (Timestamp::UNIX_EPOCH, Duration::from_secs(50)), now).await;
        assert_eq!((answer, steps.into_inner()), (None, 1));
    }

    #[tokio::test]
    async fn a_machine_that_is_awake_gets_its_answer() {
        let limit = (Timestamp::UNIX_EPOCH, Duration::from_secs(50));
        assert_eq!(while_awake(async { 7 }, limit, || Timestamp::from_second(50).unwrap()).await, Some(7));
    }

    fn client() -> Client {
        let endpoint = Endpoint::parse("http://127.0.0.1:1", None).unwrap();
        Client::new(endpoint, None, Realm::Cloud, Duration::from_secs(5)).unwrap()
    }

    #[tokio::test]
    async fn a_connection_that_was_closed_before_a_byte_left_leaves_no_doubt() {
        let (near, far) = tokio::io::duplex(1024);
        let channel = Channel::on(Box::new(near), "127.0.0.1:1".to_owned()).await.unwrap();
        drop(far);
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        let what = (Authentication::Token("token"), "ap-guangzhou", &b"{}"[..]);
        let deadline = Instant::now() + Duration::from_secs(5);
        let asked = client().exchange::<CreateProductSecret>(channel, what, deadline).await;
        let Err(ExchangeError { failure: CallError::NotConnected(error), .. }) = asked else { panic!() };
        assert_eq!((error.host.as_str(), error.cause), ("127.0.0.1:1", ConnectionCause::Closed));
    }

    #[test]
    fn a_clock_that_is_farther_off_than_the_service_allows_is_not_that_of_the_service() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let (client, most) = (client(), MOST_CLOCK_DIFFERENCE);
        for (ahead, noted) in [(0, 0), (most, most), (most + 1, most), (-most, -most), (-most - 1, -most)] {
            client.note_clock(Timestamp::from_second(now.as_second() + ahead).ok(), now);
            assert_eq!((client.clock_difference(), client.date_difference()), (Some(noted), Some(ahead)));
        }
        client.note_clock(None, now);
        assert_eq!(client.date_difference(), Some(-most - 1), "an answer without a date says nothing");
    }
}
