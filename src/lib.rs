//! dbcred: creates a rotating database credential in Tencent Cloud Secrets Manager.

pub mod catalog;
pub mod domain;
pub mod export;
pub mod import;
pub mod sign;
pub mod text;
pub mod wire;
