//! Looks for an access key in the places where the official tools keep theirs (docs/api.md §6), and reports for every
//! place what was found there.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{
    credentials::{Credential, KeySource},
    environment::{self, ID, KEY, POD, ROLES},
    exchange::Exchange,
    metadata::{self, MetadataService},
    profile::{self, Configure},
    sdk_file::find_sdk_key,
};
use crate::domain::{destination::ProfileEndpoint, rule::Message};

/// The kind of place of a profile's settings. It is listed only if something is wrong with it.
const SETTINGS: &str = "credential-place-settings";

/// The variable that names a region.
const REGION: &str = "TENCENTCLOUD_REGION";

/// The home directory of a user without one. Nothing can be inside it.
const NO_HOME: &str = "/dev/null";

/// Reads an environment variable by its name.
pub(crate) type KeyVariables = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// The environment and the home directory. They are parameters so that tests do not read those of the process.
pub struct Surroundings {
    /// Reads an environment variable. An empty value counts as not set.
    pub var: KeyVariables,
    /// The home directory.
    pub home: PathBuf,
    /// The directory of the machine's settings: `/etc`.
    pub machine: PathBuf,
}

impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings").field("home", &self.home).finish_non_exhaustive()
    }
}

impl Surroundings {
    /// Returns those of this process.
    #[must_use]
    pub(crate) fn of_process() -> Surroundings {
        // A relative home would take a key from the current directory, whatever that is.
        let home = directories::BaseDirs::new().map(|places| places.home_dir().to_owned());
        let home = home.filter(|home| home.is_absolute()).unwrap_or_else(|| PathBuf::from(NO_HOME));
        Surroundings {
            var: Box::new(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())),
            home,
            machine: PathBuf::from("/etc"),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<String> {
        (self.var)(name).filter(|value| !value.is_empty())
    }

    /// Returns a path as a person writes it, with `~` for the home directory.
    pub(super) fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.home) {
            Ok(rest) if !self.home.as_os_str().is_empty() => format!("~/{}", rest.display()),
            _ => path.display().to_string(),
        }
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Search {
    /// The key, even if it has expired: an expired key is shown but never used.
    pub credential: Option<Credential>,
    /// What has to be asked over the network to get a key, if that is where it comes from.
    pub(crate) exchange: Option<Exchange>,
    /// The kind of place that the key or the exchange was found in, and the path or variable.
    pub(crate) source: Option<(&'static str, String)>,
    /// All places in the order of the search.
    pub(crate) looked: Vec<LookedAt>,
    /// Warnings that stop nothing, such as a file of keys that others can read.
    pub(crate) warnings: Vec<Message>,
    /// The region that the environment or the profile names.
    pub(crate) region: Option<KeySetting>,
    /// The endpoint of `ssm` that the profile names.
    pub(crate) endpoint: Option<KeySetting>,
}

/// One place and what was found there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LookedAt {
    /// The kind of place, such as "tccli profile".
    pub(crate) kind: Message,
    /// The path or variable, such as `~/.tccli/default.credential`.
    pub(crate) place: String,
    /// What was found.
    pub(crate) finding: Message,
    /// Whether something is there but cannot be used.
    pub(crate) is_wrong: bool,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeySetting {
    /// The value.
    pub(crate) value: String,
    /// Where it comes from, such as `~/.tccli/default.configure`.
    pub(crate) place: String,
}

/// How far a search has come.
#[derive(Clone, Copy)]
pub(super) enum SearchStage {
    Looking,
    /// A key was found, so later places are not read.
    FoundKey,
    /// Something was found that cannot be used, so later places are not read either.
    Blocked,
}

impl SearchStage {
    /// Returns why the next place is not read, or `None` if it has to be read.
    pub(super) fn end(self) -> Option<FoundKey> {
        match self {
            SearchStage::Looking => None,
            SearchStage::FoundKey => Some(FoundKey::Nothing(Message::new("credential-not-needed"))),
            SearchStage::Blocked => Some(FoundKey::Nothing(Message::new("credential-not-instead"))),
        }
    }
}

/// What was found in one place.
pub(super) enum FoundKey {
    /// Nothing, and why. The search goes on with the next place.
    Nothing(Message),
    /// Something that cannot be used, such as half a key. The search stops: another key could belong to another
    /// account.
    Wrong(Message),
    /// A key.
    Key(Box<Credential>),
    /// A key that has to be asked for.
    Exchange(Box<Exchange>),
}

/// Searches in the order environment, `tccli` profile, file of the SDKs, identity of a pod, role of the machine
/// (docs/credentials.md). The first place that has anything decides: if it holds half a key the search stops. A profile
/// that was named on the command line beats the environment; if `tccli` has no such profile, the section of that name in
/// the SDKs' file is read, and nothing else is used instead (docs/api.md §6.4).
///
/// Asks nothing over the network: [`Search::exchange`] says what is left to be asked.
#[must_use]
pub fn search(surroundings: &Surroundings, profile: Option<&str>) -> Search {
    let is_chosen = profile.is_some();
    let profile = profile
        .map(str::to_owned)
        .or_else(|| surroundings.get("TCCLI_PROFILE"))
        .unwrap_or_else(|| "default".to_owned());
    let mut search = Search::default();
    let mut stage = SearchStage::Looking;
    let configure = Configure::read(surroundings, &profile).unwrap_or_else(|(place, finding)| {
        // The unreadable file may name a region and an endpoint. Without them the key could go to a place that the user
        // did not mean.
        search.add(SETTINGS, place, FoundKey::Wrong(finding), &mut stage);
        Configure::default()
    });
    search.endpoint = configure.endpoint;
    let from_environment = region_of_environment(surroundings);

    // Places of this process are not used instead of a profile that was chosen.
    let unless_chosen = |stage: SearchStage, look: &dyn Fn() -> FoundKey| match stage.end() {
        Some(end) => end,
        None if is_chosen => FoundKey::Nothing(Message::new("credential-passed-over")),
        None => look(),
    };
    let found = unless_chosen(stage, &|| environment::key(surroundings));
    search.add("credential-place-environment", format!("{ID}, {KEY}"), found, &mut stage);
    let role = environment::role(surroundings).filter(|_| !is_chosen);
    let (path, mut found) = profile::find(surroundings, (&profile, role.as_ref()), &mut search.warnings, stage);
    // The profile was named but has no key: a key of another place is not what the user meant.
    if let FoundKey::Nothing(finding) = &found {
        match finding.id {
            "credential-no-file" if !is_chosen && profile != "default" => {
                found = FoundKey::Wrong(Message::new("credential-no-profile").with("profile", profile.as_str()));
            }
            "credential-none-there" if is_chosen || profile != "default" => found = FoundKey::Wrong(finding.clone()),
            // The role of the environment was begun, and this is the only place for its key.
            "credential-no-file" | "credential-none-there" if role.is_some() => {
                found = FoundKey::Wrong(Message::new("credential-role-no-key").with("variable", ROLES[0]));
            }
            _ => {}
        }
    }
    search.add("credential-place-profile", path, found, &mut stage);
    let section = if is_chosen { profile.as_str() } else { "default" };
    let sdk = find_sdk_key(surroundings, (section, &mut search.warnings), stage.end());
    search.add("credential-place-sdk", sdk.place, sdk.found, &mut stage);
    if let Some(pod) = environment::pod(surroundings) {
        let found = unless_chosen(stage, &|| FoundKey::Exchange(Box::new(pod.clone())));
        search.add("credential-place-pod", POD[0].to_owned(), found, &mut stage);
    }
    let service = metadata_service(surroundings);
    let place = service.as_ref().map_or_else(|_| metadata::VARIABLE.to_owned(), MetadataService::shown);
    let found = unless_chosen(stage, &|| match service.clone() {
        Ok(service) => FoundKey::Exchange(Box::new(Exchange::CvmRole { service, path: None })),
        Err(problem) => FoundKey::Wrong(problem),
    });
    search.add("credential-place-role", place, found, &mut stage);
    let of_files = configure.region.or(sdk.region);
    search.region = if is_chosen { of_files.or(from_environment) } else { from_environment.or(of_files) };
    search
}

/// Returns the region that the environment names.
pub(super) fn region_of_environment(surroundings: &Surroundings) -> Option<KeySetting> {
    let value = surroundings.get(REGION)?;
    Some(KeySetting { value, place: REGION.to_owned() })
}

/// Returns the metadata service, or what is wrong with the variable that names one.
pub(super) fn metadata_service(surroundings: &Surroundings) -> Result<MetadataService, Message> {
    MetadataService::find(surroundings.get(metadata::VARIABLE).as_deref())
}

impl Search {
    /// Returns the endpoint that the profile names, and whether the key comes from a profile too.
    #[must_use]
    pub(crate) fn profile_endpoint(&self) -> Option<ProfileEndpoint> {
        let is_source_of_key = match (&self.credential, &self.exchange) {
            (Some(credential), _) => matches!(credential.source(), KeySource::Profile { .. }),
            (None, Some(exchange)) => exchange.is_of_profile(),
            (None, None) => true,
        };
        let named = self.endpoint.as_ref()?;
        Some(ProfileEndpoint { text: named.value.clone(), place: named.place.clone(), is_source_of_key })
    }

    /// Returns the settings file of the profile if it could not be read, with the reason.
    #[must_use]
    pub(crate) fn settings_fault(&self) -> Option<&LookedAt> {
        self.looked.iter().find(|looked| looked.kind.id == SETTINGS)
    }

    /// Notes why the exchange gave no key. No other place is used instead.
    pub(crate) fn fail(&mut self, why: Message) {
        let Some(exchange) = self.exchange.take() else { return };
        let asked = exchange.message();
        let mut rows = self.looked.iter_mut().skip_while(|looked| looked.finding != asked);
        if let Some(row) = rows.next() {
            row.is_wrong = !exchange.is_nothing(&why);
            row.finding = why;
        }
        for row in rows {
            row.finding = Message::new("credential-not-instead");
        }
    }

    pub(super) fn add(&mut self, kind: &'static str, place: String, found: FoundKey, stage: &mut SearchStage) {
        if matches!(found, FoundKey::Key(_) | FoundKey::Exchange(_)) {
            self.source = Some((kind, place.clone()));
        }
        let (finding, is_wrong) = match found {
            FoundKey::Nothing(finding) => (finding, false),
            FoundKey::Wrong(finding) => {
                *stage = SearchStage::Blocked;
                (finding, true)
            }
            FoundKey::Key(credential) => {
                let expiry = credential.expiry(Timestamp::now());
                let is_wrong = expiry.is_some();
                *stage = if is_wrong { SearchStage::Blocked } else { SearchStage::FoundKey };
                let finding =
                    expiry.unwrap_or_else(|| Message::new("credential-key").with("id", credential.short_id()));
                self.credential = Some(*credential);
                (finding, is_wrong)
            }
            FoundKey::Exchange(exchange) => {
                *stage = SearchStage::FoundKey;
                let finding = exchange.message();
                self.exchange = Some(*exchange);
                (finding, false)
            }
        };
        self.looked.push(LookedAt { kind: Message::new(kind), place, finding, is_wrong });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{cloud::sdk_file::SDK_FILE, sign::CredentialScope};

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
                machine: self.place.path().join("etc"),
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
    const ROLE: [(&str, &str); 2] = [(ROLES[0], "qcs::cam::uin/1:roleName/ops"), (ROLES[1], "session")];
    const PROFILE: &str = r#"{"secretId":"AKIDprofile00000000000000","secretKey":"CANARY#a;b\\c=d","token":null}"#;
    const SDK: &str = "\u{feff}[default]\r\nsecret_id = AKIDsdk000000000000000000\r\nsecret_key = CANARY#a;b\\c=d\r\n";

    #[test]
    fn the_environment_comes_first_with_its_own_token_only() {
        let home = Home::new(&[ENV[0], ENV[1], ("TENCENTCLOUD_TOKEN", ""), ("TENCENTCLOUD_SESSION_TOKEN", "CANARYt")])
            .file(".tccli/default.credential", PROFILE);
        let search = home.search(None);
        let credential = search.credential.as_ref().unwrap();
        assert_eq!(credential.source(), &KeySource::Environment);
        assert_eq!(credential.token(), Some("CANARYt"));
        let from_file = Home::new(&[("TENCENTCLOUD_TOKEN", "CANARYt")]).file(".tccli/default.credential", PROFILE);
        assert_eq!(from_file.search(None).credential.unwrap().token(), None);
    }

    #[test]
    fn half_a_key_in_the_environment_stops_and_no_other_takes_its_place() {
        for vars in [&ENV[..1], &ENV[1..], &[ENV[0], (KEY, "")][..], &[(ID, ""), ENV[1]]] {
            let search = Home::new(vars).file(".tccli/default.credential", PROFILE).search(None);
            assert!(search.credential.is_none());
            assert_eq!(
                findings(&search),
                ["credential-half", "credential-not-instead", "credential-not-instead", "credential-not-instead"]
            );
            assert!(search.looked[0].is_wrong && search.exchange.is_none());
        }
    }

    #[test]
    fn half_a_role_in_the_environment_names_the_other_half() {
        for (vars, missing) in [
            (&[ENV[0], ENV[1], ROLE[0]][..], ROLES[1]),
            (&[ENV[0], ENV[1], ROLE[1]], ROLES[0]),
            (&ROLE[..1], ROLES[1]),
            (&ROLE[1..], ROLES[0]),
        ] {
            let search = Home::new(vars).file(".tccli/default.credential", PROFILE).search(None);
            assert!(search.credential.is_none() && search.exchange.is_none(), "{vars:?}");
            assert_eq!(search.looked[0].finding, Message::new("credential-half").with("missing", missing));
            assert_eq!(findings(&search)[1], "credential-not-instead");
        }
    }

    /// Returns whose key a search will use.
    fn whose(search: &Search) -> String {
        let of = |credential: &Credential| match credential.source() {
            KeySource::Environment => "environment".to_owned(),
            KeySource::Profile { path, kind } => format!("{path} {kind}"),
            KeySource::Sdk { .. } => "sdk".to_owned(),
            other => panic!("{other:?} is not found by a search"),
        };
        match (&search.credential, &search.exchange) {
            (Some(credential), None) => of(credential),
            (None, Some(Exchange::AssumeRole { base, role })) => {
                format!("{} as {} of {}", of(base), role.session, role.place)
            }
            (None, Some(Exchange::WebIdentity { .. })) => "pod".to_owned(),
            (None, Some(Exchange::CvmRole { path, .. })) => format!("machine {}", path.as_deref().unwrap_or("last")),
            (None, None) => search.looked.iter().find(|looked| looked.is_wrong).map_or_else(String::new, |looked| {
                format!("{} {}", looked.place, looked.finding.id.trim_start_matches("credential-"))
            }),
            (Some(_), Some(_)) => panic!("two sources"),
        }
    }

    const ASSUMING: &str = r#"{"secretId":"AKIDprofile00000000000000","secretKey":"CANARY#a;b","role-arn":"qcs::cam::uin/1:roleName/dba"}"#;

    #[test]
    fn the_first_place_in_which_something_was_begun_decides() {
        let (env, role, pod) = ("environment", "role", "pod");
        let default = (".tccli/default.credential", PROFILE);
        let (cvm, assuming) = (r#"{"type":"cvm-role"}"#, ASSUMING);
        let (sdk, own, file) =
            ((".tencentcloud/credentials", SDK), "~/.tccli/default.credential", "~/.tccli/p2.credential");
        let (p2, p2_assuming) = ((".tccli/p2.credential", PROFILE), (".tccli/p2.credential", ASSUMING));
        for (vars, files, chosen, whose_key) in [
            // The official order: environment, then the profile, then the file of the SDKs, then pod and machine.
            (
                &[env, role, pod][..],
                &[default, sdk][..],
                None,
                "environment as session of TENCENTCLOUD_ROLE_ARN".to_owned(),
            ),
            (&[env, pod], &[default, sdk], None, "environment".to_owned()),
            (&[pod], &[default, sdk], None, format!("{own} static")),
            (&[pod], &[sdk], None, "sdk".to_owned()),
            (&[pod], &[], None, "pod".to_owned()),
            (&[], &[], None, "machine last".to_owned()),
            // The role of the environment beats that of the file, and takes the key of the file.
            (&[role, pod], &[default, sdk], None, format!("{own} static as session of TENCENTCLOUD_ROLE_ARN")),
            (&[role], &[(default.0, assuming)], None, format!("{own} static as session of TENCENTCLOUD_ROLE_ARN")),
            (&[], &[(default.0, assuming)], None, format!("{own} static as dbcred of {own}")),
            // A role without a key is begun too: no other key takes its place.
            (&[role, pod], &[sdk], None, format!("{own} role-no-key")),
            (&[role], &[(default.0, cvm)], None, format!("{own} role-no-key")),
            (&[env], &[(default.0, cvm)], None, "environment".to_owned()),
            (&[pod], &[(default.0, cvm), sdk], None, format!("machine {own}")),
            // A profile that was chosen beats the environment, and its role, and has no substitute.
            (&[env, role, pod], &[p2, default], Some("p2"), format!("{file} static")),
            (&[env, role, pod], &[p2_assuming], Some("p2"), format!("{file} static as dbcred of {file}")),
            (&[env, role, pod], &[default, sdk], Some("p2"), "~/.tencentcloud/credentials other-sections".to_owned()),
            (&[env, role, pod], &[default], Some("p2"), String::new()),
            // A profile of the variable does not beat the environment.
            (&["TCCLI_PROFILE", env], &[p2], None, "environment".to_owned()),
            (&["TCCLI_PROFILE", pod], &[p2, default], None, format!("{file} static")),
            (&["TCCLI_PROFILE", pod], &[default], None, format!("{file} no-profile")),
        ] {
            let mut set = Vec::new();
            for name in vars {
                match *name {
                    "environment" => set.extend(ENV),
                    "role" => set.extend(ROLE),
                    "pod" => set.extend(POD.map(|name| (name, "x"))),
                    name => set.push((name, "p2")),
                }
            }
            let home = files.iter().fold(Home::new(&set), |home, (path, text)| home.file(path, text));
            assert_eq!(whose(&home.search(chosen)), whose_key, "{vars:?} {files:?} {chosen:?}");
        }
    }

    #[test]
    fn a_role_of_a_profile_takes_the_key_of_the_profile_that_it_names() {
        let role = |rest: &str| format!(r#"{{"role-arn":"qcs::cam::uin/1:roleName/dba",{rest}}}"#);
        let named = role(r#""role-session-name":"night","source-profile":"base""#);
        let of = |text: &str, base: &str| {
            let home = Home::new(&[]).file(".tccli/default.credential", text);
            let home = if base.is_empty() { home } else { home.file(".tccli/base.credential", base) };
            whose(&home.search(None))
        };
        let (own, base) = ("~/.tccli/default.credential", "~/.tccli/base.credential");
        let sso = |end: i64| {
            format!(
                r#"{{"type":"sso","secretId":"AKID00000000","secretKey":"CANARY#a;b","token":"t","expiresAt":{end}}}"#
            )
        };
        assert_eq!(of(&named, PROFILE), format!("{base} static as night of {own}"));
        assert_eq!(of(&named, &sso(4_000_000_000)), format!("{base} sso as night of {own}"));
        assert_eq!(of(&named, &sso(1_700_000_000)), format!("{base} ran-out"));
        assert_eq!(of(&named, r#"{"type":"cvm-role"}"#), format!("{base} role-no-key"));
        assert_eq!(of(&named, "{}"), format!("{base} no-members"));
        assert_eq!(of(&named, ""), format!("{own} no-source"));
        assert_eq!(of(&named, "{"), format!("{own} damaged"), "a file that is there is not called absent");
        assert_eq!(of(&named, &role(r#""source-profile":"default""#)), format!("{own} source-loop"));
        assert_eq!(of(&named, ASSUMING), format!("{own} source-chain"));
        assert_eq!(of(&role(r#""source-profile":"default""#), ""), format!("{own} source-loop"));
        assert_eq!(of(&role(r#""source-profile":"../base""#), PROFILE), format!("{own} no-source"));
        let both = role(r#""source-profile":"base","secretId":"AKID00000000","secretKey":"CANARY""#);
        assert_eq!(of(&both, PROFILE), format!("{own} two-keys"));
        assert_eq!(of(r#"{"source-profile":"base"}"#, PROFILE), format!("{own} half"));
        assert_eq!(of(&role(r#""secretId":"AKID00000000""#), ""), format!("{own} empty"));
        assert_eq!(of(&role(r#""token":"t""#), ""), format!("{own} no-members"));
    }

    #[test]
    fn the_metadata_service_is_nowhere_but_in_the_cloud_or_on_this_machine() {
        let elsewhere = [(metadata::VARIABLE, "http://10.0.0.1:80/latest/meta-data")];
        let cvm = r#"{"type":"cvm-role"}"#;
        assert_eq!(whose(&Home::new(&elsewhere).search(None)), format!("{} metadata-url", metadata::VARIABLE));
        let profile = Home::new(&elsewhere).file(".tccli/default.credential", cvm).search(None);
        assert_eq!(whose(&profile), "~/.tccli/default.credential metadata-url");
        let key = Home::new(&elsewhere).file(".tccli/default.credential", PROFILE).search(None);
        assert_eq!(whose(&key), "~/.tccli/default.credential static");
        let here = [(metadata::VARIABLE, "http://127.0.0.1:8787/latest/meta-data")];
        assert_eq!(Home::new(&here).search(None).looked[3].place, "127.0.0.1:8787");
    }

    #[test]
    fn an_exchange_that_fails_is_told_in_its_row_and_no_later_place_is_used() {
        let mut search = Home::new(&[]).file(".tccli/default.credential", ASSUMING).search(None);
        search.fail(Message::new("exchange-odd"));
        assert_eq!(whose(&search), "~/.tccli/default.credential exchange-odd");
        assert_eq!(findings(&search)[2..], ["credential-not-instead"; 2]);
        for (why, is_wrong) in [("metadata-absent", false), ("metadata-no-role", false), ("metadata-odd", true)] {
            let mut search = Home::new(&[]).search(None);
            search.fail(Message::new(why));
            assert_eq!((findings(&search)[3], search.looked[3].is_wrong), (why, is_wrong));
        }
    }

    #[test]
    fn the_endpoint_of_a_profile_is_its_own_only_for_its_own_key() {
        for (vars, credential, is_source_of_key) in [
            (&[][..], PROFILE, true),
            (&[], ASSUMING, true),
            (&[], r#"{"type":"cvm-role"}"#, true),
            (&ENV, PROFILE, false),
            (&[], r#"{"secretId":"","secretKey":""}"#, false),
        ] {
            let home = Home::new(vars).file(".tccli/default.credential", credential);
            let home = home.file(".tccli/default.configure", r#"{"ssm":{"endpoint":"ssm.x.com"}}"#);
            assert_eq!(
                home.search(None).profile_endpoint().unwrap().is_source_of_key,
                is_source_of_key,
                "{credential}"
            );
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
        assert!(matches!(search.credential.unwrap().source(), KeySource::Profile { kind, .. } if kind == "static"));
        assert_eq!(search.region.unwrap().value, "ap-tokyo");
        assert_eq!(search.endpoint.unwrap().value, "ssm.x.com");
        let absent = home.search(Some("p3"));
        assert!(absent.credential.is_none());
        let looked = ["credential-passed-over", "credential-no-file", "credential-other-sections"];
        assert_eq!(findings(&absent)[..3], looked);
        let inside = home.file(".tccli/below/p2.credential", PROFILE).file(".tccli/.credential", PROFILE);
        for name in ["../.tccli/p2", "", "below/p2"] {
            assert!(inside.search(Some(name)).credential.is_none(), "{name:?}");
        }
        let home = inside;
        assert_eq!(home.search(None).region.unwrap().value, "ap-beijing");
    }

    #[test]
    fn temporary_keys_say_their_end_and_what_cannot_be_used_stops() {
        let sso = r#"{"type":"sso","secretId":"AKID0000000000000000","secretKey":"CANARY","token":"CANARYt",
            "expiresAt":1700000000,"sso":{"token":"CANARYs"}}"#;
        let search = Home::new(&[]).file(".tccli/default.credential", sso).search(None);
        let credential = search.credential.unwrap();
        assert_eq!(credential.expires().unwrap().as_second(), 1_700_000_000);
        assert!(credential.is_expired(Timestamp::from_second(1_700_000_000).unwrap()));
        let told = Home::new(&[]).file(".tccli/default.credential", sso).search(None).looked;
        assert_eq!((told[1].finding.id, told[1].is_wrong), ("credential-ran-out", true));
        assert_eq!(told[2].finding.id, "credential-not-instead");
        for (text, finding) in [
            (r#"{"secretId":"AKID","secretKey":CANARY}"#, "credential-damaged"),
            (r#"{"secretId":"AKID"}"#, "credential-empty"),
            ("", "credential-damaged"),
            ("[1]", "credential-misshapen"),
            (r#"[null,"AKID0000000000000000","CANARY"]"#, "credential-misshapen"),
            (r#"{"secretId":1}"#, "credential-misshapen"),
            ("{}", "credential-no-members"),
            (r#"{"type":"default"}"#, "credential-no-members"),
            (r#"{"id":"AKID","key":"CANARY"}"#, "credential-no-members"),
            (r#"{"secret_id":"AKID","secret_key":"CANARY"}"#, "credential-misspelt"),
            (r#"{"secretid":"AKID","secretKey":"CANARY"}"#, "credential-misspelt"),
            (r#"{"SecretId":"AKID","SecretKey":"CANARY"}"#, "credential-misspelt"),
            (r#"{"secretId":"AKID","SecretKey":"CANARY"}"#, "credential-misspelt"),
            (r#"{"TmpSecretId":"AKID","TmpSecretKey":"CANARY","Token":"CANARYt"}"#, "credential-misspelt"),
            (r#"{"secretId":"AKID0000","secretKey":"CANARY","sessionToken":"CANARYt"}"#, "credential-misspelt"),
            (r#"{"secretId":"AKID0000","secretId":"AKID1111","secretKey":"CANARY"}"#, "credential-twice"),
            (r#"{"type":"CANARY","secretId":"AKID0000","secretKey":"CANARY"}"#, "credential-other-type"),
            (r#"{"secretId":"AKID0000","secretKey":"CANARY","expiresAt":0}"#, "credential-end"),
            (r#"{"secretId":"AKID0000","secretKey":"CANARY","expiresAt":-5}"#, "credential-end"),
            (r#"{"secretId":"AKID0000","secretKey":"CANARY","expiresAt":1e300}"#, "credential-end"),
            (r#"{"secretId":"AKID0000","secretKey":"CANARY","expiresAt":"soon"}"#, "credential-misshapen"),
        ] {
            let search = Home::new(&[]).file(".tccli/default.credential", text).search(None);
            assert_eq!(findings(&search)[1], finding, "{text}");
            // No later place is used instead of a key that cannot be used.
            assert_eq!(findings(&search)[2], "credential-not-instead", "{text}");
        }
    }

    #[test]
    fn a_profile_without_a_key_is_an_error_only_if_it_was_named() {
        // `tccli configure` leaves the file like this.
        for text in [r#"{"secretId":"None","secretKey":"None"}"#, r#"{"secretId":"","secretKey":null}"#] {
            let home = Home::new(&[]).file(".tccli/default.credential", text).file(".tencentcloud/credentials", SDK);
            assert_eq!(findings(&home.search(None))[1], "credential-none-there", "{text}");
            assert!(home.search(None).credential.is_some(), "{text}");
            let variable = Home::new(&[("TCCLI_PROFILE", "prod")])
                .file(".tccli/prod.credential", text)
                .file(".tencentcloud/credentials", &SDK.replace("default", "prod"));
            assert!(variable.search(None).credential.is_none(), "{text}");
            assert!(variable.search(None).looked[1].is_wrong, "{text}");
            let chosen = variable.search(Some("prod"));
            assert!(chosen.credential.is_none() && chosen.looked[1].is_wrong, "{text}");
        }
    }

    #[test]
    fn settings_that_cannot_be_read_stop_with_their_file_and_no_key_is_used_without_them() {
        for (text, finding) in [
            (r#"{"ssm":{"endpoint":"ssm.x.com"}"#, "credential-damaged"),
            (r#"{"ssm":{"endpoint":"ssm.x.com",}}"#, "credential-damaged"),
            ("region = ap-tokyo", "credential-damaged"),
            ("", "credential-damaged"),
            ("[]", "settings-misshapen"),
            (r#"{"ssm":{"endpoint":["ssm.x.com"]}}"#, "settings-misshapen"),
            (r#"{"ssm":"ssm.x.com"}"#, "settings-misshapen"),
            (r#"{"_sys_param":{"region":5}}"#, "settings-misshapen"),
            (r#"{"_sys_param":[],"ssm":{}}"#, "settings-misshapen"),
            (&format!("{{\"a\":\"{}\"}}", "x".repeat(1024 * 1024)), "credential-unreadable"),
        ] {
            let home =
                Home::new(&ENV).file(".tccli/default.configure", text).file(".tccli/default.credential", PROFILE);
            let search = home.search(None);
            assert!(search.credential.is_none(), "{finding}");
            let fault = search.settings_fault().unwrap();
            assert_eq!((fault.finding.id, fault.place.as_str()), (finding, "~/.tccli/default.configure"));
        }
        let wide: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let home = Home::new(&ENV).file(".tccli/default.configure", "");
        fs::write(home.place.path().join(".tccli/default.configure"), [&[0xff, 0xfe], wide.as_slice()].concat())
            .unwrap();
        assert_eq!(home.search(None).settings_fault().unwrap().finding.id, "credential-not-utf8");
        for text in ["{}", r#"{"_sys_param":{"region":null},"ssm":{}}"#, r#"{"_sys_param":{"region":""}}"#] {
            let search = Home::new(&ENV).file(".tccli/default.configure", text).search(None);
            assert!(search.credential.is_some() && search.settings_fault().is_none(), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_a_file_that_is_not_there_is_passed_over() {
        use std::os::unix::fs::symlink;
        for (name, row) in [("default.configure", 0), ("default.credential", 1), ("../.tencentcloud/credentials", 2)] {
            for (target, finding) in [
                ("nowhere", "credential-dangling"),
                ("loop", "credential-unreadable"),
                ("folder", "credential-unreadable"),
            ] {
                let vars: &[(&str, &str)] = &[];
                let home = Home::new(vars).file("etc/tencentcloud/credentials", SDK);
                for folder in [".tccli/folder", ".tencentcloud/folder"] {
                    fs::create_dir_all(home.place.path().join(folder)).unwrap();
                }
                let link = home.place.path().join(".tccli").join(name);
                let target = if target == "loop" { link.file_name().unwrap().to_str().unwrap() } else { target };
                symlink(target, &link).unwrap();
                let search = home.search(None);
                assert!(search.credential.is_none(), "{name} {target}");
                assert!(search.looked[row].is_wrong, "{name} {target} {search:?}");
                assert_eq!(search.looked[row].finding.id, finding, "{name} {target}");
            }
        }
        let home = Home::new(&[]).file("etc/tencentcloud/credentials", SDK).file(".tencentcloud", "");
        assert_eq!(findings(&home.search(None))[2], "credential-unreadable", "its folder is a file");
        let home = Home::new(&[]).file("etc/tencentcloud/credentials", SDK);
        symlink("nowhere", home.place.path().join(".tencentcloud")).unwrap();
        assert_eq!(findings(&home.search(None))[2], "credential-dangling", "its folder is a link to nowhere");
        let mut none = Home::new(&ENV);
        none.vars.clear();
        let surroundings = Surroundings {
            var: Box::new(|name| ENV.iter().find(|row| row.0 == name).map(|row| row.1.to_owned())),
            home: PathBuf::from(NO_HOME),
            machine: none.place.path().to_owned(),
        };
        assert!(search(&surroundings, None).credential.is_some(), "an account without a home has a key all the same");
    }

    #[test]
    fn the_sdk_file_is_read_as_python_reads_it() {
        let search = Home::new(&[]).file(".tencentcloud/credentials", SDK).search(None);
        let credential = search.credential.unwrap();
        let scope = CredentialScope::new("ssm", Timestamp::from_second(1_700_000_000).unwrap());
        assert_eq!(credential.sign("x", &scope), crate::sign::signature("x", &scope, CANARY));
        assert!(search.warnings.is_empty());
    }

    #[test]
    fn the_sdk_file_is_found_where_the_sdks_look_and_in_the_section_that_was_asked_for() {
        let of =
            |section: &str, id: &str| format!("[{section}]\nSecret_ID: {id}\nsecret_key = CANARY\nregion = ap-tokyo\n");
        let id = |search: &Search| search.credential.as_ref().map(|credential| credential.id().to_owned());
        let (one, two, three) = (of("default", "AKIDone0000"), of("prod", "AKIDtwo0000"), of("default", "AKIDthree00"));
        let home = Home::new(&[]).file(".tencentcloud/credentials", &format!("{one}{two}"));
        assert_eq!(id(&home.search(None)).as_deref(), Some("AKIDone0000"));
        let prod = home.search(Some("prod"));
        assert_eq!((id(&prod).as_deref(), prod.region.unwrap().value.as_str()), (Some("AKIDtwo0000"), "ap-tokyo"));
        assert_eq!(findings(&home.search(Some("test")))[2], "credential-other-sections");
        let machine = Home::new(&[]).file("etc/tencentcloud/credentials", &three);
        assert_eq!(id(&machine.search(None)).as_deref(), Some("AKIDthree00"));
        let both = home.file("etc/tencentcloud/credentials", &three);
        assert_eq!(id(&both.search(None)).as_deref(), Some("AKIDone0000"));
        let absent = Home::new(&[(SDK_FILE, "/nowhere/credentials")]).file(".tencentcloud/credentials", &one);
        assert_eq!(findings(&absent.search(None))[2], "credential-no-named-file");
        let mut named = Home::new(&[]).file("keys.ini", &three);
        let path = named.place.path().join("keys.ini").to_str().unwrap().to_owned().leak();
        named.vars.push((SDK_FILE, path));
        assert_eq!(id(&named.search(None)).as_deref(), Some("AKIDthree00"));
    }

    #[test]
    fn an_sdk_file_that_is_begun_says_what_is_wrong_and_stops() {
        for (text, finding) in [
            ("[production]\nsecret_id=AKID\nsecret_key=CANARY", "credential-other-sections"),
            ("[CANARY]\nregion = ap-tokyo", "credential-no-section"),
            ("[default]\nSecretId=AKID\nSecretKey=CANARY", "credential-spelling"),
            ("[default]\nTENCENTCLOUD_SECRET_ID=AKID\nsecret_key=CANARY", "credential-spelling"),
            ("[default]\nsecret_id=AKID", "credential-empty"),
            ("[default]\nsecret_key=CANARY", "credential-empty"),
            ("[default]\nsecret_id=AKID\nsecret_id=AKID", "credential-ini-twice"),
            ("secret_id=AKID\nsecret_key=CANARY", "credential-ini-homeless"),
            ("[default]\nsecret_id=AKID\n secret_key=CANARY", "credential-ini-continued"),
            ("[default]\nCANARY", "credential-ini-odd"),
        ] {
            let search = Home::new(&[]).file(".tencentcloud/credentials", text).search(None);
            assert!(search.credential.is_none() && search.looked[2].is_wrong, "{text}");
            assert_eq!(findings(&search)[2], finding, "{text}");
        }
        for text in ["", "[default]\nregion = ap-tokyo\n"] {
            let search = Home::new(&[]).file(".tencentcloud/credentials", text).search(None);
            assert_eq!(findings(&search)[2], "credential-none-there", "{text}");
        }
    }

    #[test]
    fn a_profile_that_a_variable_names_and_that_is_not_there_has_no_substitute() {
        let search = Home::new(&[("TCCLI_PROFILE", "prod")]).file(".tencentcloud/credentials", SDK).search(None);
        assert_eq!(findings(&search)[1..3], ["credential-no-profile", "credential-not-instead"]);
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
    fn a_path_below_the_home_is_shown_with_a_tilde_and_without_a_home_as_it_is() {
        let shown = |home: &str, path: &str| {
            let surroundings = Surroundings { var: Box::new(|_| None), home: home.into(), machine: "/etc".into() };
            surroundings.shown(Path::new(path))
        };
        assert_eq!(shown("/home/dba", "/home/dba/.tccli/a.credential"), "~/.tccli/a.credential");
        assert_eq!(shown("/home/dba", "/etc/a.credential"), "/etc/a.credential");
        assert_eq!(shown("", ".tccli/a.credential"), ".tccli/a.credential");
    }

    #[test]
    fn a_token_of_a_profile_is_part_of_its_key_unless_it_is_empty() {
        for (token, expected) in [("\"CANARYt\"", Some("CANARYt")), ("\"\"", None), ("null", None)] {
            let text = PROFILE.replace("null", token);
            let search = Home::new(&[]).file(".tccli/default.credential", &text).search(None);
            assert_eq!(search.credential.unwrap().token(), expected, "{token}");
        }
    }

    #[test]
    fn a_region_is_read_where_old_versions_of_tccli_wrote_it() {
        for text in [r#"{"region":"ap-tokyo"}"#, r#"{"region":"ap-beijing","_sys_param":{"region":"ap-tokyo"}}"#] {
            let search = Home::new(&[]).file(".tccli/default.configure", text).search(None);
            assert_eq!(search.region.unwrap().value, "ap-tokyo", "{text}");
        }
    }

    #[test]
    fn a_search_without_a_key_lists_every_place() {
        let search = Home::new(&[]).search(None);
        assert_eq!(
            findings(&search),
            ["credential-not-set", "credential-no-file", "credential-no-file", "exchange-machine"]
        );
        assert_eq!(search.looked[1].place, "~/.tccli/default.credential");
    }
}
