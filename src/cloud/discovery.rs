//! Looks for a key where the official tools keep theirs (contract §6), and says of every place what was found there.

use std::{
    fs, io,
    io::Read,
    path::{Path, PathBuf},
};

use configparser::ini::Ini;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::Deserialize;
use zeroize::{Zeroize, Zeroizing};

use super::credentials::{Credential, Parts, Source};
use crate::domain::{destination::ProfileEndpoint, rule::Message};

const ID: &str = "TENCENTCLOUD_SECRET_ID";
const KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// tccli's name, Terraform's, and the one of community tools; no two official tools agree (contract §6.1).
const TOKENS: [&str; 3] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];
/// A file of keys is some hundred bytes.
const LARGEST: u64 = 1024 * 1024;

/// Reads a variable by its name.
pub type Variables = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// The environment and the home folder, as they are handed in, so that nothing here reads the process's own.
pub struct Surroundings {
    /// Reads a variable of the environment; an empty one is one that is not set.
    pub var: Variables,
    /// The home folder.
    pub home: PathBuf,
}

impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings").field("home", &self.home).finish_non_exhaustive()
    }
}

impl Surroundings {
    /// Those of this process.
    #[must_use]
    pub fn of_process() -> Surroundings {
        let home = directories::BaseDirs::new().map_or_else(PathBuf::new, |places| places.home_dir().to_owned());
        Surroundings {
            var: Box::new(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())),
            home,
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        (self.var)(name).filter(|value| !value.is_empty())
    }

    /// A path as a person writes it, with `~` for the home folder.
    fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.home) {
            Ok(rest) if !self.home.as_os_str().is_empty() => format!("~/{}", rest.display()),
            _ => path.display().to_string(),
        }
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Search {
    /// The key, also one that has expired.
    pub credential: Option<Credential>,
    /// Every place, in the order in which it was looked at.
    pub looked: Vec<Looked>,
    /// What should be said although it stops nothing, such as a file of keys that others can read.
    pub warnings: Vec<Message>,
    /// The profile that was looked at.
    pub profile: String,
    /// The region that the environment or the profile names.
    pub region: Option<Setting>,
    /// The endpoint of `ssm` that the profile names.
    pub endpoint: Option<Setting>,
}

/// One place and what was found there.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// What kind of place, such as "tccli profile".
    pub kind: Message,
    /// Where, such as `~/.tccli/default.credential`.
    pub place: String,
    /// What was found.
    pub finding: Message,
    /// Whether what was found there is wrong, and not just absent.
    pub is_wrong: bool,
}

/// A value with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value.
    pub value: String,
    /// Where it comes from, such as `~/.tccli/default.configure`.
    pub place: String,
}

/// How far a search has come.
#[derive(Clone, Copy)]
enum Stage {
    Looking,
    /// A key was found.
    Found,
    /// Something was found that was meant and cannot be used.
    Blocked,
}

impl Stage {
    /// Why no other place is looked at; `None` while one is.
    fn end(self) -> Option<Found> {
        match self {
            Stage::Looking => None,
            Stage::Found => Some(Found::Nothing(Message::new("credential-not-needed"))),
            Stage::Blocked => Some(Found::Nothing(Message::new("credential-not-instead"))),
        }
    }
}

/// What one place held.
enum Found {
    /// Nothing, and why: the next place is looked at.
    Nothing(Message),
    /// Part of a key: wrong, and the next place is looked at.
    Half(Message),
    /// Something that was meant and cannot be used: no other key takes its place without a word.
    Wrong(Message),
    /// A key.
    Key(Box<Credential>),
}

