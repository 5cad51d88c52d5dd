//! A create meets everything that can go wrong: it arrives at most once, and its outcome is never guessed.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{
    client::Client,
    context::{SubmissionContext, SubmissionOptions},
    controls::Controls,
    credentials::{Credential, Realm},
    lookups,
    settle::{TaskStatus, resume, status, status_of_task},
    stub::{Act, Greeting, Seen, Stub, gzip, http, http_at},
    submit::submit,
};
use crate::{
    catalog::{Catalog, InstanceService, RefusalKind},
    domain::{
        connection::ConnectionCause,
        draft::Draft,
        endpoint::Endpoint,
        facts::{Answer, Ask, Facts, LookUpError, Question, Setting},
        grants::{Place, Unit},
        request::{Request, check},
        submission::{Doubt, NotSent, OddAnswer, Outcome, Step},
        verification::Verified,
    },
    store::{Folder, journal::Journal},
};

const CANARY: &str = "CANARYkey00000000000000000000000";
const MADE: &str = r#""SecretName":"prod-orders-rw","TagCode":0,"TagMsg":"ok","FlowID":43415"#;

fn request() -> Request {
    request_with("订单")
}

fn request_with(description: &str) -> Request {
    request_of(|draft| draft.description = description.into())
}

fn request_of(change: impl FnOnce(&mut Draft)) -> Request {
    let mut draft = Draft {
        region: "ap-guangzhou".into(),
        product: "Mysql".into(),
        instance: "cdb-n4j3y33j".into(),
        name: "prod-orders-rw".into(),
        prefix: "ordersrw".into(),
        hosts: vec!["10.0.1.%".into()],
        grants: vec![Unit { place: Place::database("orders"), privileges: vec!["SELECT".into(), "INSERT".into()] }],
        description: "订单".into(),
        ..Draft::default()
    };
    change(&mut draft);
    let setting =
        Setting { site: crate::domain::endpoint::Site::China, now: Timestamp::now(), zone: jiff::tz::TimeZone::UTC };
    let (request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &setting);
    request.unwrap_or_else(|| panic!("{issues:?}"))
}

/// A small table for these tests, so that they do not depend on the catalog.
fn kind(code: &str) -> RefusalKind {
    match code {
        "RequestLimitExceeded" => RefusalKind::Retry,
        "ResourceInUse.SecretExists" => RefusalKind::Refused,
        _ => RefusalKind::Ambiguous,
    }
}

fn options() -> SubmissionOptions {
    SubmissionOptions {
        expected_account: None,
        settle: Duration::from_millis(12),
        wait: Duration::from_mins(1),
        follow: true,
        sends_after_settling: true,
        keeping: Duration::from_secs(10),
        pace: Duration::from_millis(2),
        kind,
    }
}

/// Returns a credential as `DescribeSecret` describes it.
fn secret(instance: &str, status: &str) -> String {
    secret_made(instance, status, 0)
}

/// Like [`secret`], created `after` seconds from now.
fn secret_made(instance: &str, status: &str, after: i64) -> String {
    let now = Timestamp::now().as_second() + after;
    format!(
        r#""SecretName":"prod-orders-rw","ProductName":"MYSQL","ResourceID":"{instance}","Status":"{status}",
        "Description":"订单","RotationStatus":false,"CreateTime":{now},"CreateUin":100012345678"#
    )
}

/// Returns the same answer with a `Date` that is `ahead` seconds ahead.
fn by_clock(ahead: i64, act: Act) -> Act {
    match act {
        Act::Answer(inside) => {
            let body = format!("{{\"Response\":{{{inside},\"RequestId\":\"r\"}}}}");
            Act::Raw(http_at(ahead, (200, ""), body.as_bytes()))
        }
        other => other,
    }
}

/// Returns an answer without a `Date`.
fn without_date(inside: &str) -> Act {
    let body = format!("{{\"Response\":{{{inside},\"RequestId\":\"r\"}}}}");
    Act::Raw(format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes())
}

fn error(code: &str) -> Act {
    Act::Answer(format!(r#""Error":{{"Code":"{code}","Message":"no"}}"#))
}

/// Answers like a healthy cloud, with the credential created or not. The create itself is not covered.
fn cloud(seen: &Seen, is_made: bool) -> Act {
    Act::Answer(match seen.action.as_str() {
        "DescribeSecret" if is_made => secret("cdb-n4j3y33j", "Enabled"),
        "DescribeSecret" => return error("ResourceNotFound.SecretNotExist"),
        "DescribeAsyncRequestInfo" => format!(r#""TaskStatus":{},"Description":"""#, i32::from(seen.before > 1)),
        "GetCallerIdentity" => r#""AccountId":"100012345678","UserId":"100087654321","Type":"CAMUser""#.into(),
        "DescribeAccounts" => r#""TotalCount":2,"Items":[{"User":"ordersrw_SSM_4kD","Host":"10.0.1.%"},
            {"User":"ordersrw_SSM_x0P","Host":"10.0.1.%"}]"#
            .into(),
        "DescribeAccountPrivileges" => {
            r#""GlobalPrivileges":["USAGE"],"DatabasePrivileges":[{"Database":"orders","Privileges":["INSERT","SELECT"]}]"#
                .into()
        }
        other => panic!("{other}"),
    })
}

struct Room {
    place: tempfile::TempDir,
    client: Client,
    steps: Mutex<Vec<Step>>,
    options: SubmissionOptions,
    controls: Controls,
}

impl Room {
    fn at(address: std::net::SocketAddr, timeout: Duration) -> Room {
        let endpoint = Endpoint::parse(&format!("http://{address}"), None).unwrap();
        let credential =
            Credential::typed("AKIDCANARYid000000000000000Q7xT".into(), CANARY.into(), String::new()).unwrap();
        Room {
            place: tempfile::tempdir().unwrap(),
            client: Client::new(endpoint, Some(credential), Realm::Cloud, timeout).unwrap(),
            steps: Mutex::default(),
            options: options(),
            controls: Controls::new(),
        }
    }

    fn of(stub: &Stub) -> Room {
        Room::at(stub.address, Duration::from_secs(30))
    }

    fn journal(&self) -> Journal {
        Folder::at(self.place.path()).journal()
    }

    fn context<'a>(&'a self, journal: &'a Journal) -> SubmissionContext<'a> {
        SubmissionContext {
            client: &self.client,
            journal,
            account: "",
            options: &self.options,
            controls: &self.controls,
        }
    }

    async fn submit(&self) -> Outcome {
        let journal = self.journal();
        let outcome =
            Box::pin(submit(self.context(&journal), &request(), |step| self.steps.lock().unwrap().push(step))).await;
        let shown = everything(self.place.path());
        let shown = format!("{shown}{outcome:?}{:?}{:?}", self.steps.lock().unwrap(), self.client);
        assert!(!shown.contains("CANARY"), "{shown}");
        outcome
    }

    fn unsettled(&self) -> usize {
        self.journal().survey(Timestamp::now()).unwrap().unsettled().count()
    }
}

/// Returns the text of all files of a directory.
fn everything(folder: &std::path::Path) -> String {
    let rows = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|row| row.path());
    rows.map(|path| if path.is_dir() { everything(&path) } else { std::fs::read_to_string(path).unwrap() }).collect()
}

#[tokio::test]
async fn a_create_is_on_the_disk_before_it_arrives_and_read_back_at_the_end() {
    let folder: Arc<Mutex<Option<Journal>>> = Arc::default();
    let (seen_by_server, found) = (Arc::clone(&folder), Arc::new(AtomicBool::new(false)));
    let noted = Arc::clone(&found);
    let stub = Stub::start(move |seen| {
        if seen.action != "CreateProductSecret" {
            return cloud(seen, true);
        }
        let survey = seen_by_server.lock().unwrap().as_ref().unwrap().survey(Timestamp::now()).unwrap();
        noted.store(survey.unsettled().any(|entry| entry.body == seen.body), Ordering::SeqCst);
        Act::Answer(MADE.into())
    })
    .await;
    let room = Room::of(&stub);
    *folder.lock().unwrap() = Some(room.journal());
    let Outcome::Created { receipt, verification } = room.submit().await else { panic!() };
    assert!(found.load(Ordering::SeqCst));
    assert_eq!((receipt.unwrap().flow, stub.creates()), (43415, 1));
    assert_eq!((verification.asked, verification.granted, verification.accounts.len()), (2, 2, 2));
    assert_eq!((&verification.differences[..], &verification.missing[..]), (&[][..], &[][..]));
    assert_eq!(room.unsettled(), 0);
    let steps = room.steps.lock().unwrap();
    assert_eq!(steps.iter().filter(|step| matches!(step, Step::Polled { .. })).count(), 3);
    assert!(matches!(steps[..3], [Step::Journalled, Step::Sending { .. }, Step::Accepted(_)]));
}

#[tokio::test]
async fn what_is_previewed_is_what_leaves() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
    let credential = Credential::typed("AKIDid".into(), CANARY.into(), "CANARYtoken".into()).unwrap();
    let room = Room {
        client: Client::new(endpoint, Some(credential), Realm::Cloud, Duration::from_secs(30)).unwrap(),
        ..Room::of(&stub)
    };
    let mut room = room;
    room.options.follow = false;
    assert!(matches!(room.submit().await, Outcome::Working { receipt: Some(_), .. }));
    let seen = stub.seen("CreateProductSecret").remove(0);
    let sent_at = seen.headers.iter().find(|(name, _)| name == "x-tc-timestamp").unwrap().1.parse().unwrap();
    let preview = room.client.preview("ap-guangzhou", seen.body.as_bytes(), Timestamp::from_second(sent_at).unwrap());
    assert!(!format!("{preview:?}").contains("CANARY"));
    let mut previewed: Vec<(String, String)> = preview
        .headers
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value.replace("<token>", "CANARYtoken")))
        .collect();
    let mut left = seen.headers;
    previewed.sort();
    left.sort();
    assert_eq!(previewed, left);
}

#[tokio::test]
async fn a_refusal_is_final_and_leaves_an_end() {
    let stub = Stub::start(|_| error("ResourceInUse.SecretExists")).await;
    let room = Room::of(&stub);
    let Outcome::Refused(fault) = room.submit().await else { panic!() };
    assert_eq!(
        (fault.code.as_str(), fault.request_id.as_str(), stub.creates()),
        ("ResourceInUse.SecretExists", "r-0", 1)
    );
    let off = fault.server_time.unwrap().duration_since(Timestamp::now()).as_secs();
    assert!((-3..=0).contains(&off), "{off}");
    assert_eq!(room.unsettled(), 0);
}

#[tokio::test]
async fn only_the_rate_limit_and_a_missing_connection_are_sent_again() {
    // All sends together may take 60 paces. With the shortest pace a busy machine would use them up.
    let unhurried = |mut room: Room| {
        room.options.pace = Duration::from_millis(20);
        room
    };
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", 0..3) => error("RequestLimitExceeded"),
        ("CreateProductSecret", _) => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let room = unhurried(Room::of(&stub));
    assert!(matches!(room.submit().await, Outcome::Created { .. }));
    assert_eq!(stub.creates(), 4);
    let wait = |step: &Step| if let Step::BackingOff { wait, .. } = step { Some(*wait) } else { None };
    let waits: Vec<u64> = room.steps.lock().unwrap().iter().filter_map(wait).collect();
    assert_eq!(waits, [20, 40, 80], "twice as long each time");

    let stub = Stub::start(|_| error("RequestLimitExceeded")).await;
    let room = unhurried(Room::of(&stub));
    assert!(matches!(room.submit().await, Outcome::Refused(_)));
    assert_eq!(stub.creates(), 5);

    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let room = unhurried(Room::at(closed, Duration::from_secs(10)));
    assert!(matches!(room.submit().await, Outcome::NotSent(NotSent::NotConnected(_))));
    let sends = room.steps.lock().unwrap().iter().filter(|step| matches!(step, Step::Sending { .. })).count();
    assert_eq!((sends, room.unsettled()), (5, 0));
}

type Answers = Box<dyn Fn() -> Act + Send + Sync>;
type IsExpected = fn(&Doubt) -> bool;

