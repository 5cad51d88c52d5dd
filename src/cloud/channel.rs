//! The connections of one client. Connections of look-ups are kept and used again. The create has its own connection:
//! opened beforehand, used by nothing else, and dropped if anything arrived on it before the request.

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

/// A connection that was idle for longer is not used again. Load balancers close idle connections after a minute or
/// more.
const IDLE: Duration = Duration::from_secs(20);
/// A connection for the create that is younger is not opened again by [`Connections::warm()`].
const YOUNG: Duration = Duration::from_secs(8);
/// The most connections of look-ups that are kept.
const MOST_KEPT: usize = 8;

/// The connections to the hosts of one endpoint.
#[derive(Debug, Default)]
pub(super) struct Connections {
    opener: Opener,
    kept: Mutex<Vec<IdleConnection>>,
    warm: Mutex<Option<Warm>>,
}

/// A connection of look-ups that waits for the next one.
struct IdleConnection {
    channel: Channel,
    since: Age,
}

/// A connection that waits for the create. HTTP has not begun on it.
struct Warm {
    stream: Stream,
    host: String,
    since: Age,
}

/// When something happened, by two clocks: the monotonic clock stops while a machine sleeps, but its connections are
/// lost.
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

/// A connection on which HTTP has begun.
pub(super) struct Channel {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    has_written: Arc<AtomicBool>,
}

impl Connections {
    /// Returns a kept connection to `host`, if one is still open.
    pub(super) async fn kept(&self, host: &str) -> Option<Channel> {
        // Lets the runtime process what the operating system reports, so that a closed connection is known to be
        // closed.
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

    /// Opens a new connection.
    ///
    /// # Errors
    /// [`ConnectionError`] if no connection could be made.
    pub(super) async fn open(
        &self,
        endpoint: &Endpoint,
        (service, within): (&str, Duration),
    ) -> Result<Channel, ConnectionError> {
        let stream = self.opener.open(endpoint, (service, within)).await?;
        Channel::on(stream, endpoint.host(service)).await
    }

    /// Opens a connection for the create, unless a young one is waiting. An error is dropped here: the create meets it
    /// again and reports it.
    pub(super) async fn warm(&self, endpoint: &Endpoint, (service, within): (&str, Duration)) {
        let host = endpoint.host(service);
        if let Some(warm) = self.take_warm(&host, YOUNG).await {
            return self.put_warm(warm);
        }
        if let Ok(stream) = self.opener.open(endpoint, (service, within)).await {
            self.put_warm(Warm { stream, host, since: Age::now() });
        }
    }

    /// Returns a connection that has carried nothing: the waiting one, or a new one.
    ///
    /// # Errors
    /// [`ConnectionError`] if no connection could be made.
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

    /// Takes the waiting connection if it is still usable: younger than `most`, open, and without a byte on it.
    async fn take_warm(&self, host: &str, most: Duration) -> Option<Warm> {
        let warm = self.warm.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut warm = warm.filter(|warm| warm.host == host && warm.since.is_below(most))?;
        // As in [`Connections::kept`]: what arrived meanwhile is known only after the runtime has asked the operating
        // system.
        tokio::task::yield_now().await;
        is_silent(&mut warm.stream).await.then_some(warm)
    }
}

/// Whether nothing has arrived on a connection, not even its end. The no-op waker is enough, since nobody waits for
/// more.
async fn is_silent(stream: &mut Stream) -> bool {
    let mut byte = [0; 1];
    let look = std::future::poll_fn(|_| {
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut buffer = ReadBuf::new(&mut byte);
        Poll::Ready(Pin::new(&mut *stream).poll_read(&mut context, &mut buffer).is_pending())
    });
    // Without this, tokio could answer "pending" because this task has used up its budget, and not because nothing
    // arrived.
    tokio::task::unconstrained(look).await
}

impl Channel {
    pub(super) async fn on(stream: Stream, host: String) -> Result<Channel, ConnectionError> {
        let has_written = Arc::new(AtomicBool::new(false));
        let noting = WriteObserver { stream, has_written: Arc::clone(&has_written) };
        match http1::handshake(TokioIo::new(noting)).await {
            Ok((sender, connection)) => {
                // The task ends when the sender is dropped or the connection is closed.
                tokio::spawn(connection);
                Ok(Channel { sender, host, has_written })
            }
            Err(_) => Err(ConnectionError { host, cause: ConnectionCause::Closed, ..ConnectionError::default() }),
        }
    }

