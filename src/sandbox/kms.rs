//! `kms`: the keys of the account.

use serde_json::{Value, json};

use super::{
    parameters::ParameterError,
    routes::{Route, RouteRequest},
    world::MasterKey,
};

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("kms", "2019-01-18"),
        &[
            ("ListKeyDetail", details),
            ("ListKeys", list),
            ("DescribeKey", describe),
            ("DescribeKeys", describe_many),
            ("GetServiceStatus", status),
        ],
    )
}

fn metadata(ask: &RouteRequest<'_>, key: &MasterKey) -> Value {
    json!({
        "KeyId": key.id, "Alias": key.alias, "Description": key.description, "KeyState": key.state,
        "KeyUsage": "ENCRYPT_DECRYPT", "Type": 1, "Owner": "user", "Origin": "TENCENT_KMS", "HsmClusterId": "",
        "CreatorUin": ask.world.holder.account, "CreateTime": 1_772_413_200, "KeyRotationEnabled": false,
        "DeletionDate": 0,
    })
}

/// Whether the filters that both lists have leave any key: keys of cloud products and of a cluster are none here.
fn has_keys(ask: &RouteRequest<'_>) -> Result<bool, ParameterError> {
    let cluster = ask.given.text("HsmClusterId")?;
    Ok(ask.given.integer("Role")?.unwrap_or(0) == 0 && (cluster.is_empty() || cluster == "default"))
}

fn details(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    ask.given.allow(&[
        "Offset",
        "Limit",
        "Role",
        "OrderType",
        "KeyState",
        "SearchKeyAlias",
        "Origin",
        "KeyUsage",
        "TagFilters",
        "HsmClusterId",
        "MemberAccounts",
    ])?;
    let page = given.page(10, 200)?;
    let state = match given.integer("KeyState")?.unwrap_or(0) {
        0 => "",
        1 => "Enabled",
        2 => "Disabled",
        3 => "PendingDelete",
        4 => "PendingImport",
        5 => "Archived",
        _ => return Err(ParameterError::value("KeyState", "it has to be from 0 to 5")),
    };
    let (search, usage, origin) = (given.text("SearchKeyAlias")?, given.text("KeyUsage")?, given.text("Origin")?);
    // No key of the sandbox has tags.
    let has_tags = given.objects("TagFilters")?.is_some_and(|filters| !filters.is_empty());
    let has_keys = has_keys(ask)? && !has_tags && ["", "ALL", "TENCENT_KMS"].contains(&origin.as_str());
    let keys = ask.world.keys().into_iter().filter(|key| {
        has_keys
            && (state.is_empty() || key.state == state)
            && (key.alias.contains(&search) || key.id.contains(&search))
            && ["", "ALL", "ENCRYPT_DECRYPT"].contains(&usage.as_str())
    });
    let (keys, total) = page.of(keys);
    let rows: Vec<Value> = keys.iter().map(|key| metadata(ask, key)).collect();
    Ok(json!({ "TotalCount": total, "KeyMetadatas": rows }))
}

fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Offset", "Limit", "Role", "HsmClusterId"])?;
    let page = ask.given.page(10, 200)?;
    let has_keys = has_keys(ask)?;
    let keys = ask.world.keys().into_iter().filter(|_| has_keys);
    let (rows, total) = page.of(keys.map(|key| json!({ "KeyId": key.id })));
    Ok(json!({ "TotalCount": total, "Keys": rows }))
}

fn describe(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["KeyId", "MemberAccount"])?;
    let id = ask.given.required_text("KeyId")?;
    Ok(json!({ "KeyMetadata": found(ask, &id)? }))
}

fn describe_many(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["KeyIds", "MemberAccount"])?;
    let ids = ask.given.texts("KeyIds")?.ok_or_else(|| ParameterError::missing("KeyIds"))?;
    if ids.len() > 100 {
        return Err(ParameterError::value("KeyIds", "more than 100 keys at once"));
    }
    let rows: Result<Vec<Value>, ParameterError> = ids.iter().map(|id| found(ask, id)).collect();
    Ok(json!({ "KeyMetadatas": rows? }))
}

fn found(ask: &RouteRequest<'_>, id: &str) -> Result<Value, ParameterError> {
    let keys = ask.world.keys();
    let key = keys.iter().find(|key| key.id == id);
    let key = key.ok_or_else(|| ParameterError::new("ResourceUnavailable.CmkNotFound", "The key does not exist."))?;
    Ok(metadata(ask, key))
}

fn status(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&[])?;
    Ok(json!({ "ServiceEnabled": true, "InvalidType": 1, "UserLevel": 0, "ExclusiveHSMList": [] }))
}
