//! One place that speaks HTTP: signs at the moment of sending, follows no redirect, repeats nothing by itself, and
//! bounds the time and the bytes of every answer.
//!
//! Exactly one send: reqwest's own repetition is off. The pool below it takes another connection only where an idle
//! one turned out to be closed before the request was handed to it, so before a byte of it left. A connection that
//! idled long is not used at all, since a server that closes it just then would leave the outcome in doubt.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::time::Instant;
use zeroize::Zeroize as _;

use super::{
    credentials::{Credential, Realm, Source, WrongRealm},
    reading::{Arrived, Failure, Reply, whole_seconds, words},
};
use crate::{
    domain::{endpoint::Endpoint, facts::Trouble, submission::Preview},
    sign::{self, Scope, Signable},
    wire::{self, Action, Answer, secrets::CreateProductSecret},
};

/// A connection that idled longer is not used again; load balancers close theirs after a minute or more.
const IDLE: Duration = Duration::from_secs(20);
/// A machine that slept longer than this beyond the time of a request does not send it any more: its signature, and
/// whatever it was meant for, are stale.
const SLEEP: Duration = Duration::from_secs(30);
const CONTENT_TYPE: &str = "application/json";
const USER_AGENT: &str = concat!("dbcred/", env!("CARGO_PKG_VERSION"));
/// Pauses before a look-up that met the rate limit is asked again.
const BREATHS: [Duration; 3] = [Duration::from_millis(300), Duration::from_millis(700), Duration::from_millis(1500)];

/// Asks and sends, to one endpoint with one key. Nothing is opened, read or built before the first use.
#[derive(Debug)]
pub struct Client {
    endpoint: Endpoint,
    credential: Option<Credential>,
    timeout: Duration,
    language: Mutex<&'static str>,
    wire: Mutex<Option<Wire>>,
    /// Seconds by which the server's clock was ahead in the last answer.
    ahead: Mutex<Option<i64>>,
}

/// The connections, and when they were used last.
#[derive(Debug)]
struct Wire {
    http: reqwest::Client,
    used: Instant,
}

/// What is signed: one call to one place.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
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
    headers: Vec<(&'static str, String)>,
}

