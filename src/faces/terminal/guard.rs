//! Takes the terminal and gives it back: at the end, on an error, and on a panic.

use std::{io, panic};

use crossterm::{
    cursor, event, execute,
    terminal::{self, EnterAlternateScreen, LeaveAlternateScreen},
};

/// The terminal is ours while it lives.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal.
    pub(super) fn enter() -> io::Result<Guard> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The message is for a screen that shows it.
            let _ = leave();
            before(info);
        }));
        enter()?;
        Ok(Guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // There is nobody left to tell.
        let _ = leave();
    }
}

/// Raw mode, alternate screen, bracketed paste.
pub(super) fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let entered = execute!(io::stdout(), EnterAlternateScreen, event::EnableBracketedPaste);
    if entered.is_err() {
        let _ = terminal::disable_raw_mode();
    }
    entered
}

/// The terminal as it was.
pub(super) fn leave() -> io::Result<()> {
    let screen = execute!(
        io::stdout(),
        event::DisableBracketedPaste,
        event::DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    );
    terminal::disable_raw_mode().and(screen)
}
