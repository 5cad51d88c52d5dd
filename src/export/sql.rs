//! The statements that the request amounts to, in the product's own SQL.

use crate::{
    catalog::Catalog,
    domain::{grants::script::script, request::Request},
};

/// One statement a unit and host, for each of the two accounts; a unit that has none is a comment that says so.
pub fn sql(request: &Request) -> String {
    let account = format!("{}_SSM_???", request.prefix);
    let hosts: Vec<&str> = request.hosts.iter().map(String::as_str).collect();
    let product = Catalog::built_in().product_of(&request.product, &request.instance);
    let mut lines = vec!["-- for each of the two accounts".to_owned()];
    lines.extend(script(&request.grants, product, &account, &hosts));
    lines.join("\n")
}
