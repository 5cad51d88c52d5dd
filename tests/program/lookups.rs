//! The look-ups of dbcred against the sandbox: every list of every product, page by page, over real HTTP.

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use dbcred::{
    catalog::{Catalog, InstanceService},
    cloud::{
        client::Client,
        credentials::{Credential, Realm},
        lookups,
    },
    domain::{
        endpoint::Endpoint,
        facts::{Answer, Ask, Instance, InstanceState, LookUpError, Page, Question, SchemaObjectKind},
    },
    sandbox::{OTHER_SECRET_ID, OTHER_SECRET_KEY, SECRET_ID, SECRET_KEY, Sandbox, Scenario, Settings},
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

async fn start(scenario: &str) -> Sandbox {
    let scenario: Scenario = scenario.parse().unwrap();
    Sandbox::start(Settings { scenario, ..Settings::default() }).await.unwrap()
}

fn client(sandbox: &Sandbox, key: (&str, &str)) -> Client {
    client_at(sandbox.address(), key)
}

fn client_at(address: SocketAddr, (id, key): (&str, &str)) -> Client {
    let endpoint = Endpoint::parse(&format!("http://{address}"), None).unwrap();
    Client::new(endpoint, Some(Credential::sandbox(id, key)), Realm::Sandbox, Duration::from_secs(30)).unwrap()
}

async fn pages_of(client: &Client, region: &str, question: Question) -> Vec<Result<Page, LookUpError>> {
    let mut pages = Vec::new();
    let ask = Ask { region: region.to_owned(), question };
    lookups::answer(client, &ask, |page| pages.push(page)).await;
    pages
}

/// Returns all pages of a complete list.
async fn whole(client: &Client, question: Question) -> Vec<Answer> {
    let pages = pages_of(client, "ap-guangzhou", question.clone()).await;
    let pages: Vec<Page> =
        pages.into_iter().map(|page| page.unwrap_or_else(|e| panic!("{question:?}: {e:?}"))).collect();
    let (last, others) = pages.split_last().unwrap();
    assert!(last.is_last && others.iter().all(|page| !page.is_last), "{question:?}");
    let rows: usize = pages.iter().map(|page| rows(&page.answer)).sum();
    assert_eq!(last.total, rows, "{question:?}: the list is not complete");
    pages.into_iter().map(|page| page.answer).collect()
}

fn rows(answer: &Answer) -> usize {
    match answer {
        Answer::Instances(rows) => rows.len(),
        Answer::Accounts(rows) => rows.len(),
        Answer::Names(rows) => rows.len(),
        Answer::Secrets(rows) => rows.len(),
        other => panic!("{other:?} is no list"),
    }
}

async fn instances(client: &Client, services: &'static [InstanceService]) -> Vec<Instance> {
    let answers = whole(client, Question::Instances { services }).await;
    let instances = answers.into_iter().flat_map(|answer| match answer {
        Answer::Instances(rows) => rows,
        other => panic!("{other:?}"),
    });
    instances.collect()
}

async fn names(client: &Client, question: Question) -> Vec<String> {
    let answers = whole(client, question).await;
    let names = answers.into_iter().flat_map(|answer| match answer {
        Answer::Names(rows) => rows,
        Answer::Accounts(rows) => rows.into_iter().map(|account| account.user).collect(),
        other => panic!("{other:?}"),
    });
    names.collect()
}

#[tokio::test]
async fn every_product_lists_its_instances_completely() {
    let sandbox = start("ok").await;
    let client = client(&sandbox, (SECRET_ID, SECRET_KEY));
    let lists = Catalog::built_in().products().iter().map(|product| product.services);
    let lists = lists.chain([[InstanceService::Redis].as_slice()]);
    for (list, count) in lists.zip([10_214, 260, 130, 130, 130, 130, 1_203]) {
        let found = instances(&client, list).await;
        let ids: BTreeSet<&String> = found.iter().map(|instance| &instance.id).collect();
        assert_eq!((found.len(), ids.len()), (count, count), "{list:?}");
        for instance in &found {
            assert!(Catalog::built_in().service_of(&instance.id).is_some(), "{}", instance.id);
            let has_address = instance.address.contains(':');
            assert_eq!(
                has_address,
                list == [InstanceService::Cdb] || instance.state != state_without_address(list),
                "{instance:?}"
            );
            assert!(!instance.name.is_empty() && !instance.version.is_empty() && !instance.status.is_empty());
            assert_ne!(instance.state, InstanceState::Other, "{instance:?}");
        }
        let isolated = found.iter().filter(|instance| instance.state == InstanceState::Isolated).count();
        assert!(isolated > 0, "{list:?}");
        assert_eq!(found[0].state, InstanceState::Running, "{list:?}");
    }
}

/// The state of the sandbox's instances that have no address yet.
fn state_without_address(list: &[InstanceService]) -> InstanceState {
    match list {
        [InstanceService::Postgres | InstanceService::Redis | InstanceService::Mongodb] => InstanceState::Uninitialised,
        _ => InstanceState::Creating,
    }
}

#[tokio::test]
async fn what_is_in_an_instance_is_listed_as_far_as_its_service_tells() {
    let sandbox = start("ok").await;
    let client = client(&sandbox, (SECRET_ID, SECRET_KEY));
    for instance in ["cdb-n4j3y33j", "cynosdbmysql-8fz0w1ab", "tdsqlshard-k2m9d0qx", "tdsql-5f0q8xzc"] {
        let (instance, database) = (instance.to_owned(), "orders".to_owned());
        let databases = names(&client, Question::Databases { instance: instance.clone() }).await;
        assert!(databases.contains(&database), "{instance}: {databases:?}");
        let tables = names(&client, Question::Tables { instance: instance.clone(), database: database.clone() }).await;
        assert!(tables.contains(&"item".to_owned()), "{instance}: {tables:?}");
        let columns = Question::Columns { instance: instance.clone(), database, table: "item".to_owned() };
        if instance.starts_with("cynosdb") {
            let pages = pages_of(&client, "ap-guangzhou", columns).await;
            assert!(matches!(&*pages, [Err(LookUpError::NotAsked(_))]), "{pages:?}");
        } else {
            assert_eq!(names(&client, columns).await.len(), 6, "{instance}");
        }
        let legacy = Question::Tables { instance: instance.clone(), database: "legacy".to_owned() };
        assert!(names(&client, legacy).await.len() >= 6_214, "{instance}");
    }
    let mssql = Question::Databases { instance: "mssql-3l3fgqn7".to_owned() };
    assert_eq!(names(&client, mssql).await.len(), 233);
    for instance in Catalog::built_in().products().iter().map(|product| &product.example) {
        let users = names(&client, Question::Accounts { instance: (*instance).to_owned() }).await;
        assert!(users.contains(&"app_orders".to_owned()), "{instance}: {users:?}");
    }
    let redis = names(&client, Question::Accounts { instance: "crs-2w9x0k1m".to_owned() }).await;
    assert!(redis.contains(&"monitor".to_owned()));
}

#[tokio::test]
async fn the_objects_of_a_schema_are_listed_by_kind() {
    use SchemaObjectKind::{Column, Function, Matview, Procedure, Schema, Sequence, Table, Type, View};
    let sandbox = start("ok").await;
    let client = client(&sandbox, (SECRET_ID, SECRET_KEY));
    let question = |kind, schema: &str, table: &str| Question::Objects {
        instance: "postgres-6r233v55".to_owned(),
        database: "shop".to_owned(),
        schema: schema.to_owned(),
        kind,
        table: table.to_owned(),
    };
    let schemas = names(&client, question(Schema, "", "")).await;
    assert_eq!(schemas, ["public", "sales", "stock", "information_schema"]);
    for (kind, count) in
        [(Table, 240), (View, 2), (Matview, 1), (Sequence, 5), (Procedure, 1), (Type, 2), (Function, 2)]
    {
        assert_eq!(names(&client, question(kind, "sales", "")).await.len(), count, "{kind:?}");
    }
    assert_eq!(names(&client, question(Column, "public", "item")).await.len(), 6);
}

#[tokio::test]
async fn tags_and_credentials_are_those_of_the_account() {
    let sandbox = start("ok").await;
    let ours = client(&sandbox, (SECRET_ID, SECRET_KEY));
    let others = client(&sandbox, (OTHER_SECRET_ID, OTHER_SECRET_KEY));
    assert_eq!(names(&ours, Question::TagKeys).await, ["env", "team", "cost-center", "团队"]);
    assert_eq!(names(&others, Question::TagKeys).await, ["env"]);
    let values = Question::TagValues { key: "env".to_owned() };
    assert_eq!(names(&ours, values.clone()).await, ["prod", "dev", "test", "uat"]);
    assert_eq!(names(&others, values).await, ["staging"]);
    let secrets = |search: &str| Question::Secrets { search: search.to_owned() };
    let found = whole(&ours, secrets("legacy")).await;
    let [Answer::Secrets(found)] = &*found else { panic!("{found:?}") };
    assert_eq!((&*found[0].name, &*found[0].status, found[0].rotates), ("prod-legacy", "Enabled", Some(false)));
    assert_eq!(whole(&ours, secrets("")).await.iter().map(rows).sum::<usize>(), 4);
    assert_eq!(whole(&others, secrets("")).await.iter().map(rows).sum::<usize>(), 0);
}

#[tokio::test]
async fn an_account_that_may_list_one_of_two_services_sees_it_and_the_refusal() {
    let sandbox = start("denied=DescribeDCDBInstances").await;
    let client = client(&sandbox, (SECRET_ID, SECRET_KEY));
    let pages = pages_of(
        &client,
        "ap-guangzhou",
        Question::Instances { services: &[InstanceService::Dcdb, InstanceService::Mariadb] },
    )
    .await;
    let (last, listed) = pages.split_last().unwrap();
    assert!(matches!(last, Err(LookUpError::Refused { code, .. }) if code == "UnauthorizedOperation"), "{last:?}");
    assert!(listed.iter().all(|page| page.as_ref().is_ok_and(|page| !page.is_last)));
    assert_eq!(listed.iter().map(|page| rows(&page.as_ref().unwrap().answer)).sum::<usize>(), 130);
}

#[tokio::test]
async fn a_hundred_thousand_instances_are_read_to_the_end() {
    let sandbox = start("many=100000").await;
    let client = client(&sandbox, (SECRET_ID, SECRET_KEY));
    assert_eq!(instances(&client, &[InstanceService::Cdb]).await.len(), 100_000);
}

/// A way to the sandbox that counts the connections, and the requests on them that have no answer yet.
struct CountingProxy {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    /// Requests that are under way, and the most that there were at once.
    under_way: Arc<[AtomicUsize; 2]>,
}

impl CountingProxy {
    /// `gathers` requests are waited for before the first of them is passed on.
    async fn start(to: SocketAddr, gathers: usize) -> CountingProxy {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (connections, under_way): (Arc<AtomicUsize>, Arc<[AtomicUsize; 2]>) = Default::default();
        let (count, requests) = (Arc::clone(&connections), Arc::clone(&under_way));
        let gate = Arc::new(tokio::sync::Barrier::new(gathers));
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                count.fetch_add(1, SeqCst);
                let (requests, gate) = (Arc::clone(&requests), Arc::clone(&gate));
                tokio::spawn(async move {
                    let mut server = tokio::net::TcpStream::connect(to).await.unwrap();
                    let mut buffer = vec![0; 1 << 16];
                    // Requests of look-ups are small: each is one read, and so is the beginning of its answer.
                    while let Ok(size @ 1..) = client.read(&mut buffer).await {
                        let now = requests[0].fetch_add(1, SeqCst) + 1;
                        requests[1].fetch_max(now, SeqCst);
                        gate.wait().await;
                        server.write_all(&buffer[..size]).await.unwrap();
                        let answer = whole_answer(&mut server).await;
                        requests[0].fetch_sub(1, SeqCst);
                        client.write_all(&answer).await.unwrap();
                    }
                });
            }
        });
        CountingProxy { address, connections, under_way }
    }

    fn connections(&self) -> usize {
        self.connections.load(SeqCst)
    }
}

