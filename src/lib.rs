//! dbcred: creates a rotating database credential in Tencent Cloud Secrets Manager.

pub mod app;
pub mod catalog;
pub mod domain;
pub mod sandbox;
pub mod sign;
pub mod text;
pub mod ui;
pub mod wire;
