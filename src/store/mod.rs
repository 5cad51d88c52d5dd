//! What survives: drafts and the journal; and the configuration that a user wrote. Files of ours are written whole or
//! not at all, synced to the disk, and readable by their owner only.

pub mod config;
pub mod drafts;
pub mod journal;

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use atomic_write_file::AtomicWriteFile;

use self::{drafts::Drafts, journal::Journal};

/// No file of ours comes near this size; a larger one is not read.
const LARGEST: u64 = 32 * 1024 * 1024;

/// What a killed program left half done is older than this; what a running one does takes no second.
const LEFT_BEHIND: Duration = Duration::from_hours(1);

/// The folder that holds everything that survives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct StoreError {
    /// The file or folder.
    pub path: String,
    /// The system's own words.
    pub why: String,
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
    /// [`StoreError`] where neither is given and the system names no home folder.
    pub fn find(argument: Option<&Path>, var: impl Fn(&str) -> Option<String>) -> Result<Folder, StoreError> {
        if let Some(root) = argument {
            return Ok(Folder::at(root));
        }
        if let Some(root) = var("DBCRED_STATE").filter(|root| !root.is_empty()) {
            return Ok(Folder::at(root));
        }
        directories::ProjectDirs::from("", "", "dbcred")
            .map(|places| Folder::at(places.state_dir().unwrap_or_else(|| places.data_dir())))
            .ok_or_else(|| StoreError { path: "~".to_owned(), why: "no home folder; set DBCRED_STATE".to_owned() })
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
    let make = || -> io::Result<()> {
        if !folder.is_dir() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder)?;
            sync_above(folder);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
                fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
            }
        }
        Ok(())
    };
    make().map_err(|error| StoreError::new(folder, &error))
}

/// Has the names of a new folder and of those above it on the disk too, else a power cut would take along what was
/// synced inside it. Not every system can; a folder that cannot be synced stops nothing.
fn sync_above(folder: &Path) {
    for above in folder.ancestors().skip(1).take(3).filter(|above| !above.as_os_str().is_empty()) {
        if let Ok(above) = fs::File::open(above) {
            let _ = above.sync_all();
        }
    }
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
    // Before it is opened: a pipe would wait for somebody who writes to it.
    match fs::metadata(path)?.file_type() {
        kind if kind.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        kind if !kind.is_file() => return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file")),
        _ => {}
    }
    let file = fs::File::open(path)?;
    let mut content = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut content)?;
    if content.len() as u64 > LARGEST {
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

/// A number of a text that is the same on every machine and in every version (FNV-1a, 64 bits).
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_comes_before_the_environment() {
        let var = |name: &str| (name == "DBCRED_STATE").then(|| "from-environment".to_owned());
        assert_eq!(Folder::find(Some(Path::new("given")), var).unwrap().path(), Path::new("given"));
        assert_eq!(Folder::find(None, var).unwrap().path(), Path::new("from-environment"));
        assert_eq!(Folder::find(None, var).unwrap().sandbox().path(), Path::new("from-environment/sandbox"));
    }

    #[test]
    fn a_name_never_leaves_its_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "_._.._etc_passwd");
        assert_eq!(safe_name(""), "_");
        assert_eq!(safe_name("支付 a/b"), "___a_b");
        assert!(!safe_name("..").starts_with('.'));
        assert!(safe_name(&"x".repeat(500)).len() == 100);
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
