//! `redis` and `mongodb`: instances and accounts. They have no databases to list.

use serde_json::{Value, json};

use super::{
    instances::{self, is_in, is_named, shared_status},
    parameters::{PageParameters, ParameterError},
    routes::{Route, RouteRequest},
    world::{DatabaseInstance, InstanceKind},
};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = Route::table(
        ("redis", "2018-04-12"),
        &[("DescribeInstances", redis), ("DescribeInstanceAccount", redis_accounts)],
    );
    routes.extend(Route::table(
        ("mongodb", "2019-07-25"),
        &[("DescribeDBInstances", mongodb), ("DescribeAccountUsers", mongodb_users)],
    ));
    routes
}

/// Isolated instances have another number here than in the services that share the others.
fn status(instance: &DatabaseInstance) -> i64 {
    if instance.kind == InstanceKind::Isolated { -2 } else { shared_status(instance.kind) }
}

fn redis(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    ask.given.allow(&[
        "Limit",
        "Offset",
        "InstanceId",
        "OrderBy",
        "OrderType",
        "VpcIds",
        "SubnetIds",
        "SearchKey",
        "ProjectIds",
        "InstanceName",
        "UniqVpcIds",
        "UniqSubnetIds",
        "RegionIds",
        "Status",
        "TypeVersion",
        "EngineName",
        "AutoRenew",
        "BillingMode",
        "Type",
        "SearchKeys",
        "TypeList",
        "MonitorVersion",
        "InstanceTags",
        "TagKeys",
        "ProductVersions",
        "InstanceIds",
        "AzMode",
    ])?;
    let page = given.multiple_page(20, 1_000)?;
    let (id, name) = (given.text("InstanceId")?, given.text("InstanceName")?);
    let ids = given.texts("InstanceIds")?.unwrap_or_default();
    let (states, key) = (given.integers("Status")?, given.text("SearchKey")?);
    let is_wanted = |instance: &DatabaseInstance| {
        (id.is_empty() || id == instance.id)
            && instance.name.contains(&name)
            && is_named(&ids, &instance.id)
            && is_in(&states, status(instance))
            && (instance.id.contains(&key) || instance.name.contains(&key))
    };
    let row = |instance: &DatabaseInstance| {
        json!({
            "InstanceId": instance.id, "InstanceName": instance.name, "Status": status(instance),
            "Engine": "Redis", "CurrentRedisVersion": instance.version, "WanIp": instance.vip(),
            "Port": instance.port, "Region": instance.region, "ProductType": "standalone",
        })
    };
    let (rows, total) = instances::page(ask, ("redis", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "InstanceSet": rows }))
}

fn redis_accounts(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Limit", "Offset"])?;
    let id = ask.given.required_text("InstanceId")?;
    let instance = instances::running(ask, "redis", &id)?.id;
    for field in ["Limit", "Offset"] {
        ask.given.integer(field)?.ok_or_else(|| ParameterError::missing(field))?;
    }
    let page: PageParameters = ask.given.multiple_page(20, 100)?;
    let users = ask.world.users(&instance).into_iter();
    let (rows, total) = page.of(users.map(|user| {
        json!({ "InstanceId": instance, "AccountName": user, "Privilege": "rw", "ReadonlyPolicy": ["master"], "Status": 2 })
    }));
    Ok(json!({ "TotalCount": total, "Accounts": rows }))
}

fn mongodb(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    ask.given.allow(&[
        "InstanceIds",
        "InstanceType",
        "ClusterType",
        "Status",
        "VpcId",
        "SubnetId",
        "PayMode",
        "Limit",
        "Offset",
        "OrderBy",
        "OrderByType",
        "ProjectIds",
        "SearchKey",
        "Tags",
    ])?;
    let page = given.page(20, 100)?;
    let ids = given.texts("InstanceIds")?.unwrap_or_default();
    let (states, key) = (given.integers("Status")?, given.text("SearchKey")?);
    let is_wanted = |instance: &DatabaseInstance| {
        is_named(&ids, &instance.id)
            && is_in(&states, status(instance))
            && (instance.id.contains(&key) || instance.name.contains(&key))
    };
    let row = |instance: &DatabaseInstance| {
        json!({
            "InstanceId": instance.id, "InstanceName": instance.name, "Status": status(instance),
            "InstanceType": if instance.kind == InstanceKind::Replica { 3 } else { 1 },
            "MongoVersion": instance.version, "Vip": instance.vip(), "Vport": instance.port,
            "Region": instance.region, "ClusterType": 0,
        })
    };
    let (rows, total) = instances::page(ask, ("mongodb", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "InstanceDetails": rows }))
}

fn mongodb_users(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId"])?;
    let id = ask.given.required_text("InstanceId")?;
    let instance = instances::running(ask, "mongodb", &id)?.id;
    let users = ask.world.users(&instance).into_iter();
    let users: Vec<Value> = users.map(|user| json!({ "UserName": user, "AuthRole": [], "UserDesc": "" })).collect();
    Ok(json!({ "Users": users }))
}
