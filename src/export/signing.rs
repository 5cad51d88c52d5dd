//! The steps of the signature and the headers, as they would leave; the key's part comes from outside.

use super::{Subject, exact};
use crate::{
    sign::{Scope, Signable, canonical_request, signed_headers, string_to_sign},
    wire::{Action, secrets::CreateProductSecret},
};

const SERVICE: &str = CreateProductSecret::SERVICE;
const CONTENT_TYPE: &str = "application/json";

/// The first step of the signature.
pub(super) fn canonical(subject: &Subject<'_>) -> String {
    let host = subject.endpoint.host(SERVICE);
    canonical_request(&Signable {
        method: "POST",
        query: "",
        headers: &[("content-type", CONTENT_TYPE), ("host", &host)],
        body: &exact(subject.request),
    })
}

/// The second step.
pub(super) fn to_sign(subject: &Subject<'_>) -> String {
    string_to_sign(&canonical(subject), &Scope::new(SERVICE, subject.at))
}

/// Every header that will leave, one a line; without a key the Authorization says what would stand where.
pub(super) fn headers(subject: &Subject<'_>) -> String {
    let host = subject.endpoint.host(SERVICE);
    let scope = Scope::new(SERVICE, subject.at);
    let mut lines = vec![
        format!("Host: {host}"),
        format!("Content-Type: {CONTENT_TYPE}"),
        format!("X-TC-Action: {}", CreateProductSecret::NAME),
        format!("X-TC-Version: {}", CreateProductSecret::VERSION),
        format!("X-TC-Region: {}", subject.request.region),
        format!("X-TC-Timestamp: {}", scope.timestamp()),
        format!("X-TC-Language: {}", subject.language),
    ];
    if subject.seal.is_some_and(|seal| seal.has_token) {
        lines.push("X-TC-Token: (hidden)".to_owned());
    }
    let authorization = subject.seal.map_or_else(
        || {
            let names = signed_headers(&[("content-type", CONTENT_TYPE), ("host", &host)]);
            crate::sign::authorization("<SecretId>", &scope, &names, "<signature>")
        },
        |seal| seal.authorization.clone(),
    );
    lines.push(format!("Authorization: {authorization}"));
    lines.join("\n")
}
