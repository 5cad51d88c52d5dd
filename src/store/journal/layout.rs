//! Where the files of a journal are, so that finding one submission does not need reading all.
//!
//! | path | content |
//! |---|---|
//! | `FILE` | submissions without an outcome: few |
//! | `ended/NAME/FILE` | submissions with an outcome, a directory for each `SecretName` |
//!
//! A file name is the key's stem, the moment when the submission began, and a random number. When a submission ends,
//! the file is written in the new place before the old file is removed; if both exist, the ended one counts. An earlier
//! dbcred left ended submissions in the first place; they are moved when all are read.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil, tz::TimeZone};
use serde::Deserialize;

use super::{Entry, Journal, SubmissionKey, VERSION};
use crate::store::{StoreError, fingerprint, make_all_private, read_whole, safe_name};

/// The part of a damaged file's name before the moment when the damage was found.
pub(super) const DAMAGED: &str = ".json.damaged-";
/// What is added to that name once an entry was begun for the damaged file, before the account of the key.
pub(super) const RECOVERED_SUFFIX: &str = "-looked-for";
/// The format of a moment in a file name.
pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// A file of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntryFile {
    pub(super) path: PathBuf,
    /// The file name.
    pub(super) file: String,
}

/// What a file contains.
pub(super) enum EntryReading {
    Entry(Box<Entry>),
    Newer { is_open: bool },
    Gone,
    Unreadable(io::Error),
    Damaged,
}

impl EntryFile {
    /// Returns when it was sent according to its name, or `None` for another kind of name.
    pub(super) fn sent_at(&self) -> Option<Timestamp> {
        let (attempt, _) = self.file.split_once(".json")?;
        let stamp = attempt.rsplit('-').nth(1)?;
        let moment = civil::DateTime::strptime(STAMP, stamp).ok()?;
        TimeZone::UTC.to_timestamp(moment).ok()
    }

    pub(super) fn read(&self) -> EntryReading {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
            #[serde(default)]
            end: Option<serde::de::IgnoredAny>,
        }
        let bytes = match read_whole(&self.path) {
            Ok(bytes) => bytes,
            // A link to a missing file is not gone.
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&self.path).is_err() => {
                return EntryReading::Gone;
            }
            Err(error) => return EntryReading::Unreadable(error),
        };
        match serde_json::from_slice::<Entry>(&bytes) {
            Ok(entry) if entry.version == VERSION && entry.is_consistent(&self.file) => {
                EntryReading::Entry(Box::new(entry))
            }
            _ => match serde_json::from_slice::<Version>(&bytes) {
                Ok(Version { version, end }) if version > VERSION => EntryReading::Newer { is_open: end.is_none() },
                _ => EntryReading::Damaged,
            },
        }
    }

    /// Renames a damaged file so that it is not read any more. Returns the file under its new name.
    pub(super) fn rename_damaged(&self, now: Timestamp) -> io::Result<EntryFile> {
        let file = format!("{}{DAMAGED}{}", self.file.trim_end_matches(".json"), now.strftime(STAMP));
        let path = self.path.with_file_name(&file);
        fs::rename(&self.path, &path)?;
        Ok(EntryFile { path, file })
    }
}

impl Journal {
    pub(super) fn ended_folder(&self) -> PathBuf {
        self.folder.join("ended")
    }

    /// Returns the directory of the ended submissions of a name.
    pub(super) fn ended_folder_of(&self, name: &str) -> PathBuf {
        self.ended_folder().join(format!("{}-{:016x}", safe_name(name), fingerprint::of(name)))
    }

    /// Lists the files of submissions without an outcome whose names begin with `stem`. Files of an earlier dbcred may
    /// have an outcome.
    pub(super) fn open_files(&self, stem: &str) -> Result<Vec<EntryFile>, StoreError> {
        files(&self.folder, |file| file.starts_with(stem) && is_entry(file))
    }

    /// Lists the files of the ended submissions of a name.
    pub(super) fn ended_files_of(&self, name: &str) -> Result<Vec<EntryFile>, StoreError> {
        files(&self.ended_folder_of(name), is_entry)
    }

    /// Lists the files of all ended submissions.
    pub(super) fn ended_files(&self) -> Result<Vec<EntryFile>, StoreError> {
        let mut found = Vec::new();
        for folder in files(&self.ended_folder(), |_| true)? {
            if folder.path.is_dir() {
                found.extend(files(&folder.path, is_entry)?);
            }
        }
        Ok(found)
    }

