//! Puts a program where a test can run it.

use std::{path::Path, process::Command};

/// Copies a program. Another process writes the copy: a program that is open for writing cannot be started, and what
/// this process has open, the children that other tests start meanwhile hold open until their own programs begin.
pub(crate) fn install(from: &Path, to: &Path) {
    let installed = Command::new("install").args(["-m", "755"]).args([from, to]).status().unwrap();
    assert!(installed.success(), "{installed}");
}
