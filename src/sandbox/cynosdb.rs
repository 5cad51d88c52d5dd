//! `cynosdb`: TDSQL-C clusters and what they contain.

use serde_json::{Value, json};

use super::{
    instances,
    parameters::ParameterError,
    routes::{Route, RouteRequest},
    world::{self, DatabaseInstance, InstanceKind},
};

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("cynosdb", "2019-01-07"),
        &[
            ("DescribeClusters", clusters),
            ("DescribeInstances", list),
            ("DescribeClusterDatabases", databases),
            ("SearchClusterDatabases", search_databases),
            ("DescribeClusterDatabaseTables", tables),
            ("SearchClusterTables", search_tables),
            ("DescribeAccounts", accounts),
        ],
    )
}

fn clusters(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["DbType", "Limit", "Offset", "OrderBy", "OrderByType", "Filters"])?;
    let page = ask.given.page(20, 100)?;
    let engine = ask.given.text("DbType")?;
    let is_wanted = |_: &DatabaseInstance| engine.is_empty() || engine == "MYSQL";
    let row = |cluster: &DatabaseInstance| {
        json!({
            "ClusterId": cluster.id, "ClusterName": cluster.name, "Status": status(cluster), "DbType": "MYSQL",
            "DbVersion": cluster.version, "Vip": cluster.vip(), "Vport": cluster.port, "Region": cluster.region,
            "InstanceNum": 2, "DbMode": "NORMAL",
        })
    };
    let (rows, total) = instances::page(ask, ("cynosdb", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "ClusterSet": rows }))
}

/// Lists one instance of each cluster.
fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&[
        "Limit",
        "Offset",
        "OrderBy",
        "OrderByType",
        "Filters",
        "DbType",
        "Status",
        "InstanceIds",
        "ClusterType",
    ])?;
    let page = ask.given.page(20, 100)?;
    let wanted = ask.given.text("Status")?;
    let ids = ask.given.texts("InstanceIds")?.unwrap_or_default();
    let id = |cluster: &DatabaseInstance| cluster.id.replace("cynosdbmysql-", "cynosdbmysql-ins-");
    let is_wanted = |cluster: &DatabaseInstance| {
        (wanted.is_empty() || wanted == status(cluster)) && instances::is_named(&ids, &id(cluster))
    };
    let row = |cluster: &DatabaseInstance| {
        json!({
            "InstanceId": id(cluster), "InstanceName": cluster.name, "ClusterId": cluster.id,
            "ClusterName": cluster.name, "Status": status(cluster), "DbType": "MYSQL", "InstanceType": "rw",
        })
    };
    let (rows, total) = instances::page(ask, ("cynosdb", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "InstanceSet": rows }))
}

fn status(cluster: &DatabaseInstance) -> &'static str {
    match cluster.kind {
        InstanceKind::Creating => "creating",
        InstanceKind::Isolated => "isolated",
        _ => "running",
    }
}

fn databases(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ClusterId", "Offset", "Limit"])?;
    cluster(ask)?;
    let page = ask.given.page(20, 100)?;
    let (names, total) = page.of(world::databases());
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Databases": names }))
}

fn search_databases(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ClusterId", "Database", "MatchType"])?;
    cluster(ask)?;
    let part = ask.given.text("Database")?;
    let is_exact = ask.given.integer("MatchType")? == Some(1);
    let is_wanted = |name: &String| if is_exact { *name == part } else { name.contains(&part) };
    let names: Vec<String> = world::databases().into_iter().filter(is_wanted).collect();
    Ok(json!({ "Databases": names }))
}

fn tables(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ClusterId", "Db", "Offset", "Limit", "TableType"])?;
    cluster(ask)?;
    let page = ask.given.page(20, 100)?;
    let names = match ask.given.text("TableType")?.as_str() {
        "view" => Vec::new(),
        "" | "base_table" | "all" => of_database(&ask.given.required_text("Db")?)?,
        _ => return Err(ParameterError::value("TableType", "it has to be view, base_table or all")),
    };
    let (names, total) = page.of(names);
    Ok(json!({ "TotalCount": total, "Offset": page.offset, "Limit": page.limit, "Tables": names }))
}

fn search_tables(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ClusterId", "Database", "Table", "TableType"])?;
    cluster(ask)?;
    let (database, part) = (ask.given.required_text("Database")?, ask.given.text("Table")?);
    let mut names = of_database(&database)?;
    names.retain(|name| name.contains(&part));
    Ok(json!({ "Tables": [{ "Database": database, "Tables": names }] }))
}

fn of_database(database: &str) -> Result<Vec<String>, ParameterError> {
    world::tables(database).ok_or_else(|| ParameterError::new("InvalidParameterValue", "The database does not exist."))
}

fn accounts(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["ClusterId", "AccountNames", "DbType", "Hosts", "Limit", "Offset", "AccountRegular"])?;
    let cluster = cluster(ask)?;
    let page = ask.given.page(20, 100)?;
    let names = ask.given.texts("AccountNames")?.unwrap_or_default();
    let accounts = ask.world.accounts(&cluster).into_iter();
    let rows = accounts.filter(|account| instances::is_named(&names, &account.user));
    let rows = rows.map(|account| json!({ "AccountName": account.user, "Host": account.host, "Description": "" }));
    let (rows, total) = page.of(rows);
    // No account is null, not an empty list.
    Ok(json!({ "TotalCount": total, "AccountSet": (!rows.is_empty()).then_some(rows) }))
}

fn cluster(ask: &mut RouteRequest<'_>) -> Result<String, ParameterError> {
    let id = ask.given.required_text("ClusterId")?;
    instances::running(ask, "cynosdb", &id).map(|cluster| cluster.id)
}
