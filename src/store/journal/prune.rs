//! Old submissions are forgotten on request: those with an end, and never one that may still say something.

use std::{fs, io};

use jiff::Timestamp;

use super::{Entry, Journal, claim::DAY, layout::EntryReading};
use crate::{domain::submission::Outcome, store::StoreError};

/// What was forgotten, or would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Submissions that ended before the moment asked for.
    pub removed: usize,
    /// Submissions that ended later.
    pub younger: usize,
    /// Submissions without an end.
    pub open: usize,
    /// Damaged files and those of a newer dbcred.
    pub unread: usize,
}

impl Journal {
    /// Removes every submission that ended before a moment; a dry run only counts. What has no end, cannot be read, or
    /// is of a newer dbcred stays, and so does for a day what was looked for and not found: it may still arrive.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read or a file not be removed.
    pub fn prune(&self, before: Timestamp, now: Timestamp, is_dry: bool) -> Result<Pruned, StoreError> {
        // What an earlier dbcred left among the open ones goes to its place.
        self.open_attempts(now)?;
        let mut pruned = Pruned::default();
        for found in self.open_files("")? {
            match found.read() {
                EntryReading::Gone => {}
                // Left by a program that was killed while it moved it.
                EntryReading::Entry(entry) if self.is_superseded(&found, &entry) => {
                    if !is_dry {
                        let _ = fs::remove_file(&found.path);
                    }
                }
                EntryReading::Entry(entry) if entry.is_settled() => pruned.younger += 1,
                EntryReading::Entry(_) => pruned.open += 1,
                EntryReading::Newer { .. } | EntryReading::Unreadable(_) | EntryReading::Damaged => pruned.unread += 1,
            }
        }
        for found in self.ended_files()? {
            match found.read() {
                EntryReading::Gone => {}
                EntryReading::Entry(entry) if is_over(&entry, before, now) => {
                    if !is_dry {
                        remove(&found.path)?;
                        // Where it was the last one of its name.
                        let _ = fs::remove_dir(found.path.parent().unwrap_or(&self.folder));
                    }
                    pruned.removed += 1;
                }
                EntryReading::Entry(_) => pruned.younger += 1,
                EntryReading::Newer { .. } | EntryReading::Unreadable(_) | EntryReading::Damaged => pruned.unread += 1,
            }
        }
        Ok(pruned)
    }
}

fn is_over(entry: &Entry, before: Timestamp, now: Timestamp) -> bool {
    let Some(end) = &entry.end else { return false };
    let may_arrive = matches!(end.outcome, Outcome::NotCreated { .. }) && now.duration_since(entry.started) < DAY;
    end.at < before && !may_arrive
}

fn remove(path: &std::path::Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::new(path, &error)),
        _ => Ok(()),
    }
}
