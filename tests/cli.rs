//! The binary as a process: exit codes, standard input, transcripts, bad files, and outputs that are closed or full.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use assert_cmd::cargo::CommandCargoExt as _;
use serde_json::Value;
use tempfile::TempDir;

const ORDERS: &str = r#"SecretName = "prod-orders-rw"
UserNamePrefix = "ordersrw"
ProductName = "Mysql"
InstanceID = "cdb-n4j3y33j"
Domains = ["10.0.1.%"]
grants = ["select on orders.*"]
RotationFrequency = 7
"#;

/// A desk of one test: a folder with files, and a home of its own.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: TempDir::new().unwrap() }
    }

    fn with(name: &str, content: impl AsRef<[u8]>) -> Desk {
        let desk = Desk::new();
        desk.put(name, content);
        desk
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("dbcred").unwrap();
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TENCENTCLOUD_REGION", "ap-guangzhou")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let input = self.put("stdin", input);
        let mut command = self.command(args);
        command.stdin(fs::File::open(input).unwrap());
        Ran::of(command.output().unwrap())
    }
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code().expect("it ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn json(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "one object on one line: {:?} {:?}", self.out, self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

#[test]
fn check_says_what_is_wrong_and_exits_with_2() {
    let desk = Desk::with("orders.toml", ORDERS.replace("ordersrw", "testPrefix"));
    let ran = desk.run(&["check", "orders.toml"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("orders.toml: 1 error"), "{}", ran.out);
    assert!(ran.out.contains("\n! UserNamePrefix  testPrefix has 10 characters, 2 too many"), "{}", ran.out);
    let ran = desk.run(&["check", "orders.toml", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")));
    assert_eq!(ran.json()["issues"][0]["field"], "UserNamePrefix");
    assert_eq!(ran.json()["issues"][0]["level"], "error");
    assert_eq!(ran.json()["issues"][0]["rule"], "R2");
}

#[test]
fn check_tells_bytes_and_hash_of_what_would_be_sent() {
    let desk = Desk::with("orders.toml", ORDERS.replace("ordersrw", "testPrefix"));
    let ran = desk.run(&["check", "orders.toml", "--set", "UserNamePrefix=ordersrw", "--json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let report = ran.json();
    assert_eq!((report["schema"].as_u64(), report["outcome"].as_str()), (Some(1), Some("valid")));
    assert_eq!(report["bytes"], 234);
    assert_eq!(report["sha256"], "bb30290aee2dc98ca03b251fec31e4aca85a350c48bee0b8d19324f28552ed62");
    let note = &report["issues"][0];
    assert_eq!(
        (note["field"].as_str(), note["item"].is_null(), note["rule"].as_str(), note["level"].as_str()),
        (Some("RotationFrequency"), true, Some("R10"), Some("note"))
    );
}

#[test]
fn exact_is_the_bytes_and_nothing_else() {
    let desk = Desk::with("orders.toml", ORDERS);
    let ran = desk.run(&["preview", "orders.toml", "--as", "exact"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.out,
        r#"{"SecretName":"prod-orders-rw","UserNamePrefix":"ordersrw","ProductName":"Mysql","InstanceID":"cdb-n4j3y33j","Domains":["10.0.1.%"],"PrivilegesList":[{"PrivilegeName":"DatabasePrivileges","Privileges":["SELECT"],"Database":"orders"}]}"#
    );
}

#[test]
fn every_format_can_be_shown_without_a_key() {
    let desk = Desk::with("orders.toml", ORDERS);
    for (format, piece) in [
        ("json", "\n  \"Domains\": [\"10.0.1.%\"],\n"),
        ("canonical", "content-type;host\nbb30290aee2dc98ca03b251fec31e4aca85a350c48bee0b8d19324f28552ed62\n"),
        ("to-sign", "/ssm/tc3_request\n"),
        ("headers", "Signature=<signature>\n"),
        ("form", "&Domains.0=10.0.1.%25&"),
        ("sql", "GRANT SELECT ON `orders`.* TO `ordersrw_SSM_???`@`10.0.1.%`;\n"),
    ] {
        let ran = desk.run(&["preview", "orders.toml", "--as", format]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        assert!(ran.out.contains(piece), "{format}: {}", ran.out);
    }
    assert_eq!(desk.run(&["preview", "orders.toml", "--as", "poem"]).code, 2);
}

#[test]
fn a_json_of_tccli_comes_through_standard_input_to_the_same_bytes() {
    let desk = Desk::new();
    let toml = desk.run_with(&["preview", "-", "--as", "exact"], ORDERS.as_bytes());
    let json = desk.run_with(&["preview", "-", "--as", "exact"], toml.out.as_bytes());
    assert_eq!((json.code, &json.out), (0, &toml.out));
}

#[test]
fn several_files_give_one_object_a_line() {
    let desk = Desk::with("good.toml", ORDERS);
    desk.put("bad.toml", "TabelName = 1\n");
    let ran = desk.run(&["check", "good.toml", "bad.toml", "--json"]);
    let objects: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((ran.code, objects.len()), (2, 2));
    assert_eq!((objects[0]["file"].as_str(), objects[0]["outcome"].as_str()), (Some("good.toml"), Some("valid")));
    assert_eq!((objects[1]["file"].as_str(), objects[1]["outcome"].as_str()), (Some("bad.toml"), Some("invalid")));
}

#[test]
fn a_bad_file_is_an_error_that_names_the_place() {
    let deep = format!("{{\"Domains\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let large = format!("{{\"Description\":\"{}\"}}", "x".repeat(10_000_000));
    let table: &[(&str, &[u8], &str)] = &[
        ("unknown key", b"{\n\"Nonsense\":1}", ":2:1  There is no Nonsense here"),
        ("misspelt key", b"{\"InstanceId\":\"x\"}", ":1:2  There is no InstanceId here; did you mean InstanceID?"),
        (
            "misspelt inside",
            b"{\"Tags\":[{\"TagKey\":\"a\",\"TagVal\":\"b\",\"TagValue\":\"c\"}]}",
            "did you mean TagValue?",
        ),
        (
            "duplicate key",
            b"{\"SecretName\":\"a\",\n\"SecretName\":\"b\"}",
            ":2:1  SecretName is there twice, first on line 1",
        ),
        (
            "duplicate in TOML",
            b"SecretName = \"a\"\nSecretName = \"b\"\n",
            ":2:1  SecretName is there twice, first on line 1",
        ),
        ("wrong type", b"{\"RotationFrequency\":\"30\"}", ":1:22  RotationFrequency is a text"),
        ("fraction", b"RotationFrequency = 30.0\n", ":1:21  RotationFrequency is a number with a fraction"),
        (
            "not UTF-8",
            b"SecretName = \"a\"\nUserNamePrefix = \"\xff\"",
            ":2:19  The byte 0xFF at offset 35 is not UTF-8",
        ),
        ("surrogate", b"{\"Description\":\"\\ud800\"}", ":1:17  \\ud800 is half of a character"),
        ("BOM", b"\xef\xbb\xbf{}", ":1:1  The file begins with a byte order mark"),
        ("deep", deep.as_bytes(), ":1:44  Lists and tables are nested more than 32 deep"),
        ("large", large.as_bytes(), "The file has 10 MB or more"),
        ("cut off", b"{\"SecretName\":\"a", ":1:17  The JSON ends here"),
        ("not TOML", b"<html>", ":1:1  "),
    ];
    let desk = Desk::new();
    for (what, content, says) in table {
        let ran = desk.run_with(&["check", "-"], content);
        assert_eq!(ran.code, 2, "{what}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(says), "{what}: {}", ran.out);
        assert!(ran.out.starts_with("-: 1 error\n"), "{what}: {}", ran.out);
        let ran = desk.run_with(&["preview", "-", "--json"], content);
        assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")), "{what}");
        assert!(!ran.json()["issues"][0]["text"].as_str().unwrap().is_empty(), "{what}");
    }
}

#[test]
fn a_file_that_is_not_there_is_no_bad_input() {
    let desk = Desk::new();
    let ran = desk.run(&["check", "none.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("There is no file none.toml"), "{}", ran.out);
    assert_eq!(desk.run(&["check", ".", "--json"]).json()["outcome"], "error");
}

#[test]
fn changes_on_the_command_line_are_told_when_they_cannot_be_meant() {
    let desk = Desk::with("orders.toml", ORDERS);
    for (args, says) in [
        (["--set", "InstanceId=x"], "did you mean InstanceID?"),
        (["--set", "Domains.9=x"], "leaves a gap"),
        (["--endpoint", "http://ssm.tencentcloudapi.com"], "Plain http is for this machine only"),
        (["--endpoint", "a b"], "is not a host name"),
        (["--grants", "none.sql"], "There is no file none.sql"),
    ] {
        let ran = desk.run(&["check", "orders.toml", args[0], args[1]]);
        let code = if args[0] == "--grants" { 1 } else { 2 };
        assert_eq!(ran.code, code, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(says), "{args:?}: {}", ran.out);
    }
    for args in
        [["--timeout", "20"], ["--timeout", "0s"], ["--wait", "soon"], ["--site", "mars"], ["--secret-key", "x"]]
    {
        assert_eq!(desk.run(&["check", "orders.toml", args[0], args[1]]).code, 2, "{args:?}");
    }
}

#[test]
fn a_grant_line_adds_to_the_draft() {
    let desk = Desk::with("orders.toml", ORDERS);
    let ran = desk.run(&["preview", "orders.toml", "--as", "sql", "--grant", "insert, update on crm.*"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("GRANT INSERT, UPDATE ON `crm`.*"), "{}", ran.out);
}

#[test]
fn the_region_of_the_command_line_goes_before_the_draft_and_the_environment() {
    let desk = Desk::with("orders.toml", format!("region = \"ap-beijing\"\n{ORDERS}"));
    let region = |args: &[&str]| {
        let all = [&["preview", "orders.toml", "--as", "headers"], args].concat();
        let out = desk.run(&all).out;
        out.lines().find_map(|line| line.strip_prefix("X-TC-Region: ").map(str::to_owned)).unwrap()
    };
    assert_eq!(region(&[]), "ap-beijing");
    assert_eq!(region(&["--region", "ap-shanghai"]), "ap-shanghai");
    assert_eq!(region(&["--set", "region="]), "ap-guangzhou");
}

#[test]
fn chinese_is_spoken_when_asked_for() {
    let desk = Desk::with("orders.toml", "TabelName = 1\n");
    let ran = desk.run(&["check", "orders.toml", "--lang", "zh"]);
    assert!(ran.out.starts_with("orders.toml: 1 个错误\n"), "{}", ran.out);
}

#[test]
fn no_output_steers_the_terminal() {
    let desk = Desk::new();
    let evil = "{\"\\u001b[2J\\u202e\":1,\"SecretName\":\"\\u009b31m\",\"Domains\":[\"\u{202e}\"]}";
    for args in [["check", "-"], ["preview", "-"]] {
        let ran = desk.run_with(&args, evil.as_bytes());
        let all = format!("{}{}", ran.out, ran.err);
        assert!(!all.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{all:?}");
    }
    let ran = desk.run_with(&["check", "-", "--json"], evil.as_bytes());
    assert!(!ran.out.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{:?}", ran.out);
    assert_eq!(ran.json()["issues"][0]["field"], "\u{1b}[2J\u{202e}");
}

#[test]
fn a_full_or_closed_output_is_no_panic() {
    let desk = Desk::with("orders.toml", ORDERS);
    for args in [&["check", "orders.toml"][..], &["preview", "orders.toml"], &["completions", "bash"]] {
        let mut command = desk.command(args);
        command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let ran = Ran::of(command.output().unwrap());
        assert_eq!(ran.code, 1, "{args:?}: {}", ran.err);
        assert!(!ran.err.contains("panic"), "{}", ran.err);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = desk.command(args);
        command.stdout(writer);
        let ran = Ran::of(command.output().unwrap());
        assert_eq!(ran.code, 1, "{args:?}: {}", ran.err);
        let mut command = desk.command(args);
        command.stderr(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        assert_eq!(Ran::of(command.output().unwrap()).code, 0, "{args:?}");
    }
}

#[test]
fn completions_help_and_version_are_there() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = desk.run(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("dbcred"), "{shell}");
    }
    assert!(desk.run(&["--help"]).out.contains("Exit status:"));
    assert!(desk.run(&["--version"]).out.starts_with("dbcred "));
    assert_eq!(desk.run(&["fly"]).code, 2);
}