/// Every kind of answer that does not count as one, with its expected name.
fn troubles() -> Vec<(&'static str, Answers, IsExpected)> {
    fn odd(doubt: &Doubt, expected: OddAnswer) -> bool {
        matches!(doubt, Doubt::Odd { what, .. } if *what == expected)
    }
    let half = || {
        let mut bytes = http(200, "", b"{\"Response\":{\"RequestId\":\"r\",\"SecretName\":\"x\"}}");
        bytes.truncate(bytes.len() - 9);
        bytes
    };
    vec![
        ("closed before the answer", Box::new(|| Act::Last(Vec::new())), |doubt| matches!(doubt, Doubt::Broken(_))),
        ("closed inside the answer", Box::new(move || Act::Last(half())), |doubt| matches!(doubt, Doubt::Broken(_))),
        ("no answer", Box::new(|| Act::Hang), |doubt| matches!(doubt, Doubt::TimedOut { seconds: 1 })),
        ("half an answer", Box::new(move || Act::Raw(half())), |doubt| matches!(doubt, Doubt::TimedOut { .. })),
        ("a redirect", Box::new(|| Act::Raw(http(302, "Location: /\r\n", b"moved"))), |doubt| {
            odd(doubt, OddAnswer::Redirect)
        }),
        ("a web page", Box::new(|| Act::Raw(http(200, "", b"\n<!DOCTYPE html>"))), |doubt| odd(doubt, OddAnswer::Html)),
        ("a gateway", Box::new(|| Act::Raw(http(502, "", b"bad gateway"))), |doubt| {
            matches!(doubt, Doubt::Odd { status: 502, what: OddAnswer::NotJson })
        }),
        ("nothing", Box::new(|| Act::Raw(http(200, "", b""))), |doubt| odd(doubt, OddAnswer::Empty)),
        ("cut JSON", Box::new(|| Act::Raw(http(200, "", b"{\"Response\":{"))), |doubt| odd(doubt, OddAnswer::CutOff)),
        (
            "no RequestId",
            Box::new(|| Act::Raw(http(200, "", b"{\"Response\":{\"SecretName\":\"x\",\"FlowID\":1}}"))),
            |doubt| odd(doubt, OddAnswer::OtherShape),
        ),
        ("no task", Box::new(|| Act::Answer("\"SecretName\":\"x\"".into())), |doubt| odd(doubt, OddAnswer::OtherShape)),
        ("more than is read", Box::new(|| Act::Last(http(200, "", &vec![b' '; 11_000_000]))), |doubt| {
            odd(doubt, OddAnswer::TooLarge)
        }),
        ("spoilt gzip", Box::new(|| Act::Raw(http(200, "Content-Encoding: gzip\r\n", b"not gzip at all"))), |doubt| {
            matches!(doubt, Doubt::Broken(_))
        }),
        ("not HTTP", Box::new(|| Act::Last(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec())), |doubt| {
            matches!(doubt, Doubt::Broken(_))
        }),
        (
            "an ambiguous code",
            Box::new(|| error("InternalError")),
            |doubt| matches!(doubt, Doubt::Ambiguous(fault) if fault.code == "InternalError"),
        ),
    ]
}

#[tokio::test]
async fn an_unusable_answer_is_settled_and_never_sent_again() {
    for is_made in [false, true] {
        for (name, act, is_expected) in troubles() {
            let stub = Stub::start(move |seen| match seen.action.as_str() {
                "CreateProductSecret" => act(),
                _ => cloud(seen, is_made),
            })
            .await;
            let room = Room::at(stub.address, Duration::from_millis(900));
            let outcome = room.submit().await;
            assert_eq!(stub.creates(), 1, "{name}");
            let steps = room.steps.lock().unwrap();
            let doubt = steps.iter().find_map(|step| match step {
                Step::InDoubt(doubt) => Some(doubt),
                _ => None,
            });
            assert!(is_expected(doubt.unwrap()), "{name}: {doubt:?}");
            if is_made {
                assert!(matches!(outcome, Outcome::Created { receipt: None, .. }), "{name}: {outcome:?}");
            } else {
                assert!(matches!(outcome, Outcome::NotCreated { looks: 3.., .. }), "{name}: {outcome:?}");
                assert!(stub.seen("DescribeSecret").len() >= 3, "{name}");
            }
            assert_eq!(room.unsettled(), 0, "{name}");
        }
    }
}

#[tokio::test]
async fn a_complete_response_counts_whatever_its_status_or_encoding() {
    let whole = format!("{{\"Response\":{{{MADE},\"RequestId\":\"r\"}}}}");
    let mut promised_more = http(200, "", format!("{whole}     ").as_bytes());
    promised_more.truncate(promised_more.len() - 3);
    let zipped = gzip(whole.as_bytes());
    let bytes = [
        http(500, "", whole.as_bytes()),
        http(200, "Content-Type: text/html\r\n", format!("\u{feff} {whole}").as_bytes()),
        http(200, "Content-Encoding: gzip\r\n", &zipped),
        promised_more,
    ];
    for (case, bytes) in bytes.into_iter().enumerate() {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(bytes.clone()),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        assert!(matches!(outcome, Outcome::Created { receipt: Some(_), .. }), "{case}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_stranger_under_the_name_is_told_by_its_differences() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        "DescribeSecret" => Act::Answer(secret("cdb-another", "Enabled")),
        _ => cloud(seen, true),
    })
    .await;
    let Outcome::Theirs { differences, .. } = Room::of(&stub).submit().await else { panic!() };
    assert_eq!((differences[0].what.as_str(), differences[0].found.as_str()), ("InstanceID", "cdb-another"));
}

#[tokio::test]
async fn the_same_made_by_somebody_else_or_long_before_is_not_ours() {
    for (from, to, what) in [
        ("\"CreateUin\":100012345678", "\"CreateUin\":100098765432", "CreateUin"),
        ("\"CreateTime\":1", "\"CreateTime\":1000000000,\"NextRotationTime\":\"\",\"SecretType\":1", "CreateTime"),
        ("\"Description\":\"订单\"", "\"Description\":\"\"", "Description"),
        ("\"RotationStatus\":false", "\"RotationStatus\":true", "EnableRotation"),
    ] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => error("FailedOperation"),
            "DescribeSecret" => Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace(from, to)),
            _ => cloud(seen, true),
        })
        .await;
        let Outcome::Theirs { differences, .. } = Room::of(&stub).submit().await else { panic!("{what}") };
        assert_eq!(differences.len(), 1, "{differences:?}");
        assert_eq!(differences[0].what, what);
    }
}

#[tokio::test]
async fn a_credential_that_waits_for_its_deletion_is_not_ours() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        "DescribeSecret" => Act::Answer(secret("cdb-n4j3y33j", "PendingDelete")),
        _ => cloud(seen, true),
    })
    .await;
    let Outcome::Theirs { differences, secret, .. } = Room::of(&stub).submit().await else { panic!() };
    assert_eq!((differences[0].what.as_str(), secret.status.as_str()), ("Status", "PendingDelete"));
}

#[tokio::test]
async fn a_description_that_proves_nothing_leaves_the_outcome_unknown() {
    let whole = secret("cdb-n4j3y33j", "Enabled");
    for described in [
        r#""SecretName":"prod-orders-rw","Status":"Enabled""#.into(),
        whole.replace("cdb-n4j3y33j", ""),
        whole.replace("\"CreateTime\":", "\"CreateTime\":0,\"SecretType\":"),
    ] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            "DescribeSecret" => Act::Answer(described.clone()),
            _ => cloud(seen, true),
        })
        .await;
        let room = Room::of(&stub);
        let outcome = room.submit().await;
        let Outcome::Unknown { trouble: Some(LookUpError::Odd(why)), .. } = &outcome else { panic!("{outcome:?}") };
        assert_eq!(why, "DescribeSecret: no ResourceID, no CreateTime");
        assert_eq!((stub.creates(), room.unsettled()), (1, 1));
    }
}

#[tokio::test]
async fn missing_or_empty_members_of_a_description_are_no_difference() {
    for (from, to) in
        [(",\"CreateUin\":100012345678", ""), ("\"RotationStatus\"", "\"DeleteTime\":0,\"RotationStatus\"")]
    {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            "DescribeSecret" => Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace(from, to)),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
    }
}

/// Returns the outcome of a create without an answer, and for each look the milliseconds until the next one.
async fn looked(room: &Room) -> (Outcome, Vec<Option<u64>>) {
    let outcome = room.submit().await;
    let steps = room.steps.lock().unwrap();
    let looks = steps.iter().filter_map(|step| if let Step::Looked { next, .. } = step { Some(*next) } else { None });
    (outcome, looks.collect())
}

/// Starts a cloud whose create has no answer. `look` answers the looks by their number.
async fn unanswered(look: impl Fn(usize) -> Act + Send + Sync + 'static) -> Stub {
    Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        "DescribeSecret" => look(seen.before),
        _ => cloud(seen, true),
    })
    .await
}

fn absent() -> Act {
    error("ResourceNotFound.SecretNotExist")
}

#[tokio::test]
async fn the_looks_are_spread_over_the_settling_time() {
    // The settling time, the pace, and the expected milliseconds between two looks.
    for (settle, pace, stride) in [(12, 6, 6), (18, 6, 3), (180, 2, 30)] {
        let stub = unanswered(|_| absent()).await;
        let mut room = Room::of(&stub);
        room.options.settle = Duration::from_millis(settle);
        room.options.pace = Duration::from_millis(pace);
        let began = std::time::Instant::now();
        let (outcome, mut looks) = looked(&room).await;
        assert!(matches!(outcome, Outcome::NotCreated { .. }), "{outcome:?}");
        assert!(began.elapsed() >= room.options.settle);
        assert_eq!(looks.pop(), Some(None));
        assert!((2..=7).contains(&looks.len()), "{looks:?}");
        assert!(looks.iter().all(|next| *next == Some(stride)), "{stride}: {looks:?}");
    }
}

