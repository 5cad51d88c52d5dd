//! A recognisable key (a canary), given in every allowed way, is found in nothing that dbcred shows, writes, keeps or
//! passes on.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    os::unix::{
        fs::PermissionsExt as _,
        process::{CommandExt as _, ExitStatusExt as _},
    },
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use dbcred::{
    cloud::{
        client::Client,
        credentials::{Credential, Realm},
        discovery::{self, Surroundings},
    },
    domain::endpoint::Endpoint,
};
use rustix::process::{Pid, Signal, kill_process};

use crate::{
    install::install,
    pty::{Cloud, Home, Seat, files},
};

const ID: &str = "AKIDCanaryIdMiddleQ7xT9Lm3Vb5Zk";
/// The middle of the id. Only its two ends may be shown.
const MIDDLE: &str = "CanaryIdMiddle";
const KEY: &str = "CanaryKeyZq7WmXv0aPbTnRs4EdYcGhUj";
const TOKEN: &str = "CanaryTokenLk9Jh8Gf7Ds6Aq5We4Rt3Yu2";
const NAME: &str = "prod-orders-rw";
const ORDERS: &str = include_str!("../orders.toml");
const ROLE: &str = "qcs::cam::uin/100012345678:roleName/dba";
/// An expiry that is later than any run of this test.
const FAR: u64 = 4_000_000_000;

/// One way to give a key: variables, and a file below the home directory.
struct Way {
    vars: Vec<(&'static str, &'static str)>,
    file: Option<(&'static str, String)>,
}

fn ways() -> Vec<(&'static str, Way)> {
    let of_file = |path, text: String| Way { vars: Vec::new(), file: Some((path, text)) };
    let profile = ".tccli/default.credential";
    let of_token = |name| Way {
        vars: vec![("TENCENTCLOUD_SECRET_ID", ID), ("TENCENTCLOUD_SECRET_KEY", KEY), (name, TOKEN)],
        file: None,
    };
    let sso = |kind| {
        format!(
            "{{\"type\":\"{kind}\",\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\",\"token\":\"{TOKEN}\",\
             \"expiresAt\":{FAR},\"sso\":{{\"token\":\"{TOKEN}\"}}}}"
        )
    };
    vec![
        ("environment", of_token("TENCENTCLOUD_TOKEN")),
        ("environment, Terraform's token", of_token("TENCENTCLOUD_SECURITY_TOKEN")),
        ("environment, session token", of_token("TENCENTCLOUD_SESSION_TOKEN")),
        (
            "profile",
            of_file(profile, format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\",\"token\":\"{TOKEN}\"}}")),
        ),
        ("sso", of_file(profile, sso("sso"))),
        ("oauth", of_file(profile, sso("oauth"))),
        // Two damaged ones: the error must not quote them.
        ("profile cut off", of_file(profile, format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}"))),
        ("profile of another shape", of_file(profile, format!("{{\"secretId\":[\"{ID}\"],\"secretKey\":\"{KEY}\"}}"))),
        (
            "role of the environment",
            Way {
                vars: vec![
                    ("TENCENTCLOUD_SECRET_ID", ID),
                    ("TENCENTCLOUD_SECRET_KEY", KEY),
                    ("TENCENTCLOUD_TOKEN", TOKEN),
                    ("TENCENTCLOUD_ROLE_ARN", ROLE),
                    ("TENCENTCLOUD_ROLE_SESSION_NAME", "night"),
                ],
                file: None,
            },
        ),
        (
            "role of a profile",
            of_file(profile, format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\",\"role-arn\":\"{ROLE}\"}}")),
        ),
        ("role of the machine", Way { vars: vec![("TENCENTCLOUD_METADATA_URL", machine())], file: None }),
        ("SDK file", of_file(".tencentcloud/credentials", format!("[default]\nsecret_id={ID}\nsecret_key={KEY}\n"))),
        ("SDK file damaged", of_file(".tencentcloud/credentials", format!("[default\nsecret_id {ID}\n={KEY}\n"))),
    ]
}

/// Starts a metadata service that gives the canary to everybody who asks, and returns its address.
fn machine() -> &'static str {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let is_list = lines.next().unwrap_or_default().contains("/security-credentials/ ");
            lines.find(String::is_empty);
            let key = format!(
                "{{\"Code\":\"Success\",\"TmpSecretId\":\"{ID}\",\"TmpSecretKey\":\"{KEY}\",\"Token\":\"{TOKEN}\",\
                 \"ExpiredTime\":{FAR}}}"
            );
            let body = if is_list { "dba" } else { &key };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = (&stream).write_all((head + body).as_bytes());
        }
    });
    address.leak()
}

