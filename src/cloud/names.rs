//! Resolves host names, each on its own thread: the system's resolver blocks. A thread that cannot be started is an
//! ordinary error here, whereas tokio's resolver would panic.

use std::{
    io,
    net::{SocketAddr, ToSocketAddrs as _},
    thread,
};

use tokio::sync::oneshot;

/// Asks the system for the addresses of a host.
///
/// # Errors
/// Returns the resolver's error, or an error if no thread could be started.
pub(super) async fn resolve(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let (tell, told) = oneshot::channel();
    let host = host.to_owned();
    let ask = move || tell.send((host.as_str(), port).to_socket_addrs().map(Vec::from_iter));
    thread::Builder::new()
        .name("names".into())
        .spawn(ask)
        .map_err(|error| io::Error::other(format!("no thread to look the host up: {error}")))?;
    told.await.map_err(io::Error::other)?
}
