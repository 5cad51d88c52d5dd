//! Picks a face by the command line.

use std::process::ExitCode;

use dbcred::faces;

fn main() -> ExitCode {
    forbid_core_dumps();
    faces::start(&std::env::args_os().collect::<Vec<_>>())
}

/// A core dump would hold the key. Where the system does not allow the change, nothing else is lost.
#[cfg(unix)]
fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // A limit does not hold back a dump that is piped to a program; and another program of this user may then not read
    // the memory or the environment either.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(not(unix))]
fn forbid_core_dumps() {}