#[tokio::test]
async fn a_look_without_an_answer_is_followed_by_another() {
    let made = || Act::Answer(secret("cdb-n4j3y33j", "Enabled"));
    let stub = unanswered(move |look| if look == 0 { error("InternalError") } else { made() }).await;
    let (outcome, looks) = looked(&Room::of(&stub)).await;
    assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
    assert_eq!(looks.len(), 2);
    // "Not created" needs three looks that found nothing.
    let stub = unanswered(|look| if look < 2 { error("InternalError") } else { absent() }).await;
    let mut room = Room::of(&stub);
    room.options.settle = Duration::ZERO;
    let (outcome, looks) = looked(&room).await;
    assert!(matches!(outcome, Outcome::NotCreated { looks: 5, .. }), "{outcome:?}");
    assert_eq!(looks.len(), 5);
    // If some looks had an answer and others had none, the time is doubled.
    let began = std::time::Instant::now();
    let stub = unanswered(move |look| match look {
        0 => absent(),
        _ if began.elapsed() < Duration::from_millis(1200) => error("InternalError"),
        _ => made(),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.settle = Duration::from_secs(1);
    let (outcome, _) = looked(&room).await;
    assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
    // If none had an answer, it is not.
    let stub = unanswered(|_| error("InternalError")).await;
    let mut room = Room::of(&stub);
    room.options.settle = Duration::from_millis(180);
    let (outcome, looks) = looked(&room).await;
    assert!(matches!(outcome, Outcome::Unknown { .. }), "{outcome:?}");
    assert!(looks.len() <= 8, "{looks:?}");
}

#[tokio::test]
async fn what_arrives_after_it_was_not_found_is_known_again_when_it_is_sent_again() {
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", 0) => Act::Last(Vec::new()),
        ("CreateProductSecret", _) => error("ResourceInUse.SecretExists"),
        ("DescribeSecret", 0..3) => cloud(seen, false),
        _ => cloud(seen, true),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.settle = Duration::ZERO;
    assert!(matches!(room.submit().await, Outcome::NotCreated { looks: 3, .. }));
    let outcome = room.submit().await;
    assert!(matches!(outcome, Outcome::Created { receipt: None, .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_taken_name_is_looked_at_before_the_refusal_is_believed() {
    // Something on the way sent the request twice, and this is the answer to the second copy.
    let ours = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => error("ResourceInUse.SecretExists"),
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&ours).submit().await;
    assert!(matches!(outcome, Outcome::Created { receipt: None, .. }), "{outcome:?}");
    // One that was made before this request was sent is somebody else's. So is one that cannot be read.
    for describe in [secret_made("cdb-n4j3y33j", "Enabled", -5), String::new()] {
        let theirs = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => error("ResourceInUse.SecretExists"),
            "DescribeSecret" if describe.is_empty() => error("UnauthorizedOperation"),
            "DescribeSecret" => Act::Answer(describe.clone()),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&theirs).submit().await;
        assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
        assert_eq!(theirs.creates(), 1);
    }
}

#[tokio::test]
async fn a_taken_name_that_cannot_be_looked_at_leaves_the_outcome_unknown() {
    for answers in [false, true] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => error("ResourceInUse.SecretExists"),
            "DescribeSecret" if !answers || seen.before == 0 => error("InternalError"),
            _ => cloud(seen, true),
        })
        .await;
        let room = Room::of(&stub);
        let (outcome, looks) = looked(&room).await;
        if answers {
            assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
            assert_eq!(looks, [Some(2), None]);
        } else {
            let is_told = matches!(&outcome, Outcome::Unknown { doubt: Doubt::Ambiguous(_), trouble: Some(_) });
            assert!(is_told && room.unsettled() == 1, "{outcome:?}");
            assert_eq!(looks, [Some(2), Some(2), None]);
        }
        assert_eq!(stub.creates(), 1);
    }
}

#[tokio::test]
async fn refusals_that_take_long_are_not_waited_out() {
    let stub = Stub::start(|_| {
        std::thread::sleep(Duration::from_millis(200));
        error("RequestLimitExceeded")
    })
    .await;
    assert!(matches!(Room::of(&stub).submit().await, Outcome::Refused(_)));
    assert_eq!(stub.creates(), 1);
}

#[tokio::test]
async fn the_journal_knows_the_account_the_site_and_the_clock_of_the_service() {
    for site in [crate::domain::endpoint::Site::China, crate::domain::endpoint::Site::Intl] {
        let stub = Stub::start(|seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(MADE.into()),
            _ => by_clock(200, cloud(seen, true)),
        })
        .await;
        let endpoint = Endpoint::parse(&format!("http://{}", stub.address), Some(site)).unwrap();
        let credential = Credential::typed("AKIDid".into(), CANARY.into(), String::new()).unwrap();
        let client = Client::new(endpoint, Some(credential), Realm::Cloud, Duration::from_secs(30)).unwrap();
        let mut room = Room { client, ..Room::of(&stub) };
        room.options.follow = false;
        room.options.pace = Duration::from_secs(2);
        room.submit().await;
        let entry = room.journal().survey(Timestamp::now()).unwrap().entries.remove(0);
        assert_eq!((&*entry.key.account, entry.endpoint().unwrap().site()), ("100012345678", site));
        assert!((195..=201).contains(&entry.ahead.unwrap()), "{:?}", entry.ahead);
    }
}

#[tokio::test]
async fn what_was_made_before_the_sending_is_not_ours_by_the_clock_of_the_service() {
    // By how many seconds the service's clock is ahead, and how many seconds after the send the credential was made.
    for (ahead, made, is_ours) in [(0, 1, true), (0, -2, true), (0, -5, false), (200, -5, false), (-200, 1, true)] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            "DescribeSecret" => by_clock(ahead, Act::Answer(secret_made("cdb-n4j3y33j", "Enabled", ahead + made))),
            _ => by_clock(ahead, cloud(seen, true)),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        let told = matches!(outcome, Outcome::Created { .. });
        assert_eq!(told, is_ours, "{ahead} {made} {outcome:?}");
        let differs = |outcome: &Outcome| matches!(outcome, Outcome::Theirs { differences, .. } if differences[0].what == "CreateTime");
        assert!(is_ours || differs(&outcome), "{outcome:?}");
    }
    // Without a `Date`, a moment shortly before the send proves nothing.
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" | "GetCallerIdentity" => Act::Last(Vec::new()),
        "DescribeSecret" => without_date(&secret_made("cdb-n4j3y33j", "Enabled", -100)),
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    assert!(matches!(outcome, Outcome::Unknown { trouble: Some(LookUpError::Odd(_)), .. }), "{outcome:?}");
    // A moment after the send means ours, and one long before it means somebody else's.
    for (made, is_ours) in [(1, true), (-3600, false)] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" | "GetCallerIdentity" => Act::Last(Vec::new()),
            "DescribeSecret" => without_date(&secret_made("cdb-n4j3y33j", "Enabled", made)),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        match &outcome {
            Outcome::Created { .. } => assert!(is_ours, "{made}"),
            Outcome::Theirs { differences, .. } => assert_eq!((&*differences[0].what, is_ours), ("CreateTime", false)),
            _ => panic!("{made}: {outcome:?}"),
        }
    }
}

#[tokio::test]
async fn other_hosts_or_accounts_of_another_prefix_are_not_ours() {
    for (name, host, what, found) in [
        ("ordersrw_SSM_4kD", "10.9.9.%", "Domains", "10.9.9.%"),
        ("ordersrw2_SSM_4kD", "10.0.1.%", "UserNamePrefix", "ordersrw2"),
        ("orders_SSM_4kD", "10.0.1.%", "UserNamePrefix", "orders"),
        ("root", "10.0.1.%", "UserNamePrefix", "root"),
    ] {
        let account = |name: &str, host: &str| format!(r#"{{"AccountName":"{name}","Host":["{host}"]}}"#);
        let (ours, other) = (account("ordersrw_SSM_x0P", "10.0.1.%"), account(name, host));
        let accounts = format!(r#","AccountInfoList":[{ours},{other}]"#);
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            "DescribeSecret" => Act::Answer(format!("{}{accounts}", secret("cdb-n4j3y33j", "Enabled"))),
            _ => cloud(seen, true),
        })
        .await;
        let Outcome::Theirs { differences, .. } = Room::of(&stub).submit().await else { panic!("{what}") };
        assert_eq!((&*differences[0].what, &*differences[0].found), (what, found), "{differences:?}");
    }
}

#[tokio::test]
async fn a_key_that_may_only_create_is_told_so_at_once() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => error("UnauthorizedOperation"),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    let Outcome::Working { receipt: Some(_), trouble: Some(LookUpError::Refused { code, .. }) } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(code, "UnauthorizedOperation");
    assert_eq!(stub.seen("DescribeAsyncRequestInfo").len(), 1);
    // After a send without an answer the outcome stays unknown, and the looks end as soon.
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        _ => error("UnauthorizedOperation"),
    })
    .await;
    assert!(matches!(Room::of(&stub).submit().await, Outcome::Unknown { trouble: Some(_), .. }));
    assert_eq!(stub.seen("DescribeSecret").len(), 1);
}

#[tokio::test]
async fn an_answer_that_cannot_change_ends_the_following() {
    // There is neither the task nor the credential.
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => error("ResourceNotFound"),
    })
    .await;
    assert!(matches!(Room::of(&stub).submit().await, Outcome::Gone { receipt: Some(_) }));
    assert!(stub.seen("DescribeAsyncRequestInfo").len() >= 3);
    // A task status that is not documented.
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeAsyncRequestInfo" => Act::Answer(r#""TaskStatus":7"#.into()),
        _ => error("ResourceNotFound"),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    assert!(matches!(outcome, Outcome::Working { trouble: Some(LookUpError::Odd(_)), .. }), "{outcome:?}");
    assert_eq!(stub.seen("DescribeAsyncRequestInfo").len(), 3, "one odd answer is not believed, and three are");
}

#[tokio::test]
async fn an_answer_about_something_else_is_looked_into() {
    for answer in [
        MADE.replace("prod-orders-rw", "prod-orders-ro"),
        MADE.replace("43415", "0"),
        MADE.replace("43415", "-1"),
        format!(r#"{MADE},"Error":{{"Code":"ResourceInUse.SecretExists","Message":""}}"#),
        r#""Error":{"Code":"A","Message":""},"Error":{"Code":"B","Message":""}"#.to_owned(),
    ] {
        let said = answer.clone();
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(said.clone()),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        assert!(matches!(outcome, Outcome::Created { receipt: None, .. }), "{answer}: {outcome:?}");
        assert_eq!(stub.creates(), 1);
    }
}

#[tokio::test]
async fn what_was_created_is_not_sent_again_and_says_how_it_is_now() {
    let is_there = Arc::new(AtomicBool::new(true));
    let there = Arc::clone(&is_there);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, there.load(Ordering::SeqCst)),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Created { .. }));
    let again = room.submit().await;
    let Outcome::AlreadyCreated { receipt: Some(receipt), verification, .. } = again else { panic!("{again:?}") };
    assert_eq!((receipt.flow, verification.verified(), stub.creates()), (43415, Verified::Yes, 1));
    // Other content under the same name is reported with the differences.
    let journal = room.journal();
    let other = request_with("another");
    let outcome = Box::pin(submit(room.context(&journal), &other, |_| {})).await;
    let Outcome::InUse { differences, .. } = outcome else { panic!("{outcome:?}") };
    let told: Vec<_> = differences.iter().map(|it| (it.what.as_str(), it.asked.as_str())).collect();
    assert_eq!((told, stub.creates()), (vec![("Description", "another")], 1));
    // "Gone" is an outcome. The `yes` after it creates the credential again.
    is_there.store(false, Ordering::SeqCst);
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    let outcome = Box::pin(status(room.context(&journal), &entry, Duration::ZERO)).await;
    assert!(matches!(outcome, Outcome::Gone { receipt: Some(_) }), "{outcome:?}");
    assert!(matches!(room.submit().await, Outcome::Gone { .. }));
    assert_eq!(stub.creates(), 2);
}

#[tokio::test]
async fn at_a_dialog_a_settlement_ends_on_its_result() {
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", 0) => Act::Hang,
        ("CreateProductSecret", _) => Act::Answer(MADE.into()),
        _ => cloud(seen, false),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.sends_after_settling = false;
    let journal = room.journal();
    let arrived = async {
        while stub.creates() == 0 {
            tokio::task::yield_now().await;
        }
    };
    let body = request();
    let first = Box::pin(submit(room.context(&journal), &body, |_| {}));
    tokio::select! { _ = first => panic!("nothing answers"), () = arrived => {} }
    assert!(matches!(room.submit().await, Outcome::NotCreated { .. }));
    assert_eq!((stub.creates(), room.unsettled()), (1, 0), "sending again is a new yes");
    room.submit().await;
    assert_eq!(stub.creates(), 2);
}

#[tokio::test]
async fn an_earlier_attempt_of_unknown_outcome_stops_another_request_of_its_name() {
    let stub = Stub::start(|_| Act::Last(Vec::new())).await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Unknown { .. }));
    let journal = room.journal();
    let other = request_with("another");
    let outcome = Box::pin(submit(room.context(&journal), &other, |_| {})).await;
    assert_eq!(outcome, Outcome::NotSent(NotSent::Unsettled));
    assert_eq!((stub.creates(), room.unsettled()), (1, 1));
}

#[tokio::test]
async fn another_endpoint_proves_nothing_about_the_first_attempt() {
    let (first, other) = (Stub::start(|_| Act::Last(Vec::new())).await, Stub::start(|seen| cloud(seen, false)).await);
    let room = Room::of(&first);
    assert!(matches!(room.submit().await, Outcome::Unknown { .. }));
    let elsewhere = Room { place: room.place, ..Room::of(&other) };
    let journal = elsewhere.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    for outcome in [
        Box::pin(resume(elsewhere.context(&journal), &entry, |_| {})).await,
        Box::pin(status(elsewhere.context(&journal), &entry, Duration::ZERO)).await,
    ] {
        assert!(matches!(outcome, Outcome::Unknown { trouble: Some(LookUpError::NotAsked(_)), .. }), "{outcome:?}");
    }
    assert_eq!((other.seen("DescribeSecret").len(), elsewhere.unsettled()), (0, 1));
}

