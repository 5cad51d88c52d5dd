//! Characters that a value of one line must not have, or that look like other characters.

use super::{error, warning};
use crate::domain::{
    alike::{ascii_twin, code_point, in_ascii},
    fields::FieldId,
    rule::{Fix, Issue, Message},
    unseen::is_unseen,
};

/// Finds a control character in a value of one line, which is an error, or an invisible one, which is a warning. The
/// fix is the text without them.
pub(super) fn unseen(field: FieldId, code: &'static str, text: &str) -> Option<Issue> {
    let find = |is_odd: fn(char) -> bool| text.chars().enumerate().find(|(_, c)| is_odd(*c));
    let control = find(char::is_control);
    let (at, c) = control.or_else(|| find(is_unseen))?;
    let say = |message: Message| message.with("position", at + 1).with("char", code_point(c));
    let issue = if control.is_some() {
        error(field, code, say(Message::new("rule-control")))
    } else {
        warning(field, code, say(Message::new("rule-unseen")))
    };
    let clean = cleaned(text);
    Some(issue.fixed(Fix::Set(clean)))
}

/// Returns the text without invisible characters and without blanks at its ends.
pub(super) fn cleaned(text: &str) -> String {
    text.replace(is_unseen, "").trim().to_owned()
}

/// Returns the message for the first character that looks like another one. The caller must add the variable `fix`.
pub(super) fn look_alike(text: &str) -> Option<Message> {
    let (at, c) = text.chars().enumerate().find(|(_, c)| ascii_twin(*c).is_some())?;
    Some(looks_like(at + 1, c))
}

/// Returns the message for a character that looks like another one, at a position in characters from 1.
pub(super) fn looks_like(position: usize, c: char) -> Message {
    let twin = ascii_twin(c).unwrap_or(c);
    Message::new("rule-look-alike")
        .with("position", position)
        .with("char", code_point(c))
        .with("ascii", twin.to_string())
}

/// Returns the text with look-alike characters replaced by ASCII.
pub(super) fn plain(text: &str) -> String {
    in_ascii(text)
}
