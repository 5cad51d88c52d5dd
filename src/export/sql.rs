//! The `GRANT` statements that the request amounts to.

use crate::domain::request::Request;

/// One statement a place and host, for each of the two accounts.
pub fn sql(request: &Request) -> String {
    let mut lines = vec!["-- for each of the two accounts".to_owned()];
    for unit in &request.grants {
        for host in &request.hosts {
            let name = |text: &str| format!("`{}`", text.replace('`', "``"));
            let place = match unit.place.database.as_str() {
                "" => "*.*".to_owned(),
                database => format!("{}.*", name(database)),
            };
            let account = format!("{}@{}", name(&format!("{}_SSM_???", request.prefix)), name(host));
            lines.push(format!("GRANT {} ON {place} TO {account};", unit.privileges.join(", ")));
        }
    }
    lines.join("\n")
}
