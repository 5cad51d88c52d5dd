//! Writes output without panicking: a closed pipe or a full disk is remembered.

use std::io::{self, Write};

use crate::text::{printable, printable_lines};

/// Standard output, and whether writing to it has failed.
#[derive(Debug, Default)]
pub(super) struct Out {
    trouble: Option<String>,
}

impl Out {
    /// Whether something could not be written.
    pub(super) fn is_broken(&self) -> bool {
        self.trouble.is_some()
    }

    /// Returns why something could not be written.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Writes bytes unchanged.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        if self.is_broken() {
            return;
        }
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
        self.trouble = written.err().map(|error| error.to_string());
    }

    /// Writes one line. Control characters are escaped.
    pub(super) fn line(&mut self, line: &str) {
        self.bytes(format!("{}\n", printable(line)).as_bytes());
    }

    /// Writes lines that are safe already.
    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Writes lines of unknown origin. Control characters are escaped.
    pub(super) fn shown(&mut self, bytes: &[u8]) {
        self.bytes(printable_lines(&String::from_utf8_lossy(bytes)).as_bytes());
    }
}

/// Writes lines that are safe already to standard error. A closed pipe is ignored.
pub(super) fn note_text(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// Writes lines of unknown origin to standard error. Control characters are escaped.
pub(super) fn note_lines(text: &str) {
    note_text(&printable_lines(text));
}

/// Writes one line to standard error.
pub(super) fn note(line: &str) {
    note_text(&format!("{}\n", printable(line)));
}
