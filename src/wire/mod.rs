//! Types of the API for client and sandbox: actions, the envelope of an answer, and the bodies of each service.

pub(crate) mod cdb;
pub(crate) mod cynosdb;
pub(crate) mod dcdb;
pub(crate) mod identity;
pub(crate) mod keys;
pub(crate) mod mariadb;
pub(crate) mod mongodb;
pub(crate) mod postgres;
pub(crate) mod redis;
pub mod secrets;
pub(crate) mod sqlserver;
pub(crate) mod tags;
mod unique;

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

/// One call of the API: its names, and the types of request and response. A mismatch does not compile.
pub(crate) trait Action {
    /// `X-TC-Action`
    const NAME: &'static str;
    /// Name of the service: the first label of the host, and a part of the signature's scope.
    const SERVICE: &'static str;
    /// `X-TC-Version`
    const VERSION: &'static str;
    /// How often the service takes it in a second from one account, in one region (docs/api.md §8.1). Where no page says
    /// so it is the smallest number that one names.
    const CALLS_PER_SECOND: usize = 20;
    /// Type of the parameters.
    type Request: Serialize + DeserializeOwned + Send + Sync;
    /// Type of `Response` without `RequestId`.
    type Response: Serialize + DeserializeOwned + Send;

    /// Returns the name by which a policy allows it, such as `cdb:DescribeDBInstances`.
    #[must_use]
    fn allowed_as() -> String {
        format!("{}:{}", Self::SERVICE, Self::NAME)
    }
}

/// Declares actions as empty types. A number after an action is its `CALLS_PER_SECOND`.
macro_rules! actions {
    ($service:literal $version:literal: $($(#[$doc:meta])* $action:ident($request:ty) -> $response:ty $(, $rate:literal)?;)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) enum $action {}

        impl $crate::wire::Action for $action {
            const NAME: &'static str = stringify!($action);
            const SERVICE: &'static str = $service;
            const VERSION: &'static str = $version;
            $(const CALLS_PER_SECOND: usize = $rate;)?
            type Request = $request;
            type Response = $response;
        })*
    };
}
pub(crate) use actions;

/// A request without parameters: `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub(crate) struct Nothing {}

/// A complete answer of the service.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiAnswer<R> {
    /// The service did what was asked.
    Done {
        /// `RequestId`
        request_id: String,
        /// The rest of `Response`.
        response: R,
    },
    /// The service refused.
    Refused {
        /// `RequestId`
        request_id: String,
        /// `Error.Code`
        code: String,
        /// `Error.Message`
        message: String,
    },
}

/// Why an answer is not one complete `Response` with a `RequestId` (docs/api.md §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// It has no bytes, or only blanks.
    Empty,
    /// Not UTF-8.
    NotUtf8,
    /// It begins like a web page.
    Html,
    /// JSON that is cut off.
    CutOff,
    /// Not JSON.
    NotJson,
    /// JSON with other members or types.
    OtherShape,
    /// A member occurs twice, or an error comes with a result, so that its meaning is not clear.
    Contradictory,
}

/// Reads an answer, whatever its HTTP status.
///
/// # Errors
/// [`AnswerError`] if the bytes are not one complete `Response` object with a `RequestId` and either an `Error` with a
/// code or everything that the action answers.
pub fn read<R: DeserializeOwned>(bytes: &[u8]) -> Result<ApiAnswer<R>, AnswerError> {
    let text = std::str::from_utf8(bytes).map_err(|_| AnswerError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(AnswerError::Empty);
    }
    if text.trim_start().starts_with('<') {
        return Err(AnswerError::Html);
    }
    let mut value = unique::parse(text)?;
    let mut response = value.get_mut("Response").map(serde_json::Value::take).ok_or(AnswerError::OtherShape)?;
    let request_id = response.get("RequestId").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    if request_id.is_empty() {
        return Err(AnswerError::OtherShape);
    }
    if let Some(error) = response.get("Error").filter(|error| !error.is_null()) {
        let code = error.get("Code").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let message = error.get("Message").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        if code.is_empty() {
            return Err(AnswerError::OtherShape);
        }
        if holds_result(&response) {
            return Err(AnswerError::Contradictory);
        }
        return Ok(ApiAnswer::Refused { request_id, code, message });
    }
    clear_rows(&mut response);
    let response = serde_json::from_value(response).map_err(|_| AnswerError::OtherShape)?;
    Ok(ApiAnswer::Done { request_id, response })
}

/// Removes the members of rows that are null: the services write null for what a row does not have.
fn clear_rows(response: &mut serde_json::Value) {
    let lists = response.as_object_mut().into_iter().flat_map(|members| members.values_mut());
    for row in lists.filter_map(serde_json::Value::as_array_mut).flatten() {
        if let serde_json::Value::Object(members) = row {
            members.retain(|_, value| !value.is_null());
            clear_rows(row);
        }
    }
}

/// Reads the rows of a list. The services may write null for an empty list; a list that is absent is an error.
fn rows<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

/// Returns whether a `Response` with an error also contains a result. Members without a value do not count, because
/// some servers write every member of a type.
fn holds_result(response: &serde_json::Value) -> bool {
    const ALLOWED_BESIDE_ERROR: [&str; 3] = ["Error", "RequestId", "DeprecatedWarning"];
    let says_something = |value: &serde_json::Value| match value {
        serde_json::Value::Null => false,
        serde_json::Value::String(text) => !text.is_empty(),
        serde_json::Value::Number(number) => number.as_f64() != Some(0.0),
        serde_json::Value::Array(rows) => !rows.is_empty(),
        serde_json::Value::Object(members) => !members.is_empty(),
        serde_json::Value::Bool(is_set) => *is_set,
    };
    let members = response.as_object().into_iter().flatten();
    members.into_iter().any(|(name, value)| !ALLOWED_BESIDE_ERROR.contains(&name.as_str()) && says_something(value))
}

/// Writes the body of a request: compact JSON, raw UTF-8, members in the order of their declaration (docs/api.md §1.5).
#[must_use]
pub(crate) fn body<A: Action>(request: &A::Request) -> Vec<u8> {
    serde_json::to_vec(request).expect("a request has string keys and no value that JSON lacks")
}