#[tokio::test]
async fn where_the_entry_of_a_name_is_damaged_the_name_is_looked_for_before_anything_is_sent() {
    for is_made in [true, false] {
        let is_up = Arc::new(AtomicBool::new(false));
        let up = Arc::clone(&is_up);
        let made = AtomicBool::new(is_made);
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            // The cloud cannot be reached during the first attempt.
            _ if !up.load(Ordering::SeqCst) => Act::Last(Vec::new()),
            "CreateProductSecret" => {
                made.store(true, Ordering::SeqCst);
                Act::Answer(MADE.into())
            }
            _ => cloud(seen, made.load(Ordering::SeqCst)),
        })
        .await;
        let room = Room::of(&stub);
        assert!(matches!(room.submit().await, Outcome::Unknown { .. }));
        let folder = room.place.path().join("journal");
        let entry = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        std::fs::write(&entry, &std::fs::read(&entry).unwrap()[..200]).unwrap();
        is_up.store(true, Ordering::SeqCst);
        let outcome = room.submit().await;
        assert_eq!(outcome.word(), "created", "{outcome:?}");
        assert_eq!(stub.creates(), if is_made { 1 } else { 2 });
        let files = std::fs::read_dir(&folder).unwrap();
        let names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert!(names.iter().any(|name| name.contains(".damaged-")), "it is kept: {names:?}");
    }
}

#[tokio::test]
async fn a_megabyte_of_words_is_kept_as_64_kib_and_the_journal_stays_readable() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => {
            let message = "\\u001b[2J字".repeat(200_000);
            Act::Answer(format!(r#""Error":{{"Code":"ResourceInUse.SecretExists","Message":"{message}"}}"#))
        }
        _ => cloud(seen, false),
    })
    .await;
    let room = Room::of(&stub);
    let Outcome::Refused(fault) = room.submit().await else { panic!() };
    assert!(fault.message.len() <= 16 * 1024 + 3, "{}", fault.message.len());
    let survey = room.journal().survey(Timestamp::now()).unwrap();
    assert_eq!(survey.entries[0].end.as_ref().unwrap().outcome, Outcome::Refused(fault));
    assert!(survey.damaged.is_empty());
}

#[tokio::test]
async fn while_nothing_answers_it_stays_unknown_until_it_is_resumed() {
    let is_up = Arc::new(AtomicBool::new(false));
    let up = Arc::clone(&is_up);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        _ if !up.load(Ordering::SeqCst) => Act::Last(Vec::new()),
        "DescribeSecret" if seen.before < 9 => Act::Answer(secret("cdb-n4j3y33j", "Creating")),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Unknown { trouble: Some(LookUpError::Unreachable(_)), .. }));
    assert_eq!(room.unsettled(), 1);
    is_up.store(true, Ordering::SeqCst);
    let journal = room.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    assert!(matches!(
        Box::pin(status(room.context(&journal), &entry, Duration::ZERO)).await,
        Outcome::Working { receipt: None, .. }
    ));
    assert_eq!(room.unsettled(), 1, "status changes nothing");
    let outcome = Box::pin(resume(room.context(&journal), &entry, |_| {})).await;
    assert!(matches!(outcome, Outcome::Created { receipt: None, .. }), "{outcome:?}");
    assert_eq!((stub.creates(), room.unsettled()), (1, 0));
}

#[tokio::test]
async fn the_same_command_after_a_crash_settles_the_first_attempt_first() {
    for is_made in [true, false] {
        let made = AtomicBool::new(is_made);
        let stub = Stub::start(move |seen| match (seen.action.as_str(), seen.before) {
            ("CreateProductSecret", 0) => Act::Hang,
            ("CreateProductSecret", _) => {
                made.store(true, Ordering::SeqCst);
                Act::Answer(MADE.into())
            }
            _ => cloud(seen, made.load(Ordering::SeqCst)),
        })
        .await;
        let room = Room::of(&stub);
        let journal = room.journal();
        let arrived = async {
            while stub.creates() == 0 {
                tokio::task::yield_now().await;
            }
        };
        let body = request();
        let first = Box::pin(submit(room.context(&journal), &body, |_| {}));
        tokio::select! { _ = first => panic!("nothing answers"), () = arrived => {} }
        assert_eq!(room.unsettled(), 1);
        let outcome = room.submit().await;
        let Outcome::Created { receipt, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!(receipt.is_none(), is_made, "a lost answer is not made up");
        assert_eq!(stub.creates(), if is_made { 1 } else { 2 });
        let survey = journal.survey(Timestamp::now()).unwrap();
        assert_eq!(survey.unsettled().count(), 0);
        assert!(
            is_made
                || survey.entries.iter().any(|entry| {
                    matches!(entry.end.as_ref().unwrap().outcome, Outcome::NotCreated { doubt: Doubt::Interrupted, .. })
                })
        );
    }
}

#[tokio::test]
async fn two_submissions_at_once_send_one_create() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeAsyncRequestInfo" => Act::Answer(r#""TaskStatus":0"#.into()),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    let journal = room.journal();
    let body = request();
    // The cast checks that the future is `Send`, so that a task may run it.
    let first: std::pin::Pin<Box<dyn Future<Output = Outcome> + Send>> =
        Box::pin(submit(room.context(&journal), &body, |_| {}));
    let second = async {
        while stub.creates() == 0 {
            tokio::task::yield_now().await;
        }
        let outcome = room.submit().await;
        while stub.seen("DescribeAsyncRequestInfo").is_empty() {
            tokio::task::yield_now().await;
        }
        room.controls.stop();
        outcome
    };
    let (first, second) = tokio::join!(first, second);
    assert_eq!(second, Outcome::NotSent(NotSent::Locked));
    assert!(matches!(first, Outcome::Working { receipt: Some(_), .. }));
    assert_eq!((stub.creates(), room.unsettled()), (1, 1));
}

#[tokio::test]
async fn nothing_is_sent_without_a_journal_or_a_valid_key_or_after_a_stop() {
    let stub = Stub::start(|_| Act::Hang).await;
    let room = Room::of(&stub);
    std::fs::write(room.place.path().join("journal"), "a file where the folder should be").unwrap();
    assert!(matches!(room.submit().await, Outcome::NotSent(NotSent::Journal(_))));

    let room = Room::of(&stub);
    room.controls.stop();
    assert_eq!(room.submit().await, Outcome::NotSent(NotSent::Cancelled));

    let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
    let client = Client::new(endpoint.clone(), None, Realm::Cloud, Duration::from_secs(1)).unwrap();
    let room = Room { client, ..Room::of(&stub) };
    assert_eq!(room.submit().await, Outcome::NotSent(NotSent::NoKey));

    let expired = Credential::typed("AKIDid".into(), CANARY.into(), String::new())
        .unwrap()
        .until(Some(Timestamp::from_second(1_700_000_000).unwrap()));
    let client = Client::new(endpoint, Some(expired), Realm::Cloud, Duration::from_secs(1)).unwrap();
    let room = Room { client, ..Room::of(&stub) };
    assert_eq!(room.submit().await, Outcome::NotSent(NotSent::KeyExpired));
    let before = stub.seen("DescribeSecret").len();
    assert_eq!(super::lookups::name(&room.client, "ap-guangzhou", "x").await.unwrap_err(), LookUpError::NoKey);
    assert_eq!(stub.seen("DescribeSecret").len(), before, "a key that has run out asks nothing");
    assert_eq!(stub.creates(), 0);
}

#[tokio::test]
async fn a_created_credential_that_is_not_visible_yet_is_read_again() {
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", _) => Act::Answer(MADE.into()),
        ("DescribeSecret", 0) => absent(),
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
    assert_eq!(stub.seen("DescribeSecret").len(), 2);
}

#[tokio::test]
async fn after_a_lost_answer_missing_grants_mean_ours_and_other_hosts_do_not() {
    for (action, answer, word) in [
        ("DescribeAccountPrivileges", r#""DatabasePrivileges":[]"#, "created-but-differs"),
        ("DescribeAccounts", r#""TotalCount":1,"Items":[{"User":"ordersrw_SSM_4kD","Host":"10.9.9.%"}]"#, "theirs"),
    ] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            name if name == action => Act::Answer(answer.into()),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        assert_eq!(outcome.word(), word, "{outcome:?}");
    }
}

#[tokio::test]
async fn tags_that_failed_and_a_failed_task_are_never_a_success() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.replace("\"TagCode\":0", "\"TagCode\":2")),
        _ => cloud(seen, true),
    })
    .await;
    assert!(
        matches!(Room::of(&stub).submit().await, Outcome::CreatedTagsFailed { receipt, .. } if receipt.tag_code == 2)
    );

    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.replace("\"TagCode\":0", "\"TagCode\":2")),
        "DescribeAsyncRequestInfo" => Act::Answer(r#""TaskStatus":2,"Description":"instance is in task""#.into()),
        "DescribeAccounts" => Act::Answer(r#""TotalCount":0,"Items":[]"#.into()),
        "DescribeSecret" => Act::Answer(secret("cdb-n4j3y33j", "Failed")),
        _ => cloud(seen, true),
    })
    .await;
    let Outcome::TaskFailed { says, verification, .. } = Room::of(&stub).submit().await else { panic!() };
    assert_eq!((says.as_str(), verification.secret.unwrap().status.as_str()), ("instance is in task", "Failed"));
    assert!(verification.accounts.is_empty());
    assert_eq!((verification.granted, verification.asked), (0, 0), "nothing was read");
}

#[tokio::test]
async fn grants_that_are_missing_or_too_many_are_told() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeAccountPrivileges" => Act::Answer(
            r#""TablePrivileges":null,"DatabasePrivileges":[{"Database":"orders","Privileges":["SELECT","DROP"]}]"#
                .into(),
        ),
        _ => cloud(seen, true),
    })
    .await;
    let Outcome::Created { verification, .. } = Room::of(&stub).submit().await else { panic!() };
    assert_eq!((verification.granted, verification.asked), (1, 2));
    let told: Vec<(&str, &str)> =
        verification.differences.iter().map(|row| (row.asked.as_str(), row.found.as_str())).collect();
    assert_eq!(told, [("INSERT on orders.*", ""), ("", "DROP on orders.*")]);
}

#[tokio::test]
async fn a_task_that_cannot_be_asked_for_is_followed_by_its_name() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeAsyncRequestInfo" => error("UnauthorizedOperation"),
        _ => cloud(seen, true),
    })
    .await;
    assert!(matches!(Room::of(&stub).submit().await, Outcome::Created { receipt: Some(_), .. }));
}

#[tokio::test]
async fn a_connection_that_the_server_closed_meanwhile_costs_no_second_send() {
    for _ in 0..20 {
        let stub = Stub::start(|seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(MADE.into()),
            "GetCallerIdentity" => {
                Act::Last(http(200, "", br#"{"Response":{"AccountId":"1","UserId":"2","RequestId":"r"}}"#))
            }
            _ => cloud(seen, true),
        })
        .await;
        let room = Room::of(&stub);
        let ask = Ask { region: "ap-guangzhou".into(), question: Question::Identity };
        lookups::answer(&room.client, &ask, |_| {}).await;
        let outcome = room.submit().await;
        assert!(matches!(outcome, Outcome::Created { .. }), "{outcome:?}");
        assert_eq!(stub.creates(), 1);
    }
}

#[tokio::test]
async fn another_key_proves_nothing_about_the_first_attempt() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        // The account of a key cannot be asked for.
        "GetCallerIdentity" => error("UnauthorizedOperation"),
        _ => cloud(seen, false),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.follow = false;
    room.submit().await;
    let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
    let other = Credential::typed("AKIDother000000000000000000other".into(), CANARY.into(), String::new()).unwrap();
    room.client = Client::new(endpoint, Some(other), Realm::Cloud, Duration::from_secs(30)).unwrap();
    let journal = room.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    let resumed: std::pin::Pin<Box<dyn Future<Output = Outcome> + Send>> =
        Box::pin(resume(room.context(&journal), &entry, |_| {}));
    let outcome = resumed.await;
    let told = matches!(outcome, Outcome::Working { receipt: Some(_), trouble: Some(LookUpError::NotAsked(_)) });
    assert!(told, "the receipt is known, and why no more is: {outcome:?}");
    assert_eq!(room.unsettled(), 1);
}