impl Client {
    /// A client; `timeout` bounds one request from connecting to its last byte.
    ///
    /// # Errors
    /// [`WrongRealm`] where a real key would reach the sandbox, or the sandbox's key the cloud.
    pub fn new(
        endpoint: Endpoint,
        credential: Option<Credential>,
        realm: Realm,
        timeout: Duration,
    ) -> Result<Client, WrongRealm> {
        if let Some(credential) = &credential {
            credential.may_go_to(&endpoint, realm)?;
        }
        Ok(Client {
            endpoint,
            credential,
            timeout,
            language: Mutex::new("en-US"),
            wire: Mutex::new(None),
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
        let letter = Letter { endpoint: &self.endpoint, region, language: self.language(), body };
        sign_preview(self.credential.as_ref(), &letter, now)
    }

    /// Asks a look-up. The rate limit is waited out for a few seconds; everything else is told at once.
    ///
    /// # Errors
    /// [`Trouble`] where there is no answer, or a refusal.
    pub async fn call<A: Action>(&self, region: &str, request: &A::Request) -> Result<A::Response, Trouble> {
        let body = wire::body::<A>(request);
        for breath in BREATHS.map(Some).into_iter().chain([None]) {
            let reply = self.send::<A>(region, body.clone()).await.map_err(Failure::into_trouble)?;
            match (reply.answer, breath) {
                (Answer::Done { response, .. }, _) => return Ok(response),
                (Answer::Refused { code, .. }, Some(breath)) if code.starts_with("RequestLimitExceeded") => {
                    tokio::time::sleep(breath).await;
                }
                (Answer::Refused { code, message, .. }, _) => return Err(Trouble::Refused { code, message }),
            }
        }
        unreachable!("the last round has no breath and returns")
    }

    /// Sends one call, once.
    pub(super) async fn send<A: Action>(&self, region: &str, body: Vec<u8>) -> Result<Reply<A::Response>, Failure> {
        let credential = self.credential.as_ref().ok_or(Failure::NoKey)?;
        let http = self.http().map_err(Failure::Client)?;
        let deadline = Instant::now() + self.timeout;
        let letter = Letter { endpoint: &self.endpoint, region, language: self.language(), body: &body };
        let now = Timestamp::now();
        let mut signed = sign_call::<A>(Some(credential), &letter, now);
        let headers = header_map(&signed.headers).map_err(Failure::Client);
        for (_, token) in signed.headers.iter_mut().filter(|(name, _)| *name == "X-TC-Token") {
            token.zeroize();
        }
        let headers = headers?;
        let request = http.post(self.endpoint.url(A::SERVICE)).headers(headers).body(body).send();
        let request = while_awake(request, (now, self.timeout + SLEEP), Timestamp::now);
        let response = match tokio::time::timeout_at(deadline, request).await {
            Err(_) | Ok(None) => return Err(timed_out(self.timeout)),
            Ok(Some(Err(error))) => return Err(failure(&error)),
            Ok(Some(Ok(response))) => response,
        };
        let arrived = Arrived::receive(response, deadline).await;
        self.note_use(arrived.server_time());
        arrived.read(self.timeout)
    }

    fn language(&self) -> &'static str {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connections, built on first use and again after a long idle time.
    fn http(&self) -> Result<reqwest::Client, String> {
        let mut wire = self.wire.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(wire) = wire.as_mut().filter(|wire| wire.used.elapsed() < IDLE) {
            wire.used = Instant::now();
            return Ok(wire.http.clone());
        }
        let http = build(&self.endpoint, self.timeout)?;
        *wire = Some(Wire { http: http.clone(), used: Instant::now() });
        Ok(http)
    }

    fn note_use(&self, server_time: Option<Timestamp>) {
        if let Some(wire) = self.wire.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            wire.used = Instant::now();
        }
        if let Some(time) = server_time {
            let ahead = time.as_second() - Timestamp::now().as_second();
            *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
        }
    }
}

/// How a create would leave at `now`: all three steps and every header, without the key and without the token.
#[must_use]
pub fn sign_preview(credential: Option<&Credential>, letter: &Letter<'_>, now: Timestamp) -> Preview {
    let signed = sign_call::<CreateProductSecret>(credential, letter, now);
    let hidden = |(name, value): (&str, String)| {
        let value = if name == "X-TC-Token" { "<token>".to_owned() } else { value };
        (name.to_owned(), value)
    };
    Preview {
        url: letter.endpoint.url(CreateProductSecret::SERVICE),
        canonical: signed.canonical,
        to_sign: signed.to_sign,
        headers: signed
            .headers
            .into_iter()
            .map(hidden)
            .chain([("Content-Length".to_owned(), letter.body.len().to_string())])
            .collect(),
        sha256: sign::sha256_hex(letter.body),
        bytes: letter.body.len(),
        is_sandbox: credential.is_some_and(|credential| *credential.source() == Source::Sandbox),
    }
}

/// Signs a call, and lists every header that leaves but `Content-Length`, which the transport counts itself.
fn sign_call<A: Action>(credential: Option<&Credential>, letter: &Letter<'_>, now: Timestamp) -> Signed {
    let host = letter.endpoint.host(A::SERVICE);
    let scope = Scope::new(A::SERVICE, now);
    let covered = [("content-type", CONTENT_TYPE), ("host", host.as_str())];
    let what = Signable { method: "POST", query: "", headers: &covered, body: letter.body };
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
        ("X-TC-Region", letter.region.to_owned()),
        ("X-TC-Timestamp", scope.timestamp().to_string()),
        ("X-TC-Language", letter.language.to_owned()),
    ];
    headers.retain(|(_, value)| !value.is_empty());
    if let Some(token) = credential.and_then(Credential::token) {
        headers.push(("X-TC-Token", token.to_owned()));
    }
    headers.push(("Authorization", authorization));
    headers.push(("User-Agent", USER_AGENT.to_owned()));
    headers.push(("Accept", "*/*".to_owned()));
    headers.push(("Accept-Encoding", "gzip".to_owned()));
    Signed { canonical, to_sign, headers }
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

fn build(endpoint: &Endpoint, timeout: Duration) -> Result<reqwest::Client, String> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        // A connection that cannot be made is told apart from an answer that does not come.
        .connect_timeout(timeout / 2)
        // No timer while nothing happens: `IDLE` is looked at when the next request goes out.
        .pool_idle_timeout(None);
    if endpoint.is_loopback() {
        builder = builder.no_proxy();
    }
    if endpoint.is_plain() {
        // Without this no client can be built where no certificates are installed.
        builder = builder.tls_certs_only([]);
    }
    builder.build().map_err(|error| {
        format!(
            "no certificates to check the server with: install ca-certificates or set SSL_CERT_FILE ({})",
            words(&error)
        )
    })
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

fn failure(error: &reqwest::Error) -> Failure {
    if error.is_connect() {
        Failure::NotConnected(words(error))
    } else if error.is_builder() {
        Failure::Client(words(error))
    } else {
        Failure::Doubt(crate::domain::submission::Doubt::Broken(words(error)))
    }
}

fn timed_out(timeout: Duration) -> Failure {
    Failure::Doubt(crate::domain::submission::Doubt::TimedOut { seconds: whole_seconds(timeout) })
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
