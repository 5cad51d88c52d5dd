//! The sandbox: a stand-in for the cloud on a port of this machine, with real HTTP, real signature checks, rules of
//! its own, and troubles on request. It serves the wizard, tests, tccli and the official SDKs alike, and never calls
//! out.

mod creation;
mod databases;
mod line;
mod log;
mod parameters;
mod pattern;
mod query;
mod reply;
mod request_checks;
mod routes;
mod scenario;
mod secrets;
mod server;
mod tags;
mod trouble;
mod world;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::Router;
use jiff::Timestamp;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use self::{
    line::{ClientLines, Hand},
    log::LogMoment,
    server::Server,
};
pub use self::{
    log::{Hold, Received},
    scenario::{Scenario, UnknownScenario},
};

/// The only key that the sandbox knows: its id.
pub const SECRET_ID: &str = "AKIDSANDBOX000000000000000000000001";
/// The only key that the sandbox knows: its secret, which is none.
pub const SECRET_KEY: &str = "SandboxOnlyKey00000000000000001";

/// Which of the two sites the sandbox stands in for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SandboxSite {
    /// It knows every field, and answers a quota.
    #[default]
    China,
    /// It refuses the fields of the China site as unknown (docs/api.md R16), and answers fewer.
    International,
}

/// How a sandbox is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// What happens to a create.
    pub scenario: Scenario,
    /// Which site it stands in for.
    pub site: SandboxSite,
    /// How many looks a task takes; the last one finds it done. At least 1.
    pub looks: u32,
    /// A clock that stands still; `None` for this machine's.
    pub clock: Option<Timestamp>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { port: 0, scenario: Scenario::Ok, site: SandboxSite::China, looks: 3, clock: None }
    }
}

/// A running sandbox. It ends when it is stopped or dropped, and all its connections with it.
pub struct Sandbox {
    address: SocketAddr,
    server: Arc<Server>,
    /// Whoever waits for its end waits for this to go.
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Sandbox {
    /// Starts to listen, on loopback only.
    ///
    /// # Errors
    /// What the system says where the port cannot be had.
    pub async fn start(settings: Settings) -> io::Result<Sandbox> {
        Sandbox::on(TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).await?, settings)
    }

    /// Takes over a port that somebody holds already; `settings.port` counts for nothing then. Works inside a runtime.
    ///
    /// # Errors
    /// Where the listener is not on loopback, and what the system says where it cannot be used.
    pub fn on(listener: TcpListener, settings: Settings) -> io::Result<Sandbox> {
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            return Err(io::Error::new(io::ErrorKind::AddrNotAvailable, "the sandbox is for this machine only"));
        }
        let (stop, stopped) = watch::channel(());
        let server = Arc::new(Server::new(settings, stopped.clone()));
        let lines = ClientLines { listener, stop: stopped.clone() };
        let service = Router::new()
            .fallback(server::serve)
            .with_state(Arc::clone(&server))
            .into_make_service_with_connect_info::<Hand>();
        let mut stopped = stopped;
        let task = tokio::spawn(async move {
            let stop = async move { line::end(&mut stopped).await };
            // The listener never gives up, so that nothing but a stop ends it.
            let _ = axum::serve(lines, service).with_graceful_shutdown(stop).await;
        });
        Ok(Sandbox { address, server, stop, task })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How it was set up.
    pub fn settings(&self) -> &Settings {
        &self.server.settings
    }

    /// Ends it and waits until every connection is closed.
    pub async fn stop(self) {
        let Sandbox { task, stop, .. } = self;
        drop(stop);
        // It can only have panicked or been aborted, and has ended in both cases.
        let _ = task.await;
    }

    /// Serves until the surrounding program ends.
    pub async fn serve_forever(self) {
        let Sandbox { task, stop, .. } = self;
        let _ = task.await;
        drop(stop);
    }

    /// How many whole requests arrived.
    pub fn requests(&self) -> usize {
        self.server.log.requests()
    }

    /// How many whole requests named that action, refused ones too.
    pub fn calls(&self, action: &str) -> usize {
        self.server.log.calls(action)
    }

    /// Every create that arrived whole, in its order.
    pub fn creates(&self) -> Vec<Received> {
        self.server.log.creates()
    }

    /// How often scenario `redirect` was followed.
    pub fn redirects_followed(&self) -> usize {
        self.server.log.redirected()
    }

    /// Holds an action from now on when it has arrived whole, before it has any effect.
    pub fn hold(&self, action: &str) -> Hold {
        self.server.log.hold(action, LogMoment::BeforeEffect)
    }

    /// Holds an action from now on after its effect, before the first byte of its answer.
    pub fn hold_answer(&self, action: &str) -> Hold {
        self.server.log.hold(action, LogMoment::BeforeAnswer)
    }

    /// What `dbcred sandbox` prints: the address, the key, and the names of the scenarios.
    pub fn listing(&self) -> String {
        const WIDTH: usize = 76;
        let mut text = format!(
            "listening on http://{} (loopback only)\nid   {SECRET_ID}\nkey  {SECRET_KEY}\nscenarios:",
            self.address
        );
        let mut width = "scenarios:".len();
        for name in Scenario::names() {
            if width + 1 + name.len() > WIDTH {
                text.push_str("\n          ");
                width = "scenarios:".len();
            }
            text.push(' ');
            text.push_str(name);
            width += 1 + name.len();
        }
        text.push('\n');
        text
    }
}
