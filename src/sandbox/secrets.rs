//! Secrets Manager: creates, their tasks, and the credentials.

use serde_json::{Value, json};

use super::{
    SandboxSite, creation,
    parameters::ParameterError,
    regions::REGIONS,
    routes::{Route, RouteRequest},
    scenario::Scenario,
    trouble,
    world::{Secret, SecretStatus},
};
use crate::wire::secrets::{CreatedSecret, Products, Regions, SecretAccountInfo, ServiceStatus, TaskInfo};

/// How many credentials an account may have.
const QUOTA: u64 = 1_000;

pub(super) fn routes() -> Vec<Route> {
    Route::table(("ssm", "2019-09-23"), &[("DescribeSecret", describe), ("ListSecrets", list)])
}

/// Creates a credential. `server` and `trouble` handle what goes wrong before and after it.
pub(super) fn create(ask: &mut RouteRequest<'_>) -> Result<CreatedSecret, ParameterError> {
    let wish = creation::check(ask.given, ask.world, ask.region)?;
    let (tag_code, tag_msg) = trouble::tag_step(&ask.world.settings.scenario, &wish);
    let secret_name = wish.name.clone();
    let task = ask.world.create(ask.region, wish, ask.now);
    Ok(CreatedSecret { secret_name, tag_code, tag_msg, flow_id: signed(task) })
}

pub(super) fn task(ask: &mut RouteRequest<'_>) -> Result<TaskInfo, ParameterError> {
    ask.given.allow(&["FlowID"])?;
    let id = ask.given.integer("FlowID")?.ok_or_else(|| ParameterError::missing("FlowID"))?;
    let status = u64::try_from(id).ok().and_then(|id| ask.world.look_at_task(id));
    let task_status = status.ok_or_else(|| ParameterError::new("ResourceNotFound", "The task does not exist."))?;
    let description = match task_status {
        0 => "processing".to_owned(),
        _ if matches!(ask.world.settings.scenario, Scenario::Text | Scenario::TextTaskFails) => {
            trouble::hostile_message()
        }
        1 => "success".to_owned(),
        _ => "create account failed: instance is in task, please retry later".to_owned(),
    };
    Ok(TaskInfo { task_status, description: Some(description) })
}

fn describe(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let name = ask.given.required_text("SecretName")?;
    let site = ask.world.settings.site;
    let now = ask.now;
    let secret = ask.world.look(ask.region, &name);
    let secret = secret.ok_or_else(|| ParameterError::new("ResourceNotFound", "The secret does not exist."))?;
    let is_china = site == SandboxSite::China;
    let wish = &secret.wish;
    let mut answer = json!({
        "SecretName": name, "Description": wish.description, "KmsKeyId": wish.key, "CreateUin": secret.maker,
        "Status": secret.status.name(), "DeleteTime": seconds(secret.deleted),
        "CreateTime": secret.created.as_second(), "SecretType": secret.kind,
        "ProductName": if secret.kind == 1 { wish.product.as_str() } else { "default" },
        "ResourceID": wish.instance, "RotationStatus": wish.is_rotated, "RotationFrequency": wish.every,
        "ResourceName": "", "ProjectID": 0, "AssociatedInstanceIDs": [], "TargetUin": 0, "AdditionalConfig": "",
    });
    if is_china {
        answer["CreateUinString"] = json!(secret.maker.to_string());
        answer["NextRotationTime"] = json!(wish.begin);
        answer["AccountInfoList"] = json!(accounts(secret, now));
        answer["EncryptType"] = json!(wish.encrypt_type);
        answer["EncryptSwitching"] = json!(0);
    }
    Ok(answer)
}

/// Returns seconds since 1970, or 0 for no time.
fn seconds(at: Option<jiff::Timestamp>) -> i64 {
    at.map_or(0, jiff::Timestamp::as_second)
}

pub(super) fn accounts(secret: &Secret, now: jiff::Timestamp) -> Vec<SecretAccountInfo> {
    // No source names the time zone of these texts. UTC+8 is inferred (docs/api.md R12).
    let local = |at: jiff::Timestamp| at.to_zoned_datetime(jiff::tz::TimeZone::fixed(jiff::tz::offset(8)));
    let at = local(if secret.task.is_some() { now.min(secret.created) } else { secret.created });
    secret
        .accounts
        .iter()
        .enumerate()
        .map(|(index, name)| SecretAccountInfo {
            account_name: name.clone(),
            host: secret.wish.hosts.clone(),
            version: Some(match index {
                0 => "SSM_Current".to_owned(),
                _ => at.strftime("SSM_Rotate_%Y%m%d%H%M%S").to_string(),
            }),
            rotated_time: Some(at.strftime("%Y-%m-%d %H:%M:%S").to_string()),
        })
        .collect()
}

fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    let known =
        ["Offset", "Limit", "OrderType", "State", "SearchSecretName", "TagFilters", "SecretType", "ProductName"];
    let china = ["EncryptType", "InstanceID"].into_iter().filter(|_| ask.world.settings.site == SandboxSite::China);
    given.allow(&known.into_iter().chain(china).collect::<Vec<_>>())?;
    let page = given.page(20, 200)?;
    let kind = given.integer("SecretType")?.unwrap_or(0);
    let state = match given.integer("State")?.unwrap_or(0) {
        0 => None,
        1 => Some(SecretStatus::Enabled),
        2 => Some(SecretStatus::Disabled),
        3 => Some(SecretStatus::PendingDelete),
        4 => Some(SecretStatus::Creating),
        5 => Some(SecretStatus::Failed),
        _ => return Err(ParameterError::value("State", "it has to be from 0 to 5")),
    };
    let (part, instance, product) =
        (given.text("SearchSecretName")?, given.text("InstanceID")?, given.text("ProductName")?);
    let encryption = given.integer("EncryptType")?;
    let mut filters = Vec::new();
    for filter in given.objects("TagFilters")?.unwrap_or_default() {
        filter.allow(&["TagKey", "TagValue"])?;
        filters.push((filter.required_text("TagKey")?, filter.texts("TagValue")?.unwrap_or_default()));
    }
    let is_wanted = |secret: &&Secret| {
        secret.kind == kind
            && state.is_none_or(|state| state == secret.status)
            && encryption.is_none_or(|kind| kind == secret.wish.encrypt_type)
            && secret.wish.name.contains(&part)
            && (instance.is_empty() || instance == secret.wish.instance)
            && (product.is_empty() || product.split(',').any(|name| name.eq_ignore_ascii_case(&secret.wish.product)))
            && filters.iter().all(|(wanted, values)| {
                secret
                    .wish
                    .tags
                    .iter()
                    .any(|(key, value)| key == wanted && (values.is_empty() || values.contains(value)))
            })
    };
    let mut secrets: Vec<&Secret> = ask.world.listed(ask.region).filter(is_wanted).collect();
    secrets.sort_by_key(|secret| secret.created);
    if given.integer("OrderType")?.unwrap_or(0) == 0 {
        secrets.reverse();
    }
    let (rows, total) = page.of(secrets.into_iter().map(|secret| metadata(secret, ask.world.settings.site)));
    Ok(json!({ "TotalCount": total, "SecretMetadatas": rows }))
}

/// Makes a row of the list. Its types differ from those of `DescribeSecret` (docs/api.md §8.1).
fn metadata(secret: &Secret, site: SandboxSite) -> Value {
    let wish = &secret.wish;
    let begin = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", &wish.begin).ok();
    let begin = begin.and_then(|begin| begin.to_zoned_datetime(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).ok());
    let status = match secret.status {
        SecretStatus::Creating => "PendingCreate",
        SecretStatus::Failed => "CreateFailed",
        status => status.name(),
    };
    let mut row = json!({
        "SecretName": wish.name, "Description": wish.description, "KmsKeyId": wish.key, "CreateUin": secret.maker,
        "Status": status, "DeleteTime": seconds(secret.deleted), "CreateTime": secret.created.as_second(),
        "KmsKeyType": if wish.key.is_empty() { "DEFAULT" } else { "CUSTOMER" },
        "RotationStatus": i64::from(wish.is_rotated),
        "NextRotationTime": seconds(begin.map(|begin| begin.timestamp())),
        "SecretType": secret.kind, "ProductName": wish.product.to_uppercase(), "ResourceID": wish.instance,
        "RotationFrequency": wish.every, "RotationBeginTime": wish.begin,
    });
    if site == SandboxSite::China {
        row["EncryptType"] = json!(wish.encrypt_type);
        row["CreateUinString"] = json!(secret.maker.to_string());
    }
    row
}

pub(super) fn products(ask: &mut RouteRequest<'_>) -> Result<Products, ParameterError> {
    ask.given.allow(&["SecretType"])?;
    let products: Vec<String> = creation::PRODUCTS.map(str::to_owned).to_vec();
    let total_count = creation::PRODUCTS.len() as u64;
    Ok(Products { products, total_count })
}

pub(super) fn status(ask: &mut RouteRequest<'_>) -> Result<ServiceStatus, ParameterError> {
    ask.given.allow(&[])?;
    let is_china = ask.world.settings.site == SandboxSite::China;
    let scenario = &ask.world.settings.scenario;
    let is_suspended = *scenario == Scenario::Arrears;
    let used = if *scenario == Scenario::QuotaUsed { QUOTA } else { 312 + ask.world.tasks() };
    Ok(ServiceStatus {
        service_enabled: !is_suspended,
        invalid_type: if is_suspended { 2 } else { 1 },
        secret_limit: is_china.then_some(QUOTA),
        total_count: is_china.then_some(used),
    })
}

pub(super) fn regions(ask: &mut RouteRequest<'_>) -> Result<Regions, ParameterError> {
    ask.given.allow(&[])?;
    Ok(Regions { regions: REGIONS.map(|(region, _)| region.to_owned()).to_vec() })
}

pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
