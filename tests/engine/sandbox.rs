//! The sandbox as its clients see it: bytes over a socket, recorded from official tools or signed by dbcred.

use std::{fmt::Write as _, io::Read as _};

use dbcred::{
    sandbox::{OTHER_SECRET_ID, OTHER_SECRET_KEY, SECRET_ID, SECRET_KEY, Sandbox, SandboxSite, Scenario, Settings},
    sign::{self, CredentialScope, Signable},
    wire::{self, AnswerError, ApiAnswer, secrets::CreatedSecret},
};
use flate2::read::GzDecoder;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const CREATE: &str = "CreateProductSecret";

/// The services and their versions.
const VERSIONS: [(&str, &str); 13] = [
    ("ssm", "2019-09-23"),
    ("sts", "2018-08-13"),
    ("kms", "2019-01-18"),
    ("tag", "2018-08-13"),
    ("region", "2022-06-27"),
    ("cdb", "2017-03-20"),
    ("cynosdb", "2019-01-07"),
    ("dcdb", "2018-04-11"),
    ("mariadb", "2017-03-12"),
    ("postgres", "2017-03-12"),
    ("sqlserver", "2018-03-28"),
    ("redis", "2018-04-12"),
    ("mongodb", "2019-07-25"),
];

/// A request before it is signed.
struct Sent {
    action: String,
    service: &'static str,
    version: &'static str,
    method: &'static str,
    query: String,
    body: String,
    extra: Vec<(&'static str, String)>,
    signed: Vec<&'static str>,
    host: String,
    content_type: String,
    id: &'static str,
    key: &'static str,
    at: Timestamp,
}

impl Sent {
    fn post(action: &str, body: &Value) -> Sent {
        let service = match action {
            "GetCallerIdentity" | "AssumeRole" | "AssumeRoleWithWebIdentity" => "sts",
            "ListKeyDetail" | "ListKeys" | "DescribeKey" | "DescribeKeys" => "kms",
            "DescribeTagKeys" | "DescribeTagValues" | "GetTagKeys" | "GetTagValues" => "tag",
            "DescribeRegions" => "region",
            name if name.contains("Databases") || name.contains("Table") => "cdb",
            name if name.contains("DBInstances") || name.contains("Account") => "cdb",
            "DescribeSupportedPrivileges" => "cdb",
            _ => "ssm",
        };
        Sent::of(service, action, body)
    }

    fn of(service: &str, action: &str, body: &Value) -> Sent {
        let (service, version) = VERSIONS.into_iter().find(|(known, _)| *known == service).unwrap();
        Sent {
            action: action.to_owned(),
            service,
            version,
            method: "POST",
            query: String::new(),
            body: body.to_string(),
            extra: vec![("X-TC-Region", "ap-guangzhou".to_owned())],
            signed: vec!["content-type", "host"],
            host: "sandbox.test".to_owned(),
            content_type: "application/json".to_owned(),
            id: SECRET_ID,
            key: SECRET_KEY,
            at: Timestamp::now(),
        }
    }

    fn get(action: &str, query: &str) -> Sent {
        let content_type = "application/x-www-form-urlencoded".to_owned();
        let post = Sent::post(action, &json!({}));
        Sent { method: "GET", query: query.to_owned(), body: String::new(), content_type, ..post }
    }

    fn in_region(self, region: &str) -> Sent {
        Sent { extra: vec![("X-TC-Region", region.to_owned())], ..self }
    }

