//! Reads the two files of a `tccli` profile: its access key and its settings (docs/api.md §6.2).

use std::{
    fmt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{
    credentials::{Credential, KeySource, Parts},
    discovery::{FoundKey, KeySetting, SearchStage, Surroundings, metadata_service},
    exchange::{AssumedRole, Exchange, SESSION},
    key_file::{read, warn_of_readers},
};
use crate::domain::rule::Message;

/// The text by which a repeated member is recognised among the parser's errors. It is never shown.
const TWICE: &str = "a member twice";
/// The text that `tccli configure` writes for a value that was not entered.
const NOT_ENTERED: &str = "None";

/// The members of `~/.tccli/<profile>.credential` that dbcred reads.
#[derive(Default)]
struct ProfileFile {
    kind: Option<String>,
    id: Option<String>,
    key: Option<String>,
    token: Option<String>,
    expires: Option<serde_json::Number>,
    role: Option<String>,
    session: Option<String>,
    /// The profile whose key assumes the role. `tccli` has no such member; the tools of other clouds do.
    source: Option<String>,
    /// Whether the file has `secretId` or `secretKey`, even with an empty value.
    has_members: bool,
    /// Members that `tccli` does not read, each with the member that was probably meant.
    misspelt: Vec<(String, &'static str)>,
}

impl<'de> Deserialize<'de> for ProfileFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ProfileFile, D::Error> {
        // Written by hand, because derived code would also accept a list (by position) and ignore unknown names, which
        // are usually misspelt ones.
        deserializer.deserialize_map(ProfileVisitor)
    }
}

struct ProfileVisitor;

impl<'de> Visitor<'de> for ProfileVisitor {
    type Value = ProfileFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a file of a key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ProfileFile, A::Error> {
        let mut file = ProfileFile::default();
        let mut seen = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if seen.contains(&name) {
                return Err(A::Error::custom(TWICE));
            }
            match name.as_str() {
                "type" => file.kind = map.next_value()?,
                "secretId" => file.id = map.next_value()?,
                "secretKey" => file.key = map.next_value()?,
                "token" => file.token = map.next_value()?,
                "expiresAt" => file.expires = map.next_value()?,
                "role-arn" => file.role = map.next_value()?,
                "role-session-name" => file.session = map.next_value()?,
                "source-profile" => file.source = map.next_value()?,
                other => {
                    file.misspelt.extend(meant(other).map(|meant| (other.to_owned(), meant)));
                    map.next_value::<IgnoredAny>()?;
                }
            }
            seen.push(name);
        }
        let has = |name: &str| seen.iter().any(|seen| seen == name);
        file.has_members = has("secretId") || has("secretKey");
        file.misspelt.retain(|(_, meant)| !has(meant));
        Ok(file)
    }
}

/// Returns the member that a misspelt name means. The names matched here contain no secret, so the message may quote
/// them.
fn meant(name: &str) -> Option<&'static str> {
    let plain = name.to_ascii_lowercase().replace(['_', '-'], "").replace("tencentcloud", "").replace("tmp", "");
    match plain.as_str() {
        "secretid" => Some("secretId"),
        "secretkey" => Some("secretKey"),
        "token" | "securitytoken" | "sessiontoken" => Some("token"),
        _ => None,
    }
}

