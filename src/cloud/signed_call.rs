//! Signs a request: the steps of the signature, and every header that is sent.

use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;

use super::credentials::{Credential, KeySource};
use crate::{
    domain::{endpoint::Endpoint, submission::Preview},
    sign::{self, CredentialScope, Signable},
    wire::{Action, secrets::CreateProductSecret},
};

const CONTENT_TYPE: &str = "application/json";
const USER_AGENT: &str = concat!("dbcred/", env!("CARGO_PKG_VERSION"));

/// A call before it is signed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnsignedCall<'a> {
    /// The address that the request goes to.
    pub(crate) endpoint: &'a Endpoint,
    /// `X-TC-Region`. If empty, the header is not sent.
    pub(crate) region: &'a str,
    /// `X-TC-Language`
    pub(crate) language: &'a str,
    /// The body, byte for byte.
    pub(crate) body: &'a [u8],
}

/// A signed call: the steps of the signature and every header that is sent.
pub(super) struct Signed {
    canonical: String,
    to_sign: String,
    pub(super) signature: String,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// How a request proves whose it is.
#[derive(Clone, Copy)]
pub(super) enum Authentication<'a> {
    /// It is signed.
    Key(&'a Credential),
    /// It is not signed. This token in its body is the proof.
    Token(&'a str),
}

impl Authentication<'_> {
    pub(super) fn sign<A: Action>(self, call: &UnsignedCall<'_>, now: Timestamp) -> Signed {
        match self {
            Authentication::Key(credential) => sign_call::<A>(Some(credential), call, now),
            Authentication::Token(_) => {
                let mut signed = sign_call::<A>(None, call, now);
                signed.headers.retain(|(name, _)| *name != "Authorization");
                signed.headers.push(("Authorization", "SKIP".to_owned()));
                signed
            }
        }
    }
}

/// Shows how a create would be signed at `now`: the steps of the signature and every header, without key and token.
#[must_use]
pub(crate) fn sign_preview(credential: Option<&Credential>, call: &UnsignedCall<'_>, now: Timestamp) -> Preview {
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

/// Signs a call. Returns every header that is sent except `Content-Length`, which the HTTP library adds.
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

pub(super) fn header_map(headers: &[(&'static str, String)]) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, text) in headers {
        let mut value = HeaderValue::from_str(text).map_err(|_| format!("{name} holds what a header cannot"))?;
        value.set_sensitive(matches!(*name, "X-TC-Token" | "Authorization"));
        let name = HeaderName::from_bytes(name.as_bytes()).expect("the names are written above");
        map.insert(name, value);
    }
    Ok(map)
}
