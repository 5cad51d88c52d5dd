//! What a scenario does to a create: before it is checked, instead of its effect, and to its answer.

use hyper::{StatusCode, header};
use serde_json::{Value, json};

use super::{
    instances,
    line::Pace,
    parameters::ParameterError,
    reply::SandboxReply,
    routes::RouteRequest,
    scenario::Scenario,
    world::{CreateRequest, HOSTILE},
};

/// The target of scenario `redirect`.
pub(super) const REDIRECT_PATH: &str = "/elsewhere";
/// The size of the answer of scenario `huge`, in bytes.
const HUGE: usize = 50 * 1024 * 1024;
/// How often a word of eight characters is repeated in a hostile message: a megabyte in all.
const ENDLESS: usize = 128 * 1024;
/// How many creates of a name scenario `throttled` refuses.
const THROTTLED: u32 = 2;

/// Returns the refusal of an action that the key may not use.
pub(super) fn denied(scenario: &Scenario, (service, action): (&str, &str), request_id: &str) -> Option<ParameterError> {
    let is_denied = match scenario {
        Scenario::NoRights => instances::SERVICES.contains(&service),
        Scenario::OnlyCreate => !matches!(action, "CreateProductSecret" | "DescribeAsyncRequestInfo"),
        Scenario::Denied(denied) => denied == action,
        _ => false,
    };
    let message = format!(
        "[request id:{request_id}]you are not authorized to perform operation ({service}:{action})\nresource (*) has no \
         permission\n"
    );
    is_denied.then(|| ParameterError::new("UnauthorizedOperation", message))
}

/// Returns the answer of something between client and service, if the scenario has one. Nothing is created then.
pub(super) fn on_the_way(scenario: &Scenario) -> Option<SandboxReply> {
    match scenario {
        Scenario::DropsRequest => Some(SandboxReply::cut()),
        Scenario::Hang => Some(SandboxReply::never()),
        Scenario::Html => Some(SandboxReply::of(StatusCode::OK, "text/html; charset=utf-8", portal())),
        Scenario::BadGateway => Some(bad_gateway()),
        Scenario::Redirect => {
            let page = SandboxReply::of(StatusCode::FOUND, "text/html", b"<html>302 Found</html>".to_vec());
            Some(page.with(header::LOCATION, REDIRECT_PATH))
        }
        _ => None,
    }
}

/// The page that a redirect leads to.
pub(super) fn portal() -> Vec<u8> {
    b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in to use this network.</body></html>\n"
        .to_vec()
}

fn bad_gateway() -> SandboxReply {
    let page = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n";
    SandboxReply::of(StatusCode::BAD_GATEWAY, "text/html", page.to_vec())
}

/// Decides what happens instead of a valid create. `Ok` means that it is created.
pub(super) fn instead(ask: &mut RouteRequest<'_>, wish: &CreateRequest) -> Result<(), Instead> {
    let refuse = |code: &str, message: &str| Err(Instead::Refuse(ParameterError::new(code, message)));
    match ask.world.settings.scenario.clone() {
        Scenario::Refused(code) => refuse(&code, &format!("The sandbox was asked to refuse with {code}.")),
        Scenario::InternalError => refuse("InternalError", "An internal error has occurred."),
        Scenario::TextRefused => refuse("FailedOperation.AccessKmsError", &hostile_message()),
        Scenario::Throttled if ask.world.tried(&wish.name) <= THROTTLED => refuse(
            "RequestLimitExceeded",
            "Your current request times equals to 21 in a second, which exceeds the limit of 20.",
        ),
        Scenario::NameTaken => {
            ask.world.create_for_other_user(ask.region, &wish.name, ask.now);
            refuse("ResourceInUse.SecretExists", "The Secret name already exists.")
        }
        Scenario::PendingDeletion => {
            ask.world.create_pending_delete(ask.region, &wish.name, ask.now);
            refuse("ResourceUnavailable.ResourcePendingDeleted", "The secret is scheduled for deletion.")
        }
        Scenario::Stranger => {
            ask.world.create_for_other_user(ask.region, &wish.name, ask.now);
            Err(Instead::Cut)
        }
        _ => Ok(()),
    }
}

/// What happens instead of creating.
pub(super) enum Instead {
    Refuse(ParameterError),
    Cut,
}

/// A text with everything that must not reach a terminal.
pub(super) fn hostile_message() -> String {
    format!("{} {}", HOSTILE.join(" "), "endless ".repeat(ENDLESS))
}

/// Returns `TagCode` and `TagMsg`.
pub(super) fn tag_step(scenario: &Scenario, wish: &CreateRequest) -> (Option<i64>, Option<String>) {
    match scenario {
        Scenario::TagsNull => (None, None),
        Scenario::TagsFail => (Some(2), Some("tag not exist".to_owned())),
        Scenario::Text => (Some(2), Some(hostile_message())),
        _ if wish.tags.is_empty() => (Some(0), Some("no tags to save".to_owned())),
        _ => (Some(0), Some("ok".to_owned())),
    }
}

/// Turns the answer to a create that was carried out into what is sent.
pub(super) fn change_answer(scenario: &Scenario, answer: Value, request_id: &str) -> SandboxReply {
    let json_type = "application/json";
    let whole = SandboxReply::new(Ok(answer), request_id);
    match scenario {
        Scenario::DropsAnswer | Scenario::Late => SandboxReply::cut(),
        Scenario::HangCreated => SandboxReply::never(),
        Scenario::Drip => whole.at_pace(Pace::Drip),
        Scenario::CutOff => whole.halved(),
        Scenario::BadGatewayCreated => bad_gateway(),
        Scenario::Truncated => {
            let text = whole.body();
            let half = text.get(..text.len() / 2).unwrap_or_default().to_vec();
            SandboxReply::of(StatusCode::OK, json_type, half)
        }
        Scenario::Empty => SandboxReply::of(StatusCode::OK, json_type, Vec::new()),
        Scenario::WrongShape => {
            let body = json!({ "code": 0, "codeDesc": "Success", "message": "", "data": { "FlowID": 1 } });
            SandboxReply::of(StatusCode::OK, json_type, body.to_string().into_bytes())
        }
        Scenario::Huge => SandboxReply::of(StatusCode::OK, json_type, huge()),
        Scenario::NotUtf8 => {
            let body = b"{\"Response\":{\"SecretName\":\"\xb2\xe2\xca\xd4\",\"FlowID\":1,\"RequestId\":\"\xff\"}}";
            SandboxReply::of(StatusCode::OK, json_type, body.to_vec())
        }
        Scenario::Gzip => whole.gzipped(),
        Scenario::InternalErrorCreated => {
            SandboxReply::new(Err(ParameterError::new("InternalError", "An internal error has occurred.")), request_id)
        }
        _ => whole,
    }
}

fn huge() -> Vec<u8> {
    let mut body = br#"{"Response":{"RequestId":"huge","FlowID":1,"SecretName":""#.to_vec();
    body.resize(HUGE - 3, b'x');
    body.extend_from_slice(br#""}}"#);
    body
}
