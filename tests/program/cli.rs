//! The binary as a process: exit codes, standard input, transcripts, bad files, and outputs that are closed or full.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::ran::Ran;

const ORDERS: &str = concat!(include_str!("../orders.toml"), "RotationFrequency = 7\n");

/// The directory of one test with its files and its home.
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

    fn put_key(&self, content: &str) {
        fs::create_dir_all(self.folder.path().join(".tccli")).unwrap();
        self.put(".tccli/default.credential", content);
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TENCENTCLOUD_REGION", "ap-guangzhou")
            .env("TENCENTCLOUD_METADATA_URL", "http://127.0.0.1:1")
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

/// The sandbox as a separate process.
struct StandIn {
    child: Child,
    endpoint: String,
}

impl StandIn {
    fn of(desk: &Desk, scenario: &str) -> StandIn {
        let mut command = desk.command(&["sandbox", "--json", "--scenario", scenario]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let object: Value = serde_json::from_str(&line).unwrap();
        StandIn { child, endpoint: object["endpoint"].as_str().unwrap().to_owned() }
    }

    fn command(&self, desk: &Desk, args: &[&str]) -> Command {
        let mut command = desk.command(args);
        command
            .args(["--endpoint", &self.endpoint, "--timeout", "2s", "--settle", "1s"])
            .env("TENCENTCLOUD_SECRET_ID", "AKIDSANDBOX000000000000000000000001")
            .env("TENCENTCLOUD_SECRET_KEY", "SandboxOnlyKey00000000000000001");
        command
    }

    fn run(&self, desk: &Desk, args: &[&str]) -> Ran {
        Ran::of(self.command(desk, args).output().unwrap())
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn check_says_what_is_wrong_and_exits_with_2() {
    let desk = Desk::with("orders.toml", ORDERS.replace("ordersrw", "testPrefix"));
    let ran = desk.run(&["check", "orders.toml"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("orders.toml: 1 error"), "{}", ran.out);
    let told = "\n! orders.toml:2:18  UserNamePrefix  testPrefix has 10 characters, 2 too many. Write testPref\n";
    assert!(ran.out.contains(told), "{}", ran.out);
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
        (
            "tccli",
            " --region ap-guangzhou \\\n  --endpoint ssm.tencentcloudapi.com \\\n  --cli-input-json file:///dev/stdin\n",
        ),
        ("curl", "curl -sS https://ssm.tencentcloudapi.com"),
        (
            "hcl",
            "\n  privileges_list {\n    privilege_name = \"DatabasePrivileges\"\n    database       = \"orders\"\n",
        ),
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
        ("unknown key", b"{\n\"Nonsense\":1}", ":2:1  Unknown field Nonsense: CreateProductSecret does not have it"),
        ("misspelt key", b"{\"InstanceId\":\"x\"}", ":1:2  Unknown field InstanceId; did you mean InstanceID?"),
        (
            "misspelt inside",
            b"{\"Tags\":[{\"TagKey\":\"a\",\"TagVal\":\"b\",\"TagValue\":\"c\"}]}",
            "did you mean TagValue?",
        ),
        (
            "duplicate key",
            b"{\"SecretName\":\"a\",\n\"SecretName\":\"b\"}",
            ":2:1  SecretName appears twice, first on line 1",
        ),
        (
            "duplicate in TOML",
            b"SecretName = \"a\"\nSecretName = \"b\"\n",
            ":2:1  SecretName appears twice, first on line 1",
        ),
        ("wrong type", b"{\"RotationFrequency\":\"30\"}", ":1:22  RotationFrequency is a string"),
        ("fraction", b"RotationFrequency = 30.0\n", ":1:21  RotationFrequency is a decimal number"),
        (
            "not UTF-8",
            b"SecretName = \"a\"\nUserNamePrefix = \"\xff\"",
            ":2:19  The byte 0xFF at offset 35 is not UTF-8",
        ),
        ("surrogate", b"{\"Description\":\"\\ud800\"}", ":1:17  \\ud800 is half of a character"),
        ("deep", deep.as_bytes(), ":1:44  Lists and tables are nested deeper than 32 levels"),
        ("large", large.as_bytes(), "The file has 10 MB or more"),
        ("cut off", b"{\"SecretName\":\"a", ":1:17  The JSON ends here"),
        ("not TOML", b"<html>", ":1:1  "),
        ("null", b"null", ":1:1  The file is null; write one object"),
        ("list of requests", b"[{\"SecretName\":\"a\"}]", ":1:1  The file is a list; write one object"),
        ("comment", b"// mine\n{}", ":1:1  JSON has no comments"),
        ("comment inside", b"{/* mine */}", ":1:2  JSON has no comments"),
        ("hard blank", b"{\xc2\xa0}", ":1:2  U+00A0 is not allowed here"),
        ("UTF-16 without a mark", b"{\0}\0", "The file is UTF-16"),
    ];
    let desk = Desk::new();
    for (what, content, says) in table {
        let ran = desk.run_with(&["check", "-"], content);
        assert_eq!(ran.code, 2, "{what}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(says), "{what}: {}", ran.out);
        assert!(ran.out.starts_with("-: 1 error\n") || ran.out.contains("errors"), "{what}: {}", ran.out);
        let ran = desk.run_with(&["preview", "-", "--json"], content);
        assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")), "{what}");
        assert!(!ran.json()["issues"][0]["text"].as_str().unwrap().is_empty(), "{what}");
    }
}

#[test]
fn a_problem_names_the_field_that_it_is_in() {
    let desk = Desk::new();
    for (content, field, item) in [
        (r#"{"Tags":[{"TagKey":"a","TagValue":"c","TagKey":"b"}]}"#, "Tags.0.TagKey", Some(0)),
        (r#"{"Tags":[{"TagKey":"a"}]}"#, "Tags.0.TagValue", Some(0)),
        (r#"{"SecretName":"a","Domains":["%","\ud800"]}"#, "Domains.1", Some(1)),
        (r#"{"Domains":["%",]}"#, "Domains", None),
        ("Tags = [{TagKey=\"a\", TagKey=\"b\", TagValue=\"c\"}]\n", "Tags.0.TagKey", Some(0)),
        ("SecretName = \"a\"\nSecretName = \"a\"\n", "SecretName", None),
    ] {
        let issue = &desk.run_with(&["check", "-", "--json"], content.as_bytes()).json()["issues"][0];
        assert_eq!(issue["field"], field, "{content}");
        assert_eq!(issue["item"].as_u64(), item, "{content}");
    }
}

#[test]
fn a_body_is_good_without_a_region_but_is_not_sent_without_one() {
    let desk = Desk::with("orders.toml", ORDERS);
    let run = |args: &[&str]| {
        let mut command = desk.command(args);
        Ran::of(command.env_remove("TENCENTCLOUD_REGION").output().unwrap())
    };
    let ran = run(&["check", "orders.toml", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (0, Some("valid")), "{}", ran.out);
    let issue = ran.json()["issues"][0].clone();
    assert_eq!((issue["field"].as_str(), issue["level"].as_str()), (Some("region"), Some("warning")));
    let ran = run(&["preview", "orders.toml", "--as", "headers"]);
    assert_eq!((ran.code, ran.out.contains("X-TC-Region")), (0, false), "{}", ran.out);
    assert_eq!(run(&["check", "orders.toml", "--strict"]).code, 2);
    let ran = run(&["create", "orders.toml", "--yes"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("! region  "), "{}", ran.err);
}

#[test]
fn rows_that_hold_nothing_are_not_left_out_of_a_json_without_a_word() {
    let desk = Desk::new();
    let good = desk.run_with(&["preview", "-", "--as", "exact"], ORDERS.as_bytes()).out;
    for (from, to, field, level, code) in [
        ("\"10.0.1.%\"", "\"10.0.1.%\",\"\"", "Domains.1", "warning", 0),
        ("\"SELECT\"", "\"SELECT\",\"\"", "PrivilegesList.0.Privileges.1", "error", 2),
        ("\"Domains\"", "\"Tags\":[{\"TagKey\":\"\",\"TagValue\":\"\"}],\"Domains\"", "Tags.0", "error", 2),
    ] {
        let ran = desk.run_with(&["check", "-", "--json"], good.replace(from, to).as_bytes());
        let issue = ran.json()["issues"][0].clone();
        assert_eq!((issue["field"].as_str(), issue["level"].as_str()), (Some(field), Some(level)), "{}", ran.out);
        assert_eq!(ran.code, code, "{}", ran.out);
    }
    let draft = ORDERS.replace("[\"10.0.1.%\"]", "[\"10.0.1.%\", \"\"]");
    assert_eq!(desk.run_with(&["check", "-", "--strict"], draft.as_bytes()).code, 0);
}

#[test]
fn a_password_in_an_endpoint_is_not_said_again() {
    let desk = Desk::with("orders.toml", ORDERS);
    for endpoint in ["https://me:hunter2@ssm.tencentcloudapi.com", "me:hunter2@ssm.tencentcloudapi.com"] {
        let ran = desk.run(&["check", "orders.toml", "--endpoint", endpoint]);
        assert_eq!((ran.code, ran.out.contains("hunter2")), (2, false), "{}", ran.out);
    }
}

#[test]
fn a_name_that_was_never_sent_from_here_is_an_error_and_no_claim() {
    let ran = Desk::new().run(&["status", "prod-orders-rw", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (1, Some("error")), "{}", ran.out);
}

#[test]
fn standard_input_is_read_once() {
    for args in [&["check", "-", "-"][..], &["check", "-", "--grants", "-"], &["preview", "-", "--grants", "-"]] {
        let ran = Desk::new().run_with(args, ORDERS.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("Standard input can be read only once"), "{}", ran.err);
        let ran = Desk::new().run_with(&[args, &["--json"]].concat(), ORDERS.as_bytes());
        assert_eq!(ran.json()["issues"][0]["code"], "stdin-twice", "{}", ran.out);
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
fn changes_on_the_command_line_that_cannot_be_applied_are_errors() {
    let desk = Desk::with("orders.toml", ORDERS);
    for (args, says) in [
        (["--set", "InstanceId=x"], "did you mean InstanceID?"),
        (["--set", "Domains.9=x"], "leaves a gap"),
        (["--endpoint", "http://ssm.tencentcloudapi.com"], "Plain http works only for this machine"),
        (["--endpoint", "a b"], "is neither a host name"),
        (["--grants", "none.sql"], "There is no file none.sql"),
    ] {
        let ran = desk.run(&["check", "orders.toml", args[0], args[1]]);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(says), "{args:?}: {}", ran.out);
    }
    for args in
        [["--timeout", "20"], ["--timeout", "0s"], ["--wait", "soon"], ["--site", "mars"], ["--secret-key", "x"]]
    {
        assert_eq!(desk.run(&["check", "orders.toml", args[0], args[1]]).code, 2, "{args:?}");
    }
}

#[test]
fn a_script_that_is_not_there_hides_nothing_of_the_draft() {
    let desk = Desk::with("bad.toml", ORDERS.replace("ordersrw", "9"));
    let ran = desk.run(&["check", "bad.toml", "--grants", "nope.sql", "--json"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    let issues = ran.json()["issues"].clone();
    let codes: Vec<&str> = issues.as_array().unwrap().iter().filter_map(|issue| issue["code"].as_str()).collect();
    assert!(codes.contains(&"file-missing") && codes.contains(&"prefix-first"), "{issues}");
    let missing = issues.as_array().unwrap().iter().find(|issue| issue["code"] == "file-missing").unwrap();
    assert_eq!((missing["field"].as_str(), missing["source"].as_str()), (Some("--grants"), Some("--grants")));
}

#[test]
fn an_endpoint_of_set_is_not_blamed_on_the_file() {
    let desk = Desk::with("orders.toml", ORDERS);
    let ran = desk.run(&["check", "orders.toml", "--set", "endpoint=evil.invalid"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("instead of --set endpoint") && !ran.out.contains("The file sends"), "{}", ran.out);
}

#[test]
fn an_unsent_attempt_does_not_compete_with_a_sent_one() {
    let desk = Desk::with("orders.toml", ORDERS);
    let stand = StandIn::of(&desk, "ok");
    let created = stand.run(&desk, &["create", "orders.toml", "--yes"]);
    assert_eq!(created.code, 0, "{}{}", created.out, created.err);
    let key = [
        ("TENCENTCLOUD_SECRET_ID", "AKIDSANDBOX000000000000000000000001"),
        ("TENCENTCLOUD_SECRET_KEY", "SandboxOnlyKey00000000000000001"),
    ];
    // The listener is dropped at once, so nobody listens at its port.
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut create = desk.command(&["create", "orders.toml", "--yes", "--endpoint", &nowhere]);
    let unsent = Ran::of(create.envs(key).output().unwrap());
    assert_eq!(unsent.code, 1, "{}{}", unsent.out, unsent.err);
    for command in ["status", "resume"] {
        let ran = desk.run(&[command, "prod-orders-rw"]);
        assert!(!ran.err.contains("several attempts") && !ran.err.contains(&nowhere), "{command}: {}", ran.err);
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
fn a_draft_may_be_all_in_options() {
    let desk = Desk::with("orders.toml", ORDERS);
    let whole: Vec<String> = [
        "SecretName=prod-orders-rw",
        "UserNamePrefix=ordersrw",
        "ProductName=Mysql",
        "InstanceID=cdb-n4j3y33j",
        "Domains.0=10.0.1.%",
        "region=ap-guangzhou",
    ]
    .iter()
    .flat_map(|value| ["--set".to_owned(), (*value).to_owned()])
    .collect();
    let mut args: Vec<&str> = whole.iter().map(String::as_str).collect();
    args.extend(["--grant", "select on orders.*"]);
    let checked = desk.run(&[&["check"], &args[..]].concat());
    assert!(checked.code == 0 && checked.out.starts_with("--set: valid, "), "{}{}", checked.out, checked.err);
    let previewed = desk.run(&[&["preview", "--as", "sql"], &args[..]].concat());
    assert!(previewed.out.contains("GRANT SELECT ON `orders`.*"), "{}", previewed.out);
    let created = desk.run(&[&["create", "--sandbox", "--yes", "--no-wait"], &args[..]].concat());
    assert_eq!(created.code, 0, "{}{}", created.out, created.err);
    // Without a file and without a value there is nothing that could be a draft.
    assert_eq!(desk.run(&["create", "--yes"]).code, 2);
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
    assert!(ran.out.starts_with("orders.toml: 7 个错误\n"), "{}", ran.out);
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
    let commands: [&[&str]; 6] = [
        &["check", "orders.toml"],
        &["preview", "orders.toml"],
        &["completions", "bash"],
        &["--help"],
        &["create", "--help"],
        &["--version"],
    ];
    for args in commands {
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
fn a_command_line_that_is_unclear_is_told_in_the_language_and_as_one_object() {
    let desk = Desk::new();
    for (args, says) in [
        (&["creat"][..], "没有 creat 这个命令"),
        (&["creat"], "相近的有：create"),
        (&["check"], "缺少 <文件>..."),
        (&["check", "x", "--strickt"], "没有 --strickt 这个选项"),
        (&["preview", "x", "--as", "yaml"], "可选：json, exact"),
        (&["status", "--timeout", "5"], "不能是 5"),
        (&["status", "--timeout"], "--timeout <时间> 需要一个值"),
        (&["status", "--timeout", "5"], "时间是数字加单位"),
        (&["status", "--timeout", "0s"], "至少 1ms"),
        (&["status", "--settle", "1000h"], "超过了一周"),
        (&["status", "--ascii", "--ascii"], "--ascii 只能写一次"),
        (&["status", "one", "two"], "多了一个参数 two"),
        (&["create", "x", "--yes=1"], "--yes 不接受值"),
        (&["help", "creat"], "没有 creat 这个命令"),
        (&["create"], "用法：dbcred create <文件>"),
        (&["create", "x", "--wait", "5s", "--no-wait"], "不能同时使用"),
    ] {
        let chinese = desk.run(&[&["--lang", "zh"], args].concat());
        assert_eq!((chinese.code, chinese.out.as_str()), (2, ""), "{args:?}");
        assert!(chinese.err.contains(says) && !chinese.err.contains("error:"), "{args:?}: {}", chinese.err);
        let english = desk.run(args);
        assert_eq!((english.code, english.err.starts_with("error: ")), (2, true), "{args:?}: {}", english.err);
        let object = desk.run(&[&["--json"], args].concat());
        assert_eq!((object.code, object.json()["outcome"].as_str()), (2, Some("invalid")), "{args:?}");
        assert_eq!(object.json()["issues"][0]["rule"], "command", "{args:?}");
    }
    let steering = desk.run(&["check", "x", "--\u{1b}[31m\u{202e}"]);
    assert!(!steering.err.contains(['\u{1b}', '\u{202e}']), "{:?}", steering.err);
}

#[test]
fn a_preview_says_what_stands_against_its_signature() {
    let desk = Desk::with("orders.toml", ORDERS);
    desk.put_key(
        "{\"type\":\"sso\",\"secretId\":\"AKID0000000000000000\",\"secretKey\":\"x\",\"expiresAt\":1700000000}",
    );
    let ran = desk.run(&["preview", "orders.toml", "--as", "headers"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("default.credential (sso) expired at 2023-11-14"), "{}", ran.err);
    assert!(ran.out.contains("Signature=<signature>") && !ran.out.contains("AKID…"), "{}", ran.out);
    let sandbox = desk.run(&["preview", "orders.toml", "--as", "headers", "--sandbox"]);
    assert!(sandbox.out.starts_with("# sandbox"), "{}", sandbox.out);
    assert!(sandbox.out.contains("AKID…0001") && sandbox.out.contains("Host: 127.0.0.1:8787\n"), "{}", sandbox.out);
    assert!(!sandbox.err.contains("expired"), "{}", sandbox.err);
}

#[test]
fn without_a_region_a_check_warns_and_the_sandbox_has_its_own() {
    let desk = Desk::with("orders.toml", ORDERS);
    let said = |args: &[&str]| {
        let ran = desk.command(args).env_remove("TENCENTCLOUD_REGION").output().unwrap();
        assert_eq!(ran.status.code(), Some(0));
        String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
    };
    for args in [&["preview", "orders.toml", "--as", "headers"][..], &["check", "orders.toml"]] {
        assert!(said(args).contains("No region yet"));
        let sandbox = said(&[args, &["--sandbox"]].concat());
        assert!(!sandbox.contains("No region yet"), "{sandbox}");
        assert!(args[0] == "check" || sandbox.contains("X-TC-Region: ap-guangzhou"), "{sandbox}");
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

#[test]
fn create_needs_a_yes_and_a_key() {
    let desk = Desk::with("orders.toml", ORDERS);
    let ran = desk.run(&["create", "orders.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Add --yes"), "{}", ran.err);
    let ran = desk.run(&["create", "orders.toml", "--yes", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (1, Some("not-sent")));
    assert_eq!(ran.json()["why"], "There is no key to sign with.");
    assert!(ran.err.contains("TENCENTCLOUD_SECRET_ID"), "{}", ran.err);
    assert_eq!(ran.json()["looked"][1]["place"], "~/.tccli/default.credential", "{}", ran.out);
    let ran = desk.run(&["create", "none.toml", "--yes", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (1, Some("not-sent")));
}

#[test]
fn nothing_is_sent_while_a_rule_is_broken_or_a_warning_is_taken_for_an_error() {
    let desk = Desk::with("orders.toml", ORDERS);
    let cloud = StandIn::of(&desk, "ok");
    let every = ["--set", "EnableRotation=true", "--set", "RotationBeginTime=2030-01-02 03:04:05"];
    for changes in [&["--set", "UserNamePrefix=testPrefix"][..], &[&every[..], &["--strict"]].concat()] {
        let ran = cloud.run(&desk, &[&["create", "orders.toml", "--yes", "--json"], changes].concat());
        assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")), "{}", ran.out);
    }
    assert!(!desk.folder.path().join(".local").exists(), "the journal was not even begun");
}

#[test]
fn every_end_has_its_word_and_its_exit_code() {
    for (scenario, outcome, code) in [
        ("ok", "created", 0),
        ("tags-fail", "created-but-tags-failed", 5),
        ("task-fails", "task-failed", 5),
        ("name-taken", "refused", 3),
        ("drops-answer", "created", 0),
        ("stranger", "theirs", 3),
        ("html", "not-created", 1),
    ] {
        // A journal for each scenario, because the system may give the same port again.
        let desk = Desk::with("orders.toml", ORDERS);
        let cloud = StandIn::of(&desk, scenario);
        let ran = cloud.run(&desk, &["create", "orders.toml", "--yes", "--json"]);
        let report = ran.json();
        assert_eq!((report["outcome"].as_str(), ran.code), (Some(outcome), code), "{scenario}: {}{}", ran.out, ran.err);
        assert_eq!((report["schema"].as_u64(), report["SecretName"].as_str()), (Some(1), Some("prod-orders-rw")));
        assert_eq!(report["bytes"], 234, "{scenario}");
        let all = format!("{}{}", ran.out, ran.err);
        assert!(!all.contains("SandboxOnlyKey"), "{scenario}: {all}");
        let ran = cloud.run(&desk, &["status", "prod-orders-rw", "--json"]);
        assert_eq!((ran.json()["outcome"].as_str(), ran.code), (Some(outcome), code), "{scenario}: {}", ran.out);
    }
}

#[test]
fn an_accepted_task_is_found_again_by_its_number() {
    let desk = Desk::with("orders.toml", ORDERS);
    let cloud = StandIn::of(&desk, "ok");
    let ran = cloud.run(&desk, &["create", "orders.toml", "--yes", "--no-wait", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (0, Some("accepted")), "{}{}", ran.out, ran.err);
    let task = ran.json()["FlowID"].to_string();
    assert!(ran.json()["RequestId"].is_string());
    let ran = cloud.run(&desk, &["status"]);
    assert!(
        ran.code == 0 && ran.out.contains(&format!("prod-orders-rw  ap-guangzhou  working  {task}")),
        "{}",
        ran.out
    );
    assert_eq!(cloud.run(&desk, &["status", &task]).code, 4);
    let ran = cloud.run(&desk, &["resume", "prod-orders-rw"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Created prod-orders-rw ") && ran.out.contains("accounts: ordersrw_SSM_"), "{}", ran.out);
    let ran = cloud.run(&desk, &["resume", "nobody"]);
    assert!(ran.code == 1 && ran.err.contains("no entry for nobody"), "{}", ran.err);
}

#[test]
fn a_task_of_another_machine_is_asked_for_by_its_number() {
    for (scenario, code, word, told) in
        [("ok", 0, "finished", "has finished"), ("task-fails", 5, "task-failed", "instance is in task")]
    {
        let (desk, other) = (Desk::with("orders.toml", ORDERS), Desk::new());
        let cloud = StandIn::of(&desk, scenario);
        let task = cloud.run(&desk, &["create", "orders.toml", "--yes", "--json"]).json()["FlowID"].to_string();
        let mut nowhere = cloud.command(&other, &["status", &task]);
        let ran = Ran::of(nowhere.env_remove("TENCENTCLOUD_REGION").output().unwrap());
        assert!(ran.code == 2 && ran.err.contains("--region"), "{}{}", ran.out, ran.err);
        let ran = cloud.run(&other, &["status", &task, "--region", "ap-guangzhou"]);
        assert!(ran.code == code && ran.out.contains(told), "{}{}", ran.out, ran.err);
        let ran = cloud.run(&other, &["status", &task, "--region", "ap-guangzhou", "--json"]);
        assert_eq!(
            (ran.json()["outcome"].as_str(), ran.json()["FlowID"].to_string()),
            (Some(word), task),
            "{}",
            ran.out
        );
        let ran = cloud.run(&other, &["status", "999999", "--region", "ap-guangzhou"]);
        assert!(ran.code == 1 && ran.err.contains("FlowID 999999 could not be looked up"), "{}{}", ran.out, ran.err);
    }
}

/// Returns English words in a line of Chinese help: two words in a row, or the name of a value. Names of commands,
/// options and formats are single words; examples are in quotes or follow the program's name.
fn english(line: &str) -> Option<String> {
    let bare: String = line.split('\'').step_by(2).collect::<Vec<_>>().join("'");
    let words: Vec<&str> = bare.split(' ').collect();
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|char| char.is_ascii_lowercase());
    let pair = words.windows(2).find(|pair| pair[0] != "dbcred" && is_word(pair[0]) && is_word(pair[1]));
    let mut opened = bare.match_indices(['<', '[']).map(|(at, _)| &bare[at + 1..]);
    let name = opened.find(|rest| rest.starts_with(|char: char| char.is_ascii_uppercase()));
    pair.map(|pair| pair.join(" ")).or_else(|| name.map(str::to_owned))
}

const COMMANDS: [&str; 10] =
    ["new", "check", "preview", "create", "resume", "status", "journal", "sandbox", "completions", "help"];

#[test]
fn help_speaks_the_language_of_the_user_and_fits_a_narrow_terminal() {
    let desk = Desk::new();
    let mut pages: Vec<Vec<&str>> = vec![vec!["--help"], vec!["-h"], vec!["help"]];
    for command in &COMMANDS {
        pages.extend([vec![*command, "--help"], vec![*command, "-h"], vec!["help", *command]]);
    }
    for page in pages {
        for (language, usage) in [("en", "Usage: dbcred"), ("zh", "用法：dbcred")] {
            for args in [[&page[..], &["--lang", language]].concat(), [&["--lang", language], &page[..]].concat()] {
                let ran = Ran::of(desk.command(&args).env("COLUMNS", "80").output().unwrap());
                assert!(ran.code == 0 && ran.out.contains(usage), "{args:?}: {}{}", ran.out, ran.err);
                assert!(!ran.out.contains("cli-"), "{args:?}: a word is missing\n{}", ran.out);
                for line in ran.out.lines() {
                    assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{args:?}: {line}");
                    assert!(language == "en" || english(line).is_none(), "{args:?}: {:?}: {line}", english(line));
                }
            }
        }
    }
    let whole = desk.run(&["--help", "--lang", "zh"]);
    assert!(whole.out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{}", whole.out);
    let locale = Ran::of(desk.command(&["--help"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap());
    assert_eq!(locale.out, whole.out, "the locale says what --lang says");
}

#[test]
fn help_of_a_command_is_its_own_whichever_way_it_is_asked_for() {
    let desk = Desk::new();
    for command in COMMANDS {
        assert_eq!(desk.run(&["help", command]).out, desk.run(&[command, "--help"]).out, "{command}");
    }
    let help = desk.run(&["help"]).out;
    assert_eq!(help, desk.run(&["--help"]).out);
    // The commands are listed in the order in which one needs them.
    let listed = help.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next());
    assert!(listed.filter(|word| COMMANDS.contains(word)).eq(COMMANDS), "{help}");
    let none = desk.run(&["help", "creat"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""), "{}", none.err);
    assert!(none.err.contains("'creat'") && none.err.contains("create"), "{}", none.err);
    assert_eq!(english("  x  Print the version"), Some("the version".to_owned()));
    assert_eq!(english("用法：dbcred [OPTIONS]"), Some("OPTIONS]".to_owned()));
}

#[test]
fn every_shell_is_told_the_command_line_in_the_language_of_the_user() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        for (language, words) in [("en", "Treat warnings as errors"), ("zh", "把提醒当作错误")] {
            let script = desk.run(&["completions", shell, "--lang", language]);
            assert!(script.code == 0 && script.out.contains("settle"), "{shell}: {}", script.err);
            // Bash shows no descriptions.
            assert!(shell == "bash" || script.out.contains(words), "{shell} {language}: {}", script.out);
        }
    }
}

#[test]
fn a_full_output_loses_no_receipt() {
    let desk = Desk::with("orders.toml", ORDERS);
    let cloud = StandIn::of(&desk, "ok");
    let mut command = cloud.command(&desk, &["create", "orders.toml", "--yes"]);
    command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let ran = Ran::of(command.output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Created prod-orders-rw "), "{}", ran.err);
    let mut command = cloud.command(&desk, &["status", "prod-orders-rw"]);
    command.stderr(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert_eq!(Ran::of(command.output().unwrap()).code, 0);
}

#[cfg(unix)]
#[test]
fn an_interrupt_says_whether_it_was_sent() {
    let desk = Desk::with("orders.toml", ORDERS);
    let cloud = StandIn::of(&desk, "hang");
    let mut command = cloud.command(&desk, &["create", "orders.toml", "--yes", "--json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains(" sending prod-orders-rw"), "{line}");
    let process = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(process, rustix::process::Signal::INT).unwrap();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((report["outcome"].as_str(), report["sent"].as_bool()), (Some("interrupted"), Some(true)));
    let ran = cloud.run(&desk, &["status", "prod-orders-rw", "--json"]);
    assert_eq!((ran.json()["outcome"].as_str(), ran.code), (Some("unknown"), 4), "{}", ran.out);
}

#[test]
fn a_signature_is_shown_only_when_asked_for() {
    let desk = Desk::with("orders.toml", ORDERS);
    let shown = |more: &[&str]| {
        let mut command = desk.command(&[&["preview", "orders.toml", "--as", "headers"], more].concat());
        command
            .env("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE0000000000000000000000")
            .env("TENCENTCLOUD_SECRET_KEY", "EXAMPLEKEY0000000000000000000000")
            .env("TENCENTCLOUD_TOKEN", "a-token-of-the-test");
        Ran::of(command.output().unwrap()).out
    };
    let hidden = shown(&[]);
    assert!(hidden.contains("Credential=AKID…0000/") && hidden.contains("… (hidden)\n"), "{hidden}");
    assert!(hidden.contains("X-TC-Token: (hidden)\n"), "{hidden}");
    let whole = shown(&["--show-signature"]);
    let signature = whole.lines().find_map(|line| line.split_once("Signature=")).unwrap().1;
    assert_eq!(signature.len(), 64);
    for text in [&hidden, &whole] {
        assert!(!text.contains("EXAMPLEKEY") && !text.contains("a-token-of-the-test"), "{text}");
    }
}

#[test]
fn a_script_of_grants_is_taken_and_what_it_loses_is_told() {
    let desk = Desk::with("orders.toml", ORDERS);
    let script = "GRANT INSERT, UPDATE ON `crm`.* TO 'app'@'%';\nGRANT USAGE ON *.* TO 'app'@'%';\n";
    let ran = desk.run_with(&["preview", "orders.toml", "--as", "sql", "--grants", "-"], script.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("GRANT INSERT, UPDATE ON `crm`.* TO"), "{}", ran.out);
    let ran = desk.run_with(&["check", "orders.toml", "--json", "--grants", "-"], b"GRANT SELCT ON a.* TO 'app'@'%'");
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (2, Some("invalid")), "{}", ran.out);
    let issue = ran.json()["issues"][0].clone();
    assert_eq!((issue["file"].as_str(), issue["line"].as_u64()), (Some("-"), Some(1)), "{}", ran.out);
    assert_eq!(issue["text"], "SELCT is not a privilege. Did you mean SELECT?");
    assert_eq!(desk.run_with(&["check", "-", "--grants", "-"], b"").code, 2);
    let marked = b"\xef\xbb\xbfGRANT INSERT ON a.* TO b;\r\n";
    assert_eq!(desk.run_with(&["check", "orders.toml", "--grants", "-"], marked).code, 0);
    let ran = desk.run_with(&["check", "orders.toml", "--grants", "-"], b"GRANT SELECT ON \xd6.* TO b");
    assert!(ran.out.contains("! -:1:17  The byte 0xD6"), "{}", ran.out);
}

#[test]
fn what_the_api_has_no_words_for_is_left_out_with_a_warning_and_all_else_is_taken() {
    let desk = Desk::with("orders.toml", ORDERS);
    let script = "GRANT SELECT, DELETE HISTORY ON `crm`.* TO `app`@`%` WITH GRANT OPTION;\nGRANT `reader`@`%` TO `app`@`%`;\n\
                  GRANT PROXY ON ``@`%` TO `app`@`%`;\nGRANT EXECUTE ON FUNCTION `crm`.`f` TO `app`@`%`;\n";
    let ran = desk.run_with(&["preview", "orders.toml", "--as", "sql", "--grants", "-"], script.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("GRANT SELECT ON `crm`.* TO"), "{}", ran.out);
    for told in ["-:1:1  DELETE HISTORY", "GRANT OPTION", "-:2:1  A role", "-:3:1  PROXY", "-:4:1  crm.f is a routine"]
    {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    let strict = ["check", "orders.toml", "--strict", "--grants", "-"];
    assert_eq!(desk.run_with(&strict, script.as_bytes()).code, 2);
}

#[test]
fn a_script_that_is_misread_in_part_or_holds_no_grant_stops() {
    let desk = Desk::with("orders.toml", ORDERS);
    for (script, told) in [
        ("", "- has no GRANT that can be used"),
        ("hello", "-:1:1  This is not a statement"),
        ("GRANT `reader` TO app;", "- has no GRANT that can be used"),
        ("GRANT SELECT, INSRT ON a.* TO app;", "INSRT is not a privilege"),
        ("GRANT SELECT ON a.* TO app; REVOKE SELECT ON a.b FROM app;", "this revokes part"),
    ] {
        let ran = desk.run_with(&["check", "orders.toml", "--grants", "-"], script.as_bytes());
        assert_eq!(ran.code, 2, "{script}: {}", ran.out);
        assert!(ran.out.contains(told), "{script}: {}", ran.out);
    }
    let nothing = b"GRANT USAGE ON *.* TO app;";
    assert_eq!(desk.run_with(&["check", "orders.toml", "--grants", "-"], nothing).code, 0);
}

#[test]
fn an_endpoint_from_an_unset_variable_never_becomes_the_public_one() {
    let desk = Desk::with("orders.toml", ORDERS);
    for command in ["check", "preview", "create"] {
        let ran = desk.run(
            &[&[command, "orders.toml", "--endpoint", ""][..], if command == "create" { &["--yes"] } else { &[] }]
                .concat(),
        );
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(format!("{}{}", ran.out, ran.err).contains("--endpoint is empty"), "{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_number_of_days_is_told_as_it_was_written() {
    let desk = Desk::with("orders.toml", ORDERS);
    let on = ["--set", "EnableRotation=true", "--set", "RotationBeginTime=2030-01-02 03:04:05"];
    for (days, told) in [("1", "1 day is outside"), ("9223372036854775807", "9223372036854775807 days is outside")] {
        let set = format!("RotationFrequency={days}");
        let ran = desk.run(&[&["check", "orders.toml", "--set", &set][..], &on].concat());
        assert!(ran.out.contains(told), "{}", ran.out);
    }
}

#[test]
fn the_sandbox_of_the_command_line_takes_no_other_endpoint() {
    let desk = Desk::with("orders.toml", ORDERS);
    for args in [
        &["create", "orders.toml", "--yes", "--sandbox", "--endpoint", "127.0.0.1:1"][..],
        &["create", "orders.toml", "--yes", "--scenario", "ok"],
        &["create", "orders.toml", "--yes", "--sandbox", "--scenario", "storm"],
        &["sandbox", "--scenario", "storm"],
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
    let ran = desk.run(&["create", "orders.toml", "--yes", "--sandbox", "--json"]);
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (0, Some("created")), "{}{}", ran.out, ran.err);
    assert!(ran.err.starts_with("SANDBOX on 127.0.0.1:"), "{}", ran.err);
}

#[test]
fn no_variable_makes_the_journal_depend_on_the_folder_one_stands_in() {
    let desk = Desk::with("orders.toml", ORDERS);
    for variable in ["HOME", "XDG_STATE_HOME", "DBCRED_STATE"] {
        for args in [&["status"][..], &["create", "orders.toml", "--yes", "--sandbox"], &["journal", "prune"]] {
            let mut command = desk.command(args);
            command.env(variable, "here");
            let ran = Ran::of(command.output().unwrap());
            assert_eq!(ran.code, 1, "{variable} {args:?}: {}{}", ran.out, ran.err);
            let says = format!("{variable} must be an absolute path, not \"here\"");
            assert!(ran.err.contains(&says), "{variable} {args:?}: {}", ran.err);
            assert!(!desk.folder.path().join("here").exists());
        }
    }
}

#[test]
fn a_name_that_was_made_twice_in_the_sandbox_can_be_asked_for() {
    let desk = Desk::with("orders.toml", ORDERS);
    for _ in 0..2 {
        let ran = desk.run(&["create", "orders.toml", "--yes", "--sandbox"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let ran = desk.run(&["--sandbox", "status", "prod-orders-rw", "--json"]);
    assert_ne!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(ran.json()["SecretName"], "prod-orders-rw", "{}", ran.out);
}

#[test]
fn of_several_attempts_at_a_name_each_has_a_command_that_works() {
    let desk = Desk::with("orders.toml", ORDERS);
    let stands = [StandIn::of(&desk, "ok"), StandIn::of(&desk, "ok")];
    for stand in &stands {
        let ran = stand.run(&desk, &["create", "orders.toml", "--yes"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let ran = desk.run(&["status", "prod-orders-rw"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    let commands: Vec<&str> =
        ran.err.split("dbcred ").skip(1).map(|line| line.trim_end_matches(['\n', ';', ' '])).collect();
    assert_eq!(commands.len(), 2, "{}", ran.err);
    for command in commands {
        let args: Vec<&str> = command.split(' ').collect();
        let mut command_line = desk.command(&args);
        command_line
            .env("TENCENTCLOUD_SECRET_ID", "AKIDSANDBOX000000000000000000000001")
            .env("TENCENTCLOUD_SECRET_KEY", "SandboxOnlyKey00000000000000001");
        let ran = Ran::of(command_line.output().unwrap());
        assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_key_of_another_account_than_the_expected_one_is_refused_by_every_command_that_would_use_it() {
    let desk = Desk::with("orders.toml", ORDERS);
    let cloud = StandIn::of(&desk, "ok");
    let (here, other) = ("--expect-account=100012345678", "--expect-account=100099999999");
    let create = cloud.run(&desk, &["create", "orders.toml", "--yes", "--json", other]);
    let object = create.json();
    assert_eq!((create.code, object["outcome"].as_str()), (1, Some("not-sent")), "{create:?}");
    let issues = object["issues"].as_array().unwrap();
    let issue = issues.iter().find(|issue| issue["code"] == "account-not-expected").unwrap();
    let why = issue["text"].as_str().unwrap();
    assert!(why.contains("100012345678") && why.contains("100099999999"), "{why}");
    // Nothing was created, so the same request creates it now, once.
    assert_eq!(cloud.run(&desk, &["create", "orders.toml", "--yes", here]).code, 0);
    for args in [
        &["status", "prod-orders-rw"][..],
        &["resume", "prod-orders-rw"],
        &["status", "elsewhere"],
        &["status", "--task", "99"],
    ] {
        let ran = cloud.run(&desk, &[args, &[other, "--json"]].concat());
        let object = ran.json();
        assert_eq!((ran.code, object["outcome"].as_str()), (1, Some("error")), "{ran:?}");
        assert_eq!(object["issues"][0]["code"], "account-not-expected", "{ran:?}");
    }
    assert_eq!(cloud.run(&desk, &["status", "prod-orders-rw", here]).code, 0);
    let ran = desk.run(&["status", "x", "--expect-account", "me"]);
    assert!(ran.code == 2 && ran.err.contains("an account is its number"), "{ran:?}");
}

/// What one credential of the sandbox is made from: everything that another one may begin with.
const WHOLE: &str = r#"
SecretName = "prod-whole"
UserNamePrefix = "wholerw"
ProductName = "Mysql"
InstanceID = "cdb-n4j3y33j"
Domains = ["10.0.1.%", "10.0.2.15"]
grants = ["select, insert on orders.*", "select on billing.invoice"]
Description = "orders service"
Tags = [{TagKey = "env", TagValue = "prod"}]
EnableRotation = true
RotationBeginTime = "2099-01-01 03:00:00"
RotationFrequency = 45
"#;

#[test]
fn a_draft_begins_like_an_existing_credential_in_every_command() {
    let desk = Desk::with("whole.toml", WHOLE);
    let stand_in = StandIn::of(&desk, "ok");
    assert_eq!(stand_in.run(&desk, &["create", "whole.toml", "--yes"]).code, 0);
    let ran = stand_in
        .run(&desk, &["preview", "--like", "prod-whole", "--set", "SecretName=next", "--set", "UserNamePrefix=nextrw"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let like: Value = serde_json::from_str(&ran.out).unwrap();
    let own = desk.run(&["preview", "whole.toml", "--set", "SecretName=next", "--set", "UserNamePrefix=nextrw"]);
    let mut own: Value = serde_json::from_str(&own.out).unwrap();
    // The instance lists privileges in its own order.
    own["PrivilegesList"][0]["Privileges"] = serde_json::json!(["INSERT", "SELECT"]);
    assert_eq!(like, own);
    assert!(ran.err.contains("AccountRemark  not read: Secrets Manager does not say"), "{}", ran.err);
    assert!(!ran.err.contains("Domains"), "{}", ran.err);
    // Name and prefix are never taken over, so that nothing is created by mistake.
    let ran = stand_in.run(&desk, &["check", "--like", "prod-whole", "--json"]);
    let codes = ran.json()["issues"].as_array().unwrap().iter().map(|issue| issue["code"].clone()).collect::<Vec<_>>();
    assert_eq!(
        (ran.code, &codes[..4]),
        (2, &["like-unread", "like-unread", "name-missing", "prefix-missing"].map(Value::from)[..])
    );
    let changes = ["--set", "SecretName=next", "--set", "UserNamePrefix=nextrw", "--grant", "select on crm.*"];
    let ran = stand_in.run(&desk, &[&["create", "--like", "prod-whole", "--yes"][..], &changes].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("read back: as requested"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_of_a_credential_is_said_and_never_guessed() {
    let desk = Desk::new();
    let stand_in = StandIn::of(&desk, "ok");
    for (name, told) in [
        ("absent", "There is no credential absent in ap-guangzhou"),
        ("ci-token", "ci-token is not a database credential"),
    ] {
        let ran = stand_in.run(&desk, &["check", "--like", name]);
        assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
        assert!(ran.err.starts_with(told), "{}", ran.err);
    }
    // It has no accounts, so no host and no grant is told.
    let ran = stand_in.run(&desk, &["check", "--like", "prod-old"]);
    for field in ["Domains", "PrivilegesList"] {
        assert!(ran.out.contains(&format!("~ {field}  not read: the service lists no account for it")), "{}", ran.out);
    }
    let ran = Ran::of(desk.command(&["check", "--like", "prod-legacy"]).output().unwrap());
    assert_eq!((ran.code, &*ran.err), (1, "Not asked: there is no usable key\n"));
    let ran = stand_in.run(&desk, &["check", "--like", "prod-legacy", "x.toml"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn the_sandbox_serves_the_role_of_a_machine_to_try() {
    let desk = Desk::with("orders.toml", ORDERS);
    let mut command = desk.command(&["sandbox", "--json", "--machine-role", "dba"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let object: Value = serde_json::from_str(&line).unwrap();
    let endpoint = object["endpoint"].as_str().unwrap().to_owned();
    let stand_in = StandIn { child, endpoint: endpoint.clone() };
    let mut create = desk.command(&["create", "orders.toml", "--yes", "--endpoint", &endpoint, "--json"]);
    create.env("TENCENTCLOUD_METADATA_URL", object["metadata"].as_str().unwrap());
    let ran = Ran::of(create.output().unwrap());
    assert_eq!((ran.code, ran.json()["outcome"].as_str()), (0, Some("created")), "{}{}", ran.out, ran.err);
    assert!(ran.json()["key_id"].as_str().unwrap().starts_with("AKIDSANDBOX…"), "{}", ran.out);
    drop(stand_in);
}
