//! The program stopped, brought back, and ended although the terminal takes nothing more.

use std::{io, sync::mpsc::channel, thread, time::Duration};

use super::{Face, guard};

/// How long the terminal is given to take the bytes that give it back.
const LAST_BYTES: Duration = Duration::from_millis(500);

impl Face {
    /// Stops until the shell lets it go on. The whole group stops, as it would by the terminal's own key: a program
    /// that waits for this one would otherwise keep the terminal.
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if can_be_continued() {
            // First: once the others have stopped, the shell takes the terminal.
            guard::leave()?;
            self.is_away = true;
            // All at once, this program too: what is typed as soon as the shell has the terminal is the shell's.
            rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
            return Ok(());
        }
        self.redraw()
    }

    #[cfg(not(unix))]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.redraw()
    }

    /// Asked to stop by another program: gives the terminal back and stops. The signal that asks for it is caught, so
    /// that the terminal can be given back first; the one that cannot be caught does it.
    #[cfg(unix)]
    pub(super) fn stop_from_outside(&mut self) -> io::Result<()> {
        if can_be_continued() {
            guard::leave()?;
            self.is_away = true;
            // Another thread may be the one that is stopped first, so that this one goes on for a moment: the terminal
            // is taken again only when the shell says that it may be.
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
            return Ok(());
        }
        self.redraw()
    }

    #[cfg(not(unix))]
    pub(super) fn stop_from_outside(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// After a stop, also one that could not be caught: others may have changed the terminal.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        self.is_away = false;
        guard::leave()?;
        guard::enter()?;
        self.redraw()
    }
}

/// Whether a shell with job control could continue it: such a shell gives each job a group of its own. The first
/// program of a session has nobody above it, and would stop for ever.
#[cfg(unix)]
fn can_be_continued() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Ends the program although the loop still waits for a terminal that nobody reads. Drafts were kept shortly after the
/// last key.
pub(super) fn end_by_force_after(patience: Duration, code: u8) {
    let end = move || {
        thread::sleep(patience);
        // The frame that waits may fill the terminal again, and the last bytes would wait behind it.
        let (done, is_done) = channel::<()>();
        let left = thread::Builder::new().name("leave".into()).spawn(move || {
            guard::leave_by_force();
            drop(done);
        });
        if left.is_ok() {
            let _ = is_done.recv_timeout(LAST_BYTES);
        }
        std::process::exit(i32::from(code));
    };
    // Where the system gives no thread the loop still ends it, once the terminal takes the frame.
    let _ = thread::Builder::new().name("end".into()).spawn(end);
}
