//! Stops and continues the program (job control), and ends it even if the terminal accepts no more output.

use std::{io, sync::mpsc::channel, thread, time::Duration};

use jiff::Timestamp;
use ratatui::layout::Rect;

use super::{Face, exit_of, guard};
use crate::{app::Event, runtime::Signal};

/// How long to wait until the terminal accepts the bytes that restore it.
const LAST_BYTES: Duration = Duration::from_millis(500);

impl Face {
    /// Draws the whole screen again, which the shell or another program has changed.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        let (columns, lines) = self.app.session.size;
        self.terminal.resize(Rect::new(0, 0, columns, lines))
    }

    /// Stops until the shell continues it. The whole process group stops, as with the terminal's own suspend key:
    /// otherwise a program that waits for this one would keep the terminal.
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if can_be_continued() {
            // First, because the shell takes the terminal once the others have stopped.
            guard::leave()?;
            self.is_away = true;
            // All processes at once, this one included: what is typed after that belongs to the shell.
            rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
            return Ok(());
        }
        self.redraw()
    }

    #[cfg(not(unix))]
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.redraw()
    }

    /// Handles a request of another program to stop (SIGTSTP): gives the terminal back and stops with SIGSTOP. SIGTSTP
    /// is caught so that the terminal can be given back first.
    #[cfg(unix)]
    pub(super) fn stop_from_outside(&mut self) -> io::Result<()> {
        if can_be_continued() {
            guard::leave()?;
            self.is_away = true;
            // The kernel may stop another thread first, so this one runs a little longer. It takes the terminal again
            // only after SIGCONT.
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP)?;
            return Ok(());
        }
        self.redraw()
    }

    #[cfg(not(unix))]
    pub(super) fn stop_from_outside(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Continues after a stop, even after one by SIGSTOP that could not be caught. Other programs may have changed the
    /// terminal.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        self.is_away = false;
        guard::leave()?;
        guard::enter()?;
        self.redraw()
    }
}

/// Whether a shell with job control could continue this process: such a shell gives each job its own process group. The
/// first program of a session has no parent that could continue it, and would stop for ever.
#[cfg(unix)]
fn can_be_continued() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Ends the program after `patience`, although the loop may still wait for a terminal that nobody reads. Drafts are
/// saved shortly after the last key.
pub(super) fn end_by_force_after(patience: Duration, code: u8) {
    let end = move || {
        thread::sleep(patience);
        // A pending frame may fill the terminal again, and then the last bytes block.
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
    // If no thread can be started, the loop ends the program once the terminal accepts the frame.
    let _ = thread::Builder::new().name("end".into()).spawn(end);
}

impl Face {
    /// A signal ends the program.
    pub(super) fn ended_by(&mut self, signal: Signal) {
        self.end(exit_of(signal).unwrap_or(1));
    }

    /// Ends with a code; what was typed is kept first.
    pub(super) fn end(&mut self, code: u8) {
        self.exit = Some(code);
        for effect in self.app.update(Timestamp::now(), Event::Ending) {
            // The program ends: nothing is done on the terminal any more.
            drop(self.hand_over(effect));
        }
    }

    /// The last line, on the terminal as it was: how to go on.
    pub(super) fn farewell(&self) -> Option<String> {
        let lines = self.app.farewell()?;
        let lines: Vec<_> = lines.lines().map(crate::domain::unseen::visible).collect();
        Some(lines.join("\n"))
    }
}
