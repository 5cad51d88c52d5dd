//! The key that signs is the one that the user expects: the first place that has anything decides, an error there is
//! reported with its file, and no other key is used instead. Runs the real program; the sandbox counts the requests.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::fs::symlink,
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
};

use dbcred::{
    app::{
        App, Effect, Event, RuntimeTask,
        keys::{Chord, Key},
        start::{KeyState, KeyView, Launch, Profile},
    },
    domain::rule::Message,
    sandbox::{SECRET_ID, SECRET_KEY, Settings},
    text::Language,
};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use crate::{
    pty::{Cloud, Desk, Home, Seat},
    ran::Ran,
};

const ORDERS: &str = include_str!("../orders.toml");
const CREATE: [&str; 5] = ["create", "orders.toml", "--yes", "--settle", "0s"];

/// A home with a draft and without a key in the environment, and a sandbox.
struct Place {
    home: Home,
    cloud: Cloud,
}

impl Place {
    fn new() -> Place {
        Place::of(Settings::default())
    }

    fn of(settings: Settings) -> Place {
        let place = Place { home: Home::new(), cloud: Cloud::of(Settings { looks: 1, ..settings }) };
        place.put("orders.toml", ORDERS);
        place
    }

    /// Returns the address of the sandbox's metadata service.
    fn metadata(&self) -> String {
        format!("http://{}/latest/meta-data", self.cloud.address())
    }

    /// How often a temporary key was asked for.
    fn roles(&self) -> usize {
        ["AssumeRole", "AssumeRoleWithWebIdentity"].iter().map(|action| self.cloud.sandbox().calls(action)).sum()
    }

    /// Whether every create so far was signed with a temporary key and its token.
    fn is_signed_by_a_role(&self) -> bool {
        let creates = self.cloud.sandbox().creates();
        !creates.is_empty()
            && creates.iter().all(|create| {
                let has = |name: &str, part: &str| {
                    create.headers.iter().any(|(header, value)| header == name && value.contains(part))
                };
                has("authorization", "Credential=AKIDSANDBOXTMP") && has("x-tc-token", "SandboxToken/")
            })
    }

