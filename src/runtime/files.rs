//! Files that the user names: read as drafts, and written.

use std::{fs::File, io};

use super::worker::Worker;
use crate::{app::Event, domain::rule::Message, import};

impl Worker {
    pub(super) fn open_file(&self, path: &str) {
        match std::fs::read(path) {
            Ok(bytes) => self.open(&bytes, path),
            Err(error) => self.tell(Event::NotOpened(vec![unreadable(path, &error.to_string())])),
        }
    }

    /// Reads a draft that somebody brings: all of it or nothing.
    pub(super) fn open(&self, bytes: &[u8], name: &str) {
        match import::read(bytes, name) {
            Ok(imported) => self.tell(Event::Opened(Box::new(imported.draft), None, Vec::new())),
            Err(problems) => {
                let messages = problems.into_iter().map(|problem| problem.message).collect();
                self.tell(Event::NotOpened(messages));
            }
        }
    }

    pub(super) fn write_file(&self, path: &str, bytes: &[u8]) {
        self.tell(match write_new(path, bytes) {
            Ok(()) => Event::Written(path.to_owned()),
            Err(error) => {
                Event::NotWritten(Message::new("not-written").with("path", path).with("why", error.to_string()))
            }
        });
    }
}

/// Writes a file of the user's own. One that is there already is never written over.
fn write_new(path: &str, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    let written = io::Write::write_all(&mut file, bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would be worse than none.
        let _ = std::fs::remove_file(path);
    }
    written
}

pub(super) fn unreadable(path: &str, why: &str) -> Message {
    Message::new("not-read").with("path", path).with("why", why)
}
