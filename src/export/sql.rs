//! Writes the grants of a request as statements in the SQL of the product.

use crate::{
    catalog::Catalog,
    domain::{
        account_names,
        grants::{Unit, script::script},
        request::Request,
    },
};

/// Writes one statement for each unit and host, with a placeholder for the two account names. A unit without a
/// statement becomes a comment.
pub(crate) fn sql(request: &Request) -> String {
    let body = request.body();
    let account = account_names::name(&body.user_name_prefix);
    let hosts: Vec<&str> = body.domains.iter().map(String::as_str).collect();
    let units: Vec<Unit> = body.privileges_list.iter().map(Unit::from).collect();
    let product = Catalog::built_in().product_of(&body.product_name, &body.instance_id);
    let mut lines = vec!["-- for each of the two accounts".to_owned()];
    lines.extend(script(&units, product, &account, &hosts));
    lines.join("\n")
}