/// Looks for the access key of a profile. `role` is the role of the environment, which replaces that of the file.
/// Returns the file as it is shown, and what was found in it.
pub(super) fn find(
    surroundings: &Surroundings,
    (profile, role): (&str, Option<&AssumedRole>),
    warnings: &mut Vec<Message>,
    stage: SearchStage,
) -> (String, FoundKey) {
    let Some(path) = file_of(surroundings, profile, "credential") else {
        return (format!("~/.tccli/{profile}.credential"), FoundKey::Nothing(Message::new("credential-no-file")));
    };
    let shown = surroundings.shown(&path);
    if let Some(end) = stage.end() {
        return (shown, end);
    }
    let mut file = match open(surroundings, &path) {
        Ok(file) => file,
        Err(found) => return (shown, found),
    };
    let of_file = file.role.take().filter(|arn| !arn.is_empty()).map(|arn| AssumedRole {
        arn,
        session: file.session.take().filter(|name| !name.is_empty()).unwrap_or_else(|| SESSION.to_owned()),
        place: shown.clone(),
    });
    let Some(role) = role.cloned().or(of_file) else {
        let found = match file.source {
            Some(_) => FoundKey::Wrong(Message::new("credential-half").with("missing", "role-arn")),
            None => read_profile(surroundings, file, &shown),
        };
        if matches!(found, FoundKey::Key(_)) {
            warn_of_readers(&path, &shown, warnings);
        }
        return (shown, found);
    };
    let (path, shown, file) = match file.source.take().filter(|name| !name.is_empty()) {
        None => (path, shown, file),
        Some(_) if file.kind.is_some() || file.has_members => {
            return (shown, FoundKey::Wrong(Message::new("credential-two-keys")));
        }
        Some(source) => match source_of(surroundings, (profile, &source)) {
            Ok(found) => found,
            Err(wrong) => return (shown, FoundKey::Wrong(wrong)),
        },
    };
    warn_of_readers(&path, &shown, warnings);
    let found = match read_profile(surroundings, file, &shown) {
        FoundKey::Key(base) => match base.expiry(Timestamp::now()) {
            Some(expiry) => FoundKey::Wrong(expiry),
            None => FoundKey::Exchange(Box::new(Exchange::AssumeRole { base: *base, role })),
        },
        // A role needs a key. The role of the machine is no key for another role.
        FoundKey::Nothing(_) | FoundKey::Exchange(_) => {
            FoundKey::Wrong(Message::new("credential-role-no-key").with("variable", role.place))
        }
        FoundKey::Wrong(wrong) => FoundKey::Wrong(wrong),
    };
    (shown, found)
}

/// Opens the profile whose key assumes the role of another one. It must have a key itself: a chain of roles would be
/// hard to see through, and could lead back to itself.
fn source_of(
    surroundings: &Surroundings,
    (profile, source): (&str, &str),
) -> Result<(PathBuf, String, ProfileFile), Message> {
    let chain = |next: &str| {
        let id = if next == profile { "credential-source-loop" } else { "credential-source-chain" };
        Message::new(id).with("profile", profile).with("source", source)
    };
    if source == profile {
        return Err(chain(source));
    }
    let absent = || Message::new("credential-no-source").with("source", source);
    let path = file_of(surroundings, source, "credential").ok_or_else(absent)?;
    let file = open(surroundings, &path).map_err(|found| match found {
        FoundKey::Wrong(wrong) => wrong,
        _ => absent(),
    })?;
    let has = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    if has(&file.role) || has(&file.source) {
        return Err(chain(file.source.as_deref().unwrap_or_default()));
    }
    let shown = surroundings.shown(&path);
    Ok((path, shown, file))
}

fn open(surroundings: &Surroundings, path: &Path) -> Result<ProfileFile, FoundKey> {
    let text = read(surroundings, path)?;
    // The parser's own message could quote a piece of the file, so only line and column are reported.
    serde_json::from_str(&text).map_err(|error| FoundKey::Wrong(fault_of(&error)))
}

fn fault_of(error: &serde_json::Error) -> Message {
    let what = match error.is_data() {
        true if error.to_string().starts_with(TWICE) => "credential-twice",
        true => "credential-misshapen",
        false => "credential-damaged",
    };
    Message::new(what).with("line", error.line()).with("column", error.column())
}

/// Reads the key of a file, without its role.
fn read_profile(surroundings: &Surroundings, file: ProfileFile, shown: &str) -> FoundKey {
    let kind = match file.kind.as_deref() {
        None | Some("" | "default") => "static",
        Some("oauth") => "oauth",
        Some("sso") => "sso",
        Some("cvm-role") => {
            return match metadata_service(surroundings) {
                Ok(service) => {
                    FoundKey::Exchange(Box::new(Exchange::CvmRole { service, path: Some(shown.to_owned()) }))
                }
                Err(wrong) => FoundKey::Wrong(wrong),
            };
        }
        // The value is not quoted: anything could be written there, even a key.
        Some(_) => return FoundKey::Wrong(Message::new("credential-other-type")),
    };
    if let Some((found, wanted)) = file.misspelt.first() {
        let message = Message::new("credential-misspelt").with("found", found.as_str());
        return FoundKey::Wrong(message.with("wanted", *wanted));
    }
    if !file.has_members {
        return FoundKey::Wrong(Message::new("credential-no-members"));
    }
    let entered = |text: Option<String>| text.filter(|text| text != NOT_ENTERED).unwrap_or_default();
    let id = entered(file.id);
    let key = SecretString::from(entered(file.key));
    // `tccli configure` leaves the file like this if only a region was entered.
    if kind == "static" && id.is_empty() && key.expose_secret().is_empty() {
        return FoundKey::Nothing(Message::new("credential-none-there"));
    }
    let token = file.token.filter(|token| !token.is_empty()).map(SecretString::from);
    let source = KeySource::Profile { path: shown.to_owned(), kind: kind.to_owned() };
    let expires = match file.expires.map(|seconds| seconds.as_f64().and_then(moment)) {
        Some(None) => return FoundKey::Wrong(Message::new("credential-end")),
        Some(end) => end,
        None => None,
    };
    match Credential::new(Parts { id, key, token }, source) {
        Ok(credential) => FoundKey::Key(Box::new(credential.until(expires))),
        Err(problem) => FoundKey::Wrong(problem),
    }
}

