//! The journal: one JSON file a submission, on the disk before the first byte leaves, so that no create is ever lost,
//! doubled or in doubt.
//!
//! A key (endpoint, region, account, name) is claimed by a file lock for as long as a submission runs, so that two
//! dbcred at once cannot send the same create.

mod claim;
mod entry;

use std::{
    fs::{self, TryLockError},
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::Deserialize;

use self::claim::{is_still_there, open_lock};
pub use self::{
    claim::{Claim, DamagedEntry, Record},
    entry::{Ended, Entry, Intent, Key, Noted},
};
use super::{StoreError, is_left_behind, make_private, read_whole, sweep};
use crate::domain::submission::Outcome;

/// The version of the files that this dbcred writes.
const VERSION: u32 = 1;
/// In the name of a file that could not be read, before the moment at which that was noticed.
const DAMAGED: &str = ".json.damaged-";

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
        let mut survey = Survey::default();
        sweep(&self.folder);
        self.sweep_locks();
        for file in self.files("")? {
            match self.read(&file) {
                Reading::Entry(entry) => survey.entries.push(*entry),
                Reading::Newer { .. } => survey.newer.push(file),
                Reading::Gone => {}
                Reading::Unreadable(_) => survey.damaged.push(Damaged { file, kept_as: None }),
                Reading::Damaged => {
                    let kept_as = self.keep_aside(&file, now);
                    survey.damaged.push(Damaged { file, kept_as });
                }
            }
        }
        survey.entries.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| b.attempt.cmp(&a.attempt)));
        Ok(survey)
    }

    /// Claims a key until the claim is dropped.
    ///
    /// # Errors
    /// [`ClaimError::Locked`] while another dbcred holds it, [`ClaimError::Store`] where nothing can be written.
    pub fn claim(&self, key: &Key) -> Result<Claim, ClaimError> {
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

    /// The names of the entries' files that begin with `stem`.
    fn files(&self, stem: &str) -> Result<Vec<String>, StoreError> {
        let rows = match fs::read_dir(&self.folder) {
            Ok(rows) => rows,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::new(&self.folder, &error)),
        };
        let mut files = Vec::new();
        for row in rows {
            let row = row.map_err(|error| StoreError::new(&self.folder, &error))?;
            if let Ok(file) = row.file_name().into_string()
                && file.starts_with(stem)
                && !file.starts_with('.')
                && Path::new(&file).extension().is_some_and(|extension| extension == "json")
            {
                files.push(file);
            }
        }
        Ok(files)
    }

    fn read(&self, file: &str) -> Reading {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
            #[serde(default)]
            end: Option<serde::de::IgnoredAny>,
        }
        let bytes = match read_whole(&self.folder.join(file)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Reading::Gone,
            Err(error) => return Reading::Unreadable(error),
        };
        match serde_json::from_slice::<Entry>(&bytes) {
            Ok(entry) if entry.version == VERSION => Reading::Entry(Box::new(entry)),
            _ => match serde_json::from_slice::<Version>(&bytes) {
                Ok(Version { version, end }) if version > VERSION => Reading::Newer { is_open: end.is_none() },
                _ => Reading::Damaged,
            },
        }
    }

    fn keep_aside(&self, file: &str, now: Timestamp) -> Option<String> {
        let kept_as = format!("{}{DAMAGED}{}", file.trim_end_matches(".json"), now.strftime("%Y%m%dT%H%M%SZ"));
        fs::rename(self.folder.join(file), self.folder.join(&kept_as)).ok()?;
        Some(kept_as)
    }
}

enum Reading {
    Entry(Box<Entry>),
    Newer { is_open: bool },
    Gone,
    Unreadable(io::Error),
    Damaged,
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;
    use crate::domain::{
        endpoint::Site,
        submission::{Doubt, Fault, Receipt, Step},
    };

    fn now() -> Timestamp {
        "2026-11-24T14:06:11Z".parse().unwrap()
    }

    fn key(account: &str) -> Key {
        Key {
            endpoint: "https://ssm.tencentcloudapi.com".into(),
            region: "ap-guangzhou".into(),
            account: account.into(),
            name: "prod-orders-rw".into(),
        }
    }

    fn accepted(flow: i64) -> Step {
        Step::Accepted(Receipt { flow, name: "prod-orders-rw".into(), ..Receipt::default() })
    }

