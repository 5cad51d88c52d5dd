//! What a user asks for: the draft, its rules, and the request that is made only from a valid draft.
//!
//! Nothing in here waits, does input or output, reads a clock, or knows about terminal, network or language.

pub mod account_names;
pub mod alike;
pub mod attempt;
pub mod codes;
pub mod connection;
pub mod destination;
pub mod did_you_mean;
pub mod draft;
pub mod endpoint;
pub mod facts;
pub mod fields;
pub mod fingerprint;
pub mod grants;
pub mod hidden;
mod host;
pub mod invocation;
pub mod key_place;
pub mod request;
pub mod rule;
mod rules;
pub mod schedule;
pub mod standing;
pub mod steps;
pub mod submission;
pub mod template;
pub mod unseen;
pub mod values;
pub mod verification;
