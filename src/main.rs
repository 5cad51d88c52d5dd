//! Starts the face that the command line asks for.

use std::process::ExitCode;

use dbcred::faces;

fn main() -> ExitCode {
    forbid_core_dumps();
    faces::start(&std::env::args_os().collect::<Vec<_>>())
}

/// Forbids core dumps, which would contain the access key. If the system does not allow it, the program goes on.
#[cfg(unix)]
fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // The limit does not apply to a dump that is piped to a program. `NotDumpable` also keeps other processes of this
    // user from reading the memory and the environment.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(not(unix))]
fn forbid_core_dumps() {}
