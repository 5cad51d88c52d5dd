//! What the loop waits for: bytes of the terminal from a thread of their own, the engine's news and signals, taken in
//! batches.

use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Instant,
};

use crate::{app::Event, runtime::Signal};

/// One thing that came.
pub(super) enum Input {
    /// Bytes of the terminal that were there at once, and when they were read, which may be long before they are taken.
    #[cfg(unix)]
    Bytes(Vec<u8>, Instant),
    /// A key or a paste, where the system has no bytes for them.
    #[cfg(not(unix))]
    Came(super::decoder::Came),
    /// The terminal has another size.
    #[cfg(not(unix))]
    Resized,
    App(Event),
    Signal(Signal),
    /// The terminal is gone.
    Closed,
    /// A thread panicked, and the terminal was given back.
    Broken,
}

/// The most of a batch, so that a source without an end is drawn too.
const MOST: usize = 1 << 20;

/// The receiving end, and whatever sends to it.
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

    /// Starts the thread that reads the terminal. It blocks for the life of the program, and ends with the process.
    ///
    /// # Errors
    /// What the system says where it gives no thread.
    pub(super) fn read_terminal(&self) -> io::Result<()> {
        let sender = self.sender();
        thread::Builder::new().name("keys".into()).spawn(move || {
            read(&sender);
            // The loop has ended where nobody receives.
            let _ = sender.send(Input::Closed);
        })?;
        Ok(())
    }

    /// The engine's news that are there and that nobody has taken yet.
    pub(super) fn rest(&self) -> Vec<Event> {
        let events = self.receiver.try_iter().filter_map(|input| match input {
            Input::App(event) => Some(event),
            _ => None,
        });
        events.collect()
    }

    /// Waits for something, at most until the deadline, then takes all that is there. Empty where the deadline passed.
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

/// Reads until the terminal is gone, or nobody listens.
#[cfg(unix)]
fn read(sender: &Sender<Input>) {
    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::{Errno, read},
    };
    /// As much as a terminal brings at once, many times over.
    const PIECE: usize = 65_536;
    /// How long a byte waits for its neighbour, so that what one write brought is one piece.
    const JOIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000 };
    let stdin = rustix::stdio::stdin();
    let is_ready = |patience: Option<&Timespec>| {
        // What went wrong here is told by the reading that follows.
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
                // The next reading says it again.
                Ok(0) | Err(_) => break,
                Ok(more) => length += more,
            }
        }
        if sender.send(Input::Bytes(buffer[..length].to_vec(), at)).is_err() {
            return;
        }
    }
}

/// Reads until the terminal is gone, or nobody listens.
#[cfg(not(unix))]
fn read(sender: &Sender<Input>) {
    use crossterm::event::{Event as TerminalEvent, KeyEventKind, read};

    use super::{
        decoder::{Came, Token},
        keyboard::chord,
    };
    while let Ok(event) = read() {
        let token = match event {
            TerminalEvent::Key(event) if event.kind != KeyEventKind::Release => chord(event).map(Token::Key),
            TerminalEvent::Paste(text) => Some(Token::Paste(text)),
            TerminalEvent::Resize(..) if sender.send(Input::Resized).is_err() => return,
            _ => None,
        };
        let came = token.map(|token| Came { token, at: Instant::now(), is_joined: false, is_last: true });
        if came.is_some_and(|came| sender.send(Input::Came(came)).is_err()) {
            return;
        }
    }
}
