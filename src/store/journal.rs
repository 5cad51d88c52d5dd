//! The journal: one JSON file for each submission, on the disk before the first byte is sent, so that a create whose
//! answer is lost can be looked for and is not sent twice.
//!
//! A key (endpoint, region, account, name) is claimed by a file lock for as long as a submission runs, so that two
//! processes cannot send the same create at the same time. `layout` decides where the files are.

mod claim;
mod entry;
mod layout;
mod prune;

use std::{
    collections::HashSet,
    fs::{self, TryLockError},
    io,
    path::PathBuf,
};

use jiff::Timestamp;

pub(crate) use self::claim::not_found_before;
pub use self::{
    claim::{Claim, DamagedEntry, Earlier},
    entry::{Ended, Entry, Intent, Noted, SubmissionKey},
    prune::Pruned,
};
use self::{
    claim::{is_same_file, open_lock},
    layout::{EntryFile, EntryReading},
};
use super::{StoreError, is_abandoned, make_private, sweep};
use crate::domain::submission::Outcome;

/// The version of the file format that this dbcred writes.
const VERSION: u32 = 1;

/// The submissions in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    folder: PathBuf,
}

/// The result of reading the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// All submissions that can be read, the newest first.
    pub entries: Vec<Entry>,
    /// Files that could not be read. They must be reported: each could be a create with an unknown outcome.
    pub damaged: Vec<Damaged>,
    /// Files of a newer dbcred. They are not changed.
    pub newer: Vec<String>,
    /// How many older submissions were not read.
    pub(crate) more: usize,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The name of the file.
    pub(crate) file: String,
    /// Its new name, or `None` if it could not be renamed.
    pub(crate) kept_as: Option<String>,
}

impl Survey {
    /// Returns the submissions without an outcome, the newest first.
    pub fn unsettled(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.is_settled())
    }

    /// Returns the submissions of a name, one for each key: one without an outcome, or the newest that the service
    /// accepted, or the newest.
    #[must_use]
    pub(crate) fn find(&self, name: &str) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = Vec::new();
        let rank = |entry: &Entry| (!entry.is_settled(), entry.receipt().is_some() || is_made(entry), entry.started);
        for entry in self.entries.iter().filter(|entry| entry.key.name == name) {
            match found.iter_mut().find(|other| other.key.is_same(&entry.key)) {
                Some(other) if rank(entry) > rank(other) => *other = entry,
                Some(_) => {}
                None => found.push(entry),
            }
        }
        found
    }

    /// Returns the submissions with that `FlowID`, the newest first.
    #[must_use]
    pub(crate) fn find_flow(&self, flow: i64) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.receipt().is_some_and(|receipt| receipt.flow == flow)).collect()
    }

    /// Adds one file to the survey.
    fn take(&mut self, found: &EntryFile, reading: EntryReading, now: Timestamp) {
        match reading {
            EntryReading::Entry(entry) => self.entries.push(*entry),
            EntryReading::Newer { .. } => self.newer.push(found.file.clone()),
            EntryReading::Gone => {}
            EntryReading::Unreadable(_) => self.damaged.push(Damaged { file: found.file.clone(), kept_as: None }),
            EntryReading::Damaged => {
                let kept_as = found.rename_damaged(now).ok().map(|kept| kept.file);
                self.damaged.push(Damaged { file: found.file.clone(), kept_as });
            }
        }
    }

    /// Merges the open submissions (`self`) with at most `limit` of the ended ones. `files` are sorted.
    fn with_ended(self, files: &[EntryFile], limit: usize, now: Timestamp) -> Survey {
        let mut ended = Survey::default();
        for (at, found) in files.iter().enumerate() {
            if ended.entries.len() >= limit {
                ended.more = files.len() - at;
                break;
            }
            ended.take(found, found.read(), now);
        }
        let id = |entry: &Entry| (entry.key.name.clone(), entry.attempt.clone());
        let known: HashSet<(String, String)> = ended.entries.iter().map(id).collect();
        ended.entries.extend(self.entries.into_iter().filter(|entry| !known.contains(&id(entry))));
        ended.entries.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| b.attempt.cmp(&a.attempt)));
        ended.damaged.extend(self.damaged);
        ended.newer.extend(self.newer);
        ended
    }
}

fn is_made(entry: &Entry) -> bool {
    entry.end.as_ref().is_some_and(|end| matches!(end.outcome, Outcome::Created { .. }))
}

