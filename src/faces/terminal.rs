//! The full-screen face: a guard that gives the terminal back whatever happens, a thread that reads keys, and a loop
//! that draws once a batch and sleeps while nothing happens.

mod guard;
mod keyboard;

use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use crossterm::event::Event as TerminalEvent;
use jiff::{Timestamp, tz::TimeZone};
use ratatui::{Terminal, backend::CrosstermBackend};

use self::{
    guard::Guard,
    keyboard::{Keyboard, Pressed},
};
use crate::{
    app::{App, Effect, Event, keys::Key, overlay::Overlay, start::Launch},
    domain::rule::Message,
    runtime::{Report, Runtime, Setup, Signal},
    text::{Language, Words},
    ui::{
        self,
        pen::View,
        theme::{Glyphs, Theme},
    },
};

/// How the wizard is opened.
pub struct Options {
    /// Where to, and whether the form opens at once.
    pub launch: Launch,
    /// The language of the interface.
    pub language: Language,
    /// Whether only ASCII is drawn.
    pub is_ascii: bool,
    /// What the runtime needs to know.
    pub setup: Setup,
    /// The draft to open, by its file's name.
    pub draft: Option<String>,
}

/// What the loop waits for.
enum Input {
    Terminal(TerminalEvent),
    App(Event),
    Signal(Signal),
    /// The terminal is gone.
    Closed,
}

/// The exit code of a program that a signal ended: 128 and the signal's number.
fn exit_of(signal: Signal) -> u8 {
    match signal {
        Signal::HangUp => 129,
        Signal::Interrupt => 130,
        Signal::Terminate => 143,
    }
}

/// A paste without brackets comes in pieces: after so many keys at once, more are waited for before drawing.
const CLUMP: usize = 16;
/// How long.
const GATHER: Duration = Duration::from_millis(2);
/// An Esc is an Esc only if nothing follows within this time.
const ESCAPE: Duration = Duration::from_millis(50);

/// Runs the wizard to its end; returns the exit code.
///
/// # Errors
/// What the terminal says when it cannot be used.
pub fn run(options: Options) -> io::Result<u8> {
    let guard = Guard::enter()?;
    let mut face = Face::open(options)?;
    face.draw()?;
    let result = face.run();
    // The guard gives the terminal back before anything is said.
    drop(guard);
    let (code, farewell) = result?;
    if let Some(text) = farewell {
        let mut stderr = io::stderr().lock();
        // Nobody may be there to read it any more.
        let _ = io::Write::write_all(&mut stderr, format!("{text}\n").as_bytes());
    }
    Ok(code)
}

struct Face {
    app: App,
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
    theme: Theme,
    glyphs: Glyphs,
    words: Words,
    setup: Option<Setup>,
    runtime: Option<Runtime>,
    sender: Sender<Input>,
    inputs: Receiver<Input>,
    keyboard: Keyboard,
    waiting: Vec<Effect>,
    exit: Option<u8>,
}

impl Face {
    fn open(options: Options) -> io::Result<Face> {
        let (mut app, mut waiting) = App::open(options.launch, options.language, TimeZone::system(), Timestamp::now());
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        let size = terminal.size()?;
        app.resized(size.width, size.height);
        if let Some(draft) = options.draft {
            waiting.push(Effect::OpenDraft(draft));
        }
        let (sender, inputs) = channel();
        // https://no-color.org: present and not empty.
        let is_mono = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Ok(Face {
            words: Words::new(app.language),
            app,
            terminal,
            theme: if is_mono { Theme::mono() } else { Theme::colour() },
            glyphs: if options.is_ascii { Glyphs::ASCII } else { Glyphs::LINES },
            setup: Some(options.setup),
            runtime: None,
            sender,
            inputs,
            keyboard: Keyboard::default(),
            waiting,
            exit: None,
        })
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.words.language() != self.app.language {
            self.words = Words::new(self.app.language);
        }
        let view = View { words: &self.words, theme: &self.theme, glyphs: self.glyphs };
        let app = &self.app;
        self.terminal.draw(|frame| ui::draw(frame, app, view))?;
        Ok(())
    }