#[tokio::test]
async fn an_answer_that_shows_no_credential_names_nobody_who_has_the_name() {
    let stub = Stub::start(|seen| {
        Act::Answer(match seen.before {
            0 => r#""SecretName":"prod-orders-rw""#.to_owned(),
            _ => r#""SecretName":"prod-orders-rw","ResourceID":"r-1","CreateTime":1700000000"#.to_owned(),
        })
    })
    .await;
    let room = Room::of(&stub);
    let ask = || super::settle::holder_of_name(&room.client, "ap-guangzhou", "prod-orders-rw");
    assert!(matches!(ask().await, Err(LookUpError::Odd(_))), "neither taken nor free");
    assert_eq!(ask().await.unwrap().unwrap().name, "prod-orders-rw");
}

#[tokio::test]
async fn an_answer_of_ten_million_bytes_is_read_and_not_a_byte_more() {
    let body = |bytes: usize| {
        let (before, behind) = (r#"{"Response":{"RequestId":"r","Description":""#, r#""}}"#);
        format!("{before}{}{behind}", "x".repeat(bytes - before.len() - behind.len())).into_bytes()
    };
    let stub = Stub::start(move |seen| Act::Last(http(200, "", &body(10_000_000 + seen.before)))).await;
    let room = Room::of(&stub);
    let ask = || super::lookups::name(&room.client, "ap-guangzhou", "prod-orders-rw");
    assert!(ask().await.is_ok_and(|found| found.is_some()));
    assert!(matches!(ask().await, Err(LookUpError::Odd(_))));
}

#[tokio::test]
async fn a_task_is_told_by_its_number_alone() {
    let stub = Stub::start(|seen| Act::Answer(format!(r#""TaskStatus":{},"Description":"why""#, seen.before))).await;
    let room = Room::of(&stub);
    let ask = || status_of_task(&room.client, "ap-guangzhou", 43415);
    assert_eq!(ask().await, Ok(TaskStatus::Working));
    assert_eq!(ask().await, Ok(TaskStatus::Finished));
    assert_eq!(ask().await, Ok(TaskStatus::Failed("why".to_owned())));
}

async fn ask(stub: &Stub, question: Question) -> Vec<Result<(usize, usize, bool), LookUpError>> {
    let room = Room::of(stub);
    let ask = Ask { region: "ap-guangzhou".into(), question };
    let mut pages = Vec::new();
    lookups::answer(&room.client, &ask, |page| {
        pages.push(page.map(|page| {
            let rows = match page.answer {
                Answer::Instances(rows) => rows.len(),
                Answer::Names(rows) => rows.len(),
                Answer::Keys(rows) => rows.len(),
                _ => 1,
            };
            (rows, page.total, page.is_last)
        }));
    })
    .await;
    pages
}

#[tokio::test]
async fn a_list_comes_page_by_page_to_its_end_and_no_further() {
    let stub = Stub::start(|seen| {
        let offset: usize = seen.body.split("\"Offset\":").nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
        let rows = 5usize.saturating_sub(offset).min(2);
        let item = |at| format!(r#"{{"InstanceId":"cdb-{at}","Status":1,"InstanceType":1}}"#);
        let items = (offset..offset + rows).map(item).collect::<Vec<_>>().join(",");
        match seen.before {
            1 => error("RequestLimitExceeded"),
            _ => Act::Answer(format!(r#""TotalCount":5,"Items":[{items}]"#)),
        }
    })
    .await;
    let pages = ask(&stub, Question::Instances { services: &[InstanceService::Cdb] }).await;
    assert_eq!(pages, [Ok((2, 5, false)), Ok((2, 5, false)), Ok((1, 5, true))]);
}

#[tokio::test]
async fn every_list_asks_its_own_call() {
    let instance = || "cdb-x".to_owned();
    for (question, action, row) in [
        (Question::Accounts { instance: instance() }, "DescribeAccounts", r#"{"User":"a","Host":"%"}"#),
        (Question::Tables { instance: instance(), database: "orders".into() }, "DescribeTables", r#""t""#),
    ] {
        let stub = Stub::start(move |_| Act::Answer(format!(r#""TotalCount":1,"Items":[{row}]"#))).await;
        assert_eq!(ask(&stub, question).await, [Ok((1, 1, true))], "{action}");
        assert_eq!(stub.seen(action).len(), 1);
    }
    let stub =
        Stub::start(|_| Act::Answer(r#""TotalCount":1,"KeyMetadatas":[{"KeyId":"k","KeyState":"Enabled"}]"#.into()));
    let (stub, mut found) = (stub.await, Vec::new());
    let asked = Ask { region: "ap-guangzhou".into(), question: Question::Keys };
    lookups::answer(&Room::of(&stub).client, &asked, |page| found.push(page.unwrap().answer)).await;
    let [Answer::Keys(keys)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&*keys[0].id, &*keys[0].state), ("k", "Enabled"));
}

#[tokio::test]
async fn a_list_that_promises_more_than_it_has_still_ends() {
    let stub = Stub::start(|seen| {
        let items = if seen.before == 0 { "\"a\",\"b\"" } else { "" };
        Act::Answer(format!(r#""TotalCount":99,"Items":[{items}]"#))
    })
    .await;
    let pages = ask(&stub, Question::Databases { instance: "cdb-x".into() }).await;
    assert_eq!(pages, [Ok((2, 99, false)), Ok((0, 99, true))]);
}

#[tokio::test]
async fn a_list_that_counts_wrongly_is_not_asked_for_ever() {
    // Different rows on every page; the same page again and again; two pages in turn.
    let rows: [fn(usize) -> usize; 3] = [|page| page, |_| 0, |page| page % 2];
    for (total, row, most) in [(u64::MAX, rows[0], 1), (99, rows[1], 2), (99, rows[2], 3), (u64::MAX, rows[1], 1)] {
        let stub = Stub::start(move |seen| {
            Act::Answer(format!(r#""TotalCount":{total},"Items":["t{}","u{}"]"#, row(seen.before), row(seen.before)))
        })
        .await;
        let pages = ask(&stub, Question::Databases { instance: "cdb-x".into() }).await;
        assert_eq!(pages.len(), most, "{total}");
        assert!(pages.last().unwrap().as_ref().unwrap().2, "{total}");
        assert_eq!(stub.seen("DescribeDatabases").len(), most, "{total}");
    }
}

#[tokio::test]
async fn an_answer_about_another_name_is_none() {
    let stub = Stub::start(|_| Act::Answer(secret("cdb-x", "Enabled"))).await;
    let other = ask(&stub, Question::Name { name: "another".into() }).await;
    assert_eq!(other, [Err(LookUpError::Odd("DescribeSecret: prod-orders-rw".into()))]);
}

#[tokio::test]
async fn accounts_that_were_not_asked_for_are_left_out() {
    let stub = Stub::start(|_| {
        Act::Answer(
            r#""TotalCount":2,"Items":[{"User":"root","Host":"%"},{"User":"ordersrw_SSM_x","Host":"%"}]"#.into(),
        )
    })
    .await;
    let room = Room::of(&stub);
    let found = super::lookups::accounts_of(&room.client, "ap-guangzhou", ("cdb-x", "ordersrw_SSM_")).await.unwrap();
    assert_eq!(found.iter().map(|account| account.user.as_str()).collect::<Vec<_>>(), ["ordersrw_SSM_x"]);
}

#[tokio::test]
async fn a_service_that_echoes_the_request_shows_no_secret_of_ours() {
    let stub = Stub::start(|seen| {
        let echo: Vec<&str> = seen.headers.iter().map(|(_, value)| value.as_str()).collect();
        let echo = echo.join(" ").replace('/', "\\/").replace('"', "");
        Act::Answer(format!(r#""Error":{{"Code":"ResourceInUse.SecretExists","Message":"{echo} {CANARY}"}}"#))
    })
    .await;
    let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
    let key = Credential::typed("AKIDCANARYid0000".into(), CANARY.into(), "CANARYtoken/0".into()).unwrap();
    let room = Room {
        client: Client::new(endpoint, Some(key), Realm::Cloud, Duration::from_secs(30)).unwrap(),
        ..Room::of(&stub)
    };
    // `Room::submit` checks in every test that no file and no step contains the key.
    let Outcome::Refused(fault) = room.submit().await else { panic!() };
    assert!(fault.message.contains("Signature=(hidden)") && fault.message.contains("AKID…0000"), "{}", fault.message);
}

#[tokio::test]
async fn a_create_has_a_connection_of_its_own_which_may_be_open_before() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    ask_name(&room.client).await;
    room.client.warm().await;
    room.client.warm().await;
    assert!(matches!(room.submit().await, Outcome::Created { .. }));
    ask_name(&room.client).await;
    let of = |action: &str| stub.seen(action).iter().map(|seen| seen.connection).collect::<BTreeSet<_>>();
    let create = of("CreateProductSecret");
    // The first look-up opened connection 0, and the first `warm` opened connection 1.
    assert_eq!(create, BTreeSet::from([1]));
    for action in ["DescribeSecret", "DescribeAsyncRequestInfo", "DescribeAccounts"] {
        assert!(of(action).is_disjoint(&create), "{action}");
    }
}

async fn ask_name(client: &Client) {
    super::lookups::name(client, "ap-guangzhou", "prod-orders-rw").await.unwrap();
}

#[tokio::test]
async fn what_came_or_ended_on_a_connection_before_the_create_is_never_taken_for_its_answer() {
    let surplus = http(200, "", format!(r#"{{"Response":{{{MADE},"RequestId":"forged"}}}}"#).as_bytes());
    for greeting in [Greeting::Bytes(surplus), Greeting::End] {
        let stub = Stub::greeting(greeting, |seen| match seen.action.as_str() {
            "CreateProductSecret" => error("ResourceInUse.SecretExists"),
            _ => cloud(seen, false),
        })
        .await;
        let room = Room::of(&stub);
        room.client.warm().await;
        stub.greeted().await;
        let outcome = room.submit().await;
        let Outcome::Refused(fault) = outcome else { panic!("{outcome:?}") };
        assert_eq!((fault.request_id.as_str(), stub.creates()), ("r-0", 1));
    }
}

/// Starts a proxy that records which side sent, piece by piece.
async fn noting(to: std::net::SocketAddr) -> (std::net::SocketAddr, Arc<Mutex<Vec<&'static str>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, seen): (_, Arc<Mutex<Vec<&'static str>>>) = (listener.local_addr().unwrap(), Arc::default());
    let log = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            log.lock().unwrap().push("opened");
            let far = tokio::net::TcpStream::connect(to).await.unwrap();
            let (near, far) = (near.into_split(), far.into_split());
            for (mut from, mut to, side) in [(near.0, far.1, "asked"), (far.0, near.1, "answered")] {
                let log = Arc::clone(&log);
                tokio::spawn(async move {
                    let mut buffer = vec![0; 65_536];
                    while let Ok(read @ 1..) = from.read(&mut buffer).await {
                        log.lock().unwrap().push(side);
                        if to.write_all(&buffer[..read]).await.is_err() {
                            return;
                        }
                    }
                });
            }
        }
    });
    (address, seen)
}

#[tokio::test]
async fn a_create_on_a_connection_that_was_opened_before_costs_one_round_trip() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let (address, line) = noting(stub.address).await;
    let mut room = Room::at(address, Duration::from_secs(30));
    room.options.follow = false;
    room.client.warm().await;
    // `warm` is done when the kernel has accepted the connection; the proxy notices it a little later.
    while line.lock().unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    let journal = room.journal();
    let (mut began, mut ended) = (0, 0);
    let body = request();
    let outcome = Box::pin(submit(room.context(&journal), &body, |step| match step {
        Step::Sending { .. } => began = line.lock().unwrap().len(),
        Step::Accepted(_) => ended = line.lock().unwrap().len(),
        _ => {}
    }))
    .await;
    assert!(matches!(outcome, Outcome::Working { receipt: Some(_), .. }), "{outcome:?}");
    let mut turns = line.lock().unwrap()[began..ended].to_vec();
    turns.dedup();
    assert_eq!(turns, ["asked", "answered"]);
}

#[tokio::test]
async fn trouble_ends_a_look_up_with_its_reason() {
    let stub = Stub::start(|seen| match seen.before {
        0 => Act::Answer(r#""TotalCount":3,"KeyMetadatas":[{"KeyId":"k"}]"#.into()),
        _ => error("UnauthorizedOperation"),
    })
    .await;
    let pages = tokio::spawn(async move { ask(&stub, Question::Keys).await }).await.unwrap();
    let refused = LookUpError::Refused {
        action: "kms:ListKeyDetail".into(),
        code: "UnauthorizedOperation".into(),
        message: "no".into(),
    };
    assert_eq!(pages, [Ok((1, 3, false)), Err(refused)]);

    let stub = Stub::start(|_| Act::Raw(http(302, "Location: /\r\n", b"<html>"))).await;
    assert_eq!(ask(&stub, Question::Service).await, [Err(LookUpError::Odd("HTTP 302, redirect".into()))]);
    let free = Stub::start(|_| error("ResourceNotFound")).await;
    assert_eq!(ask(&free, Question::Name { name: "x".into() }).await, [Ok((1, 1, true))]);
}

#[tokio::test]
async fn a_key_of_another_account_than_the_expected_one_sends_nothing() {
    let expecting = |stub: &Stub, account: &str| {
        let mut room = Room::of(stub);
        room.options.expected_account = Some(account.to_owned());
        room
    };
    let stub =
        Stub::start(
            |seen| if seen.action == "CreateProductSecret" { Act::Answer(MADE.into()) } else { cloud(seen, true) },
        )
        .await;
    let room = expecting(&stub, "100099999999");
    let other = NotSent::OtherAccount { expected: "100099999999".into(), found: "100012345678".into() };
    assert_eq!(room.submit().await, Outcome::NotSent(other));
    assert_eq!((stub.creates(), room.unsettled()), (0, 0));
    assert!(matches!(expecting(&stub, "100012345678").submit().await, Outcome::Created { .. }));
    // An account that cannot be found out does not count as the expected one.
    let silent = Stub::start(|_| error("UnauthorizedOperation")).await;
    let outcome = expecting(&silent, "100012345678").submit().await;
    assert!(matches!(outcome, Outcome::NotSent(NotSent::AccountUnread { .. })), "{outcome:?}");
    assert_eq!(silent.creates(), 0);
}

#[tokio::test]
async fn a_create_that_takes_effect_after_the_looks_is_found_by_status() {
    let is_there = Arc::new(AtomicBool::new(false));
    let there = Arc::clone(&is_there);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        _ => cloud(seen, there.load(Ordering::SeqCst)),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::NotCreated { .. }));
    let journal = room.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    for (is_made, word) in [(false, "not-created"), (true, "created")] {
        is_there.store(is_made, Ordering::SeqCst);
        let outcome = Box::pin(status(room.context(&journal), &entry, Duration::ZERO)).await;
        assert_eq!(outcome.word(), word, "{outcome:?}");
    }
    assert_eq!(stub.creates(), 1);
}

#[tokio::test]
async fn what_was_accepted_and_does_not_show_yet_is_given_the_time_of_a_settlement() {
    // The task and the name are not found at first.
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", _) => Act::Answer(MADE.into()),
        ("DescribeAsyncRequestInfo" | "DescribeSecret", 0..5) => error("ResourceNotFound"),
        _ => cloud(seen, true),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.settle = Duration::from_mins(1);
    let outcome = room.submit().await;
    assert!(matches!(outcome, Outcome::Created { receipt: Some(_), .. }), "{outcome:?}");
}

/// A file that is written gets another inode, since the new one takes the place of the old one.
#[cfg(unix)]
#[tokio::test]
async fn an_entry_that_stays_open_is_not_written_again_at_the_end() {
    use std::os::unix::fs::MetadataExt as _;

    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.follow = false;
    let journal = room.journal();
    let inodes = || -> Vec<u64> {
        let files = std::fs::read_dir(room.place.path().join("journal")).unwrap().map(|file| file.unwrap());
        let entries = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "json"));
        entries.map(|file| file.metadata().unwrap().ino()).collect()
    };
    let mut accepted = Vec::new();
    let outcome = Box::pin(submit(room.context(&journal), &request(), |step| {
        if matches!(step, Step::Accepted(_)) {
            accepted = inodes();
        }
    }))
    .await;
    assert!(matches!(outcome, Outcome::Working { .. }), "{outcome:?}");
    assert_eq!((accepted.len(), &inodes()), (1, &accepted));
}

#[tokio::test]
async fn an_answer_is_written_down_once_and_asked_about_again_though_nobody_waited_for_it() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.follow = false;
    assert!(matches!(room.submit().await, Outcome::Working { trouble: None, .. }));
    let journal = room.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    let (accepted, noted) = (entry.receipt().cloned(), entry.clone());
    let mut heard = Vec::new();
    let outcome = Box::pin(resume(room.context(&journal), &entry, |step| heard.push(step))).await;
    assert!(matches!(outcome, Outcome::Working { .. }), "{outcome:?}");
    assert!(heard.iter().any(|step| matches!(step, Step::Polled { .. })), "{heard:?}");
    assert!(matches!(heard.first(), Some(Step::Accepted(receipt)) if Some(receipt) == accepted.as_ref()), "{heard:?}");
    let after = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    let answers = |entry: &crate::store::journal::Entry| {
        entry.steps.iter().filter(|noted| matches!(noted.step, Step::Accepted(_))).count()
    };
    assert_eq!((answers(&noted), answers(&after)), (1, 1), "an answer has one moment");
}

#[tokio::test]
async fn what_was_accepted_and_is_gone_is_not_sent_again_by_the_same_yes() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "GetCallerIdentity" => cloud(seen, false),
        _ => error("ResourceNotFound"),
    })
    .await;
    let mut room = Room::of(&stub);
    room.options.follow = false;
    assert!(matches!(room.submit().await, Outcome::Working { .. }));
    room.options.follow = true;
    assert!(matches!(room.submit().await, Outcome::Gone { .. }));
    assert_eq!(stub.creates(), 1);
}

#[tokio::test]
async fn one_answer_that_it_is_not_there_sends_nothing_again() {
    let is_hidden = Arc::new(AtomicBool::new(false));
    let hidden = Arc::clone(&is_hidden);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeSecret" if hidden.swap(false, Ordering::SeqCst) => error("ResourceNotFound"),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Created { .. }));
    is_hidden.store(true, Ordering::SeqCst);
    let again = room.submit().await;
    assert!(matches!(again, Outcome::AlreadyCreated { .. }), "{again:?}");
    assert_eq!(stub.creates(), 1);
}

#[tokio::test]
async fn what_was_created_before_and_is_not_as_asked_now_is_no_success() {
    for (change, what) in [
        (("Enabled", "PendingDelete"), "Status"),
        (("Enabled", "Failed"), "Status"),
        (("\"CreateTime\":1", "\"CreateTime\":1000000000,\"SecretType\":1"), "CreateTime"),
        (("\"RotationStatus\"", "\"DeleteTime\":1893456000,\"RotationStatus\""), "DeleteTime"),
    ] {
        let is_later = Arc::new(AtomicBool::new(false));
        let later = Arc::clone(&is_later);
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(MADE.into()),
            "DescribeSecret" if later.load(Ordering::SeqCst) => {
                Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace(change.0, change.1))
            }
            _ => cloud(seen, true),
        })
        .await;
        let room = Room::of(&stub);
        assert!(matches!(room.submit().await, Outcome::Created { .. }));
        is_later.store(true, Ordering::SeqCst);
        let again = room.submit().await;
        let Outcome::AlreadyCreated { verification, .. } = &again else { panic!("{again:?}") };
        assert_eq!((verification.differences[0].what.as_str(), again.exit()), (what, 5), "{again:?}");
        assert!(what != "DeleteTime" || verification.differences[0].found == "2030-01-01T00:00:00Z", "{again:?}");
        assert_eq!(stub.creates(), 1);
    }
}

#[tokio::test]
async fn tags_that_failed_are_no_success_the_second_time_either() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.replace("\"TagCode\":0", "\"TagCode\":2")),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert_eq!(room.submit().await.exit(), 5);
    assert_eq!((room.submit().await.exit(), stub.creates()), (5, 1));
}

#[tokio::test]
async fn members_that_the_service_omits_are_reported_as_not_read() {
    let everything = "\"Description\":\"订单\",\"RotationStatus\":false,";
    for (from, what) in [
        ("\"ProductName\":\"MYSQL\",", "ProductName"),
        ("\"ResourceID\":\"cdb-n4j3y33j\",", "InstanceID"),
        ("\"Status\":\"Enabled\",", "Status"),
        (everything, "Description"),
    ] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(MADE.into()),
            "DescribeSecret" => {
                let told = secret("cdb-n4j3y33j", "Enabled").replace("\n        ", "");
                assert!(told.contains(from), "{told}");
                Act::Answer(told.replace(from, ""))
            }
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        let Outcome::Created { verification, .. } = &outcome else { panic!("{what}: {outcome:?}") };
        assert!(verification.missing.iter().any(|unread| unread.what == what), "{what}: {verification:?}");
        assert_eq!(verification.verified(), Verified::NotRead, "{what}");
    }
}

#[tokio::test]
async fn a_named_account_that_the_instance_lacks_is_a_difference() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeSecret" => {
            let named = r#""AccountInfoList":[{"AccountName":"ordersrw_SSM_111"},{"AccountName":"ordersrw_SSM_4kD"}],"#;
            Act::Answer(format!("{named}{}", secret("cdb-n4j3y33j", "Enabled")))
        }
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    let Outcome::Created { verification, .. } = &outcome else { panic!("{outcome:?}") };
    let names: Vec<_> = verification.accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["ordersrw_SSM_4kD"]);
    assert_eq!((verification.differences[0].what.as_str(), outcome.exit()), ("AccountName", 5));
    assert_eq!(verification.differences[0].asked, "ordersrw_SSM_111");
}

