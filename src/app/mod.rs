//! The wizard as a pure state machine.

pub mod keys;
pub mod submission;