    /// The loop. Threads start after the first frame, so that it waits for nothing.
    fn run(&mut self) -> io::Result<(u8, Option<String>)> {
        self.read_terminal();
        if let Some(setup) = self.setup.take() {
            let sender = self.sender.clone();
            self.runtime = Some(Runtime::start(setup, move |report| {
                let input = match report {
                    Report::Event(event) => Input::App(event),
                    Report::Signal(signal) => Input::Signal(signal),
                    Report::Idle => return,
                };
                // The loop has ended where nobody receives.
                let _ = sender.send(input);
            })?);
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.perform(waiting)?;
        while self.exit.is_none() {
            let batch = self.batch();
            self.take(batch)?;
            if self.exit.is_none() {
                self.draw()?;
            }
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.finish();
        }
        Ok((self.exit.unwrap_or(1), self.farewell()))
    }

    fn read_terminal(&self) {
        let sender = self.sender.clone();
        // Blocks for the life of the program; it ends with the process.
        thread::spawn(move || {
            loop {
                let input = crossterm::event::read().map_or(Input::Closed, Input::Terminal);
                let is_closed = matches!(input, Input::Closed);
                if sender.send(input).is_err() || is_closed {
                    return;
                }
            }
        });
    }

    /// Waits for something, then takes all that is there; a clump of keys is gathered until it pauses.
    fn batch(&mut self) -> Vec<Input> {
        let first = if self.keyboard.has_escape() {
            match self.inputs.recv_timeout(ESCAPE) {
                Ok(input) => Some(input),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Input::Closed),
            }
        } else {
            Some(self.inputs.recv().unwrap_or(Input::Closed))
        };
        let mut batch: Vec<Input> = first.into_iter().collect();
        loop {
            batch.extend(self.inputs.try_iter());
            if batch.len() < CLUMP {
                return batch;
            }
            match self.inputs.recv_timeout(GATHER) {
                Ok(input) => batch.push(input),
                Err(_) => return batch,
            }
        }
    }

    fn take(&mut self, batch: Vec<Input>) -> io::Result<()> {
        let mut events = Vec::new();
        let is_timeout = batch.is_empty();
        for input in batch {
            match input {
                Input::Terminal(event) => self.keyboard.take(event),
                Input::App(event) => {
                    events.extend(self.keyboard.pressed());
                    events.push(Pressed::Other(event));
                }
                Input::Signal(signal) => return self.ended_by(signal),
                Input::Closed => return self.ended_by(Signal::HangUp),
            }
        }
        if is_timeout {
            self.keyboard.release_escape();
        }
        events.extend(self.keyboard.pressed());
        let keys = events.iter().filter(|event| matches!(event, Pressed::Key(_))).count();
        for event in events {
            let event = match event {
                Pressed::Key(chord) if keys > 1 && chord.key == Key::Enter && self.is_confirming() => {
                    self.app.notice = Some(Message::new("enter-alone"));
                    continue;
                }
                Pressed::Key(chord) => Event::Key(chord),
                Pressed::Pasted(text) => Event::Pasted(text),
                Pressed::Resized(columns, lines) => {
                    self.terminal.autoresize()?;
                    Event::Resized(columns, lines)
                }
                Pressed::Other(event) => event,
            };
            let effects = self.app.update(Timestamp::now(), event);
            self.perform(effects)?;
            if self.exit.is_some() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether the next Enter could create: then only one that arrives by itself counts.
    fn is_confirming(&self) -> bool {
        self.app.overlays.iter().any(|overlay| matches!(overlay, Overlay::Confirm(_)))
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Quit(code) => self.exit = Some(code),
                Effect::Redraw => self.terminal.clear()?,
                Effect::Suspend => self.suspend()?,
                Effect::Copy(text) => self.copy(&text)?,
                effect => {
                    if let Some(runtime) = &self.runtime {
                        runtime.run(effect);
                    }
                }
            }
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))?;
        let effects = self.app.update(Timestamp::now(), Event::Copied(text.len()));
        self.perform(effects)
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        guard::leave()?;
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TSTP)?;
        guard::enter()?;
        self.terminal.clear()
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// A signal ends the program: what was typed is kept first.
    fn ended_by(&mut self, signal: Signal) -> io::Result<()> {
        let effects = self.app.update(Timestamp::now(), Event::Ending);
        self.perform(effects)?;
        self.exit = Some(exit_of(signal));
        Ok(())
    }

    /// The last line, on the terminal as it was: how to go on.
    fn farewell(&self) -> Option<String> {
        let message = self.app.farewell()?;
        Some(crate::domain::unseen::visible(&self.words.message(&message)).into_owned())
    }
}