/// Reads an answer to the end that its head announces.
async fn whole_answer(server: &mut tokio::net::TcpStream) -> Vec<u8> {
    let mut answer = Vec::new();
    loop {
        if let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")).unwrap();
            if answer.len() - end - 4 >= length.trim().parse().unwrap() {
                return answer;
            }
        }
        assert!(server.read_buf(&mut answer).await.unwrap() > 0, "the sandbox closed the connection");
    }
}

/// A connection costs a round trip, and another one where it has TLS; a request costs one.
#[tokio::test]
async fn the_first_page_costs_one_connection_and_one_request_and_later_only_the_request() {
    let sandbox = start("ok").await;
    let proxy = CountingProxy::start(sandbox.address(), 1).await;
    let client = client_at(proxy.address, (SECRET_ID, SECRET_KEY));
    let question = Question::Instances { services: &[InstanceService::Cdb] };
    let ask = Ask { region: "ap-guangzhou".to_owned(), question };
    for before in [0, 6] {
        let mut first = None;
        lookups::answer(&client, &ask, |page| {
            assert!(page.is_ok(), "{page:?}");
            first.get_or_insert((proxy.connections(), sandbox.requests()));
        })
        .await;
        assert_eq!(first, Some((1, before + 1)));
        assert_eq!((proxy.connections(), sandbox.requests()), (1, before + 6));
    }
}

#[tokio::test]
async fn four_look_ups_are_under_way_at_once_and_share_their_connections() {
    let sandbox = start("ok").await;
    // Nothing goes on before four are there; a fifth would be counted before the first is answered.
    let proxy = CountingProxy::start(sandbox.address(), 4).await;
    let client = Arc::new(client_at(proxy.address, (SECRET_ID, SECRET_KEY)));
    let mut tasks = tokio::task::JoinSet::new();
    for name in 0..12 {
        let client = Arc::clone(&client);
        tasks
            .spawn(async move { pages_of(&client, "ap-guangzhou", Question::Name { name: format!("n{name}") }).await });
    }
    let answers = tasks.join_all().await;
    assert!(answers.iter().flatten().all(Result::is_ok), "{answers:?}");
    assert_eq!((proxy.under_way[1].load(SeqCst), proxy.connections()), (4, 4));
    assert_eq!(sandbox.calls("DescribeSecret"), 12);
}
