//! Takes the terminal and gives it back: at the end, on an error, and on a panic.

use std::{io, panic};

use crossterm::{
    cursor, event, execute, style,
    terminal::{self, EnterAlternateScreen, LeaveAlternateScreen},
};

/// The terminal is ours while it lives.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal. After a panic of any thread it is given back, the panic's own message is said, and `broken`
    /// is called.
    pub(super) fn enter(broken: impl Fn() + Send + Sync + 'static) -> io::Result<Guard> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The message is for a screen that shows it.
            let _ = leave();
            before(info);
            broken();
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
        // A panic in the middle of a frame leaves its colours.
        style::SetAttribute(style::Attribute::Reset),
        event::DisableBracketedPaste,
        event::DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    );
    terminal::disable_raw_mode().and(screen)
}

/// The terminal as it was, where it takes no more output: what waits to be shown is dropped, so that this never blocks.
#[cfg(unix)]
pub(super) fn leave_by_force() {
    // Where even this fails nothing else is left.
    let _ = terminal::disable_raw_mode();
    let stdout = rustix::stdio::stdout();
    let _ = rustix::termios::tcflush(stdout, rustix::termios::QueueSelector::OFlush);
    let _ = rustix::io::write(stdout, b"\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h");
}

#[cfg(not(unix))]
pub(super) fn leave_by_force() {
    let _ = terminal::disable_raw_mode();
}
