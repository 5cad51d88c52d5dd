//! The `GRANT` statements that the request amounts to, where the product has them; what has none is named.

use crate::{
    catalog::Catalog,
    domain::{
        grants::{Unit, sql::grants, sql::statements},
        request::Request,
    },
};

/// One statement a place and host, for each of the two accounts. A unit for which MySQL has no statement, and every
/// unit of a product that is no MySQL, stands in a comment: nothing of the request is left out in silence.
pub fn sql(request: &Request) -> String {
    let units = &request.grants;
    let product = Catalog::built_in().product_of(&request.product, &request.instance);
    if let Some(product) = product.filter(|product| !product.speaks_mysql) {
        let mut lines = vec![format!("-- {} has no GRANT of MySQL; the request asks for", product.engine)];
        lines.extend(units.iter().map(|unit| remark(unit)));
        return lines.join("\n");
    }
    let account = format!("{}_SSM_???", request.prefix);
    let hosts: Vec<&str> = request.hosts.iter().map(String::as_str).collect();
    let mut lines = vec!["-- for each of the two accounts".to_owned()];
    lines.extend(statements(units, &[&account], &hosts));
    let told = grants(units);
    let rest = (0..units.len()).filter(|at| !told.iter().any(|grant| grant.has(*at)));
    let rest: Vec<String> = rest.map(|at| remark(&units[at])).collect();
    if !rest.is_empty() {
        lines.push("-- MySQL has no statement for".to_owned());
        lines.extend(rest);
    }
    lines.join("\n")
}

/// A unit in one line of a comment.
fn remark(unit: &Unit) -> String {
    let place = &unit.place;
    let names = place.names().into_iter().filter(|(_, name)| !name.is_empty());
    let names: Vec<String> = names.map(|(api, name)| format!("{api} {name}")).collect();
    let of = if names.is_empty() { String::new() } else { format!(" of {}", names.join(", ")) };
    let line = format!("--   {} ({}{of})", unit.privileges.join(", "), place.scope.api());
    // A line end in a name would end the comment.
    line.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grants::{Place, Scope};

    #[test]
    fn a_unit_in_a_comment_stays_on_its_line() {
        let place =
            Place { scope: Scope::Schema, database: "shop\nDROP".into(), schema: "public".into(), ..Place::default() };
        let unit = Unit { place, privileges: vec!["usage".into(), "create".into()] };
        let line = "--   usage, create (SchemaPrivileges of Database shop DROP, SchemaName public)";
        assert_eq!(remark(&unit), line);
    }
}