    fn header(&self, name: &str) -> String {
        match name {
            "content-type" => self.content_type.clone(),
            "host" => self.host.clone(),
            "x-tc-action" => self.action.clone(),
            other => panic!("{other} is not signed here"),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let scope = CredentialScope::new(self.service, self.at);
        let values: Vec<String> = self.signed.iter().map(|name| self.header(name)).collect();
        let headers: Vec<(&str, &str)> = self.signed.iter().copied().zip(values.iter().map(String::as_str)).collect();
        let is_unsigned = self.extra.iter().any(|(_, value)| value == "UNSIGNED-PAYLOAD");
        let what = Signable {
            method: self.method,
            query: &self.query,
            headers: &headers,
            body: if is_unsigned { b"UNSIGNED-PAYLOAD" } else { self.body.as_bytes() },
        };
        let to_sign = sign::string_to_sign(&sign::canonical_request(&what), &scope);
        let signature = sign::signature(&to_sign, &scope, self.key);
        let authorization = sign::authorization(self.id, &scope, &sign::signed_headers(&headers), &signature);
        let mark = if self.query.is_empty() { "" } else { "?" };
        let mut head = format!(
            "{} /{mark}{} HTTP/1.1\r\nHost: {}\r\nContent-Type: {}\r\nX-TC-Action: {}\r\nX-TC-Version: {}\r\n\
             X-TC-Timestamp: {}\r\nAuthorization: {authorization}\r\nContent-Length: {}\r\nConnection: close\r\n",
            self.method,
            self.query,
            self.host,
            self.content_type,
            self.action,
            self.version,
            self.at.as_second(),
            self.body.len(),
        );
        for (name, value) in &self.extra {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let mut bytes = (head + "\r\n").into_bytes();
        bytes.extend_from_slice(self.body.as_bytes());
        bytes
    }
}

/// Returns everything that arrives until the connection is closed.
async fn exchange(sandbox: &Sandbox, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    // A reset after the answer does not matter.
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

fn split(answer: &[u8]) -> (String, &[u8]) {
    let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with a head");
    (String::from_utf8(answer[..at].to_vec()).unwrap().to_lowercase(), &answer[at + 4..])
}

async fn ask(sandbox: &Sandbox, sent: &Sent) -> Value {
    let answer = exchange(sandbox, &sent.bytes()).await;
    let (head, body) = split(&answer);
    assert!(head.starts_with("http/1.1 200 "), "{head}");
    serde_json::from_slice::<Value>(body).unwrap()["Response"].clone()
}

async fn call(sandbox: &Sandbox, action: &str, body: Value) -> Value {
    ask(sandbox, &Sent::post(action, &body)).await
}

fn code(answer: &Value) -> &str {
    answer["Error"]["Code"].as_str().unwrap_or("done")
}

async fn start(scenario: Scenario) -> Sandbox {
    Sandbox::start(Settings { scenario, ..Settings::default() }).await.unwrap()
}

fn credential(name: &str) -> Value {
    json!({
        "SecretName": name, "UserNamePrefix": "ordersrw", "ProductName": "Mysql", "InstanceID": "cdb-n4j3y33j",
        "Domains": ["10.0.1.%", "10.0.2.15"],
        "PrivilegesList": [
            {"PrivilegeName": "TablePrivileges", "Privileges": ["SELECT"], "Database": "orders", "TableName": "item"},
            {"PrivilegeName": "GlobalPrivileges", "Privileges": ["PROCESS"], "Database": ""},
            {"PrivilegeName": "TablePrivileges", "Privileges": ["INSERT"], "Database": "orders", "TableName": "item"},
        ],
    })
}

fn with(mut value: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("{changes} is no object") };
    for (name, change) in changes {
        value[name] = change;
    }
    value
}

/// Requests of the official Python SDK (POST and GET), of `tccli` and of the official Node SDK (POST and GET), and when
/// they were signed, in seconds since 1970. The Node SDK takes the service of the scope from the endpoint, `127`, and
/// signs the host without its port.
const RECORDED: [(&[u8], i64); 5] = [
    (include_bytes!("sandbox/python-sdk-post.http"), 1_795_536_664),
    (include_bytes!("sandbox/python-sdk-get.http"), 1_795_536_664),
    (include_bytes!("sandbox/tccli.http"), 1_795_536_665),
    (include_bytes!("sandbox/node-sdk-post.http"), 1_795_930_331),
    (include_bytes!("sandbox/node-sdk-get.http"), 1_795_930_331),
];

async fn replay(bytes: &[u8], clock: i64) -> Value {
    let clock = Some(Timestamp::from_second(clock).unwrap());
    let sandbox = Sandbox::start(Settings { clock, ..Settings::default() }).await.unwrap();
    let close = String::from_utf8(bytes.to_vec()).unwrap().replace("Connection: keep-alive", "Connection: close");
    let answer = exchange(&sandbox, close.as_bytes()).await;
    serde_json::from_slice::<Value>(split(&answer).1).unwrap()["Response"].clone()
}

#[tokio::test]
async fn recorded_requests_of_official_tools_are_accepted() {
    for (bytes, at) in RECORDED {
        for clock in [at - 300, at, at + 300] {
            let answer = replay(bytes, clock).await;
            assert_eq!(answer["FlowID"], 1, "{answer}");
        }
        for clock in [at - 301, at + 301] {
            assert_eq!(code(&replay(bytes, clock).await), "AuthFailure.SignatureExpire");
        }
    }
}

#[tokio::test]
async fn one_changed_byte_of_a_recorded_request_is_noticed() {
    for (bytes, at) in RECORDED {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut count = 0;
        for (from, to) in [
            ("Host: ", "Host: x"),
            ("Content-Type: application/", "Content-Type: application/ "),
            ("by-tccli", "by-tcclj"),
            ("lzctest", "lzctesu"),
            ("\", \"", "\",  \""),
            ("/ssm/", "/cdb/"),
            ("/127/", "/ssm/"),
            ("by-node", "by-nodf"),
            ("/2026-11-24/", "/2026-11-25/"),
            ("/2026-11-29/", "/2026-11-30/"),
            ("Signature=", "Signature=0"),
        ] {
            let changed = text.replacen(from, to, 1);
            if changed != text {
                count += 1;
                let answer = replay(changed.as_bytes(), at).await;
                assert!(
                    ["AuthFailure.SignatureFailure", "InvalidRequest"].contains(&code(&answer)),
                    "{from}: {answer}"
                );
            }
        }
        assert!(count >= 6, "{count}");
        let other = text.replace("Credential=AKIDSANDBOX0", "Credential=AKIDSANDBOX1");
        assert_eq!(code(&replay(other.as_bytes(), at).await), "AuthFailure.SecretIdNotFound");
    }
}

#[tokio::test]
async fn any_signed_headers_with_content_type_and_host_are_verified() {
    let sandbox = start(Scenario::Ok).await;
    let sent = || Sent::post("GetServiceStatus", &json!({}));
    let action = Sent { signed: vec!["content-type", "host", "x-tc-action"], ..sent() };
    assert_eq!(code(&ask(&sandbox, &action).await), "done");
    let charset = Sent { content_type: "application/json; charset=utf-8".to_owned(), ..sent() };
    assert_eq!(code(&ask(&sandbox, &charset).await), "done");
    let unsigned = Sent { extra: vec![("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD".to_owned())], ..sent() };
    assert_eq!(code(&ask(&sandbox, &unsigned).await), "done");
    let odd_host = Sent { host: format!("http://{}", sandbox.address()), ..sent() };
    assert_eq!(code(&ask(&sandbox, &odd_host).await), "done");
    let no_host = Sent { signed: vec!["content-type"], ..sent() };
    assert_eq!(code(&ask(&sandbox, &no_host).await), "AuthFailure.InvalidAuthorization");
    let unsorted = Sent { signed: vec!["host", "content-type"], ..sent() };
    assert_eq!(code(&ask(&sandbox, &unsorted).await), "AuthFailure.InvalidAuthorization");
    let wrong_key = Sent { key: OTHER_SECRET_KEY, ..sent() };
    assert_eq!(code(&ask(&sandbox, &wrong_key).await), "AuthFailure.SignatureFailure");
}

#[tokio::test]
async fn the_scope_decides_which_service_is_meant() {
    let sandbox = start(Scenario::Ok).await;
    let sent = || Sent::post("GetServiceStatus", &json!({}));
    for (service, host, wanted) in [
        ("ssm", "sandbox.test", "done"),
        // The services are there, but do not have this action or this version of it.
        ("sts", "sandbox.test", "InvalidAction"),
        ("cvm", "sandbox.test", "InvalidAction"),
        ("cvm", "cvm.localhost:1", "InvalidAction"),
        // A client that takes the service from its endpoint, as the Node SDK does, names none.
        ("127", "127.0.0.1:41900", "done"),
        ("127", "127.0.0.1", "done"),
        ("localhost", "localhost:41900", "done"),
        ("127", "sandbox.test", "InvalidAction"),
    ] {
        let answer = ask(&sandbox, &Sent { service, host: host.to_owned(), ..sent() }).await;
        assert_eq!(code(&answer), wanted, "{service} {host}");
    }
}

#[tokio::test]
async fn each_key_belongs_to_an_account_of_its_own() {
    let sandbox = start(Scenario::Ok).await;
    let other =
        |action: &str, body: Value| Sent { id: OTHER_SECRET_ID, key: OTHER_SECRET_KEY, ..Sent::post(action, &body) };
    let name = json!({"SecretName": "prod-legacy"});
    assert_eq!(call(&sandbox, "GetCallerIdentity", json!({})).await["AccountId"], "100012345678");
    assert_eq!(ask(&sandbox, &other("GetCallerIdentity", json!({}))).await["AccountId"], "100023456789");
    assert_eq!(code(&call(&sandbox, "DescribeSecret", name.clone()).await), "done");
    assert_eq!(code(&ask(&sandbox, &other("DescribeSecret", name)).await), "ResourceNotFound");
}

#[tokio::test]
async fn what_is_no_call_of_the_api_is_refused_in_the_envelope() {
    let sandbox = start(Scenario::Ok).await;
    let sent = || Sent::post("GetServiceStatus", &json!({}));
    let cases = [
        ("InvalidAction", Sent { action: String::new(), ..sent() }),
        ("InvalidAction", Sent { action: "CreateEverything".to_owned(), ..sent() }),
        ("NoSuchVersion", Sent { version: "2017-03-20", ..sent() }),
        ("MissingParameter", Sent { version: "", ..sent() }),
        ("UnsupportedProtocol", Sent { method: "PUT", ..sent() }),
        ("UnsupportedProtocol", Sent { method: "DELETE", ..sent() }),
        ("InvalidRequest", Sent { content_type: "multipart/form-data".to_owned(), ..sent() }),
        ("InvalidParameter", Sent { body: "[]".to_owned(), ..sent() }),
        ("InvalidParameter", Sent { body: "{".to_owned(), ..sent() }),
        ("UnsupportedRegion", Sent { extra: vec![("X-TC-Region", "Moon Base".to_owned())], ..sent() }),
    ];
    for (wanted, sent) in cases {
        let answer = ask(&sandbox, &sent).await;
        assert_eq!(code(&answer), wanted, "{answer}");
        assert_eq!(answer["RequestId"].as_str().unwrap().len(), 36);
    }
    let old = "GET /?Action=GetServiceStatus&SecretId=x&Signature=y&SignatureMethod=HmacSHA1 HTTP/1.1\r\n\
               Host: x\r\nConnection: close\r\n\r\n";
    for text in [old, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"] {
        let answer = exchange(&sandbox, text.as_bytes()).await;
        let body: Value = serde_json::from_slice(split(&answer).1).unwrap();
        assert_eq!(code(&body["Response"]), "AuthFailure.InvalidAuthorization");
    }
    let blank = " ".repeat(10 * 1024 * 1024);
    let large = Sent { body: format!("{{{blank}}}"), ..sent() };
    assert_eq!(code(&ask(&sandbox, &large).await), "RequestSizeLimitExceeded");
}

#[tokio::test]
async fn answers_have_the_head_that_official_tools_need_and_ids_of_their_own() {
    let sandbox = start(Scenario::Ok).await;
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let answer = exchange(&sandbox, &Sent::post("GetCallerIdentity", &json!({})).bytes()).await;
        let (head, body) = split(&answer);
        assert!(head.contains("\r\ncontent-type: application/json\r\n"), "{head}");
        assert!(head.contains("\r\ndate: ") && head.contains(" gmt"), "{head}");
        let body: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(body["Response"]["AccountId"], "100012345678");
        ids.insert(body["Response"]["RequestId"].to_string());
    }
    assert_eq!(ids.len(), 20);
}

#[tokio::test]
async fn every_action_that_the_wire_knows_has_a_route() {
    let sandbox = start(Scenario::Ok).await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wire");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let Some((_, block)) = text.split_once("\nactions! { ") else { continue };
        let block = block.split_once("\n}").unwrap().0;
        let service: Vec<&str> = block.split('"').collect();
        for line in block.lines().map(str::trim).filter(|line| line.ends_with(';')) {
            let action = line.split('(').next().unwrap();
            let sent = Sent::of(service[1], action, &json!({}));
            assert_eq!([sent.service, sent.version], [service[1], service[3]], "{action}");
            let answer = ask(&sandbox, &sent).await;
            assert!(["done", "MissingParameter"].contains(&code(&answer)), "{action}: {answer}");
            count += 1;
        }
    }
    assert!(count >= 40, "{count}");
}

#[tokio::test]
async fn a_create_ends_in_two_accounts_with_the_grants_asked_for() {
    let sandbox = start(Scenario::Ok).await;
    let created = call(&sandbox, CREATE, credential("prod-orders-rw")).await;
    assert_eq!([&created["TagCode"], &created["FlowID"]], [&json!(0), &json!(1)], "{created}");
    let look = || call(&sandbox, "DescribeSecret", json!({"SecretName": "prod-orders-rw"}));
    assert_eq!(look().await["Status"], "Creating");
    assert_eq!(call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": 1})).await["TaskStatus"], 0);
    assert_eq!(call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": 1})).await["TaskStatus"], 1);
    let secret = look().await;
    assert_eq!([&secret["Status"], &secret["ResourceID"]], ["Enabled", "cdb-n4j3y33j"]);
    let accounts = secret["AccountInfoList"].as_array().unwrap();
    assert_eq!([&accounts[0]["Version"], &accounts[0]["Host"][1]], ["SSM_Current", "10.0.2.15"]);

    let regexp = json!({"InstanceId": "cdb-n4j3y33j", "AccountRegexp": "^ordersrw_SSM_[0-9A-Za-z]{3}$"});
    assert_eq!(call(&sandbox, "DescribeAccounts", regexp).await["TotalCount"], 4);
    for account in accounts {
        for host in ["10.0.1.%", "10.0.2.15"] {
            let name = json!({"InstanceId": "cdb-n4j3y33j", "User": account["AccountName"], "Host": host});
            let granted = call(&sandbox, "DescribeAccountPrivileges", name).await;
            assert_eq!(granted["GlobalPrivileges"], json!(["PROCESS"]));
            let table = json!([{"Database": "orders", "Table": "item", "Privileges": ["INSERT", "SELECT"]}]);
            assert_eq!(granted["TablePrivileges"], table);
        }
    }
    assert_eq!(code(&call(&sandbox, CREATE, credential("prod-orders-rw")).await), "ResourceInUse.SecretExists");
    // A name is taken in its region only, and so is an instance.
    let elsewhere = |body: Value| Sent::post(CREATE, &body).in_region("ap-shanghai");
    assert_eq!(code(&ask(&sandbox, &elsewhere(credential("prod-orders-rw"))).await), "ResourceNotFound");
    let list = ask(&sandbox, &Sent::post("DescribeDBInstances", &json!({})).in_region("ap-shanghai")).await;
    let instance = json!({"InstanceID": list["Items"][0]["InstanceId"]});
    let sent = elsewhere(with(credential("prod-orders-rw"), instance));
    assert_eq!(code(&ask(&sandbox, &sent).await), "done");
    assert_eq!([sandbox.calls(CREATE), sandbox.creates().len()], [4, 4]);
    assert_eq!(sandbox.creates()[0].body, credential("prod-orders-rw").to_string().into_bytes());
}

#[tokio::test]
async fn a_query_says_the_same_as_a_body() {
    let sandbox = start(Scenario::Ok).await;
    let query = "SecretName=by-get&UserNamePrefix=g&ProductName=Mysql&InstanceID=cdb-n4j3y33j&Domains.0=%25\
                 &PrivilegesList.0.PrivilegeName=DatabasePrivileges&PrivilegesList.0.Privileges.0=LOCK+TABLES\
                 &PrivilegesList.0.Privileges.1=SHOW%20VIEW&PrivilegesList.0.Database=orders&EnableRotation=True\
                 &RotationBeginTime=2030-01-02+03%3A04%3A05&RotationFrequency=30&Tags.0.TagKey=env&Tags.0.TagValue=prod";
    let answer = ask(&sandbox, &Sent::get(CREATE, query)).await;
    assert_eq!(answer["TagMsg"], "ok", "{answer}");
    let secret = ask(&sandbox, &Sent::get("DescribeSecret", "SecretName=by-get")).await;
    assert_eq!([&secret["RotationStatus"], &secret["RotationFrequency"]], [&json!(true), &json!(30)]);
    assert_eq!(sandbox.creates()[0].query, query);
    let off = query.replace("by-get", "two").replace("=True", "=true").replace("SHOW%20VIEW", "SHOW%2520VIEW");
    assert_eq!(code(&ask(&sandbox, &Sent::get(CREATE, &off)).await), "InvalidParameterValue");
    let wrong = query.replace("=True", "=yes");
    assert_eq!(code(&ask(&sandbox, &Sent::get(CREATE, &wrong)).await), "InvalidParameter");
    let unindexed = query.replace("Domains.0", "Domains.1");
    assert_eq!(code(&ask(&sandbox, &Sent::get(CREATE, &unindexed)).await), "InvalidParameter");
}

#[tokio::test]
async fn the_service_has_its_own_rules() {
    let sandbox = start(Scenario::Ok).await;
    let unit = |changes: Value| {
        let unit = json!({"PrivilegeName": "DatabasePrivileges", "Privileges": ["SELECT"], "Database": "a"});
        json!({"PrivilegesList": [with(unit, changes)]})
    };
    let value = "InvalidParameterValue";
    let cases = [
        ("MissingParameter", json!({"SecretName": ""})),
        ("MissingParameter", json!({"UserNamePrefix": null})),
        ("MissingParameter", json!({"Domains": null})),
        ("MissingParameter", json!({"EnableRotation": true})),
        ("MissingParameter", unit(json!({"Database": ""}))),
        ("MissingParameter", unit(json!({"PrivilegeName": "ColumnPrivileges", "TableName": "t"}))),
        ("MissingParameter", json!({"Tags": [{"TagKey": "env"}]})),
        ("InvalidParameter", json!({"SecretName": 5})),
        ("InvalidParameter", json!({"Domains": "%"})),
        ("InvalidParameter", json!({"Domains": [1]})),
        ("InvalidParameter", json!({"EnableRotation": "true"})),
        ("InvalidParameter", json!({"RotationFrequency": "30"})),
        ("InvalidParameter", json!({"RotationFrequency": 1.5})),
        ("InvalidParameter", json!({"PrivilegesList": ["SELECT"]})),
        ("UnknownParameter", json!({"InstanceId": "cdb-n4j3y33j"})),
        ("UnknownParameter", json!({"Tags": [{"TagKey": "a", "TagValue": "b", "Tag": 1}]})),
        ("UnknownParameter", unit(json!({"CoulmnName": "x"}))),
        (value, json!({"SecretName": "-a"})),
        (value, json!({"SecretName": "a.b"})),
        (value, json!({"SecretName": "a".repeat(129)})),
        (value, json!({"UserNamePrefix": "testPrefix"})),
        (value, json!({"UserNamePrefix": "1a"})),
        (value, json!({"UserNamePrefix": "a-b"})),
        (value, json!({"ProductName": "mysql"})),
        (value, json!({"Domains": []})),
        (value, json!({"Domains": ["%", "%"]})),
        (value, json!({"Domains": [" "]})),
        (value, json!({"PrivilegesList": []})),
        (value, unit(json!({"Privileges": []}))),
        (value, unit(json!({"Privileges": ["select"]}))),
        (value, unit(json!({"Privileges": ["PROCESS"]}))),
        (value, unit(json!({"PrivilegeName": "TablePrivileges", "TableName": "t", "Privileges": ["EXECUTE"]}))),
        (value, unit(json!({"PrivilegeName": "GlobalPrivileges"}))),
        (value, unit(json!({"TableName": "t"}))),
        (value, unit(json!({"ViewName": "v"}))),
        (value, unit(json!({"PrivilegeName": "object"}))),
        (value, unit(json!({"PrivilegeName": "ViewPrivileges", "ViewName": "v"}))),
        (value, json!({"Description": "字".repeat(683)})),
        (value, json!({"RotationBeginTime": "2026-02-30 00:00:00"})),
        (value, json!({"RotationBeginTime": "2030-01-02T03:04:05"})),
        (value, json!({"RotationBeginTime": "2030-1-2 03:04:05"})),
        (value, json!({"RotationFrequency": 0})),
        (value, json!({"Tags": [{"TagKey": "k".repeat(128), "TagValue": "v"}]})),
        (value, json!({"EncryptType": 2})),
        (value, json!({"AccountType": "L3"})),
        (value, json!({"KmsKeyId": "6abd1fdb-86d4-11ef-b72d-52540089bc41", "KmsHsmClusterId": "cls-1"})),
        ("InvalidParameterValue.TagsNotExisted", json!({"Tags": [{"TagKey": "env", "TagValue": "Prod"}]})),
        (
            "InvalidParameterValue.TagKeysDuplicated",
            json!({"Tags": [{"TagKey": "a", "TagValue": "b"}, {"TagKey": "a", "TagValue": "c"}]}),
        ),
        ("ResourceNotFound", json!({"InstanceID": "cdb-unknown1"})),
        ("ResourceNotFound", json!({"ProductName": "Tdsql-mysql"})),
        ("UnsupportedOperation", json!({"ProductName": "Redis", "InstanceID": "crs-1"})),
        ("UnsupportedOperation", json!({"InstanceID": "cdb-0zj4hh2e"})),
        ("ResourceUnavailable", json!({"InstanceID": "cdb-9sd1mm3k"})),
        ("ResourceNotFound", json!({"KmsKeyId": "6abd1fdb"})),
        ("FailedOperation.AccessKmsError", json!({"KmsKeyId": "c04e8a55-5b1f-11ec-a111-525400c0ffee"})),
        ("ResourceInUse.SecretExists", json!({"SecretName": "prod-legacy"})),
        ("ResourceInUse.SecretExists", json!({"SecretName": "prod-broken"})),
        ("ResourceUnavailable.ResourcePendingDeleted", json!({"SecretName": "prod-old"})),
    ];
    for (wanted, changes) in cases {
        let answer = call(&sandbox, CREATE, with(credential("new"), changes.clone())).await;
        assert_eq!(code(&answer), wanted, "{changes} {answer}");
    }
    let fine = [
        json!({"Description": "字".repeat(682) + "ab", "AccountRemark": "r", "EncryptType": 1}),
        json!({"SecretName": "a".repeat(128), "UserNamePrefix": "Abcdefg_"}),
        json!({"SecretName": "tdsql", "ProductName": "Tdsql-mysql", "InstanceID": "tdsqlshard-k2m9d0qx"}),
        json!({"SecretName": "mariadb", "ProductName": "Tdsql-mysql", "InstanceID": "tdsql-5f0q8xzc"}),
        json!({"SecretName": "cluster", "ProductName": "Tdsql_C_Mysql", "InstanceID": "cynosdbmysql-8fz0w1ab"}),
        json!({"SecretName": "key", "KmsKeyId": "90c1f2aa-77d0-11ee-8f3b-525400a1b2c3", "Domains": ["a.example"]}),
    ];
    for changes in fine {
        let answer = call(&sandbox, CREATE, with(credential("new"), changes)).await;
        assert_eq!(code(&answer), "done", "{answer}");
    }
    let no_region = Sent { extra: Vec::new(), ..Sent::post(CREATE, &credential("no-region")) };
    assert_eq!(code(&ask(&sandbox, &no_region).await), "MissingParameter");
}

#[tokio::test]
async fn the_international_site_knows_fewer_fields() {
    let site = SandboxSite::International;
    let sandbox = Sandbox::start(Settings { site, ..Settings::default() }).await.unwrap();
    for changes in [json!({"EncryptType": 0}), json!({"AccountRemark": ""})] {
        let answer = call(&sandbox, CREATE, with(credential("new"), changes)).await;
        assert_eq!(code(&answer), "UnknownParameter");
    }
    assert!(call(&sandbox, "GetServiceStatus", json!({})).await["SecretLimit"].is_null());
    let secret = call(&sandbox, "DescribeSecret", json!({"SecretName": "prod-legacy"})).await;
    assert!(secret["AccountInfoList"].is_null() && secret["CreateUinString"].is_null());
}

#[tokio::test]
async fn lists_come_in_pages_within_the_documented_limits() {
    let sandbox = start(Scenario::Ok).await;
    let mut ids = std::collections::BTreeSet::new();
    for page in 0..6 {
        let answer = call(&sandbox, "DescribeDBInstances", json!({"Offset": page * 2_000, "Limit": 2_000})).await;
        assert_eq!(answer["TotalCount"], 10_214);
        ids.extend(answer["Items"].as_array().unwrap().iter().map(|item| item["InstanceId"].to_string()));
    }
    assert_eq!(ids.len(), 10_214);
    let found = call(&sandbox, "DescribeDBInstances", json!({"InstanceIds": ["cdb-9sd1mm3k"]})).await;
    assert_eq!([&found["TotalCount"], &found["Items"][0]["Status"]], [&json!(1), &json!(5)]);
    let instance = |more: Value| with(json!({"InstanceId": "cdb-n4j3y33j"}), more);
    let legacy = |offset: i64| instance(json!({"Database": "legacy", "Offset": offset, "Limit": 5_000}));
    assert_eq!(call(&sandbox, "DescribeTables", legacy(0)).await["Items"].as_array().unwrap().len(), 5_000);
    assert_eq!(call(&sandbox, "DescribeTables", legacy(5_000)).await["Items"].as_array().unwrap().len(), 1_214);
    assert_eq!(call(&sandbox, "DescribeTables", legacy(i64::MAX)).await["Items"], json!([]));
    let columns =
        call(&sandbox, "DescribeTableColumns", instance(json!({"Database": "crm", "Table": "customer"}))).await;
    assert!(columns["Items"].as_array().unwrap().contains(&json!("email")));
    for (action, limit, more) in [
        ("DescribeDBInstances", 2_001, json!({})),
        ("DescribeDatabases", 5_001, instance(json!({}))),
        ("DescribeTables", 5_001, instance(json!({"Database": "orders"}))),
        ("DescribeAccounts", 101, instance(json!({}))),
        ("ListKeyDetail", 201, json!({})),
        ("ListSecrets", 201, json!({})),
        ("DescribeTagKeys", 1_001, json!({})),
    ] {
        let answer = call(&sandbox, action, with(more, json!({"Limit": limit}))).await;
        assert_eq!(code(&answer), "InvalidParameterValue", "{action}");
    }
    let secrets = call(&sandbox, "ListSecrets", json!({"SecretType": 1, "SearchSecretName": "prod-"})).await;
    assert_eq!(secrets["TotalCount"], 4);
    assert_eq!(call(&sandbox, "ListSecrets", json!({})).await["SecretMetadatas"][0]["SecretName"], "ci-token");
    let values = call(&sandbox, "DescribeTagValues", json!({"TagKeys": ["env"]})).await;
    assert_eq!(values["TotalCount"], 4);
}

/// What the client of a create saw, read as dbcred reads it.
enum Seen {
    Nothing,
    Answer(ApiAnswer<CreatedSecret>),
    Other(AnswerError),
}

async fn create_under(sandbox: &Sandbox) -> Seen {
    let answer = exchange(sandbox, &Sent::post(CREATE, &credential("trouble")).bytes()).await;
    if answer.is_empty() {
        return Seen::Nothing;
    }
    match wire::read(split(&answer).1) {
        Ok(answer) => Seen::Answer(answer),
        Err(error) => Seen::Other(error),
    }
}

async fn status_of(sandbox: &Sandbox) -> String {
    let answer = call(sandbox, "DescribeSecret", json!({"SecretName": "trouble"})).await;
    answer["Status"].as_str().map_or_else(|| code(&answer).to_owned(), str::to_owned)
}

#[tokio::test]
async fn refusals_on_request_do_nothing() {
    for (name, code, status) in [
        ("refused=LimitExceeded", "LimitExceeded", "ResourceNotFound"),
        ("internal-error", "InternalError", "ResourceNotFound"),
        ("text-refused", "FailedOperation.AccessKmsError", "ResourceNotFound"),
        ("name-taken", "ResourceInUse.SecretExists", "Enabled"),
        ("pending-deletion", "ResourceUnavailable.ResourcePendingDeleted", "PendingDelete"),
        ("clock", "AuthFailure.SignatureExpire", "ResourceNotFound"),
        ("internal-error-created", "InternalError", "Creating"),
    ] {
        let sandbox = start(name.parse().unwrap()).await;
        let Seen::Answer(ApiAnswer::Refused { code: seen, .. }) = create_under(&sandbox).await else {
            panic!("{name}")
        };
        assert_eq!(seen, code, "{name}");
        assert_eq!(status_of(&sandbox).await, status, "{name}");
    }
}

#[tokio::test]
async fn unusable_answers_come_with_and_without_the_effect() {
    use AnswerError::{CutOff, Empty, Html, NotUtf8, OtherShape};
    for (name, seen, status) in [
        ("drops-answer", None, "Creating"),
        ("drops-request", None, "ResourceNotFound"),
        ("stranger", None, "Enabled"),
        ("late", None, "ResourceNotFound"),
        ("html", Some(Html), "ResourceNotFound"),
        ("redirect", Some(Html), "ResourceNotFound"),
        ("bad-gateway", Some(Html), "ResourceNotFound"),
        ("bad-gateway-created", Some(Html), "Creating"),
        ("cut-off", Some(CutOff), "Creating"),
        ("empty", Some(Empty), "Creating"),
        ("wrong-shape", Some(OtherShape), "Creating"),
        ("not-utf8", Some(NotUtf8), "Creating"),
    ] {
        let sandbox = start(name.parse().unwrap()).await;
        let got = match create_under(&sandbox).await {
            Seen::Nothing => None,
            Seen::Other(error) => Some(error),
            Seen::Answer(answer) => panic!("{name}: {answer:?}"),
        };
        assert_eq!(got, seen, "{name}");
        assert_eq!(status_of(&sandbox).await, status, "{name}");
        assert_eq!([sandbox.calls(CREATE), sandbox.redirects_followed()], [1, 0], "{name}");
    }
}

#[tokio::test]
async fn a_late_credential_shows_at_the_third_look() {
    let sandbox = start(Scenario::Late).await;
    create_under(&sandbox).await;
    assert_eq!(code(&call(&sandbox, CREATE, credential("trouble")).await), "ResourceInUse.SecretExists");
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(status_of(&sandbox).await);
    }
    assert_eq!(seen, ["ResourceNotFound", "ResourceNotFound", "Creating", "Creating", "Enabled"]);
}

#[tokio::test]
async fn tasks_fail_with_and_without_accounts() {
    for (name, accounts, status) in
        [("task-fails", 0, "Failed"), ("task-fails-but-made", 4, "Failed"), ("ok", 4, "Enabled")]
    {
        let sandbox = start(name.parse().unwrap()).await;
        create_under(&sandbox).await;
        for _ in 0..3 {
            call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": 1})).await;
        }
        assert_eq!(status_of(&sandbox).await, status, "{name}");
        let query = json!({"InstanceId": "cdb-n4j3y33j", "AccountRegexp": "ordersrw_SSM_"});
        assert_eq!(call(&sandbox, "DescribeAccounts", query).await["TotalCount"], accounts, "{name}");
    }
    let sandbox = start(Scenario::Slow).await;
    create_under(&sandbox).await;
    for _ in 0..11 {
        assert_eq!(call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": 1})).await["TaskStatus"], 0);
    }
    assert_eq!(call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": 1})).await["TaskStatus"], 1);
}

#[tokio::test]
async fn tags_fail_and_codes_are_null() {
    for (name, tag_code) in [("tags-fail", Some(2)), ("tags-null", None), ("text", Some(2)), ("ok", Some(0))] {
        let sandbox = start(name.parse().unwrap()).await;
        let Seen::Answer(ApiAnswer::Done { response, .. }) = create_under(&sandbox).await else { panic!("{name}") };
        assert_eq!(response.tag_code, tag_code, "{name}");
        assert_eq!(response.tag_msg.is_none(), tag_code.is_none());
    }
}

#[tokio::test]
async fn throttled_creates_pass_at_the_third_try() {
    let sandbox = start(Scenario::Throttled).await;
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(code(&call(&sandbox, CREATE, credential("trouble")).await).to_owned());
    }
    assert_eq!(seen, ["RequestLimitExceeded", "RequestLimitExceeded", "done", "ResourceInUse.SecretExists"]);
}

#[tokio::test]
async fn huge_and_compressed_answers_are_what_they_say() {
    let sandbox = start(Scenario::Huge).await;
    let answer = exchange(&sandbox, &Sent::post(CREATE, &credential("trouble")).bytes()).await;
    assert_eq!(split(&answer).1.len(), 50 * 1024 * 1024);
    let sandbox = start(Scenario::Gzip).await;
    let answer = exchange(&sandbox, &Sent::post(CREATE, &credential("trouble")).bytes()).await;
    let (head, body) = split(&answer);
    assert!(head.contains("content-encoding: gzip"), "{head}");
    let mut plain = Vec::new();
    GzDecoder::new(body).read_to_end(&mut plain).unwrap();
    assert!(matches!(wire::read::<CreatedSecret>(&plain), Ok(ApiAnswer::Done { .. })), "{plain:?}");
}

#[tokio::test]
async fn a_dripping_answer_comes_byte_by_byte() {
    let sandbox = start(Scenario::Drip).await;
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    stream.write_all(&Sent::post(CREATE, &credential("trouble")).bytes()).await.unwrap();
    let mut seen = Vec::new();
    while !seen.ends_with(b"\r\n\r\n") {
        seen.push(stream.read_u8().await.unwrap());
    }
    let mut buffer = [0; 64];
    assert_eq!(stream.read(&mut buffer).await.unwrap(), 1);
    assert_eq!(stream.read(&mut buffer).await.unwrap(), 1);
    assert_eq!(status_of(&sandbox).await, "Creating");
}

#[tokio::test]
async fn an_answer_that_never_comes_ends_with_the_sandbox() {
    for (name, status) in [("hang", "ResourceNotFound"), ("hang-created", "Creating")] {
        let sandbox = start(name.parse().unwrap()).await;
        let hold = sandbox.hold_answer(CREATE);
        let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
        stream.write_all(&Sent::post(CREATE, &credential("trouble")).bytes()).await.unwrap();
        hold.arrived().await;
        hold.release();
        assert_eq!(status_of(&sandbox).await, status, "{name}");
        let idle = TcpStream::connect(sandbox.address()).await.unwrap();
        let address = sandbox.address();
        sandbox.stop().await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        assert!(answer.is_empty(), "{name}");
        drop(idle);
        assert!(TcpStream::connect(address).await.is_err(), "{name}");
    }
}

#[tokio::test]
async fn a_create_that_arrived_whole_is_done_though_its_caller_is_killed() {
    let sandbox = start(Scenario::Ok).await;
    let hold = sandbox.hold(CREATE);
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    stream.write_all(&Sent::post(CREATE, &credential("trouble")).bytes()).await.unwrap();
    hold.arrived().await;
    drop(stream);
    assert_eq!(status_of(&sandbox).await, "ResourceNotFound");
    let after = sandbox.hold_answer(CREATE);
    hold.release();
    after.arrived().await;
    assert_eq!(status_of(&sandbox).await, "Creating");
}

#[tokio::test]
async fn a_create_that_breaks_off_never_arrived() {
    let sandbox = start(Scenario::Ok).await;
    let bytes = Sent::post(CREATE, &credential("trouble")).bytes();
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    stream.write_all(&bytes[..bytes.len() - 1]).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(answer.is_empty());
    assert_eq!([sandbox.requests(), sandbox.calls(CREATE)], [0, 0]);
    assert_eq!(status_of(&sandbox).await, "ResourceNotFound");
}

#[tokio::test]
async fn look_ups_without_rights_leave_the_create_alone() {
    let sandbox = start(Scenario::NoRights).await;
    for (service, action, ..) in LISTS {
        let answer = ask(&sandbox, &Sent::of(service, action, &json!({}))).await;
        assert_eq!(code(&answer), "UnauthorizedOperation", "{service}");
    }
    assert!(matches!(create_under(&sandbox).await, Seen::Answer(ApiAnswer::Done { .. })));
}

#[tokio::test]
async fn two_creates_of_a_name_at_once_make_one_credential() {
    let sandbox = start(Scenario::Ok).await;
    let bytes = Sent::post(CREATE, &credential("trouble")).bytes();
    let answers = tokio::join!(exchange(&sandbox, &bytes), exchange(&sandbox, &bytes), exchange(&sandbox, &bytes));
    let done = [answers.0, answers.1, answers.2]
        .iter()
        .filter(|answer| matches!(wire::read::<CreatedSecret>(split(answer).1), Ok(ApiAnswer::Done { .. })))
        .count();
    assert_eq!(done, 1);
}

#[tokio::test]
async fn the_listing_shows_what_a_caller_needs_within_76_columns() {
    let sandbox = start(Scenario::Ok).await;
    let listing = sandbox.listing();
    for wanted in [SECRET_ID, SECRET_KEY, &sandbox.address().to_string(), "(loopback only)", "refused=CODE", "stranger"]
    {
        assert!(listing.contains(wanted), "{wanted}");
    }
    assert!(listing.lines().all(|line| line.len() <= 76), "{listing}");
    assert!(sandbox.address().ip().is_loopback());
}

/// Asks for a role, and returns the temporary key.
async fn assume(sandbox: &Sandbox, changes: Value) -> Value {
    let role = json!({"RoleArn": "qcs::cam::uin/100012345678:roleName/dba", "RoleSessionName": "night"});
    ask(sandbox, &Sent::sts("AssumeRole", &with(role, changes))).await
}

impl Sent {
    fn sts(action: &str, body: &Value) -> Sent {
        Sent { service: "sts", version: "2018-08-13", ..Sent::post(action, body) }
    }

    /// The same request, signed with a temporary key.
    fn with_key_of(self, answer: &Value) -> Sent {
        let part = |name: &str| answer["Credentials"][name].as_str().unwrap().to_owned();
        let (id, key) = (part("TmpSecretId").leak(), part("TmpSecretKey").leak());
        Sent { id, key, extra: vec![("X-TC-Region", "ap-guangzhou".to_owned()), ("X-TC-Token", part("Token"))], ..self }
    }
}

#[tokio::test]
async fn a_role_gives_a_key_that_signs_with_its_token_until_it_ends() {
    let sandbox = start(Scenario::Ok).await;
    let answer = assume(&sandbox, json!({"DurationSeconds": 43_200})).await;
    let left = answer["ExpiredTime"].as_i64().unwrap() - Timestamp::now().as_second();
    assert!((43_100..=43_200).contains(&left), "{answer}");
    let whose = || Sent::post("GetCallerIdentity", &json!({})).with_key_of(&answer);
    assert_eq!(code(&ask(&sandbox, &whose()).await), "done");
    for extra in [Vec::new(), vec![("X-TC-Token", "another".to_owned())]] {
        let refused = ask(&sandbox, &Sent { extra, ..whose() }).await;
        assert_eq!(code(&refused), "AuthFailure.TokenFailure");
    }
    assert_eq!(code(&ask(&sandbox, &Sent { key: "another", ..whose() }).await), "AuthFailure.SignatureFailure");
    let settings = Settings { role_seconds: Some(0), ..Settings::default() };
    let short = Sandbox::start(settings).await.unwrap();
    let over = assume(&short, json!({})).await;
    let refused = ask(&short, &Sent::post("GetCallerIdentity", &json!({})).with_key_of(&over)).await;
    assert_eq!(code(&refused), "AuthFailure.TokenFailure");
}

#[tokio::test]
async fn a_permanent_key_with_a_token_is_refused_and_messages_are_in_the_language_that_is_asked_for() {
    let sandbox = start(Scenario::Ok).await;
    let region = || ("X-TC-Region", "ap-guangzhou".to_owned());
    let sent = |extra| Sent { extra, ..Sent::post("GetCallerIdentity", &json!({})) };
    let refused = ask(&sandbox, &sent(vec![region(), ("X-TC-Token", "left over".to_owned())])).await;
    assert_eq!(code(&refused), "AuthFailure.TokenFailure");
    let absent = |language: &str| Sent {
        extra: vec![region(), ("X-TC-Language", language.to_owned())],
        ..Sent::post("DescribeSecret", &json!({"SecretName": "absent"}))
    };
    for (language, message) in [("zh-CN", "凭据不存在。"), ("en-US", "The secret does not exist.")] {
        assert_eq!(ask(&sandbox, &absent(language)).await["Error"]["Message"], message);
    }
}

#[tokio::test]
async fn a_role_is_asked_for_as_the_page_says() {
    let sandbox = start(Scenario::Ok).await;
    for (changes, wanted) in [
        (json!({"RoleArn": ""}), "MissingParameter"),
        (json!({"RoleArn": "dba"}), "InvalidParameterValue"),
        (json!({"RoleArn": "qcs::cam::uin/x:roleName/dba"}), "InvalidParameterValue"),
        (json!({"RoleSessionName": ""}), "MissingParameter"),
        (json!({"RoleSessionName": "x"}), "InvalidParameterValue"),
        (json!({"RoleSessionName": "a b"}), "InvalidParameterValue"),
        (json!({"RoleSessionName": "n".repeat(129)}), "InvalidParameterValue"),
        (json!({"DurationSeconds": 43_201}), "InvalidParameterValue"),
        (json!({"DurationSeconds": 0}), "InvalidParameterValue"),
        (json!({"Duration": 1}), "UnknownParameter"),
        (json!({"RoleSessionName": "a.b@c=d+e,f_g-h"}), "done"),
    ] {
        let answer = assume(&sandbox, changes.clone()).await;
        assert_eq!(code(&answer), wanted, "{changes} {answer}");
    }
}

#[tokio::test]
async fn a_pod_is_believed_without_a_signature_and_nobody_else_is() {
    let sandbox = start(Scenario::Ok).await;
    let skipped = async |sent: Sent| {
        let signed = String::from_utf8(sent.bytes()).unwrap();
        let lines = signed.split("\r\n").map(|line| match line.split_once(": ") {
            Some(("Authorization", _)) => "Authorization: SKIP",
            _ => line,
        });
        let answer = exchange(&sandbox, lines.collect::<Vec<_>>().join("\r\n").as_bytes()).await;
        serde_json::from_slice::<Value>(split(&answer).1).unwrap()["Response"].clone()
    };
    let pod = json!({"ProviderId": "cls-1", "WebIdentityToken": "token", "RoleSessionName": "pod",
        "RoleArn": "qcs::cam::uin/100012345678:roleName/dba"});
    let answer = skipped(Sent::sts("AssumeRoleWithWebIdentity", &pod)).await;
    let whose = Sent::post("GetCallerIdentity", &json!({})).with_key_of(&answer);
    assert_eq!(code(&ask(&sandbox, &whose).await), "done");
    let without = with(pod.clone(), json!({"WebIdentityToken": ""}));
    assert_eq!(code(&skipped(Sent::sts("AssumeRoleWithWebIdentity", &without)).await), "MissingParameter");
    let other = Sent::post("GetCallerIdentity", &json!({}));
    assert_eq!(code(&skipped(other).await), "AuthFailure.InvalidAuthorization");
}

#[tokio::test]
async fn the_metadata_service_knows_the_role_of_the_machine_and_no_other() {
    const PATH: &str = "/latest/meta-data/cam/security-credentials/";
    let get = async |sandbox: &Sandbox, path: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
        let answer = exchange(sandbox, request.as_bytes()).await;
        let (head, body) = split(&answer);
        (head[9..12].to_owned(), String::from_utf8(body.to_vec()).unwrap())
    };
    let none = start(Scenario::Ok).await;
    assert_eq!(get(&none, PATH).await.0, "404");
    let settings = Settings { machine_role: Some("dba-machine".into()), ..Settings::default() };
    let sandbox = Sandbox::start(settings).await.unwrap();
    assert_eq!(get(&sandbox, PATH).await, ("200".to_owned(), "dba-machine".to_owned()));
    assert_eq!(get(&sandbox, &format!("{PATH}another")).await.0, "404");
    let (status, body) = get(&sandbox, &format!("{PATH}dba-machine")).await;
    let key: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status.as_str(), key["Code"].as_str()), ("200", Some("Success")));
    let whose = Sent::post("GetCallerIdentity", &json!({})).with_key_of(&json!({ "Credentials": key }));
    assert_eq!(code(&ask(&sandbox, &whose).await), "done");
}

/// Each list of instances: service, action, list, id, largest `Limit`, and how many the first region has.
const LISTS: [(&str, &str, &str, &str, i64, i64); 8] = [
    ("cdb", "DescribeDBInstances", "Items", "InstanceId", 2_000, 10_214),
    ("cynosdb", "DescribeClusters", "ClusterSet", "ClusterId", 100, 130),
    ("dcdb", "DescribeDCDBInstances", "Instances", "InstanceId", 100, 130),
    ("mariadb", "DescribeDBInstances", "Instances", "InstanceId", 100, 130),
    ("postgres", "DescribeDBInstances", "DBInstanceSet", "DBInstanceId", 100, 130),
    ("sqlserver", "DescribeDBInstances", "DBInstances", "InstanceId", 100, 130),
    ("redis", "DescribeInstances", "InstanceSet", "InstanceId", 1_000, 1_203),
    ("mongodb", "DescribeDBInstances", "InstanceDetails", "InstanceId", 100, 130),
];

#[tokio::test]
async fn an_instance_is_in_one_region_of_one_account() {
    let sandbox = start(Scenario::Ok).await;
    for (service, action, list, id, most, count) in LISTS {
        let mut seen = std::collections::BTreeSet::new();
        let list_of = |region: &'static str, other: bool| {
            let sent = Sent::of(service, action, &json!({"Limit": most})).in_region(region);
            if other { Sent { id: OTHER_SECRET_ID, key: OTHER_SECRET_KEY, ..sent } } else { sent }
        };
        for (region, other) in
            [("ap-guangzhou", false), ("ap-shanghai", false), ("ap-singapore", false), ("ap-guangzhou", true)]
        {
            let answer = ask(&sandbox, &list_of(region, other)).await;
            let rows = answer[list].as_array().unwrap();
            assert!(!rows.is_empty(), "{service} {region}");
            assert!(rows.iter().all(|row| seen.insert(row[id].to_string())), "{service} {region}");
            if (region, other) == ("ap-guangzhou", false) {
                assert_eq!(answer["TotalCount"], count, "{service}");
            }
        }
        assert_eq!(ask(&sandbox, &list_of("ap-jakarta", false)).await["TotalCount"], 0, "{service}");
        let no_region = Sent { extra: Vec::new(), ..Sent::of(service, action, &json!({})) };
        assert_eq!(code(&ask(&sandbox, &no_region).await), "MissingParameter", "{service}");
        let too_many = Sent::of(service, action, &json!({"Limit": most + 1}));
        assert_eq!(code(&ask(&sandbox, &too_many).await), "InvalidParameterValue", "{service}");
        let odd = Sent::of(service, action, &json!({"Instance": "x"}));
        assert_eq!(code(&ask(&sandbox, &odd).await), "UnknownParameter", "{service}");
    }
    let elsewhere = Sent::post("DescribeDatabases", &json!({"InstanceId": "cdb-n4j3y33j"})).in_region("ap-shanghai");
    assert_eq!(code(&ask(&sandbox, &elsewhere).await), "InvalidParameter.InstanceNotFound");
}

