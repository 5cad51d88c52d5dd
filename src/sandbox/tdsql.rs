//! `dcdb` and `mariadb`: TDSQL. Both services have the same calls, except for the name of the list.

use serde_json::{Value, json};

use super::{
    instances::{self, is_in, is_named},
    parameters::ParameterError,
    routes::{Route, RouteAnswer, RouteRequest},
    world::{self, DatabaseInstance, InstanceKind},
};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    for (service, version, list_action) in
        [("dcdb", "2018-04-11", "DescribeDCDBInstances"), ("mariadb", "2017-03-12", "DescribeDBInstances")]
    {
        let answers: [(&str, RouteAnswer); 5] = [
            (list_action, Box::new(move |ask| list(ask, service))),
            ("DescribeDatabases", Box::new(move |ask| databases(ask, service))),
            ("DescribeDatabaseObjects", Box::new(move |ask| objects(ask, service))),
            ("DescribeDatabaseTable", Box::new(move |ask| columns(ask, service))),
            ("DescribeAccounts", Box::new(move |ask| accounts(ask, service))),
        ];
        routes.extend(answers.map(|(action, answer)| Route { action, service, version, answer }));
    }
    routes
}

fn list(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<Value, ParameterError> {
    let given = ask.given;
    let fields = [
        "InstanceIds",
        "SearchName",
        "SearchKey",
        "ProjectIds",
        "IsFilterVpc",
        "VpcId",
        "SubnetId",
        "OrderBy",
        "OrderByType",
        "Offset",
        "Limit",
        "ExclusterType",
        "IsFilterExcluster",
        "ExclusterIds",
        "TagKeys",
        "Tags",
        "FilterInstanceType",
        "Status",
        "ExcludeStatus",
    ];
    let more = if service == "mariadb" { Some("OriginSerialIds") } else { None };
    given.allow(&fields.into_iter().chain(more).collect::<Vec<_>>())?;
    let page = given.page(if service == "dcdb" { 10 } else { 20 }, 100)?;
    let ids = given.texts("InstanceIds")?.unwrap_or_default();
    let states = given.integers("Status")?;
    let (search, key) = (given.text("SearchName")?, given.text("SearchKey")?);
    let finds = |instance: &DatabaseInstance| match search.as_str() {
        "instancename" => instance.name.contains(&key),
        "vip" => instance.address.contains(&key),
        "all" => instance.id.contains(&key) || instance.name.contains(&key) || instance.address.contains(&key),
        _ => true,
    };
    let is_wanted = |instance: &DatabaseInstance| {
        is_named(&ids, &instance.id) && is_in(&states, instances::shared_status(instance.kind)) && finds(instance)
    };
    let row = |instance: &DatabaseInstance| {
        json!({
            "InstanceId": instance.id, "InstanceName": instance.name,
            "Status": instances::shared_status(instance.kind), "StatusDesc": "", "Vip": instance.vip(),
            "Vport": instance.port, "DbVersion": instance.version, "Region": instance.region,
            "InstanceType": if instance.kind == InstanceKind::Recovery { 3 } else { 2 }, "DcnFlag": 0, "Locker": 0,
        })
    };
    let (rows, total) = instances::page(ask, (service, page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "Instances": rows }))
}

fn databases(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId"])?;
    let instance = instance(ask, service)?;
    let names: Vec<Value> = world::databases().into_iter().map(|name| json!({ "DbName": name })).collect();
    Ok(json!({ "InstanceId": instance, "Databases": names }))
}

fn objects(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "DbName"])?;
    let (instance, database) = (instance(ask, service)?, ask.given.required_text("DbName")?);
    let tables = world::tables(&database).ok_or_else(unknown)?;
    let tables: Vec<Value> = tables.into_iter().map(|name| json!({ "Table": name })).collect();
    Ok(json!({
        "InstanceId": instance, "DbName": database, "Tables": tables,
        "Views": [{ "View": format!("{database}_view") }], "Procs": [{ "Proc": "nightly" }], "Funcs": null,
    }))
}

fn columns(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId", "DbName", "Table"])?;
    let instance = instance(ask, service)?;
    let (database, table) = (ask.given.required_text("DbName")?, ask.given.required_text("Table")?);
    let columns = world::columns(&database, &table).ok_or_else(unknown)?;
    let columns: Vec<Value> = columns.into_iter().map(|name| json!({ "Col": name, "Type": "varchar(64)" })).collect();
    Ok(json!({ "InstanceId": instance, "DbName": database, "Table": table, "Cols": columns }))
}

fn unknown() -> ParameterError {
    ParameterError::new("InvalidParameter", "The database or table does not exist.")
}

fn accounts(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<Value, ParameterError> {
    ask.given.allow(&["InstanceId"])?;
    let instance = instance(ask, service)?;
    let accounts = ask.world.accounts(&instance).into_iter();
    let users: Vec<Value> = accounts
        .map(|account| {
            json!({ "UserName": account.user, "Host": account.host, "Description": account.notes, "ReadOnly": 0 })
        })
        .collect();
    Ok(json!({ "InstanceId": instance, "Users": users }))
}

fn instance(ask: &mut RouteRequest<'_>, service: &'static str) -> Result<String, ParameterError> {
    let id = ask.given.required_text("InstanceId")?;
    instances::running(ask, service, &id).map(|instance| instance.id)
}
