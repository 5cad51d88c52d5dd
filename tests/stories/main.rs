//! What users do, against the sandbox over real HTTP.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

#[path = "../shared/background.rs"]
mod background;
mod boxes;
mod chords;
mod creating;
mod editing;
mod fields;
mod frames;
mod granting;
mod helping;
mod keeping;
mod lists;
mod looking_up;
mod looks;
mod mouse;
mod names;
mod pasting;
mod pictures;
mod risks;
mod sizes;
mod starting;
mod trouble;
mod user;
