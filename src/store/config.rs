//! The user's `config.toml`: read once when the wizard opens, and never written.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::StoreError;

/// What a user wrote.
#[derive(Debug, PartialEq, Eq)]
pub struct Config {
    /// What the file is called where something is said of it.
    pub file: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// The user's `config.toml`: the file that `DBCRED_CONFIG` names, else
/// that of the system's folder for a program's configuration. `var` reads the environment. `None` where there is none.
///
/// # Errors
/// [`StoreError`] for a file that is there and cannot be read, and for one that was named and is not there.
pub fn read(var: impl Fn(&str) -> Option<String>) -> Result<Option<Config>, StoreError> {
    let named = var("DBCRED_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    let is_named = named.is_some();
    let places = || directories::ProjectDirs::from("", "", "dbcred").map(|places| places.config_dir().to_owned());
    let Some(path) = named.or_else(|| places().map(|folder| folder.join("config.toml"))) else { return Ok(None) };
    match super::read_whole(&path) {
        Ok(content) => Ok(Some(Config { file: short(&path), content })),
        // Nobody has to have one; a file that was named is missed.
        Err(error) if !is_named && is_absent(&error) => Ok(None),
        Err(error) => Err(StoreError { path: short(&path), why: error.to_string() }),
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The name of the file alone: the line that tells of it has little room.
fn short(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_named_is_read_and_missed() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("mine.toml");
        let var = |name: &str| (name == "DBCRED_CONFIG").then(|| path.display().to_string());
        assert_eq!(read(var).unwrap_err().path, "mine.toml");
        std::fs::write(&path, "[keys]\n").unwrap();
        assert_eq!(read(var), Ok(Some(Config { file: "mine.toml".to_owned(), content: b"[keys]\n".to_vec() })));
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert_eq!(read(var).unwrap_err().path, "mine.toml");
    }
}
