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

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{StoreError, fingerprint, make_private, read_whole, safe_name, write_whole};
use crate::domain::{
    endpoint::{Endpoint, EndpointError, Site},
    submission::{Doubt, Outcome, Receipt, Step},
};

/// The version of the files that this dbcred writes.
const VERSION: u32 = 1;

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
        for file in self.files("")? {
            match self.read(&file) {
                Reading::Entry(entry) => survey.entries.push(*entry),
                Reading::Newer => survey.newer.push(file),
                Reading::Gone => {}
                Reading::Unreadable => survey.damaged.push(Damaged { file, kept_as: None }),
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
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(&path).map_err(|error| StoreError::new(&path, &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Claim { journal: self.clone(), key: key.clone(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(ClaimError::Locked),
            Err(TryLockError::Error(error)) => Err(StoreError::new(&path, &error).into()),
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
        }
        let bytes = match read_whole(&self.folder.join(file)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Reading::Gone,
            Err(_) => return Reading::Unreadable,
        };
        match serde_json::from_slice::<Entry>(&bytes) {
            Ok(entry) if entry.version == VERSION => Reading::Entry(Box::new(entry)),
            _ => match serde_json::from_slice::<Version>(&bytes) {
                Ok(Version { version }) if version > VERSION => Reading::Newer,
                _ => Reading::Damaged,
            },
        }
    }

    fn keep_aside(&self, file: &str, now: Timestamp) -> Option<String> {
        let kept_as = format!("{file}.damaged-{}", now.strftime("%Y%m%dT%H%M%SZ"));
        fs::rename(self.folder.join(file), self.folder.join(&kept_as)).ok()?;
        Some(kept_as)
    }
}

enum Reading {
    Entry(Box<Entry>),
    Newer,
    Gone,
    Unreadable,
    Damaged,
}

/// A key that nobody else can use; the lock ends with it, or with the process.
#[derive(Debug)]
pub struct Claim {
    journal: Journal,
    key: Key,
    _lock: File,
}

impl Claim {
    /// The newest submission of this key without a known end.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be read.
    pub fn unsettled(&self) -> Result<Option<Entry>, StoreError> {
        let mut newest: Option<Entry> = None;
        for file in self.journal.files(&self.key.stem())? {
            if let Reading::Entry(entry) = self.journal.read(&file)
                && !entry.is_settled()
                && entry.key.is_same(&self.key)
                && newest.as_ref().is_none_or(|other| other.started <= entry.started)
            {
                newest = Some(*entry);
            }
        }
        Ok(newest)
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
