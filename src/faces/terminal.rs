//! The full-screen face: a guard that gives the terminal back whatever happens, a thread that reads keys, and a loop
//! that draws once a batch and sleeps while nothing happens.

mod appearance;
mod backend;
mod decoder;
mod effects;
mod guard;
mod inputs;
mod keyboard;
mod mouse;
mod questions;
mod sequences;
mod size;
mod stops;

use std::{
    io,
    mem::ManuallyDrop,
    panic::{self, AssertUnwindSafe},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use ratatui::{Terminal, TerminalOptions, Viewport, layout::Rect};

use self::{
    appearance::Appearance,
    backend::ThinBackend,
    decoder::Decoder,
    guard::Guard,
    inputs::{Input, Inputs},
    keyboard::{Keyboard, Pressed},
    size::size,
    stops::end_by_force_after,
};
use crate::{
    app::{App, Effect, Event, Piece, RuntimeTask, start::Launch},
    domain::{rule::Message, template::Template},
    runtime::{self, Prepared, Report, Runtime, Setup, Signal},
    store::{self, StoreError},
    text::{Language, Words},
    ui::{
        self,
        painter::View,
        theme::{Glyphs, ThemeName},
    },
};

/// How the wizard is opened.
pub(crate) struct Options {
    /// Where to, and whether the form opens at once.
    pub(crate) launch: Launch,
    /// The language of the interface.
    pub(crate) language: Language,
    /// Whether only ASCII is drawn.
    pub(crate) is_ascii: bool,
    /// The theme that was chosen; `None`: the user's own, or the one for the terminal's background.
    pub(crate) theme: Option<ThemeName>,
    /// What the runtime needs to know.
    pub(crate) setup: Setup,
    /// The draft to open, by its file's name.
    pub(crate) draft: Option<String>,
    /// What the form begins with, if it is not empty.
    pub(crate) begun: Option<Template>,
}

/// The exit code of a program that a signal ended: 128 and the signal's number.
fn exit_of(signal: Signal) -> Option<u8> {
    match signal {
        Signal::HangUp => Some(129),
        Signal::Interrupt => Some(130),
        Signal::Quit => Some(131),
        Signal::Terminate => Some(143),
        Signal::Stop | Signal::Continue | Signal::Resize => None,
    }
}

/// The exit code after a panic, as the standard library has it.
const PANICKED: u8 = 101;
/// How long a terminal that takes no more output may keep a signal from ending the program.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long the first frame waits for `config.toml`.
const CONFIG_PATIENCE: Duration = Duration::from_secs(1);

/// Runs the wizard to its end; returns the exit code.
///
/// # Errors
/// What the terminal says when it cannot be used.
pub(crate) fn run(options: Options) -> io::Result<u8> {
    // From here on a signal ends the program in order, with a terminal that can be used again.
    let prepared = runtime::prepare()?;
    let inputs = Inputs::new();
    let broken = inputs.sender();
    let guard = Guard::enter(move || {
        // Sending fails only after the loop has ended.
        let _ = broken.send(Input::Broken);
    })?;
    let mut face = Face::open(options, inputs)?;
    let ended = panic::catch_unwind(AssertUnwindSafe(|| face.run(prepared)));
    let result = match ended {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) if face.runtime.is_none() => Err(error),
        // The terminal is gone in the middle of a frame.
        Ok(Err(_)) => {
            face.ended_by(Signal::HangUp);
            Ok(())
        }
        Err(panic) => {
            // What was typed is kept, if the state allows it.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| face.end(PANICKED)));
            face.finish();
            panic::resume_unwind(panic);
        }
    };
    face.finish();
    // The guard gives the terminal back before anything is printed.
    drop(guard);
    result?;
    if let Some(text) = face.farewell() {
        let mut stderr = io::stderr().lock();
        // stderr may be closed already.
        let _ = io::Write::write_all(&mut stderr, format!("{text}\n").as_bytes());
    }
    Ok(face.exit.unwrap_or(1))
}

