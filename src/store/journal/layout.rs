//! Where the files of a journal lie, so that nobody has to read all of them to find one.
//!
//! | place | holds |
//! |---|---|
//! | `FILE` | submissions without an end: few |
//! | `ended/NAME/FILE` | those with one, a folder a `SecretName` |
//!
//! A file's name is that of its key, then when it was begun and a number. The end is written in the new place before the
//! file goes from the old one; where it is in both, the end counts. An earlier dbcred left what had ended where it was;
//! that is moved when all are read.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil, tz::TimeZone};
use serde::Deserialize;

use super::{Entry, Journal, SubmissionKey, VERSION};
use crate::store::{StoreError, fingerprint, make_all_private, read_whole, safe_name};

/// In the name of a file that could not be read, before the moment at which that was noticed.
pub(super) const DAMAGED: &str = ".json.damaged-";
/// At the end of such a name once an entry was begun in its place.
pub(super) const LOOKED_FOR: &str = "-looked-for";
/// How a moment stands in a file's name.
pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// A file of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EntryFile {
    pub(super) path: PathBuf,
    /// Its name.
    pub(super) file: String,
}

/// What a file holds.
pub(super) enum EntryReading {
    Entry(Box<Entry>),
    Newer { is_open: bool },
    Gone,
    Unreadable(io::Error),
    Damaged,
}

impl EntryFile {
    /// When it was sent, as its name tells; files of other names tell nothing.
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
            // A link to nothing is there all the same.
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

    /// Gives a damaged file a name under which nobody reads it, and says how it is found from now on.
    pub(super) fn kept_aside(&self, now: Timestamp) -> io::Result<EntryFile> {
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

    /// Where the submissions of a name lie that have ended.
    pub(super) fn ended_folder_of(&self, name: &str) -> PathBuf {
        self.ended_folder().join(format!("{}-{:016x}", safe_name(name), fingerprint::of(name)))
    }

    /// The files of submissions without an end that begin with `stem`; some of an earlier dbcred may have one.
    pub(super) fn open_files(&self, stem: &str) -> Result<Vec<EntryFile>, StoreError> {
        files(&self.folder, |file| file.starts_with(stem) && is_entry(file))
    }

    /// The files of submissions of a name that have ended.
    pub(super) fn ended_files_of(&self, name: &str) -> Result<Vec<EntryFile>, StoreError> {
        files(&self.ended_folder_of(name), is_entry)
    }

    /// The files of all submissions that have ended.
    pub(super) fn ended_files(&self) -> Result<Vec<EntryFile>, StoreError> {
        let mut found = Vec::new();
        for folder in files(&self.ended_folder(), |_| true)? {
            if folder.path.is_dir() {
                found.extend(files(&folder.path, is_entry)?);
            }
        }
        Ok(found)
    }

    /// Every file of a key, the damaged ones that were kept aside among them.
    pub(super) fn files_of(&self, key: &SubmissionKey) -> Result<Vec<EntryFile>, StoreError> {
        let stem = format!("{}-", key.stem());
        let is_it = |file: &str| file.starts_with(&stem) && (is_entry(file) || file.contains(DAMAGED));
        let mut found = files(&self.folder, is_it)?;
        found.extend(files(&self.ended_folder_of(&key.name), is_it)?);
        Ok(found)
    }

    /// Whether what was read as open has an end by now, in its other place.
    pub(super) fn is_superseded(&self, found: &EntryFile, entry: &Entry) -> bool {
        let path = self.ended_folder_of(&entry.key.name).join(&found.file);
        let ended = EntryFile { path, file: found.file.clone() };
        ended.path != found.path && matches!(ended.read(), EntryReading::Entry(_))
    }

    /// Where an entry belongs.
    pub(super) fn place(&self, entry: &Entry) -> PathBuf {
        if entry.is_settled() { self.ended_folder_of(&entry.key.name) } else { self.folder.clone() }
    }

    /// Moves entries with an end, which an earlier dbcred left among the open ones, to where they belong, and returns
    /// those that could not be moved. Killed at any moment it leaves each file in one of both places.
    pub(super) fn move_ended(&self, mut ended: Vec<(EntryFile, Box<Entry>)>) -> Vec<(EntryFile, Box<Entry>)> {
        // There may be thousands, each of a name of its own: to sync a folder for each of them would take a minute.
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
    /// Whether it is a damaged file that was kept aside and that nobody has looked into yet.
    pub(super) fn is_kept_aside(&self) -> bool {
        self.file.contains(DAMAGED) && !self.file.ends_with(LOOKED_FOR)
    }

    /// Whether it is an entry, or should be.
    pub(super) fn is_entry(&self) -> bool {
        is_entry(&self.file)
    }
}

fn is_entry(file: &str) -> bool {
    !file.starts_with('.') && Path::new(file).extension().is_some_and(|extension| extension == "json")
}

/// What stands in a folder under such names. A folder that is not there holds nothing.
fn files(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<EntryFile>, StoreError> {
    let rows = match fs::read_dir(folder) {
        Ok(rows) => rows,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
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
