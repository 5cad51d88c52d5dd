//! The wizard as a pure state machine.

pub mod editor;
pub mod keys;
