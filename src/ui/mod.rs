//! Draws the wizard: a function of the application's state that changes nothing.

pub mod pen;
pub mod submission;
pub mod theme;
pub mod wrap;
