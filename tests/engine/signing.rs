//! The canonical request, the string to sign and the `Authorization` of every vector, each in a golden file.
//!
//! V1 to V9 come from the official Python SDK, and doc-A to doc-C are the samples of the documentation. V10, V11 and
//! the steps that no source prints come from an independent signer. Every file ends with a newline that is not part of
//! its text.

use std::{fs, path::PathBuf};

use dbcred::sign::{
    CredentialScope, Signable, authorization, canonical_request, signature, signed_headers, string_to_sign,
};
use serde::Deserialize;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    secret_id: String,
    secret_key: String,
    service: String,
    timestamp: i64,
    method: String,
    query: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The three steps as dbcred computes them.
#[derive(Clone, PartialEq, Debug)]
struct Steps {
    canonical: String,
    to_sign: String,
    authorization: String,
}

fn signed(input: &Input) -> Steps {
    let headers: Vec<(&str, &str)> =
        input.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let what = Signable { method: &input.method, query: &input.query, headers: &headers, body: input.body.as_bytes() };
    let scope = CredentialScope::new(&input.service, jiff::Timestamp::from_second(input.timestamp).unwrap());
    let canonical = canonical_request(&what);
    let to_sign = string_to_sign(&canonical, &scope);
    let signature = signature(&to_sign, &scope, &input.secret_key);
    let authorization = authorization(&input.secret_id, &scope, &signed_headers(&headers), &signature);
    Steps { canonical, to_sign, authorization }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/engine/signing")
}

fn text(case: &str, file: &str) -> String {
    let path = folder().join(case).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.strip_suffix('\n').unwrap_or_else(|| panic!("{} ends without a newline", path.display())).to_owned()
}

fn input(case: &str) -> Input {
    serde_json::from_str(&text(case, "input.json")).unwrap_or_else(|error| panic!("{case}: {error}"))
}

#[test]
fn every_step_of_every_vector_is_as_written() {
    let mut cases: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    cases.sort();
    assert_eq!(cases, ["doc-a", "doc-b", "doc-c", "v1", "v10", "v11", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9"]);
    for case in &cases {
        let steps = signed(&input(case));
        assert_eq!(steps.canonical, text(case, "canonical.txt"), "{case}: canonical request");
        assert_eq!(steps.to_sign, text(case, "to-sign.txt"), "{case}: string to sign");
        assert_eq!(steps.authorization, text(case, "authorization.txt"), "{case}: authorization");
    }
}

#[test]
fn a_token_is_not_signed() {
    // V3 is V1 with `X-TC-Token`.
    assert_eq!(signed(&input("v1")), signed(&input("v3")));
}

#[test]
fn the_bytes_are_signed_and_not_the_value_that_they_spell() {
    let (spaced, compact) = (input("v2"), input("v9"));
    let value = |input: &Input| serde_json::from_str::<serde_json::Value>(&input.body).unwrap();
    assert_eq!(value(&spaced), value(&compact));
    assert_ne!(signed(&spaced).canonical, signed(&compact).canonical);
    assert_ne!(signed(&spaced).authorization, signed(&compact).authorization);
}

#[test]
fn the_day_of_a_signature_turns_at_midnight_utc() {
    let (before, after) = (input("v6"), input("v7"));
    assert_eq!(before.timestamp + 1, after.timestamp);
    let (before, after) = (signed(&before), signed(&after));
    assert_eq!(before.canonical, after.canonical);
    assert!(before.to_sign.contains("\n2023-11-14/ssm/tc3_request\n"));
    assert!(after.to_sign.contains("\n2023-11-15/ssm/tc3_request\n"));
    assert_ne!(before.authorization, after.authorization);
}

#[test]
fn a_charset_and_a_signed_action_each_change_the_signature() {
    let plain = signed(&input("v1"));
    for other in ["v10", "v11"] {
        assert_ne!(signed(&input(other)).authorization, plain.authorization, "{other}");
    }
}

#[test]
fn a_port_is_part_of_the_host() {
    let mut local = input("v8");
    let with_port = signed(&local);
    assert!(with_port.canonical.contains("\nhost:127.0.0.1:8787\n"));
    local.headers[1].1 = "127.0.0.1".to_owned();
    assert_ne!(signed(&local).authorization, with_port.authorization);
}
