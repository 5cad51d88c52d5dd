//! TC3-HMAC-SHA256 in three separate steps: canonical request, string to sign, signature. The time is an argument.
//!
//! Source: docs/api.md §4.1. Agrees with the official SDKs for Python and Go on every vector of §4.3 and §4.4.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const ALGORITHM: &str = "TC3-HMAC-SHA256";
const TERMINATOR: &str = "tc3_request";

/// The signed parts of a request, exactly as they are sent.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// Query after `?`, verbatim and unsorted; empty for a POST.
    pub query: &'a str,
    /// Signed headers in ascending order of lower-case names; at least `content-type` and `host`.
    pub headers: &'a [(&'a str, &'a str)],
    /// Body; empty for a GET.
    pub body: &'a [u8],
}

/// Date and service that a signature is valid for, such as `2023-11-14/ssm/tc3_request`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialScope {
    timestamp: i64,
    date: String,
    service: String,
}

impl CredentialScope {
    /// Makes the scope of a service at a moment. The date is computed from the same second as the timestamp, in UTC.
    #[must_use]
    pub fn new(service: &str, at: Timestamp) -> CredentialScope {
        let date = at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date().to_string();
        CredentialScope { timestamp: at.as_second(), date, service: service.to_owned() }
    }

    /// Returns `X-TC-Timestamp`, in seconds since 1970.
    #[must_use]
    pub(crate) fn timestamp(&self) -> i64 {
        self.timestamp
    }
}

impl std::fmt::Display for CredentialScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{TERMINATOR}", self.date, self.service)
    }
}

/// Returns the canonical request (first step): six parts joined by newlines. The fourth part, the headers, itself ends
/// with a newline.
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

/// Returns the names of the signed headers, joined as in the `Authorization` header.
#[must_use]
pub fn signed_headers(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, _)| name.to_lowercase()).collect::<Vec<_>>().join(";")
}

/// Returns the string to sign (second step): algorithm, timestamp, scope, and hash of the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str, scope: &CredentialScope) -> String {
    format!("{ALGORITHM}\n{}\n{scope}\n{}", scope.timestamp, sha256_hex(canonical_request.as_bytes()))
}

/// Returns the signature (third step): 64 lower-case hexadecimal digits.
#[must_use]
pub fn signature(string_to_sign: &str, scope: &CredentialScope, secret_key: &str) -> String {
    // Allocated at once: a growing buffer would leave copies of the key in memory that are not wiped.
    let first = Zeroizing::new([b"TC3", secret_key.as_bytes()].concat());
    let date = Zeroizing::new(hmac(&first, scope.date.as_bytes()));
    let service = Zeroizing::new(hmac(date.as_slice(), scope.service.as_bytes()));
    let signing = Zeroizing::new(hmac(service.as_slice(), TERMINATOR.as_bytes()));
    hex(&hmac(signing.as_slice(), string_to_sign.as_bytes()))
}

/// Returns the `Authorization` header.
#[must_use]
pub fn authorization(secret_id: &str, scope: &CredentialScope, signed_headers: &str, signature: &str) -> String {
    format!("{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={signed_headers}, Signature={signature}")
}

/// Returns the SHA-256 of bytes as 64 lower-case hexadecimal digits.
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