/// Why a key cannot be claimed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// Another process has claimed the key.
    #[error("another dbcred is at this name")]
    Locked,
    /// The journal cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Journal {
    pub(super) fn at(folder: PathBuf) -> Journal {
        Journal { folder }
    }

    /// Returns the error of a directory that does not answer.
    pub(crate) fn timed_out(&self) -> StoreError {
        StoreError::new(&self.folder, &io::Error::from(io::ErrorKind::TimedOut))
    }

    /// Reads all submissions. A damaged file is renamed, so that it blocks nothing and is not lost. The caller must
    /// report it.
    ///
    /// # Errors
    /// [`StoreError`] if the directory cannot be read. A missing directory is an empty journal.
    pub fn survey(&self, now: Timestamp) -> Result<Survey, StoreError> {
        self.newest(usize::MAX, now)
    }

    /// Reads all submissions without an outcome, and the newest `limit` of the others.
    ///
    /// # Errors
    /// [`StoreError`] if a directory cannot be read.
    pub(crate) fn newest(&self, limit: usize, now: Timestamp) -> Result<Survey, StoreError> {
        self.remove_leftovers();
        // The open ones first: a submission that ends meanwhile is then found twice instead of not at all.
        let open = self.read_open("", now)?;
        let mut ended = self.ended_files()?;
        ended.sort_by_cached_key(|found| std::cmp::Reverse(found.sent_at()));
        Ok(open.with_ended(&ended, limit, now))
    }

    /// Reads only the submissions without an outcome.
    ///
    /// # Errors
    /// [`StoreError`] if the directory cannot be read.
    pub(crate) fn open_attempts(&self, now: Timestamp) -> Result<Survey, StoreError> {
        self.remove_leftovers();
        let mut survey = self.read_open("", now)?;
        survey.entries.retain(|entry| !entry.is_settled());
        Ok(survey.with_ended(&[], 0, now))
    }

    /// Reads only the submissions of a name.
    ///
    /// # Errors
    /// [`StoreError`] if a directory cannot be read.
    pub(crate) fn of_name(&self, name: &str, now: Timestamp) -> Result<Survey, StoreError> {
        let open = self.read_open(&format!("{}-", super::safe_name(name)), now)?;
        let mut survey = open.with_ended(&self.ended_files_of(name)?, usize::MAX, now);
        survey.entries.retain(|entry| entry.key.name == name);
        // An earlier reading has set these aside.
        for found in self.damage_of(name)? {
            if survey.damaged.iter().all(|damaged| damaged.kept_as.as_ref() != Some(&found.file)) {
                survey.damaged.push(Damaged { file: found.file.clone(), kept_as: Some(found.file) });
            }
        }
        Ok(survey)
    }

    /// Reads the directory of open submissions. Ended ones that an earlier dbcred left there are moved, or returned if
    /// they cannot be moved.
    fn read_open(&self, stem: &str, now: Timestamp) -> Result<Survey, StoreError> {
        let (mut survey, mut ended) = (Survey::default(), Vec::new());
        for found in self.open_files(stem)? {
            match found.read() {
                EntryReading::Entry(entry) if entry.is_settled() => ended.push((found, entry)),
                EntryReading::Entry(entry) if self.is_superseded(&found, &entry) => {}
                reading => survey.take(&found, reading, now),
            }
        }
        survey.entries.extend(self.move_ended(ended).into_iter().map(|(_, entry)| *entry));
        Ok(survey)
    }

    /// Claims a key until the claim is dropped.
    ///
    /// # Errors
    /// [`ClaimError::Locked`] while another process holds it, [`ClaimError::Store`] if the lock file cannot be written.
    pub fn claim(&self, key: &SubmissionKey) -> Result<Claim, ClaimError> {
        make_private(&self.folder)?;
        let path = self.folder.join(format!("{}.lock", key.stem()));
        // Between opening and locking, the last owner may have removed the lock file. Then the next round creates a new
        // one.
        for _ in 0..8 {
            let lock = open_lock(&path).map_err(|error| StoreError::new(&path, &error))?;
            match lock.try_lock() {
                Ok(()) if is_same_file(&lock, &path) => {
                    return Ok(Claim { journal: self.clone(), key: key.clone(), path, _lock: lock });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(ClaimError::Locked),
                Err(TryLockError::Error(error)) => return Err(StoreError::new(&path, &error).into()),
            }
        }
        Err(ClaimError::Locked)
    }

    /// Removes the files that killed processes left.
    fn remove_leftovers(&self) {
        sweep(&self.folder);
        self.sweep_locks();
    }

    /// Removes the lock files of killed processes. The operating system has released their locks.
    fn sweep_locks(&self) {
        for row in fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok) {
            let path = row.path();
            if path.extension().is_some_and(|extension| extension == "lock")
                && is_abandoned(&row)
                && let Ok(lock) = open_lock(&path)
                && lock.try_lock().is_ok()
                && is_same_file(&lock, &path)
            {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests;
