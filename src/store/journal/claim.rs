//! A key that is claimed, so that nobody else can send under it, and the entries that are written meanwhile.

use std::{
    fs::{self, File},
    hash::{BuildHasher, Hasher, RandomState},
    io,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};

use super::{
    Entry, Intent, Journal, Noted, SubmissionKey, VERSION,
    layout::{EntryFile, EntryReading, LOOKED_FOR, STAMP},
};
use crate::{
    domain::submission::{Outcome, Step},
    store::{StoreError, make_private, safe_name, write_whole},
};

/// A request that was sent longer ago arrives no more.
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A damaged file that nobody has looked into yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedEntry {
    /// Its name.
    pub file: String,
    /// When what it held was sent, as its name tells: nothing that happened to the file since changes that.
    pub started: Timestamp,
    path: PathBuf,
}

/// Opens the file of a lock, which holds nothing.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
pub(super) fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (lock.metadata(), fs::metadata(path)) else { return false };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
pub(super) fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

/// A key that nobody else can use; the lock ends with it, or with the process.
#[derive(Debug)]
pub struct Claim {
    pub(super) journal: Journal,
    pub(super) key: SubmissionKey,
    pub(super) path: PathBuf,
    pub(super) _lock: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // While the lock is held: whoever waits for the old file finds out that it is gone.
        let _ = fs::remove_file(&self.path);
    }
}

impl Claim {
    /// Files of this key that could not be read and whose outcome nobody has looked for since. One of them may be a
    /// create of unknown outcome.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read, where a damaged file cannot be moved aside or does not tell when it
    /// was sent, where a file of this key cannot be read, or is an open one of a newer dbcred: nothing may be sent
    /// before somebody has looked at it.
    pub fn damaged(&self, now: Timestamp) -> Result<Vec<DamagedEntry>, StoreError> {
        let mut damaged = Vec::new();
        for mut found in self.journal.files_of(&self.key)? {
            match if found.is_entry() { found.read() } else { EntryReading::Gone } {
                EntryReading::Damaged => {
                    found = found.kept_aside(now).map_err(|error| {
                        let why = format!("a damaged entry, and it cannot be moved aside: {error}");
                        StoreError::new(&found.path, &why)
                    })?;
                }
                EntryReading::Unreadable(error) => return Err(StoreError::new(&found.path, &error)),
                EntryReading::Newer { is_open: true } => return Err(by_a_newer(&found)),
                EntryReading::Entry(_) | EntryReading::Newer { is_open: false } | EntryReading::Gone => {}
            }
            if found.is_kept_aside() {
                let Some(started) = found.sent_at() else {
                    let why = "a damaged entry whose name does not tell when it was sent";
                    return Err(StoreError::new(&found.path, &why));
                };
                damaged.push(DamagedEntry { file: found.file, started: started.min(now), path: found.path });
            }
        }
        Ok(damaged)
    }

