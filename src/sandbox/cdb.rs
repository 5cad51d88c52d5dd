//! `cdb`: the MySQL instances and their databases, accounts and privileges.

use serde_json::{Value, json};

use super::{
    creation,
    instances::{self, is_in, is_named},
    parameters::{PageParameters, ParameterError},
    pattern,
    routes::{Route, RouteRequest},
    world::{self, DatabaseAccount, DatabaseInstance, GrantLevel, InstanceKind},
};

/// Global privileges that `cdb` can grant and Secrets Manager cannot request (docs/api.md §2.2).
const GLOBAL_CDB_ONLY: [&str; 4] = ["CREATE USER", "RELOAD", "REPLICATION CLIENT", "REPLICATION SLAVE"];

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("cdb", "2017-03-20"),
        &[
            ("DescribeDBInstances", list),
            ("DescribeDatabases", databases),
            ("DescribeTables", tables),
            ("DescribeTableColumns", columns),
            ("DescribeAccounts", accounts),
            ("DescribeAccountPrivileges", account_privileges),
            ("DescribeSupportedPrivileges", supported_privileges),
        ],
    )
}

fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    let given = ask.given;
    ask.given.allow(&[
        "ProjectId",
        "InstanceTypes",
        "Vips",
        "Status",
        "Offset",
        "Limit",
        "SecurityGroupId",
        "PayTypes",
        "InstanceNames",
        "TaskStatus",
        "EngineVersions",
        "VpcIds",
        "ZoneIds",
        "SubnetIds",
        "CdbErrors",
        "OrderBy",
        "OrderDirection",
        "WithSecurityGroup",
        "WithExCluster",
        "ExClusterId",
        "InstanceIds",
        "InitFlag",
        "WithDr",
        "WithRo",
        "WithMaster",
        "DeployGroupIds",
        "TagKeysForSearch",
        "CageIds",
        "TagValues",
        "UniqueVpcIds",
        "UniqSubnetIds",
        "Tags",
        "ProxyVips",
        "ProxyIds",
        "EngineTypes",
        "QueryClusterInfo",
    ])?;
    let page = given.page(20, 2_000)?;
    let ids = given.texts("InstanceIds")?.unwrap_or_default();
    let names = given.texts("InstanceNames")?.unwrap_or_default();
    let versions = given.texts("EngineVersions")?.unwrap_or_default();
    let (types, states) = (given.integers("InstanceTypes")?, given.integers("Status")?);
    let errors = given.integers("CdbErrors")?;
    let is_wanted = |instance: &DatabaseInstance| {
        is_named(&ids, &instance.id)
            && is_named(&names, &instance.name)
            && is_named(&versions, instance.version)
            && is_in(&types, instance_type(instance))
            && is_in(&states, status(instance))
            && is_in(&errors, cdb_error(instance))
    };
    let row = |instance: &DatabaseInstance| {
        json!({
            "InstanceId": instance.id, "InstanceName": instance.name, "Status": status(instance), "TaskStatus": task(instance),
            "InitFlag": i64::from(instance.kind != InstanceKind::Creating), "InstanceType": instance_type(instance),
            "EngineVersion": instance.version, "EngineType": "InnoDB", "Vip": instance.address,
            "Vport": instance.port, "CdbError": cdb_error(instance), "Region": instance.region,
        })
    };
    let (items, total) = instances::page(ask, ("cdb", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "Items": items }))
}

/// Returns the `TaskStatus`: 3 while the instance is upgraded.
fn task(instance: &DatabaseInstance) -> i64 {
    if instance.kind == InstanceKind::Busy { 3 } else { 0 }
}

fn status(instance: &DatabaseInstance) -> i64 {
    match instance.kind {
        InstanceKind::Creating => 0,
        InstanceKind::Isolated => 5,
        _ => 1,
    }
}

fn instance_type(instance: &DatabaseInstance) -> i64 {
    match instance.kind {
        InstanceKind::Recovery => 2,
        InstanceKind::Replica => 3,
        _ => 1,
    }
}

fn cdb_error(instance: &DatabaseInstance) -> i64 {
    i64::from(instance.kind == InstanceKind::Locked)
}

fn databases(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Offset", "Limit", "DatabaseRegexp"])?;
    instance(ask)?;
    let page = ask.given.page(20, 5_000)?;
    let mut names = world::databases();
    if ask.world.is_hostile() {
        names.extend(world::HOSTILE.iter().map(|name| (*name).to_owned()));
    }
    let (names, total) = names_matching(names, &ask.given.text("DatabaseRegexp")?, page)?;
    let list: Vec<Value> =
        names.iter().map(|name| json!({ "DatabaseName": name, "CharacterSet": "utf8mb4" })).collect();
    Ok(json!({ "TotalCount": total, "Items": names, "DatabaseList": list }))
}

