//! Takes the terminal, and gives it back at the end, on an error, and on a panic.

#[cfg(unix)]
use std::io::Write as _;
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

/// Whether the terminal reports the mouse while it is taken.
static HAS_MOUSE: AtomicBool = AtomicBool::new(false);

/// Presses and the wheel (1000), with numbers of any size (1006). Not the motion, which would wake the program with
/// every cell that the pointer crosses.
#[cfg(unix)]
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
#[cfg(unix)]
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

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

/// Enters raw mode, the alternate screen and bracketed paste; the mouse is reported where it was before.
pub(super) fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    IS_OURS.store(true, Ordering::SeqCst);
    let entered = execute!(io::stdout(), EnterAlternateScreen, event::EnableBracketedPaste)
        .and_then(|()| if HAS_MOUSE.load(Ordering::SeqCst) { write_mouse(true) } else { Ok(()) });
    if entered.is_err() {
        let _ = leave();
    }
    entered
}

/// Has the terminal report the mouse, or no longer. It reports nothing after [`leave`].
pub(super) fn report_mouse(is_on: bool) -> io::Result<()> {
    HAS_MOUSE.store(is_on, Ordering::SeqCst);
    write_mouse(is_on)
}

#[cfg(unix)]
fn write_mouse(is_on: bool) -> io::Result<()> {
    let mut output = io::stdout();
    output.write_all(if is_on { MOUSE_ON } else { MOUSE_OFF })?;
    output.flush()
}

/// The console has calls for it.
#[cfg(not(unix))]
fn write_mouse(is_on: bool) -> io::Result<()> {
    if is_on {
        execute!(io::stdout(), event::EnableMouseCapture)
    } else {
        execute!(io::stdout(), event::DisableMouseCapture)
    }
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
    let mouse = if HAS_MOUSE.load(Ordering::SeqCst) { MOUSE_OFF } else { b"" };
    let _ = rustix::io::write(stdout, &[b"\x1b[0m\x1b[?2004l", mouse, b"\x1b[?1049l\x1b[?25h"].concat());
}

#[cfg(not(unix))]
pub(super) fn leave_by_force() {
    let _ = terminal::disable_raw_mode();
}

#[cfg(unix)]
#[cfg(test)]
#[path = "../../../tests/shared/pseudo_terminal.rs"]
mod pseudo_terminal;

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::{env, io::Read as _, process::Command, sync::mpsc::channel, thread};

    use rustix::termios::tcgetattr;

    use super::{pseudo_terminal::pseudo_terminal, *};

    /// Set if this test runs as the program inside the terminal.
    const INSIDE: &str = "DBCRED_TEST_PANICS_IN";

    /// The path of the test.
    const THIS: &str = concat!(module_path!(), "::a_panic_of_any_thread_gives_the_terminal_back_and_is_seen");

    /// The program inside the terminal: panics in another thread or in this one.
    fn panics(thread: &str) {
        let (tell, broken) = channel();
        let _guard = Guard::enter(move || tell.send(()).unwrap()).unwrap();
        report_mouse(true).unwrap();
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
            let (mut master, slave) = pseudo_terminal();
            let modes = || format!("{:?}", tcgetattr(&slave).unwrap());
            let before = modes();
            let mut command = Command::new(env::current_exe().unwrap());
            command.args([THIS.split_once("::").unwrap().1, "--exact", "--nocapture", "--test-threads=1"]);
            command.env(INSIDE, thread);
            let end = || slave.try_clone().unwrap();
            let mut child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
            // It keeps the ends that it gave away.
            drop(command);
            let shown = thread::spawn(move || {
                let mut bytes = Vec::new();
                // Linux tells an error once all other ends are closed.
                let _ = master.read_to_end(&mut bytes);
                bytes
            });
            assert_eq!(child.wait().unwrap().success(), is_good, "{thread}");
            assert_eq!(modes(), before, "{thread}: the modes of the terminal");
            drop(slave);
            let mut screen = vt100::Parser::default();
            let shown = shown.join().unwrap();
            screen.process(&shown);
            let screen = screen.screen();
            assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "{thread}");
            assert!(shown.windows(MOUSE_ON.len()).any(|bytes| bytes == MOUSE_ON), "{thread}: the mouse was on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "{thread}");
            assert_eq!(screen.fgcolor(), vt100::Color::Default, "{thread}");
            let after = shown.rsplit(|byte| *byte == 0x1b).next().unwrap_or_default();
            let after = String::from_utf8_lossy(after);
            assert!(after.contains("the reason is seen"), "{thread}: {after}");
        }
    }
}
