//! Carries out what the wizard wants done: on the terminal here, everything else by the runtime.

use std::io;

use jiff::Timestamp;

use super::Face;
use crate::{
    app::{Effect, Event, TerminalEffect},
    domain::{endpoint::Site, rule::Message},
    faces::background_sandbox::BackgroundSandbox,
    sandbox::{SECRET_ID, SECRET_KEY, SandboxSite, Settings},
};

impl Face {
    pub(super) fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match self.hand_over(effect) {
                Some(TerminalEffect::Quit(code)) => self.exit = Some(code),
                Some(TerminalEffect::Redraw) => self.is_stale = true,
                Some(TerminalEffect::Suspend) => self.suspend()?,
                Some(TerminalEffect::Mouse(is_on)) => self.switch_mouse(is_on)?,
                Some(TerminalEffect::Copy(text)) => self.copy(&text)?,
                Some(TerminalEffect::EnterSandbox) => self.enter_sandbox()?,
                None => {}
            }
        }
        Ok(())
    }

    /// Hands over to the runtime what is its work, and returns what is the face's own.
    pub(super) fn hand_over(&self, effect: Effect) -> Option<TerminalEffect> {
        match (effect, &self.runtime) {
            (Effect::Terminal(effect), _) => return Some(effect),
            (Effect::Draft(change), Some(runtime)) => runtime.keep(change),
            (Effect::Runtime(task), Some(runtime)) => runtime.run(task),
            // The runtime has ended.
            (Effect::Draft(_) | Effect::Runtime(_), None) => {}
        }
        None
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))?;
        self.happens(Event::Copied(text.len()))
    }

    /// Starts the stand-in and goes there, with its own key and its own files.
    fn enter_sandbox(&mut self) -> io::Result<()> {
        let site = match self.app.site() {
            Site::China => SandboxSite::China,
            Site::Intl => SandboxSite::International,
        };
        let started =
            BackgroundSandbox::start(Settings { site, ..Settings::default() }).and_then(BackgroundSandbox::listening);
        let event = match started {
            Ok(listening) => {
                if let Some(runtime) = &self.runtime {
                    runtime.use_sandbox(SECRET_ID, SECRET_KEY);
                }
                Event::SandboxStarted(listening.endpoint, listening.address)
            }
            Err(error) => Event::Warned(Message::new("wizard-no-sandbox").with("why", error.to_string())),
        };
        self.happens(event)
    }

    /// Something happens now.
    pub(super) fn happens(&mut self, event: Event) -> io::Result<()> {
        let effects = self.app.update(Timestamp::now(), event);
        self.perform(effects)
    }
}
