//! Secrets Manager: creates, their tasks, and the credentials.

use super::{
    SandboxSite, creation,
    parameters::ParameterError,
    routes::RouteRequest,
    scenario::Scenario,
    trouble,
    world::{Secret, SecretStatus},
};
use crate::wire::secrets::{
    CreatedSecret, Products, Regions, SecretAccountInfo, SecretDescription, SecretList, SecretMetadata, ServiceStatus,
    TaskInfo,
};

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

pub(super) fn describe(ask: &mut RouteRequest<'_>) -> Result<SecretDescription, ParameterError> {
    ask.given.allow(&["SecretName"])?;
    let name = ask.given.required_text("SecretName")?;
    let site = ask.world.settings.site;
    let now = ask.now;
    let secret = ask.world.look(ask.region, &name);
    let secret = secret.ok_or_else(|| ParameterError::new("ResourceNotFound", "The secret does not exist."))?;
    let is_china = site == SandboxSite::China;
    let wish = &secret.wish;
    Ok(SecretDescription {
        secret_name: name,
        description: Some(wish.description.clone()),
        kms_key_id: Some(wish.key.clone()),
        create_uin: Some(secret.maker),
        create_uin_string: is_china.then(|| secret.maker.to_string()),
        status: Some(secret.status.name().to_owned()),
        delete_time: Some(secret.deleted.map_or(0, jiff::Timestamp::as_second)),
        create_time: Some(secret.created.as_second()),
        secret_type: Some(secret.kind),
        product_name: Some(if secret.kind == 1 { wish.product.clone() } else { "default".to_owned() }),
        resource_id: Some(wish.instance.clone()),
        rotation_status: Some(wish.is_rotated),
        rotation_frequency: Some(wish.every),
        next_rotation_time: is_china.then(|| wish.begin.clone()),
        account_info_list: is_china.then(|| accounts(secret, now)),
    })
}

fn accounts(secret: &Secret, now: jiff::Timestamp) -> Vec<SecretAccountInfo> {
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

pub(super) fn list(ask: &mut RouteRequest<'_>) -> Result<SecretList, ParameterError> {
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
    let mut filters = Vec::new();
    for filter in given.objects("TagFilters")?.unwrap_or_default() {
        filter.allow(&["TagKey", "TagValue"])?;
        filters.push((filter.required_text("TagKey")?, filter.texts("TagValue")?.unwrap_or_default()));
    }
    let is_wanted = |secret: &&Secret| {
        secret.kind == kind
            && state.is_none_or(|state| state == secret.status)
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
    let (rows, total_count) = page.of(secrets.into_iter().map(metadata));
    Ok(SecretList { total_count, secret_metadatas: rows })
}

/// Makes a row of the list. Its types differ from those of `DescribeSecret` (docs/api.md §8.1).
fn metadata(secret: &Secret) -> SecretMetadata {
    let wish = &secret.wish;
    let begin = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", &wish.begin).ok();
    let begin = begin.and_then(|begin| begin.to_zoned_datetime(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).ok());
    let status = match secret.status {
        SecretStatus::Creating => "PendingCreate",
        SecretStatus::Failed => "CreateFailed",
        status => status.name(),
    };
    SecretMetadata {
        secret_name: wish.name.clone(),
        description: Some(wish.description.clone()),
        kms_key_id: Some(wish.key.clone()),
        create_uin: Some(secret.maker),
        status: Some(status.to_owned()),
        delete_time: Some(secret.deleted.map_or(0, jiff::Timestamp::as_second)),
        create_time: Some(secret.created.as_second()),
        kms_key_type: Some(if wish.key.is_empty() { "DEFAULT" } else { "CUSTOMER" }.to_owned()),
        rotation_status: Some(i64::from(wish.is_rotated)),
        next_rotation_time: Some(begin.map_or(0, |begin| begin.timestamp().as_second())),
        secret_type: Some(secret.kind),
        product_name: Some(wish.product.to_uppercase()),
        resource_id: Some(wish.instance.clone()),
    }
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
    Ok(ServiceStatus {
        service_enabled: true,
        invalid_type: 1,
        secret_limit: is_china.then_some(1_000),
        total_count: is_china.then_some(312 + ask.world.tasks()),
    })
}

pub(super) fn regions(ask: &mut RouteRequest<'_>) -> Result<Regions, ParameterError> {
    ask.given.allow(&[])?;
    let regions =
        ["ap-beijing", "ap-guangzhou", "ap-hongkong", "ap-jakarta", "ap-shanghai", "ap-singapore", "ap-tokyo"];
    Ok(Regions { regions: regions.map(str::to_owned).to_vec() })
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
