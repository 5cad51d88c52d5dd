//! Reads what came back for a request, and separates answers of the service from everything else (a proxy's page, half
//! an answer, …).

use std::{io::Read as _, time::Duration};

use flate2::read::GzDecoder;
use http_body_util::BodyExt as _;
use hyper::{
    Response,
    body::Incoming,
    header::{CONTENT_ENCODING, DATE},
};
use jiff::{Timestamp, fmt::rfc2822};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::{connection::words, redaction::Secrets};
use crate::{
    domain::{
        connection::{ConnectionCause, ConnectionError},
        facts::LookUpError,
        submission::{Doubt, OddAnswer},
        unseen::shown_prefix_length,
    },
    wire::{self, AnswerError, ApiAnswer},
};

/// The most bytes of an answer that are read, after decompression.
const LARGEST: usize = 10_000_000;
/// Most answers are smaller, in bytes. That of a key is.
const USUAL: usize = 16 * 1024;
/// The most bytes of one text of an answer that are kept, measured as it is shown: escapes make a text six times as
/// long. A text is reported up to three times, and all of it must stay below 64 KiB.
const LARGEST_TEXT: usize = 16 * 1024;
/// The most bytes of an error code or request id. The longest known code has 47.
const LARGEST_WORD: usize = 200;

/// A complete answer of the service.
#[derive(Debug)]
pub(super) struct Reply<R> {
    pub(super) answer: ApiAnswer<R>,
    /// The HTTP status.
    pub(super) status: u16,
    /// The time in the answer's `Date` header.
    pub(super) server_time: Option<Timestamp>,
}

/// Why a request has no answer of the service.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CallError {
    /// There is no access key, or it has expired.
    NoKey,
    /// The client could not be built; nothing was sent.
    Client(String),
    /// No connection was made, so that no byte of the request left.
    NotConnected(ConnectionError),
    /// Bytes may have left, so it is not known whether the service acted on them.
    Doubt(Doubt),
}

impl CallError {
    /// Converts the error for a look-up of that action. A look-up may be repeated, so whether bytes left does not matter.
    pub(super) fn into_trouble(self, host: &str, action: String) -> LookUpError {
        let at_host = |cause| {
            let host = host.to_owned();
            LookUpError::Unreachable(Box::new(ConnectionError { host, cause, ..ConnectionError::default() }))
        };
        match self {
            CallError::NoKey => LookUpError::NoKey,
            CallError::NotConnected(error) => LookUpError::Unreachable(Box::new(error)),
            CallError::Client(why) => at_host(ConnectionCause::Other(why)),
            CallError::Doubt(Doubt::Broken(why)) => at_host(ConnectionCause::Broken(why)),
            CallError::Doubt(Doubt::TimedOut { seconds }) => LookUpError::TimedOut { seconds },
            CallError::Doubt(Doubt::Odd { status, what }) => LookUpError::Odd(format!("HTTP {status}, {}", what.key())),
            CallError::Doubt(Doubt::Ambiguous(fault)) => {
                LookUpError::Refused { action, code: fault.code, message: fault.message }
            }
            CallError::Doubt(Doubt::Interrupted) => LookUpError::Odd(String::new()),
        }
    }
}

/// The bytes of an answer as they arrived, not read yet.
pub(super) struct Arrived {
    status: u16,
    server_time: Option<Timestamp>,
    /// Wiped when dropped, because an answer may be a key.
    bytes: Zeroizing<Vec<u8>>,
    cut: Option<BodyError>,
}

/// Why the body was not read to its end.
enum BodyError {
    TimedOut,
    Broken(String),
    TooLarge,
}