/// Searches in the order environment, tccli profile, file of the SDKs. A profile that was asked for by name beats the
/// environment, and nothing else is used instead of it (contract §6.4).
#[must_use]
pub fn search(surroundings: &Surroundings, profile: Option<&str>) -> Search {
    let is_chosen = profile.is_some();
    let profile = profile
        .map(str::to_owned)
        .or_else(|| surroundings.get("TCCLI_PROFILE"))
        .unwrap_or_else(|| "default".to_owned());
    let mut search = Search { profile: profile.clone(), ..Search::default() };
    let configure = Configure::read(surroundings, &profile);
    search.endpoint = configure.endpoint;
    let from_environment =
        surroundings.get("TENCENTCLOUD_REGION").map(|value| Setting { value, place: "TENCENTCLOUD_REGION".to_owned() });
    search.region =
        if is_chosen { configure.region.or(from_environment) } else { from_environment.or(configure.region) };

    let mut stage = Stage::Looking;
    let environment =
        if is_chosen { Found::Nothing(Message::new("credential-passed-over")) } else { environment(surroundings) };
    search.add("credential-place-environment", format!("{ID}, {KEY}"), environment, &mut stage);
    let (path, found) = of_profile(surroundings, &profile, &mut search.warnings, stage);
    search.add("credential-place-profile", path, found, &mut stage);
    let passed_over = || Found::Nothing(Message::new("credential-passed-over"));
    let end = is_chosen.then(passed_over).or_else(|| stage.end());
    let (path, found) = of_sdk(surroundings, &mut search.warnings, end);
    search.add("credential-place-sdk", path, found, &mut stage);
    let role = Found::Nothing(Message::new("credential-not-asked"));
    search.add("credential-place-role", "metadata.tencentyun.com".to_owned(), role, &mut stage);
    search
}

impl Search {
    /// The endpoint that the profile names, and whether the key is the profile's own too.
    #[must_use]
    pub fn profile_endpoint(&self) -> Option<ProfileEndpoint> {
        let source = self.credential.as_ref().map(Credential::source);
        let is_of_key = matches!(source, None | Some(Source::Profile { .. }));
        let named = self.endpoint.as_ref()?;
        Some(ProfileEndpoint { text: named.value.clone(), place: named.place.clone(), is_of_key })
    }

    fn add(&mut self, kind: &'static str, place: String, found: Found, stage: &mut Stage) {
        let (finding, is_wrong) = match found {
            Found::Nothing(finding) => (finding, false),
            Found::Half(finding) => (finding, true),
            Found::Wrong(finding) => {
                *stage = Stage::Blocked;
                (finding, true)
            }
            Found::Key(credential) => {
                *stage = Stage::Found;
                let finding = Message::new("credential-key").with("id", credential.short_id());
                self.credential = Some(*credential);
                (finding, false)
            }
        };
        self.looked.push(Looked { kind: Message::new(kind), place, finding, is_wrong });
    }
}

fn environment(surroundings: &Surroundings) -> Found {
    let (id, key) = (surroundings.get(ID), surroundings.get(KEY).map(SecretString::from));
    let (id, key) = match (id, key) {
        (Some(id), Some(key)) => (id, key),
        (None, None) => return Found::Nothing(Message::new("credential-not-set")),
        (Some(_), None) => return Found::Half(Message::new("credential-half").with("missing", KEY)),
        (None, Some(_)) => return Found::Half(Message::new("credential-half").with("missing", ID)),
    };
    let token = TOKENS.iter().find_map(|name| surroundings.get(name)).map(SecretString::from);
    match Credential::new(Parts { id, key, token }, Source::Environment) {
        Ok(credential) => Found::Key(Box::new(credential)),
        Err(problem) => Found::Wrong(problem),
    }
}

/// `~/.tccli/<profile>.credential`, as far as it is read (contract §6.2).
#[derive(Default, Deserialize)]
#[serde(default)]
struct ProfileFile {
    r#type: Option<String>,
    #[serde(rename = "secretId")]
    id: Option<String>,
    #[serde(rename = "secretKey")]
    key: Option<String>,
    token: Option<String>,
    #[serde(rename = "expiresAt")]
    expires: Option<serde_json::Number>,
    #[serde(rename = "role-arn")]
    role: Option<String>,
}

fn of_profile(
    surroundings: &Surroundings,
    profile: &str,
    warnings: &mut Vec<Message>,
    stage: Stage,
) -> (String, Found) {
    let Some(path) = profile_file(surroundings, profile, "credential") else {
        return (format!("~/.tccli/{profile}.credential"), Found::Nothing(Message::new("credential-no-file")));
    };
    let shown = surroundings.shown(&path);
    if let Some(end) = stage.end() {
        return (shown, end);
    }
    let text = match read(&path) {
        Ok(text) => text,
        Err(found) => return (shown, found),
    };
    let found = match serde_json::from_str::<ProfileFile>(&text) {
        Ok(file) => read_profile(file, &shown),
        // The parser's own words could hold a piece of the file.
        Err(error) => {
            let what = if error.is_data() { "credential-misshapen" } else { "credential-damaged" };
            Found::Wrong(Message::new(what).with("line", error.line()).with("column", error.column()))
        }
    };
    if matches!(found, Found::Key(_)) {
        warn_of_readers(&path, &shown, warnings);
    }
    (shown, found)
}

