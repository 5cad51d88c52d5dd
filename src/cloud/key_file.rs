//! Reads files that hold a secret, into memory that is wiped afterwards.

use std::{fs, io, io::Read as _, path::Path};

use zeroize::Zeroizing;

use super::discovery::{FoundKey, Surroundings};
use crate::domain::rule::Message;

/// The largest file of keys that is read, in bytes. Such a file has some hundred bytes.
const LARGEST: u64 = 1024 * 1024;

/// Why a file has no bytes.
pub(super) enum PlainFileError {
    /// It is a directory, a pipe or a device.
    NotPlain,
    /// It is larger than allowed.
    TooLarge,
    /// The error of the operating system.
    Io(io::Error),
}

/// Reads a plain file of at most `most` bytes.
pub(super) fn read_plain(path: &Path, most: u64) -> Result<Zeroizing<Vec<u8>>, PlainFileError> {
    // Checked before opening: opening a pipe would block until somebody writes to it.
    let metadata = fs::metadata(path).map_err(PlainFileError::Io)?;
    if !metadata.is_file() {
        return Err(PlainFileError::NotPlain);
    }
    if metadata.len() > most {
        return Err(PlainFileError::TooLarge);
    }
    let file = fs::File::open(path).map_err(PlainFileError::Io)?;
    // The full capacity at once: a growing buffer would leave copies of the key in freed memory.
    let room = usize::try_from(metadata.len()).unwrap_or(0) + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(most).read_to_end(&mut bytes).map_err(PlainFileError::Io)?;
    Ok(bytes)
}

/// Reads a file of keys into memory that is wiped afterwards. Only a file that does not exist lets the search go on; a
/// file that exists but cannot be read was put there by somebody, so it stops the search.
pub(super) fn read(surroundings: &Surroundings, path: &Path) -> Result<Zeroizing<String>, FoundKey> {
    let unreadable = |why: &str| FoundKey::Wrong(Message::new("credential-unreadable").with("why", why));
    let failed = |error: io::Error| {
        if is_absent(surroundings, path, &error) {
            FoundKey::Nothing(Message::new("credential-no-file"))
        } else if error.kind() == io::ErrorKind::NotFound {
            FoundKey::Wrong(Message::new("credential-dangling"))
        } else {
            unreadable(&error.to_string())
        }
    };
    let bytes = read_plain(path, LARGEST).map_err(|error| match error {
        PlainFileError::NotPlain => unreadable("not a plain file"),
        PlainFileError::TooLarge => unreadable("larger than 1 MiB"),
        PlainFileError::Io(error) => failed(error),
    })?;
    let text = std::str::from_utf8(&bytes).map_err(|_| FoundKey::Wrong(Message::new("credential-not-utf8")))?;
    Ok(Zeroizing::new(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()))
}

/// Whether an error means that nothing exists at the path. A link to a missing file is something. A home that is not a
/// directory, as accounts without one have (`/dev/null`), contains nothing.
fn is_absent(surroundings: &Surroundings, path: &Path, error: &io::Error) -> bool {
    if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        return false;
    }
    let there = path.ancestors().find(|above| fs::symlink_metadata(above).is_ok());
    there.is_none_or(|there| fs::metadata(there).is_ok_and(|it| it.is_dir()) || surroundings.home.starts_with(there))
}

#[cfg(unix)]
pub(super) fn warn_of_readers(path: &Path, shown: &str, warnings: &mut Vec<Message>) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(metadata) = fs::metadata(path)
        && metadata.permissions().mode() & 0o077 != 0
    {
        warnings.push(Message::new("credential-file-open").with("path", shown));
    }
}

#[cfg(not(unix))]
pub(super) fn warn_of_readers(_: &Path, _: &str, _: &mut Vec<Message>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        fs::write(&path, "12345678").unwrap();
        assert!(read_plain(&path, 8).is_ok_and(|bytes| *bytes == b"12345678"));
        assert!(matches!(read_plain(&path, 7), Err(PlainFileError::TooLarge)));
    }
}
