//! What survives: drafts and the journal; and the configuration that a user wrote. Files of ours are written whole or
//! not at all, synced to the disk, and readable by their owner only.

pub mod config;
pub mod drafts;
pub mod journal;

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use atomic_write_file::AtomicWriteFile;

use self::{drafts::Drafts, journal::Journal};
use crate::domain::fingerprint;

/// No file of ours comes near this size; a larger one is not read.
const LARGEST: u64 = 32 * 1024 * 1024;

/// What a killed program left half done is older than this; what a running one does takes no second.
const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// The folder that holds everything that survives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

/// Why something could not be kept or read. The reason comes first, as the end of a long path may be cut off.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}: {path}")]
pub struct StoreError {
    /// The file or folder.
    pub path: String,
    /// The system's own words.
    pub why: String,
}

/// Why there is no folder to keep anything in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// A variable that names a folder by a path that depends on where one stands.
    #[error("{variable} must be an absolute path, not {value:?}")]
    Relative {
        /// Its name.
        variable: &'static str,
        /// Its value.
        value: String,
    },
    /// Nothing names a home folder.
    #[error("no home folder; set DBCRED_STATE to an absolute path")]
    NoHome,
}

/// The folder that a variable names, where it is set and not empty.
fn absolute(variable: &'static str, var: &impl Fn(&str) -> Option<OsString>) -> Result<Option<PathBuf>, PlaceError> {
    let Some(path) = var(variable).filter(|path| !path.is_empty()).map(PathBuf::from) else { return Ok(None) };
    if path.is_absolute() {
        return Ok(Some(path));
    }
    Err(PlaceError::Relative { variable, value: path.display().to_string() })
}

/// Sees that neither the variable of a folder nor, where that is not set, the home folder is a relative path. The library
/// takes a relative home for one, and passes over another relative path without a word.
fn no_relative_home(variable: &'static str, var: &impl Fn(&str) -> Option<OsString>) -> Result<(), PlaceError> {
    if absolute(variable, var)?.is_none() {
        absolute("HOME", var)?;
    }
    Ok(())
}

impl StoreError {
    fn new(path: &Path, why: &dyn std::fmt::Display) -> StoreError {
        StoreError { path: path.display().to_string(), why: why.to_string() }
    }
}

impl Folder {
    /// The folder of this user: the argument, else `DBCRED_STATE`, else the system's place for a program's state.
    /// `var` reads the environment.
    ///
    /// # Errors
    /// [`PlaceError`] where a variable that counts is no absolute path, or where nothing names a home folder.
    pub fn find(argument: Option<&Path>, var: impl Fn(&str) -> Option<OsString>) -> Result<Folder, PlaceError> {
        if let Some(root) = argument {
            return Ok(Folder::at(root));
        }
        if let Some(root) = absolute("DBCRED_STATE", &var)? {
            return Ok(Folder::at(root));
        }
        no_relative_home("XDG_STATE_HOME", &var)?;
        directories::ProjectDirs::from("", "", "dbcred")
            .map(|places| Folder::at(places.state_dir().unwrap_or_else(|| places.data_dir())))
            .ok_or(PlaceError::NoHome)
    }

    /// A folder of one's own choice; made when something is first kept in it.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Folder {
        Folder { root: root.into() }
    }

    /// The same for the sandbox inside the program, whose files never mix with the real ones.
    #[must_use]
    pub fn sandbox(&self) -> Folder {
        Folder { root: self.root.join("sandbox") }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Its journal.
    #[must_use]
    pub fn journal(&self) -> Journal {
        Journal::at(self.root.join("journal"))
    }

    /// Its drafts.
    #[must_use]
    pub fn drafts(&self) -> Drafts {
        Drafts::at(self.root.join("drafts"))
    }
}

/// Makes a folder that only its owner can open, with those above it; one that is there is closed to others.
fn make_private(folder: &Path) -> Result<(), StoreError> {
    make_with_those_above(folder)
        .and_then(|()| close_to_others(folder))
        .map_err(|error| StoreError::new(folder, &error))
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Others cannot open what is in the user's own profile, where nobody changed that.
#[cfg(not(unix))]
fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

fn new_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes many folders in one as [`make_private`] does, and syncs their names together. What cannot be made is found out
/// by whoever puts something into it.
fn make_all_private(above: &Path, folders: &BTreeSet<PathBuf>) {
    if folders.is_empty() || make_private(above).is_err() {
        return;
    }
    for folder in folders {
        let _ = new_folder(folder);
        let _ = close_to_others(folder);
    }
    let _ = fs::File::open(above).and_then(|above| above.sync_all());
}

/// Makes a folder and those above it that are not there. Each one's name is on the disk before anything is put into it,
/// else a power cut would take along what was synced inside.
fn make_with_those_above(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_with_those_above(above)?;
    }
    match new_folder(folder) {
        // Another dbcred was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        made => made?,
    }
    // Not every system can sync a folder; one that cannot be synced stops nothing.
    if let Ok(above) = fs::File::open(above.unwrap_or(Path::new("."))) {
        let _ = above.sync_all();
    }
    Ok(())
}