fn tables(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Database", "Offset", "Limit", "TableRegexp"])?;
    instance(ask)?;
    let page = ask.given.page(20, 5_000)?;
    let database = ask.given.required_text("Database")?;
    let names = world::tables(&database)
        .ok_or_else(|| ParameterError::new("InvalidParameter", "The database does not exist."))?;
    Ok(instances::names("Items", names_matching(names, &ask.given.text("TableRegexp")?, page)?))
}

fn columns(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Database", "Table"])?;
    instance(ask)?;
    let (database, table) = (ask.given.required_text("Database")?, ask.given.required_text("Table")?);
    let items = world::columns(&database, &table);
    let items = items.ok_or_else(|| ParameterError::new("InvalidParameter", "The table does not exist."))?;
    let total = items.len() as u64;
    Ok(instances::names("Items", (items, total)))
}

fn names_matching(
    names: Vec<String>,
    regexp: &str,
    page: PageParameters,
) -> Result<(Vec<String>, u64), ParameterError> {
    let mut found = Vec::new();
    for name in names {
        if matches(regexp, &name)? {
            found.push(name);
        }
    }
    Ok(page.of(found))
}

fn matches(regexp: &str, text: &str) -> Result<bool, ParameterError> {
    pattern::occurs(regexp, text)
        .ok_or_else(|| ParameterError::new("InvalidParameter", "The regular expression cannot be read."))
}

fn accounts(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "Offset", "Limit", "AccountRegexp", "HostRegexp", "SortBy", "OrderBy"])?;
    let instance = instance(ask)?;
    let page = ask.given.page(20, 100)?;
    let (user, host) = (ask.given.text("AccountRegexp")?, ask.given.text("HostRegexp")?);
    let mut found = Vec::new();
    for account in ask.world.accounts(&instance) {
        if matches(&user, &account.user)? && matches(&host, &account.host)? {
            found.push(json!({
                "User": account.user, "Host": account.host, "Notes": account.notes,
                "CreateTime": "2026-03-02 09:14:00", "ModifyTime": "2026-03-02 09:14:00",
                "ModifyPasswordTime": "2026-03-02 09:14:00", "MaxUserConnections": 10_240,
            }));
        }
    }
    let (items, total) = page.of(found);
    Ok(json!({ "TotalCount": total, "Items": items, "MaxUserConnections": 10_240 }))
}

fn account_privileges(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "User", "Host"])?;
    let instance = instance(ask)?;
    let (user, host) = (ask.given.required_text("User")?, ask.given.required_text("Host")?);
    let accounts = ask.world.accounts(&instance);
    let account = accounts.iter().find(|account| account.user == user && account.host == host);
    let account = account
        .ok_or_else(|| ParameterError::new("InvalidParameterValue.UserNotExistError", "The account does not exist."))?;
    let global = account.grants.iter().filter(|grant| grant.level == GrantLevel::Global);
    let global: Vec<&String> = global.flat_map(|grant| &grant.privileges).collect();
    Ok(json!({
        "GlobalPrivileges": global,
        "DatabasePrivileges": at(account, GrantLevel::Database),
        "TablePrivileges": at(account, GrantLevel::Table),
        "ColumnPrivileges": at(account, GrantLevel::Column),
    }))
}

fn at(account: &DatabaseAccount, level: GrantLevel) -> Vec<Value> {
    let grants = account.grants.iter().filter(|grant| grant.level == level);
    let mut rows = Vec::new();
    for grant in grants {
        let mut row = json!({ "Database": grant.database });
        for (name, text) in [("Table", &grant.table), ("Column", &grant.column)] {
            if !text.is_empty() {
                row[name] = json!(text);
            }
        }
        row["Privileges"] = json!(grant.privileges);
        rows.push(row);
    }
    rows
}

fn supported_privileges(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId"])?;
    instance(ask)?;
    let names = creation::privileges;
    let global: Vec<&str> = names(GrantLevel::Global).into_iter().chain(GLOBAL_CDB_ONLY).collect();
    Ok(json!({
        "GlobalSupportedPrivileges": global,
        "DatabaseSupportedPrivileges": names(GrantLevel::Database),
        "TableSupportedPrivileges": names(GrantLevel::Table),
        "ColumnSupportedPrivileges": names(GrantLevel::Column),
    }))
}

/// Returns the id of the requested instance.
fn instance(ask: &mut RouteRequest<'_>) -> Result<String, ParameterError> {
    let id = ask.given.required_text("InstanceId")?;
    instances::running(ask, "cdb", &id).map(|instance| instance.id)
}