    fn path(&self, name: &str) -> PathBuf {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Writes the file of the SDKs with a valid key.
    fn puts_sdk_file(&self, section: &str) {
        let text = format!("[{section}]\nsecret_id = {SECRET_ID}\nsecret_key = {SECRET_KEY}\n");
        self.put(".tencentcloud/credentials", &text);
    }

    fn without_variables(&self, args: &[&str], vars: &[(&str, &str)]) -> Ran {
        let none = [("TENCENTCLOUD_SECRET_ID", ""), ("TENCENTCLOUD_SECRET_KEY", "")];
        self.run(args, &[&none[..], vars].concat())
    }

    fn run(&self, args: &[&str], vars: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command.args(args).args(["--endpoint", &self.cloud.address()]).current_dir(self.home.path());
        command.env_clear().envs(self.home.surroundings()).envs(vars.iter().copied());
        Ran::of(command.stdin(Stdio::null()).output().unwrap())
    }

    /// The file of a login: a temporary key of the sandbox, and when it is said to end.
    fn login(&self, end: i64) -> String {
        let mut stream = TcpStream::connect(self.cloud.address()).unwrap();
        let path = "/latest/meta-data/cam/security-credentials/dba";
        write!(stream, "GET {path} HTTP/1.1\r\nHost: metadata\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let json = &answer[answer.find('{').unwrap()..=answer.rfind('}').unwrap()];
        let given: serde_json::Value = serde_json::from_str(json).unwrap();
        let (id, key, token) = (&given["TmpSecretId"], &given["TmpSecretKey"], &given["Token"]);
        format!("{{\"type\":\"sso\",\"secretId\":{id},\"secretKey\":{key},\"token\":{token},\"expiresAt\":{end}}}")
    }

    /// Whether nothing was asked.
    fn is_quiet(&self) -> bool {
        self.cloud.sandbox().requests() == 0
    }
}

#[test]
fn the_key_of_the_sdks_is_used_where_nothing_stands_before_it() {
    let place = Place::new();
    place.puts_sdk_file("default");
    let ran = place.without_variables(&CREATE, &[]);
    assert_eq!((ran.code, place.cloud.creates()), (0, 1), "{ran:?}");
}

#[test]
fn a_profile_that_is_begun_stops_and_no_key_of_another_place_goes_out() {
    for (file, text, vars, says) in [
        (
            "default",
            r#"{"secret_id":"AKIDprofile","secret_key":"x"}"#,
            &[][..],
            "tccli does not read secret_id. Rename it to secretId",
        ),
        ("default", r#"{"secretid":"AKIDprofile","secretKey":"x"}"#, &[], "Rename it to secretId"),
        ("default", "{}", &[], "neither secretId nor secretKey"),
        ("default", r#"{"secretId":"AKIDprofile","secretKey":"x","expiresAt":-5}"#, &[], "expiresAt is not a time"),
        (
            "prod",
            r#"{"SecretId":"AKIDprofile","SecretKey":"x"}"#,
            &[("TCCLI_PROFILE", "prod")],
            "Rename it to secretId",
        ),
        ("prod", "{}", &[("TCCLI_PROFILE", "prod")], "neither secretId nor secretKey"),
        ("prod", r#"{"secretId":"","secretKey":""}"#, &[("TCCLI_PROFILE", "prod")], "no key in it"),
    ] {
        let place = Place::new();
        place.puts_sdk_file("default");
        place.put(&format!(".tccli/{file}.credential"), text);
        let ran = place.without_variables(&[&CREATE[..], &["--json"]].concat(), vars);
        assert_eq!(ran.code, 1, "{text} {ran:?}");
        let shown = format!("~/.tccli/{file}.credential");
        assert!(ran.err.contains(says) && ran.err.contains(&shown), "{says} {ran:?}");
        let looked = ran.json()["looked"][1].clone();
        assert_eq!(
            (looked["place"].as_str(), looked["wrong"].as_bool()),
            (Some(shown.as_str()), Some(true)),
            "{ran:?}"
        );
        assert!(place.is_quiet(), "{text}");
    }
    // The same, with a section of that name in the SDKs' file.
    let place = Place::new();
    place.puts_sdk_file("prod");
    place.put(".tccli/prod.credential", r#"{"secret_id":"AKIDprofile","secret_key":"x"}"#);
    let ran = place.without_variables(&[&CREATE[..], &["--profile", "prod"]].concat(), &[]);
    assert!(ran.code == 1 && ran.out.contains("Rename it to secretId"), "{ran:?}");
    assert!(place.is_quiet());
}

#[test]
fn nothing_out_of_a_file_of_keys_is_shown() {
    for text in [
        r#"["wJalrCANARY","AKIDCANARY000"]"#,
        r#"[null,"AKIDCANARY000","wJalrCANARY"]"#,
        r#"{"type":"wJalrCANARY","secretId":"AKIDCANARY000","secretKey":"wJalrCANARY"}"#,
        r#"{"secretId":{"wJalrCANARY":1}}"#,
        r#"{"wJalrCANARY":"AKIDCANARY000"}"#,
    ] {
        let place = Place::new();
        place.put(".tccli/default.credential", text);
        for args in [&CREATE[..], &["status", "foo"], &["check", "orders.toml"]] {
            let ran = place.without_variables(args, &[]);
            assert!(!format!("{ran:?}").contains("CANARY"), "{text} {ran:?}");
        }
        assert!(place.is_quiet(), "{text}");
    }
}

#[test]
fn settings_of_a_profile_that_cannot_be_read_are_named_and_stop_every_command() {
    for text in [
        "{\"ssm\":{\"endpoint\":\"ssm.internal.tencentcloudapi.com\"}",
        "{\"ssm\":{\"endpoint\":[\"ssm.internal.tencentcloudapi.com\"]}}",
        "region = ap-tokyo",
        "\u{0}{",
    ] {
        let place = Place::new();
        place.put(".tccli/default.configure", text);
        let region = [("TENCENTCLOUD_REGION", "")];
        for args in [&CREATE[..], &["check", "orders.toml", "--strict"], &["preview", "orders.toml", "--as", "headers"]]
        {
            let ran = place.run(args, &region);
            assert_eq!(ran.code, 2, "{text} {ran:?}");
            let said = format!("{}{}", ran.out, ran.err);
            assert!(said.contains("~/.tccli/default.configure") && said.contains("fix the file"), "{args:?} {ran:?}");
            assert!(!said.contains("No region"), "{args:?} {ran:?}");
        }
        let ran = place.run(&["status", "foo"], &region);
        assert!(ran.code == 2 && ran.err.contains("~/.tccli/default.configure"), "{ran:?}");
        assert!(place.is_quiet(), "{text}");
    }
    let place = Place::new();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        place.path(".tccli/default.configure"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let ran = place.run(&CREATE, &[]);
    assert!(ran.code == 2 && ran.err.contains("default.configure: cannot be read: not a plain file"), "{ran:?}");
    let desk = Seat::at(&place.home, &place.cloud).opens();
    desk.sees("~/.tccli/default.configure").sees("cannot be read: not a").presses("q");
    desk.leaves_the_terminal_as_it_was();
    assert!(place.is_quiet());
}

#[test]
fn a_file_of_keys_that_is_a_link_to_nothing_is_not_passed_over() {
    for name in [".tccli/default.credential", ".tccli/default.configure"] {
        let place = Place::new();
        place.puts_sdk_file("default");
        symlink("nowhere", place.path(name)).unwrap();
        let ran = place.without_variables(&CREATE, &[]);
        assert!(ran.code != 0 && format!("{ran:?}").contains("a broken link"), "{ran:?}");
        assert!(place.is_quiet());
    }
}

#[test]
fn without_a_key_every_command_names_the_same_places_and_faults() {
    let place = Place::new();
    let sent = place.run(&CREATE, &[]);
    assert_eq!(sent.code, 0, "{sent:?}");
    let dropped = Place { home: place.home, cloud: Cloud::with("drops-answer", 1) };
    let sent = dropped.run(&CREATE, &[]);
    assert_eq!(dropped.cloud.creates(), 1, "{sent:?}");
    // The outcome is unknown, or was settled in the same run. Either way nothing is asked now.
    let asked = dropped.cloud.sandbox().calls("DescribeSecret");
    let half = [("TENCENTCLOUD_SECRET_KEY", "")];
    for args in [&["resume", "prod-orders-rw"][..], &["status", "prod-orders-rw"], &["status", "foo"]] {
        let ran = dropped.run(args, &half);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("TENCENTCLOUD_SECRET_KEY is not set"), "{args:?} {ran:?}");
        assert!(said.contains("~/.tccli/default.credential"), "{args:?} {ran:?}");
        assert!(!said.contains("unexpected answer") && !said.contains("another key"), "{args:?} {ran:?}");
        let ran = dropped.run(&[args, &["--json"]].concat(), &half);
        assert_eq!(ran.json()["looked"][0]["finding"], "TENCENTCLOUD_SECRET_KEY is not set", "{args:?} {ran:?}");
    }
    assert_eq!(dropped.cloud.sandbox().calls("DescribeSecret"), asked);
}

#[test]
fn a_key_that_has_run_out_is_used_for_nothing_and_told_with_file_time_and_remedy() {
    for (kind, remedy) in [("oauth", "tccli auth login"), ("sso", "tccli sso login")] {
        let place = Place::new();
        place.puts_sdk_file("default");
        let key = format!(
            "{{\"type\":\"{kind}\",\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\",\"token\":\"t\",\
             \"expiresAt\":1700000000}}"
        );
        place.put(".tccli/default.credential", &key);
        for args in [&CREATE[..], &["status", "foo"]] {
            let ran = place.without_variables(args, &[]);
            assert_eq!(ran.code, 1, "{ran:?}");
            let said = format!("{}{}", ran.out, ran.err);
            for part in ["~/.tccli/default.credential", "2023-11-14T22:13:20Z", remedy] {
                assert!(said.contains(part), "{part} {ran:?}");
            }
        }
        let none = [("TENCENTCLOUD_SECRET_ID", ""), ("TENCENTCLOUD_SECRET_KEY", "")];
        let mut seat = Seat::at(&place.home, &place.cloud);
        for (name, value) in none {
            seat = seat.var(name, value);
        }
        let desk = seat.opens();
        desk.sees("This key expired").presses("q");
        desk.leaves_the_terminal_as_it_was();
        assert!(place.is_quiet(), "{kind}");
    }
}

const ROLE: &str = "qcs::cam::uin/100012345678:roleName/dba";
const ENV_ROLE: [(&str, &str); 2] = [("TENCENTCLOUD_ROLE_ARN", ROLE), ("TENCENTCLOUD_ROLE_SESSION_NAME", "night")];
const NO_KEY: [(&str, &str); 2] = [("TENCENTCLOUD_SECRET_ID", ""), ("TENCENTCLOUD_SECRET_KEY", "")];

fn profile(members: &str) -> String {
    format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"{members}}}")
}

#[test]
fn a_role_is_assumed_with_the_key_of_the_environment_or_of_a_profile() {
    let (own, named) =
        (format!(",\"role-arn\":\"{ROLE}\""), format!("{{\"role-arn\":\"{ROLE}\",\"source-profile\":\"base\"}}"));
    // Stands for a key with its token, which the sandbox of each turn gives.
    let sso = || "SSO".to_owned();
    for (files, vars, args) in [
        (&[][..], &ENV_ROLE[..], &[][..]),
        (&[("default", profile(&own))], &NO_KEY, &[]),
        (&[("p2", profile(&own))], &[], &["--profile", "p2"]),
        (&[("default", named.clone()), ("base", profile(""))], &NO_KEY, &[]),
        (&[("default", named.clone()), ("base", sso())], &NO_KEY, &[]),
        (&[("default", profile(""))], &[NO_KEY[0], NO_KEY[1], ENV_ROLE[0], ENV_ROLE[1]], &[]),
        (&[("default", sso())], &[NO_KEY[0], NO_KEY[1], ENV_ROLE[0], ENV_ROLE[1]], &[]),
    ] {
        let place = Place::of(Settings { machine_role: Some("dba".into()), ..Settings::default() });
        for (name, text) in files {
            let text = if text == "SSO" { place.login(4_000_000_000) } else { text.clone() };
            place.put(&format!(".tccli/{name}.credential"), &text);
        }
        let asked = place.cloud.sandbox().requests();
        let quiet = place.run(&[&["check", "orders.toml"], args].concat(), vars);
        let previewed = place.run(&[&["preview", "orders.toml", "--as", "headers"], args].concat(), vars);
        assert_eq!((quiet.code, previewed.code), (0, 0), "{quiet:?} {previewed:?}");
        assert_eq!(place.cloud.sandbox().requests(), asked, "only a command that sends asks for a key");
        for ran in [quiet, previewed] {
            assert!(format!("{ran:?}").contains("role dba of account 100012345678"), "{ran:?}");
        }
        let ran = place.run(&[&CREATE, args, &["--json"]].concat(), vars);
        assert_eq!((ran.code, place.cloud.creates(), place.roles()), (0, 1, 1), "{files:?} {vars:?} {ran:?}");
        assert!(place.is_signed_by_a_role(), "{files:?} {vars:?}");
        assert!(ran.json()["key_id"].as_str().unwrap().starts_with("AKIDSANDBOX…"), "{ran:?}");
        let ran = place.run(&[&["status", "prod-orders-rw"], args].concat(), vars);
        assert_eq!((ran.code, place.roles()), (0, 2), "{ran:?}");
    }
}

#[test]
fn a_role_that_is_refused_is_told_with_code_and_text_and_nothing_is_sent() {
    let place = Place::new();
    let short = [ENV_ROLE[0], ("TENCENTCLOUD_ROLE_SESSION_NAME", "x")];
    for args in [&CREATE[..], &["status", "foo"]] {
        let ran = place.run(args, &short);
        assert_eq!(ran.code, 1, "{ran:?}");
        for part in [
            "InvalidParameterValue",
            "RoleSessionName",
            "role dba was refused",
            "not read: fix the problem above first",
        ] {
            assert!(format!("{}{}", ran.out, ran.err).contains(part), "{part} {ran:?}");
        }
    }
    assert_eq!((place.cloud.creates(), place.roles()), (0, 2));
    for (alone, missing) in [(ENV_ROLE[0], ENV_ROLE[1].0), (ENV_ROLE[1], ENV_ROLE[0].0)] {
        let ran = place.run(&CREATE, &[alone]);
        assert!(ran.code == 1 && format!("{ran:?}").contains(&format!("{missing} is not set")), "{ran:?}");
    }
    assert_eq!(place.roles(), 2);
}

#[test]
fn a_pod_proves_who_it_is_by_its_token() {
    let place = Place::new();
    let path = place.path("token").display().to_string();
    let pod = |path: &str| {
        let path: &str = path.to_owned().leak();
        [
            ("TKE_REGION", "ap-guangzhou"),
            ("TKE_PROVIDER_ID", "cls-abc"),
            ("TKE_WEB_IDENTITY_TOKEN_FILE", path),
            ("TKE_ROLE_ARN", ROLE),
        ]
    };
    for (text, says) in [
        (None, "cannot be read from"),
        (Some(String::new()), "no pod token"),
        (Some("two words".to_owned()), "no pod token"),
        (Some("t".repeat(64 * 1024 + 1)), "larger than 64 KiB"),
    ] {
        if let Some(text) = &text {
            place.put("token", text);
        }
        let ran = place.without_variables(&CREATE, &pod(&path));
        assert!(ran.code == 1 && format!("{ran:?}").contains(says), "{says} {ran:?}");
    }
    let folder = place.without_variables(&CREATE, &pod(&place.home.path().display().to_string()));
    assert!(folder.code == 1 && format!("{folder:?}").contains("not a plain file"), "{folder:?}");
    assert!(place.is_quiet());
    place.put("token", "eyJhbGciOi.the-token-of-the-pod.c2ln\n");
    let ran = place.without_variables(&CREATE, &pod(&path));
    assert_eq!((ran.code, place.cloud.creates(), place.roles()), (0, 1, 1), "{ran:?}");
    assert!(place.is_signed_by_a_role());
    // Any other key goes before it.
    place.puts_sdk_file("default");
    let ran = place.without_variables(&["status", "prod-orders-rw"], &pod(&path));
    assert_eq!((ran.code, place.roles()), (0, 1), "{ran:?}");
}

#[test]
fn the_role_of_the_machine_is_asked_for_by_its_profile_or_where_nothing_else_is() {
    for text in [Some("{\"type\":\"cvm-role\"}"), None] {
        let place = Place::of(Settings { machine_role: Some("dba-machine".into()), ..Settings::default() });
        if let Some(text) = text {
            place.put(".tccli/default.credential", text);
            place.puts_sdk_file("default");
        }
        let metadata = place.metadata();
        let vars = [("TENCENTCLOUD_METADATA_URL", metadata.as_str())];
        let checked = place.without_variables(&["check", "orders.toml"], &vars);
        assert!(checked.code == 0 && place.is_quiet(), "{checked:?}");
        let ran = place.without_variables(&CREATE, &vars);
        assert_eq!((ran.code, place.cloud.creates()), (0, 1), "{ran:?}");
        assert!(place.is_signed_by_a_role());
        // A profile that was named has no substitute.
        let ran = place.without_variables(&["status", "foo", "--profile", "p2"], &vars);
        assert!(ran.code == 1 && format!("{ran:?}").contains("a profile was chosen"), "{ran:?}");
    }
}

/// A metadata service that gives these answers, one after the other, and then closes. Returns its address, and the paths
/// that were asked for.
fn answering(answers: Vec<String>) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/meta", listener.local_addr().unwrap());
    let (tell, asked) = mpsc::channel();
    thread::spawn(move || {
        for answer in answers {
            let (stream, _) = listener.accept().unwrap();
            let _ = tell.send(path_of(&stream));
            let _ = (&stream).write_all(answer.as_bytes());
        }
    });
    (address, asked)
}

fn path_of(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let first = lines.next().unwrap_or_default();
    for line in lines {
        if line.is_empty() {
            break;
        }
    }
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

fn reply(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

#[test]
fn a_metadata_service_that_answers_oddly_gives_no_key_and_says_what_to_do() {
    let ok = |body: &str| reply("200 OK", body);
    let key = |rest: &str| {
        format!(
            "{{\"TmpSecretId\":\"AKIDCANARY00000\",\"TmpSecretKey\":\"wJalrCANARY\",\"Token\":\"CANARYtoken\"{rest}}}"
        )
    };
    let moved = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_owned();
    for (answers, says) in [
        (vec![reply("404 Not Found", "")], "this machine has no role"),
        (vec![ok("")], "this machine has no role"),
        (vec![ok("  \n")], "this machine has no role"),
        (vec![moved.clone()], "answered HTTP 302"),
        (vec![reply("500 Internal Server Error", "<html>")], "answered HTTP 500"),
        (vec![ok("<html><body>Sign in</body></html>")], "returned no role name"),
        (vec![ok("../../user-data")], "returned no role name"),
        (vec![ok("..")], "returned no role name"),
        (vec![ok("dba/x")], "returned no role name"),
        (vec![ok("dba\u{1b}[2J")], "returned no role name"),
        (vec![ok("dba?x=1")], "returned no role name"),
        (vec![ok("dba\nother")], "returned no role name"),
        (vec![ok(&"r".repeat(200))], "returned no role name"),
        (vec![ok(&"r".repeat(70_000))], "returned something other"),
        (vec![ok("dba"), reply("404 Not Found", "")], "this machine has no role"),
        (vec![ok("dba"), ok("<html>")], "returned something other"),
        (vec![ok("dba"), ok(&key(""))], "returned something other"),
        (vec![ok("dba"), ok(&key(",\"ExpiredTime\":4000000000,\"Code\":\"Failed\""))], "returned something other"),
        (
            vec![ok("dba"), ok(&key(",\"ExpiredTime\":4000000000,\"Code\":\"Success\"")[..60])],
            "returned something other",
        ),
        (vec![ok("dba"), ok(&key(",\"ExpiredTime\":1700000000,\"Code\":\"Success\""))], "expired at 2023-11-14"),
        (vec!["half".to_owned()], "returned something other"),
    ] {
        let place = Place::new();
        place.put(".tccli/default.credential", "{\"type\":\"cvm-role\"}");
        let count = answers.len();
        let (address, asked) = answering(answers);
        let ran = place.without_variables(&CREATE, &[("TENCENTCLOUD_METADATA_URL", address.as_str())]);
        assert_eq!(ran.code, 1, "{says} {ran:?}");
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains(says) && !said.contains("CANARY") && !said.contains('\u{1b}'), "{says} {ran:?}");
        let paths: Vec<String> = asked.into_iter().collect();
        let wanted = ["/meta/cam/security-credentials/", "/meta/cam/security-credentials/dba"];
        assert_eq!(paths, wanted[..count], "{says}");
        assert!(place.is_quiet(), "{says}");
    }
}

#[test]
fn no_variable_sends_the_question_for_the_role_of_this_machine_elsewhere() {
    let place = Place::new();
    for address in ["http://10.255.255.1:80/latest/meta-data", "http://example.com:8080", "https://127.0.0.1:1", "here"]
    {
        let vars = [("TENCENTCLOUD_METADATA_URL", address)];
        let ran = place.without_variables(&CREATE, &vars);
        assert!(ran.code == 1 && format!("{ran:?}").contains("TENCENTCLOUD_METADATA_URL must be http"), "{ran:?}");
        // A key before it is not disturbed by the variable.
        let ran = place.run(&["status", "foo"], &vars);
        assert!(ran.out.contains("foo does not exist"), "{ran:?}");
    }
}

#[test]
fn a_metadata_service_that_never_answers_holds_nothing_up() {
    let place = Place::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/latest/meta-data", listener.local_addr().unwrap());
    let (tell, asked) = mpsc::channel();
    thread::spawn(move || {
        // Kept, so that the connections stay open.
        let mut kept = Vec::new();
        while let Ok((stream, _)) = listener.accept() {
            let _ = tell.send(path_of(&stream));
            kept.push(stream);
        }
    });
    let ran = place.without_variables(&CREATE, &[("TENCENTCLOUD_METADATA_URL", address.as_str())]);
    assert!(ran.code == 1 && format!("{ran:?}").contains("no answer from 127.0.0.1:"), "{ran:?}");
    assert_eq!(asked.recv().unwrap(), "/latest/meta-data/cam/security-credentials/");
    let mut seat = Seat::at(&place.home, &place.cloud).var("TENCENTCLOUD_METADATA_URL", &address);
    for (name, value) in NO_KEY {
        seat = seat.var(name, value);
    }
    let desk = seat.opens();
    // The service is asked, and the search ends without its answer.
    asked.recv().unwrap();
    desk.sees("no answer").presses("q");
    desk.leaves_the_terminal_as_it_was();
    assert!(place.is_quiet());
}

/// Opens the draft in the wizard, up to the review.
fn at_the_review(seat: Seat<'_>) -> Desk {
    let desk = seat.opens();
    desk.sees("New credential").sees("active, 312 of 1,000");
    desk.presses("\x1b[B")
        .presses("\x1b[B")
        .presses("\r")
        .sees("Open a file: path")
        .types("orders.toml")
        .presses("\r")
        .sees("Not sent yet");
    desk
}

#[test]
fn the_wizard_finds_a_role_and_replaces_its_key_before_it_sends() {
    // The keys are always about to expire.
    let place = Place::of(Settings { role_seconds: Some(120), ..Settings::default() });
    let mut seat = Seat::at(&place.home, &place.cloud);
    for (name, value) in ENV_ROLE {
        seat = seat.var(name, value);
    }
    let desk = at_the_review(seat);
    let before = place.roles();
    desk.presses("s").sees("Type yes").presses("yes").sees("Enter:  yes").presses("\r");
    desk.sees("Created in ").sees("as requested").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
    assert_eq!(place.cloud.creates(), 1);
    assert!(place.is_signed_by_a_role());
    let create = place.cloud.sandbox().creates().remove(0);
    let authorization = &create.headers.iter().find(|(name, _)| name == "authorization").unwrap().1;
    let number = authorization.split_once("AKIDSANDBOXTMP").unwrap().1.split('/').next().unwrap();
    assert!(number.parse::<usize>().unwrap() > before, "the create takes a key that was asked for after the yes");
}

#[test]
fn another_profile_region_and_endpoint_are_chosen_on_the_first_screen() {
    let place = Place::new();
    place.put(".tccli/default.credential", &profile(",\"token\":\"x\",\"type\":\"sso\",\"expiresAt\":1700000000"));
    place.put(".tccli/prod.credential", &profile(""));
    place.put(".tccli/prod.configure", r#"{"_sys_param":{"region":"ap-shanghai"}}"#);
    let mut seat = Seat::at(&place.home, &place.cloud);
    for (name, value) in NO_KEY {
        seat = seat.var(name, value);
    }
    let desk = seat.opens();
    desk.sees("This key expired").sees("not asked");
    let elsewhere = |row: usize, above: usize| {
        desk.presses("\x1b[H").sees("▸ ").presses(&"\x1b[B".repeat(above)).sees("▸ Another profile").presses("\r");
        desk.sees("Key or profile").presses(&"\x1b[B".repeat(row)).presses("\r");
    };
    // Until the key is replaced, looking for it again stands first.
    elsewhere(0, 4);
    desk.sees("Another key").sees("tccli profile").sees("expired 2023-11-1").sees("machine role").types("prod");
    desk.sees("1 of 3").presses("\r").sees("active, 312 of 1,000").sees("prod.credential").sees("ap-shanghai");
    elsewhere(1, 3);
    desk.sees("Another region")
        .sees("ap-shanghai   current")
        .sees("ap-singapore")
        .types("hongkong")
        .presses("\r")
        .sees("Region       ap-hongkong");
    desk.sees("active, 312 of 1,000");
    elsewhere(2, 3);
    desk.sees("ssm.internal.tencentcloudapi.com").types("http://10.0.0.1").presses("\r");
    desk.sees("Plain http works only for this machine").presses("\x15").types("http://127.0.0.1:1").presses("\r");
    desk.sees("Endpoint     127.0.0.1:1").sees("refused the connection").presses("q");
    desk.leaves_the_terminal_as_it_was();
}

#[test]
fn a_login_that_was_renewed_meanwhile_is_used_by_the_next_send() {
    let place = Place::of(Settings { machine_role: Some("dba".into()), ..Settings::default() });
    // It ends within five minutes, but not within this test.
    let soon = Timestamp::now().as_second() + 280;
    place.put(".tccli/default.credential", &place.login(soon));
    let mut seat = Seat::at(&place.home, &place.cloud);
    for (name, value) in NO_KEY {
        seat = seat.var(name, value);
    }
    let desk = at_the_review(seat);
    let second = place.login(soon + 7200);
    place.put(".tccli/default.credential", &second);
    desk.presses("s").sees("Type yes").presses("yes").sees("Enter:  yes").presses("\r");
    desk.sees("Created in ").sees("as requested").presses("q");
    assert_eq!(desk.leaves_the_terminal_as_it_was().code, Some(0));
    let create = place.cloud.sandbox().creates().remove(0);
    assert!(create.headers.iter().any(|(name, value)| name == "x-tc-token" && second.contains(value)));
}

#[test]
fn a_key_that_expired_while_one_typed_is_looked_for_again_where_it_is_needed() {
    let now = Timestamp::now();
    let (mut app, _) = App::open(Launch::default(), Language::En, TimeZone::UTC, now);
    let view = KeyView {
        short_id: "AKID…0001".into(),
        source: Message::new("credential-source-environment"),
        expires: Some(now + 60.seconds()),
        warnings: Vec::new(),
    };
    let profile =
        || Profile { region: Some(("ap-guangzhou".into(), Message::new("region-of-sandbox"))), endpoint: None };
    app.update(now, Event::KeySearched(KeyState::Found(view.clone()), profile()));
    let draft = dbcred::import::read(ORDERS.as_bytes(), "orders.toml").unwrap().draft;
    app.update(now, Event::Opened(Box::new(draft), None, Vec::new()));
    let effects = app.update(now + 61.seconds(), Event::Key(Chord::plain(Key::Char('s'))));
    assert!(effects.contains(&Effect::Runtime(RuntimeTask::SearchKey)), "{effects:?}");
    assert!(app.overlays.is_empty());
    assert_eq!(app.session.notice.as_ref().unwrap().id, "key-expired-to-send");
    // The key is asked for at the endpoint, which is told once the profile is known.
    let effects = app.update(now + 62.seconds(), Event::KeySearched(KeyState::Searching, profile()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Runtime(RuntimeTask::Connect(..)))), "{effects:?}");
    let fresh = KeyView { expires: Some(now + 7200.seconds()), ..view };
    app.update(now + 63.seconds(), Event::KeyObtained(KeyState::Found(fresh)));
    app.update(now + 64.seconds(), Event::Key(Chord::plain(Key::Char('s'))));
    assert!(!app.overlays.is_empty(), "the question whether to create");
}