    #[test]
    fn an_intent_is_found_until_it_has_an_end() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let claim = journal.claim(&key("1")).unwrap();
        let mut record = claim.begin(Intent { body: "{\"a\":\"支付\"}".into(), ..Intent::default() }, now()).unwrap();
        assert_eq!(claim.unsettled().unwrap().as_ref(), Some(record.entry()));
        assert_eq!(journal.survey(now()).unwrap().unsettled().next().unwrap().doubt(), Doubt::Interrupted);
        record.note(accepted(43415), now()).unwrap();
        record.end(&Outcome::Working { receipt: None }, now()).unwrap();
        assert!(claim.unsettled().unwrap().is_some(), "a task that still runs has no end");
        record.end(&Outcome::Refused(Fault::default()), now()).unwrap();
        assert_eq!(claim.unsettled().unwrap(), None);
        let survey = journal.survey(now()).unwrap();
        assert_eq!(survey.unsettled().count(), 0);
        assert_eq!(survey.find_flow(43415)[0].receipt().unwrap().flow, 43415);
        assert_eq!(survey.find("prod-orders-rw").len(), 1);
        assert!(survey.find("another").is_empty());
    }

    #[test]
    fn two_at_once_cannot_have_the_same_key_and_the_end_of_one_frees_it() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let first = journal.claim(&key("1")).unwrap();
        assert_eq!(journal.claim(&key("")).unwrap_err(), ClaimError::Locked);
        let other = Key { name: "prod-orders-ro".into(), ..key("1") };
        let _other = journal.claim(&other).unwrap();
        drop(first);
        journal.claim(&key("")).unwrap();
    }

    #[test]
    fn a_lock_leaves_no_file_and_that_of_a_killed_program_is_swept() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("journal");
        let journal = Journal::at(folder.clone());
        drop(journal.claim(&key("1")).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        let (old, new) = (folder.join("a-1.lock"), folder.join("b-1.lock"));
        for path in [&old, &new] {
            fs::write(path, "").unwrap();
        }
        let long_ago = std::time::SystemTime::now() - super::super::LEFT_BEHIND * 2;
        open_lock(&old).unwrap().set_modified(long_ago).unwrap();
        let held = open_lock(&old).unwrap();
        held.try_lock().unwrap();
        journal.survey(now()).unwrap();
        assert!(old.exists(), "somebody is at it");
        drop(held);
        journal.survey(now()).unwrap();
        assert_eq!((old.exists(), new.exists()), (false, true));
    }

    #[test]
    fn many_at_once_never_share_a_key() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let (inside, rounds) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Ok(claim) = journal.claim(&key("1")) else { continue };
                        assert_eq!(inside.fetch_add(1, SeqCst), 0, "two claims of one key");
                        rounds.fetch_add(1, SeqCst);
                        inside.fetch_sub(1, SeqCst);
                        drop(claim);
                    }
                });
            }
        });
        assert!(rounds.into_inner() > 0);
    }

    #[test]
    fn a_damaged_file_of_a_key_is_looked_for_once_before_anything_is_sent() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let claim = journal.claim(&key("1")).unwrap();
        let record = claim.begin(Intent::default(), now()).unwrap();
        fs::write(place.path().join("journal").join(record.file()), "{\"version\":1,").unwrap();
        let damaged = claim.damaged(now()).unwrap();
        assert_eq!(damaged.len(), 1);
        assert_eq!(claim.unsettled().unwrap(), None);
        claim.begin_recovered(&damaged[0], Intent::default()).unwrap();
        assert_eq!(claim.unsettled().unwrap().unwrap().started, damaged[0].written);
        assert_eq!(claim.damaged(now()).unwrap(), []);
        let other = journal.claim(&Key { name: "prod-orders".into(), ..key("1") }).unwrap();
        assert_eq!(other.damaged(now()).unwrap(), []);
    }

    #[test]
    fn a_damaged_file_is_kept_aside_and_told_once() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        journal.claim(&key("1")).unwrap().begin(Intent::default(), now()).unwrap();
        let folder = place.path().join("journal");
        fs::write(folder.join("broken.json"), "{\"version\":1,\"att").unwrap();
        fs::write(folder.join("empty.json"), "").unwrap();
        fs::write(folder.join("newer.json"), "{\"version\":2}").unwrap();
        let survey = journal.survey(now()).unwrap();
        assert_eq!((survey.entries.len(), survey.damaged.len(), survey.newer.len()), (1, 2, 1));
        for damaged in &survey.damaged {
            assert!(folder.join(damaged.kept_as.as_ref().unwrap()).exists());
        }
        assert!(journal.survey(now()).unwrap().damaged.is_empty());
    }

    #[test]
    fn a_receipt_is_not_hidden_by_a_later_refusal_of_the_same_name() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::at(place.path().join("journal"));
        let claim = journal.claim(&key("1")).unwrap();
        let mut made = claim.begin(Intent::default(), now()).unwrap();
        made.note(accepted(7), now()).unwrap();
        let created = Outcome::Created { receipt: None, verification: Box::default() };
        made.end(&created, now()).unwrap();
        let later = now().checked_add(jiff::SignedDuration::from_secs(60)).unwrap();
        let mut refused = claim.begin(Intent::default(), later).unwrap();
        refused.end(&Outcome::Refused(Fault::default()), later).unwrap();
        let survey = journal.survey(later).unwrap();
        assert_eq!(survey.entries.len(), 2);
        assert_eq!(survey.find("prod-orders-rw")[0].end.as_ref().unwrap().outcome, created);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_before_anything_is_sent() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        let journal = Journal::at(file.join("journal"));
        assert!(matches!(journal.claim(&key("1")), Err(ClaimError::Store(_))));
    }

    #[test]
    fn another_site_or_address_is_read_back_as_it_was() {
        let place = tempfile::tempdir().unwrap();
        let claim = Journal::at(place.path().to_owned())
            .claim(&Key { endpoint: "http://127.0.0.1:8787".into(), ..Key::default() })
            .unwrap();
        let record = claim.begin(Intent { is_intl: true, ..Intent::default() }, now()).unwrap();
        let endpoint = record.entry().endpoint().unwrap();
        assert_eq!((endpoint.url("ssm").as_str(), endpoint.site()), ("http://127.0.0.1:8787", Site::Intl));
    }
}
