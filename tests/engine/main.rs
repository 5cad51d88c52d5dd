//! What dbcred knows, without a running program: rules, grants, signing, words, the sandbox, and the house itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod architecture;
mod faults;
mod grants;
mod mariadb;
mod rules;
mod sandbox;
mod signing;
mod walks;
mod words;