#[tokio::test]
async fn somebody_elses_clock_makes_nothing_older_or_newer() {
    // In the first round the caller's identity has a `Date` of a year ago. In the second one an answer that is not from
    // the service has a `Date` of 200 seconds ago.
    for (ahead, is_answer) in [(-365 * 86400, true), (-200, false)] {
        let stub = Stub::start(move |seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Last(Vec::new()),
            "GetCallerIdentity" if is_answer => by_clock(ahead, cloud(seen, true)),
            "GetCallerIdentity" => Act::Raw(http_at(ahead, (502, ""), b"<html>")),
            "DescribeSecret" => Act::Answer(secret_made("cdb-n4j3y33j", "Enabled", ahead)),
            _ => cloud(seen, true),
        })
        .await;
        let outcome = Room::of(&stub).submit().await;
        assert!(!matches!(outcome, Outcome::Created { .. }), "{ahead}: {outcome:?}");
    }
}

#[tokio::test]
async fn what_belongs_to_somebody_else_is_looked_at_before_it_is_sent_again() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => error("FailedOperation"),
        "DescribeSecret" => Act::Answer(secret("cdb-other", "Enabled")),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    for _ in 0..2 {
        assert!(matches!(room.submit().await, Outcome::Theirs { .. }));
    }
    assert_eq!(stub.creates(), 1);
    // Another request of that name is sent, and the service refuses it.
    let journal = room.journal();
    Box::pin(submit(room.context(&journal), &request_with("another"), |_| {})).await;
    assert_eq!(stub.creates(), 2);
}

#[tokio::test]
async fn one_yes_sends_nothing_after_the_earlier_attempt_proved_to_be_somebody_elses() {
    let is_up = Arc::new(AtomicBool::new(false));
    let up = Arc::clone(&is_up);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        _ if !up.load(Ordering::SeqCst) => Act::Last(Vec::new()),
        "DescribeSecret" => Act::Answer(secret("cdb-other", "Enabled")),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Unknown { .. }));
    is_up.store(true, Ordering::SeqCst);
    let journal = room.journal();
    let outcome = Box::pin(submit(room.context(&journal), &request_with("another"), |_| {})).await;
    assert!(matches!(outcome, Outcome::Theirs { .. }), "{outcome:?}");
    assert_eq!(stub.creates(), 1);
}

