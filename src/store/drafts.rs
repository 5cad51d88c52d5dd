//! Drafts as files. Only bytes are handled here; `import` and `export` know what they mean.

use std::{fs, io, path::PathBuf, time::SystemTime};

use super::{StoreError, fingerprint, make_private, read_whole, safe_name, sweep, write_whole};

/// The drafts in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drafts {
    folder: PathBuf,
}

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its name for [`Drafts::load`] and [`Drafts::delete`].
    pub(crate) name: String,
    /// When it was last changed, if the system knows.
    pub(crate) changed: Option<SystemTime>,
}

/// Under which name a draft was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SavedAs {
    /// Under its own name.
    Itself,
    /// Under this other name, because another program had changed the file.
    Beside(String),
}

impl Drafts {
    pub(super) fn at(folder: PathBuf) -> Drafts {
        Drafts { folder }
    }

    /// Saves a draft, replacing the earlier one. Returns the name under which it is listed: the given one, unless it
    /// contains what a file name cannot.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written. The old draft is then unchanged.
    pub(crate) fn save(&self, name: &str, text: &str) -> Result<String, StoreError> {
        make_private(&self.folder)?;
        let name = listed(name);
        write_whole(&self.file(&name), text.as_bytes())?;
        Ok(name)
    }

    /// Saves a draft if the file is missing, equal, or still has the bytes that were `last` read or written here.
    /// Otherwise another program has changed it, and the draft is saved under a free name.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read or written.
    pub(crate) fn save_unless_changed(
        &self,
        name: &str,
        text: &str,
        last: Option<&[u8]>,
    ) -> Result<SavedAs, StoreError> {
        let there = self.load(name)?;
        if there.is_none_or(|there| Some(&*there) == last || there == text.as_bytes()) {
            self.save(name, text)?;
            return Ok(SavedAs::Itself);
        }
        let beside = (2..).map(|number| format!("{name}-{number}"));
        let is_free = |name: &String| fs::symlink_metadata(self.path(name)).is_err();
        let beside = beside.into_iter().find(is_free).expect("there are more numbers than files");
        Ok(SavedAs::Beside(self.save(&beside, text)?))
    }

    /// Lists all drafts, the last changed first. Without the directory there are none.
    ///
    /// # Errors
    /// [`StoreError`] if the directory cannot be read.
    pub(crate) fn list(&self) -> Result<Vec<Kept>, StoreError> {
        sweep(&self.folder);
        let rows = match fs::read_dir(&self.folder) {
            Ok(rows) => rows,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::new(&self.folder, &error)),
        };
        let mut drafts: Vec<Kept> = rows
            .filter_map(Result::ok)
            .filter_map(|row| {
                let file = row.file_name().into_string().ok()?;
                let name = file.strip_suffix(".toml").filter(|name| !name.starts_with('.'))?;
                let changed = row.metadata().ok().and_then(|metadata| metadata.modified().ok());
                Some(Kept { name: name.to_owned(), changed })
            })
            .collect();
        drafts.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.name.cmp(&b.name)));
        Ok(drafts)
    }

    /// Returns the bytes of a draft, valid or not, or `None` if there is no draft of that name.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub(crate) fn load(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.file(&listed(name));
        match read_whole(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::new(&path, &error)),
        }
    }

    /// Returns the file name and bytes of the draft with that file name, or of the newest draft with that `SecretName`.
    #[must_use]
    pub(crate) fn find(&self, name: &str) -> Option<(String, Vec<u8>)> {
        if let Ok(Some(bytes)) = self.load(name) {
            return Some((name.to_owned(), bytes));
        }
        self.list().ok()?.into_iter().find_map(|kept| {
            let bytes = self.load(&kept.name).ok()??;
            (secret_name(&bytes) == name).then_some((kept.name, bytes))
        })
    }

    /// Copies the bytes of a damaged draft to another file before the draft is overwritten. Returns the name of the
    /// copy. It contains a hash, so the same bytes are copied only once.
    ///
    /// # Errors
    /// [`StoreError`] if the copy cannot be written.
    pub(crate) fn copy_damaged(&self, name: &str, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = fingerprint::with(fingerprint::of(name), bytes);
        let kept_as = format!("{}.toml.damaged-{:08x}", listed(name), hash & 0xffff_ffff);
        make_private(&self.folder)?;
        write_whole(&self.folder.join(&kept_as), bytes)?;
        Ok(kept_as)
    }

    /// Deletes a draft, if it exists.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be removed.
    pub(crate) fn delete(&self, name: &str) -> Result<(), StoreError> {
        let path = self.file(&listed(name));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::new(&path, &error)),
            _ => Ok(()),
        }
    }

    /// Returns the path of a draft's file.
    #[must_use]
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.file(&listed(name))
    }

    fn file(&self, listed: &str) -> PathBuf {
        self.folder.join(format!("{listed}.toml"))
    }
}

/// Returns the `SecretName` in the bytes of a draft, or an empty string if it cannot be read.
#[must_use]
pub(crate) fn secret_name(bytes: &[u8]) -> String {
    crate::import::salvage(bytes).0.name
}

