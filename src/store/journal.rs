//! The journal: one JSON file a submission, on the disk before the first byte leaves, so that no create is ever lost,
//! doubled or in doubt.
//!
//! A key (endpoint, region, account, name) is claimed by a file lock for as long as a submission runs, so that two
//! dbcred at once cannot send the same create.

use std::{
    fs::{self, File, TryLockError},
    hash::{BuildHasher, Hasher, RandomState},
    io,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{StoreError, fingerprint, is_left_behind, make_private, read_whole, safe_name, sweep, write_whole};
use crate::domain::{
    endpoint::{Endpoint, EndpointError, Site},
    submission::{Doubt, Outcome, Receipt, Step},
};

/// The version of the files that this dbcred writes.
const VERSION: u32 = 1;
/// A request that was sent longer ago arrives no more.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// In the name of a file that could not be read, before the moment at which that was noticed.
const DAMAGED: &str = ".json.damaged-";
/// At the end of such a name once an entry stands in for it.
const LOOKED_FOR: &str = "-looked-for";

/// The submissions of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    folder: PathBuf,
}

/// What names a submission: no two at once may share it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Key {
    /// Where it goes, such as `https://ssm.tencentcloudapi.com`.
    pub endpoint: String,
    /// `X-TC-Region`
    pub region: String,
    /// `AccountId`; empty where it was not known.
    pub account: String,
    /// `SecretName`
    pub name: String,
}

/// What is about to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Which fields the endpoint knows.
    pub is_intl: bool,
    /// The secret id in its short form, such as `AKID…Q7xT`.
    pub key_id: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// The body, byte for byte; it holds no secret.
    pub body: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// One submission, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// 1
    pub version: u32,
    /// Its id: when it began and a random number.
    pub attempt: String,
    /// When it began, before anything was sent.
    pub started: Timestamp,
    /// What names it.
    #[serde(flatten)]
    pub key: Key,
    /// `intl` or `china`: which fields the endpoint knows.
    pub site: String,
    /// The secret id in its short form.
    pub key_id: String,
    /// `ProductName`
    pub product: String,
    /// `InstanceID`
    pub instance: String,
    /// `UserNamePrefix`
    pub prefix: String,
    /// SHA-256 of the body.
    pub sha256: String,
    /// The body, byte for byte.
    pub body: String,
    /// What happened, in order.
    #[serde(default)]
    pub steps: Vec<Noted>,
    /// How it ended; absent while it may have happened, or still goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Ended>,
}

/// A step with its moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// When.
    pub at: Timestamp,
    /// What.
    pub step: Step,
}

/// An end with its moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// How.
    pub outcome: Outcome,
}

impl Entry {
    /// Whether its outcome is known for good.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.end.is_some()
    }

    /// The service's answer, where one came.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::Accepted(receipt) => Some(receipt),
            _ => None,
        })
    }

    /// Why its outcome is not known: what was noted, else that dbcred ended before the answer came.
    #[must_use]
    pub fn doubt(&self) -> Doubt {
        let noted = self.steps.iter().rev().find_map(|noted| match &noted.step {
            Step::InDoubt(doubt) => Some(doubt.clone()),
            _ => None,
        });
        noted.unwrap_or(Doubt::Interrupted)
    }

    /// The endpoint it was sent to.
    ///
    /// # Errors
    /// [`EndpointError`] where the file was changed by hand.
    pub fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        let site = if self.site == "intl" { Site::Intl } else { Site::China };
        Endpoint::parse(&self.key.endpoint, Some(site))
    }
}

impl Key {
    /// Whether both name the same submission; an account that one of them does not know fits any.
    #[must_use]
    pub fn is_same(&self, other: &Key) -> bool {
        self.endpoint == other.endpoint
            && self.region == other.region
            && self.name == other.name
            && (self.account == other.account || self.account.is_empty() || other.account.is_empty())
    }

    /// What its files begin with. The account is left out, as it is not always known.
    fn stem(&self) -> String {
        let text = format!("{}\n{}\n{}", self.endpoint, self.region, self.name);
        format!("{}-{:016x}", safe_name(&self.name), fingerprint(&text))
    }
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

/// A damaged file that nobody has looked into yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scrap {
    /// Its name.
    pub file: String,
    /// When it was last written.
    pub written: Timestamp,
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

/// Opens the file of a lock, which holds nothing.
fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (lock.metadata(), fs::metadata(path)) else { return false };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

enum Reading {
    Entry(Box<Entry>),
    Newer { is_open: bool },
    Gone,
    Unreadable(io::Error),
    Damaged,
}

/// A key that nobody else can use; the lock ends with it, or with the process.
#[derive(Debug)]
pub struct Claim {
    journal: Journal,
    key: Key,
    path: PathBuf,
    _lock: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // While the lock is held: whoever waits for the old file finds out that it is gone.
        let _ = fs::remove_file(&self.path);
    }
}

impl Claim {
    /// Files of this key that could not be read and whose outcome nobody has looked for since, each with the moment of
    /// its last writing. One of them may be a create of unknown outcome.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read.
    pub fn damaged(&self, now: Timestamp) -> Result<Vec<Scrap>, StoreError> {
        for file in self.journal.files(&self.key.stem())? {
            if matches!(self.journal.read(&file), Reading::Damaged) {
                self.journal.keep_aside(&file, now);
            }
        }
        let rows = fs::read_dir(&self.journal.folder).map_err(|error| StoreError::new(&self.journal.folder, &error))?;
        let stem = format!("{}-", self.key.stem());
        let scraps = rows.filter_map(Result::ok).filter_map(|row| {
            let file = row.file_name().into_string().ok()?;
            let is_scrap = file.starts_with(&stem) && file.contains(DAMAGED) && !file.ends_with(LOOKED_FOR);
            let written = row.metadata().ok().and_then(|metadata| metadata.modified().ok());
            let written = written.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or(now).min(now);
            is_scrap.then_some(Scrap { file, written })
        });
        Ok(scraps.collect())
    }

