//! Lists every place with an access key, and takes the key of one that the user chose.

use jiff::Timestamp;

use super::{
    discovery::{self, FoundKey, Search, SearchStage, Surroundings, metadata_service},
    environment::{self, ID, POD},
    exchange::Exchange,
    metadata::{self, MetadataService},
    profile,
    sdk_file::{find_sdk_key, sections},
};
use crate::domain::{
    key_place::{KeyChoice, KeyPlace},
    rule::Message,
};

/// The most profiles that are listed.
const MOST_PROFILES: usize = 1_000;
/// The ending of the file of a profile's key.
const ENDING: &str = ".credential";

/// Lists the places that have an access key: the environment, each profile of `tccli`, each section of the SDKs' file,
/// the identity of a pod, and the role of the machine, which is not asked. Reads files, and asks nothing over the
/// network.
#[must_use]
pub(crate) fn list(surroundings: &Surroundings) -> Vec<KeyPlace> {
    let mut places = Vec::new();
    let mut add = |choice, kind, name: String, found| places.extend(place(choice, kind, name, found));
    add(KeyChoice::Usual, "credential-place-environment", ID.to_owned(), environment::key(surroundings));
    for name in profiles(surroundings) {
        let (_, found) = profile::find(surroundings, (&name, None), &mut Vec::new(), SearchStage::Looking);
        add(KeyChoice::Profile(name.clone()), "credential-place-profile", name, found);
    }
    for section in sections(surroundings) {
        let found = find_sdk_key(surroundings, (&section, &mut Vec::new()), None).found;
        add(KeyChoice::Sdk(section.clone()), "credential-place-sdk", section, found);
    }
    if let Some(pod) = environment::pod(surroundings) {
        add(KeyChoice::Pod, "credential-place-pod", POD[0].to_owned(), FoundKey::Exchange(Box::new(pod)));
    }
    let (name, found) = machine(surroundings);
    add(KeyChoice::Machine, "credential-place-role", name, found);
    places
}

fn place(choice: KeyChoice, kind: &'static str, name: String, found: FoundKey) -> Option<KeyPlace> {
    let (finding, expires, is_wrong) = match found {
        FoundKey::Nothing(_) => return None,
        FoundKey::Wrong(finding) => (finding, None, true),
        FoundKey::Exchange(_) => (Message::new("credential-asked-when-chosen"), None, false),
        FoundKey::Key(credential) => {
            let is_over = credential.is_expired(Timestamp::now());
            (KeyPlace::key(&credential.short_id()), credential.expires(), is_over)
        }
    };
    Some(KeyPlace { choice, kind: Message::new(kind), name, finding, expires, is_wrong })
}

/// Returns the names of the profiles, sorted.
fn profiles(surroundings: &Surroundings) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(surroundings.home.join(".tccli")) else { return Vec::new() };
    let names = folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter_map(|name| name.strip_suffix(ENDING).map(str::to_owned)).take(MOST_PROFILES).collect();
    names.sort();
    names
}

fn machine(surroundings: &Surroundings) -> (String, FoundKey) {
    let service = metadata_service(surroundings);
    let name = service.as_ref().map_or_else(|_| metadata::VARIABLE.to_owned(), MetadataService::shown);
    let found = match service {
        Ok(service) => FoundKey::Exchange(Box::new(Exchange::CvmRole { service, path: None })),
        Err(problem) => FoundKey::Wrong(problem),
    };
    (name, found)
}

/// Searches the place that was chosen, and no other.
#[must_use]
pub(crate) fn search(surroundings: &Surroundings, choice: &KeyChoice) -> Search {
    let mut search = Search::default();
    let mut stage = SearchStage::Looking;
    match choice {
        KeyChoice::Usual => return discovery::search(surroundings, None),
        KeyChoice::Profile(name) => return discovery::search(surroundings, Some(name)),
        KeyChoice::Sdk(section) => {
            let sdk = find_sdk_key(surroundings, (section, &mut search.warnings), None);
            search.region = sdk.region;
            search.add("credential-place-sdk", sdk.place, sdk.found, &mut stage);
        }
        KeyChoice::Pod => {
            let found = match environment::pod(surroundings) {
                Some(pod) => FoundKey::Exchange(Box::new(pod)),
                None => FoundKey::Nothing(Message::new("credential-not-set")),
            };
            search.add("credential-place-pod", POD[0].to_owned(), found, &mut stage);
        }
        KeyChoice::Machine => {
            let (name, found) = machine(surroundings);
            search.add("credential-place-role", name, found, &mut stage);
        }
    }
    search.region = search.region.or_else(|| discovery::region_of_environment(surroundings));
    search
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_place_is_listed_with_its_kind_and_none_of_its_secrets() {
        let home = tempfile::tempdir().unwrap();
        for (path, text) in [
            (".tccli/default.credential", r#"{"secretId":"AKIDdefault00000001","secretKey":"CANARY1"}"#),
            (
                ".tccli/prod.credential",
                r#"{"type":"sso","secretId":"AKIDprod0000000002","secretKey":"CANARY2","token":"CANARY3","expiresAt":4102444800}"#,
            ),
            (".tccli/half.credential", r#"{"secretId":"AKIDhalf0000000003"}"#),
            (".tccli/empty.configure", "{}"),
            (
                ".tencentcloud/credentials",
                "[default]\nsecret_id = AKIDsdk00000000004\nsecret_key = CANARY4\n[other]\nsecret_id = AKIDsdk00000000005\nsecret_key = CANARY5\n",
            ),
        ] {
            let path = home.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let surroundings = Surroundings {
            var: Box::new(|name| (name == ID || name == environment::KEY).then(|| "AKIDenvironment06".to_owned())),
            home: home.path().to_owned(),
            machine: home.path().join("etc"),
        };
        let places = list(&surroundings);
        let names: Vec<(&str, bool)> = places.iter().map(|place| (&*place.name, place.is_wrong)).collect();
        let machine = ("metadata.tencentyun.com", false);
        let expected = [
            (ID, false),
            ("default", false),
            ("half", true),
            ("prod", false),
            ("default", false),
            ("other", false),
            machine,
        ];
        assert_eq!(names, expected);
        assert!(places[3].expires.is_some() && !format!("{places:?}").contains("CANARY"), "{places:?}");
        for (at, id) in [(0, "AKID…nt06"), (1, "AKID…0001"), (3, "AKID…0002"), (5, "AKID…0005")] {
            let search = search(&surroundings, &places[at].choice);
            assert_eq!(search.credential.unwrap().short_id(), id);
        }
        assert!(search(&surroundings, &places[6].choice).exchange.is_some());
    }
}
