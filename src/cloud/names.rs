//! Host names to addresses, each on a thread of its own: the system's way to ask blocks, and where there is no thread
//! that is an error like any other.

use std::{
    io,
    net::{SocketAddr, ToSocketAddrs as _},
    thread,
};

use tokio::sync::oneshot;

/// Asks the system for the addresses of a host.
///
/// # Errors
/// What the system says: of the name, or where it gives no thread.
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
