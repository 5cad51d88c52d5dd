//! What `check` says about drafts: the samples of the API's documentation, bad input, and unusual valid input.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use dbcred::{
    catalog::Catalog,
    domain::{
        codes::CODES,
        draft::{Draft, Tag},
        endpoint::Site,
        facts::{Facts, Instance, InstanceState, KmsKey, Setting, Supported},
        fields::{FIELDS, FieldId, repair},
        grants::{Place, Scope, Unit},
        request::{Request, check},
        rule::{Arg, Fix, Issue, Severity},
        steps::STEPS,
    },
    text::{Language, Words},
};
use proptest::prelude::*;

/// 2026-11-24 14:06 in UTC+8, in seconds since 1970.
const NOW: i64 = 1_795_500_360;

fn setting(site: Site) -> Setting {
    Setting {
        site,
        now: jiff::Timestamp::from_second(NOW).expect("a moment"),
        zone: jiff::tz::TimeZone::fixed(jiff::tz::offset(1)),
    }
}

fn look(draft: &Draft) -> (Option<Request>, Vec<Issue>) {
    look_with(draft, &Facts::default(), Site::China)
}

fn look_with(draft: &Draft, facts: &Facts, site: Site) -> (Option<Request>, Vec<Issue>) {
    check(draft, Catalog::built_in(), facts, &setting(site))
}

fn unit(place: Place, privileges: &[&str]) -> Unit {
    Unit { place, privileges: privileges.iter().map(|word| (*word).to_owned()).collect() }
}

fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.into(), value: value.into() }
}

/// Returns a draft without issues, except the note about the time zone.
fn good() -> Draft {
    Draft {
        region: "ap-guangzhou".into(),
        product: "Mysql".into(),
        instance: "cdb-n4j3y33j".into(),
        name: "prod-orders-rw".into(),
        prefix: "ordersrw".into(),
        hosts: vec!["10.0.1.%".into(), "10.0.2.15".into()],
        grants: vec![
            unit(Place::database("orders"), &["SELECT", "INSERT"]),
            unit(Place::column("crm", "customer", "email"), &["SELECT", "UPDATE"]),
        ],
        description: "orders service, read-write".into(),
        tags: vec![tag("env", "prod"), tag("team", "支付")],
        rotate: Some(true),
        begin: "2026-12-05 03:00:00".into(),
        every: "30".into(),
        ..Draft::default()
    }
}

fn with(change: impl FnOnce(&mut Draft)) -> Draft {
    let mut draft = good();
    change(&mut draft);
    draft
}

/// Returns the issues as text: `! R2 UserNamePrefix: …`.
fn said(issues: &[Issue]) -> Vec<String> {
    let words = Words::new(Language::En);
    let line = |issue: &Issue| {
        let mark = match issue.severity {
            Severity::Error => '!',
            Severity::Warning => '~',
            Severity::Note => '-',
        };
        let item = issue.item.map_or(String::new(), |item| format!(".{item}"));
        format!("{mark} {} {}{item}: {}", issue.code, issue.field.spec().api, words.bare(&issue.message))
    };
    issues.iter().map(line).collect()
}

#[test]
fn a_good_draft_becomes_the_request_that_was_typed() {
    let (request, issues) = look(&good());
    assert_eq!(said(&issues), ["- R12 RotationBeginTime: 03:00 is taken as UTC+8; here that is 20:00 the day before"]);
    let request = request.unwrap();
    assert_eq!(request.body().domains, good().hosts);
    assert_eq!(units_of(&request), good().grants);
    assert_eq!(request.body().rotation_frequency, Some(30));
}

#[test]
fn the_sample_of_the_api_page_is_told_its_own_mistakes() {
    let draft = Draft {
        region: "ap-guangzhou".into(),
        name: "test-secret".into(),
        prefix: "testPrefix".into(),
        product: "Mysql".into(),
        instance: "cdb-p2m8u6ra".into(),
        hosts: vec!["%".into()],
        grants: vec![Unit {
            place: Place { scope: Scope::Other("object".into()), database: "test".into(), ..Place::default() },
            privileges: vec!["read".into()],
        }],
        rotate: Some(true),
        begin: "2006-01-02 15:04:05".into(),
        every: "35".into(),
        ..Draft::default()
    };
    let (request, issues) = look(&draft);
    assert_eq!(request, None);
    assert_eq!(
        said(&issues),
        [
            "! R2 UserNamePrefix: testPrefix has 10 characters, 2 too many",
            "~ R5 Domains.0: %: anyone who can reach the instance can try the password",
            "! R7 PrivilegesList.0: object is not a scope. Use one such as DatabasePrivileges",
            "! R7 PrivilegesList.0: read is not a privilege of this scope. Remove it",
            "~ R11 RotationBeginTime: Monday 2006-01-02 is in the past",
            "- R12 RotationBeginTime: 15:04 is taken as UTC+8; here that is 08:04",
        ]
    );
}

#[test]
fn the_sample_of_the_mainland_page_can_be_sent() {
    let draft = Draft {
        region: "ap-guangzhou".into(),
        name: "test3-db-secret".into(),
        prefix: "lzctest".into(),
        product: "Mysql".into(),
        instance: "cdb-n4j3y33j".into(),
        hosts: vec!["%".into()],
        grants: vec![unit(Place::global(), &["SELECT"])],
        description: "…".into(),
        key: "6abd1fdb-86d4-11ef-b72d-52540089bc41".into(),
        tags: vec![tag("env", "dev")],
        rotate: Some(true),
        begin: "2024-10-31 11:11:00".into(),
        every: "30".into(),
        ..Draft::default()
    };
    assert!(look(&draft).0.is_some());
    assert!(look_with(&draft, &Facts::default(), Site::Intl).0.is_some());
}

/// A name, a change of the good draft, and the expected issues.
type Case = (&'static str, fn(&mut Draft), &'static str);

