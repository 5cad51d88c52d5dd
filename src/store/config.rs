//! The user's `config.toml`: read once when the wizard starts, and never written.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::mpsc::channel,
    thread,
    time::Duration,
};

use super::StoreError;

/// The name of the file in its directory.
const FILE: &str = "config.toml";
/// The name of the file of roles, in the same directory.
const THEME: &str = "theme.toml";
/// The largest file that is read, in bytes. A file that binds every chord has some kilobytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The user's configuration as it was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Config {
    /// The file name for messages.
    pub(crate) file: String,
    /// The content in bytes.
    pub(crate) content: Vec<u8>,
}

/// Reads the user's `config.toml`: the file that `DBCRED_CONFIG` names, or the one in the system's directory for
/// configuration. `var` reads the environment. Waits at most `patience` for the file. Returns `None` if there is no
/// file.
///
/// # Errors
/// [`StoreError`] if the file exists but cannot be read in time, if a named file does not exist, or if the directory
/// would be a relative path.
pub(crate) fn read(var: impl Fn(&str) -> Option<OsString>, patience: Duration) -> Result<Option<Config>, StoreError> {
    let (path, is_named) = config_path(&var)?;
    // The file is optional, but one that was named has to exist.
    read_file(path, is_named, patience)
}

/// Reads the user's `theme.toml`, which is in the folder of `config.toml`. Returns `None` if there is no file.
///
/// # Errors
/// [`StoreError`] if the file exists but cannot be read in time, or if the directory would be a relative path.
pub(crate) fn read_theme(
    var: impl Fn(&str) -> Option<OsString>,
    patience: Duration,
) -> Result<Option<Config>, StoreError> {
    let (path, _) = config_path(&var)?;
    read_file(path.map(|path| path.with_file_name(THEME)), false, patience)
}

fn read_file(path: Option<PathBuf>, is_required: bool, patience: Duration) -> Result<Option<Config>, StoreError> {
    let Some(path) = path else { return Ok(None) };
    match read_within(&path, patience) {
        Ok(content) => Ok(Some(Config { file: short(&path), content })),
        Err(error) if !is_required && is_absent(&error) => Ok(None),
        Err(error) => Err(StoreError { path: short(&path), why: error.to_string() }),
    }
}

/// Returns the path of `config.toml`, and whether the user has named it.
fn config_path(var: &impl Fn(&str) -> Option<OsString>) -> Result<(Option<PathBuf>, bool), StoreError> {
    match var("DBCRED_CONFIG").filter(|path| !path.is_empty()) {
        Some(named) => Ok((Some(PathBuf::from(named)), true)),
        None => Ok((default_config_path(var)?, false)),
    }
}

fn default_config_path(var: &impl Fn(&str) -> Option<OsString>) -> Result<Option<PathBuf>, StoreError> {
    super::no_relative_home("XDG_CONFIG_HOME", var)
        .map_err(|error| StoreError { path: FILE.to_owned(), why: error.to_string() })?;
    let places = directories::ProjectDirs::from("", "", "dbcred");
    Ok(places.map(|places| places.config_dir().join(FILE)))
}

/// Reads on a separate thread, which is abandoned if the directory does not answer.
fn read_within(path: &Path, patience: Duration) -> io::Result<Vec<u8>> {
    let (tell, told) = channel();
    let there = path.to_owned();
    // The receiver is gone if the file came too late.
    let read = move || drop(tell.send(super::read_at_most(&there, LARGEST)));
    thread::Builder::new().name("config".into()).spawn(read)?;
    told.recv_timeout(patience).map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Returns the name of the file without its directory: the line that shows it is short.
fn short(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    #[test]
    fn a_named_config_is_read_and_has_to_exist() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("mine.toml");
        let read = || read(|name| (name == "DBCRED_CONFIG").then(|| path.clone().into_os_string()), PATIENCE);
        assert_eq!(read().unwrap_err().path, "mine.toml");
        std::fs::write(&path, "[keys]\n").unwrap();
        assert_eq!(read(), Ok(Some(Config { file: "mine.toml".to_owned(), content: b"[keys]\n".to_vec() })));
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_len(LARGEST).unwrap();
        assert_eq!(read().unwrap().unwrap().content.len() as u64, LARGEST);
        file.set_len(LARGEST + 1).unwrap();
        assert_eq!(read().unwrap_err().why, "file too large");
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        let error = read().unwrap_err();
        assert_eq!((&*error.path, &*error.why), ("mine.toml", "is a directory"));
    }

    #[test]
    fn a_usual_config_may_be_absent_and_may_not_be_unreadable() {
        let place = tempfile::tempdir().unwrap();
        let read = |path: &str, is_required| read_file(Some(place.path().join(path)), is_required, PATIENCE);
        std::fs::write(place.path().join("file"), "").unwrap();
        for absent in ["dbcred/config.toml", "file/config.toml"] {
            assert_eq!(read(absent, false), Ok(None), "{absent}");
            assert!(read(absent, true).is_err(), "{absent}");
        }
        std::fs::create_dir(place.path().join("config.toml")).unwrap();
        assert_eq!(read("config.toml", false).unwrap_err().why, "is a directory");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_is_not_opened() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
        let error = read(|name| (name == "DBCRED_CONFIG").then(|| pipe.clone().into()), PATIENCE).unwrap_err();
        assert_eq!(error.why, "not a plain file");
    }

    #[test]
    fn a_relative_variable_for_the_config_is_an_error() {
        for variable in ["XDG_CONFIG_HOME", "HOME"] {
            let error = read(|name| (name == variable).then(|| "here".into()), PATIENCE).unwrap_err();
            let why = format!("{variable} must be an absolute path, not \"here\"");
            assert_eq!(error, StoreError { path: "config.toml".to_owned(), why });
        }
    }
}