    /// Lists the damaged files of a name that were set aside, and that nobody has looked for yet.
    pub(super) fn damage_of(&self, name: &str) -> Result<Vec<EntryFile>, StoreError> {
        let mut found = files(&self.folder, |file| file.contains(DAMAGED))?;
        found.extend(files(&self.ended_folder_of(name), |file| file.contains(DAMAGED))?);
        found.retain(|found| found.is_damage_of(name));
        Ok(found)
    }

    /// Lists all files of a key, also damaged ones that were renamed.
    pub(super) fn files_of(&self, key: &SubmissionKey) -> Result<Vec<EntryFile>, StoreError> {
        let stem = format!("{}-", key.stem());
        let is_it = |file: &str| file.starts_with(&stem) && (is_entry(file) || file.contains(DAMAGED));
        let mut found = files(&self.folder, is_it)?;
        found.extend(files(&self.ended_folder_of(&key.name), is_it)?);
        Ok(found)
    }

    /// Whether a file that was read as open has ended meanwhile: its ended file exists.
    pub(super) fn is_superseded(&self, found: &EntryFile, entry: &Entry) -> bool {
        let path = self.ended_folder_of(&entry.key.name).join(&found.file);
        let ended = EntryFile { path, file: found.file.clone() };
        ended.path != found.path && matches!(ended.read(), EntryReading::Entry(_))
    }

    /// Returns the directory that an entry belongs in.
    pub(super) fn place(&self, entry: &Entry) -> PathBuf {
        if entry.is_settled() { self.ended_folder_of(&entry.key.name) } else { self.folder.clone() }
    }

    /// Moves ended entries of an earlier dbcred out of the directory of open ones. Returns those that could not be
    /// moved. A process that is killed meanwhile leaves each file in one of the two places.
    pub(super) fn move_ended(&self, mut ended: Vec<(EntryFile, Box<Entry>)>) -> Vec<(EntryFile, Box<Entry>)> {
        // There may be thousands, each with another name. Syncing a directory for each of them would take a minute.
        let places: BTreeSet<PathBuf> = ended.iter().map(|(_, entry)| self.place(entry)).collect();
        make_all_private(&self.ended_folder(), &places);
        ended.retain(|(found, entry)| {
            let moved = fs::rename(&found.path, self.place(entry).join(&found.file));
            moved.is_err() && fs::symlink_metadata(&found.path).is_ok()
        });
        ended
    }
}

impl EntryFile {
    /// Whether it is a damaged file for which no entry was begun yet with a key of that account. What the file said of its
    /// account is lost, so a look with a key of one account says nothing about the others.
    pub(super) fn is_unrecovered_damage(&self, account: &str) -> bool {
        let Some((_, marks)) = self.file.split_once(DAMAGED) else { return false };
        // An earlier dbcred left no account in the mark.
        !marks.split(RECOVERED_SUFFIX).skip(1).any(|mark| mark.is_empty() || mark == recovered_mark(account))
    }

    /// Whether it is a damaged file of a name that nobody has looked for yet.
    fn is_damage_of(&self, name: &str) -> bool {
        let mut parts = self.file.strip_prefix(&format!("{}-", safe_name(name))).unwrap_or_default().split('-');
        let is_hash = |hash: &str| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
        parts.next().is_some_and(is_hash)
            && self.sent_at().is_some()
            && self.file.contains(DAMAGED)
            && !self.file.contains(RECOVERED_SUFFIX)
    }

    /// Whether its name is that of an entry.
    pub(super) fn is_entry(&self) -> bool {
        is_entry(&self.file)
    }
}

/// The mark of an account behind [`RECOVERED_SUFFIX`].
pub(super) fn recovered_mark(account: &str) -> String {
    format!("-{}", safe_name(account))
}

fn is_entry(file: &str) -> bool {
    !file.starts_with('.') && Path::new(file).extension().is_some_and(|extension| extension == "json")
}

/// Lists the wanted files of a directory. A missing directory is empty.
fn files(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<EntryFile>, StoreError> {
    let rows = match fs::read_dir(folder) {
        Ok(rows) => rows,
        // A link to a missing directory is not empty.
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(StoreError::new(folder, &error)),
    };
    let mut found = Vec::new();
    for row in rows {
        let row = row.map_err(|error| StoreError::new(folder, &error))?;
        if let Ok(file) = row.file_name().into_string()
            && is_wanted(&file)
        {
            found.push(EntryFile { path: row.path(), file });
        }
    }
    Ok(found)
}