#[tokio::test]
async fn every_list_has_the_paging_of_its_documentation() {
    let sandbox = start(Scenario::Ok).await;
    let rows = async |service: &str, action: &str, body: Value, list: &str| {
        let answer = ask(&sandbox, &Sent::of(service, action, &body)).await;
        answer[list].as_array().map_or(Err(code(&answer).to_owned()), |rows| Ok(rows.len()))
    };
    // SQL Server: a page number, unless it is told otherwise.
    let list = ("sqlserver", "DescribeDBInstances", "DBInstances");
    for (body, wanted) in [
        (json!({"Offset": 1, "Limit": 100}), 30),
        (json!({"Offset": 100, "Limit": 100}), 0),
        (json!({"Offset": 100, "Limit": 100, "PaginationType": "offset"}), 30),
    ] {
        assert_eq!(rows(list.0, list.1, body.clone(), list.2).await, Ok(wanted), "{body}");
    }
    let databases = json!({"InstanceIdSet": ["mssql-3l3fgqn7"], "Offset": 2, "Limit": 100});
    let answer = ask(&sandbox, &Sent::of("sqlserver", "DescribeDBs", &databases)).await;
    assert_eq!(answer["DBInstances"][0]["DBDetails"].as_array().unwrap().len(), 33);
    // Redis and the tag service: multiples of the limit.
    for (service, action, list) in [("redis", "DescribeInstances", "InstanceSet"), ("tag", "DescribeTagKeys", "Tags")] {
        let odd = rows(service, action, json!({"Offset": 3, "Limit": 2}), list).await;
        assert_eq!(odd, Err("InvalidParameterValue".to_owned()), "{service}");
        assert_eq!(rows(service, action, json!({"Offset": 2, "Limit": 2}), list).await, Ok(2), "{service}");
    }
    let accounts = json!({"InstanceId": "crs-2w9x0k1m"});
    assert_eq!(
        rows("redis", "DescribeInstanceAccount", accounts, "Accounts").await,
        Err("MissingParameter".to_owned())
    );
    // PostgreSQL: schemas, then their objects.
    let of = |more: Value| with(json!({"DBInstanceId": "postgres-6r233v55", "DatabaseName": "shop"}), more);
    for (body, wanted) in [
        (of(json!({"ObjectType": "schema"})), Ok(4)),
        (of(json!({"ObjectType": "table", "SchemaName": "sales", "Offset": 200, "Limit": 100})), Ok(40)),
        (of(json!({"ObjectType": "column", "SchemaName": "public", "TableName": "item"})), Ok(6)),
        (of(json!({"ObjectType": "table"})), Err("MissingParameter".to_owned())),
        (of(json!({"ObjectType": "column", "SchemaName": "public"})), Err("MissingParameter".to_owned())),
        (of(json!({"ObjectType": "index", "SchemaName": "public"})), Err("InvalidParameterValue".to_owned())),
    ] {
        assert_eq!(rows("postgres", "DescribeDatabaseObjects", body.clone(), "ObjectSet").await, wanted, "{body}");
    }
    // Tags by token.
    let mut token = json!("");
    let mut keys = Vec::new();
    for _ in 0..5 {
        let answer = call(&sandbox, "GetTagKeys", json!({"MaxResults": 2, "PaginationToken": token})).await;
        keys.extend(answer["TagKeys"].as_array().unwrap().clone());
        token = answer["PaginationToken"].clone();
        if token == "" {
            break;
        }
    }
    assert_eq!([keys.len(), keys.iter().filter(|key| *key == "project").count()], [5, 1]);
    let custom = call(&sandbox, "DescribeTagKeys", json!({"Category": "Custom"})).await;
    assert_eq!(custom["TotalCount"], 4, "{custom}");
}

