//! dbcred: creates a rotating database credential in Tencent Cloud Secrets Manager.

pub mod catalog;
pub mod cloud;
pub mod domain;
pub mod sign;
pub mod store;
pub mod text;
pub mod wire;
