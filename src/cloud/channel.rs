//! The connections of one client. Those of look-ups are kept for the next one. The create has a connection of its own:
//! opened beforehand, never used by anything else, and thrown away where anything came on it before the request.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use http_body_util::Full;
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::Instant,
};

use super::connection::{Opener, Stream};
use crate::domain::{
    connection::{ConnectionCause, ConnectionError},
    endpoint::Endpoint,
};

/// A connection that idled longer is not used again; load balancers close theirs after a minute or more.
const IDLE: Duration = Duration::from_secs(20);
/// A connection that is younger need not be opened again, in the same units as [`IDLE`].
const YOUNG: Duration = Duration::from_secs(8);
/// No more connections of look-ups are kept.
const MOST_KEPT: usize = 8;

/// The connections to the hosts of one endpoint.
#[derive(Debug, Default)]
pub(super) struct Connections {
    opener: Opener,
    kept: Mutex<Vec<IdleConnection>>,
    warm: Mutex<Option<Warm>>,
}

/// A connection of look-ups between two of them.
struct IdleConnection {
    channel: Channel,
    since: Age,
}

/// A connection for the create, before it.
struct Warm {
    stream: Stream,
    host: String,
    since: Age,
}

/// How long ago something was: a machine that slept has lost its connections, though its own clock stood still.
struct Age(Instant, Timestamp);

impl Age {
    fn now() -> Age {
        Age(Instant::now(), Timestamp::now())
    }

    fn is_below(&self, most: Duration) -> bool {
        let on_the_wall = Timestamp::now().duration_since(self.1);
        self.0.elapsed() < most && Duration::try_from(on_the_wall).is_ok_and(|passed| passed < most)
    }
}

/// A connection that speaks HTTP.
pub(super) struct Channel {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    has_written: Arc<AtomicBool>,
}

impl Connections {
    /// A connection of an earlier look-up, where one is still open.
    pub(super) async fn kept(&self, host: &str) -> Option<Channel> {
        // What happened on them while nobody looked is known once the system was asked.
        tokio::task::yield_now().await;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|kept| kept.since.is_below(IDLE) && kept.channel.sender.is_ready());
        let at = kept.iter().rposition(|kept| kept.channel.host == host)?;
        let IdleConnection { channel, .. } = kept.swap_remove(at);
        channel.has_written.store(false, Ordering::SeqCst);
        Some(channel)
    }

    /// Keeps a connection of a look-up whose answer was read to its end.
    pub(super) fn keep(&self, channel: Channel) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if !channel.sender.is_closed() && kept.len() < MOST_KEPT {
            kept.push(IdleConnection { channel, since: Age::now() });
        }
    }

    /// A new connection.
    ///
    /// # Errors
    /// [`ConnectionError`] where there is none.
    pub(super) async fn open(
        &self,
        endpoint: &Endpoint,
        (service, within): (&str, Duration),
    ) -> Result<Channel, ConnectionError> {
        let stream = self.opener.open(endpoint, (service, within)).await?;
        Channel::on(stream, endpoint.host(service)).await
    }

    /// Opens a connection for the create, unless a young one waits already. What fails here is told by the create.
    pub(super) async fn warm(&self, endpoint: &Endpoint, (service, within): (&str, Duration)) {
        let host = endpoint.host(service);
        if let Some(warm) = self.take_warm(&host, YOUNG).await {
            return self.put_warm(warm);
        }
        if let Ok(stream) = self.opener.open(endpoint, (service, within)).await {
            self.put_warm(Warm { stream, host, since: Age::now() });
        }
    }

    /// A connection that has carried nothing: the one that waits, else a new one.
    ///
    /// # Errors
    /// [`ConnectionError`] where there is none.
    pub(super) async fn unused(
        &self,
        endpoint: &Endpoint,
        (service, within): (&str, Duration),
    ) -> Result<Channel, ConnectionError> {
        let host = endpoint.host(service);
        match self.take_warm(&host, IDLE).await {
            Some(warm) => Channel::on(warm.stream, host).await,
            None => self.open(endpoint, (service, within)).await,
        }
    }

    fn put_warm(&self, warm: Warm) {
        *self.warm.lock().unwrap_or_else(PoisonError::into_inner) = Some(warm);
    }

    /// The connection that waits, if it is still good: young enough, open, and without a byte on it.
    async fn take_warm(&self, host: &str, most: Duration) -> Option<Warm> {
        let warm = self.warm.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut warm = warm.filter(|warm| warm.host == host && warm.since.is_below(most))?;
        // What came meanwhile is known once the system was asked.
        tokio::task::yield_now().await;
        is_silent(&mut warm.stream).await.then_some(warm)
    }
}

/// Whether nothing has come on a connection, its end included. Nobody is woken by what comes later.
async fn is_silent(stream: &mut Stream) -> bool {
    let mut byte = [0; 1];
    let look = std::future::poll_fn(|_| {
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut buffer = ReadBuf::new(&mut byte);
        Poll::Ready(Pin::new(&mut *stream).poll_read(&mut context, &mut buffer).is_pending())
    });
    // Not "pending" only because this task has had its share.
    tokio::task::unconstrained(look).await
}

impl Channel {
    async fn on(stream: Stream, host: String) -> Result<Channel, ConnectionError> {
        let has_written = Arc::new(AtomicBool::new(false));
        let noting = Noting { stream, has_written: Arc::clone(&has_written) };
        match http1::handshake(TokioIo::new(noting)).await {
            Ok((sender, connection)) => {
                // It ends with the sender, or with the connection.
                tokio::spawn(connection);
                Ok(Channel { sender, host, has_written })
            }
            Err(_) => Err(ConnectionError { host, cause: ConnectionCause::Closed, ..ConnectionError::default() }),
        }
    }

    /// Sends a request, once.
    pub(super) async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, hyper::Error> {
        self.sender.send_request(request).await
    }

    /// Whether a byte of a request may have left.
    pub(super) fn has_written(&self) -> bool {
        self.has_written.load(Ordering::SeqCst)
    }
}

impl std::fmt::Debug for IdleConnection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.channel.host)
    }
}

impl std::fmt::Debug for Warm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.host)
    }
}

/// Notes whether anything was handed over to be written.
struct Noting {
    stream: Stream,
    has_written: Arc<AtomicBool>,
}

impl AsyncRead for Noting {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Noting {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if !bytes.is_empty() {
            this.has_written.store(true, Ordering::SeqCst);
        }
        Pin::new(&mut this.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
