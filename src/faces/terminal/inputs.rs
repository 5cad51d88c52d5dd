//! What the wizard's loop waits for: bytes of the terminal (from their own thread), events of the runtime, and signals.
//! They are taken in batches.

use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Instant,
};

use crate::{app::Event, runtime::Signal};

/// One input of the loop.
pub(super) enum Input {
    /// Bytes that the terminal delivered at once, and when they were read. The loop may take them much later.
    #[cfg(unix)]
    Bytes(Vec<u8>, Instant),
    /// A key or a paste, on systems where the terminal does not deliver bytes.
    #[cfg(not(unix))]
    TimedToken(super::decoder::TimedToken),
    /// The terminal was resized.
    #[cfg(not(unix))]
    Resized,
    App(Event),
    Signal(Signal),
    /// The terminal was closed.
    Closed,
    /// A thread panicked, and the terminal was given back.
    Broken,
}

/// The most inputs in a batch, so that a frame is drawn even if a source never ends.
const MOST: usize = 1 << 20;

/// The channel of the inputs.
pub(super) struct Inputs {
    sender: Sender<Input>,
    receiver: Receiver<Input>,
}

impl Inputs {
    pub(super) fn new() -> Inputs {
        let (sender, receiver) = channel();
        Inputs { sender, receiver }
    }

    pub(super) fn sender(&self) -> Sender<Input> {
        self.sender.clone()
    }

    /// Starts the thread that reads the terminal. It blocks until the process ends.
    ///
    /// # Errors
    /// The error of the operating system, if the thread cannot be started.
    pub(super) fn read_terminal(&self) -> io::Result<()> {
        let sender = self.sender();
        thread::Builder::new().name("keys".into()).spawn(move || {
            read(&sender);
            // There is no receiver once the loop has ended.
            let _ = sender.send(Input::Closed);
        })?;
        Ok(())
    }

    /// Takes the runtime's events that are still waiting, and drops other inputs.
    pub(super) fn rest(&self) -> Vec<Event> {
        let events = self.receiver.try_iter().filter_map(|input| match input {
            Input::App(event) => Some(event),
            _ => None,
        });
        events.collect()
    }

    /// Waits for an input, at most until the deadline, and takes all that are there. Returns an empty batch if the
    /// deadline passed.
    pub(super) fn batch(&self, deadline: Option<Instant>) -> Vec<Input> {
        let first = match deadline {
            Some(deadline) => match self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(input) => Some(input),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Input::Closed),
            },
            None => Some(self.receiver.recv().unwrap_or(Input::Closed)),
        };
        first.into_iter().chain(self.receiver.try_iter().take(MOST)).collect()
    }
}

/// Reads until the terminal is closed or the loop has ended.
#[cfg(unix)]
fn read(sender: &Sender<Input>) {
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::{Errno, read},
    };
    /// The most bytes of one read. A terminal delivers far fewer at once.
    const PIECE: usize = 65_536;
    /// How long to wait for more bytes, so that the bytes of one write stay together.
    const JOIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000 };
    let stdin = rustix::stdio::stdin();
    let is_ready = |patience: Option<&Timespec>| {
        // An error is reported by the read that follows.
        poll(&mut [PollFd::new(&stdin, PollFlags::IN)], patience).is_ok_and(|ready| ready > 0)
    };
    let mut buffer = vec![0; PIECE];
    loop {
        let mut length = match read(stdin, &mut buffer) {
            Ok(0) => return,
            Ok(length) => length,
            Err(Errno::INTR) => continue,
            Err(Errno::AGAIN) => {
                is_ready(None);
                continue;
            }
            Err(_) => return,
        };
        let at = Instant::now();
        while length < PIECE && is_ready(Some(&JOIN)) {
            match read(stdin, &mut buffer[length..]) {
                // The next read meets the same error.
                Ok(0) | Err(_) => break,
                Ok(more) => length += more,
            }
        }
        if sender.send(Input::Bytes(buffer[..length].to_vec(), at)).is_err() {
            return;
        }
    }
}

/// Reads until the terminal is closed or the loop has ended.
#[cfg(not(unix))]
fn read(sender: &Sender<Input>) {
    use crossterm::event::{Event as TerminalEvent, KeyEventKind, MouseButton, MouseEventKind, read};
    use ratatui::layout::Position;

    use super::{
        decoder::{TimedToken, Token},
        keyboard::chord,
        mouse::MouseReport,
    };
    use crate::app::WheelTurn;
    while let Ok(event) = read() {
        let token = match event {
            TerminalEvent::Key(event) if event.kind != KeyEventKind::Release => chord(event).map(Token::Key),
            TerminalEvent::Mouse(event) if event.modifiers.is_empty() => match event.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    Some(Token::Mouse(MouseReport::Click(Position { x: event.column, y: event.row })))
                }
                MouseEventKind::ScrollUp => Some(Token::Mouse(MouseReport::Wheel(WheelTurn::Up))),
                MouseEventKind::ScrollDown => Some(Token::Mouse(MouseReport::Wheel(WheelTurn::Down))),
                _ => None,
            },
            TerminalEvent::Paste(text) => Some(Token::Paste(text)),
            TerminalEvent::Resize(..) if sender.send(Input::Resized).is_err() => return,
            _ => None,
        };
        let came = token.map(|token| TimedToken { token, at: Instant::now(), is_joined: false, is_last: true });
        if came.is_some_and(|came| sender.send(Input::TimedToken(came)).is_err()) {
            return;
        }
    }
}
