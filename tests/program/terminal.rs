//! dbcred in a real pseudo-terminal.

mod ending;
mod files;
mod flood;
mod looks;
mod lookups;
mod mouse;
mod quiet;
mod scarce;
mod slow;
mod stories;
mod suspend;
mod tour;
