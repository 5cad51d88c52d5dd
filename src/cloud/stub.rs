//! A test server that answers with raw bytes, right or wrong, and records what arrives.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

/// One request as it arrived.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) action: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    /// How many requests of the same action came before.
    pub(super) before: usize,
    /// The number of the connection, from 0.
    pub(super) connection: usize,
}

/// What the first connection gets before any request.
pub(super) enum Greeting {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The end of the stream.
    End,
}

/// What the server does with a request.
pub(super) enum Act {
    /// `{"Response":{…}}` with this text and a `RequestId` inside.
    Answer(String),
    /// These bytes. The connection stays open.
    Raw(Vec<u8>),
    /// These bytes. Then the connection is closed.
    Last(Vec<u8>),
    /// No answer.
    Hang,
}

type StubAnswers = dyn Fn(&Seen) -> Act + Send + Sync;

/// A running server.
pub(super) struct Stub {
    pub(super) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    greeted: Arc<Notify>,
}

impl Stub {
    pub(super) async fn start(script: impl Fn(&Seen) -> Act + Send + Sync + 'static) -> Stub {
        Stub::running(None, script).await
    }

    pub(super) async fn greeting(greeting: Greeting, script: impl Fn(&Seen) -> Act + Send + Sync + 'static) -> Stub {
        Stub::running(Some(greeting), script).await
    }

    async fn running(mut greeting: Option<Greeting>, script: impl Fn(&Seen) -> Act + Send + Sync + 'static) -> Stub {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let (script, log): (Arc<StubAnswers>, _) = (Arc::new(script), Arc::clone(&seen));
        let (count, greeted): (AtomicUsize, Arc<Notify>) = (AtomicUsize::new(0), Arc::default());
        let has_greeted = Arc::clone(&greeted);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let connection = count.fetch_add(1, SeqCst);
                match greeting.take() {
                    Some(Greeting::Bytes(bytes)) => stream.write_all(&bytes).await.unwrap(),
                    Some(Greeting::End) => stream.shutdown().await.unwrap(),
                    None => {}
                }
                has_greeted.notify_one();
                tokio::spawn(serve((stream, connection), Arc::clone(&script), Arc::clone(&log)));
            }
        });
        Stub { address, seen, greeted }
    }

    /// Waits until a connection was accepted and greeted.
    pub(super) async fn greeted(&self) {
        self.greeted.notified().await;
    }

    /// Returns the requests of an action so far.
    pub(super) fn seen(&self, action: &str) -> Vec<Seen> {
        self.seen.lock().unwrap().iter().filter(|seen| seen.action == action).cloned().collect()
    }

    pub(super) fn creates(&self) -> usize {
        self.seen("CreateProductSecret").len()
    }
}

async fn serve((mut stream, connection): (TcpStream, usize), script: Arc<StubAnswers>, log: Arc<Mutex<Vec<Seen>>>) {
    let mut buffer = Vec::new();
    while let Some(mut seen) = request(&mut stream, &mut buffer).await {
        {
            let mut log = log.lock().unwrap();
            seen.connection = connection;
            seen.before = log.iter().filter(|other| other.action == seen.action).count();
            log.push(seen.clone());
        }
        match script(&seen) {
            Act::Answer(inside) => {
                let inside = if inside.is_empty() { String::new() } else { format!("{inside},") };
                let body = format!("{{\"Response\":{{{inside}\"RequestId\":\"r-{}\"}}}}", seen.before);
                if stream.write_all(&http(200, "", body.as_bytes())).await.is_err() {
                    return;
                }
            }
            Act::Raw(bytes) => {
                if stream.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Act::Last(bytes) => {
                let _ = stream.write_all(&bytes).await;
                let _ = stream.shutdown().await;
                return;
            }
            Act::Hang => std::future::pending().await,
        }
    }
}

async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Seen> {
    let mut seen = Seen::default();
    loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(buffer[..end].to_vec()).unwrap();
            seen.headers = head
                .lines()
                .skip(1)
                .map(|line| line.split_once(": ").unwrap())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let header = |wanted: &str| {
                seen.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default()
            };
            let (action, length) = (header("x-tc-action"), header("content-length").parse().unwrap_or(0));
            if buffer.len() >= end + 4 + length {
                seen.action = action;
                seen.body = String::from_utf8(buffer[end + 4..end + 4 + length].to_vec()).unwrap();
                buffer.drain(..end + 4 + length);
                return Some(seen);
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => buffer.extend_from_slice(&chunk[..read]),
        }
    }
}

/// Returns an HTTP answer with a correct `Date`. `extra` are header lines, each with its line end.
pub(super) fn http(status: u16, extra: &str, body: &[u8]) -> Vec<u8> {
    http_at(0, (status, extra), body)
}

/// Returns an HTTP answer whose `Date` is `ahead` seconds ahead.
pub(super) fn http_at(ahead: i64, (status, extra): (u16, &str), body: &[u8]) -> Vec<u8> {
    let at = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second() + ahead).unwrap();
    let date = at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let mut bytes =
        format!("HTTP/1.1 {status} X\r\nDate: {date}\r\n{extra}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// Returns a gzip stream of one uncompressed block.
pub(super) fn gzip(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&(!length).to_le_bytes());
    bytes.extend_from_slice(content);
    let crc = content.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    });
    bytes.extend_from_slice(&(!crc).to_le_bytes());
    bytes.extend_from_slice(&u32::from(length).to_le_bytes());
    bytes
}
