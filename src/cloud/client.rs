//! One place that speaks HTTP: signs at the moment of sending, follows no redirect, repeats nothing by itself, and
//! bounds the time and the bytes of every answer.
//!
//! The create goes out on a connection that nothing else has used, once. A look-up whose kept connection turns out to
//! be closed is asked again on a new one.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use http_body_util::Full;
use hyper::{
    Request,
    body::Bytes,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use jiff::Timestamp;
use tokio::time::Instant;
use zeroize::Zeroize as _;

use super::{
    channel::{Channel, Connections},
    connection::{wants_certificate, words},
    credentials::{Credential, KeySource, Realm, RealmError},
    reading::{Arrived, CallError, Reply, whole_seconds},
    redaction::Secrets,
};
use crate::{
    domain::{
        connection::{ConnectionCause, ConnectionError},
        endpoint::Endpoint,
        facts::LookUpError,
        submission::{Doubt, Preview},
    },
    sign::{self, CredentialScope, Signable},
    wire::{
        self, Action, ApiAnswer,
        secrets::{CreateProductSecret, CreatedSecret},
    },
};

/// How far the clocks of this machine and the service may lie apart, in seconds: a request that is signed with a clock
/// that is further off is refused (docs/api.md §4.1).
pub(super) const MOST_CLOCK_DIFFERENCE: i64 = 300;
/// A machine that slept longer than this beyond the time of a request does not send it any more: its signature, and
/// whatever it was meant for, are stale.
const SLEEP: Duration = Duration::from_secs(30);
const CONTENT_TYPE: &str = "application/json";
const USER_AGENT: &str = concat!("dbcred/", env!("CARGO_PKG_VERSION"));
/// Pauses before a look-up that met the rate limit is asked again.
const RATE_LIMIT_BACKOFF: [Duration; 3] =
    [Duration::from_millis(300), Duration::from_millis(700), Duration::from_millis(1500)];

/// Asks and sends, to one endpoint with one key. Nothing is opened, read or built before the first use.
#[derive(Debug)]
pub struct Client {
    endpoint: Endpoint,
    credential: Option<Credential>,
    timeout: Duration,
    language: Mutex<&'static str>,
    connections: Connections,
    /// Seconds by which the server's clock was ahead in the last answer.
    ahead: Mutex<Option<i64>>,
}

/// What is signed: one call to one place.
#[derive(Clone, Copy, Debug)]
pub struct UnsignedCall<'a> {
    /// Where it goes.
    pub endpoint: &'a Endpoint,
    /// `X-TC-Region`; empty for none.
    pub region: &'a str,
    /// `X-TC-Language`
    pub language: &'a str,
    /// The body, byte for byte.
    pub body: &'a [u8],
}

