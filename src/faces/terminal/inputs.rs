//! What the loop waits for: keys from a thread of their own, the engine's news and signals, taken in batches.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use crossterm::event::Event as TerminalEvent;

use crate::{app::Event, runtime::Signal};

/// One thing that came.
pub(super) enum Input {
    Terminal(TerminalEvent, Arrival),
    App(Event),
    Signal(Signal),
    /// The terminal is gone.
    Closed,
    /// A thread panicked, and the terminal was given back.
    Broken,
}

/// How a terminal's event came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival {
    /// When it was read, which may be long before it is taken.
    pub(super) at: Instant,
    /// Whether it was there already when the one before it was read.
    pub(super) is_joined: bool,
}

/// A paste without brackets comes in pieces: after so many keys at once, more are waited for before drawing.
const CLUMP: usize = 16;
/// How long; keys that are further apart did not come at once.
pub(super) const GATHER: Duration = Duration::from_millis(2);
/// The most of a batch, so that a source without an end is drawn too.
const MOST: usize = 1 << 20;
/// How long a key waits for its neighbour. What one write brought is there at once; crossterm sees it only where the
/// time is not zero.
const JOIN: Duration = Duration::from_micros(20);

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
    pub(super) fn read_terminal(&self) {
        let sender = self.sender();
        thread::spawn(move || {
            let mut is_joined = false;
            loop {
                let Ok(event) = crossterm::event::read() else {
                    // The loop has ended where nobody receives.
                    let _ = sender.send(Input::Closed);
                    return;
                };
                let arrival = Arrival { at: Instant::now(), is_joined };
                if sender.send(Input::Terminal(event, arrival)).is_err() {
                    return;
                }
                is_joined = crossterm::event::poll(JOIN).unwrap_or(false);
            }
        });
    }

    /// The engine's news that are there and that nobody has taken yet.
    pub(super) fn rest(&self) -> Vec<Event> {
        let events = self.receiver.try_iter().filter_map(|input| match input {
            Input::App(event) => Some(event),
            Input::Terminal(..) | Input::Signal(_) | Input::Closed | Input::Broken => None,
        });
        events.collect()
    }

    /// Waits for something, at most until the deadline, then takes all that is there; a clump of keys is gathered
    /// until it pauses. Empty where the deadline passed.
    pub(super) fn batch(&self, deadline: Option<Instant>) -> Vec<Input> {
        let first = match deadline {
            Some(deadline) => match self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(input) => Some(input),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Input::Closed),
            },
            None => Some(self.receiver.recv().unwrap_or(Input::Closed)),
        };
        let mut batch: Vec<Input> = first.into_iter().collect();
        loop {
            batch.extend(self.receiver.try_iter().take(MOST.saturating_sub(batch.len())));
            if batch.len() < CLUMP || batch.len() >= MOST {
                return batch;
            }
            match self.receiver.recv_timeout(GATHER) {
                Ok(input) => batch.push(input),
                Err(_) => return batch,
            }
        }
    }
}
