//! What came back, told apart: an answer of the service, or one of the many things that are not.

use std::time::Duration;

use jiff::{Timestamp, fmt::rfc2822};
use serde::de::DeserializeOwned;

use crate::{
    domain::{
        facts::Trouble,
        submission::{Doubt, OddAnswer},
    },
    wire::{self, Answer, NotAnAnswer},
};

/// At most this much of an answer is read, in bytes after decompression.
const LARGEST: usize = 10_000_000;
/// At most this much of one text of an answer is kept and shown, in bytes.
const LARGEST_TEXT: usize = 64 * 1024;
/// No code and no request id comes near this size, in bytes; the longest known code has 47.
const LARGEST_WORD: usize = 200;

/// A whole answer of the service.
#[derive(Debug)]
pub(super) struct Reply<R> {
    pub(super) answer: Answer<R>,
    /// The HTTP status.
    pub(super) status: u16,
    /// The answer's `Date` header.
    pub(super) server_time: Option<Timestamp>,
}

/// Why there is no answer of the service.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    /// There is no key.
    NoKey,
    /// The client could not be built; nothing was sent.
    Client(String),
    /// No connection was made, so that no byte of the request left.
    NotConnected(String),
    /// Bytes may have left; what became of them is not known.
    Doubt(Doubt),
}

impl Failure {
    /// The same for a look-up, where asking again does no harm.
    pub(super) fn into_trouble(self) -> Trouble {
        match self {
            Failure::NoKey => Trouble::NoKey,
            Failure::Client(why) | Failure::NotConnected(why) | Failure::Doubt(Doubt::Broken(why)) => {
                Trouble::Unreachable(why)
            }
            Failure::Doubt(Doubt::TimedOut { seconds }) => Trouble::TimedOut { seconds },
            Failure::Doubt(Doubt::Odd { status, what }) => Trouble::Odd(format!("HTTP {status}, {}", what.key())),
            Failure::Doubt(Doubt::Ambiguous(fault)) => Trouble::Refused { code: fault.code, message: fault.message },
            Failure::Doubt(Doubt::Interrupted) => Trouble::Odd(String::new()),
        }
    }
}

/// Bytes as they arrived.
pub(super) struct Arrived {
    status: u16,
    server_time: Option<Timestamp>,
    bytes: Vec<u8>,
    cut: Option<Cut>,
}

/// Why no more bytes were read.
enum Cut {
    TimedOut,
    Broken(String),
    TooLarge,
}

impl Arrived {
    /// Reads the body until its end, the limit, or `deadline`.
    pub(super) async fn receive(mut response: reqwest::Response, deadline: tokio::time::Instant) -> Arrived {
        let date = response.headers().get(reqwest::header::DATE).and_then(|date| date.to_str().ok());
        let server_time = date.and_then(|date| rfc2822::parse(date).ok()).map(|date| date.timestamp());
        let status = response.status().as_u16();
        let mut bytes = Vec::new();
        let cut = loop {
            match tokio::time::timeout_at(deadline, response.chunk()).await {
                Err(_) => break Some(Cut::TimedOut),
                Ok(Err(error)) => break Some(Cut::Broken(words(&error))),
                Ok(Ok(None)) => break None,
                Ok(Ok(Some(chunk))) if bytes.len() + chunk.len() > LARGEST => break Some(Cut::TooLarge),
                Ok(Ok(Some(chunk))) => bytes.extend_from_slice(&chunk),
            }
        };
        Arrived { status, server_time, bytes, cut }
    }

    /// One whole `Response` with a RequestId counts, whatever the HTTP status and however the connection ended.
    pub(super) fn read<R: DeserializeOwned>(self, waited: Duration) -> Result<Reply<R>, Failure> {
        let Arrived { status, server_time, bytes, cut } = self;
        let not = match wire::read(&bytes) {
            Ok(answer) if !matches!(cut, Some(Cut::TooLarge)) => {
                return Ok(Reply { answer: bounded_answer(answer), status, server_time });
            }
            Ok(_) => NotAnAnswer::OtherShape,
            Err(not) => not,
        };
        Err(Failure::Doubt(match cut {
            Some(Cut::TimedOut) => Doubt::TimedOut { seconds: whole_seconds(waited) },
            Some(Cut::Broken(why)) => Doubt::Broken(why),
            Some(Cut::TooLarge) => Doubt::Odd { status, what: OddAnswer::TooLarge },
            None if (300..400).contains(&status) => Doubt::Odd { status, what: OddAnswer::Redirect },
            None => Doubt::Odd { status, what: odd(not) },
        }))
    }

    /// The answer's `Date` header.
    pub(super) fn server_time(&self) -> Option<Timestamp> {
        self.server_time
    }
}

/// A text of an answer as far as it is kept.
pub(super) fn bounded(text: String) -> String {
    cut(text, LARGEST_TEXT)
}

fn cut(mut text: String, most: usize) -> String {
    if text.len() > most {
        text.truncate(text.floor_char_boundary(most));
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

fn bounded_answer<R>(answer: Answer<R>) -> Answer<R> {
    let word = |text| cut(text, LARGEST_WORD);
    match answer {
        Answer::Done { request_id, response } => Answer::Done { request_id: word(request_id), response },
        Answer::Refused { request_id, code, message } => {
            Answer::Refused { request_id: word(request_id), code: word(code), message: bounded(message) }
        }
    }
}

/// Seconds, rounded up, so that a short wait is not shown as none.
pub(super) fn whole_seconds(time: Duration) -> u64 {
    time.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

/// The transport's own words: those of the innermost cause, which name no address and no header of ours.
pub(super) fn words(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let text: String = cause.to_string().chars().filter(|letter| !letter.is_control()).take(300).collect();
    if text.is_empty() { "the connection broke".to_owned() } else { text }
}

fn odd(not: NotAnAnswer) -> OddAnswer {
    match not {
        NotAnAnswer::Empty => OddAnswer::Empty,
        NotAnAnswer::NotUtf8 => OddAnswer::NotUtf8,
        NotAnAnswer::Html => OddAnswer::Html,
        NotAnAnswer::CutOff => OddAnswer::CutOff,
        NotAnAnswer::NotJson => OddAnswer::NotJson,
        NotAnAnswer::OtherShape => OddAnswer::OtherShape,
        NotAnAnswer::Contradictory => OddAnswer::Contradictory,
    }
}
