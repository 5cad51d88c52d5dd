//! dbcred: creates a rotating database credential in Tencent Cloud Secrets Manager.

pub mod app;
pub mod catalog;
pub mod cli;
pub mod cloud;
pub mod domain;
pub mod export;
pub mod faces;
pub mod import;
pub mod runtime;
pub mod sandbox;
pub mod sign;
pub mod store;
pub mod text;
pub mod ui;
pub mod wire;