const BAD: &[Case] = &[
    ("bad name", |d| d.name = "-bad name!".into(), "! R1 SecretName: A name starts with a letter or a digit, not -"),
    (
        "bad name",
        |d| d.name = "-bad name!".into(),
        "! R1 SecretName: Character 5 is a space; use - or _ instead: bad-name",
    ),
    ("long name", |d| d.name = "a".repeat(129), "! R1 SecretName: 129 bytes, 1 too many"),
    ("no name", |d| d.name.clear(), "! R1 SecretName: No name yet. Type one, such as prod-orders-rw"),
    (
        "long prefix",
        |d| d.prefix = "testPrefix".into(),
        "! R2 UserNamePrefix: testPrefix has 10 characters, 2 too many",
    ),
    ("no prefix", |d| d.prefix.clear(), "! R2 UserNamePrefix: No prefix yet"),
    ("digit first", |d| d.prefix = "1app".into(), "! R2 UserNamePrefix: A prefix starts with a letter, not 1"),
    (
        "Chinese prefix",
        |d| d.prefix = "支付".into(),
        "! R2 UserNamePrefix: Character 1 is 支; use letters, digits and _",
    ),
    ("no hosts", |d| d.hosts.clear(), "! R5 Domains: No host yet. Add one: 10.0.1.15, 10.0.1.%, or % for any host"),
    (
        "empty hosts",
        |d| d.hosts = vec![String::new()],
        "! R5 Domains: No host yet. Add one: 10.0.1.15, 10.0.1.%, or % for any host",
    ),
    (
        "host twice",
        |d| d.hosts.extend([String::new(), "10.0.2.15".into()]),
        "! R5 Domains.3: 10.0.2.15 appears twice: hosts 2 and 4",
    ),
    ("no begin", |d| d.begin.clear(), "! R9 RotationBeginTime: No first run yet"),
    ("no such day", |d| d.begin = "2027-02-30 03:00:00".into(), "! R9 RotationBeginTime: 30 February does not exist"),
    (
        "no such day or form",
        |d| d.begin = "2027-02-30T25:00".into(),
        "! R9 RotationBeginTime: 30 February does not exist",
    ),
    (
        "no such time",
        |d| d.begin = "2027-02-28 25:00:00".into(),
        "! R9 RotationBeginTime: 25:00 does not exist. Type 00:00 to 23:59",
    ),
    (
        "date words",
        |d| d.begin = "sat +1w 03:00".into(),
        "! R9 RotationBeginTime: sat +1w 03:00 is sent as 2026-12-05 03:00:00",
    ),
    (
        "no words",
        |d| d.begin = "soon".into(),
        "! R9 RotationBeginTime: \"soon\" is not a date dbcred reads. Try 2027-01-01 03:00, +10d, sat 03:00",
    ),
    (
        "0 days",
        |d| d.every = "0".into(),
        "! R10 RotationFrequency: 0 is not an interval. Type a whole number, for example 30",
    ),
    (
        "weekly",
        |d| d.every = "weekly".into(),
        "! R10 RotationFrequency: weekly is not a whole number of days. Type one, for example 30",
    ),
    ("signed days", |d| d.every = "+5".into(), "! R10 RotationFrequency: +5 is not a plain whole number"),
    ("many days", |d| d.every = "9".repeat(30), "! R10 RotationFrequency: Too many days. Type 30 to 365"),
    (
        "long description",
        |d| d.description = "x".repeat(3000),
        "! R8 Description: 952 bytes too many: 3,000 of 2,048. Shorten the text",
    ),
    (
        "tag twice",
        |d| d.tags.push(tag("env", "test")),
        "! R13 Tags.2: The key env appears twice, in tags 1 and 3. Keep one",
    ),
    (
        "tag without a value",
        |d| d.tags.push(tag("a", "")),
        "! R13 Tags.2: The key a has no value. Type one, or clear the line",
    ),
    (
        "tag without a key",
        |d| d.tags.push(tag("", "b")),
        "! R13 Tags.2: The value b has no key. Type one, or clear the line",
    ),
    (
        "long tag",
        |d| d.tags.push(tag("a", &"支".repeat(256))),
        "! R13 Tags.2: The value 支支支支支支支支支支支支支支支支支支支… has 256 characters, 1 too many",
    ),
    ("a blank around a tag", |d| d.tags = vec![tag(" a", "b")], "! R13 Tags.0: The key a starts or ends with a space"),
    (
        "51 tags",
        |d| d.tags = (0..51).map(|n| tag(&n.to_string(), "x")).collect(),
        "! R13 Tags: 51 tags; the limit is 50. Remove some",
    ),
    ("no grants", |d| d.grants.clear(), "! R6 PrivilegesList: No grant yet. Add one, such as select on orders.*"),
    (
        "no privileges",
        |d| d.grants[0].privileges = vec![String::new()],
        "! R6 PrivilegesList.0: orders.* has no privileges",
    ),
    ("misspelt", |d| d.grants[0].privileges[0] = "SELEKT".into(), "! R7 PrivilegesList.0: SELEKT is not a privilege"),
    (
        "small letters",
        |d| d.grants[0].privileges[0] = "create_temporary_tables".into(),
        "! R7 PrivilegesList.0: create_temporary_tables is written CREATE TEMPORARY TABLES",
    ),
    (
        "too narrow",
        |d| d.grants[0].privileges[0] = "PROCESS".into(),
        "! R7 PrivilegesList.0: PROCESS is not for a database. Grant it on *.*, or remove it",
    ),
    (
        "too narrow",
        |d| d.grants[1].privileges[0] = "DELETE".into(),
        "! R7 PrivilegesList.1: DELETE is not for a column. Grant it on crm.customer, or remove it",
    ),
    (
        "super",
        |d| d.grants[0].privileges[0] = "SUPER".into(),
        "! R7 PrivilegesList.0: SUPER cannot be granted here. Remove it",
    ),
    (
        "usage",
        |d| d.grants[0].privileges[0] = "USAGE".into(),
        "! R7 PrivilegesList.0: USAGE means \"no privileges\". Remove it",
    ),
    (
        "all",
        |d| d.grants[0].privileges[0] = "ALL PRIVILEGES".into(),
        "! R7 PrivilegesList.0: ALL PRIVILEGES is not a single privilege here; list each one",
    ),
    (
        "joined",
        |d| d.grants[0].privileges[0] = "select, update".into(),
        "! R7 PrivilegesList.0: select, update: list each privilege separately",
    ),
    (
        "no table",
        |d| d.grants[1].place.table.clear(),
        "! R7 PrivilegesList.1: A grant on a column needs TableName, which is missing",
    ),
    (
        "a table too many",
        |d| d.grants[0].place.table = "item".into(),
        "! R7 PrivilegesList.0: A grant on a database has no TableName: item",
    ),
    (
        "a schema",
        |d| d.grants[0].place.schema = "s".into(),
        "! R7 PrivilegesList.0: A grant on a database has no SchemaName: s",
    ),
    (
        "scope",
        |d| d.grants[0].place.scope = Scope::Other("database".into()),
        "! R7 PrivilegesList.0: database is not the name of a scope",
    ),
    (
        "scope of another",
        |d| d.grants[0].place.scope = Scope::Schema,
        "! R7 PrivilegesList.0: SchemaPrivileges is not a scope. Use one such as DatabasePrivileges",
    ),
    (
        "no region",
        |d| d.region.clear(),
        "! Region X-TC-Region: No region yet. Pick one, or type one such as ap-guangzhou",
    ),
    (
        "a region that is no header",
        |d| d.region = "ap-x\nHost: y".into(),
        "! Region X-TC-Region: Character 5 is a line break; use only letters, digits and -",
    ),
    ("no product", |d| d.product.clear(), "! R3 ProductName: No product yet. Pick one, or type one such as Mysql"),
    ("capitals", |d| d.product = "mysql".into(), "! R3 ProductName: mysql is not a product; case matters"),
    ("blank", |d| d.product = "Mysql ".into(), "! R3 ProductName: There is a space around Mysql"),
    (
        "redis",
        |d| d.product = "redis".into(),
        "! R3 ProductName: Redis has no database accounts. Pick a database product",
    ),
    (
        "no instance",
        |d| d.instance = " ".into(),
        "! R4 InstanceID: No instance yet. Pick one, or type an ID such as cdb-n4j3y33j",
    ),
    ("account type", |d| d.account_type = "L3".into(), "! R15 AccountType: The account type is only for SQL Server"),
    (
        "account type",
        |d| d.account_type = "L0".into(),
        "! R15 AccountType: L0 cannot be sent; the only account type is L3",
    ),
    (
        "encryption",
        |d| d.encrypt_type = "2".into(),
        "! R15 EncryptType: 2 is not an encryption type: 0 is a KMS key, 1 a software key",
    ),
    (
        "cluster and key",
        |d| (d.key, d.cluster) = ("k".into(), "cls".into()),
        "! R15 KmsHsmClusterId: A cluster works only with the default key. Clear one of the two",
    ),
    (
        "oracle",
        |d| d.product = "Oracle".into(),
        "~ R3 ProductName: Oracle is not in any list of products. Check it, or pick another",
    ),
    (
        "near product",
        |d| d.product = "Tdsql-C-Mysql".into(),
        "~ R3 ProductName: Tdsql-C-Mysql is not in any list of products",
    ),
    (
        "id of another",
        |d| d.instance = "postgres-6r233v55".into(),
        "~ R4 InstanceID: postgres-6r233v55 is an ID of PostgreSQL. Check product and instance",
    ),
    (
        "blank id",
        |d| d.instance = " cdb-n4j3y33j".into(),
        "~ R4 InstanceID: InstanceID has a space at an end; trimmed: cdb-n4j3y33j",
    ),
    ("CIDR", |d| d.hosts = vec!["10.0.3.0/24".into()], "~ R5 Domains.0: 10.0.3.0/24: undocumented form"),
    (
        "host name",
        |d| d.hosts = vec!["localhost".into()],
        "~ R5 Domains.0: localhost is a host name. Use its IPv4 address, or a range",
    ),
    (
        "everywhere",
        |d| d.grants = vec![unit(Place::global(), &["SELECT", "DROP"])],
        "~ advice PrivilegesList.0: All databases incl. mysql: DROP, SELECT",
    ),
    (
        "mysql",
        |d| d.grants = vec![unit(Place::database("mysql"), &["SELECT"])],
        "~ advice PrivilegesList.0: SELECT on mysql.*: mysql holds accounts and passwords",
    ),
    (
        "unit twice",
        |d| d.grants.push(unit(Place::database("orders"), &["DELETE"])),
        "~ R7 PrivilegesList.2: orders.* is listed twice, as objects 1 and 3",
    ),
    (
        "word twice",
        |d| d.grants[0].privileges.push("SELECT".into()),
        "~ R7 PrivilegesList.0: SELECT is listed twice on orders.*",
    ),
    (
        "covered",
        |d| d.grants.push(unit(Place::table("orders", "item"), &["SELECT", "DELETE"])),
        "- R7 PrivilegesList.2: orders.item: SELECT already granted on orders.*",
    ),
    (
        "pattern",
        |d| d.grants[0].place.database = "orders_%".into(),
        "~ R7 PrivilegesList.0: Database names one object; orders_% is used literally",
    ),
    (
        "11 tags",
        |d| d.tags = (0..11).map(|n| tag(&n.to_string(), "x")).collect(),
        "~ R13 Tags: 11 tags; a new credential can have 10. Add the rest later",
    ),
    (
        "reserved tag",
        |d| d.tags = vec![tag("project", "x")],
        "~ R13 Tags.0: The key project starts with project, which is reserved",
    ),
    ("odd tag", |d| d.tags = vec![tag("a", "b!")], "! R13 Tags.0: Character 2 of the value b! is !"),
    (
        "control in a host",
        |d| d.hosts = vec!["10.0.0.1\n".into()],
        "! R5 Domains.0: Character 9 is U+000A, a control character",
    ),
    ("unseen in a key", |d| d.key = "a\u{200b}b".into(), "~ R14 KmsKeyId: Character 2 is U+200B, which is invisible"),
    ("look-alike", |d| d.name = "prоd".into(), "! R1 SecretName: Character 3 is U+043E, which only looks like o"),
    (
        "look-alike privilege",
        |d| d.grants[0].privileges[0] = "SELECТ".into(),
        "! R7 PrivilegesList.0: Character 6 is U+0422, which only looks like T",
    ),
    ("zone", |d| d.region = "ap-guangzhou-3".into(), "~ Region X-TC-Region: ap-guangzhou-3 is a zone, not a region"),
    (
        "another cloud",
        |d| d.region = "us-east-1".into(),
        "~ Region X-TC-Region: us-east-1 is not a region of Tencent Cloud",
    ),
    (
        "China",
        |d| d.region = "cn-guangzhou".into(),
        "~ Region X-TC-Region: cn-guangzhou is not a region that dbcred knows",
    ),
    (
        "no continent",
        |d| d.region = "xx-nowhere".into(),
        "~ Region X-TC-Region: xx-nowhere does not start with ap-, eu-, na- or sa-, as regions do",
    ),
    (
        "new region",
        |d| d.region = "ap-newcity".into(),
        "- Region X-TC-Region: ap-newcity is not in any list that dbcred has",
    ),
    (
        "start of an ID",
        |d| d.instance = "cdb-".into(),
        "~ R4 InstanceID: cdb- is only the start of an ID. Type all of it: cdb-n4j3y33j",
    ),
    (
        "two hosts",
        |d| d.hosts = vec!["10.0.0.1, 10.0.0.2".into()],
        "~ R5 Domains.0: 10.0.0.1, 10.0.0.2: 2 hosts on one line",
    ),
    (
        "span",
        |d| d.hosts = vec!["10.0.0.1-10.0.0.9".into()],
        "~ R5 Domains.0: 10.0.0.1-10.0.0.9 is a range of addresses. List each, or use 10.0.1.%",
    ),
    ("whole span", |d| d.hosts = vec!["10.0.0.0-255".into()], "~ R5 Domains.0: 10.0.0.0-255 is a range of addresses"),
    (
        "base 16",
        |d| d.hosts = vec!["0x0a000001".into()],
        "~ R5 Domains.0: 0x0a000001 has a hexadecimal number. Write it in decimal",
    ),
    ("base 16", |d| d.hosts = vec!["0x0a.0.0.1".into()], "~ R5 Domains.0: 0x0a.0.0.1 has a hexadecimal number"),
    (
        "base 8",
        |d| d.hosts = vec!["010.0.0.1".into()],
        "~ R5 Domains.0: 010.0.0.1 has a number with a leading 0. Remove the 0",
    ),
    ("0 before", |d| d.hosts = vec!["10.01.%".into()], "~ R5 Domains.0: 10.01.% has a number with a leading 0"),
    (
        "year 0",
        |d| d.begin = "0000-01-01 00:00:00".into(),
        "! R9 RotationBeginTime: The year is outside 0001 to 9999. Type a closer date",
    ),
    (
        "control",
        |d| d.description = "a\u{7}b".into(),
        "~ R8 Description: Character 2 is U+0007, an invisible control character",
    ),
    ("7 days", |d| d.every = "7".into(), "~ R10 RotationFrequency: 7 days is outside 30 to 365"),
    ("past", |d| d.begin = "2026-11-21 03:00:00".into(), "~ R11 RotationBeginTime: Saturday 2026-11-21 is in the past"),
    (
        "this very second",
        |d| d.begin = "2026-11-24 14:06:00".into(),
        "~ R11 RotationBeginTime: Tuesday 2026-11-24 is in the past",
    ),
    (
        "the next second",
        |d| d.begin = "2026-11-24 14:06:01".into(),
        "~ R11 RotationBeginTime: Tuesday 2026-11-24 is within 24 hours",
    ),
    (
        "soon",
        |d| d.begin = "2026-11-25 03:00:00".into(),
        "~ R11 RotationBeginTime: Wednesday 2026-11-25 is within 24 hours",
    ),
    (
        "far",
        |d| d.begin = "2028-02-29 03:00:00".into(),
        "~ R11 RotationBeginTime: Tuesday 2028-02-29 is 461 days from now; the console allows 365",
    ),
    ("no days", |d| d.every.clear(), "- R10 RotationFrequency: Rotates every day: no interval is set (default 1)"),
    (
        "off",
        |d| d.rotate = Some(false),
        "- R10 RotationFrequency: Not sent while rotation is off: the password will never rotate",
    ),
    (
        "untouched",
        |d| d.rotate = None,
        "- R9 RotationBeginTime: Not sent while rotation is off: the password will never rotate",
    ),
    ("blank key", |d| d.key = " ".into(), "~ R14 KmsKeyId: KmsKeyId contains only spaces"),
    ("key", |d| d.key = "alias/x".into(), "~ R14 KmsKeyId: alias/x does not look like a key ID"),
];

