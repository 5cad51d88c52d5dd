//! Everything that uses the network: finding the access key and asking for a temporary one, the client, the look-ups, and a submission from its
//! journal entry to its outcome.
//!
//! A look-up may be repeated. A create is sent again automatically only if it certainly did nothing: no connection was
//! made before a byte left, or the service answered with its rate limit.

mod channel;
mod claimed;
pub mod client;
mod connection;
pub(crate) mod context;
pub(crate) mod controls;
pub mod credentials;
pub mod discovery;
mod environment;
pub(crate) mod exchange;
mod ini;
mod key_file;
pub(crate) mod key_places;
mod limits;
pub mod lookups;
pub(crate) mod metadata;
mod names;
mod outcome;

mod profile;
mod proxy;
mod reading;
mod reconcile;
mod redaction;
mod run;
mod sdk_file;
pub(crate) mod settle;
pub(crate) mod signed_call;
pub(crate) mod submit;
pub(crate) mod template;
mod verify;

#[cfg(test)]
mod stub;
#[cfg(test)]
mod tests;
