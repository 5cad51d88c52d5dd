//! The journal: one JSON file a submission, on the disk before the first byte leaves, so that a create whose answer is
//! lost can be looked for and is not sent twice.
//!
//! A key (endpoint, region, account, name) is claimed by a file lock for as long as a submission runs, so that two
//! dbcred at once cannot send the same create. Where the files lie, so that a create reads only those of its own name,
//! is the business of `layout`.

mod claim;
mod entry;
mod layout;
mod prune;

use std::{
    collections::HashSet,
    fs::{self, TryLockError},
    path::PathBuf,
};

use jiff::Timestamp;

pub use self::{
    claim::{Claim, DamagedEntry},
    entry::{Ended, Entry, Intent, Noted, SubmissionKey},
    prune::Pruned,
};
use self::{
    claim::{is_still_there, open_lock},
    layout::{EntryFile, EntryReading},
};
use super::{StoreError, is_left_behind, make_private, sweep};
use crate::domain::submission::Outcome;

/// The version of the files that this dbcred writes.
const VERSION: u32 = 1;

/// The submissions of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    folder: PathBuf,
}

/// What a look through the journal found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// Every submission that can be read, the newest first.
    pub entries: Vec<Entry>,
    /// Files that could not be read. They must be told: one of them may be a create of unknown outcome.
    pub damaged: Vec<Damaged>,
    /// Files of a newer dbcred, left alone.
    pub newer: Vec<String>,
    /// How many older submissions there are that were not read.
    pub more: usize,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its name.
    pub file: String,
    /// The name under which it is kept from now on; `None` where it could not be moved.
    pub kept_as: Option<String>,
}

impl Survey {
    /// The submissions without a known end, the newest first.
    pub fn unsettled(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.is_settled())
    }

    /// The submissions of a name: for each key the one that tells most, which is one without an end, else the newest
    /// that the service took, else the newest.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<&Entry> {
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

    /// The submissions with that `FlowID`, the newest first.
    #[must_use]
    pub fn find_flow(&self, flow: i64) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.receipt().is_some_and(|receipt| receipt.flow == flow)).collect()
    }

    /// Takes in one file.
    fn take(&mut self, found: &EntryFile, reading: EntryReading, now: Timestamp) {
        match reading {
            EntryReading::Entry(entry) => self.entries.push(*entry),
            EntryReading::Newer { .. } => self.newer.push(found.file.clone()),
            EntryReading::Gone => {}
            EntryReading::Unreadable(_) => self.damaged.push(Damaged { file: found.file.clone(), kept_as: None }),
            EntryReading::Damaged => {
                let kept_as = found.kept_aside(now).ok().map(|kept| kept.file);
                self.damaged.push(Damaged { file: found.file.clone(), kept_as });
            }
        }
    }

    /// What was found among the open ones, with so many of those that have ended.
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
    /// Another dbcred is at this name.
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

    /// Reads every submission. A damaged file is kept aside under another name, so that it neither stops anybody nor
    /// is lost; whoever calls this tells the user.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read. A folder that is not there yet holds nothing.
    pub fn survey(&self, now: Timestamp) -> Result<Survey, StoreError> {
        self.newest(usize::MAX, now)
    }

    /// Reads every submission without an end, and of the others the newest so many.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read.
    pub fn newest(&self, limit: usize, now: Timestamp) -> Result<Survey, StoreError> {
        self.sweep_up();
        // These first: one that comes to its end meanwhile is then found in both places, not in none.
        let open = self.read_open("", now)?;
        let mut ended = self.ended_files()?;
        ended.sort_by_cached_key(|found| std::cmp::Reverse(found.sent_at()));
        Ok(open.with_ended(&ended, limit, now))
    }

    /// Reads the submissions without an end, and nothing else.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read.
    pub fn open_attempts(&self, now: Timestamp) -> Result<Survey, StoreError> {
        self.sweep_up();
        let mut survey = self.read_open("", now)?;
        survey.entries.retain(|entry| !entry.is_settled());
        Ok(survey.with_ended(&[], 0, now))
    }

    /// Reads the submissions of a name, and nothing else.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read.
    pub fn of_name(&self, name: &str, now: Timestamp) -> Result<Survey, StoreError> {
        let open = self.read_open(&format!("{}-", super::safe_name(name)), now)?;
        let mut survey = open.with_ended(&self.ended_files_of(name)?, usize::MAX, now);
        survey.entries.retain(|entry| entry.key.name == name);
        Ok(survey)
    }

    /// Reads what stands among the open ones. An end that an earlier dbcred left there is moved to where it belongs, or
    /// read here where it cannot be.
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
    /// [`ClaimError::Locked`] while another dbcred holds it, [`ClaimError::Store`] where nothing can be written.
    pub fn claim(&self, key: &SubmissionKey) -> Result<Claim, ClaimError> {
        make_private(&self.folder)?;
        let path = self.folder.join(format!("{}.lock", key.stem()));
        // A lock file that its last owner removed just now holds nobody back; the next one is made anew.
        for _ in 0..8 {
            let lock = open_lock(&path).map_err(|error| StoreError::new(&path, &error))?;
            match lock.try_lock() {
                Ok(()) if is_still_there(&lock, &path) => {
                    return Ok(Claim { journal: self.clone(), key: key.clone(), path, _lock: lock });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(ClaimError::Locked),
                Err(TryLockError::Error(error)) => return Err(StoreError::new(&path, &error).into()),
            }
        }
        Err(ClaimError::Locked)
    }

    /// Removes what killed programs left.
    fn sweep_up(&self) {
        sweep(&self.folder);
        self.sweep_locks();
    }

    /// Removes the locks that killed programs left. The system has freed them; only their files are still there.
    fn sweep_locks(&self) {
        for row in fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok) {
            let path = row.path();
            if path.extension().is_some_and(|extension| extension == "lock")
                && is_left_behind(&row)
                && let Ok(lock) = open_lock(&path)
                && lock.try_lock().is_ok()
                && is_still_there(&lock, &path)
            {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests;
