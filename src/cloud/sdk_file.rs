//! Reads the file of the official SDKs: an INI file with one access key in each section.

use std::path::PathBuf;

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::{
    credentials::{Credential, KeySource, Parts},
    discovery::{FoundKey, KeySetting, Surroundings},
    ini::{Ini, IniError},
    key_file::{read, warn_of_readers},
};
use crate::domain::rule::Message;

/// The variable that names the file. Without it the usual paths are read.
pub(super) const SDK_FILE: &str = "TENCENTCLOUD_CREDENTIALS_FILE";
/// The most sections that a message names.
const MOST_SECTIONS: usize = 5;

/// What was found in the file of the SDKs.
pub(super) struct SdkFile {
    /// The path, as it is shown.
    pub(super) place: String,
    /// Its access key.
    pub(super) found: FoundKey,
    /// Its region.
    pub(super) region: Option<KeySetting>,
}

/// Reads the file that the variable names, or that of the user, or that of the machine.
pub(super) fn find_sdk_key(
    surroundings: &Surroundings,
    (section, warnings): (&str, &mut Vec<Message>),
    end: Option<FoundKey>,
) -> SdkFile {
    if let Some(found) = end {
        return SdkFile { place: surroundings.shown(&usual_path(surroundings)), found, region: None };
    }
    let (path, text) = open(surroundings);
    let place = surroundings.shown(&path);
    let text = match text {
        Ok(text) => text,
        Err(found) => return SdkFile { place, found, region: None },
    };
    let ini = match Ini::read(&text) {
        Ok(ini) => ini,
        Err(fault) => return SdkFile { place, found: FoundKey::Wrong(ini_message(fault)), region: None },
    };
    let found = read_sdk(&ini, section, &place);
    let region = ini.get(section, "region").filter(|_| matches!(found, FoundKey::Key(_)));
    let region = region.map(|value| KeySetting { value: value.to_owned(), place: place.clone() });
    if matches!(found, FoundKey::Key(_)) {
        warn_of_readers(&path, &place, warnings);
    }
    SdkFile { place, found, region }
}

/// Returns the names of the sections that have a key.
pub(super) fn sections(surroundings: &Surroundings) -> Vec<String> {
    let Ok(text) = open(surroundings).1 else { return Vec::new() };
    let Ok(ini) = Ini::read(&text) else { return Vec::new() };
    let has_key = |section: &&&str| ini.get(section, "secret_key").is_some();
    ini.sections.iter().filter(has_key).map(|section| (*section).to_owned()).collect()
}

fn usual_path(surroundings: &Surroundings) -> PathBuf {
    let of_user = surroundings.home.join(".tencentcloud").join("credentials");
    surroundings.get(SDK_FILE).map_or(of_user, PathBuf::from)
}

/// Returns the file and its text.
fn open(surroundings: &Surroundings) -> (PathBuf, Result<Zeroizing<String>, FoundKey>) {
    let named = surroundings.get(SDK_FILE);
    let of_machine = surroundings.machine.join("tencentcloud").join("credentials");
    let usual = usual_path(surroundings);
    // The file of the machine counts only if the user has none.
    match (read(surroundings, &usual), &named) {
        (Err(FoundKey::Nothing(_)), None) => match read(surroundings, &of_machine) {
            Err(FoundKey::Nothing(_)) => (usual, Err(FoundKey::Nothing(Message::new("credential-no-file")))),
            other => (of_machine, other),
        },
        // A file that somebody named has to exist.
        (Err(FoundKey::Nothing(_)), Some(named)) => {
            let what = if named.starts_with('~') { "credential-tilde" } else { "credential-no-named-file" };
            (usual, Err(FoundKey::Wrong(Message::new(what).with("variable", SDK_FILE))))
        }
        (text, _) => (usual, text),
    }
}

fn read_sdk(ini: &Ini<'_>, section: &str, place: &str) -> FoundKey {
    if !ini.sections.contains(&section) {
        if ini.sections.is_empty() {
            return FoundKey::Nothing(Message::new("credential-none-there"));
        }
        // Only a section with a key was certainly meant as a section, so that its name may be shown.
        let has_key = |section: &&str| ini.get(section, "secret_key").is_some();
        let others: Vec<&str> = ini.sections.iter().copied().filter(has_key).take(MOST_SECTIONS).collect();
        let Some(first) = others.first() else {
            return FoundKey::Wrong(Message::new("credential-no-section").with("section", section));
        };
        let message = Message::new("credential-other-sections").with("section", section).with("first", *first);
        return FoundKey::Wrong(message.with("sections", others.join(", ")));
    }
    let (id, key) = (ini.get(section, "secret_id"), ini.get(section, "secret_key"));
    // No official SDK reads these names, although their meaning is clear.
    let plain = |name: &str| name.to_ascii_lowercase().replace(['_', '-'], "").replace("tencentcloud", "");
    for (wanted, is_there) in [("secret_id", id.is_some()), ("secret_key", key.is_some())] {
        let meant = |name: &str| plain(name) == plain(wanted) && !name.eq_ignore_ascii_case(wanted);
        if let Some(other) = ini.section(section).find(|entry| !is_there && meant(entry.name)) {
            let message = Message::new("credential-spelling").with("found", other.name);
            return FoundKey::Wrong(message.with("wanted", wanted));
        }
    }
    if id.is_none() && key.is_none() {
        return FoundKey::Nothing(Message::new("credential-none-there"));
    }
    let token = ini.get(section, "token").map(SecretString::from);
    let parts =
        Parts { id: id.unwrap_or_default().to_owned(), key: SecretString::from(key.unwrap_or_default()), token };
    match Credential::new(parts, KeySource::Sdk { path: place.to_owned() }) {
        Ok(credential) => FoundKey::Key(Box::new(credential)),
        Err(problem) => FoundKey::Wrong(problem),
    }
}

fn ini_message(fault: IniError) -> Message {
    let (id, line) = match fault {
        IniError::Odd(line) => ("credential-ini-odd", line),
        IniError::NoSection(line) => ("credential-ini-homeless", line),
        IniError::Continued(line) => ("credential-ini-continued", line),
        IniError::Twice(line) => ("credential-ini-twice", line),
    };
    Message::new(id).with("line", line)
}
