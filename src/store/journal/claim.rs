//! A claimed key, which is locked against other processes, and the entries that are written under it.

use std::{
    fs::{self, File},
    hash::{BuildHasher, Hasher, RandomState},
    io,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};

use super::{
    Entry, Intent, Journal, Noted, SubmissionKey, Survey, VERSION,
    layout::{EntryFile, EntryReading, RECOVERED_SUFFIX, STAMP, recovered_mark},
};
use crate::{
    domain::submission::{Outcome, Step},
    store::{StoreError, make_private, safe_name, write_whole},
};

/// After this time a request cannot take effect any more.
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How often the files of a key are listed while other processes move them.
const LISTINGS: usize = 8;

/// A damaged file whose submission was not looked for yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedEntry {
    /// The name of the file.
    pub(crate) file: String,
    /// When it was sent according to its name, which no later change of the file affects.
    pub(crate) started: Timestamp,
    path: PathBuf,
}

/// The earlier submissions of a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// The newest one without an outcome.
    pub(crate) unsettled: Option<Entry>,
    /// All that can be read, the newest first.
    pub(crate) history: Vec<Entry>,
}

/// Opens a lock file. It has no content.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the path still leads to the open file.
#[cfg(unix)]
pub(super) fn is_same_file(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (lock.metadata(), fs::metadata(path)) else { return false };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

/// Outside Unix an open file cannot be removed.
#[cfg(not(unix))]
pub(super) fn is_same_file(_: &File, _: &Path) -> bool {
    true
}

/// A key that is locked against other processes. The lock ends when this is dropped, or with the process.
#[derive(Debug)]
pub struct Claim {
    pub(super) journal: Journal,
    pub(super) key: SubmissionKey,
    pub(super) path: PathBuf,
    pub(super) _lock: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Removed while it is locked: a process that waits for the old file then notices that it is gone.
        let _ = fs::remove_file(&self.path);
    }
}

/// Returns when the same request was first sent and not found, if that was less than a day before `now`. It may have taken
/// effect since. `history` are the submissions of its key.
pub(crate) fn not_found_before(history: &[Entry], sha256: &str, now: Timestamp) -> Option<Timestamp> {
    let is_not_found = |entry: &&Entry| {
        let outcome = entry.end.as_ref().map(|end| &end.outcome);
        entry.sha256 == sha256 && matches!(outcome, Some(Outcome::NotCreated { .. }))
    };
    let sent = history.iter().filter(is_not_found).map(|entry| entry.started);
    sent.filter(|started| now.duration_since(*started) < DAY).min()
}

impl Claim {
    /// Returns the damaged files of this key whose submissions were not looked for yet. Each could be a create with an
    /// unknown outcome.
    ///
    /// # Errors
    /// [`StoreError`] if a directory or file cannot be read, if a damaged file cannot be renamed or its name has no
    /// moment, or if a file is an open submission of a newer dbcred. Nothing may be sent before somebody has looked at
    /// it.
    pub(crate) fn damaged(&self, now: Timestamp) -> Result<Vec<DamagedEntry>, StoreError> {
        for _ in 0..LISTINGS {
            if let Some(damaged) = self.damaged_of_one_listing(now)? {
                return Ok(damaged);
            }
        }
        Err(StoreError::new(&self.journal.folder, &"its files are moved by others all the time"))
    }

    /// Returns `None` if a file is not there any more where it was listed: another process has moved it or set it aside,
    /// and it has another name now.
    fn damaged_of_one_listing(&self, now: Timestamp) -> Result<Option<Vec<DamagedEntry>>, StoreError> {
        let mut damaged = Vec::new();
        for mut found in self.journal.files_of(&self.key)? {
            if !found.is_entry() {
                damaged.extend(self.unrecovered(found, now)?);
                continue;
            }
            match found.read() {
                EntryReading::Damaged => {
                    found = match found.rename_damaged(now) {
                        Ok(found) => found,
                        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                        Err(error) => {
                            let why = format!("a damaged entry, and it cannot be moved aside: {error}");
                            return Err(StoreError::new(&found.path, &why));
                        }
                    };
                    damaged.extend(self.unrecovered(found, now)?);
                }
                EntryReading::Unreadable(error) => return Err(StoreError::new(&found.path, &error)),
                EntryReading::Newer { is_open: true } => return Err(newer_version_error(&found)),
                EntryReading::Gone => return Ok(None),
                EntryReading::Entry(_) | EntryReading::Newer { is_open: false } => {}
            }
        }
        Ok(Some(damaged))
    }