fn read_profile(file: ProfileFile, shown: &str) -> Found {
    let kind = match file.r#type.as_deref() {
        None | Some("" | "default") => "static",
        Some("oauth") => "oauth",
        Some("sso") => "sso",
        Some("cvm-role") => return Found::Wrong(Message::new("credential-cvm-role")),
        Some(other) => return Found::Wrong(Message::new("credential-other-type").with("type", other)),
    };
    if kind == "static" && file.role.as_deref().is_some_and(|role| !role.is_empty()) {
        return Found::Wrong(Message::new("credential-role"));
    }
    let id = file.id.unwrap_or_default();
    let key = SecretString::from(file.key.unwrap_or_default());
    let token = file.token.filter(|token| !token.is_empty()).map(SecretString::from);
    let source = Source::Profile { path: shown.to_owned(), kind: kind.to_owned() };
    let expires = file.expires.and_then(|seconds| seconds.as_f64()).and_then(moment);
    match Credential::new(Parts { id, key, token }, source) {
        Ok(credential) => Found::Key(Box::new(credential.until(expires))),
        Err(problem) if problem.id == "credential-empty" => Found::Half(problem),
        Err(problem) => Found::Wrong(problem),
    }
}

/// A moment in seconds since 1970, with or without a fraction; 0 is none.
fn moment(seconds: f64) -> Option<Timestamp> {
    let whole = std::time::Duration::try_from_secs_f64(seconds).ok().filter(|whole| !whole.is_zero())?;
    Timestamp::from_second(i64::try_from(whole.as_secs()).ok()?).ok()
}

fn of_sdk(surroundings: &Surroundings, warnings: &mut Vec<Message>, end: Option<Found>) -> (String, Found) {
    let path = surroundings.home.join(".tencentcloud").join("credentials");
    let shown = surroundings.shown(&path);
    if let Some(end) = end {
        return (shown, end);
    }
    let text = match read(&path) {
        Ok(text) => text,
        Err(found) => return (shown, found),
    };
    let found = read_sdk(&text, &shown);
    if matches!(found, Found::Key(_)) {
        warn_of_readers(&path, &shown, warnings);
    }
    (shown, found)
}

fn read_sdk(text: &str, shown: &str) -> Found {
    let mut ini = Ini::new();
    let mut defaults = ini.defaults();
    // As Python's reader, which the official SDK uses: a `#` or `;` inside a key is part of it.
    defaults.inline_comment_symbols = Some(Vec::new());
    defaults.delimiters = vec!['='];
    ini.load_defaults(defaults);
    // The reader's own words could hold a piece of the file.
    if ini.read(text.to_owned()).is_err() {
        return Found::Wrong(Message::new("credential-damaged-ini"));
    }
    let id = ini.get("default", "secret_id").unwrap_or_default();
    let key = SecretString::from(ini.get("default", "secret_key").unwrap_or_default());
    for value in ini.get_mut_map().values_mut().flat_map(|section| section.values_mut()).flatten() {
        value.zeroize();
    }
    match Credential::new(Parts { id, key, token: None }, Source::Sdk { path: shown.to_owned() }) {
        Ok(credential) => Found::Key(Box::new(credential)),
        Err(problem) if problem.id == "credential-empty" => Found::Half(problem),
        Err(problem) => Found::Wrong(problem),
    }
}

/// What a profile says beside its key.
#[derive(Default)]
struct Configure {
    region: Option<Setting>,
    endpoint: Option<Setting>,
}

impl Configure {
    /// Reads `~/.tccli/<profile>.configure`; whatever is wrong with it, it only says nothing.
    fn read(surroundings: &Surroundings, profile: &str) -> Configure {
        let Some(path) = profile_file(surroundings, profile, "configure") else { return Configure::default() };
        let Ok(text) = read(&path) else { return Configure::default() };
        let Ok(file) = serde_json::from_str::<serde_json::Value>(&text) else { return Configure::default() };
        let place = surroundings.shown(&path);
        let setting = |pointer: &str| {
            let value = file.pointer(pointer)?.as_str()?.trim();
            (!value.is_empty()).then(|| Setting { value: value.to_owned(), place: place.clone() })
        };
        // Old files have the region at their top (contract §6.2).
        Configure {
            region: setting("/_sys_param/region").or_else(|| setting("/region")),
            endpoint: setting("/ssm/endpoint"),
        }
    }
}

