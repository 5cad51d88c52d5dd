//! Draws the wizard: a function of the application's state that changes nothing.

pub mod editor;
pub mod pen;
pub mod theme;