impl Arrived {
    /// Reads the body until its end, the size limit, or `deadline`.
    pub(super) async fn receive(response: Response<Incoming>, deadline: tokio::time::Instant) -> Arrived {
        let (head, mut body) = response.into_parts();
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        let server_time = text(DATE).and_then(|date| rfc2822::parse(date).ok()).map(|date| date.timestamp());
        let is_packed = text(CONTENT_ENCODING).is_some_and(|name| name.trim().eq_ignore_ascii_case("gzip"));
        // Room for an answer of usual size at once: a growing buffer would leave copies in freed memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(USUAL));
        let cut = loop {
            match tokio::time::timeout_at(deadline, body.frame()).await {
                Err(_) => break Some(BodyError::TimedOut),
                Ok(Some(Err(error))) => break Some(BodyError::Broken(words(&error))),
                Ok(None) => break None,
                Ok(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) if bytes.len() + data.len() > LARGEST => break Some(BodyError::TooLarge),
                    Ok(data) => bytes.extend_from_slice(&data),
                    Err(_) => {}
                },
            }
        };
        let (bytes, cut) = if is_packed { unpacked(&bytes, cut) } else { (bytes, cut) };
        Arrived { status: head.status.as_u16(), server_time, bytes, cut }
    }

    /// Whether the body was read to its end, so that its connection can be used again.
    pub(super) fn is_whole(&self) -> bool {
        self.cut.is_none()
    }

    /// Reads the answer. One complete `Response` with a `RequestId` counts, whatever the HTTP status and however the
    /// connection ended (docs/api.md §5.1). The user's own secrets are removed before anything is parsed, so that no
    /// error text can contain them.
    pub(super) fn read<R: DeserializeOwned>(
        self,
        waited: Duration,
        secrets: &Secrets<'_>,
    ) -> Result<Reply<R>, CallError> {
        let Arrived { status, server_time, mut bytes, cut } = self;
        let bytes = Zeroizing::new(secrets.strike(std::mem::take(&mut *bytes)));
        let not = match wire::read(&bytes) {
            Ok(answer) if !matches!(cut, Some(BodyError::TooLarge)) => {
                return Ok(Reply { answer: bounded_answer(answer), status, server_time });
            }
            Ok(_) => AnswerError::OtherShape,
            Err(not) => not,
        };
        Err(CallError::Doubt(match cut {
            Some(BodyError::TimedOut) => Doubt::TimedOut { seconds: whole_seconds(waited) },
            Some(BodyError::Broken(why)) => Doubt::Broken(why),
            Some(BodyError::TooLarge) => Doubt::Odd { status, what: OddAnswer::TooLarge },
            None if (300..400).contains(&status) => Doubt::Odd { status, what: OddAnswer::Redirect },
            None => Doubt::Odd { status, what: odd(not) },
        }))
    }
}

/// Cuts a text of an answer to [`LARGEST_TEXT`] bytes.
pub(super) fn bounded(text: String) -> String {
    cut(text, LARGEST_TEXT)
}

