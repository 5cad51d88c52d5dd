//! The trouble that the sandbox can make. It affects creates; look-ups go on working.

use std::{fmt, str::FromStr};

/// What happens to a create. Everything else works as usual unless the variant says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scenario {
    /// It is accepted, and its task succeeds at the third look-up.
    #[default]
    Ok,
    /// As `Ok`, but the task needs twelve look-ups.
    Slow,
    /// The first two creates of a name are refused with `RequestLimitExceeded`.
    Throttled,
    /// It is refused with that code. Nothing is created.
    Refused(String),
    /// Another user takes the name just before it.
    NameTaken,
    /// The name belongs to a credential that waits for its deletion.
    PendingDeletion,
    /// It is created; its tags are not set (`TagCode` 2).
    TagsFail,
    /// It is created; `TagCode` and `TagMsg` are null.
    TagsNull,
    /// It is accepted; its task fails and no account is made.
    TaskFails,
    /// It is created, but its accounts lack one privilege that was asked for, and have one that was not.
    OtherGrants,
    /// It is accepted; its task reports a failure although both accounts exist.
    TaskFailsButMade,
    /// It is created; the connection closes before the answer.
    DropsAnswer,
    /// Nothing is created; the connection closes before the answer.
    DropsRequest,
    /// Nothing is created; the answer is a web page.
    Html,
    /// Nothing is created; no answer comes.
    Hang,
    /// It is created; no answer comes.
    HangCreated,
    /// It is created; the body of the answer arrives at one byte per second.
    Drip,
    /// Nothing is created; a gateway answers 502.
    BadGateway,
    /// It is created; a gateway answers 502.
    BadGatewayCreated,
    /// Nothing is created; the answer is a 302 to another path of the sandbox.
    Redirect,
    /// It is created; the connection closes in the middle of the answer.
    CutOff,
    /// It is created; the answer arrives completely, but its JSON is cut in the middle.
    Truncated,
    /// It is created; the answer has no body.
    Empty,
    /// It is created; the answer is JSON with another structure.
    WrongShape,
    /// It is created; the answer has 50 MiB.
    Huge,
    /// It is created; the answer is not UTF-8.
    NotUtf8,
    /// It is created; the answer is correct and compressed.
    Gzip,
    /// `InternalError`; nothing is created.
    InternalError,
    /// `InternalError`, although it is created.
    InternalErrorCreated,
    /// It is created; the connection closes before the answer, and only the third look-up finds the credential.
    Late,
    /// The connection closes before the answer, and another user takes the name at that moment.
    Stranger,
    /// The service's clock is seven minutes ahead: `AuthFailure.SignatureExpire`. The header `Date` shows it.
    Clock,
    /// It works, but look-ups of instances and what is in them are refused with `UnauthorizedOperation`.
    NoRights,
    /// It works, but everything that is not a create or its task is refused with `UnauthorizedOperation`.
    OnlyCreate,
    /// It works, but the services other than Secrets Manager close each connection before they answer.
    OnlySsm,
    /// That action is refused with `UnauthorizedOperation`; everything else works.
    Denied(String),
    /// Secrets Manager is suspended, because the account is in arrears. `GetServiceStatus` says so.
    Arrears,
    /// Every credential of the quota is used. `GetServiceStatus` says so.
    QuotaUsed,
    /// As `Ok`, with that many instances of every product in the first region.
    Many(usize),
    /// It is created; names and messages contain escape sequences, bidirectional marks and very long lines.
    Text,
    /// It is refused with a hostile message of a megabyte on one line.
    TextRefused,
    /// It is accepted; its task fails with that message.
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
    ("only-create", Scenario::OnlyCreate),
    ("only-ssm", Scenario::OnlySsm),
    (DENIED, Scenario::Denied(String::new())),
    ("arrears", Scenario::Arrears),
    ("quota-used", Scenario::QuotaUsed),
    (MANY, Scenario::Many(0)),
    ("text", Scenario::Text),
    ("text-refused", Scenario::TextRefused),
    ("text-task-fails", Scenario::TextTaskFails),
];

const REFUSED: &str = "refused=CODE";
const DENIED: &str = "denied=ACTION";
const MANY: &str = "many=COUNT";
/// The most instances that scenario `many` makes of each product.
const MOST_INSTANCES: usize = 200_000;

/// There is no scenario of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownScenario {
    /// The name.
    pub(crate) name: String,
}

impl Scenario {
    /// Returns the names of all scenarios in the order of the list. Words in capitals stand for a
    /// value: `refused=CODE`, `denied=ACTION`, `many=COUNT`.
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
        let is_action = |action: &str| action != "ACTION" && is_code(action) && !action.contains('.');
        if let Some(action) = text.strip_prefix("denied=").filter(|action| is_action(action)) {
            return Ok(Scenario::Denied(action.to_owned()));
        }
        let count = text.strip_prefix("many=").and_then(|count| count.parse().ok());
        if let Some(count) = count.filter(|count| *count <= MOST_INSTANCES) {
            return Ok(Scenario::Many(count));
        }
        NAMES
            .iter()
            .find(|(name, _)| *name == text && !name.contains('='))
            .map(|(_, scenario)| scenario.clone())
            .ok_or_else(|| UnknownScenario { name: text.to_owned() })
    }
}

/// Codes are letters and digits in words that are joined by dots. `CODE` itself is the placeholder of the list.
fn is_code(text: &str) -> bool {
    text != "CODE"
        && text.split('.').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scenario::Refused(code) => return write!(f, "refused={code}"),
            Scenario::Denied(action) => return write!(f, "denied={action}"),
            Scenario::Many(count) => return write!(f, "many={count}"),
            _ => {}
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
        for name in Scenario::names().filter(|name| !name.contains('=')) {
            assert_eq!(name.parse::<Scenario>().unwrap().to_string(), name);
        }
        let refused: Scenario = "refused=ResourceInUse.SecretExists".parse().unwrap();
        assert_eq!(refused, Scenario::Refused("ResourceInUse.SecretExists".to_owned()));
        assert_eq!(refused.to_string(), "refused=ResourceInUse.SecretExists");
        let denied: Scenario = "denied=DescribeDBInstances".parse().unwrap();
        assert_eq!(denied, Scenario::Denied("DescribeDBInstances".to_owned()));
        assert_eq!("many=100000".parse(), Ok(Scenario::Many(100_000)));
        assert_eq!("many=7".parse::<Scenario>().unwrap().to_string(), "many=7");
    }

    #[test]
    fn an_unknown_name_is_answered_with_all_of_them() {
        for name in [
            "",
            "OK",
            "refused",
            "refused=",
            "refused=CODE",
            "refused=A..B",
            "refused=A\u{1b}",
            "denied=A.B",
            "many=x",
            "many=200001",
        ] {
            let error = name.parse::<Scenario>().unwrap_err().to_string();
            assert!(Scenario::names().all(|name| error.contains(name)), "{error}");
            assert!(!error.contains('\u{1b}'), "{error:?}");
        }
    }
}