    /// Returns a damaged file if its submission was not looked for yet with a key of this account.
    fn unrecovered(&self, found: EntryFile, now: Timestamp) -> Result<Option<DamagedEntry>, StoreError> {
        if !found.is_unrecovered_damage(&self.key.account) {
            return Ok(None);
        }
        let Some(started) = found.sent_at() else {
            let why = "a damaged entry whose name does not tell when it was sent";
            return Err(StoreError::new(&found.path, &why));
        };
        Ok(Some(DamagedEntry { file: found.file, started: started.min(now), path: found.path }))
    }

    /// Begins an entry for a damaged file, as if the present request had been sent at the moment of that file. It is
    /// settled like any other before anything is sent.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be written.
    pub(crate) fn begin_recovered(&self, damaged: &DamagedEntry, intent: Intent) -> Result<(), StoreError> {
        self.begin(intent, damaged.started)?;
        let mark = recovered_mark(&self.key.account);
        let looked_for = damaged.path.with_file_name(format!("{}{RECOVERED_SUFFIX}{mark}", damaged.file));
        fs::rename(&damaged.path, looked_for).map_err(|error| StoreError::new(&damaged.path, &error))
    }

    /// Reads the submissions of the name of this key, at any endpoint and in any region, as [`Journal::of_name`] does.
    ///
    /// # Errors
    /// [`StoreError`] if a directory cannot be read.
    pub(crate) fn survey(&self, now: Timestamp) -> Result<Survey, StoreError> {
        self.journal.of_name(&self.key.name, now)
    }

    /// Returns the earlier submissions of this key.
    ///
    /// # Errors
    /// [`StoreError`] if a directory or file of this key cannot be read, or if a file is damaged or an open submission of
    /// a newer dbcred. Nothing may be sent before somebody has looked at it.
    pub(crate) fn earlier(&self) -> Result<Earlier, StoreError> {
        let mut history: Vec<Entry> = Vec::new();
        for found in self.journal.files_of(&self.key)?.into_iter().filter(EntryFile::is_entry) {
            match found.read() {
                EntryReading::Entry(entry) => {
                    if entry.key.is_same(&self.key) && !self.journal.is_superseded(&found, &entry) {
                        history.push(*entry);
                    }
                }
                EntryReading::Newer { is_open: true } => return Err(newer_version_error(&found)),
                EntryReading::Unreadable(error) => return Err(StoreError::new(&found.path, &error)),
                EntryReading::Damaged => return Err(StoreError::new(&found.path, &"a damaged entry of this name")),
                EntryReading::Newer { is_open: false } | EntryReading::Gone => {}
            }
        }
        history.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| b.attempt.cmp(&a.attempt)));
        Ok(Earlier { unsettled: history.iter().find(|entry| !entry.is_settled()).cloned(), history })
    }

    /// Writes what is about to be sent. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be written. Nothing may be sent then.
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

    /// Returns an entry as it is on the disk now. Returns the given one only if the file is gone.
    #[must_use]
    pub(crate) fn reopen(&self, entry: Entry) -> Entry {
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

    /// Writes an entry as it is now. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be written. The old file is then unchanged.
    pub fn write(&self, entry: &Entry) -> Result<(), StoreError> {
        let mut text = serde_json::to_vec_pretty(entry).expect("an entry has string keys and no value that JSON lacks");
        text.push(b'\n');
        let (place, file) = (self.journal.place(entry), self.file(entry));
        make_private(&place)?;
        write_whole(&place.join(&file), &text)?;
        if place != self.journal.folder {
            // The file in the directory of open submissions does not count any more.
            let _ = fs::remove_file(self.journal.folder.join(&file));
        }
        Ok(())
    }

    pub(super) fn file(&self, entry: &Entry) -> String {
        format!("{}-{}.json", self.key.stem(), safe_name(&entry.attempt))
    }
}

fn newer_version_error(found: &EntryFile) -> StoreError {
    StoreError::new(&found.path, &"an open attempt at this name by a newer dbcred")
}