/// Converts seconds since 1970, with or without a fraction, into a moment. Returns `None` for 0 and less, which no key
/// expires at.
fn moment(seconds: f64) -> Option<Timestamp> {
    let whole = std::time::Duration::try_from_secs_f64(seconds).ok().filter(|whole| !whole.is_zero())?;
    Timestamp::from_second(i64::try_from(whole.as_secs()).ok()?).ok()
}

/// The members of `~/.tccli/<profile>.configure` that dbcred reads. `tccli configure` writes over two hundred more, one
/// for each service.
struct SettingsFile(Map<String, Value>);

impl SettingsFile {
    const MEMBERS: [&str; 3] = ["_sys_param", "region", "ssm"];
}

impl<'de> Deserialize<'de> for SettingsFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SettingsFile, D::Error> {
        deserializer.deserialize_map(SettingsVisitor)
    }
}

struct SettingsVisitor;

impl<'de> Visitor<'de> for SettingsVisitor {
    type Value = SettingsFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a file of settings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SettingsFile, A::Error> {
        let mut file = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if SettingsFile::MEMBERS.contains(&name.as_str()) {
                file.insert(name, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(SettingsFile(file))
    }
}

/// The settings of a profile beside its key.
#[derive(Default)]
pub(super) struct Configure {
    pub(super) region: Option<KeySetting>,
    pub(super) endpoint: Option<KeySetting>,
}

impl Configure {
    /// Reads `~/.tccli/<profile>.configure`. Without that file all settings are `None`.
    ///
    /// # Errors
    /// Returns the file and why it cannot be read.
    pub(super) fn read(surroundings: &Surroundings, profile: &str) -> Result<Configure, (String, Message)> {
        let Some(path) = file_of(surroundings, profile, "configure") else { return Ok(Configure::default()) };
        let place = surroundings.shown(&path);
        let read = Configure::of(surroundings, &path, &place);
        read.map_err(|finding| (place, finding))
    }

    fn of(surroundings: &Surroundings, path: &Path, place: &str) -> Result<Configure, Message> {
        let text = match read(surroundings, path) {
            Ok(text) => text,
            Err(FoundKey::Wrong(finding)) => return Err(finding),
            Err(_) => return Ok(Configure::default()),
        };
        let misshapen = |what: &str| Message::new("settings-misshapen").with("what", what);
        let SettingsFile(file) = serde_json::from_str(&text)
            .map_err(|error| if error.is_data() { misshapen("{ }") } else { fault_of(&error) })?;
        let setting = |group: &'static str, name: &'static str| {
            let inside = match (group, file.get(group)) {
                ("", _) => Some(&file),
                (_, None | Some(Value::Null)) => None,
                (_, Some(Value::Object(inside))) => Some(inside),
                _ => return Err(misshapen(group)),
            };
            match inside.and_then(|inside| inside.get(name)) {
                None | Some(Value::Null) => Ok(None),
                Some(Value::String(text)) => {
                    let value = text.trim().to_owned();
                    Ok((!value.is_empty()).then(|| KeySetting { value, place: place.to_owned() }))
                }
                Some(_) => Err(misshapen(name)),
            }
        };
        // Older versions of `tccli` write the region at the top level.
        let region = match setting("_sys_param", "region")? {
            Some(region) => Some(region),
            None => setting("", "region")?,
        };
        Ok(Configure { region, endpoint: setting("ssm", "endpoint")? })
    }
}

/// Returns the path of a profile's file, or `None` if the name could lead out of the directory.
fn file_of(surroundings: &Surroundings, profile: &str, ending: &str) -> Option<PathBuf> {
    let is_plain = !profile.is_empty() && !profile.contains(['/', '\\', '\0']);
    is_plain.then(|| surroundings.home.join(".tccli").join(format!("{profile}.{ending}")))
}