#[test]
fn each_mistake_is_named_with_its_place_and_stops_the_sending_only_where_a_rule_is_documented() {
    for (name, change, sentence) in BAD {
        let (request, issues) = look(&with(change));
        let said = said(&issues);
        assert!(said.iter().any(|line| line == sentence), "{name}: {said:#?}");
        assert_eq!(request.is_none(), said.iter().any(|line| line.starts_with('!')), "{name}");
    }
}

#[test]
fn at_the_edge_of_a_rule_each_side_gets_its_own_issue() {
    const KEY: &str = "6abd1fdb-86d4-11ef-b72d-52540089bc41";
    let tags = |count: usize| (0..count).map(|n| tag(&n.to_string(), "x")).collect::<Vec<_>>();
    let other = |name: &str| vec![unit(Place { scope: Scope::Other(name.into()), ..Place::default() }, &["SELECT"])];
    let words = |words: &[&str]| vec![unit(Place::database("orders"), words)];
    let everywhere = |words: &[&str]| vec![unit(Place::global(), words)];
    let postgres = |words: &[&str]| Draft {
        product: "PostgreSQL".into(),
        instance: "postgres-6r233v55".into(),
        grants: vec![unit(Place::database("shop"), words)],
        ..good()
    };
    let named = |scope: Scope, schema: &str, table: &str| {
        let (database, schema, table) = ("shop".into(), schema.into(), table.into());
        vec![unit(Place { scope, database, schema, table, ..Place::default() }, &["SELECT"])]
    };
    let in_postgres = |grants: Vec<Unit>| Draft { product: String::new(), grants, ..postgres(&[]) };
    for (field, draft, expected) in vec![
        (FieldId::Hosts, with(|d| d.hosts = vec!["%".into()]), &["rule-host-anywhere"][..]),
        (FieldId::Hosts, with(|d| d.hosts = vec!["%".into(), String::new()]), &["rule-host-anywhere"]),
        (FieldId::Hosts, with(|d| d.hosts = vec!["%".into(), "10.0.0.1".into()]), &["rule-host-anywhere-too"]),
        (FieldId::Hosts, with(|d| d.hosts = vec!["10.0.0.1, 10.0.0.1".into()]), &["rule-host-odd"]),
        (FieldId::Remark, with(|d| d.remark = "r\u{7}".into()), &["rule-control"]),
        (FieldId::Key, with(|d| d.key = KEY.into()), &[]),
        (FieldId::Key, with(|d| d.key = KEY[..35].into()), &["rule-key-form"]),
        (FieldId::Key, with(|d| d.key = KEY.replace('f', "g")), &["rule-key-form"]),
        (FieldId::Key, with(|d| d.key = format!("{KEY}-0")), &["rule-key-form"]),
        (FieldId::Tags, with(|d| d.tags = tags(10)), &[]),
        (FieldId::Tags, with(|d| d.tags = tags(11)), &["rule-tags-many"]),
        (FieldId::Tags, with(|d| d.tags = tags(50)), &["rule-tags-many"]),
        (FieldId::Tags, with(|d| d.tags = tags(51)), &["rule-tags-limit"]),
        (FieldId::Tags, with(|d| d.tags = vec![tag("e\u{301}", "x")]), &[]),
        (FieldId::Tags, with(|d| d.tags = vec![tag("\u{301}e", "x")]), &["rule-tag-character"]),
        (FieldId::Grants, with(|d| d.unadded = vec!["select on".into()]), &["rule-grant-unread"]),
        (FieldId::Grants, with(|d| d.unadded = vec!["select on orders.*".into()]), &["rule-grant-unadded"]),
        (FieldId::Grants, with(|d| d.unadded = vec!["GRANT SELECT ON".into()]), &["rule-grant-unadded"]),
        (FieldId::Grants, with(|d| d.unadded = vec!["-- select".into()]), &["rule-grant-unadded"]),
        (FieldId::Grants, with(|d| d.grants = other("")), &["rule-scope-missing"]),
        (FieldId::Grants, with(|d| d.grants = other("Data\u{7}basePrivileges")), &["rule-control"]),
        (FieldId::Grants, with(|d| d.grants = words(&["select, update, insert"])), &["rule-privilege-joined"]),
        (FieldId::Grants, with(|d| d.grants = words(&["select, rubbish"])), &["rule-privilege-unknown"]),
        (FieldId::Region, with(|d| d.region = "ap-gu\u{430}ngzhou".into()), &["rule-look-alike"]),
        (FieldId::Region, with(|d| d.region = "ap-x\ty".into()), &["rule-region-character"]),
        (FieldId::Region, with(|d| d.region = "ap--newcity".into()), &["rule-region-odd"]),
        (FieldId::Region, with(|d| d.region = "AP-newcity".into()), &["rule-region-near"]),
        (FieldId::Region, with(|d| d.region = "china-guangzhou".into()), &["rule-region-not-there"]),
        (FieldId::Begin, with(|d| d.begin = "2026-11-25 14:05:59".into()), &["rule-begin-soon", "rule-begin-zone"]),
        (FieldId::Begin, with(|d| d.begin = "2026-11-25 14:06:00".into()), &["rule-begin-zone"]),
        (FieldId::Begin, with(|d| d.begin = "2027-11-24 14:06:00".into()), &["rule-begin-zone"]),
        (FieldId::Begin, with(|d| d.begin = "2027-11-24 14:06:01".into()), &["rule-begin-far", "rule-begin-zone"]),
        (FieldId::Begin, with(|d| d.begin = "2026-13-05 03:00".into()), &["rule-begin-month"]),
        (FieldId::Instance, with(|d| d.instance = "cdb\u{7}-n4j3y33j".into()), &["rule-control"]),
        (FieldId::Instance, with(|d| d.instance = " cdb-".into()), &["rule-blank-ends", "rule-instance-only-prefix"]),
        (FieldId::Grants, with(|d| d.grants = everywhere(&["DROP"])), &["rule-grant-everywhere"]),
        (FieldId::Grants, with(|d| d.grants.extend(everywhere(&["DROP"]))), &["rule-grant-everywhere"]),
        (FieldId::Grants, in_postgres(named(Scope::Schema, "public", "")), &["rule-privileges-unchecked"]),
        (
            FieldId::Grants,
            in_postgres(named(Scope::Database, "public", "")),
            &["rule-privileges-unchecked", "rule-grant-name-undocumented"],
        ),
        (
            FieldId::Grants,
            in_postgres(named(Scope::Database, "", "item")),
            &["rule-privileges-unchecked", "rule-grant-name-extra"],
        ),
        (
            FieldId::Grants,
            in_postgres(named(Scope::Other("Rubbish".into()), "public", "")),
            &["rule-privileges-unchecked", "rule-scope-unknown"],
        ),
        (FieldId::Grants, with(|d| d.grants = named(Scope::Database, "public", "")), &["rule-grant-name-extra"]),
        (FieldId::Grants, postgres(&["CONNECT", ""]), &["rule-privileges-unchecked"]),
        (FieldId::Grants, postgres(&[" CONNECT"]), &["rule-privileges-unchecked", "rule-privilege-blank"]),
        (FieldId::Grants, postgres(&["CONNECT", "CONNECT"]), &["rule-privileges-unchecked", "rule-privilege-twice"]),
    ] {
        let (_, issues) = look(&draft);
        let ids: Vec<&str> = issues.iter().filter(|it| it.field == field).map(|it| it.message.id).collect();
        assert_eq!(ids, expected, "{:#?}", said(&issues));
    }
}

