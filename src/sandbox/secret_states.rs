//! Secrets Manager: what may be done with a credential after its creation.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    creation::is_moment,
    parameters::ParameterError,
    routes::{Route, RouteRequest},
    secrets::{accounts, signed},
    world::{Secret, SecretStatus},
};

/// The version of the account in use.
const CURRENT: &str = "SSM_Current";

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("ssm", "2019-09-23"),
        &[
            ("UpdateDescription", update_description),
            ("EnableSecret", enable),
            ("DisableSecret", disable),
            ("DeleteSecret", delete),
            ("RestoreSecret", restore),
            ("GetSecretValue", value),
            ("ListSecretVersionIds", versions),
            ("DescribeRotationDetail", rotation),
            ("DescribeRotationHistory", history),
            ("UpdateRotationStatus", update_rotation),
            ("RotateProductSecret", rotate),
        ],
    )
}

/// Returns the requested credential.
fn secret<'a>(ask: &'a mut RouteRequest<'_>) -> Result<&'a mut Secret, ParameterError> {
    let name = ask.given.required_text("SecretName")?;
    let absent = || ParameterError::new("ResourceNotFound", "The secret does not exist.");
    ask.world.holder_mut(ask.region, &name).ok_or_else(absent)
}

/// Refuses a credential that is not enabled.
fn enabled(secret: &Secret) -> Result<(), ParameterError> {
    let (code, message) = match secret.status {
        SecretStatus::Enabled => return Ok(()),
        SecretStatus::Disabled => ("ResourceUnavailable.ResourceDisabled", "The secret is disabled."),
        SecretStatus::PendingDelete => {
            ("ResourceUnavailable.ResourcePendingDeleted", "The secret is scheduled for deletion.")
        }
        SecretStatus::Creating | SecretStatus::Failed => {
            ("ResourceUnavailable.ResourceUninitialized", "The secret is not initialised.")
        }
    };
    Err(ParameterError::new(code, message))
}

/// Refuses a credential that is in none of these states.
fn in_state(secret: &Secret, states: &[SecretStatus]) -> Result<(), ParameterError> {
    if states.contains(&secret.status) {
        return Ok(());
    }
    let message = format!("The status of the secret is {}.", secret.status.name());
    Err(ParameterError::new("ResourceUnavailable", message))
}

fn named(secret: &Secret) -> Value {
    json!({ "SecretName": secret.wish.name })
}

fn update_description(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName", "Description"])?;
    let text = ask.given.text("Description")?;
    if text.len() > 2048 {
        return Err(ParameterError::value("Description", "it is longer than 2048 bytes"));
    }
    let secret = secret(ask)?;
    secret.wish.description = text;
    Ok(named(secret))
}

fn enable(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let secret = secret(ask)?;
    in_state(secret, &[SecretStatus::Enabled, SecretStatus::Disabled])?;
    secret.status = SecretStatus::Enabled;
    Ok(named(secret))
}

fn disable(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let secret = secret(ask)?;
    in_state(secret, &[SecretStatus::Enabled, SecretStatus::Disabled])?;
    secret.status = SecretStatus::Disabled;
    Ok(named(secret))
}

/// Deletes a credential at once, or after some days. It has to be disabled first.
fn delete(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName", "RecoveryWindowInDays", "CleanSSHKey", "DeleteMode"])?;
    let days = ask.given.integer("RecoveryWindowInDays")?.unwrap_or(0);
    if !(0..=30).contains(&days) {
        return Err(ParameterError::value("RecoveryWindowInDays", "it has to be from 0 to 30"));
    }
    let mode = ask.given.integer("DeleteMode")?.unwrap_or(0);
    if !(0..=1).contains(&mode) {
        return Err(ParameterError::value("DeleteMode", "it has to be 0 or 1"));
    }
    let (region, now) = (ask.region, ask.now);
    let secret = secret(ask)?;
    in_state(secret, &[SecretStatus::Disabled, SecretStatus::Failed])?;
    let name = secret.wish.name.clone();
    let at = now.checked_add((days * 24).hours()).unwrap_or(now);
    if days > 0 {
        secret.status = SecretStatus::PendingDelete;
        secret.deleted = Some(at);
    } else {
        ask.world.remove(region, &name, mode == 1);
    }
    let task = ask.world.finished_task();
    Ok(json!({ "SecretName": name, "DeleteTime": at.as_second(), "FlowID": signed(task) }))
}

