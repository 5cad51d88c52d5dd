//! Roles: temporary keys that `sts` gives, and the metadata service of a machine that has a role.

use hyper::StatusCode;
use serde_json::json;

use super::{parameters::ParameterError, reply::SandboxReply, routes::RouteRequest, world::World};
use crate::wire::identity::TemporaryCredentials;

/// The path of the metadata service that lists the role of the machine.
const MACHINE: &str = "/latest/meta-data/cam/security-credentials/";
/// The longest life of a temporary key, in seconds (docs/api.md §6.3).
const LONGEST: i64 = 43_200;
/// The life of a temporary key if none is asked for, in seconds.
const USUAL: i64 = 7200;

/// Gives a temporary key of a role to the holder of another key.
pub(super) fn assume(ask: &mut RouteRequest<'_>) -> Result<TemporaryCredentials, ParameterError> {
    ask.given.allow(&[
        "RoleArn",
        "RoleSessionName",
        "DurationSeconds",
        "Policy",
        "ExternalId",
        "Tags",
        "SourceIdentity",
        "SerialNumber",
        "TokenCode",
    ])?;
    give(ask)
}

/// Gives a temporary key of a role to a pod. Any token is good.
pub(super) fn assume_as_pod(ask: &mut RouteRequest<'_>) -> Result<TemporaryCredentials, ParameterError> {
    ask.given.allow(&["ProviderId", "WebIdentityToken", "RoleArn", "RoleSessionName", "DurationSeconds"])?;
    for field in ["ProviderId", "WebIdentityToken"] {
        ask.given.required_text(field)?;
    }
    give(ask)
}

fn give(ask: &mut RouteRequest<'_>) -> Result<TemporaryCredentials, ParameterError> {
    let arn = ask.given.required_text("RoleArn")?;
    let parts = arn.strip_prefix("qcs::cam::uin/").and_then(|rest| rest.split_once(':'));
    let is_role = |(account, role): (&str, &str)| {
        let name = role.strip_prefix("roleName/").or(role.strip_prefix("role/")).unwrap_or_default();
        !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty()
    };
    if !parts.is_some_and(is_role) {
        return Err(ParameterError::value("RoleArn", "it has the form qcs::cam::uin/ACCOUNT:roleName/NAME"));
    }
    let session = ask.given.required_text("RoleSessionName")?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    if !(2..=128).contains(&session.len()) || !session.bytes().all(is_name) {
        return Err(ParameterError::value("RoleSessionName", "it has 2 to 128 letters, digits and +=,.@_-"));
    }
    let seconds = ask.given.integer("DurationSeconds")?.unwrap_or(USUAL);
    if !(1..=LONGEST).contains(&seconds) {
        return Err(ParameterError::value("DurationSeconds", format_args!("it has to be from 1 to {LONGEST}")));
    }
    Ok(ask.world.give_temporary_key(seconds, ask.now))
}

/// Answers as the metadata service of a machine. Returns `None` if the path is not one of its own.
pub(super) fn metadata(path: &str, world: &mut World, now: jiff::Timestamp) -> Option<SandboxReply> {
    let asked = path.strip_prefix(MACHINE)?;
    let text = |status, text: &str| SandboxReply::of(status, "text/plain", text.as_bytes().to_vec());
    Some(match world.settings.machine_role.clone() {
        Some(role) if asked.is_empty() => text(StatusCode::OK, &role),
        Some(role) if asked == role => {
            let TemporaryCredentials { credentials, expired_time, expiration } = world.give_temporary_key(USUAL, now);
            let answer = json!({
                "TmpSecretId": credentials.tmp_secret_id,
                "TmpSecretKey": credentials.tmp_secret_key,
                "Token": credentials.token,
                "ExpiredTime": expired_time,
                "Expiration": expiration,
                "Code": "Success",
            });
            SandboxReply::of(StatusCode::OK, "application/json", answer.to_string().into_bytes())
        }
        _ => text(StatusCode::NOT_FOUND, "404 page not found"),
    })
}
