//! Work with files, off the runtime's thread: a directory that does not answer then blocks only the work that needs it.

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
    sync::{Arc, Mutex},
};

use super::{Report, Tell, paths::path_of};
use crate::{
    app::Event,
    domain::{draft::Draft, grants, rule::Message},
    import::{self, TOO_LARGE},
    store::{drafts::Drafts, journal::Journal, without_code},
};

/// What work with files needs. Each thread that does some has a copy.
#[derive(Clone)]
pub(super) struct Files {
    pub(super) tell: Tell,
    /// Drafts and journal, or why there is no directory for them.
    pub(super) store: Result<(Drafts, Journal), String>,
    /// The bytes that this process last read from or wrote to each draft, by name.
    pub(super) seen: Arc<Mutex<HashMap<String, Vec<u8>>>>,
}

impl Files {
    pub(super) fn tell(&self, event: Event) {
        (self.tell)(Report::Event(event));
    }

    pub(super) fn open_file(&self, path: &str) {
        match read_file(path) {
            Ok(bytes) => match std::str::from_utf8(&bytes) {
                Ok(text) if is_other_text(text) => self.open_text(text),
                _ => self.open(&bytes, path),
            },
            Err(why) => self.tell(Event::NotOpened(vec![why])),
        }
    }

    /// Reads a text that was pasted or typed, or of a file: a draft, JSON of the API, a line of tccli, or GRANT statements.
    pub(super) fn open_text(&self, text: &str) {
        let is_json = text.trim_start().starts_with(['{', '[', '/']);
        self.tell(if import::is_tccli(text) {
            match import::read_tccli(text, read_file) {
                Ok(draft) => Event::Opened(Box::new(draft), None, Vec::new()),
                Err(problems) => Event::NotOpened(problems),
            }
        } else if grants::read::is_grant_text(text) {
            Event::GrantsOpened(text.to_owned())
        } else if !is_json && import::salvage(text.as_bytes()).0 == Draft::default() {
            Event::NotOpened(vec![Message::new("import-no-kind")])
        } else {
            return self.open(text.as_bytes(), "");
        });
    }

    /// Reads an imported draft: all of it or nothing.
    pub(super) fn open(&self, bytes: &[u8], name: &str) {
        match import::read(bytes, name) {
            Ok(imported) => self.tell(Event::Opened(Box::new(imported.draft), None, Vec::new())),
            Err(problems) => {
                let messages = problems.into_iter().map(|problem| problem.message).collect();
                self.tell(Event::NotOpened(messages));
            }
        }
    }

    pub(super) fn write_file(&self, path: &str, bytes: &[u8]) {
        self.tell(match write_new(path, bytes) {
            Ok(()) => Event::Written(path.to_owned()),
            Err(error) => Event::NotWritten(Message::new("not-written").with("path", path).with("why", reason(&error))),
        });
    }
}

/// Whether a text is a line of tccli, or GRANT statements.
fn is_other_text(text: &str) -> bool {
    import::is_tccli(text) || grants::read::is_grant_text(text)
}

/// Reads a file that the user named. A pipe, terminal or device is refused before it is opened: it may block for ever,
/// and it has no end. A file that is too large is refused without reading it.
fn read_file(path: &str) -> Result<Vec<u8>, Message> {
    let failed = |error: io::Error| unreadable(path, &reason(&error));
    let most = TOO_LARGE as u64 - 1;
    let allow = |metadata: &fs::Metadata| {
        let kind = metadata.file_type();
        if kind.is_dir() {
            return Err(Message::new("not-read-folder").with("path", path));
        }
        if !kind.is_file() {
            return Err(Message::new("not-read-kind").with("path", path));
        }
        if metadata.len() > most {
            let size = i64::try_from(metadata.len()).unwrap_or(i64::MAX);
            return Err(Message::new("not-read-size")
                .with("path", path)
                .with("size", size)
                .with("most", TOO_LARGE - 1));
        }
        Ok(())
    };
    let place = path_of(path);
    allow(&fs::metadata(&place).map_err(failed)?)?;
    let file = open(&place).map_err(failed)?;
    // Another file may have got the name in between.
    allow(&file.metadata().map_err(failed)?)?;
    let mut bytes = Vec::new();
    // One byte more than allowed, to notice a file that has grown meanwhile.
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Opens a file for reading without blocking on a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Writes a new file for the user. An existing file is never overwritten.
fn write_new(path: &str, bytes: &[u8]) -> io::Result<()> {
    let place = path_of(path);
    let mut file = File::options().write(true).create_new(true).open(&place)?;
    let written = io::Write::write_all(&mut file, bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would be worse than no file.
        let _ = std::fs::remove_file(&place);
    }
    written
}

/// Why a file was not read or written: a word for which `not-read` and `not-written` have words of their own, else what
/// the system says.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "absent".to_owned(),
        io::ErrorKind::PermissionDenied => "denied".to_owned(),
        io::ErrorKind::AlreadyExists => "exists".to_owned(),
        _ => without_code(error.to_string()),
    }
}

pub(super) fn unreadable(path: &str, why: &str) -> Message {
    Message::new("not-read").with("path", path).with("why", why)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: &std::path::Path) -> &'static str {
        read_file(&path.display().to_string()).unwrap_err().id
    }

    #[test]
    fn what_has_no_end_or_is_too_large_is_refused_by_name_and_never_read() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let link = place.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        for path in [&pipe, &link, &"/dev/zero".into(), &"/dev/tty".into()] {
            assert_eq!(refused(path), "not-read-kind", "{}", path.display());
        }
        assert_eq!(refused(place.path()), "not-read-folder");
        assert_eq!(refused(&place.path().join("absent")), "not-read");
        let sparse = place.path().join("sparse");
        let most = TOO_LARGE as u64 - 1;
        for (size, is_read) in [(most, true), (most + 1, false), (1_500_000_000, false)] {
            File::create(&sparse).unwrap().set_len(size).unwrap();
            if is_read {
                assert_eq!(read_file(sparse.to_str().unwrap()).unwrap().len() as u64, size);
            } else {
                assert_eq!(refused(&sparse), "not-read-size", "{size}");
            }
        }
    }
}
