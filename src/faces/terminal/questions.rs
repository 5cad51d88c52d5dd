//! What only the terminal knows is asked after the first frame, and nothing waits for the answer.

use std::{
    io::{self, Write as _},
    time::{Duration, Instant},
};

use super::{Face, inputs::Input, keyboard::Pressed};

/// How long after a question an answer of the terminal may still come.
const ANSWER_PATIENCE: Duration = Duration::from_millis(500);

impl Face {
    /// Asks the terminal what only it knows.
    pub(super) fn ask_terminal(&mut self) -> io::Result<()> {
        let mut question = self.appearance.question().to_vec();
        if self.appearance.asks_width(self.glyphs, |name| std::env::var_os(name)) {
            question.extend(self.terminal.backend_mut().ask_width(self.glyphs.horizontal));
        }
        if question.is_empty() {
            return Ok(());
        }
        self.asked = Some(Instant::now());
        let mut output = io::stdout();
        output.write_all(&question)?;
        output.flush()
    }

    /// Waits a moment for an answer that is still on its way, so that it is not typed into the shell.
    pub(super) fn await_answer(&mut self) {
        let Some(until) = self.asked.map(|asked| asked + ANSWER_PATIENCE) else { return };
        while self.asked.is_some() && Instant::now() < until {
            for input in self.inputs.batch(Some(until)) {
                match input {
                    #[cfg(unix)]
                    Input::Bytes(bytes, at) => self.keyboard.read(&bytes, at),
                    Input::App(event) => self.late.push(event),
                    _ => {}
                }
            }
            if self.keyboard.pressed().iter().any(|pressed| matches!(pressed, Pressed::Report(_))) {
                self.asked = None;
            }
        }
    }
}
