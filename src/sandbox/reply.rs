//! Answers: status, headers, body, and how they are sent.

use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    body::Bytes,
    header::{self, HeaderName, HeaderValue},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};

use super::{line::Pace, parameters::ParameterError};

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct SandboxReply {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Vec<u8>,
    /// `None` if the answer never comes.
    pub(super) pace: Option<Pace>,
}

impl SandboxReply {
    /// Makes the answer of an action. The official tools recognise an error only with exactly this content type and
    /// status 200 (docs/api.md §5.1).
    pub(super) fn new(outcome: Result<Value, ParameterError>, request_id: &str) -> SandboxReply {
        let mut response =
            outcome.unwrap_or_else(|refusal| json!({ "Error": { "Code": refusal.code, "Message": refusal.message } }));
        response["RequestId"] = Value::String(request_id.to_owned());
        let body = json!({ "Response": response }).to_string().into_bytes();
        SandboxReply::of(StatusCode::OK, "application/json", body)
    }

    pub(super) fn of(status: StatusCode, media: &'static str, body: Vec<u8>) -> SandboxReply {
        let headers = vec![(header::CONTENT_TYPE, HeaderValue::from_static(media))];
        SandboxReply { status, headers, body, pace: Some(Pace::Open) }
    }

    /// Closes the connection without an answer.
    pub(super) fn cut() -> SandboxReply {
        SandboxReply { pace: Some(Pace::Cut), ..SandboxReply::of(StatusCode::OK, "application/json", Vec::new()) }
    }

    /// Never answers.
    pub(super) fn never() -> SandboxReply {
        SandboxReply { pace: None, ..SandboxReply::cut() }
    }

    pub(super) fn at_pace(mut self, pace: Pace) -> SandboxReply {
        self.pace = Some(pace);
        self
    }

    /// Returns the body.
    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    /// Sends the head and half of the body.
    pub(super) fn halved(self) -> SandboxReply {
        let half = self.body.len() / 2;
        self.at_pace(Pace::Part(half))
    }

    pub(super) fn gzipped(mut self) -> SandboxReply {
        self.body = gzip(&self.body);
        self.with(header::CONTENT_ENCODING, "gzip")
    }

    pub(super) fn with(mut self, name: HeaderName, value: &'static str) -> SandboxReply {
        self.headers.push((name, HeaderValue::from_static(value)));
        self
    }

    pub(super) fn into_response(self, clock: Timestamp) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::from(self.body));
        *response.status_mut() = self.status;
        response.headers_mut().extend(self.headers);
        let date = clock.to_zoned_datetime(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        if let Ok(date) = HeaderValue::from_str(&date) {
            response.headers_mut().insert(header::DATE, date);
        }
        response
    }
}

/// Returns a gzip stream of uncompressed blocks of at most 65,535 bytes (RFC 1951 §3.2.4, RFC 1952).
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let blocks = bytes.chunks(0xffff);
    let last = blocks.len().saturating_sub(1);
    for (index, block) in blocks.enumerate() {
        let size = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(index == last));
        stream.extend_from_slice(&size.to_le_bytes());
        stream.extend_from_slice(&(!size).to_le_bytes());
        stream.extend_from_slice(block);
    }
    stream.extend_from_slice(&crc32(bytes).to_le_bytes());
    let size = u32::try_from(bytes.len() % (1 << 32)).unwrap_or_default();
    stream.extend_from_slice(&size.to_le_bytes());
    stream
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