impl Way {
    /// Makes a home in which the key is given in this way.
    fn home(&self) -> Home {
        let home = Home::new();
        fs::write(home.path().join("orders.toml"), ORDERS).unwrap();
        if let Some((path, text)) = &self.file {
            let path = home.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        home
    }

    fn command(&self, home: &Home, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command
            .args(args)
            .current_dir(home.path())
            .env_clear()
            .envs(home.surroundings().into_iter().filter(|(name, _)| !name.starts_with("TENCENTCLOUD_SECRET")))
            .envs(self.vars.iter().copied())
            .env("RUST_BACKTRACE", "full")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Returns every file of a home except the one that holds the key.
    fn kept(&self, home: &Home) -> Vec<(String, Vec<u8>)> {
        let given = self.file.as_ref().map(|(path, _)| home.path().join(path));
        let files = files(home.path()).into_iter().filter(|path| Some(path) != given.as_ref());
        files.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
    }
}

#[track_caller]
fn holds_no_canary(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for canary in [MIDDLE, KEY, TOKEN, "CanaryKey", "CanaryToken"] {
        assert!(!text.contains(canary), "{what} holds {canary}: {text}");
    }
}

fn told(output: &Output) -> Vec<u8> {
    [output.stdout.as_slice(), &output.stderr].concat()
}

#[test]
fn no_command_shows_or_keeps_a_key_however_it_was_given() {
    for (what, way) in ways() {
        let cloud = Cloud::with("ok", 1);
        let home = way.home();
        let address = cloud.address();
        let commands: &[&[&str]] = &[
            &["check", "orders.toml"],
            &["preview", "orders.toml", "--as", "headers"],
            &["preview", "orders.toml", "--as", "curl"],
            &["preview", "orders.toml", "--as", "canonical", "--json"],
            &["create", "orders.toml", "--yes"],
            &["create", "orders.toml", "--yes", "--json"],
            &["status"],
            &["status", NAME, "--json"],
            &["resume", NAME],
            &["create", "orders.toml", "--yes", "--no-such-option"],
        ];
        for args in commands {
            let args = [*args, &["--endpoint", &address, "--settle", "0s"]].concat();
            let output = way.command(&home, &args).output().unwrap();
            assert_ne!(output.status.code(), Some(101), "{what} {args:?}");
            holds_no_canary(&format!("{what} {args:?}"), &told(&output));
        }
        for (path, bytes) in way.kept(&home) {
            holds_no_canary(&format!("{what} {path}"), &bytes);
        }
    }
}

#[test]
fn the_wizard_shows_and_keeps_no_key_found_or_typed() {
    for (what, way) in ways() {
        let cloud = Cloud::with("ok", 1);
        let home = way.home();
        let mut seat = Seat::at(&home, &cloud).var("TENCENTCLOUD_SECRET_ID", "").var("TENCENTCLOUD_SECRET_KEY", "");
        for (name, value) in &way.vars {
            seat = seat.var(name, value);
        }
        let desk = seat.opens();
        desk.sees("q quit").presses("q");
        let end = desk.leaves_the_terminal_as_it_was();
        holds_no_canary(what, &end.bytes);
        for (path, bytes) in way.kept(&home) {
            holds_no_canary(&format!("{what} {path}"), &bytes);
        }
    }
}

/// Returns what the system shows of a process: command line and environment.
fn seen(pid: i32) -> Vec<(String, Vec<u8>)> {
    ["cmdline", "environ"]
        .map(|what| format!("/proc/{pid}/{what}"))
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
        .collect()
}

fn children(pid: i32) -> Vec<i32> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().filter_map(Result::ok);
    let of_task = |task: fs::DirEntry| fs::read_to_string(task.path().join("children")).unwrap_or_default();
    tasks.map(of_task).collect::<String>().split_whitespace().map(|pid| pid.parse().unwrap()).collect()
}

/// Starts a create that is sending to a listener which never answers. The sandbox would refuse the unknown key.
fn in_the_send(way: &Way, home: &Home) -> Child {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let child = way.command(home, &["create", "orders.toml", "--yes", "--endpoint", &address]).spawn().unwrap();
    let (line, _) = listener.accept().unwrap();
    // Leaked, so that the connection stays open.
    std::mem::forget((line, listener));
    child
}

#[test]
fn a_key_is_on_no_command_line_and_in_no_child_and_core_dumps_are_off() {
    for (what, way) in ways()
        .into_iter()
        .filter(|(what, _)| ["environment", "profile", "sso", "SDK file", "role of the machine"].contains(what))
    {
        let home = way.home();
        let mut child = in_the_send(&way, &home);
        let pid = i32::try_from(child.id()).unwrap();
        let below = children(pid);
        assert!(below.is_empty(), "{what}: it starts no other program: {below:?}");
        holds_no_canary(what, &seen(pid).remove(0).1);
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
        let core: Vec<&str> =
            limits.lines().find(|line| line.starts_with("Max core file size")).unwrap().split_whitespace().collect();
        assert_eq!(core[4..6], ["0", "0"], "{what}: {core:?}");
        kill_process(Pid::from_child(&child), Signal::ABORT).unwrap();
        let status = child.wait().unwrap();
        assert!(status.signal().is_some() && !status.core_dumped(), "{what}: {status:?}");
        for (path, bytes) in way.kept(&home) {
            holds_no_canary(&format!("{what} {path}"), &bytes);
        }
    }
}

/// Whether these tests run as root, who may read everything.
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn another_program_of_the_same_user_cannot_read_the_environment_of_a_running_one() {
    const NOBODY: u32 = 65_534;
    if !is_root() {
        // This test itself is the other process of the same user.
        let (_, way) = ways().remove(0);
        let home = way.home();
        let mut child = in_the_send(&way, &home);
        let read = fs::read(format!("/proc/{}/environ", child.id()));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(read.is_err());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("dbcred");
    install(Path::new(env!("CARGO_BIN_EXE_dbcred")), &program);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&program);
    command.args(["sandbox"]).current_dir("/").env_clear().env("TENCENTCLOUD_SECRET_KEY", KEY);
    let mut child = command.uid(NOBODY).gid(NOBODY).stdout(Stdio::piped()).spawn().unwrap();
    // The program is running once it prints its address.
    let mut first = [0; 1];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    let mut reader = Command::new("cat");
    let read = reader.arg(format!("/proc/{}/environ", child.id())).uid(NOBODY).gid(NOBODY).output().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    holds_no_canary("environ", &read.stdout);
    assert!(!read.status.success(), "{read:?}");
}

#[test]
fn nothing_that_holds_a_key_shows_it_by_debug_or_in_a_panic() {
    for (what, way) in ways() {
        let home = way.home();
        let vars = way.vars.clone();
        let surroundings = Surroundings {
            var: Box::new(move |name| vars.iter().find(|(var, _)| *var == name).map(|(_, value)| (*value).to_owned())),
            home: home.path().to_owned(),
            machine: home.path().join("etc"),
        };
        let search = discovery::search(&surroundings, None);
        holds_no_canary(what, format!("{surroundings:?} {search:?} {search:#?}").as_bytes());
        let Some(credential) = search.credential else { continue };
        let endpoint = Endpoint::parse("127.0.0.1:1", None).unwrap();
        let client = Client::new(endpoint, Some(credential), Realm::Cloud, Duration::from_secs(1)).unwrap();
        let preview = client.preview("ap-guangzhou", b"{}", jiff::Timestamp::UNIX_EPOCH);
        let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| panic!("{client:?} {client:#?}")));
        let words = panic.unwrap_err().downcast::<String>().unwrap();
        holds_no_canary(what, words.as_bytes());
        // The id may be in a signature that was asked for. Key and token may not.
        let shown = format!("{preview:?}");
        assert!(!shown.contains(KEY) && !shown.contains(TOKEN), "{what}: {shown}");
    }
    let typed = Credential::typed(ID.to_owned(), KEY.to_owned(), TOKEN.to_owned()).unwrap();
    holds_no_canary("typed", format!("{typed:?} {typed:#?}").as_bytes());
}