#[tokio::test]
async fn documented_members_are_there_and_documented_fields_are_known() {
    let sandbox = start(Scenario::Ok).await;
    let instance = json!({"InstanceId": "cdb-n4j3y33j"});
    let list = call(&sandbox, "DescribeDBInstances", json!({"WithSecurityGroup": 1, "TagKeysForSearch": []})).await;
    assert_eq!([&list["Items"][0]["TaskStatus"], &list["Items"][0]["InitFlag"]], [&json!(0), &json!(1)]);
    let databases = call(&sandbox, "DescribeDatabases", instance.clone()).await;
    assert_eq!(databases["DatabaseList"][0]["CharacterSet"], "utf8mb4");
    assert_eq!(call(&sandbox, "DescribeAccounts", instance).await["MaxUserConnections"], 10_240);
    let keys = call(&sandbox, "ListKeyDetail", json!({"HsmClusterId": "", "TagFilters": []})).await;
    assert_eq!([&keys["KeyMetadatas"][0]["Owner"], &keys["KeyMetadatas"][0]["Origin"]], ["user", "TENCENT_KMS"]);
    let ids = json!({"KeyIds": ["6abd1fdb-86d4-11ef-b72d-52540089bc41"]});
    assert_eq!(call(&sandbox, "DescribeKeys", ids).await["KeyMetadatas"][0]["KeyState"], "Enabled");
    assert_eq!(call(&sandbox, "ListKeys", json!({})).await["TotalCount"], 4);
    let kms = Sent::of("kms", "GetServiceStatus", &json!({}));
    assert_eq!(ask(&sandbox, &kms).await["ServiceEnabled"], true);
    let secret = call(&sandbox, "DescribeSecret", json!({"SecretName": "prod-legacy"})).await;
    assert_eq!(secret["EncryptType"], 0);
    let software = call(&sandbox, "ListSecrets", json!({"SecretType": 1, "EncryptType": 1})).await;
    assert_eq!(software["TotalCount"], 0);
    let regions = call(&sandbox, "DescribeRegions", json!({"Product": "ssm"})).await;
    assert_eq!(regions["TotalCount"], 7);
}