    /// Begins an entry in place of a damaged file, as if what is wanted now had been sent when that was written. It is
    /// settled like any other before anything is sent.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    pub fn stand_in(&self, scrap: &Scrap, intent: Intent) -> Result<(), StoreError> {
        self.begin(intent, scrap.written)?;
        let path = self.journal.folder.join(&scrap.file);
        let looked_for = self.journal.folder.join(format!("{}{LOOKED_FOR}", scrap.file));
        fs::rename(&path, looked_for).map_err(|error| StoreError::new(&path, &error))
    }

    /// The newest submission of this key without a known end.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read, or where a file of this key cannot be, or is an open one of a
    /// newer dbcred: nothing may be sent before somebody has looked at it.
    pub fn unsettled(&self) -> Result<Option<Entry>, StoreError> {
        let mut newest: Option<Entry> = None;
        for file in self.journal.files(&self.key.stem())? {
            let path = self.journal.folder.join(&file);
            match self.journal.read(&file) {
                Reading::Entry(entry) => {
                    if !entry.is_settled()
                        && entry.key.is_same(&self.key)
                        && newest.as_ref().is_none_or(|other| other.started <= entry.started)
                    {
                        newest = Some(*entry);
                    }
                }
                Reading::Newer { is_open: true } => {
                    return Err(StoreError::new(&path, &"an open attempt at this name by a newer dbcred"));
                }
                Reading::Unreadable(error) => return Err(StoreError::new(&path, &error)),
                Reading::Newer { .. } | Reading::Gone | Reading::Damaged => {}
            }
        }
        Ok(newest)
    }

    /// When the same request was first sent under this key and then, at most a day before `now`, not found. What was on
    /// its way for so long may have arrived since.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read.
    pub fn not_found_before(&self, sha256: &str, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut first = None;
        for file in self.journal.files(&self.key.stem())? {
            if let Reading::Entry(entry) = self.journal.read(&file)
                && entry.key.is_same(&self.key)
                && entry.sha256 == sha256
                && entry.end.as_ref().is_some_and(|end| matches!(end.outcome, Outcome::NotCreated { .. }))
                && now.duration_since(entry.started) < DAY
                && first.is_none_or(|first| entry.started < first)
            {
                first = Some(entry.started);
            }
        }
        Ok(first)
    }

    /// Writes down what is about to be sent; it is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written. Nothing may be sent then.
    pub fn begin(&self, intent: Intent, now: Timestamp) -> Result<Record<'_>, StoreError> {
        let Intent { is_intl, key_id, product, instance, prefix, body, sha256 } = intent;
        let number = RandomState::new().build_hasher().finish() & 0xffff_ffff;
        let entry = Entry {
            version: VERSION,
            attempt: format!("{}-{number:08x}", now.strftime("%Y%m%dT%H%M%SZ")),
            started: now,
            key: self.key.clone(),
            site: if is_intl { "intl" } else { "china" }.to_owned(),
            key_id,
            product,
            instance,
            prefix,
            sha256,
            body,
            steps: vec![Noted { at: now, step: Step::Journalled }],
            end: None,
        };
        let record = Record { claim: self, entry };
        record.write()?;
        Ok(record)
    }

    /// Opens an entry of this key again, to settle it. What is on the disk now counts, not what was read before.
    #[must_use]
    pub fn reopen(&self, entry: Entry) -> Record<'_> {
        let record = Record { claim: self, entry };
        match self.journal.read(&record.file()) {
            Reading::Entry(now) => Record { claim: self, entry: *now },
            _ => record,
        }
    }
}

/// A submission that is being written.
#[derive(Debug)]
pub struct Record<'a> {
    claim: &'a Claim,
    entry: Entry,
}

impl Record<'_> {
    /// What is written so far.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Writes a step down.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written; the entry as it was before is then still whole.
    pub fn note(&mut self, step: Step, now: Timestamp) -> Result<(), StoreError> {
        self.entry.steps.push(Noted { at: now, step });
        self.write()
    }

    /// Writes down how it ended. An outcome that may still change leaves the entry without an end, to be found at the
    /// next start.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written; the entry then stays without an end, and is settled later.
    pub fn end(&mut self, outcome: &Outcome, now: Timestamp) -> Result<(), StoreError> {
        if matches!(outcome, Outcome::Unknown { .. } | Outcome::Working { .. }) {
            return self.write();
        }
        self.entry.end = Some(Ended { at: now, outcome: outcome.clone() });
        self.write()
    }

    fn file(&self) -> String {
        format!("{}-{}.json", self.claim.key.stem(), safe_name(&self.entry.attempt))
    }

    fn write(&self) -> Result<(), StoreError> {
        let mut text =
            serde_json::to_vec_pretty(&self.entry).expect("an entry has string keys and no value that JSON lacks");
        text.push(b'\n');
        write_whole(&self.claim.journal.folder.join(self.file()), &text)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;
    use crate::domain::submission::Fault;

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
        let scraps = claim.damaged(now()).unwrap();
        assert_eq!(scraps.len(), 1);
        assert_eq!(claim.unsettled().unwrap(), None);
        claim.stand_in(&scraps[0], Intent::default()).unwrap();
        assert_eq!(claim.unsettled().unwrap().unwrap().started, scraps[0].written);
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