#[test]
fn a_file_of_keys_that_others_can_read_is_said_by_every_command_that_signs() {
    for (path, text) in [
        (".tccli/default.credential", format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\"}}")),
        (".tencentcloud/credentials", format!("[default]\nsecret_id={ID}\nsecret_key={KEY}\n")),
    ] {
        let way = Way { vars: Vec::new(), file: Some((path, text)) };
        let cloud = Cloud::with("ok", 1);
        let home = way.home();
        let address = cloud.address();
        let said = |args: &[&str]| {
            let args = [args, &["--endpoint", &address, "--settle", "0s"]].concat();
            let output = way.command(&home, &args).output().unwrap();
            String::from_utf8(output.stderr).unwrap().contains("Fix: chmod 600")
        };
        for (mode, is_said) in [(0o644, true), (0o640, true), (0o600, false)] {
            fs::set_permissions(home.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
            for args in [&["create", "orders.toml", "--yes"][..], &["preview", "orders.toml", "--as", "headers"]] {
                assert_eq!(said(args), is_said, "{path} {mode:o} {args:?}");
            }
        }
    }
}

#[test]
fn a_token_is_used_only_with_the_key_of_its_own_source() {
    let profile = (".tccli/default.credential", format!("{{\"secretId\":\"{ID}\",\"secretKey\":\"{KEY}\"}}"));
    let way = Way { vars: vec![("TENCENTCLOUD_TOKEN", TOKEN)], file: Some(profile) };
    let home = way.home();
    let output = way.command(&home, &["preview", "orders.toml", "--as", "headers"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("AKID…5Zk") || text.contains("AKID…b5Zk"), "{text}");
    assert!(!text.contains("X-TC-Token"), "{text}");
}
