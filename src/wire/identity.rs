//! `sts` 2018-08-13: the owner of an access key, and temporary keys of a role.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{Nothing, actions};

actions! { "sts" "2018-08-13":
    /// Returns the account and user of the access key (docs/api.md §6.3).
    GetCallerIdentity(Nothing) -> CallerIdentity;
    /// Returns a temporary key of a role (docs/api.md §6.3).
    AssumeRole(RoleRequest) -> TemporaryCredentials;
    /// Returns a temporary key of a role to a pod that proves who it is. The request is not signed (docs/api.md §6.3).
    AssumeRoleWithWebIdentity(WebIdentityRequest) -> TemporaryCredentials;
}

/// Account and user of an access key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct CallerIdentity {
    pub(crate) arn: String,
    pub(crate) account_id: String,
    pub(crate) user_id: String,
    pub(crate) principal_id: String,
    pub(crate) r#type: String,
}

/// Asks for a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct RoleRequest {
    pub(crate) role_arn: String,
    pub(crate) role_session_name: String,
    pub(crate) duration_seconds: u64,
}

/// Asks for a role with the token of a pod. The token is wiped when this is dropped; there is no `Debug`.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct WebIdentityRequest {
    pub(crate) provider_id: String,
    pub(crate) web_identity_token: String,
    pub(crate) role_arn: String,
    pub(crate) role_session_name: String,
    pub(crate) duration_seconds: u64,
}

/// A temporary key and its end.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TemporaryCredentials {
    pub(crate) credentials: TemporaryKey,
    /// Seconds since 1970.
    pub(crate) expired_time: i64,
    #[serde(default)]
    pub(crate) expiration: String,
}

/// The parts of a temporary key. They are wiped when this is dropped; there is no `Debug`.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TemporaryKey {
    pub(crate) tmp_secret_id: String,
    pub(crate) tmp_secret_key: String,
    pub(crate) token: String,
}