/// A signed call: the three steps and every header that leaves.
struct Signed {
    canonical: String,
    to_sign: String,
    signature: String,
    headers: Vec<(&'static str, String)>,
}

/// Why a request has no answer.
struct Unanswered {
    failure: CallError,
    /// Whether nothing at all came back.
    is_silent: bool,
}

impl Client {
    /// A client; `timeout` bounds one request from connecting to its last byte.
    ///
    /// # Errors
    /// [`RealmError`] where a real key would reach the sandbox, or the sandbox's key the cloud.
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
            ahead: Mutex::new(None),
        })
    }

    /// The language of the service's messages from now on: `en-US` or `zh-CN`.
    pub fn speak(&self, language: &'static str) {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner) = language;
    }

    /// Where it asks.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Its key.
    #[must_use]
    pub fn credential(&self) -> Option<&Credential> {
        self.credential.as_ref()
    }

    /// The bound of one request.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// Seconds by which the server's clock was ahead of this one in the last answer; `None` before any.
    #[must_use]
    pub fn clock_difference(&self) -> Option<i64> {
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How a create with that body would leave at `now`.
    #[must_use]
    pub fn preview(&self, region: &str, body: &[u8], now: Timestamp) -> Preview {
        let call = UnsignedCall { endpoint: &self.endpoint, region, language: self.language(), body };
        sign_preview(self.credential.as_ref(), &call, now)
    }

    /// Asks a look-up. The rate limit is waited out for a few seconds; everything else is told at once.
    ///
    /// # Errors
    /// [`LookUpError`] where there is no answer, or a refusal.
    pub async fn call<A: Action>(&self, region: &str, request: &A::Request) -> Result<A::Response, LookUpError> {
        let body = wire::body::<A>(request);
        for pause in RATE_LIMIT_BACKOFF.map(Some).into_iter().chain([None]) {
            // Far larger than what waits for it.
            let asked = Box::pin(self.ask::<A>(region, &body)).await;
            let reply = asked.map_err(|failure| failure.into_trouble(&self.endpoint.host(A::SERVICE)))?;
            match (reply.answer, pause) {
                (ApiAnswer::Done { response, .. }, _) => return Ok(response),
                (ApiAnswer::Refused { code, .. }, Some(pause)) if code.starts_with("RequestLimitExceeded") => {
                    tokio::time::sleep(pause).await;
                }
                (ApiAnswer::Refused { code, message, .. }, _) => return Err(LookUpError::Refused { code, message }),
            }
        }
        unreachable!("the last round has no pause and returns")
    }

    /// Opens a connection for the create, so that it need not wait for one.
    pub async fn warm(&self) {
        if self.usable().is_ok() {
            self.connections.warm(&self.endpoint, (CreateProductSecret::SERVICE, self.timeout / 2)).await;
        }
    }

    /// Its key, while it has one that has not run out: no other goes anywhere, not even to be refused.
    fn usable(&self) -> Result<&Credential, CallError> {
        let now = Timestamp::now();
        self.credential.as_ref().filter(|credential| !credential.is_expired(now)).ok_or(CallError::NoKey)
    }

    /// Sends a create, once, on a connection that has carried nothing.
    pub(super) async fn create(&self, region: &str, body: &[u8]) -> Result<Reply<CreatedSecret>, CallError> {
        let credential = self.usable()?;
        let deadline = Instant::now() + self.timeout;
        let way = (CreateProductSecret::SERVICE, self.timeout / 2);
        let channel = self.connections.unused(&self.endpoint, way).await.map_err(CallError::NotConnected)?;
        let answer = self.exchange::<CreateProductSecret>(channel, (credential, region, body), deadline).await;
        // No look-up goes out on it afterwards.
        answer.map(|(reply, _)| reply).map_err(|unanswered| unanswered.failure)
    }

    /// Asks a look-up, with one more try where a kept connection turns out to be closed.
    async fn ask<A: Action>(&self, region: &str, body: &[u8]) -> Result<Reply<A::Response>, CallError> {
        let credential = self.usable()?;
        let deadline = Instant::now() + self.timeout;
        let what = (credential, region, body);
        if let Some(channel) = self.connections.kept(&self.endpoint.host(A::SERVICE)).await {
            match self.exchange::<A>(channel, what, deadline).await {
                Ok((reply, channel)) => return Ok(self.keep(reply, channel)),
                Err(Unanswered {
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

    /// One request and its answer. The connection comes back where the answer was read to its end.
    async fn exchange<A: Action>(
        &self,
        mut channel: Channel,
        (credential, region, body): (&Credential, &str, &[u8]),
        deadline: Instant,
    ) -> Result<(Reply<A::Response>, Option<Channel>), Unanswered> {
        let silent = |failure| Unanswered { failure, is_silent: true };
        let call = UnsignedCall { endpoint: &self.endpoint, region, language: self.language(), body };
        let now = Timestamp::now();
        let mut signed = sign_call::<A>(Some(credential), &call, now);
        let headers = header_map(&signed.headers);
        for (_, token) in signed.headers.iter_mut().filter(|(name, _)| *name == "X-TC-Token") {
            token.zeroize();
        }
        let mut request = Request::post("/")
            .body(Full::new(Bytes::copy_from_slice(body)))
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
        credential.add_to(&mut secrets);
        secrets.add(&signed.signature, "(hidden)");
        let arrived = Arrived::receive(response, deadline).await;
        let is_whole = arrived.is_whole();
        match arrived.read(self.timeout, &secrets) {
            Ok(reply) => {
                self.note_clock(reply.server_time);
                Ok((reply, Some(channel).filter(|_| is_whole)))
            }
            Err(failure) => Err(Unanswered { failure, is_silent: false }),
        }
    }

    /// Notes how far the service's clock is ahead, by an answer of the service. What it took cannot have been signed with a
    /// clock that is further off than it allows: such a `Date` is somebody else's.
    fn note_clock(&self, server_time: Option<Timestamp>) {
        let ahead = server_time.map(|time| time.as_second() - Timestamp::now().as_second());
        if let Some(ahead) = ahead.filter(|ahead| ahead.abs() <= MOST_CLOCK_DIFFERENCE) {
            *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
        }
    }

    fn language(&self) -> &'static str {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a create would leave at `now`: all three steps and every header, without the key and without the token.
#[must_use]
pub fn sign_preview(credential: Option<&Credential>, call: &UnsignedCall<'_>, now: Timestamp) -> Preview {
    let credential = credential.filter(|credential| !credential.is_expired(now));
    let signed = sign_call::<CreateProductSecret>(credential, call, now);
    let hidden = |(name, value): (&str, String)| {
        let value = if name == "X-TC-Token" { "<token>".to_owned() } else { value };
        (name.to_owned(), value)
    };
    Preview {
        url: call.endpoint.url(CreateProductSecret::SERVICE),
        canonical: signed.canonical,
        to_sign: signed.to_sign,
        headers: signed
            .headers
            .into_iter()
            .map(hidden)
            .chain([("Content-Length".to_owned(), call.body.len().to_string())])
            .collect(),
        sha256: sign::sha256_hex(call.body),
        bytes: call.body.len(),
        is_sandbox: credential.is_some_and(|credential| *credential.source() == KeySource::Sandbox),
    }
}

/// Signs a call, and lists every header that leaves but `Content-Length`, which the transport counts itself.
fn sign_call<A: Action>(credential: Option<&Credential>, call: &UnsignedCall<'_>, now: Timestamp) -> Signed {
    let host = call.endpoint.host(A::SERVICE);
    let scope = CredentialScope::new(A::SERVICE, now);
    let covered = [("content-type", CONTENT_TYPE), ("host", host.as_str())];
    let what = Signable { method: "POST", query: "", headers: &covered, body: call.body };
    let canonical = sign::canonical_request(&what);
    let to_sign = sign::string_to_sign(&canonical, &scope);
    let signature = credential.map_or_else(|| "<signature>".to_owned(), |credential| credential.sign(&to_sign, &scope));
    let id = credential.map_or("<SecretId>", Credential::id);
    let authorization = sign::authorization(id, &scope, &sign::signed_headers(&covered), &signature);
    let mut headers = vec![
        ("Host", host),
        ("Content-Type", CONTENT_TYPE.to_owned()),
        ("X-TC-Action", A::NAME.to_owned()),
        ("X-TC-Version", A::VERSION.to_owned()),
        ("X-TC-Region", call.region.to_owned()),
        ("X-TC-Timestamp", scope.timestamp().to_string()),
        ("X-TC-Language", call.language.to_owned()),
    ];
    headers.retain(|(_, value)| !value.is_empty());
    if let Some(token) = credential.and_then(Credential::token) {
        headers.push(("X-TC-Token", token.to_owned()));
    }
    headers.push(("Authorization", authorization));
    headers.push(("User-Agent", USER_AGENT.to_owned()));
    headers.push(("Accept", "*/*".to_owned()));
    headers.push(("Accept-Encoding", "gzip".to_owned()));
    Signed { canonical, to_sign, signature, headers }
}

fn header_map(headers: &[(&'static str, String)]) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, text) in headers {
        let mut value = HeaderValue::from_str(text).map_err(|_| format!("{name} holds what a header cannot"))?;
        value.set_sensitive(matches!(*name, "X-TC-Token" | "Authorization"));
        let name = HeaderName::from_bytes(name.as_bytes()).expect("the names are written above");
        map.insert(name, value);
    }
    Ok(map)
}

/// What a request answers; `None`, without another step of it, once the clock on the wall shows that the machine slept
/// for so long meanwhile: the clock that bounds a request stands still in a sleep.
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
            // The lid closes here, while the connection is being made.
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
        assert_eq!(while_awake(async { 7 }, limit, || Timestamp::from_second(49).unwrap()).await, Some(7));
    }
}
