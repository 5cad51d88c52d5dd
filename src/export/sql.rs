//! The `GRANT` statements that the request amounts to.

use crate::domain::{grants::sql::statements, request::Request};

/// One statement a place and host, for each of the two accounts.
pub fn sql(request: &Request) -> String {
    let account = format!("{}_SSM_???", request.prefix);
    let hosts: Vec<&str> = request.hosts.iter().map(String::as_str).collect();
    let mut lines = vec!["-- for each of the two accounts".to_owned()];
    lines.extend(statements(&request.grants, &[&account], &hosts));
    lines.join("\n")
}