/// Returns the name under which a draft is listed. Applying it twice changes nothing.
fn listed(name: &str) -> String {
    let safe = safe_name(name);
    if safe == name {
        return safe;
    }
    let shown: String = safe.chars().take(91).collect();
    format!("{shown}-{:08x}", fingerprint::of(name) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().join("drafts"));
        assert_eq!(drafts.list().unwrap(), []);
        assert_eq!(drafts.load("prod").unwrap(), None);
        drafts.save("prod", "a = 1\n").unwrap();
        drafts.save("prod", "a = 2\n").unwrap();
        assert_eq!(drafts.load("prod").unwrap().as_deref(), Some(&b"a = 2\n"[..]));
        assert_eq!(drafts.list().unwrap().len(), 1);
        drafts.delete("prod").unwrap();
        drafts.delete("prod").unwrap();
        assert_eq!(drafts.list().unwrap(), []);
    }

    #[test]
    fn any_name_can_be_kept_and_two_never_share_a_file() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().join("drafts"));
        let long = "x".repeat(128);
        for name in ["支付", "订单", "../x", "", "a b", ".hidden", &long] {
            let listed = drafts.save(name, name).unwrap();
            assert_eq!(drafts.load(name).unwrap().as_deref(), Some(name.as_bytes()));
            assert_eq!(drafts.load(&listed).unwrap().as_deref(), Some(name.as_bytes()));
        }
        assert_eq!(drafts.list().unwrap().len(), 7);
        assert!(drafts.path("../x").starts_with(place.path().join("drafts")));
    }

    #[test]
    fn a_damaged_draft_is_kept_beside_the_new_one_once_and_is_not_listed() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().join("drafts"));
        drafts.save("prod", "x").unwrap();
        let first = drafts.copy_damaged("prod", b"\xff\0").unwrap();
        assert_eq!(first, "prod.toml.damaged-720df4a3", "FNV-1a of the name and the bytes");
        assert_eq!(first, drafts.copy_damaged("prod", b"\xff\0").unwrap());
        assert_ne!(first, drafts.copy_damaged("prod", b"\xff").unwrap());
        assert_eq!(fs::read(place.path().join("drafts").join(first)).unwrap(), b"\xff\0");
        assert_eq!(drafts.list().unwrap().len(), 1);
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_is_not_written_over() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().join("drafts"));
        let save =
            |text: &str, last: Option<&str>| drafts.save_unless_changed("prod", text, last.map(str::as_bytes)).unwrap();
        assert_eq!(save("a", None), SavedAs::Itself, "nothing was there");
        assert_eq!(save("a", None), SavedAs::Itself, "the same text");
        assert_eq!(save("b", Some("a")), SavedAs::Itself, "what was read before");
        assert_eq!(save("c", Some("a")), SavedAs::Beside("prod-2".to_owned()));
        assert_eq!(save("d", None), SavedAs::Beside("prod-3".to_owned()));
        for (name, text) in [("prod", "b"), ("prod-2", "c"), ("prod-3", "d")] {
            assert_eq!(drafts.load(name).unwrap().as_deref(), Some(text.as_bytes()), "{name}");
        }
    }

    #[test]
    fn a_draft_is_found_by_its_file_and_else_by_the_name_of_its_secret() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().join("drafts"));
        drafts.save("mine", "SecretName = \"prod\"\n").unwrap();
        drafts.save("other", "SecretName = \"test\"\n").unwrap();
        let found = |name: &str| drafts.find(name).map(|(file, bytes)| (file, secret_name(&bytes)));
        assert_eq!(found("mine"), Some(("mine".to_owned(), "prod".to_owned())));
        assert_eq!(found("prod"), Some(("mine".to_owned(), "prod".to_owned())));
        assert_eq!(found("none"), None);
        drafts.save("prod", "SecretName = \"test\"\n").unwrap();
        assert_eq!(found("prod"), Some(("prod".to_owned(), "test".to_owned())), "the file comes first");
    }

    #[test]
    fn something_else_at_the_path_of_a_draft_is_an_error() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("file"), "").unwrap();
        let error = Drafts::at(place.path().join("file")).list().unwrap_err();
        assert!(error.path.ends_with("file"), "{error}");
        let drafts = Drafts::at(place.path().to_owned());
        fs::create_dir(drafts.path("prod")).unwrap();
        for error in [drafts.load("prod").unwrap_err(), drafts.delete("prod").unwrap_err()] {
            assert!(error.path.ends_with("prod.toml"), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_program_left_is_swept_and_what_a_running_one_writes_is_not() {
        let place = tempfile::tempdir().unwrap();
        let drafts = Drafts::at(place.path().to_owned());
        let (old, new) = (place.path().join(".prod.toml.a1b2c3"), place.path().join(".prod.toml.d4e5f6"));
        fs::write(&old, "half").unwrap();
        fs::write(&new, "half").unwrap();
        let long_ago = SystemTime::now() - super::super::ABANDONED_AGE * 2;
        fs::File::options().write(true).open(&old).unwrap().set_modified(long_ago).unwrap();
        drafts.list().unwrap();
        assert_eq!((old.exists(), new.exists()), (false, true));
    }
}
