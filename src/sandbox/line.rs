//! Connections that the sandbox can disturb: closed before the answer, cut in the middle of it, or very slow.

use std::{
    future::Future,
    io,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::Sleep,
};

/// How an answer is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pace {
    /// Normally.
    #[default]
    Open,
    /// Not at all: the connection is closed.
    Cut,
    /// The head and that many bytes of the body; then the connection is closed.
    Part(usize),
    /// The head, and then the body at one byte per second.
    Drip,
}

/// The sandbox's control of one connection.
#[derive(Clone, Debug, Default)]
pub(super) struct ConnectionControl(Arc<Mutex<Pace>>);

impl ConnectionControl {
    pub(super) fn set(&self, pace: Pace) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = pace;
    }

    fn pace(&self) -> Pace {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection.
pub(super) struct ClientLine {
    stream: TcpStream,
    hand: ConnectionControl,
    pause: Pin<Box<Sleep>>,
    is_past_head: bool,
    sent: usize,
}

impl ClientLine {
    pub(super) fn new(stream: TcpStream, hand: ConnectionControl) -> ClientLine {
        let pause = Box::pin(tokio::time::sleep(Duration::ZERO));
        ClientLine { stream, hand, pause, is_past_head: false, sent: 0 }
    }

    /// Returns how many of the next bytes may be sent now, or `None` if the answer has to end.
    fn allowance(&mut self, bytes: &[u8], cx: &mut Context<'_>) -> Poll<Option<usize>> {
        let pace = self.hand.pace();
        match pace {
            Pace::Open => {
                // The next answer on this connection may be disturbed again.
                (self.is_past_head, self.sent) = (false, 0);
                Poll::Ready(Some(bytes.len()))
            }
            Pace::Cut => Poll::Ready(None),
            Pace::Part(_) | Pace::Drip if !self.is_past_head => {
                let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
                Poll::Ready(Some(end.unwrap_or(bytes.len())))
            }
            Pace::Part(size) => Poll::Ready((self.sent < size).then(|| bytes.len().min(size - self.sent))),
            Pace::Drip => {
                ready!(self.pause.as_mut().poll(cx));
                Poll::Ready(Some(bytes.len().min(1)))
            }
        }
    }
}

impl AsyncRead for ClientLine {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for ClientLine {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let Some(allowed) = ready!(self.allowance(bytes, cx)) else {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        };
        let part = bytes.get(..allowed).unwrap_or(bytes);
        let sent = ready!(Pin::new(&mut self.stream).poll_write(cx, part))?;
        if self.is_past_head {
            self.sent += sent;
            self.pause.as_mut().reset(tokio::time::Instant::now() + Duration::from_secs(1));
        } else if self.hand.pace() != Pace::Open && part.get(..sent).is_some_and(|sent| sent.ends_with(b"\r\n\r\n")) {
            self.is_past_head = true;
        }
        Poll::Ready(Ok(sent))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