#[tokio::test]
async fn a_name_that_is_followed_is_asked_for_again_where_one_answer_is_missing() {
    let stub = Stub::start(|seen| match (seen.action.as_str(), seen.before) {
        ("CreateProductSecret", _) => Act::Answer(MADE.into()),
        ("DescribeAsyncRequestInfo", _) => error("UnauthorizedOperation"),
        ("DescribeSecret", 0) => error("InternalError"),
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    assert!(matches!(outcome, Outcome::Created { receipt: Some(_), .. }), "{outcome:?}");
}

/// Returns what is read back of a create without an answer: the members that differ, and those that were not read.
async fn read_back(
    request: &Request,
    change: impl Fn(&Seen) -> Option<Act> + Send + Sync + 'static,
) -> [Vec<String>; 2] {
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Last(Vec::new()),
        _ => change(seen).unwrap_or_else(|| cloud(seen, true)),
    })
    .await;
    let room = Room::of(&stub);
    let journal = room.journal();
    match Box::pin(submit(room.context(&journal), request, |_| {})).await {
        Outcome::Created { verification, .. } => [
            verification.differences.into_iter().map(|it| it.what).collect(),
            verification.missing.into_iter().map(|it| it.what).collect(),
        ],
        Outcome::Theirs { differences, .. } => [differences.into_iter().map(|it| it.what).collect(), Vec::new()],
        outcome => panic!("{outcome:?}"),
    }
}

fn answered(action: &'static str, answer: impl Fn() -> Act + Send + Sync + 'static) -> impl Fn(&Seen) -> Option<Act> {
    move |seen| (seen.action == action).then(&answer)
}

#[tokio::test]
async fn the_creator_is_not_compared_without_the_callers_identity() {
    let nobody = || error("UnauthorizedOperation");
    assert_eq!(read_back(&request(), answered("GetCallerIdentity", nobody)).await[1], ["CreateUin"]);
    assert!(read_back(&request(), |_| None).await[1].is_empty());
    let unnamed = move |seen: &Seen| match seen.action.as_str() {
        "GetCallerIdentity" => Some(nobody()),
        "DescribeSecret" => {
            Some(Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace(",\"CreateUin\":100012345678", "")))
        }
        _ => None,
    };
    assert!(read_back(&request(), unnamed).await[1].is_empty(), "nobody is named");
}

