//! Checks a request before its action: method, size, headers, clock, key and signature.

use hyper::{HeaderMap, Method};
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value};

use super::{
    messages,
    parameters::{ParameterError, Parameters},
    query,
    world::{HOLDERS, KeyHolder, SandboxKey},
};
use crate::sign::{self, CredentialScope, Signable};

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(super) struct Incoming {
    pub(super) method: Method,
    pub(super) path: String,
    /// The text after `?`, as it arrived.
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    /// `None` if the body has more than 10 MiB.
    pub(super) body: Option<Vec<u8>>,
}

/// The largest body, in bytes (docs/api.md R17).
pub(super) const MOST_BODY: usize = 10 * 1024 * 1024;
/// The longest query, in bytes (docs/api.md R17).
const MOST_QUERY: usize = 32 * 1024;
/// The largest allowed difference from the client's clock, in seconds (docs/api.md §4.1).
const WINDOW_SECONDS: u64 = 300;

impl Incoming {
    /// Returns the value of a header. Empty if it is absent or not UTF-8.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok()).unwrap_or_default()
    }

    /// Returns a refusal in the language of the client.
    pub(super) fn spoken(&self, refusal: ParameterError) -> ParameterError {
        messages::spoken(refusal, self.header("x-tc-language"))
    }

    /// Reads the parameters of the action, from the query of a GET or the JSON of a POST.
    pub(super) fn parameters(&self) -> Result<Parameters, ParameterError> {
        if self.method == Method::GET {
            return query::read(&self.query).map(Parameters::from_query);
        }
        let body = self.body.as_deref().unwrap_or_default();
        match serde_json::from_slice::<Map<String, Value>>(body) {
            Ok(values) => Ok(Parameters::from_json(values)),
            Err(_) => Err(ParameterError::new("InvalidParameter", "The body of the request is not one JSON object.")),
        }
    }
}

/// The action that is not signed: the token in its body is the proof (docs/api.md §6.3).
const UNSIGNED: &str = "AssumeRoleWithWebIdentity";

/// Accepts a request that one of the sandbox's keys signed at a time near one of `clocks`. The signature is judged by
/// the scope and the headers that the caller signed, so that every official SDK passes.
pub(super) fn check<'a>(
    incoming: &'a Incoming,
    clocks: &[Timestamp],
    key_of: impl Fn(&str) -> Option<SandboxKey>,
) -> Result<Caller<'a>, ParameterError> {
    let is_get = incoming.method == Method::GET;
    if !is_get && incoming.method != Method::POST {
        let message = format!("The method {} is not supported: use POST or GET.", incoming.method);
        return Err(ParameterError::new("UnsupportedProtocol", message));
    }
    let Some(body) = incoming.body.as_deref().filter(|_| incoming.query.len() <= MOST_QUERY) else {
        let message = "The request is larger than 10 MB, or its query than 32 KB.";
        return Err(ParameterError::new("RequestSizeLimitExceeded", message));
    };
    if incoming.path != "/" {
        return Err(ParameterError::new("InvalidRequest", "The path of every request is /."));
    }
    let is_skipped = incoming.header("x-tc-action") == UNSIGNED && incoming.header("authorization") == "SKIP";
    let claim = if is_skipped { None } else { Some(claim(incoming, body)?) };
    let wanted = if is_get { "application/x-www-form-urlencoded" } else { "application/json" };
    let media = incoming.header("content-type").split(';').next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case(wanted) {
        let message = format!("The Content-Type of a {} has to be {wanted}.", incoming.method);
        return Err(ParameterError::new("InvalidRequest", message));
    }
    let at = timestamp(incoming)?;
    if !clocks.iter().any(|clock| clock.as_second().abs_diff(at.as_second()) <= WINDOW_SECONDS) {
        let message =
            "The signature has expired: X-TC-Timestamp differs by more than 5 minutes from the server's time.";
        return Err(ParameterError::new("AuthFailure.SignatureExpire", message));
    }
    let Some(claim) = claim else { return Ok(Caller { holder: &HOLDERS[0], service: Some("sts") }) };
    let Some(key) = key_of(claim.id) else {
        let message = "The SecretId is not found. The sandbox has two, and the temporary ones that it has given.";
        return Err(ParameterError::new("AuthFailure.SecretIdNotFound", message));
    };
    let is_over = key.end.is_some_and(|end| clocks.iter().all(|clock| end <= *clock));
    if is_over || key.token.as_deref().unwrap_or_default() != incoming.header("x-tc-token") {
        // A permanent key has no token, and is refused with one.
        let message = "The token is not that of the key, or is expired.";
        return Err(ParameterError::new("AuthFailure.TokenFailure", message));
    }
    if !claim.is_signed(incoming, body, at, &key.secret) {
        let message = "The provided credentials could not be validated. Check your signature: SecretKey, Host, \
                       Content-Type, body, date and service of the scope.";
        return Err(ParameterError::new("AuthFailure.SignatureFailure", message));
    }
    Ok(Caller { holder: key.holder, service: named_service(incoming, claim.service) })
}

/// Who signed a request, and for which service.
pub(super) struct Caller<'a> {
    pub(super) holder: &'static KeyHolder,
    /// The service of the scope. `None` if the client took it from an address or from `localhost`, as the Node SDK does
    /// with its endpoint: then the scope names no service.
    pub(super) service: Option<&'a str>,
}

