//! The key that signs is the one that the user expects: the first place that has anything decides, an error there is
//! reported with its file, and no other key is used instead. Runs the real program; the sandbox counts the requests.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "the tests of the full screen use the rest")]
#[path = "terminal/pty.rs"]
mod pty;
mod ran;

use std::{
    fs,
    os::unix::fs::symlink,
    path::PathBuf,
    process::{Command, Stdio},
};

use dbcred::sandbox::{SECRET_ID, SECRET_KEY};

use self::{
    pty::{Cloud, Home, Seat},
    ran::Ran,
};

const ORDERS: &str = include_str!("orders.toml");
const CREATE: [&str; 5] = ["create", "orders.toml", "--yes", "--settle", "0s"];

/// A home with a draft and without a key in the environment, and a sandbox.
struct Place {
    home: Home,
    cloud: Cloud,
}

impl Place {
    fn new() -> Place {
        let place = Place { home: Home::new(), cloud: Cloud::with("ok", 1) };
        place.put("orders.toml", ORDERS);
        place
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

    /// Whether nothing was asked.
    fn is_quiet(&self) -> bool {
        ["GetCallerIdentity", "DescribeSecret", "CreateProductSecret"]
            .iter()
            .all(|action| self.cloud.sandbox().calls(action) == 0)
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
            "secret_id is not read by tccli. Call it secretId",
        ),
        ("default", r#"{"secretid":"AKIDprofile","secretKey":"x"}"#, &[], "Call it secretId"),
        ("default", "{}", &[], "neither secretId nor secretKey"),
        ("default", r#"{"secretId":"AKIDprofile","secretKey":"x","expiresAt":-5}"#, &[], "expiresAt is no moment"),
        ("prod", r#"{"SecretId":"AKIDprofile","SecretKey":"x"}"#, &[("TCCLI_PROFILE", "prod")], "Call it secretId"),
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
    assert!(ran.code == 1 && ran.out.contains("Call it secretId"), "{ran:?}");
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
            assert!(said.contains("~/.tccli/default.configure") && said.contains("mend the file"), "{args:?} {ran:?}");
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
        assert!(ran.code != 0 && format!("{ran:?}").contains("a link to nothing"), "{ran:?}");
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
        assert!(!said.contains("something else answered") && !said.contains("another key"), "{args:?} {ran:?}");
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
