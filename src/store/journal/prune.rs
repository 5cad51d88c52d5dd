//! Removes old submissions on request. Only those with an outcome are removed.

use std::{fs, io};

use jiff::Timestamp;

use super::{Entry, Journal, claim::DAY, layout::EntryReading};
use crate::{domain::submission::Outcome, store::StoreError};

/// How many submissions were removed, or would be in a dry run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Submissions that ended before the given moment.
    pub(crate) removed: usize,
    /// Submissions that ended later.
    pub(crate) younger: usize,
    /// Submissions without an outcome.
    pub(crate) open: usize,
    /// Damaged files and files of a newer dbcred.
    pub(crate) unread: usize,
}

impl Journal {
    /// Removes the submissions that ended before a moment. A dry run removes none of them and only counts. Not removed:
    /// submissions without an outcome, files that cannot be read, and, for a day after the send, those that were not
    /// found, because they may still take effect.
    ///
    /// # Errors
    /// [`StoreError`] if a directory cannot be read or a file cannot be removed.
    pub(crate) fn prune(&self, before: Timestamp, now: Timestamp, is_dry: bool) -> Result<Pruned, StoreError> {
        let mut pruned = Pruned::default();
        if !is_dry {
            // Moves what an earlier dbcred left among the open submissions, and renames damaged files, which are then no
            // longer among the files below.
            let survey = self.open_attempts(now)?;
            pruned.unread += survey.damaged.iter().filter(|damaged| damaged.kept_as.is_some()).count();
        }
        for found in self.open_files("")? {
            match found.read() {
                EntryReading::Gone => {}
                // Left by a process that was killed while it moved the file.
                EntryReading::Entry(entry) if self.is_superseded(&found, &entry) => {
                    if !is_dry {
                        let _ = fs::remove_file(&found.path);
                    }
                }
                // Left by an earlier dbcred and, unless this is a dry run, impossible to move.
                EntryReading::Entry(entry) if is_over(&entry, before, now) => {
                    if !is_dry {
                        remove(&found.path)?;
                    }
                    pruned.removed += 1;
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
                        // Succeeds only if that was the last submission of its name.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_process_has_removed_is_no_error_and_what_stays_is() {
        let place = tempfile::tempdir().unwrap();
        remove(&place.path().join("gone.json")).unwrap();
        assert_eq!(remove(place.path()).unwrap_err().path, place.path().display().to_string());
    }
}