#[test]
fn a_character_is_named_with_its_place_in_the_text() {
    for (region, position, name) in [
        ("ap-gu\u{430}ngzhou", 6usize, ("char", "U+0430")),
        ("ap-x\ty", 5usize, ("kind", "tab")),
        ("ap-x\u{a0}y", 5usize, ("char", "U+00A0")),
        ("ap-x y", 5usize, ("kind", "space")),
        ("ap-x!", 5usize, ("char", "!")),
    ] {
        let (_, issues) = look(&with(|d| d.region = region.into()));
        let args = &issues[0].message.args;
        assert!(
            args.contains(&("position", Arg::from(position))) && args.contains(&(name.0, name.1.into())),
            "{args:?}"
        );
    }
}

#[test]
fn a_message_counts_hours_over_the_days_and_shows_an_example_of_its_product() {
    let of = |draft: &Draft, id: &str| {
        let (_, issues) = look(draft);
        issues.into_iter().find(|it| it.message.id == id).map(|it| it.message.args).unwrap_or_default()
    };
    let soon = of(&with(|d| d.begin = "2026-11-25 03:00:00".into()), "rule-begin-soon");
    assert!(soon.contains(&("hours", Arg::from(12i64))), "{soon:?}");
    let far = of(&with(|d| d.begin = "2028-02-29 03:00:00".into()), "rule-begin-far");
    assert!(far.contains(&("hours", Arg::from(461i64 * 24 + 12))), "{far:?}");
    let missing = with(|d| (d.product, d.instance) = ("Tdsql-mysql".into(), String::new()));
    let example = of(&missing, "rule-instance-missing");
    assert!(example.contains(&("product", "Tdsql-mysql".into())), "{example:?}");
    // Products that the API does not name are known by their instances.
    for (product, instance, site, line) in [
        ("", "postgres-6r233v55", Site::China, "select on table shop.public.item"),
        ("", "postgres-6r233v55", Site::Intl, "TEMPORARY on orders.*"),
        ("", "mssql-3a9k2m1x", Site::China, "ReadWrite on orders.*"),
        ("Mysql", "cdb-n4j3y33j", Site::China, "select on orders.*"),
    ] {
        let bare = with(|d| (d.product, d.instance, d.grants) = (product.into(), instance.into(), Vec::new()));
        let (_, issues) = look_with(&bare, &Facts::default(), site);
        let missing = issues.iter().find(|it| it.message.id == "rule-grants-missing").unwrap();
        assert_eq!(missing.message.args, [("example", line.into())], "{instance}");
    }
}

