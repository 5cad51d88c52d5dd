//! The sandbox: a local server that stands in for the cloud, with real HTTP, real signature checks, its own rules, and
//! trouble on request. The wizard, tests, `tccli` and the official SDKs can use it. It never connects to anything.

mod cdb;
mod creation;
mod cynosdb;
mod instances;
mod kms;
mod line;
mod log;
mod messages;
mod nosql;
mod parameters;
mod pattern;
mod postgres;
mod query;
mod regions;
mod reply;
mod request_checks;
mod roles;
mod routes;
mod scenario;
mod secret_states;
mod secrets;
mod server;
mod sqlserver;
mod tags;
mod tdsql;
mod trouble;
mod world;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use jiff::Timestamp;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use self::{log::LogMoment, server::Server};
pub use self::{
    log::{Hold, Received},
    scenario::{Scenario, UnknownScenario},
};

/// The region where most of what the sandbox has is.
pub(crate) const REGION: &str = "ap-guangzhou";
/// The id of the key of the sandbox's first account, which has everything that the wizard's examples show. `sts`
/// gives temporary keys beside it.
pub const SECRET_ID: &str = "AKIDSANDBOX000000000000000000000001";
/// The secret of that key. It is public.
pub const SECRET_KEY: &str = "SandboxOnlyKey00000000000000001";
/// The id of the key of the sandbox's second account, which has other instances and no credentials.
pub const OTHER_SECRET_ID: &str = "AKIDSANDBOX000000000000000000000002";
/// The secret of that key. It is public too.
pub const OTHER_SECRET_KEY: &str = "SandboxOnlyKey00000000000000002";

/// The site that the sandbox imitates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SandboxSite {
    /// The China site. It accepts every field and reports a quota.
    #[default]
    China,
    /// The international site. It refuses the fields of the China site as unknown (docs/api.md R16), and its answers
    /// have fewer members.
    International,
}

/// The settings of a sandbox.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port. 0 means any free port.
    pub port: u16,
    /// What happens to a create.
    pub scenario: Scenario,
    /// The site that it imitates.
    pub site: SandboxSite,
    /// How many MySQL instances the first account has in its first region. Scenario `many` has its own number.
    pub instances: usize,
    /// How many look-ups of a task are needed until it is done. At least 1.
    pub looks: u32,
    /// A fixed time for tests. `None` means the clock of this machine.
    pub clock: Option<Timestamp>,
    /// The role of the machine, as its metadata service tells it. `None` means that the machine has none.
    pub machine_role: Option<String>,
    /// How many seconds a temporary key lasts, whatever is asked for. `None` means as long as is asked for.
    pub role_seconds: Option<i64>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            port: 0,
            scenario: Scenario::Ok,
            site: SandboxSite::China,
            instances: world::MYSQL_INSTANCES,
            looks: 3,
            clock: None,
            machine_role: None,
            role_seconds: None,
        }
    }
}

/// A running sandbox. Stopping or dropping it closes all its connections.
pub struct Sandbox {
    address: SocketAddr,
    server: Arc<Server>,
    /// Nothing is ever sent. Dropping this sender ends the server.
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Sandbox {
    /// Starts to listen, on loopback only.
    ///
    /// # Errors
    /// The error of the operating system, if the port cannot be used.
    pub async fn start(settings: Settings) -> io::Result<Sandbox> {
        Sandbox::on(TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).await?, settings)
    }

    /// Uses a listener that is already open, and ignores `settings.port`. Has to be called inside a tokio runtime.
    ///
    /// # Errors
    /// An error if the listener is not on loopback, or the error of the operating system.
    pub fn on(listener: TcpListener, settings: Settings) -> io::Result<Sandbox> {
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            return Err(io::Error::new(io::ErrorKind::AddrNotAvailable, "the sandbox is for this machine only"));
        }
        let (stop, stopped) = oneshot::channel();
        let server = Arc::new(Server::new(settings));
        let task = tokio::spawn(server::listen(listener, Arc::clone(&server), stopped));
        Ok(Sandbox { address, server, stop, task })
    }

    /// Returns the address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the sandbox. Waits until all connections are closed.
    pub async fn stop(self) {
        let Sandbox { task, stop, .. } = self;
        drop(stop);
        // The task can only have panicked or been aborted. It has ended in both cases.
        let _ = task.await;
    }

    /// Serves until the process ends.
    pub(crate) async fn serve_forever(self) {
        let Sandbox { task, stop, .. } = self;
        let _ = task.await;
        drop(stop);
    }

    /// Returns how many complete requests arrived.
    pub fn requests(&self) -> usize {
        self.server.log.requests()
    }

    /// Returns how many complete requests named that action, refused ones included.
    pub fn calls(&self, action: &str) -> usize {
        self.server.log.calls(action)
    }

    /// Returns the creates that arrived completely, in their order.
    pub fn creates(&self) -> Vec<Received> {
        self.server.log.creates()
    }

    /// Returns how often a client followed the redirect of scenario `redirect`.
    pub fn redirects_followed(&self) -> usize {
        self.server.log.redirected()
    }

    /// Holds every later call of an action after it has arrived completely and before it has any effect.
    pub fn hold(&self, action: &str) -> Hold {
        self.server.log.hold(action, LogMoment::BeforeEffect)
    }

    /// Holds every later call of an action after its effect and before its answer.
    pub fn hold_answer(&self, action: &str) -> Hold {
        self.server.log.hold(action, LogMoment::BeforeAnswer)
    }

    /// Returns what `dbcred sandbox` prints: the address, the key, and the names of the scenarios.
    pub fn listing(&self) -> String {
        const WIDTH: usize = 76;
        let mut text = format!(
            "listening on http://{} (loopback only)\nid   {SECRET_ID}\nkey  {SECRET_KEY}\n\
             another account:\nid   {OTHER_SECRET_ID}\nkey  {OTHER_SECRET_KEY}\nscenarios:",
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
