//! What waits and fails: the key, the client, the look-ups, and a submission from the journal to the verdict.
//!
//! A question may be repeated. A create is sent again by itself only where nothing was done: no connection before a
//! byte left, or the rate limit.

mod channel;
mod claimed;
pub mod client;
mod connection;
pub mod context;
pub mod controls;
pub mod credentials;
pub mod discovery;
mod ini;
pub mod lookups;
mod names;
mod outcome;
mod profile;
mod proxy;
mod reading;
mod reconcile;
mod redaction;
mod run;
mod sdk_file;
pub mod settle;
pub mod submit;
mod verify;

#[cfg(test)]
mod stub;
#[cfg(test)]
mod tests;
