//! The issues that the real program reports: all of them in one run, each with its value, code and fix, in text and in
//! `--json`. And docs/json.md, compared with what the program prints.

use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use dbcred::domain::{codes::CODES, standing::STANDINGS};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{install::install, ran::Ran};

const GOOD: &str = include_str!("../orders.toml");

/// The directory of one test, which is its home too.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(TempDir::new().unwrap())
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dbcred"));
        command
            .args(args)
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", self.0.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TENCENTCLOUD_REGION", "ap-guangzhou")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Returns the JSON object of `check` for a draft.
    fn check(&self, draft: impl AsRef<[u8]>, args: &[&str]) -> Value {
        self.put("draft.toml", draft);
        self.run(&[&["check", "draft.toml", "--json"], args].concat()).json()
    }
}

/// Returns the issues of an object as `code field`.
fn told(object: &Value) -> Vec<String> {
    let issues = object["issues"].as_array().unwrap();
    let word = |issue: &Value, name: &str| issue[name].as_str().unwrap_or("-").to_owned();
    issues.iter().map(|issue| format!("{} {}", word(issue, "code"), word(issue, "field"))).collect()
}

/// Returns the issue with a code.
fn issue<'a>(object: &'a Value, code: &str) -> &'a Value {
    let issues = object["issues"].as_array().unwrap();
    issues.iter().find(|issue| issue["code"] == code).unwrap_or_else(|| panic!("no {code} in {object:#}"))
}

fn with(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    GOOD.replace(from, to)
}

