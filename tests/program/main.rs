//! The real program: as a process in scripts, and in a real pseudo-terminal.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../shared/background.rs"]
mod background;
mod cli;
mod connections;
mod endpoints;
mod held;
mod install;
mod keys;
mod kill;
mod leak;
mod lookups;
#[path = "../shared/pseudo_terminal.rs"]
mod pseudo_terminal;
mod pty;
mod ran;
mod terminal;
mod trouble;
mod verdicts;
