//! Picks a face by the command line.

use std::process::ExitCode;

use clap::Parser;
use dbcred::{cli::Cli, faces};

fn main() -> ExitCode {
    forbid_core_dumps();
    faces::run(&Cli::parse())
}

/// A core dump would hold the key. Where the system does not allow the change, nothing else is lost.
#[cfg(unix)]
fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

#[cfg(not(unix))]
fn forbid_core_dumps() {}