    /// Sends one request.
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

/// A stream that remembers whether any byte was given to it to be written.
struct WriteObserver {
    stream: Stream,
    has_written: Arc<AtomicBool>,
}

impl AsyncRead for WriteObserver {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for WriteObserver {
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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncWriteExt as _, DuplexStream, duplex};

    use super::*;

    const HOST: &str = "ssm.tencentcloudapi.com";
    const BEYOND_IDLE: Duration = Duration::from_secs(21);

    /// How long ago something happened, by the monotonic clock and by the wall clock.
    fn ago(monotonic: Duration, on_the_wall: Duration) -> Age {
        Age(Instant::now() - monotonic, Timestamp::now() - on_the_wall)
    }

    fn just_now() -> Age {
        ago(Duration::ZERO, Duration::ZERO)
    }

    async fn channel() -> (Channel, DuplexStream) {
        let (near, far) = duplex(1024);
        (Channel::on(Box::new(near), HOST.to_owned()).await.unwrap(), far)
    }

    /// Lets the tasks of the connections note what the other side did.
    async fn settle() {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn only_a_young_and_silent_connection_to_the_same_host_carries_the_create() {
        let take = async |since: Age, host: &str, sent: &[u8], is_closed: bool| {
            let connections = Connections::default();
            let (near, mut far) = duplex(1024);
            connections.put_warm(Warm { stream: Box::new(near), host: HOST.to_owned(), since });
            far.write_all(sent).await.unwrap();
            let far = (!is_closed).then_some(far);
            let is_taken = connections.take_warm(host, IDLE).await.is_some();
            drop(far);
            is_taken
        };
        assert!(take(just_now(), HOST, b"", false).await);
        assert!(!take(just_now(), "kms.tencentcloudapi.com", b"", false).await, "another host");
        assert!(!take(ago(BEYOND_IDLE, Duration::ZERO), HOST, b"", false).await, "it waited too long");
        assert!(!take(ago(Duration::ZERO, BEYOND_IDLE), HOST, b"", false).await, "the machine slept");
        assert!(!take(just_now(), HOST, b"H", false).await, "something has arrived");
        assert!(!take(just_now(), HOST, b"", true).await, "it was closed");
    }

    #[tokio::test]
    async fn at_most_eight_connections_of_look_ups_are_kept_while_they_are_young_and_open() {
        let connections = Connections::default();
        let mut ends = Vec::new();
        for _ in 0..=MOST_KEPT {
            let (channel, end) = channel().await;
            connections.keep(channel);
            ends.push(end);
        }
        assert!(connections.kept("kms.tencentcloudapi.com").await.is_none(), "another host");
        let mut taken = Vec::new();
        while let Some(channel) = connections.kept(HOST).await {
            taken.push(channel);
        }
        assert_eq!(taken.len(), MOST_KEPT);
        for since in [ago(BEYOND_IDLE, Duration::ZERO), ago(Duration::ZERO, BEYOND_IDLE)] {
            let channel = taken.pop().unwrap();
            connections.kept.lock().unwrap().push(IdleConnection { channel, since });
            assert!(connections.kept(HOST).await.is_none(), "it waited too long");
        }
        ends.clear();
        settle().await;
        connections.keep(taken.pop().unwrap());
        assert!(connections.kept.lock().unwrap().is_empty(), "it is closed");
    }

    #[tokio::test]
    async fn a_request_on_a_connection_that_was_closed_before_has_written_nothing() {
        let (mut channel, far) = channel().await;
        drop(far);
        settle().await;
        channel.send(Request::new(Full::default())).await.unwrap_err();
        assert!(!channel.has_written());
    }
}
