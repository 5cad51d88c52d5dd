//! Accepts connections, and handles each request from its first byte to its answer: reads it, logs it, checks it, and
//! carries it out.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http_body_util::{BodyExt as _, Full};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{self, Bytes},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinSet,
};

use super::{
    Settings, creation,
    line::{ClientLine, ConnectionControl, Pace},
    log::{Log, LogMoment},
    parameters::ParameterError,
    reply::SandboxReply,
    request_checks::{self, Incoming, MOST_BODY},
    roles,
    routes::{self, Route, RouteRequest},
    scenario::Scenario,
    trouble::{self, Instead},
    world::{HOLDERS, KeyHolder, World},
};
use crate::sign;

const CREATE: &str = "CreateProductSecret";
/// How many bytes of a request that is too large are read and dropped: the client can then still read the answer.
const MOST_DRAINED: usize = 8 * MOST_BODY;

/// The state that all connections share.
pub(super) struct Server {
    pub(super) settings: Settings,
    pub(super) log: Log,
    routes: Vec<Route>,
    /// What each account has, by the number of the account.
    worlds: BTreeMap<u64, Mutex<World>>,
    started: Timestamp,
    answers: AtomicU64,
}

/// Accepts connections until the other end of `stop` is dropped. Returns when all of them are closed.
pub(super) async fn listen(listener: TcpListener, server: Arc<Server>, mut stop: oneshot::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stop => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(talk(stream, Arc::clone(&server)));
                }
                // No more file descriptors, or the client has gone already. The listener goes on in both cases.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            },
        }
    }
    drop(listener);
    connections.shutdown().await;
}

/// Answers the requests of one connection until either side closes it.
async fn talk(stream: TcpStream, server: Arc<Server>) {
    let hand = ConnectionControl::default();
    let line = TokioIo::new(ClientLine::new(stream, hand.clone()));
    let service = service_fn(|request| {
        let answer = serve(Arc::clone(&server), hand.clone(), request);
        async { Ok::<_, Infallible>(answer.await) }
    });
    // It fails where the client has gone or the answer was cut, and nobody is left to be told then.
    let _ = http1::Builder::new().serve_connection(line, service).await;
}

/// Answers one request. This future is dropped when the client closes the connection or the sandbox ends.
async fn serve(
    server: Arc<Server>,
    hand: ConnectionControl,
    request: Request<body::Incoming>,
) -> Response<Full<Bytes>> {
    let Some(incoming) = read(request).await else {
        hand.set(Pace::Cut);
        return SandboxReply::cut().into_response(server.shown_clock());
    };
    server.log.note(&incoming, trouble::REDIRECT_PATH);
    // A request that arrived completely is carried out even if its client has gone. So it runs in a separate task,
    // which does not end with the connection.
    let work = tokio::spawn({
        let server = Arc::clone(&server);
        async move { server.reply(&incoming).await }
    });
    let reply = work.await.unwrap_or_else(|_| SandboxReply::cut());
    let Some(pace) = reply.pace else { return std::future::pending().await };
    hand.set(pace);
    reply.into_response(server.shown_clock())
}

/// Reads a request to its end. Returns `None` if it broke off.
async fn read(request: Request<body::Incoming>) -> Option<Incoming> {
    let (parts, mut body) = request.into_parts();
    let mut bytes = Vec::new();
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.ok()?.into_data() else { continue };
        size += data.len();
        if size <= MOST_BODY {
            bytes.extend_from_slice(&data);
        } else if size > MOST_DRAINED {
            break;
        }
    }
    Some(Incoming {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: (size <= MOST_BODY).then_some(bytes),
    })
}

impl Server {
    pub(super) fn new(settings: Settings) -> Server {
        let started = Timestamp::now();
        let now = settings.clock.unwrap_or(started);
        Server {
            worlds: HOLDERS
                .iter()
                .map(|holder| (holder.account, Mutex::new(World::new(settings.clone(), holder, now))))
                .collect(),
            routes: routes::all(),
            log: Log::default(),
            answers: AtomicU64::new(0),
            settings,
            started,
        }
    }

    fn world(&self, holder: &KeyHolder) -> MutexGuard<'_, World> {
        self.worlds[&holder.account].lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Timestamp {
        self.settings.clock.unwrap_or_else(Timestamp::now)
    }

    /// The time that the service shows.
    fn shown_clock(&self) -> Timestamp {
        let now = self.now();
        if self.settings.scenario == Scenario::Clock { request_checks::ahead(now) } else { now }
    }

    /// The times that a signature is compared with. In scenario `clock` only the create is affected by the wrong clock.
    fn clocks(&self, action: &str) -> Vec<Timestamp> {
        if action == CREATE { vec![self.shown_clock()] } else { vec![self.now(), self.shown_clock()] }
    }

    /// Makes a RequestId that no other answer has.
    fn request_id(&self) -> String {
        let number = self.answers.fetch_add(1, Ordering::Relaxed);
        let digest = sign::sha256_hex(format!("{} {number}", self.started.as_nanosecond()).as_bytes());
        let mut id = String::with_capacity(36);
        for (index, digit) in digest.chars().take(32).enumerate() {
            if matches!(index, 8 | 12 | 16 | 20) {
                id.push('-');
            }
            id.push(digit);
        }
        id
    }