fn cut(mut text: String, most: usize) -> String {
    let shown = shown_prefix_length(&text, most);
    if shown < text.len() {
        text.truncate(shown);
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

fn bounded_answer<R>(answer: ApiAnswer<R>) -> ApiAnswer<R> {
    let word = |text| cut(text, LARGEST_WORD);
    match answer {
        ApiAnswer::Done { request_id, response } => ApiAnswer::Done { request_id: word(request_id), response },
        ApiAnswer::Refused { request_id, code, message } => {
            ApiAnswer::Refused { request_id: word(request_id), code: word(code), message: bounded(message) }
        }
    }
}

/// Rounds up to whole seconds, so that a short wait is not shown as 0.
pub(super) fn whole_seconds(time: Duration) -> u64 {
    time.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

/// Decompresses gzip, as far as it goes. An answer that was cut keeps the reason why it was cut.
fn unpacked(packed: &[u8], cut: Option<BodyError>) -> (Zeroizing<Vec<u8>>, Option<BodyError>) {
    let mut bytes = Zeroizing::new(Vec::with_capacity(USUAL));
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let unpacked = GzDecoder::new(packed).take(most).read_to_end(&mut bytes);
    let cut = match unpacked {
        _ if cut.is_some() => cut,
        Ok(_) if bytes.len() > LARGEST => Some(BodyError::TooLarge),
        Ok(_) => None,
        Err(error) => Some(BodyError::Broken(words(&error))),
    };
    (bytes, cut)
}

fn odd(not: AnswerError) -> OddAnswer {
    match not {
        AnswerError::Empty => OddAnswer::Empty,
        AnswerError::NotUtf8 => OddAnswer::NotUtf8,
        AnswerError::Html => OddAnswer::Html,
        AnswerError::CutOff => OddAnswer::CutOff,
        AnswerError::NotJson => OddAnswer::NotJson,
        AnswerError::OtherShape => OddAnswer::OtherShape,
        AnswerError::Contradictory => OddAnswer::Contradictory,
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn packed(bytes: usize) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        std::io::Write::write_all(&mut encoder, &vec![b' '; bytes]).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_packed_answer_is_read_up_to_ten_million_bytes() {
        let (bytes, cut) = unpacked(&packed(LARGEST), None);
        assert!(bytes.len() == LARGEST && cut.is_none());
        assert!(matches!(unpacked(&packed(LARGEST + 1), None).1, Some(BodyError::TooLarge)));
    }

    #[test]
    fn a_packed_answer_that_was_cut_says_why_and_keeps_what_came() {
        let (bytes, cut) = unpacked(&packed(7), Some(BodyError::TimedOut));
        assert!(bytes.len() == 7 && matches!(cut, Some(BodyError::TimedOut)));
        let whole = packed(7);
        assert!(matches!(unpacked(&whole[..whole.len() - 1], None).1, Some(BodyError::Broken(_))));
    }

    #[test]
    fn a_status_means_a_redirect_from_300_to_399_only() {
        let redirect = |status| {
            let arrived = Arrived { status, server_time: None, bytes: Zeroizing::default(), cut: None };
            let read = arrived.read::<wire::identity::CallerIdentity>(Duration::ZERO, &Secrets::default());
            let Err(CallError::Doubt(Doubt::Odd { what, .. })) = read else { panic!("{status}") };
            what == OddAnswer::Redirect
        };
        assert_eq!([299, 300, 399, 400].map(redirect), [false, true, true, false]);
    }

    fn arrived(cut: Option<BodyError>) -> Arrived {
        let bytes = br#"{"Response":{"RequestId":"r","AccountId":"1"}}"#.to_vec();
        Arrived { status: 200, server_time: None, bytes: Zeroizing::new(bytes), cut }
    }

    #[test]
    fn a_whole_response_counts_however_the_connection_ended_unless_more_came_than_is_read() {
        let read = |cut| arrived(cut).read::<wire::identity::CallerIdentity>(Duration::ZERO, &Secrets::default());
        for cut in [None, Some(BodyError::TimedOut), Some(BodyError::Broken("reset".into()))] {
            assert!(read(cut).is_ok());
        }
        let Err(CallError::Doubt(Doubt::Odd { what, .. })) = read(Some(BodyError::TooLarge)) else { panic!() };
        assert_eq!(what, OddAnswer::TooLarge);
        assert!(arrived(None).is_whole() && !arrived(Some(BodyError::TimedOut)).is_whole());
    }

    #[test]
    fn a_text_is_cut_only_where_it_is_too_long() {
        assert_eq!(cut("abc".into(), 3), "abc");
        let short = cut("abcd".into(), 3);
        assert!(short.ends_with('…') && "abcd".starts_with(short.trim_end_matches('…')), "{short}");
    }

    #[test]
    fn a_time_is_told_in_whole_seconds_and_a_part_of_one_is_one() {
        let seconds = |millis| whole_seconds(Duration::from_millis(millis));
        assert_eq!([0, 1, 1000, 1001, 19_999].map(seconds), [0, 1, 1, 2, 20]);
    }
}
