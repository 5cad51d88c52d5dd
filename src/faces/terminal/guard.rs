//! Takes the terminal, and gives it back at the end, on an error, and on a panic.

use std::{
    io, panic,
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    cursor, event, execute, style,
    terminal::{self, EnterAlternateScreen, LeaveAlternateScreen},
};

/// Whether the terminal is taken. Giving it back twice would move the cursor over what was printed in between.
static IS_OURS: AtomicBool = AtomicBool::new(false);

/// Holds the terminal. Dropping it gives the terminal back.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal. If any thread panics, the terminal is given back, the panic's message is printed, and
    /// `broken` is called.
    pub(super) fn enter(broken: impl Fn() + Send + Sync + 'static) -> io::Result<Guard> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The message must not be printed on the alternate screen, which disappears.
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
        // An error cannot be reported any more.
        let _ = leave();
    }
}

/// Enters raw mode, the alternate screen and bracketed paste.
pub(super) fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    IS_OURS.store(true, Ordering::SeqCst);
    let entered = execute!(io::stdout(), EnterAlternateScreen, event::EnableBracketedPaste);
    if entered.is_err() {
        let _ = leave();
    }
    entered
}

/// Restores the terminal.
pub(super) fn leave() -> io::Result<()> {
    if !IS_OURS.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let screen = execute!(
        io::stdout(),
        // A panic in the middle of a frame leaves its colours behind.
        style::SetAttribute(style::Attribute::Reset),
        event::DisableBracketedPaste,
        event::DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    );
    terminal::disable_raw_mode().and(screen)
}

/// Restores a terminal that accepts no more output. Pending output is dropped, so that this never blocks.
#[cfg(unix)]
pub(super) fn leave_by_force() {
    // If this fails too, nothing else can be done.
    let _ = terminal::disable_raw_mode();
    let stdout = rustix::stdio::stdout();
    let _ = rustix::termios::tcflush(stdout, rustix::termios::QueueSelector::OFlush);
    let _ = rustix::io::write(stdout, b"\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h");
}

#[cfg(not(unix))]
pub(super) fn leave_by_force() {
    let _ = terminal::disable_raw_mode();
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::{env, io::Read as _, sync::mpsc::channel, thread};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    /// Set if this test runs as the program inside the terminal.
    const INSIDE: &str = "DBCRED_TEST_PANICS_IN";

    /// The path of the test.
    const THIS: &str = concat!(module_path!(), "::a_panic_of_any_thread_gives_the_terminal_back_and_is_seen");

    /// The program inside the terminal: panics in another thread or in this one.
    fn panics(thread: &str) {
        let (tell, broken) = channel();
        let _guard = Guard::enter(move || tell.send(()).unwrap()).unwrap();
        let frame = || {
            execute!(io::stdout(), cursor::Hide, style::SetForegroundColor(style::Color::Red)).unwrap();
            panic!("the reason is seen")
        };
        if thread == "other" {
            assert!(thread::spawn(frame).join().is_err());
            broken.recv().unwrap();
            // The wizard's loop would end here.
            return;
        }
        frame();
    }

    #[test]
    fn a_panic_of_any_thread_gives_the_terminal_back_and_is_seen() {
        if let Ok(thread) = env::var(INSIDE) {
            return panics(&thread);
        }
        for (thread, is_good) in [("main", false), ("other", true)] {
            let pair = native_pty_system().openpty(PtySize::default()).unwrap();
            let before = pair.master.get_termios().unwrap();
            let mut command = CommandBuilder::new(env::current_exe().unwrap());
            command.args([THIS.split_once("::").unwrap().1, "--exact", "--nocapture", "--test-threads=1"]);
            command.env(INSIDE, thread);
            let mut child = pair.slave.spawn_command(command).unwrap();
            let mut reader = pair.master.try_clone_reader().unwrap();
            let shown = thread::spawn(move || {
                let mut bytes = Vec::new();
                reader.read_to_end(&mut bytes).unwrap();
                bytes
            });
            assert_eq!(child.wait().unwrap().success(), is_good, "{thread}");
            assert!(pair.master.get_termios().unwrap() == before, "{thread}: the modes of the terminal");
            drop(pair.slave);
            let mut screen = vt100::Parser::default();
            let shown = shown.join().unwrap();
            screen.process(&shown);
            let screen = screen.screen();
            assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "{thread}");
            assert_eq!(screen.fgcolor(), vt100::Color::Default, "{thread}");
            let after = shown.rsplit(|byte| *byte == 0x1b).next().unwrap_or_default();
            let after = String::from_utf8_lossy(after);
            assert!(after.contains("the reason is seen"), "{thread}: {after}");
        }
    }
}