#[tokio::test]
async fn a_credential_is_disabled_deleted_restored_and_rotated() {
    let sandbox = start(Scenario::Ok).await;
    let name = || json!({"SecretName": "prod-legacy"});
    let status = async || call(&sandbox, "DescribeSecret", name()).await["Status"].clone();
    let current = || with(name(), json!({"VersionId": "SSM_Current"}));
    let user = async || {
        let value = call(&sandbox, "GetSecretValue", current()).await;
        let text = value["SecretString"].as_str().unwrap_or_default();
        serde_json::from_str::<Value>(text).map_or(value, |text| text["UserName"].clone())
    };
    let (first, versions) = (user().await, call(&sandbox, "ListSecretVersionIds", name()).await);
    assert_eq!([&first, &versions["Versions"][0]["VersionId"]], ["legacyrw_SSM_9aT", "SSM_Current"]);
    let flow = call(&sandbox, "RotateProductSecret", name()).await["FlowID"].clone();
    assert_eq!(call(&sandbox, "DescribeAsyncRequestInfo", json!({"FlowID": flow})).await["TaskStatus"], 1);
    assert_eq!(user().await, "legacyrw_SSM_Q2m");
    assert_eq!(call(&sandbox, "DescribeRotationHistory", name()).await["TotalCount"], 2);

    let short = with(name(), json!({"EnableRotation": true, "Frequency": 29}));
    assert_eq!(code(&call(&sandbox, "UpdateRotationStatus", short).await), "InvalidParameterValue");
    let on = json!({"EnableRotation": true, "Frequency": 60, "RotationBeginTime": "2030-01-02 03:04:05"});
    assert_eq!(code(&call(&sandbox, "UpdateRotationStatus", with(name(), on)).await), "done");
    let detail = call(&sandbox, "DescribeRotationDetail", name()).await;
    assert_eq!([&detail["Frequency"], &detail["NextRotateBeginTime"]], [&json!(60), &json!("2030-01-02 03:04:05")]);
    let text = with(name(), json!({"Description": "新"}));
    assert_eq!(code(&call(&sandbox, "UpdateDescription", text).await), "done");
    assert_eq!(call(&sandbox, "DescribeSecret", name()).await["Description"], "新");

    assert_eq!(code(&call(&sandbox, "DeleteSecret", name()).await), "ResourceUnavailable");
    assert_eq!(code(&call(&sandbox, "DisableSecret", name()).await), "done");
    assert_eq!(code(&call(&sandbox, "GetSecretValue", current()).await), "ResourceUnavailable.ResourceDisabled");
    let later = with(name(), json!({"RecoveryWindowInDays": 7}));
    assert!(call(&sandbox, "DeleteSecret", later).await["DeleteTime"].as_i64().unwrap() > 0);
    assert_eq!(status().await, "PendingDelete");
    assert_eq!(code(&call(&sandbox, "EnableSecret", name()).await), "ResourceUnavailable");
    assert_eq!(code(&call(&sandbox, "RestoreSecret", name()).await), "done");
    assert_eq!(status().await, "Disabled");
    assert_eq!(code(&call(&sandbox, "EnableSecret", name()).await), "done");
    assert_eq!(code(&call(&sandbox, "DisableSecret", name()).await), "done");
    assert_eq!(code(&call(&sandbox, "DeleteSecret", name()).await), "done");
    assert_eq!(code(&call(&sandbox, "DescribeSecret", name()).await), "ResourceNotFound");
}