/// Takes back a planned deletion. The credential is disabled then.
fn restore(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let secret = secret(ask)?;
    in_state(secret, &[SecretStatus::PendingDelete])?;
    secret.status = SecretStatus::Disabled;
    secret.deleted = None;
    Ok(named(secret))
}

fn value(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName", "VersionId", "EncryptionPublicKey", "EncryptionAlgorithm"])?;
    let version = ask.given.required_text("VersionId")?;
    let now = ask.now;
    let secret = secret(ask)?;
    enabled(secret)?;
    let account = accounts(secret, now).into_iter().find(|account| account.version.as_ref() == Some(&version));
    let user = match account {
        Some(account) => account.account_name,
        // A user-defined credential has no accounts.
        None if version == CURRENT && secret.kind == 0 => "ci".to_owned(),
        None => return Err(ParameterError::new("ResourceNotFound", "The version does not exist.")),
    };
    let text = json!({ "UserName": user, "Password": "made-up-by-the-sandbox" }).to_string();
    Ok(json!({ "SecretName": secret.wish.name, "VersionId": version, "SecretBinary": "", "SecretString": text }))
}

fn versions(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let now = ask.now;
    let secret = secret(ask)?;
    let versions = accounts(secret, now).into_iter().filter_map(|account| account.version);
    let created = secret.created.as_second();
    let versions: Vec<Value> = versions.map(|version| json!({ "VersionId": version, "CreateTime": created })).collect();
    Ok(json!({ "SecretName": secret.wish.name, "Versions": versions }))
}

/// Writes a time as the service does. No source names its time zone; UTC+8 is inferred (docs/api.md R12).
fn moment(at: Timestamp) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    at.to_zoned_datetime(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn rotation(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let secret = secret(ask)?;
    let wish = &secret.wish;
    Ok(json!({
        "EnableRotation": wish.is_rotated, "Frequency": wish.every, "LatestRotateTime": moment(secret.created),
        "NextRotateBeginTime": (!wish.begin.is_empty()).then_some(&wish.begin),
    }))
}

fn history(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let now = ask.now;
    let accounts = accounts(secret(ask)?, now);
    let versions: Vec<&String> = accounts.iter().filter_map(|account| account.version.as_ref()).collect();
    Ok(json!({ "VersionIDs": versions, "TotalCount": versions.len(), "AccountInfoList": accounts }))
}

fn update_rotation(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName", "EnableRotation", "Frequency", "RotationBeginTime"])?;
    let given = ask.given;
    let is_rotated = given.boolean("EnableRotation")?.ok_or_else(|| ParameterError::missing("EnableRotation"))?;
    let every = given.integer("Frequency")?;
    if every.is_some_and(|days| !(30..=365).contains(&days)) {
        return Err(ParameterError::value("Frequency", "it has to be from 30 to 365"));
    }
    let begin = given.text("RotationBeginTime")?;
    if !begin.is_empty() && !is_moment(&begin) {
        return Err(ParameterError::value("RotationBeginTime", "it is not a moment like 2030-01-31 23:59:59"));
    }
    let now = ask.now;
    let secret = secret(ask)?;
    enabled(secret)?;
    let begin = if begin.is_empty() { moment(now) } else { begin };
    secret.wish.is_rotated = is_rotated;
    secret.wish.begin = if is_rotated { begin } else { String::new() };
    if let Some(days) = every {
        secret.wish.every = days;
    }
    Ok(json!({}))
}

/// Lets the two accounts change places.
fn rotate(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let secret = secret(ask)?;
    if secret.kind != 1 {
        return Err(ParameterError::new("UnsupportedOperation", "Only database credentials are rotated so."));
    }
    enabled(secret)?;
    secret.accounts.reverse();
    Ok(json!({ "FlowID": signed(ask.world.finished_task()) }))
}
