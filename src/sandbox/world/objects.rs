//! Databases, tables and columns. They are the same on every instance.

/// Returns the databases. The server's own come first.
pub(in crate::sandbox) fn databases() -> Vec<String> {
    [
        "information_schema",
        "mysql",
        "performance_schema",
        "sys",
        "billing",
        "crm",
        "legacy",
        "orders",
        "orders_archive",
        "shop",
        "shop-eu",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Returns the tables of a database, or `None` if it does not exist.
pub(in crate::sandbox) fn tables(database: &str) -> Option<Vec<String>> {
    let names: &[&str] = match database {
        "information_schema" => &["COLUMNS", "SCHEMATA", "TABLES", "USER_PRIVILEGES"],
        "mysql" => &["columns_priv", "db", "tables_priv", "user"],
        "performance_schema" => &["threads"],
        "sys" => &["session"],
        "billing" => &["account", "invoice", "invoice_line", "payment", "tax"],
        "crm" => &["campaign", "contact", "customer", "lead", "note"],
        "orders" => &["customer", "customer_addr", "item", "order_head", "order_line", "payment", "refund", "shipment"],
        "orders_archive" => &["order_head_2024", "order_head_2025"],
        "shop" | "shop-eu" => &["cart", "category", "price", "product", "stock"],
        // More than one page of the largest size, so that not only instances have pages.
        "legacy" => {
            return Some((0..6_214).map(|index| format!("log_{}_{:02}", 2000 + index / 300, index % 300)).collect());
        }
        _ => return None,
    };
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}

/// Returns the columns of a table, or `None` if it does not exist.
pub(in crate::sandbox) fn columns(database: &str, table: &str) -> Option<Vec<String>> {
    tables(database)?.iter().find(|name| *name == table)?;
    let names: &[&str] = match table {
        "customer" | "contact" | "lead" => &["id", "name", "email", "phone", "address", "created_at", "updated_at"],
        "customer_addr" => &["id", "customer_id", "street", "city", "postcode", "country"],
        "invoice" => &["id", "customer_id", "number", "amount", "currency", "due_on", "paid_at"],
        "user" if database == "mysql" => &["Host", "User", "authentication_string"],
        _ => &["id", "status", "amount", "note", "created_at", "updated_at"],
    };
    Some(names.iter().map(|name| (*name).to_owned()).collect())
}