    /// Begins an entry in place of a damaged file, as if what is wanted now had been sent when that was. It is settled
    /// like any other before anything is sent.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    pub fn begin_recovered(&self, damaged: &DamagedEntry, intent: Intent) -> Result<(), StoreError> {
        self.begin(intent, damaged.started)?;
        let looked_for = damaged.path.with_file_name(format!("{}{LOOKED_FOR}", damaged.file));
        fs::rename(&damaged.path, looked_for).map_err(|error| StoreError::new(&damaged.path, &error))
    }

    /// The newest submission of this key without a known end.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read, or where an open file of this key cannot be, or is of a newer
    /// dbcred: nothing may be sent before somebody has looked at it.
    pub fn unsettled(&self) -> Result<Option<Entry>, StoreError> {
        let mut newest: Option<Entry> = None;
        for found in self.journal.open_files(&format!("{}-", self.key.stem()))? {
            match found.read() {
                EntryReading::Entry(entry) if entry.is_settled() || !entry.key.is_same(&self.key) => {}
                EntryReading::Entry(entry) => {
                    if !self.journal.is_superseded(&found, &entry)
                        && newest.as_ref().is_none_or(|other| other.started <= entry.started)
                    {
                        newest = Some(*entry);
                    }
                }
                EntryReading::Newer { is_open: true } => return Err(by_a_newer(&found)),
                EntryReading::Unreadable(error) => return Err(StoreError::new(&found.path, &error)),
                EntryReading::Damaged => return Err(StoreError::new(&found.path, &"a damaged entry of this name")),
                EntryReading::Newer { .. } | EntryReading::Gone => {}
            }
        }
        Ok(newest)
    }

    /// Every submission of this key that can be read, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read.
    pub fn history(&self) -> Result<Vec<Entry>, StoreError> {
        let mut entries: Vec<Entry> = Vec::new();
        for found in self.files()? {
            if let EntryReading::Entry(entry) = found.read()
                && entry.key.is_same(&self.key)
                && !self.journal.is_superseded(&found, &entry)
            {
                entries.push(*entry);
            }
        }
        entries.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| b.attempt.cmp(&a.attempt)));
        Ok(entries)
    }

    /// When the same request was first sent under this key and then, at most a day before `now`, not found. What was on
    /// its way for so long may have arrived since.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be read.
    pub fn not_found_before(&self, sha256: &str, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let is_late = |started: Timestamp| now.duration_since(started) < DAY;
        let mut first = None;
        // What is older by its name need not be read.
        for found in self.files()?.into_iter().filter(|found| found.sent_at().is_none_or(is_late)) {
            if let EntryReading::Entry(entry) = found.read()
                && entry.key.is_same(&self.key)
                && entry.sha256 == sha256
                && entry.end.as_ref().is_some_and(|end| matches!(end.outcome, Outcome::NotCreated { .. }))
                && is_late(entry.started)
                && first.is_none_or(|first| entry.started < first)
            {
                first = Some(entry.started);
            }
        }
        Ok(first)
    }

    /// Every entry of this key, open or ended.
    fn files(&self) -> Result<Vec<EntryFile>, StoreError> {
        let mut found = self.journal.files_of(&self.key)?;
        found.retain(EntryFile::is_entry);
        Ok(found)
    }

    /// Writes down what is about to be sent; it is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written. Nothing may be sent then.
    pub fn begin(&self, intent: Intent, now: Timestamp) -> Result<Entry, StoreError> {
        let Intent { is_intl, key_id, product, instance, prefix, body, ahead } = intent;
        let number = RandomState::new().build_hasher().finish() & 0xffff_ffff;
        let entry = Entry {
            version: VERSION,
            attempt: format!("{}-{number:08x}", now.strftime(STAMP)),
            started: now,
            key: self.key.clone(),
            site: if is_intl { "intl" } else { "china" }.to_owned(),
            key_id,
            product,
            instance,
            prefix,
            sha256: crate::sign::sha256_hex(body.as_bytes()),
            body,
            ahead,
            steps: vec![Noted { at: now, step: Step::Journalled }],
            end: None,
        };
        self.write(&entry)?;
        Ok(entry)
    }

    /// An entry of this key as it is on the disk now, to settle it; what was read before counts only where it is gone.
    #[must_use]
    pub fn reopen(&self, entry: Entry) -> Entry {
        let file = self.file(&entry);
        let journal = &self.journal;
        for place in [journal.ended_folder_of(&self.key.name), journal.folder.clone()] {
            let found = EntryFile { path: place.join(&file), file: file.clone() };
            if let EntryReading::Entry(now) = found.read() {
                return *now;
            }
        }
        entry
    }

    /// Writes an entry of this key as it is now; it is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written; what was on the disk before is then still whole.
    pub fn write(&self, entry: &Entry) -> Result<(), StoreError> {
        let mut text = serde_json::to_vec_pretty(entry).expect("an entry has string keys and no value that JSON lacks");
        text.push(b'\n');
        let (place, file) = (self.journal.place(entry), self.file(entry));
        make_private(&place)?;
        write_whole(&place.join(&file), &text)?;
        if place != self.journal.folder {
            // What is left there counts no more.
            let _ = fs::remove_file(self.journal.folder.join(&file));
        }
        Ok(())
    }

    pub(super) fn file(&self, entry: &Entry) -> String {
        format!("{}-{}.json", self.key.stem(), safe_name(&entry.attempt))
    }
}

fn by_a_newer(found: &EntryFile) -> StoreError {
    StoreError::new(&found.path, &"an open attempt at this name by a newer dbcred")
}
