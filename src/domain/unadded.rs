//! Lines that were typed as a grant but not added: they would silently be missing from the request.

use super::{
    grants::{read, shorthand},
    rule::Message,
    rules::shown,
};
use crate::catalog::Product;

/// What is said of such lines: of the first one why it cannot be added, where that is so. `None` without any.
pub(crate) fn told(lines: &[String], product: Option<&Product>) -> Option<Message> {
    let line = lines.first()?;
    // Of whole statements Enter shows a list, with what is wrong with each.
    let is_list = line.starts_with("--") || read::is_grant_text(line);
    let why = if is_list { None } else { shorthand::read(line, product).err() };
    let message = |id| Message::new(id).with("line", shown(line)).with("n", lines.len());
    Some(match why {
        Some(error) => message("rule-grant-unread").with("why", error.message),
        None => message("rule-grant-unadded"),
    })
}

/// Whether a message is about such lines.
pub(crate) fn is_told(message: &Message) -> bool {
    matches!(message.id, "rule-grant-unadded" | "rule-grant-unread")
}