struct Face {
    app: App,
    /// Never dropped: by then the guard has given the terminal back, or it is gone, and ratatui would say so on a
    /// stderr that may be gone as well.
    terminal: ManuallyDrop<Terminal<ThinBackend<io::Stdout>>>,
    appearance: Appearance,
    /// Whether the whole screen is drawn again with the next frame.
    is_stale: bool,
    /// Events that came after the loop had ended.
    late: Vec<Event>,
    /// When the terminal was asked something that it has not answered.
    asked: Option<Instant>,
    glyphs: Glyphs,
    words: Words,
    setup: Option<Setup>,
    runtime: Option<Runtime>,
    inputs: Inputs,
    keyboard: Keyboard,
    waiting: Vec<Effect>,
    /// The terminal was given to the shell, which has not said yet that it is ours again.
    is_away: bool,
    exit: Option<u8>,
}

impl Face {
    fn open(options: Options, inputs: Inputs) -> io::Result<Face> {
        let (mut app, mut waiting) =
            App::open(options.launch, options.language, super::zone::local(), Timestamp::now());
        match store::config::read(|name| std::env::var_os(name), CONFIG_PATIENCE) {
            Ok(None) => {}
            Ok(Some(config)) => app.configure(&config.file, &config.content),
            Err(StoreError { path, why }) => {
                app.session.notice = Some(Message::new("chords-unread").with("file", path).with("why", why));
            }
        }
        let (columns, lines) = size()?;
        app.resized(columns, lines);
        // A fixed area: ratatui would take a terminal that reports no size for an empty one.
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, lines));
        let backend =
            ThinBackend::new(io::stdout(), columns, lines, backend::marks_frames(|name| std::env::var_os(name)));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        if let Some(begun) = options.begun {
            waiting.extend(app.update(Timestamp::now(), Event::Begun(Box::new(begun))));
        }
        if let Some(draft) = options.draft {
            waiting.push(Effect::Runtime(RuntimeTask::OpenDraft(draft)));
        }
        let mut appearance = Appearance::new(options.theme, |name| std::env::var_os(name));
        if options.theme.is_none()
            && let Some(notice) = appearance.read_own(|name| std::env::var_os(name), CONFIG_PATIENCE)
        {
            app.session.notice = Some(notice);
        }
        Ok(Face {
            words: Words::new(app.session.language),
            app,
            terminal: ManuallyDrop::new(terminal),
            appearance,
            is_stale: false,
            late: Vec::new(),
            asked: None,
            glyphs: if options.is_ascii { Glyphs::ASCII } else { Glyphs::LINES },
            setup: Some(options.setup),
            runtime: None,
            inputs,
            keyboard: Keyboard::new(Decoder::escape_delay(std::env::var("ESCDELAY").ok().as_deref())),
            waiting,
            is_away: false,
            exit: None,
        })
    }

    fn draw(&mut self) -> io::Result<()> {
        let (columns, lines) = size()?;
        if (columns, lines) != self.app.session.size {
            self.fit(columns, lines)?;
        }
        if std::mem::take(&mut self.is_stale) {
            self.redraw()?;
        }
        self.renew_words();
        let view = View { words: &self.words, theme: &self.appearance.theme, glyphs: self.glyphs };
        let app = &self.app;
        self.terminal.draw(|frame| ui::draw(frame, app, view))?;
        Ok(())
    }

    /// The words in the language that holds now.
    fn renew_words(&mut self) {
        let is_ascii = self.glyphs == Glyphs::ASCII;
        if (self.words.language(), self.words.is_ascii()) != (self.app.session.language, is_ascii) {
            self.words = Words::new(self.app.session.language).in_ascii(is_ascii);
        }
    }

    /// Takes another size, or draws everything again. Unlike ratatui's `clear` it does not ask for the cursor: the
    /// answer would go to the thread that reads keys.
    fn fit(&mut self, columns: u16, lines: u16) -> io::Result<()> {
        self.terminal.backend_mut().resize(columns, lines);
        self.terminal.resize(Rect::new(0, 0, columns, lines))?;
        self.happens(Event::Resized(columns, lines))
    }

    /// The loop. Threads start after the first frame, so that it waits for nothing.
    fn run(&mut self, prepared: Prepared) -> io::Result<()> {
        if self.app.session.is_mouse_on {
            self.switch_mouse(true)?;
        }
        self.draw()?;
        self.inputs.read_terminal()?;
        self.ask_terminal()?;
        if let Some(setup) = self.setup.take() {
            let sender = self.inputs.sender();
            self.runtime = Some(prepared.start(setup, move |report| {
                let input = match report {
                    Report::Event(event) => Input::App(event),
                    Report::Signal(signal) => {
                        if let Some(code) = exit_of(signal) {
                            end_by_force_after(PATIENCE, code);
                        }
                        Input::Signal(signal)
                    }
                    Report::Idle => return,
                };
                // Sending fails only after the loop has ended.
                let _ = sender.send(input);
            })?);
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.perform(waiting)?;
        while self.exit.is_none() {
            let batch = self.inputs.batch(self.keyboard.deadline());
            // Where a key has only begun there is nothing new to be seen.
            if self.take(batch)? && self.exit.is_none() && !self.is_away {
                self.draw()?;
            }
        }
        // A signal ends the program at once.
        if self.exit.is_some_and(|code| code < 129 || code == self.app.exit_code()) {
            self.await_answer();
        }
        Ok(())
    }

    /// Waits until everything that was to be kept is on disk, and learns whether it is.
    fn finish(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        let is_kept = runtime.finish();
        let late = (!is_kept)
            .then(|| Event::NotSaved(self.app.form.draft_id.clone(), self.words.message(&Message::new("files-slow"))));
        let before = self.app.exit_code();
        for event in std::mem::take(&mut self.late).into_iter().chain(self.inputs.rest()).chain(late) {
            let is_told = matches!(
                event,
                Event::Saved(..)
                    | Event::NotSaved(..)
                    | Event::KeptBeside { .. }
                    | Event::Deleted(..)
                    | Event::NotDeleted(..)
                    | Event::Stepped(..)
                    | Event::Ended(..)
            );
            if is_told {
                // The runtime has ended, so that the effects cannot be carried out.
                drop(self.app.update(Timestamp::now(), event));
            }
        }
        // What was sent meanwhile decides, where how it stands was to be the code.
        if self.exit == Some(before) {
            self.exit = Some(self.app.exit_code());
        }
    }

    /// Takes what came; whether anything happened.
    fn take(&mut self, batch: Vec<Input>) -> io::Result<bool> {
        let mut events = Vec::new();
        let mut ending = None;
        let mut has_happened = false;
        for input in batch {
            match input {
                #[cfg(unix)]
                Input::Bytes(bytes, at) => self.keyboard.read(&bytes, at),
                #[cfg(not(unix))]
                Input::TimedToken(came) => self.keyboard.came(came),
                #[cfg(not(unix))]
                Input::Resized => events.push(Pressed::Resized),
                Input::App(event) => {
                    events.extend(self.keyboard.pressed());
                    events.push(Pressed::Other(event));
                }
                Input::Signal(Signal::Resize) => {
                    events.extend(self.keyboard.pressed());
                    events.push(Pressed::Resized);
                }
                Input::Signal(Signal::Stop) => {
                    self.stop_from_outside()?;
                    has_happened = true;
                }
                Input::Signal(Signal::Continue) => {
                    self.come_back()?;
                    has_happened = true;
                }
                Input::Signal(signal) => ending = ending.or(exit_of(signal)),
                Input::Closed => ending = ending.or(exit_of(Signal::HangUp)),
                Input::Broken => ending = Some(PANICKED),
            }
        }
        self.keyboard.silence(Instant::now());
        if ending.is_some() {
            self.keyboard.finish();
        }
        events.extend(self.keyboard.pressed());
        has_happened |= !events.is_empty();
        for event in events {
            let event = match event {
                // What ends the program does not let anything else begin.
                Pressed::Key { chord, is_alone } if is_alone && ending.is_none() => Event::Key(chord),
                Pressed::Key { chord, .. } => Event::KeyTogether(chord),
                Pressed::Pasted { text, piece: Piece::Whole } => Event::Pasted(text),
                Pressed::Pasted { text, piece } => Event::PastedPiece(text, piece == Piece::More),
                Pressed::Resized => {
                    // Also where the size is the same again: a terminal may forget what it could not show meanwhile.
                    let (columns, lines) = size()?;
                    self.fit(columns, lines)?;
                    continue;
                }
                Pressed::Report(report) => {
                    self.asked = None;
                    self.appearance.answered(report, &mut self.glyphs);
                    continue;
                }
                Pressed::Mouse(_) if ending.is_some() => continue,
                Pressed::Mouse(report) => match self.mouse_event(report) {
                    Some(event) => event,
                    None => continue,
                },
                Pressed::Other(event) => event,
            };
            self.happens(event)?;
            if self.exit.is_some() {
                return Ok(true);
            }
        }
        if let Some(code) = ending {
            self.end(code);
        }
        Ok(has_happened)
    }
}
