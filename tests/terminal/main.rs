//! dbcred in a real pseudo-terminal: a good guest, whatever happens.

#![expect(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::large_stack_arrays,
    reason = "a test that cannot go on has failed, and its helpers are read more than they run"
)]

mod ending;
mod flood;
mod pty;
mod quiet;
mod stories;
mod suspend;
