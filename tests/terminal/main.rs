//! dbcred in a real pseudo-terminal: a good guest, whatever happens.

mod ending;
mod flood;
mod pty;
mod quiet;
mod stories;
mod suspend;