/// The file of a profile; `None` for a name that would leave the folder.
fn profile_file(surroundings: &Surroundings, profile: &str, ending: &str) -> Option<PathBuf> {
    let is_plain = !profile.is_empty() && !profile.contains(['/', '\\', '\0']);
    is_plain.then(|| surroundings.home.join(".tccli").join(format!("{profile}.{ending}")))
}

fn read(path: &Path) -> Result<Zeroizing<String>, Found> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Found::Nothing(Message::new("credential-no-file")),
        _ => Found::Wrong(Message::new("credential-unreadable").with("why", error.to_string())),
    };
    // Before it is opened: a pipe would wait for somebody who writes to it.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(unreadable(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file")));
    }
    let file = fs::File::open(path).map_err(unreadable)?;
    // All at once, so that no copy of a growing buffer is left behind unwiped.
    let room = usize::try_from(metadata.len().min(LARGEST)).unwrap_or(0) + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(LARGEST).read_to_end(&mut bytes).map_err(unreadable)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Found::Wrong(Message::new("credential-not-utf8")))?;
    Ok(Zeroizing::new(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()))
}

#[cfg(unix)]
fn warn_of_readers(path: &Path, shown: &str, warnings: &mut Vec<Message>) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(metadata) = fs::metadata(path)
        && metadata.permissions().mode() & 0o077 != 0
    {
        warnings.push(Message::new("credential-file-open").with("path", shown));
    }
}