#[test]
fn a_fix_is_the_whole_of_what_was_meant() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    for (draft, id, fix) in [
        (with(|d| d.hosts = vec!["10.0.3.0/24\u{200b}".into()]), "rule-unseen", Fix::Set("10.0.3.%".into())),
        (with(|d| d.hosts = vec!["%".into(), "10.0.0.1".into()]), "rule-host-anywhere-too", Fix::Drop),
        (with(|d| d.name = "prod\u{652f}db".into()), "rule-name-character", Fix::Set("proddb".into())),
        (
            with(|d| d.grants[0].privileges = words(&["select, update", "INSERT", "SELECT"])),
            "rule-privilege-joined",
            Fix::Privileges(words(&["SELECT", "UPDATE", "INSERT"])),
        ),
        (
            with(|d| d.grants[0].place.scope = Scope::Other("Data\u{7}base".into())),
            "rule-control",
            Fix::Scope(Scope::Database),
        ),
    ] {
        let (_, issues) = look(&draft);
        let issue = issues.iter().find(|it| it.message.id == id).unwrap_or_else(|| panic!("{:#?}", said(&issues)));
        assert_eq!(issue.fix, Some(fix));
    }
}

#[test]
fn privileges_are_named_in_the_order_of_the_product_and_not_in_that_of_the_typing() {
    let supported = Supported { database: vec!["UPDATE".into()], ..Supported::default() };
    let facts = Facts { supported: Some(supported), ..Facts::default() };
    let lacking = |words: &[&str]| {
        let draft = with(|d| d.grants = vec![unit(Place::database("orders"), words)]);
        said(&look_with(&draft, &facts, Site::China).1)
    };
    let [one, other] = [lacking(&["DROP", "SELECT", "UPDATE"]), lacking(&["UPDATE", "SELECT", "DROP"])];
    assert!(one[0].contains("SELECT, DROP"), "{one:#?}");
    assert_eq!(one, other);
}

#[test]
fn a_fix_removes_what_it_fixes_and_makes_nothing_worse() {
    for (name, change, _) in BAD {
        let draft = with(change);
        let (_, issues) = look(&draft);
        for issue in &issues {
            let Some(fix) = &issue.fix else { continue };
            let mut mended = draft.clone();
            repair(&mut mended, issue.field, issue.item, fix);
            let (_, left) = look(&mended);
            assert!(!left.contains(issue), "{name}: {issue:?} is still there");
            let errors = |issues: &[Issue]| issues.iter().filter(|it| it.severity == Severity::Error).count();
            assert!(errors(&left) <= errors(&issues), "{name}: {fix:?} makes {:#?}", said(&left));
        }
    }
}

