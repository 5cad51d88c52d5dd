//! `sqlserver`: SQL Server instances and what they contain. `Offset` is the number of a page.

use serde_json::{Value, json};

use super::{
    instances::{self, is_named},
    parameters::{PageParameters, ParameterError},
    routes::{Route, RouteRequest},
    world::{DatabaseInstance, InstanceKind},
};

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("sqlserver", "2018-03-28"),
        &[("DescribeDBInstances", list), ("DescribeDBs", databases), ("DescribeAccounts", accounts)],
    )
}

/// Reads a page whose `Offset` is its number, from 0.
fn numbered(ask: &RouteRequest<'_>, default: i64) -> Result<PageParameters, ParameterError> {
    let page = ask.given.page(default, 100)?;
    Ok(PageParameters { offset: page.offset.saturating_mul(page.limit), ..page })
}

fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    ask.given.allow(&[
        "ProjectId",
        "Status",
        "Offset",
        "Limit",
        "InstanceIdSet",
        "PayMode",
        "VpcId",
        "SubnetId",
        "VipSet",
        "InstanceNameSet",
        "VersionSet",
        "Zone",
        "TagKeys",
        "SearchKey",
        "UidSet",
        "InstanceType",
        "PaginationType",
    ])?;
    let page = match given.text("PaginationType")?.as_str() {
        "" | "pageNumber" => numbered(ask, 100)?,
        "offset" => given.page(100, 100)?,
        _ => return Err(ParameterError::value("PaginationType", "it has to be offset or pageNumber")),
    };
    let state = given.integer("Status")?;
    let ids = given.texts("InstanceIdSet")?.unwrap_or_default();
    let names = given.texts("InstanceNameSet")?.unwrap_or_default();
    let key = given.text("SearchKey")?;
    let is_wanted = |instance: &DatabaseInstance| {
        state.is_none_or(|state| state == status(instance))
            && is_named(&ids, &instance.id)
            && is_named(&names, &instance.name)
            && (instance.id.contains(&key) || instance.name.contains(&key))
    };
    let row = |instance: &DatabaseInstance| {
        let flag = if instance.kind == InstanceKind::Replica { "RO" } else { "" };
        json!({
            "InstanceId": instance.id, "Name": instance.name, "Status": status(instance), "ROFlag": flag,
            "VersionName": instance.version, "Vip": instance.vip(), "Vport": instance.port,
            "InstanceType": if flag == "RO" { "RO" } else { "HA" }, "Region": instance.region,
        })
    };
    let (rows, total) = instances::page(ask, ("sqlserver", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "DBInstances": rows }))
}

fn status(instance: &DatabaseInstance) -> i64 {
    match instance.kind {
        InstanceKind::Creating => 1,
        InstanceKind::Isolated => 4,
        InstanceKind::Locked => 11,
        _ => 2,
    }
}

fn databases(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceIdSet", "Limit", "Offset", "Name", "OrderByType", "Encryption", "OrderBy"])?;
    let ids = ask.given.texts("InstanceIdSet")?.ok_or_else(|| ParameterError::missing("InstanceIdSet"))?;
    let [id] = ids.as_slice() else {
        return Err(ParameterError::value("InstanceIdSet", "the sandbox takes one instance"));
    };
    let instance = instances::running(ask, "sqlserver", id)?;
    let page = numbered(ask, 20)?;
    let part = ask.given.text("Name")?;
    // More than one page of the largest size.
    let tenants = (0..230).map(|index| format!("tenant_{index:03}"));
    let names = ["orders", "crm", "billing"].map(str::to_owned).into_iter().chain(tenants);
    let details = names.filter(|name| name.contains(&part)).map(
        |name| json!({ "Name": name, "Charset": "Chinese_PRC_CI_AS", "Remark": "", "Status": 2, "Accounts": null }),
    );
    let (details, total) = page.of(details);
    Ok(json!({ "TotalCount": total, "DBInstances": [{ "InstanceId": instance.id, "DBDetails": details }] }))
}

fn accounts(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Limit", "Offset", "Name", "OrderBy", "OrderByType"])?;
    let id = ask.given.required_text("InstanceId")?;
    let instance = instances::running(ask, "sqlserver", &id)?.id;
    let page = numbered(ask, 20)?;
    let part = ask.given.text("Name")?;
    let users = ask.world.users(&instance).into_iter().filter(|user| user.contains(&part));
    let (rows, total) =
        page.of(users.map(|user| json!({ "Name": user, "AccountType": "L3", "Remark": "", "Status": 2 })));
    Ok(json!({ "TotalCount": total, "InstanceId": instance, "Accounts": rows }))
}