#[cfg(not(unix))]
fn warn_of_readers(_: &Path, _: &str, _: &mut Vec<Message>) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::Scope;

    const CANARY: &str = "CANARY#a;b\\c=d";

    struct Home {
        place: tempfile::TempDir,
        vars: Vec<(&'static str, &'static str)>,
    }

    impl Home {
        fn new(vars: &[(&'static str, &'static str)]) -> Home {
            Home { place: tempfile::tempdir().unwrap(), vars: vars.to_vec() }
        }

        fn file(self, path: &str, text: &str) -> Home {
            let path = self.place.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            }
            self
        }

        fn search(&self, profile: Option<&str>) -> Search {
            let vars = self.vars.clone();
            let surroundings = Surroundings {
                var: Box::new(move |name| vars.iter().find(|row| row.0 == name).map(|row| row.1.to_owned())),
                home: self.place.path().to_owned(),
            };
            let search = search(&surroundings, profile);
            assert!(!format!("{search:?}").contains("CANARY"), "{search:?}");
            search
        }
    }

    fn findings(search: &Search) -> Vec<&'static str> {
        search.looked.iter().map(|looked| looked.finding.id).collect()
    }

    const ENV: [(&str, &str); 2] = [(ID, "AKIDenvironment0000000000"), (KEY, CANARY)];
    const PROFILE: &str = r#"{"secretId":"AKIDprofile00000000000000","secretKey":"CANARY#a;b\\c=d","token":null}"#;
    const SDK: &str = "\u{feff}[default]\r\nsecret_id = AKIDsdk000000000000000000\r\nsecret_key = CANARY#a;b\\c=d\r\n";

    #[test]
    fn the_environment_comes_first_with_its_own_token_only() {
        let home = Home::new(&[ENV[0], ENV[1], ("TENCENTCLOUD_TOKEN", ""), ("TENCENTCLOUD_SESSION_TOKEN", "CANARYt")])
            .file(".tccli/default.credential", PROFILE);
        let search = home.search(None);
        let credential = search.credential.as_ref().unwrap();
        assert_eq!(credential.source(), &Source::Environment);
        assert_eq!(credential.token(), Some("CANARYt"));
        let from_file = Home::new(&[("TENCENTCLOUD_TOKEN", "CANARYt")]).file(".tccli/default.credential", PROFILE);
        assert_eq!(from_file.search(None).credential.unwrap().token(), None);
    }

    #[test]
    fn half_a_key_in_the_environment_is_said_and_the_profile_is_used() {
        for vars in [&ENV[..1], &ENV[1..], &[ENV[0], (KEY, "")][..]] {
            let search = Home::new(vars).file(".tccli/default.credential", PROFILE).search(None);
            assert_eq!(
                findings(&search),
                ["credential-half", "credential-key", "credential-not-needed", "credential-not-asked"]
            );
            assert!(search.looked[0].is_wrong);
        }
    }

    #[test]
    fn a_padded_key_is_refused_and_nothing_takes_its_place() {
        let search =
            Home::new(&[(ID, "AKID0000000000000000 "), ENV[1]]).file(".tccli/default.credential", PROFILE).search(None);
        assert!(search.credential.is_none());
        assert_eq!(search.looked[0].finding.id, "credential-padded");
    }

    #[test]
    fn a_profile_asked_for_by_name_beats_the_environment_and_has_no_substitute() {
        let home = Home::new(&[ENV[0], ENV[1], ("TENCENTCLOUD_REGION", "ap-beijing")])
            .file(".tccli/p2.credential", PROFILE)
            .file(".tccli/p2.configure", r#"{"_sys_param":{"region":"ap-tokyo"},"ssm":{"endpoint":"ssm.x.com"}}"#)
            .file(".tencentcloud/credentials", SDK);
        let search = home.search(Some("p2"));
        assert!(matches!(search.credential.unwrap().source(), Source::Profile { kind, .. } if kind == "static"));
        assert_eq!(search.region.unwrap().value, "ap-tokyo");
        assert_eq!(search.endpoint.unwrap().value, "ssm.x.com");
        let absent = home.search(Some("p3"));
        assert!(absent.credential.is_none());
        assert_eq!(findings(&absent)[..3], ["credential-passed-over", "credential-no-file", "credential-passed-over"]);
        for name in ["../p2", "", "a/b"] {
            assert!(home.search(Some(name)).credential.is_none(), "{name:?}");
        }
        assert_eq!(home.search(None).region.unwrap().value, "ap-beijing");
    }

    #[test]
    fn temporary_keys_say_their_end_and_roles_are_not_assumed() {
        let sso = r#"{"type":"sso","secretId":"AKID0000000000000000","secretKey":"CANARY","token":"CANARYt",
            "expiresAt":1700000000,"sso":{"token":"CANARYs"}}"#;
        let search = Home::new(&[]).file(".tccli/default.credential", sso).search(None);
        let credential = search.credential.unwrap();
        assert_eq!(credential.expires().unwrap().as_second(), 1_700_000_000);
        assert!(credential.is_expired(Timestamp::from_second(1_700_000_000).unwrap()));
        for (text, finding) in [
            (r#"{"type":"cvm-role"}"#, "credential-cvm-role"),
            (r#"{"secretId":"AKID","secretKey":"CANARY","role-arn":"qcs::cam::uin/1:roleName/x"}"#, "credential-role"),
            (r#"{"secretId":"AKID","secretKey":CANARY}"#, "credential-damaged"),
            (r#"{"secretId":"AKID"}"#, "credential-empty"),
            ("", "credential-damaged"),
            ("[1]", "credential-misshapen"),
            (r#"{"secretId":1}"#, "credential-misshapen"),
        ] {
            let search = Home::new(&[]).file(".tccli/default.credential", text).search(None);
            assert_eq!(findings(&search)[1], finding, "{text}");
            // A half one is passed by; nothing takes the place of one that was meant.
            let next = if finding == "credential-empty" { "credential-no-file" } else { "credential-not-instead" };
            assert_eq!(findings(&search)[2], next, "{text}");
        }
    }

    #[test]
    fn the_sdk_file_is_read_as_python_reads_it() {
        let search = Home::new(&[]).file(".tencentcloud/credentials", SDK).search(None);
        let credential = search.credential.unwrap();
        let scope = Scope::new("ssm", Timestamp::from_second(1_700_000_000).unwrap());
        assert_eq!(credential.sign("x", &scope), crate::sign::signature("x", &scope, CANARY));
        assert!(search.warnings.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_warned_of_by_its_short_path() {
        use std::os::unix::fs::PermissionsExt;
        let home = Home::new(&[]).file(".tccli/default.credential", PROFILE);
        let path = home.place.path().join(".tccli/default.credential");
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
        let search = home.search(None);
        assert_eq!(search.warnings, [Message::new("credential-file-open").with("path", "~/.tccli/default.credential")]);
    }

    #[test]
    fn nothing_anywhere_names_every_place() {
        let search = Home::new(&[]).search(None);
        assert_eq!(
            findings(&search),
            ["credential-not-set", "credential-no-file", "credential-no-file", "credential-not-asked"]
        );
        assert_eq!(search.looked[1].place, "~/.tccli/default.credential");
    }
}