/// Removes what a killed program left in a folder of ours: files that were never finished, long ago.
fn sweep(folder: &Path) {
    for row in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if row.file_name().to_string_lossy().starts_with('.') && is_left_behind(&row) {
            let _ = fs::remove_file(row.path());
        }
    }
}

/// Whether a plain file has not been touched for so long that nobody is at it.
fn is_left_behind(row: &fs::DirEntry) -> bool {
    let Ok(metadata) = row.metadata() else { return false };
    let age = metadata.modified().ok().and_then(|changed| changed.elapsed().ok());
    metadata.is_file() && age.is_some_and(|age| age > LEFT_BEHIND)
}

/// Writes a file whole: the old content or the new one is there at any moment, and the new one is on the disk when
/// this returns.
fn write_whole(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let write = || -> io::Result<()> {
        let mut file = for_the_owner().open(path)?;
        file.write_all(content)?;
        file.commit()
    };
    write().map_err(|error| StoreError::new(path, &error))
}

/// A file that others may neither read nor write, whatever was there before.
#[cfg(unix)]
fn for_the_owner() -> atomic_write_file::OpenOptions {
    use atomic_write_file::unix::OpenOptionsExt as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = AtomicWriteFile::options();
    options.preserve_mode(false).mode(0o600);
    options
}

/// A file in the user's own profile, which others cannot read where nobody changed that.
#[cfg(not(unix))]
fn for_the_owner() -> atomic_write_file::OpenOptions {
    AtomicWriteFile::options()
}

/// Reads a whole file of ours.
fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(path, LARGEST)
}

/// Reads a file, unless it has more than so many bytes.
fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Before it is opened: a pipe would wait for somebody who writes to it.
    let metadata = fs::metadata(path)?;
    match metadata.file_type() {
        kind if kind.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        kind if !kind.is_file() => return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file")),
        _ if metadata.len() > most => return Err(io::ErrorKind::FileTooLarge.into()),
        _ => {}
    }
    let file = fs::File::open(path)?;
    let mut content = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    // It may grow meanwhile.
    file.take(most + 1).read_to_end(&mut content)?;
    if content.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(content)
}

/// A file name that every system takes: letters, digits, `-`, `_` and inner dots of the text, at most 100 of them.
fn safe_name(text: &str) -> String {
    let safe: String = text
        .chars()
        .take(100)
        .map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' })
        .collect();
    match safe.strip_prefix('.') {
        Some(rest) => format!("_{rest}"),
        None if safe.is_empty() => "_".to_owned(),
        None => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_comes_before_the_environment() {
        let var = |name: &str| (name == "DBCRED_STATE").then(|| "/from-environment".into());
        assert_eq!(Folder::find(Some(Path::new("given")), var).unwrap().path(), Path::new("given"));
        assert_eq!(Folder::find(None, var).unwrap().path(), Path::new("/from-environment"));
        assert_eq!(Folder::find(None, var).unwrap().sandbox().path(), Path::new("/from-environment/sandbox"));
    }

    #[test]
    fn no_variable_makes_the_folder_depend_on_where_one_stands() {
        for variable in ["DBCRED_STATE", "XDG_STATE_HOME", "HOME"] {
            for value in ["here", "./here", "..", "~/here"] {
                let var = |name: &str| (name == variable).then(|| value.into());
                let error = Folder::find(None, var).unwrap_err();
                assert_eq!(error, PlaceError::Relative { variable, value: value.to_owned() });
            }
        }
        // What counts first is enough.
        let var = |name: &str| Some(if name == "DBCRED_STATE" { "/here".into() } else { "here".into() });
        assert_eq!(Folder::find(None, var).unwrap().path(), Path::new("/here"));
    }

    #[test]
    fn the_reason_of_an_error_stands_before_its_path() {
        let error = StoreError::new(&Path::new("/").join("x".repeat(300)), &"No space left on device");
        assert!(error.to_string().starts_with("No space left on device: /xxx"));
    }

    #[test]
    fn a_name_never_leaves_its_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "_._.._etc_passwd");
        assert_eq!(safe_name(""), "_");
        assert_eq!(safe_name("支付 a/b"), "___a_b");
        assert!(!safe_name("..").starts_with('.'));
        assert!(safe_name(&"x".repeat(500)).len() == 100);
    }

    #[test]
    fn the_number_in_a_files_name_is_that_of_every_version() {
        let known = [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)];
        for (text, number) in known {
            assert_eq!(fingerprint::of(text), number, "the published FNV-1a of {text:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_closed_already_and_a_file_in_its_place_stay_as_they_are() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = place.path().join("folder");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
        make_private(&folder).unwrap();
        assert_eq!(mode(&folder), 0o500);
        let file = place.path().join("file");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        make_private(&file).unwrap_err();
        assert_eq!(mode(&file), 0o644);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("journal");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        make_private(&folder).unwrap();
        let file = folder.join("x.json");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        write_whole(&file, b"new").unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }
}