    async fn reply(&self, incoming: &Incoming) -> SandboxReply {
        if incoming.path == trouble::REDIRECT_PATH {
            return SandboxReply::of(StatusCode::OK, "text/html", trouble::portal());
        }
        if incoming.method == Method::GET
            && let Some(reply) = roles::metadata(&incoming.path, &mut self.world(&HOLDERS[0]), self.now())
        {
            return reply;
        }
        let request_id = self.request_id();
        let action = incoming.header("x-tc-action");
        let (route, holder) = match self.pass_gate(incoming, action) {
            Ok(passed) => passed,
            Err(refusal) => return SandboxReply::new(Err(incoming.spoken(refusal)), &request_id),
        };
        self.log.pass(action, LogMoment::BeforeEffect).await;
        if self.settings.scenario == Scenario::OnlySsm && route.service != "ssm" {
            return SandboxReply::cut();
        }
        if let Some(refusal) = trouble::denied(&self.settings.scenario, (route.service, action), &request_id) {
            self.log.pass(action, LogMoment::BeforeAnswer).await;
            return SandboxReply::new(Err(refusal), &request_id);
        }
        let reply = if action == CREATE {
            self.create(incoming, (route, holder), &request_id)
        } else {
            let answer = self.act(incoming, route, holder);
            SandboxReply::new(answer.map_err(|refusal| incoming.spoken(refusal)), &request_id)
        };
        self.log.pass(action, LogMoment::BeforeAnswer).await;
        reply
    }

    fn pass_gate(&self, incoming: &Incoming, action: &str) -> Result<(&Route, &'static KeyHolder), ParameterError> {
        let key_of = |id: &str| HOLDERS.iter().find_map(|holder| self.world(holder).access_key(id));
        let caller = request_checks::check(incoming, &self.clocks(action), key_of)?;
        let version = incoming.header("x-tc-version");
        let route = self.route(action, version, caller.service)?;
        match version {
            "" => return Err(ParameterError::missing("X-TC-Version")),
            version if version == route.version => {}
            _ => {
                let message = format!("The version of {} is {}.", route.service, route.version);
                return Err(ParameterError::new("NoSuchVersion", message));
            }
        }
        if !is_region(incoming.header("x-tc-region")) {
            return Err(ParameterError::new("UnsupportedRegion", "There is no such region."));
        }
        Ok((route, caller.holder))
    }

    /// Finds an action of a service. Without a service it is the only one that has the action, or the only one with
    /// that version.
    fn route(&self, action: &str, version: &str, service: Option<&str>) -> Result<&Route, ParameterError> {
        let unknown = |message: &str| ParameterError::new("InvalidAction", message);
        if action.is_empty() {
            return Err(unknown("The request header X-TC-Action is missing."));
        }
        let is_named = |route: &&Route| service.is_none_or(|service| service == route.service);
        let mut found: Vec<&Route> =
            self.routes.iter().filter(|route| route.action == action).filter(is_named).collect();
        if found.len() > 1 {
            found.retain(|route| route.version == version);
        }
        match found.as_slice() {
            [route] => Ok(route),
            [] => Err(unknown("The action does not exist.")),
            _ => Err(unknown("Several services have the action. Use an endpoint such as postgres.localhost.")),
        }
    }

    fn act(&self, incoming: &Incoming, route: &Route, holder: &KeyHolder) -> Result<serde_json::Value, ParameterError> {
        let given = incoming.parameters()?;
        let region = incoming.header("x-tc-region");
        let mut world = self.world(holder);
        (route.answer)(&mut RouteRequest { world: &mut world, given: &given, region, now: self.now() })
    }

    fn create(&self, incoming: &Incoming, (route, holder): (&Route, &KeyHolder), request_id: &str) -> SandboxReply {
        let scenario = &self.settings.scenario;
        if let Some(reply) = trouble::on_the_way(scenario) {
            return reply;
        }
        match self.instead_of_create(incoming, holder) {
            Ok(()) => {}
            Err(Instead::Refuse(refusal)) => return SandboxReply::new(Err(incoming.spoken(refusal)), request_id),
            Err(Instead::Cut) => return SandboxReply::cut(),
        }
        match self.act(incoming, route, holder) {
            Ok(answer) => trouble::change_answer(scenario, answer, request_id),
            Err(refusal) => SandboxReply::new(Err(incoming.spoken(refusal)), request_id),
        }
    }

    fn instead_of_create(&self, incoming: &Incoming, holder: &KeyHolder) -> Result<(), Instead> {
        let given = incoming.parameters().map_err(Instead::Refuse)?;
        let region = incoming.header("x-tc-region");
        let mut world = self.world(holder);
        let wish = creation::check(&given, &mut world, region).map_err(Instead::Refuse)?;
        trouble::instead(&mut RouteRequest { world: &mut world, given: &given, region, now: self.now() }, &wish)
    }
}

/// Whether the text has the form of a region id, or is empty because the client sent none.
fn is_region(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