#[test]
fn tricky_good_drafts_can_be_sent() {
    let changes: &[fn(&mut Draft)] = &[
        |d| d.name = "9".repeat(128),
        |d| d.prefix = "a".into(),
        |d| d.prefix = "A_______".into(),
        |d| d.description = format!("{}ab", "支".repeat(682)),
        |d| d.begin = "2028-02-29 03:00:00".into(),
        |d| d.tags = vec![tag(&"支".repeat(127), &"付".repeat(255)), tag("ENV", "a b"), tag("env", "a b"), tag("", "")],
        |d| d.hosts = vec![String::new(), "fe80::1".into(), "%".into()],
        |d| d.grants[0].privileges.push(String::new()),
        |d| d.grants[0].place.database = "a`b\"c\\ d".into(),
        |d| d.every = i64::MAX.to_string(),
        |d| (d.rotate, d.begin, d.every) = (None, "nonsense".into(), "nonsense".into()),
        |d| (d.product, d.instance) = ("Tdsql-mysql".into(), "tdsqlshard-k2m9d0qx".into()),
        |d| (d.product, d.instance, d.account_type) = ("SqlServer".into(), "mssql-3l3fgqn7".into(), "L3".into()),
        |d| (d.encrypt_type, d.cluster, d.remark) = ("1".into(), "cls-hsm-wiwmm3np".into(), "r".into()),
    ];
    for change in changes {
        let (request, issues) = look(&with(change));
        assert!(request.is_some(), "{:#?}", said(&issues));
    }
    let request = look(&with(changes[7])).0.unwrap();
    assert_eq!(units_of(&request), good().grants);
    assert_eq!(look(&with(changes[5])).0.unwrap().body().tags.len(), 3);
    assert_eq!(look(&with(changes[6])).0.unwrap().body().domains, ["fe80::1", "%"]);
    let off = look(&with(changes[10])).0.unwrap();
    let off = off.body();
    assert_eq!((off.enable_rotation, off.rotation_begin_time.as_str(), off.rotation_frequency), (None, "", None));
}

#[test]
fn the_international_site_knows_no_field_of_the_mainland() {
    let draft = with(|d| {
        d.account_type = "L3".into();
        d.remark = "r".into();
        d.encrypt_type = "1".into();
        d.cluster = "cls".into();
        d.grants[0].place.schema = "public".into();
    });
    let (_, issues) = look_with(&draft, &Facts::default(), Site::Intl);
    let unknown: Vec<FieldId> = issues.iter().filter(|it| it.code == "R16").map(|it| it.field).collect();
    let fields = [FieldId::AccountType, FieldId::Grants, FieldId::Remark, FieldId::EncryptType, FieldId::Cluster];
    assert_eq!(unknown, fields);
    assert!(said(&issues).contains(&"! R16 AccountRemark: This endpoint has no account remark".to_owned()));
    let mut mended = draft;
    for issue in &issues {
        if let Some(fix) = &issue.fix {
            repair(&mut mended, issue.field, issue.item, fix);
        }
    }
    assert!(look_with(&mended, &Facts::default(), Site::Intl).0.is_some());
}

#[test]
fn words_of_a_product_that_documents_none_are_free() {
    let draft = with(|d| {
        d.product = "PostgreSQL".into();
        d.instance = "postgres-6r233v55".into();
        d.grants = vec![
            unit(
                Place { scope: Scope::Schema, database: "shop".into(), schema: "public".into(), ..Place::default() },
                &["usage"],
            ),
            unit(Place::database("shop"), &["CONNECT"]),
            unit(Place::table("shop", "item"), &["TRUNCATE"]),
        ];
    });
    let (request, issues) = look(&draft);
    assert!(request.is_some(), "{:#?}", said(&issues));
    let unchecked = issues.iter().filter(|it| it.message.id == "rule-privileges-unchecked").count();
    assert_eq!(unchecked, 1);
    let cluster = with(|d| (d.product, d.instance) = ("Tdsql_C_Mysql".into(), "cynosdbmysql-8fz0w1ab".into()));
    let (request, issues) = look(&cluster);
    assert!(request.is_some());
    assert!(issues.iter().any(|it| it.message.id == "rule-column-cluster" && it.item == Some(1)));
}

#[test]
fn what_the_cloud_answered_makes_warnings_and_never_errors() {
    let key = |id: &str, state: &str| KmsKey { id: id.into(), state: state.into(), ..KmsKey::default() };
    let (on, off) = ("6abd1fdb-86d4-11ef-b72d-52540089bc41", "c04e8a55-5b1f-11ec-a111-525400c0ffee");
    let facts = Facts {
        products: Some(vec!["Mysql".into(), "MariaDB".into(), "Redis".into()]),
        keys: Some(vec![key(on, "Enabled"), key(off, "Disabled")]),
        supported: Some(Supported { database: vec!["select".into(), "UPDATE".into()], ..Supported::default() }),
        ..Facts::default()
    };
    let ids = |draft: &Draft| {
        let (request, issues) = look_with(draft, &facts, Site::China);
        assert!(request.is_some(), "{:#?}", said(&issues));
        let warnings = issues.iter().filter(|it| it.severity == Severity::Warning);
        warnings.map(|it| it.message.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&with(|d| d.key = on.into())), ["rule-privilege-unsupported"]);
    assert_eq!(ids(&with(|d| d.key = off.into())), ["rule-privilege-unsupported", "rule-key-disabled"]);
    let absent = with(|d| d.key = "00000000-0000-0000-0000-000000000000".into());
    assert_eq!(ids(&absent), ["rule-privilege-unsupported", "rule-key-absent"]);
    for (state, usage, word) in [("PendingDelete", "", "rule-key-state"), ("Enabled", "SIGN_VERIFY", "rule-key-usage")]
    {
        let keys = vec![KmsKey { usage: usage.into(), ..key(on, state) }];
        let (_, issues) =
            look_with(&with(|d| d.key = on.into()), &Facts { keys: Some(keys), ..Facts::default() }, Site::China);
        let found: Vec<&str> = issues.iter().filter(|it| it.field == FieldId::Key).map(|it| it.message.id).collect();
        assert_eq!(found, [word]);
    }
    assert_eq!(ids(&with(|d| d.product = "MariaDB".into())), ["rule-privileges-unchecked"]);
    let known = with(|d| (d.product, d.instance) = ("MongoDB".into(), "cmgo-5k0w3e5n".into()));
    let (request, issues) = look(&known);
    assert_eq!((request.is_some(), issues[0].message.id), (true, "rule-product-undocumented"));
    assert_eq!(look(&with(|d| d.product = "mongodb".into())).1[0].message.id, "rule-product-near");
    let unlisted = with(|d| (d.product, d.instance) = ("MongoDB".into(), "cmgo-5k0w3e5n".into()));
    assert_eq!(ids(&unlisted)[0], "rule-product-unlisted");
}

