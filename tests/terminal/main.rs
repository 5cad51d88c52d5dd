//! dbcred in a real pseudo-terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ending;
mod files;
mod flood;
mod looks;
mod lookups;
mod mouse;
mod pty;
mod quiet;
mod scarce;
mod slow;
mod stories;
mod suspend;
mod tour;
