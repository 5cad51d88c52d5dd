//! The troubles that the sandbox can make: what a create meets, while look-ups go on working.

use std::{fmt, str::FromStr};

/// What happens to a create; everything else works as always, except where a row says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scenario {
    /// It is accepted, and its task succeeds at the third look.
    #[default]
    Ok,
    /// As `Ok`, but the task takes twelve looks.
    Slow,
    /// The first two creates of a name are refused with `RequestLimitExceeded`.
    Throttled,
    /// It is refused with that code, and nothing is done.
    Refused(String),
    /// Somebody else takes the name just before it.
    NameTaken,
    /// The name waits for deletion.
    PendingDeletion,
    /// It is created; its tags are not set (`TagCode` 2).
    TagsFail,
    /// It is created; `TagCode` and `TagMsg` are null.
    TagsNull,
    /// It is accepted; its task fails and no account is made.
    TaskFails,
    /// It is created, but its accounts lack a privilege that was asked for, and have one that was not.
    OtherGrants,
    /// It is accepted; its task reports failure although both accounts are there.
    TaskFailsButMade,
    /// It is created; the connection closes without a byte of answer.
    DropsAnswer,
    /// Nothing is done; the connection closes without a byte of answer.
    DropsRequest,
    /// Nothing is done; a web page answers.
    Html,
    /// Nothing is done; no answer ever comes.
    Hang,
    /// It is created; no answer ever comes.
    HangCreated,
    /// It is created; the body of the answer comes at one byte a second.
    Drip,
    /// Nothing is done; a gateway answers 502.
    BadGateway,
    /// It is created; a gateway answers 502.
    BadGatewayCreated,
    /// Nothing is done; 302 to another path of the sandbox.
    Redirect,
    /// It is created; the connection closes in the middle of the answer.
    CutOff,
    /// It is created; the answer arrives whole, and its JSON ends in the middle.
    Truncated,
    /// It is created; the answer has no body.
    Empty,
    /// It is created; the answer is JSON of another shape.
    WrongShape,
    /// It is created; the answer has 50 MB.
    Huge,
    /// It is created; the answer is not UTF-8.
    NotUtf8,
    /// It is created; the answer is right, and compressed.
    Gzip,
    /// `InternalError`; nothing is done.
    InternalError,
    /// `InternalError`; it is created all the same.
    InternalErrorCreated,
    /// The connection closes without an answer; the credential shows only at the third look.
    Late,
    /// The connection closes without an answer, and somebody else takes the name at that moment.
    Stranger,
    /// The clock of the service is seven minutes ahead: `AuthFailure.SignatureExpire`. Every `Date` shows it.
    Clock,
    /// It works; look-ups of `cdb` are refused with `UnauthorizedOperation`.
    NoRights,
    /// It is created; escape sequences, bidirectional marks and endless lines stand in names and messages.
    Text,
    /// It is refused with a hostile message, a megabyte on one line.
    TextRefused,
    /// It is accepted; its task fails with the same message.
    TextTaskFails,
}

const NAMES: &[(&str, Scenario)] = &[
    ("ok", Scenario::Ok),
    ("slow", Scenario::Slow),
    ("throttled", Scenario::Throttled),
    (REFUSED, Scenario::Refused(String::new())),
    ("name-taken", Scenario::NameTaken),
    ("pending-deletion", Scenario::PendingDeletion),
    ("tags-fail", Scenario::TagsFail),
    ("tags-null", Scenario::TagsNull),
    ("task-fails", Scenario::TaskFails),
    ("other-grants", Scenario::OtherGrants),
    ("task-fails-but-made", Scenario::TaskFailsButMade),
    ("drops-answer", Scenario::DropsAnswer),
    ("drops-request", Scenario::DropsRequest),
    ("html", Scenario::Html),
    ("hang", Scenario::Hang),
    ("hang-created", Scenario::HangCreated),
    ("drip", Scenario::Drip),
    ("bad-gateway", Scenario::BadGateway),
    ("bad-gateway-created", Scenario::BadGatewayCreated),
    ("redirect", Scenario::Redirect),
    ("cut-off", Scenario::CutOff),
    ("truncated", Scenario::Truncated),
    ("empty", Scenario::Empty),
    ("wrong-shape", Scenario::WrongShape),
    ("huge", Scenario::Huge),
    ("not-utf8", Scenario::NotUtf8),
    ("gzip", Scenario::Gzip),
    ("internal-error", Scenario::InternalError),
    ("internal-error-created", Scenario::InternalErrorCreated),
    ("late", Scenario::Late),
    ("stranger", Scenario::Stranger),
    ("clock", Scenario::Clock),
    ("no-rights", Scenario::NoRights),
    ("text", Scenario::Text),
    ("text-refused", Scenario::TextRefused),
    ("text-task-fails", Scenario::TextTaskFails),
];

const REFUSED: &str = "refused=CODE";

/// No scenario has that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownScenario {
    /// What was asked for.
    pub name: String,
}

impl Scenario {
    /// The name of every scenario, in the order shown; `refused=CODE` stands for all codes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }
}

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(text: &str) -> Result<Scenario, UnknownScenario> {
        if let Some(code) = text.strip_prefix("refused=").filter(|code| is_code(code)) {
            return Ok(Scenario::Refused(code.to_owned()));
        }
        NAMES
            .iter()
            .find(|(name, _)| *name == text && *name != REFUSED)
            .map(|(_, scenario)| scenario.clone())
            .ok_or_else(|| UnknownScenario { name: text.to_owned() })
    }
}

/// Codes are words of letters and digits, joined by dots. `CODE` itself is the placeholder.
fn is_code(text: &str) -> bool {
    text != "CODE"
        && text.split('.').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Scenario::Refused(code) = self {
            return write!(f, "refused={code}");
        }
        let row = NAMES.iter().find(|(_, scenario)| scenario == self);
        f.write_str(row.map_or("ok", |(name, _)| name))
    }
}

impl fmt::Display for UnknownScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no scenario is called {:?}; there are: ", self.name)?;
        let names: Vec<_> = Scenario::names().collect();
        f.write_str(&names.join(" "))
    }
}

impl std::error::Error for UnknownScenario {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_itself() {
        for name in Scenario::names().filter(|name| *name != REFUSED) {
            assert_eq!(name.parse::<Scenario>().unwrap().to_string(), name);
        }
        let refused: Scenario = "refused=ResourceInUse.SecretExists".parse().unwrap();
        assert_eq!(refused, Scenario::Refused("ResourceInUse.SecretExists".to_owned()));
        assert_eq!(refused.to_string(), "refused=ResourceInUse.SecretExists");
    }

    #[test]
    fn an_unknown_name_is_answered_with_all_of_them() {
        for name in ["", "OK", "refused", "refused=", "refused=CODE", "refused=A..B", "refused=A\u{1b}"] {
            let error = name.parse::<Scenario>().unwrap_err().to_string();
            assert!(Scenario::names().all(|name| error.contains(name)), "{error}");
            assert!(!error.contains('\u{1b}'), "{error:?}");
        }
    }
}