#[test]
fn an_instance_is_compared_with_a_complete_list_only() {
    use InstanceState::{
        Busy, Creating, Deleted, Isolated, Isolating, Locked, Other, ReadOnly, Recovery, Running, Uninitialised,
    };
    let id = |draft: &Draft| draft.instance.clone();
    let said = |list: Option<Vec<Instance>>, draft: &Draft| {
        let facts = Facts { instances: list.map(Arc::new), ..Facts::default() };
        let (_, issues) = look_with(draft, &facts, Site::China);
        let found = issues.into_iter().filter(|it| it.field == FieldId::Instance);
        found.map(|it| (it.message.id, it.severity)).collect::<Vec<_>>()
    };
    let good = with(|_| {});
    let of = |id: String, state| Instance { id, state, status: "9".into(), ..Instance::default() };
    let other = || of("cdb-00000000".into(), Running);
    assert_eq!(said(None, &good), []);
    assert_eq!(said(Some(vec![other(), of(id(&good), Running)]), &good), []);
    assert_eq!(said(Some(vec![other()]), &good), [("rule-instance-absent", Severity::Warning)]);
    assert_eq!(said(Some(Vec::new()), &good), [("rule-instance-absent", Severity::Warning)]);
    for (state, word, code) in [
        (ReadOnly, "rule-instance-read-only", "instance-read-only"),
        (Recovery, "rule-instance-recovery", "instance-recovery"),
        (Isolated, "rule-instance-isolated", "instance-isolated"),
        (Isolating, "rule-instance-isolating", "instance-isolated"),
        (Locked, "rule-instance-locked", "instance-locked"),
        (Creating, "rule-instance-creating", "instance-not-running"),
        (Uninitialised, "rule-instance-uninitialised", "instance-not-running"),
        (Busy, "rule-instance-busy", "instance-not-running"),
        (Deleted, "rule-instance-deleted", "instance-not-running"),
        (Other, "rule-instance-status", "instance-not-running"),
    ] {
        assert_eq!(said(Some(vec![other(), of(id(&good), state)]), &good), [(word, Severity::Warning)]);
        assert!(CODES.iter().any(|(known, words)| *known == code && words.contains(&word)), "{word}");
    }
    // An id of another product is not reported as absent too.
    let wrong = with(|d| d.instance = "postgres-6r233v55".into());
    assert_eq!(said(Some(vec![other()]), &wrong), [("rule-instance-other-product", Severity::Warning)]);
    let none = with(|d| d.instance.clear());
    assert_eq!(said(Some(vec![other()]), &none), [("rule-instance-missing", Severity::Error)]);
}

#[test]
fn a_tag_that_the_account_does_not_have_is_a_warning() {
    let draft = with(|d| {
        d.tags = vec![tag("env", "prod"), tag("env2", "x"), tag("team", "new"), tag("cost", "1"), tag("", "v")];
    });
    let said = |facts: &Facts| {
        let (_, issues) = look_with(&draft, facts, Site::China);
        let found = issues.into_iter().filter(|it| it.message.id.starts_with("rule-tag-new"));
        found.map(|it| (it.message.id, it.item)).collect::<Vec<_>>()
    };
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    let keys = Facts { tag_keys: Some(set(&["env", "team", "cost"])), ..Facts::default() };
    assert_eq!(said(&keys), [("rule-tag-new-key", Some(1))]);
    let values = [("env".to_owned(), set(&["prod"])), ("team".to_owned(), set(&["DBA"]))];
    let facts = Facts { tag_values: values.into(), ..keys };
    assert_eq!(said(&facts), [("rule-tag-new-key", Some(1)), ("rule-tag-new-value", Some(2))]);
    assert_eq!(said(&Facts::default()), []);
    // A tag that has another fault is not reported as new too.
    let (_, issues) = look_with(
        &with(|d| d.tags = vec![tag("env", "")]),
        &Facts { tag_keys: Some(BTreeSet::new()), ..Facts::default() },
        Site::China,
    );
    let ids: Vec<&str> = issues.iter().filter(|it| it.field == FieldId::Tags).map(|it| it.message.id).collect();
    assert_eq!(ids, ["rule-tag-value-missing"]);
}

#[test]
fn issues_stand_in_the_order_of_the_form() {
    use FieldId::{Grants, Hosts, Instance, Name, Prefix, Product, Region};

    let (_, issues) = look(&Draft::default());
    let fields: Vec<FieldId> = issues.iter().map(|issue| issue.field).collect();
    assert_eq!(fields, [Region, Product, Instance, Name, Prefix, Hosts, Grants]);
}

#[test]
fn a_request_of_ten_mebibytes_can_be_sent_and_one_byte_more_cannot() {
    let place = |n: usize| Place::table(format!("database_{n}"), "t".repeat(64));
    let units = |count: usize| (0..count).map(|n| unit(place(n), &["SELECT", "SHOW VIEW"])).collect();
    let (request, issues) = look(&with(|d| d.grants = units(70_000)));
    assert!(request.is_none());
    assert_eq!(said(&issues)[0], "! R17 PrivilegesList: The request has 12.0 MiB; the limit is 10. Use fewer grants");
    let remark = |bytes: usize| with(|d| d.remark = "\"".repeat(bytes / 2) + &"r".repeat(bytes % 2));
    let most = 10 * 1024 * 1024 - look(&remark(0)).0.unwrap().bytes().len() - r#","AccountRemark":"""#.len();
    let full = look(&remark(most)).0.unwrap();
    assert_eq!(full.bytes().len(), 10 * 1024 * 1024);
    let sentence = "! R17 AccountRemark: The request has 10.1 MiB; the limit is 10. Most of it is here";
    assert!(said(&look(&remark(most + 1)).1).contains(&sentence.to_owned()));
}

fn units_of(request: &Request) -> Vec<Unit> {
    request.body().privileges_list.iter().map(Unit::from).collect()
}

/// Returns the messages of a translation, each with its attributes and their variables.
fn messages(language: Language) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    use fluent_syntax::ast::Entry;
    let resource = fluent_syntax::parser::parse(language.source()).expect("the file is Fluent");
    let mut all = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut parts = BTreeMap::new();
        let variables = |pattern: &fluent_syntax::ast::Pattern<&str>| {
            let mut seen = BTreeSet::new();
            // The `Debug` text of the syntax tree contains every use of a variable.
            let tree = format!("{pattern:?}");
            for part in tree.split("VariableReference { id: Identifier { name: \"").skip(1) {
                seen.extend(part.split('"').next().map(str::to_owned));
            }
            seen
        };
        parts.extend(message.value.as_ref().map(|pattern| (String::new(), variables(pattern))));
        parts.extend(message.attributes.iter().map(|it| (it.id.name.to_owned(), variables(&it.value))));
        assert!(all.insert(message.id.name.to_owned(), parts).is_none(), "{} is there twice", message.id.name);
    }
    all
}

fn is_ours(key: &str) -> bool {
    ["step-", "field-", "rule-"].iter().any(|stem| key.starts_with(stem))
}

#[test]
fn both_languages_have_the_same_words_with_the_same_variables() {
    let [en, zh] = [Language::En, Language::Zh].map(messages);
    for (key, parts) in en.iter().filter(|(key, _)| is_ours(key)) {
        assert_eq!(zh.get(key), Some(parts), "{key}");
    }
    assert_eq!(en.keys().filter(|key| is_ours(key)).count(), zh.keys().filter(|key| is_ours(key)).count());
}

