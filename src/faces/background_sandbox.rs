//! Runs the sandbox for the wizard, on its own thread, until the program ends.

use std::{
    io,
    net::SocketAddr,
    sync::mpsc::{Receiver, channel},
    thread,
};

use crate::{
    domain::endpoint::{Endpoint, Site},
    runtime::check_free_files,
    sandbox::{Sandbox, SandboxSite, Settings},
};

/// A sandbox that is starting.
pub(super) struct BackgroundSandbox {
    address: Receiver<io::Result<SocketAddr>>,
    site: Site,
}

/// A sandbox that listens.
pub(super) struct Listening {
    /// The endpoint for the client.
    pub(super) endpoint: Endpoint,
    /// The address for the banner.
    pub(super) address: String,
}

impl BackgroundSandbox {
    /// Starts the thread without waiting for the sandbox.
    pub(super) fn start(settings: Settings) -> io::Result<BackgroundSandbox> {
        let site = match settings.site {
            SandboxSite::China => Site::China,
            SandboxSite::International => Site::Intl,
        };
        check_free_files()?;
        let (tell, address) = channel();
        thread::Builder::new().name("sandbox".into()).spawn(move || {
            let served = tokio::runtime::Builder::new_current_thread().enable_all().build().and_then(|tokio| {
                tokio.block_on(async {
                    let sandbox = Sandbox::start(settings).await?;
                    // There is no receiver if the program is ending already.
                    let _ = tell.send(Ok(sandbox.address()));
                    sandbox.serve_forever().await;
                    Ok(())
                })
            });
            if let Err(error) = served {
                let _ = tell.send(Err(error));
            }
        })?;
        Ok(BackgroundSandbox { address, site })
    }

    /// Waits until the sandbox listens.
    pub(super) fn listening(self) -> io::Result<Listening> {
        let address = self.address.recv().map_err(io::Error::other)??.to_string();
        let endpoint = Endpoint::parse(&address, Some(self.site)).map_err(io::Error::other)?;
        Ok(Listening { endpoint, address })
    }
}