#[test]
fn a_draft_with_many_faults_shows_every_one_in_one_pass() {
    let draft = r#"region = "ap-guangzhou-3"
SecretNam = "prod-а"
UserNamePrefix = "testPrefix"
ProductName = "Mysql"
InstanceID = "cdb-"
Domains = ["10.0.0.1:3306", 7, "10.0.0.1\n"]
grants = ["select on orders.*", "selct on"]
Tags = [{TagKey = "a&b", TagValue = "v"}, {TagKey="x"}, {TagKye = "y", TagValue = ""}]
EnableRotation = true
RotationBeginTime = "0000-01-01 00:00:00"
RotationFrequency = "abc"
"#;
    let desk = Desk::new();
    let object = desk.check(draft, &["--set", "Domain.0=x"]);
    assert_eq!(
        told(&object),
        [
            "key-unknown SecretNam",
            "type Domains.1",
            "grant-object grants.1",
            "member-missing Tags.1.TagValue",
            "key-unknown Tags.2.TagKye",
            "set-unknown --set",
            "region-zone region",
            "instance-incomplete InstanceID",
            "look-alike-letter SecretName",
            "prefix-too-long UserNamePrefix",
            "host-form Domains.0",
            "control-character Domains.2",
            "tag-character Tags.0.TagKey",
            "tag-value-missing Tags.2.TagValue",
            "begin-year RotationBeginTime",
            "frequency-form RotationFrequency",
        ]
    );
    let text = desk.run(&["check", "draft.toml"]).out;
    for line in [
        "! draft.toml:2:1  Unknown field SecretNam; did you mean SecretName?",
        "! draft.toml:2:13  SecretName  Character 6 is U+0430, which only looks like a. Write prod-a",
        "~ draft.toml:6:12  Domains.0  10.0.0.1:3306: undocumented form. Write 10.0.0.1",
        "! draft.toml:8:19  Tags.0.TagKey  Character 2 of the key a&b is &",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn what_could_not_be_read_is_not_missing_too() {
    let desk = Desk::new();
    for (from, to, expected) in [
        (r#""prod-orders-rw""#, "7", vec!["type SecretName"]),
        (r#"["10.0.1.%"]"#, "[7]", vec!["type Domains.0"]),
        (r#"["10.0.1.%"]"#, "\"10.0.1.%\"", vec!["type Domains"]),
        (r#"["select on orders.*"]"#, r#"["select"]"#, vec!["grant-object grants.0"]),
        ("InstanceID", "InstanceId", vec!["key-unknown InstanceId"]),
        (r#"["10.0.1.%"]"#, r#"["10.0.1.%", true, "10.0.1"]"#, vec!["type Domains.1", "host-form Domains.2"]),
    ] {
        assert_eq!(told(&desk.check(with(from, to), &[])), expected, "{to}");
    }
    let rotation = format!("{GOOD}EnableRotation = \"true\"\nRotationBeginTime = \"soon\"\nRotationFrequency = 0\n");
    let expected = ["type EnableRotation", "begin-form RotationBeginTime", "frequency-zero RotationFrequency"];
    assert_eq!(told(&desk.check(rotation, &[])), expected);
    let units = "PrivilegesList = [{PrivilegeName = 1, Privileges = [\"SELECT\"], Database = \"a\"}, 7]";
    let object = desk.check(with("grants = [\"select on orders.*\"]", units), &[]);
    assert_eq!(told(&object), ["type PrivilegesList.0.PrivilegeName", "type PrivilegesList.1"]);
}

#[test]
fn of_a_broken_text_what_stands_whole_is_checked_and_nothing_is_said_of_the_rest() {
    let desk = Desk::new();
    let object = desk.check("UserNamePrefix = \"testPrefix\"\nSecretName = prod\nDomains = [\"10.0.1\"]\n", &[]);
    assert_eq!(told(&object), ["syntax -", "syntax-rest -", "prefix-too-long UserNamePrefix", "host-form Domains.0"]);
    let json = "{\"UserNamePrefix\": \"testPrefix\",\n \"Domains\": [\"10.0.1\",], \"SecretName\": \"-\"}";
    assert_eq!(told(&desk.check(json, &[])), ["syntax Domains", "syntax-rest -", "prefix-too-long UserNamePrefix"]);
    assert_eq!(told(&desk.check("<html>", &[])), ["syntax -"]);
    let region = desk.put("region.toml", "region = ap-guangzhou\nSecretName = \"a\"\n");
    let mut command = desk.command(&["check", region.to_str().unwrap(), "--json"]);
    let ran = Ran::of(command.env_remove("TENCENTCLOUD_REGION").output().unwrap());
    assert_eq!(told(&ran.json()), ["syntax -", "syntax-rest -"]);
    // Nothing is said about privileges while the product is not known.
    let units = "{\"PrivilegesList\": [{\"PrivilegeName\": \"GlobalPrivileges\", \"Privileges\": [\"SELECT\"]}]";
    assert_eq!(told(&desk.check(units, &[])), ["syntax -", "syntax-rest -"]);
}

#[test]
fn a_finding_names_its_value_down_to_the_leaf_with_its_place() {
    let desk = Desk::new();
    let units = "[[PrivilegesList]]\nPrivilegeName = \"DatabasePrivileges\"\nDatabase = \"a\"\n\
                 Privileges = [\"SELECT\",\n  \"INSERT\", \"PROCESS\"]\n\
                 [[PrivilegesList]]\nPrivilegeName = \"TablePrivileges\"\nDatabase = \"b \"\nPrivileges = [\"SELECT\"]\n\
                 [[Tags]]\nTagKey = \"k\"\nTagValue = \"v \"\n";
    let draft = with("grants = [\"select on orders.*\"]\n", units);
    let object = desk.check(&draft, &[]);
    for (code, field, line, column) in [
        ("privilege-level", "PrivilegesList.0.Privileges.2", 10, 13),
        ("object-missing", "PrivilegesList.1.TableName", 11, 1),
        ("blank-at-end", "PrivilegesList.1.Database", 13, 12),
    ] {
        let found = issue(&object, code);
        assert_eq!(
            (&found["field"], &found["file"], &found["line"], &found["column"]),
            (&json!(field), &json!("draft.toml"), &json!(line), &json!(column)),
            "{object:#}"
        );
    }
    let tag = object["issues"].as_array().unwrap().last().unwrap();
    assert_eq!((&tag["field"], &tag["fix"], &tag["line"]), (&json!("Tags.0.TagValue"), &json!("v"), &json!(17)));
    assert!(desk.run(&["check", "draft.toml"]).out.contains("! draft.toml:17:12  Tags.0.TagValue  "));
}

#[test]
fn a_file_is_not_blamed_for_what_the_command_line_said() {
    let desk = Desk::new();
    let source = |args: &[&str], code: &str| {
        let object = desk.check(with("[\"10.0.1.%\"]", "[\"10.0.1.%\", \"10.0.1\", \"10.%\"]"), args);
        let found = issue(&object, code);
        (found["source"].clone(), found["line"].clone(), found["field"].clone())
    };
    let set = |args: &[&str], code: &str| source(args, code);
    assert_eq!(
        set(&["--set", "UserNamePrefix=testPrefix"], "prefix-too-long"),
        (json!("--set"), Value::Null, json!("UserNamePrefix"))
    );
    assert_eq!(set(&["--set", "Domains="], "hosts-missing"), (json!("--set"), Value::Null, json!("Domains")));
    assert_eq!(set(&["--set", "Domains.3=10.0.1.*"], "host-form").0, Value::Null, "the first is the file's");
    assert_eq!(set(&["--region", "ap-guangzhou-3"], "region-zone"), (json!("--region"), Value::Null, json!("region")));
    assert_eq!(
        set(&["--grant", "select on `a `.*"], "blank-at-end"),
        (json!("--grant"), Value::Null, json!("PrivilegesList.1.Database"))
    );
    // The second host moves up, and its line is still correct.
    assert_eq!(source(&["--set", "Domains.0="], "host-form"), (Value::Null, json!(5), json!("Domains.0")));
    let told = desk.run(&["check", "draft.toml", "--set", "UserNamePrefix=testPrefix"]).out;
    assert!(told.contains("! --set  UserNamePrefix  testPrefix has 10 characters"), "{told}");
}

#[test]
fn a_script_of_grants_is_named_with_its_line_beside_the_faults_of_the_draft() {
    let desk = Desk::new();
    desk.put("g.sql", "GRANT SELECT ON a.* TO b;\n\nGRANT SELCT ON c.* TO b;\nGRANT SELECT ON `d `.* TO b;\n");
    let object = desk.check(with("ordersrw", "testPrefix"), &["--grants", "g.sql", "--grant", "selct on x.*"]);
    let script = issue(&object, "grant-privilege");
    assert_eq!((&script["file"], &script["line"]), (&json!("g.sql"), &json!(3)), "{object:#}");
    assert!(!script["text"].as_str().unwrap().contains("g.sql"), "{script:#}");
    let unit = issue(&object, "blank-at-end");
    assert_eq!(
        (&unit["file"], &unit["line"], &unit["field"]),
        (&json!("g.sql"), &json!(4), &json!("PrivilegesList.2.Database")),
        "{object:#}"
    );
    issue(&object, "prefix-too-long");
    assert_eq!(told(&object).iter().filter(|told| told.starts_with("grant-")).count(), 2, "{object:#}");
}

#[test]
fn each_verdict_of_a_host_has_its_own_code_and_its_fix() {
    let desk = Desk::new();
    for (host, code, fix) in [
        ("10.0.0.1:3306", "host-form", json!("10.0.0.1")),
        ("'%'", "host-form", json!("%")),
        ("10.0.0.1,10.0.0.2", "host-several", json!(["10.0.0.1", "10.0.0.2"])),
        ("10.0.0.1 ", "host-form", json!("10.0.0.1")),
        ("10.0.0.1\\n", "control-character", json!("10.0.0.1")),
        ("10.0.0.1\\u200b", "unseen-character", json!("10.0.0.1")),
        ("10.0.0.1-10.0.0.9", "host-range", Value::Null),
        ("10.0.0.0-10.0.0.255", "host-range", json!("10.0.0.%")),
        ("0x0a.0.0.1", "host-hexadecimal", json!("10.0.0.1")),
        ("10.01.%", "host-leading-zero", json!("10.1.%")),
        ("010.0.0.1", "host-leading-zero", Value::Null),
        ("１0.0.0.1", "look-alike-letter", json!("10.0.0.1")),
        ("10.0.0.0/24", "host-form", json!("10.0.0.%")),
        ("10.0.0.0/25", "host-mask", Value::Null),
        ("fe80::1", "host-ipv6", Value::Null),
        ("db-1.corp", "host-name", Value::Null),
        ("10.0.300.1", "host-octet", Value::Null),
        ("%", "host-everyone", Value::Null),
    ] {
        let object = desk.check(with("\"10.0.1.%\"", &format!("\"{host}\"")), &[]);
        let found = &object["issues"][0];
        assert_eq!((&found["code"], &found["fix"]), (&json!(code), &fix), "{host}: {object:#}");
        // The suggested fix is valid, and the text mentions it.
        if let Some(fix) = fix.as_str() {
            let text = found["text"].as_str().unwrap();
            assert!(text.ends_with(&format!("Write {fix}")), "{host}: {text}");
            let good = desk.check(with("10.0.1.%", fix), &[]);
            assert!(told(&good).iter().all(|told| told.starts_with("host-everyone")), "{host}: {good:#}");
        }
    }
}

#[test]
fn letters_that_look_like_ascii_are_named_by_their_number() {
    let desk = Desk::new();
    for (from, to, field, char, fix) in [
        ("prod-orders-rw", "prod-оrders-rw", "SecretName", "U+043E", "prod-orders-rw"),
        ("prod-orders-rw", "\u{212a}ate", "SecretName", "U+212A", "Kate"),
        ("prod-orders-rw", "ｐrod", "SecretName", "U+FF50", "prod"),
        ("ordersrw", "оrders", "UserNamePrefix", "U+043E", "orders"),
        ("cdb-n4j3y33j", "cdb-n4ј3y33j", "InstanceID", "U+0458", "cdb-n4j3y33j"),
        ("\"Mysql\"", "\"Мysql\"", "ProductName", "U+041C", "Mysql"),
    ] {
        let object = desk.check(with(from, to), &[]);
        let found = issue(&object, "look-alike-letter");
        assert_eq!((&found["field"], &found["fix"]), (&json!(field), &json!(fix)), "{object:#}");
        let text = found["text"].as_str().unwrap();
        assert!(text.contains(char) && text.ends_with(fix), "{text}");
    }
    // A letter and its accent as two characters, as some keyboards and file systems write them.
    let object = desk.check(with("prod-orders-rw", "cafe\u{301}"), &[]);
    assert!(object["issues"][0]["text"].as_str().unwrap().contains("U+0301"), "{object:#}");
    assert_eq!(object["issues"][0]["fix"], "cafe");
}

#[test]
fn a_control_character_in_a_value_of_one_line_is_an_error_with_the_cleaned_value() {
    let desk = Desk::new();
    for (field, value, fix) in [
        ("InstanceID", "cdb-n4j3y33j\n", "cdb-n4j3y33j"),
        ("ProductName", "Mysql\t", "Mysql"),
        ("AccountRemark", "two\nlines", "twolines"),
        ("KmsKeyId", "6abd1fdb-86d4-11ef-b72d-52540089bc41\u{7f}", "6abd1fdb-86d4-11ef-b72d-52540089bc41"),
        ("KmsHsmClusterId", "cls-1\u{85}", "cls-1"),
        ("Domains.0", "10.0.0.1\r", "10.0.0.1"),
        ("Tags.0.TagKey", "a\tb", "ab"),
        ("Tags.0.TagValue", "v\n", "v"),
        ("PrivilegesList.0.Database", "orders\n", "orders"),
    ] {
        let more: &[&str] =
            if field.starts_with("Tags") { &["--set", "Tags.0.TagKey=k", "--set", "Tags.0.TagValue=v"] } else { &[] };
        let object = desk.check(GOOD, &[more, &["--set", &format!("{field}={value}")]].concat());
        let found = issue(&object, "control-character");
        assert_eq!(
            (&found["field"], &found["level"], &found["fix"]),
            (&json!(field), &json!("error"), &json!(fix)),
            "{object:#}"
        );
    }
    for field in ["SecretName", "UserNamePrefix", "region", "RotationBeginTime", "RotationFrequency", "EncryptType"] {
        let set = [&format!("{field}=1\n")[..], "EnableRotation=true"].map(|set| ["--set".to_owned(), set.to_owned()]);
        let args: Vec<&str> = set.iter().flatten().map(String::as_str).collect();
        assert_eq!(desk.check(GOOD, &args)["outcome"], "invalid", "{field}");
    }
}

#[test]
fn a_tag_has_letters_of_the_documented_sets_only() {
    let desk = Desk::new();
    for (value, is_good) in [
        ("支付 - a:b/c@d;e>f<g", true),
        ("（【＋＝】）", true),
        ("हिन्दी ก่อน", true),
        ("DBA & Ops", false),
        ("a#b", false),
        ("a%", false),
        ("🔑", false),
        ("a*", false),
    ] {
        let object = desk.check(GOOD, &["--set", "Tags.0.TagKey=k", "--set", &format!("Tags.0.TagValue={value}")]);
        assert_eq!(object["outcome"], if is_good { "valid" } else { "invalid" }, "{value}: {object:#}");
        assert_eq!(told(&object).contains(&"tag-character Tags.0.TagValue".to_owned()), !is_good, "{value}");
    }
}

#[test]
fn what_the_hint_offers_is_taken_in_files_and_by_set_and_said() {
    let desk = Desk::new();
    for words in ["+10d", "sat 03:00", "2030-01-02 03:04", "tomorrow 3am", "下周六"] {
        let file =
            format!("{GOOD}EnableRotation = true\nRotationBeginTime = \"{words}\"\nRotationFrequency = \"30 days\"\n");
        let set = format!("RotationBeginTime={words}");
        let of_set =
            desk.check(GOOD, &["--set", "EnableRotation=true", "--set", &set, "--set", "RotationFrequency=30 days"]);
        let of_file = desk.check(&file, &[]);
        for object in [&of_file, &of_set] {
            assert_eq!(object["outcome"], "valid", "{words}: {object:#}");
            assert!(issue(object, "begin-words")["text"].as_str().unwrap().starts_with(words), "{object:#}");
            assert_eq!(issue(object, "frequency-words")["text"], "30 days is sent as 30");
        }
        assert_eq!(of_file["sha256"], of_set["sha256"], "{words}");
    }
    for begin in ["soon", "0000-01-01 00:00:00", "10000-01-01 00:00:00", "2030-02-30 00:00:00", "2030-01-02 03:04:05\n"]
    {
        let set = format!("RotationBeginTime={begin}");
        let object = desk.check(GOOD, &["--set", "EnableRotation=true", "--set", &set]);
        assert_eq!(object["outcome"], "invalid", "{begin}: {object:#}");
    }
}

#[test]
fn a_value_of_set_has_the_type_of_its_field() {
    let desk = Desk::new();
    for set in ["RotationFrequency=abc", "EnableRotation=yes", "EncryptType=x", "RotationFrequency=1.5"] {
        let object = desk.check(GOOD, &["--set", set]);
        assert_eq!(object["outcome"], "invalid", "{set}: {object:#}");
    }
    assert_eq!(desk.check(format!("{GOOD}RotationFrequency = \"abc\"\n"), &[])["outcome"], "invalid");
}

#[test]
fn a_byte_order_mark_before_a_draft_is_no_part_of_it() {
    let desk = Desk::new();
    let plain = desk.check(GOOD, &[]);
    let marked = desk.check(format!("\u{feff}{GOOD}"), &[]);
    assert_eq!((&marked["outcome"], &marked["sha256"]), (&json!("valid"), &plain["sha256"]));
    let wrong = desk.check(format!("\u{feff}TabelName = 1\n{GOOD}"), &[]);
    assert_eq!((&wrong["issues"][0]["line"], &wrong["issues"][0]["column"]), (&json!(1), &json!(1)));
    assert!(desk.run(&["check", "draft.toml"]).out.contains("1 | TabelName = 1\n  | ^^^^^^^^^\n"));
}

#[test]
fn a_zone_or_a_region_of_another_cloud_is_told_with_the_likely_one() {
    let desk = Desk::new();
    for (region, code, fix) in [
        ("ap-guangzhou-3", "region-zone", json!("ap-guangzhou")),
        ("cn-guangzhou", "region-unknown", json!("ap-guangzhou")),
        ("us-east-1", "region-unknown", json!("na-ashburn")),
        ("ap-southeast-1", "region-unknown", json!("ap-singapore")),
        ("ap-guangzou", "region-unknown", json!("ap-guangzhou")),
        ("guangzhou", "region-form", json!("ap-guangzhou")),
        ("xx-nowhere", "region-unknown", Value::Null),
    ] {
        let object = desk.check(GOOD, &["--region", region]);
        let found = &object["issues"][0];
        assert_eq!(
            (&found["code"], &found["fix"], &found["level"]),
            (&json!(code), &fix, &json!("warning")),
            "{region}"
        );
    }
    for region in ["ap-guangzhou", "ap-nanjing", "ap-shanghai-fsi", "na-siliconvalley"] {
        assert_eq!(told(&desk.check(GOOD, &["--region", region])), [] as [&str; 0], "{region}");
    }
    let object = desk.check(GOOD, &["--region", "ap-newcity"]);
    assert_eq!((object["issues"][0]["level"].as_str(), object["outcome"].as_str()), (Some("note"), Some("valid")));
}

#[test]
fn an_id_that_is_only_its_beginning_is_told_to_be_that() {
    let object = Desk::new().check(with("cdb-n4j3y33j", "cdb-"), &[]);
    assert_eq!(object["issues"][0]["code"], "instance-incomplete");
    assert!(object["issues"][0]["text"].as_str().unwrap().starts_with("cdb- is only the start of an ID"));
}

#[test]
fn two_drafts_of_one_name_are_told_of_each_other() {
    let desk = Desk::new();
    desk.put("a.toml", GOOD);
    desk.put("b.toml", with("10.0.1.%", "10.0.2.%"));
    desk.put("c.toml", GOOD);
    desk.put("d.toml", format!("region = \"ap-beijing\"\n{GOOD}"));
    let objects = |files: &[&str]| {
        let ran = desk.run(&[&["check", "--json"], files].concat());
        let objects: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (ran.code, objects)
    };
    let (code, two) = objects(&["a.toml", "b.toml"]);
    assert_eq!((code, &two[0]["outcome"], &two[1]["outcome"]), (2, &json!("invalid"), &json!("invalid")), "{two:#?}");
    for (object, other) in [(&two[0], "b.toml"), (&two[1], "a.toml")] {
        assert!(issue(object, "name-shared")["text"].as_str().unwrap().contains(other), "{object:#}");
    }
    let (code, same) = objects(&["a.toml", "c.toml"]);
    assert_eq!((code, &issue(&same[1], "name-shared")["level"]), (0, &json!("warning")));
    assert_eq!(objects(&["a.toml", "d.toml"]).0, 0);
    assert_eq!(
        (&issue(&two[1], "name-shared")["line"], &issue(&two[1], "name-shared")["column"]),
        (&json!(1), &json!(14))
    );
    assert_eq!(told(&objects(&["a.toml"]).1[0]), [] as [&str; 0]);
}

#[test]
fn a_path_that_is_a_url_or_the_json_itself_is_told_for_what_it_is() {
    let desk = Desk::new();
    let text = |file: &str| desk.run(&["check", file]).out;
    assert!(text("file://base.json").contains("Write the path without file: base.json"));
    assert!(text(r#"{"SecretName":"a"}"#).contains("is JSON, not a file name"));
    assert!(text("none.toml").contains("There is no file none.toml"));
}

#[test]
fn one_warning_is_accepted_by_its_code() {
    let desk = Desk::new();
    let draft = with("\"10.0.1.%\"", "\"%\"").replace("Mysql", "Tdsql_C_Mysql").replace("cdb-", "cynosdbmysql-");
    desk.put("draft.toml", draft);
    let run = |args: &[&str]| desk.run(&[&["check", "draft.toml", "--json"], args].concat());
    assert_eq!(run(&[]).code, 0);
    assert_eq!(run(&["--strict"]).code, 2);
    let one = run(&["--strict", "--accept", "host-everyone"]);
    assert_eq!(one.code, 2);
    assert_eq!(issue(&one.json(), "host-everyone")["accepted"], true);
    assert_eq!(issue(&one.json(), "privileges-unchecked")["level"], "error");
    let both = run(&["--strict", "--accept", "host-everyone", "--accept", "privileges-unchecked"]);
    assert_eq!((both.code, both.json()["outcome"].as_str()), (0, Some("valid")), "{}", both.out);
    let unknown = run(&["--accept", "host-everyon"]);
    assert_eq!((unknown.code, &unknown.json()["issues"][0]["code"]), (2, &json!("usage")));
    assert!(unknown.out.contains("did you mean host-everyone?"), "{}", unknown.out);
}

#[test]
fn a_command_line_error_is_a_json_object_too() {
    let desk = Desk::new();
    for args in [
        &["check", "--json"][..],
        &["chek", "--json"],
        &["check", "a", "--colour", "--json"],
        &["check", "a", "--timeout", "5", "--json"],
        &["--json"],
        &["new", "--json"],
        &["check", "a", "--scenario", "ok", "--json"],
        &["check", "a", "--sandbox", "--endpoint", "127.0.0.1:1", "--json"],
    ] {
        let ran = desk.run(args);
        let object = ran.json();
        assert_eq!((ran.code, ran.err.as_str()), (2, ""), "{args:?}");
        assert_eq!(
            (&object["outcome"], &object["issues"][0]["code"]),
            (&json!("invalid"), &json!("usage")),
            "{args:?}"
        );
        assert!(!object["issues"][0]["text"].as_str().unwrap().is_empty(), "{args:?}");
    }
    let ran = desk.run(&["status", "--json"]);
    assert_eq!((ran.code, &ran.json()["outcome"]), (0, &json!("none")));
}

#[test]
fn every_object_about_a_file_names_it() {
    let desk = Desk::new();
    desk.put("good.toml", GOOD);
    for args in [&["check"][..], &["preview"], &["create"], &["create", "--yes", "--sandbox"]] {
        let ran = desk.run(&[args, &["good.toml", "--json"]].concat());
        assert_eq!(ran.json()["file"], "good.toml", "{args:?}: {}", ran.out);
        let ran = desk.run(&[args, &["none.toml", "--json"]].concat());
        assert_eq!(
            (&ran.json()["file"], &ran.json()["issues"][0]["code"]),
            (&json!("none.toml"), &json!("file-missing"))
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_says_why() {
    let desk = Desk::new();
    desk.put("good.toml", GOOD);
    for args in [
        &["check", "good.toml"][..],
        &["check", "good.toml", "--json"],
        &["preview", "good.toml"],
        &["completions", "bash"],
    ] {
        let mut command = desk.command(args);
        command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let ran = Ran::of(command.output().unwrap());
        assert_eq!(ran.code, 1, "{args:?}");
        assert!(ran.err.contains("The output could not be written: No space left"), "{args:?}: {}", ran.err);
    }
}

/// Returns the rows of the tables under a heading of docs/json.md, cell by cell.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/json.md")).unwrap();
    let part = page.split("\n## ").find(|part| part.starts_with(heading)).expect(heading);
    let lines = part.lines().filter(|line| line.starts_with("| `"));
    lines.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Returns the texts between backquotes.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_page_lists_exactly_the_codes_of_the_program() {
    let written: Vec<String> = rows("Codes").iter().flat_map(|row| quoted(&row[0])).collect();
    let known: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(written.len(), written.iter().collect::<BTreeSet<_>>().len(), "a code stands twice");
    assert_eq!(written.into_iter().collect::<BTreeSet<_>>(), known);
    assert!(rows("Codes").iter().all(|row| row.len() == 3 && !row[2].is_empty()));
}

#[test]
fn the_page_has_every_outcome_of_a_request_with_its_exit_code() {
    for spec in STANDINGS {
        let row = rows("Outcomes").into_iter().find(|row| quoted(&row[0]) == [spec.outcome]).expect(spec.outcome);
        let codes: Vec<u8> = row[1].split(", ").map(|code| code.parse().unwrap()).collect();
        assert!(codes.contains(&spec.exit), "{} exits with {}", spec.outcome, spec.exit);
    }
}

#[test]
fn every_member_that_is_printed_stands_on_the_page() {
    let names = |heading: &str| rows(heading).iter().flat_map(|row| quoted(&row[0])).collect::<BTreeSet<String>>();
    let (members, of_issue, outcomes) = (names("The object"), names("An issue"), names("Outcomes"));
    let desk = Desk::new();
    desk.put("good.toml", GOOD);
    desk.put("bad.toml", with("10.0.1.%", "10.0.1"));
    let fail = ["create", "good.toml", "--yes", "--sandbox", "--scenario"];
    let mut seen = BTreeSet::new();
    for args in [
        &["check", "good.toml"][..],
        &["check", "bad.toml", "--accept", "host-form"],
        &["check", "bad.toml", "--set", "SecretName=!"],
        &["check", "none.toml"],
        &["preview", "good.toml"],
        &["status"],
        &["status", "nobody"],
        &["journal", "prune"],
        &["resume", "nobody"],
        &["create", "good.toml"],
        &["create", "good.toml", "--yes"],
        &[&fail[..], &["ok"]].concat(),
        &[&fail[..], &["task-fails", "--set", "SecretName=a1"]].concat(),
        &[&fail[..], &["tag-fails", "--set", "SecretName=a2"]].concat(),
        &[&fail[..], &["drops-answer", "--set", "SecretName=a3"]].concat(),
        &["--json"],
    ] {
        let ran = desk.run(&[args, &["--json"]].concat());
        for line in ran.out.lines() {
            let object: Value = serde_json::from_str(line).unwrap();
            assert_eq!(object["schema"], 1, "{args:?}");
            let outcome = object["outcome"].as_str().unwrap().to_owned();
            assert!(outcomes.contains(&outcome), "{outcome} of {args:?} is not on the page");
            seen.insert(outcome);
            for name in object.as_object().unwrap().keys() {
                assert!(members.contains(name), "{name} of {args:?} is not on the page: {object:#}");
            }
            for issue in object["issues"].as_array().unwrap() {
                for name in issue.as_object().unwrap().keys() {
                    assert!(of_issue.contains(name), "{name} of an issue is not on the page");
                }
                for name in ["field", "item", "code", "rule", "level", "text"] {
                    assert!(issue.get(name).is_some(), "{issue:#} has no {name}");
                }
                assert!(CODES.iter().any(|(code, _)| issue["code"] == *code), "{issue:#}");
            }
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

#[test]
fn a_spelling_for_a_shell_is_read_as_the_very_bytes_by_every_shell() {
    let desk = Desk::new();
    let draft = format!("{GOOD}Description = \"it's \\\\ 5% \\\"支付\\\" \\u202e\\n$HOME `x` !!\"\n");
    desk.put("draft.toml", &draft);
    let bytes = desk.run(&["preview", "draft.toml", "--as", "exact"]).out;
    // These programs write their arguments to a file.
    let bin = desk.0.path().join("bin");
    fs::create_dir(&bin).unwrap();
    desk.put("keep", "#!/bin/sh\n/bin/cat > got\n");
    for program in ["tccli", "curl"] {
        install(&desk.0.path().join("keep"), &bin.join(program));
    }
    let mut read = 0;
    for format in ["tccli", "curl"] {
        let command = desk.run(&["preview", "draft.toml", "--as", format]).out;
        for shell in ["sh", "dash", "bash", "ksh", "zsh", "fish"] {
            let found =
                ["/bin", "/usr/bin"].iter().map(|folder| PathBuf::from(folder).join(shell)).find(|it| it.exists());
            let Some(found) = found else { continue };
            let mut run = Command::new(found);
            run.args(["-c", &command])
                .current_dir(desk.0.path())
                .env_clear()
                .env("HOME", desk.0.path())
                .env("PATH", &bin);
            assert!(run.output().unwrap().status.success(), "{shell}: {command}");
            assert_eq!(fs::read_to_string(desk.0.path().join("got")).unwrap(), bytes, "{shell}: {command}");
            read += 1;
        }
    }
    assert!(read >= 2, "{read}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_body_that_is_no_argument_of_a_program_is_piped() {
    let desk = Desk::new();
    let grants: Vec<String> = (0..2_000).map(|at| format!("\"select on db_{at:04}.table_{at:04}\"")).collect();
    desk.put("draft.toml", with("[\"select on orders.*\"]", &format!("[{}]", grants.join(", "))));
    let bytes = desk.run(&["preview", "draft.toml", "--as", "exact"]).out;
    assert!(bytes.len() > 160_000, "{}", bytes.len());
    let command = desk.run(&["preview", "draft.toml", "--as", "curl"]).out;
    let script = command.replace("curl -sS", "cat #");
    desk.put("script.sh", script.split(" \\\n").next().unwrap());
    let ran = Ran::of(Command::new("sh").arg("script.sh").current_dir(desk.0.path()).output().unwrap());
    assert_eq!((ran.code, ran.out.len()), (0, bytes.len()), "{}", ran.err);
    assert!(command.ends_with("--data-binary @-\n"), "{}", &command[command.len() - 80..]);
    let form = desk.run(&["preview", "draft.toml", "--as", "form"]);
    assert!(form.code == 0 && form.err.contains("a GET allows 32 KiB"), "{}", form.err);
    let object = desk.run(&["preview", "draft.toml", "--as", "form", "--json"]).json();
    assert_eq!(issue(&object, "form-too-large")["level"], "warning");
}

#[test]
fn a_preview_for_the_sandbox_names_an_address_that_can_be_served() {
    let desk = Desk::new();
    desk.put("good.toml", GOOD);
    for format in ["curl", "headers", "canonical", "tccli"] {
        let ran = desk.run(&["preview", "good.toml", "--sandbox", "--as", format]);
        assert!(ran.code == 0 && ran.out.contains("127.0.0.1:8787"), "{format}: {}", ran.out);
        assert!(ran.err.contains("dbcred sandbox --port 8787"), "{format}: {}", ran.err);
    }
    assert_eq!(desk.run(&["preview", "good.toml", "--sandbox", "--as", "exact"]).err, "");
}

#[test]
fn sql_leaves_no_unit_out_in_silence() {
    let desk = Desk::new();
    let sql = |product: &str, instance: &str, grant: &str| {
        let draft = with("Mysql", product).replace("cdb-n4j3y33j", instance).replace("grants", "# grants");
        desk.put("draft.toml", format!("{draft}PrivilegesList = [{grant}]\n"));
        desk.run(&["preview", "draft.toml", "--as", "sql"]).out
    };
    let schema =
        r#"{PrivilegeName = "SchemaPrivileges", Privileges = ["usage"], Database = "shop", SchemaName = "public"}"#;
    let out = sql("PostgreSQL", "postgres-6r233v55", schema);
    assert!(out.contains("\\connect \"shop\"\nGRANT usage ON SCHEMA \"public\" TO"), "{out}");
    let database = r#"{PrivilegeName = "DatabasePrivileges", Privileges = ["readWrite"], Database = "shop"}"#;
    let out = sql("MongoDB", "cmgo-5k0w3e5n", database);
    assert!(
        !out.contains("GRANT readWrite") && out.contains("--   readWrite (DatabasePrivileges of Database shop)"),
        "{out}"
    );
    let out = sql(
        "Tdsql_C_Mysql",
        "cynosdbmysql-8fz0w1ab",
        &format!("{schema}, {}", database.replace("readWrite", "SELECT")),
    );
    assert!(
        out.contains("GRANT SELECT ON `shop`.* TO") && out.contains("-- MySQL has no statement for\n--   usage ("),
        "{out}"
    );
}

#[test]
fn a_grant_of_the_command_line_is_as_free_as_that_of_the_json() {
    let desk = Desk::new();
    let draft = with("Mysql", "Tdsql_C_Mysql").replace("cdb-", "cynosdbmysql-");
    let object = desk.check(&draft, &["--grant", "read on a.*"]);
    assert_eq!(
        (&object["outcome"], told(&object)),
        (&json!("valid"), vec!["privileges-unchecked PrivilegesList".to_owned()])
    );
    assert_eq!(desk.check(GOOD, &["--grant", "read it on a.*"])["outcome"], "invalid");
}

#[test]
fn a_mistyped_option_gets_no_tip_that_misleads() {
    let desk = Desk::new();
    let ran = desk.run(&["check", "good.toml", "--quiet"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("'--quiet'") && !ran.err.contains("-- --quiet"), "{}", ran.err);
}

#[test]
fn issues_beyond_the_limit_are_counted() {
    let grants: Vec<String> = (0..150).map(|at| format!("\"selec on d{at}.*\"")).collect();
    let names: Vec<String> = (0..150).map(|at| format!("\"Name{at}x\":1")).collect();
    for (file, text) in [
        ("many.toml", GOOD.replace("grants = [", &format!("grants = [{},", grants.join(",")))),
        ("many.json", format!("{{{}}}", names.join(","))),
        ("twice.json", format!("{{{}}}", vec!["\"Colour\":1"; 151].join(","))),
        ("broken.toml", "x = = 1\n".repeat(150)),
    ] {
        let desk = Desk::new();
        desk.put(file, &text);
        let ran = desk.run(&["check", file, "--json"]);
        let object = ran.json();
        let listed = object["issues"].as_array().unwrap().iter().filter(|issue| issue["level"] == "error").count();
        let more = usize::try_from(object["more"].as_u64().unwrap_or_default()).unwrap();
        assert!(listed >= 100 && listed + more >= 150, "{file}: {listed} and {more}");
        let said = desk.run(&["check", file]);
        let text = format!("{}{}", said.out, said.err);
        assert!(text.contains(&format!("{} errors", listed + more)), "{file} {text}");
        assert!(text.contains(&format!("! and {more} more")), "{file} {text}");
    }
}
