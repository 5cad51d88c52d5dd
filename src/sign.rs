//! TC3-HMAC-SHA256 in three visible steps: canonical request, string to sign, signature. The clock is an argument.
//!
//! Source: docs/api.md §4.1, equal to the official Python and Go SDKs on every vector of §4.3 and §4.4.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const ALGORITHM: &str = "TC3-HMAC-SHA256";
const TERMINATOR: &str = "tc3_request";

/// What is signed. Every text is what leaves, byte for byte.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// What follows `?`, verbatim and unsorted; empty for a POST.
    pub query: &'a str,
    /// The signed headers, ascending by lower-case name; at least `content-type` and `host`.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body; empty for a GET.
    pub body: &'a [u8],
}

/// Where and when a signature counts: `2023-11-14/ssm/tc3_request`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialScope {
    timestamp: i64,
    date: String,
    service: String,
}

impl CredentialScope {
    /// The scope of a service at a moment; its date is the UTC date of the very same second.
    #[must_use]
    pub fn new(service: &str, at: Timestamp) -> CredentialScope {
        let date = at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date().to_string();
        CredentialScope { timestamp: at.as_second(), date, service: service.to_owned() }
    }

    /// `X-TC-Timestamp`, seconds since 1970.
    #[must_use]
    pub fn timestamp(&self) -> i64 {
        self.timestamp
    }
}

impl std::fmt::Display for CredentialScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{TERMINATOR}", self.date, self.service)
    }
}

/// The first step: six lines, of which the fourth is the headers and ends with a newline of its own.
#[must_use]
pub fn canonical_request(what: &Signable<'_>) -> String {
    let mut headers = String::new();
    for (name, value) in what.headers {
        headers.push_str(&name.to_lowercase());
        headers.push(':');
        headers.push_str(&value.trim().to_lowercase());
        headers.push('\n');
    }
    format!(
        "{}\n/\n{}\n{headers}\n{}\n{}",
        what.method,
        what.query,
        signed_headers(what.headers),
        sha256_hex(what.body)
    )
}

/// The names of the signed headers, joined as the Authorization has them.
#[must_use]
pub fn signed_headers(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, _)| name.to_lowercase()).collect::<Vec<_>>().join(";")
}

/// The second step: algorithm, timestamp, scope, and the hash of the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str, scope: &CredentialScope) -> String {
    format!("{ALGORITHM}\n{}\n{scope}\n{}", scope.timestamp, sha256_hex(canonical_request.as_bytes()))
}

/// The third step: 64 lower-case hexadecimal digits.
#[must_use]
pub fn signature(string_to_sign: &str, scope: &CredentialScope, secret_key: &str) -> String {
    // All at once, so that no copy of a growing buffer is left behind unwiped.
    let first = Zeroizing::new([b"TC3", secret_key.as_bytes()].concat());
    let date = Zeroizing::new(hmac(&first, scope.date.as_bytes()));
    let service = Zeroizing::new(hmac(date.as_slice(), scope.service.as_bytes()));
    let signing = Zeroizing::new(hmac(service.as_slice(), TERMINATOR.as_bytes()));
    hex(&hmac(signing.as_slice(), string_to_sign.as_bytes()))
}

/// The Authorization header.
#[must_use]
pub fn authorization(secret_id: &str, scope: &CredentialScope, signed_headers: &str, signature: &str) -> String {
    format!("{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={signed_headers}, Signature={signature}")
}

/// The SHA-256 of some bytes as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("an HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}
