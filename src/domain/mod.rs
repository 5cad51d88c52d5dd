//! What a user asks for: the draft, its rules, and the request that is made only from a valid draft.
//!
//! Nothing in here waits, does input or output, reads a clock, or knows about terminal, network or language.

pub(crate) mod account_names;
pub(crate) mod alike;
pub mod attempt;
pub mod codes;
pub mod connection;
pub(crate) mod destination;
pub(crate) mod did_you_mean;
pub mod draft;
pub mod endpoint;
pub mod facts;
pub mod fields;
pub(crate) mod fingerprint;
pub mod grants;
pub(crate) mod hidden;
mod host;
pub mod invocation;
pub(crate) mod key_place;
pub mod request;
pub mod rule;
mod rules;
pub(crate) mod schedule;
pub mod standing;
pub mod steps;
pub mod submission;
pub(crate) mod template;
pub(crate) mod unadded;
pub mod unseen;
pub(crate) mod values;
pub mod verification;