#[tokio::test]
async fn privileges_are_not_read_without_accounts_or_with_too_many() {
    let accounts = |count: u8| {
        let rows = (0..count).map(|number| format!(r#"{{"User":"ordersrw_SSM_{number}xx","Host":"10.0.1.%"}}"#));
        Act::Answer(format!(r#""TotalCount":{count},"Items":[{}]"#, rows.collect::<Vec<_>>().join(",")))
    };
    let none = read_back(&request(), answered("DescribeAccounts", move || accounts(0))).await;
    assert_eq!(none, [vec!["UserNamePrefix".to_owned()], vec![]]);
    let three = read_back(&request(), answered("DescribeAccounts", move || accounts(3))).await;
    assert_eq!(three, [vec![], vec!["Domains".to_owned(), "PrivilegesList".to_owned()]]);
}

#[tokio::test]
async fn tags_are_read_back_from_the_list_of_those_that_have_them() {
    let tagged = request_of(|draft| {
        draft.tags = vec![crate::domain::draft::Tag { key: "team".into(), value: "orders".into() }];
    });
    let listed = |name: &'static str| {
        answered("ListSecrets", move || {
            Act::Answer(format!(r#""TotalCount":1,"SecretMetadatas":[{{"SecretName":"{name}"}}]"#))
        })
    };
    assert_eq!(read_back(&tagged, listed("prod-orders-rw")).await, [Vec::<String>::new(), Vec::new()]);
    assert_eq!(read_back(&tagged, listed("prod-orders-rw2")).await[0], ["Tags"]);
    let refused = answered("ListSecrets", || error("UnauthorizedOperation"));
    assert_eq!(read_back(&tagged, refused).await[1], ["Tags"]);
}

#[tokio::test]
async fn a_rotation_and_a_key_that_were_asked_for_are_read_back() {
    const KEY: &str = "23e80852-1e38-11e9-b129-5cb9019b4b01";
    let asked = request_of(|draft| {
        (draft.rotate, draft.begin, draft.every) = (Some(true), "2099-01-01 02:00:00".into(), "30".into());
        draft.key = KEY.into();
    });
    let told = |status: &'static str| {
        answered("DescribeSecret", move || {
            Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace("\"RotationStatus\":false,", status))
        })
    };
    let whole = r#""RotationStatus":true,"RotationFrequency":30,"KmsKeyId":"23e80852-1e38-11e9-b129-5cb9019b4b01","#;
    assert_eq!(read_back(&asked, told(whole)).await, [Vec::<String>::new(), Vec::new()]);
    let nothing = read_back(&asked, told("")).await;
    assert_eq!(nothing[1], ["KmsKeyId", "EnableRotation", "RotationFrequency"]);
    let zero = read_back(&asked, told(r#""RotationStatus":true,"RotationFrequency":0,"#)).await;
    assert_eq!(zero[1], ["KmsKeyId", "RotationFrequency"]);
    let other = read_back(&asked, told(r#""RotationStatus":true,"RotationFrequency":7,"KmsKeyId":"other","#)).await;
    assert_eq!(other[0], ["KmsKeyId", "RotationFrequency"]);
    assert!(read_back(&request(), told("")).await[1].is_empty(), "what was not asked for is not missed");
}

#[tokio::test]
async fn the_service_is_asked_in_the_language_that_was_chosen() {
    let stub = Stub::start(|seen| cloud(seen, true)).await;
    let room = Room::of(&stub);
    ask_name(&room.client).await;
    room.client.speak("zh-CN");
    ask_name(&room.client).await;
    let language = |seen: &Seen| {
        let mut headers = seen.headers.iter();
        headers.find(|(name, _)| name == "x-tc-language").map(|(_, language)| language.clone()).unwrap()
    };
    let asked: Vec<String> = stub.seen("DescribeSecret").iter().map(language).collect();
    assert_eq!(asked, ["en-US", "zh-CN"]);
}

#[tokio::test]
async fn privileges_are_read_for_sixteen_hosts_of_accounts_and_no_more() {
    for (hosts, unread) in [(8, vec![]), (9, vec!["PrivilegesList".to_owned()])] {
        let hosts: Vec<String> = (0..hosts).map(|number| format!("10.0.{number}.%")).collect();
        let asked = request_of(|draft| draft.hosts.clone_from(&hosts));
        let rows: Vec<String> = hosts
            .iter()
            .flat_map(|host| ["4kD", "x0P"].map(|end| format!(r#"{{"User":"ordersrw_SSM_{end}","Host":"{host}"}}"#)))
            .collect();
        let listed = format!(r#""TotalCount":{},"Items":[{}]"#, rows.len(), rows.join(","));
        let read = read_back(&asked, answered("DescribeAccounts", move || Act::Answer(listed.clone()))).await;
        assert_eq!(read, [vec![], unread], "{} hosts", hosts.len());
    }
}

#[tokio::test]
async fn a_connection_that_would_fail_in_the_same_way_again_is_tried_once() {
    let stub = Stub::greeting(Greeting::Bytes(b"SSH-2.0-OpenSSH\r\n".to_vec()), |seen| cloud(seen, false)).await;
    let endpoint = Endpoint::parse(&format!("https://{}", stub.address), None).unwrap();
    let credential = Credential::typed("AKIDid".into(), CANARY.into(), String::new()).unwrap();
    let client = Client::new(endpoint, Some(credential), Realm::Cloud, Duration::from_secs(30)).unwrap();
    let room = Room { client, ..Room::of(&stub) };
    let journal = room.journal();
    let context = SubmissionContext { account: "100012345678", ..room.context(&journal) };
    let outcome = Box::pin(submit(context, &request(), |step| room.steps.lock().unwrap().push(step))).await;
    assert!(matches!(outcome, Outcome::NotSent(NotSent::NotConnected(_))), "{outcome:?}");
    assert!(!room.steps.lock().unwrap().iter().any(|step| matches!(step, Step::BackingOff { .. })));
}

#[tokio::test]
async fn a_create_without_a_number_of_days_is_not_missed_a_frequency() {
    let asked = request_of(|draft| (draft.rotate, draft.begin) = (Some(true), "2099-01-01 02:00:00".into()));
    let told = answered("DescribeSecret", || {
        Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace("\"RotationStatus\":false", "\"RotationStatus\":true"))
    });
    assert_eq!(read_back(&asked, told).await, [Vec::<String>::new(), Vec::new()]);
    let unnamed = answered("DescribeSecret", || Act::Answer(secret("cdb-n4j3y33j", "Enabled").replace("MYSQL", "")));
    assert_eq!(read_back(&request(), unnamed).await, [vec![], vec!["ProductName".to_owned()]], "no difference");
}

#[tokio::test]
async fn an_account_that_is_known_is_not_asked_for() {
    let stub = Stub::start(|_| error("ResourceInUse.SecretExists")).await;
    for (account, asked) in [("100012345678", 0), ("", 1)] {
        let mut room = Room::of(&stub);
        // The answer is waited for for three paces.
        room.options.pace = Duration::from_millis(500);
        let journal = room.journal();
        let context = SubmissionContext { account, ..room.context(&journal) };
        assert!(matches!(Box::pin(submit(context, &request(), |_| {})).await, Outcome::Refused(_)));
        assert_eq!(stub.seen("GetCallerIdentity").len(), asked, "{account:?}");
    }
}

#[tokio::test]
async fn grants_are_not_read_of_an_instance_that_has_no_call_for_them() {
    let cluster = request_of(|draft| {
        (draft.product, draft.instance) = ("Tdsql_C_Mysql".into(), "cynosdbmysql-8fz0w1ab".into());
    });
    let told = answered("DescribeSecret", || {
        Act::Answer(secret("cynosdbmysql-8fz0w1ab", "Enabled").replace("MYSQL", "TDSQL_C_MYSQL"))
    });
    let has_asked = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&has_asked);
    let read = read_back(&cluster, move |seen| {
        asked.fetch_or(seen.action.starts_with("DescribeAccount"), Ordering::SeqCst);
        told(seen)
    });
    let read = read.await;
    assert!(read[1].contains(&"PrivilegesList".to_owned()), "{read:?}");
    assert!(!has_asked.load(Ordering::SeqCst), "no call tells it");
}

#[tokio::test]
async fn the_accounts_of_a_credential_that_failed_are_not_counted_as_granted() {
    // The task cannot be asked for, so the credential itself is.
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeAsyncRequestInfo" => error("UnauthorizedOperation"),
        "DescribeSecret" => Act::Answer(secret("cdb-n4j3y33j", "Failed")),
        "DescribeAccounts" => Act::Answer(r#""TotalCount":0,"Items":[]"#.into()),
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    assert!(matches!(outcome, Outcome::TaskFailed { .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_moment_of_creation_that_is_zero_was_not_told() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        "DescribeSecret" => {
            let told = secret("cdb-n4j3y33j", "Enabled");
            Act::Answer(
                told.replace("\"CreateTime\":", "\"CreateTime\":0,\"DeleteTime\":0,\"NextRotationTime\":\"\",\"Odd\":"),
            )
        }
        _ => cloud(seen, true),
    })
    .await;
    let outcome = Room::of(&stub).submit().await;
    let Outcome::Created { verification, .. } = &outcome else { panic!("{outcome:?}") };
    assert!(verification.missing.iter().any(|unread| unread.what == "CreateTime"), "{verification:?}");
}

#[tokio::test]
async fn what_was_accepted_and_gone_and_is_there_again_has_its_receipt() {
    let is_there = Arc::new(AtomicBool::new(false));
    let there = Arc::clone(&is_there);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ if there.load(Ordering::SeqCst) => cloud(seen, true),
        _ => error("ResourceNotFound"),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Gone { .. }));
    let journal = room.journal();
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    is_there.store(true, Ordering::SeqCst);
    let outcome = Box::pin(status(room.context(&journal), &entry, Duration::ZERO)).await;
    assert!(matches!(outcome, Outcome::Created { receipt: Some(_), .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_row_may_have_null_for_what_it_does_not_have() {
    let row = r#"{"InstanceId":"cdb-1","Status":1,"InstanceType":1,"Vip":null,"InstanceName":null}"#;
    let stub = Stub::start(move |_| Act::Answer(format!(r#""TotalCount":1,"Items":[{row}]"#))).await;
    assert_eq!(ask(&stub, Question::Instances { services: &[InstanceService::Cdb] }).await, [Ok((1, 1, true))]);
}

#[tokio::test]
async fn a_list_of_two_services_ends_with_the_last_page_of_the_second() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "DescribeDBInstances" => {
            Act::Answer(r#""TotalCount":1,"Items":[{"InstanceId":"cdb-1","Status":1,"InstanceType":1}]"#.into())
        }
        _ => Act::Answer(r#""TotalCount":1,"ClusterSet":[{"ClusterId":"cynosdbmysql-1","Status":"running"}]"#.into()),
    })
    .await;
    let pages = ask(&stub, Question::Instances { services: &[InstanceService::Cdb, InstanceService::Cynosdb] }).await;
    assert_eq!(pages, [Ok((1, 1, false)), Ok((1, 2, true))]);
}

#[tokio::test]
async fn half_of_the_time_limit_is_for_the_connection() {
    // A server that takes connections and never answers the greeting of TLS.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = Endpoint::parse(&format!("https://{}", listener.local_addr().unwrap()), None).unwrap();
    let credential = Credential::typed("AKIDid".into(), CANARY.into(), String::new()).unwrap();
    let client = Client::new(endpoint, Some(credential), Realm::Cloud, Duration::from_secs(2)).unwrap();
    let (looked, created, warmed) = tokio::join!(
        super::lookups::name(&client, "ap-guangzhou", "prod-orders-rw"),
        client.create("ap-guangzhou", b"{}"),
        tokio::time::timeout(Duration::from_secs(3), client.warm())
    );
    assert!(warmed.is_ok(), "a connection that is opened ahead waits no longer than the others");
    let Err(LookUpError::Unreachable(look)) = looked else { panic!("{looked:?}") };
    let Err(super::reading::CallError::NotConnected(create)) = created else { panic!() };
    assert_eq!([look.cause, create.cause], [1, 1].map(|seconds| ConnectionCause::TimedOut { seconds }));
}

#[tokio::test]
async fn each_question_but_the_last_says_when_the_next_one_is() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Created { .. }));
    let steps = room.steps.lock().unwrap();
    let polled = steps.iter().filter_map(|step| if let Step::Polled { next, .. } = step { Some(next) } else { None });
    assert_eq!(polled.map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
}

#[tokio::test]
async fn another_key_of_the_same_account_settles_its_attempt() {
    let stub = Stub::start(|seen| match seen.action.as_str() {
        "CreateProductSecret" => Act::Answer(MADE.into()),
        _ => cloud(seen, true),
    })
    .await;
    for (account, is_settled) in [("100012345678", true), ("100098765432", false)] {
        let mut room = Room::of(&stub);
        room.options.follow = false;
        room.options.wait = Duration::ZERO;
        let journal = room.journal();
        let context = SubmissionContext { account: "100012345678", ..room.context(&journal) };
        Box::pin(submit(context, &request(), |_| {})).await;
        let other = Credential::typed("AKIDother000000000000000000other".into(), CANARY.into(), String::new()).unwrap();
        let endpoint = Endpoint::parse(&format!("http://{}", stub.address), None).unwrap();
        room.client = Client::new(endpoint, Some(other), Realm::Cloud, Duration::from_secs(30)).unwrap();
        let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
        let context = SubmissionContext { account, ..room.context(&journal) };
        let outcome = Box::pin(resume(context, &entry, |_| {})).await;
        let is_told = matches!(outcome, Outcome::Working { trouble: Some(LookUpError::NotAsked(_)), .. });
        assert_eq!(!is_told, is_settled, "{outcome:?}");
    }
}

/// Answers like a cloud that describes everything of a credential.
fn described(seen: &Seen, hosts: &'static str) -> Act {
    Act::Answer(match seen.action.as_str() {
        "DescribeSecret" => format!(
            r#"{},"KmsKeyId":"k-1","EncryptType":1,"SecretType":1,"AccountInfoList":[
            {{"AccountName":"a_SSM_1","Version":"SSM_Previous","Host":["old"]}},
            {{"AccountName":"a_SSM_2","Version":"SSM_Current","Host":[{hosts}]}}]"#,
            secret("cdb-n4j3y33j", "Enabled")
        ),
        "ListSecrets" => r#""TotalCount":2,"SecretMetadatas":[{"SecretName":"prod-orders-rw2","KmsKeyType":"DEFAULT"},
            {"SecretName":"prod-orders-rw","KmsKeyType":"CUSTOMER"}]"#
            .into(),
        "DescribeRotationDetail" => {
            r#""EnableRotation":true,"Frequency":0,"NextRotateBeginTime":"2099-01-01 02:00:00""#.into()
        }
        "DescribeResourceTagsByResourceIds" => r#""TotalCount":0,"Tags":[]"#.into(),
        "DescribeAccounts" => r#""TotalCount":3,"Items":[{"User":"a_SSM_22","Host":"other"},
            {"User":"a_SSM_2","Host":""},{"User":"a_SSM_2","Host":"10.0.0.%"}]"#
            .into(),
        "DescribeAccountPrivileges" if seen.body.contains("10.0.1.%") => {
            r#""GlobalPrivileges":[],"DatabasePrivileges":[{"Database":"orders","Privileges":["DROP"]}]"#.into()
        }
        "DescribeAccountPrivileges" => {
            r#""GlobalPrivileges":["USAGE"],"DatabasePrivileges":[{"Database":"orders","Privileges":["SELECT"]}]"#
                .into()
        }
        other => panic!("{other}"),
    })
}

#[tokio::test]
async fn a_draft_from_a_credential_has_what_is_known_of_it_and_names_the_rest() {
    use crate::domain::fields::FieldId;

    let read = async |hosts: &'static str| {
        let stub = Stub::start(move |seen| described(seen, hosts)).await;
        super::template::read(&Room::of(&stub).client, "ap-guangzhou", "prod-orders-rw").await.unwrap()
    };
    let select = vec![Unit { place: Place::database("orders"), privileges: vec!["SELECT".into()] }];
    let same = read(r#""10.0.0.%","10.0.0.1""#).await;
    assert_eq!((&*same.draft.hosts, &same.draft.grants), (&["10.0.0.%".into(), "10.0.0.1".into()][..], &select));
    assert_eq!((&*same.draft.key, &*same.draft.encrypt_type), ("k-1", "1"), "the key was chosen by somebody");
    assert_eq!((same.draft.rotate, &*same.draft.begin), (Some(true), "2099-01-01 02:00:00"));
    assert_eq!(same.draft.every, "", "0 days are no frequency");
    let unread = |template: &crate::domain::template::Template| {
        template.unread.iter().map(|unread| (unread.field, unread.why.id)).collect::<Vec<_>>()
    };
    assert!(unread(&same).iter().any(|(field, _)| *field == FieldId::Every), "{:?}", unread(&same));
    assert!(unread(&same).iter().any(|(field, _)| *field == FieldId::Cluster), "{:?}", unread(&same));
    assert!(!unread(&same).iter().any(|(field, _)| *field == FieldId::Grants), "{:?}", unread(&same));
    // The hosts differ in what they may, and the first one counts.
    let differ = read(r#""10.0.0.%","10.0.1.%""#).await;
    assert_eq!(differ.draft.grants, select);
    assert!(unread(&differ).contains(&(FieldId::Grants, "template-hosts-differ")), "{:?}", unread(&differ));
    // A credential that names no hosts has those of its account on the instance.
    assert_eq!(read("").await.draft.hosts, ["10.0.0.%"]);
}

#[tokio::test]
async fn a_credential_of_another_kind_is_no_template() {
    let stub = Stub::start(|_| Act::Answer(format!("{},\"SecretType\":0", secret("", "Enabled")))).await;
    let read = super::template::read(&Room::of(&stub).client, "ap-guangzhou", "prod-orders-rw").await;
    assert_eq!(read.unwrap_err().id, "template-not-database");
}

#[tokio::test]
async fn an_entry_whose_body_was_broken_by_hand_still_names_its_credential() {
    let is_up = Arc::new(AtomicBool::new(false));
    let up = Arc::clone(&is_up);
    let stub = Stub::start(move |seen| match seen.action.as_str() {
        _ if !up.load(Ordering::SeqCst) => Act::Last(Vec::new()),
        "DescribeSecret" => {
            let accounts = r#","AccountInfoList":[{"AccountName":"ordersrw_SSM_4kD"}]"#;
            Act::Answer(format!("{}{accounts}", secret("cdb-n4j3y33j", "Enabled")))
        }
        _ => cloud(seen, true),
    })
    .await;
    let room = Room::of(&stub);
    assert!(matches!(room.submit().await, Outcome::Unknown { .. }));
    let journal = room.journal();
    let folder = room.place.path().join("journal");
    let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let file = files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).unwrap();
    let mut written: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let broken = written["body"].as_str().unwrap().trim_end_matches('}').to_owned();
    written["sha256"] = crate::sign::sha256_hex(broken.as_bytes()).into();
    written["body"] = broken.into();
    std::fs::write(&file, written.to_string()).unwrap();
    is_up.store(true, Ordering::SeqCst);
    let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
    let outcome = Box::pin(resume(room.context(&journal), &entry, |_| {})).await;
    let Outcome::Theirs { differences, .. } = &outcome else { panic!("{outcome:?}") };
    let what: Vec<&str> = differences.iter().map(|difference| difference.what.as_str()).collect();
    assert_eq!(what, ["Description"], "only what the broken body said is not known any more");
}

#[tokio::test]
async fn a_disk_that_failed_only_for_a_while_lost_nothing() {
    for follow in [true, false] {
        let stub = Stub::start(|seen| match seen.action.as_str() {
            "CreateProductSecret" => Act::Answer(MADE.into()),
            _ => cloud(seen, true),
        })
        .await;
        let mut room = Room::of(&stub);
        room.options.follow = follow;
        let journal = room.journal();
        let (folder, aside) = (room.place.path().join("journal"), room.place.path().join("aside"));
        let mut heard = Vec::new();
        let outcome = Box::pin(submit(room.context(&journal), &request(), |step| {
            match &step {
                Step::Sending { .. } => {
                    std::fs::rename(&folder, &aside).unwrap();
                    std::fs::write(&folder, "no folder").unwrap();
                }
                Step::Accepted(_) => {
                    std::fs::remove_file(&folder).unwrap();
                    std::fs::rename(&aside, &folder).unwrap();
                }
                _ => {}
            }
            heard.push(step);
        }))
        .await;
        assert!(heard.iter().any(|step| matches!(step, Step::Accepted(_))), "{heard:?}");
        assert!(!heard.iter().any(|step| matches!(step, Step::Unkept(_))), "{heard:?}");
        let entry = journal.survey(Timestamp::now()).unwrap().entries.remove(0);
        assert_eq!((entry.receipt().map(|receipt| receipt.flow), entry.is_settled()), (Some(43415), follow));
        assert_eq!(matches!(outcome, Outcome::Created { .. }), follow, "{outcome:?}");
    }
}

#[tokio::test]
async fn four_look_ups_are_under_way_at_once_and_the_next_one_waits_for_one_of_them() {
    let room = Room::at("127.0.0.1:1".parse().unwrap(), Duration::from_secs(30));
    let mut turns = Vec::new();
    for _ in 0..4 {
        turns.push(room.client.turn().await.expect("nobody ends the turns"));
    }
    tokio::select! {
        biased;
        _ = room.client.turn() => panic!("four are under way"),
        () = std::future::ready(()) => {}
    }
    turns.pop();
    assert!(room.client.turn().await.is_some());
}
