//! Files on the disk: drafts, the journal, and the user's configuration. dbcred writes a file as a whole or not at all,
//! syncs it to the disk, and makes it readable by its owner only.

pub(crate) mod config;
pub(crate) mod drafts;
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

/// The largest file that is read, in bytes. No file of dbcred comes near it.
const LARGEST: u64 = 32 * 1024 * 1024;

/// The age from which an unfinished file was left by a killed process. A running one finishes its files in less than a
/// second.
const ABANDONED_AGE: Duration = Duration::from_hours(1);

/// The directory that contains all files of dbcred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

/// Why a file could not be written or read. The reason comes before the path, because the end of a long line may be cut
/// off.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}: {path}")]
pub struct StoreError {
    /// The file or directory.
    pub(crate) path: String,
    /// The message of the operating system.
    pub(crate) why: String,
}

/// Why there is no directory for files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PlaceError {
    /// A variable names the directory by a relative path, which would depend on the current directory.
    #[error("{variable} must be an absolute path, not {value:?}")]
    Relative {
        /// The name of the variable.
        variable: &'static str,
        /// The value of the variable.
        value: String,
    },
    /// No variable names a home directory.
    #[error("no home folder; set DBCRED_STATE to an absolute path")]
    NoHome,
}

/// Returns the directory that a variable names, or `None` if it is not set or empty.
fn absolute(variable: &'static str, var: &impl Fn(&str) -> Option<OsString>) -> Result<Option<PathBuf>, PlaceError> {
    let Some(path) = var(variable).filter(|path| !path.is_empty()).map(PathBuf::from) else { return Ok(None) };
    if path.is_absolute() {
        return Ok(Some(path));
    }
    Err(PlaceError::Relative { variable, value: path.display().to_string() })
}

/// Checks that neither the variable nor, if it is not set, `HOME` is a relative path. The `directories` crate would
/// accept a relative home, and silently ignore another relative path.
fn no_relative_home(variable: &'static str, var: &impl Fn(&str) -> Option<OsString>) -> Result<(), PlaceError> {
    if absolute(variable, var)?.is_none() {
        absolute("HOME", var)?;
    }
    Ok(())
}

impl StoreError {
    fn new(path: &Path, why: &dyn std::fmt::Display) -> StoreError {
        StoreError { path: path.display().to_string(), why: without_code(why.to_string()) }
    }
}

impl Folder {
    /// Returns the directory of this user: the argument, or `DBCRED_STATE`, or the system's directory for program
    /// state. `var` reads the environment.
    ///
    /// # Errors
    /// [`PlaceError`] if the variable that decides is not an absolute path, or if there is no home directory.
    pub(crate) fn find(argument: Option<&Path>, var: impl Fn(&str) -> Option<OsString>) -> Result<Folder, PlaceError> {
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

    /// Uses a given directory. It is created when something is first written into it.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Folder {
        Folder { root: root.into() }
    }

    /// Returns the directory for the sandbox in this process. Its files are never mixed with the real ones.
    #[must_use]
    pub fn sandbox(&self) -> Folder {
        Folder { root: self.root.join("sandbox") }
    }

    /// Returns its journal.
    #[must_use]
    pub fn journal(&self) -> Journal {
        Journal::at(self.root.join("journal"))
    }

    /// Returns its drafts.
    #[must_use]
    pub(crate) fn drafts(&self) -> Drafts {
        Drafts::at(self.root.join("drafts"))
    }
}

/// Returns what the system says of an error without its number, which tells nobody anything.
pub(crate) fn without_code(mut text: String) -> String {
    if let Some(end) = text.rfind(" (os error ").filter(|_| text.ends_with(')')) {
        text.truncate(end);
    }
    text
}

/// Creates a directory that only its owner can open, with its parents. If it exists, access by others is removed.
fn make_private(folder: &Path) -> Result<(), StoreError> {
    create_with_parents(folder)
        .and_then(|()| restrict_to_owner(folder))
        .map_err(|error| StoreError::new(folder, &error))
}

