//! `postgres`: PostgreSQL instances and what they contain.

use serde_json::{Value, json};

use super::{
    instances,
    parameters::ParameterError,
    routes::{Route, RouteRequest},
    world::{self, DatabaseInstance, InstanceKind},
};

pub(super) fn routes() -> Vec<Route> {
    Route::table(
        ("postgres", "2017-03-12"),
        &[
            ("DescribeDBInstances", list),
            ("DescribeDatabases", databases),
            ("DescribeDatabaseObjects", objects),
            ("DescribeAccounts", accounts),
        ],
    )
}

/// Reads `Filters`. Returns the values of one of them.
fn filter(ask: &RouteRequest<'_>, name: &str) -> Result<Vec<String>, ParameterError> {
    let mut values = Vec::new();
    for filter in ask.given.objects("Filters")?.unwrap_or_default() {
        filter.allow(&["Name", "Values"])?;
        let found = filter.texts("Values")?.unwrap_or_default();
        if filter.required_text("Name")? == name {
            values.extend(found);
        }
    }
    Ok(values)
}

fn list(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["Filters", "Limit", "Offset", "OrderBy", "OrderByType"])?;
    let page = ask.given.page(10, 100)?;
    let (ids, names) = (filter(ask, "db-instance-id")?, filter(ask, "db-instance-name")?);
    let is_wanted = |instance: &DatabaseInstance| {
        instances::is_named(&ids, &instance.id) && instances::is_named(&names, &instance.name)
    };
    let row = |instance: &DatabaseInstance| {
        let address = instance.vip().map(|ip| {
            json!([
                { "NetType": "public", "Address": "", "Ip": "", "Port": 0, "Status": "initing" },
                { "NetType": "private", "Address": "", "Ip": ip, "Port": instance.port, "Status": "opened" },
            ])
        });
        json!({
            "DBInstanceId": instance.id, "DBInstanceName": instance.name, "DBInstanceStatus": status(instance),
            "DBInstanceType": kind(instance), "DBVersion": instance.version, "Region": instance.region,
            "DBInstanceNetInfo": address,
        })
    };
    let (rows, total) = instances::page(ask, ("postgres", page), is_wanted, row)?;
    Ok(json!({ "TotalCount": total, "DBInstanceSet": rows }))
}

fn status(instance: &DatabaseInstance) -> &'static str {
    match instance.kind {
        InstanceKind::Creating => "initing",
        InstanceKind::Isolated => "isolated",
        InstanceKind::Locked => "readonly",
        _ => "running",
    }
}

fn kind(instance: &DatabaseInstance) -> &'static str {
    match instance.kind {
        InstanceKind::Replica => "readonly",
        InstanceKind::Recovery => "guard",
        _ => "primary",
    }
}

const DATABASES: [&str; 4] = ["postgres", "shop", "crm", "ledger"];
const SCHEMAS: [&str; 4] = ["public", "sales", "stock", "information_schema"];

fn databases(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["DBInstanceId", "Filters", "Offset", "Limit"])?;
    instance(ask)?;
    let page = ask.given.page(20, 100)?;
    let wanted = filter(ask, "database-name")?;
    let names = DATABASES.map(str::to_owned).into_iter().filter(|name| instances::is_named(&wanted, name));
    Ok(instances::names("Items", page.of(names)))
}

fn objects(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["DBInstanceId", "ObjectType", "Limit", "Offset", "DatabaseName", "SchemaName", "TableName"])?;
    instance(ask)?;
    let page = ask.given.page(20, 100)?;
    let kind = ask.given.required_text("ObjectType")?;
    if kind == "database" {
        return Ok(instances::names("ObjectSet", page.of(DATABASES.map(str::to_owned))));
    }
    let database = ask.given.required_text("DatabaseName")?;
    if !DATABASES.contains(&database.as_str()) {
        return Err(ParameterError::new("InvalidParameterValue", "The database does not exist."));
    }
    if kind == "schema" {
        return Ok(instances::names("ObjectSet", page.of(SCHEMAS.map(str::to_owned))));
    }
    let schema = ask.given.required_text("SchemaName")?;
    if !SCHEMAS.contains(&schema.as_str()) {
        return Err(ParameterError::new("InvalidParameterValue", "The schema does not exist."));
    }
    // More than one page of the largest size.
    let tables = || match schema.as_str() {
        "sales" => (0..240).map(|index| format!("sales_{index:03}")).collect(),
        _ => world::tables("orders").unwrap_or_default(),
    };
    let names = match kind.as_str() {
        "table" => tables(),
        "view" => vec!["open_orders".to_owned(), "top_customers".to_owned()],
        "matview" => vec!["daily_totals".to_owned()],
        "sequence" => tables().into_iter().take(5).map(|table| format!("{table}_id_seq")).collect(),
        "procedure" => vec!["close_month".to_owned()],
        "type" => vec!["order_state".to_owned(), "currency".to_owned()],
        "function" => vec!["net_amount".to_owned(), "tax_of".to_owned()],
        "column" => {
            let table = ask.given.required_text("TableName")?;
            if !tables().contains(&table) {
                return Err(ParameterError::new("InvalidParameterValue", "The table does not exist."));
            }
            world::columns("orders", &table).unwrap_or_else(|| vec!["id".to_owned(), "amount".to_owned()])
        }
        _ => return Err(ParameterError::value("ObjectType", "there is no such kind")),
    };
    Ok(instances::names("ObjectSet", page.of(names)))
}

fn accounts(ask: &mut RouteRequest<'_>) -> Result<Value, ParameterError> {
    ask.given.allow(&["DBInstanceId", "Limit", "Offset", "OrderBy", "OrderByType"])?;
    let instance = instance(ask)?;
    let page = ask.given.page(20, 100)?;
    let rows = ask.world.users(&instance).into_iter().map(
        |user| json!({ "DBInstanceId": instance, "UserName": user, "Remark": "", "Status": 2, "UserType": "normal" }),
    );
    let (rows, total) = page.of(rows);
    Ok(json!({ "TotalCount": total, "Details": rows }))
}

fn instance(ask: &mut RouteRequest<'_>) -> Result<String, ParameterError> {
    let id = ask.given.required_text("DBInstanceId")?;
    instances::running(ask, "postgres", &id).map(|instance| instance.id)
}