#[tokio::test]
async fn one_right_can_be_taken_away() {
    let sandbox = start("denied=DescribeDBInstances".parse().unwrap()).await;
    let answer = call(&sandbox, "DescribeDBInstances", json!({})).await;
    assert_eq!(code(&answer), "UnauthorizedOperation");
    let said = answer["Error"]["Message"].as_str().unwrap();
    assert!(said.contains("perform operation (cdb:DescribeDBInstances)"), "{said}");
    assert_eq!(code(&call(&sandbox, "DescribeSecret", json!({"SecretName": "prod-legacy"})).await), "done");
    let sandbox = start(format!("denied={CREATE}").parse().unwrap()).await;
    assert_eq!(code(&call(&sandbox, CREATE, credential("new")).await), "UnauthorizedOperation");
}

#[tokio::test]
async fn a_list_can_have_a_hundred_thousand_instances() {
    let sandbox = start("many=100000".parse().unwrap()).await;
    for (service, action, list, _, most, _) in LISTS {
        let answer = ask(&sandbox, &Sent::of(service, action, &json!({"Limit": most}))).await;
        let rows = answer[list].as_array().unwrap().len();
        assert_eq!((&answer["TotalCount"], i64::try_from(rows)), (&json!(100_000), Ok(most)), "{service}");
    }
}