#[cfg(unix)]
fn restrict_to_owner(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Outside Unix, other users cannot open the user's profile by default.
#[cfg(not(unix))]
fn restrict_to_owner(_: &Path) -> io::Result<()> {
    Ok(())
}

fn new_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Creates many directories in `above` as [`make_private`] does, but syncs `above` only once. Errors are dropped:
/// whoever writes into the directories meets them again.
fn make_all_private(above: &Path, folders: &BTreeSet<PathBuf>) {
    if folders.is_empty() || make_private(above).is_err() {
        return;
    }
    for folder in folders {
        let _ = new_folder(folder);
        let _ = restrict_to_owner(folder);
    }
    let _ = fs::File::open(above).and_then(|above| above.sync_all());
}

/// Creates a directory and its missing parents. Each parent is synced before anything is put into the new directory:
/// after a power cut its files could otherwise be lost although they were synced.
fn create_with_parents(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        create_with_parents(above)?;
    }
    match new_folder(folder) {
        // Another process has created it meanwhile.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        made => made?,
    }
    // Not every system can sync a directory, so that is not an error.
    if let Ok(above) = fs::File::open(above.unwrap_or(Path::new("."))) {
        let _ = above.sync_all();
    }
    Ok(())
}

/// Removes unfinished files that a killed process left in a directory.
fn sweep(folder: &Path) {
    for row in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        if row.file_name().to_string_lossy().starts_with('.') && is_abandoned(&row) {
            let _ = fs::remove_file(row.path());
        }
    }
}

/// Whether a plain file was not changed for so long that no process is still writing it.
fn is_abandoned(row: &fs::DirEntry) -> bool {
    let Ok(metadata) = row.metadata() else { return false };
    let age = metadata.modified().ok().and_then(|changed| changed.elapsed().ok());
    metadata.is_file() && age.is_some_and(|age| age > ABANDONED_AGE)
}

/// Writes a file atomically: at any moment it has the old or the new content, and the new content is on the disk when
/// this returns.
fn write_whole(path: &Path, content: &[u8]) -> Result<(), StoreError> {
    let write = || -> io::Result<()> {
        let mut file = owner_only_options().open(path)?;
        file.write_all(content)?;
        file.commit()
    };
    write().map_err(|error| StoreError::new(path, &error))
}

/// Options for a file that only its owner can read and write, whatever the mode of the old file was.
#[cfg(unix)]
fn owner_only_options() -> atomic_write_file::OpenOptions {
    use atomic_write_file::unix::OpenOptionsExt as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = AtomicWriteFile::options();
    options.preserve_mode(false).mode(0o600);
    options
}

/// Outside Unix, other users cannot read the user's profile by default.
#[cfg(not(unix))]
fn owner_only_options() -> atomic_write_file::OpenOptions {
    AtomicWriteFile::options()
}

/// Reads a file of dbcred.
fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(path, LARGEST)
}

/// Reads a file of at most `most` bytes.
fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Checked before opening: opening a pipe would block until somebody writes to it.
    let metadata = fs::metadata(path)?;
    match metadata.file_type() {
        kind if kind.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        kind if !kind.is_file() => return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file")),
        _ => {}
    }
    let mut content = Vec::new();
    // One byte more, to notice a file that is larger.
    fs::File::open(path)?.take(most + 1).read_to_end(&mut content)?;
    if content.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(content)
}

/// Makes a file name that every system accepts, of at most 100 characters. Everything but ASCII letters, digits, `-`,
/// `_` and inner dots becomes `_`.
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
        assert_eq!(Folder::find(Some(Path::new("given")), var).unwrap().root, Path::new("given"));
        assert_eq!(Folder::find(None, var).unwrap().root, Path::new("/from-environment"));
        assert_eq!(Folder::find(None, var).unwrap().sandbox().root, Path::new("/from-environment/sandbox"));
    }

    #[test]
    fn a_relative_variable_for_the_state_is_an_error() {
        for variable in ["DBCRED_STATE", "XDG_STATE_HOME", "HOME"] {
            for value in ["here", "./here", "..", "~/here"] {
                let var = |name: &str| (name == variable).then(|| value.into());
                let error = Folder::find(None, var).unwrap_err();
                assert_eq!(error, PlaceError::Relative { variable, value: value.to_owned() });
            }
        }
        // A variable of lower precedence is not checked.
        let var = |name: &str| Some(if name == "DBCRED_STATE" { "/here".into() } else { "here".into() });
        assert_eq!(Folder::find(None, var).unwrap().root, Path::new("/here"));
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
    fn the_hash_in_file_names_never_changes() {
        let known = [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)];
        for (text, number) in known {
            assert_eq!(fingerprint::of(text), number, "the published FNV-1a of {text:?}");
        }
    }

    #[test]
    fn a_folder_that_exists_once_its_parents_do_is_no_error() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("new/..");
        assert!(!folder.exists());
        make_private(&folder).unwrap();
        assert!(place.path().join("new").is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn make_private_leaves_a_private_folder_and_a_file_unchanged() {
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