/// Returns the service that the scope names, if it names one.
fn named_service<'a>(incoming: &Incoming, scope: &'a str) -> Option<&'a str> {
    let host = without_scheme(incoming.header("host"));
    let is_from_host = scope == host.split(['.', ':']).next().unwrap_or_default();
    let is_place = scope == "localhost" || scope.bytes().all(|byte| byte.is_ascii_digit()) || scope.starts_with('[');
    (!is_from_host || !is_place).then_some(scope)
}

/// `tccli` sends the whole endpoint as `Host`.
fn without_scheme(host: &str) -> &str {
    host.split_once("://").map_or(host, |(_, host)| host)
}

/// Returns when the client says that it signed.
fn timestamp(incoming: &Incoming) -> Result<Timestamp, ParameterError> {
    let text = incoming.header("x-tc-timestamp");
    if text.is_empty() {
        return Err(ParameterError::missing("X-TC-Timestamp"));
    }
    let seconds = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    seconds
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or_else(|| ParameterError::new("InvalidParameter", "X-TC-Timestamp is not a number of seconds since 1970."))
}

/// The parts of an `Authorization` header.
struct SignatureClaim<'a> {
    id: &'a str,
    date: &'a str,
    service: &'a str,
    headers: Vec<&'a str>,
    signature: &'a str,
}

fn claim<'a>(incoming: &'a Incoming, body: &[u8]) -> Result<SignatureClaim<'a>, ParameterError> {
    let refused = |message: &str| ParameterError::new("AuthFailure.InvalidAuthorization", message);
    let text = incoming.header("authorization");
    if text.is_empty() {
        let is_old = [incoming.query.as_bytes(), body].iter().any(|bytes| has_old_signature(bytes));
        return Err(refused(if is_old {
            "Signature version 1 is not supported here. Sign with TC3-HMAC-SHA256."
        } else {
            "The request header Authorization is missing."
        }));
    }
    let parsed = parsed(text).ok_or_else(|| refused("The format of the request header Authorization is not valid."))?;
    let is_ascending = parsed.headers.windows(2).all(|pair| pair[0] < pair[1]);
    let has_both = ["content-type", "host"].iter().all(|name| parsed.headers.contains(name));
    if !is_ascending || !has_both {
        return Err(refused("SignedHeaders has to name content-type and host, in ascending order."));
    }
    Ok(parsed)
}

/// `TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=a;b, Signature=64 hex digits`
fn parsed(text: &str) -> Option<SignatureClaim<'_>> {
    let mut parts = text.strip_prefix("TC3-HMAC-SHA256 ")?.split(',').map(str::trim);
    let credential = parts.next()?.strip_prefix("Credential=")?;
    let headers = parts.next()?.strip_prefix("SignedHeaders=")?;
    let signature = parts.next()?.strip_prefix("Signature=")?;
    let mut scope = credential.split('/');
    let (id, date, service, end) = (scope.next()?, scope.next()?, scope.next()?, scope.next()?);
    let is_whole = parts.next().is_none() && scope.next().is_none() && end == "tc3_request" && !id.is_empty();
    is_whole.then(|| SignatureClaim { id, date, service, headers: headers.split(';').collect(), signature })
}

fn has_old_signature(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default());
    let has = |wanted: &str| text.split('&').any(|pair| pair.split('=').next() == Some(wanted));
    has("Signature") && (has("SecretId") || has("SignatureMethod"))
}

impl SignatureClaim<'_> {
    /// Whether `key` made the signature. The Node SDK signs `Host` without the port that it sends.
    fn is_signed(&self, incoming: &Incoming, body: &[u8], at: Timestamp, key: &str) -> bool {
        let host = incoming.header("host");
        let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map(|(name, _)| name);
        [Some(host), name].into_iter().flatten().any(|host| self.is_signed_for(host, incoming, (body, at, key)))
    }

    fn is_signed_for(&self, host: &str, incoming: &Incoming, (body, at, key): (&[u8], Timestamp, &str)) -> bool {
        let scope = CredentialScope::new(self.service, at);
        if scope.to_string() != format!("{}/{}/tc3_request", self.date, self.service) {
            return false;
        }
        let value = |name: &str| if name == "host" { host } else { incoming.header(name) };
        let headers: Vec<(&str, &str)> = self.headers.iter().map(|name| (*name, value(name))).collect();
        if headers.iter().any(|(_, value)| value.is_empty()) {
            return false;
        }
        let is_unsigned = incoming.header("x-tc-content-sha256") == "UNSIGNED-PAYLOAD";
        let what = Signable {
            method: incoming.method.as_str(),
            query: if incoming.method == Method::GET { &incoming.query } else { "" },
            headers: &headers,
            body: if is_unsigned { b"UNSIGNED-PAYLOAD" } else { body },
        };
        let to_sign = sign::string_to_sign(&sign::canonical_request(&what), &scope);
        sign::signature(&to_sign, &scope, key) == self.signature
    }
}

/// The clock of scenario `clock`.
pub(super) fn ahead(clock: Timestamp) -> Timestamp {
    clock.checked_add(7.minutes()).unwrap_or(clock)
}