#[test]
fn every_step_field_and_rule_has_words_and_every_rule_says_why() {
    let words = Words::new(Language::En);
    for step in STEPS {
        assert!(words.has(&format!("step-{}", step.key())));
    }
    for field in FIELDS {
        for part in ["label", "hint", "help"] {
            assert!(words.has(&format!("field-{}-{part}", field.key)), "{} {part}", field.key);
        }
    }
    let used = used_ids();
    assert!(used.len() > 90);
    let written = messages(Language::En);
    for id in &used {
        assert!(words.has(&format!("{id}.why")), "{id}");
    }
    let unused: Vec<_> = written.keys().filter(|key| key.starts_with("rule-") && !used.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Returns every `"rule-…"` in the source of the domain.
fn used_ids() -> BTreeSet<String> {
    fn walk(folder: &std::path::Path, ids: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the source is here") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                walk(&path, ids);
            } else {
                let source = std::fs::read_to_string(path).expect("source is text");
                let quoted = source.split("\"rule-").skip(1);
                ids.extend(quoted.filter_map(|rest| Some(format!("rule-{}", rest.split('"').next()?))));
            }
        }
    }
    let mut ids = BTreeSet::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain"), &mut ids);
    ids
}

/// Returns the width in columns. A Chinese character has two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum()
}

#[test]
fn what_is_said_fits_a_line_and_has_every_value() {
    for language in [Language::En, Language::Zh] {
        let words = Words::new(language);
        for (name, change, _) in BAD {
            for issue in look(&with(change)).1 {
                let text = words.message(&issue.message);
                let why = words.why(&issue.message);
                for text in [&text, &why] {
                    assert!(!text.is_empty() && !text.contains("{$") && !text.contains('{'), "{name}: {text}");
                }
                for text in [&text, &why] {
                    // The longest allowed line: a cut value has 40 characters.
                    assert!(width(text) <= 77 || text.contains('…'), "{}: {text}", width(text));
                }
            }
        }
        for field in FIELDS {
            let help = words.say(&format!("field-{}-help", field.key));
            for line in help.lines() {
                assert!(width(line) <= 77, "{}: {line}", width(line));
            }
        }
    }
}

#[test]
fn a_long_value_is_cut_by_the_cells_that_it_takes() {
    for (value, shown) in [
        ("团".repeat(200), "团".repeat(19) + "…"),
        ("a".repeat(200), "a".repeat(39) + "…"),
        ("e\u{301}".repeat(200), "e\u{301}".repeat(19) + "e…"),
    ] {
        let (_, issues) = look(&with(|d| d.tags = vec![tag(&value, "v")]));
        let issue = issues.iter().find(|it| it.message.id == "rule-tag-long").unwrap();
        assert!(issue.message.args.contains(&("text", shown.clone().into())), "{:?}", issue.message);
    }
}

#[test]
fn the_key_that_takes_a_fix_is_said_only_where_keys_are() {
    let (_, issues) = look(&with(|d| d.prefix = "testPrefix".into()));
    let words = Words::new(Language::En);
    assert_eq!(words.message(&issues[0].message), "testPrefix has 10 characters, 2 too many. Right uses testPref");
    assert_eq!(words.why(&issues[0].message), "1 to 8 letters, digits or _, starting with a letter.");
    let zh = Words::new(Language::Zh);
    assert_eq!(zh.message(&issues[0].message), "testPrefix 有 10 个字符，多 2 个。按 Right 改为 testPref");
    for (name, change, _) in BAD {
        for issue in look(&with(change)).1 {
            let has_key = words.has(&format!("{}.key", issue.message.id));
            assert!(!has_key || issue.fix.is_some(), "{name}: {} names a key and has no fix", issue.message.id);
        }
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z0-9_-]{0,9}",
        2 => r"[-0-9:. ]{0,20}",
        1 => r"\PC{0,12}",
        1 => Just(String::new()),
        2 => prop::sample::select(vec![
            "Mysql", "cdb-n4j3y33j", "ap-guangzhou", "%", "10.0.1.%", "10.0.0.0/8", "SELECT", "PROCESS", "all", "L3", "1",
            "2026-12-05 03:00:00", "sat 03:00", "30", "mssql-1", "\u{0}\r\n\t", " x ", "支付", "Tdsql_C_Mysql", "mysql",
        ]).prop_map(str::to_owned),
    ]
}

fn places() -> impl Strategy<Value = Place> {
    let scopes = prop::sample::select(vec![
        "GlobalPrivileges",
        "DatabasePrivileges",
        "TablePrivileges",
        "ColumnPrivileges",
        "ViewPrivileges",
        "object",
        "",
    ]);
    (scopes, texts(), texts(), texts(), texts()).prop_map(|(scope, database, table, column, schema)| Place {
        scope: Scope::from_api(scope),
        database,
        table,
        column,
        schema,
        ..Place::default()
    })
}

fn drafts() -> impl Strategy<Value = Draft> {
    let units = prop::collection::vec((places(), prop::collection::vec(texts(), 0..4)), 0..4);
    let tags = prop::collection::vec((texts(), texts()), 0..13);
    let words = prop::collection::vec(texts(), FIELDS.len());
    (any::<bool>(), words, prop::collection::vec(texts(), 0..5), units, tags, any::<Option<bool>>()).prop_map(
        |(is_near, words, hosts, units, tags, rotate)| {
            let mut draft = Draft {
                hosts,
                grants: units.into_iter().map(|(place, privileges)| Unit { place, privileges }).collect(),
                tags: tags.into_iter().map(|(key, value)| Tag { key, value }).collect(),
                rotate,
                ..Draft::default()
            };
            for (field, word) in FIELDS.iter().zip(words) {
                if let Some(text) = field.text_mut(&mut draft) {
                    *text = word;
                }
            }
            if is_near {
                // Close to a valid draft, so that some of them become requests.
                let near = good();
                draft = Draft {
                    description: draft.description,
                    tags: draft.tags,
                    rotate,
                    hosts: draft.hosts,
                    key: draft.key,
                    ..near
                };
            }
            draft
        },
    )
}

proptest! {
    #[test]
    fn a_request_comes_exactly_from_a_draft_without_errors(draft in drafts(), is_intl in any::<bool>(), seconds in -377_000_000_000_i64..253_000_000_000) {
        let site = if is_intl { Site::Intl } else { Site::China };
        let moment = Setting { now: jiff::Timestamp::from_second(seconds).unwrap(), ..setting(site) };
        let (request, issues) = check(&draft, Catalog::built_in(), &Facts::default(), &moment);
        prop_assert_eq!(request.is_some(), issues.iter().all(|issue| issue.severity != Severity::Error));
        prop_assert!(issues.is_sorted_by_key(|issue| (issue.field, issue.item)));
        let words = [Language::En, Language::Zh].map(Words::new);
        for issue in &issues {
            for words in &words {
                prop_assert!(!words.message(&issue.message).is_empty());
            }
            if let Some(fix) = &issue.fix {
                let mut mended = draft.clone();
                repair(&mut mended, issue.field, issue.item, fix);
                prop_assert_ne!(&mended, &draft, "{:?} does nothing", issue);
            }
        }
    }

    #[test]
    fn taking_every_fix_comes_to_an_end(draft in drafts()) {
        let mut draft = draft;
        for _ in 0..200 {
            let Some(issue) = look(&draft).1.into_iter().find(|issue| issue.fix.is_some()) else { return Ok(()) };
            repair(&mut draft, issue.field, issue.item, issue.fix.as_ref().unwrap_or(&Fix::Clear));
        }
        prop_assert!(false, "still fixing {:?}", said(&look(&draft).1));
    }
}
